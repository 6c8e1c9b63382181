package numeral

import (
	_ "embed"
	"fmt"
	"strconv"

	"baotinh/extract/scan"
)

//go:embed words.tsv
var wordsTSV string

//go:embed blocked.tsv
var blockedTSV string

//go:embed before.tsv
var beforeTSV string

//go:embed points.tsv
var pointsTSV string

//go:embed halves.tsv
var halvesTSV string

var (
	words   = scan.MustLexicon("extract/numeral/words.tsv", wordsTSV)
	blocked = scan.MustLexicon("extract/numeral/blocked.tsv", blockedTSV)
	before  = scan.MustLexicon("extract/numeral/before.tsv", beforeTSV)
	points  = scan.MustLexicon("extract/numeral/points.tsv", pointsTSV)
	halves  = scan.MustLexicon("extract/numeral/halves.tsv", halvesTSV)
)

// class is what a word does in a spelled number.
type class uint8

const (
	none  class = iota
	digit       // không … chín
	ten         // mười
	// the classes below cannot begin a number in running text
	tail    // mốt, tư, lăm, nhăm
	tens    // mươi, chục
	hundred // trăm
	scale   // nghìn, vạn, triệu, tỷ
	linh    // linh, lẻ
	point   // phẩy, chấm
	half    // rưỡi
	minus   // âm, trừ
	ones    // đơn vị
	figures // a number in digits
	// no part of a number
	percent // phần trăm
	until   // đến
	rank    // nhất, nhì
	and     // và

	startsNumber = ten
)

var classNames = map[string]class{"digit": digit, "ten": ten, "tail": tail, "tens": tens, "hundred": hundred, "scale": scale,
	"linh": linh, "point": point, "half": half, "minus": minus, "ones": ones, "percent": percent, "to": until, "rank": rank, "and": and}

// symbol is one word of a spelled number.
type symbol struct {
	class class
	value int64
}

// beforeClasses is before.tsv by row, blockedAt is blocked.tsv.
var beforeClasses, blockedAt = readNeighbours()

func readNeighbours() (classes []string, at []int) {
	for _, row := range before.Rows {
		classes = append(classes, row.Cell("class"))
	}
	for _, row := range blocked.Rows {
		n, err := strconv.Atoi(row.Cell("at"))
		if err != nil || n > 2 {
			panic(fmt.Sprintf("%s: at %q (write 0, 1 or 2)", row.At(), row.Cell("at")))
		}
		at = append(at, n)
	}
	return classes, at
}

// symbols is words.tsv by row; doubtful marks the words that mean something else as well.
var symbols, doubtful = readSymbols()

func readSymbols() (syms []symbol, doubtful []bool) {
	for _, row := range words.Rows {
		v, err := strconv.ParseInt(row.Cell("value"), 10, 64)
		if err != nil {
			panic(fmt.Sprintf("%s: value %q (write a whole number)", row.At(), row.Cell("value")))
		}
		syms = append(syms, symbol{classNames[row.Cell("class")], v})
		doubtful = append(doubtful, row.Cell("other") != "")
	}
	return syms, doubtful
}

// wordAt returns what token i does in a spelled number and the row of words.tsv that says so.
func wordAt(t *scan.Text, i int) (class, int) {
	if !t.MayBegin(i, words) {
		return none, 0
	}
	c, row := unblocked(t, i)
	if c > startsNumber && isBlocked(t, i) {
		return none, 0
	}
	return c, row
}

// unblocked is wordAt, blocked.tsv not asked: it says nothing of words that begin a number.
func unblocked(t *scan.Text, i int) (class, int) {
	row, n, ok := t.At(i, words)
	if !ok || n != 1 || t.ClaimOf(i) != scan.Free || symbols[row].class >= percent {
		return none, 0
	}
	return symbols[row].class, row
}

// isBlocked reports whether token i stands in a phrase of blocked.tsv that takes it.
func isBlocked(t *scan.Text, i int) bool {
	found := false
	for from := max(0, i-2); from <= i && !found; from++ {
		t.Each(from, blocked, func(row, n int) bool {
			found = found || from+blockedAt[row] == i
			return !found
		})
	}
	return found
}

