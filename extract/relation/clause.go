package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// aside reports whether the time at element k stands in a bracket with more than itself in it, which holds for that bracket only: "tăng 7,1% (quý I tăng
// 6,2%, quý II tăng 8%)". Its sentence begins at from.
func (r *Reading) aside(k, from int) bool {
	if k+1 < len(r.Elems) && r.Elems[k+1].Kind == quantity.Close {
		return false
	}
	depth := 0
	for j := k - 1; j > from && k-j < 40; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Close:
			depth++
		case quantity.Open:
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// notYet reports whether a span of days begins after the day of publication: what was done is not of it.
func (p *periods) notYet(period *timex.Period) bool {
	d := p.r.Published
	return period != nil && d.Day > 0 && period.Start.Day > 0 && before(d, period.Start)
}

// beforehand reports whether the time at element j stands in a clause that tells what came later, and a comma stands behind that clause before element k: "trước khi
// thu phí từ ngày 3/5, công ty đã giảm giá cho 100 xe". The sentence begins at from.
func (r *Reading) beforehand(j, k, from int) bool {
	closed := false
	for i := j + 1; i < k && !closed; i++ {
		r.T.Work++
		closed = r.Elems[i].Kind == quantity.Comma
	}
	if !closed {
		return false
	}
	for i := j - 1; i >= from && j-i < 20; i-- {
		r.T.Work++
		switch r.Elems[i].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Fig, quantity.Close:
			return false
		}
		if r.opensWith(i, beforehandLex) {
			return true
		}
	}
	return false
}

// ofLaw reports whether time n, a year at element k, is that of a law named before it: "Luật thống kê năm 2015". The sentence begins at from.
func (r *Reading) ofLaw(n, k, from int) bool {
	if r.Times[n].Kind != timex.KindYear {
		return false
	}
	for j := k - 1; j >= from && k-j < 8; j-- {
		r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Fig, quantity.Open, quantity.Close, quantity.Time:
			return false
		}
		if t := &r.T.Tokens[e.From]; t.Kind == scan.Word && t.Case == scan.Title && r.T.Has(e.From, lawLex) {
			return true
		}
	}
	return false
}

// sinceThen reports whether the words before the time at element k, in the bracket or not, say that something has been going on since what happened then: "từ khi sáp nhập (ngày
// 1/7) đến nay". The sentence begins at from.
func (r *Reading) sinceThen(k, from int) bool {
	for j := k - 1; j >= from && k-j < 10; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Fig, quantity.Close, quantity.Time:
			return false
		}
		if r.opensWith(j, sinceEventLex) {
			return true
		}
	}
	return false
}

// atFounding reports whether mention i tells what there was when that was founded whose founding the text told before: "Câu lạc bộ được thành lập năm 2021. Ngày đầu thành lập,
// câu lạc bộ có 15 thành viên, nay có 140."
func (p *periods) atFounding(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.founded == 0 || m.Kind != quantity.Level {
		return false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	first := from
	for first < k && r.Elems[first].Kind == quantity.Sign {
		r.T.Work++
		first++
	}
	if k-from > 30 || !r.opensWith(first, beginningLex) || r.opensWith(first, sinceEventLex) {
		return false
	}
	founds := false
	for j := first; j < k; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time || r.Elems[j].Kind == quantity.Semicolon || r.now(j, from) {
			return false
		}
		founds = founds || j-first < 4 && r.opensWith(j, foundingLex)
	}
	return founds
}

