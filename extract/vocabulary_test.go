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
