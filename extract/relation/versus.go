package relation

import (
	"strings"

	"baotinh/extract/check"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// versus ties a result to its target, a change to its base, and both ends of "từ 22% xuống còn 9,45%".
func (r *Reading) versus() {
	next := -goalReach // the last goal so far
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		target := next // the last before mention i
		if m.Kind == quantity.Target {
			next = i
		}
		if i > 0 && (m.Kind == quantity.Level || m.Kind == r.Mentions[i-1].Kind || m.Kind == quantity.Target) && r.fromTo(i-1, i) {
			r.against(i, i-1, "relation.versus_from_to")
			continue
		}
		if m.Kind == quantity.Target {
			r.targetOf(i)
		}
		if a := r.grewFrom(i); a >= 0 {
			r.against(i, a, "relation.versus_grown")
		}
		if b := r.baseBeside(i); b >= 0 {
			r.against(b, i, "relation.versus_base")
			if a := r.changedTo(b, i); a >= 0 {
				r.against(a, i, "relation.versus_base")
			}
		}
		if b := r.outdone(i); b >= 0 {
			r.against(b, i, "relation.versus_other")
		}
		near := i-target < goalReach
		if near {
			if t := r.goalBefore(i); t >= 0 {
				r.against(i, t, "relation.versus_goal_first")
			}
		}
		if t := r.cameTo(i); t >= 0 {
			r.against(i, t, "relation.versus_came")
		}
		if b := r.heldBeside(i); b >= 0 {
			r.against(i, b, "relation.versus_beside")
		}
		if near {
			if t := r.goalAbove(i); t >= 0 {
				r.against(i, t, "relation.versus_goal_above")
			}
		}
	}
	for i := range r.Mentions {
		r.T.Work++
		switch m := &r.Mentions[i]; {
		case m.Value == nil || r.Facts[i].Versus >= 0:
		case m.Percent && m.Kind != quantity.Target && r.ReportsOnGoal(m):
			r.shareOfGoal(i)
			r.excessOfGoal(i)
		case m.Kind == quantity.Change:
			r.excess(i)
			r.shortOf(i)
			r.difference(i)
			r.restated(i)
		}
		if m := &r.Mentions[i]; m.Value != nil && r.Facts[i].Versus < 0 {
			r.heldToGoal(i)
		}
		if _, _, ok := r.T.Before(r.Mentions[i].QualFrom, multipleLex); ok {
			r.multiple(i)
		}
	}
}

// baseBeside returns the figure whose bracket tells with mention i what it was before or is held against: "45 (năm 2019: 40)", "tăng 27
// triệu đồng so với năm 2020 (là 65 triệu đồng)"; -1 if mention i is no such base.
func (r *Reading) baseBeside(i int) int {
	m := &r.Mentions[i]
	b := m.Bracket
	if b < 0 && i > 0 && r.Mentions[i-1].Kind == quantity.Change && r.compared(i-1, i) && r.bracketed(i) && !r.bracketed(i-1) {
		b = i - 1
	}
	if b < 0 && i > 0 && r.baseAt(i) && r.Mentions[i-1].Kind == quantity.Level && !r.bracketed(i-1) {
		b = i - 1
	}
	if b < 0 || m.Kind == quantity.Change && r.Mentions[b].Kind != quantity.Change || m.Kind == quantity.Duration || r.Facts[i].PartOf >= 0 {
		return -1 // but "tăng 7,5% (cùng kỳ năm 2019 tăng 6,2%)"
	}
	if o := &r.Mentions[b]; o.Percent && m.Noun && b > 0 {
		b-- // "ba cán bộ nữ, chiếm 4,76% (nhiệm kỳ trước có hai người)"
	}
	o := &r.Mentions[b]
	if !r.sameSort(o, m) || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return -1
	}
	if o.Kind == quantity.Level && r.baseAt(i) {
		return b // "1,31%/năm, giảm nhẹ so với kỳ trước (1,42%/năm)"
	}
	if o.Kind == quantity.Change && m.Kind != quantity.Change {
		if r.compared(b, i) {
			return b
		}
		return -1
	}
	k := r.ElemOf(m.QualFrom)
	for j := k - 1; j > 0; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig, quantity.Close, quantity.Stop:
			return -1
		case quantity.Time:
			if o.Kind != quantity.Target && r.Elems[j-1].Kind == quantity.Open && r.Times[e.Ref].Relative != "now" && earlier(r.Times[e.Ref].Relative, m, o) {
				return b
			}
			return -1
		}
	}
	return -1
}

