package crawl

import (
	"math/rand/v2"
	"net/url"
	"slices"
	"time"

	"baotinh/crawl/frontier"
)

// job is a leased address on its way.
type job struct {
	frontier.Address
	u *url.URL // as asked for
}

// host is what is known of a host during a run. Only the scheduler touches it.
type host struct {
	name      string
	queue     []job
	inFlight  int
	parallel  int           // requests at once; more than one only where the site's delay is zero
	delay     time.Duration // by the newspaper's file or robots.txt, the longer
	notBefore time.Time
	failures  int  // in a row
	asking    bool // its robots.txt is being fetched
	left      bool // alone for the rest of the run
	noRobots  int  // how often its robots.txt could not be read in this run
}

// add queues a job: news stands before what is older.
func (h *host) add(j job) {
	at := len(h.queue)
	for laneOf(j.Priority) == news && at > 0 && laneOf(h.queue[at-1].Priority) == older {
		at--
	}
	h.queue = slices.Insert(h.queue, at, j)
}

// Back-off of a host that fails: the first failures in a row are taken for bad luck.
const (
	failuresLeft = 3
	firstBackoff = 30 * time.Second
	maxBackoff   = 4 * time.Hour
	crawlDelay   = 60 * time.Second // the longest that robots.txt may ask
)

// backoff is the pause after n failures in a row.
func backoff(n int) time.Duration {
	if n < failuresLeft {
		return 0
	}
	return min(firstBackoff<<min(n-failuresLeft, 20), maxBackoff)
}

// jitter lengthens a pause by up to a quarter, so that requests do not come like a clock and two crawlers do not fall into step.
func jitter(d time.Duration) time.Duration {
	if d <= 0 {
		return 0
	}
	return d + time.Duration(rand.Int64N(int64(d)/4+1))
}

// wait makes the host wait until a time, never shortening a wait.
func (h *host) wait(until time.Time) {
	if until.After(h.notBefore) {
		h.notBefore = until
	}
}
