package search

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

func init() {
	// A prefix or a fuzzy word may stand for many; beyond this the answer is a message, not a long wait.
	searcher.DisjunctionMaxClauseCount = 20000
}

// The orders of hits.
const (
	ByScore = "score"
	Newest  = "newest"
	Oldest  = "oldest"
)

// Request is a question.
type Request struct {
	Query    string
	Filters  []Filter // values of facets that hits must have
	Fold     bool     // leave marks out of account, as "also without marks" does
	Sort     string
	Size     int      // hits on a page; 20 if 0, at most 1000
	After    string   // Answer.Next of the page before
	Facets   []string // fields to count; nil for DefaultFacets
	Values   int      // values of a facet; 12 if 0
	Snippets int      // passages of a hit; 2 if 0, none if negative
	Lines    int      // lines of keyword in context of a hit; none if 0
	Unfolded bool     // show every hit, though an earlier one tells the same story
	Why      bool     // tell which parts of the query each hit meets, and where
}

// Filter narrows a search to one value of a facet, as the facet shows it.
type Filter struct{ Field, Value string }

// DefaultFacets are the fields that are counted when nothing else is asked for.
var DefaultFacets = []string{"province", "newspaper", "year", "section", "doc"}

// Hit is one article found.
type Hit struct {
	ID         string    `json:"id"`
	URL        string    `json:"url"`
	Title      string    `json:"title"`
	Published  string    `json:"published"`
	Newspaper  string    `json:"newspaper"`
	Province   string    `json:"province"`
	Section    string    `json:"section"`
	Score      float64   `json:"score"`
	Snippets   []string  `json:"snippets"`
	Highlights []Snippet `json:"highlights"` // the same passages with the places of the hits
	Lines      []Line    `json:"lines,omitempty"`
	Why        []Reason  `json:"why,omitempty"`
	Story      string    `json:"story"`             // the article that first told the same story, itself if none did
	Similar    []Similar `json:"similar,omitempty"` // hits that tell the same story and are folded under this one
}

// Value is one value of a facet with the number of articles that have it.
type Value struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Answer is what is known of a question.
type Answer struct {
	Query            string             `json:"query"`
	Total            uint64             `json:"total"`
	Approximate      bool               `json:"approximate,omitempty"` // Total may be a little high: see verifyBudget
	Hits             []Hit              `json:"hits"`
	Facets           map[string][]Value `json:"facets"`
	AlsoWithoutMarks uint64             `json:"also_without_marks"` // further articles that have the words with other marks
	Next             string             `json:"next,omitempty"`     // for the next page
	Problems         []Problem          `json:"problems,omitempty"`
}

const (
	defaultSize = 20
	maxSize     = 1000
)

// Search answers any text: what cannot be understood comes back as problems. An error means that the index or the store failed, or ctx ended.
func (x *Index) Search(ctx context.Context, req Request) (*Answer, error) {
	ans := &Answer{Query: req.Query, Hits: []Hit{}, Facets: map[string][]Value{}}
	tree, problems := x.parse(ctx, req)
	ans.Problems = problems
	if tree == nil {
		return ans, nil
	}
	if req.Size <= 0 {
		req.Size = defaultSize
	}
	req.Size = min(req.Size, maxSize)
	marked := hasMarks(tree)
	c, q, err := x.prepare(ctx, tree, req.Fold || !marked)
	if err != nil {
		return nil, err
	}
	r := bleve.NewSearchRequestOptions(q, req.Size, 0, false)
	if err := x.order(r, req, ans); err != nil {
		return nil, err
	}
	if req.Facets == nil {
		req.Facets = DefaultFacets
	}
	if req.Values <= 0 {
		req.Values = 12
	}
	for _, name := range req.Facets {
		if f, ok := fieldNamed(name); ok && f.Facet {
			r.AddFacet(name, bleve.NewFacetRequest(name, req.Values))
		}
	}
	res, err := x.ask(ctx, r, ans)
	if err != nil || res == nil {
		return ans, err
	}
	ans.Total = res.Total
	ans.Approximate = c.check.exceeded()
	for name, f := range res.Facets {
		values := []Value{}
		for _, t := range f.Terms.Terms() {
			values = append(values, Value{t.Term, t.Count})
		}
		ans.Facets[name] = values
	}
	if marked && !req.Fold {
		if ans.AlsoWithoutMarks, err = x.withoutMarks(ctx, tree, res.Total); err != nil {
			return nil, err
		}
	}
	shown, next, err := x.page(ctx, q, r, res, req, ans)
	if err != nil {
		return nil, err
	}
	ans.Next = next
	ans.Hits, err = x.hits(ctx, shown, c, tree, req)
	return ans, err
}