// reader reads spelled numbers. It never goes back further than one group, so that the work stays linear.
type reader struct {
	syms    []symbol
	numbers []Decimal // of the figures among syms, by position; nil without any
	at      int
	lenient bool
	text    bool // in running text: no bare scale words, no elided tens that could be something else
}

// readerAt returns a reader of the number words from token i on; digits count where a scale word follows them. It puts the words into syms.
func readerAt(t *scan.Text, i int, syms []symbol) reader {
	r := reader{syms: syms[:0], text: true}
	// A group before a scale word has at most six words, a number few scale words: what is longer is no number and is not looked at again.
	group, scales, pointed := 0, 0, false
	for j := i; j < len(t.Tokens) && group <= 6 && scales <= 8; j++ {
		t.Work++
		if t.IsKind(j, scan.Number) {
			d, ok := readDigits(t.Str(j))
			next, _ := wordAt(t, j+1)
			if j > i && (!ok || next != scale && next != hundred || t.ClaimOf(j) != scan.Free) {
				break
			}
			r.syms, r.numbers = appendFigures(r.syms, r.numbers, d)
			group++
			continue
		}
		c, row := wordAt(t, j)
		if c == none || c == minus || c == ones || j > i && t.Tokens[j].Case == scan.Title && t.Tokens[i].Case != scan.Title && !t.Tight(j) {
			break
		}
		switch c {
		case scale:
			group, scales = 0, scales+1
		case point:
			if pointed {
				return r
			}
			group, pointed = -14, true // decimals are read one by one
		default:
			group++
		}
		if r.numbers != nil {
			r.numbers = append(r.numbers, Decimal{})
		}
		r.syms = append(r.syms, symbols[row])
	}
	return r
}

// appendFigures appends a number written in digits to words and the numbers among them; the value of its symbol is how many digits it has.
func appendFigures(syms []symbol, numbers []Decimal, d digits) ([]symbol, []Decimal) {
	for len(numbers) < len(syms) {
		numbers = append(numbers, Decimal{})
	}
	n := 0
	if d.whole {
		n = d.plain
	}
	return append(syms, symbol{figures, int64(n)}), append(numbers, d.value)
}

func (r *reader) class(ahead int) class {
	if r.at+ahead >= len(r.syms) {
		return none
	}
	return r.syms[r.at+ahead].class
}

func (r *reader) value(ahead int) int64 { return r.syms[r.at+ahead].value }

// mixed reads on from a value in digits: its scale words and smaller parts.
func (r *reader) mixed(first Decimal) (Decimal, bool) {
	if c := r.class(0); c == tens || c == hundred { // 2 chục, 5 trăm
		var ok bool
		if first, ok = first.Mul(NewDecimal(r.value(0))); !ok {
			return Decimal{}, false
		}
		r.at++
	}
	return r.total(first, true)
}

// number reads sign, whole part, decimals and scale.
func (r *reader) number() (Decimal, bool) {
	negative := false
	if r.class(0) == minus {
		negative = true
		r.at++
	}
	v, ok := r.total(Decimal{}, false)
	if !ok {
		return Decimal{}, false
	}
	if r.class(0) == point {
		if w, ok := r.decimals(v); ok {
			v = w
		}
	}
	if r.class(0) == ones && !r.text {
		r.at++
	}
	if negative {
		v = v.Neg()
	}
	return v, true
}

