package docnum

import (
	"testing"

	"baotinh/extract/ruletest"
	"baotinh/extract/scan"
)

func fired(s, id string) bool {
	for _, c := range Find(scan.New(s), Context{}) {
		if c.Rule == id {
			return true
		}
	}
	return false
}

func TestRulesFireOnTheirExamples(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules {
		known[r.ID] = true
		if len(r.Examples) < 2 || r.NearMiss == "" || r.Doc == "" {
			t.Errorf("%s: %d examples, near miss %q, doc %q; want two, one and one", r.ID, len(r.Examples), r.NearMiss, r.Doc)
		}
		for _, e := range r.Examples {
			if !fired(e, r.ID) {
				t.Errorf("%s does not fire on its example %q: %+v", r.ID, e, Find(scan.New(e), Context{}))
			}
		}
		if fired(r.NearMiss, r.ID) {
			t.Errorf("%s fires on its near miss %q", r.ID, r.NearMiss)
		}
	}
	for _, r := range Rules {
		for _, e := range r.Examples {
			for _, c := range Find(scan.New(e), Context{}) {
				if !known[c.Rule] {
					t.Errorf("%q is found by %q, which Rules does not list", e, c.Rule)
				}
			}
		}
	}
}

func TestClassesOfWords(t *testing.T) {
	ruletest.Classes(t, "words.tsv", wordsTSV)
}
