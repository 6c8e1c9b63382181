package quantity

import (
	"slices"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Of which ground or crop is an area or a yield? Land that befell something is named by the nouns behind it or by the area before it; a bare yield,
// output or area by the crop or the things counted before.

// struck names the ground or crop whose area mention i tells with what befell it, as the area before it names it: "lúa bị ngập sâu" for "có 80 ha lúa, 35 ha bị ngập
// sâu"; "" if nothing befell it or it is named behind the number.
func (r *Reading) struck(i int) string {
	m := &r.Mentions[i]
	k := r.ElemOf(m.End-1) + 1
	crop := r.struckCrop(i)
	if crop == "" || nounish(r.Elems[k].Kind) && !r.T.Has(m.End, harmLex) {
		return ""
	}
	to := r.phraseEnd(m.End, 8)
	if next := i + 1; next < len(r.Mentions) && r.Mentions[next].Percent && r.Mentions[next].QualFrom-to < 2 {
		to = r.phraseEnd(r.Mentions[next].End, 3) // "thiệt hại trên 70% sản lượng"
	}
	return crop + " " + r.Phrase(m.End, to)
}

// struckCrop returns the crop or ground that mention i tells the area of, with what befell it behind the number or its noun; "" if it tells of no such thing.
func (r *Reading) struckCrop(i int) string {
	m := &r.Mentions[i]
	if m.Class != "area" {
		return ""
	}
	k := r.ElemOf(m.End-1) + 1
	named := k
	for ; k < len(r.Elems) && k < named+4 && !r.T.Has(r.Elems[k].From, harmLex) && (nounish(r.Elems[k].Kind) || r.Elems[k].Kind == Func && r.fills(k, passiveLex)); k++ {
		r.T.Work++
	}
	if k >= len(r.Elems) || r.VerbClass(k) != "fate" && !r.T.Has(r.Elems[k].From, harmLex) {
		return ""
	}
	if crop := r.cropNamed(m); crop != "" {
		return crop
	}
	for j := i - 1; j >= 0 && i-j < 6 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[j].From) < 2; j-- {
		if o := &r.Mentions[j]; o.Class == "area" {
			if crop := r.cropNamed(o); crop != "" {
				return crop
			}
		}
	}
	return ""
}

// cropNamed returns the nouns right behind the area that mention m tells: "326 ha | lúa | bị ngập"; "" if none stand there.
func (r *Reading) cropNamed(m *Mention) string {
	k := r.ElemOf(m.End)
	first := k
	for k < len(r.Elems) && k < first+4 && nounish(r.Elems[k].Kind) && !r.T.Has(r.Elems[k].From, harmLex) {
		r.T.Work++
		k++
	}
	if k == first {
		return ""
	}
	return r.Phrase(r.Elems[first].From, r.Elems[k-1].To)
}

// yieldOf returns the crop, or what was counted, that the bare yield, output or area at element first, whose mention is i, is of: "475 ha mía, năng
// suất 120 tấn/ha", "quy hoạch 8 khu công nghiệp với diện tích 2.000 ha"; "" if the figure before it tells of none.
func (r *Reading) yieldOf(i, first int) string {
	o := &r.Mentions[i-1]
	if r.T.SentenceOf(o.From) != r.T.SentenceOf(r.Mentions[i].From) {
		return ""
	}
	if o.Noun {
		if r.fills(first, groundLex) && kindred(o.Class) != "person" && kindred(o.Class) != "org" && o.Kind == Level && !o.Elided {
			return o.Unit
		}
		return ""
	}
	for n := i - 1; n >= 0 && i-n < 5 && r.T.SentenceOf(r.Mentions[n].From) == r.T.SentenceOf(o.From); n-- { // "gieo cấy 5.620 ha lúa, đạt 101% kế hoạch; năng suất 65 tạ/ha"
		r.T.Work++
		if b := &r.Mentions[n]; !b.Noun && b.ItemTo > b.ItemFrom && b.ItemFrom >= b.End && r.T.Has(b.ItemFrom, cropLex) {
			return b.Item
		}
	}
	for _, row := range yieldLex.Rows {
		if of, ok := strings.CutPrefix(viet.Lower(o.Topic), row.Phrase+" "); ok && slices.ContainsFunc(cropLex.Rows, func(crop scan.Row) bool { return strings.HasPrefix(of, crop.Phrase) }) {
			return of
		}
	}
	if o.ItemTo > o.ItemFrom && r.T.Has(o.ItemFrom, cropLex) {
		return o.Item
	}
	return ""
}
