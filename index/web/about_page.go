package web

import (
	"net/http"

	"baotinh/extract"
	"baotinh/index/search"
	"baotinh/index/store"
)

func (s *Server) aboutPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "about.title")
	type holding struct {
		Label string
		Count int64
		URL   string
	}
	var holdings []holding
	for _, h := range []struct{ table, label, url string }{
		{"newspapers", "about.newspapers", "/newspapers"}, {"articles", "about.articles", "/search?q=*"}, {"figures", "about.figures", "/figures"},
		{"documents", "about.documents", "/documents"}, {"people", "about.people", "/people"}, {"congresses", "about.congresses", "/congresses"},
	} {
		n, err := s.facts.Count(ctx, store.Query{Table: h.table})
		if err != nil {
			s.failed(w, r, err)
			return
		}
		holdings = append(holdings, holding{p.Many(h.label, n), n, h.url})
	}
	p.Data = struct {
		Holdings any
		Fields   []search.Field
		Tables   []store.Table
		Version  string
	}{holdings, search.Fields(), store.Tables(), extract.Version()}
	s.render(w, r, http.StatusOK, "about", p)
}

func (s *Server) aboutJSON(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, struct {
		Fields []search.Field `json:"fields"`
		Tables []store.Table  `json:"tables"`
	}{search.Fields(), store.Tables()})
}
