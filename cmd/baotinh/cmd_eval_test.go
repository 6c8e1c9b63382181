package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ownGold = "../../testdata/gold"

func eval(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(append([]string{"eval"}, args...), strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}

func TestEvalPrintsTheTable(t *testing.T) {
	out, errs, code := eval(t, ownGold)
	if code != exitOK || errs != "" {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, want := range []string{"number  ", "figure core  ", "numbered document  ", "person  ", "congress  ", "abbreviation  ", "seeded errors found", "all >= 0.90"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "missed figure") {
		t.Error("misses are printed without -v")
	}
}

func TestEvalJSON(t *testing.T) {
	out, errs, code := eval(t, "--json", ownGold)
	var report struct {
		Articles int
		Number   struct{ Gold int }
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil || code != exitOK || report.Articles < 28 || report.Number.Gold == 0 {
		t.Errorf("exit %d, %v, %+v: %s", code, err, report, errs)
	}
}

// A run compared with its own facts gained and lost nothing; compared with a file that has one more wrong fact, it gained that one.
func TestEvalAgainst(t *testing.T) {
	name := filepath.Join(t.TempDir(), "score.txt")
	if _, errs, code := eval(t, ownGold, "--facts", name); code != exitOK {
		t.Fatal(errs)
	}
	out, _, _ := eval(t, ownGold, "--against", name)
	if !strings.Contains(out, "0 gains, 0 losses\n") {
		t.Errorf("changed without a change:\n%s", out)
	}
	facts, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(facts, []byte("number  ")) {
		t.Errorf("no table above the facts: %.80q", facts)
	}
	facts = append(facts, "tin-ngan-2014\tfigure\tan invented one\tspurious\n"...)
	if err := os.WriteFile(name, facts, 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, _ = eval(t, ownGold, "--against", name)
	if !strings.Contains(out, "1 gains, 0 losses\n+ tin-ngan-2014 figure an invented one: spurious -> absent\n") {
		t.Errorf("the gain is not told:\n%s", out)
	}
}

// The file of the last run and of this one may be the same, and may not exist yet.
func TestEvalKeepsScore(t *testing.T) {
	name := filepath.Join(t.TempDir(), "score.txt")
	for _, want := range []string{"does not exist yet: nothing to compare with\n", "0 gains, 0 losses\n"} {
		out, errs, code := eval(t, ownGold, "--facts", name, "--against", name)
		if code != exitOK || !strings.Contains(out, want) {
			t.Errorf("exit %d, %s, no %q in\n%s", code, errs, want, out)
		}
	}
}

func TestEvalRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no folder", nil, exitUsage, "needs a folder"},
		{"empty folder", []string{t.TempDir()}, exitFailed, "holds no annotation"},
		{"no file to compare with", []string{ownGold, "--against", "absent.txt"}, exitFailed, "write it first with --facts"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, errs, code := eval(t, c.args...); code != c.code || !strings.Contains(errs, c.want) {
				t.Errorf("exit %d, %q", code, errs)
			}
		})
	}
}
