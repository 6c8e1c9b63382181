package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baotinh/crawl"
)

// backFlags are the flags of what is older than the news.
type backFlags struct {
	days     string
	requests int
	pages    int
	off      bool
}

const backHelp = `What is older than the news comes after it, from a budget of its own (--backfill-requests), so that it never holds up the nightly job. By itself that
is what sitemaps list; --backfill FROM..TO also follows the sections of the newspaper's file back, page by page, until their articles are older
than FROM, over as many runs as it takes. Section pages say no days: what is newer than TO is fetched on the way.

Bài cũ được tải sau tin mới và có hạn mức riêng (--backfill-requests), nên không làm chậm việc hằng đêm. --backfill TỪ..ĐẾN lần ngược các trang
chuyên mục cho đến khi gặp bài cũ hơn ngày TỪ, qua nhiều lần chạy nếu cần.`

func (f *backFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.days, "backfill", "", "go back to the articles of these days (2015-01-01..2020-12-31; either may be missing)")
	flags.IntVar(&f.requests, "backfill-requests", 500, "most requests to one newspaper in this run for what is older than its news; 0 is without limit")
	flags.IntVar(&f.pages, "backfill-pages", 300, "pages of a section to follow back")
	flags.BoolVar(&f.off, "news-only", false, "leave what is older for another run")
}

// config makes the crawl's configuration of the flags.
func (f *backFlags) config() (b crawl.Backfill, err error) {
	b.Requests, b.Pages, b.Off = f.requests, f.pages, f.off
	if f.requests < 0 || f.pages < 1 {
		return b, fmt.Errorf("--backfill-requests %d, --backfill-pages %d (give at least 0 and 1)", f.requests, f.pages)
	}
	if f.days == "" {
		return b, nil
	}
	if f.off {
		return b, errors.New("--backfill and --news-only exclude each other (give one)")
	}
	from, to, ok := strings.Cut(f.days, "..")
	if !ok || from == "" && to == "" {
		return b, fmt.Errorf("--backfill %q is no range of days (write 2015-01-01..2020-12-31, 2015-01-01.. or ..2020-12-31)", f.days)
	}
	if from != "" {
		if b.From, err = parseDay(from); err != nil {
			return b, fmt.Errorf("--backfill %w", err)
		}
	}
	if to != "" {
		if b.To, err = parseDay(to); err != nil {
			return b, fmt.Errorf("--backfill %w", err)
		}
		if b.To.Before(b.From) {
			return b, fmt.Errorf("--backfill %q ends before it begins (write the earlier day first)", f.days)
		}
	}
	return b, nil
}

// parseDay reads a day as newspapers count it.
func parseDay(s string) (time.Time, error) {
	day, err := time.ParseInLocation(time.DateOnly, s, time.FixedZone("+07", 7*3600))
	if err != nil {
		return day, fmt.Errorf("%q is no day (write YYYY-MM-DD)", s)
	}
	return day, nil
}
