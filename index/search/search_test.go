package search

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// corpus is the sample in a store and an index; ids name the articles by the end of their addresses.
type corpus struct {
	facts *store.Store
	index *Index
	names map[string]string
}

func openCorpus(t testing.TB) *corpus {
	t.Helper()
	dir := t.TempDir()
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	c := &corpus{facts: facts, names: map[string]string{}}
	for _, it := range storetest.Sample() {
		id, err := facts.Put(context.Background(), it.Article, it.Result, it.Ref)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.Trim(it.Article.URL, "/")
		c.names[id] = strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".html")
	}
	if c.index, err = Open(filepath.Join(dir, "index"), facts); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.index.Close(); facts.Close() })
	if err := c.index.CatchUp(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *corpus) found(t *testing.T, req Request) (*Answer, []string) {
	t.Helper()
	ans, err := c.index.Search(context.Background(), req)
	if err != nil {
		t.Fatalf("%q: %v", req.Query, err)
	}
	var names []string
	for _, h := range ans.Hits {
		names = append(names, c.names[h.ID])
	}
	slices.Sort(names)
	return ans, names
}

const (
	khoi    = "dai-hoi-khoi-0a1b2c3"
	hopNhat = "hop-nhat-1b2c3d4"
	huyen   = "dai-hoi-huyen-a1001"
	phongV  = "phong-van-bi-thu-a1002"
	phuong  = "khai-mac-dai-hoi-501"
	leHoi   = "le-hoi-trai-cay-502"
)

