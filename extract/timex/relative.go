package timex

import (
	"strings"

	"baotinh/extract/scan"
)

// relative reads a phrase of relative.tsv. Where a year or a term of office follows ("cuối năm 2019", "đầu nhiệm kỳ 2020 - 2025") the
// phrase is left to the rules that read those; "cùng kỳ năm 2023" and "nửa đầu năm 2023" take their year in.
func (f *finder) relative(i int) (Mention, bool) {
	row, n, ok := f.t.At(i, relatives)
	if !ok {
		return Mention{}, false
	}
	m := Mention{From: i, To: i + n, Kind: KindRelative, Relative: relations[row]}
	m.Rule = "timex.relative." + m.Relative
	if m.Relative == "every_year" && f.isBefore(i, wCrop) || m.Relative == "now" && f.isBefore(i, wCompound) {
		return m, false // "cây hằng năm", "phát hiện tại nhà"
	}
	if m.Relative == "same_period_last_year" {
		if p, ok := f.head(m.To); ok && p.date.Year > 0 {
			m.Period, m.To = single(p), p.to
		} else if y, ok := f.year(m.To); ok && !f.countedNext(m.To+1) {
			d := Date{Year: y}
			m.Period, m.To = Period{Year, d, d}, m.To+1
		}
		return m, true
	}
	if y, ok := f.year(m.To); ok && (m.Relative == "first_half" || m.Relative == "second_half") {
		m.Period, m.To = Period{Range, Date{Year: y, Month: 1}, Date{Year: y, Month: 6}}, m.To+1
		if m.Relative == "second_half" {
			m.Period.Start.Month, m.Period.End.Month = 7, 12
		}
		return m, true
	}
	if m.Relative == "year_start" && f.is(i, wFrom) > 0 {
		if r, ok := f.fromNewYear(m); ok {
			return r, true
		}
	}
	last := m.To - 1
	if y, ok := f.year(m.To); ok && f.is(last, wYear) > 0 && (!strings.HasPrefix(m.Relative, "every_") || y >= 1900 && !f.countedNext(m.To+1)) {
		return m, false // but "mỗi năm 2.000 người"
	}
	if f.is(last-1, wTerm) == 2 || f.is(last, wTerm) > 0 {
		if t, ok := f.tenure(last - 1); ok && t.Kind == KindTerm {
			if m.Relative == "half_term" && t.Period.Start.Year > 0 && t.Period.End.Year > 0 {
				m.Period, m.To = t.Period.FirstHalf(), t.To
				return m, true
			}
			if m.Relative == "term_so_far" && t.Period.Start.Year > 0 { // "từ đầu nhiệm kỳ 2015 - 2020 đến nay"
				m.Period, m.To = Period{Type: Range, Start: t.Period.Start}, t.To
				if row, n, ok := f.t.At(m.To, relatives); ok && relations[row] == "to_date" {
					m.To += n
				}
				return m, true
			}
			return m, false
		}
	}
	if m.Relative == "in_year" || m.Relative == "past_year" { // "trong năm | năm qua": five years
		if c, ok := f.counted(m.To - 1); ok && c.To > m.To {
			return m, false
		}
	}
	if m.Relative == "in_year" || m.Relative == "in_month" { // not "trong năm học", "trong năm ấy", "trong tháng 5"
		_, _, ok := f.t.At(m.To, follow)
		return m, ok || f.t.Is(m.To, ',')
	}
	if f.is(i, wPart) > 0 || f.is(i, wYear) > 0 && n == 1 { // "hôm nay 30/3"
		if p, ok := f.head(i); ok && p.date.Month > 0 {
			return m, false
		}
	}
	return m, true
}

// fromNewYear reads the day or month of its year up to which m, "từ đầu năm", reaches: "từ đầu năm đến ngày 5/9", "từ đầu năm đến hết tháng 7".
func (f *finder) fromNewYear(m Mention) (Mention, bool) {
	next, lists, ok := f.link(m.To)
	if !ok || lists {
		return m, false
	}
	p, ok := f.head(next)
	if !ok {
		p, ok = f.bare(next)
	}
	if !ok || p.now || p.date.Month == 0 {
		return m, false
	}
	start, end := Date{Year: p.date.Year, Month: 1}, p.date
	switch p.kind {
	case KindDay:
		start.Day = 1
	case KindQuarter:
		end = p.end
	}
	return Mention{From: m.From, To: p.to, Kind: KindRange, Period: Period{Range, start, end}, Rule: "timex.range.new_year"}, true
}

