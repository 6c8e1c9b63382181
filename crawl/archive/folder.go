package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
)

// Options of an archive in a folder.
type Options struct {
	MaxSize   int64            // a file that has reached it is closed and the next begun; 0 is 256 MiB
	Software  string           // "baotinh/0.1", for the warcinfo record
	UserAgent string           // as sent, for the warcinfo record
	Now       func() time.Time // for file names and the warcinfo record; nil is time.Now
}

// Repair tells what was cut from the end of the last file, whose writer was killed.
type Repair struct {
	File  string // empty: nothing was wrong
	Cut   int64  // bytes removed
	Size  int64  // bytes kept
	Cause string
}

func (r Repair) String() string {
	if r.File == "" {
		return "archive: nothing to repair"
	}
	return fmt.Sprintf("archive: %s ended in a torn record (%s): %d bytes cut, %d kept; its page will be fetched again", r.File, r.Cause, r.Cut, r.Size)
}

// Folder is an Archive in a folder of WARC files.
type Folder struct {
	dir    string
	opts   Options
	create func(path string) (appending, error) // a new file
	spare  chan *compressor

	mu     sync.Mutex
	file   appending
	name   string
	size   int64
	serial int
	infoID string
	broken error // a failed write that could not be undone
}

// appending is the file that is written: an *os.File.
type appending interface {
	io.WriteCloser
	Sync() error
	Truncate(size int64) error
}

// OpenFolder opens the archive for appending, making the folder where it is missing. The last file is read through; a torn tail is cut
// off at the last good record and reported. Only one process may have it open: the data folder's lock sees to that.
func OpenFolder(dir string, opts Options) (*Folder, Repair, error) {
	if opts.MaxSize <= 0 {
		opts.MaxSize = 256 << 20
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, Repair{}, fmt.Errorf("archive: %w", err)
	}
	a := &Folder{dir: dir, opts: opts, spare: make(chan *compressor, maxSpare), create: func(path string) (appending, error) {
		return os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE|os.O_EXCL, 0o644)
	}}
	names, err := Files(dir)
	if err != nil {
		return nil, Repair{}, err
	}
	if len(names) == 0 {
		return a, Repair{}, nil
	}
	last := names[len(names)-1]
	a.serial = serialOf(last)
	repair, err := a.resume(last)
	if err != nil {
		return nil, repair, err
	}
	return a, repair, nil
}

// resume repairs the last file and goes on appending to it.
func (a *Folder) resume(name string) (Repair, error) {
	path := filepath.Join(a.dir, name)
	var good int64
	err := walkFile(context.Background(), path, 0, func(r *Record) error {
		good = r.Pos.Offset + r.Length
		if r.Type() == TypeInfo {
			a.infoID = r.ID()
		}
		return nil
	})
	var repair Repair
	st, serr := os.Stat(path)
	if serr != nil {
		return repair, fmt.Errorf("archive: %w", serr)
	}
	if err != nil {
		// Damage in the middle of a file is not a torn tail: cutting there would throw away good records behind it.
		if !errors.Is(err, errTorn) {
			return repair, fmt.Errorf("%w; move the file away and start again, nothing is deleted", err)
		}
		repair = Repair{File: name, Cut: st.Size() - good, Size: good, Cause: errors.Unwrap(err).Error()}
		if err := os.Truncate(path, good); err != nil {
			return repair, fmt.Errorf("archive: cannot cut the torn tail: %w", err)
		}
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return repair, fmt.Errorf("archive: %w", err)
	}
	a.file, a.name, a.size = f, name, good
	if good == 0 {
		if err := a.writeInfo(); err != nil {
			return repair, errors.Join(err, f.Close())
		}
	}
	return repair, nil
}

// serialOf reads the serial number out of a name of ours: 00007 of baotinh-00007-20260102030405.warc.gz.
func serialOf(name string) int {
	parts := strings.Split(name, "-")
	if len(parts) < 2 {
		return 0
	}
	n, _ := strconv.Atoi(parts[1])
	return n
}

