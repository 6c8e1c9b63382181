package relation

import (
	"sort"
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// Which time is stated beside a figure, in its own clause or bracket? Right behind the figure first, then a remark or bracket, then leftwards through the
// clause to the sentence's start, where lengths of time may stand for years that the text tells; then the term or day that closes the sentence, and last
// the words behind the figure. own returns the time and whether the clause settles the question: settled and nil is "of no time".

// own looks for a time in the figure's own clause: before it, or behind it up to the next mark.
func (p *periods) own(i int) (*timex.Period, bool) {
	r := p.r
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	if period := p.adjacent(i); period != nil {
		return period, true
	}
	depth, crossed, looked, total, stock := 0, false, false, false, false
	goal, figures := m.Percent && r.ReportsOnGoal(m), 0
	award, deed := r.awarded(m), -1
	if award {
		deed = r.ElemOf(m.ActionAt)
	}
	for j := k - 1; j >= from; j-- {
		p.r.T.Work++
		e := &r.Elems[j]
		switch e.Kind {
		case quantity.Plain, quantity.Func, quantity.Verb:
			if e.Begins&nowOrTotal == 0 {
				continue
			}
			if depth == 0 && !crossed && !(goal && figures > 0) && r.now(j, from) {
				return nil, true // "Theo chương trình giai đoạn 2016 - 2020, hiện cả nước có 2.045 xã"
			}
			if depth == 0 && r.opensWith(j, totalLex) {
				total = true
				stock = stock || figures > 0 && !m.Percent
			}
		case quantity.Close:
			depth++
		case quantity.Open:
			if depth > 0 {
				depth--
			}
		case quantity.Semicolon:
			crossed = crossed || depth == 0
		case quantity.Time, quantity.Fig:
			if e.Kind == quantity.Fig {
				figures++
				if r.Mentions[e.Ref].Kind != quantity.Duration && !(j+1 < len(r.Elems) && r.opensWith(j+1, carriedOutLex)) {
					continue // it tells no time
				}
			}
			if months := p.monthsSoFar(j); months != nil && depth == 0 && !crossed {
				return months, true
			}
			if years := p.carriedOutIn(i, j); years != nil && depth == 0 && (!crossed || p.leads(j, from)) && m.Kind != quantity.Target {
				return years, true
			}
			n, ok := p.timeOf(j)
			if !ok && depth == 0 && !crossed && m.Kind != quantity.Target {
				if years := p.yearsOf(j); years != nil {
					return years, true
				}
			}
			if !ok || depth > 0 && (k-j > 4 || !r.remark(j, from)) && !r.whenFounded(j, from) {
				continue
			}
			tm := &r.Times[n]
			if !crossed && m.Kind == quantity.Level && (m.ActionAt < 0 || m.ActionAt > m.From) && r.built(j) {
				return nil, true // "khánh thành tháng 9/2014, cao 37 tầng"
			}
			if award && j > deed && tm.Kind != timex.KindDay || p.ofOther(n, m, j, k, from) {
				continue // "tặng Cờ thi đua năm 2022 cho 14 tập thể"
			}
			if tm.Relative == "previous_term" && k-j > 3 || j > from+1 && p.start(j-1) && m.Kind == quantity.Level {
				continue // "từ 11,25% năm 2011 xuống còn 2,89%"
			}
			if crossed && !looked {
				looked = true
				if own, found := p.behind(i); found && own != nil {
					return own, true // "…; 1.412 đảng viên nhận Huy hiệu dịp 19/5"
				}
			}
			if crossed && p.withinList(n, from) || r.ofBodyBeside(j, k) && !r.elected(m) {
				continue
			}
			if crossed && !p.reaches(n, m, k, from) || habitual(tm.Relative) && !p.leads(j, from) {
				continue // "lương hưu hằng tháng"
			}
			if then := p.yearEarlier(i, tm); then != nil && k-j < 5 {
				return then, true
			}
			if tm.Relative == "to_date" {
				if year := p.yearSoFar(i, j, from); year != nil {
					return year, true
				}
				if span := p.since(i, j, from); span != nil {
					return span, true
				}
			}
			if local(tm.Relative) && p.supposed(i) {
				return nil, true
			}
			if period, ok := p.resolve(tm, p.ahead(i)); ok {
				period = p.inClause(period, tm, m, j, k, from)
				if total && period != nil && (period.Type == timex.Annual || p.grownTo(m) && (period.Type == timex.Term || period.Type == timex.Range && period.Start.Month == 0) || stock && (period.Type == timex.Range || period.Type == timex.Term)) {
					return nil, true // "6 tháng đầu năm kết nạp 90 đảng viên, nâng tổng số lên 1.153, sinh hoạt tại 29 chi bộ"
				}
				return period, true
			}
		}
	}
	if closing := p.closing(m, from, to); closing != nil && !award {
		return closing, true
	}
	return p.behind(i)
}

// adjacent returns the time right behind mention i or in a bracket beside it, nil if none stands there.
func (p *periods) adjacent(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	if !r.SentenceHasTime(k) {
		return nil
	}
	from, to := r.SentenceOf(k)
	// "từ 8% năm 2015 giảm còn 3,2% năm 2020", "từ 5% (năm 2016)": the time right behind the figure is nearer than any before it
	j := r.ElemOf(m.End-1) + 1
	if j+2 < to && r.Elems[j].Kind == quantity.Open && r.Elems[j+2].Kind == quantity.Close || j+1 < to && r.opensWith(j, datingLex) {
		j++
	} else if j+3 < to && r.Elems[j].Kind == quantity.Open && r.opensWith(j+1, datingLex) && r.Elems[j+3].Kind == quantity.Close {
		j += 2 // "15,6% (đầu năm 2016)"
	}
	_, _, multiple := r.T.Before(m.QualFrom, multipleLex) // "gấp 3 lần năm 2015"
	if j < to && r.Elems[j].Kind == quantity.Time && !multiple && !p.base(r.Elems[j].Ref) {
		tm := &r.Times[r.Elems[j].Ref]
		if then := p.yearEarlier(i, tm); then != nil {
			return then
		}
		if tm.Kind != timex.KindClock && tm.Kind != timex.KindWeekday && (!local(tm.Relative) || tm.Relative == "every_year" && m.Noun && m.ActionAt >= 0) {
			if period, ok := p.resolve(tm, p.ahead(i)); ok && period != nil {
				return period
			}
		}
	}
	if n, ok := p.remarked(m); ok {
		if period, ok := p.resolve(&r.Times[n], p.ahead(i)); ok && period != nil {
			return period
		}
	}
	if k-2 >= from && r.Elems[k-1].Kind == quantity.Open && r.Elems[k-2].Kind == quantity.Time { // "gấp 1,5 lần năm 2015 (30 triệu đồng)"
		if tm := &r.Times[r.Elems[k-2].Ref]; tm.Kind == timex.KindYear {
			if period, ok := p.resolve(tm, p.ahead(i)); ok && period != nil {
				return period
			}
		}
	}
	return nil
}

// ofOther reports whether time n, at element j before the figure m at element k, is that of something else in the clause: a base, a founding, a day on
// which something was said. Its sentence begins at from.
func (p *periods) ofOther(n int, m *quantity.Mention, j, k, from int) bool {
	r, tm := p.r, &p.r.Times[n]
	switch {
	case tm.Kind == timex.KindClock, tm.Kind == timex.KindWeekday:
		return true
	case p.base(n) && !p.ofBase(m, j, k) && !p.planned(m, j) && !(m.Kind == quantity.Level && (p.foundedWith(n, j, k) || r.whenFounded(j, from))):
		return true
	}
	return p.saidOn(n) || m.Kind != quantity.Target && p.aimed(n, k) || r.beforehand(j, k, from) || tm.Kind == timex.KindTerm && p.underYear(j, from)
}

// underYear reports whether the term at element j only names the resolution that was carried out in a year which leads the sentence that begins at from: "Năm 2025, năm cuối
// thực hiện Nghị quyết Đại hội nhiệm kỳ 2020 - 2025, huyện kết nạp 120 đảng viên".
func (p *periods) underYear(j, from int) bool {
	r := p.r
	doc := r.Elems[j].Kind == quantity.Doc
	for k := j - 1; k >= from && k > j-30; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Doc:
			doc = doc || k > j-4
		case quantity.Fig, quantity.Semicolon, quantity.Colon:
			return false
		case quantity.Time:
			tm := &r.Times[e.Ref]
			return doc && tm.Kind == timex.KindYear && !tm.Until && tm.Period.Start.Year > 0 && p.leads(k, from)
		}
	}
	return false
}

