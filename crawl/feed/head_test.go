package feed

import (
	"reflect"
	"strings"
	"testing"
)

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
		{"an empty heading before the real one", `<h1> </h1><h1>Tên</h1>`, Head{Heading: "Tên"}},
		{"no addresses", `<link rel=canonical href="javascript:x()"><a rel=next>Sau</a><a rel=next href="http://">Sau</a>`, Head{}},
		{"a link that is no link element", `<a rel=canonical href=/a>x</a>`, Head{}},
		{"in a script", `<script>"<a rel=next href=/2>"</script>`, Head{}},
		{"unclosed", `<title>a`, Head{Title: "a"}},
		{"nothing", "", Head{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ReadHead([]byte(c.page), "http://bao.example/muc/"); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
	if h := ReadHead([]byte("<h1>"+strings.Repeat("<b>"+strings.Repeat("x", 300)+"</b>", 1000)), "http://bao.example/"); len(h.Heading) > 2*maxHeading {
		t.Errorf("a heading of %d bytes", len(h.Heading))
	}
}
