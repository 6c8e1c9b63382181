package relation

import (
	"strings"

	"baotinh/extract/check"
	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// To which whole do words point? "trong đó", "gồm" and the like lead back to the last figure of the same sort, in their sentence or at the end of the one
// before; "trong tổng số" to the one behind; "có" behind a comma, "trong số này" and a share that fits to one before. What only looks so (a new deed, an
// item of its own, a whole that is full already) is refused.

// amongWhich reads "…, trong đó 106 người dân tộc thiểu số; 104 cán bộ nữ" and a sentence that begins with "Trong đó": the whole is the
// last figure of the same sort before the word, in its own sentence or at the end of the one before.
func (r *Reading) amongWhich(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom)
	from, _ := r.SentenceOf(k)
	if r.leadsWhole(from) {
		for j := k - 1; j >= from && k-j < 60; j-- {
			r.T.Work++
			if j > from && r.opensParts(j) && !r.leadsWhole(j) {
				break // "Trong 57 ủy viên bầu 13 ủy viên Ban Thường vụ, trong đó có 3 phó bí thư"
			}
			if r.leadsWhole(j) { // the last of "Trong 31 đồng chí tái cử có …, trong 17 đồng chí mới có …"
				if w := r.Elems[j+1].Ref; w < i && (r.units[w] == r.units[i] || kind(m.Class) == "person" && (r.VerbClass(k-1) == "exist" || r.elected(m) || r.T.Has(r.Mentions[w].End, theseLex))) && r.fits(i, w) {
					return w
				}
				return -1
			}
		}
	}
	if !r.SentenceBegins(k).May(partLex) || r.T.NextBegin(r.Elems[from].From, m.QualFrom, beginParts) >= m.QualFrom {
		return -1 // as before most figures
	}
	depth, deed, aim, item := 0, false, false, false
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Close:
			depth++
		case quantity.Open:
			depth--
		}
		if depth != 0 {
			continue
		}
		if k := r.Elems[j].Kind; (k == quantity.Semicolon || k == quantity.Fig) && m.ActionAt > r.Elems[j].From && m.ActionAt < m.From {
			deed = true
		}
		item = item || r.Elems[j].Kind == quantity.Semicolon // what an item before tells of its own figure says nothing of this one
		if r.opensParts(j) {
			if r.opensWith(j, amongLex) && j == k-1 {
				return -1 // "58 trong tổng số 68": the whole itself
			}
			if r.ownParts(j, from) || m.Percent && item && r.VerbClass(j) == "exist" && r.Elems[j+1].Kind != quantity.Colon {
				return -1
			}
			if (item || m.Percent) && r.exactly(j, soloLex) {
				return -1 // "riêng thị xã đạt …; có 8 xã …" is said of one alone, "giảm 1,5%, riêng các huyện nghèo 4%" is its own rate
			}
			if m.Percent && (item && r.Elems[j+1].Kind != quantity.Colon && r.T.Has(m.ItemFrom, rateLex) && m.ItemTo > m.ItemFrom || r.boundOf(i)) {
				return -1 // "…; tỷ lệ che phủ rừng đạt 42%" is another rate, "4 tỉnh dưới 10%" tells which they are
			}
			if n := r.nextFigure(j); n >= 0 && n < i && m.Percent && item && !r.Mentions[n].Percent {
				return -1 // "trong đó, 423 cử tri đồng ý, …; còn lại 2% không đồng ý"
			}
			w := r.wholeBefore(i, j)
			if w >= 0 && m.Class == "length" && r.units[w] != r.units[i] && r.nextFigure(j) != i {
				return -1 // "trong đó có phần cầu dài 900 m với trụ cao 113 m"
			}
			for p := i - 1; w >= 0 && r.Mentions[w].Kind == quantity.Change && m.Kind == quantity.Level && p > w && r.Mentions[p].From > r.Elems[j].From; p-- {
				if o := r.Facts[p].PartOf; o >= 0 && o < w && r.fits(i, o) {
					w = o // "154 đảng viên, tăng 22 …; trong đó 31 người …, 17 người …"
				}
			}
			if w >= 0 && m.Noun && r.exactly(j, soloLex) && !r.headShared(i, w) {
				return -1 // "tiêm 386 liều. Riêng phường Hà An có 38 ca"
			}
			if item && w >= 0 && m.Form == numeral.Score && !r.headShared(i, w) {
				return -1 // "…; 135/142 thôn đạt chuẩn" has its whole with it
			}
			if deed && m.Noun && !r.gradeBefore(i) && !r.nextDeed(i, w, j) && !r.returned(i, w) && r.Elems[j+1].Kind != quantity.Colon && !r.opensWith(j, detailLex) && (w < 0 || !sameDeed(&r.Mentions[w], m)) {
				return -1 // "…; luân chuyển 165 cán bộ trẻ": a new deed, but for the items of "trong đó: …; …"
			}
			if aim && !(w >= 0 && m.Kind == quantity.Target && r.Mentions[w].Kind == quantity.Target && sameDeed(&r.Mentions[w], m)) {
				return -1 // "…, trong đó phấn đấu kết nạp 20 đảng viên"; but a goal is divided into those of the districts
			}
			if w >= 0 && r.full(w, j, i) && !r.hasTrait(i) && r.VerbClass(k-1) != "exist" {
				return -1 // "31 đảng bộ, gồm 27 đảng bộ huyện và 4 đảng bộ trực thuộc; 25 đảng bộ bộ phận"
			}
			return w
		}
		if r.Elems[j].Kind == quantity.Verb && !(item && !m.Noun && !m.Percent) {
			switch r.VerbClass(j) {
			case "up", "down":
				if j+1 < k && m.Kind != quantity.Change && (r.Elems[j+1].Kind == quantity.Fig || r.Elems[j+1].Kind == quantity.Qual) {
					return -1
				}
			case "aim":
				aim = true
			}
		}
	}
	return -1
}

