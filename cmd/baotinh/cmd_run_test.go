package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baotinh/crawl"
	"baotinh/crawl/article"
	"baotinh/crawl/datadir"
	"baotinh/crawl/yield"
	"baotinh/index/search"
	"baotinh/index/store"
)

// TestRunLeavesTheIndexToServe runs while another holder, as baotinh serve is one, has the index open.
func TestRunLeavesTheIndexToServe(t *testing.T) {
	ctx := context.Background()
	_, sites := servedPapers(t)
	data := t.TempDir()
	facts, err := store.Open(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	defer facts.Close()
	index, err := search.Open(indexPath(data), facts)
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()

	var out, errs bytes.Buffer
	args := []string{"run", "--json", "--quiet", "--data", data, "--sites", sites, "--allow-loopback", "vamtram"}
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	var result runResult
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	if result.Note == "" || result.Yield["vamtram"] == nil || result.Yield["vamtram"].Articles != 14 || len(result.Alarms) != 0 {
		t.Errorf("result %+v with yield %+v", result, result.Yield["vamtram"])
	}
	if n, err := index.Count(); err != nil || n != 0 {
		t.Errorf("the index has %d articles before its holder caught up, error %v", n, err)
	}
	if err := index.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := index.Count(); err != nil || n != 14 {
		t.Errorf("the index has %d articles, want 14, error %v", n, err)
	}
}

// TestRunSaysWhyItRebuilds: an index that does not fit is told of in the log, in its format and only to those who want to hear it.
func TestRunSaysWhyItRebuilds(t *testing.T) {
	_, sites := servedPapers(t)
	const rebuilt, damaged = "the index is rebuilt from the store", "the index was damaged"
	for _, c := range []struct {
		name   string
		args   []string
		damage bool
		says   string
	}{
		{"text", nil, false, rebuilt},
		{"quiet", []string{"--quiet"}, false, ""},
		{"json", []string{"--log", "json"}, false, rebuilt},
		{"damage, quiet", []string{"--quiet", "--log", "json"}, true, damaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := t.TempDir()
			other := sampleData(t) // its index knows changes that the store of data does not have
			if code, _, errs := runProgram(t, "search", "--data", other, "*"); code != exitOK {
				t.Fatalf("exit %d, %s", code, errs)
			}
			if c.damage {
				files, err := filepath.Glob(filepath.Join(indexPath(other), "*", "store", "root.bolt"))
				if err != nil || len(files) != 1 {
					t.Fatalf("%v, %v", files, err)
				}
				if err := os.WriteFile(files[0], []byte("junk"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Rename(indexPath(other), indexPath(data)); err != nil {
				t.Fatal(err)
			}
			args := append([]string{"run", "--data", data, "--sites", sites, "--allow-loopback", "--requests", "1", "vamtram"}, c.args...)
			code, _, errs := runProgram(t, args...)
			if code != exitOK || !strings.Contains(errs, c.says) {
				t.Errorf("exit %d, %q is not in %q", code, c.says, errs)
			}
			for line := range strings.Lines(errs) {
				if c.says == "" || !slices.Contains(c.args, "json") && !strings.HasPrefix(line, "time=") || slices.Contains(c.args, "json") && !json.Valid([]byte(line)) {
					t.Errorf("in the log stands %q", line)
				}
			}
		})
	}
}

// TestRefusals: what run and crawl refuse before they ask anybody for anything, with the exit codes of the design.
func TestRefusals(t *testing.T) {
	t.Setenv("BAOTINH_CONTACT", "")
	held := t.TempDir()
	dir, err := datadir.Open(held, "another run")
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	for _, verb := range []string{"run", "crawl"} {
		for _, c := range []struct {
			name string
			args []string
			code int
			says string
		}{
			{"no contact for a real newspaper", []string{"daklak"}, exitUsage, "--contact"},
			{"no contact for all of them", nil, exitUsage, "--contact"},
			{"unknown newspaper", []string{"--contact", "mailto:a@example.org", "khongco"}, exitUsage, `no newspaper "khongco"`},
			{"a day that is none", []string{"--contact", "mailto:a@example.org", "--since", "31-12-2024", "daklak"}, exitUsage, "YYYY-MM-DD"},
			{"unknown flag", []string{"--nhanh"}, exitUsage, "--help"},
			{"folder in use", []string{"--contact", "mailto:a@example.org", "--data", held, "daklak"}, exitLockHeld, "another run"},
		} {
			t.Run(verb+" "+c.name, func(t *testing.T) {
				data := filepath.Join(t.TempDir(), "data")
				var out, errs bytes.Buffer
				args := append([]string{verb, "--data", data}, c.args...)
				if code := run(args, strings.NewReader(""), &out, &errs); code != c.code || !strings.Contains(errs.String(), c.says) {
					t.Errorf("exit code %d, want %d; it says %s", code, c.code, errs.String())
				}
				if _, err := os.Stat(data); !errors.Is(err, os.ErrNotExist) {
					t.Errorf("a data folder was made: %v", err)
				}
			})
		}
	}
}

// TestErrorInLog: with --log json every line on standard error is JSON, the error that the command ends with, too.
func TestErrorInLog(t *testing.T) {
	t.Setenv("BAOTINH_CONTACT", "")
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"run", "daklak"}, exitUsage},
		{[]string{"crawl", "khongco"}, exitUsage},
		{[]string{"serve", "--public", "--token", "x"}, exitUsage},
		{[]string{"serve", "--listen", "127.0.0.1:0"}, exitFailed}, // no folder
	} {
		var out, errs bytes.Buffer
		code := run(append(c.args, "--log", "json", "--data", filepath.Join(t.TempDir(), "none")), strings.NewReader(""), &out, &errs)
		var line struct {
			Level string
			Msg   string
			Code  int `json:"exit_code"`
		}
		if err := json.Unmarshal(errs.Bytes(), &line); err != nil || code != c.code || line.Code != c.code || line.Level != "ERROR" || line.Msg == "" {
			t.Errorf("%v: exit code %d, %q, %v", c.args, code, errs.String(), err)
		}
	}
}

