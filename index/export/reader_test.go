package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestPythonReadsExports lets pandas and DuckDB, with which analysts work, read each format.
func TestPythonReadsExports(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here: nobody reads the exports with pandas and DuckDB")
	}
	if out, err := exec.Command(python, "-c", "import pandas, duckdb, pyarrow, openpyxl").CombinedOutput(); err != nil {
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		t.Skipf("Python lacks what reads the exports (pip install pandas duckdb pyarrow openpyxl): %s", lines[len(lines)-1])
	}
	dir := t.TempDir()
	for _, f := range Formats() {
		if err := os.WriteFile(filepath.Join(dir, "t"+f.Extension), []byte(write(t, f.Name, Options{BOM: true})), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	cmd := exec.Command(python, "testdata/read.py", dir)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, errs.String())
	}
	type view struct {
		Columns   []string
		Rows      int
		Sum       float64
		Starts    []*int
		Sentences []string
		Values    []*string
	}
	var seen map[string]view
	if err := json.Unmarshal(out.Bytes(), &seen); err != nil {
		t.Fatalf("%v: %s", err, out.String())
	}
	if len(seen) != 9 {
		t.Errorf("%d readers reported, want 9", len(seen))
	}
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	for reader, v := range seen {
		if !slices.Equal(v.Columns, names) || v.Rows != 3 || v.Sum != 18.25 {
			t.Errorf("%s: columns %v, %d rows, sum %v", reader, v.Columns, v.Rows, v.Sum)
			continue
		}
		if v.Starts[0] == nil || *v.Starts[0] != 7 || v.Starts[2] != nil || v.Values[0] == nil || *v.Values[0] != "21.25" || v.Values[2] != nil {
			t.Errorf("%s: a number changed, or nothing became a number: %+v", reader, v)
		}
		for i, got := range v.Sentences {
			want := sample().all[i][2].(string)
			switch _, format, _ := strings.Cut(reader, " "); format {
			case "csv":
				want = Defuse(want)
			case "tsv":
				want = strings.NewReplacer("\t", " ", "\n", " ").Replace(Defuse(want))
			}
			if got != want {
				t.Errorf("%s: row %d: %q, want %q", reader, i, got, want)
			}
		}
	}
}

// watched gives rows and notes how large the heap grows meanwhile.
type watched struct {
	endless
	peak uint64
}

func (w *watched) Next() bool {
	if w.at%10000 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		w.peak = max(w.peak, m.HeapAlloc)
	}
	return w.endless.Next()
}

// BenchmarkMillionRows writes a million rows in each format, and tells the rate and the largest heap. -benchtime 1x is enough.
func BenchmarkMillionRows(b *testing.B) {
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				runtime.GC()
				rows := &watched{endless: endless{n: 1_000_000}}
				var size counter
				if n, err := f.Write(&size, "t", columns, rows, Options{}); err != nil || n != 1_000_000 {
					b.Fatal(fmt.Errorf("%d rows: %w", n, err))
				}
				b.ReportMetric(float64(rows.peak)/(1<<20), "MB-heap")
				b.ReportMetric(float64(size)/(1<<20), "MB-file")
			}
			b.ReportMetric(1_000_000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
