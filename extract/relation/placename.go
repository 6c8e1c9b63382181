package relation

import (
	"baotinh/extract/entity"
	"baotinh/extract/scan"
)

// placeNames holds the communes and districts that the text names, in order, so that a bare "xã" or "toàn huyện" can be written out.
type placeNames struct {
	spans  []scan.Span
	levels []int // the row of levelLex by which each is called
}

// namedPlaces collects the communes and districts named in the text, by themselves or inside the name of a body: "xã Sơn Hà", "Đảng ủy xã Sơn Hà". Provinces and
// cities stay as they are called: "toàn tỉnh" is as clear as its name.
func (r *Reading) namedPlaces() placeNames {
	var p placeNames
	for i := range r.Orgs {
		r.T.Work++
		o := &r.Orgs[i]
		for at := o.From; at < o.To; at++ {
			r.T.Work++
			level, n, ok := r.T.At(at, levelLex)
			if !ok || at > o.From && o.Class == entity.PlaceName && !(at == o.From+1 && r.T.Has(o.From, wholePlaceLex)) {
				continue
			}
			if _, from, longer := r.T.Before(at+n, bodyLex); longer && from < at {
				continue // "Hợp tác xã Nông nghiệp"
			}
			name := at + n
			to := name
			for to < o.To && (r.T.IsKind(to, scan.Word) && r.T.Tokens[to].Case != scan.Lower || to > name && (r.T.IsKind(to, scan.Number) || r.T.Tight(to))) {
				to++ // tight: Cư M'gar
			}
			if to > name {
				p.spans = append(p.spans, scan.Span{From: at, To: to})
				p.levels = append(p.levels, level)
			}
			at = to
		}
	}
	return p
}

// fullName returns the name that actor a stands for, "xã" or "toàn huyện" or "địa phương": that of the commune or district of which the text spoke last.
func (p *placeNames) fullName(r *Reading, a *actor) (scan.Span, bool) {
	if a.class != barePlace && a.class != wholePlace {
		return scan.Span{}, false
	}
	here, level := r.exactly(a.elem, hereLex), -1
	for at := a.from; at < a.to && level < 0; at++ {
		if row, n, ok := r.T.At(at, levelLex); ok && at+n == a.to {
			level = row
		}
	}
	if !here && level < 0 {
		return scan.Span{}, false
	}
	return p.before(r, a.from, level, here)
}

// before returns the place of the level named last before token from, or of any level.
func (p *placeNames) before(r *Reading, from, level int, anyLevel bool) (scan.Span, bool) {
	for n := len(p.spans) - 1; n >= 0; n-- {
		r.T.Work++
		if p.spans[n].From < from && (anyLevel || p.levels[n] == level) {
			return p.spans[n], true
		}
	}
	return scan.Span{}, false
}

// ofWord returns the name that the one word at tokens [from, to), "xã", stands for.
func (p *placeNames) ofWord(r *Reading, from, to int) (scan.Span, bool) {
	row, n, ok := r.T.At(from, levelLex)
	if !ok || from+n != to {
		return scan.Span{}, false
	}
	return p.before(r, from, row, false)
}

// ruled returns the place that the body at tokens [from, to) is told to rule, "xã Sơn Hà" of "Đảng ủy xã Sơn Hà", "tỉnh" of "UBND tỉnh".
func (r *Reading) ruled(from, to int) (scan.Span, bool) {
	_, n, ok := r.T.At(from, rulerLex)
	if !ok || from+n >= to {
		return scan.Span{}, false
	}
	row, _, ok := r.T.At(from+n, bodyLex)
	if !ok || bodyClass[row] != "place" {
		return scan.Span{}, false
	}
	for i := from + n; i < to; i++ {
		if r.T.Is(i, ',') {
			to = i
			break
		}
	}
	return scan.Span{From: from + n, To: to}, true
}

// placeIn returns the place with its administrative word that the name of a body at tokens [from, to) ends with: "tỉnh Lam Giang" of "Cục Thống kê tỉnh Lam Giang".
func (r *Reading) placeIn(from, to int) (scan.Span, bool) {
	for i := from + 1; i+1 < to; i++ {
		if row, n, ok := r.T.At(i, bodyLex); ok && bodyClass[row] == "place" && i+n < to && r.T.IsKind(i+n, scan.Word) && r.T.Tokens[i+n].Case != scan.Lower {
			return scan.Span{From: i, To: to}, true
		}
	}
	return scan.Span{}, false
}
