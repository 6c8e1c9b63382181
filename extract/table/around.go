package table

import (
	"sort"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// around is what the lines above a table say of all of it.
type around struct {
	period  *timex.Period
	subject string
	unit    string
	thing   string
	caption string
}

// maxLine is the longest line above a table that can be its heading, in bytes.
const maxLine = 300

// above gathers what stands around a table: the lines that stand over all columns of the table, up to two above it, and the title of the article.
func (g *grid) above(r *Reading) {
	t := r.T
	a := &g.around
	if g.caption.From < g.caption.To {
		a.caption = surface(t, g.caption.From, g.caption.To)
	}
	var over []scan.Span
	for i := range g.head {
		if c := g.rows[i][0]; g.distinct(i) == 1 && c.from < c.to {
			over = append(over, scan.Span{From: c.from, To: c.to})
		}
	}
	at := g.from
	for range 2 {
		line := lineBefore(t, at)
		if line.From >= line.To || strings.ContainsAny(surface(t, line.From, line.To), "|\t") {
			break // nothing, or another table
		}
		over = append(over, line)
		at = line.From
		if s := surface(t, line.From, line.To); len(s) > maxLine || strings.HasSuffix(s, ".") {
			break
		}
	}
	for k, line := range over {
		if a.unit == "" {
			a.unit = r.unitIn(line)
		}
		g.heed(r, line, k == 0)
	}
	end := 0
	for end < len(t.Tokens) && t.Tokens[end].Kind != scan.Newline && end < 80 {
		end++
	}
	if end < g.from {
		g.heed(r, scan.Span{From: 0, To: end}, false)
	}
}

// lineBefore returns the line before token at.
func lineBefore(t *scan.Text, at int) scan.Span {
	to := at
	for to > 0 && t.Tokens[to-1].Kind == scan.Newline {
		to--
	}
	from := to
	for from > 0 && t.Tokens[from-1].Kind != scan.Newline && to-from < 100 {
		from--
	}
	return scan.Span{From: from, To: to}
}

// heed takes what a line says and no line nearer to the table has said. Running text is no heading, but for its last words before a colon.
func (g *grid) heed(r *Reading, line scan.Span, near bool) {
	t, a := r.T, &g.around
	s := surface(t, line.From, line.To)
	if len(s) > maxLine || strings.HasSuffix(s, ".") || line.From >= line.To {
		return
	}
	if class, _ := leading(t, line.From, opener); class != unclassed && a.caption == "" && near {
		a.caption = s
	}
	if k := sort.Search(len(r.Docs), func(k int) bool { return r.Docs[k].To > line.From }); k < len(r.Docs) && r.Docs[k].From < line.To {
		return // its day is that of the document
	}
	var periods []timex.Period
	if k := r.firstTime(line.From); a.period == nil {
		for ; k < len(r.Times) && r.Times[k].To <= line.To; k++ {
			m := &r.Times[k]
			if m.Kind == timex.KindClock || m.Kind == timex.KindWeekday {
				continue
			}
			if p := m.Period; p.Start.Year > 0 && (len(periods) == 0 || p != periods[0]) {
				periods = append(periods, p)
			}
		}
		if len(periods) == 1 {
			a.period = &periods[0]
		}
	}
	if a.subject == "" {
		a.subject = r.ownerIn(line)
	}
	if a.thing == "" && near {
		a.thing = r.thingIn(line)
	}
}

// firstTime returns the first time that begins at token i or behind it.
func (r *Reading) firstTime(i int) int {
	return sort.Search(len(r.Times), func(k int) bool { return r.Times[k].From >= i })
}

// unitIn returns the unit that a line gives for a whole table: "(ĐVT: triệu đồng)".
func (r *Reading) unitIn(line scan.Span) string {
	t := r.T
	for i := line.From; i < line.To; i++ {
		class, n := leading(t, i, measure)
		if class != measure || !t.Is(i+n, ':') {
			continue
		}
		to := i + n + 1
		for to < line.To && !t.Is(to, ')') {
			to++
		}
		if u, ok := r.unitOf(surface(t, i+n+1, to)); ok {
			return u
		}
	}
	return ""
}

// ownerIn returns the organisation or place of a line: the only one, or the one behind "của".
func (r *Reading) ownerIn(line scan.Span) string {
	t := r.T
	found, n, depth := "", 0, 0
	for i := line.From; i < line.To; i++ {
		if t.Is(i, '(') {
			depth++
		} else if t.Is(i, ')') {
			depth--
		}
		if depth > 0 { // "(theo Phòng Nông nghiệp)"
			continue
		}
		o := r.orgAt(i)
		if o == nil || o.To > line.To || o.Head != "" && o.HeadTo == o.To { // "Chi bộ" alone names none
			continue
		}
		if t.IsKind(i-1, scan.Number) { // "9 đảng bộ cấp huyện"
			continue
		}
		n++
		if row, _, ok := t.Before(i, wordLex); ok && wordClass[row] == of {
			return t.Surface(o.From, o.To)
		}
		found = t.Surface(o.From, o.To)
		i = o.To - 1
	}
	if n == 1 {
		return found
	}
	return ""
}

// thingIn returns what a line says that its table counts: "Kết quả kết nạp đảng viên năm 2021 của huyện X", "kết nạp đảng viên".
func (r *Reading) thingIn(line scan.Span) string {
	t := r.T
	from := line.From
	for from < line.To {
		if class, n := leading(t, from, opener); class != unclassed {
			from += n
		} else if t.Tokens[from].Kind != scan.Word {
			from++
		} else {
			break
		}
	}
	to := from
	for to < line.To && t.Tokens[to].Kind == scan.Word && r.timeAt(to) < 0 && r.orgAt(to) == nil {
		if class, _ := leading(t, to, of); class == of {
			break
		}
		to++
	}
	if to-from < 2 {
		return ""
	}
	return surface(t, from, to)
}
