package relation

import (
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// To whom does a figure belong? Its neighbours may tell (near.go); else choose asks, nearest first: counts and votes of others, the actor beside the number or its bracket, who owns or
// acts in its clause, in its sentence, behind it, where the sentence is set; and last whom the text went on speaking of (spokenof.go), a speaker (speaker.go), or who holds the
// congress (host.go). subjects writes the name out; partsBelong comes later, once wholes are known.

// subjects gives each figure the actor to whom it belongs: who is named in its own clause, else who acts in its sentence, else whom the text
// last spoke of.
func (r *Reading) subjects() {
	actors, figures := r.actors()
	c := chooser{r: r, actors: actors, figures: figures, topic: -1, last: -1, heading: -1, ground: -1, human: -1, affairs: -1, of: make([]int, len(r.Mentions))}
	places := r.namedPlaces()
	var last name // a subject has many figures in a row
	next := 0     // the first actor behind the figure
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		for next < len(actors) && actors[next].from < m.QualFrom {
			c.pass(next)
			next++
		}
		if m.Kind == quantity.Duration {
			continue
		}
		if s, rule, ok := r.beside(i); ok {
			c.of[i] = -1
			r.Facts[i].Subject, r.Facts[i].SubjectFrom = viet.SingleBlanks(r.T.Surface(s.From, s.To)), s.From
			r.why(i, rule)
			continue
		}
		a, rule := c.choose(i, next)
		a = c.person(a)
		c.of[i] = a
		if a < 0 || !r.exactly(actors[a].elem, eachLex) && !c.singledOut(&actors[a]) { // "mỗi xã" is of no later sentence
			c.last = a
		}
		if a >= 0 {
			from, to := actors[a].from, actors[a].to
			if rule == "relation.subject_speaker" || rule == "relation.subject_host" {
				from, to = actors[a].body.From, actors[a].body.To
			}
			if b := &actors[a]; b.class <= massBody && b.body.Len() > 0 && rule == "relation.subject_carried" && r.T.SentenceOf(from) != r.T.SentenceOf(m.From) {
				if ofPlace(m) {
					from, to = b.body.From, b.body.To // what the Party organisation and the people of a place brought about is the place's
				} else if b.alone > 0 {
					to = b.alone // and the people admit no member
				}
			}
			if b := &actors[a]; b.role == asSource && b.class == stateBody && ofPlace(m) && m.Action == "" {
				if s, ok := r.placeIn(from, to); ok {
					from, to = s.From, s.To // "Theo Cục Thống kê tỉnh Lam Giang, tổng sản phẩm …" is of the province
				}
			}
			if rule == "relation.subject_carried" && m.Action == "" && actors[a].class <= stateBody && ofPlace(m) && r.T.SentenceOf(from) != r.T.SentenceOf(m.From) && !r.ofVotes(i) {
				if s, ok := r.ruled(from, to); ok {
					from, to = s.From, s.To // "Đảng ủy xã Sơn Hà … Thu nhập bình quân đạt 52 triệu đồng" is of the commune
					if s, ok := places.ofWord(r, from, to); ok {
						from, to = s.From, s.To
					}
				}
			}
			if p := c.speaker(a); p >= 0 {
				p = c.inFull(p)
				from, to = actors[p].from, actors[p].to
				if r.T.MayBegin(actors[a].from, householdLex) && !r.T.MayBegin(from, householdLex) {
					last = name{from: -1}
					r.Facts[i].Subject, r.Facts[i].SubjectFrom = householdLex.Rows[0].Phrase+" "+r.plain(from, to), from
					r.why(i, "relation.subject_self")
					continue
				}
				rule = "relation.subject_self"
			}
			if s, ok := places.fullName(r, &actors[a]); ok {
				from, to = s.From, s.To
			}
			if rule == "relation.subject_counted" {
				from = min(from, r.Mentions[actors[a].own].From) // "Bảy đảng bộ"
			}
			if here := r.T.SentenceOf(from) == r.T.SentenceOf(m.From); last.from != from || last.to != to || last.here != here {
				last = name{from: from, to: to, here: here}
				if here { // where the short form is given, the name is still written out
					last.words = viet.SingleBlanks(r.T.Surface(from, to))
				} else {
					last.words = r.plain(from, to)
				}
			}
			r.Facts[i].Subject, r.Facts[i].SubjectFrom = last.words, from
			r.why(i, rule)
		}
	}
}

