package crawl

import "time"

// Clock is where a run takes its time from.
type Clock interface {
	Now() time.Time
	// Timer sends once after d. Stop ends it early.
	Timer(d time.Duration) (c <-chan time.Time, stop func())
}

type wallClock struct{}

func (wallClock) Now() time.Time { return time.Now() }

func (wallClock) Timer(d time.Duration) (<-chan time.Time, func()) {
	t := time.NewTimer(d)
	return t.C, func() { t.Stop() }
}
