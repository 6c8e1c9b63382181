package robots

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// How long answers hold.
const (
	freshFor   = 12 * time.Hour      // RFC 9309 allows 24 hours
	retryAfter = 10 * time.Minute    // after a host did not answer
	staleFor   = 30 * 24 * time.Hour // the old copy of a host that does not answer
	longest    = 25 * time.Hour      // no answer is set to hold longer; a Retry-After is cut to a day
	maxHops    = 5
)

// Answer is what came back for a robots.txt address.
type Answer struct {
	Status   int
	Location string
	Body     []byte
	Err      error // no answer at all, or a broken one
	// RetryAfter is until when a host that fails wants to be left alone; zero where it does not say.
	RetryAfter time.Time
}

// Store keeps entries between two runs.
type Store interface {
	LoadRobots(ctx context.Context, origin string) ([]byte, error)
	SaveRobots(ctx context.Context, origin string, entry []byte) error
}

// Cache holds the rules of each origin (scheme and host). It is safe for concurrent use.
type Cache struct {
	Agent string // product token of our user agent
	Get   func(ctx context.Context, address string) Answer
	Store Store // may be nil
	Now   func() time.Time

	mu      sync.Mutex
	entries map[string]*entry
}

// The states of an origin.
const (
	stateRules  = "rules"  // a file was read
	stateOpen   = "open"   // the host says that it has none (4xx): everything is allowed
	stateClosed = "closed" // the host does not answer (5xx, 429, network): nothing is allowed for now
)

type entry struct {
	State   string    `json:"state"`
	Body    []byte    `json:"body,omitempty"`
	Fetched time.Time `json:"fetched"`       // of the rules that hold
	Check   time.Time `json:"check"`         // when to ask again
	Rest    time.Time `json:"rest,omitzero"` // until when the host wants to be left alone, as it answered last
	Why     string    `json:"why,omitempty"`
	rules   *Rules
}

// Verdict is the answer for an address.
type Verdict struct {
	Allowed bool
	// Unknown says that the host's rules could not be read: the address is not refused for good, it waits until Retry.
	Unknown bool
	Retry   time.Time
	Reason  string
}

// Origin is the part of an address that has a robots.txt of its own.
func Origin(u *url.URL) string { return u.Scheme + "://" + u.Host }

// Ready says whether the rules of an origin are known and fresh.
func (c *Cache) Ready(ctx context.Context, origin string) bool {
	e := c.entry(ctx, origin)
	if e == nil {
		return false
	}
	left := e.Check.Sub(c.Now())
	return left > 0 && left <= longest // a clock that was wrong may have set the time
}

// Rest is until when the host of an origin wants to be left alone, as it answered when it was last asked for its file; zero where it did not say.
func (c *Cache) Rest(ctx context.Context, origin string) time.Time {
	e := c.entry(ctx, origin)
	if e == nil {
		return time.Time{}
	}
	return e.Rest
}

// entry finds what is known, looking into the store once.
func (c *Cache) entry(ctx context.Context, origin string) *entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[origin]; ok {
		return e
	}
	if c.entries == nil {
		c.entries = map[string]*entry{}
	}
	var e *entry
	if c.Store != nil {
		if b, err := c.Store.LoadRobots(ctx, origin); err == nil && len(b) > 0 {
			e = &entry{}
			if json.Unmarshal(b, e) != nil {
				e = nil
			} else if e.State == stateRules {
				e.rules = Parse(e.Body)
			}
		}
	}
	c.entries[origin] = e
	return e
}

// Refresh asks the host for its robots.txt. The error is that of the store; a host that fails is an answer, not an error.
func (c *Cache) Refresh(ctx context.Context, origin string) error {
	old := c.entry(ctx, origin)
	e := c.ask(ctx, origin)
	if ctx.Err() != nil {
		return ctx.Err() // our own stop says nothing about the host
	}
	now := c.Now()
	if e.State == stateClosed && old != nil && old.State != stateClosed && now.Sub(old.Fetched) < staleFor {
		kept := *old
		kept.Check, kept.Rest, kept.Why = e.Check, e.Rest, e.Why
		e = &kept
	}
	c.mu.Lock()
	c.entries[origin] = e
	c.mu.Unlock()
	if c.Store == nil {
		return nil
	}
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return c.Store.SaveRobots(ctx, origin, b)
}

