package search

import (
	"context"
	"slices"

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

// unfolded are hits of one page with those that are folded under them; a hit that is folded away itself is left out.
type unfolded struct {
	hit   *hit
	under []string
}

// page reads on until it has req.Size hits that are not folded, and returns where the next page begins, "" if nothing follows.
func (x *Index) page(ctx context.Context, f *found, order string, after *place, req Request) ([]unfolded, string, error) {
	var shown []unfolded
	for round := 1; ; round++ {
		hits, err := f.first(order, req.Size, after)
		if err != nil {
			return nil, "", x.failed(err)
		}
		folded, err := x.fold(ctx, f, hits, order, req)
		if err != nil {
			return nil, "", err
		}
		for i, h := range folded {
			if h.hit != nil {
				shown = append(shown, h)
			}
			if last := i == len(hits)-1; len(shown) == req.Size && (!last || len(hits) == req.Size) || last && round == foldRounds && len(hits) == req.Size {
				next, err := cursor(hits[i].place(order))
				return shown, next, err
			}
		}
		if len(hits) < req.Size || len(shown) >= req.Size {
			return shown, "", nil
		}
		behind := hits[len(hits)-1].place(order)
		after = &behind
	}
}

// fold keeps of each story the hit that comes first in the whole list, whatever page it stands on, and puts the others under it; a hit that
// is folded away leaves an empty place. What comes first is looked up among the articles of these stories, so that no page needs to know
// the pages before it.
func (x *Index) fold(ctx context.Context, f *found, hits []hit, order string, req Request) ([]unfolded, error) {
	out := make([]unfolded, len(hits))
	var ids []string
	for i := range hits {
		out[i].hit = &hits[i]
		ids = append(ids, hits[i].id)
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
	told, err := f.among(members, order)
	if err != nil {
		return nil, x.failed(err)
	}
	first := map[string]string{} // of a story, the hit that comes first
	under := map[string][]string{}
	for _, h := range told {
		story := storyOf[h.id]
		if first[story] == "" {
			first[story] = h.id
		} else {
			under[story] = append(under[story], h.id)
		}
	}
	for i, h := range hits {
		story, known := storyOf[h.id]
		switch {
		case !known:
		case first[story] == h.id:
			out[i].under = under[story]
		case slices.Contains(under[story], h.id):
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
