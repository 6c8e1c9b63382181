package quantity

import (
	"cmp"
	"slices"
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// What does a figure go on with that names nothing of its own? "…, tăng 3%, đạt 101% kế hoạch": the topic of the figure before it in the sentence, of the
// one whose bracket holds it, or of a share in the sentence before where words say that it goes on. Plans, bases and traits are carried the same way.
// item.go asks when topic.go found nothing, or found words that only point back.

// topicCarried returns the topic that the figure before mention i left, within its sentence or from the one whose bracket holds it.
func (r *Reading) topicCarried(i int) string {
	m := &r.Mentions[i]
	if named := r.measureBefore(i); named != "" {
		return named
	}
	if b := m.Bracket; b >= 0 {
		return r.bracketTopic(b)
	}
	for j := i - 1; j >= 0 && i-j < 60; j-- {
		r.T.Work++
		o := &r.Mentions[j]
		if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
			return ""
		}
		if at := o.QualFrom - 1; o.Bracket < 0 && o.Kind != Duration && !(o.Noun && i-j < 3 && at >= 0 && r.Elems[r.ElemOf(at)].Kind == Open) {
			return o.Topic
		}
	}
	return ""
}

// measureBefore returns the measure named right before the bracket that holds mention i: "tăng trưởng GDP (đạt 2%), tỷ lệ thất nghiệp (4,4%)"; ""
// if no bracket holds it or no measure is named there.
func (r *Reading) measureBefore(i int) string {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	start, _ := r.SentenceOf(k + 1)
	open := k
	for ; open > start && k-open < 12 && r.Elems[open].Kind != Open; open-- {
		r.T.Work++
		if e := r.Elems[open].Kind; e == Close || e == Semicolon || e == Stop {
			return ""
		}
	}
	if open <= start || r.Elems[open].Kind != Open {
		return ""
	}
	first := -1
	for j := open - 1; j >= start && open-j < 14; j-- {
		r.T.Work++
		e := r.Elems[j]
		if ends(e.Kind) || e.Kind == Fig || r.predicate(j) != "" && !r.speed(j, start) && !(first < 0 && r.fills(j, comparativeLex)) || r.VerbClass(j) == "aim" || r.VerbClass(j) == "exist" || e.Kind == Func && joins(r.T, e.From) && first == j+1 {
			break
		}
		if r.fills(j, rateLex) || r.fills(j, growLex) || r.NounClass(j) == "measure" {
			first = j
		}
	}
	if first < 0 {
		return ""
	}
	last := open - 1
	for last > first && r.Elems[last].Kind == Time {
		last--
	}
	return r.Phrase(r.Elems[first].From, r.Elems[last].To)
}

// bracketTopic returns what a bracket behind mention b tells of: what the words behind its number name, or its topic.
func (r *Reading) bracketTopic(b int) string {
	if o := &r.Mentions[b]; o.Ahead {
		return o.Item // "có 84% chi bộ hoàn thành tốt nhiệm vụ (vượt 4%)"
	}
	return r.Mentions[b].Topic
}

// sameAs returns what the share or sum before mention i is of, where the words before its verb only point back at it: "Năm ngoái, con số này là 96%";
// "" if they name something of their own.
func (r *Reading) sameAs(i, verb int) string {
	m := &r.Mentions[i]
	if i == 0 || m.Noun || verb < 1 || r.predicate(verb) == "" {
		return ""
	}
	from, _ := r.SentenceOf(verb)
	k := verb - 1
	for ; k > from && (r.Elems[k].Kind == Time || r.Elems[k].Kind == Func && r.WordClass(k) == "prep"); k-- {
		r.T.Work++
	}
	_, _, this := r.T.Before(r.Elems[k].To, thisLex)
	if !this && k > from && r.Elems[k].Kind != Verb {
		_, _, this = r.T.Before(r.Elems[k].From, thisLex) // "con số này của huyện là"
	}
	if !this {
		return ""
	}
	for j := i - 1; j >= 0 && i-j < 5; j-- {
		o := &r.Mentions[j]
		if r.T.SentenceOf(m.From)-r.T.SentenceOf(o.From) > 1 {
			return ""
		}
		if o.Class == m.Class && o.Percent == m.Percent && o.Item != "" && o.Kind == Level {
			return o.Item
		}
	}
	return ""
}

