package relation

import (
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
)

// Which actor is a figure's? choose asks, nearest first: counts and votes of others, the actor beside the number or its bracket, who owns or acts in its
// clause, who acts in its sentence, who is named behind it, where the sentence is set; and last whom the text went on speaking of (spokenof.go), unless who holds the
// congress is meant (host.go). The first rule that knows settles it, also that it is nobody's; the rule's name is handed on for explain.

// choose returns the actor whose figure i is and the rule that found it, -1 for none. next is the first actor behind the figure.
func (c *chooser) choose(i, next int) (int, string) {
	r, m := c.r, &c.r.Mentions[i]
	s := stand{i: i, m: m, at: c.figures[i], k: r.ElemOf(m.QualFrom), first: max(0, next-12), before: c.actors[:next], next: next}
	if next < len(c.actors) && c.actors[next].own == i {
		if c.actors[next].role == asSubject && i+1 < len(r.Mentions) && c.countedBy(i+1, next) {
			return -1, "" // "13 đảng bộ có tỷ lệ nữ trên 15%": they are nobody's
		}
		s.next++
	}
	if who, rule, settled := c.ofOthers(&s); settled {
		return who, rule
	}
	if who, rule, settled := c.besideNumber(&s); settled {
		return who, rule
	}
	_, _, s.delegates = r.T.At(m.UnitFrom, delegateLex)
	if m.Percent && !s.delegates {
		_, _, s.delegates = r.T.At(m.End, attendeeLex) // "100% đại biểu"
	}
	s.delegates = s.delegates && (m.Noun || m.Percent)
	if who, rule, settled := c.ofDelegates(&s); settled {
		return who, rule
	}
	if who, rule, settled := c.owner(&s); settled {
		return who, rule
	}
	if who, rule, settled := c.actsBefore(&s); settled {
		return who, rule
	}
	if who, rule, settled := c.standsBehind(&s); settled {
		return who, rule
	}
	if who, rule, settled := c.whereSet(&s); settled {
		return who, rule
	}
	topic := c.topic
	who, rule := c.carried(&s)
	if rule == "relation.subject_carried" && !c.outlasts(who) && c.doneInTerm(m) {
		c.topic = topic
		return -1, ""
	}
	return who, rule
}

// outlasts reports whether actor n is who does what is done in a term of office, a place or an organisation, rather than the congress or the committee that it elects.
func (c *chooser) outlasts(n int) bool {
	switch a := &c.actors[n]; a.class {
	case partyBody:
		return c.r.T.Has(a.from, senderLex)
	case stateBody, massBody, namedPlace, wholePlace, barePlace:
		return true
	}
	return false
}

