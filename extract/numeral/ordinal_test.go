package numeral

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baotinh/extract/scan"
)

func TestFindOrdinals(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Đại hội lần thứ XVI, nhiệm kỳ", "lần thứ XVI=16"},
		{"Hội nghị lần thứ 6 của", "lần thứ 6=6"},
		{"lần thứ nhất và lần thứ hai mươi ba", "lần thứ nhất=1 | lần thứ hai mươi ba=23"},
		{"khóa XII; khoá 21 (2010", "khóa XII=12 | khoá 21=21"},
		{"Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4=4 | khóa XI=11"},
		{"xếp thứ 6, thứ tư", "thứ 6=6 | thứ tư=4"},
		{"Điều 5, khoản 2, chương III", "Điều 5=5 | khoản 2=2 | chương III=3"},
		{"phường 2 có 3 ấp", "phường 2=2"},
		{"quốc lộ 1A, Quân khu 7, Chương trình 135", "quốc lộ 1A=1 | Quân khu 7=7 | Chương trình 135=135"},
		{"Ban Chỉ đạo 35 tỉnh", "Ban Chỉ đạo 35=35"},
		{"đợt 2, năm 2024; kỳ họp thứ 9", "đợt 2=2 | kỳ họp thứ 9=9"},
		{"thế kỷ XXI", "thế kỷ XXI=21"},
		{"Đại hội XIII của Đảng", "Đại hội XIII=13"},
		{"bão số 3 (bão; Q. 8; quốc lộ 6 vẫn", "bão số 3=3 | Q. 8=8 | quốc lộ 6=6"},
		{"đứng thứ 5/13 tỉnh", "thứ 5/13=5"},
		{"hội viên Chi hội 4, xã", "Chi hội 4=4"},
		{"khoản 1, 2 Điều 8 Nghị định; khoản 1 điều 13 Thông tư", "khoản 1, 2=1 | Điều 8=8 | khoản 1=1 | điều 13=13"},
		{"các điều 5, 6 và 7 của; Điều 7a về", "điều 5, 6 và 7=5 | Điều 7a=7"},
		// near misses
		{"theo Điều 5, 12 đảng viên", "Điều 5=5"},
		{"lớp 5 ngày, triệu tập 336 đại biểu, tỉnh nhà 5 năm tới", ""},
		{"tổ 3 người, lớp 30 học viên", ""},
		{"mỗi ấp 3 tổ, 3 lớp 30", ""},
		{"cấp 25 tỷ đồng", ""},
		{"cấp 31 Giấy chứng nhận", ""},
		{"phường 20%", ""},
		{"khóa học; thứ tự; lần thứ", ""},
		{"khóa IIX", ""},
	} {
		text := scan.New(c.in)
		var out []string
		for _, o := range FindOrdinals(text) {
			out = append(out, fmt.Sprintf("%s=%d", text.Surface(o.From, o.To), o.Value))
		}
		if got := strings.Join(out, " | "); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestParseOrdinal(t *testing.T) {
	for in, want := range map[string]int{
		"thứ 14": 14, "lần thứ XVI": 16, "khóa VII": 7, "thứ một nghìn": 1000, "thứ 1.000": 1000, "người thứ hai mốt": 21,
		"thứ": 0, "thứ tự": 0, "thứ không": 0, "thứ 1,5": 0, "thứ hai nhà máy": 0, "khóa 2015": 0, "thứ 99999999999": 0,
	} {
		if got, ok := ParseOrdinal(in); got != want || ok != (want > 0) {
			t.Errorf("%q is %d, %v, want %d", in, got, ok, want)
		}
	}
}

func TestRoman(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3999).Draw(t, "n")
		if got, ok := Roman(strings.ToLower(writeRoman(n))); !ok || got != n {
			t.Fatalf("Roman(%q) = %d, %v", writeRoman(n), got, ok)
		}
	})
	for _, s := range []string{"", "IIII", "IIX", "VV", "IXIX", "XIVI", "CÓ", "MMMMM"} {
		if n, ok := Roman(s); ok {
			t.Errorf("Roman(%q) = %d, want none", s, n)
		}
	}
}
