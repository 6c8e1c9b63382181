package relation

import (
	"strings"

	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// saidOn reports whether time n is a day on which something was said, before any figure is told: "Sáng 26/3, Phòng Nội vụ huyện cho biết, 13 xã …".
// What was said is of another time.
func (p *periods) saidOn(n int) bool {
	r := p.r
	if r.Times[n].Kind != timex.KindDay {
		return false
	}
	k := r.ElemOf(r.Times[n].From)
	_, to := r.SentenceOf(k)
	for j := k + 1; j < to && j < k+40; j++ {
		r.T.Work++
		if e := r.Elems[j].Kind; e == quantity.Fig || e == quantity.Semicolon {
			return false
		}
		if r.opensWith(j, tellingLex) {
			return true
		}
	}
	return false
}

// openEnded returns the span that "sau" or "trước" makes of year tm: "sau năm 2025", "trước năm 2013"; nil if it makes none. What is to be before a year
// to come is due by it.
func (p *periods) openEnded(tm *timex.Mention) *timex.Period {
	if tm.Kind != timex.KindYear || tm.Relative != "" || tm.Period.Start.Year == 0 || tm.Period.Start != tm.Period.End {
		return nil
	}
	switch {
	case p.rightAfter(tm, afterLex), p.fromThenOn(tm):
		return &timex.Period{Type: timex.Range, Start: tm.Period.Start}
	case p.over(tm) && p.rightAfter(tm, beforeLex):
		return &timex.Period{Type: timex.Range, End: tm.Period.Start}
	}
	return nil
}

// rightAfter reports whether a phrase of l ends where time tm begins, or begins it.
func (p *periods) rightAfter(tm *timex.Mention, l *scan.Lexicon) bool {
	_, _, ok := p.r.T.Before(tm.From, l)
	return ok
}

// over reports whether year tm lies before the one of publication, or in a text without one before the last year that it names or at the head of a sentence
// without a goal.
func (p *periods) over(tm *timex.Mention) bool {
	y := p.r.Published.Year
	if y == 0 {
		if p.latest == 0 {
			for n := range p.r.Times {
				p.r.T.Work++
				if t := &p.r.Times[n]; t.Kind == timex.KindYear && !t.Until || t.Kind == timex.KindDay || t.Kind == timex.KindMonth {
					p.latest = max(p.latest, t.Period.End.Year)
				}
			}
		}
		y = p.latest
		if tm.Period.Start.Year == y {
			return p.withoutGoal(tm)
		}
	}
	return tm.Period.Start.Year < y
}

// withoutGoal reports whether time tm leads a clause of a sentence in which no verb sets a goal.
func (p *periods) withoutGoal(tm *timex.Mention) bool {
	r := p.r
	k := r.ElemOf(tm.From)
	from, to := r.SentenceOf(k)
	for j := from; j < to; j++ {
		r.T.Work++
		if r.VerbClass(j) == "aim" || r.opensWith(j, mustLex) || r.Elems[j].Kind == quantity.Fig && r.Mentions[r.Elems[j].Ref].Kind == quantity.Target {
			return false
		}
	}
	return p.leads(k, from)
}

// untilThen returns the time before a change, told before, for a mention in a sentence that goes back to it: "Trước khi thực hiện đề án, huyện có 58 chi
// bộ". known is false if its sentence does not.
func (p *periods) untilThen(i int) (period *timex.Period, known bool) {
	r := p.r
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, _ := r.SentenceOf(k)
	if !r.SentenceBegins(k).May(untilThenLex) {
		return nil, false // as mostly
	}
	for j := k - 1; j >= from && k-j < 40; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Semicolon, quantity.Time:
			return nil, false
		}
		if r.opensWith(j, untilThenLex) && (j == from || r.Elems[j-1].Kind == quantity.Comma || r.Elems[j-1].Kind == quantity.Sign) {
			return p.copyOf(p.until), true
		}
	}
	return nil, false
}

// line returns how many lines of the text end before token i, empty ones too; asked in the order of the text.
func (p *periods) line(i int) int {
	t := p.r.T
	for ; p.counted < len(t.Sentences) && t.Sentences[p.counted].To <= i; p.counted++ { // a line ends where a sentence does
		t.Work++
		if last := t.Sentences[p.counted].To - 1; t.Tokens[last].Kind == scan.Newline {
			p.lines++
			if strings.Count(t.Str(last), "\n") > 1 {
				p.lines++
			}
		}
	}
	return p.lines
}

