package extract

import (
	"strconv"

	"baotinh/extract/docnum"
	"baotinh/extract/entity"
	"baotinh/extract/relation"
	"baotinh/extract/scan"
	"baotinh/extract/table"
	"baotinh/extract/timex"
)

// tablesOf claims the tables of a text, those of the page and those written as lines of cells; nil if there is none.
func tablesOf(t *scan.Text, ctx Context, blocks []Block, orgs []entity.Org, times []timex.Mention, cited []docnum.Citation, long map[string]string) *table.Reading {
	var grids []table.Grid
	for _, b := range blocks {
		if b.Table != nil {
			grids = append(grids, *b.Table)
		}
	}
	if len(grids) == 0 && !table.MayStandIn(t.Src) {
		return nil
	}
	r := &table.Reading{T: t, Orgs: orgs, Times: times, Published: day(ctx.Published), Long: long, Amount: amountAt}
	for _, c := range cited {
		r.Docs = append(r.Docs, scan.Span{From: c.From, To: c.To})
	}
	if !r.Claim(grids) {
		return nil
	}
	return r
}

// amountAt reads a sentence and returns the figure whose number begins at code point at.
func amountAt(sentence string, at int) (a table.Amount, ok bool) {
	c := count(sentence, Context{}, nil)
	relation.FindIndicators(c.rel) // whose it is and when, the headings of the table say
	found := figures(c.rel, nil, nil)
	for i := range found {
		if found[i].Start != at {
			continue
		}
		m := &c.rel.Mentions[i]
		rest := m.End
		for c.rel.T.Is(rest, '.') {
			rest++
		}
		a, ok = table.Amount{Figure: found[i], Class: m.Class, Noun: m.Noun, Guessed: m.Guessed, Whole: rest == len(c.rel.T.Tokens)}, true
		break
	}
	c.release()
	return a, ok
}

// outside returns the organisations and times of running text: those of a table speak of its cells alone.
func outside(tables *table.Reading, orgs []entity.Org, times []timex.Mention) ([]entity.Org, []timex.Mention) {
	keptOrgs := make([]entity.Org, 0, len(orgs))
	for _, o := range orgs {
		if !tables.Holds(o.From) {
			keptOrgs = append(keptOrgs, o)
		}
	}
	keptTimes := make([]timex.Mention, 0, len(times))
	for _, m := range times {
		if !tables.Holds(m.From) {
			keptTimes = append(keptTimes, m)
		}
	}
	return keptOrgs, keptTimes
}

// merge puts the figures of tables among those of running text, in the order of the text, and numbers them anew.
func merge(r *Result, tables *table.Reading) {
	ids := make(map[string]string, len(r.Figures)) // of running text: old → new
	own := make([]string, len(tables.Found))
	all := make([]Figure, 0, len(r.Figures)+len(own))
	for i, k := 0, 0; i < len(r.Figures) || k < len(own); {
		id := relation.FigureID(len(all))
		if k == len(own) || i < len(r.Figures) && r.Figures[i].Start < tables.Found[k].Figure.Start {
			ids[r.Figures[i].ID] = id
			all = append(all, r.Figures[i])
			i++
		} else {
			own[k] = id
			all = append(all, tables.Found[k].Figure)
			k++
		}
		all[len(all)-1].ID = id
	}
	for i := range all {
		for _, link := range []**string{&all[i].PartOf, &all[i].Versus} {
			if *link != nil {
				id := ids[**link]
				*link = &id
			}
		}
	}
	renumber(r, ids)
	at := func(id string) *Figure {
		n, _ := strconv.Atoi(id[1:])
		return &all[n-1]
	}
	for k := range own {
		f := at(own[k])
		if w := tables.Found[k].PartOf; w >= 0 {
			f.PartOf = &own[w]
		}
		if w := tables.Found[k].Versus; w >= 0 {
			f.Versus = &own[w]
		}
	}
	groups, checks := tables.Groups(func(k int) string { return own[k] })
	for i := range checks {
		checks[i].ID = "c" + strconv.Itoa(len(r.Checks)+1)
		r.Checks = append(r.Checks, checks[i])
		for _, id := range checks[i].Figures {
			at(id).Checks = append(at(id).Checks, checks[i].ID)
		}
	}
	next := len(r.Checks) - len(checks)
	for _, g := range groups {
		g.ID = "g" + strconv.Itoa(len(r.Groups)+1)
		if g.Check != nil { // groups and checks come in one order
			c := r.Checks[next]
			g.Check = &c
			next++
		}
		r.Groups = append(r.Groups, g)
	}
	r.Figures = all
}

// renumber gives the figures in groups and checks their new IDs.
func renumber(r *Result, ids map[string]string) {
	anew := func(old []string) []string {
		out := make([]string, len(old))
		for i, id := range old {
			out[i] = ids[id]
		}
		return out
	}
	for i := range r.Checks {
		r.Checks[i].Figures = anew(r.Checks[i].Figures)
	}
	for i := range r.Groups {
		g := &r.Groups[i]
		g.Parts = anew(g.Parts)
		if g.Whole != nil {
			id := ids[*g.Whole]
			g.Whole = &id
		}
		if g.Check != nil {
			c := *g.Check
			c.Figures = anew(c.Figures)
			g.Check = &c
		}
	}
}

// prose returns the IDs of the mentions of running text.
func (c *chain) prose() []string {
	ids := make([]string, 0, len(c.rel.Mentions))
	for i := range c.result.Figures {
		if c.result.Figures[i].Cell == nil {
			ids = append(ids, c.result.Figures[i].ID)
		}
	}
	return ids
}

// explainTables tells which cells of tables were read, and why the others were not.
func (c *chain) explainTables(add func(from, to int, s Step)) {
	if c.tables == nil {
		return
	}
	k := 0
	for i := range c.result.Figures {
		f := &c.result.Figures[i]
		if f.Cell == nil {
			continue
		}
		found := &c.tables.Found[k]
		k++
		why := []string{f.Cell.Line(f.Surface)}
		if f.Unit != nil {
			why = append(why, "unit “"+*f.Unit+"”")
		}
		add(found.From, found.To, Step{Outcome: "figure", ID: f.ID, Rule: f.Rule, Because: append(why, found.Why...)})
	}
	for _, x := range c.tables.Refused {
		add(x.From, x.To, Step{Outcome: "none", Rule: ruleOf(x.Reason), Lost: []string{x.Reason}})
	}
}
