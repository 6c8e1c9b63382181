// Package numeral reads numbers: digits, words and both mixed, as exact decimals.
//
//	decimal.go  Decimal, exact arithmetic
//	number.go   Number and Find, the walk over a scanned text
//	digits.go   what "7.000", "21,25" and "4,974" stand for
//	word.go     spelled numbers
//	ordinal.go  ordinals and roman numerals in their places: lần thứ XVI, khóa 21
//	words.tsv blocked.tsv before.tsv ordinal.tsv  the vocabulary
//
//	1,5 triệu          1500000
//	5 - 7%             from 5 to 7, per cent
//	8.793/6.500        8793 of 6500
//	hai mươi lăm       25
//	4,974              4.974, or 4974 where whole things are counted
//
// It reports what can be a number. Whether "năm" is five or a year, and what is counted, package quantity decides; days, years and
// clock times belong to package timex, which must claim its tokens first.
package numeral

import (
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Form says how a number is written.
type Form uint8

// The forms of numbers.
const (
	Digits       Form = iota // 7.000 · 1,5 triệu
	Words                    // hai mươi lăm
	Range                    // 5 - 7%
	Score                    // 9/10
	RomanNumeral             // XVI, only in ordinals
)

// Number is one number of a text. Value is nil for a range, Low and High for all others, Of for all but scores.
type Number struct {
	From, To int // tokens, with the % sign or scale word, never the unit
	Form     Form
	Value    *Decimal
	Of       *Decimal

	Percent      bool // % or phần trăm
	PerMille     bool // ‰
	PointPercent bool // "điểm %" or "điểm phần trăm" follows, outside To
	Scaled       bool // a scale word multiplies it: 1,5 triệu
	LeadingZero  bool // 02
	// CommaThreeDigits marks "4,974": the comma parts decimals or thousands, Value is the decimal reading.
	CommaThreeDigits bool
	// Ambiguous marks a lone number word that means something else as well: năm, ba, một, chín …
	Ambiguous bool
	// Capital marks a number word written with a capital: the first word of a sentence, or part of a name.
	Capital bool

	Low, High *Decimal
	// UnitAt is the first token of a unit that stands inside the number, "hai năm rưỡi"; 0 if there is none. The unit ends before To-1.
	UnitAt int
	Rule   string
}

// AsThousands returns n with a comma before three digits read as parting thousands: "4,974" as 4974. Other numbers come back unchanged.
func (n Number) AsThousands() Number {
	if !n.CommaThreeDigits || n.Scaled || n.Percent {
		return n
	}
	up := func(d *Decimal) *Decimal {
		if d == nil || d.IsInt() && d.Cmp(NewDecimal(1000)) >= 0 {
			return d
		}
		v := d.Scale10(3)
		return &v
	}
	n.Value, n.Low, n.High, n.Of = up(n.Value), up(n.Low), up(n.High), up(n.Of)
	n.CommaThreeDigits = false
	n.Rule += ".thousands"
	return n
}

// maxDigits bounds a run of digits without marks between them; longer ones are account and phone numbers.
const maxDigits = 13

// Find returns the numbers of a text in order, without overlap. It reads unclaimed tokens only and claims none.
func Find(t *scan.Text) []Number { return FindInto(t, nil) }

// Most is how many numbers of a text are read. The longest article has a few hundred; only a page that is no article has more, and each of them
// would cost a thousand times what it takes to write it.
const Most = 5_000

// reading is what the numbers of one text share.
type reading struct {
	copied, bad bool // bad says what isBadCopy does, once copied says that it was asked: few texts need to know
	values      scan.Store[Decimal]
}

// FindInto is Find; it appends to found.
func FindInto(t *scan.Text, found []Number) []Number {
	in := &reading{}
	for i := t.NextBegin(0, len(t.Tokens), beginNumbers); i < len(t.Tokens) && len(found) < Most; i = t.NextBegin(i, len(t.Tokens), beginNumbers) {
		if t.ClaimOf(i) != scan.Free {
			i++
			continue
		}
		n := Number{From: i, To: i + 1}
		ok := false
		if t.Tokens[i].Kind == scan.Number {
			ok = n.findDigits(t, in)
		} else if class, _ := unblocked(t, i); class != none && class <= startsNumber {
			ok = n.findWords(t, in)
		}
		if ok {
			found = append(scan.Room(found, i, len(t.Tokens)), n)
		}
		i = n.To
	}
	return found
}

// beginNumbers is what begins a number.
var beginNumbers = BeginWords | scan.Numbers

// findDigits reads the number that begins at the digits of token n.From. When it refuses, To is the token to go on at.
func (n *Number) findDigits(t *scan.Text, in *reading) bool {
	if end := codeEnd(t, n.From); end > n.From {
		n.To = end
		return false
	}
	if !n.simple(t, in) {
		return false
	}
	n.Rule = "numeral.digits"
	if !n.score(t, in) {
		n.between(t, in)
	}
	n.PointPercent = pointPercent(t, n.To)
	return true
}

// simple reads digits at token n.From with what belongs to them: scale words, a smaller part ("3 tỷ 200 triệu"), the % sign.
func (n *Number) simple(t *scan.Text, in *reading) bool {
	i := n.From
	if !t.IsKind(i, scan.Number) || t.ClaimOf(i) != scan.Free {
		return false
	}
	s, end := torn(t, i, in)
	d, ok := readDigits(s)
	if !ok || d.plain > maxDigits {
		return false
	}
	n.To, n.Form, n.LeadingZero, n.CommaThreeDigits = end, Digits, d.leadingZero, d.commaThree
	value := d.value
	// "10 000": groups parted by spaces, believed only where they are all noughts.
	for j := end; d.whole && d.plain <= 3 && !d.leadingZero && j < i+4 && t.IsKind(j, scan.Number) && t.Str(j) == "000" && t.ClaimOf(j) == scan.Free; j++ {
		value = value.Scale10(3)
		n.To = j + 1
	}
	if class, _ := wordAt(t, n.To); class == tens || class == hundred || class == scale {
		var buffer [8]symbol
		r := readerAt(t, n.To, buffer[:])
		if v, ok := r.mixed(value); ok {
			value = v
			n.To += r.at
			n.Scaled = true
			n.CommaThreeDigits = false
		}
	}
	n.Value = in.values.Keep(value)
	n.addPercent(t)
	n.halved(t)
	return true
}

// torn puts digits together that bad copies part with blanks around their marks: "96 .450", "18. 204", "32 , 5 %". A mark with blanks on
// its right only ends a sentence as well, so that it counts in bad copies only.
func torn(t *scan.Text, i int, in *reading) (s string, end int) {
	s, end = t.Str(i), i+1
	for end < i+8 && (t.Is(end, '.') || t.Is(end, ',')) && t.IsKind(end+1, scan.Number) && t.ClaimOf(end) == scan.Free && t.ClaimOf(end+1) == scan.Free {
		mark, next := t.Tokens[end], t.Str(end+1)
		joined := s + string(rune(mark.Mark)) + next
		switch {
		case t.Src[mark.Start] != mark.Mark: // …
			return s, end
		case mark.Mark == '.' && (!grouped(joined, '.') || !mark.Space && !in.badCopy(t)):
			return s, end
		case mark.Mark == ',' && (len(next) > 2 || !mark.Space || !grouped(s+".000", '.') || !scaledOrPercent(t, end+2)):
			return s, end
		}
		s, end = joined, end+2
	}
	return s, end
}

// scaledOrPercent reports whether what stands at token i says that a number with decimals came before.
func scaledOrPercent(t *scan.Text, i int) bool { return t.Is(i, '%') || IsScale(t, i) }

// badCopy is isBadCopy, asked once for a text.
func (in *reading) badCopy(t *scan.Text) bool {
	if !in.copied {
		in.copied, in.bad = true, isBadCopy(t)
	}
	return in.bad
}

// isBadCopy reports whether the text parts marks from the word before them, as bad copies and scans do. It looks at its first 4000 tokens.
func isBadCopy(t *scan.Text) bool {
	loose, tight := 0, 0
	for j := 1; j < len(t.Tokens) && j < 4000; j++ {
		if tok := &t.Tokens[j]; tok.Mark == ',' || tok.Mark == '.' {
			if tok.Space {
				loose++
			} else {
				tight++
			}
		}
	}
	return loose >= 3 && loose*2 > tight
}

// addPercent takes in a % sign or "phần trăm" behind n.
func (n *Number) addPercent(t *scan.Text) {
	if t.Is(n.To, '%') && t.ClaimOf(n.To) == scan.Free {
		n.To++
		n.Percent = true
	} else if row, k, ok := t.At(n.To, words); ok && symbols[row].class == percent {
		n.To += k
		n.Percent = true
	}
	if t.IsKind(n.To, scan.Punct) && t.Str(n.To) == "‰" && t.ClaimOf(n.To) == scan.Free {
		n.To++
		n.PerMille = true
	}
	if n.Percent || n.PerMille {
		n.CommaThreeDigits = false
	}
}

// halved takes in the unit and the half of "2 năm rưỡi".
func (n *Number) halved(t *scan.Text) {
	_, k, ok := t.At(n.To, halves)
	if !ok || n.Percent || n.Scaled || t.ClaimOf(n.To) != scan.Free {
		return
	}
	if v, ok := n.Value.Add(Decimal{5, -1}); ok {
		n.Value, n.UnitAt, n.To = &v, n.To, n.To+k
	}
}

func pointPercent(t *scan.Text, i int) bool {
	return t.Has(i, points)
}

// codeEnd returns the first token behind the code that token i is part of (F-16, 49X-6666, 1A, 0914.123.456, 1/2/3), and i if it is none.
func codeEnd(t *scan.Text, i int) int {
	if t.Tight(i) {
		switch p := t.Tokens[i-1]; {
		case p.Kind == scan.Word && (p.Case != scan.Lower || p.End-p.Start < 2 || !viet.IsSyllable(t.Str(i-1))):
			return i + 1 // QH14, m2, covid19; but "là10,3"
		case p.Kind == scan.Punct && p.Mark == '-' && t.Tight(i-1) && t.IsKind(i-2, scan.Word) && t.Tokens[i-2].Case != scan.Lower:
			return i + 1 // F-16
		}
	}
	next := i + 1
	if t.Is(next, '+') && t.Tight(next) && t.Tight(next+1) && t.IsKind(next+1, scan.Number) {
		return next + 2 // "lý trình 17+100"
	}
	if t.Tight(i) && t.Is(i-1, '+') && t.Tight(i-1) && t.IsKind(i-2, scan.Number) {
		return next // "Km 17+100", of which the ordinal is taken
	}
	if t.Tight(next) && t.IsKind(next, scan.Word) && t.Tokens[next].Case == scan.Title && t.Tokens[next].End-t.Tokens[next].Start == 1 {
		if t.Tight(next+1) && t.Is(next+1, '/') && t.Tight(next+2) && t.IsKind(next+2, scan.Number) {
			return next + 3 // 5A/2
		}
		if !t.Tight(next+1) || !t.Is(next+1, '.') {
			return next // 1A, 5G, 49X
		}
	}
	if t.Tight(next) && t.IsKind(next, scan.Word) && t.Tight(next+1) && t.IsKind(next+1, scan.Number) && !isPower(t, next) {
		return next + 2 // 1e5, 49X6666; but 8,5m2
	}
	if j := i + 1; (i == 0 || t.IsKind(i-1, scan.Newline)) && len(t.Str(i)) <= 2 && t.Tight(j) && (t.Is(j, '.') || t.Is(j, ')')) && t.IsKind(j+1, scan.Word) && t.Tokens[j+1].Case != scan.Lower {
		return j // the number of a list item: "1. Ông"
	}
	if t.Is(i-1, '(') && t.Is(i+1, ')') && len(t.Str(i)) <= 2 && t.IsKind(i+2, scan.Word) && (i == 1 || t.IsKind(i-2, scan.Newline) || t.Is(i-2, ':') || t.Is(i-2, ';')) {
		return i + 1 // "gồm: (1) miễn phí"
	}
	if j := i + 1; t.Tight(j) && t.Is(j, '-') && t.Tight(j+1) && t.IsKind(j+1, scan.Number) && !t.Is(j+2, '%') {
		a, ok1 := readDigits(t.Str(i))
		b, ok2 := readDigits(t.Str(j + 1))
		if ok1 && ok2 && a.whole && b.whole && a.plain <= 2 && a.value.Cmp(b.value) >= 0 && !IsScale(t, j+2) {
			return j + 2 // the result of a match: 3-1
		}
	}
	// three or more numbers tied by strokes or dashes are dates, codes or account numbers
	links := 0
	j := i
	for t.Tight(j+1) && (t.Is(j+1, '/') || t.Is(j+1, '-')) && t.Tight(j+2) && t.IsKind(j+2, scan.Number) {
		j += 2
		links++
	}
	if links > 1 {
		return j + 1
	}
	return i
}

// isPower reports whether the digits behind the word at token i are the 2 or 3 of an area or a volume.
func isPower(t *scan.Text, i int) bool {
	s := t.Str(i)
	return (s == "m" || len(s) == 2 && s[1] == 'm') && (t.Str(i+1) == "2" || t.Str(i+1) == "3")
}

// score goes on from the first number of "9/10", "83,2%/50%".
func (n *Number) score(t *scan.Text, in *reading) bool {
	slash := n.To
	if !t.Is(slash, '/') || t.ClaimOf(slash) != scan.Free || !t.IsKind(slash+1, scan.Number) {
		return false
	}
	of := Number{From: slash + 1}
	if !of.simple(t, in) || of.Value.IsZero() {
		return false
	}
	if t.Tight(slash) != t.Tight(slash+1) && (n.Value.Cmp(*of.Value) > 0 || !t.IsKind(of.To, scan.Word)) {
		return false // but "2/ 2 chỉ tiêu"
	}
	if of.Scaled && !n.Scaled { // "22/23 triệu đồng"
		if shared, ok := SharedScale(t, of.From, of.To, *n.Value, *of.Value); ok {
			n.Value = &shared
		}
	}
	if t.Is(of.To, '/') && t.Tight(of.To) && t.IsKind(of.To+1, scan.Number) {
		return false
	}
	n.Form, n.To, n.Of = Score, of.To, of.Value
	n.Percent = n.Percent || of.Percent
	n.Scaled = n.Scaled || of.Scaled
	n.CommaThreeDigits = n.CommaThreeDigits || of.CommaThreeDigits
	n.LeadingZero = n.LeadingZero || of.LeadingZero
	n.Rule = "numeral.score"
	return true
}

// between goes on from the first number of "5 - 7%", "15 đến 20". What falls ("từ 22% xuống còn 9,45%", "3-1") is no range.
func (n *Number) between(t *scan.Text, in *reading) {
	link, ok := linkAt(t, n.To)
	if !ok {
		return
	}
	low, high := n, Number{From: link, To: link + 1}
	if low.Form == Digits {
		ok = codeEnd(t, link) == link && high.simple(t, in)
	} else {
		ok = high.spelled(t)
	}
	if !ok || high.LeadingZero != low.LeadingZero && high.LeadingZero || low.Percent && !high.Percent {
		return
	}
	if _, more := linkAt(t, high.To); more && t.Is(high.To, '-') && t.IsKind(high.To+1, scan.Number) {
		return
	}
	if t.Is(high.To, '/') && t.Tight(high.To) && t.IsKind(high.To+1, scan.Number) {
		return
	}
	lv, hv := *low.Value, *high.Value
	if high.Scaled && !low.Scaled {
		if lv, ok = SharedScale(t, high.From, high.To, lv, hv); !ok {
			return
		}
	}
	if lv.Cmp(hv) >= 0 {
		return
	}
	*n = Number{From: low.From, To: high.To, Form: Range, Low: &lv, High: &hv, Percent: high.Percent, Scaled: high.Scaled,
		LeadingZero: low.LeadingZero, CommaThreeDigits: low.CommaThreeDigits || high.CommaThreeDigits, Rule: "numeral.range"}
}

// PlainDigits returns the value of the digits at token i alone, without the scale word behind them.
func PlainDigits(t *scan.Text, i int) (int64, bool) {
	d, ok := readDigits(t.Str(i))
	if !ok || !d.whole || d.leadingZero {
		return 0, false
	}
	return d.value.Int64()
}

// UpTo returns the range from n to high, which a comma parts from it: "50, 60 nghìn". ok is false where they make none.
func (n Number) UpTo(t *scan.Text, high Number) (both Number, ok bool) {
	lv, hv := *n.Value, *high.Value
	if high.Scaled {
		if lv, ok = SharedScale(t, high.From, high.To, lv, hv); !ok {
			return both, false
		}
	}
	return Number{From: n.From, To: high.To, Form: Range, Low: &lv, High: &hv, Scaled: high.Scaled, Rule: "numeral.range"}, lv.Cmp(hv) < 0
}

// SharedScale returns low with the scale that the number high, the tokens [from, to), ends with: "5 - 7 triệu", "hai đến ba trăm nghìn". Of two
// that would do, a hundred thousand and a thousand, it is the greater that leaves low below high. ok is false where none does, and where high has
// smaller parts ("1 - 3 tỷ 200 triệu").
func SharedScale(t *scan.Text, from, to int, low, high Decimal) (shared Decimal, ok bool) {
	for to > from && t.Is(to-1, '%') {
		to--
	}
	head := to
	for head > from && IsScale(t, head-1) {
		head--
	}
	if head == to || HasScale(t, from, head) {
		return low, false
	}
	factor := NewDecimal(1)
	for i := to - 1; i >= head-1 && i > from; i-- {
		switch c, row := wordAt(t, i); c {
		case scale:
			factor = factor.Scale10(int(symbols[row].value))
		case hundred:
			factor = factor.Scale10(2)
		default:
			return shared, ok
		}
		v, fits := low.Mul(factor)
		if !fits || v.Cmp(high) >= 0 {
			return shared, ok
		}
		shared, ok = v, true
	}
	return shared, ok
}

// Link returns the token behind a dash or "đến" at token i, by which two numbers may be one range.
func Link(t *scan.Text, i int) (next int, ok bool) { return linkAt(t, i) }

// linkAt returns the token behind a dash or "đến" at token i.
func linkAt(t *scan.Text, i int) (next int, ok bool) {
	if t.ClaimOf(i) != scan.Free {
		return 0, false
	}
	if t.Is(i, '-') || t.Is(i, '~') {
		return i + 1, true
	}
	if row, k, ok := t.At(i, words); ok && symbols[row].class == until {
		return i + k, true
	}
	return 0, false
}
