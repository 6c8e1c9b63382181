package quantity

import (
	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

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
		case goal && (r.startsRise(m) || r.condition(m) || r.reached(m) || r.whose(m)):
		case r.ReportsOnGoal(m) && !(goal && sure && (m.Form != numeral.Score || r.strives(m)) && (m.Percent && !r.comparedBehind(m) || m.Noun && r.strives(m))):
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
			if !r.T.Has(e.From, ofLex) && wordClass[e.Ref] != "prep" && r.TextOf(j) != "này" && r.TextOf(j) != "còn lại" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// comesToHave reports whether mention m counts what somebody will have more of, so that a goal tells how many and no difference: "đến năm 2025 có thêm 3 xã đạt chuẩn".
func (r *Reading) comesToHave(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	return m.Noun && k > 0 && r.fills(k, moreLex) && r.VerbClass(k-1) == "exist"
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

// besideGoal reports whether mention i tells by how much the goal before it is more or less: "phấn đấu kết nạp 118 đảng viên, tăng 17 đảng viên".
func (r *Reading) besideGoal(i int) bool {
	if i == 0 {
		return false
	}
	m, p := &r.Mentions[i], &r.Mentions[i-1]
	return p.Kind == Target && m.Noun && p.Noun && m.Unit == p.Unit && r.T.SentenceOf(p.From) == r.T.SentenceOf(m.From) && r.change(i)
}

// reached reports whether mention m tells in a bracket how far the goal before it was met: "chỉ tiêu huyện giao là 8 đồng chí (đạt 137,5%)".
func (r *Reading) reached(m *Mention) bool {
	k := r.ElemOf(m.QualFrom) - 1
	return m.Percent && k > 0 && r.VerbClass(k) == "reach" && r.Elems[k-1].Kind == Open
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

// startsRise reports whether mention m is what a goal starts from: "đưa hộ nghèo từ 3,27% xuống dưới 0,5%".
func (r *Reading) startsRise(m *Mention) bool {
	if b := r.ElemOf(m.QualFrom) - 1; b < 0 || !r.fills(b, startLex) {
		return false
	}
	for k := r.ElemOf(m.End-1) + 1; k < len(r.Elems) && k < r.ElemOf(m.End-1)+5; k++ {
		r.T.Work++
		if r.T.Has(r.Elems[k].From, becomeLex) {
			return true
		}
		switch r.Elems[k].Kind {
		case Fig, Comma, Semicolon, Stop:
			return false
		case Close:
			if r.Elems[k-1].Kind != Time { // "từ 33% (năm 2010) xuống 9,6%"
				return false
			}
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

// change reports whether mention i is an amount of difference, and sets its direction.
func (r *Reading) change(i int) bool {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	steps := 0
	if verb := r.overBase(m); verb >= 0 {
		m.Direction = r.VerbClass(verb)
		return true
	}
	if k > from && r.fills(k, mostIsLex) && !ends(r.Elems[k-1].Kind) {
		k-- // "tăng mạnh nhất là 6,5%"
	}
	for ; k >= from && steps < 6; k-- {
		r.T.Work++
		e := r.Elems[k]
		switch e.Kind {
		case Verb:
			switch class := verbClass[e.Ref]; class {
			case "up", "down":
				if _, _, ok := r.T.Before(e.From, rateLex); ok {
					return false // "tốc độ tăng thu bình quân 4,3%": how fast, not how much more
				}
				if k >= 2 && class == "up" && r.Elems[k-1].Kind == Func && joins(r.T, r.Elems[k-1].From) && r.VerbClass(k-2) == "reach" {
					return false // "đạt và vượt 17 chỉ tiêu"
				}
				if class == "up" && r.T.Has(e.From, exceedLex) && r.countsGoals(i) {
					return false // "hoàn thành vượt mức 16 trong số 20 chỉ tiêu"
				}
				passed := k+2 == r.ElemOf(m.QualFrom) && r.T.Has(e.From, exceedLex) && r.T.Has(r.Elems[k+1].From, markLex) // "vượt mốc 1.000 tỷ đồng"
				if passed || r.comparedLevel(m, k) {
					m.Qualifier = Over
					if class == "down" {
						m.Qualifier = Under
					}
					m.QualFrom = e.From
					return false
				}
				m.Direction = class
				return true
			case "reach":
				if k > from && r.fills(k, upToLex) && (r.VerbClass(k-1) == "up" || r.VerbClass(k-1) == "down") {
					continue // "giảm tới 69 bản"
				}
				if p := r.changeBefore(i); p >= 0 && r.fills(k, equivalentLex) {
					m.Direction = r.Mentions[p].Direction // "giảm 4 người, tương đương 5,8%"
					return true
				}
				// "số tiền giảm … là 60 tỉ": an amount of change, told by its name
				if dir := r.amountOfChange(k); dir != "" {
					m.Direction = dir
					return true
				}
				return false
			default:
				if r.fills(k, growLex) && r.grows(k, from) {
					m.Direction = "up"
					return true
				}
				return false
			}
		case Fig: // "tăng trưởng bình quân 5 năm gần 12%"
			if !r.length(k) {
				return false
			}
			continue
		case Func:
			switch {
			case r.fills(k, moreLex):
				if k == r.ElemOf(m.QualFrom)-1 && r.added(k, from, m.Noun) {
					m.Direction = "up"
					return true
				}
				continue
			case r.fills(k, insideChangeLex):
				continue
			case r.fills(k, startLex):
				if m.Form == numeral.Range || m.Qualifier == AtLeast {
					continue
				}
			}
			if i > 0 && m.Previous < 0 && m.Class == "times" && joins(r.T, e.From) && r.Mentions[i-1].Class == "times" && r.Mentions[i-1].Kind == Change {
				m.Direction = r.Mentions[i-1].Direction // "cao hơn 1,9 lần so với cả nước và 1,5 lần so với tỉnh"
				return true
			}
			if p := m.Previous; joins(r.T, e.From) && p >= 0 && r.Mentions[p].Kind == Change && r.Mentions[p].Noun == m.Noun {
				m.Direction = r.Mentions[p].Direction
				return true
			}
			return false
		case Comma, Semicolon:
			// "vượt 1,5% kế hoạch …, 2,2% kế hoạch …", "giảm 7 sở; 31 phòng chuyên môn"
			if p := m.Previous; p >= 0 && steps == 0 && r.Mentions[p].Kind == Change && r.Mentions[p].Noun == m.Noun && !r.resumes(p, m, e.Kind) {
				m.Direction = r.Mentions[p].Direction
				return true
			}
			return false
		case Sign: // "tăng 2.014 tỷ đồng (+10,6%)"
			at := e.From
			if m.Noun || k != r.ElemOf(m.QualFrom)-1 || !r.T.Tight(at+1) || k > 0 && r.Elems[k-1].Kind != Open && !r.T.Tokens[at].Space {
				return false
			}
			switch r.T.Str(at) {
			case "+":
				m.Direction = "up"
				return true
			case "-", "–":
				if k > 0 && r.Elems[k-1].Kind == Open && m.Class != "temperature" {
					m.Direction = "down"
					return true
				}
			}
			return false
		case Open:
			if b := m.Bracket; b >= 0 && r.Mentions[b].Kind == Change && k == r.ElemOf(m.QualFrom)-1 && !r.startTold(b, m) {
				m.Direction = r.Mentions[b].Direction
				return true
			}
			return false
		case Noun, Plain, Time:
			steps++ // "giảm mức đóng 0,5%", "giảm bình quân hằng năm 2,1%"
			continue
		default:
			return false
		}
	}
	return false
}

// resumes reports whether mention m goes on with levels behind a comma or semicolon, after the change of one was told: "có 142 người, tăng 6 người; 18 hộ khác".
func (r *Reading) resumes(p int, m *Mention, mark ElemKind) bool {
	o := &r.Mentions[p]
	if mark == Semicolon && m.Percent && !(r.ReportsOnGoal(m) && r.ReportsOnGoal(o)) {
		return true // "giảm 0,5% hộ nghèo; 96% xã đạt chuẩn"
	}
	if !m.Noun || p == 0 {
		return false
	}
	for k := r.ElemOf(o.QualFrom) - 1; k > 0; k-- {
		r.T.Work++
		switch c := r.VerbClass(k); {
		case c == "up" || c == "down":
			b := &r.Mentions[p-1]
			return r.Elems[k-1].Kind == Comma && b.Noun && b.Kind == Level && b.Class == o.Class && r.T.SentenceOf(b.From) == r.T.SentenceOf(m.From)
		case r.Elems[k].Kind == Func:
		default:
			return false
		}
	}
	return false
}

// changeBefore returns the change right before mention i, over the bracket that tells what it started from; -1 if there is none.
func (r *Reading) changeBefore(i int) int {
	p := i - 1
	if p >= 0 && r.Mentions[p].Kind != Change {
		p = r.Mentions[p].Bracket
	}
	if p < 0 || r.Mentions[p].Kind != Change || r.T.SentenceOf(r.Mentions[p].From) != r.T.SentenceOf(r.Mentions[i].From) {
		return -1
	}
	return p
}

// startTold reports whether the bracket of mention m tells what change b started from: "giảm 16 đơn vị so với trước sắp xếp (157 đơn vị)", not
// "giảm 12% so với năm trước (5 vụ)".
func (r *Reading) startTold(b int, m *Mention) bool {
	o := &r.Mentions[b]
	if o.Percent != m.Percent || o.Noun != m.Noun {
		return false
	}
	for k := r.ElemOf(o.End-1) + 1; k < r.ElemOf(m.QualFrom)-1; k++ {
		r.T.Work++
		if r.fills(k, againstLex) {
			return true
		}
	}
	return false
}

// countsGoals reports whether mention i is a number of goals, told behind it or with the number of all: "16 trong số 20 chỉ tiêu".
func (r *Reading) countsGoals(i int) bool {
	m := &r.Mentions[i]
	if m.Elided && i+1 < len(r.Mentions) && r.Mentions[i+1].Unit == m.Unit {
		m = &r.Mentions[i+1]
	}
	return m.Noun && r.ReportsOnGoal(m)
}

// overBase returns the element of the verb by which mention m is more or less than what stands between: "cao hơn bình quân chung của cả nước 1,2%"; -1 if
// nothing does.
func (r *Reading) overBase(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	named := false
	for j := k; j >= from && k-j < 10; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Org:
			named = true
		case Func, Time:
		case Verb:
			if named && r.moves(j) && r.T.Has(e.From, comparativeLex) {
				return j
			}
			if !r.speed(j, from) {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// grows reports whether the "tăng trưởng" at element k is the verb of what grew: "GRDP tăng trưởng 9%", not "tốc độ tăng trưởng", "với tăng trưởng".
func (r *Reading) grows(k, from int) bool {
	if k == from {
		return false
	}
	if _, _, ok := r.T.Before(r.Elems[k].From, rateLex); ok {
		return false
	}
	if _, _, ok := r.T.Before(r.Elems[k].From, unitLex); ok { // "có năm tăng trưởng trên 20%"
		return false
	}
	switch r.Elems[k-1].Kind {
	case Noun, Plain, Org:
		return true
	case Comma: // "xuất khẩu đạt 1,2 tỷ USD, tăng trưởng bình quân 9,8%/năm"
		return k-2 > from && r.Elems[k-2].Kind == Fig && !r.Mentions[r.Elems[k-2].Ref].Percent && !r.length(k-2)
	}
	return k-2 > from && r.VerbClass(k-1) == "act" && r.dash(k-2, from) // "công nghiệp - xây dựng tăng trưởng 7,9%"
}

// added reports whether the "thêm" at element k tells of a rise by itself: "có thêm 7.283 doanh nghiệp", or noun tells that things or people are counted that more
// are allowed of, "được bố trí thêm 2 biên chế"; not "kết nạp thêm", "được hỗ trợ thêm 10%".
func (r *Reading) added(k, from int, noun bool) bool {
	if k == from {
		return true
	}
	return r.T.Has(r.Elems[k-1].From, addLex) || noun && r.granted(k)
}

// granted reports whether the "thêm" at element k tells what more is allowed: "được bố trí thêm 1 biên chế", "được xem xét lập thêm 1 phòng".
func (r *Reading) granted(k int) bool {
	return r.VerbClass(k-1) == "act" && (r.passive(k-1) || k > 1 && r.VerbClass(k-2) == "act" && r.passive(k-2))
}

// comparedLevel reports whether "cao hơn 10%" states a level: nothing is compared behind it.
func (r *Reading) comparedLevel(m *Mention, verb int) bool {
	_, _, ok := r.T.At(r.Elems[verb].From, comparativeLex)
	if !ok {
		return false
	}
	for k := r.ElemOf(m.End-1) + 1; k < len(r.Elems) && k < r.ElemOf(m.End-1)+4; k++ {
		r.T.Work++
		if r.Elems[k].Kind == Func && r.fills(k, againstLex) || r.Elems[k].Kind == Time {
			return false
		}
		if r.Elems[k].Kind != Func && r.Elems[k].Kind != Plain {
			break
		}
	}
	return true
}

// amountOfChange reports the direction of "số (tiền) giảm/tăng … là": the verb stands inside the subject of the "là" at element k.
func (r *Reading) amountOfChange(k int) string {
	if !r.fills(k, isLex) {
		return ""
	}
	from, _ := r.SentenceOf(k)
	dir, most := "", false
	for j := k - 1; j >= from && j > k-14; j-- {
		r.T.Work++
		e := r.Elems[j]
		switch {
		case e.Kind == Verb && (verbClass[e.Ref] == "up" || verbClass[e.Ref] == "down"):
			if j > from && r.Elems[j-1].Kind == Func && joins(r.T, r.Elems[j-1].From) {
				return "" // "tổng vốn cấp mới và tăng thêm là"
			}
			if dir = verbClass[e.Ref]; most {
				return dir // "tỷ lệ hộ nghèo giảm nhiều nhất là 6,5%"
			}
		case r.T.Has(e.From, mostLex):
			most = true
		case e.Kind == Semicolon || e.Kind == Stop || e.Kind == Comma:
			return ""
		case dir != "" && (e.Kind == Noun || e.Kind == Plain || e.Kind == Func):
			_, _, ok := r.T.At(e.From, amountLex)
			if ok {
				return dir
			}
		}
	}
	return ""
}

// aims follows what the text sets as a goal.
//
// A goal is opened by words of its own (phấn đấu, đề ra chỉ tiêu …), by a plan's name before a number (kế hoạch 30.000), by a bracket
// behind a result (đạt 85% kế hoạch (8.340 tỷ đồng)), or by a time that lies ahead (đến năm 2030). It holds for one number, to the end of
// the sentence, or over the list or paragraph that the sentence opens, and ends where reporting resumes (đã, đến nay).
type aims struct {
	r         *Reading
	sentence  int  // the sentence at hand
	next      int  // first element not read yet
	scope     bool // what follows in the sentence is a goal
	sure      bool // by words of its own: then a change is a goal as well
	once      bool // only the next number is
	list      bool // the sentences at hand are items under a heading that sets goals
	paragraph bool // the paragraph goes on with goals
	bracket   bool // scope ends with the bracket
	inner     int  // brackets open inside that one
	inBracket bool // the text says that numbers in brackets are goals
	used      int  // goals of the sentence at hand so far
	ahead     bool // a time that lies ahead was told with goals
}

// of reports whether mention m is a goal, and whether by words of its own. Mentions must come in order.
func (a *aims) of(m *Mention) (goal, sure bool) {
	r := a.r
	for s := r.T.SentenceOf(m.From); a.sentence < s; {
		a.read(len(r.Elems), r.T.Sentences[a.sentence].To)
		a.endSentence()
		a.sentence++
		a.beginSentence()
	}
	a.read(r.ElemOf(m.QualFrom), len(r.T.Tokens))
	goal, sure = a.scope || a.once, a.sure
	a.once = false
	if goal {
		a.used++
	}
	if r.setsGoals(m) && !(goal && r.strives(m)) {
		a.paragraph = true
		goal = false
	}
	return goal, sure
}

// read takes in the elements before element k and token end.
func (a *aims) read(k, end int) {
	r := a.r
	for ; a.next < k && a.next < len(r.Elems) && r.Elems[a.next].From < end; a.next++ {
		a.r.T.Work++
		e := r.Elems[a.next]
		if r.T.Tokens[e.From].Case == scan.Upper && r.T.Sentence(e.From).From == e.From {
			if cap := r.capitals(e.From); cap.Len() > 3 && r.headingOfGoals(cap) {
				a.list, a.scope, a.sure = true, true, true // "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020 - 2025 1. Thu nhập bình quân: …"
			}
		}
		if a.next > 0 && r.Elems[a.next-1].Begins.May(isLex) && r.saysOfBrackets(a.next) {
			a.inBracket = true
			continue
		}
		if e.Begins.May(comingLex) && r.T.Has(e.From, comingLex) && e.From-r.T.Sentence(e.From).From < 2 {
			a.scope = true // "Thời gian tới, huyện xây dựng 5 chợ"
		}
		if a.used > 0 && !a.list && r.outcome(a.next) {
			a.scope, a.sure, a.paragraph = false, false, false
		}
		switch e.Kind {
		case Verb:
			if verbClass[e.Ref] == "aim" {
				a.aim(a.next)
				a.scope = a.scope || r.sayPlan(a.next)
			}
			if r.fills(a.next, settingLex) && r.setsTasks(a.next) || r.proposes(a.next) {
				a.scope, a.sure = true, true
			}
			if r.fills(a.next, voteLex) && a.next > 0 && r.VerbClass(a.next-1) != "aim" && !a.list && a.next+1 < len(r.Elems) && r.Elems[a.next+1].Kind != Func {
				a.scope, a.sure, a.paragraph = false, false, false // "đề ra 16 chỉ tiêu và bầu Ban Chấp hành": a vote has been held
			}
		case Noun: // "là mục tiêu tăng tổng thu 8%"
			if a.next+1 < len(r.Elems) && r.fills(a.next+1, raiseLex) && r.aimStrength(a.next) == "noun" {
				a.scope, a.sure = true, true
			}
			if r.aimStrength(a.next) == "noun" && r.announced(a.next) {
				if scope, _ := r.goalNamed(a.next); scope {
					a.scope, a.sure, a.paragraph = true, true, true
				}
			}
		case Func:
			if r.fills(a.next, doneLex) && !a.list && !(a.scope && (r.inRateName(a.next) || r.haveBeenSet(a.next))) {
				a.scope, a.sure, a.paragraph = false, false, false
			}
			if r.sayPlan(a.next) {
				a.scope = true
			}
			a.once = a.once || r.inOrderTo(a.next)
		case Time:
			switch {
			case r.timeAhead(e.Ref) && !(a.next > 0 && r.fills(a.next-1, againstLex)): // but "so với năm 2025"
				a.scope, a.ahead = true, true
			case r.timePast(e.Ref) && !a.list && !a.sure:
				a.scope, a.paragraph = false, false
			}
		case Comma:
			// "đề ra 12 chỉ tiêu, gồm …", "…, trong đó phát triển 20.000 đoàn viên"
			if a.paragraph && a.next+1 < len(r.Elems) && r.opens(a.next+1) {
				a.scope, a.sure = true, true
			}
		case Semicolon, Colon: // "đề ra 12 chỉ tiêu cụ thể: …; …"
			if a.paragraph {
				a.scope, a.sure = true, true
			}
		case Open:
			if a.bracket {
				a.inner++ // "(Nghị quyết Đại hội (NQĐH) là 50 triệu đồng)"
			} else if !a.scope {
				a.bracket, a.inner = a.inBracket && r.alone(a.next) || r.goalBracket(a.next), 0
				a.scope, a.sure = a.bracket, a.bracket
			}
		case Close:
			if a.inner > 0 {
				a.inner--
			} else if a.bracket {
				a.scope, a.sure, a.bracket = false, false, false
			}
		}
	}
}

// inRateName reports whether the word of time at element k stands in the name of a rate, before what its things are like: "tỷ lệ lao động đã qua đào tạo 65%", not
// "tỷ lệ hộ nghèo đã giảm còn 2%".
func (r *Reading) inRateName(k int) bool {
	from, to := r.SentenceOf(k)
	if k+1 >= to {
		return false
	}
	switch r.VerbClass(k + 1) {
	case "up", "down", "reach", "to":
		return false
	}
	for j := k - 1; j >= from && k-j < 5; j-- {
		r.T.Work++
		if r.fills(j, rateLex) || r.T.Has(r.Elems[j].From, rateLex) {
			return true
		}
		if e := r.Elems[j].Kind; e != Noun && e != Plain && e != Org {
			return false
		}
	}
	return false
}

// haveBeenSet reports whether the word of time at element k only says that the goals which a colon leads to were set: "các chỉ tiêu mà Đại hội đã đề ra: …".
func (r *Reading) haveBeenSet(k int) bool {
	_, to := r.SentenceOf(k)
	if k+1 >= to || r.Elems[k+1].Kind != Verb || !r.fills(k+1, settingLex) {
		return false
	}
	for j := k + 2; j < to && j < k+8; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Colon:
			return true
		case Fig, Comma, Semicolon, Stop:
			return false
		}
	}
	return false
}

// proposes reports whether the verb at element k proposes or orders a deed that is to be done: "đề xuất bổ sung 5 tuyến", "giao kết nạp 550 đảng viên".
func (r *Reading) proposes(k int) bool {
	if r.asked(k) {
		return true
	}
	if !r.fills(k, proposeLex) && !r.fills(k, assignLex) || k+1 >= len(r.Elems) || r.VerbClass(k+1) != "act" || r.nominal(k) {
		return false
	}
	return k == 0 || !r.fills(k-1, doneLex) && !r.passive(k)
}

// asked reports whether others are asked to give or grant what the verb at element k tells: "kiến nghị Trung ương hỗ trợ 450 tỷ đồng".
func (r *Reading) asked(k int) bool {
	if !r.fills(k, grantLex) || r.nominal(k) {
		return false
	}
	from, _ := r.SentenceOf(k)
	if k > from && r.fills(k-1, askLex) {
		if k-1 == from || r.fills(k-2, doneLex) {
			return k-1 == from
		}
		// "Bộ đề nghị giao 7.000 tỷ đồng", not "hồ sơ đề nghị hỗ trợ"
		row, _, ok := r.T.Before(r.Elems[k-1].From, nounLex)
		return !r.nominal(k-1) && !(ok && (nounClass[row] == "event" || nounClass[row] == "thing"))
	}
	for j := k - 1; j >= from && k-j < 8; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Org, Noun, Plain:
			if _, at, ok := r.T.Before(r.Elems[j].From, askLex); ok {
				_, _, named := r.T.Before(at, askingLex)
				return !named && (r.Elems[j].Kind != Plain || r.T.Tokens[r.Elems[j].From].Case != scan.Lower)
			}
		default:
			return false
		}
	}
	return false
}

// sayPlan reports whether the sentence says at element k, its first, that it tells of a plan: "Theo dự toán, …", "Theo kế hoạch của tỉnh, …".
func (r *Reading) sayPlan(k int) bool {
	from, to := r.SentenceOf(k)
	_, n, by := r.T.At(r.Elems[k].From, byLex)
	if k != from || !by || k+2 >= to || !r.T.Has(r.Elems[k].From+n, draftLex) {
		return false
	}
	for j := k + 1; j < to && j < k+7; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Comma:
			return true
		case Fig, Semicolon, Colon, Stop:
			return false
		}
	}
	return false
}

// inOrderTo reports whether element k begins a sentence with what is to be reached: "Để hoàn thành 19/19 tiêu chí, …".
func (r *Reading) inOrderTo(k int) bool {
	from, to := r.SentenceOf(k)
	if k > from && !(r.Elems[k-1].Kind == Colon || r.Elems[k-1].Kind == Sign) || k+1 >= to || !r.T.Has(r.Elems[k].From, inOrderLex) {
		return false
	}
	return r.VerbClass(k+1) != "" && r.T.Has(r.Elems[k+1].From, fulfilLex) && r.figureAt(k+2)
}

// namesYear reports whether a year is written in the time at element k.
func (r *Reading) namesYear(k int) bool {
	for i := r.Elems[k].From; i < r.Elems[k].To; i++ {
		if r.T.IsKind(i, scan.Number) && len(r.T.Str(i)) == 4 {
			return true
		}
	}
	return false
}

// setsTasks reports whether the verb of setting at element k tells of tasks and "là" leads to them: "Nhiệm vụ trọng tâm được huyện đặt ra là …".
func (r *Reading) setsTasks(k int) bool {
	from, to := r.SentenceOf(k)
	said := false
	for j := k + 1; j < to && j < k+5 && !said; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Func, Time, Org:
			continue
		case Verb:
			if said = r.fills(j, isLex); said {
				continue
			}
		}
		return false
	}
	for j := k - 1; said && j >= from && k-j < 8; j-- {
		r.T.Work++
		if r.T.Has(r.Elems[j].From, taskLex) {
			return !(j > from && r.Elems[j-1].Kind == Verb)
		}
		switch r.Elems[j].Kind {
		case Comma, Semicolon, Colon, Stop, Fig:
			return false
		}
	}
	return false
}

