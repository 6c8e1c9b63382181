package strip_test

import (
	"slices"
	"strings"
	"testing"

	"baotinh/crawl/strip"
)

// The forms in which pages of unknown newspapers print what stands around the text, each on the same invented story.
const (
	formTitle = "Mường Tằng đổi thay sau ba năm làm đường"
	formSapo  = "Sau ba năm triển khai chương trình giảm nghèo, xã vùng cao Mường Tằng đã có nhiều đổi thay, đời sống người dân từng bước được nâng lên."
	formTime  = "2026-07-07T19:37:00+07:00"
)

var formText = []string{
	"Ông Lò Văn Khiết, Chủ tịch UBND xã Mường Tằng, cho biết toàn xã hiện có 12 bản với 1.034 hộ dân sinh sống.",
	"Trong sáu tháng đầu năm, xã đã giải ngân hơn 4,2 tỷ đồng để làm đường nội bản, kéo điện và sửa ba điểm trường.",
	"Theo báo cáo của Phòng Kinh tế huyện Nà Sìn, sản lượng chè búp tươi đạt 3.410 tấn, tăng 6,5% so với cùng kỳ.",
	"Bà Hoàng Thị Lụa, trú tại bản Pa Cheo, kể rằng gia đình bà từng phải đi bộ hơn hai giờ mới ra tới chợ phiên.",
	"Tuy nhiên, một số hộ vẫn lo ngại về đầu ra khi diện tích trồng mới tăng nhanh trong hai năm trở lại đây.",
	"Dự kiến công trình sẽ hoàn thành trước mùa mưa năm sau, cung cấp nước tưới cho khoảng 240 ha lúa hai vụ.",
}

const (
	formNav = `<header><div>Chủ nhật, 22/11/2026</div><ul><li><a href=/1>Thời sự</a></li><li><a href=/2>Kinh tế</a></li><li><a href=/3>Văn hóa</a></li>` +
		`<li><a href=/4>Thể thao</a></li><li><a href=/5>Pháp luật</a></li></ul></header>`
	formFoot = `<footer><p>Báo Thử Nghiệm. Giấy phép số 11/GP-BTTTT cấp ngày 02/03/2021.</p></footer>`
)

// paragraphs puts each text into an element of its own.
func paragraphs(texts ...string) string {
	return "<p>" + strings.Join(texts, "</p>\n<p>") + "</p>"
}

// teasers are headlines of other stories with a few words about each, in all as long as an article.
func teasers(n int) string {
	return strings.Repeat(`<div class=n><h3><a href=/b>Bão số chín đổi hướng vào vịnh</a></h3><p>Bão đang di chuyển theo hướng tây bắc với tốc độ khoảng 15 km mỗi giờ, `+
		`cơ quan khí tượng cho biết vào sáng nay, 06/07/2026.</p></div>`, n)
}

