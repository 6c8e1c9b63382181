package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Who or what is the grammatical subject of a clause that no vocabulary names? A clause is read as a noun phrase and its predicate: "Phiếu khảo sát | gồm 9 phần", "đợt rà soát
// này | sẽ diễn ra ở 12 xã", "Mỗi thùng | dài 7 m". Any noun may be the head, but not one that only measures or names an affair: "thu nhập", "kinh tế". What is
// told in the clause is of that subject, and of nobody whom the text went on speaking of.

// clauseSubjectAt reports whether actor a, at its first element, is the noun phrase that a clause begins with and a predicate with a figure follows, and lengthens a up to
// the predicate.
func (r *Reading) clauseSubjectAt(a *actor) bool {
	head := a.elem
	if r.determines(head) {
		head++
	}
	if !r.headsClause(a.elem, head) {
		return false
	}
	plain := r.NounClass(head) == "" && r.OrdinaryClass(head) != "noun"
	a.end, a.class = head+1, works
	if r.retakes(head) {
		return false
	}
	if !plain {
		if b := *a; r.toDeed(&b) {
			*a = b
			return (r.VerbClass(b.end) != "exist" || r.hasFigure(b.end+1)) && !r.reports(a)
		}
	}
	return r.toSign(a) && r.predicates(a, plain) && !r.reports(a)
}

// eachAt reports whether actor a, at its first element, is one of each of a sort with what it has or does behind it: "mỗi trường hợp | được trợ cấp 10 tháng lương", "mỗi phòng | giảm 2 người". What
// only measures is none: "mỗi suất trị giá 500 nghìn đồng".
func (r *Reading) eachAt(a *actor) bool {
	k := a.elem + 1
	if !r.exactly(a.elem, eachLex) || k >= len(r.Elems) || !r.clauseStart(a.elem) && !r.ledIn(a.elem) {
		return false
	}
	switch r.NounClass(k) {
	case "person", "member", "org", "party", "place", "group":
	default:
		return false
	}
	for j := k + 1; j < len(r.Elems) && j < k+8; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Noun, quantity.Org:
			continue
		case quantity.Plain, quantity.Verb:
			if e.Kind == quantity.Plain && r.OrdinaryClass(j) != "verb" || !r.figureBehind(j+1) {
				continue
			}
		case quantity.Func:
			if r.exactly(j, insideNameLex) || r.exactly(j, demonstrativeLex) {
				continue
			}
			if !r.tensed(j) && !r.exactly(j, predicateLex) {
				return false
			}
		default:
			return false
		}
		a.end, a.to, a.class = j, r.Elems[j-1].To, noun
		return r.figureNear(j + 1)
	}
	return false
}

// ownerAt reports whether actor a, whose noun is element first, are bodies or places behind "của" of whom a measure is told: "điểm chuẩn của | các trường tốp trên | sẽ giảm 3 điểm".
func (r *Reading) ownerAt(a *actor, first int) bool {
	if a.elem == 0 || !r.exactly(a.elem-1, ownerLex) || r.opensWith(first, bodyLex) || r.opensWith(first, householdLex) {
		return false
	}
	switch r.NounClass(first) {
	case "org", "place", "party":
	default:
		return false
	}
	for j := first + 1; j < len(r.Elems) && j < first+8; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Noun, quantity.Plain, quantity.Org, quantity.Time:
			continue
		case quantity.Func:
			from := r.exactly(j, fromLex)
			if (r.exactly(j, insideNameLex) || r.exactly(j, demonstrativeLex)) && !(from && r.figureNear(j+1)) {
				continue
			}
			if !from && !r.tensed(j) && !r.exactly(j, predicateLex) {
				return false
			}
		case quantity.Verb:
			if c := r.VerbClass(j); c == "act" || c == "aux" {
				return false
			}
		case quantity.Fig, quantity.Qual:
		default:
			return false
		}
		end := j
		if r.Elems[end-1].Kind == quantity.Time {
			end--
		}
		a.end, a.to, a.class = end, r.Elems[end-1].To, noun
		return r.figureNear(j)
	}
	return false
}

