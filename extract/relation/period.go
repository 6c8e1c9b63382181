package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// periods gives each figure the time that it speaks of: the one its own clause names, else the one under which its sentence stands, else
// the one that the text set last. "so với cùng kỳ năm 2023" names the time of the base, not of the figure.
func (r *Reading) periods() {
	p := periods{r: r, terms: r.terms()}
	p.current = p.implied()
	next := 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		for ; next < len(r.Times) && r.Times[next].From < m.QualFrom; next++ {
			p.pass(next)
		}
		own, found := p.own(i)
		if m.Kind == quantity.Duration {
			if d := p.datedDuration(m); d != nil {
				r.Facts[i].Period = d
			}
			continue
		}
		switch {
		case found:
			r.Facts[i].Period = own
			r.why(i, "relation.period_clause")
		case p.current != nil:
			c := *p.current
			r.Facts[i].Period = &c
			r.why(i, "relation.period_carried")
		}
	}
}

type periods struct {
	r       *Reading
	terms   []timex.Period // of office that the text names, in order
	current *timex.Period
	term    *timex.Period // the term last spoken of
}

// terms returns the terms of office that the text names.
func (r *Reading) terms() []timex.Period {
	var out []timex.Period
	for i := range r.Times {
		if r.Times[i].Kind == timex.KindTerm {
			out = append(out, r.Times[i].Period)
		}
	}
	return out
}

// implied returns the year that the text compares with its past where it names none itself: what rose against 2020 is of 2021.
func (p *periods) implied() *timex.Period {
	r := p.r
	year := 0
	for n := range r.Times {
		tm := &r.Times[n]
		if tm.Kind != timex.KindYear || tm.Period.Start.Year == 0 {
			if tm.Kind == timex.KindTerm || tm.Kind == timex.KindDay || tm.Kind == timex.KindRange || tm.Kind == timex.KindMonth {
				return nil
			}
			continue
		}
		k := r.ElemOf(tm.From)
		if k == 0 || r.Elems[k-1].Kind != quantity.Func || r.TextOf(k-1) != "so với" || year != 0 && year != tm.Period.Start.Year {
			return nil
		}
		year = tm.Period.Start.Year
	}
	if year == 0 {
		return nil
	}
	return yearPeriod(year + 1)
}

// pass goes by time n: it becomes the time of what follows, unless it only tells what something is compared with, when something was
// founded or issued, or when the page was made.
func (p *periods) pass(n int) {
	r := p.r
	tm := &r.Times[n]
	if !p.sets(n) {
		return
	}
	period, known := p.resolve(tm)
	if !known {
		return
	}
	p.current = period
	if period != nil && period.Type == timex.Term {
		p.term = period
	}
}

// sets reports whether time n sets the scene for what follows.
func (p *periods) sets(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind == timex.KindClock || tm.Kind == timex.KindWeekday || p.base(n) || local(tm.Relative) {
		return false
	}
	k := r.ElemOf(tm.From)
	from, to := r.SentenceOf(k)
	if c := p.current; tm.Kind == timex.KindDay && c != nil && (c.Type == timex.Term || c.Type == timex.Year) {
		return false // a day within a term says when something took place; the term goes on
	}
	if r.T.Tokens[tm.From].Case == scan.Title && r.T.Tokens[tm.From].Kind == scan.Word && tm.Kind == timex.KindYear {
		return true // "… dự hội nghị Năm 2024, …": a sentence whose full stop was lost
	}
	verb := false
	for j := from; j < to; j++ {
		if r.Elems[j].Kind == quantity.Verb {
			verb = true
			break
		}
	}
	if !verb && r.T.SentenceOf(tm.From) > 0 && tm.Kind == timex.KindDay {
		return false // a date line
	}
	if tm.Kind == timex.KindTerm || tm.Relative != "" {
		return p.leads(k, from) || p.current == nil
	}
	return p.leads(k, from) || p.current == nil && tm.Kind != timex.KindDay
}

