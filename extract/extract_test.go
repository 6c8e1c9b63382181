package extract

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baotinh/extract/quantity"
)

// article returns the text of one of our annotated articles.
func article(t testing.TB, name string) string {
	b, err := os.ReadFile(filepath.Join("../testdata/gold", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// cut returns the code points [start, end) of a text, and whether it has them.
func cut(text string, start, end int) (string, bool) {
	if start < 0 || end < start {
		return "", false
	}
	from, to, n := -1, -1, 0
	for i := range text {
		if n == start {
			from = i
		}
		if n == end {
			to = i
		}
		n++
	}
	if n == start {
		from = len(text)
	}
	if n == end {
		to = len(text)
	}
	if from < 0 || to < 0 {
		return "", false
	}
	return text[from:to], true
}

var (
	qualifiers = []string{quantity.Exact, quantity.About, quantity.Almost, quantity.Over, quantity.AtLeast, quantity.Under, quantity.AtMost}
	kinds      = []string{quantity.Level, quantity.Target, quantity.Change, quantity.Duration}
)

// faults says what a result breaks of what DESIGN.md promises.
func faults(r Result) []string {
	var out []string
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	span := func(what string, start, end int, surface string) {
		got, ok := cut(r.Text, start, end)
		if !ok || end <= start {
			fault("%s: span %d..%d is not inside the text", what, start, end)
		} else if surface != "" && got != surface {
			fault("%s: text[%d:%d] is %q, its surface %q", what, start, end, got, surface)
		}
	}
	if !norm.NFC.IsNormalString(r.Text) {
		fault("the text is not NFC")
	}
	figureIDs, checkIDs, documentIDs, groupIDs := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	unique := func(ids map[string]bool, id string) {
		if id == "" || ids[id] {
			fault("the ID %q is empty or given out twice", id)
		}
		ids[id] = true
	}
	for _, f := range r.Figures {
		unique(figureIDs, f.ID)
	}
	for _, c := range r.Checks {
		unique(checkIDs, c.ID)
	}
	for _, d := range r.Documents {
		unique(documentIDs, d.ID)
	}
	for _, g := range r.Groups {
		unique(groupIDs, g.ID)
	}
	link := func(what string, ids map[string]bool, id *string, self string) {
		if id != nil && (!ids[*id] || *id == self) {
			fault("%s: linked to %q, which is itself or not there", what, *id)
		}
	}
	end := 0
	for _, f := range r.Figures {
		what := fmt.Sprintf("figure %s %q", f.ID, f.Surface)
		span(what, f.Start, f.End, f.Surface)
		if f.Start < end {
			fault("%s: begins at %d inside the figure before it", what, f.Start)
		}
		end = f.End
		span(what+", sentence", f.SentenceStart, f.SentenceEnd, "")
		if f.Start < f.SentenceStart || f.End > f.SentenceEnd {
			fault("%s: %d..%d is outside its sentence %d..%d", what, f.Start, f.End, f.SentenceStart, f.SentenceEnd)
		}
		if f.Surface != f.Number {
			fault("%s: number is %q", what, f.Number)
		}
		if (f.Value == nil) == (f.Low == nil) || (f.Low == nil) != (f.High == nil) {
			fault("%s: value %v, low %v, high %v; want a value or both ends", what, f.Value, f.Low, f.High)
		} else if f.Low != nil && f.Low.Cmp(*f.High) > 0 {
			fault("%s: low %v is above high %v", what, f.Low, f.High)
		}
		if !slices.Contains(qualifiers, f.Qualifier) || !slices.Contains(kinds, f.Kind) {
			fault("%s: qualifier %q, kind %q", what, f.Qualifier, f.Kind)
		}
		if f.Direction != nil && (f.Kind != quantity.Change || *f.Direction != "up" && *f.Direction != "down") {
			fault("%s: direction %q of a %s", what, *f.Direction, f.Kind)
		}
		if f.Unit == nil || f.Rule == "" || f.Block == "" {
			fault("%s: no unit, rule (%q) or block (%q)", what, f.Rule, f.Block)
		}
		if f.Confidence <= 0 || f.Confidence > 1 {
			fault("%s: confidence %v", what, f.Confidence)
		}
		link(what+", part of", figureIDs, f.PartOf, f.ID)
		link(what+", versus", figureIDs, f.Versus, f.ID)
		for _, id := range f.Checks {
			if !checkIDs[id] {
				fault("%s: check %q is not there", what, id)
			}
		}
	}
	for _, c := range r.Checks {
		for _, id := range c.Figures {
			if !figureIDs[id] {
				fault("check %s: figure %q is not there", c.ID, id)
			}
		}
		if c.Equation == "" || !slices.Contains([]string{"holds", "fails", "open"}, c.Verdict) || (c.Verdict == "holds") != (c.Missing == "") && c.Kind != "score" && c.Kind != "restated" {
			fault("check %s: equation %q, verdict %q, missing %q", c.ID, c.Equation, c.Verdict, c.Missing)
		}
	}
	for _, g := range r.Groups {
		link("group "+g.ID, figureIDs, g.Whole, "")
		for _, id := range g.Parts {
			link("group "+g.ID, figureIDs, &id, "")
		}
		if len(g.Parts) == 0 {
			fault("group %s has no parts", g.ID)
		}
		if g.Check != nil && !checkIDs[g.Check.ID] {
			fault("group %s: check %q is not among the checks", g.ID, g.Check.ID)
		}
	}
	for _, d := range r.Documents {
		what := fmt.Sprintf("document %s %q", d.ID, d.Surface)
		span(what, d.Start, d.End, d.Surface)
		span(what+", sentence", d.SentenceStart, d.SentenceEnd, "")
		link(what, documentIDs, d.RefersTo, d.ID)
	}
	for _, p := range r.People {
		span(fmt.Sprintf("person %q", p.Name), p.Start, p.End, "")
	}
	for _, c := range r.Congresses {
		span(fmt.Sprintf("congress of %q", c.Organisation), c.Start, c.End, "")
	}
	for _, a := range r.Abbreviations {
		span(fmt.Sprintf("abbreviation %q", a.Short), a.Start, a.End, "")
	}
	if _, err := json.Marshal(r); err != nil {
		fault("the result is no JSON: %v", err)
	}
	return out
}

// checkText runs one text through the chain and tells what is wrong.
func checkText(t *testing.T, text string, ctx Context) {
	t.Helper()
	r := Text(text, ctx, nil)
	for _, f := range faults(r) {
		t.Errorf("%.200q: %s", text, f)
	}
	if again := Text(text, ctx, nil); !reflect.DeepEqual(r, again) {
		t.Errorf("%.200q: the same text gives other facts when it is read again", text)
	}
	if again := Text(r.Text, ctx, nil); !reflect.DeepEqual(r, again) {
		t.Errorf("%.200q: its normalised text gives other facts", text)
	}
	explained, steps := Explain(text, ctx)
	if !reflect.DeepEqual(r, explained) {
		t.Errorf("%.200q: Explain tells of other facts than Text", text)
	}
	for _, f := range untold(explained, steps) {
		t.Errorf("%.200q: %s", text, f)
	}
}

func FuzzText(f *testing.F) {
	files, err := filepath.Glob("../testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatalf("no text in testdata/gold (%v)", err)
	}
	for _, file := range files {
		for _, paragraph := range strings.Split(article(f, strings.TrimSuffix(filepath.Base(file), ".txt")), "\n") {
			if strings.TrimSpace(paragraph) != "" {
				f.Add(paragraph)
				f.Add(paragraph[:len(paragraph)/2]) // a text may end anywhere
			}
		}
	}
	f.Add("Có 5 đảng viên; sở")                                                      // read past its end once
	f.Add(",(8 xã")                                                                  // read before its beginning once
	f.Add(strings.Repeat("Ⱥ", 60) + " có trình độ đại học chiếm 34%; cao đẳng 19%.") // a letter that is longer in lower case: cut an item behind its end once
	for _, name := range names() {
		f.Add(strings.Repeat(hostile[name], 3))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4<<10 {
			return // long texts are TestWorkIsLinear's business
		}
		checkText(t, text, Context{Published: "2021-03-15", Province: "Sơn Hà"})
	})
}

func TestGoldArticlesKeepTheInvariants(t *testing.T) {
	files, err := filepath.Glob("../testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no text in testdata/gold (%v)", err)
	}
	for _, file := range files {
		text := article(t, strings.TrimSuffix(filepath.Base(file), ".txt"))
		checkText(t, text, Context{})
		checkText(t, norm.NFD.String(text), Context{Published: "2021-03-15"})
	}
}

// What is not known of a text from outside must not be needed: nonsense in its place is the same as nothing.
func TestContextIsOptional(t *testing.T) {
	text := article(t, "dai-hoi-xa-2020")
	bare := Text(text, Context{}, nil)
	for _, published := range []string{"hôm qua", "2020", "2020-13-45", "0000-00-00"} {
		if got := Text(text, Context{Published: published}, nil); !reflect.DeepEqual(got.Figures, bare.Figures) {
			t.Errorf("published %q gives other figures than no date at all", published)
		}
	}
}

// Goals of a year to come end where the next sentence tells of the year that is.
func TestGoalsEndAtTheYearThatIs(t *testing.T) {
	for text, want := range map[string]string{
		"Phấn đấu năm 2022 kết nạp 45 đảng viên. Năm 2021, huyện kết nạp 40 đảng viên.":    "level",
		"Phấn đấu năm 2022 kết nạp 45 đảng viên. Năm 2022, huyện thành lập 40 chi bộ.":     "target",
		"Phấn đấu năm 2022 kết nạp 45 đảng viên. Hằng năm, huyện thành lập 40 chi bộ nhỏ.": "target",
	} {
		figures := Text(text, Context{Published: "2021-11-15"}, nil).Figures
		if len(figures) != 2 || figures[0].Kind != "target" || figures[1].Kind != want {
			t.Errorf("%s: kinds are not target, %s: %+v", text, want, figures)
		}
	}
}

func TestBlocks(t *testing.T) {
	text := "Có 5 chi bộ\nCó 7 chi bộ\nCó 9 chi bộ"
	blocks := []Block{{Kind: "title", Start: 0, End: 11}, {Kind: "sapo", Start: 12, End: 23}}
	var got []string
	for _, f := range Text(text, Context{}, blocks).Figures {
		got = append(got, f.Surface+" "+f.Block)
	}
	if want := []string{"5 title", "7 sapo", "9 paragraph"}; !slices.Equal(got, want) {
		t.Errorf("blocks %q, want %q", got, want)
	}
}

// A text without facts has empty lists, not null ones: whoever reads the JSON walks them without asking.
func TestEmptyListsAreNotNull(t *testing.T) {
	for _, text := range []string{"", "\n", "Trời đẹp."} {
		b, err := json.Marshal(Text(text, Context{}, nil))
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(b, &fields); err != nil {
			t.Fatal(err)
		}
		for name, value := range fields {
			if string(value) == "null" {
				t.Errorf("%q: %s is null; want []", text, name)
			}
		}
	}
}
