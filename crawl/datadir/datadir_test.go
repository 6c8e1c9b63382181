package datadir

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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
	defer func(d time.Duration) { lookWait = d }(lookWait)
	lookWait = 0
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

// TestLookers: who looks does not hold up another who looks, and makes who writes wait for a moment only; the message names nobody who was killed.
func TestLookers(t *testing.T) {
	path := t.TempDir()
	if err := os.WriteFile(filepath.Join(path, "holder"), []byte("process 4711 (baotinh run), since 2025-08-20 02:00:01\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	one, err := Look(path)
	if err != nil {
		t.Fatal(err)
	}
	two, err := Look(path)
	if err != nil {
		t.Fatalf("a second one who looks: %v", err)
	}
	defer func(d time.Duration) { lookWait = d }(lookWait)
	lookWait = 0
	var locked *LockedError
	if _, err := Open(path, "baotinh run"); !errors.As(err, &locked) || strings.Contains(err.Error(), "4711") || !strings.Contains(err.Error(), "baotinh doctor") {
		t.Errorf("open beside those who look: %v", err)
	}
	lookWait = time.Minute // more than this takes
	opened := make(chan error)
	go func() {
		d, err := Open(path, "baotinh run")
		if err == nil {
			if d.Killed == "" {
				err = errors.New("forgot who was killed")
			}
			err = errors.Join(err, d.Close())
		}
		opened <- err
	}()
	for _, d := range []*Dir{one, two} {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-opened; err != nil {
		t.Errorf("after those who looked have gone: %v", err)
	}
}

// TestFullDisk: what could not be written leaves everything as it was.
func TestFullDisk(t *testing.T) {
	const name = "process 4711 (baotinh run), since 2025-08-20 02:00:01"
	for _, c := range []struct{ name, blocked string }{{"no version yet", "VERSION.new"}, {"no name", "holder.new"}} {
		t.Run(c.name, func(t *testing.T) {
			path := t.TempDir()
			if err := os.WriteFile(filepath.Join(path, "holder"), []byte(name), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(path, c.blocked), 0o755); err != nil { // a file of this name cannot be written, even by root
				t.Fatal(err)
			}
			if _, err := Open(path, "baotinh run"); err == nil || !strings.Contains(err.Error(), "cannot be written") {
				t.Errorf("%v", err)
			}
			if err := os.Remove(filepath.Join(path, c.blocked)); err != nil {
				t.Fatal(err)
			}
			d, err := Open(path, "baotinh run")
			if err != nil {
				t.Fatal(err)
			}
			if d.Killed != name {
				t.Errorf("killed before: %q, want %q", d.Killed, name)
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestCheckOurs(t *testing.T) {
	for _, c := range []struct {
		files []string
		says  string
	}{
		{files: nil},
		{files: []string{"lost+found"}},
		{files: []string{"archive", "store.db", "store.db-wal", "store.db-shm"}}, // brought back from a backup
		{files: []string{"lock", "holder", "holder.new"}},
		{files: []string{"run.log", "sites"}}, // "baotinh service print cron", newspapers of one's own
		{files: []string{"VERSION", "letter.txt"}},
		{files: []string{"archive", "letter.txt"}, says: `"letter.txt"`},
		{files: []string{".git"}, says: `".git"`},
	} {
		path := t.TempDir()
		for _, f := range c.files {
			if err := os.WriteFile(filepath.Join(path, f), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := CheckOurs(path); (err != nil) != (c.says != "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v: %v", c.files, err)
		}
	}
	if err := CheckOurs(filepath.Join(t.TempDir(), "none")); err != nil {
		t.Errorf("a missing folder: %v", err)
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
	broken := errors.New("the index is broken")
	if err := d.BlameSpace(broken); !errors.Is(err, broken) || !errors.As(err, &low) || d.BlameSpace(nil) != nil {
		t.Errorf("a failure on a nearly full disk: %v", err)
	}
	if err := d.BlameSpace(low); err == nil || err.Error() != low.Error() {
		t.Errorf("blamed twice: %v", err)
	}
	d.free = func(string) (uint64, error) { return LeastFree, nil }
	if err := d.BlameSpace(broken); err == nil || err.Error() != broken.Error() {
		t.Errorf("a failure on a disk with room: %v", err)
	}
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
