package parse

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

//go:embed fractions.tsv
var fractionsTSV string

//go:embed ordinals.tsv
var ordinalsTSV string

var (
	fractions = scan.MustLexicon("extract/parse/fractions.tsv", fractionsTSV)
	ordinals  = scan.MustLexicon("extract/parse/ordinals.tsv", ordinalsTSV)
)

//go:embed scales.tsv
var scalesTSV string

// scaleLetters is a row of scales.tsv.
type scaleLetters struct {
	power int
	alone bool // no digits follow
}

var scales = readScales()

func readScales() map[string]scaleLetters {
	m := map[string]scaleLetters{}
	for _, row := range scan.MustTable("extract/parse/scales.tsv", scalesTSV).Rows {
		power, err := strconv.Atoi(row.Cell("power"))
		if err != nil {
			panic(fmt.Sprintf("%s: power %q (write a whole number)", row.At(), row.Cell("power")))
		}
		m[row.Cell("letters")] = scaleLetters{power, row.Cell("rest") == "-"}
	}
	return m
}

// amount reads a whole string as one number, first in the standard register, then in the lenient one.
func amount(s string) (d numeral.Decimal, lenient, ok bool) {
	s = strings.TrimSpace(s)
	bare := strings.TrimLeft(s, "-−–+")
	if utf8.RuneCountInString(s)-utf8.RuneCountInString(bare) > 1 || bare == "" {
		return d, false, false
	}
	negative := bare != s && !strings.HasPrefix(s, "+")
	bare = strings.TrimRight(strings.TrimSpace(bare), ".!?;")
	if strings.HasPrefix(bare, ",") || strings.HasPrefix(bare, ".") {
		bare = "0" + bare
	}
	d, ok = shorthand(bare)
	if !ok {
		d, ok = numeral.ParseDigits(bare)
	}
	if !ok {
		d, ok = halfOf(bare)
	}
	if !ok {
		var err error
		if d, err = numeral.ParseWords(bare, false); err != nil {
			if d, err = numeral.ParseWords(bare, true); err != nil {
				return d, false, false
			}
			lenient = true
		}
	}
	if negative {
		d = d.Neg()
	}
	return d, lenient, true
}

// halfOf reads "nửa triệu", "nửa tỷ".
func halfOf(s string) (numeral.Decimal, bool) {
	t := scan.New(s)
	n := halfAt(t, 0)
	if n == 0 || !numeral.IsScale(t, n) {
		return numeral.Decimal{}, false
	}
	d, err := numeral.ParseWords(t.Surface(n, len(t.Tokens)), false)
	if err != nil {
		return numeral.Decimal{}, false
	}
	return d.Mul(numeral.Decimal{Coef: 5, Exp: -1})
}

// halfAt returns the length of the word for a half at token i, 0 if there is none.
func halfAt(t *scan.Text, i int) int {
	if row, n, ok := t.At(i, fractions); ok && fractions.Rows[row].Cell("class") == "half" {
		return n
	}
	return 0
}

// shorthand reads digits with letters for a scale word: 100K, 1,2M, 5 tr, 1tr2.
func shorthand(s string) (numeral.Decimal, bool) {
	at := strings.IndexFunc(s, unicode.IsLetter)
	if at < 1 || len(s) > at+5 {
		return numeral.Decimal{}, false
	}
	end := at + strings.IndexAny(s[at:]+"0", "0123456789")
	letters, rest := s[at:end], s[end:]
	scale, known := scales[letters]
	d, ok := numeral.ParseDigits(strings.TrimRight(s[:at], " "))
	if !known || !ok || rest != "" && scale.alone {
		return numeral.Decimal{}, false
	}
	d = d.Scale10(scale.power)
	if rest == "" {
		return d, true
	}
	below, ok := numeral.ParseDigits(rest)
	if !ok || !below.IsInt() || len(rest) > 3 {
		return numeral.Decimal{}, false
	}
	return d.Add(below.Scale10(scale.power - len(rest)))
}

func register(lenient bool) string {
	if lenient {
		return "lenient"
	}
	return ""
}

// Number reads a number: the whole text, or the only one in it.
func Number(s string) (Value, bool) {
	if d, lenient, ok := amount(s); ok {
		return Value{Value: d.String(), Register: register(lenient)}, true
	}
	if digits, ok := great(strings.TrimSpace(s)); ok {
		return Value{Value: digits}, true
	}
	if restored, _, changed := marked(s); changed { // of "hai muoi lam" hai alone is no number
		if d, _, ok := amount(restored); ok {
			return Value{Value: d.String(), Register: register(true)}, true
		}
	}
	n, ok := only(s)
	if !ok || n.Percent || n.Of != nil || n.Ambiguous {
		return Value{}, false
	}
	return values(n), true
}

// only returns the one number of a text; dates and ordinals are none.
func only(s string) (numeral.Number, bool) {
	t := scan.New(s)
	claimTimes(t)
	for _, o := range numeral.FindOrdinals(t) {
		t.Claim(o.From, o.To, scan.Name)
	}
	found := numeral.Find(t)
	if len(found) != 1 {
		return numeral.Number{}, false
	}
	n := found[0]
	if numeral.Broken(t, n.From-1) || numeral.Broken(t, n.To) { // half a number
		return numeral.Number{}, false
	}
	// âm mười độ, -10 độ; "tất cả trừ 10 người" is anybody's guess
	if minus := t.Is(n.From-1, '-') && t.Tight(n.From) || numeral.IsMinus(t, n.From-1); minus {
		if n.From != 1 || n.Value == nil {
			return numeral.Number{}, false
		}
		v := n.Value.Neg()
		n.Value = &v
	}
	return n, true
}

