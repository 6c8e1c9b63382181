package site

import (
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"baotinh/extract/viet"
)

func bundledSet(t *testing.T) *Set {
	t.Helper()
	set, err := Load("", false)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestAllNewspapers(t *testing.T) {
	set := bundledSet(t)
	if n := len(set.Sites()); n != 63 {
		t.Errorf("%d newspapers, there were 63 provinces", n)
	}
	before, after := map[string]bool{}, map[string]bool{}
	for _, s := range set.Sites() {
		before[s.Province] = true
		after[s.ProvinceNew] = true
		if s.Scheme != "https" || s.Delay != 2*time.Second || len(s.Seeds) == 0 {
			t.Errorf("%s: scheme %s, delay %s, %d seeds", s.Key, s.Scheme, s.Delay, len(s.Seeds))
		}
		if (s.MergedInto != "") != (s.Province != s.ProvinceNew) && s.Key != "hue" {
			t.Errorf("%s: province %s, now %s, but merged into %q", s.Key, s.Province, s.ProvinceNew, s.MergedInto)
		}
		if heir, ok := set.Site(s.MergedInto); ok && heir.ProvinceNew != s.ProvinceNew {
			t.Errorf("%s: now in %s, its heir %s in %s", s.Key, s.ProvinceNew, heir.Key, heir.ProvinceNew)
		}
	}
	if len(before) != 63 || len(after) != 34 {
		t.Errorf("%d provinces before and %d after July 2025, want 63 and 34", len(before), len(after))
	}
}

// Every field of every file says where it comes from, by a code that sources.tsv explains.
func TestProvenance(t *testing.T) {
	codes := map[string]bool{}
	data, err := os.ReadFile("sources.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		if code, _, ok := strings.Cut(line, "\t"); ok {
			codes[code] = true
		}
	}
	check := func(file string, v reflect.Value, from map[string]Provenance, layouts []layoutFile) {
		fields := map[string]bool{}
		var visit func(v reflect.Value)
		visit = func(v reflect.Value) {
			for i := range v.NumField() {
				f := v.Type().Field(i)
				if f.Anonymous {
					visit(v.Field(i))
					continue
				}
				tag := f.Tag.Get("toml")
				switch tag {
				case "from", "layout", "notes", "tell":
					continue
				}
				fields[tag] = true
				if _, ok := from[tag]; !ok && !v.Field(i).IsZero() && (tag != "name" || strings.HasPrefix(file, "sites")) {
					t.Errorf("%s: %s has no source", file, tag)
				}
				if _, ok := from[tag]; ok && v.Field(i).IsZero() {
					t.Errorf("%s: a source for %s, which is not there", file, tag)
				}
			}
		}
		visit(v)
		explained := func(field, source string) {
			if source == "" {
				t.Errorf("%s: %s has an empty source", file, field)
			}
			for _, code := range strings.Fields(source) {
				if !codes[code] {
					t.Errorf("%s: %s: source %q is not in sources.tsv", file, field, code)
				}
			}
		}
		for field, p := range from {
			if !fields[field] {
				t.Errorf("%s: a source for unknown field %q", file, field)
			}
			explained(field, p.Source)
		}
		for _, l := range layouts {
			explained("layout "+l.Name, l.Source)
			if l.Since < 2010 {
				t.Errorf("%s: layout %s has no year", file, l.Name)
			}
		}
	}
	err = fs.WalkDir(bundled, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := bundled.ReadFile(name)
		if err != nil {
			return err
		}
		if strings.HasPrefix(name, "families/") {
			var f familyFile
			if err := decode(name, data, &f); err != nil {
				return err
			}
			check(name, reflect.ValueOf(f), f.From, f.Layout)
			return nil
		}
		var f siteFile
		if err := decode(name, data, &f); err != nil {
			return err
		}
		check(name, reflect.ValueOf(f), f.From, f.Layout)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// shared finds the folder of material beside the project.
func shared(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("BAOTINH_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "sites")); err == nil {
			return filepath.Join(dir, "shared")
		}
	}
	t.Skip("no folder shared beside the project (set BAOTINH_SHARED)")
	return ""
}

func TestSharedAddresses(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(shared(t), "sites", "urltests.json"))
	if err != nil {
		t.Fatal(err)
	}
	var tests map[string][][2]any
	if err := json.Unmarshal(data, &tests); err != nil {
		t.Fatal(err)
	}
	set := bundledSet(t)
	for key, cases := range tests {
		s, ok := set.Site(key)
		if !ok {
			t.Errorf("no newspaper %q", key)
			continue
		}
		for _, c := range cases {
			u, err := url.Parse("https://" + s.Hosts[0] + c[0].(string))
			if err != nil {
				t.Fatal(err)
			}
			kind := s.Classify(u)
			isArticle := kind == Article || kind == Print
			if isArticle != c[1].(bool) {
				t.Errorf("%s: %s is %s, want article %v", key, c[0], kind, c[1])
			}
		}
	}
}

