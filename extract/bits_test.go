//go:build counting

package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/extract/scan"
)

// UPDATE=1 go test -tags counting -run TestBits ./extract shares the bits of sets out anew, by how often vocabularies are met and asked in our texts.
func TestBits(t *testing.T) {
	const name = "scan/bits.tsv"
	var files []string
	for _, pattern := range []string{"../testdata/gold/*.txt", "../testdata/newspapers/*/*.txt"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no text is %s (%v)", pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		Text(string(b), Context{Published: "2021-03-15", Province: "Sơn Hà"}, nil)
	}
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var head strings.Builder
	for line := range strings.Lines(string(old)) {
		head.WriteString(line)
		if !strings.HasPrefix(line, "#") {
			break
		}
	}
	if os.Getenv("UPDATE") == "" {
		t.Skip("UPDATE=1 writes " + name)
	}
	if err := os.WriteFile(name, []byte(head.String()+scan.Bits()), 0o644); err != nil {
		t.Fatal(err)
	}
}
