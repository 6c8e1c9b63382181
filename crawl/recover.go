package crawl

import (
	"context"
	"net/url"

	"baotinh/crawl/archive"
	"baotinh/crawl/fetch"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// catchBatch is how many records are settled in one transaction.
const catchBatch = 256

// catchUp settles the answers that a killed run has archived and not settled, so that nothing is asked for twice. It walks the archive from
// the last settled position: a few records after a kill, all of them where the frontier's file was lost. Then the frontier is made anew from
// the archive, and the hook gets its articles again.
func (r *run) catchUp(ctx context.Context) error {
	settled, err := r.frontier.Settled(ctx)
	if err != nil {
		return err
	}
	c := catcher{r: r, open: map[int64]bool{}, before: settled}
	err = r.archive.Walk(ctx, settled, func(rec *archive.Record) error { return c.record(ctx, rec) })
	if err == nil {
		err = c.flush(ctx)
	}
	if r.report.CaughtUp = c.n; c.n > 0 {
		r.log.Info("settled from the archive what was fetched earlier", "pages", c.n)
	}
	return err
}

// catcher settles records in batches.
type catcher struct {
	r       *run
	results []result
	open    map[int64]bool // addresses in results
	last    archive.Pos
	before  archive.Pos // the record before this one
	n       int
}

func (c *catcher) record(ctx context.Context, rec *archive.Record) error {
	if t := rec.Type(); t != archive.TypeResponse && t != archive.TypeRevisit {
		return nil
	}
	a, ok, err := c.address(ctx, rec)
	if err != nil || !ok || !a.Pos.Before(rec.Pos) {
		c.before = rec.Pos
		return err // robots.txt, or settled
	}
	if c.r.sites[a.Site] == nil {
		// Another newspaper's, which this run does not take: the next walk must begin before it.
		if c.r.hold == nil {
			hold := c.before
			c.r.hold = &hold
		}
		return nil
	}
	c.before = rec.Pos
	_, limit := limits(site.PageKind(a.Kind))
	res := c.r.settle(a, fetch.FromRecord(rec, limit))
	if res.err != nil {
		return res.err
	}
	if !res.notBefore.IsZero() {
		if err := c.r.frontier.SetHost(ctx, frontier.Host{Name: a.Host, NotBefore: res.notBefore, Failures: 1}); err != nil {
			return err
		}
	}
	c.results, c.last = append(c.results, res), rec.Pos
	c.open[a.ID] = true
	c.n++
	if len(c.results) >= catchBatch {
		return c.flush(ctx)
	}
	return nil
}

// address finds the address of a record as the frontier has it, or makes it.
func (c *catcher) address(ctx context.Context, rec *archive.Record) (frontier.Address, bool, error) {
	a, ok, err := c.r.frontier.Lookup(ctx, rec.URL())
	if err == nil && (!ok || c.open[a.ID]) {
		// What is waiting to be written may hold the address, or change it.
		if err = c.flush(ctx); err == nil {
			a, ok, err = c.r.frontier.Lookup(ctx, rec.URL())
		}
	}
	if err != nil || ok {
		return a, ok, err
	}
	u, err := url.Parse(rec.URL())
	if err != nil {
		return a, false, nil
	}
	for _, s := range c.r.cfg.Sites {
		kind := s.Classify(u)
		if !s.InScope(u) || kind != site.Article && kind != site.Section && kind != site.Feed && kind != site.Sitemap {
			continue
		}
		l := frontier.Link{URL: canonical(s, u), Fetch: rec.URL(), Site: s.Key, Host: u.Host, Kind: int(kind), Priority: prioArticle, Depth: c.r.cfg.MaxDepth, Due: rec.Date()}
		added, err := c.r.frontier.Add(ctx, []frontier.Link{l})
		if err != nil {
			return a, false, err
		}
		c.r.report.site(s).New += added
		return c.r.frontier.Lookup(ctx, l.URL)
	}
	return a, false, nil
}

func (c *catcher) flush(ctx context.Context) error {
	if len(c.results) == 0 {
		return nil
	}
	added, err := c.r.writeDown(ctx, batch{c.results, c.last})
	if err != nil {
		return err
	}
	for i, res := range c.results {
		c.r.take(res)
		c.r.report.site(c.r.sites[res.Site]).New += added[i]
	}
	c.results = nil
	clear(c.open)
	return nil
}
