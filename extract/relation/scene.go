package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// Which times set the scene for what follows? pass asks this of every time as the text goes by: whether it leads its sentence or a clause, heads lines, or is that of
// results reported; whether it holds for its line only; and what it is not: the base of a comparison, the date of a law, the name of a congress, a
// remark. It leaves its answers in the fields of type periods, which expire ends.

// pass goes by time n: it becomes the time of what follows, unless it only tells what something is compared with, when something was
// founded or issued, or when the page was made.
func (p *periods) pass(n int) {
	r := p.r
	tm := &r.Times[n]
	if day := held(tm.Period); days(tm) && !p.base(n) && !p.drawnUpDay(n) && (!p.meeting(&day) || p.rightAfter(tm, roundLex)) && !(day != tm.Period && p.dayLed && r.T.SentenceOf(p.dayAt) == r.T.SentenceOf(tm.From)) {
		p.day = &day
		k := r.ElemOf(tm.From)
		from, _ := r.SentenceOf(k)
		p.dayLed, p.dayIn = p.leads(k, from) || r.eventOn(k, from), p.line(tm.From)
		p.happens(n, k)
	}
	p.speak(n)
	if tm.Kind == timex.KindMonth && !p.base(n) {
		if period, known := p.resolve(tm, false); known && period != nil && period.Type == timex.Range && period.Start == period.End {
			p.month = period
		}
	}
	if tm.Relative == "" && tm.Kind != timex.KindTerm && tm.Period.Start.Year > 0 {
		p.then = tm.Period.Start.Year
		if p.founds(n) {
			p.founded = p.then
		}
	}
	if !p.sets(n) {
		if tm.Kind == timex.KindTerm && tm.Period.End.Year > 0 {
			p.named, p.namedIn = &tm.Period, r.T.SentenceOf(tm.From)
		}
		return
	}
	period, known := p.resolve(tm, false)
	if !known {
		return
	}
	p.broken = period == nil && p.current != nil && (p.current == p.report || p.narrow) && p.report != nil && (tm.Relative == "to_date" || tm.Relative == "now")
	if period == nil {
		p.vagueIn = p.line(tm.From)
	} else if period.Type != timex.Day {
		p.dayLed = false // a report on other times
	}
	p.current, p.coming, p.setIn, p.narrow = period, n < len(r.Ahead) && r.Ahead[n] || p.notYet(period), p.line(tm.From), p.passing(n, period)
	p.took, p.setOn, p.setAt, p.drawnUp = 0, r.T.SentenceOf(tm.From), tm.From, p.stateUnder(n)
	if !p.narrow && !p.broken && (tm.Kind != timex.KindYear || p.reported(n)) {
		p.report = period
	}
	if period != nil && period.Start.Year == 0 && period.End.Year > 0 {
		p.until = period
	}
	if period != nil && period.Start.Year < period.End.Year {
		p.wide = period
	}
}

// drawnUpDay reports whether figures are drawn up to day n, which leaves the day spoken of as it is: "Chiều 28/12, Huyện ủy tổ chức hội nghị. Đến 30/11, huyện có 45 chi bộ. Nhân
// dịp này, Huyện ủy tặng giấy khen cho 12 tập thể": on December 28.
func (p *periods) drawnUpDay(n int) bool {
	r := p.r
	if p.day == nil || !p.dayMet || p.r.Times[n].Kind != timex.KindDay {
		return false
	}
	k := r.ElemOf(r.Times[n].From)
	from, _ := r.SentenceOf(k)
	return r.Times[n].Until || r.drawnUpTo(k, from)
}

// days reports whether tm is a day, or a span of days as short as a meeting.
func days(tm *timex.Mention) bool {
	s, e := tm.Period.Start, tm.Period.End
	return s.Day > 0 && s.Year > 0 && e.Day > 0 && (held(tm.Period) != tm.Period || s.Year*12+s.Month+1 >= e.Year*12+e.Month)
}

