package table_test

import (
	"fmt"
	"strings"
	"testing"

	"baotinh/extract"
)

// told writes the figures of tables a line each: value, unit, item, kind, direction, bound, action, owner, time, whole, what it is held against.
func told(r extract.Result) string {
	surface := map[string]string{}
	for _, f := range r.Figures {
		surface[f.ID] = f.Surface
	}
	var lines []string
	for _, f := range r.Figures {
		if f.Cell == nil {
			continue
		}
		part := []string{fmt.Sprint(f.Value)}
		add := func(name string, s *string) {
			if s != nil {
				part = append(part, name+*s)
			}
		}
		add("", f.Unit)
		add("item ", f.Item)
		if f.Kind != "level" {
			part = append(part, f.Kind)
		}
		add("", f.Direction)
		if f.Qualifier != "exact" {
			part = append(part, f.Qualifier)
		}
		add("did ", f.Action)
		add("of ", f.Subject)
		if f.Period != nil {
			part = append(part, "in "+f.Period.Start.String())
		}
		for _, link := range []struct {
			name string
			id   *string
		}{{"part of ", f.PartOf}, {"beside ", f.Versus}} {
			if link.id != nil {
				s := surface[*link.id]
				add(link.name, &s)
			}
		}
		lines = append(lines, strings.Join(part, ", "))
	}
	for _, c := range r.Checks {
		lines = append(lines, c.Verdict+": "+c.Equation)
	}
	return strings.Join(lines, "\n")
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the caption says what is counted", `Kết quả kết nạp đảng viên của Đảng bộ huyện Vân Thủy

Bảng 1. Kết quả kết nạp đảng viên (ĐVT: người)
TT | Đảng bộ | Năm 2019
1 | Đảng bộ xã An Thạnh | 12
2 | Đảng bộ xã Bình Khê | -
3 | Chi bộ Công an huyện | 9
 | Tổng cộng | 21`, `12, người, did kết nạp, of Đảng bộ xã An Thạnh, in 2019, part of 21
9, người, did kết nạp, of Chi bộ Công an huyện, in 2019, part of 21
21, người, did kết nạp, of Đảng bộ huyện Vân Thủy, in 2019
holds: 12 + 9 = 21`},
		{"a total with a part that is not known claims nothing", `Đơn vị | Chi bộ
An Thạnh | 4
Bình Khê | 5
Tân Khê | …
Cộng | 12`, `4, chi bộ, of An Thạnh, part of 12
5, chi bộ, of Bình Khê, part of 12
12, chi bộ
open: 4 + 5 ≠ 12`},
		{"a total of totals", `Đơn vị | Chi bộ
An Thạnh | 4
Bình Khê | 5
Cộng | 9
Sở Nội vụ | 1
Sở Y tế | 2
Cộng | 3
Tổng cộng | 12`, `4, chi bộ, of An Thạnh, part of 9
5, chi bộ, of Bình Khê, part of 9
9, chi bộ, part of 12
1, chi bộ, of Sở Nội vụ, part of 3
2, chi bộ, of Sở Y tế, part of 3
3, chi bộ, part of 12
12, chi bộ
holds: 4 + 5 = 9
holds: 1 + 2 = 3
holds: 9 + 3 = 12`},
		{"a wrong total", `Đơn vị | Chi bộ
An Thạnh | 4
Bình Khê | 5
Cộng | 10`, `4, chi bộ, of An Thạnh, part of 10
5, chi bộ, of Bình Khê, part of 10
10, chi bộ
fails: 4 + 5 ≠ 10`},
		{"goals with bounds, chapters, numbered columns", `STT | Chỉ tiêu | Đơn vị tính | Mục tiêu đến năm 2025 | Ước thực hiện năm 2023 | Đạt (%)
A | B | C | 1 | 2 | 3=2/1
I | Kinh tế | | | |
1 | Thu ngân sách | tỷ đồng | 120 | 60 | 50
2 | Tỷ lệ hộ nghèo | % | < 2 | 2,9 | …`, `120000000000, đồng, item thu ngân sách, target, in 2025
60000000000, đồng, item thu ngân sách, about, in 2023, beside 120
50, %, item thu ngân sách so với kế hoạch, in 2023, beside 120
2, %, item tỷ lệ hộ nghèo, target, under, in 2025
2.9, %, item tỷ lệ hộ nghèo, about, in 2023, beside 2
holds: 60.000.000.000 / 120.000.000.000 = 50%`},
		{"columns that tell another aspect have no time", `Nội dung | Trước sắp xếp | Sau sắp xếp | Giảm
Số đơn vị sự nghiệp | 45 | 30 | 15
Biên chế (người) | 1.200 | 1.050 | 150`, `45, đơn vị sự nghiệp
30, đơn vị sự nghiệp
15, đơn vị sự nghiệp, change, down
1200, người
1050, người
150, người, change, down`},
		{"thousands parted by commas all through", `Khoản | Thực hiện (triệu đồng)
Thu nội địa | 1,234.5
Thu khác | 12,000`, `1234500000, đồng, item thu nội địa
12000000000, đồng, item thu khác`},
		{"a line above in money does not count households", `Kết quả (ĐVT: triệu đồng)
Nội dung | Năm 2020
Số hộ vay vốn | 1.200
Doanh số cho vay | 35.000`, `1200, hộ, in 2020
35000000000, đồng, item doanh số cho vay, in 2020`},
		{"below nought, and no fall", `Chỉ tiêu | Năm 2020 (%)
Tốc độ tăng trưởng GRDP | -2,5
Tỷ lệ hộ nghèo | 3,1`, `-2.5, %, item tốc độ tăng trưởng GRDP, in 2020
3.1, %, item tỷ lệ hộ nghèo, in 2020`},
		{"a year to come is a goal", `Chỉ tiêu | Năm 2020 | Năm 2030
Số chi bộ | 12 | 20
Số đảng viên | 240 | 300`, `12, chi bộ, in 2020
20, chi bộ, target, in 2030
240, đảng viên, in 2020
300, đảng viên, target, in 2030`},
		{"a cell with its own unit", `Nội dung | Kết quả
Diện tích gieo trồng | 1,5 nghìn ha
Kết nạp đảng viên | 12 đồng chí`, `1500, ha, item diện tích gieo trồng
12, đồng chí, did kết nạp`},
		{"games, prices and prose are none", `Loại | Mua vào | Bán ra
Vàng nhẫn | 53,1 | 54,0

Tên | Nhận xét
An | Hoàn thành tốt
Bình | Khá`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := extract.Text(c.text, extract.Context{Published: "2024-01-15"}, nil)
			if got := told(r); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A table of the page with a cell over two columns: it stands in neither.
func TestReach(t *testing.T) {
	text := "Đơn vị\tNăm 2022\tNăm 2023\nAn Thạnh\t12\t15\nBình Khê\t9\t"
	at := func(s string) extract.Place {
		start := len([]rune(text[:strings.Index(text, s)]))
		return extract.Place{Start: start, End: start + len([]rune(s))}
	}
	grid := &extract.Grid{Start: 0, End: len([]rune(text)), Rows: [][]extract.Cell{
		{{Place: at("Đơn vị"), Header: true}, {Place: at("Năm 2022"), Header: true}, {Place: at("Năm 2023"), Header: true}},
		{{Place: at("An Thạnh")}, {Place: at("12")}, {Place: at("15")}},
		{{Place: at("Bình Khê")}, {Place: at("9")}, {Place: at("9"), Spanned: true}},
	}}
	lead := "Số chi bộ (ĐVT: chi bộ)\n"
	n := len([]rune(lead))
	grid.Start, grid.End = grid.Start+n, grid.End+n
	for i := range grid.Rows {
		for j := range grid.Rows[i] {
			p := &grid.Rows[i][j].Place
			p.Start, p.End = p.Start+n, p.End+n
		}
	}
	_, steps := extract.Explain(lead+text, extract.Context{}, extract.Block{Kind: "table", Start: n, End: grid.End, Table: grid})
	got := map[string]string{}
	for _, s := range steps {
		got[s.Surface] = s.Rule
	}
	if got["12"] != "table.cell" || got["15"] != "table.cell" || got["9"] != "table.reach" {
		t.Errorf("12, 15 and 9 are read by %q, %q and %q", got["12"], got["15"], got["9"])
	}
}