// total reads groups and scale words: a scale that is smaller than the one before it adds its group, one that is not multiplies all
// that was read ("hai trăm nghìn tỷ"). With given set, the first group has been read and is first.
func (r *reader) total(first Decimal, given bool) (Decimal, bool) {
	var sum Decimal
	var previous Decimal // the group before
	last := int64(100)   // power of ten of the scale word before
	any := given
	for {
		begin := r.at
		group, ok := first, given
		given = false
		single := false
		if !ok {
			if (any || r.lenient) && r.class(0) == linh {
				r.at++
			}
			from := r.at
			group, ok = r.group(any)
			single = ok && r.at == from+1 && (r.syms[from].class == digit || r.syms[from].class == tail)
		}
		if !ok {
			if !any && !r.text && r.class(0) == scale { // triệu rưỡi, tỷ hai trăm triệu
				group, ok = NewDecimal(1), true
			} else {
				r.at = begin
				if !any || r.class(0) != scale || r.text && last < 6 && r.value(0) < 9 {
					return sum, any
				}
			}
		}
		if r.class(0) != scale {
			if ok && any {
				if r.at > begin && r.syms[r.at-1].class == figures { // "1 tỷ 250": two numbers unless one is generous
					if !r.lenient || !group.IsInt() || group.Cmp(NewDecimal(1).Scale10(int(last))) >= 0 {
						r.at = begin
						return sum, true
					}
					if r.syms[begin].class != linh {
						if group, ok = belowScale(group, r.syms[r.at-1].value, last); !ok {
							return sum, false
						}
					}
				}
				if single && last < 100 && r.syms[begin].class != linh {
					if !r.lenient { // "một triệu hai": two numbers unless one is generous
						r.at = begin
						return sum, true
					}
					group = group.Scale10(int(last) - 1)
				}
			}
			s, fits := sum.Add(group)
			return s, fits
		}
		power := r.value(0)
		if last < 100 && r.at > 0 && r.syms[r.at-1].class == figures && !(power < last && group.IsInt() && previous.IsInt() && group.Cmp(NewDecimal(1000)) < 0) {
			r.at = begin // "28,3 tỷ 2 triệu": two cells of a table
			return sum, true
		}
		r.at++
		part := group
		var fits bool
		if power < last {
			part = part.Scale10(int(power))
			if sum, fits = sum.Add(part); !fits {
				return sum, false
			}
		} else {
			if sum, fits = sum.Add(group); !fits {
				return sum, false
			}
			sum = sum.Scale10(int(power))
		}
		if sum.Exp > maxExp {
			return sum, false
		}
		last, any, previous = power, true, group
		if r.class(0) == half {
			if sum, fits = sum.Add(NewDecimal(5).Scale10(int(power) - 1)); !fits {
				return sum, false
			}
			r.at++
		}
	}
}

// belowScale is what digits mean behind a scale word of the given power, where people leave out the next smaller one: "3 triệu 2" is 3.2
// million, "1 tỷ 250" 1.25 billion. Two digits could be either ("1 triệu 25"); "1 triệu 250.000" and "1 nghìn 25" leave out nothing.
func belowScale(v Decimal, digits, power int64) (Decimal, bool) {
	switch {
	case digits == 1 || digits == 3:
		return v.Scale10(int(power - digits)), true
	case digits == 2:
		return v, power == 3
	}
	return v, true
}

// group reads what stands before one scale word: a number below a thousand, or digits. inside says that a scale word came before.
func (r *reader) group(inside bool) (Decimal, bool) {
	if r.class(0) == figures {
		v, ok := r.numbers[r.at], true
		r.at++
		if c := r.class(0); c == tens || c == hundred { // 2 chục, 5 trăm
			v, ok = v.Mul(NewDecimal(r.value(0)))
			r.at++
		}
		return v, ok
	}
	begin := r.at
	var n int64
	switch {
	case r.class(0) == digit && r.class(1) == hundred:
		n = r.value(0) * 100
		r.at += 2
	case r.class(0) == hundred && !r.text:
		n = 100
		r.at++
	default:
		v, _, ok := r.below100(inside)
		return NewDecimal(v), ok
	}
	switch r.class(0) {
	case linh:
		at := r.at
		r.at++
		if c := r.class(0); c == digit || c == tail {
			n += r.value(0)
			r.at++
		} else if v, _, ok := r.below100(true); ok {
			n += v
		} else {
			r.at = at
		}
	case half:
		n += 50
		r.at++
	default:
		at := r.at
		v, words, ok := r.below100(true)
		switch {
		case !ok:
		case words == 1 && v < 10 && !r.lenient: // "một trăm hai": 120 in speech only
			r.at = at
		case words == 1 && v < 10:
			n += v * 10
		default:
			n += v
		}
	}
	return NewDecimal(n), r.at > begin
}

