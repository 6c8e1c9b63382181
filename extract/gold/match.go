package gold

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"baotinh/extract"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/timex"
)

var (
	qualifiers = map[string]bool{quantity.Exact: true, quantity.About: true, quantity.Almost: true, quantity.Over: true,
		quantity.AtLeast: true, quantity.Under: true, quantity.AtMost: true}
	kinds = map[string]bool{quantity.Level: true, quantity.Target: true, quantity.Change: true, quantity.Duration: true}
)

// The fields of a figure and of a document, in the order of the table.
var (
	figureFields   = []string{"unit", "item", "qualifier", "kind", "direction", "action", "subject", "period", "part_of", "versus", "indicator"}
	documentFields = []string{"type", "number", "symbol", "canonical", "issuer", "date", "title"}
)

// soft fields are free wording: they are right when the words agree, however they are ordered.
var soft = map[string]bool{"item": true, "subject": true, "issuer": true, "title": true, "action": true}

// dice is how much two wordings must share, 2·common ÷ (words + words). The value is the annotators'.
const dice = 0.6

// tones are the five tone marks. The hook and the breve are part of the letter.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// fold lowers s, keeps one space between words, and moves each word's tone to its end, so that hoà and hòa are one.
// It keeps i and y apart, which viet.Key does not: the annotators' scorer does so too.
func fold(s string) string {
	words := strings.Fields(norm.NFD.String(strings.Join(strings.Fields(strings.ToLower(s)), " ")))
	for i, w := range words {
		var letters, marks strings.Builder
		for _, r := range w {
			if strings.ContainsRune(tones, r) {
				marks.WriteRune(r)
			} else {
				letters.WriteRune(r)
			}
		}
		words[i] = letters.String() + marks.String()
	}
	return norm.NFC.String(strings.Join(words, " "))
}

// sameText reports whether two values of a field are the same; nil and the empty string are.
func sameText(field string, want, got *string) bool {
	w, g := deref(want), deref(got)
	if w == "" || g == "" {
		return w == g
	}
	a, b := fold(w), fold(g)
	return a == b || soft[field] && overlap(a, b) >= dice
}

// overlap is the Dice coefficient of two folded wordings as sets of words.
func overlap(a, b string) float64 {
	x, y := set(a), set(b)
	common := 0
	for w := range x {
		if y[w] {
			common++
		}
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func samePeriod(want, got *timex.Period) bool {
	if want == nil || got == nil {
		return want == got
	}
	return *want == *got
}

func sameNumber(want, got *numeral.Decimal) bool {
	if want == nil || got == nil {
		return want == got
	}
	return want.Equal(*got)
}

func sameValue(want *Figure, got *extract.Figure) bool {
	return sameNumber(want.Value, got.Value) && sameNumber(want.Low, got.Low) && sameNumber(want.High, got.High) && sameNumber(want.Of, got.Of)
}

// span is a stretch of code points.
type span struct{ start, end int }

// match gives each annotation the unused prediction that overlaps it most, the first of equals; -1 where none does.
func match(want, got []span) []int {
	used := make([]bool, len(got))
	answer := make([]int, len(want))
	for i, w := range want {
		best, most := -1, 0
		for j, g := range got {
			if over := min(w.end, g.end) - max(w.start, g.start); !used[j] && over > most {
				best, most = j, over
			}
		}
		if answer[i] = best; best >= 0 {
			used[best] = true
		}
	}
	return answer
}

// field is one compared field: what is wanted, what came, and whether that is right. Fields that are empty on both sides are not compared.
type field struct {
	name      string
	want, got string
	right     bool
}

// compareFigure compares the fields of a figure whose value is right. link gives the predicted ID that answers an annotated one.
func compareFigure(want *Figure, got *extract.Figure, link func(id string) string) []field {
	var out []field
	text := func(name string, w, g *string) {
		if w != nil || g != nil {
			out = append(out, field{name, deref(w), deref(g), sameText(name, w, g)})
		}
	}
	linked := func(id *string) *string {
		if id == nil {
			return nil
		}
		s := link(*id)
		return &s
	}
	text("unit", want.Unit, got.Unit)
	text("item", want.Item, got.Item)
	text("qualifier", &want.Qualifier, &got.Qualifier)
	text("kind", &want.Kind, &got.Kind)
	text("direction", want.Direction, got.Direction)
	text("action", want.Action, got.Action)
	text("subject", want.Subject, got.Subject)
	if want.Period != nil || got.Period != nil {
		out = append(out, field{"period", periodText(want.Period), periodText(got.Period), samePeriod(want.Period, got.Period)})
	}
	text("part_of", linked(want.PartOf), got.PartOf)
	text("versus", linked(want.Versus), got.Versus)
	text("indicator", want.Indicator, got.Indicator)
	return out
}

func compareDocument(want *Document, got *extract.Document) []field {
	var out []field
	text := func(name string, w, g *string) {
		if w != nil || g != nil {
			out = append(out, field{name, deref(w), deref(g), sameText(name, w, g)})
		}
	}
	text("type", want.Type, got.Type)
	text("number", want.Number, got.Number)
	text("symbol", want.Symbol, got.Symbol)
	text("canonical", want.Canonical, got.Canonical)
	text("issuer", want.Issuer, got.Issuer)
	text("date", want.Date, dateText(got.Date))
	text("title", want.Title, got.Title)
	return out
}

func dateText(d *timex.Date) *string {
	if d == nil {
		return nil
	}
	s := d.String()
	return &s
}

func periodText(p *timex.Period) string {
	if p == nil {
		return ""
	}
	return string(p.Type) + " " + p.Start.String() + ".." + p.End.String()
}

// numberText writes the value of a figure for a reader.
func numberText(value, low, high, of *numeral.Decimal) string {
	var s string
	switch {
	case value != nil:
		s = value.String()
	case low != nil && high != nil:
		s = low.String() + ".." + high.String()
	}
	if of != nil {
		s += "/" + of.String()
	}
	return s
}

func quote(s string) string { return strconv.Quote(s) }