// atOccasion reports whether mention i, of what was given or of whom it was given to, tells of what was done at the meeting spoken of: its sentence or its
// clause says so, or the sentence before in the same line did.
func (p *periods) atOccasion(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	award := r.awarded(m)
	if !award && (p.day == nil || !r.given(m) && !r.appointed(m)) {
		return false
	}
	if r.OpensSentence(i, occasionLex) {
		return true
	}
	if !award && r.appointed(m) {
		return false
	}
	if p.handedOver(i) {
		return true
	}
	if s := r.T.SentenceOf(m.From); p.honoured > 0 && s-p.honoured < 2 && p.line(m.From) == p.honouredIn {
		return true
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j > from && k-j < 60; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Comma && r.opensWith(j+1, occasionLex) {
			return true // "Ghi nhận những đóng góp, tại hội nghị, tỉnh tặng bằng khen cho 12 tập thể"
		}
	}
	for t := m.QualFrom - 1; t > r.Elems[from].From && m.QualFrom-t < 40; t-- {
		r.T.Work++
		if r.T.Tokens[t].Kind == scan.Word && r.T.Tokens[t].Case == scan.Title && r.T.Has(t, occasionLex) && !r.namedThere(t) {
			return true // "Ảnh: Minh Hòa Tại buổi lễ, 12 đảng viên …", where a caption has lost its end
		}
	}
	return false
}

// handedOver reports whether mention i was given by those who met on the day spoken of, where nothing says so: the day led its sentence, and no other time stands
// between: "Sáng 3/11, huyện tổ chức ngày hội tại thôn Đông. Lãnh đạo huyện trao 30 suất quà".
func (p *periods) handedOver(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.day == nil || !p.dayLed || p.current != nil && p.current.Type != timex.Day || m.Kind != quantity.Level || p.vagueIn == p.line(m.From) || p.honoured > 0 && p.honouredIn != p.line(m.From) || p.line(m.From)-p.dayIn > 4 || m.ActionAt >= 0 && (m.ActionAt > m.From || !r.T.Has(m.ActionAt, handLex) || r.T.Has(m.ActionAt, exchangeLex)) {
		return false
	}
	return !p.present(i) && !p.breaks(i)
}

// measures returns the figure right before mention i of whose things it tells how long, how large or how dear they are: "làm 6 tuyến đường với tổng chiều
// dài 3 km", "tặng 12 căn nhà, trị giá 900 triệu đồng"; -1 if there is none.
func (p *periods) measures(i int) int {
	r := p.r
	m := &r.Mentions[i]
	if i == 0 || m.Class != "area" && m.Class != "length" && m.Class != "money" || m.Kind != quantity.Level {
		return -1
	}
	b := &r.Mentions[i-1]
	from, _ := r.SentenceOf(r.ElemOf(m.QualFrom))
	if s := r.T.SentenceOf(m.From) - r.T.SentenceOf(b.From); s > 0 && (s > 1 || !r.OpensSentence(i, eachLex) || r.opensLine(from)) || b.Kind != quantity.Level || b.Percent || r.Facts[i-1].Period == nil {
		return -1
	}
	found := false
	for j := r.ElemOf(m.QualFrom) - 1; j > r.ElemOf(b.End-1); j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Semicolon, quantity.Colon, quantity.Time, quantity.Doc:
			return -1
		}
		found = found || r.opensWith(j, extentLex)
	}
	if !found {
		return -1
	}
	return i - 1
}

// property reports whether mention m is what a thing is built for, whenever it is built: "công suất 3.000 m3", "quy mô 6 làn xe".
func (p *periods) property(m *quantity.Mention) bool {
	_, _, ok := p.r.T.Before(m.QualFrom, propertyLex)
	return ok && !m.Percent
}

// inLife reports whether time tm opens a sentence on what a person became: "Năm 2009, ông được bầu làm Bí thư Huyện ủy".
func (r *Reading) inLife(tm *timex.Mention) bool {
	k := r.ElemOf(tm.To-1) + 1
	_, to := r.SentenceOf(k - 1)
	if tm.Kind != timex.KindYear && tm.Kind != timex.KindMonth {
		return false
	}
	clause := true
	for end := k + 8; k < to && k < end; k++ {
		r.T.Work++
		if clause && (r.opensWith(k, addressLex) || r.opensWith(k, selfLex)) {
			return true
		}
		clause = r.Elems[k].Kind == quantity.Comma
	}
	return false
}

