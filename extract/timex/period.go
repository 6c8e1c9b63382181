package timex

import (
	"encoding/json"
	"fmt"
)

// Date is a calendar date known to the year, the month or the day: Month and Day are 0 where the text does not say.
type Date struct{ Year, Month, Day int }

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// String writes 2020, 2020-07 or 2020-07-29; the empty string for the zero date.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// LastDay returns the last day of the month of d.
func (d Date) LastDay() Date { return Date{d.Year, d.Month + 1, 1}.addDays(-1) }

// MarshalJSON writes a bare year as a number (2015), anything finer as a string ("2020-07-29"), nothing known as null.
func (d Date) MarshalJSON() ([]byte, error) {
	switch {
	case d.Year == 0:
		return []byte("null"), nil
	case d.Month == 0:
		return fmt.Appendf(nil, "%d", d.Year), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(b []byte) error {
	*d = Date{}
	s := string(b)
	if s == "null" {
		return nil
	}
	if len(s) >= 2 && s[0] == '"' {
		s = s[1 : len(s)-1]
	}
	n, _ := fmt.Sscanf(s, "%d-%d-%d", &d.Year, &d.Month, &d.Day)
	if n == 0 {
		return fmt.Errorf("extract/timex: %q is not a year, month or day (write 2020, 2020-07 or 2020-07-29)", s)
	}
	return nil
}

// PeriodType says what kind of span a period is; the values are those of the annotation guideline.
type PeriodType string

// The types of periods.
const (
	Term   PeriodType = "term"   // a committee's tenure, nhiệm kỳ 2015-2020
	Year   PeriodType = "year"   // one calendar year
	Day    PeriodType = "date"   // one day
	Annual PeriodType = "annual" // every year of a span, hằng năm
	Range  PeriodType = "range"  // any other span, months included
)

// Period is the time that a figure speaks of. A bound that the text leaves open is the zero Date.
type Period struct {
	Type  PeriodType `json:"type"`
	Start Date       `json:"start"`
	End   Date       `json:"end"`
}

// FirstHalf returns the span from the beginning of a term of office to its middle, of five years the first three: a committee reviews its
// half term when the third has passed or is about to.
func (p Period) FirstHalf() Period {
	return Period{Range, Date{Year: p.Start.Year}, Date{Year: p.Start.Year + (p.End.Year-p.Start.Year+1)/2}}
}