// outcome reports whether element k leads from a goal to what came of it: a conjunction, or "kết quả" at the start of a clause.
func (r *Reading) outcome(k int) bool {
	e := r.Elems[k]
	if !r.T.Has(e.From, outcomeLex) {
		return false
	}
	return e.Kind == Func || k == 0 || r.Elems[k-1].Kind == Comma || r.Elems[k-1].Kind == Semicolon || r.Elems[k-1].Kind == Stop
}

// opens reports whether element k leads into the items of what was announced: gồm, trong đó, như, cụ thể.
func (r *Reading) opens(k int) bool {
	return r.T.Has(r.Elems[k].From, itemOpenLex)
}

// aim weighs the words of a goal at element k.
func (a *aims) aim(k int) {
	r := a.r
	switch r.aimStrength(k) {
	case "strong":
		a.scope, a.sure = true, true
	case "weak":
		if r.numberFollows(k) && !r.foreseen(k) && !(k > 0 && r.fills(k-1, againstLex)) { // "sớm so với dự kiến, tiết kiệm được 2 tỷ đồng"
			a.scope = true
		}
	case "noun":
		scope, once := r.goalNamed(k)
		if scope {
			a.scope, a.sure = true, true
			a.paragraph = a.paragraph || r.announced(k) // "thông qua một số chỉ tiêu đến năm 2015 như: …. …"
		}
		a.once = a.once || once
	}
}

