package gold

import (
	"fmt"
	"io"
	"strings"

	"baotinh/extract"
)

// Rate is precision, recall and their mean over counted things.
type Rate struct {
	Right int `json:"right"`
	Gold  int `json:"gold"`
	Found int `json:"found"`
}

// Precision is the share of what was found that is right.
func (r Rate) Precision() float64 { return share(r.Right, r.Found) }

// Recall is the share of the gold that was found.
func (r Rate) Recall() float64 { return share(r.Right, r.Gold) }

// F1 is the harmonic mean of both.
func (r Rate) F1() float64 {
	p, q := r.Precision(), r.Recall()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

// Share is a number of right ones among those compared.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Rate is the share as a number; 0 where nothing was compared.
func (s Share) Rate() float64 { return share(s.Right, s.Of) }

func (s *Share) add(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Report is the agreement of results with gold.
type Report struct {
	Articles       int              `json:"articles"`
	Number         Rate             `json:"number"` // found, and with the right value
	Core           Rate             `json:"core"`   // and with the right unit, qualifier and kind
	Fields         map[string]Share `json:"fields"` // over the figures whose value is right
	Document       Rate             `json:"document"`
	AnyDocument    Rate             `json:"any_document"` // with or without a number, by span
	DocumentFields map[string]Share `json:"document_fields"`

	Person           Rate     `json:"person"`
	Post             Rate     `json:"post"` // over the people found
	Congress         Rate     `json:"congress"`
	CongressTerm     Share    `json:"congress_term"`
	CongressDate     Share    `json:"congress_date"`
	Abbreviation     Rate     `json:"abbreviation"`
	Seeded           Share    `json:"seeded"`       // wrong sums found
	FalseAlarms      Share    `json:"false_alarms"` // articles with a failing check that is not seeded, among those whose arithmetic is known
	Calibration      []Bin    `json:"calibration"`
	Facts            []Fact   `json:"-"`
	Spurious, Misses []string `json:"-"` // lines for -v
}

// Score compares results with the articles that they were extracted from; the two run in parallel.
func Score(articles []Article, results []extract.Result) *Report {
	if len(articles) != len(results) {
		panic("extract/gold: one result for each article is needed")
	}
	r := &Report{Articles: len(articles), Fields: map[string]Share{}, DocumentFields: map[string]Share{}, Calibration: bins()}
	for i := range articles {
		r.article(&articles[i], &results[i])
	}
	return r
}

func (r *Report) article(a *Article, got *extract.Result) {
	answer := r.figures(a, got)
	r.documents(a, got)
	r.people(a, got)
	r.congresses(a, got)
	r.abbreviations(a, got)
	r.checks(a, got, answer)
}

func (r *Report) miss(a *Article, format string, args ...any) {
	r.Misses = append(r.Misses, a.ID+": "+fmt.Sprintf(format, args...))
}

// figures scores the figures of an article and returns which predicted ID answers which annotated one.
func (r *Report) figures(a *Article, got *extract.Result) map[string]string {
	want, found := make([]span, len(a.Figures)), make([]span, len(got.Figures))
	for i := range a.Figures {
		want[i] = span{a.Figures[i].start, a.Figures[i].end}
	}
	for i := range got.Figures {
		found[i] = span{got.Figures[i].Start, got.Figures[i].End}
	}
	pairs := match(want, found)
	answer := map[string]string{}
	for i, j := range pairs {
		if j >= 0 {
			answer[a.Figures[i].ID] = got.Figures[j].ID
		}
	}
	link := func(id string) string {
		if p, ok := answer[id]; ok {
			return p
		}
		return "missing"
	}
	r.Number.Gold += len(want)
	r.Number.Found += len(found)
	r.Core.Gold += len(want)
	r.Core.Found += len(found)
	right := make([]bool, len(found))
	matched := make([]bool, len(found))
	for i, j := range pairs {
		w := &a.Figures[i]
		fact := Fact{Article: a.ID, Name: w.ID, Surface: w.Number}
		if j < 0 {
			r.miss(a, "missed figure %s in %s", quote(w.Number), quote(w.Context))
			fact.Verdict = Missed
			r.Facts = append(r.Facts, fact)
			continue
		}
		g := &got.Figures[j]
		matched[j] = true
		if !sameValue(w, g) {
			r.miss(a, "value of %s in %s: want %s, got %s by %s", quote(w.Number), quote(w.Context),
				numberText(w.Value, w.Low, w.High, w.Of), numberText(g.Value, g.Low, g.High, g.Of), g.Rule)
			fact.Wrong = []string{"value"}
			r.Facts = append(r.Facts, fact)
			continue
		}
		r.Number.Right++
		core := true
		for _, f := range compareFigure(w, g, link) {
			count(r.Fields, f)
			if f.right {
				continue
			}
			core = core && f.name != "unit" && f.name != "qualifier" && f.name != "kind"
			fact.Wrong = append(fact.Wrong, f.name)
			r.miss(a, "%s of %s in %s: want %s, got %s by %s", f.name, quote(w.Number), quote(w.Context), quote(f.want), quote(f.got), g.Rule)
		}
		if core {
			r.Core.Right++
		}
		right[j] = core
		r.Facts = append(r.Facts, fact)
	}
	for j := range got.Figures {
		g := &got.Figures[j]
		r.calibrate(g.Confidence, right[j])
		if !matched[j] {
			r.spurious(a, "figure", g.Surface, fmt.Sprintf("by %s: %s", g.Rule, quote(around(a.Text, g.Start, g.End))))
		}
	}
	return answer
}

// spurious notes a prediction that answers no annotation.
func (r *Report) spurious(a *Article, kind, surface, why string) {
	r.Spurious = append(r.Spurious, fmt.Sprintf("%s: spurious %s %s %s", a.ID, kind, quote(surface), why))
	r.Facts = append(r.Facts, Fact{Article: a.ID, Name: kind, Surface: surface, Verdict: Spurious})
}

// around returns the words about a span, for a reader.
func around(text string, start, end int) string {
	runes := []rune(text)
	return strings.Join(strings.Fields(string(runes[max(0, min(start-30, len(runes))):max(0, min(end+20, len(runes)))])), " ")
}

func count(fields map[string]Share, f field) {
	s := fields[f.name]
	s.add(f.right)
	fields[f.name] = s
}

func (r *Report) documents(a *Article, got *extract.Result) {
	numbered := func(n *string) bool { return deref(n) != "" }
	var want, wantNumbered, found, foundNumbered []span
	var wantIndex, foundIndex []int
	for i := range a.Documents {
		d := &a.Documents[i]
		want = append(want, span{d.start, d.end})
		if numbered(d.Number) {
			wantNumbered, wantIndex = append(wantNumbered, span{d.start, d.end}), append(wantIndex, i)
		}
	}
	for i := range got.Documents {
		d := &got.Documents[i]
		found = append(found, span{d.Start, d.End})
		if numbered(d.Number) {
			foundNumbered, foundIndex = append(foundNumbered, span{d.Start, d.End}), append(foundIndex, i)
		}
	}
	r.AnyDocument.Gold += len(want)
	r.AnyDocument.Found += len(found)
	answered := make([]bool, len(found))
	for i, j := range match(want, found) {
		if j >= 0 {
			r.AnyDocument.Right++
			answered[j] = true
		}
		if d := &a.Documents[i]; !numbered(d.Number) {
			fact := Fact{Article: a.ID, Name: "document", Surface: d.Surface}
			if j < 0 {
				r.miss(a, "missed document %s in %s", quote(d.Surface), quote(d.Context))
				fact.Verdict = Missed
			}
			r.Facts = append(r.Facts, fact)
		}
	}
	r.Document.Gold += len(wantNumbered)
	r.Document.Found += len(foundNumbered)
	matched := make([]bool, len(foundNumbered))
	for i, j := range match(wantNumbered, foundNumbered) {
		w := &a.Documents[wantIndex[i]]
		fact := Fact{Article: a.ID, Name: "document", Surface: w.Surface}
		if j < 0 {
			r.miss(a, "missed document %s in %s", quote(w.Surface), quote(w.Context))
			fact.Verdict = Missed
			r.Facts = append(r.Facts, fact)
			continue
		}
		matched[j] = true
		g := &got.Documents[foundIndex[j]]
		if sameText("canonical", w.Canonical, g.Canonical) {
			r.Document.Right++
		}
		for _, f := range compareDocument(w, g) {
			count(r.DocumentFields, f)
			if !f.right {
				fact.Wrong = append(fact.Wrong, f.name)
				r.miss(a, "document %s of %s: want %s, got %s by %s", f.name, quote(w.Surface), quote(f.want), quote(f.got), g.Rule)
			}
		}
		r.Facts = append(r.Facts, fact)
	}
	for j, i := range foundIndex {
		if g := &got.Documents[i]; !matched[j] {
			r.spurious(a, "document", g.Surface, "by "+g.Rule)
		}
	}
	for i := range got.Documents {
		if g := &got.Documents[i]; !numbered(g.Number) && !answered[i] {
			r.spurious(a, "document", g.Surface, "by "+g.Rule)
		}
	}
}

// Write prints the table. Its first part is, to the letter, what the annotators' scorer prints.
func (r *Report) Write(w io.Writer) error {
	var b strings.Builder
	rate := func(name string, t Rate) {
		fmt.Fprintf(&b, "%-24s P %.3f  R %.3f  F1 %.3f\n", name, t.Precision(), t.Recall(), t.F1())
	}
	one := func(name string, s Share) { fmt.Fprintf(&b, "  %-22s %d/%d = %.3f\n", name, s.Right, s.Of, s.Rate()) }
	fields := func(names []string, m map[string]Share) {
		for _, k := range names {
			if m[k].Of > 0 {
				one(k, m[k])
			}
		}
	}
	rate("number", r.Number)
	rate("figure core", r.Core)
	fields(figureFields, r.Fields)
	rate("numbered document", r.Document)
	rate("any document (span)", r.AnyDocument)
	fields(documentFields, r.DocumentFields)
	fmt.Fprintf(&b, "gold %d figures, %d documents; failed runs 0\n", r.Number.Gold, r.AnyDocument.Gold)

	b.WriteString("\n")
	rate("person", r.Person)
	rate("  post", r.Post)
	rate("congress", r.Congress)
	one("term", r.CongressTerm)
	one("date", r.CongressDate)
	rate("abbreviation", r.Abbreviation)
	if r.Seeded.Of > 0 {
		one("seeded errors found", r.Seeded)
	}
	if r.FalseAlarms.Of > 0 {
		one("articles, false alarm", r.FalseAlarms)
	}
	b.WriteString("\nconfidence     figures  right core\n")
	for _, c := range r.Calibration {
		fmt.Fprintf(&b, "%-14s %7d  %s\n", c.name(), c.Of, c.rate())
	}
	sure := r.sure()
	fmt.Fprintf(&b, "%-14s %7d  %s\n", "all >= 0.90", sure.Of, Bin{Share: sure}.rate())
	_, err := io.WriteString(w, b.String())
	return err
}
