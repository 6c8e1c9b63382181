package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"baotinh/index/store"
)

// MatchWatches does what RunWatches does without the index, which another process may have open: it indexes the articles that came in since
// the last time by themselves, for the moment.
func MatchWatches(ctx context.Context, facts *store.Store) (err error) {
	watches, err := facts.Watches(ctx)
	if err != nil || len(watches) == 0 {
		return err
	}
	seen := watches[0].Seen
	for _, w := range watches {
		seen = min(seen, w.Seen)
	}
	last, err := facts.LastSeq(ctx)
	if err != nil || last <= seen {
		return err
	}
	dir, err := os.MkdirTemp("", "baotinh-watch-")
	if err != nil {
		return fmt.Errorf("index/search: %w (set TMPDIR to a folder with room)", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	x, err := Open(dir, facts)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	if err := x.bleve.SetInternal([]byte(seqKey), strconv.AppendInt(nil, seen, 10)); err != nil {
		return fmt.Errorf("index/search: %s: %w", dir, err)
	}
	if err := x.CatchUp(ctx, nil); err != nil {
		return err
	}
	return x.RunWatches(ctx)
}

// RunWatches matches every saved search against the articles that changed since it was last run, and notes the hits in the store, which
// keeps them until somebody is told. The index must have caught up.
func (x *Index) RunWatches(ctx context.Context) error {
	watches, err := x.facts.Watches(ctx)
	if err != nil {
		return err
	}
	last := x.promised()
	for _, w := range watches {
		var changed []string
		for c, err := range x.facts.Since(ctx, w.Seen) {
			if err != nil {
				return err
			}
			if c.Seq > last {
				break // not in the index yet: the next run sees it
			}
			if !c.Deleted {
				changed = append(changed, c.Article)
			}
		}
		var hits []string
		if changed != nil {
			if hits, err = x.among(ctx, w.Query, changed); err != nil {
				return err
			}
		}
		if _, err := x.facts.RecordHits(ctx, w.Name, last, hits); err != nil {
			return err
		}
	}
	return nil
}

// among returns which of the articles a query finds.
func (x *Index) among(ctx context.Context, text string, ids []string) ([]string, error) {
	tree, _ := parse(text, func(lookup string) bool { return cites(ctx, x.facts, lookup) })
	if tree == nil {
		return nil, nil
	}
	found, _, err := x.matching(ctx, tree, text, ids)
	return found, err
}

// Check tells what is wrong with a query before it is saved.
func Check(ctx context.Context, facts *store.Store, text string) []Problem {
	tree, problems := parse(text, func(lookup string) bool { return cites(ctx, facts, lookup) })
	if tree == nil && len(problems) == 0 {
		problems = append(problems, Problem{En: "the query asks for nothing", Vi: "câu truy vấn trống"})
	}
	return problems
}
