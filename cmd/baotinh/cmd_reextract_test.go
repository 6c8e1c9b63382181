package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"baotinh/crawl/datadir"
	"baotinh/crawl/site"
	"baotinh/extract"
	"baotinh/index/store"
)

func TestFactChanges(t *testing.T) {
	unit := func(s string) *string { return &s }
	figure := func(surface, u string) extract.Figure {
		return extract.Figure{Surface: surface, Unit: unit(u), Qualifier: "exact", Kind: "level", Rule: "quantity.count"}
	}
	before := &extract.Result{Figures: []extract.Figure{figure("114", "tổ chức"), figure("2", "đồng chí"), figure("2", "đồng chí")}}
	after := &extract.Result{
		Figures:   []extract.Figure{figure("2", "đồng chí"), figure("114", "tổ chức cơ sở đảng")},
		Documents: []extract.Document{{Surface: "Chỉ thị 05-CT/TW", Canonical: unit("05-CT/TW"), Rule: "docnum.symbol"}},
	}
	c := newFactChanges()
	c.compare("thu", "http://bao.example/a", before, before, 10)
	if c.Changed+c.Gained+c.Lost != 0 {
		t.Errorf("the same facts: %+v", c)
	}
	moved := *before
	moved.Figures = append([]extract.Figure{}, before.Figures...)
	moved.Figures[0].Start = 99
	c.compare("thu", "http://bao.example/a", before, &moved, 10)
	if c.Changed != 0 {
		t.Errorf("a fact that only moved in the text counts as changed: %+v", c)
	}
	c.compare("thu", "http://bao.example/a", before, after, 3)
	if c.Changed != 1 || c.Gained != 2 || c.Lost != 2 || len(c.Changes) != 3 {
		t.Errorf("%+v, want 1 article with 2 facts gained and 2 lost, 3 of them listed", c)
	}
	if c.Altered != 1 || *c.BySite["thu"] != (siteCount{factCount{2, 2, 1}, factCount{0, 0, 1}, factCount{1, 2, 1}, factCount{1, 0, 0}}) || *c.ByRule["quantity.count"] != (factCount{1, 2, 1}) || *c.ByRule["docnum.symbol"] != (factCount{1, 0, 0}) {
		t.Errorf("%d altered, by newspaper %+v, by rule %+v", c.Altered, *c.BySite["thu"], c.ByRule)
	}
	c.compare("thu", "http://bao.example/b", nil, after, 10)
	c.compare("thu", "http://bao.example/c", &extract.Result{Text: "Đảng bộ có 12 chi bộ."}, &extract.Result{Text: "Đảng bộ có mười hai chi bộ."}, 10)
	c.noArticle("thu", "http://bao.example/d", true)
	c.noArticle("thu", "http://bao.example/muc", false)
	if got := c.BySite["thu"].ArticleCount; got != (factCount{1, 1, 2}) || c.Changed != 1 || c.New != 1 || c.NoArticle != 2 || len(c.Kept) != 1 {
		t.Errorf("articles %+v, %+v; want one new, one lost, one with other facts and one with another text", got, c)
	}
	var out bytes.Buffer
	if err := c.print(&out, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 facts came, 2 went", "  - figure · 114 · tổ chức · – · exact", "  - figure · 2 · đồng chí", "  + document · Chỉ thị 05-CT/TW · 05-CT/TW", "… and 1 more",
		"thu                      +1 −1 ~2                 +1 −2 ~1                 +1 −0 ~0\n", "docnum.symbol                        +1 −0 ~0\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

// dyingContext kills its process when it has been looked at so many times. It is looked at for every record of the archive and every statement
// of the store.
type dyingContext struct {
	context.Context
	left *atomic.Int64
}

func (c dyingContext) look() {
	if c.left.Add(-1) == 0 {
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		panic(err) // not reached: SIGKILL has ended us
	}
}

func (c dyingContext) Err() error {
	c.look()
	return c.Context.Err()
}

func (c dyingContext) Done() <-chan struct{} {
	c.look()
	return c.Context.Done()
}

// reextractKilled is a program: a re-extraction of the folder $DATA with the newspaper files $SITES that is killed at the $LOOKS-th look.
func reextractKilled() {
	err := func() error {
		looks, err := strconv.Atoi(os.Getenv("LOOKS"))
		if err != nil {
			return err
		}
		opts := &options{data: os.Getenv("DATA"), sites: os.Getenv("SITES"), allowLoopback: true}
		set, err := site.Load(opts.sites, true)
		if err != nil {
			return err
		}
		dir, err := datadir.Open(opts.data, "test")
		if err != nil {
			return err
		}
		p, err := openPipeline(context.Background(), opts.data, slog.New(slog.DiscardHandler), io.Discard)
		if err != nil {
			return err
		}
		r := newReextraction(p, set, dir, 1000)
		r.pages = 5
		ctx := dyingContext{context.Background(), &atomic.Int64{}}
		if err := r.resume(ctx, opts, false); err != nil {
			return err
		}
		ctx.left.Store(int64(looks))
		return errors.Join(r.run(ctx), p.Close(), dir.Close())
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func reextractToBeKilled(data, sites string, looks int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Args[0] = "baotinh-killed"
	cmd.Env = append(os.Environ(), "DATA="+data, "SITES="+sites, "LOOKS="+strconv.Itoa(looks))
	return cmd
}

// TestReextractKilled kills re-extractions at moments all over their way. The next call goes on, the report of both is that of one call that nobody
// killed, and so is the store.
func TestReextractKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SIGKILL is Unix")
	}
	_, sites := servedPapers(t)
	crawled := t.TempDir()
	flags := func(data string, more ...string) []string {
		return append(more, "--data", data, "--sites", sites, "--allow-loopback")
	}
	printed(t, flags(crawled, "run", "--quiet", "trason", "vamtram", "hoaigiang")...)
	spoil(t, crawled)

	// done is what a re-extraction says at its end, and the facts that the store has then.
	done := func(data string) (changes factChanges, facts string) {
		t.Helper()
		if err := json.Unmarshal([]byte(printed(t, flags(data, "reextract", "--json", "--changes", "1000")...)), &changes); err != nil {
			t.Fatal(err)
		}
		return changes, printed(t, flags(data, "export", "csv", "--columns", "url,id,start,end,value,unit", "--sort", "article_id")...)
	}
	copied := func() string {
		data := filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(data, os.DirFS(crawled)); err != nil {
			t.Fatal(err)
		}
		return data
	}
	whole, wholeFacts := done(copied())
	if whole.Pages != 43 || whole.New != 3 || whole.Gained == 0 || whole.Changed == 0 {
		t.Fatalf("the reference is no good: %+v", whole)
	}
	resumed, kills := 0, 0
	for looks := 20; ; looks += looks/2 + 60 {
		data := copied()
		killed := reextractToBeKilled(data, sites, looks)
		out, err := killed.CombinedOutput()
		if err == nil {
			break // it came to its end
		}
		if status, ok := killed.ProcessState.Sys().(syscall.WaitStatus); !ok || !status.Signaled() {
			t.Fatalf("after %d looks: %v: %s", looks, err, out)
		}
		kills++
		changes, facts := done(data)
		if changes.Resumed > 0 {
			resumed++
		}
		changes.Resumed = 0
		if got, want := fmt.Sprintf("%+v", asJSON(t, changes)), fmt.Sprintf("%+v", asJSON(t, whole)); got != want {
			t.Fatalf("after %d looks the report is\n%s\nwant\n%s", looks, got, want)
		}
		if facts != wholeFacts {
			t.Fatalf("after %d looks the store has other facts", looks)
		}
		if left, _ := filepath.Glob(filepath.Join(data, "reextract.json*")); len(left) > 0 {
			t.Fatalf("%q are left behind", left)
		}
	}
	t.Logf("%d kills, %d times the next call went on in the middle", kills, resumed)
	if resumed < 5 {
		t.Errorf("of %d kills only %d left something to go on from", kills, resumed)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// spoil takes facts from every article of a store, and three articles whole.
func spoil(t *testing.T, data string) {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for change, err := range s.Since(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := s.Article(ctx, change.Article)
		if err != nil {
			t.Fatal(err)
		}
		facts, err := s.Result(ctx, change.Article)
		if err != nil {
			t.Fatal(err)
		}
		facts.Figures, facts.Documents = facts.Figures[:len(facts.Figures)/2], facts.Documents[:len(facts.Documents)/2]
		facts.Groups, facts.Checks = nil, nil
		if n++; n <= 3 {
			err = s.Delete(ctx, a.ID)
		} else {
			_, err = s.Put(ctx, a.Article, *facts, a.Archive)
		}
		if err != nil {
			t.Fatal(err)
		}
		if n == 43 {
			break
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
