package parse

import (
	_ "embed"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

//go:embed currencies.tsv
var currenciesTSV string

//go:embed signs.tsv
var signsTSV string

//go:embed bounds.tsv
var boundsTSV string

var (
	currencies = scan.MustLexicon("extract/parse/currencies.tsv", currenciesTSV)
	bounds     = scan.MustLexicon("extract/parse/bounds.tsv", boundsTSV)
	signs      = readSigns()
)

// readSigns reads signs.tsv: marks that no syllable trie holds.
func readSigns() map[string]string {
	m := map[string]string{}
	for _, row := range scan.MustTable("extract/parse/signs.tsv", signsTSV).Rows {
		m[row.Cell("sign")] = row.Cell("unit")
	}
	return m
}

// sum is one amount with its currency; unit is empty where the other end of a range names it.
type sum struct {
	amount numeral.Decimal
	unit   string
	from   int // its number
	end    int
	to     int  // behind the currency
	signed bool // the currency stands before the number
}

// Money reads the only sum of money in a text, with its bound or range: 10.000 đồng, $10k, không quá 7.000 đồng, từ 1000 đến 2000 đồng.
func Money(s string) (v Value, ok bool) {
	t := scan.New(s)
	for i := 0; i < len(t.Tokens); {
		one, to, read := moneyAt(t, i)
		switch {
		case read && (ok || one.Unit == ""):
			return Value{}, false // two sums, or one that cannot be
		case read:
			v, ok = one, true
		case to <= i:
			to = max(i+1, numeral.RunEnd(t, i))
		}
		i = to
	}
	return v, ok
}

// moneyAt reads a sum with its bound at token i. A range that does not rise or whose ends differ in currency has no unit.
func moneyAt(t *scan.Text, i int) (v Value, to int, ok bool) {
	bound := ""
	for n := 0; n < 2; n++ { // khoảng từ 5 đến 7
		row, k, found := t.At(i, bounds)
		if !found || bound != "" && bound != "about" {
			break
		}
		bound = bounds.Rows[row].Cell("bound")
		i += k
	}
	first, ok := sumAt(t, i)
	if !ok {
		return Value{}, 0, false
	}
	if next, linked := moneyLink(t, first.to, bound == "between"); linked {
		if second, ok := sumAt(t, next); ok && (second.unit != "" || first.unit != "") {
			return span(t, first, second), second.to, true
		}
	}
	if first.unit == "" {
		return Value{}, 0, false
	}
	if row, n, ok := t.At(first.to, bounds); ok {
		switch b := bounds.Rows[row].Cell("bound"); b {
		case "up", "down": // 5 triệu đồng trở lên
			bound = map[string]string{"up": "min", "down": "max"}[b]
			first.to += n
		}
	}
	v.Unit = first.unit
	switch bound {
	case "max":
		v.High = first.amount.String()
	case "min", "between":
		v.Low = first.amount.String()
	default:
		v.Value = first.amount.String()
	}
	return v, first.to, true
}

// span makes a range of two sums; the first may take unit and scale from the second: 5 - 7 triệu đồng, $5-7 triệu.
func span(t *scan.Text, first, second sum) Value {
	low := first.amount
	open := first.unit == "" || first.signed && second.unit == ""
	if open && numeral.HasScale(t, second.from, second.end) && !numeral.HasScale(t, first.from, first.end) {
		if shared, ok := numeral.SharedScale(t, second.from, second.end, low, second.amount); ok {
			low = shared
		}
	}
	if second.unit == "" {
		second.unit = first.unit
	}
	if first.unit != "" && first.unit != second.unit || low.Cmp(second.amount) >= 0 {
		return Value{}
	}
	return Value{Low: low.String(), High: second.amount.String(), Unit: second.unit}
}

// ends reports whether nothing but closing marks stands from token i on.
func ends(t *scan.Text, i int) bool {
	for ; i < len(t.Tokens); i++ {
		if t.Tokens[i].Kind == scan.Word || t.Tokens[i].Kind == scan.Number || t.Is(i, '/') {
			return false
		}
	}
	return true
}

func moneyLink(t *scan.Text, i int, between bool) (int, bool) {
	if t.Is(i, '-') || t.Is(i, '~') {
		return i + 1, true
	}
	row, n, ok := t.At(i, bounds)
	if !ok {
		return 0, false
	}
	b := bounds.Rows[row].Cell("bound")
	return i + n, b == "to" || b == "and" && between
}

// currency returns the currency named at token i and the token behind it; cent says that it is a hundredth of the currency before it.
func currency(t *scan.Text, i int) (unit string, cent bool, to int, ok bool) {
	if i >= len(t.Tokens) {
		return "", false, i, false
	}
	if row, n, ok := t.At(i, currencies); ok {
		r := currencies.Rows[row]
		class := r.Cell("class")
		return r.Cell("unit"), class == "cent", i + n, class != "none"
	}
	if unit, ok := signs[t.Str(i)]; ok {
		return unit, false, i + 1, true
	}
	return "", false, i, false
}

// sumAt reads an amount at token i: currency before or behind it, a sign before all ("-$5"), hundredths or a half after it ("hai đô la và 23 xen",
// "20 rupees 43", "hai đô rưỡi").
func sumAt(t *scan.Text, i int) (sum, bool) {
	negative := i == 0 && t.Is(i, '-') && t.Tight(i+1)
	if negative {
		i++
	}
	unit, cent, j, named := currency(t, i)
	if cent {
		return sum{}, false
	}
	halves := halfAt(t, j)
	end := numeral.RunEnd(t, j+halves)
	if end == j || vague(t, i, j) {
		return sum{}, false
	}
	text := t.Surface(j, end)
	if to, ok := shorthandEnd(t, j, end); ok {
		text, end = t.Surface(j, to), to
	}
	d, ok := numeral.Decimal{Coef: 5, Exp: -1}, halves > 0 && end == j+halves // nửa đô la
	if !ok {
		d, ok = numeral.ParseThousands(text) // nobody counts thousandths of a đồng or a dollar
	}
	if !ok {
		if d, _, ok = amount(text); !ok {
			return sum{}, false
		}
	}
	if negative {
		d = d.Neg()
	}
	s := sum{amount: d, unit: unit, from: j, end: end, to: end, signed: named}
	if named {
		return s, true
	}
	unit, cent, to, ok := currency(t, end)
	if !ok || cent {
		return s, true
	}
	s.unit, s.to = unit, to
	next := to
	if row, n, ok := t.At(to, bounds); ok {
		switch bounds.Rows[row].Cell("bound") {
		case "and":
			next = to + n
		case "half":
			s.to += n
			s.amount, ok = s.amount.Add(numeral.Decimal{Coef: 5, Exp: -1})
			return s, ok && !numeral.HasScale(t, j, end) // of "5 triệu đồng rưỡi" nobody knows which half
		}
	}
	stop := numeral.RunEnd(t, next)
	if stop == next {
		return s, true
	}
	hundredths, _, ok := amount(t.Surface(next, stop))
	_, isCent, behind, named := currency(t, stop)
	if !ok || !hundredths.IsInt() || hundredths.Sign() <= 0 || hundredths.Cmp(numeral.NewDecimal(100)) >= 0 {
		return s, true
	}
	switch {
	case named && isCent:
		s.to = behind
	case next == to && ends(t, stop):
		s.to = stop
	default:
		return s, true
	}
	s.amount, ok = s.amount.Add(hundredths.Scale10(-2))
	return s, ok
}

// vague reports whether the number at token j begins with a bare scale word that a word before the sum, at token i, makes an order of size: "vài
// triệu đồng", "hàng trăm triệu đồng"; not "khoảng trăm triệu đồng".
func vague(t *scan.Text, i, j int) bool {
	if i == 0 || !t.IsKind(i-1, scan.Word) || !numeral.Broken(t, j) {
		return false
	}
	_, _, bounded := t.Before(i, bounds)
	return !bounded
}

// shorthandEnd returns the token behind the letters that stand for a scale word, and the digits behind them: 10K, 1tr2.
func shorthandEnd(t *scan.Text, from, end int) (int, bool) {
	for _, to := range [...]int{end + 2, end + 1} {
		digits := to == end+1 || t.Tight(end+1) && t.IsKind(end+1, scan.Number)
		if to > len(t.Tokens) || !t.IsKind(end, scan.Word) || !digits {
			continue
		}
		if _, ok := shorthand(t.Surface(from, to)); ok {
			return to, true
		}
	}
	return end, false
}
