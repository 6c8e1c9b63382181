package quantity

import (
	"strings"

	"baotinh/extract/scan"
)

// Is a verb a deed, and what is it called? Verbs that are nouns ("công tác kiểm tra"), passives, verbs that only lead to another; and the phrase that
// Mention.Action is, with the verbs joined to it or the row of deeds that it ends.

// verbPhrase returns the base form of the verb at element k with the verbs joined to it: "đề bạt, bổ nhiệm", "làm mới, sửa chữa và nâng cấp".
func (r *Reading) verbPhrase(k int) string {
	first := k
	for first > 1 && k-first < 4 && r.linked(first-1) && r.VerbClass(first-2) == "act" && !r.nominal(first-2) && !r.led(first-2) &&
		!(r.Elems[first-1].Kind == Comma && !r.passive(k) && r.passive(first-2)) { // not "trong số 45 đảng viên bị kỷ luật, khiển trách 30"
		r.T.Work++
		first -= 2
	}
	last := k
	given := r.passive(first) || first > 0 && r.fills(first-1, lightLex) && (r.passive(first-1) || r.passiveBy(first-1))                                              // "được … quyết định tặng, truy tặng"
	for given && last+2 < len(r.Elems) && last-k < 4 && r.linked(last+1) && r.VerbClass(last+2) == "act" && !(last+3 < len(r.Elems) && r.Elems[last+3].Kind == Fig) { // "được tặng, truy tặng"
		r.T.Work++
		last += 2
	}
	for r.Elems[k].Kind == Plain && last+1 < len(r.Elems) && last-k < 2 && r.Elems[last+1].Kind == Plain {
		r.T.Work++
		last++ // a verb of no vocabulary
	}
	if first == last {
		text := r.TextOf(k)
		if r.VerbClass(k) == "fate" {
			text = strings.TrimPrefix(text, "bị ")
		}
		return text
	}
	return r.Phrase(r.Elems[first].From, r.Elems[last].To)
}

// linked reports whether element k is a comma or a joining word.
func (r *Reading) linked(k int) bool {
	return r.Elems[k].Kind == Comma || r.Elems[k].Kind == Func && joins(r.T, r.Elems[k].From)
}

// nominal reports whether the verb at element k is used as a noun: "công tác kiểm tra", "kết quả thực hiện".
func (r *Reading) nominal(k int) bool {
	if k == 0 || r.Elems[k-1].Kind == Org { // "Toàn ngành giải quyết 218 hồ sơ"
		return false
	}
	_, at, ok := r.T.Before(r.Elems[k].From, nominalLex)
	if !ok || at == 0 {
		return ok
	}
	if _, _, team := r.T.Before(at, teamLex); team {
		return false // "tổ công tác kiểm tra 12 cơ sở"
	}
	if r.T.Has(at, doingLex) && k+1 < len(r.Elems) && r.Elems[k+1].Kind == Fig && !r.Mentions[r.Elems[k+1].Ref].Percent {
		b := r.ElemOf(at - 1)
		return b < r.ElemOf(at) && !r.fills(b, pluralLex) && !r.linked(b) // "các bộ, ngành cắt giảm 40 thủ tục"
	}
	return true
}

// led reports whether a preposition stands before the verb at element k: "qua kiểm tra, phát hiện 27 đảng viên" tells of what was found.
func (r *Reading) led(k int) bool {
	return k > 0 && r.Elems[k-1].Kind == Func && r.WordClass(k-1) == "prep"
}

// passive reports whether được or bị stands before the verb at element k.
func (r *Reading) passive(k int) bool {
	return k > 0 && r.fills(k-1, passiveLex)
}

// deedRow returns the row of deeds that ends with the verb at element k, objects of their own between them, all of them done for those whom mention m counts
// behind "cho": "khám bệnh, cấp thuốc, tư vấn sức khỏe cho 400 người"; "" if there is one deed alone.
func (r *Reading) deedRow(m *Mention, k int) string {
	last := r.ElemOf(m.QualFrom) - 1
	if !m.Noun || last <= k || last-k > 8 || !r.fills(last, forLex) || r.Elems[k].Kind != Verb || r.passive(k) {
		return ""
	}
	from, _ := r.SentenceOf(k)
	first, object := k, false
	for j := k - 1; j > from && k-j < 20; {
		r.T.Work++
		if !r.linked(j) {
			break
		}
		deed := -1
		for n := j - 1; n >= from && j-n < 5; n-- {
			if r.VerbClass(n) == "act" || (r.Elems[n].Kind == Plain || r.Elems[n].Kind == Noun) && r.T.Has(r.Elems[n].From, nearLex) {
				deed = n
				break
			}
			if !nounish(r.Elems[n].Kind) {
				break
			}
		}
		if deed < 0 || r.nominal(deed) || r.led(deed) || r.fills(deed, lightLex) {
			break
		}
		object = object || deed < j-1
		first, j = deed, deed-1
	}
	if !object || first-1 > from && r.Elems[first-1].Kind == Comma && r.Elems[first-2].Kind != Time {
		return "" // the row begins with something else: "12 ngày công làm đường, sửa nhà, khám bệnh cho 40 người"
	}
	return r.Phrase(r.Elems[first].From, r.Elems[k].To)
}

// decides reports whether the verb at element k only tells that the deed behind it was decided: "ban hành quyết định kiểm tra 8 tổ chức đảng", "ký
// Quyết định số 1407/QĐ-CTN truy tặng …".
func (r *Reading) decides(k int) bool {
	return r.fills(k, issueLex) && k+1 < len(r.Elems) && (r.Elems[k+1].Kind == Doc || r.fills(k+1, decisionLex))
}

// ends reports whether the words before element k end with a phrase of l.
func (r *Reading) ends(k int, l *scan.Lexicon) bool {
	_, _, ok := r.T.Before(r.Elems[k].From, l)
	return ok
}

// figureAt reports whether a figure stands at element k, or behind a function word there: "10 huyện thành lập được 77 đảng bộ".
func (r *Reading) figureAt(k int) bool {
	if k < len(r.Elems) && r.Elems[k].Kind == Func {
		k++
	}
	return k < len(r.Elems) && r.Elems[k].Kind == Fig
}
