package draft

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl/site"
)

// fixtures are pages of our own making in the layouts of each family, and in layouts of no family (folder w).
const fixtures = "../site/testdata"

// addresses are what an article's address looks like in each family.
var addresses = map[string]string{
	"a": "/chinh-tri/202006/dai-hoi-dang-bo-xa-3f2a91c/",
	"b": "/dai-hoi-dang-bo-xa-post412345.html",
	"c": "/dai-hoi-dang-bo-xa-412345.html",
	"d": "/dai-hoi-dang-bo-xa-a412345.html",
	"e": "/dai-hoi-dang-bo-xa-412345.html",
	"f": "/chinh-tri/dai-hoi-dang-bo-xa-412345.html",
	"g": "/2401/412345/Dai-hoi-Dang-bo-xa.htm",
	"h": "/tin-tuc/2401/412345/dai-hoi-dang-bo-xa",
	"r": "/dai-hoi-dang-bo-xa-412345.htm",
	"w": "/chinh-tri/dai-hoi-dang-bo-xa-1412345.html",
}

// TestFamilies drafts a file from each page: the family must be found, no page of another CMS may be taken for one, and the file must load and
// read the page.
func TestFamilies(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(fixtures, "*", "*-*.html"))
	if err != nil || len(pages) < 50 {
		t.Fatal("fixtures are missing", err)
	}
	own := 0
	for _, name := range pages {
		if strings.HasSuffix(name, "-table.html") || strings.HasSuffix(name, "-interview.html") {
			continue // the same layouts as the articles'
		}
		family := filepath.Base(filepath.Dir(name))
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Make(Page{URL: "https://baosongtrong.example" + addresses[family], Body: body}, Options{Year: 2025})
			if err != nil {
				t.Fatal(err)
			}
			want := family
			if family == "w" {
				want = ""
			}
			if d.Family != want || d.Key != "songtrong" {
				t.Errorf("family %q and key %q, want %q and songtrong (%q)", d.Family, d.Key, want, d.Notes)
			}
			if want != "" && !strings.HasPrefix(filepath.Base(name), d.Layout) {
				t.Errorf("layout %s", d.Layout)
			}
			if want == "" && d.Layout != "generic" {
				own++
			}
			dir := t.TempDir()
			saved, err := d.Save(dir)
			if err != nil {
				t.Fatal(err)
			}
			set, err := site.Load(dir, false)
			if err != nil {
				t.Fatalf("%v in\n%s", err, d.File)
			}
			s, ok := set.Site("songtrong")
			if !ok || len(s.From) < 3 {
				t.Fatalf("no newspaper, or no sources in it:\n%s", d.File)
			}
			for field, p := range s.From {
				if p.Confirmed || p.Source == "" || site.Explain(p.Source) == "" {
					t.Errorf("%s comes from %+v", field, p)
				}
			}
			if n, faults, err := Check(dir, set); n != 1 || len(faults) > 0 || err != nil {
				t.Errorf("%d fixtures, %v, %v", n, faults, err)
			}
			if _, err := d.Save(dir); err == nil || !strings.Contains(err.Error(), "is there already") || !strings.Contains(err.Error(), "--key") {
				t.Errorf("saving a second time: %v", err)
			}
			if after, err := os.ReadFile(saved.Page); err != nil || string(after) != string(body) {
				t.Error("the fixture is not the page as it came")
			}
		})
	}
	if own < 3 {
		t.Errorf("%d of the pages of no family got a layout of their own, want most of those with ids or classes", own)
	}
}

