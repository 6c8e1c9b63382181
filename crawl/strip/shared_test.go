package strip_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baotinh/crawl/charset"
	"baotinh/crawl/strip"
	"baotinh/extract/viet"
)

// TestSharedPages reads the gold pages without any newspaper file and holds the generic stripper to the same measures as score_pages.py.
func TestSharedPages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedPages(t), "*.html"))
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			var gold struct {
				URL, Title, Sapo, Published, Kind      string
				Authors, Paragraphs, Headings, Without []string
			}
			data, err := os.ReadFile(strings.TrimSuffix(name, ".html") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data, &gold); err != nil {
				t.Fatal(err)
			}
			page, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := charset.ToUTF8(page, "")
			a, err := strip.Page(text, gold.URL, nil)
			if err != nil {
				t.Fatal(err)
			}
			full := a.Sapo + " " + a.Text
			want := strings.Join(append(append([]string{gold.Sapo}, gold.Paragraphs...), gold.Headings...), " ")
			f1 := bagF1(full, want)
			least := 0.99
			if gold.Kind != "real" {
				least = 0.95
			}
			if f1 < least {
				t.Errorf("text F1 %.4f, want %.2f", f1, least)
			}
			for _, w := range gold.Without {
				if strings.Contains(viet.Lower(full), viet.Lower(w)) {
					t.Errorf("%q leaked into the text", w)
				}
			}
			if a.Title != gold.Title {
				t.Errorf("title %q, want %q", a.Title, gold.Title)
			}
			if !strings.HasPrefix(a.Published, gold.Published[:10]) {
				t.Errorf("published %q, want %q", a.Published, gold.Published)
			}
			if !slices.Equal(a.Authors, gold.Authors) {
				t.Errorf("authors %q, want %q", a.Authors, gold.Authors)
			}
			if a.Sapo != gold.Sapo {
				t.Errorf("sapo %q, want %q", a.Sapo, gold.Sapo)
			}
			checkInvariants(t, a)
		})
	}
}

// bagF1 compares two texts as bags of words.
func bagF1(a, b string) float64 {
	x, y := strings.Fields(viet.Lower(a)), strings.Fields(viet.Lower(b))
	count := map[string]int{}
	for _, w := range x {
		count[w]++
	}
	same := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			same++
		}
	}
	return 2 * float64(same) / float64(len(x)+len(y))
}
