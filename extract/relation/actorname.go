package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Which actor begins at an element, and how far does its name go? Organisations and places come from package entity; counts of bodies, posts, people, levels, groups
// and bare words are read here, in the order of actorAt. Words that may be more than a name need a predicate or a deed right behind them. lengthen takes
// in what belongs to the name.

// actorAt reads the actor that begins at element k.
func (r *Reading) actorAt(k int) (actor, bool) {
	e := r.Elems[k]
	a := actor{from: e.From, to: e.To, elem: k, end: k + 1, own: -1}
	switch e.Kind {
	case quantity.Org:
		return r.organisation(a, k)
	case quantity.Fig:
		return r.countedBodies(a, k)
	case quantity.Noun, quantity.Plain, quantity.Func, quantity.Verb:
	default:
		return a, false
	}
	if to := entity.PostAt(r.T, e.From); to > e.From {
		if b, ok := r.officeUpTo(a, k, to); ok {
			return b, true
		}
	}
	if row, n, ok := r.T.At(e.From, bodyLex); ok && bodyClass[row] == "self" {
		if last := r.ElemOf(e.From + n - 1); r.Elems[last].To == e.From+n {
			a.to, a.end, a.class, a.named, a.self = e.From+n, last+1, person, true, true
			return a, r.clauseStart(k) || r.ledIn(k)
		}
	}
	if e.Kind == quantity.Noun && k+1 < len(r.Elems) && r.exactly(k, householdLex) {
		n := r.personAt(k + 1)
		if n == k+1 && r.exactly(n, politeLex) && (r.clauseStart(k) || r.ledIn(k)) && n+1 < len(r.Elems) && r.Elems[n+1].Kind != quantity.Org && r.Elems[n+1].Kind != quantity.Noun && !r.capital(r.Elems[n+1]) {
			n++ // "Gia đình anh | còn nuôi 15 con bò"
		}
		if n > k+1 {
			a.to, a.end, a.class, a.named = r.Elems[n-1].To, n, person, true
			return a, true
		}
	}
	if e.Kind == quantity.Noun && k+1 < len(r.Elems) && r.exactly(k, politeLex) { // "đồng chí Bí thư Tỉnh ủy"
		if b, ok := r.actorAt(k + 1); ok && b.class == office {
			b.from, b.elem = e.From, k
			return b, true
		}
	}
	if r.opensWith(k, worksLex) && (r.worksAt(&a) || r.worksOf(&a)) || r.opensWith(k, undertakingLex) && r.undertakingAt(&a) {
		return a, true
	}
	first := k
	if e.Kind == quantity.Func {
		if !r.exactly(k, groupLex) {
			ok := r.clauseSubjectAt(&a)
			return a, ok
		}
		first++
	}
	if first >= len(r.Elems) || first > k && r.Elems[first].Kind == quantity.Org {
		return a, false
	}
	if first == k {
		if n := r.personAt(k); n > k {
			a.to, a.end, a.class = r.Elems[n-1].To, n, person
			for a.end+1 < len(r.Elems) && r.Elems[a.end].Kind == quantity.Comma { // "ông Nguyễn Văn An, Tỉnh ủy viên, giám đốc Sở …"
				to := entity.PostAt(r.T, r.Elems[a.end+1].From)
				if to <= r.Elems[a.end+1].From {
					break
				}
				a.end = r.ElemOf(to-1) + 1
			}
			return a, true
		}
	}
	f := r.Elems[first]
	row, n, ok := r.T.At(f.From, bodyLex)
	if c := r.NounClass(first); ok && f.From+n < f.To && (c == "place" || c == "org" || c == "party") {
		n = f.To - f.From // "xã, phường", "doanh nghiệp ngoài nhà nước" are one noun
	}
	if ok && f.From+n >= f.To && (bodyCase[row] == "" || r.capital(f) || (bodyClass[row] == "body" || bodyClass[row] == "meeting") && r.clauseStart(first) && (r.tensed(a.end) || r.VerbClass(a.end) != "")) {
		return r.bareWord(a, k, first, row, n)
	}
	c := r.NounClass(first)
	doer := r.opensWith(first, doerLex)
	if doer {
		c = "org"
	}
	if !r.opensWith(first, leadInLex) && (first > k && c == "place" && r.exactly(k, eachLex) || c == "person" || c == "member" || c == "org" || c == "party") && (r.clauseStart(k) || r.ledIn(k)) {
		a.end, a.class = first+1, noun
		a.named = r.exactly(a.end, demonstrativeLex)
		if first > k && r.exactly(k, eachLex) && r.VerbClass(a.end) == "act" {
			a.to = r.Elems[first].To
			return a, true // "mỗi chi hội giúp hai gia đình"
		}
		b := a
		if c != "party" && r.toPredicate(&b) || r.toDeed(&b) {
			if doer {
				b.class = works
			}
			return b, true
		}
	}
	if b := a; r.clauseSubjectAt(&b) || first > k && r.eachAt(&b) {
		return b, true
	}
	if b := a; r.ownerAt(&b, first) {
		return b, true
	}
	if first > k {
		return a, false
	}
	return r.capitalsAt(a, k)
}

