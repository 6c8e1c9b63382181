package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"time"
)

// fakeClock is moved by hand.
type fakeClock struct{ at time.Time }

func (c *fakeClock) now() time.Time          { return c.at }
func (c *fakeClock) move(past time.Duration) { c.at = c.at.Add(past) }

func TestLimiter(t *testing.T) {
	clock := &fakeClock{time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)}
	l := newLimiter(2, clock.now)
	a, b := netip.MustParsePrefix("192.0.2.1/32"), netip.MustParsePrefix("192.0.2.2/32")
	for i := range int(2 * burstSeconds) {
		if wait := l.take(a, 1); wait != 0 {
			t.Fatalf("request %d waits %s", i+1, wait)
		}
	}
	if wait := l.take(a, 1); wait != 500*time.Millisecond {
		t.Errorf("beyond the allowance: %s, want half a second", wait)
	}
	if wait := l.take(b, 1); wait != 0 {
		t.Errorf("another client waits %s", wait)
	}
	if clock.move(500 * time.Millisecond); l.take(a, 1) != 0 || l.take(a, 1) == 0 {
		t.Error("half a second gives exactly one request at two a second")
	}
	if clock.move(-time.Hour); l.take(a, 1) == 0 {
		t.Error("a clock that goes backwards gives requests")
	}
	if clock.move(2 * time.Hour); l.take(a, 2*burstSeconds) != 0 || l.take(a, 1) == 0 {
		t.Error("a long rest saves up more than the burst")
	}
	if newLimiter(0, clock.now).take(a, 1e9) != 0 {
		t.Error("no limit refuses")
	}
	if l := newLimiter(0.1, clock.now); l.take(a, costDownload) != 0 {
		t.Error("a slow rate never lets a download through")
	}
}

func TestLimiterForgets(t *testing.T) {
	clock := &fakeClock{time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)}
	l := newLimiter(1, clock.now)
	client := func(i int) netip.Prefix {
		return netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), 32)
	}
	for i := range maxClients + 500 {
		l.take(client(i), 1)
	}
	if len(l.clients) != maxClients {
		t.Errorf("%d clients remembered, want at most %d", len(l.clients), maxClients)
	}
	if l.take(client(1<<20), 1) == 0 {
		t.Error("newcomers get an allowance each though there is no room")
	}
	if l.take(client(0), 1) != 0 {
		t.Error("a client that is known suffers from newcomers")
	}
	clock.move(time.Minute)
	if l.take(client(1<<20), 1) != 0 || len(l.clients) != 1 {
		t.Errorf("after a minute %d clients are remembered, want the new one", len(l.clients))
	}
}

func TestClientOf(t *testing.T) {
	for from, want := range map[string]string{
		"192.0.2.7:4711": "192.0.2.7/32", "[2001:db8:1:2:3:4:5:6]:80": "2001:db8:1:2::/64", "[::ffff:192.0.2.7]:80": "192.0.2.7/32", "[fe80::1%eth0]:80": "fe80::/64",
		"@": "invalid Prefix",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = from
		r.Header.Set("X-Forwarded-For", "203.0.113.1") // can be forged
		if got := clientOf(r).String(); got != want {
			t.Errorf("%s: %s, want %s", from, got, want)
		}
	}
}

func TestTooManyRequests(t *testing.T) {
	s := newServer(t, "b-m4t")
	clock := &fakeClock{time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)}
	s.limit = newLimiter(1, clock.now)
	ask := func(path, token string) *http.Response { return get(s, path, "Authorization", "Bearer "+token) }
	for range burstSeconds { // guesses of the token count
		if res := ask("/about", "sai"); res.StatusCode != http.StatusUnauthorized {
			t.Fatalf("%d, want 401", res.StatusCode)
		}
	}
	res := ask("/about?lang=en", "b-m4t")
	if seconds, err := strconv.Atoi(res.Header.Get("Retry-After")); res.StatusCode != http.StatusTooManyRequests || err != nil || seconds < 1 || seconds > 2 {
		t.Errorf("%d, Retry-After %q", res.StatusCode, res.Header.Get("Retry-After"))
	}
	if !strings.Contains(body(t, res), "Too many requests") {
		t.Error("the page does not say why")
	}
	if res := ask("/figures.json", "b-m4t"); res.StatusCode != http.StatusTooManyRequests || !strings.HasPrefix(body(t, res), `{"error":"Too many`) {
		t.Errorf("JSON: %d", res.StatusCode)
	}
	for _, free := range []string{"/healthz", "/readyz"} {
		if res := get(s, free); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", free, res.StatusCode)
		}
	}
	clock.move(costDownload * time.Second)
	if res := ask("/figures.csv", "b-m4t"); res.StatusCode != http.StatusOK {
		t.Errorf("a download after a rest: %d", res.StatusCode)
	}
	if res := ask("/figures.csv", "b-m4t"); res.StatusCode != http.StatusTooManyRequests || res.Header.Get("Retry-After") != fmt.Sprint(costDownload+1) {
		t.Errorf("a second download: %d, Retry-After %s", res.StatusCode, res.Header.Get("Retry-After"))
	}
}

// TestDownloadsLeaveRoom fills all slots of downloads: pages are served all the same.
func TestDownloadsLeaveRoom(t *testing.T) {
	s := newServer(t, "")
	for range maxDownloads {
		s.loads <- struct{}{}
	}
	if res := get(s, "/figures"); res.StatusCode != http.StatusOK {
		t.Errorf("a page beside downloads: %d", res.StatusCode)
	}
	done := make(chan int)
	go func() { done <- get(s, "/figures.csv").StatusCode }()
	<-s.loads
	if status := <-done; status != http.StatusOK || len(s.loads) != maxDownloads-1 || len(s.slots) != 0 {
		t.Errorf("a download after its turn came: %d, %d and %d slots taken", status, len(s.loads), len(s.slots))
	}
}
