package web

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"baotinh/crawl/article"
	"baotinh/extract"
	"baotinh/extract/check"
	"baotinh/extract/numeral"
	"baotinh/extract/relation"
	"baotinh/index/search"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// hostile is what a newspaper's page may try.
func hostile() storetest.Item {
	evil := `"><script>alert(1)</script><img src=x onerror=alert(2)>` + "\u202egnud"
	return storetest.Item{
		Article: article.Article{URL: "https://evil.example/1", CanonicalURL: "javascript:alert(3)", Site: "evil", Newspaper: evil, Province: `'" onmouseover="alert(4)`,
			Title: evil, Sapo: `<style>body{display:none}</style>`, Section: `{{.}}`, Published: "2021-01-01", Text: `đảng <iframe src="//evil.example"></iframe> viên`,
			Authors: []string{evil}, Captions: []article.CaptionText{{Text: evil}},
			Blocks: []article.Block{{Kind: article.Paragraph, Text: `đảng <iframe src="//evil.example"></iframe> viên`, Table: -1}}},
		Result: extract.Result{People: []extract.Person{{Name: evil, Posts: []string{evil}}}, Abbreviations: []extract.Abbreviation{{Short: evil, Long: evil}}},
		Ref:    store.ArchiveRef{File: `"><b>`},
	}
}

