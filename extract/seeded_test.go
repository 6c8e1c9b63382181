package extract_test

import (
	"testing"

	"baotinh/extract"
	"baotinh/extract/check"
	"baotinh/extract/gold"
	"baotinh/extract/quantity"
)

// Sums, shares and ratios of our own articles that hold must fail once one digit of one of their figures is wrong: each figure of each
// equation is spoilt in turn, in the text.
func TestSpoiltFiguresAreFound(t *testing.T) {
	articles, err := gold.Load("../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	spoilt, found := 0, 0
	for _, a := range articles {
		ctx := extract.Context{Published: a.Meta.Published, Province: a.Meta.Province}
		right := extract.Text(a.Text, ctx, nil)
		figures := map[string]extract.Figure{}
		for _, f := range right.Figures {
			figures[f.ID] = f
		}
		for _, c := range right.Checks {
			if c.Verdict != check.Holds || c.Kind == check.Score || !exact(c, figures) {
				continue // n of m holds for most n, and about so many for several
			}
			for _, id := range c.Figures {
				f := figures[id]
				text, ok := spoil(right.Text, f, c.Kind == check.Sum)
				if !ok {
					continue
				}
				spoilt++
				if fails(extract.Text(text, ctx, nil), f.Start) {
					found++
				} else {
					t.Logf("%s: %s, with %q spoilt: not found", a.ID, c.Equation, f.Surface)
				}
			}
		}
	}
	t.Logf("%d of %d spoilt figures found", found, spoilt)
	if spoilt < 40 || found*100 < spoilt*90 {
		t.Errorf("%d of %d spoilt figures found; want 90 %% of at least 40", found, spoilt)
	}
}

// spoil makes one digit of a figure another one: the last of a part or whole of a sum, where any will do, else the first or, lest a part
// outgrow its whole, the second. ok is false where the number is written in words.
func spoil(text string, f extract.Figure, sum bool) (spoilt string, ok bool) {
	runes := []rune(text)
	var digits []int
	for i := f.Start; i < f.End; i++ {
		if runes[i] >= '0' && runes[i] <= '9' {
			digits = append(digits, i)
		}
	}
	if len(digits) == 0 {
		return "", false
	}
	at := digits[0]
	switch {
	case sum:
		at = digits[len(digits)-1]
	case runes[at] <= '3' && len(digits) > 1:
		at = digits[1]
	}
	if runes[at] > '3' {
		runes[at] -= 3
	} else {
		runes[at] += 3
	}
	return string(runes), true
}

// exact reports whether no figure of a check is bounded ("chưa đến 13%").
func exact(c extract.Check, figures map[string]extract.Figure) bool {
	for _, id := range c.Figures {
		if figures[id].Qualifier != quantity.Exact {
			return false
		}
	}
	return true
}

// fails reports whether a failing check speaks of the figure that begins at start.
func fails(r extract.Result, start int) bool {
	ids := map[string]bool{}
	for _, f := range r.Figures {
		ids[f.ID] = f.Start == start
	}
	for _, c := range r.Checks {
		for _, id := range c.Figures {
			if c.Verdict == check.Fails && ids[id] {
				return true
			}
		}
	}
	return false
}
