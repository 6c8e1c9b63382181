package web

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"baotinh/index/export"
	"baotinh/index/store"
)

// seriesPoint is one period of a series. Its year is the period's last: a tenure is judged at its end.
type seriesPoint struct {
	Row    string `json:"row"`
	Period string `json:"period"`
	Year   int    `json:"year"`
	store.PivotCell
	Difference string `json:"difference"`
}

type seriesRow struct {
	Name   string
	Points []seriesPoint
}

// seriesOf puts the cells of a pivot in the order of time, row by row: those that are known longest first, because one period is no series.
func seriesOf(pv *store.Pivot) []seriesRow {
	var rows []seriesRow
	for _, name := range pv.Rows {
		row := seriesRow{Name: name}
		for _, period := range pv.Periods {
			if c, ok := pv.Cells[[2]string{name, period}]; ok {
				row.Points = append(row.Points, seriesPoint{name, period, lastYear(period), c, store.Difference(c.Actual, c.Target)})
			}
		}
		slices.SortStableFunc(row.Points, func(a, b seriesPoint) int { return a.Year - b.Year })
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b seriesRow) int { return len(b.Points) - len(a.Points) })
	return rows
}

// lastYear is the year that a period ends in: 2020 of 2015–2020.
func lastYear(period string) int {
	if _, end, ok := strings.Cut(period, "–"); ok {
		period = end
	}
	n, _ := strconv.Atoi(period[:min(len(period), 4)])
	return n
}

// The size of a chart in the units of its drawing.
const (
	chartWidth, chartHeight = 260, 120
	chartLeft, chartRight   = 8, 252 // of the years
	chartTop, chartBottom   = 14, 96 // of the values
)

// chartDot is a value in a chart.
type chartDot struct {
	X, Y int
	Text string
}

// chartView is a row's line with its targets, all rows on one scale.
type chartView struct {
	Name            string
	Line            string // corners for a polyline
	Actual, Targets []chartDot
	First, Last     int // years at the ends
	Top             string
}

// chartViews draws rows on one scale of years and values, so that they can be compared by eye.
func chartViews(p *page, rows []seriesRow) []chartView {
	first, last, top := 9999, 0, 0.0
	for _, row := range rows {
		for _, pt := range row.Points {
			first, last = min(first, pt.Year), max(last, pt.Year)
			top = max(top, pt.ActualReal, pt.TargetReal)
		}
	}
	if top == 0 {
		top = 1
	}
	at := func(year int, value float64) (int, int) {
		x := (chartLeft + chartRight) / 2
		if last > first {
			x = chartLeft + (chartRight-chartLeft)*(year-first)/(last-first)
		}
		return x, chartBottom - int(float64(chartBottom-chartTop)*max(value, 0)/top+0.5)
	}
	var views []chartView
	for _, row := range rows {
		v := chartView{Name: row.Name, First: first, Last: last, Top: p.Number(strconv.FormatFloat(top, 'f', -1, 64))}
		var corners []string
		for _, pt := range row.Points {
			if pt.Actual != "" {
				x, y := at(pt.Year, pt.ActualReal)
				corners = append(corners, fmt.Sprintf("%d,%d", x, y))
				v.Actual = append(v.Actual, chartDot{x, y, p.Period(pt.Period) + ": " + p.Number(pt.Actual)})
			}
			if pt.Target != "" {
				x, y := at(pt.Year, pt.TargetReal)
				v.Targets = append(v.Targets, chartDot{x, y, p.Period(pt.Period) + ": " + p.T("pivot.target") + " " + p.Number(pt.Target)})
			}
		}
		v.Line = strings.Join(corners, " ")
		views = append(views, v)
	}
	return views
}

// Spoken is a chart in words, for those who do not see it.
func (v chartView) Spoken() string {
	var parts []string
	for _, d := range append(slices.Clone(v.Actual), v.Targets...) {
		parts = append(parts, d.Text)
	}
	return v.Name + ". " + strings.Join(parts, "; ")
}

const (
	seriesRows  = 24 // charts on a page
	seriesFirst = 6  // charts beside a pivot
)

func (s *Server) seriesPage(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := answerContext(r)
	defer cancel()
	p := s.page(w, r, "series.title")
	indicator, by, period, ok := s.pivotParams(w, r, false)
	if !ok {
		return
	}
	var data struct {
		pivotChoices
		Pivot      *store.Pivot
		Charts     []chartView
		Rows       []seriesRow
		Page       int
		Prev, Next string
		Row        string
	}
	var err error
	if data.pivotChoices, err = s.pivotChoices(ctx, p, indicator, by, period); err != nil {
		s.failed(w, r, err)
		return
	}
	if indicator != "" {
		if data.Pivot, err = s.facts.Pivot(ctx, indicator, by, period); err == nil {
			err = data.noteOthers(ctx, s.facts, p, data.Pivot, by, period)
		}
		if err != nil {
			s.failed(w, r, err)
			return
		}
		rows := chosenRows(seriesOf(data.Pivot), p.query.Get("row"))
		data.Row = p.query.Get("row")
		data.Page = min(pageNumber(p.query.Get("page")), len(rows)/seriesRows+1)
		from := min((data.Page-1)*seriesRows, len(rows))
		data.Rows = rows[from:min(from+seriesRows, len(rows))]
		data.Charts = chartViews(p, data.Rows)
		if data.Page > 1 {
			data.Prev = p.With("page", strconv.Itoa(data.Page-1))
		}
		if from+seriesRows < len(rows) {
			data.Next = p.With("page", strconv.Itoa(data.Page+1))
		}
		if name := indicatorName(p.Lang, indicator); name != "" {
			p.Title = capital(name)
		}
	}
	p.Data = data
	s.render(w, r, http.StatusOK, "series", p)
}

// chosenRows keeps the row of a name; all without one.
func chosenRows(rows []seriesRow, name string) []seriesRow {
	if name == "" {
		return rows
	}
	return slices.DeleteFunc(rows, func(row seriesRow) bool { return row.Name != name })
}

func (s *Server) seriesJSON(w http.ResponseWriter, r *http.Request) {
	pv, ok := s.pivotOf(w, r)
	if !ok {
		return
	}
	points := []seriesPoint{}
	for _, row := range chosenRows(seriesOf(pv), r.URL.Query().Get("row")) {
		points = append(points, row.Points...)
	}
	writeJSON(w, struct {
		Indicator string        `json:"indicator"`
		Unit      string        `json:"unit"`
		By        string        `json:"by"`
		Period    string        `json:"period"`
		Rows      []seriesPoint `json:"rows"`
	}{pv.Indicator, pv.Unit, pv.By, cmp.Or(r.URL.Query().Get("period"), "term"), points})
}

func (s *Server) seriesCSV(w http.ResponseWriter, r *http.Request) {
	pv, ok := s.pivotOf(w, r)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="series.csv"`)
	out := csv.NewWriter(w)
	out.Write([]string{"indicator", "unit", pv.By, "period", "year", "actual", "target", "difference", "statements", "values"})
	for _, row := range chosenRows(seriesOf(pv), r.URL.Query().Get("row")) {
		for _, pt := range row.Points {
			out.Write([]string{pv.Indicator, export.Defuse(pv.Unit), export.Defuse(row.Name), pt.Period, strconv.Itoa(pt.Year), pt.Actual, pt.Target, pt.Difference,
				strconv.Itoa(pt.Statements), strconv.Itoa(pt.Values)})
		}
	}
	out.Flush() // the connection is gone if this fails
}