// organisation reads actor a as the organisation or place at element k.
func (r *Reading) organisation(a actor, k int) (actor, bool) {
	e := r.Elems[k]
	o := r.Orgs[e.Ref]
	if _, from, ok := r.T.Before(e.From, forceLex); ok {
		a.from, a.elem = from, r.ElemOf(from) // "lực lượng BĐBP tỉnh"
	} else if _, from, ok := r.T.Before(e.From, headsLex); ok && r.clauseStart(r.ElemOf(from)) && r.Elems[r.ElemOf(from)].From == from {
		a.from, a.elem, a.heads = from, r.ElemOf(from), true // "Lãnh đạo tỉnh | đã tặng 20 suất quà"
	}
	if _, n, ok := r.T.At(e.From, schemeLex); ok && e.From+n == e.To && (k+1 < len(r.Elems) && r.states(k+1) || r.insured(k)) {
		return a, false // "trong đó: Bảo hiểm xã hội là 374.764 người", "độ bao phủ BHXH"
	}
	if _, n, ok := r.T.At(e.From, genericLex); ok {
		// "Hằng năm, Chi bộ đều đạt …": a capital inside a sentence means the one that the text is about
		named := r.T.Tokens[e.From].Case == scan.Title && r.T.Sentence(e.From).From != e.From && k > 0 && (r.Elems[k-1].Kind == quantity.Comma || r.Elems[k-1].Kind == quantity.Colon)
		a.generic = e.From+n == e.To && !named && !r.hasMembers(k)
	}
	// "Bộ" and "Hiệp hội" stand for all that are called so, but not for those that begin with the same word: Bộ Chỉ huy quân sự tỉnh
	_, n, ok := r.T.At(e.From, centralLex)
	a.central = ok && e.From+n >= o.HeadTo
	a.class = classOf(r, o)
	if a.class == congressBody {
		for i := o.HeadTo; i < o.To && a.body.Len() == 0; i++ {
			r.T.Work++
			if h, ok := entity.OrganisationAt(r.T, i); ok && h.Class == entity.Party && h.To > h.HeadTo {
				a.body = scan.Span{From: h.From, To: min(h.To, o.To)}
			}
		}
	}
	r.lengthen(&a)
	return a, true
}

// countedBodies reads actor a as the bodies or places that the figure at element k counts.
func (r *Reading) countedBodies(a actor, k int) (actor, bool) {
	e := r.Elems[k]
	o := &r.Mentions[e.Ref]
	if !o.Noun || o.Elided || kind(o.Class) != "org" {
		return a, false
	}
	a.from, a.to, a.class, a.own = o.UnitFrom, o.UnitTo, counted, e.Ref
	if k+1 < len(r.Elems) && r.exactly(k+1, subordinateLex) {
		if o, ok := entity.OrganisationAt(r.T, o.UnitFrom); ok && o.To > a.to {
			a.to, a.end = o.To, r.ElemOf(o.To-1)+1 // "68 Đảng bộ trực thuộc Trung ương" are all of them
		}
	}
	return a, true
}

