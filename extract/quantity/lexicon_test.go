package quantity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"baotinh/extract/viet"
)

// wanted are phrases that may stand twice in one vocabulary, and why. Of two rows the later one wins wherever one row is asked for, so
// a phrase is listed here only where all its rows are walked.
var wanted = map[string]string{}

// Every row of a vocabulary tells where it is from, and no phrase has two rows that say different things of it.
func TestVocabulariesAreTidy(t *testing.T) {
	files, err := filepath.Glob("*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var header []string
		first := map[string]int{}
		for n, line := range strings.Split(string(b), "\n") {
			line = strings.TrimRight(line, "\r")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(line, "\t")
			if header == nil {
				header = cells
				if header[0] != "phrase" {
					break // rules and sentences, no vocabulary
				}
				checked++
				if header[len(header)-1] != "source" {
					t.Errorf("%s:%d: the last column is %q; want source", name, n+1, header[len(header)-1])
				}
				continue
			}
			if len(cells) != len(header) || strings.TrimSpace(cells[len(cells)-1]) == "" {
				t.Errorf("%s:%d: %q has no source (write where the phrase is from: guideline, gold, general …)", name, n+1, cells[0])
			}
			for i, c := range cells {
				if c != strings.TrimSpace(c) {
					t.Errorf("%s:%d: blanks around %q in column %s", name, n+1, c, header[min(i, len(header)-1)])
				}
			}
			key := phraseKey(cells[0])
			if name == "cues.tsv" { // a phrase may do one job of each class
				key += " " + cells[1]
			}
			if before := first[key]; before > 0 && wanted[name+" "+cells[0]] == "" {
				t.Errorf("%s:%d: %q stands in line %d already, and only this row is read (keep the one that is right)", name, n+1, cells[0], before)
			}
			first[key] = n + 1
		}
	}
	if checked < 12 {
		t.Errorf("%d vocabularies checked in %q; want all of them", checked, files)
	}
}

// phraseKey is what a phrase is found by: any case and tone placement, but capitals alone where it is written in capitals.
func phraseKey(phrase string) string {
	letters, lower := 0, false
	for _, r := range phrase {
		if unicode.IsLetter(r) {
			letters++
		}
		lower = lower || unicode.IsLower(r)
	}
	if letters > 1 && !lower {
		return "capitals " + viet.Key(phrase)
	}
	return viet.Key(phrase)
}

// The strength of an aim is asked only of phrases that verbs.tsv reads as one: any other row of aims.tsv would say nothing.
func TestAimsAreVerbs(t *testing.T) {
	isAim := map[string]bool{}
	for _, line := range lines(t, "verbs.tsv") {
		if cells := strings.Split(line, "\t"); len(cells) > 1 && cells[1] == "aim" {
			isAim[cells[0]] = true
		}
	}
	for _, line := range lines(t, "aims.tsv")[1:] {
		if phrase, _, _ := strings.Cut(line, "\t"); !isAim[phrase] {
			t.Errorf("aims.tsv: %q is no aim of verbs.tsv: add it there, or leave it out", phrase)
		}
	}
}

// lines returns the rows of a table, its header first.
func lines(t *testing.T, name string) (out []string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(b), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
