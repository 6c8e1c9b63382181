package timex

import (
	_ "embed"
	"strings"
	"testing"

	"baotinh/extract/ruletest"
	"baotinh/extract/scan"
)

//go:embed rules.tsv
var rulesTSV string

// fired returns the rules that a text fires.
func fired(s string) map[string]bool {
	t := scan.New(s)
	rules := map[string]bool{}
	for _, m := range Find(t, Reference{}) {
		rule := m.Rule
		if strings.HasPrefix(rule, "timex.relative.") {
			rule = "timex.relative"
		}
		rules[rule] = true
	}
	return rules
}

func TestRules(t *testing.T) {
	known := ruletest.Rows(t, rulesTSV, fired)
	for _, s := range hostile { // every rule that can fire has its row
		for rule := range fired(strings.Repeat(s, 3)) {
			if !known[rule] {
				t.Errorf("rule %s, fired by %q, has no row in rules.tsv", rule, s)
			}
		}
	}
}
