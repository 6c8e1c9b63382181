package main

import (
	"strings"
	"testing"
	"time"
)

func TestBackFlags(t *testing.T) {
	for _, c := range []struct {
		flags    backFlags
		from, to string
		err      string
	}{
		{backFlags{days: "", pages: 1}, "", "", ""},
		{backFlags{days: "2015-01-01..2020-12-31", pages: 1}, "2015-01-01", "2020-12-31", ""},
		{backFlags{days: "2015-01-01..", pages: 1}, "2015-01-01", "", ""},
		{backFlags{days: "..2020-12-31", pages: 1}, "", "2020-12-31", ""},
		{backFlags{days: "2015-01-01..2015-01-01", pages: 1}, "2015-01-01", "2015-01-01", ""},
		{backFlags{days: "2015-01-01", pages: 1}, "", "", "is no range of days"},
		{backFlags{days: "..", pages: 1}, "", "", "is no range of days"},
		{backFlags{days: "2015..2020", pages: 1}, "", "", "is no day (write YYYY-MM-DD)"},
		{backFlags{days: "2020-12-31..2015-01-01", pages: 1}, "", "", "ends before it begins"},
		{backFlags{days: "2015-01-01..", pages: 1, off: true}, "", "", "exclude each other"},
		{backFlags{pages: 0}, "", "", "at least 0 and 1"},
		{backFlags{pages: 1, requests: -1}, "", "", "at least 0 and 1"},
	} {
		b, err := c.flags.config()
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%+v: %v, want …%s…", c.flags, err, c.err)
			}
			continue
		}
		day := func(d time.Time) string {
			if d.IsZero() {
				return ""
			}
			return d.Format(time.DateOnly)
		}
		if err != nil || day(b.From) != c.from || day(b.To) != c.to {
			t.Errorf("%+v: %s..%s, %v", c.flags, day(b.From), day(b.To), err)
		}
	}
}
