package strip

import (
	"strings"
	"testing"

	"baotinh/crawl/site"
)

func testReader() *reader {
	return &reader{hints: site.Generic(), meta: metadata{outlets: []string{"Báo Đắk Lắk", "baodaklak", "VCCorp.vn"}}}
}

func TestNames(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Hồng Hà", "Hồng Hà"},
		{"HỒNG HÀ - QUỐC ANH", "HỒNG HÀ|QUỐC ANH"},
		{"Hồng Hà, Quốc Anh", "Hồng Hà|Quốc Anh"},
		{"Hồng Hà và Quốc Anh", "Hồng Hà|Quốc Anh"},
		{"Bài, ảnh: Hồng Hà", "Hồng Hà"},
		{"Thực hiện: Hồng Hà - Quốc Anh", "Hồng Hà|Quốc Anh"},
		{"QUANG BÌNH (Thực hiện)", "QUANG BÌNH"},
		{"Mai Lan (ghi)", "Mai Lan"},
		{"Nhóm P.V thực hiện", "Nhóm P.V"},
		{"Nhóm phóng viên thời sự", "Nhóm phóng viên thời sự"},
		{"Như Tâm (Theo Reuters)", "Như Tâm"},
		{"PV•28/01/2025 08:22", "PV"},
		{"Y. Ksor", "Y. Ksor"},
		{"Tr.P", "Tr.P"},
		// Near misses: a source, the newspaper itself, a domain, a sentence, an office.
		{"Theo TTXVN", ""},
		{"Nguồn: Báo Nhân Dân", ""},
		{"Báo Đắk Lắk", ""},
		{"baodaklak.vn", ""},
		{"VCCorp.vn", ""},
		{"Admin", ""},
		{"Đại hội thành công tốt đẹp", ""},
		{"Ban Tổ chức Tỉnh ủy", ""},
		{"12/6/2020", ""},
		{"", ""},
	}
	r := testReader()
	for _, tt := range tests {
		if got := strings.Join(r.names(tt.text), "|"); got != tt.want {
			t.Errorf("%q names %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestCutLeadTag(t *testing.T) {
	s := &site.Site{LeadTags: []string{"TSO"}}
	tests := []struct{ text, tag, rest string }{
		{"(QNO) - Sáng nay, tỉnh khai mạc.", "QNO", "Sáng nay, tỉnh khai mạc."},
		{"STO - Ngày 29-7, đại hội khai mạc.", "STO", "Ngày 29-7, đại hội khai mạc."},
		{"(Baonghean.vn) -Trước giờ khai mạc", "Baonghean.vn", "Trước giờ khai mạc"},
		{"(GLO)- Đảng bộ tỉnh", "GLO", "Đảng bộ tỉnh"},
		{"TSO – Của riêng một báo", "TSO", "Của riêng một báo"},
		{"(Dân trí) - Giá vàng giảm", "Dân trí", "Giá vàng giảm"},
		// Near misses: a place, a name, a bracket with something else, a hyphen in a word.
		{"Tân An - thành phố trẻ bên sông", "", "Tân An - thành phố trẻ bên sông"},
		{"(Trích báo cáo) - Nhiệm kỳ qua", "", "(Trích báo cáo) - Nhiệm kỳ qua"},
		{"Năm 2020 - 2025, toàn tỉnh", "", "Năm 2020 - 2025, toàn tỉnh"},
		{"Ka-xim là tên riêng", "", "Ka-xim là tên riêng"},
		{"(", "", "("},
	}
	r := testReader()
	r.site = s
	for _, tt := range tests {
		tag, rest, _ := r.cutLeadTag(tt.text)
		if tag != tt.tag || rest != tt.rest {
			t.Errorf("%q gives %q and %q", tt.text, tag, rest)
		}
	}
}

func TestSplitCredit(t *testing.T) {
	tests := []struct{ text, caption, credit string }{
		{"Đại biểu biểu quyết. Ảnh: Quốc Việt", "Đại biểu biểu quyết.", "Quốc Việt"},
		{"Đại biểu biểu quyết - Ảnh: AFP", "Đại biểu biểu quyết", "AFP"},
		{"Đại biểu biểu quyết (Ảnh: Quốc Việt)", "Đại biểu biểu quyết", "Quốc Việt"},
		{"Đại biểu biểu quyết. Ảnh minh họa: PV.", "Đại biểu biểu quyết.", "PV"},
		{"Ảnh: Quốc Việt", "", "Quốc Việt"},
		{"Nguồn ảnh: Bảo tàng tỉnh", "", "Bảo tàng tỉnh"},
		{"Hình ảnh: một góc xã Phú Thuận", "Hình ảnh: một góc xã Phú Thuận", ""},
		{"Một góc xã Phú Thuận", "Một góc xã Phú Thuận", ""},
	}
	r := testReader()
	for _, tt := range tests {
		caption, credit := r.splitCredit(tt.text)
		if caption != tt.caption || credit != tt.credit {
			t.Errorf("%q gives %q and %q", tt.text, caption, credit)
		}
	}
}