// foreseen reports whether the weak aim at element k foresees a result rather than sets a goal: the sentence tells of results, or what is foreseen is more
// than was planned: "dự kiến đạt 450 tỷ đồng, vượt 5% dự toán".
func (r *Reading) foreseen(k int) bool {
	from, to := r.SentenceOf(k)
	if from < k && r.outcome(from) {
		return true
	}
	j := k + 1
	for j < to && j < k+8 && r.Elems[j].Kind != Fig {
		r.T.Work++
		j++
	}
	if j+2 >= to || r.Elems[j].Kind != Fig {
		return false
	}
	if r.Elems[j+1].Kind == Comma || r.Elems[j+1].Kind == Open {
		return r.fills(j+2, exceedLex) || j+4 < to && r.VerbClass(j+2) == "reach" && r.Elems[j+3].Kind == Fig && r.goalNoun(r.Elems[j+4].From)
	}
	return r.T.Is(r.Elems[j+1].From, '/') && r.goalNoun(r.Elems[j+2].From)
}

// announced reports whether the goals named at element k are many ("các chỉ tiêu", "một số chỉ tiêu") and a colon stands before them.
func (r *Reading) announced(k int) bool {
	if k == 0 || r.Elems[k-1].Kind != Func {
		return false
	}
	from, to := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 6; j-- {
		r.T.Work++
		if r.Elems[j].Kind == Verb {
			if !r.fills(j, settingLex) {
				return false // "đạt và vượt các chỉ tiêu đề ra: …"
			}
			break
		}
	}
	for j := k + 1; j < to; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Colon:
			return true
		case Fig, Comma, Semicolon:
			return false
		}
	}
	return false
}

