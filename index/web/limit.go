package web

import (
	"math"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
)

const (
	burstSeconds = 5      // what a client may save up: a page and its style, a few tabs at once
	costDownload = 5      // requests that a download counts for: it reads a whole table
	maxClients   = 10_000 // remembered at a time; about 1 MB
	sweepEvery   = time.Second
)

// limiter gives each client so many requests a second. Its memory is bounded: clients that have their whole allowance again are forgotten
// when it is full, and if all are busy, newcomers share one allowance.
type limiter struct {
	rate, burst float64
	now         func() time.Time

	mu      sync.Mutex
	clients map[netip.Prefix]*allowance
	others  allowance // of clients for whom there is no room
	swept   time.Time
}

type allowance struct {
	left float64
	at   time.Time
}

func newLimiter(rate float64, now func() time.Time) *limiter {
	if rate <= 0 {
		return nil
	}
	burst := math.Max(burstSeconds*rate, costDownload)
	return &limiter{rate: rate, burst: burst, now: now, clients: map[netip.Prefix]*allowance{}, others: allowance{left: burst, at: now()}}
}

// take spends cost of a client's allowance, or tells how long to wait. A nil limiter allows everything.
func (l *limiter) take(client netip.Prefix, cost float64) (wait time.Duration) {
	if l == nil || cost == 0 {
		return 0
	}
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	a := l.clients[client]
	if a == nil {
		if len(l.clients) >= maxClients {
			l.sweep(now)
		}
		if len(l.clients) < maxClients {
			a = &allowance{left: l.burst, at: now}
			l.clients[client] = a
		} else {
			a = &l.others
		}
	}
	if a.left = l.refill(a, now); a.left < cost {
		return time.Duration((cost - a.left) / l.rate * float64(time.Second))
	}
	a.left -= cost
	return 0
}

// refill is what a client has left by now. A clock that goes backwards gives nothing.
func (l *limiter) refill(a *allowance, now time.Time) float64 {
	left := math.Min(l.burst, a.left+math.Max(0, now.Sub(a.at).Seconds())*l.rate)
	a.at = now
	return left
}

func (l *limiter) sweep(now time.Time) {
	if now.Sub(l.swept) < sweepEvery {
		return
	}
	l.swept = now
	for client, a := range l.clients {
		if a.left = l.refill(a, now); a.left >= l.burst {
			delete(l.clients, client)
		}
	}
}

// clientOf is the network that a request comes from: an address, or the 64 bits of IPv6 that one household has. Behind a proxy it is the
// proxy's, which has to limit its clients itself: a header could be forged.
func clientOf(r *http.Request) netip.Prefix {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Prefix{}
	}
	addr := from.Addr().Unmap().WithZone("")
	bits := addr.BitLen()
	if addr.Is6() {
		bits = 64
	}
	p, err := addr.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// costOf is what a request counts for. Styles and probes are free.
func costOf(r *http.Request) float64 {
	switch {
	case strings.HasPrefix(r.URL.Path, "/static/"), isProbe(r):
		return 0
	case isDownload(r):
		return costDownload
	}
	return 1
}

func isProbe(r *http.Request) bool { return r.URL.Path == "/healthz" || r.URL.Path == "/readyz" }

func isDownload(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, ".csv") }
