package robots

import (
	"context"
	"errors"
	"net/url"
	"testing"
	"time"
)

type memory map[string][]byte

func (m memory) LoadRobots(_ context.Context, origin string) ([]byte, error) { return m[origin], nil }
func (m memory) SaveRobots(_ context.Context, origin string, b []byte) error {
	m[origin] = b
	return nil
}

func TestStatusRules(t *testing.T) {
	const closed = "closed"
	for _, c := range []struct {
		name    string
		answers map[string]Answer // by address; others answer 404
		target  string
		want    string // "yes", "no" or "closed"
	}{
		{"found", map[string]Answer{"http://a/robots.txt": {Status: 200, Body: []byte("User-agent: *\nDisallow: /x")}}, "http://a/x", "no"},
		{"found, other path", map[string]Answer{"http://a/robots.txt": {Status: 200, Body: []byte("User-agent: *\nDisallow: /x")}}, "http://a/y", "yes"},
		{"missing", nil, "http://a/x", "yes"},
		{"forbidden", map[string]Answer{"http://a/robots.txt": {Status: 403}}, "http://a/x", "yes"},
		{"unavailable", map[string]Answer{"http://a/robots.txt": {Status: 503}}, "http://a/x", closed},
		{"too many requests", map[string]Answer{"http://a/robots.txt": {Status: 429}}, "http://a/x", closed},
		{"no answer", map[string]Answer{"http://a/robots.txt": {Err: errors.New("no route")}}, "http://a/x", closed},
		{"redirect to another host", map[string]Answer{"http://a/robots.txt": {Status: 301, Location: "https://b/r"}, "https://b/r": {Status: 200, Body: []byte("User-agent: *\nDisallow: /x")}}, "http://a/x", "no"},
		{"relative redirect", map[string]Answer{"http://a/robots.txt": {Status: 302, Location: "r.txt"}, "http://a/r.txt": {Status: 200, Body: []byte("User-agent: *\nDisallow: /x")}}, "http://a/x", "no"},
		{"redirect to a missing one", map[string]Answer{"http://a/robots.txt": {Status: 302, Location: "/gone"}}, "http://a/x", "yes"},
		{"redirect to a failing one", map[string]Answer{"http://a/robots.txt": {Status: 302, Location: "/r"}, "http://a/r": {Status: 500}}, "http://a/x", closed},
		{"redirect without end", map[string]Answer{"http://a/robots.txt": {Status: 302, Location: "/robots.txt"}}, "http://a/x", "yes"},
		{"redirect to a file", map[string]Answer{"http://a/robots.txt": {Status: 302, Location: "file:///etc/passwd"}}, "http://a/x", closed},
		{"redirect to nothing", map[string]Answer{"http://a/robots.txt": {Status: 302}}, "http://a/x", closed},
		{"path with query", map[string]Answer{"http://a/robots.txt": {Status: 200, Body: []byte("User-agent: *\nDisallow: /*?in=")}}, "http://a/x?in=1", "no"},
		{"the root", map[string]Answer{"http://a/robots.txt": {Status: 200, Body: []byte("User-agent: *\nDisallow: /$")}}, "http://a", "no"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cache := &Cache{Agent: "baotinh", Now: func() time.Time { return time.Unix(0, 0) }, Get: func(_ context.Context, address string) Answer {
				if a, ok := c.answers[address]; ok {
					return a
				}
				return Answer{Status: 404}
			}}
			u, err := url.Parse(c.target)
			if err != nil {
				t.Fatal(err)
			}
			if v := cache.Check(t.Context(), u); !v.Unknown || v.Allowed {
				t.Errorf("before anything was read: %+v", v)
			}
			if err := cache.Refresh(t.Context(), Origin(u)); err != nil {
				t.Fatal(err)
			}
			v := cache.Check(t.Context(), u)
			got := "no"
			if v.Allowed {
				got = "yes"
			} else if v.Unknown {
				got = closed
			}
			if got != c.want {
				t.Errorf("%s: %s (%+v), want %s", c.target, got, v, c.want)
			}
		})
	}
}

