package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"baotinh/crawl"
)

// progress makes the line that a person at a terminal sees of a crawl: what was done and how fast, how long it may still take, and which
// newspapers are being asked.
type progress struct {
	started time.Time
	done    int
	sites   []siteProgress // the one asked last comes first
}

type siteProgress struct {
	key          string
	done, failed int
}

// Of so many newspapers the line tells.
const shownSites = 4

// note counts the end of an address.
func (p *progress) note(e crawl.Event) {
	p.done++
	at := slices.IndexFunc(p.sites, func(s siteProgress) bool { return s.key == e.Site })
	one := siteProgress{key: e.Site}
	if at >= 0 {
		one = p.sites[at]
		p.sites = slices.Delete(p.sites, at, at+1)
	}
	one.done++
	if e.Outcome.Bad() {
		one.failed++
	}
	p.sites = slices.Insert(p.sites, 0, one)
}

// line is the present state, at most so many columns wide.
func (p *progress) line(t crawl.Totals, now time.Time, width int) string {
	var b strings.Builder
	rate := float64(t.Requests) / max(1, now.Sub(p.started).Seconds())
	fmt.Fprintf(&b, "%d pages, %.1f/s, %d new, %d unchanged, %d failed, %.1f MB", t.Requests, rate, t.Fetched, t.Unchanged, t.Failed, float64(t.Bytes)/1e6)
	// What is found meanwhile is to be asked for, too.
	if left := t.Due + t.New - p.done; left > 0 && p.done >= 20 {
		pace := now.Sub(p.started) / time.Duration(p.done)
		fmt.Fprintf(&b, ", about %s left", roughly(time.Duration(left)*pace))
	}
	for i, s := range p.sites[:min(shownSites, len(p.sites))] {
		b.WriteString([]string{" | ", ", "}[min(1, i)] + s.key)
		fmt.Fprintf(&b, " %d", s.done)
		if s.failed > 0 {
			fmt.Fprintf(&b, " (%d failed)", s.failed)
		}
	}
	if rest := len(p.sites) - shownSites; rest > 0 {
		fmt.Fprintf(&b, ", %d more", rest)
	}
	return cutTo(b.String(), width)
}

// roughly rounds a duration to what a person wants to know.
func roughly(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", max(1, int(d.Seconds())))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	}
	return fmt.Sprintf("%d h", int(d.Hours()))
}

// cutTo cuts a line of ASCII letters to a width.
func cutTo(s string, width int) string {
	if width > 0 && len(s) > width {
		return s[:width]
	}
	return s
}

// showProgress rewrites one line on a terminal, a few times a second; elsewhere it shows nothing, the log is enough.
func showProgress(w io.Writer) func(crawl.Event) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	p := &progress{started: time.Now()}
	var last time.Time
	return func(e crawl.Event) {
		p.note(e)
		now := time.Now()
		if now.Sub(last) < 200*time.Millisecond {
			return
		}
		last = now
		width, _, err := term.GetSize(int(f.Fd()))
		if err != nil {
			width = 0
		}
		fmt.Fprintf(f, "\r\x1b[K%s", p.line(e.Totals, now, width-1))
	}
}
