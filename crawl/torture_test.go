package crawl

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baotinh/crawl/archive"
)

// Each case is a newspaper that does one thing wrong. The front page links to what the case is about, and to a plain article that must be
// had in any case: one bad page never stops a site.
func TestTorture(t *testing.T) {
	big := strings.Repeat("Đảng bộ ", 3<<20/len("Đảng bộ "))
	zip := func(s string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		io.WriteString(w, s)
		w.Close()
		return b.Bytes()
	}
	bomb := zip(strings.Repeat("\x00", 40<<20))
	sitemapBomb := zip("<urlset><url><loc>/x-a7.html</loc></url>" + strings.Repeat(" ", 60<<20))
	var manyLinks strings.Builder
	for i := range 10_100 {
		fmt.Fprintf(&manyLinks, "<a href=/lien-ket/%d>", i)
	}
	write := func(typ, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", typ)
			io.WriteString(w, body)
		}
	}
	redirect := func(code int, to string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(code)
		}
	}
	const good, x = "/tot-a1.html", "/x-a7.html"
	for _, c := range []struct {
		name  string
		set   func(n *newspaper)
		links []string           // on the front page besides the good one; nil is x
		want  map[string]Outcome // by path
		never []string           // paths that must not be asked for
		pages string             // articles for the hook besides the good one
		check func(t *testing.T, n *newspaper, c *crawler, rep Report)
	}{
		{name: "robots forbids", set: func(n *newspaper) {
			n.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /x")
		}, want: map[string]Outcome{x: Disallowed}, never: []string{x}},
		{name: "robots forbids a redirect's target", set: func(n *newspaper) {
			n.text("/robots.txt", "text/plain", "User-agent: baotinh\nDisallow: /kin")
			n.on(x, redirect(302, "/kin-a8.html"))
			n.html("/kin-a8.html")
		}, want: map[string]Outcome{x: Redirected, "/kin-a8.html": Disallowed}, never: []string{"/kin-a8.html"}},
		{name: "robots forbids the redirect itself", set: func(n *newspaper) {
			n.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /x")
			n.on(x, redirect(302, "/moi-a8.html"))
			n.html("/moi-a8.html")
		}, want: map[string]Outcome{x: Disallowed}, never: []string{x, "/moi-a8.html"}},
		{name: "robots redirects", set: func(n *newspaper) {
			n.on("/robots.txt", redirect(301, "/r/robots"))
			n.text("/r/robots", "text/plain", "User-agent: *\nDisallow: /x")
		}, want: map[string]Outcome{x: Disallowed}, never: []string{x}},
		{name: "robots redirects to itself", set: func(n *newspaper) {
			n.on("/robots.txt", redirect(301, "/robots.txt"))
			n.html(x)
		}, want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "robots is forbidden", set: func(n *newspaper) {
			n.status("/robots.txt", 403)
			n.html(x)
		}, want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "robots is a page", set: func(n *newspaper) {
			n.html("/robots.txt", "/a", "/b")
			n.html(x)
		}, want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "robots begins with a BOM", set: func(n *newspaper) {
			n.text("/robots.txt", "text/plain", "\xef\xbb\xbfUser-agent: *\nDisallow: /x")
		}, want: map[string]Outcome{x: Disallowed}, never: []string{x}},
		{name: "robots is huge", set: func(n *newspaper) {
			n.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /x\n"+strings.Repeat("Disallow: /q\n", 100_000))
		}, want: map[string]Outcome{x: Disallowed}, never: []string{x}},
		{name: "robots has wildcards", set: func(n *newspaper) {
			n.text("/robots.txt", "text/plain", "User-agent: *\nAllow: /*.html\nDisallow: /x-a7.html$")
		}, want: map[string]Outcome{x: Disallowed}, never: []string{x}},
		{name: "not found", set: func(n *newspaper) {}, want: map[string]Outcome{x: Gone}},
		{name: "gone", set: func(n *newspaper) { n.status(x, 410) }, want: map[string]Outcome{x: Gone}},
		{name: "forbidden", set: func(n *newspaper) { n.status(x, 403) }, want: map[string]Outcome{x: Refused}},
		{name: "unavailable for legal reasons", set: func(n *newspaper) { n.status(x, 451) }, want: map[string]Outcome{x: Refused}},
		{name: "an error each time", set: func(n *newspaper) { n.status(x, 500) }, want: map[string]Outcome{x: Failed},
			check: func(t *testing.T, n *newspaper, c *crawler, rep Report) {
				if got := strings.Count(n.visits(), x); got != 3 { // at once, after a minute and after eight; the rest is for other nights
					t.Errorf("asked %d times, want 3", got)
				}
				if rep.Sites[0].Again[Failed] != 1 {
					t.Errorf("report %+v: the address must wait for another try", rep.Sites[0])
				}
			}},
		{name: "an error once", set: func(n *newspaper) {
			times := 0
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				if times++; times == 1 {
					w.WriteHeader(502)
					return
				}
				io.WriteString(w, "<h1>Bài</h1>")
			})
		}, want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "an odd status", set: func(n *newspaper) { n.status(x, 204) }, want: map[string]Outcome{x: Failed}},
		{name: "not modified without being asked", set: func(n *newspaper) { n.status(x, 304) }, want: map[string]Outcome{x: Failed}},
		{name: "an empty page", set: func(n *newspaper) { n.text(x, "text/html", "  \n") }, want: map[string]Outcome{x: Failed}},
		{name: "a gzip bomb", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", "gzip")
				w.Write(bomb)
			})
		}, want: map[string]Outcome{x: TooLarge}},
		{name: "an endless page", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				for range 4 {
					if _, err := io.WriteString(w, big); err != nil {
						return
					}
				}
			})
		}, want: map[string]Outcome{x: TooLarge}, check: func(t *testing.T, n *newspaper, c *crawler, rep Report) {
			cut := 0
			err := archive.Walk(t.Context(), c.path+"/archive", archive.Pos{}, func(r *archive.Record) error {
				if r.Truncated() == archive.CutLength {
					cut++
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
			if cut != 1 {
				t.Errorf("%d records say that they are cut, want 1", cut)
			}
		}},
		{name: "a big page within the limits", set: func(n *newspaper) { n.text(x, "text/html", big) }, want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "a body that ends early", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Length", "5000")
				io.WriteString(w, "<h1>Đại hội")
				w.(http.Flusher).Flush()
				panic(http.ErrAbortHandler)
			})
		}, want: map[string]Outcome{x: Failed}},
		{name: "a gzip body that ends early", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", "gzip")
				b := zip(strings.Repeat("<p>Đại hội", 1000))
				w.Write(b[:len(b)/2])
			})
		}, want: map[string]Outcome{x: Failed}},
		{name: "an encoding nobody asked for", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", "zstd")
				io.WriteString(w, "????")
			})
		}, want: map[string]Outcome{x: Failed}},
		{name: "no answer", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		}, want: map[string]Outcome{x: Failed}},
		{name: "a body that stalls", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				io.WriteString(w, "<h1>")
				w.(http.Flusher).Flush()
				<-r.Context().Done()
			})
		}, want: map[string]Outcome{x: Failed}},
		{name: "a connection closed without a word", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
		}, want: map[string]Outcome{x: Failed}},
		{name: "a header without end", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X", strings.Repeat("y", 200<<10)) })
		}, want: map[string]Outcome{x: Failed}},
		{name: "a redirect", set: func(n *newspaper) {
			n.on(x, redirect(301, "/moi-a8.html"))
			n.html("/moi-a8.html")
		}, want: map[string]Outcome{x: Redirected, "/moi-a8.html": Fetched}, pages: "/moi-a8.html"},
		{name: "a redirect to another article that we have", set: func(n *newspaper) { n.on(x, redirect(301, good)) },
			want: map[string]Outcome{x: Redirected}},
		{name: "two pages that redirect to each other", set: func(n *newspaper) {
			n.on(x, redirect(302, "/y-a8.html"))
			n.on("/y-a8.html", redirect(302, x))
		}, want: map[string]Outcome{x: Redirected, "/y-a8.html": Redirected}},
		{name: "a page that redirects to itself", set: func(n *newspaper) { n.on(x, redirect(302, x+"?s=1")) },
			want: map[string]Outcome{x: Loop}},
		{name: "redirects without end", set: func(n *newspaper) {
			for i := 7; i < 30; i++ {
				n.on(fmt.Sprintf("/x-a%d.html", i), redirect(302, fmt.Sprintf("/x-a%d.html", i+1)))
			}
		}, want: map[string]Outcome{x: Redirected, "/x-a12.html": Loop}, never: []string{"/x-a13.html"}},
		{name: "a redirect off the site", set: func(n *newspaper) { n.on(x, redirect(302, "https://la.example/x-a7.html")) },
			want: map[string]Outcome{x: OffSite}},
		{name: "a redirect to a private address", set: func(n *newspaper) { n.on(x, redirect(302, "http://169.254.169.254/latest")) },
			want: map[string]Outcome{x: OffSite}},
		{name: "a redirect to a file", set: func(n *newspaper) { n.on(x, redirect(302, "file:///etc/passwd")) },
			want: map[string]Outcome{x: Failed}},
		{name: "a redirect to nowhere", set: func(n *newspaper) { n.status(x, 302) }, want: map[string]Outcome{x: Failed}},
		{name: "a redirect that cannot be read", set: func(n *newspaper) { n.on(x, redirect(302, "http://[::bad")) }, want: map[string]Outcome{x: Failed}},
		{name: "a redirect to the front page", set: func(n *newspaper) { n.on(x, redirect(302, "/")) }, want: map[string]Outcome{x: Redirected, "/": Fetched}},
		{name: "a picture at an article's address", set: func(n *newspaper) { n.text(x, "image/png", "\x89PNG\r\n\x1a\n0000") }, want: map[string]Outcome{x: NotAPage}},
		{name: "a PDF without a type", set: func(n *newspaper) { n.text(x, "application/octet-stream", "%PDF-1.4 0000") }, want: map[string]Outcome{x: NotAPage}},
		{name: "a page without a type", set: func(n *newspaper) { n.text(x, "application/octet-stream", "<!DOCTYPE html><h1>Bài</h1>") },
			want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "a charset that does not exist", set: func(n *newspaper) { n.on(x, write("text/html; charset=viet-xua", "<h1>Bài</h1>")) },
			want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "a broken content type", set: func(n *newspaper) { n.on(x, write(";;=", "<html><h1>Bài</h1></html>")) },
			want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "cookies", set: func(n *newspaper) {
			n.on(x, func(w http.ResponseWriter, r *http.Request) {
				http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
				io.WriteString(w, "<h1>Bài</h1>")
			})
		}, want: map[string]Outcome{x: Fetched}, pages: x, check: func(t *testing.T, n *newspaper, c *crawler, rep Report) {
			for _, v := range n.asked {
				if v.head.Get("Cookie") != "" {
					t.Errorf("%s was asked for with the cookie %q", v.path, v.head.Get("Cookie"))
				}
				if !strings.HasPrefix(v.head.Get("User-Agent"), "baotinh/dev (+mailto:thu@bao.example)") {
					t.Errorf("user agent %q", v.head.Get("User-Agent"))
				}
			}
		}},
		{name: "session ids", links: []string{x + ";jsessionid=1A2B", x + "?sid=77", x + "?PHPSESSID=3", "/muc/a?sid=1", "/muc/a?sid=2"},
			set: func(n *newspaper) {
				n.html(x)
				n.html("/muc/a", x+";jsessionid=9Z")
			}, want: map[string]Outcome{x: Fetched, "/muc/a": Fetched}, pages: x, never: []string{"/muc/a?sid=1", "/muc/a?sid=2"}},
		{name: "tracking parameters", links: []string{x + "?utm_source=a", x + "?fbclid=b", x + "#binh-luan"},
			set: func(n *newspaper) { n.html(x) }, want: map[string]Outcome{x: Fetched}, pages: x},
		{name: "pagination without end", links: []string{"/muc/a"}, set: func(n *newspaper) {
			// Every page brings a new article and links to hundreds of further pages.
			n.on("/muc/a", func(w http.ResponseWriter, r *http.Request) {
				p := r.URL.Query().Get("p")
				if p == "" {
					p = "1"
				}
				fmt.Fprintf(w, `<a href="/b-a10%s.html">bài</a>`, p)
				for i := range 300 {
					fmt.Fprintf(w, `<a href="/muc/a?p=%d">%d</a>`, i, i)
				}
			})
			for i := 1; i < 20; i++ {
				n.html(fmt.Sprintf("/b-a10%d.html", i))
			}
		}, pages: "/b-a101.html /b-a102.html /b-a103.html /b-a104.html /b-a105.html", never: []string{"/muc/a?p=6", "/muc/a?p=299"}},
		{name: "pagination that repeats itself", links: []string{"/muc/a"}, set: func(n *newspaper) { n.html("/muc/a", good) },
			want: map[string]Outcome{"/muc/a": Fetched}, never: []string{"/muc/a?p=2"}},
		{name: "a calendar", links: []string{"/lich/2025/08/20"}, set: func(n *newspaper) {
			n.on("/lich/2025/08/20", func(w http.ResponseWriter, r *http.Request) {
				io.WriteString(w, `<a href="/lich/2025/08/21">mai</a>`)
			})
		}, never: []string{"/lich/2025/08/20"}},
		{name: "sections without end", links: []string{"/muc/1"}, set: func(n *newspaper) {
			for i := range 9 {
				n.html(fmt.Sprintf("/muc/%d", i), fmt.Sprintf("/muc/%d", i+1))
			}
		}, want: map[string]Outcome{"/muc/1": Fetched, "/muc/2": Fetched}, never: []string{"/muc/3"}},
		{name: "paths that repeat", links: []string{"/a/a/a/a/x-a7.html", "/" + strings.Repeat("b/", 20) + "x-a8.html", "/" + strings.Repeat("c", 3000) + "-a9.html"},
			set: func(n *newspaper) {}, never: []string{"/a/a/a/a/x-a7.html"}},
		{name: "links that are none", links: []string{"javascript:void(0)", "mailto:a@b.c", "http://", "//", "http://[::1", "/a%zz-a7.html", "\x00"},
			set: func(n *newspaper) {}},
		{name: "a feed that is a page", links: []string{"/tin.rss"}, set: func(n *newspaper) { n.html("/tin.rss") }, want: map[string]Outcome{"/tin.rss": NotAPage}},
		{name: "a zipped sitemap of a sitemap", set: func(n *newspaper) {
			n.on("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
				fmt.Fprintf(w, "User-agent: *\nDisallow:\nSitemap: http://%s/sitemap.xml\nSitemap: https://la.example/sitemap.xml", r.Host)
			})
			n.text("/sitemap.xml", "application/xml", `<sitemapindex><sitemap><loc>/sitemap-1.xml.gz</loc></sitemap></sitemapindex>`)
			n.on("/sitemap-1.xml.gz", func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/gzip")
				w.Write(zip(`<urlset><url><loc>/x-a7.html</loc></url><url><loc>/z-a8.html</loc></url></urlset>`))
			})
			n.html(x)
			n.html("/z-a8.html")
		}, want: map[string]Outcome{"/sitemap.xml": Fetched, "/sitemap-1.xml.gz": Fetched}, pages: x + " /z-a8.html"},
		{name: "a sitemap that lists itself", set: func(n *newspaper) {
			n.on("/robots.txt", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "Sitemap: http://%s/sitemap.xml", r.Host) })
			n.text("/sitemap.xml", "application/xml", `<sitemapindex><sitemap><loc>/sitemap.xml</loc></sitemap><sitemap><loc>/sitemap.xml?</loc></sitemap></sitemapindex>`)
		}, want: map[string]Outcome{"/sitemap.xml": Fetched}},
		{name: "a sitemap that is a bomb", set: func(n *newspaper) {
			n.toml = "sitemaps = [\"/sitemap.xml.gz\"]\n"
			n.on("/sitemap.xml.gz", func(w http.ResponseWriter, r *http.Request) { w.Write(sitemapBomb) })
		}, want: map[string]Outcome{"/sitemap.xml.gz": TooLarge, x: Gone}},
		{name: "a feed of elements in each other", set: func(n *newspaper) {
			n.toml = "feeds = [\"/tin.rss\"]\n"
			n.text("/tin.rss", "application/rss+xml", "<rss><channel><item>"+strings.Repeat("<a>", 1<<20))
		}, want: map[string]Outcome{"/tin.rss": TooLarge, x: Gone}},
		{name: "a sitemap damaged in the middle", set: func(n *newspaper) {
			n.toml = "sitemaps = [\"/sitemap.xml\"]\n"
			n.text("/sitemap.xml", "application/xml", "<urlset><url><loc>"+x+"</loc></url><url><loc>/y-a")
			n.html(x)
		}, want: map[string]Outcome{"/sitemap.xml": Fetched}, pages: x, check: func(t *testing.T, n *newspaper, c *crawler, rep Report) {
			if problems := strings.Join(rep.Sites[0].Problems, "\n"); !strings.Contains(problems, "/sitemap.xml: damaged behind 1 addresses") {
				t.Errorf("the report does not say that something is missing: %q", problems)
			}
		}},
		{name: "a page of more links than are looked at", links: []string{"/muc/a"}, set: func(n *newspaper) {
			n.text("/muc/a", "text/html", "<a href="+x+">"+manyLinks.String())
			n.html(x)
		}, want: map[string]Outcome{"/muc/a": Fetched}, pages: x, check: func(t *testing.T, n *newspaper, c *crawler, rep Report) {
			if problems := strings.Join(rep.Sites[0].Problems, "\n"); !strings.Contains(problems, "/muc/a: only the first 10000 links") {
				t.Errorf("the report does not say that links are missing: %q", problems)
			}
		}},
		{name: "a redirect that is to be followed later", set: func(n *newspaper) {
			n.status(x, 302, "Location", "/moi-a8.html", "Retry-After", "300")
			n.html("/moi-a8.html")
		}, want: map[string]Outcome{x: Redirected, "/moi-a8.html": Fetched}, pages: "/moi-a8.html", check: func(t *testing.T, n *newspaper, c *crawler, rep Report) {
			at := map[string]time.Time{}
			for _, v := range n.asked {
				at[v.path] = v.at
			}
			if wait := at["/moi-a8.html"].Sub(at[x]); wait < 5*time.Minute {
				t.Errorf("followed after %v, the server asked for five minutes", wait)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewspaper(t)
			links := c.links
			if links == nil {
				links = []string{x}
			}
			n.html("/", append([]string{good}, links...)...)
			n.html(good)
			c.set(n)
			cr := newCrawler(t, n)
			rep := cr.crawl()
			if want := sorted(good + " " + c.pages); cr.processed() != want {
				t.Errorf("the hook got %q, want %q", cr.processed(), want)
			}
			for path, want := range c.want {
				if got := cr.ends[path]; got != want {
					t.Errorf("%s ended as %q (%s), want %q", path, got, cr.why[path], want)
				}
			}
			for _, path := range c.never {
				for _, v := range n.asked {
					if v.path == path {
						t.Errorf("%s was asked for", path)
					}
				}
			}
			if c.check != nil {
				c.check(t, n, cr, rep)
			}
			if rep.Sites[0].State != "ok" {
				t.Errorf("state %s: %+v", rep.Sites[0].State, rep.Sites[0])
			}
		})
	}
}

