package table

import (
	"slices"
	"sort"
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// said is what one cell of headings says.
type said struct {
	words  string // the thing, without the rest
	unit   string
	role   string // a class of words.tsv, or unclassed
	period *timex.Period
	timed  bool   // it names a time, known or not
	total  bool   // it stands for all the others
	owner  string // the organisation or place that it names and nothing else
	detail bool   // it picks some out of the one before it
	share  bool
}

// heading is what all headings of a row or column say together.
type heading struct {
	said
	outer  []string // the things of the headings around the innermost, outermost first
	path   []string // as printed
	parent string   // the outer headings as printed
	depth  int      // of a row: chapter, part or detail
	style  style    // of a column
}

// timeAt returns the time that holds token i, -1 if none does.
func (r *Reading) timeAt(i int) int {
	k := sort.Search(len(r.Times), func(k int) bool { return r.Times[k].To > i })
	if k == len(r.Times) || r.Times[k].From > i {
		return -1
	}
	return k
}

// orgAt returns the organisation that begins at token i, nil if none does.
func (r *Reading) orgAt(i int) *entity.Org {
	k := sort.Search(len(r.Orgs), func(k int) bool { return r.Orgs[k].From >= i })
	if k == len(r.Orgs) || r.Orgs[k].From != i {
		return nil
	}
	return &r.Orgs[k]
}

// time takes a time into s.
func (s *said) time(m *timex.Mention) {
	switch m.Kind {
	case timex.KindClock, timex.KindWeekday:
		return
	}
	s.timed = true
	if p := m.Period; p.Start.Year > 0 || p.End.Year > 0 {
		s.period = &p
	}
}

// reader goes through the tokens of a heading.
type reader struct {
	r     *Reading
	to    int
	s     said
	roles []string
	words []scan.Span // what is no time, unit or role
	first bool        // no content word has been met
}

// say reads the heading that stands at the tokens [from, to).
func (r *Reading) say(from, to int) said {
	t := r.T
	from = numbering(t, from, to)
	h := reader{r: r, to: to, first: true}
	if o := r.orgAt(from); o != nil && o.To >= to && (o.Head == "" || o.HeadTo < o.To) { // "Chi bộ" alone is what is counted
		h.s.owner, h.s.words = t.Surface(from, to), t.Surface(from, to)
		return h.s
	}
	for i := from; i < to; {
		i = h.step(i)
	}
	h.settle(from)
	return h.s
}

// numbering returns the token behind the number or dash that opens a heading: "1.", "I.", "a)", "-".
func numbering(t *scan.Text, from, to int) int {
	for from < to {
		tok := &t.Tokens[from]
		switch {
		case tok.Kind == scan.Punct && (tok.Mark == '-' || tok.Mark == '+' || tok.Mark == '*' || tok.Mark == '.' || tok.Mark == ':'):
			from++
		case from+2 < to && (t.Is(from+1, '.') || t.Is(from+1, ')') || t.Is(from+1, '/')) && t.Tight(from+1) && (tok.Kind == scan.Number && tok.End-tok.Start <= 3 || tok.Kind == scan.Word && tok.End-tok.Start <= 4):
			from += 2
		default:
			return from
		}
	}
	return from
}

// step reads what stands at token i and returns the token behind it.
func (h *reader) step(i int) int {
	t, r := h.r.T, h.r
	if k := r.timeAt(i); k >= 0 && r.Times[k].From >= i-1 && r.Times[k].To <= h.to {
		h.s.time(&r.Times[k])
		return r.Times[k].To
	}
	if t.Tokens[i].Kind == scan.Number && year(t.Str(i)) {
		y := timex.Date{Year: int(t.Str(i)[2]-'0')*10 + int(t.Str(i)[3]-'0') + 1900 + 100*int(t.Str(i)[0]-'1')}
		h.s.timed, h.s.period = true, &timex.Period{Type: timex.Year, Start: y, End: y}
		return i + 1
	}
	switch {
	case t.Is(i, '('):
		return h.bracket(i)
	case t.Is(i, '%'):
		h.s.unit = "%"
		return i + 1
	}
	class, n := leading(t, i, measure, target, actual, estimate, attain, compared, differ, up, down, share, amount, total, among, elsewhen, bound)
	if class == unclassed || i+n > h.to {
		if t.Tokens[i].Kind == scan.Word || t.Tokens[i].Kind == scan.Number {
			h.first = false
		}
		h.keep(i, i+1)
		return i + 1
	}
	switch class {
	case measure:
		from := i + n
		if t.Is(from, ':') {
			from++
		}
		if u, ok := r.unitOf(surface(t, from, h.to)); ok && (from > i+n || n > 1) {
			h.s.unit = u
			return h.to
		}
		h.first = false
		h.keep(i, i+n)
	case bound:
		h.keep(i, i+n)
	case among:
		h.s.detail = true
	case elsewhen:
		h.s.timed = true
	default:
		h.roles = append(h.roles, class)
		switch class {
		case target, estimate:
			if !h.first {
				h.keep(i, i+n)
			}
		default:
			h.keep(i, i+n)
		}
	}
	return i + n
}

// keep adds tokens to the words of the heading.
func (h *reader) keep(from, to int) {
	if k := len(h.words); k > 0 && h.words[k-1].To == from {
		h.words[k-1].To = to
		return
	}
	h.words = append(h.words, scan.Span{From: from, To: to})
}

// bracket reads what stands in the bracket at token i.
func (h *reader) bracket(i int) int {
	t, r := h.r.T, h.r
	end := i + 1
	for end < h.to && !t.Is(end, ')') {
		end++
	}
	inside := surface(t, i+1, end)
	if u, ok := r.unitOf(inside); ok {
		h.s.unit = u
		return min(end+1, h.to)
	}
	in := reader{r: r, to: end, first: true}
	for k := i + 1; k < end; {
		k = in.step(k)
	}
	if in.first && (in.s.timed || in.s.unit != "" || len(in.roles) > 0) {
		if in.s.unit != "" {
			h.s.unit = in.s.unit
		}
		if in.s.timed && !h.s.timed {
			h.s.timed, h.s.period = true, in.s.period
		}
		return min(end+1, h.to)
	}
	h.keep(i, min(end+1, h.to))
	return min(end+1, h.to)
}

// settle makes one role of those that were met. Beside words of their own, roles are part of the thing ("Kết quả kiểm tra"), but for a goal or
// an estimate that opens them.
func (h *reader) settle(from int) {
	has := func(class string) bool { return slices.Contains(h.roles, class) }
	s := &h.s
	if !h.first {
		var parts []string
		for _, w := range h.words {
			parts = append(parts, surface(h.r.T, w.From, w.To))
		}
		s.words = strings.Trim(strings.Join(parts, " "), " ,;:.-–/*+=()")
		if k := strings.Count(s.words, "("); k > strings.Count(s.words, ")") {
			s.words += ")"
		}
		if len(h.roles) > 0 && (h.roles[0] == target || h.roles[0] == estimate) && h.opens(from) {
			s.role = h.roles[0]
		}
		if n := h.after(from, total); n > 0 {
			if o := h.r.orgAt(n); o != nil && o.To >= h.to {
				s.total, s.words = true, ""
			}
		}
		s.share = len(h.roles) > 0 && h.roles[0] == share && h.after(from, share) > 0
		return
	}
	s.total = has(total)
	s.share = has(share)
	lead := unclassed
	for _, c := range h.roles {
		if c != share && c != amount && c != total {
			lead = c
			break
		}
	}
	switch {
	case lead == differ || has(up) && has(down):
		s.role = differ
	case lead == up, lead == down:
		s.role = lead
	case has(target) && (has(compared) || has(attain) || has(actual) && s.unit == "%"):
		s.role = attain
	case lead == compared:
		s.role = compared
	case has(attain):
		s.role = attain
	default:
		s.role = lead
	}
}

// opens reports whether a role stands at the beginning of the heading.
func (h *reader) opens(from int) bool {
	class, _ := leading(h.r.T, from, target, estimate)
	return class != unclassed
}

// after returns the token behind a phrase of class at token from, 0 if there is none.
func (h *reader) after(from int, class string) int {
	if c, n := leading(h.r.T, from, class); c == class {
		return from + n
	}
	return 0
}

// unitOf reads a whole text as a unit and returns how it is written behind a number.
func (r *Reading) unitOf(s string) (string, bool) {
	s = strings.Trim(s, " \u00a0.:;*\"'()")
	if s == "" || len(s) > 60 {
		return "", false
	}
	if u, ok := r.units[s]; ok {
		return u, u != ""
	}
	if len(r.units) >= maxUnits {
		return "", false
	}
	u := s
	if class, n := r.leadingOf(s); class == measure {
		u = strings.Trim(n, " :")
	}
	if w, ok := writtenUnits[strings.ToLower(u)]; ok {
		u = w
	} else if long, ok := r.Long[u]; ok {
		u = long
	}
	a, ok := r.twelve(u)
	if !ok || a.Guessed || !a.Whole || a.Unit == nil || strings.ContainsAny(u, ".:;()") {
		u, ok = "", false
	}
	if r.units == nil {
		r.units = map[string]string{}
	}
	r.units[s] = u
	return u, ok
}

// leadingOf returns the class of the phrase that a text of its own opens with, and what stands behind it.
func (r *Reading) leadingOf(s string) (class, rest string) {
	t := scan.New(s)
	if c, n := leading(t, 0, measure); c == measure && n < len(t.Tokens) {
		class, rest = c, t.Surface(n, len(t.Tokens))
	}
	t.Release()
	return class, rest
}

// join makes one heading of cells, outermost first.
func (r *Reading) join(cells []cell) heading {
	var h heading
	last := -1
	for _, c := range cells {
		if c.from >= c.to || c.from == last {
			continue
		}
		last = c.from
		h.parent = strings.Join(h.path, "\x00")
		h.path = append(h.path, r.expand(surface(r.T, numbering(r.T, c.from, c.to), c.to)))
		s := r.say(c.from, c.to)
		s.words = r.expand(s.words)
		if s.words != "" && h.words != "" {
			h.outer = append(h.outer, h.words)
		}
		if s.words == "" {
			s.words = h.words
		}
		if s.unit == "" {
			s.unit = h.unit
		}
		if s.role == unclassed {
			s.role = h.role
		}
		if !s.timed {
			s.timed, s.period = h.timed, h.period
		}
		if s.owner == "" {
			s.owner = h.owner
		} else if h.words != "" {
			s.words = h.words
		}
		h.said = s
	}
	return h
}

// expand writes the long form of what the text abbreviates.
func (r *Reading) expand(s string) string {
	if long, ok := r.Long[s]; ok {
		return long
	}
	return s
}

// things returns what a heading may speak of, the shortest first.
func (h *heading) things() []string {
	if h.words == "" {
		return nil
	}
	out := []string{h.words}
	if n := len(h.outer); n > 0 {
		out = append(out, h.outer[n-1]+" "+lowered(h.words))
	}
	return out
}

// lowered writes the first letter of a common phrase small. Its first two words tell whether it is one.
func lowered(s string) string {
	head := s
	if first := strings.IndexByte(s, ' ') + 1; first > 1 {
		if second := strings.IndexByte(s[first:], ' '); second > 0 {
			head = s[:first+second]
		}
	}
	t := scan.New(head)
	defer t.Release()
	if len(t.Tokens) > 0 && t.Tokens[0].Kind == scan.Word && t.Tokens[0].Case == scan.Title && (len(t.Tokens) < 2 || t.Tokens[1].Kind != scan.Word || t.Tokens[1].Case == scan.Lower) {
		w := t.Str(0)
		return strings.ToLower(w) + s[len(w):]
	}
	return s
}

// headNoun is quantity.HeadNoun of a text of its own.
func headNoun(s string) (string, bool) {
	t := scan.New(s)
	defer t.Release()
	if len(t.Tokens) == 0 {
		return "", false
	}
	return quantity.HeadNoun(t)
}
