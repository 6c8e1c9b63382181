package numeral

import (
	_ "embed"
	"strings"
	"testing"

	"baotinh/extract/scan"
)

//go:embed rules.tsv
var rulesTSV string

// fired returns the rules that a text fires.
func fired(s string) map[string]bool {
	t := scan.New(s)
	rules := map[string]bool{}
	for _, n := range Find(t) {
		rules[n.Rule] = true
	}
	for _, o := range FindOrdinals(t) {
		rules[o.Rule] = true
	}
	return rules
}

func TestRules(t *testing.T) {
	known := map[string]bool{}
	for n, line := range strings.Split(strings.TrimSpace(rulesTSV), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "rule\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 || c[1] == "" {
			t.Fatalf("rules.tsv:%d: %d cells, want rule, doc, two examples and a near miss", n+1, len(c))
		}
		known[c[0]] = true
		for _, example := range c[2:4] {
			if !fired(example)[c[0]] {
				t.Errorf("rules.tsv:%d: %q does not fire %s but %v", n+1, example, c[0], fired(example))
			}
		}
		if fired(c[4])[c[0]] {
			t.Errorf("rules.tsv:%d: the near miss %q fires %s", n+1, c[4], c[0])
		}
	}
	for _, s := range hostile { // every rule that can fire has its row
		for rule := range fired(strings.Repeat(s, 3)) {
			if !known[rule] {
				t.Errorf("rule %s, fired by %q, has no row in rules.tsv", rule, s)
			}
		}
	}
}