// base reports whether time n belongs to a comparison, tells when something came about or by when it is due: "so với năm 2019", "thành lập
// năm 2019", "trước năm 2030".
func (p *periods) base(n int) bool {
	r := p.r
	k := r.ElemOf(r.Times[n].From)
	from, _ := r.SentenceOf(k)
	if _, _, ok := r.T.Before(r.Times[n].From, deadlineLex); ok && p.openEnded(&r.Times[n]) == nil {
		return true
	}
	if r.comparesWith(k, from) || r.ofLaw(n, k, from) {
		return true
	}
	for j := k - 1; j >= from && j >= k-4; j-- {
		p.r.T.Work++
		e := r.Elems[j]
		if r.T.Has(e.From, baseLex) && e.Kind != quantity.Fig {
			if tm := &r.Times[n]; (tm.Kind == timex.KindRange || tm.Kind == timex.KindTerm) && tm.Period.Start.Month == 0 && r.opensWith(j, planLex) {
				return false // "kế hoạch vốn trung hạn giai đoạn 2021 - 2025": of all its years
			}
			return true
		}
		if e.Kind == quantity.Doc && k-j <= 3 && r.dates(n, j, k) {
			return true
		}
		switch e.Kind {
		case quantity.Comma:
			if j > from && r.Elems[j-1].Kind == quantity.Doc {
				continue
			}
			return false
		case quantity.Fig:
			return j == k-1 && r.Mentions[e.Ref].Class == "times" // "gấp 2,3 lần năm 2010"
		case quantity.Semicolon, quantity.Colon, quantity.Stop:
			return false
		case quantity.Open:
			if k+1 < len(r.Elems) && r.Elems[k+1].Kind != quantity.Close {
				return false // "so với cả nước (năm 2014 cả nước đạt 5,98%)"
			}
		}
	}
	return false
}

// comparesWith reports whether the time at element k ends the words that open its sentence, from element from on, with what it is compared with: "So với kết
// quả rà soát hộ nghèo, hộ cận nghèo năm 2012, tỷ lệ …".
func (r *Reading) comparesWith(k, from int) bool {
	if k+1 >= len(r.Elems) || r.Elems[k+1].Kind != quantity.Comma || k-from > 12 || !r.opensWith(from, againstLex) {
		return false
	}
	for j := from + 1; j < k; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Fig, quantity.Time, quantity.Colon, quantity.Semicolon:
			return false
		}
	}
	return r.Elems[k-1].Kind != quantity.Comma
}

// dates reports whether time n, at element k, is that of the document at element j: "Quyết định số 1628-QĐ/TU, ngày 27-6-2019", "Nghị quyết 26 của Trung ương năm
// 2008". Behind a comma only a day is: "Thực hiện Chỉ thị 05-CT/TW, từ năm 2016 …"; behind a verb nothing: "Nghị quyết đề ra mỗi năm …". "đến nay" behind a
// resolution with its term is the time of that: "Thực hiện Nghị quyết Đại hội nhiệm kỳ 2015 - 2020, đến nay …".
func (r *Reading) dates(n, j, k int) bool {
	switch tm := &r.Times[n]; tm.Kind {
	case timex.KindRelative:
		return tm.Relative == "to_date" && n > 0 && r.Times[n-1].Kind == timex.KindTerm && r.ElemOf(r.Times[n-1].From) == j
	case timex.KindDay:
	case timex.KindYear, timex.KindMonth:
		if r.opensWith(j, reportLex) {
			return false // "Báo cáo của UBND tỉnh năm 2016 cho biết thu …": the year that it reports on
		}
		for i := j + 1; i < k; i++ {
			if r.Elems[i].Kind == quantity.Comma {
				return false
			}
		}
	default:
		return false
	}
	for i := j + 1; i < k; i++ {
		if r.Elems[i].Kind == quantity.Verb {
			return false
		}
	}
	return true
}

