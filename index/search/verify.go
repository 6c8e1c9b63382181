package search

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// verifyBudget is how many texts one search may read to settle what bleve cannot tell; at 0.1 ms each. Beyond it a candidate
// counts as a hit and the answer says that it is approximate.
const verifyBudget = 500

// textTest settles a candidate by its text.
type textTest func(text string) bool

// verifier reads texts for filters of one search.
type verifier struct {
	facts *store.Store
	mu    sync.Mutex
	left  int
	seen  map[string]string // a search asks for the same article several times: total, page, facets
	over  bool
	parts []*verifier // of other parts of the articles, each with a budget of its own
}

// exceeded tells whether some candidate was taken for a hit unread.
func (v *verifier) exceeded() bool {
	return v.over || slices.ContainsFunc(v.parts, (*verifier).exceeded)
}

func newVerifier(facts *store.Store) *verifier {
	return &verifier{facts: facts, left: verifyBudget, seen: map[string]string{}}
}

// text reads an article with read; ok is false beyond the budget.
func (v *verifier) text(ctx context.Context, id string, read reader) (text string, ok bool, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if text, ok := v.seen[id]; ok {
		return text, true, nil
	}
	if v.left == 0 {
		v.over = true
		return "", false, nil
	}
	v.left--
	if text, err = read(ctx, id); err != nil {
		return "", false, err
	}
	v.seen[id] = text
	return text, true, nil
}

// reader gives the part of an article that a test looks at.
type reader func(ctx context.Context, id string) (string, error)

func (v *verifier) filter(q query.Query, test textTest) query.Query {
	return v.filterPart(q, v.facts.Text, test)
}

// filterBody is filter with the body alone.
func (v *verifier) filterBody(q query.Query, test textTest) query.Query {
	body := newVerifier(v.facts)
	v.parts = append(v.parts, body)
	return body.filterPart(q, func(ctx context.Context, id string) (string, error) {
		a, err := v.facts.Article(ctx, id)
		if err != nil {
			return "", err
		}
		return a.Text, nil
	}, test)
}

func (v *verifier) filterPart(q query.Query, read reader, test textTest) query.Query {
	return query.NewCustomFilterQueryWithFilter(q, func(ctx context.Context, d *search.DocumentMatch) (bool, error) {
		id, _ := d.Fields[fieldID].(string)
		text, ok, err := v.text(ctx, id, read)
		if errors.Is(err, store.ErrNotFound) {
			return false, nil // deleted since it was indexed
		}
		if err != nil || !ok {
			return err == nil, err
		}
		return test(text), nil
	}, []string{fieldID}, nil)
}

// runTest finds words standing in a row, in one part of the article.
func runTest(forms []string, fold bool) textTest {
	return func(text string) bool { return hasRun(text, forms, fold) }
}

// nearTest finds left and right with at most within words between their nearest ends, in either order.
func nearTest(left, right []string, within int, fold bool) textTest {
	return func(text string) bool {
		for range tokenize(text).near(left, right, within, fold) {
			return true
		}
		return false
	}
}

// near finds each left with the first right that stands close enough: the first token and the one behind the last.
func (t *tokenRow) near(left, right []string, within int, fold bool) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		var lefts, rights []int
		for i := range t.start {
			if t.matches(i, left, fold) {
				lefts = append(lefts, i)
			}
			if t.matches(i, right, fold) {
				rights = append(rights, i)
			}
		}
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
				if gap < 0 || gap >= within {
					continue
				}
				if !yield(min(l, rights[k]), max(l+len(left), rights[k]+len(right))) {
					return
				}
				break
			}
		}
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
	// Most tokens differ in their first letter, which costs nothing to see.
	first, _ := utf8.DecodeRuneInString(t.text[t.start[i]:])
	other, _ := utf8.DecodeRuneInString(form)
	if viet.FoldRune(first) != viet.FoldRune(other) {
		return false
	}
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

// starts tells how many tokens from i on are what the match asks for; 0 if they are not.
func (t *tokenRow) starts(i int, m match) int {
	switch {
	case len(m.forms) == 0:
		return 0
	case m.prefix || m.fuzzy > 0:
		form := t.form(i)
		if m.fold {
			form = viet.Fold(form)
		}
		if m.prefix && strings.HasPrefix(form, m.forms[0]) || m.fuzzy > 0 && within(form, m.forms[0], m.fuzzy) {
			return 1
		}
	case t.matches(i, m.forms, m.fold):
		return len(m.forms)
	}
	return 0
}

// hasRun tells whether forms stand in a row somewhere. It keeps no tokens: most texts are read only for this.
func hasRun(text string, forms []string, fold bool) bool {
	first, _ := utf8.DecodeRuneInString(forms[0])
	first = viet.FoldRune(first)
	is := func(start, end int, form string) bool {
		own := exactForm(text[start:end])
		if fold {
			own = viet.Fold(own)
		}
		return own == form
	}
	for at := 0; ; {
		start, end, _, ok := nextToken(text, at)
		if !ok {
			return false
		}
		at = end
		if r, _ := utf8.DecodeRuneInString(text[start:]); viet.FoldRune(r) != first || !is(start, end, forms[0]) {
			continue
		}
		rest, found := end, true
		for _, form := range forms[1:] {
			start, end, gap, ok := nextToken(text, rest)
			if !ok || gap || !is(start, end, form) {
				found = false
				break
			}
			rest = end
		}
		if found {
			return true
		}
	}
}