// officeUpTo reads actor a as the post that begins at element k and ends at token to, with the name of who holds it.
func (r *Reading) officeUpTo(a actor, k, to int) (actor, bool) {
	if n := r.ElemOf(to - 1); to == r.Elems[n].To && n > k && n < k+12 {
		a.to, a.end, a.class = to, n+1, office
		for j := k; j <= n; j++ {
			if o := r.Elems[j]; o.Kind == quantity.Org && a.body.Len() == 0 {
				_, _, a.central = r.T.At(o.From, centralLex)
				a.body = scan.Span{From: o.From, To: o.To}
			}
		}
		if n := r.nameBehind(a.end); n > a.end {
			a.to, a.end, a.named = r.Elems[n-1].To, n, true // "Chủ tịch UBND tỉnh Nguyễn Văn An"
		}
		return a, true
	}
	return a, false
}

// bareWord reads actor a as the word of row row of the vocabulary of bodies, n tokens at element first; a word of number may stand before it, at element k.
func (r *Reading) bareWord(a actor, k, first, row, n int) (actor, bool) {
	f := r.Elems[first]
	last := r.ElemOf(f.From + n - 1)
	if r.Elems[last].To != f.From+n {
		return a, false
	}
	a.to, a.end = f.From+n, last+1
	switch bodyClass[row] {
	case "none":
		return a, false
	case "place":
		a.class = barePlace
		if first > k {
			a.class = groupOf
		}
	case "region", "abroad":
		a.class, a.abroad = namedPlace, bodyClass[row] == "abroad"
		return a, true
	case "mass":
		a.class = massBody
		return a, first > k || r.clauseStart(k) || r.ledIn(k)
	case "level":
		a.class = levelOf
	case "people", "meeting":
		a.class, a.meets = noun, bodyClass[row] == "meeting"
		a.to, a.end = r.Elems[last].To, last+1
		return a, r.clauseStart(k) || r.ledIn(k)
	case "sector": // "các ngành", but "ngành khai khoáng tăng 16%" is what rose
		a.class = groupOf
		if b := a; first == k && r.clauseStart(k) && r.VerbClass(a.end) != "exist" && (r.toDeed(&b) || r.toPredicate(&b) && r.tensed(b.end) || r.toSign(&b)) {
			b.class = bareBody // "Ngành giao thông đã huy động …"
			return b, true
		}
		if first == k && r.VerbClass(a.end) == "" && !r.tensed(a.end) {
			return a, false
		}

	case "group":
		a.class = groupOf
	case "body":
		a.class = bareBody
		if first > k {
			a.class = groupOf
		}
	}
	if (a.class == groupOf && first == k || a.class == bareBody) && r.exactly(a.end, demonstrativeLex) && !r.capital(f) {
		a.to, a.end, a.named = r.Elems[a.end].To, a.end+1, true
	}
	if (a.class == groupOf && first == k || a.class == bareBody) && !r.clauseStart(k) && !r.ledIn(k) && (k == 0 || r.Elems[k-1].Kind != quantity.Func) {
		return a, false // "giá trị ngành nông nghiệp"
	}
	r.lengthen(&a)
	return a, true
}

// capitalsAt reads actor a as a name of no vocabulary that begins a clause at element k.
func (r *Reading) capitalsAt(a actor, k int) (actor, bool) {
	e := r.Elems[k]
	a.end, a.to = k+1, e.To
	// "Tân Công Chí đạt 37/57 chỉ tiêu"
	n := k
	for n < len(r.Elems) && n < k+5 && r.Elems[n].Kind == quantity.Plain && r.capital(r.Elems[n]) {
		r.T.Work++
		n++
	}
	if n == k+2 && n < len(r.Elems) && !r.clauseStart(k) && (r.Elems[n].Kind == quantity.Comma || r.VerbClass(n) == "exist" || r.tensed(n)) {
		a.to, a.end, a.class = r.Elems[n-1].To, n, namedPlace
		return a, true // "Tại Phù Sơn có 200 hộ"
	}
	if n == k+1 && k > 0 && r.exactly(k-1, ownerLex) && r.foreign(e) {
		a.class = capitals
		return a, true // "tăng trưởng tín dụng của HDLand"
	}
	if n == k || n >= len(r.Elems) || !r.clauseStart(k) {
		return a, false
	}
	a.to, a.end, a.class = r.Elems[n-1].To, n, capitals
	if n == k+1 { // "Sagri đã ký …", "SBIC nộp ngân sách 12 tỷ đồng", but not "Họ đã ký …"
		if !r.foreign(e) || k > 0 && r.Elems[k-1].Kind == quantity.Sign {
			return a, false
		}
		b := a
		return a, r.tensed(n) || r.exactly(n, predicateLex) || r.opensWith(n, modalLex) || r.opensWith(n, concessiveLex) || r.TextOf(n) == "là" || r.toDeed(&b) && b.end == n
	}
	return a, r.Elems[n].Kind == quantity.Verb || r.Elems[n].Kind == quantity.Fig || r.exactly(n, tenseLex) || r.opensPredicate(n)
}

