package search

import (
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
)

// WatchResult are the articles that a saved search matched for the first time.
type WatchResult struct {
	Name     string   `json:"name"`
	Query    string   `json:"query"`
	Articles []string `json:"articles"`
}

// RunWatches matches every saved search against the articles that changed since it was last run, and notes the hits in the store.
// The index must have caught up. A search that finds nothing new has no result.
func (x *Index) RunWatches(ctx context.Context) ([]WatchResult, error) {
	watches, err := x.facts.Watches(ctx)
	if err != nil {
		return nil, err
	}
	last, err := x.seq()
	if err != nil {
		return nil, fmt.Errorf("index/search: %s: %w", x.dir, err)
	}
	var results []WatchResult
	for _, w := range watches {
		var changed []string
		for c, err := range x.facts.Since(ctx, w.Seen) {
			if err != nil {
				return results, err
			}
			if c.Seq > last {
				break // not in the index yet: the next run sees it
			}
			if !c.Deleted {
				changed = append(changed, c.Article)
			}
		}
		var hits []string
		for part := range slices.Chunk(changed, maxSize) {
			found, err := x.among(ctx, w.Query, part)
			if err != nil {
				return results, err
			}
			hits = append(hits, found...)
		}
		before, err := x.facts.WatchHits(ctx, w.Name, -1)
		if err != nil {
			return results, err
		}
		if _, err := x.facts.RecordHits(ctx, w.Name, last, hits); err != nil {
			return results, err
		}
		fresh := slices.DeleteFunc(hits, func(id string) bool { return slices.Contains(before, id) })
		if len(fresh) > 0 {
			results = append(results, WatchResult{w.Name, w.Query, fresh})
		}
	}
	return results, nil
}

// among returns which of the articles, at most maxSize, a query finds.
func (x *Index) among(ctx context.Context, text string, ids []string) ([]string, error) {
	tree, _ := parse(text, func(lookup string) bool { return x.cites(ctx, lookup) })
	if tree == nil {
		return nil, nil
	}
	_, q, err := x.prepare(ctx, tree, !hasMarks(tree))
	if err != nil {
		return nil, err
	}
	r := bleve.NewSearchRequestOptions(all(q, bleve.NewDocIDQuery(ids)), len(ids), 0, false)
	r.Score = "none"
	r.SortBy([]string{"_id"})
	res, err := x.ask(ctx, r, &Answer{Query: text})
	if err != nil || res == nil {
		return nil, err
	}
	var found []string
	for _, h := range res.Hits {
		found = append(found, h.ID)
	}
	return found, nil
}

// Check tells what is wrong with a query before it is saved.
func (x *Index) Check(ctx context.Context, text string) []Problem {
	tree, problems := parse(text, func(lookup string) bool { return x.cites(ctx, lookup) })
	if tree == nil && len(problems) == 0 {
		problems = append(problems, Problem{En: "the query asks for nothing", Vi: "câu truy vấn trống"})
	}
	return problems
}
