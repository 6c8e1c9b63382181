package quantity

import "baotinh/extract/scan"

// Which deed brought about a sum, or was done to what a measure tells the size of? "vận động Quỹ Vì người nghèo được 8 tỷ đồng", "trồng rừng ven biển 564 ha": the
// object stands between verb and number, or words for money, funds or size do. Asked by action.go where no verb stands right before the number.

// measureDeed returns the element of the verb of a sum, share or measure, -1 if it states a stock. It is done to only where the verb stands right before
// it, "tạm hoãn 22% quỹ", "giải ngân được 205 tỷ đồng", or words for money or size lead back to the verb.
func (r *Reading) measureDeed(i int) int {
	m := &r.Mentions[i]
	if k := r.finedSum(m); k >= 0 {
		return k
	}
	if k := r.governor(m); k >= 0 && r.VerbClass(k) == "act" && !r.nominal(k) && r.Elems[r.ElemOf(m.QualFrom)-1].Kind != Time {
		if at := r.owedSum(k); at >= 0 {
			return -1 // "với tổng số tiền phải thu 177 triệu đồng"
		}
		if _, at := r.topicBefore(i, -1); at >= 0 && r.measured(at, k) && !r.passive(k) && !(k > 0 && r.fills(k-1, doneLex)) && !r.fills(r.ElemOf(at), fundLex) {
			return -1 // "tổng thu ngân sách ước thực hiện 285 tỷ đồng"
		}
		if k == 0 || k < r.ElemOf(m.QualFrom)-1 {
			return k
		}
		switch r.Elems[k-1].Kind { // "vốn xây dựng gần 93 tỷ đồng" does nothing, "hỗ trợ 100% mức đóng" does
		case Noun, Plain, Verb:
			switch r.NounClass(k - 1) {
			case "person", "member", "org", "place", "party":
				if k > 1 && nounish(r.Elems[k-2].Kind) && (r.fills(k-2, fundLex) || r.T.Has(r.Elems[k-2].From, moneyLex)) {
					return -1 // "vốn nhân dân đóng góp gần 66 tỷ đồng"
				}
				return k // "địa phương huy động hơn 85 tỷ đồng"
			}
			if r.VerbClass(k-1) == "aim" || r.fills(k-1, lightLex) {
				return k // "dự kiến thu 167 tỷ đồng", "quyết định phê duyệt đầu tư 18 tỷ đồng"
			}
			if c := r.VerbClass(k - 1); c == "exist" || c == "state" || c == "act" && !m.Percent && !r.nominal(k-1) {
				return k // "các xã còn lại hỗ trợ 70%", "được hội hỗ trợ cho vay 60 triệu đồng"
			}
			if next := r.ElemOf(m.End-1) + 1; (next >= len(r.Elems) || !nounish(r.Elems[next].Kind)) && (m.Percent || !r.doer(k)) {
				return -1
			}
		}
		return k
	}
	if m.Percent {
		return -1
	}
	if k := r.obtained(m); k >= 0 {
		return k
	}
	if k := r.paidIn(m); k >= 0 {
		return k
	}
	if k := r.paidWith(i); k >= 0 {
		return k
	}
	if k := r.workedOn(m); k >= 0 {
		return k
	}
	if k := r.ElemOf(m.QualFrom) - 1; k > 1 && r.fills(k, isLex) && r.VerbClass(k-1) == "act" && !r.nominal(k-1) && r.Elems[k-2].Kind == Func && r.fills(k-2, tenseLex) {
		return k - 1 // "số vốn đã giải ngân là 340 tỷ đồng"
	}
	if before := r.ElemOf(m.QualFrom) - 1; before >= 0 && r.VerbClass(before) == "reach" {
		return -1 // "tuyến đường dài 7 km được hoàn thành"
	}
	if k := r.ElemOf(m.End-1) + 1; k < len(r.Elems) && m.Class == "money" && r.T.Has(r.Elems[k].From, setAsideLex) {
		return k // "trong đó 3 tỷ đồng dành cho vùng cao"
	}
	if k := r.verbRight(m); k >= 0 && r.passive(k) {
		return k // "2 tỷ đồng đã được hỗ trợ cho hộ nghèo"
	}
	return r.unknownVerb(m)
}