// stand is where a figure stands among the actors. The rules of choose settle whose it is, or leave it to the next.
type stand struct {
	i         int // the figure
	m         *quantity.Mention
	k         int // its element
	at        marks
	before    []actor // those that the text names before it
	first     int     // the first of them that is looked at
	next      int     // the first actor behind it that is not the figure itself
	delegates bool    // it counts delegates, or a share of them
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

// ofOthers settles it for what is said of bodies that were counted, of the places that people come from, of votes and of members spoken for.
func (c *chooser) ofOthers(s *stand) (who int, rule string, settled bool) {
	r, m, at, i, first, before, next := c.r, s.m, s.at, s.i, s.first, s.before, s.next
	for n := len(before) - 1; n >= first && before[n].at.sentence == at.sentence && before[n].at.commas == at.commas; n-- {
		c.r.T.Work++
		if a := &before[n]; a.own == i-1 && i > 0 && c.countedBy(i, n) {
			return n, "relation.subject_counted", true
		} else if a.own >= 0 || a.role == asSubject {
			break
		}
	}
	if r.together(m) {
		return -1, "", true
	}
	if voter := c.votedFor(i, next); voter >= 0 {
		return voter, "relation.subject_voted", true
	}
	if r.SpokenFor(m) && next < len(c.actors) { // "đại diện cho 9.300 đảng viên trong toàn Đảng bộ"
		if a := &c.actors[next]; a.own < 0 && !a.generic && (a.role == asPlace || a.role == asOwner || a.class == wholePlace) && r.Elems[a.elem].From-m.End <= 4 && a.at.sentence == at.sentence {
			return next, "relation.subject_place", true
		}
	}
	if r.SpokenFor(m) && kind(m.Class) == "person" {
		if n := c.sending(next, at); n >= 0 {
			return n, "relation.subject_carried", true
		}
	}
	return -1, "", false
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

// besideNumber settles it by the actor right beside the number, by those of one sort whose predicate the figure is, or by the bracket that it stands in.
func (c *chooser) besideNumber(s *stand) (who int, rule string, settled bool) {
	r, m, at, i, k, before, next := c.r, s.m, s.at, s.i, s.k, s.before, s.next
	// "cao nhất là Bình Phước 31,25%", "Tuyên Quang (15,7%)", "Đảng bộ xã A (171 đảng viên)"
	if n := len(before) - 1; n >= 0 && before[n].own < 0 && (before[n].role == asSubject || before[n].elem > 0 && (r.Elems[before[n].elem-1].Kind == quantity.Open || r.TextOf(before[n].elem-1) == "là")) {
		a := &before[n]
		if a.end == k-1 && a.class == namedPlace && r.Elems[a.end].Kind == quantity.Colon && m.Percent {
			return n, "relation.subject_beside", true // "như Bắc Giang: 15,09%; Lào Cai: 15,69%"
		}
		if a.end == k && (a.class == namedPlace || a.class == capitals || m.Percent) || a.end == k-1 && r.Elems[a.end].Kind == quantity.Open && m.Bracket < 0 || a.end == k-2 && a.class == namedPlace && r.Elems[a.end].Kind == quantity.Open && r.VerbClass(k-1) == "reach" {
			return n, "relation.subject_beside", true
		}
	}
	// "1 quần chúng (huyện Sơn Hà)", "1.234 đồng/kg (Lam Giang)"
	if o := r.ElemOf(m.End-1) + 1; next < len(c.actors) && c.actors[next].elem == o+1 && c.actors[next].class == namedPlace && r.Elems[o].Kind == quantity.Open && o+2 < len(r.Elems) && r.Elems[o+2].Kind == quantity.Close && m.Class != "place" {
		return next, "relation.subject_beside", true
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
			return n, "relation.subject_clause", true
		}
	}
	// "3.828 tổ chức cơ sở đảng (trong đó 589 ở xã)": a part in brackets belongs to whom the whole does
	if n := len(before) - 1; m.Bracket >= 0 && n >= 0 && before[n].from >= r.Mentions[m.Bracket].End && c.reaches(n, i) {
		return n, "relation.subject_beside", true // "(Đảng bộ huyện A đạt 94%, Đảng bộ Công an tỉnh đạt 90%)"
	}
	if b := m.Bracket; b >= 0 && r.Mentions[b].Kind != quantity.Duration && c.of[b] >= 0 && !c.actsInside(b, before) {
		return c.of[b], "relation.subject_carried", true
	}
	return -1, "", false
}

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

// ofDelegates settles it for delegates: they are of the congress, or of who holds it.
func (c *chooser) ofDelegates(s *stand) (who int, rule string, settled bool) {
	r, m, at, first, before := c.r, s.m, s.at, s.first, s.before
	if s.delegates && (m.Action == "" || r.countsDelegates(m)) {
		for n := len(before) - 1; n >= first && before[n].at.sentence >= at.sentence-2; n-- {
			c.r.T.Work++
			if a := &before[n]; a.class == congressBody && !a.says {
				if m.ActionAt >= 0 && m.ActionAt < a.from && a.at.sentence == at.sentence && r.exactly(a.elem-1, attendsLex) {
					continue // "bầu đoàn đại biểu dự Đại hội cấp trên gồm 15 đại biểu"
				}
				if p := c.holder(n, first); p >= 0 {
					return p, "relation.subject_delegates", true
				}
				return n, "relation.subject_delegates", true
			}
		}
	}
	return -1, "", false
}

// countsDelegates reports whether figure m counts delegates, whatever was done with them.
func (r *Reading) countsDelegates(m *quantity.Mention) bool {
	return r.T.Has(m.UnitFrom, attendeeLex)
}

// owner settles it by who is named as the owner or the place in the clause of the figure, unless somebody acts there.
func (c *chooser) owner(s *stand) (who int, rule string, settled bool) {
	r, m, at, k, first, before := c.r, s.m, s.at, s.k, s.first, s.before
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
		return owner, "relation.subject_owner", true
	}
	return -1, "", false
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

// actsBefore settles it by who acts in the sentence before the figure.
func (c *chooser) actsBefore(s *stand) (who int, rule string, settled bool) {
	m, at, first, before := s.m, s.at, s.first, s.before
	// who acts in the sentence before the figure
	for n := len(before) - 1; n >= first && before[n].at.sentence == at.sentence; n-- {
		c.r.T.Work++
		a := &before[n]
		if at.semicolons > a.at.semicolons && (a.class == noun && m.ActionAt < 0 && c.topic >= 0 || a.class == person && a.passive) {
			continue // "nhân dân hiến 5 ha đất; 100% chi bộ sinh hoạt đúng quy định", "ông An được chỉ định làm Bí thư; 2 Phó Bí thư …"
		}
		if a.class == groupOf && a.named && at.commas > a.at.commas && c.topic >= 0 {
			continue // "Doanh nghiệp may xuất khẩu đã sản xuất ổn định, toàn xã có …, 85% người dân …"
		}
		if c.fronted(a) && (m.Noun || a.class != congressBody) {
			if c.lasting(a) {
				c.topic = n
			}
			return n, "relation.subject_owner", true
		}
		if a.class == works && a.role == asModifier && at.semicolons == a.at.semicolons && c.r.measured(a.from) {
			return n, "relation.subject_owner", true // "Chiều dài tuyến này khoảng 20 km, chia làm 2 giai đoạn"
		}
		if c.told(a) && at.commas == a.at.commas && at.figures == a.at.figures {
			return n, "relation.subject_clause", true
		}
		if a.verb != "act" && a.class <= massBody && c.r.chosen(m, a.to) {
			continue // "Đại hội bầu Đảng ủy gồm 15 đồng chí, Ban Thường vụ 5 đồng chí"
		}
		if at.semicolons > a.at.semicolons && c.singledOut(a) {
			continue // "cao nhất là Tuyên Quang với 29,2%; 61 tỉnh có …"
		}
		if c.acting(a) && a.own < 0 && (!a.central || m.Action != "") {
			who, rule := c.orHost(n, m, "relation.subject_clause")
			return who, rule, true
		}
	}
	return -1, "", false
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

// standsBehind settles it by who is named behind the figure and those that it stands in a row with, as agent, owner or place.
func (c *chooser) standsBehind(s *stand) (who int, rule string, settled bool) {
	r, m, at, i, next := c.r, s.m, s.at, s.i, s.next
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
			return n, "relation.subject_agent", true
		}
		if d <= 2 && (a.role == asOwner || a.role == asPlace || a.role == asCounted && !s.delegates && !m.Percent && a.class != levelOf && a.class != groupOf) {
			return n, "relation.subject_place", true
		}
	}
	return -1, "", false
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

// whereSet settles it by the place where the sentence is set, or the congress that elected.
func (c *chooser) whereSet(s *stand) (who int, rule string, settled bool) {
	r, m, at, first, before := c.r, s.m, s.at, s.first, s.before
	// "Tại huyện Sơn Hà, …"
	for n := len(before) - 1; n >= first && before[n].at.sentence == at.sentence; n-- {
		c.r.T.Work++
		if a := &before[n]; c.owns(a) && (m.Noun || a.class != congressBody) && (a.role == asOwner && !m.Noun || !c.shortFor(a, c.topic)) && !(at.semicolons > a.at.semicolons && c.behindVerb(a)) {
			if !c.site(a) {
				c.topic = n
			}
			return n, "relation.subject_owner", true
		}
	}
	// "Tại Đại hội, các đại biểu đã thảo luận. Bầu 14 đồng chí vào Ban Chấp hành."
	if m.ActionAt >= 0 && r.T.Has(m.ActionAt, electLex) {
		for n := len(before) - 1; n >= first && n > c.topic && before[n].at.sentence >= at.sentence-1; n-- {
			c.r.T.Work++
			if a := &before[n]; a.class == congressBody && (a.role == asPlace || a.role == asSubject) {
				return n, "relation.subject_carried", true
			}
		}
	}
	return -1, "", false
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

// carried returns whom the text goes on speaking of, or whom the figure is told with in front of its clause.
func (c *chooser) carried(s *stand) (int, string) {
	r, m, at, i, first, before, next := c.r, s.m, s.at, s.i, s.first, s.before, s.next
	if n := c.behindFront(i, next); n >= 0 {
		return n, "relation.subject_front"
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
		if c.faded(c.topic, at) {
			return -1, ""
		}
		if n := c.fullName(c.topic, at); n >= 0 {
			return n, "relation.subject_carried"
		}
		return c.orHost(c.topic, m, "relation.subject_carried")
	}
	if c.heading >= 0 {
		if c.faded(c.heading, at) {
			return -1, ""
		}
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
		if a.own < 0 && a.role == asSubject && (a.acts || a.class == namedPlace && !ends(r.Elems[min(a.end, to-1)].Kind)) && !a.says && a.at.commas > at.commas && (a.class <= namedPlace || a.class == person || a.class == works) {
			return n
		}
	}
	return -1
}

// doneInTerm reports whether the sentence of figure m begins with the term and what was done in it, and does not say by whom: "Trong nhiệm kỳ, đã
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
