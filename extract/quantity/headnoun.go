package quantity

import "baotinh/extract/scan"

// HeadNoun returns the noun that a heading counts: "Số đảng viên mới", "Kết nạp đảng viên", "Chi bộ". It stands at the beginning, behind words
// for an amount or behind a verb; a noun farther on ("Thu ngân sách xã") tells something else of the thing. Without such a word only people,
// bodies and places are counted: "Hình thức khác" names a row of something else.
func HeadNoun(t *scan.Text) (noun string, ok bool) {
	i, bare := 0, true
	if row, n, ok := t.At(i, wordLex); ok && wordClass[row] == "amount" {
		i, bare = n, false
	} else if _, n, ok := t.At(i, amountLex); ok {
		i, bare = n, false
	} else if row, n, ok := t.At(i, verbLex); ok && verbClass[row] == "act" {
		if _, m, noun := t.At(i, nounLex); !noun || m < n {
			i, bare = n, false
		}
	}
	row, n, ok := t.At(i, nounLex)
	if !ok || bare && !stands(nounClass[row]) || nounClass[row] == "measure" {
		return "", false
	}
	return t.Surface(i, i+n), true
}

// stands reports whether nouns of a class count by themselves at the head of a column.
func stands(class string) bool {
	switch class {
	case "member", "person", "party", "org", "place":
		return true
	}
	return false
}

// NounBefore reports whether a noun that is counted, or a unit, ends right before token i.
func NounBefore(t *scan.Text, i int) bool {
	if _, _, ok := t.Before(i, nounLex); ok {
		return true
	}
	_, _, ok := t.Before(i, unitLex)
	return ok
}

// Bends reports whether the tokens [from, to) are a word that bends the number behind them: trên, gần, khoảng.
func Bends(t *scan.Text, from, to int) bool {
	row, begin, ok := t.Before(to, qualifierLex)
	return ok && begin == from && qualSide[row] == "before"
}