func TestUnknownCMS(t *testing.T) {
	d, err := Make(Page{URL: "http://m.bao.example/2020/08/dai-hoi-xa-cu-lao-98765.html", Body: []byte(unknownPage), Sitemaps: []string{"http://m.bao.example/sitemap.xml", "http://other.example/sitemap.xml"}},
		Options{Key: "culao", Province: "Cù \"Lao\"\n", ProvinceNew: "Sông Trong"})
	if err != nil {
		t.Fatal(err)
	}
	got := string(d.File)
	for _, want := range []string{
		"name = \"Báo Cù Lao điện tử\"", `province = "Cù \"Lao\""`, `province_new = "Sông Trong"`, "scheme = \"http\"", "hosts = [\"bao.example\"]", "aliases = [\"m.bao.example\"]",
		"sections = [\n  \"/thoi-su\",\n  \"/xay-dung/chi-bo\",\n]", `feeds = ["/rss/tin-moi.rss"]`, `sitemaps = ["/sitemap.xml"]`, `article = ["^/\\d{4}/\\d{2}/[^/]+-(\\d+)\\.html$"]`,
		"name = \"culao-2020\"\nsince = 2020", `title = ["h1.tieu-de"]`, `sapo = ["div.dan"]`, `body = ["#noi-dung-bai"]`, `date = ["span.luc"]`, `province = { source = "D4", confirmed = false }`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the draft lacks %s", want)
		}
	}
	if strings.Contains(got, "family") || d.Layout != "culao-2020" || d.Article.Published != "2020-08-26T07:30:00+07:00" || len(d.Article.Text) < 300 {
		t.Errorf("layout %s, published %s:\n%s", d.Layout, d.Article.Published, got)
	}
}

const unknownPage = `<!DOCTYPE html><html><head><title>Đảng bộ xã Cù Lao đại hội | Báo Cù Lao</title><meta property="og:site_name" content="Báo Cù Lao điện tử">
<link rel="canonical" href="http://bao.example/2020/08/dai-hoi-xa-cu-lao-98765.html"><link rel="alternate" type="application/rss+xml" href="/rss/tin-moi.rss"></head>
<body><nav><a href="/">Trang chủ</a><a href="/thoi-su">Thời sự</a><a href="/xay-dung/chi-bo">Chi bộ</a><a href="/2024">2024</a><a href="http://other.example/x">x</a><a href="/thoi-su?p=2">2</a></nav>
<div class="khung"><h1 class="tieu-de">Đảng bộ xã Cù Lao tổ chức đại hội lần thứ XII</h1><span class="luc">26/08/2020 07:30</span>
<div class="dan"><p>Sáng 25-8, Đảng bộ xã Cù Lao khai mạc đại hội với 95 đại biểu, thay mặt 310 đảng viên của 14 chi bộ trong toàn xã.</p></div>
<div id="noi-dung-bai"><p>Nhiệm kỳ qua, xã đào xong ba con mương, trồng lại rừng chắn sóng ở mé cồn và đưa điện tới từng nhà, bà con ai nấy đều phấn khởi.</p>
<p>Chi bộ các ấp giữ lệ họp đều hằng tháng, đảng viên đi làm xa cũng thu xếp về dự, vì vậy chuyện gì trong ấp cũng được bàn kỹ trước khi làm.</p>
<p>Đại hội bầu 13 đồng chí vào ban chấp hành khóa mới; đồng chí Lê Thị Mây được tín nhiệm bầu giữ chức bí thư.</p></div></div></body></html>`

func TestMakeRefuses(t *testing.T) {
	page := func(address string) Page { return Page{URL: address, Body: []byte(unknownPage)} }
	section, err := os.ReadFile(filepath.Join(fixtures, "f", "section.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		page Page
		o    Options
		want string
	}{
		{"no address", page("bai.html"), Options{}, "write it with https://"},
		{"a known host", page("https://www.baodaklak.vn/x-98765.html"), Options{}, "is daklak already"},
		{"a known key", page("https://bao.example/x-98765.html"), Options{Key: "daklak"}, "give another with --key"},
		{"a bad key", page("https://bao.example/x-98765.html"), Options{Key: "Cù Lao"}, "rename"},
		{"a host without a name", page("https://123.example/x-98765.html"), Options{}, "give --key"},
		{"this machine", page("http://127.0.0.1:8081/x-98765.html"), Options{Key: "thu"}, "--allow-loopback"},
		{"a section page", Page{URL: "https://bao.example/thoi-su", Body: section}, Options{}, "no article in this page"},
		{"the front page's address", page("https://bao.example/"), Options{}, "not of an article"},
		{"no page", Page{URL: "https://bao.example/x-98765.html", Body: []byte("  ")}, Options{}, "is empty"},
		{"no folder of families", page("https://bao.example/x-98765.html"), Options{SitesDir: "khong-co"}, "no folder"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d, err := Make(c.page, c.o); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got a draft: %v, and %v; want …%s…", d != nil, err, c.want)
			}
		})
	}
	if d, err := Make(page("https://baodaklak.vn/chinh-tri/202008/x-3f2a91c/"), Options{Key: "daklak"}); err != nil || d.Key != "daklak" {
		t.Errorf("a new file for a known newspaper: %v", err)
	}
}