func newServer(t testing.TB, token string) *Server {
	t.Helper()
	dir := t.TempDir()
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range append(storetest.Sample(), hostile()) {
		if _, err := facts.Put(context.Background(), it.Article, it.Result, it.Ref); err != nil {
			t.Fatal(err)
		}
	}
	x, err := search.Open(filepath.Join(dir, "index"), facts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close(); facts.Close() })
	if err := x.CatchUp(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if err := facts.SaveWatch(context.Background(), store.Watch{Name: "tất cả/ \"<b>", Query: "đảng OR 1676-QĐ/TU"}); err != nil {
		t.Fatal(err)
	}
	if err := x.RunWatches(context.Background()); err != nil {
		t.Fatal(err)
	}
	s, err := New(facts, x, slog.New(slog.NewTextHandler(testLog{t}, nil)), Options{Token: token, Archived: func(ref store.ArchiveRef) (string, []byte, error) {
		switch ref.File {
		case "bao-a-00001.warc.gz":
			return "text/html; charset=utf-8", []byte(`<p>trang gốc<script>alert(1)</script>`), nil
		case "bao-d-00001.warc.gz":
			return "image/svg+xml", []byte(`<svg onload="alert(1)"/>`), nil
		}
		return "", nil, fs.ErrNotExist
	}, Runs: func() ([]Run, error) {
		return []Run{
			{Site: "bao-a", Newspaper: "Báo Sông Trong", Run: "r1", Time: "2025-11-30T18:15:00Z", State: "ok", Taken: 12, Pages: 9, Articles: 8, Alarms: []string{}},
			{Site: "evil", Newspaper: hostile().Article.Newspaper, Run: "r1", Time: "2025-11-30T18:15:00Z", State: "failed", Alarms: []string{"<b>=1"}},
		}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// testLog fails the test on whatever the server logs: in these tests nothing may go wrong inside it.
type testLog struct{ testing.TB }

func (l testLog) Write(b []byte) (int, error) {
	l.Errorf("logged: %s", b)
	return len(b), nil
}

func get(s *Server, address string, header ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var (
	hrefs     = regexp.MustCompile(`(?:href|src|action)="([^"]*)"`)
	forbidden = regexp.MustCompile(`(?i)<script|<iframe|<style|<img|\son[a-z]+="|\sstyle="|href="(javascript|data|//)`)
)

// TestEveryLink walks from the first page through every link on this server, in both languages: no link may be broken, no page may
// hold anything that a newspaper wrote as markup.
func TestEveryLink(t *testing.T) {
	s := newServer(t, "")
	for _, lang := range []string{vi, en} {
		seen := map[string]bool{}
		todo := []string{"/", "/search?q=*", "/kwic?q=%C4%91%E1%BA%A3ng&order=left", "/figures", "/documents", "/citations", "/newspapers", "/about", "/watch", "/people", "/congresses", "/contradictions", "/pivot?indicator=party.members.admitted", "/pivot?indicator=party.members.admitted&by=province_new", "/series?indicator=party.members.admitted"}
		for len(todo) > 0 && len(seen) < 600 {
			address := todo[0]
			todo = todo[1:]
			if seen[address] {
				continue
			}
			seen[address] = true
			res := get(s, address, "Accept-Language", lang)
			text := body(t, res)
			if res.StatusCode != http.StatusOK {
				t.Fatalf("%s: %d %s", address, res.StatusCode, text)
			}
			if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
				continue
			}
			if bad := forbidden.FindString(text); bad != "" {
				t.Fatalf("%s holds %q", address, bad)
			}
			if !strings.Contains(text, `<html lang="`+lang+`"`) {
				t.Fatalf("%s is not in %s", address, lang)
			}
			for _, m := range hrefs.FindAllStringSubmatch(text, -1) {
				link := html.UnescapeString(m[1])
				u, err := url.Parse(link)
				if err != nil {
					t.Fatalf("%s links to %q: %v", address, link, err)
				}
				if u.Host != "" || strings.HasPrefix(link, "#") || u.Query().Has("lang") || u.Query().Has("theme") {
					continue
				}
				if u.Fragment = ""; !strings.HasPrefix(u.Path, "/") {
					t.Fatalf("%s links to %q", address, link)
				}
				// Filters can be combined without end.
				if n := len(u.Query()); n <= 2 && !strings.HasPrefix(u.Path, "/archived/") {
					todo = append(todo, u.String())
				}
			}
		}
		if len(seen) < 50 {
			t.Errorf("only %d pages were reached", len(seen))
		}
	}
}

func TestHeaders(t *testing.T) {
	s := newServer(t, "")
	for _, address := range []string{"/", "/search.json?q=x", "/figures.csv", "/nope", "/static/style.css"} {
		h := get(s, address).Header
		csp := h.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "script-src") {
			t.Errorf("%s: policy %q", address, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: content types may be guessed", address)
		}
	}
}

// TestArticlePageTable: a table is shown as printed, cells over several columns once, and its figures say where they stand.
func TestArticlePageTable(t *testing.T) {
	s := newServer(t, "")
	unit := "đảng viên"
	value := numeral.NewDecimal(15)
	a := article.Article{URL: "https://bao-t.example/bang", CanonicalURL: "https://bao-t.example/bang", Newspaper: "Báo T", Title: "Bảng",
		Blocks: []article.Block{{Kind: article.Title, Text: "Bảng", Table: -1}, {Kind: article.Table}},
		Tables: []article.TableData{{Caption: "Kết quả", Rows: [][]article.Cell{
			{{Text: "Xã", Header: true}, {Text: "Đảng viên <b>", Header: true}, {Text: "Đảng viên <b>", Header: true, Reach: article.FromLeft}},
			{{Text: "Xã", Header: true, Reach: article.FromAbove}, {Text: "2022"}, {Text: "2023"}}, // what pages mark so is the first row alone
			{{Text: "An Thạnh"}, {Text: "12"}, {Text: "15"}},
		}}}}
	text, spans := a.Reading()
	p := spans[1].Table.Cells[2][2]
	r := extract.Result{Text: text, Figures: []extract.Figure{{ID: "f1", Start: p.Start, End: p.End, Surface: "15", Number: "15", Value: &value, Unit: &unit,
		Qualifier: "exact", Kind: "level", Block: "table", Rule: "table.cell", SentenceStart: p.Start, SentenceEnd: p.End,
		Cell: &extract.TableCell{Caption: "Kết quả", Row: []string{"An Thạnh"}, Column: []string{"Đảng viên", "2023"}}}}}
	id, err := s.facts.Put(context.Background(), a, r, store.ArchiveRef{})
	if err != nil {
		t.Fatal(err)
	}
	page := body(t, get(s, "/article/"+id+"?lang=vi"))
	for _, want := range []string{
		`<caption><span>Kết quả</span></caption><tr><th rowspan="2">Xã</th><th colspan="2">Đảng viên &lt;b&gt;</th></tr><tr><th>2022</th><th>2023</th></tr><tr><td>An Thạnh</td><td>12</td><td><a class="fig" id="m-f1"`,
		`title="15 đảng viên · An Thạnh · Đảng viên › 2023"`,
		`<bdi>15</bdi> <span class="about">An Thạnh · Đảng viên › 2023</span>`,
		`<dt>Dòng · cột trong bảng</dt><dd><bdi>An Thạnh · Đảng viên › 2023</bdi></dd>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if list := body(t, get(s, "/figures?f="+url.QueryEscape("block=table")+"&lang=vi")); !strings.Contains(list, "An Thạnh · Đảng viên › 2023: 15") {
		t.Error("the list of figures does not say which cell it is")
	}
}

func TestArticlePage(t *testing.T) {
	s := newServer(t, "")
	item := storetest.Sample()[0]
	page := strings.ReplaceAll(body(t, get(s, "/article/"+store.ArticleID(item.Article.URL)+"?lang=vi")), "&#43;", "+")
	for _, want := range []string{
		`<a class="doc" id="m-d1" href="#d1" title="1676-QĐ/TU">Quyết định số 1676 - QĐ/TU</a>`,
		`<a class="fig" id="m-f4" href="#f4" title="1.250 đảng viên">1.250</a>`,
		`<p class="sapo">Đại hội Đảng bộ Khối Sông Trong`,
		`60 + 36 = 96 — khớp`,
		`nhiệm kỳ 2015–2020`,
		`href="https://bao-a.example/xay-dung-dang/202008/dai-hoi-khoi-0a1b2c3/"`,
		`08:55, 26/08/2020`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	var whole struct {
		Title string `json:"title"`
		Facts extract.Result
	}
	if err := json.Unmarshal([]byte(body(t, get(s, "/article/"+store.ArticleID(item.Article.URL)+".json"))), &whole); err != nil || whole.Title != item.Article.Title || len(whole.Facts.Figures) != 4 {
		t.Errorf("JSON: %v, title %q, %d figures", err, whole.Title, len(whole.Facts.Figures))
	}
	for _, missing := range []string{"/article/0000000000000000", "/article/x.json", "/article/%2e%2e%2f"} {
		if res := get(s, missing); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", missing, res.StatusCode)
		}
	}
}

func TestArchivedPage(t *testing.T) {
	s := newServer(t, "")
	for i, want := range []struct {
		status int
		media  string
	}{{200, "text/html; charset=utf-8"}, {200, "text/html; charset=utf-8"}, {200, "text/plain"}, {200, "text/plain"}, {404, "text/html; charset=utf-8"}} {
		res := get(s, "/archived/"+store.ArticleID(storetest.Sample()[i].Article.URL))
		if res.StatusCode != want.status || res.Header.Get("Content-Type") != want.media {
			t.Errorf("article %d: %d, %s", i, res.StatusCode, res.Header.Get("Content-Type"))
		}
		if csp := res.Header.Get("Content-Security-Policy"); res.StatusCode == 200 && (!strings.HasPrefix(csp, "sandbox; default-src 'none'") || strings.Contains(csp, "allow")) {
			t.Errorf("article %d: policy %q", i, csp)
		}
	}
	if res := get(s, "/archived/0000"); res.StatusCode != http.StatusNotFound {
		t.Errorf("no article: %d", res.StatusCode)
	}
}

func TestTwins(t *testing.T) {
	s := newServer(t, "")
	for _, c := range []struct {
		address string
		rows    int
	}{
		{"/figures?indicator=party.members.admitted", 3},
		{"/figures?f=" + url.QueryEscape("party.members.admitted >= 1000"), 2},
		{"/figures?q=" + url.QueryEscape("1676-QĐ/TU"), 5},
		{"/documents?f=" + url.QueryEscape("1676 qd tu") + "", -1}, // two conditions: not a number by itself
		{"/documents?f=" + url.QueryEscape(`"1676 qd tu"`), 1},
		{"/newspapers", 4},
		{"/document?key=" + url.QueryEscape("tinh@Đắk Lắk|Quyết định|1676|QĐ/TU|"), 2},
	} {
		if c.rows < 0 {
			continue
		}
		path, query, _ := strings.Cut(c.address, "?")
		var j struct {
			Total int              `json:"total"`
			Rows  []map[string]any `json:"rows"`
		}
		if err := json.Unmarshal([]byte(body(t, get(s, path+".json?"+query))), &j); err != nil || j.Total != c.rows || len(j.Rows) != c.rows {
			t.Errorf("%s.json: %v, total %d, %d rows; want %d", c.address, err, j.Total, len(j.Rows), c.rows)
		}
		all, err := csv.NewReader(strings.NewReader(body(t, get(s, path+".csv?"+query)))).ReadAll()
		if err != nil || len(all) != c.rows+1 {
			t.Errorf("%s.csv: %v, %d lines; want %d and a header", c.address, err, len(all), c.rows)
		}
		if page := body(t, get(s, c.address)); !strings.Contains(page, html.EscapeString(path+".csv")) {
			t.Errorf("%s does not link to its twin", c.address)
		}
	}
	// What a page has, or somebody typed, and its twin has not, does not follow there: the twin would refuse it.
	link := regexp.MustCompile(`href="([^"]+\.(?:csv|json)\?[^"]*)"`)
	for _, address := range []string{"/search?q=dang&sort=newest&kwic=1&lang=en", "/kwic?q=dang&sort=newest&order=left&page=2", "/figures?indikator=x&page=1&unit=%25", "/pivot?indicator=party.members.admitted&show=x&by=newspaper",
		"/series?indicator=party.members.admitted&page=1&show=x", "/contradictions?indicator=party.members.admitted&by=x"} {
		found := link.FindAllStringSubmatch(body(t, get(s, address)), -1)
		if len(found) < 2 {
			t.Errorf("%s links to %d twins", address, len(found))
		}
		for _, m := range found {
			if res := get(s, html.UnescapeString(m[1])); res.StatusCode != http.StatusOK {
				t.Errorf("%s links to %s: %d", address, m[1], res.StatusCode)
			}
		}
	}
	// Rows are taken from the same list whatever the format, and a number that is none is refused in all.
	var j struct{ Rows []struct{ ID string } }
	if err := json.Unmarshal([]byte(body(t, get(s, "/figures.json?sort=value&limit=2&offset=3"))), &j); err != nil || len(j.Rows) != 2 {
		t.Errorf("two rows as JSON: %v, %+v", err, j)
	}
	some, err := csv.NewReader(strings.NewReader(body(t, get(s, "/figures.csv?sort=value&limit=2&offset=3")))).ReadAll()
	if err != nil || len(some) != 3 || some[1][1] != j.Rows[0].ID || some[2][1] != j.Rows[1].ID {
		t.Errorf("two rows as CSV: %v, %q; want a header and %+v", err, some, j.Rows)
	}
	cited := "/document.csv?limit=1&key=" + url.QueryEscape("tinh@Đắk Lắk|Quyết định|1676|QĐ/TU|")
	if one, err := csv.NewReader(strings.NewReader(body(t, get(s, cited)))).ReadAll(); err != nil || len(one) != 2 {
		t.Errorf("one citation as CSV: %v, %q", err, one)
	}
	var ans search.Answer
	if err := json.Unmarshal([]byte(body(t, get(s, "/search.json?q=dang+vien"))), &ans); err != nil || ans.Total == 0 || len(ans.Hits) == 0 || ans.Facets["province"] == nil {
		t.Errorf("/search.json: %v, %+v", err, ans)
	}
	all, err := csv.NewReader(strings.NewReader(body(t, get(s, "/search.csv?q=*")))).ReadAll()
	if err != nil || len(all) != 8 {
		t.Errorf("/search.csv: %v, %d lines, want 7 and a header", err, len(all))
	}
	for _, row := range all {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a formula went out: %q", cell)
			}
		}
	}
}

func TestKwic(t *testing.T) {
	s := newServer(t, "")
	page := body(t, get(s, "/kwic?q=%22%C4%91%E1%BA%A3ng+vi%C3%AAn%22&order=right&lang=en"))
	for _, want := range []string{"<strong>5</strong> lines", `href="/search?q=%22`, `<strong aria-current="true">words to the right</strong>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if a, b := strings.Index(page, "<bdi> của 42 chi bộ"), strings.Index(page, "<bdi> trẻ được"); a < 0 || b < a {
		t.Errorf("của stands at %d, trẻ at %d: not sorted by the right", a, b)
	}
	var lines search.Concordance
	if err := json.Unmarshal([]byte(body(t, get(s, "/kwic.json?q=dang&order=left&limit=2&offset=1"))), &lines); err != nil || len(lines.Lines) != 2 || lines.Offset != 1 || lines.Total < 3 || lines.Order != "left" {
		t.Errorf("JSON: %v, %+v", err, lines)
	}
	all, err := csv.NewReader(strings.NewReader(body(t, get(s, "/kwic.csv?q=dang")))).ReadAll()
	if err != nil || len(all) != lines.Total+1 {
		t.Errorf("CSV: %v, %d lines, want %d and a header", err, len(all), lines.Total)
	}
	if page := body(t, get(s, "/kwic?q=dang&page=999")); strings.Count(page, "<mark>") != lines.Total || strings.Contains(page, `rel="next"`) {
		t.Error("a page behind the last is not the last")
	}
}

func TestSameStory(t *testing.T) {
	s := newServer(t, "")
	twin := storetest.Sample()[0]
	twin.Article.URL, twin.Article.CanonicalURL, twin.Article.Newspaper, twin.Article.Published = "https://bao-z.example/1", "https://bao-z.example/1", "Báo <Zét>", "2020-08-27"
	if _, err := s.facts.Put(context.Background(), twin.Article, twin.Result, twin.Ref); err != nil {
		t.Fatal(err)
	}
	if err := s.index.CatchUp(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	first := store.ArticleID(storetest.Sample()[0].Article.URL)
	page := body(t, get(s, "/search?q=TCCS%C4%90&lang=en&sort=oldest"))
	for _, want := range []string{"<strong>2</strong> articles", "<summary>1 with the same story</summary>", "Báo &lt;Zét&gt;", "unfold=1", "f.story=" + first} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(page, `<h2><a href="/article/`); n != 1 {
		t.Errorf("%d hits, want 1", n)
	}
	if page := body(t, get(s, "/search?q=TCCS%C4%90&unfold=1&f.story="+first)); strings.Count(page, `<h2><a href="/article/`) != 2 {
		t.Error("unfolded: not two hits")
	}
	all, err := csv.NewReader(strings.NewReader(body(t, get(s, "/search.csv?q=TCCS%C4%90")))).ReadAll()
	if err != nil || len(all) != 3 || all[1][9] != first || all[2][9] != first {
		t.Errorf("CSV: %v, %q", err, all)
	}
	if page := body(t, get(s, "/article/"+first+"?lang=en")); !strings.Contains(page, "The same story elsewhere") || !strings.Contains(page, `href="/article/`+store.ArticleID("https://bao-z.example/1")) {
		t.Error("the article's page does not name the other one")
	}
}

func TestReasonsOnThePage(t *testing.T) {
	s := newServer(t, "")
	page := body(t, get(s, "/search?q="+url.QueryEscape(`1676 qd tu "kết nạp"`)+"&lang=en"))
	for _, want := range []string{"<summary>Why this hit?</summary>", "<code>1676 qd tu</code>: Document 1 — <bdi>Quyết định số 1676 - QĐ/TU</bdi>", "<code>&#34;kết nạp&#34;</code>: Text 1 — <bdi>kết nạp</bdi>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	var ans search.Answer
	if err := json.Unmarshal([]byte(body(t, get(s, "/search.json?why=1&q=b%C3%A1nh"))), &ans); err != nil || len(ans.Hits) != 1 || len(ans.Hits[0].Why) != 1 || ans.Hits[0].Why[0].Field != "body" {
		t.Errorf("JSON: %v, %+v", err, ans.Hits)
	}
}

func TestRuns(t *testing.T) {
	s := newServer(t, "")
	page := body(t, get(s, "/newspapers?lang=en"))
	for _, want := range []string{"The last run at each newspaper", "1 December 2025, 01:15", ">failed</td>", "&lt;b&gt;=1"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	all, err := csv.NewReader(strings.NewReader(body(t, get(s, "/runs.csv")))).ReadAll()
	if err != nil || len(all) != 3 || all[1][7] != "8" {
		t.Errorf("runs.csv: %v, %q", err, all)
	}
	var j struct{ Rows []Run }
	if err := json.Unmarshal([]byte(body(t, get(s, "/runs.json"))), &j); err != nil || len(j.Rows) != 2 || j.Rows[0].Pages != 9 {
		t.Errorf("runs.json: %v, %+v", err, j)
	}
	s.runs = nil
	if page := body(t, get(s, "/newspapers?lang=en")); strings.Contains(page, "The last run") {
		t.Error("runs are shown though nobody tells")
	}
}

// TestProvinces looks at the heads of columns: a newspaper has a province of the 63 and one of the 34, an article that of its day.
func TestProvinces(t *testing.T) {
	s := newServer(t, "")
	it := storetest.Sample()[4] // of September 2025, so that the newspaper's latest article is of the new province
	it.Article.URL, it.Article.CanonicalURL, it.Article.Published, it.Article.Province = "https://bao-f.example/9", "https://bao-f.example/9", "2025-06-30", "Sóc Trăng"
	late := storetest.Sample()[5]
	late.Article.Province = "Cần Thơ"
	for _, one := range []storetest.Item{it, late} {
		if _, err := s.facts.Put(t.Context(), one.Article, one.Result, one.Ref); err != nil {
			t.Fatal(err)
		}
	}
	for lang, want := range map[string][]string{
		vi: {`data-label="Tỉnh, thành (63)"><bdi>Sóc Trăng</bdi></td>`, `data-label="Tỉnh, thành (34)"><bdi>Cần Thơ</bdi></td>`},
		en: {`data-label="Province (63)"><bdi>Sóc Trăng</bdi></td>`, `data-label="Province (34)"><bdi>Cần Thơ</bdi></td>`},
	} {
		page := body(t, get(s, "/newspapers?lang="+lang))
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("/newspapers in %s lacks %s", lang, w)
			}
		}
		for _, path := range []string{"/people", "/congresses", "/citations", "/search?q=*"} {
			if page := body(t, get(s, path+"?lang="+lang)); strings.Contains(page, "(63)") {
				t.Errorf("%s in %s says that provinces at the time are of the 63", path, lang)
			}
		}
	}
}

func TestBadRequests(t *testing.T) {
	s := newServer(t, "")
	for address, want := range map[string]int{
		"/figures?f=" + url.QueryEscape("value>nhiều"): 400, "/figures?sort=" + url.QueryEscape("1; DROP TABLE figures"): 400,
		"/figures.json?f=" + url.QueryEscape(`unit="x`): 400, "/figures.csv?sort=x": 400, "/figures.csv?f=color%3Dred": 400,
		"/pivot?by=x": 400, "/series?by=x": 400, "/series.csv": 400, "/series?indicator=khong.co&page=7": 200, "/pivot.csv": 400, "/pivot.json?indicator=x&period=day": 400, "/pivot?indicator=khong.co": 200,
		"/pivot.json?indicator=khong.co": 400, "/series.json?indicator=khong.co": 400, "/contradictions.json?indicator=khong.co": 400, "/contradictions.csv?indicator=khong.co": 400,
		"/figures.json?indikator=party.members": 400, "/figures.csv?indikator=party.members": 400, "/figures?indikator=x": 200,
		"/figures.json?limit=abc": 400, "/figures.csv?limit=abc": 400, "/figures.csv?offset=-1": 400, "/figures.csv?page=2": 400, "/figures.json?page=2": 400, "/figures.csv?limit=1&offset=1&bom=1": 200,
		"/search.json?q=dang&f.provinz=x": 400, "/search.csv?qq=dang": 400, "/search.json?q=dang&size=abc": 400, "/search.json?q=dang&size=2&lang=en&theme=dark&f.province=x": 200,
		"/kwic.json?q=dang&limit=-1": 400, "/kwic.csv?q=dang&oder=left": 400, "/pivot.csv?indicator=party.members&perod=year": 400, "/series.json?indicator=party.members&rows=x": 400,
		"/contradictions.json?indikator=x": 400, "/search?q=dang&size=abc&x=y": 200, "/figures.json?offset=-1": 400, "/figures.json?limit=5&offset=2&lang=en&indicator=party.members.admitted": 200,
		"/document?key=x": 404, "/document.csv": 404, "/nope.json": 404, "/search?q=" + strings.Repeat("a", 9000): 414,
		"/figures?page=-5": 200, "/figures?page=999999": 200, "/search?after=xyz&q=dang": 200, "/search?sort=x&q=dang": 200, "/search?q=%ff%00": 200,
		"/static/../web.go": 307, "/static/": 404, "/static/none.css": 404,
	} {
		if res := get(s, address); res.StatusCode != want && !(want == 307 && res.StatusCode == 404) {
			t.Errorf("%.80s: %d, want %d", address, res.StatusCode, want)
		}
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(method, "/search", strings.NewReader("q=x")))
		if w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d, want 405", method, w.Code)
		}
	}
	if res := get(s, "/figures?f=value%3Enhi%E1%BB%81u&lang=en"); !strings.Contains(body(t, res), "value holds numbers") {
		t.Error("the page does not say what is wrong with the filter")
	}
}

// TestTurns fills every slot: the next request waits until one is free.
func TestTurns(t *testing.T) {
	s := newServer(t, "")
	for range maxConcurrent {
		s.slots <- struct{}{}
	}
	done := make(chan int)
	go func() { done <- get(s, "/about").StatusCode }()
	if res := get(s, "/healthz"); res.StatusCode != http.StatusOK {
		t.Errorf("/healthz of a busy server: %d", res.StatusCode)
	}
	<-s.slots
	if status := <-done; status != http.StatusOK {
		t.Errorf("after its turn came: %d", status)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.slots <- struct{}{}
	cancel() // the reader has gone
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/about", nil).WithContext(ctx))
	if w.Body.Len() > 0 {
		t.Error("a page was made for a reader who has gone")
	}
}

func TestToken(t *testing.T) {
	s := newServer(t, "b-m4t")
	if res := get(s, "/search"); res.StatusCode != http.StatusUnauthorized {
		t.Errorf("without a token: %d", res.StatusCode)
	}
	if res := get(s, "/search", "Authorization", "Bearer sai"); res.StatusCode != http.StatusUnauthorized {
		t.Errorf("with a wrong token: %d", res.StatusCode)
	}
	if res := get(s, "/search", "Authorization", "Bearer b-m4t"); res.StatusCode != http.StatusOK {
		t.Errorf("with the token: %d", res.StatusCode)
	}
	if res := get(s, "/healthz"); res.StatusCode != http.StatusOK {
		t.Errorf("/healthz: %d", res.StatusCode)
	}
	res := get(s, "//evil.example/?token="+url.QueryEscape("b-m4t"))
	if to := res.Header.Get("Location"); res.StatusCode != http.StatusSeeOther || strings.HasPrefix(to, "//") || strings.Contains(to, "token") {
		t.Errorf("the token in the address: %d, to %q", res.StatusCode, to)
	}
}

// TestMessages holds the table of texts against templates and code: no text is missing and none is left over.
func TestMessages(t *testing.T) {
	var source strings.Builder
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			source.Write(b)
		}
	}
	all := source.String()
	groups := []string{"facet", "qualifier", "kind", "direction", "period", "check", "label", "column", "state", "level", "map"} // asked for by value
	shown := map[string]bool{"group.other": true}
	for _, i := range relation.Indicators {
		if groupOf(i.Code) == "other" {
			t.Errorf("no group for %s", i.Code)
		}
		shown["group."+groupOf(i.Code)] = true
	}
	for key := range texts {
		group, _, _ := strings.Cut(key, ".")
		if !shown[key] && !strings.Contains(all, `"`+strings.TrimSuffix(key, ".one")+`"`) && !slices.Contains(groups, group) && !strings.HasPrefix(key, "pivot.period.") && !strings.HasPrefix(key, "kwic.order.") {
			t.Errorf("nobody shows %s", key)
		}
	}
	for _, m := range regexp.MustCompile(`(?:T|Many) "([a-z_.]+)"`).FindAllStringSubmatch(all, -1) {
		if _, ok := texts[m[1]]; !ok {
			t.Errorf("no text for %s", m[1])
		}
		if _, ok := texts[m[1]+".one"]; !ok && strings.HasPrefix(m[0], "Many") {
			t.Errorf("no text for %s.one", m[1])
		}
	}
	for _, f := range search.Fields() {
		if _, ok := texts["facet."+f.Name]; f.Facet && !ok {
			t.Errorf("no text for facet.%s", f.Name)
		}
	}
}

func TestIndicatorGroups(t *testing.T) {
	codes := []string{"đã bỏ", "party.organisations.founded", "supervision.members", "party.members.admitted", "party.members", "inspection.members"}
	want := []optionGroup{
		{"Party members", []option{{"party.members", "Party members in all", false}, {"party.members.admitted", "Party members admitted", true}}},
		{"Party organisations", []option{{"party.organisations.founded", "Party organisations founded", false}}},
		{"Inspection and supervision", []option{{"inspection.members", "Members inspected", false}, {"supervision.members", "Members supervised", false}}},
		{"Other indicators", []option{{"đã bỏ", "đã bỏ", false}}},
	}
	if got := indicatorGroups(en, codes, "party.members.admitted"); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	// Every page that offers indicators names them, and keeps the one that is chosen.
	s := newServer(t, "")
	for _, path := range []string{"/figures", "/pivot", "/series", "/contradictions"} {
		page := body(t, get(s, path+"?indicator=party.members.admitted&lang=vi"))
		for _, want := range []string{`<optgroup label="Đảng viên">`, `<option value="party.members.admitted" selected>Đảng viên mới kết nạp</option>`, `<option value="party.members">Tổng số đảng viên</option>`} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", path, want)
			}
		}
	}
}