// Append writes the answer and its request in one write call, so that a kill leaves both, the answer alone, or a torn tail.
func (a *Folder) Append(e Exchange) (Stored, error) {
	if e.Proto == "" {
		e.Proto = "HTTP/1.1"
	}
	if e.Method == "" {
		e.Method = "GET"
	}
	a.mu.Lock()
	err := a.ready()
	info := a.infoID
	a.mu.Unlock()
	if err != nil {
		return Stored{}, err
	}
	answer, request, s, err := e.records(info)
	if err != nil {
		return Stored{}, err
	}
	c := a.borrow()
	defer a.giveBack(c)
	b, err := c.members(answer, request)
	if err != nil {
		return Stored{}, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.ready(); err != nil { // another goroutine may have filled the file
		return Stored{}, err
	}
	s.Pos = Pos{a.name, a.size}
	return s, a.write(b)
}

// ready makes sure that there is a file with room.
func (a *Folder) ready() error {
	if a.broken != nil {
		return a.broken
	}
	if a.file != nil && a.size < a.opts.MaxSize {
		return nil
	}
	if a.file != nil {
		if err := a.file.Sync(); err != nil {
			return fmt.Errorf("archive: %s: %w", a.name, err)
		}
		if err := a.file.Close(); err != nil {
			return fmt.Errorf("archive: %s: %w", a.name, err)
		}
		a.file = nil
	}
	a.serial++
	a.name = fmt.Sprintf("baotinh-%05d-%s.warc.gz", a.serial, a.opts.Now().UTC().Format("20060102150405"))
	path := filepath.Join(a.dir, a.name)
	f, err := a.create(path)
	if err != nil {
		a.serial--
		return fmt.Errorf("archive: %w", err)
	}
	a.file, a.size = f, 0
	if err := a.writeInfo(); err != nil {
		// No file begins without one: the next record makes it anew.
		err = errors.Join(err, f.Close(), os.Remove(path))
		a.file, a.broken = nil, nil
		a.serial--
		return err
	}
	return nil
}

func (a *Folder) writeInfo() error {
	id := newID()
	block := "software: " + oneLine(a.opts.Software) + "\r\nformat: WARC File Format 1.1\r\n" +
		"conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n" +
		"robots: obey\r\nhttp-header-user-agent: " + oneLine(a.opts.UserAgent) + "\r\n"
	rec, err := newRecord([]field{
		{"WARC-Type", TypeInfo},
		{"WARC-Record-ID", id},
		{"WARC-Date", a.opts.Now().UTC().Format(dateLayout)},
		{"WARC-Filename", a.name},
		{"WARC-Block-Digest", Digest([]byte(block))},
		{"Content-Type", "application/warc-fields"},
	}, []byte(block))
	if err != nil {
		return err
	}
	c := a.borrow()
	defer a.giveBack(c)
	b, err := c.members(rec)
	if err != nil {
		return err
	}
	if err := a.write(b); err != nil {
		return err
	}
	a.infoID = id
	return nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// write appends b whole or not at all.
func (a *Folder) write(b []byte) error {
	n, err := a.file.Write(b)
	if err == nil {
		a.size += int64(n)
		return nil
	}
	if terr := a.file.Truncate(a.size); terr != nil {
		a.broken = fmt.Errorf("archive: %s: a failed write could not be undone (%w); start again, the tail is repaired at the start", a.name, terr)
	}
	return fmt.Errorf("archive: %s: %w (is the disk full?)", a.name, err)
}

// level is 3 because real pages take over two fifths longer at the customary 5, for an archive that is 9 % smaller.
const level = 3

// short is the length below which a record is stored as it is. Most are requests: finding a code for their letters takes as long as a fifth of a page, and
// saves 200 bytes.
const short = 1 << 10

// compressor makes gzip members of records.
type compressor struct {
	pages, shorts *gzip.Writer
	b             bytes.Buffer
}

// newCompressor makes one, which costs more than compressing a page with it.
func newCompressor() *compressor {
	c := new(compressor)
	c.pages, _ = gzip.NewWriterLevel(&c.b, level)
	c.shorts, _ = gzip.NewWriterLevel(&c.b, gzip.NoCompression)
	return c
}

// borrow returns a compressor that nobody uses.
func (a *Folder) borrow() *compressor {
	select {
	case c := <-a.spare:
		return c
	default:
		return newCompressor()
	}
}

// giveBack keeps a compressor for the next record. Unlike a sync.Pool, the garbage collector does not empty the place where it waits.
func (a *Folder) giveBack(c *compressor) {
	if c.b.Cap() > maxKept {
		c.b = bytes.Buffer{}
	}
	select {
	case a.spare <- c:
	default:
	}
}

// Of compressors that nobody uses, and of the bytes that they have made, so much is kept.
const (
	maxSpare = 8
	maxKept  = 1 << 20
)

// members makes a member of each record. They are good until the compressor is used again.
func (c *compressor) members(records ...[][]byte) ([]byte, error) {
	c.b.Reset()
	for _, rec := range records {
		length := 0
		for _, part := range rec {
			length += len(part)
		}
		w := c.pages
		if length < short {
			w = c.shorts
		}
		w.Reset(&c.b)
		for _, part := range rec {
			if _, err := w.Write(part); err != nil {
				return nil, err
			}
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
	}
	return c.b.Bytes(), nil
}

// Sync makes everything appended so far survive a power cut.
func (a *Folder) Sync() error {
	a.mu.Lock()
	f, name := a.file, a.name
	a.mu.Unlock()
	if f == nil {
		return nil
	}
	// Outside the lock: a slow disk must not hold up appending. A file closed meanwhile by rotation was synced there.
	if err := f.Sync(); err != nil && !errors.Is(err, os.ErrClosed) {
		return fmt.Errorf("archive: %s: %w", name, err)
	}
	return nil
}

// End is the place behind the last record.
func (a *Folder) End() Pos {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file == nil {
		return Pos{}
	}
	return Pos{a.name, a.size}
}

// Read gives back the record at p.
func (a *Folder) Read(p Pos) (*Record, error) { return Read(a.dir, p) }

// Walk calls fn for every record after the given one.
func (a *Folder) Walk(ctx context.Context, after Pos, fn func(*Record) error) error {
	return Walk(ctx, a.dir, after, fn)
}

// Close syncs and closes the current file.
func (a *Folder) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.file == nil {
		return nil
	}
	err := errors.Join(a.file.Sync(), a.file.Close())
	a.file = nil
	if a.broken == nil {
		a.broken = errors.New("archive: closed")
	}
	if err != nil {
		return fmt.Errorf("archive: %s: %w", a.name, err)
	}
	return nil
}
