package quantity

import "baotinh/extract/scan"

// Which verb right of a figure tells what was done to those counted, or what befell them? Passives and what people undergo, verbs that stand for a passive, what will be; and
// words of no vocabulary that nothing but a verb can be.

// fate returns the verb of what befell those whom mention m counts, or what it measures, which stands behind them and is no deed of the verb before:
// "bão làm 1.872 căn nhà tốc mái", "640 ha lúa mất trắng", "291 doanh nghiệp tạm ngừng hoạt động"; -1 if none does.
func (r *Reading) fate(m *Mention) int {
	if !m.Noun && m.Class != "area" {
		return -1
	}
	if _, _, owned := r.T.Before(m.QualFrom, ofLex); owned {
		return -1 // "nợ của 3 doanh nghiệp đã phá sản"
	}
	if k := r.elemBefore(m); k >= 0 && r.TextOf(k) != "làm" {
		return -1 // "cứu 5 người mất tích", "giúp 40 hộ thoát nghèo"
	}
	k := r.ElemOf(m.QualFrom) - 1
	if k > 0 && (r.fills(k, forLex) || r.fills(k, ontoLex)) {
		return -1 // "trao quà cho 30 chiến sĩ xuất ngũ"
	}
	if p := m.Previous; p >= 0 && k > 0 && r.linked(k) {
		if o := &r.Mentions[p]; o.Noun && o.ActionAt >= 0 && o.ActionAt < o.From && r.VerbClass(r.ElemOf(o.ActionAt)) == "act" {
			return -1 // "hỗ trợ 45 hộ nghèo, 12 hộ bị ảnh hưởng"
		}
	}
	k = r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(k - 1)
	for steps := 0; k < to && steps < 6; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case Noun, Plain:
			steps++
		case Func:
			if c := r.WordClass(k); (c == "prep" || c == "conj") && !r.fills(k, ofLex) {
				return -1
			}
		case Verb:
			if r.VerbClass(k) == "fate" || r.VerbClass(k) == "intransitive" && kindred(m.Class) == "person" {
				return k
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// newly returns the verb behind mới that tells how those came to be whom mention m counts: "14 đảng viên mới kết nạp"; -1 if none does.
func (r *Reading) newly(m *Mention) int {
	k := r.ElemOf(m.End-1) + 1
	if m.Noun && k+1 < len(r.Elems) && r.fills(k, newLex) && r.VerbClass(k+1) == "act" && (k+2 >= len(r.Elems) || r.Elems[k+2].Kind != Fig && r.Elems[k+2].Kind != Verb && !nounish(r.Elems[k+2].Kind) && r.WordClass(k+2) != "rel") {
		return k + 1
	}
	return -1
}

// ownClause returns the verb of what was done to those whom mention m counts at the head of a clause of their own: "cấp 3.000 suất quà; 27.000 người được
// cấp thẻ"; -1 if m stands in the clause of another verb.
func (r *Reading) ownClause(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	for from, _ := r.SentenceOf(k + 1); k >= from && r.Elems[k].Kind == Func && !joins(r.T, r.Elems[k].From); k-- {
		r.T.Work++
	}
	if k < 0 || !ends(r.Elems[k].Kind) || m.Bracket >= 0 {
		return -1
	}
	if k = r.verbRight(m); k >= 0 && (r.passive(k) || r.passiveBy(k) || r.fills(k, receiveLex)) {
		return k
	}
	return -1
}

// verbRight returns the passive or intransitive verb behind the figure: "2.400 đảng viên ở TP HCM bị kỷ luật", "1 đồng chí từ trần". Brackets
// are passed over, and so is what the counted did: "45 đảng viên hoàn thành tốt nhiệm vụ được khen thưởng".
func (r *Reading) verbRight(m *Mention) int {
	k := r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(m.From))
	depth, passive, joined := 0, false, false
	for steps := 0; k < to && steps < 9; k++ {
		r.T.Work++
		e := r.Elems[k]
		switch e.Kind {
		case Open:
			depth++
			continue
		case Close:
			if depth--; depth < 0 {
				return -1
			}
			continue
		}
		if depth > 0 {
			continue
		}
		steps++
		switch e.Kind {
		case Func:
			if r.WordClass(k) == "conj" && !joins(r.T, e.From) {
				return -1 // "xã trên 60.000 dân thì được tổ chức"
			}
			passive = passive || r.fills(k, passiveLex)
			joined = joined || r.fills(k, besidesLex) && k+1 < to && r.fills(k+1, determinerLex) // "gian hàng cùng nhiều mái che, công trình đã được di chuyển"
		case Verb:
			if r.fills(k, willLex) {
				continue // "40 vị trí sẽ được xử lý"
			}
			switch verbClass[e.Ref] {
			case "act":
				if (r.passive(k) || r.passiveBy(k)) && r.fills(k, lightLex) && r.VerbClass(k+1) == "act" {
					return k + 1 // "524 đảng viên được Tỉnh ủy quyết định trao tặng Huy hiệu"
				}
				if r.passive(k) || r.passiveBy(k) || steps == 1 && r.fills(k, postposedLex) && !r.figureAt(k+1) {
					return k
				}
				if steps <= 2 && kindred(m.Class) == "person" && r.fills(k, receiveLex) && k+1 < to && nounish(r.Elems[k+1].Kind) {
					return k // "3 đảng viên nhận Huy hiệu"
				}
				return -1
			case "intransitive":
				if c := kindred(m.Class); c == "place" || c == "org" {
					return -1 // "ba địa phương có nhiều trẻ em tử vong"
				}
				return k
			case "state":
				continue
			}
			return -1
		case Comma:
			both := k+2 < to && r.Elems[k-1].Kind == Plain && r.Elems[k+1].Kind == Plain && r.Elems[k+2].Kind == Func // "công trình lớn, nhỏ đã được"
			if !both && !(joined && k+1 < to && nounish(r.Elems[k+1].Kind)) && (!passive || r.Elems[k-1].Kind != Org) {
				return -1
			}
		case Semicolon, Stop, Fig, Colon:
			return -1
		}
	}
	return -1
}

// passiveBy reports whether được or bị and an agent stand before the verb at element k: "được Chủ tịch UBND tỉnh, Ban Thường vụ Huyện ủy tặng
// Bằng khen".
func (r *Reading) passiveBy(k int) bool {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		switch r.Elems[j].Kind {
		case Func:
			if r.fills(j, passiveLex) {
				return true
			}
			if !joins(r.T, r.Elems[j].From) {
				return false
			}
		case Org, Noun, Plain, Comma:
			continue
		default:
			return false
		}
	}
	return false
}

