package numeral

import (
	"fmt"
	"strings"
	"testing"

	"baotinh/extract/scan"
)

// show writes a number as "surface=value" with its marks.
func show(t *scan.Text, n Number) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s=", t.Surface(n.From, n.To))
	switch {
	case n.Form == Range:
		fmt.Fprintf(&b, "%v..%v", n.Low, n.High)
	case n.Of != nil:
		fmt.Fprintf(&b, "%v of %v", n.Value, n.Of)
	default:
		fmt.Fprintf(&b, "%v", n.Value)
	}
	for _, m := range []struct {
		on   bool
		mark string
	}{{n.Percent, "%"}, {n.PointPercent, "points"}, {n.CommaThreeDigits, "comma?"}, {n.LeadingZero, "zero"}, {n.Ambiguous, "?"}} {
		if m.on {
			b.WriteString(" " + m.mark)
		}
	}
	return b.String()
}

func found(s string) string {
	t := scan.New(s)
	var out []string
	for _, n := range Find(t) {
		out = append(out, show(t, n))
	}
	return strings.Join(out, " | ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"gần 7.000 đảng viên", "7.000=7000"},
		{"2.405.000 thành viên", "2.405.000=2405000"},
		{"vượt 21,25% so với", "21,25%=21.25 %"},
		{"15/20 (75.0 %)", "15/20=15 of 20 | 75.0 %=75 %"},
		{"1,5 triệu đồng", "1,5 triệu=1500000"},
		{"217,242 triệu đồng", "217,242 triệu=217242000"},
		{"3 tỷ 200 triệu đồng", "3 tỷ 200 triệu=3200000000"},
		{"28,3 tỷ 2 triệu", "28,3 tỷ=28300000000 | 2 triệu=2000000"},
		{"1.500 tỷ đồng", "1.500 tỷ=1500000000000"},
		{"3,5 nghìn tỷ đồng", "3,5 nghìn tỷ=3500000000000"},
		{"thưởng 28,3tỷ", "28,3tỷ=28300000000"},
		{"2 triệu rưỡi", "2 triệu rưỡi=2500000"},
		{"trồng trên 30ha", "30=30"},
		{"là10,3 km", "10,3=10.3"},
		{"1,940.5 tấn", "1,940.5=1940.5"},
		{"4,974 đảng viên", "4,974=4.974 comma?"},
		{"100,000,000", "100,000,000=100000000"},
		{"10 000 tấn", "10 000=10000"},
		{"có 02 nhóm", "02=2 zero"},
		{"từ 45% - 50%", "45% - 50%=45..50 %"},
		{"đạt 5 - 7%", "5 - 7%=5..7 %"},
		{"từ 15 đến 20 nhóm", "15 đến 20=15..20"},
		{"5 – 7 triệu đồng", "5 – 7 triệu=5000000..7000000"},
		{"2-3 người", "2-3=2..3"},
		{"hai đến ba lần", "hai đến ba=2..3"},
		{"từ hai đến ba triệu đồng", "hai đến ba triệu=2000000..3000000"},
		{"mười đến hai mươi nghìn", "mười đến hai mươi nghìn=10000..20000"},
		{"2 - 3 trăm nghìn đồng, 200 - 300 nghìn", "2 - 3 trăm nghìn=200000..300000 | 200 - 300 nghìn=200000..300000"},
		{"1 - 3 tỷ 200 triệu", "1=1 | 3 tỷ 200 triệu=3200000000"},
		{"9/10 chỉ tiêu", "9/10=9 of 10"},
		{"2/ 2 chỉ tiêu", "2/ 2=2 of 2"},
		{"9/ 2 chỉ tiêu", "9=9 | 2=2"},
		{"22/23 triệu đồng", "22/23 triệu=22000000 of 23000000"},
		{"đạt 8.793/6.500 đảng viên", "8.793/6.500=8793 of 6500"},
		{"83,2%/50%", "83,2%/50%=83.2 of 50 %"},
		{"16%/năm", "16%=16 %"},
		{"8 triệu đồng/người/năm", "8 triệu=8000000"},
		{"tăng 2,5 điểm %", "2,5=2.5 points"},
		{"tăng 2,5 điểm phần trăm", "2,5=2.5 points"},
		{"25 phần trăm", "25 phần trăm=25 %"},
		{"hai mươi lăm đồng chí", "hai mươi lăm=25"},
		{"một trăm linh hai", "một trăm linh hai=102"},
		{"ba rưỡi", "ba rưỡi=3.5"},
		{"mười hai nghìn ba trăm đồng", "mười hai nghìn ba trăm=12300"},
		{"hai mươi năm đổi mới", "hai mươi=20"},
		{"hai trăm năm", "hai trăm=200"},
		{"mười năm", "mười=10"},
		{"hai năm", "hai=2"},
		{"bổ sung bốn đồng chí", "bốn=4"},
		{"hai khu di tích, năm chùa", "hai=2 | năm=5 ?"},
		{"Bảy đảng bộ có tỷ lệ", "Bảy=7"},
		{"tổng số hai đảng bộ", "hai=2"},
		{"5 năm qua", "5=5"},
		{"giảm 0,15‰/năm", "0,15‰=0.15"},
		{"Qua hai năm rưỡi, 2 năm rưỡi", "hai năm rưỡi=2.5 | 2 năm rưỡi=2.5"},
		{"dân số hai vạn ba nghìn bảy trăm người", "hai vạn ba nghìn bảy trăm=23700"},
		{"đại diện cho 96 .450 hội viên", "96 .450=96450"},
		{"đạt 12 ,6 tỷ đồng , tăng 32 , 5 % ; có 18. 204 và 25 . 310 hộ", "12 ,6 tỷ=12600000000 | 32 , 5 %=32.5 % | 18. 204=18204 | 25 . 310=25310"},
		// what is no number, or another one
		{"từ 22% xuống còn 9,45%", "22%=22 % | 9,45%=9.45 %"},
		{"tỷ số 3-1, thắng 21-18", ""},
		{"1. Ông Bảy\n2) Bà Tám\n3 người", "3=3"},
		{"hàng chục, hàng trăm, vài chục, mấy người", ""},
		{"hai ba người", ""},
		{"năm học mới, năm qua, mỗi năm hai lần", "hai=2"},
		{"Ba Đình, Hai Bà Trưng", ""},
		{"thứ hai, lớp ba, hạng nhất", ""},
		{"tư nhân, không có, chín muồi", ""},
		{"đạt 95 tỷ lệ", "95=95"},
		{"27.6.2019", ""},
		{"0914.123.456", ""},
		{"F-16, 1A, QH14, 100 m2", "100=100"},
		{"lý trình 17+100 và 5+5000", ""},
		{"triệu đồng/người/năm lên", ""},
		{"có 18. 204 hộ", "18=18 | 204=204"},
		{"gồm: (1) miễn phí; (2) giảm phí; Nhật Bản (9), Lào (6)", "9=9 | 6=6"},
		{"1e5, 49X6666, 8,5m2 và 5km2", "8,5=8.5 | 5=5"},
		{"1/2/3 và 1-2-3", ""},
		{"tài khoản 00123456", ""},
	} {
		if got := found(c.in); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestAsThousands(t *testing.T) {
	for in, want := range map[string]string{"4,974": "4974", "21,25": "21.25", "4,974 triệu": "4974000", "4,974%": "4.974"} {
		text := scan.New(in)
		if got := Find(text)[0].AsThousands().Value.String(); got != want {
			t.Errorf("%q as thousands is %s, want %s", in, got, want)
		}
	}
}
