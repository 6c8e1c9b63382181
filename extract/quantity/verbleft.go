package quantity

// Which verb left of a count governs it? The walk goes over the list that the count stands in, its prepositions, nouns and brackets, until a verb or a mark
// decides. A verb of being there or of reaching is returned as well: it says that the figure is a stock. For a later item of a list the verb of the item before
// is taken.

// verbLeft walks left from mention i to the verb that governs it, over its list, its prepositions and nouns; -1 if none does. An
// exist or reach verb is returned as well: it says that the figure is a stock.
func (r *Reading) verbLeft(i int) int {
	m := &r.Mentions[i]
	if i > 0 && r.comprises(i-1, i) {
		return -1
	}
	if k := r.ElemOf(m.QualFrom) - 1; i > 0 && k > 0 && r.TextOf(k) == "với" && kindred(m.Class) == "person" && r.Mentions[i-1].Noun && k == r.ElemOf(r.Mentions[i-1].End-1)+1 {
		if by := r.listVerb(i - 1); by >= 0 && r.fills(by, deployLex) {
			return by // "huy động 14 xe với 120 chiến sĩ"
		}
	}
	if m.Previous >= 0 {
		return r.verbOfList(i)
	}
	start := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	if r.somewhere(start, from) {
		return -1
	}
	if r.sized(start, from) {
		return -1
	}
	if start >= from && r.Elems[start].Kind == Semicolon && i > 0 && r.sameList(i) {
		return r.listVerb(i - 1)
	}
	return r.walkLeft(m, start, from)
}

// verbOfList returns the verb of mention i, a later item of a list: one of its own, or that of the item before that it is like; -1 if none does.
func (r *Reading) verbOfList(i int) int {
	m := &r.Mentions[i]
	if k := r.elemBefore(m); k >= 0 {
		return k // "…, bầu bổ sung 3 đồng chí"
	}
	if k := r.clauseVerb(m); k >= 0 {
		return k // "…; Ủy ban kiểm tra các cấp giám sát với 169 tổ chức đảng"
	}
	p := m.Previous
	if o := &r.Mentions[p]; m.Noun && !o.Noun && p > 0 && r.Mentions[p-1].Noun && r.T.SentenceOf(r.Mentions[p-1].From) == r.T.SentenceOf(m.From) && r.besideOf(p) {
		p-- // "xây dựng 1 vườn ươm, diện tích 3 ha và 2 khu rừng giống"
	}
	if k := r.ElemOf(r.Mentions[p].QualFrom) - 1; p > 0 && k >= 0 && r.fills(k, towardsLex) && m.Class == "event" && r.Mentions[p-1].Class == "event" && r.T.SentenceOf(r.Mentions[p-1].From) == r.T.SentenceOf(m.From) {
		p-- // "tổ chức 90 lớp cho 2.608 cán bộ và 1.465 lớp": lớp goes with lớp
	}
	if q := r.sameNounBefore(i, p); q >= 0 {
		p = q
	}
	return r.listVerb(p)
}

