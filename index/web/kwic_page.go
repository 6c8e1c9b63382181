package web

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"baotinh/index/export"
	"baotinh/index/search"
)

const (
	kwicRows    = 50   // lines on a page
	maxKwicRows = 1000 // lines in an answer as JSON
)

func pageNumber(s string) int {
	n, _ := strconv.Atoi(s)
	return min(max(n, 1), 1_000_000)
}

// kwicPage shows every hit of a query in its context, sorted by what stands before or behind it.
func (s *Server) kwicPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "kwic.title")
	req := searchRequest(p.query)
	data := struct {
		Request    search.Request
		Lines      *search.Concordance
		Filters    []filterView
		Problems   []string
		Orders     []option
		Asked      bool
		Cut        bool // not all articles were read
		Page       int
		Prev, Next string
	}{Request: req, Page: pageNumber(p.query.Get("page"))}
	data.Asked = strings.TrimSpace(req.Query) != "" || len(req.Filters) > 0
	if data.Asked {
		read := func() (*search.Concordance, error) {
			return s.index.Concordance(ctx, req, p.query.Get("order"), (data.Page-1)*kwicRows, kwicRows)
		}
		lines, err := read()
		if err == nil && len(lines.Lines) == 0 && lines.Total > 0 { // behind the last page
			data.Page = (lines.Total + kwicRows - 1) / kwicRows
			lines, err = read()
		}
		if err != nil {
			s.failed(w, r, err)
			return
		}
		data.Lines, data.Cut = lines, uint64(lines.Read) < lines.Articles
		data.Filters, data.Problems = filterViews(p, req.Filters), problemTexts(p, lines.Problems)
		for _, order := range search.Orders {
			data.Orders = append(data.Orders, option{p.With("order", order, "page", ""), p.T("kwic.order." + order), order == lines.Order})
		}
		if data.Page > 1 {
			data.Prev = p.With("page", strconv.Itoa(data.Page-1))
		}
		if lines.Offset+len(lines.Lines) < lines.Total {
			data.Next = p.With("page", strconv.Itoa(data.Page+1))
		}
		if req.Query != "" {
			p.Title = req.Query
		}
	}
	p.Data = data
	s.render(w, r, http.StatusOK, "kwic", p)
}

func (s *Server) kwicJSON(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	q := r.URL.Query()
	offset, _ := strconv.Atoi(q.Get("offset"))
	limit, _ := strconv.Atoi(q.Get("limit"))
	lines, err := s.index.Concordance(ctx, searchRequest(q), q.Get("order"), offset, min(max(limit, 0), maxKwicRows))
	if err != nil {
		s.failed(w, r, err)
		return
	}
	writeJSON(w, lines)
}

func (s *Server) kwicCSV(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	q := r.URL.Query()
	lines, err := s.index.Concordance(ctx, searchRequest(q), q.Get("order"), 0, -1)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if !s.tellProblems(w, r, lines.Problems) {
		return
	}
	if uint64(lines.Read) < lines.Articles {
		w.Header().Add(problemHeader, fmt.Sprintf("only the newest %d of the %d articles found were read", lines.Read, lines.Articles))
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="kwic.csv"`)
	out := csv.NewWriter(w)
	out.Write([]string{"left", "hit", "right", "newspaper", "province", "published", "title", "url", "article_id", "start"})
	for _, l := range lines.Lines {
		row := []string{l.Left, l.Hit, l.Right, l.Newspaper, l.Province, l.Published, l.Title, l.URL, l.Article, strconv.Itoa(l.Start)}
		for i := range row {
			row[i] = export.Defuse(row[i])
		}
		out.Write(row)
	}
	out.Flush() // the connection is gone if this fails
}