// heldBeside returns the figure that mention i is told to stand beside: "còn 5 giờ so với 8 giờ trước kia", "15,4%, trong khi tỷ lệ của cả nước là 13%"; -1
// if there is none.
func (r *Reading) heldBeside(i int) int {
	m, b := &r.Mentions[i], i+1
	if m.Kind == quantity.Change || b >= len(r.Mentions) || r.Facts[i].Versus >= 0 {
		return -1
	}
	o := &r.Mentions[b]
	if o.Kind == quantity.Change || o.Noun || r.units[b] != r.units[i] || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || m.Bracket != o.Bracket || m.Kind == quantity.Duration && !ofOneSize(m, o) {
		return -1
	}
	last, k := r.ElemOf(m.End-1), r.ElemOf(o.QualFrom)
	if k-last > 12 || last+1 >= len(r.Elems) {
		return -1
	}
	if r.exactly(last+1, againstLex) {
		if r.exactly(r.ElemOf(o.End-1)+1, againstLex) {
			return -1 // "đạt 120% so với nghị quyết và 91% so với chỉ tiêu huyện giao"
		}
		for j := last + 2; j < k; j++ {
			if e := r.Elems[j].Kind; e == quantity.Comma || e == quantity.Semicolon || e == quantity.Open {
				return -1
			}
		}
		return b
	}
	while, nation := false, false
	for j := last + 1; j < k; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Semicolon {
			return -1
		}
		while = while || r.opensWith(j, contrastLex)
		nation = nation || while && r.opensWith(j, nationLex)
	}
	if while && (nation || m.Bracket < 0 && !m.Percent) && ofOneSize(m, o) {
		return b
	}
	return -1
}

// changedTo returns the level before change c that its base and it come to: the 52 of "đạt 52 triệu đồng, tăng 24 triệu đồng so với năm 2015 (28
// triệu đồng)"; -1 if there is none.
func (r *Reading) changedTo(c, base int) int {
	m, from := &r.Mentions[c], &r.Mentions[base]
	if c == 0 || m.Kind != quantity.Change || m.Value == nil || from.Value == nil {
		return -1
	}
	to := &r.Mentions[c-1]
	if to.Value == nil || to.Kind != quantity.Level || !r.sameSort(to, from) || r.T.SentenceOf(to.From) != r.T.SentenceOf(m.From) {
		return -1
	}
	if !differs(m, to, from) {
		return -1
	}
	return c - 1
}

// differs reports whether change m is how much one figure is above another, or below it where m tells of a fall.
func differs(m, to, from *quantity.Mention) bool {
	d, ok := to.Value.Sub(*from.Value)
	if m.Direction == "down" {
		d = d.Neg()
	}
	return ok && d.Equal(*m.Value)
}

// earlier reports whether a bracket that begins with a time tells of the time before: named as such, or a count of the same things.
func earlier(relative string, m, o *quantity.Mention) bool {
	switch relative {
	case "previous_term", "last_year", "same_period_last_year":
		return true
	}
	a, b := scan.Key(m.Unit), scan.Key(o.Unit)
	return !m.Noun || a == b || strings.HasPrefix(b, a+" ") // "57 tổ chức đảng (năm 2019: 48 tổ chức)"
}

