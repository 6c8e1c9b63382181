package crawl

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
)

// TestMain lets the test binary be a crawler that can be killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("BAOTINH_TEST_CRAWL"); dir != "" {
		if err := crawlToBeKilled(dir, os.Getenv("BAOTINH_TEST_SITES")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// crawlToBeKilled crawls into a folder; the hook's store is one line of a file for each article, as a store with a key would have it.
func crawlToBeKilled(path, sites string) error {
	dir, err := datadir.Open(path, "test")
	if err != nil {
		return err
	}
	defer dir.Close()
	set, err := site.Load(sites, true)
	if err != nil {
		return err
	}
	s, _ := set.Site("thu")
	store, err := os.OpenFile(dir.Path("store"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer store.Close()
	rep, err := Run(context.Background(), Config{Dir: dir, Sites: []*site.Site{s}, AllowLoopback: true, Hook: func(_ context.Context, p Page) error {
		_, err := fmt.Fprintf(store, "%s %d\n", p.URL, len(p.Body))
		return err
	}})
	if err != nil {
		return err
	}
	return rep.Check()
}

// bigNewspaper has n articles on list pages of 50.
func bigNewspaper(t *testing.T, n int) *newspaper {
	p := newNewspaper(t)
	var lists []string
	for i := 0; i < n; i += 50 {
		list := fmt.Sprintf("/muc/%d", i/50)
		lists = append(lists, list)
		var links []string
		for j := i; j < min(i+50, n); j++ {
			links = append(links, fmt.Sprintf("/tin-a%d.html", j))
		}
		p.html(list, links...)
	}
	p.html("/", lists...)
	body := strings.Repeat("<p>Đại hội đại biểu Đảng bộ nhiệm kỳ mới.</p>", 40)
	for i := range n {
		p.text(fmt.Sprintf("/tin-a%d.html", i), "text/html", fmt.Sprintf("<h1>Bài %d</h1>%s", i, body))
	}
	return p
}

// killRounds is how often a crawl is killed; set BAOTINH_KILLS for the long proof.
func killRounds() int {
	if n, err := strconv.Atoi(os.Getenv("BAOTINH_KILLS")); err == nil {
		return n
	}
	return 6
}

// A crawl is killed again and again at the moment when the server has got its k-th request since the start, which may be anywhere between
// the socket and the store.
func TestKill(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SIGKILL is Unix")
	}
	pages := 600
	if killRounds() > 20 {
		pages = 2000
	}
	n := bigNewspaper(t, pages)
	sites := t.TempDir()
	if err := os.MkdirAll(filepath.Join(sites, "families"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"thu.toml": n.file(), "families/thu.toml": family} {
		if err := os.WriteFile(filepath.Join(sites, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2025))
	var requests, limit atomic.Int64
	reached := make(chan struct{}, 1)
	n.mu.Lock()
	n.after = func() {
		if requests.Add(1) == limit.Load() {
			reached <- struct{}{}
		}
	}
	n.mu.Unlock()
	kills := 0
	for round := 0; ; round++ {
		requests.Store(0)
		last := round >= killRounds()
		if last {
			limit.Store(-1)
		} else {
			limit.Store(1 + random.Int64N(int64(2*pages/killRounds())))
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "BAOTINH_TEST_CRAWL="+data, "BAOTINH_TEST_SITES="+sites)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case <-reached:
			cmd.Process.Signal(syscall.SIGKILL)
			<-ended
			kills++
		case err := <-ended:
			if err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
		}
		// Readable after each kill: nothing but a torn last record may be wrong.
		sum, err := archive.Verify(t.Context(), filepath.Join(data, "archive"))
		if err != nil || len(sum.Faults) > 1 || len(sum.Faults) == 1 && !strings.Contains(sum.Faults[0].What, "cut off") {
			t.Fatalf("round %d: archive %+v, %v", round, sum.Faults, err)
		}
		if last {
			break
		}
	}
	if kills < killRounds()/2 {
		t.Errorf("only %d kills in %d rounds", kills, killRounds())
	}

	answers := map[string]int{}
	err := archive.Walk(t.Context(), filepath.Join(data, "archive"), archive.Pos{}, func(r *archive.Record) error {
		if r.Type() == archive.TypeResponse {
			answers[r.URL()]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	stored := map[string]bool{}
	twice := 0
	f, err := os.Open(filepath.Join(data, "store"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if stored[lines.Text()] {
			twice++
		}
		stored[lines.Text()] = true
	}
	if len(stored) != pages {
		t.Errorf("%d of %d articles in the store", len(stored), pages)
	}
	// The hook may get again the pages that were not yet marked as done when the kill came, no others: a store with a key has each once.
	if twice > together*kills {
		t.Errorf("%d articles came to the hook twice after %d kills", twice, kills)
	}
	for i := range pages {
		if got := answers[fmt.Sprintf("%s/tin-a%d.html", n.srv.URL, i)]; got != 1 {
			t.Errorf("article %d is in the archive %d times", i, got)
		}
	}
	t.Logf("%d kills, %d articles, %d handed to the hook twice", kills, len(stored), twice)
}

// A crawl with very much before it takes no more memory or goroutines than one with little, and stops at once.
func TestHundredThousandPending(t *testing.T) {
	n := newNewspaper(t)
	n.status("/robots.txt", http.StatusNotFound)
	n.rest = func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<h1>Bài</h1>") }
	n.toml = "delay = 0.001\n"
	cr := newCrawler(t, n)
	cr.cfg.Clock = nil // the real one: the run is stopped in the middle
	s := cr.cfg.Sites[0]
	f, err := frontier.Open(filepath.Join(cr.path, "frontier.db"))
	if err != nil {
		t.Fatal(err)
	}
	u, _ := url.Parse(n.srv.URL)
	pending := 100_000
	if raceDetector {
		pending = 3_000 // SQLite without cgo is forty times slower under it
	}
	links := make([]frontier.Link, pending)
	for i := range links {
		links[i] = frontier.Link{URL: fmt.Sprintf("%s/tin-a%d.html", n.srv.URL, i), Site: s.Key, Host: u.Host, Kind: int(site.Article), Priority: prioArticle, Due: time.Now().Add(-time.Hour)}
	}
	if _, err := f.Add(t.Context(), links); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	startGoroutines := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var pages, goroutines int
	var heap uint64
	var asked time.Time
	cr.cfg.Progress = func(Event) {
		if pages++; pages%100 == 0 {
			runtime.ReadMemStats(&now)
			goroutines, heap = max(goroutines, runtime.NumGoroutine()), max(heap, now.HeapAlloc)
		}
		if pages == 400 {
			asked = time.Now()
			cancel()
		}
	}
	_, err = cr.try(ctx)
	took := time.Since(asked)
	if err == nil || asked.IsZero() {
		t.Fatalf("the run ended by itself after %d pages: %v", pages, err)
	}
	if took > 2*time.Second && !raceDetector {
		t.Errorf("the run took %v to stop", took)
	}
	if goroutines > startGoroutines+100 {
		t.Errorf("%d goroutines", goroutines)
	}
	if heap > before.HeapAlloc+100<<20 {
		t.Errorf("the heap grew from %d to %d MB", before.HeapAlloc>>20, heap>>20)
	}
	t.Logf("%d goroutines, heap %d MB, stopped within %v", goroutines, heap>>20, took)
}
