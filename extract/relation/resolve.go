package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/timex"
)

// resolve returns the period of a time; known is false where the text and the day of publication do not fix it. A nil period that is
// known means that the time is open: "đến nay".
func (p *periods) resolve(tm *timex.Mention, target bool) (period *timex.Period, known bool) {
	if open := p.openEnded(tm); open != nil {
		return open, true
	}
	if tm.Relative == "" {
		out := held(tm.Period)
		if out.Start.Year == 0 && out.End.Year == 0 {
			if tm.Kind != timex.KindMonth && tm.Kind != timex.KindQuarter {
				return nil, false
			}
			in, known := p.dated(out)
			if !known {
				return nil, false
			}
			out = *in
		}
		if p.atItsEnd(tm) {
			out = timex.Period{Type: timex.Day, Start: out.End.LastDay(), End: out.End.LastDay()}
		}
		return &out, true
	}
	if tm.Period.Start.Year != 0 {
		out := tm.Period
		return &out, true
	}
	if habitual(tm.Relative) {
		return nil, true // what is done each month is of no year
	}
	year := p.year()
	switch tm.Relative {
	case "in_term":
		if target {
			if t := p.nextTerm(); t != nil {
				return t, true
			}
		}
		if t := p.pastTerm(); t != nil {
			return t, true
		}
	case "past_term":
		if t := p.pastTerm(); t != nil {
			if t.Start.Year == year-1 && p.opens(t) {
				t = termBefore(t) // its congress met a year late
			}
			return t, true
		}
	case "this_term", "term_start", "term_end":
		if t := p.nextTerm(); target && tm.Relative != "term_start" && t != nil {
			return t, true
		}
		if t := p.lastTerm(); t != nil {
			return t, true
		}
	case "term_so_far":
		if t := p.lastTerm(); t != nil {
			return &timex.Period{Type: timex.Range, Start: t.Start}, true
		}
	case "half_term":
		if t := p.lastTerm(); t != nil {
			half := t.FirstHalf()
			return &half, true
		}
	case "next_term":
		if t := p.nextTerm(); t != nil {
			if y := p.r.Published.Year; (t.Start.Year < y || y == 0 && p.current != nil && (*p.current == *t || *p.current == *termAfter(t))) && !p.opens(t) {
				t = termAfter(t) // only the term that is over is named
			}
			return t, true
		}
	case "previous_term":
		if t := p.lastTerm(); t != nil {
			return termBefore(t), true
		}
	case "every_year":
		out := timex.Period{Type: timex.Annual}
		c := p.current
		if target {
			if c = p.nextTerm(); c != nil && year > 0 && c.End.Year < year {
				c = termAfter(c) // goals set when the last term named is over
			}
		} else if c != nil && c.Type == timex.Year && p.withinReport(c) {
			c = p.report
		} else if c == nil {
			c = p.yearsBehind(tm)
			if c == nil && p.broken {
				c = p.report // "Đến nay, Đảng bộ có 52 chi bộ. Hằng năm, 80% chi bộ …"
			}
			if c == nil && p.opened() != nil {
				c = p.pastTerm()
			}
		}
		if c != nil && c.End.Year > 0 && c.Start.Year != c.End.Year && !(c.Type == timex.Range && c.End.Year == c.Start.Year+1) {
			out.Start, out.End = timex.Date{Year: c.Start.Year}, timex.Date{Year: c.End.Year}
		}
		return &out, true
	case "since_founding", "since_then":
		y := p.then
		if tm.Relative == "since_founding" {
			y = p.founded
		}
		if y == 0 {
			return nil, true
		}
		return &timex.Period{Type: timex.Range, Start: timex.Date{Year: y}}, true
	case "to_date", "now", "recent_years", "coming_years":
		return nil, true
	case "same_time":
		if p.spoken != nil {
			return p.copyOf(p.spoken), true
		}
	case "same_day":
		if p.day != nil {
			return p.copyOf(p.day), true
		}
	case "past_year":
		if m := p.r.Published.Month; m > 0 && m <= 3 {
			return yearPeriod(p.r.Published.Year - 1), true // in the first months of a year the one that has passed is the one before
		}
		if p.r.Published.Year == 0 && p.current != nil && p.current.Type == timex.Year {
			return p.copyOf(p.current), true
		}
		if year > 0 {
			return yearPeriod(year), true
		}
	case "year_so_far":
		if year > 0 {
			return &timex.Period{Type: timex.Range, Start: timex.Date{Year: year, Month: 1}}, true
		}
	case "in_month":
		return p.copyOf(p.month), true
	case "in_year":
		if p.current != nil && p.current.Type == timex.Year {
			return p.copyOf(p.current), true
		}
		if p.asOf && p.spoken != nil && p.spoken.Start == p.spoken.End && p.spoken.Start.Month == 12 {
			return yearPeriod(p.spoken.Start.Year), true // "Tính đến 31/12/2018, …. Trong năm, …"
		}
		if year > 0 {
			return yearPeriod(year), true
		}
	case "year_end", "year_start":
		if y := p.yearBefore(tm); y != nil {
			return y, true
		}
		if c := p.current; c != nil && c.Type == timex.Range && c.Start.Month > 0 && c.Start.Year > 0 && c.Start.Year == c.End.Year {
			return yearPeriod(c.Start.Year), true // "9 tháng đầu năm 2020, …, dự kiến cuối năm còn 10%"
		}
		if year > 0 {
			return yearPeriod(year), true
		}
	case "whole_year":
		for _, c := range [2]*timex.Period{p.current, p.spoken} {
			if c != nil && c.Start.Year > 0 && (c.End.Year == c.Start.Year || c.End.Year == 0) {
				return yearPeriod(c.Start.Year), true
			}
		}
		if year > 0 {
			return yearPeriod(year), true
		}
	case "this_year":
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
	case "first":
		return p.dated(tm.Period)
	case "first_half":
		return p.dated(timex.Period{Type: timex.Range, Start: timex.Date{Month: 1}, End: timex.Date{Month: 6}})
	case "second_half":
		return p.dated(timex.Period{Type: timex.Range, Start: timex.Date{Month: 7}, End: timex.Date{Month: 12}})
	case "past", "last":
		if tm.Relative == "last" && tm.Period.Start.Month > 0 {
			return p.dated(tm.Period)
		}
		if p.vague(tm) {
			return p.almostSince(tm), true // nil for "hơn 2 năm qua"
		}
		if tm.Unit == "tháng" && tm.Relative == "past" {
			if months := p.elapsed(tm.Count); months != nil {
				return months, true
			}
		}
		if tm.Unit == "năm" && tm.Count > 0 {
			if back := p.yearsBack(tm.Count, year); back != nil {
				return back, true
			}
		}
	}
	return nil, ofTerm(tm.Relative)
}