// leadsWhole reports whether a bare "trong" and a count stand at element j: "Trong 24 chỉ tiêu đề ra, có 18 chỉ tiêu đạt".
func (r *Reading) leadsWhole(j int) bool {
	if !r.exactly(j, bareInLex) || j+1 >= len(r.Elems) || r.Elems[j+1].Kind != quantity.Fig {
		return false
	}
	m := &r.Mentions[r.Elems[j+1].Ref]
	return m.Noun || m.Class == "money" && r.T.Has(m.End, theseLex)
}

// beginParts is the vocabulary of the words that divide a whole.
var beginParts = scan.SetOf(partLex)

// nextFigure returns the first mention behind element j in its clause, -1 if there is none within a few words.
func (r *Reading) nextFigure(j int) int {
	for k := j + 1; k < len(r.Elems) && k < j+12; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Fig:
			return r.Elems[k].Ref
		case quantity.Semicolon, quantity.Stop:
			return -1
		}
	}
	return -1
}

// ownParts reports whether the words between the last comma or semicolon and the "gồm" at element j name a body of their own, whose parts follow: "có 43 chi bộ; bộ
// máy chính quyền gồm 3 phòng".
func (r *Reading) ownParts(j, from int) bool {
	if r.Elems[j].Kind != quantity.Verb || r.VerbClass(j) != "exist" {
		return false
	}
	named := false
	for k := j - 1; k >= from && j-k < 10; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Semicolon:
			return named
		case quantity.Noun, quantity.Plain, quantity.Org:
			if r.opensWith(k, thoseLex) || r.opensWith(k, amongLex) {
				return false
			}
			named = true
		case quantity.Func:
		default:
			return false
		}
	}
	return false
}

// boundOf reports whether mention i is no share but a bound that tells which things the count before it counts: "4 tỉnh dưới 10%".
func (r *Reading) boundOf(i int) bool {
	m := &r.Mentions[i]
	if i == 0 || m.Qualifier == quantity.Exact || !r.Mentions[i-1].Noun {
		return false
	}
	for k := r.ElemOf(m.QualFrom) - 1; k > r.ElemOf(r.Mentions[i-1].End-1); k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Open:
			return false
		}
		if r.VerbClass(k) == "reach" {
			return false // "45 nữ chiếm trên 20%"
		}
	}
	return true
}

