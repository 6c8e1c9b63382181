package table

import (
	"strings"
	"unicode/utf8"

	"baotinh/extract/numeral"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// Why a cell states nothing, where several rules find it so.
const (
	noUnit = "table.no_unit: nothing says what the number counts or measures"
	unread = "table.unread: the cell is not written as an amount"
)

// read reads the headings and then the cells of a table.
func (g *grid) read(r *Reading) {
	g.above(r)
	g.cols = make([]heading, len(g.rows[0]))
	first := 0
	for first < g.head-1 && g.distinct(first) == 1 {
		first++ // a row that reaches over the whole table is no heading of a column
	}
	for _, j := range append(g.stubs, g.values...) {
		var cells []cell
		for i := first; i < g.head; i++ {
			cells = append(cells, g.rows[i][j])
		}
		g.cols[j] = r.join(cells)
	}
	class := g.classOf(g.title(g.stubs[len(g.stubs)-1]))
	owned := class == owner || class == measure // "Đơn vị"
	g.labels = make([]heading, len(g.rows))
	whole := -1 // the last row that is no detail
	for i := g.head; i < len(g.rows); i++ {
		if g.skip[i] || g.heading(i) {
			continue
		}
		whole = g.label(r, i, whole, owned)
	}
	for _, j := range g.values {
		g.cols[j].style = g.styleOf(j)
	}
	for i := g.head; i < len(g.rows); i++ {
		if g.skip[i] || g.heading(i) {
			continue
		}
		for _, j := range g.values {
			c := g.rows[i][j]
			if c.spanned || c.form != numbers && c.form != when {
				continue
			}
			if r.asked++; r.asked > maxCells {
				return
			}
			f, reason := g.cell(r, i, j)
			if reason != "" {
				r.Refused = append(r.Refused, Refused{c.from, c.to, reason})
				continue
			}
			r.Found = append(r.Found, f)
		}
	}
}

// label reads the headings of row i; whole is the row that a detail is of. It returns the row that details below are of.
func (g *grid) label(r *Reading, i, whole int, owned bool) int {
	var cells []cell
	if k := g.section[i]; k >= 0 && !g.grand(r, i) {
		for _, c := range g.rows[k] {
			if c.form == words && (len(cells) == 0 || cells[len(cells)-1].from != c.from) {
				cells = append(cells, c)
			}
		}
	}
	first := g.rows[i][0]
	if g.indexCol == 0 && first.form == empty {
		first = g.rows[i][g.stubs[0]]
	}
	depth := level(g.t, first)
	if at := g.rows[i][g.stubs[len(g.stubs)-1]]; depth == part && level(g.t, at) == detail {
		depth = detail
	}
	own := make([]cell, 0, len(g.stubs))
	for _, j := range g.stubs {
		own = append(own, g.rows[i][j])
	}
	var over *heading
	if depth == detail && whole >= 0 {
		over = &g.labels[whole]
		cells = append(cells, g.rows[whole][g.stubs[len(g.stubs)-1]])
	}
	h := r.join(append(cells, own...))
	if last := own[len(own)-1]; last.from < last.to {
		alone := r.say(last.from, last.to)
		h.total, h.detail = alone.total, alone.detail || depth == detail
		h.owner = alone.owner
		if h.owner == "" && owned && !h.total && depth != detail && !alone.timed {
			h.owner = surface(r.T, numbering(r.T, last.from, last.to), last.to)
		}
		if o := r.orgAt(last.from); o != nil && alone.total && o.To >= last.to { // "Toàn huyện"
			h.owner = surface(r.T, last.from, last.to)
		}
	}
	h.depth = depth
	if over != nil && h.owner == "" {
		h.owner = over.owner
	}
	g.labels[i] = h
	if depth == detail {
		return whole
	}
	return i
}

// grand reports whether row i is the total of all sections: the last row, where the sections before its own have no totals.
func (g *grid) grand(r *Reading, i int) bool {
	for k := i + 1; k < len(g.rows); k++ {
		if !g.skip[k] {
			return false
		}
	}
	at := g.rows[i][g.stubs[len(g.stubs)-1]]
	if at.from >= at.to || !r.say(at.from, at.to).total {
		return false
	}
	for k := g.head; k < i; k++ {
		if g.labels[k].total && g.section[k] != g.section[i] {
			return false
		}
	}
	return true
}

// style says how the numbers of a column are written.
type style struct {
	english    bool // 1,234.5: commas part thousands
	unsureDot  bool // 1.234 may be either, since the column writes 12.5 too
	unsureMark bool // 1,234 may be either
}

// styleOf finds out which marks part thousands in column j.
func (g *grid) styleOf(j int) style {
	var dotDecimal, dotThousand, commaDecimal, commaThousand, threes bool
	for i := g.head; i < len(g.rows); i++ {
		if g.rows[i][j].form != numbers {
			continue
		}
		s := strings.Trim(g.rows[i][j].text, " +-–−%()*<>≥≤~")
		dots, commas := strings.Count(s, "."), strings.Count(s, ",")
		if strings.Trim(s, "0123456789.,") != "" {
			continue
		}
		tail := len(s) - 1 - strings.LastIndexAny(s, ".,")
		switch {
		case dots > 0 && commas > 0 && strings.LastIndexByte(s, '.') > strings.LastIndexByte(s, ','):
			dotDecimal, commaThousand = true, true
		case dots > 0 && commas > 0:
			dotThousand, commaDecimal = true, true
		case dots > 1:
			dotThousand = true
		case commas > 1:
			commaThousand = true
		case dots == 1 && tail != 3:
			dotDecimal = true
		case commas == 1 && tail != 3:
			commaDecimal = true
		case commas == 1:
			threes = true
		}
	}
	return style{
		english:    commaThousand && !dotThousand && !commaDecimal,
		unsureDot:  dotDecimal && !commaThousand || dotThousand && dotDecimal,
		unsureMark: threes && !commaDecimal && !commaThousand,
	}
}

// written is a cell taken apart.
type written struct {
	from, to int    // tokens of the number
	number   string // in the Vietnamese style
	bend     string // the word before it, or that its sign stands for
	sign     byte   // '+', '-' or 0
	unit     string // what stands behind it
}

// apart takes a cell apart; the reason says why it cannot be.
func (g *grid) apart(c cell, st style) (w written, reason string) {
	t := g.t
	i := c.from
	for i < c.to && t.Tokens[i].Kind != scan.Number {
		tok := t.Tokens[i]
		switch {
		case tok.Kind == scan.Punct && (tok.Mark == '+' || tok.Mark == '-') && t.Tight(i+1) && w.sign == 0:
			w.sign = tok.Mark
		case tok.Kind == scan.Punct && signWords[t.Str(i)] != "" && w.bend == "":
			w.bend = signWords[t.Str(i)]
		case tok.Kind == scan.Word && i == c.from:
			from := i
			for i+1 < c.to && t.Tokens[i+1].Kind == scan.Word {
				i++
			}
			w.bend = t.Surface(from, i+1)
		default:
			return w, unread
		}
		i++
	}
	w.from, w.to = i, i+1
	if (t.Is(w.to, '/') || t.Is(w.to, '-')) && w.to+1 < c.to && t.Tokens[w.to+1].Kind == scan.Number {
		w.to += 2
	}
	if w.to > w.from+1 && (t.ClaimOf(w.from) == scan.Date || t.ClaimOf(w.from) == scan.DocNumber) || (t.Is(w.to, '/') && w.to+1 < c.to && t.Tokens[w.to+1].Kind == scan.Number) {
		return w, unread
	}
	w.number = t.Surface(w.from, w.to)
	if strings.HasPrefix(w.number, "0") && len(w.number) > 3 && strings.Trim(w.number, "0123456789") == "" {
		return w, unread // a telephone number, a code
	}
	w.unit = surface(t, w.to, c.to)
	if k := strings.IndexAny(w.unit, "(*"); k >= 0 { // a note
		w.unit = w.unit[:k]
	}
	w.unit = strings.TrimSpace(w.unit)
	dots, commas := strings.Count(w.number, "."), strings.Count(w.number, ",")
	three := len(w.number) > 4 && len(w.number)-1-strings.LastIndexAny(w.number, ".,") == 3
	if st.english {
		w.number = strings.Map(func(c rune) rune {
			switch c {
			case '.':
				return ','
			case ',':
				return '.'
			}
			return c
		}, w.number)
	} else if st.unsureDot && dots == 1 && commas == 0 && three {
		return w, "table.marks: the dot may part thousands or decimals"
	}
	return w, ""
}

// cell reads the number at row i and column j.
func (g *grid) cell(r *Reading, i, j int) (Found, string) {
	row, col, c := &g.labels[i], &g.cols[j], g.rows[i][j]
	if g.reaches(i, j) {
		return Found{}, "table.reach: the cell stands in several rows or columns"
	}
	w, reason := g.apart(c, col.style)
	if reason != "" {
		return Found{}, reason
	}
	q := query{r: r, g: g, w: w, row: row, col: col, i: i}
	if reason = q.settle(); reason != "" {
		return Found{}, reason
	}
	a, ok := q.ask()
	if !ok {
		return Found{}, noUnit
	}
	if row.total && a.unit() == "%" && a.Value != nil && a.Value.Equal(numeral.NewDecimal(100)) {
		return Found{}, "table.whole: shares of one whole add up to it"
	}
	if col.style.unsureMark && !a.Noun && !strings.HasPrefix(a.unit(), "%") && strings.Count(w.number, ",") == 1 {
		return Found{}, "table.marks: the comma may part thousands or decimals"
	}
	return q.found(a, i, j), ""
}

// reaches reports whether the cell at row i and column j reaches into the next row or column.
func (g *grid) reaches(i, j int) bool {
	c := g.rows[i][j]
	into := func(o cell) bool { return o.spanned && o.from == c.from }
	return j+1 < len(g.rows[i]) && into(g.rows[i][j+1]) || i+1 < len(g.rows) && into(g.rows[i+1][j])
}

// query is a cell with what its headings say of it.
type query struct {
	r        *Reading
	g        *grid
	w        written
	row, col *heading
	i        int
	role     string
	frame    string
	things   []string
	units    []string // in the order in which they are tried
	aspect   bool     // the column tells something else of what the row speaks of
	category bool     // the row only picks some out of what the column speaks of
}

// settle decides which of row and column says what the number is of and where its unit comes from.
func (q *query) settle() string {
	q.role = q.col.role
	if q.role == unclassed {
		q.role = q.row.role
	}
	unit := q.col.unit
	switch q.role {
	case attain:
		if unit == "" && !strings.HasPrefix(q.w.unit, "%") {
			if q.col.share {
				return noUnit
			}
			q.role = actual
		}
	case compared:
		if q.w.sign == 0 {
			return "table.compare: the number may be the change or the share that is left"
		}
		q.role = differ
	}
	named := q.row.owner != "" || q.row.total || q.row.timed && q.row.words == ""
	switch {
	case q.col.owner != "" || q.col.words == "" && !named:
		q.things = q.row.things()
	case q.col.words != "" && !named && unit == "" && q.rowCounts() && !q.colCounts(): // "Trước sắp xếp", "Sau sắp xếp"
		q.things, q.aspect = q.row.things(), true
	case q.col.words != "":
		q.things = q.col.things()
		q.category = !named
	default:
		q.things = []string{q.g.around.thing}
	}
	if len(q.things) == 0 {
		q.things = []string{""}
	}
	switch {
	case q.w.unit != "":
		u, ok := q.r.unitOf(q.w.unit)
		if !ok {
			return noUnit
		}
		q.units = []string{u}
	case unit != "":
		q.units = []string{unit}
	default:
		if q.g.unitCol >= 0 && (q.col.words == "" || q.col.owner != "" || q.aspect) {
			if u, ok := q.r.unitOf(q.g.rows[q.i][q.g.unitCol].text); ok {
				q.units = []string{u}
				break
			}
			return noUnit
		}
		if q.row.unit != "" && !q.category {
			q.units = []string{q.row.unit}
			break
		}
		if q.col.share {
			return noUnit
		}
		q.guess()
	}
	switch q.role {
	case attain, up, down:
		q.frame = q.role
	case differ:
		q.frame = up
		if q.w.sign == '-' {
			q.frame = down
		}
	default:
		q.frame = "plain"
	}
	return ""
}

// rowCounts reports whether the row says by itself what is counted or measured.
func (q *query) rowCounts() bool {
	if q.g.unitCol >= 0 || q.row.unit != "" {
		return true
	}
	_, ok := headNoun(q.row.words)
	return ok
}

func (q *query) colCounts() bool {
	for _, thing := range q.col.things() {
		if _, ok := headNoun(thing); ok {
			return true
		}
	}
	return false
}

// guess looks for the unit in the words of the headings and in what stands above the table.
func (q *query) guess() {
	above := q.g.around.unit
	for _, thing := range q.things {
		if noun, ok := headNoun(thing); ok {
			q.units = append(q.units, lowered(noun))
		}
	}
	if above == "" {
		return
	}
	if _, ok := headNoun(above); ok || len(q.units) == 0 || !numbered(q.things[0]) {
		q.units = []string{above} // but "Số hộ" counts households where the line above measures money
	}
}

// numbered reports whether a heading says that it counts: "Số hộ".
func numbered(s string) bool {
	t := scan.New(s)
	defer t.Release()
	class, n := leading(t, 0, amount, total)
	return class == amount || n > 1
}

// ask puts the number into sentences until the rules for running text read it as the headings say.
func (q *query) ask() (Amount, bool) {
	for _, thing := range q.things {
		for _, u := range q.units {
			if a, ok := q.count(thing, u); ok {
				return a, true
			}
			if a, ok := q.try(thing, u); ok {
				a.mend(thing)
				if q.category && a.Kind != quantity.Change && a.Item != nil {
					whole := lowered(strings.TrimSpace(beforeBracket(thing))) // the row is added to it
					a.Item = &whole
				}
				return a, true
			}
		}
	}
	for _, u := range q.units { // the words of the heading stand in the way: they name the thing as they are
		if a, ok := q.try("", u); ok {
			if thing := q.things[len(q.things)-1]; !a.Noun && thing != "" {
				thing = lowered(thing)
				a.Item = &thing
			}
			return a, true
		}
	}
	return Amount{}, false
}

// count reads the number of a heading that names what is counted and no more: "Đảng viên", "Tổng số đảng viên".
func (q *query) count(thing, u string) (Amount, bool) {
	if q.frame != "plain" || q.w.bend != "" || !strings.EqualFold(uncounted(thing), u) {
		return Amount{}, false
	}
	sentence, at := frames["number_of"].put(u, q.w.number)
	a, ok := q.r.Amount(sentence, at)
	return a, ok && !a.Guessed && strings.EqualFold(a.unit(), u) && a.End-a.Start >= utf8.RuneCountInString(q.w.number)
}

// uncounted cuts off the words at the head of a heading that only say that it counts.
func uncounted(s string) string {
	t := scan.New(s)
	defer t.Release()
	_, n := leading(t, 0, amount, total)
	return surface(t, n, len(t.Tokens))
}

// try puts the number with unit u behind a thing.
func (q *query) try(thing, u string) (Amount, bool) {
	text := amountOf(q.w.number, u)
	lead := 0
	if q.w.bend != "" {
		text, lead = q.w.bend+" "+text, utf8.RuneCountInString(q.w.bend)+1
	}
	sentence, at := frames[q.frame].put(thing, text)
	a, ok := q.r.Amount(sentence, at+lead)
	if !ok || a.Guessed || a.Unit == nil || a.End-a.Start < utf8.RuneCountInString(q.w.number) {
		return a, false
	}
	want, ok := q.r.twelve(u)
	return a, ok && want.Unit != nil && *want.Unit == *a.Unit
}

// twelve reads twelve of a unit in a sentence of its own: how the rules for running text name the unit. Every cell below a heading asks the same.
func (r *Reading) twelve(u string) (Amount, bool) {
	a, asked := r.twelves[u]
	if !asked {
		a.Amount, a.ok = r.Amount(amountOf("12", u)+".", 0)
		if r.twelves == nil {
			r.twelves = map[string]answer{}
		}
		r.twelves[u] = a
	}
	return a.Amount, a.ok
}

// mend gives an item back the words that the rules for running text left out: a heading is one phrase, commas and all ("Phí, lệ phí", "Cao
// đẳng").
func (a *Amount) mend(thing string) {
	if a.Item == nil {
		if name := lowered(strings.TrimSpace(beforeBracket(thing))); !a.Noun && name != "" {
			a.Item = &name
		}
		return
	}
	item := lowered(*a.Item)
	for i := 0; i < len(thing) && a.Kind != quantity.Change; i++ {
		if i > 0 && thing[i-1] != ' ' {
			continue
		}
		rest := thing[i:]
		if len(item) < len(rest) || !strings.EqualFold(item[:len(rest)], rest) {
			continue
		}
		if i > 0 && !counting(thing[:i]) {
			item = lowered(thing) + item[len(rest):]
		}
		break
	}
	if name := lowered(strings.TrimSpace(beforeBracket(thing))); a.Kind != quantity.Change {
		item = lengthened(item, name)
	}
	a.Item = &item
}

// lengthened puts name for the words of item that it begins with: "thu so với kế hoạch" of "thu khác" is "thu khác so với kế hoạch".
func lengthened(item, name string) string {
	n := 0
	for i := 0; i <= len(item) && i <= len(name) && item[:i] == name[:i]; i++ {
		if (i == len(item) || item[i] == ' ') && (i == len(name) || name[i] == ' ') {
			n = i
		}
	}
	if n == 0 {
		return item
	}
	return name + item[n:]
}

func beforeBracket(s string) string {
	if i := strings.IndexByte(s, '('); i >= 0 {
		return s[:i]
	}
	return s
}

// counting reports whether the opening of a heading only says that it counts: "Tổng số".
func counting(s string) bool {
	t := scan.New(s)
	defer t.Release()
	_, n := leading(t, 0, amount, total)
	return n > 0 && n == len(t.Tokens)
}

// amountOf writes a unit behind a number.
func amountOf(number, unit string) string {
	if strings.HasPrefix(unit, "%") {
		return number + unit
	}
	return number + " " + unit
}

func (a *Amount) unit() string {
	if a.Unit == nil {
		return ""
	}
	return *a.Unit
}

// found makes the figure of the cell at row i and column j.
func (q *query) found(a Amount, i, j int) Found {
	r, g, w := q.r, q.g, q.w
	f := Found{Figure: a.Figure, From: w.from, To: w.to, PartOf: -1, Versus: -1, class: a.Class, row: i, col: j, in: g, role: q.role, noun: a.Noun}
	x := &f.Figure
	x.Start, x.End = r.T.Runes(w.from, w.to)
	if w.unit != "" { // the cell writes the unit itself, with its scale
		x.End = x.Start + a.End - a.Start
	}
	x.Surface = surface(r.T, w.from, r.T.TokenAtRune(x.End-1)+1)
	x.Number = x.Surface
	x.Block, x.Rule, x.Checks = "table", "table.cell", []string{}
	x.PartOf, x.Versus, x.Subject, x.Period = nil, nil, nil, nil
	x.SentenceStart, x.SentenceEnd = r.T.Runes(g.lines[i].From, g.lines[i].To)
	switch q.role {
	case target:
		x.Kind, x.Direction = quantity.Target, nil
	case actual, estimate, attain:
		if x.Kind == quantity.Target {
			x.Kind, x.Direction = quantity.Level, nil
		}
		if q.role == estimate && x.Qualifier == quantity.Exact {
			x.Qualifier = quantity.About
		}
	}
	if w.sign == '-' && x.Kind != quantity.Change && x.Value != nil {
		v := x.Value.Neg()
		x.Value = &v
		f.From--
		x.Start, _ = r.T.Runes(f.From, f.From+1)
		x.Surface = surface(r.T, f.From, r.T.TokenAtRune(x.End-1)+1)
		x.Number = x.Surface
	}
	if q.category || q.row.detail && q.col.words != "" {
		x.Indicator = nil
	}
	if q.category {
		if x.Item != nil && q.row.words != "" {
			item := *x.Item + " " + lowered(q.row.words)
			x.Item = &item
		}
	}
	f.owned(q)
	f.dated(q)
	x.Cell = &quantity.Cell{Row: q.row.path, Column: q.col.path}
	if c := g.around.caption; c != "" {
		x.Cell.Caption = c
	}
	x.Confidence = confidence(x)
	return f
}

// owned gives a figure its subject.
func (f *Found) owned(q *query) {
	who, why := q.g.around.subject, "table.subject_above"
	switch {
	case q.col.owner != "":
		who, why = q.col.owner, "table.subject_column"
	case q.row.owner != "":
		who, why = q.row.owner, "table.subject_row"
	}
	if who != "" {
		f.Figure.Subject = &who
		f.Why = append(f.Why, why)
	}
}

// dated gives a figure its time; a time to come makes what is neither goal nor result a goal.
func (f *Found) dated(q *query) {
	var p *timex.Period
	why := "table.period_above"
	col := q.col
	if q.changes() || q.role == attain { // its heading names the time of the base
		if k := q.g.current(f.col); k >= 0 {
			col = &q.g.cols[k]
		} else {
			col = &heading{}
		}
	}
	switch {
	case q.aspect && !col.timed: // the one before the other: when is not said
	case col.timed:
		p, why = col.period, "table.period_column"
	case q.row.timed:
		p, why = q.row.period, "table.period_row"
	default:
		p = q.g.around.period
	}
	if p == nil {
		return
	}
	of := *p
	f.Figure.Period = &of
	f.Why = append(f.Why, why)
	if year := q.r.Published.Year; year > 0 && of.Start.Year > year && f.Figure.Kind == quantity.Level && q.role == unclassed {
		f.Figure.Kind = quantity.Target
	}
}

// changes reports whether the cell tells a difference.
func (q *query) changes() bool { return q.role == up || q.role == down || q.role == differ }

// current returns the column of amounts before column j, under the same heading, of which j tells the change; -1 if there is none.
func (g *grid) current(j int) int {
	found := -1
	for _, k := range g.values {
		if k < j && g.cols[k].parent == g.cols[j].parent && g.cols[k].levels() {
			found = k
		}
	}
	return found
}

// levels reports whether a column tells how much there is, or was done.
func (h *heading) levels() bool {
	return h.role == unclassed && !h.share && h.unit != "%" || h.role == actual || h.role == estimate
}

// confidence says how often the figures of tables have a right core on annotated texts.
func confidence(f *quantity.Figure) float64 {
	if f.Kind == quantity.Change {
		return 0.79
	}
	return 0.89
}

// additive reports whether amounts like f can be parts of one another: counts, sums of money, measures, but no shares and rates.
func (f *Found) additive() bool {
	if f.Figure.Value == nil || f.Figure.Of != nil || f.Figure.Unit == nil || strings.ContainsAny(*f.Figure.Unit, "%/") {
		return false
	}
	switch f.class {
	case "percent", "percent_point", "times", "age", "point", "temperature", "speed", "time":
		return false
	}
	return f.role != attain && f.Figure.Kind != quantity.Change && f.Figure.Value.Cmp(numeral.Decimal{}) >= 0
}
