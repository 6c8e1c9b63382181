package docnum

import (
	"strings"
	"unicode/utf8"

	"baotinh/extract/scan"
)

// symbol is what stands behind the number of a document.
type symbol struct {
	text    string // normalised: "QĐ/TU", "NĐ-CP", "QH14"
	year    int
	to      int
	party   bool
	only    bool // no type code: 37/TW, 15/UBND-VP
	first   byte // the sign before it; 0 if it was lost
	licence bool
	rule    string
}

// symbolAt reads the symbol of a document at token j, right behind its number; introduced says that a type word or số stands before the number.
//
// Newspapers put blanks around dashes and slashes, swap the two and lose marks: "1676 - QĐ/TU", "09- NQ/TU", "03/CT-TW", "88/2007/ NĐ-CP", "3467 /QD-BYT".
func symbolAt(t *scan.Text, j int, introduced bool) (symbol, bool) {
	var s symbol
	sep := separator(t, j)
	k := j + 1
	if sep == 0 {
		if !introduced || !t.IsKind(j, scan.Word) || !t.Tight(j) && !codeAndIssuer(t, j) {
			return s, false
		}
		k = j // số 922QĐ-UBND, số 35 CT/TW: pages that lost their slashes and dashes
	}
	mayYear := sep == '/' || sep == '-' && introduced && t.Tight(j) && t.Tight(k) // 15/2020/NĐ-CP, 15-2020-NĐ-CP
	if year := 0; mayYear && t.IsKind(k, scan.Number) {
		if year = yearOf(t.Str(k)); year == 0 {
			return s, false
		}
		if s.year = year; separator(t, k+1) == 0 {
			return s, false
		}
		k += 2
	}
	var groups []string
	var seps []byte
	known := false // a code or issuer of the vocabulary was read
	hasIssuer := false
	end, begin := k, k
	for n := 0; n < 6; n++ {
		g, to := group(t, k)
		if g == "" {
			break
		}
		if n == 0 {
			if a, b, ok := unglue(g); ok { // 57-CTTU
				issuer := issuers[strings.ToUpper(b)]
				groups = append(groups, codes[strings.ToUpper(a)].Cell("official"))
				seps = append(seps, '-')
				g, n = b, 1
				known, s.party = true, issuer.Cell("system") == "party"
			}
		}
		code, isCode := codes[strings.ToUpper(g)]
		issuer, isIssuer := issuers[strings.ToUpper(g)]
		if n > 0 {
			spaced := t.Tokens[k].Space || t.Tokens[k-1].Space
			if spaced && (hasIssuer || !isIssuer && !isUpper(g)) {
				break
			}
		} else if sep != 0 && (t.Tokens[k].Space || t.Tokens[k-1].Space) && !isCode && !isIssuer && !isAssembly(g) && g != "GP" {
			break
		}
		switch {
		case n == 0 && isCode:
			g, known = code.Cell("official"), true
		case isIssuer:
			g, known, hasIssuer = issuer.Cell("official"), true, true
			s.party = s.party || issuer.Cell("system") == "party"
		case isAssembly(g):
			known, hasIssuer = true, true
		case n > 0 && len(g) > 1 && isUpper(g):
			hasIssuer = true
		}
		groups = append(groups, g)
		end = to
		between := separator(t, to)
		if between == 0 {
			break
		}
		seps = append(seps, between)
		k = to + 1
	}
	if len(groups) == 0 {
		return s, false
	}
	if groups[0] == "GP" {
		s.licence, s.to = true, end
		return s, true
	}
	_, isCode := codes[strings.ToUpper(groups[0])]
	_, firstIssuer := issuers[strings.ToUpper(groups[0])]
	if t.Tokens[begin].Case == scan.Lower && len(groups) < 2 {
		return s, false
	}
	s.to = end
	s.only = len(groups) == 1 || firstIssuer && !isCode
	switch {
	case isCode && len(groups) == 1 && !t.Has(begin, soleCodes):
		if !introduced || sep == 0 {
			return s, false
		}
		s.rule = "docnum.truncated"
		if len(seps) >= 1 && t.Is(end, seps[0]) { // Quyết định 286b/QĐ-
			s.to = end + 1
		}
		s.text = groups[0]
		return s, true
	case sep == 0 && (!known || s.only && !isAssembly(groups[0])):
		return s, false
	case !introduced && !isCode && !firstIssuer && !isAssembly(groups[0]):
		return s, false
	case !known && len(groups) == 1 && !isUpper(groups[0]):
		return s, false
	case len(groups) == 1 && !introduced && s.year == 0:
		return s, false // 37/TW counts behind a type word only
	}
	switch {
	case sep == 0:
		s.rule = "docnum.lost_slash"
	case s.year > 0 && len(groups) == 1:
		s.rule = "docnum.assembly"
	case s.year > 0:
		s.rule = "docnum.year_symbol"
	case s.only:
		s.rule = "docnum.letter"
	default:
		s.rule = "docnum.symbol"
	}
	s.first = sep
	s.party = s.party && s.year == 0
	s.text = join(groups, seps, sep, s.party)
	return s, true
}

