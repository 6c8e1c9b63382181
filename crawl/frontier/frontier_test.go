package frontier

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"baotinh/crawl/archive"
)

var t0 = time.Date(2025, 8, 20, 0, 0, 0, 0, time.UTC)

func link(i, priority int) Link {
	return Link{URL: fmt.Sprintf("http://bao.example/%d", i), Site: "a", Host: "bao.example", Kind: 1, Priority: priority, Due: t0}
}

func add(t *testing.T, f Frontier, links ...Link) {
	t.Helper()
	_, err := f.Add(t.Context(), links)
	must(t, err)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func urls(all []Address) string {
	var names []string
	for _, a := range all {
		names = append(names, strings.TrimPrefix(a.URL, "http://bao.example/"))
	}
	return strings.Join(names, " ")
}

// conformance is what any Frontier must do. open opens the same one again each time it is called.
func conformance(t *testing.T, open func(t *testing.T) Frontier) {
	ctx := t.Context()
	f := open(t)
	hour := t0.Add(time.Hour)

	n, err := f.Add(ctx, []Link{link(1, 5), link(2, 1), link(3, 5), link(1, 5)})
	must(t, err)
	if n != 3 {
		t.Errorf("added %d, want 3: one address twice is one address", n)
	}
	if n, _ = f.Add(ctx, []Link{link(2, 9)}); n != 0 {
		t.Errorf("added a known address")
	}
	later := link(4, 0)
	later.Due = hour
	add(t, f, later)

	got, err := f.Lease(ctx, "a", Everything, 2, t0, hour)
	must(t, err)
	if urls(got) != "2 1" {
		t.Errorf("leased %q, want the best two in order of finding: 2 1", urls(got))
	}
	if other, _ := f.Lease(ctx, "b", Everything, 9, t0, hour); len(other) != 0 {
		t.Errorf("leased %q of another site", urls(other))
	}
	if rest, _ := f.Lease(ctx, "a", Everything, 9, t0, hour); urls(rest) != "3" {
		t.Errorf("leased %q, want 3: the others are taken or not due", urls(rest))
	} else {
		must(t, f.Release(ctx, []int64{rest[0].ID}))
	}
	if again, _ := f.Lease(ctx, "a", Everything, 9, hour, hour.Add(time.Hour)); urls(again) != "4 2 1 3" {
		t.Errorf("leased %q, want all four: the first leases have run out", urls(again))
	}
	f.Close()

	f = open(t)
	if n, early, err := f.Recover(ctx, t0, hour, hour); n != 4 || early != 0 || err != nil {
		t.Errorf("recovered %d leases and %d addresses, %v; want 4 leases", n, early, err)
	}
	all, err := f.Lease(ctx, "a", Everything, 9, hour, hour.Add(time.Hour))
	must(t, err)
	if urls(all) != "4 2 1 3" {
		t.Fatalf("leased %q after a restart", urls(all))
	}

	// One of each: a page with links, a failure to try again, one that is gone, a list.
	page := Finished{Address: all[1], Process: true, Links: []Link{link(10, 5), link(1, 5)}, More: []Link{link(11, 5)}}
	page.Outcome, page.Status, page.ETag, page.Digest, page.Fetched, page.Bytes = "fetched", 200, `"x"`, "sha1:A", hour, 500
	page.Pos, page.Page = archive.Pos{File: "f-1", Offset: 700}, archive.Pos{File: "f-1", Offset: 700}
	retry := Finished{Address: all[2], Due: hour.Add(5 * time.Minute)}
	retry.Outcome, retry.Status, retry.Attempts = "retry", 503, 1
	gone := Finished{Address: all[3], Links: []Link{link(1, 5)}, More: []Link{link(12, 5)}}
	gone.Outcome, gone.Status = "gone", 404
	list := Finished{Address: all[0], Recur: &Bounds{time.Hour, 20 * time.Hour}, Links: []Link{link(13, 5)}}
	list.Outcome, list.Interval = "fetched", 8*time.Hour
	fresh, err := f.Finish(ctx, "run1", hour, []Finished{page, retry, gone, list}, archive.Pos{File: "f-1", Offset: 700})
	must(t, err)
	if fmt.Sprint(fresh) != "[2 0 0 1]" { // 10 and 11, 13: 12 is behind a page with nothing new
		t.Errorf("finish added %v links", fresh)
	}
	if p, err := f.Settled(ctx); p != (archive.Pos{File: "f-1", Offset: 700}) || err != nil {
		t.Errorf("settled %v, %v", p, err)
	}
	a, ok, err := f.Lookup(ctx, "http://bao.example/2")
	if !ok || err != nil || a.ETag != `"x"` || a.Digest != "sha1:A" || !a.Fetched.Equal(hour) || a.Pos.Offset != 700 || a.Bytes != 500 || a.Outcome != "fetched" {
		t.Errorf("looked up %+v, %v, %v", a, ok, err)
	}
	if a, _, _ = f.Lookup(ctx, "http://bao.example/4"); a.Interval != 2*time.Hour || !a.Due.Equal(hour.Add(2*time.Hour)) {
		t.Errorf("a list with only new links is due after %v at %v, want a quarter of 8h", a.Interval, a.Due)
	}
	if _, ok, _ = f.Lookup(ctx, "http://bao.example/12"); ok {
		t.Error("the next page of a list without anything new was added")
	}
	tally, err := f.Tally(ctx, "run1")
	must(t, err)
	if want := "[{a 1 fetched false 0 1 0} {a 1 fetched false 1 1 500} {a 1 gone false 5 1 0} {a 1 retry true 5 1 0}]"; fmt.Sprint(tally) != want {
		t.Errorf("tally %v, want %s", tally, want)
	}
	if due, ok, err := f.NextDue(ctx, "a", Everything); !ok || err != nil || !due.Equal(t0) {
		t.Errorf("next due %v, %v, %v; want the new links at once", due, ok, err)
	}
	if known, waits, due, err := f.Count(ctx, "a", Everything, hour); known != 7 || waits != 5 || due != 3 || err != nil {
		t.Errorf("count %d %d %d %v; want 7 known, 5 waiting, 3 due", known, waits, due, err)
	}

	// What ended with an outcome, and what waits in a band.
	if ended, err := f.Ended(ctx, "a", "gone"); urls(ended) != "3" || err != nil {
		t.Errorf("ended as gone: %q, %v", urls(ended), err)
	}
	if ended, _ := f.Ended(ctx, "a", "retry"); len(ended) != 0 {
		t.Errorf("%q is tried again, and has not ended", urls(ended))
	}
	late := Band{8, 9}
	old := link(40, 9)
	old.Due = hour
	add(t, f, old)
	if got, _ := f.Lease(ctx, "a", Band{0, 7}, 99, hour, hour.Add(time.Minute)); strings.Contains(urls(got), "40") || len(got) != 3 {
		t.Errorf("leased %q of the other band", urls(got))
	} else {
		for _, a := range got {
			must(t, f.Release(ctx, []int64{a.ID}))
		}
	}
	if due, ok, err := f.NextDue(ctx, "a", late); !ok || err != nil || !due.Equal(hour) {
		t.Errorf("next due of a band: %v, %v, %v", due, ok, err)
	}
	if known, waits, due, err := f.Count(ctx, "a", late, hour); known != 1 || waits != 1 || due != 1 || err != nil {
		t.Errorf("count of a band: %d %d %d %v", known, waits, due, err)
	}
	// Found again where news stands: it becomes news. The other way round it stays what it is.
	news := link(40, 5)
	add(t, f, news, old)
	if a, _, _ := f.Lookup(ctx, old.URL); a.Priority != 5 {
		t.Errorf("priority %d of an old address that is news, want 5", a.Priority)
	}
	taken, _ := f.Lease(ctx, "a", Band{5, 5}, 99, hour, hour.Add(time.Minute))
	for _, a := range taken {
		if a.URL == old.URL {
			one := Finished{Address: a}
			one.Outcome = "fetched"
			_, err := f.Finish(ctx, "run0", hour, []Finished{one}, archive.Pos{})
			must(t, err)
			continue
		}
		must(t, f.Release(ctx, []int64{a.ID}))
	}

	// Done addresses come back only when asked for.
	again := link(2, 5)
	again.Updated, again.Due = hour, hour
	add(t, f, again)
	if a, _, _ = f.Lookup(ctx, again.URL); !a.Due.IsZero() {
		t.Error("an update not newer than the fetch made the address due")
	}
	again.Updated = hour.Add(time.Minute)
	add(t, f, again)
	if a, _, _ = f.Lookup(ctx, again.URL); !a.Due.Equal(hour) || a.ETag != `"x"` {
		t.Errorf("an update newer than the fetch left %+v", a)
	}
	more := link(3, 5)
	more.Again = true
	add(t, f, more)
	if a, _, _ = f.Lookup(ctx, more.URL); a.Due.IsZero() {
		t.Error("a link to take again left the address done")
	}

	// The address that was asked for leads to the canonical one.
	alias := link(20, 5)
	alias.Fetch = "http://www.bao.example/20"
	add(t, f, alias)
	if a, ok, _ := f.Lookup(ctx, alias.Fetch); !ok || a.URL != alias.URL {
		t.Errorf("looked up the asked-for address: %+v, %v", a, ok)
	}

	// The processor.
	wait, err := f.Unprocessed(ctx, []string{"a", "b"}, archive.Pos{}, 10)
	must(t, err)
	if urls(wait) != "2" || wait[0].Page.Offset != 700 {
		t.Fatalf("unprocessed %+v", wait)
	}
	if more, _ := f.Unprocessed(ctx, nil, wait[0].Page, 10); len(more) != 0 {
		t.Errorf("unprocessed after the last: %q", urls(more))
	}
	if more, _ := f.Unprocessed(ctx, []string{"b"}, archive.Pos{}, 10); len(more) != 0 {
		t.Errorf("unprocessed of another site: %q", urls(more))
	}
	anew := wait[0]
	anew.Page = archive.Pos{File: "f-1", Offset: 1}
	must(t, f.Processed(ctx, []Address{anew}))
	if more, _ := f.Unprocessed(ctx, nil, archive.Pos{}, 10); len(more) != 1 {
		t.Error("marking an older page as done took the newer one with it")
	}
	if n, err := f.Read(ctx); n != 0 || err != nil {
		t.Errorf("%d pages are read, %v, and none was", n, err)
	}
	for i := 1; i <= 3; i++ {
		set, err := f.Failed(ctx, wait[0].ID, wait[0].Page, "panic: chia cho 0", 3)
		if set != (i == 3) || err != nil {
			t.Errorf("failure %d: set aside %v, %v", i, set, err)
		}
	}
	if more, _ := f.Unprocessed(ctx, nil, archive.Pos{}, 10); len(more) != 0 {
		t.Error("a page that failed three times still waits")
	}

	must(t, f.SetHost(ctx, Host{Name: "bao.example", NotBefore: hour, Failures: 2, Robots: []byte("x")}))
	must(t, f.SetHost(ctx, Host{Name: "bao.example", NotBefore: hour, Failures: 3, Robots: []byte("y")}))
	if h, err := f.Host(ctx, "bao.example"); !h.NotBefore.Equal(hour) || h.Failures != 3 || string(h.Robots) != "y" || err != nil {
		t.Errorf("host %+v, %v", h, err)
	}
	if h, err := f.Host(ctx, "other.example"); !h.NotBefore.IsZero() || h.Name != "other.example" || err != nil {
		t.Errorf("unknown host %+v, %v", h, err)
	}

	section := link(30, 0)
	section.Kind, section.Due = 7, hour.Add(9*time.Hour)
	add(t, f, section)
	must(t, f.Hasten(ctx, "a", 7, hour))
	if got, _ := f.Lease(ctx, "a", Everything, 1, hour, hour.Add(time.Hour)); urls(got) != "30" {
		t.Errorf("after hastening the lists %q comes first, want 30", urls(got))
	}

	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := f.Finish(stopped, "r", hour, []Finished{page}, archive.Pos{}); err == nil {
		t.Error("finishing under a cancelled context succeeded")
	}

	// Many at once: nobody gets what another has.
	var links []Link
	for i := range 200 {
		l := link(100+i, 5)
		l.Site = "c"
		links = append(links, l)
	}
	add(t, f, links...)
	var mu sync.Mutex
	seen := map[int64]bool{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				got, err := f.Lease(ctx, "c", Everything, 7, t0, hour)
				if err != nil {
					t.Error(err)
				}
				if len(got) == 0 {
					return
				}
				mu.Lock()
				for _, a := range got {
					if seen[a.ID] {
						t.Errorf("%s was leased twice", a.URL)
					}
					seen[a.ID] = true
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(seen) != 200 {
		t.Errorf("leased %d of 200", len(seen))
	}

	// A clock that was years ahead has put everything off; what is due within the time that is possible stays.
	soon, far := link(900, 5), link(901, 5)
	soon.Site, far.Site, soon.Due, far.Due = "clock", "clock", hour, t0.AddDate(6, 0, 0)
	add(t, f, soon, far)
	must(t, f.SetHost(ctx, Host{Name: "soon", NotBefore: hour, Failures: 2}))
	must(t, f.SetHost(ctx, Host{Name: "far", NotBefore: t0.AddDate(6, 0, 0), Failures: 3, Robots: []byte("r")}))
	if _, early, err := f.Recover(ctx, t0, t0.Add(48*time.Hour), t0.Add(24*time.Hour)); err != nil || early != 1 {
		t.Errorf("%d addresses were put off too far, %v; want 1", early, err)
	}
	if got, err := f.Lease(ctx, "clock", Everything, 9, t0, hour); err != nil || urls(got) != "901" {
		t.Errorf("due after the clock was put right: %q, %v; want 901", urls(got), err)
	}
	for name, want := range map[string]time.Time{"soon": hour, "far": t0.Add(24 * time.Hour)} {
		if h, err := f.Host(ctx, name); err != nil || !h.NotBefore.Equal(want) || h.Failures == 0 {
			t.Errorf("host %s: %+v, %v; want it left alone until %v", name, h, err, want)
		}
	}
	f.Close()
}

func TestSQLiteConforms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "báo tỉnh?#%20", "frontier.db") // a folder name that is no address
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	conformance(t, func(t *testing.T) Frontier {
		f, err := Open(path)
		must(t, err)
		return f
	})
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	junk := filepath.Join(dir, "junk.db")
	must(t, os.WriteFile(junk, []byte(strings.Repeat("không phải SQLite ", 500)), 0o644))
	if _, err := Open(junk); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("opening junk: %v", err)
	}
	newer := filepath.Join(dir, "newer.db")
	f, err := Open(newer)
	must(t, err)
	if _, err := f.db.Exec("UPDATE meta SET value = '99' WHERE key = 'version'"); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := Open(newer); err == nil || !strings.Contains(err.Error(), "version 99") {
		t.Errorf("opening a newer file: %v", err)
	}
}

