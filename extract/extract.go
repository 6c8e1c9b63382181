// Package extract turns the text of an article into facts: figures, official documents, people, congresses and abbreviations.
//
//	extract.go  Text, the chain of the dimensions; Result
//	figure.go   from mentions over tokens to figures over code points
//	table.go    the figures of tables among those of running text
//	explain.go  Explain, which rule read what and why the rest is no figure
//	version.go  Version, which rules and vocabularies read
//
// It is a chain of pure functions: no network, no files at run time, no clock. Each folder is one kind of fact: scan cuts the text,
// timex, docnum, entity and numeral find their facts in the tokens, quantity reads figures, relation ties them, check tests their sums; table
// reads the figures of tables.
package extract

import (
	"baotinh/extract/check"
	"baotinh/extract/docnum"
	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/relation"
	"baotinh/extract/scan"
	"baotinh/extract/table"
	"baotinh/extract/timex"
)

// Names that other packages use without knowing which folder makes them.
type (
	Figure       = quantity.Figure
	Document     = docnum.Document
	Group        = relation.Group
	Check        = check.Check
	Person       = entity.Person
	Congress     = entity.Congress
	Abbreviation = entity.Abbreviation
	Grid         = table.Grid
	Cell         = table.Cell
	Place        = table.Place
	TableCell    = quantity.Cell
)

// CellMark parts the headings of a cell of a table where they are written in one line.
const CellMark = quantity.CellMark

// Context is what is known of a text from outside it. Empty means unknown.
type Context struct {
	Published string // YYYY-MM-DD
	Province  string // of the newspaper
	Newspaper string
}

// Block marks a stretch of the text, in code points, with what it is on the page: title, sapo, paragraph, caption, table.
type Block struct {
	Kind       string
	Start, End int
	Table      *Grid // the cells of a table; nil for other kinds
}

// Result is everything found in one text.
type Result struct {
	Text          string         `json:"text"` // NFC; all offsets are code points of it
	Figures       []Figure       `json:"figures"`
	Documents     []Document     `json:"documents"`
	Groups        []Group        `json:"groups"`
	Checks        []Check        `json:"checks"`
	People        []Person       `json:"people"`
	Congresses    []Congress     `json:"congresses"`
	Abbreviations []Abbreviation `json:"abbreviations"`
}

// Text extracts the facts of one text.
func Text(text string, ctx Context, blocks []Block) Result {
	c := read(text, ctx, blocks)
	c.release()
	return c.result
}

// chain is a text on its way through the dimensions, kept whole for Explain.
type chain struct {
	rel           *relation.Reading
	docs          docnum.Context
	cited         []docnum.Citation
	ordinals      []numeral.Ordinal
	times         []timex.Mention // those in tables too, which rel has not
	abbreviations []Abbreviation
	tables        *table.Reading // nil if there is none
	result        Result
}

// release gives the memory of the chain, but for its result, to the next one.
func (c *chain) release() {
	t := c.rel.T
	c.rel.Release()
	timex.Release(c.times)
	entity.Release(c.docs.Organisations)
	t.Release()
}

// read runs the chain.
func read(text string, ctx Context, blocks []Block) chain {
	c := count(text, ctx, blocks)
	t := c.rel.T
	relation.Find(c.rel)
	groups, checks := relation.Groups(c.rel)
	c.result = Result{
		Text:          t.Src,
		Figures:       figures(c.rel, checks, blocks),
		Documents:     list(documents(docnum.Resolve(t, c.cited, c.docs), blocks)),
		Groups:        groups,
		Checks:        checks,
		People:        list(entity.People(t)),
		Congresses:    list(entity.Congresses(t, c.rel.Times)),
		Abbreviations: list(c.abbreviations),
	}
	if c.tables != nil {
		c.tables.Read()
		merge(&c.result, c.tables)
	}
	return c
}

// count runs the chain as far as the figures of running text.
func count(text string, ctx Context, blocks []Block) chain {
	t := scan.New(text)
	published := day(ctx.Published)
	orgs := entity.Organisations(t)
	times := timex.Find(t, timex.Reference{Published: published})
	docs := docnum.Context{Published: ctx.Published, Province: ctx.Province, Organisations: orgs, Times: times}
	cited := docnum.Find(t, docs)
	ordinals := claim(t, cited, times)
	abbreviations := entity.Abbreviations(t)
	long := longForms(abbreviations)
	all := times
	tables := tablesOf(t, ctx, blocks, orgs, times, cited, long)
	if tables != nil {
		orgs, times = outside(tables, orgs, times)
	}

	r := &quantity.Reading{T: t, Orgs: orgs, Abbr: long, Times: spans(times), Docs: make([]scan.Span, len(cited))}
	r.Ahead, r.Past = timing(times, published)
	for i, c := range cited {
		r.Docs[i] = scan.Span{From: c.From, To: c.To}
	}
	quantity.Find(r)
	rel := &relation.Reading{Reading: r, Times: times, Published: published}
	return chain{rel: rel, docs: docs, cited: cited, ordinals: ordinals, times: all, abbreviations: abbreviations, tables: tables}
}

