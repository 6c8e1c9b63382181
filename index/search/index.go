// Package search finds articles: it is the only place that imports bleve.
//
//	analyzer_vi.go  Vietnamese analysis in bleve's own shape: syllables, tone placement, folding, pairs
//	field.go        the list of fields, and the mapping made from it
//	twin.go         words without marks, found among those with marks
//	document.go     what an article has in each field
//	terms.go        the same with its terms counted, for bleve
//	abbreviation.go short forms and the words that they stand for
//	index.go        opening, locking, versions, catching up with the store
//	reader.go       opening beside a process that writes
//	damage.go       segments held against their checksums, and an index made anew while it is open
//	query.go        the query language: text → tree, with messages that point at faults
//	compile.go      tree → plan
//	plan.go         a plan over the segments of the index: which articles, with which scores
//	view.go         the segments as one search sees them
//	ready.go        what searches need, made before they need it
//	column.go       ids, days and values of facets in memory, article by article
//	frequency.go    how often frequent words stand in each article, in memory
//	found.go        what a plan finds: in order, and counted by facets
//	row.go          texts as rows of numbers in memory
//	block.go        many rows turned around: the places of each word
//	verify.go       what the index cannot tell without positions, read in the text: long phrases, NEAR
//	search.go       question → answer: hits, facets, paging, counts without marks
//	story.go        near-duplicates folded under the first hit of their story
//	watch.go        saved searches against new articles
//	snippet.go      passages with their hits
//	concordance.go  keyword in context: all hits of a query, a line each, sorted by what stands left or right
//	why.go          which parts of the query a hit meets, and where
//
// The index holds no text and no truth: it is made from the store, follows its changes, and is rebuilt when
// it cannot be read or was made by an earlier program.
// It leaves numbers and tables to package store.
package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/gofrs/flock"
	"golang.org/x/sync/errgroup"

	"baotinh/index/store"
)

// ErrLocked is returned when another process has the index open.
var ErrLocked = errors.New("the index is open in another process")

// Index is an open index. It is safe for concurrent use.
type Index struct {
	dir    string
	bleve  bleve.Index  // another one behind Mend: guarded by known, and who holds follow may read it
	closed bool         // bleve is: the index was damaged and could not be made anew
	lock   *flock.Flock // nil if opened for questions only
	copied string       // the folder in which a reader sees the index, until it is deleted
	facts  *store.Store
	follow sync.Mutex // one catching-up at a time

	known   sync.Mutex
	columns map[uint64]*columns // of the segments that the last search saw, and of those that are ready
	values  *dictionary
	numbers *numbering
	ready   readiness
	making  sync.Mutex // one making of columns ahead of searches at a time

	// Damage is what was wrong with the index that stood here before this one was opened, nil if nothing was.
	Damage *Damage
	// Outdated says why an index was thrown away when this one was opened, empty if none was. CatchUp fills the new one.
	Outdated string
}

// VersionError says that an index was made by a program that knows other fields or another analysis: its answers would be wrong.
type VersionError struct {
	Path string
	Have string
}

func (e *VersionError) Error() string {
	if e.Newer() {
		return fmt.Sprintf("index/search: %s: made with index schema %s, this program knows up to %s (use the newer baotinh; or delete the folder, and the index is rebuilt from the store)", e.Path, e.Have, schemaVersion)
	}
	return fmt.Sprintf("index/search: %s: made with index schema %s, this program has %s (baotinh run, search or serve rebuilds it from the store)", e.Path, e.Have, schemaVersion)
}

// Newer tells an index of a newer program. It is refused where an older one is rebuilt: two programs of different age on one folder would
// otherwise undo each other's work, and nobody would see why.
func (e *VersionError) Newer() bool {
	have, err := strconv.Atoi(e.Have)
	ours, _ := strconv.Atoi(schemaVersion) // ours is a number
	return err == nil && have > ours
}

const (
	versionKey = "baotinh.schema"
	seqKey     = "baotinh.seq"   // the last change of the store that the index holds
	storeKey   = "baotinh.store" // the id of the store
	lockName   = "LOCK"
	dataName   = "bleve"
	outName    = dataName + ".outdated" // being deleted
	boltWait   = "1s"                   // bleve waits for ever otherwise
)