func TestNextLook(t *testing.T) {
	b := Bounds{15 * time.Minute, 20 * time.Hour}
	for _, c := range []struct {
		last         time.Duration
		links, fresh int
		want         time.Duration
	}{
		{0, 30, 30, 30 * time.Minute}, // the first look says nothing about the pace
		{4 * time.Hour, 30, 1, 2 * time.Hour},
		{4 * time.Hour, 30, 10, time.Hour},
		{4 * time.Hour, 30, 0, 6 * time.Hour},
		{4 * time.Hour, 0, 0, 6 * time.Hour},
		{20 * time.Minute, 30, 30, 15 * time.Minute},
		{19 * time.Hour, 30, 0, 20 * time.Hour},
	} {
		if got := next(c.last, c.links, c.fresh, b); got != c.want {
			t.Errorf("next(%v, %d links, %d new) = %v, want %v", c.last, c.links, c.fresh, got, c.want)
		}
	}
}

// TestOpenDropsOldIndexes: what a file of an older program keeps besides costs time for every page.
func TestOpenDropsOldIndexes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "frontier.db")
	f, err := Open(path)
	must(t, err)
	_, err = f.db.Exec("CREATE INDEX address_due ON address (site, due) WHERE state = 0")
	must(t, err)
	must(t, f.Close())
	f, err = Open(path)
	must(t, err)
	defer f.Close()
	n := 0
	must(t, f.db.QueryRow("SELECT count(*) FROM sqlite_master WHERE name = 'address_due'").Scan(&n))
	if n != 0 {
		t.Error("the index is still there")
	}
}