func values(n numeral.Number) Value {
	text := func(d *numeral.Decimal) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	return Value{Value: text(n.Value), Low: text(n.Low), High: text(n.High), Of: text(n.Of)}
}

// Percent reads a percentage: 75%, 5 - 7%, ba mươi phần trăm.
func Percent(s string) (Value, bool) {
	head := strings.TrimSpace(s)
	cut := strings.TrimRight(head, "%％ ")
	if cut == head {
		cut = cutPercentWords(head)
	}
	if cut != head {
		if d, lenient, ok := amount(cut); ok {
			return Value{Value: d.String(), Unit: "%", Register: register(lenient)}, true
		}
		if low, high, ok := fromTo(cut); ok {
			return Value{Low: low.String(), High: high.String(), Unit: "%"}, true
		}
	}
	n, ok := only(s)
	if !ok || !n.Percent || n.Of != nil {
		return Value{}, false
	}
	v := values(n)
	v.Unit = "%"
	return v, true
}

// fromTo reads a whole string as a range: từ năm đến mười. In an article "năm đến" may be years to come.
func fromTo(s string) (low, high numeral.Decimal, ok bool) {
	t := scan.New(s)
	i := 0
	if row, n, found := t.At(0, bounds); found && bounds.Rows[row].Cell("bound") == "between" {
		i = n
	}
	end := numeral.RunEnd(t, i)
	next, linked := moneyLink(t, end, i > 0)
	if !linked || end == i {
		return low, high, false
	}
	low, _, ok = amount(t.Surface(i, end))
	high, _, ok2 := amount(t.Surface(next, len(t.Tokens)))
	return low, high, ok && ok2 && low.Cmp(high) < 0
}

// cutPercentWords cuts "phần trăm" off the end.
func cutPercentWords(s string) string {
	t := scan.New(s)
	for i := range t.Tokens {
		if row, n, ok := t.At(i, fractions); ok && i > 0 && i+n == len(t.Tokens) && fractions.Rows[row].Cell("class") == "percent" {
			return t.Surface(0, i)
		}
	}
	return s
}

// Fraction reads n out of m: 9/10, hai phần ba, hai trên mười lăm, một phần trăm.
func Fraction(s string) (Value, bool) {
	t := scan.New(s)
	strokes := 0
	for i := range t.Tokens {
		n, class := 1, ""
		if t.Is(i, '/') {
			if strokes++; strokes > 1 { // 1/2/2020
				break
			}
			class = "over"
		} else if row, k, ok := t.At(i, fractions); ok {
			n, class = k, fractions.Rows[row].Cell("class")
		}
		if class == "half" && i+n == len(t.Tokens) && i == 0 {
			return Value{Value: "1", Of: "2"}, true
		}
		if class == "percent" { // asked for a fraction, "trăm" is its second number, or begins it: một phần trăm linh năm
			n, class = 1, "over"
		}
		if class != "over" {
			continue
		}
		from, to := 0, len(t.Tokens)
		if !t.Is(i, '/') { // words may stand around: hai phần ba dân số
			from, to = numeral.RunBegin(t, i), numeral.RunEnd(t, i+n)
		}
		if i == from || i+n >= to || mixed(t, from) {
			continue
		}
		over, lenient, ok := amount(t.Surface(from, i))
		of, lenientToo, ok2 := amount(t.Surface(i+n, to))
		if ok && ok2 && of.Sign() > 0 {
			return Value{Value: over.String(), Of: of.String(), Register: register(lenient || lenientToo)}, true
		}
	}
	if n, ok := only(s); ok && n.Form == numeral.Score {
		return values(n), true
	}
	return Value{}, false
}

// mixed reports whether a whole number stands before the fraction that begins at token i: hai và một phần ba.
func mixed(t *scan.Text, i int) bool {
	row, from, ok := t.Before(i, bounds)
	return ok && bounds.Rows[row].Cell("bound") == "and" && numeral.RunBegin(t, from) < from
}

// Ordinal reads which one of a row: thứ nhất, lần thứ XVI, khóa 21, đầu tiên.
func Ordinal(s string) (Value, bool) {
	s = strings.TrimRight(strings.TrimSpace(s), ".!?;")
	if n, ok := numeral.ParseOrdinal(s); ok {
		return Value{Value: numeral.NewDecimal(int64(n)).String()}, true
	}
	if v, ok := Roman(s); ok {
		return v, true
	}
	t := scan.New(s)
	if row, from, ok := t.Before(len(t.Tokens), ordinals); ok && (from == 0 || ordinals.Rows[row].Cell("of") == "" || quantity.NounBefore(t, from)) {
		return Value{Value: ordinals.Rows[row].Cell("value")}, true
	}
	return Value{}, false
}

// Roman reads a roman numeral, alone or behind the words that announce it: XVI, thế kỷ XXI, phần ix.
func Roman(s string) (Value, bool) {
	t := scan.New(s)
	for i := range t.Tokens {
		if t.Tokens[i].Kind != scan.Word || t.Tokens[i].Case == scan.Lower && i+1 < len(t.Tokens) {
			continue
		}
		if n, ok := numeral.Roman(t.Str(i)); ok {
			return Value{Value: numeral.NewDecimal(int64(n)).String()}, true
		}
	}
	return Value{}, false
}
