package search

import (
	"maps"
	"slices"
	"unicode/utf8"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum/levenshtein"

	"baotinh/extract/viet"
)

// The twin of fieldText without marks, fieldFold, is no list of its own: "dang" stands where đảng, đang, dâng … stand. An automaton finds these in
// the dictionary of each segment. A list of its own took a fifth of the time of indexing and a sixth of the room on disk.

// listed is the field of bleve that holds the terms of a field.
func listed(field string) string {
	if field == fieldFold {
		return fieldText
	}
	return field
}

// foldedAutomaton reads terms with marks as the automaton in it reads them without.
type foldedAutomaton struct {
	inner  segment.Automaton
	states []foldedState
	number map[foldedState]int
}

// foldedState is a state of the inner automaton and the beginning of a letter that is not whole yet.
type foldedState struct {
	inner int
	begun [utf8.UTFMax - 1]byte
	bytes int
}

func folded(inner segment.Automaton) *foldedAutomaton {
	return &foldedAutomaton{inner: inner, number: map[foldedState]int{}}
}

func (a *foldedAutomaton) state(s foldedState) int {
	n, ok := a.number[s]
	if !ok {
		n = len(a.states)
		a.states, a.number[s] = append(a.states, s), n
	}
	return n
}

// Start implements segment.Automaton.
func (a *foldedAutomaton) Start() int { return a.state(foldedState{inner: a.inner.Start()}) }

// IsMatch implements segment.Automaton.
func (a *foldedAutomaton) IsMatch(n int) bool {
	s := a.states[n]
	return s.bytes == 0 && a.inner.IsMatch(s.inner)
}

// CanMatch implements segment.Automaton.
func (a *foldedAutomaton) CanMatch(n int) bool { return a.inner.CanMatch(a.states[n].inner) }

// WillAlwaysMatch implements segment.Automaton.
func (a *foldedAutomaton) WillAlwaysMatch(n int) bool {
	s := a.states[n]
	return s.bytes == 0 && a.inner.WillAlwaysMatch(s.inner)
}

// Accept implements segment.Automaton.
func (a *foldedAutomaton) Accept(n int, b byte) int {
	s := a.states[n]
	letter := append(s.begun[:s.bytes:s.bytes], b)
	if !utf8.FullRune(letter) {
		s.begun[s.bytes] = b
		s.bytes++
		return a.state(s)
	}
	r, _ := utf8.DecodeRune(letter)
	next := foldedState{inner: s.inner}
	for _, b := range utf8.AppendRune(nil, viet.FoldRune(r)) {
		next.inner = a.inner.Accept(next.inner, b)
	}
	return a.state(next)
}

// spelt is the automaton of one term, or of all that begin with it. Its states are how many letters have been read, behind them that others were.
type spelt struct {
	term   string
	prefix bool
}

func (a spelt) Start() int                 { return 0 }
func (a spelt) IsMatch(n int) bool         { return n == len(a.term) }
func (a spelt) CanMatch(n int) bool        { return n <= len(a.term) }
func (a spelt) WillAlwaysMatch(n int) bool { return a.prefix && n == len(a.term) }

// Accept implements segment.Automaton.
func (a spelt) Accept(n int, b byte) int {
	switch {
	case n < len(a.term) && a.term[n] == b:
		return n + 1
	case n == len(a.term) && a.prefix:
		return n
	}
	return len(a.term) + 1
}

// likeness builds automata of terms within one letter or two of another.
var likeness = func() (of [3]*levenshtein.LevenshteinAutomatonBuilder) {
	for most := 1; most < len(of); most++ {
		var err error
		if of[most], err = levenshtein.NewLevenshteinAutomatonBuilder(uint8(most), false); err != nil {
			panic(err) // it depends on nothing
		}
	}
	return of
}()

// marked lists the terms of a segment that an automaton accepts when their marks are left out.
func (p *part) marked(a segment.Automaton) ([]string, error) {
	dict, err := p.Segment().Dictionary(fieldText)
	if err != nil {
		return nil, err
	}
	it := dict.AutomatonIterator(folded(a), nil, nil)
	var terms []string
	for {
		entry, err := it.Next()
		if err != nil || entry == nil {
			return terms, err
		}
		terms = append(terms, entry.Term)
	}
}

// openTwins opens any of the terms of fieldFold that an automaton accepts, each with its boost.
func (v *view) openTwins(a segment.Automaton, boost func(twin string) float64) (matcher, error) {
	found := map[string][][]string{} // by twin and segment
	for seg, p := range v.segments {
		terms, err := p.marked(a)
		if err != nil {
			return nil, err
		}
		for _, term := range terms {
			twin := viet.Fold(term)
			if found[twin] == nil {
				if len(found) == maxTerms {
					return nil, errTooMany
				}
				found[twin] = make([][]string, len(v.segments))
			}
			found[twin][seg] = append(found[twin][seg], term)
		}
	}
	var kids []matcher
	for _, twin := range slices.Sorted(maps.Keys(found)) {
		m, err := termPlan{fieldFold, twin, boost(twin)}.openAs(v, found[twin])
		if err != nil {
			return nil, err
		}
		kids = append(kids, m)
	}
	return v.any(kids), nil
}
