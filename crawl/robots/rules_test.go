package robots

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		name, file, target string
		want               bool
	}{
		{"empty file", "", "/a", true},
		{"no rules", "User-agent: *\nDisallow:", "/a", true},
		{"all", "User-agent: *\nDisallow: /", "/a", false},
		{"prefix", "User-agent: *\nDisallow: /tin", "/tin-tuc/1.html", false},
		{"prefix is from the start", "User-agent: *\nDisallow: /tin", "/a/tin", true},
		{"longest wins", "User-agent: *\nDisallow: /tin\nAllow: /tin/dang", "/tin/dang/1", true},
		{"longest wins whatever the order", "User-agent: *\nAllow: /tin/dang\nDisallow: /tin", "/tin/dang/1", true},
		{"a tie allows", "User-agent: *\nDisallow: /p\nAllow: /*", "/page", true},
		{"a tie allows whatever the order", "User-agent: *\nAllow: /*\nDisallow: /p", "/page", true},
		{"a wildcard is measured as written", "User-agent: *\nAllow: /*.html\nDisallow: /secret/", "/secret/a.html", false},
		{"wildcard", "User-agent: *\nDisallow: /*?print=", "/a/b?print=1", false},
		{"wildcard in the middle", "User-agent: *\nDisallow: /a*/z", "/abc/xyz/z", false},
		{"wildcard needs all parts", "User-agent: *\nDisallow: /a*/z*q", "/abc/z", true},
		{"end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false},
		{"end is the end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true},
		{"end without wildcard", "User-agent: *\nDisallow: /a$", "/a/b", true},
		{"last part at the end, seen earlier too", "User-agent: *\nDisallow: /*a$", "/ab/aa", false},
		{"query", "User-agent: *\nDisallow: /tim?", "/tim?q=1", false},
		{"our group", "User-agent: *\nDisallow: /\nUser-agent: baotinh\nDisallow: /x", "/a", true},
		{"our group whatever the order", "User-agent: BaoTinh/2.0\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/a", true},
		{"our empty group frees us", "User-agent: *\nDisallow: /\nUser-agent: baotinh\nDisallow:", "/a", true},
		{"not a prefix of our name", "User-agent: bao\nDisallow: /", "/a", true},
		{"two groups of one agent are one", "User-agent: baotinh\nDisallow: /a\nUser-agent: x\nDisallow: /q\nUser-agent: baotinh\nDisallow: /b", "/b", false},
		{"two agents, one group", "User-agent: x\nUser-agent: baotinh\nDisallow: /a", "/a", false},
		{"a new agent after rules begins a group", "User-agent: baotinh\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/b", true},
		{"a sitemap does not part a group", "User-agent: baotinh\nSitemap: http://x/s.xml\nDisallow: /a", "/a", false},
		{"rules before any agent", "Disallow: /\nUser-agent: *\nDisallow: /b", "/a", true},
		{"BOM", "\xef\xbb\xbfUser-agent: *\nDisallow: /", "/a", false},
		{"carriage returns", "User-agent: *\rDisallow: /", "/a", false},
		{"comments and spaces", "  User-Agent :  * # tất cả\n\tDISALLOW : /a # riêng", "/a", false},
		{"a bad line is passed over", "User-agent: *\nCrawl-delay: nhanh\n<html>\nDisallow: /a", "/a", false},
		{"no slash", "User-agent: *\nDisallow: a", "/a", false},
		{"escapes", "User-agent: *\nDisallow: /x%c3%a3-h%e1%bb%99i", "/x%C3%A3-h%E1%BB%99i/1", false},
		{"letters unescaped in the file", "User-agent: *\nDisallow: /xã-hội", "/x%C3%A3-h%E1%BB%99i/1", false},
		{"needless escapes", "User-agent: *\nDisallow: /%61%2Db", "/a-b", false},
		{"an escaped slash is not a slash", "User-agent: *\nDisallow: /a/b", "/a%2Fb", true},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Parse([]byte(c.file)).Allowed("baotinh", c.target); got != c.want {
				t.Errorf("%q for %q: allowed %v, want %v", c.target, c.file, got, c.want)
			}
		})
	}
}

func TestCrawlDelayAndSitemaps(t *testing.T) {
	r := Parse([]byte("Sitemap: https://bao.example/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nUser-agent: baotinh\nCrawl-delay: 7\nSitemap: /t.xml"))
	if d := r.CrawlDelay("baotinh"); d != 7*time.Second {
		t.Errorf("our delay %v", d)
	}
	if d := r.CrawlDelay("other"); d != 2500*time.Millisecond {
		t.Errorf("the delay of others %v", d)
	}
	if fmt.Sprint(r.Sitemaps) != "[https://bao.example/s.xml /t.xml]" {
		t.Errorf("sitemaps %v", r.Sitemaps)
	}
	for _, bad := range []string{"-1", "1e9", "NaN", "x"} {
		if d := Parse([]byte("User-agent: *\nCrawl-delay: " + bad)).CrawlDelay("baotinh"); d != 0 {
			t.Errorf("Crawl-delay %q gave %v", bad, d)
		}
	}
}

func TestSizeLimitCutsAtALine(t *testing.T) {
	line := "Disallow: /" + strings.Repeat("x", 89) + "\n"
	var b strings.Builder
	b.WriteString("User-agent: *\nDisallow: /first\n")
	for b.Len() < MaxSize-50 {
		b.WriteString(line)
	}
	b.WriteString("Disallow: /" + strings.Repeat("y", 200) + "\nDisallow: /behind\n")
	r := Parse([]byte(b.String()))
	if r.Allowed("baotinh", "/first") {
		t.Error("a rule before the limit does not hold")
	}
	if !r.Allowed("baotinh", "/"+strings.Repeat("y", 199)) {
		t.Error("half a rule at the limit holds")
	}
	if !r.Allowed("baotinh", "/behind") {
		t.Error("a rule behind the limit holds")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nAllow: /%zz"), "/a?b=%41")
	f.Add([]byte("user-agent:\xff\ndisallow:%"), "%")
	f.Fuzz(func(t *testing.T, file []byte, target string) {
		r := Parse(file)
		if r.Allowed("baotinh", target) != r.Allowed("BAOTINH", target) {
			t.Error("the case of our name matters")
		}
		if n := normalise(target); normalise(n) != n {
			t.Errorf("normalise(%q) = %q changes again", target, n)
		}
	})
}
