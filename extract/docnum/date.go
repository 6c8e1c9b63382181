package docnum

import (
	"strconv"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// dateAt reads the date of a document at token k: "ngày 27-6-2019", "ngày 16 tháng 4 năm 2015", "ngày 5.6.2008", "ký ngày 29/5/2013", with or without
// the word ngày where day, month and year stand in digits. It returns the token behind it.
func (r *resolver) dateAt(k, limit int) (timex.Date, int, bool) {
	t := r.t
	j := k
	if isWord(t, j, "ký") || isWord(t, j, "ra") || isWord(t, j, "từ") {
		j++
	} else if isWord(t, j, "ban") && isWord(t, j+1, "hành") {
		j += 2
	}
	word := isWord(t, j, "ngày")
	if word {
		j++
	} else if j > k {
		return timex.Date{}, k, false
	}
	if !t.IsKind(j, scan.Number) || j >= limit {
		return timex.Date{}, k, false
	}
	s := t.Str(j)
	if strings.Count(s, ".") == 2 { // 5.6.2008
		p := strings.Split(s, ".")
		return date(p[0], p[1], p[2], j+1)
	}
	if t.IsKind(j+1, scan.Punct) && (t.Is(j+1, '-') || t.Is(j+1, '/')) && t.Is(j+3, t.Tokens[j+1].Mark) && j+4 < limit {
		return date(s, t.Str(j+2), t.Str(j+4), j+5)
	}
	if word && isWord(t, j+1, "tháng") && t.IsKind(j+2, scan.Number) {
		y := j + 3
		if t.Is(y, ',') {
			y++
		}
		if isWord(t, y, "năm") || isWord(t, y, "-") {
			y++
		}
		if t.Is(y, '-') {
			y++
		}
		if y < limit && t.IsKind(y, scan.Number) {
			return date(s, t.Str(j+2), t.Str(y), y+1)
		}
	}
	return timex.Date{}, k, false
}

func date(day, month, year string, to int) (timex.Date, int, bool) {
	d, err1 := strconv.Atoi(day)
	m, err2 := strconv.Atoi(month)
	y, err3 := strconv.Atoi(year)
	if err1 != nil || err2 != nil || err3 != nil || d < 1 || d > 31 || m < 1 || m > 12 {
		return timex.Date{}, to, false
	}
	if len(year) == 2 {
		y += 2000
	}
	if y < 1930 || y > 2100 {
		return timex.Date{}, to, false
	}
	return timex.Date{Year: y, Month: m, Day: d}, to, true
}
