package quantity

import "baotinh/extract/entity"

// Of which deed is a figure the result? actionOf asks, in this order: a deed shared with the figure before, what befell those counted, lists and brackets that
// go on with a verb, then for sums, shares and measures the rules of measuredeed.go, for counts the verb left of them (verbleft.go) and the one right of
// them (verbright.go). actions then gives what is said behind a list to all its items. Mention.Action is the base form (deed.go), ActionAt its token; "" is
// a stock.

// actions finds the verb whose result each figure is.
func (r *Reading) actions() {
	trained := -1 // the last mention whose verb stands inside the name of an event
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Kind == Duration {
			if action, at := r.sentenced(i); at >= 0 {
				m.Action, m.ActionAt = action, at
			}
			continue
		}
		if p := m.Previous; p >= 0 && p == trained && m.Class != "event" && r.elemBefore(m) < 0 {
			m.Action, m.ActionAt, trained = r.Mentions[p].Action, r.Mentions[p].ActionAt, i // "4 cuộc kiểm tra đối với 14 tổ chức và 2 đảng viên"
			continue
		}
		if k := r.actionOf(i); k >= 0 {
			m.ActionAt = r.Elems[k].From
			m.Action = r.verbPhrase(k)
			if row := r.deedRow(m, k); row != "" {
				m.Action = row
			}
			if r.holds(m, k) || r.taughtTo(m, k) {
				m.Action = "" // the clause of the verb is theirs all the same
			}
		}
		if action, at := r.lent(m); at >= 0 {
			m.Action, m.ActionAt = action, at
		}
		if k := r.willBe(m); k >= 0 {
			m.Action, m.ActionAt, m.Kind = r.verbPhrase(k), r.Elems[k].From, Target
		}
		if r.training(i) || r.taught(i) {
			trained = i
		}
		if p := i - 1; m.Action == "" && p >= 0 && r.caught(p, i) {
			m.Action, m.ActionAt = r.Mentions[p].Action, r.Mentions[p].ActionAt
		}
	}
	// "8 tập thể và 1 cá nhân được tặng Bằng khen": what is said behind a list is said of all its items
	for i := len(r.Mentions) - 1; i > 0; i-- {
		r.T.Work++
		m := &r.Mentions[i]
		if k := r.ElemOf(m.QualFrom) - 1; k >= 0 && r.Elems[k].Kind == Semicolon {
			continue
		}
		if n := i + 1; n < len(r.Mentions) && r.Mentions[n].Previous == i && r.Mentions[n].ActionAt > r.Mentions[n].From && r.Mentions[n].Action != m.Action {
			continue // "có 12 cấp ủy viên, 5 đảng viên bị khai trừ, 3 đảng viên bị cách chức": each tells its own
		}
		if p := m.Previous; p >= 0 && m.ActionAt > m.From && r.Mentions[p].Action == "" && r.Mentions[p].Noun && r.Mentions[p].Kind != Change && !r.saysOf(&r.Mentions[p]) {
			r.Mentions[p].Action, r.Mentions[p].ActionAt = m.Action, m.ActionAt
		}
	}
}

