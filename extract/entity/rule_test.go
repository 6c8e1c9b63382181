package entity

import (
	"testing"

	"baotinh/extract/ruletest"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

func count(s, kind string) int {
	x := scan.New(s)
	switch kind {
	case "organisation":
		return len(Organisations(x))
	case "person":
		return len(People(x))
	case "congress":
		return len(Congresses(x, timex.Find(x, timex.Reference{})))
	case "abbreviation":
		return len(Abbreviations(x))
	}
	return -1
}

func TestRulesFireOnTheirExamples(t *testing.T) {
	for _, r := range Rules {
		if len(r.Examples) < 2 || r.NearMiss == "" || r.Doc == "" {
			t.Errorf("%s: %d examples, near miss %q, doc %q; want two, one and one", r.ID, len(r.Examples), r.NearMiss, r.Doc)
		}
		for _, e := range r.Examples {
			if count(e, r.Kind) < 1 {
				t.Errorf("%s finds no %s in its example %q", r.ID, r.Kind, e)
			}
		}
		if n := count(r.NearMiss, r.Kind); n != 0 && r.Kind != "organisation" {
			t.Errorf("%s: %d of kind %s in the near miss %q, want none", r.ID, n, r.Kind, r.NearMiss)
		} else if n != 0 {
			t.Errorf("%s: %q in the near miss", r.ID, orgNames(r.NearMiss))
		}
	}
}

func TestClassesOfWords(t *testing.T) {
	ruletest.Classes(t, "words.tsv", wordsTSV)
}
