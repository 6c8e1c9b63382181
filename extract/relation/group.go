package relation

import (
	"slices"
	"strconv"
	"strings"

	"baotinh/extract/check"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// FigureID is the public ID of mention i.
func FigureID(i int) string {
	if i < len(figureIDs) {
		return figureIDs[i]
	}
	return "f" + strconv.Itoa(i+1)
}

// figureIDs are the IDs that most articles need.
var figureIDs = func() (ids [256]string) {
	for i := range ids {
		ids[i] = "f" + strconv.Itoa(i+1)
	}
	return ids
}()

// Groups ties the figures that belong together and tests each tie; checks are numbered in the order of their first figure.
func Groups(r *Reading) ([]Group, []check.Check) {
	g := grouper{r: r, groups: []Group{}, checks: []check.Check{}}
	g.wholes()
	g.shares()
	g.ratios()
	g.targets()
	g.scores()
	g.restated()
	return g.groups, g.checks
}

type grouper struct {
	r      *Reading
	groups []Group
	checks []check.Check
}

// add numbers a check and keeps it; it returns the check as kept.
func (g *grouper) add(c check.Check) *check.Check {
	c.ID = "c" + strconv.Itoa(len(g.checks)+1)
	g.checks = append(g.checks, c)
	return &c
}

func (g *grouper) group(kind string, whole int, parts []int, c *check.Check) {
	group := Group{ID: "g" + strconv.Itoa(len(g.groups)+1), Kind: kind, Check: c}
	if whole >= 0 {
		id := FigureID(whole)
		group.Whole = &id
	}
	for _, p := range parts {
		group.Parts = append(group.Parts, FigureID(p))
	}
	g.groups = append(g.groups, group)
}

func (g *grouper) term(i int) check.Term { return g.r.term(i) }

// wholes makes a group of each whole with its parts and tests their sum.
func (g *grouper) wholes() {
	r := g.r
	var of [][]int // of each mention, its parts
	for i := range r.Facts {
		g.r.T.Work++
		if w := r.Facts[i].PartOf; w >= 0 && r.Mentions[i].Value != nil {
			if of == nil {
				of = make([][]int, len(r.Mentions))
			}
			of[w] = append(of[w], i)
		}
	}
	var bracketed []int // of each mention, how many its bracket counts
	if of != nil {
		bracketed = make([]int, len(r.Mentions))
	}
	for i := range bracketed {
		if w := r.Mentions[i].Bracket; w >= 0 && w < i && r.T.SentenceOf(r.Mentions[i].From) == r.T.SentenceOf(r.Mentions[w].From) {
			bracketed[w]++
		}
	}
	for w, parts := range of {
		g.r.T.Work++
		if r.Mentions[w].Value == nil || len(parts) == 0 {
			continue
		}
		complete := bracketed[w] == len(parts) && r.fillBracket(w, parts) || r.divided(w, parts)
		if !complete {
			complete = true
			for _, i := range parts {
				complete = complete && r.dividesAll(i)
			}
		}
		var kept *check.Check
		if r.Mentions[w].Noun && len(parts) > 1 {
			terms := make([]check.Term, len(parts))
			for k, p := range parts {
				terms[k] = g.term(p)
			}
			if c, ok := check.SumOf(g.term(w), terms, complete && r.partition(parts)); ok {
				kept = g.add(c)
			}
		}
		g.group(PartWhole, w, parts, kept)
	}
}

// fillBracket reports whether the parts, which are as many as the bracket behind mention w counts, are those, so that it claims to name all: "(287
// đảng bộ, 328 chi bộ cơ sở)".
func (r *Reading) fillBracket(w int, parts []int) bool {
	if len(parts) < 2 {
		return false
	}
	first := parts[0]
	for _, i := range parts {
		if r.Mentions[i].Bracket != w {
			return false
		}
		first = min(first, i)
	}
	k := r.ElemOf(r.Mentions[first].QualFrom)
	return r.Elems[k-1].Kind == quantity.Open
}

// dividesAll reports whether mention i was made a part by words that claim to name all parts: gồm, a bracket of forms.
func (r *Reading) dividesAll(i int) bool {
	m := &r.Mentions[i]
	for _, why := range r.Facts[i].Why {
		r.T.Work++
		switch why {
		case "relation.part_rest":
			return true
		case "relation.part_form", "relation.part_bracket":
			return m.Elided || r.afterAll(i)
		case "relation.part_among", "relation.part_list":
			return r.afterAll(i)
		}
	}
	return false
}

// afterAll reports whether a word that claims to name all parts stands before mention i in its sentence, and none that picks some out.
func (r *Reading) afterAll(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, _ := r.SentenceOf(k)
	all := false
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		if r.T.Has(r.Elems[j].From, allLex) {
			all = true
		} else if r.T.Has(r.Elems[j].From, partLex) {
			return false
		}
	}
	return all
}

