package quantity

import (
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/scan"
)

// actions finds the verb whose result each figure is.
func (r *Reading) actions() {
	trained := -1 // the last mention whose verb stands inside the name of an event
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Kind == Duration {
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

// saysOf reports whether the text tells behind mention m what those counted are or how they came along: "31 người là cấp ủy viên", "28 xã đạt chuẩn".
func (r *Reading) saysOf(m *Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	return k < len(r.Elems) && (r.VerbClass(k) == "reach" || r.VerbClass(k) == "state")
}

// fared reports whether the text tells behind mention m how far those counted came: "16 chỉ tiêu đạt và vượt".
func (r *Reading) fared(m *Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	for k+1 < len(r.Elems) && r.Elems[k].Kind == Func && !r.fills(k, passiveLex) {
		k++ // đã, chưa
	}
	return k < len(r.Elems) && (r.fills(k, attainLex) || r.VerbClass(k) == "up")
}

// somewhere reports whether element k only tells where a deed of another figure was done: "thành lập 3 chi bộ tại 12 doanh nghiệp".
func (r *Reading) somewhere(k, from int) bool {
	if k < from || !r.fills(k, whereLex) {
		return false
	}
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Fig:
			return true
		case Verb, Comma, Semicolon, Stop:
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

// takesPart reports whether those whom mention m counts took part in what is told: "với 18.600 lượt cử tri tham dự".
func (r *Reading) takesPart(m *Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	return m.Noun && k < len(r.Elems) && r.fills(k, partakeLex)
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
	if !m.Noun {
		// a share or a measure is done to only where the verb stands right before it: "tạm hoãn 22% quỹ", "giải ngân được 205 tỷ đồng"
		if k := r.governor(m); k >= 0 && r.VerbClass(k) == "act" && !r.nominal(k) && r.Elems[r.ElemOf(m.QualFrom)-1].Kind != Time {
			if at := r.owedSum(k); at >= 0 {
				return -1 // "với tổng số tiền phải thu 177 triệu đồng"
			}
			if _, at := r.topicBefore(i, -1); at >= 0 && r.measured(at, k) && !r.passive(k) && !(k > 0 && r.fills(k-1, doneLex)) && !r.fills(r.ElemOf(at), fundLex) {
				return -1 // "tổng thu ngân sách ước thực hiện 285 tỷ đồng"
			}
			if by := r.urged(k); by >= 0 {
				return by
			}
			if k == 0 || k < r.ElemOf(m.QualFrom)-1 {
				return k
			}
			switch r.Elems[k-1].Kind { // "vốn xây dựng gần 93 tỷ đồng" does nothing, "hỗ trợ 100% mức đóng" does
			case Noun, Plain, Verb:
				switch r.NounClass(k - 1) {
				case "person", "member", "org", "place", "party":
					if k > 1 && nounish(r.Elems[k-2].Kind) && (r.fills(k-2, fundLex) || r.T.Has(r.Elems[k-2].From, moneyLex)) {
						return -1 // "vốn nhân dân đóng góp gần 66 tỷ đồng"
					}
					return k // "địa phương huy động hơn 85 tỷ đồng"
				}
				if r.VerbClass(k-1) == "aim" || r.fills(k-1, lightLex) {
					return k // "dự kiến thu 167 tỷ đồng", "quyết định phê duyệt đầu tư 18 tỷ đồng"
				}
				if c := r.VerbClass(k - 1); c == "exist" || c == "state" {
					return k // "các xã còn lại hỗ trợ 70%"
				}
				if next := r.ElemOf(m.End-1) + 1; (next >= len(r.Elems) || !nounish(r.Elems[next].Kind)) && (m.Percent || !r.doer(k)) {
					return -1
				}
			}
			return k
		}
		if m.Percent {
			return -1
		}
		if k := r.obtained(m); k >= 0 {
			return k
		}
		if k := r.paidIn(m); k >= 0 {
			return k
		}
		if k := r.paidWith(i); k >= 0 {
			return k
		}
		if k := r.workedOn(m); k >= 0 {
			return k
		}
		if k := r.ElemOf(m.QualFrom) - 1; k > 1 && r.fills(k, isLex) && r.VerbClass(k-1) == "act" && !r.nominal(k-1) && r.Elems[k-2].Kind == Func && r.fills(k-2, tenseLex) {
			return k - 1 // "số vốn đã giải ngân là 340 tỷ đồng"
		}
		if before := r.ElemOf(m.QualFrom) - 1; before >= 0 && r.VerbClass(before) == "reach" {
			return -1 // "tuyến đường dài 7 km được hoàn thành"
		}
		if k := r.ElemOf(m.End-1) + 1; k < len(r.Elems) && m.Class == "money" && r.T.Has(r.Elems[k].From, setAsideLex) {
			return k // "trong đó 3 tỷ đồng dành cho vùng cao"
		}
		if k := r.verbRight(m); k >= 0 && r.passive(k) {
			return k // "2 tỷ đồng đã được hỗ trợ cho hộ nghèo"
		}
		return r.unknownVerb(m)
	}
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

// underWay returns the verb of what was done to the things that mention m counts, told as if they did it: "45 công trình đã hoàn thành, đưa vào sử dụng", "12 hồ sơ đang
// xử lý", "9 trường hợp điều động"; -1 if they do it to something else, or nothing is told so.
func (r *Reading) underWay(m *Mention) int {
	if c := kindred(m.Class); c == "person" && !r.T.Has(m.UnitFrom, instanceLex) || c == "org" || c == "place" || m.Elided {
		return -1
	}
	k := r.ElemOf(m.End-1) + 1
	for steps := 0; k < len(r.Elems) && steps < 3 && nounish(r.Elems[k].Kind); k++ {
		steps++
	}
	tense := k < len(r.Elems) && r.Elems[k].Kind == Func && r.fills(k, tenseLex)
	if tense {
		k++
	}
	if k+1 >= len(r.Elems) || r.VerbClass(k) != "act" || !tense && !r.T.Has(m.UnitFrom, instanceLex) {
		return -1
	}
	for k+2 < len(r.Elems) && r.linked(k+1) && r.VerbClass(k+2) == "act" {
		k += 2
	}
	switch next := r.Elems[k+1]; next.Kind {
	case Comma, Semicolon, Stop, Close, Time:
		return k
	case Func:
		if r.WordClass(k+1) == "prep" || r.WordClass(k+1) == "conj" {
			return k
		}
	}
	if r.T.Has(r.Elems[k+1].From, finishLex) {
		return k
	}
	return -1
}

// unknownVerb returns the first word of what stands between a word of tense and the number, which nothing but a verb can, though no vocabulary has it:
// "đã biệt đãi 12 nghệ nhân"; -1 if no such words stand there.
func (r *Reading) unknownVerb(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k > from && (r.fills(k, passiveLex) || r.fills(k, forLex)) {
		k--
	}
	last := k
	for ; k > from && last-k < 3 && r.Elems[k].Kind == Plain && r.T.Tokens[r.Elems[k].From].Case == scan.Lower; k-- {
		r.T.Work++
	}
	if k < last && k >= from && r.Elems[k].Kind == Func && r.fills(k, tenseLex) && !r.fills(last, fullLex) {
		return k + 1
	}
	return -1
}

// fate returns the verb of what befell those whom mention m counts, or what it measures, which stands behind them and is no deed of the verb before:
// "bão làm 1.872 căn nhà tốc mái", "640 ha lúa mất trắng", "291 doanh nghiệp tạm ngừng hoạt động"; -1 if none does.
func (r *Reading) fate(m *Mention) int {
	if !m.Noun && m.Class != "area" {
		return -1
	}
	if _, _, owned := r.T.Before(m.QualFrom, ofLex); owned {
		return -1 // "nợ của 3 doanh nghiệp đã phá sản"
	}
	if k := r.elemBefore(m); k >= 0 && r.TextOf(k) != "làm" {
		return -1 // "cứu 5 người mất tích", "giúp 40 hộ thoát nghèo"
	}
	k := r.ElemOf(m.QualFrom) - 1
	if k > 0 && (r.fills(k, forLex) || r.fills(k, ontoLex)) {
		return -1 // "trao quà cho 30 chiến sĩ xuất ngũ"
	}
	if p := m.Previous; p >= 0 && k > 0 && r.linked(k) {
		if o := &r.Mentions[p]; o.Noun && o.ActionAt >= 0 && o.ActionAt < o.From && r.VerbClass(r.ElemOf(o.ActionAt)) == "act" {
			return -1 // "hỗ trợ 45 hộ nghèo, 12 hộ bị ảnh hưởng"
		}
	}
	k = r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(k - 1)
	for steps := 0; k < to && steps < 6; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Noun, Plain:
			steps++
		case Func:
			if c := r.WordClass(k); (c == "prep" || c == "conj") && !r.fills(k, ofLex) {
				return -1
			}
		case Verb:
			if r.VerbClass(k) == "fate" || r.VerbClass(k) == "intransitive" && kindred(m.Class) == "person" {
				return k
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// willBe returns the verb of what is to become of the bodies that mention m counts: "10 phường ở thành phố sẽ sáp nhập"; -1 if nothing is said of it.
func (r *Reading) willBe(m *Mention) int {
	if !m.Noun || m.Kind == Change || m.Action != "" {
		return -1
	}
	k := r.ElemOf(m.End-1) + 1
	for end := k + 5; k+1 < len(r.Elems) && k < end; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Noun, Plain, Org:
			continue
		case Verb:
			if !r.fills(k, willLex) {
				return -1
			}
		case Func:
			if !r.fills(k, willLex) {
				continue
			}
		default:
			return -1
		}
		if r.fills(k+1, mergeLex) && !r.figureAt(k+2) {
			return k + 1
		}
		return -1
	}
	return -1
}

// newly returns the verb behind mới that tells how those came to be whom mention m counts: "14 đảng viên mới kết nạp"; -1 if none does.
func (r *Reading) newly(m *Mention) int {
	k := r.ElemOf(m.End-1) + 1
	if m.Noun && k+1 < len(r.Elems) && r.fills(k, newLex) && r.VerbClass(k+1) == "act" && (k+2 >= len(r.Elems) || r.Elems[k+2].Kind != Fig && r.Elems[k+2].Kind != Verb && !nounish(r.Elems[k+2].Kind) && r.WordClass(k+2) != "rel") {
		return k + 1
	}
	return -1
}

// ownClause returns the verb of what was done to those whom mention m counts at the head of a clause of their own: "cấp 3.000 suất quà; 27.000 người được
// cấp thẻ"; -1 if m stands in the clause of another verb.
func (r *Reading) ownClause(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	for from, _ := r.SentenceOf(k + 1); k >= from && r.Elems[k].Kind == Func && !joins(r.T, r.Elems[k].From); k-- {
		r.T.Work++
	}
	if k < 0 || !ends(r.Elems[k].Kind) || m.Bracket >= 0 {
		return -1
	}
	if k = r.verbRight(m); k >= 0 && (r.passive(k) || r.passiveBy(k) || r.fills(k, receiveLex)) {
		return k
	}
	return -1
}

// verbLeft walks left from mention i to the verb that governs it, over its list, its prepositions and nouns; -1 if none does. An
// exist or reach verb is returned as well: it says that the figure is a stock.
func (r *Reading) verbLeft(i int) int {
	m := &r.Mentions[i]
	if i > 0 && r.comprises(i-1, i) {
		return -1
	}
	if k := r.ElemOf(m.QualFrom) - 1; i > 0 && k > 0 && r.TextOf(k) == "với" && kindred(m.Class) == "person" && r.Mentions[i-1].Noun && k == r.ElemOf(r.Mentions[i-1].End-1)+1 {
		if by := r.listVerb(i - 1); by >= 0 && r.fills(by, deployLex) {
			return by // "huy động 14 xe với 120 chiến sĩ"
		}
	}
	if m.Previous >= 0 {
		if k := r.elemBefore(m); k >= 0 {
			return k // "…, bầu bổ sung 3 đồng chí"
		}
		if k := r.clauseVerb(m); k >= 0 {
			return k // "…; Ủy ban kiểm tra các cấp giám sát với 169 tổ chức đảng"
		}
		p := m.Previous
		if o := &r.Mentions[p]; m.Noun && !o.Noun && p > 0 && r.Mentions[p-1].Noun && r.T.SentenceOf(r.Mentions[p-1].From) == r.T.SentenceOf(m.From) && r.besideOf(p) {
			p-- // "xây dựng 1 vườn ươm, diện tích 3 ha và 2 khu rừng giống"
		}
		if k := r.ElemOf(r.Mentions[p].QualFrom) - 1; p > 0 && k >= 0 && r.fills(k, towardsLex) && m.Class == "event" && r.Mentions[p-1].Class == "event" && r.T.SentenceOf(r.Mentions[p-1].From) == r.T.SentenceOf(m.From) {
			p-- // "tổ chức 90 lớp cho 2.608 cán bộ và 1.465 lớp": lớp goes with lớp
		}
		if q := r.sameNounBefore(i, p); q >= 0 {
			p = q
		}
		return r.listVerb(p)
	}
	start := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	if r.somewhere(start, from) {
		return -1
	}
	if r.sized(start, from) {
		return -1
	}
	if start >= from && r.Elems[start].Kind == Semicolon && i > 0 && r.sameList(i) {
		return r.listVerb(i - 1)
	}
	depth, plain, elects, to, listed := 0, 0, false, false, false
	owned, crossed := false, false // "huyện B 87 đảng viên"; its verb stands in another clause
	for k := start; k >= from; k-- {
		r.T.Work++
		e := r.Elems[k]
		if e.Kind == Close {
			depth++
			continue
		}
		if e.Kind == Open {
			if end := r.ElemOf(m.End-1) + 1; depth == 0 && !(k == start && end < len(r.Elems) && r.Elems[end].Kind == Close) {
				return -1
			}
			if depth == 0 {
				elects = true // "bầu Ban Thường vụ (15 đồng chí), Ủy ban Kiểm tra (11 đồng chí)"
				continue
			}
			depth--
			continue
		}
		if depth > 0 {
			continue
		}
		switch e.Kind {
		case Verb:
			if crossed {
				return -1
			}
			switch verbClass[e.Ref] {
			case "act":
				if r.decision(k) {
					continue // "công bố các quyết định về cán bộ của 30 xã"
				}
				if r.nominal(k) && !((k == start || to && k == start-1 || listed && r.ends(k, resultLex)) && r.actualDeed(k)) || elects && !r.fills(k, electLex) && !(r.fills(k, setUpLex) && !r.passive(k)) {
					continue
				}
				if to {
					return r.mainVerb(k, from)
				}
				return k
			case "exist":
				if k == start && k > from && r.fills(k-1, findLex) && !r.nominal(k-1) {
					return k - 1 // "qua kiểm tra, kết luận có 57 tổ chức đảng vi phạm"
				}
				if k+1 <= start && r.T.Has(r.Elems[k+1].From, mannerLex) && k > from && r.VerbClass(k-1) == "act" {
					continue // "thực hiện có hiệu quả 3 khâu đột phá"
				}
				if deed, _ := r.deedBefore(k, from); k == start && deed >= 0 && r.fills(k, towardsLex) {
					to = true // "giám sát với 169 tổ chức đảng", not "bầu 15 đồng chí với 3 nữ"
					continue
				}
				if !to && r.fills(k, partOpenLex) { // "bầu Ban Chấp hành gồm 111 ủy viên"
					elects = true
					continue
				}
				if to {
					continue // "kiểm tra khi có dấu hiệu vi phạm đối với 42 tổ chức đảng"
				}
				return k
			case "reach", "to":
				if k < start && r.fills(k, pricedLex) && r.fills(start, forLex) {
					continue // "tặng 120 suất quà trị giá 60 triệu đồng cho 120 hộ"
				}
				if k > 0 && k < start && r.linked(start) && r.TextOf(k) == "vào" && (r.Elems[k+1].Kind == Org || nounish(r.Elems[k+1].Kind)) && r.Elems[k-1].Kind == Fig {
					continue // "bầu 39 đồng chí vào Ban Chấp hành, 13 đồng chí vào Ban Thường vụ"
				}
				if p := r.toldBefore(k, from); p >= 0 {
					return p
				}
				if p := r.deedIs(k, from); p >= 0 && k == start {
					return p
				}
				if k == start && r.fills(k, towardsLex) { // "gửi danh sách tới 45 đơn vị"
					to = true
					continue
				}
				return k
			case "intransitive", "fate":
				if k == start {
					return k
				}
				return -1
			case "state":
				if deed, when := r.deedBefore(k, from); k == start && deed >= 0 && (when || r.fills(k, suspectLex)) {
					return deed // "kiểm tra khi có dấu hiệu vi phạm 3 tổ chức"
				}
				if to || elects {
					continue // "bầu đoàn đại biểu dự đại hội cấp trên gồm 6 đại biểu"
				}
				return k
			case "up", "down":
				if to {
					continue // "gửi thông báo giảm mức đóng đến 43 đơn vị"
				}
				return k
			case "aim":
				if r.fills(k, settingLex) { // "đề ra 19 chỉ tiêu"
					return k
				}
			}
		case Colon:
			if k != start {
				return -1
			}
			to, listed = true, true // "Tiếp nhận qua Bưu điện: 59.138 hồ sơ", "Kết quả xử lý theo chuyên đề: 38 trường hợp …"
		case Semicolon:
			if !elects && !(owned && plain == 0) { // "bầu Ban Kiểm phiếu gồm 7 người; Tổ Thư ký gồm 3 người"
				return -1
			}
			crossed = crossed || owned
		case Stop:
			return -1
		case Comma:
			if plain > 0 && !elects && !to || k == start && k > from && r.Elems[k-1].Kind == Verb {
				return -1
			}
		case Org: // a list of bodies may stand between: "tặng cờ cho Đảng bộ xã, Đảng bộ phường và 6 chi bộ"
			owned = owned || k == start
		case Fig:
			if o := &r.Mentions[e.Ref]; owned && plain == 0 && o.Noun && o.ActionAt >= 0 && o.ActionAt < o.From && o.Class == m.Class {
				return r.ElemOf(o.ActionAt) // "thị xã A kết nạp 98 đảng viên, huyện B 87 đảng viên, huyện C 84 đảng viên"
			}
			if plain++; plain > 14 {
				return -1
			}
		case Func:
			if k == start && r.fills(k, ofLex) {
				return r.doneToPart(k, from) // not "thăm công trình của bảy thôn"
			}
			// "thi hành kỷ luật … đối với 2 chi ủy": the verb of the clause, not the nearest one
			if plain == 0 && r.fills(k, towardsLex) {
				to = true
			}
		default:
			plain++
			if plain > 14 {
				return -1
			}
		}
	}
	return -1
}

// doneToPart returns the verb before the "của" at element k that does to the owners what it does to what they own: "thu hồi giấy phép của 12 cửa hàng",
// "xem xét trách nhiệm của 6 cán bộ"; -1 if the owners are not done to.
func (r *Reading) doneToPart(k, from int) int {
	for j := k - 1; j >= from && k-j < 6; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain:
			if _, _, ok := r.T.Before(e.To, ownLex); j == k-1 && !ok {
				return -1
			}
		case Verb:
			if _, _, ok := r.T.Before(e.To, ownLex); j == k-1 && ok {
				continue // "nhận đăng ký của ba hộ"
			}
			if verbClass[e.Ref] == "act" && j < k-1 && !r.nominal(j) {
				return j
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// besideOf reports whether measure p only tells the size or worth of what is counted before it: ", diện tích 3 ha", "trị giá 2 tỷ đồng".
func (r *Reading) besideOf(p int) bool {
	m := &r.Mentions[p]
	if m.Percent || m.ActionAt >= 0 {
		return false
	}
	k, behind := r.ElemOf(m.QualFrom)-1, r.ElemOf(r.Mentions[p-1].End-1)
	return k > behind && k-behind < 8 && (r.NounClass(k) == "measure" || r.fills(k, dimensionLex) || r.fills(k, pricedLex) || r.T.Has(r.Elems[k].From, groundLex))
}

// sized reports whether the words that end with element k name what size a thing has, so that the number is no count: "quy mô từ 4 - 6 làn xe".
func (r *Reading) sized(k, from int) bool {
	for k > from && r.Elems[k].Kind == Func {
		r.T.Work++
		k--
	}
	if k < from {
		return false
	}
	_, _, ok := r.T.Before(r.Elems[k].To, scaleLex)
	return ok
}

// sameNounBefore returns the mention before measure p that counts the same as mention i, which a semicolon parts from p: "xử lý 38 trường hợp …, phạt 21
// triệu đồng; 62 trường hợp …, phạt 26 triệu đồng"; -1 if there is none.
func (r *Reading) sameNounBefore(i, p int) int {
	m := &r.Mentions[i]
	if k := r.ElemOf(m.QualFrom) - 1; p == 0 || !m.Noun || r.Mentions[p].Noun || k < 0 || r.Elems[k].Kind != Semicolon {
		return -1
	}
	if o := &r.Mentions[p-1]; o.Noun && o.Class == m.Class && r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) && o.ActionAt >= 0 {
		return p - 1
	}
	return -1
}

// sameList reports whether mention i begins the next part of a list of like things and nothing is said of it alone: "đề ra 24 chỉ tiêu về giảm nghèo, y tế;
// 6 nhiệm vụ trọng tâm".
func (r *Reading) sameList(i int) bool {
	m, o := &r.Mentions[i], &r.Mentions[i-1]
	if !m.Noun || !o.Noun || m.Class != o.Class || m.Kind != o.Kind || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return false
	}
	for k := r.ElemOf(m.End-1) + 1; k < len(r.Elems); k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Verb, Colon:
			return false
		case Comma, Semicolon, Stop, Fig:
			return true
		}
	}
	return true
}

// deedBefore returns the deed that the words before element k lead back to, right behind it or behind its occasion, "kiểm tra khi có dấu hiệu vi
// phạm"; -1 if it is none that is done to somebody. when tells that an occasion stands between.
func (r *Reading) deedBefore(k, from int) (deed int, when bool) {
	for j := k - 1; j >= from && k-j < 8; j-- {
		r.T.Work++
		switch c := r.VerbClass(j); {
		case c == "act":
			if !r.fills(j, aimedLex) {
				return -1, when
			}
			if !r.nominal(j) || r.actualDeed(j) {
				return j, when
			}
		case r.Elems[j].Kind == Func:
			when = when || r.fills(j, clauseOpenLex)
		case c == "state" || c == "exist" || r.Elems[j].Kind == Plain:
		default:
			return -1, when
		}
	}
	return -1, when
}

// elemBefore returns the verb that stands right before a list item, if it has one of its own.
func (r *Reading) elemBefore(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	if k >= 0 && r.VerbClass(k) == "act" && !r.nominal(k) {
		return k
	}
	return -1
}

// listItem reports whether mention i stands right behind what mention p counts, a mark or và between them and no words of its own before it.
func (r *Reading) listItem(p, i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	for j := k - 1; j > r.ElemOf(r.Mentions[p].End-1); j-- {
		if e := r.Elems[j].Kind; e != Noun && e != Plain {
			return false
		}
	}
	return k > 0
}

// clauseVerb returns the verb in the clause of a list item that begins behind the item before it, with a preposition between the verb and the
// number; -1 if there is none.
func (r *Reading) clauseVerb(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	if k < 1 || !r.fills(k, towardsLex) {
		return -1
	}
	from := r.ElemOf(r.Mentions[m.Previous].End - 1)
	for k--; k > from; k-- {
		switch r.Elems[k].Kind {
		case Comma, Semicolon, Stop, Close, Fig:
			return -1
		case Verb:
			if verbClass[r.Elems[k].Ref] == "act" && !r.nominal(k) {
				return r.mainVerb(k, from)
			}
		}
	}
	return -1
}

// mainVerb returns the first act verb of the clause that the verb at element k stands in, light verbs ("tổ chức") passed over.
func (r *Reading) mainVerb(k, from int) int {
	best := k
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case Semicolon, Stop, Colon, Fig, Comma, Open, Close, Org:
			return best
		case Verb:
			if verbClass[e.Ref] == "act" && !r.nominal(j) && !r.fills(j, lightLex) && !r.fills(j, assistLex) && !r.led(j) && !r.decides(j) { // not "qua kiểm tra đã kỷ luật …"
				best = j
			}
		}
	}
	return best
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

// paidWith returns the verb of the giving or taking that the sum m tells the amount of, behind "số tiền": "tặng quà 45 hộ với số tiền 18 triệu đồng"; -1 if it
// tells none.
func (r *Reading) paidWith(i int) int {
	m := &r.Mentions[i]
	at := m.QualFrom
	for k := r.ElemOf(at) - 1; k > 0 && (r.VerbClass(k) == "reach" || r.VerbClass(k) == "to" || r.fills(k, estimateLex)); k-- {
		at = r.Elems[k].From // "với tổng số tiền lên tới"
	}
	if m.Class != "money" {
		return -1
	}
	_, at, ok := r.T.Before(at, paidLex)
	if !ok {
		return -1
	}
	k := r.ElemOf(at) - 1
	from, _ := r.SentenceOf(k + 1)
	for first := k; k >= from && first-k < 40; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Semicolon, Stop, Colon:
			return -1
		case Fig:
			if o := &r.Mentions[e.Ref]; o.Noun && o.ActionAt >= 0 {
				if k = r.ElemOf(o.ActionAt); r.pays(k) {
					return k
				}
				return -1
			}
			return -1
		case Verb:
			if r.VerbClass(k) == "act" && !r.nominal(k) && r.pays(k) {
				return r.mainVerb(k, from)
			}
		}
	}
	return -1
}

