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
	if word && strings.IndexAny(s, ".,") < 0 && len(s) >= 6 && len(s) <= 8 {
		return run(s, j+1)
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

// run reads a date that lost its slashes: 22122023. Seven digits count only if one reading alone is a date.
func run(s string, to int) (timex.Date, int, bool) {
	year, rest := s[len(s)-4:], s[:len(s)-4]
	var found timex.Date
	n := 0
	for cut := 1; cut <= 2 && cut < len(rest); cut++ {
		if len(rest)-cut > 2 || rest[cut] == '0' && len(rest)-cut == 1 {
			continue
		}
		if d, _, ok := date(rest[:cut], rest[cut:], year, to); ok {
			found = d
			n++
		}
	}
	return found, to, n == 1
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