// beginSentence lets a goal go on into the next sentence of its paragraph unless that reports.
func (a *aims) beginSentence() {
	r := a.r
	if a.next >= len(r.Elems) || !a.paragraph || a.list {
		return
	}
	_, to := r.SentenceOf(a.next)
	for k := a.next; k < to; k++ {
		a.r.T.Work++
		e := r.Elems[k]
		if r.fills(k, doneLex) && !r.inRateName(k) || r.outcome(k) || e.Kind == Time && (r.timePast(e.Ref) || a.ahead && !r.timeAhead(e.Ref) && r.namesYear(k)) {
			a.paragraph = false // "Phấn đấu năm 2024 … Năm 2023, huyện kết nạp …", in 2023
			return
		}
		if e.Kind == Fig {
			break
		}
	}
	a.scope, a.sure = true, true
}

// endSentence keeps the goal alive over a list or a paragraph.
func (a *aims) endSentence() {
	r := a.r
	s := r.T.Sentences[a.sentence]
	last := s.To - 1
	for last > s.From && r.T.Tokens[last].Kind == scan.Newline {
		last--
	}
	newline := r.T.Tokens[s.To-1].Kind == scan.Newline
	switch {
	case r.T.Is(last, ':') && (a.scope || a.paragraph || r.headsGoals(s)),
		newline && r.listGoesOn(s.To) && r.headingOfGoals(s):
		a.list = true
	case a.list && newline && !r.listGoesOn(s.To):
		a.list = false
	}
	// A paragraph goes on with goals once they are announced, or once a sentence began with them: "Phấn đấu …".
	begun := a.used > 0 || r.T.MayBegin(s.To, itemOpenLex) && s.To < len(r.T.Tokens) && r.opens(r.ElemOf(s.To)) // "Phấn đấu … vững mạnh. Trong đó, …"
	opened := r.T.MayBegin(s.To, detailLex) && s.To < len(r.T.Tokens) && r.T.Has(s.To, detailLex)               // "… giao chỉ tiêu phấn đấu giảm hộ nghèo. Cụ thể, …"
	a.paragraph = (a.paragraph || a.scope && a.sure && !a.bracket && begun && r.beginsWithAim(s)) && !newline || opened && a.scope && a.sure && !a.bracket
	a.used = 0
	a.scope, a.sure, a.once, a.bracket, a.inner = a.list, a.list, false, false, 0
}