// pays reports whether the verb at element k, or the verbs joined to it, give or take money.
func (r *Reading) pays(k int) bool {
	for t := r.Elems[k].From; t < r.Elems[k].To; t++ {
		if r.T.Has(t, payLex) {
			return true
		}
	}
	return false
}

// obtained returns the verb that brought about the sum or measure m behind its object and "được": "vận động Quỹ Vì người nghèo được 8 tỷ đồng"; -1 if
// none did.
func (r *Reading) obtained(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	if k <= from || !r.fills(k, passiveLex) {
		return -1
	}
	for k--; k >= from; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Verb:
			if r.VerbClass(k) != "act" {
				return -1
			}
			if r.nominal(k) {
				continue
			}
			k = r.mainVerb(k, from)
			if _, _, fund := r.T.Before(r.Elems[k].From, fundLex); fund {
				return -1 // "tổng vốn đầu tư trên địa bàn xã được 16 tỷ đồng"
			}
			return k
		case Comma, Semicolon, Colon, Stop, Fig, Open, Close:
			return -1
		}
	}
	return -1
}

// gotten returns the verb whose object stands between it and the "được" before mention m: "tuyên truyền pháp luật tại các thôn, bến xe được 31 cuộc";
// -1 if there is none.
func (r *Reading) gotten(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k <= from || r.TextOf(k) != "được" || r.Elems[k-1].Kind == Verb {
		return -1
	}
	deed := -1
	for j := k - 1; j >= from && k-j < 30; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Verb:
			if verbClass[e.Ref] != "act" && verbClass[e.Ref] != "state" {
				return deed
			}
			if verbClass[e.Ref] == "act" && !r.nominal(j) && !(r.fills(j, lightLex) && deed >= 0) && !r.T.Has(r.Elems[j].From, wordLex) && !(deed == j+2 && r.linked(j+1)) {
				deed = j
			}
		case Comma:
			if deed >= 0 && r.VerbClass(j-1) != "act" {
				return deed
			}
		case Semicolon, Stop, Colon, Fig, Open, Close:
			return deed
		}
	}
	return deed
}

