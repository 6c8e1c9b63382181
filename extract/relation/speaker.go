package relation

import (
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// Which person is meant by "tôi", "Đồng chí", "Ông An", or by votes? The one named before or behind, by his full name where the text gave it.

// person returns the person of whom the text spoke last if actor n only takes him up, "Đồng chí cũng trao …", "Anh mua …"; else n.
func (c *chooser) person(n int) int {
	r := c.r
	if n < 0 || c.actors[n].class != noun || c.actors[n].end != c.actors[n].elem+1 || !r.exactly(c.actors[n].elem, politeLex) {
		return n
	}
	for p := n - 1; p >= 0 && p > n-12 && c.actors[p].at.sentence >= c.actors[n].at.sentence-4; p-- {
		r.T.Work++
		if a := &c.actors[p]; (a.class == person || a.class == office && a.named) && a.role == asSubject {
			return p
		}
	}
	return n
}

// speaker returns the person who speaks where actor n is "tôi" or "gia đình tôi": named before what he says, "Anh Nam cho biết: Tôi trồng 2 ha", or behind it, “Tôi trồng 2 ha”, anh Nam nói; -1 if n
// is no such word or nobody is named.
func (c *chooser) speaker(n int) int {
	r := c.r
	if !c.actors[n].self {
		return -1
	}
	at := c.actors[n].at
	for p := n - 1; p >= 0 && p > n-16; p-- {
		r.T.Work++
		a := &c.actors[p]
		if a.at.paragraphs < at.paragraphs && !(a.at.paragraphs == at.paragraphs-1 && r.headsLines(a.elem)) {
			break
		}
		if (a.class == person || a.class == office && a.named) && !a.self && (a.says || a.role == asSubject) && !(a.at.sentence == at.sentence && a.at.commas == at.commas && a.at.colons == at.colons) {
			return p
		}
	}
	for p := n + 1; p < len(c.actors) && p < n+10 && c.actors[p].at.paragraphs == at.paragraphs; p++ {
		r.T.Work++
		a := &c.actors[p]
		if (a.class == person || a.class == office && a.named) && !a.self && (a.says || r.behindQuote(a.elem)) {
			return p
		}
	}
	return -1
}

// behindQuote reports whether element k stands behind the end of a quotation and its comma.
func (r *Reading) behindQuote(k int) bool {
	if k < 2 || r.Elems[k-1].Kind != quantity.Comma {
		return false
	}
	e := r.Elems[k-2]
	return e.Kind == quantity.Sign && !r.T.IsKind(e.From, scan.Number)
}

// inFull returns the actor before person n that names him with his family name, "ông Nguyễn Văn An" before "Ông An cho biết"; else n.
func (c *chooser) inFull(n int) int {
	a, t := &c.actors[n], c.r.T
	if a.to-a.from > 2 {
		return n
	}
	for p := n - 1; p >= 0 && p > n-16; p-- {
		c.r.T.Work++
		if b := &c.actors[p]; b.class == person && b.to-b.from > 2 && t.Tokens[b.to-1].ID == t.Tokens[a.to-1].ID {
			return p
		}
	}
	return n
}

// votedFor returns the person who got the votes of figure i, or the share of them: named before it in its sentence, else behind it, "Với tỷ lệ
// phiếu bầu đạt 99,5%, ông Nguyễn Văn An tái đắc cử"; -1 if it is no vote. next is the first actor behind the figure.
func (c *chooser) votedFor(i, next int) int {
	r, m := c.r, &c.r.Mentions[i]
	from, _ := r.SentenceOf(r.ElemOf(m.QualFrom))
	_, _, behind := r.T.At(m.End, voteLex) // "100% số phiếu bầu"
	voted := behind || r.counts(m, voteLex)
	for k := r.ElemOf(m.QualFrom) - 1; !voted && !m.Noun && k >= from && r.Elems[k].Kind != quantity.Comma; k-- {
		r.T.Work++
		voted = r.opensWith(k, voteLex)
	}
	if !voted {
		return -1
	}
	at := c.figures[i].sentence
	for n := next - 1; n >= 0 && c.actors[n].at.sentence == at; n-- {
		r.T.Work++
		if a := &c.actors[n]; a.class == person || a.class == office && a.named {
			return n
		}
	}
	for n := next; n < len(c.actors) && n < next+4 && c.actors[n].at.sentence == at; n++ {
		r.T.Work++
		if a := &c.actors[n]; a.class == person || a.class == office && a.named {
			return n
		}
	}
	// "Ông Nguyễn Văn An - Chủ tịch HĐND tỉnh:" and lines with the votes below it
	for n := next - 1; n >= 0 && n >= next-4 && c.actors[n].at.sentence >= at-4; n-- {
		r.T.Work++
		if a := &c.actors[n]; a.class == person && r.headsLines(a.elem) {
			return n
		}
	}
	return -1
}
