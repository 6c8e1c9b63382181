package crawl

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/frontier"
	"baotinh/crawl/robots"
	"baotinh/crawl/site"
)

// Numbers of the scheduler.
const (
	leaseFor    = 6 * time.Hour // longer than any pause that a run waits out
	batchPolite = 8             // addresses leased at a time for a site with a delay
	batchFast   = 128           // and for one without
	maxPending  = 512           // results that wait for the frontier before no more is asked for
	fullBatch   = 128           // results that are written down together while all workers are busy
	maxUnsaved  = time.Second   // how long a result waits for others meanwhile
	diskEvery   = 100           // requests between two looks at the disk
	robotsTries = 2             // per host and run
)

// scheduler decides what is asked for next. It runs in one goroutine, holds no more addresses than a batch per site, and never waits while
// a worker could work: a host that must be left alone keeps no worker.
type scheduler struct {
	r     *run
	sites []*siteState
	hosts map[string]*host

	jobs    chan func(context.Context) event
	events  chan event
	commits chan batch
	commit  chan committed

	idle     int                   // workers without work
	inFlight map[int64]archive.Pos // by address: the archive was at least there when it was sent off
	newest   archive.Pos
	pending  []result  // settled, not yet in the frontier
	oldest   time.Time // when the first of pending came
	writing  bool
	requests int
	stopping error
}

// siteState is what the scheduler knows of a site.
type siteState struct {
	*site.Site
	lanes   [lanes]lane
	stopped string // why nothing more is asked of it in this run
	report  *SiteReport
}

// lane is the work on a site that one budget pays for.
type lane struct {
	band     frontier.Band
	limit    int       // requests in this run; 0 is without limit
	queued   int       // leased and not settled
	unsent   int       // of these, still in a queue
	nextLook time.Time // when the frontier may have something due; zero: never in this run
	stopped  string    // why it gets nothing more in this run
	requests int
}

func (one *siteState) lane(a frontier.Address) *lane { return &one.lanes[laneOf(a.Priority)] }

// look says that something in the frontier may be due.
func (one *siteState) look(now time.Time) {
	for i := range one.lanes {
		one.lanes[i].nextLook = now
	}
}

// newsFirst says that the older lane has to wait: there is news to ask for, or a page under way that may bring some.
func (one *siteState) newsFirst(now time.Time) bool {
	l := &one.lanes[news]
	return l.queued > 0 || l.stopped == "" && !l.nextLook.IsZero() && !l.nextLook.After(now)
}

// event comes from a worker.
type event struct {
	host   *host
	robots bool
	result result
}

// batch goes to the writer: results, and how far the archive is settled with them.
type batch struct {
	results []result
	settled archive.Pos
}

// committed comes from the writer.
type committed struct {
	batch []result
	added []int // new links, by result
	err   error
}

func newScheduler(r *run) *scheduler {
	s := &scheduler{r: r, hosts: map[string]*host{}, jobs: make(chan func(context.Context) event), events: make(chan event, r.cfg.Workers),
		commits: make(chan batch, 1), commit: make(chan committed, 1), idle: r.cfg.Workers, inFlight: map[int64]archive.Pos{}}
	now := r.clock.Now()
	for _, one := range r.cfg.Sites {
		state := &siteState{Site: one, report: r.report.site(one)}
		state.lanes[news] = lane{band: newsBand, limit: r.cfg.Requests, nextLook: now}
		state.lanes[older] = lane{band: r.cfg.Backfill.band(), limit: r.cfg.Backfill.Requests, nextLook: now}
		if r.cfg.Backfill.Off {
			state.lanes[older].stopped = "left for another run"
		}
		s.sites = append(s.sites, state)
	}
	return s
}

