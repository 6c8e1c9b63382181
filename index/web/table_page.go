package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"baotinh/index/export"
	"baotinh/index/search"
	"baotinh/index/store"
)

// tableView says how a table is shown: the columns for people, and which of them link somewhere.
type tableView struct {
	title   string
	hint    string // of the filter box
	columns []string
	sort    string
	desc    bool
	link    map[string]func(row map[string]any) string
	choose  []string // columns offered as a choice of their values
}

func str(v any) string { s, _ := v.(string); return s }

var tableViews = map[string]tableView{
	"figures_wide": {title: "figures.title", hint: "figures.hint", sort: "day", desc: true,
		columns: []string{"value", "unit", "item", "kind", "subject", "period_start", "newspaper", "day", "sentence"},
		choose:  []string{"indicator", "province"},
		link: map[string]func(map[string]any) string{
			"value":    func(r map[string]any) string { return "/article/" + str(r["article_id"]) + "#m-" + str(r["id"]) },
			"sentence": func(r map[string]any) string { return "/article/" + str(r["article_id"]) + "#m-" + str(r["id"]) },
			"indicator": func(r map[string]any) string {
				return "/figures?" + url.Values{"indicator": {str(r["indicator"])}}.Encode()
			},
		}},
	"documents": {title: "documents.title", hint: "documents.hint", sort: "citations", desc: true,
		columns: []string{"canonical", "type", "issuer", "date", "title", "place", "citations", "articles"},
		choose:  []string{"type"},
		link: map[string]func(map[string]any) string{
			"canonical": documentLink, "type": documentLink,
		}},
	"people_wide": {title: "people.title", hint: "people.hint", sort: "name",
		columns: []string{"name", "posts", "newspaper", "province", "day", "title"},
		choose:  []string{"province"},
		link:    map[string]func(map[string]any) string{"title": articleLink, "name": func(r map[string]any) string { return "/people?" + url.Values{"name": {str(r["name"])}}.Encode() }}},
	"congresses_wide": {title: "congresses.title", hint: "congresses.hint", sort: "term_start", desc: true,
		columns: []string{"organisation", "ordinal", "term_start", "date", "newspaper", "province", "day", "title"},
		choose:  []string{"province"},
		link:    map[string]func(map[string]any) string{"title": articleLink}},
	"newspapers": {title: "newspapers.title", sort: "newspaper",
		columns: []string{"newspaper", "province", "province_new", "articles", "figures", "citations", "undated", "generic", "first_day", "last_day", "last_fetched"},
		link: map[string]func(map[string]any) string{
			"newspaper": func(r map[string]any) string {
				return "/search?" + url.Values{filterPrefix + "newspaper": {str(r["newspaper"])}, "sort": {"newest"}}.Encode()
			},
		}},
	"citation_counts": {title: "citations.title", hint: "citations.hint", sort: "citations", desc: true,
		columns: []string{"canonical", "type", "title", "province", "newspaper", "citations", "articles", "first_day", "last_day"},
		choose:  []string{"type", "province"},
		link: map[string]func(map[string]any) string{
			"canonical": documentLink, "type": documentLink,
		}},
	"citations_wide": {title: "document.cited", sort: "day",
		columns: []string{"newspaper", "province", "day", "article_title", "sentence"},
		link: map[string]func(map[string]any) string{
			"article_title": func(r map[string]any) string { return "/article/" + str(r["article_id"]) + "#m-" + str(r["id"]) },
		}},
}

func articleLink(r map[string]any) string { return "/article/" + str(r["article_id"]) }

// narrowed tells whether a search narrows the table: its rows belong to articles.
func narrowed(table string) bool {
	t, _ := store.LookupTable(table)
	_, ok := t.Column("article_id")
	return ok
}

func documentLink(r map[string]any) string {
	return "/document?" + url.Values{"key": {str(r["key"])}}.Encode()
}