// beginsWithAim reports whether a sentence begins with the words of a goal, function words and times aside.
func (r *Reading) beginsWithAim(s scan.Span) bool {
	for k := r.ElemOf(s.From); k < len(r.Elems) && r.Elems[k].From < s.To; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Func, Time, Comma, Sign, Org:
			continue
		case Verb:
			return r.VerbClass(k) == "aim" && r.aimStrength(k) == "strong"
		}
		return false
	}
	return false
}

// setsGoals reports whether mention m counts goals that are being set, so that they follow: "đề ra 19 chỉ tiêu."
func (r *Reading) setsGoals(m *Mention) bool {
	if !m.Noun {
		return false
	}
	if !r.T.Has(m.UnitFrom, goalLex) || r.T.Has(m.UnitFrom, resolutionLex) || m.UnitTo <= m.UnitFrom {
		return false // "thông qua 23 nghị quyết" sets nothing itself
	}
	k := r.ElemOf(m.QualFrom) - 1
	for first := k - 8; k > 0 && k > first && (r.Elems[k].Kind == Comma || r.Elems[k].Kind == Fig || joins(r.T, r.Elems[k].From)); k-- {
		// "nêu 7 nhiệm vụ, 3 khâu đột phá và 12 chỉ tiêu: …"
	}
	for j := k; j >= 0 && j > k-4; j-- {
		if r.Elems[j].Kind == Stop || r.Elems[j].Kind == Comma { // "vượt 13/15 mục tiêu đề ra, trong đó 12 mục tiêu …"
			return false
		}
		if r.T.Has(r.Elems[j].From, settingLex) {
			return true
		}
	}
	return false
}

