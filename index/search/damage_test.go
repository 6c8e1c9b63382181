package search

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/blevesearch/bleve/v2"
)

// segmentFiles lists the segments of the index in dir.
func segmentFiles(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, dataName, bleveDir, "*"+segmentExt))
	if err != nil || len(files) == 0 {
		t.Fatalf("segments %v, %v", files, err)
	}
	return files
}

// flip turns one bit of a file around.
func flip(t *testing.T, path string, at int64, bit int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	var one [1]byte
	_, err = f.ReadAt(one[:], at)
	one[0] ^= 1 << bit
	if err == nil {
		_, err = f.WriteAt(one[:], at)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestFlippedBit: one bit of a segment, wherever it stands, is noticed by opening or by Mend, and the index made anew.
func TestFlippedBit(t *testing.T) {
	const articles, footer = 50, 40
	whole, facts := generated(t, articles)
	path := segmentFiles(t, whole)[0]
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	var places []int64
	for at := int64(0); at < info.Size()-footer; at += info.Size() / 8 {
		places = append(places, at)
	}
	for at := info.Size() - footer; at < info.Size(); at += 4 { // its numbers take four bytes or eight
		places = append(places, at)
	}
	byOpening := 0
	for i, at := range places {
		dir := t.TempDir()
		if err := os.CopyFS(filepath.Join(dir, dataName), os.DirFS(filepath.Join(whole, dataName))); err != nil {
			t.Fatal(err)
		}
		damaged := filepath.Join(dir, dataName, bleveDir, filepath.Base(path))
		flip(t, damaged, at, i%8)
		x, err := Open(dir, facts)
		if err != nil {
			t.Fatalf("byte %d of %d: %v", at, info.Size(), err)
		}
		damage, err := x.Mend(t.Context())
		if err != nil {
			t.Errorf("byte %d of %d: %v", at, info.Size(), err)
		}
		moved := ""
		switch {
		case x.Damage != nil && damage != nil:
			t.Errorf("byte %d of %d: the new index is damaged too: %v", at, info.Size(), damage)
		case x.Damage != nil:
			byOpening++
			moved = x.Damage.Moved
		case damage == nil:
			t.Errorf("byte %d of %d: nothing was noticed", at, info.Size())
		default:
			moved = damage.Moved
			if !slices.Equal(damage.Files, []string{damaged}) {
				t.Errorf("byte %d of %d: damaged are %v, want %s", at, info.Size(), damage.Files, damaged)
			}
		}
		if _, err := os.Stat(filepath.Join(moved, bleveDir, filepath.Base(path))); err != nil {
			t.Errorf("byte %d of %d: moved to %q: %v", at, info.Size(), moved, err)
		}
		if behind, err := x.Behind(t.Context()); err != nil || behind != articles {
			t.Errorf("byte %d of %d: the new index lacks %d changes, want all %d (%v)", at, info.Size(), behind, articles, err)
		}
		if err := x.Close(); err != nil {
			t.Errorf("byte %d of %d: %v", at, info.Size(), err)
		}
	}
	if byOpening == 0 || byOpening == len(places) {
		t.Errorf("opening noticed %d of %d: want some for it and some for Mend", byOpening, len(places))
	}
}

// TestOpenWhole: what is damaged is put aside before it is open, what is whole or foreign is left to Open.
func TestOpenWhole(t *testing.T) {
	dir, facts := generated(t, 50)
	open := func(lacks int64, damaged []string) {
		t.Helper()
		x, err := OpenWhole(t.Context(), dir, facts)
		if err != nil {
			t.Fatal(err)
		}
		if behind, err := x.Behind(t.Context()); err != nil || behind != lacks || x.Outdated != "" {
			t.Errorf("it lacks %d changes, want %d (%v); %s", behind, lacks, err, x.Outdated)
		}
		if (x.Damage != nil) != (damaged != nil) || damaged != nil && !slices.Equal(x.Damage.Files, damaged) {
			t.Errorf("damage %+v, want of %v", x.Damage, damaged)
		}
		if damage, err := x.Mend(t.Context()); damage != nil || err != nil {
			t.Errorf("open, it is damaged still: %v, %v", damage, err)
		}
		if err := errors.Join(x.CatchUp(t.Context(), nil), x.Close()); err != nil {
			t.Fatal(err)
		}
	}
	open(0, nil)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if x, err := OpenWhole(stopped, dir, facts); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v, %v", x, err)
	}
	files := segmentFiles(t, dir)
	flip(t, files[0], 100, 3)
	open(50, files[:1])
	open(0, nil)
	if err := os.RemoveAll(filepath.Join(dir, dataName)); err != nil {
		t.Fatal(err)
	}
	open(50, nil)
}

// TestMendLeavesWhatIsWhole: neither an index that is as it was written nor one that a merge took a segment from is damaged.
func TestMendLeavesWhatIsWhole(t *testing.T) {
	dir, facts := generated(t, 50)
	x := opened(t, dir, facts)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if damage, err := x.Mend(stopped); damage != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v, %v", damage, err)
	}
	for _, merged := range []bool{false, true} {
		if merged {
			if err := os.Remove(segmentFiles(t, dir)[0]); err != nil {
				t.Skipf("this system keeps files that are open: %v", err)
			}
		}
		damage, err := x.Mend(t.Context())
		if damage != nil || err != nil {
			t.Errorf("a segment is merged %v: %v, %v", merged, damage, err)
		}
		if n, err := x.Count(); n != 50 || err != nil {
			t.Errorf("a segment is merged %v: %d articles, %v", merged, n, err)
		}
	}
}

