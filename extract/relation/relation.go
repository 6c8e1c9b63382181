// Package relation ties figures to whom they belong, to their time and to each other.
//
//	relation.go  Fact, what relation knows of one figure; Find
//	actor.go     whom the text names: organisations, places, levels of government, offices, and their part in the clause
//	subject.go   the organisation, place or person to whom a figure belongs
//	period.go    the time that it speaks of
//	part.go      parts of a whole: gồm, trong đó, brackets
//	versus.go    a result beside its target, a change beside its base, from–to
//	indicator.go the code of a figure in the catalogue (indicators.tsv)
//	group.go     the groups that checks are made of
//	lexicon.go   the vocabularies (.tsv)
//	types.go     Group, what the program gives out
//
// It reads the elements that package quantity made and parses no text again. It changes no value; whether sums fit is package check's question.
package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/timex"
	"baotinh/extract/viet"
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
	keys      map[string]string // of units and actions, which come again and again
}

// key returns the key (viet.Key) of a unit or an action.
func (r *Reading) key(s string) string {
	k, ok := r.keys[s]
	if !ok {
		k = viet.Key(s)
		r.keys[s] = k
	}
	return k
}

// usualWhy is how many rules speak of one figure at most, as a rule.
const usualWhy = 5

// Find fills Facts, one for each mention.
func Find(r *Reading) {
	r.Facts = make([]Fact, len(r.Mentions))
	r.keys = make(map[string]string)
	why := make([]string, usualWhy*len(r.Facts))
	for i := range r.Facts {
		r.Facts[i] = Fact{SubjectFrom: -1, PartOf: -1, Versus: -1, Why: why[usualWhy*i : usualWhy*i : usualWhy*(i+1)]}
	}
	r.subjects()
	r.parts()
	r.versus()
	r.periods()
	r.indicators()
}

func (r *Reading) why(i int, rule string) { r.Facts[i].Why = append(r.Facts[i].Why, rule) }