func TestRobotsUnavailable(t *testing.T) {
	for _, c := range []struct {
		name string
		page func(n *newspaper)
	}{
		{"503", func(n *newspaper) { n.status("/robots.txt", 503) }},
		{"429", func(n *newspaper) { n.status("/robots.txt", 429) }},
		{"no answer", func(n *newspaper) {
			n.on("/robots.txt", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		}},
		{"redirect to a private address", func(n *newspaper) { n.status("/robots.txt", 302, "Location", "http://169.254.169.254/robots.txt") }},
		{"redirect to an error", func(n *newspaper) {
			n.status("/robots.txt", 302, "Location", "/r")
			n.status("/r", 500)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewspaper(t)
			n.html("/", "/tin-a1.html")
			n.html("/tin-a1.html")
			c.page(n)
			cr := newCrawler(t, n)
			rep := cr.crawl()
			if got := strings.ReplaceAll(n.visits(), "/r", ""); strings.TrimSpace(got) != "" {
				t.Errorf("asked for %q without knowing the rules", got)
			}
			if s := rep.Sites[0]; s.State != "failed" || len(s.Problems) == 0 || s.After.Due != 1 || len(rep.Failed()) != 1 {
				t.Errorf("report %+v", s)
			}
			// The next night the host is well again.
			n.clock.pass(20 * time.Hour)
			n.status("/robots.txt", 404)
			cr.crawl()
			if cr.processed() != "/tin-a1.html" {
				t.Errorf("the next run got %q", cr.processed())
			}
		})
	}
}

// within says how many requests fell into a time in which the server wanted to be left alone.
func within(n *newspaper, from, until time.Time) (hits int) {
	for _, v := range n.asked {
		if v.at.After(from) && v.at.Before(until) {
			hits++
		}
	}
	return hits
}

func TestRetryAfterIsObeyed(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		header func(now time.Time) string
		wait   time.Duration
		within bool // the run waits for it
		torn   bool // the answer ends before its length
	}{
		{"seconds", 503, func(time.Time) string { return "300" }, 300 * time.Second, true, false},
		{"date", 429, func(now time.Time) string { return now.Add(400 * time.Second).Format(http.TimeFormat) }, 400 * time.Second, true, false},
		{"longer than the run waits", 503, func(time.Time) string { return "7200" }, 2 * time.Hour, false, false},
		{"with a failure", 500, func(time.Time) string { return "240" }, 240 * time.Second, true, false},
		{"with a refusal", 403, func(time.Time) string { return "540" }, 540 * time.Second, true, false},
		{"with a broken answer", 503, func(time.Time) string { return "240" }, 240 * time.Second, true, true},
		{"nothing said", 429, func(time.Time) string { return "" }, 30 * time.Second, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewspaper(t)
			var links []string
			for i := range 20 {
				links = append(links, fmt.Sprintf("/tin-a%d.html", i))
				n.html(links[i])
			}
			n.html("/", links...)
			var at time.Time
			n.on("/tin-a5.html", func(w http.ResponseWriter, r *http.Request) {
				if at.IsZero() {
					at = n.clock.Now()
					if h := c.header(at); h != "" {
						w.Header().Set("Retry-After", h)
					}
					if c.torn {
						w.Header().Set("Content-Length", "1000")
					}
					w.WriteHeader(c.status)
					return
				}
				io.WriteString(w, "<h1>Bài</h1>")
			})
			n.toml = "delay = 0\n"
			cr := newCrawler(t, n)
			cr.cfg.Workers = 1
			cr.crawl()
			if got := within(n, at, at.Add(c.wait)); got != 0 {
				t.Errorf("%d requests while the server wanted to be left alone", got)
			}
			if !c.within {
				if len(cr.pages) == 20 {
					t.Error("the run did not leave the server alone")
				}
				// A new run, for instance after a kill, must not forget it either.
				n.clock.pass(time.Hour)
				cr.crawl()
				if got := within(n, at, at.Add(c.wait)); got != 0 {
					t.Errorf("%d requests of the next run while the server wanted to be left alone", got)
				}
				n.clock.pass(2 * time.Hour)
				cr.crawl()
			}
			want := 20
			if c.status == 403 { // that one is for another night
				want = 19
			}
			if len(cr.pages) != want {
				t.Errorf("%d articles in the end, want %d", len(cr.pages), want)
			}
		})
	}
}