// shareOfGoal ties "đạt 66,5% chỉ tiêu (200 đảng viên)" to the goal in the bracket, or to an earlier figure that makes the share come out:
// 638 members taken in, 116 % of the 550 that the sentence before asked for.
func (r *Reading) shareOfGoal(i int) {
	if n := i + 1; n < len(r.Mentions) && r.Mentions[n].Kind == quantity.Target && r.T.SentenceOf(r.Mentions[n].From) == r.T.SentenceOf(r.Mentions[i].From) && r.bracketed(n) && !r.bracketed(i) {
		r.against(i, n, "relation.versus_goal")
		return
	}
	m := &r.Mentions[i]
	a := i - 1
	if a < 0 || m.Kind != quantity.Level || r.T.SentenceOf(r.Mentions[a].From) != r.T.SentenceOf(m.From) {
		return
	}
	actual := &r.Mentions[a]
	if actual.Percent || actual.Value == nil || actual.Kind != quantity.Level {
		return
	}
	digits := digitsOf(r.T.Surface(m.From, m.To))
	for t := a - 1; t >= 0 && a-t < 12; t-- {
		o := &r.Mentions[t]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 2 {
			return
		}
		if o.Value == nil || o.Kind == quantity.Change || r.Facts[a].PartOf == t || !r.sameSort(o, actual) || o.Kind != quantity.Target && o.Value.Equal(*actual.Value) {
			continue
		}
		if c, ok := check.RatioOf(r.term(a), r.term(t), r.term(i), digits); ok && c.Verdict == check.Holds {
			r.against(i, t, "relation.versus_goal")
			r.against(a, t, "relation.versus_goal")
			return
		}
	}
}

// excess ties "đạt 86 tỷ đồng/dự toán 72 tỷ đồng, vượt 19%" to the target right before it that a result is already held against.
func (r *Reading) excess(i int) {
	m := &r.Mentions[i]
	if !m.Percent || i < 2 || r.Mentions[i-1].Kind != quantity.Target || r.Facts[i-2].Versus != i-1 || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From) {
		return
	}
	k := r.ElemOf(m.QualFrom) - 1
	if k > 0 && r.opensWith(k, exceedLex) && r.Elems[k-1].Kind == quantity.Comma {
		r.against(i, i-1, "relation.versus_target")
	}
}

// difference ties a change to the level that it started from, where the levels before it in its sentence differ by just that much: "năm 2015
// có 2.614 biên chế, đến nay còn 2.351, giảm 263".
func (r *Reading) difference(i int) {
	m := &r.Mentions[i]
	for b := i - 1; b > 0 && i-b < 6; b-- {
		for a := b - 1; a >= 0 && i-a < 6; a-- {
			from, to := &r.Mentions[a], &r.Mentions[b]
			if r.T.SentenceOf(from.From) != r.T.SentenceOf(m.From) {
				break
			}
			if from.Value == nil || to.Value == nil || from.Kind != quantity.Level || to.Kind != quantity.Level || !r.sameSort(from, to) || from.Percent != m.Percent || from.Noun != m.Noun {
				continue
			}
			was, is := a, b
			if r.Facts[a].Versus == b || r.baseAt(b) { // "59.177 người so với cùng kỳ (55.317 người); tăng 3.860"
				was, is = b, a
			}
			if differs(m, &r.Mentions[is], &r.Mentions[was]) {
				r.against(i, was, "relation.versus_difference")
				r.against(is, was, "relation.versus_difference")
				return
			}
		}
	}
	if a, b := i+1, i+2; b < len(r.Mentions) && r.fromTo(a, b) && r.Mentions[a].Percent == m.Percent && r.Mentions[a].Noun == m.Noun && r.Mentions[a].Value != nil && r.Mentions[b].Value != nil {
		if differs(m, &r.Mentions[b], &r.Mentions[a]) { // "giảm 0,97%, từ 7,57% xuống còn 6,60%"
			r.against(i, a, "relation.versus_difference")
			return
		}
	}
	r.differenceFromBefore(i)
}

// restated ties a change that tells the one before it in per cent to the base of that: "giảm 263 người, tương đương 10,06%", "tăng 3.860 (7%)".
func (r *Reading) restated(i int) {
	m := &r.Mentions[i]
	if !m.Percent || i == 0 {
		return
	}
	c := m.Bracket
	if _, _, ok := r.T.Before(m.QualFrom, equalLex); c < 0 && ok {
		if c = i - 1; r.Mentions[c].Kind != quantity.Change {
			c = r.Mentions[c].Bracket
		}
	}
	if c < 0 || r.Mentions[c].Percent || r.Mentions[c].Kind != quantity.Change || r.Facts[c].Versus < 0 || r.T.SentenceOf(r.Mentions[c].From) != r.T.SentenceOf(m.From) {
		return
	}
	r.against(i, r.Facts[c].Versus, "relation.versus_difference")
}

// baseAt reports whether "so với" stands before the bracket that holds mention i alone.
func (r *Reading) baseAt(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	if k < 1 || r.Elems[k].Kind != quantity.Open {
		return false
	}
	return r.led(k, 6, againstLex)
}