// paidIn returns the verb before the fund that a sum went to: "thu hồi về ngân sách nhà nước 7,8 tỷ đồng"; -1 if no fund stands before sum m.
func (r *Reading) paidIn(m *Mention) int {
	for k := r.ElemOf(m.QualFrom) - 1; k > 1; k-- {
		switch r.Elems[k].Kind {
		case Noun, Plain, Org:
			if !r.T.Has(r.Elems[k].From, fundLex) {
				continue
			}
			if k -= 2; (r.Elems[k+1].Kind == Func || r.VerbClass(k+1) == "reach") && r.VerbClass(k) == "act" && !r.nominal(k) {
				return k
			}
		}
		return -1
	}
	return -1
}

// workedOn returns the verb that was done to what measure m tells the size of, its object between: "trồng rừng ven biển 564 ha", "giao cho chủ đầu tư 13 ha
// đất", "phát quang các tuyến đường dài 23 km"; -1 if m measures something of its own.
func (r *Reading) workedOn(m *Mention) int {
	switch m.Class {
	case "area", "length", "mass", "volume", "money":
	default:
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k > from && r.fills(k, dimensionLex) {
		k--
	}
	if m.Class != "money" && k > from+1 && r.T.Has(r.Elems[k].From, groundLex) && r.TextOf(k-1) == "với" {
		k -= 2 // "sửa chữa tuyến đường với chiều dài 3 km", not "làm 6 tuyến đường với chiều dài 3 km": those are counted
	}
	deed, object := -1, r.done(k, from)
	for first := k; k >= from && first-k < 12; k-- {
		r.T.Work++
		e := r.Elems[k]
		switch e.Kind {
		case Noun, Plain, Org, Qual:
			if k == first && k > from && r.T.Has(e.From, moneyLex) && r.fills(k-1, gatherLex) {
				return k - 1 // "bố trí vốn 35 tỷ đồng"
			}
			if m.Class == "money" && k > from && deed < 0 && r.T.Has(e.From, costLex) && r.VerbClass(k-1) == "act" && r.pays(k-1) && !r.nominal(k-1) {
				return k - 1 // "hỗ trợ chi phí đi lại 2 triệu đồng"
			}
			if r.NounClass(k) == "measure" || r.T.Has(e.From, groundLex) || r.T.Has(e.From, worthLex) || (deed >= 0 || k == first) && r.T.Has(e.From, moneyLex) {
				return -1 // "diện tích trồng rừng 45 ha", "nguồn vốn vận động được"
			}
			object = object || e.Kind != Plain || k < first || e.To-e.From > 1 || r.fills(k, cropLex) || r.T.Tokens[e.From].Case == scan.Upper // not "đi làm xa 20 km"
		case Func:
		case Verb:
			switch verbClass[e.Ref] {
			case "act":
				if _, _, fund := r.T.Before(e.From, fundLex); fund {
					return -1
				}
				if _, n, ok := r.T.At(e.From, moneyLex); ok && e.From+n > e.To {
					return -1 // "chi phí"
				}
				switch {
				case !object || r.nominal(k) || r.fills(k, bringLex):
					return -1
				case deed < 0:
					deed = k
				case r.fills(k, lightLex) || k == deed-1:
				case r.fills(k, urgeLex):
					return k // "vận động hội viên ủng hộ vùng lũ 4 tấn gạo"
				default:
					return -1
				}
			case "aim":
				return deed
			default:
				return -1
			}
		case Fig:
			if k == deed-1 {
				return -1 // "12 điểm đấu giá đất ở xã đã khoảng 9 tỷ đồng"
			}
			return deed
		default:
			return deed
		}
	}
	return deed
}

// done reports whether the verb at element k, or one that it is joined to, is a passive: "đường đã được sửa chữa, nâng cấp".
func (r *Reading) done(k, from int) bool {
	for j := k; j > from && k-j < 6 && r.VerbClass(j) == "act"; j -= 2 {
		r.T.Work++
		if r.passive(j) {
			return true
		}
		if j-2 <= from || !r.linked(j-1) {
			return false
		}
	}
	return false
}

// doer reports whether the words before the verb at element k can do what it tells, since they name no sum, size or yield that it only describes: "Công ty
// Hoa Mai nhập khẩu 450 tấn", not "tổng vốn xây dựng gần 93 tỷ đồng".
func (r *Reading) doer(k int) bool {
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 12; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Org:
			if r.NounClass(j) == "measure" || r.T.Has(e.From, moneyLex) || r.T.Has(e.From, fundLex) || r.T.Has(e.From, worthLex) || r.T.Has(e.From, groundLex) || r.T.Has(e.From, cropLex) || r.T.Has(e.From, amountLex) {
				return false
			}
		case Func:
			if r.fills(j, amountLex) || r.fills(j, ofLex) {
				return false
			}
		case Verb:
			return false
		case Comma, Semicolon, Stop, Colon:
			return j < k-1
		case Time:
		default:
			return false
		}
	}
	return true
}

