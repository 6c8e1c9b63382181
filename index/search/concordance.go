package search

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// Line is one hit in its context.
type Line struct {
	Article string `json:"article_id"`
	Start   int    `json:"start"` // code points of the article's text
	Left    string `json:"left"`
	Hit     string `json:"hit"`
	Right   string `json:"right"`
}

// Quote is a line with the article that it stands in.
type Quote struct {
	Line
	Title     string `json:"title"`
	Newspaper string `json:"newspaper"`
	Province  string `json:"province"`
	Published string `json:"published"`
	URL       string `json:"url"`
}

// The orders of a concordance.
const (
	InText  = "text"  // article by article, newest first
	ByLeft  = "left"  // by the words before the hit, the nearest first
	ByRight = "right" // by the words behind it
)

// Orders lists the orders of a concordance.
var Orders = []string{InText, ByLeft, ByRight}

// Concordance are all hits of a query in their contexts.
type Concordance struct {
	Query    string    `json:"query"`
	Order    string    `json:"order"`
	Articles uint64    `json:"articles"` // that the query finds
	Read     int       `json:"read"`     // of them, the newest: see maxLineArticles
	Total    int       `json:"total"`    // lines of the articles read
	Offset   int       `json:"offset"`
	Lines    []Quote   `json:"lines"`
	Problems []Problem `json:"problems,omitempty"`
}

// A sorted concordance needs all its lines, so that their number bounds its cost: about 0.5 ms an article.
const (
	maxLineArticles = 1000
	maxLines        = 20000
)

// Concordance makes the lines of a query, from offset on, at most size of them (50 if 0); all for a negative size.
// Of the request it takes query, filters and Fold.
func (x *Index) Concordance(ctx context.Context, req Request, order string, offset, size int) (ans *Concordance, err error) {
	ans = &Concordance{Query: req.Query, Order: order, Lines: []Quote{}}
	if order == "" {
		ans.Order = InText
	}
	tree, problems := x.parse(ctx, req)
	ans.Problems = problems
	if !slices.Contains(Orders, ans.Order) {
		ans.Problems = append(ans.Problems, Problem{0, 0, fmt.Sprintf("no order %q (%s)", order, strings.Join(Orders, ", ")), fmt.Sprintf("không có cách sắp xếp %q (%s)", order, strings.Join(Orders, ", "))})
		ans.Order = InText
	}
	if tree == nil {
		return ans, nil
	}
	v, err := x.view(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, v.close()) }()
	if ans.Problems, err = v.lacks(ans.Problems); err != nil {
		return nil, err
	}
	c, q, err := x.prepare(ctx, tree, req.Fold || !hasMarks(tree), nil, searchBudget)
	if err != nil {
		return nil, err
	}
	told := &Answer{Query: req.Query}
	f, err := x.ask(v, q, false, nil, told)
	ans.Problems = append(ans.Problems, told.Problems...)
	if err != nil || f == nil {
		return ans, err
	}
	newest, err := f.first(Newest, maxLineArticles, nil)
	if err != nil {
		return nil, x.failed(err)
	}
	ans.Articles = f.total
	var all []Quote
	for part := range slices.Chunk(newest, textsAtOnce) {
		var ids []string
		for _, h := range part {
			ids = append(ids, h.id)
		}
		heads, err := x.facts.Heads(ctx, ids, true)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			a, ok := heads[id]
			if !ok || len(all) >= maxLines { // deleted since it was indexed, or enough
				continue
			}
			spans, err := x.spans(ctx, a, c.marks)
			if err != nil {
				return nil, err
			}
			ans.Read++
			for _, l := range linesOf(a, spans, maxLines-len(all)) {
				all = append(all, Quote{l, a.Title, a.Newspaper, a.Province, a.Published, a.URL})
			}
		}
	}
	sortLines(all, ans.Order)
	ans.Total = len(all)
	ans.Offset = min(max(offset, 0), len(all))
	if size == 0 {
		size = 50
	}
	end := len(all)
	if size > 0 {
		end = min(end, ans.Offset+size)
	}
	ans.Lines = append(ans.Lines, all[ans.Offset:end]...)
	return ans, nil
}

// sortLines sorts by the words on one side, then by the hit, then by the other side. Lines that are alike keep their order.
func sortLines(lines []Quote, order string) {
	if order == InText {
		return
	}
	type keyed struct {
		key  []byte
		line Quote
	}
	all := make([]keyed, len(lines))
	for i, l := range lines {
		left, hit, right := words(l.Left), words(l.Hit), words(l.Right)
		slices.Reverse(left)
		sides := [][]string{right, hit, left}
		if order == ByLeft {
			sides = [][]string{left, hit, right}
		}
		var key []byte
		for _, side := range sides {
			for _, w := range side {
				key = appendCollation(key, w)
			}
			key = append(key, 0) // a line that ends here comes before one that goes on
		}
		all[i] = keyed{key, l}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i, k := range all {
		lines[i] = k.line
	}
}

// alphabet is in the order of Vietnamese dictionaries; f, j, w and z are other languages'.
const alphabet = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

var letterRank = func() map[rune]byte {
	ranks := map[rune]byte{}
	for _, r := range alphabet {
		ranks[r] = byte(len(ranks)) + 2 // 0 ends a line, 1 a word
	}
	return ranks
}()

// appendCollation appends a key under which words sort as in a Vietnamese dictionary: by letters first, then by tone (ngang, huyền, hỏi,
// ngã, sắc, nặng), each syllable before the next.
func appendCollation(key []byte, word string) []byte {
	tone := viet.Ngang
	for _, r := range exactForm(word) {
		if base, t, ok := viet.SplitTone(r); ok {
			r = base
			tone = max(tone, t)
		}
		rank, ok := letterRank[r]
		if !ok {
			rank = 255 // letters of other scripts come last
			key = append(key, rank)
			key = utf8.AppendRune(key, r)
			continue
		}
		key = append(key, rank)
	}
	return append(key, 1, byte(tone))
}

// linesOf makes a line for each hit of an article, at most max.
func linesOf(a store.Head, spans []span, max int) []Line {
	text := a.FactText
	var lines []Line
	at, runes := 0, 0
	for _, s := range spans {
		if len(lines) == max {
			break
		}
		left, right := s.start, s.end
		for n := 0; n < kwicRunes && left > 0 && text[left-1] != '\n'; n++ {
			_, size := utf8.DecodeLastRuneInString(text[:left])
			left -= size
		}
		for n := 0; n < kwicRunes && right < len(text) && text[right] != '\n'; n++ {
			_, size := utf8.DecodeRuneInString(text[right:])
			right += size
		}
		runes += utf8.RuneCountInString(text[at:s.start])
		at = s.start
		lines = append(lines, Line{a.ID, runes, text[left:s.start], text[s.start:s.end], text[s.end:right]})
	}
	return lines
}