// meeting reports whether period d lies within the days of the meeting spoken of: the second day of a congress is not all of it.
func (p *periods) meeting(d *timex.Period) bool {
	return p.day != nil && p.day.Start != p.day.End && !before(d.Start, p.day.Start) && !before(p.day.End, d.End)
}

// before reports whether a is earlier than b.
func before(a, b timex.Date) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month != b.Month {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}

// leads reports whether element k stands where a time rules a sentence: at its start, or at the start of a clause.
func (p *periods) leads(k, from int) bool {
	r := p.r
	for j := k - 1; j >= from; j-- {
		p.r.T.Work++
		if _, _, said := r.T.Before(r.Elems[j].To, sayingLex); said {
			return true // "Báo cáo cho thấy trong nhiệm kỳ 2015 - 2020, …"
		}
		if r.opensWith(j, datingLex) {
			continue // "Vào hồi 20h30 ngày 5/10, …"
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Sign:
			if r.byline(j, from) {
				return true
			}
		case quantity.Func, quantity.Time, quantity.Stop:
			continue
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Open:
			return true
		case quantity.Verb:
			return r.VerbClass(j) == "aim" && (j == from || r.Elems[j-1].Kind != quantity.Fig) // not "đạt 35% chỉ tiêu năm 2022"
		default:
			return false
		}
	}
	return true
}

// byline reports whether the dash at element k ends the name of the newspaper or the place with which a text opens: "(BSH) - Năm 2020, …". Its sentence
// begins at from.
func (r *Reading) byline(k, from int) bool {
	if !r.T.Is(r.Elems[k].From, '-') {
		return false
	}
	k--
	if k > from && r.Elems[k].Kind == quantity.Close {
		for k--; k > from && r.Elems[k].Kind != quantity.Open; k-- {
			r.T.Work++
		}
	}
	return k == from
}

// speak notes time n as the one that "cùng thời gian trên" means, if it rules its sentence.
func (p *periods) speak(n int) {
	r := p.r
	tm := &r.Times[n]
	k := r.ElemOf(tm.From)
	from, _ := r.SentenceOf(k)
	if tm.Kind == timex.KindClock || tm.Kind == timex.KindWeekday || tm.Kind == timex.KindTerm || p.base(n) || local(tm.Relative) || p.saidOn(n) {
		return
	}
	leads := p.leads(k, from)
	if !leads && !r.heads(k, from) || r.aside(k, from) {
		return
	}
	if period, known := p.resolve(tm, false); known && period != nil {
		p.spoken, p.asOf, p.spoke, p.ruled, p.spokenAt = period, tm.Until || r.drawnUpTo(k, from), r.T.SentenceOf(tm.From), leads, tm.From
		p.drawn, p.drawnIn = p.spoke, p.line(tm.From)
		_, to := r.SentenceOf(k)
		if to--; to > k && r.Elems[to].Kind == quantity.Stop {
			to-- // the end of the line
		}
		p.lists = tm.Until && r.Elems[to].Kind == quantity.Colon
	}
}

// local reports whether a relative time holds for its own clause only.
func local(relative string) bool {
	switch relative {
	case "every_year", "every_month", "every_quarter", "every_day", "every_week", "previous_term", "last_year", "same_period_last_year", "ago", "later", "whole_year":
		return true
	}
	return false
}

// heads reports whether no figure stands before element k in its sentence, which begins at from.
func (r *Reading) heads(k, from int) bool {
	for k--; k >= from; k-- {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig {
			return false
		}
	}
	return true
}

// drawnUpTo reports whether words before the time at element k say that figures were drawn up to it: "tính đến 0 giờ ngày 1/7/2018". Its sentence begins at from.
func (r *Reading) drawnUpTo(k, from int) bool {
	for j := k - 1; j >= from && j >= k-4 && r.Elems[j].Kind != quantity.Comma; j-- {
		r.T.Work++
		if r.opensWith(j, asOfLex) {
			return true
		}
	}
	return false
}

