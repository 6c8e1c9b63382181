package timex

import (
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// point is one day, month, quarter or year. Its parts that the words leave open are 0, until a later point of the same mention fills them.
type point struct {
	from, to int
	kind     Kind
	date     Date
	end      Date // of a quarter
	now      bool // nay
	explicit bool // read without help from a word before it
}

var monthDays = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// valid reports whether the parts that are set make a date. A day needs a month that has it.
func (d Date) valid() bool {
	if d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 || d.Day > 0 && d.Month > 0 && d.Day > monthDays[d.Month-1] {
		return false
	}
	if d.Day == 29 && d.Month == 2 && d.Year > 0 {
		return d.Year%4 == 0 && (d.Year%100 != 0 || d.Year%400 == 0)
	}
	return d.Year == 0 || d.Year >= 100 && d.Year <= 2199
}

// pointHeads are the classes of the words that announce a point.
const pointHeads = wPart | wDay | wMung | wMonth | wMonthWord | wQuarter | wYear | wYears | wNow

// head reads a point that a word announces: ngày 27-6-2019, sáng 7-12, tháng 11/2019, quý IV-2013, năm 2015, nay.
func (f *finder) head(i int) (point, bool) {
	if i >= len(f.t.Tokens) || f.marks[i].begin&pointHeads == 0 {
		return point{}, false
	}
	if n := f.is(i, wPart); n > 0 {
		j := i + n
		if f.t.Is(j, ',') || f.t.Is(j, '(') {
			j++
		}
		if d := f.is(j, wDay); d > 0 {
			j += d
		}
		p, ok := f.day(j, true)
		if ok && p.date.Month > 0 {
			p.from = i
			p.explicit = true
			if f.t.Is(i+n, '(') && f.t.Is(p.to, ')') {
				p.to++
			}
			return p, true
		}
		return p, false
	}
	if n := f.is(i, wDay); n > 0 {
		j := i + n
		if m := f.is(j, wMung); m > 0 {
			j += m
		}
		p, ok := f.day(j, true)
		if !f.follows(i) {
			p.from = i
		}
		return p, ok
	}
	if n := f.is(i, wMung); n > 0 {
		p, ok := f.day(i+n, true)
		p.from = i
		return p, ok // the month may stand behind the last day: "từ mồng 3 đến mồng 5 tháng 8"
	}
	if n := f.is(i, wMonth|wMonthWord); n > 0 {
		p, ok := f.month(i, n)
		if !ok || f.is(p.to, wDay) > 0 && !f.t.IsKind(p.to+1, scan.Number) && f.follows(i) { // "2 năm 6 tháng 9 ngày" is a length of time
			return p, false
		}
		return f.dayOfMonth(p)
	}
	if n := f.is(i, wQuarter); n > 0 && !f.inName(i) {
		return f.quarter(i, i+n)
	}
	if n := f.is(i, wYear|wYears); n > 0 {
		return f.yearPoint(i, i+n)
	}
	if n := f.is(i, wNow); n > 0 && f.isBefore(i, wFrom|wTo) {
		return point{from: i, to: i + n, now: true}, true
	}
	return point{}, false
}

// follows reports whether a number counts the word at token i: "hai ngày 12 - 13/9", "5 năm 2016-2020". That word is the unit of a figure.
func (f *finder) follows(i int) bool {
	if i > 0 && len(f.found) > 0 && f.found[len(f.found)-1].To == i {
		return false // "20h ngày 5"
	}
	if f.t.IsKind(i-1, scan.Number) {
		return true
	}
	_, to, ok := f.wordsAt(i - 1)
	return ok && to == i && !f.isBefore(i-1, wThu)
}

// small returns the number at token i if it is plain, has at most two digits and is not above most.
func (f *finder) small(i, most int) (int, bool) {
	v, n, ok := f.plain(i)
	return v, ok && n <= 2 && v >= 1 && v <= most
}

// sep returns the stroke or dash that ties tokens i-1 and i+1 without spaces, 0 if there is none.
func (f *finder) sep(i int) byte {
	if (f.t.Is(i, '/') || f.t.Is(i, '-')) && f.t.Tight(i) && f.t.Tight(i+1) && f.t.IsKind(i+1, scan.Number) {
		return f.t.Tokens[i].Mark
	}
	return 0
}

// day reads a day from its number on. With strong set, a word before it says that it is a day: then the month may be missing
// ("ngày 12", for "ngày 12 - 13/9") and the year ("29-7", "15.5").
func (f *finder) day(i int, strong bool) (point, bool) {
	p := point{from: i, kind: KindDay, explicit: strong}
	if p, ok := f.triple(i); ok {
		return p, true
	}
	if f.marked(i) && f.t.ClaimOf(i) == scan.Free {
		if d, m, ok := dotted(f.t.Str(i)); ok && strong {
			p.date, p.to = Date{Day: d, Month: m}, i+1
			f.addYear(&p)
			return p, p.date.valid()
		}
	}
	d, ok := f.small(i, 31)
	p.to = i + 1
	if !ok {
		spelled := false
		if d, p.to, spelled = f.spelledDay(i); !spelled {
			return p, false
		}
	}
	p.date.Day = d
	at := p.to
	if strong && f.t.Is(at, ',') { // ngày 15, tháng 5
		at++
	}
	if n := f.is(at, wMonth); n > 0 {
		m, ok := f.month(at, n)
		if !ok || m.date.Month == 0 {
			return p, false
		}
		p.date.Month, p.date.Year, p.to = m.date.Month, m.date.Year, m.to
		if p.date.Year == 0 {
			f.addYear(&p)
		}
		return p, p.date.valid() && (strong || p.date.Year > 0)
	}
	if !ok {
		return p, false
	}
	mark := f.sep(p.to)
	m, isMonth := f.small(p.to+1, 12)
	if mark != 0 && isMonth && !f.tiesOn(p.to+2, mark) && (Date{Day: d, Month: m}).valid() {
		p.date.Month = m
		p.to += 2
		if y, ok := f.year(p.to + 1); ok && strong && f.sep(p.to) != 0 { // ngày 20/10-1930
			p.date.Year, p.to = y, p.to+2
		} else {
			f.addYear(&p)
		}
		return p, p.date.valid()
	}
	if strong && f.t.Is(p.to, '/') && isMonth && f.sep(p.to) == 0 && (Date{Day: d, Month: m}).valid() { // 30 /6, 30/ 6
		p.date.Month = m
		p.to += 2
		if y, ok := f.year(p.to + 1); ok && f.t.Is(p.to, '/') {
			p.date.Year = y
			p.to += 2
		}
		return p, p.date.valid()
	}
	return p, strong
}

// spelledDay reads a day in words that a month follows: mười một tháng, hai tư tháng.
func (f *finder) spelledDay(i int) (d, to int, ok bool) {
	v, to, ok := f.wordsAt(i)
	n, whole := v.Int64()
	if ok && whole && f.is(to, wMonth) == 0 {
		d, to, ok = numeral.PairAt(f.t, i)
		n = int64(d)
	}
	return int(n), to, ok && whole && n >= 1 && n <= 31 && f.is(to, wMonth) > 0
}

// tiesOn reports whether what stands at token i shows that the dash before it tied days, not day and month: "13-17/10", "12-13 tháng 9".
func (f *finder) tiesOn(i int, mark byte) bool {
	return mark == '-' && (f.sep(i) == '/' || f.is(i, wMonth) > 0) || f.sep(i) == mark && mark == '/'
}

// mayDate reports whether a month may belong to the number at token i: its dots are those of a date, a stroke or a dash ties it to the next or "tháng"
// follows, as it must behind a spelled one. False is certain.
func (f *finder) mayDate(i int) bool {
	if f.t.Tokens[i].Kind == scan.Word {
		_, _, ok := f.spelledDay(i)
		return ok
	}
	return f.marks[i+1].begin&wMonth != 0 || f.t.Is(i+1, '/') || f.t.Is(i+1, '-') || f.marked(i) && mayBeDotted(f.t.Str(i))
}

// mayBeDotted reports whether a number can be a date by its dots: "27.6", "27.6.2019", not "7.000".
func mayBeDotted(s string) bool {
	dots := strings.Count(s, ".")
	return dots == 2 || dots == 1 && len(s)-strings.IndexByte(s, '.') <= 3
}

// triple reads a whole date in figures: 27-6-2019, 30/07/2020, 3/3/17, 27.6.2019, 2024-03-15, 2024.03.15, 30 / 7 / 2020.
func (f *finder) triple(i int) (point, bool) {
	p := point{from: i, to: i + 5, kind: KindDay, explicit: true}
	if !f.t.IsKind(i, scan.Number) || f.t.ClaimOf(i) != scan.Free {
		return p, false
	}
	if s := f.t.Str(i); f.marked(i) && strings.Count(s, ".") == 2 {
		parts := strings.Split(s, ".")
		if len(parts[0]) == 4 {
			parts[0], parts[2] = parts[2], parts[0]
		}
		d, m, ok := dotted(parts[0] + "." + parts[1])
		y := digitsOf(parts[2])
		p.date, p.to = Date{y, m, d}, i+1
		return p, ok && len(parts[2]) == 4 && p.date.valid()
	}
	if i+4 >= len(f.t.Tokens) {
		return p, false
	}
	mark := f.t.Tokens[i+1].Mark
	if mark != '/' && mark != '-' || !f.t.Is(i+1, mark) || !f.t.Is(i+3, mark) {
		return p, false
	}
	tight := f.sep(i+1) != 0 && f.sep(i+3) != 0
	if f.sep(i+5) != 0 && f.t.Is(i+5, mark) { // 1/2/3/4
		return p, false
	}
	if y, ok := f.year(i); ok && tight {
		m, ok1 := f.small(i+2, 12)
		d, ok2 := f.small(i+4, 31)
		p.date = Date{y, m, d}
		return p, ok1 && ok2 && p.date.valid()
	}
	d, ok1 := f.small(i, 31)
	m, ok2 := f.small(i+2, 12)
	y, ok3 := f.year(i + 4)
	if v, n, ok := f.plain(i + 4); !ok3 && ok && n == 2 && tight { // 3/9/91, 3/3/17
		y, ok3 = 1900+v, true
		if v <= 40 {
			y += 100
		}
	}
	p.date = Date{y, m, d}
	return p, ok1 && ok2 && ok3 && p.date.valid()
}

// dotted reads "15.5" as day and month.
func dotted(s string) (d, m int, ok bool) {
	a, b, found := strings.Cut(s, ".")
	if !found || len(a) > 2 || len(b) > 2 {
		return 0, 0, false
	}
	d, m = digitsOf(a), digitsOf(b)
	return d, m, d >= 1 && m >= 1 && m <= 12 && (Date{Day: d, Month: m}).valid()
}

// digitsOf returns the value of up to four digits, 0 for anything else.
func digitsOf(s string) (n int) {
	if len(s) > 4 {
		return 0
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// addYear takes in "năm 2020" or ", 1999" behind a day or month; "năm nay" leaves the year to fixYears.
func (f *finder) addYear(p *point) {
	i := p.to
	if n := f.is(i, wYear); n > 0 {
		if y, to, ok := f.yearNumber(i + n); ok {
			p.date.Year, p.to = y, to
		} else if row, n, ok := f.t.At(i, relatives); ok && relations[row] == "this_year" { // tháng 5 năm nay
			p.to += n
		}
		return
	}
	if !f.t.Is(i, ',') {
		return
	}
	if y, ok := f.year(i + 1); ok && !f.countedNext(i+2) {
		p.date.Year, p.to = y, i+2
	} else if n := f.is(i+1, wYear); n > 0 { // ngày 2 tháng 9, năm 1945; not "…, năm 1945 cả nước"
		if y, to, ok := f.yearNumber(i + 1 + n); ok && !f.t.IsKind(to, scan.Word) {
			p.date.Year, p.to = y, to
		}
	}
}

// dayOfMonth reads the day that stands behind its month: tháng 12 ngày 5 năm 1999, Tháng 12 29, 2013.
func (f *finder) dayOfMonth(p point) (point, bool) {
	j := p.to
	if f.t.Is(j, ',') {
		j++
	}
	j += f.is(j, wDay)
	d, ok := f.small(j, 31)
	switch {
	case !ok || f.is(j+1, wMonth) > 0 || f.sep(j+1) != 0:
		return p, true
	case j > p.to && f.t.Is(j-1, ','):
		return p, true // tháng 5, 12 xã
	case j == p.to:
		y, ok := f.year(j + 2)
		if !ok || !f.t.Is(j+1, ',') || p.date.Year > 0 {
			return p, true
		}
		p.date.Year, p.to = y, j+3
	default:
		p.to = j + 1
	}
	p.kind, p.date.Day = KindDay, d
	if p.date.Year == 0 {
		f.addYear(&p)
	}
	return p, p.date.valid()
}

// month reads what follows "tháng", a word of n tokens at token i.
func (f *finder) month(i, n int) (point, bool) {
	p := point{from: i, to: i + n, kind: KindMonth}
	if k, value := f.word(i, wMonthWord); k > 0 {
		p.date.Month, p.to = value, i+k
	} else if m, ok := f.small(p.to, 12); ok {
		p.date.Month = m
		p.to++
	} else if m, y, ok := dottedMonth(f.t, p.to); ok {
		p.date.Month, p.date.Year = m, y
		p.to++
		return p, true
	} else {
		v, to, ok := f.wordsAt(p.to)
		m, whole := v.Int64()
		if !ok || !whole || m < 1 || m > 12 {
			return p, false
		}
		p.date.Month, p.to = int(m), to
	}
	if y, ok := f.year(p.to + 1); ok && (f.t.Is(p.to, '/') || f.t.Is(p.to, '-')) {
		p.date.Year = y
		p.to += 2
		return p, p.date.valid()
	}
	f.addYear(&p)
	if p.date.Year == 0 {
		if y, ok := f.year(p.to); ok && f.t.Tokens[p.to].Space && !f.countedNext(p.to+1) { // tháng 7 2007
			p.date.Year = y
			p.to++
			return p, true
		}
		if c := f.t.Is(p.to, '%'); c || f.isScale(p.to) || f.follows(i) && f.countedNext(p.to) || f.each(i) {
			return p, false
		}
	}
	return p, true
}

// dottedMonth reads "7.2020" as month and year.
func dottedMonth(t *scan.Text, i int) (m, y int, ok bool) {
	if !t.IsKind(i, scan.Number) {
		return 0, 0, false
	}
	a, b, found := strings.Cut(t.Str(i), ".")
	m, y = digitsOf(a), digitsOf(b)
	return m, y, found && len(a) <= 2 && len(b) == 4 && m >= 1 && m <= 12 && y >= 1900 && y <= 2199
}

// isScale reports whether a scale word stands at token i: "tháng 3 triệu".
func (f *finder) isScale(i int) bool { return numeral.IsScale(f.t, i) }

// each reports whether "mỗi", "hằng" or the like stands before the unit at token i.
func (f *finder) each(i int) bool {
	if row, _, ok := f.t.Before(i+1, relatives); ok {
		return strings.HasPrefix(relations[row], "every_")
	}
	return false
}

// yearNumber reads a year in figures or words.
func (f *finder) yearNumber(i int) (y, to int, ok bool) {
	if y, ok := f.year(i); ok {
		return y, i + 1, true
	}
	v, to, ok := f.wordsAt(i)
	if n, whole := v.Int64(); ok && whole && n >= 1000 && n <= 2199 {
		return int(n), to, true
	}
	y, to, ok = numeral.YearAt(f.t, i)
	return y, to, ok && y >= 1000 && y <= 2199
}

// yearPoint reads "năm 2015"; i is the word, j the number. "mỗi năm 2000 người" holds no year.
func (f *finder) yearPoint(i, j int) (point, bool) {
	p := point{from: i, kind: KindYear, explicit: true}
	y, to, ok := f.yearNumber(j)
	if !ok {
		v, n, plain := f.plain(j)
		if plain && n == 3 && v >= 100 && !f.countedNext(j+1) && !f.follows(i) && !f.isScale(j+1) && !f.each(i) { // năm 938
			p.date.Year, p.to = v, j+1
			return p, true
		}
		return p, false
	}
	if (f.each(i) || f.follows(i)) && f.countedNext(to) || f.isScale(to) || f.t.Is(to, '%') {
		return p, false
	}
	p.date.Year, p.to = y, to
	j = to
	if f.t.Is(j, ',') {
		j++
	}
	if n := f.is(j, wMonth|wMonthWord); n > 0 { // năm 1999 tháng 12 ngày 5; behind a comma a month begins what comes next
		m, ok := f.month(j, n)
		if ok && m.date.Year == 0 {
			m.date.Year = y
			if m, ok = f.dayOfMonth(m); ok && (j == to || m.date.Day > 0) {
				p.kind, p.date, p.to = m.kind, m.date, m.to
			}
			return p, ok
		}
	}
	return p, true
}

// inName reports whether the capitalised word at token i goes on with a name: "Đảng bộ huyện Phú Quý 01 đảng viên", not "Trong Quý I".
func (f *finder) inName(i int) bool {
	t := f.t
	return t.Tokens[i].Case == scan.Title && t.IsKind(i-1, scan.Word) && t.Tokens[i-1].Case == scan.Title && t.Sentence(i).From < i-1
}

var quarterMonths = map[string]int{"I": 1, "II": 4, "III": 7, "IV": 10, "1": 1, "2": 4, "3": 7, "4": 10, "01": 1, "02": 4, "03": 7, "04": 10}

// quarter reads what follows "quý", from token j on.
func (f *finder) quarter(i, j int) (point, bool) {
	p := point{from: i, to: j + 1, kind: KindQuarter, explicit: true}
	if j >= len(f.t.Tokens) || f.t.ClaimOf(j) != scan.Free {
		return p, false
	}
	m, ok := quarterMonths[f.t.Str(j)]
	if !ok {
		v, to, spelled := f.wordsAt(j)
		n, whole := v.Int64()
		if !spelled || !whole || n < 1 || n > 4 {
			return p, false
		}
		m, p.to = int(n)*3-2, to
	}
	p.date.Month = m
	if y, ok := f.year(p.to + 1); ok && (f.t.Is(p.to, '/') || f.t.Is(p.to, '-')) {
		p.date.Year = y
		p.to += 2
	} else {
		f.addYear(&p)
	}
	p.end = Date{Year: p.date.Year, Month: m + 2}
	return p, true
}

// bare reads a point that no word announces: whole dates and months in figures; days without a year only behind a word of class part or
// weekday, or a weaker one where nothing is counted.
func (f *finder) bare(i int) (point, bool) {
	if p, ok := f.yearFirst(i); ok {
		return p, true
	}
	if i >= len(f.t.Tokens) || !f.mayDate(i) {
		return f.bareYear(i)
	}
	if p, ok := f.triple(i); ok {
		return p, true
	}
	if m, ok := f.small(i, 12); ok && f.sep(i+1) != 0 {
		if y, ok := f.year(i + 2); ok && y >= 1900 && f.sep(i+3) == 0 && !f.isBefore(i, wScale) && !(f.t.Is(i+3, '/') && f.t.Tight(i+3)) { // not 06/2005/NĐ-CP
			if f.isBefore(i, wRound) {
				return point{from: i + 2, to: i + 3, kind: KindYear, date: Date{Year: y}, explicit: true}, true
			}
			return point{from: i, to: i + 3, kind: KindMonth, date: Date{Year: y, Month: m}, explicit: true}, true
		}
	}
	if p, ok := f.day(i, false); ok && p.date.Month > 0 && p.date.Year > 0 { // 7 tháng 5 năm 1954
		return p, true
	}
	if f.isBefore(i, wPart|wWeekday) {
		if p, ok := f.day(i, true); ok && p.date.Month > 0 {
			return p, true
		}
	}
	if f.isBefore(i, wRound) { // đợt 3-2, đợt 19/5
		if p, ok := f.day(i, true); ok && badgeDays[Date{Month: p.date.Month, Day: p.date.Day}] {
			return p, true
		}
	}
	if f.t.Is(i-1, '(') { // (10/9 - 10/10)
		if p, ok := f.day(i, true); ok && p.date.Month > 0 && p.to > i+1 {
			if next, lists, ok := f.link(p.to); ok && !lists {
				if q, ok := f.day(next, true); ok && q.date.Month > 0 && q.to > next+1 && f.t.Is(q.to, ')') && !after(p.date, q.date) {
					return p, true
				}
			}
		}
	}
	if p, ok := f.bareYear(i); ok {
		return p, true
	}
	if f.isBefore(i, wFrom|wTo|wWeak) {
		if p, ok := f.day(i, true); ok && p.date.Month > 0 && p.to > i+1 && (!f.countedNext(p.to) || f.asOf(i)) && !(p.date.Day < p.date.Month && f.isBefore(i-1, wShare)) {
			return p, true
		}
	}
	return point{}, false
}

// yearFirst reads a day behind its year and month: 2020 tháng 9 ngày 5.
func (f *finder) yearFirst(i int) (point, bool) {
	y, ok := f.year(i)
	if !ok {
		return point{}, false
	}
	j := i + 1
	if f.t.Is(j, ',') {
		j++
	}
	n := f.is(j, wMonth|wMonthWord)
	if n == 0 {
		return point{}, false
	}
	p, ok := f.month(j, n)
	if !ok || p.date.Year != 0 {
		return point{}, false
	}
	p.from, p.date.Year, p.explicit = i, y, true
	p, ok = f.dayOfMonth(p)
	return p, ok && p.date.Day > 0
}

// bareYear reads a year that no word announces: behind a word that a year goes with where it counts nothing, or alone in brackets.
func (f *finder) bareYear(i int) (point, bool) {
	y, ok := f.year(i)
	if !ok || y < 1900 {
		return point{}, false
	}
	if f.isBefore(i, wYearCue|wFrom|wTo|wWeak) && !f.countedNext(i+1) || f.t.Is(i-1, '(') && f.t.Is(i+1, ')') {
		return point{from: i, to: i + 1, kind: KindYear, date: Date{Year: y}}, true
	}
	return point{}, false
}

// asOf reports whether the words before token i say up to when figures were drawn up, so that a counted noun may follow: "Tính đến 30/6 số
// người tham gia", "Đến 30/6 số nợ"; not "từ 5/8 xã lên 7/8 xã".
func (f *finder) asOf(i int) bool {
	return f.isBefore(i, wAsOf) || f.isBefore(i, wTo) && f.t.Tokens[i-1].Case == scan.Title
}

// restOfCode reports whether token i is tied to a number before it, so that no mention begins there.
func (f *finder) restOfCode(i int) bool {
	return f.t.Tight(i) && (f.t.Is(i-1, '/') || f.t.Is(i-1, '-')) && f.t.Tight(i-1) && f.t.IsKind(i-2, scan.Number)
}
