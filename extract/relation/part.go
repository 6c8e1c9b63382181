package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
)

// Of which whole is a figure a part? Changes and shares are set aside first. A figure in a bracket asks the brackets (list.go), others the rules of wholeRules in
// their order: words that point to a whole (among.go), deeds that come of another (outcome.go); then the list that it goes on with (list.go), and last
// the sorts and traits that no word points to (division.go). Each rule gives back the whole or -1, and fits says whether it can be one; Fact.PartOf is
// handed on, and the deed of the whole where the part has none.

// parts ties each figure to the whole that it is a part of.
func (r *Reading) parts() {
	for i := range r.Mentions {
		r.T.Work++
		m := &r.Mentions[i]
		if m.Kind == quantity.Duration {
			continue
		}
		if m.Kind == quantity.Change {
			if whole := r.changeWithin(i); whole >= 0 {
				r.part(i, whole, "relation.part_among")
			}
			continue
		}
		if m.Percent && (r.ReportsOnGoal(m) || r.shareOfPart(i)) {
			continue // "đạt 43% kế hoạch" is no part of anything
		}
		if b := m.Bracket; b >= 0 {
			if r.baseAt(i) {
				continue // "59.177 người so với cùng kỳ năm trước (55.317 người)"
			}
			if r.partInBracket(i, b) || r.nextInBracket(i, b) {
				r.part(i, b, "relation.part_bracket")
			} else if whole := r.sameDeedBefore(i, b); whole >= 0 {
				r.part(i, whole, "relation.part_bracket") // "kiểm tra 7 tổ chức đảng và 2 cá nhân (Ban Thường vụ kiểm tra 2 tổ chức đảng)"
			} else if whole := r.division(i); whole >= 0 {
				r.part(i, whole, "relation.part_division")
			} else if whole := r.foundOut(i); whole >= 0 {
				r.part(i, whole, "relation.part_found")
			} else if o := &r.Mentions[b]; o.Percent && b > 0 && (r.Mentions[b-1].Noun || !m.Percent && r.Mentions[b-1].Unit == m.Unit) && r.opened(b, i) && r.partInBracket(i, b-1) {
				r.part(i, b-1, "relation.part_bracket") // "35 chi bộ đạt …, chiếm 63,6% (trong đó có 8 chi bộ …)"
			} else if p := i - 1; p > b && r.Mentions[p].Bracket == b && r.Facts[p].PartOf >= 0 && r.units[p] == r.units[i] && m.Noun && r.within(i, r.Facts[p].PartOf) {
				r.part(i, r.Facts[p].PartOf, "relation.part_bracket") // "35 đảng viên, chiếm 1,75% (Đảng bộ A kết nạp 12 đảng viên; Đảng bộ B 5 đảng viên)"
			} else if whole := r.costOfPart(i, b); whole >= 0 {
				r.part(i, whole, "relation.part_bracket")
			} else if m.Noun && (o.Percent || o.Kind == quantity.Change) {
				if whole := r.amongWhich(i); whole >= 0 { // "67 đảng viên, vượt 11% kế hoạch (gồm 32 người …)"
					r.part(i, whole, "relation.part_among")
				}
			}
			continue
		}
		if r.wholeByWords(i) {
			continue
		}
		if whole := r.listed(i); whole >= 0 {
			r.part(i, whole, "relation.part_list")
			continue
		}
		if whole := r.rest(i); whole >= 0 {
			for p := i; p > whole; p-- { // what the list names besides the rest are parts as well
				if r.Facts[p].PartOf < 0 && r.Mentions[p].Noun && r.within(p, whole) {
					r.part(p, whole, "relation.part_rest")
				}
			}
			continue
		}
		if whole := r.division(i); whole >= 0 {
			r.part(i, whole, "relation.part_division")
			continue
		}
		if whole := r.trait(i); whole >= 0 {
			r.part(i, whole, "relation.part_trait")
		}
	}
	r.sums()
}

// changeWithin reads "giảm 850 hộ nghèo, trong đó xã Ba Vinh giảm 120 hộ": an increase is divided into increases.
func (r *Reading) changeWithin(i int) int {
	m := &r.Mentions[i]
	if m.Percent || m.Bracket >= 0 {
		return -1
	}
	w := r.amongWhich(i)
	if w < 0 || r.Mentions[w].Kind != quantity.Change || r.Mentions[w].Direction != m.Direction {
		return -1
	}
	return w
}

