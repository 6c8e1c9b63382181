package strip_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

// paperOf is a newspaper of a family.
func paperOf(t *testing.T, family string) *site.Site {
	t.Helper()
	set, err := site.Load("", false)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range set.Sites() {
		if s.Family == family {
			return s
		}
	}
	t.Fatalf("no newspaper of family %s", family)
	return nil
}

// Small notices have one paragraph, which is no lead of anything.
func TestOneParagraph(t *testing.T) {
	const text = "Từ ngày 15-9, Nhà truyền thống huyện Đèo Sim tạm dừng đón khách để sửa mái và hệ thống điện; dự kiến mở cửa lại vào giữa tháng 11."
	const more = "Trong thời gian này, các đoàn đã đăng ký được hướng dẫn sang khu trưng bày tạm ở tầng một của thư viện huyện."
	f := paperOf(t, "f")
	page := func(body string) []byte {
		return []byte(`<title>Tạm dừng đón khách</title><div id=menu><a href=/>Trang chủ</a></div><article><h1 class=title>Tạm dừng đón khách tham quan</h1><div class=date>12/09/2025 08:00 GMT +7</div><div class=newscontent>` + body + `</div></article>`)
	}
	for _, c := range []struct{ name, body, sapo, text string }{
		{"one paragraph", "<p>" + text + "</p>", "", text},
		{"in bold, as a lead", "<p><strong>" + text + "</strong></p>", "", text},
		{"with a byline", "<p>" + text + `</p><p style="text-align:right"><strong>HOÀI AN</strong></p>`, "", text},
		{"with a picture", "<p>" + text + `</p><p><img src=/a.jpg></p><p style="text-align:center"><em>Nhà truyền thống huyện. Ảnh: HOÀI AN</em></p>`, "", text},
		{"a lead and a paragraph", "<p><strong>" + text + "</strong></p><p>" + more + "</p>", text, more},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := strip.Page(page(c.body), "https://"+f.Hosts[0]+"/doi-song/tam-dung-don-khach-12345.html", f)
			if err != nil {
				t.Fatal(err)
			}
			if a.Sapo != c.sapo || a.Text != c.text || a.Published != "2025-09-12T08:00:00+07:00" || a.Layout != "f-2019" {
				t.Errorf("sapo %q, text %q, published %s, layout %s", a.Sapo, a.Text, a.Published, a.Layout)
			}
			checkInvariants(t, a)
		})
	}
	if _, err := strip.Page(page("<p>Đang cập nhật.</p>"), "https://"+f.Hosts[0]+"/x/y-1.html", f); !errors.Is(err, strip.ErrNoArticle) {
		t.Errorf("a line that is no notice: %v", err)
	}
}

const filler = "<p>Huyện Đèo Sim đã tổng kết nhiệm kỳ tại hội trường trung tâm, với sự có mặt của đại diện các xã và các cơ quan trong huyện.</p>" +
	"<p>Kết quả của từng xã được công bố ngay tại hội nghị, sau khi tổ kiểm tra đối chiếu số liệu với báo cáo của cơ sở.</p>"

