package quantity

import (
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Where does the predicate of the clause before a number begin? A clause is read as subject | signs of a predicate | verbs | the noun that is measured. Signs are words of
// time, mood and manner that stand before verbs only. Behind the last of them the noun that is measured begins, or only verbs stand there; then the subject is
// measured, unless it is somebody who acts. A clause without signs says a measure of its subject too. topic.go asks once the ends of the phrase are known; what is left of
// the clause goes to topicclause.go.

// ofPredicate cuts the phrase down to what its clause measures: "Ngân hàng A được dự báo | lãi ròng", "giá xăng | cũng nhích dần"; it reports whether the clause names only
// somebody who does something, "Ngân hàng A có thể tăng trưởng".
func (t *topic) ofPredicate() bool {
	r, first, last := t.r, t.first, t.last
	headed := r.measureWord(first) || first < last && r.fills(first, scopeLex)
	if t.turned && !headed && (r.somebody(first, t.start) || r.properNames(first, first+1)) {
		return true // "Ngân hàng A gặp khó nhưng vẫn tăng 5% lợi nhuận"
	}
	if at := t.suffered(); at > first {
		t.first = at
		return false
	}
	sign, end := -1, first-1
	for k := first; k <= last; k++ {
		r.T.Work++
		if sign >= 0 && k < last && r.Elems[k].Kind == Comma && (nounish(r.Elems[k+1].Kind) || r.VerbClass(k+1) == "act") {
			t.first = k + 1 // "ngân sách vẫn chưa thay đổi, | chi thường xuyên"
			return t.ofPredicate()
		}
		if headed && k > first+1 && r.fills(k, thatLex) {
			t.last = k - 1 // "tổng giá trị quà | mà các hội trao tặng"
			return false
		}
		if k > first && !headed && r.whoseMeasure(k-1) && r.measureWord(k) {
			break
		}
		if t.signs(k, headed) {
			if sign < 0 {
				sign = k
			}
			end = k
		}
	}
	if sign < 0 {
		if at := t.measureSaid(headed); at > first {
			t.first = at
		}
		return false
	}
	for k := end + 1; k <= last; k++ {
		if r.measureNamed(k) || r.fills(k, growLex) && k > end+1 {
			t.first = k
			return false
		}
	}
	if at := t.thingSized(end+2, last); at > 0 {
		t.first = at
		return false
	}
	if r.VerbClass(end+1) == "act" || end+1 <= last && r.passive(end+1) {
		return false
	}
	if sign == first || r.somebody(first, t.start) || r.properNames(first, sign) {
		return true
	}
	t.last = sign - 1
	return false
}

// signs reports whether element k is a sign that the predicate begins. Words of time, passives and negations stand inside noun phrases as well, "hộ được vay vốn", so that they
// say nothing in a phrase that begins with a measure, as headed tells, nor before a share.
func (t *topic) signs(k int, headed bool) bool {
	r := t.r
	if r.fills(k, predicateLex) {
		return r.Elems[k].Kind != Noun
	}
	return !headed && !t.m.Percent && !t.m.Noun && k > t.first && (r.fills(k, tenseLex) || r.fills(k, doneLex))
}

// thingSized returns the element among first to last at which the thing begins that a length, mass or volume is of: "chỉ được trang bị | cần cẩu 25 tấn"; 0 if there is none.
func (t *topic) thingSized(first, last int) int {
	if t.m.Class != "length" && t.m.Class != "mass" && t.m.Class != "volume" {
		return 0
	}
	r, at := t.r, 0
	for k := first; k <= last; k++ {
		if c := r.NounClass(k); (c == "thing" || c == "event") && (at == 0 && r.Elems[k-1].Kind != Func || r.Elems[k-1].Kind == Comma) {
			at = k
		}
	}
	return at
}

// suffered returns the element at which begins what a share tells the extent of on somebody's body: "bệnh nhân bị | bỏng 40%"; the first of the phrase if there is none.
func (t *topic) suffered() int {
	r, first, last := t.r, t.first, t.last
	if !t.m.Percent || t.verb >= 0 {
		return first
	}
	for k := last - 1; k > first && last-k < 5; k-- {
		if r.Elems[k].Kind == Func && r.fills(k, passiveLex) {
			if r.TextOf(k) == "bị" && nounish(r.Elems[k+1].Kind) {
				return k + 1
			}
			break
		}
	}
	return first
}

// measureSaid returns the element at which the measure begins that the clause tells of its subject without a sign of a predicate: "Ngân hàng A chịu | lãi suất"; the first
// element of the phrase if there is none.
func (t *topic) measureSaid(headed bool) int {
	r, first, last := t.r, t.first, t.last
	if headed || t.verb >= 0 && (t.m.Percent || r.predicate(t.verb) != "reach") {
		return first
	}
	for k := first + 1; k <= last; k++ {
		if r.fills(k, ofLex) || r.Elems[k].Kind == Comma && k+1 < last && !r.measureWord(k+1) {
			continue
		}
		if r.measureNamed(k) && !r.whoseMeasure(k-1) {
			if at, _ := r.lastMeasure(first, last); at > first {
				return first // and what it is of
			}
			for k > first+1 && (r.fills(k-1, growLex) || r.fills(k-1, scopeLex)) {
				k-- // "tỉnh đạt | tăng trưởng GRDP"
			}
			return k
		}
	}
	return first
}

// whoseMeasure reports whether the measure behind element k belongs to the noun phrase before it: "chi phí của | giá vốn", "cơ cấu và giá".
func (r *Reading) whoseMeasure(k int) bool {
	return r.Elems[k].Kind == Func && (r.WordClass(k) == "prep" || joins(r.T, r.Elems[k].From))
}

// measureWord reports whether the name of a measure begins with element k, or the name of a sum.
func (r *Reading) measureWord(k int) bool {
	return r.measureNamed(k) || r.measureHead(k) || r.fills(k, growLex)
}

// measureNamed reports whether the name of a measure begins with element k: a noun of that class, or a word that only names measures, whatever stands behind it. A word of one
// syllable may be the second half of a word that no vocabulary knows, "lãng phí".
func (r *Reading) measureNamed(k int) bool {
	switch r.Elems[k].Kind {
	case Noun, Plain:
	default:
		return false
	}
	at := r.Elems[k].From
	if r.NounClass(k) == "measure" || r.fills(k, rateLex) || r.fills(k, indexLex) || r.fills(k, worthLex) {
		return true
	}
	if r.T.Str(at) == "tổng" && r.NounClass(k+1) == "measure" && r.Elems[k+1].From == at+1 {
		return true // "tổng | trọng lượng"
	}
	_, n, ok := r.T.At(at, measureWordLex)
	return ok && !(n == 1 && r.T.Has(at, halfWordLex) && k > 0 && (r.Elems[k-1].Kind == Plain || r.WordClass(k-1) == "amount"))
}

// properNames reports whether elements first to before are names of no vocabulary: "LTBank", "Lotibank và LTB". A word of one syllable that opens a sentence is none.
func (r *Reading) properNames(first, before int) bool {
	for k := first; k < before; k++ {
		e := r.Elems[k]
		if e.Kind == Org && r.Orgs[e.Ref].Class != entity.PlaceName || joins(r.T, e.From) || e.Kind == Comma {
			continue
		}
		for i := e.From; i < e.To; i++ {
			if c := r.T.Tokens[i].Case; c == scan.Lower || c == scan.Title && k == first && before == first+1 && viet.IsSyllable(r.T.Str(i)) || c == scan.Upper && before == first+1 {
				return false
			}
		}
	}
	return before > first
}

// othersTopic returns what the figure before mention i told of somebody else, in its sentence or the one before; "" if it told of none of that kind.
func (r *Reading) othersTopic(i int) string {
	if i == 0 {
		return ""
	}
	o, m := &r.Mentions[i-1], &r.Mentions[i]
	if m.Class == "times" || r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 1 || o.Noun || o.Bracket >= 0 || o.Class != m.Class && !m.Percent && !o.Percent {
		return ""
	}
	topic, _, _ := strings.Cut(o.Topic, " của ")
	return topic
}

// having reports whether the "có" at element k tells which of a sort the share before the number counts: "thôn có nhà văn hóa đạt 75%", "hộ có nhà kiên cố chiếm 65%". What has a
// measure, or people of some kind, has that share of them: "xã có tỷ lệ hộ nghèo chiếm 5%", "xã có lao động qua đào tạo đạt 64%".
func (t *topic) having(k, last int) bool {
	r := t.r
	if !t.m.Percent || t.verb < 0 || k <= t.start || k >= last || r.TextOf(k) != "có" || r.Elems[k-1].Kind != Noun || r.T.Tokens[r.Elems[k-1].From].Case == scan.Upper && k-1 > t.start {
		return false
	}
	if k-1 > t.start && !ends(r.Elems[k-2].Kind) && r.Elems[k-2].Kind != Func {
		return false
	}
	switch class := kindred(r.NounClass(k - 1)); {
	case r.fills(t.verb, attainLex) && (class == "org" || class == "place" || class == "person"):
	case r.fills(t.verb, shareOfLex) && (class == "person" || r.fills(k-1, householdLex)):
	default:
		return false
	}
	for j := k + 1; j <= last; j++ {
		if r.measureWord(j) || r.fills(j, rateLex) || r.Elems[j].Kind == Verb || r.Elems[j].Kind == Comma || r.Elems[j].Kind == Org {
			return false
		}
	}
	return true
}
