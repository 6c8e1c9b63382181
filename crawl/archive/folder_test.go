package archive

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fill writes n pages and returns the folder, its only file and where each record begins.
func fill(t *testing.T, n int) (dir, file string, starts []Pos) {
	t.Helper()
	dir = t.TempDir()
	a, _, err := OpenFolder(dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		s, err := a.Append(page(i, fmt.Sprintf("<h1>Bài số %d</h1>", i)))
		if err != nil {
			t.Fatal(err)
		}
		starts = append(starts, s.Pos)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, filepath.Join(dir, starts[0].File), starts
}

// fullDisk is a file on a disk with little room: what does not fit is written in part.
type fullDisk struct {
	*os.File
	room  int
	stuck bool // what was written in part stays
}

func (f *fullDisk) Write(b []byte) (int, error) {
	n, err := f.File.Write(b[:min(f.room, len(b))])
	f.room -= n
	if err == nil && n < len(b) {
		err = syscall.ENOSPC
	}
	return n, err
}

func (f *fullDisk) Truncate(size int64) error {
	if f.stuck {
		return syscall.EIO
	}
	return f.File.Truncate(size)
}

// A record that does not fit on the disk is taken back whole. Where it cannot be, nothing is written behind it until the next start has repaired the tail.
func TestFullDisk(t *testing.T) {
	for _, stuck := range []bool{false, true} {
		t.Run(fmt.Sprintf("stuck %v", stuck), func(t *testing.T) {
			dir, file, starts := fill(t, 2)
			a, _, err := OpenFolder(dir, testOptions())
			if err != nil {
				t.Fatal(err)
			}
			disk := &fullDisk{a.file.(*os.File), 100, stuck}
			a.file = disk
			if _, err := a.Append(page(7, "<h1>Không đủ chỗ</h1>")); !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), starts[0].File) {
				t.Errorf("%v", err)
			}
			disk.room = 1 << 20
			_, err = a.Append(page(8, "<h1>Có chỗ rồi</h1>"))
			if stuck != (err != nil) || err != nil && !strings.Contains(err.Error(), "start again") {
				t.Errorf("when there is room again: %v", err)
			}
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			a, repair, err := OpenFolder(dir, testOptions())
			if err != nil || (repair.Cut == 100) != stuck {
				t.Errorf("the next start: %v, %v", repair, err)
			}
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			want := 3
			if stuck {
				want = 2
			}
			if sum, err := Verify(t.Context(), dir); err != nil || len(sum.Faults) > 0 || sum.Types[TypeResponse] != want {
				t.Errorf("%s: %+v, %v; want %d answers and no fault", file, sum, err, want)
			}
		})
	}
}

// A file that cannot even be begun leaves nothing: what comes next, or the next start, begins it anew.
func TestFullDiskAtRotation(t *testing.T) {
	dir := t.TempDir()
	a, _, err := OpenFolder(dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	create := a.create
	a.create = func(path string) (appending, error) {
		f, err := create(path)
		if err != nil {
			return nil, err
		}
		return &fullDisk{f.(*os.File), 50, true}, nil
	}
	for range 2 {
		if _, err := a.Append(page(1, "<h1>Không đủ chỗ</h1>")); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%v", err)
		}
	}
	if files, err := Files(dir); err != nil || len(files) > 0 {
		t.Errorf("left behind: %v (%v)", files, err)
	}
	a.create = create
	if s, err := a.Append(page(2, "<h1>Có chỗ rồi</h1>")); err != nil || serialOf(s.Pos.File) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if sum, err := Verify(t.Context(), dir); err != nil || len(sum.Faults) > 0 || sum.Types[TypeResponse] != 1 {
		t.Errorf("%+v, %v", sum, err)
	}
}

