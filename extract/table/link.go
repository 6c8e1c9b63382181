package table

import (
	"strings"

	"baotinh/extract/check"
	"baotinh/extract/quantity"
	"baotinh/extract/relation"
)

// The ways in which a figure is a part of another.
const (
	below    = "below"    // a row under a total
	detailed = "detailed" // a row that picks some out
	across   = "across"   // a column beside a total
)

// link ties the figures of one table, which are Found[first:].
func (r *Reading) link(g *grid, first int) {
	at := map[[2]int]int{} // row, column → index of Found
	for k := first; k < len(r.Found); k++ {
		at[[2]int{r.Found[k].row, r.Found[k].col}] = k
	}
	for k := first; k < len(r.Found); k++ {
		r.beside(g, k, at)
		r.since(g, k, at)
	}
	for _, j := range g.values {
		r.totalRow(g, j, at)
		r.details(g, j, at)
		r.totalColumn(g, j, at)
	}
}

// beside ties a result, or the share of its goal, to the goal of its row.
func (r *Reading) beside(g *grid, k int, at map[[2]int]int) {
	f := &r.Found[k]
	switch f.role {
	case actual, estimate, attain:
	default:
		return
	}
	best := -1
	for _, j := range g.values {
		o, ok := at[[2]int{f.row, j}]
		if !ok || r.Found[o].role != target || g.cols[j].parent != g.cols[f.col].parent || !sameThing(&g.cols[j], &g.cols[f.col]) {
			continue
		}
		if f.role != attain && r.Found[o].Figure.Unit != nil && f.Figure.Unit != nil && *r.Found[o].Figure.Unit != *f.Figure.Unit {
			continue
		}
		if best < 0 || j < f.col { // the nearest before it
			best = o
		}
	}
	if best >= 0 {
		f.Versus = best
		f.Why = append(f.Why, "table.versus_target")
	}
}

// since ties a change to the amount that it started from: the column of the time that its heading names, else the one before the amounts that it
// led to.
func (r *Reading) since(g *grid, k int, at map[[2]int]int) {
	f := &r.Found[k]
	if f.role != up && f.role != down && f.role != differ {
		return
	}
	now := g.current(f.col)
	if now < 0 {
		return
	}
	base := g.current(now)
	if p := g.cols[f.col].period; p != nil {
		base = -1
		for _, j := range g.values {
			if o := g.cols[j].period; o != nil && *o == *p && g.cols[j].levels() && g.cols[j].parent == g.cols[now].parent {
				base = j
			}
		}
	} else if base >= 0 && g.current(base) >= 0 {
		return // of three years it may be either
	}
	if o, ok := at[[2]int{f.row, base}]; ok && base != now && sameThing(&g.cols[base], &g.cols[now]) {
		f.Versus = o
		f.Why = append(f.Why, "table.versus_base")
		f.Figure.Indicator = r.Found[o].Figure.Indicator
	}
}

// sameThing reports whether two columns speak of one thing: as goal and as result.
func sameThing(a, b *heading) bool {
	return a.words == b.words && a.owner == b.owner
}

// totalRow makes the cells above a total its parts, or those below where it opens the table.
func (r *Reading) totalRow(g *grid, j int, at map[[2]int]int) {
	for i := g.head; i < len(g.rows); i++ {
		w, ok := at[[2]int{i, j}]
		if !ok || !g.labels[i].total || g.labels[i].depth == detail || !r.Found[w].additive() {
			continue
		}
		parts := r.rowsOf(g, i, -1, j, at)
		if len(parts.of) < 2 {
			parts = r.rowsOf(g, i, 1, j, at)
			parts.all = false // a total that comes first claims less
		}
		if len(parts.of) < 2 {
			continue
		}
		r.Found[w].all = parts.all
		for _, p := range parts.of {
			r.part(p, w, below)
		}
	}
}

// part makes figure p a part of figure w. way says whether it stands in the column of w or in its row: they are parts of
// different divisions.
func (r *Reading) part(p, w int, way string) {
	if r.Found[p].PartOf < 0 && p != w {
		r.Found[p].PartOf, r.Found[p].way = w, way
		r.Found[p].Why = append(r.Found[p].Why, "table.part_total")
	}
}

// parts are the figures that a total counts; all says whether none is missing.
type parts struct {
	of  []int
	all bool
}

// rowsOf gathers the cells of column j from the total at row i upwards or downwards to the next total, those of the highest level among them.
// A total right behind another one counts the totals.
func (r *Reading) rowsOf(g *grid, i, step, j int, at map[[2]int]int) parts {
	w := at[[2]int{i, j}]
	top := detail
	var rows []int
	totals := false
	for k := i + step; k >= g.head && k < len(g.rows); k += step {
		h := &g.labels[k]
		if g.skip[k] || g.heading(k) || h.depth == detail {
			continue
		}
		if h.total && len(rows) == 0 && step < 0 {
			totals = true
		}
		if h.total && !totals {
			break
		}
		if h.total != totals {
			continue
		}
		top = min(top, h.depth)
		rows = append(rows, k)
	}
	out := parts{all: true}
	for _, k := range rows {
		if g.labels[k].depth != top {
			continue
		}
		p, ok := at[[2]int{k, j}]
		switch c := g.rows[k][j]; {
		case ok && r.Found[p].alike(&r.Found[w]):
			out.of = append(out.of, p)
		case !ok && c.form == empty && strings.Trim(c.text, "-–— ") == "" && c.text != "": // a dash is none
		default:
			out.all = false
		}
	}
	return out
}

