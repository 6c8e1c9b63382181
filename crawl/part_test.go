package crawl

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"baotinh/crawl/archive"
	"baotinh/crawl/charset"
	"baotinh/crawl/feed"
	"baotinh/crawl/site"
)

// story is a page of an article with what stands in its head.
func story(text, head string) string {
	return "<html><head><title>Tin</title>" + head + "</head><body><h1>Tin</h1><p>" + text + "</p></body></html>"
}

// bodies shows what an article of the hook consists of: the digit or word in each page's <p>.
func bodies(p Page) string {
	var all []string
	for _, one := range append([]Page{p}, p.Parts...) {
		_, rest, _ := strings.Cut(string(one.Body), "<p>")
		text, _, _ := strings.Cut(rest, "</p>")
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func (c *crawler) articles(n *newspaper) map[string]string {
	c.t.Helper()
	all := map[string]string{}
	var places []archive.Pos
	err := Articles(c.t.Context(), c.path+"/archive", n.set(), archive.Pos{}, func(p Page) error {
		if p.Record == "" || p.Pos == (archive.Pos{}) {
			c.t.Errorf("%s has no record", p.URL)
		}
		path := strings.TrimPrefix(p.URL, n.srv.URL)
		if all[path] != "" {
			c.t.Errorf("%s comes twice", path)
		}
		all[path] = bodies(p)
		places = append(places, p.Pos)
		return nil
	})
	if err != nil {
		c.t.Fatal(err)
	}
	// Behind each of them come those that came after it.
	for i, after := range places {
		rest := slices.Clone(places[i+1:])
		err := Articles(c.t.Context(), c.path+"/archive", n.set(), after, func(p Page) error {
			if len(rest) == 0 || p.Pos != rest[0] || bodies(p) != all[strings.TrimPrefix(p.URL, n.srv.URL)] {
				c.t.Errorf("behind %v comes %v with %q", after, p.Pos, bodies(p))
			}
			rest = rest[min(1, len(rest)):]
			return nil
		})
		if err != nil || len(rest) > 0 {
			c.t.Errorf("behind %v lack %v, %v", after, rest, err)
		}
	}
	return all
}

func TestParts(t *testing.T) {
	n := newNewspaper(t)
	n.toml = "keep_query = [\"trang\"]\n"
	n.html("/", "/dai-a1.html", "/ngan-a2.html", "/vong-a3.html", "/tiep-a4.html")
	n.text("/dai-a1.html", "text/html", story("1", `<link rel="next" href="?trang=2">`))
	n.text("/dai-a1.html?trang=2", "text/html", story("2", `<link rel="next" href="/dai-a1.html?trang=3">`))
	n.text("/dai-a1.html?trang=3", "text/html", story("3", `<link rel="next" href="/dai-a1.html?trang=2">`))
	n.text("/ngan-a2.html", "text/html", story("ngắn", ""))
	// Pages without end, one that leads to itself, and one whose next page is another story's.
	n.on("/vong-a3.html", func(w http.ResponseWriter, r *http.Request) {
		nth := 1
		fmt.Sscan(r.URL.Query().Get("trang"), &nth)
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, story(fmt.Sprint(nth), fmt.Sprintf(`<link rel="next" href="?trang=%d">`, nth+1)))
	})
	n.text("/tiep-a4.html", "text/html", story("4", `<link rel="next" href="/ngan-a2.html?trang=2">`))
	c := newCrawler(t, n)
	got := map[string]string{}
	hook := c.cfg.Hook
	var again []string
	c.cfg.Hook = func(ctx context.Context, p Page) error {
		got[strings.TrimPrefix(p.URL, n.srv.URL)] = bodies(p)
		if p.Again {
			again = append(again, p.URL)
		}
		return hook(ctx, p)
	}
	c.crawl()
	endless := make([]string, site.MaxParts)
	for i := range endless {
		endless[i] = fmt.Sprint(i + 1)
	}
	want := map[string]string{"/dai-a1.html": "1 2 3", "/ngan-a2.html": "ngắn", "/tiep-a4.html": "4", "/vong-a3.html": strings.Join(endless, " ")}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the hook got %v, want %v", got, want)
	}
	if fromArchive := c.articles(n); fmt.Sprint(fromArchive) != fmt.Sprint(want) {
		t.Errorf("the archive gives %v, want %v", fromArchive, want)
	}
	asked := n.visits()
	if strings.Contains(asked, "a2.html?") || strings.Count(asked, "/dai-a1") != 3 || len(again) == 0 {
		t.Errorf("asked for %s, again %q", asked, again)
	}

	// The last page alone has changed: the first page, which stands in a list, is unchanged and leads to it.
	n.text("/dai-a1.html?trang=3", "text/html", story("ba", ""))
	n.clock.pass(24 * time.Hour)
	n.text("/tin.rss", "text/xml", "<rss version='2.0'><channel><item><link>/dai-a1.html</link><pubDate>"+n.clock.Now().Format(time.RFC1123Z)+"</pubDate></item></channel></rss>")
	n.toml += "feeds = [\"/tin.rss\"]\n"
	c.cfg.Sites = []*site.Site{n.load()}
	clear(got)
	c.crawl()
	if fmt.Sprint(got) != "map[/dai-a1.html:1 2 ba]" {
		t.Errorf("after a change of the last page the hook got %v", got)
	}
	n.text("/ngan-a2.html", "text/html", story("mới", ""))
	n.text("/tin.rss", "text/xml", "<rss version='2.0'><channel><item><link>/ngan-a2.html</link><pubDate>"+n.clock.Now().Add(24*time.Hour).Format(time.RFC1123Z)+"</pubDate></item></channel></rss>")
	n.clock.pass(48 * time.Hour)
	c.crawl()
	if all := c.articles(n); all["/ngan-a2.html"] != "mới" || all["/dai-a1.html"] != "1 2 ba" || len(all) != 4 {
		t.Errorf("the archive gives %v", all)
	}
}

