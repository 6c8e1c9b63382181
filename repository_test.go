package baotinh_test

import (
	"bytes"
	"go/ast"
	"go/token"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baotinh/crawl/site"
)

// literals calls do with every string of a file that is not an import path.
func (f goFile) literals(do func(lit *ast.BasicLit, value string)) {
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if _, ok := n.(*ast.ImportSpec); ok {
			return false
		}
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if value, err := strconv.Unquote(lit.Value); err == nil {
				do(lit, value)
			}
		}
		return true
	})
}

// newspaperWords are what only the files of crawl/site may say: names and hosts of newspapers, and the classes and ids of their pages.
type newspaperWords struct {
	names     []string
	selectors map[string]bool // ".newscontent", "#maincontent"
}

var selectorName = regexp.MustCompile(`[.#][A-Za-z_][\w-]*`)

func bundledWords(t *testing.T) newspaperWords {
	t.Helper()
	set, err := site.Load("", false)
	if err != nil {
		t.Fatal(err)
	}
	words := newspaperWords{selectors: map[string]bool{}}
	for _, s := range set.Sites() {
		words.names = append(words.names, s.Name)
		words.names = append(words.names, slices.Concat(s.Hosts, s.Aliases, s.Retired)...)
		for _, l := range s.Layouts {
			for _, list := range [][]site.Selector{l.Title, l.Sapo, l.Body, l.Date, l.Author, l.Section, l.Caption, l.Drop} {
				for _, one := range list {
					for _, name := range selectorName.FindAllString(one.Text, -1) {
						words.selectors[name] = true
					}
				}
			}
		}
	}
	return words
}

// faults returns where a file's code says what belongs into a newspaper's file. Comments may give a real newspaper as their example.
func (w newspaperWords) faults(f goFile) []string {
	var faults []string
	f.literals(func(lit *ast.BasicLit, value string) {
		for _, name := range w.names {
			if strings.Contains(value, name) {
				faults = append(faults, f.line(lit)+": names the newspaper "+strconv.Quote(name)+": say it in its file under crawl/site/sites and ask package site")
				return
			}
		}
		if !strings.HasPrefix(f.name, "crawl/") { // elsewhere the same letters are a file's ending or a class of our own pages
			return
		}
		for _, name := range selectorName.FindAllString(value, -1) {
			if w.selectors[name] {
				faults = append(faults, f.line(lit)+": knows the selector "+strconv.Quote(name)+": say it in a layout or a .tsv under crawl/site")
				return
			}
		}
	})
	return faults
}

// ours reports whether the rules for newspapers' words hold for a file: not for tests, nor for newspapers that we invented.
func ours(f goFile) bool { return !f.test() && !strings.HasPrefix(f.name, "testdata/") }

func TestNewspapersAreData(t *testing.T) {
	words := bundledWords(t)
	if len(words.names) < 100 || len(words.selectors) < 20 {
		t.Fatalf("%d names and hosts, %d selectors read from crawl/site: too few for this test to mean anything", len(words.names), len(words.selectors))
	}
	for _, f := range goFiles(t) {
		if ours(f) {
			for _, fault := range words.faults(f) {
				t.Error(fault)
			}
		}
	}
}

// TestNewspapersAreDataRule shows that the rule bites.
func TestNewspapersAreDataRule(t *testing.T) {
	words := newspaperWords{names: []string{"Báo Sông Trong", "bao.example"}, selectors: map[string]bool{".noi-dung": true, "#bai": true}}
	for _, c := range []struct{ code, want string }{
		{`var s = "Báo Sông Trong"`, `crawl/strip/a.go:2: names the newspaper "Báo Sông Trong"`},
		{`var s = "https://www.bao.example/tin"`, `crawl/strip/a.go:2: names the newspaper "bao.example"`},
		{`var s = "div.noi-dung > p"`, `crawl/strip/a.go:2: knows the selector ".noi-dung"`},
		{"var s = `#bai`", `crawl/strip/a.go:2: knows the selector "#bai"`},
		{`var s = "div.noi-dung-khac"`, ""},
		{`var s = "a.noidung" // Báo Sông Trong, .noi-dung`, ""},
	} {
		faults := words.faults(parse(t, "crawl/strip/a.go", "package strip\n"+c.code+"\n"))
		switch {
		case c.want == "" && len(faults) > 0:
			t.Errorf("%s: found fault with sound code: %s", c.code, faults)
		case c.want != "" && (len(faults) != 1 || !strings.HasPrefix(faults[0], c.want)):
			t.Errorf("%s: faults %q, want one that begins with %q", c.code, faults, c.want)
		}
	}
}

// TestPackageNames: a package is named after a thing (STYLE: Names).
func TestPackageNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		name := strings.TrimSuffix(f.tree.Name.Name, "_test")
		if !seen[f.folder()+" "+name] && slices.Contains([]string{"util", "utils", "helper", "helpers", "common", "types", "misc", "base", "shared"}, name) {
			t.Errorf("%s: package %s: name it after the thing it holds", f.name, name)
		}
		seen[f.folder()+" "+name] = true
	}
}

