package crawl

import (
	"context"
	"fmt"
	"runtime/debug"

	"baotinh/crawl/fetch"
	"baotinh/crawl/robots"
	"baotinh/crawl/site"
)

// work asks for one address. Whatever happens on the way, it ends in one result.
func (r *run) work(ctx context.Context, j job) (res result) {
	defer func() {
		if p := recover(); p != nil {
			res = result{}
			res.Finished.Address = j.Address
			res.end(Panicked, fmt.Sprintf("%v\n%s", p, debug.Stack()))
		}
	}()
	res.Finished.Address = j.Address
	if r.passed(&res) {
		return res
	}
	verdict := r.robots.Check(ctx, j.u)
	switch {
	case ctx.Err() != nil:
		res.stopped = true
		return res
	case verdict.Unknown:
		res.end(Deferred, verdict.Reason)
		res.Due = verdict.Retry
		return res
	case !verdict.Allowed:
		res.end(Disallowed, verdict.Reason)
		res.listsGoOn(r.sites[j.Site], r.clock.Now())
		return res
	}
	stored, body := limits(site.PageKind(j.Kind))
	answer := r.fetcher.Fetch(ctx, fetch.Request{
		URL: j.u.String(), ETag: j.ETag, LastModified: j.LastModified, Prior: prior(j.Address), MaxStored: stored, MaxBody: body,
	})
	res = r.settle(j.Address, answer)
	answer.Release() // a result holds strings, made from the page and no part of it
	return res
}

// getRobots fetches a robots.txt for the cache. It goes into the archive like everything else.
func (r *run) getRobots(ctx context.Context, address string) robots.Answer {
	a := r.fetcher.Fetch(ctx, fetch.Request{URL: address, Accept: "text/plain, */*;q=0.5", MaxStored: robots.MaxSize + 1024, MaxBody: robots.MaxSize + 1024, Prefix: true})
	answer := robots.Answer{Status: a.Status, Body: a.Body, Err: a.Err, RetryAfter: a.RetryAfter}
	if a.Header != nil {
		answer.Location = a.Header.Get("Location")
	}
	return answer
}