// wholeBefore returns the mention that the part word at element j divides, for mention i.
func (r *Reading) wholeBefore(i, j int) int {
	back := r.opensWith(j, thoseLex)
	if n := j + 1; n < len(r.Elems) && !back && r.opensWith(j, amongLex) && r.Elems[n].Kind == quantity.Fig && r.Elems[n].Ref < i && r.fits(i, r.Elems[n].Ref) {
		return r.Elems[n].Ref // "Trong số 853 đảng viên …, có 2 đảng viên …"
	}
	if n := j + 1; n+1 < len(r.Elems) && !back && r.opensWith(j, amongLex) {
		if r.Elems[n].Kind == quantity.Func && r.Elems[n+1].Kind == quantity.Noun {
			n++ // "Trong số các đảng viên mới có 6 đồng chí …"
		}
		if r.Elems[n].Kind == quantity.Noun {
			return r.wholeOf(i, n)
		}
	}
	m, at := &r.Mentions[i], r.Elems[j].From
	sentence := r.T.SentenceOf(at)
	near := r.opensWith(j, allLex)
	edge := j // where what the word divides must end soon before
	for w := i - 1; w >= 0 && i-w < 60; w-- {
		r.T.Work++
		o := &r.Mentions[w]
		if o.From >= at {
			continue
		}
		if o.Kind == quantity.Change || o.Percent && !m.Percent {
			edge = r.ElemOf(o.QualFrom) // "168.420 người, tăng 9.315 người (5,9%), gồm …"
		}
		s := r.T.SentenceOf(o.From)
		if r.opensWith(j, detailLex) && s >= sentence-2 && !sameDeed(o, m) {
			continue // "Cụ thể, Đảng bộ huyện … kết nạp 241 đảng viên": the total of the same deed
		}
		if s < sentence-1 && !(s == sentence-2 && r.opensWith(j, detailLex)) {
			return -1
		}
		if near && (s != sentence || r.steps(r.ElemOf(o.End-1), edge) > 7 || edge == j && r.bodyBetween(r.ElemOf(o.End-1), j)) {
			return -1
		}
		if m.Noun && s < sentence && r.SpokenFor(o) && r.units[w] != r.units[i] {
			continue // "236 đại biểu đại diện cho 7.300 đảng viên. Trong đó có 30 đại biểu đương nhiệm"
		}
		if o.Bracket >= 0 || r.Facts[w].PartOf >= 0 && s == sentence && r.T.SentenceOf(r.Mentions[r.Facts[w].PartOf].From) == s && !((near || r.leadsClause(r.ElemOf(r.Mentions[r.Facts[w].PartOf].QualFrom)-1)) && r.steps(r.ElemOf(o.End-1), j) <= 5 && r.fits(i, w)) {
			continue // but "…, trong đó có 96 cấp ủy viên, gồm: 2 huyện ủy viên, …", "trong 57 ủy viên bầu 13 ủy viên ban thường vụ, trong đó có …"
		}
		if s < sentence && r.T.Sentences[sentence].From != r.sentenceHead(j) {
			return -1 // only a sentence that begins with the word reaches back
		}
		if w > 0 && r.Facts[w-1].PartOf == w && r.fits(i, w-1) {
			return w - 1 // "57 trong số 95 người ứng cử, trong đó nữ 17"
		}
		if back && s < sentence && r.listedPart(w) && r.fits(i, r.Facts[w].PartOf) {
			return r.Facts[w].PartOf
		}
		if r.fits(i, w) {
			return r.sameNoun(i, w)
		}
	}
	return -1
}

// wholeOf returns the count of what the noun at element n names, for mention i: "Trong số bí thư được bầu" goes back to "bầu 61 bí thư cấp ủy".
func (r *Reading) wholeOf(i, n int) int {
	noun, deed, nearest := r.key(r.TextOf(n)), r.deedBehind(n), -1
	for w := i - 1; w >= 0 && i-w < 24; w-- {
		o := &r.Mentions[w]
		if r.T.SentenceOf(r.Elems[n].From)-r.T.SentenceOf(o.From) > 6 {
			break
		}
		if o.From < r.Elems[n].From && o.Noun && strings.HasPrefix(r.units[w], noun) && r.Facts[w].PartOf < 0 && r.fits(i, w) && !r.within(w, i) {
			if deed == "" || o.Action != "" && strings.Contains(deed, o.Action) {
				return w
			}
			if nearest < 0 {
				nearest = w
			}
		}
	}
	return nearest
}

// deedBehind returns the deed told of the noun at element n: "trong số đảng viên mới kết nạp"; "" if none is.
func (r *Reading) deedBehind(n int) string {
	for k := n + 1; k < len(r.Elems) && k < n+4; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Verb:
			if r.VerbClass(k) == "act" {
				return r.TextOf(k)
			}
			return ""
		case quantity.Func, quantity.Plain:
		default:
			return ""
		}
	}
	return ""
}

// sameDeed reports whether two counts are of the same things by the same verb.
func sameDeed(a, b *quantity.Mention) bool {
	return a.Noun && a.Action != "" && a.Action == b.Action && (kind(a.Class) == kind(b.Class) || a.Unit == b.Unit)
}