// TestIndexBehind: while the index lacks articles, what is searched says so, in the words of the reader.
func TestIndexBehind(t *testing.T) {
	s := newServer(t, "")
	facts, err := store.Open(s.facts.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer facts.Close()
	it := storetest.Generate(1)
	if _, err := facts.Put(t.Context(), it.Article, it.Result, it.Ref); err != nil {
		t.Fatal(err)
	}
	pages := map[string]bool{"/search?q=dang": true, "/kwic?q=dang": true, "/figures?q=dang": true, "/figures": false, "/documents": false}
	for path, searched := range pages {
		for lang, want := range map[string]string{vi: "còn 1 bài chưa tìm được", en: "as they were before: 1"} {
			if page := body(t, get(s, path, "Accept-Language", lang)); strings.Contains(page, want) != searched {
				t.Errorf("%s (%s): told %v, want %v", path, lang, !searched, searched)
			}
		}
	}
	told := func(path string) (status int, problems string) {
		t.Helper()
		res := get(s, path)
		if strings.Contains(path, ".csv") {
			return res.StatusCode, strings.Join(res.Header.Values(problemHeader), "; ")
		}
		var j struct{ Problems []search.Problem }
		if err := json.Unmarshal([]byte(body(t, res)), &j); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, p := range j.Problems {
			problems += p.En
		}
		return res.StatusCode, problems
	}
	if status, problems := told("/figures.json?q=dang"); status != http.StatusOK || !strings.Contains(problems, "as they were before: 1") {
		t.Errorf("JSON of a rebuild: %d, %q", status, problems)
	}
	for _, path := range []string{"/figures.csv?q=dang", "/search.csv?q=dang", "/kwic.csv?q=dang"} {
		if res := get(s, path); res.StatusCode != http.StatusServiceUnavailable || res.Header.Get("Retry-After") == "" || res.Header.Get(problemHeader) != "" {
			t.Errorf("%s in a rebuild: %d, %v", path, res.StatusCode, res.Header)
		}
	}
	if status, problems := told("/figures.csv"); status != http.StatusOK || problems != "" {
		t.Errorf("CSV without a search: %d, %q", status, problems)
	}
	ctx, stop := context.WithCancel(t.Context())
	s.Follow(ctx, time.Hour, func(done, total int64) { stop() }) // catches up at once, not in an hour
	for path := range pages {
		if page := body(t, get(s, path, "Accept-Language", en)); strings.Contains(page, "as they were before: 1") {
			t.Errorf("%s: told though nothing lacks", path)
		}
	}
	if status, problems := told("/figures.csv?q=%22%C4%91%E1%BA%A3ng"); status != http.StatusOK || problems == "" {
		t.Errorf("CSV of a query with a fault: %d, %q", status, problems)
	}
	// A run fills the store while pages are served.
	followOnce(t, s)
	for _, path := range []string{"/figures.json?q=dang", "/figures.csv?q=dang", "/search.csv?q=dang", "/kwic.json?q=dang", "/kwic.csv?q=dang"} {
		if status, problems := told(path); status != http.StatusOK || problems != "" {
			t.Errorf("%s: %d, %q though nothing lacks", path, status, problems)
		}
	}
	it = storetest.Generate(2)
	if _, err := facts.Put(t.Context(), it.Article, it.Result, it.Ref); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/figures.json?q=dang", "/figures.csv?q=dang", "/search.csv?q=dang", "/kwic.json?q=dang", "/kwic.csv?q=dang"} {
		if status, problems := told(path); status != http.StatusOK || !strings.Contains(problems, "as they were before: 1") {
			t.Errorf("%s behind a run: %d, %q", path, status, problems)
		}
	}
}

