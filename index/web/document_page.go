package web

import (
	"net/http"

	"baotinh/index/store"
)

// tally is a value with its share of the largest.
type tally struct {
	Value        string
	Count, Share int
}

func (s *Server) documentPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "documents.title")
	key := p.query.Get("key")
	rows, err := s.facts.Rows(ctx, store.Query{Table: "documents", Where: []store.Condition{{Column: "key", Op: "=", Value: key}}})
	if err != nil {
		s.failed(w, r, err)
		return
	}
	found := rows.Next()
	values := map[string]any{}
	for i, c := range rows.Columns {
		if found {
			values[c.Name] = rows.Values()[i]
		}
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		s.failed(w, r, err)
		return
	}
	if !found {
		s.notFound(w, r)
		return
	}
	data := struct {
		tableData
		Name                            string
		Fields                          []pair
		Provinces, Newspapers, ByMonths []tally
	}{tableData: tableData{Table: "citations_wide"}, Name: str(values["canonical"])}
	if data.Name == "" {
		data.Name = str(values["type"]) + " " + str(values["title"])
	}
	for _, f := range []string{"type", "issuer", "date", "title", "level", "place", "key"} {
		value := str(values[f])
		switch f {
		case "date":
			value = p.Date(value)
		case "level":
			value = p.Label("level", value)
		}
		data.Fields = add(data.Fields, p.T("label."+f), value, "")
	}
	query := store.Query{Table: "citations_wide", OrderBy: "day", Where: []store.Condition{{Column: "key", Op: "=", Value: key}}}
	if by := p.query.Get("sort"); by != "" {
		if t, _ := store.LookupTable(query.Table); true {
			if _, ok := t.Column(by); ok {
				query.OrderBy, query.Desc = by, p.query.Get("desc") != ""
			}
		}
	}
	if err := s.fillTable(ctx, p, query, &data.tableData); err != nil {
		s.failed(w, r, err)
		return
	}
	for _, g := range []struct {
		column string
		chars  int
		into   *[]tally
	}{{"province", 0, &data.Provinces}, {"newspaper", 0, &data.Newspapers}, {"day", 7, &data.ByMonths}} {
		groups, err := s.facts.Tally(ctx, query, g.column, g.chars)
		if err != nil {
			s.failed(w, r, err)
			return
		}
		top := 1
		for _, t := range groups {
			top = max(top, t.Count)
		}
		for _, t := range groups {
			*g.into = append(*g.into, tally{t.Value, t.Count, 100 * t.Count / top})
		}
	}
	p.Title = data.Name
	p.Data = data
	s.render(w, r, http.StatusOK, "document", p)
}

// documentTwin lets a twin of the document page answer only with a key: without one it would be the list of all citations.
func (s *Server) documentTwin(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("key") == "" {
			s.notFound(w, r)
			return
		}
		h(w, r)
	}
}
