// Package parse reads one value from a short text: a number, a percentage, a fraction, an ordinal, a sum of money, a date, a length of
// time, an official document.
//
//	parse.go    Value, the kinds, One
//	number.go   number, percent, fraction, ordinal, roman
//	great.go    numbers of twenty digits and more
//	money.go    money: amounts, bounds and ranges with their currency
//	date.go     date and duration
//	document.go document
//	unmarked.go words that lost their marks
//	stream.go   one JSON object a line in, one out
//	currencies.tsv signs.tsv bounds.tsv fractions.tsv ordinals.tsv scales.tsv units.tsv unmarked.tsv  the vocabulary
//	deviations.tsv  where other projects' cases are answered otherwise, and why
//
// The rules are those of packages numeral, timex and docnum, the nouns those of quantity; here they are asked about one value instead of a whole article. Running text
// belongs to package extract.
package parse

import (
	"fmt"
	"sort"
	"strings"

	"baotinh/extract/timex"
)

// Value is what was read; fields that do not belong to the kind are left out. Numbers are strings, so that no reader rounds them.
type Value struct {
	Kind      string     `json:"kind"`
	Value     string     `json:"value,omitempty"`
	Low       string     `json:"low,omitempty"`
	High      string     `json:"high,omitempty"`
	Of        string     `json:"of,omitempty"`
	Unit      string     `json:"unit,omitempty"`
	Register  string     `json:"register,omitempty"` // "lenient" for what is said but not written, and words without their marks: trăm hai, hai muoi lam
	Start     string     `json:"start,omitempty"`
	End       string     `json:"end,omitempty"`
	ISO       string     `json:"iso,omitempty"` // of a duration: P2W3D
	Parts     []Part     `json:"parts,omitempty"`
	Documents []Document `json:"documents,omitzero"`
}

// Part is one unit of a length of time.
type Part struct {
	Value string `json:"value"`
	Unit  string `json:"unit"`
}

// Document is what the number of a document says.
type Document struct {
	Type      *string `json:"type"`
	Number    *string `json:"number"`
	Year      *int    `json:"year"`
	Symbol    *string `json:"symbol"`
	Canonical *string `json:"canonical"`
	Date      string  `json:"date,omitempty"`
	Title     *string `json:"title,omitempty"`
}

// MaxInput is the longest text that is read, in bytes.
const MaxInput = 64 << 10

var readers = map[string]func(string, timex.Reference) (Value, bool){
	"number":          plain(Number),
	"number_words":    plain(Number),
	"percent":         plain(Percent),
	"fraction":        plain(Fraction),
	"ordinal":         plain(Ordinal),
	"roman":           plain(Roman),
	"money":           plain(Money),
	"duration":        plain(Duration),
	"date":            Date,
	"document":        plain(Documents),
	"document_number": plain(Documents),
}

// picking are the kinds whose readers pick the only value out of a longer text. A word that lost its marks is given to them only in a text of such
// words: the "nam" of "viet nam phan tram" is no five.
var picking = map[string]bool{"number": true, "number_words": true, "money": true, "percent": true, "fraction": true}

func plain(f func(string) (Value, bool)) func(string, timex.Reference) (Value, bool) {
	return func(s string, _ timex.Reference) (Value, bool) { return f(s) }
}

// Kinds returns the kinds that One knows, in order.
func Kinds() []string {
	var kinds []string
	for k := range readers {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	return kinds
}

// One reads a value of the kind. ok is false where the text holds none; the error is for kinds that do not exist and texts that are too long.
func One(kind, text string, ref timex.Reference) (v Value, ok bool, err error) {
	read, known := readers[kind]
	if !known {
		return Value{}, false, fmt.Errorf("extract/parse: no kind %q (there are %s)", kind, strings.Join(Kinds(), ", "))
	}
	if len(text) > MaxInput {
		return Value{}, false, fmt.Errorf("extract/parse: a text of %d bytes is too long for one value (at most %d; use baotinh extract)", len(text), MaxInput)
	}
	v, ok = read(text, ref)
	if !ok && v.Documents == nil {
		if text, whole, changed := marked(text); changed && (whole || !picking[kind]) {
			if v, ok = read(text, ref); ok {
				v.Register = register(true)
			}
		}
	}
	v.Kind = kind
	return v, ok, nil
}
