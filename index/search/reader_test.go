package search

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
)

// TestReadBesideWriter asks while another opening of the index writes as fast as it can: what a reader sees is one state, and stays.
func TestReadBesideWriter(t *testing.T) {
	dir, facts := generated(t, 50)
	x := opened(t, dir, facts)
	ctx, stop := context.WithCancel(t.Context())
	written := make(chan error, 1)
	go func() {
		n := 50
		for ; ctx.Err() == nil; n++ {
			putGenerated(t, facts, n, n+1)
			if err := x.CatchUp(context.Background(), nil); err != nil {
				written <- err
				return
			}
		}
		written <- nil
	}()
	var before int64
	for range 30 {
		r, err := OpenReadOnly(dir, facts)
		if err != nil {
			t.Fatal(err)
		}
		seq := r.promised() // each generated article is one change
		if seq < before {
			t.Errorf("change %d is seen after change %d", seq, before)
		}
		before = seq
		for range 2 {
			ids, _, err := r.Matching(t.Context(), "*")
			if n, nerr := r.Count(); err != nil || nerr != nil || int64(len(ids)) != seq || int64(n) != seq {
				t.Fatalf("%d articles found, %d counted, of %d (%v, %v)", len(ids), n, seq, err, nerr)
			}
		}
		if ans, err := r.Search(t.Context(), Request{Query: `"đảng viên"`}); err != nil || ans.Total == 0 {
			t.Fatalf("%+v, %v", ans, err)
		}
		if err := r.CatchUp(t.Context(), nil); !errors.Is(err, ErrReadOnly) {
			t.Errorf("catching up: %v, want ErrReadOnly", err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	if before <= 50 {
		t.Errorf("the last reader saw nothing new")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), readerName) {
			t.Errorf("a reader left %s", e.Name())
		}
	}
}

// TestReadBesideSweeper: a writer that opens the index sweeps the folder of a reader that is opening, which tries again.
func TestReadBesideSweeper(t *testing.T) {
	dir, facts := generated(t, 50)
	for i := range 20 {
		ctx, opened := context.WithCancel(t.Context())
		swept := make(chan struct{})
		go func() {
			defer close(swept)
			for n := 0; n < 3 && ctx.Err() == nil; { // fewer than openings
				if found, _ := filepath.Glob(filepath.Join(dir, readerName+"*", dataName, bleveDir, bleveRoot)); len(found) > 0 {
					sweepReaders(dir)
					n++
				}
			}
		}()
		r, err := OpenReadOnly(dir, facts)
		opened()
		<-swept
		if err != nil {
			t.Fatalf("opening %d: %v", i, err)
		}
		if n, err := r.Count(); err != nil || n != 50 {
			t.Errorf("%d articles, %v", n, err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadDamaged: damage stays, so that no second try is made.
func TestReadDamaged(t *testing.T) {
	dir, facts := generated(t, 3)
	segments, err := filepath.Glob(filepath.Join(dir, dataName, bleveDir, "*"+segmentExt))
	if err != nil || len(segments) == 0 {
		t.Fatalf("segments %q, %v", segments, err)
	}
	for _, s := range segments {
		if err := os.Remove(s); err != nil {
			t.Fatal(err)
		}
	}
	_, err = OpenReadOnly(dir, facts)
	if _, moment := errors.AsType[*momentError](err); err == nil || moment || !strings.Contains(err.Error(), "it held change 3 of the store") {
		t.Errorf("without its segments: %v", err)
	}
}

// TestReadAround: what was linked while root.bolt changed may lack the segments that it names.
func TestReadAround(t *testing.T) {
	path := filepath.Join(t.TempDir(), bleveRoot)
	write := func(text string) func() error {
		return func() error { return os.WriteFile(path, []byte(text), 0o600) }
	}
	if err := write("1")(); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("đầy đĩa")
	for _, c := range []struct {
		do         func() error
		want, says string
	}{
		{write("1"), "1", ""},
		{write("2"), "", "try again"},
		{func() error { return failed }, "", failed.Error()},
		{func() error { return os.Remove(path) }, "", bleveRoot},
	} {
		got, err := readAround(path, c.do)
		if string(got) != c.want || (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("read %q, %v; want %q, %q", got, err, c.want, c.says)
		}
	}
}

// TestReadWhileMade: an index that has no version yet is no other program's.
func TestReadWhileMade(t *testing.T) {
	dir, facts := generated(t, 3)
	mark(t, dir, versionKey, "", facts)
	var other *VersionError
	if _, err := OpenReadOnly(dir, facts); err == nil || errors.As(err, &other) || !strings.Contains(err.Error(), "just being made") {
		t.Errorf("before its version is noted: %v", err)
	}
	b, err := bleve.OpenUsing(filepath.Join(dir, dataName), map[string]any{"bolt_timeout": boltWait})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(b.SetInternal([]byte(versionKey), []byte(schemaVersion)), b.Close()); err != nil {
		t.Fatal(err)
	}
	r, err := OpenReadOnly(dir, facts)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if n, err := r.Count(); err != nil || n != 3 {
		t.Errorf("%d articles, %v", n, err)
	}
}

// TestReadOnlyFolder asks an index in a folder that may only be read.
func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write anywhere")
	}
	dir, facts := generated(t, 5)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	r, err := OpenReadOnly(dir, facts)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if ids, _, err := r.Matching(t.Context(), "*"); err != nil || len(ids) != 5 {
		t.Errorf("%d articles, %v", len(ids), err)
	}
}

func TestReadOnlyRefusals(t *testing.T) {
	dir, facts := generated(t, 3)
	if _, err := OpenReadOnly(filepath.Join(dir, "none"), facts); err == nil || !strings.Contains(err.Error(), "baotinh run") {
		t.Errorf("no index: %v", err)
	}
	mark(t, dir, seqKey, "4", facts)
	if _, err := OpenReadOnly(dir, facts); err == nil || !strings.Contains(err.Error(), "knows change 4 of a store that has only 3") {
		t.Errorf("of a store with more changes: %v", err)
	}
	_, other := generated(t, 5)
	if _, err := OpenReadOnly(dir, other); err == nil || !strings.Contains(err.Error(), "from another store (baotinh run, search or serve rebuilds it)") {
		t.Errorf("of another store: %v", err)
	}
	mark(t, dir, versionKey, "3", facts)
	var old *VersionError
	if _, err := OpenReadOnly(dir, facts); !errors.As(err, &old) || old.Newer() || !strings.Contains(err.Error(), "rebuilds it") {
		t.Errorf("an earlier schema: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, dataName, bleveDir, bleveRoot), []byte("vỡ"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenReadOnly(dir, facts); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("a damaged index: %v", err)
	}
	// A reader that was killed while it opened leaves a folder, which the next writer deletes.
	left := filepath.Join(dir, readerName+"1")
	if err := os.MkdirAll(filepath.Join(left, dataName), 0o755); err != nil {
		t.Fatal(err)
	}
	opened(t, dir, facts)
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder of a killed reader: %v", err)
	}
}