// batchSize is how many articles bleve makes a segment of. Memory grows with it, by a megabyte an article as two are made at a time; the smaller they
// are, the more of them are merged.
const batchSize = 500

// sourcesAtOnce are read from the store in one go: one by one takes twice as long, and more only takes memory.
const sourcesAtOnce = 50

// Open opens the index in dir, or makes an empty one. An index that cannot be read as it was last written is moved aside, one of an earlier program,
// of another store or of a store that had more changes is thrown away; both are rebuilt by CatchUp.
func Open(dir string, facts *store.Store) (*Index, error) {
	return openFor(dir, facts, func() (*Damage, error) { return nil, nil })
}

// openFor opens the index behind a look at it, which nobody writes into meanwhile; look puts a damaged one aside.
func openFor(dir string, facts *store.Store, look func() (*Damage, error)) (*Index, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("index/search: %w (choose another folder with --data)", err)
	}
	lock := flock.New(filepath.Join(dir, lockName))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("index/search: %s: %w", dir, err)
	}
	if !held {
		return nil, fmt.Errorf("index/search: %s: %w (wait for it to end, or stop it; baotinh search asks the index beside it)", dir, ErrLocked)
	}
	x := newIndex(dir, facts)
	x.lock = lock
	if x.Damage, err = look(); err == nil {
		err = x.open()
	}
	if err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	if x.ready.promised, err = x.seq(); err != nil {
		return nil, errors.Join(x.failed(err), x.Close())
	}
	return x, nil
}

func newIndex(dir string, facts *store.Store) *Index {
	return &Index{dir: dir, facts: facts, columns: map[uint64]*columns{}, values: newDictionary(), numbers: newNumbering(maxRows), ready: readiness{wake: make(chan struct{}, 1)}}
}

func (x *Index) open() error {
	path, out := filepath.Join(x.dir, dataName), filepath.Join(x.dir, outName)
	sweepReaders(x.dir)
	if err := os.RemoveAll(out); err != nil { // of a process that was killed
		return fmt.Errorf("index/search: %s: %w (delete the folder)", out, err)
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return x.create(path)
	}
	of, err := x.openData(path, map[string]any{"bolt_timeout": boltWait})
	if err != nil { // it is damaged, and moved aside as it is
		moved, err := moveAside(path)
		if err != nil {
			return err
		}
		x.Damage = &Damage{Moved: moved}
		return x.create(path)
	}
	old, err := x.outdated(of)
	if err == nil && !old {
		return nil
	}
	if err = errors.Join(err, x.bleve.Close()); err != nil {
		return err
	}
	// In one step: a kill leaves the old index, or none, which the next opening makes; never half of one.
	if err := os.Rename(path, out); err != nil {
		return fmt.Errorf("index/search: %s: %w (delete the folder; the index is rebuilt from the store)", path, err)
	}
	if err := x.create(path); err != nil {
		return err
	}
	if err := os.RemoveAll(out); err != nil {
		return fmt.Errorf("index/search: %s: %w (delete the folder)", out, errors.Join(err, x.bleve.Close()))
	}
	return nil
}

// origin is what an index was made from: with which schema, of which store, up to which of its changes.
type origin struct {
	version, store string
	seq            int64
}

func (x *Index) origin() (of origin, err error) {
	get := func(key string) string {
		b, getErr := x.bleve.GetInternal([]byte(key))
		err = errors.Join(err, getErr)
		return string(b)
	}
	of.version, of.store = get(versionKey), get(storeKey)
	if err == nil {
		of.seq, err = x.seq()
	}
	return of, err
}

// openData opens the index in path as it was last written, or not at all. bleve itself would open an older state, or an empty one, where the
// segments of the last cannot be read, and say so in nothing but a line of the standard log. It believes what they say of places in them, so that a
// wrong one may lead it beyond their end.
func (x *Index) openData(path string, config map[string]any) (of origin, err error) {
	defer func() {
		if beyond := recover(); beyond != nil {
			err = fmt.Errorf("%v", beyond)
		}
	}()
	states, err := scorch.RollbackPoints(filepath.Join(path, bleveDir))
	if err != nil {
		return of, err
	}
	var written int64
	if len(states) > 0 { // the newest comes first
		if written, err = parseSeq(states[0].GetInternal([]byte(seqKey))); err != nil {
			return of, err
		}
	}
	if x.bleve, err = bleve.OpenUsing(path, config); err == nil {
		if of, err = x.origin(); err == nil && of.seq == written {
			return of, nil
		}
		err = errors.Join(err, x.bleve.Close())
	}
	damaged := fmt.Errorf("it held change %d of the store, and can be read up to change %d", written, of.seq)
	if err != nil {
		damaged = fmt.Errorf("%w: %w", damaged, err)
	}
	return of, damaged
}

