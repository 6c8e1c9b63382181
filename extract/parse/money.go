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
	to     int // behind the currency
}

// Money reads a sum of money, with its bound or range: 10.000 đồng, $10k, không quá 7.000 đồng, từ 1000 đến 2000 đồng.
func Money(s string) (Value, bool) {
	t := scan.New(s)
	i, bound := 0, ""
	if row, n, ok := t.At(i, bounds); ok {
		bound = bounds.Rows[row].Cell("bound")
		i += n
		if row, n, ok := t.At(i, bounds); ok && bound == "about" { // khoảng từ 5 đến 7
			bound = bounds.Rows[row].Cell("bound")
			i += n
		}
	}
	first, ok := sumAt(t, i)
	if !ok {
		return anyMoney(t)
	}
	if next, ok := moneyLink(t, first.to, bound == "between"); ok {
		second, ok := sumAt(t, next)
		if ok && second.unit == "" {
			second.unit = first.unit
		}
		if !ok || !ends(t, second.to) || second.unit == "" || first.unit != "" && first.unit != second.unit || first.amount.Cmp(second.amount) >= 0 {
			return Value{}, false
		}
		low := first.amount
		if shared, ok := only(t.Surface(first.from, second.end)); ok && shared.Form == numeral.Range { // 5 - 7 triệu
			low = *shared.Low
		}
		return Value{Low: low.String(), High: second.amount.String(), Unit: second.unit}, true
	}
	if first.unit == "" || !ends(t, first.to) {
		return anyMoney(t)
	}
	v := Value{Unit: first.unit}
	switch bound {
	case "max":
		v.High = first.amount.String()
	case "min", "between":
		v.Low = first.amount.String()
	default:
		v.Value = first.amount.String()
	}
	return v, true
}

// anyMoney returns the only sum in a longer text.
func anyMoney(t *scan.Text) (Value, bool) {
	var found []sum
	for i := 0; i < len(t.Tokens); i++ {
		if m, ok := sumAt(t, i); ok && m.unit != "" {
			found = append(found, m)
			i = m.to - 1
		} else if end := numeral.RunEnd(t, i); end > i {
			i = end - 1
		}
	}
	if len(found) != 1 {
		return Value{}, false
	}
	return Value{Value: found[0].amount.String(), Unit: found[0].unit}, true
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

// sumAt reads an amount at token i: currency before or behind it, hundredths after it ("hai đô la và 23 xen", "20 rupees 43").
func sumAt(t *scan.Text, i int) (sum, bool) {
	unit, cent, j, named := currency(t, i)
	if cent {
		return sum{}, false
	}
	end := numeral.RunEnd(t, j)
	if end == j {
		return sum{}, false
	}
	text := t.Surface(j, end)
	if t.Tight(end) && t.IsKind(end, scan.Word) { // 10K
		if _, power := shorthand(text + t.Str(end)); power > 0 {
			text += t.Str(end)
			end++
		}
	}
	d, _, ok := amount(text)
	if !ok {
		return sum{}, false
	}
	s := sum{amount: d, unit: unit, from: j, end: end, to: end}
	if named {
		return s, true
	}
	unit, cent, to, ok := currency(t, end)
	if !ok || cent {
		return s, true
	}
	s.unit, s.to = unit, to
	next := to
	if row, n, ok := t.At(to, bounds); ok && bounds.Rows[row].Cell("bound") == "and" {
		next = to + n
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
