package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// Which buildings, projects, funds and working groups are told of like somebody? "Cầu Sông Lam dài 1,5 km", "tổng vốn đầu tư của dự án là 900 tỷ đồng": a clause
// that begins with one and tells its size, cost or deed. Each rule lengthens the actor up to the verb.

// worksAt reports whether actor a, at its first element, begins a clause about a thing that was built, planned or decided and has what is told behind it: "Cầu Sông
// Lam dài 1,5 km", "Dự án có tổng mức đầu tư 900 tỷ đồng", "Toàn tuyến gồm 8 cầu". It lengthens a up to the verb.
func (r *Reading) worksAt(a *actor) bool {
	k := a.elem
	_, n, ok := r.T.At(r.Elems[k].From, worksLex)
	if !ok || !r.clauseStart(k) && !(k > 0 && r.exactly(k-1, withLex) && r.clauseStart(k-1)) || n == 1 && r.Elems[k].To > r.Elems[k].From+n && r.Elems[k].Kind != quantity.Plain && r.T.Tokens[r.Elems[k].From+n].Case == scan.Lower {
		return false // "cầu thủ", but "cầu Thủ Thiêm"
	}
	k = r.ElemOf(r.Elems[k].From + n - 1)
	name := 0 // where the name ends, before who builds it or what was done to it
	found := func(j int) bool {
		a.to, a.end, a.class = r.Elems[j-1].To, j, works
		if name > 0 {
			a.to = name
		}
		return true
	}
	for j := k + 1; j < len(r.Elems) && j < k+14; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Verb:
			if (r.VerbClass(j) == "exist" || r.opensWith(j, measureVerbLex)) && r.figureNear(j+1) {
				return found(j)
			}
			if name == 0 && r.opensWith(j, passesLex) {
				name = r.Elems[j-1].To
				continue
			}
			if r.VerbClass(j) != "act" && r.VerbClass(j) != "aux" || r.Elems[j-1].Kind == quantity.Org && name == 0 {
				return false // "quyết định của Tỉnh ủy chỉ định Ban Chấp hành gồm 29 đồng chí"
			}
		case quantity.Noun, quantity.Plain, quantity.Org, quantity.Sign:
			if e.Kind == quantity.Plain && r.opensWith(j, measureVerbLex) && r.figureNear(j+1) {
				return found(j) // "Hội thi quy tụ 12 đội"
			}
			if name == 0 && e.Kind == quantity.Plain && r.opensWith(j, passesLex) {
				name = r.Elems[j-1].To // "Đường vành đai đi qua huyện Sơn Hà có chiều dài 6,5 km"
			}
		case quantity.Func:
			if (r.opensWith(j, measureVerbLex) || r.exactly(j, withLex) && j+1 < len(r.Elems) && r.opensWith(j+1, costLex)) && r.figureNear(j+1) {
				return found(j) // "Dự án kè Sông Lam, huyện Sơn Hà với tổng mức đầu tư 30 tỷ đồng"
			}
			if r.tensed(j) || r.WordClass(j) == "conj" {
				return false
			}
			if name == 0 && (r.exactly(j, agentLex) || r.opensWith(j, passesLex)) {
				name = r.Elems[j-1].To
			}
		case quantity.Comma:
			switch {
			case name > 0 || j+1 < len(r.Elems) && r.VerbClass(j+1) == "act" && r.VerbClass(j-1) == "act": // "Dự án cải tạo, nâng cấp …"
			case j+1 < len(r.Elems) && r.Elems[j+1].Kind == quantity.Org && r.Orgs[r.Elems[j+1].Ref].Class == entity.PlaceName:
				name = r.Elems[j-1].To
			default:
				return false
			}
		case quantity.Open: // "Trạm bơm Hòa Bình (huyện Sơn Hà) có …"
			if name == 0 {
				name = r.Elems[j-1].To
			}
			for last := j + 8; r.Elems[j].Kind != quantity.Close; j++ {
				r.T.Work++
				if j+1 >= len(r.Elems) || j == last || r.Elems[j].Kind == quantity.Fig {
					return false
				}
			}
		case quantity.Fig: // "Dự án được xây dựng trên khu đất 30.000 m2"
			m := &r.Mentions[e.Ref]
			return name > 0 && !m.Noun && (m.Class == "area" || m.Class == "length" || m.Class == "money") && found(j)
		default:
			return false
		}
	}
	return false
}