// tableQuery reads a table's parameters: f is a filter, q a search that narrows, a column's name with a value an exact choice.
// problems are what is to be said of the search.
func (s *Server) tableQuery(ctx context.Context, table string, q url.Values) (query store.Query, problems []search.Problem, err error) {
	view := tableViews[table]
	query = store.Query{Table: table, OrderBy: view.sort, Desc: view.desc}
	if query.Where, err = store.ParseFilter(table, q.Get("f")); err != nil {
		return query, nil, err
	}
	t, _ := store.LookupTable(table)
	for _, c := range t.Columns {
		if v := q.Get(c.Name); v != "" {
			query.Where = append(query.Where, store.Condition{Column: c.Name, Op: "=", Value: v})
		}
	}
	if by := q.Get("sort"); by != "" {
		if _, ok := t.Column(by); !ok {
			return query, nil, &store.FilterError{En: fmt.Sprintf("there is no column %q", by), Vi: fmt.Sprintf("không có cột %q", by)}
		}
		query.OrderBy, query.Desc = by, q.Get("desc") != ""
	}
	if text := strings.TrimSpace(q.Get("q")); text != "" && narrowed(table) {
		query.Articles, problems, err = s.index.Matching(ctx, text)
	}
	return query, problems, err
}

type cellView struct{ Text, URL string }

type columnView struct {
	Name, Label, About, Sort, Arrow string
	Number                          bool
}

// choiceView is a field in which one of the values of a column is chosen.
type choiceView struct {
	Name, Label string
	Wide        bool // its values are long
	Groups      []optionGroup
}

type tableData struct {
	Table      string
	Hint       string
	Filter     string
	Query      string
	Indicator  string // that the table keeps to
	Narrow     bool   // a search may narrow the table
	Choices    []choiceView
	Columns    []columnView
	Rows       [][]cellView
	Runs       []Run // of the page of newspapers
	Total      int64
	Page       int
	Prev, Next string
	Notes      []string // on the search that narrows it
	Problem    string
}

func (s *Server) tablePage(table string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := answerContext(r)
		defer cancel()
		p := s.page(w, r, tableViews[table].title)
		query, problems, err := s.tableQuery(ctx, table, p.query)
		data := tableData{Table: table, Notes: problemTexts(p, problems), Filter: p.query.Get("f"), Query: p.query.Get("q"), Narrow: narrowed(table)}
		if err == nil && table == "newspapers" {
			data.Runs, err = s.runsOf()
		}
		if table == "figures_wide" {
			data.Indicator = p.query.Get("indicator")
		}
		if hint := tableViews[table].hint; hint != "" {
			data.Hint = p.T(hint)
		}
		status := http.StatusOK
		if err == nil {
			err = s.fillTable(ctx, p, query, &data)
		}
		if bad, ok := errors.AsType[*store.FilterError](err); ok {
			data.Problem, err = bad.Vi, nil
			if p.Lang == en {
				data.Problem = bad.En
			}
			status = http.StatusBadRequest
		}
		if err == nil {
			data.Choices, err = s.choices(ctx, p, table, tableViews[table].choose...)
		}
		if err != nil {
			s.failed(w, r, err)
			return
		}
		p.Data = data
		s.render(w, r, status, "table", p)
	}
}

