package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/crawl/fetch"
	"baotinh/crawl/site"
)

// bentClock is a clock that jumps: whoever sets a timer finds that the time has passed.
type bentClock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *bentClock {
	return &bentClock{now: time.Date(2025, 8, 20, 1, 0, 0, 0, time.UTC)}
}

func (c *bentClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *bentClock) pass(d time.Duration) {
	c.mu.Lock()
	c.now = c.now.Add(d)
	c.mu.Unlock()
}

func (c *bentClock) Timer(d time.Duration) (<-chan time.Time, func()) {
	c.pass(d)
	ch := make(chan time.Time, 1)
	ch <- c.Now()
	return ch, func() {}
}

// newspaper is a trial newspaper on loopback. Its pages are functions; it writes down who asked for what, and when.
type newspaper struct {
	t     *testing.T
	clock *bentClock
	srv   *httptest.Server
	mu    sync.Mutex
	pages map[string]http.HandlerFunc // by path, with the query where it matters
	asked []visit
	after func()           // after each request
	rest  http.HandlerFunc // for paths that have no page
	toml  string           // more lines of its file
}

type visit struct {
	path string
	at   time.Time
	head http.Header
}

// newNewspaper starts one whose front page is "/".
func newNewspaper(t *testing.T) *newspaper {
	n := &newspaper{t: t, clock: newClock(), pages: map[string]http.HandlerFunc{}}
	n.srv = httptest.NewUnstartedServer(http.HandlerFunc(n.serve))
	n.srv.Config.ErrorLog = nil
	n.srv.Start()
	t.Cleanup(n.srv.Close)
	return n
}

func (n *newspaper) serve(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	n.asked = append(n.asked, visit{r.URL.RequestURI(), n.clock.Now(), r.Header.Clone()})
	h := n.pages[r.URL.RequestURI()]
	if h == nil {
		h = n.pages[r.URL.Path]
	}
	if h == nil {
		h = n.rest
	}
	after := n.after
	n.mu.Unlock()
	if h == nil {
		h = http.NotFound
	}
	h(w, r)
	if after != nil {
		after()
	}
}

// on sets a page.
func (n *newspaper) on(path string, h http.HandlerFunc) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.pages[path] = h
}

// html sets a page with a text and links, tagged so that it can be asked for conditionally.
func (n *newspaper) html(path string, links ...string) {
	var b strings.Builder
	fmt.Fprintf(&b, "<html><head><title>%s</title></head><body><h1>Trang %s</h1>", path, path)
	for _, l := range links {
		fmt.Fprintf(&b, "<a href=%q>xem</a>\n", l)
	}
	b.WriteString("</body></html>")
	n.text(path, "text/html; charset=utf-8", b.String())
}

func (n *newspaper) text(path, typ, body string) {
	n.on(path, func(w http.ResponseWriter, r *http.Request) {
		tag := `"` + archive.Digest([]byte(body)) + `"`
		w.Header().Set("Etag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", typ)
		fmt.Fprint(w, body)
	})
}

// status sets a page that only answers with a status.
func (n *newspaper) status(path string, code int, headers ...string) {
	n.on(path, func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
	})
}

// visits lists what was asked for so far, in order, without robots.txt; it forgets them.
func (n *newspaper) visits() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	var all []string
	for _, v := range n.asked {
		if v.path != "/robots.txt" {
			all = append(all, v.path)
		}
	}
	n.asked = nil
	return strings.Join(all, " ")
}

func sorted(s string) string {
	parts := strings.Fields(s)
	sort.Strings(parts)
	return strings.Join(parts, " ")
}

// load makes the newspaper's file and reads it as any newspaper's.
func (n *newspaper) load() *site.Site {
	n.t.Helper()
	return loadSites(n.t, map[string]string{"thu": n.file()})[0]
}

// set is the same among all newspapers, as commands that read the archive have it.
func (n *newspaper) set() *site.Set {
	n.t.Helper()
	return loadSet(n.t, map[string]string{"thu": n.file()})
}

func (n *newspaper) file() string {
	u, _ := url.Parse(n.srv.URL)
	s := fmt.Sprintf("name = \"Báo Thử\"\nfamily = \"thu\"\nscheme = \"http\"\nhosts = [%q]\n", u.Host)
	if !strings.Contains(n.toml, "delay") {
		s += "delay = 0\n"
	}
	if !strings.Contains(n.toml, "seeds") {
		s += "seeds = [\"/\"]\n"
	}
	return s + n.toml
}

// family of the trial newspapers: articles are /…-a12.html, lists are /muc/…
const family = `name = "Thử"
tell = "trial newspapers of the tests"
article = ['^/[^?]*-a(\d+)\.html']
section = ['^/muc/']
page = "?p={n}"
`

func loadSites(t *testing.T, files map[string]string) []*site.Site {
	t.Helper()
	set := loadSet(t, files)
	var all []*site.Site
	for name := range files {
		if s, ok := set.Site(name); ok {
			all = append(all, s)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Key < all[j].Key })
	return all
}

