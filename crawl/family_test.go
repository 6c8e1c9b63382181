package crawl

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl/charset"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

// TestFamilies serves each family's saved pages as a newspaper of that family: section page, its next page or JSON list, feed and sitemap lead to
// all articles and to nothing else, and each article page is read by a layout of the family.
func TestFamilies(t *testing.T) {
	const fixtures = "site/testdata"
	read := func(t *testing.T, family, name string) string {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(fixtures, family, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, c := range []struct {
		family, section, next string // addresses; next is empty where the family has no pages of sections
		article               string // the saved article page
		count                 int
	}{
		{"a", "/kinh-te", "/service/api/article/list?first=0&pageSize=30&saArticleCateId=2701&scUnitMapId=101", "a-2023-article.html", 8},
		{"b", "/kinh-te/", "", "b-2019-article.html", 6},
		{"c", "/kinh-te", "", "c-2023-article.html", 6},
		{"d", "/kinh-te/", "/kinh-te/?d=&p=2", "d-2023-article.html", 8},
		{"e", "/kinh-te", "/kinh-te?page=2", "e-2023-article.html", 8},
		{"f", "/kinh-te-27.html", "/kinh-te-27.html?page=2", "f-2019-article.html", 8},
		{"g", "/24/", "", "g-2019-article.html", 6},
		{"h", "/tin-tuc/24/kinh-te", "", "h-2019-article.html", 6},
		{"r", "/kinh-te", "", "r-2023-article.html", 6},
	} {
		t.Run(c.family, func(t *testing.T) {
			n := newNewspaper(t)
			host := strings.TrimPrefix(n.srv.URL, "http://")
			here := func(page string) string {
				return strings.ReplaceAll(page, "https://bao-"+c.family+".example.vn", n.srv.URL)
			}
			n.html("/", c.section)
			n.text(c.section, "text/html; charset=utf-8", here(read(t, c.family, "list.html")))
			n.text("/rss/kinh-te.rss", "application/rss+xml", here(read(t, c.family, "feed.rss")))
			n.text("/sitemap.xml", "application/xml", here(read(t, c.family, "sitemap.xml")))
			switch {
			case c.family == "a":
				n.text(c.next, "application/json", here(read(t, c.family, "list.json")))
			case c.next != "":
				n.text(c.next, "text/html; charset=utf-8", here(read(t, c.family, "list2.html")))
			}
			sites := loadSites(t, map[string]string{"thu": fmt.Sprintf("name = \"Báo Thử\"\nfamily = %q\nscheme = \"http\"\nhosts = [%q]\ndelay = 0\nsections = [%q]\nfeeds = [\"/rss/kinh-te.rss\"]\nsitemaps = [\"/sitemap.xml\"]\n",
				c.family, host, c.section)})
			article := read(t, c.family, c.article)
			n.rest = func(w http.ResponseWriter, r *http.Request) {
				if sites[0].Classify(r.URL) != site.Article {
					http.NotFound(w, r)
					return
				}
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprint(w, strings.Replace(article, "</title>", " "+r.URL.Path+"</title>", 1))
			}
			cr := newCrawler(t, n)
			cr.cfg.Sites = sites
			layouts := map[string]int{}
			cr.cfg.Hook = func(_ context.Context, p Page) error {
				text, _ := charset.ToUTF8(p.Body, p.Header.Get("Content-Type"))
				a, err := strip.Page(text, p.URL, p.Site)
				if err != nil {
					return err
				}
				layouts[a.Layout]++
				cr.pages = append(cr.pages, p.URL)
				return nil
			}
			rep := cr.crawl()
			if want := map[string]int{strings.TrimSuffix(c.article, "-article.html"): c.count}; fmt.Sprint(layouts) != fmt.Sprint(want) {
				t.Errorf("articles by layout %v, want %v: %s", layouts, want, cr.processed())
			}
			visits := n.visits()
			if c.next != "" && !strings.Contains(visits, c.next) {
				t.Errorf("the page after the first was not asked for: %s", visits)
			}
			for _, bad := range []string{"lien-he", "mailto", "quang-cao"} {
				if strings.Contains(visits, bad) {
					t.Errorf("asked for %s: %s", bad, visits)
				}
			}
			if s := rep.Sites[0]; s.Outcomes[Gone] > 0 || s.Outcomes[Failed] > 0 {
				t.Errorf("report %+v", s)
			}
		})
	}
}