// inClause returns the period that time tm at element j comes to beside the other words of the clause of figure m, at element k: "hằng năm" and averages of the years
// named before, years in a bracket, months up to which something grew. Its sentence begins at from.
func (p *periods) inClause(period *timex.Period, tm *timex.Mention, m *quantity.Mention, j, k, from int) *timex.Period {
	r := p.r
	if years := p.yearsBefore(tm, j, from); years != nil && (m.Kind != quantity.Target || period.Start.Year == 0) {
		period.Start, period.End = years.Start, years.End
	}
	if tm.Relative == "every_year" && strings.HasSuffix(m.Unit, "/năm") && m.Kind != quantity.Target && p.current != nil && (p.current.Start == period.Start && p.current.End == period.End || p.current.End.Year == 0) {
		*period = *p.current // a rate a year is of the years
	}
	if period != nil && period.Type == timex.Range && p.averaged(j, from) {
		period.Type = timex.Annual
	}
	if b, spelled := r.spelledOut(j); spelled && period != nil && (period.Start.Year != r.Times[b].Period.Start.Year || r.Times[b].Period.Start.Day > 0) {
		period = p.copyOf(&r.Times[b].Period)
	}
	switch {
	case tm.Kind != timex.KindMonth || !tm.Until:
	case p.accrues(from, k):
		*period = timex.Period{Type: timex.Range, Start: timex.Date{Year: period.End.Year, Month: 1}, End: timex.Date{Year: period.End.Year, Month: period.End.Month}}
	case period.Start == period.End && period.Start.Day == 0 && m.ActionAt >= 0 && m.ActionAt < m.From && m.Kind == quantity.Level:
		*period = timex.Period{Type: timex.Range, End: period.End} // "đến tháng 6/2015 mới thu được 180 tỷ đồng"
	}
	return period
}

