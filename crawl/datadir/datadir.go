// Package datadir is the data folder of an installation: who may write into it, which version it has, whether the disk has room.
//
//	datadir.go        opening, whose the folder is, its version, room on the disk
//	lock.go           one process writes, or some look
//	file.go           files that are written whole or not at all
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
// and beside them the store, the index, what newspapers gave and failed to give, and how far a re-extraction has come.
package datadir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// version of the folder's layout. A newer folder is refused: this program would not know what it spoils.
const version = 1

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

// Dir is a data folder that this process writes into, or looks into.
type Dir struct {
	MinFree uint64 // space that is left alone on the disk; Open sets it to 256 MB
	Killed  string // the process before, if it did not end by itself: "process 4711 (baotinh run), since 2025-08-20 02:00:01"

	path  string
	named bool // the file holder names this process
	lock  *flock.Flock
	free  func(path string) (uint64, error)
}

// Open makes the folder where it is missing and locks it. The command is written down for the message of a second process. On a full disk it is a
// SpaceError, and everything stands as before: who was killed there, too.
func Open(path, command string) (*Dir, error) {
	// The version first: a newer program's lock may be another file.
	if err := Check(path); err != nil {
		return nil, err
	}
	if err := CheckOurs(path); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("data folder %q cannot be made: %w (name another with --data)", path, err)
	}
	d := newDir(path)
	if err := d.takeAlone(); err != nil {
		return nil, err
	}
	if err := d.begin(command); err != nil {
		err = fmt.Errorf("data folder %q cannot be written: %w (give it to the user that runs baotinh, or name another with --data)", path, err)
		return nil, errors.Join(d.BlameSpace(err), d.Close())
	}
	return d, nil
}

// Look locks a folder that is there, and leaves it as it is: whoever opens it next still learns that the process before was killed. Others may
// look at the same time; who wants to write waits for a moment, so it should be closed soon.
func Look(path string) (*Dir, error) {
	if err := Check(path); err != nil {
		return nil, err
	}
	d := newDir(path)
	if err := d.takeShared(); err != nil {
		return nil, err
	}
	return d, nil
}

func newDir(path string) *Dir {
	return &Dir{MinFree: LeastFree, path: path, lock: flock.New(filepath.Join(path, "lock")), free: freeSpace}
}

// begin marks the folder as ours and as held by this process.
func (d *Dir) begin(command string) error {
	if err := d.mark(); err != nil {
		return err
	}
	holder := fmt.Sprintf("process %d (%s), since %s\n", os.Getpid(), command, time.Now().Format(time.DateTime))
	if err := WriteFile(d.Path("holder"), []byte(holder)); err != nil {
		return err
	}
	d.named = true
	return nil
}

// BlameSpace adds to a failure that the disk is nearly full, if it is: what could not be written is a consequence. Somebody else may have filled it.
func (d *Dir) BlameSpace(err error) error {
	var low *SpaceError
	if err == nil || errors.As(err, &low) || !errors.As(d.CheckSpace(), &low) {
		return err
	}
	return errors.Join(low, err)
}

// mark writes the version into a new folder.
func (d *Dir) mark() error {
	if _, err := os.Stat(d.Path("VERSION")); err == nil {
		return nil
	}
	return WriteFile(d.Path("VERSION"), []byte("baotinh data "+strconv.Itoa(version)+"\n"))
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

// ownNames are what a folder of ours may hold before it is marked, as one whose archive was brought back from a backup, or in which a command was
// killed as it began. A new volume has the folder of its file system, a new installation the log that cron or launchd opens before the first run, or
// newspaper files of its own.
var ownNames = []string{"lost+found", "run.log", "sites", "lock", "holder", "holder.new", "VERSION.new", "archive", "frontier.db", "reports", "store.db", "index", "demo-sites", "yield", "failing", "reextract.json"}

// CheckOurs refuses a folder that holds something and is not marked as ours: writing there is rather a slip in its name. A missing folder passes.
func CheckOurs(path string) error {
	files, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("data folder %q cannot be read: %w (name another with --data)", path, err)
	}
	if slices.ContainsFunc(files, func(f fs.DirEntry) bool { return f.Name() == "VERSION" }) {
		return nil
	}
	for _, f := range files {
		name := strings.TrimSuffix(strings.TrimSuffix(f.Name(), "-wal"), "-shm") // beside a database that is open
		if !slices.Contains(ownNames, name) {
			return fmt.Errorf("data folder %q is not baotinh's: it has no VERSION, but %q (name the data folder, or an empty one, with --data)", path, f.Name())
		}
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