// partition reports whether parts are kinds apart from each other: one deed each, or one noun each. Women and young people overlap.
func (r *Reading) partition(parts []int) bool {
	seen := map[string]bool{}
	for _, p := range parts {
		m := &r.Mentions[p]
		key := r.units[p] + "|" + r.key(m.Action)
		if seen[key] && !r.afterAll(p) && !slices.Contains(r.Facts[p].Why, "relation.part_rest") {
			return false // "gồm 7 chỉ tiêu về …, 11 chỉ tiêu về …" claims to name all
		}
		seen[key] = true
		if r.T.Has(m.UnitFrom, overlapLex) {
			return false
		}
		for t := m.UnitFrom; t < m.UnitTo; t++ {
			if r.T.Has(t, overlapLex) {
				return false
			}
		}
	}
	return true
}

// shares tests rows of percentages that stand for all of one thing: the grades of a rating, the sectors of an economy.
func (g *grouper) shares() {
	r := g.r
	for i := 0; i < len(r.Mentions); i++ {
		g.r.T.Work++
		row := []int{}
		for j := i; j < len(r.Mentions); j++ {
			g.r.T.Work++
			m := &r.Mentions[j]
			if !m.Percent || m.Value == nil || m.Kind != quantity.Level && m.Kind != quantity.Target || r.T.SentenceOf(m.From) != r.T.SentenceOf(r.Mentions[i].From) || m.Bracket >= 0 || m.Form == numeral.Score {
				break
			}
			row = append(row, j)
		}
		if len(row) < 3 {
			continue
		}
		if !r.claimsAll(row) {
			i = row[len(row)-1]
			continue
		}
		terms := make([]check.Term, len(row))
		for k, p := range row {
			terms[k] = g.term(p)
		}
		if c, ok := check.SharesOf(terms, true); ok && c.Verdict != check.Open && !beyond(terms) {
			g.group(Distribution, -1, row, g.add(c))
		}
		i = row[len(row)-1]
	}
}

// beyond reports whether percentages add up to more than twice a whole, so that they are shares of several things.
func beyond(shares []check.Term) bool {
	var sum numeral.Decimal
	for _, s := range shares {
		next, ok := sum.Add(s.Value)
		if !ok {
			return true
		}
		sum = next
	}
	return sum.Cmp(numeral.NewDecimal(200)) > 0
}

// claimsAll reports whether a row of percentages claims to be all of one thing: its sentence speaks of structure (cơ cấu, tỷ trọng).
func (r *Reading) claimsAll(row []int) bool {
	k := r.ElemOf(r.Mentions[row[0]].From)
	from, to := r.SentenceOf(k)
	for t := r.Elems[from].From; t < r.Elems[to-1].To; t++ {
		if r.T.Has(t, structureLex) {
			return true
		}
	}
	return false
}

