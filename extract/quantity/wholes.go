package quantity

import (
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// What does a label alone measure? Behind the measure of a whole the parts are told by their names only, "trong đó tôm đạt 200 tấn", or by where they are, "nông thôn
// 90.000 đồng": the measure is that of the whole. Points and months of pay are counts by their unit, but of something as measures are. item.go asks.

// ofWhole completes the topic own of mention i, which begins at token from and only names a part or a place, with the measure told of the whole before it; "" if own names
// something by itself, or no such measure stands there.
func (r *Reading) ofWhole(i, verb int, own string, from int) string {
	m := &r.Mentions[i]
	if own == "" || from < 0 || m.Noun || m.Class == "times" || m.Kind == Change {
		return ""
	}
	first, last := r.ElemOf(from), r.ElemOf(m.QualFrom)-1
	if verb >= 0 {
		last = verb - 1
	}
	for last > first && (r.lead(last) || r.Elems[last].Kind == Qual) {
		r.T.Work++
		last--
	}
	if last < first || own != r.Phrase(from, r.Elems[last].To) || last-first > 5 || r.measureWord(first) || r.goalNoun(from) || !r.onlyNouns(first, last+1) {
		return ""
	}
	where := r.whereOnly(first, last, false)
	o := r.sameMeasure(i)
	if o == nil {
		if where && first > 0 && r.Elems[first-1].Kind == Colon {
			return r.measureAhead(first - 1)
		}
		return ""
	}
	if at := strings.LastIndex(o.Item, " "+r.T.Str(from)+" "); at > 0 && strings.Contains(own, " ") && r.T.Tokens[from].Case == scan.Lower {
		return o.Item[:at] + " " + own // "lương tối thiểu vùng I là 4,9 triệu đồng, vùng II 4,4 triệu đồng"
	}
	if where && !m.Percent {
		return whereless(o.Item)
	}
	if m.Percent || !r.partOf(i, first, o) {
		return ""
	}
	key, head := strings.TrimPrefix(viet.Key(o.Item), "tổng "), ""
	for _, row := range partHeadLex.Rows {
		if rest, ok := strings.CutPrefix(key, viet.Key(row.Phrase)); ok && (rest == "" || rest[0] == ' ') && len(row.Phrase) > len(head) {
			head = row.Phrase
		}
	}
	if head == "" {
		return ""
	}
	m.Part = true
	return head + " " + own // "sản lượng thủy sản đạt 900 tấn, trong đó tôm đạt 200 tấn"
}

// sameMeasure returns the mention before mention i that tells a level in the same unit of what its sentence speaks of, or the sentence before that it goes on with; nil if
// there is none.
func (r *Reading) sameMeasure(i int) *Mention {
	m := &r.Mentions[i]
	for j := i - 1; j >= 0 && i-j < 8; j-- {
		r.T.Work++
		o := &r.Mentions[j]
		if d := r.T.SentenceOf(m.From) - r.T.SentenceOf(o.From); d > 1 || d == 1 && !r.goesOn(i) {
			return nil
		}
		if o.Noun || o.Class != m.Class || o.Kind == Change || o.Bracket >= 0 || o.Item == "" || strings.Contains(o.Item, Against) {
			continue
		}
		unit, _, _ := strings.Cut(m.Unit, "/")
		if of, _, _ := strings.Cut(o.Unit, "/"); of == unit {
			return o
		}
	}
	return nil
}

// partOf reports whether the label at element first names a part of what mention o tells: words that open its parts stand before it, or o is such a part.
func (r *Reading) partOf(i, first int, o *Mention) bool {
	if o.Part || r.goesOn(i) {
		return true
	}
	for k := first - 1; k >= 0 && first-k < 4 && r.Elems[k].Kind != Fig; k-- {
		r.T.Work++
		if r.fills(k, amongLex) || r.fills(k, partOpenLex) {
			return true
		}
	}
	return false
}

// measureAhead returns the measure with which the clause begins that ends at the colon at element colon, without what is said of it: "Học phí trung học giữ nguyên: nông thôn
// 90.000 đồng"; "" if it begins with none.
func (r *Reading) measureAhead(colon int) string {
	start, _ := r.SentenceOf(colon)
	first := colon
	for ; first > start && colon-first < 30; first-- {
		r.T.Work++
		if e := &r.Elems[first-1]; ends(e.Kind) && e.Kind != Comma || e.Kind == Fig && r.Mentions[e.Ref].Class != "age" {
			break
		}
	}
	for first < colon && (r.lead(first) || r.Elems[first].Kind == Comma) {
		first++
	}
	if first >= colon || !r.measureWord(first) && !r.fills(first, priceLex) {
		return ""
	}
	return r.Phrase(r.Elems[first].From, r.saidFrom(first, colon))
}

// saidFrom returns the token at which a predicate begins among the elements behind first, before end: "điểm chuẩn các ngành | dự kiến giảm".
func (r *Reading) saidFrom(first, end int) int {
	for k := first + 1; k < end; k++ {
		r.T.Work++
		e := &r.Elems[k]
		switch {
		case e.Kind == Time, ends(e.Kind) && e.Kind != Comma, r.fills(k, passiveLex), r.fills(k, tenseLex), r.fills(k, plannedLex), r.fills(k, estimateLex), r.fills(k, predicateLex) && e.Kind != Noun:
		case e.Kind == Verb && (r.predicate(k) != "" || verbClass[e.Ref] == "aim" || verbClass[e.Ref] == "exist" || r.fills(k, keepLex)):
		case r.TextOf(k) == "với":
		default:
			continue
		}
		return e.From
	}
	return r.Elems[min(end, len(r.Elems)-1)].From
}

// pointsOf returns what the points of mention i are given for, as a name of marks or an index before them in the clause tells: "điểm chuẩn ngành kế toán giảm từ 2 - 3 điểm";
// else what the points before it in the sentence are given for; "" if nothing tells.
func (r *Reading) pointsOf(i int) string {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	start, _ := r.SentenceOf(k + 1)
	for ; k >= start && r.ElemOf(m.QualFrom)-k < 20; k-- {
		r.T.Work++
		e := &r.Elems[k]
		switch e.Kind {
		case Semicolon, Stop:
			return ""
		case Fig:
			if o := &r.Mentions[e.Ref]; o.Unit == m.Unit && o.Item != "" {
				return o.Item
			}
		}
		if !r.T.Has(e.From, markNameLex) && !r.fills(k, indexLex) {
			continue
		}
		for k > start && r.T.Has(r.Elems[k-1].From, markNameLex) {
			k-- // "mức | điểm chuẩn"
		}
		return r.Phrase(r.Elems[k].From, r.saidFrom(k, r.ElemOf(m.QualFrom)))
	}
	return ""
}

// sharedNoun returns what mention i weighs where the noun stands behind the pieces counted next: "3,2 tấn và 1,4 triệu viên | ma túy tổng hợp"; "" if none are.
func (r *Reading) sharedNoun(i int) string {
	m := &r.Mentions[i]
	k := r.ElemOf(m.End-1) + 1
	if i+1 >= len(r.Mentions) || m.Class != "mass" && m.Class != "volume" || !r.linked(k) {
		return ""
	}
	o := &r.Mentions[i+1]
	if !o.Noun || r.ElemOf(o.QualFrom) != k+1 || o.UnitTo <= o.UnitFrom {
		return ""
	}
	_, n, ok := r.T.At(o.UnitFrom, pieceLex)
	if !ok {
		return ""
	}
	from := o.UnitFrom + n
	if from < o.UnitTo {
		return r.Phrase(from, o.UnitTo)
	}
	if k = r.ElemOf(from); k >= len(r.Elems) || !nounish(r.Elems[k].Kind) {
		return ""
	}
	return r.Phrase(from, r.phraseEnd(from, 6))
}

// whereless returns a topic without the place, or the kind of area, that it ends with.
func whereless(topic string) string {
	for _, row := range whereLex.Rows {
		if at := strings.Index(topic, " "+row.Phrase+" "); at > 0 {
			return topic[:at]
		}
	}
	cut := topic
	for _, row := range areaLex.Rows {
		if head, ok := strings.CutSuffix(topic, " "+row.Phrase); ok && len(head) < len(cut) && strings.Contains(head, " ") {
			cut = head // "tỷ lệ hộ nghèo khu vực nông thôn"
		}
	}
	return cut
}
