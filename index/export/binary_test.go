package export

import (
	"bytes"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	_ "modernc.org/sqlite"
)

func TestXLSX(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader([]byte(write(t, "xlsx", Options{}))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := f.GetRows("t")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 4 || all[0][0] != "value" || all[1][0] != "21.25" || all[1][2] != `Tăng "mạnh", hơn 21,25%` {
		t.Errorf("rows %q", all)
	}
	if formula, err := f.GetCellFormula("t", "C3"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q (%v)", formula, err)
	}
	if kind, err := f.GetCellType("t", "A2"); err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Errorf("a number is of type %v (%v)", kind, err)
	}
}

// TestNoRoomForAMoment: who cannot write into the system's folder for temporary files is told how to name another.
func TestNoRoomForAMoment(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	t.Setenv("TMPDIR", none)
	t.Setenv("TMP", none) // Windows
	format, err := ParseFormat("sqlite")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := format.Write(io.Discard, "t", columns, sample(), Options{}); err == nil || !strings.Contains(err.Error(), "in TMPDIR; it is ") {
		t.Errorf("%v; want the remedy", err)
	}
}

// full is a file on a full disk, where temporary files may lie, too.
type full struct{}

func (full) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: filepath.Join(os.TempDir(), "export"), Err: errors.New("no space left on device")}
}

// TestNoRoomForTheExport: another folder for temporary files helps nobody whose export has no room, or whose rows cannot be read.
func TestNoRoomForTheExport(t *testing.T) {
	for _, f := range Formats() {
		if _, err := f.Write(full{}, "t", columns, sample(), Options{}); err == nil || !strings.Contains(err.Error(), "no space left") || strings.Contains(err.Error(), "TMPDIR") {
			t.Errorf("%s on a full disk: %v", f.Name, err)
		}
		broken := &rows{err: &fs.PathError{Op: "read", Path: filepath.Join(os.TempDir(), "store.db"), Err: errors.New("input/output error")}}
		if _, err := f.Write(io.Discard, "t", columns, broken, Options{}); err == nil || !strings.Contains(err.Error(), "input/output error") || strings.Contains(err.Error(), "TMPDIR") {
			t.Errorf("%s of rows that cannot be read: %v", f.Name, err)
		}
	}
}

func TestParquet(t *testing.T) {
	b := []byte(write(t, "parquet", Options{}))
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range f.Schema().Fields() {
		if c.Name() != columns[i].Name {
			t.Errorf("column %d is %s, want %s", i, c.Name(), columns[i].Name)
		}
	}
	type record struct {
		Value    *string  `parquet:"value,optional"`
		Real     *float64 `parquet:"value_real,optional"`
		Sentence *string  `parquet:"sentence,optional"`
		Start    *int64   `parquet:"start,optional"`
	}
	all, err := parquet.Read[record](bytes.NewReader(b), int64(len(b)))
	if err != nil || len(all) != 3 {
		t.Fatalf("%d rows, %v", len(all), err)
	}
	if *all[0].Value != "21.25" || *all[0].Real != 21.25 || *all[0].Start != 7 || all[2].Value != nil || all[2].Start != nil || *all[1].Sentence != `=HYPERLINK("http://x")` {
		t.Errorf("rows %+v", all)
	}
}

func TestSQLite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	if err := os.WriteFile(path, []byte(write(t, "sqlite", Options{})), 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	var sum float64
	if err := db.QueryRow(`SELECT count(*), sum(value_real) FROM t`).Scan(&n, &sum); err != nil || n != 3 || sum != 18.25 {
		t.Errorf("%d rows, sum %v, %v", n, sum, err)
	}
	if err := db.QueryRow(`SELECT count(*) FROM dictionary`).Scan(&n); err != nil || n != len(columns) {
		t.Errorf("%d columns described, %v", n, err)
	}
}

// endless gives the same row n times.
type endless struct{ n, at int }

func (e *endless) Next() bool    { e.at++; return e.at <= e.n }
func (e *endless) Values() []any { return sample().all[0] }
func (e *endless) Err() error    { return nil }

// counter counts what is written and keeps nothing.
type counter int64

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

// collect frees what nobody holds, and what pools keep: they give up what was not taken between two collections.
func collect() {
	runtime.GC()
	runtime.GC()
}

// TestMemoryIsFlat exports many rows and looks at what stays in memory.
func TestMemoryIsFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 100,000 rows in each format")
	}
	for _, f := range Formats() {
		// The first pass fills the buffers that the writers keep for the next one.
		if _, err := f.Write(new(counter), "t", columns, &endless{n: 30000}, Options{}); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		collect()
		runtime.ReadMemStats(&before)
		var size counter
		n, err := f.Write(&size, "t", columns, &endless{n: 100000}, Options{})
		if err != nil || n != 100000 || size == 0 {
			t.Fatalf("%s: %d rows, %v", f.Name, n, err)
		}
		collect()
		runtime.ReadMemStats(&after)
		if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 20<<20 {
			t.Errorf("%s: %d MB more stay in memory after more rows", f.Name, grown>>20)
		}
	}
}