// differenceFromBefore ties "phấn đấu kết nạp 118 đảng viên, tăng 17 so với năm 2020" to the 101 of that year, which a sentence before told.
func (r *Reading) differenceFromBefore(i int) {
	m := &r.Mentions[i]
	if i == 0 || !m.Noun || m.Value.Cmp(leastDifference) < 0 || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From) {
		return
	}
	b := &r.Mentions[i-1]
	if b.Value == nil || b.Kind == quantity.Change || r.units[i-1] != r.units[i] {
		return
	}
	change := *m.Value
	if m.Direction == "up" {
		change = change.Neg()
	}
	was, ok := b.Value.Add(change)
	for a := i - 2; ok && a >= 0 && i-a < 16; a-- {
		r.T.Work++
		o := &r.Mentions[a]
		if o.Value != nil && o.Kind == quantity.Level && r.units[a] == r.units[i] && o.Action == b.Action && o.Value.Equal(was) {
			r.against(i, a, "relation.versus_difference")
			return
		}
	}
}

// leastDifference is the least change that a difference alone ties to a figure far before it.
var leastDifference = numeral.NewDecimal(5)

// multiple ties "gấp 1,5 lần năm 2015 (30 triệu đồng)" to the figure that the one before it is so many times of.
func (r *Reading) multiple(i int) {
	m := &r.Mentions[i]
	if i == 0 || i+1 >= len(r.Mentions) || m.Value == nil {
		return
	}
	a, t := &r.Mentions[i-1], &r.Mentions[i+1]
	if a.Value == nil || t.Value == nil || t.Value.Sign() <= 0 || r.T.SentenceOf(a.From) != r.T.SentenceOf(t.From) || !r.sameSort(a, t) {
		return
	}
	times, stated := a.Value.Float()/t.Value.Float(), m.Value.Float()
	if diff := times - stated; diff < stated/20 && diff > -stated/20 {
		r.against(i, i+1, "relation.versus_multiple")
	}
}

// term returns mention i as an equation sees it.
func (r *Reading) term(i int) check.Term {
	m := &r.Mentions[i]
	return check.Term{ID: FigureID(i), Value: *m.Value, Exact: m.Qualifier == quantity.Exact}
}

func (r *Reading) against(i, base int, rule string) {
	if r.Facts[i].Versus < 0 {
		r.Facts[i].Versus = base
		r.why(i, rule)
		// "đã thành lập 2 chi bộ (chỉ tiêu là 3 chi bộ)": what was to be done is what was done
		if m, b := &r.Mentions[i], &r.Mentions[base]; b.Action == "" && b.Noun && b.Kind == quantity.Target && m.Noun && m.Action != "" {
			b.Action, b.ActionAt = m.Action, m.ActionAt
		}
	}
}

// targetOf finds the results that target i is set beside: before it in the same sentence ("1.940 đảng viên, vượt 21,25% so với chỉ tiêu …
// là 1.600 người", "2 tổ chức đảng (so với chỉ tiêu … là 3)"), of the same sort and not claimed by another target.
func (r *Reading) targetOf(i int) {
	m := &r.Mentions[i]
	sentence := r.T.SentenceOf(m.From)
	for j := i - 1; j >= 0 && i-j < 60; j-- {
		r.T.Work++
		o := &r.Mentions[j]
		if r.T.SentenceOf(o.From) != sentence {
			return
		}
		if o.Kind == quantity.Target {
			if r.bracketed(j) && r.bracketed(i) {
				continue
			}
			return
		}
		if r.Facts[j].Versus >= 0 {
			continue
		}
		switch {
		case o.Kind == quantity.Change && (r.compared(j, i) || m.Bracket == j || m.Bracket >= 0 && r.compared(j, i)):
			r.against(j, i, "relation.versus_target")
		case o.Kind == quantity.Level && r.sameSort(o, m) && (m.QualFrom == o.End+1 && r.T.Is(o.End, '/') || r.compared(j, i) || m.Bracket == j || r.sameItem(o, m)):
			r.against(j, i, "relation.versus_target")
			return
		}
	}
}

