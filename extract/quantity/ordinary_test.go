package quantity

import (
	"testing"

	"baotinh/extract/scan"
)

// TestOrdinaryWords: each word of ordinary.tsv is one element, which is no noun and no verb, so that no half of it is counted or done.
func TestOrdinaryWords(t *testing.T) {
	for i, row := range ordinaryLex.Rows {
		r := &Reading{T: scan.New("Mai kia " + row.Phrase + ", 45 đảng viên.")}
		Find(r)
		if e := r.Elems[r.ElemOf(2)]; e.Kind != Plain || r.T.Surface(e.From, e.To) != row.Phrase {
			t.Errorf("%s is read as %q, kind %d, want one word", row.Phrase, r.T.Surface(e.From, e.To), e.Kind)
		} else if got := r.OrdinaryClass(r.ElemOf(2)); got != ordinaryClass[i] {
			t.Errorf("%s is a %q, want %s", row.Phrase, got, ordinaryClass[i])
		}
		r.Release()
	}
}
