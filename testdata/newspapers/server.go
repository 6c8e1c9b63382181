package newspapers

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// robotsTxt forbids the in-house pages and the search form. The delay is short so that a crawler that keeps it still ends soon.
const robotsTxt = "User-agent: *\nDisallow: /noi-bo/\nDisallow: /tim-kiem\nCrawl-delay: 0.02\n\nSitemap: %s/sitemap.xml\n"

// pixel is a GIF of one point: the pictures of the papers.
var pixel, _ = base64.StdEncoding.DecodeString("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")

// Count says how often an address was asked for and how it was answered.
type Count struct {
	Asked       int // all requests
	Sent        int // 200 with a body
	NotModified int // 304
	Missing     int // 404
}

// Counts returns the counters of every address asked for, path with query.
func (p *Paper) Counts() map[string]Count {
	p.mu.Lock()
	defer p.mu.Unlock()
	return maps.Clone(p.counts)
}

// ResetCounts sets all counters to zero.
func (p *Paper) ResetCounts() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.counts)
}

// hold stops the paper in mid-crawl.
type hold struct {
	after    int
	reached  chan struct{}
	released chan struct{}
}

// Hold lets the paper answer as many requests as given, counted from now, and leaves all later ones waiting until Release. The channel is
// closed when the first one waits: the moment to kill a crawler.
func (p *Paper) Hold(after int) (reached <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hold = &hold{p.served + after, make(chan struct{}), make(chan struct{})}
	return p.hold.reached
}

// Release answers what waits, and everything from now on.
func (p *Paper) Release() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hold != nil {
		close(p.hold.released)
		p.hold = nil
	}
}

// admit waits while the paper is held; false says that the reader has gone.
func (p *Paper) admit(r *http.Request) bool {
	p.mu.Lock()
	p.served++
	h := p.hold
	if h == nil || p.served <= h.after {
		p.mu.Unlock()
		return true
	}
	if p.served == h.after+1 {
		close(h.reached)
	}
	p.mu.Unlock()
	select {
	case <-h.released:
		return true
	case <-r.Context().Done():
		return false
	}
}

// Shell makes every article page an empty frame that a browser's script would fill, as after a redesign that a crawler cannot follow.
func (p *Paper) Shell(on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shell = on
}

func (p *Paper) isShell() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shell
}

// Handler serves the newspaper.
func (p *Paper) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !p.admit(r) {
			return
		}
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		p.serve(rec, r)
		p.count(r.URL.RequestURI(), rec.status)
	})
}

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (p *Paper) count(address string, status int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.counts[address]
	c.Asked++
	switch status {
	case http.StatusOK:
		c.Sent++
	case http.StatusNotModified:
		c.NotModified++
	case http.StatusNotFound:
		c.Missing++
	}
	p.counts[address] = c
}

func (p *Paper) serve(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "chỉ nhận GET và HEAD", http.StatusMethodNotAllowed)
		return
	}
	base := "http://" + r.Host
	if rest, ok := strings.CutPrefix(r.URL.Path, "/index.php/"); ok && p.Family == "d" {
		r = r.Clone(r.Context())
		r.URL.Path = "/" + rest // the twin that family D serves of every page
	}
	const html, rss = "text/html; charset=utf-8", "application/xml; charset=utf-8"
	switch r.URL.Path {
	case "/":
		body, err := p.homePage(base)
		p.send(w, r, html, p.newest(), body, err)
		return
	case "/robots.txt":
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintf(w, robotsTxt, base)
		return
	case "/rss/home.rss":
		body, err := p.feed(base)
		p.send(w, r, rss, p.newest(), body, err)
		return
	case "/sitemap.xml":
		body, err := p.sitemapIndex(base)
		p.send(w, r, rss, p.newest(), body, err)
		return
	case "/sitemap-articles.xml":
		body, err := p.sitemap(base)
		p.send(w, r, rss, p.newest(), body, err)
		return
	case "/service/api/article/list":
		if p.Family == "a" {
			q := r.URL.Query()
			cate, _ := strconv.Atoi(q.Get("saArticleCateId"))
			first, _ := strconv.Atoi(q.Get("first"))
			size, _ := strconv.Atoi(q.Get("pageSize")) // what is not a number counts as 0, as the real call does
			body, err := p.listJSON(base, cate, first, size)
			p.send(w, r, "application/json; charset=utf-8", p.newest(), body, err)
			return
		}
	case p.secretPath():
		w.Header().Set("Content-Type", html)
		fmt.Fprint(w, "<!DOCTYPE html><title>Nội bộ</title><h1>Trang nội bộ</h1><p>Trang này không dành cho máy thu thập.</p>")
		return
	}
	for _, dir := range []string{"/file/", "/image/", "/uploads/"} {
		if strings.HasPrefix(r.URL.Path, dir) {
			w.Header().Set("Content-Type", "image/gif")
			_, _ = w.Write(pixel) // the reader has gone: nothing to be done
			return
		}
	}
	for _, s := range sections {
		if r.URL.Path == p.SectionPath(s, 1) {
			body, ok, err := p.sectionPage(base, s, pageNumber(r, map[string]string{"a": "paged", "d": "p", "f": "page"}[p.Family]))
			if ok || err != nil {
				p.send(w, r, html, p.newest(), body, err)
				return
			}
		}
	}
	for _, a := range p.Articles() {
		if r.URL.Path == p.Path(&a) {
			if p.isShell() {
				w.Header().Set("Content-Type", html)
				fmt.Fprintf(w, "<!DOCTYPE html><title>%s</title><div id=\"app\"></div><script src=\"/app.js\"></script>", p.Name)
				return
			}
			body, ok, err := p.articlePage(base, &a, pageNumber(r, "trang"))
			if ok || err != nil {
				p.send(w, r, html, a.Modified, body, err)
				return
			}
		}
	}
	w.Header().Set("Content-Type", html)
	w.WriteHeader(http.StatusNotFound)
	fmt.Fprint(w, "<!DOCTYPE html><title>404</title><h1>Không tìm thấy trang</h1>")
}

