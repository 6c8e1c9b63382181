// Package gold reads articles that a person has annotated and says how well extraction agrees with them.
//
//	gold.go        the annotation's form, reading it, and refusing what does not fit its text
//	match.go       which prediction answers which annotation, and when two values are the same
//	score.go       the table of precision, recall and field accuracy
//	entity.go      people, congresses and abbreviations, scored apart
//	check.go       arithmetic that is known to be right or wrong
//	calibration.go whether a confidence of 0.9 means nine right out of ten
//	fact.go        one line for every annotated fact, and what two such files differ in
//
// It measures and changes nothing. The measures are those of the annotators' own scorer, so that both print the same numbers; a test runs the two
// against each other. What a figure or a citation is, and how it is annotated, the guideline beside the gold says.
package gold

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"baotinh/extract"
	"baotinh/extract/numeral"
	"baotinh/extract/timex"
)

// Article is one annotated text.
type Article struct {
	ID            string         `json:"id"`
	File          string         `json:"text"` // name of the text beside the annotation
	Meta          Meta           `json:"meta"`
	Feed          string         `json:"feed"` // "nfd": the extractor is given the text decomposed, as some saved pages are
	Figures       []Figure       `json:"figures"`
	Documents     []Document     `json:"documents"`
	Abbreviations []Abbreviation `json:"abbreviations"`
	People        []Person       `json:"people"`
	Congresses    []Congress     `json:"congresses"`
	Seeded        []Seed         `json:"seeded"` // null where nobody has checked the article's arithmetic

	Text string `json:"-"`
}

// Meta is what is known of an article from outside its text.
type Meta struct {
	Newspaper string `json:"newspaper"`
	Province  string `json:"province"`
	Published string `json:"published"` // YYYY-MM-DD, or empty
}

// Figure is one annotated figure. Context is a piece of the text that occurs once; the number's place is told by it.
type Figure struct {
	ID      string `json:"id"`
	Context string `json:"context"`
	Number  string `json:"number"`
	Nth     int    `json:"nth"` // which occurrence inside the context, from 1; 0 means the first

	Value *numeral.Decimal `json:"value"`
	Low   *numeral.Decimal `json:"low"`
	High  *numeral.Decimal `json:"high"`
	Of    *numeral.Decimal `json:"of"`

	Unit      *string       `json:"unit"`
	Item      *string       `json:"item"`
	Qualifier string        `json:"qualifier"`
	Kind      string        `json:"kind"`
	Direction *string       `json:"direction"`
	Action    *string       `json:"action"`
	Subject   *string       `json:"subject"`
	Period    *timex.Period `json:"period"`
	PartOf    *string       `json:"part_of"`
	Versus    *string       `json:"versus"`
	Indicator *string       `json:"indicator"`

	start, end int // code points of the text
}

// Document is one annotated citation.
type Document struct {
	Context string `json:"context"`
	Surface string `json:"surface"`
	Nth     int    `json:"nth"`

	Type      *string `json:"type"`
	Number    *string `json:"number"`
	Year      *int    `json:"year"`
	Symbol    *string `json:"symbol"`
	Canonical *string `json:"canonical"`
	Issuer    *string `json:"issuer"`
	Date      *string `json:"date"`
	Title     *string `json:"title"`

	start, end int
}

// Abbreviation is a short form that the text defines in brackets.
type Abbreviation struct {
	Short string `json:"short"`
	Long  string `json:"long"`
}

// Person is somebody whom the text names.
type Person struct {
	Name  string   `json:"name"`
	Posts []string `json:"posts"`
}

// Congress is one congress that the text names.
type Congress struct {
	Organisation string  `json:"organisation"`
	Ordinal      *string `json:"ordinal"`
	Term         []int   `json:"term"`
	Date         *string `json:"date"`
}

// Seed is arithmetic that was made wrong on purpose; a check has to fail on its figures.
type Seed struct {
	Kind     string   `json:"kind"` // as in package check: sum, shares, ratio, target
	Figures  []string `json:"figures"`
	Equation string   `json:"equation"`
	Missing  string   `json:"missing"`
}