// below100 reads a number below a hundred and says how many words it took. Behind a bigger part the tens may be elided ("trăm ba bảy");
// in a lenient reading bare digits and pieces line up ("bốn hai mươi ba" is 423).
func (r *reader) below100(inside bool) (v int64, words int, ok bool) {
	begin := r.at
	v, ok = r.piece()
	if !ok {
		return 0, 0, false
	}
	if r.lenient {
		for v < 1e14 && (r.class(0) == digit && r.class(1) != hundred || r.class(0) == ten || r.class(0) == tail) {
			w, _ := r.piece()
			if w < 10 {
				v = v*10 + w
			} else {
				v = v*100 + w
			}
		}
	} else if r.at == begin+1 && r.syms[begin].class == digit && v > 0 {
		switch c := r.class(0); {
		case c == tail && !(r.text && !inside && r.value(0) == 4): // hai lăm, hai mốt; "hai tư" may be private ones
			v = v*10 + r.value(0)
			r.at++
		case c == digit && inside && r.value(0) > 0 && !(r.text && r.value(0) == 5) && r.class(1) != hundred && r.class(1) != tens:
			v = v*10 + r.value(0)
			r.at++
		}
	}
	return v, r.at - begin, true
}

// piece reads the smallest parts: a digit, mười with its digit, mươi with its digit.
func (r *reader) piece() (int64, bool) {
	units := func(v int64) int64 {
		switch c := r.class(0); {
		case c == digit && r.value(0) > 0 && !(r.text && r.value(0) == 5) && r.class(1) != hundred && r.class(1) != tens:
			// "mười năm" is ten years, "hai mươi năm" twenty; in a whole string it may be meant for lăm
			if r.lenient && r.class(1) != none && r.value(0) == 5 {
				return v
			}
			v += r.value(0)
			r.at++
		case c == tail:
			v += r.value(0)
			r.at++
		}
		return v
	}
	switch c := r.class(0); {
	case c == digit && r.class(1) == tens:
		v := r.value(0) * r.value(1)
		r.at += 2
		return units(v), true
	case c == digit:
		r.at++
		return r.syms[r.at-1].value, true
	case c == ten:
		r.at++
		return units(10), true
	case c == tail && !r.text:
		r.at++
		return r.syms[r.at-1].value, true
	case c == tens && !r.text: // mươi bảy, chục
		r.at++
		return units(r.syms[r.at-1].value), true
	}
	return 0, false
}

// decimals reads what follows phẩy or chấm: digits one by one, or a number whose digits are meant, then scale words.
func (r *reader) decimals(whole Decimal) (Decimal, bool) {
	begin := r.at
	r.at++
	digits := make([]byte, 0, 16)
	for r.class(0) == digit && r.value(0) == 0 && r.class(1) != hundred && r.class(1) != tens {
		digits = append(digits, '0')
		r.at++
	}
	at := r.at
	if d, ok := r.wholeDecimals(); ok {
		digits = append(digits, d...)
	} else {
		r.at = at
		for len(digits) < 18 {
			from := r.at
			g, ok := r.decimalPiece()
			if !ok {
				r.at = from
				break
			}
			digits = append(digits, g...)
		}
	}
	if len(digits) == 0 || len(digits) > 18 {
		r.at = begin
		return whole, false
	}
	frac, err := ParseDecimal("0." + string(digits))
	if err != nil {
		r.at = begin
		return whole, false
	}
	v, ok := whole.Add(frac)
	for ok && r.class(0) == scale {
		v = v.Scale10(int(r.value(0)))
		r.at++
	}
	return v, ok && v.Exp <= maxExp
}