// urged returns the verb that got others to do what the verb at element k tells: "vận động các hộ hiến 300 m2 đất"; -1 if nothing did.
func (r *Reading) urged(k int) int {
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 6; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Verb:
			if r.fills(j, urgeLex) && j < k-1 && !r.nominal(j) {
				return j
			}
			return -1
		case Noun, Plain, Org, Func:
		default:
			return -1
		}
	}
	return -1
}

// capped returns the verb of the mention right before mention i, which tells how much of it there may be at most: "hỗ trợ 50% chi phí (không quá 40 triệu
// đồng/ha)", "hỗ trợ 60% kinh phí, tối đa 100 triệu đồng"; -1 if it limits nothing.
func (r *Reading) capped(i int) int {
	m := &r.Mentions[i]
	if m.Noun || m.Percent || m.Qualifier != AtMost || i == 0 || r.Mentions[i-1].ActionAt < 0 || r.Mentions[i-1].Noun || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From) {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	for k > 0 && r.Elems[k].Kind == Func {
		k--
	}
	if e := r.Elems[k].Kind; e != Open && e != Comma {
		return -1
	}
	return r.ElemOf(r.Mentions[i-1].ActionAt)
}

// besides returns the verb of the count whose bracket holds the size or cost i and nothing else: "khởi công 12 dự án (hơn 300 tỷ đồng)", "đào 4 tuyến kênh
// (dài 3 km)"; -1 if another bracket or none holds it.
func (r *Reading) besides(i int) int {
	m := &r.Mentions[i]
	if m.Noun || m.Percent || m.Bracket < 0 || m.Bracket != i-1 || m.Class != "money" && m.Class != "length" && m.Class != "area" {
		return -1
	}
	o := &r.Mentions[i-1]
	if !o.Noun || o.ActionAt < 0 || o.ActionAt > o.From || o.Kind == Change || kindred(o.Class) == "person" {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	for first := k; k > first-3 && r.Elems[k].Kind != Open; k-- {
		if r.NounClass(k) != "measure" && !r.fills(k, sumLex) && !r.fills(k, fundLex) && !r.fills(k, groundLex) && !r.fills(k, dimensionLex) {
			return -1
		}
	}
	if by := r.ElemOf(o.ActionAt); r.Elems[k].Kind == Open && r.VerbClass(by) == "act" {
		return by
	}
	return -1
}

// partsOpen reports whether the bracket behind mention b begins with the word that opens its parts.
func (r *Reading) partsOpen(b int) bool {
	for k := r.ElemOf(r.Mentions[b].End-1) + 1; k+1 < len(r.Elems) && k < r.ElemOf(r.Mentions[b].End-1)+8; k++ {
		r.T.Work++
		if r.Elems[k].Kind == Open {
			return r.fills(k+1, amongLex) || r.fills(k+1, partOpenLex)
		}
	}
	return false
}

// decision reports whether "quyết định" at element k names a paper: "trao quyết định", "các quyết định".
func (r *Reading) decision(k int) bool {
	return k > 0 && r.T.Has(r.Elems[k].From, decisionLex) && (r.fills(k-1, issueLex) || r.fills(k-1, pluralLex) || r.fills(k-1, handLex))
}

// decides reports whether the verb at element k only tells that the deed behind it was decided: "ban hành quyết định kiểm tra 8 tổ chức đảng", "ký
// Quyết định số 1407/QĐ-CTN truy tặng …".
func (r *Reading) decides(k int) bool {
	return r.fills(k, issueLex) && k+1 < len(r.Elems) && (r.Elems[k+1].Kind == Doc || r.fills(k+1, decisionLex))
}

// SpokenFor reports whether mention m counts those for whom delegates speak, who are not done to what the delegates are: "213 đại biểu, đại diện
// cho gần 5.400 đảng viên".
func (r *Reading) SpokenFor(m *Mention) bool {
	_, _, ok := r.T.Before(m.QualFrom, spokenForLex)
	return ok
}

// comprises reports whether mention i tells how many belong to the bodies that mention p counts: "thành lập 309 chi bộ với 5.528 đảng viên".
func (r *Reading) comprises(p, i int) bool {
	m, o := &r.Mentions[i], &r.Mentions[p]
	return m.Noun && o.Noun && (m.Class == "member" && o.Class == "party" || kindred(m.Class) == "person" && kindred(o.Class) == "org" && r.TextOf(r.ElemOf(m.QualFrom)-1) == "với") && r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) && r.fills(r.ElemOf(m.QualFrom)-1, comprisesLex)
}

