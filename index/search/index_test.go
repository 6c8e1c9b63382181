package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baotinh/extract"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

func TestOpenTwice(t *testing.T) {
	c := openCorpus(t)
	_, err := Open(c.index.dir, c.facts)
	if !errors.Is(err, ErrLocked) {
		t.Errorf("a second opening: %v, want ErrLocked", err)
	}
}

func TestDamagedIndexIsRebuilt(t *testing.T) {
	c := openCorpus(t)
	dir := c.index.dir
	c.index.Close()
	path := filepath.Join(dir, dataName, "store", "root.bolt")
	if err := os.WriteFile(path, []byte("vỡ"), 0o644); err != nil {
		t.Fatal(err)
	}
	var err error
	if c.index, err = Open(dir, c.facts); err != nil {
		t.Fatal(err)
	}
	if c.index.Damage == nil {
		t.Error("the damaged index was not moved aside")
	}
	if err := c.index.CatchUp(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if _, got := c.found(t, Request{Query: "*"}); len(got) != 6 {
		t.Errorf("%d articles after the rebuild, want 6", len(got))
	}
}

// TestDamagedSegmentIsNoticed: bleve by itself goes back to what it can still read, and answers as if there were no more.
func TestDamagedSegmentIsNoticed(t *testing.T) {
	const first, all = 20, 50
	for _, c := range []struct {
		name   string
		first  bool // the segments of all states are damaged
		damage func(path string) error
	}{
		{"the last cut off", false, func(path string) error { return os.Truncate(path, 10) }},
		{"the last gone", false, os.Remove},
		{"all gone", true, os.Remove},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, facts := generated(t, first)
			segments := func() []string {
				found, err := filepath.Glob(filepath.Join(dir, dataName, bleveDir, "*.zap"))
				if err != nil {
					t.Fatal(err)
				}
				return found
			}
			before := segments()
			putGenerated(t, facts, first, all)
			x, err := Open(dir, facts)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(x.CatchUp(t.Context(), nil), x.Close()); err != nil {
				t.Fatal(err)
			}
			damaged := 0
			for _, path := range segments() {
				if c.first || !slices.Contains(before, path) {
					damaged++
					if err := c.damage(path); err != nil {
						t.Fatal(err)
					}
				}
			}
			if damaged == 0 {
				t.Fatal("no segment of the later articles")
			}
			if _, err := OpenReadOnly(dir, facts); err == nil || !strings.Contains(err.Error(), "held change 50 of the store, and can be read up to change") {
				t.Errorf("opened to ask: %v", err)
			}
			if x, err = Open(dir, facts); err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			if x.Damage == nil {
				t.Error("the damaged index was not moved aside")
			}
			if err := x.CatchUp(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			if n, err := x.Count(); err != nil || n != all {
				t.Errorf("%d articles after the rebuild, want %d (%v)", n, all, err)
			}
		})
	}
}

// generated is a folder with a store of n articles, and an index that knows them.
func generated(t *testing.T, n int) (dir string, facts *store.Store) {
	t.Helper()
	dir = t.TempDir()
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { facts.Close() })
	putGenerated(t, facts, 0, n)
	x, err := Open(dir, facts)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.CatchUp(t.Context(), nil), x.Close()); err != nil {
		t.Fatal(err)
	}
	return dir, facts
}

