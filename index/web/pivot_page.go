package web

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/relation"
	"baotinh/index/export"
	"baotinh/index/store"
)

//go:embed tiles.tsv
var tilesTSV string

// tile is a province's square on a map.
type tile struct {
	Row, Column int
	Province    string
}

var tileMaps = loadTiles(tilesTSV)

func loadTiles(tsv string) map[string][]tile {
	all := map[string][]tile{}
	for line := range strings.Lines(tsv) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			panic("index/web: tiles.tsv: not four columns: " + line)
		}
		row, err1 := strconv.Atoi(f[1])
		column, err2 := strconv.Atoi(f[2])
		if err1 != nil || err2 != nil {
			panic("index/web: tiles.tsv: no place in: " + line)
		}
		all[f[0]] = append(all[f[0]], tile{row, column, f[3]})
	}
	return all
}

// provinceKey makes the spellings of a province's name meet: "TP. Hồ Chí Minh", "Thừa Thiên - Huế".
func provinceKey(name string) string {
	words := strings.FieldsFunc(store.Fold(name), func(r rune) bool { return r < 'a' || r > 'z' })
	for len(words) > 1 && (words[0] == "tp" || words[0] == "tinh" || len(words) > 2 && words[0] == "thanh" && words[1] == "pho") {
		if words[0] == "thanh" {
			words = words[1:]
		}
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// indicatorName is what an indicator's code means.
func indicatorName(lang, code string) string {
	for _, i := range relation.Indicators {
		if i.Code == code {
			if lang == en {
				return i.En
			}
			return i.Vi
		}
	}
	return ""
}

// Indicator is the meaning of a code, for templates.
func (p *page) Indicator(code string) string { return indicatorName(p.Lang, code) }

type pivotCellView struct {
	store.PivotCell
	Difference, URL string
	Share, Mark     int // of the bar and its target, in hundredths of the largest value
	Class           int // shade on the map, 1 to 5; 0 for nothing known
}

type pivotRowView struct {
	Name  string
	Cells []pivotCellView
}

type tileView struct {
	tile
	X, Y, Class int
	Lines       []tileLine
	Text, URL   string
}

type option struct {
	Value, Text string
	Chosen      bool
}

// optionGroup is a part of a choice under a heading, or without one.
type optionGroup struct {
	Label   string
	Options []option
}

// indicatorGroups offers indicators by what they are about, named as the catalogue names them and in its order. A code that the catalogue has no
// more stands for itself, at the end.
func indicatorGroups(lang string, codes []string, chosen string) []optionGroup {
	known := map[string]bool{}
	for _, code := range codes {
		known[code] = true
	}
	var groups []optionGroup
	add := func(group, code, name string) {
		label := text(lang, "group."+group)
		at := slices.IndexFunc(groups, func(g optionGroup) bool { return g.Label == label })
		if at < 0 {
			at = len(groups)
			groups = append(groups, optionGroup{Label: label})
		}
		groups[at].Options = append(groups[at].Options, option{code, name, code == chosen})
	}
	for _, i := range relation.Indicators {
		if known[i.Code] {
			add(groupOf(i.Code), i.Code, capital(indicatorName(lang, i.Code)))
			delete(known, i.Code)
		}
	}
	for _, code := range codes {
		if known[code] {
			add("other", code, code)
		}
	}
	return groups
}

// groupOf is the group of an indicator in the table of texts: the longest beginning of its code that has one.
func groupOf(code string) string {
	for at := len(code); at > 0; at = strings.LastIndexByte(code[:at], '.') {
		if _, ok := texts["group."+code[:at]]; ok {
			return code[:at]
		}
	}
	return "other"
}

// capital begins a name with a capital letter, as a heading does.
func capital(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}

// pivotParams reads which indicator is asked for, by which rows and periods. It answers with an error itself, and ok is false, where there are
// no such rows or periods, or no indicator is named though one is required.
func (s *Server) pivotParams(w http.ResponseWriter, r *http.Request, required bool) (indicator, by, period string, ok bool) {
	q := r.URL.Query()
	indicator, by, period = q.Get("indicator"), cmp.Or(q.Get("by"), "province"), cmp.Or(q.Get("period"), "term")
	if required && indicator != "" && !s.knownIndicator(w, r, indicator) {
		return "", "", "", false
	}
	if slices.Contains(store.PivotRows, by) && slices.Contains(store.PivotPeriods, period) && (indicator != "" || !required) {
		return indicator, by, period, true
	}
	remedy := "by: " + strings.Join(store.PivotRows, ", ") + "; period: " + strings.Join(store.PivotPeriods, ", ")
	if required {
		remedy = "indicator; " + remedy
	}
	s.fail(w, r, http.StatusBadRequest, "error.bad", remedy)
	return "", "", "", false
}

// knownIndicator answers with an error where neither the catalogue has such an indicator nor, from an earlier one, any figure: a program must not take
// a misspelt one for one without figures.
func (s *Server) knownIndicator(w http.ResponseWriter, r *http.Request, code string) bool {
	err := store.CheckIndicator(code)
	if err != nil {
		if n, failed := s.facts.Count(r.Context(), store.Query{Table: "figures", Where: []store.Condition{{Column: "indicator", Op: "=", Value: code}}}); failed == nil && n > 0 {
			return true
		}
		s.tableFailed(w, r, err)
	}
	return err == nil
}

func (s *Server) pivotPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "pivot.title")
	indicator, by, period, ok := s.pivotParams(w, r, false)
	if !ok {
		return
	}
	var data struct {
		pivotChoices
		Pivot         *store.Pivot
		Rows          []pivotRowView
		Chosen        int // the period that chart and map show
		Chart         []pivotRowView
		Series        []chartView // the rows that are known longest
		Tiles         []tileView
		Maps          []option // the 63 provinces or the 34
		Width, Height int
		OffMap        []string
	}
	var err error
	if data.pivotChoices, err = s.pivotChoices(ctx, p, indicator, by, period); err != nil {
		s.failed(w, r, err)
		return
	}
	if indicator != "" {
		if data.Pivot, err = s.facts.Pivot(ctx, indicator, by, period); err != nil {
			s.failed(w, r, err)
			return
		}
		if err := data.noteOthers(ctx, s.facts, p, data.Pivot, by, period); err != nil {
			s.failed(w, r, err)
			return
		}
		if len(data.Pivot.Periods) > 0 {
			data.Rows = pivotRows(data.Pivot)
			data.Chosen = slices.Index(data.Pivot.Periods, p.query.Get("show"))
			if data.Chosen < 0 {
				data.Chosen = lastKnown(data.Pivot.Periods, data.Rows)
			}
			for _, row := range data.Rows {
				if c := row.Cells[data.Chosen]; c.Actual != "" || c.Target != "" {
					data.Chart = append(data.Chart, pivotRowView{row.Name, []pivotCellView{c}})
				}
			}
			slices.SortStableFunc(data.Chart, func(a, b pivotRowView) int {
				return cmp.Compare(b.Cells[0].ActualReal, a.Cells[0].ActualReal)
			})
			if len(data.Pivot.Periods) > 1 {
				rows := seriesOf(data.Pivot)
				data.Series = chartViews(p, rows[:min(len(rows), seriesFirst)])
			}
			if name := map[string]string{"province": "63", "province_new": "34"}[by]; name != "" {
				for _, v := range []string{"province", "province_new"} {
					data.Maps = append(data.Maps, option{p.With("by", v), p.T("map." + v), v == by})
				}
				data.Tiles, data.OffMap = tileViews(p, tileMaps[name], data.Chart)
				for _, t := range data.Tiles {
					data.Width, data.Height = max(data.Width, t.X+tileSize), max(data.Height, t.Y+tileSize)
				}
			}
		}
		if name := indicatorName(p.Lang, indicator); name != "" {
			p.Title = capital(name)
		}
	}
	p.Data = data
	s.render(w, r, http.StatusOK, "pivot", p)
}