// ratios tests percentages beside the counts that they are made of: "44 nữ (chiếm 7,2%)" of 611, "tăng 23.182 người (8,7%)".
func (g *grouper) ratios() {
	r := g.r
	rows := map[int]*shareRow{} // by their whole
	for i := range r.Mentions {
		g.r.T.Work++
		m := &r.Mentions[i]
		if !m.Percent || m.Value == nil || m.Form == numeral.Score || r.ofGoal(m) {
			continue
		}
		digits := digitsOf(r.T.Surface(m.From, m.To))
		p := r.partBeside(i)
		if p < 0 || r.Mentions[p].Value == nil || !r.Mentions[p].Noun {
			continue
		}
		part := &r.Mentions[p]
		switch {
		case m.Kind == quantity.Change && part.Kind == quantity.Change:
			if l := r.levelBefore(p); l >= 0 {
				if c, ok := check.GrowthOf(g.term(p), g.term(l), g.term(i), m.Direction == "up", digits); ok {
					g.add(c)
				}
			}
		case m.Kind != quantity.Level:
		case part.Form == numeral.Score && part.Of != nil:
			whole := check.Term{ID: FigureID(p), Value: *part.Of, Exact: true}
			if c, ok := check.RatioOf(g.term(p), whole, g.term(i), digits); ok {
				c.Figures = []string{FigureID(p), FigureID(i)}
				g.add(c)
			}
		case r.Facts[p].PartOf >= 0 && r.Mentions[r.Facts[p].PartOf].Value != nil:
			if n := len(g.checks); g.ratioOf(p, i, digits) {
				whole := r.Facts[p].PartOf
				if rows[whole] == nil {
					rows[whole] = &shareRow{}
				}
				rows[whole].add(n, part.Value.Float()/m.Value.Float())
			}
		}
	}
	for _, row := range rows {
		if row.elsewhere(g.checks) {
			for _, n := range row.checks {
				g.checks[n].Verdict = check.Open
			}
		}
	}
}

// shareRow is a row of counts with their shares that seem to be of one whole.
type shareRow struct {
	checks      []int   // indexes into grouper.checks
	least, most float64 // the smallest and the largest whole that the pairs speak of, in hundredths
}

func (s *shareRow) add(n int, whole float64) {
	if len(s.checks) == 0 {
		s.least, s.most = whole, whole
	}
	s.checks = append(s.checks, n)
	s.least, s.most = min(s.least, whole), max(s.most, whole)
}

// elsewhere reports whether each pair is of a whole of its own that the text does not give: "cấp tỉnh có 130 (14,3%), huyện: 190 (26,8%), xã:
// 220 (11,4%)". None of the checks holds then, and no single whole would make them hold.
func (s *shareRow) elsewhere(checks []check.Check) bool {
	return len(s.checks) > 2 && s.most > 1.1*s.least && !slices.ContainsFunc(s.checks, func(n int) bool { return checks[n].Verdict != check.Fails })
}

// ofGoal reports whether a percentage is the share of a goal that was met, and so of no count in the text.
func (r *Reading) ofGoal(m *quantity.Mention) bool {
	return m.Kind == quantity.Level && (r.ReportsOnGoal(m) || strings.Contains(m.Item, quantity.Against))
}

// ratioOf tests percentage i of count p against its whole. Papers divide by another whole of the passage as well (those elected, those
// present): a percentage that fits any of them holds.
func (g *grouper) ratioOf(p, i, digits int) (tested bool) {
	r := g.r
	kept, ok := check.RatioOf(g.term(p), g.term(r.Facts[p].PartOf), g.term(i), digits)
	if !ok {
		return false
	}
	for w := p - 1; w >= 0 && p-w < 10 && kept.Verdict == check.Fails; w-- {
		if r.Mentions[w].Value == nil || !r.Mentions[w].Noun || !r.fits(p, w) {
			continue
		}
		if c, ok := check.RatioOf(g.term(p), g.term(w), g.term(i), digits); ok && c.Verdict == check.Holds {
			kept = c
		}
	}
	if kept.Verdict == check.Fails && r.supposed(p) {
		kept.Verdict = check.Open // the whole may be another than the one that was found
	}
	g.add(kept)
	return true
}

// supposed reports whether the whole of mention p stands in another sentence and was found by what it counts.
func (r *Reading) supposed(p int) bool {
	w := r.Facts[p].PartOf
	if r.T.SentenceOf(r.Mentions[p].From) == r.T.SentenceOf(r.Mentions[w].From) {
		return false
	}
	for _, why := range r.Facts[p].Why {
		switch why {
		case "relation.part_trait", "relation.part_rated", "relation.part_list":
			return true
		case "relation.part_among": // "bầu 61 bí thư. Ngoài ra, có hai bí thư được chỉ định. Trong số bí thư …": of 61 or of 63?
			for i := w + 1; i < p; i++ {
				if r.Mentions[i].Unit == r.Mentions[w].Unit && r.Mentions[i].Kind == quantity.Level {
					return true
				}
			}
		}
	}
	return false
}

