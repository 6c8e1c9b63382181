package crawl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

func TestCrawl(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/muc/chinh-tri", "/tin-a1.html", "/tin-a2.html", "/lien-he.html", "https://other.example/x-a1.html")
	n.html("/muc/chinh-tri", "/tin-a2.html", "/tin-a3.html", "/")
	n.html("/muc/chinh-tri?p=2", "/tin-a4.html")
	n.html("/tin-a1.html", "/tin-a99.html")
	n.html("/tin-a2.html")
	n.html("/tin-a3.html")
	n.html("/tin-a4.html")
	n.text("/rss", "application/rss+xml", `<rss version="2.0"><channel><item><link>/tin-a5.html</link></item></channel></rss>`)
	n.html("/tin-a5.html")
	n.toml = "feeds = [\"/rss\"]\n"
	c := newCrawler(t, n)
	rep := c.crawl()
	all := "/tin-a1.html /tin-a2.html /tin-a3.html /tin-a4.html /tin-a5.html"
	if got := c.processed(); got != all {
		t.Errorf("the hook got %s, want %s", got, all)
	}
	s := rep.Sites[0]
	if s.State != "ok" || s.Articles != 5 || s.Processed != 5 || s.Skipped[skipScope] != 1 || s.Skipped[skipKind] != 1 {
		t.Errorf("report %+v", s)
	}
	n.visits()

	// Nothing is due: nothing is asked for.
	rep = c.crawl()
	if got := n.visits(); got != "" || rep.Sites[0].State != "nothing_due" {
		t.Errorf("a second run at once asked for %q (%+v)", got, rep.Sites[0])
	}

	// A day later the lists are due, and nothing in them has changed.
	n.clock.pass(8 * 24 * time.Hour)
	c.pages = nil
	rep = c.crawl()
	if got := sorted(n.visits()); got != "/ /muc/chinh-tri /rss" {
		t.Errorf("a run later asked for %q, want only the lists", got)
	}
	if s := rep.Sites[0]; s.Outcomes[Unchanged] != 3 || s.Outcomes[Fetched] != 0 || len(c.pages) != 0 {
		t.Errorf("report %+v", s)
	}

	// One new article.
	n.clock.pass(8 * 24 * time.Hour)
	n.html("/muc/chinh-tri", "/tin-a6.html", "/tin-a2.html", "/tin-a3.html", "/")
	n.html("/tin-a6.html")
	c.crawl()
	if got := c.processed(); got != "/tin-a6.html" {
		t.Errorf("the hook got %q, want the new article", got)
	}
	if got := sorted(n.visits()); got != "/ /muc/chinh-tri /muc/chinh-tri?p=2 /rss /tin-a6.html" {
		t.Errorf("asked for %q", got)
	}
}

// The newspaper has moved: what waits under the address of before is not asked for, for that may be anybody's by now.
func TestNewspaperMoves(t *testing.T) {
	before, after := newNewspaper(t), newNewspaper(t)
	after.clock = before.clock
	for _, n := range []*newspaper{before, after} {
		n.html("/", "/tin-a1.html", "/tin-a2.html", "/tin-a3.html")
		for _, p := range []string{"/tin-a1.html", "/tin-a2.html", "/tin-a3.html"} {
			n.html(p)
		}
	}
	c := newCrawler(t, before)
	c.cfg.Requests = 2 // the front page and one article
	c.crawl()
	before.visits()
	c.pages, c.cfg.Sites, c.cfg.Requests = nil, []*site.Site{after.load()}, 0
	rep := c.crawl()
	if got := before.visits(); got != "" {
		t.Errorf("the host of before was asked for %q", got)
	}
	if got := c.processed(); got != "/tin-a1.html /tin-a2.html /tin-a3.html" {
		t.Errorf("the hook got %q", got)
	}
	if s := rep.Sites[0]; s.State != "ok" || s.Outcomes[OffSite] != 2 {
		t.Errorf("report %+v", s)
	}
	if why := c.why["/tin-a3.html"]; c.ends["/tin-a3.html"] != Fetched {
		t.Errorf("%s: %s", c.ends["/tin-a3.html"], why)
	}
}

