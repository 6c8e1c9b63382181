package quantity

import "baotinh/extract/scan"

// kinds decides of every mention whether it is a level, a target, a change or a duration.
func (r *Reading) kinds() {
	aim := aims{r: r}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		aim.move(m)
		switch {
		case m.Class == "time":
			m.Kind = Duration
		case r.reportsOnGoal(m):
			if r.change(i) {
				m.Kind = Change
			}
		case aim.on && aim.sure:
			m.Kind = Target
		case r.change(i):
			m.Kind = Change
		case aim.on:
			m.Kind = Target
		}
	}
}

// change reports whether mention i is an amount of difference, and sets its direction.
func (r *Reading) change(i int) bool {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	steps := 0
	for ; k >= from && steps < 6; k-- {
		e := r.Elems[k]
		switch e.Kind {
		case Verb:
			switch class := verbClass[e.Ref]; class {
			case "up", "down":
				if r.comparedLevel(m, k) {
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
				if r.is(k, equivalentLex) && i > 0 && r.Mentions[i-1].Kind == Change && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From) {
					m.Direction = r.Mentions[i-1].Direction // "giảm 4 người, tương đương 5,8%"
					return true
				}
				// "số tiền giảm … là 60 tỉ": an amount of change, told by its name
				if dir := r.amountOfChange(k); dir != "" {
					m.Direction = dir
					return true
				}
				return false
			default:
				return false
			}
		case Func:
			switch r.TextOf(k) {
			case "thêm", "được", "bình quân", "trung bình", "đã":
				continue
			}
			return false
		case Comma:
			// "vượt 1,5% kế hoạch …, 2,2% kế hoạch …"
			if p := m.Previous; p >= 0 && r.Mentions[p].Kind == Change && r.Mentions[p].Class == m.Class && r.Mentions[p].To == r.Mentions[p].End {
				m.Direction = r.Mentions[p].Direction
				return true
			}
			return false
		case Open:
			if b := m.Bracket; b >= 0 && r.Mentions[b].Kind == Change && k == r.ElemOf(m.QualFrom)-1 {
				m.Direction = r.Mentions[b].Direction
				return true
			}
			return false
		case Noun, Plain:
			steps++ // "giảm mức đóng 0,5%"
			continue
		default:
			return false
		}
	}
	return false
}