// nowOrTotal begin the words that own looks for before a figure.
var nowOrTotal = scan.SetOf(nowLex, totalLex)

// monthsSoFar returns the first months of the year where the figure at element k is as many and the text appeared when they were over: "thu
// ngân sách 9 tháng ước đạt", not "sau 9 tháng", "nghỉ 9 tháng", "9 tháng lương", nor where the sentence names a year.
func (p *periods) monthsSoFar(k int) *timex.Period {
	r := p.r
	m := r.exactLength(k, "tháng")
	if m == nil {
		return nil
	}
	n, whole := m.Value.Int64()
	d := r.Published.Month
	if !whole || n < 2 || n > 11 || d > 0 && d != int(n) && d != int(n)+1 {
		return nil
	}
	from, to := r.SentenceOf(k)
	next := k + 1
	_, _, summed := r.T.Before(m.QualFrom, summedLex) // "Tính chung 4 tháng, chỉ số giá tăng 3,9%"
	if !summed && (next >= to || r.Elems[next].Kind == quantity.Noun || r.Elems[next].Kind == quantity.Plain) {
		return nil
	}
	if k > from && !summed {
		switch r.Elems[k-1].Kind {
		case quantity.Func:
			if !r.opensWith(k-1, soFarLex) {
				return nil
			}
		case quantity.Verb:
			return nil // "nghỉ 3 tháng"
		case quantity.Noun, quantity.Plain, quantity.Org: // "phạt tù 3 tháng, …", but "thu ngân sách 9 tháng ước đạt"
			if e := r.Elems[next].Kind; e != quantity.Verb && e != quantity.Func && e != quantity.Fig {
				return nil
			}
		}
	}
	if p.current != nil && p.current.End.Year > 0 && p.current.End.Year < r.Published.Year {
		return nil // the text tells of years before
	}
	for j := from; j < k; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time && r.Times[r.Elems[j].Ref].Period.Start.Year > 0 && !(summed && r.Times[r.Elems[j].Ref].Period.End.Year == r.Published.Year) {
			return nil // "Năm 2020, trong 3 tháng, …"
		}
	}
	if d == 0 && n%3 == 0 && r.opensWith(next, deedLex) { // quarters of the year that the text tells
		months, _ := p.dated(timex.Period{Type: timex.Range, Start: timex.Date{Month: 1}, End: timex.Date{Month: int(n)}})
		return months
	}
	return p.elapsed(int(n))
}

