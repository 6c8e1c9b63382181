package relation

import (
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/viet"
)

// subjects gives each figure the organisation or place that the text last named as the one that acts or has: in its own clause, else
// in its sentence, else as the sentences before left it.
func (r *Reading) subjects() {
	current := r.firstSubject() // the organisation that the text speaks of, index of Orgs
	sentence := -1
	elem := 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		k := r.ElemOf(m.QualFrom)
		if s := r.T.SentenceOf(m.From); s != sentence {
			sentence = s
		}
		for ; elem < k; elem++ {
			if r.Elems[elem].Kind == quantity.Org && r.acts(elem) && r.carries(elem) && !r.shortFor(r.Elems[elem].Ref, current) {
				current = r.Elems[elem].Ref
			}
		}
		if m.Kind == quantity.Duration {
			continue
		}
		if f := r.countedSubject(i, k); f >= 0 {
			o := &r.Mentions[f]
			r.Facts[i].Subject, r.Facts[i].SubjectFrom = r.plain(o.From, o.UnitTo), o.From
			r.why(i, "relation.subject_counted")
			continue
		}
		org, rule := r.ownSubject(i, k)
		if org < 0 {
			org, rule = current, "relation.subject_carried"
		}
		if org >= 0 {
			from, to := r.joinedSubject(r.memberOf(org, m))
			r.Facts[i].Subject, r.Facts[i].SubjectFrom = r.plain(from, to), from
			r.why(i, rule)
		}
	}
}

// shortFor reports whether organisation a only takes up organisation b again: "toàn huyện" or "Hội" after the full name.
func (r *Reading) shortFor(a, b int) bool {
	if b < 0 || a == b {
		return false
	}
	o, full := r.Orgs[a], r.Orgs[b]
	if o.HeadTo < o.To {
		return false
	}
	if o.Class == entity.PlaceName && full.Class == entity.PlaceName {
		return false
	}
	return full.To-full.From > o.To-o.From && viet.Key(r.T.Surface(o.From, o.To)) == viet.Key(r.T.Surface(full.From, min(full.To, full.From+o.To-o.From)))
}

// memberOf returns whose figure it is where a congress stands for its organisation: delegates and committees are the congress's, members
// and results those of the Party organisation that holds it.
func (r *Reading) memberOf(org int, m *quantity.Mention) entity.Org {
	o := r.Orgs[org]
	if o.Class != entity.CongressBody || m.Action != "" {
		return o
	}
	if _, _, ok := r.T.At(m.UnitFrom, delegateLex); ok && m.Noun {
		return o
	}
	for i := o.From + 1; i < o.To; i++ {
		if inner, ok := entity.OrganisationAt(r.T, i); ok && inner.Class == entity.Party {
			return inner
		}
	}
	return o
}

// carries reports whether the organisation at element k can be what the next sentences speak of: a place in a row of places ("Điện Biên
// 99,2%, Lào Cai 99,2%") and a central body that once decides something are not.
func (r *Reading) carries(k int) bool {
	if k+1 < len(r.Elems) && (r.Elems[k+1].Kind == quantity.Fig || r.Elems[k+1].Kind == quantity.Open) {
		return false
	}
	_, _, central := r.T.At(r.Elems[k].From, centralLex)
	return !central
}

// countedSubject returns the count of organisations that figure i is said of: "Bảy đảng bộ có tỷ lệ nữ trên 15%", -1 if there is none.
func (r *Reading) countedSubject(i, k int) int {
	m := &r.Mentions[i]
	if m.Noun || m.Bracket >= 0 {
		return -1
	}
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from; j-- {
		switch e := r.Elems[j]; e.Kind {
		case quantity.Org, quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Open:
			return -1
		case quantity.Fig:
			o := &r.Mentions[e.Ref]
			if !o.Noun || o.Elided || kind(o.Class) != "org" || !r.clauseStart(j) || r.VerbClass(j+1) != "exist" && r.VerbClass(j+1) != "reach" {
				return -1
			}
			return e.Ref
		}
	}
	return -1
}

// joinedSubject returns the tokens of an organisation with those joined before it: "cấp ủy các cấp và chi bộ", "Đảng ủy, cấp ủy cơ sở".
func (r *Reading) joinedSubject(o entity.Org) (from, to int) {
	from, to = o.From, o.To
	for n := 0; n < 3; n++ {
		k := r.ElemOf(from) - 1
		if k < 1 {
			break
		}
		e, before := r.Elems[k], r.Elems[k-1]
		link := e.Kind == quantity.Comma || e.Kind == quantity.Func && r.TextOf(k) == "và"
		if !link || before.Kind != quantity.Org || r.Orgs[before.Ref].Class == entity.PlaceName || !r.clauseStart(k-1) && !r.linked(k-1) {
			break
		}
		from = before.From
	}
	return from, to
}

// linked reports whether a joining word or comma stands before element k.
func (r *Reading) linked(k int) bool {
	return k > 0 && (r.Elems[k-1].Kind == quantity.Comma || r.Elems[k-1].Kind == quantity.Func && r.TextOf(k-1) == "và")
}

// plain returns the words of an organisation as the text writes them, with one space between. A name with its short form in brackets is
// given in short: "Bảo hiểm xã hội (BHXH) tỉnh Hưng Yên" is BHXH tỉnh Hưng Yên from there on.
func (r *Reading) plain(from, to int) string {
	for i := from + 1; i+2 < to; i++ {
		if r.T.Is(i, '(') && r.T.Is(i+2, ')') {
			if _, ok := r.Abbr[r.T.Str(i+1)]; ok {
				return r.T.Str(i+1) + " " + r.plain(i+3, to)
			}
		}
	}
	return strings.Join(strings.Fields(r.T.Surface(from, to)), " ")
}