// TestRetryAfterOfRobots: a host that answers so when its robots.txt is asked for is left alone, by pages and by robots.txt, also where the old rules hold.
func TestRetryAfterOfRobots(t *testing.T) {
	for _, c := range []struct {
		name   string
		old    bool // its rules were read before
		status int
		header string
		wait   time.Duration
	}{
		{"first time", false, 503, "3600", time.Hour},
		{"first time, soon over", false, 503, "540", 9 * time.Minute},
		{"first time, refused", false, 403, "3600", time.Hour},
		{"rules known", true, 503, "3600", time.Hour},
		{"rules known, soon over", true, 503, "540", 9 * time.Minute},
		{"rules known, refused", true, 403, "3600", time.Hour},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := many(t, 4)
			cr := newCrawler(t, n)
			if c.old {
				n.status("/robots.txt", 404)
				cr.crawl()
				n.clock.pass(21 * time.Hour)
				n.html("/", "/tin-a7.html")
				n.html("/tin-a7.html")
				n.visits()
				cr.pages = nil
			}
			var at time.Time
			n.on("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
				if at.IsZero() {
					at = n.clock.Now()
					w.Header().Set("Retry-After", c.header)
					w.WriteHeader(c.status)
					return
				}
				http.NotFound(w, r)
			})
			for range 4 { // the first run may leave it to the next ones
				cr.crawl()
				n.clock.pass(20 * time.Minute)
			}
			if at.IsZero() {
				t.Fatal("robots.txt was not asked for")
			}
			if got := within(n, at, at.Add(c.wait)); got != 0 {
				t.Errorf("%d requests while the host wanted to be left alone", got)
			}
			want := 4
			if c.old {
				want = 1
			}
			if len(cr.pages) != want {
				t.Errorf("%d articles in the end, want %d", len(cr.pages), want)
			}
		})
	}
}

