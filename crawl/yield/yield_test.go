package yield

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestHistory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "yield")
	if past, err := History(dir, "a"); err != nil || len(past) != 0 {
		t.Fatal(past, err)
	}
	day := time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC)
	for n := range 3 {
		s := Sample{Run: "r", Time: day.AddDate(0, 0, n)}
		s.Add(Seen{Article: true, Date: true, Length: 900, Facts: 2})
		s.Add(Seen{Article: true, Author: true, Length: 300})
		s.Add(Seen{})
		if err := Keep(dir, "a", s); err != nil {
			t.Fatal(err)
		}
		// A run killed while it wrote.
		f, err := os.OpenFile(filepath.Join(dir, "a.jsonl"), os.O_APPEND|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(`{"run":"torn","pag`); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	past, err := History(dir, "a")
	if err != nil || len(past) != 3 {
		t.Fatalf("%d samples, %v", len(past), err)
	}
	s := past[2]
	if s.Pages != 3 || s.Articles != 2 || s.Filled[Article] != 2 || s.Filled[Date] != 1 || s.Filled[Author] != 1 || s.Filled[Facts] != 1 || s.Facts != 2 || s.Length != 900 || !s.Time.Equal(day.AddDate(0, 0, 2)) {
		t.Errorf("%+v", s)
	}
}

func TestLacks(t *testing.T) {
	if got := (Seen{}).Lacks(); len(got) != 1 || got[0] != Article {
		t.Errorf("%v", got)
	}
	if got := (Seen{Article: true, Date: true, Sapo: true, Section: true, Layout: true, Facts: 1}).Lacks(); len(got) != 1 || got[0] != Author {
		t.Errorf("%v", got)
	}
}

// A newspaper without a past is held to one rule.
func TestJudgeWithoutPast(t *testing.T) {
	for _, c := range []struct {
		name                   string
		pages, articles, dated int
		want                   Field
	}{
		{"all well", 20, 20, 20, ""},
		{"some pages are no articles", 20, 11, 11, ""},
		{"half of them, exactly", 20, 10, 10, ""},
		{"fewer than half", 20, 9, 9, Article},
		{"articles without dates", 20, 20, 9, Date},
		{"too few pages to tell", 4, 0, 0, ""},
		{"just enough pages", 5, 2, 2, Article},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s Sample
			for i := range c.pages {
				s.Add(Seen{Article: i < c.articles, Date: i < c.dated})
			}
			got := Judge(nil, s)
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || got[0].Field != c.want || !got[0].New) {
				t.Errorf("%v, want %q", got, c.want)
			}
		})
	}
}

// A list that had articles and has none is told at once, and until it has some again or is given up.
func TestJudgeLists(t *testing.T) {
	const list = "https://bao.example/kinh-te"
	for _, c := range []struct {
		name string
		past []int // -1: it was not read
		now  int
		want string // "", "new", "still"
	}{
		{"as ever", []int{20, 22, 19}, 21, ""},
		{"fewer", []int{20, 22, 19}, 1, ""},
		{"empty", []int{20, 22, 19}, 0, "new"},
		{"empty, and seldom read", []int{20, -1, 22, -1, 19, -1}, 0, "new"},
		{"still empty", []int{20, 22, 19, 0, -1, 0}, 0, "still"},
		{"back again", []int{20, 22, 19, 0}, 18, ""},
		{"empty again soon after", []int{20, 22, 19, 0, 18}, 0, "new"},
		{"too little known", []int{20, 22}, 0, ""},
		{"a list of few", []int{3, 4, 3, 20, 2}, 0, ""},
		{"always empty", []int{0, 0, 0, 0}, 0, ""},
		{"closed for good", []int{20, 22, 19, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var past []Sample
			for _, n := range c.past {
				s := Sample{Lists: map[string]int{"https://bao.example/": 30}}
				if n >= 0 {
					s.Lists[list] = n
				}
				past = append(past, s)
			}
			got := ""
			for _, a := range Judge(past, Sample{Lists: map[string]int{"https://bao.example/": 30, list: c.now}}) {
				got = "still"
				if a.New {
					got = "new"
				}
				if a.Field != Lists || len(a.Which) != 1 || a.Which[0] != list || a.Now != 0.5 || !strings.Contains(a.String(), "no articles any more on "+list) {
					t.Errorf("%+v", a)
				}
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestKeepFailing(t *testing.T) {
	dir := t.TempDir()
	for _, run := range []string{"20260301T", "20260302T", "20260303T", "20260304T", "20260305T", "20260306T"} {
		var pages []Failing
		for range 5 {
			pages = append(pages, Failing{URL: "https://bao.example/a", Lacks: Author, Article: map[string]string{"title": "Tin"}, Page: []byte("<h1>Tin</h1>")})
		}
		if err := KeepFailing(dir, "a", run, append(pages, Failing{Lacks: Date})); err != nil {
			t.Fatal(err)
		}
	}
	runs, err := os.ReadDir(filepath.Join(dir, "a"))
	if err != nil || len(runs) != maxFailingRuns || runs[0].Name() != "20260302T" {
		t.Fatalf("%v, %v", runs, err)
	}
	files, err := os.ReadDir(filepath.Join(dir, "a", "20260306T"))
	if err != nil || len(files) != 2*(maxFailing+1) {
		t.Fatalf("%v, %v", files, err)
	}
	read, err := os.ReadFile(filepath.Join(dir, "a", "20260306T", "author-1.json"))
	if err != nil || !strings.Contains(string(read), `"title": "Tin"`) || !strings.Contains(string(read), `"lacks": "author"`) {
		t.Errorf("%s, %v", read, err)
	}
}
