package frontier

import "time"

// next is the time until the next look at a page that lists others. A page with something new is looked at twice as often as before, one
// with much new (a third of its links) four times; one without is given half as much time again. The steps are unequal on purpose: news
// comes in bursts, and a late look costs more than a look in vain, which a 304 makes nearly free.
func next(last time.Duration, links, fresh int, b Bounds) time.Duration {
	if last <= 0 {
		return b.Min * 2
	}
	switch {
	case fresh > 0 && fresh*3 >= links:
		last /= 4
	case fresh > 0:
		last /= 2
	default:
		last += last / 2
	}
	return min(max(last, b.Min), b.Max)
}
