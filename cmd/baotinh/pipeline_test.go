package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl"
	"baotinh/crawl/article"
	"baotinh/crawl/site"
	"baotinh/testdata/newspapers"
)

// servedPapers serves the invented newspapers until the test ends, and returns the folder of their files.
func servedPapers(t *testing.T) (papers *newspapers.Running, sites string) {
	t.Helper()
	papers, err := newspapers.Serve(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := papers.Close(); err != nil {
			t.Error(err)
		}
	})
	sites = t.TempDir()
	if err := papers.SitesDir(sites); err != nil {
		t.Fatal(err)
	}
	return papers, sites
}

// damageIndex changes a bit of a segment of the index in data, so that it can be opened nonetheless, and names the segment.
func damageIndex(t *testing.T, data string) string {
	t.Helper()
	segments, err := filepath.Glob(filepath.Join(indexPath(data), "*", "store", "*.zap"))
	if err != nil || len(segments) == 0 {
		t.Fatalf("segments %v, %v", segments, err)
	}
	content, err := os.ReadFile(segments[0])
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/3] ^= 4
	if err := os.WriteFile(segments[0], content, 0o644); err != nil {
		t.Fatal(err)
	}
	return segments[0]
}

// TestDamageBeforeThePipeline: an index that a disk has changed is put aside before the pipeline has it open and may merge it.
func TestDamageBeforeThePipeline(t *testing.T) {
	data := sampleData(t)
	if code, _, errs := runProgram(t, "search", "--data", data, "*"); code != exitOK || errs != "" {
		t.Fatalf("exit %d, %s", code, errs)
	}
	segment := damageIndex(t, data)
	for _, damaged := range []bool{true, false} {
		var log bytes.Buffer
		p, err := openPipeline(t.Context(), data, slog.New(slog.NewTextHandler(&log, nil)), io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := p.index.Count(); err != nil || (n == 0) != damaged {
			t.Errorf("damaged %v: %d articles as it was opened, %v", damaged, n, err)
		}
		if got := log.String(); strings.Contains(got, "the index was damaged") != damaged || strings.Contains(got, segment) != damaged {
			t.Errorf("damaged %v: in the log stands %q", damaged, got)
		}
		if err := errors.Join(p.catchUp(t.Context()), p.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCanonicalOf: a page may say under which address it belongs, but not take the place of another page that is no twin of it.
func TestCanonicalOf(t *testing.T) {
	papers, dir := servedPapers(t)
	set, err := site.Load(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	vamtram, ok := set.Site("vamtram")
	if !ok {
		t.Fatal("no newspaper vamtram")
	}
	base := papers.Paper("vamtram").URL()
	page := crawl.Page{URL: base + "/tin-a7.html", Site: vamtram}
	for _, c := range []struct{ name, claimed, want string }{
		{"nothing claimed", "", page.URL},
		{"itself", page.URL, page.URL},
		{"the article it is a copy of", base + "/tin-goc-a5.html", base + "/tin-goc-a5.html"},
		{"with tracking", base + "/tin-goc-a5.html?utm_source=fb#x", base + "/tin-goc-a5.html"},
		{"the twin", base + "/index.php/tin-a7.html", page.URL},
		{"the home page", base + "/", page.URL},
		{"a section", base + "/kinh-te/", page.URL},
		{"another newspaper", papers.Paper("trason").URL() + "/kinh-te/202510/x-1234567/", page.URL},
		{"no address", "http://[::1", page.URL},
		{"another scheme", "javascript:alert(1)", page.URL},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := canonicalOf(c.claimed, page); got != c.want {
				t.Errorf("%q gives %q, want %q", c.claimed, got, c.want)
			}
		})
	}
}

// TestFactsOf: facts of title, captions and tables have offsets in the reading text and say which block they stand in.
func TestFactsOf(t *testing.T) {
	a := &article.Article{
		Title: "Đảng bộ xã kết nạp 12 đảng viên", Published: "2020-08-26T08:55:00+07:00",
		Blocks: []article.Block{
			{Kind: article.Paragraph, Text: "Đảng bộ xã có 31 chi bộ."},
			{Kind: article.Caption, Text: "Lễ kết nạp 9 đảng viên là công nhân.", Credit: "PV"},
		},
	}
	r := factsOf(a)
	runes := []rune(r.Text)
	blocks := map[string]string{}
	for _, f := range r.Figures {
		if got := string(runes[f.Start:f.End]); got != f.Surface {
			t.Errorf("figure %q stands at %q", f.Surface, got)
		}
		blocks[f.Surface] = f.Block
	}
	for surface, want := range map[string]string{"12": "title", "31": "paragraph", "9": "caption"} {
		if blocks[surface] != want {
			t.Errorf("figure %s is of block %q, want %q", surface, blocks[surface], want)
		}
	}
}

// TestFactsOfTable: a figure of a table has the meaning of its row and column, its place in the text and the headings that gave it.
func TestFactsOfTable(t *testing.T) {
	a := &article.Article{
		Title: "Đảng bộ huyện Hòa Lâm phát triển đảng", Published: "2023-12-10",
		Blocks: []article.Block{{Kind: article.Paragraph, Text: "Kết quả như sau:"}, {Kind: article.Table}, {Kind: article.Paragraph, Text: "Đảng bộ có 31 chi bộ."}},
		Tables: []article.TableData{{Rows: [][]article.Cell{
			{{Text: "Đơn vị", Header: true}, {Text: "Kết nạp đảng viên", Header: true}, {Text: "Kết nạp đảng viên", Header: true, Reach: article.FromLeft}},
			{{Text: "Đơn vị", Header: true, Reach: article.FromAbove}, {Text: "Năm 2022", Header: true}, {Text: "Năm 2023", Header: true}},
			{{Text: "Đảng bộ xã An Thạnh"}, {Text: "12"}, {Text: "15"}},
			{{Text: "Đảng bộ xã Bình Khê"}, {Text: "9"}, {Text: "9", Reach: article.FromLeft}},
		}}},
	}
	r := factsOf(a)
	if len(r.Figures) != 3 {
		t.Fatalf("%d figures, want 12, 15 and 31: a cell of two columns states nothing of either", len(r.Figures))
	}
	f := r.Figures[1]
	if got := string([]rune(r.Text)[f.Start:f.End]); got != "15" || f.ID != "f2" || f.Block != "table" {
		t.Errorf("figure %s stands at %q of a %s", f.ID, got, f.Block)
	}
	if f.Cell == nil || f.Cell.Line(f.Surface) != "Đảng bộ xã An Thạnh · Kết nạp đảng viên › Năm 2023: 15" {
		t.Errorf("cell %+v", f.Cell)
	}
	if f.Subject == nil || *f.Subject != "Đảng bộ xã An Thạnh" || f.Unit == nil || *f.Unit != "đảng viên" || f.Action == nil || *f.Action != "kết nạp" ||
		f.Period == nil || f.Period.Start.Year != 2023 || f.Indicator == nil || *f.Indicator != "party.members.admitted" {
		t.Errorf("the headings give %+v", f)
	}
	if got := string([]rune(r.Text)[f.SentenceStart:f.SentenceEnd]); got != "Đảng bộ xã An Thạnh\t12\t15" {
		t.Errorf("its sentence is the row, not %q", got)
	}
	if r.Figures[2].Surface != "31" || r.Figures[2].Cell != nil {
		t.Errorf("the figure behind the table: %+v", r.Figures[2])
	}
}