// walkLeft returns the verb that governs mention m, left from element start in the sentence that begins at element from; -1 if none does.
func (r *Reading) walkLeft(m *Mention, start, from int) int {
	depth, plain, elects, to, listed := 0, 0, false, false, false
	owned, crossed := false, false // "huyện B 87 đảng viên"; its verb stands in another clause
	for k := start; k >= from; k-- {
		r.T.Work++
		e := r.Elems[k]
		if e.Kind == Close {
			depth++
			continue
		}
		if e.Kind == Open {
			if end := r.ElemOf(m.End-1) + 1; depth == 0 && !(k == start && end < len(r.Elems) && r.Elems[end].Kind == Close) {
				return -1
			}
			if depth == 0 {
				elects = true // "bầu Ban Thường vụ (15 đồng chí), Ủy ban Kiểm tra (11 đồng chí)"
				continue
			}
			depth--
			continue
		}
		if depth > 0 {
			continue
		}
		switch e.Kind {
		case Verb:
			if crossed {
				return -1
			}
			switch verbClass[e.Ref] {
			case "act":
				if r.decision(k) {
					continue // "công bố các quyết định về cán bộ của 30 xã"
				}
				if r.nominal(k) && !((k == start || to && k == start-1 || listed && r.ends(k, resultLex)) && r.actualDeed(k)) || elects && !r.fills(k, electLex) && !(r.fills(k, setUpLex) && !r.passive(k)) {
					continue
				}
				if to {
					return r.mainVerb(k, from)
				}
				return k
			case "exist":
				if k == start && k > from && r.fills(k-1, findLex) && !r.nominal(k-1) {
					return k - 1 // "qua kiểm tra, kết luận có 57 tổ chức đảng vi phạm"
				}
				if found := r.foundIn(k, from); k == start && found >= 0 {
					return found
				}
				if k+1 <= start && r.T.Has(r.Elems[k+1].From, mannerLex) && k > from && r.VerbClass(k-1) == "act" {
					continue // "thực hiện có hiệu quả 3 khâu đột phá"
				}
				if deed, _ := r.deedBefore(k, from); k == start && deed >= 0 && r.fills(k, towardsLex) {
					to = true // "giám sát với 169 tổ chức đảng", not "bầu 15 đồng chí với 3 nữ"
					continue
				}
				if !to && r.fills(k, partOpenLex) { // "bầu Ban Chấp hành gồm 111 ủy viên"
					elects = true
					continue
				}
				if to {
					continue // "kiểm tra khi có dấu hiệu vi phạm đối với 42 tổ chức đảng"
				}
				return k
			case "reach", "to":
				if k < start && r.fills(k, pricedLex) && r.fills(start, forLex) {
					continue // "tặng 120 suất quà trị giá 60 triệu đồng cho 120 hộ"
				}
				if k > 0 && k < start && r.linked(start) && r.TextOf(k) == "vào" && (r.Elems[k+1].Kind == Org || nounish(r.Elems[k+1].Kind)) && r.Elems[k-1].Kind == Fig {
					continue // "bầu 39 đồng chí vào Ban Chấp hành, 13 đồng chí vào Ban Thường vụ"
				}
				if p := r.toldBefore(k, from); p >= 0 {
					return p
				}
				if p := r.deedIs(k, from); p >= 0 && k == start {
					return p
				}
				if k == start && r.fills(k, towardsLex) { // "gửi danh sách tới 45 đơn vị"
					to = true
					continue
				}
				return k
			case "intransitive", "fate":
				if k == start {
					return k
				}
				return -1
			case "state":
				if deed, when := r.deedBefore(k, from); k == start && deed >= 0 && (when || r.fills(k, suspectLex)) {
					return deed // "kiểm tra khi có dấu hiệu vi phạm 3 tổ chức"
				}
				if to || elects {
					continue // "bầu đoàn đại biểu dự đại hội cấp trên gồm 6 đại biểu"
				}
				return k
			case "up", "down":
				if to {
					continue // "gửi thông báo giảm mức đóng đến 43 đơn vị"
				}
				return k
			case "aim":
				if r.fills(k, settingLex) { // "đề ra 19 chỉ tiêu"
					return k
				}
			}
		case Colon:
			if k != start {
				return -1
			}
			to, listed = true, true // "Tiếp nhận qua Bưu điện: 59.138 hồ sơ", "Kết quả xử lý theo chuyên đề: 38 trường hợp …"
		case Semicolon:
			if !elects && !(owned && plain == 0) { // "bầu Ban Kiểm phiếu gồm 7 người; Tổ Thư ký gồm 3 người"
				return -1
			}
			crossed = crossed || owned
		case Stop:
			return -1
		case Comma:
			if plain > 0 && !elects && !to || k == start && k > from && r.Elems[k-1].Kind == Verb {
				return -1
			}
		case Org: // a list of bodies may stand between: "tặng cờ cho Đảng bộ xã, Đảng bộ phường và 6 chi bộ"
			owned = owned || k == start
		case Fig:
			if o := &r.Mentions[e.Ref]; owned && plain == 0 && o.Noun && o.ActionAt >= 0 && o.ActionAt < o.From && o.Class == m.Class {
				return r.ElemOf(o.ActionAt) // "thị xã A kết nạp 98 đảng viên, huyện B 87 đảng viên, huyện C 84 đảng viên"
			}
			if plain++; plain > 14 {
				return -1
			}
		case Func:
			if k == start && r.fills(k, ofLex) {
				return r.doneToPart(k, from) // not "thăm công trình của bảy thôn"
			}
			// "thi hành kỷ luật … đối với 2 chi ủy": the verb of the clause, not the nearest one
			if plain == 0 && r.fills(k, towardsLex) {
				to = true
			}
		default:
			plain++
			if plain > 14 {
				return -1
			}
		}
	}
	return -1
}