// What people read of a run that ended before a newspaper's turn: why, and that something is still due.
func TestNotReached(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html")
	ctx, cancel := context.WithCancel(t.Context())
	n.after = cancel // behind robots.txt
	c := newCrawler(t, n)
	rep, err := c.try(ctx)
	if !errors.Is(err, context.Canceled) || rep.Stopped != "stopped from outside" || rep.Sites[0].State != "not_reached" {
		t.Errorf("%v: stopped %q, %+v", err, rep.Stopped, rep.Sites[0])
	}
	if text := rep.Text(); !strings.Contains(text, "\n  ended early: stopped from outside; the next run goes on from here\n") {
		t.Error(text)
	}
}

// A host that does not answer is told in the log: each time that it waits for its robots.txt, and once that it is left alone.
func TestLogOfSilentHosts(t *testing.T) {
	for _, c := range []struct {
		name string
		on   string
		want map[string]int
	}{
		{"robots.txt", "/robots.txt", map[string]int{"host waits for its robots.txt": robotsTries, "host left alone for this run": 1}},
		{"pages", "/tin-", map[string]int{"host waits for its robots.txt": 0, "host left alone for this run": 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewspaper(t)
			var links []string
			for i := range 40 {
				links = append(links, fmt.Sprintf("/tin-a%d.html", i))
			}
			n.html("/", links...)
			if c.on == "/robots.txt" {
				n.status(c.on, 500)
			} else {
				n.rest = func(w http.ResponseWriter, r *http.Request) {
					if strings.HasPrefix(r.URL.Path, c.on) {
						w.WriteHeader(500)
						return
					}
					http.NotFound(w, r)
				}
			}
			var log strings.Builder
			cr := newCrawler(t, n)
			cr.cfg.Log = slog.New(slog.NewTextHandler(&log, nil))
			if rep := cr.crawl(); rep.Sites[0].State == "nothing_due" {
				t.Errorf("%+v", rep.Sites[0])
			}
			for line, want := range c.want {
				if got := strings.Count(log.String(), `msg="`+line+`"`); got != want {
					t.Errorf("%q stands %d times in the log, want %d:\n%s", line, got, want, log.String())
				}
			}
		})
	}
}

func TestJSONLists(t *testing.T) {
	n := newNewspaper(t)
	n.text("/muc/chinh-tri", "text/html", `<input type="hidden" id="site_id" value="7"><input type="hidden" id="cate_id" value="8"><a href="/tin-a100.html">mới</a>`)
	n.html("/tin-a100.html")
	for i := range 80 {
		n.html(fmt.Sprintf("/tin-a%d.html", i))
	}
	n.on("/list", func(w http.ResponseWriter, r *http.Request) {
		var first, size int
		fmt.Sscan(r.URL.Query().Get("first"), &first)
		fmt.Sscan(r.URL.Query().Get("size"), &size)
		if r.URL.Query().Get("u") != "7" || r.URL.Query().Get("c") != "8" {
			t.Errorf("asked for %s", r.URL)
		}
		var items []string
		for i := first; i < min(first+size, 80); i++ {
			items = append(items, fmt.Sprintf(`{"pageUrl":"/tin-a%d.html"}`, i))
		}
		fmt.Fprintf(w, `cb({"total":80,"response":[%s]})`, strings.Join(items, ","))
	})
	n.toml = "seeds = [\"/muc/chinh-tri\"]\nlist_json = \"/list?u={unit}&c={cate}&first={first}&size={size}\"\n"
	c := newCrawler(t, n)
	c.crawl()
	if len(c.pages) != 81 {
		t.Errorf("%d articles, want 81", len(c.pages))
	}
	n.visits()
	n.clock.pass(8 * 24 * time.Hour)
	c.crawl()
	if got := n.visits(); got != "/muc/chinh-tri" {
		t.Errorf("later asked for %q, want the section only: it has nothing new", got)
	}
}