// chooser chooses the subjects of the figures of one text, one after the other.
type chooser struct {
	r       *Reading
	actors  []actor
	figures []marks // what stands before each figure
	topic   int     // the actor that the text speaks of, -1 for none
	last    int     // the subject of the figure before, -1 for none
	heading int     // the first body that the text names
	ground  int     // the place that the text named last as where something is or whose it is
	human   int     // the person or household that the text told of last, who has no post
	affairs int     // the place whose affairs the text told of last: "kinh tế của huyện tiếp tục phát triển"
	of      []int   // the subject of each figure so far
}

// name is how the tokens [from, to) are written as the subject of a figure, which stands in their sentence (here) or in a later one.
type name struct {
	from, to int
	here     bool
	words    string
}

// choose returns the actor whose figure i is and the rule that found it, -1 for none. next is the first actor behind the figure.
func (c *chooser) choose(i, next int) (int, string) {
	r, m, at := c.r, &c.r.Mentions[i], c.figures[i]
	k := r.ElemOf(m.QualFrom)
	first := max(0, next-12)
	before := c.actors[:next]
	if next < len(c.actors) && c.actors[next].own == i {
		if c.actors[next].role == asSubject && i+1 < len(r.Mentions) && c.countedBy(i+1, next) {
			return -1, "" // "13 đảng bộ có tỷ lệ nữ trên 15%": they are nobody's
		}
		next++
	}
	for n := len(before) - 1; n >= first && before[n].at.sentence == at.sentence && before[n].at.commas == at.commas; n-- {
		c.r.T.Work++
		if a := &before[n]; a.own == i-1 && i > 0 && c.countedBy(i, n) {
			return n, "relation.subject_counted"
		} else if a.own >= 0 || a.role == asSubject {
			break
		}
	}
	if r.together(m) {
		return -1, ""
	}
	if voter := c.votedFor(i, next); voter >= 0 {
		return voter, "relation.subject_voted"
	}
	if r.SpokenFor(m) && next < len(c.actors) { // "đại diện cho 9.300 đảng viên trong toàn Đảng bộ"
		if a := &c.actors[next]; a.own < 0 && !a.generic && (a.role == asPlace || a.role == asOwner || a.class == wholePlace) && r.Elems[a.elem].From-m.End <= 4 && a.at.sentence == at.sentence {
			return next, "relation.subject_place"
		}
	}
	if r.SpokenFor(m) && kind(m.Class) == "person" {
		if n := c.sending(next, at); n >= 0 {
			return n, "relation.subject_carried"
		}
	}
	// "cao nhất là Bình Phước 31,25%", "Tuyên Quang (15,7%)", "Đảng bộ xã A (171 đảng viên)"
	if n := len(before) - 1; n >= 0 && before[n].own < 0 && (before[n].role == asSubject || before[n].elem > 0 && (r.Elems[before[n].elem-1].Kind == quantity.Open || r.TextOf(before[n].elem-1) == "là")) {
		a := &before[n]
		if a.end == k-1 && a.class == namedPlace && r.Elems[a.end].Kind == quantity.Colon && m.Percent {
			return n, "relation.subject_beside" // "như Bắc Giang: 15,09%; Lào Cai: 15,69%"
		}
		if a.end == k && (a.class == namedPlace || a.class == capitals || m.Percent) || a.end == k-1 && r.Elems[a.end].Kind == quantity.Open && m.Bracket < 0 || a.end == k-2 && a.class == namedPlace && r.Elems[a.end].Kind == quantity.Open && r.VerbClass(k-1) == "reach" {
			return n, "relation.subject_beside"
		}
	}
	// "1 quần chúng (huyện Sơn Hà)", "1.234 đồng/kg (Lam Giang)"
	if o := r.ElemOf(m.End-1) + 1; next < len(c.actors) && c.actors[next].elem == o+1 && c.actors[next].class == namedPlace && r.Elems[o].Kind == quantity.Open && o+2 < len(r.Elems) && r.Elems[o+2].Kind == quantity.Close && m.Class != "place" {
		return next, "relation.subject_beside"
	}
	// "doanh nghiệp nhà nước tăng 1,03 lần", "nhiều địa phương có 90%": bodies of one sort have what is counted right behind them
	if n := len(before) - 1; n >= 0 && (before[n].class == groupOf || before[n].class == levelOf || before[n].class == noun && r.Elems[before[n].elem].Kind == quantity.Func) && before[n].role == asSubject && before[n].own < 0 && !before[n].passive && !before[n].says {
		a := &before[n]
		most := 3 // elements between
		if a.verb == "exist" {
			most = 6 // "nhiều tổ dân phố có số hộ dân dưới 50 hộ"
		}
		if m.Percent && a.verb == "exist" {
			most = 9 // "nhiều địa phương có tỷ lệ bao phủ bảo hiểm y tế cao hơn 90%"
		}
		if near := k - a.end; near >= 0 && near <= most && a.at.commas == at.commas && a.at.figures == at.figures && a.at.semicolons == at.semicolons && a.at.sentence == at.sentence && (a.verb == "exist" || a.verb == "reach" || a.verb == "up" || a.verb == "down" || a.verb == "to") {
			return n, "relation.subject_clause"
		}
	}
	// "3.828 tổ chức cơ sở đảng (trong đó 589 ở xã)": a part in brackets belongs to whom the whole does
	if n := len(before) - 1; m.Bracket >= 0 && n >= 0 && before[n].from >= r.Mentions[m.Bracket].End && c.reaches(n, i) {
		return n, "relation.subject_beside" // "(Đảng bộ huyện A đạt 94%, Đảng bộ Công an tỉnh đạt 90%)"
	}
	if b := m.Bracket; b >= 0 && r.Mentions[b].Kind != quantity.Duration && c.of[b] >= 0 && !c.actsInside(b, before) {
		return c.of[b], "relation.subject_carried"
	}
	_, _, delegates := r.T.At(m.UnitFrom, delegateLex)
	if m.Percent && !delegates {
		_, _, delegates = r.T.At(m.End, attendeeLex) // "100% đại biểu"
	}
	if delegates = delegates && (m.Noun || m.Percent); delegates && (m.Action == "" || r.countsDelegates(m)) {
		for n := len(before) - 1; n >= first && before[n].at.sentence >= at.sentence-2; n-- {
			c.r.T.Work++
			if a := &before[n]; a.class == congressBody && !a.says {
				if m.ActionAt >= 0 && m.ActionAt < a.from && a.at.sentence == at.sentence && r.exactly(a.elem-1, attendsLex) {
					continue // "bầu đoàn đại biểu dự Đại hội cấp trên gồm 15 đại biểu"
				}
				if p := c.holder(n, first); p >= 0 {
					return p, "relation.subject_delegates"
				}
				return n, "relation.subject_delegates"
			}
		}
	}
	// "giá trị sản xuất của huyện đạt", "trên địa bàn tỉnh có", unless somebody acts in the same clause
	owner := -1
	for n := len(before) - 1; n >= first; n-- {
		c.r.T.Work++
		a := &before[n]
		if a.at.sentence != at.sentence || a.at.figures != at.figures || a.at.commas != at.commas || a.at.semicolons != at.semicolons {
			break
		}
		if c.acting(a) {
			owner = -1
			break
		}
		if a.inside && m.Bracket < 0 && c.closedBehind(a, k) {
			continue // "12 chi bộ (7 ở thị trấn) với 300 đảng viên"
		}
		if a.listed || a.role == asPlace && a.elem > 1 && r.Elems[a.elem-2].Kind == quantity.Fig && at.verbs > a.at.verbs && r.VerbClass(k-1) == "act" {
			continue // "đấu giá được 1 điểm tại xã Đông Sơn thu 2,3 tỷ đồng"
		}
		if owner < 0 && (a.role == asModifier || a.role == asObject && a.class == wholePlace && a.end == k-1 && c.has(k)) && (a.class == namedPlace && !a.abroad && !m.Noun || a.class == wholePlace && !c.shortFor(a, c.topic) && (!m.Noun || c.has(k))) && !a.central && at.verbs > a.at.verbs {
			owner = n // "sản lượng lúa Hà Nội đạt"
		}
		if owner < 0 && a.role == asModifier && a.class == partyBody && m.Noun && k-a.end <= 2 && (r.VerbClass(a.end) == "to" || r.VerbClass(a.end) == "reach") {
			owner = n // "nâng tổng số đảng viên Đảng bộ huyện lên 1.694 đồng chí"
		}
		if owner < 0 && a.role == asModifier && a.class == works {
			owner = n // "Tổng chiều dài đường vành đai 7 là 40,6 km"
		}
		if owner < 0 && (c.owns(a) && (m.Noun || a.class != congressBody) || a.class == groupOf && (a.role == asOwner || a.role == asPlace)) && (at.verbs > a.at.verbs || a.end == k) {
			owner = n
		}
	}
	if owner >= 0 {
		if p := c.toldOf(owner); p >= 0 {
			owner = p
		}
		if a := &c.actors[owner]; c.lasting(a) && !(a.role == asModifier && a.class == partyBody) && !c.site(a) {
			c.topic = owner
		}
		return owner, "relation.subject_owner"
	}
	// who acts in the sentence before the figure
	for n := len(before) - 1; n >= first && before[n].at.sentence == at.sentence; n-- {
		c.r.T.Work++
		a := &before[n]
		if a.class == noun && at.semicolons > a.at.semicolons && m.ActionAt < 0 && c.topic >= 0 {
			continue // "nhân dân hiến 5 ha đất; 100% chi bộ sinh hoạt đúng quy định"
		}
		if a.class == groupOf && a.named && at.commas > a.at.commas && c.topic >= 0 {
			continue // "Doanh nghiệp may xuất khẩu đã sản xuất ổn định, toàn xã có …, 85% người dân …"
		}
		if c.fronted(a) && (m.Noun || a.class != congressBody) {
			if c.lasting(a) {
				c.topic = n
			}
			return n, "relation.subject_owner"
		}
		if c.told(a) && at.commas == a.at.commas && at.figures == a.at.figures {
			return n, "relation.subject_clause"
		}
		if a.verb != "act" && a.class <= massBody && c.r.chosen(m, a.to) {
			continue // "Đại hội bầu Đảng ủy gồm 15 đồng chí, Ban Thường vụ 5 đồng chí"
		}
		if at.semicolons > a.at.semicolons && c.singledOut(a) {
			continue // "cao nhất là Tuyên Quang với 29,2%; 61 tỉnh có …"
		}
		if c.acting(a) && a.own < 0 && (!a.central || m.Action != "") {
			return c.orHost(n, m, "relation.subject_clause")
		}
	}
	// "2.400 đảng viên ở TP HCM", "tập thể được Ban Thường vụ khen thưởng"
	row, commas, end := c.rowBehind(i)
	for n := next; n < len(c.actors) && n < next+2; n++ {
		a := &c.actors[n]
		if a.own >= 0 && a.from < end {
			continue
		}
		if a.at.sentence != at.sentence || a.at.commas != at.commas+commas || a.at.figures > at.figures+1+row {
			break
		}
		if a.generic || a.own >= 0 {
			continue
		}
		d := r.Elems[max(a.elem-1, 0)].From - end // to the word before it: của, ở, được
		if a.role == asCounted {
			d = r.Elems[a.elem].From - end
		}
		if row > 0 && a.role != asAgent {
			continue
		}
		if a.role == asAgent && !(m.Percent && r.ReportsOnGoal(m)) && (d <= 3 || !r.exactly(a.elem-1, byLex)) {
			return n, "relation.subject_agent"
		}
		if d <= 2 && (a.role == asOwner || a.role == asPlace || a.role == asCounted && !delegates && !m.Percent && a.class != levelOf && a.class != groupOf) {
			return n, "relation.subject_place"
		}
	}
	// "Tại huyện Sơn Hà, …"
	for n := len(before) - 1; n >= first && before[n].at.sentence == at.sentence; n-- {
		c.r.T.Work++
		if a := &before[n]; c.owns(a) && (m.Noun || a.class != congressBody) && (a.role == asOwner && !m.Noun || !c.shortFor(a, c.topic)) && !(at.semicolons > a.at.semicolons && c.behindVerb(a)) {
			if !c.site(a) {
				c.topic = n
			}
			return n, "relation.subject_owner"
		}
	}
	// "Tại Đại hội, các đại biểu đã thảo luận. Bầu 14 đồng chí vào Ban Chấp hành."
	if m.ActionAt >= 0 && r.T.Has(m.ActionAt, electLex) {
		for n := len(before) - 1; n >= first && n > c.topic && before[n].at.sentence >= at.sentence-1; n-- {
			c.r.T.Work++
			if a := &before[n]; a.class == congressBody && (a.role == asPlace || a.role == asSubject) {
				return n, "relation.subject_carried"
			}
		}
	}
	if n := c.behindFront(i, next); n >= 0 {
		return n, "relation.subject_front"
	}
	if c.doneInTerm(m) {
		return -1, ""
	}
	if c.human > c.topic && c.human > c.affairs && c.actors[c.human].at.paragraphs == at.paragraphs && ofPlace(m) {
		return c.human, "relation.subject_carried"
	}
	if c.affairs > c.topic && c.affairs >= c.last && ofPlace(m) {
		return c.affairs, "relation.subject_carried"
	}
	if _, _, part := r.T.At(r.T.Sentence(m.From).From, partLex); part && c.last >= 0 || c.topic < 0 && c.last >= 0 && c.actors[c.last].at.paragraphs == at.paragraphs {
		return c.orHost(c.last, m, "relation.subject_carried")
	}
	// "Phó Chủ tịch xã Sơn Hà cho biết, tổng nhu cầu vốn …": nobody else is named
	for n := len(before) - 1; n >= first && before[n].at.sentence == at.sentence; n-- {
		c.r.T.Work++
		if a := &before[n]; a.class == office && a.says && !a.central && a.body.Len() > 0 {
			return n, "relation.subject_speaker"
		}
	}
	if c.topic >= 0 {
		if n := c.fullName(c.topic, at); n >= 0 {
			return n, "relation.subject_carried"
		}
		return c.orHost(c.topic, m, "relation.subject_carried")
	}
	if c.heading >= 0 {
		return c.heading, "relation.subject_carried"
	}
	if c.ground >= 0 && (c.actors[c.ground].role != asPlace || c.actors[c.ground].at.paragraphs == at.paragraphs) {
		return c.ground, "relation.subject_carried" // "Kinh tế của tỉnh giữ được ổn định. Tăng trưởng đạt 11%."
	}
	// nobody was named yet: "282 người bị khai trừ trong tổng số hơn 2.400 đảng viên bị kỷ luật ở tỉnh A"
	for n := next; n < len(c.actors) && n < next+3 && c.actors[n].at.sentence == at.sentence; n++ {
		if a := &c.actors[n]; c.owns(a) && a.class == namedPlace {
			return n, "relation.subject_place"
		}
	}
	return -1, ""
}