// sameSort reports whether two figures measure the same: per cent and per cent, people and people.
func (r *Reading) sameSort(a, b *quantity.Mention) bool {
	if a.Noun != b.Noun || a.Percent != b.Percent {
		return false
	}
	if a.Noun {
		return kind(a.Class) == kind(b.Class)
	}
	return a.Percent || measureOf(a) == measureOf(b) // "19%, cao hơn chỉ tiêu là 17%/năm"
}

// measureOf is the unit of a measure without what it is counted for: "đồng" of "đồng/người/năm".
func measureOf(m *quantity.Mention) string {
	unit, _, _ := strings.Cut(m.Unit, "/")
	return unit
}

// sameItem reports whether two measures are of the same thing, as far as their words tell.
func (r *Reading) sameItem(a, b *quantity.Mention) bool {
	if a.Noun {
		return a.Unit == b.Unit
	}
	x, y := scan.Key(a.Item), scan.Key(b.Item)
	return x != "" && y != "" && (x == y || strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x))
}

// compared reports whether "so với" stands between mentions a and b, in one item of a list.
func (r *Reading) compared(a, b int) bool {
	found := false
	for k := r.ElemOf(r.Mentions[a].End-1) + 1; k < r.ElemOf(r.Mentions[b].QualFrom); k++ {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Semicolon {
			return false
		}
		found = found || r.exactly(k, againstLex)
	}
	return found
}

// fromTo reports "từ 22% xuống còn 9,45%": a "từ" before mention a, a verb of reaching between a and b.
func (r *Reading) fromTo(a, b int) bool {
	ka, kb := r.ElemOf(r.Mentions[a].QualFrom), r.ElemOf(r.Mentions[b].QualFrom)
	if ka == 0 || kb-ka > 12 || r.T.SentenceOf(r.Mentions[a].From) != r.T.SentenceOf(r.Mentions[b].From) {
		return false
	}
	if m := &r.Mentions[a]; !r.exactly(ka-1, fromLex) || m.Qualifier == quantity.AtLeast || m.Form == numeral.Range && r.T.Has(m.From+1, rangeLex) {
		return false // "từ 1,5% trở lên", "từ 80 đến 82%": the word is theirs
	}
	for k := ka + 1; k < kb; k++ {
		if r.VerbClass(k) == "to" {
			return true
		}
		if r.Elems[k].Kind == quantity.Stop || r.Elems[k].Kind == quantity.Semicolon {
			return false
		}
	}
	return false
}

// grewFrom returns the level that mention i has come from, told by its verb and not by "từ": "năm 1989 gần 50%, đến nay giảm còn 6,14%",
// "có 22 xóm, giảm còn 11 xóm", "từ chỗ chỉ có 5 đảng viên, đến nay đã có 25 đảng viên"; -1 if there is none.
func (r *Reading) grewFrom(i int) int {
	m := &r.Mentions[i]
	if i == 0 || m.Kind != quantity.Level || r.Facts[i].PartOf >= 0 || r.Facts[i].Versus >= 0 {
		return -1
	}
	a := i - 1
	o := &r.Mentions[a]
	if o.Kind != quantity.Level || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || !r.sameSort(o, m) {
		return -1
	}
	if m.Noun && r.units[a] != r.units[i] {
		return -1
	}
	ka, kb := r.ElemOf(o.QualFrom), r.ElemOf(m.QualFrom)
	if kb-r.ElemOf(o.End-1) > 14 {
		return -1
	}
	time := false
	for k := r.ElemOf(o.End-1) + 1; k < kb; k++ {
		switch r.Elems[k].Kind {
		case quantity.Semicolon:
			return -1
		case quantity.Time:
			time = true
		}
	}
	k := kb - 1
	came := time && r.led(ka, 8, stageLex) // "từ chỗ chỉ có 5 đảng viên"
	if !came && r.VerbClass(k) != "to" || !m.Noun && !r.sameItem(o, m) || r.bracketed(i) != r.bracketed(a) {
		return -1
	}
	if came {
		return a
	}
	if base := r.Facts[a].Versus; base >= 0 && r.opensWith(k-1, andLex) {
		return base // "từ 10 lên 14 và lên 16"
	}
	if r.exactly(k, stillLex) && !time && r.Elems[k-1].Kind != quantity.Verb {
		return -1
	}
	return a
}