// listVerb returns the verb that mention p of a list already has.
func (r *Reading) listVerb(p int) int {
	if r.Mentions[p].ActionAt >= 0 {
		k := r.ElemOf(r.Mentions[p].ActionAt)
		if r.Elems[k].From > r.Mentions[p].From {
			return -1 // a passive behind the first item says nothing of the second
		}
		return k
	}
	return -1
}

// actualDeed reports whether the noun before the verb at element k leaves it a deed: "với hình thức khiển trách 23 người", "việc kết nạp 35 đảng viên".
func (r *Reading) actualDeed(k int) bool {
	_, _, ok := r.T.Before(r.Elems[k].From, formLex)
	return ok
}

// nominal reports whether the verb at element k is used as a noun: "công tác kiểm tra", "kết quả thực hiện".
func (r *Reading) nominal(k int) bool {
	if k == 0 || r.Elems[k-1].Kind == Org { // "Toàn ngành giải quyết 218 hồ sơ"
		return false
	}
	_, at, ok := r.T.Before(r.Elems[k].From, nominalLex)
	if !ok || at == 0 {
		return ok
	}
	if _, _, team := r.T.Before(at, teamLex); team {
		return false // "tổ công tác kiểm tra 12 cơ sở"
	}
	if r.T.Has(at, doingLex) && k+1 < len(r.Elems) && r.Elems[k+1].Kind == Fig && !r.Mentions[r.Elems[k+1].Ref].Percent {
		b := r.ElemOf(at - 1)
		return b < r.ElemOf(at) && !r.fills(b, pluralLex) && !r.linked(b) // "các bộ, ngành cắt giảm 40 thủ tục"
	}
	return true
}

