package entity

import (
	"fmt"
	"strings"
	"testing"

	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

func TestPeople(t *testing.T) {
	for in, want := range map[string]string{
		"Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Trần Văn Mẫu thăm gian hàng":                                                      "Trần Văn Mẫu: Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy",
		"Theo ông Trần Quang Thử – Trưởng ban Dân vận Thành ủy - sau 5 năm":                                                        "Trần Quang Thử: Trưởng ban Dân vận Thành ủy",
		"Bí thư Đảng ủy xã Phạm Văn Mẫu và Chủ tịch UBND xã Bùi Mạnh Thử đưa chúng tôi":                                            "Phạm Văn Mẫu: Bí thư Đảng ủy xã; Bùi Mạnh Thử: Chủ tịch UBND xã",
		"cùng các đồng chí Phó Giám đốc BHXH tỉnh: Nguyễn Thanh Mẫu, Nguyễn Thanh Thử; tham dự":                                    "Nguyễn Thanh Mẫu: Phó Giám đốc BHXH tỉnh; Nguyễn Thanh Thử: Phó Giám đốc BHXH tỉnh",
		"bà Trần Ngọc Mẫu, uỷ viên ban thường vụ, trưởng ban tổ chức Đảng uỷ.":                                                     "Trần Ngọc Mẫu: uỷ viên ban thường vụ, trưởng ban tổ chức Đảng uỷ",
		"ông Ngô Mẫu, bí thư chi bộ, nguyên quận uỷ viên nhiệm kỳ 2010 - 2015, chủ tịch hội đồng thành viên công ty.":              "Ngô Mẫu: bí thư chi bộ, nguyên quận uỷ viên nhiệm kỳ 2010 - 2015, nguyên chủ tịch hội đồng thành viên công ty",
		"Các đồng chí: Hoàng Bình Mẫu, nguyên Trưởng ban Đối ngoại Trung ương; Lê Thị Thử, Phó Chủ tịch UBND tỉnh và 200 đại biểu": "Hoàng Bình Mẫu: nguyên Trưởng ban Đối ngoại Trung ương; Lê Thị Thử: Phó Chủ tịch UBND tỉnh",
		"Thủ tướng Chính phủ Phạm Văn Mẫu ký":                                                                                      "Phạm Văn Mẫu: Thủ tướng Chính phủ",
		"Đồng chí Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh Vũ Thị Bích Mẫu làm việc":                                     "Vũ Thị Bích Mẫu: Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh",
		"Đồng chí Đoàn Thị Mẫu, Bí thư Đảng ủy Khối trao.\n\nĐoàn Thị Mẫu\nTỉnh ủy viên, Bí thư Đảng ủy Khối các cơ quan tỉnh":     "Đoàn Thị Mẫu: Bí thư Đảng ủy Khối, Tỉnh ủy viên, Bí thư Đảng ủy Khối các cơ quan tỉnh",
		"bầu bà Nguyễn Thị Mẫu tiếp tục làm Bí thư Đảng ủy phường nhiệm kỳ 2020-2025":                                              "Nguyễn Thị Mẫu: Bí thư Đảng ủy phường",
		"Phó Giám đốc Trần Mẫu nói. Đồng chí Trần Mẫu, Phó Giám đốc BHXH tỉnh":                                                     "Trần Mẫu: Phó Giám đốc BHXH tỉnh",
		"Phó Chủ tịch, Tổng thư ký Hội nhà báo Việt Nam là GS.TS Lê Minh Mẫu đã trình bày":                                         "Lê Minh Mẫu: Phó Chủ tịch, Tổng thư ký Hội nhà báo Việt Nam",
		"Võ Phạm Xuân Mẫu - UVBTV Tỉnh ủy, Bí thư Thành ủy, Chủ tịch HĐND thành phố;":                                              "Võ Phạm Xuân Mẫu: UVBTV Tỉnh ủy, Bí thư Thành ủy, Chủ tịch HĐND thành phố",
		"tiếp tục học và làm theo tư tưởng Hồ Chí Minh":                                                                            "",
		"Đoàn viên thanh niên cộng sản Hồ Chí Minh. Chủ tịch Hồ Chí Minh":                                                          "",
		"tốt hơn. Ảnh: Việt LâmChuyển biến":                                                                                        "",
		"QUANG BÌNH (Thực hiện)":                         "",
		"Tỉnh ủy viên, Giám đốc Sở Y tế":                 "",
		"đại hội bầu Bí thư, Phó Bí thư; Ban Bí thư họp": "",
	} {
		var got []string
		for _, p := range People(scan.New(in)) {
			got = append(got, p.Name+": "+strings.Join(p.Posts, ", "))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("people of %q\n got %s\nwant %s", in, s, want)
		}
	}
}

func TestCongresses(t *testing.T) {
	for in, want := range map[string]string{
		"Đại hội Đảng bộ Các cơ quan và Doanh nghiệp (CCQ và DN) huyện lần thứ VII, nhiệm kỳ 2015-2020 khai mạc ngày 28-7-2015": "Đảng bộ Các cơ quan và Doanh nghiệp huyện|VII|[2015 2020]|2015-07-28",
		"Nghị quyết Đại hội toàn quốc lần thứ XI của Đảng, văn kiện Đại hội Đảng bộ tỉnh lần thứ XV":                            "Đảng toàn quốc|XI|[]|; Đảng bộ tỉnh|XV|[]|",
		"vượt chỉ tiêu của ĐH XIV CĐ Hà Nội đề ra":                                                                              "CĐ Hà Nội|XIV|[]|",
		"Ngày 28/6/2025, Đảng bộ Cơ quan Tạp chí Thử tổ chức Đại hội nhiệm kỳ 2025-2030":                                        "Đảng bộ Cơ quan Tạp chí Thử||[2025 2030]|2025-06-28",
		"Đại hội Đảng bộ tỉnh lần thứ XV, nhiệm kỳ 2020  2025 và Đại hội Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2025  2030":         "Đảng bộ tỉnh|XV|[2020 2025]|; Đảng bộ tỉnh|XVI|[2025 2030]|",
		"Đại hội Hội Luật gia Việt Nam Khoá XII (nhiệm kỳ 2014 – 2019)":                                                         "Hội Luật gia Việt Nam|XII|[2014 2019]|",
		"Ngày 15/8/2025, Đại hội đại biểu Đảng bộ phường Mẫu (Hải Phòng) lần thứ I, nhiệm kỳ 2025-2030 bế mạc":                  "Đảng bộ phường Mẫu|I|[2025 2030]|2025-08-15",
		"Nghị quyết Đại hội Đảng bộ nhiệm kỳ 2015 - 2020":                                                                       "",
		"đại hội đảng bộ các cấp": "",
		"Đại hội đại biểu phụ nữ huyện An Hòa lần thứ XII, nhiệm kỳ 2016 - 2021; Đại hội phụ nữ toàn quốc lần thứ XIII":                     "phụ nữ huyện An Hòa|XII|[2016 2021]|; phụ nữ toàn quốc|XIII|[]|",
		"Hội Liên hiệp Phụ nữ tỉnh Phú Lộc tổ chức Đại hội đại biểu phụ nữ tỉnh lần thứ XIV":                                                "Hội Liên hiệp Phụ nữ tỉnh Phú Lộc|XIV|[]|",
		"Đại hội biểu dương phụ nữ tiêu biểu lần thứ II":                                                                                    "",
		"Đại hội Đảng bộ huyện Sơn Hà lần 21, nhiệm kỳ 2015 - 2020":                                                                         "Đảng bộ huyện Sơn Hà|21|[2015 2020]|",
		"Đại hội Đảng bộ thị xã Sơn Hà, tỉnh Lào Cai lần thứ 13, nhiệm kỳ 2020 - 2025":                                                      "Đảng bộ thị xã Sơn Hà|13|[2020 2025]|",
		"Đại hội (ĐH) XI Công đoàn Việt Nam nhiệm kỳ 2013 - 2018":                                                                           "Công đoàn Việt Nam|XI|[2013 2018]|",
		"Chuẩn bị Đại hội lần thứ 25 (2015 - 2020), Đảng bộ huyện chọn 3 đảng bộ":                                                           "Đảng bộ huyện|25|[2015 2020]|",
		"Đại hội Đảng bộ tỉnh Lam Giang lần thứ XVII, nhiệm kỳ 2020 - 2025 kiểm điểm Nghị quyết Đại hội Đảng bộ tỉnh Lam Giang lần thứ XVI": "Đảng bộ tỉnh Lam Giang|XVII|[2020 2025]|; Đảng bộ tỉnh Lam Giang|XVI|[2015 2020]|",
		"Đại hội Đảng bộ tỉnh Lam Giang lần thứ IX, nhiệm kỳ 2020 - 2025; Đại hội Đảng bộ tỉnh Lam Giang lần thứ IIX":                       "Đảng bộ tỉnh Lam Giang|IX|[2020 2025]|; Đảng bộ tỉnh Lam Giang|IIX|[]|",
		"Đại hội Đảng bộ tỉnh Lam Giang lần thứ 17, nhiệm kỳ 2020 - 2025; Đại hội Đảng bộ tỉnh Lam Giang lần thứ XVI":                       "Đảng bộ tỉnh Lam Giang|17|[2020 2025]|; Đảng bộ tỉnh Lam Giang|XVI|[2015 2020]|",
		"Đại hội Đảng bộ tỉnh Lam Giang lần thứ XVII, nhiệm kỳ 2020 - 2025 kiểm điểm Nghị quyết Đại hội Đảng bộ huyện Sơn Hà lần thứ XVI":   "Đảng bộ tỉnh Lam Giang|XVII|[2020 2025]|; Đảng bộ huyện Sơn Hà|XVI|[]|",
	} {
		x := scan.New(in)
		var got []string
		for _, c := range Congresses(x, timex.Find(x, timex.Reference{})) {
			s := c.Organisation + "|"
			if c.Ordinal != nil {
				s += *c.Ordinal
			}
			s += "|" + fmt.Sprint(c.Term) + "|"
			if c.Date != nil {
				s += c.Date.String()
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("congresses of %q\n got %s\nwant %s", in, s, want)
		}
	}
}

func TestAbbreviations(t *testing.T) {
	for in, want := range map[string]string{
		"có 114 tổ chức cơ sở đảng (TCCSĐ) trực thuộc":              "TCCSĐ=tổ chức cơ sở đảng",
		"Đảng bộ Các cơ quan và Doanh nghiệp (CCQ và DN) tỉnh":      "CCQ và DN=Các cơ quan và Doanh nghiệp",
		"Bộ Chỉ huy quân sự (CHQS) tỉnh":                            "CHQS=Chỉ huy quân sự",
		"Sở Giáo dục và Đào tạo (GD-ĐT)":                            "GD-ĐT=Giáo dục và Đào tạo",
		"Công ty Đầu tư tài chính nhà nước TP. HCM (HFIC) nhiệm kỳ": "HFIC=Công ty Đầu tư tài chính nhà nước TP. HCM",
		"ban quản lý dự án (sau đây gọi tắt là BQLDA)":              "BQLDA=ban quản lý dự án",
		"BHXH (bảo hiểm xã hội) và BHXH (bảo hiểm xã hội)":          "BHXH=bảo hiểm xã hội",
		"huyện Kiến Xương (Thái Bình), Ban Chấp hành (khóa XI)":     "",
		"theo hãng tin (VOV) và (TTXVN)":                            "",
	} {
		var got []string
		for _, a := range Abbreviations(scan.New(in)) {
			got = append(got, a.Short+"="+a.Long)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("abbreviations of %q: %q, want %q", in, s, want)
		}
	}
}

// TestPostsAreBounded gives one person more posts than anybody has: each is held against the others.
func TestPostsAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 3 * mostPosts {
		fmt.Fprintf(&b, "Đồng chí Nguyễn Văn An, Bí thư Đảng ủy xã %c%c.\n", 'A'+i/26, 'A'+i%26)
	}
	people := People(scan.New(b.String()))
	if len(people) != 1 || len(people[0].Posts) == 0 || len(people[0].Posts) > mostPosts {
		t.Errorf("%d people, the first with %d posts, want one with some of them, at most %d", len(people), len(people[0].Posts), mostPosts)
	}
}