// firstSubject returns the organisation that the text is about before it lets one act: the first that acts at all, else the first named.
func (r *Reading) firstSubject() int {
	first := -1
	for k := range r.Elems {
		if r.Elems[k].Kind != quantity.Org || !r.carries(k) {
			continue
		}
		if first < 0 {
			first = r.Elems[k].Ref
		}
		if r.acts(k) {
			return r.Elems[k].Ref
		}
	}
	return first
}

// acts reports whether the organisation at element k is a subject: a verb follows it, and nothing before it makes it an object or a place.
func (r *Reading) acts(k int) bool {
	if _, _, generic := r.T.At(r.Elems[k].From, genericLex); generic || !r.clauseStart(k) {
		return false
	}
	_, to := r.SentenceOf(k)
	for j := k + 1; j < to && j < k+10; j++ {
		e := r.Elems[j]
		switch e.Kind {
		case quantity.Verb:
			return true
		case quantity.Func, quantity.Time, quantity.Plain, quantity.Noun:
			continue
		case quantity.Comma:
			if j+1 < to && (r.Elems[j+1].Kind == quantity.Time || r.Elems[j+1].Kind == quantity.Org) {
				continue // "Đảng ủy, cấp ủy cơ sở …", "Đảng bộ, trong nhiệm kỳ qua, …"
			}
			return false
		case quantity.Open:
			for j < to && r.Elems[j].Kind != quantity.Close {
				j++
			}
			continue
		case quantity.Org:
			continue
		case quantity.Colon:
			return true
		case quantity.Fig:
			return true // "Hà Nội 25%"
		default:
			return false
		}
	}
	return false
}

// clauseStart reports whether element k can begin a clause: nothing, a mark, a time or a joining word stands before it.
func (r *Reading) clauseStart(k int) bool {
	from, _ := r.SentenceOf(k)
	for j := k - 1; j >= from; j-- {
		e := r.Elems[j]
		switch e.Kind {
		case quantity.Comma:
			if j-2 >= from && r.Elems[j-1].Kind == quantity.Org && (r.Elems[j-2].Kind == quantity.Verb || r.Elems[j-2].Kind == quantity.Noun) {
				return false // "kế hoạch HĐND, UBND tỉnh giao": a row of agents inside a noun phrase
			}
			return true
		case quantity.Semicolon, quantity.Colon, quantity.Stop, quantity.Sign, quantity.Time, quantity.Doc, quantity.Close:
			return true
		case quantity.Func:
			switch r.WordClass(j) {
			case "conj":
				return true
			case "rel":
				if s := r.TextOf(j); s == "các" || s == "những" || s == "mỗi" || s == "hiện nay" || s == "hiện" {
					continue
				}
			}
			return false
		case quantity.Verb:
			// "…, cho biết Đảng bộ đã …": a verb of saying opens a clause
			_, _, ok := r.T.At(e.From, sayingLex)
			return ok
		default:
			return false
		}
	}
	return true
}

// ownSubject looks in the figure's own clause: "Hà Nội 25%", "ở TP HCM", the subject of its verb.
func (r *Reading) ownSubject(i, k int) (int, string) {
	m := &r.Mentions[i]
	from, to := r.SentenceOf(k)
	// "cao nhất là Bình Phước 31,25%", "Tuyên Quang (15,7%)"
	if k-1 >= from {
		j := k - 1
		if r.Elems[j].Kind == quantity.Open && j-1 >= from {
			j--
		}
		if e := r.Elems[j]; e.Kind == quantity.Org && r.Orgs[e.Ref].Class == entity.PlaceName && (j == k-1 || m.Percent) {
			return e.Ref, "relation.subject_beside"
		}
	}
	// "số đảng viên của tỉnh lên 20.952": the owner inside the topic
	for j := k - 1; j > from && j > k-8; j-- {
		e := r.Elems[j]
		if e.Kind == quantity.Comma || e.Kind == quantity.Semicolon || e.Kind == quantity.Fig || e.Kind == quantity.Open {
			break
		}
		if e.Kind == quantity.Org && r.Elems[j-1].Kind == quantity.Func && r.owner(j-1) && j < k-1 {
			return e.Ref, "relation.subject_owner"
		}
	}
	// an organisation as the subject of the sentence, before the figure
	for j := k - 1; j >= from; j-- {
		if r.Elems[j].Kind == quantity.Org && r.acts(j) {
			return r.Elems[j].Ref, "relation.subject_clause"
		}
	}
	// "2.400 đảng viên ở TP HCM": the place behind the noun
	for j := r.ElemOf(m.End-1) + 1; j+1 < to && j < r.ElemOf(m.End-1)+3; j++ {
		if r.Elems[j].Kind == quantity.Func && r.Elems[j+1].Kind == quantity.Org {
			switch r.TextOf(j) {
			case "ở", "tại", "của", "trên toàn":
				return r.Elems[j+1].Ref, "relation.subject_place"
			}
		}
	}
	return -1, ""
}

// owner reports whether the function word at element k says whose or where.
func (r *Reading) owner(k int) bool {
	switch r.TextOf(k) {
	case "của", "ở", "tại", "trên địa bàn":
		return true
	}
	return false
}
