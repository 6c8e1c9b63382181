package search

import (
	"fmt"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
)

// TestSettled: what a test has found is not asked again, of no more articles than those it was asked of, and not for ever.
func TestSettled(t *testing.T) {
	c := &columns{numbers: newNumbering(0)}
	asked := func(docs ...uint32) *roaring.Bitmap { return roaring.BitmapOf(docs...) }
	row := &rowTest{rows: [][]string{{"nông", "thôn", "mới"}}}
	if s := c.settledBy(row); !s.asked.IsEmpty() || !s.passed.IsEmpty() {
		t.Errorf("before it was asked: %v", s)
	}
	c.keepSettled(row, c.settledBy(row).and(asked(1, 2, 3), asked(2)))
	c.keepSettled(row, c.settledBy(row).and(asked(7), asked(7)))
	if s := c.settledBy(row); !s.asked.Equals(asked(1, 2, 3, 7)) || !s.passed.Equals(asked(2, 7)) {
		t.Errorf("asked twice: %v %v", s.asked, s.passed)
	}
	for _, other := range []*rowTest{nil, {rows: row.rows, fold: true}, {rows: [][]string{{"nông", "thôn"}, {"mới"}}, within: 1}, {rows: [][]string{{"nông", "thôn mới"}}}} {
		if s := c.settledBy(other); !s.asked.IsEmpty() {
			t.Errorf("%v is taken for %v", other, row)
		}
	}
	for i := range maxSettled + 5 {
		c.keepSettled(&rowTest{rows: [][]string{{fmt.Sprint(i)}}}, settled{asked(1), asked()})
	}
	if len(c.settled) != maxSettled {
		t.Errorf("%d tests are remembered, want %d", len(c.settled), maxSettled)
	}
	c.forgetRows()
	c.keepSettled(row, settled{asked(1), asked()})
	if len(c.settled) != 0 {
		t.Errorf("%d tests are remembered of a segment that is gone", len(c.settled))
	}
}

// TestIDNumbers: an id that a merge has left twice names both articles, of which one is deleted.
func TestIDNumbers(t *testing.T) {
	c := &columns{numbers: newNumbering(0), ids: &idColumn{text: "a1b2a1c", end: []uint32{2, 4, 6, 7}}}
	n, err := c.idNumbers()
	if err != nil {
		t.Fatal(err)
	}
	if got := n.of([]string{"c", "a1", "none", "", "a1"}).ToArray(); !slices.Equal(got, []uint32{0, 2, 3}) {
		t.Errorf("articles %v", got)
	}
}