// ofTerm reports whether a relative time is one of a term: where the text names none it is open, and not that of what was told before.
func ofTerm(relative string) bool {
	switch relative {
	case "past_term", "this_term", "term_so_far", "half_term", "next_term", "previous_term":
		return true
	}
	return false
}

// yearBefore returns the year that the sentence of time tm names right before it: "Đầu năm 2019, xã có 45 đảng viên, đến cuối năm có 60". nil if it names
// none.
func (p *periods) yearBefore(tm *timex.Mention) *timex.Period {
	r := p.r
	k := r.ElemOf(tm.From)
	from, _ := r.SentenceOf(k)
	for k--; k >= from; k-- {
		r.T.Work++
		if r.Elems[k].Kind != quantity.Time {
			continue
		}
		if t := &r.Times[r.Elems[k].Ref]; t.Period.Start.Year > 0 && t.Period.Start.Year == t.Period.End.Year && !p.base(r.Elems[k].Ref) {
			return yearPeriod(t.Period.Start.Year)
		}
		return nil
	}
	return nil
}

// yearsBehind returns the term or the years that the sentence of time tm names behind it: "Hằng năm, tỉnh kết nạp trên 2.500 đảng viên, vượt
// mục tiêu đề ra cho giai đoạn 2015 - 2020".
func (p *periods) yearsBehind(tm *timex.Mention) *timex.Period {
	r := p.r
	k := r.ElemOf(tm.From)
	_, to := r.SentenceOf(k)
	for k++; k < to; k++ {
		r.T.Work++
		if r.Elems[k].Kind != quantity.Time {
			continue
		}
		if t := &r.Times[r.Elems[k].Ref]; (t.Kind == timex.KindTerm || t.Kind == timex.KindRange) && t.Period.Start.Year > 0 && t.Period.End.Year > t.Period.Start.Year {
			return &t.Period
		}
	}
	return nil
}

// dated puts a part of a year into the year that the text is written in.
func (p *periods) dated(part timex.Period) (*timex.Period, bool) {
	y := p.year()
	if y == 0 || part.Start.Month == 0 {
		return nil, false
	}
	part.Start.Year, part.End.Year = y, y
	return &part, true
}

