// Package docnum recognises citations of official documents: their type, number and symbol, who issued them, when, and what they are about.
//
//	Quyết định số 1676 - QĐ/TU của Ban Thường vụ Tỉnh ủy      1676-QĐ/TU
//	các Nghị quyết số 18, 19-NQ/TW                            18-NQ/TW, 19-NQ/TW
//	Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI               fixed without a number
//	45/GP-BTTTT, Mẫu số 01, 8.793/6.500                       no documents
//
//	citation.go   Find: numbers with their type word, lists, bare numbers; Negatives; Claim
//	symbol.go     the symbol behind a number, however it is spaced and misspelt
//	named.go      documents that are fixed without a number
//	resolve.go    Documents, Resolve: issuer, date, title, short forms of documents named in full elsewhere
//	date.go       days behind and before a citation
//	identity.go   level, place and key
//	rule.go       the list of rules with their examples
//	vocabulary.go the vocabularies as lexicons
//	document.go   type Document
//
// Vocabularies: types.tsv type words, codes.tsv type codes of Party and state, issuers.tsv issuer codes, statutes.tsv and plenums.tsv what is fixed
// without a number, negatives.tsv words of numbers that are no documents', nouns.tsv what bare numbers count instead, levels.tsv an issuer's level,
// tenures.tsv when Party numbers begin anew, titleverbs.tsv how titles begin; words.tsv has the short ones, one a class.
//
// The written type word beats the code, since QĐ stands for Quyết định and Quy định alike. What the text leaves open stays open: an issuer is not
// inferred from its code. Names of organisations are package entity's business, days package timex's.
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
