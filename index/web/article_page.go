package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"baotinh/crawl/article"
	"baotinh/extract"
	"baotinh/extract/check"
	"baotinh/extract/numeral"
	"baotinh/index/export"
	"baotinh/index/store"
)

// segment is a stretch of text; with ID it is a figure (f…) or a document (d…).
type segment struct {
	Text, ID, Class, Hint string
}

type blockView struct {
	Kind string
	Segs []segment
	// Of a table.
	Caption []segment
	Rows    [][]gridCell
}

// gridCell is a cell of a table with how many rows and columns it reaches over.
type gridCell struct {
	Segs       []segment
	Head       bool
	Long       bool // more than a few words, which a narrow screen must not stack one below the other
	Cols, Rows int
}

// pair is one labelled field of a fact.
type pair struct{ Label, Value, URL string }

type factView struct {
	ID, Surface string
	About       string // what is counted, or the row and column of the cell
	Fields      []pair
	Checks      []checkView
	Sentence    string
}

// checkView is an equation beside one of its figures.
type checkView struct {
	Equation, Verdict, Word, Missing string
	Opened                           bool // shown only when the figure is opened
}

// mark is the place of a fact in the text, in code points.
type mark struct {
	start, end      int
	id, class, hint string
}

// citeForms are the references that stand behind the id of an article.
var citeForms = []struct{ ext, format, media string }{
	{".bib", "bibtex", "application/x-bibtex; charset=utf-8"},
	{".ris", "ris", "application/x-research-info-systems; charset=utf-8"},
}

func (s *Server) articlePage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	id, asJSON := strings.CutSuffix(r.PathValue("id"), ".json")
	format := ""
	for _, c := range citeForms {
		if bare, ok := strings.CutSuffix(id, c.ext); ok {
			id, format = bare, c.format
			w.Header().Set("Content-Type", c.media)
		}
	}
	a, err := s.facts.Article(ctx, id)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if format != "" {
		w.Header().Set("Content-Disposition", `attachment; filename="`+r.PathValue("id")+`"`)
		if err := export.Cite(w, format, []*store.Record{a}); err != nil {
			s.log.Error("a reference broke off", "path", r.URL.Path, "err", err)
		}
		return
	}
	facts, err := s.facts.Result(ctx, id)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if asJSON {
		writeJSON(w, struct {
			*store.Record
			Facts *extract.Result `json:"facts"`
		}{a, facts})
		return
	}
	near, err := s.facts.Near(ctx, id)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	p := s.page(w, r, "label.article")
	p.Title = a.Title
	p.Data = struct {
		Article    *store.Record
		Original   string
		Blocks     []blockView
		Figures    []factView
		Documents  []factView
		Facts      *extract.Result
		Provenance []pair
		Archived   bool
		Near       []store.Near
	}{a, httpURL(a.CanonicalURL), blocksOf(a, marksOf(facts, p)), figureViews(p, facts), documentViews(p, facts), facts, []pair{
		{p.T("label.layout"), a.Layout, ""}, {p.T("label.fetched"), p.When(a.Archive.Fetched), ""}, {p.T("label.archive"), archiveText(a.Archive), ""},
		{p.T("label.version"), a.ExtractVersion, ""},
	}, s.archived != nil && a.Archive.File != "", near}
	s.render(w, r, http.StatusOK, "article", p)
}

// httpURL is the address if it is one of the web; a newspaper's page may claim javascript: as its own.
func httpURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

func archiveText(ref store.ArchiveRef) string {
	if ref.File == "" {
		return ""
	}
	return ref.File + " @ " + numeral.NewDecimal(ref.Offset).String()
}

func marksOf(facts *extract.Result, p *page) []mark {
	var marks []mark
	for _, d := range facts.Documents {
		marks = append(marks, mark{d.Start, d.End, d.ID, "doc", opt(d.Canonical)})
	}
	for _, f := range facts.Figures {
		hint := strings.TrimSpace(valueText(p, f) + " " + opt(f.Unit))
		if f.Cell != nil {
			hint += " · " + cellText(f.Cell)
		}
		class := "fig"
		for _, c := range facts.Checks {
			if c.Verdict == check.Fails && slices.Contains(c.Figures, f.ID) {
				class = "fig bad"
			}
		}
		marks = append(marks, mark{f.Start, f.End, f.ID, class, hint})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(a.start-b.start, b.end-a.end) })
	out := marks[:0]
	last := 0
	for _, m := range marks {
		if m.start >= last && m.end > m.start {
			out = append(out, m)
			last = m.end
		}
	}
	return out
}