// lookedBack reports whether duration m looks back, and returns the years, nil if nothing fixes them: "tổng kết 10 năm thực hiện Nghị quyết",
// "Trong 5 năm, …", "Qua 5 năm, …".
// "Sau bốn năm thực hiện" tells when something had come about, not how long it took.
func (p *periods) lookedBack(m *quantity.Mention) (back *timex.Period, reviewed, found bool) {
	r := p.r
	if m.Value == nil || m.Unit != "năm" || m.Qualifier != quantity.Exact && m.Qualifier != quantity.Almost {
		return nil, false, false
	}
	n, whole := m.Value.Int64()
	if !whole || n < 2 || n > 50 {
		return nil, false, false
	}
	k, next := r.ElemOf(m.QualFrom), r.ElemOf(m.End-1)+1
	from, to := r.SentenceOf(k)
	if next >= to {
		return nil, false, false
	}
	if m.Qualifier == quantity.Almost { // "Gần 7 năm, đã kết nạp …"
		if k > from || r.Elems[next].Kind != quantity.Comma {
			return nil, false, false
		}
		back = p.almost(int(n))
		return back, false, back != nil
	}
	from = r.pastSaying(r.pastPlace(from, k), k)
	_, _, reviewed = r.T.Before(m.QualFrom, reviewLex)
	opens := k == from || reviewed
	for from < k && r.Elems[from].Kind == quantity.Sign {
		r.T.Work++
		from++ // the mark of an item
	}
	within := k == from+1 && r.opensWith(from, withinLex)
	if !(opens || within) || !r.opensWith(next, carriedOutLex) && !(within && r.Elems[next].Kind == quantity.Comma) {
		return nil, false, false
	}
	return p.yearsBack(int(n), p.r.Published.Year), reviewed, true
}

// pastPlace returns the element behind the place and the comma that open the sentence from element from on, "Tại huyện Sơn Hà, qua 5 năm …"; from
// if none do before element k.
func (r *Reading) pastPlace(from, k int) int {
	if from >= k || !r.exactly(from, placeLex) {
		return from
	}
	for j := from + 1; j < k && j < from+6; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma:
			return j + 1
		case quantity.Org, quantity.Noun, quantity.Plain:
		default:
			return from
		}
	}
	return from
}

// pastSaying returns the element behind the verb of saying, and the comma or colon behind it, right before which element k begins what is said: "Báo cáo
// nêu rõ, 5 năm thực hiện …", "đồng chí cho biết: qua 5 năm …"; from if there is none.
func (r *Reading) pastSaying(from, k int) int {
	j := k - 1
	if j > from && r.exactly(j, withinLex) {
		j--
	}
	first := j + 1
	if j > from && (r.Elems[j].Kind == quantity.Comma || r.Elems[j].Kind == quantity.Colon) {
		j--
	}
	if j >= from {
		if _, _, said := r.T.Before(r.Elems[j].To, sayingLex); said {
			return first
		}
	}
	return from
}

// held returns the day on which an anniversary was held for the two days that it spans: "kỷ niệm ngày sinh (19/5/1890 - 19/5/2023)".
func held(period timex.Period) timex.Period {
	if s, e := period.Start, period.End; s.Day > 0 && s.Day == e.Day && s.Month == e.Month && e.Year > s.Year {
		return timex.Period{Type: timex.Day, Start: e, End: e}
	}
	return period
}

// yearsBack returns the last n years before the end of the given one, 0 for none, or the term that was as long and is over or nearly so.
func (p *periods) yearsBack(n, year int) *timex.Period {
	if t := p.pastTerm(); t != nil && t.End.Year-t.Start.Year == n && (year == 0 || t.End.Year <= year+1) {
		return t
	}
	if p.r.Published.Year == 0 {
		if span := p.spanOf(n); span != nil {
			return span
		}
	}
	if year == 0 {
		return nil
	}
	return &timex.Period{Type: timex.Range, Start: timex.Date{Year: year - n}, End: timex.Date{Year: year}}
}

// spanOf returns the n years that the text names before any others as long, "giai đoạn 2005 - 2010"; nil if it names none.
func (p *periods) spanOf(n int) *timex.Period {
	if p.spans == nil {
		p.spans = map[int]*timex.Period{}
		for i := len(p.r.Times) - 1; i >= 0; i-- {
			p.r.T.Work++
			tm := &p.r.Times[i]
			if s, e := tm.Period.Start, tm.Period.End; tm.Kind == timex.KindRange && s.Month == 0 && s.Year > 0 && e.Year > s.Year {
				p.spans[e.Year-s.Year] = &tm.Period
				p.spans[e.Year-s.Year+1] = &tm.Period
			}
		}
	}
	return p.copyOf(p.spans[n])
}

