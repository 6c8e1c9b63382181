package relation

import (
	"strings"

	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// timeless reports whether mention i is of no time that an earlier sentence set, whatever it was:
//
//	hiện nay có 12 xã           of today
//	quốc lộ dài 32 km           a property
//	trẻ 6 tuổi                  an age, if no body that sits for a term is spoken of
//	từ 14 xuống còn 2           where a change began
//	người từ 60 tuổi            a bound
//	23 xã đạt chuẩn             what has been reached and stays
//	hỗ trợ 10% mức đóng         a share that a regulation grants
//	mỗi chi bộ giúp 2 hộ        a share of each
//	Ông An nuôi 3.000 con gà    a man presented as an example
//	nhân dân 3 xã, tại 8 xã     known places, in which something was done
//	nếu vay 20 triệu đồng       what is supposed
//	giá 4.500 đồng/kg           a rate or a stock, behind a span in which things were done
func (p *periods) timeless(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	switch {
	case p.present(i), p.goingOn(i), p.begins(m), p.apiece(m), p.personal(m), p.attained(m), p.granted(m):
		return true
	case p.supposed(i):
		return true
	case p.invested(m), p.timesOther(m), p.criterion(m), p.whereabouts(m), !p.drawnUp && p.stock(i), p.grownTo(m), p.homeOfTotal(i):
		return true
	case p.current != nil && p.current.Start.Year == 0 && p.current.End.Year > 0: // what there was before a year
		return p.line(m.From) != p.setIn
	case m.Class == "age":
		return p.current == nil || p.current.Type != timex.Term
	case m.Class == "area" || m.Class == "length":
		return m.ActionAt < 0 && m.Kind == quantity.Level && !p.plannedFor(m)
	}
	return p.current != nil && p.current.Type == timex.Range && !schoolYear(p.current) && !p.drawnUp && !(p.current.Start.Day > 0 && p.current.End.Day > 0) && (m.Kind != quantity.Change && strings.Contains(m.Unit, "/") || !p.deed(i))
}

// present reports whether the sentence of mention i speaks of today, before the figure or in the clause that it stands in: "xã hiện có 12
// thôn", "58 triệu đồng hiện nay".
func (p *periods) present(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	if !r.SentenceBegins(k).May(nowLex) && !r.SentenceHasTime(k) {
		return false
	}
	depth, goal := 0, m.Percent && r.ReportsOnGoal(m)
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Close:
			depth++
		case quantity.Open:
			depth--
		case quantity.Fig:
			if goal {
				from = j // "đàn bò hiện có 10.923 con, đạt 101% kế hoạch": that is of the plan's time
			}
		case quantity.Plain, quantity.Func, quantity.Verb:
			if depth <= 0 && r.now(j, from) {
				return true
			}
		}
	}
	for j := r.ElemOf(m.End-1) + 1; j < to; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Stop, quantity.Fig, quantity.Open, quantity.Close:
			return false
		case quantity.Time:
			return r.Times[r.Elems[j].Ref].Relative == "now"
		case quantity.Plain, quantity.Func:
			if r.now(j, from) {
				return true
			}
		}
	}
	return false
}

// now reports whether element k, of a sentence that begins at from, is a word of the present and no part of a longer word: "hiện", not
// "thể hiện".
func (r *Reading) now(k, from int) bool {
	if !r.Elems[k].Begins.May(nowLex) { // as mostly
		return false
	}
	row, _, ok := r.T.At(r.Elems[k].From, nowLex)
	if !ok || !nowIs[row] {
		return false
	}
	if k > from {
		if row, n, ok := r.T.At(r.Elems[k-1].From, nowLex); ok && !nowIs[row] && r.Elems[k-1].From+n > r.Elems[k].From {
			return false
		}
	}
	return true
}

// begins reports whether mention m is where a change began, or a bound: "từ 14 xuống còn 2", "từ 60 tuổi trở lên".
func (p *periods) begins(m *quantity.Mention) bool {
	r := p.r
	k := r.ElemOf(m.QualFrom)
	return k > 0 && m.Low == nil && r.opensWith(k-1, fromLex)
}

// accrues reports whether the elements [from, to) tell of what adds up over a year, so that "đến hết tháng 7" is its first seven months:
// "Tổng thu ngân sách đến cuối tháng 7/2022 là 21.300 tỷ đồng". What there is at the end of a month is of that month.
func (p *periods) accrues(from, to int) bool {
	for j := from; j < to; j++ {
		p.r.T.Work++
		if p.r.opensWith(j, accrualLex) {
			return true
		}
	}
	return false
}

// apiece reports whether the clause of mention m tells what falls to each of several: "mỗi chi bộ nhận giúp đỡ 2 hộ".
func (p *periods) apiece(m *quantity.Mention) bool {
	r := p.r
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	if !r.SentenceBegins(k).May(eachLex) {
		return false // as mostly
	}
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Semicolon, quantity.Colon:
			return false
		case quantity.Func, quantity.Plain, quantity.Org:
			if r.opensWith(j, eachLex) {
				return true
			}
		}
	}
	return false
}