func TestClassify(t *testing.T) {
	set := bundledSet(t)
	tests := []struct {
		key, path string
		want      PageKind
	}{
		{"daklak", "/", Section},
		{"daklak", "/chinh-tri/", Section},
		{"daklak", "/chinh-tri/?paged=3", Section},
		{"daklak", "/chinh-tri/202008/dai-hoi-dang-bo-0a1b2c3/", Article},
		{"daklak", "/chinh-tri/202008/dai-hoi-dang-bo-0a1b2c3", Article},
		{"daklak", "/chinh-tri/202008/dai-hoi-dang-bo-0a1b2c3/?zalo=1&lang=vi", Article},
		{"daklak", "/chinh-tri/202008/", Other},
		{"daklak", "/rss/home.rss", Feed},
		{"daklak", "/sitemap.xml", Sitemap},
		{"daklak", "/sitemap-2025-10.xml.gz", Sitemap},
		{"danang", "/sitemap-news.xml", Sitemap},
		{"tiengiang", "/xa-hoi/index.rss", Feed},
		{"kontum", "/xay-dung-dang-23.html", Section},
		{"kontum", "/xay-dung-dang-23.html?page=4", Section},
		{"kontum", "/xay-dung-dang/ket-nap-dang-vien-4711.html", Article},
		{"haugiang", "/thoi-su-215.html", Section},
		{"sonla", "/xay-dung-dang.html", Section},
		{"sonla", "/xay-dung-dang/ket-nap-dang-vien-4711.html", Article},
		{"nghean", "/dai-hoi-dang-event99.html", Other},
		{"nghean", "/fr/le-congres-4711.html", Other},
		{"gialai", "/dai-hoi-dang-tag109.html", Other},
		{"travinh", "/anh-dep-77/tag.html", Other},
		{"thainguyen", "/trang-in-4711.html", Print},
		{"hanam", "/amp.aspx?itemid=4711", Print},
		{"binhdinh", "/viewer.aspx?macm=1&mabb=4711", Article},
		{"binhdinh", "/viewer.aspx?macm=1", Other},
		{"dongthap", "/chinh-tri?cate=342&page=2", Section},
		{"hoabinh", "/11/4711/Dai-hoi,-thanh-cong.htm", Article},
		{"vinhphuc", "/vi-vn/Multimedia/Images/ID/29999/hinh-anh-dai-hoi-xa", Article},
		{"vinhphuc", "/vi-vn/Multimedia/Images/currentpage/97", Section},
		{"vinhphuc", "/chuyen-muc/cat/188/kinh-te/lang-nghe", Section},
		{"vinhphuc", "/en-us/Multimedia/Images/ID/29999/hinh-anh-dai-hoi-xa", Other},
		{"vinhphuc", "/en-us/Multimedia/Images/currentpage/2", Other},
		{"vinhphuc", "/vi-vn/Multimedia/Images/ID/29999", Other},
		{"vinhphuc", "/chinh-tri/bai-bao-4711.html", Other},
	}
	for _, tt := range tests {
		s, ok := set.Site(tt.key)
		if !ok {
			t.Fatalf("no newspaper %q", tt.key)
		}
		u, err := url.Parse("https://" + s.Hosts[0] + tt.path)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Classify(u); got != tt.want {
			t.Errorf("%s: %s is %s, want %s", tt.key, tt.path, got, tt.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	set := bundledSet(t)
	tests := []struct{ key, in, want string }{
		{"daklak", "http://WWW.baodaklak.vn:80/chinh-tri/202008/dai-hoi-0a1b2c3?utm_source=x#top", "https://baodaklak.vn/chinh-tri/202008/dai-hoi-0a1b2c3/"},
		{"daklak", "https://baodaklak.vn//chinh-tri/./202008/dai-hoi-0a1b2c3/", "https://baodaklak.vn/chinh-tri/202008/dai-hoi-0a1b2c3/"},
		{"daklak", "https://baodaklak.vn/chinh-tri/?paged=2&fbclid=abc", "https://baodaklak.vn/chinh-tri/?paged=2"},
		{"tayninh", "https://baotayninh.vn/index.php/dai-hoi-a4711.html", "https://baotayninh.vn/dai-hoi-a4711.html"},
		{"tayninh", "https://baotayninh.vn/van-de/?p=4&d=", "https://baotayninh.vn/van-de/?d=&p=4"},
		{"hungyen", "https://baohungyen.vn/Chinh-tri", "https://baohungyen.vn/chinh-tri"},
		{"hanam", "https://baohanam.com.vn/amp.aspx?itemid=21&x=1", "https://baohanam.com.vn/amp.aspx?itemid=21"},
		{"binhdinh", "https://baobinhdinh.vn/viewer.aspx?mabb=5&macm=39&sid=9", "https://baobinhdinh.vn/viewer.aspx?mabb=5&macm=39"},
		{"hcm", "https://sggp.org.vn/dai-hoi-post4711.html?gidzl=1", "https://www.sggp.org.vn/dai-hoi-post4711.html"},
		{"laichau", "https://baolaichau.vn/xa%CC%83-h%C3%B4%CC%A3i/b%C3%A0i", "https://baolaichau.vn/x%C3%A3-h%E1%BB%99i/b%C3%A0i"},
		{"daklak", "https://vnexpress.net/a?b=1#c", "https://vnexpress.net/a?b=1"},
	}
	for _, tt := range tests {
		s, _ := set.Site(tt.key)
		u, err := url.Parse(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		got := s.Canonical(u)
		if got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.key, tt.in, got, tt.want)
		}
		again, err := url.Parse(got)
		if err != nil {
			t.Fatal(err)
		}
		if twice := s.Canonical(again); twice != got {
			t.Errorf("%s: %s is not stable: %s", tt.key, got, twice)
		}
	}
}

func TestInScope(t *testing.T) {
	set := bundledSet(t)
	s, _ := set.Site("tuyenquang")
	for address, want := range map[string]bool{
		"https://baotuyenquang.com.vn/x":         true,
		"http://www.baotuyenquang.com.vn/x":      true,
		"https://m.baotuyenquang.com.vn/x":       true,
		"https://baotuyenquang.com.vn.evil.org/": false,
		"https://evil.org/baotuyenquang.com.vn":  false,
		"ftp://baotuyenquang.com.vn/":            false,
		"https://user@baotuyenquang.com.vn/":     false,
		"https://baotuyenquang.com.vn:8443/":     false,
		"https://baohagiang.vn/":                 false,
		"javascript:alert(1)":                    false,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.InScope(u); got != want {
			t.Errorf("%s in scope: %v", address, got)
		}
	}
}

func TestNextPages(t *testing.T) {
	set := bundledSet(t)
	for _, tt := range []struct {
		key, in string
		want    []string
	}{
		{"daklak", "https://baodaklak.vn/chinh-tri/", []string{"https://baodaklak.vn/chinh-tri/?paged=2", "https://baodaklak.vn/chinh-tri/?paged=3"}},
		{"kontum", "https://baokontum.com.vn/xay-dung-dang-23.html?page=464", []string{"https://baokontum.com.vn/xay-dung-dang-23.html?page=465", "https://baokontum.com.vn/xay-dung-dang-23.html?page=466"}},
		{"angiang", "https://baoangiang.com.vn/kinh-te/", []string{"https://baoangiang.com.vn/kinh-te/?d=&p=2", "https://baoangiang.com.vn/kinh-te/?d=&p=3"}},
		{"dongthap", "https://baodongthap.vn/chinh-tri?cate=342", []string{"https://baodongthap.vn/chinh-tri?cate=342&page=2", "https://baodongthap.vn/chinh-tri?cate=342&page=3"}},
		{"hanoi", "https://hanoimoi.vn/chinh-tri", nil},
	} {
		s, _ := set.Site(tt.key)
		u, err := url.Parse(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.NextPages(u, 2); !reflect.DeepEqual(got, tt.want) && len(got)+len(tt.want) > 0 {
			t.Errorf("%s: %s\n got %q\nwant %q", tt.key, tt.in, got, tt.want)
		}
	}
}

func TestByHost(t *testing.T) {
	set := bundledSet(t)
	for host, want := range map[string]string{
		"baodaklak.vn": "daklak", "www.baodaklak.vn": "daklak", "phuyen.baodaklak.vn": "phuyen", "SGGP.org.vn": "hcm", "hanoimoi.com.vn": "hanoi",
	} {
		s, ok := set.ByHost(host)
		if !ok || s.Key != want {
			t.Errorf("%s belongs to %+v, want %s", host, s, want)
		}
	}
	if s, ok := set.ByHost("example.org"); ok {
		t.Errorf("example.org belongs to %s", s.Key)
	}
}

func TestHints(t *testing.T) {
	h := Generic()
	for attr, want := range map[string]Role{
		"article__related-inline":           RoleDrop,
		"detail-content afcbc-body":         RoleBody,
		"PhotoCMS_Caption":                  RoleCaption,
		"sapoDetail":                        RoleSapo,
		"lg:hidden":                         0,
		"hidden":                            RoleHidden,
		"image_desc":                        RoleCaption,
		"updated":                           0,
		"adsense-free-reading-of-the-title": RoleTitle,
	} {
		if got := h.Roles(attr); got&want != want || want == 0 && got != 0 {
			t.Errorf("Roles(%q) = %b, want %b", attr, got, want)
		}
	}
	for _, line := range []string{"Ý kiến bạn đọc", "Ý KIẾN BẠN ĐỌC:", "ý kiến bạn đọc (3)", "Từ khoá: đại hội, đảng bộ"} {
		if !h.Is(End, strings.TrimSuffix(line, " (3)")) {
			t.Errorf("%q is an end marker", line)
		}
	}
	for _, line := range []string{"Ý kiến của các đại biểu đều thống nhất cao", "Theo dõi đại hội có 200 đại biểu"} {
		if h.Is(End, line) || h.Is(Chrome, line) {
			t.Errorf("%q is text", line)
		}
	}
	if rest, ok := h.CutStart(BylineBefore, "Bài, ảnh: Hồng Hà"); !ok || rest != "Hồng Hà" {
		t.Errorf("CutStart gave %q, %v", rest, ok)
	}
	if rest, ok := h.CutEnd(BylineAfter, "Mai Lan (thực hiện)"); !ok || rest != "Mai Lan" {
		t.Errorf("CutEnd gave %q, %v", rest, ok)
	}
	if viet.Key("hoà") != lineKey("Hòa:") {
		t.Error("lines are compared with their tones where they stand")
	}
}