// invested reports whether mention m is what a project costs or was designed with, whenever it is built: "tổng mức đầu tư 31 tỷ đồng", "được thiết kế gồm 4 máy bơm".
func (p *periods) invested(m *quantity.Mention) bool {
	_, _, ok := p.r.T.Before(m.QualFrom, projectLex)
	return ok && m.Kind == quantity.Level && !m.Percent
}

// heard reports whether mention i counts what was said at the meeting spoken of, or those asked on the day spoken of: "Có 27 ý kiến phát biểu", "Có 430.047 cử tri đồng ý", or
// is a share right behind such a number.
func (p *periods) heard(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.day == nil || p.current != nil || m.Kind == quantity.Target || p.breaks(i) || p.present(i) {
		return false
	}
	if m.Noun && r.counts(m, heardLex) {
		return true
	}
	return i > 0 && m.Percent && m.Kind == quantity.Level && (p.heardAt == i || r.Mentions[i-1].Percent && r.Facts[i-1].Period != nil && *r.Facts[i-1].Period == *p.day) && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From)
}

// founds reports whether time n is that at which something was founded: "được thành lập năm 2009".
func (p *periods) founds(n int) bool {
	r := p.r
	k := r.ElemOf(r.Times[n].From)
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && j >= k-3; j-- {
		r.T.Work++
		if r.opensWith(j, foundingLex) {
			return true
		}
	}
	return false
}

// foundedWith reports whether element k stands in what something had when it was founded, at time n, which is element j: "được thành lập năm 2009 với 12 chi bộ, 145
// đảng viên".
func (p *periods) foundedWith(n, j, k int) bool {
	return j+1 < k && p.founds(n) && p.r.opensWith(j+1, hadLex)
}

// whenFounded reports whether the time in the bracket at element k is that of the founding with which its sentence opens, from element from on: "Ngày mới thành lập (tháng
// 5/1984), chi bộ chỉ có 7 đảng viên".
func (r *Reading) whenFounded(k, from int) bool {
	for from < k && r.Elems[from].Kind == quantity.Sign {
		r.T.Work++
		from++
	}
	if k < from+3 || k-from > 6 || r.Elems[k-1].Kind != quantity.Open || !r.opensWith(from, beginningLex) {
		return false
	}
	for j := from; j < k-1; j++ {
		r.T.Work++
		if r.opensWith(j, foundingLex) {
			return true
		}
	}
	return false
}

// remarked returns the time of a bracket behind mention m, with no more in it than the words that tell of the state of things then: "giải ngân 831 tỷ đồng (tính đến
// tháng 9-2015)".
func (p *periods) remarked(m *quantity.Mention) (n int, ok bool) {
	r := p.r
	k := r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(k - 1)
	for end := k + 4; k < to && k < end && r.Elems[k].Kind <= quantity.Verb && r.Elems[k].Kind != quantity.Fig && r.Elems[k].Kind != quantity.Time; k++ {
		r.T.Work++
	}
	if k+2 >= to || r.Elems[k].Kind != quantity.Open {
		return 0, false
	}
	_, words, ok := r.T.At(r.Elems[k+1].From, asOfLex)
	if !ok {
		return 0, false
	}
	k = r.ElemOf(r.Elems[k+1].From + words)
	if k+1 >= to || r.Elems[k].Kind != quantity.Time || r.Elems[k+1].Kind != quantity.Close {
		return 0, false
	}
	return r.Elems[k].Ref, true
}

// since returns the span that began with the time right before "đến nay" at element k, of a sentence that begins at from, for a deed: "Chương trình được
// triển khai từ năm 2015, đến nay đã hỗ trợ 300 hộ". nil if none did.
func (p *periods) since(i, k, from int) *timex.Period {
	r := p.r
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Fig {
			return nil
		}
		if r.Elems[j].Kind != quantity.Time {
			continue
		}
		tm := &r.Times[r.Elems[j].Ref]
		if _, _, began := r.T.Before(tm.From, sinceLex); !began && !r.T.Has(tm.From, sinceLex) && !r.sinceThen(j, from) || tm.Kind == timex.KindTerm || tm.Period.Start.Year == 0 || p.held(i) || !p.deed(i) {
			return nil
		}
		return &timex.Period{Type: timex.Range, Start: tm.Period.Start}
	}
	return nil
}

