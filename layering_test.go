// Package baotinh_test holds the rules that the whole repository must keep and that a machine can check.
//
//	layering_test.go   who may import whom (DESIGN: Layout), and which library stands in which folder
//	repository_test.go what the code, ARCHITECTURE.md and the tracked files must not hold
//
// Everything is parsed in process: a test that runs "go list" would stay green from the test cache.
package baotinh_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "baotinh"

// goFile is a Go file of the module as the rules see it.
type goFile struct {
	name string // "crawl/fetch/fetch.go"
	fset *token.FileSet
	tree *ast.File
}

func (f goFile) folder() string { return path.Dir(f.name) }

// test reports whether the file is built for tests only: a test, or a package that exists for tests (storetest).
func (f goFile) test() bool {
	return strings.HasSuffix(f.name, "_test.go") || strings.HasSuffix(f.folder(), "test")
}

func (f goFile) line(n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.name, f.fset.Position(n.Pos()).Line)
}

// imports calls do with each import path.
func (f goFile) imports(do func(spec *ast.ImportSpec, what string)) {
	for _, spec := range f.tree.Imports {
		if what, err := strconv.Unquote(spec.Path.Value); err == nil {
			do(spec, what)
		}
	}
}

// layers says what each part of the program may import of the others. Its own folders are always allowed.
var layers = []struct {
	layer  string
	may    []string // folders; "…" at the end stands for everything below
	remedy string
}{
	{"cmd", []string{"…"}, ""},
	{"index", []string{"crawl/article", "extract…"},
		"index may import extract and crawl/article: take what you need from the article or the store, or wire the two in cmd/baotinh"},
	{"crawl", []string{"extract/viet"},
		"crawl may import extract/viet and nothing else of extract: hand the page to the caller's hook (crawl.Config) and read facts in cmd/baotinh/pipeline.go"},
	{"extract", nil,
		"extract imports neither crawl nor index, so that it stays a pure function: pass what it needs in extract.Context or extract.Block"},
	{"testdata", nil,
		"testdata/… holds newspapers and texts, and knows nothing of the program: move what reads them into a test or into cmd"},
}

// homes says in which folders a library or a part of the standard library may be imported. Only what is listed here is bound.
var homes = []struct {
	library string
	in      []string
	remedy  string
}{
	{"github.com/gocolly/colly", []string{"crawl/fetch"}, "requests are sent by package fetch only: call fetch.Fetcher"},
	{"github.com/PuerkitoBio/goquery", []string{"crawl/strip", "crawl/feed"}, "DOM nodes are touched by packages strip and feed only"},
	{"github.com/andybalholm/cascadia", []string{"crawl/site", "crawl/strip"}, "selectors are compiled by package site and used by package strip"},
	{"golang.org/x/net/html", []string{"crawl/charset", "crawl/feed", "crawl/site", "crawl/strip", "testdata/newspapers"}, "HTML is read by packages strip and feed only"},
	{"github.com/mmcdole/gofeed", []string{"crawl/feed"}, "feeds are read by package feed only"},
	{"github.com/pelletier/go-toml", []string{"crawl/site"}, "newspaper files are read by package site only"},
	{"github.com/blevesearch", []string{"index/search"}, "bleve stands behind package search: ask search.Index"},
	{"database/sql", []string{"crawl/frontier", "index/store"}, "SQL stands behind packages frontier and store: add a method there"},
	{"modernc.org/sqlite", []string{"crawl/frontier", "index/store"}, "SQL stands behind packages frontier and store: add a method there"},
	{"github.com/xuri/excelize", []string{"index/export"}, "formats are written by package export only"},
	{"github.com/parquet-go", []string{"index/export"}, "formats are written by package export only"},
	{"github.com/spf13/cobra", []string{"cmd/baotinh"}, "flags are read in cmd/baotinh: take an argument instead"},
	{"golang.org/x/term", []string{"cmd/baotinh"}, "whether somebody looks on is the command's business: take an argument instead"},
}

// testOnly are libraries that must not get into the program.
var testOnly = []string{
	"testing", "github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "pgregory.net/rapid", "github.com/chromedp",
}

// impure is what extraction must do without: it is a pure function of text and context, in time linear in the text.
var impure = map[string]string{
	"regexp":       "a regular expression costs 2–5 MB/s per rule and hides vocabulary: read the tokens of package scan, with the words in a .tsv",
	"net":          "extraction uses no network",
	"net/http":     "extraction uses no network",
	"os":           "extraction reads no file at run time: embed it, or let cmd read it",
	"os/exec":      "extraction starts no program",
	"database/sql": "extraction keeps nothing: package store does",
	"math/rand":    "the same text must give the same facts",
	"math/rand/v2": "the same text must give the same facts",
}

