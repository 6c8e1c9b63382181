package relation_test

import (
	_ "embed"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"baotinh/extract"
)

//go:embed rules.tsv
var rulesTSV string

// fired returns the rules of this package that tie figures of a text.
func fired(s string) map[string]bool {
	rules := map[string]bool{}
	_, steps := extract.Explain(s, extract.Context{})
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
	known := map[string]bool{}
	for n, line := range strings.Split(strings.TrimSpace(rulesTSV), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "rule\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 || c[1] == "" {
			t.Fatalf("rules.tsv:%d: %d cells, want rule, doc, two examples and a near miss", n+1, len(c))
		}
		if known[c[0]] {
			t.Errorf("rules.tsv:%d: %s has two rows", n+1, c[0])
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
	coded := rulesInCode(t)
	for rule, where := range coded {
		if !known[rule] {
			t.Errorf("%s: rule %q has no row in rules.tsv (write one: doc, two examples, a near miss)", where, rule)
		}
	}
	for rule := range known {
		if coded[rule] == "" {
			t.Errorf("rules.tsv: no code gives out %q (take its row away)", rule)
		}
	}
}

var ruleID = regexp.MustCompile(`^relation\.[a-z_]+$`)

// rulesInCode returns the rule ids that the Go files of this package hold, each with where it stands.
func rulesInCode(t *testing.T) map[string]string {
	found := map[string]string{}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, entry.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			if s, err := strconv.Unquote(lit.Value); err == nil && ruleID.MatchString(s) {
				found[s] = fset.Position(lit.Pos()).String()
			}
			return true
		})
	}
	return found
}
