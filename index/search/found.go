package search

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
)

// found are the articles that a plan finds in a view.
type found struct {
	v      *view
	m      matcher           // nil if no hit has a score
	hits   []*roaring.Bitmap // by segment
	scored []scored
	total  uint64
}

// scored are those hits of a segment that have their scores: most hits never need them, see raisedMatcher.inTurn.
type scored struct {
	docs   *roaring.Bitmap
	scores *scores
}

// find runs a plan; without ranked no hit has a score. What is found in but, which may be nil, is left out.
func (v *view) find(q plan, ranked bool, but *found) (*found, error) {
	m, err := q.open(v)
	if err != nil {
		return nil, err
	}
	f := &found{v: v, hits: make([]*roaring.Bitmap, len(v.segments)), scored: make([]scored, len(v.segments))}
	if ranked {
		f.m = m
	}
	err = v.each(func(seg int, p *part) error {
		within := p.DocNumbersLive()
		if but != nil {
			within.AndNot(but.hits[seg])
		}
		hits, err := m.match(seg, within)
		f.hits[seg], f.scored[seg] = hits, scored{roaring.New(), &scores{size: int(p.FullSize())}}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, hits := range f.hits {
		f.total += hits.GetCardinality()
	}
	return f, nil
}

// score gives hits of a segment their scores, where they are ranked.
func (f *found) score(seg int, hits *roaring.Bitmap) (*scores, error) {
	of := &f.scored[seg]
	if f.m == nil {
		return of.scores, nil
	}
	if hits = roaring.AndNot(hits, of.docs); hits.IsEmpty() {
		return of.scores, nil
	}
	of.docs.Or(hits)
	return of.scores, f.m.score(seg, hits, of.scores)
}

// hit is an article found.
type hit struct {
	id    string
	score float64
	day   uint32 // YYYYMMDD, 0 if unknown or not asked for
}

// rank is what hits are sorted by, the greater the earlier; hits of one rank are sorted by id. Hits without a day come last in either order of days.
func rank(order string, score float64, day uint32) float64 {
	switch order {
	case Newest:
		return float64(day)
	case Oldest:
		if day == 0 {
			return -lastDay - 1
		}
		return -float64(day)
	}
	return score
}

// place is where a hit stands in an order.
type place struct {
	rank float64
	id   string
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(q.rank, p.rank), cmp.Compare(p.id, q.id))
}

func (h hit) place(order string) place { return place{rank(order, h.score, h.day), h.id} }

// strings and parsePlace are what stands in the address of a page.
func (p place) strings() []string { return []string{strconv.FormatFloat(p.rank, 'g', -1, 64), p.id} }

func parsePlace(s []string) (place, error) {
	if len(s) != 2 {
		return place{}, fmt.Errorf("%d parts, want 2", len(s))
	}
	rank, err := strconv.ParseFloat(s[0], 64)
	return place{rank, s[1]}, err
}

// first returns the size hits that come first in an order, behind after if that is not nil.
func (f *found) first(order string, size int, after *place) ([]hit, error) {
	return f.sorted(f.hits, order, size, after)
}

// among returns those of some articles that were found, in order.
func (f *found) among(ids []string, order string) ([]hit, error) {
	hits := make([]*roaring.Bitmap, len(f.hits))
	for seg, p := range f.v.segments {
		docs, err := p.DocNumbers(ids)
		if err != nil {
			return nil, err
		}
		docs.And(f.hits[seg])
		hits[seg] = docs
	}
	return f.sorted(hits, order, len(ids), nil)
}

// candidate is a hit whose id is not read yet.
type candidate struct {
	rank float64
	ids  *idColumn
	doc  uint32
	hit  hit
}

func compareCandidates(a, b candidate) int {
	if a.rank != b.rank { // seldom are ids compared, which lie anywhere in memory
		return cmp.Compare(b.rank, a.rank)
	}
	return compareIDs(a.ids, a.doc, b.ids, b.doc)
}

// bar is a rank that so many hits reach as are asked for: those below it, of whichever segment, do not come first.
type bar struct{ bits atomic.Uint64 }

func newBar() *bar {
	b := &bar{}
	b.bits.Store(math.Float64bits(math.Inf(-1)))
	return b
}

func (b *bar) rank() float64 { return math.Float64frombits(b.bits.Load()) }

func (b *bar) raise(rank float64) {
	for {
		bits := b.bits.Load()
		if math.Float64frombits(bits) >= rank || b.bits.CompareAndSwap(bits, math.Float64bits(rank)) {
			return
		}
	}
}

func (f *found) sorted(hits []*roaring.Bitmap, order string, size int, after *place) ([]hit, error) {
	best, bar := make([][]candidate, len(hits)), newBar()
	err := f.v.each(func(seg int, p *part) error {
		var err error
		best[seg], err = f.bestOf(seg, p, hits[seg], order, size, after, bar)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := slices.Concat(best...)
	slices.SortFunc(all, compareCandidates)
	out := make([]hit, min(size, len(all)))
	for i := range out {
		c := all[i]
		out[i] = c.hit
		out[i].id = c.ids.of(c.doc)
	}
	return out, nil
}

// bestOf returns at least those hits of a segment that are among the size which come first of all. What is below the bar is dropped as soon as it is
// met; the rest is cut back whenever it has grown to twice the size.
func (f *found) bestOf(seg int, p *part, hits *roaring.Bitmap, order string, size int, after *place, bar *bar) ([]candidate, error) {
	if hits.IsEmpty() || size == 0 {
		return nil, nil
	}
	ids, err := p.idColumn()
	if err != nil {
		return nil, err
	}
	var days []uint32
	if order != ByScore {
		if days, err = p.dayColumn(); err != nil {
			return nil, err
		}
	}
	var best []candidate
	var worst *candidate // of the segment, once it has so many
	cut := func() {
		slices.SortFunc(best, compareCandidates)
		if len(best) >= size {
			best = best[:size]
			last := best[size-1]
			worst = &last
			bar.raise(last.rank)
		}
	}
	look := func(docs *roaring.Bitmap) (float64, error) {
		scores, err := f.score(seg, docs)
		if err != nil {
			return 0, err
		}
		low := bar.rank()
		for doc := range docsOf(docs) {
			h := hit{score: scores.of(doc)}
			if order != ByScore {
				h.day = days[doc]
			}
			c := candidate{rank(order, h.score, h.day), ids, doc, h}
			if c.rank < low || worst != nil && c.rank == worst.rank && compareCandidates(c, *worst) > 0 {
				continue
			}
			if after != nil && (place{c.rank, ids.of(doc)}).compare(*after) <= 0 {
				continue
			}
			if best = append(best, c); len(best) >= 2*size {
				cut()
				low = bar.rank()
			}
		}
		cut()
		return bar.rank(), nil
	}
	if m, ok := f.m.(*raisedMatcher); ok && order == ByScore && hits.GetCardinality() > uint64(size) {
		err = m.inTurn(seg, int(p.FullSize()), hits, bar.rank(), look)
	} else {
		_, err = look(hits)
	}
	return best, err
}

// ids lists all articles found.
func (f *found) ids() ([]string, error) {
	all := []string{} // not nil, which means all articles to whoever narrows a table with them
	for seg, hits := range f.hits {
		if hits.IsEmpty() {
			continue
		}
		ids, err := f.v.segments[seg].idColumn()
		if err != nil {
			return nil, err
		}
		for doc := range docsOf(hits) {
			all = append(all, ids.of(doc))
		}
	}
	return all, nil
}

// facet counts the values that the articles found have in a field, and returns the most frequent.
func (f *found) facet(field string, most int) ([]Value, error) {
	counts := make([][]int, len(f.hits))
	err := f.v.each(func(seg int, p *part) error {
		if f.hits[seg].IsEmpty() {
			return nil
		}
		column, err := p.facetColumn(field)
		if err != nil {
			return err
		}
		counts[seg] = make([]int, len(f.v.index.values.of(field)))
		for doc := range docsOf(f.hits[seg]) {
			for _, v := range column.values[column.start[doc]:column.start[doc+1]] {
				counts[seg][v]++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	names := f.v.index.values.of(field)
	sum := make([]int, len(names))
	for _, of := range counts {
		for v, n := range of {
			sum[v] += n
		}
	}
	frequentFirst := func(a, b Value) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) }
	best := []Value{}
	least := 1 // a field may have a value for every article, of which few are shown
	for v, n := range sum {
		if n < least {
			continue
		}
		if best = append(best, Value{names[v], n}); len(best) >= 2*most {
			slices.SortFunc(best, frequentFirst)
			best = best[:most]
			least = best[most-1].Count
		}
	}
	slices.SortFunc(best, frequentFirst)
	return best[:min(most, len(best))], nil
}
