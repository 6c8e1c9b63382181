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
	// told matches, and tells what nobody was told of before.
	told := func(match func() error) []store.News {
		t.Helper()
		if err := match(); err != nil {
			t.Fatal(err)
		}
		news, err := c.facts.Untold(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range news {
			if err := c.facts.Told(ctx, n); err != nil {
				t.Fatal(err)
			}
		}
		return news
	}
	withIndex := func() error { return c.index.RunWatches(ctx) }
	beside := func() error { return MatchWatches(ctx, c.facts) } // the index is open here
	if news := told(withIndex); len(news) != 1 || news[0].Name != "hop-nhat" || len(news[0].Articles) != 2 {
		t.Fatalf("first run: %+v", news)
	}
	if news := told(withIndex); len(news) != 0 {
		t.Errorf("nothing new: %+v", news)
	}
	put := func(title, sapo string) {
		t.Helper()
		it := storetest.Sample()[5]
		it.Article.URL = "https://bao-f.example/" + title
		it.Article.CanonicalURL, it.Article.Title, it.Article.Sapo, it.Result.Text = it.Article.URL, title, sapo, ""
		it.Article.Blocks[1].Text = sapo
		if _, err := c.facts.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	put("Bến chợ", "Chợ nổi mùa xuân.")
	if news := told(withIndex); len(news) != 0 {
		t.Errorf("not indexed yet: %+v", news)
	}
	if err := c.index.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if news := told(withIndex); len(news) != 1 || news[0].Name != "cho-noi" {
		t.Errorf("after the index has caught up: %+v", news)
	}
	put("Sông nước", "Mùa xuân trên chợ nổi.")
	if news := told(beside); len(news) != 1 || len(news[0].Articles) != 1 {
		t.Errorf("beside the index: %+v", news)
	}
	if news := told(beside); len(news) != 0 {
		t.Errorf("beside the index, nothing new: %+v", news)
	}
	if err := c.index.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if news := told(withIndex); len(news) != 0 {
		t.Errorf("what was matched beside the index is told again: %+v", news)
	}
	if p := Check(ctx, c.facts, "date:x"); len(p) != 1 {
		t.Errorf("a bad query: %v", p)
	}
	if p := Check(ctx, c.facts, " "); len(p) != 1 {
		t.Errorf("an empty query: %v", p)
	}
}