// followOnce lets a server follow the store until it has caught up.
func followOnce(t *testing.T, s *Server) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var following sync.WaitGroup
	following.Go(func() { s.Follow(ctx, time.Hour, nil) })
	for !s.caughtUp.Load() {
		runtime.Gosched()
	}
	stop()
	following.Wait()
}

// TestFollowMends: a server makes a damaged index anew while its pages are open, and says so in its log.
func TestFollowMends(t *testing.T) {
	s := newServer(t, "")
	var log bytes.Buffer
	s.log = slog.New(slog.NewTextHandler(&log, nil))
	before := body(t, get(s, "/search.json?q=dang"))
	segments, err := filepath.Glob(filepath.Join(filepath.Dir(s.facts.Path()), "index", "*", "store", "*.zap"))
	if err != nil || len(segments) == 0 {
		t.Fatalf("segments %v, %v", segments, err)
	}
	content, err := os.ReadFile(segments[0])
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(segments[0], os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteAt([]byte{content[0] ^ 1}, 0)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	followOnce(t, s)
	if !strings.Contains(log.String(), "the index was damaged") || !strings.Contains(log.String(), filepath.Base(segments[0])) {
		t.Errorf("the log says %q", log.String())
	}
	if after := body(t, get(s, "/search.json?q=dang")); after != before {
		t.Errorf("from the new index: %s, want %s", after, before)
	}
}

func TestCompare(t *testing.T) {
	s := newServer(t, "")
	page := body(t, get(s, "/pivot?indicator=party.members.admitted&lang=en"))
	for _, want := range []string{">1,250</a>", "2 different values", "<title>Đắk Lắk: 1,250</title>", ">2015–2020<"} {
		if !strings.Contains(page, want) {
			t.Errorf("the pivot lacks %s", want)
		}
	}
	all, err := csv.NewReader(strings.NewReader(body(t, get(s, "/pivot.csv?indicator=party.members.admitted")))).ReadAll()
	if err != nil || len(all) != 3 || all[1][0] != "Tây Ninh" && all[1][0] != "Đắk Lắk" {
		t.Errorf("pivot.csv: %v %v", err, all)
	}
	if page := body(t, get(s, "/contradictions?lang=vi")); !strings.Contains(page, "1.205") || !strings.Contains(page, "1.250") || !strings.Contains(page, "Đảng bộ Khối") {
		t.Error("the contradiction between 1.205 and 1.250 is not shown")
	}
	var j struct{ Total int }
	if err := json.Unmarshal([]byte(body(t, get(s, "/contradictions.json?province=T%C3%A2y+Ninh"))), &j); err != nil || j.Total != 0 {
		t.Errorf("contradictions.json: %v, %d", err, j.Total)
	}
}

func TestSeries(t *testing.T) {
	cells := map[[2]string]store.PivotCell{
		{"A", "2020–2025"}: {Actual: "12", ActualReal: 12, Target: "10", TargetReal: 10, Statements: 2, Values: 1}, {"A", "2010–2015"}: {Actual: "6", ActualReal: 6, Statements: 1},
		{"A", "2025–2030"}: {Target: "15", TargetReal: 15, Statements: 1}, {"B", "2010–2015"}: {Actual: "3", ActualReal: 3, Statements: 1},
	}
	rows := seriesOf(&store.Pivot{Rows: []string{"B", "A"}, Periods: []string{"2010–2015", "2020–2025", "2025–2030"}, Cells: cells})
	if len(rows) != 2 || rows[0].Name != "A" || len(rows[0].Points) != 3 || rows[0].Points[1].Year != 2025 || rows[0].Points[1].Difference != "+2" {
		t.Fatalf("rows %+v", rows)
	}
	charts := chartViews(&page{Lang: en}, rows)
	a, b := charts[0], charts[1]
	if a.First != 2015 || a.Last != 2030 || a.Top != "15" || b.First != a.First || b.Top != a.Top {
		t.Errorf("the charts are not on one scale: %+v, %+v", a, b)
	}
	if a.Line != "8,63 170,30" || len(a.Targets) != 2 || a.Targets[1].X != chartRight || a.Targets[1].Y != chartTop {
		t.Errorf("chart %+v", a)
	}
	if got := a.Spoken(); got != "A. 2010–2015: 6; 2020–2025: 12; 2020–2025: target 10; 2025–2030: target 15" {
		t.Errorf("spoken: %s", got)
	}
	for period, want := range map[string]int{"2019": 2019, "2015–2020": 2020, "2020-06–2021-03": 2021, "": 0, "x": 0} {
		if got := lastYear(period); got != want {
			t.Errorf("%q ends in %d, want %d", period, got, want)
		}
	}
	s := newServer(t, "")
	page := body(t, get(s, "/series?indicator=party.members.admitted&lang=en"))
	for _, want := range []string{`aria-label="Đắk Lắk. 2015–2020: 1,250"`, "/series.csv?indicator=party.members.admitted", ">640</td>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	all, err := csv.NewReader(strings.NewReader(body(t, get(s, "/series.csv?indicator=party.members.admitted&row=T%C3%A2y+Ninh")))).ReadAll()
	if err != nil || len(all) != 2 || !slices.Equal(all[1], []string{"party.members.admitted", "đảng viên", "Tây Ninh", "2015–2020", "2020", "640", "", "", "1", "1"}) {
		t.Errorf("series.csv: %v, %q", err, all)
	}
	var j struct {
		Unit string
		Rows []struct {
			Row, Period, Actual string
			Year                int
		}
	}
	if err := json.Unmarshal([]byte(body(t, get(s, "/series.json?indicator=party.members.admitted"))), &j); err != nil || len(j.Rows) != 2 || j.Rows[0].Year != 2020 || j.Unit != "đảng viên" {
		t.Errorf("series.json: %v, %+v", err, j)
	}
	// The head of the rows says what they are.
	for _, path := range []string{"/pivot", "/series"} {
		for by, want := range map[string]string{"province": "Tỉnh, thành lúc đăng bài", "newspaper": "Tờ báo"} {
			if page := body(t, get(s, path+"?indicator=party.members.admitted&lang=vi&by="+by)); !strings.Contains(page, `<th scope="col">`+want+`</th>`) {
				t.Errorf("%s by %s: the head of the rows is not %s", path, by, want)
			}
		}
	}
	// The map is switched between the 63 provinces and the 34.
	for by, tiles := range map[string]int{"province": 63, "province_new": 34} {
		page := body(t, get(s, "/pivot?indicator=party.members.admitted&lang=en&by="+by))
		if n := strings.Count(page, "<g transform"); n != tiles {
			t.Errorf("%s: %d tiles, want %d", by, n, tiles)
		}
		if !strings.Contains(page, `<strong aria-current="true">`+strconv.Itoa(tiles)+` provinces</strong>`) {
			t.Errorf("%s: the switch does not show which map it is", by)
		}
	}
}

func TestTiles(t *testing.T) {
	for name, want := range map[string]int{"63": 63, "34": 34} {
		seen := map[[2]int]string{}
		names := map[string]bool{}
		for _, tile := range tileMaps[name] {
			at := [2]int{tile.Row, tile.Column}
			if seen[at] != "" {
				t.Errorf("map %s: %s and %s on one square", name, seen[at], tile.Province)
			}
			seen[at] = tile.Province
			names[tile.Province] = true
		}
		if len(names) != want {
			t.Errorf("map %s has %d provinces", name, len(names))
		}
	}
	for _, c := range [][2]string{{"TP. Hồ Chí Minh", "Hồ Chí Minh"}, {"Thành phố Cần Thơ", "Cần Thơ"}, {"Thừa Thiên - Huế", "Thừa Thiên Huế"}, {"Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"}, {"Hoà Bình", "Hòa Bình"}, {"Thanh Hoá", "Thanh Hóa"}} {
		if provinceKey(c[0]) != provinceKey(c[1]) {
			t.Errorf("%q and %q do not meet: %q, %q", c[0], c[1], provinceKey(c[0]), provinceKey(c[1]))
		}
	}
	if provinceKey("Thanh Hóa") == provinceKey("Hóa") {
		t.Error("Thanh Hóa lost its first word")
	}
}

func TestFeed(t *testing.T) {
	s := newServer(t, "")
	address := "/watch/" + url.PathEscape("tất cả/ \"<b>")
	res := get(s, address+".atom")
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(body(t, res)), &feed); err != nil || res.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
		t.Fatalf("%v, %v", err, res.Header)
	}
	if len(feed.Entries) != 5 || feed.Updated != "2025-12-01T00:00:00Z" {
		t.Errorf("%d entries, updated %s", len(feed.Entries), feed.Updated)
	}
	for _, e := range feed.Entries {
		if e.ID == "" || e.Updated == "" || strings.HasPrefix(e.Link.Href, "javascript") {
			t.Errorf("entry %+v", e)
		}
	}
	var rows struct{ Rows []any }
	if err := json.Unmarshal([]byte(body(t, get(s, address+".json"))), &rows); err != nil || len(rows.Rows) != 5 {
		t.Errorf("JSON: %v, %d rows", err, len(rows.Rows))
	}
	for _, bad := range []string{"/watch/none.atom", "/watch/none", address} {
		if res := get(s, bad); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", bad, res.StatusCode)
		}
	}
}