// rateAhead returns the rate that the sentence before that of mention i speaks of without a number: "giao chỉ tiêu giảm tỷ lệ hộ nghèo năm 2017 cho các
// huyện. Cụ thể, huyện Sơn Hà giảm 2%"; "" if it speaks of none.
func (r *Reading) rateAhead(i int) string {
	from, _ := r.SentenceOf(r.ElemOf(r.Mentions[i].From))
	k := from - 1
	for k > 0 && r.Elems[k].Kind == Stop {
		k--
	}
	if k <= 0 {
		return ""
	}
	first, _ := r.SentenceOf(k)
	for ; k >= first; k-- {
		r.T.Work++
		if r.Elems[k].Kind == Fig {
			return ""
		}
		if r.fills(k, rateLex) && nounish(r.Elems[k].Kind) {
			return r.Phrase(r.Elems[k].From, r.phraseEnd(r.Elems[k].From, 8))
		}
	}
	return ""
}

// sharedItem gives mention i the item of the share before it.
func (r *Reading) sharedItem(i int) {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	start, _ := r.SentenceOf(k + 1)
	if k >= start && r.VerbClass(k) == "reach" {
		k--
	}
	if j := r.shareBefore(i); j >= 0 && k >= start && r.Elems[k].Kind == Org {
		r.Mentions[i].Item, r.Mentions[i].Topic = r.Mentions[j].Item, r.Mentions[j].Topic
	}
}

// shareBefore returns the share in the sentence before mention i, or in its own, that shares of single bodies go on with: "kết nạp đạt 24% kế
// hoạch. Trong đó, Đảng bộ A đạt 61%"; -1 if there is none.
func (r *Reading) shareBefore(i int) int {
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		o := &r.Mentions[j]
		r.T.Work++
		d := r.T.SentenceOf(r.Mentions[i].From) - r.T.SentenceOf(o.From)
		if d > 1 || d == 1 && !r.goesOn(i) && !strings.Contains(o.Item, Against) {
			break
		}
		if o.Percent && o.Kind == Level && o.Item != "" {
			return j
		}
	}
	return -1
}

// goesOn reports whether the sentence of mention i goes into what the one before it told: "Trong đó, …".
func (r *Reading) goesOn(i int) bool { return r.OpensSentence(i, goesOnLex) }

// OpensSentence reports whether the sentence of mention i begins with a phrase of l, signs aside.
func (r *Reading) OpensSentence(i int, l *scan.Lexicon) bool {
	from, to := r.SentenceOf(r.ElemOf(r.Mentions[i].QualFrom))
	for from < to && r.Elems[from].Kind == Sign {
		r.T.Work++
		from++
	}
	return from < to && r.T.Has(r.Elems[from].From, l)
}

// shareTails gives the first of two joined shares what is said of both: "82% số chi bộ và 90% số đảng viên hoàn thành tốt nhiệm vụ".
func (r *Reading) shareTails() {
	for i := 1; i < len(r.Mentions); i++ {
		r.T.Work++
		o, m := &r.Mentions[i-1], &r.Mentions[i]
		k := r.ElemOf(m.QualFrom) - 1
		if !o.Percent || !m.Percent || o.Kind != m.Kind || o.ItemTo <= o.ItemFrom || m.ItemTo <= m.ItemFrom || o.ItemFrom < o.End || m.ItemFrom < m.End || k <= 0 || !r.linked(k) {
			continue
		}
		if k != r.ElemOf(o.ItemTo-1)+1 || !r.onlyNouns(r.ElemOf(o.ItemFrom), k) {
			continue
		}
		if b := r.ElemOf(m.ItemFrom) + 1; (nounish(r.Elems[b-1].Kind) || r.Elems[b-1].Kind == Org) && (r.VerbClass(b) == "state" || r.fills(b, passiveLex)) && r.Elems[b].From < m.ItemTo {
			o.Item += " " + r.Phrase(r.Elems[b].From, m.ItemTo)
			o.ItemTo = m.ItemTo
		}
	}
}