// underWay returns the verb of what was done to the things that mention m counts, told as if they did it: "45 công trình đã hoàn thành, đưa vào sử dụng", "12 hồ sơ đang
// xử lý", "9 trường hợp điều động"; -1 if they do it to something else, or nothing is told so.
func (r *Reading) underWay(m *Mention) int {
	if c := kindred(m.Class); c == "person" && !r.T.Has(m.UnitFrom, instanceLex) || c == "org" || c == "place" || m.Elided {
		return -1
	}
	k := r.ElemOf(m.End-1) + 1
	for steps := 0; k < len(r.Elems) && steps < 3 && nounish(r.Elems[k].Kind); k++ {
		steps++
	}
	tense := k < len(r.Elems) && r.Elems[k].Kind == Func && r.fills(k, tenseLex)
	if tense {
		k++
	}
	if k+1 >= len(r.Elems) || r.VerbClass(k) != "act" || !tense && !r.T.Has(m.UnitFrom, instanceLex) {
		return -1
	}
	for k+2 < len(r.Elems) && r.linked(k+1) && r.VerbClass(k+2) == "act" {
		k += 2
	}
	switch next := r.Elems[k+1]; next.Kind {
	case Comma, Semicolon, Stop, Close, Time:
		return k
	case Func:
		if r.WordClass(k+1) == "prep" || r.WordClass(k+1) == "conj" {
			return k
		}
	}
	if r.T.Has(r.Elems[k+1].From, finishLex) {
		return k
	}
	return -1
}

// willBe returns the verb of what is to become of the bodies that mention m counts: "10 phường ở thành phố sẽ sáp nhập"; -1 if nothing is said of it.
func (r *Reading) willBe(m *Mention) int {
	if !m.Noun || m.Kind == Change || m.Action != "" {
		return -1
	}
	k := r.ElemOf(m.End-1) + 1
	for end := k + 5; k+1 < len(r.Elems) && k < end; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case Noun, Plain, Org:
			continue
		case Verb:
			if !r.fills(k, willLex) {
				return -1
			}
		case Func:
			if !r.fills(k, willLex) {
				continue
			}
		default:
			return -1
		}
		if r.fills(k+1, mergeLex) && !r.figureAt(k+2) {
			return k + 1
		}
		return -1
	}
	return -1
}

// unknownVerb returns the first word of what stands between a word of tense and the number, which nothing but a verb can, though no vocabulary has it:
// "đã biệt đãi 12 nghệ nhân"; -1 if no such words stand there.
func (r *Reading) unknownVerb(m *Mention) int {
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(k + 1)
	if k > from && (r.fills(k, passiveLex) || r.fills(k, forLex)) {
		k--
	}
	last := k
	for ; k > from && last-k < 3 && r.Elems[k].Kind == Plain && r.T.Tokens[r.Elems[k].From].Case == scan.Lower; k-- {
		r.T.Work++
	}
	if k < last && k >= from && r.Elems[k].Kind == Func && r.fills(k, tenseLex) && !r.fills(last, fullLex) {
		return k + 1
	}
	return -1
}

// fared reports whether the text tells behind mention m how far those counted came: "16 chỉ tiêu đạt và vượt".
func (r *Reading) fared(m *Mention) bool {
	k := r.ElemOf(m.End-1) + 1
	for k+1 < len(r.Elems) && r.Elems[k].Kind == Func && !r.fills(k, passiveLex) {
		k++ // đã, chưa
	}
	return k < len(r.Elems) && (r.fills(k, attainLex) || r.VerbClass(k) == "up")
}
