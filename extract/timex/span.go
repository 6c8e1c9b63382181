package timex

import (
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// link returns the token behind a dash, "đến" or the like at token i, and whether it only lists ("và", a comma).
func (f *finder) link(i int) (next int, lists, ok bool) {
	switch {
	case f.t.ClaimOf(i) != scan.Free:
		return 0, false, false
	case f.t.Is(i, '-') || f.t.Is(i, '~'):
		return i + 1, false, true
	case f.t.Is(i, ',') || f.t.Is(i, '&'):
		return i + 1, true, true
	}
	if n := f.is(i, wTo); n > 0 {
		return i + n, false, true
	}
	if n := f.is(i, wAnd); n > 0 {
		return i + n, true, true
	}
	return 0, false, false
}

// span reads one point, or two or more that belong together.
func (f *finder) span(i int) (Mention, bool) {
	j, headed := i, false
	for range 3 { // giai đoạn từ …
		n := f.is(j, wSpan|wFrom)
		if n == 0 {
			break
		}
		headed = headed || f.is(j, wSpan) > 0
		j += n
	}
	if headed && f.t.Is(j, '(') {
		j++
	}
	if days, ok := f.commaDays(j); ok {
		days[0].from = i
		return f.compose(days, false)
	}
	first, ok := f.head(j)
	if !ok && !f.restOfCode(j) {
		if first, ok = f.bare(j); !ok {
			if first, ok = f.yearOfPair(j, headed); !ok {
				first, ok = f.dayOfList(j)
			}
		}
	}
	if !ok {
		return Mention{}, false
	}
	if j > i {
		first.from = i
	}
	points := []point{first}
	ranged := false
	for len(points) < 12 {
		last := points[len(points)-1]
		next, lists, ok := f.link(last.to)
		if !ok {
			break
		}
		p, ok := f.after(last, next, lists)
		if !ok {
			break
		}
		points = append(points, p)
		if !lists {
			ranged = true
			break
		}
	}
	if !complete(points) {
		return Mention{}, false
	}
	return f.compose(points, ranged)
}

// commaDays reads two days in a row that the comma between them makes one number: "9,10/8/2010", "ngày 9,10-8".
func (f *finder) commaDays(i int) (days []point, ok bool) {
	j := i + f.is(i, wDay)
	if !f.t.IsKind(j, scan.Number) || f.t.ClaimOf(j) != scan.Free || f.sep(j+1) == 0 || j == i && !f.isBefore(i, wDay) || j > i && f.follows(i) {
		return nil, false
	}
	a, b, found := strings.Cut(f.t.Str(j), ",")
	m, isMonth := f.small(j+2, 12)
	d := digitsOf(a)
	if !found || len(a) > 2 || len(b) > 2 || d < 1 || digitsOf(b) != d+1 || !isMonth || !(Date{Day: d + 1, Month: m}).valid() {
		return nil, false
	}
	last := point{from: j, to: j + 3, kind: KindDay, date: Date{Day: d + 1, Month: m}, explicit: true}
	if y, ok := f.year(j + 4); ok && f.sep(j+3) != 0 {
		last.date.Year, last.to = y, j+5
	} else {
		f.addYear(&last)
	}
	first := last
	first.date.Day--
	return []point{first, last}, last.date.valid()
}

// complete fills months and years of earlier points from later ones, and reports whether every day has a month.
func complete(points []point) bool {
	for k := len(points) - 1; k >= 0; k-- {
		p := &points[k]
		if k+1 < len(points) && !points[k+1].now {
			q := points[k+1].date
			if p.kind == KindDay && p.date.Month == 0 {
				p.date.Month, p.date.Year = q.Month, q.Year
				if q.Day < p.date.Day || !p.date.valid() {
					return false
				}
			} else if p.date.Year == 0 && q.Year != 0 && !p.now {
				p.date.Year = q.Year
				if p.date.Month > q.Month && q.Month > 0 {
					p.date.Year--
				}
				if p.kind == KindQuarter {
					p.end.Year = p.date.Year
				}
			}
		}
		if p.kind == KindDay && p.date.Month == 0 {
			return false
		}
	}
	return true
}

// after reads the point behind a link; what came before says what a bare number can be.
func (f *finder) after(last point, i int, lists bool) (point, bool) {
	if p, ok := f.head(i); ok {
		if lists && (p.kind != last.kind || last.date.Year != 0 && last.kind != KindYear) || p.now && lists {
			return p, false // "ngày 5-6-2019, ngày 7-8-2020" are two
		}
		return p, p.kind == last.kind || p.now || !lists
	}
	switch last.kind {
	case KindDay:
		p, ok := f.day(i, true)
		if lists && (last.date.Year != 0 || last.date.Month != 0 && p.date.Month == 0) || p.date.Day <= last.date.Day && last.date.Month == 0 {
			return p, false
		}
		if ok && p.date.Month == 0 && last.date.Month != 0 || ok && p.date.Month != 0 && p.date.Year == 0 && f.countedNext(p.to) && !last.explicit {
			return p, false
		}
		return p, ok
	case KindMonth:
		if p, ok := f.bare(i); ok && p.kind == KindMonth && (!lists || last.date.Year == 0) {
			return p, true
		}
		m, ok := f.small(i, 12)
		p := point{from: i, to: i + 1, kind: KindMonth, date: Date{Month: m}}
		f.addYear(&p)
		return p, ok && last.date.Year == 0 && m > last.date.Month && (p.date.Year > 0 || !f.countedNext(p.to))
	case KindQuarter:
		p, ok := f.quarter(i, i)
		return p, ok && last.date.Year == 0 && p.date.Month > last.date.Month
	case KindYear:
		y, ok := f.year(i)
		if ok && y > last.date.Year && y-last.date.Year <= 150 && !f.isScale(i+1) && !f.t.Is(i+1, '%') && (!lists || !f.countedNext(i+1)) {
			return point{from: i, to: i + 1, kind: KindYear, date: Date{Year: y}}, true
		}
	}
	if last.now {
		p, ok := f.bare(i)
		return p, ok
	}
	return point{}, false
}

// yearOfPair reads the first year of "2011-2014" or "2008 đến 2013"; behind "giai đoạn" (headed) they count nothing, whatever follows.
func (f *finder) yearOfPair(i int, headed bool) (point, bool) {
	p := point{from: i, to: i + 1, kind: KindYear}
	y, ok := f.year(i)
	if !ok || y < 1800 {
		return p, false
	}
	next, lists, ok := f.link(i + 1)
	if !ok || lists {
		return p, false
	}
	z, ok := f.year(next)
	if !ok || z <= y || z-y > 150 || f.sep(next+1) != 0 {
		return p, false
	}
	p.date.Year = y
	dash := f.t.Is(i+1, '-')
	return p, !f.isScale(next+1) && !f.t.Is(next+1, '%') && (headed || !f.countedNext(next+1) || dash && f.t.Tight(i+1) && f.t.Tight(i+2))
}

// dayOfList reads the bare first day of "(21 và 22/01/2013)", "từ 6 đến 8-12": a later day of the list must have a month, and a year unless
// a word before the first says that days follow.
func (f *finder) dayOfList(i int) (point, bool) {
	d, ok := f.small(i, 31)
	p := point{from: i, to: i + 1, kind: KindDay, date: Date{Day: d}}
	cued := f.isBefore(i, wFrom|wPart|wWeekday)
	if !ok || f.t.Tight(i) && !f.t.Is(i-1, '(') {
		return p, false
	}
	before := d
	for j, steps := i+1, 0; steps < 4; steps++ {
		next, _, ok := f.link(j)
		if !ok {
			return p, false
		}
		q, ok := f.day(next, true)
		if !ok || q.date.Month == 0 && q.date.Day <= before {
			return p, false
		}
		if q.date.Month > 0 {
			tied := steps == 0 && f.sep(i+1) == '-' && f.sep(i+3) == '/' // 13-17/10
			return p, q.date.Day > before && (q.date.Year > 0 || (cued || tied || f.t.Is(i-1, '(')) && !f.countedNext(q.to))
		}
		j, before = q.to, q.date.Day
	}
	return p, false
}

// compose makes the mention of the points.
func (f *finder) compose(points []point, ranged bool) (Mention, bool) {
	first, last := points[0], points[len(points)-1]
	m := Mention{From: first.from, To: last.to, Kind: first.kind, Rule: "timex." + string(first.kind)}
	m.Until = len(points) == 1 && f.isBefore(first.from, wTo)
	if len(points) == 1 {
		m.Period = single(first)
		if first.now { // "từ nay", without an end
			return m, false
		}
		if n, ok := f.toDate(m.To); ok && f.isFrom(first.from) {
			m.To += n
			m.Kind, m.Rule = KindRange, "timex.range.open"
			m.Period = Period{Type: Range, Start: m.Period.Start}
		} else if f.isFrom(first.from) && (first.kind == KindDay || first.kind == KindMonth) {
			m.Kind, m.Rule = KindRange, "timex.range.open"
			m.Period = Period{Type: Range, Start: m.Period.Start}
		}
		return m, true
	}
	if !ranged && !consecutive(points) {
		for _, p := range points[:len(points)-1] {
			f.found = append(f.found, Mention{From: p.from, To: p.to, Kind: p.kind, Period: single(p), Rule: m.Rule})
		}
		m.From, m.Period = last.from, single(last)
		return m, true
	}
	m.Kind, m.Rule = KindRange, "timex.range"
	m.Period = Period{Type: Range, Start: first.date, End: last.date}
	if last.kind == KindQuarter {
		m.Period.End = last.end
	}
	if _, month := f.word(first.from, wFrom); first.kind == KindYear && last.kind != KindYear && !last.now && month > 0 { // "từ đầu năm 2016 đến tháng 6/2018"
		m.Period.Start.Month = month
		if last.kind == KindDay {
			m.Period.Start.Day = 1
		}
		if m.Period.End.Year == 0 {
			m.Period.End.Year = first.date.Year
		}
	}
	if last.now {
		m.Period.End, m.Rule = Date{}, "timex.range.open"
	}
	if first.now {
		m.Period.Start = Date{}
	} else if !last.now && (after(m.Period.Start, m.Period.End) || backwards(m.Period.Start, m.Period.End)) {
		return m, false
	}
	if n := f.is(first.from, wYear); n > 0 && f.follows(first.from) { // "hai năm 2015 và 2016": năm is the unit of hai
		m.From += n
	}
	if first.kind == KindYear && last.kind == KindYear && f.tenureBefore(first.from) {
		m.Kind, m.Period.Type, m.Rule = KindTerm, Term, "timex.term.bracket"
	}
	return m, true
}

// single returns the period of one point.
func single(p point) Period {
	switch p.kind {
	case KindDay:
		return Period{Type: Day, Start: p.date, End: p.date}
	case KindYear:
		return Period{Type: Year, Start: p.date, End: p.date}
	case KindQuarter:
		return Period{Type: Range, Start: p.date, End: p.end}
	}
	return Period{Type: Range, Start: p.date, End: p.date}
}

// after reports whether a is later than b, as far as both are known.
func after(a, b Date) bool {
	switch {
	case a.Year == 0 || b.Year == 0:
		return false
	case a.Year != b.Year || a.Month == 0 || b.Month == 0:
		return a.Year > b.Year
	case a.Month != b.Month:
		return a.Month > b.Month
	}
	return a.Day > 0 && b.Day > 0 && a.Day > b.Day
}

// backwards reports whether two days without a year lie in one month, the second before the first: whatever the year is, they are no span.
func backwards(a, b Date) bool {
	return a.Year == 0 && b.Year == 0 && a.Month == b.Month && b.Day > 0 && b.Day < a.Day
}

// consecutive reports whether the listed points follow each other without a gap.
func consecutive(points []point) bool {
	for k := 1; k < len(points); k++ {
		a, b := points[k-1].date, points[k].date
		switch points[k].kind {
		case KindDay:
			if b.Day != a.Day+1 && !(b.Day == 1 && b.Month == a.Month+1) {
				return false
			}
		case KindMonth:
			if b.Month != a.Month+1 {
				return false
			}
		case KindQuarter:
			if b.Month != a.Month+3 {
				return false
			}
		default:
			if b.Year != a.Year+1 {
				return false
			}
		}
	}
	return true
}

// isFrom reports whether the mention that begins at token i says since when: it begins with such a word, or one stands before it.
func (f *finder) isFrom(i int) bool { return f.is(i, wFrom) > 0 || f.isBefore(i, wFrom) }

// toDate returns the length of "đến nay" and the like at token i.
func (f *finder) toDate(i int) (n int, ok bool) {
	row, n, ok := f.t.At(i, relatives)
	return n, ok && relations[row] == "to_date"
}

// tenureBefore reports whether two years at token i are a term of office: "khóa 21 (2010 - 2015)", or the next of several ("các nhiệm kỳ
// 2010-2015, 2015-2020").
func (f *finder) tenureBefore(i int) bool {
	if n := len(f.found); n > 0 && f.found[n-1].Kind == KindTerm {
		to := f.found[n-1].To
		if _, lists, ok := f.link(to); ok && lists && to+1 == i {
			return true
		}
	}
	if f.t.Is(i-1, '(') {
		i--
	}
	if f.t.Is(i-1, ',') {
		i--
	}
	for back := 1; back <= 2; back++ {
		if f.is(i-1-back, wKhoa) > 0 || f.is(i-1-back, wTerm) == back {
			_, ok := numeral.Roman(f.t.Str(i - 1))
			return ok || f.t.IsKind(i-1, scan.Number)
		}
	}
	return false
}

// tenure reads a term of office: nhiệm kỳ 2015 - 2020, nhiệm kỳ (2019-2024), nhiệm kỳ mới 2020–2025, a lost dash (2024 2029).
func (f *finder) tenure(i int) (Mention, bool) {
	n := f.is(i, wTerm)
	if n == 0 {
		return Mention{}, false
	}
	m := Mention{From: i, Kind: KindTerm, Rule: "timex.term"}
	j := i + n
	if row, k, ok := f.t.At(i, relatives); ok && k > n { // nhiệm kỳ mới 2020 - 2025
		m.Relative = relations[row]
		j = i + k
	} else if _, ok := f.romanAt(j); ok {
		j++
	}
	if f.is(j, wFrom) > 0 {
		j++
	}
	bracket := f.t.Is(j, '(')
	if bracket || f.t.Is(j, ':') {
		j++
	}
	y, ok := f.year(j)
	if !ok {
		if m.Relative != "" { // the relative rule has it
			return m, false
		}
		m.Kind, m.Relative, m.To, m.Rule = KindRelative, "term", i+n, "timex.relative.term"
		return m, true
	}
	next, lists, linked := f.link(j + 1)
	if !linked {
		next = j + 1
	}
	z, ok := f.year(next)
	if v, digits, plain := f.plain(next); !ok && plain && digits == 2 && linked && f.t.Tight(next) && v == (y+5)%100 { // 2015-20
		z, ok = y-y%100+v, true
	}
	if !ok || lists || z <= y || z-y > 10 || !linked && (z-y < 4 || z-y > 6) {
		m.To, m.Period = j+1, Period{Type: Term, Start: Date{Year: y}}
		return m, !bracket || f.t.Is(j+1, ')')
	}
	m.To = next + 1
	if bracket && f.t.Is(m.To, ')') {
		m.To++
	}
	m.Period = Period{Type: Term, Start: Date{Year: y}, End: Date{Year: z}}
	return m, true
}

func (f *finder) romanAt(i int) (int, bool) {
	if !f.t.IsKind(i, scan.Word) || f.t.Tokens[i].Case == scan.Lower {
		return 0, false
	}
	return numeral.Roman(f.t.Str(i))
}