// exactLength returns the figure at element k if it is a length of time in that unit, told exactly, nil if not.
func (r *Reading) exactLength(k int, unit string) *quantity.Mention {
	if r.Elems[k].Kind != quantity.Fig {
		return nil
	}
	m := &r.Mentions[r.Elems[k].Ref]
	if m.Kind != quantity.Duration || m.Unit != unit || m.Value == nil || m.Qualifier != quantity.Exact {
		return nil
	}
	return m
}

// carriedOutIn returns the years that the text tells for the length of time at element k, in which something was carried out: "Sau 10 năm thực hiện nghị quyết
// (2008 - 2018), thu nhập tăng 3,2 lần"; for a deed also those up to the day of publication, where the text names the first of them: "Thực hiện Nghị
// quyết ngày 20/7/2014, … Sau 10 năm thực hiện nghị quyết, đã mở 120 lớp". nil if it tells none.
func (p *periods) carriedOutIn(i, k int) *timex.Period {
	r := p.r
	if r.Elems[k].Kind != quantity.Fig || k+1 >= len(r.Elems) || !r.opensWith(k+1, carriedOutLex) {
		return nil
	}
	if m := r.exactLength(k, "năm"); m != nil && r.Facts[r.Elems[k].Ref].Period == nil && k > 0 && r.opensWith(k-1, afterLex) && r.Published.Year > 0 {
		if o := &r.Mentions[i]; o.ActionAt < 0 || o.ActionAt > o.From || o.Kind != quantity.Level {
			return nil
		}
		if n, whole := m.Value.Int64(); whole && n > 1 && n <= 50 && p.namesYear(r.Published.Year-int(n)) {
			return p.yearsBack(int(n), r.Published.Year)
		}
	}
	return p.copyOf(r.Facts[r.Elems[k].Ref].Period)
}

// timeOf returns the time that element k is, or whose length is the figure there: "6 tháng đầu năm".
func (p *periods) timeOf(k int) (n int, ok bool) {
	r := p.r
	e := r.Elems[k]
	if e.Kind == quantity.Time {
		return e.Ref, true
	}
	if e.Kind != quantity.Fig || r.Mentions[e.Ref].Kind != quantity.Duration {
		return 0, false
	}
	n = sort.Search(len(r.Times), func(n int) bool { return r.Times[n].From >= r.Mentions[e.Ref].From })
	return n, n < len(r.Times) && r.Times[n].IsFigure() && r.Times[n].CountFrom == r.Mentions[e.Ref].From
}

// yearsOf returns the years that the figure at element k is the length of, between what was reached in them and how much it was: "tổng thu ngân sách
// 5 năm đạt 91.541 tỷ đồng", "tốc độ tăng trưởng bình quân 5 năm (2016 - 2020) đạt 8%". nil if it is none or nothing tells which they are.
func (p *periods) yearsOf(k int) *timex.Period {
	r := p.r
	m := r.exactLength(k, "năm")
	if m == nil {
		return nil
	}
	if b, ok := r.spelledOut(k); ok {
		return p.copyOf(&r.Times[b].Period)
	}
	from, to := r.SentenceOf(k)
	if k+1 >= to || k == from || r.VerbClass(k+1) != "reach" && r.VerbClass(k+1) != "up" {
		return nil
	}
	switch r.Elems[k-1].Kind {
	case quantity.Noun, quantity.Plain, quantity.Org:
	default:
		return nil
	}
	n, whole := m.Value.Int64()
	if c := p.current; whole && c != nil && c.End.Year > 0 && c.Start.Month == 0 && (c.End.Year-c.Start.Year == int(n) || c.Type == timex.Range && c.End.Year-c.Start.Year == int(n)-1) {
		return p.copyOf(c)
	}
	if t := p.pastTerm(); whole && t != nil && t.End.Year-t.Start.Year == int(n) {
		return t
	}
	return nil
}

// spelledOut returns the years or the days in the bracket right behind the time or length of time at element k: "trong 5 năm qua (2015 - 2020)", "tháng 11/2025 (từ 15/10 đến
// 14/11/2025)".
func (r *Reading) spelledOut(k int) (n int, ok bool) {
	if e := r.Elems[k]; e.Kind != quantity.Time && (e.Kind != quantity.Fig || r.Mentions[e.Ref].Kind != quantity.Duration) {
		return 0, false
	}
	k++
	if k < len(r.Elems) && r.Elems[k].Kind == quantity.Func {
		k++
	}
	if k+2 >= len(r.Elems) || r.Elems[k].Kind != quantity.Open || r.Elems[k+1].Kind != quantity.Time || r.Elems[k+2].Kind != quantity.Close {
		return 0, false
	}
	n = r.Elems[k+1].Ref
	tm := &r.Times[n]
	return n, tm.Period.Start.Year > 0 && (tm.Period.End.Year > tm.Period.Start.Year || tm.Period.Start.Day > 0 && tm.Period.End.Day > 0 && tm.Period.Start != tm.Period.End)
}

