package crawl

import (
	"testing"
	"time"

	"baotinh/crawl/archive"
)

// The archive counts as settled only as far as no address that is under way can have a record before it.
func TestSettledUpTo(t *testing.T) {
	at := func(offset int64) archive.Pos { return archive.Pos{File: "baotinh-00001-x.warc.gz", Offset: offset} }
	done := result{}
	done.ID = 1
	for _, c := range []struct {
		name     string
		inFlight map[int64]archive.Pos
		want     archive.Pos
	}{
		{"nothing under way", nil, at(900)},
		{"only what is written now", map[int64]archive.Pos{1: at(100)}, at(900)},
		{"an older one under way", map[int64]archive.Pos{1: at(100), 2: at(300), 3: at(500)}, at(300)},
		{"one from before the first answer", map[int64]archive.Pos{2: {}}, archive.Pos{}},
	} {
		s := &scheduler{newest: at(900), inFlight: c.inFlight}
		if got := s.settledUpTo([]result{done}); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestBackoff(t *testing.T) {
	for n, want := range map[int]time.Duration{0: 0, 1: 0, 2: 0, 3: 30 * time.Second, 4: time.Minute, 8: 16 * time.Minute, 100: maxBackoff} {
		if got := backoff(n); got != want {
			t.Errorf("backoff(%d) = %v, want %v", n, got, want)
		}
	}
	for range 1000 {
		if d := jitter(time.Second); d < time.Second || d > 1250*time.Millisecond {
			t.Fatalf("jitter(1s) = %v", d)
		}
		if d := jitterAfter(time.Minute); d < time.Minute || d > 75*time.Second {
			t.Fatalf("jitterAfter(1m) = %v", d)
		}
	}
	if jitter(0) != 0 {
		t.Error("a site without delay waits")
	}
}
