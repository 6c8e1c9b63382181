package numeral

import (
	"strings"
	"unicode/utf8"
)

// digits is the reading of a run of digits, dots and commas.
type digits struct {
	value       Decimal
	plain       int  // digits without marks between them, the longest run
	whole       bool // no mark at all
	leadingZero bool
	commaThree  bool // one comma before three digits, decimals or thousands
}

// readDigits reads "7.000" and "1.234.567,5" (dots part thousands), "21,25" (a comma parts decimals), "75.0" (a dot before other than
// three digits parts decimals), "1,940.5" and "100,000,000" (the other way round). What fits none (27.6.2019, 0914.123.456, 1,2,3) is refused.
func readDigits(s string) (digits, bool) {
	var d digits
	dots, commas, run := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			dots++
			run = 0
		case ',':
			commas++
			run = 0
		default:
			run++
			d.plain = max(d.plain, run)
		}
	}
	d.whole = dots+commas == 0
	d.leadingZero = len(s) > 1 && s[0] == '0' && s[1] != '.' && s[1] != ','
	if len(s) > 40 {
		return d, false
	}
	whole, fraction := s, ""
	switch {
	case dots == 0 && commas == 0:
		if d.leadingZero && len(s) > 3 {
			return d, false // 00123456: a code
		}
	case commas == 0 && dots == 1 && !(grouped(s, '.')):
		whole, fraction, _ = strings.Cut(s, ".")
		if len(fraction) == 3 && len(whole) > 3 {
			return d, false // 3821.345: a phone number
		}
	case commas == 0:
		if !grouped(s, '.') {
			return d, false
		}
	case dots == 0 && commas == 1:
		whole, fraction, _ = strings.Cut(s, ",")
		d.commaThree = grouped(s, ',')
	case dots == 0:
		if !grouped(s, ',') {
			return d, false
		}
	case commas == 1 && strings.IndexByte(s, ',') > strings.LastIndexByte(s, '.'):
		whole, fraction, _ = strings.Cut(s, ",")
		if !grouped(whole, '.') {
			return d, false
		}
	case dots == 1 && strings.IndexByte(s, '.') > strings.LastIndexByte(s, ','):
		whole, fraction, _ = strings.Cut(s, ".")
		if !grouped(whole, ',') {
			return d, false
		}
	default:
		return d, false
	}
	if d.leadingZero && !d.whole && len(whole) > 2 {
		return d, false
	}
	v, ok := joined(whole, fraction)
	d.value = v
	return d, ok
}

// joined makes a number of the digits of whole, marks passed over, and of fraction; more digits than are kept exactly are refused.
func joined(whole, fraction string) (Decimal, bool) {
	var n int64
	exp := int32(0)
	zeros := 0 // kept back until another digit follows, so that 10^18 has one digit
	add := func(s string, step int32) bool {
		for i := 0; i < len(s); i++ {
			c := s[i]
			if c < '0' || c > '9' {
				continue
			}
			exp += step
			if c == '0' {
				zeros++
				continue
			}
			for ; zeros >= 0; zeros-- {
				if n > (1<<63-10)/10 {
					return false
				}
				n *= 10
			}
			zeros = 0
			n += int64(c - '0')
		}
		return true
	}
	if !add(whole, 0) || !add(fraction, -1) {
		return Decimal{}, false
	}
	return Decimal{n, exp + int32(zeros)}.normal(), true
}

// grouped reports whether mark parts thousands in s: one to three digits, no nought in front, then groups of three.
func grouped(s string, mark byte) bool {
	first := strings.IndexByte(s, mark)
	if first < 1 || first > 3 || s[0] == '0' {
		return false
	}
	for i := first; i < len(s); i += 4 {
		if s[i] != mark || i+4 > len(s) {
			return false
		}
		for _, c := range []byte(s[i+1 : i+4]) {
			if c < '0' || c > '9' {
				return false
			}
		}
	}
	return true
}

// ParseDigits reads a whole string of digits with their marks: "2.405.000", "21,25", "75.0", "1 234 567,5", "1'000".
func ParseDigits(s string) (Decimal, bool) {
	s, ok := ungrouped(s)
	if !ok {
		return Decimal{}, false
	}
	if s == "" || strings.Trim(s, "0123456789.,") != "" || s[0] == '.' || s[0] == ',' {
		return Decimal{}, false
	}
	d, ok := readDigits(s)
	return d.value, ok
}

// ParseThousands reads a whole string in which a comma parts thousands, not decimals: "4,974" is 4974.
func ParseThousands(s string) (Decimal, bool) {
	if !grouped(s, ',') {
		return Decimal{}, false
	}
	return joined(s, "")
}

// blanksAndApostrophes part thousands elsewhere: "1 234 567" with any blank, "1'000", "1’000".
const blanksAndApostrophes = " \u00a0\u2009\u202f'’"

// ungrouped takes out the blanks or apostrophes that part thousands. Groups of other lengths ("024 3825 1234") are no number, nor is what a
// nought begins ("091 234 567").
func ungrouped(s string) (string, bool) {
	at := strings.IndexAny(s, blanksAndApostrophes)
	if at < 0 {
		return s, true
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	groups := strings.Split(s, s[at:at+size])
	last := len(groups) - 1
	decimals := ""
	if mark := strings.IndexAny(groups[last], ",."); mark >= 0 {
		groups[last], decimals = groups[last][:mark], groups[last][mark:]
	}
	whole := strings.Join(groups, ".")
	return strings.Join(groups, "") + decimals, grouped(whole, '.')
}
