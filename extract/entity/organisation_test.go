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
		"Tổng công ty Gang thép Sơn Hà đã":                            "business:Tổng công ty Gang thép Sơn Hà",
		"Bệnh viện Ung thư vừa khám":                                  "unit:Bệnh viện Ung thư",
		"các cấp ủy Đảng tiếp nhận":                                   "party:các cấp ủy Đảng",
		"KDC Đình Cao có 5 hộ, xóm Đông, khối phố Tây":                "place:KDC Đình Cao|place:xóm Đông|place:khối phố Tây",
		"khu dân cư Ngọc Tỉnh, tiểu khu 5, TDP 3, cụm dân cư Bàu Sen": "place:khu dân cư Ngọc Tỉnh|place:tiểu khu 5|place:TDP 3|place:cụm dân cư Bàu Sen",
		"Đảng bộ Khối doanh nghiệp và Đảng bộ Khối cơ quan tỉnh theo": "party:Đảng bộ Khối doanh nghiệp|party:Đảng bộ Khối cơ quan tỉnh",
	} {
		if got := strings.Join(orgNames(in), "|"); got != want {
			t.Errorf("organisations of %q = %q, want %q", in, got, want)
		}
	}
}

// TestWordsOfNames names bodies with words that stand in lower case behind their first syllable.
func TestWordsOfNames(t *testing.T) {
	for _, words := range []string{
		"Phòng cháy chữa cháy",
		"Phòng cháy, chữa cháy",
		"Phòng cháy và chữa cháy",
		"Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
		"Phòng cháy chữa cháy và cứu nạn cứu hộ",
		"Tư vấn thiết kế",
		"Tư vấn xây dựng",
		"Đăng ký kinh doanh",
		"Quản lý chất lượng",
		"Quản lý tài sản",
		"Quản lý thị trường",
		"Quản lý đô thị",
		"Quản lý xuất nhập cảnh",
		"Quản lý khám chữa bệnh",
		"Quản lý đất đai",
		"Quản lý giá",
		"Quản lý lao động ngoài nước",
		"Cảnh sát hình sự",
		"Cảnh sát giao thông",
		"Cảnh sát kinh tế",
		"Cảnh sát điều tra",
		"Cảnh sát môi trường",
		"Cảnh sát cơ động",
		"An ninh mạng",
		"An ninh điều tra",
		"An ninh kinh tế",
		"An toàn giao thông",
		"Thi đua khen thưởng",
		"Thi đua - khen thưởng",
		"Bảo trì đường bộ",
		"Tài chính ngân sách",
		"Tài chính, ngân sách",
		"Tài chính kế hoạch",
		"Xúc tiến thương mại",
		"Kiểm định chất lượng",
		"Kiểm soát bệnh tật",
		"Kiểm soát thủ tục hành chính",
		"Chăn nuôi và thú y",
		"Trồng trọt và bảo vệ thực vật",
		"Khí tượng thủy văn",
		"Cấp thoát nước",
		"Khai thác công trình thủy lợi",
		"Dịch vụ việc làm",
		"Bảo trợ xã hội",
		"Cải cách hành chính",
		"Giáo dục thường xuyên",
		"Giáo dục nghề nghiệp",
		"Xuất nhập khẩu nông sản",
		"Thẩm định giá",
		"Thẩm định",
		"Thường trực",
		"Đấu giá tài sản",
		"Phát triển quỹ đất",
		"Điều tra tội phạm",
		"Phòng chống ma túy",
		"Phòng, chống ma túy",
		"Phòng chống thiên tai",
		"Phòng, chống thiên tai",
		"Phòng chống thiên tai và tìm kiếm cứu nạn",
		"Phòng, chống tham nhũng",
		"Cựu thanh niên xung phong",
		"Cựu giáo chức",
		"Cựu quân nhân",
		"Tổng điều tra dân số và nhà ở",
		"Tổng điều tra dân số",
		"Tổng điều tra",
	} {
		in := "Trung tâm " + words + " đã mở 5 lớp"
		if got, want := strings.Join(orgNames(in), "|"), "unit:Trung tâm "+words; got != want {
			t.Errorf("organisations of %q = %q, want %q", in, got, want)
		}
	}
	for _, r := range apart.Rows {
		in := "Công ty Bông " + r.Phrase + " mừng"
		if got, want := strings.Join(orgNames(in), "|"), "business:Công ty Bông"; got != want {
			t.Errorf("organisations of %q = %q, want %q", in, got, want)
		}
	}
}