// parse reads the query of a request and joins its filters to it.
func (x *Index) parse(ctx context.Context, req Request) (node, []Problem) {
	tree, problems := parse(req.Query, func(lookup string) bool { return cites(ctx, x.facts, lookup) })
	for _, f := range req.Filters {
		if field, ok := fieldNamed(f.Field); ok && field.Facet {
			tree = join(tree, valueNode{f.Field, f.Value})
		}
	}
	return tree, problems
}

// cites tells whether some article cites the document.
func cites(ctx context.Context, facts *store.Store, lookup string) bool {
	found, err := facts.Cites(ctx, lookup)
	return err == nil && found
}

func (x *Index) prepare(ctx context.Context, tree node, fold bool) (*compiler, query.Query, error) {
	c := &compiler{ctx: ctx, fold: fold, facts: x.facts, check: newVerifier(x.facts)}
	q := c.compile(tree)
	if c.err != nil {
		return nil, nil, c.err
	}
	if len(c.should) > 0 {
		b := bleve.NewBooleanQuery()
		b.AddMust(q)
		b.AddShould(c.should...)
		q = b
	}
	return c, q, nil
}

// ask runs a request; nil without an error when the query stands for too many words, which the answer then says.
func (x *Index) ask(ctx context.Context, r *bleve.SearchRequest, ans *Answer) (*bleve.SearchResult, error) {
	res, err := x.bleve.SearchInContext(ctx, r)
	if err == nil {
		return res, nil
	}
	if ctx.Err() != nil {
		return nil, fmt.Errorf("index/search: %q: %w (ask for less)", ans.Query, ctx.Err())
	}
	if strings.Contains(err.Error(), "TooManyClauses") {
		n := len([]rune(ans.Query))
		ans.Problems = append(ans.Problems, Problem{0, n, "a word with * or ~ stands for too many words; write more of it", "từ có dấu * hoặc ~ ứng với quá nhiều từ; hãy viết thêm chữ"})
		return nil, nil
	}
	return nil, fmt.Errorf("index/search: %s: %q: %w", x.dir, ans.Query, err)
}

func (x *Index) order(r *bleve.SearchRequest, req Request, ans *Answer) error {
	switch req.Sort {
	case "", ByScore:
		r.SortBy([]string{"-_score", "_id"}) // a day between them would cost a third of the time: its value is read for every hit
	case Newest:
		r.SortBy([]string{"-" + fieldDay, "_id"})
		r.Score = "none"
	case Oldest:
		r.SortBy([]string{fieldDay, "_id"})
		r.Score = "none"
	default:
		ans.Problems = append(ans.Problems, Problem{0, 0, fmt.Sprintf("no order %q (score, newest, oldest)", req.Sort), fmt.Sprintf("không có cách sắp xếp %q (score, newest, oldest)", req.Sort)})
	}
	if req.After == "" {
		return nil
	}
	after, err := parseCursor(req.After)
	if err != nil || len(after) != len(r.Sort) {
		ans.Problems = append(ans.Problems, Problem{0, 0, "the address of this page is not valid; the first page is shown", "địa chỉ trang không hợp lệ; hiển thị trang đầu"})
		return nil
	}
	r.SetSearchAfter(after)
	return nil
}

// sortKey is the place of a hit in an order.
func sortKey(order blevesearch.SortOrder, h *blevesearch.DocumentMatch) []string {
	at := slices.Clone(h.Sort)
	for i, by := range order {
		if _, ok := by.(*blevesearch.SortScore); ok { // bleve leaves the number out
			at[i] = strconv.FormatFloat(h.Score, 'g', -1, 64)
		}
	}
	return at
}

// cursor names the place behind a hit.
func cursor(order blevesearch.SortOrder, h *blevesearch.DocumentMatch) (string, error) {
	b, err := json.Marshal(sortKey(order, h))
	return base64.RawURLEncoding.EncodeToString(b), err
}

func parseCursor(s string) ([]string, error) {
	if len(s) > 1024 {
		return nil, errors.New("too long")
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil, err
	}
	var after []string
	return after, json.Unmarshal(b, &after)
}

// withoutMarks counts the articles that match only when marks are left out.
func (x *Index) withoutMarks(ctx context.Context, tree node, exact uint64) (uint64, error) {
	_, q, err := x.prepare(ctx, tree, true)
	if err != nil {
		return 0, err
	}
	r := bleve.NewSearchRequestOptions(q, 0, 0, false)
	r.Score = "none"
	res, err := x.ask(ctx, r, &Answer{})
	if err != nil || res == nil || res.Total < exact {
		return 0, err
	}
	return res.Total - exact, nil
}