// ends reports whether the words before element k end with a phrase of l.
func (r *Reading) ends(k int, l *scan.Lexicon) bool {
	_, _, ok := r.T.Before(r.Elems[k].From, l)
	return ok
}

// toldBefore returns the verb inside the subject of the "là" at element k that tells what was done to those it counts: "tổng số … được bầu và chỉ
// định là 3.504", "số đảng viên mới kết nạp trong năm là 874", "số lượng thẻ phát cho hội viên trong quý là 60"; -1 if none does. The passive verb goes
// before others, and of those the first. Without a passive the subject must begin with the word for a number, and people who do something to what
// stands behind the verb were not done to: "số hộ sử dụng nước sạch là 320".
func (r *Reading) toldBefore(k, from int) int {
	deed, passive, depth := -1, false, 0
	j := k - 1
walk:
	for ; j >= from && k-j < 32; j-- {
		r.T.Work++
		e := r.Elems[j]
		if e.Kind == Close {
			depth++
			continue
		}
		if e.Kind == Open && depth > 0 {
			depth--
			continue
		}
		if depth > 0 {
			continue
		}
		switch e.Kind {
		case Verb:
			switch verbClass[e.Ref] {
			case "act":
				if p := r.passive(j); !r.nominal(j) && !r.ends(j, undoneLex) && (p || !passive) {
					if p || deed != j+2 || !r.linked(j+1) { // verbPhrase joins "rà soát, bàn giao" from its end
						deed = j
					}
					passive = p
				}
			case "exist":
				break walk
			case "reach", "up", "down", "aim":
				if j > from && r.TextOf(j-1) == "theo" {
					continue // "số hộ được hỗ trợ theo quy định là 260 hộ"
				}
				if k-j > 1 || !r.fills(j, estimateLex) {
					return -1
				}
			}
		case Comma:
			if !r.listComma(j) {
				break walk
			}
		case Semicolon, Stop, Fig, Colon, Open:
			break walk
		case Plain, Noun:
			if _, n, ok := r.T.At(e.From, nearLex); ok && !passive && j > from && (nounish(r.Elems[j-1].Kind) || r.WordClass(j-1) == "rel") && !r.ends(j, undoneLex) && e.From+n >= e.To && !nounish(r.Elems[r.ElemOf(e.From+n)].Kind) {
				deed = j
			}
		}
	}
	if deed < 0 {
		return -1
	}
	for head := deed - 1; head > j+1; head-- {
		r.T.Work++
		if r.Elems[head].Kind != Noun || r.NounClass(head) == "measure" {
			continue
		}
		if _, _, ok := r.T.Before(r.Elems[head].From, numberedLex); !ok {
			continue
		}
		if next := r.Elems[deed+1].Kind; passive || !r.acts(head) || !nounish(next) && next != Verb && next != Org {
			return deed
		}
		return -1
	}
	if passive && k-deed < 6 && deed > from {
		return deed
	}
	return -1
}

