package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"baotinh/extract/numeral"
)

// Statement is one figure as an article states it.
type Statement struct {
	Article   string `json:"article_id"`
	Figure    string `json:"id"`
	Value     string `json:"value"`
	Subject   string `json:"subject"`
	Newspaper string `json:"newspaper"`
	Day       string `json:"day"`
	Title     string `json:"title"`
	Sentence  string `json:"sentence"`
	URL       string `json:"url"`
}

// Contradiction are statements of one indicator for one organisation and period that give different values.
type Contradiction struct {
	Indicator   string      `json:"indicator"`
	Province    string      `json:"province"`
	Subject     string      `json:"subject"`
	Unit        string      `json:"unit"`
	PeriodStart string      `json:"period_start"`
	PeriodEnd   string      `json:"period_end"`
	Values      int         `json:"values"`
	Statements  []Statement `json:"statements"`
}

// comparable are the figures that may contradict each other: exact levels that are no part of another figure, with one organisation and
// its period known. "hơn 1.200" and 1.205 do not contradict, nor do a target and its result, nor two districts' "Đảng bộ huyện".
const comparable = `indicator IS NOT NULL AND subject IS NOT NULL AND value IS NOT NULL AND period_start IS NOT NULL
	AND kind = 'level' AND qualifier = 'exact' AND part_of IS NULL AND specific(subject)`

// Contradictions lists them by indicator and province, and tells how many there are; empty texts leave the choice open. Two articles
// contradict each other when they have no value in common: an article that states a whole and its parts is at one with another that
// states the whole.
func (s *Store) Contradictions(ctx context.Context, indicator, province string, limit, offset int) ([]Contradiction, int64, error) {
	where, args := comparable, []any{}
	for _, c := range []struct{ column, value string }{{"indicator", indicator}, {"province", province}} {
		if c.value != "" {
			where += " AND " + c.column + " = ?"
			args = append(args, c.value)
		}
	}
	rows, err := s.read.QueryContext(ctx, `SELECT indicator, province, fold(subject) AS who, coalesce(unit, ''), period_start, coalesce(period_end, ''),
		article_id, id, value, subject, newspaper, coalesce(day, ''), title, sentence, url FROM figures_wide WHERE `+where+`
		ORDER BY indicator, province, who, unit, period_start, period_end, value_real, day, article_id, start`, args...)
	if err != nil {
		return nil, 0, fmt.Errorf("index/store: contradictions: %w", err)
	}
	defer rows.Close()
	var all []Contradiction
	var total int64
	var group Contradiction
	var key [6]string
	end := func() {
		if !disagree(group.Statements) {
			return
		}
		if total++; total > int64(offset) && len(all) < limit {
			values := map[string]bool{}
			for _, t := range group.Statements {
				values[t.Value] = true
			}
			group.Values = len(values)
			all = append(all, group)
		}
	}
	for rows.Next() {
		var k [6]string
		var t Statement
		if err := rows.Scan(&k[0], &k[1], &k[2], &k[3], &k[4], &k[5], &t.Article, &t.Figure, &t.Value, &t.Subject, &t.Newspaper, &t.Day, &t.Title, &t.Sentence, &t.URL); err != nil {
			return nil, 0, fmt.Errorf("index/store: contradictions: %w", err)
		}
		if k != key {
			end()
			key = k
			group = Contradiction{Indicator: k[0], Province: k[1], Subject: t.Subject, Unit: k[3], PeriodStart: k[4], PeriodEnd: k[5]}
		}
		if len(group.Statements) < maxStatements {
			group.Statements = append(group.Statements, t)
		}
	}
	end()
	if err := rows.Err(); err != nil {
		return nil, 0, fmt.Errorf("index/store: contradictions: %w", err)
	}
	return all, total, nil
}

const maxStatements = 200 // of one group

// disagree tells whether two articles have no value in common.
func disagree(statements []Statement) bool {
	values := map[string]map[string]bool{}
	var articles []string
	for _, t := range statements {
		if values[t.Article] == nil {
			values[t.Article] = map[string]bool{}
			articles = append(articles, t.Article)
		}
		values[t.Article][t.Value] = true
	}
	for i, a := range articles {
		for _, b := range articles[i+1:] {
			shared := false
			for v := range values[a] {
				shared = shared || values[b][v]
			}
			if !shared {
				return true
			}
		}
	}
	return false
}

// PivotRows are the columns whose values may be the rows of a pivot.
var PivotRows = []string{"province", "province_new", "newspaper", "subject"}

// PivotPeriods are the kinds of periods that may be its columns.
var PivotPeriods = []string{"term", "year"}

// PivotCell is what articles state for one row and period: the largest value, because the organisation as a whole exceeds its parts, the
// target that belongs to it, and how many statements and different values there are.
type PivotCell struct {
	Actual     string  `json:"actual"`
	Target     string  `json:"target"`
	ActualReal float64 `json:"-"`
	TargetReal float64 `json:"-"`
	Statements int     `json:"statements"`
	Values     int     `json:"values"` // different actual values
}

// Pivot is one indicator by rows and periods.
type Pivot struct {
	Indicator string                  `json:"indicator"`
	By        string                  `json:"by"`
	Unit      string                  `json:"unit"`
	Periods   []string                `json:"periods"`
	Rows      []string                `json:"rows"`
	Cells     map[[2]string]PivotCell `json:"-"` // by row and period
}