// TestOpenAPI holds the description against the handlers: every address answers with the type it promises, and no handler reads a
// parameter that is not described.
func TestOpenAPI(t *testing.T) {
	s := newServer(t, "")
	var doc struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct{ Name, In string }
				Responses  map[string]struct{ Content, Headers map[string]any }
			}
		}
	}
	if err := json.Unmarshal([]byte(body(t, get(s, "/openapi.json"))), &doc); err != nil {
		t.Fatal(err)
	}
	example := strings.NewReplacer("{id}", store.ArticleID(storetest.Sample()[0].Article.URL), "{name}", url.PathEscape("tất cả/ \"<b>")+".atom")
	described := map[string]bool{}
	for path, p := range doc.Paths {
		for _, param := range p.Get.Parameters {
			described[param.Name] = true
		}
		address := example.Replace(path)
		if strings.HasPrefix(path, "/document") && !strings.HasPrefix(path, "/documents") {
			address += "?key=" + url.QueryEscape("tinh@Đắk Lắk|Quyết định|1676|QĐ/TU|")
		}
		if strings.HasPrefix(path, "/pivot.") || strings.HasPrefix(path, "/series.") {
			address += "?indicator=party.members.admitted"
		}
		res := get(s, address)
		media, _, _ := strings.Cut(res.Header.Get("Content-Type"), ";")
		if _, ok := p.Get.Responses["200"].Content[media]; res.StatusCode != http.StatusOK || !ok {
			t.Errorf("%s: %d, %s", address, res.StatusCode, media)
		}
	}
	for path, told := range map[string]bool{"/figures.csv": true, "/search.csv": true, "/document.csv": true, "/documents.csv": false, "/pivot.csv": false, "/kwic.csv": true} {
		responses := doc.Paths[path].Get.Responses
		if _, header := responses["200"].Headers[problemHeader]; header != told {
			t.Errorf("%s: the header %s is described: %v", path, problemHeader, header)
		}
		if _, refused := responses["503"]; refused != told {
			t.Errorf("%s: 503 is described: %v", path, refused)
		}
	}
	files, err := filepath.Glob("*_page.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range append(files, "page.go") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?:q|query|Query\(\))\.Get\("([a-z_]+)"\)`).FindAllStringSubmatch(string(b), -1) {
			if !described[m[1]] {
				t.Errorf("%s reads the parameter %s, which /openapi.json does not describe", f, m[1])
			}
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{{vi, "12508", "12.508"}, {en, "12508", "12,508"}, {vi, "21.25", "21,25"}, {en, "-1234567.5", "-1,234,567.5"}, {vi, "+640", "+640"}, {vi, "", ""}, {vi, "9/10", "9/10"}, {vi, "1e5", "1e5"}} {
		if got := (&page{Lang: c.lang}).Number(c.in); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.in, c.lang, got, c.want)
		}
	}
}