// blocksOf cuts the text that facts count in into the blocks of the page, and these at the marks.
func blocksOf(a *store.Record, marks []mark) []blockView {
	text := []rune(a.FactText)
	whole, spans := a.Reading()
	if whole != a.FactText { // the text was made otherwise: paragraphs are all that is known
		spans = nil
		at := 0
		for part := range strings.SplitSeq(a.FactText, "\n\n") {
			n := len([]rune(part))
			kind := article.Paragraph
			if at == 0 && part == a.Title {
				kind = article.Title
			}
			spans = append(spans, article.Span{Kind: kind, Start: at, End: at + n})
			at += n + 2
		}
	}
	var blocks []blockView
	for _, b := range spans {
		if b.Kind == article.Title || b.End > len(text) {
			continue // the headline stands above the text
		}
		v := blockView{Kind: string(b.Kind)}
		if b.Table == nil {
			v.Segs = segments(text, b.Start, b.End, marks)
			blocks = append(blocks, v)
			continue
		}
		v.Caption, v.Rows = tableRows(text, b, marks)
		blocks = append(blocks, v)
	}
	return blocks
}

// longCell is how many characters a cell holds that is given room: a number or a unit is shorter.
const longCell = 14

// tableRows shows a table as it was printed: a cell that reaches over several stands once.
func tableRows(text []rune, b article.Span, marks []mark) (caption []segment, rows [][]gridCell) {
	t := b.Table
	reach := func(i, j int, from article.Reach) bool {
		return i < len(t.Rows) && j < len(t.Rows[i]) && t.Rows[i][j].Reach == from
	}
	caption = segments(text, t.Caption.Start, t.Caption.End, marks)
	heads := false // the row above is of headings throughout
	for i, row := range t.Rows {
		var views []gridCell
		// A heading of two rows: pages mark the first and let some of its cells reach down into the second.
		heads = heads && slices.ContainsFunc(row, func(c article.Cell) bool { return c.Reach == article.FromAbove })
		for j, c := range row {
			if c.Reach != "" {
				continue
			}
			v := gridCell{Segs: segments(text, t.Cells[i][j].Start, t.Cells[i][j].End, marks), Head: c.Header || heads, Cols: 1, Rows: 1}
			v.Long = t.Cells[i][j].End-t.Cells[i][j].Start > longCell
			for reach(i, j+v.Cols, article.FromLeft) {
				v.Cols++
			}
			for reach(i+v.Rows, j, article.FromAbove) {
				v.Rows++
			}
			views = append(views, v)
		}
		heads = !slices.ContainsFunc(views, func(v gridCell) bool { return !v.Head }) && (heads || i == 0)
		rows = append(rows, views)
	}
	return caption, rows
}

func segments(text []rune, from, to int, marks []mark) []segment {
	var segs []segment
	for _, m := range marks {
		if m.start < from || m.end > to {
			continue
		}
		if m.start > from {
			segs = append(segs, segment{Text: string(text[from:m.start])})
		}
		segs = append(segs, segment{string(text[m.start:m.end]), m.id, m.class, m.hint})
		from = m.end
	}
	if from < to {
		segs = append(segs, segment{Text: string(text[from:to])})
	}
	return segs
}