// The frontier's file is lost: the archive knows what was fetched.
func TestFrontierIsMadeAnew(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/muc/a", "/tin-a1.html", "/cu-a7.html")
	n.html("/muc/a", "/tin-a2.html", "/tin-a3.html")
	for _, p := range []string{"/tin-a1.html", "/tin-a2.html", "/tin-a3.html", "/moi-a8.html"} {
		n.html(p)
	}
	n.status("/cu-a7.html", 301, "Location", "/moi-a8.html")
	c := newCrawler(t, n)
	c.crawl()
	n.visits()
	files, err := filepath.Glob(filepath.Join(c.path, "frontier.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		if err := os.Remove(f); err != nil {
			t.Fatal(err)
		}
	}
	c.pages = nil
	rep := c.crawl()
	if got := n.visits(); got != "" {
		t.Errorf("asked again for %q", got)
	}
	if got := c.processed(); got != "/moi-a8.html /tin-a1.html /tin-a2.html /tin-a3.html" {
		t.Errorf("the hook got %q", got)
	}
	if rep.CaughtUp != 8 { // with the second page of /muc/a
		t.Errorf("%d pages settled from the archive, want 8", rep.CaughtUp)
	}
	if rep = c.crawl(); rep.CaughtUp != 0 || rep.Sites[0].State != "nothing_due" {
		t.Errorf("the next run: %+v", rep.Sites[0])
	}
}

// A backup of the archive was brought back, or all of it is lost: what it lacks is asked for again, what it has is not.
func TestFrontierOfAnotherArchive(t *testing.T) {
	for _, c := range []struct {
		name   string
		backup bool
		asked  string
	}{
		{"an older archive", true, "/ /tin-a3.html /tin-a4.html"},
		{"no archive", false, "/ / /tin-a1.html /tin-a2.html /tin-a3.html /tin-a4.html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewspaper(t)
			n.html("/", "/tin-a1.html", "/tin-a2.html")
			for i := range 4 {
				n.html(fmt.Sprintf("/tin-a%d.html", i+1))
			}
			cr := newCrawler(t, n)
			cr.crawl()
			files, err := filepath.Glob(filepath.Join(cr.path, "archive", "*.warc.gz"))
			if err != nil || len(files) != 1 {
				t.Fatal(files, err)
			}
			old, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			n.html("/", "/tin-a1.html", "/tin-a2.html", "/tin-a3.html", "/tin-a4.html")
			n.clock.pass(24 * time.Hour)
			cr.crawl()
			if c.backup {
				err = os.WriteFile(files[0], old, 0o644)
			} else {
				err = os.Remove(files[0])
			}
			if err != nil {
				t.Fatal(err)
			}
			n.visits()
			n.clock.pass(24 * time.Hour)
			cr.pages = nil
			rep := cr.crawl()
			text := rep.Text()
			n.clock.pass(24 * time.Hour)
			rep = cr.crawl() // what the archive has of a list counts as just read
			if got := sorted(n.visits()); got != c.asked {
				t.Errorf("asked for %q, want %q", got, c.asked)
			}
			if got := cr.processed(); got != "/tin-a1.html /tin-a2.html /tin-a3.html /tin-a4.html" {
				t.Errorf("the hook got %q", got)
			}
			if !strings.Contains(text, "the frontier knew pages that the archive does not have") {
				t.Errorf("the report says nothing of it:\n%s", text)
			}
			if rep.Repaired != "" || rep.Sites[0].State != "ok" {
				t.Errorf("the next run: %+v, %s", rep.Sites[0], rep.Repaired)
			}
		})
	}
}

// A frontier that is put aside overwrites none that was, and a host that wants to be left alone is left alone by the new one too.
func TestFrontierPutAsideTwice(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html")
	n.html("/tin-a1.html")
	cr := newCrawler(t, n)
	for i := range 2 {
		cr.crawl()
		if files, err := filepath.Glob(filepath.Join(cr.path, "archive", "*.warc.gz")); err != nil || len(files) != 1 || os.Remove(files[0]) != nil {
			t.Fatal(files, err)
		}
		n.visits()
		if i == 1 { // of the host that the newspaper's file names
			front, err := frontier.Open(filepath.Join(cr.path, "frontier.db"))
			if err != nil {
				t.Fatal(err)
			}
			u, err := url.Parse(n.srv.URL)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(front.SetHost(t.Context(), frontier.Host{Name: u.Host, NotBefore: n.clock.Now().Add(30 * time.Hour), Failures: 1}), front.Close()); err != nil {
				t.Fatal(err)
			}
		}
		n.clock.pass(24 * time.Hour)
	}
	if rep := cr.crawl(); !strings.Contains(rep.Repaired, "frontier.db.aside-2") {
		t.Errorf("repaired: %q", rep.Repaired)
	}
	if got := n.visits(); len(got) > 0 {
		t.Errorf("asked for %q while the host wanted to be left alone", got)
	}
	if files, err := filepath.Glob(filepath.Join(cr.path, "frontier.db.aside-[12]")); err != nil || len(files) != 2 {
		t.Errorf("put aside: %q, %v", files, err)
	}
	n.clock.pass(24 * time.Hour)
	cr.crawl()
	if got := sorted(n.visits()); got != "/ /tin-a1.html" {
		t.Errorf("later: asked for %q", got)
	}
}