// foreign reports whether element e is one word that is no Vietnamese syllable or in capitals among others that are not, as the names of firms are.
func (r *Reading) foreign(e quantity.Elem) bool {
	if e.To != e.From+1 || len(r.T.Str(e.From)) < 2 {
		return false
	}
	return !viet.IsSyllable(r.T.Str(e.From)) || r.T.Tokens[e.From].Case == scan.Upper && !r.upper(e.From-1) && !r.upper(e.To)
}

// upper reports whether token i is a word in capitals.
func (r *Reading) upper(i int) bool {
	return i >= 0 && i < len(r.T.Tokens) && r.T.Tokens[i].Kind == scan.Word && r.T.Tokens[i].Case == scan.Upper
}

// states reports whether element k tells how much there is rather than what is done: a number, a colon, là, đạt.
func (r *Reading) states(k int) bool {
	switch r.Elems[k].Kind {
	case quantity.Fig, quantity.Colon:
		return true
	case quantity.Verb:
		return r.VerbClass(k) != "act"
	}
	return false
}

// insured reports whether the insurance at element k is what people have and not who runs it: "độ bao phủ BHYT, BHXH".
func (r *Reading) insured(k int) bool {
	for ; k > 1 && (r.Elems[k-1].Kind == quantity.Comma || r.exactly(k-1, andLex)) && r.T.Has(r.Elems[k-2].From, schemeLex); k -= 2 {
		r.T.Work++
	}
	_, _, ok := r.T.Before(r.Elems[k].From, insuredLex)
	return ok
}

// hasMembers reports whether the organisation at element k is told to have so many members, which only one of its kind can: "Chi bộ có 32 đảng viên", not "Chi bộ có từ 30
// đảng viên trở lên".
func (r *Reading) hasMembers(k int) bool {
	if k+2 >= len(r.Elems) || !r.capital(r.Elems[k]) || r.TextOf(k+1) != "có" || r.Elems[k+2].Kind != quantity.Fig {
		return false
	}
	m := &r.Mentions[r.Elems[k+2].Ref]
	return m.Class == "member" && m.Noun && m.Qualifier == quantity.Exact && m.Value != nil
}

// capital reports whether element e begins with a capital letter.
func (r *Reading) capital(e quantity.Elem) bool {
	return r.T.IsKind(e.From, scan.Word) && r.T.Tokens[e.From].Case != scan.Lower
}

// classOf returns the class of an organisation that package entity found.
func classOf(r *Reading, o entity.Org) actorClass {
	switch o.Class {
	case entity.Party:
		return partyBody
	case entity.State:
		return stateBody
	case entity.Mass:
		return massBody
	case entity.CongressBody:
		if !r.T.Has(o.From, congressLex) {
			return stateBody // đoàn Chủ tịch, Ban thẩm tra tư cách đại biểu
		}
		return congressBody
	case entity.PlaceName:
		if r.T.Has(o.From, wholePlaceLex) {
			return wholePlace
		}
		return namedPlace
	}
	return firmBody
}