// lastKnown is the latest period of which results are known: later ones have targets only, and a chart of these is empty.
func lastKnown(periods []string, rows []pivotRowView) int {
	for i := len(periods) - 1; i >= 0; i-- {
		if slices.ContainsFunc(rows, func(r pivotRowView) bool { return r.Cells[i].Actual != "" }) {
			return i
		}
	}
	return len(periods) - 1
}

// pivotChoices are what the forms of the pages of one indicator offer.
type pivotChoices struct {
	Indicators  []optionGroup
	By, Periods []option
	Others      []option // periods of which figures are known, where none is of those asked for
}

// noteOthers looks for the other periods of an indicator.
func (c *pivotChoices) noteOthers(ctx context.Context, facts *store.Store, p *page, asked *store.Pivot, by, period string) error {
	if len(asked.Rows) > 0 {
		return nil
	}
	for _, v := range store.PivotPeriods {
		if v == period {
			continue
		}
		other, err := facts.Pivot(ctx, asked.Indicator, by, v)
		if err != nil {
			return err
		}
		if len(other.Rows) > 0 {
			c.Others = append(c.Others, option{p.With("period", v, "show", "", "page", ""), p.T("pivot.period." + v), false})
		}
	}
	return nil
}

func (s *Server) pivotChoices(ctx context.Context, p *page, indicator, by, period string) (c pivotChoices, err error) {
	codes, err := s.facts.Distinct(ctx, "figures", "indicator", 1000)
	if err != nil {
		return c, err
	}
	c.Indicators = indicatorGroups(p.Lang, codes, indicator)
	for _, v := range store.PivotRows {
		c.By = append(c.By, option{v, p.T("facet." + cmp.Or(map[string]string{"subject": "organisation"}[v], v)), v == by})
	}
	for _, v := range store.PivotPeriods {
		c.Periods = append(c.Periods, option{v, p.T("pivot.period." + v), v == period})
	}
	return c, nil
}