// goalCarried returns the goal that the share before mention i in its sentence was of, where shares of it go on: "kết nạp 21 đảng viên, đạt
// 105% chỉ tiêu; xã Sơn Hà kết nạp 52 đảng viên, đạt 50,98%".
func (r *Reading) goalCarried(i int) string {
	for j := i - 1; j >= 0 && i-j < 4 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(r.Mentions[i].From); j-- {
		if o := &r.Mentions[j]; o.Percent {
			if o.Topic != r.Mentions[i].Topic {
				return ""
			}
			_, goal, _ := strings.Cut(o.Item, Against)
			return goal
		}
	}
	return ""
}

// planOf returns what the share at mention i of count o is held against: the goal that the sentence named, or the plan that each body has of such
// deeds; empty for other deeds.
func (r *Reading) planOf(i, o int) string {
	if goal := r.goalCarried(i); goal != "" {
		return goal
	}
	if at := r.Mentions[o].ActionAt; at >= 0 {
		if r.T.Has(at, quotaLex) {
			return planLex.Rows[0].Phrase // the one row of its class
		}
	}
	return ""
}

// beside reports whether mention o counts what was done in the clause right before the verb at element verb: "kết nạp 115 đảng viên, đạt".
func (r *Reading) beside(o, verb int) bool {
	m := &r.Mentions[o]
	if !m.Noun || m.Action == "" || m.ActionAt > m.From || m.Form == numeral.Score {
		return false
	}
	k := r.ElemOf(m.End-1) + 1
	for k < verb && (r.Elems[k].Kind == Comma || r.Elems[k].Kind == Func || r.Elems[k].Kind == Plain && k < r.ElemOf(m.End-1)+3) {
		r.T.Work++
		k++
	}
	return k == verb
}

// baseOf returns what a share says it is taken of or held against: "bằng 105% so với cùng kỳ năm 2022", "đạt 47% so với lực lượng lao động".
// lasts tells that what is said next of the topic is held against the same: it is a thing, not a time.
func (r *Reading) baseOf(m *Mention, verb int) (base string, lasts bool) {
	if !m.Percent || m.Kind == Change || r.predicate(verb) != "reach" {
		return "", false
	}
	k := r.ElemOf(m.End-1) + 1
	if k+1 >= len(r.Elems) || !r.fills(k, againstLex) || r.goalNoun(r.Elems[k+1].From) {
		return "", false
	}
	switch e := r.Elems[k+1]; e.Kind {
	case Time:
		return r.Phrase(e.From, e.To), false
	case Noun, Plain:
		return r.Phrase(e.From, r.phraseEnd(e.From, 12)), true
	}
	return "", false
}

// traitOf completes the trait that a further share of the same people is of: "đảng viên mới là viên chức chiếm 72%, nông dân 16%", "lao động có trình
// độ đại học chiếm 34%; cao đẳng 19%".
func (r *Reading) traitOf(i int, own string, from int) string {
	if i == 0 || from == 0 || !r.Mentions[i].Percent {
		return own
	}
	o := &r.Mentions[i-1]
	k := r.ElemOf(from)
	if !o.Percent || o.Kind != Level || o.End > from || k-r.ElemOf(o.End-1) > 3 || strings.Contains(o.Item, Against) || r.NounClass(k) == "member" || r.T.Has(r.Elems[k-1].From, countLex) {
		return own
	}
	if _, n, ok := r.T.At(from, degreeLex); ok && from+n >= r.Elems[k].To {
		if at := degreeIn(o.Item); at > 0 {
			return o.Item[:at] + " " + own
		}
	}
	if rate := r.rateGoesOn(o, own, k); rate != "" {
		return rate
	}
	if who, _, ok := strings.Cut(o.Item, isSaid); ok && (nounish(r.Elems[k].Kind)) && r.NounClass(k) != "measure" && !r.fills(k, rateLex) && !strings.Contains(own, isSaid) {
		return who + isSaid + own
	}
	return own
}

