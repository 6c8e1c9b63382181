package search

import (
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"baotinh/index/store"
)

// readiness is what a process that answers many searches keeps ahead of them. bleve merges its segments whenever it likes, and the columns of a
// merged segment of 100,000 articles take a fifth of a second: until they are made, searches go on with the segments before the merge, in which
// the same articles stand. All but wake and done is guarded by Index.known.
type readiness struct {
	snapshot *scorch.IndexSnapshot // whose columns are made; nil before the first
	coming   *scorch.IndexSnapshot // whose columns are being made
	seq      int64                 // the last change of the store in it
	promised int64                 // the last change that every search must see: that of the last catching-up that ended

	wake chan struct{} // the segments may be others now
	stop context.CancelFunc
	done chan struct{}
}

// KeepReady makes what searches need before they need it, in the background until Close: columns of new segments, then texts as far as memory is
// meant for them. Without it each search makes what it lacks, which suits a process that asks once. failed is told what could not be read.
func (x *Index) KeepReady(failed func(error)) {
	ctx, stop := context.WithCancel(context.Background())
	x.known.Lock()
	x.ready.stop, x.ready.done = stop, make(chan struct{})
	x.known.Unlock()
	go func() {
		defer close(x.ready.done)
		for {
			err := x.makeReady(ctx)
			if err == nil {
				err = x.fillRows(ctx)
			}
			if err != nil && ctx.Err() == nil {
				failed(err)
			}
			select {
			case <-ctx.Done():
				return
			case <-x.ready.wake:
			}
		}
	}()
}

// changed tells the background that the segments may be others.
func (x *Index) changed() {
	select {
	case x.ready.wake <- struct{}{}:
	default: // it is told already
	}
}

// stopReady ends the background and forgets what it made.
func (x *Index) stopReady() error {
	x.known.Lock()
	stop, done := x.ready.stop, x.ready.done
	x.ready.stop = nil
	x.known.Unlock()
	if stop != nil {
		stop()
		<-done
	}
	return x.forgetReady()
}

func (x *Index) forgetReady() error {
	x.known.Lock()
	defer x.known.Unlock()
	snapshot := x.ready.snapshot
	x.ready.snapshot = nil
	if snapshot == nil {
		return nil
	}
	return snapshot.Close()
}

// promise says that every search sees the changes up to seq from now on.
func (x *Index) promise(ctx context.Context, seq int64) error {
	x.known.Lock()
	kept := x.ready.stop != nil
	x.known.Unlock()
	var err error
	if kept {
		err = x.makeReady(ctx) // so that no search finds new segments without columns
		x.changed()
	}
	x.known.Lock()
	defer x.known.Unlock()
	x.ready.promised = seq
	return err
}

// promised is the last change that every search sees.
func (x *Index) promised() int64 {
	x.known.Lock()
	defer x.known.Unlock()
	return x.ready.promised
}

// makeReady makes the columns of the segments that are there now, and lets searches see these.
func (x *Index) makeReady(ctx context.Context) error {
	x.making.Lock()
	defer x.making.Unlock()
	select {
	case <-x.ready.wake: // what it told is looked at now
	default:
	}
	x.known.Lock()
	snapshot, err := x.snapshot()
	if err != nil {
		x.known.Unlock()
		return err
	}
	before := x.ready
	if before.snapshot == snapshot {
		x.known.Unlock()
		return snapshot.Close()
	}
	x.ready.coming = snapshot
	parts := x.parts(snapshot)
	var old []*part
	if before.snapshot != nil {
		old = x.parts(before.snapshot)
	}
	x.known.Unlock()
	defer func() {
		x.known.Lock()
		x.ready.coming = nil
		x.known.Unlock()
	}()
	seq, err := parseSeq(snapshot.Internal()[seqKey])
	if err == nil {
		err = x.makeColumns(ctx, parts)
	}
	if err == nil {
		err = x.carryRows(ctx, old, parts, before.seq)
	}
	if err != nil {
		return errors.Join(x.failed(err), snapshot.Close())
	}
	x.known.Lock()
	x.ready.snapshot, x.ready.seq = snapshot, seq
	x.forgetBut(snapshot)
	x.known.Unlock()
	if before.snapshot != nil {
		return before.snapshot.Close()
	}
	return nil
}