// foundIn returns the verb of finding before the place in which the verb at element k says that there was something: "phát hiện trong hành lý của khách có 7 miếng
// ngà"; -1 if there is none.
func (r *Reading) foundIn(k, from int) int {
	inside := false
	for j := k - 1; j >= from && k-j < 12; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Org:
		case Func:
			inside = inside || r.fills(j, foundInLex)
		case Verb:
			if inside && r.fills(j, findLex) && !r.nominal(j) {
				return j
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// comprises reports whether mention i tells how many belong to the bodies that mention p counts: "thành lập 309 chi bộ với 5.528 đảng viên".
func (r *Reading) comprises(p, i int) bool {
	m, o := &r.Mentions[i], &r.Mentions[p]
	return m.Noun && o.Noun && (m.Class == "member" && o.Class == "party" || kindred(m.Class) == "person" && kindred(o.Class) == "org" && r.TextOf(r.ElemOf(m.QualFrom)-1) == "với") && r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) && r.fills(r.ElemOf(m.QualFrom)-1, comprisesLex)
}

// listVerb returns the verb that mention p of a list already has.
func (r *Reading) listVerb(p int) int {
	if r.Mentions[p].ActionAt >= 0 {
		k := r.ElemOf(r.Mentions[p].ActionAt)
		if r.Elems[k].From > r.Mentions[p].From {
			return -1 // a passive behind the first item says nothing of the second
		}
		return k
	}
	return -1
}

// elemBefore returns the verb that stands right before a list item, if it has one of its own.
func (r *Reading) elemBefore(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	if k >= 0 && r.VerbClass(k) == "act" && !r.nominal(k) {
		return k
	}
	return -1
}

// clauseVerb returns the verb in the clause of a list item that begins behind the item before it, with a preposition between the verb and the
// number; -1 if there is none.
func (r *Reading) clauseVerb(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	if k < 1 || !r.fills(k, towardsLex) {
		return -1
	}
	from := r.ElemOf(r.Mentions[m.Previous].End - 1)
	for k--; k > from; k-- {
		switch r.Elems[k].Kind {
		case Comma, Semicolon, Stop, Close, Fig:
			return -1
		case Verb:
			if verbClass[r.Elems[k].Ref] == "act" && !r.nominal(k) {
				return r.mainVerb(k, from)
			}
		}
	}
	return -1
}

// mainVerb returns the first act verb of the clause that the verb at element k stands in, light verbs ("tổ chức") passed over.
func (r *Reading) mainVerb(k, from int) int {
	best := k
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		e := r.Elems[j]
		switch e.Kind {
		case Semicolon, Stop, Colon, Fig, Comma, Open, Close, Org:
			return best
		case Verb:
			if verbClass[e.Ref] == "act" && !r.nominal(j) && !r.fills(j, lightLex) && !r.fills(j, assistLex) && !r.led(j) && !r.decides(j) { // not "qua kiểm tra đã kỷ luật …"
				best = j
			}
		}
	}
	return best
}

// besideOf reports whether measure p only tells the size or worth of what is counted before it: ", diện tích 3 ha", "trị giá 2 tỷ đồng".
func (r *Reading) besideOf(p int) bool {
	m := &r.Mentions[p]
	if m.Percent || m.ActionAt >= 0 {
		return false
	}
	k, behind := r.ElemOf(m.QualFrom)-1, r.ElemOf(r.Mentions[p-1].End-1)
	return k > behind && k-behind < 8 && (r.NounClass(k) == "measure" || r.fills(k, dimensionLex) || r.fills(k, pricedLex) || r.T.Has(r.Elems[k].From, groundLex))
}

// sameNounBefore returns the mention before measure p that counts the same as mention i, which a semicolon parts from p: "xử lý 38 trường hợp …, phạt 21
// triệu đồng; 62 trường hợp …, phạt 26 triệu đồng"; -1 if there is none.
func (r *Reading) sameNounBefore(i, p int) int {
	m := &r.Mentions[i]
	if k := r.ElemOf(m.QualFrom) - 1; p == 0 || !m.Noun || r.Mentions[p].Noun || k < 0 || r.Elems[k].Kind != Semicolon {
		return -1
	}
	if o := &r.Mentions[p-1]; o.Noun && o.Class == m.Class && r.T.SentenceOf(o.From) == r.T.SentenceOf(m.From) && o.ActionAt >= 0 {
		return p - 1
	}
	return -1
}

