package search

import (
	"errors"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// plan is a query as the index runs it.
type plan interface {
	open(v *view) (matcher, error)
}

// matcher is a plan over the segments of a view. Each segment is asked by one goroutine, for its matches first.
type matcher interface {
	// match returns which articles of a segment meet the plan, all of them in within. Nobody changes what it is given or gives.
	match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error)
	// score adds what hits earn, all of which match has returned.
	score(seg int, hits *roaring.Bitmap, s *scores) error
	// most is what no article of a segment can earn more than.
	most(seg int) float64
}

// scores of the articles of a segment; there is nothing to add up for queries that do not rank.
type scores struct {
	size int
	sum  []float64
}

func (s *scores) sums() []float64 {
	if s.sum == nil {
		s.sum = make([]float64, s.size)
	}
	return s.sum
}

func (s *scores) of(doc uint32) float64 {
	if s.sum == nil {
		return 0
	}
	return s.sum[doc]
}

// tally adds up for articles of a segment: what they earn, and from how many. All of it is 0 between two uses.
type tally struct {
	sum []float64
	met []uint32
}

var tallies = sync.Pool{New: func() any { return &tally{} }}

// newTally returns one for so many articles, to be given back.
func newTally(size int) *tally {
	t := tallies.Get().(*tally)
	if cap(t.sum) < size {
		t.sum, t.met = make([]float64, size), make([]uint32, size)
	}
	t.sum, t.met = t.sum[:size], t.met[:size]
	return t
}

// giveBack ends the use of a tally for some articles.
func (t *tally) giveBack(docs *roaring.Bitmap) {
	for doc := range docsOf(docs) {
		t.sum[doc], t.met[doc] = 0, 0
	}
	tallies.Put(t)
}

// The plans. What says nothing about how much an article is about the query scores nothing.
type (
	termPlan struct {
		field, term string
		boost       float64
	}
	startPlan struct{ field, start string } // terms with a beginning
	likePlan  struct {                      // terms within some letters of one
		field, term string
		most        int
	}
	daysPlan   struct{ from, to uint32 }
	idsPlan    struct{ ids []string }
	everyPlan  struct{}              // all articles
	allPlan    struct{ kids []plan } // at least one
	anyPlan    struct{ kids []plan } // without kids nothing
	exceptPlan struct{ kid, not plan }
	raisedPlan struct { // kid; wishes that are met raise the score
		kid    plan
		wishes []plan
	}
	testedPlan struct { // kid, where the article's text passes a test
		kid  plan
		test *textTest
	}
)

func term(field, value string, boost float64) plan { return termPlan{field, value, boost} }

func all(kids ...plan) plan {
	if len(kids) == 1 {
		return kids[0]
	}
	return allPlan{kids}
}

func some(kids ...plan) plan {
	if len(kids) == 1 {
		return kids[0]
	}
	return anyPlan{kids}
}

// averageWords is how many words an article of middling length has in a field. bleve takes the number of different terms in all segments instead,
// which changes, and scores with it, whenever segments are merged: between two pages of hits, too.
func averageWords(field string) float64 {
	if field == fieldText || field == fieldFold {
		return 700
	}
	return 15
}

// termMatcher scores by BM25 with the root of the frequency, and the rarity of the term squared, as bleve does.
type termMatcher struct {
	termPlan
	v       *view
	found   []postings // by segment
	weight  float64
	counted bool    // the field has frequencies and lengths
	average float64 // length of the field
	highest float64 // see highest
}

// The constants of BM25, and what it makes of a term that stands once in an article of middling length: what a hit scores in a field that keeps no
// frequencies.
const (
	bm25K    = 1.2
	bm25B    = 0.75
	middling = bm25K / (1 + bm25K)
)

// roots are the square roots of counts.
var roots = func() (of [math.MaxUint8 + 1]float64) {
	for n := range of {
		of[n] = math.Sqrt(float64(n))
	}
	return of
}()

