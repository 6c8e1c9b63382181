package search

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"baotinh/index/store"
)

// Damage is what was wrong with an index.
type Damage struct {
	Files []string // segments that are not as they were written; none of an index that could not be opened at all
	Moved string   // where the index was put aside
}

// OpenWhole is Open with a look at the checksums before it, and moves an index that is damaged aside as Mend does. An index may begin to merge as soon as
// it is open, so that Mend would come too late for it: every command that writes into one opens it like this.
func OpenWhole(ctx context.Context, dir string, facts *store.Store) (*Index, error) {
	return openFor(dir, facts, func() (*Damage, error) {
		reader, err := OpenReadOnly(dir, facts)
		if err != nil {
			return nil, nil // there is none yet, or none that can be used: what becomes of it is Open's
		}
		files, err := reader.Verify(ctx)
		if err = errors.Join(err, reader.Close()); err != nil || len(files) == 0 {
			return nil, err
		}
		moved, err := moveAside(filepath.Join(dir, dataName))
		return &Damage{Files: files, Moved: moved}, err
	})
}

// Mend holds the index against its checksums, and where it is damaged moves it aside and begins an empty one, which CatchUp fills; nil if nothing is
// wrong. Searches go on meanwhile. It belongs before writing: what bleve merges gets a new checksum, which is right whatever was merged.
func (x *Index) Mend(ctx context.Context) (*Damage, error) {
	if x.lock == nil {
		return nil, fmt.Errorf("index/search: %s: %w", x.dir, ErrReadOnly)
	}
	x.follow.Lock()
	defer x.follow.Unlock()
	files, err := x.Verify(ctx)
	if err != nil || len(files) == 0 {
		return nil, err
	}
	moved, err := x.renew()
	if err != nil {
		return nil, err
	}
	return &Damage{Files: files, Moved: moved}, nil
}

// Verify reads the whole index and names the files of segments that do not agree with their checksums. bleve writes these and looks at none. It costs
// what reading costs, a fifth of a second for 640 MB that are in memory already and seconds for others, so that it is nothing for those who only ask.
func (x *Index) Verify(ctx context.Context) (damaged []string, err error) {
	x.known.Lock()
	snapshot, err := x.snapshot()
	x.known.Unlock()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, snapshot.Close()) }()
	for _, s := range snapshot.Segments() {
		written, ok := s.Segment().(segment.PersistedSegment)
		if !ok {
			continue // in memory as yet
		}
		// The folder in which a reader opened it is gone.
		path := filepath.Join(x.dir, dataName, bleveDir, filepath.Base(written.Path()))
		ok, err := agrees(ctx, path)
		switch {
		case errors.Is(err, fs.ErrNotExist): // merged into another by now
		case err != nil:
			return nil, x.failed(err)
		case !ok:
			damaged = append(damaged, path)
		}
	}
	return damaged, nil
}

// sumStep is how much is read between two looks at whether it is still wanted.
const sumStep = 4 << 20

// agrees tells whether a segment ends in the CRC-32 of what stands before, as zapx writes it. A disk that cannot read it again is damage too.
func agrees(ctx context.Context, path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	var written [crc32.Size]byte
	sum := crc32.NewIEEE()
	for left := info.Size() - int64(len(written)); left > 0; {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		n, err := io.CopyN(sum, f, min(left, sumStep))
		if err != nil {
			return false, nil
		}
		left -= n
	}
	if _, err := io.ReadFull(f, written[:]); err != nil {
		return false, nil
	}
	return sum.Sum32() == binary.BigEndian.Uint32(written[:]), nil
}

// renew moves the index aside and begins an empty one. Searches that have begun go on with what they see. The caller holds x.follow.
func (x *Index) renew() (moved string, err error) {
	x.making.Lock()
	defer x.making.Unlock()
	x.known.Lock()
	defer x.known.Unlock()
	if x.ready.snapshot != nil {
		err = x.ready.snapshot.Close()
	}
	x.ready.snapshot, x.ready.seq, x.ready.promised = nil, 0, 0
	x.closed = true
	if err = errors.Join(err, x.bleve.Close()); err != nil {
		return "", x.failed(err)
	}
	for _, c := range x.columns {
		c.forgetRows()
	}
	clear(x.columns) // the new index numbers its segments from the beginning
	path := filepath.Join(x.dir, dataName)
	if moved, err = moveAside(path); err != nil {
		return "", err
	}
	if err := x.create(path); err != nil {
		return "", err
	}
	x.closed = false
	x.changed()
	return moved, nil
}