// actionOf returns the element of the verb of mention i, -1 if it states a stock.
func (r *Reading) actionOf(i int) int {
	m := &r.Mentions[i]
	if k := r.ElemOf(m.QualFrom) - 1; m.Kind == Change && m.Noun && k >= 0 && r.fills(k, moreLex) {
		if k := r.verbRight(m); k >= 0 && r.passive(k) {
			return k // "có thêm 51 chi bộ mới được thành lập"
		}
		if k > 0 && r.granted(k) {
			return k - 1
		}
	}
	if m.Kind == Change || m.Class == "age" || m.Unit == "điểm %" {
		return -1 // "đóng góp 0,4 điểm % vào tăng trưởng"
	}
	if k := r.sharedDeed(i); k >= 0 {
		return k
	}
	if m.Noun && r.T.Has(m.UnitFrom, turnLex) {
		return -1 // "làm 2 nhiệm kỳ"
	}
	if k := r.fate(m); k >= 0 {
		return k
	}
	if k := r.newly(m); k >= 0 {
		return k
	}
	if m.Noun && r.T.Has(m.QualFrom, moreThanLex) {
		return -1 // "điều động 7 giáo viên từ trường có số giáo viên nhiều hơn 40 người"
	}
	if m.Noun && r.SpokenFor(m) {
		return -1 // "triệu tập 250 đại biểu, đại diện cho 9.000 đảng viên"
	}
	if p := m.Previous; !m.Noun && !m.Percent && p >= 0 && r.elemBefore(m) < 0 && !r.Mentions[p].Percent && r.Mentions[p].Kind == Level && r.listItem(p, i) {
		return r.listVerb(p) // "hiến 300 m2 đất; 6,5 tỷ đồng và 350 ngày công"
	}
	if m.Percent && r.ReportsOnGoal(m) {
		return -1 // "hoàn thành 100% kế hoạch"
	}
	if b := m.Bracket; b >= 0 && !m.Noun && !m.Percent && m.Class == r.Mentions[b].Class && r.partsOpen(b) {
		return r.listVerb(b) // "huy động 61 tỷ đồng (gồm 38 tỷ đồng ngân sách tỉnh, 15 tỷ đồng ngân sách huyện)"
	}
	if k := r.ElemOf(m.QualFrom) - 1; i > 0 && k > 0 && r.Elems[k].Kind == Semicolon && m.Class == "money" && r.Mentions[i-1].Class == "money" && r.Mentions[i-1].Kind == m.Kind && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From) {
		if use, _ := r.useOf(m); use != "" {
			return r.listVerb(i - 1) // "tiếp nhận 5 tỷ đồng ủng hộ phòng dịch; 6 tỷ đồng ủng hộ Quỹ Vì người nghèo"
		}
	}
	if k := r.capped(i); k >= 0 {
		return k
	}
	if k := r.besides(i); k >= 0 {
		return k
	}
	if m.Noun {
		return r.countDeed(i)
	}
	return r.measureDeed(i)
}

// sentenced returns the verb by which a court set the time in prison that mention i is, and its token, which those named behind share: "bị tuyên phạt 9 năm tù, bị cáo B 5
// năm tù", "lĩnh án 18 tháng tù"; -1 if it is none.
func (r *Reading) sentenced(i int) (action string, at int) {
	m := &r.Mentions[i]
	if !r.T.Has(m.End, prisonLex) {
		return "", -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	first := k
walk:
	for ; k >= from && first-k < 16; k-- {
		r.T.Work++
		e := r.Elems[k]
		if row, _, ok := r.T.At(e.From, convictLex); ok {
			if k > from {
				if longer, n, ok := r.T.At(r.Elems[k-1].From, convictLex); ok && r.Elems[k-1].From+n > e.From {
					return convictLex.Rows[longer].Phrase, r.Elems[k-1].From // "tuyên phạt"
				}
			}
			return convictLex.Rows[row].Phrase, e.From
		}
		switch e.Kind {
		case Verb:
			return "", -1
		case Comma, Semicolon, Stop, Colon, Fig:
			break walk
		}
	}
	if o := i - 1; k < first && o >= 0 && r.Mentions[o].Kind == Duration && r.Mentions[o].ActionAt >= 0 && r.T.SentenceOf(r.Mentions[o].From) == r.T.SentenceOf(m.From) {
		return r.Mentions[o].Action, r.Mentions[o].ActionAt
	}
	return "", -1
}

// lent returns what was let those do whom mention m counts, around whom its words stand, and the token of the first: "cho vay vốn" of "cho 145 hội viên vay vốn"; -1 if
// nothing was, or a verb with no number of its own says what was done for them, "tín chấp cho 145 hội viên vay vốn".
func (r *Reading) lent(m *Mention) (action string, at int) {
	b := r.ElemOf(m.QualFrom) - 1
	if !m.Noun || kindred(m.Class) != "person" && kindred(m.Class) != "org" || b < 0 || !r.fills(b, forLex) {
		return "", -1
	}
	if m.ActionAt >= 0 {
		k := r.ElemOf(m.ActionAt)
		for j := k + 1; j < b && r.Elems[j].Kind != Fig; j++ {
			r.T.Work++
			if j == b-1 && !r.fills(k, receiveLex) {
				return "", -1
			}
		}
		if k == b-1 {
			return "", -1
		}
	}
	_, to := r.SentenceOf(b)
	for k := r.ElemOf(m.End-1) + 1; k < to && k < b+10; k++ {
		r.T.Work++
		if row, _, ok := r.T.At(r.Elems[k].From, lendLex); ok {
			return "cho " + lendLex.Rows[row].Phrase, r.Elems[b].From
		}
		if e := r.Elems[k].Kind; e != Noun && e != Plain && e != Org && !(e == Func && !r.fills(k, passiveLex)) {
			break
		}
	}
	return "", -1
}

// sharedDeed returns the verb that mention i has from the one before it, whose average or whose sum since the beginning it tells, "kết nạp 29 đảng viên; bình
// quân mỗi năm 5,8 đảng viên", "cấp 60 sổ, lũy kế 306 sổ", or of whom it counts those elected to a post; -1 if it has none from there.
func (r *Reading) sharedDeed(i int) int {
	m := &r.Mentions[i]
	if i == 0 {
		return -1
	}
	o := &r.Mentions[i-1]
	if o.Noun != m.Noun || m.Percent || o.ActionAt < 0 || m.Noun && o.ActionAt > o.From || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return -1
	}
	k, behind := r.ElemOf(m.QualFrom)-1, r.ElemOf(o.End-1)
	average, sum := false, false
	for ; k > behind && (r.Elems[k].Kind == Func || r.Elems[k].Kind == Time || r.Elems[k].Kind == Colon || r.fills(k, isLex)); k-- {
		r.T.Work++
		average = average || m.Noun && r.T.Has(r.Elems[k].From, averageLex)
		sum = sum || r.T.Has(r.Elems[k].From, cumulateLex)
	}
	if (average || sum) && m.Class == o.Class && (r.Elems[k].Kind == Comma || r.Elems[k].Kind == Semicolon || r.Elems[k].Kind == Open) {
		return r.ElemOf(o.ActionAt)
	}
	if m.Noun && (r.Elems[k].Kind == Open || r.Elems[k].Kind == Comma && m.Bracket >= 0) {
		if by := r.ElemOf(o.ActionAt); r.fills(by, electLex) && entity.PostAt(r.T, m.UnitFrom) >= m.UnitTo {
			return by // "bầu Thường trực gồm 5 đồng chí (1 Chủ tịch, 4 Phó Chủ tịch)", not "(1 nam, 4 nữ)"
		}
	}
	return -1
}

