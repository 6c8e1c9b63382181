package search

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// columns hold what searches ask of every hit, article by article of a segment: some 60 bytes each, and 8 for each facet that was asked for.
// They are made from the segment when first needed and stay as long as it does.
type columns struct {
	segment segment.Segment
	values  *dictionary
	numbers *numbering

	mu       sync.Mutex
	ids      *idColumn
	docs     *idNumbers
	days     []uint32
	facets   map[string]*facetColumn
	frequent map[string]*frequencies // by field
	rows     []row                   // of the texts that were read
	blocks   []placedBlock           // of those that were read ahead of searches
	blocked  docSet                  // the articles whose texts stand in them
	rowBytes int                     // of rows and blocks
	settled  map[string]settled      // what tests of rows have found, at most maxSettled
	gone     bool                    // no search begins with this segment any more
}

// dictionary numbers the values of facets, the same in all segments. It only grows: by the different values that articles ever had.
type dictionary struct {
	mu     sync.Mutex
	number map[string]map[string]uint32 // by field
	values map[string][]string
}

func newColumns(s segment.Segment, values *dictionary, numbers *numbering) *columns {
	return &columns{segment: s, values: values, numbers: numbers, facets: map[string]*facetColumn{}}
}

// idColumn holds the ids of articles behind each other.
type idColumn struct {
	text string
	end  []uint32
}

func (c *idColumn) of(doc uint32) string {
	if doc == 0 {
		return c.text[:c.end[0]]
	}
	return c.text[c.end[doc-1]:c.end[doc]]
}

// names lists the ids of some articles.
func (c *idColumn) names(docs []uint32) []string {
	names := make([]string, len(docs))
	for i, doc := range docs {
		names[i] = c.of(doc)
	}
	return names
}

func (c *columns) idColumn() (*idColumn, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ids != nil {
		return c.ids, nil
	}
	n := c.segment.Count()
	ids := &idColumn{end: make([]uint32, n)}
	var text strings.Builder
	for doc := range n {
		id, err := c.segment.DocID(doc)
		if err != nil {
			return nil, err
		}
		text.Write(id)
		ids.end[doc] = uint32(text.Len())
	}
	ids.text = text.String()
	c.ids = ids
	return ids, nil
}

// idNumbers finds articles by their ids: bleve's dictionary takes ten times as long, which shows where a query of the store names thousands.
type idNumbers struct {
	first map[string]uint32
	more  map[string][]uint32 // of an id that stands there again: a merge may keep an article that was deleted while it ran
}

func (c *columns) idNumbers() (*idNumbers, error) {
	ids, err := c.idColumn()
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.docs != nil {
		return c.docs, nil
	}
	n := &idNumbers{first: make(map[string]uint32, len(ids.end)), more: map[string][]uint32{}}
	for doc := range uint32(len(ids.end)) {
		id := ids.of(doc)
		if _, again := n.first[id]; again {
			n.more[id] = append(n.more[id], doc)
		} else {
			n.first[id] = doc
		}
	}
	c.docs = n
	return n, nil
}

// of returns the articles with some ids, those that were deleted among them.
func (n *idNumbers) of(ids []string) *roaring.Bitmap {
	var docs []uint32
	for _, id := range ids {
		if doc, ok := n.first[id]; ok {
			docs = append(docs, doc)
			docs = append(docs, n.more[id]...)
		}
	}
	slices.Sort(docs)
	return roaring.BitmapOf(docs...)
}

// dayColumn gives YYYYMMDD, 0 for an article without a date.
func (c *columns) dayColumn() ([]uint32, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.days != nil {
		return c.days, nil
	}
	days := make([]uint32, c.segment.Count())
	err := c.terms(fieldDay, func(term string, docs *roaring.Bitmap) {
		day, _ := strconv.ParseUint(term, 10, 32) // document.go wrote it
		for doc := range docsOf(docs) {
			days[doc] = uint32(day)
		}
	})
	if err == nil {
		c.days = days
	}
	return days, err
}