func pivotRows(pv *store.Pivot) []pivotRowView {
	top := make([]float64, len(pv.Periods))
	for i, period := range pv.Periods {
		for _, name := range pv.Rows {
			c := pv.Cells[[2]string{name, period}]
			top[i] = max(top[i], c.ActualReal, c.TargetReal)
		}
	}
	var rows []pivotRowView
	for _, name := range pv.Rows {
		row := pivotRowView{Name: name}
		for i, period := range pv.Periods {
			v := pivotCellView{PivotCell: pv.Cells[[2]string{name, period}]}
			if v.Statements > 0 {
				start, _, _ := strings.Cut(period, "–")
				v.URL = "/figures?" + url.Values{"indicator": {pv.Indicator}, pv.By: {name}, "period_start": {start}, "sort": {"value"}, "desc": {"1"}}.Encode()
				v.Difference = store.Difference(v.Actual, v.Target)
				if top[i] > 0 && v.ActualReal >= 0 {
					v.Share, v.Mark = int(100*v.ActualReal/top[i]), int(100*v.TargetReal/top[i])
					v.Class = 1 + min(4, int(5*v.ActualReal/top[i]))
				}
			}
			row.Cells = append(row.Cells, v)
		}
		rows = append(rows, row)
	}
	return rows
}

const tileSize = 44

// tileLine is one word of a name on its square.
type tileLine struct {
	Y    int
	Word string
}

// tileLines writes a name over its square: a word a line, initials for names of more than three words.
func tileLines(name string) []tileLine {
	words := strings.Fields(name)
	if len(words) > 3 {
		initials := ""
		for _, w := range words {
			initials += string([]rune(w)[:1])
		}
		words = []string{initials}
	}
	var lines []tileLine
	for i, w := range words {
		lines = append(lines, tileLine{25 + 11*i - 11*(len(words)-1)/2, w})
	}
	return lines
}

// tileViews puts values on the map; names that are not on it come back beside it.
func tileViews(p *page, tiles []tile, rows []pivotRowView) ([]tileView, []string) {
	values := map[string]pivotRowView{}
	for _, row := range rows {
		values[provinceKey(row.Name)] = row
	}
	var views []tileView
	for _, t := range tiles {
		v := tileView{tile: t, X: t.Column * tileSize, Y: t.Row * tileSize, Text: t.Province, Lines: tileLines(t.Province)}
		if row, ok := values[provinceKey(t.Province)]; ok {
			v.Class, v.URL = row.Cells[0].Class, row.Cells[0].URL
			v.Text += ": " + p.Number(cmp.Or(row.Cells[0].Actual, row.Cells[0].Target))
			delete(values, provinceKey(t.Province))
		}
		views = append(views, v)
	}
	var off []string
	for _, row := range values {
		off = append(off, row.Name)
	}
	slices.Sort(off)
	return views, off
}