// rateGoesOn completes the name of a rate before mention o with the things own, from element k, of which the next share tells: "tỷ lệ khám phá án đạt 81%, trong đó án rất
// nghiêm trọng đạt 95%"; "" if own is no sort of them.
func (r *Reading) rateGoesOn(o *Mention, own string, k int) string {
	verb := r.governor(o)
	if !r.T.Has(o.ItemFrom, rateLex) || verb < 1 || r.measureHead(k) || !nounish(r.Elems[k].Kind) || !strings.Contains(own, " ") {
		return ""
	}
	first, last := own[:strings.Index(own, " ")], r.Elems[verb-1]
	if head, ok := strings.CutSuffix(o.Item, " "+first); ok {
		return head + " " + own
	}
	if last.Kind == Verb && verbClass[last.Ref] == "act" && r.ElemOf(o.ItemFrom) < verb-1 {
		return o.Item + " " + own
	}
	return ""
}

// beforeBracket returns what stands right before the bracket in which mention i tells by how much it changed: "… như trộm cắp (tăng 12%), gây rối trật tự (tăng
// 21%)", "các loại tội phạm đều giảm so với cùng kỳ (giảm 19%)"; "" if no bracket holds it or a place stands there.
func (r *Reading) beforeBracket(i int) string {
	m := &r.Mentions[i]
	verb := r.governor(m)
	start, _ := r.SentenceOf(r.ElemOf(m.From))
	if m.Percent && m.Kind == Level && m.Topic == "" {
		verb = r.ElemOf(m.QualFrom)
		for verb-1 > start && (r.predicate(verb-1) == "reach" || r.Elems[verb-1].Kind == Func || r.fills(verb-1, bareLex)) {
			verb-- // "(chiếm tỷ lệ 68%)"
		}
	} else if m.Kind != Change {
		return ""
	}
	if verb <= start+1 || r.Elems[verb-1].Kind != Open {
		return ""
	}
	last := verb - 2
	k := last
	for ; k >= start && verb-k < 18; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Noun, Plain:
			continue
		case Time:
			continue
		case Comma:
			if k > start && r.Elems[k-1].Kind != Close && r.Elems[k-1].Kind != Fig {
				continue
			}
		case Verb:
			if changes(verbClass[e.Ref]) || r.fills(k, dropLex) {
				if !r.leads(k+1, last) {
					break // "kéo giảm sâu | tội phạm về ma túy (giảm 27%)"
				}
				last = k - 1 // "đều giảm so với cùng kỳ (giảm 19%)"
				continue
			}
			if c := verbClass[e.Ref]; c == "act" || c == "state" || c == "intransitive" {
				continue
			}
		case Func:
			if !r.fills(k, likeLex) && r.TextOf(k) != "như" && !r.fills(k, clauseOpenLex) && !r.fills(k, byLex) {
				continue
			}
		}
		break
	}
	first := k + 1
	for first <= last && (r.Elems[first].Kind == Comma || r.lead(first) || r.Elems[first].Kind == Time || r.fills(first, countLex) || k >= start && first == k+1 && r.fills(first, degreesLex)) {
		first++
	}
	if m.Kind == Level && first <= last {
		if to := r.saidFrom(first, last+1); to < r.Elems[last].To {
			last = r.ElemOf(to) - 1 // "nợ quá hạn | vẫn ở mức thấp (khoảng 2%)"
		}
		if k >= start && !r.fills(k, isLex) || r.Elems[last].To-r.Elems[first].From < 2 {
			return ""
		}
		for j := first; j <= last; j++ {
			if !nounish(r.Elems[j].Kind) && !r.fills(j, ofLex) || j == first && (r.rateable(j) || r.NounClass(j) == "place") && kindred(r.NounClass(j)) != "person" || r.fills(j, honorificLex) {
				return ""
			}
		}
	}
	for last > first && last < verb-2 && (r.Elems[last].Kind == Func || r.Elems[last].Kind == Time) {
		last-- // "các loại tội phạm | đều giảm"
	}
	if first > last || r.Elems[first].Kind == Org || r.T.Tokens[r.Elems[last].From].Case == scan.Title || r.fills(first, againstLex) {
		return ""
	}
	return r.Phrase(r.Elems[first].From, r.Elems[last].To)
}