// hits reads what is shown of the hits, of all in one go: texts only where passages or lines are cut from them. Articles that were deleted
// since they were indexed are left out.
func (x *Index) hits(ctx context.Context, shown []unfolded, c *compiler, tree node, req Request) ([]Hit, error) {
	if req.Snippets == 0 {
		req.Snippets = 2
	}
	var ids, under []string
	for _, h := range shown {
		ids = append(ids, h.hit.ID)
		under = append(under, h.under...)
	}
	heads, err := x.facts.Heads(ctx, ids, req.Snippets > 0 || req.Lines > 0)
	if err != nil {
		return nil, err
	}
	folded, err := x.facts.Heads(ctx, under, false)
	if err != nil {
		return nil, err
	}
	hits := []Hit{}
	for _, h := range shown {
		a, ok := heads[h.hit.ID]
		if !ok {
			continue
		}
		hit, err := x.hit(ctx, a, h.hit.Score, c, tree, req)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		hit.Similar = similar(folded, h.under)
		hits = append(hits, *hit)
	}
	return hits, nil
}

func (x *Index) hit(ctx context.Context, a store.Head, score float64, c *compiler, tree node, req Request) (*Hit, error) {
	hit := &Hit{ID: a.ID, URL: a.URL, Title: a.Title, Published: a.Published, Newspaper: a.Newspaper, Province: a.Province, Section: a.Section, Story: a.Story,
		Score: score, Snippets: []string{}, Highlights: []Snippet{}}
	if req.Why {
		whole, err := x.facts.Article(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		if hit.Why, err = x.why(ctx, c, tree, whole); err != nil {
			return nil, err
		}
	}
	if req.Snippets < 0 && req.Lines <= 0 {
		return hit, nil
	}
	spans, err := x.spans(ctx, a, c.marks)
	if err != nil {
		return nil, err
	}
	if req.Snippets > 0 {
		// The headline stands above the passages anyway.
		body := spans
		if strings.HasPrefix(a.FactText, a.Title) {
			body = slices.DeleteFunc(slices.Clone(spans), func(s span) bool { return s.start < len(a.Title) })
		}
		hit.Highlights = append(hit.Highlights, snippets(a.FactText, body, req.Snippets)...)
		if len(hit.Highlights) == 0 {
			hit.Highlights = append(hit.Highlights, opening(a))
		}
		for _, s := range hit.Highlights {
			hit.Snippets = append(hit.Snippets, s.Text)
		}
	}
	hit.Lines = linesOf(a, spans, req.Lines)
	return hit, nil
}

// spans finds what the matches mark in an article.
func (x *Index) spans(ctx context.Context, a store.Head, marks []match) ([]span, error) {
	var numbers []span
	for _, m := range marks {
		if m.number == "" {
			continue
		}
		places, err := x.facts.Cited(ctx, a.ID, m.number)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, numberSpans(a.FactText, places)...)
	}
	return spansOf(a.FactText, marks, numbers), nil
}

// opening is the beginning of an article, for hits that no word found.
func opening(a store.Head) Snippet {
	text := a.Sapo
	if text == "" {
		text = a.Text
	}
	text, _, _ = strings.Cut(viet.NFC(text), "\n")
	if r := []rune(text); len(r) > snippetRunes {
		text = strings.TrimRight(string(r[:snippetRunes]), " ") + " …"
	}
	return Snippet{Text: text, Hits: [][2]int{}}
}

// Matching returns the ids of all articles that a query finds, in no order, with the problems of the query. It serves tables and
// exports that a text query narrows.
func (x *Index) Matching(ctx context.Context, text string) ([]string, []Problem, error) {
	ids := []string{}
	req := Request{Query: text, Sort: Oldest, Size: maxSize}
	tree, problems := parse(text, func(lookup string) bool { return cites(ctx, x.facts, lookup) })
	if tree == nil {
		return ids, problems, nil
	}
	for {
		_, q, err := x.prepare(ctx, tree, !hasMarks(tree))
		if err != nil {
			return nil, nil, err
		}
		ans := &Answer{Query: text}
		r := bleve.NewSearchRequestOptions(q, maxSize, 0, false)
		r.Score = "none"
		r.SortBy([]string{"_id"})
		if req.After != "" {
			r.SetSearchAfter([]string{req.After})
		}
		res, err := x.ask(ctx, r, ans)
		if err != nil || res == nil {
			return ids, append(problems, ans.Problems...), err
		}
		for _, h := range res.Hits {
			ids = append(ids, h.ID)
			req.After = h.ID
		}
		if len(res.Hits) < maxSize {
			return ids, problems, nil
		}
	}
}
