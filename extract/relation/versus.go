package relation

import "baotinh/extract/quantity"

// versus ties a result to its target, a change to its base, and both ends of "từ 22% xuống còn 9,45%".
func (r *Reading) versus() {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind == quantity.Target {
			r.targetOf(i)
		}
		if m.Kind == quantity.Level && i > 0 && r.fromTo(i-1, i) {
			r.against(i, i-1, "relation.versus_from_to")
		}
	}
}

func (r *Reading) against(i, base int, rule string) {
	if r.Facts[i].Versus < 0 {
		r.Facts[i].Versus = base
		r.why(i, rule)
	}
}

// targetOf finds the results that target i is set beside: before it in the same sentence ("1.940 đảng viên, vượt 21,25% so với chỉ tiêu …
// là 1.600 người", "2 tổ chức đảng (so với chỉ tiêu … là 3)"), of the same sort and not claimed by another target.
func (r *Reading) targetOf(i int) {
	m := &r.Mentions[i]
	sentence := r.T.SentenceOf(m.From)
	for j := i - 1; j >= 0 && i-j < 60; j-- {
		o := &r.Mentions[j]
		if r.T.SentenceOf(o.From) != sentence {
			return
		}
		if o.Kind == quantity.Target {
			if r.Mentions[j].Bracket == m.Bracket && m.Bracket >= 0 {
				continue
			}
			return
		}
		if r.Facts[j].Versus >= 0 {
			continue
		}
		switch {
		case o.Kind == quantity.Change && (r.compared(j, i) || m.Bracket == j || m.Bracket >= 0 && r.compared(j, i)):
			r.against(j, i, "relation.versus_target")
		case o.Kind == quantity.Level && r.sameSort(o, m) && (r.compared(j, i) || m.Bracket == j || r.sameItem(o, m)):
			r.against(j, i, "relation.versus_target")
			return
		}
	}
}

// sameSort reports whether two figures measure the same: per cent and per cent, people and people.
func (r *Reading) sameSort(a, b *quantity.Mention) bool {
	if a.Noun != b.Noun || a.Percent != b.Percent {
		return false
	}
	if a.Noun {
		return kind(a.Class) == kind(b.Class)
	}
	return a.Unit == b.Unit
}

// sameItem reports whether two measures are of the same thing, as far as their words tell.
func (r *Reading) sameItem(a, b *quantity.Mention) bool {
	if a.Noun {
		return a.Unit == b.Unit
	}
	return a.Item == b.Item && a.Item != ""
}

// compared reports whether "so với" stands between mentions a and b.
func (r *Reading) compared(a, b int) bool {
	for k := r.ElemOf(r.Mentions[a].End-1) + 1; k < r.ElemOf(r.Mentions[b].QualFrom); k++ {
		if r.Elems[k].Kind == quantity.Func && r.TextOf(k) == "so với" {
			return true
		}
	}
	return false
}

// fromTo reports "từ 22% xuống còn 9,45%": a "từ" before mention a, a verb of reaching between a and b.
func (r *Reading) fromTo(a, b int) bool {
	ka, kb := r.ElemOf(r.Mentions[a].QualFrom), r.ElemOf(r.Mentions[b].QualFrom)
	if ka == 0 || kb-ka > 12 || r.T.SentenceOf(r.Mentions[a].From) != r.T.SentenceOf(r.Mentions[b].From) {
		return false
	}
	if e := r.Elems[ka-1]; e.Kind != quantity.Func || r.TextOf(ka-1) != "từ" {
		return false
	}
	for k := ka + 1; k < kb; k++ {
		if r.VerbClass(k) == "to" {
			return true
		}
		if r.Elems[k].Kind == quantity.Stop || r.Elems[k].Kind == quantity.Semicolon {
			return false
		}
	}
	return false
}
