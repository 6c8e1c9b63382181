package quantity

import (
	"strings"

	"baotinh/extract/viet"
)

// What is a sum of money for, who pays it, what is it the worth of? Asked for sums alone: by a payer or source behind it, by the deed that it was paid
// with or brought in by, by what stands behind as its use, by the goods before "trị giá". Each answer is the item; "" leaves the sum to item.go's
// other questions.

// paidBy returns who pays the sum of mention m or what it comes from, where no verb stands before it: "(gồm 612 triệu đồng do bà con đóng góp và 45 triệu đồng từ các nguồn
// vốn khác)"; "" if nothing tells.
func (r *Reading) paidBy(m *Mention) string {
	k := r.ElemOf(m.End-1) + 1
	if b := r.ElemOf(m.QualFrom) - 1; m.Class != "money" || k+2 >= len(r.Elems) || b >= 0 && (r.Elems[b].Kind == Verb || nounish(r.Elems[b].Kind)) {
		return ""
	}
	first := k + 1
	if r.fills(first, pluralLex) {
		first++
	}
	if !nounish(r.Elems[first].Kind) && r.Elems[first].Kind != Org {
		return ""
	}
	if r.fills(k, sourceLex) {
		return r.Phrase(r.Elems[first].From, r.phraseEnd(r.Elems[first].From, 8))
	}
	if !r.fills(k, payerLex) {
		return ""
	}
	for j := first + 1; j < len(r.Elems) && j < k+6; j++ {
		r.T.Work++
		if r.VerbClass(j) == "act" {
			return r.Phrase(r.Elems[first].From, r.Elems[j].To)
		}
		if !nounish(r.Elems[j].Kind) && r.Elems[j].Kind != Org {
			return ""
		}
	}
	return ""
}

// paidFor names the sum of mention i behind "số tiền" by what was done with it and to whom: "tặng suất quà" for "tặng 120 suất quà với số tiền 36 triệu đồng";
// "" if nothing tells.
func (r *Reading) paidFor(i int) string {
	m := &r.Mentions[i]
	k := r.paidWith(i)
	if k < 0 || m.Action == "" {
		return ""
	}
	if r.T.Has(r.Elems[k].To, paidLex) {
		if use, _ := r.useOf(m); use != "" {
			return paidName + use // "trao số tiền 60 triệu đồng hỗ trợ sửa trường"
		}
		return ""
	}
	if m.ActionAt != r.Elems[k].From {
		return paidName + m.Action
	}
	from := k + 1
	to := from
	for to < len(r.Elems) && to-from < 6 && (nounish(r.Elems[to].Kind) || r.VerbClass(to) == "act" || to > from && r.Elems[to].Kind == Comma) {
		to++
	}
	if to > from && r.Elems[to-1].Kind == Comma {
		to--
	}
	if to > from {
		return m.Action + " " + r.Phrase(r.Elems[from].From, r.Elems[to-1].To)
	}
	if o := &r.Mentions[max(i-1, 0)]; o.Noun && o.From < m.From && r.ElemOf(o.From) > k && o.UnitTo > o.UnitFrom {
		for to = r.ElemOf(o.UnitTo-1) + 1; to < len(r.Elems) && to-r.ElemOf(o.UnitTo-1) < 4 && nounish(r.Elems[to].Kind); to++ {
			r.T.Work++
		}
		return m.Action + " " + r.Phrase(o.UnitFrom, r.Elems[to-1].To)
	}
	return paidName + m.Action
}

// useOf returns what the sum of money of mention m is for, as the words behind it tell: "huy động 37 tỷ đồng đầu tư xây dựng đường", "chi 45 tỷ đồng cho
// công tác an sinh xã hội"; or its source, "thu 6 tỷ đồng từ đấu giá đất". Empty if they tell neither, or for whom by name or number.
func (r *Reading) useOf(m *Mention) (use string, source bool) {
	at := m.End
	for range 2 {
		if _, n, ok := r.T.At(at, useLex); ok {
			at += n
		}
	}
	if at >= len(r.T.Tokens) {
		return "", false
	}
	k := r.ElemOf(at)
	if at > m.End && r.fills(k, pluralLex) && k+1 < len(r.Elems) {
		k++ // "hỗ trợ 120 triệu đồng cho | các hộ dân bị thiệt hại"
		at = r.Elems[k].From
	}
	if r.VerbClass(k) != "act" && (at == m.End || !nounish(r.Elems[k].Kind) || r.NounClass(k) == "place" || r.figureSoon(k, len(r.Elems))) {
		return "", false
	}
	to := r.phraseEnd(at, 10)
	use = r.Phrase(at, to)
	if f := r.ElemOf(to); r.VerbClass(k) == "act" && f == k+1 && f < len(r.Elems) && r.Elems[f].Kind == Fig && to > at {
		use += r.builtOf(r.Elems[f].Ref) // "chi 45 tỷ đồng làm 12 km đường"
	}
	if r.T.Has(m.End, sourceLex) {
		return r.Phrase(m.End, at) + " " + use, true
	}
	return use, false
}

// builtOf returns what mention i counts or measures, with a space before it, "" if no words behind the number tell.
func (r *Reading) builtOf(i int) string {
	o := &r.Mentions[i]
	if o.Noun && o.UnitTo > o.UnitFrom {
		return " " + o.Unit
	}
	if from, to, ok := r.itemRight(o); ok && !o.Percent && o.Class != "money" {
		return " " + r.Phrase(from, to)
	}
	return ""
}

// paidName begins the name that paidFor makes of a bare deed.
const paidName = "số tiền "

