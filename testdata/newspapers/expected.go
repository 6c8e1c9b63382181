package newspapers

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed expected.tsv
var expectedFile string

// Expected is what one article holds for certain, counted by hand. It is not all that the article holds.
type Expected struct {
	Paper, ID string
	Figures   []ExpectedFigure
	Documents []ExpectedDocument
}

// ExpectedFigure is a figure that stands in the article's text, as the annotation guideline reads it.
type ExpectedFigure struct {
	Context string // a piece of the text that holds the figure
	Number  string // its surface
	Value   string // exact decimal in base units
	Unit    string
}

// ExpectedDocument is a document that the article cites.
type ExpectedDocument struct {
	Surface   string
	Canonical string
}

// ReadExpected returns the expectations of expected.tsv, articles in the file's order.
func ReadExpected() ([]Expected, error) {
	var all []Expected
	index := map[string]int{}
	for i, line := range strings.Split(strings.TrimRight(expectedFile, "\n"), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			return nil, fmt.Errorf("expected.tsv:%d: too few columns in %q", i+1, line)
		}
		key := f[0] + "/" + f[1]
		at, ok := index[key]
		if !ok {
			at = len(all)
			index[key] = at
			all = append(all, Expected{Paper: f[0], ID: f[1]})
		}
		switch {
		case len(f) == 7 && f[2] == "figure":
			if _, err := strconv.ParseFloat(f[5], 64); err != nil {
				return nil, fmt.Errorf("expected.tsv:%d: value %q is not a number", i+1, f[5])
			}
			all[at].Figures = append(all[at].Figures, ExpectedFigure{Context: f[3], Number: f[4], Value: f[5], Unit: f[6]})
		case len(f) == 5 && f[2] == "document":
			all[at].Documents = append(all[at].Documents, ExpectedDocument{Surface: f[3], Canonical: f[4]})
		case len(f) == 3 && f[2] == "nothing":
			// the dull piece: no figure and no document at all
		default:
			return nil, fmt.Errorf("expected.tsv:%d: want figure with 7 columns, document with 5 or nothing with 3, got %q", i+1, line)
		}
	}
	return all, nil
}