// leads reports whether elements first to last only compare or date: "so với cùng kỳ năm trước".
func (r *Reading) leads(first, last int) bool {
	for k := first; k <= last; k++ {
		r.T.Work++
		if !r.lead(k) && !r.fills(k, againstLex) && !r.fills(k, degreesLex) {
			return false
		}
	}
	return true
}

// degreeIn returns where the first degree in an item begins, behind other words; 0 if there is none.
func degreeIn(item string) int {
	for at := range item {
		if at > 0 && item[at-1] == ' ' && startsDegree(viet.Lower(item[at:min(len(item), at+longestDegree)])) {
			return at - 1
		}
	}
	return 0
}

func startsDegree(words string) bool {
	return slices.ContainsFunc(degreeLex.Rows, func(degree scan.Row) bool { return strings.HasPrefix(words, degree.Phrase) })
}

// longestDegree is more bytes than any degree has, so that a word without end is not looked through again and again.
const longestDegree = 64

// isSaid parts people from what they are in an item.
const isSaid = " là "

// labelBefore returns the trait that stands between the mark before count o and its number: "…, tái cử 12 đồng chí"; "" if there is none.
func (r *Reading) labelBefore(o *Mention) string {
	last := r.ElemOf(o.QualFrom) - 1
	start, _ := r.SentenceOf(last + 1)
	k := last
	for ; k >= start && last-k < 6; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Plain, Noun:
			continue
		case Verb:
			if c := r.VerbClass(k); c == "act" || c == "state" || c == "intransitive" || c == "fate" {
				continue
			}
			return ""
		case Func:
			if !r.opens(k) {
				return ""
			}
		case Comma, Semicolon, Colon:
		default:
			return ""
		}
		break
	}
	if k == last || last-k > 4 || k < start {
		return ""
	}
	if r.VerbClass(k+1) == "act" && k+1 < last {
		return ""
	}
	return r.Phrase(r.Elems[k+1].From, r.Elems[last].To)
}

// measuredBefore returns what the measure before mention i in its sentence is of, which a part of it was done to: "có 100 km đường huyện, đã cứng hóa 86 km"; "" if
// none stands there.
func (r *Reading) measuredBefore(i int) string {
	m := &r.Mentions[i]
	if m.Class != "area" && m.Class != "length" {
		return ""
	}
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		o := &r.Mentions[j]
		d := r.T.SentenceOf(m.From) - r.T.SentenceOf(o.From)
		if d > 1 || d == 1 && !r.goesOn(i) {
			return ""
		}
		if o.Class == m.Class && o.Kind == Level && o.ActionAt < 0 && o.Bracket < 0 && o.Item != "" {
			return o.Item
		}
	}
	return ""
}

// changedCount returns what the counted change o is of, for the share m in the bracket behind it, where its own words tell: "giảm 12 vụ (14,1%) và 5 người chết
// (10,9%)"; "" where the topic of its clause does.
func (r *Reading) changedCount(o, m *Mention) string {
	if !o.Noun || o.Kind != Change || o.Elided || o.UnitTo == o.UnitFrom || !m.Percent {
		return ""
	}
	if to := r.phraseEnd(o.UnitTo, 3); to > o.UnitTo {
		return r.Phrase(o.UnitFrom, to)
	}
	if topic := cmp.Or(m.Topic, o.Topic); topic == "" || kindred(o.Class) == "person" || strings.Contains(viet.Key(topic), viet.Key(o.Unit)) {
		return ""
	}
	return o.Unit
}
