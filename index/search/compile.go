package search

import (
	"context"
	"slices"
	"strings"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// compiler turns a tree into a plan, either with marks as typed or without any.
type compiler struct {
	ctx   context.Context
	fold  bool
	facts *store.Store
	// should are wishes that raise an article's score without being demanded.
	should []plan
	marks  []match // what snippets show
	check  *verifier
	err    error
}

func (c *compiler) forms(words []string) []string {
	f := exactForms(words)
	if c.fold {
		return foldForms(f)
	}
	return f
}

// textField is where a word of the whole article is looked up.
func (c *compiler) textField() string {
	if c.fold {
		return fieldFold
	}
	return fieldText
}

// oneWord asks for one term in the whole article or in a field.
func (c *compiler) oneWord(field, form string) plan {
	if field == "" || field == "body" {
		return term(c.textField(), form, 1)
	}
	if !c.fold {
		return term(field+wordSuffix, form, 1)
	}
	return some(term(field+wordSuffix, form, 1), term(field+wordSuffix, twinMark+form, 1))
}

// run asks for words standing in a row. Pairs hold no marks: with marks, the marked words are demanded beside them.
func (c *compiler) run(field string, forms []string) plan {
	if len(forms) == 1 {
		return c.oneWord(field, forms[0])
	}
	folded := foldForms(forms)
	pairs := fieldPair
	if field != "" && field != "body" {
		pairs = field + wordSuffix
	}
	var kids []plan
	for i := 0; i+1 < len(folded); i++ {
		kids = append(kids, term(pairs, folded[i]+" "+folded[i+1], 1))
	}
	if !c.fold {
		for i, f := range forms {
			if f != folded[i] {
				kids = append(kids, c.oneWord(field, f))
			}
		}
	}
	q := all(kids...)
	if pairs == fieldPair && len(forms) > 2 {
		// Pairs may stand apart from each other; only the text tells.
		q = c.check.filterRun(q, forms, c.fold)
	}
	return q
}

// phrase asks for words in a row in any of their spellings.
func (c *compiler) phrase(field string, words []string) plan {
	forms := c.forms(words)
	var kids []plan
	for _, s := range spellings(forms, c.fold) {
		kids = append(kids, c.run(field, s))
	}
	if field == "body" {
		var tests []func(text string) bool
		for _, s := range spellings(forms, c.fold) {
			tests = append(tests, runTest(s, c.fold))
		}
		return c.check.filterBody(some(kids...), func(text string) bool {
			return slices.ContainsFunc(tests, func(pass func(string) bool) bool { return pass(text) })
		})
	}
	if field == "" {
		c.wish(forms, false)
		if len(forms) > 1 { // pairs say that a phrase stands somewhere, its words how much of the article it is
			for _, f := range distinct(forms[:min(len(forms), 3)]) {
				if c.fold || f == viet.Fold(f) { // words with marks are demanded, and score, beside the pairs
					c.should = append(c.should, c.oneWord("", f))
				}
			}
		}
	}
	return some(kids...)
}

// What a word in the headline, in the lead or beside its neighbour is worth, against 1 in the text; see testdata/relevance.
const (
	titleBoost = 2.5
	sapoBoost  = 1.2
	rowBoost   = 2.5
)

// wish raises articles that have the words in headline or lead, and, for words that need not, those that have them in a row.
func (c *compiler) wish(forms []string, inRow bool) {
	if len(c.should) > 40 {
		return
	}
	for _, part := range []struct {
		field string
		boost float64
	}{{"title", titleBoost}, {"sapo", sapoBoost}} {
		if len(forms) == 1 {
			c.should = append(c.should, term(part.field+wordSuffix, forms[0], part.boost))
			continue
		}
		f := foldForms(forms)
		for i := 0; i+1 < len(f); i++ {
			c.should = append(c.should, term(part.field+wordSuffix, f[i]+" "+f[i+1], part.boost))
		}
	}
	if !inRow {
		return
	}
	f := foldForms(forms)
	for i := 0; i+1 < len(f); i++ {
		c.should = append(c.should, term(fieldPair, f[i]+" "+f[i+1], rowBoost))
	}
}

func (c *compiler) compile(n node) plan {
	switch n := n.(type) {
	case andNode:
		return c.and(n)
	case orNode:
		var kids []plan
		for _, k := range n.kids {
			kids = append(kids, c.compile(k))
		}
		return some(kids...)
	case notNode:
		should, marks := len(c.should), len(c.marks)
		q := c.compile(n.kid)
		c.should, c.marks = c.should[:should], c.marks[:marks] // what is excluded is neither wished for nor shown
		return exceptPlan{everyPlan{}, q}
	case wordNode:
		return c.word(n)
	case phraseNode:
		c.mark(n)
		return c.phrase(n.field, n.words)
	case numberNode:
		c.mark(n)
		return term("doc"+keySuffix, n.lookup, 1)
	case valueNode:
		return term(n.field, viet.NFC(n.value), 1)
	case codeNode:
		if n.prefix {
			return startPlan{n.field, n.value}
		}
		return term(n.field, n.value, 1)
	case dayNode:
		return daysPlan{uint32(n.from), uint32(n.to)}
	case figureNode:
		ids, err := c.facts.ArticlesWithFigure(c.ctx, n.where)
		if err != nil {
			c.err = err
			return some()
		}
		return idsPlan{ids}
	case nearNode:
		left, right := c.forms(n.left), c.forms(n.right)
		c.mark(n)
		return c.check.filterNear(all(c.run("", left), c.run("", right)), left, right, n.within, c.fold)
	}
	return some()
}

func (c *compiler) and(n andNode) plan {
	if len(n.kids) == 0 {
		return everyPlan{}
	}
	var must, not []plan
	for i := 0; i < len(n.kids); {
		if kid, ok := n.kids[i].(notNode); ok {
			should, marks := len(c.should), len(c.marks)
			not = append(not, c.compile(kid.kid))
			c.should, c.marks = c.should[:should], c.marks[:marks]
			i++
			continue
		}
		if row := bareRow(n.kids[i:]); len(row) > 1 {
			must = append(must, c.row(row))
			i += len(row)
			continue
		}
		must = append(must, c.compile(n.kids[i]))
		i++
	}
	if len(not) == 0 {
		return all(must...)
	}
	if len(must) == 0 {
		must = []plan{everyPlan{}}
	}
	return exceptPlan{all(must...), some(not...)}
}

// bareRow returns the bare words that nodes begin with: those that follow each other are a row for abbreviations and for ranking, though
// each is demanded alone.
func bareRow(nodes []node) []string {
	var row []string
	for _, n := range nodes {
		w, ok := n.(wordNode)
		if !ok || w.field != "" || w.prefix || w.fuzzy > 0 {
			break
		}
		row = append(row, w.text)
	}
	return row
}

// mark lets snippets show what a node asks for, if it may stand anywhere in the text.
func (c *compiler) mark(n node) {
	if f := fieldOf(n); f == "" || f == "body" {
		c.marks = append(c.marks, c.marksOf(n)...)
	}
}

// fieldOf is the field that a word or phrase is asked for in, "" for the whole article.
func fieldOf(n node) string {
	switch n := n.(type) {
	case wordNode:
		return n.field
	case phraseNode:
		return n.field
	}
	return ""
}

// marksOf is what a node asks for, as it may stand in a text.
func (c *compiler) marksOf(n node) []match {
	var marks []match
	switch n := n.(type) {
	case wordNode:
		form := c.forms([]string{n.text})[0]
		switch {
		case n.prefix:
			for _, start := range c.starts(n.text) {
				marks = append(marks, match{forms: []string{start}, fold: c.fold, prefix: true})
			}
		case n.fuzzy > 0:
			marks = append(marks, match{forms: []string{form}, fold: c.fold, fuzzy: n.fuzzy})
		default:
			return c.marksOf(phraseNode{n.field, []string{n.text}})
		}
	case phraseNode:
		for _, s := range spellings(c.forms(n.words), c.fold) {
			marks = append(marks, match{forms: s, fold: c.fold})
		}
	case numberNode:
		marks = append(marks, match{number: n.lookup})
	case nearNode:
		marks = append(marks, match{forms: c.forms(n.left), fold: c.fold}, match{forms: c.forms(n.right), fold: c.fold})
	}
	return marks
}

// starts are the beginnings that word* stands for: "hoà*" may begin hoàn as well as hòa, so both the letters as typed and their key.
func (c *compiler) starts(word string) []string {
	typed := viet.Lower(word)
	if c.fold {
		typed = viet.Fold(typed)
	}
	if form := c.forms([]string{word})[0]; form != typed {
		return []string{typed, form}
	}
	return []string{typed}
}

func (c *compiler) row(row []string) plan {
	forms := c.forms(row)
	var kids []plan
	for i, s := range spellings(forms, c.fold) {
		if i == 0 {
			var each []plan
			for _, f := range s {
				each = append(each, c.oneWord("", f))
				c.marks = append(c.marks, match{forms: []string{f}, fold: c.fold})
			}
			c.marks = append(c.marks, match{forms: s, fold: c.fold})
			kids = append(kids, all(each...))
			continue
		}
		// Another spelling counts where its words stand together: "đồng" and "hội" anywhere are no HĐND.
		kids = append(kids, c.spelled(forms, s))
		c.marks = append(c.marks, match{forms: s, fold: c.fold})
	}
	c.wish(forms, true)
	return some(kids...)
}

// spelled asks for a spelling: the words that it shares with the original anywhere, those that are new in a row.
func (c *compiler) spelled(original, other []string) plan {
	from := 0
	for from < len(original) && from < len(other) && original[from] == other[from] {
		from++
	}
	tail := 0
	for tail < len(original)-from && tail < len(other)-from && original[len(original)-1-tail] == other[len(other)-1-tail] {
		tail++
	}
	var kids []plan
	for _, f := range append(append([]string{}, other[:from]...), other[len(other)-tail:]...) {
		kids = append(kids, c.oneWord("", f))
	}
	if fresh := other[from : len(other)-tail]; len(fresh) > 0 {
		kids = append(kids, c.run("", fresh))
	}
	return all(kids...)
}

func (c *compiler) word(n wordNode) plan {
	c.mark(n)
	field := c.textField()
	if n.field != "" && n.field != "body" {
		field = n.field + wordSuffix
	}
	switch {
	case n.prefix:
		var kids []plan
		for _, start := range c.starts(n.text) {
			kids = append(kids, startPlan{field, start})
		}
		return some(kids...)
	case n.fuzzy > 0:
		return likePlan{field, c.forms([]string{n.text})[0], n.fuzzy}
	}
	return c.phrase(n.field, []string{n.text})
}

// hasMarks tells whether any word of the tree was typed with marks.
func hasMarks(n node) bool {
	switch n := n.(type) {
	case andNode:
		for _, k := range n.kids {
			if hasMarks(k) {
				return true
			}
		}
	case orNode:
		for _, k := range n.kids {
			if hasMarks(k) {
				return true
			}
		}
	case notNode:
		return hasMarks(n.kid)
	case wordNode:
		return viet.HasMarks(n.text)
	case phraseNode:
		return viet.HasMarks(strings.Join(n.words, " "))
	case nearNode:
		return viet.HasMarks(strings.Join(n.left, " ") + strings.Join(n.right, " "))
	}
	return false
}