// lengthen takes in what stands behind a bare word and belongs to its name: "xã Phạm Ngũ Lão", "các xã, phường", "các sở, ngành của tỉnh".
func (r *Reading) lengthen(a *actor) {
	if a.class == barePlace {
		n := a.end
		for n < len(r.Elems) && n < a.end+4 && r.Elems[n].Kind == quantity.Plain && r.capital(r.Elems[n]) && !r.T.Tokens[r.Elems[n].From].Glued {
			r.T.Work++
			n++
		}
		if n > a.end {
			a.end, a.to, a.class = n, r.Elems[n-1].To, namedPlace
			return
		}
	}
	if a.end+1 >= len(r.Elems) {
		return
	}
	switch a.class {
	case partyBody, stateBody, massBody:
		// "UBND các xã, phường", "các cấp ủy đảng từ huyện đến cơ sở"
		k := a.end
		if r.Elems[k].Kind == quantity.Plain && r.exactly(k, ofPartyLex) {
			k++
		}
		if k+1 < len(r.Elems) && r.Elems[k].Kind == quantity.Func {
			at := r.exactly(k, whereLex)
			switch {
			case at || r.exactly(k, pluralLex):
				if at {
					k++
				}
				if b, ok := r.actorAt(k); ok && (b.class == groupOf || b.class == barePlace) {
					a.end, a.to = b.end, b.to
				}
			case r.exactly(k, fromLex):
				r.toPredicate(a)
			}
		}
		return
	case bareBody, firmBody:
		if e := r.Elems[a.end]; a.class == bareBody && e.Kind == quantity.Org && r.Orgs[e.Ref].Class == entity.PlaceName {
			a.end, a.to = a.end+1, e.To // "tuổi trẻ Yên Bái"
			return
		}
		if r.clauseStart(a.elem) && r.toPredicate(a) {
			return
		}
		// "Trung tâm bồi dưỡng chính trị huyện"
		if r.capital(r.Elems[a.elem]) {
			for j := a.end; j < len(r.Elems) && j < a.end+7; j++ {
				r.T.Work++
				e := r.Elems[j]
				if _, n, ok := r.T.At(e.From, bodyLex); ok && j > a.end && e.From+n == e.To && !r.capital(e) {
					a.end, a.to = j+1, e.To
					break
				}
				if e.Kind != quantity.Noun && e.Kind != quantity.Plain && e.Kind != quantity.Verb || r.capital(e) {
					break
				}
			}
		}
		return
	}
	if a.class == groupOf && r.capital(r.Elems[a.elem]) && r.Elems[a.end].Kind == quantity.Verb && r.clauseStart(a.elem) {
		if b := *a; r.toPredicate(&b) && r.tensed(b.end) {
			b.named = true
			*a = b // "Doanh nghiệp may xuất khẩu | đã …"
			return
		}
	}
	for a.class == groupOf && a.end+1 < len(r.Elems) && r.Elems[a.end].Kind == quantity.Comma {
		r.T.Work++
		f := r.Elems[a.end+1]
		_, n, ok := r.T.At(f.From, bodyLex)
		if !ok || f.From+n != f.To {
			break
		}
		a.end, a.to = a.end+2, f.To
	}
	if a.class == groupOf && a.end+1 < len(r.Elems) {
		k := a.end
		if r.exactly(k, groupOfLex) {
			k++
		}
		if r.Elems[k].Kind == quantity.Org {
			a.end, a.to = k+1, r.Elems[k].To
		} else if row, n, ok := r.T.At(r.Elems[k].From, bodyLex); k > a.end && ok && bodyClass[row] == "place" && r.Elems[k].From+n == r.Elems[k].To {
			a.end, a.to = k+1, r.Elems[k].To // "lực lượng chức năng của tỉnh"
		}
	}
}

