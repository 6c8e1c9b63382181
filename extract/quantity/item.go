package quantity

// items finds what each percentage, sum of money and measure is of.
func (r *Reading) items() {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Noun || m.Kind == Duration {
			continue
		}
		r.itemOf(i)
	}
}

func (r *Reading) itemOf(i int) {
	m := &r.Mentions[i]
	if b := m.Bracket; b >= 0 {
		if from, to, ok := r.ownWords(m); ok {
			m.setItem(r, from, to)
			return
		}
		r.itemFrom(m, b)
		return
	}
	if from, to, ok := r.itemRight(m); ok {
		m.setItem(r, from, to)
		return
	}
	if from, to, ok := r.itemLeft(i); ok {
		m.setItem(r, from, to)
		return
	}
	if i > 0 && r.T.SentenceOf(r.Mentions[i-1].From) == r.T.SentenceOf(m.From) {
		r.itemFrom(m, i-1)
	}
}

func (m *Mention) setItem(r *Reading, from, to int) {
	m.ItemFrom, m.ItemTo = from, to
	m.Item = r.Phrase(from, to)
}

// itemFrom takes the item from another figure: what it counts with what is said of it, or its own item.
func (r *Reading) itemFrom(m *Mention, b int) {
	o := &r.Mentions[b]
	if !o.Noun {
		m.Item, m.ItemFrom, m.ItemTo = o.Item, o.ItemFrom, o.ItemTo
		return
	}
	if m.Kind == Change && o.Kind != Change && o.Action != "" {
		m.Item = o.Action + " " + o.Unit
		return
	}
	if o.UnitTo > o.UnitFrom && !o.Elided {
		to := r.phraseEnd(o.UnitTo, 8)
		m.setItem(r, o.UnitFrom, to)
		return
	}
	m.Item = o.Unit
}

// ownWords finds the item inside a bracket: "(hộ nghèo giảm 3%)", not in "(chiếm 7,63%)" or "(hơn 6,6%)".
func (r *Reading) ownWords(m *Mention) (from, to int, ok bool) {
	k := r.ElemOf(m.QualFrom) - 1
	for k >= 0 && (r.Elems[k].Kind == Verb || r.Elems[k].Kind == Func) {
		k--
	}
	if k < 0 || r.Elems[k].Kind == Open {
		return r.itemRight(m)
	}
	start := k
	for start > 0 && r.Elems[start-1].Kind != Open && r.Elems[start-1].Kind != Semicolon && r.Elems[start-1].Kind != Comma && r.Elems[start-1].Kind != Colon && r.Elems[start-1].Kind != Fig {
		start--
	}
	if r.Elems[start].Kind == Fig {
		return 0, 0, false
	}
	return r.Elems[start].From, r.Elems[k].To, true
}

// itemRight reads "92% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ", "12,4 km mương cứng".
func (r *Reading) itemRight(m *Mention) (from, to int, ok bool) {
	t := r.T
	i := m.End
	if i >= len(t.Tokens) || m.Kind == Change && !r.partitive(i) {
		return 0, 0, false
	}
	k := r.ElemOf(i)
	e := r.Elems[k]
	if _, n, ok := t.At(i, amountLex); ok { // 82% số công đoàn cơ sở
		i += n
		k = r.ElemOf(i)
		if i >= len(t.Tokens) {
			return 0, 0, false
		}
		e = r.Elems[k]
	}
	switch e.Kind {
	case Noun, Org:
	case Plain:
		if m.Class != "percent" && m.Class != "money" && t.Tokens[i].Space == false {
			return 0, 0, false
		}
	case Verb:
		if verbClass[e.Ref] == "aim" && m.Percent { // đạt 100% kế hoạch
			break
		}
		return 0, 0, false
	default:
		return 0, 0, false
	}
	to = r.phraseEnd(i, 16)
	return i, to, to > i
}

// partitive reports whether a whole follows a change right behind the number: "giảm 0,5% quỹ".
func (r *Reading) partitive(i int) bool {
	e := r.Elems[r.ElemOf(i)]
	return e.Kind == Noun || e.Kind == Plain
}

// phraseEnd returns where the phrase from token i ends: at a mark, a figure, a comparison or a joining word before a figure.
func (r *Reading) phraseEnd(i, most int) int {
	k := r.ElemOf(i)
	_, end := r.SentenceOf(k)
	to := i
	for ; k < end && to-i < most; k++ {
		e := r.Elems[k]
		switch e.Kind {
		case Comma:
			// a comma inside a list of nouns or verbs goes on: "học tập, quán triệt nghị quyết"
			if k+1 < end && k > 0 && r.Elems[k+1].Kind == r.Elems[k-1].Kind && (r.Elems[k+1].Kind == Verb || r.Elems[k+1].Kind == Noun) && !r.figureSoon(k+1, end) {
				continue
			}
			return to
		case Semicolon, Colon, Stop, Open, Close, Fig, Time, Sign:
			return to
		case Func:
			if joins(r.T, e.From) && (k+1 >= end || r.figureSoon(k+1, end)) {
				return to
			}
			if s := r.TextOf(k); s == "so với" || s == "trong đó" || s == "tuy nhiên" || s == "nhưng" || s == "để" || s == "nhằm" {
				return to
			}
		case Verb:
			if c := verbClass[e.Ref]; k > r.ElemOf(i) && (c == "up" || c == "down" || c == "reach" && r.TextOf(k) != "đạt") {
				return to
			}
		}
		to = e.To
	}
	return to
}

// figureSoon reports whether a figure follows element k within three elements.
func (r *Reading) figureSoon(k, end int) bool {
	for j := k; j < end && j < k+3; j++ {
		if r.Elems[j].Kind == Fig {
			return true
		}
	}
	return false
}

// itemLeft reads "tỷ lệ đảng viên được học tập, quán triệt đạt trên 99%": the noun phrase before the verb.
func (r *Reading) itemLeft(i int) (from, to int, ok bool) {
	m := &r.Mentions[i]
	k := r.ElemOf(m.QualFrom) - 1
	start, _ := r.SentenceOf(r.ElemOf(m.From))
	// skip the verb and what stands between it and the number
	for k >= start && (r.Elems[k].Kind == Verb && verbClass[r.Elems[k].Ref] != "act" || r.Elems[k].Kind == Func || r.Elems[k].Kind == Time || r.Elems[k].Kind == Colon) {
		k--
	}
	last := k
	for k >= start {
		e := r.Elems[k]
		if e.Kind == Semicolon || e.Kind == Stop || e.Kind == Fig || e.Kind == Open || e.Kind == Close || e.Kind == Colon {
			break
		}
		if e.Kind == Comma && !r.listComma(k) {
			break
		}
		if e.Kind == Verb && verbClass[e.Ref] != "act" && verbClass[e.Ref] != "state" && verbClass[e.Ref] != "intransitive" {
			break
		}
		k--
	}
	first := k + 1
	for first <= last && (r.Elems[first].Kind == Func || r.Elems[first].Kind == Time || r.Elems[first].Kind == Sign || r.Elems[first].Kind == Comma) {
		first++
	}
	if first > last {
		return 0, 0, false
	}
	return r.Elems[first].From, r.Elems[last].To, true
}

// listComma reports whether the comma at element k joins like elements: "học tập, quán triệt".
func (r *Reading) listComma(k int) bool {
	return k > 0 && k+1 < len(r.Elems) && r.Elems[k-1].Kind == r.Elems[k+1].Kind && (r.Elems[k-1].Kind == Verb || r.Elems[k-1].Kind == Noun)
}
