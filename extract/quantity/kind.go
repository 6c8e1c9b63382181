package quantity

import (
	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// Is a figure a level, a target, a change or a duration? Lengths of time are durations. Then the marks and words beside the number are asked: a stroke, a
// goal that was passed, what it is held against, a limit, what is yet to be. Whether an aim governs it (aim.go), whether it reports on a goal
// (goal.go) and whether it tells by how much something changed (change.go) are weighed last; what none claims is a level.

// kinds decides of every mention whether it is a level, a target, a change or a duration.
func (r *Reading) kinds() {
	aim := aims{r: r}
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		goal, sure := aim.of(m)
		past := m.Class != "time" && r.pastGoal(i)
		switch {
		case m.Class == "time":
			if m.Kind = Duration; r.lengthens(m) {
				m.Kind = Change
			}
		case r.pair(m):
		case i > 0 && r.heldBehindSlash(i):
			m.Kind = Target
		case past && !r.amongst(i):
			m.Kind, m.Direction = Change, "up"
		case past, !goal && r.heldAgainst(m):
			m.Kind = Target
		case m.Rule == "quantity.named_item":
			m.Kind, m.Direction = r.Mentions[i-1].Kind, r.Mentions[i-1].Direction
		case r.limits(m), r.isToBe(m):
			m.Kind = Target
		case m.Rule == "quantity.age_before":
		case goal && !sure && (r.byRule(m) || r.foretold(m)):
		case goal && !sure && r.ownedBy(m): // "sẽ chuyển đơn của 200 hộ dân"
		case goal && (r.startsRise(m) || r.condition(m) || r.reached(m) || r.whose(m)):
		case r.ReportsOnGoal(m) && !(goal && (r.focused(m) || r.willDo(m))) && !(goal && sure && (m.Form != numeral.Score || r.strives(m)) && (m.Percent && !r.comparedBehind(m) || m.Noun && r.strives(m))):
			if !m.Noun && r.change(i) {
				m.Kind = Change
			}
		case goal && (sure && !r.besideGoal(i) || r.comesToHave(m)):
			m.Kind = Target
		case r.change(i):
			m.Kind = Change
		case goal:
			m.Kind = Target
		}
	}
}

// foretold reports whether mention m only counts what is foretold: "dự báo 2 kịch bản".
func (r *Reading) foretold(m *Mention) bool {
	_, _, ok := r.T.Before(m.QualFrom, forecastLex)
	return ok && m.Noun
}