// sets reports whether time n sets the scene for what follows.
func (p *periods) sets(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind == timex.KindClock || tm.Kind == timex.KindWeekday || p.base(n) || local(tm.Relative) {
		return false
	}
	if p.aimed(n, len(r.Elems)) || p.inRow(n) || p.spellsOut(n) || r.inLife(tm) || r.built(r.ElemOf(tm.From)) || r.ofAge(tm) {
		return false
	}
	if p.announces(n) {
		return true
	}
	if tm.Kind == timex.KindTerm && r.carriedOut(tm) {
		k := r.ElemOf(tm.From)
		from, _ := r.SentenceOf(k)
		return !p.underYear(k, from)
	}
	if p.reported(n) {
		return true
	}
	if tm.Kind == timex.KindYear && r.Elems[r.ElemOf(tm.From)].Kind == quantity.Doc {
		return false // "Theo Luật Ngân sách nhà nước năm 2015, …"
	}
	if p.headlineYear(n) {
		return true
	}
	if p.stateUnder(n) {
		return true // "Kết quả (tính đến ngày 31/12/2019):"
	}
	if tm.Kind == timex.KindDay || tm.Kind == timex.KindMonth && tm.Until || p.names(n) {
		return false // a day, and a month that figures were drawn up to, hold for their own sentence
	}
	if r.T.Tokens[tm.From].Case == scan.Title && r.T.Tokens[tm.From].Kind == scan.Word && tm.Kind == timex.KindYear {
		return true // "… dự hội nghị Năm 2024, …": a sentence whose full stop was lost
	}
	k := r.ElemOf(tm.From)
	from, _ := r.SentenceOf(k)
	if _, _, once := r.T.Before(tm.From, atOnceLex); once {
		return false // "Ngay từ đầu năm 2018, cấp ủy đã xây dựng kế hoạch": when it was begun
	}
	if _, _, beside := r.T.Before(tm.From, contrastLex); beside && k > from {
		return false // "có 29 xã đạt chuẩn, trong khi năm 2010 chưa có xã nào": what follows is not of 2010
	}
	if p.withinList(n, from) {
		return false
	}
	if r.remark(k, from) || k > from && (tm.Kind == timex.KindYear && r.Elems[k-1].Kind == quantity.Open || p.start(k-1)) {
		return false
	}
	if r.aside(k, from) {
		return false
	}
	if (tm.Relative == "year_end" || tm.Relative == "year_start") && !r.heads(k, from) {
		return false // "tỷ lệ hộ nghèo 12%, dự kiến cuối năm còn 10%"
	}
	if (tm.Relative == "to_date" || tm.Relative == "now") && !p.narrow && p.current != nil && p.current.Type == timex.Term && !r.heads(k, from) {
		return false // "kết nạp 45 đảng viên; đến nay có 230 đảng viên"
	}
	if p.leads(k, from) {
		return true
	}
	if (tm.Kind == timex.KindYear || tm.Kind == timex.KindRange && tm.Period.Start.Month == 0 && tm.Period.Start.Year > 0 && tm.Period.End.Year > 0) && !tm.Until && k+1 < len(r.Elems) && r.Elems[k+1].Kind == quantity.Comma && r.heads(k, from) {
		return true // "Qua kết quả đánh giá năm 2012, …"
	}
	if p.current != nil {
		return false
	}
	switch { // the first time that a text names rules it wherever it stands
	case tm.Kind == timex.KindTerm: // of a body ("Đảng ủy Công ty nhiệm kỳ 2015 - 2020") it tells nothing of the deeds that follow
		e := r.Elems[max(k-1, 0)]
		return k == from || e.Kind == quantity.Func || e.Kind == quantity.Org && r.Orgs[e.Ref].Class == entity.CongressBody
	case tm.Kind == timex.KindRelative:
		return tm.Count == 0 && tm.Relative != "next_year" || tm.Relative == "first" || tm.Relative == "last"
	}
	return false
}