// countedBy reports whether share i is said of the bodies that actor n counts: "Bảy đảng bộ có tỷ lệ nữ trên 15%".
func (c *chooser) countedBy(i, n int) bool {
	r, a := c.r, &c.actors[n]
	m := &r.Mentions[i]
	had := a.role == asObject && r.VerbClass(a.elem-1) == "exist" && r.VerbClass(a.end) == "reach" // "tỉnh có 3 xã đạt trên 30 triệu đồng"
	if m.Noun || m.Bracket >= 0 || a.role != asSubject && !had || !a.acts || a.verb != "exist" && a.verb != "reach" && a.verb != "act" {
		return false
	}
	at := c.figures[i]
	return a.at.sentence == at.sentence && a.at.commas == at.commas && a.at.semicolons == at.semicolons && a.at.colons == at.colons
}

// together reports whether figure m only counts the places whose people or things the words before tell of: "nhân dân hai nước", "lãnh đạo 8 tỉnh", "cán bộ của hai đơn vị". Nobody has
// these.
func (r *Reading) together(m *quantity.Mention) bool {
	k := r.ElemOf(m.QualFrom)
	if !m.Noun || m.Class != "place" && !(m.Class == "org" && m.Value != nil && m.Value.Cmp(fewBodies) <= 0) || m.Qualifier != quantity.Exact || k < 2 {
		return false
	}
	switch b := r.Elems[k-1]; b.Kind {
	case quantity.Noun:
		c := r.NounClass(k - 1)
		return c == "person" || c == "member" || c == "group"
	case quantity.Func:
		if o := r.ElemOf(m.End - 1); o+1 < len(r.Elems) && (r.exactly(o+1, placeLex) || r.exactly(o+1, ownerLex)) {
			return false // "cán bộ của 20 xã trên địa bàn huyện"
		}
		return r.exactly(k-1, ownerLex) && (r.Elems[k-2].Kind == quantity.Noun || r.Elems[k-2].Kind == quantity.Plain)
	}
	return false
}

