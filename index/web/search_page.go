package web

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"baotinh/index/export"
	"baotinh/index/search"
)

// pageFacets are the fields that the search page counts.
var pageFacets = []string{"province", "newspaper", "year", "section", "doc", "person", "indicator", "term"}

// filterPrefix begins the parameters that narrow a search by a facet's value: f.province=Đắk Lắk.
const filterPrefix = "f."

func searchRequest(q url.Values) search.Request {
	req := search.Request{Query: q.Get("q"), Sort: q.Get("sort"), After: q.Get("after"), Fold: q.Get("marks") == "off"}
	if n, err := strconv.Atoi(q.Get("size")); err == nil && n > 0 {
		req.Size = min(n, 100)
	}
	req.Why = q.Get("why") != ""
	req.Unfolded = q.Get("unfold") != ""
	for _, f := range search.Fields() {
		if !f.Facet {
			continue
		}
		for _, v := range q[filterPrefix+f.Name] {
			req.Filters = append(req.Filters, search.Filter{Field: f.Name, Value: v})
		}
	}
	return req
}

type facetView struct {
	Name   string
	Values []facetValue
}

type facetValue struct {
	search.Value
	Text string // what readers call it
	Add  string // address with the value as a filter
}

type filterView struct{ Field, Value, Remove string }

// pressableBars are how many months fit on a telephone so that a finger hits one: 24 pixels each. More are a picture; the facet of years narrows.
const pressableBars = 12

type bar struct {
	Month         string
	Count, Height int
	URL           string
}

func (s *Server) searchPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "search.title")
	req := searchRequest(p.query)
	req.Facets = append(slices.Clone(pageFacets), "month")
	req.Values = 400 // months of the histogram; the lists show fewer
	req.Why = true
	data := struct {
		Request  search.Request
		Answer   *search.Answer
		Facets   []facetView
		Filters  []filterView
		Bars     []bar
		FewBars  bool   // wide enough to be pressed
		First    string // months at the ends of the histogram
		Last     string
		Problems []string
		Asked    bool
		Folded   bool // some hit has others under it
		Sort     string
	}{Request: req, Sort: req.Sort}
	if data.Sort == "" {
		data.Sort = search.ByScore
	}
	data.Asked = strings.TrimSpace(req.Query) != "" || len(req.Filters) > 0
	if data.Asked {
		ans, err := s.index.Search(ctx, req)
		if err != nil {
			s.failed(w, r, err)
			return
		}
		data.Answer = ans
		data.Folded = slices.ContainsFunc(ans.Hits, func(h search.Hit) bool { return len(h.Similar) > 0 })
		for _, name := range pageFacets {
			f := facetView{Name: name}
			for _, v := range ans.Facets[name][:min(len(ans.Facets[name]), 10)] {
				if !slices.Contains(req.Filters, search.Filter{Field: name, Value: v.Value}) {
					f.Values = append(f.Values, facetValue{v, p.valueName(name, v.Value), withFilter(p, name, v.Value, true)})
				}
			}
			if len(f.Values) > 0 {
				data.Facets = append(data.Facets, f)
			}
		}
		if data.Bars = histogram(p, ans.Facets["month"]); len(data.Bars) > 0 {
			data.FewBars = len(data.Bars) <= pressableBars
			data.First, data.Last = data.Bars[0].Month, data.Bars[len(data.Bars)-1].Month
		}
		data.Filters, data.Problems = filterViews(p, req.Filters), problemTexts(p, ans.Problems)
		if req.Query != "" {
			p.Title = req.Query
		}
	}
	p.Data = data
	s.render(w, r, http.StatusOK, "search", p)
}

// valueName is what readers call a value of a facet.
func (p *page) valueName(field, value string) string {
	switch field {
	case "month":
		return p.Date(value)
	case "indicator":
		if name := p.Indicator(value); name != "" {
			return name
		}
	}
	return value
}

func filterViews(p *page, filters []search.Filter) []filterView {
	var views []filterView
	for _, f := range filters {
		views = append(views, filterView{p.T("facet." + f.Field), p.valueName(f.Field, f.Value), withFilter(p, f.Field, f.Value, false)})
	}
	return views
}

// problemTexts are what is wrong with a query, in the page's language.
func problemTexts(p *page, problems []search.Problem) []string {
	var texts []string
	for _, problem := range problems {
		if p.Lang == en {
			texts = append(texts, problem.En)
		} else {
			texts = append(texts, problem.Vi)
		}
	}
	return texts
}