func (c *Cache) ask(ctx context.Context, origin string) *entry {
	now := c.Now()
	closed := func(why string) *entry {
		return &entry{State: stateClosed, Fetched: now, Check: now.Add(retryAfter), Why: why}
	}
	leftAlone := func(why string, until time.Time) *entry {
		e := closed(why)
		if e.Rest = until; until.After(e.Check) {
			e.Check = until
		}
		return e
	}
	address := origin + "/robots.txt"
	for hop := 0; ; hop++ {
		a := c.Get(ctx, address)
		switch {
		case a.Err != nil:
			return leftAlone(a.Err.Error(), a.RetryAfter)
		case a.Status >= 200 && a.Status < 300:
			return &entry{State: stateRules, Body: a.Body, Fetched: now, Check: now.Add(freshFor), rules: Parse(a.Body)}
		case a.Status >= 300 && a.Status < 400 && a.Status != http.StatusNotModified:
			if hop == maxHops { // RFC 9309, 2.3.1.2: may be taken as "there is none"
				return &entry{State: stateOpen, Fetched: now, Check: now.Add(freshFor), Why: "more than five redirects"}
			}
			next, err := resolve(address, a.Location)
			if err != nil {
				return closed(err.Error())
			}
			address = next
		case a.Status >= 400 && a.Status < 500 && a.Status != http.StatusTooManyRequests:
			return &entry{State: stateOpen, Fetched: now, Check: now.Add(freshFor), Rest: a.RetryAfter}
		default:
			return leftAlone(fmt.Sprintf("robots.txt answers %d", a.Status), a.RetryAfter)
		}
	}
}

func resolve(base, location string) (string, error) {
	b, err := url.Parse(base)
	if err != nil {
		return "", err
	}
	u, err := b.Parse(location)
	if err != nil {
		return "", err
	}
	if location == "" || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", errors.New("robots.txt redirects nowhere")
	}
	return u.String(), nil
}

// Closed says whether the rules of an origin are unknown because its host does not answer: why, and when to ask again.
func (c *Cache) Closed(ctx context.Context, origin string) (why string, retry time.Time, closed bool) {
	e := c.entry(ctx, origin)
	if e == nil || e.State != stateClosed {
		return "", time.Time{}, false
	}
	return "robots.txt cannot be read: " + e.Why, e.Check, true
}

// Check says whether the address may be asked for. Ready must have been true for its origin not long before.
func (c *Cache) Check(ctx context.Context, u *url.URL) Verdict {
	e := c.entry(ctx, Origin(u))
	switch {
	case e == nil:
		return Verdict{Unknown: true, Retry: c.Now(), Reason: "robots.txt was not read yet"}
	case e.State == stateOpen:
		return Verdict{Allowed: true}
	case e.State == stateClosed:
		why, retry, _ := c.Closed(ctx, Origin(u))
		return Verdict{Unknown: true, Retry: retry, Reason: why}
	}
	target := u.EscapedPath()
	if target == "" {
		target = "/"
	}
	if u.RawQuery != "" || u.ForceQuery {
		target += "?" + u.RawQuery
	}
	if e.rules.Allowed(c.Agent, target) {
		return Verdict{Allowed: true}
	}
	return Verdict{Reason: "robots.txt forbids it"}
}

// Delay is the pause that the origin asks for, at most limit: a paper that asks for an hour between pages means to be left out of a
// nightly crawl, which is for the person who runs it to decide.
func (c *Cache) Delay(ctx context.Context, origin string, limit time.Duration) time.Duration {
	e := c.entry(ctx, origin)
	if e == nil || e.rules == nil {
		return 0
	}
	return min(e.rules.CrawlDelay(c.Agent), limit)
}

// Sitemaps are the sitemaps that the origin's file names.
func (c *Cache) Sitemaps(ctx context.Context, origin string) []string {
	e := c.entry(ctx, origin)
	if e == nil || e.rules == nil {
		return nil
	}
	return e.rules.Sitemaps
}