// fewBodies is how many bodies may be told of together by the words before them.
var fewBodies = numeral.NewDecimal(3)

// reaches reports whether actor n is a body or a place that figure i stands right behind, or behind "đạt" or "có" alone.
func (c *chooser) reaches(n, i int) bool {
	r, a := c.r, &c.actors[n]
	if a.role != asSubject || a.class > massBody && a.class != namedPlace || a.at.commas != c.figures[i].commas || a.at.semicolons != c.figures[i].semicolons {
		return false
	}
	k := r.ElemOf(r.Mentions[i].QualFrom)
	return a.end == k || a.end == k-1 && (r.VerbClass(a.end) == "reach" || r.VerbClass(a.end) == "exist")
}

// actsInside reports whether the last of the actors stands in the bracket behind mention b and acts there: "(Ban Thường vụ kiểm tra 2 chi bộ)".
func (c *chooser) actsInside(b int, actors []actor) bool {
	n := len(actors) - 1
	return n >= 0 && actors[n].from >= c.r.Mentions[b].End && actors[n].class <= massBody && c.acting(&actors[n]) && actors[n].verb == "act"
}

// countsDelegates reports whether figure m counts delegates, whatever was done with them.
func (r *Reading) countsDelegates(m *quantity.Mention) bool {
	return r.T.Has(m.UnitFrom, attendeeLex)
}

