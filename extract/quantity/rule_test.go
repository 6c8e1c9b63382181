package quantity_test

import (
	_ "embed"
	"os"
	"regexp"
	"strings"
	"testing"

	"baotinh/extract"
	"baotinh/extract/ruletest"
)

var (
	//go:embed rules.tsv
	rulesTSV string
	//go:embed cues.tsv
	cuesTSV string
)

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
	classes := unitClasses(t)
	ruletest.InCode(t, ruletest.Rows(t, rulesTSV, fired), func(s string) (rules []string) {
		m := ruleID.FindStringSubmatch(s)
		switch {
		case m == nil:
		case m[1] != "":
			rules = []string{"quantity." + m[1]}
		default:
			for _, class := range classes {
				rules = append(rules, "quantity."+class)
			}
		}
		return rules
	})
}

// A rule id in a string: alone, or before the colon of a reason. "quantity." alone takes the class of the unit behind it.
var ruleID = regexp.MustCompile(`^quantity\.([a-z_]*)(: .*)?$`)

// unitClasses returns the classes of units.tsv that a text can reach: where a phrase counts as a noun as well ("điểm"), the noun wins.
func unitClasses(t *testing.T) []string {
	nouns := map[string]bool{}
	for _, row := range table(t, "nouns.tsv") {
		nouns[row[0]] = true
	}
	seen := map[string]bool{}
	var out []string
	for _, row := range table(t, "units.tsv") {
		class := row[2]
		if seen[class] || class == "point" && nouns[row[0]] {
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

func TestClassesOfCues(t *testing.T) {
	ruletest.Classes(t, "cues.tsv", cuesTSV)
}
