package search

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// reprints are generated stories, of which the n-th stands in n%4 further newspapers too.
func reprints(t *testing.T, stories int) (*Index, map[string]string) {
	t.Helper()
	dir := t.TempDir()
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { facts.Close() })
	ctx := context.Background()
	storyOf := map[string]string{}
	for n := range stories {
		for copy := range n%4 + 1 {
			it := storetest.Generate(n)
			if copy > 0 {
				it.Article.URL = fmt.Sprintf("https://bao-%d.example/dang-lai-%d.html", copy, n)
				it.Article.CanonicalURL, it.Article.Newspaper = it.Article.URL, fmt.Sprintf("Báo Đăng lại %d", copy)
				it.Article.Published = fmt.Sprintf("2026-0%d-01", copy)
			}
			id, err := facts.Put(ctx, it.Article, it.Result, it.Ref)
			if err != nil {
				t.Fatal(err)
			}
			storyOf[id] = fmt.Sprint(n)
		}
	}
	x, err := Open(filepath.Join(dir, "index"), facts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	if err := x.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	return x, storyOf
}

func TestNearDuplicatesAreFolded(t *testing.T) {
	const stories = 14
	x, storyOf := reprints(t, stories)
	ctx := context.Background()
	ask := func(req Request) *Answer {
		t.Helper()
		ans, err := x.Search(ctx, req)
		if err != nil {
			t.Fatal(err)
		}
		return ans
	}
	for _, sort := range []string{ByScore, Newest, Oldest} {
		whole := ask(Request{Query: "đảng", Sort: sort, Size: 100})
		seen := map[string]bool{}
		articles := 0
		var order []string
		for _, h := range whole.Hits {
			story := storyOf[h.ID]
			if seen[story] {
				t.Errorf("%s: story %s stands twice in the list", sort, story)
			}
			seen[story] = true
			articles += 1 + len(h.Similar)
			order = append(order, h.ID)
			for _, s := range h.Similar {
				if storyOf[s.ID] != story || s.Newspaper == "" || s.URL == "" {
					t.Errorf("%s: %+v is folded under story %s", sort, s, story)
				}
			}
		}
		if len(seen) != stories || uint64(articles) != whole.Total || articles != len(storyOf) {
			t.Errorf("%s: %d stories with %d articles of %d (total %d), want %d", sort, len(seen), articles, len(storyOf), whole.Total, stories)
		}
		// Pages of any size give the same list, though no page knows the pages before it.
		for _, size := range []int{1, 2, 3, 5} {
			var paged []string
			after := ""
			for range 100 {
				ans := ask(Request{Query: "đảng", Sort: sort, Size: size, After: after})
				for _, h := range ans.Hits {
					paged = append(paged, h.ID)
				}
				if after = ans.Next; after == "" {
					break
				}
			}
			if !slices.Equal(paged, order) {
				t.Errorf("%s in pages of %d: %v, want %v", sort, size, paged, order)
			}
		}
	}
	all := ask(Request{Query: "đảng", Size: 100, Unfolded: true, Facets: []string{"newspaper", "story"}})
	if len(all.Hits) != len(storyOf) || all.Hits[0].Similar != nil {
		t.Errorf("unfolded: %d hits, want %d", len(all.Hits), len(storyOf))
	}
	counted := 0
	for _, v := range all.Facets["newspaper"] {
		counted += v.Count
	}
	folded := ask(Request{Query: "đảng", Size: 3, Facets: []string{"newspaper", "story"}})
	if fmt.Sprint(folded.Facets) != fmt.Sprint(all.Facets) || counted != len(storyOf) {
		t.Errorf("folding changes what facets count: %v, unfolded %v", folded.Facets, all.Facets)
	}
	// Only hits are folded: where the first article of a story does not match, another stands for it.
	late := ask(Request{Query: `đảng newspaper="Báo Đăng lại 2"`, Size: 100})
	for _, h := range late.Hits {
		if h.Newspaper != "Báo Đăng lại 2" || h.Similar != nil || h.Story == h.ID {
			t.Errorf("narrowed to one newspaper: %+v", h)
		}
	}
	if len(late.Hits) != 6 || late.Total != 6 {
		t.Errorf("narrowed to one newspaper: %d hits of %d, want 6", len(late.Hits), late.Total)
	}
	// One story can be asked for.
	var many Hit
	for _, h := range ask(Request{Query: "đảng", Size: 100}).Hits {
		if len(h.Similar) == 3 {
			many = h
		}
	}
	if one := ask(Request{Query: "story:" + many.Story, Unfolded: true}); one.Total != 4 || len(one.Hits) != 4 {
		t.Errorf("story:%s finds %d articles, want 4", many.Story, one.Total)
	}
}
