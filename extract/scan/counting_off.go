//go:build !counting

package scan

// counting says that the program counts how often each vocabulary is met and asked: only for TestBits of package extract, since it takes time.
const counting = false

var asked, inSets map[*Lexicon]int

func (t *Text) countMet() {}
