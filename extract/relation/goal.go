package relation

import (
	"slices"
	"strings"

	"baotinh/extract/check"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// goalReach is how many figures back a goal is looked for, and goalSentences how many sentences.
const goalReach, goalSentences = 10, 2

// goalBefore returns the target of its own sentence that mention i tells the result of: "chỉ tiêu kết nạp 40 đảng viên, nhưng đến nay đã kết nạp 42 đảng
// viên", "chỉ tiêu che phủ rừng 45%, thực hiện 43,8%"; -1 if there is none.
func (r *Reading) goalBefore(i int) int {
	m := &r.Mentions[i]
	if i == 0 || m.Kind != quantity.Level || r.Facts[i].Versus >= 0 || r.Facts[i].PartOf >= 0 {
		return -1
	}
	for t := i - 1; t >= 0 && i-t < 4; t-- {
		r.T.Work++
		o := &r.Mentions[t]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
			return -1
		}
		switch {
		case !r.sameSort(o, m):
		case o.Kind == quantity.Target && (m.Noun && r.ofOneDeed(o, m) && (o.Action+m.Action != "" || o.Unit == m.Unit) || !m.Noun && r.sameItem(o, m) || t == i-1 && r.ofWhatWasSet(i)):
			if !r.bracketed(t) && !r.bracketed(i) {
				return t
			}
		case o.Bracket < 0:
			return -1
		}
	}
	return -1
}

// cameTo returns the goal, or the number that was granted, of which mention i tells behind "nhưng", "mới" or "hiện có" how much there is: "kế hoạch 260 tỷ
// đồng nhưng mới thu được 52 tỷ đồng", "được giao 45 biên chế, hiện có 41 biên chế"; what goes on with the list is held against it too. -1 if there is none.
func (r *Reading) cameTo(i int) int {
	m, t := &r.Mentions[i], i-1
	if i == 0 || m.Kind == quantity.Change || m.Kind == quantity.Duration || m.Bracket >= 0 || r.Facts[i].Versus >= 0 || r.Facts[i].PartOf >= 0 {
		return -1
	}
	o := &r.Mentions[t]
	if o.Bracket >= 0 || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || o.Noun != m.Noun || o.Percent != m.Percent || measureOf(o) != measureOf(m) || m.Noun && !r.headShared(i, t) {
		return -1
	}
	last, k := r.ElemOf(o.End-1), r.ElemOf(m.QualFrom)
	if base := r.Facts[t].Versus; base >= 0 && base < t && !m.Noun && k-last < 10 && r.comma(last+1) && slices.Contains(r.Facts[t].Why, "relation.versus_came") {
		return base
	}
	if m.Noun && m.Action != "" && o.Action != "" && !r.ofOneDeed(o, m) && !r.entrusted(t) {
		return -1 // "chỉ tiêu kết nạp 40 đảng viên, nhưng đã khai trừ 2 đảng viên"
	}
	if o.Kind != quantity.Target && !r.entrusted(t) || o.Kind == quantity.Target && m.Kind == quantity.Target && !m.Noun {
		return -1
	}
	short := false
	for j := last + 1; j < k && k-last < 14; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Semicolon, quantity.Stop, quantity.Open, quantity.Close:
			return -1
		}
		short = short || r.opensWith(j, fallShortLex)
	}
	if !short || !m.Noun && o.ItemTo > o.ItemFrom && m.ItemTo > m.ItemFrom && !r.sameItem(o, m) && r.T.Tokens[o.ItemFrom].ID != r.T.Tokens[m.ItemFrom].ID {
		return -1
	}
	return t
}

// entrusted reports whether mention i was given to someone to have: "được giao 45 biên chế".
func (r *Reading) entrusted(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	return k >= 0 && r.T.Has(r.Elems[k].From, entrustLex) || r.Mentions[i].ActionAt >= 0 && r.T.Has(r.Mentions[i].ActionAt, entrustLex)
}

// ofWhatWasSet reports whether mention i is told as the result of the goal before it and of nothing else: ", thực hiện 43,8%", "; kết quả đạt 63,5%".
func (r *Reading) ofWhatWasSet(i int) bool {
	at := r.Mentions[i].QualFrom
	if k := r.ElemOf(at) - 1; k > 0 && r.VerbClass(k) == "reach" {
		at = r.Elems[k].From
	}
	_, from, ok := r.T.Before(at, resultLex)
	return ok && from > 0 && (r.T.Is(from-1, ',') || r.T.Is(from-1, ';'))
}

// goalAbove returns the target that a sentence before set for what mention i tells as done: "đề ra chỉ tiêu kết nạp 800 đảng viên. Kết thúc nhiệm
// kỳ, kết nạp được 956 đảng viên"; -1 if there is none.
func (r *Reading) goalAbove(i int) int {
	m := &r.Mentions[i]
	if m.Kind != quantity.Level || m.Value == nil || r.Facts[i].Versus >= 0 || r.Facts[i].PartOf >= 0 || m.Bracket >= 0 || r.ReportsOnGoal(m) {
		return -1
	}
	for t := i - 1; t >= 0 && i-t < goalReach; t-- {
		r.T.Work++
		o := &r.Mentions[t]
		apart := r.T.SentenceOf(m.From) - r.T.SentenceOf(o.From)
		switch {
		case apart > goalSentences:
			return -1
		case !r.sameSort(o, m):
		case o.Kind == quantity.Target:
			if apart > 0 && !r.headed(o) && o.Bracket < 0 && !r.bracketed(t) && r.setFor(t, i) && !r.ofOtherYear(t, i) && strings.Contains(o.Unit, "/") == strings.Contains(m.Unit, "/") {
				return t
			}
		case o.Kind == quantity.Level && r.units[t] == r.units[i] && r.Facts[t].Versus >= 0 && r.Mentions[r.Facts[t].Versus].Kind == quantity.Target:
			return -1 // that goal has its result: "giao kết nạp 170 đảng viên, thực hiện 182 đảng viên"
		case o.Kind == quantity.Level && r.units[t] == r.units[i] && o.Item == m.Item && r.key(o.Action) == r.key(m.Action):
			return -1 // that one was the result
		}
	}
	return -1
}