func (s *Server) fillTable(ctx context.Context, p *page, query store.Query, data *tableData) error {
	var err error
	if data.Total, err = s.facts.Count(ctx, query); err != nil {
		return err
	}
	data.Page, _ = strconv.Atoi(p.query.Get("page"))
	data.Page = max(data.Page, 1)
	data.Page = min(data.Page, max(1, int((data.Total+pageRows-1)/pageRows)))
	query.Limit, query.Offset = pageRows, (data.Page-1)*pageRows
	view := tableViews[query.Table]
	t, _ := store.LookupTable(query.Table)
	for _, name := range view.columns {
		c, _ := t.Column(name)
		label := "column." + name
		if name == "title" && query.Table != "documents" && query.Table != "citation_counts" { // the title of a document is another thing than an article's
			label = "column.article_title"
		}
		if name == "province" && query.Table == "newspapers" { // a newspaper's own; everywhere else that of an article on its day
			label = "column.province_old"
		}
		v := columnView{Name: name, Label: p.T(label), About: name + ": " + c.Vi, Number: c.Type != "TEXT" || name == "value"}
		if p.Lang == en {
			v.About = name + ": " + c.En
		}
		v.Sort = p.With("sort", name, "desc", "1", "page", "")
		if query.OrderBy == name {
			v.Arrow = "▲"
			if query.Desc {
				v.Arrow = "▼"
				v.Sort = p.With("sort", name, "desc", "", "page", "")
			}
		}
		data.Columns = append(data.Columns, v)
	}
	rows, err := s.facts.Rows(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		values := map[string]any{}
		for i, c := range rows.Columns {
			values[c.Name] = rows.Values()[i]
		}
		var row []cellView
		for _, name := range view.columns {
			c := cellView{Text: export.Cell(values[name])}
			switch name {
			case "value":
				c.Text = p.Number(c.Text)
				if c.Text == "" && values["low"] != nil {
					c.Text = p.Number(str(values["low"])) + "–" + p.Number(str(values["high"]))
				}
				if of := str(values["of"]); of != "" {
					c.Text += "/" + p.Number(of)
				}
				if q := str(values["qualifier"]); q != "exact" {
					c.Text = p.Label("qualifier", q) + " " + c.Text
				}
			case "kind":
				c.Text = p.Label(name, c.Text)
			case "posts":
				var posts []string
				if json.Unmarshal([]byte(c.Text), &posts) == nil {
					c.Text = strings.Join(posts, "; ")
				}
			case "term_start":
				if end := export.Cell(values["term_end"]); end != "" {
					c.Text += "–" + end
				}
			case "period_start":
				c.Text = p.Dates(c.Text, str(values["period_end"]))
			case "day", "date", "first_day", "last_day":
				c.Text = p.Date(c.Text)
			case "last_fetched":
				c.Text = p.When(c.Text)
			case "articles", "figures", "citations", "undated", "generic":
				c.Text = p.Number(c.Text)
			case "canonical":
				if c.Text == "" {
					c.Text = "—"
				}
			}
			if link := view.link[name]; link != nil && c.Text != "" {
				c.URL = link(values)
			}
			row = append(row, c)
		}
		data.Rows = append(data.Rows, row)
	}
	if data.Page > 1 {
		data.Prev = p.With("page", strconv.Itoa(data.Page-1))
	}
	if int64(data.Page*pageRows) < data.Total {
		data.Next = p.With("page", strconv.Itoa(data.Page+1))
	}
	return rows.Err()
}

// mostChoices bounds how many values are offered.
const mostChoices = 1000

// choicesFrom names the tables that values are read from, if not from the one that is shown: a wide view looks up an article for each row.
var choicesFrom = map[string]string{"indicator": "figures", "province": "articles", "type": "documents"}

// choices offers the values that columns of a table have.
func (s *Server) choices(ctx context.Context, p *page, table string, columns ...string) ([]choiceView, error) {
	var all []choiceView
	for _, column := range columns {
		values, err := s.facts.Distinct(ctx, cmp.Or(choicesFrom[column], table), column, mostChoices)
		if err != nil {
			return nil, err
		}
		chosen := p.query.Get(column)
		c := choiceView{Name: column, Label: p.T("label." + column)}
		if column == "indicator" {
			c.Wide, c.Groups = true, indicatorGroups(p.Lang, values, chosen)
		} else {
			var options []option
			for _, v := range values {
				options = append(options, option{v, v, v == chosen})
			}
			c.Groups = []optionGroup{{Options: options}}
		}
		all = append(all, c)
	}
	return all, nil
}

// rowsAsked are the rows that a twin is asked for: how many, 0 where nobody says, and behind how many others. Both are numbers (strict).
func rowsAsked(q url.Values) (limit, offset int) {
	limit, _ = strconv.Atoi(q.Get("limit"))
	offset, _ = strconv.Atoi(q.Get("offset"))
	return limit, offset
}

