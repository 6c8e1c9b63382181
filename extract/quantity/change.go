package quantity

import "baotinh/extract/numeral"

// Does a figure tell by how much something changed? "tăng 310 hộ", "giảm 2,6%", "so với năm trước tăng": the verb before the number, over the base and
// function words, decides, unless it tells to which level or the start of a rise is told. Direction is set with it.

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
	if !m.Noun && k > from && r.fills(k, upToLex) && r.ends(k, cutPriceLex) {
		m.Direction = "down" // "giảm giá đến 30%"
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
				if _, at, ok := r.T.Before(e.From, rateLex); ok && !(k+1 == r.ElemOf(m.QualFrom) && r.T.Has(at, extentLex)) {
					return false // "tốc độ tăng thu bình quân 4,3%": how fast, not how much more; but "với mức tăng 12%"
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
				if k > from && r.fills(k, equivalentLex) && (r.VerbClass(k-1) == "up" || r.VerbClass(k-1) == "down") {
					m.Direction = r.VerbClass(k - 1) // "tội phạm giảm tương ứng 120 vụ"
					return true
				}
				if p := i - 1; p >= 0 && m.Percent && k > from+1 && r.fills(k, isLex) && r.T.Has(r.Elems[k-1].From, inTurnLex) && r.Elems[k-2].Kind == Open && r.Mentions[p].Kind == Change && r.Mentions[p].Percent && r.Mentions[p].From >= r.Elems[from].From {
					m.Direction = r.Mentions[p].Direction // "tăng cao nhất (53%), theo sau là An Giang và Bến Tre (lần lượt là 25% và 18%)"
					return true
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
				if !m.Noun && r.fills(k, cutPriceLex) {
					m.Direction = "down" // "giảm giá 15%", not "giảm giá 45 sản phẩm"
					return true
				}
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
			case r.fills(k, upToLex) && k == r.ElemOf(m.QualFrom)-1 && k > from && r.moves(k-1) && r.VerbClass(k-1) != "to":
				continue // "giảm đến 2,6%"
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
			if r.T.Is(at, '-') && r.T.Tokens[at].Space && !r.T.Tight(at+1) && k == r.ElemOf(m.QualFrom)-1 {
				continue // "đã tăng rất cao - 14%/năm"
			}
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
			if dir := r.movedBefore(k, from); dir != "" && (m.Percent || m.Class == "times") && m.Bracket < 0 && k == r.ElemOf(m.QualFrom)-1 {
				m.Direction = dir
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

// movedBefore returns the direction of the verb of change that stands before the bracket at element k, with nothing between but how much it was: "có số khách tăng cao nhất
// (53%)"; "" if none does.
func (r *Reading) movedBefore(k, from int) string {
	for j := k - 1; j >= from && k-j < 4; j-- {
		r.T.Work++
		if c := r.VerbClass(j); c == "up" || c == "down" {
			return c
		}
		if e := &r.Elems[j]; e.Kind != Func && !r.T.Has(e.From, highLex) && !r.T.Has(e.From, mostLex) && !r.T.Has(e.From, paceLex) {
			return ""
		}
	}
	return ""
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

// countsGoals reports whether mention i is a number of goals, told behind it or with the number of all: "16 trong số 20 chỉ tiêu".
func (r *Reading) countsGoals(i int) bool {
	m := &r.Mentions[i]
	if m.Elided && i+1 < len(r.Mentions) && r.Mentions[i+1].Unit == m.Unit {
		m = &r.Mentions[i+1]
	}
	return m.Noun && r.ReportsOnGoal(m)
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

// grows reports whether the "tăng trưởng" at element k is the verb of what grew: "GRDP tăng trưởng 9%", not "tốc độ tăng trưởng", "với tăng trưởng".
func (r *Reading) grows(k, from int) bool {
	if k == from {
		return false
	}
	if _, _, ok := r.T.Before(r.Elems[k].From, rateLex); ok {
		return false
	}
	if _, _, ok := r.T.Before(r.Elems[k].From, growthNameLex); ok { // "con số tăng trưởng 7%"
		return false
	}
	if row, _, ok := r.T.Before(r.Elems[k].From, unitLex); ok && unitClass[row] == "time" { // "có năm tăng trưởng trên 20%", but "tín dụng VND tăng trưởng 4%"
		return false
	}
	switch r.Elems[k-1].Kind {
	case Verb: // "xuất khẩu tăng trưởng 12%"
		if r.VerbClass(k-1) == "act" && (k-1 == from || ends(r.Elems[k-2].Kind) || r.Elems[k-2].Kind == Comma) {
			return true
		}
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
