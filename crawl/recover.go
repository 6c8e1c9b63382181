package crawl

import (
	"context"

	"baotinh/crawl/archive"
	"baotinh/crawl/fetch"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// catchUp settles the answers that a killed run has archived and not settled, so that nothing is asked for twice. It walks the archive from
// the last settled position: some records, or all of the frontier's if that was lost with the power.
func (r *run) catchUp(ctx context.Context) error {
	settled, err := r.frontier.Settled(ctx)
	if err != nil {
		return err
	}
	n := 0
	err = r.archive.Walk(ctx, settled, func(rec *archive.Record) error {
		if t := rec.Type(); t != archive.TypeResponse && t != archive.TypeRevisit {
			return nil
		}
		a, ok, err := r.frontier.Lookup(ctx, rec.URL())
		if err != nil {
			return err
		}
		if !ok || r.sites[a.Site] == nil || !a.Pos.Before(rec.Pos) {
			return nil // robots.txt, or settled
		}
		_, limit := limits(site.PageKind(a.Kind))
		res := r.settle(a, fetch.FromRecord(rec, limit))
		if res.err != nil {
			return res.err
		}
		if !res.notBefore.IsZero() {
			if err := r.frontier.SetHost(ctx, frontier.Host{Name: a.Host, NotBefore: res.notBefore, Failures: 1}); err != nil {
				return err
			}
		}
		added, err := r.writeDown(ctx, batch{[]result{res}, rec.Pos})
		if err != nil {
			return err
		}
		r.take(res)
		r.report.site(r.sites[a.Site]).New += added[0]
		n++
		return nil
	})
	if n > 0 {
		r.report.CaughtUp = n
		r.log.Info("settled from the archive what the last run had fetched", "pages", n)
	}
	return err
}
