package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/timex"
)

// Does a figure go on with the time of the sentence before? "Trong đó", items of a list and the state of things drawn up to a day do, goals that go into
// those announced before too; "Hiện nay" and the like break off. Asked by period.go before the time that the paragraph carries.

// goesOn reports whether the sentence of mention i goes on with what the sentence before it told as of a day or month, or of some months or
// years: "Tính đến ngày 30-6, tỉnh kết nạp 288 đảng viên. Trong đó có 4 đảng bộ vượt chỉ tiêu."
func (p *periods) goesOn(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.spoken == nil || m.Kind == quantity.Target {
		return false
	}
	s := r.T.SentenceOf(m.From)
	if p.asOfThen(i) {
		p.spoke, p.drawn = s, s
		return true
	}
	if s-p.spoke > 2 {
		return false
	}
	drawnUp := p.asOf && p.spoken.Start.Month > 0 && !p.timeless(i)
	if p.ruled && !p.asOf && p.spoken.Type == timex.Day && p.spoke == p.drawn && s-p.spoke < 4 && p.current == nil && p.line(m.From) == p.drawnIn && m.ActionAt >= 0 && m.ActionAt < m.From && r.T.Has(m.ActionAt, decideLex) && m.Kind == quantity.Level {
		p.spoke, p.drawn = s, s
		return true // "Ngày 20/7/2020, Ủy ban Kiểm tra họp. Ủy ban đã kỷ luật 3 đảng viên."
	}
	if on := r.OpensSentence(i, goingOnLex) || p.lists && r.item(i); !(on && (drawnUp || p.ruled && p.spoken.Type == timex.Range)) && !(p.ruled && p.spoken.Type == timex.Day && r.OpensSentence(i, sceneLex)) && !(drawnUp && p.current == nil && p.compares(i)) {
		return false
	}
	p.spoke = s
	return true
}

// asOfThen reports whether mention i tells of the state of things on the day or at the end of the month that its paragraph drew it up for: "Tính đến ngày 31/12/2019, Đảng
// bộ có 52 tổ chức cơ sở đảng. Toàn huyện có 214 chi bộ". What was done is of the time that the text reports on, if it told one.
func (p *periods) asOfThen(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if !p.asOf || p.spoken.Start.Month == 0 || p.line(m.From) != p.drawnIn || p.current != nil && p.setAt > p.spokenAt || p.breaks(i) || p.undated(i) || r.T.SentenceOf(m.From)-p.drawn > 1 {
		return false
	}
	beside := i > 0 && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From)
	if m.Kind == quantity.Change || r.bracketed(i) {
		return beside && p.taken == i-1 && p.take(i)
	}
	if beside && r.Facts[i-1].Period == nil {
		return false // what was done stands before it: "điều động 5 công chức từ xã có hơn 32 người"
	}
	if m.ActionAt >= 0 || p.current != nil && (m.Class == "money" || r.ReportsOnGoal(m)) {
		return false
	}
	return p.take(i)
}

// breaks reports whether the sentence of mention i begins with words that leave the time spoken of before: "Hiện nay", "Dịp này".
func (p *periods) breaks(i int) bool {
	r := p.r
	from, to := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	for k := from; k < to && k < from+3; k++ {
		p.r.T.Work++
		if r.opensWith(k, breakLex) {
			return true
		}
		if k+1 < to && r.exactly(k, afterLex) && r.Elems[k+1].Kind == quantity.Fig && r.Mentions[r.Elems[k+1].Ref].Kind == quantity.Duration {
			return true // "Sau 2 năm thực hiện, …": so long after something, whenever that was
		}
		if e := r.Elems[k].Kind; e != quantity.Sign && e != quantity.Func && e != quantity.Comma {
			return false
		}
	}
	return false
}

// undated reports whether mention i is of no time that a sentence before set, whatever that was: of today, a bound, a property and the like.
func (p *periods) undated(i int) bool {
	m := &p.r.Mentions[i]
	return p.present(i) || p.goingOn(i) || p.begins(m) || p.personal(m) || p.granted(m) || p.invested(m) || p.timesOther(m) || p.criterion(m) || (m.Class == "area" || m.Class == "length") && m.ActionAt < 0
}

// take notes mention i as the last that took the time of the state of things.
func (p *periods) take(i int) bool {
	p.taken = i
	return true
}

// item reports whether the sentence of mention i is an item of a list: it opens with a dash or another mark.
func (r *Reading) item(i int) bool {
	from, _ := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	return r.Elems[from].Kind == quantity.Sign
}

// compares reports whether the sentence of mention i sets it beside the same time of the year before.
func (p *periods) compares(i int) bool {
	r := p.r
	from, to := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	for j := from; j < to; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time && r.Times[r.Elems[j].Ref].Relative == "same_period_last_year" {
			return true
		}
	}
	return false
}

// setBefore returns the time at the end of the sentence before that of goal i, which goes into what that one announced: "thông qua 21 chỉ tiêu chủ yếu của năm
// 2021. Trong đó, thu ngân sách đạt 42 tỷ đồng".
func (p *periods) setBefore(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	if m.Kind != quantity.Target || !r.OpensSentence(i, goingOnLex) {
		return nil
	}
	last, _ := r.SentenceOf(r.ElemOf(m.QualFrom))
	last--
	if last < 0 {
		return nil
	}
	from, _ := r.SentenceOf(last)
	for last > from && r.Elems[last].Kind == quantity.Stop {
		r.T.Work++
		last--
	}
	if r.Elems[last].Kind != quantity.Time {
		return nil
	}
	tm := &r.Times[r.Elems[last].Ref]
	if tm.Kind != timex.KindYear && tm.Kind != timex.KindTerm || tm.Period.Start.Year == 0 || p.base(r.Elems[last].Ref) {
		return nil
	}
	return p.copyOf(&tm.Period)
}
