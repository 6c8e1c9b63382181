package metric

import (
	"strconv"
	"sync"
	"time"
)

// bounds are the upper ends of the buckets, in seconds.
var bounds = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// Durations counts durations in buckets; the zero value is ready.
type Durations struct {
	mu      sync.Mutex
	buckets [12]uint64 // the last is for what is longer
	sum     float64
}

// Observe counts a duration.
func (d *Durations) Observe(t time.Duration) {
	at := 0
	for at < len(bounds) && t.Seconds() > bounds[at] {
		at++
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.buckets[at]++
	d.sum += t.Seconds()
}

// Family is the histogram so far.
func (d *Durations) Family(name, help string) Family {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := Family{Name: name, Help: help, Kind: Histogram}
	total := uint64(0)
	for i, n := range d.buckets {
		total += n
		le := "+Inf"
		if i < len(bounds) {
			le = strconv.FormatFloat(bounds[i], 'g', -1, 64)
		}
		f.Samples = append(f.Samples, Sample{"_bucket", []string{"le", le}, float64(total)})
	}
	f.Samples = append(f.Samples, Sample{"_sum", nil, d.sum}, Sample{"_count", nil, float64(total)})
	return f
}
