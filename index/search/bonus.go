package search

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
)

// presence asks for a term in a field that keeps no frequencies, such as that of pairs. bleve gives every such hit the score 0, so that the
// term would find but not rank; here a hit scores like one that stands once in an article of middling length.
type presence struct{ *query.TermQuery }

// middling is what BM25 makes of a term that stands once in such an article: 1.2 / (1 + 1.2).
const middling = 1.2 / (1 + 1.2)

// Searcher implements query.Query.
func (p presence) Searcher(ctx context.Context, i index.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	s, err := p.TermQuery.Searcher(ctx, i, m, o)
	if err != nil || o.Score == "none" {
		return s, err
	}
	return &presenceSearcher{Searcher: s, boost: p.Boost()}, nil
}

type presenceSearcher struct {
	search.Searcher
	boost, score float64
}

// SetQueryNorm implements search.Searcher: the weight of a term is the square of its boost times its rarity, and a score is boost × rarity².
func (s *presenceSearcher) SetQueryNorm(norm float64) {
	s.Searcher.SetQueryNorm(norm)
	s.score = s.Weight() / s.boost * norm * middling
}

func (s *presenceSearcher) scored(d *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	if d != nil && !math.IsInf(s.score, 0) && !math.IsNaN(s.score) {
		d.Score = s.score
	}
	return d, err
}

func (s *presenceSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	return s.scored(s.Searcher.Next(ctx))
}

func (s *presenceSearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	return s.scored(s.Searcher.Advance(ctx, id))
}
