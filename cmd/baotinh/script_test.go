package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"baotinh/testdata/newspapers"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"baotinh": main, "baotinh-killed": reextractKilled})
}

// TestScripts runs the whole-program scripts of testdata/scripts. Besides testscript's own commands they know
//
//	papers                     serve the bundled newspapers; $SITES is their --sites folder, $ALL their keys
//	edit PAPER ID TEXT         add a paragraph to an article, now
//	publish PAPER ID TITLE     add an article, now
//	hold PAPER N               let the paper answer N more requests and leave the later ones waiting
//	held PAPER                 wait until one of them waits
//	release PAPER              answer again
//	shell PAPER                let the paper's pages come without their articles
//	forget                     set the counters of requests to zero
//	requests PAPER             print how many addresses were asked for, and each with how often: asked, sent, not modified
//	record FILE                write the archived page whose record id the last output ends with
//	distinct REGEXP            what the pattern matches in the last output must be there, and nothing twice
//	stopped-reextract          leave baotinh-data as a re-extraction that is killed after some pages leaves it
//	exits CODE PROGRAM ARG...  run a program that must end with that exit code
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("..", "..", "testdata", "scripts"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("LC_ALL", "C")
			env.Setenv("BAOTINH_CONTACT", "")
			env.Values[scriptKey{}] = &script{held: map[string]<-chan struct{}{}}
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"papers":            scriptCommand(0, servePapers),
			"edit":              scriptCommand(3, editArticle),
			"publish":           scriptCommand(3, publishArticle),
			"hold":              scriptCommand(2, holdPaper),
			"held":              scriptCommand(1, awaitHeld),
			"release":           scriptCommand(1, releasePaper),
			"shell":             scriptCommand(1, shellPaper),
			"forget":            scriptCommand(0, forgetRequests),
			"requests":          scriptCommand(1, printRequests),
			"record":            scriptCommand(1, writeRecordOf),
			"distinct":          scriptCommand(1, distinct),
			"stopped-reextract": scriptCommand(0, stopReextract),
			"exits":             scriptCommand(-1, exits),
		},
		UpdateScripts: os.Getenv("UPDATE") == "1",
	})
}

type scriptKey struct{}

// script is what one script has under way.
type script struct {
	running *newspapers.Running
	held    map[string]<-chan struct{}
}

// scriptCommand wraps a function of a script: n arguments, or any number for -1, and no negation.
func scriptCommand(n int, f func(ts *testscript.TestScript, s *script, args []string)) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || n >= 0 && len(args) != n {
			ts.Fatalf("takes %d arguments and no negation", n)
		}
		f(ts, ts.Value(scriptKey{}).(*script), args)
	}
}

func (s *script) paper(ts *testscript.TestScript, key string) *newspapers.Paper {
	if s.running == nil {
		ts.Fatalf("no papers are served (begin with the command papers)")
	}
	p := s.running.Paper(key)
	if p == nil {
		ts.Fatalf("no paper %q", key)
	}
	return p
}

func servePapers(ts *testscript.TestScript, s *script, _ []string) {
	running, err := newspapers.Serve(context.Background())
	ts.Check(err)
	ts.Defer(func() { ts.Check(running.Close()) })
	s.running = running
	dir := ts.MkAbs("sites")
	ts.Check(running.SitesDir(dir))
	var keys []string
	for _, p := range running.Papers {
		keys = append(keys, p.Key)
		ts.Setenv("URL_"+p.Key, p.URL())
	}
	ts.Setenv("SITES", dir)
	ts.Setenv("ALL", strings.Join(keys, " "))
}

// Changes carry the real time: the crawler, which runs on the machine's clock, must see that they came after its last visit.
func editArticle(ts *testscript.TestScript, s *script, args []string) {
	p := s.paper(ts, args[0])
	a, ok := p.Article(args[1])
	if !ok {
		ts.Fatalf("%s has no article %q", args[0], args[1])
	}
	a.Blocks = append(a.Blocks, newspapers.Block{Kind: newspapers.Paragraph, Text: args[2]})
	a.Modified = time.Now()
	ts.Check(p.Put(a))
}