// wholeDecimals reads decimals that are read out as one number with scale words inside: "sáu nghìn bảy trăm tám mươi chín" for .6789.
func (r *reader) wholeDecimals() (string, bool) {
	scales := 0
	begin := r.at
	v, ok := r.total(Decimal{}, false)
	if !ok {
		return "", false
	}
	for _, s := range r.syms[begin:r.at] {
		if s.class == scale {
			scales++
		}
	}
	if c := r.syms[r.at-1].class; scales == 0 || c == scale || c == half {
		return "", false
	}
	return v.String(), true
}

// decimalPiece reads one step of decimals: "tám trăm lẻ bốn", "hai mươi ba", "không".
func (r *reader) decimalPiece() (string, bool) {
	switch {
	case r.class(0) == figures:
		r.at++
		return r.numbers[r.at-1].String(), true
	case r.class(0) == digit && r.class(1) == hundred:
		v, ok := r.group(false)
		return v.String(), ok
	case r.class(0) == digit && r.class(1) != tens || r.class(0) == tail:
		r.at++
		return strconv.FormatInt(r.syms[r.at-1].value, 10), true
	}
	v, ok := r.piece()
	return strconv.FormatInt(v, 10), ok
}

// findWords reads the spelled number that begins at token n.From. When it refuses, To is the token to go on at.
func (n *Number) findWords(t *scan.Text, in *reading) bool {
	if !n.spelled(t) {
		return false
	}
	n.between(t, in)
	n.PointPercent = pointPercent(t, n.To)
	return true
}

// spelled reads one spelled number at token n.From. When it refuses, To is the token behind what it looked at.
func (n *Number) spelled(t *scan.Text) bool {
	i := n.From
	n.To, n.Form, n.Rule = i+1, Words, "numeral.words"
	c, row := wordAt(t, i)
	if c == none || c > startsNumber {
		return false
	}
	var buffer [8]symbol // mostly enough, here and where else words are collected
	r := readerAt(t, i, buffer[:])
	v, ok := r.number()
	if !ok || r.at == 0 {
		return false
	}
	if r.class(0) == half { // ba rưỡi
		if v, ok = v.Add(Decimal{5, -1}); !ok {
			return false
		}
		r.at++
	}
	n.To = i + r.at
	n.Value = &v
	for _, s := range r.syms[:r.at] {
		n.Scaled = n.Scaled || s.class == scale
	}
	n.Capital = t.Tokens[i].Case != scan.Lower
	if r.at == 1 {
		n.Ambiguous = doubtful[row]
		if !loneWord(t, i, symbols[row].value) {
			return false
		}
	}
	if r.at == 1 && takenBefore(t, i, symbols[row].value) {
		return false
	}
	n.addPercent(t)
	n.halved(t)
	return true
}

// loneWord reports whether a single number word can be a number where it stands. "hai ba người" is a vague pair, "năm 2019" a year,
// "Ba Đình" a name, "không" never counts.
func loneWord(t *scan.Text, i int, value int64) bool {
	if value == 0 || isBlocked(t, i) {
		return false
	}
	for _, j := range [...]int{i - 1, i + 1} { // a second lone digit beside it
		c, row := wordAt(t, j)
		isYear := c == digit && symbols[row].value == 5 && (j > i || takenBefore(t, j, 5))
		if c == digit && !isYear {
			return false
		}
	}
	if c, _ := wordAt(t, i+1); c > startsNumber && c != point && c != minus && c != linh {
		return false // ba chục and the like were read as one; what is left over is vague
	}
	next := i + 1
	if t.IsKind(next, scan.Number) || t.Is(i-1, '/') { // đồng/người/năm
		return false
	}
	if t.Tokens[i].Case == scan.Title {
		if !opensSentence(t, i) || t.IsKind(next, scan.Word) && t.Tokens[next].Case == scan.Title && value != 2 {
			return false
		}
	}
	if value == 5 && t.IsKind(i-1, scan.Number) {
		return false // 5 năm
	}
	return t.IsKind(next, scan.Word) || orNext(t, i, value)
}

