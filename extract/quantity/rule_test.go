package quantity_test

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

// fired returns the rules of this package that read or refuse something in a text.
func fired(s string) map[string]bool {
	rules := map[string]bool{}
	_, steps := extract.Explain(s, extract.Context{})
	for _, step := range steps {
		if strings.HasPrefix(step.Rule, "quantity.") {
			rules[step.Rule] = true
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

// A rule id in a string: alone, or before the colon of a reason. "quantity." alone takes the class of the unit behind it.
var ruleID = regexp.MustCompile(`^quantity\.([a-z_]*)(: .*)?$`)

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
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				return true
			}
			if m := ruleID.FindStringSubmatch(s); m != nil {
				where := fset.Position(lit.Pos()).String()
				if m[1] != "" {
					found["quantity."+m[1]] = where
					return true
				}
				for _, class := range unitClasses(t) {
					found["quantity."+class] = where
				}
			}
			return true
		})
	}
	return found
}

// unitClasses returns the classes of units.tsv that a text can reach: where a phrase counts as a noun as well ("lần", "điểm"), the noun wins.
func unitClasses(t *testing.T) []string {
	nouns := map[string]bool{}
	for _, row := range table(t, "nouns.tsv") {
		nouns[row[0]] = true
	}
	seen := map[string]bool{}
	var out []string
	for _, row := range table(t, "units.tsv") {
		class := row[2]
		if seen[class] || (class == "times" || class == "point") && nouns[row[0]] {
			continue
		}
		seen[class] = true
		out = append(out, class)
	}
	return out
}

// table returns the rows of a vocabulary, without its header and comments; every row has as many cells as the header.
func table(t *testing.T, name string) [][]string {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	columns := 0
	for _, line := range strings.Split(string(b), "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if columns == 0 {
			columns = len(cells)
			continue
		}
		for len(cells) < columns {
			cells = append(cells, "")
		}
		rows = append(rows, cells)
	}
	return rows
}
