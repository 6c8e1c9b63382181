// Package ruletest holds the lists of rules (rules.tsv) of the extraction packages to what their rules do, and the classes of their vocabularies to
// the code that asks for them. It is imported by tests only.
//
//	ruletest.go  rules: examples fire, the near miss does not, code and list agree
//	classes.go   classes: described in the file, asked for in the code
package ruletest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Rows checks each row of a rules.tsv, which is a rule, its doc, two examples that fire it and a near miss that does not. fired returns the
// rules that a text fires. It returns the rules that have a row.
func Rows(t *testing.T, tsv string, fired func(text string) map[string]bool) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for n, line := range strings.Split(strings.TrimSpace(tsv), "\n") {
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
	return known
}

// InCode checks that the rules with a row are those that the Go files of the tested package hold. named returns the rules that a string
// of the code stands for, none if it is no rule.
func InCode(t *testing.T, known map[string]bool, named func(s string) []string) {
	t.Helper()
	coded := map[string]bool{}
	eachNode(t, func(at token.Position, n ast.Node) {
		s, ok := literal(n)
		if !ok {
			return
		}
		for _, rule := range named(s) {
			if !known[rule] && !coded[rule] {
				t.Errorf("%s: rule %q has no row in rules.tsv (write one: doc, two examples, a near miss)", at, rule)
			}
			coded[rule] = true
		}
	})
	for rule := range known {
		if !coded[rule] {
			t.Errorf("rules.tsv: no code gives out %q (take its row away)", rule)
		}
	}
}

// eachNode calls f for every node of the Go files of the tested package, but for its tests.
func eachNode(t *testing.T, f func(at token.Position, n ast.Node)) {
	t.Helper()
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
			if n != nil {
				f(fset.Position(n.Pos()), n)
			}
			return true
		})
	}
}

// literal returns the string that a node is.
func literal(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
