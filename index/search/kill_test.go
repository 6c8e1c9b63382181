package search

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"baotinh/extract"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// The parts of TestKill: a process that indexes until it is killed says after each batch how far it is.
const killDir = "BAOTINH_KILL_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		os.Exit(indexUntilKilled(dir))
	}
	os.Exit(m.Run())
}

func indexUntilKilled(dir string) int {
	facts, err := store.OpenReadOnly(filepath.Join(dir, "store.db"))
	if err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		return 1
	}
	x, err := Open(filepath.Join(dir, "index"), facts)
	if err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		return 1
	}
	if x.Damage != nil {
		os.Stdout.WriteString("the index was damaged by the kill\n")
		return 1
	}
	err = x.CatchUp(context.Background(), func(done, _ int64) { os.Stdout.WriteString(strconv.FormatInt(done, 10) + "\n") })
	if err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		return 1
	}
	return 0
}

// TestKill kills a process while it indexes, again and again, and then looks for every article. BAOTINH_KILLS says how often (5).
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills processes")
	}
	kills := 5
	if n, err := strconv.Atoi(os.Getenv("BAOTINH_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	facts, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer facts.Close()
	ctx := context.Background()
	articles := 0
	for kill := range kills {
		var entries []store.Entry
		for range 2*batchSize + 200 { // more work for each process, so that none is done before it is killed
			it := storetest.Generate(articles)
			it.Result = extract.Result{Text: strings.ToValidUTF8(it.Result.Text[:1000], "")} // the store takes longer than the index
			it.Article.Text, it.Article.Blocks = it.Result.Text, nil
			entries = append(entries, store.Entry{Article: it.Article, Result: it.Result, Archive: it.Ref})
			articles++
		}
		if err := facts.PutAll(ctx, entries); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), killDir+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		if lines.Scan() { // after the first pair of batches, while the second is under way
			if _, err := strconv.Atoi(lines.Text()); err != nil {
				t.Errorf("kill %d: %s", kill, lines.Text())
			}
		}
		cmd.Process.Signal(syscall.SIGKILL)
		cmd.Wait() // it was killed
	}
	x, err := Open(filepath.Join(dir, "index"), facts)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if x.Damage != nil {
		t.Error("the index was damaged")
	}
	before, err := x.Count()
	if err != nil || before == 0 {
		t.Errorf("nothing was kept of what %d killed processes indexed (%v)", kills, err)
	}
	if err := x.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := x.Count(); err != nil || n != uint64(articles) {
		t.Errorf("%d articles in the index, want %d (%v)", n, articles, err)
	}
	if ids, _, err := x.Matching(ctx, "*"); err != nil || len(ids) != articles {
		t.Errorf("%d articles found, want %d (%v)", len(ids), articles, err)
	}
	t.Logf("%d kills, %d articles, %d were indexed before the last opening", kills, articles, before)
}