// part notes whole as that of figure i, and gives the figure its deed where it has none.
func (r *Reading) part(i, whole int, rule string) {
	r.Facts[i].PartOf = whole
	r.why(i, rule)
	if w := &r.Mentions[whole]; rule == "relation.part_out_of" && w.ActionAt >= 0 && w.ActionAt < w.From {
		w.Action, w.ActionAt = "", -1 // "107 đảng viên được kết nạp trên tổng số 1.075 cán bộ": those were not admitted
		if k := r.ElemOf(w.End-1) + 1; r.exactly(k, passiveLex) && r.VerbClass(k+1) == "act" {
			w.Action, w.ActionAt = r.TextOf(k+1), r.Elems[k+1].From // "81 người bị cách chức trong tổng số 2.400 đảng viên bị kỷ luật"
		}
	}
	// what is done to the whole is done to its parts, unless they were elected with it to no post of their own, did something of their own, or are told of in a sentence of their own
	if m, w := &r.Mentions[i], &r.Mentions[whole]; m.Action == "" && m.Noun && w.Action != "" && (!r.seated(w) || !m.Elided && entity.PostAt(r.T, m.UnitFrom) >= m.UnitTo) && !r.fared(i) && r.near(i, whole, rule) {
		m.Action, m.ActionAt = w.Action, w.ActionAt
	}
}

// seated reports whether whole w counts those whom a body or a congress took in: its parts tell who they are, not what was done to them.
func (r *Reading) seated(w *quantity.Mention) bool {
	if w.ActionAt < 0 || w.ActionAt > w.From {
		return false
	}
	k := r.ElemOf(w.ActionAt)
	return r.opensWith(k, electLex) || r.opensWith(k, summonLex)
}

// fared reports whether the text tells behind mention i, or the bracket behind it, how those counted did: "90 chi bộ (90%) thực hiện tốt nhiệm vụ".
func (r *Reading) fared(i int) bool {
	k := r.ElemOf(r.Mentions[i].End-1) + 1
	_, to := r.SentenceOf(k - 1)
	if k < to && r.Elems[k].Kind == quantity.Open {
		for end := min(to, k+8); k < end && r.Elems[k].Kind != quantity.Close; k++ {
			r.T.Work++
		}
		k++
	}
	if k < to && r.opensWith(k, negationLex) {
		k++
	}
	return k < to && r.opensWith(k, faredLex)
}

// near reports whether part i is told of so soon behind its whole that it shares its verb.
func (r *Reading) near(i, whole int, rule string) bool {
	d := r.T.SentenceOf(r.Mentions[i].From) - r.T.SentenceOf(r.Mentions[whole].From)
	if rule == "relation.part_found" {
		return false
	}
	if d > 1 && rule == "relation.part_among" {
		from := r.T.Sentence(r.Mentions[i].From).From // "Trong số các đảng viên mới kết nạp có 130 đảng viên nữ"
		k := r.ElemOf(from)
		return r.opensWith(k, amongLex) && r.says(k+1, r.ElemOf(r.Mentions[i].QualFrom), r.Mentions[whole].Action)
	}
	return d == 0 || d <= 1 && rule != "relation.part_trait"
}

// shareOfPart reports whether mention i tells what share the part before it is: "96%, trong đó 620 đảng viên xuất sắc, chiếm 14,5%".
func (r *Reading) shareOfPart(i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	return i > 0 && r.Mentions[i].Percent && r.Facts[i-1].PartOf >= 0 && r.Mentions[i-1].Noun && k > 0 && r.exactly(k, shareVerbLex) && r.Elems[k-1].Kind == quantity.Comma
}

// within reports whether mention i is no more than mention w.
func (r *Reading) within(i, w int) bool {
	m, o := &r.Mentions[i], &r.Mentions[w]
	if !m.Noun && !m.Percent && r.units[i] != r.units[w] {
		return true // "dài 1,5 km, trong đó phần cầu chính dài 900 m"
	}
	return m.Value == nil || o.Value == nil || m.Value.Cmp(*o.Value) <= 0
}

// wholeByWords ties figure i to the whole that the words between the two point to, and tells whether there is one. The first rule that finds one decides.
func (r *Reading) wholeByWords(i int) bool {
	for _, rule := range wholeRules {
		if whole := rule.whole(r, i); whole >= 0 {
			r.part(i, whole, rule.name)
			return true
		}
	}
	return false
}