// TestForeignFolder: no command begins a data folder among somebody else's files, as where --data . was meant for another folder.
func TestForeignFolder(t *testing.T) {
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, "letter.txt"), []byte("dear"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"run", "--contact", "mailto:a@example.org", "daklak"}, {"crawl", "--contact", "mailto:a@example.org", "daklak"}, {"demo", "--once"}, {"reextract"},
		{"serve", "--listen", "127.0.0.1:0"},
	} {
		var out, errs bytes.Buffer
		code := run(append(args, "--data", data), strings.NewReader(""), &out, &errs)
		if code != exitFailed || !strings.Contains(errs.String(), `is not baotinh's: it has no VERSION, but "letter.txt" (name the data folder`) || strings.Count(errs.String(), "\n") != 1 {
			t.Errorf("%s: exit code %d, %q", args[0], code, errs.String())
		}
	}
	if f := found(t, data)["data folder"]; f.State != fault || !strings.Contains(f.Says, "letter.txt") {
		t.Errorf("doctor: %+v", f)
	}
	if files, err := os.ReadDir(data); err != nil || len(files) != 1 {
		t.Errorf("%v (%v), want the letter alone", files, err)
	}
}

// TestEndings: how a run that began ends, the worst news first.
func TestEndings(t *testing.T) {
	report := crawl.Report{Sites: []*crawl.SiteReport{{Site: "b", State: "failed"}, {Site: "a", State: "failed"}, {Site: "c", State: "ok"}}}
	for _, c := range []struct {
		name string
		err  error
		code int
	}{
		{"a full disk", withFolderCode(fmt.Errorf("crawl: %w", &datadir.SpaceError{})), exitDiskLow},
		{"a folder in use", withFolderCode(&datadir.LockedError{}), exitLockHeld},
		{"stopped", withFolderCode(fmt.Errorf("crawl: %w", context.Canceled)), exitInterrupted},
		{"newspapers and yield", (&runResult{Report: report, Alarms: []string{"c"}}).verdict(), exitSomeSites},
		{"newspapers", allAnswered(report), exitSomeSites},
		{"yield", (&runResult{Alarms: []string{"c"}}).verdict(), exitYieldAlarm},
	} {
		t.Run(c.name, func(t *testing.T) {
			var coded *exitError
			if !errors.As(c.err, &coded) || coded.code != c.code {
				t.Errorf("%v, want exit code %d", c.err, c.code)
			}
		})
	}
	if err := (&runResult{}).verdict(); err != nil {
		t.Errorf("all well, and yet %v", err)
	}
	if err := withFolderCode(errors.New("x")); errors.As(err, new(*exitError)) {
		t.Error("any failure has a code of its own")
	}
	if err := allAnswered(report); !strings.Contains(err.Error(), "2 of 3 newspapers gave nothing: a, b") {
		t.Errorf("%v", err)
	}
}

// TestCompareParts: one section of a newspaper falls silent while the others go on. The pages of another that hold no articles are kept.
func TestCompareParts(t *testing.T) {
	dir, err := datadir.Open(t.TempDir(), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	night := func(n int, y *siteYield, lists map[string]int) runResult {
		r := runResult{Report: crawl.Report{Run: fmt.Sprint(n), Ended: time.Date(2026, 3, n+1, 2, 0, 0, 0, time.UTC), Sites: []*crawl.SiteReport{{Site: "a", State: "ok", Lists: lists}}},
			Yield: map[string]*siteYield{"a": y}, Unusual: map[string][]yield.Alarm{}}
		if err := r.compare(dir); err != nil {
			t.Fatal(err)
		}
		return r
	}
	pages := func() *siteYield {
		y := &siteYield{lacking: map[yield.Field][]lacking{}}
		for i := range 20 {
			page := crawl.Page{URL: fmt.Sprintf("https://bao.example/%s/tin-%d", []string{"kinh-te", "xa-hoi"}[i%2], i)}
			y.notice(page, &article.Article{Text: "Tin", Published: "2026-03-01"}, 0)
		}
		return y
	}
	for n := range 12 {
		if r := night(n, pages(), map[string]int{"https://bao.example/kinh-te": 20, "https://bao.example/xa-hoi": 20}); len(r.Alarms) > 0 {
			t.Fatalf("night %d: %v", n, r.Unusual)
		}
	}
	r := night(12, pages(), map[string]int{"https://bao.example/kinh-te": 20, "https://bao.example/xa-hoi": 0})
	if len(r.Alarms) != 1 || len(r.Unusual["a"]) != 1 || r.Unusual["a"][0].Field != yield.Lists || r.verdict() == nil {
		t.Errorf("an empty list gives %v", r.Unusual)
	}
	y := &siteYield{lacking: map[yield.Field][]lacking{}}
	y.notice(crawl.Page{URL: "https://bao.example/kinh-te/tin-1"}, nil, 0)
	if len(y.lacking[inPart("/kinh-te")]) != 1 {
		t.Errorf("the page is not remembered for its part: %v", y.lacking)
	}
}