// TestSitemapsWithoutEnd: an index whose sitemaps are indexes of new ones, and so on, is followed to a depth and a number, and the newest first.
func TestSitemapsWithoutEnd(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html")
	n.html("/tin-a1.html")
	var made atomic.Int64
	n.rest = func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/sitemap") {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "<sitemapindex>")
		for range 60 {
			fmt.Fprintf(w, "<sitemap><loc>/sitemap-%d.xml</loc></sitemap>", made.Add(1))
		}
		io.WriteString(w, "</sitemapindex>")
	}
	n.toml = "sitemaps = [\"/sitemap.xml\"]\n"
	cr := newCrawler(t, n)
	s := cr.crawl().Sites[0]
	if s.Taken > maxLists+10 || s.Skipped[skipLists] == 0 {
		t.Errorf("%d addresses for sitemaps without end, %v left out", s.Taken, s.Skipped)
	}
	if cr.processed() != "/tin-a1.html" {
		t.Errorf("the hook got %q", cr.processed())
	}
}

// TestNewestSitemapsFirst: of a sitemap for every day since the beginning the days of now are read, though they stand last.
func TestNewestSitemapsFirst(t *testing.T) {
	n := newNewspaper(t)
	n.html("/")
	var index strings.Builder
	for i := range maxLists + 50 {
		fmt.Fprintf(&index, "<sitemap><loc>/sitemap-%d.xml</loc><lastmod>%s</lastmod></sitemap>", i, n.clock.Now().AddDate(0, 0, i-maxLists-50).Format(time.DateOnly))
	}
	n.text("/sitemap.xml", "application/xml", "<sitemapindex>"+index.String()+"</sitemapindex>")
	n.rest = func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<urlset></urlset>") }
	n.toml = "sitemaps = [\"/sitemap.xml\"]\n"
	cr := newCrawler(t, n)
	s := cr.crawl().Sites[0]
	left := s.Skipped[skipLists]
	if cr.ends[fmt.Sprintf("/sitemap-%d.xml", maxLists+49)] != Fetched || cr.ends["/sitemap-0.xml"] != "" || left < 50 {
		t.Errorf("the newest %q, the oldest %q, %v left out", cr.ends[fmt.Sprintf("/sitemap-%d.xml", maxLists+49)], cr.ends["/sitemap-0.xml"], s.Skipped)
	}
	if want := fmt.Sprintf("%d links to lists were left out", left); !strings.Contains(strings.Join(s.Problems, "\n"), want) {
		t.Errorf("the report says %q, want %q", s.Problems, want)
	}
}