// alike reports whether two figures count the same in the same way.
func (f *Found) alike(o *Found) bool {
	return f.additive() && o.additive() && f.Figure.Kind == o.Figure.Kind && strings.EqualFold(*f.Figure.Unit, *o.Figure.Unit)
}

// details makes the rows that a row picks out ("- Nữ", "Trong đó: nữ") parts of it.
func (r *Reading) details(g *grid, j int, at map[[2]int]int) {
	whole := -1
	for i := g.head; i < len(g.rows); i++ {
		if g.skip[i] || g.heading(i) {
			continue
		}
		k, ok := at[[2]int{i, j}]
		if g.labels[i].depth != detail {
			whole = -1
			if ok {
				whole = k
			}
			continue
		}
		if ok && whole >= 0 && r.Found[k].picks(&r.Found[whole]) {
			r.part(k, whole, detailed)
		}
	}
}

func (f *Found) people() bool { return f.noun && (f.class == "member" || f.class == "person") }

// picks reports whether f can be some of o: nữ đảng viên, of đảng viên.
func (f *Found) picks(o *Found) bool {
	if !f.additive() || !o.additive() || f.Figure.Kind != o.Figure.Kind || f.Figure.Value.Cmp(*o.Figure.Value) > 0 {
		return false
	}
	if f.people() && o.people() {
		return true
	}
	return strings.HasPrefix(strings.ToLower(*f.Figure.Unit), strings.ToLower(*o.Figure.Unit))
}

// totalColumn makes the columns under one heading parts of the one among them that is their total.
func (r *Reading) totalColumn(g *grid, j int, at map[[2]int]int) {
	h := &g.cols[j]
	if !h.total || h.parent == "" {
		return
	}
	for i := g.head; i < len(g.rows); i++ {
		w, ok := at[[2]int{i, j}]
		if !ok {
			continue
		}
		for _, k := range g.values {
			if p, ok := at[[2]int{i, k}]; ok && k != j && g.cols[k].parent == h.parent && !g.cols[k].timed && r.Found[p].picks(&r.Found[w]) {
				r.part(p, w, across)
			}
		}
	}
}

// Groups ties the figures that belong together and tests the ties. id returns the public ID of a figure of Found; groups and checks have none yet.
func (r *Reading) Groups(id func(int) string) (groups []relation.Group, checks []check.Check) {
	type division struct {
		whole int
		way   string
	}
	parts := map[division][]int{}
	for k := range r.Found {
		if w := r.Found[k].PartOf; w >= 0 {
			d := division{w, r.Found[k].way}
			parts[d] = append(parts[d], k)
		}
	}
	add := func(kind string, whole int, of []int, c *check.Check) {
		w := id(whole)
		g := relation.Group{Kind: kind, Whole: &w}
		for _, k := range of {
			g.Parts = append(g.Parts, id(k))
		}
		if c != nil {
			checks = append(checks, *c)
			g.Check = c
		}
		groups = append(groups, g)
	}
	term := func(k int) check.Term {
		f := &r.Found[k].Figure
		return check.Term{ID: id(k), Value: *f.Value, Exact: f.Qualifier == quantity.Exact}
	}
	for k := range r.Found {
		f := &r.Found[k]
		for _, way := range []string{below, across, detailed} {
			of := parts[division{k, way}]
			if len(of) == 0 {
				continue
			}
			var kept *check.Check
			if len(of) > 1 && way == below {
				terms := make([]check.Term, len(of))
				for n, p := range of {
					terms[n] = term(p)
				}
				if c, ok := check.SumOf(term(k), terms, f.all); ok {
					kept = &c
				}
			}
			add(relation.PartWhole, k, of, kept)
		}
		if f.Versus >= 0 && (f.role == actual || f.role == estimate) && f.Figure.Value != nil {
			add(relation.TargetActual, f.Versus, []int{k}, r.attained(k, term))
		}
	}
	return groups, checks
}

// attained tests the share of its goal that a table states beside result k.
func (r *Reading) attained(k int, term func(int) check.Term) *check.Check {
	f := &r.Found[k]
	for n := k + 1; n < len(r.Found) && r.Found[n].row == f.row && r.Found[n].in == f.in; n++ {
		o := &r.Found[n]
		if o.role != attain || o.Versus != f.Versus || o.Figure.Value == nil || r.Found[f.Versus].Figure.Value == nil || f.Figure.Unit != nil && strings.HasPrefix(*f.Figure.Unit, "%") {
			continue
		}
		_, decimals, _ := strings.Cut(o.Figure.Value.String(), ".")
		if c, ok := check.RatioOf(term(k), term(f.Versus), term(n), len(decimals)); ok {
			return &c
		}
	}
	return nil
}
