package archive

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// maxBlock bounds a record that is read back. Answers are bounded far below when they are fetched; this is against foreign files.
const maxBlock = 256 << 20

// maxHead bounds the header of a record.
const maxHead = 64 << 10

// errTorn marks the end of a file that a kill or a power cut has left: a member that ends before it is complete, or damage with nothing behind it.
var errTorn = errors.New("the record is cut off")

// Files lists the WARC files of a folder, oldest first. A folder that does not exist holds none.
func Files(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasSuffix(e.Name(), ".warc.gz") {
			names = append(names, e.Name())
		}
	}
	sort.Strings(names)
	return names, nil
}

// Read gives back the record at p in the folder.
func Read(dir string, p Pos) (*Record, error) {
	if p.File != filepath.Base(p.File) || !strings.HasSuffix(p.File, ".warc.gz") {
		return nil, fmt.Errorf("archive: %q is not the name of a WARC file (see baotinh archive list)", p.File)
	}
	f, err := os.Open(filepath.Join(dir, p.File))
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	defer f.Close()
	if _, err := f.Seek(p.Offset, io.SeekStart); err != nil {
		return nil, fmt.Errorf("archive: %s: %w", p.File, err)
	}
	src := &counter{r: bufio.NewReaderSize(f, 32<<10), n: p.Offset}
	var dec decoder
	rec, err := dec.next(src, p.File)
	if err != nil {
		if err == io.EOF {
			err = errors.New("nothing stands there")
		}
		return nil, fmt.Errorf("archive: no record at %s:%d: %w (see baotinh archive list)", p.File, p.Offset, err)
	}
	return rec, nil
}

// Walk calls fn for every record of the folder after the given one, in the order of storage. A cut-off last record of the last file is
// where a crawl is writing or was killed: it ends the walk without an error.
func Walk(ctx context.Context, dir string, after Pos, fn func(*Record) error) error {
	names, err := Files(dir)
	if err != nil {
		return err
	}
	for i, name := range names {
		if name < after.File {
			continue
		}
		start := int64(0)
		if name == after.File {
			start = after.Offset
		}
		err := walkFile(ctx, filepath.Join(dir, name), start, func(r *Record) error {
			if !after.Before(r.Pos) {
				return nil
			}
			return fn(r)
		})
		if errors.Is(err, errTorn) && i == len(names)-1 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func walkFile(ctx context.Context, path string, start int64, fn func(*Record) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	defer f.Close()
	if _, err := f.Seek(start, io.SeekStart); err != nil {
		return fmt.Errorf("archive: %s: %w", path, err)
	}
	name := filepath.Base(path)
	src := &counter{r: bufio.NewReaderSize(f, 256<<10), n: start}
	var dec decoder
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := src.n
		rec, err := dec.next(src, name)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if !errors.Is(err, errTorn) && lastDamage(f, at, name) {
				err = fmt.Errorf("%w: %w", errTorn, err)
			}
			return fmt.Errorf("archive: %s:%d: %w", name, at, err)
		}
		if err := fn(rec); err != nil {
			return err
		}
	}
}

// maxTail is how much of a file may be lost to a power cut: some seconds of pages, which nobody had made safe yet.
const maxTail = 64 << 20

// lastDamage tells whether no record that can be read stands behind a damaged one: then it is a tail that a power cut has left, with zeros or with what
// the disk held before in place of what was written.
func lastDamage(f *os.File, at int64, name string) bool {
	st, err := f.Stat()
	if err != nil || st.Size()-at > maxTail {
		return false
	}
	tail := make([]byte, st.Size()-at)
	if _, err := f.ReadAt(tail, at); err != nil {
		return false
	}
	var dec decoder
	for i := 1; ; i++ {
		next := bytes.Index(tail[min(i, len(tail)):], []byte{0x1f, 0x8b, 8}) // a gzip member begins so
		if next < 0 {
			return true
		}
		i += next
		src := &counter{r: bufio.NewReader(bytes.NewReader(tail[i:]))}
		if _, err := dec.next(src, name); err == nil {
			return false
		}
	}
}