// headlineYear reports whether time n is the year of which the headline tells results: "Hoàn thành xuất sắc nhiệm vụ năm 2023".
func (p *periods) headlineYear(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if n > 0 || tm.Kind != timex.KindYear || tm.Until || tm.Period.Start.Year == 0 || n < len(r.Ahead) && r.Ahead[n] || tm.Period.Start.Year != r.Published.Year && tm.Period.Start.Year != r.Published.Year-1 {
		return false
	}
	end, ok := r.headlineFrom(0)
	return ok && tm.From < end
}

// announces reports whether a colon stands behind year n, by which the goals behind it are due: "một số chỉ tiêu đến năm 2030: …; …".
func (p *periods) announces(n int) bool {
	r := p.r
	tm := &r.Times[n]
	k := r.ElemOf(tm.To-1) + 1
	return tm.Until && tm.Kind == timex.KindYear && k < len(r.Elems) && r.Elems[k].Kind == quantity.Colon
}

// carriedOut reports whether a clause ends with term tm, as that of a resolution which was carried out: "thực hiện hiệu quả Nghị quyết Đại hội nhiệm kỳ
// 2020 - 2025, xã đã …".
func (r *Reading) carriedOut(tm *timex.Mention) bool {
	k := r.ElemOf(tm.From)
	from, to := r.SentenceOf(k)
	if r.Elems[k].Kind != quantity.Doc {
		return false
	}
	if k+1 < to && r.Elems[k+1].Kind != quantity.Comma && r.Elems[k+1].Kind != quantity.Stop {
		return false
	}
	for j := k - 1; j >= from && j >= k-6; j-- {
		r.T.Work++
		if r.opensWith(j, carriedOutLex) {
			return true
		}
	}
	return false
}

// reported reports whether time n is that of which results or a state of things are told: "báo cáo kết quả công tác nhiệm kỳ 2015 - 2020", "tình hình
// kinh tế 6 tháng đầu năm 2024 có chuyển biến tích cực".
func (p *periods) reported(n int) bool {
	r := p.r
	tm := &r.Times[n]
	k := r.ElemOf(tm.From)
	if n < len(r.Ahead) && r.Ahead[n] || tm.Until || tm.Kind == timex.KindDay || tm.Kind == timex.KindMonth || tm.Period.Start.Day > 0 ||
		tm.Kind == timex.KindTerm && r.Published.Year > 0 && tm.Period.Start.Year >= r.Published.Year { // "kết quả bầu cử đại biểu nhiệm kỳ 2021 - 2026"
		return false
	}
	from, _ := r.SentenceOf(k)
	heads, far := p.endsLine(tm), 10
	if heads {
		far = 25
	}
	quoted, commas := false, 0
	for j := k - 1; j >= from && k-j < far; j-- {
		r.T.Work++
		switch r.TextOf(j) {
		case "“", "”", `"`:
			quoted = !quoted
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig:
			if !heads {
				return false
			}
		case quantity.Comma:
			if commas++; commas > 2 {
				return false // but "công tác phòng, chống tội phạm năm 2020"
			}
		case quantity.Time, quantity.Doc, quantity.Semicolon, quantity.Colon, quantity.Open, quantity.Close:
			return false
		case quantity.Org:
			if j == k-1 && r.Orgs[e.Ref].Class == entity.CongressBody {
				return false
			}
		}
		if r.exactly(j, concernLex) {
			return false // "kết quả kiểm tra đối với Ban Thường vụ Đảng ủy Sở nhiệm kỳ 2015 - 2020"
		}
		if r.opensWith(j, resultsLex) {
			return !quoted // "kết quả “Tổng điều tra dân số năm 2019”": a name
		}
	}
	return false
}

