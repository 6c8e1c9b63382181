package newspapers

import (
	"bufio"
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

func TestEveryArticleFile(t *testing.T) {
	for _, p := range Papers() {
		entries, err := sources.ReadDir(p.Key)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) < 14 {
			t.Errorf("%s has %d articles, want at least 14", p.Key, len(entries))
		}
		seen := map[BlockKind]bool{}
		var decomposed, twoPages, oldTone, unlisted bool
		for _, e := range entries {
			text, err := sources.ReadFile(path.Join(p.Key, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			a, err := Parse(e.Name(), string(text))
			if err != nil {
				t.Fatal(err)
			}
			if !norm.NFC.IsNormal(text) {
				t.Errorf("%s/%s: not NFC; the flag nfd decomposes", p.Key, e.Name())
			}
			for _, b := range a.Blocks {
				seen[b.Kind] = true
				for _, id := range b.IDs {
					if _, ok := p.Article(id); !ok {
						t.Errorf("%s/%s: related article %q does not exist", p.Key, e.Name(), id)
					}
				}
			}
			decomposed = decomposed || a.Decomposed
			twoPages = twoPages || a.Pages() == 2
			oldTone = oldTone || strings.Contains(string(text), "uỷ") || strings.Contains(string(text), "Uỷ")
			unlisted = unlisted || a.Unlisted
		}
		for _, kind := range []BlockKind{Paragraph, Question, Answer, Picture, Table, Related, PageBreak} {
			if !seen[kind] {
				t.Errorf("%s: no article has a %s", p.Key, kind)
			}
		}
		if !decomposed || !twoPages || !oldTone || !unlisted {
			t.Errorf("%s: decomposed %t, two pages %t, old tone placement %t, unlisted %t: want one of each", p.Key, decomposed, twoPages, oldTone, unlisted)
		}
	}
}

func TestParseNamesTheFault(t *testing.T) {
	head := "id: 1\nsection: kinh-te\ndate: 2020-01-02 03:04\ntitle: T\n---\n"
	for _, c := range []struct{ name, text, want string }{
		{"no rule", "id: 1", "no line ---"},
		{"unknown key", "ident: 1\n---\nx", `x.txt:1: unknown key "ident"`},
		{"no colon", "id 1\n---\nx", `x.txt:1: want "key: value"`},
		{"bad date", "id: 1\ndate: 2020\n---\nx", `x.txt:2: date "2020"`},
		{"unknown section", "section: the-thao\n---\nx", `unknown section "the-thao"`},
		{"unknown flag", "flags: loud\n---\nx", `unknown flag "loud"`},
		{"head too short", "id: 1\n---\nx", "id, section, title and date are needed"},
		{"no body", head, "no body"},
		{"turn without speaker", head + "? ai nói", "turn without a speaker"},
		{"picture", head + "! a.gif", "picture is not"},
		{"table width", head + "| a | b\n| c", "table line with 1 cells, want 2"},
		{"table line", head + "| a\nb", "table line without |"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("x.txt", c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one with %q", err, c.want)
			}
		})
	}
}

// TestExpected holds the hand-counted facts against the article files: each context must stand there.
func TestExpected(t *testing.T) {
	all, err := ReadExpected()
	if err != nil {
		t.Fatal(err)
	}
	papers := map[string]*Paper{}
	for _, p := range Papers() {
		papers[p.Key] = p
	}
	withFacts := 0
	for _, e := range all {
		p := papers[e.Paper]
		if p == nil {
			t.Fatalf("no paper %q", e.Paper)
		}
		a, ok := p.Article(e.ID)
		if !ok {
			t.Fatalf("%s has no article %q", e.Paper, e.ID)
		}
		text := norm.NFC.String(a.Title + "\n" + a.Sapo)
		for _, b := range a.Blocks {
			text += "\n" + norm.NFC.String(b.Text)
		}
		for _, f := range e.Figures {
			if !strings.Contains(text, f.Context) || !strings.Contains(f.Context, f.Number) {
				t.Errorf("%s %s: figure %q in %q does not stand in the article", e.Paper, e.ID, f.Number, f.Context)
			}
		}
		for _, d := range e.Documents {
			if !strings.Contains(text, d.Surface) {
				t.Errorf("%s %s: document %q does not stand in the article", e.Paper, e.ID, d.Surface)
			}
		}
		if len(e.Figures)+len(e.Documents) > 0 {
			withFacts++
			continue
		}
		for _, b := range a.Blocks {
			if strings.ContainsAny(b.Text, "0123456789%") {
				t.Errorf("%s %s: the dull piece holds a digit: %q", e.Paper, e.ID, b.Text)
			}
		}
	}
	if withFacts < 6 {
		t.Errorf("%d articles with expected facts, want at least 6", withFacts)
	}
}

type served struct {
	t   *testing.T
	run *Running
}

func serve(t *testing.T) served {
	t.Helper()
	run, err := Serve(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := run.Close(); err != nil {
			t.Error(err)
		}
	})
	return served{t, run}
}

func (s served) get(address string, header ...string) (*http.Response, string) {
	s.t.Helper()
	req, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return resp, string(body)
}

