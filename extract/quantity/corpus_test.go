package quantity_test

import (
	_ "embed"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baotinh/extract"
	"baotinh/extract/numeral"
)

//go:embed corpus.tsv
var corpusTSV string

// figure writes a figure the way corpus.tsv does, with the action and item that want asks for.
func figure(f extract.Figure, want string) string {
	var b strings.Builder
	b.WriteString(f.Surface + " = ")
	switch {
	case f.Value != nil:
		b.WriteString(f.Value.String())
	case f.Low != nil && f.High != nil:
		b.WriteString(f.Low.String() + ".." + f.High.String())
	}
	if f.Of != nil {
		b.WriteString("/" + f.Of.String())
	}
	b.WriteString(" " + said(f.Unit))
	if f.Qualifier != "exact" {
		b.WriteString("; " + f.Qualifier)
	}
	if f.Kind != "level" {
		b.WriteString("; " + f.Kind)
	}
	if f.Direction != nil {
		b.WriteString("; " + *f.Direction)
	}
	if strings.Contains(want, "; do ") {
		b.WriteString("; do " + said(f.Action))
	}
	if strings.Contains(want, "; of ") {
		b.WriteString("; of " + said(f.Item))
	}
	return b.String()
}

func said(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

// figures writes the figures of a text the way corpus.tsv does; no-break spaces read as spaces.
func figures(text, want string) string {
	wanted := strings.Split(want, " | ")
	var out []string
	for i, f := range extract.Text(text, extract.Context{Published: "2021-03-15"}, nil).Figures {
		cell := ""
		if i < len(wanted) {
			cell = wanted[i]
		}
		out = append(out, strings.ReplaceAll(figure(f, cell), "\u00a0", " "))
	}
	if out == nil {
		return "none"
	}
	return strings.Join(out, " | ")
}

func TestCorpus(t *testing.T) {
	seen := map[string]int{}
	misses := 0
	for n, line := range strings.Split(strings.TrimSpace(corpusTSV), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, want, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("corpus.tsv:%d: no tab; want a sentence, a tab and its figures or none", n+1)
		}
		if first := seen[text]; first > 0 {
			t.Errorf("corpus.tsv:%d: the sentence stands in line %d already", n+1, first)
		}
		seen[text] = n + 1
		if want == "none" {
			misses++
		}
		if got := figures(text, want); got != want {
			t.Errorf("corpus.tsv:%d: %q\n got %s\nwant %s", n+1, text, got, want)
			continue
		}
		// Pages hold decomposed letters and no-break spaces: neither may change what is read.
		if got := figures(norm.NFD.String(text), want); got != want {
			t.Errorf("corpus.tsv:%d: %q, decomposed\n got %s\nwant %s", n+1, text, got, want)
		}
		if got := figures(strings.ReplaceAll(text, " ", "\u00a0"), want); got != want {
			t.Errorf("corpus.tsv:%d: %q, with no-break spaces\n got %s\nwant %s", n+1, text, got, want)
		}
	}
	if len(seen) < 150 || misses < 50 {
		t.Errorf("corpus.tsv: %d sentences, %d of them near misses; want at least 150 and 50", len(seen), misses)
	}
}

// A sentence put behind another states the same figures: what went before may lend a subject or a time, no number, unit or bound.
func TestCorpusAfterAnotherParagraph(t *testing.T) {
	core := func(f extract.Figure) string {
		return f.Surface + " " + said(f.Unit) + " " + f.Qualifier + " " + value(f.Value) + value(f.Low) + value(f.High) + value(f.Of)
	}
	const before = "Huyện họp bàn việc làng.\n"
	for n, line := range strings.Split(strings.TrimSpace(corpusTSV), "\n") {
		text, _, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		alone := extract.Text(text, extract.Context{}, nil).Figures
		after := extract.Text(before+text, extract.Context{}, nil).Figures
		if len(alone) != len(after) {
			t.Errorf("corpus.tsv:%d: %q: %d figures alone, %d in a second paragraph", n+1, text, len(alone), len(after))
			continue
		}
		for i := range alone {
			if core(alone[i]) != core(after[i]) {
				t.Errorf("corpus.tsv:%d: %q: %s alone, %s in a second paragraph", n+1, text, core(alone[i]), core(after[i]))
			}
		}
	}
}

func value(d *numeral.Decimal) string {
	if d == nil {
		return "-"
	}
	return d.String()
}
