package site

import (
	"net/url"
	"strings"
	"testing"
)

func parse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestNextPart(t *testing.T) {
	s := &Site{Scheme: "https", Hosts: []string{"bao.example"}, keepQuery: map[string]bool{"trang": true, "id": true}}
	var err error
	if s.article, err = compileAll([]string{`-a(\d+)\.html`, `^/xem\?`}); err != nil {
		t.Fatal(err)
	}
	const story = "https://bao.example/tin-a7.html"
	for _, c := range []struct {
		name       string
		nth        int
		page, next string
		want       string
	}{
		{"the second page", 1, story, story + "?trang=2", story + "?trang=2"},
		{"the third", 2, story + "?trang=2", story + "?trang=3", story + "?trang=3"},
		{"behind page one by number", 1, story + "?trang=1", story + "?trang=2", story + "?trang=2"},
		{"with a visit's mark", 1, story, story + "?trang=2&utm_source=x#than", story + "?trang=2"},
		{"beside an id", 1, "https://bao.example/xem?id=9", "https://bao.example/xem?trang=2&id=9", "https://bao.example/xem?id=9&trang=2"},
		{"another id", 1, "https://bao.example/xem?id=9", "https://bao.example/xem?id=10", ""},
		{"the third page of what is the first", 1, story + "?trang=2", story + "?trang=3", ""},
		{"an id of two where there was none", 1, "https://bao.example/xem?id=9", "https://bao.example/xem?trang=2", ""},
		{"the next story", 1, story, "https://bao.example/tin-a8.html", ""},
		{"the next story's second page", 1, story, "https://bao.example/tin-a8.html?trang=2", ""},
		{"another host", 1, story, "https://khac.example/tin-a7.html?trang=2", ""},
		{"a page left out", 1, story, story + "?trang=3", ""},
		{"backwards", 3, story + "?trang=3", story + "?trang=2", ""},
		{"itself", 2, story + "?trang=2", story + "?trang=2", ""},
		{"the first again", 2, story + "?trang=2", story, ""},
		{"no number", 1, story, story + "?trang=cuoi", ""},
		{"a parameter that is not the article's", 1, story, story + "?page=2", ""},
		{"beyond the bound", 20, story + "?trang=20", story + "?trang=21", ""},
		{"a section", 1, "https://bao.example/muc", "https://bao.example/muc?trang=2", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := s.NextPart(parse(t, c.page), parse(t, c.next), c.nth)
			if got != c.want && ok || ok != (c.want != "") {
				t.Errorf("%s, page %d, %s gives %q, %t", c.page, c.nth, c.next, got, ok)
			}
		})
	}
}

// TestStoryIDs: every family's pattern catches the id, and nothing else that changes between two addresses of one story.
func TestStoryIDs(t *testing.T) {
	set, err := Load("", false)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]*Site{}
	for _, s := range set.Sites() {
		if of[s.Family] == nil && len(s.article) == 1 {
			of[s.Family] = s
		}
	}
	for _, c := range []struct{ family, path, want string }{
		{"a", "/chinh-tri/202008/dai-hoi-dang-bo-1a2b3c4/", "1a2b3c4"},
		{"a", "/channel/12/202008/ten-khac-1a2b3c4", "1a2b3c4"},
		{"b", "/dai-hoi-post12345.html", "12345"},
		{"c", "/dai-hoi-nhiem-ky-2020-2025-12345.html", "12345"},
		{"d", "/dai-hoi-a0012345.html", "12345"},
		{"e", "/dai-hoi-12345.html", "12345"},
		{"f", "/xay-dung-dang/dai-hoi-12345.html", "12345"},
		{"h", "/tin-tuc/2/98765/dai-hoi", "98765"},
		{"r", "/dai-hoi-12345.htm", "12345"},
	} {
		t.Run(c.family+strings.ReplaceAll(c.path, "/", "_"), func(t *testing.T) {
			s := of[c.family]
			if s == nil {
				t.Skip("no newspaper has this family's pattern alone")
			}
			u := parse(t, "https://"+s.Hosts[0]+c.path)
			if got := s.StoryID(u); got != c.want {
				t.Errorf("%s: %q, want %q", s.Key, got, c.want)
			}
		})
	}
	own := &Site{Scheme: "https", Hosts: []string{"bao.example"}}
	if own.article, err = compileAll([]string{`^/tin/[^/]+$`}); err != nil {
		t.Fatal(err)
	}
	if got := own.StoryID(parse(t, "https://bao.example/tin/abc-1")); got != "" {
		t.Errorf("a pattern without a group gives the id %q", got)
	}
}

// TestEveryNewspaperHasIDs: an address without an id cannot be told from that of another story shown in its place. Where addresses have no number,
// the name of the story is its id.
func TestEveryNewspaperHasIDs(t *testing.T) {
	for _, s := range bundledSet(t).Sites() {
		if len(s.article) == 0 {
			t.Errorf("%s: no article pattern", s.Key)
		}
		for _, p := range s.article {
			if p.NumSubexp() != 1 {
				t.Errorf("%s: article pattern %s has %d groups, want one around the id", s.Key, p, p.NumSubexp())
			}
		}
	}
}