// A host that says with its failing robots.txt how long it wants to be left alone is not asked before, with and without an old copy.
func TestRest(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	store, ctx := memory{}, t.Context()
	var answer Answer
	open := func() *Cache {
		return &Cache{Agent: "baotinh", Store: store, Now: func() time.Time { return now }, Get: func(context.Context, string) Answer { return answer }}
	}
	for _, old := range []bool{false, true} {
		c, origin := open(), "http://new"
		if old {
			origin, answer = "http://old", Answer{Status: 200, Body: []byte("User-agent: *\nDisallow: /x")}
			if err := c.Refresh(ctx, origin); err != nil {
				t.Fatal(err)
			}
			if rest := c.Rest(ctx, origin); !rest.IsZero() {
				t.Errorf("a host that answers: rest until %v", rest)
			}
			now = now.Add(freshFor)
		}
		until := now.Add(2 * time.Hour)
		answer = Answer{Status: 503, RetryAfter: until}
		if err := c.Refresh(ctx, origin); err != nil {
			t.Fatal(err)
		}
		for _, c := range []*Cache{c, open()} { // this process and the next
			if rest := c.Rest(ctx, origin); !rest.Equal(until) {
				t.Errorf("old copy %v: rest until %v, want %v", old, rest, until)
			}
			if _, _, closed := c.Closed(ctx, origin); closed == old {
				t.Errorf("old copy %v: closed %v", old, closed)
			}
		}
		now = until.Add(-time.Second)
		if !c.Ready(ctx, origin) {
			t.Errorf("old copy %v: asked again a second too early", old)
		}
		now = until
		if c.Ready(ctx, origin) {
			t.Errorf("old copy %v: not asked again when the time is over", old)
		}
		answer = Answer{Status: 200}
		if err := c.Refresh(ctx, origin); err != nil || !c.Rest(ctx, origin).IsZero() {
			t.Errorf("a host that is well again: rest until %v, %v", c.Rest(ctx, origin), err)
		}
		// The clock was years ahead when the file was read.
		now = now.AddDate(-6, 0, 0)
		if c.Ready(ctx, origin) {
			t.Error("what a wrong clock has set holds for years")
		}
		now = now.AddDate(6, 0, 0)
	}
}

func TestExpiryAndStaleCopy(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	answer := Answer{Status: 200, Body: []byte("User-agent: *\nDisallow: /x\nCrawl-delay: 90")}
	asked := 0
	store := memory{}
	open := func() *Cache {
		return &Cache{Agent: "baotinh", Store: store, Now: func() time.Time { return now }, Get: func(context.Context, string) Answer {
			asked++
			return answer
		}}
	}
	ctx := t.Context()
	x, _ := url.Parse("http://a/x")
	y, _ := url.Parse("http://a/y")
	c := open()
	if c.Ready(ctx, "http://a") {
		t.Error("ready before the first request")
	}
	if err := c.Refresh(ctx, "http://a"); err != nil {
		t.Fatal(err)
	}
	c = open() // a new process
	if !c.Ready(ctx, "http://a") || c.Check(ctx, x).Allowed || !c.Check(ctx, y).Allowed || asked != 1 {
		t.Error("the rules did not survive a restart")
	}
	if d := c.Delay(ctx, "http://a", 30*time.Second); d != 30*time.Second {
		t.Errorf("delay %v, want the cap", d)
	}
	now = now.Add(freshFor)
	if c.Ready(ctx, "http://a") {
		t.Error("still fresh after its time")
	}
	answer = Answer{Status: 503}
	if err := c.Refresh(ctx, "http://a"); err != nil {
		t.Fatal(err)
	}
	if !c.Ready(ctx, "http://a") || c.Check(ctx, x).Allowed || !c.Check(ctx, y).Allowed {
		t.Error("the old copy does not hold while the host fails")
	}
	now = now.Add(retryAfter)
	if c.Ready(ctx, "http://a") {
		t.Error("a failing host is not asked again soon")
	}
	now = now.Add(staleFor)
	if err := c.Refresh(ctx, "http://a"); err != nil {
		t.Fatal(err)
	}
	if v := c.Check(ctx, y); v.Allowed || !v.Unknown || !v.Retry.After(now) {
		t.Errorf("after thirty days without an answer: %+v", v)
	}
	answer = Answer{Status: 404}
	now = now.Add(retryAfter)
	if err := c.Refresh(ctx, "http://a"); err != nil {
		t.Fatal(err)
	}
	if !c.Check(ctx, x).Allowed {
		t.Error("the host answers again and has no robots.txt, but the old rules hold")
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	answer = Answer{Err: context.Canceled}
	if err := c.Refresh(stopped, "http://a"); err == nil || !c.Check(ctx, x).Allowed {
		t.Error("our own stop was taken for a failure of the host")
	}
}