// ofBase reports whether the time at element j, of what something is compared with, is that of mention m at element k, which tells how much that was: "so với
// chỉ tiêu của năm 2019 là 88,1%", "so với năm 2019 (55.317 người)".
func (p *periods) ofBase(m *quantity.Mention, j, k int) bool {
	r := p.r
	if _, at, ok := r.T.Before(r.Elems[j].From, againstLex); ok && at > 0 && r.T.Has(at-1, baseLex) {
		return false // "tăng so với năm 2016 là 11,7%": by how much it grew
	}
	return m.Kind != quantity.Change && j == k-2 && (r.Elems[j+1].Kind == quantity.Open || r.exactly(j+1, isLex))
}

// planned reports whether mention m is a goal of the plan whose time element j is: "Kế hoạch năm 2022 là kết nạp 110 đảng viên".
func (p *periods) planned(m *quantity.Mention, j int) bool {
	if m.Kind != quantity.Target {
		return false
	}
	for i := j - 1; i >= 0 && j-i < 5; i-- {
		p.r.T.Work++
		if p.r.opensWith(i, planLex) {
			return true
		}
		if e := p.r.Elems[i].Kind; e != quantity.Noun && e != quantity.Plain && e != quantity.Org && e != quantity.Verb {
			return false // "Kế hoạch hoạt động năm 2022 là …"
		}
	}
	return false
}

// behind looks for the time of mention i behind it, up to the next mark: "kết nạp 45 đảng viên trong năm 2020".
func (p *periods) behind(i int) (*timex.Period, bool) {
	r := p.r
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	if !r.SentenceHasTime(k) {
		return nil, false
	}
	_, to := r.SentenceOf(k)
	_, _, multiple := r.T.Before(m.QualFrom, multipleLex) // "gấp 3 lần năm 2015"
	award := r.awarded(m)
	if _, _, ok := r.T.Before(m.QualFrom, capitalLex); ok || p.invested(m) || p.supposed(i) {
		return nil, false // "có tổng vốn đầu tư 29 triệu USD triển khai từ năm 2013"
	}
	joined, subject := false, false // subject: a verb stands behind the mention, which is in its subject
	for j := r.ElemOf(m.End-1) + 1; j < to; j++ {
		p.r.T.Work++
		e := &r.Elems[j]
		if r.opensWith(j, turnLex) {
			return nil, false // "thiếu 2.100 giáo viên nhưng mỗi năm chỉ tuyển được 300"
		}
		switch e.Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Fig, quantity.Open, quantity.Close, quantity.Colon:
			return nil, false
		case quantity.Func:
			if r.WordClass(j) == "conj" {
				if j+1 < to && r.Elems[j+1].Kind == quantity.Verb {
					if !subject {
						return nil, false // "còn dưới 2% và đạt chuẩn vào năm 2022"
					}
					continue // "trụ sở của 9 xã sẽ hoàn thành và đưa vào sử dụng trong năm 2022"
				}
				joined = true
			}
		case quantity.Verb:
			subject = true
		case quantity.Time:
			n := e.Ref
			if joined && j+1 < to && (r.Elems[j+1].Kind == quantity.Verb || r.Elems[j+1].Kind == quantity.Fig || r.Elems[j+1].Kind == quantity.Open) {
				return nil, false // "đạt 70 triệu đồng và tỷ lệ hộ nghèo đến năm 2025 còn 2%"
			}
			if award && r.Times[n].Kind != timex.KindDay {
				return nil, false // "khen thưởng 4 tập thể có thành tích xuất sắc năm 2019"
			}
			if r.Times[n].Kind == timex.KindClock || p.base(n) && !p.planned(m, j) || multiple || habitual(r.Times[n].Relative) {
				return nil, false
			}
			if period, ok := p.resolve(&r.Times[n], p.ahead(i)); ok && period != nil {
				return period, true
			}
			return nil, false
		}
	}
	return nil, false
}

