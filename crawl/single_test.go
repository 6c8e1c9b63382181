package crawl

import (
	"net/http"
	"strings"
	"testing"
)

func TestSingle(t *testing.T) {
	n := newNewspaper(t)
	n.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /kin\nSitemap: "+n.srv.URL+"/sitemap.xml\n")
	n.html("/tin-a1.html")
	to := func(location string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", location)
			w.WriteHeader(http.StatusMovedPermanently)
		}
	}
	n.on("/cu", to("/tin-a1.html#binh-luan"))
	n.on("/vong", to("/vong"))
	n.on("/vao-kin", to("/kin/1"))
	n.on("/di", to("http://other.example/x"))
	n.on("/ban", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	for _, c := range []struct{ path, want string }{
		{"/tin-a1.html", ""},
		{"/cu", ""},
		{"/vong", "which leads nowhere"},
		{"/kin/1", "robots.txt forbids it"},
		{"/vao-kin", "robots.txt forbids it"},
		{"/di", "redirects to another host: http://other.example/x"},
		{"/ban", "try again after 2025-08-20 01:02:00"},
		{"/khong-co", "answers 404"},
	} {
		n.visits()
		page, err := Single(t.Context(), Config{AllowLoopback: true, Clock: n.clock}, t.TempDir(), n.srv.URL+c.path)
		switch visited := n.visits(); {
		case c.want == "":
			if err != nil || page.URL != n.srv.URL+"/tin-a1.html" || !strings.Contains(string(page.Body), "<h1>") || len(page.Sitemaps) != 1 {
				t.Errorf("%s: %+v, %v", c.path, page, err)
			}
		case err == nil || !strings.Contains(err.Error(), c.want):
			t.Errorf("%s: %v, want …%s…", c.path, err, c.want)
		case strings.Contains(visited, "/kin"):
			t.Errorf("%s: asked for %s, which robots.txt forbids", c.path, visited)
		}
	}
	if _, err := Single(t.Context(), Config{Clock: n.clock}, t.TempDir(), n.srv.URL+"/tin-a1.html"); err == nil || !strings.Contains(err.Error(), "--allow-loopback") {
		t.Errorf("loopback without leave: %v", err)
	}
	for _, address := range []string{"tin.html", "ftp://bao.example/x", "https://", "https://a:b@bao.example/"} {
		if _, err := Single(t.Context(), Config{Clock: n.clock}, t.TempDir(), address); err == nil || !strings.Contains(err.Error(), "is no address of a page") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
