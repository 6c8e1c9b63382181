package web

import (
	"cmp"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"baotinh/index/search"
	"baotinh/index/store"
)

// Param is a documented parameter of an address.
type Param struct {
	Name, About string
}

// The parameters, each described once.
var (
	paramQuery   = Param{"q", "search in the query language of /about#query"}
	paramSort    = Param{"sort", "order of hits: score, newest, oldest; of rows: a column"}
	paramAfter   = Param{"after", "the field next of the page before"}
	paramMarks   = Param{"marks", "off: leave Vietnamese marks out of account"}
	paramSize    = Param{"size", "hits on a page, at most 100"}
	paramWhy     = Param{"why", "1: tell which parts of the query each hit meets, and where"}
	paramUnfold  = Param{"unfold", "1: show every hit, also those that tell the same story as an earlier one"}
	paramOrder   = Param{"order", "order of lines: " + strings.Join(search.Orders, ", ") + " (by the words before or behind the hit)"}
	paramFilter  = Param{"f", "conditions on columns, such as party.members.admitted >= 1000 term=2015-2020"}
	paramDesc    = Param{"desc", "1: largest first"}
	paramPage    = Param{"page", "page of the table, from 1"}
	paramLimit   = Param{"limit", "rows, at most 1000; 100 without it"}
	paramLines   = Param{"limit", "lines, at most 1000; 50 without it"}
	paramRows    = Param{"limit", "rows; all without it"}
	paramOffset  = Param{"offset", "rows to leave out first"}
	paramBOM     = Param{"bom", "1: begin with a byte order mark, for Excel"}
	paramKey     = Param{"key", "identity of the document, column key of documents"}
	paramBy      = Param{"by", "rows: " + strings.Join(store.PivotRows, ", ")}
	paramPeriod  = Param{"period", "columns: " + strings.Join(store.PivotPeriods, ", ")}
	paramRow     = Param{"row", "only this row: a province, newspaper or organisation"}
	paramShow    = Param{"show", "period that chart and map show"}
	paramCode    = Param{"indicator", "code of an indicator"}
	paramWhere   = Param{"province", "province"}
	paramLang    = Param{"lang", "vi or en; remembered in a cookie"}
	paramTheme   = Param{"theme", "light or dark; remembered in a cookie"}
	paramsSearch = []Param{paramQuery, paramSort, paramAfter, paramMarks, paramSize, paramWhy, paramUnfold}
	paramsKwic   = []Param{paramQuery, paramMarks, paramOrder}
	paramsTable  = []Param{paramFilter, paramSort, paramDesc}
)

var pathParam = regexp.MustCompile(`\{([a-z]+)\}`)

// allParams are the parameters of a route with those that come of its kind: the settings of pages, the facets of searches, the columns of tables.
func (r route) allParams() []Param {
	all := slices.Clone(r.params)
	if r.media == mediaHTML {
		all = append(all, paramLang, paramTheme)
	}
	if slices.Contains(r.params, paramMarks) {
		for _, f := range search.Fields() {
			if f.Facet {
				all = append(all, Param{filterPrefix + f.Name, "only this value: " + f.En})
			}
		}
	}
	if slices.Contains(r.params, paramFilter) {
		t, _ := store.LookupTable(r.table)
		for _, c := range t.Columns {
			all = append(all, Param{c.Name, "only this value: " + c.En})
		}
	}
	return all
}

// strict refuses parameters that a twin does not have, and numbers that are none: a program whose condition is misspelt must not get all rows.
// Settings of pages that stand in the address are none of its business.
func (s *Server) strict(r route) http.HandlerFunc {
	known := s.known[r.pattern]
	return func(w http.ResponseWriter, req *http.Request) {
		q := req.URL.Query()
		for name := range q {
			if !known[name] && name != paramLang.Name && name != paramTheme.Name && name != "token" {
				s.tableFailed(w, req, &store.FilterError{En: fmt.Sprintf("there is no parameter %q (see /openapi.json)", name), Vi: fmt.Sprintf("không có tham số %q (xem /openapi.json)", name)})
				return
			}
		}
		for _, name := range []string{"limit", "offset", "size"} {
			if n, err := strconv.Atoi(cmp.Or(q.Get(name), "0")); err != nil || n < 0 {
				s.tableFailed(w, req, &store.FilterError{En: fmt.Sprintf("%s=%s: want a number from 0", name, q.Get(name)), Vi: fmt.Sprintf("%s=%s: cần số từ 0 trở lên", name, q.Get(name))})
				return
			}
		}
		r.handle(w, req)
	}
}

// openAPI describes the server's addresses; it is made from the same list as the handlers.
func (s *Server) openAPI() map[string]any {
	paths := map[string]any{}
	for _, r := range s.routes() {
		if r.summary == "" { // the page for what is not there
			continue
		}
		var params []map[string]any
		ofQuery := func(p Param) {
			params = append(params, map[string]any{"name": p.Name, "in": "query", "description": p.About, "schema": map[string]string{"type": "string"}})
		}
		for _, m := range pathParam.FindAllStringSubmatch(r.pattern, -1) {
			params = append(params, map[string]any{"name": m[1], "in": "path", "required": true, "schema": map[string]string{"type": "string"}})
		}
		for _, p := range r.allParams() {
			ofQuery(p)
		}
		answer := map[string]any{"description": "the answer", "content": map[string]any{r.media: map[string]any{}}}
		responses := map[string]any{"200": answer, "default": map[string]any{"description": "an error; at .json and .csv as {\"error\": …}"}}
		if slices.Contains(r.params, paramQuery) && (r.table == "" || narrowed(r.table)) {
			switch r.media {
			case mediaJSON:
				answer["description"] = "the answer; problems, if there are any, say what is wrong with the query and how many articles the index lacks"
			case mediaCSV:
				about := "what is wrong with the query, and how many articles the index lacks or the answer leaves out; one header for each"
				answer["headers"] = map[string]any{problemHeader: map[string]any{"description": about, "schema": map[string]string{"type": "string"}}}
				responses["503"] = map[string]any{"description": "the index is being rebuilt, and the file would lack rows; ask again after Retry-After seconds"}
			}
		}
		op := map[string]any{"summary": r.summary, "responses": responses}
		if params != nil {
			op["parameters"] = params
		}
		paths[strings.TrimSuffix(r.pattern, "{$}")] = map[string]any{"get": op}
	}
	return map[string]any{
		"openapi": "3.1.0",
		"info":    map[string]any{"title": "baotinh", "version": "1", "description": "Figures and documents in provincial Party newspapers. Read-only."},
		"paths":   paths,
	}
}

func (s *Server) openAPIPage(w http.ResponseWriter, _ *http.Request) { writeJSON(w, s.openAPI()) }