// pageNumber reads a page number from the query: 1 when there is none, 0 when it is not a number.
func pageNumber(r *http.Request, param string) int {
	v := r.URL.Query().Get(param)
	if v == "" {
		return 1
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return 0
	}
	return n
}

// send answers with the body, or with 304 when the reader has it: by ETag, else by date.
func (p *Paper) send(w http.ResponseWriter, r *http.Request, contentType string, modified time.Time, body []byte, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(body))[:18]+`"`)
	http.ServeContent(w, r, "", modified, bytes.NewReader(body))
}

// URL is where the paper is served, without a slash at the end; empty before Serve.
func (p *Paper) URL() string {
	if p.addr == "" {
		return ""
	}
	return "http://" + p.addr
}

// Running are the papers while they are served.
type Running struct {
	Papers  []*Paper
	servers []*http.Server
	wait    sync.WaitGroup
}

// Serve starts all papers on free loopback ports. They stop with ctx or with Close.
func Serve(ctx context.Context) (*Running, error) { return ServeAt(ctx, nil) }

// ServeAt is Serve at the addresses of an earlier time ("127.0.0.1:8081"), by the papers' keys: what was crawled then is known by them. A paper
// without one, or whose port somebody else has by now, gets a free one.
func ServeAt(ctx context.Context, before map[string]string) (*Running, error) {
	run := &Running{Papers: Papers()}
	for _, p := range run.Papers {
		var config net.ListenConfig
		address := before[p.Key]
		if host, _, err := net.SplitHostPort(address); err != nil || host != "127.0.0.1" {
			address = "127.0.0.1:0"
		}
		l, err := config.Listen(ctx, "tcp", address)
		if err != nil && address != "127.0.0.1:0" {
			l, err = config.Listen(ctx, "tcp", "127.0.0.1:0")
		}
		if err != nil {
			_ = run.Close() // the first error says more
			return nil, fmt.Errorf("serve %s: %w", p.Key, err)
		}
		p.addr = l.Addr().String()
		s := &http.Server{Handler: p.Handler(), ReadHeaderTimeout: 10 * time.Second}
		run.servers = append(run.servers, s)
		run.wait.Go(func() {
			if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
				_ = l.Close() // readers see a refused connection, which names the address
			}
		})
	}
	context.AfterFunc(ctx, func() { _ = run.Close() })
	return run, nil
}

// Close stops the servers; calling it twice does no harm.
func (run *Running) Close() error {
	var errs []error
	for _, s := range run.servers {
		errs = append(errs, s.Close())
	}
	run.wait.Wait()
	return errors.Join(errs...)
}

// Paper returns the running paper with that key, nil for an unknown one.
func (run *Running) Paper(key string) *Paper {
	for _, p := range run.Papers {
		if p.Key == key {
			return p
		}
	}
	return nil
}