// TestEveryArticleIsReachable walks the papers as a reader does: what is listed is reached from the home page through the lists' pages,
// what is unlisted through the sitemap.
func TestEveryArticleIsReachable(t *testing.T) {
	s := serve(t)
	for _, p := range s.run.Papers {
		seen, queue := map[string]bool{}, []string{"/"}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			if seen[at] || at == p.secretPath() || strings.HasPrefix(at, "/tim-kiem") {
				continue
			}
			seen[at] = true
			resp, body := s.get(p.URL() + at)
			if resp.StatusCode == http.StatusNotFound {
				continue // the chrome links pages that the papers do not have
			}
			if resp.StatusCode != http.StatusOK {
				t.Fatalf("%s%s: %s", p.Key, at, resp.Status)
			}
			if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
				continue
			}
			queue = append(queue, anchors(t, body)...)
		}
		_, sitemap := s.get(p.URL() + "/sitemap-articles.xml")
		for _, a := range p.Articles() {
			at := p.Path(&a)
			switch {
			case a.Unlisted && !strings.Contains(sitemap, at):
				t.Errorf("%s: unlisted %s is not in the sitemap", p.Key, at)
			case !a.Unlisted && !seen[at]:
				t.Errorf("%s: %s is not reached through the lists", p.Key, at)
			case !a.Unlisted && a.Pages() == 2 && !seen[at+"?trang=2"]:
				t.Errorf("%s: the second page of %s is not reached", p.Key, at)
			}
		}
		if c := p.Counts()[p.secretPath()]; c.Asked != 0 {
			t.Errorf("%s: the forbidden page was asked for %d times", p.Key, c.Asked)
		}
	}
}

// anchors are the local targets of the links of a page.
func anchors(t *testing.T, page string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" {
			continue
		}
		for _, attr := range n.Attr {
			if attr.Key == "href" && strings.HasPrefix(attr.Val, "/") {
				list = append(list, attr.Val)
			}
		}
	}
	return list
}

func TestTrapsAreOnThePages(t *testing.T) {
	s := serve(t)
	for _, p := range s.run.Papers {
		for _, a := range p.Articles() {
			resp, body := s.get(p.URL() + p.Path(&a))
			if resp.StatusCode != http.StatusOK {
				t.Fatalf("%s: %s", p.Path(&a), resp.Status)
			}
			at := func(sub string) int {
				i := strings.Index(body, sub)
				if i < 0 {
					t.Errorf("%s %s: the page lacks %q", p.Key, a.Slug, sub)
				}
				return i
			}
			clockAt, titleAt := at("20/11/2025"), at("</h1>")
			if clockAt > titleAt {
				t.Errorf("%s %s: the clock stands after the title", p.Key, a.Slug)
			}
			comments, licence := at("Ý kiến bạn đọc"), at("45/GP-BTTTT")
			if comments > licence {
				t.Errorf("%s %s: the comments stand after the licence", p.Key, a.Slug)
			}
			if a.Decomposed && norm.NFC.IsNormalString(body) {
				t.Errorf("%s %s: want decomposed letters", p.Key, a.Slug)
			}
			if !strings.Contains(body, "<table") {
				for _, b := range a.Blocks {
					if b.Kind == Table {
						t.Errorf("%s %s: no table", p.Key, a.Slug)
					}
				}
			}
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	s := serve(t)
	for _, p := range s.run.Papers {
		articles := p.Articles()
		changed, other := articles[1], articles[5]
		etags := map[string]string{}
		for _, at := range []string{"/", "/rss/home.rss", "/sitemap-articles.xml", p.Path(&changed), p.Path(&other), p.SectionPath(sections[0], 1)} {
			resp, _ := s.get(p.URL() + at)
			etag, modified := resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")
			if etag == "" || modified == "" {
				t.Fatalf("%s%s: ETag %q, Last-Modified %q", p.Key, at, etag, modified)
			}
			etags[at] = etag
			if again, body := s.get(p.URL()+at, "If-None-Match", etag); again.StatusCode != http.StatusNotModified || body != "" {
				t.Errorf("%s%s with its ETag: %s with %d bytes, want 304", p.Key, at, again.Status, len(body))
			}
			if again, _ := s.get(p.URL()+at, "If-Modified-Since", modified); again.StatusCode != http.StatusNotModified {
				t.Errorf("%s%s with its date: %s, want 304", p.Key, at, again.Status)
			}
		}
		if c := p.Counts()["/"]; c != (Count{Asked: 3, Sent: 1, NotModified: 2}) {
			t.Errorf("%s: home page counted as %+v", p.Key, c)
		}

		changed.Blocks = append(changed.Blocks, Block{Kind: Paragraph, Text: "Tòa soạn đính chính: số đại biểu là 151."})
		if err := p.Put(changed); err != nil {
			t.Fatal(err)
		}
		for at, etag := range etags {
			resp, _ := s.get(p.URL()+at, "If-None-Match", etag)
			want := http.StatusNotModified
			if at == p.Path(&changed) || strings.HasPrefix(at, "/sitemap") {
				want = http.StatusOK // the sitemap carries the new date
			}
			if resp.StatusCode != want {
				t.Errorf("%s%s after the change: %s, want %d", p.Key, at, resp.Status, want)
			}
		}
	}
}

func TestPutAddsAnArticle(t *testing.T) {
	s := serve(t)
	p := s.run.Paper("vamtram")
	a := Article{ID: "199999", Slug: "tin-moi", Section: "kinh-te", Title: "Tin mới", Sapo: "Có 3 tin.", Published: clock}
	if err := p.Put(Article{ID: "1"}); err == nil {
		t.Error("an article without a title was taken")
	}
	if err := p.Put(a); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"/", "/rss/home.rss", "/sitemap-articles.xml", "/kinh-te/"} {
		if _, body := s.get(p.URL() + at); !strings.Contains(body, "/tin-moi-a199999.html") {
			t.Errorf("%s does not list the new article", at)
		}
	}
}

func TestHold(t *testing.T) {
	s := serve(t)
	p := s.run.Paper("hoaigiang")
	reached := p.Hold(1)
	s.get(p.URL() + "/")
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		resp, err := http.Get(p.URL() + "/kinh-te-24.html")
		if err == nil {
			resp.Body.Close()
		}
	}()
	<-reached
	select {
	case <-answered:
		t.Error("the held request was answered")
	default:
	}
	p.Release()
	<-answered
	if c := p.Counts()["/kinh-te-24.html"]; c.Sent != 1 {
		t.Errorf("after the release: %+v", c)
	}
}

