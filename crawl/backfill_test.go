package crawl

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

func oneDay(s string) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, s, time.FixedZone("+07", 7*3600))
	if err != nil {
		panic(err)
	}
	return t
}

// dated sets an article's page that says when it was published.
func (n *newspaper) dated(path string, day time.Time) {
	n.text(path, "text/html; charset=utf-8", fmt.Sprintf(`<html><head><meta property="article:published_time" content=%q></head><body><h1>Bài %s</h1></body></html>`, day.Format(time.RFC3339), path))
}

// withSection makes a newspaper whose only section has that many pages of two articles each. The newest came out on 2025-08-19, and each page is
// a month older than the one before; its articles have the number of the page.
func withSection(t *testing.T, pages int) *newspaper {
	n := newNewspaper(t)
	n.html("/", "/muc/x")
	for p := 1; p <= pages; p++ {
		a, b := fmt.Sprintf("/tin-a%d1.html", p), fmt.Sprintf("/tin-a%d2.html", p)
		list := "/muc/x"
		if p > 1 {
			list = fmt.Sprintf("/muc/x?p=%d", p)
		}
		n.html(list, a, b, "/muc/x?p=2", "/muc/x?p=3")
		for _, path := range []string{a, b} {
			n.dated(path, oneDay("2025-08-19").AddDate(0, 1-p, 0))
		}
	}
	first := n.pages["/muc/x"]
	n.on("/muc/x", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("p") { // beyond the last
			http.NotFound(w, r)
			return
		}
		first(w, r)
	})
	n.toml = "sections = [\"/muc/x\"]\ndelay = 1\n"
	return n
}