func (s *Server) pivotJSON(w http.ResponseWriter, r *http.Request) {
	pv, ok := s.pivotOf(w, r)
	if !ok {
		return
	}
	writeJSON(w, struct {
		*store.Pivot
		Cells []store.PivotEntry `json:"cells"`
	}{pv, pv.Entries()})
}

func (s *Server) pivotOf(w http.ResponseWriter, r *http.Request) (*store.Pivot, bool) {
	ctx, cancel := answerContext(r)
	defer cancel()
	indicator, by, period, ok := s.pivotParams(w, r, true)
	if !ok {
		return nil, false
	}
	pv, err := s.facts.Pivot(ctx, indicator, by, period)
	if err != nil {
		s.failed(w, r, err)
		return nil, false
	}
	return pv, true
}

func (s *Server) pivotCSV(w http.ResponseWriter, r *http.Request) {
	pv, ok := s.pivotOf(w, r)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="pivot.csv"`)
	out := csv.NewWriter(w)
	header := []string{pv.By}
	for _, period := range pv.Periods {
		header = append(header, period, period+" target", period+" difference", period+" statements")
	}
	out.Write(header)
	for _, row := range pv.Rows {
		line := []string{export.Defuse(row)}
		for _, period := range pv.Periods {
			c := pv.Cells[[2]string{row, period}]
			line = append(line, c.Actual, c.Target, store.Difference(c.Actual, c.Target), strconv.Itoa(c.Statements))
		}
		out.Write(line)
	}
	out.Flush() // the connection is gone if this fails
}

func (s *Server) contradictionsPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "contradictions.title")
	number, _ := strconv.Atoi(p.query.Get("page"))
	number = min(max(number, 1), 10000)
	const size = 20
	all, total, err := s.facts.Contradictions(ctx, p.query.Get("indicator"), p.query.Get("province"), size, (number-1)*size)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	data := struct {
		All        []store.Contradiction
		Total      int64
		Page       int
		Prev, Next string
		Choices    []choiceView
	}{All: all, Total: total, Page: number}
	if number > 1 {
		data.Prev = p.With("page", strconv.Itoa(number-1))
	}
	if int64(number*size) < total {
		data.Next = p.With("page", strconv.Itoa(number+1))
	}
	if data.Choices, err = s.choices(ctx, p, "figures_wide", "indicator", "province"); err != nil {
		s.failed(w, r, err)
		return
	}
	p.Data = data
	s.render(w, r, http.StatusOK, "contradictions", p)
}

const maxContradictions = 1000 // groups in a twin

func (s *Server) contradictionsJSON(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	q := r.URL.Query()
	if code := q.Get("indicator"); code != "" && !s.knownIndicator(w, r, code) {
		return
	}
	all, total, err := s.facts.Contradictions(ctx, q.Get("indicator"), q.Get("province"), maxContradictions, 0)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	writeJSON(w, struct {
		Total int64                 `json:"total"`
		Rows  []store.Contradiction `json:"rows"`
	}{total, append([]store.Contradiction{}, all...)})
}

func (s *Server) contradictionsCSV(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	q := r.URL.Query()
	if code := q.Get("indicator"); code != "" && !s.knownIndicator(w, r, code) {
		return
	}
	all, _, err := s.facts.Contradictions(ctx, q.Get("indicator"), q.Get("province"), maxContradictions, 0)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="contradictions.csv"`)
	out := csv.NewWriter(w)
	out.Write([]string{"group", "indicator", "province", "subject", "unit", "period_start", "period_end", "value", "newspaper", "day", "sentence", "url", "article_id", "id"})
	for i, c := range all {
		for _, t := range c.Statements {
			row := []string{strconv.Itoa(i + 1), c.Indicator, c.Province, t.Subject, c.Unit, c.PeriodStart, c.PeriodEnd, t.Value, t.Newspaper, t.Day, t.Sentence, t.URL, t.Article, t.Figure}
			for k := range row {
				row[k] = export.Defuse(row[k])
			}
			out.Write(row)
		}
	}
	out.Flush() // the connection is gone if this fails
}