func TestForms(t *testing.T) {
	const h1, date, lead = "<h1>" + formTitle + "</h1>", "<div class=date>07/07/2026 19:37</div>", "<div class=sapo>" + formSapo + "</div>"
	all := paragraphs(formText...)
	body := "<div class=q>" + all + "</div>"
	first, rest := paragraphs(formText[:3]...), paragraphs(formText[3:]...)
	in := func(between string) string {
		return h1 + date + lead + "<div class=q>" + first + between + rest + "</div>"
	}
	after := func(behind string) string { return h1 + date + lead + "<div class=q>" + all + behind + "</div>" }

	extra2 := "Xã cũng kiến nghị cấp trên hỗ trợ kinh phí sửa chữa ba cầu treo đã xuống cấp sau đợt lũ hồi tháng 8."
	all2 := paragraphs(extra2)
	const licence = "Giấy phép hoạt động của mỏ đá Nậm Hẻo hết hạn từ tháng 3, nhưng mỏ vẫn khai thác, theo biên bản kiểm tra của huyện."

	for _, c := range []struct {
		name, head, page string
		authors          string // joined by a stroke
		published        string // formTime if empty
		extra            string // paragraphs or headings that the text has besides, in this order
	}{
		// What stands above the text.
		{name: "a name alone between title and lead", page: "<div><div>Thứ Ba, 07/07/2026, 19:37</div>" + h1 + "<div>Giàng Mí</div><div><b>" + formSapo + "</b></div>" + body + "</div>", authors: "Giàng Mí"},
		{name: "a name beside the date", page: h1 + "<p>Giàng Mí | 19:37 | 07/07/2026</p><p><b>" + formSapo + "</b></p>" + all, authors: "Giàng Mí"},
		{name: "a name glued to the time", page: h1 + "<div><span>Giàng Mí</span><span>19:37 - 07/07/2026</span></div>" + lead + body, authors: "Giàng Mí"},
		{name: "a name with a mail address", page: h1 + date + `<div class="author-info"><a>Giàng Mí</a> <span>giangmi@bao.example</span></div>` + lead + body, authors: "Giàng Mí"},
		{name: "a name and an office", page: h1 + date + lead + body + `<div class="author">Giàng Mí/Báo Thử Nghiệm</div>`, authors: "Giàng Mí"},
		{name: "a section is no name", page: `<div class=breadcrumb><a>Trang chủ</a> <a>Kinh Tế Xanh</a></div>` + h1 + "<div>Kinh Tế Xanh</div>" + date + lead + body},
		{name: "readers counted beside the date", page: h1 + "<p>Đăng ngày 07/07/2026 lúc 19:37 | Lượt xem: 1.203</p><h3>" + formSapo + "</h3>" + body},
		{name: "afternoon and readers", page: h1 + "<div>07/07/2026 07:37:00 CH <i></i> 302 lượt xem</div><p><em>" + formSapo + "</em></p>" + body},
		{name: "the month as a word", head: "", page: h1 + "<time>7 tháng 7 2026</time>" + lead + body, published: "2026-07-07"},
		{name: "hours ago", page: h1 + `<div title="07/07/2026 19:37">2 giờ trước</div>` + lead + body},
		{name: "a day for mail", head: `<meta name=pubdate content="Tue, 07 Jul 2026 19:37:00 +0700">`, page: h1 + lead + body},
		{name: "broken JSON", head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Đường "mới"","datePublished":"2026-07-07T19:37:00+07:00"}</script>`, page: h1 + lead + body},
		{name: "labels for screen readers", page: h1 + date + `<ul><li><span class="visually-hidden">Tác giả, </span>Giàng Mí</li></ul>` + lead + body, authors: "Giàng Mí"},
		{name: "a player", page: h1 + date + lead + "<div class=q><div><span>Nghe bài viết</span> <span>0:00 / 3:21</span><ul><li>Nam miền Bắc</li></ul></div>" + all + "</div>"},
		{name: "contents", page: h1 + date + lead + "<div class=q><div><p>Mục lục</p><ul><li><a href=#a>Đường mới về bản</a></li></ul></div>" + all + "</div>"},
		{name: "a picture of the author and all in a row", page: h1 + `<div><img src=x><div><a href=/g>Giàng Mí</a><span>Thứ Ba, 07/07/2026 19:37 (GMT+7)</span></div></div>` + "<p><b>" + formSapo + "</b></p>" + all, authors: "Giàng Mí"},
		// What the class of the text says.
		{name: "text called advertisement", page: "<div>" + h1 + date + lead + `</div><div class="block_ads tts">` + all + all2 + "</div><div>" + teasers(14) + "</div>", extra: extra2},
		{name: "text called widget and story", page: `<div class="story">` + h1 + date + lead + `<div class="story-widget">` + all + all2 + "</div></div><div>" + teasers(14) + "</div>", extra: extra2},
		{name: "more comments than text", page: "<div>" + h1 + date + lead + "</div>" + body + `<div class="box-comment">` + strings.Repeat("<p>Tôi thấy con đường này rất có ích cho bà con vùng cao, mong huyện làm thêm.</p>", 40) + "</div>"},
		// What stands within the text.
		{name: "a related story without a picture", page: in(`<div><a href=/x>Thêm hai tuyến buýt ngoại thành</a><p>Hai tuyến sẽ chạy thử với giá vé 7.000 đồng mỗi lượt.</p></div>`)},
		{name: "a list of related stories with pictures", page: in(`<div><h3>Xem thêm</h3>` + strings.Repeat(`<div><a href=/x><img src=x></a><h4><a href=/x>Thêm hai tuyến buýt ngoại thành</a></h4><p>Hai tuyến sẽ chạy thử từ tháng tới.</p></div>`, 2) + `</div>`)},
		{name: "another site's post", page: in(`<blockquote class="twitter-tweet"><p>Một dòng của mạng xã hội.</p></blockquote>`)},
		{name: "controls of a film", page: in(`<div class="video-js"><div class="vjs-modal"><p>Cửa sổ này có thể đóng lại bằng phím Esc.</p></div></div>`)},
		{name: "a label early in the text", page: h1 + date + lead + "<div class=q><p>" + formText[0] + "</p><div>Bình luận (3)</div>" + paragraphs(formText[1:]...) + "</div>"},
		{name: "widgets of a page builder", page: h1 + date + `<div class="elementor">` + strings.ReplaceAll(strings.ReplaceAll(paragraphs(append([]string{formSapo}, formText...)...), "<p>", `<div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>`), "</p>", "</p></div></div>") + `</div>`, head: `<meta name=description content="` + formSapo + `">`},
		{name: "most of the text in one more element", page: h1 + date + lead + "<div class=q><div>" + paragraphs(formText[:5]...) + "</div><p>" + formText[5] + "</p></div>"},
		{name: "the text in two elements", page: h1 + date + lead + "<div><div class=q>" + first + "</div><div>Quảng cáo</div><div class=q>" + rest + "</div></div>"},
		// What stands behind the text.
		{name: "an invitation after the byline", page: after(`<p style="text-align:right"><b>Bài và ảnh: GIÀNG MÍ</b></p><p>*Mời bạn đọc vào chuyên mục <a href=/x>Xã hội</a> xem các tin, bài khác.</p>`), authors: "GIÀNG MÍ"},
		{name: "those who made the page", page: after("<div><p>Nội dung: <b>Giàng Mí</b></p><p>Ảnh: Mạnh Hà</p><p>Thiết kế: Sùng Páo</p></div>"), authors: "Giàng Mí"},
		{name: "the same in one line", page: after("<p>Bài: Giàng Mí - Ảnh: Mạnh Hà - Đồ họa: Sùng Páo</p>"), authors: "Giàng Mí"},
		{name: "a sentence about design is text", page: after("<p>Thiết kế của cầu treo do huyện duyệt từ năm ngoái.</p>"), extra: "Thiết kế của cầu treo do huyện duyệt từ năm ngoái."},
		{name: "a source and a counter", page: after("<p><em>Theo Giàng Mí/Bản tin Nà Sìn</em></p><div>Thích 0</div>")},
		{name: "where to write", page: after("<p><b>TIN LIÊN QUAN</b></p><p><a href=/x>Thêm hai tuyến buýt ngoại thành</a></p><p>Mọi thông tin phản ánh xin gửi về đường dây nóng 0900 000 000.</p>")},
		{name: "the foot of the page right behind the text", page: h1 + date + lead + all + "<p>© Báo Thử Nghiệm. Cơ quan chủ quản: Hội Nhà báo tỉnh Tây Bắc. Mọi hình thức sao chép phải được sự đồng ý bằng văn bản của tòa soạn.</p>" +
			"<p>Cơ quan chủ quản: Hội Nhà báo tỉnh Tây Bắc. Tòa soạn ở số 1 đường Hoa Ban, phường Nà Sìn; điện thoại 0215 000 000, thư điện tử ở cuối trang.</p>"},
		{name: "a licence in the news", page: h1 + date + lead + "<div class=q>" + all + paragraphs(licence, extra2, formText[0]+" "+formText[1], formText[2]+" "+formText[3]) + "</div>",
			extra: strings.Join([]string{licence, extra2, formText[0] + " " + formText[1], formText[2] + " " + formText[3]}, "\n\n")},
		{name: "comments counted", page: "<div>" + h1 + date + lead + "<div class=q>" + all + "</div><div class=w1><p>3 bình luận</p>" + strings.Repeat("<div><b>Người đọc</b><p>Tôi thấy con đường này rất có ích cho bà con vùng cao, mong huyện làm thêm.</p></div>", 6) + "</div></div>"},
		{name: "a longer list of stories", page: "<div>" + h1 + date + lead + body + "</div><div>" + teasers(14) + "</div>"},
		{name: "a lead among the other stories", page: h1 + date + body + `<div><p class="summary">Bão số chín đang di chuyển theo hướng tây bắc với tốc độ khoảng 15 km mỗi giờ vào sáng nay.</p></div>`, extra: "-"},
		{name: "the next story appended", page: "<div>" + h1 + date + lead + body + "</div><div><h1>Bão số chín đổi hướng vào vịnh</h1><div class=q>" + strings.Repeat("<p>Bão đang di chuyển theo hướng tây bắc với tốc độ khoảng 15 km mỗi giờ, theo tin phát lúc sáng sớm.</p>", 20) + "</div></div>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "<html><head><title>" + formTitle + "</title>" + c.head + "</head><body>" + formNav + "<div id=wrap>" + c.page + "</div><aside>" + teasers(3) + "</aside>" + formFoot
			a, err := strip.Page([]byte(page), "https://bao.example/a", nil)
			if err != nil {
				t.Fatal(err)
			}
			sapo, want := formSapo, slices.Clone(formText)
			switch c.extra {
			case "":
			case "-": // no lead at all
				sapo = ""
			default:
				want = append(want, c.extra)
			}
			published := c.published
			if published == "" {
				published = formTime
			}
			if got := strings.Join(a.Authors, "|"); got != c.authors {
				t.Errorf("authors %q, want %q", got, c.authors)
			}
			if a.Title != formTitle || a.Published != published {
				t.Errorf("title %q, published %q, want %q", a.Title, a.Published, published)
			}
			// Whether a first paragraph is the lead is open where nothing marks one: what counts is that all is there once.
			if got := strings.TrimSpace(a.Sapo + "\n\n" + a.Text); got != strings.TrimSpace(sapo+"\n\n"+strings.Join(want, "\n\n")) {
				t.Errorf("sapo %q, text:\n%s", a.Sapo, a.Text)
			}
			checkInvariants(t, a)
		})
	}
}