// PivotEntry is one cell with its place.
type PivotEntry struct {
	Row    string `json:"row"`
	Period string `json:"period"`
	PivotCell
	Difference string `json:"difference"` // actual minus target
}

// Entries lists the cells that hold something, row by row in the order of time.
func (p *Pivot) Entries() []PivotEntry {
	entries := []PivotEntry{}
	for _, row := range p.Rows {
		for _, period := range p.Periods {
			if c, ok := p.Cells[[2]string{row, period}]; ok {
				entries = append(entries, PivotEntry{row, period, c, Difference(c.Actual, c.Target)})
			}
		}
	}
	return entries
}

// Difference is actual minus target, exactly, with its sign; empty where one of them is no number.
func Difference(actual, target string) string {
	a, err1 := numeral.ParseDecimal(actual)
	b, err2 := numeral.ParseDecimal(target)
	if err1 != nil || err2 != nil {
		return ""
	}
	d, ok := a.Sub(b)
	if !ok {
		return ""
	}
	if d.Sign() > 0 {
		return "+" + d.String()
	}
	return d.String()
}

// Pivot makes the table of an indicator.
func (s *Store) Pivot(ctx context.Context, indicator, by, period string) (*Pivot, error) {
	if !slices.Contains(PivotRows, by) {
		return nil, fmt.Errorf("index/store: a pivot has no rows by %q (use one of %s)", by, strings.Join(PivotRows, ", "))
	}
	if !slices.Contains(PivotPeriods, period) {
		return nil, fmt.Errorf("index/store: a pivot has no columns by %q (use one of %s)", period, strings.Join(PivotPeriods, ", "))
	}
	p := &Pivot{Indicator: indicator, By: by, Cells: map[[2]string]PivotCell{}}
	// Articles state some indicators in several units (a number of members, and its growth in %): the usual one counts.
	const usable = `indicator = ? AND period_type = ? AND period_start IS NOT NULL AND value IS NOT NULL AND kind IN ('level', 'target')`
	err := s.read.QueryRowContext(ctx, "SELECT coalesce(unit, '') FROM figures WHERE "+usable+" GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1", indicator, period).Scan(&p.Unit)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	if err != nil {
		return nil, fmt.Errorf("index/store: pivot of %s: %w", indicator, err)
	}
	// SQLite gives the other columns of the row that has the maximum.
	rows, err := s.read.QueryContext(ctx, `SELECT coalesce(f.`+by+`, ''), CASE WHEN f.period_end IS NULL OR f.period_end = f.period_start THEN f.period_start ELSE f.period_start || '–' || f.period_end END AS period,
		f.kind, count(*), count(DISTINCT f.value), max(f.value_real), f.value, coalesce(fold(f.subject), ''), coalesce(t.value, ''), coalesce(t.value_real, 0)
		FROM figures_wide f LEFT JOIN figures t ON t.article_id = f.article_id AND t.id = f.versus AND t.kind = 'target' AND coalesce(t.unit, '') = coalesce(f.unit, '')
		WHERE f.indicator = ? AND f.period_type = ? AND f.period_start IS NOT NULL AND f.value IS NOT NULL AND f.kind IN ('level', 'target') AND coalesce(f.unit, '') = ?
		GROUP BY 1, 2, 3`, indicator, period, p.Unit)
	if err != nil {
		return nil, fmt.Errorf("index/store: pivot of %s: %w", indicator, err)
	}
	defer rows.Close()
	type goal struct {
		value string
		real  float64
		who   string
	}
	goals, against := map[[2]string]goal{}, map[[2]string]goal{} // the largest target of a cell; the one that its result is held against
	for rows.Next() {
		var row, period, kind, value, who, versus string
		var n, values int
		var real, versusReal float64
		if err := rows.Scan(&row, &period, &kind, &n, &values, &real, &value, &who, &versus, &versusReal); err != nil {
			return nil, fmt.Errorf("index/store: pivot of %s: %w", indicator, err)
		}
		if !slices.Contains(p.Rows, row) {
			p.Rows = append(p.Rows, row)
		}
		if !slices.Contains(p.Periods, period) {
			p.Periods = append(p.Periods, period)
		}
		at := [2]string{row, period}
		c := p.Cells[at]
		c.Statements += n
		if kind == "target" {
			goals[at] = goal{value, real, who}
		} else {
			c.Actual, c.ActualReal, c.Values = value, real, values
			against[at] = goal{versus, versusReal, who}
		}
		p.Cells[at] = c
	}
	// A result stands beside the target that its article holds it against, else beside one of the same organisation: the goal of a district
	// is no measure for its province. Where there is no result, the largest target stands alone.
	for at, c := range p.Cells {
		switch g, own := goals[at], against[at]; {
		case own.value != "":
			c.Target, c.TargetReal = own.value, own.real
		case c.Actual == "" || own.who == g.who:
			c.Target, c.TargetReal = g.value, g.real
		}
		p.Cells[at] = c
	}
	slices.Sort(p.Rows)
	slices.Sort(p.Periods)
	return p, rows.Err()
}
