package strip_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"baotinh/crawl/article"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

const story = `<h1>Đại hội Đảng bộ xã Phú Thuận thành công tốt đẹp</h1><p>Sáng 12-6, Đảng bộ xã Phú Thuận tổ chức Đại hội đại biểu lần thứ V.
Dự đại hội có 148 đại biểu, đại diện cho hơn 600 đảng viên của toàn Đảng bộ, đông nhất từ trước đến nay.</p>`

// Every newspaper page is hostile. None of these may panic or take long; the slow ones must be refused.
func TestHostilePages(t *testing.T) {
	tests := []struct {
		name, page string
		fails      bool
	}{
		{"empty", "", true},
		{"blank", " \n\t ", true},
		{"binary", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", true},
		{"text", "Đại hội Đảng bộ xã Phú Thuận", true},
		{"large", story + strings.Repeat("<p>đại hội</p>", 5<<20/4) + strings.Repeat(" ", 40<<20), true},
		{"no article", "<html><body><ul><li><a href=/a>Trang chủ</a></li></ul></body></html>", true},
		{"title alone", "<h1>Không tìm thấy trang mà bạn yêu cầu</h1><p>Xin thử lại.</p>", true},
		{"deep", story + strings.Repeat("<div>", 100_000), true},
		{"deep and closed", story + strings.Repeat("<div>", 100_000) + strings.Repeat("</div>", 100_000), true},
		{"attributes", "<p " + attributes(1_000_000) + ">" + story, true},
		{"attributes of bodies", story + strings.Repeat("<body "+attributes(20)+">", 20_000), true},
		{"unclosed fonts", story + "<p>" + fonts(400) + "</p>" + strings.Repeat("<p>x</p>", 500_000), true},
		{"unclosed everything", story + strings.Repeat("<table><tr><td><ul><li><b><i><a href=x><p>x", 30_000), true},
		{"stray ends", story + strings.Repeat("x</b>", 1_000_000), true},
		{"stray cells", story + strings.Repeat("x<td>", 1_000_000), true},
		{"tables in tables", story + strings.Repeat("<table>x", 100_000), true},
		{"selects", story + strings.Repeat("<select><option>x", 200_000), false},
		{"many paragraphs", story + strings.Repeat("<p>x", 1_000_000), true},
		{"many controls", story + strings.Repeat("<div><input><button>x</button></div>", 100_000), false},
		{"many titles", strings.Repeat("<h1>Đại hội Đảng bộ xã Phú Thuận</h1>", 10_000) + story, false},
		{"wide table", story + "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=999 rowspan=999>1", 50), 2000) + "</table>", false},
		{"deep json", story + "<script type=application/ld+json>" + strings.Repeat("[", 1_000_000) + "</script>", false},
		{"long word", "<h1>Đại hội Đảng bộ xã Phú Thuận</h1><p>" + strings.Repeat("đ", 1<<20) + ".</p>", false},
		{"open tag", story + "<a href=\"" + strings.Repeat("x<", 1_000_000), false},
		{"open comment", story + "<!--" + strings.Repeat("<p>x", 500_000), false},
		{"open script", story + "<script>" + strings.Repeat("<p>x", 500_000), false},
		{"open title", "<title>" + story, true},
		{"frameset", "<frameset>" + story, true},
		{"latin", "<h1>\xe1\xba</h1><p>\xff\xfe\xfd" + story, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			done := make(chan error, 1)
			go func() {
				_, err := strip.Page([]byte(tt.page), "https://example.org/a", nil)
				done <- err
			}()
			select {
			case err := <-done:
				if (err != nil) != tt.fails {
					t.Errorf("error %v", err)
				}
				if err != nil && strings.Contains(err.Error(), "\n") {
					t.Errorf("an error of several lines: %q", err)
				}
			case <-time.After(20 * time.Second):
				t.Fatal("takes longer than 20 s")
			}
		})
	}
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d=1 ", i)
	}
	return b.String()
}

func fonts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<font size=%d>", i)
	}
	return b.String()
}

func TestPageErrors(t *testing.T) {
	for page, want := range map[string]error{
		"":                                  strip.ErrEmpty,
		"GIF89a\x00\x00":                    strip.ErrBinary,
		"<p>" + strings.Repeat("x", 17<<20): strip.ErrLarge,
		"<p>Trang chủ</p>":                  strip.ErrNoArticle,
		strings.Repeat("<div>", 1000):       strip.ErrDeep,
	} {
		if _, err := strip.Page([]byte(page), "", nil); !errors.Is(err, want) {
			t.Errorf("%.20q gives %v, want %v", page, err, want)
		}
	}
}

// FuzzPage holds what must be true of every article: offsets, NFC, no control characters, the same article twice.
func FuzzPage(f *testing.F) {
	f.Add([]byte(story), "daklak")
	f.Add([]byte(`<meta property=og:title content="Đại hội"><article><h1 class=title>Đại hội</h1><time datetime=2020-08-26T08:55>26/08/2020</time>`+
		`<p class=sapo>(TSO) - Sáng 26-8</p><div class=content><figure><img src=a.jpg alt=x><figcaption>Quang cảnh. Ảnh: A</figcaption></figure>`+
		`<table><tr><th>a<th>b<tr><td>1<td>2</table><p><b>PV:</b> x<br><br>y</div><p class=author>Hồng Hà</p>`), "")
	f.Add([]byte("<div id=content><p><strong>STO - </strong>x</p></div>"), "soctrang")
	sites, err := site.Load("", false)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, page []byte, key string) {
		s, _ := sites.Site(key)
		a, err := strip.Page(page, "https://example.org/a", s)
		if err != nil {
			return
		}
		again, err := strip.Page(bytes.Clone(page), "https://example.org/a", s)
		if err != nil || again.Text != a.Text || again.Sapo != a.Sapo || again.Published != a.Published {
			t.Errorf("a second reading differs: %v", err)
		}
		checkInvariants(t, a)
	})
}

func checkInvariants(t *testing.T, a *article.Article) {
	t.Helper()
	runes := []rune(a.Text)
	last := 0
	for _, b := range a.Blocks {
		if !utf8.ValidString(b.Text) || !norm.NFC.IsNormalString(b.Text) {
			t.Errorf("block %q is not NFC", b.Text)
		}
		switch b.Kind {
		case article.Title, article.Sapo, article.Caption, article.Byline, article.Table:
			if b.Start != -1 || b.End != -1 {
				t.Errorf("%s %q stands at %d–%d", b.Kind, b.Text, b.Start, b.End)
			}
			if (b.Kind == article.Table) != (b.Table >= 0) || b.Table >= len(a.Tables) {
				t.Errorf("%s has table %d of %d", b.Kind, b.Table, len(a.Tables))
			}
			continue
		}
		if b.Start < last || b.End > len(runes) || b.Start > b.End || string(runes[b.Start:b.End]) != b.Text {
			t.Fatalf("block %q does not stand at %d–%d", b.Text, b.Start, b.End)
		}
		last = b.End
	}
	for _, table := range a.Tables {
		for _, row := range table.Rows {
			if len(row) != len(table.Rows[0]) {
				t.Errorf("rows of %d and %d cells", len(table.Rows[0]), len(row))
			}
		}
	}
	for _, s := range append([]string{a.Title, a.Sapo, a.Text}, a.Authors...) {
		if strings.ContainsAny(s, "\x00\u200b\ufeff\t") {
			t.Errorf("%q holds characters that nobody sees", s)
		}
	}
}