func (q termPlan) open(v *view) (matcher, error) {
	terms := make([][]string, len(v.segments))
	for seg, p := range v.segments {
		if q.field != fieldFold {
			terms[seg] = []string{q.term}
			continue
		}
		var err error
		if terms[seg], err = p.marked(spelt{q.term, false}); err != nil {
			return nil, err
		}
	}
	return q.openAs(v, terms)
}

// openAs opens a term as the terms that stand for it in each segment.
func (q termPlan) openAs(v *view, terms [][]string) (matcher, error) {
	m := &termMatcher{termPlan: q, v: v, found: make([]postings, len(v.segments))}
	var n uint64
	for seg, p := range v.segments {
		var err error
		if m.found[seg], err = p.postings(q.field, terms[seg]); err != nil {
			return nil, err
		}
		n += m.found[seg].docs.GetCardinality()
	}
	how := rankingOf(q.field)
	if how == unranked || n == 0 {
		return m, nil
	}
	idf := math.Log(1 + (float64(v.live)-float64(n)+0.5)/(float64(n)+0.5))
	m.weight = q.boost * idf * idf
	m.counted = how == counted
	m.average = v.average(q.field)
	m.highest = highest(m.average, strings.Contains(q.term, " "))
	return m, nil
}

func (m *termMatcher) match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	return roaring.And(m.found[seg].docs, within), nil
}

func (m *termMatcher) most(seg int) float64 {
	switch {
	case m.found[seg].docs.IsEmpty():
		return 0
	case m.counted:
		return m.weight * m.highest
	}
	return m.weight * middling
}

// highest is what a term earns at most, by weight. A field has at least as many words as it has the term; of a pair of words, twice as many and one,
// because pairs are words of theirs.
func highest(average float64, pair bool) float64 {
	most := 0.0
	for n := 1.0; ; n++ {
		words := n
		if pair {
			words = 2*n + 1
		}
		earned := earned(math.Sqrt(n), words/average)
		if earned <= most {
			return most
		}
		most = earned
	}
}

// earned is what a term earns, by weight: tf is the root of how often it stands there, length that of the field, by the middling one.
func earned(tf, length float64) float64 {
	return tf * bm25K / (tf + bm25K*(1-bm25B+bm25B*length))
}

func (m *termMatcher) score(seg int, hits *roaring.Bitmap, s *scores) error {
	if m.weight == 0 || hits.IsEmpty() {
		return nil
	}
	sums := s.sums()
	if !m.counted {
		for doc := range docsOf(hits) {
			sums[doc] += m.weight * middling
		}
		return nil
	}
	earn := func(tf, norm float64) float64 {
		return m.weight * tf * bm25K / (tf + bm25K*(1-bm25B+bm25B/(norm*norm*m.average)))
	}
	if counts, norms := m.v.segments[seg].frequencies(m.field, m.term); counts != nil {
		for hit := range docsOf(hits) {
			sums[hit] += earn(roots[counts[hit]], float64(norms[hit]))
		}
		return nil
	}
	if lists := m.found[seg].lists; len(lists) == 1 {
		return eachPosting(lists[0], hits, func(hit uint32, p segment.Posting) {
			sums[hit] += earn(math.Sqrt(float64(p.Frequency())), p.Norm())
		})
	}
	counts, norms := make([]uint64, s.size), make([]float64, s.size)
	for _, list := range m.found[seg].lists {
		if err := eachPosting(list, roaring.And(bitmap(list), hits), func(hit uint32, p segment.Posting) {
			counts[hit] += p.Frequency()
			norms[hit] = p.Norm()
		}); err != nil {
			return err
		}
	}
	for hit := range docsOf(hits) {
		sums[hit] += earn(math.Sqrt(float64(counts[hit])), norms[hit])
	}
	return nil
}