// TestPackageComments: the comment of a package lists its files, so that a reader finds the one to open.
func TestPackageComments(t *testing.T) {
	comments, files := map[string]string{}, map[string][]string{} // by folder
	for _, f := range goFiles(t) {
		if strings.HasSuffix(f.name, "_test.go") || f.folder() == "cmd/baotinh" { // one file per command, told by its name
			continue
		}
		files[f.folder()] = append(files[f.folder()], path.Base(f.name))
		if f.tree.Doc != nil {
			comments[f.folder()] += f.tree.Doc.Text() + path.Base(f.name) // whoever reads the list has found its own file
		}
	}
	for folder, names := range files {
		switch comment := comments[folder]; {
		case comment == "":
			t.Errorf("%s: no package comment: say what the package is for, list its files, and say what it leaves to others", folder)
		case len(names) > 2:
			for _, name := range names {
				if !strings.Contains(comment, name) {
					t.Errorf("%s: %s is not in the package comment's list of files: add a line that says what it holds", folder, name)
				}
			}
		}
	}
}

// directDependencies reads go.mod.
func directDependencies(gomod string) []string {
	var direct []string
	block := false
	for _, line := range strings.Split(gomod, "\n") {
		line = strings.TrimSpace(line)
		one, single := strings.CutPrefix(line, "require ")
		switch {
		case line == "require (":
			block = true
		case line == ")":
			block = false
		case (block || single) && line != "" && !strings.HasSuffix(line, "// indirect"):
			direct = append(direct, strings.Fields(one)[0])
		}
	}
	return direct
}

func TestDirectDependencies(t *testing.T) {
	got := directDependencies("module m\n\nrequire a.example/x v1.0.0\n\nrequire (\n\tb.example/y/v2 v2.0.0\n\tc.example/z v1.0.0 // indirect\n)\n")
	if want := []string{"a.example/x", "b.example/y/v2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestArchitecture(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(text, []byte("\n")); n >= 150 {
		t.Errorf("ARCHITECTURE.md has %d lines, want fewer than 150: move detail into package comments", n)
	}
	gomod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, dep := range directDependencies(string(gomod)) {
		if !bytes.Contains(text, []byte("`"+dep+"`")) {
			t.Errorf("ARCHITECTURE.md does not name `%s`, which go.mod requires: say in a sentence why we depend on it", dep)
		}
	}
	// Each folder with code has its place in the code map, and each place in the code map exists.
	folders := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.folder() != "." {
			folders[f.folder()] = true
			if !bytes.Contains(text, []byte("`"+f.folder()+"`")) {
				t.Errorf("ARCHITECTURE.md does not name `%s`: add it to the code map", f.folder())
				text = append(text, "`"+f.folder()+"`"...) // say it once
			}
		}
	}
	for _, m := range regexp.MustCompile("`((?:cmd|crawl|extract|index|testdata)(?:/[a-z]+)*)`").FindAllSubmatch(text, -1) {
		if _, err := os.Stat(string(m[1])); err != nil {
			t.Errorf("ARCHITECTURE.md speaks of `%s`, which does not exist", m[1])
		}
	}
}

// machinePaths are beginnings of paths that say on whose machine a file was written.
var machinePaths = []string{"/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", `C:\Us` + `ers`}

// machinePath finds such a path in a text. In an address ("https://bao.example/home/tin") the same letters are no path.
func machinePath(text []byte) (line int, found string) {
	for _, p := range machinePaths {
		for from := 0; ; {
			i := bytes.Index(text[from:], []byte(p))
			if i < 0 {
				break
			}
			i += from
			if i == 0 || bytes.IndexByte([]byte(" \t\n\"'`(=:"), text[i-1]) >= 0 {
				return 1 + bytes.Count(text[:i], []byte("\n")), p
			}
			from = i + len(p)
		}
	}
	return 0, ""
}

func TestMachinePath(t *testing.T) {
	for text, want := range map[string]int{
		"a\ncd " + machinePaths[0] + "main":             2,
		"\"" + machinePaths[2] + "an/baotinh\"":         1,
		"https://bao.example" + machinePaths[2] + "tin": 0,
		"nothing": 0,
	} {
		if line, _ := machinePath([]byte(text)); line != want {
			t.Errorf("%q: line %d, want %d", text, line, want)
		}
	}
}

func TestNoMachinePaths(t *testing.T) {
	walk(t, func(name string) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
			return
		}
		if bytes.IndexByte(text, 0) >= 0 { // a binary: something built, or a picture
			return
		}
		if line, found := machinePath(text); found != "" {
			t.Errorf("%s:%d: has a path of one machine (%s…): make it relative, or find the place at run time", name, line, found)
		}
	})
}
