package parse

import (
	_ "embed"
	"strings"
	"time"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

//go:embed units.tsv
var unitsTSV string

var units = scan.MustLexicon("extract/parse/units.tsv", unitsTSV)

func claimTimes(t *scan.Text) { timex.Claim(t, timex.Find(t, timex.Reference{})) }

// Date reads the first day, month, quarter, year, term of office or span that the text names. Relative ones ("hôm nay", "năm sau") are
// none: they name no date but a distance from one, unless the text dates them ("nửa đầu năm 2024"). A day without a year takes it from the
// reference, and is none without.
func Date(s string, ref timex.Reference) (Value, bool) {
	if d, err := time.Parse("2006-01", strings.TrimSpace(s)); err == nil && d.Year() >= 1000 { // in running text 2011-12 is a school year
		return Value{Start: strings.TrimSpace(s)}, true
	}
	t := scan.New(s)
	for _, m := range timex.Find(t, ref) {
		if m.Kind == timex.KindRelative && m.YearFrom != "" || m.Kind == timex.KindClock || m.Kind == timex.KindWeekday || m.Period.Start.Year == 0 {
			continue
		}
		v := Value{Start: m.Period.Start.String()}
		if m.Period.End != m.Period.Start {
			v.End = m.Period.End.String()
		}
		return v, true
	}
	return Value{}, false
}

// Duration reads a length of time: 5 năm, 2 tuần 3 ngày, hai năm rưỡi.
func Duration(s string) (Value, bool) {
	t := scan.New(s)
	var v Value
	var date, clock strings.Builder
	exact := true
	i := 0
	for row, n, ok := t.At(i, bounds); ok; row, n, ok = t.At(i, bounds) {
		if b := bounds.Rows[row].Cell("bound"); b != "about" && b != "during" {
			break
		}
		i += n
	}
	for i < len(t.Tokens) && !ends(t, i) {
		d, unit, to, ok := lengthAt(t, i)
		i = to
		if row, k, half := t.At(i, bounds); ok && half && bounds.Rows[row].Cell("bound") == "half" {
			d, ok = d.Add(numeral.Decimal{Coef: 5, Exp: -1})
			i += k
		}
		if !ok || d.Sign() <= 0 {
			return Value{}, false
		}
		v.Parts = append(v.Parts, Part{d.String(), units.Rows[unit].Phrase})
		letter := units.Rows[unit].Cell("iso")
		switch letter {
		case "Q":
			d, ok = d.Mul(numeral.NewDecimal(3))
			letter = "M"
		case "T", "C":
			d, ok = d.Mul(numeral.NewDecimal(map[string]int64{"T": 10, "C": 100}[letter]))
			letter = "Y"
		}
		exact = exact && ok && letter != "-"
		if letter == "H" || letter == "m" || letter == "S" {
			clock.WriteString(d.String() + strings.ToUpper(letter))
		} else {
			date.WriteString(d.String() + letter)
		}
	}
	if len(v.Parts) == 0 {
		return Value{}, false
	}
	if exact {
		v.ISO = "P" + date.String()
		if clock.Len() > 0 {
			v.ISO += "T" + clock.String()
		}
	}
	if len(v.Parts) == 1 {
		v.Value, v.Unit, v.Parts = v.Parts[0].Value, v.Parts[0].Unit, nil
	}
	return v, true
}

// lengthAt reads a number and its unit at token i; to is the token behind it. The unit năm is a number word too: what is left of "hai năm ba tháng"
// must be a number as it is written, hai, before one as it is said, hai năm ba, is tried.
func lengthAt(t *scan.Text, i int) (d numeral.Decimal, unit, to int, ok bool) {
	if n := halfAt(t, i); n > 0 { // nửa năm
		unit, k := unitAt(t, i+n)
		return numeral.Decimal{Coef: 5, Exp: -1}, unit, i + n + k, k > 0
	}
	run := numeral.RunEnd(t, i)
	for _, said := range [...]bool{false, true} {
		for end := run; end > i && run-i <= maxRun; end-- {
			unit, n := unitAt(t, end)
			if n == 0 {
				continue
			}
			if d, lenient, ok := amount(t.Surface(i, end)); ok && lenient == said {
				return d, unit, end + n, true
			}
		}
	}
	return d, 0, i, false
}

// maxRun bounds how many words of a number are tried.
const maxRun = 40

func unitAt(t *scan.Text, i int) (row, tokens int) {
	row, n, ok := t.At(i, units)
	if !ok {
		return 0, 0
	}
	return row, n
}