// reasonView is one part of the query with the places where an article meets it.
type reasonView struct {
	Part   string
	Places []string // headline 1, text 7
	Found  []string
}

// Reasons groups why an article was found by the parts of the query.
func (p *page) Reasons(reasons []search.Reason) []reasonView {
	var views []reasonView
	for _, r := range reasons {
		if len(views) == 0 || views[len(views)-1].Part != r.Part {
			views = append(views, reasonView{Part: r.Part})
		}
		v := &views[len(views)-1]
		v.Places = append(v.Places, p.Label("facet", r.Field)+" "+strconv.Itoa(r.Count))
		for _, f := range r.Found {
			if !slices.Contains(v.Found, f) {
				v.Found = append(v.Found, f)
			}
		}
	}
	return views
}

// withFilter is the page's address with a facet's value added or removed, at the first page.
func withFilter(p *page, field, value string, add bool) string {
	q := url.Values{}
	for k, v := range p.query {
		q[k] = slices.Clone(v)
	}
	q.Del("after")
	q.Del("page")
	name := filterPrefix + field
	if add {
		q.Add(name, value)
	} else {
		q[name] = slices.DeleteFunc(q[name], func(v string) bool { return v == value })
	}
	path := p.Path
	if path == "/" {
		path = "/search"
	}
	return localPath(path, q.Encode())
}

// histogram puts months in order, with the empty ones between if they are not too many.
func histogram(p *page, months []search.Value) []bar {
	if len(months) < 2 {
		return nil
	}
	counts := map[string]int{}
	var names []string
	top := 0
	for _, m := range months {
		if len(m.Value) == len("2020-07") {
			counts[m.Value] = m.Count
			names = append(names, m.Value)
			top = max(top, m.Count)
		}
	}
	slices.Sort(names)
	if len(names) < 2 {
		return nil
	}
	var bars []bar
	for m := names[0]; m <= names[len(names)-1] && len(bars) <= 240; m = nextMonth(m) {
		n := counts[m]
		h := 0
		if n > 0 {
			h = max(3, n*60/top)
		}
		bars = append(bars, bar{m, n, h, withFilter(p, "month", m, true)})
	}
	return bars
}

func nextMonth(m string) string {
	y, err1 := strconv.Atoi(m[:4])
	n, err2 := strconv.Atoi(m[5:])
	if err1 != nil || err2 != nil || n < 1 || n > 12 {
		return "9999-99"
	}
	if n++; n > 12 {
		y, n = y+1, 1
	}
	return strconv.Itoa(y) + "-" + string([]byte{byte('0' + n/10), byte('0' + n%10)})
}

func (s *Server) searchJSON(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	ans, err := s.index.Search(ctx, searchRequest(r.URL.Query()))
	if err != nil {
		s.failed(w, r, err)
		return
	}
	writeJSON(w, ans)
}

// searchCSV lists all hits, page by page, so that memory stays flat.
func (s *Server) searchCSV(w http.ResponseWriter, r *http.Request) {
	req := searchRequest(r.URL.Query())
	req.Size, req.Facets, req.After, req.Unfolded = 200, []string{}, "", true
	out := csv.NewWriter(w)
	for first := true; ; first = false {
		ans, err := s.index.Search(r.Context(), req)
		if err != nil {
			if first {
				s.failed(w, r, err)
				return
			}
			s.log.Error("a download broke off", "path", r.URL.Path, "err", err)
			panic(http.ErrAbortHandler) // the reader must not take a part for the whole
		}
		if first {
			if !s.tellProblems(w, r, ans.Problems) {
				return
			}
			w.Header().Set("Content-Type", "text/csv; charset=utf-8")
			w.Header().Set("Content-Disposition", `attachment; filename="search.csv"`)
			out.Write([]string{"id", "url", "title", "published", "newspaper", "province", "section", "score", "snippet", "story"})
		}
		for _, h := range ans.Hits {
			row := []string{h.ID, h.URL, h.Title, h.Published, h.Newspaper, h.Province, h.Section, strconv.FormatFloat(h.Score, 'g', 6, 64), strings.Join(h.Snippets, " | "), h.Story}
			for i := range row {
				row[i] = export.Defuse(row[i])
			}
			out.Write(row)
		}
		if out.Flush(); out.Error() != nil || ans.Next == "" {
			return
		}
		req.After = ans.Next
	}
}
