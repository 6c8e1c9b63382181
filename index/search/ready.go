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
	among := func(parts []*part, c *columns) bool {
		return slices.ContainsFunc(parts, func(p *part) bool { return p.columns == c })
	}
	rows := map[string]row{}
	for _, p := range old {
		if among(now, p.columns) {
			continue
		}
		ids, err := p.idColumn()
		if err != nil {
			return err
		}
		docs := p.DocNumbersLive().ToArray()
		for i, r := range p.rowsOf(docs) {
			if r != nil {
				rows[ids.of(docs[i])] = r
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	for change, err := range x.facts.Since(ctx, seq) {
		if err != nil {
			return err
		}
		delete(rows, change.Article)
	}
	for _, p := range now {
		if among(old, p.columns) {
			continue
		}
		ids, err := p.idColumn()
		if err != nil {
			return err
		}
		for doc := range docsOf(p.DocNumbersLive()) {
			if r, ok := rows[ids.of(doc)]; ok {
				p.keepRow(doc, r)
			}
		}
	}
	return nil
}

// fillRows reads the texts that are not in memory, until the memory for them is full or the segments are others.
func (x *Index) fillRows(ctx context.Context) (err error) {
	v, err := x.view(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.close()) }()
	for _, p := range v.segments {
		docs := p.DocNumbersLive().ToArray()
		rows := p.rowsOf(docs)
		i := -1
		docs = slices.DeleteFunc(docs, func(uint32) bool { i++; return rows[i] != nil })
		ids, err := p.idColumn()
		if err != nil {
			return x.failed(err)
		}
		for some := range slices.Chunk(docs, textsAtOnce) {
			if ctx.Err() != nil || len(x.ready.wake) > 0 {
				return nil
			}
			names := ids.names(some)
			texts, err := x.facts.Texts(ctx, names, store.Whole)
			if err != nil {
				return err
			}
			for i, doc := range some {
				if p.numbers.filled() {
					return nil
				}
				if text, ok := texts[names[i]]; ok {
					p.keepRow(doc, p.numbers.row(text))
				}
			}
		}
	}
	return nil
}