// yearSoFar returns the year that opens the sentence of mention i, from element from on, and is the one that the text is written in, for a deed told with "đến
// nay" at element k: "Năm 2020, xã giao 12 lô đất, song đến nay mới bán được 5 lô".
func (p *periods) yearSoFar(i, k, from int) *timex.Period {
	r := p.r
	for j := from; j < k; j++ {
		r.T.Work++
		if r.Elems[j].Kind != quantity.Time {
			continue
		}
		tm := &r.Times[r.Elems[j].Ref]
		if tm.Kind != timex.KindYear || tm.Period.Start.Year == 0 || tm.Period.Start.Year != p.year() || !p.leads(j, from) || !p.deed(i) {
			return nil
		}
		return p.copyOf(&tm.Period)
	}
	return nil
}

// aimed reports whether time n is one by which something is to be done, in the clause of purpose that opens its sentence, and a comma stands behind that
// clause before element k: "Để đạt chuẩn vào cuối năm 2020, xã đã làm 12 km đường".
func (p *periods) aimed(n, k int) bool {
	r := p.r
	at := r.ElemOf(r.Times[n].From)
	from, to := r.SentenceOf(at)
	for from < at && (r.Elems[from].Kind == quantity.Sign || r.Elems[from].Kind == quantity.Func && !r.opensWith(from, purposeLex)) {
		r.T.Work++
		from++
	}
	if from >= at || !r.opensWith(from, purposeLex) && r.VerbClass(from) != "aim" {
		return false
	}
	done := false
	for j := from + 1; j < to && j < k; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Verb:
			done = done || j < at // not "Dự kiến đến cuối năm 2020, …"
		case quantity.Comma:
			return j > at && done
		}
	}
	return false
}

// inRow reports whether time n is a month or quarter in a row of such in one sentence, each of which holds for its own figure: "quý I thu 610 tỷ đồng,
// quý II 702 tỷ đồng".
func (p *periods) inRow(n int) bool {
	r := p.r
	tm := &r.Times[n]
	if tm.Kind != timex.KindMonth && tm.Kind != timex.KindQuarter {
		return false
	}
	s := r.T.SentenceOf(tm.From)
	for _, o := range [2]int{n - 1, n + 1} {
		if o >= 0 && o < len(r.Times) && r.Times[o].Kind == tm.Kind && r.T.SentenceOf(r.Times[o].From) == s {
			return true
		}
	}
	return false
}

// spellsOut reports whether time n stands in the bracket behind a time that means the same years: "năm năm qua (2012 - 2017)" of a term.
func (p *periods) spellsOut(n int) bool {
	r := p.r
	tm := &r.Times[n]
	k := r.ElemOf(tm.From)
	if p.current == nil || k == 0 || r.Elems[k-1].Kind != quantity.Open {
		return false
	}
	return p.current.Start == tm.Period.Start && p.current.End == tm.Period.End
}

// besideResult returns the time of the result behind which the goal that mention i is stands in a bracket, of months the year: "đạt 66% chỉ tiêu cả năm
// (200 đảng viên)". nil if it is none.
func (p *periods) besideResult(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	b, ok := p.comparedWith(i)
	if m.Kind != quantity.Target || !ok || b > i || r.T.SentenceOf(r.Mentions[b].From) != r.T.SentenceOf(m.From) || !r.bracketed(i) {
		return nil
	}
	out := p.copyOf(r.Facts[b].Period)
	if out != nil && out.Type == timex.Range && out.Start.Month > 0 && out.Start.Year > 0 && (out.End.Year == 0 || out.End.Year == out.Start.Year) {
		*out = *yearPeriod(out.Start.Year)
	}
	return out
}

// adds reports whether the sentence of mention i adds to what its line told before, or sums it up: "Ngoài ra, …", "Tổng kinh phí thực hiện …".
func (p *periods) adds(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	return p.line(m.From) == p.setIn && (r.OpensSentence(i, sumLex) || r.OpensSentence(i, additionLex) && !p.held(i))
}

// held reports whether mention i counts what there is: the verb before it is "có" or the like.
func (p *periods) held(i int) bool {
	r := p.r
	k := r.ElemOf(r.Mentions[i].QualFrom)
	return k > 0 && r.opensWith(k-1, haveLex)
}

// stock reports whether mention i counts what an organisation or a place has, as the first thing that its line tells: "Toàn Đảng bộ có 27 chi bộ".
func (p *periods) stock(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if !m.Noun || m.Kind != quantity.Level || m.ActionAt >= 0 {
		return false
	}
	if i > 0 && p.stocked == i && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From) {
		p.stocked = i + 1 // "… với 742 đảng viên"
		return true
	}
	if p.line(m.From) == p.setIn || !p.held(i) {
		return false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	if k-from > 5 || !r.opensLine(from) {
		return false
	}
	for j := from; j < k-1; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Org, quantity.Func, quantity.Noun, quantity.Sign, quantity.Plain:
		default:
			return false
		}
	}
	p.stocked = i + 1
	return true
}

