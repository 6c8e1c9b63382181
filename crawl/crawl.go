// Package crawl runs a crawl: it takes what is due from the frontier, asks for it politely, keeps it in the archive, finds new addresses in
// it, and hands each article's page to the caller.
//
//	crawl.go     Config, Run: the stages opened, wired and closed
//	schedule.go  one goroutine that decides which address goes next, and when: pace, back-off, leases
//	host.go      what is known of a host during a run
//	work.go      one address: robots.txt, fetch
//	backfill.go  what is older than the news, with a budget of its own
//	settle.go    an answer → how the address ended, what it lists, when it is due again
//	outcome.go   the ways in which an address ends
//	address.go   links → addresses of the frontier: scope, canonical form, traps
//	recover.go   answers that were archived and not settled when the last run was killed
//	part.go      articles over several pages
//	process.go   archived articles → the caller's hook
//	single.go    one page outside of a crawl
//	report.go    what a run did, in numbers that add up
//	clock.go     time, which tests bend
//
// Its folders: archive, article, charset, datadir, feed, fetch, frontier, robots, site, strip. This package reads no article: stripping and
// extraction are the hook's.
//
// Invariant: an address is settled only after its answer is in the archive, and settling it twice gives the same result. So a kill at any
// moment loses nothing, and the next run reads what it had fetched from the archive.
package crawl

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/crawl/fetch"
	"baotinh/crawl/frontier"
	"baotinh/crawl/robots"
	"baotinh/crawl/site"
)

// Agent is our product token in robots.txt files.
const Agent = "baotinh"

// Config says what to crawl and how. Zero values mean the defaults.
type Config struct {
	Dir   *datadir.Dir
	Sites []*site.Site

	Contact       string // a mail or web address, for the user agent
	Version       string // of the program, likewise
	AllowLoopback bool

	Workers int           // addresses asked for at once, over all sites; 8
	MaxWait time.Duration // how long a run waits for what is not due yet, before it ends; 0 is 10 min, and NoWait not at all
	Pages   int           // pages of a list that are followed while they bring something new; 5
	// Addresses is how many of one site may be known before no further articles are taken in: 2 million, many times what any of these newspapers
	// has brought out. Beyond it something makes addresses without end, and the report says so.
	Addresses int
	MaxDepth  int      // clicks from a seed to a list that the newspaper's file does not name; 2
	Requests  int      // for the news of a site in this run; 0 is without limit
	Backfill  Backfill // what is older than the news
	// Since leaves out what a feed or sitemap dates before it; zero takes everything.
	Since time.Time
	// Now looks at all lists at once, due or not.
	Now bool

	// Hook gets each archived article, in the order of the archive, one at a time. A page counts as done once Sync has returned behind it: after a kill
	// it may come again. After an error it comes again in the next run, at most three times. An error that wraps ErrStop ends the run and counts against no page.
	Hook func(ctx context.Context, p Page) error
	// Sync makes what the hook has stored survive a power cut. It is called before pages count as done; nil where there is no need.
	Sync func() error
	// Progress is called after each address, from one goroutine.
	Progress func(Event)
	Log      *slog.Logger
	Clock    Clock
	Fetch    fetch.Options // timeouts, for tests
}

// ErrStop in a hook's error ends the run: the store is broken, not the page.
var ErrStop = errors.New("the run stops")

// Page is an archived article page.
type Page struct {
	URL     string // canonical
	Asked   string // as asked for; differs from URL behind a redirect to an alias
	From    string // the page that it was found on; empty for one read back from the archive alone
	Site    *site.Site
	Pos     archive.Pos
	Record  string // WARC-Record-ID of the record at Pos
	Fetched time.Time
	Header  http.Header
	Body    []byte // content encoding undone, charset as it came

	Parts []Page // the pages that follow, of an article over several
	Again bool   // the hook had the article already; one of the pages that follow is new or has changed
}

// Event is the end of one address, with the numbers of the run so far.
type Event struct {
	Site    string
	URL     string
	Outcome Outcome
	Status  int
	Reason  string
	Totals  Totals
}

// Totals are the numbers of a run so far.
type Totals struct {
	Due                                                  int // addresses that were due when it began
	Requests, Fetched, Unchanged, Failed, New, Processed int
	Bytes                                                int64
}

// run is a crawl under way.
type run struct {
	cfg      Config
	id       string
	clock    Clock
	log      *slog.Logger
	archive  archive.Archive
	frontier frontier.Frontier
	fetcher  *fetch.Fetcher
	robots   *robots.Cache
	sites    map[string]*site.Site
	proc     *processor
	lists    listSet
	ages     ages
	full     sync.Map // keys of the sites that have all the addresses that they may have
	report   *Report
	taken    map[int64]struct{} // addresses that this run has settled
	hold     *archive.Pos       // the archive counts as settled no further
}

