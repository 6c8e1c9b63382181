package relation_test

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"

	"baotinh/extract"
	"baotinh/extract/ruletest"
)

var (
	//go:embed rules.tsv
	rulesTSV string
	//go:embed words.tsv
	wordsTSV string
)

// fired returns the rules of this package that tie figures of a text.
func fired(s string) map[string]bool {
	rules := map[string]bool{}
	_, steps := extract.Explain(strings.ReplaceAll(s, "¶", "\n"), extract.Context{})
	for _, step := range steps {
		for _, why := range step.Because {
			if strings.HasPrefix(why, "relation.") {
				rules[why] = true
			}
		}
	}
	return rules
}

func TestRules(t *testing.T) {
	ruletest.InCode(t, ruletest.Rows(t, rulesTSV, fired), regexp.MustCompile(`^relation\.[a-z_]+$`).FindStringSubmatch)
}

func TestClassesOfWords(t *testing.T) {
	ruletest.Classes(t, "words.tsv", wordsTSV)
}