func (s *Server) tableJSON(table string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := answerContext(r)
		defer cancel()
		q := r.URL.Query()
		query, problems, err := s.tableQuery(ctx, table, q)
		var total int64
		if err == nil {
			total, err = s.facts.Count(ctx, query)
		}
		if err != nil {
			s.tableFailed(w, r, err)
			return
		}
		query.Limit, query.Offset = rowsAsked(q)
		query.Limit = min(cmp.Or(query.Limit, 100), 1000)
		rows, err := s.facts.Rows(ctx, query)
		if err != nil {
			s.tableFailed(w, r, err)
			return
		}
		defer rows.Close()
		decimals := export.DecimalColumns(rows.Columns)
		b := fmt.Appendf(nil, `{"total":%d,"offset":%d,"rows":[`, total, query.Offset)
		for n := 0; rows.Next(); n++ {
			if n > 0 {
				b = append(b, ',')
			}
			if b, err = export.AppendJSON(b, rows.Columns, decimals, rows.Values()); err != nil {
				s.failed(w, r, err)
				return
			}
		}
		if err := rows.Err(); err != nil {
			s.failed(w, r, err)
			return
		}
		b = append(b, ']')
		if len(problems) > 0 {
			said, err := json.Marshal(problems)
			if err != nil {
				s.failed(w, r, err)
				return
			}
			b = append(append(b, `,"problems":`...), said...)
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Write(append(b, "}\n"...))
	}
}

func (s *Server) tableCSV(table string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		query, problems, err := s.tableQuery(r.Context(), table, q)
		if err != nil {
			s.tableFailed(w, r, err)
			return
		}
		query.Limit, query.Offset = rowsAsked(q)
		if !s.tellProblems(w, r, problems) {
			return
		}
		rows, err := s.facts.Rows(r.Context(), query)
		if err != nil {
			s.tableFailed(w, r, err)
			return
		}
		defer rows.Close()
		format, err := export.ParseFormat("csv")
		if err != nil {
			s.failed(w, r, err)
			return
		}
		w.Header().Set("Content-Type", format.MediaType)
		w.Header().Set("Content-Disposition", `attachment; filename="`+table+format.Extension+`"`)
		if _, err := format.Write(w, table, rows.Columns, rows, export.Options{BOM: q.Get("bom") != ""}); err != nil {
			s.log.Error("a download broke off", "path", r.URL.Path, "err", err)
			panic(http.ErrAbortHandler) // the reader must not take a part for the whole
		}
	}
}

// problemHeader tells in English what is to be said of the search behind a CSV file, which has no place for it.
const problemHeader = "X-Baotinh-Problem"

// rebuildWait is when to ask again for what an index that is being rebuilt cannot give, in seconds.
const rebuildWait = "60"

// tellProblems sets the headers of a CSV file, or refuses it while the index is being rebuilt: a program that nobody watches would keep a small
// part of the rows for all. Later the index is behind a run that fills the store for moments only, and refusing would never end; that stands in
// the header.
func (s *Server) tellProblems(w http.ResponseWriter, r *http.Request, problems []search.Problem) bool {
	if len(problems) > 0 && !s.caughtUp.Load() {
		behind, err := s.index.Behind(r.Context())
		if err != nil {
			s.failed(w, r, err)
			return false
		}
		if behind > 0 {
			w.Header().Set("Retry-After", rebuildWait)
			s.fail(w, r, http.StatusServiceUnavailable, "error.rebuild", "")
			return false
		}
	}
	for _, problem := range problems {
		w.Header().Add(problemHeader, strings.Trim(strconv.QuoteToASCII(problem.En), `"`))
	}
	return true
}

func (s *Server) tableFailed(w http.ResponseWriter, r *http.Request, err error) {
	if bad, ok := errors.AsType[*store.FilterError](err); ok {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(http.StatusBadRequest)
		_ = json.NewEncoder(w).Encode(map[string]string{"error": bad.Error()})
		return
	}
	s.failed(w, r, err)
}