// run schedules until nothing is due, then settles what is on its way. keep outlives ctx, for writing down.
func (s *scheduler) run(ctx, keep context.Context) error {
	workCtx, cancel := context.WithCancel(ctx)
	defer cancel()
	var workers sync.WaitGroup
	for range s.r.cfg.Workers {
		workers.Go(func() {
			for job := range s.jobs {
				s.events <- job(workCtx)
			}
		})
	}
	var writer sync.WaitGroup
	writer.Go(func() { s.write(keep) })

	for s.stopping == nil {
		if err := ctx.Err(); err != nil {
			s.stopping = err
			break
		}
		s.refill(ctx)
		s.dispatch(ctx)
		s.flush()
		if s.stopping != nil || s.idleForGood() {
			break
		}
		s.wait(ctx)
	}
	cancel()
	for s.idle < s.r.cfg.Workers || s.writing || len(s.pending) > 0 {
		s.flush()
		select {
		case e := <-s.events:
			s.settled(keep, e)
		case c := <-s.commit:
			s.written(c)
		}
	}
	close(s.jobs)
	workers.Wait()
	close(s.commits)
	writer.Wait()
	for _, one := range s.sites {
		one.report.Stopped = cmp.Or(one.stopped, one.lanes[news].stopped)
		one.report.Backfill.Stopped = one.lanes[older].stopped
	}
	return errors.Join(s.stopping, s.release(keep))
}

// refill leases more for the sites that run low: news first, and what is older while there is none.
func (s *scheduler) refill(ctx context.Context) {
	now := s.r.clock.Now()
	for _, one := range s.sites {
		for i := range one.lanes {
			if l := &one.lanes[i]; i == news || !one.newsFirst(now) {
				s.refillLane(ctx, one, l, now)
			}
		}
	}
}

func (s *scheduler) refillLane(ctx context.Context, one *siteState, l *lane, now time.Time) {
	batch := batchPolite
	if one.Delay == 0 {
		batch = batchFast
	}
	if s.stopping != nil || one.stopped != "" || l.stopped != "" || l.nextLook.IsZero() || l.nextLook.After(now) || l.unsent > batch/2 || len(s.pending) > maxPending {
		return
	}
	if l.limit > 0 {
		if batch = min(batch, l.limit-l.requests-l.queued); batch <= 0 {
			if l.queued == 0 {
				l.stopped = fmt.Sprintf("%d requests, as many as a run may send", l.limit)
			}
			return
		}
	}
	leased, err := s.r.frontier.Lease(ctx, one.Key, l.band, batch, now, now.Add(leaseFor))
	if err != nil {
		s.fail(err)
		return
	}
	for _, a := range leased {
		s.enqueue(one, a)
	}
	if len(leased) == batch {
		return
	}
	due, ok, err := s.r.frontier.NextDue(ctx, one.Key, l.band)
	if err != nil {
		s.fail(err)
		return
	}
	l.nextLook = time.Time{}
	if ok && due.Sub(now) <= s.r.cfg.MaxWait {
		l.nextLook = due
	}
}

// enqueue puts a leased address into its host's queue.
func (s *scheduler) enqueue(one *siteState, a frontier.Address) {
	one.lane(a).queued++
	if one.stopped != "" {
		s.giveBack(a)
		return
	}
	address := a.Fetch
	if address == "" {
		address = a.URL
	}
	u, err := url.Parse(address)
	if err != nil || !one.InScope(u) {
		res := result{}
		res.Finished.Address = a
		if err != nil {
			res.end(Failed, err.Error())
		} else {
			// Admitted when the newspaper's file still had its host; now it may be anybody's.
			res.end(OffSite, u.Host+" does not serve the newspaper any more")
		}
		s.accept(res)
		return
	}
	h := s.hosts[u.Host]
	if h == nil {
		h = s.newHost(one, u)
	}
	h.add(job{a, u})
	one.lane(a).unsent++
	if now := s.r.clock.Now(); h.notBefore.Sub(now) > s.patience(h) {
		s.abandon(h, fmt.Sprintf("%s is left alone until %s", h.name, h.notBefore.In(now.Location()).Format(time.DateTime))) // the frontier keeps times as UTC
	}
}

// patience is how long a run waits for a host. The host's own pace is no reason to leave it alone, however short a run waits.
func (s *scheduler) patience(h *host) time.Duration { return max(s.r.cfg.MaxWait, 2*h.delay) }

