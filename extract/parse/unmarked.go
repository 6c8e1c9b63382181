package parse

import (
	_ "embed"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

//go:embed unmarked.tsv
var unmarkedTSV string

var unmarked = scan.MustLexicon("extract/parse/unmarked.tsv", unmarkedTSV)

// marked puts the marks back onto a text that has none: "hai muoi lam" is "hai mươi lăm". It knows the words of values only; a text that has marks
// somewhere means the words without them as they stand. ok is false where nothing changes.
func marked(s string) (text string, ok bool) {
	if viet.HasMarks(s) {
		return s, false
	}
	t := scan.New(s)
	var b strings.Builder
	done := 0
	for i := 0; i < len(t.Tokens); {
		to := i + 1
		t.Each(i, unmarked, func(row, n int) bool {
			r := unmarked.Rows[row]
			if r.Cell("before") == "number" && !t.IsKind(i+n, scan.Number) {
				return true
			}
			b.WriteString(t.Src[done:t.Tokens[i].Start])
			b.WriteString(r.Cell("marked"))
			to, done = i+n, int(t.Tokens[i+n-1].End)
			return false
		})
		i = to
	}
	b.WriteString(t.Src[done:])
	return b.String(), done > 0
}