func loadSet(t *testing.T, files map[string]string) *site.Set {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "families"), 0o755); err != nil {
		t.Fatal(err)
	}
	files = mapsClone(files)
	files["families/thu"] = family
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name+".toml"), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set, err := site.Load(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func mapsClone(m map[string]string) map[string]string {
	c := map[string]string{}
	for k, v := range m {
		c[k] = v
	}
	return c
}

// crawler runs crawls on one data folder.
type crawler struct {
	t     *testing.T
	path  string
	cfg   Config
	free  uint64 // what the disk must have, if not the usual
	mu    sync.Mutex
	pages []string // URLs that the hook got, in order
	ends  map[string]Outcome
	why   map[string]string
}

func newCrawler(t *testing.T, n *newspaper) *crawler {
	c := &crawler{t: t, path: t.TempDir(), ends: map[string]Outcome{}, why: map[string]string{}}
	c.cfg = Config{Sites: []*site.Site{n.load()}, Contact: "mailto:thu@bao.example", AllowLoopback: true, Clock: n.clock,
		Fetch: fetch.Options{FirstByte: 200 * time.Millisecond, Idle: 200 * time.Millisecond}}
	c.cfg.Hook = func(_ context.Context, p Page) error {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.pages = append(c.pages, p.URL)
		return nil
	}
	c.cfg.Progress = func(e Event) {
		u, _ := url.Parse(e.URL)
		c.ends[u.RequestURI()], c.why[u.RequestURI()] = e.Outcome, e.Reason
	}
	return c
}

// crawl runs once; whatever the newspaper does, the run must succeed, the report add up and the archive verify.
func (c *crawler) crawl() Report {
	c.t.Helper()
	rep, err := c.try(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	return rep
}

func (c *crawler) try(ctx context.Context) (Report, error) {
	c.t.Helper()
	dir, err := datadir.Open(c.path, "test")
	if err != nil {
		c.t.Fatal(err)
	}
	defer dir.Close()
	if c.free > 0 {
		dir.MinFree = c.free
	}
	c.cfg.Dir = dir
	rep, err := Run(ctx, c.cfg)
	if cerr := rep.Check(); cerr != nil {
		c.t.Error(cerr)
	}
	sum, verr := archive.Verify(context.Background(), dir.Path("archive"))
	if verr != nil || len(sum.Faults) > 0 {
		c.t.Errorf("archive: %v %v", sum.Faults, verr)
	}
	return rep, err
}

// TestWaitEndsBeforeLists: no run stays for the lists that it has just read.
func TestWaitEndsBeforeLists(t *testing.T) {
	if frontBounds.Min <= defaultWait || listBounds.Min <= defaultWait {
		t.Errorf("lists are due after %v and %v, a run waits %v", frontBounds.Min, listBounds.Min, defaultWait)
	}
}

// TestForbiddenNewspaper: a newspaper that lets nobody in gives nothing, and the run says so every night.
func TestForbiddenNewspaper(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html")
	n.html("/tin-a1.html")
	n.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /")
	rep := newCrawler(t, n).crawl()
	if one := rep.Sites[0]; one.State != "failed" || len(rep.Failed()) != 1 || !strings.Contains(strings.Join(one.Problems, "\n"), "robots.txt forbids its home page") {
		t.Errorf("state %q, problems %q", one.State, one.Problems)
	}
	// One page that is forbidden is no reason.
	n = newNewspaper(t)
	n.html("/", "/tin-a1.html")
	n.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /tin")
	if rep := newCrawler(t, n).crawl(); rep.Sites[0].State != "ok" {
		t.Errorf("one page forbidden: state %q", rep.Sites[0].State)
	}
}

// TestNoWait: a run that is told not to wait asks for what is due at the newspaper's own pace, and leaves the second try at a failure to the next.
func TestNoWait(t *testing.T) {
	for _, delay := range []int{0, 3} {
		n := newNewspaper(t)
		n.html("/", "/tin-a1.html", "/tin-a2.html", "/tin-a3.html", "/tin-a4.html")
		for _, p := range []string{"/tin-a1.html", "/tin-a2.html", "/tin-a4.html"} {
			n.html(p)
		}
		tries := 0
		n.on("/tin-a3.html", func(w http.ResponseWriter, r *http.Request) {
			tries++
			w.WriteHeader(500)
		})
		n.toml = fmt.Sprintf("delay = %d\n", delay)
		cr := newCrawler(t, n)
		cr.cfg.MaxWait = NoWait
		cr.crawl()
		if len(cr.pages) != 3 || tries != 1 {
			t.Errorf("delay %d: %d of 3 articles, %d tries at a page that fails, want 1", delay, len(cr.pages), tries)
		}
	}
}

// processed lists the articles that the hook got, by path.
func (c *crawler) processed() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []string
	for _, p := range c.pages {
		u, _ := url.Parse(p)
		all = append(all, u.RequestURI())
	}
	return sorted(strings.Join(all, " "))
}