// impureAllowed are the folders below extract that measure extraction and so read folders of annotated articles.
var impureAllowed = []string{"extract/gold"}

func allowed(list []string, folder string) bool {
	return slices.ContainsFunc(list, func(one string) bool {
		prefix, open := strings.CutSuffix(one, "…")
		return folder == one || open && (prefix == "" || folder == prefix || strings.HasPrefix(folder, prefix+"/"))
	})
}

// inLibrary reports whether an import path is of a library, in any major version.
func inLibrary(what, library string) bool {
	return what == library || strings.HasPrefix(what, library+"/")
}

// layering returns what is wrong with the imports of a file, with the remedy.
func layering(f goFile) []string {
	var faults []string
	layer, _, _ := strings.Cut(f.folder(), "/")
	f.imports(func(spec *ast.ImportSpec, what string) {
		fault := func(remedy string) { faults = append(faults, f.line(spec)+": imports "+what+": "+remedy) }
		if target, ours := strings.CutPrefix(what, module+"/"); ours {
			targetLayer, _, _ := strings.Cut(target, "/")
			switch {
			case targetLayer == "cmd":
				fault("nothing imports the program: move the code to the package whose noun it is")
			case targetLayer == "testdata":
				if layer != "cmd" && layer != "testdata" && !f.test() {
					fault("testdata is imported by cmd and by tests only: pass what you need as an argument")
				}
			case strings.HasSuffix(target, "test") && !f.test():
				fault("conformance tests are for tests: import it from a _test.go file")
			case f.folder() == "crawl/article" && !f.test():
				fault("crawl/article holds a type and imports nothing of ours, so that everything can import it")
			case layer != targetLayer && f.folder() != ".":
				for _, l := range layers {
					if l.layer == layer && !allowed(l.may, target) {
						fault(l.remedy)
					}
				}
			}
			return
		}
		for _, h := range homes {
			if inLibrary(what, h.library) && !allowed(h.in, f.folder()) && !f.test() {
				fault(h.remedy + " (allowed in " + strings.Join(h.in, ", ") + "; a library with a new home is a line in layering_test.go)")
			}
		}
		for _, library := range testOnly {
			if inLibrary(what, library) && !f.test() {
				fault("it is for tests only: move the code to a _test.go file")
			}
		}
		if reason, bad := impure[what]; bad && layer == "extract" && !f.test() && !allowed(impureAllowed, f.folder()) {
			fault(reason)
		}
	})
	return append(faults, clocks(f)...)
}

// clocks finds calls of time.Now and its like in extraction: what is not written in the text comes from extract.Context.
func clocks(f goFile) []string {
	if f.test() || !strings.HasPrefix(f.name, "extract/") {
		return nil
	}
	var faults []string
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, sel.Sel.Name) {
				faults = append(faults, f.line(sel)+": time."+sel.Sel.Name+": extraction knows no clock: use the day of publication in extract.Context")
			}
		}
		return true
	})
	return faults
}

// parse reads a Go file; src is its text, or nil to read it from the disk.
func parse(t *testing.T, name string, src any) goFile {
	t.Helper()
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, filepath.FromSlash(name), src, parser.ParseComments)
	if err != nil {
		t.Fatalf("%v (gofmt -e %s says more)", err, name)
	}
	return goFile{name, fset, tree}
}

// goFiles reads every Go file of the module. A folder with a go.mod of its own, such as tools, is another module.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	walk(t, func(name string) {
		if strings.HasSuffix(name, ".go") {
			files = append(files, parse(t, name, nil))
		}
	})
	if len(files) < 100 {
		t.Fatalf("%d Go files found, the module has more: run the test in the root of the repository", len(files))
	}
	return files
}