// orNext reports whether the number at token i is the first of two that tell about how many: "hai, ba người", "năm, bảy con".
func orNext(t *scan.Text, i int, value int64) bool {
	if !t.Is(i+1, ',') || t.Is(i-1, ',') || t.Tight(i+2) || !t.IsKind(i+3, scan.Word) {
		return false
	}
	c, row := wordAt(t, i+2)
	high := symbols[row].value
	return c == digit && (high == value+1 || value == 5 && high == 7)
}

// opensSentence reports whether only marks stand between the start of the sentence and token i.
func opensSentence(t *scan.Text, i int) bool {
	from := t.Sentence(i).From
	for j := i - 1; j >= from; j-- {
		if t.Tokens[j].Kind == scan.Word || t.Tokens[j].Kind == scan.Number || i-j > 4 {
			return t.Is(i-1, ':') || t.Is(i-1, '"')
		}
	}
	return true
}

// takenBefore reports whether the word before token i takes the number for an order, a name or a vague amount.
func takenBefore(t *scan.Text, i int, value int64) bool {
	row, _, ok := t.Before(i, before)
	if !ok {
		return false
	}
	switch beforeClasses[row] {
	case "free":
		return false
	case "year":
		return value == 5
	}
	return true
}

// maxWords is the longest string that is read as one spelled number, in bytes.
const maxWords = 1000

// ParseWords reads a whole string as one spelled number: "hai mươi mốt nghìn không trăm mười một". A lenient reading also takes what is
// said but not written: "hai mốt", "trăm hai" (120), "một triệu hai" (1.2 million), digits one by one.
func ParseWords(s string, lenient bool) (Decimal, error) {
	if len(s) > maxWords {
		return Decimal{}, fmt.Errorf("extract/numeral: a number of %d bytes is too long to be one (give at most %d)", len(s), maxWords)
	}
	t := scan.New(s)
	r := &reader{lenient: lenient}
	for i := 0; i < len(t.Tokens); i++ {
		if row, n, ok := t.At(i, words); ok && symbols[row].class != none && symbols[row].class < percent {
			for len(r.numbers) > 0 && len(r.numbers) < len(r.syms)+1 {
				r.numbers = append(r.numbers, Decimal{})
			}
			r.syms = append(r.syms, symbols[row])
			i += n - 1
			continue
		}
		if !lenient && i > 0 && t.Is(i, '-') && t.Tight(i) && t.Tight(i+1) && t.IsKind(i+1, scan.Word) {
			continue // hai-mươi-lăm; read leniently "hai-ba" would be 23, not two or three
		}
		d, ok := digits{}, false
		if t.IsKind(i, scan.Number) {
			d, ok = readDigits(t.Str(i))
		}
		if !ok {
			return Decimal{}, fmt.Errorf("extract/numeral: %q in %q is no number word (write hai mươi lăm, 25 or 1,5 triệu)", t.Str(i), s)
		}
		r.syms, r.numbers = appendFigures(r.syms, r.numbers, d)
	}
	v, ok := r.number()
	if ok && r.class(0) == half && r.at > 0 {
		v, ok = v.Add(Decimal{5, -1})
		r.at++
	}
	if !ok || r.at == 0 || r.at < len(r.syms) {
		return Decimal{}, fmt.Errorf("extract/numeral: %q is no number (write hai mươi lăm, 25 or 1,5 triệu)", s)
	}
	return v, nil
}

// WordsAt reads the spelled number that begins at token i, without asking whether it counts anything: after "tháng" or "thứ" any
// number word is one, "tư" included. It returns the value and the token behind it.
func WordsAt(t *scan.Text, i int) (v Decimal, to int, ok bool) {
	c, row := wordAt(t, i)
	if c == tail {
		return NewDecimal(symbols[row].value), i + 1, true
	}
	if c == none || c > startsNumber {
		return Decimal{}, i, false
	}
	var buffer [8]symbol
	r := readerAt(t, i, buffer[:])
	v, ok = r.total(Decimal{}, false)
	return v, i + r.at, ok && r.at > 0
}