// deedIs returns the verb that begins the clause before the "là" at element k: "tỉnh tạm giao biên chế công chức là 6.400 biên chế"; -1 if the clause names
// an amount or a thing.
func (r *Reading) deedIs(k, from int) int {
	if !r.fills(k, isLex) {
		return -1
	}
	deed := -1
	for j := k - 1; j >= from && k-j < 24; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Comma:
			if j > from && r.listComma(j) {
				continue
			}
			return deed
		case Org, Semicolon, Stop, Colon:
			return deed
		case Fig, Open, Close:
			return -1
		case Verb:
			if verbClass[e.Ref] != "act" {
				if verbClass[e.Ref] == "state" {
					continue
				}
				return -1
			}
			deed = -1
			if !r.nominal(j) && !r.fills(j, lightLex) {
				deed = j
			}
		default:
			if _, _, ok := r.T.At(e.From, amountLex); ok || r.NounClass(j) == "measure" || r.T.Has(e.From, moneyLex) {
				return -1
			}
			if e.Kind == Noun && (j == from || ends(r.Elems[j-1].Kind)) && kindred(nounClass[e.Ref]) != "org" && kindred(nounClass[e.Ref]) != "place" {
				return -1 // "tuổi kết nạp là 30": the clause begins with what is spoken of
			}
		}
	}
	return deed
}

// figureAt reports whether a figure stands at element k, or behind a function word there: "10 huyện thành lập được 77 đảng bộ".
func (r *Reading) figureAt(k int) bool {
	if k < len(r.Elems) && r.Elems[k].Kind == Func {
		k++
	}
	return k < len(r.Elems) && r.Elems[k].Kind == Fig
}

// passive reports whether được or bị stands before the verb at element k.
func (r *Reading) passive(k int) bool {
	return k > 0 && r.fills(k-1, passiveLex)
}

// passiveBy reports whether được or bị and an agent stand before the verb at element k: "được Chủ tịch UBND tỉnh, Ban Thường vụ Huyện ủy tặng
// Bằng khen".
func (r *Reading) passiveBy(k int) bool {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		switch r.Elems[j].Kind {
		case Func:
			if r.fills(j, passiveLex) {
				return true
			}
			if !joins(r.T, r.Elems[j].From) {
				return false
			}
		case Org, Noun, Plain, Comma:
			continue
		default:
			return false
		}
	}
	return false
}

