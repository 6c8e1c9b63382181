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
		end := numeral.RunEnd(t, i)
		unit, n := unitAt(t, end)
		for end > i+1 && n == 0 { // "hai năm": the unit năm is a number word too
			end--
			unit, n = unitAt(t, end)
		}
		if end == i || n == 0 {
			return Value{}, false
		}
		d, _, ok := amount(t.Surface(i, end))
		i = end + n
		if row, k, half := t.At(i, bounds); half && bounds.Rows[row].Cell("bound") == "half" {
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

func unitAt(t *scan.Text, i int) (row, tokens int) {
	row, n, ok := t.At(i, units)
	if !ok {
		return 0, 0
	}
	return row, n
}