func TestQueries(t *testing.T) {
	c := openCorpus(t)
	for _, q := range []struct {
		query string
		want  []string
		also  uint64
	}{
		{"đảng viên", []string{khoi, hopNhat, huyen, phuong}, 1}, // phongV has dang … viên
		{"dang vien", []string{khoi, hopNhat, huyen, phuong, phongV}, 0},
		{`"đảng viên"`, []string{khoi, hopNhat, huyen, phuong}, 0},
		{`“dang vien”`, []string{khoi, hopNhat, huyen, phuong}, 0},
		{"da\u0309ng", nil, 5}, // dảng: NFD, and no such syllable
		{"d\u0323", nil, 0},
		{"hòa bình", []string{huyen}, 0},
		{"hoà bình", []string{huyen}, 0},
		{"hoa binh", []string{huyen}, 0},
		{"hòa giải", []string{khoi}, 0},
		{"Ủy ban nhân dân", []string{huyen}, 0},
		{"UBND", []string{huyen}, 0},
		{`"hội đồng nhân dân"`, []string{phuong}, 0},
		{"HĐND", []string{phuong}, 0},
		{"tccsđ", []string{khoi}, 0},
		{`"tổ chức cơ sở đảng"`, []string{khoi}, 0},
		{"1676 - QĐ/TU", []string{khoi, hopNhat}, 0},
		{"1676-QĐ/TU", []string{khoi, hopNhat}, 0},
		{"1676 qd tu", []string{khoi, hopNhat}, 0},
		{"1676QĐ/TU", []string{khoi, hopNhat}, 0},
		{"1676-QĐTU", []string{khoi, hopNhat}, 0},
		{"1676qđtu", []string{khoi, hopNhat}, 0},
		{"doc:1676-QĐTU", []string{khoi, hopNhat}, 0},
		{`"1676 – qđ/tu"`, []string{khoi, hopNhat}, 0},
		{"18-NQ/TW", []string{khoi, phuong}, 0},
		{"18 nq tw", []string{khoi, phuong}, 0},
		{"18-NQ/TƯ", []string{khoi, phuong}, 0},
		{"Nghị quyết 18-NQ/TW", []string{khoi, phuong}, 0},
		{"18-NQ/TU", nil, 0},
		{"94/QĐ-TU", []string{huyen}, 0},
		{"17/19", []string{huyen}, 0},
		{"doc:1676-QĐ/TU", []string{khoi, hopNhat}, 0},
		{"doc:9999-QĐ/TU", nil, 0},
		{"640", []string{huyen}, 0},
		{"1.250", []string{khoi}, 0},
		{"1250", []string{khoi}, 0},
		{"1,85", []string{huyen}, 0},
		{"đại hội AND phường", []string{phuong}, 0},
		{"đại hội NOT phường", []string{khoi, huyen, phongV}, 0},
		{"đại hội -phường", []string{khoi, huyen, phongV}, 0},
		{"hộ nghèo OR trái cây", []string{huyen, leHoi}, 0},
		{"(hộ nghèo OR trái cây) NOT bánh", []string{huyen}, 0},
		{"-đại", []string{hopNhat, leHoi}, 0},
		{"kết nạp NEAR/3 đảng viên", []string{khoi, hopNhat, huyen}, 0},
		{"bộ NEAR/1 máy", []string{khoi, hopNhat}, 0},
		{"máy NEAR/1 bộ", []string{khoi, hopNhat}, 0},
		{`"kết nạp" NEAR/2 "đảng viên"`, []string{khoi, hopNhat, huyen}, 0},
		{"nghi*", []string{khoi, phuong}, 0},
		{"nghị*", []string{khoi, phuong}, 0},
		{"huyen~", []string{huyen, phongV}, 0},
		{`"đại hội đại biểu"`, []string{phuong}, 0},
		{`"đại biểu đại hội"`, nil, 0},
		{"title:hợp", []string{hopNhat}, 0},
		{"title:(khai OR phỏng)", []string{phongV, phuong}, 0},
		{`title:"phỏng vấn"`, []string{phongV}, 0},
		{"sapo:máy", []string{hopNhat}, 0},
		{`body:"tinh gọn bộ máy"`, []string{khoi}, 0},
		{"body:gọn", []string{khoi}, 0},
		{"province:tây ninh", nil, 0}, // province:tây, and ninh anywhere
		{`province:"tây ninh"`, []string{huyen, phongV}, 0},
		{`province:"tay ninh"`, []string{huyen, phongV}, 0},
		{`province="Tây Ninh"`, []string{huyen, phongV}, 0},
		{`province="Tây"`, nil, 0},
		{`province_new="Cần Thơ"`, []string{phuong, leHoi}, 0},
		{`newspaper:"Sông Trong"`, []string{khoi, hopNhat}, 0},
		{`section:"văn hoá"`, []string{leHoi}, 0},
		{`person:"Trần Thị Mẫu"`, []string{khoi}, 0},
		{"term:2015-2020", []string{khoi, hopNhat, huyen}, 0},
		{"indicator:party.members.admitted", []string{khoi, hopNhat, huyen}, 0},
		{"indicator:party.*", []string{khoi, hopNhat, huyen, phuong}, 0},
		{"date:2020-07..2020-08", []string{khoi, huyen, phongV}, 0},
		{"date:2020-07-30", []string{huyen}, 0},
		{"date:30/7/2020", []string{huyen}, 0},
		{"date:7/2020..8/2020", []string{khoi, huyen, phongV}, 0},
		{"date:2025", []string{phuong, leHoi}, 0},
		{"date:..2020-07", []string{huyen}, 0},
		{"đảng date:2025-01..", []string{phuong}, 0},
		{"figure(party.members.admitted >= 1000)", []string{khoi, hopNhat}, 0},
		{"figure(party.members.admitted >= 1210 term=2015-2020)", []string{khoi}, 0},
		{`figure(party.members.admitted unit="đảng viên" subject:huyen)`, []string{huyen}, 0},
		{"figure(kind=change)", []string{phongV}, 0},
		{"month:2020-08", []string{khoi, phongV}, 0},
		{"type:quyết issuer:\"ban thường vụ\"", []string{khoi}, 0},
		{"*", []string{khoi, hopNhat, huyen, phongV, phuong, leHoi}, 0},
	} {
		ans, got := c.found(t, Request{Query: q.query})
		want := slices.Clone(q.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v (problems %v)", q.query, got, want, ans.Problems)
		}
		if ans.AlsoWithoutMarks != q.also {
			t.Errorf("%s: also without marks %d, want %d", q.query, ans.AlsoWithoutMarks, q.also)
		}
		if len(ans.Problems) > 0 {
			t.Errorf("%s: problems %+v in a good query", q.query, ans.Problems)
		}
	}
}

