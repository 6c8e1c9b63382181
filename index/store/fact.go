package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"baotinh/extract"
	"baotinh/extract/docnum"
	"baotinh/extract/numeral"
	"baotinh/extract/timex"
	"baotinh/extract/viet"
)

// LookupNumber is the form under which all spellings of a document number meet: "1676 - QĐ/TU", "1676 qd tu" and "1676-QĐ/TU"
// give "1676-qd-tu", and so do "1676QĐ/TU" and "1676-QĐTU", which lost a sign. "TƯ" and "T.Ư" are Trung ương (TW), unlike "TU"
// (Tỉnh ủy), and must be told apart before marks are dropped.
func LookupNumber(s string) string {
	s = viet.Lower(viet.NFC(s))
	for _, central := range []string{"t.ư", "t.w", "tư"} {
		s = strings.ReplaceAll(s, central, "tw")
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(parts) > 0 { // 1676QĐ, but 286b
		if symbol := strings.TrimLeft(parts[0], "0123456789"); symbol != parts[0] && len(symbol) > 1 {
			parts = slices.Insert(parts, 1, symbol)
			parts[0] = strings.TrimSuffix(parts[0], symbol)
		}
	}
	if len(parts) == 2 {
		if code, issuer, ok := docnum.Unglue(parts[1]); ok {
			parts = []string{parts[0], code, issuer}
		}
	}
	for i, p := range parts {
		parts[i] = viet.Fold(p)
	}
	if len(parts) > 0 { // 06 and 6 are one number
		if n := strings.TrimLeft(parts[0], "0"); n != "" {
			parts[0] = n
		}
	}
	return strings.Join(parts, "-")
}

func decimalText(d *numeral.Decimal) any {
	if d == nil {
		return nil
	}
	return d.String()
}

func decimalReal(d *numeral.Decimal) any {
	if d == nil {
		return nil
	}
	return d.Float()
}

func text(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

func insertResult(ctx context.Context, w *writer, id string, r extract.Result) error {
	at := newRuneIndex(r.Text)
	put := func(table string, values map[string]any) error {
		values["article_id"] = id
		if err := w.upsert(ctx, table, values); err != nil {
			return fmt.Errorf("%s %v: %w", table, values["id"], err)
		}
		return nil
	}
	for _, f := range r.Figures {
		p := timex.Period{}
		if f.Period != nil {
			p = *f.Period
		}
		sentence, cell := at.slice(f.SentenceStart, f.SentenceEnd), [3]any{}
		if c := f.Cell; c != nil {
			sentence = c.Line(f.Surface)
			cell = [3]any{null(c.Caption), strings.Join(c.Row, extract.CellMark), strings.Join(c.Column, extract.CellMark)}
		}
		if err := put("figures", map[string]any{
			"id": f.ID, "start": f.Start, "end": f.End, "surface": f.Surface, "number": f.Number,
			"value": decimalText(f.Value), "value_real": decimalReal(f.Value), "low": decimalText(f.Low), "low_real": decimalReal(f.Low),
			"high": decimalText(f.High), "high_real": decimalReal(f.High), "of": decimalText(f.Of), "of_real": decimalReal(f.Of),
			"unit": text(f.Unit), "item": text(f.Item), "qualifier": f.Qualifier, "kind": f.Kind, "direction": text(f.Direction), "action": text(f.Action),
			"subject": text(f.Subject), "period_type": null(string(p.Type)), "period_start": null(p.Start.String()), "period_end": null(p.End.String()),
			"part_of": text(f.PartOf), "versus": text(f.Versus), "indicator": text(f.Indicator),
			"sentence_start": f.SentenceStart, "sentence_end": f.SentenceEnd, "sentence": sentence,
			"cell_table": cell[0], "cell_row": cell[1], "cell_column": cell[2], "block": f.Block, "confidence": f.Confidence, "rule": f.Rule, "checks": strings.Join(f.Checks, " "),
		}); err != nil {
			return err
		}
	}
	for _, d := range r.Documents {
		var year, date, lookup any
		if d.Year != nil {
			year = *d.Year
		}
		if d.Date != nil {
			date = null(d.Date.String())
		}
		if d.Canonical != nil {
			lookup = null(LookupNumber(*d.Canonical))
		}
		if err := put("citations", map[string]any{
			"id": d.ID, "start": d.Start, "end": d.End, "surface": d.Surface, "type": text(d.Type), "number": text(d.Number), "year": year,
			"symbol": text(d.Symbol), "canonical": text(d.Canonical), "lookup": lookup, "issuer": text(d.Issuer), "date": date, "title": text(d.Title),
			"level": d.Level, "place": text(d.Place), "place_source": d.PlaceSource, "key": null(d.Key), "refers_to": text(d.RefersTo),
			"sentence_start": d.SentenceStart, "sentence_end": d.SentenceEnd, "sentence": at.slice(d.SentenceStart, d.SentenceEnd),
			"block": d.Block, "confidence": d.Confidence, "rule": d.Rule,
		}); err != nil {
			return err
		}
	}
	checks := slices.Clone(r.Checks)
	for _, g := range r.Groups {
		var checkID any
		if c := g.Check; c != nil {
			checkID = c.ID
			if !slices.ContainsFunc(checks, func(k extract.Check) bool { return k.ID == c.ID }) {
				checks = append(checks, *c)
			}
		}
		if err := put("groups", map[string]any{"id": g.ID, "kind": g.Kind, "whole": text(g.Whole), "parts": strings.Join(g.Parts, " "), "check_id": checkID}); err != nil {
			return err
		}
	}
	for _, c := range checks {
		if err := put("checks", map[string]any{"id": c.ID, "kind": c.Kind, "equation": c.Equation, "verdict": c.Verdict, "missing": c.Missing,
			"figures": strings.Join(c.Figures, " ")}); err != nil {
			return err
		}
	}
	for i, p := range r.People {
		posts, err := jsonText(p.Posts)
		if err != nil {
			return err
		}
		if err := put("people", map[string]any{"position": i, "name": p.Name, "posts": posts, "start": p.Start, "end": p.End}); err != nil {
			return err
		}
	}
	for i, c := range r.Congresses {
		var from, to, date any
		if len(c.Term) == 2 {
			from, to = c.Term[0], c.Term[1]
		}
		if c.Date != nil {
			date = null(c.Date.String())
		}
		if err := put("congresses", map[string]any{"position": i, "organisation": c.Organisation, "ordinal": text(c.Ordinal),
			"term_start": from, "term_end": to, "date": date, "start": c.Start, "end": c.End}); err != nil {
			return err
		}
	}
	for i, a := range r.Abbreviations {
		if err := put("abbreviations", map[string]any{"position": i, "short": a.Short, "long": a.Long, "start": a.Start, "end": a.End}); err != nil {
			return err
		}
	}
	return nil
}

// described are the columns of a document that its citations tell.
var described = []string{"canonical", "lookup", "type", "number", "year", "symbol", "issuer", "date", "title", "level", "place"}

var (
	selectCitations = `SELECT article_id, "` + strings.Join(described, `", "`) + `" FROM citations WHERE "key" = ?`
	insertDocument  = `INSERT INTO documents ("key", "` + strings.Join(described, `", "`) + `", citations, articles) VALUES (?` + strings.Repeat(", ?", len(described)+2) + `)`
)

// refreshDocuments makes the rows of documents again for the keys, from what all articles say of them. A document may be cited thousands of
// times: its citations are gone through once.
func refreshDocuments(ctx context.Context, w *writer, keys []string) error {
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		if _, err := w.exec(ctx, `DELETE FROM documents WHERE "key" = ?`, key); err != nil {
			return err
		}
		said, mentions, articles, err := readCitations(ctx, w, key)
		if err != nil {
			return err
		}
		if mentions == 0 {
			continue
		}
		args := []any{key}
		for _, values := range said {
			args = append(args, mostSaid(values))
		}
		if _, err := w.exec(ctx, insertDocument, append(args, mentions, articles)...); err != nil {
			return err
		}
	}
	return nil
}

// readCitations counts for each described column how many mentions of a document give which value.
func readCitations(ctx context.Context, w *writer, key string) (said []map[any]int, mentions, articles int, err error) {
	rows, err := w.query(ctx, selectCitations, key)
	if err != nil {
		return nil, 0, 0, err
	}
	defer rows.Close()
	said = make([]map[any]int, len(described))
	for i := range said {
		said[i] = map[any]int{}
	}
	citing := map[string]bool{}
	var id string
	values := make([]any, len(described))
	into := []any{&id}
	for i := range values {
		into = append(into, &values[i])
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, 0, 0, err
		}
		mentions++
		citing[id] = true
		for i, v := range values {
			if v != nil && v != "" {
				said[i][v]++
			}
		}
	}
	return said, mentions, len(citing), rows.Err()
}

