package site

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"baotinh/extract/viet"
)

//go:embed generic.toml
var genericTOML []byte

//go:embed classes.tsv
var classesTSV string

//go:embed markers.tsv
var markersTSV string

// Role is what the class, id or itemprop of an element says about it; several may hold.
type Role uint16

// The roles.
const (
	RoleBody Role = 1 << iota
	RoleTitle
	RoleSapo
	RoleDate
	RoleAuthor
	RoleCaption
	RoleSection
	RoleQuote  // set-off text that belongs to the article
	RoleDrop   // never article text
	RoleWeak   // mostly not article text
	RoleMedia  // likewise, but for the caption of a picture or film in it
	RoleHidden // not shown
	RoleShown  // shown although another class hides it: on wide screens
	RoleStamp  // a place or number before the text, parted from it by style only
)

var roleNames = map[string]Role{
	"body": RoleBody, "title": RoleTitle, "sapo": RoleSapo, "date": RoleDate, "author": RoleAuthor, "caption": RoleCaption,
	"section": RoleSection, "quote": RoleQuote, "drop": RoleDrop, "weak": RoleWeak, "media": RoleMedia, "hidden": RoleHidden, "shown": RoleShown, "stamp": RoleStamp,
}

// MarkerKind names a kind of line or word in markers.tsv, which describes them.
type MarkerKind string

// The kinds of markers.
const (
	End          MarkerKind = "end"
	Box          MarkerKind = "box"
	Chrome       MarkerKind = "chrome"
	BylineBefore MarkerKind = "byline_before"
	BylineAfter  MarkerKind = "byline_after"
	Source       MarkerKind = "source"
	Credit       MarkerKind = "credit"
	Speaker      MarkerKind = "speaker"
	LeadTag      MarkerKind = "lead_tag"
	Outlet       MarkerKind = "outlet"
	Maker        MarkerKind = "maker"
	PenName      MarkerKind = "pen_name"
	DateWord     MarkerKind = "date_word"
	GonePage     MarkerKind = "gone_page"
	BlockedPage  MarkerKind = "blocked_page"
)

// Hints is what holds for every Vietnamese newspaper, known or not.
type Hints struct {
	TrackingPrefixes []string `toml:"tracking_prefixes"` // query parameters that identify a visit, not a page
	Tracking         []string `toml:"tracking"`
	MetaTitle        []string `toml:"meta_title"` // names of <meta>, best first
	MetaSapo         []string `toml:"meta_sapo"`
	MetaDate         []string `toml:"meta_date"`
	MetaAuthor       []string `toml:"meta_author"`
	MetaSection      []string `toml:"meta_section"`
	MetaURL          []string `toml:"meta_url"`
	LazyImage        []string `toml:"lazy_image"` // attributes that hold a picture's address until it is shown

	tracking map[string]bool
	words    map[string]Role
	parts    []part
	lines    map[MarkerKind]map[string]bool
	starts   map[MarkerKind][]string
	longest  map[MarkerKind]int // bytes of the longest marker
	firsts   map[MarkerKind]map[rune]bool
}

type part struct {
	text string
	has  uint64 // its letters and digits
	role Role
}

// Generic returns the bundled hints. They are part of the program: a fault in them panics at first use, and a test uses them.
var Generic = sync.OnceValue(func() *Hints {
	h, err := readHints(genericTOML, classesTSV, markersTSV)
	if err != nil {
		panic(err)
	}
	return h
})

