package search

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// The orders of hits.
const (
	ByScore = "score"
	Newest  = "newest"
	Oldest  = "oldest"
)

// Sorts lists the orders of hits.
var Sorts = []string{ByScore, Newest, Oldest}

// MaxSize is how many hits a page has at most.
const MaxSize = 1000

// Request is a question.
type Request struct {
	Query    string
	Filters  []Filter // values of facets that hits must have
	Fold     bool     // leave marks out of account, as "also without marks" does
	Sort     string
	Size     int      // hits on a page; 20 if 0, at most MaxSize
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
	Approximate      bool               `json:"approximate,omitempty"` // Total may be a little high: see searchBudget
	Hits             []Hit              `json:"hits"`
	Facets           map[string][]Value `json:"facets"`
	AlsoWithoutMarks uint64             `json:"also_without_marks"` // further articles that have the words with other marks
	Next             string             `json:"next,omitempty"`     // for the next page
	Problems         []Problem          `json:"problems,omitempty"`
}

const (
	defaultSize = 20
)

// Search answers any text: what cannot be understood comes back as problems. An error means that the index or the store failed, or ctx ended.
func (x *Index) Search(ctx context.Context, req Request) (ans *Answer, err error) {
	ans = &Answer{Query: req.Query, Hits: []Hit{}, Facets: map[string][]Value{}}
	tree, problems := x.parse(ctx, req)
	ans.Problems = problems
	if tree == nil {
		return ans, nil
	}
	if req.Size <= 0 {
		req.Size = defaultSize
	}
	req.Size = min(req.Size, MaxSize)
	marked := hasMarks(tree)
	v, err := x.view(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, v.close()) }()
	if ans.Problems, err = v.lacks(ans.Problems); err != nil {
		return nil, err
	}
	read := newTexts(x.facts)
	c, q, err := x.prepare(ctx, tree, req.Fold || !marked, read, searchBudget)
	if err != nil {
		return nil, err
	}
	order, after := ordered(req, ans)
	if req.Facets == nil {
		req.Facets = DefaultFacets
	}
	if req.Values <= 0 {
		req.Values = 12
	}
	if order == ByScore {
		q = c.raised(q)
	}
	f, err := x.ask(v, q, order == ByScore, nil, ans)
	if err != nil || f == nil {
		return ans, err
	}
	ans.Total = f.total
	ans.Approximate = c.check.over.Load()
	for _, name := range req.Facets {
		if field, ok := fieldNamed(name); ok && field.Facet {
			if ans.Facets[name], err = f.facet(name, req.Values); err != nil {
				return nil, x.failed(err)
			}
		}
	}
	if marked && !req.Fold {
		if ans.AlsoWithoutMarks, err = x.withoutMarks(v, tree, f, read); err != nil {
			return nil, err
		}
	}
	shown, next, err := x.page(ctx, f, order, after, req)
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

// prepare makes the plan of a query, which may read so many texts; nil for read makes it read them itself.
func (x *Index) prepare(ctx context.Context, tree node, fold bool, read *texts, budget int) (*compiler, plan, error) {
	if read == nil {
		read = newTexts(x.facts)
	}
	c := &compiler{ctx: ctx, fold: fold, facts: x.facts, check: &verifier{texts: read, budget: budget}}
	q := c.compile(tree)
	if c.err != nil {
		return nil, nil, c.err
	}
	return c, q, nil
}

// raised adds to a plan what its query wishes for. Hits that are not ranked do without: most words of a plan are wished for, and each is looked up in
// all segments.
func (c *compiler) raised(q plan) plan {
	if len(c.should) == 0 {
		return q
	}
	return raisedPlan{q, c.should}
}

// ask runs a plan as view.find does; nil without an error when the query stands for too many words, which the answer then says.
func (x *Index) ask(v *view, q plan, ranked bool, but *found, ans *Answer) (*found, error) {
	f, err := v.find(q, ranked, but)
	switch {
	case err == nil:
		return f, nil
	case v.ctx.Err() != nil:
		return nil, fmt.Errorf("index/search: %q: %w (ask for less)", ans.Query, v.ctx.Err())
	case errors.Is(err, errTooMany):
		n := len([]rune(ans.Query))
		ans.Problems = append(ans.Problems, Problem{0, n, "a word with * or ~ stands for too many words; write more of it", "từ có dấu * hoặc ~ ứng với quá nhiều từ; hãy viết thêm chữ"})
		return nil, nil
	}
	return nil, x.failed(err)
}

