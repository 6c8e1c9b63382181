package entity

import (
	"strconv"

	"baotinh/extract/scan"
)

// CongressMention is one place where a text names a congress, in tokens. A part that is not named has equal bounds.
//
//	Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2015 - 2020
//	Đại hội XIII của Đảng
//	ĐH XIV CĐ Hà Nội
type CongressMention struct {
	From, To       int // from the word Đại hội to the end of organisation and ordinal, without the tenure
	OrgFrom, OrgTo int
	Party          bool   // the national congress of the Party
	Ordinal        string // "XVI", "10"; empty if not named
	Term           []int  // [2015, 2020], or nil
	TermFrom       int    // of the words nhiệm kỳ 2015 - 2020
	TermTo         int
	TermApart      bool // a comma or bracket parts the tenure from the rest
}

// CongressAt reads the name of a congress that begins at token i.
func CongressAt(t *scan.Text, i int) (CongressMention, bool) {
	if i < 0 || i >= len(t.Tokens) {
		return CongressMention{}, false
	}
	end := t.Sentence(i).To
	f := finder{t: t, named: map[string]bool{}}
	row, n, ok := f.head(i, end, false)
	if !ok || !isCongress(row) {
		return CongressMention{}, false
	}
	c := CongressMention{From: i, To: i + n}
	for j := c.To; j < end; j = c.To {
		if r, n, ok := f.head(j, end, false); ok && orgHeads.Rows[r].Cell("class") == "congress" && c.OrgTo == 0 && c.Ordinal == "" {
			c.From, c.To = j, j+n // "Đại hội Đại hội đại biểu": the second is the name
			continue
		}
		if word, to := ordinalAt(t, j, end); to > j && c.Ordinal == "" {
			c.Ordinal, c.To = word, to
			continue
		}
		k := j
		if isWord(t, k, "của") {
			k++
		}
		if n := partyLen(t, k, end); n > 0 && c.OrgTo == 0 && !c.Party {
			c.Party, c.To = true, k+n
			continue
		}
		if c.OrgTo == 0 && !c.Party {
			if r, n, ok := f.head(k, end, false); ok && orgHeads.Rows[r].Cell("class") != "congress" {
				c.OrgFrom = k
				c.OrgTo, _ = f.extend(k+n, n, end, r, false)
				c.To = c.OrgTo
				continue
			}
		}
		break
	}
	if c.OrgTo == 0 && !c.Party && orgHeads.Rows[row].Cell("shape") == "national" && c.Ordinal != "" {
		c.Party = true // Đại hội toàn quốc lần thứ XII
	}
	j := c.To
	if t.Is(j, ',') || t.Is(j, '(') {
		j++
		c.TermApart = true
	}
	if term, to := termAt(t, j, end); to > j {
		c.Term, c.TermFrom, c.TermTo = term, j, to
	} else {
		c.TermFrom, c.TermTo, c.TermApart = c.To, c.To, false
	}
	return c, true
}

// isCongress reports whether a row of orgs.tsv is a word for a congress; one of shape national is by itself the congress of the whole Party.
func isCongress(row int) bool {
	shape := orgHeads.Rows[row].Cell("shape")
	return shape == "congress" || shape == "national"
}

// partyLen returns the length of "Đảng", "Đảng toàn quốc", "toàn quốc của Đảng" at token k, the Party as the holder of a congress.
func partyLen(t *scan.Text, k, end int) int {
	if !isCapital(t, k) || !isWord(t, k, "Đảng") || k >= end {
		return 0
	}
	if isWord(t, k+1, "toàn") && isWord(t, k+2, "quốc") && k+2 < end {
		return 3
	}
	if _, n, ok := t.At(k, orgHeads); ok && n > 1 { // Đảng bộ, Đảng ủy
		return 0
	}
	return 1
}

// ordinalAt reads "lần thứ XVI", "lần thứ 10", "khóa XII", "thứ X" or a bare Roman numeral at token j.
func ordinalAt(t *scan.Text, j, end int) (word string, to int) {
	if isRoman(t, j) && j < end {
		return t.Str(j), j + 1
	}
	to = ordinal(t, j, end)
	if to == j {
		return "", j
	}
	return t.Str(to - 1), to
}

// termAt reads "nhiệm kỳ 2015 - 2020" at token j. Real texts have any dash, or lost it.
func termAt(t *scan.Text, j, end int) (term []int, to int) {
	k := j
	if isWord(t, k, "nhiệm") && (isWord(t, k+1, "kỳ") || isWord(t, k+1, "kì")) {
		k += 2
	} else {
		return nil, j
	}
	if t.Is(k, '(') {
		k++
	}
	a, ok := yearAt(t, k)
	if !ok {
		return nil, j
	}
	k++
	if t.Is(k, '-') {
		k++
	}
	b, ok := yearAt(t, k)
	if !ok || b <= a || b > a+10 || k >= end {
		return nil, j
	}
	return []int{a, b}, k + 1
}

// yearAt reads a year of four digits at token k.
func yearAt(t *scan.Text, k int) (int, bool) {
	if !t.IsKind(k, scan.Number) || len(t.Str(k)) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(t.Str(k))
	return y, err == nil && y >= 1900 && y < 2100
}