// eachPosting reads what a list says of some of its articles.
func eachPosting(list segment.PostingsList, docs *roaring.Bitmap, do func(doc uint32, p segment.Posting)) error {
	it := list.Iterator(true, true, false, nil)
	for doc := range docsOf(docs) {
		p, err := it.Advance(uint64(doc))
		if err != nil {
			return err
		}
		do(doc, p)
	}
	return nil
}

// errTooMany is returned for a beginning or likeness that stands for too many terms.
var errTooMany = errors.New("too many terms")

// A prefix or a fuzzy word may stand for many; beyond this the answer is a message, not a long wait.
const maxTerms = 20000

func (q startPlan) open(v *view) (matcher, error) {
	if q.field == fieldFold {
		return v.openTwins(spelt{q.start, true}, func(string) float64 { return 1 })
	}
	dict, err := v.snapshot.FieldDictPrefix(q.field, []byte(q.start))
	if err != nil {
		return nil, err
	}
	return v.openTerms(q.field, dict, func(*index.DictEntry) float64 { return 1 })
}

func (q likePlan) open(v *view) (matcher, error) {
	if q.field == fieldFold {
		like, err := likeness[q.most].BuildDfa(q.term, uint8(q.most))
		if err != nil {
			return nil, err
		}
		return v.openTwins(like, func(twin string) float64 {
			_, distance := like.MatchAndDistance(twin)
			return 1 / float64(1+distance)
		})
	}
	dict, err := v.snapshot.FieldDictFuzzy(q.field, q.term, q.most, "")
	if err != nil {
		return nil, err
	}
	return v.openTerms(q.field, dict, func(e *index.DictEntry) float64 { return 1 / float64(1+e.EditDistance) })
}

// openTerms opens any of the terms of a field that dict lists, each with its boost.
func (v *view) openTerms(field string, dict index.FieldDict, boost func(*index.DictEntry) float64) (matcher, error) {
	var kids []plan
	for {
		entry, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			return some(kids...).open(v)
		}
		if kids = append(kids, termPlan{field, entry.Term, boost(entry)}); len(kids) > maxTerms {
			return nil, errTooMany
		}
	}
}

// setMatcher is a plan whose matches are found at once and do not rank.
type setMatcher struct {
	find func(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error)
}

func (m setMatcher) match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	return m.find(seg, within)
}
func (m setMatcher) score(int, *roaring.Bitmap, *scores) error { return nil }
func (m setMatcher) most(int) float64                          { return 0 }

func (q daysPlan) open(v *view) (matcher, error) {
	return setMatcher{func(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
		days, err := v.segments[seg].dayColumn()
		if err != nil {
			return nil, err
		}
		found := roaring.New()
		for doc, day := range days {
			if q.from <= day && day <= q.to && day > 0 {
				found.Add(uint32(doc))
			}
		}
		found.And(within)
		return found, nil
	}}, nil
}

func (q idsPlan) open(v *view) (matcher, error) {
	return setMatcher{func(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
		ids, err := v.segments[seg].idNumbers()
		if err != nil {
			return nil, err
		}
		found := ids.of(q.ids)
		found.And(within)
		return found, nil
	}}, nil
}

func (everyPlan) open(*view) (matcher, error) {
	return setMatcher{func(_ int, within *roaring.Bitmap) (*roaring.Bitmap, error) { return within, nil }}, nil
}

func openAll(v *view, plans []plan) ([]matcher, error) {
	matchers := make([]matcher, len(plans))
	for i, q := range plans {
		m, err := q.open(v)
		if err != nil {
			return nil, err
		}
		matchers[i] = m
	}
	return matchers, nil
}

type allMatcher struct{ kids []matcher }

func (q allPlan) open(v *view) (matcher, error) {
	// What reads texts comes last, when few are left to read.
	kids := slices.Clone(q.kids)
	slices.SortStableFunc(kids, func(a, b plan) int { return tests(a) - tests(b) })
	m, err := openAll(v, kids)
	return &allMatcher{m}, err
}

