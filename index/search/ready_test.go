package search

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// merge makes one segment of all.
func merge(t *testing.T, x *Index) {
	t.Helper()
	inner, err := x.bleve.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	if err := inner.(*scorch.Scorch).ForceMerge(context.Background(), &mergeplan.SingleSegmentMergePlanOptions); err != nil {
		t.Fatal(err)
	}
}

// lacks tells what a search would have to make before it could answer, and how many texts it would have to read.
func lacks(t *testing.T, x *Index) (columns []string, texts int) {
	t.Helper()
	v, err := x.view(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	for i, p := range v.segments {
		p.mu.Lock() // searches that run beside this make columns
		if p.ids == nil || p.days == nil {
			columns = append(columns, fmt.Sprintf("ids and days of segment %d", i))
		}
		for _, f := range append([]string{"term"}, DefaultFacets...) {
			if p.facets[f] == nil {
				columns = append(columns, fmt.Sprintf("%s of segment %d", f, i))
			}
		}
		p.mu.Unlock()
		for _, r := range p.rowsOf(p.unblocked(p.DocNumbersLive().ToArray())) {
			if r == nil {
				texts++
			}
		}
	}
	return columns, texts
}

// prepare makes what the background of KeepReady would.
func prepare(t *testing.T, x *Index) {
	t.Helper()
	for _, step := range []func(context.Context) error{x.makeReady, x.fillRows} {
		if err := step(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

// answers are what some searches find, whatever segments they run over.
func answers(t *testing.T, x *Index) string {
	t.Helper()
	var all string
	for _, q := range []string{"nghị quyết", `"ủy ban nhân dân"`, "phiếu NEAR/4 bầu", "date:2019..2021"} {
		ans, err := x.Search(context.Background(), Request{Query: q, Size: 1000, Snippets: -1, Facets: append([]string{"term"}, DefaultFacets...)})
		if err != nil {
			t.Fatal(err)
		}
		all += fmt.Sprintln(q, ans.Total, ans.AlsoWithoutMarks, ans.Facets)
		for _, h := range ans.Hits {
			all += fmt.Sprintln(h.ID, h.Score)
		}
	}
	return all
}

func TestReadyBeforeSearches(t *testing.T) {
	x, _ := segmented(t)
	ctx := context.Background()
	want := answers(t, x) // also asks for a facet that is not counted by default
	ready := func() {
		t.Helper()
		if err := x.makeReady(ctx); err != nil {
			t.Fatal(err)
		}
		if columns, _ := lacks(t, x); len(columns) > 0 {
			t.Errorf("a search would have to make %q", columns)
		}
	}
	ready()
	prepare(t, x)
	if _, texts := lacks(t, x); texts > 0 {
		t.Errorf("a search would have to read %d texts", texts)
	}
	before := x.ready.snapshot
	if len(before.Segments()) != 6 {
		t.Fatalf("%d segments, want one for each catching-up", len(before.Segments()))
	}

	merge(t, x)
	if columns, texts := lacks(t, x); len(columns) > 0 || texts > 0 {
		t.Errorf("behind a merge a search would have to make %q and read %d texts", columns, texts)
	}
	if x.ready.snapshot != before || len(x.ready.wake) == 0 {
		t.Error("a search that met a merge did not ask for new columns in the background")
	}
	if got := answers(t, x); got != want {
		t.Errorf("behind a merge: %s\nbefore: %s", got, want)
	}
	ready()
	if x.ready.snapshot == before || len(x.ready.snapshot.Segments()) != 1 || len(x.columns) != 1 {
		t.Errorf("%d segments are ready, columns of %d", len(x.ready.snapshot.Segments()), len(x.columns))
	}
	if _, texts := lacks(t, x); texts > 0 {
		t.Errorf("%d texts that were in memory before the merge are to be read again", texts)
	}
	if got := answers(t, x); got != want {
		t.Errorf("in the merged segment: %s\nbefore: %s", got, want)
	}
	size := 0
	for _, c := range x.columns {
		for _, r := range c.rows {
			size += cap(r)
		}
		for _, b := range c.blocks {
			size += b.size()
		}
	}
	if size != x.numbers.size {
		t.Errorf("%d bytes of texts counted, %d are there", x.numbers.size, size)
	}
}

// TestReadyAndChanges puts an article anew: it is found in the merged segment, and not by the row of its old text.
func TestReadyAndChanges(t *testing.T) {
	x, _ := segmented(t)
	ctx := context.Background()
	prepare(t, x)
	it := storetest.Generate(7)
	it.Result.Text += "\nHội nghị quán triệt mười hai điều về ghe ngo."
	id, err := x.facts.Put(ctx, it.Article, it.Result, it.Ref)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	merge(t, x)
	if err := x.makeReady(ctx); err != nil {
		t.Fatal(err)
	}
	if _, texts := lacks(t, x); texts != 1 {
		t.Errorf("%d texts are not in memory, want that of the article", texts)
	}
	ans, err := x.Search(ctx, Request{Query: `"mười hai điều về ghe ngo"`, Snippets: -1})
	if err != nil || len(ans.Hits) != 1 || ans.Hits[0].ID != id {
		t.Errorf("%+v (%v), want the article as it is now", ans, err)
	}
}

func TestRowsAheadLeaveRoom(t *testing.T) {
	x, _ := segmented(t)
	x.numbers.most = 64 << 10
	prepare(t, x)
	if room := x.numbers.most - x.numbers.size; room < 0 || room > x.numbers.most/spareRows {
		t.Errorf("%d of %d bytes are taken", x.numbers.size, x.numbers.most)
	}
	x.numbers.most = x.numbers.size - 1
	full := x.numbers.size
	x.thinRows()
	if x.numbers.size == full || x.numbers.size == 0 { // some texts stand in few blocks
		t.Errorf("%d of %d bytes remain when there is no room", x.numbers.size, full)
	}
}

func TestKeepReady(t *testing.T) {
	dir := t.TempDir()
	facts, err := store.Open(dir + "/store.db")
	if err != nil {
		t.Fatal(err)
	}
	defer facts.Close()
	x, err := Open(dir+"/index", facts)
	if err != nil {
		t.Fatal(err)
	}
	x.KeepReady(func(err error) { t.Error(err) })
	ctx := context.Background()
	var searches sync.WaitGroup
	stop := make(chan struct{})
	searches.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				answers(t, x)
			}
		}
	})
	for n := range 60 {
		it := storetest.Generate(n)
		if _, err := facts.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
		if n%10 != 9 {
			continue
		}
		if err := x.CatchUp(ctx, nil); err != nil {
			t.Fatal(err)
		}
		if ans, err := x.Search(ctx, Request{Query: "year:20*", Snippets: -1}); err != nil || ans.Total != uint64(n+1) {
			t.Errorf("after catching up %d articles are found, want %d (%v)", ans.Total, n+1, err)
		}
		if columns, _ := lacks(t, x); slices.ContainsFunc(columns, func(c string) bool { return c[:4] != "term" }) {
			t.Errorf("after catching up a search would have to make %q", columns)
		}
		if n == 39 {
			merge(t, x)
		}
	}
	close(stop)
	searches.Wait()
	done := x.ready.done
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-done:
	default:
		t.Error("the background goes on behind Close")
	}
	if x.ready.snapshot != nil {
		t.Error("segments are kept behind Close")
	}
}