func (s *scheduler) newHost(one *siteState, u *url.URL) *host {
	h := &host{name: u.Host, delay: one.Delay, parallel: 1}
	if one.Delay == 0 {
		h.parallel = s.r.cfg.Workers
	}
	known, err := s.r.frontier.Host(context.Background(), h.name)
	if err != nil {
		s.fail(err)
	}
	// A server that asked to be left alone is, also by the run after a kill.
	h.notBefore, h.failures = known.NotBefore, known.Failures
	s.hosts[u.Host] = h
	return h
}

// dispatch gives work to idle workers: the news of every newspaper before what is older of any.
func (s *scheduler) dispatch(ctx context.Context) {
	for i := range lanes {
		s.dispatchLane(ctx, i)
	}
}

func (s *scheduler) dispatchLane(ctx context.Context, lane int) {
	now := s.r.clock.Now()
	for _, h := range s.hosts {
		for s.idle > 0 && len(h.queue) > 0 && laneOf(h.queue[0].Priority) == lane && h.inFlight < h.parallel && !h.asking && !h.notBefore.After(now) && len(s.pending) <= maxPending && s.stopping == nil {
			j := h.queue[0]
			origin := robots.Origin(j.u)
			if !s.r.robots.Ready(ctx, origin) {
				if h.inFlight > 0 {
					break // its rules have run out: finish what is under way, then ask
				}
				h.asking = true
				s.send(h, func(ctx context.Context) event {
					return event{host: h, robots: true, result: result{err: s.r.robots.Refresh(ctx, origin), asked: true}}
				})
				break
			}
			if s.closed(ctx, h, origin, now) {
				break
			}
			h.queue = h.queue[1:]
			s.site(j.Site).lane(j.Address).unsent--
			s.inFlight[j.ID] = s.newest
			s.send(h, func(ctx context.Context) event { return event{host: h, result: s.r.work(ctx, j)} })
		}
	}
}

func (s *scheduler) send(h *host, job func(context.Context) event) {
	h.inFlight++
	s.idle--
	s.requests++
	if s.requests%diskEvery == 0 {
		if err := s.r.cfg.Dir.CheckSpace(); err != nil {
			s.fail(err)
		}
	}
	s.jobs <- job // a worker is idle, so this does not block for long
}