// headsGoals reports whether a sentence that ends in a colon announces goals: "Một số chỉ tiêu chủ yếu đến năm 2025:".
func (r *Reading) headsGoals(s scan.Span) bool {
	for k := r.ElemOf(s.From); k < len(r.Elems) && r.Elems[k].From < s.To; k++ {
		r.T.Work++
		if r.VerbClass(k) == "aim" && r.aimStrength(k) != "weak" {
			return !(k > 0 && r.VerbClass(k-1) == "up")
		}
	}
	return false
}

// headingOfGoals reports whether a sentence is no more than the name of goals: "Các chỉ tiêu chủ yếu trong nhiệm kỳ 2020 - 2025".
func (r *Reading) headingOfGoals(s scan.Span) bool {
	named := false
	for k := r.ElemOf(s.From); k < len(r.Elems) && r.Elems[k].From < s.To; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Fig:
			return false
		case Verb:
			if verbClass[e.Ref] != "aim" || !named && r.aimStrength(k) != "noun" {
				return false
			}
			named = true
		case Noun, Plain, Org:
			if !named && !r.T.IsKind(e.From, scan.Number) { // "2. Các chỉ tiêu chủ yếu"
				return false
			}
		}
	}
	return named
}

// capitals returns the words from token i on that are written in capitals, with the numbers and marks between them.
func (r *Reading) capitals(i int) scan.Span {
	to := i
	for j := i; j < r.T.Sentence(i).To; j++ {
		tok := &r.T.Tokens[j]
		if tok.Kind == scan.Word && tok.Case != scan.Upper || tok.Kind == scan.Newline {
			break
		}
		if tok.Kind == scan.Word {
			to = j + 1
		}
	}
	return scan.Span{From: i, To: to}
}