// TestIDsOfNewspapers: addresses of the forms that each newspaper's file knows, with invented names and numbers.
func TestIDsOfNewspapers(t *testing.T) {
	set := bundledSet(t)
	for _, c := range []struct{ key, path, want string }{
		{"bacgiang", "/bg/chinh-tri/dai-hoi-xa-postid412345.bbg", "412345"},
		{"vinhphuc", "/vi-vn/Multimedia/Images/ID/29999/hinh-anh-dai-hoi-xa-2020---2025", "29999"},
		{"vinhphuc", "/Multimedia/Images/Id/29999/hinh-anh-dai-hoi-xa", "29999"},
		{"bacninh", "/web/bbn/news/-/details/20999/dai-hoi-xa", "20999"},
		{"binhdinh", "/viewer.aspx?macm=39&macmp=39&mabb=229999", "229999"},
		{"binhphuoc", "/news/505/139999/dai-hoi-xa", "139999"},
		{"binhphuoc", "/Content/dai-hoi-xa-nhiem-ky-2020-2025-15999", "15999"},
		{"dienbien", "/tin-bai/chinh-tri/dai-hoi-xa-nam-thang", "dai-hoi-xa-nam-thang"},
		{"haiduong", "/dai-hoi-xa-389999.html", "389999"},
		{"haiduong", "/chinh-tri/dai-hoi-xa-159999", "159999"},
		{"haiphong", "/dai-hoi-xa-409999.html", "409999"},
		{"haiphong", "/baohp/vn/home/InfoDetail.jsp?cat=4&ID=119999", "119999"},
		{"hanam", "/chinh-tri/dang/dai-hoi-xa-129999.html", "129999"},
		{"hanoi", "/dai-hoi-xa-699999.html", "699999"},
		{"hanoi", "/Tin-tuc/Chinh-tri/599999/dai-hoi-xa", "599999"},
		{"hue", "/dai-hoi-xa-a109999.html", "109999"},
		{"hue", "/chinh-tri/dai-hoi-xa-169999.html", "169999"},
		{"laichau", "/chinh-tri/dai-hoi-xa-1099999", "1099999"},
		{"laichau", "/xã-hội/đại-hội-xã", "đại-hội-xã"},
		{"ninhbinh", "/dai-hoi-xa-202508199999999.html", "202508199999999"},
		{"ninhbinh", "/dai-hoi-xa/d20220819999999999.htm", "20220819999999999"},
		{"ninhthuan", "/diendan/109999p1c123/dai-hoi-xa.htm", "109999"},
		{"ninhthuan", "/chinh-tri/dai-hoi-xa-nam-thang.html", "dai-hoi-xa-nam-thang"},
		{"phuyen", "/79/289999/dai-hoi-xa.html", "289999"},
		{"quangnam", "/dai-hoi-xa-3159999.html", "3159999"},
		{"quangninh", "/dai-hoi-xa-post3359999.html", "3359999"},
		{"soctrang", "/xay-dung-dang/dai-hoi-xa-39999.html", "39999"},
		{"sonla", "/chinh-tri/dai-hoi-xa-Ab9999.html", ""},
		{"sonla", "/chinh-tri/dai-hoi-xa-39999.html", "39999"},
		{"thainguyen", "/chinh-tri/202508/dai-hoi-xa-3ac9999/", "3ac9999"},
	} {
		s, ok := set.Site(c.key)
		if !ok {
			t.Fatal(c.key)
		}
		if got := s.StoryID(parse(t, "https://"+s.Hosts[0]+c.path)); got != c.want {
			t.Errorf("%s: %s has the id %q, want %q", c.key, c.path, got, c.want)
		}
	}
	hanoi, _ := set.Site("hanoi")
	old, other := parse(t, "https://hanoimoi.vn/Tin-tuc/Chinh-tri/599999/dai-hoi-xa"), parse(t, "https://hanoimoi.vn/dai-hoi-xa-699999.html")
	if hanoi.OtherStory(old, other) || !hanoi.OtherStory(other, parse(t, "https://hanoimoi.vn/dai-hoi-xa-699998.html")) || hanoi.OtherStory(other, parse(t, "https://hanoimoi.vn/ten-khac-699999.html")) {
		t.Error("two stories are told apart by ids of one form, and by nothing else")
	}
}

func TestNotices(t *testing.T) {
	h := Generic()
	for _, c := range []struct {
		line string
		want MarkerKind
	}{
		{"404", GonePage}, {"Không tìm thấy trang", GonePage}, {"KHÔNG TÌM THẤY TRANG!", ""}, {"Trang không tồn tại.", GonePage},
		{"Thông báo từ chối truy cập", BlockedPage}, {"Thông báo từ chối truy cập từ hệ thống", BlockedPage}, {"Just a moment...", BlockedPage}, {"403 Forbidden", BlockedPage},
		{"Không tìm thấy người mất tích sau trận lũ", ""}, {"404 hộ dân xã vùng cao có điện lưới", ""}, {"Thông báo tuyển dụng", ""}, {"Từ chối truy cập đường dây đánh bạc", ""},
	} {
		var got MarkerKind
		for _, kind := range []MarkerKind{GonePage, BlockedPage} {
			if h.Is(kind, c.line) {
				got = kind
			}
		}
		if got != c.want {
			t.Errorf("%q is %q, want %q", c.line, got, c.want)
		}
	}
}
