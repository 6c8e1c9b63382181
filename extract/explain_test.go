package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baotinh/extract/scan"
)

// untold says which facts and numbers no step tells of, and which steps tell nothing.
func untold(r Result, steps []Step) []string {
	var out []string
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	stepOf := map[string]int{}
	for _, s := range steps {
		what := fmt.Sprintf("step %s %d..%d %q", s.Outcome, s.Start, s.End, s.Surface)
		if got, ok := cut(r.Text, s.Start, s.End); !ok || got != s.Surface {
			fault("%s: the text has %q there", what, got)
		}
		if s.Rule == "" {
			fault("%s: no rule", what)
		}
		switch s.Outcome {
		case "figure", "document":
			stepOf[s.Outcome+s.ID]++
		case "time":
		case "name", "none":
			if len(s.Lost) == 0 || s.Lost[0] == "" {
				fault("%s: no reason why it is no figure", what)
			}
		default:
			fault("%s: unknown outcome", what)
		}
	}
	if !slices.IsSortedFunc(steps, func(a, b Step) int { return a.Start - b.Start }) {
		fault("the steps are not in the order of the text")
	}
	for _, f := range r.Figures {
		if stepOf["figure"+f.ID] != 1 {
			fault("figure %s %q has %d steps", f.ID, f.Surface, stepOf["figure"+f.ID])
		}
	}
	for _, d := range r.Documents {
		if stepOf["document"+d.ID] != 1 {
			fault("document %s %q has %d steps", d.ID, d.Surface, stepOf["document"+d.ID])
		}
	}
	t := scan.New(r.Text)
	for i := range t.Tokens {
		if t.Tokens[i].Kind != scan.Number {
			continue
		}
		at, _ := t.Runes(i, i+1)
		if !slices.ContainsFunc(steps, func(s Step) bool { return s.Start <= at && at < s.End }) {
			fault("no step tells of the number %q at %d", t.Str(i), at)
		}
	}
	return out
}

func TestExplain(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Đảng bộ có gần 7.000 đảng viên.", "figure gần 7.000 đảng viên (quantity.noun)"},
		{"Theo Quyết định số 1676-QĐ/TU", "document Quyết định số 1676-QĐ/TU (docnum.symbol)"},
		{"Họp ngày 27-6-2019", "time ngày 27-6-2019 (timex.day)"},
		{"Đại hội lần thứ XVI", "name lần thứ XVI (numeral.ordinal.order)"},
		{"Ở phường 2", "name phường 2 (numeral.ordinal.name)"},
		{"Còn lại 35", "none 35 (quantity.no_unit)"},
		{"Tuyến vành đai 3", "none 3 (quantity.label)"},
		{"Một đồng chí đến thăm", "none Một (quantity.article)"},
		{"Mô hình chính quyền hai cấp", "none hai (quantity.levels)"},
		{"Biển số 36A-123.45", "none 36 (docnum.negative) | none 123.45 (numeral.code)"},
		{"Số tài khoản 0123456789", "none 0123456789 (numeral.code)"},
		{"Trời đẹp", ""},
		{"Trong 5 năm qua, xã làm 12 km đường", "figure 5 năm (quantity.time) | time 5 năm qua (timex.relative.past) | figure 12 km (quantity.length)"},
		{"Hội nghị có 95/98 đại biểu dự, bầu một đồng chí Phó Bí thư, hai Ủy viên", "figure 95/98 đại biểu (quantity.noun) | figure một đồng chí (quantity.noun) | figure hai Ủy viên (quantity.noun)"},
	} {
		r, steps := Explain(c.text, Context{})
		var out []string
		for _, s := range steps {
			out = append(out, s.Outcome+" "+s.Surface+" ("+s.Rule+")")
		}
		if got := strings.Join(out, " | "); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
		for _, f := range untold(r, steps) {
			t.Errorf("%q: %s", c.text, f)
		}
	}
}

// A step tells which words gave a figure its unit, bound, deed, subject and links.
func TestExplainBecause(t *testing.T) {
	_, steps := Explain("Năm 2020, Đảng bộ xã kết nạp hơn 45 đảng viên, trong đó có 12 nữ.", Context{})
	var got []string
	for _, s := range steps {
		if s.Outcome == "figure" {
			got = append(got, strings.Join(s.Because, " | "))
		}
	}
	want := []string{
		"numeral.digits | unit from “đảng viên” | over from “hơn” | action from “kết …” | relation.subject_clause | relation.period_clause | relation.indicator",
		"numeral.digits | unit from “nữ” | action from “kết …” | relation.subject_clause | relation.part_among | relation.period_clause",
	}
	if !slices.Equal(got, want) {
		t.Errorf("because\n got %q\nwant %q", got, want)
	}
}

// ruleIDs returns the first cells of a rules.tsv.
func ruleIDs(t *testing.T, file string) []string {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "rule\t") {
			continue
		}
		id, _, _ := strings.Cut(line, "\t")
		ids = append(ids, id)
	}
	return ids
}

// Rules that no article of our own gold fires are reported: they have their examples, but nobody has seen them at work. A rule that
// articles fire and no rules.tsv knows is a fault.
func TestRulesFiredByGold(t *testing.T) {
	fired := map[string]int{}
	files, err := filepath.Glob("../testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no text in testdata/gold (%v)", err)
	}
	for _, file := range files {
		_, steps := Explain(article(t, strings.TrimSuffix(filepath.Base(file), ".txt")), Context{Published: "2021-03-15"})
		for _, s := range steps {
			fired[s.Rule]++
			for _, why := range s.Because {
				fired[why]++
			}
		}
	}
	known := map[string]bool{}
	var never []string
	for _, dimension := range []string{"quantity", "relation"} {
		ids := ruleIDs(t, dimension+"/rules.tsv")
		for _, id := range ids {
			known[id] = true
			if fired[id] == 0 {
				never = append(never, id)
			}
		}
		if len(ids) < 10 {
			t.Errorf("%s/rules.tsv: %d rules", dimension, len(ids))
		}
	}
	for id, n := range fired {
		if dimension, _, _ := strings.Cut(id, "."); (dimension == "quantity" || dimension == "relation") && !known[id] {
			t.Errorf("rule %q, fired %d times, has no row in rules.tsv", id, n)
		}
	}
	if len(never) > len(known)/2 {
		t.Errorf("%d of %d rules are fired by no text: %q", len(never), len(known), never)
	}
	t.Logf("fired by no text of testdata/gold: %q", never)
}
