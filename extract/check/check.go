// Package check tests equations over figures: parts against their whole, shares against a hundred, a stated percentage against the
// numbers beside it, a result against its target, and a figure against itself stated again.
//
//	types.go  Check, its kinds and verdicts
//	check.go  the equations
//
// A check only warns: real pages hold wrong sums. It changes no value and says what is missing. Which figures belong together is package
// relation's business.
package check

import (
	"fmt"
	"strings"

	"baotinh/extract/numeral"
)

// Term is a figure as an equation sees it.
type Term struct {
	ID    string
	Value numeral.Decimal
	Exact bool // no gần, hơn, khoảng before it
}

// number writes a value the Vietnamese way for equations: 1.441, 21,25.
func number(d numeral.Decimal) string {
	s := d.String()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, hasFrac := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if hasFrac {
		whole += "," + frac
	}
	return sign + whole
}

func ids(terms ...Term) []string {
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = t.ID
	}
	return out
}

func allExact(terms ...Term) bool {
	for _, t := range terms {
		if !t.Exact {
			return false
		}
	}
	return true
}

// SumOf tests whether parts add up to the whole. Parts that do not claim to be all (complete is false) leave a rest open. ok is false
// where the numbers do not fit an exact sum.
func SumOf(whole Term, parts []Term, complete bool) (c Check, ok bool) {
	sum := numeral.Decimal{}
	words := make([]string, len(parts))
	for i, p := range parts {
		if sum, ok = sum.Add(p.Value); !ok {
			return Check{}, false
		}
		words[i] = number(p.Value)
	}
	c = Check{Kind: Sum, Verdict: Holds, Figures: append(ids(whole), ids(parts...)...)}
	rest, ok := whole.Value.Sub(sum)
	if !ok {
		return Check{}, false
	}
	sign := "="
	switch {
	case rest.IsZero():
	case !complete || !whole.Exact || !allExact(parts...):
		c.Verdict, c.Missing, sign = Open, number(rest), "≠"
	default:
		c.Verdict, c.Missing, sign = Fails, number(rest), "≠"
	}
	c.Equation = strings.Join(words, " + ") + " " + sign + " " + number(whole.Value)
	return c, true
}

// SharesOf tests whether shares of one whole add up to 100 %. Less than that leaves a rest open unless the shares claim to be all.
func SharesOf(shares []Term, complete bool) (c Check, ok bool) {
	sum := numeral.Decimal{}
	words := make([]string, len(shares))
	slack := numeral.Decimal{}
	for i, s := range shares {
		if sum, ok = sum.Add(s.Value); !ok {
			return Check{}, false
		}
		if slack, ok = slack.Add(half(s.Value)); !ok {
			return Check{}, false
		}
		words[i] = number(s.Value)
	}
	c = Check{Kind: Shares, Verdict: Holds, Figures: ids(shares...)}
	rest, ok := numeral.NewDecimal(100).Sub(sum)
	if !ok {
		return Check{}, false
	}
	over := rest
	if over.Sign() < 0 {
		over = over.Neg()
	}
	sign := "="
	if over.Cmp(slack) > 0 {
		sign, c.Missing = "≠", number(rest)
		c.Verdict = Fails
		if rest.Sign() > 0 && !complete || !allExact(shares...) {
			c.Verdict = Open
		}
	}
	c.Equation = strings.Join(words, " + ") + " " + sign + " 100"
	return c, true
}

// half returns half a unit of the last written digit of a percentage: what rounding may hide. Whole percentages hide half a point.
func half(d numeral.Decimal) numeral.Decimal {
	if d.Exp >= 0 {
		return numeral.Decimal{Coef: 5, Exp: -1}
	}
	return numeral.Decimal{Coef: 5, Exp: d.Exp - 1}
}

// RatioOf tests a stated percentage against part and whole: 44 of 611 is 7.2 %. digits is how many decimals the text writes; the last
// may be off by one, since papers cut as often as they round.
func RatioOf(part, whole, stated Term, digits int) (c Check, ok bool) {
	if whole.Value.Sign() <= 0 {
		return Check{}, false
	}
	return ratio(Ratio, 100*part.Value.Float()/whole.Value.Float(), stated, digits,
		fmt.Sprintf("%s / %s", number(part.Value), number(whole.Value)), part, whole)
}

// GrowthOf tests a stated percentage of change against the amount of change and the level reached: up by 23.182 to 290.884 is 8.7 %.
func GrowthOf(change, level, stated Term, up bool, digits int) (c Check, ok bool) {
	base, ok := level.Value.Sub(change.Value)
	if !up {
		base, ok = level.Value.Add(change.Value)
	}
	if !ok || base.Sign() <= 0 {
		return Check{}, false
	}
	return ratio(Ratio, 100*change.Value.Float()/base.Float(), stated, digits,
		fmt.Sprintf("%s / %s", number(change.Value), number(base)), change, level)
}

// ExcessOf tests a stated excess over a target: 1.940 over 1.600 is 21.25 %.
func ExcessOf(actual, target, stated Term, digits int) (c Check, ok bool) {
	if target.Value.Sign() <= 0 {
		return Check{}, false
	}
	return ratio(Target, 100*(actual.Value.Float()/target.Value.Float()-1), stated, digits,
		fmt.Sprintf("%s / %s - 1", number(actual.Value), number(target.Value)), actual, target)
}

func ratio(kind string, got float64, stated Term, digits int, words string, terms ...Term) (Check, bool) {
	c := Check{Kind: kind, Verdict: Holds, Figures: append(ids(terms...), stated.ID)}
	unit := 1.0
	for range digits {
		unit /= 10
	}
	want := stated.Value.Float()
	diff := got - want
	if diff < 0 {
		diff = -diff
	}
	sign := "="
	if diff > unit*1.001 {
		sign = "≠"
		c.Verdict = Fails
		if !allExact(terms...) || !stated.Exact {
			c.Verdict = Open
		}
		c.Missing = strings.ReplaceAll(fmt.Sprintf("%.*f", digits, got-want), ".", ",")
	}
	c.Equation = fmt.Sprintf("%s %s %s%%", words, sign, number(stated.Value))
	return c, true
}

// ScoreOf tests n of m: n may not exceed m.
func ScoreOf(n Term, of numeral.Decimal) Check {
	c := Check{Kind: Score, Verdict: Holds, Figures: ids(n), Equation: number(n.Value) + " ≤ " + number(of)}
	if n.Value.Cmp(of) > 0 {
		c.Verdict = Fails
		if rest, ok := n.Value.Sub(of); ok {
			c.Missing = number(rest.Neg())
		}
	}
	return c
}

// RestatedAs tests a figure that the text states twice.
func RestatedAs(first, second Term) Check {
	c := Check{Kind: Restated, Verdict: Holds, Figures: ids(first, second), Equation: number(first.Value) + " = " + number(second.Value)}
	if !first.Value.Equal(second.Value) {
		c.Verdict, c.Equation = Fails, number(first.Value)+" ≠ "+number(second.Value)
		if rest, ok := first.Value.Sub(second.Value); ok {
			c.Missing = number(rest)
		}
	}
	return c
}
