package search

import (
	"cmp"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"baotinh/extract/viet"
)

// frequencies say how often the frequent words of a field stand in the articles of a segment. Nearly every query has such a word, and reading its
// frequencies from the segment is most of what it costs to rank. They take a byte for each word and article.
type frequencies struct {
	norms  []float32 // 1/√words of each article, as bleve keeps it
	byTerm map[string][]uint8
}

// Only so many words of a field, which take so many bytes at most and stand in one of so many articles at least, and only in segments in which
// reading them takes long.
const (
	maxFrequent   = 256
	frequentBytes = 16 << 20
	frequentPart  = 8
	leastCounted  = 2000
)

// countFrequent reads the frequencies of a field, if the segment has so many articles at least.
func (c *columns) countFrequent(field string, least uint64) error {
	c.mu.Lock()
	known := c.frequent[field] != nil
	c.mu.Unlock()
	size := c.segment.Count()
	if known || size < least {
		return nil
	}
	type word struct {
		form  string
		terms []string // that bleve lists
		n     uint64   // articles
	}
	byForm := map[string]*word{}
	err := c.terms(listed(field), func(term string, docs *roaring.Bitmap) {
		n, form := docs.GetCardinality(), term
		if field == fieldFold {
			form = viet.Fold(term)
		} else if n < size/frequentPart {
			return
		}
		w := byForm[form]
		if w == nil {
			w = &word{form: form}
			byForm[form] = w
		}
		w.terms, w.n = append(w.terms, term), w.n+n
	})
	if err != nil {
		return err
	}
	dict, err := c.segment.Dictionary(listed(field))
	if err != nil {
		return err
	}
	var words []*word
	for _, w := range byForm {
		if w.n < size/frequentPart {
			continue
		}
		if len(w.terms) > 1 { // an article may have several of them
			docs := roaring.New()
			for _, term := range w.terms {
				list, err := dict.PostingsList([]byte(term), nil, nil)
				if err != nil {
					return err
				}
				docs.Or(bitmap(list))
			}
			if w.n = docs.GetCardinality(); w.n < size/frequentPart {
				continue
			}
		}
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b *word) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.form, b.form)) })
	f := &frequencies{norms: make([]float32, size), byTerm: map[string][]uint8{}}
	var list segment.PostingsList
	var it segment.PostingsIterator
	for _, w := range words[:min(len(words), maxFrequent, frequentBytes/max(int(size), 1))] {
		counts, fits := make([]uint8, size), true
		for _, term := range w.terms {
			if list, err = dict.PostingsList([]byte(term), nil, list); err != nil {
				return err
			}
			it = list.Iterator(true, true, false, it)
			for {
				p, err := it.Next()
				if err != nil {
					return err
				}
				if p == nil {
					break
				}
				n := uint64(counts[p.Number()]) + p.Frequency()
				counts[p.Number()], f.norms[p.Number()] = uint8(n), float32(p.Norm())
				fits = fits && n <= math.MaxUint8
			}
		}
		if fits {
			f.byTerm[w.form] = counts
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.frequent == nil {
		c.frequent = map[string]*frequencies{}
	}
	c.frequent[field] = f
	return nil
}

// frequencies returns how often a term stands in each article, and their norms; nil if it is not known.
func (c *columns) frequencies(field, term string) (counts []uint8, norms []float32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := c.frequent[field]
	if f == nil {
		return nil, nil
	}
	return f.byTerm[term], f.norms
}