// attained reports whether mention m counts places that have reached a standard: "23/23 xã được công nhận đạt chuẩn nông thôn mới".
func (p *periods) attained(m *quantity.Mention) bool {
	r := p.r
	if !m.Noun || m.Class != "place" || m.Kind == quantity.Change {
		return false
	}
	_, to := r.SentenceOf(r.ElemOf(m.From))
	depth := 0
	for j := r.ElemOf(m.End-1) + 1; j < to; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Open:
			depth++
		case quantity.Close:
			depth--
		case quantity.Comma, quantity.Semicolon, quantity.Stop:
			return false
		default:
			if depth == 0 && r.opensWith(j, standardLex) {
				return true
			}
		}
	}
	return false
}

// granted reports whether mention m is a share that a regulation grants: "hỗ trợ 80%", "100% mức đóng".
func (p *periods) granted(m *quantity.Mention) bool {
	r := p.r
	if !m.Percent {
		return false
	}
	if row, _, ok := r.T.At(m.End, grantLex); ok && grantSide[row] == "after" {
		return true
	}
	row, _, ok := r.T.Before(m.QualFrom, grantLex)
	return ok && grantSide[row] == "before"
}

// personal reports whether the sentence of mention m begins with a person by name, and tells of them: "Ông Ngô Văn An nuôi 3.000 con gà". What
// they say is of the body that they speak for.
func (p *periods) personal(m *quantity.Mention) bool {
	r := p.r
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for from < k && r.Elems[from].Kind == quantity.Sign {
		r.T.Work++
		from++
	}
	_, n, ok := r.T.At(r.Elems[from].From, addressLex)
	if name := r.Elems[from].From + n; !ok || !r.T.IsKind(name, scan.Word) || r.T.Tokens[name].Case == scan.Lower {
		return false
	}
	for j := from; j < k; j++ {
		r.T.Work++
		if r.opensWith(j, sayingLex) || r.opensWith(j, sourceLex) {
			return false
		}
	}
	return true
}

// start reports whether element k is the figure from which a change began: "từ 14 xuống còn 2".
func (p *periods) start(k int) bool {
	return p.r.Elems[k].Kind == quantity.Fig && p.begins(&p.r.Mentions[p.r.Elems[k].Ref])
}

// plannedFor reports whether how far a plan was met stands right behind mention m, or that it was carried out before it: "gieo trồng 943 ha, đạt 129% kế
// hoạch". Such a measure is a yield of its time.
func (p *periods) plannedFor(m *quantity.Mention) bool {
	r := p.r
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	for j := k - 1; j >= from && j > k-12; j-- { // "diện tích gieo trồng cây ăn quả đạt 850 ha"
		r.T.Work++
		if e := r.Elems[j].Kind; e == quantity.Comma || e == quantity.Semicolon || e == quantity.Fig || e == quantity.Close {
			break
		}
		if r.opensWith(j, yieldLex) {
			return true
		}
	}
	j := r.ElemOf(m.End-1) + 1
	for ; j < to && j < r.ElemOf(m.End-1)+4 && r.Elems[j].Kind != quantity.Semicolon; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Fig {
			return r.ReportsOnGoal(&r.Mentions[r.Elems[j].Ref]) || r.Mentions[r.Elems[j].Ref].Kind == quantity.Change
		}
	}
	return false
}

// deed reports whether mention i tells what was done or brought in, how much that changed, or how far a plan was met; else it tells what
// there is.
func (p *periods) deed(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if m.ActionAt >= 0 || m.Noun && r.counts(m, occurrenceLex) || p.adds(i) || m.Kind == quantity.Change || r.Facts[i].Versus >= 0 || p.compared(i) || r.T.Has(m.QualFrom, deedLex) { // "ước đạt 10.500 tỷ đồng"
		return true
	}
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	behind := r.ElemOf(m.End-1) + 1
	stateShare := m.Percent && !r.ReportsOnGoal(m) && !(i > 0 && r.Facts[i-1].Period != nil && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From))
	if stateShare { // "6 tháng đầu năm, …; tỷ lệ học sinh lên lớp đạt 97%": what its own clause tells alone
		for j := k - 1; j > from; j-- {
			r.T.Work++
			if e := r.Elems[j].Kind; e == quantity.Comma || e == quantity.Semicolon {
				from = j + 1
				break
			}
		}
	}
	for j := from; j < to; j++ {
		r.T.Work++
		e := r.Elems[j]
		if e.Kind == quantity.Fig {
			continue
		}
		if row, _, ok := r.T.At(e.From, deedLex); ok && (j < k && !(stateShare && j == k-1 && (r.VerbClass(j) == "reach" || r.VerbClass(j) == "stay")) || deedSide[row] == "any" || j == behind && deedSide[row] == "beside") {
			return true
		}
	}
	return false
}

