package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// What is an actor in its clause? predicateBehind looks behind it for what it does, roleOf at the words before it: subject, owner, place, agent, source, object.
// label refuses the labels of lines.

// predicateBehind finds out whether a predicate follows actor a, perhaps behind a time, a bracket or a few words that go on with the name,
// and of what sort it is.
func (r *Reading) predicateBehind(a *actor) {
	_, to := r.SentenceOf(a.end - 1)
	last := a.end + 8
	for j := a.end; j < to && j < last; j++ {
		r.T.Work++
		e := r.Elems[j]
		if r.opensWith(j, sayingLex) && !(j+1 < to && r.Elems[j+1].Kind == quantity.Fig) { // but "huyện ghi nhận 14 ca"
			a.acts, a.says = true, true
			return
		}
		if a.class == person && j == a.end && r.exactly(j, withLex) {
			return // "Đồng chí An cùng 45 đảng viên được khen"
		}
		switch e.Kind {
		case quantity.Verb, quantity.Fig, quantity.Colon:
			if a.class == person && e.Kind == quantity.Verb && r.opensWith(j, livesLex) && !r.figureBehind(j+1) {
				last = a.end + 16 // "Chị Mai, đang sống ở huyện Sơn Hà, đã hiến máu 40 lần"
				continue
			}
			if e.Kind == quantity.Verb && r.TextOf(j) == "còn" && r.VerbClass(j+1) == "act" {
				a.acts = true
				continue // "Người dân còn cung cấp …"
			}
			if e.Kind == quantity.Verb && r.tensed(j) && a.end < j+1 && j+1 < to && r.exactly(j+1, passiveLex) {
				a.acts = true
				continue // "sẽ được hỗ trợ"
			}
			a.acts, a.verb = true, r.VerbClass(j)
			return
		case quantity.Func:
			switch {
			case r.exactly(j, tenseLex):
				a.acts = true // whatever verb of no vocabulary follows
			case r.exactly(j, negationLex):
				a.negated = true
			case r.exactly(j, passiveLex):
				a.passive = true
			case r.exactly(j, whenLex):
				a.acts = a.acts || j <= a.end+1 // "Xã Sơn Hà sau khi được thành lập từ 3 xã có 697 đảng viên"
				return
			case r.exactly(j, adverbialLex) && last == a.end+8:
				return
			}
		case quantity.Time, quantity.Plain, quantity.Noun, quantity.Org, quantity.Qual:
		case quantity.Sign:
			if !r.T.IsKind(e.From, scan.Number) {
				return
			}
		case quantity.Comma:
			switch {
			case a.class == person && (j == a.end || last > a.end+8 || r.T.Has(a.from, householdLex)): // "Gia đình ông Nguyễn Văn An, ở xã Sơn Hà, đã …"
			case j+1 < to && (r.Elems[j+1].Kind == quantity.Time || r.Elems[j+1].Kind == quantity.Org):
				// "Đảng bộ, trong nhiệm kỳ qua, …"
			case j+1 < to && r.Elems[j+1].Kind == quantity.Verb && r.Elems[j-1].Kind == quantity.Plain:
				// "Đại hội thảo luận, thông qua …": a verb of no vocabulary in a row of verbs
			default:
				return
			}
		case quantity.Open:
			for open := j; j < to && r.Elems[j].Kind != quantity.Close; j++ {
				r.T.Work++
				last = max(last, a.end+8+min(j-open, 24)) // "ông Nguyễn Văn An (nguyên Cục trưởng … - Bộ Xây dựng) bị tuyên …"
			}
		default:
			return
		}
	}
}

// roleOf tells from the words before an actor what it is in its clause.
func (r *Reading) roleOf(a *actor) actorRole {
	k := a.elem
	if r.clauseStart(k) || r.ledIn(k) {
		if (a.class == groupOf || a.class == bareBody) && k > 0 && r.exactly(k-1, andLex) && !r.tensed(a.end) {
			return asOther // "tại các trường học và bệnh viện có quy mô lớn"
		}
		return asSubject
	}
	b := r.Elems[k-1]
	if a.class == works && r.exactly(k-1, withLex) && r.clauseStart(k-1) {
		return asSubject // "Với dự án Sông Lam được xây dựng trên khu đất 30.000 m2"
	}
	if a.class == person && a.acts && (r.actorBehindComma(k) || b.Kind == quantity.Org || b.Kind == quantity.Noun || b.Kind != quantity.Func && r.T.Has(a.from, householdLex)) {
		return asSubject // "Chủ tịch UBND tỉnh ông Nguyễn Văn An"
	}
	if a.class == person && a.acts && b.Kind == quantity.Verb && r.TextOf(k-1) == "là" {
		return asSubject // "người còn lại là bà Trần Thị Ba được 50 phiếu"
	}
	if a.acts && (a.verb == "act" || a.verb == "exist" && a.class == namedPlace) && !a.passive && (a.class == namedPlace || a.class == partyBody) && b.Kind == quantity.Verb && r.TextOf(k-1) == "là" {
		return asSubject // "Nhiều nhất là huyện A kết nạp 98 đảng viên"
	}
	if a.own >= 0 && r.VerbClass(k-1) == "exist" && (r.clauseStart(k-1) || r.ledIn(k-1)) {
		return asSubject // "Có 8 đảng bộ kết nạp vượt kế hoạch"
	}
	if a.class == wholePlace && b.Kind == quantity.Verb && r.VerbClass(a.end) == "exist" {
		return asSubject // "Trước khi sáp nhập toàn huyện có 449 xóm"
	}
	if a.acts && r.exactly(k-1, foreseeLex) && (r.clauseStart(k-1) || r.ledIn(k-1)) {
		return asSubject // "Dự kiến Ban Chấp hành khóa mới gồm 41 đồng chí"
	}
	if r.setAgainst(k) {
		return asOther
	}
	if a.acts && a.class <= firmBody && r.tensed(a.end) && b.Kind == quantity.Func && r.exactly(k-1, suchLex) {
		return asSubject // "có những nơi như UBND tỉnh Lam Giang đã …"
	}
	switch b.Kind {
	case quantity.Func:
		switch {
		case r.exactly(k-1, ownerLex):
			for j := k - 2; j >= 0 && j > k-5; j-- {
				if r.Elems[j].Kind == quantity.Doc {
					return asIssuer
				}
				if r.Elems[j].Kind != quantity.Time && r.Elems[j].Kind != quantity.Comma && r.Elems[j].Kind != quantity.Plain {
					break
				}
			}
			if r.credited(k-1) && !r.ownedBefore(k-1) || r.reportOf(k-1) {
				return asSource
			}
			return asOwner
		case r.exactly(k-1, placeLex):
			return asPlace
		case r.exactly(k-1, agentLex):
			return asAgent
		case r.exactly(k-1, sourceLex):
			return asSource
		}
		return asOther
	case quantity.Verb:
		return asObject
	case quantity.Fig:
		return asCounted
	case quantity.Noun, quantity.Plain, quantity.Org:
		return asModifier
	}
	return asOther
}

