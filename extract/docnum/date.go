package docnum

import (
	"strconv"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// dateAt reads the date of a document at token k: "ngày 27-6-2019", "ký ngày 29/5/2013"; it returns the token behind it. Package timex reads the day;
// here stand the words before it, and days that lost their slashes ("ngày 22122023"), which nothing but a document before them makes a date.
func (r *resolver) dateAt(k, limit int) (timex.Date, int, bool) {
	t := r.t
	j := k
	if _, n, ok := t.At(j, dated); ok {
		j += n
	}
	word := isWord(t, j, "ngày")
	if j > k && !word {
		return timex.Date{}, k, false
	}
	if m, ok := r.dayAt(j); ok && m.To <= limit {
		return m.Period.Start, m.To, true
	}
	if !word {
		return timex.Date{}, k, false
	}
	j++
	if m, ok := r.dayAt(j); ok && m.To <= limit {
		return m.Period.Start, m.To, true
	}
	if t.IsKind(j, scan.Number) && j < limit {
		if d, ok := run(t.Str(j)); ok {
			return d, j + 1, true
		}
	}
	return timex.Date{}, k, false
}

// run reads a day whose slashes were lost: 22122023. It counts only if one reading alone is a date.
func run(s string) (timex.Date, bool) {
	if len(s) < 6 || len(s) > 8 || strings.ContainsAny(s, ".,") {
		return timex.Date{}, false
	}
	year, rest := s[len(s)-4:], s[:len(s)-4]
	var found timex.Date
	n := 0
	for cut := 1; cut <= 2 && cut < len(rest); cut++ {
		if len(rest)-cut > 2 || rest[cut] == '0' && len(rest)-cut == 1 {
			continue
		}
		d, _ := strconv.Atoi(rest[:cut])
		m, _ := strconv.Atoi(rest[cut:])
		y := yearOf(year)
		if d >= 1 && d <= 31 && m >= 1 && m <= 12 && y > 0 {
			found = timex.Date{Year: y, Month: m, Day: d}
			n++
		}
	}
	return found, n == 1
}