// mostSaid is the value that most mentions give, nil without any; between equals the one that sorts first, so that the order of crawling does
// not show. Values are of one type: a string or an int64.
func mostSaid(values map[any]int) any {
	var most any
	for v, n := range values {
		if most == nil || n > values[most] || n == values[most] && before(v, most) {
			most = v
		}
	}
	return most
}

func before(a, b any) bool {
	if n, ok := a.(int64); ok {
		m, ok := b.(int64)
		return ok && n < m
	}
	s, _ := a.(string)
	t, _ := b.(string)
	return s < t
}

// row reads named columns of a result row by their Go types.
type row struct {
	at     map[string]int // of the columns
	values []any          // until the next row is read
}

func (r row) value(name string) any {
	if i, ok := r.at[name]; ok {
		return r.values[i]
	}
	return nil
}

func (r row) str(name string) string {
	s, _ := r.value(name).(string)
	return s
}

func (r row) opt(name string) *string {
	s, ok := r.value(name).(string)
	if !ok {
		return nil
	}
	return &s
}

func (r row) num(name string) int {
	n, _ := r.value(name).(int64)
	return int(n)
}

func (r row) real(name string) float64 {
	switch f := r.value(name).(type) {
	case float64:
		return f
	case int64:
		return float64(f)
	}
	return 0
}