// elapsed returns the first n months of a year, where those are what "6 tháng qua" means: the text appeared in the last of them or right
// behind it, or tells also of the first n months or of those that remain.
func (p *periods) elapsed(n int) *timex.Period {
	r := p.r
	if n >= 12 {
		return nil
	}
	if d := r.Published; d.Month == n || d.Month == n+1 {
		return &timex.Period{Type: timex.Range, Start: timex.Date{Year: d.Year, Month: 1}, End: timex.Date{Year: d.Year, Month: n}}
	}
	for i := range r.Times {
		r.T.Work++
		tm := &r.Times[i]
		y := tm.Period.Start.Year
		if tm.Relative == "first" && tm.Period.End.Month == n || tm.Relative == "last" && tm.Period.Start.Month == n+1 {
			if y == 0 {
				y = p.year()
			}
			if y > 0 {
				return &timex.Period{Type: timex.Range, Start: timex.Date{Year: y, Month: 1}, End: timex.Date{Year: y, Month: n}}
			}
		}
	}
	return nil
}

// almostSince returns the years of "gần 3 năm qua", nil if tm is of another length.
func (p *periods) almostSince(tm *timex.Mention) *timex.Period {
	r := p.r
	k := r.ElemOf(tm.CountFrom)
	if tm.Unit != "năm" || r.Elems[k].Kind != quantity.Fig || r.Mentions[r.Elems[k].Ref].Qualifier != quantity.Almost {
		return nil
	}
	return p.almost(tm.Count)
}

// almost returns the nearly n years that have passed since the year last told, as after a resolution of 2017 in "gần 3 năm qua"; nil if it was not so long ago.
func (p *periods) almost(n int) *timex.Period {
	y := p.year()
	if n < 2 || y == 0 || p.then != y-n && p.then != y-n+1 {
		return nil
	}
	return &timex.Period{Type: timex.Range, Start: timex.Date{Year: p.then}, End: timex.Date{Year: y}}
}

// vague reports whether the length that tm places is only about so long.
func (p *periods) vague(tm *timex.Mention) bool {
	r := p.r
	k := r.ElemOf(tm.CountFrom)
	return r.Elems[k].Kind == quantity.Fig && r.Mentions[r.Elems[k].Ref].Qualifier != quantity.Exact
}

func yearPeriod(y int) *timex.Period {
	return &timex.Period{Type: timex.Year, Start: timex.Date{Year: y}, End: timex.Date{Year: y}}
}

// ofGoal reports whether time n is the base of a goal, which looks ahead from the year that is running: "giảm 1/3 số hộ nghèo so với năm 2025".
func (p *periods) ofGoal(n int) bool {
	r := p.r
	k := r.ElemOf(r.Times[n].From)
	for j := k - 1; j >= 0 && k-j < 8; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig:
			return r.Mentions[e.Ref].Kind == quantity.Target
		case quantity.Semicolon, quantity.Stop:
			return false
		}
	}
	return false
}

// year is the year that the text is written in, 0 if nothing fixes it: that of its publication, the one behind the year that it compares
// with ("so với cùng kỳ năm 2023"), or the last that it names. In January papers still write of the year before as theirs, as the year that
// they compare with shows.
func (p *periods) year() int {
	published := p.r.Published
	if published.Year > 0 && published.Month != 1 {
		return published.Year
	}
	if p.written != 0 {
		return max(p.written, 0)
	}
	compared, named := 0, 0
	for n := range p.r.Times {
		tm := &p.r.Times[n]
		y := tm.Period.Start.Year
		switch {
		case y == 0 || tm.Until || tm.Kind == timex.KindTerm || published.Year == 0 && p.expected(n):
		case tm.Relative == "same_period_last_year", tm.Kind == timex.KindYear && p.base(n) && (published.Year > 0 || p.r.heldAgainst(n)):
			if published.Year == 0 && p.ofGoal(n) {
				continue
			}
			compared = max(compared, y+1)
		case tm.Kind == timex.KindYear, published.Year == 0 && (tm.Kind == timex.KindDay || tm.Kind == timex.KindMonth) && tm.YearFrom == "" && y >= 1990 && !p.base(n) && !p.r.built(p.r.ElemOf(tm.From)):
			named = max(named, y)
		}
	}
	switch {
	case published.Year > 0 && compared == published.Year-1:
		p.written = compared
	case published.Year > 0:
		p.written = published.Year
	case compared > 0:
		p.written = max(compared, named)
	default:
		p.written = named
	}
	if p.written == 0 {
		p.written = -1
		return 0
	}
	return p.written
}