// TestOffLimits: a newspaper whose name leads to this machine, or into a private network, is not asked for anything.
func TestOffLimits(t *testing.T) {
	n := many(t, 3)
	cr := newCrawler(t, n)
	cr.cfg.AllowLoopback = false
	s := cr.crawl().Sites[0]
	if len(n.asked) > 0 || s.State != "failed" || len(s.Problems) == 0 || !strings.Contains(s.Problems[0], "this machine") {
		t.Errorf("asked %v, report %+v", n.asked, s)
	}
}

// TestWrongClock: a run while the clock was six years ahead puts nothing off for six years, and a host that asked for rest still gets it.
func TestWrongClock(t *testing.T) {
	n := many(t, 3)
	cr := newCrawler(t, n)
	right := n.clock.Now()
	n.clock.now = right.AddDate(6, 0, 0)
	cr.crawl()
	n.clock.now = right.Add(time.Hour)
	n.html("/", "/tin-a7.html")
	n.html("/tin-a7.html")
	var log strings.Builder
	cr.cfg.Log = slog.New(slog.NewTextHandler(&log, nil))
	n.visits()
	cr.crawl()
	if got := n.visits(); got != "/ /tin-a7.html" {
		t.Errorf("after the clock was put right: asked for %q", got)
	}
	if !strings.Contains(log.String(), "the clock was or is wrong") {
		t.Errorf("the log says nothing of it: %q", log.String())
	}
	// And back: the clock loses a year while a host rests.
	n.status("/", 503, "Retry-After", "7200")
	n.clock.pass(24 * time.Hour)
	cr.crawl()
	n.visits()
	n.clock.now = right.AddDate(-1, 0, 0)
	cr.crawl()
	if got := n.visits(); got != "" {
		t.Errorf("asked for %q in a time in which the host wanted to be left alone", got)
	}
}

