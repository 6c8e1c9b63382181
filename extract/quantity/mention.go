// Package quantity recognises counted things: a number, the noun it counts or the unit it measures in, and the words that bend it.
//
//	gần 7.000 đảng viên      7000, đảng viên, almost
//	948 lượt tổ chức đảng    948, lượt tổ chức đảng: visits paid, not organisations
//	vượt 21,25%              21.25 %, a change, up
//
//	figure.go    Figure, what the program gives out
//	mention.go   Mention, what is known of a figure while the text is read; Find
//	headnoun.go  what a heading counts, for package table
//	label.go     numbers that are names: phường 2, lần thứ XVI, điện thoại …
//	unit.go      what stands behind the number: unit, counted noun, per-part
//	guess.go     what a number tells behind which no known unit stands: unknown nouns, ages, sums, parts
//	unitname.go  what else belongs to the name of what is counted: a country, what a case is about, nouns that share the number
//	element.go   the sentence as a row of elements: figures, verbs, organisations, times, marks; ordinary.tsv keeps the halves of other words out of it
//	ellipsis.go  units that stand before the number, or with a figure before it: which rule is asked in which order
//	unitbefore.go what points, people, ages and "số …" before a bare number make it count
//	qualifier.go gần, hơn, khoảng, trở lên
//	kind.go      level, target, change, duration: which rule is asked in which order
//	change.go    by how much something changed, and in which direction
//	aim.go       where an aim governs, as the text goes by
//	goal.go      the goals that the text names, and what reports on them
//	action.go    the verb whose result the figure is: which rule is asked in which order
//	verbleft.go  the verb left of a count
//	verbright.go the verb right of a figure: what was done to those counted, what befell them
//	measuredeed.go the verb of a sum, share or measure
//	deed.go      whether a verb is a deed, and what it is called
//	item.go      what a percentage, a sum or a measure is of: its topic weighed against the words behind its number
//	topic.go     the topic that stands before the number or its verb
//	topichead.go the noun with which a topic begins, in a clause of deeds, sums and measures
//	predicate.go where the predicate of the clause before a number begins, and the noun that it measures
//	topicclause.go what a clause before a number leaves as a topic once who acts and what opens it are gone
//	carried.go   the topic, base or plan that a figure before it leaves
//	wholes.go    what a label alone measures: parts and places behind the measure of a whole; points, months of pay, pieces
//	behind.go    the words behind the number that name the item
//	phrase.go    how far a phrase goes: commas, dashes, quotation marks
//	sum.go       sums of money: who pays, what for, the worth of what
//	crop.go      land, crops and yields
//	age.go       ages that are no person's
//	person.go    the person whose age a figure is
//	lexicon.go   the vocabularies (.tsv)
//
// It reports what is written. It does not add up a breakdown and does not decide whose members they are; package relation does that.
package quantity