// TestMendBesideSearches: what is asked while an index is made anew is answered from the one or the other.
func TestMendBesideSearches(t *testing.T) {
	const articles = 50
	dir, facts := generated(t, articles)
	x := opened(t, dir, facts)
	x.KeepReady(func(err error) { t.Error(err) })
	request := Request{Query: `"kết nạp đảng"`, Snippets: -1}
	ctx, stop := context.WithCancel(t.Context())
	var asked sync.WaitGroup
	for range 2 {
		asked.Go(func() {
			for ctx.Err() == nil {
				ans, err := x.Search(context.Background(), request)
				if err != nil || ans.Total > articles {
					t.Errorf("%d hits, %v", ans.Total, err)
				}
			}
		})
	}
	for range 2 {
		for _, path := range segmentFiles(t, dir) {
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			flip(t, path, info.Size()-1, 0) // the checksum, which no search reads: what they answer from damage is not asked here
		}
		if damage, err := x.Mend(ctx); damage == nil || err != nil {
			t.Errorf("%v, %v", damage, err)
		}
		if err := x.CatchUp(ctx, nil); err != nil {
			t.Error(err)
		}
	}
	stop()
	asked.Wait()
	if ans, err := x.Search(t.Context(), request); err != nil || ans.Total != articles {
		t.Errorf("%d hits after all, want %d (%v)", ans.Total, articles, err)
	}
}

// TestVerifyBesideWriter: a reader tells damage and leaves the remedy to who writes.
func TestVerifyBesideWriter(t *testing.T) {
	dir, facts := generated(t, 50)
	opened(t, dir, facts)
	check := func(want []string) {
		t.Helper()
		reader, err := OpenReadOnly(dir, facts)
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		if files, err := reader.Verify(t.Context()); err != nil || !slices.Equal(files, want) {
			t.Errorf("%v, %v; want %v", files, err, want)
		}
		if _, err := reader.Mend(t.Context()); !errors.Is(err, ErrReadOnly) {
			t.Errorf("a reader mends: %v", err)
		}
	}
	check(nil)
	files := segmentFiles(t, dir)
	flip(t, files[0], 100, 3)
	check(files[:1])
}

// TestMendFails: an index that cannot be made anew answers with an error until it is opened again.
func TestMendFails(t *testing.T) {
	dir, facts := generated(t, 50)
	x, err := Open(dir, facts)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, dataName)); err != nil {
		t.Skipf("this system keeps files that are open: %v", err)
	}
	if moved, err := x.renew(); err == nil {
		t.Errorf("nothing was moved to %q", moved)
	}
	if _, err := x.Search(t.Context(), Request{Query: "đảng"}); !errors.Is(err, bleve.ErrorIndexClosed) {
		t.Errorf("a search: %v", err)
	}
	if _, err := x.Mend(t.Context()); !errors.Is(err, bleve.ErrorIndexClosed) {
		t.Errorf("once more: %v", err)
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
	if x, err = Open(dir, facts); err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := x.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if n, err := x.Count(); n != 50 || err != nil {
		t.Errorf("%d articles, %v", n, err)
	}
}