func TestPace(t *testing.T) {
	for _, c := range []struct {
		name, robots string
		least        time.Duration
	}{
		{"the file's delay", "", 0},
		{"robots.txt asks for more", "User-agent: *\nCrawl-delay: 5", 5 * time.Second},
		{"robots.txt asks for too much", "User-agent: *\nCrawl-delay: 3600", crawlDelay},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewspaper(t)
			n.text("/robots.txt", "text/plain", c.robots)
			var links []string
			for i := range 12 {
				links = append(links, fmt.Sprintf("/tin-a%d.html", i))
				n.html(links[i])
			}
			n.html("/", links...)
			n.toml = "delay = 2\n"
			least := max(c.least, 2*time.Second)
			cr := newCrawler(t, n)
			cr.crawl()
			for i := 1; i < len(n.asked); i++ {
				if gap := n.asked[i].at.Sub(n.asked[i-1].at); gap < least || gap > least*5/4+time.Second {
					t.Errorf("%v between %s and %s, want %v or a little more", gap, n.asked[i-1].path, n.asked[i].path, least)
				}
			}
			if len(cr.pages) != 12 {
				t.Errorf("%d articles", len(cr.pages))
			}
		})
	}
}

func TestDeadHost(t *testing.T) {
	n := newNewspaper(t)
	var links []string
	for i := range 500 {
		links = append(links, fmt.Sprintf("/tin-a%d.html", i))
		n.status(links[i], 500)
	}
	n.html("/", links...)
	n.toml = "delay = 2\n"
	cr := newCrawler(t, n)
	rep := cr.crawl()
	asked := len(strings.Fields(n.visits()))
	if asked > 15 {
		t.Errorf("%d requests to a host that only fails", asked)
	}
	if s := rep.Sites[0]; s.After.Waiting < 495 || len(s.Problems) == 0 {
		t.Errorf("report %+v", s)
	}
	for i := range links {
		n.html(links[i])
	}
	n.clock.pass(20 * time.Hour)
	cr.crawl()
	if len(cr.pages) != 500 {
		t.Errorf("%d of 500 articles after the host is well again", len(cr.pages))
	}
}