// local reports whether a relative time holds for its own clause only.
func local(relative string) bool {
	switch relative {
	case "every_year", "every_month", "every_quarter", "every_day", "every_week", "previous_term", "last_year", "same_period_last_year", "ago", "later":
		return true
	}
	return false
}

// leads reports whether element k stands where a time rules a sentence: at its start, or at the start of a clause.
func (p *periods) leads(k, from int) bool {
	r := p.r
	for j := k - 1; j >= from; j-- {
		switch e := r.Elems[j]; e.Kind {
		case quantity.Func, quantity.Time, quantity.Sign, quantity.Stop:
			continue
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Open:
			return true
		case quantity.Verb:
			return r.VerbClass(j) == "aim"
		default:
			return false
		}
	}
	return true
}

// base reports whether time n belongs to a comparison or tells when something came about: "so với năm 2019", "thành lập năm 2019".
func (p *periods) base(n int) bool {
	r := p.r
	k := r.ElemOf(r.Times[n].From)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && j >= k-4; j-- {
		e := r.Elems[j]
		if _, _, ok := r.T.At(e.From, baseLex); ok && e.Kind != quantity.Fig {
			return true
		}
		if e.Kind == quantity.Doc && k-j <= 3 {
			return true // "Quyết định số 1628-QĐ/TU, ngày 27-6-2019"
		}
		switch e.Kind {
		case quantity.Comma:
			if j > from && r.Elems[j-1].Kind == quantity.Doc {
				continue
			}
			return false
		case quantity.Semicolon, quantity.Colon, quantity.Fig, quantity.Stop:
			return false
		}
	}
	return false
}

// own looks for a time in the figure's own clause: before it, or behind it up to the next mark.
func (p *periods) own(i int) (*timex.Period, bool) {
	r := p.r
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	// "từ 8% năm 2015 giảm còn 3,2% năm 2020": the time right behind the figure is nearer than any before it
	if j := r.ElemOf(m.End-1) + 1; j < to && r.Elems[j].Kind == quantity.Time {
		tm := &r.Times[r.Elems[j].Ref]
		if tm.Kind != timex.KindClock && tm.Kind != timex.KindWeekday && !local(tm.Relative) {
			if period, ok := p.resolve(tm); ok && period != nil {
				return period, true
			}
		}
	}
	depth, crossed := 0, false
	for j := k - 1; j >= from; j-- {
		e := r.Elems[j]
		switch e.Kind {
		case quantity.Close:
			depth++
		case quantity.Open:
			if depth > 0 {
				depth--
			}
		case quantity.Semicolon:
			crossed = crossed || depth == 0
		case quantity.Time:
			if depth > 0 {
				continue
			}
			n := e.Ref
			tm := &r.Times[n]
			if tm.Kind == timex.KindClock || tm.Kind == timex.KindWeekday || p.base(n) {
				continue
			}
			if tm.Relative == "previous_term" && k-j > 3 {
				continue
			}
			if local(tm.Relative) && crossed {
				continue
			}
			if period, ok := p.resolve(tm); ok {
				return period, true
			}
		}
	}
	for j := r.ElemOf(m.End-1) + 1; j < to; j++ {
		e := r.Elems[j]
		switch e.Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Fig, quantity.Open, quantity.Close, quantity.Colon:
			return nil, false
		case quantity.Time:
			n := e.Ref
			if r.Times[n].Kind == timex.KindClock || p.base(n) {
				return nil, false
			}
			if period, ok := p.resolve(&r.Times[n]); ok && period != nil {
				return period, true
			}
			return nil, false
		}
	}
	return nil, false
}