// finedSum returns the verb of fining behind the name of the sum m: "tổng số tiền xử phạt | hơn 3 tỷ đồng", "số tiền xử phạt vi phạm lên tới 2 tỷ đồng"; -1 if there is none.
func (r *Reading) finedSum(m *Mention) int {
	if m.Class != "money" {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	for first := k; k > 0 && first-k < 6; k-- {
		r.T.Work++
		switch e := r.Elems[k]; {
		case r.fills(k, fineLex):
			if _, _, ok := r.T.Before(e.From, paidLex); ok {
				return k
			}
			return -1
		case nounish(e.Kind), e.Kind == Func, e.Kind == Verb && verbClass[e.Ref] != "aim" && verbClass[e.Ref] != "exist":
		default:
			return -1
		}
	}
	return -1
}

// doer reports whether the words before the verb at element k can do what it tells, since they name no sum, size or yield that it only describes: "Công ty
// Hoa Mai nhập khẩu 450 tấn", not "tổng vốn xây dựng gần 93 tỷ đồng".
func (r *Reading) doer(k int) bool {
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from && k-j < 12; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Noun, Plain, Org:
			if j == from || ends(r.Elems[j-1].Kind) {
				if r.fills(j, treasuryLex) {
					return true // "ngân sách các cấp đầu tư 48 tỷ đồng"
				}
			}
			if r.NounClass(j) == "measure" || r.T.Has(e.From, moneyLex) || r.T.Has(e.From, fundLex) || r.T.Has(e.From, worthLex) || r.T.Has(e.From, groundLex) || r.T.Has(e.From, cropLex) || r.T.Has(e.From, amountLex) {
				return false
			}
		case Func:
			if r.fills(j, amountLex) || r.fills(j, ofLex) {
				return false
			}
		case Verb:
			return false
		case Comma, Semicolon, Stop, Colon:
			return j < k-1
		case Time:
		default:
			return false
		}
	}
	return true
}

// obtained returns the verb that brought about the sum or measure m behind its object and "được": "vận động Quỹ Vì người nghèo được 8 tỷ đồng"; -1 if
// none did.
func (r *Reading) obtained(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	if k <= from || !r.fills(k, passiveLex) {
		return -1
	}
	for k--; k >= from; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Verb:
			if r.VerbClass(k) != "act" {
				return -1
			}
			if r.nominal(k) {
				continue
			}
			k = r.mainVerb(k, from)
			if _, _, fund := r.T.Before(r.Elems[k].From, fundLex); fund {
				return -1 // "tổng vốn đầu tư trên địa bàn xã được 16 tỷ đồng"
			}
			return k
		case Comma, Semicolon, Colon, Stop, Fig, Open, Close:
			return -1
		}
	}
	return -1
}

// paidIn returns the verb before the fund that a sum went to: "thu hồi về ngân sách nhà nước 7,8 tỷ đồng"; -1 if no fund stands before sum m.
func (r *Reading) paidIn(m *Mention) int {
	for k := r.ElemOf(m.QualFrom) - 1; k > 1; k-- {
		switch r.Elems[k].Kind {
		case Noun, Plain, Org:
			if !r.T.Has(r.Elems[k].From, fundLex) {
				continue
			}
			if k -= 2; (r.Elems[k+1].Kind == Func || r.VerbClass(k+1) == "reach") && r.VerbClass(k) == "act" && !r.nominal(k) {
				return k
			}
		}
		return -1
	}
	return -1
}

