package parse

import (
	_ "embed"
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

//go:embed unmarked.tsv
var unmarkedTSV string

var unmarked = scan.MustLexicon("extract/parse/unmarked.tsv", unmarkedTSV)

// marked puts the marks back onto a text that has none: "hai muoi lam" is "hai mươi lăm". It knows the words of values only; a text that has marks
// somewhere means the words without them as they stand. whole reports whether every word of the text is one that it knows or that values are
// written with; ok is false where nothing changes.
func marked(s string) (text string, whole, ok bool) {
	if viet.HasMarks(s) {
		return s, false, false
	}
	t := scan.New(s)
	var b strings.Builder
	done := 0
	var restored [][2]int // pieces of the text returned, in bytes
	for i := 0; i < len(t.Tokens); {
		to := i + 1
		t.Each(i, unmarked, func(row, n int) bool {
			r := unmarked.Rows[row]
			if r.Cell("before") == "number" && !t.IsKind(i+n, scan.Number) {
				return true
			}
			b.WriteString(t.Src[done:t.Tokens[i].Start])
			from := b.Len()
			b.WriteString(r.Cell("marked"))
			restored = append(restored, [2]int{from, b.Len()})
			to, done = i+n, int(t.Tokens[i+n-1].End)
			return false
		})
		i = to
	}
	b.WriteString(t.Src[done:])
	if done == 0 {
		return s, false, false
	}
	return b.String(), ofValues(scan.New(b.String()), restored), true
}

// ofValues reports whether every word of t is in one of the restored pieces or in the vocabulary of numbers and sums.
func ofValues(t *scan.Text, restored [][2]int) bool {
	for i := 0; i < len(t.Tokens); {
		for len(restored) > 0 && restored[0][1] <= int(t.Tokens[i].Start) {
			restored = restored[1:]
		}
		inside := len(restored) > 0 && restored[0][0] <= int(t.Tokens[i].Start)
		_, scale := scales[t.Str(i)]
		n := 0
		for _, l := range [...]*scan.Lexicon{currencies, bounds, fractions} {
			if _, k, ok := t.At(i, l); ok {
				n = max(n, k)
			}
		}
		switch {
		case n > 0:
		case inside, t.Tokens[i].Kind != scan.Word, numeral.IsWord(t, i), scale && t.IsKind(i-1, scan.Number):
			n = 1
		default:
			return false
		}
		i += n
	}
	return true
}
