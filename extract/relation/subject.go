package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// To whom does a figure belong? Its neighbours may tell (near.go), else choose does (choice.go), among the actors of the text (actor.go) and whom it went on
// speaking of (spokenof.go). subjects then writes the name out: who holds a congress, the place whose authorities are named, the speaker, the full name. partsBelong
// comes later, once wholes are known.

// subjects gives each figure the actor to whom it belongs: who is named in its own clause, else who acts in its sentence, else whom the text
// last spoke of.
func (r *Reading) subjects() {
	actors, figures := r.actors()
	c := chooser{r: r, actors: actors, figures: figures, topic: -1, last: -1, heading: -1, ground: -1, human: -1, affairs: -1, spoke: -1, of: make([]int, len(r.Mentions)), places: r.namedPlaces(), name: name{from: -1}}
	next := 0 // the first actor behind the figure
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		for next < len(actors) && actors[next].from < m.QualFrom {
			if r.shared(&actors[next], m) {
				actors[next].role = asOther
			}
			c.pass(next)
			next++
		}
		prison := m.Kind == quantity.Duration && r.T.Has(m.End, prisonLex)
		if m.Kind == quantity.Duration && !prison {
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
		if prison && (a < 0 || actors[a].class != person) {
			c.of[i] = -1
			continue
		}
		c.of[i] = a
		if a < 0 || !r.exactly(actors[a].elem, eachLex) && !c.singledOut(&actors[a]) { // "mỗi xã" is of no later sentence
			c.last = a
		}
		if a >= 0 {
			words, from, rule := c.written(i, a, rule)
			r.Facts[i].Subject, r.Facts[i].SubjectFrom = words, from
			r.why(i, rule)
		}
	}
}

// shared reports whether actor a is the sort of bodies or places of which figure m tells the share, rather than whose share it is: "thôn văn hóa đạt 88%", "hộ có
// nhà kiên cố chiếm 65%". What is named is no sort.
func (r *Reading) shared(a *actor, m *quantity.Mention) bool {
	if !m.Percent || a.from != m.ItemFrom || a.elem >= len(r.Elems) || r.exactly(a.elem, eachLex) {
		return false
	}
	switch a.class {
	case barePlace, bareBody, noun, levelOf, groupOf:
		return true
	}
	return r.exactly(a.elem, householdLex)
}

// written returns how actor a is written as the subject of figure i that rule gave it, at which token that name begins, and the rule that found the name.
func (c *chooser) written(i, a int, rule string) (string, int, string) {
	r, m, b := c.r, &c.r.Mentions[i], &c.actors[a]
	from, to := b.from, b.to
	if rule == "relation.subject_speaker" || rule == "relation.subject_host" {
		from, to = b.body.From, b.body.To
	}
	carried := rule == "relation.subject_carried" && r.T.SentenceOf(from) != r.T.SentenceOf(m.From)
	if b.class <= massBody && b.body.Len() > 0 && carried {
		if ofPlace(m) {
			from, to = b.body.From, b.body.To // what the Party organisation and the people of a place brought about is the place's
		} else if b.alone > 0 {
			to = b.alone // and the people admit no member
		}
	}
	if b.role == asSource && b.class == stateBody && ofPlace(m) && m.Action == "" {
		if s, ok := r.placeIn(from, to); ok {
			from, to = s.From, s.To // "Theo Cục Thống kê tỉnh Lam Giang, tổng sản phẩm …" is of the province
		}
	}
	if carried && m.Action == "" && b.class <= stateBody && ofPlace(m) && !r.ofVotes(i) {
		if s, ok := r.ruled(from, to); ok {
			from, to = s.From, s.To // "Đảng ủy xã Sơn Hà … Thu nhập bình quân đạt 52 triệu đồng" is of the commune
			if s, ok := c.places.ofWord(r, from, to); ok {
				from, to = s.From, s.To
			}
		}
	}
	if p := c.speaker(a); p >= 0 {
		p = c.inFull(p)
		from, to = c.actors[p].from, c.actors[p].to
		if r.T.MayBegin(b.from, householdLex) && !r.T.MayBegin(from, householdLex) {
			return householdLex.Rows[0].Phrase + " " + r.plain(from, to), from, "relation.subject_self"
		}
		rule = "relation.subject_self"
	}
	if s, ok := c.places.fullName(r, b); ok {
		from, to = s.From, s.To
	}
	if rule == "relation.subject_counted" {
		from = min(from, r.Mentions[b.own].From) // "Bảy đảng bộ"
	}
	if here := r.T.SentenceOf(from) == r.T.SentenceOf(m.From); c.name.from != from || c.name.to != to || c.name.here != here {
		c.name = name{from: from, to: to, here: here}
		if here { // where the short form is given, the name is still written out
			c.name.words = viet.SingleBlanks(r.T.Surface(from, to))
		} else {
			c.name.words = r.plain(from, to)
		}
	}
	return c.name.words, from, rule
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
	spoke   int     // the person who spoke last
	affairs int     // the place whose affairs the text told of last: "kinh tế của huyện tiếp tục phát triển"
	of      []int   // the subject of each figure so far
	places  placeNames
	name    name // how the last subject was written: one has many figures in a row
}

// name is how the tokens [from, to) are written as the subject of a figure, which stands in their sentence (here) or in a later one.
type name struct {
	from, to int
	here     bool
	words    string
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

// opensQuote reports whether token i opens a quotation.
func (r *Reading) opensQuote(i int) bool {
	switch r.T.Str(i) {
	case "“", "‘", "«", `"`:
		return true
	}
	return false
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

// headsLines reports whether the sentence of element k is a line that ends with a colon.
func (r *Reading) headsLines(k int) bool {
	_, to := r.SentenceOf(k)
	for to--; to > k && r.Elems[to].Kind == quantity.Stop; to-- {
		r.T.Work++
	}
	return r.Elems[to].Kind == quantity.Colon
}
