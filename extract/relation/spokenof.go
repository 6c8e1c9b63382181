package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/quantity"
)

// Whom does the text go on speaking of? pass takes note of each actor as the text goes by: the topic, the first body named, the last place, the last person, the
// place whose affairs are told. Actors that are singled out, told of in detail, said only in passing or one of many are none.

// pass takes note of actor k, which the text names before the next figure.
func (c *chooser) pass(k int) {
	if c.singledOut(&c.actors[k]) || c.topic >= 0 && c.inDetail(&c.actors[k]) || c.inPassing(&c.actors[k]) {
		return
	}
	// "khai mạc tại Trung tâm Hội nghị tỉnh" only names the house.
	if a := &c.actors[k]; c.heading < 0 && c.lasting(a) && a.class <= firmBody && !(a.elem > 0 && c.r.exactly(a.elem-1, whereLex)) && (a.to > a.from+3 || a.role == asSubject) {
		c.heading = k
	}
	a := &c.actors[k]
	if a.says && a.class == person && !c.r.namesOrg(a) {
		c.spoke = k
	}
	if a.class == person && a.named && a.role == asSubject && a.acts && !a.says && (a.verb == "act" || a.verb == "exist" || a.verb == "" && c.r.tensed(a.end)) {
		c.human = k
	}
	if a.elem > 0 && a.role == asModifier && c.r.NounClass(a.elem-1) == "person" {
		return // "đại biểu Lam Giang" speaks of the whole country
	}
	if place := a.class == barePlace || a.class == wholePlace || a.class == namedPlace; c.owns(a) && place || a.role == asModifier && a.class == namedPlace && c.lasting(a) {
		c.ground = k
		if c.hasAffairs(a) {
			c.affairs = k
		}
	} else if place && a.role == asModifier && c.lasting(a) && c.hasAffairs(a) {
		c.affairs = k
	}
	if a.role == asModifier && a.class == partyBody && c.lasting(a) && a.end < len(c.r.Elems) && (c.r.VerbClass(a.end) == "reach" || c.r.tensed(a.end)) {
		c.topic = k // "ghi nhận những kết quả Đảng bộ phường đạt được"
		return
	}
	if c.acting(a) && !a.negated && c.lasting(a) && (a.verb != "" || a.class != namedPlace || c.r.tensed(a.end)) { // not one of "Hà Nội 25%, Nghệ An 19%"
		c.topic = k
	}
}

// faded reports whether the text no longer goes on speaking of actor n where it stands now: an authority, an association or a firm is the one spoken of in
// its own paragraph and the next, one named as owner or place only in its own; and no body or office is any more once a person without a post spoke in a later paragraph.
func (c *chooser) faded(n int, at marks) bool {
	a := &c.actors[n]
	since := at.paragraphs - a.at.paragraphs
	switch a.class {
	case stateBody, massBody, firmBody, bareBody:
		if since > 1 || since == 1 && a.role != asSubject && a.class != stateBody {
			return true
		}
	case namedPlace, works:
		return false
	}
	return c.spoke > n && c.actors[c.spoke].at.paragraphs > a.at.paragraphs
}

// namesOrg reports whether the posts behind person a name a body, which he may speak for.
func (r *Reading) namesOrg(a *actor) bool {
	for k := a.elem; k < a.end; k++ {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Org && r.Orgs[r.Elems[k].Ref].Class != entity.PlaceName {
			return true
		}
	}
	return false
}

// singledOut reports whether actor a is named as the one that has the most or the least of what is told: "cao nhất là Tuyên Quang".
func (c *chooser) singledOut(a *actor) bool {
	_, _, ok := c.r.T.Before(a.from, singledLex)
	return ok
}

// inDetail reports whether actor a stands behind "trong đó" in its sentence: what follows the sentence goes on with whom it was told of before.
func (c *chooser) inDetail(a *actor) bool {
	r := c.r
	from, _ := r.SentenceOf(a.elem)
	for k := a.elem - 1; k >= from && a.elem-k < 60; k-- {
		r.T.Work++
		if r.opensWith(k, inDetailLex) {
			return true
		}
	}
	return false
}

// lasting reports whether the text can go on speaking of actor a.
func (c *chooser) lasting(a *actor) bool {
	switch a.class {
	case counted:
		return a.end > a.elem+1 && !a.inside
	case capitals:
		return a.end == a.elem+1 && c.r.tensed(a.end) // a firm, not the name of a person
	case levelOf, groupOf, office, person, noun, works:
		return false
	case barePlace:
		if c.hamlet(a) {
			return false
		}
	}
	return !a.central && !a.abroad && !a.heads && !a.generic && !a.caption && !a.inside && !c.r.exactly(a.elem, eachLex)
}