// figureNear reports whether a figure stands at element k or behind a few words there, in their clause.
func (r *Reading) figureNear(k int) bool {
	for j := k; j < len(r.Elems) && j < k+5; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Fig:
			return true
		case quantity.Noun, quantity.Plain, quantity.Qual, quantity.Func, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

// worksOf reports whether actor a, at its first element, is a thing that was built or planned whose length or cost is told: "Tổng chiều dài đường vành đai 7 là 40,6 km", "tổng vốn đầu tư
// của dự án là 900 tỷ đồng". It lengthens a up to the verb.
func (r *Reading) worksOf(a *actor) bool {
	k := a.elem
	if k < 1 || !r.opensWith(k, worksLex) {
		return false
	}
	b := k - 1
	named := r.exactly(b, ownerLex) // else the thing needs a name: "chiều dài đường trục xã" is of the commune
	if named {
		b--
	}
	if b < 0 {
		return false
	}
	if !r.measured(r.Elems[b].To) {
		return false
	}
	for j := k + 1; j < len(r.Elems) && j < k+9; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Verb, quantity.Fig, quantity.Qual, quantity.Func:
			if r.exactly(j, demonstrativeLex) {
				named = true // "Chiều dài tuyến này khoảng 20 km"
				continue
			}
			a.to, a.end, a.class = r.Elems[j-1].To, j, works
			return named && r.figureNear(j)
		case quantity.Noun, quantity.Plain, quantity.Sign:
			named = named || r.capital(e) || r.T.IsKind(e.From, scan.Number)
		default:
			return false
		}
	}
	return false
}

// measured reports whether a length, a size or a cost stands right before token i: "chiều dài | tuyến này".
func (r *Reading) measured(i int) bool {
	_, _, ok := r.T.Before(i, costLex)
	return ok
}

// undertakingAt reports whether actor a, at its first element, begins a clause in which a fund, a programme or a working group with a name does so much: "Quỹ “Vì người nghèo” đã trao 45
// căn nhà", "Tổ công tác của hai đơn vị bắt quả tang 3 đối tượng". It lengthens a up to what it does.
func (r *Reading) undertakingAt(a *actor) bool {
	k := a.elem
	_, n, ok := r.T.At(r.Elems[k].From, undertakingLex)
	if !ok || !r.clauseStart(k) {
		return false
	}
	first := r.ElemOf(r.Elems[k].From+n-1) + 1
	quoted, row := false, 0
	name, held := 0, false // where the name ends, before "do … tổ chức"; the verb of that was read
	found := func(j int) bool {
		a.to, a.end, a.class = r.Elems[j-1].To, j, works
		if r.tensed(j - 1) {
			a.to = r.Elems[j-2].To // "Đội chữa cháy | sẽ được …"
		}
		if name > 0 {
			a.to = name
		}
		return true
	}
	for j := first; j < len(r.Elems) && j < first+24; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Sign:
			if !quoted && !r.opensQuote(e.From) && r.T.Str(e.From) != "-" && r.T.Str(e.From) != "–" && !r.T.IsKind(e.From, scan.Number) {
				return false
			}
			quoted = r.opensQuote(e.From) && (!quoted || r.T.Str(e.From) != `"`)
		case quantity.Noun, quantity.Plain, quantity.Org:
		case quantity.Time:
			if !quoted && name == 0 {
				name = r.Elems[j-1].To
			}
		case quantity.Comma:
			if !quoted && name == 0 {
				return false
			}
		case quantity.Verb:
			if quoted || j == first || r.VerbClass(j) != "act" {
				continue
			}
			if r.figureBehind(j+1) && (name == 0 || held) {
				return found(j)
			}
			held = held || name > 0
		case quantity.Fig:
			if row++; quoted || row > 1 || !r.Mentions[e.Ref].Noun || !r.exactly(j-1, ownerLex) {
				return false // but "tổ công tác của hai đơn vị"
			}
		case quantity.Func:
			switch {
			case quoted:
			case j > first && (r.exactly(j, tenseLex) || r.exactly(j, passiveLex)):
				return found(j)
			case j > first && name == 0 && r.exactly(j, byLex):
				name = r.Elems[j-1].To // "Chương trình “Áo ấm” do Tỉnh đoàn tổ chức | đã trao 500 suất quà"
			case !r.exactly(j, ownerLex) && !r.exactly(j, placeLex) && !r.exactly(j, pluralLex) && !r.exactly(j, insideNameLex) && !r.exactly(j, andLex) && !(name > 0 && (r.exactly(j, withLex) || r.WordClass(j) == "prep")):
				return false
			}
		default:
			return false
		}
	}
	return false
}
