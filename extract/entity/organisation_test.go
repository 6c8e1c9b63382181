package entity

import (
	"strings"
	"testing"

	"baotinh/extract/scan"
)

func orgNames(s string) []string {
	x := scan.New(s)
	var out []string
	for _, o := range Organisations(x) {
		out = append(out, string(o.Class)+":"+x.Surface(o.From, o.To))
	}
	return out
}

func TestOrganisations(t *testing.T) {
	for in, want := range map[string]string{
		"Ban Thường vụ Đảng ủy Khối kiểm tra 74 tổ chức":              "party:Ban Thường vụ Đảng ủy Khối",
		"Đảng bộ tỉnh tổ chức Đại hội":                                "party:Đảng bộ tỉnh|congress:Đại hội",
		"các ban của Đảng ủy Khối kiểm tra":                           "state:các ban của Đảng ủy Khối",
		"UBND tỉnh Hưng Yên đã ban hành":                              "state:UBND tỉnh Hưng Yên",
		"Bảo hiểm xã hội (BHXH) tỉnh Hưng Yên tổ chức":                "state:Bảo hiểm xã hội (BHXH) tỉnh Hưng Yên",
		"Sở Văn hóa, Thể thao và Du lịch tỉnh Hưng Yên":               "state:Sở Văn hóa, Thể thao và Du lịch tỉnh Hưng Yên",
		"Công đoàn Công ty có 760 đoàn viên":                          "mass:Công đoàn Công ty",
		"Hội Cựu chiến binh Trường Cao đẳng Y tế có":                  "mass:Hội Cựu chiến binh Trường Cao đẳng Y tế",
		"Sở Y tế và Sở Xây dựng":                                      "state:Sở Y tế|state:Sở Xây dựng",
		"Bí thư Đảng ủy xã Phạm Văn Lân":                              "party:Đảng ủy xã",
		"làm việc với Đảng ủy xã Phạm Ngũ Lão":                        "party:Đảng ủy xã Phạm Ngũ Lão",
		"Bí thư Tỉnh ủy thăm phường Trần Hưng Đạo":                    "party:Tỉnh ủy|place:phường Trần Hưng Đạo",
		"Giám đốc Trung tâm Y tế huyện Trần Văn Bé":                   "unit:Trung tâm Y tế huyện",
		"tỉnh Trần Văn Bé":                                            "",
		"Đảng bộ Phân hiệu Đại học Sơn Hà kết nạp":                    "party:Đảng bộ Phân hiệu Đại học Sơn Hà",
		"Huyện Đăk R’song cấp thẻ":                                    "place:Huyện Đăk R’song",
		"toàn huyện Cư M'sang có 5 xã":                                "place:toàn huyện Cư M'sang",
		"huyện Ea H'leo":                                              "place:huyện Ea H'leo",
		"xã Tân Hội có 5 thôn":                                        "place:xã Tân Hội",
		"tại xã Thanh Lộc, huyện Mỹ Tú. Thanh Lộc có 5 thôn":          "place:xã Thanh Lộc|place:huyện Mỹ Tú|place:Thanh Lộc",
		"tại xã 6 tháng đầu năm, UBND xã 6 họp":                       "state:UBND xã 6",
		"toàn tỉnh có 5 xã":                                           "place:toàn tỉnh",
		"kiện toàn tổ chức đảng":                                      "party:tổ chức đảng",
		"Công ty TNHH MTV Dịch vụ công ích Q. 8 cùng":                 "business:Công ty TNHH MTV Dịch vụ công ích Q. 8",
		"Đảng ủy Quân khu 3, Tỉnh ủy":                                 "party:Đảng ủy Quân khu 3|party:Tỉnh ủy",
		"Nghị quyết 18-NQ/TW":                                         "",
		"phát triển kinh tế - xã hội":                                 "",
		"ông Phạm Phú Quốc nói":                                       "",
		"học tập tư tưởng Hồ Chí Minh":                                "",
		"tại thành phố Hồ Chí Minh":                                   "place:thành phố Hồ Chí Minh",
		"Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI khai mạc":          "congress:Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI",
		"cấp ủy các TCCSĐ kiểm tra":                                   "party:cấp ủy các TCCSĐ",
		"Ủy ban kiểm tra hai cấp đã":                                  "party:Ủy ban kiểm tra hai cấp",
		"ĐẢNG BỘ TỈNH TỔ CHỨC ĐẠI HỘI":                                "party:ĐẢNG BỘ TỈNH|congress:ĐẠI HỘI",
		"công tác tại tỉnh Năm 2025, Đảng ủy Quân sự tỉnh tập trung":  "party:Đảng ủy Quân sự tỉnh",
		"Đảng bộ Khối doanh nghiệp và Đảng bộ Khối cơ quan tỉnh theo": "party:Đảng bộ Khối doanh nghiệp|party:Đảng bộ Khối cơ quan tỉnh",
	} {
		if got := strings.Join(orgNames(in), "|"); got != want {
			t.Errorf("organisations of %q = %q, want %q", in, got, want)
		}
	}
}