// toPredicate lengthens actor a up to the word that opens its predicate: "Doanh nghiệp may xuất khẩu | đã đi vào sản xuất".
// A demonstrative and the number of a name are taken in: "cơ sở này | đã …", "Tổ hợp tác số 3 | đã …".
func (r *Reading) toPredicate(a *actor) bool {
	commas := 0
	for j := a.end; j < len(r.Elems) && j < a.end+12; j++ {
		r.T.Work++
		if r.Elems[j].Kind == quantity.Verb && r.tensed(j) {
			a.end, a.to = j, r.Elems[j-1].To // "Nhiều ngân hàng | sẽ ghi nhận …"
			return true
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Comma:
			if j+2 < len(r.Elems) && r.Elems[j+1].Kind == quantity.Time && (r.Elems[j+2].Kind == quantity.Verb || r.tensed(j+2)) {
				a.end, a.to = j, r.Elems[j-1].To
				return true // "xưởng gốm Sơn Hà, mỗi năm đón …"
			}
			commas++
			if commas > 1 || !r.capital(r.Elems[a.elem]) {
				return false
			}
		case quantity.Func:
			near := commas == 0 && j <= a.end+8
			if r.exactly(j, tenseLex) || near && r.exactly(j, predicateLex) {
				a.end, a.to = j, r.Elems[j-1].To
				if j-1 > a.elem && r.exactly(j-1, tenseLex) {
					a.to = r.Elems[j-2].To // "Hộ nghèo | sẽ được …"
				}
				return true
			}
			if !near || !r.exactly(j, insideNameLex) && !r.exactly(j, demonstrativeLex) {
				return false
			}
		case quantity.Sign:
			if !r.T.IsKind(e.From, scan.Number) {
				return false
			}
		case quantity.Noun, quantity.Plain, quantity.Org, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

// nameBehind returns the element behind the name of a person that begins at element k, two words or more; k if none does.
func (r *Reading) nameBehind(k int) int {
	n := k
	for n < len(r.Elems) && n < k+5 && r.Elems[n].Kind != quantity.Org && r.inCapitals(n) && !r.T.Tokens[r.Elems[n].From].Glued {
		r.T.Work++
		n++
	}
	if n < k+2 {
		return k
	}
	return n
}

// personAt returns the element behind "ông Nguyễn Văn An" at element k; k if no person is named there.
func (r *Reading) personAt(k int) int {
	if e := r.Elems[k]; e.Kind == quantity.Plain && entity.Surname(r.T, e.From) && r.capital(e) && r.clauseStart(k) {
		if n := r.nameBehind(k); n > k && r.Elems[n-1].To-e.From > 2 {
			if b := r.pastBracket(n); r.VerbClass(b) == "act" || r.VerbClass(b) == "exist" || r.tensed(b) || b > n && r.exactly(b, passiveLex) {
				return n // "Nguyễn Văn An thu 50 triệu đồng", "Trần Văn Ba (nguyên Giám đốc) bị phạt 20 triệu đồng"
			}
		}
	}
	first := k + 1 // of the name
	switch c := r.NounClass(k); {
	case c == "person" && r.Elems[k].To-r.Elems[k].From <= 2:
	case c == "member" && first < len(r.Elems) && entity.Surname(r.T, r.Elems[first].From): // "hội viên Trần Thị Lan", but not "hội viên Chi hội 4"
	case r.opensWith(k, calledLex):
		_, n, _ := r.T.At(r.Elems[k].From, calledLex)
		first = r.ElemOf(r.Elems[k].From+n-1) + 1
		if r.Elems[first-1].To != r.Elems[k].From+n || first >= len(r.Elems) || r.NounClass(first) == "person" && r.T.Tokens[r.Elems[first].From].Case == scan.Lower {
			return k
		}
	default:
		return k
	}
	if last := r.T.Tokens[r.Elems[k].To-1]; r.Elems[k].To > r.Elems[k].From+1 && last.Case == scan.Title && (r.T.Tokens[r.Elems[k].From].Case == scan.Lower || r.clauseStart(k)) {
		return k // "cầu Thủ Thiêm" is no player
	}
	if n := r.initials(first); n > first {
		return n // "bà L.T.B"
	}
	n := first
	for n < len(r.Elems) && n < first+5 && r.capital(r.Elems[n]) && r.Elems[n].Kind != quantity.Org && r.Elems[n].Kind != quantity.Stop && !r.T.Tokens[r.Elems[n].From].Glued {
		r.T.Work++
		n++
	}
	if n < len(r.Elems) && r.Elems[n-1].To-r.Elems[first-1].To < 2 {
		// "Ông Nam bị …", "anh Tùng thu …": a given name alone, with a predicate
		if n == first || r.NounClass(k) != "person" || !(r.VerbClass(n) != "" || r.tensed(n) || r.exactly(n, predicateLex) || r.exactly(n, negationLex) || r.opensWith(n, sayingLex) || r.opensWith(n, livesLex)) {
			return k
		}
	}
	if n == first {
		return k
	}
	return n
}

// initials returns the element behind a name that is only hinted at, "L.T.B", at element k; k if none stands there.
func (r *Reading) initials(k int) int {
	n, dots := k, 0
	for n < len(r.Elems) && n < k+8 {
		r.T.Work++
		e := r.Elems[n]
		switch {
		case (e.Kind == quantity.Plain || e.Kind == quantity.Org) && (e.To == e.From+1 || r.T.Is(e.From+1, '.')) && len([]rune(r.T.Str(e.From))) == 1 && r.capital(e):
			if e.To > e.From+1 {
				dots++
			}
		case e.Kind == quantity.Sign && r.T.Is(e.From, '.') && n > k:
			dots++
		default:
			if dots == 0 {
				return k
			}
			return n
		}
		n++
	}
	return k
}

// pastBracket returns the element behind the bracket that opens at element k; k if none does.
func (r *Reading) pastBracket(k int) int {
	if k >= len(r.Elems) || r.Elems[k].Kind != quantity.Open {
		return k
	}
	for j := k + 1; j < len(r.Elems) && j < k+30; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Close:
			return j + 1
		case quantity.Stop:
			return k
		}
	}
	return k
}

// toDeed lengthens actor a up to the verb right behind which it has or does so much: "Người lao động | đóng 8%", "gia đình ông Nam | thu trên 50 triệu đồng". What is reached
// or grows is not somebody's deed: "hộ nghèo giảm 2%".
func (r *Reading) toDeed(a *actor) bool {
	if k := a.elem; k > 1 && r.Elems[k-1].Kind == quantity.Comma && r.ofPeople(k-2) {
		return false // "phân công các huyện ủy viên, trưởng phòng đỡ đầu 41 bản"
	}
	verb, modal := 0, 0
	for j := a.end; j < len(r.Elems) && j < a.end+10; j++ {
		r.T.Work++
		if modal == 0 && r.opensWith(j, modalLex) {
			modal = j
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Verb:
			if c := r.VerbClass(j); (c == "act" || c == "exist") && !r.exactly(j, withLex) && r.figureBehind(j+1) {
				if modal > 0 {
					verb = modal // "Khu trưng bày | tiếp tục mở 5 gian"
				} else if verb == 0 || !r.exactly(j-1, andLex) {
					verb = j // else "may và tặng 2.000 khẩu trang"
				}
				for verb-1 > a.elem && (r.tensed(verb-1) || r.exactly(verb-1, passiveLex) || r.VerbClass(verb-1) == "aux") {
					r.T.Work++
					verb-- // "đợt rà soát này | sẽ diễn ra"
				}
				a.end, a.to = verb, r.Elems[verb-1].To
				return true
			}
			verb = j
		case quantity.Plain:
			if r.OrdinaryClass(j) == "verb" && j > a.elem && r.figureBehind(j+1) {
				if modal > 0 {
					j = modal
				}
				a.end, a.to = j, r.Elems[j-1].To
				return true // "vốn vay | đáp ứng 36% nhu cầu"
			}
		case quantity.Noun, quantity.Org:
		case quantity.Sign:
			if !r.T.IsKind(e.From, scan.Number) {
				return false // "Tổ hợp tác số 3 | thu 50 triệu đồng"
			}
		case quantity.Func:
			if !r.exactly(j, insideNameLex) && !r.exactly(j, demonstrativeLex) && !(verb > 0 && r.exactly(j, particleLex)) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// ofPeople reports whether element k is people or a body, or a count of them.
func (r *Reading) ofPeople(k int) bool {
	class := r.NounClass(k)
	if e := &r.Elems[k]; e.Kind == quantity.Fig {
		class = kind(r.Mentions[e.Ref].Class)
	}
	return class == "person" || class == "member" || class == "org" || class == "party"
}

// figureBehind reports whether a figure stands at element k or behind the object there: "trao số tiền 60 triệu đồng".
func (r *Reading) figureBehind(k int) bool {
	for j := k; j < len(r.Elems) && j < k+4; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Fig:
			return true
		case quantity.Noun, quantity.Plain, quantity.Qual:
		case quantity.Func:
			if !r.exactly(j, agentLex) && !r.exactly(j, fromLex) && !(j == k && r.exactly(j, particleLex)) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// opensPredicate reports whether element k is a word before a verb that what is done is told with, not what is done to the one before it: "vẫn", "cũng", but not "được".
func (r *Reading) opensPredicate(k int) bool {
	return r.exactly(k, predicateLex) && !r.exactly(k, passiveLex)
}
