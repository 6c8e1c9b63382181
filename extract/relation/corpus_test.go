package relation_test

import (
	_ "embed"
	"strings"
	"testing"

	"baotinh/extract"
	"baotinh/extract/relation"
)

var (
	//go:embed corpus.tsv
	corpusTSV string
	//go:embed indicator_corpus.tsv
	indicatorCorpusTSV string
)

var context = extract.Context{Published: "2021-03-15"}

// rows returns the cells of a corpus with their line numbers.
func rows(t *testing.T, name, tsv string) (cells [][]string, lines []int) {
	t.Helper()
	header := false
	for n, line := range strings.Split(strings.TrimSpace(tsv), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !header {
			header = true
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			t.Fatalf("%s:%d: %d cells, want 3", name, n+1, len(c))
		}
		cells, lines = append(cells, c), append(lines, n+1)
	}
	return cells, lines
}

// ties writes one field of all figures of a text the way corpus.tsv does.
func ties(field, text string) string {
	c := context
	switch field {
	case "undated":
		c.Published = ""
	case "january":
		c.Published = "2021-01-08"
	case "late":
		c.Published = "2021-03-25"
	}
	r := extract.Text(strings.ReplaceAll(text, "¶", "\n"), c, nil)
	number := map[string]string{}
	for _, f := range r.Figures {
		number[f.ID] = f.Surface
	}
	var out []string
	switch field {
	case "groups":
		for _, g := range r.Groups {
			s := g.Kind
			if g.Whole != nil {
				s += " " + number[*g.Whole]
			}
			s += ":"
			for _, p := range g.Parts {
				s += " " + number[p]
			}
			if g.Check != nil {
				s += " (" + g.Check.Verdict + ")"
			}
			out = append(out, s)
		}
	case "checks":
		for _, c := range r.Checks {
			out = append(out, c.Kind+" "+c.Verdict+" "+c.Equation)
		}
	}
	for _, f := range r.Figures {
		switch field {
		case "subject":
			if f.Subject == nil {
				out = append(out, f.Surface+": -")
			} else {
				out = append(out, f.Surface+": "+*f.Subject)
			}
		case "period", "undated", "january", "late":
			if f.Period == nil {
				out = append(out, f.Surface+": -")
			} else {
				out = append(out, f.Surface+": "+string(f.Period.Type)+" "+f.Period.Start.String()+".."+f.Period.End.String())
			}
		case "action":
			if f.Action == nil {
				out = append(out, f.Surface+": -")
			} else {
				out = append(out, f.Surface+": "+*f.Action)
			}
		case "part_of":
			if f.PartOf != nil {
				out = append(out, f.Surface+" < "+number[*f.PartOf])
			}
		case "versus":
			if f.Versus != nil {
				out = append(out, f.Surface+" vs "+number[*f.Versus])
			}
		}
	}
	if out == nil {
		return "none"
	}
	return strings.Join(out, " | ")
}

func TestCorpus(t *testing.T) {
	fields := map[string]int{"subject": 0, "period": 0, "undated": 0, "january": 0, "late": 0, "action": 0, "part_of": 0, "versus": 0, "groups": 0, "checks": 0}
	cells, lines := rows(t, "corpus.tsv", corpusTSV)
	for i, c := range cells {
		if _, ok := fields[c[0]]; !ok {
			t.Errorf("corpus.tsv:%d: unknown field %q", lines[i], c[0])
			continue
		}
		fields[c[0]]++
		if got := ties(c[0], c[1]); got != c[2] {
			t.Errorf("corpus.tsv:%d: %s of %q\n got %s\nwant %s", lines[i], c[0], c[1], got, c[2])
		}
	}
	for field, n := range fields {
		if n < 5 {
			t.Errorf("corpus.tsv: %d lines for %s; want at least 5", n, field)
		}
	}
}

// indicators returns the codes of the figures of a text, and how many figures it has.
func indicators(text string) (codes map[string]bool, figures int) {
	codes = map[string]bool{}
	r := extract.Text(text, context, nil)
	for _, f := range r.Figures {
		if f.Indicator != nil {
			codes[*f.Indicator] = true
		}
	}
	return codes, len(r.Figures)
}

// Every indicator has a sentence that hits it and one that nearly does. A near miss must hold a figure: one without any proves nothing.
func TestIndicators(t *testing.T) {
	seen := map[string]bool{}
	cells, lines := rows(t, "indicator_corpus.tsv", indicatorCorpusTSV)
	for i, c := range cells {
		seen[c[0]] = true
		if got, n := indicators(c[1]); !got[c[0]] {
			t.Errorf("indicator_corpus.tsv:%d: %q has no %s but %v in %d figures", lines[i], c[1], c[0], got, n)
		}
		if got, n := indicators(c[2]); got[c[0]] || n == 0 {
			t.Errorf("indicator_corpus.tsv:%d: the near miss %q has %v in %d figures", lines[i], c[2], got, n)
		}
	}
	catalogue := map[string]bool{}
	for _, ind := range relation.Indicators {
		catalogue[ind.Code] = true
		if !seen[ind.Code] {
			t.Errorf("indicators.tsv: %s has no line in indicator_corpus.tsv (write a hit and a near miss)", ind.Code)
		}
		if ind.Vi == "" || ind.En == "" || ind.Unit == "" {
			t.Errorf("indicators.tsv: %s lacks its unit or its meaning in Vietnamese or English: %+v", ind.Code, ind)
		}
	}
	for code := range seen {
		if !catalogue[code] {
			t.Errorf("indicator_corpus.tsv: %s is not in indicators.tsv", code)
		}
	}
}

// What is told of a whole is its indicator; what its parts take of its name is none.
func TestPartsHaveNoIndicator(t *testing.T) {
	figures := extract.Text("Kim ngạch xuất khẩu đạt 3,2 tỷ USD, trong đó dệt may đạt 1,1 tỷ USD, tăng 5%.", extract.Context{}, nil).Figures
	if len(figures) != 3 {
		t.Fatalf("%d figures, want 3", len(figures))
	}
	for i, want := range []string{"economy.exports", "-", "-"} {
		got := "-"
		if code := figures[i].Indicator; code != nil {
			got = *code
		}
		if got != want {
			t.Errorf("%s has the indicator %s, want %s", figures[i].Surface, got, want)
		}
	}
}
