package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every table begins with what its rows are and what its columns mean.
func TestTablesSayWhatTheyHold(t *testing.T) {
	files, err := filepath.Glob("*/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 50 {
		t.Errorf("%d tables found: %q", len(files), files)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(b), "\n")
		if !strings.HasPrefix(head, "# ") || len(head) < len("# Words that bend a number.") {
			t.Errorf("%s:1: %q says not what the rows are (write \"# What they are. column: what it means.\")", name, head)
		}
	}
}

// A line of bits.tsv about a vocabulary that is no more would keep a bit from others.
func TestBitsAreOfVocabularies(t *testing.T) {
	b, err := os.ReadFile("scan/bits.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for n, line := range strings.Split(string(b), "\n") {
		name, _, _ := strings.Cut(line, "\t")
		file, class, classed := strings.Cut(name, " ")
		if name == "" || name == "vocabulary" || strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		text, err := os.ReadFile(strings.TrimPrefix(file, "extract/"))
		if err != nil || classed && !strings.Contains(string(text), "\t"+class+"\t") {
			t.Errorf("scan/bits.tsv:%d: there is no vocabulary %q (delete the line, or run UPDATE=1 go test -tags counting -run TestBits ./extract)", n+1, name)
		}
	}
	if rows < 300 {
		t.Errorf("scan/bits.tsv has %d vocabularies; want at least 300", rows)
	}
}