// grownTo reports whether mention m is the number that a total has grown to: "thành lập 12 công đoàn, nâng tổng số lên 1.142".
func (p *periods) grownTo(m *quantity.Mention) bool {
	r := p.r
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	if !r.SentenceBegins(k).May(totalLex) {
		return false // as mostly
	}
	for j := k - 1; j >= from && k-j < 12; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Semicolon, quantity.Fig:
			return false
		}
		if r.opensWith(j, totalLex) {
			return true
		}
	}
	return false
}

// opensLine reports whether a line begins with element k.
func (r *Reading) opensLine(k int) bool {
	t := r.Elems[k].From - 1
	return t < 0 || r.T.Tokens[t].Kind == scan.Newline
}

// timesOther reports whether mention m is how many times as much as another thing something is, of no time: "gấp 3 lần trồng lúa", not "gấp 3 lần năm 2015".
func (p *periods) timesOther(m *quantity.Mention) bool {
	r := p.r
	if m.Class != "times" {
		return false
	}
	k := r.ElemOf(m.End-1) + 1
	if _, _, multiple := r.T.Before(m.QualFrom, multipleLex); !multiple || k >= len(r.Elems) {
		return false
	}
	e := r.Elems[k].Kind
	return e == quantity.Noun || e == quantity.Plain || e == quantity.Verb
}

// criterion reports whether mention m is how many criteria a sort of communes has met: "tăng số xã đạt 19 tiêu chí", "không còn xã dưới 5 tiêu chí".
func (p *periods) criterion(m *quantity.Mention) bool {
	r := p.r
	_, _, ok := r.T.Before(m.QualFrom, sortLex)
	return ok && r.counts(m, criterionLex)
}

// goingOn reports whether the words before mention i in its sentence say that something is still going on: "đang", "đã và đang".
func (p *periods) goingOn(i int) bool {
	r := p.r
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, _ := r.SentenceOf(k)
	if !r.SentenceBegins(k).May(goingOnNowLex) {
		return false // as mostly
	}
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		if r.opensWith(j, goingOnNowLex) {
			return true
		}
	}
	return false
}

// namedThere reports whether token t stands in the name of an organisation or a document: "Nghị quyết Đại hội".
func (r *Reading) namedThere(t int) bool {
	e := &r.Elems[r.ElemOf(t)]
	return e.Kind == quantity.Org || e.Kind == quantity.Doc
}

// beforeChange returns the time of what something is compared with, for the figure from which it changed: "năm 2019 so với năm 2015 giảm từ 12% xuống 3%", "tăng từ
// 12 lên 18 đồng chí so với nhiệm kỳ 2015 - 2020". nil if mention i is none or the sentence names no such time.
func (p *periods) beforeChange(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	if !p.compared(i) || m.Kind != quantity.Level || !p.begins(m) {
		return nil
	}
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	if next := r.ElemOf(m.End-1) + 1; next < to && r.Elems[next].Kind == quantity.Time {
		return nil // "từ 12% năm 2015 xuống 3%"
	}
	for j := k - 1; j > from; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time && r.exactly(j-1, againstLex) {
			return p.comparedTime(r.Elems[j].Ref)
		}
	}
	for j := r.ElemOf(m.End-1) + 1; j < to && r.Elems[j].Kind != quantity.Semicolon && r.Elems[j].Kind != quantity.Comma; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time {
			if !r.exactly(j-1, againstLex) {
				return nil
			}
			return p.comparedTime(r.Elems[j].Ref)
		}
	}
	return nil
}

// comparedTime returns the year or the years of time n, if it names them.
func (p *periods) comparedTime(n int) *timex.Period {
	tm := &p.r.Times[n]
	if tm.Relative != "" || tm.Period.Start.Year == 0 || tm.Period.End.Year == 0 {
		return nil
	}
	return p.copyOf(&tm.Period)
}