func (r row) list(name string) []string {
	return strings.Fields(r.str(name))
}

func (r row) decimal(name string) *numeral.Decimal {
	s, ok := r.value(name).(string)
	if !ok {
		return nil
	}
	d, err := numeral.ParseDecimal(s)
	if err != nil {
		return nil
	}
	return &d
}

func (r row) date(name string) *timex.Date {
	s, ok := r.value(name).(string)
	if !ok {
		return nil
	}
	var d timex.Date
	if err := d.UnmarshalJSON([]byte(`"` + s + `"`)); err != nil {
		return nil
	}
	return &d
}

// headings parts what stands in cell_row or cell_column.
func headings(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, extract.CellMark)
}

func (r row) figure() extract.Figure {
	f := extract.Figure{
		ID: r.str("id"), Start: r.num("start"), End: r.num("end"), Surface: r.str("surface"), Number: r.str("number"),
		Value: r.decimal("value"), Low: r.decimal("low"), High: r.decimal("high"), Of: r.decimal("of"),
		Unit: r.opt("unit"), Item: r.opt("item"), Qualifier: r.str("qualifier"), Kind: r.str("kind"), Direction: r.opt("direction"), Action: r.opt("action"),
		Subject: r.opt("subject"), PartOf: r.opt("part_of"), Versus: r.opt("versus"), Indicator: r.opt("indicator"),
		SentenceStart: r.num("sentence_start"), SentenceEnd: r.num("sentence_end"), Block: r.str("block"),
		Confidence: r.real("confidence"), Rule: r.str("rule"), Checks: r.list("checks"),
	}
	if t := r.str("period_type"); t != "" {
		p := timex.Period{Type: timex.PeriodType(t)}
		if d := r.date("period_start"); d != nil {
			p.Start = *d
		}
		if d := r.date("period_end"); d != nil {
			p.End = *d
		}
		f.Period = &p
	}
	if row := r.opt("cell_row"); row != nil {
		f.Cell = &extract.TableCell{Caption: r.str("cell_table"), Row: headings(*row), Column: headings(r.str("cell_column"))}
	}
	return f
}

