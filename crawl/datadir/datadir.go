// Package datadir is the data folder of an installation: who may write into it, which version it has, whether the disk has room.
//
//	datadir.go        opening, the lock, the version
//	space_unix.go     free space of the disk
//	space_windows.go
//
// What stands in the folder belongs to other packages; the layout is
//
//	VERSION       "baotinh data 1"
//	lock, holder  one writing process at a time, and which
//	archive/      WARC files (crawl/archive)
//	frontier.db   addresses (crawl/frontier)
//	reports/      what each run did (crawl)
//
// and beside them the store, the index, and how far a re-extraction has come.
package datadir

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// version of the folder's layout. A newer folder is refused: this program would not know what it spoils.
const version = 1

// LockedError says that another process writes into the folder.
type LockedError struct {
	Path   string
	Holder string // "process 4711 (baotinh run), since 2025-08-20 02:00:01"; may be empty
}

func (e *LockedError) Error() string {
	who := e.Holder
	if who == "" {
		who = "another process"
	}
	return fmt.Sprintf("data folder %q is in use by %s (wait for it to end, or use another folder with --data)", e.Path, who)
}

// VersionError says that the folder was written by a newer program.
type VersionError struct {
	Path string
	Have string
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("data folder %q is of version %s, this program knows up to %d (use the newer baotinh, or another folder with --data)", e.Path, e.Have, version)
}

// SpaceError says that the disk is nearly full.
type SpaceError struct {
	Path       string
	Free, Need uint64
}

func (e *SpaceError) Error() string {
	return fmt.Sprintf("only %d MB free where %q lies, %d MB are kept free (make room, or use another folder with --data)", e.Free>>20, e.Path, e.Need>>20)
}

// LeastFree is the space that is left alone on the disk: SQLite and the index need room to finish what they have begun.
const LeastFree = 256 << 20

// Dir is a data folder that this process writes into.
type Dir struct {
	MinFree uint64 // space that is left alone on the disk; Open sets it to 256 MB
	Killed  string // the process before, if it did not end by itself: "process 4711 (baotinh run), since 2025-08-20 02:00:01"

	path  string
	looks bool // opened by Look
	lock  *flock.Flock
	free  func(path string) (uint64, error)
}

// Open makes the folder where it is missing and locks it. The command is written down for the message of a second process.
func Open(path, command string) (*Dir, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("data folder %q cannot be made: %w (name another with --data)", path, err)
	}
	d, err := lock(path)
	if err != nil {
		return nil, err
	}
	holder := fmt.Sprintf("process %d (%s), since %s\n", os.Getpid(), command, time.Now().Format(time.DateTime))
	if err := errors.Join(os.WriteFile(d.Path("holder"), []byte(holder), 0o644), d.mark()); err != nil {
		d.Close()
		return nil, fmt.Errorf("data folder %q cannot be written: %w", path, err)
	}
	return d, nil
}

// Look locks a folder that is there, and leaves it as it is: whoever opens it next still learns that the process before was killed.
func Look(path string) (*Dir, error) {
	d, err := lock(path)
	if err != nil {
		return nil, err
	}
	d.looks = true
	return d, nil
}

// lock locks a folder and reads who was killed in it.
func lock(path string) (*Dir, error) {
	// The version first: a newer program's lock may be another file.
	if err := Check(path); err != nil {
		return nil, err
	}
	d := &Dir{MinFree: LeastFree, path: path, lock: flock.New(filepath.Join(path, "lock")), free: freeSpace}
	ok, err := d.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("data folder %q cannot be locked: %w (is it writable?)", path, err)
	}
	if !ok {
		holder, _ := os.ReadFile(d.Path("holder"))
		return nil, &LockedError{path, strings.TrimSpace(string(holder))}
	}
	if b, err := os.ReadFile(d.Path("holder")); err == nil { // Close takes it away
		d.Killed = strings.TrimSpace(string(b))
	}
	return d, nil
}

// mark writes the version into a new folder.
func (d *Dir) mark() error {
	if _, err := os.Stat(d.Path("VERSION")); err == nil {
		return nil
	}
	return os.WriteFile(d.Path("VERSION"), []byte("baotinh data "+strconv.Itoa(version)+"\n"), 0o644)
}

// Check refuses a folder of a newer version. It is for commands that only read, and take no lock; a missing folder passes, as an empty one.
func Check(path string) error {
	b, err := os.ReadFile(filepath.Join(path, "VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("data folder %q: %w (name the folder with --data)", path, err)
	}
	have, ok := strings.CutPrefix(strings.TrimSpace(string(b)), "baotinh data ")
	if n, err := strconv.Atoi(have); !ok || err != nil || n > version {
		if !ok {
			have = strconv.Quote(string(b[:min(len(b), 40)]))
		}
		return &VersionError{path, have}
	}
	return nil
}

// Path is a file in the folder.
func (d *Dir) Path(elem ...string) string {
	return filepath.Join(append([]string{d.path}, elem...)...)
}

// Free is the space on the disk of a folder.
func Free(path string) (uint64, error) {
	free, err := freeSpace(path)
	if err != nil {
		return 0, fmt.Errorf("data folder %q: free space cannot be read: %w", path, err)
	}
	return free, nil
}

// CheckSpace returns a SpaceError when less than MinFree is left on the disk.
func (d *Dir) CheckSpace() error {
	free, err := d.free(d.path)
	if err != nil {
		return fmt.Errorf("data folder %q: free space cannot be read: %w", d.path, err)
	}
	if free < d.MinFree {
		return &SpaceError{d.path, free, d.MinFree}
	}
	return nil
}

// Close gives the lock back. The lock file stays: removing it would let two processes hold two files of one name.
func (d *Dir) Close() error {
	if !d.looks {
		os.Remove(d.Path("holder"))
	}
	return d.lock.Unlock()
}