// A view of an article leads to the article; a page that is another article's is none of its own.
func TestCanonicalAddresses(t *testing.T) {
	n := newNewspaper(t)
	n.html("/", "/amp/tin-a1.html", "/cu-a2.html", "/loi-a3.html", "/ngoai-a4.html")
	n.text("/amp/tin-a1.html", "text/html", story("amp", `<link rel="canonical" href="/tin-a1.html">`))
	n.text("/tin-a1.html", "text/html", story("tin", `<link rel="canonical" href="/tin-a1.html">`))
	n.text("/cu-a2.html", "text/html", story("mới", `<link rel="canonical" href="/moi-a9.html?utm_source=x">`))
	n.text("/moi-a9.html", "text/html", story("mới", `<link rel="canonical" href="/moi-a9.html">`))
	n.text("/loi-a3.html", "text/html", story("lỗi", `<link rel="canonical" href="/">`))
	n.text("/ngoai-a4.html", "text/html", story("ngoài", `<link rel="canonical" href="https://khac.example/x-a5.html">`))
	c := newCrawler(t, n)
	c.crawl()
	if got := c.processed(); got != "/amp/tin-a1.html /loi-a3.html /moi-a9.html /ngoai-a4.html /tin-a1.html" {
		t.Errorf("the hook got %s", got)
	}
	for path, want := range map[string]Outcome{"/amp/tin-a1.html": Fetched, "/cu-a2.html": OtherPage, "/moi-a9.html": Fetched, "/loi-a3.html": Fetched} {
		if c.ends[path] != want {
			t.Errorf("%s ended %s, want %s", path, c.ends[path], want)
		}
	}
}

func TestNoticePages(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       Outcome
		times      int
	}{
		{"a heading says there is none", `<title>Báo Thử</title><h1>Không tìm thấy trang</h1>`, SoftGone, 1},
		{"a title with the newspaper's name", `<title>404 | Báo Thử</title>`, SoftGone, 1},
		{"a guard against robots", `<title>Just a moment...</title><p>x`, Blocked, 3},
		{"a firewall of ours", `<h1>Thông báo từ chối truy cập</h1>`, Blocked, 3},
		{"a story about a missing man", `<title>Không tìm thấy người mất tích - Báo Thử</title><h1>Không tìm thấy người mất tích</h1>`, Fetched, 1},
		{"a story about a number", `<h1>404 hộ có điện</h1>`, Fetched, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNewspaper(t)
			n.html("/", "/tot-a1.html", "/x-a7.html")
			n.html("/tot-a1.html")
			n.text("/x-a7.html", "text/html; charset=utf-8", c.body)
			cr := newCrawler(t, n)
			rep := cr.crawl()
			if cr.ends["/x-a7.html"] != c.want || cr.ends["/tot-a1.html"] != Fetched {
				t.Errorf("ended %s (%s), want %s", cr.ends["/x-a7.html"], cr.why["/x-a7.html"], c.want)
			}
			if got := strings.Count(n.visits(), "/x-a7.html"); got != c.times {
				t.Errorf("asked %d times, want %d", got, c.times)
			}
			if wants := "/tot-a1.html"; c.want != Fetched && cr.processed() != wants {
				t.Errorf("the hook got %s", cr.processed())
			}
			if rep.Sites[0].Outcomes[c.want] == 0 {
				t.Errorf("the report has %v", rep.Sites[0].Outcomes)
			}
		})
	}
	// A captcha in the place of a feed is not taken for a feed that has gone.
	n := newNewspaper(t)
	n.toml = "feeds = [\"/tin.rss\"]\n"
	n.html("/")
	n.text("/tin.rss", "text/html", "<title>Captcha</title>")
	c := newCrawler(t, n)
	c.crawl()
	if c.ends["/tin.rss"] != Blocked {
		t.Errorf("the feed ended %s", c.ends["/tin.rss"])
	}
}

// What is picked out of the bytes of a page says the same as the whole page read as text, whatever its encoding.
func TestReadHeadOfBytes(t *testing.T) {
	const page = "<html><head><title>Đại hội - Báo Thử</title><link rel=canonical href=/tin-a1.html></head><body><h1>Đại hội đảng bộ xã</h1>" +
		"<p>Đảng viên của đảng bộ đã bầu cấp uỷ khoá mới.</p><a rel=next href=/tin-a1-2.html>2</a></body></html>"
	encode := func(e encoding.Encoding) string {
		s, err := encoding.ReplaceUnsupported(e.NewEncoder()).String(norm.NFD.String(page))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, body := range map[string]string{
		"utf-8":            page,
		"byte order mark":  "\ufeff" + page,
		"decomposed":       norm.NFD.String(page),
		"zero width":       strings.Replace(page, "hội đảng", "hội\u200b đảng", 1),
		"a broken byte":    strings.Replace(page, "<p>", "<p>\xff", 1),
		"a broken heading": strings.Replace(page, "<h1>", "<h1>\xff", 1),
		"windows-1258":     encode(charmap.Windows1258),
		"utf-16le":         encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"utf-16be":         encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)),
	} {
		t.Run(name, func(t *testing.T) {
			text, _ := charset.ToUTF8([]byte(body), "text/html")
			want := feed.ReadHead(text, "http://bao.example/tin-a1.html")
			if got := readHead([]byte(body), "text/html", "http://bao.example/tin-a1.html"); !reflect.DeepEqual(got, want) || got.Heading == "" || got.Canonical == "" {
				t.Errorf("%+v, the whole page says %+v", got, want)
			}
		})
	}
}
