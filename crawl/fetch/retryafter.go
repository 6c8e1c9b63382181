package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// MaxRetryAfter bounds what a server may ask: one that says a year is asked again tomorrow.
const MaxRetryAfter = 24 * time.Hour

// retryAfter reads a Retry-After header, seconds or a date, into a time; zero where it says nothing.
func retryAfter(value string, now time.Time) time.Time {
	value = strings.TrimSpace(value)
	if value == "" {
		return time.Time{}
	}
	limit := now.Add(MaxRetryAfter)
	if seconds, err := strconv.ParseInt(value, 10, 64); err == nil {
		if seconds < 0 {
			return time.Time{}
		}
		if seconds > int64(MaxRetryAfter/time.Second) {
			return limit
		}
		return now.Add(time.Duration(seconds) * time.Second)
	}
	t, err := http.ParseTime(value)
	if err != nil || !t.After(now) {
		return time.Time{}
	}
	if t.After(limit) {
		return limit
	}
	return t
}