// Load reads every annotation (*.json with the .txt that it names) of a folder, in the order of the names. All faults are reported at once.
func Load(dir string) ([]Article, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("extract/gold: folder name %q cannot be searched: %w", dir, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("extract/gold: %s holds no annotation (give a folder with NAME.json and NAME.txt)", dir)
	}
	sort.Strings(names)
	var articles []Article
	var faults []error
	for _, name := range names {
		a, err := load(name)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		articles = append(articles, a)
	}
	return articles, errors.Join(faults...)
}

func load(name string) (Article, error) {
	var a Article
	b, err := os.ReadFile(name)
	if err != nil {
		return a, fmt.Errorf("extract/gold: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		return a, fmt.Errorf("extract/gold: %s: %w", name, err)
	}
	if !fs.ValidPath(a.File) || strings.ContainsAny(a.File, `/\`) {
		return a, fmt.Errorf("extract/gold: %s: text %q is no name of a file beside it", name, a.File)
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(name), a.File))
	if err != nil {
		return a, fmt.Errorf("extract/gold: %s: %w", name, err)
	}
	a.Text = string(text)
	if faults := a.locate(); len(faults) > 0 {
		return a, fmt.Errorf("extract/gold: %s: %s", name, strings.Join(faults, "; "))
	}
	return a, nil
}

// locate turns contexts into offsets and lists what does not fit the text.
func (a *Article) locate() (faults []string) {
	say := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if !utf8.ValidString(a.Text) || !norm.NFC.IsNormalString(a.Text) {
		say("the text is not NFC")
	}
	if a.Feed != "" && a.Feed != "nfd" {
		say("feed %q (write nfd, or leave it out)", a.Feed)
	}
	ids, taken := map[string]bool{}, map[int]string{}
	for i := range a.Figures {
		ids[a.Figures[i].ID] = true
	}
	for i := range a.Figures {
		f := &a.Figures[i]
		var err error
		if f.start, f.end, err = place(a.Text, f.Context, f.Number, f.Nth); err != nil {
			say("%s: %v", f.ID, err)
		} else if other := taken[f.start]; other != "" {
			say("%s: stands where %s stands", f.ID, other)
		} else {
			taken[f.start] = f.ID
		}
		if !qualifiers[f.Qualifier] {
			say("%s: qualifier %q", f.ID, f.Qualifier)
		}
		if !kinds[f.Kind] {
			say("%s: kind %q", f.ID, f.Kind)
		}
		if f.Value == nil && (f.Low == nil || f.High == nil) {
			say("%s: neither a value nor low and high", f.ID)
		}
		for _, link := range []*string{f.PartOf, f.Versus} {
			if link != nil && !ids[*link] {
				say("%s: link to %q, which is no figure here", f.ID, *link)
			}
		}
	}
	for i := range a.Documents {
		d := &a.Documents[i]
		var err error
		if d.start, d.end, err = place(a.Text, d.Context, d.Surface, d.Nth); err != nil {
			say("document %q: %v", d.Surface, err)
		}
	}
	for _, s := range a.Seeded {
		for _, id := range s.Figures {
			if !ids[id] {
				say("seeded %q: figure %q is not annotated", s.Equation, id)
			}
		}
	}
	return faults
}

// place returns the code points of the nth piece inside the one occurrence of context.
func place(text, context, piece string, nth int) (start, end int, err error) {
	if n := strings.Count(text, context); n != 1 || context == "" {
		return 0, 0, fmt.Errorf("context %q occurs %d times (choose one that occurs once)", context, n)
	}
	if piece == "" {
		return 0, 0, fmt.Errorf("nothing to find in context %q", context)
	}
	at := 0
	for n := max(nth, 1); ; n-- {
		i := strings.Index(context[at:], piece)
		if i < 0 {
			return 0, 0, fmt.Errorf("%q is not in context %q, or not so often", piece, context)
		}
		at += i
		if n == 1 {
			break
		}
		_, size := utf8.DecodeRuneInString(context[at:])
		at += size
	}
	start = utf8.RuneCountInString(text[:strings.Index(text, context)+at])
	return start, start + utf8.RuneCountInString(piece), nil
}

// Extract runs the extractor on the article with what readers of a newspaper page know: the day and the province.
func (a *Article) Extract() extract.Result {
	text := a.Text
	if a.Feed == "nfd" {
		text = norm.NFD.String(text)
	}
	return extract.Text(text, extract.Context{Published: a.Meta.Published, Province: a.Meta.Province}, nil)
}