// paidWith returns the verb of the giving or taking that the sum m tells the amount of, behind "số tiền": "tặng quà 45 hộ với số tiền 18 triệu đồng"; -1 if it
// tells none.
func (r *Reading) paidWith(i int) int {
	m := &r.Mentions[i]
	at := m.QualFrom
	for k := r.ElemOf(at) - 1; k > 0 && (r.VerbClass(k) == "reach" || r.VerbClass(k) == "to" || r.fills(k, estimateLex)); k-- {
		at = r.Elems[k].From // "với tổng số tiền lên tới"
	}
	if m.Class != "money" {
		return -1
	}
	_, at, ok := r.T.Before(at, paidLex)
	if !ok {
		return -1
	}
	k := r.ElemOf(at) - 1
	from, _ := r.SentenceOf(k + 1)
	for first := k; k >= from && first-k < 40; k-- {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Semicolon, Stop, Colon:
			return -1
		case Fig:
			if o := &r.Mentions[e.Ref]; o.Noun && o.ActionAt >= 0 {
				if k = r.ElemOf(o.ActionAt); r.pays(k) {
					return k
				}
				return -1
			}
			return -1
		case Verb:
			if r.VerbClass(k) == "act" && !r.nominal(k) && r.pays(k) {
				return r.mainVerb(k, from)
			}
		}
	}
	return -1
}

// pays reports whether the verb at element k, or the verbs joined to it, give or take money.
func (r *Reading) pays(k int) bool {
	for t := r.Elems[k].From; t < r.Elems[k].To; t++ {
		if r.T.Has(t, payLex) {
			return true
		}
	}
	return false
}

