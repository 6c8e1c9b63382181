package timex

import "time"

// addDays returns the day n days after d, a whole date.
func (d Date) addDays(n int) Date {
	t := time.Date(d.Year, time.Month(d.Month), d.Day+n, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// fixYears gives days and months without a year the year that the date of publication fixes. Where that is not known, a dated byline
// ("30/07/2020 06:00") stands for it, else the latest year that the text names as past or as the first of a term.
func fixYears(found []Mention, ref Reference) {
	published, from := ref.Published, "published"
	if published.Year == 0 {
		published, from = ownDate(found), "text"
	}
	if published.Year == 0 {
		return
	}
	for k := range found {
		m := &found[k]
		start, end := &m.Period.Start, &m.Period.End
		if m.Period.Type == "" || start.Month == 0 || start.Year != 0 || end.Year != 0 {
			continue
		}
		y := nearestYear(*start, published)
		if !(Date{y, start.Month, start.Day}).valid() {
			continue
		}
		start.Year, m.YearFrom = y, from
		if end.Month > 0 {
			end.Year = y
			if end.Month < start.Month {
				end.Year++
			}
		}
	}
}

// ownDate guesses when a text was written: the first date with a clock time beside it, else the latest year.
func ownDate(found []Mention) Date {
	latest := 0
	for k, m := range found {
		s := m.Period.Start
		if m.Kind == KindDay && s.Year > 0 {
			if k > 0 && found[k-1].Kind == KindClock && m.From-found[k-1].To <= 1 || k+1 < len(found) && found[k+1].Kind == KindClock && found[k+1].From-m.To <= 1 {
				return s
			}
		}
		if s.Year >= 1990 && !m.Until && (m.Kind != KindRange || s.Month > 0) {
			latest = max(latest, s.Year)
		}
	}
	return Date{Year: latest}
}

// nearestYear returns the year that brings d closest to the day of publication; papers look back further than ahead.
func nearestYear(d, published Date) int {
	if published.Month == 0 {
		return published.Year
	}
	ahead := d.Month - published.Month
	switch {
	case ahead > 7:
		return published.Year - 1
	case ahead < -9:
		return published.Year + 1
	}
	return published.Year
}
