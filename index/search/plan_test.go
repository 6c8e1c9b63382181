package search

import (
	"context"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	bsearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"baotinh/crawl/article"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// segmented is an index of generated articles in several segments, some of them changed or deleted after they were indexed; also what it holds.
// They stay as they are until a test merges them: elsewhere bleve merges whenever it likes.
func segmented(t *testing.T) (*Index, map[string]article.Article) {
	t.Helper()
	dir := t.TempDir()
	ctx := context.Background()
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	usual := mergeplan.DefaultMergePlanOptions
	mergeplan.DefaultMergePlanOptions.FloorSegmentSize = 1 // a small segment is no reason to merge it
	mergeplan.DefaultMergePlanOptions.MaxSegmentsPerTier = 1000
	x, err := Open(filepath.Join(dir, "index"), facts)
	mergeplan.DefaultMergePlanOptions = usual
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close(); facts.Close() })
	articles := map[string]article.Article{}
	put := func(n int, change func(*article.Article)) {
		it := storetest.Generate(n)
		change(&it.Article)
		id, err := facts.Put(ctx, it.Article, it.Result, it.Ref)
		if err != nil {
			t.Fatal(err)
		}
		articles[id] = it.Article
	}
	for n := range 120 {
		put(n, func(*article.Article) {})
		if n%10 == 3 {
			put(n-2, func(a *article.Article) { a.Section = "Chuyên mục mới" })
		}
		if n%15 == 4 {
			id := store.ArticleID(storetest.Generate(n - 3).Article.URL)
			if err := facts.Delete(ctx, id); err != nil {
				t.Fatal(err)
			}
			delete(articles, id)
		}
		if n%20 == 19 {
			if err := x.CatchUp(ctx, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	return x, articles
}

// slow is a plan as bleve's own searchers run it.
func slow(t *testing.T, p plan) query.Query {
	t.Helper()
	kids := func(plans []plan) []query.Query {
		var all []query.Query
		for _, p := range plans {
			all = append(all, slow(t, p))
		}
		return all
	}
	switch p := p.(type) {
	case termPlan:
		q := bleve.NewTermQuery(p.term)
		q.SetField(p.field)
		q.SetBoost(p.boost)
		return q
	case startPlan:
		q := bleve.NewPrefixQuery(p.start)
		q.SetField(p.field)
		return q
	case likePlan:
		q := bleve.NewFuzzyQuery(p.term)
		q.SetField(p.field)
		q.SetFuzziness(p.most)
		return q
	case idsPlan:
		return bleve.NewDocIDQuery(p.ids)
	case everyPlan:
		return bleve.NewMatchAllQuery()
	case allPlan:
		return bleve.NewConjunctionQuery(kids(p.kids)...)
	case anyPlan:
		return bleve.NewDisjunctionQuery(kids(p.kids)...)
	case exceptPlan:
		q := bleve.NewBooleanQuery()
		q.AddMust(slow(t, p.kid))
		q.AddMustNot(slow(t, p.not))
		return q
	case raisedPlan:
		q := bleve.NewBooleanQuery()
		q.AddMust(slow(t, p.kid))
		q.AddShould(kids(p.wishes)...)
		return q
	}
	t.Fatalf("no query of bleve for %T", p)
	return nil
}

// byBleve is what bleve's own searchers find in the segments of a view, best first: those of the index may be merged at any time, which changes scores.
func byBleve(t *testing.T, v *view, q query.Query) (hits bsearch.DocumentMatchCollection, total uint64) {
	t.Helper()
	ctx := context.WithValue(context.Background(), bsearch.GetScoringModelCallbackKey, bsearch.GetScoringModelCallbackFn(func() string { return index.BM25Scoring }))
	searcher, err := q.Searcher(ctx, v.snapshot, v.index.bleve.Mapping(), bsearch.SearcherOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer searcher.Close()
	c := collector.NewTopNCollector(1000, 0, bsearch.ParseSortOrderStrings([]string{"-_score", "_id"}))
	if err := c.Collect(ctx, searcher, v.snapshot); err != nil {
		t.Fatal(err)
	}
	return c.Results(), c.Total()
}

// TestPlansAgainstBleve holds what plans find, and how they rank it, against bleve's own searchers. Scores may differ by a factor, which is the
// same for all hits of a query.
func TestPlansAgainstBleve(t *testing.T) {
	x, articles := segmented(t)
	v, err := x.view(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	v.average = func(field string) float64 { // bleve's, which changes with the segments
		n, err := v.snapshot.FieldCardinality(field)
		if err != nil {
			t.Error(err)
		}
		return math.Ceil(float64(n) / float64(v.live))
	}
	if len(v.segments) < 2 || v.live != uint64(len(articles)) {
		t.Fatalf("%d segments with %d articles; want several with %d", len(v.segments), v.live, len(articles))
	}
	word := func(w string) plan { return term(fieldText, w, 1) }
	ids := slices.Sorted(maps.Keys(articles))[:17]
	for name, c := range map[string]struct {
		plan   plan
		scored bool
	}{
		"frequent":          {word("đảng"), true},
		"rare":              {word("thủy"), true},
		"missing":           {word("không-có"), true},
		"boost":             {some(term(fieldText, "đảng", 3), word("phường")), true},
		"all":               {all(word("đảng"), word("phường"), word("xã")), true},
		"any":               {some(word("phường"), word("thủy"), all(word("khoa"), word("học"))), true},
		"nested":            {all(some(word("phường"), word("xã")), some(word("khoa"), word("công"), word("thủy"))), true},
		"except":            {exceptPlan{word("đảng"), some(word("phường"), word("xã"))}, true},
		"all but":           {exceptPlan{everyPlan{}, word("phường")}, false},
		"wishes":            {raisedPlan{word("đảng"), []plan{term("title"+wordSuffix, "đảng", titleBoost), term("sapo"+wordSuffix, "phường", sapoBoost)}}, true},
		"beginning":         {startPlan{fieldText, "phư"}, false},
		"likeness":          {likePlan{fieldText, "phường", 1}, false},
		"pair":              {term(fieldPair, "dang vien", 1), false},
		"value":             {term("province", "Cà Mau", 1), false},
		"a value and words": {all(term("section", "Chuyên mục mới", 1), word("đảng")), false},
		"ids":               {idsPlan{ids}, false},
	} {
		want, total := byBleve(t, v, slow(t, c.plan))
		f, err := v.find(c.plan, true, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if f.total != total {
			t.Errorf("%s: %d articles, bleve finds %d", name, f.total, total)
		}
		got, err := f.first(ByScore, 1000, nil)
		if err != nil {
			t.Fatal(err)
		}
		score := map[string]float64{}
		for _, h := range got {
			score[h.id] = h.score
		}
		for seg, scored := range f.scored {
			for doc := range docsOf(scored.docs) {
				if got, most := scored.scores.of(doc), f.m.most(seg); got > most*(1+1e-6) {
					t.Errorf("%s: article %d of segment %d scores %v, which is more than the most of %v", name, doc, seg, got, most)
				}
			}
		}
		for i, h := range want {
			mine, ok := score[h.ID]
			if !ok {
				t.Errorf("%s: %s is not found", name, h.ID)
			}
			if factor := score[want[0].ID] / want[0].Score; c.scored && math.Abs(mine-h.Score*factor) > 1e-6*mine {
				t.Errorf("%s: hit %d scores %v, bleve gives %v", name, i, mine, h.Score*factor)
			}
		}
	}
}

// TestHighest holds the most that a term may earn against fields of every length that has room for it.
func TestHighest(t *testing.T) {
	for _, average := range []float64{1, 15, 700} {
		for _, pair := range []bool{false, true} {
			most := highest(average, pair)
			reached := false
			for n := 1; n < 200; n++ {
				shortest := n
				if pair {
					shortest = 2*n + 1
				}
				for length := shortest; length < shortest+20; length++ {
					got := earned(math.Sqrt(float64(n)), float64(length)/average)
					if got > most {
						t.Errorf("average %v: %d times among %d words earn %v, more than %v", average, n, length, got, most)
					}
					reached = reached || got == most
				}
			}
			if average < 100 && !reached {
				t.Errorf("average %v, pair %v: nothing earns %v", average, pair, most)
			}
		}
	}
}

// TestFirstInTurn: pages of hits are those of all hits with their scores, though only some of them are scored.
func TestFirstInTurn(t *testing.T) {
	x, _ := segmented(t)
	ctx := context.Background()
	v, err := x.view(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	for text, few := range map[string]bool{ // some headlines have the words of those for which few hits are scored
		"nghị quyết hội nghị": true, "khoa học": true, `"du lịch" OR "kết nạp"`: true,
		"đảng viên": false, `"đảng viên"`: false, `"tổ chức"`: false, "đảng": false, "đảng -phường": false, "dang vien": false, "title:đảng": false, "*": false,
	} {
		tree, problems := x.parse(ctx, Request{Query: text})
		if tree == nil {
			t.Fatalf("%s: %v", text, problems)
		}
		c, q, err := x.prepare(ctx, tree, !hasMarks(tree), nil, searchBudget)
		if err != nil {
			t.Fatal(err)
		}
		q = c.raised(q)
		find := func() *found {
			f, err := v.find(q, true, nil)
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		want, err := find().first(ByScore, 1000, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []int{1, 3, 10} {
			f := find()
			var after *place
			for from := 0; from < len(want); from += size {
				got, err := f.first(ByScore, size, after)
				if err != nil {
					t.Fatal(err)
				}
				if !slices.Equal(got, want[from:min(from+size, len(want))]) {
					t.Fatalf("%s: hits from %d are %v, want %v", text, from, got, want[from:min(from+size, len(want))])
				}
				last := got[len(got)-1].place(ByScore)
				after = &last
			}
		}
		if few {
			f := find()
			procs := runtime.GOMAXPROCS(1) // segments beside each other score hits before either has raised the bar
			_, err := f.first(ByScore, 1, nil)
			runtime.GOMAXPROCS(procs)
			if err != nil {
				t.Fatal(err)
			}
			scored := 0
			for _, of := range f.scored {
				scored += int(of.docs.GetCardinality())
			}
			if scored > len(want)/2 {
				t.Errorf("%s: for the first hit %d of %d are scored", text, scored, len(want))
			}
		}
	}
}

// TestOrders holds pages in every order against sorting all articles.
func TestOrders(t *testing.T) {
	x, articles := segmented(t)
	v, err := x.view(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	f, err := v.find(everyPlan{}, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, order := range []string{ByScore, Newest, Oldest} {
		want := slices.Sorted(maps.Keys(articles))
		slices.SortStableFunc(want, func(a, b string) int {
			switch a, b := articles[a].Published[:10], articles[b].Published[:10]; order {
			case Newest:
				return strings.Compare(b, a)
			case Oldest:
				return strings.Compare(a, b)
			}
			return 0
		})
		var got []string
		var after *place
		for range 100 {
			hits, err := f.first(order, 7, after)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range hits {
				got = append(got, h.id)
				p := h.place(order)
				after = &p
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", order, got, want)
		}
		some := want[3:40:40]
		hits, err := f.among(some, order)
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range hits {
			if h.id != some[i] {
				t.Errorf("%s, among some: hit %d is %s, want %s", order, i, h.id, some[i])
			}
		}
	}
}

// TestFacetCounts holds facets against counting the articles, also those of which an older version lies in another segment.
func TestFacetCounts(t *testing.T) {
	x, articles := segmented(t)
	want := map[string]map[string]int{"section": {}, "province": {}, "month": {}, "author": {}}
	for _, a := range articles {
		want["section"][a.Section]++
		want["province"][a.Province]++
		want["month"][a.Published[:7]]++
		for _, name := range a.Authors {
			want["author"][name]++
		}
	}
	ans, err := x.Search(context.Background(), Request{Query: "*", Facets: []string{"section", "province", "month", "author"}, Values: 1000, Snippets: -1})
	if err != nil {
		t.Fatal(err)
	}
	for field, counts := range want {
		got := map[string]int{}
		for _, v := range ans.Facets[field] {
			got[v.Value] = v.Count
		}
		if !maps.Equal(got, counts) {
			t.Errorf("%s: %v, want %v", field, got, counts)
		}
		if !slices.IsSortedFunc(ans.Facets[field], func(a, b Value) int { return b.Count - a.Count }) {
			t.Errorf("%s: not the most frequent first: %v", field, ans.Facets[field])
		}
	}
	few, err := x.Search(context.Background(), Request{Query: "*", Facets: []string{"month"}, Values: 3, Snippets: -1})
	if err != nil || fmt.Sprint(few.Facets["month"]) != fmt.Sprint(ans.Facets["month"][:3]) {
		t.Errorf("three months: %v, want %v (%v)", few.Facets["month"], ans.Facets["month"][:3], err)
	}
}