// closedBehind reports whether the bracket that actor a stands in is closed before element k.
func (c *chooser) closedBehind(a *actor, k int) bool {
	for j := a.end; j < k && j < a.end+12; j++ {
		c.r.T.Work++
		if c.r.Elems[j].Kind == quantity.Close {
			return true
		}
	}
	return false
}

// has reports whether the figure at element k stands right behind a verb of having or reaching: "tổng số hộ toàn huyện có 10.396 hộ".
func (c *chooser) has(k int) bool {
	switch c.r.VerbClass(k - 1) {
	case "exist", "reach", "to":
		return true
	}
	return false
}

// owns reports whether actor a is named as the one who has something or where it is.
func (c *chooser) owns(a *actor) bool {
	if a.class == barePlace && a.role == asOwner && c.topic >= 0 && c.r.exactly(a.elem, hereLex) {
		return false
	}
	return (a.role == asOwner || a.role == asPlace) && a.own < 0 && !a.generic && !a.central && a.class != groupOf
}

// toldOf returns the actor of whom the clause of place a tells that it is one of those there: "Hà Nam là một trong 3 địa phương trong cả nước có …".
// -1 if it tells so of none.
func (c *chooser) toldOf(n int) int {
	r, a := c.r, &c.actors[n]
	if a.role != asPlace || a.class != wholePlace {
		return -1
	}
	for k := a.elem - 1; k >= 0 && a.elem-k < 14; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Stop:
			return -1
		case quantity.Verb:
			if !strings.HasSuffix(r.TextOf(k), "là") {
				return -1
			}
			for p := n - 1; p >= max(0, n-12) && c.actors[p].at.sentence == a.at.sentence; p-- {
				if c.actors[p].end <= k && c.actors[p].role == asSubject {
					return p
				}
			}
			return -1
		}
	}
	return -1
}