// countDeed returns the element of the verb of what mention i counts, -1 if it states a stock.
func (r *Reading) countDeed(i int) int {
	m := &r.Mentions[i]
	if k := r.ElemOf(m.End-1) + 1; m.Elided && m.Bracket >= 0 && r.VerbClass(k) == "act" && k+1 < len(r.Elems) && (r.Elems[k+1].Kind == Comma || r.Elems[k+1].Kind == Close) {
		return k // "thi hành kỷ luật 3 đảng viên (1 khai trừ, 2 cảnh cáo)"
	}
	if k := r.ownClause(m); k >= 0 {
		return k
	}
	if k := r.gotten(m); k >= 0 {
		return k
	}
	left := r.verbLeft(i)
	if left >= 0 && i > 0 && r.fills(left, equivalentLex) && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From) && r.Mentions[i-1].ActionAt >= 0 {
		return r.ElemOf(r.Mentions[i-1].ActionAt) // "gửi thông báo đến 43 đơn vị, tương ứng 199 lao động"
	}
	if left >= 0 && left != r.ElemOf(m.QualFrom)-1 && i > 0 && r.ElemOf(r.Mentions[i-1].From) > left {
		among := r.fills(r.ElemOf(m.QualFrom)-1, amongLex) || r.TextOf(r.ElemOf(m.QualFrom)-1) == "với"
		if among && r.fared(m) || r.takesPart(m) && (among || !r.fills(left, electLex) && !r.fills(left, setUpLex)) {
			return -1 // "…, trong đó 16 chỉ tiêu đạt", not "chỉ định 517 đồng chí tham gia"
		}
		if k := r.ElemOf(m.End-1) + 2; k < len(r.Elems) && r.VerbClass(k) == "act" && r.passive(k) {
			return k // "bầu 49 ủy viên, trong tổng số 54 đại biểu được đề cử"
		}
	}
	if left >= 0 && r.fills(left, viaLex) && (kindred(m.Class) == "org" || kindred(m.Class) == "person") {
		return -1 // "cho 150 hộ vay thông qua 5 tổ"
	}
	if left >= 0 && left == r.ElemOf(m.QualFrom)-1 && (r.VerbClass(left) == "intransitive" && kindred(m.Class) == "person" || r.VerbClass(left) == "fate") {
		return left // "thoát nghèo 320 hộ", "làm chết 11 người"
	}
	if left >= 0 && (r.VerbClass(left) == "act" || r.VerbClass(left) == "aim" && r.fills(left, settingLex) && r.ReportsOnGoal(m)) {
		return left
	}
	if left >= 0 && left == r.ElemOf(m.QualFrom)-1 && r.fills(left, attainLex) {
		return -1 // "8 xã đạt 19 tiêu chí được công nhận": the xã are
	}
	if m.Bracket < 0 || left < 0 {
		if k := r.verbRight(m); k >= 0 {
			return k
		}
		if k := r.underWay(m); k >= 0 {
			return k
		}
	}
	if left < 0 {
		return r.unknownVerb(m)
	}
	return -1
}

