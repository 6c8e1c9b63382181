package gold

import (
	"testing"

	"baotinh/extract"
	"baotinh/extract/timex"
)

func TestPeople(t *testing.T) {
	a := []Article{{ID: "a", People: []Person{
		{Name: "Lò Thị Hoà", Posts: []string{"Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"}},
		{Name: "Vi Đăng Khôi", Posts: []string{"Giám đốc Sở Tài chính"}},
	}}}
	r := Score(a, []extract.Result{{People: []extract.Person{
		{Name: "Lò Thị Hòa", Posts: []string{"Bí thư Tỉnh uỷ", "Phó Chủ tịch nước Lào"}},
		{Name: "Vi Đăng", Posts: []string{"Giám đốc Sở Tài chính"}},
	}}})
	if r.Person != (Rate{Right: 1, Gold: 2, Found: 2}) || r.Post != (Rate{Right: 1, Gold: 2, Found: 2}) {
		t.Errorf("people %+v, posts %+v", r.Person, r.Post)
	}
}

func TestCongresses(t *testing.T) {
	sixteen, one, date := "XVI", "I", "2020-10-15"
	a := []Article{{ID: "a", Congresses: []Congress{
		{Organisation: "Đảng bộ tỉnh Lam Giang", Ordinal: &sixteen, Term: []int{2015, 2020}, Date: &date},
		{Organisation: "Đảng bộ xã", Term: []int{2020, 2025}},
		{Organisation: "Đảng bộ phường", Ordinal: &one},
	}}}
	r := Score(a, []extract.Result{{Congresses: []extract.Congress{
		{Organisation: "Đảng bộ tỉnh", Ordinal: &sixteen, Term: []int{2015, 2020}, Date: &timex.Date{Year: 2020, Month: 10, Day: 16}},
		{Organisation: "Đảng bộ xã", Term: []int{2015, 2020}},  // another term, another congress
		{Organisation: "Đảng bộ phường", Ordinal: &sixteen},    // another ordinal
		{Organisation: "Hội Nông dân Việt Nam", Ordinal: &one}, // another organisation
	}}})
	if r.Congress != (Rate{Right: 1, Gold: 3, Found: 4}) || r.CongressTerm != (Share{1, 1}) || r.CongressDate != (Share{0, 1}) {
		t.Errorf("congress %+v, term %+v, date %+v", r.Congress, r.CongressTerm, r.CongressDate)
	}
}

func TestAbbreviations(t *testing.T) {
	a := []Article{{ID: "a", Abbreviations: []Abbreviation{{"TCCSĐ", "tổ chức cơ sở đảng"}, {"KCN", "khu công nghiệp"}}}}
	r := Score(a, []extract.Result{{Abbreviations: []extract.Abbreviation{
		{Short: "TCCSĐ", Long: "Tổ chức cơ sở Đảng"}, {Short: "KCN", Long: "các khu công nghiệp"}, {Short: "PV", Long: "phóng viên"},
	}}})
	if r.Abbreviation != (Rate{Right: 1, Gold: 2, Found: 3}) {
		t.Errorf("%+v", r.Abbreviation)
	}
}

func TestChecks(t *testing.T) {
	fails := func(ids ...string) extract.Check { return extract.Check{Verdict: "fails", Figures: ids} }
	a := []Article{{ID: "a", Text: "1 2 3 4", Seeded: []Seed{{Kind: "sum", Figures: []string{"f1", "f2", "f3"}}}}}
	for i, n := range []string{"f1", "f2", "f3"} {
		a[0].Figures = append(a[0].Figures, Figure{ID: n, start: 2 * i, end: 2*i + 1})
	}
	figures := []extract.Figure{{ID: "f7", Start: 0, End: 1}, {ID: "f8", Start: 2, End: 3}, {ID: "f9", Start: 4, End: 5}}
	for _, c := range []struct {
		name   string
		checks []extract.Check
		found  int
		alarms int
	}{
		{"found", []extract.Check{fails("f7", "f8", "f9")}, 1, 0},
		{"found twice is no alarm", []extract.Check{fails("f7", "f8"), fails("f8", "f9")}, 1, 0},
		{"another equation", []extract.Check{fails("f7", "f6")}, 0, 1},
		{"it holds", []extract.Check{{Verdict: "holds", Figures: []string{"f7", "f8", "f9"}}}, 0, 0},
	} {
		r := Score(a, []extract.Result{{Figures: figures, Checks: c.checks}})
		if r.Seeded != (Share{c.found, 1}) || r.FalseAlarms != (Share{c.alarms, 1}) {
			t.Errorf("%s: seeded %+v, alarms %+v", c.name, r.Seeded, r.FalseAlarms)
		}
	}
	a[0].Seeded = nil // nobody knows this article's arithmetic
	if r := Score(a, []extract.Result{{Checks: []extract.Check{fails("f1", "f2")}}}); r.FalseAlarms.Of != 0 {
		t.Errorf("alarms counted where the arithmetic is unknown: %+v", r.FalseAlarms)
	}
}

func TestCalibration(t *testing.T) {
	var r Report
	r.Calibration = bins()
	for _, c := range []struct {
		confidence float64
		right      bool
	}{{0, false}, {0.5, true}, {0.899, true}, {0.9, true}, {0.949, false}, {0.95, true}, {1, true}} {
		r.calibrate(c.confidence, c.right)
	}
	for i, want := range []Share{{0, 1}, {1, 1}, {0, 0}, {1, 1}, {1, 2}, {2, 2}} {
		if r.Calibration[i].Share != want {
			t.Errorf("%s: %+v, want %+v", r.Calibration[i].name(), r.Calibration[i].Share, want)
		}
	}
	if r.sure() != (Share{3, 4}) {
		t.Errorf("from 0.9: %+v", r.sure())
	}
}