// steps counts the elements between a and b, those in brackets left out.
func (r *Reading) steps(a, b int) int {
	n, depth := 0, 0
	for k := a + 1; k <= b; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Open:
			depth++
		case quantity.Close:
			depth--
		default:
			if depth == 0 {
				n++
			}
		}
	}
	return n
}

// bodyBetween reports whether an organisation stands between elements a and b: "bầu Ban Chấp hành gồm 24 ủy viên" divides no figure.
func (r *Reading) bodyBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Org {
			return true
		}
	}
	return false
}

// sentenceHead returns the first token of element j if only marks stand before it in its sentence, -1 else.
func (r *Reading) sentenceHead(j int) int {
	from, _ := r.SentenceOf(j)
	for k := from; k < j; k++ {
		r.T.Work++
		if r.Elems[k].Kind != quantity.Sign && r.Elems[k].Kind != quantity.Stop {
			return -1
		}
	}
	return r.Elems[from].From
}

// listedPart reports whether mention w is one of several parts of its whole in a row: what is told next of those, "khiển trách 20, cảnh cáo 8. Trong
// đó có 5 cấp ủy viên", is told of the whole.
func (r *Reading) listedPart(w int) bool {
	whole := r.Facts[w].PartOf
	return whole >= 0 && w > 0 && r.Facts[w-1].PartOf == whole
}

// sameNoun returns an earlier figure of the sentence of mention w that counts the very thing that mention i counts, else w: "lập 91 đoàn kiểm
// tra 270 tổ chức đảng. Trong đó có 28 đoàn …" is of the 91.
func (r *Reading) sameNoun(i, w int) int {
	m := &r.Mentions[i]
	if !m.Noun {
		return w
	}
	o := w - 1
	for o > 0 && r.Mentions[o].Percent {
		o-- // "kết nạp 208 quần chúng, đạt 104% kế hoạch, nâng tổng số lên …"
	}
	if o >= 0 && r.raised(w) && r.Mentions[o].ActionAt >= 0 && r.fits(i, o) && (r.toldAgain(i, o) || i-1 > w && r.Facts[i-1].PartOf == o && r.adjoins(i-1, i)) {
		return o
	}
	if r.units[w] == r.units[i] {
		if o >= 0 && m.Action != "" && r.Mentions[w].Action != m.Action && r.Mentions[o].Action == m.Action && r.units[o] == r.units[i] && r.T.SentenceOf(r.Mentions[o].From) == r.T.SentenceOf(r.Mentions[w].From) && r.fits(i, o) {
			return o // "524 đảng viên được trao tặng và 20 đảng viên được truy tặng. Trong đó, 2 đảng viên được trao tặng …"
		}
		return w
	}
	if strings.HasPrefix(r.units[w], r.units[i]+" ") {
		return w // "kết nạp 5.210 đoàn viên; giới thiệu 1.006 đoàn viên ưu tú, trong đó 583 đoàn viên được kết nạp"
	}
	for j := w - 1; j >= 0 && w-j < 4 && r.T.SentenceOf(r.Mentions[j].From) == r.T.SentenceOf(r.Mentions[w].From); j-- {
		if o := &r.Mentions[j]; o.Noun && r.namedSo(i, j) && r.fits(i, j) && r.Facts[j].PartOf < 0 {
			return j
		}
	}
	return w
}

// raised reports whether mention w is the sum that the deed before it led to: "nâng tổng số đảng viên lên 8.575 đồng chí".
func (r *Reading) raised(w int) bool {
	k := r.ElemOf(r.Mentions[w].QualFrom) - 1
	return w > 0 && k > 0 && r.VerbClass(k) == "to" && r.T.SentenceOf(r.Mentions[w-1].From) == r.T.SentenceOf(r.Mentions[w].From)
}

// toldAgain reports whether the deed of mention o is told again behind mention i: "kết nạp 208 quần chúng, nâng tổng số lên 8.575 đồng chí. Trong đó
// có 45 đảng viên mới kết nạp" are of the 208.
func (r *Reading) toldAgain(i, o int) bool {
	for k := r.ElemOf(r.Mentions[i].End-1) + 1; k < len(r.Elems) && k < r.ElemOf(r.Mentions[i].End-1)+5; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Verb:
			return r.VerbClass(k) == "act" && strings.Contains(r.key(r.TextOf(k)), r.key(r.Mentions[o].Action))
		case quantity.Func, quantity.Plain:
		default:
			return false
		}
	}
	return false
}