// comparedLevel reports whether "cao hơn 10%" states a level: nothing is compared behind it.
func (r *Reading) comparedLevel(m *Mention, verb int) bool {
	_, _, ok := r.T.At(r.Elems[verb].From, comparativeLex)
	if !ok {
		return false
	}
	for k := r.ElemOf(m.End-1) + 1; k < len(r.Elems) && k < r.ElemOf(m.End-1)+4; k++ {
		if r.Elems[k].Kind == Func && r.TextOf(k) == "so với" || r.Elems[k].Kind == Time {
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
	if r.TextOf(k) != "là" {
		return ""
	}
	from, _ := r.SentenceOf(k)
	dir := ""
	for j := k - 1; j >= from && j > k-14; j-- {
		e := r.Elems[j]
		switch {
		case e.Kind == Verb && (verbClass[e.Ref] == "up" || verbClass[e.Ref] == "down"):
			dir = verbClass[e.Ref]
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

// aims follows what the text sets as a goal: within a sentence, in a bracket, and over a list that such a sentence opens.
type aims struct {
	r        *Reading
	sentence int // the sentence at hand
	from     int // first element of it not looked at yet
	on       bool
	sure     bool // the goal's own words (phấn đấu), not only a plan's name
	list     bool // the sentences at hand stand under a heading or colon that sets goals
	bracket  bool
}

// move goes on to mention m, reading the elements between the last mention and it.
func (a *aims) move(m *Mention) {
	r := a.r
	s := r.T.SentenceOf(m.From)
	for a.sentence < s {
		a.read(r.ElemOf(r.T.Sentences[a.sentence].To - 1))
		a.endSentence()
		a.sentence++
		a.from = r.ElemOf(r.T.Sentences[a.sentence].From)
	}
	a.read(r.ElemOf(m.QualFrom) - 1)
}

// read takes in the elements up to k.
func (a *aims) read(k int) {
	r := a.r
	for ; a.from <= k && a.from < len(r.Elems); a.from++ {
		e := r.Elems[a.from]
		switch e.Kind {
		case Verb:
			switch verbClass[e.Ref] {
			case "aim":
				if ok, sure := r.setsGoal(a.from); ok {
					a.on, a.sure = true, sure
				}
			}
			if r.done(a.from) && !a.list {
				a.on, a.sure = false, false
			}
		case Close:
			if a.bracket {
				a.on, a.sure, a.bracket = false, false, false
			}
		case Open:
			if !a.on {
				a.bracket = r.goalBracket(a.from)
				a.on = a.bracket
			}
		}
	}
}

// endSentence keeps the goal alive over a list that the sentence opened.
func (a *aims) endSentence() {
	r := a.r
	s := r.T.Sentences[a.sentence]
	last := s.To - 1
	for last > s.From && r.T.Tokens[last].Kind == scan.Newline {
		last--
	}
	newline := r.T.Tokens[s.To-1].Kind == scan.Newline
	opens := r.T.Is(last, ':')
	switch {
	case opens && (a.on || r.headsGoals(s)):
		a.list = true
	case a.list && newline && !r.listGoesOn(s.To):
		a.list = false
	}
	a.on, a.sure = a.list, a.list
	a.bracket = false
}

// headsGoals reports whether a sentence that ends in a colon announces goals: "Một số chỉ tiêu chủ yếu đến năm 2025:".
func (r *Reading) headsGoals(s scan.Span) bool {
	for k := r.ElemOf(s.From); k < len(r.Elems) && r.Elems[k].From < s.To; k++ {
		if r.VerbClass(k) == "aim" && aimStrength(r.TextOf(k)) != "weak" {
			return !(k > 0 && r.VerbClass(k-1) == "up")
		}
	}
	return false
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

// reportsOnGoal reports whether mention m tells how far a goal was met, or how many goals there are: "đạt 110% kế hoạch", "27 chỉ tiêu".
func (r *Reading) reportsOnGoal(m *Mention) bool {
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
	if r.Elems[k].Kind == Func && r.TextOf(k) == "so với" {
		k++
	}
	if k >= len(r.Elems) {
		return false
	}
	_, _, ok := r.T.At(r.Elems[k].From, goalLex)
	return ok
}

// setsGoal reports whether the aim at element k opens a goal, and whether its own words make it one: "vượt chỉ tiêu" and "hoàn thành chỉ
// tiêu" only speak of one.
func (r *Reading) setsGoal(k int) (goal, sure bool) {
	switch aimStrength(r.TextOf(k)) {
	case "strong":
		return true, true
	case "noun":
		return r.nounGoal(k), false
	case "weak":
		return r.weakGoal(k), false
	}
	return false, false
}

// nounGoal: "chỉ tiêu … là 1.600 người", "mục tiêu: đến năm 2025 …", not "vượt chỉ tiêu", "9/10 chỉ tiêu đạt", "thực hiện các chỉ tiêu".
func (r *Reading) nounGoal(k int) bool {
	_, to := r.SentenceOf(k)
	if k > 0 {
		if e := r.Elems[k-1]; e.Kind == Fig || e.Kind == Verb && verbClass[e.Ref] == "up" {
			return false
		}
	}
	// the goal's number follows after là, có, đạt or a colon, with no result between them
	for j := k + 1; j < to && j < k+16; j++ {
		e := r.Elems[j]
		switch e.Kind {
		case Colon:
			return true
		case Verb:
			switch r.TextOf(j) {
			case "là":
				return true
			case "có", "đạt":
				return j+1 < to && r.Elems[j+1].Kind == Fig
			case "giao", "được giao", "đề ra", "đặt ra":
				continue
			}
			if verbClass[e.Ref] == "aim" {
				continue
			}
			return false
		case Fig:
			return j-k <= 4
		case Comma, Semicolon, Close, Stop:
			return false
		}
	}
	return false
}

// weakGoal: "sẽ", "dự kiến", "yêu cầu", "quy định" set a goal where a number follows in the same clause.
func (r *Reading) weakGoal(k int) bool {
	_, to := r.SentenceOf(k)
	for j := k + 1; j < to; j++ {
		switch r.Elems[j].Kind {
		case Fig:
			return true
		case Semicolon, Stop, Close:
			return false
		}
	}
	return false
}

// goalBracket reports whether the bracket opened at element k tells a goal: "(kế hoạch giao 47%)", "(Nghị quyết: trên 98%)".
func (r *Reading) goalBracket(k int) bool {
	for j := k + 1; j < len(r.Elems) && j < k+4; j++ {
		e := r.Elems[j]
		if e.Kind == Close || e.Kind == Stop {
			return false
		}
		if _, _, ok := r.T.At(e.From, goalLex); ok {
			return !(e.Kind == Verb && verbClass[e.Ref] == "up")
		}
		if e.Kind == Doc {
			return j+1 < len(r.Elems) && r.Elems[j+1].Kind == Colon
		}
	}
	return false
}

// done reports whether the verb at element k is told as done: "đã kết nạp", "kết nạp được".
func (r *Reading) done(k int) bool {
	for j := k - 1; j >= 0 && j >= k-2; j-- {
		if r.Elems[j].Kind == Func && r.TextOf(j) == "đã" {
			return true
		}
	}
	return false
}

// aimStrength says how surely an aim's words set a goal: strong, noun, weak, or empty.
func aimStrength(phrase string) string { return aimNames[phrase] }

var aimNames = func() map[string]string {
	m := make(map[string]string)
	for i, row := range aimLex.Rows {
		m[row.Phrase] = aimForce[i]
	}
	return m
}()