// stateUnder reports whether time n is the day, month or year that the lines under its own tell the state of, which it alone rules: "Kết quả (tính đến ngày 31/12/2019):".
func (p *periods) stateUnder(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind == timex.KindTerm || tm.Kind == timex.KindRelative || n < len(r.Ahead) && r.Ahead[n] || !r.headsLines(r.ElemOf(tm.From)) {
		return false
	}
	at := tm.From
	if _, from, ok := r.T.Before(at, asOfLex); ok {
		at = from
	} else if !tm.Until {
		return false
	}
	k := r.ElemOf(at)
	from, _ := r.SentenceOf(k)
	return p.leads(k, from)
}

// names reports whether time n is a term that only tells which congress or body is meant: "Đại hội lần thứ X, nhiệm kỳ 2025 - 2030".
func (p *periods) names(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind != timex.KindTerm {
		return false
	}
	k := r.ElemOf(tm.From)
	for k > 1 && (r.Elems[k-1].Kind == quantity.Comma || r.exactly(k-1, andLex)) && r.Elems[k-2].Kind == quantity.Time && r.Times[r.Elems[k-2].Ref].Kind == timex.KindTerm {
		r.T.Work++
		k -= 2 // "các nhiệm kỳ 2015 - 2020, 2020 - 2025"
	}
	if k > 1 && r.exactly(k-1, pluralLex) {
		k--
	}
	if k > 0 && r.Elems[k-1].Kind == quantity.Org && r.Orgs[r.Elems[k-1].Ref].Class != entity.CongressBody {
		return true // "Ban Thường vụ Đảng ủy Công ty nhiệm kỳ 2015 - 2020"
	}
	i := tm.From - 1
	for i > 0 && (r.T.Is(i, ',') || r.T.Is(i, '(') || r.T.Is(i, '-')) {
		i--
	}
	if i < 0 || i == tm.From-1 {
		return false
	}
	for k := i; k >= 0 && k > i-4; k-- {
		if r.T.Tokens[k].Kind == scan.Newline {
			return false
		}
		if r.T.Has(k, ordinalLex) {
			return true
		}
	}
	return false
}

// remark reports whether time element k is a year in a bracket of its own, which dates the words before it and nothing else: "dân số (năm
// 2016) là 179.889 người", not "Nhiệm kỳ qua (2015 - 2020)". Its sentence begins at from.
func (r *Reading) remark(k, from int) bool {
	open := k - 1
	if open > from && (r.Elems[open].Kind == quantity.Func || r.exactly(open, expectedLex)) {
		open-- // "(đến năm 2030)", "(ước năm 2023)"
	}
	if open <= from || k+1 >= len(r.Elems) || r.Elems[k].Kind != quantity.Time || r.Times[r.Elems[k].Ref].Kind != timex.KindYear {
		return false
	}
	before := r.Elems[open-1].Kind
	return r.Elems[open].Kind == quantity.Open && r.Elems[k+1].Kind == quantity.Close && before != quantity.Time && before != quantity.Fig
}

// passing reports whether time n, which sets the period, is told in passing and no time that the text reports on: a year by which something had come
// about ("Đến năm 2013, tuyến đường được mở rộng"), and a span that is no term, no stage and no first part of a year.
func (p *periods) passing(n int, period *timex.Period) bool {
	if period == nil || p.announces(n) || p.reported(n) {
		return false
	}
	tm := &p.r.Times[n]
	switch {
	case period.Type == timex.Day:
		return tm.Kind == timex.KindRange // of an anniversary
	case p.longPast(period) && !p.r.headsLines(p.r.ElemOf(tm.From)):
		return true
	case (tm.Kind == timex.KindYear || tm.Relative == "first") && p.withinReport(period):
		return true
	case tm.Kind == timex.KindYear:
		return tm.Until && !(n < len(p.r.Ahead) && p.r.Ahead[n]) && (p.year() == 0 || tm.Period.Start.Year <= p.year()) && !p.r.headsLines(p.r.ElemOf(tm.From))
	case period.Type == timex.Range && !(schoolYear(period) && p.endsLine(tm)) && tm.Relative != "first" && tm.Relative != "half_term" && tm.Relative != "term_so_far" && tm.Kind != timex.KindTerm:
		return true
	}
	return false
}

