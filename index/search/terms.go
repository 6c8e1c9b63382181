package search

import (
	"math"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// termField is a field of an article with its terms counted, as bleve would count them after the analysis that its mapping names; the tests hold it
// to that. Done here, a text is cut and its syllables looked up once for all fields, in parallel with what bleve writes, and a count is no object of
// its own, of which bleve makes a thousand an article.
type termField struct {
	name   string
	how    index.FieldIndexingOptions
	length int // tokens
	terms  index.TokenFrequencies
}

var _ document.Field = (*termField)(nil)

func newTermField(name string, distinct int) *termField {
	f := &termField{name: name, how: index.IndexField | index.SkipFreqNorm, terms: make(index.TokenFrequencies, distinct)}
	if rankingOf(name) == counted {
		f.how = index.IndexField
	}
	return f
}

// counts are shared by all terms that stand somewhere so often; bleve does not change them. A field that keeps no frequencies has the first.
var counts = func() (of [math.MaxUint8 + 1]index.TokenFreq) {
	for n := range of {
		of[n].SetFrequency(n)
	}
	return of
}()

func count(n int) *index.TokenFreq {
	if n < len(counts) {
		return &counts[n]
	}
	c := &index.TokenFreq{}
	c.SetFrequency(n)
	return c
}

// add counts a term.
func (f *termField) add(term string) {
	f.length++
	n := 0
	if !f.how.SkipFreqNorm() {
		n = 1
		if have, ok := f.terms[term]; ok {
			n += have.Frequency()
		}
	}
	f.terms[term] = count(n)
}

// addBytes counts a term that is not kept as a string yet.
func (f *termField) addBytes(term []byte) {
	if _, ok := f.terms[string(term)]; ok && f.how.SkipFreqNorm() {
		f.length++
		return
	}
	f.add(string(term))
}

// eachForm calls do with the forms of each token of a text, and those of its neighbour on the left, if a phrase goes on there.
func eachForm(text string, do func(form tokenForms, left *tokenForms)) {
	forms.mu.RLock()
	defer forms.mu.RUnlock()
	var last tokenForms
	for at := 0; ; {
		start, end, gap, ok := nextToken(text, at)
		if !ok {
			return
		}
		form := forms.known(text[start:end])
		if at == 0 || gap {
			do(form, nil)
		} else {
			do(form, &last)
		}
		at, last = end, form
	}
}

// textFields are what analyzerExact and analyzerPair make of a text.
func textFields(text string) (words, pairs *termField) {
	words, pairs = newTermField(fieldText, len(text)/16), newTermField(fieldPair, len(text)/8)
	var pair [2*maxSyllable + 1]byte
	eachForm(text, func(form tokenForms, left *tokenForms) {
		words.add(form.exact)
		if left != nil {
			pairs.addBytes(appendPair(pair[:0], left, form))
		}
	})
	return words, pairs
}

// wordField is what analyzerName makes of values.
func wordField(name string, values []string) *termField {
	f := newTermField(name, 3*len(values[0])/8)
	var pair [2*maxSyllable + 1]byte
	for _, v := range values {
		eachForm(v, func(form tokenForms, left *tokenForms) {
			f.add(form.exact)
			if form.fold != form.exact {
				f.addBytes(append(append(pair[:0], twinMark...), form.fold...))
			}
			if left != nil {
				f.addBytes(appendPair(pair[:0], left, form))
			}
		})
	}
	return f
}

func appendPair(pair []byte, left *tokenForms, right tokenForms) []byte {
	return append(append(append(pair, left.fold...), ' '), right.fold...)
}

// valueField holds whole values.
func valueField(name string, values []string) *termField {
	f := newTermField(name, len(values))
	for _, v := range values {
		f.add(v)
	}
	return f
}

func (f *termField) Name() string                                     { return f.name }
func (f *termField) Options() index.FieldIndexingOptions              { return f.how }
func (f *termField) Analyze()                                         {}
func (f *termField) AnalyzedLength() int                              { return f.length }
func (f *termField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }

// Value implements document.Field: nothing is stored.
func (f *termField) Value() []byte             { return nil }
func (f *termField) ArrayPositions() []uint64  { return nil }
func (f *termField) EncodedFieldType() byte    { return 't' }
func (f *termField) NumPlainTextBytes() uint64 { return 0 }

// Size implements document.Field, roughly: bleve only reports it.
func (f *termField) Size() int { return 32 * len(f.terms) }
