package search

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func (c *corpus) lines(t *testing.T, req Request, order string, offset, size int) *Concordance {
	t.Helper()
	ans, err := c.index.Concordance(context.Background(), req, order, offset, size)
	if err != nil {
		t.Fatalf("%q: %v", req.Query, err)
	}
	return ans
}

func TestConcordance(t *testing.T) {
	c := openCorpus(t)
	nearest := func(l Quote, order string) string {
		if order == ByLeft {
			w := words(l.Left)
			return strings.Join(w[max(0, len(w)-1):], " ")
		}
		w := words(l.Right)
		return strings.Join(w[:min(1, len(w))], " ")
	}
	for _, q := range []struct {
		query, order string
		want         []string // the word next to the hit
	}{
		{`"đảng viên"`, ByRight, []string{"của", "Quyết", "trẻ", "trong", "vượt"}},
		{`"đảng viên"`, ByLeft, []string{"1.020", "1.205", "1.250", "640", "nhiều"}},
		{`"đại hội"`, ByRight, []string{"có", "đại", "Đảng", "Đảng", "nhiệm", "phóng", "quán"}},
	} {
		ans := c.lines(t, Request{Query: q.query}, q.order, 0, -1)
		var got []string
		for _, l := range ans.Lines {
			got = append(got, nearest(l, q.order))
		}
		if !slices.Equal(got, q.want) || ans.Total != len(q.want) {
			t.Errorf("%s by %s: %q (%d lines), want %q", q.query, q.order, got, ans.Total, q.want)
		}
	}
	// Every line quotes its article at the place that it names.
	ans := c.lines(t, Request{Query: "đảng OR 1676-QĐ/TU"}, InText, 0, -1)
	for _, l := range ans.Lines {
		a, err := c.facts.Article(context.Background(), l.Article)
		if err != nil {
			t.Fatal(err)
		}
		text := []rune(a.FactText)
		hit := []rune(l.Hit)
		if got := string(text[l.Start : l.Start+len(hit)]); got != l.Hit {
			t.Errorf("%s at %d: %q, want %q", l.Title, l.Start, got, l.Hit)
		}
		if !strings.Contains(a.FactText, l.Left+l.Hit+l.Right) {
			t.Errorf("%q%q%q does not stand in %s", l.Left, l.Hit, l.Right, l.Title)
		}
	}
	if ans.Articles != 4 || ans.Read != 4 || ans.Lines[0].Published < ans.Lines[len(ans.Lines)-1].Published {
		t.Errorf("%d articles, %d read; the first line is of %s, the last of %s", ans.Articles, ans.Read, ans.Lines[0].Published, ans.Lines[len(ans.Lines)-1].Published)
	}
	// Pages together are the whole.
	var paged []Quote
	for offset := 0; offset < ans.Total; offset += 3 {
		paged = append(paged, c.lines(t, Request{Query: ans.Query}, InText, offset, 3).Lines...)
	}
	if !slices.Equal(paged, ans.Lines) {
		t.Errorf("%d lines on pages, want the %d of the whole in their order", len(paged), len(ans.Lines))
	}
	if ans := c.lines(t, Request{Query: "đảng", Filters: []Filter{{"province", "Sóc Trăng"}}}, ByLeft, 0, 0); ans.Articles != 1 {
		t.Errorf("narrowed: %d articles, want 1", ans.Articles)
	}
	for _, bad := range []struct {
		query, order string
		offset       int
	}{{"đảng", "up", 0}, {"", ByLeft, 0}, {"(đảng", ByLeft, 1 << 40}, {"zzz", ByRight, -5}} {
		ans := c.lines(t, Request{Query: bad.query}, bad.order, bad.offset, 0)
		if ans.Lines == nil || bad.order == "up" && (len(ans.Problems) == 0 || ans.Order != InText) {
			t.Errorf("%+v: %+v", bad, ans)
		}
	}
}

func TestCollation(t *testing.T) {
	// As in a Vietnamese dictionary: letters first, then the tone, each syllable before the next; old and new tone placement meet.
	want := []string{"7", "12x", "an", "ản", "ang", "àng", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "bắc", "da", "đa", "e", "ê", "hoà", "hoàn", "khoa", "o", "ô", "ơ", "ú", "ư", "я"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b string) int {
		return strings.Compare(string(appendCollation(nil, a)), string(appendCollation(nil, b)))
	})
	want[0], want[1] = "12x", "7" // digit by digit
	if !slices.Equal(got, want) {
		t.Errorf("sorted %q, want %q", got, want)
	}
	if a, b := appendCollation(nil, "hòa"), appendCollation(nil, "hoà"); string(a) != string(b) {
		t.Error("hòa and hoà sort apart")
	}
}