// byRule reports whether a rule gives mention m, a share or a sum, to whoever falls under it or takes it from them, so that no plan is told: "hộ nghèo sẽ được hỗ trợ 100%".
func (r *Reading) byRule(m *Mention) bool {
	if m.Noun || !m.Percent && m.Class != "money" {
		return false
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	given := false
	for j := k; j >= from && k-j < 12; j-- {
		r.T.Work++
		switch e := &r.Elems[j]; e.Kind {
		case Verb:
			given = given || r.fills(j, benefitLex) && !r.nominal(j)
			if verbClass[e.Ref] == "aim" {
				return given && r.fills(j, willLex) // not "cam kết bồi thường 300 tỷ đồng"
			}
		case Fig, Semicolon, Colon, Stop:
			return given
		}
	}
	return given
}

// pair reports whether mention m speaks of two that are known, whatever they are going to do: "giữa hai nước", "Hai bộ sẽ ký quy chế phối hợp".
func (r *Reading) pair(m *Mention) bool {
	return m.Form == numeral.Words && m.Noun && m.Value != nil && m.Value.Equal(numeral.NewDecimal(2)) && r.T.Has(m.UnitFrom, pairLex)
}

// pastGoal reports whether the goal that was exceeded stands right before mention i: "vượt chỉ tiêu Nghị quyết đề ra 220 triệu đồng".
func (r *Reading) pastGoal(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	if i == 0 || k < 1 || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(r.Mentions[i].From) {
		return false
	}
	named := false
	for j := k; j > 0 && k-j < 8; j-- {
		r.T.Work++
		e := r.Elems[j]
		if named && e.Kind == Verb && verbClass[e.Ref] == "up" {
			return r.T.Has(e.From, exceedLex)
		}
		switch {
		case r.goalNoun(e.From):
			named = true
		case e.Kind == Org, e.Kind == Doc, e.Kind == Time, j == k && r.fills(j, startLex), e.Kind == Verb && (verbClass[e.Ref] == "aim" || r.fills(j, assignLex) || r.fills(j, settingLex)):
		default:
			return false
		}
	}
	return false
}

// lengthens reports whether the length of time m is told as a difference, right behind a verb of change: "rút ngắn được 3 ngày", "tăng thêm 1 năm".
func (r *Reading) lengthens(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	for k > 0 && r.fills(k, insideChangeLex) {
		k--
	}
	for j := k; j > 0 && j > k-2; j-- {
		if r.T.Has(r.Elems[j].From, lengthLex) {
			k = j - 1 // "rút ngắn thời hạn 3 ngày"
			break
		}
	}
	class := r.VerbClass(k)
	if class != "up" && class != "down" || r.T.Has(m.End, inARowLex) {
		return false // "giảm 3 năm liên tiếp"
	}
	m.Direction = class
	return true
}

// heldBehindSlash reports whether mention i is the plan behind what was done: "trồng 15.530 ha/22.366 ha kế hoạch".
func (r *Reading) heldBehindSlash(i int) bool {
	m, o := &r.Mentions[i], &r.Mentions[i-1]
	return m.QualFrom == o.End+1 && r.T.Is(o.End, '/') && o.Kind == Level && m.Unit == o.Unit && m.Percent == o.Percent && m.Class != "time"
}

// amongst reports whether mention i is of the size of the one before it, and so no mere difference.
func (r *Reading) amongst(i int) bool {
	m, o := &r.Mentions[i], &r.Mentions[i-1]
	if m.Percent != o.Percent || m.Noun != o.Noun || m.Noun && m.Class != o.Class {
		return false
	}
	a, b := m.least(), o.least()
	return a != nil && b != nil && a.Sign() > 0 && a.Float()*2 >= b.Float()
}

// least returns the value, or the lower end of a range.
func (m *Mention) least() *numeral.Decimal {
	if m.Value != nil {
		return m.Value
	}
	return m.Low
}

// heldAgainst reports whether mention m is what was planned, told beside what was done: ", theo Nghị quyết là 90%", "(cao hơn mức đề ra là 17%)",
// "trong tổng số 200 đảng viên theo kế hoạch".
func (r *Reading) heldAgainst(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	if _, _, ok := r.T.Before(m.QualFrom, outOfLex); ok {
		for i := m.End; i < m.End+2; i++ { // "… đảng viên (mới) theo kế hoạch"
			if r.T.Has(i, byLex) && r.goalNoun(i+1) {
				return true
			}
		}
	}
	set := false
	for j := k; j > 0 && k-j < 10; j-- {
		r.T.Work++
		e := &r.Elems[j]
		switch told := e.Begins&toldAgainst != 0; {
		case told && r.fills(j, byLex):
			if r.goalNoun(r.Elems[j+1].From) && j+1 <= k && (r.Elems[j-1].Kind == Comma || r.Elems[j-1].Kind == Open) {
				return true
			}
		case told && (r.fills(j, againstLex) || (e.Kind == Func || e.Kind == Verb) && r.T.Has(e.From, comparativeLex)):
			return set
		case told && r.fills(j, settingLex):
			set = true
		case e.Kind == Comma, e.Kind == Semicolon, e.Kind == Open, e.Kind == Close, e.Kind == Stop, e.Kind == Fig, e.Kind == Colon:
			return false
		}
	}
	return false
}

// toldAgainst are the vocabularies of the words that tell what was planned beside what was done.
var toldAgainst = scan.SetOf(byLex, againstLex, comparativeLex, settingLex)

// limits reports whether mention m tells how much there may be at most: "bố trí không quá 50 biên chế/xã", not "đã chi không quá 5 tỷ đồng".
func (r *Reading) limits(m *Mention) bool {
	if m.Qualifier != AtMost || !r.T.Has(m.QualFrom, limitLex) || !m.Noun && m.Class != "money" || m.Class == "age" {
		return false
	}
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	for k := r.ElemOf(m.QualFrom) - 1; k >= from; k-- {
		r.T.Work++
		if r.fills(k, doneLex) {
			return false
		}
		switch r.Elems[k].Kind {
		case Comma, Semicolon, Colon, Stop, Fig:
			return true
		}
	}
	return true
}

// isToBe reports whether those that mention m counts, with whom their clause begins, will do or undergo what stands behind them: "120 hộ sẽ phải di dời",
// "có 15 công trình sẽ được gắn biển". In "cầu dài 120 m sẽ giúp …" and "vùng có 5.000 dân sẽ được …" it is the thing measured that will.
func (r *Reading) isToBe(m *Mention) bool {
	if !m.Noun || m.Class == "time" {
		return false
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, to := r.SentenceOf(k + 1)
	if k >= from && r.VerbClass(k) == "exist" {
		k--
	}
	for k >= from && r.Elems[k].Kind == Time {
		k--
	}
	if k >= from && r.Elems[k].Kind != Comma && r.Elems[k].Kind != Colon && r.Elems[k].Kind != Semicolon {
		return false
	}
	for j := r.ElemOf(m.End-1) + 1; j < to && j < r.ElemOf(m.End-1)+8; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Org:
		case Verb:
			if r.fills(j, willLex) {
				return true
			}
			if verbClass[e.Ref] != "act" && verbClass[e.Ref] != "state" {
				return false
			}
		case Func:
			if !r.T.Has(e.From, ofLex) && wordClass[e.Ref] != "prep" { // "6 tỉnh còn lại sẽ khảo sát …" are known
				return false
			}
		default:
			return false
		}
	}
	return false
}