// habitual reports whether a relative time tells what is done again and again within a year.
func habitual(relative string) bool {
	switch relative {
	case "every_month", "every_quarter", "every_week", "every_day":
		return true
	}
	return false
}

// withinList reports whether year n stands within a list that tells of the term or the years which lead its sentence, from element from on: "Nhiệm kỳ 2015 - 2020, đạt 16 chỉ tiêu; năm
// 2020 thu 112 tỷ đồng; kết nạp 560 đảng viên". It holds for its own item.
func (p *periods) withinList(n, from int) bool {
	r := p.r
	tm := &r.Times[n]
	at := r.ElemOf(tm.From)
	if tm.Kind != timex.KindYear || tm.Period.Start.Year == 0 || r.heads(at, from) {
		return false
	}
	for j := from; j < at && j < from+12; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig:
			return false
		case quantity.Time:
			t := &r.Times[e.Ref]
			return (t.Kind == timex.KindTerm || t.Kind == timex.KindRange) && t.Period.Start.Month == 0 && t.Period.Start.Year > 0 && t.Period.Start.Year <= tm.Period.Start.Year && tm.Period.Start.Year <= t.Period.End.Year && p.leads(j, from)
		}
	}
	return false
}

// ofBodyBeside reports whether the term at element j is that of a body to which the figure at element k is only joined: "kiểm tra Ban Thường vụ Đảng ủy Sở nhiệm kỳ 2015 - 2020 và 4 đảng
// viên".
func (r *Reading) ofBodyBeside(j, k int) bool {
	return j > 0 && j+2 == k && r.Elems[j].Kind == quantity.Time && r.Times[r.Elems[j].Ref].Kind == timex.KindTerm && r.Elems[j-1].Kind == quantity.Org && r.exactly(j+1, andLex)
}

// reaches reports whether time n holds for the figure at element k behind a semicolon. One inside a target ("thu nhập đến năm 2030 đạt …; có 15
// xã đạt chuẩn") does not; "hằng năm" only where it leads the sentence or the figures follow in a row.
func (p *periods) reaches(n int, m *quantity.Mention, k, from int) bool {
	r := p.r
	tm := &r.Times[n]
	at := r.ElemOf(tm.From)
	if at > from && r.Elems[at-1].Kind == quantity.Fig {
		return false // "tăng lên 68 triệu đồng năm 2025; …" dates the one figure
	}
	leads := p.leads(at, from) || at > from && r.exactly(at-1, datingLex) && p.leads(at-1, from) // "đến cuối năm 2022"
	if local(tm.Relative) {
		if m.Percent && m.Kind != quantity.Change && (r.ReportsOnGoal(m) && m.Form != numeral.Score || p.shareOfCount(k, at)) {
			return false // "Hằng năm, …; kết nạp 21 đảng viên, bằng 7,5%", "…; doanh thu bằng 120% nghị quyết": those of all the years
		}
		row := r.Elems[k-1].Kind == quantity.Semicolon
		if f := r.firstFigure(at); row && m.Kind == quantity.Target && f >= 0 && r.Mentions[f].Percent != m.Percent {
			return false // "mỗi năm kết nạp 1.000 đoàn viên; 100% cơ sở đoàn …"
		}
		if tm.Relative == "every_year" && m.Noun && row && leads && (m.ActionAt < 0 || m.ActionAt > m.From) {
			return true // "Mỗi năm có 30 cán bộ được đào tạo; khoảng 150 giáo viên được bồi dưỡng"
		}
		return tm.Relative == "every_year" && m.Percent && (m.Kind != quantity.Change && (row && (leads || m.Kind != quantity.Target) || leads && m.Kind == quantity.Level) || m.Kind == quantity.Change && !r.opensWith(k-1, exceedLex) && r.inDetail(at, k))
	}
	return leads || p.announces(n) || !(tm.Until && m.Kind == quantity.Target) && r.heads(at, from)
}

// shareOfCount reports whether a figure that is no share stands before element k in its clause, behind element at.
func (p *periods) shareOfCount(k, at int) bool {
	r := p.r
	for k--; k > at && r.Elems[k].Kind != quantity.Semicolon; k-- {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig && !r.Mentions[r.Elems[k].Ref].Percent {
			return true
		}
	}
	return false
}

// firstFigure returns the first figure behind element k in its sentence; -1 if there is none.
func (r *Reading) firstFigure(k int) int {
	_, to := r.SentenceOf(k)
	for k++; k < to; k++ {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig {
			return r.Elems[k].Ref
		}
	}
	return -1
}