// Run crawls until nothing is due any more, the context ends, or the disk is full. The report is complete in each case; the error says why
// the run ended early. A site that fails is in the report and is no error.
func Run(ctx context.Context, cfg Config) (Report, error) {
	r, err := begin(ctx, cfg)
	if err != nil {
		return Report{}, err
	}
	return r.whole(ctx)
}

// whole is the run from where everything is open to its report.
func (r *run) whole(ctx context.Context) (Report, error) {
	// Every exit below writes down what was done: keep may go on for a moment after ctx has ended.
	keep := context.WithoutCancel(ctx)
	err := r.crawl(ctx, keep)
	if err != nil && !errors.Is(err, context.Canceled) {
		err = r.cfg.Dir.BlameSpace(err)
	}
	err = errors.Join(err, r.finish(keep, err))
	r.fetcher.Close()
	err = errors.Join(err, r.archive.Close(), r.frontier.Close())
	return *r.report, err
}

// farthest is later than any address is put off.
const farthest = 8 * 24 * time.Hour

// NoWait is the MaxWait of a run that ends when nothing is due.
const NoWait time.Duration = -1

// defaultWait is how long a run waits for what is not due yet: long enough for the second try at an address.
const defaultWait = 10 * time.Minute

// begin opens everything and repairs what a kill has left.
func begin(ctx context.Context, cfg Config) (_ *run, err error) {
	if cfg.Workers <= 0 {
		cfg.Workers = 8
	}
	switch {
	case cfg.MaxWait == 0:
		cfg.MaxWait = defaultWait
	case cfg.MaxWait < 0:
		cfg.MaxWait = 0
	}
	if cfg.Pages <= 0 {
		cfg.Pages = 5
	}
	if cfg.Addresses <= 0 {
		cfg.Addresses = 2_000_000
	}
	if cfg.MaxDepth <= 0 {
		cfg.MaxDepth = 2
	}
	if cfg.Backfill.Pages <= 0 {
		cfg.Backfill.Pages = 300
	}
	if cfg.Clock == nil {
		cfg.Clock = wallClock{}
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if err := cfg.Dir.CheckSpace(); err != nil {
		return nil, err
	}
	r := &run{cfg: cfg, clock: cfg.Clock, log: cfg.Log, sites: map[string]*site.Site{}, taken: map[int64]struct{}{}}
	now := r.clock.Now()
	var salt [2]byte
	rand.Read(salt[:])
	r.id = fmt.Sprintf("%s-%x", now.UTC().Format("20060102T150405Z"), salt)
	r.report = newReport(r.id, now)
	for _, s := range cfg.Sites {
		r.sites[s.Key] = s
	}
	agent := UserAgent(cfg.Version, cfg.Contact)
	folder, repair, err := archive.OpenFolder(cfg.Dir.Path("archive"), archive.Options{Software: "baotinh/" + cfg.Version, UserAgent: agent, Now: r.clock.Now})
	if err != nil {
		return nil, err
	}
	r.archive = folder
	defer func() {
		if err != nil {
			err = errors.Join(err, folder.Close())
		}
	}()
	if repair.File != "" {
		r.log.Warn(repair.String())
		r.report.Repaired = repair.String()
	}
	front, err := r.openFrontier(ctx, cfg.Dir.Path("frontier.db"), folder.End())
	if err != nil {
		return nil, err
	}
	r.frontier = front
	defer func() {
		if err != nil {
			err = errors.Join(err, front.Close())
		}
	}()
	opts := cfg.Fetch
	opts.Archive, opts.UserAgent, opts.AllowLoopback, opts.Now = folder, agent, cfg.AllowLoopback, r.clock.Now
	r.fetcher = fetch.New(opts)
	r.robots = &robots.Cache{Agent: Agent, Get: r.getRobots, Store: robotsStore{front}, Now: r.clock.Now}
	r.proc = newProcessor(r)

	_, early, err := front.Recover(ctx, now, now.Add(farthest), now.Add(fetch.MaxRetryAfter+time.Hour))
	if err != nil {
		return nil, err
	}
	if early > 0 {
		r.log.Warn("addresses were put off farther than any are: the clock was or is wrong; they are due now", "addresses", early, "clock", now)
	}
	for _, s := range cfg.Sites {
		known, waiting, due, err := front.Count(ctx, s.Key, frontier.Everything, now)
		if err != nil {
			return nil, err
		}
		r.report.site(s).Before = Stock{known, waiting, due}
		r.checkFull(r.report.site(s))
	}
	for _, s := range cfg.Sites {
		if err = r.seed(ctx, s, now); err != nil {
			return nil, err
		}
		if err = r.resumeBack(ctx, s, now); err != nil {
			return nil, err
		}
	}
	if err = r.catchUp(ctx); err != nil {
		return nil, err
	}
	for _, s := range cfg.Sites {
		_, _, due, err := front.Count(ctx, s.Key, newsBand, now)
		if err != nil {
			return nil, err
		}
		r.report.totals.Due += due
	}
	return r, nil
}

// openFrontier opens the frontier of an archive. One that knows pages behind the archive's end belongs to another: a backup of the archive was brought
// back, or a disk lost what it had promised to keep. Its addresses would count as fetched, and their pages be nowhere; it is put aside, and the frontier
// made anew from what the archive has.
func (r *run) openFrontier(ctx context.Context, path string, end archive.Pos) (*frontier.SQLite, error) {
	front, err := frontier.Open(path)
	if err != nil {
		return nil, err
	}
	settled, err := front.Settled(ctx)
	if err != nil {
		return nil, errors.Join(err, front.Close())
	}
	if settled.IsZero() || settled.Before(end) {
		return front, nil
	}
	resting, err := front.Resting(ctx, r.clock.Now())
	if err != nil {
		return nil, errors.Join(err, front.Close())
	}
	aside := ""
	if err = front.Close(); err == nil { // else what it holds may not all be in the file
		aside, err = moveAside(path)
	}
	if err != nil {
		return nil, fmt.Errorf("crawl: the frontier knows pages that the archive does not have: %w (move %s away; the next crawl makes it anew)", err, path)
	}
	what := "the frontier knew pages that the archive does not have; it was moved to " + aside + ", and is made anew from the archive"
	r.log.Warn(what)
	r.report.Repaired = strings.TrimPrefix(r.report.Repaired+"; "+what, "; ")
	if front, err = frontier.Open(path); err != nil {
		return nil, err
	}
	for _, h := range resting { // what hosts have asked for holds, whatever became of the archive
		if err := front.SetHost(ctx, h); err != nil {
			return nil, errors.Join(err, front.Close())
		}
	}
	return front, nil
}

// moveAside gives a file a name beside it that nothing has yet.
func moveAside(path string) (aside string, err error) {
	for n := 1; ; n++ {
		aside = fmt.Sprintf("%s.aside-%d", path, n)
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return aside, os.Rename(path, aside)
		} else if err != nil {
			return "", err
		}
	}
}

