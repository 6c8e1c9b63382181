package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/fetch"
	"baotinh/crawl/robots"
	"baotinh/crawl/site"
)

// SinglePage is one page outside of a crawl.
type SinglePage struct {
	URL         string // where it was, behind redirects
	ContentType string
	Body        []byte   // content encoding undone, charset as it came
	Sitemaps    []string // that the host's robots.txt names
}

// Single asks for one page as a crawl would: what robots.txt forbids is not asked for, redirects are followed within the host, answers are
// bounded. Its answers go into an archive in the folder scratch, which the caller throws away. A zero cfg.Fetch has the defaults.
func Single(ctx context.Context, cfg Config, scratch, address string) (page SinglePage, err error) {
	if cfg.Clock == nil {
		cfg.Clock = wallClock{}
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return page, fmt.Errorf("crawl: %q is no address of a page (write it with https://)", address)
	}
	agent := UserAgent(cfg.Version, cfg.Contact)
	folder, _, err := archive.OpenFolder(scratch, archive.Options{Software: "baotinh/" + cfg.Version, UserAgent: agent, Now: cfg.Clock.Now})
	if err != nil {
		return page, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	opts := cfg.Fetch
	opts.Archive, opts.UserAgent, opts.AllowLoopback, opts.Now = folder, agent, cfg.AllowLoopback, cfg.Clock.Now
	r := &run{clock: cfg.Clock, fetcher: fetch.New(opts)}
	defer r.fetcher.Close()
	r.robots = &robots.Cache{Agent: Agent, Get: r.getRobots, Now: cfg.Clock.Now}
	start := u
	for hop := 0; ; hop++ {
		origin := robots.Origin(u)
		if !r.robots.Ready(ctx, origin) {
			if err := r.robots.Refresh(ctx, origin); err != nil {
				return page, err
			}
		}
		if verdict := r.robots.Check(ctx, u); !verdict.Allowed {
			return page, fmt.Errorf("crawl: %s: %s (choose another page, or give one that you have saved)", u, verdict.Reason)
		}
		stored, body := limits(site.Article)
		answer := r.fetcher.Fetch(ctx, fetch.Request{URL: u.String(), MaxStored: stored, MaxBody: body})
		switch {
		case answer.Err != nil:
			return page, fmt.Errorf("crawl: %s: %w", u, answer.Err)
		case answer.Status == http.StatusTooManyRequests || answer.Status == http.StatusServiceUnavailable:
			return page, fmt.Errorf("crawl: %s answers %d (try again%s)", u, answer.Status, when(answer.RetryAfter))
		case answer.Status >= 300 && answer.Status < 400:
			target, err := u.Parse(answer.Header.Get("Location"))
			if err != nil || target.Host == "" || hop >= maxHops {
				return page, fmt.Errorf("crawl: %s: redirects to %q, which leads nowhere (give the page's own address)", u, answer.Header.Get("Location"))
			}
			if strings.TrimPrefix(target.Host, "www.") != strings.TrimPrefix(start.Host, "www.") {
				return page, fmt.Errorf("crawl: %s: redirects to another host: %s (give that address)", u, target)
			}
			target.Fragment, target.RawFragment = "", ""
			u = target
			continue
		case answer.Status != http.StatusOK:
			return page, fmt.Errorf("crawl: %s answers %d (give the address of a page that is there)", u, answer.Status)
		}
		return SinglePage{URL: u.String(), ContentType: answer.Header.Get("Content-Type"), Body: answer.Body, Sitemaps: r.robots.Sitemaps(ctx, origin)}, nil
	}
}

func when(t time.Time) string {
	if t.IsZero() {
		return " later"
	}
	return " after " + t.Format(time.DateTime)
}
