package strip

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/site"
)

// vietnam is the zone of every date line of a Vietnamese newspaper. The country has had no other since 1975.
var vietnam = time.FixedZone("+07", 7*60*60)

// stamp is a point of time as a page prints it.
type stamp struct {
	year, month, day     int
	hour, minute, second int
	clock                bool // hour and minute were printed
	zone                 *time.Location
}

func stampOf(t time.Time) stamp {
	return stamp{
		year: t.Year(), month: int(t.Month()), day: t.Day(), hour: t.Hour(), minute: t.Minute(), second: t.Second(), clock: true, zone: t.Location(),
	}
}

func (s stamp) time() time.Time {
	zone := s.zone
	if zone == nil {
		zone = vietnam
	}
	return time.Date(s.year, time.Month(s.month), s.day, s.hour, s.minute, s.second, 0, zone)
}

// String is RFC 3339 in Vietnam's zone, or the day alone.
func (s stamp) String() string {
	if !s.clock {
		return fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
	}
	return s.time().In(vietnam).Format(time.RFC3339)
}

// sameWall reports whether two stamps print the same day and minute, whatever their zones.
func (s stamp) sameWall(o stamp) bool {
	return s.year == o.year && s.month == o.month && s.day == o.day && s.hour == o.hour && s.minute == o.minute
}

// parseMachine reads an ISO date ("2026-03-07T08:52:11.000 +07:00", "2026-03-07 00:01"); anything else goes to parseDateLine.
func parseMachine(text string) (stamp, bool) {
	t := numbers{text: strings.TrimSpace(text)}
	y, ok := t.next(4, 4)
	if !ok || !t.sign("-/") {
		if at, err := time.Parse(time.RFC1123Z, t.text); err == nil {
			return stampOf(at), true
		}
		if at, err := time.Parse(time.RFC1123, t.text); err == nil {
			return stampOf(at), true
		}
		return parseDateLine(text)
	}
	m, ok1 := t.next(1, 2)
	ok2 := t.sign("-/")
	d, ok3 := t.next(1, 2)
	s := stamp{year: y, month: m, day: d}
	if !ok1 || !ok2 || !ok3 || !s.valid() {
		return stamp{}, false
	}
	if !t.sign("T t") {
		return s, t.done()
	}
	for t.sign(" ") {
	}
	if s.hour, ok = t.next(1, 2); !ok || !t.sign(":") {
		return s, true
	}
	if s.minute, ok = t.next(2, 2); !ok {
		return s, true
	}
	if t.sign(":") {
		s.second, _ = t.next(2, 2)
		if t.sign(".") {
			t.next(1, 9)
		}
	}
	s.clock = true
	for t.sign(" ") {
	}
	switch {
	case t.sign("Zz"):
		s.zone = time.UTC
	case t.at < len(t.text) && (t.text[t.at] == '+' || t.text[t.at] == '-'):
		negative := t.text[t.at] == '-'
		t.at++
		h, ok := t.next(1, 2)
		t.sign(":")
		minutes, _ := t.next(2, 2)
		if ok && h <= 14 && minutes < 60 {
			offset := (h*60 + minutes) * 60
			if negative {
				offset = -offset
			}
			s.zone = time.FixedZone("", offset)
		}
	default:
		rest := strings.ToUpper(strings.TrimSpace(t.text[t.at:]))
		if strings.HasPrefix(rest, "PM") && s.hour < 12 {
			s.hour += 12
		}
	}
	return s, s.valid()
}

