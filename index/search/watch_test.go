package search

import (
	"context"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

func TestRunWatches(t *testing.T) {
	c := openCorpus(t)
	ctx := context.Background()
	for _, w := range []store.Watch{{Name: "hop-nhat", Query: "1676-QĐ/TU"}, {Name: "cho-noi", Query: "chợ nổi mùa xuân"}} {
		if err := c.facts.SaveWatch(ctx, w); err != nil {
			t.Fatal(err)
		}
	}
	results, err := c.index.RunWatches(ctx)
	if err != nil || len(results) != 1 || results[0].Name != "hop-nhat" || len(results[0].Articles) != 2 {
		t.Fatalf("first run: %+v, %v", results, err)
	}
	if results, err := c.index.RunWatches(ctx); err != nil || len(results) != 0 {
		t.Errorf("nothing new: %+v, %v", results, err)
	}
	it := storetest.Sample()[5]
	it.Article.Sapo = "Chợ nổi mùa xuân."
	it.Result.Text = ""
	it.Article.Blocks[1].Text = it.Article.Sapo
	if _, err := c.facts.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
		t.Fatal(err)
	}
	if results, err := c.index.RunWatches(ctx); err != nil || len(results) != 0 {
		t.Errorf("not indexed yet: %+v, %v", results, err)
	}
	if err := c.index.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if results, err := c.index.RunWatches(ctx); err != nil || len(results) != 1 || results[0].Name != "cho-noi" {
		t.Errorf("after the index has caught up: %+v, %v", results, err)
	}
	if p := c.index.Check(ctx, "date:x"); len(p) != 1 {
		t.Errorf("a bad query: %v", p)
	}
	if p := c.index.Check(ctx, " "); len(p) != 1 {
		t.Errorf("an empty query: %v", p)
	}
}