// broughtIn names the sum m by the deed before it and what stands between: "nộp vào ngân sách nhà nước", "vận động Quỹ Vì người nghèo" for "vận động Quỹ Vì người nghèo
// được 8 tỷ đồng"; "" if no deed brought it in so.
func (r *Reading) broughtIn(m *Mention) string {
	if m.Class != "money" {
		return ""
	}
	k := r.paidIn(m)
	last := r.ElemOf(m.QualFrom) - 1
	if k < 0 {
		if k = r.obtained(m); k < 0 {
			return ""
		}
		last--
	}
	if last <= k || last-k > 10 {
		return ""
	}
	return unquoted(r.Phrase(r.Elems[k].From, r.Elems[last].To))
}

// worthOf names what a sum behind "trị giá" or "tổng trị giá" is the worth of: the things before it, "tặng 35 sổ tiết kiệm, tổng trị giá 250 triệu đồng"; "" if the
// verb is another or nothing was counted.
func (r *Reading) worthOf(i, verb int, own string) string {
	m := &r.Mentions[i]
	if verb < 0 || m.Class != "money" || !r.fills(verb, sumLex) {
		return ""
	}
	if own != "" {
		return viet.Lower(r.TextOf(verb)) + " " + r.worthThing(verb, own)
	}
	if i > 0 {
		if o := &r.Mentions[i-1]; o.Noun && r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) {
			if kindred(o.Class) == "person" && o.ActionAt >= 0 && r.fills(r.ElemOf(o.ActionAt), drawLex) {
				for j := i - 2; j >= 0 && i-j < 4 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(m.From); j-- {
					if e := &r.Mentions[j]; e.Noun && kindred(e.Class) != "person" {
						return viet.Lower(r.TextOf(verb)) + " " + e.Unit // "tổ chức 3 đợt ra quân, thu hút 150 người tham gia, trị giá 20 triệu đồng"
					}
				}
				return viet.Lower(r.TextOf(verb))
			}
			if kindred(o.Class) == "person" && o.Action != "" {
				return viet.Lower(r.TextOf(verb)) + " " + viet.Lower(o.Action) // people have no price: "khám bệnh cho 30 người, trị giá 2 triệu đồng"
			}
			return viet.Lower(r.TextOf(verb)) + " " + o.Unit
		}
	}
	return ""
}

// worthThing returns what stands before the "trị giá" at element verb: its noun without the clause that it ends, "trao | phần thưởng trị giá 4 triệu đồng", "giao đất cho | dự
// án trị giá 3 triệu USD", or the deed, "đã | huy động tổng trị giá 5 tỷ đồng"; else the topic own.
func (r *Reading) worthThing(verb int, own string) string {
	start, _ := r.SentenceOf(verb)
	for k := verb - 1; k > start && verb-k < 9; k-- {
		r.T.Work++
		e := r.Elems[k]
		switch {
		case r.VerbClass(k) == "act" && !r.nominal(k) && !r.passive(k):
			if k == verb-1 {
				return r.TextOf(k)
			}
			if r.Elems[k-1].Kind == Noun && !r.acts(k-1) {
				continue // "dự án đầu tư nước ngoài trị giá"
			}
		case e.Kind == Func && k < verb-1 && (r.WordClass(k) == "prep" && !r.fills(k, ofLex) || r.fills(k, determinerLex)):
		case nounish(e.Kind), e.Kind == Func, e.Kind == Org:
			continue
		default:
			return own
		}
		first := k + 1
		for first < verb-1 && (r.Elems[first].Kind == Func || r.fills(first, determinerLex)) {
			first++
		}
		if nounish(r.Elems[first].Kind) && !r.acts(first) {
			return r.Phrase(r.Elems[first].From, r.Elems[verb].From)
		}
		return own
	}
	return own
}

// owedSum returns where the name of the sum begins that ends with the verb at element verb, other words between: "với tổng số tiền phải thu | 177 triệu đồng"; -1 if
// no sum is named so.
func (r *Reading) owedSum(verb int) int {
	from, _ := r.SentenceOf(verb)
	for k := verb - 1; k >= from && verb-k < 9; k-- {
		r.T.Work++
		e := r.Elems[k]
		if e.Kind == Fig || ends(e.Kind) || r.predicate(k) != "" || r.VerbClass(k) == "aim" {
			return -1
		}
		if row, n, ok := r.T.At(e.From, paidLex); ok && k < verb-1 && e.From+n <= r.Elems[verb].From && (k == from || ends(r.Elems[k-1].Kind) || r.Elems[k-1].Kind != Func && !nounish(r.Elems[k-1].Kind) || r.T.Str(e.From) == "với") {
			if strings.HasPrefix(paidLex.Rows[row].Phrase, "với ") {
				return e.From + 1
			}
			return e.From
		}
	}
	return -1
}

// fined returns what the fine that the verb at element verb tells of was for, as the count before it tells: "6 trường hợp vi phạm về tốc độ, phạt tiền 26 triệu
// đồng"; "" if the verb tells of no fine.
func (r *Reading) fined(i, verb int) string {
	if i == 0 || verb == 0 || !r.fills(verb, fineLex) || r.Elems[verb-1].Kind != Comma {
		return ""
	}
	o := &r.Mentions[i-1]
	if !o.Noun || o.UnitTo <= o.UnitFrom || r.T.SentenceOf(o.From) != r.T.SentenceOf(r.Mentions[i].From) {
		return ""
	}
	from := o.UnitFrom
	to := r.phraseEnd(o.UnitTo, 10)
	if _, n, ok := r.T.At(from, caseLex); ok && from+n < to {
		from += n
	}
	return r.Phrase(from, to)
}
