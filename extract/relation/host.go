package relation

import (
	"strings"

	"baotinh/extract/quantity"
)

// Does a figure belong to a congress, to who holds it, or to the Party or the people of a place? Members and results are of the organisation that holds the congress,
// delegates and votes of the congress; what cannot be of the Party is of the place.

// orHost returns actor n with the rule that found it, or whoever holds congress n if figure m is theirs, or the Party organisation spoken of
// before n if m counts its members and n is a body that has none.
func (c *chooser) orHost(n int, m *quantity.Mention, rule string) (int, string) {
	switch a := &c.actors[n]; {
	case a.class == congressBody && c.ofHost(m):
		if p, hosted := c.host(n, m, rule); p >= 0 {
			return p, hosted
		}
	case c.ofParty(m) && m.ActionAt >= 0 && (a.class == barePlace || a.class == wholePlace || a.class == namedPlace) && c.r.T.SentenceOf(m.From) != c.r.T.SentenceOf(a.from):
		for p := n - 1; p >= 0 && p > n-24; p-- {
			c.r.T.Work++
			if b := &c.actors[p]; b.class == partyBody && b.role == asSubject && c.lasting(b) && c.r.T.Has(b.from, senderLex) {
				c.topic, c.affairs = p, -1
				return p, rule // "Đảng bộ xã … Toàn xã có 9 thôn. … đã kết nạp 52 đảng viên"
			}
		}
	case c.ofParty(m) && c.r.T.Has(a.from, memberlessLex) && c.r.T.SentenceOf(m.From) != c.r.T.SentenceOf(a.from):
		for p := n - 1; p >= 0 && p > n-24; p-- {
			c.r.T.Work++
			if b := &c.actors[p]; b.class == partyBody && b.role == asSubject && c.lasting(b) && !c.r.T.Has(b.from, memberlessLex) {
				return p, rule
			}
		}
	}
	return n, rule
}

// ofHost reports whether figure m is of those who hold a congress rather than of the congress: a share, a measure, a goal, members, but no vote.
func (c *chooser) ofHost(m *quantity.Mention) bool {
	return !m.Noun || m.Kind == quantity.Target && !partyMatter(m) || c.ofParty(m)
}

// partyMatter reports whether figure m counts members or bodies of the Party, or people.
func partyMatter(m *quantity.Mention) bool {
	return m.Noun && (m.Class == "member" || m.Class == "party" || m.Class == "person")
}

// ofParty reports whether figure m counts members or organisations that the Party has somewhere or that joined it, rather than whom something
// else was done to.
func (c *chooser) ofParty(m *quantity.Mention) bool {
	if !m.Noun || m.Class != "member" && m.Class != "party" || m.Kind == quantity.Change || m.Of != nil {
		return false
	}
	return m.ActionAt < 0 || c.r.T.Has(m.ActionAt, joinLex)
}

// host returns the Party organisation that holds congress n, for a goal else the place, -1 if none was named: members and results are theirs,
// delegates and votes the congress's.
func (c *chooser) host(n int, m *quantity.Mention, rule string) (int, string) {
	for p := n; p >= 0 && p > n-12; p-- {
		if a := &c.actors[p]; a.class == partyBody && c.lasting(a) && a.role == asSubject && !c.r.T.Has(a.from, memberlessLex) && !c.r.T.Has(a.from, seatedLex) {
			return p, rule // not "Ban Thường vụ", which it elected
		}
	}
	if m.Kind != quantity.Target && !c.ofParty(m) && !ofEconomy(m) {
		return -1, ""
	}
	for p := n; p >= 0 && p > n-24; p-- {
		switch a := &c.actors[p]; {
		case a.class == congressBody && a.body.Len() > 0:
			return p, "relation.subject_host"
		case a.class == namedPlace && c.lasting(a):
			return p, rule // what "đến năm 2030 GRDP đạt 240.000 tỷ đồng" is set for
		case a.class == massBody || a.class == firmBody:
			return -1, ""
		}
	}
	return -1, ""
}

// holder returns the organisation that is told to hold congress n, which has no name of its own: its delegates are those of the organisation.
// "Đảng bộ xã Sơn Hà tổ chức Đại hội lần thứ V". -1 if there is none among the actors from first on.
func (c *chooser) holder(n, first int) int {
	r, a := c.r, &c.actors[n]
	for i := a.from + 1; i < a.to; i++ {
		r.T.Work++
		if row, _, ok := r.T.At(i, bodyLex); ok && bodyClass[row] == "place" {
			return -1 // "Đại hội đại biểu phụ nữ huyện Sơn Hà"
		}
	}
	p := n - 1
	for p >= first && c.actors[p].inside {
		r.T.Work++
		p--
	}
	if p < first {
		return -1
	}
	holder := &c.actors[p]
	if holder.role != asSubject || holder.class != partyBody && holder.class != massBody || !c.lasting(holder) || a.elem-holder.end > 8 {
		return -1
	}
	for k := holder.end; k < a.elem; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Comma, quantity.Semicolon, quantity.Colon, quantity.Stop, quantity.Fig:
			return -1
		}
	}
	return p
}

// sending returns the Party organisation whose congress the sentence tells of, as it named it before: its delegates speak for its members. -1 if
// it named none.
func (c *chooser) sending(next int, at marks) int {
	for n := next - 1; n >= 0 && n > next-12; n-- {
		a := &c.actors[n]
		if a.at.sentence < at.sentence-2 {
			return -1
		}
		if a.class == partyBody && c.lasting(a) && a.role == asSubject {
			if c.r.T.Has(a.from, senderLex) {
				return n
			}
		}
	}
	return -1
}

// ofEconomy reports whether figure m is a sum, an area, a weight or a rate by the year, which no congress has itself.
func ofEconomy(m *quantity.Mention) bool {
	switch m.Class {
	case "money", "area", "weight", "volume":
		return true
	}
	return m.Percent && strings.HasSuffix(m.Unit, "/năm")
}

// ofPlace reports whether figure m can be of a place and its people rather than of the Party there: money, a measure, a share of households,
// but not members.
func ofPlace(m *quantity.Mention) bool {
	return !partyMatter(m) && m.Class != "vote"
}
