package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// show is a list on a few lines, for comparing.
func show(l List) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d\n", l.Format, l.Total)
	line := func(prefix string, i Item) {
		b.WriteString(prefix + i.URL)
		if !i.Updated.IsZero() {
			b.WriteString(" " + i.Updated.UTC().Format("2006-01-02T15:04:05"))
		}
		b.WriteByte('\n')
	}
	for _, i := range l.Items {
		line("", i)
	}
	for _, i := range l.Lists {
		line("list ", i)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	files, err := filepath.Glob("testdata/*.list")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d lists, %v", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".list"), func(t *testing.T) {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			l, err := Parse(body, "https://bao.example/rss/tin.rss")
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(name, ".list") + ".want"
			if os.Getenv("UPDATE") == "1" {
				if err := os.WriteFile(golden, []byte(show(l)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(l); got != string(want) {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			w.Write(body)
			w.Close()
			if z, err := Parse(b.Bytes(), "https://bao.example/rss/tin.rss"); err != nil || show(z) != show(l) {
				t.Errorf("gzipped: %v\n%s", err, show(z))
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for name, body := range map[string]string{
		"empty":         "",
		"an error page": "<!DOCTYPE html><html><body>404</body></html>",
		"text":          "không có gì",
		"a picture":     "\x89PNG\r\n\x1a\n",
		"a comment":     "<!-- chưa xong",
		"cut gzip":      "\x1f\x8b\x08\x00",
		"broken JSON":   `{"response":[{"pageUrl":`,
		"deep JSON":     strings.Repeat(`[`, 200_000),
		"broken RSS":    "<rss><channel",
	} {
		if l, err := Parse([]byte(body), "https://bao.example/"); err == nil {
			t.Errorf("%s: read as %+v", name, l)
		}
	}
	if _, err := Parse([]byte("<html></html>"), "https://bao.example/"); !errors.Is(err, ErrNotAList) {
		t.Errorf("%v", err)
	}
}

func TestBombIsBounded(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for range 60 {
		w.Write(zeros)
	}
	w.Close()
	if _, err := Parse(b.Bytes(), "https://bao.example/"); !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "unpacked") {
		t.Errorf("%v", err)
	}
	const open = "<rss xmlns:x='u'><channel><item>"
	var names strings.Builder
	for i := range maxNames + 1 {
		fmt.Fprintf(&names, " xmlns:p%d='u'", i)
	}
	for _, c := range []struct{ name, body string }{
		{"elements in each other", open + strings.Repeat("<x:a>", 1_000_000)},
		{"a tag that ends in a value", open + strings.Repeat(`<x:a b="/>">`, 1_000_000)},
		{"the end of a tag in an instruction", open + strings.Repeat("<x:a><?x </a></a> ?>", 1_000_000)},
		{"the end of a tag in a comment", open + strings.Repeat("<x:a><!-- > </x:a> -->", 1_000_000)},
		{"a control character", open + "\x01" + strings.Repeat("<x:a>", 1_000_000)},
		{"items", "<rss><channel>" + strings.Repeat("<item/>", 1_000_000)},
		{"items in capitals", "<rss><channel>" + strings.Repeat("<ITEM><link>/a</link></ITEM>", 200_000)},
		{"entries", "<feed xmlns='http://www.w3.org/2005/Atom'>" + strings.Repeat("<entry></entry>", 1_000_000)},
		{"flat elements", open + strings.Repeat("<x:a/>", 1_000_000)},
		{"attributes", open + "<x:a " + strings.Repeat("a ", 1_000_000) + "/>"},
		{"prefixes", "<rss" + names.String() + "><channel>"},
		{"pieces of text", open + "<x:a>" + strings.Repeat("<![CDATA[x]]>", 1_000_000)},
	} {
		if _, err := Parse([]byte(c.body), "https://bao.example/"); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	// A feed with HTML that nobody has escaped is read.
	unescaped := "<rss><channel>" + strings.Repeat("<item><link>/a</link><description>x<br>y<!-- <b> --><![CDATA[<i><i>]]><img src='a'/></description></item>", 500) + "</channel></rss>"
	if err := bounded([]byte(unescaped)); err != nil {
		t.Errorf("a feed as there are some: %v", err)
	}
	if _, err := Parse([]byte("<urlset>"+strings.Repeat("<a>", 100_000)), "https://bao.example/"); err == nil {
		t.Error("deep nesting was read")
	}
}

// What is left out of a list, or could not be read of it, is told.
func TestCutLists(t *testing.T) {
	const one, sitemap = "<url><loc>/a</loc></url>", "<sitemap><loc>/s</loc></sitemap>"
	for _, c := range []struct {
		name, body string
		read       int
		cut        string
	}{
		{"whole", "<urlset>" + one + one + "</urlset>", 2, ""},
		{"all that the protocol allows", "<urlset>" + strings.Repeat(one, maxItems) + "</urlset>", maxItems, ""},
		{"one more", "<urlset>" + strings.Repeat(one, maxItems+1) + "</urlset>", maxItems, "more than 50000 addresses"},
		{"an index of all days", "<sitemapindex>" + strings.Repeat(sitemap, 4000) + "</sitemapindex>", 4000, ""},
		{"an index with one more", "<sitemapindex>" + strings.Repeat(sitemap, maxItems+1) + "</sitemapindex>", maxItems, "more than 50000 addresses"},
		{"damaged", "<urlset>" + one + one + "<url><loc>/b</lo", 2, "damaged behind 2 addresses"},
		{"RSS", "<rss><channel>" + strings.Repeat("<ITEM><link>/a</link></ITEM>", maxItems+1) + "</channel></rss>", maxItems, "more than 50000 addresses"},
		{"JSON", "[" + strings.Repeat(`{"url":"/a"},`, maxItems) + `{"url":"/a"}]`, maxItems, "more than 50000 addresses"},
	} {
		l, err := Parse([]byte(c.body), "https://bao.example/")
		if err != nil || len(l.Items)+len(l.Lists) != c.read || !strings.HasPrefix(l.Cut, c.cut) || c.cut == "" && l.Cut != "" {
			t.Errorf("%s: %d addresses, cut %q, %v; want %d, %q", c.name, len(l.Items)+len(l.Lists), l.Cut, err, c.read, c.cut)
		}
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"in order, once", `<a href="/b">x</a><A HREF='/a#top'>y</A><a href=/b>z</a>`, "http://bao.example/b http://bao.example/a"},
		{"relative", `<a href="tin-2.html">x</a><a href="../c">y</a><a href="?page=2">z</a>`, "http://bao.example/xa/tin-2.html http://bao.example/c http://bao.example/xa/?page=2"},
		{"base", `<base href="https://cdn.example/q/"><a href="a">x</a><base href="/zzz/"><a href="b">x</a>`, "https://cdn.example/q/a https://cdn.example/q/b"},
		{"not pages", `<a href="javascript:void(0)">x</a><a href="mailto:a@b">x</a><a href="tel:1">x</a><a href="">x</a><a>x</a><a href="http://">x</a><link rel=stylesheet href=a.css>`, ""},
		{"head", `<link rel="next" href="/p2"><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" hreflang=en href="/en"><meta http-equiv="Refresh" content="0; URL='/moi'">`, "http://bao.example/p2 http://bao.example/rss http://bao.example/moi"},
		{"hidden", `<!-- <a href="/no1">x</a> --><script>document.write('<a href="/no2">')</script><textarea><a href="/no3"></textarea><a href="/yes">`, "http://bao.example/yes"},
		{"entities and Vietnamese", `<a href="/tim?a=1&amp;b=2">x</a><a href="/xã-hội/tin 1.html">x</a>`, "http://bao.example/tim?a=1&b=2 http://bao.example/x%C3%A3-h%E1%BB%99i/tin%201.html"},
		{"line ends", "<a href=\"/a\n b\">x</a>", "http://bao.example/a%20b"},
		{"bad escape", `<a href="/a%zz">x</a><a href="/ok">`, "http://bao.example/ok"},
		{"unclosed", `<a href="/a"><a href="/b`, "http://bao.example/a"},
	} {
		links, whole := Links([]byte(c.page), "http://bao.example/xa/")
		if got := strings.Join(links, " "); got != c.want || !whole {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	var many strings.Builder
	for i := range maxLinks + 100 {
		fmt.Fprintf(&many, "<div><a href=/%d>", i)
	}
	links, whole := Links([]byte(many.String()), "http://bao.example/")
	if n := len(links); n != maxLinks || whole {
		t.Errorf("%d links, want the bound", n)
	}
	links, _ = Links([]byte("<a href='/"+strings.Repeat("x", 3000)+"'>"), "http://bao.example/")
	if n := len(links); n != 0 {
		t.Error("an endless address was kept")
	}
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.list")
	for _, name := range files {
		if body, err := os.ReadFile(name); err == nil {
			f.Add(body)
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		l, err := Parse(body, "https://bao.example/x")
		if err == nil {
			for _, i := range l.Items {
				if !strings.HasPrefix(i.URL, "http") {
					t.Errorf("item %q is not an address", i.URL)
				}
			}
		}
		links, _ := Links(body, "https://bao.example/x")
		for _, a := range links {
			if !strings.HasPrefix(a, "http") {
				t.Errorf("link %q is not an address", a)
			}
		}
	})
}

func TestJSONListAddresses(t *testing.T) {
	const pattern = "/service/api/article/list?unit={unit}&cate={cate}&first={first}&pageSize={size}"
	for _, c := range []struct{ name, page, want string }{
		{"values", `<input type="hidden" id="site_id" value="12"><input id=cate_id value=" 345 ">`, "http://bao.example/service/api/article/list?unit=12&cate=345&first=0&pageSize=30"},
		{"texts", `<div id="site_id" style="display:none">12</div><span id='cate_id'> 345</span>`, "http://bao.example/service/api/article/list?unit=12&cate=345&first=0&pageSize=30"},
		{"hexadecimal", `<span id="site_id">c0ffee03798789de0179a1704dea2000</span><span id="cate_id">23</span>`, "http://bao.example/service/api/article/list?unit=c0ffee03798789de0179a1704dea2000&cate=23&first=0&pageSize=30"},
		{"one missing", `<div id="site_id">12</div>`, ""},
		{"not numbers", `<div id="site_id">12&evil=1</div><div id="cate_id">x</div>`, ""},
		{"the text of another element", `<div id="site_id"><b>12</b></div><div id="cate_id">3</div>`, ""},
		{"empty", "", ""},
	} {
		if got, _ := ListAddress(pattern, []byte(c.page), "http://bao.example/chinh-tri"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	first := "http://bao.example/service/api/article/list?cate=345&first=0&pageSize=30&unit=12"
	next, ok := NextList(pattern, first, 61)
	if want := "http://bao.example/service/api/article/list?cate=345&first=30&pageSize=30&unit=12"; next != want || !ok {
		t.Errorf("next %q, want %q", next, want)
	}
	if next, ok = NextList(pattern, next, 61); !ok {
		t.Error("no third part of 61")
	}
	if next, ok = NextList(pattern, next, 61); ok {
		t.Errorf("a fourth part of 61: %q", next)
	}
	if _, ok = NextList(pattern, "http://bao.example/service?first=x", 0); ok {
		t.Error("a part after none")
	}
	if _, ok = NextList("/list", first, 0); ok {
		t.Error("a part of a pattern without parts")
	}
}