// verbRight returns the passive or intransitive verb behind the figure: "2.400 đảng viên ở TP HCM bị kỷ luật", "1 đồng chí từ trần". Brackets
// are passed over, and so is what the counted did: "45 đảng viên hoàn thành tốt nhiệm vụ được khen thưởng".
func (r *Reading) verbRight(m *Mention) int {
	k := r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(m.From))
	depth, passive, joined := 0, false, false
	for steps := 0; k < to && steps < 9; k++ {
		r.T.Work++
		e := r.Elems[k]
		switch e.Kind {
		case Open:
			depth++
			continue
		case Close:
			if depth--; depth < 0 {
				return -1
			}
			continue
		}
		if depth > 0 {
			continue
		}
		steps++
		switch e.Kind {
		case Func:
			if r.WordClass(k) == "conj" && !joins(r.T, e.From) {
				return -1 // "xã trên 60.000 dân thì được tổ chức"
			}
			passive = passive || r.fills(k, passiveLex)
			joined = joined || r.fills(k, besidesLex) && k+1 < to && r.fills(k+1, determinerLex) // "gian hàng cùng nhiều mái che, công trình đã được di chuyển"
		case Verb:
			if r.fills(k, willLex) {
				continue // "40 vị trí sẽ được xử lý"
			}
			switch verbClass[e.Ref] {
			case "act":
				if (r.passive(k) || r.passiveBy(k)) && r.fills(k, lightLex) && r.VerbClass(k+1) == "act" {
					return k + 1 // "524 đảng viên được Tỉnh ủy quyết định trao tặng Huy hiệu"
				}
				if r.passive(k) || r.passiveBy(k) || steps == 1 && r.fills(k, postposedLex) && !r.figureAt(k+1) {
					return k
				}
				if steps <= 2 && kindred(m.Class) == "person" && r.fills(k, receiveLex) && k+1 < to && nounish(r.Elems[k+1].Kind) {
					return k // "3 đảng viên nhận Huy hiệu"
				}
				return -1
			case "intransitive":
				if c := kindred(m.Class); c == "place" || c == "org" {
					return -1 // "ba địa phương có nhiều trẻ em tử vong"
				}
				return k
			case "state":
				continue
			}
			return -1
		case Comma:
			both := k+2 < to && r.Elems[k-1].Kind == Plain && r.Elems[k+1].Kind == Plain && r.Elems[k+2].Kind == Func // "công trình lớn, nhỏ đã được"
			if !both && !(joined && k+1 < to && nounish(r.Elems[k+1].Kind)) && (!passive || r.Elems[k-1].Kind != Org) {
				return -1
			}
		case Semicolon, Stop, Fig, Colon:
			return -1
		}
	}
	return -1
}

// verbPhrase returns the base form of the verb at element k with the verbs joined to it: "đề bạt, bổ nhiệm", "làm mới, sửa chữa và nâng cấp".
func (r *Reading) verbPhrase(k int) string {
	first := k
	for first > 1 && k-first < 4 && r.linked(first-1) && r.VerbClass(first-2) == "act" && !r.nominal(first-2) && !r.led(first-2) &&
		!(r.Elems[first-1].Kind == Comma && !r.passive(k) && r.passive(first-2)) { // not "trong số 45 đảng viên bị kỷ luật, khiển trách 30"
		r.T.Work++
		first -= 2
	}
	last := k
	given := r.passive(first) || first > 0 && r.fills(first-1, lightLex) && (r.passive(first-1) || r.passiveBy(first-1))                                              // "được … quyết định tặng, truy tặng"
	for given && last+2 < len(r.Elems) && last-k < 4 && r.linked(last+1) && r.VerbClass(last+2) == "act" && !(last+3 < len(r.Elems) && r.Elems[last+3].Kind == Fig) { // "được tặng, truy tặng"
		r.T.Work++
		last += 2
	}
	for r.Elems[k].Kind == Plain && last+1 < len(r.Elems) && last-k < 2 && r.Elems[last+1].Kind == Plain {
		r.T.Work++
		last++ // a verb of no vocabulary
	}
	if first == last {
		text := r.TextOf(k)
		if r.VerbClass(k) == "fate" {
			text = strings.TrimPrefix(text, "bị ")
		}
		return text
	}
	return r.Phrase(r.Elems[first].From, r.Elems[last].To)
}

// deedRow returns the row of deeds that ends with the verb at element k, objects of their own between them, all of them done for those whom mention m counts
// behind "cho": "khám bệnh, cấp thuốc, tư vấn sức khỏe cho 400 người"; "" if there is one deed alone.
func (r *Reading) deedRow(m *Mention, k int) string {
	last := r.ElemOf(m.QualFrom) - 1
	if !m.Noun || last <= k || last-k > 8 || !r.fills(last, forLex) || r.Elems[k].Kind != Verb || r.passive(k) {
		return ""
	}
	from, _ := r.SentenceOf(k)
	first, object := k, false
	for j := k - 1; j > from && k-j < 20; {
		r.T.Work++
		if !r.linked(j) {
			break
		}
		deed := -1
		for n := j - 1; n >= from && j-n < 5; n-- {
			if r.VerbClass(n) == "act" || (r.Elems[n].Kind == Plain || r.Elems[n].Kind == Noun) && r.T.Has(r.Elems[n].From, nearLex) {
				deed = n
				break
			}
			if !nounish(r.Elems[n].Kind) {
				break
			}
		}
		if deed < 0 || r.nominal(deed) || r.led(deed) || r.fills(deed, lightLex) {
			break
		}
		object = object || deed < j-1
		first, j = deed, deed-1
	}
	if !object || first-1 > from && r.Elems[first-1].Kind == Comma && r.Elems[first-2].Kind != Time {
		return "" // the row begins with something else: "12 ngày công làm đường, sửa nhà, khám bệnh cho 40 người"
	}
	return r.Phrase(r.Elems[first].From, r.Elems[k].To)
}

// led reports whether a preposition stands before the verb at element k: "qua kiểm tra, phát hiện 27 đảng viên" tells of what was found.
func (r *Reading) led(k int) bool {
	return k > 0 && r.Elems[k-1].Kind == Func && r.WordClass(k-1) == "prep"
}

// linked reports whether element k is a comma or a joining word.
func (r *Reading) linked(k int) bool {
	return r.Elems[k].Kind == Comma || r.Elems[k].Kind == Func && joins(r.T, r.Elems[k].From)
}