// listGoesOn reports whether the paragraph that begins at token i is a further item of a list.
func (r *Reading) listGoesOn(i int) bool {
	t := r.T
	if i >= len(t.Tokens) {
		return false
	}
	if t.Is(i, '-') || t.Is(i, '+') || t.Is(i, '*') || t.Is(i, '(') {
		return true
	}
	return t.Tokens[i].Kind == scan.Number && (t.Is(i+1, '.') || t.Is(i+1, ')')) || i > 1 && (t.Is(i-1, ':') || t.Is(i-2, ':') || t.Is(i-2, ';'))
}

// numberFollows reports whether a figure follows element k in its clause.
func (r *Reading) numberFollows(k int) bool {
	_, to := r.SentenceOf(k)
	for j := k + 1; j < to; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Fig:
			return true
		case Semicolon, Stop, Close:
			return false
		}
	}
	return false
}

// goalNamed weighs a plan's name at element k: "đặt chỉ tiêu phát triển …" opens goals to the end of the sentence, "kế hoạch 30.000" and
// "chỉ tiêu … là 1.600 người" make the next number one, "vượt chỉ tiêu" and "thực hiện các chỉ tiêu" only speak of it.
func (r *Reading) goalNamed(k int) (scope, once bool) {
	_, to := r.SentenceOf(k)
	compared := false
	for j := k - 1; j >= 0 && j > k-4; j-- {
		e := r.Elems[j]
		if e.Kind == Fig || e.Kind == Verb && verbClass[e.Ref] == "up" {
			if j == k-1 {
				return false, e.Kind == Fig && r.goalFigure(k+1, to)
			}
			break
		}
		if r.T.Has(e.From, settingLex) {
			scope = true
			break
		}
		if e.Kind == Func && r.fills(j, againstLex) {
			compared = true
			break
		}
		if e.Kind != Func && e.Kind != Plain && e.Kind != Noun {
			break
		}
	}
	if scope {
		return r.numberFollows(k), false
	}
	deed := -1 // the verb of what is planned: "chỉ tiêu phát triển đảng viên mới của xã là 18 đảng viên"
	for j := k + 1; j < to && j < k+16; j++ {
		r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case Colon:
			return !compared && deed < 0 && !(k > 0 && r.fills(k-1, lightLex)), false // "về thực hiện kế hoạch: tổng doanh thu đạt …"
		case Verb:
			switch {
			case r.TextOf(j) == "là":
				if j+1 < to && r.Elems[j+1].Kind == Colon { // "các chỉ tiêu chủ yếu đề ra là: …; …"
					return !compared, false
				}
				return false, true
			case r.fills(j, statesLex):
				return false, deed < 0 && j+1 < to && r.Elems[j+1].Kind == Fig
			case r.fills(j, moveLex):
				return !compared && j == k+1, false // "mục tiêu tăng tổng thu …"
			}
			if c := verbClass[e.Ref]; c == "aim" || r.fills(j, settingLex) || r.fills(j, assignLex) {
				continue
			} else if c == "act" && deed < 0 && j-k <= 2 && !r.passive(j) {
				deed = j
				continue
			}
			return false, false
		case Fig:
			return false, j-k <= 4 && (deed < 0 || deed == j-1)
		case Comma, Semicolon, Close, Stop:
			return false, false
		}
	}
	return false, false
}