// counter is a byte reader that knows its offset: gzip reads a member from it without reading past its end.
type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// decoder reads members one after the other and keeps the decompressor between them.
type decoder struct {
	zip  *gzip.Reader
	text *bufio.Reader
}

// next reads the member at src. It returns io.EOF where the file ends and an error wrapping errTorn where a member does not.
func (d *decoder) next(src *counter, file string) (*Record, error) {
	at := src.n
	if _, err := src.r.Peek(1); err == io.EOF {
		return nil, io.EOF
	}
	var err error
	if d.zip == nil {
		d.zip, err = gzip.NewReader(src)
	} else {
		err = d.zip.Reset(src)
	}
	if err != nil {
		d.zip = nil
		return nil, torn(src, err)
	}
	d.zip.Multistream(false)
	if d.text == nil {
		d.text = bufio.NewReaderSize(d.zip, 32<<10)
	} else {
		d.text.Reset(d.zip)
	}
	rec, err := readRecord(d.text)
	if err != nil {
		return nil, torn(src, err)
	}
	if extra, err := io.Copy(io.Discard, io.LimitReader(d.text, 1)); err != nil {
		return nil, torn(src, err)
	} else if extra > 0 {
		return nil, errors.New("more than one record in a gzip member (written by another program; recompress the file record by record)")
	}
	rec.Pos = Pos{file, at}
	rec.Length = src.n - at
	return rec, nil
}

// torn tells a member cut by the end of the file from one that is damaged within.
func torn(src *counter, err error) error {
	if _, peek := src.r.Peek(1); peek == io.EOF && (errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)) {
		return fmt.Errorf("%w: %w", errTorn, err)
	}
	return err
}

func readRecord(r *bufio.Reader) (*Record, error) {
	line, err := readLine(r)
	if err != nil {
		return nil, err
	}
	if line != "WARC/1.1" && line != "WARC/1.0" {
		return nil, fmt.Errorf("not a WARC record: it begins with %q", clip(line))
	}
	rec := &Record{Header: textproto.MIMEHeader{}}
	for size := 0; ; {
		line, err := readLine(r)
		if err != nil {
			return nil, err
		}
		if line == "" {
			break
		}
		if size += len(line); size > maxHead {
			return nil, errors.New("the record's header is larger than 64 KiB")
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("header line %q has no colon", clip(line))
		}
		rec.Header.Add(name, strings.TrimSpace(value))
	}
	n, err := strconv.ParseInt(rec.Header.Get("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return nil, fmt.Errorf("Content-Length %q is not a number", rec.Header.Get("Content-Length"))
	}
	if n > maxBlock {
		return nil, fmt.Errorf("a block of %d bytes is larger than %d", n, maxBlock)
	}
	if rec.Block, err = readBlock(r, n); err != nil {
		return nil, err
	}
	var end [4]byte
	if _, err := io.ReadFull(r, end[:]); err != nil {
		return nil, err
	}
	if string(end[:]) != "\r\n\r\n" {
		return nil, fmt.Errorf("the record does not end with two line ends but %q", end[:])
	}
	return rec, nil
}

// readBlock grows with what really comes, so that a lying Content-Length costs nothing.
func readBlock(r io.Reader, n int64) ([]byte, error) {
	const step = 1 << 20
	block := make([]byte, 0, min(n, step))
	for int64(len(block)) < n {
		part := make([]byte, min(n-int64(len(block)), step))
		m, err := io.ReadFull(r, part)
		block = append(block, part[:m]...)
		if err != nil {
			return nil, err
		}
	}
	return block, nil
}

func readLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		return "", errors.New("a header line longer than 32 KiB")
	}
	if err != nil {
		return "", err
	}
	return strings.TrimRight(string(line), "\r\n"), nil
}

func clip(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