// A run for one newspaper leaves what a killed run has fetched of another to the run that takes that one.
func TestCatchUpOfAnotherNewspaper(t *testing.T) {
	a, b := newNewspaper(t), newNewspaper(t)
	for _, n := range []*newspaper{a, b} {
		n.html("/", "/tin-a1.html")
		n.html("/tin-a1.html")
	}
	b.clock = a.clock
	sites := loadSites(t, map[string]string{"mot": a.file(), "hai": b.file()})
	c := newCrawler(t, a)
	hai, mot := sites[:1], sites[1:]
	c.cfg.Sites = hai
	c.crawl()
	// As after a kill: the answer is in the archive, the frontier does not know.
	f, err := frontier.Open(filepath.Join(c.path, "frontier.db"))
	if err != nil {
		t.Fatal(err)
	}
	late := b.srv.URL + "/tin-a2.html"
	if _, err := f.Add(t.Context(), []frontier.Link{{URL: late, Site: "hai", Host: hai[0].Hosts[0], Kind: int(site.Article), Due: a.clock.Now()}}); err != nil {
		t.Fatal(err)
	}
	f.Close()
	w, _, err := archive.OpenFolder(filepath.Join(c.path, "archive"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Append(archive.Exchange{URL: late, Date: a.clock.Now(), Status: 200, Response: http.Header{"Content-Type": {"text/html"}}, Body: []byte("<h1>Muộn</h1>")}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	b.visits()
	c.cfg.Sites = mot
	c.crawl()
	c.crawl()
	c.pages, c.cfg.Sites = nil, hai
	rep := c.crawl()
	if got := b.visits(); got != "" || len(c.pages) != 1 || c.pages[0] != late || rep.CaughtUp != 1 {
		t.Errorf("asked for %q, the hook got %v, %d caught up; want the page from the archive", got, c.pages, rep.CaughtUp)
	}
	c.cfg.Sites = sites
	if rep = c.crawl(); rep.CaughtUp != 0 {
		t.Errorf("%d pages settled twice", rep.CaughtUp)
	}
}

// A page that cannot be reached under its canonical address is asked for where it is.
func TestAlias(t *testing.T) {
	n := newNewspaper(t)
	host := strings.TrimPrefix(n.srv.URL, "http://")
	alias := strings.Replace(host, "127.0.0.1", "localhost", 1)
	n.toml = fmt.Sprintf("aliases = [%q]\n", alias)
	n.html("/", "/tin-a1.html")
	hits := 0
	n.on("/tin-a1.html", func(w http.ResponseWriter, r *http.Request) {
		if r.Host != alias {
			http.Redirect(w, r, "http://"+alias+r.URL.Path, http.StatusFound)
			return
		}
		hits++
		io.WriteString(w, "<h1>Bài</h1>")
	})
	c := newCrawler(t, n)
	rep := c.crawl()
	if len(c.pages) != 1 || c.pages[0] != n.srv.URL+"/tin-a1.html" || hits != 1 {
		t.Errorf("the hook got %v, the alias %d requests", c.pages, hits)
	}
	if s := rep.Sites[0]; s.Taken != 2 || s.Outcomes[Fetched] != 2 {
		t.Errorf("report %+v: the redirect is not an address of its own", s)
	}
}

// many is a newspaper with n articles on its front page.
func many(t *testing.T, n int) *newspaper {
	p := newNewspaper(t)
	var links []string
	for i := range n {
		links = append(links, fmt.Sprintf("/tin-a%d.html", i))
		p.html(links[i])
	}
	p.html("/", links...)
	return p
}

func TestBudget(t *testing.T) {
	n := many(t, 30)
	c := newCrawler(t, n)
	c.cfg.Requests = 12
	for run, want := range []int{11, 23, 30} { // the front page takes one of the first twelve
		rep := c.crawl()
		if s := rep.Sites[0]; len(c.pages) != want || s.Requests > 12 || (s.Stopped != "") != (run < 2) {
			t.Errorf("run %d: %d articles, want %d; report %+v", run, len(c.pages), want, s)
		}
	}
}

// TestAddresses: a newspaper whose every article leads on to new ones is stopped at a number, loudly, and its lists are still looked at.
func TestAddresses(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/muc/x")
	at := 0
	n.on("/muc/x", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "<h1>Mục</h1>")
		for range 40 {
			at++
			fmt.Fprintf(w, "<a href=/tin-a%d.html>x</a>", at)
		}
	})
	n.rest = func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<h1>Bài %s</h1>", r.URL.Path) }
	n.toml = "sections = [\"/muc/x\"]\n"
	c := newCrawler(t, n)
	c.cfg.Pages, c.cfg.Addresses, c.cfg.Now = 1, 60, true
	for run, want := range []int{40, 80, 80} { // one list page too many is taken in whole
		s := c.crawl().Sites[0]
		n.clock.pass(24 * time.Hour)
		if len(c.pages) != want || run == 2 && s.Skipped[skipTooMany] == 0 || (len(s.Problems) > 0) != (run > 0) {
			t.Errorf("run %d: %d articles, want %d; report %+v", run, len(c.pages), want, s)
		}
	}
}

func TestSince(t *testing.T) {
	n := newNewspaper(t)
	n.html("/")
	n.text("/rss", "application/rss+xml", `<rss version="2.0"><channel>
		<item><link>/cu-a1.html</link><pubDate>Tue, 01 Jul 2025 08:00:00 +0700</pubDate></item>
		<item><link>/moi-a2.html</link><pubDate>Tue, 19 Aug 2025 08:00:00 +0700</pubDate></item>
		<item><link>/khong-ngay-a3.html</link></item></channel></rss>`)
	n.html("/moi-a2.html")
	n.html("/khong-ngay-a3.html")
	n.toml = "feeds = [\"/rss\"]\n"
	c := newCrawler(t, n)
	c.cfg.Since = time.Date(2025, 8, 1, 0, 0, 0, 0, time.UTC)
	rep := c.crawl()
	if got := c.processed(); got != "/khong-ngay-a3.html /moi-a2.html" || rep.Sites[0].Skipped[skipOld] != 1 {
		t.Errorf("got %q, skipped %v", got, rep.Sites[0].Skipped)
	}
}

func TestNow(t *testing.T) {
	n := many(t, 3)
	c := newCrawler(t, n)
	c.crawl()
	n.visits()
	c.cfg.Now = true
	rep := c.crawl()
	if got := n.visits(); got != "/" || rep.Sites[0].Outcomes[Unchanged] != 1 {
		t.Errorf("asked for %q: %+v", got, rep.Sites[0])
	}
}

// An article that a feed calls newer than our copy is asked for again, with conditions.
func TestUpdatedArticle(t *testing.T) {
	n := newNewspaper(t)
	n.html("/")
	feed := func(at string) {
		n.text("/rss", "application/rss+xml", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/tin-a1.html"/><updated>`+at+`</updated></entry></feed>`)
	}
	feed("2025-08-19T00:00:00Z")
	n.html("/tin-a1.html")
	n.toml = "feeds = [\"/rss\"]\n"
	c := newCrawler(t, n)
	c.cfg.Now = true
	c.crawl()
	feed("2025-08-20T05:00:00Z")
	n.clock.pass(12 * time.Hour)
	n.visits()
	c.crawl()
	if got := sorted(n.visits()); got != "/ /rss /tin-a1.html" || len(c.pages) != 1 {
		t.Errorf("asked for %q, the hook got %v: an unchanged page is not handed over again", got, c.pages)
	}
	feed("2025-08-20T20:00:00Z")
	n.html("/tin-a1.html", "/sua")
	n.clock.pass(12 * time.Hour)
	c.crawl()
	if len(c.pages) != 2 {
		t.Errorf("the hook got %v, want the corrected page too", c.pages)
	}
	// A feed whose clock is ahead does not make us ask again and again.
	feed("2030-01-01T00:00:00Z")
	n.visits()
	c.crawl()
	if got := sorted(n.visits()); got != "/ /rss" {
		t.Errorf("asked for %q", got)
	}
}

// noRoom is a frontier on a disk that somebody else has filled meanwhile.
type noRoom struct {
	frontier.Frontier
	left int // results are written so many times
	full func()
}

func (f *noRoom) Finish(ctx context.Context, run string, now time.Time, results []frontier.Finished, settled archive.Pos) ([]int, error) {
	if f.left--; f.left < 0 {
		f.full()
		return nil, errors.New("database or disk is full")
	}
	return f.Frontier.Finish(ctx, run, now, results, settled)
}

// TestNoRoomMeanwhile: the books add up although results could not be written, and the run says that the disk is full.
func TestNoRoomMeanwhile(t *testing.T) {
	n := many(t, 80) // fewer than are asked for before the run itself looks at the disk
	c := newCrawler(t, n)
	var err error
	if c.cfg.Dir, err = datadir.Open(c.path, "test"); err != nil {
		t.Fatal(err)
	}
	r, err := begin(t.Context(), c.cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.frontier = &noRoom{r.frontier, 1, func() { c.cfg.Dir.MinFree = 1 << 62 }}
	rep, err := r.whole(t.Context())
	var low *datadir.SpaceError
	if !errors.As(err, &low) || !strings.Contains(rep.Stopped, "MB free") || !strings.Contains(rep.Stopped, "; database or disk is full") {
		t.Errorf("%v, stopped %q", err, rep.Stopped)
	}
	if strings.Contains(fmt.Sprint(err), "fault of the program") || rep.Check() != nil {
		t.Errorf("%v; %v", err, rep.Check())
	}
	if err := c.cfg.Dir.Close(); err != nil {
		t.Fatal(err)
	}
	c.crawl()
	if len(c.pages) != 80 {
		t.Errorf("%d articles after the next run, want 80", len(c.pages))
	}
}

func TestDiskLow(t *testing.T) {
	n := many(t, 1500) // more than a run may ask for before the first results are written down
	c := newCrawler(t, n)
	c.free = 1 << 62
	var low *datadir.SpaceError
	if _, err := c.try(t.Context()); !errors.As(err, &low) || n.visits() != "" {
		t.Errorf("%v", err)
	}
	c.free = 0
	before := 0 // requests when the disk became full: what is written down lags behind what is asked for
	c.cfg.Progress = func(e Event) {
		if e.Totals.Requests == 50 {
			c.cfg.Dir.MinFree = 1 << 62
			n.mu.Lock()
			before = len(n.asked)
			n.mu.Unlock()
		}
	}
	rep, err := c.try(t.Context())
	if !errors.As(err, &low) || !strings.Contains(rep.Stopped, "MB free") {
		t.Errorf("%v, report %+v", err, rep)
	}
	if got := len(strings.Fields(n.visits())) - before; before < 50 || got > diskEvery+c.cfg.Workers+20 {
		t.Errorf("%d requests, and then %d before the disk was looked at", before, got)
	}
	c.cfg.Progress = nil
	c.crawl()
	if len(c.pages) != 1500 {
		t.Errorf("%d articles after there was room again", len(c.pages))
	}
}

// Three newspapers at once: one well, one dead, one that never answers. The first must not wait for the others.
func TestOneBadSiteStopsNothing(t *testing.T) {
	good, dead, mute := many(t, 20), newNewspaper(t), newNewspaper(t)
	dead.srv.Close()
	mute.rest = func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	mute.status("/robots.txt", 404)
	c := newCrawler(t, good)
	c.cfg.Sites = loadSites(t, map[string]string{"tot": good.file(), "chet": dead.file(), "im": mute.file()})
	c.cfg.Workers = 2
	rep := c.crawl()
	if len(c.pages) != 20 {
		t.Errorf("%d of 20 articles", len(c.pages))
	}
	if got := strings.Join(rep.Failed(), " "); got != "chet im" {
		t.Errorf("failed: %q", got)
	}
	for _, s := range rep.Sites {
		if s.Site != "tot" && len(s.Problems) == 0 {
			t.Errorf("%s failed without a word", s.Site)
		}
	}
}

func TestStopAndGoOn(t *testing.T) {
	n := many(t, 300)
	c := newCrawler(t, n)
	for range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		at := 0
		c.cfg.Progress = func(e Event) {
			if at++; at == 40 {
				cancel()
			}
		}
		rep, err := c.try(ctx)
		cancel()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) || rep.Stopped == "" {
			t.Fatalf("%v, report %+v", err, rep)
		}
	}
	if len(c.pages) != 300 {
		t.Errorf("%d of 300 articles after many stops", len(c.pages))
	}
	times := map[string]int{}
	for _, path := range strings.Fields(n.visits()) {
		if times[path]++; times[path] > 2 { // what was under way at a stop is asked for again
			t.Errorf("%s was asked for %d times", path, times[path])
		}
	}
}

// TestSecondCrawl looks at a whole newspaper again, lists and articles: an unchanged page is known as such, whether its server knows validators or
// not, and is not read again.
func TestSecondCrawl(t *testing.T) {
	const lists, each = 20, 10
	n := newNewspaper(t)
	var front, sitemap []string
	for l := range lists {
		var links []string
		for i := range each {
			links = append(links, fmt.Sprintf("/tin-a%d.html", 100+l*each+i))
			sitemap = append(sitemap, links[i])
			n.html(links[i])
			if i%2 == 0 { // no validators: the digest tells
				body := "<html><body><h1>Bài " + links[i] + "</h1></body></html>"
				n.on(links[i], func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, body) })
			}
		}
		front = append(front, fmt.Sprintf("/muc/%d", l))
		n.html(front[l], links...)
	}
	n.html("/", front...)
	changed := func(day string) { // the newspaper says of every article that it has been changed, as some do each night
		var b strings.Builder
		for _, path := range sitemap {
			fmt.Fprintf(&b, "<url><loc>%s%s</loc><lastmod>%s</lastmod></url>", n.srv.URL, path, day)
		}
		n.text("/sitemap.xml", "application/xml", "<urlset>"+b.String()+"</urlset>")
	}
	changed("2025-08-19")
	n.toml = "sitemaps = [\"/sitemap.xml\"]\n"
	c := newCrawler(t, n)
	c.crawl()
	if len(c.pages) != lists*each {
		t.Fatalf("%d articles, want %d", len(c.pages), lists*each)
	}
	n.clock.pass(2 * 24 * time.Hour)
	changed("2025-08-22")
	c.pages, c.cfg.Now = nil, true
	s := c.crawl().Sites[0]
	if s.Requests < lists*each+lists || s.Outcomes[Unchanged]*100 < s.Requests*95 || len(c.pages) != 0 {
		t.Errorf("%d of %d requests were answered by 304 or by the same bytes, want 95 %%; %d pages were read again", s.Outcomes[Unchanged], s.Requests, len(c.pages))
	}
	t.Logf("%d of %d requests unchanged", s.Outcomes[Unchanged], s.Requests)
}

