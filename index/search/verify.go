package search

import (
	"context"
	"sync"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// verifyBudget is how many texts one search may read to settle what bleve cannot tell; at 0.1 ms each. Beyond it a candidate
// counts as a hit and the answer says that it is approximate.
const verifyBudget = 500

// textTest settles a candidate by its text.
type textTest func(a *store.Record) bool

// verifier reads texts for filters of one search.
type verifier struct {
	facts *store.Store
	mu    sync.Mutex
	left  int
	seen  map[string]*store.Record // a search asks for the same article several times: total, page, facets
	over  bool
}

func newVerifier(facts *store.Store) *verifier {
	return &verifier{facts: facts, left: verifyBudget, seen: map[string]*store.Record{}}
}

func (v *verifier) record(ctx context.Context, id string) (*store.Record, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if a, ok := v.seen[id]; ok {
		return a, nil
	}
	if v.left == 0 {
		v.over = true
		return nil, nil
	}
	v.left--
	a, err := v.facts.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	v.seen[id] = a
	return a, nil
}

func (v *verifier) filter(q query.Query, test textTest) query.Query {
	return query.NewCustomFilterQueryWithFilter(q, func(ctx context.Context, d *search.DocumentMatch) (bool, error) {
		id, _ := d.Fields[fieldID].(string)
		a, err := v.record(ctx, id)
		if err != nil || a == nil {
			return err == nil, nil // an article that vanished from the store is no hit; beyond the budget all are
		}
		return test(a), nil
	}, []string{fieldID}, nil)
}

// runTest finds words standing in a row, in one part of the article.
func runTest(forms []string, fold bool) textTest {
	return func(a *store.Record) bool { return findRun(a.FactText, forms, fold, 0) >= 0 }
}

// bodyTest is runTest within the body.
func bodyTest(forms []string, fold bool) textTest {
	return func(a *store.Record) bool {
		for _, s := range spellings(forms, fold) {
			if findRun(a.Text, s, fold, 0) >= 0 {
				return true
			}
		}
		return false
	}
}

// nearTest finds left and right with at most within words between their nearest ends, in either order.
func nearTest(left, right []string, within int, fold bool) textTest {
	return func(a *store.Record) bool {
		var lefts, rights []int
		eachToken(a.FactText, func(t *tokenRow, i int) {
			if t.matches(i, left, fold) {
				lefts = append(lefts, i)
			}
			if t.matches(i, right, fold) {
				rights = append(rights, i)
			}
		})
		j := 0
		for _, l := range lefts {
			for j < len(rights) && rights[j]+len(right)-1+within < l-1 {
				j++
			}
			for k := j; k < len(rights) && rights[k] <= l+len(left)+within; k++ {
				gap := rights[k] - (l + len(left))
				if rights[k] < l {
					gap = l - (rights[k] + len(right))
				}
				if gap >= 0 && gap < within {
					return true
				}
			}
		}
		return false
	}
}

// tokenRow is a text cut into tokens, whose forms are made when first asked for.
type tokenRow struct {
	text       string
	start, end []int
	gap        []bool // a line break stands before the token
	exact      []string
}

func tokenize(text string) *tokenRow {
	t := &tokenRow{text: text}
	for at := 0; ; {
		start, end, gap, ok := nextToken(text, at)
		if !ok {
			break
		}
		t.start, t.end, t.gap = append(t.start, start), append(t.end, end), append(t.gap, gap)
		at = end
	}
	t.exact = make([]string, len(t.start))
	return t
}

func (t *tokenRow) form(i int) string {
	if t.exact[i] == "" {
		t.exact[i] = exactForm(t.text[t.start[i]:t.end[i]])
	}
	return t.exact[i]
}

func (t *tokenRow) is(i int, form string, fold bool) bool {
	if fold {
		return viet.Fold(t.form(i)) == form
	}
	return t.form(i) == form
}

// matches tells whether forms begin at token i.
func (t *tokenRow) matches(i int, forms []string, fold bool) bool {
	if i+len(forms) > len(t.start) {
		return false
	}
	for k, f := range forms {
		if k > 0 && t.gap[i+k] || !t.is(i+k, f, fold) {
			return false
		}
	}
	return true
}

func eachToken(text string, visit func(t *tokenRow, i int)) {
	t := tokenize(text)
	for i := range t.start {
		visit(t, i)
	}
}

// findRun returns the first token at which forms begin, -1 if nowhere.
func findRun(text string, forms []string, fold bool, from int) int {
	t := tokenize(text)
	for i := from; i < len(t.start); i++ {
		if t.matches(i, forms, fold) {
			return i
		}
	}
	return -1
}