// facetColumn holds the numbers of the values that articles have: those of doc are values[start[doc]:start[doc+1]].
type facetColumn struct{ start, values []uint32 }

func (c *columns) facetColumn(field string) (*facetColumn, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f := c.facets[field]; f != nil {
		return f, nil
	}
	n := c.segment.Count()
	type pair struct{ doc, value uint32 }
	var pairs []pair
	f := &facetColumn{start: make([]uint32, n+1)}
	err := c.terms(field, func(term string, docs *roaring.Bitmap) {
		value := c.values.add(field, term)
		for doc := range docsOf(docs) {
			pairs = append(pairs, pair{doc, value})
			f.start[doc+1]++
		}
	})
	if err != nil {
		return nil, err
	}
	for doc := range n {
		f.start[doc+1] += f.start[doc]
	}
	f.values = make([]uint32, len(pairs))
	next := slices.Clone(f.start)
	for _, p := range pairs {
		f.values[next[p.doc]] = p.value
		next[p.doc]++
	}
	c.facets[field] = f
	return f, nil
}

// terms calls do for each term of a field with the articles that have it, deleted ones included.
func (c *columns) terms(field string, do func(term string, docs *roaring.Bitmap)) error {
	dict, err := c.segment.Dictionary(field)
	if err != nil {
		return err
	}
	it := dict.AutomatonIterator(nil, nil, nil)
	var list segment.PostingsList
	for {
		entry, err := it.Next()
		if err != nil || entry == nil {
			return err
		}
		if list, err = dict.PostingsList([]byte(entry.Term), nil, list); err != nil {
			return err
		}
		do(entry.Term, bitmap(list))
	}
}

func newDictionary() *dictionary {
	return &dictionary{number: map[string]map[string]uint32{}, values: map[string][]string{}}
}

func (d *dictionary) add(field, value string) uint32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	numbers := d.number[field]
	if numbers == nil {
		numbers = map[string]uint32{}
		d.number[field] = numbers
	}
	n, ok := numbers[value]
	if !ok {
		n = uint32(len(numbers))
		numbers[value] = n
		d.values[field] = append(d.values[field], value)
	}
	return n
}

// fields are those whose facets were asked for.
func (d *dictionary) fields() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Collect(maps.Keys(d.values))
}

// of lists the values of a field by their numbers.
func (d *dictionary) of(field string) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.values[field]
}

// compareIDs orders articles of any segments by their ids.
func compareIDs(a *idColumn, i uint32, b *idColumn, j uint32) int {
	return strings.Compare(a.of(i), b.of(j))
}

// settled is what a test of texts has found in a segment so far. Its sets do not change. The next page of hits, another facet and the count without
// marks ask for the same words again.
type settled struct{ asked, passed *roaring.Bitmap }

// maxSettled bounds how many tests are remembered of a segment: of one of 100,000 articles they take 25 kB each at most.
const maxSettled = 64

func (s settled) and(asked, passed *roaring.Bitmap) settled {
	return settled{roaring.Or(s.asked, asked), roaring.Or(s.passed, passed)}
}

// settledBy returns what is known of a test; nothing is known of one that rows do not tell, which is nil.
func (c *columns) settledBy(t *rowTest) settled {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t != nil {
		if s, ok := c.settled[t.String()]; ok {
			return s
		}
	}
	return settled{roaring.New(), roaring.New()}
}

// keepSettled remembers what a test has found, and forgets some other one for it.
func (c *columns) keepSettled(t *rowTest, s settled) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t == nil || c.gone {
		return
	}
	key := t.String()
	if _, known := c.settled[key]; !known && len(c.settled) >= maxSettled {
		for other := range c.settled {
			delete(c.settled, other)
			break
		}
	}
	if c.settled == nil {
		c.settled = map[string]settled{}
	}
	c.settled[key] = s
}