// withinReport reports whether a year or some months of one lie in the term that the text reports on, to which it comes back in its next line: "Nhiệm kỳ 2015 - 2020, … Năm 2019, thu nhập đạt 42
// triệu đồng. ¶ Đảng bộ kết nạp 145 đảng viên".
func (p *periods) withinReport(period *timex.Period) bool {
	t := p.report
	if t == nil || t.Start.Year == 0 || t.Start.Month > 0 || t.Type != timex.Term && (t.Type != timex.Range || t.End.Year > 0) || period.Start.Year == 0 || period.Start.Year != period.End.Year {
		return false
	}
	return t.Start.Year <= period.Start.Year && (t.End.Year == 0 || period.End.Year <= t.End.Year)
}

// longPast reports whether period is a year that was over for a year and more when the text was written: a story goes back to it, the text does not report
// on it.
func (p *periods) longPast(period *timex.Period) bool {
	return period != nil && period.Type == timex.Year && period.Start.Year > 0 && period.Start.Year+1 < p.year()
}

// expire ends the time spoken of where mention m stands in another line than it and it holds for its own only, or for a row of lines right below each other.
func (p *periods) expire(i int) {
	if p.current == nil && p.broken && p.line(p.r.Mentions[i].QualFrom) > p.setIn {
		p.current, p.broken = p.report, false
	}
	if p.current == nil || !p.narrow {
		return
	}
	line := p.line(p.r.Mentions[i].QualFrom)
	if schoolYear(p.current) && p.report != nil && p.report != p.current && p.r.T.SentenceOf(p.r.Mentions[i].From) != p.setOn && !p.onSchools(i) {
		p.current, p.coming, p.narrow = p.report, false, false
		return
	}
	if p.current.Type == timex.Day {
		if p.r.T.SentenceOf(p.r.Mentions[i].From) == p.setOn {
			return // "Nhân 127 năm ngày sinh (19/5/1890 - 19/5/2017), tỉnh trao Huy hiệu cho 210 đảng viên": of its own sentence
		}
	} else if line == p.setIn || line <= p.took || line == p.took+1 && p.current.Type == timex.Range || line <= p.took+2 && (p.r.OpensSentence(i, additionLex) || p.longPast(p.current) && p.r.item(i)) {
		return
	}
	p.current, p.coming, p.narrow = p.report, false, false
}

// onSchools reports whether the sentence of mention i is on schools, which alone go on with a school year: "Năm học 2023 - 2024, xã có 12 trường. Khám bệnh cho 85 người" is of what
// the text reports on.
func (p *periods) onSchools(i int) bool {
	r := p.r
	k := r.ElemOf(r.Mentions[i].QualFrom)
	if !r.SentenceBegins(k).May(schoolingLex) {
		return false
	}
	from, to := r.SentenceOf(k)
	for j := from; j < to; j++ {
		r.T.Work++
		if _, n, ok := r.T.At(r.Elems[j].From, schoolingLex); ok && (n > 1 || r.exactly(j, schoolingLex)) {
			return true // not "trường hợp"
		}
	}
	return false
}

// endsLine reports whether nothing but a full stop stands between time tm and the end of its line, which then heads those below.
func (p *periods) endsLine(tm *timex.Mention) bool {
	r := p.r
	k := r.ElemOf(tm.To-1) + 1
	if k < len(r.Elems) && r.Elems[k].Kind == quantity.Stop && r.T.Tokens[r.Elems[k].From].Kind != scan.Newline {
		k++
	}
	return k >= len(r.Elems) || r.T.Tokens[r.Elems[k].From].Kind == scan.Newline
}