// codeAndIssuer reports whether token k is the code of a type and an issuer follows behind a slash or dash, so that the sign before them was lost.
func codeAndIssuer(t *scan.Text, k int) bool {
	code, to := group(t, k)
	if _, ok := codes[code]; !ok || separator(t, to) == 0 || !t.Tight(to) || !t.Tight(to+1) {
		return false
	}
	issuer, _ := group(t, to+1)
	_, ok := issuers[issuer]
	return ok
}

// join writes the groups of a symbol: the Party's as CODE/ISSUER-ISSUER, the state's with dashes, unless an old one is written number-code/issuer.
func join(groups []string, seps []byte, first byte, party bool) string {
	var b strings.Builder
	for i, g := range groups {
		if i > 0 {
			switch {
			case party && i == 1:
				b.WriteByte('/')
			case party:
				b.WriteByte('-')
			case first == '-' && seps[i-1] == '/':
				b.WriteByte('/')
			default:
				b.WriteByte('-')
			}
		}
		b.WriteString(g)
	}
	return b.String()
}

// separator returns '-' or '/' if token j is one, else 0.
func separator(t *scan.Text, j int) byte {
	if t.Is(j, '-') {
		return '-'
	}
	if t.Is(j, '/') {
		return '/'
	}
	return 0
}

// eths stand for Đ in older texts, African D with them: QÐ, QƉ.
var eths = strings.NewReplacer("Ð", "Đ", "ð", "đ", "Ɖ", "Đ")

// group reads one group of a symbol at token k: QĐ, CTr, TTg, QH14, T.Ư, BVHTT&DL; in small letters (nđ-cp) only known ones.
func group(t *scan.Text, k int) (g string, to int) {
	if !t.IsKind(k, scan.Word) || t.Tokens[k].End-t.Tokens[k].Start > 24 {
		return "", k
	}
	g = t.Str(k)
	if strings.ContainsAny(g, "ÐðƉ") {
		g = eths.Replace(g)
	}
	to = k + 1
	for t.Is(to, '.') && t.Tight(to) && t.Tight(to+1) && t.IsKind(to+1, scan.Word) && utf8.RuneCountInString(t.Str(to+1)) == 1 {
		g += "." + t.Str(to+1)
		to += 2
	}
	if t.Is(to, '&') && t.Tight(to) && t.Tight(to+1) && t.IsKind(to+1, scan.Word) && isUpper(t.Str(to+1)) {
		g += "&" + t.Str(to+1)
		to += 2
	}
	if t.Tight(to) && t.IsKind(to, scan.Number) && len(t.Str(to)) <= 2 {
		g += t.Str(to)
		to++
	}
	if up := strings.ToUpper(g); g != up {
		// Not all capitals: only groups that are known so (CTr, TTg, QĐi), or have two capitals.
		_, isCode := codes[up]
		_, isIssuer := issuers[up]
		switch {
		case t.Tokens[k].Case != scan.Lower:
			if !isCode && !isIssuer && t.Tokens[k].Case != scan.Mixed {
				return "", k
			}
		case !t.Tight(k) || !isCode && !isIssuer && !isAssembly(up):
			return "", k
		default:
			g = up
		}
	}
	return g, to
}

// Unglue parts a symbol whose type code and issuer lost the sign between them: NQTW, QDTU. Marks and case may be missing; ok is false where the
// symbol is a known code or issuer, or no two of them.
func Unglue(symbol string) (code, issuer string, ok bool) { return unglue(strings.ToUpper(symbol)) }

// unglue parts a type code and an issuer that lost the sign between them: CTTU, CVBTCTW. No known code or issuer is parted.
func unglue(g string) (code, issuer string, ok bool) {
	if _, known := codes[strings.ToUpper(g)]; known {
		return "", "", false
	}
	if _, known := issuers[strings.ToUpper(g)]; known || len(g) > 16 {
		return "", "", false
	}
	for i := range g {
		if i == 0 {
			continue
		}
		_, a := codes[strings.ToUpper(g[:i])]
		_, b := issuers[strings.ToUpper(g[i:])]
		if a && b {
			return g[:i], g[i:], true
		}
	}
	return "", "", false
}

// isUpper reports whether g holds capitals, digits, dots and & alone.
func isUpper(g string) bool { return g == strings.ToUpper(g) }

// isAssembly reports whether g is a National Assembly with its number: QH14, UBTVQH13.
func isAssembly(g string) bool {
	base := strings.TrimRight(g, "0123456789")
	return base != g && (base == "QH" || base == "UBTVQH")
}
