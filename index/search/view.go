package search

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"runtime"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"golang.org/x/sync/errgroup"
)

// view is the index as one search sees it: segments that do not change. bleve's own searchers take a third of a microsecond for each hit and
// field, and read a row for each facet value; over whole segments, with bitmaps and columns, all of that is a few loops.
type view struct {
	index    *Index
	ctx      context.Context
	snapshot *scorch.IndexSnapshot
	segments []*part
	live     uint64 // articles
	average  func(field string) float64
}

// part is one segment: the articles in it are numbered from 0.
type part struct {
	*scorch.SegmentSnapshot
	*columns
}

func (x *Index) view(ctx context.Context) (*view, error) {
	x.known.Lock()
	defer x.known.Unlock()
	snapshot, err := x.snapshot()
	if err != nil {
		return nil, err
	}
	if ready := x.ready.snapshot; ready != nil && ready != snapshot && x.ready.seq >= x.ready.promised {
		x.changed()
		if err := snapshot.Close(); err != nil {
			return nil, x.failed(err)
		}
		ready.AddRef()
		snapshot = ready
	}
	v := &view{index: x, ctx: ctx, snapshot: snapshot, segments: x.parts(snapshot), average: averageWords}
	for _, p := range v.segments {
		v.live += p.Count()
	}
	x.forgetBut(snapshot)
	return v, nil
}

// lacks adds to the problems of a query what changes of the store the view does not have: while an index is rebuilt, most of them.
func (v *view) lacks(problems []Problem) ([]Problem, error) {
	at, err := parseSeq(v.snapshot.Internal()[seqKey])
	if err != nil {
		return nil, v.index.failed(err)
	}
	last, err := v.index.facts.LastSeq(v.ctx)
	if err != nil || last <= at {
		return problems, err
	}
	n, err := v.index.behind(v.ctx, at)
	if err != nil {
		return nil, err
	}
	return append(problems, Problem{0, 0, fmt.Sprintf("the index is not up to date; articles that are not found yet, or as they were before: %d", n),
		fmt.Sprintf("chỉ mục chưa cập nhật xong, còn %d bài chưa tìm được hoặc vẫn là bản cũ", n)}), nil
}

func (v *view) close() error { return v.snapshot.Close() }

// snapshot returns the segments of the moment, to be closed. The caller holds x.known.
func (x *Index) snapshot() (*scorch.IndexSnapshot, error) {
	inner, err := x.bleve.Advanced()
	if err != nil {
		return nil, x.failed(err)
	}
	reader, err := inner.Reader()
	if err != nil {
		return nil, x.failed(err)
	}
	snapshot := reader.(*scorch.IndexSnapshot)
	if snapshot == nil { // see Index.closed
		return nil, x.failed(bleve.ErrorIndexClosed)
	}
	return snapshot, nil
}

// parts lists segments with their columns. The caller holds x.known.
func (x *Index) parts(snapshot *scorch.IndexSnapshot) []*part {
	var parts []*part
	for _, s := range snapshot.Segments() {
		c := x.columns[s.Id()]
		if c == nil {
			c = newColumns(s.Segment(), x.values, x.numbers)
			x.columns[s.Id()] = c
		}
		parts = append(parts, &part{s, c})
	}
	return parts
}

// forgetBut forgets the columns of segments that stand neither in a snapshot nor in what is ready or being made so. The caller holds x.known.
func (x *Index) forgetBut(snapshot *scorch.IndexSnapshot) {
	keep := map[uint64]bool{}
	for _, kept := range []*scorch.IndexSnapshot{snapshot, x.ready.snapshot, x.ready.coming} {
		if kept != nil {
			for _, s := range kept.Segments() {
				keep[s.Id()] = true
			}
		}
	}
	for id, c := range x.columns {
		if !keep[id] {
			c.forgetRows()
			delete(x.columns, id)
		}
	}
}

// each runs do for every segment, on all processors: the largest first, so that none is left for the end that takes long.
func (v *view) each(do func(seg int, p *part) error) error {
	order := make([]int, len(v.segments))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(v.segments[j].FullSize(), v.segments[i].FullSize()) })
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, i := range order {
		group.Go(func() error {
			if err := v.ctx.Err(); err != nil {
				return err
			}
			return do(i, v.segments[i])
		})
	}
	return group.Wait()
}

// postings are the articles of a segment that have a term: one of the terms that bleve lists, where it stands for several.
type postings struct {
	lists []segment.PostingsList
	docs  *roaring.Bitmap // of all of them
}

func (p *part) postings(field string, terms []string) (postings, error) {
	of := postings{docs: roaring.New()}
	dict, err := p.Segment().Dictionary(listed(field))
	if err != nil {
		return of, err
	}
	var docs []*roaring.Bitmap
	for _, t := range terms {
		list, err := dict.PostingsList([]byte(t), p.Deleted(), nil)
		if err != nil {
			return of, err
		}
		if b := bitmap(list); !b.IsEmpty() {
			of.lists, docs = append(of.lists, list), append(docs, b)
		}
	}
	switch len(docs) {
	case 0:
	case 1:
		of.docs = docs[0]
	default:
		of.docs = roaring.FastOr(docs...)
	}
	return of, nil
}

// bitmap is a postings list as a set. It may be read while the view is open and is not to be changed.
func bitmap(list segment.PostingsList) *roaring.Bitmap {
	it, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return roaring.New()
	}
	if b := it.ActualBitmap(); b != nil {
		return b
	}
	b := roaring.New()
	if n, ok := it.DocNum1Hit(); ok {
		b.Add(uint32(n))
	}
	return b
}

// docsOf goes through a set in order.
func docsOf(b *roaring.Bitmap) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		var some [256]uint32
		it := b.ManyIterator()
		for n := it.NextMany(some[:]); n > 0; n = it.NextMany(some[:]) {
			for _, doc := range some[:n] {
				if !yield(doc) {
					return
				}
			}
		}
	}
}