// condition reports whether mention m tells which bodies a goal is for: "90% doanh nghiệp từ 25 lao động trở lên".
func (r *Reading) condition(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	if m.Class == "age" { // "trẻ em dưới 5 tuổi"
		return k >= 0 && r.NounClass(k) == "person"
	}
	if m.Qualifier != AtLeast || !m.Noun {
		return false
	}
	if k < 1 || !r.fills(k, startLex) {
		return false
	}
	if k--; r.TextOf(k) == "có" {
		k--
	}
	return k >= 0 && r.NounClass(k) != ""
}

// reached reports whether mention m tells in a bracket how far the goal before it was met: "chỉ tiêu huyện giao là 8 đồng chí (đạt 137,5%)".
func (r *Reading) reached(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	return m.Percent && k > 0 && r.VerbClass(k) == "reach" && r.Elems[k-1].Kind == Open
}

// whose reports whether mention m only counts those whose goal is told behind it: "tổng nhu cầu vốn của 20 xã là 88 tỷ đồng".
func (r *Reading) whose(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	if !m.Noun || k < 1 || !r.fills(k, ofLex) {
		return false
	}
	for k = r.ElemOf(m.End-1) + 1; k+1 < len(r.Elems) && k < r.ElemOf(m.End-1)+6; k++ {
		r.T.Work++
		if r.VerbClass(k) == "reach" {
			return r.Elems[k+1].Kind == Fig && !r.Mentions[r.Elems[k+1].Ref].Noun
		}
		if ends(r.Elems[k].Kind) || r.Elems[k].Kind == Fig {
			return false
		}
	}
	return false
}

// ownedBy reports whether mention m counts those to whom what is to be moved or used belongs: "sẽ chuyển đơn của 200 hộ dân", not "với sự tham gia của 200 đại biểu".
func (r *Reading) ownedBy(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	if k > 0 && m.Percent && (r.NounClass(k) == "org" || r.Elems[k].Kind == Org) {
		return r.T.Has(m.End, fundLex) // "do công ty 100% vốn nước ngoài làm"
	}
	return m.Noun && k > 0 && (r.fills(k, ofLex) && r.Elems[k-1].Kind != Verb || r.fills(k, causeLex))
}

// strives reports whether a goal of its own governs the goals that mention m counts: "phấn đấu hoàn thành 19 chỉ tiêu".
func (r *Reading) strives(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	for ; k >= from; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Verb:
			if verbClass[r.Elems[k].Ref] == "aim" {
				return r.aimStrength(k) == "strong" && !(k > from && r.fills(k-1, doneLex)) && (k == from || r.acts(k-1) || r.Elems[k-1].Kind != Noun && r.Elems[k-1].Kind != Fig) // not "11 chỉ tiêu phấn đấu và …"
			}
		case Noun, Plain, Func, Comma:
		case Fig:
			if o := &r.Mentions[r.Elems[k].Ref]; o.Kind == Target && r.ReportsOnGoal(o) {
				return true // "…, 5 nhiệm vụ trọng tâm"
			}
			return false
		default:
			return false
		}
	}
	return false
}

// comparedBehind reports whether what mention m is held against stands right behind it: "4,2% so với kế hoạch là dưới 4%".
func (r *Reading) comparedBehind(m *Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	if k >= len(r.Elems) || !r.fills(k, againstLex) {
		return false
	}
	for j := k + 1; j < len(r.Elems) && j < k+6 && !ends(r.Elems[j].Kind) && r.Elems[j].Kind != Comma; j++ {
		r.T.Work++
		if r.Elems[j].Kind == Fig {
			return true
		}
	}
	return false
}

// besideGoal reports whether mention i tells by how much the goal before it is more or less: "phấn đấu kết nạp 118 đảng viên, tăng 17 đảng viên".
func (r *Reading) besideGoal(i int) bool {
	if i == 0 {
		return false
	}
	m, p := &r.Mentions[i], &r.Mentions[i-1]
	return p.Kind == Target && m.Noun && p.Noun && m.Unit == p.Unit && r.T.SentenceOf(p.From) == r.T.SentenceOf(m.From) && r.change(i)
}

// comesToHave reports whether mention m counts what somebody will have more of, so that a goal tells how many and no difference: "đến năm 2025 có thêm 3 xã đạt chuẩn".
func (r *Reading) comesToHave(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	return m.Noun && k > 0 && r.fills(k, moreLex) && r.VerbClass(k-1) == "exist"
}

// willDo reports whether somebody will do what mention m counts: "Công ty sẽ triển khai 6 kế hoạch".
func (r *Reading) willDo(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	return m.Noun && k > 0 && r.VerbClass(k) == "act" && r.fills(k-1, willLex)
}

// focused reports whether mention m counts tasks that somebody will put first: "Trong nhiệm kỳ tới, phường tập trung vào 3 khâu đột phá", not "đề ra 3 khâu đột phá".
func (r *Reading) focused(m *Mention) bool {
	if !m.Noun {
		return false
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	for j := k; j >= from && k-j < 3; j-- {
		r.T.Work++
		if r.T.Has(r.Elems[j].From, focusLex) {
			return true
		}
		if e := r.Elems[j]; e.Kind != Func && e.Kind != Plain && e.Kind != Verb {
			return false
		}
	}
	return false
}
