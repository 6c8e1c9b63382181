package neardup

import "math"

// Of texts that share the share s of their runs, 1-(1-s³)²⁴ have a key in common: all at 0.7, 96 % at 0.5, 80 % at 0.4, 2 % at 0.1. Stories of
// one kind of event share a tenth and less, those of different kinds nearly nothing. measure_test.go prints what other numbers would give.
const (
	bandCount = 24
	bandRows  = 3
)

// shortest is the number of runs below which a text has no keys: notices of a few lines are all form.
const shortest = 30

// Bands are the keys of a text: two near texts have at least one in common, most of the time. They are stored, so they may not change without
// a new version of the store's schema. A text too short to tell has none.
func (s Sketch) Bands() []int64 {
	if len(s.runs) < shortest {
		return nil
	}
	var least [bandCount * bandRows]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	for _, run := range s.runs {
		for i := range least {
			// One hash function per place: the run with the place's own number mixed in.
			least[i] = min(least[i], mix(run^seeds[i]))
		}
	}
	keys := make([]int64, bandCount)
	for b := range keys {
		key := uint64(b + 1)
		for _, m := range least[b*bandRows : (b+1)*bandRows] {
			key = mix(key ^ m)
		}
		keys[b] = int64(key)
	}
	return keys
}

var seeds = func() (s [bandCount * bandRows]uint64) {
	for i := range s {
		s[i] = mix(uint64(i+1) * 0x9e3779b97f4a7c15)
	}
	return s
}()
