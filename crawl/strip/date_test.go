package strip

import (
	"testing"

	"baotinh/crawl/site"
)

func TestParseDateLine(t *testing.T) {
	tests := []struct{ text, want string }{
		{"08:55, 26/08/2020", "2020-08-26T08:55:00+07:00"},
		{"30/07/2020 06:00 GMT +7", "2020-07-30T06:00:00+07:00"},
		{"Thứ Năm, 30/07/2020 | 06:00", "2020-07-30T06:00:00+07:00"},
		{"Thứ Tư, 08/04/2015, 08:11 [GMT+7]", "2015-04-08T08:11:00+07:00"},
		{"21:48 | 28/06/2020", "2020-06-28T21:48:00+07:00"},
		{"- Cập nhật: Thứ ba, 29/6/2010 | 8:43:01 AM", "2010-06-29T08:43:01+07:00"},
		{"- Cập nhật: Thứ ba, 29/6/2010 | 3:05:09 PM", "2010-06-29T15:05:09+07:00"},
		{"Thứ sáu, 26/04/2019 - 11:21'", "2019-04-26T11:21:00+07:00"},
		{"Thứ sáu: 15:00 ngày 09/02/2024", "2024-02-09T15:00:00+07:00"},
		{"Chính trị 07:22 25/02/2020", "2020-02-25T07:22:00+07:00"},
		{"16/04/2018 09:55", "2018-04-16T09:55:00+07:00"},
		{"26-08-2020", "2020-08-26"},
		{"PV•28/01/2025 08:22", "2025-01-28T08:22:00+07:00"},
		{"ngày 5 tháng 9 năm 2019", "2019-09-05"},
		{"NGÀY 5 THÁNG 9, 2019 | 10:30", "2019-09-05T10:30:00+07:00"},
		{"07-03-2026 - 00:01 AM", "2026-03-07T00:01:00+07:00"},
		{"07-03-2026 - 12:01 AM", "2026-03-07T00:01:00+07:00"},
		{"07-03-2026 - 12:01 PM", "2026-03-07T12:01:00+07:00"},
		{"8h30 ngày 7.3.2026", "2026-03-07T08:30:00+07:00"},
		{"2026-03-07 08:07", "2026-03-07T08:07:00+07:00"},
		{"Thứ hai, 31/12/2018, 23:59 (GMT+7)", "2018-12-31T23:59:00+07:00"},
		// Near misses: no date at all, or one that cannot be.
		{"31/02/2020 08:00", ""},
		{"Nhiệm kỳ 2020 - 2025", ""},
		{"Chỉ tiêu 9/10/12 đạt", ""},
		{"45/GP-BTTTT", ""},
		{"ngày 29-7", ""},
		{"13/25/2020", ""},
		{"đạt 1.940.000 đồng", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got := ""
		if s, ok := parseDateLine(tt.text); ok {
			got = s.String()
		}
		if got != tt.want {
			t.Errorf("%q is %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestParseMachine(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2026-03-07T08:52:11.000 +07:00", "2026-03-07T08:52:11+07:00"},
		{"2026-03-07T00:01:00", "2026-03-07T00:01:00+07:00"},
		{"2026-03-06T17:01:00Z", "2026-03-07T00:01:00+07:00"},
		{"2026-03-07T09:51:00+0700", "2026-03-07T09:51:00+07:00"},
		{"2026-09-28T07:56:59+7:00", "2026-09-28T07:56:59+07:00"},
		{"2026-03-06T12:01:00-05:00", "2026-03-07T00:01:00+07:00"},
		{"2026-03-07", "2026-03-07"},
		{"2026/03/07 08:07:05", "2026-03-07T08:07:05+07:00"},
		{"7/3/2026 8:05:00 PM", "2026-03-07T20:05:00+07:00"},
		{"2026-02-30T08:00:00+07:00", ""},
		{"2026-03-07T25:00:00", ""},
		{"January 12th, 2011", ""},
		{"1772845181578", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got := ""
		if s, ok := parseMachine(tt.text); ok {
			got = s.String()
		}
		if got != tt.want {
			t.Errorf("%q is %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestIsDateLine(t *testing.T) {
	h := site.Generic()
	for _, text := range []string{"Thứ Năm, 30/07/2020 | 06:00", "- Cập nhật: Thứ ba, 29/6/2010 | 8:43:01 AM", "Chính trị 07:22 25/02/2020", "ngày 5 tháng 9 năm 2019"} {
		if !isDateLine(text, h) {
			t.Errorf("%q is a date line", text)
		}
	}
	for _, text := range []string{"Đại hội khai mạc ngày 26/08/2020 tại hội trường huyện", "Giấy phép số 45/GP-BTTTT cấp ngày 23-01-2017", "Nhiệm kỳ 2020 - 2025"} {
		if isDateLine(text, h) {
			t.Errorf("%q is no date line", text)
		}
	}
}

// The day a page prints beside its title stands against metadata that were made anew, and against local time that calls itself UTC.
func TestFindDate(t *testing.T) {
	page := func(head, line string) string {
		return `<html><head>` + head + `</head><body><div class="date">Thứ hai, 05/01/2026 - 08:27</div><h1>Đảng bộ xã Phú Thuận đại hội lần thứ V</h1>` + line +
			`<div class="content"><p>Sáng 12-6, Đảng bộ xã Phú Thuận tổ chức Đại hội đại biểu lần thứ V, nhiệm kỳ 2020 - 2025, với 148 đại biểu.</p></div>` +
			`<div class="related"><ul><li><a href="/x">Một tin khác</a> <span class="date">01/02/2019 09:00</span></li></ul></div></body></html>`
	}
	meta := func(v string) string { return `<meta property="article:published_time" content="` + v + `">` }
	tests := []struct{ name, page, want string }{
		{"clock of the masthead", page("", ""), ""},
		{"line", page("", `<span class="date">12/06/2020 10:30</span>`), "2020-06-12T10:30:00+07:00"},
		{"metadata", page(meta("2020-06-12T10:30:15+07:00"), ""), "2020-06-12T10:30:15+07:00"},
		{"both", page(meta("2020-06-12T10:30:15+07:00"), `<p>Thứ sáu, 12/06/2020 | 10:30</p>`), "2020-06-12T10:30:15+07:00"},
		{"local time called UTC", page(meta("2020-06-12T10:30:00Z"), `<p>12/06/2020 10:30</p>`), "2020-06-12T10:30:00+07:00"},
		{"true UTC", page(meta("2020-06-12T03:30:00Z"), `<p>12/06/2020 10:30</p>`), "2020-06-12T10:30:00+07:00"},
		{"made anew", page(meta("2025-11-20T10:30:00+07:00"), `<p>12/06/2020 10:30</p>`), "2020-06-12T10:30:00+07:00"},
		{"updated later", page(meta("2020-06-12T10:30:00+07:00"), `<p>Cập nhật 14/06/2020 08:00</p>`), "2020-06-12T10:30:00+07:00"},
		{"day and line", page(meta("2020-06-12"), `<p>12/06/2020 10:30</p>`), "2020-06-12T10:30:00+07:00"},
		{"impossible", page(meta("0001-01-01T00:00:00"), ""), ""},
		{"another story's", page(meta("2020-06-12T10:30:00+07:00"), `<div class="related"><p><a href="/x">Một tin khác của báo</a></p><span class="date">01/02/2019 09:00</span></div>`), "2020-06-12T10:30:00+07:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Page([]byte(tt.page), "https://example.vn/a", nil)
			if err != nil {
				t.Fatal(err)
			}
			if a.Published != tt.want {
				t.Errorf("published %q, want %q", a.Published, tt.want)
			}
		})
	}
}
