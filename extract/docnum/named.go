package docnum

import (
	"unicode/utf8"

	"baotinh/extract/entity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// resolution is the type whose unnumbered documents the guideline fixes by their congress or plenum.
const resolution = "Nghị quyết"

// named finds the documents that are fixed without a number.
func (f *finder) named() {
	t := f.t
	for i := t.NextBegin(0, len(t.Tokens), beginNamed); i < len(t.Tokens) && len(f.found) < most; i = t.NextBegin(i+1, len(t.Tokens), beginNamed) {
		if t.Tokens[i].Kind != scan.Word {
			continue
		}
		c, ok := f.namedAt(i)
		if !ok {
			continue
		}
		f.found = append(f.found, c)
		i = c.To - 1
	}
}

// beginNamed are the vocabularies that begin a document without a number.
var beginNamed = scan.SetOf(plenums, types, statutes)

func (f *finder) namedAt(i int) (Citation, bool) {
	t := f.t
	if row, n, ok := t.At(i, plenums); ok && plenumWholes[row] != "" && t.Tokens[i].Case == scan.Upper {
		return f.plenum(i, i, i+n)
	}
	if row, n, ok := t.At(i, types); ok && typeNames[row] == resolution {
		j := i + n
		if _, n, ok := t.At(j, plenums); ok {
			return f.plenum(i, j, j+n)
		}
		if isWord(t, j, "của") {
			j++
		}
		return f.congress(i, j)
	}
	if row, n, ok := t.At(i, statutes); ok && t.Tokens[i].Case != scan.Lower {
		return f.statute(i, i+n, row)
	}
	return Citation{}, false
}

// plenum reads "Nghị quyết Trung ương 4 khóa XI": from is the type word, body the words for the plenum, whose number follows at token j.
func (f *finder) plenum(from, body, j int) (Citation, bool) {
	t := f.t
	end := t.Sentence(from).To
	if !(t.IsKind(j, scan.Number) && len(t.Str(j)) <= 2 || t.IsKind(j, scan.Word) && isRoman(t.Str(j))) || j >= end {
		return Citation{}, false
	}
	j++
	open := false
	if t.Is(j, '(') || t.Is(j, ',') {
		open = t.Is(j, '(')
		j++
	}
	for k := 0; k < 5 && t.IsKind(j, scan.Word) && !isKhoa(t, j); k++ { // Trung ương 4, Ban Chấp hành Trung ương khóa XI
		j++
	}
	if !isKhoa(t, j) || !t.IsKind(j+1, scan.Word) && !t.IsKind(j+1, scan.Number) || j+1 >= end {
		return Citation{}, false
	}
	j += 2
	if open && t.Is(j, ')') {
		j++
	}
	return Citation{From: from, To: j, Number: -1, Type: resolution, Issuer: [2]int{body, j}, Rule: "docnum.plenum_resolution"}, true
}

// congress reads "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI": the congress begins at token j and must carry its ordinal or its tenure.
func (f *finder) congress(from, j int) (Citation, bool) {
	c, ok := entity.CongressAt(f.t, j)
	if !ok {
		return Citation{}, false
	}
	to := c.To
	if c.Ordinal == "" {
		if c.Term == nil {
			return Citation{}, false
		}
		to = c.TermTo
	}
	return Citation{From: from, To: to, Number: -1, Type: resolution, Issuer: [2]int{c.From, to}, Rule: "docnum.congress_resolution"}, true
}

// statute reads a law or constitution with its year, or one of the Party's fundamental documents; row is that of statutes.tsv, j the token behind it.
func (f *finder) statute(from, j, row int) (Citation, bool) {
	t := f.t
	end := t.Sentence(from).To
	c := Citation{From: from, To: j, Number: -1, Type: statutes.Rows[row].Cell("type"), Rule: "docnum.statute"}
	switch statutes.Rows[row].Cell("kind") {
	case "named":
		// "chấp hành Cương lĩnh, Điều lệ Đảng" and "Quy định thi hành Điều lệ Đảng" cite something else
		return c, !(t.Is(from-1, ',') && isWord(t, from-2, "lĩnh")) && !(isWord(t, from-1, "hành") && isWord(t, from-2, "thi"))
	case "title":
		if !t.IsKind(j, scan.Word) || t.Tokens[j].Case == scan.Lower && !f.shortTitle(j) {
			return c, false
		}
		c.Title[0] = j
		for ; j < end && j < from+16; j++ {
			if isWord(t, j, "năm") || t.IsKind(j, scan.Number) || t.Is(j, '(') {
				break
			}
			if t.Has(j, lawStops) || t.Tokens[j].Glued || !t.IsKind(j, scan.Word) && !t.Is(j, ',') && !t.Is(j, '-') {
				return c, false
			}
		}
		c.Title[1] = j
	}
	if t.Is(j, '(') {
		j++
	}
	if isWord(t, j, "năm") {
		j++
	}
	if j >= end || !t.IsKind(j, scan.Number) || yearOf(t.Str(j)) == 0 || t.Is(j+1, '/') || t.Is(j+1, '-') && t.Tight(j+1) {
		return c, false
	}
	c.Year, c.To = yearOf(t.Str(j)), j+1
	return c, true
}

// shortTitle reports whether at most four words stand between token j and "năm" and a year: "Luật thống kê năm 2015".
func (f *finder) shortTitle(j int) bool {
	t := f.t
	if isWord(t, j, "sư") {
		return false // luật sư
	}
	for k := j; k < j+5; k++ {
		if k > j+1 && isWord(t, k, "năm") && t.IsKind(k+1, scan.Number) {
			return true
		}
		if !t.IsKind(k, scan.Word) || t.Has(k, lawStops) {
			return false
		}
	}
	return false
}

func isKhoa(t *scan.Text, i int) bool { return isWord(t, i, "khóa") }

// isWord reports whether token i is the word w, whatever its case and tone placement. It serves function words only.
func isWord(t *scan.Text, i int, w string) bool {
	if !t.IsKind(i, scan.Word) || int(t.Tokens[i].End-t.Tokens[i].Start) != len(w) { // another tone placement has as many bytes
		return false
	}
	word := t.Str(i)
	if word == w {
		return true
	}
	a, _ := utf8.DecodeRuneInString(word)
	b, _ := utf8.DecodeRuneInString(w)
	return viet.FoldRune(a) == viet.FoldRune(b) && viet.KeySyllable(word) == w
}

func isRoman(s string) bool {
	for _, r := range s {
		switch r {
		case 'I', 'V', 'X':
		default:
			return false
		}
	}
	return s != ""
}