func TestCheckFindsFaults(t *testing.T) {
	d, err := Make(Page{URL: "https://bao.example/thoi-su/dai-hoi-98765.html", Body: []byte(unknownPage)}, Options{Key: "culao"})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	saved, err := d.Save(dir)
	if err != nil {
		t.Fatal(err)
	}
	check := func() string {
		set, err := site.Load(dir, false)
		if err != nil {
			t.Fatal(err)
		}
		_, faults, err := Check(dir, set)
		return fmt.Sprint(faults, err)
	}
	page, _ := os.ReadFile(saved.Page)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(saved.Page, []byte(strings.Replace(string(page), "95 đại biểu", "96 đại biểu", 1)), 0o600))
	if got := check(); !strings.Contains(got, "read otherwise than expected: sapo") {
		t.Errorf("a changed page gives %s", got)
	}
	must(os.WriteFile(saved.Article, []byte("{"), 0o600))
	if got := check(); !strings.Contains(got, "baotinh strip --json writes it") {
		t.Errorf("a broken expectation gives %s", got)
	}
	must(os.Remove(saved.Article))
	if got := check(); !strings.Contains(got, "baotinh strip --json writes it") {
		t.Errorf("a missing expectation gives %s", got)
	}
}

func TestArticlePattern(t *testing.T) {
	for _, c := range []struct{ address, want, id string }{
		{"/chinh-tri/dai-hoi-thanh-cong-123456.html", `^/[^/]+/[^/]+-(\d+)\.html$`, "123456"},
		{"/dai-hoi-post123456.html", `^/[^/]+-post(\d+)\.html$`, "123456"},
		{"/tin-tuc/202008/dai-hoi-1a2b3c4/", `^/[^/]+/\d{6}/[^/]+-([0-9a-f]{7})/?$`, "1a2b3c4"},
		{"/tin-tuc/24/123456/dai-hoi", `^/[^/]+/\d{2}/(\d+)/[^/]+/?$`, "123456"},
		{"/123456-dai-hoi.htm", `^/(\d+)-[^/]+\.htm$`, "123456"},
		{"/bai/123456", `^/[^/]+/(\d+)/?$`, "123456"},
		{"/tin.aspx?id=123", `^/tin\.aspx\?(?:.*&)?id=(\d+)(?:&|$)`, "123"},
		{"/chi-tiet?cate=7&news=45678", `^/chi-tiet\?(?:.*&)?news=(\d+)(?:&|$)`, "45678"},
		{"/2020/08/26/dai-hoi-lan-thu-18-thanh-cong.html", `^/\d{4}/\d{2}/\d{2}/[^/]+\.html$`, ""},
		{"/dai-hoi-lan-thu-18", `^/[^/]+/?$`, ""},
		{"/dai-hoi-dang-bo-2020-2025", `^/[^/]+-(\d+)/?$`, "2025"}, // one page cannot tell; the note says to look at each line
		{"/bai-viet_99812.html", `^/[^/]+_(\d+)\.html$`, "99812"},
		{"/a'b\"c/dai-hoi-1234.html", `^/[^/]+/[^/]+-(\d+)\.html$`, "1234"},
	} {
		u, err := url.Parse("https://bao.example" + c.address)
		if err != nil {
			t.Fatal(err)
		}
		pattern, keep, id := articlePattern(u)
		if pattern != c.want || id != (c.id != "") {
			t.Errorf("%s\n got %s (id %v)\nwant %s", c.address, pattern, id, c.want)
			continue
		}
		f := &file{key: "x", name: "x", hosts: []string{"bao.example"}, article: pattern, keepQuery: keep}
		s, err := site.Parse("x", f.text(), "", false)
		if err != nil {
			t.Errorf("%s: %v", c.address, err)
			continue
		}
		if s.Classify(u) != site.Article || s.StoryID(u) != c.id {
			t.Errorf("%s: %s with id %q, want an article with %q", c.address, s.Classify(u), s.StoryID(u), c.id)
		}
	}
}