// PairAt reads two digits said without their tens: "hai tư" is 24, as days are told. It returns the token behind them.
func PairAt(t *scan.Text, i int) (v, to int, ok bool) {
	c, tensRow := wordAt(t, i)
	if c != digit || symbols[tensRow].value < 2 {
		return 0, i, false
	}
	d, unitRow := wordAt(t, i+1)
	if d != tail && (d != digit || symbols[unitRow].value == 0) {
		return 0, i, false
	}
	return int(symbols[tensRow].value*10 + symbols[unitRow].value), i + 2, true
}

// YearAt reads a year whose digits are said one by one or in pairs: "một chín bảy lăm", "hai không mười ba", "hai không linh chín". It
// returns the token behind it.
func YearAt(t *scan.Text, i int) (v, to int, ok bool) {
	for j := i; j < i+2; j++ {
		if c, _ := wordAt(t, j); c != digit {
			return 0, i, false
		}
	}
	var buffer [8]symbol
	r := readerAt(t, i, buffer[:])
	if r.class(0) != digit || r.class(1) != digit {
		return 0, i, false
	}
	century := r.value(0)*10 + r.value(1)
	r.at = 2
	begin := r.at
	if c := r.class(0); c == linh || c == digit && r.value(0) == 0 {
		r.at++
	}
	low, words, ok := r.below100(true)
	if !ok || low >= 100 || low < 10 && (words != 1 || r.at == begin+1) || low >= 10 && r.at != begin+words {
		return 0, i, false
	}
	return int(century*100 + low), i + r.at, true
}

// IsScale reports whether token i is a scale word: nghìn, triệu, tỷ.
func IsScale(t *scan.Text, i int) bool {
	c, _ := wordAt(t, i)
	return c == scale
}

// HasScale reports whether one of the tokens [from, to) is a scale word.
func HasScale(t *scan.Text, from, to int) bool {
	for i := from; i < to; i++ {
		if IsScale(t, i) {
			return true
		}
	}
	return false
}

// IsMinus reports whether token i is a word for the sign: âm, trừ.
func IsMinus(t *scan.Text, i int) bool {
	c, _ := wordAt(t, i)
	return c == minus
}

// IsLinh reports whether token i fills a missing place: linh, lẻ.
func IsLinh(t *scan.Text, i int) bool {
	c, _ := wordAt(t, i)
	return c == linh
}

// IsBillion reports whether token i is tỷ, the greatest scale word, by which greater numbers are counted again.
func IsBillion(t *scan.Text, i int) bool {
	c, row := wordAt(t, i)
	return c == scale && symbols[row].value == 9
}

// Broken reports whether token i is a word that only stands inside of numbers: what was read before or behind it is half a number.
func Broken(t *scan.Text, i int) bool {
	switch c, _ := wordAt(t, i); c {
	case tens, hundred, scale, half:
		return true
	case linh:
		return !t.IsKind(i+1, scan.Word)
	}
	return false
}

// RunEnd returns the token behind the run of digits and number words that begins at token i, i if there is none. It is for whole values,
// not for running text: every word that can be part of a number counts.
func RunEnd(t *scan.Text, i int) int {
	for i < len(t.Tokens) {
		if c, _ := wordAt(t, i); c == none && !t.IsKind(i, scan.Number) {
			break
		}
		i++
	}
	return i
}

// RunBegin returns the first token of the run of digits and number words that ends before token i, i if there is none.
func RunBegin(t *scan.Text, i int) int {
	for i > 0 {
		if c, _ := wordAt(t, i-1); c == none && !t.IsKind(i-1, scan.Number) {
			break
		}
		i--
	}
	return i
}

// BeginWords is the vocabulary that begins a spelled number.
var BeginWords = scan.SetOf(words)

// MayBegin reports whether a spelled number may begin at token i: false is certain.
func MayBegin(t *scan.Text, i int) bool { return t.MayBegin(i, words) }

// IsWord reports whether a spelled number can begin at token i.
func IsWord(t *scan.Text, i int) bool {
	c, _ := wordAt(t, i)
	return c != none && c <= tail
}
