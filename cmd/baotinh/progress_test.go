package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"baotinh/crawl"
)

func TestProgressLine(t *testing.T) {
	start := time.Date(2026, 3, 1, 1, 0, 0, 0, time.UTC)
	p := &progress{started: start}
	for range 30 {
		p.note(crawl.Event{Site: "soctrang", Outcome: crawl.Fetched})
	}
	for range 8 {
		p.note(crawl.Event{Site: "daklak", Outcome: crawl.Unchanged})
	}
	p.note(crawl.Event{Site: "daklak", Outcome: crawl.Refused})
	p.note(crawl.Event{Site: "daklak", Outcome: crawl.Fetched})
	totals := crawl.Totals{Requests: 40, Fetched: 31, Unchanged: 8, Failed: 1, New: 60, Due: 100, Bytes: 2_500_000}
	const want = "40 pages, 2.0/s, 31 new, 8 unchanged, 1 failed, 2.5 MB, about 1 min left | daklak 10 (1 failed), soctrang 30"
	if got := p.line(totals, start.Add(20*time.Second), 0); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := p.line(totals, start.Add(20*time.Second), 20); got != want[:20] {
		t.Errorf("cut to %q", got)
	}
	for _, key := range []string{"a", "b", "c", "d"} {
		p.note(crawl.Event{Site: key, Outcome: crawl.Fetched})
	}
	totals.Due, totals.New = 0, 0
	if got := p.line(totals, start.Add(20*time.Second), 0); got != "40 pages, 2.0/s, 31 new, 8 unchanged, 1 failed, 2.5 MB | d 1, c 1, b 1, a 1, 2 more" {
		t.Errorf("%q", got)
	}
	for d, want := range map[time.Duration]string{0: "1 s", 59 * time.Second: "59 s", 61 * time.Second: "1 min", 3 * time.Hour: "3 h"} {
		if got := roughly(d); got != want {
			t.Errorf("%s is %q, want %q", d, got, want)
		}
	}
}

// A file is no terminal: nothing is drawn into a log.
func TestNoProgressIntoFiles(t *testing.T) {
	f, err := os.CreateTemp(t.TempDir(), "log")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	log, err := newLog(f, "text", false)
	if err != nil {
		t.Fatal(err)
	}
	if progress, _ := showProgress(log, f); progress != nil {
		t.Error("progress would be drawn into a file")
	}
}

// TestDrawing: on a terminal the progress is for people, and stays out of a log that a program reads.
func TestDrawing(t *testing.T) {
	tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminal here: ", err)
	}
	defer tty.Close()
	for _, c := range []struct {
		format string
		quiet  bool
		draws  bool
	}{{"text", false, true}, {"text", true, false}, {"json", false, false}, {"json", true, false}} {
		log, err := newLog(tty, c.format, c.quiet)
		if err != nil {
			t.Fatal(err)
		}
		if progress, _ := showProgress(log, tty); (progress != nil) != c.draws {
			t.Errorf("%+v: progress of a crawl %v", c, progress != nil)
		}
		if beside := progressBeside(log, tty) == tty; beside != c.draws {
			t.Errorf("%+v: progress of the index beside the log: %v", c, beside)
		}
	}
}

// TestLogBesideProgress: a line of the log takes the place of the progress and does not stand behind it.
func TestLogBesideProgress(t *testing.T) {
	f, err := os.CreateTemp(t.TempDir(), "terminal")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString("12 pages"); err != nil {
		t.Fatal(err)
	}
	if n, err := (besideProgress{f}).Write([]byte("level=WARN\n")); err != nil || n != 11 {
		t.Errorf("%d bytes, %v", n, err)
	}
	if b, err := os.ReadFile(f.Name()); err != nil || string(b) != "12 pages\r\x1b[Klevel=WARN\n" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestIndexProgress(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		took        time.Duration
		want        string
	}{
		{0, 3000, 0, "indexing: 0 of 3000 articles, 0/s"},
		{400, 100000, time.Second, "indexing: 400 of 100000 articles, 400/s, about 4 min left"},
		{3000, 3000, 2 * time.Second, "indexing: 3000 of 3000 articles, 1500/s"},
	} {
		if got := indexLine(c.done, c.total, c.took); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	// Into a log goes a line for each tenth, and none for a night's articles.
	for total, want := range map[int64]int{soonIndexed - 1: 0, 40000: 10} {
		var log bytes.Buffer
		tell := indexProgress(&log)
		for done := int64(0); done < total; {
			done = min(total, done+400)
			tell(done, total)
		}
		if got := strings.Count(log.String(), "\n"); got != want || strings.ContainsAny(log.String(), "\r\x1b") {
			t.Errorf("%d articles: %d lines, want %d\n%q", total, got, want, log.String())
		}
	}
}

// TestProgressBeside: where nobody looks on, an indexing is told in the log, or not at all.
func TestProgressBeside(t *testing.T) {
	for _, quiet := range []bool{false, true} {
		var stderr bytes.Buffer
		log, err := newLog(&stderr, "json", quiet)
		if err != nil {
			t.Fatal(err)
		}
		indexProgress(progressBeside(log, &stderr))(soonIndexed, soonIndexed)
		var line struct{ Level, Msg string }
		switch err := json.Unmarshal(stderr.Bytes(), &line); {
		case quiet && stderr.Len() > 0:
			t.Errorf("quiet, and yet %q", stderr.String())
		case !quiet && (err != nil || line.Level != "INFO" || !strings.HasPrefix(line.Msg, "indexing: 2000 of 2000 articles")):
			t.Errorf("%v: %q", err, stderr.String())
		}
	}
}
