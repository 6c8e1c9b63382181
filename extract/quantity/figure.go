package quantity

import (
	"strings"

	"baotinh/extract/numeral"
	"baotinh/extract/timex"
)

// The values of Figure.Qualifier.
const (
	Exact   = "exact"
	About   = "about"    // khoảng, chừng, ước, xấp xỉ
	Almost  = "almost"   // gần
	Over    = "over"     // hơn, trên
	AtLeast = "at_least" // ít nhất, tối thiểu, từ … trở lên
	Under   = "under"    // dưới, chưa đến
	AtMost  = "at_most"  // tối đa, không quá
)

// The values of Figure.Kind.
const (
	Level    = "level"    // what there is, or was done
	Target   = "target"   // what is to be
	Change   = "change"   // an amount of difference
	Duration = "duration" // a length of time
)

// Figure is one quantity that a text states. JSON names are those of the annotation guideline; a field that the text leaves open is null.
//
// Offsets are code points of the NFC text, end exclusive, and text[Start:End] == Surface always.
type Figure struct {
	ID      string `json:"id"` // "f1", "f2" … in the order of the text
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Surface string `json:"surface"` // the number with its % sign or scale word: "21,25%", "1,5 triệu"
	Number  string `json:"number"`  // the same, under the guideline's name

	Value *numeral.Decimal `json:"value"` // in base units; nil for a range
	Low   *numeral.Decimal `json:"low"`
	High  *numeral.Decimal `json:"high"`
	Of    *numeral.Decimal `json:"of"` // the whole of a score "9/10"

	Unit      *string       `json:"unit"`
	Item      *string       `json:"item"`
	Qualifier string        `json:"qualifier"`
	Kind      string        `json:"kind"`
	Direction *string       `json:"direction"` // "up" or "down", for a change
	Action    *string       `json:"action"`
	Subject   *string       `json:"subject"`
	Period    *timex.Period `json:"period"`
	PartOf    *string       `json:"part_of"` // ID of the whole
	Versus    *string       `json:"versus"`  // ID of the figure compared with
	Indicator *string       `json:"indicator"`

	SentenceStart int      `json:"sentence_start"`
	SentenceEnd   int      `json:"sentence_end"`
	Block         string   `json:"block"`      // title, sapo, paragraph, caption, table …
	Confidence    float64  `json:"confidence"` // 0 to 1: how often figures found this way have a right core
	Rule          string   `json:"rule"`       // public id of the rule that accepted it
	Checks        []string `json:"checks"`     // IDs of the checks it takes part in
	Cell          *Cell    `json:"cell"`       // where it stands in a table; nil for running text
}

// Cell tells which cell of a table a figure stands in, by its headings, the outermost first.
type Cell struct {
	Caption string   `json:"caption,omitempty"`
	Row     []string `json:"row"`
	Column  []string `json:"column"`
}

// CellMark parts the headings of a cell where they are written in one line.
const CellMark = " › "

// Line tells in one line what a cell says: its row, its column and what stands in it.
func (c *Cell) Line(surface string) string {
	return strings.Join(c.Row, CellMark) + " · " + strings.Join(c.Column, CellMark) + ": " + surface
}
