// Package relation ties figures to whom they belong, to their time and to each other.
//
//	relation.go  Fact, what relation knows of one figure; Find, FindIndicators
//	actor.go     whom the text names: organisations, places, levels of government, offices
//	actorname.go which actor begins at an element, and how far its name goes
//	works.go     buildings, projects, funds and working groups that are told of like somebody
//	nounphrase.go the noun phrase that a clause begins with, whatever its head, and its predicate
//	role.go      an actor's part in the clause, and what it does there
//	subject.go   the organisation, place or person to whom a figure belongs, and how it is named
//	choice.go    the rules that choose it, nearest first
//	spokenof.go  whom the text goes on speaking of
//	passing.go   who is named only in passing, names that go on with what a body does
//	speaker.go   the person meant by tôi, đồng chí, by a bare name or by votes
//	host.go      who holds a congress; what is the Party's and what the place's
//	near.go      whose a figure is by the words right before it
//	placename.go the names that a bare "xã" or "toàn huyện" stands for
//	period.go    the time that it speaks of: which rule is asked in which order
//	stated.go    the time stated beside it, in its own clause or bracket
//	scene.go     the times that set the scene for what follows
//	event.go     what happened on the day spoken of
//	goingon.go   sentences that go on with the time of the one before
//	meeting.go   the days of meetings, the terms of those elected there
//	carry.go     what no time of an earlier sentence reaches: figures of today, properties, bounds
//	clause.go    times that hold for a clause or bracket of their own: of laws, of what came later, of a founding
//	headline.go  the time of the figures of the headline
//	moment.go    times that reach only some figures: days on which something was said, ceremonies, what was before a change
//	resolve.go  times told from the writer's standpoint: nhiệm kỳ qua, 6 tháng đầu năm
//	part.go      the whole that a figure is a part of: which rule is asked in which order
//	among.go     parts of a whole that words point to: gồm, trong đó, trong tổng số
//	whole.go     parts whose whole is the count that a clause opens with, stands behind a stroke, or is what the rest makes up with them
//	list.go      parts in brackets and rows
//	outcome.go   parts that came of a deed: forms of discipline, findings, grades
//	division.go  parts that no word points to: sorts, traits, the rest of a list, sums
//	versus.go    a result beside its target, a change beside its base, from–to
//	goal.go      the goal that a result was set, in its sentence or in one before
//	indicator.go the code of a figure in the catalogue (indicators.tsv)
//	group.go     the groups that checks are made of
//	lexicon.go   the vocabularies (.tsv)
//	types.go     Group, what the program gives out
//
// It reads the elements that package quantity made and parses no text again. It changes no value; whether sums fit is package check's question.
package relation

import (
	"slices"
	"strings"
	"sync"

	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// Fact is what stands around one figure. Indexes are of Reading.Mentions, -1 for none.
type Fact struct {
	Subject     string
	SubjectFrom int // token, -1 if the subject stands nowhere as such
	Period      *timex.Period
	PartOf      int
	Versus      int
	Indicator   string
	Why         []string // the rules that gave these, for explain
}

// Reading is a quantity.Reading with what relation adds.
type Reading struct {
	*quantity.Reading
	Times     []timex.Mention // the same as the spans of the inner Reading
	Published timex.Date
	Facts     []Fact
	*tables
}

// tables are the memory of a reading, which Release gives to the next one.
type tables struct {
	facts []Fact
	rules []string // those that the facts name
	found []actor
	marks []marks
	named []*keyed // the unit of each mention
	units []string // its key, which the rules compare
	keys  map[string]*keyed
}

// keyed is what is kept of a unit or an action, which come again and again, in the next text too.
type keyed struct {
	key   string           // viet.Key
	ruled bool             // a figure with this unit has asked for its rules
	class string           // of that figure's unit
	rules []*indicatorRule // those that it can meet
}

// mostKeys are kept for the next text; the texts of a newspaper have fewer units and actions.
const mostKeys = 1 << 12

var spare sync.Pool

// take gives r the tables of a reading that was released, or new ones, with a Fact for each mention of which nothing is known.
func (r *Reading) take() {
	t, ok := spare.Get().(*tables)
	if !ok {
		t = &tables{keys: map[string]*keyed{}}
	}
	r.tables = t
	n := len(r.Mentions)
	r.facts, r.rules = slices.Grow(r.facts[:0], n)[:n], slices.Grow(r.rules[:0], usualWhy*n)[:usualWhy*n]
	r.found, r.marks = r.found[:0], slices.Grow(r.marks[:0], n)[:n]
	clear(r.marks)
	r.Facts, r.named, r.units = r.facts, r.named[:0], r.units[:0]
	for i := range r.Mentions {
		u := r.keyOf(r.Mentions[i].Unit)
		r.named, r.units = append(r.named, u), append(r.units, u.key)
		r.Facts[i] = Fact{SubjectFrom: -1, PartOf: -1, Versus: -1, Why: r.rules[usualWhy*i : usualWhy*i : usualWhy*(i+1)]}
	}
}

// Release gives the tables of r to the next reading. Neither r nor its slices may be used afterwards.
func (r *Reading) Release() {
	r.Reading.Release()
	clear(r.facts)
	clear(r.rules)
	if cap(r.facts) <= 1<<12 && len(r.keys) <= mostKeys {
		spare.Put(r.tables)
	}
}

// key returns the key (viet.Key) of a unit or an action.
func (r *Reading) key(s string) string {
	if s == "" {
		return ""
	}
	return r.keyOf(s).key
}

func (r *Reading) keyOf(s string) *keyed {
	k := r.keys[s]
	if k == nil {
		s = strings.Clone(s) // it may be cut from the text, which is not to be kept
		k = &keyed{key: scan.Key(s)}
		r.keys[s] = k
	}
	return k
}

// usualWhy is how many rules speak of one figure at most, as a rule.
const usualWhy = 5

// Find fills Facts, one for each mention.
func Find(r *Reading) {
	r.take()
	r.subjects()
	r.parts()
	r.partsBelong()
	r.versus()
	r.periods()
	r.indicators()
}

// FindIndicators is Find without subjects and periods, for what needs neither.
func FindIndicators(r *Reading) {
	r.take()
	r.parts()
	r.versus()
	r.indicators()
}

func (r *Reading) why(i int, rule string) { r.Facts[i].Why = append(r.Facts[i].Why, rule) }