import (
	"strings"

	"sync"

	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// Mention is one figure while its text is read. Positions are tokens. What the rules ask most of figures before and behind stands first and side by
// side: a text has more figures than the nearest cache has room for.
type Mention struct {
	numeral.Number
	Class    string // of the unit: percent, percent_point, money, area …, time, age, times, or of the noun: member, person, party …
	Kind     string
	Noun     bool // the unit is a counted noun
	Guessed  bool // the noun stands in no vocabulary
	Elided   bool // the unit does not stand behind the number
	Numbered bool // a count told of its topic: "Số cán bộ trẻ là 18 người"
	Ahead    bool // the words behind its number name its item, and none before it
	Part     bool // its topic is a part of what was told before, with the measure of the whole
	QualFrom int  // first token of the qualifier; From if there is none
	End      int  // first token behind the figure with its unit and trailing qualifier
	ActionAt int  // token, -1 if none
	Action   string
	Bracket  int // index of the mention right before the bracket that holds this one, -1 if none
	Previous int // index of the mention before it in the same list, -1 if none

	UnitFrom, UnitTo int // what names the unit, behind the number or before it; equal if nothing does
	Unit             string
	ItemFrom         int
	ItemTo           int
	Item             string

	Topic     string // what its clause speaks of
	Qualifier string
	Direction string
	Rule      string
	Lost      []string // what else it could have been, for explain
	Sure      float64  // confidence
}

// Rejected is a number that is no figure, and why: for explain.
type Rejected struct {
	From, To int
	Reason   string
}

// Reading is a text with its figures and everything that was found before them.
type Reading struct {
	T        *scan.Text
	Orgs     []entity.Org
	Times    []scan.Span       // dates, terms and spans, in order
	Ahead    []bool            // of each time: it lies ahead of the day of publication
	Past     []bool            // of each time: it lies behind it, or is "đến nay"
	Docs     []scan.Span       // citations of documents, in order
	Abbr     map[string]string // short form → long form, as the text defines it
	Mentions []Mention
	Rejected []Rejected
	Unread   int // token from which on no number was read, since the text has more than any article
	Elems    []Elem

	sentences []sentence
	elemAt    []int32 // token → element
	numberAt  []bool  // whether a number begins at the token
	numbers   []numeral.Number
}

// spare keeps the tables of readings that were released.
var spare sync.Pool

// take gives r the tables of a reading that was released, or new ones.
func (r *Reading) take() {
	tokens := len(r.T.Tokens)
	old, ok := spare.Get().(*Reading)
	if !ok || cap(old.elemAt) <= tokens {
		old = &Reading{Elems: make([]Elem, 0, tokens), elemAt: make([]int32, tokens+1+tokens/4), numberAt: make([]bool, tokens+1+tokens/4)}
	}
	r.Elems, r.elemAt, r.numberAt = old.Elems[:0], old.elemAt[:tokens+1], old.numberAt[:tokens+1]
	r.Mentions, r.numbers, r.sentences = old.Mentions[:0], old.numbers[:0], old.sentences[:0]
	clear(r.numberAt)
}

// Release gives the tables of r to the next reading. Neither r nor its slices may be used afterwards.
func (r *Reading) Release() {
	if cap(r.elemAt) > 1<<16 {
		return
	}
	clear(r.Mentions)
	clear(r.numbers)
	*r = Reading{Elems: r.Elems, elemAt: r.elemAt, numberAt: r.numberAt, Mentions: r.Mentions, numbers: r.numbers, sentences: r.sentences}
	spare.Put(r)
}

// Find reads the figures of a text. Dates, documents and names must have been claimed before.
func Find(r *Reading) {
	r.take()
	r.numbers = numeral.FindInto(r.T, r.numbers)
	for i := range r.numbers {
		r.numberAt[r.numbers[i].From] = true
	}
	for i, n := range r.numbers {
		if k := len(r.Mentions); k > 0 && n.From < r.Mentions[k-1].UnitTo {
			r.Rejected = append(r.Rejected, Rejected{n.From, n.To, "quantity.per_part: a part of the unit before it"})
			continue // "9,5 bác sĩ/10.000 dân"
		}
		if reason := r.nameOf(n); reason != "" {
			r.Rejected = append(r.Rejected, Rejected{n.From, n.To, reason})
			r.T.Claim(n.From, n.To, scan.Name)
			continue
		}
		if i+1 < len(r.numbers) && r.orSo(n, r.numbers[i+1]) {
			if both, ok := n.UpTo(r.T, r.numbers[i+1]); ok {
				r.numberAt[r.numbers[i+1].From] = false
				r.numbers[i+1] = both
				continue
			}
		}
		m := Mention{Number: n, UnitFrom: n.To, UnitTo: n.To, End: n.To, QualFrom: n.From, Qualifier: Exact, Kind: Level, ActionAt: -1, Bracket: -1, Previous: -1}
		r.unitBehind(&m)
		if reason := r.refuse(&m); reason != "" {
			r.Rejected = append(r.Rejected, Rejected{n.From, n.To, reason})
			continue
		}
		r.qualify(&m)
		if r.spans(&m) {
			continue
		}
		r.Mentions = append(scan.Room(r.Mentions, i, len(r.numbers)), m)
	}
	r.Unread = len(r.T.Tokens)
	if n := len(r.numbers); n == numeral.Most {
		r.Unread = r.numbers[n-1].To
	}
	r.buildElems()
	r.lists()
	r.unitsBefore()
	r.drop()
	r.estimates()
	r.kinds()
	r.actions()
	r.items()
	r.shareTails()
	for i := range r.Mentions {
		m := &r.Mentions[i]
		r.T.Claim(m.From, m.To, scan.FigureSpan)
		m.Sure = r.confidence(m)
	}
}

// spans makes mention m the upper end of the one before it, where both tell one range of the same unit: "từ 850 USD đến 1.120 USD", "30.000 đồng - 33.000 đồng/kg". What
// rises or falls from one to the other tells two levels.
func (r *Reading) spans(m *Mention) bool {
	t, k := r.T, len(r.Mentions)-1
	if k < 0 || m.QualFrom != m.From || m.Form != numeral.Digits || m.Value == nil {
		return false
	}
	o := &r.Mentions[k]
	if o.Form != numeral.Digits || o.Value == nil || o.Guessed || o.Percent != m.Percent || o.Unit == "" || o.Value.Cmp(*m.Value) >= 0 {
		return false
	}
	if o.Unit != m.Unit && !(o.Class == "money" && m.Class == "money" && strings.HasPrefix(m.Unit, o.Unit+"/")) {
		return false
	}
	if next, ok := numeral.Link(t, o.End); !ok || next != m.From {
		return false
	}
	_, from, ok := t.Before(o.From, startLex)
	if !ok {
		if from = o.QualFrom; o.Class != "money" {
			return false
		}
	}
	for i := from - 1; i >= t.Sentence(from).From && from-i < 10; i-- {
		t.Work++
		if row, _, ok := t.At(i, verbLex); ok && changes(verbClass[row]) {
			return false
		}
		if t.Is(i, ',') || t.Is(i, ';') || t.Is(i, ':') {
			break
		}
	}
	o.Low, o.High, o.Value, o.Form = o.Value, m.Value, nil, numeral.Range
	o.To, o.UnitFrom, o.UnitTo, o.End, o.Unit = m.To, m.UnitFrom, m.UnitTo, m.End, m.Unit
	o.Scaled = o.Scaled || m.Scaled
	return true
}

// orSo reports whether numbers a and b tell together about how many something is: "có 7, 8 em", "hai, ba tháng", "50, 60 nghìn đồng". In a list, "tăng 3, 4 và 5 con",
// and without anything counted behind they do not.
func (r *Reading) orSo(a, b numeral.Number) bool {
	t := r.T
	if a.To+1 != b.From || !t.Is(a.To, ',') || !t.Tokens[b.From].Space || a.To != a.From+1 || b.To < b.From+1 || a.Form != b.Form || a.Value == nil || b.Value == nil {
		return false
	}
	if a.Percent || a.Scaled || b.Percent || a.Form != numeral.Digits && a.Form != numeral.Words || t.IsKind(a.From-1, scan.Number) || t.Is(a.From-1, ',') || t.Is(a.From-1, '-') {
		return false
	}
	if !t.Has(b.To, unitLex) && !t.Has(b.To, nounLex) || b.Scaled && b.To != b.From+2 || !b.Scaled && b.To != b.From+1 {
		return false
	}
	low, ok1 := a.Value.Int64()
	high, ok2 := numeral.PlainDigits(t, b.From)
	if a.Form == numeral.Words && !b.Scaled {
		high, ok2 = b.Value.Int64()
	}
	if !ok1 || !ok2 || low < 1 {
		return false
	}
	return low < 10 && high == low+1 || a.Form == numeral.Words && low == 5 && high == 7 || low%10 == 0 && low < 100 && high == low+10
}

// drop removes what got no unit: a bare number states nothing.
func (r *Reading) drop() {
	keep := make([]int, len(r.Mentions)) // old index → new index
	kept := r.Mentions[:0]
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Unit == "" && m.Class != "fraction" {
			keep[i] = -1
			r.Rejected = append(r.Rejected, Rejected{m.From, m.To, "quantity.no_unit: nothing says what is counted"})
			continue
		}
		keep[i] = len(kept)
		if len(kept) == i {
			kept = kept[:i+1]
			continue
		}
		kept = append(kept, *m)
	}
	r.Mentions = kept
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		for _, link := range []*int{&m.Bracket, &m.Previous} {
			if *link >= 0 {
				*link = keep[*link]
			}
		}
	}
	for i := range r.Elems {
		r.T.Work++
		if e := &r.Elems[i]; e.Kind == Fig {
			if e.Ref = keep[e.Ref]; e.Ref < 0 {
				e.Kind = Plain
			}
		}
	}
}

