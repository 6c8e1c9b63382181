package relation

import (
	"baotinh/extract/quantity"
)

// What happened on the day spoken of? A seizure, an accident or a meeting is told in several sentences, of which only the first names its day: "Ngày 4/5,
// hải quan phát hiện một vụ buôn lậu. Qua kiểm tra, hành lý của A có 7 miếng sừng." Asked by period.go where a figure has no time of its own.

// happens notes what kind of day p.day is, at element k of the sentence [from, to): one on which something was said or a meeting was held tells nothing of
// when what is told there happened.
func (p *periods) happens(n, k int) {
	r := p.r
	from, to := r.SentenceOf(k)
	p.dayMet, p.dayAt = r.Times[n].Until || p.saidOn(n) || r.drawnUpTo(k, from), r.Times[n].From
	for t := r.Elems[from].From; t < r.Elems[to-1].To && t < r.Elems[from].From+100 && !p.dayMet; t++ {
		r.T.Work++
		p.dayMet = r.T.Has(t, gatheringLex) // also within "tổ chức hội nghị"
	}
}

// happened reports whether mention i tells what was found, taken or destroyed in the event of the day that its line, or the one before, led a sentence
// with.
func (p *periods) happened(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.day == nil || p.dayMet || !p.dayLed || m.Kind != quantity.Level || p.current != nil && p.setAt > p.dayAt || p.line(m.From)-p.dayIn > 2 || p.present(i) || p.property(m) || m.Class == "age" {
		return false
	}
	if m.ActionAt >= 0 && r.T.Has(m.ActionAt, seizeLex) {
		return true
	}
	k := r.ElemOf(m.QualFrom)
	from, to := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 40; j-- {
		r.T.Work++
		if r.exactly(j, sceneLex) || r.exactly(j, seizeLex) {
			return true
		}
	}
	for j := r.ElemOf(m.End-1) + 1; j < to && j-k < 10; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Fig, quantity.Time:
			return false
		}
		if r.exactly(j, seizeLex) {
			return true // "Có 5 em phải nhập viện"
		}
	}
	return false
}

// metThere reports whether mention i tells what was done at the meeting of the day spoken of: its sentence says that it goes on with that, and its verb is one
// of what meetings do.
func (p *periods) metThere(i int) bool {
	r := p.r
	m := &r.Mentions[i]
	if p.day == nil || m.Kind != quantity.Level || m.Percent || r.elected(m) || p.present(i) {
		return false
	}
	if p.decided == r.T.SentenceOf(m.From) && p.decidedIn == p.line(m.From) && m.Noun && p.metBeside(i) {
		return true // "Hội nghị thông qua 3 nghị quyết, cho ý kiến vào 5 báo cáo"
	}
	if m.ActionAt < 0 || m.ActionAt > m.From || !r.T.Has(m.ActionAt, meetingDeedLex) {
		return false
	}
	k := r.ElemOf(m.ActionAt)
	from, _ := r.SentenceOf(k)
	if r.T.Has(m.ActionAt, decideLex) && p.decided > 0 && r.T.SentenceOf(m.From)-p.decided == 1 && p.line(m.From) == p.decidedIn && !r.SentenceHasTime(k) {
		return true // "Tại kỳ họp, HĐND thông qua 32 nghị quyết. HĐND miễn nhiệm 2 ủy viên."
	}
	for j := k - 1; j >= from && k-j < 60; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time || r.opensWith(j, sayingLex) || r.opensWith(j, tellingLex) {
			return false // "Tại hội nghị, Bí thư Huyện ủy cho biết xã đã thông qua 5 đề án"
		}
		if !r.opensWith(j, occasionLex) {
			continue
		}
		if j == from || r.Elems[j-1].Kind == quantity.Sign {
			return true
		}
		if _, words, _ := r.T.At(r.Elems[j].From, occasionLex); r.Elems[j-1].Kind == quantity.Comma && r.T.Is(r.Elems[j].From+words, ',') {
			return true // "Theo đó, tại hội nghị, …"
		}
	}
	return false
}

// metBeside reports whether a verb of what meetings do stands between mention i and the figure before it, and neither a time nor one of saying does.
func (p *periods) metBeside(i int) bool {
	r := p.r
	met := false
	for j := r.ElemOf(r.Mentions[i].QualFrom) - 1; j >= 0 && r.Elems[j].Kind != quantity.Fig; j-- {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Time || r.opensWith(j, sayingLex) || r.opensWith(j, tellingLex) {
			return false
		}
		met = met || r.opensWith(j, meetingDeedLex)
	}
	return met
}

// eventOn reports whether the day at element k is that of what the sentence is on: its event, right behind which the day stands ("Vụ tai nạn ngày 12/6 tại Hòa Bình …"), or what
// took place then ("Đợt kiểm tra diễn ra từ ngày 10 đến 15/5"). The sentence begins at from.
func (r *Reading) eventOn(k, from int) bool {
	for j := k - 1; j > from && j > k-3; j-- {
		r.T.Work++
		if r.opensWith(j, tookPlaceLex) {
			return r.heads(k, from)
		}
	}
	for from < k && r.Elems[from].Kind == quantity.Sign {
		r.T.Work++
		from++
	}
	if k-from > 6 || !r.opensWith(from, sceneLex) {
		return false
	}
	for j := from; j < k; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Fig, quantity.Time:
			return false
		}
	}
	return true
}