// tests counts the tests of texts in a plan.
func tests(q plan) int {
	var kids []plan
	switch q := q.(type) {
	case testedPlan:
		return 1 + tests(q.kid)
	case allPlan:
		kids = q.kids
	case anyPlan:
		kids = q.kids
	case exceptPlan:
		kids = []plan{q.kid, q.not}
	case raisedPlan:
		kids = []plan{q.kid}
	}
	n := 0
	for _, k := range kids {
		n += tests(k)
	}
	return n
}

func (m *allMatcher) match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	var err error
	for _, k := range m.kids {
		if within, err = k.match(seg, within); err != nil || within.IsEmpty() {
			return within, err
		}
	}
	return within, nil
}

func (m *allMatcher) score(seg int, hits *roaring.Bitmap, s *scores) error {
	for _, k := range m.kids {
		if err := k.score(seg, hits, s); err != nil {
			return err
		}
	}
	return nil
}

func (m *allMatcher) most(seg int) float64 { return mostOf(m.kids, seg) }

// mostOf is the sum of what no article can earn more than of each.
func mostOf(kids []matcher, seg int) (sum float64) {
	for _, k := range kids {
		sum += k.most(seg)
	}
	return sum
}

// anyMatcher scores the sum of what is met, the more the greater the share of kids that are.
type anyMatcher struct {
	kids []matcher
	met  [][]*roaring.Bitmap // by segment: what each kid matches
}

func (q anyPlan) open(v *view) (matcher, error) {
	kids, err := openAll(v, q.kids)
	return v.any(kids), err
}

func (v *view) any(kids []matcher) matcher {
	if len(kids) == 1 {
		return kids[0]
	}
	return &anyMatcher{kids, make([][]*roaring.Bitmap, len(v.segments))}
}

func (m *anyMatcher) match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	m.met[seg] = make([]*roaring.Bitmap, len(m.kids))
	for i, k := range m.kids {
		met, err := k.match(seg, within)
		if err != nil {
			return nil, err
		}
		m.met[seg][i] = met
	}
	return roaring.FastOr(m.met[seg]...), nil
}

func (m *anyMatcher) score(seg int, hits *roaring.Bitmap, s *scores) error {
	if hits.IsEmpty() {
		return nil
	}
	own := newTally(s.size)
	defer own.giveBack(hits)
	for i, k := range m.kids {
		of := roaring.And(m.met[seg][i], hits)
		if err := k.score(seg, of, &scores{s.size, own.sum}); err != nil {
			return err
		}
		for doc := range docsOf(of) {
			own.met[doc]++
		}
	}
	sums := s.sums()
	for doc := range docsOf(hits) {
		sums[doc] += own.sum[doc] * float64(own.met[doc]) / float64(len(m.kids))
	}
	return nil
}

func (m *anyMatcher) most(seg int) float64 { return mostOf(m.kids, seg) }

type exceptMatcher struct{ kid, not matcher }

func (q exceptPlan) open(v *view) (matcher, error) {
	m, err := openAll(v, []plan{q.kid, q.not})
	if err != nil {
		return nil, err
	}
	return &exceptMatcher{m[0], m[1]}, nil
}

func (m *exceptMatcher) match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	hits, err := m.kid.match(seg, within)
	if err != nil {
		return nil, err
	}
	not, err := m.not.match(seg, hits)
	if err != nil {
		return nil, err
	}
	return roaring.AndNot(hits, not), nil
}

func (m *exceptMatcher) score(seg int, hits *roaring.Bitmap, s *scores) error {
	return m.kid.score(seg, hits, s)
}

func (m *exceptMatcher) most(seg int) float64 { return m.kid.most(seg) }

type raisedMatcher struct {
	kid, wishes matcher
	met         []*roaring.Bitmap // by segment: the hits that meet any wish
}

func (q raisedPlan) open(v *view) (matcher, error) {
	m, err := openAll(v, []plan{q.kid, some(q.wishes...)})
	if err != nil {
		return nil, err
	}
	return &raisedMatcher{m[0], m[1], make([]*roaring.Bitmap, len(v.segments))}, nil
}