// outdated tells whether an index of this origin is to be made anew, and sets Outdated where there is something in it.
func (x *Index) outdated(of origin) (bool, error) {
	if of.version == "" { // killed between making the index and noting its version: nothing is in it
		return true, nil
	}
	if of.version != schemaVersion {
		if old := (&VersionError{filepath.Join(x.dir, dataName), of.version}); old.Newer() {
			return false, old
		}
		x.Outdated = fmt.Sprintf("it was made with index schema %s, this program has %s", of.version, schemaVersion)
		return true, nil
	}
	var err error
	x.Outdated, err = x.foreign(of)
	return x.Outdated != "", err
}

// foreign says why an index of this origin does not belong to the store, "" if it does.
func (x *Index) foreign(of origin) (string, error) {
	if of.store != x.facts.ID() {
		return "it was made from another store", nil
	}
	last, err := x.facts.LastSeq(context.Background())
	if err == nil && last < of.seq {
		return fmt.Sprintf("it knows change %d of a store that has only %d", of.seq, last), nil
	}
	return "", err
}

// moveAside keeps an index that cannot be read, for whoever wants to know why.
func moveAside(path string) (string, error) {
	aside := path + ".damaged"
	for n := 1; ; n++ {
		if _, err := os.Stat(aside); errors.Is(err, os.ErrNotExist) {
			break
		}
		aside = path + ".damaged-" + strconv.Itoa(n)
	}
	if err := os.Rename(path, aside); err != nil {
		return "", fmt.Errorf("index/search: %s: cannot be read nor moved aside: %w (delete the folder; the index is rebuilt from the store)", path, err)
	}
	return aside, nil
}

func (x *Index) create(path string) error {
	b, err := bleve.NewUsing(path, newMapping(), bleve.Config.DefaultIndexType, bleve.Config.DefaultKVStore, map[string]any{"bolt_timeout": boltWait})
	if err != nil {
		return fmt.Errorf("index/search: %s: %w", path, err)
	}
	err = b.SetInternal([]byte(storeKey), []byte(x.facts.ID()))
	if err == nil {
		err = b.SetInternal([]byte(versionKey), []byte(schemaVersion)) // the last: without it nothing else counts
	}
	if err != nil {
		b.Close()
		return fmt.Errorf("index/search: %s: %w", path, err)
	}
	x.bleve = b
	return nil
}

// Close writes what is pending and releases the index.
func (x *Index) Close() error {
	err := x.stopReady()
	if !x.closed {
		err = errors.Join(err, x.bleve.Close())
	}
	if x.lock == nil {
		return errors.Join(err, x.clearCopy())
	}
	return errors.Join(err, x.lock.Unlock())
}

// seq is the last change of the store that the index holds.
func (x *Index) seq() (int64, error) {
	b, err := x.data().GetInternal([]byte(seqKey))
	if err != nil {
		return 0, err
	}
	return parseSeq(b)
}

func (x *Index) data() bleve.Index {
	x.known.Lock()
	defer x.known.Unlock()
	return x.bleve
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
	return x.behind(ctx, at)
}

func (x *Index) behind(ctx context.Context, at int64) (int64, error) {
	return x.facts.Count(ctx, store.Query{Table: "changes", Where: []store.Condition{{Column: "seq", Op: ">", Value: strconv.FormatInt(at, 10)}}})
}

