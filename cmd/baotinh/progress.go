package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
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

// terminal is w if a person may look on, else nil.
func terminal(w io.Writer) *os.File {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return f
}

// columns is how long a line on a terminal may be without going on in the next one, 0 if that is not known.
func columns(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width - 1
}

// afresh begins a line in place of the one before.
const afresh = "\r\x1b[K"

// besideProgress writes each line of a log in place of the progress that stands on its terminal.
type besideProgress struct{ f *os.File }

func (b besideProgress) Write(line []byte) (int, error) {
	n, err := b.f.Write(slices.Concat([]byte(afresh), line))
	return max(0, n-len(afresh)), err
}

// drawing is the terminal on which a command shows how far it is; nil where there is none, where a program reads the log that goes there, and for
// those who want to hear little, such as cron with --quiet.
func drawing(log *slog.Logger, stderr io.Writer) *os.File {
	if _, forPeople := log.Handler().(*slog.TextHandler); !forPeople || !log.Enabled(context.Background(), slog.LevelInfo) {
		return nil
	}
	return terminal(stderr)
}

// showProgress rewrites one line on a terminal, a few times a second; elsewhere it shows nothing, the log is enough. The second function takes the
// line away.
func showProgress(log *slog.Logger, stderr io.Writer) (func(crawl.Event), func()) {
	f := drawing(log, stderr)
	if f == nil {
		return nil, func() {}
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
		fmt.Fprint(f, afresh+p.line(e.Totals, now, columns(f)))
	}, func() { fmt.Fprint(f, afresh) }
}

// Fewer articles are indexed without progress, and by serve before it listens.
const soonIndexed = 2000

// progressBeside is where a command with a log tells how far it is: on a terminal beside the log, elsewhere in it. Who wants to hear little is told
// nothing.
func progressBeside(log *slog.Logger, stderr io.Writer) io.Writer {
	if f := drawing(log, stderr); f != nil {
		return f
	}
	return slog.NewLogLogger(log.Handler(), slog.LevelInfo).Writer()
}

// indexProgress tells how far the indexing of many articles is: on a terminal in one line that is rewritten, elsewhere in a line for each tenth.
func indexProgress(w io.Writer) func(done, total int64) {
	f := terminal(w)
	started, tenths := time.Now(), int64(0)
	return func(done, total int64) {
		if total < soonIndexed {
			return
		}
		line := indexLine(done, total, time.Since(started))
		switch {
		case f != nil:
			fmt.Fprint(f, afresh+cutTo(line, columns(f)))
			if done == total {
				fmt.Fprintln(f)
			}
		case done*10/total > tenths:
			tenths = done * 10 / total
			fmt.Fprintln(w, line)
		}
	}
}

// indexLine is how far an indexing has come in some time.
func indexLine(done, total int64, took time.Duration) string {
	line := fmt.Sprintf("indexing: %d of %d articles, %.0f/s", done, total, float64(done)/max(0.001, took.Seconds()))
	if done > 0 && done < total {
		line += fmt.Sprintf(", about %s left", roughly(time.Duration(float64(took)/float64(done)*float64(total-done))))
	}
	return line
}
