package feed

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// undated leaves out the time, which is compared as one.
func undated(h Head) Head {
	h.Published = time.Time{}
	return h
}

func TestReadHead(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       Head
	}{
		{"all", `<title>Đại hội &amp; tin | Báo</title><link rel=canonical href="/tin-a7.html#x"><h1 class=t> Đại <b>hội</b>
			lần thứ XX</h1><h1>khác</h1><a rel="nofollow NEXT" href="?trang=2">Trang sau</a>`,
			Head{Title: "Đại hội & tin | Báo", Heading: "Đại hội lần thứ XX", Canonical: "http://bao.example/tin-a7.html", Next: "http://bao.example/muc/?trang=2"}},
		{"the first of each", `<link rel=next href=/2><a rel=next href=/3><link rel=canonical href=/c1><link rel=canonical href=/c2><title>a</title><svg><title>b</title></svg>`,
			Head{Title: "a", Canonical: "http://bao.example/c1", Next: "http://bao.example/2"}},
		{"feeds", `<link rel="alternate" type="application/rss+xml" href=/rss/tin.rss><link rel=alternate type=application/atom+xml href=/atom>
			<link rel=alternate hreflang=en href=/en/><a rel=alternate type=text/html href=/x>`, Head{Feeds: []string{"http://bao.example/rss/tin.rss", "http://bao.example/atom"}}},
		{"when it was published", `<meta property="og:site_name" content=" Báo  Thử "><meta property="article:published_time" content="2020-08-26T07:30:00+07:00">`,
			Head{SiteName: "Báo Thử", Published: time.Date(2020, 8, 26, 7, 30, 0, 0, time.FixedZone("", 7*3600))}},
		{"the same in JSON-LD with a fault", `<script type="application/ld+json">{"headline":"a
b", "datePublished" : "2020-08-26","x":}</script>`, Head{Published: time.Date(2020, 8, 26, 0, 0, 0, 0, time.UTC)}},
		{"a date in another script", `<script>{"datePublished":"2020-08-26"}</script>`, Head{}},
		{"a date that is none", `<script type="application/ld+json">{"datePublished":null,"x":"2020-08-26"}</script><meta property="article:published_time" content="hôm qua">`, Head{}},
		{"an empty heading before the real one", `<h1> </h1><h1>Tên</h1>`, Head{Heading: "Tên"}},
		{"no addresses", `<link rel=canonical href="javascript:x()"><a rel=next>Sau</a><a rel=next href="http://">Sau</a>`, Head{}},
		{"a link that is no link element", `<a rel=canonical href=/a>x</a>`, Head{}},
		{"in a script", `<script>"<a rel=next href=/2>"</script>`, Head{}},
		{"unclosed", `<title>a`, Head{Title: "a"}},
		{"nothing", "", Head{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ReadHead([]byte(c.page), "http://bao.example/muc/"); !got.Published.Equal(c.want.Published) || !reflect.DeepEqual(undated(got), undated(c.want)) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
	if h := ReadHead([]byte("<h1>"+strings.Repeat("<b>"+strings.Repeat("x", 300)+"</b>", 1000)), "http://bao.example/"); len(h.Heading) > 2*maxHeading {
		t.Errorf("a heading of %d bytes", len(h.Heading))
	}
}