func TestProblemsPointAtTheFault(t *testing.T) {
	c := openCorpus(t)
	for _, q := range []struct {
		query string
		part  string // what the problem points at
		hits  bool
	}{
		{"(đảng viên", "(", true},
		{"đảng viên)", ")", true},
		{`"đảng viên`, `"`, true},
		{"đảng AND", "AND", true},
		{"OR đảng", "OR", true},
		{"NOT", "NOT", false},
		{"date:hôm-qua", "hôm-qua", false},
		{"date:2020-13", "2020-13", false},
		{"huyện:đảng", "", true},        // no ASCII name: words
		{"huyen:đảng", "huyen:", false}, // huyen without marks stands nowhere
		{"title:", "title:", false},
		{"đ*ng", "đ*ng", false},
		{"đ*", "đ*", false},
		{"figure(", "figure(", false},
		{"figure(value > nhiều)", "figure(value > nhiều)", false},
		{"figure(party.members.admitted >= nhiều)", "figure(party.members.admitted >= nhiều)", false},
		{"figure(!g", "figure(!g", false}, // hung once
		{"figure(màu=đỏ)", "figure(màu=đỏ)", false},
		{"đảng NEAR/0 viên", "NEAR/0", true},
		{"title:đảng NEAR/3 viên", "NEAR/3", true},
		{"đảng NEAR viên", "NEAR", true},
		{"NEAR/3 viên", "NEAR/3", true},
		{"đảng NEAR/3", "NEAR/3", true},
		{"đảng and viên", "and", false},
		{"đảng near/3 viên", "near/3", false},
		{"huyện~3", "~3", true},
		{"doc:1676", "doc:1676", false},
		{"doc:1676-QĐ*", "*", false},
		{`doc:"1676-QĐ*"`, "*", false},
		{"year:2020..2021", "2020..2021", false},
		{"term:2020", "2020", false},
		{"indicator:party.members.admited", "party.members.admited", false},
		{"figure(party.members.admited > 5)", "figure(party.members.admited > 5)", false},
		{"month:7", "7", false},
		{"month:2020-13", "2020-13", false},
		{"year:20", "20", false},
		{"date:2021..2020", "2021..2020", false},
		{"date:31/12", "31/12", false},
		{"date:/2025", "/2025", false},
		{"date:2020--07", "2020--07", false},
		{"date:2020-07-", "2020-07-", false},
		{"date:2025/..", "2025/..", false},
		{`""`, `""`, false},
		{strings.Repeat("(", 30) + "đảng", "", false},
		{strings.Repeat("đảng ", 300), "", true},
		{strings.Repeat("ơ", 5000), "", false},
	} {
		ans, names := c.found(t, Request{Query: q.query})
		if (len(names) > 0) != q.hits {
			t.Errorf("%.60s: hits %v", q.query, names)
		}
		if q.part == "" {
			continue
		}
		if len(ans.Problems) == 0 {
			t.Errorf("%.60s: no problem told", q.query)
			continue
		}
		p := ans.Problems[0]
		if got := string([]rune(q.query)[p.Start:p.End]); got != q.part {
			t.Errorf("%.60s: points at %q, want %q (%s)", q.query, got, q.part, p.En)
		}
		if p.En == "" || p.Vi == "" {
			t.Errorf("%.60s: a problem lacks one language: %+v", q.query, p)
		}
	}
}

func TestExactFirstAndFold(t *testing.T) {
	c := openCorpus(t)
	ans, exact := c.found(t, Request{Query: "đảng viên"})
	_, folded := c.found(t, Request{Query: "đảng viên", Fold: true})
	if uint64(len(folded)-len(exact)) != ans.AlsoWithoutMarks {
		t.Errorf("%d with marks, %d without, but the offer says %d", len(exact), len(folded), ans.AlsoWithoutMarks)
	}
}

func TestRanking(t *testing.T) {
	c := openCorpus(t)
	for query, first := range map[string]string{
		"hợp nhất":      hopNhat, // in the headline
		"phỏng vấn":     phongV,
		"khai mac":      phuong,
		"đại hội huyện": huyen,
	} {
		ans, err := c.index.Search(context.Background(), Request{Query: query})
		if err != nil {
			t.Fatal(err)
		}
		if len(ans.Hits) == 0 || c.names[ans.Hits[0].ID] != first {
			t.Errorf("%s: first is %v, want %s", query, ans.Hits, first)
		}
	}
	// Fields differ in what bleve keeps for scores; none may give a score of 0, which leaves hits in no order.
	for _, query := range []string{"đảng", "dang", `"đảng viên"`, `"dang vien"`, "dang vien", `"tinh gon bo may"`} {
		ans, _ := c.found(t, Request{Query: query})
		for _, h := range ans.Hits {
			if h.Score <= 0 {
				t.Errorf("%s: %s scores %v", query, c.names[h.ID], h.Score)
			}
		}
	}
}