// parseDateLine finds the first date in a line, and the time of day beside it:
//
//	08:55, 26/08/2020 · Thứ Tư, 08/04/2015, 08:11 [GMT+7] · 29/6/2010 | 8:43:01 AM · Thứ sáu: 15:00 ngày 09/02/2024
//	ngày 5 tháng 9 năm 2019 · 26/04/2019 - 11:21' · 07-03-2026 - 00:01 AM · 2026-03-07 08:07
//
// A line with a date that does not exist gives nothing: a wrong date is worse than none.
func parseDateLine(text string) (stamp, bool) {
	if len(text) > 400 {
		return stamp{}, false
	}
	groups := digitGroups(text)
	var s stamp
	found := -1
	last := -1
	for i := 0; i+2 < len(groups); i++ {
		a, b, c := groups[i], groups[i+1], groups[i+2]
		ab, bc := between(text, a, b), between(text, b, c)
		switch {
		case isDateSign(ab) && ab == bc && c.digits == 4 && a.digits <= 2 && b.digits <= 2:
			s = stamp{day: a.value, month: b.value, year: c.value}
		case isDateSign(ab) && ab == bc && a.digits == 4 && b.digits <= 2 && c.digits <= 2:
			s = stamp{year: a.value, month: b.value, day: c.value}
		case isMonthWord(ab) && (isYearWord(bc) || bc == "" || bc == "," || bc == "/" || bc == "-") && c.digits == 4 && a.digits <= 2 && b.digits <= 2:
			s = stamp{day: a.value, month: b.value, year: c.value}
		default:
			continue
		}
		if !s.valid() {
			return stamp{}, false
		}
		found, last = i, i+2
		break
	}
	if found < 0 {
		return stamp{}, false
	}
	// The time stands before or after the date; after is asked first because a line may go on with another date's time.
	for _, i := range []int{last + 1, found - 2, found - 3} {
		if i < 0 || i+1 >= len(groups) || i < found && i+1 >= found {
			continue
		}
		h, m := groups[i], groups[i+1]
		sign := between(text, h, m)
		if h.digits > 2 || m.digits != 2 || h.value > 23 || m.value > 59 || sign != ":" && sign != "h" && sign != "g" && sign != "giờ" {
			continue
		}
		s.hour, s.minute, s.clock = h.value, m.value, true
		end := m.end
		if i+2 < len(groups) && between(text, m, groups[i+2]) == ":" && groups[i+2].digits == 2 && groups[i+2].value < 60 && i+2 != found {
			s.second = groups[i+2].value
			end = groups[i+2].end
		}
		rest := strings.ToUpper(strings.TrimLeft(text[end:], " '’"))
		afternoon := strings.HasPrefix(rest, "PM") || strings.HasPrefix(rest, "CH")
		if afternoon && s.hour < 12 {
			s.hour += 12
		}
		if (strings.HasPrefix(rest, "AM") || strings.HasPrefix(rest, "SA")) && s.hour == 12 {
			s.hour = 0
		}
		break
	}
	return s, true
}

func (s stamp) valid() bool {
	if s.year < 1990 || s.year > 2100 || s.month < 1 || s.month > 12 || s.day < 1 || s.hour > 23 || s.minute > 59 || s.second > 59 {
		return false
	}
	t := time.Date(s.year, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC)
	return t.Day() == s.day
}

// isDateLine reports whether a line is a date and little else: weekday, "Cập nhật", a section, a zone.
func isDateLine(text string, h *site.Hints) bool {
	if s, ok := parseDateLine(text); !ok || hasOtherNumber(text, s) {
		return false
	}
	return otherLetters(text, h) <= 24
}

// isHeadLine reports whether a line above the text is a date with what newspapers print beside it: "Đăng ngày 07/07/2026 lúc 19:37 | Lượt
// xem: 1.203 | Hồng Hà". A time of day or a sign between the parts tells it from a short lead that names a day.
func isHeadLine(text string, h *site.Hints) bool {
	const mostLetters = 48
	if isDateLine(text, h) {
		return true
	}
	if len(text) > 240 || strings.HasSuffix(text, ".") {
		return false
	}
	s, ok := parseDateLine(text)
	return ok && (s.clock || strings.ContainsAny(text, "|•·")) && otherLetters(text, h) <= mostLetters
}

// hasOtherNumber reports whether a line holds a number that is no part of its date, time or zone: "Giấy phép số 45/GP-BTTTT cấp ngày 23-01-2017".
func hasOtherNumber(text string, s stamp) bool {
	for _, g := range digitGroups(text) {
		switch g.value {
		case s.year, s.month, s.day, 7, 0:
		case s.hour, s.hour - 12, s.minute, s.second:
			if !s.clock {
				return true
			}
		default:
			if !s.clock || g.value != 12 {
				return true
			}
		}
	}
	return false
}

// otherLetters counts the letters of a line that belong to no word of date lines.
func otherLetters(text string, h *site.Hints) int {
	rest := 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !h.Is(site.DateWord, word) {
			rest += len([]rune(word))
		}
	}
	return rest
}

type digits struct {
	start, end, digits, value int
}

// digitGroups returns the first runs of digits of a line.
func digitGroups(text string) []digits {
	var out []digits
	for i := 0; i < len(text) && len(out) < 24; {
		if text[i] < '0' || text[i] > '9' {
			i++
			continue
		}
		g := digits{start: i}
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			if g.digits < 8 {
				g.value = g.value*10 + int(text[i]-'0')
			}
			g.digits++
			i++
		}
		g.end = i
		out = append(out, g)
	}
	return out
}

func between(text string, a, b digits) string {
	return strings.ToLower(strings.TrimSpace(text[a.end:b.start]))
}

func isDateSign(s string) bool { return s == "/" || s == "-" || s == "." }

func isMonthWord(s string) bool { return s == "tháng" || s == "-tháng" || s == "thg" }

func isYearWord(s string) bool { return s == "năm" || s == ", năm" }

// numbers reads digits and signs from the head of a text.
type numbers struct {
	text string
	at   int
}

func (n *numbers) next(least, most int) (int, bool) {
	value, from := 0, n.at
	for n.at < len(n.text) && n.at-from < most && n.text[n.at] >= '0' && n.text[n.at] <= '9' {
		value = value*10 + int(n.text[n.at]-'0')
		n.at++
	}
	return value, n.at-from >= least
}