// pastTerm returns the term that "nhiệm kỳ qua" means: that of lastTerm, or the one before it where a text without a year tells of the
// congress that opens it.
func (p *periods) pastTerm() *timex.Period {
	if !p.asked {
		p.asked, p.past = true, p.lastTerm()
		if p.past != nil && p.year() == 0 && p.opens(p.past) {
			p.past = termBefore(p.past)
		}
	}
	return p.copyOf(p.past)
}

// lastTerm returns the term last spoken of, or the earlier of two that follow on each other.
func (p *periods) lastTerm() *timex.Period {
	var best *timex.Period
	for i := range p.terms {
		p.r.T.Work++
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
		return termBefore(&out)
	}
	return &out
}

// termBefore returns the term of the same length that ends where t begins.
func termBefore(t *timex.Period) *timex.Period {
	out := *t
	n := t.End.Year - t.Start.Year
	out.Start.Year -= n
	out.End.Year -= n
	return &out
}

// termAfter returns the term of the same length that begins where t ends.
func termAfter(t *timex.Period) *timex.Period {
	out := *t
	n := t.End.Year - t.Start.Year
	out.Start.Year += n
	out.End.Year += n
	return &out
}

// opens reports whether a congress opens term t, as all that a text without a year tells of when it was written: "Đại hội lần thứ III,
// nhiệm kỳ 2018-2023".
func (p *periods) opens(t *timex.Period) bool {
	r := p.r
	for n := range r.Times {
		r.T.Work++
		if r.Times[n].Kind != timex.KindTerm || r.Times[n].Period != *t {
			continue
		}
		if p.ofCongress(r.ElemOf(r.Times[n].From)) {
			return true
		}
	}
	return false
}

// opened returns the latest term that the text names, if a congress opens it.
func (p *periods) opened() *timex.Period {
	if t := p.nextTerm(); t != nil && p.opens(t) {
		return t
	}
	return nil
}

// ofCongress reports whether the term at element k belongs to a congress named before it.
func (p *periods) ofCongress(k int) bool {
	r := p.r
	for j := k - 1; j >= 0 && j >= k-6; j-- {
		switch e := r.Elems[j]; e.Kind {
		case quantity.Org:
			return r.Orgs[e.Ref].Class == entity.CongressBody
		case quantity.Stop, quantity.Verb, quantity.Fig:
			return false
		}
	}
	return false
}

// comingTerm returns the term that a congress sets goals for or elects into: the latest that the text names, the one behind it where that was over when the text appeared.
func (p *periods) comingTerm() *timex.Period {
	t := p.nextTerm()
	if t != nil && t.End.Year <= p.r.Published.Year {
		return termAfter(t)
	}
	return t
}

// nextTerm returns the latest term that the text names.
func (p *periods) nextTerm() *timex.Period {
	var best *timex.Period
	for i := range p.terms {
		p.r.T.Work++
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

// atItsEnd reports whether figures are drawn up to the end of time tm, a month or quarter: "tính đến hết tháng 10/2025".
func (p *periods) atItsEnd(tm *timex.Mention) bool {
	return (tm.Kind == timex.KindMonth || tm.Kind == timex.KindQuarter) && tm.Period.End.Month > 0 && p.rightAfter(tm, atEndLex)
}

// namesYear reports whether a day or year that the text names is of year y.
func (p *periods) namesYear(y int) bool {
	if p.years == nil {
		p.years = map[int]bool{}
		for n := range p.r.Times {
			p.r.T.Work++
			if tm := &p.r.Times[n]; tm.Kind == timex.KindDay || tm.Kind == timex.KindYear || tm.Kind == timex.KindMonth {
				p.years[tm.Period.Start.Year] = true
			}
		}
	}
	return p.years[y]
}

// expected reports whether a verb of what is to come stands before year n in its clause: "dự kiến đưa vào khai thác năm 2026". The text is not written then.
func (p *periods) expected(n int) bool {
	r := p.r
	k := r.ElemOf(r.Times[n].From)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 12; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Fig:
			return false
		}
		if r.opensWith(j, upcomingLex) {
			return true
		}
	}
	return false
}
