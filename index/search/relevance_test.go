package search

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"baotinh/crawl/article"
	"baotinh/extract"
	"baotinh/extract/viet"
	"baotinh/index/store"
	"baotinh/testdata/newspapers"
)

const (
	judgementsFile = "testdata/relevance/judgements.txt"
	ndcgFile       = "testdata/relevance/ndcg.txt"
	ndcgDepth      = 10
)

// question is a query with the grades of the articles that answer it, by their files' names.
type question struct {
	query  string
	grades map[string]int
}

func readJudgements(t *testing.T) []question {
	t.Helper()
	b, err := os.ReadFile(judgementsFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []question
	for i, line := range strings.Split(string(b), "\n") {
		first, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || first == "#":
		case first == "?":
			all = append(all, question{rest, map[string]int{}})
		default:
			grade, err := strconv.Atoi(first)
			if err != nil || grade < 1 || grade > 3 || len(all) == 0 || all[len(all)-1].grades[rest] != 0 {
				t.Fatalf("%s:%d: %q is no new \"GRADE article\" with a grade of 1 to 3", judgementsFile, i+1, line)
			}
			all[len(all)-1].grades[rest] = grade
		}
	}
	return all
}

// bundledPapers puts the bundled newspapers into an index, as the pipeline does; names are those of their files by article id.
func bundledPapers(t *testing.T) (*Index, map[string]string) {
	t.Helper()
	dir := t.TempDir()
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { facts.Close() })
	names := map[string]string{}
	for _, paper := range newspapers.Papers() {
		for _, source := range paper.Articles() {
			a := articleOf(paper, source)
			text, spans := a.Reading()
			blocks := make([]extract.Block, len(spans))
			for i, s := range spans {
				blocks[i] = extract.Block{Kind: string(s.Kind), Start: s.Start, End: s.End}
			}
			r := extract.Text(text, extract.Context{Province: a.Province, Newspaper: a.Newspaper, Published: a.Published[:len(time.DateOnly)]}, blocks)
			id, err := facts.Put(context.Background(), a, r, store.ArchiveRef{})
			if err != nil {
				t.Fatal(err)
			}
			names[id] = source.Slug
		}
	}
	x, err := Open(filepath.Join(dir, "index"), facts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	if err := x.CatchUp(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return x, names
}

// articleOf is an article as it comes out of its page.
func articleOf(paper *newspapers.Paper, source newspapers.Article) article.Article {
	a := article.Article{URL: "https://" + paper.Key + ".example" + paper.Path(&source), Site: paper.Key, Newspaper: paper.Name, Province: paper.Province, ProvinceNew: paper.ProvinceNew,
		Title: viet.NFC(source.Title), Sapo: viet.NFC(source.Sapo), Section: source.Section, Published: source.Published.Format(time.RFC3339)}
	a.CanonicalURL = a.URL
	var body []string
	at := 0
	for _, b := range source.Blocks {
		text := viet.NFC(b.Text)
		if b.Speaker != "" {
			text = viet.NFC(b.Speaker) + ": " + text
		}
		switch b.Kind {
		case newspapers.Picture:
			a.Blocks = append(a.Blocks, article.Block{Kind: article.Caption, Text: text, Start: -1, End: -1, Table: -1})
		case newspapers.Table:
			table := article.TableData{Caption: text}
			for _, row := range b.Rows {
				var cells []article.Cell
				for _, cell := range row {
					cells = append(cells, article.Cell{Text: viet.NFC(cell)})
				}
				table.Rows = append(table.Rows, cells)
			}
			a.Blocks = append(a.Blocks, article.Block{Kind: article.Table, Start: -1, End: -1, Table: len(a.Tables)})
			a.Tables = append(a.Tables, table)
		case newspapers.Related, newspapers.PageBreak:
		default:
			n := len([]rune(text))
			a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: text, Start: at, End: at + n, Table: -1})
			body = append(body, text)
			at += n + 2
		}
	}
	a.Text = strings.Join(body, "\n\n")
	return a
}

// gain is the discounted gain of grades in the order of a ranking.
func gain(grades []int) float64 {
	sum := 0.0
	for i, g := range grades[:min(len(grades), ndcgDepth)] {
		sum += (math.Pow(2, float64(g)) - 1) / math.Log2(float64(i)+2)
	}
	return sum
}

// TestRelevance asks the judged questions and holds how well they are answered against the golden file: nDCG of the first ten hits, and how
// many of the articles that answer the question are found at all.
func TestRelevance(t *testing.T) {
	x, names := bundledPapers(t)
	known := map[string]bool{}
	for _, name := range names {
		known[name] = true
	}
	questions := readJudgements(t)
	if len(questions) < 60 {
		t.Errorf("%d questions, want at least 60", len(questions))
	}
	var report strings.Builder
	fmt.Fprintf(&report, "# nDCG@%d and found/judged for each question of judgements.txt; UPDATE=1 go test -run Relevance ./index/search rewrites it.\n", ndcgDepth)
	sum, found, judged := 0.0, 0, 0
	for _, q := range questions {
		for name := range q.grades {
			if !known[name] {
				t.Errorf("%s: %s is no article", q.query, name)
			}
		}
		ans, err := x.Search(context.Background(), Request{Query: q.query, Size: 100, Facets: []string{}, Snippets: -1})
		if err != nil {
			t.Fatalf("%s: %v", q.query, err)
		}
		if len(ans.Problems) > 0 {
			t.Errorf("%s: %+v", q.query, ans.Problems)
		}
		var got, ideal []int
		hits := 0
		for i, h := range ans.Hits {
			g := q.grades[names[h.ID]]
			got = append(got, g)
			if g > 0 {
				hits++
			} else if i < ndcgDepth && testing.Verbose() {
				t.Logf("%s: not judged: %d %s", q.query, i+1, names[h.ID])
			}
		}
		for _, g := range q.grades {
			ideal = append(ideal, g)
		}
		slices.Sort(ideal)
		slices.Reverse(ideal)
		n := gain(got) / gain(ideal)
		sum += n
		found, judged = found+hits, judged+len(q.grades)
		fmt.Fprintf(&report, "%.3f\t%d/%d\t%s\n", n, hits, len(q.grades), viet.NFC(q.query))
	}
	fmt.Fprintf(&report, "%.3f\t%d/%d\tmean of %d questions\n", sum/float64(len(questions)), found, judged, len(questions))
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(ndcgFile, []byte(report.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(ndcgFile)
	if err != nil {
		t.Fatalf("%v (UPDATE=1 makes it)", err)
	}
	was := strings.Split(string(want), "\n")
	for i, line := range strings.Split(report.String(), "\n") {
		old := ""
		if i < len(was) {
			old = was[i]
		}
		if line != old {
			t.Errorf("%s:%d: was %q, is %q (read the change; UPDATE=1 takes it)", ndcgFile, i+1, old, line)
		}
	}
}
