package numeral

import (
	_ "embed"
	"math"
	"strings"

	"baotinh/extract/scan"
)

//go:embed ordinal.tsv
var ordinalTSV string

//go:embed follow.tsv
var followTSV string

var (
	heads  = scan.MustLexicon("extract/numeral/ordinal.tsv", ordinalTSV)
	follow = scan.MustLexicon("extract/numeral/follow.tsv", followTSV)
)

// headRow is a row of ordinal.tsv, read once.
type headRow struct{ class, accepts, rule string }

var headRows = readHeads()

func readHeads() (out []headRow) {
	for _, row := range heads.Rows {
		class := row.Cell("class")
		out = append(out, headRow{class, row.Cell("accepts"), "numeral.ordinal." + class})
	}
	return out
}

// Ordinal is a number that says which one, not how many: "lần thứ XVI", "khóa 21", "phường 2". The span begins at its head word.
type Ordinal struct {
	From, To int
	At       int    // token of the number itself
	Head     string // as ordinal.tsv writes it: lần thứ, khóa, phường
	Class    string // of ordinal.tsv: order, part, place, rank, name, code, title
	Value    int
	Form     Form
	Rule     string
}

// FindOrdinals returns the ordinals and numbered names among the unclaimed tokens, in order. It claims none.
func FindOrdinals(t *scan.Text) []Ordinal {
	var found []Ordinal
	for i := t.NextBegin(0, len(t.Tokens), beginOrdinals); i < len(t.Tokens); i = t.NextBegin(i, len(t.Tokens), beginOrdinals) {
		if o, ok := ordinalAt(t, i); ok {
			found = append(found, o)
			i = o.To
			continue
		}
		i++
	}
	return found
}

// beginOrdinals is the vocabulary that begins an ordinal.
var beginOrdinals = scan.SetOf(heads)

// ordinalAt reads the ordinal whose head begins at token i; of several heads the longest that fits.
func ordinalAt(t *scan.Text, i int) (o Ordinal, ok bool) {
	if !t.MayBegin(i, heads) || t.Tokens[i].Kind != scan.Word || t.ClaimOf(i) != scan.Free {
		return o, false
	}
	t.Each(i, heads, func(row, n int) bool {
		head := heads.Rows[row]
		h := &headRows[row]
		o = Ordinal{From: i, At: i + n, Head: head.Phrase, Class: h.class, Rule: h.rule}
		ok = o.read(t, h.accepts)
		return !ok
	})
	return o, ok
}

func (o *Ordinal) read(t *scan.Text, accepts string) bool {
	if o.At >= len(t.Tokens) || t.ClaimOf(o.At) != scan.Free || !t.Tokens[o.At].Space && !t.Is(o.At-1, '.') {
		return false
	}
	if o.Class == "title" && (t.Tokens[o.From].Case == scan.Lower || opensSentence(t, o.From)) {
		return false
	}
	switch tok := t.Tokens[o.At]; {
	case tok.Kind == scan.Number && strings.Contains(accepts, "d"):
		d, ok := readDigits(t.Str(o.At))
		n, whole := d.value.Int64()
		if !ok || !d.whole || !whole || n > 9999 || o.Class != "name" && o.Class != "code" && n > 999 {
			return false
		}
		o.Value, o.Form, o.To = int(n), Digits, o.At+1
		o.suffix(t)
		o.list(t)
		return o.Class == "order" || o.Class == "code" || o.stands(t)
	case tok.Kind == scan.Word && strings.Contains(accepts, "r") && tok.Case != scan.Lower:
		n, ok := roman(t.Str(o.At))
		if !ok || tok.End-tok.Start == 1 && !strings.Contains("IVX", t.Str(o.At)) {
			break
		}
		o.Value, o.Form, o.To = n, RomanNumeral, o.At+1
		return true
	}
	return t.Tokens[o.At].Kind == scan.Word && strings.Contains(accepts, "w") && o.words(t)
}

// suffix takes in the letter of "quốc lộ 1A", "Chương trình 30a", and the other number of "thứ 5/13" and "đường 30/4".
func (o *Ordinal) suffix(t *scan.Text) {
	if t.Is(o.To, '/') && t.Tight(o.To) && t.Tight(o.To+1) && t.IsKind(o.To+1, scan.Number) && o.Class != "place" {
		o.To += 2
	}
	if w := o.To; (o.Class == "name" || o.Class == "code" || o.Class == "part") && t.Tight(w) && t.IsKind(w, scan.Word) && t.Tokens[w].End-t.Tokens[w].Start == 1 {
		o.To++
	}
}

// list takes in the further numbers of "khoản 1, 2 và 3", as long as they count nothing.
func (o *Ordinal) list(t *scan.Text) {
	if o.Class != "part" && o.Class != "order" && o.Class != "name" {
		return
	}
	for range 8 {
		if !t.Is(o.To, ',') {
			if row, n, ok := t.At(o.To, words); !ok || n != 1 || symbols[row].class != and {
				return
			}
		}
		more := Ordinal{From: o.From, Class: o.Class, To: o.To + 2}
		if !t.IsKind(o.To+1, scan.Number) || len(t.Str(o.To+1)) > 2 || t.ClaimOf(o.To+1) != scan.Free {
			return
		}
		_, _, head := t.At(more.To, heads)
		if !head && !more.notCounting(t) {
			return
		}
		o.To = more.To
	}
}

