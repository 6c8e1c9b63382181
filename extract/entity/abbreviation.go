package entity

import (
	"unicode/utf8"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Abbreviations finds the short forms that t defines in brackets, each once: "tổ chức cơ sở đảng (TCCSĐ)", "(gọi tắt là BQL)", "BHXH (bảo hiểm xã hội)".
// The long form is found by its initials; a company's or institute's own short name, which follows no initials (HFIC), by where the name begins.
func Abbreviations(t *scan.Text) []Abbreviation {
	var out []Abbreviation
	seen := map[string]bool{}
	add := func(short string, from, to, first, last int) {
		if seen[short] || from >= to {
			return
		}
		seen[short] = true
		start, end := t.Runes(first, last)
		out = append(out, Abbreviation{Short: short, Long: plain(t, from, to), Start: start, End: end})
	}
	for i := range t.Tokens {
		if !t.Is(i, '(') || i == 0 {
			continue
		}
		from, to := shortIn(t, i+1)
		if from < to {
			short := t.Surface(from, to)
			if a, ok := longBefore(t, from, to, i); ok {
				add(short, a, i, from, to)
				continue
			}
			if o, ok := nameBefore(t, i); ok && to == from+1 && utf8.RuneCountInString(short) >= 3 && placeLen(t, from, to) == 0 && !isRoman(t, from) {
				add(short, o.From, o.To, from, to)
			}
			continue
		}
		// BHXH (bảo hiểm xã hội)
		if isShort(t, i-1) {
			if b, ok := longAfter(t, i-1, i+1); ok && t.Is(b, ')') {
				add(t.Str(i-1), i+1, b, i-1, i)
			}
		}
	}
	return out
}

// isShort reports whether token i is a word of two to eight capitals.
func isShort(t *scan.Text, i int) bool {
	if !t.IsKind(i, scan.Word) {
		return false
	}
	n := utf8.RuneCountInString(t.Str(i))
	return t.Tokens[i].Case == scan.Upper && n >= 2 && n <= 10
}

// shortIn returns the tokens of the short form in a bracket whose first token is k: (TCCSĐ), (CCQ và DN), (gọi tắt là BQL); equal bounds if it holds another thing.
func shortIn(t *scan.Text, k int) (from, to int) {
	if _, n, ok := t.At(k, shortened); ok {
		k += n
		if t.Is(k, ':') {
			k++
		}
	}
	if t.Is(k, '"') {
		k++
	}
	j := k
	for j < len(t.Tokens) && j < k+6 && (isShort(t, j) || isCapital(t, j) && j == k || j > k && (isWord(t, j, "và") || t.Is(j, '-') || t.Is(j, '&'))) {
		j++
	}
	close := j
	if t.Is(close, '"') {
		close++
	}
	if j == k || !isShort(t, j-1) || !t.Is(close, ')') {
		return k, k
	}
	return k, j
}

// longBefore matches the capitals of a short form backwards against the syllables that end before token end, one each; a và in either stands for itself
// or is passed over. It returns the first token of the long form.
func longBefore(t *scan.Text, from, to, end int) (int, bool) {
	var letters []rune
	for k := from; k < to; k++ {
		if t.IsKind(k, scan.Word) && t.Tokens[k].Case != scan.Lower {
			for _, r := range t.Str(k) {
				letters = append(letters, viet.FoldRune(r))
			}
		}
	}
	start := t.Sentence(end).From
	k := end - 1
	first := -1
	for n := len(letters) - 1; n >= 0; k-- {
		if k < start || end-k > 30 {
			return 0, false
		}
		switch {
		case t.Is(k, '-'), t.Is(k, ','), t.Is(k, '"'), t.Is(k, '&'):
			continue
		case !t.IsKind(k, scan.Word):
			return 0, false
		}
		r, _ := utf8.DecodeRuneInString(t.Str(k))
		if viet.FoldRune(r) != letters[n] {
			if isWord(t, k, "và") && k < end-1 {
				continue
			}
			return 0, false
		}
		first = k
		n--
	}
	return first, first >= 0 && end-first >= 2
}

// longAfter matches the capitals of the short form at token short against the syllables from token k on; it returns the token behind them.
func longAfter(t *scan.Text, short, k int) (int, bool) {
	for _, letter := range t.Str(short) {
		for t.Is(k, '-') || t.Is(k, ',') || isWord(t, k, "và") {
			k++
		}
		if !t.IsKind(k, scan.Word) {
			return 0, false
		}
		r, _ := utf8.DecodeRuneInString(t.Str(k))
		if viet.FoldRune(r) != viet.FoldRune(letter) {
			return 0, false
		}
		k++
	}
	return k, true
}

// nameBefore returns the company, institute or association whose name ends before the bracket at token i.
func nameBefore(t *scan.Text, i int) (Org, bool) {
	s := t.Sentence(i)
	for from := max(s.From, i-24); from < i-1; from++ {
		if _, _, head := t.At(from, orgHeads); !head {
			continue
		}
		o, ok := OrganisationAt(t, from)
		if ok && o.To == i && (o.Class == Business || o.Class == Unit || o.Class == Mass) {
			return o, true
		}
	}
	return Org{}, false
}

// plain writes the tokens [from, to) without brackets and what they hold, with single blanks.
func plain(t *scan.Text, from, to int) string {
	out := ""
	depth := 0
	for i := from; i < to; i++ {
		switch {
		case t.Is(i, '('):
			depth++
			continue
		case t.Is(i, ')'):
			depth--
			continue
		case depth > 0:
			continue
		}
		if out != "" && t.Tokens[i].Space || out != "" && i > 0 && t.Is(i-1, ')') {
			out += " "
		}
		out += t.Str(i)
	}
	return out
}
