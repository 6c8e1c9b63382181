package relation

import "baotinh/extract/quantity"

// Who is named only in passing, so that the text does not go on speaking of them: guests who congratulate, the organs of a meeting, the country; and how far
// the name of a body goes that is called by what it does.

// inPassing reports whether actor a is named only in passing: "Tỉnh ủy, UBND tỉnh tặng hoa chúc mừng Đại hội", "Đoàn chủ tịch phát động thi đua", "Việt Nam".
func (c *chooser) inPassing(a *actor) bool {
	return c.r.greets(a) || c.r.exactly(a.elem, organLex) && a.end == a.elem+1 || a.class == namedPlace && c.r.exactly(a.elem, homelandLex)
}

// greets reports whether actor a comes to somebody else's meeting: "tặng hoa chúc mừng Đại hội", "dự và chỉ đạo hội nghị".
func (r *Reading) greets(a *actor) bool {
	k := a.end
	for k < len(r.Elems) && k < a.end+3 && r.Elems[k].Kind == quantity.Func {
		r.T.Work++
		k++
	}
	return a.role == asSubject && r.opensWith(k, guestLex)
}

// calledByDeed lengthens the body a up to the sign of tense behind it where its name goes on with what it does or where it is: "lực lượng cảnh sát tuần tra kiểm soát giao thông | đã xử lý
// phá …", "Chi cục Hải quan cửa khẩu sân bay | đã …". A body that is called by a force or an office may have verbs in its name, others none.
func (r *Reading) calledByDeed(a *actor) {
	if a.class > massBody && a.class != bareBody && a.class != groupOf && a.class != noun || a.end >= len(r.Elems) || r.tensed(a.end) || !r.clauseStart(a.elem) {
		return
	}
	deeds := r.opensWith(a.elem, byDeedLex)
	k, verbs := a.end, 0
	for ; k < len(r.Elems) && k < a.end+12; k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Noun, quantity.Plain:
			if k == a.end && r.capital(e) && !deeds {
				return
			}
		case quantity.Org:
			if k == a.end || r.VerbClass(k-1) == "act" || r.opensWith(k-1, sayingLex) || r.OrdinaryClass(k-1) == "verb" {
				return // "cơ quan chức năng thừa nhận Đảng bộ huyện đã …"
			}
		case quantity.Time:
			if !deeds || verbs == 0 {
				return
			}
		case quantity.Comma: // "lực lượng phòng, chống tội phạm"
			if !deeds || k+1 >= len(r.Elems) || r.VerbClass(k+1) != "act" || r.VerbClass(k-1) != "act" {
				return
			}
		case quantity.Verb:
			if !deeds || r.VerbClass(k) != "act" {
				return
			}
			if verbs == 0 && k > a.end && r.figureBehind(k+1) && (r.Elems[k-1].Kind == quantity.Org || r.capital(r.Elems[k-1])) {
				a.end, a.to = k, r.Elems[k-1].To
				return // "Chi cục Hải quan sân bay An Bình | phát hiện 3 vụ"
			}
			verbs++
		case quantity.Func:
			if r.tensed(k) {
				if k > a.end && r.Elems[k-1].Kind != quantity.Func {
					a.end, a.to = k, r.Elems[k-1].To
				}
				return
			}
			if !deeds || !r.exactly(k, andLex) && !r.exactly(k, aboutLex) && !(verbs > 0 && (r.exactly(k, ownerLex) || r.exactly(k, pluralLex))) {
				return
			}
		default:
			return
		}
	}
}