// walk calls do with every file of the module, by its path with slashes.
func walk(t *testing.T, do func(name string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name == "." {
				return nil
			}
			if d.Name() == ".git" || strings.HasPrefix(d.Name(), "baotinh-data") {
				return fs.SkipDir
			}
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
				return fs.SkipDir
			}
			return nil
		}
		if d.Name() == ".git" { // of a second working tree: a file that says where the repository is
			return nil
		}
		do(filepath.ToSlash(name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImports(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, fault := range layering(f) {
			t.Error(fault)
		}
	}
}

// TestImportRules hands made-up files to the rules: a rule that never bites is no rule.
func TestImportRules(t *testing.T) {
	for _, c := range []struct {
		name, imports string
		want          string // part of the fault; empty if there is none
	}{
		{"crawl/strip/fact.go", `"baotinh/extract/docnum"`, "crawl may import extract/viet and nothing else"},
		{"crawl/strip/fact.go", `"baotinh/extract"`, "crawl may import extract/viet and nothing else"},
		{"crawl/strip/fact_test.go", `"baotinh/extract/docnum"`, "crawl may import extract/viet and nothing else"},
		{"crawl/strip/letter.go", `"baotinh/extract/viet"`, ""},
		{"crawl/page.go", `"baotinh/index/store"`, "crawl may import extract/viet and nothing else"},
		{"extract/docnum/page.go", `"baotinh/crawl/article"`, "extract imports neither crawl nor index"},
		{"extract/docnum/row.go", `"baotinh/index/store"`, "extract imports neither crawl nor index"},
		{"extract/docnum/number.go", `"baotinh/extract/numeral"`, ""},
		{"extract/docnum/pattern.go", `"regexp"`, "a regular expression costs"},
		{"extract/docnum/pattern_test.go", `"regexp"`, ""},
		{"extract/timex/today.go", `"net/http"`, "extraction uses no network"},
		{"extract/gold/load.go", `"os"`, ""},
		{"extract/timex/load.go", `"os"`, "reads no file at run time"},
		{"index/web/crawl.go", `"baotinh/crawl"`, "index may import extract and crawl/article"},
		{"index/web/strip.go", `"baotinh/crawl/strip"`, "index may import extract and crawl/article"},
		{"index/web/article.go", `"baotinh/crawl/article"`, ""},
		{"index/web/figure.go", `"baotinh/extract/quantity"`, ""},
		{"index/web/sample.go", `"baotinh/testdata/newspapers"`, "testdata is imported by cmd and by tests only"},
		{"index/web/sample_test.go", `"baotinh/testdata/newspapers"`, ""},
		{"index/web/sample.go", `"baotinh/index/store/storetest"`, "conformance tests are for tests"},
		{"index/web/main.go", `"baotinh/cmd/baotinh"`, "nothing imports the program"},
		{"testdata/newspapers/crawl.go", `"baotinh/crawl/fetch"`, "knows nothing of the program"},
		{"crawl/article/letter.go", `"baotinh/extract/viet"`, "imports nothing of ours"},
		{"cmd/baotinh/cmd_demo.go", `"baotinh/testdata/newspapers"`, ""},
		{"cmd/baotinh/cmd_run.go", `"baotinh/crawl"`, ""},
		{"cmd/baotinh/cmd_run.go", `"github.com/gocolly/colly/v2"`, "call fetch.Fetcher"},
		{"crawl/robots/get.go", `colly "github.com/gocolly/colly/v2"`, "allowed in crawl/fetch;"},
		{"crawl/fetch/fetch.go", `"github.com/gocolly/colly/v2"`, ""},
		{"crawl/site/dom.go", `"github.com/PuerkitoBio/goquery"`, "packages strip and feed only"},
		{"index/web/find.go", `"github.com/blevesearch/bleve/v2/search"`, "bleve stands behind package search"},
		{"index/web/row.go", `"database/sql"`, "SQL stands behind packages frontier and store"},
		{"cmd/baotinh/row.go", `_ "modernc.org/sqlite"`, "SQL stands behind packages frontier and store"},
		{"index/store/query.go", `"database/sql"`, ""},
		{"index/web/diff.go", `"github.com/google/go-cmp/cmp"`, "for tests only"},
		{"index/store/storetest/diff.go", `"github.com/google/go-cmp/cmp"`, ""},
	} {
		name := strings.ReplaceAll(c.name+" "+strings.Trim(c.imports, `"`), "/", "|")
		t.Run(name, func(t *testing.T) {
			f := parse(t, c.name, "package p\nimport "+c.imports+"\n")
			faults := layering(f)
			switch {
			case c.want == "" && len(faults) > 0:
				t.Errorf("found fault with a sound file: %s", faults)
			case c.want != "" && len(faults) != 1:
				t.Errorf("found %d faults %q, want one with %q", len(faults), faults, c.want)
			case c.want != "" && !strings.Contains(faults[0], c.want):
				t.Errorf("fault %q lacks %q", faults[0], c.want)
			case c.want != "" && !strings.HasPrefix(faults[0], c.name+":2: "):
				t.Errorf("fault %q does not begin with file and line", faults[0])
			}
		})
	}
	f := parse(t, "extract/timex/relative.go", "package timex\nimport \"time\"\nvar year = time.Now().Year()\n")
	if faults := layering(f); len(faults) != 1 || !strings.Contains(faults[0], "extract/timex/relative.go:3: time.Now") {
		t.Errorf("a clock in extraction gives %q, want one fault in line 3", faults)
	}
}