// somewhere reports whether the words that end with element k only tell where a deed to something else was done: "thành lập 3 chi bộ tại 12 doanh nghiệp", "hỗ trợ
// người dân tại 11 tỉnh", but "triển khai tại 16 xã", "kiểm tra điều kiện vệ sinh tại 30 cơ sở" are done there.
func (r *Reading) somewhere(k, from int) bool {
	if k > from && r.fills(k, allOfLex) {
		k--
	}
	if k < from || !r.fills(k, whereLex) {
		return false
	}
	for j := k - 1; j >= from; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case Fig:
			return true
		case Verb:
			return j < k-1 && r.VerbClass(j) == "act" && !r.fills(j, aimedLex) && !r.fills(j, putLex)
		case Comma, Semicolon, Stop:
			return false
		}
	}
	return false
}

// sized reports whether the words that end with element k name what size a thing has, so that the number is no count: "quy mô từ 4 - 6 làn xe".
func (r *Reading) sized(k, from int) bool {
	for k > from && r.Elems[k].Kind == Func {
		r.T.Work++
		k--
	}
	if k < from {
		return false
	}
	_, _, ok := r.T.Before(r.Elems[k].To, scaleLex)
	return ok
}

// sameList reports whether mention i begins the next part of a list of like things and nothing is said of it alone: "đề ra 24 chỉ tiêu về giảm nghèo, y tế;
// 6 nhiệm vụ trọng tâm".
func (r *Reading) sameList(i int) bool {
	m, o := &r.Mentions[i], &r.Mentions[i-1]
	if !m.Noun || !o.Noun || m.Class != o.Class || m.Kind != o.Kind || r.T.SentenceOf(o.From) != r.T.SentenceOf(m.From) {
		return false
	}
	for k := r.ElemOf(m.End-1) + 1; k < len(r.Elems); k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Verb, Colon:
			return false
		case Comma, Semicolon, Stop, Fig:
			return true
		}
	}
	return true
}

// decision reports whether "quyết định" at element k names a paper: "trao quyết định", "các quyết định".
func (r *Reading) decision(k int) bool {
	return k > 0 && r.T.Has(r.Elems[k].From, decisionLex) && (r.fills(k-1, issueLex) || r.fills(k-1, pluralLex) || r.fills(k-1, handLex))
}

// actualDeed reports whether the noun before the verb at element k leaves it a deed: "với hình thức khiển trách 23 người", "việc kết nạp 35 đảng viên".
func (r *Reading) actualDeed(k int) bool {
	_, _, ok := r.T.Before(r.Elems[k].From, formLex)
	return ok
}

// deedBefore returns the deed that the words before element k lead back to, right behind it or behind its occasion, "kiểm tra khi có dấu hiệu vi
// phạm"; -1 if it is none that is done to somebody. when tells that an occasion stands between.
func (r *Reading) deedBefore(k, from int) (deed int, when bool) {
	for j := k - 1; j >= from && k-j < 8; j-- {
		r.T.Work++
		switch c := r.VerbClass(j); {
		case c == "act":
			if !r.fills(j, aimedLex) {
				return -1, when
			}
			if !r.nominal(j) || r.actualDeed(j) {
				return j, when
			}
		case r.Elems[j].Kind == Func:
			when = when || r.fills(j, clauseOpenLex)
		case c == "state" || c == "exist" || r.Elems[j].Kind == Plain:
		default:
			return -1, when
		}
	}
	return -1, when
}