// wait sleeps until something happened or the next pause is over.
func (s *scheduler) wait(ctx context.Context) {
	now := s.r.clock.Now()
	var next time.Time
	sooner := func(t time.Time) {
		if !t.IsZero() && t.After(now) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	for _, h := range s.hosts {
		if len(h.queue) > 0 {
			sooner(h.notBefore)
		}
	}
	for _, one := range s.sites {
		for i := range one.lanes {
			if l := &one.lanes[i]; one.stopped == "" && l.stopped == "" {
				sooner(l.nextLook)
			}
		}
	}
	var timer <-chan time.Time
	if !next.IsZero() {
		c, stop := s.r.clock.Timer(next.Sub(now))
		defer stop()
		timer = c
	}
	select {
	case e := <-s.events:
		s.settled(ctx, e)
	case c := <-s.commit:
		s.written(c)
	case <-timer:
	case <-ctx.Done():
	}
}

// idleForGood says that nothing is under way and nothing will be due while the run waits.
func (s *scheduler) idleForGood() bool {
	if s.idle < s.r.cfg.Workers || s.writing || len(s.pending) > 0 {
		return false
	}
	for _, one := range s.sites {
		if one.stopped != "" {
			continue
		}
		for i := range one.lanes {
			if l := &one.lanes[i]; l.queued > 0 || l.stopped == "" && !l.nextLook.IsZero() {
				return false
			}
		}
	}
	return true
}

// settled takes a worker's event: the worker and the host are free again.
func (s *scheduler) settled(ctx context.Context, e event) {
	now := s.r.clock.Now()
	h := e.host
	s.idle++
	h.inFlight--
	if e.robots {
		h.asking = false
		s.robotsRead(ctx, h, e.result.err, now)
		return
	}
	res := e.result
	if res.asked {
		// The pause counts from the end of an answer: a slow server gets more rest.
		h.wait(now.Add(jitter(h.delay)))
		s.r.report.Requests++
	}
	switch {
	case res.err != nil:
		s.fail(res.err)
		fallthrough
	case res.stopped:
		delete(s.inFlight, res.ID)
		s.giveBack(res.Address)
		return
	}
	s.health(ctx, h, res, now)
	s.accept(res)
}

// health follows how a host does: back-off after failures, rest when it asks for it.
func (s *scheduler) health(ctx context.Context, h *host, res result, now time.Time) {
	before, failed := h.notBefore, h.failures
	switch o := Outcome(res.Outcome); {
	case !res.asked:
		return
	case !res.notBefore.IsZero():
		h.failures++
		h.wait(now.Add(jitterAfter(res.notBefore.Sub(now))))
	case o == Busy:
		h.failures++
		h.wait(now.Add(jitter(max(backoff(h.failures), firstBackoff))))
	case o == Failed || o == OffLimits || o == Blocked:
		h.failures++
		if pause := backoff(h.failures); pause > 0 {
			h.wait(now.Add(jitter(pause)))
		}
	default:
		h.failures = 0
	}
	if h.failures != failed || h.failures > 0 && h.notBefore != before {
		if err := s.r.frontier.SetHost(ctx, frontier.Host{Name: h.name, NotBefore: h.notBefore, Failures: h.failures}); err != nil && ctx.Err() == nil {
			s.fail(err)
		}
	}
	if h.failures > 0 && h.notBefore.Sub(now) > s.patience(h) {
		s.abandon(h, fmt.Sprintf("%s gives no pages: %s", h.name, res.Reason))
	}
}

// jitterAfter adds a little to a pause that a server has set, never taking from it.
func jitterAfter(d time.Duration) time.Duration {
	return d + jitter(min(d/10, 5*time.Second)+time.Second)/2
}

// robotsRead goes on after a robots.txt was asked for.
func (s *scheduler) robotsRead(ctx context.Context, h *host, err error, now time.Time) {
	s.r.report.Robots++
	if err != nil {
		if ctx.Err() == nil && !errors.Is(err, context.Canceled) {
			s.fail(err)
		}
		return
	}
	h.wait(now.Add(jitter(h.delay)))
	if len(h.queue) == 0 {
		return
	}
	j := h.queue[0]
	origin := robots.Origin(j.u)
	if d := s.r.robots.Delay(ctx, origin, crawlDelay); d > h.delay {
		h.delay, h.parallel = d, 1
		h.wait(now.Add(jitter(d)))
	}
	if s.closed(ctx, h, origin, now) {
		return
	}
	if rest := s.r.robots.Rest(ctx, origin); rest.After(now) { // its old rules hold, and it fails
		s.rest(ctx, h, rest, now)
		return
	}
	s.addSitemaps(ctx, j.Site, origin)
}

// rest leaves a host alone for as long as it asked.
func (s *scheduler) rest(ctx context.Context, h *host, until, now time.Time) {
	h.wait(now.Add(jitterAfter(until.Sub(now))))
	if err := s.r.frontier.SetHost(ctx, frontier.Host{Name: h.name, NotBefore: h.notBefore, Failures: h.failures}); err != nil && ctx.Err() == nil {
		s.fail(err)
	}
	if h.notBefore.Sub(now) > s.r.cfg.MaxWait {
		s.abandon(h, fmt.Sprintf("%s wants to be left alone until %s", h.name, until.In(now.Location()).Format(time.DateTime)))
	}
}

// closed says that a host's robots.txt cannot be read. The host waits, and after some tries is left alone.
func (s *scheduler) closed(ctx context.Context, h *host, origin string, now time.Time) bool {
	why, retry, closed := s.r.robots.Closed(ctx, origin)
	if !closed {
		return false
	}
	h.noRobots++
	h.wait(retry)
	s.r.log.Warn("host waits for its robots.txt", "host", h.name, "reason", why, "until", retry)
	if h.noRobots >= robotsTries || retry.Sub(now) > s.r.cfg.MaxWait {
		s.abandon(h, h.name+": "+why)
	}
	return true
}

// addSitemaps follows the sitemaps that robots.txt names.
func (s *scheduler) addSitemaps(ctx context.Context, key, origin string) {
	maps := s.r.robots.Sitemaps(ctx, origin)
	if len(maps) == 0 {
		return
	}
	var all []found
	for _, address := range maps {
		all = append(all, found{address: address, isList: true})
	}
	one := s.site(key)
	seed := frontier.Address{Link: frontier.Link{URL: origin + "/robots.txt", Depth: -1}}
	links := s.r.admit(one.Site, seed, all, s.r.clock.Now(), one.report.Skipped)
	n, err := s.r.frontier.Add(ctx, links)
	if err != nil {
		s.fail(err)
		return
	}
	one.report.New += n
	one.look(s.r.clock.Now())
}

// abandon leaves a host alone for the rest of the run. Its addresses stay due for the next one.
func (s *scheduler) abandon(h *host, why string) {
	if !h.left { // those that were under way fail one after the other
		s.r.log.Warn("host left alone for this run", "host", h.name, "reason", why)
	}
	h.left = true
	queue := h.queue
	h.queue = nil
	for _, one := range s.sites {
		if one.Hosts[0] == h.name && one.stopped == "" {
			one.stopped = why
			one.report.problem(why)
		}
	}
	for _, j := range queue {
		one := s.site(j.Site)
		one.lane(j.Address).unsent--
		if one.stopped != "" {
			s.giveBack(j.Address)
			continue
		}
		// Another host of a newspaper that goes on: these would come back at once.
		res := result{}
		res.Finished.Address = j.Address
		res.end(Deferred, why)
		res.Due = h.notBefore
		s.accept(res)
	}
}

func (s *scheduler) site(key string) *siteState {
	for _, one := range s.sites {
		if one.Key == key {
			return one
		}
	}
	return nil
}

// giveBack returns an address to the frontier as it was.
func (s *scheduler) giveBack(a frontier.Address) {
	s.site(a.Site).lane(a).queued--
	if err := s.r.frontier.Release(context.Background(), []int64{a.ID}); err != nil {
		s.fail(err)
	}
}

// accept takes a result for writing.
func (s *scheduler) accept(res result) {
	if s.newest.Before(res.Pos) {
		s.newest = res.Pos
	}
	if res.asked {
		one := s.site(res.Site)
		one.lane(res.Address).requests++
		if laneOf(res.Priority) == older {
			one.report.Backfill.Requests++
		}
		one.report.Requests++
		one.report.Bytes += res.Bytes
	}
	if len(s.pending) == 0 {
		s.oldest = s.r.clock.Now()
	}
	s.pending = append(s.pending, res)
}

// take counts an address once, however often the run comes back to it.
func (r *run) take(res result) {
	if _, ok := r.taken[res.ID]; !ok {
		r.taken[res.ID] = struct{}{}
		r.report.site(r.sites[res.Site]).Taken++
	}
	r.noteList(res)
}

// maxNoted bounds the lists of a newspaper that a report names.
const maxNoted = 100

// noteList counts the articles on a section page that people reach with one click, for telling when it has none any more. Feeds are left out: what they
// list is filtered by its day.
func (r *run) noteList(res result) {
	if _, full := r.full.Load(res.Site); full || site.PageKind(res.Kind) != site.Section || res.Depth > 1 || res.Nth > 1 || res.Priority == prioBack {
		return
	}
	one := r.report.site(r.sites[res.Site])
	switch Outcome(res.Outcome) {
	case Fetched, Gone, SoftGone, NotAPage, Disallowed:
		if _, known := one.Lists[res.URL]; known || len(one.Lists) < maxNoted {
			one.Lists[res.URL] = countKind(res.Links, site.Article)
		}
	}
}

// flush hands what is settled to the writer, if it has nothing else to do. While all workers are busy, results wait for others: each write
// waits for the disk, and one serves many. A kill meanwhile costs nothing, since the archive has the answers.
func (s *scheduler) flush() {
	if s.writing || len(s.pending) == 0 || s.idle == 0 && len(s.pending) < fullBatch && s.r.clock.Now().Sub(s.oldest) < maxUnsaved {
		return
	}
	s.writing = true
	s.commits <- batch{s.pending, s.settledUpTo(s.pending)}
	s.pending = nil
}

// settledUpTo is the position up to which every record belongs to a settled address, once the results are written: an address that is on
// its way has its record behind the newest one that was known when it left.
func (s *scheduler) settledUpTo(results []result) archive.Pos {
	for _, res := range results {
		delete(s.inFlight, res.ID)
	}
	p := s.newest
	for _, since := range s.inFlight {
		if since.Before(p) {
			p = since
		}
	}
	return p
}

// write is the writer's goroutine: the archive is made safe first, then the frontier learns what is in it.
func (s *scheduler) write(ctx context.Context) {
	for b := range s.commits {
		c := committed{batch: b.results}
		if c.err = s.r.archive.Sync(); c.err == nil {
			c.added, c.err = s.r.writeDown(ctx, b)
		}
		s.commit <- c
	}
}

// writeDown writes a batch of results into the frontier.
func (r *run) writeDown(ctx context.Context, b batch) ([]int, error) {
	finished := make([]frontier.Finished, len(b.results))
	for i, res := range b.results {
		finished[i] = res.Finished
	}
	settled := b.settled
	if r.hold != nil && r.hold.Before(settled) {
		settled = *r.hold
	}
	return r.frontier.Finish(ctx, r.id, r.clock.Now(), finished, settled)
}

// written goes on after a batch is in the frontier.
func (s *scheduler) written(c committed) {
	s.writing = false
	if c.err != nil {
		s.fail(c.err)
		return
	}
	now := s.r.clock.Now()
	process := false
	for i, res := range c.batch {
		s.r.take(res) // what could not be written down is as it was
		one := s.site(res.Site)
		one.lane(res.Address).queued--
		one.report.New += c.added[i]
		s.r.report.totals.New += c.added[i]
		s.r.checkFull(one.report)
		for reason, n := range res.skipped {
			one.report.Skipped[reason] += n
		}
		if len(res.Links) > 0 || !res.Due.IsZero() && res.Due.Sub(now) <= s.r.cfg.MaxWait {
			one.look(now)
		}
		process = process || res.Process
		s.note(one, res)
	}
	if process {
		s.r.proc.wake()
	}
}

// note tells the log and the progress callback.
func (s *scheduler) note(one *siteState, res result) {
	o := Outcome(res.Outcome)
	if o.Bad() || o == Panicked {
		one.report.problem(res.URL + ": " + string(o) + ": " + res.Reason)
		s.r.log.Warn("page", "site", one.Key, "url", res.URL, "outcome", o, "status", res.Status, "reason", res.Reason)
	} else {
		s.r.log.Debug("page", "site", one.Key, "url", res.URL, "outcome", o, "status", res.Status)
	}
	if res.cut != "" {
		one.report.problem(res.URL + ": " + res.cut)
		s.r.log.Warn("list", "site", one.Key, "url", res.URL, "cut", res.cut)
	}
	t := &s.r.report.totals
	switch {
	case o == Fetched:
		t.Fetched++
	case o == Unchanged:
		t.Unchanged++
	case o.Bad() || o == Panicked:
		t.Failed++
	}
	if res.asked {
		t.Requests++
		t.Bytes += res.Bytes
	}
	if s.r.cfg.Progress != nil {
		now := *t
		now.Processed = s.r.proc.count()
		s.r.cfg.Progress(Event{Site: one.Key, URL: res.URL, Outcome: o, Status: res.Status, Reason: res.Reason, Totals: now})
	}
}

// release gives back what is still queued.
func (s *scheduler) release(ctx context.Context) error {
	var ids []int64
	for _, h := range s.hosts {
		for _, j := range h.queue {
			ids = append(ids, j.ID)
		}
	}
	return s.r.frontier.Release(ctx, ids)
}

// fail ends the run with an error; the first one counts.
func (s *scheduler) fail(err error) {
	if s.stopping == nil {
		s.stopping = err
	}
}
