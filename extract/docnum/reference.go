package docnum

import (
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// Reference is a word that points at a document instead of naming it: "Nghị quyết này", "quyết định nói trên". It is no citation.
type Reference struct {
	Start, End int // code points
	Surface    string
	RefersTo   string // ID of the document of that type named last before it; empty if there is none
}

// References finds the words that point back at documents; docs are those of t, in order.
func References(t *scan.Text, docs []Document) []Reference {
	var out []Reference
	last := map[string]string{} // type → ID
	next := 0
	for i := range t.Tokens {
		if t.Tokens[i].Kind != scan.Word {
			continue
		}
		start := int(t.Tokens[i].RuneStart)
		for next < len(docs) && docs[next].End <= start {
			if docs[next].Type != nil {
				last[viet.Lower(*docs[next].Type)] = docs[next].ID
			}
			next++
		}
		row, n, ok := t.At(i, types)
		if !ok {
			continue
		}
		_, m, ok := t.At(i+n, anaphors)
		if !ok || i+n+m > t.Sentence(i).To {
			continue
		}
		from, to := t.Runes(i, i+n+m)
		name := viet.Lower(types.Rows[row].Cell("type"))
		id := last[name]
		for kind, other := range last { // "chương trình này" after a Chương trình hành động
			if id == "" && strings.HasPrefix(kind, name+" ") {
				id = other
			}
		}
		out = append(out, Reference{from, to, t.Surface(i, i+n+m), id})
	}
	return out
}
