package archive

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
)

// member is one record as a gzip member.
func member(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.Bytes()
}

// FuzzRead reads files that anybody may have written: a record that comes out stands where it says, can be read again alone, and a
// file that ends in the middle of a record gives every record before it.
func FuzzRead(f *testing.F) {
	dir := f.TempDir()
	folder, _, err := OpenFolder(dir, Options{Now: func() time.Time { return time.Date(2025, 8, 20, 1, 0, 0, 0, time.UTC) }})
	if err != nil {
		f.Fatal(err)
	}
	if _, err := folder.Append(Exchange{URL: "https://bao.example/a", Method: "GET", Proto: "HTTP/1.1", Status: 200, Body: []byte("<p>Đại hội</p>")}); err != nil {
		f.Fatal(err)
	}
	if err := folder.Close(); err != nil {
		f.Fatal(err)
	}
	names, err := Files(dir)
	if err != nil || len(names) != 1 {
		f.Fatal(names, err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, names[0]))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-7])
	f.Add(append(bytes.Clone(whole), "rác"...))
	const head = "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: "
	for _, text := range []string{
		head + "4\r\n\r\nabcd\r\n\r\n", head + "-1\r\n\r\n", head + "99999999999\r\n\r\nx", head + "4\r\n\r\nabcdxx\r\n", "WARC/9\r\n\r\n",
		head + "0\r\nno colon\r\n\r\n\r\n\r\n", head + "2\r\n\r\nHT\r\n\r\n" + head + "0\r\n\r\n\r\n\r\n", "",
	} {
		f.Add(member(text))
	}
	dir = f.TempDir()
	f.Fuzz(func(t *testing.T, file []byte) {
		const name = "x-00001-20250820010000.warc.gz"
		if err := os.WriteFile(filepath.Join(dir, name), file, 0o600); err != nil {
			t.Fatal(err)
		}
		var all []*Record
		err := Walk(t.Context(), dir, Pos{}, func(r *Record) error {
			all = append(all, r)
			return nil
		})
		end := int64(0)
		for _, r := range all {
			if r.Pos.Offset < end || r.Pos.Offset+r.Length > int64(len(file)) {
				t.Fatalf("a record at %d with %d bytes, in a file of %d, behind %d", r.Pos.Offset, r.Length, len(file), end)
			}
			end = r.Pos.Offset + r.Length
			again, err := Read(dir, r.Pos)
			if err != nil || again.ID() != r.ID() || !bytes.Equal(again.Block, r.Block) {
				t.Errorf("the record at %d cannot be read alone: %v", r.Pos.Offset, err)
			}
			if _, _, body, err := r.HTTP(); err == nil && len(body) > len(r.Block) {
				t.Errorf("a body of %d bytes in a block of %d", len(body), len(r.Block))
			}
		}
		if err != nil && errors.Is(err, errTorn) {
			t.Errorf("a torn end is no error for a reader: %v", err)
		}
	})
}