// takesPart reports whether those whom mention m counts took part in what is told: "với 18.600 lượt cử tri tham dự".
func (r *Reading) takesPart(m *Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	return m.Noun && k < len(r.Elems) && r.fills(k, partakeLex)
}

// holds reports whether the verb at element k only says who has those whom mention m counts: "Hội quản lý 1.250 hội viên", but "đăng ký, quản lý 3.000
// quân nhân" is a deed.
func (r *Reading) holds(m *Mention, k int) bool {
	return m.Noun && r.fills(k, holdLex) && !r.passive(k) && (k == 0 || !r.linked(k-1))
}

// taughtTo reports whether mention m counts those for whom the class or meeting is that the verb at element k tells was held, which tells nothing that was done to
// them: "mở 3 lớp tiếng Anh cho 90 cán bộ".
func (r *Reading) taughtTo(m *Mention, k int) bool {
	b := r.ElemOf(m.QualFrom) - 1
	if kindred(m.Class) != "person" || b <= k+1 || !r.fills(b, forLex) && r.TextOf(b) != "với" || !r.fills(k, conveneLex) {
		return false
	}
	for j := k + 1; j < b; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Fig:
			return r.Mentions[e.Ref].Class == "event"
		case Noun:
			return r.NounClass(j) == "event"
		case Verb:
			if !r.fills(j, conveneLex) {
				return false
			}
		case Func:
		default:
			return false
		}
	}
	return false
}

// training reads "90 lớp bồi dưỡng … cho 2.608 cán bộ", "4 cuộc kiểm tra đối với 14 tổ chức": the people are trained, the classes are held.
func (r *Reading) training(i int) bool {
	m := &r.Mentions[i]
	if i == 0 || !m.Noun || kindred(m.Class) != "person" && kindred(m.Class) != "org" {
		return false
	}
	k := r.ElemOf(m.QualFrom) - 1
	if k < 0 || !(kindred(m.Class) == "person" && r.fills(k, forLex)) && !r.fills(k, towardsLex) || r.takesPart(m) && !r.fills(k, forLex) {
		return false
	}
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		o := &r.Mentions[j]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || !o.Noun {
			return false
		}
		for t := o.UnitFrom + 1; t < o.UnitTo; t++ {
			if o.Class != "event" && !r.T.Has(t, aimedLex) {
				continue
			}
			if row, n, ok := r.T.At(t, verbLex); ok && verbClass[row] == "act" && t+n <= o.UnitTo {
				m.Action, m.ActionAt = verbLex.Rows[row].Phrase, t
				return true
			}
		}
	}
	return false
}

// taught reads "mở các lớp dạy nghề cho 2.350 lao động", where the classes are not counted.
func (r *Reading) taught(i int) bool {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	if !m.Noun || kindred(m.Class) != "person" || k < 1 || !r.fills(k, forLex) {
		return false
	}
	from, _ := r.SentenceOf(k)
	for k--; k >= from; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Comma, Semicolon, Colon, Stop, Fig, Open, Close:
			return false
		case Noun:
			if r.NounClass(k) != "event" {
				continue
			}
			for t := e.From + 1; t <= e.To; t++ { // "lớp bồi dưỡng" is one noun, "lớp dạy nghề" a noun and a verb
				if row, n, ok := r.T.At(t, verbLex); ok && verbClass[row] == "act" && (t+n <= e.To || t == e.To) {
					m.Action, m.ActionAt = verbLex.Rows[row].Phrase, t
					return true
				}
			}
			return false
		}
	}
	return false
}

// caught reports whether mention i tells of whom the cases before it are: "bắt giữ 8 vụ với 9 đối tượng".
func (r *Reading) caught(p, i int) bool {
	m, o := &r.Mentions[i], &r.Mentions[p]
	k := r.ElemOf(m.QualFrom) - 1
	return m.Noun && o.Noun && (r.T.Has(o.UnitFrom, caseLex) || r.T.Has(o.UnitFrom, gangLex)) && o.ActionAt >= 0 && o.ActionAt < o.From && k == r.ElemOf(o.End-1)+1 && r.fills(k, towardsLex)
}

// saysOf reports whether the text tells behind mention m what those counted are or how they came along: "31 người là cấp ủy viên", "28 xã đạt chuẩn".
func (r *Reading) saysOf(m *Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	return k < len(r.Elems) && (r.VerbClass(k) == "reach" || r.VerbClass(k) == "state")
}