func opt(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func decimal(p *page, d *numeral.Decimal) string {
	if d == nil {
		return ""
	}
	return p.Number(d)
}

func valueText(p *page, f extract.Figure) string {
	switch {
	case f.Value != nil && f.Of != nil:
		return decimal(p, f.Value) + "/" + decimal(p, f.Of)
	case f.Value != nil:
		return decimal(p, f.Value)
	case f.Low != nil || f.High != nil:
		return decimal(p, f.Low) + "–" + decimal(p, f.High)
	}
	return ""
}

func periodText(p *page, f extract.Figure) string {
	if f.Period == nil {
		return ""
	}
	return p.Label("period", string(f.Period.Type)) + " " + p.Dates(f.Period.Start.String(), f.Period.End.String())
}

// add appends a field that has a value.
func add(fields []pair, label, value, link string) []pair {
	if value == "" {
		return fields
	}
	return append(fields, pair{label, value, link})
}

func figureViews(p *page, facts *extract.Result) []factView {
	surface := map[string]string{}
	for _, f := range facts.Figures {
		surface[f.ID] = f.Surface
	}
	other := func(id *string) (string, string) {
		if id == nil {
			return "", ""
		}
		return surface[*id] + " (" + *id + ")", "#" + *id
	}
	text := []rune(facts.Text)
	var views []factView
	for _, f := range facts.Figures {
		v := factView{ID: f.ID, Surface: f.Surface, About: opt(f.Unit)}
		if strings.HasSuffix(f.Surface, v.About) { // 21,25%
			v.About = opt(f.Item)
		} else if strings.HasSuffix(f.Surface, "%") { // 7,9% and %/năm
			v.About = strings.TrimPrefix(v.About, "%")
		}
		if f.Cell != nil { // its unit and its scale may stand in a heading: "40" is 40 million
			v.About = cellText(f.Cell)
		}
		v.Fields = add(v.Fields, p.T("label.value"), valueText(p, f), "")
		v.Fields = add(v.Fields, p.T("label.unit"), opt(f.Unit), "")
		v.Fields = add(v.Fields, p.T("label.item"), opt(f.Item), "")
		v.Fields = add(v.Fields, p.T("label.qualifier"), p.Label("qualifier", f.Qualifier), "")
		v.Fields = add(v.Fields, p.T("label.kind"), p.Label("kind", f.Kind), "")
		v.Fields = add(v.Fields, p.T("label.direction"), p.Label("direction", opt(f.Direction)), "")
		v.Fields = add(v.Fields, p.T("label.action"), opt(f.Action), "")
		v.Fields = add(v.Fields, p.T("label.subject"), opt(f.Subject), "")
		v.Fields = add(v.Fields, p.T("label.period"), periodText(p, f), "")
		if f.Indicator != nil {
			v.Fields = add(v.Fields, p.T("label.indicator"), p.valueName("indicator", *f.Indicator), "/figures?"+url.Values{"indicator": {*f.Indicator}}.Encode())
		}
		name, link := other(f.PartOf)
		v.Fields = add(v.Fields, p.T("label.part_of"), name, link)
		name, link = other(f.Versus)
		v.Fields = add(v.Fields, p.T("label.versus"), name, link)
		if f.Cell != nil {
			v.Fields = add(v.Fields, p.T("label.cell"), cellText(f.Cell), "")
		}
		v.Fields = add(v.Fields, p.T("label.rule"), f.Rule, "")
		v.Fields = add(v.Fields, p.T("label.confidence"), percentText(f.Confidence), "")
		for _, c := range facts.Checks {
			// Beside its first figure, the whole, an equation always shows; beside the others when they are opened. One that is open
			// tells nothing of its parts.
			if i := slices.Index(c.Figures, f.ID); i == 0 || i > 0 && c.Verdict != check.Open {
				v.Checks = append(v.Checks, checkView{c.Equation, c.Verdict, p.Label("check", c.Verdict), c.Missing, i > 0 || c.Verdict == check.Open})
			}
		}
		v.Sentence = sentence(text, f.SentenceStart, f.SentenceEnd)
		if f.Cell != nil {
			v.Sentence = f.Cell.Line(f.Surface)
		}
		views = append(views, v)
	}
	return views
}

// cellText tells which cell of a table a figure stands in.
func cellText(c *extract.TableCell) string {
	return strings.Join(c.Row, extract.CellMark) + " · " + strings.Join(c.Column, extract.CellMark)
}

func documentViews(p *page, facts *extract.Result) []factView {
	text := []rune(facts.Text)
	var views []factView
	for _, d := range facts.Documents {
		v := factView{ID: d.ID, Surface: d.Surface}
		link := ""
		if d.Key != "" {
			link = "/document?" + url.Values{"key": {d.Key}}.Encode()
		}
		name := opt(d.Canonical)
		if name == "" && link != "" {
			name = d.Key
		}
		v.Fields = add(v.Fields, p.T("label.number"), name, link)
		v.Fields = add(v.Fields, p.T("label.type"), opt(d.Type), "")
		v.Fields = add(v.Fields, p.T("label.issuer"), opt(d.Issuer), "")
		if d.Date != nil {
			v.Fields = add(v.Fields, p.T("label.date"), p.Date(d.Date.String()), "")
		}
		v.Fields = add(v.Fields, p.T("label.title"), opt(d.Title), "")
		v.Fields = add(v.Fields, p.T("label.level"), p.Label("level", d.Level), "")
		v.Fields = add(v.Fields, p.T("label.place"), opt(d.Place), "")
		v.Fields = add(v.Fields, p.T("label.rule"), d.Rule, "")
		v.Fields = add(v.Fields, p.T("label.confidence"), percentText(d.Confidence), "")
		v.Sentence = sentence(text, d.SentenceStart, d.SentenceEnd)
		views = append(views, v)
	}
	return views
}

func percentText(f float64) string {
	return numeral.Decimal{Coef: int64(f*100 + 0.5)}.String() + " %"
}

func sentence(text []rune, start, end int) string {
	if start < 0 || end > len(text) || start >= end {
		return ""
	}
	return strings.TrimSpace(string(text[start:end]))
}