func (n *numbers) sign(any string) bool {
	if n.at < len(n.text) && strings.IndexByte(any, n.text[n.at]) >= 0 {
		n.at++
		return true
	}
	return false
}

func (n *numbers) done() bool { return strings.TrimSpace(n.text[n.at:]) == "" }

// findDate settles when the article was published: where the layout says, else by what the page tells machines, checked against the date
// line after the title. The clock of the masthead stands before the title and often has the same class: it is never looked at.
func (r *reader) findDate(nodes []*html.Node) {
	for _, node := range nodes {
		if node.DataAtom != atom.Meta && !r.afterTitle(node) {
			continue
		}
		for _, text := range []string{attr(node, "content"), attr(node, "datetime"), clean(nodeText(node))} {
			if s, ok := parseMachine(text); ok && text != "" {
				r.out.Published = s.String()
				return
			}
		}
	}
	printed, close, hasPrinted := r.printedDate()
	for _, text := range r.meta.dates {
		s, ok := parseMachine(text)
		if !ok {
			continue
		}
		if hasPrinted && s.clock && printed.clock {
			// Many newspapers give local time and call it UTC.
			if s.sameWall(printed) {
				s.zone = vietnam
			}
			// A page that says it was published after the day it prints was only written anew.
			if close && s.time().Sub(printed.time()) >= 24*time.Hour {
				s = printed
			}
		}
		if hasPrinted && !s.clock && printed.clock && s.year == printed.year && s.month == printed.month && s.day == printed.day {
			s = printed
		}
		r.out.Published = s.String()
		return
	}
	if hasPrinted {
		r.out.Published = printed.String()
	}
}

// afterTitle reports whether an element begins after the title.
func (r *reader) afterTitle(n *html.Node) bool {
	if r.title < 0 {
		return true
	}
	for i := r.title + 1; i < len(r.blocks); i++ {
		if contains(n, r.blocks[i].node) {
			return !contains(n, r.blocks[r.title].node)
		}
	}
	return false
}

// printedDate is the date line of the article: after the title and before much text, or in an element of its own around the title. It is close
// if hardly anything stands between, so that it can be no other story's.
func (r *reader) printedDate() (s stamp, close, ok bool) {
	text := 0
	var day stamp
	hasDay, dayNear := false, false
	for i := max(r.title, 0); i < len(r.blocks) && text < 600; i++ {
		b := &r.blocks[i]
		if i == r.title || r.sapo[i] || b.table || b.runes == 0 || r.inBox(b, true) {
			continue
		}
		s, ok := r.blockDate(b, text == 0)
		if !ok {
			if b.density() < 0.5 && !r.dropped(b) && b.runes > 60 {
				text += b.runes
			}
			continue
		}
		near := r.title >= 0 && i-r.title <= 6
		if s.clock {
			return s, near, true
		}
		if !hasDay {
			day, dayNear, hasDay = s, near, true
		}
	}
	if hasDay || r.title < 0 {
		return day, dayNear, hasDay
	}
	// Some layouts print it right above the title, in the article's own head. A masthead stands farther off, with a menu between.
	for i := r.title - 1; i >= 0 && i >= r.title-3; i-- {
		b := &r.blocks[i]
		s, ok := r.blockDate(b, false)
		switch {
		case !ok:
		case b.roles&site.RoleDate != 0 && near(b.node, r.blocks[r.title].node, 3):
			return s, false, true
		case s.clock && i >= r.title-2 && near(b.node, r.blocks[r.title].node, 2):
			return s, false, true
		}
	}
	return stamp{}, false, false
}

// blockDate reads a block as a date line: one that is little else, or a short one whose class, or whose place above the text, says so.
func (r *reader) blockDate(b *block, above bool) (stamp, bool) {
	if b.runes > 160 {
		return stamp{}, false
	}
	// "2 giờ trước" has its time in an attribute.
	for _, name := range []string{"datetime", "title"} {
		if v := attr(b.node, name); v != "" && len(v) < 60 {
			if s, ok := parseMachine(v); ok {
				return s, true
			}
		}
	}
	if b.roles&site.RoleDate == 0 && !isDateLine(b.text, r.hints) && (!above || !isHeadLine(b.text, r.hints)) {
		return stamp{}, false
	}
	return parseDateLine(b.text)
}

// near reports whether two nodes share an ancestor at most some levels up that is not the whole page.
func near(a, b *html.Node, levels int) bool {
	for range levels {
		if a = a.Parent; a == nil || a.DataAtom == atom.Body {
			return false
		}
		up := b
		for range levels {
			if up = up.Parent; up == nil {
				break
			}
			if up == a {
				return true
			}
		}
	}
	return false
}

// nodeText is the text of an element.
func nodeText(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				b.WriteString(c.Data + " ")
			}
			visit(c)
		}
	}
	visit(n)
	return b.String()
}
