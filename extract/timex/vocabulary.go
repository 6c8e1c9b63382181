package timex

import (
	_ "embed"
	"fmt"
	"sync"

	"baotinh/extract/scan"
)

//go:embed words.tsv
var wordsTSV string

//go:embed relative.tsv
var relativeTSV string

//go:embed tails.tsv
var tailsTSV string

//go:embed follow.tsv
var followTSV string

//go:embed days.tsv
var daysTSV string

var (
	words     = scan.MustLexicon("extract/timex/words.tsv", wordsTSV)
	relatives = scan.MustLexicon("extract/timex/relative.tsv", relativeTSV)
	tails     = scan.MustLexicon("extract/timex/tails.tsv", tailsTSV)
	follow    = scan.MustLexicon("extract/timex/follow.tsv", followTSV)
	badgeDays = readDays()
)

// classes is a set of classes of words.tsv.
type classes uint64

const (
	wDay classes = 1 << iota
	wMung
	wMonth
	wMonthWord
	wQuarter
	wYear
	wYears
	wSpan
	wTerm
	wKhoa
	wPart
	wWeekday
	wThu
	wFrom
	wTo
	wWeak
	wHour
	wMinute
	wSecond
	wAnd
	wNow
	wZone
	wAmPm
	wAt
	wUnit
	wYearCue
	wCongress
	wRound
	wAsOf
	wCrop
	wScale
	wOf
	wNamed
	wNear
	wThen
	wLong
	wCompound
	wComing
	wForeseen
	wShare
	wSameDay
	wOClock
	wSoFar
	wCame
	wLasts
)

var classNames = map[string]classes{
	"day": wDay, "mung": wMung, "month": wMonth, "monthword": wMonthWord, "quarter": wQuarter, "year": wYear, "years": wYears, "span": wSpan,
	"term": wTerm, "khoa": wKhoa, "part": wPart, "weekday": wWeekday, "thu": wThu, "from": wFrom, "to": wTo, "weak": wWeak, "hour": wHour,
	"minute": wMinute, "second": wSecond, "and": wAnd, "now": wNow, "zone": wZone, "ampm": wAmPm, "at": wAt, "unit": wUnit, "yearcue": wYearCue,
	"congress": wCongress, "round": wRound, "asof": wAsOf, "crop": wCrop, "scale": wScale, "of": wOf,
	"named": wNamed, "near": wNear, "then": wThen, "long": wLong, "compound": wCompound, "coming": wComing, "foreseen": wForeseen, "share": wShare, "sameday": wSameDay,
	"oclock": wOClock, "sofar": wSoFar, "came": wCame, "lasts": wLasts,
}

// term is a row of words.tsv, read once; relations is relative.tsv and tails.tsv by row.
type term struct {
	class classes
	value int
}

var (
	terms         = readTerms()
	relations     = relatives.Column("relative")
	tailRelations = tails.Column("relative")
)

func readTerms() (out []term) {
	for _, row := range words.Rows {
		c, ok := classNames[row.Cell("class")]
		if !ok {
			panic(fmt.Sprintf("%s: unknown class %q (write one of classNames)", row.At(), row.Cell("class")))
		}
		out = append(out, term{c, digitsOf(row.Cell("value"))})
	}
	return out
}

// readDays reads days.tsv: days without a year.
func readDays() map[Date]bool {
	days := map[Date]bool{}
	for _, row := range scan.MustTable("extract/timex/days.tsv", daysTSV).Rows {
		d := Date{Month: digitsOf(row.Cell("month")), Day: digitsOf(row.Cell("day"))}
		if d.Month == 0 || d.Day == 0 || !d.valid() {
			panic(fmt.Sprintf("%s: no day %q of month %q (write numbers)", row.At(), row.Cell("day"), row.Cell("month")))
		}
		days[d] = true
	}
	return days
}

var beginWords = scan.SetOf(words) | scan.Numbers

// marks says which classes begin at a token and which end right before it, and what it is as a run of at most four digits without marks, so that
// the many questions about words and numbers cost one look.
type marks struct {
	begin, end classes
	value      int16
	digits     uint8 // 0 if it is no such run
}

func (f *finder) markWords() {
	t := f.t
	var m []marks
	if kept, ok := spare.Get().(*[]marks); ok {
		m = *kept
	}
	if n := len(t.Tokens) + 1; cap(m) < n {
		m = make([]marks, n, n+n/4)
	} else {
		m = m[:n]
		clear(m)
	}
	f.marks = m
	for i := t.NextBegin(0, len(t.Tokens), beginWords); i < len(t.Tokens); i = t.NextBegin(i+1, len(t.Tokens), beginWords) {
		if t.Tokens[i].Kind == scan.Number {
			m[i].value, m[i].digits = plain(t.Str(i))
			continue
		}
		t.Each(i, words, func(row, n int) bool {
			m[i].begin |= terms[row].class
			m[i+n].end |= terms[row].class
			return true
		})
	}
}

// plain returns the value of a run of at most four digits without marks and how many they are, 0 if s is none.
func plain(s string) (value int16, digits uint8) {
	if len(s) > 4 {
		return 0, 0
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, 0
		}
		value = value*10 + int16(c-'0')
	}
	return value, uint8(len(s))
}

// spare keeps marks for the next text.
var spare sync.Pool

func (f *finder) release() {
	if cap(f.marks) <= 1<<16 {
		spare.Put(&f.marks)
	}
}

// word returns how many tokens the longest word of the classes takes at token i, 0 if there is none, and its value.
func (f *finder) word(i int, c classes) (tokens, value int) {
	f.t.Work++
	if i < 0 || i >= len(f.marks) || f.marks[i].begin&c == 0 {
		return 0, 0
	}
	f.t.Each(i, words, func(row, n int) bool {
		if terms[row].class&c == 0 {
			return true
		}
		tokens, value = n, terms[row].value
		return false
	})
	return tokens, value
}

func (f *finder) is(i int, c classes) int {
	n, _ := f.word(i, c)
	return n
}

// isBefore reports whether a word of one of the classes ends right before token i.
func (f *finder) isBefore(i int, c classes) bool {
	return i >= 0 && i < len(f.marks) && f.marks[i].end&c != 0
}