// A kill can cut the file at any byte of the last write: the answer, its request, or between the two.
func TestTornTailIsCutAtEveryByte(t *testing.T) {
	dir, file, starts := fill(t, 3)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for size := starts[2].Offset; size <= int64(len(whole)); size++ {
		if err := os.WriteFile(file, whole[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		a, repair, err := OpenFolder(dir, testOptions())
		if err != nil {
			t.Fatalf("cut at %d: %v", size, err)
		}
		if torn := repair.File != ""; torn && (repair.Cut <= 0 || repair.Cut+repair.Size != size) {
			t.Fatalf("cut at %d: repair %+v does not add up", size, repair)
		}
		s, err := a.Append(page(7, "<h1>Sau khi sửa</h1>"))
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		if r, err := Read(dir, s.Pos); err != nil || r.URL() != page(7, "").URL {
			t.Fatalf("cut at %d: page after the repair: %v", size, err)
		}
		sum, err := Verify(t.Context(), dir)
		if err != nil || len(sum.Faults) > 0 || sum.Types[TypeResponse] < 3 {
			t.Fatalf("cut at %d: %+v, %v", size, sum, err)
		}
	}
}

// A power cut can leave the end of a file at its length, with zeros or old content of the disk where the last records were.
func TestPowerCut(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(whole []byte, last int64) []byte
		keeps int // answers
	}{
		{"zeros behind", func(b []byte, _ int64) []byte { return append(b, make([]byte, 5000)...) }, 3},
		{"zeros for a record", func(b []byte, last int64) []byte { clear(b[last:]); return b }, 2},
		{"zeros within the last answer", func(b []byte, last int64) []byte { clear(b[last+20:]); return b }, 2},
		{"old content of the disk", func(b []byte, last int64) []byte {
			copy(b[last:], bytes.Repeat([]byte("\x1f\x8b\x08\x00Tệp cũ"), 1000))
			return b
		}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, file, starts := fill(t, 3)
			whole, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			spoilt := c.spoil(whole, starts[2].Offset)
			if err := os.WriteFile(file, spoilt, 0o644); err != nil {
				t.Fatal(err)
			}
			if sum, err := Verify(t.Context(), dir); err != nil || !sum.Torn || len(sum.Faults) != 1 {
				t.Errorf("before the repair: %+v, %v", sum, err)
			}
			a, repair, err := OpenFolder(dir, testOptions())
			if err != nil || repair.File == "" || repair.Cut+repair.Size != int64(len(spoilt)) {
				t.Fatalf("%+v, %v", repair, err)
			}
			if _, err := a.Append(page(7, "<h1>Sau khi có điện</h1>")); err != nil {
				t.Error(err)
			}
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			if sum, err := Verify(t.Context(), dir); err != nil || len(sum.Faults) > 0 || sum.Types[TypeResponse] != c.keeps+1 {
				t.Errorf("after it: %+v, %v; want %d answers", sum, err, c.keeps+1)
			}
		})
	}
}

// The next crawl repairs only the file that it goes on with: of an older one that is damaged the cause is told.
func TestOlderFileIsTorn(t *testing.T) {
	dir, file, starts := fill(t, 3)
	opts := testOptions()
	opts.MaxSize = 1 // every record begins a new file
	a, _, err := OpenFolder(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Append(page(7, "<h1>Tệp sau</h1>")); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, starts[2].Offset+20); err != nil {
		t.Fatal(err)
	}
	sum, err := Verify(t.Context(), dir)
	if err != nil || sum.Torn || len(sum.Faults) != 1 {
		t.Fatalf("%+v, %v", sum, err)
	}
	if f := sum.Faults[0]; f.Pos != starts[2] || strings.Contains(f.What, "next crawl") || !strings.Contains(f.What, "cut off") {
		t.Errorf("%v", f)
	}
}