// opened is the index in dir until the test ends.
func opened(t *testing.T, dir string, facts *store.Store) *Index {
	t.Helper()
	x, err := Open(dir, facts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// putGenerated stores short articles: what the tests are about does not depend on what stands in them.
func putGenerated(t *testing.T, facts *store.Store, from, to int) {
	t.Helper()
	var entries []store.Entry
	for i := range to - from {
		it := storetest.Generate(from + i)
		it.Article.Text = "Kết nạp đảng viên."
		it.Article.Blocks = nil
		it.Result = extract.Result{Text: it.Article.Title + "\n" + it.Article.Text}
		entries = append(entries, store.Entry{Article: it.Article, Result: it.Result, Archive: it.Ref})
	}
	if err := facts.PutAll(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
}

// mark writes down another origin for the index in dir.
func mark(t *testing.T, dir, key, value string, facts *store.Store) {
	t.Helper()
	x, err := Open(dir, facts)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.bleve.SetInternal([]byte(key), []byte(value)), x.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestOutdatedIndexIsRebuilt: a program that was brought up to date makes the index anew by itself, and goes on with it after it was stopped.
func TestOutdatedIndexIsRebuilt(t *testing.T) {
	const articles = 2*batchSize + 30
	dir, facts := generated(t, articles)
	for _, c := range []struct{ name, key, value, says string }{
		{"an earlier schema", versionKey, "3", "made with index schema 3, this program has " + schemaVersion},
		{"a schema that is no number", versionKey, "thử", "made with index schema thử"},
		{"of a store with more changes", seqKey, "1000000", fmt.Sprintf("knows change 1000000 of a store that has only %d", articles)},
		{"of another store", storeKey, "0123456789abcdef0123456789abcdef", "made from another store"},
		{"killed before its version was noted", versionKey, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			mark(t, dir, c.key, c.value, facts)
			if err := os.MkdirAll(filepath.Join(dir, outName, bleveDir), 0o755); err != nil { // of one that was killed while it deleted
				t.Fatal(err)
			}
			x, err := Open(dir, facts)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(x.Outdated, c.says) || (x.Outdated == "") != (c.says == "") || x.Damage != nil {
				t.Errorf("outdated %q, damage %v; want %q", x.Outdated, x.Damage, c.says)
			}
			if left, err := os.ReadDir(dir); err != nil || slices.ContainsFunc(left, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), dataName+".") }) {
				t.Errorf("the old index was left: %v, %v", left, err)
			}
			// Another process comes while this one rebuilds.
			if _, err := Open(dir, facts); !errors.Is(err, ErrLocked) {
				t.Errorf("opened beside the rebuilding: %v, want ErrLocked", err)
			}
			ctx, stop := context.WithCancel(t.Context())
			var told []int64
			if err := x.CatchUp(ctx, func(done, total int64) {
				told = append(told, done, total)
				stop()
			}); !errors.Is(err, context.Canceled) {
				t.Errorf("stopped: %v", err)
			}
			if len(told) < 2 || told[0] != batchSize || told[1] != articles {
				t.Errorf("progress %v, want %d of %d first", told, batchSize, articles)
			}
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			if x, err = Open(dir, facts); err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			if n, err := x.Count(); err != nil || x.Outdated != "" || n < 2*batchSize {
				t.Errorf("opened again: %d articles, outdated %q, %v; want to go on behind %d", n, x.Outdated, err, 2*batchSize)
			}
			if err := x.CatchUp(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			if n, err := x.Count(); err != nil || n != articles {
				t.Errorf("%d articles after the rebuilding, want %d (%v)", n, articles, err)
			}
		})
	}
}

// TestPairWriter: of two chunks the first alone says how far the index is, and an article that stands in both is as the second has it.
func TestPairWriter(t *testing.T) {
	dir, facts := generated(t, 1)
	x := opened(t, dir, facts)
	made := func(from int64, words ...string) chunk {
		var c chunk
		for i, word := range words {
			it := storetest.Generate(i)
			it.Result = extract.Result{Text: word}
			id := store.ArticleID(it.Article.URL)
			c.changes = append(c.changes, store.Change{Seq: from + int64(i), Article: id})
			c.docs = append(c.docs, (&source{&store.Record{ID: id, Article: it.Article, FactText: word}, &it.Result}).document())
		}
		return c
	}
	seq := func(step string, want int64) {
		t.Helper()
		if at, err := x.seq(); err != nil || at != want {
			t.Errorf("%s: the index says change %d, want %d (%v)", step, at, want, err)
		}
	}
	var told []int
	w := pairWriter{index: x, told: func(articles int) { told = append(told, articles) }}
	apart := made(30, "thềm", "bậu")
	for i, id := range []string{"x1", "x2"} {
		apart.changes[i].Article, apart.docs[i] = id, nil
	}
	for _, c := range []chunk{made(10, "giậu"), apart} {
		if err := w.write(c); err != nil {
			t.Fatal(err)
		}
	}
	seq("a pair", 10)
	for round := range int64(20) { // each behind the one before, although that would be quicker together
		if err := w.write(made(100+round, []string{"ngõ", "rào"}[round%2])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.end(); err != nil {
		t.Fatal(err)
	}
	seq("the end", 119)
	if want := append([]int{1, 2}, slices.Repeat([]int{1}, 20)...); !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	for word, want := range map[string]int{"giậu": 0, "ngõ": 0, "rào": 1} {
		if ids, _, err := x.Matching(t.Context(), word); err != nil || len(ids) != want {
			t.Errorf("%s: %d articles, want %d (%v)", word, len(ids), want, err)
		}
	}
	if err := w.write(made(200, "hiên")); err != nil {
		t.Fatal(err)
	}
	if err := w.write(chunk{changes: []store.Change{{Seq: 205, Article: "x3"}}, docs: apart.docs[:1]}); err != nil {
		t.Fatal(err)
	}
	seq("a pair without an end", 200)
	if err := w.end(); err != nil {
		t.Fatal(err)
	}
	seq("its end", 205)
}

// TestNewerIndexIsRefused: an older program leaves the index of a newer one as it is.
func TestNewerIndexIsRefused(t *testing.T) {
	dir, facts := generated(t, 3)
	mark(t, dir, versionKey, "99", facts)
	for name, open := range map[string]func(string, *store.Store) (*Index, error){"to write": Open, "to ask": OpenReadOnly} {
		_, err := open(dir, facts)
		var newer *VersionError
		if !errors.As(err, &newer) || !newer.Newer() || !strings.Contains(err.Error(), "use the newer baotinh") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, dataName, bleveMeta)); err != nil {
		t.Error(err)
	}
}
