package quantity

// actions finds the verb whose result each figure is.
func (r *Reading) actions() {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind == Duration {
			continue
		}
		if k := r.actionOf(i); k >= 0 {
			m.ActionAt = r.Elems[k].From
			m.Action = r.verbPhrase(k)
		}
	}
}

// actionOf returns the element of the verb of mention i, -1 if it states a stock.
func (r *Reading) actionOf(i int) int {
	m := &r.Mentions[i]
	left := r.verbLeft(i)
	if m.Percent || m.Class == "percent_point" {
		// a share is done to only where the verb stands right before it: "tạm hoãn 22% quỹ"
		if k := r.ElemOf(m.QualFrom) - 1; k >= 0 && r.VerbClass(k) == "act" && m.Kind != Change {
			return k
		}
		return -1
	}
	if m.Kind == Change {
		return -1
	}
	if left >= 0 && r.VerbClass(left) == "act" {
		return left
	}
	if m.Bracket < 0 || left < 0 {
		if k := r.verbRight(m); k >= 0 {
			return k
		}
	}
	return -1
}

// verbLeft walks left from mention i to the verb that governs it, over its list, its prepositions and nouns; -1 if none does. An
// exist or reach verb is returned as well: it says that the figure is a stock.
func (r *Reading) verbLeft(i int) int {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	from, _ := r.SentenceOf(r.ElemOf(m.From))
	depth, plain := 0, 0
	for ; k >= from; k-- {
		e := r.Elems[k]
		switch e.Kind {
		case Verb:
			switch verbClass[e.Ref] {
			case "act":
				if r.nominal(k) {
					continue
				}
				return k
			case "exist":
				return k
			case "reach", "to":
				if p := r.passiveBefore(k, from); p >= 0 {
					return p
				}
				return k
			case "up", "down", "aim", "state", "intransitive":
				return k
			}
		case Close:
			depth++
		case Open:
			if depth == 0 {
				return -1
			}
			depth--
		case Semicolon, Colon, Stop:
			return -1
		case Comma:
			if depth == 0 && m.Previous < 0 && plain > 0 {
				return -1
			}
			if m.Previous >= 0 {
				return r.listVerb(m.Previous)
			}
		case Func:
			if depth == 0 && joins(r.T, e.From) && m.Previous >= 0 {
				return r.listVerb(m.Previous)
			}
		case Fig:
			if depth == 0 && m.Previous == e.Ref {
				return r.listVerb(e.Ref)
			}
			plain++
		default:
			plain++
			if plain > 14 {
				return -1
			}
		}
	}
	return -1
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

// nominal reports whether the verb at element k is used as a noun: "công tác kiểm tra", "kết quả thực hiện".
func (r *Reading) nominal(k int) bool {
	if k == 0 {
		return false
	}
	_, _, ok := r.T.Before(r.Elems[k].From, nominalLex)
	return ok
}

// passiveBefore returns the passive verb inside the subject of the "là" at element k: "tổng số … được bầu và chỉ định là 3.504".
func (r *Reading) passiveBefore(k, from int) int {
	for j := k - 1; j > from && j > k-6; j-- {
		switch r.Elems[j].Kind {
		case Verb:
			if verbClass[r.Elems[j].Ref] == "act" && r.passive(j) {
				return j
			}
			return -1
		case Comma, Semicolon, Stop, Fig:
			return -1
		}
	}
	return -1
}

// passive reports whether được or bị stands before the verb at element k.
func (r *Reading) passive(k int) bool {
	if k == 0 || r.Elems[k-1].Kind != Func {
		return false
	}
	s := r.TextOf(k - 1)
	return s == "được" || s == "bị"
}

// verbRight returns the passive or intransitive verb behind the figure: "2.400 đảng viên ở TP HCM bị kỷ luật", "1 đồng chí từ trần".
func (r *Reading) verbRight(m *Mention) int {
	k := r.ElemOf(m.End-1) + 1
	_, to := r.SentenceOf(r.ElemOf(m.From))
	for steps := 0; k < to && steps < 8; k, steps = k+1, steps+1 {
		switch r.Elems[k].Kind {
		case Verb:
			switch verbClass[r.Elems[k].Ref] {
			case "act":
				if r.passive(k) {
					return k
				}
				return -1
			case "intransitive":
				return k
			}
			return -1
		case Comma, Semicolon, Stop, Close, Open, Fig, Colon:
			return -1
		}
	}
	return -1
}

// verbPhrase returns the base form of the verb at element k with the verbs joined to it: "đề bạt, bổ nhiệm".
func (r *Reading) verbPhrase(k int) string { return r.TextOf(k) }