// seated reports whether mention i counts the members of a body that the sentence before told to be elected for a term: "bầu Ban Thường vụ, Ủy ban Kiểm tra nhiệm kỳ 2025 - 2030.
// Ban Thường vụ gồm 9 đồng chí".
func (p *periods) seated(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.named == nil || !m.Noun || m.Class != "person" && m.Class != "member" || r.T.SentenceOf(m.From)-p.namedIn != 1 || p.unbegun(p.named) {
		return false
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(max(k, 0))
	if k <= from || !r.opensWith(k, includesLex) && !r.opensWith(k, haveLex) || r.Elems[k-1].Kind != quantity.Org {
		return false
	}
	return r.T.Has(r.Elems[k-1].From, seatedLex)
}

// changesFrom reports whether mention i is the figure from which another right behind it changed, without a time of its own: what it was before is of another time than the one
// that its sentence names: "Năm 2020, doanh thu tăng từ 96 tỷ đồng lên 225 tỷ đồng".
func (p *periods) changesFrom(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	b, ok := p.comparedWith(i)
	if !ok || b != i+1 || m.Kind != quantity.Level || m.Percent != r.Mentions[b].Percent || !p.begins(m) {
		return false
	}
	k := r.ElemOf(m.End - 1)
	for j := k + 1; j < r.ElemOf(r.Mentions[b].QualFrom); j++ {
		r.T.Work++
		if e := r.Elems[j].Kind; j-k > 8 || e == quantity.Time || e == quantity.Open || e == quantity.Comma || e == quantity.Semicolon {
			return false
		}
	}
	return r.Mentions[b].Kind == quantity.Level
}

// yearEarlier returns the time of the figure before mention i, moved back to the year before or to that which tm names, where tm is the same time of it: "Tính đến 16/6, dư
// nợ tăng 7,2%, cao hơn mức 4,1% cùng kỳ năm ngoái". nil where tm is none, or nothing in the sentence tells the time.
func (p *periods) yearEarlier(i int, tm *timex.Mention) *timex.Period {
	r := p.r
	if tm.Relative != "same_period_last_year" || i == 0 || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(tm.From) {
		return nil
	}
	then := p.copyOf(r.Facts[i-1].Period)
	if then == nil || then.Type == timex.Term || then.Type == timex.Annual || then.Start.Year == 0 || then.End.Year == 0 {
		return nil
	}
	back := 1
	if tm.Period.Start.Year > 0 {
		back = then.End.Year - tm.Period.Start.Year
	}
	then.Start.Year -= back
	then.End.Year -= back
	return then
}

// built reports whether the time at element j is that at which the thing spoken of was begun, finished or taken into use: "khánh thành tháng 9/2014, cao 37 tầng". What the thing
// is like is of no time.
func (r *Reading) built(j int) bool {
	for n := j - 1; n >= 0 && j-n < 4; n-- {
		r.T.Work++
		if _, _, ok := r.T.Before(r.Elems[n].To, builtLex); ok {
			return true
		}
		if !r.opensWith(n, datingLex) && !r.opensWith(n, sinceLex) && r.Elems[n].Kind != quantity.Func {
			return false
		}
	}
	return false
}

// ofAge reports whether time tm only tells when somebody is so old: "Bác Sen năm nay đã hơn 60 tuổi".
func (r *Reading) ofAge(tm *timex.Mention) bool {
	k := r.ElemOf(tm.To-1) + 1
	_, to := r.SentenceOf(k - 1)
	for end := k + 4; k < to && k < end; k++ {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig {
			return r.Mentions[r.Elems[k].Ref].Class == "age"
		}
	}
	return false
}

// monthAfter returns the month of a change against the month before, in a text that appeared in its last third, where its sentence names no other time: "Chỉ số giá giảm 0,06% so
// với tháng trước". nil if it is none.
func (p *periods) monthAfter(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	d := r.Published
	if m.Kind != quantity.Change || d.Day < 20 {
		return nil
	}
	for _, told := range [2]*timex.Period{p.current, p.spoken} {
		if told != nil && told.Start.Day > 0 && told.End.Day > 0 && told.Start != told.End {
			return nil // "Từ ngày 15/10 đến 14/11, … giảm 8 vụ so với tháng trước"
		}
	}
	k := r.ElemOf(m.QualFrom)
	if !r.SentenceHasTime(k) {
		return nil
	}
	from, to := r.SentenceOf(k)
	against := false
	for j := from; j < to; j++ {
		r.T.Work++
		if r.Elems[j].Kind != quantity.Time {
			continue
		}
		if tm := &r.Times[r.Elems[j].Ref]; !against && (tm.Relative == "last_month" || tm.Kind == timex.KindMonth && tm.Period.Start == tm.Period.End && tm.Period.Start.Year == d.Year && tm.Period.Start.Month == d.Month-1) && r.heldAgainst(r.Elems[j].Ref) {
			against = true
			continue
		}
		return nil
	}
	if !against {
		return nil
	}
	if p.month != nil && p.month.Start.Year == d.Year && p.month.Start.Month == d.Month {
		return p.copyOf(p.month)
	}
	month := timex.Date{Year: d.Year, Month: d.Month}
	return &timex.Period{Type: timex.Range, Start: month, End: month}
}
