package search

import (
	"slices"
	"testing"
)

// TestFrequencies: ranking by what is in memory gives the scores that ranking by the segments gives, to the last bit.
func TestFrequencies(t *testing.T) {
	x, _ := segmented(t)
	queries := []string{`đảng viên`, `dang vien`, `"đảng bộ" OR "nghị quyết"`, `"dang bo" và`, `đảng NOT kinh`, `title:đảng cán bộ`, `"ủy ban nhân dân"`, `của NEAR/3 đảng`}
	ask := func(query string) []Hit {
		ans, err := x.Search(t.Context(), Request{Query: query, Size: 200, Snippets: -1, Unfolded: true})
		if err != nil {
			t.Fatal(err)
		}
		return ans.Hits
	}
	var want [][]Hit
	for _, q := range queries {
		want = append(want, ask(q))
	}
	v, err := x.view(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	words := 0
	for _, p := range v.segments {
		for _, field := range []string{fieldText, fieldFold} {
			if err := p.countFrequent(field, 0); err != nil {
				t.Fatal(err)
			}
			words += len(p.frequent[field].byTerm)
		}
	}
	if counts, _ := v.segments[0].frequencies(fieldText, "đảng"); words < 100 || counts == nil {
		t.Fatalf("%d words counted", words)
	}
	for i, q := range queries {
		got := ask(q)
		if len(got) < 10 || !slices.EqualFunc(got, want[i], func(a, b Hit) bool { return a.ID == b.ID && a.Score == b.Score }) {
			t.Errorf("%s: %d hits ranked otherwise than by the segments", q, len(got))
		}
	}
}