func (m *raisedMatcher) match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	hits, err := m.kid.match(seg, within)
	if err == nil {
		m.met[seg], err = m.wishes.match(seg, hits)
	}
	return hits, err
}

func (m *raisedMatcher) score(seg int, hits *roaring.Bitmap, s *scores) error {
	if err := m.kid.score(seg, hits, s); err != nil {
		return err
	}
	return m.wishes.score(seg, roaring.And(m.met[seg], hits), s)
}

func (m *raisedMatcher) most(seg int) float64 { return m.kid.most(seg) + m.wishes.most(seg) }

// inTurn calls score with hits of a segment, some at a time, those first that may have earned most: most wishes are for words in headlines, which few
// articles have and which are worth more than all of their texts. It ends when score returns more than any of the others can earn: of most of them
// nobody needs to know how much.
func (m *raisedMatcher) inTurn(seg, size int, hits *roaring.Bitmap, enough float64, score func(docs *roaring.Bitmap) (enough float64, err error)) error {
	kids, met := []matcher{m.wishes}, m.met[seg:seg+1]
	if several, ok := m.wishes.(*anyMatcher); ok {
		kids, met = several.kids, several.met[seg]
	}
	all := hits.GetCardinality()
	usual := 0.0 // what those may earn of wishes that nearly all meet
	usually := 0
	raised, some := newTally(size), roaring.New()
	defer func() { raised.giveBack(some) }()
	for i, k := range kids {
		docs, most := met[i], k.most(seg)
		if n := docs.GetCardinality(); n > all/4 {
			usual, usually = usual+most, usually+1
			continue
		} else if n == 0 {
			continue
		}
		some.Or(docs)
		for doc := range docsOf(docs) {
			raised.sum[doc] += most
			raised.met[doc]++
		}
	}
	most := m.kid.most(seg)
	bound := func(sum float64, met uint32) float64 {
		const rounding = 1 + 1e-6 // bleve keeps lengths as float32
		return (most + (usual+sum)*float64(usually+int(met))/float64(len(kids))) * rounding
	}
	rest := bound(0, 0) // of those that meet none but the usual wishes
	docs, bounds := make([]uint32, 0, some.GetCardinality()), make([]float64, 0, some.GetCardinality())
	for doc := range docsOf(some) {
		docs, bounds = append(docs, doc), append(bounds, bound(raised.sum[doc], raised.met[doc]))
	}
	for done := roaring.New(); ; {
		highest := rest
		for _, b := range bounds {
			highest = max(highest, b)
		}
		if enough > highest {
			return nil
		}
		least := highest / 2
		if !math.IsInf(enough, -1) {
			least = enough
		}
		if least <= rest {
			_, err := score(roaring.AndNot(hits, done))
			return err
		}
		var now []uint32
		n := 0
		for i, doc := range docs {
			if bounds[i] >= least {
				now = append(now, doc)
			} else {
				docs[n], bounds[n] = doc, bounds[i]
				n++
			}
		}
		docs, bounds = docs[:n], bounds[:n]
		of := roaring.BitmapOf(now...)
		var err error
		if enough, err = score(of); err != nil {
			return err
		}
		done.Or(of)
	}
}

type testedMatcher struct {
	v    *view
	kid  matcher
	test *textTest
}

func (q testedPlan) open(v *view) (matcher, error) {
	kid, err := q.kid.open(v)
	return &testedMatcher{v, kid, q.test}, err
}

func (m *testedMatcher) match(seg int, within *roaring.Bitmap) (*roaring.Bitmap, error) {
	hits, err := m.kid.match(seg, within)
	if err != nil || hits.IsEmpty() {
		return hits, err
	}
	return m.test.passed(m.v, seg, hits)
}

func (m *testedMatcher) score(seg int, hits *roaring.Bitmap, s *scores) error {
	return m.kid.score(seg, hits, s)
}

func (m *testedMatcher) most(seg int) float64 { return m.kid.most(seg) }