func (r row) document() extract.Document {
	d := extract.Document{
		ID: r.str("id"), Start: r.num("start"), End: r.num("end"), Surface: r.str("surface"), Type: r.opt("type"), Number: r.opt("number"),
		Symbol: r.opt("symbol"), Canonical: r.opt("canonical"), Issuer: r.opt("issuer"), Date: r.date("date"), Title: r.opt("title"),
		Level: r.str("level"), Place: r.opt("place"), PlaceSource: r.str("place_source"), Key: r.str("key"), RefersTo: r.opt("refers_to"),
		SentenceStart: r.num("sentence_start"), SentenceEnd: r.num("sentence_end"), Block: r.str("block"), Confidence: r.real("confidence"), Rule: r.str("rule"),
	}
	if n, ok := r.value("year").(int64); ok {
		y := int(n)
		d.Year = &y
	}
	return d
}

// Result implements Facts.
func (s *Store) Result(ctx context.Context, id string) (*extract.Result, error) {
	found, err := s.Results(ctx, []string{id})
	if err == nil && found[id] == nil {
		err = fmt.Errorf("index/store: %q: %w", id, ErrNotFound)
	}
	return found[id], err
}

// Results implements Facts.
func (s *Store) Results(ctx context.Context, ids []string) (map[string]*extract.Result, error) {
	texts, err := s.Texts(ctx, ids, Whole)
	if err != nil || len(texts) == 0 { // a query without articles asks for the facts of all
		return nil, err
	}
	found := make(map[string]*extract.Result, len(texts))
	for id, text := range texts {
		found[id] = &extract.Result{Text: text}
	}
	each := func(table, order string, add func(*extract.Result, row) error) error {
		rows, err := s.Rows(ctx, Query{Table: table, Articles: ids, OrderBy: order})
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			r := rows.row()
			id := r.str("article_id")
			res := found[id]
			if res == nil { // put since the texts were read
				continue
			}
			if err := add(res, r); err != nil {
				return fmt.Errorf("index/store: article %s: %w (rebuild it with baotinh reextract)", id, err)
			}
		}
		return rows.Err()
	}
	type checkID struct{ article, id string }
	checks := map[checkID]extract.Check{}
	for _, step := range []struct {
		table, order string
		add          func(*extract.Result, row) error
	}{
		{"figures", "start", func(res *extract.Result, r row) error { res.Figures = append(res.Figures, r.figure()); return nil }},
		{"citations", "start", func(res *extract.Result, r row) error {
			res.Documents = append(res.Documents, r.document())
			return nil
		}},
		{"checks", "", func(res *extract.Result, r row) error {
			c := extract.Check{ID: r.str("id"), Kind: r.str("kind"), Equation: r.str("equation"), Verdict: r.str("verdict"), Missing: r.str("missing"), Figures: r.list("figures")}
			checks[checkID{r.str("article_id"), c.ID}] = c
			res.Checks = append(res.Checks, c)
			return nil
		}},
		{"groups", "", func(res *extract.Result, r row) error {
			g := extract.Group{ID: r.str("id"), Kind: r.str("kind"), Whole: r.opt("whole"), Parts: r.list("parts")}
			if c, ok := checks[checkID{r.str("article_id"), r.str("check_id")}]; ok {
				g.Check = &c
			}
			res.Groups = append(res.Groups, g)
			return nil
		}},
		{"people", "position", func(res *extract.Result, r row) error {
			p := extract.Person{Name: r.str("name"), Start: r.num("start"), End: r.num("end")}
			res.People = append(res.People, p)
			return json.Unmarshal([]byte(r.str("posts")), &res.People[len(res.People)-1].Posts)
		}},
		{"congresses", "position", func(res *extract.Result, r row) error {
			c := extract.Congress{Organisation: r.str("organisation"), Ordinal: r.opt("ordinal"), Date: r.date("date"), Start: r.num("start"), End: r.num("end")}
			if from := r.num("term_start"); from != 0 {
				c.Term = []int{from, r.num("term_end")}
			}
			res.Congresses = append(res.Congresses, c)
			return nil
		}},
		{"abbreviations", "position", func(res *extract.Result, r row) error {
			res.Abbreviations = append(res.Abbreviations, extract.Abbreviation{Short: r.str("short"), Long: r.str("long"), Start: r.num("start"), End: r.num("end")})
			return nil
		}},
	} {
		if err := each(step.table, step.order, step.add); err != nil {
			return nil, err
		}
	}
	return found, nil
}
