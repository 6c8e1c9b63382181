//go:build counting

package scan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

const counting = true

// What was counted: how often a vocabulary was asked for and in how many sets it is, how often it stands at a word, and the words.
var (
	asked, inSets = map[*Lexicon]int{}, map[*Lexicon]int{}
	met           = map[*Lexicon]int{}
	counted       int
)

func (t *Text) countMet() {
	counted += len(t.Tokens)
	for i := range t.Tokens {
		last := uint16(noLexicon)
		for k := t.found[i]; entries[k].lexicon != noLexicon; k++ {
			if n := entries[k].lexicon; n != last {
				met[lexicons[n]]++
				last = n
			}
		}
	}
}

// Bits returns the rows of bits.tsv that what was counted so far asks for: a vocabulary stands at its bit with those at whose words it is seldom
// asked and that are seldom asked at its words. Sets are asked of nearly every word. Those that are both met and asked most choose first.
func Bits() string {
	type load struct{ met, asked int }
	var at [len(rowsAt)]load
	ask := func(l *Lexicon) int { return asked[l] + inSets[l]*counted/4 }
	byWork := slices.Clone(lexicons)
	slices.SortFunc(byWork, func(a, b *Lexicon) int {
		return cmp.Or(cmp.Compare((met[b]+1)*(ask(b)+1), (met[a]+1)*(ask(a)+1)), cmp.Compare(a.name, b.name))
	})
	var rows []string
	for _, l := range byWork {
		best, least := 0, -1
		for b, have := range at {
			if more := have.met*ask(l) + have.asked*met[l]; least < 0 || more < least {
				best, least = b, more
			}
		}
		at[best].met += met[l]
		at[best].asked += ask(l)
		rows = append(rows, fmt.Sprintf("%s\t%d\t%d\t%d\n", l.name, best, 10_000*met[l]/counted, 10_000*asked[l]/counted))
	}
	slices.Sort(rows)
	return strings.Join(rows, "")
}
