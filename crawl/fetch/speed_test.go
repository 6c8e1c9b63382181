package fetch_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gocolly/colly/v2"

	"baotinh/crawl"
	"baotinh/crawl/datadir"
	"baotinh/crawl/site"
)

const (
	speedPages = 3000
	perList    = 50
)

// speedServer is a newspaper of pages of about 100 kB, as the real ones are.
func speedServer() *httptest.Server {
	filler := strings.Repeat("<div class=\"tin\"><p>Đảng bộ tỉnh có 114 tổ chức cơ sở đảng và gần 7.000 đảng viên.</p></div>\n", 900)
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var n int
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch {
		case r.URL.Path == "/":
			for i := 0; i < speedPages/perList; i++ {
				fmt.Fprintf(w, "<a href=/muc/%d>x</a>\n", i)
			}
		case strings.HasPrefix(r.URL.Path, "/muc/"):
			fmt.Sscanf(r.URL.Path, "/muc/%d", &n)
			for i := range perList {
				fmt.Fprintf(w, "<a href=/tin-a%d.html>x</a>\n", n*perList+i)
			}
			fmt.Fprint(w, filler)
		case strings.HasPrefix(r.URL.Path, "/tin-a"):
			fmt.Fprintf(w, "<h1>%s</h1>%s", r.URL.Path, filler)
		default:
			http.NotFound(w, r)
		}
	}))
}

// BenchmarkCollyBare is Colly alone, at its best: it keeps nothing, parses no page, and finds the links of the lists by cutting strings.
func BenchmarkCollyBare(b *testing.B) {
	benchColly(b, func(c *colly.Collector) {
		c.OnResponse(func(r *colly.Response) {
			if strings.HasPrefix(r.Request.URL.Path, "/tin-") {
				return
			}
			for _, part := range strings.Split(string(r.Body), "<a href=")[1:] {
				href, _, _ := strings.Cut(part, ">")
				r.Request.Visit(href)
			}
		})
	})
}

// BenchmarkCollyLinks is Colly as its documentation shows it: every page is parsed for links.
func BenchmarkCollyLinks(b *testing.B) {
	benchColly(b, func(c *colly.Collector) {
		c.OnHTML("a[href]", func(e *colly.HTMLElement) { e.Request.Visit(e.Attr("href")) })
	})
}

func benchColly(b *testing.B, follow func(*colly.Collector)) {
	s := speedServer()
	defer s.Close()
	all := 0
	for b.Loop() {
		var pages atomic.Int64
		c := colly.NewCollector(colly.Async(true))
		c.Limit(&colly.LimitRule{DomainGlob: "*", Parallelism: 8})
		c.OnResponse(func(*colly.Response) { pages.Add(1) })
		follow(c)
		c.Visit(s.URL)
		c.Wait()
		n := pages.Load()
		if n < speedPages {
			b.Fatalf("%d pages", n)
		}
		all += int(n)
	}
	b.ReportMetric(float64(all)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkCrawl is the whole crawl of the same pages: robots.txt, frontier, archive and discovery; the hook does nothing.
func BenchmarkCrawl(b *testing.B) {
	s := speedServer()
	defer s.Close()
	files := b.TempDir()
	for name, content := range map[string]string{
		"families/thu.toml": "name = \"Thử\"\ntell = \"x\"\narticle = ['^/tin-a\\d+\\.html']\nsection = ['^/muc/']\n",
		"thu.toml":          fmt.Sprintf("name = \"Báo Thử\"\nfamily = \"thu\"\nscheme = \"http\"\nhosts = [%q]\ndelay = 0\nseeds = [\"/\"]\n", strings.TrimPrefix(s.URL, "http://")),
	} {
		path := filepath.Join(files, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	set, err := site.Load(files, true)
	if err != nil {
		b.Fatal(err)
	}
	paper, _ := set.Site("thu")
	all := 0
	for b.Loop() {
		dir, err := datadir.Open(b.TempDir(), "benchmark")
		if err != nil {
			b.Fatal(err)
		}
		rep, err := crawl.Run(b.Context(), crawl.Config{Dir: dir, Sites: []*site.Site{paper}, AllowLoopback: true})
		if err != nil || rep.Sites[0].Articles != speedPages {
			b.Fatalf("%v: %+v", err, rep.Sites[0])
		}
		all += rep.Requests
		dir.Close()
	}
	b.ReportMetric(float64(all)/b.Elapsed().Seconds(), "pages/s")
}
