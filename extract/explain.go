package extract

import (
	"sort"
	"strconv"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// Step is one thing that the rules read, or refused to read, at one place of the text.
type Step struct {
	Start   int    `json:"start"` // code points
	End     int    `json:"end"`
	Surface string `json:"surface"`
	Outcome string `json:"outcome"` // figure, document, time, name, none
	ID      string `json:"id"`      // of the figure or document
	Rule    string `json:"rule"`    // the rule that decided
	// Because lists the rules that gave the fact its further fields, and the words that they read.
	Because []string `json:"because"`
	// Lost lists the other readings, and why a number is no figure.
	Lost []string `json:"lost"`
}

// Explain tells of every number, document and time of a text which rule read it, what else it could have been and why it is no figure.
func Explain(text string, ctx Context, blocks ...Block) (Result, []Step) {
	c := read(text, ctx, blocks)
	t := c.rel.T
	var steps []Step
	told := make([]bool, len(t.Tokens)) // a step stands over the token
	add := func(from, to int, s Step) {
		s.Start, s.End = t.Runes(from, to)
		s.Surface = t.Surface(from, to)
		for i := from; i < to; i++ {
			told[i] = true
		}
		steps = append(steps, s)
	}
	ids := c.prose()
	for i := range c.rel.Mentions {
		m, f := &c.rel.Mentions[i], &c.rel.Facts[i]
		s := Step{Outcome: "figure", ID: ids[i], Rule: m.Rule, Lost: m.Lost}
		s.Because = append(s.Because, m.Number.Rule)
		if m.UnitTo > m.UnitFrom {
			s.Because = append(s.Because, "unit from “"+t.Surface(m.UnitFrom, m.UnitTo)+"”")
		}
		if m.QualFrom < m.From {
			s.Because = append(s.Because, m.Qualifier+" from “"+t.Surface(m.QualFrom, m.From)+"”")
		}
		if m.ActionAt >= 0 {
			s.Because = append(s.Because, "action from “"+t.Str(m.ActionAt)+" …”")
		}
		s.Because = append(s.Because, f.Why...)
		add(m.QualFrom, max(m.End, m.To), s)
	}
	for _, x := range c.rel.Rejected {
		add(x.From, x.To, Step{Outcome: "none", Rule: ruleOf(x.Reason), Lost: []string{x.Reason}})
	}
	for i, d := range c.cited {
		add(d.From, d.To, Step{Outcome: "document", ID: c.result.Documents[i].ID, Rule: d.Rule})
	}
	c.explainTables(add)
	for _, m := range c.times {
		add(m.From, m.To, Step{Outcome: "time", Rule: m.Rule, Because: because(m.Period.Start.String(), m.Period.End.String(), m.Relative)})
	}
	for _, o := range c.ordinals {
		if c.tables != nil && told[o.From] {
			continue
		}
		add(o.From, o.To, Step{Outcome: "name", Rule: o.Rule, Lost: []string{"“" + o.Head + "” before a number says which one, not how many"}})
	}
	for i := range t.Tokens {
		switch {
		case t.Tokens[i].Kind != scan.Number || told[i]:
		case i >= c.rel.Unread:
			add(i, i+1, Step{Outcome: "none", Rule: "numeral.most", Lost: []string{"no article has so many numbers; those behind the first " + strconv.Itoa(numeral.Most) + " are not read"}})
		case c.tables != nil && c.tables.Holds(i):
			add(i, i+1, Step{Outcome: "none", Rule: "table.heading", Lost: []string{"part of a heading of a table, or of a cell that holds no amount"}})
		case t.ClaimOf(i) == scan.Free:
			add(i, i+1, Step{Outcome: "none", Rule: "numeral.code", Lost: []string{"not written as an amount: part of a code, an address or a date that cannot be"}})
		default:
			add(i, i+1, Step{Outcome: "none", Rule: "docnum.negative", Lost: []string{"part of a licence, a telephone number, an account, a plate or the like"}})
		}
	}
	sort.SliceStable(steps, func(a, b int) bool { return steps[a].Start < steps[b].Start })
	return c.result, steps
}

func because(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// ruleOf returns the rule before the colon of a reason.
func ruleOf(reason string) string {
	for i := range reason {
		if reason[i] == ':' {
			return reason[:i]
		}
	}
	return reason
}