// nextDeed reports whether mention i goes on with the deeds that part mention w behind the word at element j: "trong đó bổ nhiệm 120 cán bộ, luân
// chuyển 36 cán bộ".
func (r *Reading) nextDeed(i, w, j int) bool {
	if w < 0 || r.Facts[i-1].PartOf != w || r.units[i-1] != r.units[i] {
		return false
	}
	m, p := &r.Mentions[i], &r.Mentions[i-1]
	return p.ActionAt > r.Elems[j].From && m.ActionAt > p.From && r.Elems[r.ElemOf(p.End-1)+1].Kind == quantity.Comma
}

// returned reports whether mention i counts those of mention w who came to be elected in a way, behind another part of them: "trong đó nữ 17 đại biểu
// (30%); tái cử 21".
func (r *Reading) returned(i, w int) bool {
	if w < 0 {
		return false
	}
	m, p := &r.Mentions[i], i-1
	for p > w && r.Mentions[p].Percent {
		p--
	}
	return r.Facts[p].PartOf == w && r.units[p] == r.units[i] && m.ActionAt > r.Mentions[p].From && r.T.Has(m.ActionAt, returnLex)
}

// full reports whether the parts of mention w that stand between the word at element j, which divides it, and mention i add up to it already.
func (r *Reading) full(w, j, i int) bool {
	sum, parts := numeral.Decimal{}, 0
	for p := w + 1; p < i && p < w+60; p++ {
		r.T.Work++
		if r.Facts[p].PartOf != w || r.Mentions[p].Value == nil || r.Mentions[p].From < r.Elems[j].From {
			continue
		}
		next, ok := sum.Add(*r.Mentions[p].Value)
		if !ok {
			return false
		}
		sum, parts = next, parts+1
	}
	return parts > 1 && r.Mentions[w].Value != nil && sum.Cmp(*r.Mentions[w].Value) == 0
}

// outOf reads "63 trên tổng số 68", "6 phó bí thư trong tổng số 54 cán bộ": the whole follows.
func (r *Reading) outOf(i int) int {
	if m := &r.Mentions[i]; m.Percent && i+1 < len(r.Mentions) { // "90% đảng viên trong tổng số 1.400 đảng viên"
		k := r.ElemOf(r.Mentions[i+1].QualFrom) - 1
		if d := k - r.ElemOf(m.End-1); d > 0 && d < 4 && r.opensWith(k, amongLex) && !r.Mentions[i+1].Percent {
			return i + 1
		}
	}
	if n := i + 1; n < len(r.Mentions) && !r.Mentions[n].Percent && !r.Mentions[i].Percent && r.T.SentenceOf(r.Mentions[n].From) == r.T.SentenceOf(r.Mentions[i].From) && r.beforeSum(n, r.ElemOf(r.Mentions[i].End-1)) >= 0 && r.fits(i, n) {
		return n
	}
	if !r.Mentions[i].Noun && !r.Mentions[i].Elided {
		return -1
	}
	if i+1 < len(r.Mentions) && r.Mentions[i+1].Percent {
		return r.sharedOut(i)
	}
	for w := i + 1; w < len(r.Mentions) && w <= i+3; w++ {
		r.T.Work++
		n := &r.Mentions[w]
		if r.T.SentenceOf(n.From) != r.T.SentenceOf(r.Mentions[i].From) {
			return -1
		}
		if k := r.ElemOf(n.QualFrom) - 1; k >= 0 && (r.opensWith(k, wholeLex) || r.exactly(k, bareInLex) && k == r.ElemOf(r.Mentions[i].End-1)+1) {
			if r.fits(i, w) {
				return w
			}
			return -1
		}
		if !n.Noun || r.Mentions[w-1].End > n.From || !r.alike(w, i) {
			return -1 // only a list of like counts shares the whole behind it
		}
	}
	return -1
}