// ledIn reports whether only words like "riêng" stand between element k and the start of its clause.
func (r *Reading) ledIn(k int) bool {
	if _, _, ok := r.T.Before(r.Elems[k].From, sayingLex); ok {
		return true
	}
	if _, _, ok := r.T.Before(r.Elems[k].From, findsLex); ok {
		return true // "công an phát hiện nhóm tội phạm | nắm giữ 3 triệu thông tin"
	}
	_, from, ok := r.T.Before(r.Elems[k].From, leadInLex)
	if !ok {
		return false
	}
	b := r.ElemOf(from)
	return b >= 0 && r.clauseStart(b)
}

// tensed reports whether element k is a word of time that stands before verbs only.
func (r *Reading) tensed(k int) bool {
	return k < len(r.Elems) && r.exactly(k, tenseLex)
}

// actorBehindComma reports whether an office and a comma stand before element k: "Giám đốc Công an tỉnh, ông Nguyễn Văn An".
func (r *Reading) actorBehindComma(k int) bool {
	return k > 1 && r.Elems[k-1].Kind == quantity.Comma && r.Elems[k-2].Kind == quantity.Org
}

// setAgainst reports whether element k stands in what something is compared with: "31,5% so với thực hiện của toàn tỉnh".
func (r *Reading) setAgainst(k int) bool {
	for j := k - 1; j >= 0 && k-j < 5; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Func:
			if r.exactly(j, againstLex) {
				return true
			}
		case quantity.Noun, quantity.Plain, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

// credited reports whether what stands before "của" at element k is what somebody did for others: "dưới sự lãnh đạo, chỉ đạo của Đảng bộ".
func (r *Reading) credited(k int) bool {
	for j := k - 1; j >= 0 && k-j < 12; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Noun, quantity.Plain, quantity.Verb, quantity.Comma, quantity.Func, quantity.Org:
			if r.opensWith(j, creditLex) {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// ownedBefore reports whether another "của" stands in the clause before that of the "của" at element k: "dưới sự lãnh đạo của Huyện ủy,
// kinh tế của huyện …" tells of the economy of the huyện, not of what it led.
func (r *Reading) ownedBefore(k int) bool {
	comma := false
	for j := k - 1; j >= 0 && k-j < 12; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Comma:
			comma = true
		case quantity.Func:
			if comma && r.exactly(j, ownerLex) {
				return true
			}
		case quantity.Noun, quantity.Plain, quantity.Verb, quantity.Org:
		default:
			return false
		}
	}
	return false
}

// reportOf reports whether what stands before "của" at element k is the source of what is told: "Theo báo cáo của Cục Hàng hải, …".
func (r *Reading) reportOf(k int) bool {
	for j := k - 1; j >= 0 && k-j < 5; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Func:
			return r.exactly(j, sourceLex)
		case quantity.Noun, quantity.Plain, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

// label reports whether actor a begins a line's label rather than a clause: "+ Xã đạt chuẩn nông thôn mới: 15/19 xã", "Trường chuẩn quốc gia: 44
// trường", but not "Xã Sơn Hà: 15 đảng viên".
func (r *Reading) label(a *actor) bool {
	switch a.class {
	case barePlace, bareBody, firmBody, groupOf, noun:
	default:
		return false
	}
	from, to := r.SentenceOf(a.elem)
	for k := a.elem - 1; k >= from; k-- {
		if e := r.Elems[k].Kind; e != quantity.Sign && e != quantity.Stop {
			return false
		}
	}
	for i := a.from + 1; i < a.to; i++ {
		r.T.Work++
		if r.T.IsKind(i, scan.Word) && r.T.Tokens[i].Case != scan.Lower {
			return false // it has a name of its own
		}
	}
	for k := a.end; k < to && k < a.end+8; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Colon:
			return true
		case quantity.Noun, quantity.Plain, quantity.Verb, quantity.Sign:
		default:
			return false
		}
	}
	return false
}
