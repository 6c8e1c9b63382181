package site

import (
	_ "embed"
	"sync"
)

//go:embed generic.toml
var genericTOML []byte

// Hints is what holds for every Vietnamese newspaper, known or not.
type Hints struct {
	TrackingPrefixes []string `toml:"tracking_prefixes"` // query parameters that identify a visit, not a page
	Tracking         []string `toml:"tracking"`

	tracking map[string]bool
}

// Generic returns the bundled hints. They are part of the program: a fault in them panics at first use, and a test uses them.
var Generic = sync.OnceValue(func() *Hints {
	h := &Hints{tracking: map[string]bool{}}
	if err := decode("generic.toml", genericTOML, h); err != nil {
		panic(err)
	}
	for _, key := range h.Tracking {
		h.tracking[key] = true
	}
	return h
})