func TestTornFirstRecord(t *testing.T) {
	dir, file, _ := fill(t, 1)
	if err := os.Truncate(file, 20); err != nil {
		t.Fatal(err)
	}
	a, repair, err := OpenFolder(dir, testOptions())
	if err != nil || repair.Cut != 20 || repair.Size != 0 {
		t.Fatalf("%+v, %v", repair, err)
	}
	if !strings.Contains(repair.String(), "20 bytes cut") {
		t.Errorf("%s", repair)
	}
	if _, err := a.Append(page(1, "x")); err != nil {
		t.Fatal(err)
	}
	a.Close()
	if sum, err := Verify(t.Context(), dir); err != nil || len(sum.Faults) > 0 || sum.Types[TypeInfo] != 1 {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestDamageWithinIsNotCut(t *testing.T) {
	dir, file, starts := fill(t, 3)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		b[starts[1].Offset+20+int64(i)] ^= 0x5a
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := OpenFolder(dir, testOptions()); err == nil || !strings.Contains(err.Error(), "nothing is deleted") {
		t.Errorf("opening a file damaged in the middle: %v", err)
	}
	if after, _ := os.ReadFile(file); len(after) != len(b) {
		t.Error("the damaged file was changed")
	}
	sum, err := Verify(t.Context(), dir)
	if err != nil || len(sum.Faults) != 1 || sum.Faults[0].Pos != starts[1] {
		t.Errorf("verify: %+v, %v; want one fault at %v", sum, err, starts[1])
	}
}

// TestPagesArePacked: a page takes a fraction of its length, a record of a few lines not much more than its own.
func TestPagesArePacked(t *testing.T) {
	c := newCompressor()
	page := []byte(strings.Repeat("<p>Đảng bộ tỉnh có 114 tổ chức cơ sở đảng.</p>\n", 1000))
	for _, one := range []struct {
		record [][]byte
		most   int
	}{
		{[][]byte{[]byte("HTTP/1.1 200 OK\r\n\r\n"), page}, len(page) / 20},
		{[][]byte{[]byte("GET / HTTP/1.1\r\n\r\n")}, 18 + 40},
	} {
		member, err := c.members(one.record)
		if err != nil || len(member) > one.most {
			t.Fatalf("%d bytes, %v; want at most %d", len(member), err, one.most)
		}
		r, err := gzip.NewReader(bytes.NewReader(member))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, bytes.Join(one.record, nil)) {
			t.Errorf("%d bytes come back, %v", len(got), err)
		}
	}
}

func TestVerifyFindsAFalseDigest(t *testing.T) {
	dir := t.TempDir()
	rec, err := newRecord([]field{
		{"WARC-Type", TypeResponse}, {"WARC-Record-ID", newID()}, {"WARC-Date", "2025-01-01T00:00:00Z"}, {"WARC-Target-URI", "http://bao.example/"},
		{"WARC-Payload-Digest", Digest([]byte("khác"))},
	}, []byte("HTTP/1.1 200 OK\r\n\r\nbody"))
	if err != nil {
		t.Fatal(err)
	}
	member, err := newCompressor().members(rec)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "other.warc.gz"), member, 0o644); err != nil {
		t.Fatal(err)
	}
	sum, err := Verify(t.Context(), dir)
	if err != nil || len(sum.Faults) != 2 || !strings.Contains(sum.Faults[1].String(), "other.warc.gz:0: the body does not have the digest") {
		t.Errorf("%+v, %v", sum.Faults, err)
	}
}

func TestReadRefuses(t *testing.T) {
	dir, _, starts := fill(t, 1)
	for _, p := range []Pos{{"../frontier.db", 0}, {"none.warc.gz", 0}, {starts[0].File, 3}, {starts[0].File, 1 << 30}} {
		if _, err := Read(dir, p); err == nil {
			t.Errorf("Read(%v) succeeded", p)
		}
	}
}

// The judge is the program that web archives use.
func TestWarcioAccepts(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	if err := exec.Command(python, "-c", "import warcio").Run(); err != nil {
		t.Skip("warcio is not installed (pip install warcio)")
	}
	dir, file, starts := fill(t, 5)
	a, _, err := OpenFolder(dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	same := page(2, "<h1>Bài số 2</h1>")
	first, err := Read(dir, starts[2])
	if err != nil {
		t.Fatal(err)
	}
	same.Prior = Prior{first.ID(), first.Date(), first.Digest()}
	if s, err := a.Append(same); err != nil || !s.Revisit {
		t.Fatal(s, err)
	}
	same.Status = 304
	if _, err := a.Append(same); err != nil {
		t.Fatal(err)
	}
	a.Close()
	out, err := exec.Command(python, "-m", "warcio.cli", "check", "-v", file).CombinedOutput()
	if err != nil {
		t.Fatalf("warcio check: %v\n%s", err, out)
	}
	if !strings.Contains(string(out), "digest pass") || strings.Contains(string(out), "fail") {
		t.Errorf("warcio check:\n%s", out)
	}
	script := `
import sys
from warcio.archiveiterator import ArchiveIterator
for r in ArchiveIterator(open(sys.argv[1], 'rb')):
    print(r.rec_type, r.rec_headers.get_header('WARC-Target-URI') or '-', r.http_headers.get_statuscode() if r.rec_type in ('response', 'revisit') else '-', len(r.content_stream().read()))
`
	out, err = exec.Command(python, "-c", script, file).CombinedOutput()
	if err != nil {
		t.Fatalf("warcio: %v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 1+2*7 {
		t.Errorf("warcio reads %d records, want 15:\n%s", len(lines), out)
	}
	if want := "response http://bao.example/tin-0.html?x=1 200 20"; lines[1] != want {
		t.Errorf("first answer %q, want %q", lines[1], want)
	}
	if want := "revisit http://bao.example/tin-2.html?x=1 304 0"; lines[13] != want {
		t.Errorf("the 304 reads %q, want %q", lines[13], want)
	}
}