func TestTableTitle(t *testing.T) {
	const rows = "<table border=1><tr><th>Xã</th><th>Đảng viên</th></tr><tr><td>Khe Vân</td><td>312</td></tr><tr><td>Bến Sim</td><td>287</td></tr></table>"
	for _, c := range []struct{ name, above, title string }{
		{"centred and bold", `<p style="text-align:center"><strong>Số đảng viên theo xã</strong></p>`, "Số đảng viên theo xã"},
		{"by attribute", `<p align=center><b>Số đảng viên theo xã</b></p>`, "Số đảng viên theo xã"},
		{"a sentence", `<p style="text-align:center"><strong>Số đảng viên tăng ở cả hai xã.</strong></p>`, ""},
		{"an announcement", `<p style="text-align:center"><strong>Kết quả như sau:</strong></p>`, ""},
		{"not centred", "<p><strong>Số đảng viên theo xã</strong></p>", ""},
		{"not bold", `<p style="text-align:center">Số đảng viên theo xã</p>`, ""},
		{"not right above", `<p style="text-align:center"><strong>Số đảng viên theo xã</strong></p><p>Bảng do Ban Tổ chức lập.</p>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := strip.Page([]byte(`<h1>Đèo Sim tổng kết nhiệm kỳ</h1><div class="article-body">`+filler+c.above+rows+"</div>"), "https://bao.example/a", nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Tables) != 1 || a.Tables[0].Caption != c.title {
				t.Fatalf("tables %+v", a.Tables)
			}
			if inText := strings.Contains(a.Text, "Số đảng viên theo xã"); c.title != "" && inText {
				t.Error("the title stands in the text too")
			}
			if reading, _ := a.Reading(); c.title != "" && !strings.Contains(reading, c.title+"\nXã\tĐảng viên\n") {
				t.Errorf("read as %q", reading)
			}
			checkInvariants(t, a)
		})
	}
}

func TestMediaCaptions(t *testing.T) {
	for _, c := range []struct{ name, box, want string }{
		{"a picture called avatar", `<figure class="avatar"><img src=a.jpg><figcaption>Quang cảnh hội nghị tổng kết. Ảnh: Hoài An</figcaption></figure>`, "Quang cảnh hội nghị tổng kết"},
		{"a film", `<div class="video"><video src=a.mp4></video><p class="caption">Phim về hội nghị tổng kết của huyện</p></div>`, "Phim về hội nghị tổng kết của huyện"},
		{"a list of films", `<div class="video"><p><a href=/v1>Xem phim về hội nghị tổng kết</a></p></div>`, ""},
		{"a caption in a menu", `<div class="menu"><figure><figcaption>Chuyên mục nổi bật trong tuần</figcaption></figure></div>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := strip.Page([]byte(`<h1>Đèo Sim tổng kết nhiệm kỳ</h1><div class="article-body">`+filler+c.box+filler+"</div>"), "https://bao.example/a", nil)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, one := range a.Captions {
				got += strings.TrimSuffix(one.Text, ".")
			}
			if got != c.want || strings.Contains(a.Text, "phim") || strings.Contains(a.Text, "Chuyên mục") {
				t.Errorf("captions %q, text %q", got, a.Text)
			}
		})
	}
	// Outside the body a caption stays outside.
	a, err := strip.Page([]byte(`<h1>Đèo Sim tổng kết nhiệm kỳ</h1><div class="article-body">`+filler+`</div><div class="video"><figure><figcaption>Phim khác trong tuần</figcaption></figure></div>`), "https://bao.example/a", nil)
	if err != nil || len(a.Captions) != 0 {
		t.Errorf("%v, captions %+v", err, a)
	}
}

// TestLayoutNamesChildren: what a layout drops or calls a caption may stand directly in the body's element, where most of it does.
func TestLayoutNamesChildren(t *testing.T) {
	dir := t.TempDir()
	file := "name = \"Báo Thử\"\nhosts = [\"bao.example\"]\n[[layout]]\nname = \"thu-2020\"\nsince = 2020\nbody = [\"#than\"]\ncaption = [\"p.duoi-hinh\"]\ndrop = [\"div.khung-xanh\"]\n"
	if err := os.WriteFile(filepath.Join(dir, "thu.toml"), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	sites, err := site.Load(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := sites.Site("thu")
	const page = `<html><head><title>Mùa chè búp ở Khe Lở</title></head><body><h1>Mùa chè búp ở Khe Lở</h1><div id="than">
<p>Từ tờ mờ sáng, bà con Khe Lở đã lên đồi hái chè; năm nay mưa đều nên búp lên nhanh, lứa nào cũng dày và non.</p>
<p><img src="/a.jpg"></p><p class="duoi-hinh">Hái chè trên đồi Khe Lở vào buổi sớm, khi sương còn đọng trên lá</p>
<div class="khung-xanh"><p>Mời bà con đặt mua ấn phẩm cuối tuần của tòa soạn với giá ưu đãi tại các bưu cục trong toàn tỉnh.</p></div>
<p>Chiều đến, xe của hợp tác xã chạy dọc đường làng thu mua, trả tiền ngay tại chỗ nên ai cũng yên lòng gắn bó với cây chè.</p></div></body></html>`
	a, err := strip.Page([]byte(page), "https://bao.example/mua-che.html", s)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(a.Text, "bưu cục") || strings.Contains(a.Text, "sương còn đọng") || len(a.Captions) != 1 || !strings.Contains(a.Text, "trả tiền ngay") {
		t.Errorf("captions %+v and text %q", a.Captions, a.Text)
	}
}