func TestFacets(t *testing.T) {
	c := openCorpus(t)
	var names []string
	for _, f := range Fields() {
		if f.Facet {
			names = append(names, f.Name)
		}
	}
	ans, _ := c.found(t, Request{Query: "đảng", Facets: names})
	for _, w := range []struct {
		field, value string
		count        int
	}{
		{"province", "Đắk Lắk", 2}, {"province_new", "Cần Thơ", 1}, {"newspaper", "Báo Cù Lao", 1}, {"year", "2020", 3}, {"month", "2020-08", 1},
		{"section", "Xây dựng Đảng", 3}, {"doc", "1676-QĐ/TU", 2}, {"person", "Trần Thị Mẫu", 1}, {"indicator", "party.members.admitted", 3}, {"term", "2015-2020", 3},
		{"type", "Nghị quyết", 2}, {"issuer", "Ban Thường vụ Tỉnh ủy", 1}, {"author", "Hạ Vy", 4}, {"organisation", "Đảng bộ Khối Sông Trong", 2},
	} {
		if !slices.Contains(ans.Facets[w.field], Value{w.value, w.count}) {
			t.Errorf("facet %s: %v, want %s %d", w.field, ans.Facets[w.field], w.value, w.count)
		}
	}
	// A facet's count is what asking for its value gives.
	for field, values := range ans.Facets {
		for _, v := range values {
			query := "đảng " + field + `="` + v.Value + `"`
			if narrowed, got := c.found(t, Request{Query: query}); len(got) != v.Count {
				t.Errorf("%s: %d articles, the facet says %d (problems %v)", query, len(got), v.Count, narrowed.Problems)
			}
		}
	}
}

func TestPaging(t *testing.T) {
	c := openCorpus(t)
	for _, sort := range []string{ByScore, Newest, Oldest} {
		seen := map[string]bool{}
		after := ""
		for pages := 0; ; pages++ {
			ans, err := c.index.Search(context.Background(), Request{Query: "đảng OR đại OR bánh", Sort: sort, Size: 2, After: after})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range ans.Hits {
				if seen[h.ID] {
					t.Errorf("%s: %s on two pages", sort, c.names[h.ID])
				}
				seen[h.ID] = true
			}
			if after = ans.Next; after == "" || pages > 10 {
				break
			}
		}
		if len(seen) != 6 {
			t.Errorf("%s: %d articles over all pages, want 6", sort, len(seen))
		}
	}
	ans, _ := c.found(t, Request{Query: "đảng", After: "không phải địa chỉ"})
	if len(ans.Problems) != 1 || len(ans.Hits) == 0 {
		t.Errorf("a bad page address: problems %v, %d hits; want a message and the first page", ans.Problems, len(ans.Hits))
	}
	first, _ := c.index.Search(context.Background(), Request{Query: "*", Sort: Oldest, Size: 1})
	if got := c.names[first.Hits[0].ID]; got != huyen {
		t.Errorf("oldest first: %s", got)
	}
}

func TestSnippets(t *testing.T) {
	c := openCorpus(t)
	for _, q := range []struct{ query, article, hit string }{
		{"kết nạp", khoi, "kết nạp"},
		{"ket nap", khoi, "kết nạp"},
		{"1676 qd tu", khoi, "Quyết định số 1676 - QĐ/TU"},
		{"hoa giai", khoi, "Hoà giải"},
		{"tổ chức cơ sở đảng", khoi, "tổ chức cơ sở đảng"},
		{`"dân gian"`, leHoi, "dân gian"},
	} {
		ans, _ := c.found(t, Request{Query: q.query, Lines: 3})
		ok := false
		for _, h := range ans.Hits {
			if c.names[h.ID] != q.article {
				continue
			}
			for i, s := range h.Highlights {
				if s.Text != h.Snippets[i] {
					t.Errorf("%s: snippet %q, highlight of %q", q.query, h.Snippets[i], s.Text)
				}
				for _, p := range s.Parts() {
					ok = ok || p.Hit && p.Text == q.hit
				}
			}
			if len(h.Lines) == 0 {
				t.Errorf("%s: no concordance line", q.query)
			}
			if !ok {
				t.Errorf("%s: %q is not marked in %+v", q.query, q.hit, h.Highlights)
			}
		}
		if !ok {
			t.Errorf("%s: not found in %s", q.query, q.article)
		}
	}
}