// TestBackfillBudgets: what is older has a budget of its own, comes after the news, and takes nothing from it.
func TestBackfillBudgets(t *testing.T) {
	n := newNewspaper(t)
	var sitemap strings.Builder
	sitemap.WriteString(`<urlset>`)
	for i := range 40 {
		path := fmt.Sprintf("/cu-a%d.html", 100+i)
		fmt.Fprintf(&sitemap, "<url><loc>%s%s</loc><lastmod>2019-05-%02d</lastmod></url>", n.srv.URL, path, 1+i%28)
		n.html(path)
	}
	n.text("/sitemap.xml", "application/xml", sitemap.String()+`</urlset>`)
	n.html("/", "/tin-a1.html", "/tin-a2.html", "/tin-a3.html")
	times := 0
	n.on("/tin-a1.html", func(w http.ResponseWriter, _ *http.Request) { // comes late: it is tried again while the old ones are asked for
		if times++; times == 1 {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		io.WriteString(w, "<h1>Bài</h1>")
	})
	n.html("/tin-a2.html")
	n.html("/tin-a3.html")
	n.toml = "sitemaps = [\"/sitemap.xml\"]\ndelay = 1\n"
	c := newCrawler(t, n)
	c.cfg.Requests, c.cfg.Backfill.Requests = 7, 15
	s := c.crawl().Sites[0]
	if c.ends["/tin-a1.html"] != Fetched {
		t.Errorf("news that came late ended as %q: the old articles have eaten its budget", c.ends["/tin-a1.html"])
	}
	if s.Requests != 6+15 || s.Backfill.Requests != 15 || s.Backfill.Articles != 15 || s.Articles != 18 || s.Backfill.Waiting != 25 || s.Stopped != "" || s.Backfill.Stopped == "" {
		t.Errorf("report %+v", s)
	}
	visits := strings.Fields(n.visits())
	for i, path := range visits[:4] {
		if strings.HasPrefix(path, "/cu-") {
			t.Errorf("request %d is for %s: the news comes first (%v)", i+1, path, visits)
		}
	}
	// The other way round: the news is done with when its budget is, and the old ones go on.
	n.html("/", "/tin-a4.html", "/tin-a5.html", "/tin-a6.html", "/tin-a7.html")
	for i := range 4 {
		n.html(fmt.Sprintf("/tin-a%d.html", 4+i))
	}
	n.clock.pass(21 * time.Hour)
	c.cfg.Requests, c.cfg.Backfill.Requests = 3, 10
	if s = c.crawl().Sites[0]; s.Backfill.Articles != 10 || s.Articles-s.Backfill.Articles != 1 || s.Stopped == "" || s.Backfill.Waiting != 15 {
		t.Errorf("report %+v", s)
	}
	// A run for the news alone.
	c.cfg.Requests, c.cfg.Backfill.Off = 0, true
	if s = c.crawl().Sites[0]; s.Backfill.Requests != 0 || s.Articles != 3 || s.Backfill.Waiting != 15 {
		t.Errorf("report %+v", s)
	}
	rep := c.crawl()
	if text := rep.Text(); !strings.Contains(text, "back-fill: 0 requests, 0 articles, 15 addresses wait (left for another run)") {
		t.Errorf("the report does not say what was left:\n%s", text)
	}
}

// TestBackfillSections follows a section back to a day, goes on after each run where it was, and further back when it is told to.
func TestBackfillSections(t *testing.T) {
	n := withSection(t, 12)
	c := newCrawler(t, n)
	c.cfg.Pages = 2
	c.crawl()
	if got, want := c.processed(), "/tin-a11.html /tin-a12.html /tin-a21.html /tin-a22.html"; got != want {
		t.Fatalf("the news is %s, want %s", got, want)
	}
	n.visits()
	back := func(from string, requests int) string {
		c.cfg.Backfill = Backfill{From: oneDay(from), Requests: requests}
		c.crawl()
		return n.visits()
	}
	if got, want := back("2025-04-01", 4), "/muc/x?p=3 /tin-a31.html /tin-a32.html /muc/x?p=4"; got != want {
		t.Errorf("asked for %s, want %s", got, want)
	}
	// Page 6 is of March: its articles are looked at, and page 7 is not.
	if got, want := back("2025-04-01", 0), "/tin-a41.html /tin-a42.html /muc/x?p=5 /tin-a51.html /tin-a52.html /muc/x?p=6 /tin-a61.html /tin-a62.html"; got != want {
		t.Errorf("the run after that asked for %s, want %s", got, want)
	}
	if c.ends["/muc/x?p=7"] != TooOld {
		t.Errorf("page 7 ended as %q", c.ends["/muc/x?p=7"])
	}
	if got := back("2025-04-01", 0); got != "" {
		t.Errorf("with nothing left to do it asked for %s", got)
	}
	if got, want := back("2025-02-01", 0), "/muc/x?p=7 /tin-a71.html /tin-a72.html /muc/x?p=8 /tin-a81.html /tin-a82.html"; got != want {
		t.Errorf("further back it asked for %s, want %s", got, want)
	}
	if got := back("2020-01-01", 0); !strings.HasSuffix(got, "/tin-a121.html /tin-a122.html /muc/x?p=13") || c.ends["/muc/x?p=13"] != Gone {
		t.Errorf("to the section's end it asked for %s", got)
	}
	// Without days pages far back stay where they are.
	f, err := frontier.Open(c.path + "/frontier.db")
	if err != nil {
		t.Fatal(err)
	}
	l := frontier.Link{URL: n.srv.URL + "/muc/x?p=40", Site: "thu", Host: strings.TrimPrefix(n.srv.URL, "http://"), Kind: int(site.Section), Priority: prioBack, Nth: 40, Due: n.clock.Now()}
	if _, err := f.Add(t.Context(), []frontier.Link{l}); err != nil {
		t.Fatal(err)
	}
	f.Close()
	c.cfg.Backfill = Backfill{}
	c.crawl()
	if got := n.visits(); got != "" {
		t.Errorf("a nightly run asked for %s", got)
	}
}

// TestBackfillEnds: a newspaper that shows its last page for every number is not followed on, nor one whose pages say no days beyond the limit.
func TestBackfillEnds(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/muc/x")
	n.html("/muc/x", "/tin-a1.html")
	n.html("/muc/x?p=2", "/tin-a2.html")
	n.html("/muc/x?p=3", "/tin-a3.html")
	n.html("/muc/y", "/tin-a1.html")
	n.rest = func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/tin-a"):
			io.WriteString(w, "<h1>Bài không ghi ngày</h1>")
		case r.URL.Path == "/muc/y" && r.URL.Query().Get("p") != "": // new articles without end
			fmt.Fprintf(w, `<h1>Mục</h1><a href="/tin-a9%s.html">x</a>`, r.URL.Query().Get("p"))
		default:
			http.NotFound(w, r)
		}
	}
	for p := 4; p < 40; p++ {
		n.on(fmt.Sprintf("/muc/x?p=%d", p), n.pages["/muc/x?p=3"])
	}
	for p := 2; p < 60; p++ {
		n.on(fmt.Sprintf("/muc/y?p=%d", p), n.rest)
	}
	n.toml = "sections = [\"/muc/x\", \"/muc/y\"]\ndelay = 1\n"
	c := newCrawler(t, n)
	c.cfg.Pages, c.cfg.Backfill = 1, Backfill{From: oneDay("2001-01-01"), Pages: 20}
	c.crawl()
	visits := n.visits()
	if !strings.Contains(visits, "/muc/x?p=4") || strings.Contains(visits, "/muc/x?p=5") {
		t.Errorf("the last page once more is enough to know it: %s", visits)
	}
	if !strings.Contains(visits, "/muc/y?p=20 ") || strings.Contains(visits, "/muc/y?p=21") {
		t.Errorf("twenty pages are the limit: %s", visits)
	}
}