// A report counts the articles on the lists that people reach with one click.
func TestLists(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/muc/1", "/muc/2", "/tin-a1.html")
	n.html("/muc/1", "/tin-a1.html", "/tin-a2.html", "/muc/3")
	n.html("/muc/3", "/tin-a3.html")
	for i := range 3 {
		n.text(fmt.Sprintf("/tin-a%d.html", i+1), "text/html", "<h1>Tin</h1>")
	}
	c := newCrawler(t, n)
	got := map[string]int{}
	for address, articles := range c.crawl().Sites[0].Lists {
		got[strings.TrimPrefix(address, n.srv.URL)] = articles
	}
	if want := map[string]int{"/": 1, "/muc/1": 2, "/muc/2": 0}; !maps.Equal(got, want) { // the second is gone, the third two clicks away
		t.Errorf("%v, want %v", got, want)
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct{ address, from, want string }{
		{"https://bao.example/chinh-tri/xay-dung-dang/202508/dai-hoi-1a2b3c4/", "https://bao.example/", "/chinh-tri/xay-dung-dang"},
		{"https://bao.example/tin-bai/kinh-te/dai-hoi", "https://bao.example/", "/tin-bai/kinh-te"},
		{"https://bao.example/news/505/139999/dai-hoi", "", "/news"},
		{"https://bao.example/dai-hoi-post12345.html", "https://bao.example/kinh-te/?trang=2", "/kinh-te/"},
		{"https://bao.example/dai-hoi-post12345.html", "https://bao.example/", "/"},
		{"https://bao.example/dai-hoi-post12345.html", "", ""},
	} {
		if got := (Page{URL: c.address, From: c.from}).Place(); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.address, c.from, got, c.want)
		}
	}
}