// partBeside returns the count that percentage i restates: the one whose bracket holds it, or the one right before "chiếm".
func (r *Reading) partBeside(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	if m.Bracket >= 0 {
		if r.Elems[k].Kind == quantity.Open || r.Elems[k].Kind == quantity.Verb && r.Elems[max(k-1, 0)].Kind == quantity.Open {
			return m.Bracket
		}
		return -1
	}
	if i > 0 && k >= 0 && r.Elems[k].Kind == quantity.Verb {
		if r.T.Has(r.Elems[k].From, shareVerbLex) && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From) && k-r.ElemOf(r.Mentions[i-1].From) < 8 {
			return i - 1
		}
	}
	return -1
}

// levelBefore returns the level that change i led to: the count of the same thing right before it in its sentence.
func (r *Reading) levelBefore(i int) int {
	m := &r.Mentions[i]
	if i == 0 {
		return -1
	}
	o := &r.Mentions[i-1]
	if o.Noun && o.Value != nil && o.Kind == quantity.Level && r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) && r.units[i-1] == r.units[i] && o.Form != numeral.Score {
		return i - 1
	}
	return -1
}

// digitsOf counts the decimals that a number is written with.
func digitsOf(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ',' || s[i] == '.' {
			n := 0
			for j := i + 1; j < len(s) && s[j] >= '0' && s[j] <= '9'; j++ {
				n++
			}
			return n
		}
	}
	return 0
}

// targets makes a group of each result with its target and tests the excess or the share that the text states.
func (g *grouper) targets() {
	r := g.r
	type result struct{ actual, stated int } // what tells of a target, 0 for nothing, else its index and one
	var of []result                          // by target
	for i := range r.Facts {
		g.r.T.Work++
		t := r.Facts[i].Versus
		if t < 0 || r.Mentions[t].Kind != quantity.Target || r.Mentions[t].Value == nil || r.Mentions[i].Value == nil {
			continue
		}
		if of == nil {
			of = make([]result, len(r.Mentions))
		}
		switch m := &r.Mentions[i]; {
		case m.Kind == quantity.Level:
			of[t].actual = i + 1
		case m.Kind == quantity.Change && m.Percent:
			of[t].stated = i + 1
		}
	}
	for t, told := range of {
		g.r.T.Work++
		actual, stated := told.actual-1, told.stated-1
		if actual < 0 {
			continue
		}
		var kept *check.Check
		if stated >= 0 && !r.Mentions[actual].Percent {
			term := g.term(stated)
			if r.Mentions[stated].Direction == "down" {
				term.Value = term.Value.Neg()
			}
			if c, ok := check.ExcessOf(g.term(actual), g.term(t), term, digitsOf(r.T.Surface(r.Mentions[stated].From, r.Mentions[stated].To))); ok {
				kept = g.add(c)
			}
		}
		g.group(TargetActual, t, []int{actual}, kept)
	}
}

// scores tests n of m, but for results that may pass their target ("đạt 8.793/6.500").
func (g *grouper) scores() {
	for i := range g.r.Mentions {
		g.r.T.Work++
		m := &g.r.Mentions[i]
		if m.Form != numeral.Score || m.Of == nil || m.Value == nil || m.Percent {
			continue
		}
		if k := g.r.ElemOf(m.QualFrom) - 1; k >= 0 && (g.r.VerbClass(k) == "reach" || g.r.VerbClass(k) == "act") && m.Value.Cmp(*m.Of) > 0 {
			continue
		}
		g.add(check.ScoreOf(g.term(i), *m.Of))
	}
}

// restated tests figures that the text states twice: the same indicator of the same body and time, both told as exact wholes.
func (g *grouper) restated() {
	r := g.r
	type key struct {
		indicator, subject, unit string
		period                   string
	}
	first := map[key]int{}
	for i := range r.Mentions {
		g.r.T.Work++
		m, f := &r.Mentions[i], &r.Facts[i]
		if f.Indicator == "" || f.Subject == "" || f.Period == nil || f.PartOf >= 0 || m.Value == nil || m.Kind != quantity.Level || m.Qualifier != quantity.Exact || !singles[f.Indicator] {
			continue
		}
		k := key{f.Indicator, scan.Key(f.Subject), m.Unit, string(f.Period.Type) + f.Period.Start.String() + f.Period.End.String()}
		if j, ok := first[k]; ok {
			g.add(check.RestatedAs(g.term(j), g.term(i)))
			continue
		}
		first[k] = i
	}
}