// hamlet reports whether actor a is any of many places: "100% thôn, làng, tổ dân phố đã có tổ chức đảng".
func (c *chooser) hamlet(a *actor) bool {
	_, n, ok := c.r.T.At(a.from, hamletLex)
	return ok && a.from+n >= a.to
}

// hasAffairs reports whether place a stands behind the affairs that open its clause: "Kinh tế - xã hội của huyện …", "diện mạo thị trấn …".
func (c *chooser) hasAffairs(a *actor) bool {
	r := c.r
	for k := a.elem - 1; k >= 0 && k > a.elem-8; k-- {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Noun, quantity.Plain, quantity.Func, quantity.Sign, quantity.Comma, quantity.Verb, quantity.Org:
			if r.opensWith(k, affairsLex) && r.clauseStart(k) {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// acting reports whether actor a is the subject of a clause that does something, rather than says it.
func (c *chooser) acting(a *actor) bool {
	if a.role == asAgent && a.elem > 1 && c.r.Elems[a.elem-2].Kind == quantity.Fig {
		return false // "2 xã được UBND tỉnh công nhận" tells of the two only
	}
	passive := a.role == asAgent && (a.abroad || !c.r.exactly(a.elem-1, byLex)) // "đường được huyện làm", but not "thu ngân sách do huyện quản lý"
	if a.role != asSubject && !passive || !a.acts || a.says {
		return false
	}
	if passive && a.gives {
		return false // "xã được tỉnh giao 13 con bò": they are the commune's
	}
	if a.given || a.self {
		return true
	}
	switch a.class {
	case works:
		return true
	case groupOf, noun, office:
		return (a.verb == "act" || (a.verb == "reach" || a.verb == "exist") && c.r.exactly(a.elem, eachLex) || a.class == noun && a.verb == "exist" && !a.generic && c.r.oneKnown(a) || a.meets && c.r.exactly(a.end, agreesLex) || (a.meets || a.named) && c.r.tensed(a.end)) && (!a.passive || a.class == noun && c.r.granted(a.end))
	case bareBody:
		return !a.passive
	case barePlace:
		if c.hamlet(a) && !(a.verb == "exist" && c.r.capital(c.r.Elems[a.elem]) && a.end == a.elem+1) { // but "Thôn có 215 hộ"
			return false
		}
	case person:
		return a.verb == "act" && (!a.passive || c.r.undergoes(a.end)) || a.verb == "exist" || a.verb == "reach" || a.verb == "state" && !a.passive || a.verb == ""
	}
	return !a.generic || a.verb == "act" && !a.passive
}

// undergoes reports whether somebody tells at element k what is done to him, with nobody between: "Ông An (nguyên Giám đốc) | bị phạt 20 triệu đồng".
func (r *Reading) undergoes(k int) bool {
	k = r.pastBracket(k)
	for k+1 < len(r.Elems) && r.Elems[k].Kind == quantity.Func && !r.exactly(k, passiveLex) {
		r.T.Work++
		k++
	}
	return r.exactly(k, passiveLex) && r.VerbClass(k+1) == "act"
}

// granted reports whether "được" or "bị" and a verb with its figure stand at element k: "Hộ nghèo | sẽ được hỗ trợ 5 triệu đồng", "Khách sạn | được cấp phép xây dựng 96 phòng".
func (r *Reading) granted(k int) bool {
	for j := k; j < len(r.Elems) && j < k+5; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Func, quantity.Time:
		case quantity.Verb:
			if r.tensed(j) {
				continue
			}
			if r.VerbClass(j) != "act" {
				return false
			}
			if r.figureBehind(j + 1) {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// shortFor reports whether actor a only takes up the place that topic n names: "xã" after "xã Sơn Hà".
func (c *chooser) shortFor(a *actor, n int) bool {
	t := c.r.T
	return n >= 0 && (a.class == barePlace || a.class == wholePlace) && c.actors[n].class == namedPlace && t.Tokens[a.to-1].ID == t.Tokens[c.actors[n].from].ID
}

// fullName returns the place that topic n ("toàn huyện", "huyện") stands for, once a new paragraph has begun; -1 if it was not named.
func (c *chooser) fullName(n int, at marks) int {
	a := &c.actors[n]
	if a.class != barePlace && a.class != wholePlace || a.at.paragraphs == at.paragraphs {
		return -1
	}
	t := c.r.T
	for p := n - 1; p >= 0 && p > n-12; p-- {
		if b := &c.actors[p]; b.class == namedPlace && b.to > b.from+1 && t.Tokens[b.from].ID == t.Tokens[a.to-1].ID {
			return p
		}
	}
	return -1
}