// sentUp reports whether mention i counts those elected to take part in the congress of a higher level, which sits at another time: "bầu 6
// đại biểu đi dự Đại hội cấp trên", "bầu đoàn đại biểu dự Đại hội huyện gồm 12 đồng chí".
func (p *periods) sentUp(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if !m.Noun || m.Class != "person" && m.Class != "member" && !r.counts(m, attendeeLex) {
		return false
	}
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	if r.counts(m, attendeeLex) {
		depth := 0
		for j := r.ElemOf(m.End-1) + 1; j < to && (j < k+4 || depth > 0); j++ {
			r.T.Work++
			switch r.Elems[j].Kind {
			case quantity.Open:
				depth++ // "bầu 17 đại biểu (gồm 15 chính thức, 2 dự khuyết) đi dự …"
			case quantity.Close:
				depth--
				k = j
			}
			if r.opensWith(j, toCongressLex) {
				return m.ActionAt >= 0 && m.ActionAt < m.From
			}
		}
	}
	if !r.SentenceBegins(k).May(delegationLex) {
		return false // as mostly
	}
	for j := k - 1; j >= from && r.Elems[j].Kind != quantity.Semicolon; j-- {
		r.T.Work++
		if r.opensWith(j, delegationLex) {
			for ; j < to && r.Elems[j].Kind != quantity.Semicolon; j++ {
				r.T.Work++
				if r.opensWith(j, toCongressLex) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// home reports whether mention i counts the party organisations that the delegates or members counted right before it come from: "120 đại
// biểu, thay mặt cho 5.400 đảng viên sinh hoạt tại 61 chi bộ". They are there without the congress.
func (p *periods) home(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if i == 0 || !m.Noun || m.Class != "org" && m.Class != "party" {
		return false
	}
	b := &r.Mentions[i-1]
	if !r.delegates(b) || r.T.SentenceOf(b.From) != r.T.SentenceOf(m.From) {
		return false
	}
	for k := r.ElemOf(b.End-1) + 1; k < r.ElemOf(m.QualFrom); k++ {
		r.T.Work++
		if r.opensWith(k, homeLex) {
			return true
		}
	}
	return false
}

// homeOfTotal reports whether mention i counts the organisations of those whom the total right before it counts: "nâng tổng số đảng viên lên 1.153, sinh hoạt tại 29 chi bộ".
func (p *periods) homeOfTotal(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if i == 0 || !m.Noun || m.Class != "org" && m.Class != "party" && m.Class != "group" || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From) {
		return false
	}
	k := r.ElemOf(m.QualFrom) - 1
	return k > 0 && r.opensWith(k, homeLex) && p.grownTo(&r.Mentions[i-1])
}

// supposed reports whether mention i stands in or behind a clause of what is only supposed: "nếu vay 600 tỷ đồng, mỗi năm trả 36 tỷ đồng".
// What a rule lays down is as little: "Theo quy định, cơ sở dưới 10 phòng được miễn 50% phí".
func (p *periods) supposed(i int) bool {
	r := p.r
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, _ := r.SentenceOf(k)
	if !r.SentenceBegins(k).May(supposingLex) && !r.SentenceBegins(k).May(rulingLex) {
		return false // as mostly
	}
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		if r.opensWith(j, supposingLex) || (j == from || r.Elems[j-1].Kind == quantity.Sign) && r.opensWith(j, rulingLex) {
			return true
		}
	}
	return false
}

// schoolYear reports whether period is as long as a year that begins in one and ends in the next, and is reported on as one: "năm học 2017 - 2018".
func schoolYear(period *timex.Period) bool {
	return period != nil && period.Type == timex.Range && period.Start.Month == 0 && period.Start.Year > 0 && period.End.Year == period.Start.Year+1
}

// whereabouts reports whether mention m counts known places that only tell where or what something is: "nông dân ở 6 huyện ven biển", "nằm trong 10 địa phương dẫn đầu", "là hai
// tỉnh đông dân nhất".
func (p *periods) whereabouts(m *quantity.Mention) bool {
	r := p.r
	k := r.ElemOf(m.QualFrom) - 1
	return r.knownPlaces(m) && k >= 0 && (r.exactly(k, placeLex) || r.exactly(k, ownerLex) || r.exactly(k, isLex))
}

// knownPlaces reports whether mention m counts places by a noun of administration, exactly and as what there is: "5 huyện", "10 địa phương".
func (r *Reading) knownPlaces(m *quantity.Mention) bool {
	if !m.Noun || m.Kind != quantity.Level || m.Of != nil || m.Qualifier != quantity.Exact || m.UnitTo <= m.UnitFrom {
		return false
	}
	row, _, ok := r.T.At(m.UnitFrom, bodyLex)
	return ok && bodyClass[row] == "place"
}