// inDetail reports whether "trong đó" or the like stands between elements at and k: what stands behind it goes into what stands before it.
func (r *Reading) inDetail(at, k int) bool {
	for j := k - 1; j > at && j > k-40; j-- {
		r.T.Work++
		if r.opensWith(j, partLex) {
			return true
		}
	}
	return false
}

// yearsBefore returns the span of years that the sentence, which begins at from, names before "hằng năm" at element k: "Giai đoạn 2021 - 2025,
// thu ngân sách đạt …; bình quân hằng năm …". nil if there is none.
func (p *periods) yearsBefore(tm *timex.Mention, k, from int) *timex.Period {
	r := p.r
	if tm.Relative != "every_year" {
		return nil
	}
	for from, k = max(from, k-80), k-1; k >= from; k-- {
		r.T.Work++
		if r.Elems[k].Kind != quantity.Time || p.base(r.Elems[k].Ref) {
			continue
		}
		if t := &r.Times[r.Elems[k].Ref]; (t.Kind == timex.KindTerm || t.Kind == timex.KindRange) && t.Period.Start.Month == 0 && t.Period.End.Year > t.Period.Start.Year+1 && t.Period.Start.Year > 0 {
			return &t.Period
		}
	}
	return nil
}

// averaged reports whether "hằng năm" stands right before the years at element k, of a sentence that begins at from: "bình quân hằng năm giai đoạn 2016 - 2020".
func (p *periods) averaged(k, from int) bool {
	r := p.r
	if k--; k > from && r.Elems[k].Kind == quantity.Func {
		k--
	}
	return k >= from && r.Elems[k].Kind == quantity.Time && r.Times[r.Elems[k].Ref].Relative == "every_year"
}

// closing returns the term that ends the sentence [from, to), or the time that its figures were drawn up to ("…, tính đến ngày 30/6/2019."), if it is the only time in it: "282 người bị khai trừ, 81 người bị cách chức
// trong tổng số 2.400 đảng viên bị kỷ luật, nhiệm kỳ 2010 - 2015."
func (p *periods) closing(m *quantity.Mention, from, to int) *timex.Period {
	r := p.r
	if m.Kind == quantity.Target || !r.SentenceHasTime(from) {
		return nil
	}
	last := to - 1
	for last > from && (r.Elems[last].Kind == quantity.Stop || r.Elems[last].Kind == quantity.Sign) {
		p.r.T.Work++
		last--
	}
	if r.Elems[last].Kind != quantity.Time || r.heldAgainst(r.Elems[last].Ref) {
		return nil
	}
	tm := &r.Times[r.Elems[last].Ref]
	_, at, asOf := r.T.Before(tm.From, asOfLex)
	if asOf = asOf && tm.Kind != timex.KindRelative && r.T.Is(at-1, ','); !asOf && tm.Kind != timex.KindTerm || tm.Period.Start.Year == 0 || tm.Period.End.Year == 0 {
		return nil
	}
	for k := from; k < last; k++ {
		p.r.T.Work++
		if r.Elems[k].Kind == quantity.Time {
			return nil
		}
	}
	return p.copyOf(&tm.Period)
}

// datedDuration returns the period of a length of time that the text dates behind it: "trong 4 năm (2011-2014)", "kỷ niệm 70 năm Ngày thành
// lập Đảng bộ (7/5/1945 - 7/5/2015)".
func (p *periods) datedDuration(m *quantity.Mention) *timex.Period {
	r := p.r
	k := r.ElemOf(m.End - 1)
	_, to := r.SentenceOf(k)
	for j := k + 1; j < to && j <= k+10; j++ {
		p.r.T.Work++
		if j == k+1 && r.Elems[j].Kind == quantity.Comma && j+1 < to && r.Elems[j+1].Kind == quantity.Time {
			continue // "trong 2 ngày, từ ngày 29 đến 30/9/2025"
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Time:
			if j > k+3 && r.Elems[j-1].Kind != quantity.Open {
				return nil
			}
			if pd := r.Times[e.Ref].Period; pd.Start.Year != 0 && (pd.Type == timex.Range || pd.Type == timex.Term) {
				return &pd
			}
			return nil
		case quantity.Fig, quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Colon, quantity.Close:
			return nil
		}
	}
	return nil
}