// toldBefore returns the verb inside the subject of the "là" at element k that tells what was done to those it counts: "tổng số … được bầu và chỉ
// định là 3.504", "số đảng viên mới kết nạp trong năm là 874", "số lượng thẻ phát cho hội viên trong quý là 60"; -1 if none does. The passive verb goes
// before others, and of those the first. Without a passive the subject must begin with the word for a number, and people who do something to what
// stands behind the verb were not done to: "số hộ sử dụng nước sạch là 320".
func (r *Reading) toldBefore(k, from int) int {
	deed, passive, depth := -1, false, 0
	j := k - 1
walk:
	for ; j >= from && k-j < 32; j-- {
		r.T.Work++
		e := r.Elems[j]
		if e.Kind == Close {
			depth++
			continue
		}
		if e.Kind == Open && depth > 0 {
			depth--
			continue
		}
		if depth > 0 {
			continue
		}
		switch e.Kind {
		case Verb:
			switch verbClass[e.Ref] {
			case "act":
				if p := r.passive(j); !r.nominal(j) && !r.ends(j, undoneLex) && (p || !passive) {
					if p || deed != j+2 || !r.linked(j+1) { // verbPhrase joins "rà soát, bàn giao" from its end
						deed = j
					}
					passive = p
				}
			case "exist":
				break walk
			case "reach", "up", "down", "aim":
				if j > from && r.TextOf(j-1) == "theo" {
					continue // "số hộ được hỗ trợ theo quy định là 260 hộ"
				}
				if k-j > 1 || !r.fills(j, estimateLex) {
					return -1
				}
			}
		case Comma:
			if !r.listComma(j) {
				break walk
			}
		case Semicolon, Stop, Fig, Colon, Open:
			break walk
		case Plain, Noun:
			if _, n, ok := r.T.At(e.From, nearLex); ok && !passive && j > from && (nounish(r.Elems[j-1].Kind) || r.WordClass(j-1) == "rel") && !r.ends(j, undoneLex) && e.From+n >= e.To && !nounish(r.Elems[r.ElemOf(e.From+n)].Kind) {
				deed = j
			}
		}
	}
	if deed < 0 {
		return -1
	}
	for head := deed - 1; head > j+1; head-- {
		r.T.Work++
		if r.Elems[head].Kind != Noun || r.NounClass(head) == "measure" {
			continue
		}
		if _, _, ok := r.T.Before(r.Elems[head].From, numberedLex); !ok {
			continue
		}
		if next := r.Elems[deed+1].Kind; passive || !r.acts(head) || !nounish(next) && next != Verb && next != Org {
			return deed
		}
		return -1
	}
	if passive && k-deed < 6 && deed > from {
		return deed
	}
	return -1
}

// deedIs returns the verb that begins the clause before the "là" at element k: "tỉnh tạm giao biên chế công chức là 6.400 biên chế"; -1 if the clause names
// an amount or a thing.
func (r *Reading) deedIs(k, from int) int {
	if !r.fills(k, isLex) {
		return -1
	}
	deed := -1
	for j := k - 1; j >= from && k-j < 24; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Comma:
			if j > from && r.listComma(j) {
				continue
			}
			return deed
		case Org, Semicolon, Stop, Colon:
			return deed
		case Fig, Open, Close:
			return -1
		case Verb:
			if verbClass[e.Ref] != "act" {
				if verbClass[e.Ref] == "state" {
					continue
				}
				return -1
			}
			deed = -1
			if !r.nominal(j) && !r.fills(j, lightLex) {
				deed = j
			}
		default:
			if _, _, ok := r.T.At(e.From, amountLex); ok || r.NounClass(j) == "measure" || r.T.Has(e.From, moneyLex) {
				return -1
			}
			if e.Kind == Noun && (j == from || ends(r.Elems[j-1].Kind)) && kindred(nounClass[e.Ref]) != "org" && kindred(nounClass[e.Ref]) != "place" {
				return -1 // "tuổi kết nạp là 30": the clause begins with what is spoken of
			}
		}
	}
	return deed
}

// doneToPart returns the verb before the "của" at element k that does to the owners what it does to what they own: "thu hồi giấy phép của 12 cửa hàng",
// "xem xét trách nhiệm của 6 cán bộ"; -1 if the owners are not done to.
func (r *Reading) doneToPart(k, from int) int {
	for j := k - 1; j >= from && k-j < 6; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain:
			if _, _, ok := r.T.Before(e.To, ownLex); j == k-1 && !ok {
				return -1
			}
		case Verb:
			if _, _, ok := r.T.Before(e.To, ownLex); j == k-1 && ok {
				continue // "nhận đăng ký của ba hộ"
			}
			if verbClass[e.Ref] == "act" && j < k-1 && !r.nominal(j) {
				return j
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// listItem reports whether mention i stands right behind what mention p counts, a mark or và between them and no words of its own before it.
func (r *Reading) listItem(p, i int) bool {
	k := r.ElemOf(r.Mentions[i].QualFrom) - 1
	for j := k - 1; j > r.ElemOf(r.Mentions[p].End-1); j-- {
		if e := r.Elems[j].Kind; e != Noun && e != Plain {
			return false
		}
	}
	return k > 0
}

// SpokenFor reports whether mention m counts those for whom delegates speak, who are not done to what the delegates are: "213 đại biểu, đại diện
// cho gần 5.400 đảng viên".
func (r *Reading) SpokenFor(m *Mention) bool {
	_, _, ok := r.T.Before(m.QualFrom, spokenForLex)
	return ok
}
