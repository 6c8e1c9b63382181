package strip_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baotinh/crawl/article"
	"baotinh/crawl/charset"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
	"baotinh/extract/viet"
	"baotinh/testdata/newspapers"
)

// The invented newspapers of the demo know what they printed. Every article must come back whole, by its family's layout and without any file.
func TestInventedNewspapers(t *testing.T) {
	run, err := newspapers.Serve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := run.Close(); err != nil {
			t.Error(err)
		}
	})
	dir := t.TempDir()
	if err := run.SitesDir(dir); err != nil {
		t.Fatal(err)
	}
	sites, err := site.Load(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range run.Papers {
		s, ok := sites.Site(p.Key)
		if !ok {
			t.Fatalf("no newspaper %s", p.Key)
		}
		for _, want := range p.Articles() {
			if want.Pages() > 1 {
				continue // package crawl joins pages
			}
			address := p.URL() + p.Path(&want)
			rec := httptest.NewRecorder()
			p.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, address, nil))
			page, _ := charset.ToUTF8(rec.Body.Bytes(), rec.Header().Get("Content-Type"))
			for _, with := range []*site.Site{s, nil} {
				name := fmt.Sprintf("%s %s generic=%v", p.Key, want.ID, with == nil)
				t.Run(name, func(t *testing.T) {
					got, err := strip.Page(page, address, with)
					if err != nil {
						t.Fatal(err)
					}
					compare(t, got, &want, with != nil)
				})
			}
		}
	}
}

// Home and section pages of the same newspapers hold teasers and no article.
func TestListPages(t *testing.T) {
	run, err := newspapers.Serve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := run.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, p := range run.Papers {
		paths := []string{"/"}
		for _, s := range []newspapers.Section{{Slug: "xay-dung-dang", Name: "Xây dựng Đảng", ID: 23}, {Slug: "kinh-te", Name: "Kinh tế", ID: 24}} {
			paths = append(paths, p.SectionPath(s, 1), p.SectionPath(s, 2))
		}
		for _, path := range paths {
			rec := httptest.NewRecorder()
			p.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, p.URL()+path, nil))
			if rec.Code != http.StatusOK {
				continue
			}
			a, err := strip.Page(rec.Body.Bytes(), p.URL()+path, nil)
			if !errors.Is(err, strip.ErrNoArticle) {
				t.Errorf("%s%s: %v, %+v", p.Key, path, err, a)
			}
		}
	}
}

func compare(t *testing.T, got *article.Article, want *newspapers.Article, withFile bool) {
	t.Helper()
	equal := func(field, got, want string) {
		t.Helper()
		if got != viet.NFC(want) {
			t.Errorf("%s\n got %q\nwant %q", field, got, viet.NFC(want))
		}
	}
	equal("title", got.Title, want.Title)
	sapo := got.Sapo
	if withFile && got.LeadTag != "" {
		if at := strings.IndexAny(sapo, "-–"); at >= 0 && at < 20 {
			sapo = strings.TrimSpace(sapo[at+1:])
		}
		equal("sapo", sapo, want.Sapo)
	}
	if want.Sapo != "" && !strings.HasSuffix(got.Sapo, viet.NFC(want.Sapo)) {
		t.Errorf("sapo\n got %q\nwant %q", got.Sapo, want.Sapo)
	}
	equal("published", got.Published, want.Published.Format("2006-01-02T15:04:05-07:00"))
	var text, captions []string
	tables := 0
	for _, b := range want.Blocks {
		switch b.Kind {
		case "picture":
			if b.Text != "" {
				captions = append(captions, viet.NFC(b.Text+" / "+b.Credit))
			}
		case "table":
			tables++
			// One family prints the heading of a table as its caption.
			if b.Text != "" && (tables > len(got.Tables) || got.Tables[tables-1].Caption != viet.NFC(b.Text)) {
				text = append(text, viet.NFC(b.Text))
			}
		case "question", "answer":
			text = append(text, viet.NFC(b.Speaker+": "+b.Text))
		case "related":
		default:
			text = append(text, viet.NFC(b.Text))
		}
	}
	gotText := strings.Split(got.Text, "\n\n")
	for i := range max(len(text), len(gotText)) {
		a, b := "", ""
		if i < len(gotText) {
			a = gotText[i]
		}
		if i < len(text) {
			b = text[i]
		}
		if a != b {
			t.Errorf("text, block %d\n got %q\nwant %q", i, a, b)
			break
		}
	}
	var gotCaptions []string
	for _, c := range got.Captions {
		gotCaptions = append(gotCaptions, c.Text+" / "+c.Credit)
	}
	equal("captions", strings.Join(gotCaptions, "\n"), strings.Join(captions, "\n"))
	if len(got.Tables) != tables {
		t.Errorf("%d tables, want %d", len(got.Tables), tables)
	}
	byline := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(want.Author, " (Thực hiện)"), " (thực hiện)"), " (ghi)")
	if i := strings.Index(byline, ": "); i >= 0 {
		byline = byline[i+2:]
	}
	equal("authors", strings.Join(got.Authors, " - "), strings.ReplaceAll(byline, ", ", " - "))
	runes := []rune(got.Text)
	for _, b := range got.Blocks {
		if b.Start >= 0 && string(runes[b.Start:b.End]) != b.Text {
			t.Errorf("block %q does not stand at %d–%d", b.Text, b.Start, b.End)
		}
	}
}