// site reports whether actor a is only where one thing is, which says nothing of what follows: "xây dựng 1 nhà máy tại khu công nghiệp Sơn Hà".
func (c *chooser) site(a *actor) bool {
	return a.role == asPlace && (a.class == firmBody || a.class == namedPlace) && c.topic >= 0 && !c.fronted(a)
}

// fronted reports whether actor a is a place that rules what follows: "Ở Nghệ An, …", "trên địa bàn huyện, …".
func (c *chooser) fronted(a *actor) bool {
	return a.role == asPlace && c.owns(a) && a.elem > 0 && c.r.clauseStart(a.elem-1)
}

// clauseStart reports whether element k can begin a clause: nothing, a mark, a time or a joining word stands before it.
func (r *Reading) clauseStart(k int) bool {
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case quantity.Comma:
			if j-2 >= from && r.Elems[j-1].Kind == quantity.Org && (r.Elems[j-2].Kind == quantity.Verb || r.Elems[j-2].Kind == quantity.Noun) && !r.opensWith(k, wholePlaceLex) {
				return false // "kế hoạch HĐND, UBND tỉnh giao": a row of agents inside a noun phrase, but "sáp nhập với Lam Giang, toàn tỉnh có …"
			}
			return true
		case quantity.Sign:
			// “Tuổi trẻ chung tay …” behind a noun is a title
			return j == from || !r.opensQuote(e.From) || r.Elems[j-1].Kind != quantity.Noun && r.Elems[j-1].Kind != quantity.Plain
		case quantity.Semicolon, quantity.Colon, quantity.Stop, quantity.Time, quantity.Doc, quantity.Open, quantity.Close:
			return true
		case quantity.Func:
			switch r.WordClass(j) {
			case "conj":
				return true
			case "rel":
				if r.exactly(j, beforeSubjectLex) {
					continue
				}
			}
			return false
		case quantity.Verb:
			// "…, cho biết Đảng bộ đã …": a verb of saying opens a clause
			return r.T.Has(e.From, sayingLex)
		default:
			return false
		}
	}
	return true
}

