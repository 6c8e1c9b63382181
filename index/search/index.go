// Package search finds articles: it is the only place that imports bleve.
//
//	analyzer_vi.go  Vietnamese analysis in bleve's own shape: syllables, tone placement, folding, pairs
//	field.go        the list of fields, and the mapping made from it
//	document.go     what an article has in each field
//	abbreviation.go short forms and the words that they stand for
//	index.go        opening, locking, versions, catching up with the store
//	query.go        the query language: text → tree, with messages that point at faults
//	compile.go      tree → plan
//	plan.go         a plan over the segments of the index: which articles, with which scores
//	view.go         the segments as one search sees them
//	ready.go        what searches need, made before they need it
//	column.go       ids, days and values of facets in memory, article by article
//	found.go        what a plan finds: in order, and counted by facets
//	row.go          texts as rows of numbers in memory
//	verify.go       what the index cannot tell without positions, read in the text: long phrases, NEAR
//	search.go       question → answer: hits, facets, paging, counts without marks
//	story.go        near-duplicates folded under the first hit of their story
//	watch.go        saved searches against new articles
//	snippet.go      passages with their hits
//	concordance.go  keyword in context: all hits of a query, a line each, sorted by what stands left or right
//	why.go          which parts of the query a hit meets, and where
//
// The index holds no text and no truth: it is made from the store, follows its changes, and is rebuilt when it cannot be read.
// It leaves numbers and tables to package store.
package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/gofrs/flock"
	"golang.org/x/sync/errgroup"

	"baotinh/index/store"
)

// ErrLocked is returned when another process has the index open.
var ErrLocked = errors.New("the index is open in another process")

// Index is an open index. It is safe for concurrent use.
type Index struct {
	dir    string
	bleve  bleve.Index
	lock   *flock.Flock
	facts  *store.Store
	follow sync.Mutex // one catching-up at a time

	known   sync.Mutex
	columns map[uint64]*columns // of the segments that the last search saw, and of those that are ready
	values  *dictionary
	numbers *numbering
	ready   readiness
	making  sync.Mutex // one making of columns ahead of searches at a time

	// Moved is where a damaged index was put aside when this one was opened, empty if none was.
	Moved string
}

const (
	versionKey = "baotinh.schema"
	seqKey     = "baotinh.seq" // the last change of the store that the index holds
	lockName   = "LOCK"
	dataName   = "bleve"
	boltWait   = "1s" // bleve waits for ever otherwise
)

// batchSize is how many articles bleve takes at a time: memory grows with it (5,000 take 4 GB), and below 200 the rate drops.
const batchSize = 400

// sourcesAtOnce are read from the store in one go: one by one takes twice as long, and more only takes memory.
const sourcesAtOnce = 50

// Open opens the index in dir, or makes an empty one. An index that cannot be read is moved aside, to be rebuilt from the store.
func Open(dir string, facts *store.Store) (*Index, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("index/search: %w (choose another folder with --data)", err)
	}
	lock := flock.New(filepath.Join(dir, lockName))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("index/search: %s: %w", dir, err)
	}
	if !held {
		return nil, fmt.Errorf("index/search: %s: %w (stop it, or ask it: baotinh serve answers searches at /search.json)", dir, ErrLocked)
	}
	x := &Index{dir: dir, lock: lock, facts: facts, values: newDictionary(), numbers: newNumbering(maxRows), ready: readiness{wake: make(chan struct{}, 1)}}
	if err := x.open(); err != nil {
		lock.Unlock()
		return nil, err
	}
	if x.ready.promised, err = x.seq(); err != nil {
		return nil, errors.Join(x.failed(err), x.Close())
	}
	return x, nil
}

func (x *Index) open() error {
	path := filepath.Join(x.dir, dataName)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return x.create(path)
	}
	b, err := bleve.OpenUsing(path, map[string]any{"bolt_timeout": boltWait})
	if err == nil {
		var version []byte
		if version, err = b.GetInternal([]byte(versionKey)); err == nil {
			x.bleve = b
			if v := string(version); v != schemaVersion && v != "" {
				x.bleve.Close()
				return fmt.Errorf("index/search: %s: made with index schema %s, this program has %s (delete the folder; the index is rebuilt from the store)", path, v, schemaVersion)
			} else if v == schemaVersion {
				x.columns = map[uint64]*columns{}
				return nil
			}
			// Killed between making the index and noting its version: nothing is in it.
		}
		b.Close()
	}
	aside := path + ".damaged"
	for n := 1; ; n++ {
		if _, err := os.Stat(aside); errors.Is(err, os.ErrNotExist) {
			break
		}
		aside = path + ".damaged-" + strconv.Itoa(n)
	}
	if err := os.Rename(path, aside); err != nil {
		return fmt.Errorf("index/search: %s: cannot be read nor moved aside: %w (delete the folder; the index is rebuilt from the store)", path, err)
	}
	x.Moved = aside
	return x.create(path)
}

func (x *Index) create(path string) error {
	b, err := bleve.NewUsing(path, newMapping(), bleve.Config.DefaultIndexType, bleve.Config.DefaultKVStore, map[string]any{"bolt_timeout": boltWait})
	if err != nil {
		return fmt.Errorf("index/search: %s: %w", path, err)
	}
	if err := b.SetInternal([]byte(versionKey), []byte(schemaVersion)); err != nil {
		b.Close()
		return fmt.Errorf("index/search: %s: %w", path, err)
	}
	x.known.Lock()
	defer x.known.Unlock()
	x.bleve, x.columns = b, map[uint64]*columns{}
	return nil
}