func readHints(generic []byte, classes, markers string) (*Hints, error) {
	h := &Hints{
		tracking: map[string]bool{}, words: map[string]Role{},
		lines: map[MarkerKind]map[string]bool{}, starts: map[MarkerKind][]string{}, longest: map[MarkerKind]int{}, firsts: map[MarkerKind]map[rune]bool{},
	}
	if err := decode("generic.toml", generic, h); err != nil {
		return nil, err
	}
	for _, key := range h.Tracking {
		h.tracking[key] = true
	}
	err := eachRow("classes.tsv", classes, func(role, match, text string) error {
		bit, ok := roleNames[role]
		switch {
		case !ok:
			return fmt.Errorf("unknown role %q", role)
		case match == "word":
			h.words[strings.ToLower(text)] |= bit
		case match == "part":
			h.parts = append(h.parts, part{text, lettersOf(text), bit})
		default:
			return fmt.Errorf("unknown match %q (write word or part)", match)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachRow("markers.tsv", markers, func(kind, match, text string) error {
		k := MarkerKind(kind)
		if h.firsts[k] == nil {
			h.firsts[k] = map[rune]bool{}
		}
		h.firsts[k][firstOf(text)] = true
		switch match {
		case "line":
			if h.lines[k] == nil {
				h.lines[k] = map[string]bool{}
			}
			h.lines[k][lineKey(text)] = true
			h.longest[k] = max(h.longest[k], len(text))
		case "start":
			h.starts[k] = append(h.starts[k], viet.Key(text))
			h.longest[k] = max(h.longest[k], len(text))
		default:
			return fmt.Errorf("unknown match %q (write line or start)", match)
		}
		return nil
	})
	return h, err
}

// eachRow calls row for the three columns of each line of a .tsv file, comments and the head left out.
func eachRow(name, text string, row func(a, b, c string) error) error {
	head := true
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if head {
			head = false
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return fmt.Errorf("crawl/site: %s:%d: %d columns (there are 3)", name, i+1, len(cells))
		}
		if err := row(cells[0], cells[1], strings.TrimSpace(cells[2])); err != nil {
			return fmt.Errorf("crawl/site: %s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

// Roles returns what a class, id or itemprop attribute says.
func (h *Hints) Roles(attr string) Role {
	if attr == "" || len(attr) > 1000 {
		return 0
	}
	var roles Role
	joined := make([]byte, 0, len(attr)) // the current class, letters and digits only
	flush := func() {
		class := string(joined)
		has := lettersOf(class)
		for _, p := range h.parts {
			if p.has&^has == 0 && roles&p.role == 0 && strings.Contains(class, p.text) {
				roles |= p.role
			}
		}
		joined = joined[:0]
	}
	word := make([]byte, 0, 32)
	endWord := func() {
		roles |= h.words[string(word)]
		word = word[:0]
	}
	responsive := strings.Contains(attr, ":") // "hidden lg:block" is shown on a wide screen
	for i := 0; i < len(attr); i++ {
		c := attr[i]
		switch {
		case c >= 'A' && c <= 'Z':
			if i > 0 && attr[i-1] >= 'a' && attr[i-1] <= 'z' {
				endWord()
			}
			c += 'a' - 'A'
			fallthrough
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			word = append(word, c)
			joined = append(joined, c)
		case c == ' ' || c == '\t' || c == '\n':
			endWord()
			flush()
		default:
			endWord()
		}
	}
	endWord()
	flush()
	if responsive || roles&RoleShown != 0 {
		roles &^= RoleHidden
	}
	return roles
}

// lettersOf is a set of the letters and digits of a text, which a text must have to hold another.
func lettersOf(s string) (set uint64) {
	for i := range len(s) {
		set |= 1 << (s[i] & 63)
	}
	return set
}

// Is reports whether a line is a marker of a kind.
func (h *Hints) Is(kind MarkerKind, line string) bool {
	if !h.firsts[kind][firstOf(line)] {
		return false
	}
	head := h.headOf(kind, line)
	key := viet.Key(head)
	if len(head) == len(line) && h.lines[kind][strings.Trim(key, lineSigns)] {
		return true
	}
	_, ok := h.cut(kind, key)
	return ok
}

const lineSigns = " :.…»>-–|[]" // may stand around a whole line

// headOf is as much of a line as a marker of a kind and the signs around it can take: keys are made of no more, since paragraphs are long. Letters in
// two code points may make a line three times as long as its marker.
func (h *Hints) headOf(kind MarkerKind, line string) string {
	return line[:min(len(line), 3*h.longest[kind]+40)]
}

// firstOf is the first letter of a line behind such signs, without case and marks: most lines begin as no marker does.
func firstOf(line string) rune {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, lineSigns))
	return viet.FoldRune(first)
}

// CutStart returns what follows the marker of a kind that a line begins with.
func (h *Hints) CutStart(kind MarkerKind, line string) (rest string, ok bool) {
	if len(h.starts[kind]) == 0 || !h.firsts[kind][firstOf(line)] {
		return line, false
	}
	n, ok := h.cut(kind, viet.Key(h.headOf(kind, line)))
	if !ok {
		return line, false
	}
	return strings.TrimSpace(skipRunes(line, n)), true
}

// cut returns the code points of the marker of a kind that a line, given as its key, begins with.
func (h *Hints) cut(kind MarkerKind, key string) (runes int, ok bool) {
	for _, start := range h.starts[kind] {
		if !strings.HasPrefix(key, start) {
			continue
		}
		// "Theo" must not eat the head of "Theology"; a marker that ends in a sign may stand close to what follows.
		last, _ := utf8.DecodeLastRuneInString(start)
		next, _ := utf8.DecodeRuneInString(key[len(start):])
		if unicode.IsLetter(last) && unicode.IsLetter(next) {
			continue
		}
		return utf8.RuneCountInString(start), true
	}
	return 0, false
}

// CutEnd returns what stands before the marker of a kind that a line ends with.
func (h *Hints) CutEnd(kind MarkerKind, line string) (rest string, ok bool) {
	for cut := len(line); ; {
		at := strings.LastIndexAny(line[:cut], "  (")
		if at < 0 || len(line)-at > 60 {
			return line, false
		}
		tail := line[at:]
		if h.lines[kind][lineKey(tail)] {
			return strings.TrimSpace(line[:at]), true
		}
		cut = at
	}
}

// skipRunes drops n code points; a key has as many as its line has when white space is single, which all lines here are.
func skipRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[i:]
		}
		n--
	}
	return ""
}

// lineKey is the form in which whole lines are compared.
func lineKey(s string) string { return strings.Trim(viet.Key(s), lineSigns) }

//go:embed sources.tsv
var sourcesTSV string

// Explain says what a source code of the newspaper files stands for; an unknown one stands for nothing.
func Explain(code string) string {
	for line := range strings.Lines(sourcesTSV) {
		if rest, ok := strings.CutPrefix(line, code+"\t"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}