// pointedAt reports whether mention i does not tell how many there are but speaks of things known: "một trong hai nội dung", "nhân dân hai xã", "cả ba cấp học", "hai tiêu chí này".
func (p *periods) pointedAt(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if !m.Noun || m.Kind != quantity.Level || m.Of != nil {
		return false
	}
	if r.T.Has(m.UnitTo, pointingLex) && m.UnitTo > m.UnitFrom {
		return true
	}
	if _, _, ok := r.T.Before(m.QualFrom, oneOfLex); ok {
		return true
	}
	if k := r.ElemOf(m.QualFrom) - 1; k >= 0 && r.knownPlaces(m) && (r.opensWith(k, folkLex) || r.NounClass(k) == "person") {
		return true // "Đảng bộ và nhân dân hai huyện"
	}
	_, at, ok := r.T.Before(m.QualFrom, bothLex)
	if !ok {
		return false
	}
	k := r.ElemOf(at)
	from, _ := r.SentenceOf(k)
	return k == from || r.Elems[k-1].Kind != quantity.Verb // not "giảm cả 3 tiêu chí"
}

// ageOfNamed reports whether mention i is the age of a person, in the bracket behind the name: "ông Lê Văn An (45 tuổi)".
func (p *periods) ageOfNamed(i int) bool {
	m := &p.r.Mentions[i]
	return m.Class == "age" && m.Qualifier == quantity.Exact && p.r.bracketed(i)
}

// listedByCongress returns the term for which a congress sets goal i in a list, whose other goals may have years of their own: "Đại hội đề ra 18 chỉ tiêu, trong
// đó thu nhập đạt 70 triệu đồng, hộ nghèo đến năm 2025 còn 2%, lao động qua đào tạo 65%". nil where the text names none; by is false if no congress sets it.
func (p *periods) listedByCongress(i int) (goals *timex.Period, by bool) {
	r := p.r
	m := &r.Mentions[i]
	if m.Kind != quantity.Target || !p.ahead(i) {
		return nil, false
	}
	if own, found := p.behind(i); found && own != nil {
		return nil, false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	j, set, near, pending := k-1, false, true, false
	for ; j >= from && !(set && r.opensWith(j, goalSetterLex)); j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Time:
			if near {
				return nil, false
			}
			pending = !set || r.Times[r.Elems[j].Ref].Kind != timex.KindTerm // "Đại hội nhiệm kỳ 2025 - 2030 đề ra …"
		case quantity.Comma, quantity.Semicolon:
			near = false
		case quantity.Fig:
			pending = false // that time is of one goal of the list
		}
		set = set || r.opensWith(j, setLex)
	}
	if j < from || pending {
		return nil, false
	}
	for ; j >= from; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time && r.Times[r.Elems[j].Ref].Kind == timex.KindYear {
			return nil, false // "Đến năm 2025, Đại hội đề ra …"
		}
	}
	p.goals, p.goalsIn = p.comingTerm(), p.line(m.From)
	return p.copyOf(p.goals), true
}

// votes reports whether mention i counts the votes by which somebody was elected or something was passed, or is the share that they are: "trúng cử với 41/41 phiếu,
// đạt tỷ lệ 100%". They were cast on the day spoken of.
func (p *periods) votes(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if m.Noun && r.counts(m, voteLex) {
		return true
	}
	if r.casts(m) {
		return true
	}
	if i == 0 || !m.Percent || m.Kind != quantity.Level {
		return false
	}
	b := &r.Mentions[i-1]
	return b.Noun && r.counts(b, voteLex) && r.T.SentenceOf(b.From) == r.T.SentenceOf(m.From)
}

// casts reports whether mention m counts, out of all, those who cast their votes: "150/150 đảng viên biểu quyết thông qua nghị quyết".
func (r *Reading) casts(m *quantity.Mention) bool {
	return m.Noun && m.Of != nil && (m.Class == "person" || m.Class == "member" || r.counts(m, attendeeLex)) && r.T.Has(m.End, castLex)
}

// ageLimit reports whether mention m is an age that tells who is meant, of no time: "người dưới 18 tuổi", "từ 60 tuổi trở lên".
func (p *periods) ageLimit(m *quantity.Mention) bool {
	switch m.Qualifier {
	case quantity.Under, quantity.Over, quantity.AtLeast, quantity.AtMost:
		return m.Class == "age" && m.Kind == quantity.Level
	}
	return false
}

// fromThenOn reports whether "từ" stands before year tm, which opens its sentence: "Từ năm 2022, huyện đã hỗ trợ 340 hộ".
func (p *periods) fromThenOn(tm *timex.Mention) bool {
	k := p.r.ElemOf(tm.From)
	from, _ := p.r.SentenceOf(k)
	return (p.rightAfter(tm, sinceLex) || p.r.T.Has(tm.From, sinceLex)) && p.leads(k, from)
}