// checkFull notes that a site has as many addresses as it may have.
func (r *run) checkFull(one *SiteReport) {
	if one.Before.Known+one.New < r.cfg.Addresses {
		return
	}
	if _, known := r.full.LoadOrStore(one.Site, true); !known {
		one.problem(fmt.Sprintf("%d addresses are known, more than a newspaper has: further articles are left out (see where they come from, and correct the article patterns of its file)", one.Before.Known+one.New))
	}
}

// UserAgent is what we call ourselves, with an address for those whom we bother.
func UserAgent(version, contact string) string {
	if version == "" {
		version = "dev"
	}
	if contact == "" {
		return Agent + "/" + version
	}
	return fmt.Sprintf("%s/%s (+%s)", Agent, version, contact)
}

// crawl runs the scheduler and the processor until both are done.
func (r *run) crawl(ctx, keep context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	done := make(chan error, 1)
	go func() {
		err := r.proc.run(ctx, keep)
		if err != nil {
			stop(err)
		}
		done <- err
	}()
	err := newScheduler(r).run(ctx, keep)
	if err != nil {
		stop(err)
	}
	r.proc.last()
	perr := <-done
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return cause // whichever of the two failed first
	}
	if err == nil {
		err = perr
	}
	return err
}

// finish closes the books and keeps the report.
func (r *run) finish(ctx context.Context, cause error) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if cause != nil {
		r.report.Stopped = strings.ReplaceAll(cause.Error(), "\n", "; ")
		if errors.Is(cause, context.Canceled) {
			r.report.Stopped = "stopped from outside"
		}
	}
	if err := r.closeBooks(ctx); err != nil {
		return err
	}
	return r.report.keep(r.cfg.Dir.Path("reports"))
}

// robotsStore keeps robots.txt entries in the frontier's table of hosts, under the origin's name.
type robotsStore struct{ frontier.Frontier }

func (s robotsStore) LoadRobots(ctx context.Context, origin string) ([]byte, error) {
	h, err := s.Host(ctx, origin)
	return h.Robots, err
}

func (s robotsStore) SaveRobots(ctx context.Context, origin string, entry []byte) error {
	return s.SetHost(ctx, frontier.Host{Name: origin, Robots: entry})
}