func publishArticle(ts *testscript.TestScript, s *script, args []string) {
	now := time.Now()
	ts.Check(s.paper(ts, args[0]).Put(newspapers.Article{
		ID: args[1], Slug: "tin-moi", Section: "xay-dung-dang", Title: args[2], Sapo: "Tin vừa đăng.", Author: "Phùng Như Ý", Published: now, Modified: now,
		Blocks: []newspapers.Block{
			{Kind: newspapers.Paragraph, Text: "Đảng bộ xã vừa kết nạp 12 đảng viên, nâng tổng số lên 345 đảng viên sinh hoạt tại 21 chi bộ."},
			{Kind: newspapers.Paragraph, Text: "Các đồng chí mới được phân công giúp đỡ những hộ khó khăn trong xóm, mỗi người nhận một việc vừa sức mình."},
		},
	}))
}

func holdPaper(ts *testscript.TestScript, s *script, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	s.held[args[0]] = s.paper(ts, args[0]).Hold(n)
}

func awaitHeld(ts *testscript.TestScript, s *script, args []string) {
	select {
	case <-s.held[args[0]]:
	case <-time.After(time.Minute):
		ts.Fatalf("%s was not asked often enough within a minute", args[0])
	}
}

func releasePaper(ts *testscript.TestScript, s *script, args []string) {
	s.paper(ts, args[0]).Release()
}

func shellPaper(ts *testscript.TestScript, s *script, args []string) {
	s.paper(ts, args[0]).Shell(true)
}

func forgetRequests(ts *testscript.TestScript, s *script, _ []string) {
	for _, p := range s.running.Papers {
		p.ResetCounts()
	}
}

func printRequests(ts *testscript.TestScript, s *script, args []string) {
	counts := s.paper(ts, args[0]).Counts()
	var addresses []string
	for address := range counts {
		addresses = append(addresses, address)
	}
	sort.Strings(addresses)
	_, err := fmt.Fprintf(ts.Stdout(), "%d addresses of %s\n", len(addresses), args[0])
	ts.Check(err)
	for _, address := range addresses {
		c := counts[address]
		_, err := fmt.Fprintf(ts.Stdout(), "asked=%d sent=%d unchanged=%d %s\n", c.Asked, c.Sent, c.NotModified, address)
		ts.Check(err)
	}
}

func writeRecordOf(ts *testscript.TestScript, _ *script, args []string) {
	fields := strings.Fields(ts.ReadFile("stdout"))
	if len(fields) == 0 {
		ts.Fatalf("the last command has printed nothing")
	}
	ts.Check(ts.Exec("baotinh", "archive", "get", fields[len(fields)-1]))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile("stdout")), 0o600))
}

func stopReextract(ts *testscript.TestScript, _ *script, _ []string) {
	killed := reextractToBeKilled(ts.MkAbs("baotinh-data"), ts.Getenv("SITES"), 600)
	if err := killed.Run(); err == nil {
		ts.Fatalf("the re-extraction came to its end")
	}
}

func distinct(ts *testscript.TestScript, _ *script, args []string) {
	pattern, err := regexp.Compile("(?m)" + args[0])
	ts.Check(err)
	found := pattern.FindAllString(ts.ReadFile("stdout"), -1)
	if len(found) == 0 {
		ts.Fatalf("nothing matches %s", args[0])
	}
	sort.Strings(found)
	for i := 1; i < len(found); i++ {
		if found[i] == found[i-1] {
			ts.Fatalf("twice: %s", found[i])
		}
	}
}

func exits(ts *testscript.TestScript, _ *script, args []string) {
	if len(args) < 2 {
		ts.Fatalf("exits CODE PROGRAM ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &failed):
		got = failed.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
