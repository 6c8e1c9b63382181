package search

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"baotinh/crawl/article"
	"baotinh/extract"
	"baotinh/extract/viet"
	"baotinh/index/store"
)

// Reason is one part of a query that an article meets, and one place where it does.
type Reason struct {
	Part  string   `json:"part"`  // of the query, in its own language: đảng viên, province="Đắk Lắk", 1676-QĐ/TU
	Field string   `json:"field"` // title, sapo, body, caption or table for what stands in the text, else the field that was asked for
	Count int      `json:"count"`
	Found []string `json:"found"` // what stands there, in its different spellings, at most maxFound
}

const (
	maxReasons = 40 // of one hit
	maxFound   = 4
)

// witness collects the reasons why one article is a hit.
type witness struct {
	ctx     context.Context
	c       *compiler
	article *store.Record
	parts   []textPart
	facts   *extract.Result // read when first needed: most queries ask for words
	reasons []Reason
}

// textPart is a stretch of the article's text, cut into tokens.
type textPart struct {
	field string
	row   *tokenRow
}

// why tells which parts of the query an article meets and where. It reads the text and the facts as they are stored, not the index.
func (x *Index) why(ctx context.Context, c *compiler, tree node, a *store.Record) ([]Reason, error) {
	w := &witness{ctx: ctx, c: c, article: a, reasons: []Reason{}}
	for _, p := range partsOf(a) {
		w.parts = append(w.parts, textPart{p.field, tokenize(p.text)})
	}
	if err := w.node(tree); err != nil {
		return nil, err
	}
	return w.reasons, nil
}

type stretch struct{ field, text string }

// partsOf cuts the reading text of an article into what readers call its parts.
func partsOf(a *store.Record) []stretch {
	whole, spans := a.Reading()
	if whole != a.FactText { // the text was made otherwise: only the headline is known
		if rest, ok := strings.CutPrefix(a.FactText, a.Title); ok && a.Title != "" {
			return []stretch{{"title", a.Title}, {"body", rest}}
		}
		return []stretch{{"body", a.FactText}}
	}
	var parts []stretch
	at, runes := 0, 0
	for _, s := range spans {
		at += byteOffset(whole[at:], s.Start-runes)
		end := at + byteOffset(whole[at:], s.End-s.Start)
		field := "body"
		switch s.Kind {
		case article.Title, article.Sapo, article.Caption, article.Table:
			field = string(s.Kind)
		}
		parts = append(parts, stretch{field, whole[at:end]})
		at, runes = end, s.End
	}
	return parts
}

func (w *witness) node(n node) error {
	switch n := n.(type) {
	case andNode:
		for i := 0; i < len(n.kids); {
			if row := bareRow(n.kids[i:]); len(row) > 1 {
				w.row(row)
				i += len(row)
				continue
			}
			if err := w.node(n.kids[i]); err != nil {
				return err
			}
			i++
		}
	case orNode:
		for _, k := range n.kids {
			if err := w.node(k); err != nil {
				return err
			}
		}
	case wordNode:
		return w.words(n, n.field)
	case phraseNode:
		return w.words(n, n.field)
	case nearNode:
		w.near(n)
	case numberNode:
		return w.number(n)
	case valueNode:
		return w.values(n.field+`="`+n.value+`"`, n.field, func(v string) bool { return v == viet.NFC(n.value) })
	case codeNode:
		part := n.field + ":" + n.value
		if n.prefix {
			part += "*"
		}
		return w.values(part, n.field, func(v string) bool { return v == n.value || n.prefix && strings.HasPrefix(v, n.value) })
	case dayNode:
		if day, ok := dayNumber(w.article.Published); ok && n.from <= day && day <= n.to {
			w.add("date:"+n.String(), "date", 1, []string{w.article.Published[:len("2020-07-29")]})
		}
	case figureNode:
		return w.figures(n)
	}
	return nil // what is excluded is no reason
}

func (w *witness) add(part, field string, count int, found []string) {
	if count > 0 && len(w.reasons) < maxReasons {
		w.reasons = append(w.reasons, Reason{part, field, count, found[:min(len(found), maxFound)]})
	}
}

// row explains bare words: where they stand together, and each alone if they never do.
func (w *witness) row(words []string) {
	before := len(w.reasons)
	w.inText(strings.Join(words, " "), w.c.marksOf(phraseNode{"", words}))
	if len(w.reasons) > before {
		return
	}
	for _, word := range words {
		w.inText(word, w.c.marksOf(wordNode{text: word}))
	}
}

// inText finds matches in the parts of the text, one reason for each kind of part.
func (w *witness) inText(part string, marks []match) {
	w.each(func(field string, rows []*tokenRow) {
		n, found := 0, []string(nil)
		for _, row := range rows {
			m, f := row.find(marks)
			n, found = n+m, distinct(append(found, f...))
		}
		w.add(part, field, n, found)
	})
}

