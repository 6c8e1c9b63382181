package store

import (
	_ "embed"
	"strings"
	"unicode"
)

//go:embed generic.tsv
var genericTSV string

var genericEnds = loadGeneric(genericTSV)

func loadGeneric(tsv string) []string {
	var all []string
	for line := range strings.Lines(tsv) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			all = append(all, Fold(line))
		}
	}
	return all
}

const provincial = "tinh" // folded: the province's own organisations, one of each

// specific tells whether a name means one organisation in its province: "Đảng bộ tỉnh", "Đảng bộ huyện Cù Lao", but not "Đảng bộ huyện".
func specific(name string) bool {
	folded := Fold(name)
	words := strings.Fields(folded)
	for _, w := range words {
		if w == provincial {
			return true
		}
	}
	for _, end := range genericEnds {
		if folded == end || strings.HasSuffix(folded, " "+end) {
			return false
		}
	}
	// A proper name is a capital after a small letter's word.
	small := false
	for _, w := range strings.Fields(name) {
		r := []rune(w)[0]
		if small && unicode.IsUpper(r) {
			return true
		}
		small = small || unicode.IsLower(r)
	}
	return false
}
