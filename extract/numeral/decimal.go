package numeral

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number, Coef × 10^Exp. The zero value is 0.
//
// Newspapers write at most a dozen digits, spelled numbers reach 10^19; both fit, and what does not is refused instead of rounded.
type Decimal struct {
	Coef int64
	Exp  int32
}

const maxExp = 60

// NewDecimal returns n as a Decimal.
func NewDecimal(n int64) Decimal { return Decimal{Coef: n}.normal() }

func (d Decimal) normal() Decimal {
	if d.Coef == 0 {
		return Decimal{}
	}
	for d.Coef%10 == 0 {
		d.Coef /= 10
		d.Exp++
	}
	return d
}

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.Coef == 0 }

// Neg returns -d.
func (d Decimal) Neg() Decimal { return Decimal{-d.Coef, d.Exp} }

// Sign returns -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.Coef < 0:
		return -1
	case d.Coef > 0:
		return 1
	}
	return 0
}

// IsInt reports whether d is a whole number.
func (d Decimal) IsInt() bool { return d.normal().Exp >= 0 }

func abs64(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// Mul returns a×b; ok is false when the product does not fit.
func (d Decimal) Mul(b Decimal) (Decimal, bool) {
	d, b = d.normal(), b.normal()
	hi, lo := bits.Mul64(abs64(d.Coef), abs64(b.Coef))
	if hi != 0 || lo > 1<<63-1 {
		return Decimal{}, false
	}
	c := int64(lo)
	if (d.Coef < 0) != (b.Coef < 0) {
		c = -c
	}
	e := d.Exp + b.Exp
	if e > maxExp || e < -maxExp {
		return Decimal{}, false
	}
	return Decimal{c, e}.normal(), true
}

// Scale10 returns d × 10^n.
func (d Decimal) Scale10(n int) Decimal {
	if d.Coef == 0 {
		return d
	}
	return Decimal{d.Coef, d.Exp + int32(n)}.normal()
}

// align brings a and b to one exponent.
func align(a, b Decimal) (x, y int64, exp int32, ok bool) {
	if a.Exp == b.Exp {
		return a.Coef, b.Coef, a.Exp, true
	}
	a, b = a.normal(), b.normal()
	if a.Coef == 0 {
		return 0, b.Coef, b.Exp, true
	}
	if b.Coef == 0 {
		return a.Coef, 0, a.Exp, true
	}
	exp = min(a.Exp, b.Exp)
	up := func(d Decimal) (int64, bool) {
		c := d.Coef
		for e := d.Exp; e > exp; e-- {
			if c > (1<<63-1)/10 || c < -(1<<63-1)/10 {
				return 0, false
			}
			c *= 10
		}
		return c, true
	}
	x, ok1 := up(a)
	y, ok2 := up(b)
	return x, y, exp, ok1 && ok2
}

// Add returns a+b; ok is false when the sum does not fit.
func (d Decimal) Add(b Decimal) (Decimal, bool) {
	x, y, e, ok := align(d, b)
	s := x + y
	if !ok || (x > 0 && y > 0 && s < 0) || (x < 0 && y < 0 && s >= 0) {
		return Decimal{}, false
	}
	return Decimal{s, e}.normal(), true
}

// Sub returns a-b; ok is false when the difference does not fit.
func (d Decimal) Sub(b Decimal) (Decimal, bool) { return d.Add(b.Neg()) }

// Cmp compares a and b: -1, 0 or 1. Numbers too far apart to align compare by sign and size.
func (d Decimal) Cmp(b Decimal) int {
	x, y, _, ok := align(d, b)
	if !ok {
		f, g := d.Float(), b.Float()
		switch {
		case f < g:
			return -1
		case f > g:
			return 1
		}
		return 0
	}
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// Equal reports whether a and b are the same number.
func (d Decimal) Equal(b Decimal) bool { return d.normal() == b.normal() }

// Float returns the nearest binary float, for ratios and ranking only, never for a stored value.
func (d Decimal) Float() float64 {
	var buf [48]byte
	s := strconv.AppendInt(append(strconv.AppendInt(buf[:0], d.Coef, 10), 'e'), int64(d.Exp), 10)
	f, _ := strconv.ParseFloat(string(s), 64)
	return f
}

// Int64 returns d as a whole number, if it is one that fits.
func (d Decimal) Int64() (int64, bool) {
	d = d.normal()
	if d.Exp < 0 {
		return 0, false
	}
	c := d.Coef
	for e := d.Exp; e > 0; e-- {
		if c > (1<<63-1)/10 || c < -(1<<63-1)/10 {
			return 0, false
		}
		c *= 10
	}
	return c, true
}

// String writes d without exponent, with a dot before the decimals: "-12.5", "1500000".
func (d Decimal) String() string {
	d = d.normal()
	s := strconv.FormatUint(abs64(d.Coef), 10)
	switch {
	case d.Exp > 0:
		s += strings.Repeat("0", int(d.Exp))
	case d.Exp < 0:
		n := int(-d.Exp)
		if len(s) <= n {
			s = strings.Repeat("0", n-len(s)+1) + s
		}
		s = s[:len(s)-n] + "." + s[len(s)-n:]
	}
	if d.Coef < 0 {
		s = "-" + s
	}
	return s
}

// ParseDecimal reads what String writes.
func ParseDecimal(s string) (Decimal, error) {
	t := strings.TrimPrefix(s, "-")
	whole, frac, _ := strings.Cut(t, ".")
	digits := whole + frac
	if whole == "" || strings.Trim(digits, "0123456789") != "" || len(frac) > maxExp {
		return Decimal{}, fmt.Errorf("extract/numeral: %q is not a decimal number (write it as 1500.25)", s)
	}
	trimmed := strings.TrimRight(strings.TrimLeft(digits, "0"), "0")
	exp := len(digits) - len(strings.TrimRight(digits, "0")) - len(frac)
	if trimmed == "" {
		return Decimal{}, nil
	}
	c, err := strconv.ParseInt(trimmed, 10, 64)
	if err != nil {
		return Decimal{}, fmt.Errorf("extract/numeral: %q has more digits than can be kept exactly", s)
	}
	if strings.HasPrefix(s, "-") {
		c = -c
	}
	return Decimal{c, int32(exp)}.normal(), nil
}

// MarshalJSON writes d as a JSON number without exponent.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads a JSON number written without exponent.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	v, err := ParseDecimal(string(b))
	if err == nil {
		*d = v
	}
	return err
}