// opensQuote reports whether token i opens a quotation.
func (r *Reading) opensQuote(i int) bool {
	switch r.T.Str(i) {
	case "“", "‘", "«", `"`:
		return true
	}
	return false
}

// told reports whether actor a is told to do what follows: "tham mưu UBND tỉnh điều động 5 công chức".
func (c *chooser) told(a *actor) bool {
	if !a.acts || a.verb != "act" || a.passive || a.central || a.generic || a.own >= 0 || a.end >= len(c.r.Elems) || c.r.Elems[a.end].Kind != quantity.Verb {
		return false
	}
	if a.class == groupOf && !c.r.figureNear(a.end+1) {
		return false // "vận động các doanh nghiệp đầu tư hạ tầng với kinh phí 31 tỷ đồng"
	}
	_, _, ok := c.r.T.Before(a.from, pivotLex)
	return ok || a.listed && a.role == asObject
}

// chosen reports whether figure m counts who was elected by a verb that stands before token i.
func (r *Reading) chosen(m *quantity.Mention, i int) bool {
	if m.ActionAt < 0 || m.ActionAt >= i {
		return false
	}
	return r.T.Has(m.ActionAt, electLex)
}

// rowBehind returns how many counts go on right behind figure i in a row, the commas among them and the token where the row ends: "5 tập thể, 12 cá nhân và 3 gia đình
// được UBND tỉnh khen thưởng".
func (c *chooser) rowBehind(i int) (row, commas int32, end int) {
	r := c.r
	end = r.Mentions[i].End
	for i++; i < len(r.Mentions) && row < 8; i++ {
		k := r.ElemOf(end-1) + 1
		if m := &r.Mentions[i]; !m.Noun || k+1 >= len(r.Elems) || r.ElemOf(m.QualFrom) != k+1 {
			break
		}
		switch {
		case r.Elems[k].Kind == quantity.Comma:
			commas++
		case !r.exactly(k, andLex):
			return row, commas, end
		}
		row++
		end = r.Mentions[i].End
	}
	return row, commas, end
}

// behindVerb reports whether actor a is a place in the middle of its clause, which says nothing of the next item: "63 dự án được cấp phép trong khu
// công nghiệp; 10 xã đạt chuẩn".
func (c *chooser) behindVerb(a *actor) bool {
	r := c.r
	if r.T.Has(a.from, nationLex) {
		return !r.clauseStart(a.elem - 1) // "xếp thứ 38 trong cả nước; chỉ số …"
	}
	for k := a.elem - 1; k >= 0 && a.elem-k < 12; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Verb:
			return a.role == asPlace && a.class != wholePlace
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Colon:
			return false
		}
	}
	return false
}