// TestBackfillSitemaps: of what a sitemap lists, the articles of these days are news, and of the others those of the days asked for are taken.
func TestBackfillSitemaps(t *testing.T) {
	n := newNewspaper(t)
	n.html("/")
	n.text("/sitemap.xml", "application/xml", `<sitemapindex><sitemap><loc>`+n.srv.URL+`/sitemap-moi.xml</loc><lastmod>2025-08-19</lastmod></sitemap>
		<sitemap><loc>`+n.srv.URL+`/sitemap-cu.xml</loc><lastmod>2012-12-31</lastmod></sitemap></sitemapindex>`)
	n.text("/sitemap-cu.xml", "application/xml", `<urlset><url><loc>`+n.srv.URL+`/co-a1.html</loc></url></urlset>`)
	var b strings.Builder
	for _, item := range []string{"/moi-a2.html 2025-08-19", "/trong-a3.html 2020-10-15", "/truoc-a4.html 2014-12-31", "/sau-a5.html 2021-01-01", "/cuoi-a6.html 2020-12-31"} {
		path, day, _ := strings.Cut(item, " ")
		n.html(path)
		fmt.Fprintf(&b, "<url><loc>%s%s</loc><lastmod>%s</lastmod></url>", n.srv.URL, path, day)
	}
	n.text("/sitemap-moi.xml", "application/xml", "<urlset>"+b.String()+"</urlset>")
	n.toml = "sitemaps = [\"/sitemap.xml\"]\n"
	c := newCrawler(t, n)
	c.cfg.Backfill = Backfill{From: oneDay("2015-01-01"), To: oneDay("2020-12-31")}
	s := c.crawl().Sites[0]
	if got, want := c.processed(), "/cuoi-a6.html /moi-a2.html /trong-a3.html"; got != want || s.Skipped[skipRange] != 3 || s.Backfill.Articles != 2 {
		t.Errorf("took %s, want %s; report %+v", got, want, s)
	}
	if got := n.visits(); strings.Contains(got, "sitemap-cu") {
		t.Errorf("a sitemap that has not changed since the first of the days was asked for: %s", got)
	}
}

func TestMarkRecent(t *testing.T) {
	now := oneDay("2025-08-20")
	var all []found
	for i := range 500 {
		all = append(all, found{old: true, updated: now.Add(-time.Duration(i) * time.Minute)})
	}
	all = append(all, found{old: true}, found{old: true, updated: now.AddDate(0, 0, -4)}, found{updated: now})
	markRecent(all, now)
	n := 0
	for i, f := range all {
		if f.recent {
			if n++; i >= recentCount {
				t.Errorf("number %d is recent: only the newest %d count", i, recentCount)
			}
		}
	}
	if n != recentCount {
		t.Errorf("%d recent, want %d", n, recentCount)
	}
}