// confidence says how often figures found the same way have a right core on annotated texts. The tiers were measured on them; see
// `baotinh eval`.
func (r *Reading) confidence(m *Mention) float64 {
	c := 0.0
	switch {
	case m.Guessed:
		return 0.45
	case m.Kind == Target:
		return 0.79
	case m.Class == "time":
		c = 0.97
	case m.Percent || m.Class == "percent_point":
		c = 0.97
	case m.Elided:
		c = 0.86
	case m.Noun:
		c = r.nounConfidence(m)
	default:
		c = 0.89
	}
	if m.Qualifier == AtLeast || m.Qualifier == AtMost {
		c = min(c, 0.79)
	}
	if m.Kind == Change {
		c = min(c, 0.89)
	}
	return c
}

// nounConfidence weighs how the unit was found: a noun of the vocabulary that stands alone is surer than one that was lengthened.
func (r *Reading) nounConfidence(m *Mention) float64 {
	_, n, _ := r.T.At(m.UnitFrom, nounLex)
	_, k, open := r.T.At(m.UnitFrom, openLex)
	switch {
	case m.UnitTo-m.UnitFrom > n:
		return 0.75
	case open && k == n:
		return 0.87
	case m.Class == "member" || m.Class == "party" || m.Class == "person":
		return 0.97
	}
	return 0.89
}