// wholeRules are the rules that words between part and whole give, in the order in which they are asked.
var wholeRules = [...]struct {
	name  string
	whole func(*Reading, int) int
}{
	{"relation.part_out_of", (*Reading).outOf},
	{"relation.part_stroke", (*Reading).stroked},
	{"relation.part_found", (*Reading).foundOut},
	{"relation.part_led", (*Reading).ledBy},
	{"relation.part_among", (*Reading).amongWhich},
	{"relation.part_share_among", (*Reading).shareAmong},
	{"relation.part_left", (*Reading).leftOver},
	{"relation.part_form", (*Reading).formOf},
	{"relation.part_with", (*Reading).withSome},
	{"relation.part_rest", (*Reading).remainder},
	{"relation.part_list", (*Reading).labelled},
	{"relation.part_received", (*Reading).received},
	{"relation.part_those", (*Reading).ofThose},
	{"relation.part_rated", (*Reading).rated},
	{"relation.part_example", (*Reading).example},
	{"relation.part_trait", (*Reading).itemised},
	{"relation.part_done", (*Reading).doneOf},
	{"relation.part_share", (*Reading).byShare},
}

// fits reports whether mention i can be a part of mention w by what they count and how much.
func (r *Reading) fits(i, w int) bool {
	if i == w {
		return false
	}
	m, o := &r.Mentions[i], &r.Mentions[w]
	if o.Kind == quantity.Duration || m.Class == "age" || o.Class == "age" {
		return false
	}
	if m.Percent != o.Percent || o.Percent && (o.Kind == quantity.Change || r.ReportsOnGoal(o) || r.comparison(w) || o.ItemTo > o.ItemFrom && r.T.Has(o.ItemFrom, paceLex)) {
		return false // how much more it is, and the pace of that, "tốc độ tăng trưởng 13%", have no parts
	}
	if m.Noun != o.Noun {
		return false
	}
	if !m.Noun && !m.Percent && (m.Class != o.Class || m.Class == "money" && r.units[i] != r.units[w]) {
		return false // nor are dollars a part of đồng
	}
	if m.Noun && m.Of == nil && m.Value != nil && o.Value != nil && m.Value.Equal(*o.Value) && (i < w || r.T.SentenceOf(m.From) != r.T.SentenceOf(o.From)) {
		return false // "Đảng bộ có 52 chi bộ. … có 52 chi bộ được xếp loại": the same again
	}
	if !r.within(i, w) || o.Kind == quantity.Target && m.Kind == quantity.Level {
		return false
	}
	return !m.Noun || kind(m.Class) == kind(o.Class) || kind(m.Class) == "unknown" || kind(o.Class) == "unknown" || r.headShared(i, w)
}

// comparison reports whether mention w tells how something stands beside another time, and so has no parts: "bằng 58% so với cùng kỳ", not
// "đạt 47% so với lực lượng lao động", a share.
func (r *Reading) comparison(w int) bool {
	k := r.ElemOf(r.Mentions[w].End-1) + 1
	if k >= len(r.Elems) || !r.exactly(k, againstLex) {
		return false
	}
	for j := k + 1; j < len(r.Elems) && j < k+4; j++ { // "so với nửa nhiệm kỳ 2015 - 2020"
		switch r.Elems[j].Kind {
		case quantity.Time:
			return true
		case quantity.Comma, quantity.Semicolon, quantity.Stop, quantity.Fig:
			return false
		}
	}
	return false
}

// kind groups the classes of nouns that can be parts of each other.
func kind(class string) string {
	switch class {
	case "member", "person":
		return "person"
	case "party", "org", "place":
		return "org"
	case "event", "thing", "count":
		return "thing"
	}
	return class
}

// namesWhole reports whether score i tells itself what it is out of, which mention w counts: "24/27 tổ chức đảng" after "27 tổ chức đảng".
func (r *Reading) namesWhole(i, w int) bool {
	m, o := &r.Mentions[i], &r.Mentions[w]
	return m.Form == numeral.Score && o.Form != numeral.Score && m.Of != nil && o.Value != nil && m.Of.Cmp(*o.Value) == 0
}

// alike reports whether mentions i and p count the same sort of thing.
func (r *Reading) alike(i, p int) bool {
	return kind(r.Mentions[i].Class) == kind(r.Mentions[p].Class)
}
