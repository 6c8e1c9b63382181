// Package frontier remembers every address of a crawl: what is due next, who works on it, how it ended.
//
//	frontier.go  the addresses, and what a frontier can do
//	sqlite.go    the frontier in one SQLite file
//	schema.sql   its tables
//	recrawl.go   when a page that lists others is looked at again
//
// It does not know what a newspaper is: a site is a name that groups addresses, a kind is a number of the caller's, and the caller says
// when an address is due. An address leaves the frontier's hands only with Finish, which the caller calls after the page is in the
// archive; a crash before that leaves a lease, which Recover or its expiry gives back.
package frontier

import (
	"context"
	"math"
	"time"

	"baotinh/crawl/archive"
)

// Link is an address that was found.
type Link struct {
	URL      string // canonical: the key
	Fetch    string // the address to ask for, where it differs from URL
	Site     string
	Host     string
	Kind     int
	Priority int // smaller is sooner
	Depth    int // clicks from a seed
	Hops     int // redirects that led here
	Nth      int // 2, 3, … for the later pages of a list
	From     string
	Due      time.Time
	// Again makes an address that is done due once more, for the later pages of a list whose first page has changed.
	Again bool
	// Updated, where the finder says it, makes an address due again that was fetched before that time.
	Updated time.Time
}

// Address is what is known of one address.
type Address struct {
	ID int64
	Link
	Attempts int
	Interval time.Duration // between two looks at a page that lists others

	Outcome string
	Status  int
	Reason  string

	// The last answer that was a page, to ask for changes only.
	ETag         string
	LastModified string
	Digest       string
	RecordID     string
	Fetched      time.Time

	Pos   archive.Pos // the last answer of any kind
	Bytes int64       // size of that answer
	Page  archive.Pos // the last answer that was a page
}

// Finished is an address after work on it, and what was found on the way.
type Finished struct {
	Address
	Due time.Time // zero: never again by itself
	// Recur asks for a next look within these bounds, by how much was new among Links. It sets Due and Interval.
	Recur *Bounds
	// Process marks the page for the processor.
	Process bool
	Links   []Link
	// More is added only if something among Links was new: the next page of a list.
	More []Link
}

// Band is a stretch of priorities, both ends in it: what one budget pays for.
type Band struct{ Least, Most int }

// Everything is the band of all priorities.
var Everything = Band{math.MinInt32, math.MaxInt32}

// Bounds of the time between two looks.
type Bounds struct{ Min, Max time.Duration }

// Host is what must be remembered of a host between two runs.
type Host struct {
	Name      string
	NotBefore time.Time // no request before that
	Failures  int       // in a row
	Robots    []byte    // the caller's form of its robots.txt
}

// Tally counts the addresses of a run by how they ended.
type Tally struct {
	Site    string
	Kind    int
	Outcome string
	Waiting bool // will be tried again
	// Priority is given so that the caller can count by band.
	Priority int
	N        int
	Bytes    int64
}

// Frontier is the memory of a crawl. Implementations must pass the conformance test of this package.
type Frontier interface {
	// Add stores the links that are new and says how many that were. A known address that waits and is found again with a better priority takes
	// that.
	Add(ctx context.Context, links []Link) (int, error)
	// Lease hands out up to n addresses of a site and band that are due, the best first. Nobody else gets them before the time until.
	Lease(ctx context.Context, site string, band Band, n int, now, until time.Time) ([]Address, error)
	// Finish writes the results of a run down, all or none, with the position up to which the archive is settled; it says of each result
	// how many of its links were new.
	Finish(ctx context.Context, run string, now time.Time, results []Finished, settled archive.Pos) ([]int, error)
	// Release gives leased addresses back as they were.
	Release(ctx context.Context, ids []int64) error
	// Recover gives back every lease, and says how many there were. What was written down by a clock that was wrong comes back, too: addresses that
	// are due after latest are due now, hosts that rest until after it rest until hostLatest, and early is how many addresses that were. Only the
	// holder of the data folder's lock may call it.
	Recover(ctx context.Context, now, latest, hostLatest time.Time) (leased, early int, err error)
	// Settled is the position given to the last Finish.
	Settled(ctx context.Context) (archive.Pos, error)
	// Lookup finds an address by its canonical form or by the form that is asked for.
	Lookup(ctx context.Context, url string) (Address, bool, error)
	// NextDue is the earliest time at which an address of the site and band that is not leased is due.
	NextDue(ctx context.Context, site string, band Band) (time.Time, bool, error)
	// Hasten makes the waiting addresses of a kind due no later than now.
	Hasten(ctx context.Context, site string, kind int, now time.Time) error

	// Unprocessed lists pages that wait for the processor, in the order in which they were archived, after the given position.
	Unprocessed(ctx context.Context, sites []string, after archive.Pos, n int) ([]Address, error)
	// Processed marks pages as done, all or none. A page that was archived anew since it was given out stays waiting.
	Processed(ctx context.Context, pages []Address) error
	// Read says how many pages the processor is done with.
	Read(ctx context.Context) (int, error)
	// Failed counts a failure of the processor; after limit of them the page is set aside with the reason. It says whether that is so.
	Failed(ctx context.Context, id int64, page archive.Pos, reason string, limit int) (bool, error)

	// Tally counts the addresses that a run finished, each by its last outcome, and by priority.
	Tally(ctx context.Context, run string) ([]Tally, error)
	// Ended lists the addresses of a site whose last outcome is the given one and that never come again by themselves.
	Ended(ctx context.Context, site, outcome string) ([]Address, error)
	// Count says how many addresses of a site and band are known and how many wait, and how many of these are due.
	Count(ctx context.Context, site string, band Band, now time.Time) (known, waiting, due int, err error)
	// Host and SetHost keep what is known of a host.
	Host(ctx context.Context, name string) (Host, error)
	SetHost(ctx context.Context, h Host) error
	Close() error
}
