package timex

import (
	"time"

	"baotinh/extract/scan"
)

// addDays returns the day n days after d, a whole date.
func (d Date) addDays(n int) Date {
	t := time.Date(d.Year, time.Month(d.Month), d.Day+n, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// fixYears gives days and months without a year the year that the date of publication fixes, or a dated byline ("30/07/2020 06:00"). Where
// there is neither, the text's own years do (see ownYears).
func (f *finder) fixYears(ref Reference) {
	published, from := ref.Published, "published"
	var own ownYears
	asked := published.Year > 0 // what the text tells of its year; few ask
	for k := range f.found {
		m := &f.found[k]
		start, end := &m.Period.Start, &m.Period.End
		if m.Period.Type == "" || start.Month == 0 || start.Year != 0 || end.Year != 0 {
			continue
		}
		if y := f.openingYear(k); y > 0 && start.Day == 0 && m.Relative == "" {
			start.Year, end.Year, m.YearFrom = y, y, "sentence"
			continue
		}
		if !asked {
			asked, from = true, "text"
			if published = byline(f.found); published.Year == 0 {
				own = f.ownYears()
			}
		}
		known := *start
		soFar := m.Rule == "timex.range.new_year" || m.Relative == "first"
		if soFar {
			known = *end
		}
		y := own.of(known)
		if published.Year > 0 {
			y = nearestYear(known, published)
			if m.Kind == KindQuarter || soFar {
				y = min(y, published.Year) // in December a paper looks back on the quarters of its year, and on its first months
			}
			if y == published.Year && published.Month > 0 && published.Month <= 2 && known.Month > published.Month+1 && known.Day == 0 && !m.Until && !f.comingIn(m) {
				y-- // "6 tháng đầu năm", "tháng 5", in January
			}
		}
		if y == 0 || !(Date{y, known.Month, known.Day}).valid() {
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

// comingIn reports whether a word near time m in its sentence tells of what lies ahead: "tháng 5 sẽ", "phấn đấu 6 tháng đầu năm".
func (f *finder) comingIn(m *Mention) bool {
	s := f.t.Sentence(m.From)
	for i := max(s.From, m.From-30); i < min(s.To, m.To+30); i++ {
		f.t.Work++
		if f.is(i, wComing) > 0 {
			return true
		}
	}
	return false
}

// foreseen reports whether a word right before the year at token i tells that it lies ahead: "dự kiến đưa vào khai thác năm 2026".
func (f *finder) foreseen(i int) bool {
	s := f.t.Sentence(i)
	for j := i - 1; j >= s.From && i-j < 10 && !f.t.Is(j, ','); j-- {
		f.t.Work++
		if f.is(j, wForeseen) > 0 {
			return true
		}
	}
	return false
}

// openingYear returns the year that opens the sentence of month or quarter k, if no other time but months and quarters of it stands between: "Năm 2020, quý I
// thu 610 tỷ đồng, quý II 702 tỷ đồng". 0 if none does.
func (f *finder) openingYear(k int) int {
	m := &f.found[k]
	if k == 0 || m.Kind != KindMonth && m.Kind != KindQuarter || m.Period.End.Month < m.Period.Start.Month {
		return 0
	}
	o := &f.found[k-1]
	s := f.t.SentenceOf(m.From)
	if f.t.SentenceOf(o.From) != s {
		return 0
	}
	switch {
	case o.Kind == KindYear && !o.Until && o.Period.Start == o.Period.End && o.From == f.t.Sentence(m.From).From:
		return o.Period.Start.Year
	case (o.Kind == KindMonth || o.Kind == KindQuarter) && o.YearFrom == "sentence":
		return o.Period.Start.Year
	}
	return 0
}

// byline returns the first date with a clock time beside it.
func byline(found []Mention) Date {
	for k, m := range found {
		beside := func(o Mention) bool { return o.Kind == KindClock && m.From-o.To <= 1 && o.From-m.To <= 1 }
		if m.Kind == KindDay && m.Period.Start.Year > 0 && (k > 0 && beside(found[k-1]) || k+1 < len(found) && beside(found[k+1])) {
			return m.Period.Start
		}
	}
	return Date{}
}

// ownYears is what a text says of its own time.
type ownYears struct {
	tenure int  // the first year of the latest term of office, in a text on a congress
	dated  int  // the commonest year of whole dates and months, those of documents and goals left out
	named  int  // the latest single year that no word makes a goal
	before bool // the year before named is named too
	ahead  bool // named is the year after dated and rarer: a plan for the next year
	opened bool // the term before tenure is named too, so that the congress between them is spoken of
}

func (f *finder) ownYears() ownYears {
	var own ownYears
	named := map[int]int{}
	dated, ended := map[int]int{}, map[int]bool{}
	for _, m := range f.found {
		y := m.Period.Start.Year
		switch {
		case y < 1990 || m.Until && m.Period.Start.Month == 0:
		case m.Kind == KindTerm:
			own.tenure = max(own.tenure, y)
			ended[m.Period.End.Year] = true
		case m.Period.Start.Month > 0:
			if !f.ofDocument(m.From) {
				dated[y]++
				if n := dated[y] - dated[own.dated]; n > 0 || n == 0 && y > own.dated {
					own.dated = y
				}
			}
		case m.Relative == "same_period_last_year":
			named[y+1]++
			own.named = max(own.named, y+1)
		case m.Kind == KindYear && f.is(m.From, wYear) > 0 && !f.foreseen(m.From):
			named[y]++
			own.named = max(own.named, y)
		}
	}
	own.opened = ended[own.tenure]
	own.before = named[own.named-1] > 0 || own.dated == own.named-1
	own.ahead = own.named == own.dated+1 && dated[own.dated] > named[own.named]
	if own.tenure > 0 && !f.ofCongress() {
		own.tenure = 0
	}
	return own
}

// ofCongress reports whether the text speaks of a congress.
func (f *finder) ofCongress() bool {
	for i := range f.t.Tokens {
		if f.is(i, wCongress) > 0 {
			return true
		}
	}
	return false
}

// ofDocument reports whether a document's symbol stands before the date at token i: "1628-QĐ/TU, ngày 27-6-2019".
func (f *finder) ofDocument(i int) bool {
	if f.t.Is(i-1, ',') {
		i--
	}
	return f.t.IsKind(i-1, scan.Word) && f.t.Tokens[i-1].Case != scan.Lower && (f.t.Is(i-2, '/') || f.t.Is(i-2, '-'))
}

// of guesses the year of a day: a congress opens its term; a paper names the latest year that is past, and towards the end of a year it
// names the plan for the next.
func (own ownYears) of(d Date) int {
	switch {
	case own.tenure > 0 && own.tenure >= own.dated && (own.tenure >= own.named-1 || own.opened):
		return own.tenure
	case own.named > own.dated && own.before && d.Month >= 11:
		return own.named - 1
	case own.ahead:
		return own.dated
	}
	return max(own.named, own.dated)
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
