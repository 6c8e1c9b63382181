package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baotinh/crawl/datadir"
	"baotinh/crawl/frontier"
)

// doctorsDay is when the doctor looks, in these tests.
var doctorsDay = time.Date(2026, 1, 10, 12, 0, 0, 0, time.Local)

// found is what doctor says of a data folder, by what it looked at.
func found(t *testing.T, data string) map[string]finding {
	t.Helper()
	d := doctor{opts: &options{data: data}, now: doctorsDay}
	d.examine(t.Context(), "")
	all := map[string]finding{}
	for _, f := range d.Findings {
		all[f.What] = f
		if f.State != fine && f.Remedy == "" {
			t.Errorf("%s: %s, and nothing says what to do", f.What, f.Says)
		}
	}
	return all
}

// TestDoctorBesideARun: while a run writes, doctor looks at what can be read beside it, and takes nothing away from it.
func TestDoctorBesideARun(t *testing.T) {
	data := t.TempDir()
	dir, err := datadir.Open(data, "baotinh run")
	if err != nil {
		t.Fatal(err)
	}
	front, err := frontier.Open(dir.Path("frontier.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir.Path("archive"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir.Path("archive", "baotinh-00001-20260101000000.warc.gz"), []byte{0x1f, 0x8b, 8}, 0o644); err != nil {
		t.Fatal(err)
	}
	beside := found(t, data)
	if f := beside["data folder"]; f.State != fine || !strings.Contains(f.Says, "baotinh run") {
		t.Errorf("%+v", f)
	}
	if f := beside["archive"]; f.State != fine {
		t.Errorf("a record that is being written is no fault: %+v", f)
	}
	if f, ok := beside["frontier"]; ok {
		t.Errorf("the frontier is the run's: %+v", f)
	}

	// A host that asked for rest is named, once the run has ended.
	until := doctorsDay.Add(48 * time.Hour)
	if err := front.SetHost(context.Background(), frontier.Host{Name: "baodaklak.vn", NotBefore: until, Failures: 4}); err != nil {
		t.Fatal(err)
	}
	if err := front.Close(); err != nil {
		t.Fatal(err)
	}
	if err := dir.Close(); err != nil {
		t.Fatal(err)
	}
	after := found(t, data)
	if f := after["hosts"]; f.State != warning || !strings.Contains(f.Says, "baodaklak.vn until "+until.Format(time.DateOnly)) || !strings.Contains(f.Says, "failures: 4") {
		t.Errorf("%+v", f)
	}
	if f := after["archive"]; f.State != warning {
		t.Errorf("a record that is cut off: %+v", f)
	}
}

// TestDoctorFullDisk: on a full disk room comes first, and what else a fault needs is told all the same.
func TestDoctorFullDisk(t *testing.T) {
	d := doctor{full: true}
	d.failed("frontier", errors.New("frontier: a.db: damaged (move it away)"))
	d.failed("index", errors.New("index: no space left"))
	for i, want := range []finding{
		{"frontier", fault, "frontier: a.db: damaged", "make room first; if it is still so then, move it away"},
		{"index", fault, "index: no space left", "make room first"},
	} {
		if d.Findings[i] != want {
			t.Errorf("%+v, want %+v", d.Findings[i], want)
		}
	}
}

// TestDoctorKilled: doctor takes nothing away from what it reports; the command that goes on says it, and then it is past.
func TestDoctorKilled(t *testing.T) {
	const name = "process 4711 (baotinh run), since 2025-08-20 02:00:01"
	data := sampleData(t)
	for file, content := range map[string]string{"VERSION": "baotinh data 1\n", "holder": name + "\n"} {
		if err := os.WriteFile(filepath.Join(data, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if f := found(t, data)["last command"]; f.State != warning || !strings.Contains(f.Says, name) {
			t.Errorf("%+v", f)
		}
	}
	if code, _, errs := runProgram(t, "reextract", "--data", data); code != exitOK || !strings.Contains(errs, name) {
		t.Errorf("reextract: exit %d, %q", code, errs)
	}
	if f, ok := found(t, data)["last command"]; ok {
		t.Errorf("after a command that ended: %+v", f)
	}
}

// TestDamagedSegment: doctor finds a segment of the index that a disk has changed, and the next run makes the index anew.
func TestDamagedSegment(t *testing.T) {
	_, sites := servedPapers(t)
	data := sampleData(t)
	runs := []string{"run", "--data", data, "--sites", sites, "--allow-loopback", "--quiet", "--requests", "1", "vamtram"}
	for _, damage := range []bool{false, true} {
		if damage {
			damaged := damageIndex(t, data)
			if f := found(t, data)["index"]; f.State != fault || !strings.Contains(f.Says, damaged) {
				t.Errorf("%+v", f)
			}
		}
		if code, _, errs := runProgram(t, runs...); code != exitOK || strings.Contains(errs, "the index was damaged") != damage {
			t.Errorf("damage %v: exit %d, %q", damage, code, errs)
		}
		if f := found(t, data)["index"]; f.State != fine {
			t.Errorf("damage %v: behind the run %+v", damage, f)
		}
	}
}

// TestDoctorNoFolder: reasons why there is no data folder yet, or none that is marked.
func TestDoctorNoFolder(t *testing.T) {
	empty, closed := t.TempDir(), t.TempDir()
	if err := os.Chmod(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ data, state, says string }{
		{empty, warning, "holds nothing of baotinh's yet"},
		{sampleData(t), warning, "has a store, but no VERSION"},
		{filepath.Join(empty, "missing"), warning, "is not there yet"},
		{closed, fault, "cannot be written"},
	} {
		if c.data == closed && os.Geteuid() == 0 {
			continue // root may write everywhere
		}
		if f := found(t, c.data)["data folder"]; f.State != c.state || !strings.Contains(f.Says, c.says) {
			t.Errorf("%+v, want %s: %s", f, c.state, c.says)
		}
	}
	if left, err := filepath.Glob(filepath.Join(empty, ".doctor-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

// TestDoctorLastRun: a run that is too long ago, stopped early or without newspapers is worth a look.
func TestDoctorLastRun(t *testing.T) {
	now := doctorsDay
	for _, c := range []struct {
		name, report string
		state, says  string
	}{
		{"tonight's", `{"run":"r1","ended":` + asJSON(t, now.Add(-20*time.Hour)) + `}`, fine, "ended 20 h ago"},
		{"a night was missed", `{"run":"r1","ended":` + asJSON(t, now.Add(-50*time.Hour)) + `}`, warning, "ended 50 h ago"},
		{"by a wrong clock", `{"run":"r1","ended":` + asJSON(t, now.AddDate(6, 0, 0)) + `}`, warning, "ended in the future, at 2032-01-10"},
		{"stopped", `{"run":"r1","ended":` + asJSON(t, now) + `,"stopped":"context canceled"}`, warning, "it ended early: context canceled"},
		{"no answer", `{"run":"r1","ended":` + asJSON(t, now) + `,"sites":[{"site":"daklak","state":"failed"},{"site":"hue","state":"ok"}]}`, warning, "nothing from 1 of 2 newspapers: daklak"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := t.TempDir()
			dir, err := datadir.Open(data, "test")
			if err != nil {
				t.Fatal(err)
			}
			if err := dir.Close(); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(data, "reports"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(data, "reports", "r1.json"), []byte(c.report), 0o644); err != nil {
				t.Fatal(err)
			}
			if f := found(t, data)["last run"]; f.State != c.state || !strings.Contains(f.Says, c.says) {
				t.Errorf("%+v, want %s: %s", f, c.state, c.says)
			}
		})
	}
}
