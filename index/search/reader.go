package search

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baotinh/index/store"
)

// ErrReadOnly is returned for writing into an index that was opened for questions only.
var ErrReadOnly = errors.New("the index is open for questions only")

// openings is how often a reader tries to see the index at one moment before it gives up, and openingPause what it waits between: the writer changes
// the index some times a second at most, and a try takes milliseconds.
const (
	openings     = 20
	openingPause = 10 * time.Millisecond
)

// momentError is what a reader meets between two states of the index. The next try may do better, as it may not with an index that is damaged.
type momentError struct{ err error }

func (e *momentError) Error() string { return e.err.Error() }
func (e *momentError) Unwrap() error { return e.err }

// Files of bleve below dataName.
const (
	bleveMeta = "index_meta.json"
	bleveDir  = "store"
	bleveRoot = "root.bolt"

	segmentExt = ".zap"
)

// readerName begins the names of the folders in which readers see an index.
const readerName = "reader-"

// OpenReadOnly opens the index as it stands at this moment, for questions only, also while another process has it open and goes on writing.
//
// bleve itself cannot do that: its root.bolt is locked by whoever writes, even against readers, because a writer would use pages again that a reader
// still needs. So the reader gets a folder of its own, with a copy of root.bolt and links to the segments. Segments never change, and a link keeps
// one that the writer deletes. What root.bolt says changes in one step: its committed pages are never written to, and a commit ends with the page
// that has the next transaction's number. So two readings, one behind the other, that give the same bytes saw no commit between, and the first of
// them is whole. The segments are linked between the two: those that root.bolt names stay while it says so. bleve would not tell of one that is
// gone, but log it and open an older state, or an empty one.
func OpenReadOnly(dir string, facts *store.Store) (*Index, error) {
	if _, err := os.Stat(filepath.Join(dir, dataName)); err != nil {
		return nil, fmt.Errorf("index/search: no index: %w (baotinh run, search or serve makes it from the store)", err)
	}
	x := newIndex(dir, facts)
	var of origin
	var err error
	for try := range openings {
		if try > 0 {
			time.Sleep(openingPause)
		}
		of, err = x.openMoment()
		if _, moment := errors.AsType[*momentError](err); !moment {
			break
		}
	}
	if err != nil {
		return nil, fmt.Errorf("index/search: %s: cannot be read: %w (if no other process has it open, baotinh run, search or serve rebuilds it)", dir, err)
	}
	if of.version != schemaVersion {
		return nil, errors.Join(&VersionError{filepath.Join(dir, dataName), of.version}, x.Close())
	}
	why, err := x.foreign(of)
	if err == nil && why != "" {
		err = fmt.Errorf("index/search: %s: the index does not belong to the store: %s (baotinh run, search or serve rebuilds it)", dir, why)
	}
	if err != nil {
		return nil, errors.Join(err, x.Close())
	}
	x.ready.promised = of.seq
	return x, nil
}

// openMoment makes the reader's folder and opens it.
func (x *Index) openMoment() (of origin, err error) {
	linked, err := x.copyData()
	whole := err == nil
	if whole {
		of, err = x.openData(filepath.Join(x.copied, dataName), map[string]any{"bolt_timeout": boltWait, "read_only": true})
	}
	switch {
	case err == nil && of.version == "":
		err = &momentError{errors.Join(errors.New("the index is just being made (try again)"), x.bleve.Close())}
	case errors.Is(err, fs.ErrNotExist), err != nil && whole && x.swept(linked):
		err = &momentError{err}
	}
	// What is open stays readable without its folder, so that a kill leaves nothing behind; on Windows Close deletes it.
	if cleared := x.clearCopy(); err != nil {
		err = errors.Join(err, cleared)
	}
	return of, err
}

// swept tells whether something of the reader's folder is gone by now, which looks like a damaged index: a writer that opens sweeps such folders, and
// where segments have symbolic links it deletes what these lead to.
func (x *Index) swept(linked int) bool {
	from := filepath.Join(x.copied, dataName)
	entries, err := os.ReadDir(filepath.Join(from, bleveDir))
	for _, e := range entries {
		if _, gone := os.Stat(filepath.Join(from, bleveDir, e.Name())); gone == nil && filepath.Ext(e.Name()) == segmentExt {
			linked--
		}
	}
	for _, name := range []string{bleveMeta, filepath.Join(bleveDir, bleveRoot)} {
		_, gone := os.Stat(filepath.Join(from, name))
		err = errors.Join(err, gone)
	}
	return err != nil || linked > 0
}

// copyData makes the reader's folder and tells how many segments it links to.
func (x *Index) copyData() (linked int, err error) {
	// Beside the index, where links to its segments can stand; elsewhere if that folder may only be read.
	if x.copied, err = os.MkdirTemp(x.dir, readerName); err != nil {
		if x.copied, err = os.MkdirTemp("", "baotinh-"+readerName); err != nil {
			return 0, err
		}
	}
	from := filepath.Join(x.dir, dataName)
	to := filepath.Join(x.copied, dataName)
	if err := os.MkdirAll(filepath.Join(to, bleveDir), 0o755); err != nil {
		return 0, err
	}
	var meta []byte
	root, err := readAround(filepath.Join(from, bleveDir, bleveRoot), func() (err error) {
		if meta, err = os.ReadFile(filepath.Join(from, bleveMeta)); err != nil {
			return err
		}
		linked, err = linkAll(filepath.Join(from, bleveDir), filepath.Join(to, bleveDir))
		return err
	})
	if err != nil {
		return linked, err
	}
	return linked, errors.Join(os.WriteFile(filepath.Join(to, bleveDir, bleveRoot), root, 0o600), os.WriteFile(filepath.Join(to, bleveMeta), meta, 0o600))
}

func (x *Index) clearCopy() error {
	if x.copied == "" {
		return nil
	}
	err := os.RemoveAll(x.copied)
	if err == nil {
		x.copied = ""
	}
	return err
}

// sweepReaders deletes the folders of readers that were killed while they opened; one that is opening now tries again. What cannot be deleted only
// takes room on the disk: on Windows the folders of readers that still ask stay.
func sweepReaders(dir string) {
	entries, _ := os.ReadDir(dir) // what is wrong with dir shows when the index is opened
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), readerName) {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// readAround reads a file that another process may be writing, does something, and reads it again: it is an error if the file is another by then.
func readAround(path string, do func() error) ([]byte, error) {
	before, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := do(); err != nil {
		return nil, err
	}
	after, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(before, after) {
		return nil, &momentError{fmt.Errorf("%s changes faster than it can be read (try again)", path)}
	}
	return after, nil
}

// linkAll puts links to the segments in a folder into another, and counts them.
func linkAll(from, to string) (linked int, err error) {
	from, err = filepath.Abs(from)
	if err != nil {
		return linked, err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return linked, err
	}
	for _, e := range entries {
		name := e.Name()
		if filepath.Ext(name) != segmentExt {
			continue
		}
		err := os.Link(filepath.Join(from, name), filepath.Join(to, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue // merged into another by now
		}
		if err != nil { // another disk, or a file system without links
			err = os.Symlink(filepath.Join(from, name), filepath.Join(to, name))
		}
		if err != nil {
			return linked, err
		}
		linked++
	}
	return linked, nil
}