// resolve returns the period of a time; known is false where the text and the day of publication do not fix it. A nil period that is
// known means that the time is open: "đến nay".
func (p *periods) resolve(tm *timex.Mention) (period *timex.Period, known bool) {
	if tm.Relative == "" {
		out := tm.Period
		if out.Start.Year == 0 && out.End.Year == 0 {
			return nil, false
		}
		if out.Type == timex.Term {
			p.term = &out
		}
		return &out, true
	}
	if tm.Period.Start.Year != 0 {
		out := tm.Period
		return &out, true
	}
	year := p.year()
	switch tm.Relative {
	case "past_term", "this_term", "term_so_far", "term_start", "term_end":
		if t := p.pastTerm(); t != nil {
			return t, true
		}
	case "next_term":
		if t := p.nextTerm(); t != nil {
			return t, true
		}
	case "previous_term":
		if t := p.pastTerm(); t != nil {
			back := *t
			n := t.End.Year - t.Start.Year
			back.Start.Year -= n
			back.End.Year -= n
			return &back, true
		}
	case "every_year":
		out := timex.Period{Type: timex.Annual}
		if c := p.current; c != nil && c.Start.Year != c.End.Year {
			out.Start, out.End = timex.Date{Year: c.Start.Year}, timex.Date{Year: c.End.Year}
		}
		return &out, true
	case "to_date", "now":
		return nil, true
	case "year_so_far", "this_year", "past_year", "year_end", "year_start":
		if year > 0 {
			return yearPeriod(year), true
		}
	case "last_year":
		if year > 0 {
			return yearPeriod(year - 1), true
		}
	case "next_year":
		if year > 0 {
			return yearPeriod(year + 1), true
		}
	case "today":
		if d := p.r.Published; d.Day != 0 {
			return &timex.Period{Type: timex.Day, Start: d, End: d}, true
		}
	case "past", "last":
		if tm.Unit == "năm" && tm.Count > 0 {
			if t := p.pastTerm(); t != nil && t.End.Year-t.Start.Year == tm.Count {
				return t, true
			}
			if year > 0 {
				return &timex.Period{Type: timex.Range, Start: timex.Date{Year: year - tm.Count}, End: timex.Date{Year: year}}, true
			}
		}
	}
	return nil, false
}

func yearPeriod(y int) *timex.Period {
	return &timex.Period{Type: timex.Year, Start: timex.Date{Year: y}, End: timex.Date{Year: y}}
}

// year is the year that the text is written in, 0 if nothing fixes it.
func (p *periods) year() int { return p.r.Published.Year }

// pastTerm returns the term that "nhiệm kỳ qua" means: the one last spoken of, or the earlier of two that follow on each other.
func (p *periods) pastTerm() *timex.Period {
	var best *timex.Period
	for i := range p.terms {
		t := &p.terms[i]
		if best == nil || t.Start.Year < best.Start.Year && best.Start.Year-t.Start.Year <= 6 {
			best = t
		}
	}
	if best == nil {
		return nil
	}
	out := *best
	if y := p.year(); y > 0 && out.Start.Year >= y { // only the coming term is named
		n := out.End.Year - out.Start.Year
		out.Start.Year -= n
		out.End.Year -= n
	}
	return &out
}

// nextTerm returns the latest term that the text names.
func (p *periods) nextTerm() *timex.Period {
	var best *timex.Period
	for i := range p.terms {
		if t := &p.terms[i]; best == nil || t.Start.Year > best.Start.Year {
			best = t
		}
	}
	if best == nil {
		return nil
	}
	out := *best
	return &out
}

// datedDuration returns the period of a length of time that the text dates right behind it: "trong 4 năm (2011-2014)".
func (p *periods) datedDuration(m *quantity.Mention) *timex.Period {
	r := p.r
	k := r.ElemOf(m.End - 1)
	for j := k + 1; j < len(r.Elems) && j <= k+2; j++ {
		switch e := r.Elems[j]; e.Kind {
		case quantity.Open, quantity.Sign:
			continue
		case quantity.Time:
			if pd := r.Times[e.Ref].Period; pd.Start.Year != 0 && (pd.Type == timex.Range || pd.Type == timex.Term) {
				return &pd
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}