// retakes reports whether a bare word at element head takes up a thing that the text named before: "Dự án | được lắp 4 máy bơm".
func (r *Reading) retakes(head int) bool {
	e := r.Elems[head]
	for _, l := range []*scan.Lexicon{worksLex, undertakingLex} {
		if _, n, ok := r.T.At(e.From, l); ok && e.From+n == e.To && head+1 < len(r.Elems) && r.Elems[head+1].Kind == quantity.Func && !r.exactly(head+1, ownerLex) && !r.exactly(head+1, demonstrativeLex) {
			return true
		}
	}
	return false
}

// reports tells whether a verb of saying stands in noun phrase a, so that it is a clause: "Báo cáo nhận xét Đảng bộ xã …".
func (r *Reading) reports(a *actor) bool {
	for j := a.elem + 1; j < a.end; j++ {
		r.T.Work++
		if r.opensWith(j, sayingLex) {
			return true
		}
	}
	return false
}

// toSign lengthens noun phrase a up to the first sign of its predicate: a word of tense, a modal, "được", "có", a size.
func (r *Reading) toSign(a *actor) bool {
	for j := a.end; j < len(r.Elems) && j < a.end+12; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Func:
			switch {
			case r.tensed(j) || r.exactly(j, predicateLex) || r.opensWith(j, modalLex):
			case r.exactly(j, demonstrativeLex):
				if j+1 >= len(r.Elems) || ends(r.Elems[j+1].Kind) || r.Elems[j+1].Kind == quantity.Func && !r.tensed(j+1) && !r.exactly(j+1, predicateLex) {
					continue // "xe ben này | húc đổ …", but "xe ben này, …", "dự án này của huyện"
				}
				j++
			case r.exactly(j, ownerLex) || r.exactly(j, insideNameLex) || r.exactly(j, aboutLex):
				continue
			default:
				return false
			}
		case quantity.Verb, quantity.Plain:
			size := r.opensWith(j, sizeLex)
			if size && j+1 < len(r.Elems) && r.Elems[j+1].Kind == quantity.Fig || !size && r.opensWith(j, measureVerbLex) && r.figureNear(j+1) || r.opensWith(j, modalLex) {
				break
			}
			if c := r.VerbClass(j); c != "" && c != "act" && c != "aux" || c == "act" && r.Elems[j-1].Kind == quantity.Org {
				return false // "Vùng trồng là dải đất dài 5 km", "quyết định của Tỉnh ủy chỉ định Ban Chấp hành gồm 29 đồng chí"
			}
			continue
		case quantity.Sign:
			if !r.T.IsKind(e.From, scan.Number) {
				return false
			}
			continue
		case quantity.Noun:
			continue
		case quantity.Org:
			if r.T.Tokens[e.From].Glued {
				return false // who wrote it and a new line: "Nguyễn AnĐảng bộ xã …"
			}
			continue
		default:
			return false
		}
		a.end, a.to = j, r.Elems[j-1].To
		return true
	}
	return false
}

// predicates reports whether what stands behind noun phrase a tells of it as of a subject: so much is done by it or to it, it has so many, or it is one thing that the text
// knows. plain: its head is of no vocabulary.
func (r *Reading) predicates(a *actor, plain bool) bool {
	switch k := a.end; {
	case r.exactly(k, passiveLex):
		return r.granted(k) && !r.shares(k)
	case r.VerbClass(k) == "exist" || r.opensWith(k, measureVerbLex):
		return (!plain || r.oneKnown(a)) && r.opensWith(k, sizeLex) || r.figureNear(k+1) && r.hasFigure(k+1)
	default:
		if !plain && r.tensed(k) && r.countBehind(k+1) {
			return true
		}
		for ; k < len(r.Elems) && r.Elems[k].Kind == quantity.Func; k++ {
			r.T.Work++
		}
		if r.VerbClass(k) == "exist" {
			return r.figureNear(k+1) && r.hasFigure(k+1) // "phải có 2 xe"
		}
		return k < len(r.Elems) && ((r.VerbClass(k) == "act" || r.OrdinaryClass(k) == "verb") && r.figureBehind(k+1) || !plain && r.oneKnown(a))
	}
}

