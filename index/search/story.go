package search

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"baotinh/index/store"
)

// Similar is an article that tells the same story as a hit and is found too.
type Similar struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Newspaper string `json:"newspaper"`
	Province  string `json:"province"`
}

// foldRounds bounds how often more hits are read to fill a page whose hits are folded.
const foldRounds = 8

// unfolded are hits of one page with those that are folded under them.
type unfolded struct {
	hit   *blevesearch.DocumentMatch
	under []string
}

// page reads on until it has req.Size hits that are not folded, and returns where the next page begins, "" if nothing follows.
// res are the first hits of r.
func (x *Index) page(ctx context.Context, q query.Query, r *bleve.SearchRequest, res *bleve.SearchResult, req Request, ans *Answer) ([]unfolded, string, error) {
	var shown []unfolded
	for round := 1; ; round++ {
		hits, err := x.fold(ctx, q, r, res.Hits, req, ans)
		if err != nil {
			return nil, "", err
		}
		for i, h := range hits {
			if h.hit != nil {
				shown = append(shown, h)
			}
			if last := i == len(hits)-1; len(shown) == req.Size && (!last || len(hits) == req.Size) || last && round == foldRounds && len(hits) == req.Size {
				next, err := cursor(r.Sort, res.Hits[i])
				return shown, next, err
			}
		}
		if len(hits) < req.Size || len(shown) >= req.Size {
			return shown, "", nil
		}
		r.Facets = nil
		r.SetSearchAfter(sortKey(r.Sort, res.Hits[len(res.Hits)-1]))
		if res, err = x.ask(ctx, r, ans); err != nil || res == nil {
			return shown, "", err
		}
	}
}

// fold keeps of each story the hit that comes first in the whole list, whatever page it stands on, and puts the others under it; a hit that
// is folded away leaves an empty place. What comes first is asked again among the articles of these stories, so that no page needs to know
// the pages before it.
func (x *Index) fold(ctx context.Context, q query.Query, r *bleve.SearchRequest, hits blevesearch.DocumentMatchCollection, req Request, ans *Answer) ([]unfolded, error) {
	out := make([]unfolded, len(hits))
	var ids []string
	for i, h := range hits {
		out[i].hit = h
		ids = append(ids, h.ID)
	}
	if req.Unfolded || len(hits) == 0 {
		return out, nil
	}
	stories, err := x.facts.SameStory(ctx, ids)
	if err != nil || len(stories) == 0 {
		return out, err
	}
	storyOf := map[string]string{}
	var members []string
	for story, articles := range stories {
		for _, id := range articles {
			storyOf[id] = story
			members = append(members, id)
		}
	}
	among := bleve.NewSearchRequestOptions(all(q, bleve.NewDocIDQuery(members)), len(members), 0, false)
	among.Sort, among.Score = r.Sort.Copy(), r.Score
	res, err := x.ask(ctx, among, ans)
	if err != nil || res == nil {
		return out, err
	}
	first := map[string]string{} // of a story, the hit that comes first
	under := map[string][]string{}
	for _, h := range res.Hits {
		story := storyOf[h.ID]
		if first[story] == "" {
			first[story] = h.ID
		} else {
			under[story] = append(under[story], h.ID)
		}
	}
	for i, h := range hits {
		story, known := storyOf[h.ID]
		switch {
		case !known:
		case first[story] == h.ID:
			out[i].under = under[story]
		case slices.Contains(under[story], h.ID):
			out[i].hit = nil
		}
	}
	return out, nil
}

// similar lists the articles that are folded under a hit, without those that were deleted since they were indexed.
func similar(heads map[string]store.Head, ids []string) []Similar {
	var all []Similar
	for _, id := range ids {
		if a, ok := heads[id]; ok {
			all = append(all, Similar{a.ID, a.URL, a.Title, a.Published, a.Newspaper, a.Province})
		}
	}
	return all
}
