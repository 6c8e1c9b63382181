package docnum

import "baotinh/extract/timex"

// Document is one citation of an official document. JSON names are those of the annotation guideline; a field that the text leaves open is null.
//
// Offsets are code points of the NFC text, end exclusive, and text[Start:End] == Surface always.
type Document struct {
	ID      string `json:"id"` // "d1", "d2" … in the order of the text
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Surface string `json:"surface"`

	Type      *string     `json:"type"` // full Vietnamese type word, first letter upper: "Quyết định"
	Number    *string     `json:"number"`
	Year      *int        `json:"year"`      // only of state documents that carry it, 15/2020/NĐ-CP
	Symbol    *string     `json:"symbol"`    // "QĐ/TU", "NĐ-CP"
	Canonical *string     `json:"canonical"` // "1676-QĐ/TU", "30/2020/NĐ-CP"
	Issuer    *string     `json:"issuer"`    // as the text names it
	Date      *timex.Date `json:"date"`
	Title     *string     `json:"title"`

	Level         string  `json:"level"`          // issuing level: trung_uong, tinh, huyen, co_so, nha_nuoc …; empty if unknown
	Place         *string `json:"place"`          // province or lower place of the issuer
	PlaceSource   string  `json:"place_source"`   // "text", "newspaper" or ""
	Key           string  `json:"key"`            // identity: level@place|type|number|symbol|year or tenure; empty for what cannot be identified
	RefersTo      *string `json:"refers_to"`      // ID of the fuller citation that a short form stands for
	SentenceStart int     `json:"sentence_start"` // code points
	SentenceEnd   int     `json:"sentence_end"`
	Block         string  `json:"block"`
	Confidence    float64 `json:"confidence"`
	Rule          string  `json:"rule"`
}