func TestCatchUp(t *testing.T) {
	c := openCorpus(t)
	ctx := context.Background()
	it := storetest.Sample()[5]
	it.Article.Title = "Chợ nổi vào xuân"
	it.Result.Text = strings.Replace(it.Result.Text, "Lễ hội trái cây <Bến Mới> & ẩm thực", it.Article.Title, 1)
	if _, err := c.facts.Put(ctx, it.Article, it.Result, it.Ref); err != nil {
		t.Fatal(err)
	}
	var gone string
	for id, name := range c.names {
		if name == phuong {
			gone = id
		}
	}
	if err := c.facts.Delete(ctx, gone); err != nil {
		t.Fatal(err)
	}
	if n, err := c.index.Behind(ctx); err != nil || n != 2 {
		t.Errorf("behind by %d (%v), want 2", n, err)
	}
	// Until it has caught up, every answer says so, and afterwards none.
	notes := func() (notes []int) {
		t.Helper()
		ans, err := c.index.Search(ctx, Request{Query: "đảng"})
		if err != nil {
			t.Fatal(err)
		}
		lines, err := c.index.Concordance(ctx, Request{Query: "đảng"}, ByLeft, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		_, problems, err := c.index.Matching(ctx, "đảng")
		if err != nil {
			t.Fatal(err)
		}
		for _, problems := range [][]Problem{ans.Problems, lines.Problems, problems} {
			n := 0
			for _, p := range problems {
				if strings.Contains(p.En, "as they were before: 2") && strings.Contains(p.Vi, "2 bài") {
					n++
				}
			}
			notes = append(notes, n)
		}
		return notes
	}
	if got := notes(); !slices.Equal(got, []int{1, 1, 1}) {
		t.Errorf("notes of what the index lacks: %v", got)
	}
	if err := c.index.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if got := notes(); !slices.Equal(got, []int{0, 0, 0}) {
		t.Errorf("notes of what the index lacks when it lacks nothing: %v", got)
	}
	for query, want := range map[string][]string{`title:xuân`: {leHoi}, `title:"trái cây"`: nil, "phường": nil} {
		if _, got := c.found(t, Request{Query: query}); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
	if _, got := c.found(t, Request{Query: "*"}); len(got) != 5 {
		t.Errorf("%d articles, want 5", len(got))
	}
}

func TestMatching(t *testing.T) {
	c := openCorpus(t)
	ids, problems, err := c.index.Matching(context.Background(), "đảng viên")
	if err != nil || len(problems) > 0 || len(ids) != 4 {
		t.Errorf("%d ids, problems %v, error %v; want 4", len(ids), problems, err)
	}
	for _, none := range []string{"zzzz", "đảng zzzz", "", "((", "indicator:none"} { // not nil: that means all articles to a table
		if ids, _, err := c.index.Matching(context.Background(), none); err != nil || ids == nil || len(ids) > 0 {
			t.Errorf("%q: %#v, %v; want an empty list", none, ids, err)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"đảng viên", "1676 - QĐ/TU", `"a b`, "((", "a:b:c", "NEAR/3 x", "x NEAR/3", "figure(x>", "date:1..", "\xff", "đ\u0323*", "- - -", "NOT NOT a", "AND OR AND", "title:(a OR", "a~2", "–", "09- NQ/TU", "5/2020/5", "( ) ( )"} {
		f.Add(s)
	}
	c := openCorpus(f)
	f.Fuzz(func(t *testing.T, query string) {
		ans, err := c.index.Search(context.Background(), Request{Query: query, Size: 5, Lines: 2, Why: true})
		if err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		if _, err := c.index.Concordance(context.Background(), Request{Query: query}, ByLeft, 0, 5); err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		n := len([]rune(strings.ToValidUTF8(query, " ")))
		for _, p := range ans.Problems {
			if p.Start < 0 || p.End < p.Start || p.End > n {
				t.Fatalf("%q: problem %+v lies outside", query, p)
			}
		}
		for _, h := range ans.Hits {
			for _, s := range h.Highlights {
				runes := len([]rune(s.Text))
				last := 0
				for _, hit := range s.Hits {
					if hit[0] < last || hit[1] <= hit[0] || hit[1] > runes {
						t.Fatalf("%q: highlight %v in %d code points", query, s.Hits, runes)
					}
					last = hit[1]
				}
			}
		}
	})
}
