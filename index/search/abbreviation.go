package search

import (
	_ "embed"
	"strings"

	"baotinh/extract/viet"
)

//go:embed abbreviation.tsv
var abbreviationTSV string

// abbreviation pairs a short form with the words that it stands for, as terms.
type abbreviation struct{ short, long []string }

var abbreviations = loadAbbreviations(abbreviationTSV)

func loadAbbreviations(tsv string) []abbreviation {
	var all []abbreviation
	for line := range strings.Lines(tsv) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		short, long, ok := strings.Cut(line, "\t")
		if !ok {
			panic("index/search: abbreviation.tsv: a line without tab: " + line)
		}
		all = append(all, abbreviation{exactForms(words(short)), exactForms(words(long))})
	}
	return all
}

func exactForms(tokens []string) []string {
	forms := make([]string, len(tokens))
	for i, t := range tokens {
		forms[i] = exactForm(t)
	}
	return forms
}

func foldForms(forms []string) []string {
	folded := make([]string, len(forms))
	for i, f := range forms {
		folded[i] = viet.Fold(f)
	}
	return folded
}

func indexOf(forms, part []string) int {
	for i := 0; i+len(part) <= len(forms); i++ {
		same := true
		for k := range part {
			if forms[i+k] != part[k] {
				same = false
				break
			}
		}
		if same {
			return i
		}
	}
	return -1
}

// spellings returns the forms of a run of words, then those in which one abbreviation is written out or one long form shortened.
func spellings(forms []string, fold bool) [][]string {
	all := [][]string{forms}
	for _, a := range abbreviations {
		short, long := a.short, a.long
		if fold {
			short, long = foldForms(short), foldForms(long)
		}
		for _, swap := range [2][2][]string{{short, long}, {long, short}} {
			if at := indexOf(forms, swap[0]); at >= 0 && len(all) < 6 {
				other := append([]string{}, forms[:at]...)
				other = append(other, swap[1]...)
				all = append(all, append(other, forms[at+len(swap[0]):]...))
			}
		}
	}
	return all
}