func (x *Index) failed(err error) error { return fmt.Errorf("index/search: %s: %w", x.dir, err) }

// ordered returns the order of hits that is asked for and the place behind which the page begins, nil for the first.
func ordered(req Request, ans *Answer) (string, *place) {
	order := req.Sort
	switch order {
	case ByScore, Newest, Oldest:
	case "":
		order = ByScore
	default:
		ans.Problems = append(ans.Problems, Problem{0, 0, fmt.Sprintf("no order %q (score, newest, oldest)", req.Sort), fmt.Sprintf("không có cách sắp xếp %q (score, newest, oldest)", req.Sort)})
		order = ByScore
	}
	if req.After == "" {
		return order, nil
	}
	after, err := parseCursor(req.After)
	if err != nil {
		ans.Problems = append(ans.Problems, Problem{0, 0, "the address of this page is not valid; the first page is shown", "địa chỉ trang không hợp lệ; hiển thị trang đầu"})
		return order, nil
	}
	return order, &after
}

// cursor names the place behind a hit.
func cursor(p place) (string, error) {
	b, err := json.Marshal(p.strings())
	return base64.RawURLEncoding.EncodeToString(b), err
}

// CheckAfter tells whether s may stand in Request.After. An address of a page may be old or cut, and the first page is better than none; a program
// that goes on from page to page would begin anew for ever.
func CheckAfter(s string) error {
	if s == "" {
		return nil
	}
	if _, err := parseCursor(s); err != nil {
		return errors.New("no place between two pages (give the field next of the page before, whole)")
	}
	return nil
}

func parseCursor(s string) (place, error) {
	if len(s) > 1024 {
		return place{}, errors.New("too long")
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return place{}, err
	}
	var after []string
	if err := json.Unmarshal(b, &after); err != nil {
		return place{}, err
	}
	return parsePlace(after)
}

// withoutMarks counts the articles that match only when marks are left out.
func (x *Index) withoutMarks(v *view, tree node, exact *found, read *texts) (uint64, error) {
	_, q, err := x.prepare(v.ctx, tree, true, read, countBudget)
	if err != nil {
		return 0, err
	}
	f, err := x.ask(v, q, false, exact, &Answer{})
	if err != nil || f == nil {
		return 0, err
	}
	return f.total, nil
}

// hits reads what is shown of the hits, of all in one go: texts only where passages or lines are cut from them. Articles that were deleted
// since they were indexed are left out.
func (x *Index) hits(ctx context.Context, shown []unfolded, c *compiler, tree node, req Request) ([]Hit, error) {
	if req.Snippets == 0 {
		req.Snippets = 2
	}
	var ids, under []string
	for _, h := range shown {
		ids = append(ids, h.hit.id)
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
		a, ok := heads[h.hit.id]
		if !ok {
			continue
		}
		hit, err := x.hit(ctx, a, h.hit.score, c, tree, req)
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
	tree, problems := parse(text, func(lookup string) bool { return cites(ctx, x.facts, lookup) })
	if tree == nil {
		return []string{}, problems, nil
	}
	ids, more, err := x.matching(ctx, tree, text, nil)
	return ids, append(problems, more...), err
}

// matching lists the articles that a tree finds; if among is not nil, only those of them.
func (x *Index) matching(ctx context.Context, tree node, text string, among []string) (ids []string, problems []Problem, err error) {
	v, err := x.view(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, v.close()) }()
	ans := &Answer{Query: text}
	if ans.Problems, err = v.lacks(nil); err != nil {
		return nil, nil, err
	}
	_, q, err := x.prepare(ctx, tree, !hasMarks(tree), nil, searchBudget)
	if err != nil {
		return nil, nil, err
	}
	if among != nil {
		q = all(idsPlan{among}, q)
	}
	f, err := x.ask(v, q, false, nil, ans)
	if err != nil || f == nil {
		return []string{}, ans.Problems, err
	}
	if ids, err = f.ids(); err != nil {
		return nil, nil, x.failed(err)
	}
	return ids, ans.Problems, nil
}
