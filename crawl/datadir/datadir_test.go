package datadir

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecondOpenNamesTheFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dữ liệu")
	d, err := Open(path, "baotinh run daklak")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, "baotinh crawl")
	var locked *LockedError
	if !errors.As(err, &locked) || !strings.Contains(err.Error(), fmt.Sprintf("process %d (baotinh run daklak), since ", os.Getpid())) {
		t.Errorf("second open: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d, err = Open(path, "baotinh crawl")
	if err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	d.Close()
}

// TestKilled: whoever was killed has left its name.
func TestKilled(t *testing.T) {
	path := t.TempDir()
	const name = "process 4711 (baotinh run), since 2025-08-20 02:00:01"
	if err := os.WriteFile(filepath.Join(path, "holder"), []byte(name+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	open := func(path string) (*Dir, error) { return Open(path, "baotinh run") }
	for n, c := range []struct {
		open func(path string) (*Dir, error)
		want string
	}{{Look, name}, {Look, name}, {open, name}, {Look, ""}, {open, ""}} {
		d, err := c.open(path)
		if err != nil {
			t.Fatal(err)
		}
		if d.Killed != c.want {
			t.Errorf("%d: killed before: %q, want %q", n, d.Killed, c.want)
		}
		var locked *LockedError
		if _, err := Open(path, "baotinh crawl"); !errors.As(err, &locked) {
			t.Errorf("%d: a second process: %v", n, err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestVersions(t *testing.T) {
	for _, c := range []struct {
		content string
		refused bool
	}{
		{"baotinh data 1\n", false}, {"baotinh data 2\n", true}, {"baotinh data 1000\n", true}, {"một tệp khác\n", true}, {"", true},
	} {
		path := t.TempDir()
		if err := os.WriteFile(filepath.Join(path, "VERSION"), []byte(c.content), 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := Open(path, "test")
		var newer *VersionError
		if errors.As(err, &newer) != c.refused {
			t.Errorf("VERSION %q: %v", c.content, err)
		}
		if d != nil {
			d.Close()
		} else if b, _ := os.ReadFile(filepath.Join(path, "VERSION")); string(b) != c.content {
			t.Errorf("VERSION %q was overwritten", c.content)
		}
	}
	none := filepath.Join(t.TempDir(), "none")
	if err := Check(none); err != nil {
		t.Errorf("a missing folder: %v", err)
	}
	if _, err := Look(none); err == nil {
		t.Error("looked into a missing folder")
	}
}

func TestSpace(t *testing.T) {
	d, err := Open(t.TempDir(), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if free, err := freeSpace(d.path); err != nil || free == 0 {
		t.Errorf("free space %d, %v", free, err)
	}
	var low *SpaceError
	d.free = func(string) (uint64, error) { return LeastFree - 1, nil }
	if err := d.CheckSpace(); !errors.As(err, &low) || !strings.Contains(err.Error(), "255 MB free") {
		t.Errorf("a nearly full disk: %v", err)
	}
	d.free = func(string) (uint64, error) { return LeastFree, nil }
	if err := d.CheckSpace(); err != nil {
		t.Errorf("a disk with room: %v", err)
	}
}

func TestFolderThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, "test"); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("%v", err)
	}
}
