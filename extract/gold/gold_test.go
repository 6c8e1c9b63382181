package gold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

const own = "../../testdata/gold"

// sharedFolder finds the folder with the annotators' gold: env BAOTINH_SHARED, or a folder "shared" next to a parent of the working directory.
func sharedFolder(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("BAOTINH_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if s := filepath.Join(dir, "shared"); isDir(filepath.Join(s, "gold")) {
			return s
		}
	}
	t.Skip("no shared folder with gold/ above the working directory; set BAOTINH_SHARED")
	return ""
}

func isDir(name string) bool {
	i, err := os.Stat(name)
	return err == nil && i.IsDir()
}

func loadOwn(t *testing.T) []Article {
	t.Helper()
	articles, err := Load(own)
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

func TestOwnArticles(t *testing.T) {
	articles := loadOwn(t)
	figures, documents, seeded := 0, 0, map[string]int{}
	for _, a := range articles {
		figures += len(a.Figures)
		documents += len(a.Documents)
		if a.Seeded == nil {
			t.Errorf("%s does not say whether its arithmetic is right (write \"seeded\": [])", a.ID)
		}
		for _, s := range a.Seeded {
			seeded[s.Kind]++
		}
		if a.ID+".txt" != a.File {
			t.Errorf("%s: text %q", a.ID, a.File)
		}
		for _, p := range a.People {
			if !strings.Contains(a.Text, p.Name) {
				t.Errorf("%s: person %q is not in the text", a.ID, p.Name)
			}
		}
		for _, short := range a.Abbreviations {
			if !strings.Contains(a.Text, short.Short) {
				t.Errorf("%s: abbreviation %q is not in the text", a.ID, short.Short)
			}
		}
	}
	if len(articles) < 28 || figures < 800 || documents < 50 {
		t.Errorf("%d articles with %d figures and %d documents", len(articles), figures, documents)
	}
	for _, kind := range []string{"sum", "shares", "ratio", "target"} {
		if seeded[kind] == 0 {
			t.Errorf("no article with a seeded error of kind %q", kind)
		}
	}
}

// A figure's part cannot be larger than its whole where both count the same thing; that finds slips of annotation.
func TestOwnPartsFitTheirWhole(t *testing.T) {
	for _, a := range loadOwn(t) {
		byID := map[string]*Figure{}
		for i := range a.Figures {
			byID[a.Figures[i].ID] = &a.Figures[i]
		}
		for _, f := range a.Figures {
			if f.PartOf == nil || f.Value == nil {
				continue
			}
			if whole := byID[*f.PartOf]; whole.Value != nil && f.Value.Cmp(*whole.Value) > 0 {
				t.Errorf("%s: %s (%s) is part of %s (%s)", a.ID, f.ID, f.Number, whole.ID, whole.Number)
			}
		}
	}
}

func TestIndicatorsAreInTheCatalogue(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(sharedFolder(t), "gold", "indicators.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		code, _, _ := strings.Cut(line, "\t")
		codes[code] = true
	}
	for _, a := range loadOwn(t) {
		for _, f := range a.Figures {
			if f.Indicator != nil && !codes[*f.Indicator] {
				t.Errorf("%s: %s: indicator %q", a.ID, f.ID, *f.Indicator)
			}
		}
	}
}

func TestLoadAnnotatorsGold(t *testing.T) {
	articles, err := Load(filepath.Join(sharedFolder(t), "gold", "dev"))
	if err != nil {
		t.Fatal(err)
	}
	if len(articles) == 0 || articles[0].Seeded != nil {
		t.Errorf("%d articles; arithmetic of the first known: %v", len(articles), articles[0].Seeded != nil)
	}
}

func TestLoadRefuses(t *testing.T) {
	const text = "Đảng bộ có 12 chi bộ và 12 đảng viên, 12 nữ."
	figure := func(fields string) string {
		return `{"id": "a", "text": "a.txt", "figures": [{"id": "f1", "context": "có 12 chi bộ", "number": "12", "value": 12, "qualifier": "exact", "kind": "level"` + fields + `}]}`
	}
	for _, c := range []struct{ name, json, text, want string }{
		{"good", figure(""), text, ""},
		{"second occurrence", figure(`, "context": "12 chi bộ và 12", "nth": 2`), text, ""},
		{"no such occurrence", figure(`, "context": "12 chi bộ và 12", "nth": 3`), text, "not so often"},
		{"context twice", figure(`, "context": "12"`), text, "occurs 3 times"},
		{"context absent", figure(`, "context": "13 chi bộ"`), text, "occurs 0 times"},
		{"empty context", figure(`, "context": ""`), text, "choose one"},
		{"number not in context", figure(`, "number": "14"`), text, `"14" is not in context`},
		{"unknown key", figure(`, "subjct": "Đảng bộ"`), text, "subjct"},
		{"qualifier", figure(`, "qualifier": "nearly"`), text, `qualifier "nearly"`},
		{"kind", figure(`, "kind": "stock"`), text, `kind "stock"`},
		{"no value", figure(`, "value": null`), text, "neither a value"},
		{"half a range", figure(`, "value": null, "low": 1`), text, "neither a value"},
		{"link", figure(`, "part_of": "f9"`), text, `link to "f9"`},
		{"decomposed text", figure(""), norm.NFD.String(text), "not NFC"},
		{"text elsewhere", `{"id": "a", "text": "../a.txt"}`, text, "no name of a file beside it"},
		{"feed", `{"id": "a", "text": "a.txt", "feed": "nfkd"}`, text, `feed "nfkd"`},
		{"not JSON", `{`, text, "unexpected EOF"},
		{"seeded", `{"id": "a", "text": "a.txt", "seeded": [{"figures": ["f1"], "equation": "1 = 2"}]}`, text, `figure "f1" is not annotated`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range map[string]string{"a.json": c.json, "a.txt": c.text} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, err := Load(dir)
			switch {
			case c.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "a.json")):
				t.Errorf("want an error that names a.json and says %q, got %v", c.want, err)
			}
		})
	}
	t.Run("empty folder", func(t *testing.T) {
		if _, err := Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "holds no annotation") {
			t.Errorf("got %v", err)
		}
	})
}

func TestPlaceCountsCodePoints(t *testing.T) {
	start, end, err := place("Đảng uỷ có 7 chi bộ", "có 7 chi", "7", 0)
	if err != nil || start != 11 || end != 12 {
		t.Errorf("got %d to %d, %v", start, end, err)
	}
}