// stands reports whether digits behind a weak head name it: no number counts the head ("3 lớp 30 học viên"), nothing shows a quantity
// (%, a scale word, a stroke), and what follows is no counted noun ("tổ 3 người").
func (o *Ordinal) stands(t *scan.Text) bool {
	if o.Class == "part" {
		return o.notCounting(t)
	}
	if t.IsKind(o.From-1, scan.Number) || o.From > 0 && t.Tokens[o.From].Case == scan.Lower && countsBefore(t, o.From) {
		return false
	}
	if o.Head == "cấp" && o.Form == Digits && o.Value > highestGrade {
		return false // "cấp 31 Giấy chứng nhận" tells what was given out
	}
	return o.notCounting(t)
}

// highestGrade is the highest number that cấp names: gusts of a storm are told up to it.
const highestGrade = 17

// notCounting reports whether the number before token To counts nothing that follows it.
func (o *Ordinal) notCounting(t *scan.Text) bool {
	next := o.To
	if next >= len(t.Tokens) || t.ClaimOf(next) == scan.Date {
		return true
	}
	switch tok := t.Tokens[next]; tok.Kind {
	case scan.Number:
		return false
	case scan.Word:
		if !tok.Space {
			return false
		}
		if t.Has(next, follow) || tok.Case == scan.Title || tok.Case == scan.Upper {
			return true
		}
		_, ok := ordinalAt(t, next) // "Quận 8 lần thứ XI"
		return ok
	case scan.Punct:
		if tok.Mark == '%' || tok.Mark == '/' {
			return false
		}
		return tok.Mark != '-' || !t.IsKind(next+1, scan.Number) || t.Tight(next)
	}
	return true
}

// countsBefore reports whether the word before token i counts or spreads the head: "mỗi ấp 3 tổ", "hai lớp 60 học viên".
func countsBefore(t *scan.Text, i int) bool {
	c, _ := wordAt(t, i-1)
	if c != none {
		return true
	}
	row, _, ok := t.Before(i, before)
	return ok && beforeClasses[row] == "vague"
}

// words reads a spelled ordinal: nhất, tư, hai mươi.
func (o *Ordinal) words(t *scan.Text) bool {
	row, n, ok := t.At(o.At, words)
	if !ok || n != 1 {
		return false
	}
	o.Form, o.To = Words, o.At+1
	if symbols[row].class == rank || symbols[row].class == tail {
		o.Value = int(symbols[row].value)
		return true
	}
	if c := symbols[row].class; c != digit && c != ten {
		return false
	}
	var buffer [8]symbol
	r := readerAt(t, o.At, buffer[:])
	v, ok := r.number()
	whole, fits := v.Int64()
	if !ok || !fits || whole < 1 || whole > 999 {
		return false
	}
	o.Value, o.To = int(whole), o.At+r.at
	return true
}

// Roman reads a roman numeral of either case: "XVI" is 16. Only the canonical spelling counts, so that IIX and common words are none.
func Roman(s string) (int, bool) { return roman(strings.ToUpper(s)) }

var romanDigits = [...]struct {
	letters string
	value   int
}{{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}

func roman(s string) (int, bool) {
	if s == "" || len(s) > 15 {
		return 0, false
	}
	n, rest := 0, s
	for _, d := range romanDigits {
		for times := 0; strings.HasPrefix(rest, d.letters); times++ {
			if times == 3 || times == 1 && (len(d.letters) == 2 || strings.Contains("DLV", d.letters)) {
				return 0, false
			}
			rest = rest[len(d.letters):]
			n += d.value
		}
	}
	return n, rest == "" && writeRoman(n) == s
}

func writeRoman(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.letters)
		}
	}
	return b.String()
}

// ParseOrdinal reads a whole string as an ordinal: "thứ 14", "lần thứ XVI", "khóa VII", "thứ một nghìn".
func ParseOrdinal(s string) (int, bool) {
	t := scan.New(s)
	for i := range t.Tokens {
		if t.Tokens[i].Kind != scan.Word {
			return 0, false
		}
		o, ok := ordinalAt(t, i)
		if ok && o.To == len(t.Tokens) {
			return o.Value, true
		}
		if n, great := greatOrdinal(t, i); great {
			return n, true
		}
		if ok {
			return 0, false
		}
	}
	return 0, false
}

// greatOrdinal reads what stands behind the head at token i up to the end as one number.
func greatOrdinal(t *scan.Text, i int) (int, bool) {
	row, n, ok := t.At(i, heads)
	if !ok || !strings.Contains(headRows[row].accepts, "n") {
		return 0, false
	}
	number := t.Surface(i+n, len(t.Tokens))
	if len(number) > maxWords {
		return 0, false
	}
	d, ok := ParseDigits(number)
	if !ok {
		var err error
		if d, err = ParseWords(number, true); err != nil {
			return 0, false
		}
	}
	v, whole := d.Int64()
	return int(v), whole && v > 0 && v <= math.MaxInt32
}