// ofOtherYear reports whether the sentences of mentions a and b each begin with a year, and not the same one: "Phấn đấu năm 2024 kết nạp 45 đảng viên. Năm 2023, huyện kết
// nạp 40 đảng viên".
func (r *Reading) ofOtherYear(a, b int) bool {
	x, y := r.yearBefore(a), r.yearBefore(b)
	return x > 0 && y > 0 && x != y
}

// yearBefore returns the first year that is named in the sentence of mention i before it, 0 if none is.
func (r *Reading) yearBefore(i int) int {
	k := r.ElemOf(r.Mentions[i].QualFrom)
	from, _ := r.SentenceOf(k)
	for j := from; j < k; j++ {
		r.T.Work++
		if r.Elems[j].Kind != quantity.Time {
			continue
		}
		if tm := &r.Times[r.Elems[j].Ref]; tm.Kind == timex.KindYear {
			return tm.Period.Start.Year
		}
	}
	return 0
}

// headed reports whether mention m stands in a line that no full stop ends, as a headline: what it announces is to come.
func (r *Reading) headed(m *quantity.Mention) bool {
	last := r.T.Sentence(m.From).To - 1
	return r.T.IsKind(last, scan.Newline) && last > 0 && !r.T.Is(last-1, '.') && !r.T.Is(last-1, ';')
}

// setFor reports whether target t is for the deed or the thing that mention i tells of.
func (r *Reading) setFor(t, i int) bool {
	goal, done := &r.Mentions[t], &r.Mentions[i]
	if !goal.Noun {
		return r.sameItem(goal, done)
	}
	if !r.ofOneDeed(goal, done) || r.units[t] != r.units[i] && kind(goal.Class) != "person" {
		return false
	}
	if (done.Action == "" || goal.ActionAt < 0 && kind(goal.Class) != "person" && r.toldBehind(goal)) && !r.sameTail(goal, done) {
		return false // "thêm 12 xã đạt chuẩn. … Sáp nhập 14 xã"
	}
	x, y := atLeast(goal), atLeast(done)
	return y > x/4 && y < 6*x // no single organisation's share of it; a yearly goal may be held against five years
}

// toldBehind reports whether words behind mention m tell what those counted are to be.
func (r *Reading) toldBehind(m *quantity.Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	return k < len(r.Elems) && !ends(r.Elems[k].Kind) && !r.comma(k)
}

// ofOneDeed reports whether the deed of a goal is that of what was done: the same, or one of those that admit members.
func (r *Reading) ofOneDeed(goal, done *quantity.Mention) bool {
	if r.key(goal.Action) == r.key(done.Action) {
		return true
	}
	// "chỉ tiêu phát triển đảng viên là 550 đồng chí", "chỉ tiêu được giao 60 đảng viên"
	unnamed := goal.ActionAt < 0 || r.T.Has(goal.ActionAt, entrustLex)
	if kind(goal.Class) != "person" {
		return unnamed && goal.Unit == done.Unit
	}
	return done.ActionAt >= 0 && r.T.Has(done.ActionAt, admitLex) && (unnamed || r.T.Has(goal.ActionAt, admitLex))
}

// sameTail reports whether the same words stand behind two figures: "15 xã đạt chuẩn nông thôn mới … 17 xã đạt chuẩn".
func (r *Reading) sameTail(a, b *quantity.Mention) bool {
	n := 0
	for n < 2 && a.End+n < len(r.T.Tokens) && b.End+n < len(r.T.Tokens) && r.T.IsKind(a.End+n, scan.Word) && r.T.Tokens[a.End+n].ID == r.T.Tokens[b.End+n].ID {
		n++
	}
	return n == 2
}

// heldToGoal ties what tells how far the result before it met the goal of that: "đạt 113%", "vượt 7 xã", "vượt 19,5%", where the sum comes out.
func (r *Reading) heldToGoal(i int) {
	m := &r.Mentions[i]
	for a := i - 1; a >= 0 && i-a < 3; a-- {
		actual, t := &r.Mentions[a], r.Facts[a].Versus
		if r.T.SentenceOf(actual.From) != r.T.SentenceOf(m.From) {
			return
		}
		if t < 0 || actual.Value == nil || r.Mentions[t].Value == nil || r.Mentions[t].Kind != quantity.Target {
			continue
		}
		if r.comesTo(i, a, t) {
			r.against(i, t, "relation.versus_goal")
		}
		return
	}
}

// comesTo reports whether mention i is the share that figure a is of goal t, or how far a passed or missed it.
func (r *Reading) comesTo(i, a, t int) bool {
	m, actual, goal := &r.Mentions[i], &r.Mentions[a], &r.Mentions[t]
	if m.Percent && !actual.Percent {
		of := check.RatioOf
		switch {
		case m.Kind == quantity.Change && m.Direction == "up":
			of = check.ExcessOf
		case m.Kind != quantity.Level:
			return false
		}
		c, ok := of(r.term(a), r.term(t), r.term(i), digitsOf(r.T.Surface(m.From, m.To)))
		return ok && c.Verdict == check.Holds
	}
	return m.Kind == quantity.Change && r.sameSort(m, actual) && differs(m, actual, goal)
}
