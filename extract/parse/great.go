package parse

import (
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// great reads a whole number with more digits than numeral.Decimal keeps exactly, as nobody writes into an article: digits, or words that a "tỷ"
// parts into a number of billions and the rest below it. It returns the digits of the number.
func great(s string) (string, bool) {
	if len(s) > maxGreat {
		return "", false
	}
	if digits, negative := strings.CutPrefix(s, "-"); digits != "" && strings.Trim(digits, "0123456789") == "" {
		digits = strings.TrimLeft(digits, "0")
		if negative {
			return "-" + digits, len(digits) > 18
		}
		return digits, len(digits) > 18
	}
	t := scan.New(s)
	if numeral.IsMinus(t, 0) {
		digits, ok := great(t.Surface(1, len(t.Tokens)))
		return "-" + digits, ok && !strings.HasPrefix(digits, "-")
	}
	for i := len(t.Tokens) - 1; i > 0; i-- {
		if !numeral.IsBillion(t, i) {
			continue
		}
		rest, whole := below(t, i+1)
		head := t.Surface(0, i)
		digits, ok := great(head)
		if d, err := numeral.ParseWords(head, false); err == nil {
			digits, ok = d.String(), d.IsInt() && d.Sign() > 0
		}
		return digits + rest, ok && whole && len(digits)+len(rest) > 18
	}
	return "", false
}

// maxGreat bounds what great reads, in bytes.
const maxGreat = 500

// below reads what stands behind a "tỷ" as the nine digits below it.
func below(t *scan.Text, i int) (string, bool) {
	const zeros = "000000000"
	if i == len(t.Tokens) {
		return zeros, true
	}
	text := t.Surface(i, len(t.Tokens))
	d, err := numeral.ParseWords(text, false)
	switch {
	case err != nil && numeral.IsLinh(t, i): // lẻ năm
		d, err = numeral.ParseWords(t.Surface(i+1, len(t.Tokens)), false)
	case i+1 == len(t.Tokens): // tỷ năm: five hundred million, or five
		return "", false
	}
	digits := d.String()
	if err != nil || !d.IsInt() || d.Sign() < 0 || len(digits) > len(zeros) {
		return "", false
	}
	return zeros[len(digits):] + digits, true
}