// Close writes what is pending and releases the index.
func (x *Index) Close() error {
	return errors.Join(x.stopReady(), x.bleve.Close(), x.lock.Unlock())
}

// seq is the last change of the store that the index holds.
func (x *Index) seq() (int64, error) {
	b, err := x.bleve.GetInternal([]byte(seqKey))
	if err != nil {
		return 0, err
	}
	return parseSeq(b)
}

func parseSeq(b []byte) (int64, error) {
	if b == nil {
		return 0, nil
	}
	return strconv.ParseInt(string(b), 10, 64)
}

// Behind tells how many of the store's changes the index lacks.
func (x *Index) Behind(ctx context.Context) (int64, error) {
	at, err := x.seq()
	if err != nil {
		return 0, fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	return x.facts.Count(ctx, store.Query{Table: "changes", Where: []store.Condition{{Column: "seq", Op: ">", Value: strconv.FormatInt(at, 10)}}})
}

// CatchUp indexes what changed in the store since the last time. A kill loses nothing: the number of the last change is written in
// the same batch as the articles, so that the next call goes on there. progress may be nil.
func (x *Index) CatchUp(ctx context.Context, progress func(done, total int64)) error {
	x.follow.Lock()
	defer x.follow.Unlock()
	at, err := x.seq()
	if err != nil {
		return fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	last, err := x.facts.LastSeq(ctx)
	if err != nil {
		return err
	}
	if last < at {
		return fmt.Errorf("index/search: %s: the index knows change %d, the store only %d: they do not belong together (delete the index folder; it is rebuilt)", x.dir, at, last)
	}
	total, err := x.Behind(ctx)
	if err != nil {
		return err
	}
	if total == 0 {
		return x.promise(ctx, at)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	chunks := make(chan chunk, 1) // one is read while bleve writes the one before
	go func() {
		defer close(chunks)
		for {
			c := x.read(ctx, at)
			if len(c.changes) == 0 && c.err == nil {
				return
			}
			select {
			case chunks <- c:
			case <-ctx.Done():
				return
			}
			if c.err != nil {
				return
			}
			at = c.changes[len(c.changes)-1].Seq
		}
	}()
	var done, seq int64
	for c := range chunks {
		if c.err != nil {
			return c.err
		}
		if err := x.write(c); err != nil {
			return err
		}
		x.changed()
		seq = c.changes[len(c.changes)-1].Seq
		done += int64(len(c.changes))
		if progress != nil {
			progress(done, max(done, total))
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return x.promise(ctx, seq)
}

// chunk is a run of changes with what bleve gets for each; nil for an article that is gone.
type chunk struct {
	changes []store.Change
	docs    []map[string]any
	err     error
}

// read loads the next changes after seq.
func (x *Index) read(ctx context.Context, seq int64) chunk {
	var c chunk
	for change, err := range x.facts.Since(ctx, seq) {
		if err != nil {
			return chunk{err: err}
		}
		if c.changes = append(c.changes, change); len(c.changes) == batchSize {
			break
		}
	}
	c.docs = make([]map[string]any, len(c.changes))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2)
	for from := 0; from < len(c.changes); from += sourcesAtOnce {
		changes := c.changes[from:min(from+sourcesAtOnce, len(c.changes))]
		group.Go(func() error {
			var ids []string
			for _, change := range changes {
				if !change.Deleted {
					ids = append(ids, change.Article)
				}
			}
			articles, err := x.facts.Articles(ctx, ids)
			if err != nil {
				return err
			}
			results, err := x.facts.Results(ctx, ids)
			if err != nil {
				return err
			}
			for i, change := range changes {
				a, r := articles[change.Article], results[change.Article]
				if a != nil && r != nil { // not deleted since the list was read; that change comes later
					c.docs[from+i] = (&source{a, r}).document()
				}
			}
			return nil
		})
	}
	c.err = group.Wait()
	return c
}

// write gives a chunk to bleve together with the number of its last change.
func (x *Index) write(c chunk) error {
	batch := x.bleve.NewBatch()
	for i, change := range c.changes {
		if c.docs[i] == nil {
			batch.Delete(change.Article)
		} else if err := batch.Index(change.Article, c.docs[i]); err != nil {
			return fmt.Errorf("index/search: article %s: %w", change.Article, err)
		}
	}
	batch.SetInternal([]byte(seqKey), strconv.AppendInt(nil, c.changes[len(c.changes)-1].Seq, 10))
	if err := x.bleve.Batch(batch); err != nil {
		return fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	return nil
}

// Rebuild empties the index and fills it from the store.
func (x *Index) Rebuild(ctx context.Context, progress func(done, total int64)) error {
	x.follow.Lock()
	x.making.Lock()
	path := filepath.Join(x.dir, dataName)
	err := errors.Join(x.forgetReady(), x.bleve.Close())
	if err == nil {
		err = os.RemoveAll(path)
	}
	if err == nil {
		err = x.create(path)
	}
	x.making.Unlock()
	x.follow.Unlock()
	if err != nil {
		return fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	return x.CatchUp(ctx, progress)
}

// Count is the number of articles in the index.
func (x *Index) Count() (uint64, error) { return x.bleve.DocCount() }

// Stats describes the index for a health page.
func (x *Index) Stats(ctx context.Context) (articles uint64, behind int64, err error) {
	if articles, err = x.bleve.DocCount(); err != nil {
		return 0, 0, fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	behind, err = x.Behind(ctx)
	return articles, behind, err
}