// goalFigure reports whether the goal named before element k has its figure there: "bằng 107% dự toán 2.800 tỷ đồng", "… kế hoạch cả năm là 1,2 triệu lượt".
func (r *Reading) goalFigure(k, to int) bool {
	if k < to && r.Elems[k].Kind == Fig {
		return true
	}
	for ; k+1 < to; k++ {
		r.T.Work++
		switch e := r.Elems[k]; {
		case r.fills(k, isLex):
			return r.Elems[k+1].Kind == Fig
		case e.Kind == Time, e.Kind == Plain, e.Kind == Func, e.Kind == Org, e.Kind == Verb && (verbClass[e.Ref] == "aim" || r.fills(k, assignLex) || r.fills(k, settingLex)):
		default:
			return false
		}
	}
	return false
}

// ReportsOnGoal reports whether mention m tells how far a goal was met, or how many goals there are: "đạt 110% kế hoạch", "27 chỉ tiêu".
func (r *Reading) ReportsOnGoal(m *Mention) bool {
	if m.Noun {
		_, _, ok := r.T.At(m.UnitFrom, goalLex)
		if !ok {
			_, _, ok = r.T.At(m.UnitFrom, taskLex)
		}
		return ok && m.UnitTo > m.UnitFrom
	}
	if !m.Percent {
		return false
	}
	k := r.ElemOf(m.End-1) + 1
	if k >= len(r.Elems) {
		return false
	}
	if r.Elems[k].Kind == Func && r.fills(k, againstLex) {
		k++
	}
	if k >= len(r.Elems) {
		return false
	}
	return r.T.Has(r.Elems[k].From, goalLex)
}

// saysOfBrackets reports whether the goal named at element k is said to stand in brackets: "(số trong ngoặc là chỉ tiêu)".
func (r *Reading) saysOfBrackets(k int) bool {
	if k == 0 || !r.fills(k-1, isLex) || !r.goalNoun(r.Elems[k].From) {
		return false
	}
	_, _, ok := r.T.Before(r.Elems[k-1].From, inBracketLex)
	return ok
}

// alone reports whether the bracket opened at element k holds nothing but a figure and stands right behind one: "57% (65%)".
func (r *Reading) alone(k int) bool {
	return k > 0 && k+2 < len(r.Elems) && r.Elems[k-1].Kind == Fig && r.Elems[k+1].Kind == Fig && r.Elems[k+2].Kind == Close
}

// goalBracket reports whether the bracket opened at element k tells a goal: "(kế hoạch giao 47%)", "(Nghị quyết: trên 98%)".
func (r *Reading) goalBracket(k int) bool {
	if _, _, ok := r.T.Before(r.Elems[k].From, goalLex); ok && k+2 < len(r.Elems) && r.Elems[k+1].Kind == Fig && r.Elems[k+2].Kind == Close {
		return true // "vượt 0,3 điểm % so với kế hoạch (93,5%)"
	}
	n := k + 1
	if n < len(r.Elems) && r.Elems[n].Kind == Func { // "(từ 2,5 - 3%)"
		n++
	}
	if n+1 < len(r.Elems) && r.Elems[n].Kind == Fig && r.Elems[n+1].Kind == Close && r.goalLeads(k) {
		return true
	}
	// "đạt 85% kế hoạch năm (8.340 tỷ đồng)": the plan's own figure
	for j := k - 1; j >= 0 && j > k-16; j-- {
		e := r.Elems[j]
		if e.Kind == Fig {
			if m := &r.Mentions[e.Ref]; !m.Noun && r.ReportsOnGoal(m) && k+2 < len(r.Elems) && r.Elems[k+1].Kind == Fig && r.Elems[k+2].Kind == Close {
				return true
			}
			break
		}
		if e.Kind == Comma && (j == 0 || r.Elems[j-1].Kind != Doc) || e.Kind == Semicolon || e.Kind == Stop {
			break
		}
	}
	for j := k + 1; j < len(r.Elems) && j < k+4; j++ {
		r.T.Work++
		e := r.Elems[j]
		if e.Kind == Close || e.Kind == Stop || e.Kind == Fig && j > k+1 {
			return false
		}
		if r.T.Has(e.From, goalLex) {
			return !(e.Kind == Verb && verbClass[e.Ref] == "up")
		}
		if e.Kind == Doc {
			return j+1 < len(r.Elems) && r.Elems[j+1].Kind == Colon
		}
	}
	return false
}

// goalLeads reports whether the words before the bracket at element k are a goal and whose it is: "vượt mục tiêu Nghị quyết Đại hội (dưới 3%)".
func (r *Reading) goalLeads(k int) bool {
	for j := k - 1; j >= 0 && k-j < 8; j-- {
		r.T.Work++
		if r.goalNoun(r.Elems[j].From) {
			return true
		}
		switch e := r.Elems[j]; e.Kind {
		case Org, Doc, Time, Func, Plain:
		case Verb:
			if c := verbClass[e.Ref]; c != "aim" && !r.fills(j, assignLex) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// aimStrength says how surely the words of element k, a verb or a noun, set a goal: strong, noun, weak, or empty.
func (r *Reading) aimStrength(k int) string {
	e := &r.Elems[k]
	if e.Kind == Verb {
		return verbAim[e.Ref]
	}
	return nounAim[e.Ref]
}

// verbAim and nounAim are the strengths of the rows of verbText and nounText.
var verbAim, nounAim = aimStrengths(verbText), aimStrengths(nounText)

func aimStrengths(phrases []string) []string {
	strength := make(map[string]string, len(aimLex.Rows))
	for i, row := range aimLex.Rows {
		strength[row.Phrase] = aimForce[i]
	}
	out := make([]string, len(phrases))
	for i, phrase := range phrases {
		out[i] = strength[phrase]
	}
	return out
}