// countBehind reports whether a count or a sum stands in the clause from element k on.
func (r *Reading) countBehind(k int) bool {
	for j := k; j < len(r.Elems) && j < k+8; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Fig:
			m := &r.Mentions[e.Ref]
			return m.Noun || m.Class == "money"
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Stop:
			return false
		}
	}
	return false
}

// shares reports whether the figure of the clause at element k is a share, which is of those of whom the clause tells rather than theirs: "đường thôn được bê tông hóa 79%".
func (r *Reading) shares(k int) bool {
	for j := k; j < len(r.Elems) && j < k+8; j++ {
		r.T.Work++
		if e := r.Elems[j]; e.Kind == quantity.Fig {
			return r.Mentions[e.Ref].Percent
		}
	}
	return false
}

// oneKnown reports whether the noun phrase a is of one thing that the text knows: "dự án này", "Dự án 8".
func (r *Reading) oneKnown(a *actor) bool {
	for j := a.elem; j < a.end; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Noun, quantity.Plain:
			if j > a.elem && r.capital(e) {
				return true
			}
		case quantity.Org, quantity.Sign:
			return true
		case quantity.Func:
			if r.exactly(j, demonstrativeLex) {
				return true
			}
		}
	}
	return false
}

// hasFigure reports whether the figure at element k, or near behind it, is something that a thing has: a count, or the size of what is named before the number.
func (r *Reading) hasFigure(k int) bool {
	for ; k < len(r.Elems); k++ {
		r.T.Work++
		switch e := r.Elems[k]; e.Kind {
		case quantity.Noun:
			return true
		case quantity.Fig:
			return r.Mentions[e.Ref].Noun
		}
	}
	return false
}

// determines reports whether element k stands before a noun and tells how many or which: "các", "mỗi", "một".
func (r *Reading) determines(k int) bool {
	return k+1 < len(r.Elems) && (r.exactly(k, groupLex) || r.exactly(k, pluralLex) || r.exactly(k, articleLex))
}

// headsClause reports whether element k, or the noun at element head behind the word that determines it, begins a sentence and can be the subject of its predicate.
func (r *Reading) headsClause(k, head int) bool {
	switch r.NounClass(head) {
	case "":
		if c := r.OrdinaryClass(head); c == "verb" || c == "adjective" || r.Elems[head].Kind != quantity.Plain || !viet.IsSyllable(r.T.Str(r.Elems[head].From)) || r.opensWith(head, bodyLex) {
			return false
		}
	case "measure", "count", "class", "person", "member":
		return false
	}
	return !r.opensWith(head, affairsLex) && !r.opensWith(head, costLex) && !r.opensWith(k, leadInLex) && !r.opensWith(k, unnamedLex) && r.opensSentence(k)
}

// opensSentence reports whether element k is what the sentence or an item of it begins with, or stands behind what introduces it: "Sau một năm, | mỗi phòng …". Nouns behind another
// comma may go on with a row.
func (r *Reading) opensSentence(k int) bool {
	from, _ := r.SentenceOf(k)
	comma, led := false, r.ledIn(k)
	for j := k - 1; j >= from && k-j < 20; j-- {
		r.T.Work++
		switch e := r.Elems[j].Kind; {
		case e == quantity.Stop || e == quantity.Semicolon || e == quantity.Colon:
			return true
		case e == quantity.Comma:
			if comma {
				return false
			}
			comma = true
		case e == quantity.Sign && !comma:
			return true
		case (e == quantity.Func || e == quantity.Time) && j == from && (comma || led || e == quantity.Time):
			return true
		case !comma && !led:
			return false
		}
	}
	return k == from
}
