package neardup

// Likeness says how much two texts share, each from 0 to 1.
type Likeness struct {
	Runs      float64 // of all runs of the two, those that both have
	Contained float64 // of the runs of the shorter, those that the longer has too
	Numbers   float64 // of the numbers of the one with fewer, those that the other has too; 1 where there are too few to tell
}

// Compare holds two texts beside each other.
func Compare(a, b Sketch) Likeness {
	l := Likeness{Numbers: 1}
	if both := common(a.runs, b.runs); both > 0 {
		l.Runs = float64(both) / float64(len(a.runs)+len(b.runs)-both)
		l.Contained = float64(both) / float64(min(len(a.runs), len(b.runs)))
	}
	if fewer := min(len(a.numbers), len(b.numbers)); fewer >= enoughNumbers {
		l.Numbers = float64(common(a.numbers, b.numbers)) / float64(fewer)
	}
	return l
}

// The measures come from measure_test.go, which prints what each costs.
const (
	sameRuns      = 0.5 // more than half is shared: reworded here and there
	sameContained = 0.8 // one is the other, cut
	cutRuns       = 0.3 // but not to a few lines, which a longer story may quote
	sameNumbers   = 0.6 // the price of gold today and tomorrow: the same words, other numbers
	enoughNumbers = 3
)

// SameStory reports whether the texts are one story.
func (l Likeness) SameStory() bool {
	return l.Numbers >= sameNumbers && (l.Runs >= sameRuns || l.Contained >= sameContained && l.Runs >= cutRuns)
}

// common counts what two ascending lists share.
func common(a, b []uint64) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