// TestWhen: the archive counts in UTC, a run in the zone of its machine, and an article in its own; readers live in Vietnam.
func TestWhen(t *testing.T) {
	for _, c := range []struct{ in, vi, en string }{
		{"2025-12-01T18:15:00Z", "01:15, 02/12/2025", "2 December 2025, 01:15"}, {"2025-12-01T19:15:00+01:00", "01:15, 02/12/2025", "2 December 2025, 01:15"},
		{"2025-12-02T01:15:00+07:00", "01:15, 02/12/2025", "2 December 2025, 01:15"}, {"2025-12-02", "02/12/2025", "2 Dec 2025"}, {"", "", ""},
	} {
		if got := (&page{Lang: vi}).When(c.in); got != c.vi {
			t.Errorf("%q in Vietnamese: %q, want %q", c.in, got, c.vi)
		}
		if got := (&page{Lang: en}).When(c.in); got != c.en {
			t.Errorf("%q in English: %q, want %q", c.in, got, c.en)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ from, to, vi, en string }{
		{"2020-07-09", "2020-07-09", "09/07/2020", "9 Jul 2020"},
		{"2020-07", "2020-07", "07/2020", "Jul 2020"},
		{"2020", "2020", "2020", "2020"},
		{"", "", "", ""},
		{"2025-10-03", "2025-10-15", "03–15/10/2025", "3–15 Oct 2025"},
		{"2025-09-30", "2025-10-15", "30/09/2025–15/10/2025", "30 Sep 2025–15 Oct 2025"},
		{"2020-06", "2021-03", "06/2020–03/2021", "Jun 2020–Mar 2021"},
		{"2015", "2020", "2015–2020", "2015–2020"},
		{"2020-13-40", "2020-13-40", "2020-13-40", "2020-13-40"},
	} {
		if got := (&page{Lang: vi}).Dates(c.from, c.to); got != c.vi {
			t.Errorf("%s to %s in Vietnamese: %q, want %q", c.from, c.to, got, c.vi)
		}
		if got := (&page{Lang: en}).Dates(c.from, c.to); got != c.en {
			t.Errorf("%s to %s in English: %q, want %q", c.from, c.to, got, c.en)
		}
	}
	if got := (&page{Lang: vi}).Period("2020-06–2021-03"); got != "06/2020–03/2021" {
		t.Errorf("period %q", got)
	}
}

// TestReadersDates reads every page for days in the form of machines; only examples of queries have them.
func TestReadersDates(t *testing.T) {
	s := newServer(t, "")
	tags, iso := regexp.MustCompile(`<[^>]*>`), regexp.MustCompile(`[0-9]{4}-[01][0-9]-[0-3][0-9]`)
	for _, path := range []string{"/search?q=dang+vien", "/search?f.month=2020-08", "/kwic?q=dang+vien", "/figures", "/documents", "/citations", "/people", "/congresses", "/newspapers",
		"/pivot?indicator=party.members.admitted", "/series?indicator=party.members.admitted&period=year", "/contradictions", "/watch",
		"/article/" + store.ArticleID(storetest.Sample()[0].Article.URL)} {
		page := body(t, get(s, path))
		if found := iso.FindAllString(tags.ReplaceAllString(page, " "), -1); len(found) > 0 {
			t.Errorf("%s shows %v", path, found)
		}
	}
	if list := body(t, get(s, "/newspapers?lang=vi")); !strings.Contains(list, "26/08/2020") {
		t.Error("the list of newspapers does not say when the last article was published")
	}
}

// TestChecksBesideFigures: an equation stands beside its whole and waits beside its parts; one that is open waits beside the whole only.
func TestChecksBesideFigures(t *testing.T) {
	facts := &extract.Result{Figures: []extract.Figure{{ID: "f1", Surface: "96"}, {ID: "f2", Surface: "60"}, {ID: "f3", Surface: "36"}}, Checks: []check.Check{
		{ID: "c1", Equation: "60 + 36 = 96", Verdict: check.Holds, Figures: []string{"f1", "f2", "f3"}},
		{ID: "c2", Equation: "36 ≠ 96", Verdict: check.Open, Missing: "60", Figures: []string{"f1", "f3"}},
	}}
	var got []string
	for _, v := range figureViews(&page{Lang: vi}, facts) {
		for _, c := range v.Checks {
			got = append(got, fmt.Sprint(v.ID, " ", c.Equation, " ", c.Opened))
		}
	}
	if want := []string{"f1 60 + 36 = 96 false", "f1 36 ≠ 96 true", "f2 60 + 36 = 96 true", "f3 60 + 36 = 96 true"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestUnitBesideFigure: what stands behind a figure in the list says no more than it leaves open.
func TestUnitBesideFigure(t *testing.T) {
	unit := func(s string) *string { return &s }
	facts := &extract.Result{Figures: []extract.Figure{{ID: "f1", Surface: "7,9%", Unit: unit("%/năm")}, {ID: "f2", Surface: "7,9%", Unit: unit("%"), Item: unit("hộ")}, {ID: "f3", Surface: "12", Unit: unit("xã")}}}
	var got []string
	for _, v := range figureViews(&page{Lang: vi}, facts) {
		got = append(got, v.Surface+" "+v.About)
	}
	if want := []string{"7,9% /năm", "7,9% hộ", "12 xã"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestHistogram(t *testing.T) {
	p := &page{query: url.Values{}}
	bars := histogram(p, []search.Value{{Value: "2020-11", Count: 4}, {Value: "2021-02", Count: 1}})
	var got []string
	for _, b := range bars {
		got = append(got, b.Month)
	}
	if want := []string{"2020-11", "2020-12", "2021-01", "2021-02"}; !slices.Equal(got, want) {
		t.Errorf("months %v, want %v", got, want)
	}
	if bars[0].Height != 60 || bars[1].Height != 0 || bars[3].Height == 0 {
		t.Errorf("heights %+v", bars)
	}
}

// TestMistakesInTheReadersLanguage: what is wrong with a filter is told as the rest of the page is.
func TestMistakesInTheReadersLanguage(t *testing.T) {
	s := newServer(t, "")
	for lang, want := range map[string]string{vi: "cột value là số, còn &#34;nhiều&#34; thì không", en: "value holds numbers, and &#34;nhiều&#34; is none"} {
		if page := body(t, get(s, "/figures?f="+url.QueryEscape("value>nhiều"), "Accept-Language", lang)); !strings.Contains(page, want) {
			t.Errorf("%s: %q is not told", lang, want)
		}
	}
}

// TestBehindTheLastPage: who asks for a page that is not there any more sees the last.
// TestReferences: an article can be cited from its page.
func TestReferences(t *testing.T) {
	s := newServer(t, "")
	a := storetest.Sample()[0].Article
	id := store.ArticleID(a.URL)
	page := body(t, get(s, "/article/"+id))
	for ext, want := range map[string]string{".bib": "  title = {{" + a.Title + "}},", ".ris": "TI  - " + a.Title} {
		if !strings.Contains(page, `href="/article/`+id+ext+`"`) {
			t.Errorf("the article does not lead to its %s", ext)
		}
		res := get(s, "/article/"+id+ext)
		if text := body(t, res); res.StatusCode != 200 || !strings.Contains(text, want) || res.Header.Get("Content-Disposition") != `attachment; filename="`+id+ext+`"` {
			t.Errorf("%s: %d %v\n%s", ext, res.StatusCode, res.Header, text)
		}
		if res := get(s, "/article/none"+ext); res.StatusCode != 404 || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			t.Errorf("no article%s: %d %s", ext, res.StatusCode, res.Header.Get("Content-Type"))
		}
	}
}

// TestNothingIsAList: a twin without rows has an empty list, which programs can walk through.
func TestNothingIsAList(t *testing.T) {
	s := newServer(t, "")
	for _, path := range []string{"/contradictions.json?province=x", "/figures.json?f=unit%3Dx", "/search.json?q=xyzzy", "/kwic.json?q=xyzzy"} {
		if page := body(t, get(s, path)); strings.Contains(page, "null") {
			t.Errorf("%s: %s", path, page)
		}
	}
}

// TestWrongCondition: a condition that cannot be read has no rows to count, and none to download.
func TestWrongCondition(t *testing.T) {
	page := body(t, get(newServer(t, ""), "/figures?lang=en&f="+url.QueryEscape("value>=abc")))
	if !strings.Contains(page, `role="alert"`) || strings.Contains(page, "0 rows") || strings.Contains(page, "/figures.csv") {
		t.Error("/figures answers a wrong condition with a number of rows or with links to no file")
	}
}

func TestHoldings(t *testing.T) {
	page := body(t, get(newServer(t, ""), "/about"))
	for _, path := range []string{"/newspapers", "/figures", "/documents", "/people", "/congresses"} {
		if _, list, _ := strings.Cut(page, `class="holdings"`); !strings.Contains(list, `</strong> <a href="`+path+`"`) {
			t.Errorf("what the store holds does not lead to %s", path)
		}
	}
	for lang, want := range map[string]string{vi: `<strong>4</strong> <a href="/newspapers">tờ báo</a>`, en: `<strong>1</strong> <a href="/congresses">congress</a>`} {
		if page := body(t, get(newServer(t, ""), "/about?lang="+lang)); !strings.Contains(page, want) {
			t.Errorf("in %s what the store holds is not counted in words: no %s", lang, want)
		}
	}
}

func TestBehindTheLastPage(t *testing.T) {
	s := newServer(t, "")
	if page := body(t, get(s, "/figures?page=900")); !strings.Contains(page, "<tbody>") {
		t.Error("a page behind the last shows nothing")
	}
}

// TestOtherPeriods: an indicator that is known of other periods only leads there.
func TestOtherPeriods(t *testing.T) {
	s := newServer(t, "")
	for path, leads := range map[string]bool{
		"/pivot?indicator=party.members.admitted&period=year":  true,
		"/series?indicator=party.members.admitted&period=year": true,
		"/pivot?indicator=party.members.admitted":              false,
		"/pivot?indicator=khong.co":                            false,
	} {
		page := body(t, get(s, path, "Accept-Language", en))
		if strings.Contains(page, "There are figures by: <a href=") != leads || leads && !strings.Contains(page, "period=term") {
			t.Errorf("%s leads to another period: %v, want %v", path, !leads, leads)
		}
	}
}
