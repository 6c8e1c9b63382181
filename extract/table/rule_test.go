package table_test

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"

	"baotinh/extract"
	"baotinh/extract/ruletest"
)

//go:embed rules.tsv
var rulesTSV string

// fired returns the rules of this package that read, tie or refuse something in a table.
func fired(s string) map[string]bool {
	rules := map[string]bool{}
	_, steps := extract.Explain(strings.ReplaceAll(s, "⏎", "\n"), extract.Context{})
	for _, step := range steps {
		for _, rule := range append(step.Because, step.Rule) {
			if strings.HasPrefix(rule, "table.") {
				rules[rule] = true
			}
		}
	}
	return rules
}

var ruleID = regexp.MustCompile(`^(table\.[a-z_]+)(: .*)?$`)

// A cell that reaches over others can only stand in a page, table.heading is given out by package extract: both have tests of their own.
func TestRules(t *testing.T) {
	known := ruletest.Rows(t, rulesTSV, fired)
	delete(known, "table.heading")
	known["table.reach"] = true
	ruletest.InCode(t, known, func(s string) []string {
		if m := ruleID.FindStringSubmatch(s); m != nil {
			return []string{m[1]}
		}
		return nil
	})
}
