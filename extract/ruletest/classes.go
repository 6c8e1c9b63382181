package ruletest

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// Classes checks a file that scan.MustClasses reads: each class has a line "# class: what it is" above its first row, and the Go files of the
// tested package ask for it by name (Class("…")). That a class asked for has rows, MustClasses sees to itself.
func Classes(t *testing.T, name, tsv string) {
	t.Helper()
	asked := map[string]bool{}
	eachNode(t, func(_ token.Position, n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 {
			return
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Class" {
			if class, ok := literal(call.Args[0]); ok {
				asked[class] = true
			}
		}
	})
	described, seen, rows := map[string]bool{}, map[string]bool{}, map[string]bool{}
	column, last := -1, ""
	for n, line := range strings.Split(strings.TrimSpace(tsv), "\n") {
		if comment, ok := strings.CutPrefix(line, "# "); ok {
			if class, what, ok := strings.Cut(comment, ": "); ok && what != "" {
				described[class] = true
			}
			continue
		}
		cells := strings.Split(line, "\t")
		if column < 0 {
			if column = slices.Index(cells, "class"); column < 0 {
				t.Fatalf("%s:%d: no column class in %q", name, n+1, cells)
			}
			continue
		}
		if column >= len(cells) {
			continue
		}
		class := cells[column]
		if !described[class] {
			t.Errorf("%s:%d: %q is of the class %q, which no line above describes (write \"# %s: what its words do\")", name, n+1, cells[0], class, class)
		}
		if !asked[class] {
			t.Errorf("%s:%d: no code asks for the class %q of %q", name, n+1, class, cells[0])
		}
		if row := class + "\t" + strings.ToLower(cells[0]); rows[row] {
			t.Errorf("%s:%d: %q stands in the class %q already (keep one)", name, n+1, cells[0], class)
		} else {
			rows[row] = true
		}
		if class != last && seen[class] {
			t.Errorf("%s:%d: %q stands apart from the other rows of the class %q", name, n+1, cells[0], class)
		}
		described[class], asked[class], seen[class], last = true, true, true, class
	}
	for class := range asked {
		if !seen[class] {
			t.Errorf("%s: the code asks for the class %q, which has no row", name, class)
		}
	}
}
