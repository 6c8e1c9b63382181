// Package timex reads times: days, months, quarters, years, terms of office, clock times, and times told from the writer's standpoint.
//
//	period.go   Date and Period, the values
//	mention.go  Mention, Find and Claim
//	point.go    one day, month, quarter or year: 27-6-2019, tháng 11/2019, quý IV-2013
//	span.go     what lies between two points, and terms of office
//	clock.go    08:55, 14h30, 15 giờ 30
//	relative.go nhiệm kỳ qua, 6 tháng đầu năm, 5 năm tới
//	year.go     the year of a day without one
//	vocabulary.go the words of the .tsv files and what they do
//	words.tsv relative.tsv tails.tsv follow.tsv days.tsv  the vocabulary
//
// It must run before package numeral, which would read 27.6 as a decimal and 9/10 as a score. A day without a year is one only where a
// word before it says so. What "nhiệm kỳ qua" is depends on the article: relative times come back as such, for package relation to resolve.
package timex

import (
	"sync"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// Kind says what a mention names.
type Kind string

// The kinds of mentions.
const (
	KindDay      Kind = "day"
	KindMonth    Kind = "month"
	KindQuarter  Kind = "quarter"
	KindYear     Kind = "year"
	KindTerm     Kind = "term"     // nhiệm kỳ 2015 - 2020
	KindRange    Kind = "range"    // từ ngày 31-5 đến 2-6, giai đoạn 2016 - 2020
	KindRelative Kind = "relative" // nhiệm kỳ qua, 5 năm tới, 6 tháng đầu năm
	KindClock    Kind = "clock"    // 14h30
	KindWeekday  Kind = "weekday"  // chủ nhật, without a date
)

// Reference is what is known from outside the text.
type Reference struct {
	Published Date // zero if unknown
}

// Mention is one time that a text names.
type Mention struct {
	From, To int // tokens
	Kind     Kind
	// Period is what the mention fixes by itself. A day whose year nothing fixes has year 0; a relative mention has the zero Period
	// unless the text dates it ("6 tháng đầu năm 2024").
	Period Period
	// YearFrom says where the year of a day without one came from: "published", "text", "sentence", or "" where the mention has it or nothing does.
	YearFrom string
	// Relative is a value of relative.tsv or tails.tsv, for relative mentions.
	Relative string
	// Count and Unit are the length of "5 năm qua" (5, "năm") and of "6 tháng đầu năm" (6, "tháng"); the length is a figure too,
	// so that [CountFrom, CountTo), number and unit, stays unclaimed.
	Count              int
	Unit               string
	CountFrom, CountTo int
	Hour, Minute       int    // of a clock time
	Until              bool   // "đến năm 2025": up to then
	Rule               string // public id of the rule
}

// IsFigure reports whether the mention holds a counted length of time.
func (m Mention) IsFigure() bool { return m.CountTo > m.CountFrom }

// most is how many times of a text are read; the longest article has a few hundred.
const most = 5_000

// Find returns the times of a text in order, without overlap. It reads unclaimed tokens only and claims none but
// those of dates that cannot be.
func Find(t *scan.Text, ref Reference) []Mention {
	f := &finder{t: t}
	if old, ok := spareMentions.Get().(*[]Mention); ok {
		f.found = (*old)[:0]
	} else {
		f.found = make([]Mention, 0, 8+len(t.Tokens)/64)
	}
	f.markWords()
	defer f.release()
	for i := t.NextBegin(0, len(t.Tokens), beginTimes); i < len(t.Tokens) && len(f.found) < most; i = t.NextBegin(i, len(t.Tokens), beginTimes) {
		if !f.mayBegin(i) || t.ClaimOf(i) != scan.Free {
			i++
			continue
		}
		if next := f.read(i); next > i {
			i = next
			continue
		}
		i++
	}
	f.fixYears(ref)
	return f.found
}

// spareMentions keeps what Release gave back.
var spareMentions sync.Pool

// Release gives the memory of mentions to the next text. They may not be used afterwards.
func Release(mentions []Mention) {
	if cap(mentions) <= 1<<10 {
		clear(mentions)
		spareMentions.Put(&mentions)
	}
}

// Claim marks the tokens of the mentions as read, but for counted lengths of time.
func Claim(t *scan.Text, mentions []Mention) {
	for _, m := range mentions {
		if !m.IsFigure() {
			t.Claim(m.From, m.To, scan.Date)
			continue
		}
		t.Claim(m.From, m.CountFrom, scan.Date)
		t.Claim(m.CountTo, m.To, scan.Date)
	}
}

type finder struct {
	t       *scan.Text
	marks   []marks
	found   []Mention
	spelled spelled // what wordsAt was asked last
}

// spelled is a number in words, or that none begins at a token.
type spelled struct {
	asked bool
	at    int
	value numeral.Decimal
	to    int
	ok    bool
}

// wordsAt is numeral.WordsAt; rule after rule asks it of the same token.
func (f *finder) wordsAt(i int) (v numeral.Decimal, to int, ok bool) {
	if !numeral.MayBegin(f.t, i) {
		return numeral.Decimal{}, i, false
	}
	s := &f.spelled
	if !s.asked || s.at != i {
		*s = spelled{asked: true, at: i}
		s.value, s.to, s.ok = numeral.WordsAt(f.t, i)
	}
	return s.value, s.to, s.ok
}

// beginning are the classes of the words that a mention begins with, but for spelled numbers and relative times.
const beginning = wTerm | wSpan | wFrom | pointHeads | wWeekday | wThu

// beginTimes is what begins a mention.
var beginTimes = scan.SetOf(words, relatives) | numeral.BeginWords | scan.Numbers

// mayBegin reports whether a mention can begin at token i: at a word of time or of a number, or at a number with a word of time beside it or a mark
// behind it that ties numbers, or a long one.
func (f *finder) mayBegin(i int) bool {
	switch f.t.Tokens[i].Kind {
	case scan.Word:
		return f.marks[i].begin&beginning != 0 || f.t.MayBegin(i, relatives) || numeral.MayBegin(f.t, i)
	case scan.Number:
	default:
		return false
	}
	next := i + 1
	if f.marks[i].end != 0 || f.marks[next].begin != 0 || len(f.t.Str(i)) > 2 {
		return true
	}
	if !f.t.IsKind(next, scan.Punct) {
		return false
	}
	switch f.t.Tokens[next].Mark {
	case '/', '-', '~', ',', ':':
		return true
	}
	return false
}

// read tries every rule at token i and returns the token behind what it read, i if that is nothing.
func (f *finder) read(i int) int {
	if f.marks[i].end&wNamed != 0 {
		if to := f.nameOfDay(i); to > i {
			f.t.Claim(i, to, scan.Name)
			return to
		}
	}
	if f.t.Tokens[i].Kind == scan.Number {
		next := f.marks[i+1].begin
		if next&wUnit != 0 {
			if m, ok := f.counted(i); ok {
				return f.add(m)
			}
		}
		if f.mayDate(i) || f.t.Is(i+1, '~') || f.t.Is(i+1, ',') || next&(wTo|wAnd) != 0 || len(f.t.Str(i)) == 4 {
			if m, ok := f.span(i); ok {
				return f.add(m)
			}
		}
		if next&wHour != 0 || f.t.Is(i+1, ':') {
			if m, ok := f.clock(i); ok {
				return f.add(m)
			}
		}
		return f.broken(i)
	}
	// a rule is asked only where a word of its classes or a spelled number stands
	begin, spelled := f.marks[i].begin, numeral.IsWord(f.t, i)
	if begin&wTerm != 0 {
		if m, ok := f.tenure(i); ok {
			return f.add(m)
		}
	}
	if spelled {
		_, to, ok := f.wordsAt(i)
		if next := f.marks[to].begin; ok && next&wUnit != 0 {
			if m, ok := f.counted(i); ok {
				return f.add(m)
			}
		} else if _, _, isDay := f.spelledDay(i); !isDay {
			spelled = false // no rule has use for it
		}
	}
	if f.t.MayBegin(i, relatives) {
		if m, ok := f.relative(i); ok {
			return f.add(m)
		}
	}
	if spelled || begin&(wSpan|wFrom|pointHeads) != 0 {
		if m, ok := f.span(i); ok {
			return f.add(m)
		}
	}
	if begin&(wWeekday|wThu) != 0 {
		if m, ok := f.weekday(i); ok {
			return f.add(m)
		}
	}
	if spelled || begin&(wDay|wMonth) != 0 {
		return f.broken(i)
	}
	return i
}

// nameOfDay returns the token behind the day or month at token i after which what is named before it was called: "đường 3 Tháng 2",
// "Bệnh viện 30/4", "Cách mạng Tháng Tám"; i if there is none. A name has no year.
func (f *finder) nameOfDay(i int) int {
	p, ok := f.day(i, true)
	if n := f.is(i, wMonth); n > 0 && f.t.Tokens[i].Case == scan.Title {
		p, ok = f.month(i, n)
	}
	if !ok || p.date.Month == 0 || p.date.Year != 0 {
		return i
	}
	return p.to
}

// broken returns the token behind a day or month that cannot be, "ngày 31 tháng 2 năm 2020", "tháng 13 năm 2020", so that its month and year are
// not read alone; i if token i begins none. Where a year or the word ngày says that a date is meant, it claims the tokens, so that "13 năm" is
// counted by nobody; "mỗi tháng 15 xã" counts.
func (f *finder) broken(i int) int {
	j := i + f.is(i, wDay)
	if j > i && f.follows(i) {
		return i
	}
	var d Date
	var ok, dayed bool
	if f.is(j, wMonth) == 0 {
		if d.Day, j, ok = f.upTo99(j); !ok {
			return i
		}
		dayed = true
	}
	n := f.is(j, wMonth)
	if n == 0 {
		return i
	}
	if d.Month, j, ok = f.upTo99(j + n); !ok {
		return i
	}
	if d.Month > 0 && (d.Day > 0 || !dayed) && d.valid() && f.is(i, wDay) == 0 {
		return i
	}
	named := dayed && f.is(i, wDay) > 0
	if y := f.is(j, wYear); y > 0 && f.t.IsKind(j+y, scan.Number) {
		if year, ok := f.year(j + y); ok {
			d.Year, named = year, true
		}
		j += y + 1
	}
	if named && (d.Month == 0 || dayed && d.Day == 0 || !d.valid()) {
		f.t.Claim(i, j, scan.Date)
		f.spelled.asked = false
	}
	return j
}

// upTo99 reads a number of at most two digits, or a spelled one.
func (f *finder) upTo99(i int) (v, to int, ok bool) {
	if v, digits, ok := f.plain(i); ok {
		return v, i + 1, digits <= 2
	}
	d, to, ok := f.wordsAt(i)
	n, whole := d.Int64()
	return int(n), to, ok && whole && n < 100
}

func (f *finder) add(m Mention) int {
	f.found = append(scan.Room(f.found, m.From, len(f.t.Tokens)), m)
	return m.To
}

// plain returns the value of a run of at most four digits without marks at token i, which nothing has claimed.
func (f *finder) plain(i int) (v, digits int, ok bool) {
	if i < 0 || i >= len(f.marks) || f.marks[i].digits == 0 || f.t.ClaimOf(i) != scan.Free {
		return 0, 0, false
	}
	return int(f.marks[i].value), int(f.marks[i].digits), true
}

// marked reports whether token i is a number with dots or commas in it, or a long one.
func (f *finder) marked(i int) bool { return f.t.IsKind(i, scan.Number) && f.marks[i].digits == 0 }

// year returns the year in four digits that token i is.
func (f *finder) year(i int) (int, bool) {
	v, n, ok := f.plain(i)
	return v, ok && n == 4 && v >= 1000 && v <= 2199
}

// countedNext reports whether the word at token i may be a noun that the number before it counts: a small-letter word that is none of follow.tsv.
func (f *finder) countedNext(i int) bool {
	if f.t.Is(i, '%') || f.t.Is(i, '/') {
		return true
	}
	if !f.t.IsKind(i, scan.Word) {
		return false
	}
	if f.t.Has(i, follow) {
		return false
	}
	return f.t.Tokens[i].Case == scan.Lower || !f.t.Tokens[i].Space
}