// each calls do for each kind of part with all that there is of it.
func (w *witness) each(do func(field string, rows []*tokenRow)) {
	for _, field := range []string{"title", "sapo", "body", "table", "caption"} {
		var rows []*tokenRow
		for _, p := range w.parts {
			if p.field == field {
				rows = append(rows, p.row)
			}
		}
		do(field, rows)
	}
}

// find counts the matches and returns their spellings.
func (t *tokenRow) find(marks []match) (int, []string) {
	n, found := 0, []string(nil)
	for i := 0; i < len(t.start); {
		longest := 0
		for _, m := range marks {
			longest = max(longest, t.starts(i, m))
		}
		if longest == 0 {
			i++
			continue
		}
		n++
		if s := t.text[t.start[i]:t.end[i+longest-1]]; len(found) < maxFound && !slices.Contains(found, s) {
			found = append(found, s)
		}
		i += longest
	}
	return n, found
}

// words explains a word or phrase in the whole text or in one field.
func (w *witness) words(n node, field string) error {
	marks := w.c.marksOf(n)
	switch field {
	case "":
		w.inText(written(n), marks)
		return nil
	case "body":
		count, found := tokenize(w.article.Text).find(marks)
		w.add(written(n), field, count, found)
		return nil
	}
	return w.values(written(n), field, func(v string) bool {
		count, _ := tokenize(viet.NFC(v)).find(marks)
		return count > 0
	})
}

// values explains a condition on the values that the article has in a field.
func (w *witness) values(part, name string, meets func(string) bool) error {
	f, ok := fieldNamed(name)
	if !ok || f.values == nil {
		return nil
	}
	facts, err := w.result()
	if err != nil {
		return err
	}
	n, found := 0, []string(nil)
	for _, v := range distinct(f.values(&source{w.article, facts})) {
		if meets(v) {
			n++
			found = append(found, v)
		}
	}
	w.add(part, name, n, found)
	return nil
}

func (w *witness) result() (*extract.Result, error) {
	if w.facts == nil {
		r, err := w.c.facts.Result(w.ctx, w.article.ID)
		if err != nil {
			return nil, err
		}
		w.facts = r
	}
	return w.facts, nil
}

func (w *witness) near(n nearNode) {
	left, right := w.c.forms(n.left), w.c.forms(n.right)
	w.each(func(field string, rows []*tokenRow) {
		count, found := 0, []string(nil)
		for _, row := range rows {
			for from, to := range row.near(left, right, n.within, w.c.fold) {
				count++
				found = append(found, row.text[row.start[from]:row.end[to-1]])
			}
		}
		w.add(written(n), field, count, distinct(found))
	})
}

func (w *witness) number(n numberNode) error {
	facts, err := w.result()
	if err != nil {
		return err
	}
	count, found := 0, []string(nil)
	for _, d := range facts.Documents {
		if d.Canonical != nil && store.LookupNumber(*d.Canonical) == n.lookup {
			count++
			found = append(found, d.Surface)
		}
	}
	w.add(n.written, "doc", count, distinct(found))
	return nil
}

func (w *witness) figures(n figureNode) error {
	count, found := 0, []string(nil)
	for f, err := range w.c.facts.Figures(w.ctx, store.Query{Where: n.where, Articles: []string{w.article.ID}, OrderBy: "start"}) {
		if err != nil {
			return err
		}
		count++
		found = append(found, strings.TrimSpace(f.Surface+" "+deref(f.Unit)))
	}
	w.add("figure("+n.written+")", "figure", count, distinct(found))
	return nil
}

// written is a word, phrase or distance as the query language writes it.
func written(n node) string {
	quote := func(words []string) string {
		if len(words) == 1 {
			return words[0]
		}
		return `"` + strings.Join(words, " ") + `"`
	}
	named := func(field, s string) string {
		if field == "" {
			return s
		}
		return field + ":" + s
	}
	switch n := n.(type) {
	case wordNode:
		switch {
		case n.prefix:
			return named(n.field, n.text+"*")
		case n.fuzzy > 0:
			return named(n.field, n.text+"~"+strconv.Itoa(n.fuzzy))
		}
		return named(n.field, n.text)
	case phraseNode:
		return named(n.field, quote(n.words))
	case nearNode:
		return quote(n.left) + " NEAR/" + strconv.Itoa(n.within) + " " + quote(n.right)
	}
	return ""
}

// String is the range as the query language writes it, with an open end left out.
func (n dayNode) String() string {
	day := func(f float64) string {
		s := strconv.Itoa(int(f))
		if len(s) != len("20200729") || f == lastDay {
			return ""
		}
		return s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	if n.from == n.to {
		return day(n.from)
	}
	return day(n.from) + ".." + day(n.to)
}

// byteOffset is where the code point of a number begins.
func byteOffset(text string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(text); runes-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
