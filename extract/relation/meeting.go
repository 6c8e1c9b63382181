package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// What is of the days of a meeting, what of the term of the body elected there? Delegates, and those who serve a congress, are of its days; those elected
// and what is told of them are of their body's term; goals that a congress sets are of the term to come. Also here: who was honoured, given something or
// appointed, whose time is that of the occasion (moment.go).

// delegates reports whether mention m counts those who take part in a congress or another meeting, or is the membership that they speak for:
// the first were there on its days, the second is of no day.
func (r *Reading) delegates(m *quantity.Mention) bool {
	if m.Percent {
		return r.T.Has(m.End, attendeeLex)
	}
	if m.Class == "age" {
		return r.agedDelegates(m)
	}
	if _, _, ok := r.T.Before(m.QualFrom, attendedLex); ok && (m.Class == "person" || m.Class == "member") {
		return true // "với sự tham gia của gần 3.000 cán bộ"
	}
	return m.Noun && (r.counts(m, attendeeLex) && !r.elected(m) || r.counts(m, venueLex) || r.SpokenFor(m) || r.sent(m) || r.attends(m))
}

// agedDelegates reports whether the clause of mention m, an age, tells of delegates: "đại biểu trẻ tuổi nhất là 32 tuổi".
func (r *Reading) agedDelegates(m *quantity.Mention) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for k--; k >= from; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Comma:
			if r.Elems[k+1].Kind == quantity.Time {
				continue // "Đại hội Đảng bộ tỉnh, nhiệm kỳ 2020 - 2025 là 32 tuổi"
			}
			return false
		case quantity.Semicolon, quantity.Fig, quantity.Doc:
			return false
		case quantity.Org:
			continue
		}
		if r.opensWith(k, attendeeLex) {
			return true
		}
	}
	return false
}

// elected reports whether mention m counts people voted into a body, who stay for its term.
func (r *Reading) elected(m *quantity.Mention) bool {
	if m.ActionAt < 0 || m.ActionAt > m.From {
		return false // "207 đại biểu được bầu" sit in a congress
	}
	return r.T.Has(m.ActionAt, electLex)
}

// sent reports whether mention m counts people whom their organisations sent: "121 đảng viên đến từ 10 chi bộ", "239 đảng viên đại diện cho 2.260 đảng
// viên".
func (r *Reading) sent(m *quantity.Mention) bool {
	return (m.Class == "person" || m.Class == "member") && r.T.Has(m.End, sentLex)
}

// attends reports whether mention m counts people in a sentence that tells who took part: "Tham dự hội nghị có đồng chí Bí thư Huyện ủy cùng 230 cán bộ".
func (r *Reading) attends(m *quantity.Mention) bool {
	if m.Class != "person" && m.Class != "member" {
		return false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for from < k && (r.Elems[from].Kind == quantity.Sign || r.Elems[from].Kind == quantity.Func) {
		r.T.Work++
		from++
	}
	if from >= k {
		return false
	}
	_, n, ok := r.T.At(r.Elems[from].From, attendsLex)
	if last := r.Elems[from].From + n; !ok || r.Elems[r.ElemOf(last-1)].To != last { // not "Dự kiến", "Dự thảo"
		return false
	}
	for k--; k > from; k-- {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Fig && r.SpokenFor(&r.Mentions[r.Elems[k].Ref]) {
			return false // "đại diện cho 12 đảng bộ và 5.400 đảng viên"
		}
	}
	return true
}

// ofDelegates reports whether mention i is a share of the delegates that its sentence counts before it: "trong 120 đại biểu có 70% là nam".
func (p *periods) ofDelegates(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	for j := i - 1; m.Percent && j >= 0 && i-j < 5; j-- {
		r.T.Work++
		o := &r.Mentions[j]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
			return false
		}
		if o.Noun {
			return r.counts(o, attendeeLex) && !r.elected(o)
		}
	}
	return false
}

// ofCouncil reports whether mention i is a part of people voted into a council, who are called delegates as well: "bầu đủ 55 đại biểu HĐND tỉnh, trong đó nữ 15 đại
// biểu (27,3%)".
func (p *periods) ofCouncil(i int) bool {
	r := p.r
	if b := r.Mentions[i].Bracket; b >= 0 {
		i = b
	}
	whole := r.Facts[i].PartOf
	return whole >= 0 && whole < i && r.elected(&r.Mentions[whole])
}

// servesCongress reports whether the body whose members mention m counts serves a congress only while it meets: "bầu Đoàn Chủ tịch gồm 9 đồng
// chí, Đoàn Thư ký gồm 3 đồng chí".
func (r *Reading) servesCongress(m *quantity.Mention) bool {
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	for k--; k >= from && r.Elems[k].Kind != quantity.Fig; k-- {
		r.T.Work++
		if e := r.Elems[k]; e.Kind == quantity.Org {
			_, _, meets := r.T.At(e.From, congressLex)
			return r.Orgs[e.Ref].Class == entity.CongressBody && !meets
		}
	}
	return false
}