// workedOn returns the verb that was done to what measure m tells the size of, its object between: "trồng rừng ven biển 564 ha", "giao cho chủ đầu tư 13 ha
// đất", "phát quang các tuyến đường dài 23 km"; -1 if m measures something of its own.
func (r *Reading) workedOn(m *Mention) int {
	switch m.Class {
	case "area", "length", "mass", "volume", "money":
	default:
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k > from && r.fills(k, dimensionLex) {
		k--
	}
	if m.Class != "money" && k > from+1 && r.T.Has(r.Elems[k].From, groundLex) && r.TextOf(k-1) == "với" {
		k -= 2 // "sửa chữa tuyến đường với chiều dài 3 km", not "làm 6 tuyến đường với chiều dài 3 km": those are counted
	}
	deed, object := -1, r.done(k, from)
	for first := k; k >= from && first-k < 12; k-- {
		r.T.Work++
		e := r.Elems[k]
		switch e.Kind {
		case Noun, Plain, Org, Qual:
			if k == first && k > from && r.T.Has(e.From, moneyLex) && r.fills(k-1, gatherLex) {
				return k - 1 // "bố trí vốn 35 tỷ đồng"
			}
			if m.Class == "money" && k > from && deed < 0 && r.T.Has(e.From, costLex) && r.VerbClass(k-1) == "act" && r.pays(k-1) && !r.nominal(k-1) {
				return k - 1 // "hỗ trợ chi phí đi lại 2 triệu đồng"
			}
			if r.NounClass(k) == "measure" || r.T.Has(e.From, groundLex) || r.T.Has(e.From, worthLex) || (deed >= 0 || k == first) && r.T.Has(e.From, moneyLex) {
				return -1 // "diện tích trồng rừng 45 ha", "nguồn vốn vận động được"
			}
			object = object || e.Kind != Plain || k < first || e.To-e.From > 1 || r.fills(k, cropLex) || r.T.Tokens[e.From].Case == scan.Upper // not "đi làm xa 20 km"
		case Func:
		case Verb:
			switch verbClass[e.Ref] {
			case "act":
				if _, _, fund := r.T.Before(e.From, fundLex); fund {
					return -1
				}
				if _, n, ok := r.T.At(e.From, moneyLex); ok && e.From+n > e.To {
					return -1 // "chi phí"
				}
				switch {
				case !object || r.nominal(k) || r.fills(k, bringLex):
					return -1
				case deed < 0:
					deed = k
				case r.fills(k, lightLex) || k == deed-1:
				case r.fills(k, urgeLex):
					return k // "vận động hội viên ủng hộ vùng lũ 4 tấn gạo"
				default:
					return -1
				}
			case "aim":
				return deed
			default:
				return -1
			}
		case Fig:
			if k == deed-1 {
				return -1 // "12 điểm đấu giá đất ở xã đã khoảng 9 tỷ đồng"
			}
			return deed
		default:
			return deed
		}
	}
	return deed
}

// done reports whether the verb at element k, or one that it is joined to, is a passive: "đường đã được sửa chữa, nâng cấp".
func (r *Reading) done(k, from int) bool {
	for j := k; j > from && k-j < 6 && r.VerbClass(j) == "act"; j -= 2 {
		r.T.Work++
		if r.passive(j) {
			return true
		}
		if j-2 <= from || !r.linked(j-1) {
			return false
		}
	}
	return false
}

// capped returns the verb of the mention right before mention i, which tells how much of it there may be at most: "hỗ trợ 50% chi phí (không quá 40 triệu
// đồng/ha)", "hỗ trợ 60% kinh phí, tối đa 100 triệu đồng"; -1 if it limits nothing.
func (r *Reading) capped(i int) int {
	m := &r.Mentions[i]
	if m.Noun || m.Percent || m.Qualifier != AtMost || i == 0 || r.Mentions[i-1].ActionAt < 0 || r.Mentions[i-1].Noun || r.T.SentenceOf(r.Mentions[i-1].From) != r.T.SentenceOf(m.From) {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	for k > 0 && r.Elems[k].Kind == Func {
		k--
	}
	if e := r.Elems[k].Kind; e != Open && e != Comma {
		return -1
	}
	return r.ElemOf(r.Mentions[i-1].ActionAt)
}

// besides returns the verb of the count whose bracket holds the size or cost i and nothing else: "khởi công 12 dự án (hơn 300 tỷ đồng)", "đào 4 tuyến kênh
// (dài 3 km)"; -1 if another bracket or none holds it.
func (r *Reading) besides(i int) int {
	m := &r.Mentions[i]
	if m.Noun || m.Percent || m.Bracket < 0 || m.Bracket != i-1 || m.Class != "money" && m.Class != "length" && m.Class != "area" {
		return -1
	}
	o := &r.Mentions[i-1]
	if !o.Noun || o.ActionAt < 0 || o.ActionAt > o.From || o.Kind == Change || kindred(o.Class) == "person" {
		return -1
	}
	k := r.ElemOf(m.QualFrom) - 1
	for first := k; k > first-3 && r.Elems[k].Kind != Open; k-- {
		if r.NounClass(k) != "measure" && !r.fills(k, sumLex) && !r.fills(k, fundLex) && !r.fills(k, groundLex) && !r.fills(k, dimensionLex) {
			return -1
		}
	}
	if by := r.ElemOf(o.ActionAt); r.Elems[k].Kind == Open && r.VerbClass(by) == "act" {
		return by
	}
	return -1
}

// partsOpen reports whether the bracket behind mention b begins with the word that opens its parts.
func (r *Reading) partsOpen(b int) bool {
	for k := r.ElemOf(r.Mentions[b].End-1) + 1; k+1 < len(r.Elems) && k < r.ElemOf(r.Mentions[b].End-1)+8; k++ {
		r.T.Work++
		if r.Elems[k].Kind == Open {
			return r.fills(k+1, amongLex) || r.fills(k+1, partOpenLex)
		}
	}
	return false
}

// gotten returns the verb whose object stands between it and the "được" before mention m: "tuyên truyền pháp luật tại các thôn, bến xe được 31 cuộc";
// -1 if there is none.
func (r *Reading) gotten(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k <= from || r.TextOf(k) != "được" || r.Elems[k-1].Kind == Verb {
		return -1
	}
	deed := -1
	for j := k - 1; j >= from && k-j < 30; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case Verb:
			if verbClass[e.Ref] != "act" && verbClass[e.Ref] != "state" {
				return deed
			}
			if verbClass[e.Ref] == "act" && !r.nominal(j) && !(r.fills(j, lightLex) && deed >= 0) && !r.T.Has(r.Elems[j].From, wordLex) && !(deed == j+2 && r.linked(j+1)) {
				deed = j
			}
		case Comma:
			if deed >= 0 && r.VerbClass(j-1) != "act" {
				return deed
			}
		case Semicolon, Stop, Colon, Fig, Open, Close:
			return deed
		}
	}
	return deed
}