// sharedOut reads "58.269 hộ nghèo, tỷ lệ 14,91%; 44.407 hộ cận nghèo, tỷ lệ 11,27% trên tổng số 390.687 hộ dân": the whole is the one behind of
// which count i is as much as its share says.
func (r *Reading) sharedOut(i int) int {
	m, share := &r.Mentions[i], &r.Mentions[i+1]
	if m.Value == nil || share.Value == nil {
		return -1
	}
	for w := i + 2; w < len(r.Mentions) && w <= i+7; w++ {
		r.T.Work++
		n := &r.Mentions[w]
		if r.T.SentenceOf(n.From) != r.T.SentenceOf(m.From) {
			return -1
		}
		if k := r.ElemOf(n.QualFrom) - 1; n.Noun && n.Value != nil && r.opensWith(k, wholeLex) {
			if c, ok := check.RatioOf(r.term(i), r.term(w), r.term(i+1), digitsOf(r.T.Surface(share.From, share.To))); ok && c.Verdict == check.Holds {
				return w
			}
			return -1
		}
	}
	return -1
}

// withSome reads "kỷ luật 6 đảng viên, có 5 cấp ủy viên": a "có" behind a comma picks out of what was counted before; "mới có", "chỉ có" only if
// they count the same again.
func (r *Reading) withSome(i int) int {
	m := &r.Mentions[i]
	if i == 0 || !m.Noun {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	if k < 1 || r.VerbClass(k) != "exist" {
		return -1
	}
	few := r.exactly(k, onlyLex)
	if !few && r.TextOf(k) != "có" {
		return -1
	}
	for ; k > 1 && r.exactly(k-1, onlyLex); k-- {
		few = true
	}
	if before := r.Elems[k-1].Kind; before != quantity.Comma && !(few && (before == quantity.Semicolon || before == quantity.Fig)) {
		return -1
	}
	p := i - 1
	for p > 0 && (r.Mentions[p].Percent || r.Mentions[p].Class == "age") {
		p--
	}
	o := &r.Mentions[p]
	if r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) || !r.fits(i, p) || few && !r.headShared(i, p) {
		return -1
	}
	if w := r.Facts[p].PartOf; w >= 0 && r.fits(i, w) {
		return w
	}
	return p
}

// ofThose reads "16 đảng bộ, 9 đảng bộ trong số này đã đại hội": the words behind the part point back to the whole.
func (r *Reading) ofThose(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.End-1) + 1
	if !m.Noun || k >= len(r.Elems) || !r.opensWith(k, amongLex) || !r.opensWith(k, thoseLex) {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 6 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[w].From) < 2; w-- {
		if r.fits(i, w) && r.headShared(i, w) {
			return w
		}
	}
	return -1
}

// byShare reads "Bộ có 87 nhiệm vụ. Đã phân cấp 47 nhiệm vụ, chiếm 54%": the whole is the figure before, up to three sentences back, of which
// figure i is as much as the share right behind it says.
func (r *Reading) byShare(i int) int {
	m := &r.Mentions[i]
	if i+1 >= len(r.Mentions) || m.Value == nil || m.Of != nil || m.Percent || !m.Noun && m.Class != "money" || m.Value.Cmp(leastShare) < 0 {
		return -1
	}
	share := &r.Mentions[i+1]
	if !share.Percent || share.Value == nil || share.Of != nil || share.Kind == quantity.Change || share.Value.Cmp(hundred) >= 0 || r.T.SentenceOf(share.From) != r.T.SentenceOf(m.From) || r.ReportsOnGoal(share) {
		return -1
	}
	k, end := r.ElemOf(share.QualFrom)-1, r.ElemOf(m.End-1)
	if k-end > 12 || !(share.Bracket == i && r.Elems[k].Kind == quantity.Open || k > end && r.exactly(k, shareVerbLex)) {
		return -1
	}
	for w := i - 1; w >= 0 && i-w < 12 && r.T.SentenceOf(m.From)-r.T.SentenceOf(r.Mentions[w].From) <= 3; w-- {
		r.T.Work++
		o := &r.Mentions[w]
		if o.Value == nil || o.Of != nil || o.Kind == quantity.Change || !r.fits(i, w) || o.Value.Cmp(*m.Value) == 0 {
			continue
		}
		if c, ok := check.RatioOf(r.term(i), r.term(w), r.term(i+1), digitsOf(r.T.Surface(share.From, share.To))); ok && c.Verdict == check.Holds {
			if m.Noun && m.Action != o.Action && m.Action != "" && o.Action != "" && r.T.SentenceOf(m.From) == r.T.SentenceOf(o.From) {
				return -1 // "bổ nhiệm 611 cán bộ; luân chuyển 165 cán bộ trẻ (chiếm 27%)": another deed
			}
			return w
		}
	}
	return -1
}

// leastShare is the least part that its share alone may tie to a whole; smaller ones fit by chance.
var leastShare, hundred = numeral.NewDecimal(6), numeral.NewDecimal(100)