func (x *Index) makeColumns(ctx context.Context, parts []*part) error {
	fields := x.values.fields()
	for _, f := range DefaultFacets {
		if !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	for _, p := range parts {
		if _, err := p.idNumbers(); err != nil {
			return err
		}
		for _, f := range []string{fieldText, fieldFold} {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := p.countFrequent(f, leastCounted); err != nil {
				return err
			}
		}
		if _, err := p.dayColumn(); err != nil {
			return err
		}
		for _, f := range fields {
			if err := ctx.Err(); err != nil {
				return err
			}
			if _, err := p.facetColumn(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// carryRows gives the texts that are known of old segments to the new ones that the same articles stand in now, if they have not changed since.
func (x *Index) carryRows(ctx context.Context, old, now []*part, seq int64) error {
	among := func(parts []*part) func(p *part) bool {
		return func(p *part) bool {
			return slices.ContainsFunc(parts, func(other *part) bool { return other.columns == p.columns })
		}
	}
	gone := slices.DeleteFunc(slices.Clone(old), among(now))
	if !slices.ContainsFunc(gone, func(p *part) bool { return p.knowsTexts() }) {
		return nil
	}
	at := map[string]textPlace{} // by id
	for _, p := range now {
		if among(old)(p) {
			continue
		}
		ids, err := p.idColumn()
		if err != nil {
			return err
		}
		for doc := range docsOf(p.DocNumbersLive()) {
			at[ids.of(doc)] = textPlace{p, doc}
		}
	}
	for change, err := range x.facts.Since(ctx, seq) {
		if err != nil {
			return err
		}
		delete(at, change.Article)
	}
	for _, p := range gone {
		ids, err := p.idColumn()
		if err != nil {
			return err
		}
		live := p.DocNumbersLive()
		for _, b := range p.blocksNow() {
			b.carry(func(doc uint32) (textPlace, bool) {
				if doc == noDoc || !live.Contains(doc) {
					return textPlace{}, false
				}
				to, ok := at[ids.of(doc)]
				return to, ok
			})
		}
		docs := live.ToArray()
		for i, r := range p.rowsOf(docs) {
			if to, ok := at[ids.of(docs[i])]; ok && r != nil {
				to.keepRow(to.doc, r)
			}
		}
	}
	return nil
}

// fillRows reads the texts that are not in memory, until the memory for them is full or the segments are others, and puts texts together in blocks.
func (x *Index) fillRows(ctx context.Context) (err error) {
	v, err := x.view(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.close()) }()
	maker := &blockMaker{}
	for _, p := range v.segments {
		ids, err := p.idColumn()
		if err != nil {
			return x.failed(err)
		}
		for docs := range slices.Chunk(p.unblocked(p.DocNumbersLive().ToArray()), blockTexts) {
			if ctx.Err() != nil || len(x.ready.wake) > 0 {
				return nil
			}
			rows, full, err := x.rowsAhead(ctx, p, ids, docs)
			if err != nil {
				return err
			}
			p.keepTogether(maker, docs, rows)
			if full {
				return nil
			}
		}
	}
	return nil
}

// rowsAhead returns the rows of some articles, nil where there is no text. full is true if memory is: of the others only those rows are returned that
// are known already.
func (x *Index) rowsAhead(ctx context.Context, p *part, ids *idColumn, docs []uint32) (rows []row, full bool, err error) {
	rows = p.rowsOf(docs)
	var names []string
	for i, r := range rows {
		if r == nil {
			names = append(names, ids.of(docs[i]))
		}
	}
	texts, err := x.facts.Texts(ctx, names, store.Whole)
	if err != nil {
		return nil, false, err
	}
	more := 0
	for i, doc := range docs {
		text, ok := texts[ids.of(doc)]
		if rows[i] != nil || !ok {
			continue
		}
		if full = p.numbers.filled(more); full {
			break
		}
		rows[i] = p.numbers.row(text)
		more += cap(rows[i])
	}
	return rows, full, nil
}
