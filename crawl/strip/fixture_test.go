package strip_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baotinh/crawl/article"
	"baotinh/crawl/charset"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

// fixtures are pages of our own making in the layouts of each family, and in layouts of no family (folder w).
const fixtures = "../site/testdata"

// TestFixtures reads every page with its family's layouts and without, and compares with the article beside it. UPDATE=1 writes the articles.
func TestFixtures(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(fixtures, "*", "*-*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no fixtures", err)
	}
	sites := familySites(t)
	for _, name := range pages {
		family := filepath.Base(filepath.Dir(name))
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			page, _ := charset.ToUTF8(data, "")
			address := fmt.Sprintf("https://bao-%s.example.vn/bai.html", family)
			plain, err := strip.Page(page, address, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := plain
			if s, ok := sites.Site("bao-" + family); ok {
				if got, err = strip.Page(page, address, s); err != nil {
					t.Fatal(err)
				}
				if layout := strings.Join(strings.Split(strings.TrimSuffix(filepath.Base(name), ".html"), "-")[:2], "-"); got.Layout != layout {
					t.Errorf("layout %s, want %s", got.Layout, layout)
				}
				if diff := cmp.Diff(essence(got), essence(plain)); diff != "" {
					t.Errorf("without the file of its newspaper (+) the page reads otherwise:\n%s", diff)
				}
			}
			checkInvariants(t, got)
			golden(t, strings.TrimSuffix(name, ".html")+".json", got)
		})
	}
}

// essence is what the generic path must find too.
func essence(a *article.Article) article.Article {
	e := *a
	e.Site, e.Newspaper, e.Province, e.ProvinceNew, e.Layout, e.Section, e.CanonicalURL = "", "", "", "", "", "", ""
	e.Blocks = nil
	return e
}

// familySites loads a newspaper without anything of its own for each family.
func familySites(t *testing.T) *site.Set {
	t.Helper()
	dir := t.TempDir()
	for _, family := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "r"} {
		text := fmt.Sprintf("name = \"Báo Thử\"\nfamily = %q\nprovince = \"Thử\"\nhosts = [\"bao-%s.example.vn\"]\n", family, family)
		if err := os.WriteFile(filepath.Join(dir, "bao-"+family+".toml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sites, err := site.Load(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	return sites
}

// TestEveryFamilyHasEveryPage: each layout of a family has an article, an interview, a table and a photo story, each family its lists.
func TestEveryFamilyHasEveryPage(t *testing.T) {
	for _, s := range familySites(t).Sites() {
		family, ok := strings.CutPrefix(s.Key, "bao-")
		if !ok {
			continue
		}
		names := []string{"section.html", "list.html", "feed.rss", "sitemap.xml"}
		for _, l := range s.Layouts {
			for _, kind := range []string{"article", "interview", "table", "photo"} {
				names = append(names, l.Name+"-"+kind+".html", l.Name+"-"+kind+".json")
			}
		}
		for _, name := range names {
			if _, err := os.Stat(filepath.Join(fixtures, family, name)); err != nil {
				t.Errorf("%v (write one of our own making, with invented names)", err)
			}
		}
	}
}

func golden(t *testing.T, name string, a *article.Article) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(a); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v (UPDATE=1 writes it; then read it)", err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", filepath.Base(name), diff)
	}
}

func TestSectionFixtures(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(fixtures, "*", "section.html"))
	if err != nil || len(pages) < 9 {
		t.Fatal("fixtures are missing", err)
	}
	for _, name := range pages {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if a, err := strip.Page(data, "https://example.vn/xay-dung-dang", nil); !errors.Is(err, strip.ErrNoArticle) {
			t.Errorf("%s: %v, %+v", name, err, a)
		}
	}
}