// CatchUp indexes what changed in the store since the last time. A kill loses nothing: the number of the last change is written in
// the same batch as the articles, so that the next call goes on there. progress may be nil.
func (x *Index) CatchUp(ctx context.Context, progress func(done, total int64)) error {
	if x.lock == nil {
		return fmt.Errorf("index/search: %s: %w", x.dir, ErrReadOnly)
	}
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
	chunks := make(chan chunk, 1) // two are read while bleve writes the two before
	go func() {
		defer close(chunks)
		for at := at; ; {
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
			at = c.last()
		}
	}()
	var done int64
	w := pairWriter{index: x, at: at, noted: at, told: func(articles int) {
		x.changed()
		if done += int64(articles); progress != nil {
			progress(done, max(done, total))
		}
	}}
	for c := range chunks {
		if err = c.err; err == nil {
			err = w.write(c)
		}
		if err != nil {
			break
		}
	}
	if err := errors.Join(err, w.end(), ctx.Err()); err != nil {
		return err
	}
	return x.promise(ctx, w.at)
}

// chunk is a run of changes with what bleve gets for each; nil for an article that is gone.
type chunk struct {
	changes []store.Change
	docs    []*document.Document
	err     error
}

// last is the number of the last change.
func (c chunk) last() int64 { return c.changes[len(c.changes)-1].Seq }

// overlaps tells whether two chunks hold changes of the same article.
func (c chunk) overlaps(other chunk) bool {
	articles := make(map[string]bool, len(c.changes))
	for _, change := range c.changes {
		articles[change.Article] = true
	}
	return slices.ContainsFunc(other.changes, func(change store.Change) bool { return articles[change.Article] })
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
	c.docs = make([]*document.Document, len(c.changes))
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

// write gives a chunk to bleve, together with the number of its last change if that is to be noted.
func (x *Index) write(c chunk, note bool) error {
	batch := x.bleve.NewBatch()
	for i, change := range c.changes {
		if c.docs[i] == nil {
			batch.Delete(change.Article)
		} else if err := batch.IndexAdvanced(c.docs[i]); err != nil {
			return fmt.Errorf("index/search: article %s: %w", change.Article, err)
		}
	}
	if note {
		batch.SetInternal([]byte(seqKey), strconv.AppendInt(nil, c.last(), 10))
	}
	if err := x.bleve.Batch(batch); err != nil {
		return fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	return nil
}

// pairWriter gives bleve two chunks at a time, of each of which it makes a segment on one processor. Either of the two may become part of the index
// before the other: how far the store was followed is noted with the first only, behind which no chunk is missing. So a kill makes the next
// catching-up write a second one again at most, and loses nothing.
type pairWriter struct {
	index *Index
	told  func(articles int) // of each chunk, when its pair is written
	group errgroup.Group
	pair  []chunk // those that are being written
	at    int64   // the last change that is written
	noted int64   // the last that bleve knows
}

// write begins to write a chunk, and waits where it is the second of a pair.
func (w *pairWriter) write(c chunk) error {
	if len(w.pair) == 1 && w.pair[0].overlaps(c) { // an article that changed again: what was read later counts
		if err := w.wait(); err != nil {
			return err
		}
	}
	first := len(w.pair) == 0
	w.pair = append(w.pair, c)
	w.group.Go(func() error { return w.index.write(c, first) })
	if first {
		return nil
	}
	return w.wait()
}

// wait ends the pair.
func (w *pairWriter) wait() error {
	err, pair := w.group.Wait(), w.pair
	w.group, w.pair = errgroup.Group{}, nil
	if err != nil || len(pair) == 0 {
		return err
	}
	w.noted, w.at = pair[0].last(), pair[len(pair)-1].last()
	for _, c := range pair {
		w.told(len(c.changes))
	}
	return nil
}

// end waits for what is being written, and notes how far that is.
func (w *pairWriter) end() error {
	if err := w.wait(); err != nil || w.noted == w.at {
		return err
	}
	if err := w.index.bleve.SetInternal([]byte(seqKey), strconv.AppendInt(nil, w.at, 10)); err != nil {
		return fmt.Errorf("index/search: %s: %w", w.index.dir, err)
	}
	w.noted = w.at
	return nil
}

// Count is the number of articles in the index.
func (x *Index) Count() (uint64, error) { return x.data().DocCount() }

// Stats describes the index for a health page.
func (x *Index) Stats(ctx context.Context) (articles uint64, behind int64, err error) {
	if articles, err = x.data().DocCount(); err != nil {
		return 0, 0, fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	behind, err = x.Behind(ctx)
	return articles, behind, err
}
