package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl"
	"baotinh/crawl/datadir"
	"baotinh/index/search"
	"baotinh/index/store"
	"baotinh/testdata/newspapers"
)

// TestRunLeavesTheIndexToServe runs while another holder, as baotinh serve is one, has the index open.
func TestRunLeavesTheIndexToServe(t *testing.T) {
	ctx := context.Background()
	papers, err := newspapers.Serve(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer papers.Close()
	sites, data := t.TempDir(), t.TempDir()
	if err := papers.SitesDir(sites); err != nil {
		t.Fatal(err)
	}
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
