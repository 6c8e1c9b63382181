package parse

import (
	"strings"

	"baotinh/extract/docnum"
	"baotinh/extract/scan"
)

// Documents reads the documents that the text cites. The list is there even where it is empty, so that a stream can tell "no document" from
// "not asked".
func Documents(s string) (Value, bool) {
	t := scan.New(s)
	v := Value{Documents: []Document{}}
	for _, d := range docnum.Documents(t, docnum.Context{}) {
		one := Document{Type: d.Type, Number: d.Number, Year: d.Year, Symbol: d.Symbol, Canonical: d.Canonical, Title: d.Title}
		if d.Date != nil {
			one.Date = d.Date.String()
		}
		if d.Number != nil || d.Symbol != nil || strings.TrimSpace(d.Surface) != "" {
			v.Documents = append(v.Documents, one)
		}
	}
	return v, len(v.Documents) > 0
}