func TestShell(t *testing.T) {
	s := serve(t)
	p := s.run.Paper("trason")
	a, _ := p.Article("9e44f70")
	p.Shell(true)
	if _, body := s.get(p.URL() + p.Path(&a)); strings.Contains(body, "đảng bộ") {
		t.Error("the shell holds the article")
	}
	p.Shell(false)
	if _, body := s.get(p.URL() + p.Path(&a)); !strings.Contains(body, "đảng bộ") {
		t.Error("without the shell the article is gone")
	}
}

func TestMachineReadablePages(t *testing.T) {
	s := serve(t)
	for _, p := range s.run.Papers {
		var rss struct {
			Items []struct {
				Link string `xml:"link"`
			} `xml:"channel>item"`
		}
		_, body := s.get(p.URL() + "/rss/home.rss")
		if err := xml.Unmarshal([]byte(body), &rss); err != nil || len(rss.Items) != 10 {
			t.Errorf("%s: feed with %d items, error %v", p.Key, len(rss.Items), err)
		}
		var index struct {
			Locs []string `xml:"sitemap>loc"`
		}
		_, body = s.get(p.URL() + "/sitemap.xml")
		if err := xml.Unmarshal([]byte(body), &index); err != nil || len(index.Locs) != 1 {
			t.Fatalf("%s: sitemap index %q, error %v", p.Key, index.Locs, err)
		}
		var urls struct {
			Locs []string `xml:"url>loc"`
		}
		_, body = s.get(index.Locs[0])
		if err := xml.Unmarshal([]byte(body), &urls); err != nil || len(urls.Locs) == 0 || len(urls.Locs) >= len(p.Articles()) {
			t.Errorf("%s: sitemap with %d addresses (of %d articles), error %v", p.Key, len(urls.Locs), len(p.Articles()), err)
		}
		_, robots := s.get(p.URL() + "/robots.txt")
		if !strings.Contains(robots, "Disallow: /noi-bo/\n") || !strings.Contains(robots, "Crawl-delay: ") {
			t.Errorf("%s: robots.txt %q", p.Key, robots)
		}
		if resp, _ := s.get(p.URL() + p.SectionPath(sections[0], 99)); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: page 99 of a section: %s", p.Key, resp.Status)
		}
	}
	p := s.run.Paper("trason")
	var list struct {
		Response []struct {
			PageURL string `json:"pageUrl"`
		} `json:"response"`
		Total int `json:"total"`
	}
	_, body := s.get(p.URL() + "/service/api/article/list?scUnitMapId=" + unitID + "&saArticleCateId=23&first=5&pageSize=2")
	if err := json.Unmarshal([]byte(body), &list); err != nil || len(list.Response) != 2 || list.Total < 7 {
		t.Errorf("list call: %s, error %v", body, err)
	}
}

func TestSitesDir(t *testing.T) {
	s := serve(t)
	dir := t.TempDir()
	if err := s.run.SitesDir(dir); err != nil {
		t.Fatal(err)
	}
	for _, p := range s.run.Papers {
		text, err := os.ReadFile(filepath.Join(dir, p.Key+".toml"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), `hosts = ["`+strings.TrimPrefix(p.URL(), "http://")+`"]`) {
			t.Errorf("%s.toml does not name the host of %s:\n%s", p.Key, p.URL(), text)
		}
		lines := bufio.NewScanner(strings.NewReader(string(text)))
		for lines.Scan() {
			if line := lines.Text(); line != "" && line[0] != '#' && line[0] != '[' && !strings.Contains(line, " = ") {
				t.Errorf("%s.toml: odd line %q", p.Key, line)
			}
		}
	}
}