// list returns s, never nil: in JSON it is [], not null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// longForms returns what each short form of a text stands for.
func longForms(found []Abbreviation) map[string]string {
	if len(found) == 0 {
		return nil
	}
	out := make(map[string]string, len(found))
	for _, a := range found {
		out[a.Short] = a.Long
	}
	return out
}

// claim marks what is no figure, surest first: numbers of documents, then times, then ordinals and names with a number in them.
func claim(t *scan.Text, cited []docnum.Citation, times []timex.Mention) []numeral.Ordinal {
	docnum.Claim(t, cited)
	for _, m := range times { // "6 tháng đầu năm" is a part of the calendar, "5 năm qua" a length of time and so a figure
		if m.Relative == "first" || m.Relative == "last" || m.Relative == "past" && m.Unit == "tháng" && t.Str(m.To-1) == "qua" {
			t.Claim(m.From, m.To, scan.Date)
		}
	}
	timex.Claim(t, times)
	var kept []numeral.Ordinal
	found := numeral.FindOrdinals(t)
	for i, o := range found {
		// "tập 336 đại biểu", "tỉnh nhà 5 năm tới": the noun behind the number says that it counts, unless it begins another ordinal or a time
		// ("Quận 8 lần thứ XI", "Phường 11 nhiệm kỳ 2020 - 2025"); places go on with places
		goesOn := t.ClaimOf(o.To) == scan.Date || i+1 < len(found) && found[i+1].From == o.To
		if o.Class != "order" && o.Class != "place" && !goesOn && quantity.Counts(t, o.To) {
			continue
		}
		t.Claim(o.From, o.To, scan.Name)
		kept = append(kept, o)
	}
	return kept
}

// spans returns where times stand.
func spans(times []timex.Mention) []scan.Span {
	out := make([]scan.Span, len(times))
	for i, m := range times {
		out[i] = scan.Span{From: m.From, To: m.To}
	}
	return out
}

// timing tells of each time whether it lies ahead of the day of publication or behind it. Terms of office tell nothing: who is elected for
// 2025-2030 has been elected.
func timing(times []timex.Mention, published timex.Date) (ahead, past []bool) {
	ahead, past = make([]bool, len(times)), make([]bool, len(times))
	for i, m := range times {
		if m.Rule == "timex.relative.so_far" {
			past[i] = true
			continue
		}
		switch m.Relative {
		case "to_date", "now", "since_then", "since_founding", "past", "past_term", "year_so_far", "term_so_far", "past_year", "last_year":
			past[i] = true
			continue
		case "next", "next_year":
			continue
		}
		end := m.Period.End
		if published.Year == 0 || m.Kind == timex.KindTerm || end.Year == 0 {
			continue
		}
		ahead[i] = end.Year > published.Year && (m.Until || m.Kind == timex.KindYear || m.Kind == timex.KindRange && m.Period.Start.Year >= published.Year)
		past[i] = end.Year < published.Year || end.Year == published.Year && m.Kind != timex.KindYear
		if start := m.Period.Start; end.Year == published.Year && end.Month > published.Month {
			past[i] = false // "6 tháng cuối năm", in July
			ahead[i] = start.Year == end.Year && start.Month > 0 && start.Month < end.Month && 3*(published.Month-start.Month) < end.Month-start.Month+1
		}
	}
	return ahead, past
}

// day reads YYYY-MM-DD; the zero date if it is none.
func day(s string) timex.Date {
	var d timex.Date
	if plain(s) { // as nearly always: the general way takes as long as a sentence
		number := func(s string) (n int) {
			for i := range len(s) {
				n = 10*n + int(s[i]-'0')
			}
			return n
		}
		d = timex.Date{Year: number(s[:4]), Month: number(s[5:7]), Day: number(s[8:10])}
	} else if len(s) < 10 || d.UnmarshalJSON([]byte(`"`+s[:10]+`"`)) != nil {
		return timex.Date{}
	}
	if d.Day == 0 {
		return timex.Date{}
	}
	return d
}

// plain reports whether s begins with four digits, two and two, parted by hyphens.
func plain(s string) bool {
	for i, form := range "dddd-dd-dd" {
		if i >= len(s) || form == 'd' && (s[i] < '0' || s[i] > '9') || form == '-' && s[i] != '-' {
			return false
		}
	}
	return true
}