// counted reads a length of time that the words around it place: "5 năm qua", "6 tháng đầu năm 2024", "9 tháng năm 2019", "3 năm tới".
func (f *finder) counted(i int) (Mention, bool) {
	m := Mention{From: i, Kind: KindRelative}
	v, digits, ok := f.plain(i)
	j := i + 1
	if !ok {
		if f.t.Tokens[i].Kind != scan.Word {
			return m, false
		}
		d, to, spelled := f.wordsAt(i)
		n, whole := d.Int64()
		if !spelled || !whole {
			return m, false
		}
		v, j = int(n), to
	}
	n := f.is(j, wUnit)
	if n == 0 || v < 1 || v > 300 || digits > 3 {
		return m, false
	}
	m.Count, m.Unit = v, words.Rows[f.unitRow(j)].Phrase
	m.CountFrom, m.CountTo, m.To = i, j+n, j+n
	if f.is(j, wMonth) > 0 && v <= 12 {
		if y, to, ok := f.yearBehind(m.To); ok { // 9 tháng năm 2019
			m.To, m.Relative = to, "first"
			m.Period = Period{Range, Date{Year: y, Month: 1}, Date{Year: y, Month: v}}
			m.Rule = "timex.relative.first"
			return m, true
		}
	}
	row, k, ok := f.t.At(m.To, tails)
	switch {
	case ok:
		m.To += k
		m.Relative = tailRelations[row]
	case f.is(j, wMonth) > 0 && v < 12 && f.soFar(i, m.To):
		m.Relative, m.Rule = "first", "timex.relative.so_far"
	default:
		return m, false
	}
	if m.Rule == "" {
		m.Rule = "timex.relative." + m.Relative
	}
	if (m.Relative == "first" || m.Relative == "last") && f.is(j, wMonth) > 0 && v <= 12 {
		m.Period = Period{Range, Date{Month: 1}, Date{Month: v}}
		if m.Relative == "last" {
			m.Period = Period{Range, Date{Month: 13 - v}, Date{Month: 12}}
		}
		if y, ok := f.year(m.To); ok {
			m.Period.Start.Year, m.Period.End.Year = y, y
			m.To++
		}
	}
	return m, true
}

// soFar reports whether the months from token i to token to are those of the year that are over: "tính chung 9 tháng, …", "xuất khẩu 8 tháng ước đạt 2 tỷ USD".
func (f *finder) soFar(i, to int) bool {
	if f.isBefore(i, wSoFar) {
		return !f.t.IsKind(to, scan.Word) || f.is(to, wCame) > 0
	}
	n := f.is(to, wCame)
	if n == 0 || !f.t.IsKind(i-1, scan.Word) || f.isBefore(i, wLasts) {
		return false
	}
	for k := to + n; k < to+n+3 && k < len(f.t.Tokens); k++ { // "ước đạt (gần) 2 tỷ"
		if f.t.IsKind(k, scan.Number) {
			return true
		}
	}
	return false
}

// unitRow returns the row of words.tsv of the longest unit at token i.
func (f *finder) unitRow(i int) (found int) {
	f.t.Each(i, words, func(row, _ int) bool {
		found = row
		return terms[row].class != wUnit
	})
	return found
}

// yearBehind reads "năm 2019", "của năm 2019" at token i.
func (f *finder) yearBehind(i int) (y, to int, ok bool) {
	if f.is(i, wOf) > 0 {
		i++
	}
	n := f.is(i, wYear)
	if n == 0 {
		return 0, i, false
	}
	y, ok = f.year(i + n)
	return y, i + n + 1, ok
}

// weekday reads a day of the week with the date behind it ("Thứ Năm, 30/07/2020"). Alone it is one only as chủ nhật, or behind sáng,
// chiều and the like, or before a clock time: "thứ hai" else means the second.
func (f *finder) weekday(i int) (Mention, bool) {
	n := f.is(i, wWeekday)
	if n == 0 {
		k := f.is(i, wThu)
		if d, _, ok := f.plain(i + 1); k == 0 || !ok || d < 2 || d > 7 {
			return Mention{}, false
		}
		n = 2
	}
	j := i + n
	if f.t.Is(j, ',') || f.t.Is(j, '(') || f.t.Is(j, '-') {
		j++
	}
	if m, ok := f.span(j); ok && m.From == j && m.Period.Start.Day > 0 {
		if f.t.Is(j-1, '(') && f.t.Is(m.To, ')') {
			m.To++
		}
		m.From = i
		return m, true
	}
	if !f.t.Is(j-1, ',') && f.t.IsKind(j, scan.Number) { // thứ 6 29-7
		if p, ok := f.day(j, true); ok && p.date.Month > 0 && !f.countedNext(p.to) {
			return Mention{From: i, To: p.to, Kind: KindDay, Period: single(p), Rule: "timex.day"}, true
		}
	}
	m := Mention{From: i, To: i + n, Kind: KindWeekday, Rule: "timex.weekday"}
	if f.t.Is(m.To, ':') || f.t.Is(m.To, '|') {
		c, ok := f.clock(m.To + 1)
		return m, ok && c.Kind == KindClock
	}
	_, value := f.word(i, wWeekday)
	return m, value == 7 || f.isBefore(i, wPart)
}

// Resolve returns the period of a relative mention that the date of publication fixes: years, months and days. Terms of office and
// lengths of time need the article, and stay open.
func (m Mention) Resolve(ref Reference) (Period, bool) {
	if m.Period != (Period{}) {
		return m.Period, true
	}
	pub := ref.Published
	year := func(n int) (Period, bool) {
		d := Date{Year: pub.Year + n}
		return Period{Year, d, d}, pub.Year > 0
	}
	month := func(n int) (Period, bool) {
		k := pub.Year*12 + pub.Month - 1 + n
		d := Date{Year: k / 12, Month: k%12 + 1}
		return Period{Range, d, d}, pub.Month > 0
	}
	day := func(n int) (Period, bool) {
		d := pub.addDays(n)
		return Period{Day, d, d}, pub.Day > 0
	}
	switch m.Relative {
	case "this_year":
		return year(0)
	case "last_year", "same_period_last_year":
		return year(-1)
	case "next_year":
		return year(1)
	case "this_month":
		return month(0)
	case "last_month":
		return month(-1)
	case "next_month":
		return month(1)
	case "today":
		return day(0)
	case "yesterday":
		return day(-1)
	case "tomorrow":
		return day(1)
	}
	return Period{}, false
}