// congressDay returns the days on which the people of mention i met: those that its sentence names, or those last named.
func (p *periods) congressDay(i int) *timex.Period {
	r := p.r
	m := &r.Mentions[i]
	if r.SpokenFor(m) {
		return nil
	}
	from, to := r.SentenceOf(r.ElemOf(m.QualFrom))
	for k := from; k < to; k++ {
		p.r.T.Work++
		if r.Elems[k].Kind == quantity.Time && days(&r.Times[r.Elems[k].Ref]) && !p.base(r.Elems[k].Ref) {
			return p.meetingOf(&r.Times[r.Elems[k].Ref].Period)
		}
	}
	return p.meetingOf(p.day)
}

// meetingOf returns the days of the meeting that opened on the given one, where the text tells them: "Sáng 10/8, đại hội khai mạc. … Đại hội diễn ra trong hai
// ngày 10 và 11/8"; else the day itself.
func (p *periods) meetingOf(day *timex.Period) *timex.Period {
	if day == nil || day.Start != day.End {
		return p.copyOf(day)
	}
	if !p.met {
		p.met = true
		for n := range p.r.Times {
			p.r.T.Work++
			tm := &p.r.Times[n]
			if days(tm) && tm.Period.Start != tm.Period.End && len(p.meetings) < mostMeetings {
				p.meetings = append(p.meetings, &tm.Period)
			}
		}
	}
	for _, m := range p.meetings {
		if m.Start == day.Start {
			return p.copyOf(m)
		}
	}
	return p.copyOf(day)
}

// mostMeetings is how many spans of days are looked at for the meeting that a day belongs to; no article has more than a few.
const mostMeetings = 10

// setByCongress returns the coming term, nil where the text names none, for goals that a congress sets in a sentence without a time before them: "Đại hội đề ra 16
// chỉ tiêu, 5 nhóm giải pháp"; by is false for other figures.
func (p *periods) setByCongress(i int) (set *timex.Period, by bool) {
	r := p.r
	m := &r.Mentions[i]
	if !m.Noun || !r.ReportsOnGoal(m) || m.Form == numeral.Score {
		return nil, false
	}
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	told := false
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time && !days(&r.Times[r.Elems[j].Ref]) { // "Đại hội (ngày 5/8/2020) đề ra 16 chỉ tiêu"
			return nil, false
		}
		switch {
		case r.opensWith(j, setLex):
			told = true
		case told && r.opensWith(j, goalSetterLex):
			return p.comingTerm(), true
		}
	}
	return nil, false
}

// termBehind returns the term of the body that mention i is elected into, where it is named behind the number: "bầu 51 đồng chí vào Ban Chấp hành Đảng bộ
// tỉnh khóa XVII, nhiệm kỳ 2020 - 2025"; nil if it is not.
func (p *periods) termBehind(i int) *timex.Period {
	r := p.r
	k := r.ElemOf(r.Mentions[i].End-1) + 1
	_, to := r.SentenceOf(k - 1)
	for j := k; j < to && j < k+8; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig, quantity.Semicolon, quantity.Stop, quantity.Open:
			return nil
		case quantity.Verb:
			if j > k { // "vào" is one too
				return nil
			}
		case quantity.Time:
			switch tm := &r.Times[e.Ref]; {
			case tm.Kind != timex.KindTerm:
				return nil
			case tm.Period.Start.Year > 0:
				return p.copyOf(&tm.Period)
			}
		}
	}
	return nil
}

// ofBody reports whether mention m tells of the body whose election the same paragraph told before: its women, its ages, the votes, or shares
// of them.
func (p *periods) ofBody(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.body == nil || r.delegates(m) || p.sentUp(i) || p.present(i) || !m.Percent && m.Class != "age" && m.Class != "person" && m.Class != "member" && !r.counts(m, voteLex) {
		return false
	}
	if m.Class == "age" && (p.ageOfNamed(i) || r.T.SentenceOf(m.From) != p.elected && !r.OpensSentence(i, goingOnLex)) {
		return false // the age of a person presented next
	}
	for ; p.lineTo < m.From; p.lineTo++ {
		r.T.Work++
		if r.T.Tokens[p.lineTo].Kind == scan.Newline {
			p.body = nil
			return false
		}
	}
	return true
}

// awarded reports whether mention m counts those who were honoured: when they were is one thing, what for another.
func (r *Reading) awarded(m *quantity.Mention) bool {
	if m.ActionAt < 0 || !m.Noun || m.Class == "thing" {
		return false
	}
	return r.T.Has(m.ActionAt, awardLex)
}

// given reports whether mention m counts things that were handed over: "trao 140 phần quà".
func (r *Reading) given(m *quantity.Mention) bool {
	if m.ActionAt < 0 && m.Class == "money" {
		return r.handedBefore(m)
	}
	return m.ActionAt >= 0 && m.ActionAt < m.From && (m.Noun && m.Class == "thing" || m.Class == "money") && r.T.Has(m.ActionAt, awardLex)
}

// handedBefore reports whether the verb of mention m, right before what it is the worth of, is one of handing over: "trao phần thưởng trị giá 35 triệu đồng".
func (r *Reading) handedBefore(m *quantity.Mention) bool {
	return r.led(r.ElemOf(m.QualFrom), 8, handLex)
}

// appointed reports whether mention m counts those who were given posts or duties: "công bố quyết định bổ nhiệm 12 trưởng phòng".
func (r *Reading) appointed(m *quantity.Mention) bool {
	return m.ActionAt >= 0 && m.ActionAt < m.From && m.Noun && m.Kind == quantity.Level && r.T.Has(m.ActionAt, appointLex)
}