// led reports whether a word of l stands before element k in its item, fewer than far elements away.
func (r *Reading) led(k, far int, l *scan.Lexicon) bool {
	for j := k - 1; j >= 0 && k-j < far; j-- {
		r.T.Work++
		if r.opensWith(j, l) {
			return true
		}
		switch r.Elems[j].Kind {
		case quantity.Fig, quantity.Comma, quantity.Semicolon, quantity.Stop:
			return false
		}
	}
	return false
}

// outdone returns the level before mention i that is said to be more or less than it: "đạt 9,54%, cao hơn bình quân cả nước (8%)"; -1 if none.
func (r *Reading) outdone(i int) int {
	m := &r.Mentions[i]
	if i == 0 || m.Kind == quantity.Duration || m.Kind == quantity.Target {
		return -1
	}
	o := &r.Mentions[i-1]
	if o.Kind == quantity.Duration || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || !r.sameSort(o, m) || !ofOneSize(o, m) {
		return -1
	}
	_, _, whose := r.T.Before(m.QualFrom, standingLex) // "cao hơn mức 4,2% cùng kỳ"
	for k := r.ElemOf(m.QualFrom) - 1; k > r.ElemOf(o.End-1); k-- {
		r.T.Work++
		if r.opensWith(k, moreOrLessLex) {
			if whose && !r.bracketed(i-1) {
				return i - 1
			}
			return -1
		}
		switch r.Elems[k].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Close:
			return -1
		case quantity.Org, quantity.Noun, quantity.Time, quantity.Open:
			whose = true
		}
	}
	return -1
}

// ofOneSize reports whether one figure is less than the double of the other, so that neither can be their difference.
func ofOneSize(a, b *quantity.Mention) bool {
	x, y := atLeast(a), atLeast(b)
	return x < 2*y && y < 2*x
}

// atLeast is the value of a figure, or the lower end of its range.
func atLeast(m *quantity.Mention) float64 {
	if m.Value != nil {
		return m.Value.Float()
	}
	return m.Low.Float()
}

// excessOfGoal ties "đạt 76,52% dân số, vượt 1,12% chỉ tiêu", a change, to the goal that a sentence before told, where the sum comes out.
func (r *Reading) excessOfGoal(i int) {
	m := &r.Mentions[i]
	if i < 2 || m.Kind != quantity.Change || !m.Percent || !r.opensWith(max(r.ElemOf(m.QualFrom)-1, 0), exceedLex) {
		return
	}
	actual := &r.Mentions[i-1]
	if actual.Value == nil || !actual.Percent || r.T.SentenceOf(actual.From) != r.T.SentenceOf(m.From) {
		return
	}
	goal, ok := actual.Value.Sub(*m.Value)
	for t := i - 2; ok && t >= 0 && i-t < 16; t-- {
		r.T.Work++
		if o := &r.Mentions[t]; o.Kind == quantity.Target && o.Percent && o.Value != nil && o.Value.Equal(goal) {
			r.against(i, t, "relation.versus_goal")
			r.against(i-1, t, "relation.versus_goal")
			return
		}
	}
}

// shortOf ties "bầu 3.288 đại biểu, thiếu 17 đại biểu so với số được ấn định là 3.305 đại biểu" to the number behind "so với".
func (r *Reading) shortOf(i int) {
	m := &r.Mentions[i]
	b := i + 1
	if b >= len(r.Mentions) || !m.Noun {
		return
	}
	o := &r.Mentions[b]
	if o.Value == nil || o.Kind != quantity.Level || r.units[b] != r.units[i] || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || !r.compared(i, b) {
		return
	}
	for k := r.ElemOf(m.End-1) + 1; k < r.ElemOf(o.QualFrom); k++ {
		if r.Elems[k].Kind == quantity.Comma {
			return
		}
	}
	r.against(i, b, "relation.versus_base")
	if a := i - 1; a >= 0 && r.units[a] == r.units[i] && r.Mentions[a].Value != nil {
		was := r.Mentions[a].Value
		if sum, ok := was.Add(*m.Value); ok && sum.Equal(*o.Value) {
			r.against(a, b, "relation.versus_base")
		} else if rest, ok := was.Sub(*m.Value); ok && rest.Equal(*o.Value) {
			r.against(a, b, "relation.versus_base")
		}
	}
}