func TestHookFailures(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html", "/tin-a2.html", "/tin-a3.html")
	for _, p := range []string{"/tin-a1.html", "/tin-a2.html", "/tin-a3.html"} {
		n.html(p)
	}
	cr := newCrawler(t, n)
	calls := map[string]int{}
	cr.cfg.Hook = func(_ context.Context, p Page) error {
		u, _ := url.Parse(p.URL)
		calls[u.Path]++
		switch u.Path {
		case "/tin-a1.html":
			panic("a hook with a fault")
		case "/tin-a2.html":
			return errors.New("không đọc được")
		}
		return nil
	}
	for i := 1; i <= 4; i++ {
		rep := cr.crawl()
		s := rep.Sites[0]
		want := [...]int{2, 2, 2, 0}[i-1]
		if s.ProcessFailed != want || (s.SetAside > 0) != (i == 3) {
			t.Errorf("run %d: %d failed, %d set aside", i, s.ProcessFailed, s.SetAside)
		}
	}
	if calls["/tin-a1.html"] != 3 || calls["/tin-a2.html"] != 3 || calls["/tin-a3.html"] != 1 {
		t.Errorf("calls %v", calls)
	}
}

func TestHookStopsTheRun(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html")
	n.html("/tin-a1.html")
	cr := newCrawler(t, n)
	good := cr.cfg.Hook
	broken := errors.New("the store is broken")
	cr.cfg.Hook = func(context.Context, Page) error { return fmt.Errorf("%w: %w", ErrStop, broken) }
	rep, err := cr.try(t.Context())
	if !errors.Is(err, broken) || rep.Stopped == "" {
		t.Errorf("%v, report %+v", err, rep)
	}
	cr.cfg.Hook = good
	n.visits()
	cr.crawl()
	if cr.processed() != "/tin-a1.html" || n.visits() != "" {
		t.Errorf("after the store is well again: %q, and the server was asked", cr.processed())
	}
}

// Pages count as done only when what the hook made of them is safe from a power cut; else the next run hands them over again, without asking.
func TestSync(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/tin-a1.html", "/tin-a2.html", "/tin-a3.html")
	for i := range 3 {
		n.html(fmt.Sprintf("/tin-a%d.html", i+1))
	}
	cr := newCrawler(t, n)
	full := errors.New("the disk is full")
	stored, safe := 0, 0
	hook := cr.cfg.Hook
	cr.cfg.Hook = func(ctx context.Context, p Page) error {
		stored++
		return hook(ctx, p)
	}
	cr.cfg.Sync = func() error { return full }
	if rep, err := cr.try(t.Context()); !errors.Is(err, full) || rep.Sites[0].Processed != 0 || stored == 0 {
		t.Errorf("%v, %d stored, %d of them done", err, stored, rep.Sites[0].Processed)
	}
	stored = 0
	cr.cfg.Sync = func() error {
		safe = stored
		return nil
	}
	if rep := cr.crawl(); rep.Sites[0].Processed != 3 || stored != 3 || safe != 3 {
		t.Errorf("%d stored, %d safe, %d done", stored, safe, rep.Sites[0].Processed)
	}
}