// behindFront returns the actor whose clause follows what figure i opens the sentence with: "Với tổng vốn 16.000 tỷ đồng, tuyến đường dài 660 km", "Được đầu tư 31 tỷ đồng, Trạm bơm …". -1
// if the sentence opens otherwise.
func (c *chooser) behindFront(i, next int) int {
	r, at := c.r, c.figures[i]
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, to := r.SentenceOf(k)
	if !r.opensWith(from, frontLex) {
		return -1
	}
	for n := next; n < len(c.actors) && n < next+4; n++ {
		a := &c.actors[n]
		if a.at.sentence != at.sentence || a.at.semicolons != at.semicolons || a.elem >= to || a.at.commas > at.commas+3 {
			return -1
		}
		if a.own < 0 && a.role == asSubject && a.acts && !a.says && a.at.commas > at.commas && (a.class <= namedPlace || a.class == person || a.class == works) {
			return n
		}
	}
	return -1
}

// doneInTerm reports whether the sentence of figure m begins with the term and what was done in it, and leaves open by whom: "Trong nhiệm kỳ, đã
// thành lập 2 tổ chức đảng".
func (c *chooser) doneInTerm(m *quantity.Mention) bool {
	r := c.r
	k, to := r.SentenceOf(r.ElemOf(m.QualFrom))
	if k < to && r.Elems[k].Kind == quantity.Func {
		k++
	}
	if k >= to || r.Elems[k].Kind != quantity.Time || !r.T.Has(r.Elems[k].From, termLex) {
		return false
	}
	for k++; k < to && (r.Elems[k].Kind == quantity.Comma || r.Elems[k].Kind == quantity.Func); k++ {
		r.T.Work++
	}
	return k < to && r.VerbClass(k) == "act"
}

// ofVotes reports whether votes are counted by figure i or by the one before it in its sentence.
func (r *Reading) ofVotes(i int) bool {
	for n := i; n >= 0 && n >= i-1 && r.T.SentenceOf(r.Mentions[n].From) == r.T.SentenceOf(r.Mentions[i].From); n-- {
		if r.counts(&r.Mentions[n], voteLex) {
			return true
		}
	}
	return false
}

// plain returns the words of an organisation as the text writes them, with one space between. A name with its short form in brackets is
// given in short, "Bảo hiểm xã hội (BHXH) tỉnh Hưng Yên" is BHXH tỉnh Hưng Yên from there on; the words before the long form stay, "Hội Cựu
// chiến binh (CCB) huyện" is Hội CCB huyện.
func (r *Reading) plain(from, to int) string {
	for i := from + 1; i+2 < to; i++ {
		r.T.Work++
		if r.T.Is(i, '(') && r.T.Is(i+2, ')') {
			if long, ok := r.Abbr[r.T.Str(i+1)]; ok {
				short := r.T.Str(i+1) + " " + r.plain(i+3, to)
				if head := i - len(scan.New(long).Tokens); head > from {
					return viet.SingleBlanks(r.T.Surface(from, head)) + " " + short
				}
				return short
			}
		}
	}
	return viet.SingleBlanks(r.T.Surface(from, to))
}

// partsBelong gives a part that nobody in its own clause has to whom the whole belongs: "Đảng ủy xã trao Huy hiệu cho 45 đảng viên trong Đảng bộ xã. Trong đó,
// 2 đảng viên …" are those whom the Đảng ủy honoured.
func (r *Reading) partsBelong() {
	for i := range r.Facts {
		r.T.Work++
		f, m := &r.Facts[i], &r.Mentions[i]
		of := f.PartOf
		if of < 0 && m.Percent {
			of = m.Bracket // "nữ 118 (44,5%)"
		}
		if of < 0 || of >= i {
			continue
		}
		whole := &r.Facts[of]
		if whole.Subject == f.Subject || whole.SubjectFrom < 0 {
			continue
		}
		for n, rule := range f.Why {
			if rule == "relation.subject_carried" {
				f.Subject, f.SubjectFrom = whole.Subject, whole.SubjectFrom
				f.Why[n] = "relation.subject_whole"
			}
		}
	}
}
