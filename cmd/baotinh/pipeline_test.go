package main

import (
	"context"
	"testing"

	"baotinh/crawl"
	"baotinh/crawl/article"
	"baotinh/crawl/site"
	"baotinh/testdata/newspapers"
)

// TestCanonicalOf: a page may say under which address it belongs, but not take the place of another page that is no twin of it.
func TestCanonicalOf(t *testing.T) {
	papers, err := newspapers.Serve(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer papers.Close()
	dir := t.TempDir()
	if err := papers.SitesDir(dir); err != nil {
		t.Fatal(err)
	}
	set, err := site.Load(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	vamtram, ok := set.Site("vamtram")
	if !ok {
		t.Fatal("no newspaper vamtram")
	}
	base := papers.Paper("vamtram").URL()
	page := crawl.Page{URL: base + "/tin-a7.html", Site: vamtram}
	for _, c := range []struct{ name, claimed, want string }{
		{"nothing claimed", "", page.URL},
		{"itself", page.URL, page.URL},
		{"the article it is a copy of", base + "/tin-goc-a5.html", base + "/tin-goc-a5.html"},
		{"with tracking", base + "/tin-goc-a5.html?utm_source=fb#x", base + "/tin-goc-a5.html"},
		{"the twin", base + "/index.php/tin-a7.html", page.URL},
		{"the home page", base + "/", page.URL},
		{"a section", base + "/kinh-te/", page.URL},
		{"another newspaper", papers.Paper("trason").URL() + "/kinh-te/202510/x-1234567/", page.URL},
		{"no address", "http://[::1", page.URL},
		{"another scheme", "javascript:alert(1)", page.URL},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := canonicalOf(c.claimed, page); got != c.want {
				t.Errorf("%q gives %q, want %q", c.claimed, got, c.want)
			}
		})
	}
}

// TestFactsOf: facts of title, captions and tables have offsets in the reading text and say which block they stand in.
func TestFactsOf(t *testing.T) {
	a := &article.Article{
		Title: "Đảng bộ xã kết nạp 12 đảng viên", Published: "2020-08-26T08:55:00+07:00",
		Blocks: []article.Block{
			{Kind: article.Paragraph, Text: "Đảng bộ xã có 31 chi bộ."},
			{Kind: article.Caption, Text: "Lễ kết nạp 9 đảng viên là công nhân.", Credit: "PV"},
		},
	}
	r := factsOf(a)
	runes := []rune(r.Text)
	blocks := map[string]string{}
	for _, f := range r.Figures {
		if got := string(runes[f.Start:f.End]); got != f.Surface {
			t.Errorf("figure %q stands at %q", f.Surface, got)
		}
		blocks[f.Surface] = f.Block
	}
	for surface, want := range map[string]string{"12": "title", "31": "paragraph", "9": "caption"} {
		if blocks[surface] != want {
			t.Errorf("figure %s is of block %q, want %q", surface, blocks[surface], want)
		}
	}
}
