package extract

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var words = regexp.MustCompile(`[^\s]+`)

// TestCutTexts reads the texts of the corpora from each of their words on, and up to each: rules look at the words before and behind a figure, where a
// text may begin or end, and at two figures of which the first is a length of time. The text that ends and begins so must be read without a crash, and the figures must lie in it.
func TestCutTexts(t *testing.T) {
	cuts := 0
	for path, column := range map[string]int{"quantity/corpus.tsv": 0, "relation/corpus.tsv": 1} {
		corpus, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(corpus)) {
			cells := strings.Split(strings.TrimSpace(line), "\t")
			if strings.HasPrefix(line, "#") || len(cells) <= column {
				continue
			}
			text := strings.ReplaceAll(cells[column], "¶", "\n")
			for _, at := range words.FindAllStringIndex(text, -1) {
				for _, cut := range []string{text[at[0]:], text[:at[1]], "Sơn Hà; " + text[at[0]:], "Sơn Hà (" + text[at[0]:], text[at[0]:at[1]] + " 5 năm " + text[at[1]:]} {
					cuts++
					for _, f := range Text(cut, Context{Published: "2021-03-15"}, nil).Figures {
						if f.Start < 0 || f.End <= f.Start || f.End > len([]rune(cut)) {
							t.Errorf("%q: figure %s lies at %d to %d (mend its offsets)", cut, f.Number, f.Start, f.End)
						}
					}
				}
			}
		}
	}
	if cuts < 1000 {
		t.Errorf("only %d cuts were read (look for the texts in their column)", cuts)
	}
}
