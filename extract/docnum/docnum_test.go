package docnum

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"baotinh/extract/scan"
)

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// brief writes the documents of a text as type|number|year|symbol|canonical.
func brief(s string) string {
	var out []string
	for _, d := range Documents(scan.New(s), Context{}) {
		year := ""
		if d.Year != nil {
			year = fmt.Sprint(*d.Year)
		}
		out = append(out, strings.Join([]string{str(d.Type), str(d.Number), year, str(d.Symbol), str(d.Canonical)}, "|"))
	}
	return strings.Join(out, "; ")
}

func TestWritings(t *testing.T) {
	for in, want := range map[string]string{
		"theo Quyết định số 1676 - QĐ/TU của":  "Quyết định|1676||QĐ/TU|1676-QĐ/TU",
		"theo Quyết định 94 – QĐ/TU":           "Quyết định|94||QĐ/TU|94-QĐ/TU",
		"theo Quyết định 1956 về đào tạo nghề": "Quyết định|1956|||",
		"triển khai Đề án 06 trong toàn tỉnh":  "Đề án|06|||",
		"NQ 09- NQ/TU":     "Nghị quyết|09||NQ/TU|09-NQ/TU",
		"Chỉ thị 03/CT-TW": "Chỉ thị|03||CT/TW|03-CT/TW",
		"tại Chỉ thị số 27-CT/TƯ ngày 24-12-1997":         "Chỉ thị|27||CT/TW|27-CT/TW",
		"Chỉ thị số 19-CT/T.Ư":                            "Chỉ thị|19||CT/TW|19-CT/TW",
		"Chỉ thị số 37/TW":                                "Chỉ thị|37||TW|37/TW",
		"thực hiện Chỉ thị 03 của Bộ Chính trị":           "Chỉ thị|03|||",
		"Nghị định 88/2007/ NĐ-CP":                        "Nghị định|88|2007|NĐ-CP|88/2007/NĐ-CP",
		"Số: 3467 /QD-BYT":                                "|3467||QĐ-BYT|3467/QĐ-BYT",
		"Quy chế số 05-QC/BTCTU-BDVTU":                    "Quy chế|05||QC/BTCTU-BDVTU|05-QC/BTCTU-BDVTU",
		"công văn số 15/UBND-VP":                          "Công văn|15||UBND-VP|15/UBND-VP",
		"Luật số 45/2019/QH14":                            "Luật|45|2019|QH14|45/2019/QH14",
		"Số 34O-CV/ĐU":                                    "|340||CV/ĐU|340-CV/ĐU",
		"Số 1O5-KH/ĐU":                                    "|105||KH/ĐU|105-KH/ĐU",
		"Số O5-BC/ĐU, Số I2-KH/ĐU":                        "|05||BC/ĐU|05-BC/ĐU; |12||KH/ĐU|12-KH/ĐU",
		"Số 45-QÐ/ÐU":                                     "|45||QĐ/ĐU|45-QĐ/ĐU",
		"Nghị định 15/2020/nđ-cp":                         "Nghị định|15|2020|NĐ-CP|15/2020/NĐ-CP",
		"quyết định 2345/qđ-ttg":                          "Quyết định|2345||QĐ-TTg|2345/QĐ-TTg",
		"Nghị định 15-2020-NĐ-CP":                         "Nghị định|15|2020|NĐ-CP|15/2020/NĐ-CP",
		"Chỉ thị 35 CT/TW":                                "Chỉ thị|35||CT/TW|35-CT/TW",
		"Sắc lệnh số 14/SL":                               "Sắc lệnh|14||SL|14/SL",
		"Văn bản hợp nhất 15/VBHN-VPQH":                   "Văn bản hợp nhất|15||VBHN-VPQH|15/VBHN-VPQH",
		"Đề án số 01-DA/TU, Dự án số 02-DA/TU":            "Đề án|01||ĐA/TU|01-ĐA/TU; Dự án|02||DA/TU|02-DA/TU",
		"Số 27-KH/DU\nKẾ HOẠCH":                           "Kế hoạch|27||KH/ĐU|27-KH/ĐU",
		"Số:\n118-KH/HU về việc":                          "|118||KH/HU|118-KH/HU",
		"Thông tư liên tịch số 12/2012/TTLT-BNV-BTC":      "Thông tư liên tịch|12|2012|TTLT-BNV-BTC|12/2012/TTLT-BNV-BTC",
		"trong Quyết định 286b/QĐ-  ngày 29/5/2013":       "Quyết định|286b||QĐ|",
		"các Nghị quyết số 18, 19-NQ/TW":                  "Nghị quyết|18||NQ/TW|18-NQ/TW; Nghị quyết|19||NQ/TW|19-NQ/TW",
		"Nghị quyết số 18-NQ/TW và số 19-NQ/TW":           "Nghị quyết|18||NQ/TW|18-NQ/TW; Nghị quyết|19||NQ/TW|19-NQ/TW",
		"Quyết định số 922QĐ-UBND":                        "Quyết định|922||QĐ-UBND|922/QĐ-UBND",
		"Nghị định số 1112022NĐ-CP":                       "Nghị định|111|2022|NĐ-CP|111/2022/NĐ-CP",
		"Chỉ thị số 57-CTTU":                              "Chỉ thị|57||CT/TU|57-CT/TU",
		"Quyết định 130-CP":                               "Quyết định|130||CP|130-CP",
		"Quyết định số 202-QĐ/UB":                         "Quyết định|202||QĐ/UB|202-QĐ/UB",
		"Thông tư 38/2025/TT-BCT":                         "Thông tư|38|2025|TT-BCT|38/2025/TT-BCT",
		"Quy định số 08-QĐi/TW":                           "Quy định|08||QĐi/TW|08-QĐi/TW",
		"Luật Bảo hiểm y tế số 25/2008/QH12 của Quốc hội": "Luật|25|2008|QH12|25/2008/QH12",
		"số 32-CTr/TU … Chương trình hành động số 32":     "|32||CTr/TU|32-CTr/TU; Chương trình hành động|32|||",
		"Kết luận số 12-KL/TU. Kết luận 12 nêu rõ":        "Kết luận|12||KL/TU|12-KL/TU; Kết luận|12|||12-KL/TU",
		"Thông báo kết luận số 15-TB/TU":                  "Thông báo kết luận|15||TB/TU|15-TB/TU",
		"Hướng dẫn liên ngành số 3-HDLN/BTCTU-STC":        "Hướng dẫn liên ngành|3||HDLN/BTCTU-STC|3-HDLN/BTCTU-STC",
		"Quyết định số 367 - QĐ/TWĐTN-VP":                 "Quyết định|367||QĐ/TWĐTN-VP|367-QĐ/TWĐTN-VP",
		"Nghị quyết Đại hội XIII của Đảng":                "Nghị quyết||||",
		"các Nghị quyết 18, 19 của Trung ương":            "Nghị quyết|18|||; Nghị quyết|19|||",
		"Quyết định 15 của Chính phủ":                     "Quyết định|15|||",
		"Luật Đất đai năm 2024":                           "Luật||||",
		"theo Nghị định 29 và 178.":                       "Nghị định|29|||; Nghị định|178|||",
		"theo Luật thống kê năm 2015":                     "Luật||||",
		"quy định của Điều lệ Đảng":                       "Điều lệ||||",
		"thành phố ban hành Kế hoạch 183, chỉ đạo các sở": "Kế hoạch|183|||",
		"Báo cáo 214 của Chính phủ cho thấy":              "Báo cáo|214|||",
	} {
		if got := brief(in); got != want {
			t.Errorf("documents of %q\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestNotDocuments(t *testing.T) {
	for _, in := range []string{
		"Giấy phép xuất bản số 45/GP-BTTTT ngày 23-01-2017",
		"Giấy phép số: 12/GP-UBND",
		"theo Mẫu số 01 do cơ quan gửi",
		"Điện thoại: 0262-3812345", "số nhà 12/4 đường Lê Lợi", "xe biển số 51F-123.45", "tài khoản số 1234/567",
		"đạt 9/10 chỉ tiêu", "8.793/6.500 đảng viên", "tỷ số 3-1", "theo tiêu chuẩn ISO 9001:2015", "gói thầu số 05/XL",
		"tọa độ 12/45", "ngày 27/5", "Chương trình 135 giai đoạn 2", "Ban Chỉ đạo 35",
		"chấp hành Cương lĩnh, Điều lệ Đảng", "Quy định thi hành Điều lệ Đảng", "Luật sư đoàn năm 2015", "Ban Quản lý dự án đầu tư xây dựng số 2", "ban hành Kế hoạch 183 hộ", "Chương trình 135 của Chính phủ",
		"Kế hoạch 5 năm 2021 - 2025", "Báo cáo 12 nội dung", "Quyết định 15 trường hợp", "Quyết định 15 hồ sơ trúng thầu", "QCVN 01:2021/BYT", "tỷ lệ 1/500", "giá 15.000/CP", "quốc lộ 1A",
		"Nghị quyết đại hội đảng bộ các cấp", "Nghị quyết Đại hội", "thực hiện nghị quyết", "Quyết định này", "cơn bão số 3",
		"8 triệu đồng/người/năm", "nhiệm kỳ 2020/2025", "số 12 ct", "Nghị quyết giao với tổng số 21 người", "Kế hoạch đã nêu con số 150", "Quyết định nêu rõ trong số 15 em",
		"Chỉ thị nêu rõ số 35 xã", "giá 15/kg", "Kế hoạch 15-2020", "Chương trình 5-2020-2025", "báo cáo 10 bc/năm", "Kế hoạch 5 KH", "Dự thảo Luật Cư trú lần 2", "HCM - Nghệ An 15-TP/TW",
	} {
		if got := brief(in); got != "" {
			t.Errorf("documents of %q: %s, want none", in, got)
		}
	}
}

func TestNegativesAreClaimed(t *testing.T) {
	x := scan.New("Giấy phép số 45/GP-BTTTT, theo Nghị quyết 18-NQ/TW, Mẫu số 01; tước giấy phép lái xe 23 trường hợp")
	Find(x, Context{})
	var got []string
	for i := range x.Tokens {
		if x.ClaimOf(i) == scan.DocNumber {
			got = append(got, x.Str(i))
		}
	}
	if strings.Join(got, " ") != "45 / GP - BTTTT 01" {
		t.Errorf("claimed %q, want 45/GP-BTTTT and 01", got)
	}
}

// The title of a document that changes another ends with that one, unless what the other is about is told with it.
func TestTitleOfAnAmendment(t *testing.T) {
	for in, want := range map[string]string{
		"Theo Thông tư số 07/2023/TT-BTC sửa đổi, bổ sung một số điều của Thông tư số 12/2021/TT-BTC của Bộ vừa có hiệu lực.": "sửa đổi, bổ sung một số điều của Thông tư số 12/2021/TT-BTC",
		"Theo Quyết định số 8/QĐ-UBND sửa đổi một số mức của Quyết định số 3/QĐ-UBND mà nhiều hộ đã quen.":                    "sửa đổi một số mức của Quyết định số 3/QĐ-UBND",
		"Theo Quyết định số 8/QĐ-UBND sửa đổi một số mức của Quyết định số 3/QĐ-UBND về giá nước.":                            "sửa đổi một số mức của Quyết định số 3/QĐ-UBND về giá nước",
	} {
		d := Documents(scan.New(in), Context{})
		if len(d) == 0 || d[0].Title == nil || *d[0].Title != want {
			t.Errorf("%q: title is not %q", in, want)
		}
	}
}

// Who issued the first of a list issued the others that carry the same symbol, and no other.
func TestIssuerOfList(t *testing.T) {
	x := scan.New("Huyện ủy ban hành Chương trình số 9-CTr/HU về nông thôn mới, Nghị quyết số 4-NQ/HU về cán bộ, Kế hoạch số 7/KH-UBND về đất đai.")
	for i, want := range []string{"Huyện ủy", "Huyện ủy", ""} {
		docs := Documents(x, Context{})
		if len(docs) != 3 {
			t.Fatalf("%d documents, want 3", len(docs))
		}
		got := ""
		if docs[i].Issuer != nil {
			got = *docs[i].Issuer
		}
		if got != want {
			t.Errorf("issuer of %q is %q, want %q", docs[i].Surface, got, want)
		}
	}
}

func TestReading(t *testing.T) {
	for _, c := range []struct{ in, issuer, date, title string }{
		{"căn cứ Quyết định số 12-QĐ/TU, ngày 26-5-2018 của Ban Thường vụ Tỉnh ủy Trà Sơn.", "Ban Thường vụ Tỉnh ủy Trà Sơn", "2018-05-26", ""},
		{"Ngày 12-4-1968, Ủy ban hành chính huyện Trà Cầu ra quyết định số 27-QĐ/UB cho phép tổ sản xuất trồng dâu.", "Ủy ban hành chính huyện Trà Cầu", "1968-04-12", "cho phép tổ sản xuất trồng dâu"},
		{"UBND tỉnh ban hành Quyết định số 15/QĐ-UBND ngày 3/4/2020 về việc giao đất, trong đó có 3 xã.", "UBND tỉnh", "2020-04-03", "giao đất"},
		{"Thành ủy cũng ban hành Chỉ thị số 9-CT/ThU về giờ giấc.", "Thành ủy", "", "giờ giấc"},
		{"Tỉnh ủy đã sớm tiếp tục ra Chỉ thị số 10-CT/TU.", "Tỉnh ủy", "", ""},
		{"Năm 2012, Huyện ủy ban hành và triển khai Nghị quyết số 4-NQ/HU.", "Huyện ủy", "", ""},
		{"Thực hiện Chỉ thị số 3-CT/TW của Ban Bí thư về củng cố tổ chức đảng ở nông thôn, Đảng ủy đã họp.", "Ban Bí thư", "", "củng cố tổ chức đảng ở nông thôn"},
		{"Nghị quyết số 20 của BCHT.Ư Đảng (khóa X) về “Xây dựng giai cấp công nhân”, nhận thức", "BCHT.Ư Đảng (khóa X)", "", "Xây dựng giai cấp công nhân"},
		{"Thông tư 04/2016/TT-BYT ngày 16 tháng 4 năm 2016 của Bộ trưởng Bộ Y tế quy định chi tiết việc khám", "Bộ trưởng Bộ Y tế", "2016-04-16", "quy định chi tiết việc khám"},
		{"Thủ tướng Chính phủ Trần Văn Mẫu ký ban hành Công điện số 12/CĐ-TTg về phòng bão.", "Thủ tướng Chính phủ", "", "phòng bão"},
		{"theo Nghị quyết số 28-NQ/TW của Hội nghị lần thứ 8, Ban Chấp hành Trung ương Đảng khóa XI; đồng chí", "Hội nghị lần thứ 8, Ban Chấp hành Trung ương Đảng khóa XI", "", ""},
		{"Chỉ thị số 5-CT/TU ngày 22122023 của Tỉnh ủy", "Tỉnh ủy", "2023-12-22", ""},
		{"Thực hiện chỉ đạo của Thủ tướng Chính phủ tại Công điện số 12/CĐ-TTg về phòng bão.", "Thủ tướng Chính phủ", "", "phòng bão"},
		{"Năm 2024, cục được Quốc hội giao chỉ tiêu theo Nghị quyết số 15/2023/QH15.", "Quốc hội", "", ""},
		{"Theo hướng dẫn số 07-HD/BTCTU ngay 3 tháng 4 năm 2021 của Ban Tổ chức Tỉnh ủy về hồ sơ đảng viên.", "Ban Tổ chức Tỉnh ủy", "2021-04-03", "hồ sơ đảng viên"},
		{"theo Nghị quyết số 28-NQ/TW ngày 5/8/2013 Hội nghị lần thứ 8 Ban Chấp hành Trung ương Đảng khóa XI; đồng chí", "Hội nghị lần thứ 8 Ban Chấp hành Trung ương Đảng khóa XI", "2013-08-05", ""},
		{"Chỉ thị số 9-CT/TW ngày 3/6/2008 của Bộ Chính trị khóa X (về lãnh đạo việc tiết kiệm điện) vẫn còn hiệu lực.", "Bộ Chính trị khóa X", "2008-06-03", "lãnh đạo việc tiết kiệm điện"},
		{"Thông tư số 17/2019/TT-BQP ngày 12/11/2019 của Bộ Quốc phòng ban hành chương trình huấn luyện lái xe.", "Bộ Quốc phòng", "2019-11-12", "ban hành chương trình huấn luyện lái xe"},
		{"Quyết định số 284/QĐ-UBND của UBND tỉnh về việc công nhận xã Phú Tân đạt chuẩn văn hóa năm 2016.", "UBND tỉnh", "", "công nhận xã Phú Tân đạt chuẩn văn hóa năm 2016"},
		{"Sở Nội vụ ban hành Kế hoạch số 15/KH-SNV, triển khai thực hiện ngay các việc.", "Sở Nội vụ", "", ""},
		{"Kế hoạch số 15/KH-UBND triển khai thực hiện chương trình nước sạch", "", "", "triển khai thực hiện chương trình nước sạch"},
		{"Tại Nghị định 58/2020/NĐ-CP quy định chi tiết mức hưởng như sau", "", "", ""},
		{"Dự án đường ven sông (nay qua xã Tân Lập, tỉnh Hòa Giang) được UBND tỉnh phê duyệt tại Quyết định số 35/QĐ-UBND ngày 4/5/2024 với vốn lớn.", "UBND tỉnh", "2024-05-04", "Dự án đường ven sông (nay qua xã Tân Lập, tỉnh Hòa Giang)"},
		{"Quyết định số 31/QĐ-UBND ngày 5/6/2020 của UBND tỉnh áp dụng mức thu mới", "UBND tỉnh", "2020-06-05", "áp dụng mức thu mới"},
		{"Quyết định số 31/QĐ-UBND ngày 5/6/2020 của UBND tỉnh về áp dụng mức thu mới", "UBND tỉnh", "2020-06-05", "áp dụng mức thu mới"},
	} {
		d := Documents(scan.New(c.in), Context{})
		if len(d) != 1 {
			t.Errorf("%q: %d documents, want 1", c.in, len(d))
			continue
		}
		date := ""
		if d[0].Date != nil {
			date = d[0].Date.String()
		}
		if str(d[0].Issuer) != c.issuer || date != c.date || str(d[0].Title) != c.title {
			t.Errorf("%q:\n got %q %q %q\nwant %q %q %q", c.in, str(d[0].Issuer), date, str(d[0].Title), c.issuer, c.date, c.title)
		}
	}
}

func TestSharedIssuer(t *testing.T) {
	d := Documents(scan.New("Nghị quyết 16/NQ-CP ngày 24/9/2021 và Quyết định số 8/2021/NQ-CP ngày 1/10/2021 của Chính phủ"), Context{})
	if len(d) != 2 || str(d[0].Issuer) != "Chính phủ" || str(d[1].Issuer) != "Chính phủ" {
		t.Errorf("one issuer code, one issuer: got %+v", d)
	}
	d = Documents(scan.New("Nghị quyết số 6/NQ-CP ngày 01/07/2021 và Quyết định số 2/2021/QĐ-TTg ngày 7/7/2021 của Thủ tướng Chính phủ"), Context{})
	if len(d) != 2 || d[0].Issuer != nil {
		t.Errorf("the government's resolution is not the prime minister's: got %q", str(d[0].Issuer))
	}
}

// A document that is named again has the issuer that the text gave it before, but neither its date nor its title.
func TestIssuerOfDocumentsNamedAgain(t *testing.T) {
	d := Documents(scan.New("Nghị quyết số 68/2013/QH13 ngày 29/11/2013 của Quốc hội về bảo hiểm y tế. Theo Nghị quyết 68, tỉnh đã làm. Nghị quyết 69 thì khác."), Context{})
	if len(d) != 3 || str(d[1].Issuer) != "Quốc hội" || d[1].Date != nil || d[1].Title != nil || d[2].Issuer != nil {
		t.Errorf("got %+v, want the second mention with the issuer of the first and no more, and the third with none", d)
	}
	d = Documents(scan.New("Theo Thông tư số 8/2023/TT-BTP cũng như Thông tư số 9/2023/TT-BTP của Bộ trưởng Bộ Tư pháp thì được."), Context{})
	if len(d) != 2 || str(d[0].Issuer) != "Bộ trưởng Bộ Tư pháp" {
		t.Errorf("got %+v, want one issuer for both", d)
	}
}

// A document that is carried out with another is no part of that one's title.
func TestTitleBeforeAnotherDocument(t *testing.T) {
	d := Documents(scan.New("Chỉ thị số 05-CT/TW của Bộ Chính trị về học tập và làm theo Bác gắn với Nghị quyết Trung ương 4 khóa XII."), Context{})
	if len(d) != 2 || str(d[0].Title) != "học tập và làm theo Bác" {
		t.Errorf("got %+v", d)
	}
}

// TestEndOfParagraph: a document that a paragraph ends with has the title and the sentence that it has within one.
func TestEndOfParagraph(t *testing.T) {
	const line = "Tỉnh ban hành Quyết định số 845/QĐ-UBND về thành lập tổ công tác."
	for _, in := range []string{line, line + " Tổ có 9 người.", line + "\n\nTổ có 9 người.", line + "\n"} {
		d := Documents(scan.New(in), Context{})
		if len(d) != 1 || str(d[0].Title) != "thành lập tổ công tác" || d[0].SentenceStart != 0 || d[0].SentenceEnd != utf8.RuneCountInString(line) {
			t.Errorf("%q: got %+v", in, d)
		}
	}
	// A line may end without a full stop, and a number with one.
	d := Documents(scan.New("Quyết định số 845/QĐ-UBND về công tác dân vận\nThông báo số 12.\n"), Context{})
	if len(d) == 0 || str(d[0].Title) != "công tác dân vận" {
		t.Errorf("got %+v", d)
	}
}

func TestIdentity(t *testing.T) {
	for _, c := range []struct{ in, province, key, place, source string }{
		{"Quyết định số 0018-QĐ/TU ngày 27-6-2019 của Tỉnh ủy Sóc Trăng", "Đắk Lắk", "tinh@Sóc Trăng|Quyết định|18|QĐ/TU|2015-2020", "Sóc Trăng", "text"},
		{"Quyết định số 18-QĐ/TU của Ban Thường vụ Tỉnh ủy", "Đắk Lắk", "tinh@Đắk Lắk|Quyết định|18|QĐ/TU|", "Đắk Lắk", "newspaper"},
		{"Nghị quyết số 28-NQ/TW của Ban Chấp hành Trung ương khóa XI", "Đắk Lắk", "trung_uong@|Nghị quyết|28|NQ/TW|khóa XI", "", ""},
		{"Chỉ thị số 37-CT/TW, ngày 6-9-2019 của Ban Bí thư", "", "trung_uong@|Chỉ thị|37|CT/TW|khóa XII", "", ""},
		{"Theo 15/2020/NĐ-CP thì", "", "nha_nuoc@|Nghị định|15|NĐ-CP|2020", "", ""},
		{"Quyết định số 15/QĐ-UBND ngày 3/4/2020 của UBND huyện Cư Kuin", "Đắk Lắk", "huyen@Cư Kuin|Quyết định|15|QĐ-UBND|2020", "Cư Kuin", "text"},
		{"Chỉ thị 05 của Bộ Chính trị", "", "", "", ""},
	} {
		d := Documents(scan.New(c.in), Context{Province: c.province})
		if len(d) != 1 {
			t.Errorf("%q: %d documents, want 1", c.in, len(d))
			continue
		}
		if d[0].Key != c.key || str(d[0].Place) != c.place || d[0].PlaceSource != c.source {
			t.Errorf("%q: key %q place %q by %q, want %q %q %q", c.in, d[0].Key, str(d[0].Place), d[0].PlaceSource, c.key, c.place, c.source)
		}
	}
}

func TestShortFormsReferToTheWhole(t *testing.T) {
	d := Documents(scan.New("Chương trình hành động số 32-CTr/TU của Thành ủy. Chương trình hành động số 32 nêu rõ. NQ 20 và Nghị quyết số 20."), Context{})
	if len(d) != 4 {
		t.Fatalf("%d documents, want 4", len(d))
	}
	if str(d[1].RefersTo) != "d1" || str(d[1].Canonical) != "32-CTr/TU" || d[1].Symbol != nil {
		t.Errorf("second mention %+v, want it to refer to d1 with its whole number and no symbol", d[1])
	}
	if str(d[3].RefersTo) != "d2" && str(d[3].RefersTo) != "d3" {
		t.Errorf("Nghị quyết số 20 refers to %q, want the first mention of 20", str(d[3].RefersTo))
	}
}

func TestCaptionTwice(t *testing.T) {
	line := "Trao giấy khen về thực hiện Chỉ thị 05-CT/TW năm 2020."
	if d := Documents(scan.New("Mở đầu.\n\n"+line+"  \n"+line+"\n\nTiếp."), Context{}); len(d) != 1 {
		t.Errorf("%d documents in a caption that stands twice, want 1", len(d))
	}
}

// A type word in small letters needs an issuer behind its numbers: without one it is a verb or a common noun.
func TestSmallTypeWord(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Xét chế độ theo các quyết định 290, 188 và 142 của Thủ tướng Chính phủ.", []string{"290", "188", "142"}},
		{"Theo quyết định 290 của Thủ tướng Chính phủ.", []string{"290"}},
		{"Hội đã quyết định 12 trường hợp của huyện.", nil},
		{"Xã đã quyết định 25 việc.", nil},
	} {
		var got []string
		for _, d := range Documents(scan.New(c.text), Context{}) {
			got = append(got, str(d.Number))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: numbers %q, want %q", c.text, got, c.want)
		}
	}
}

func TestClaim(t *testing.T) {
	x := scan.New("Giấy phép số 45/GP-BTTTT. Theo Nghị quyết số 18-NQ/TW có 5 xã, Nghị quyết Trung ương 4 khóa XI.")
	Claim(x, Find(x, Context{}))
	for i := range x.Tokens {
		if x.Tokens[i].Kind != scan.Number {
			continue
		}
		want := scan.DocNumber
		if x.Str(i) == "5" {
			want = scan.Free
		}
		if got := x.ClaimOf(i); got != want {
			t.Errorf("%s is claimed %d, want %d", x.Str(i), got, want)
		}
	}
}
