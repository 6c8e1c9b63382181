package main

import (
	"bytes"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baotinh/crawl/datadir"
	"baotinh/crawl/yield"
	"baotinh/index/store"
)

func TestLastRuns(t *testing.T) {
	opts := &options{data: t.TempDir()}
	if runs, err := lastRuns(opts)(); err != nil || len(runs) != 0 {
		t.Errorf("no report: %v, %v", runs, err)
	}
	reports := filepath.Join(opts.data, "reports")
	if err := os.Mkdir(reports, 0o755); err != nil {
		t.Fatal(err)
	}
	for id, sites := range map[string]string{
		"20250101T000000Z-0001": `{"site":"a","name":"Báo A","state":"ok","taken":7,"articles":3},{"site":"b","name":"Báo B","state":"ok","taken":5,"articles":5}`,
		"20250102T000000Z-0002": `{"site":"a","name":"Báo A","state":"failed","taken":9,"articles":6}`,
	} {
		text := `{"run":"` + id + `","started":"2025-01-02T00:00:00Z","sites":[` + sites + `]}`
		if err := os.WriteFile(filepath.Join(reports, id+".json"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sample := yield.Sample{Run: "20250102T000000Z-0002", Pages: 6, Articles: 2, Alarms: []yield.Alarm{{Field: yield.Date, Usual: 1, Now: 0.1, New: true}}}
	if err := yield.Keep(filepath.Join(opts.data, "yield"), "a", sample); err != nil {
		t.Fatal(err)
	}
	runs, err := lastRuns(opts)()
	if err != nil || len(runs) != 2 {
		t.Fatalf("%+v, %v", runs, err)
	}
	if a := runs[0]; a.Site != "a" || a.State != "failed" || a.Taken != 9 || a.Pages != 6 || a.Articles != 2 || len(a.Alarms) != 1 || !strings.HasPrefix(a.Alarms[0], "date: 10 %") {
		t.Errorf("the last run at a: %+v", a)
	}
	if b := runs[1]; b.Site != "b" || b.Run != "20250101T000000Z-0001" || b.Articles != 5 || b.Alarms == nil {
		t.Errorf("the last run at b: %+v", b)
	}
}

// TestBeginStore: a server may be installed before the first run, but a folder that is not there, or is not ours, is a slip in its name.
func TestBeginStore(t *testing.T) {
	const killed = "process 4711 (baotinh crawl), since 2025-08-20 02:00:01"
	held := t.TempDir()
	dir, err := datadir.Open(held, "baotinh crawl")
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	for _, c := range []struct {
		name  string
		data  string            // a new folder if empty
		files map[string]string // in it
		says  string            // the error
		code  int
	}{
		{name: "empty"},
		{name: "new volume", files: map[string]string{"lost+found": ""}},
		{name: "of a crawl that was killed", files: map[string]string{"VERSION": "baotinh data 1\n", "frontier.db": "", "holder": killed}},
		{name: "killed as it began", files: map[string]string{"lock": "", "holder": killed}},
		{name: "of somebody else", files: map[string]string{"letter.txt": "dear"}, says: `no VERSION, but "letter.txt" (name`},
		{name: "of a newer program", files: map[string]string{"VERSION": "baotinh data 99\n"}, says: "use the newer baotinh"},
		{name: "in use", data: held, says: "in use by process", code: exitLockHeld},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := c.data
			if data == "" {
				data = t.TempDir()
			}
			for file, content := range c.files {
				if err := os.WriteFile(filepath.Join(data, file), []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			before, err := os.ReadDir(data)
			if err != nil {
				t.Fatal(err)
			}
			var said bytes.Buffer
			err = beginStore(&options{data: data}, slog.New(slog.NewTextHandler(&said, nil)))
			if c.says != "" {
				var coded *exitError
				if err == nil || !strings.Contains(err.Error(), c.says) || c.code != 0 && (!errors.As(err, &coded) || coded.code != c.code) {
					t.Errorf("%v, want %q", err, c.says)
				}
				if after, err := os.ReadDir(data); err != nil || len(after) != len(before) {
					t.Errorf("%v (%v), before %v", after, err, before)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(said.String(), "4711") != (c.files["holder"] != "") {
				t.Errorf("the log says %q", said.String())
			}
			facts, err := store.OpenReadOnly(storePath(data))
			if err != nil {
				t.Fatalf("no store to read after it: %v", err)
			}
			if err := facts.Close(); err != nil {
				t.Fatal(err)
			}
			if f := found(t, data)["data folder"]; f.State != fine {
				t.Errorf("doctor finds %+v", f)
			}
		})
	}
	missing := filepath.Join(t.TempDir(), "slip")
	if err := beginStore(&options{data: missing}, slog.New(slog.DiscardHandler)); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("made a folder that was not there")
	}
}

func TestBrowserAddress(t *testing.T) {
	for _, c := range []struct{ ip, token, want string }{
		{"127.0.0.1", "", "http://127.0.0.1:80/"},
		{"::1", "", "http://[::1]:80/"},
		{"0.0.0.0", "T", "http://127.0.0.1:80/?token=T"},
		{"::", "a&b", "http://127.0.0.1:80/?token=a%26b"},
		{"192.0.2.1", "T", "http://192.0.2.1:80/?token=T"},
	} {
		if got := browserAddress(&net.TCPAddr{IP: net.ParseIP(c.ip), Port: 80}, c.token); got != c.want {
			t.Errorf("%s: %s, want %s", c.ip, got, c.want)
		}
	}
}

func TestAccess(t *testing.T) {
	for _, c := range []struct {
		address string
		token   string
		public  bool
		rate    float64
		asks    bool // for a token
		want    float64
	}{
		{address: "127.0.0.1", rate: -1},
		{address: "::1", rate: -1},
		{address: "127.0.0.1", token: "t", rate: 3, asks: true, want: 3},
		{address: "0.0.0.0", rate: -1, asks: true, want: publicRate},
		{address: "::", rate: -1, asks: true, want: publicRate},
		{address: "192.0.2.1", token: "t", rate: 0, asks: true},
		{address: "192.0.2.1", public: true, rate: -1, want: publicRate},
	} {
		token, rate := access(&net.TCPAddr{IP: net.ParseIP(c.address), Port: 80}, c.token, c.public, c.rate)
		if (token != "") != c.asks || rate != c.want || c.token != "" && token != c.token {
			t.Errorf("%+v: token %q, rate %v", c, token, rate)
		}
		if c.asks && c.token == "" && len(token) < 20 {
			t.Errorf("%s: the token %q can be guessed", c.address, token)
		}
	}
	data := sampleData(t)
	for _, args := range [][]string{{"--public", "--token", "x"}, {"--rate", "-2"}, {"--rate", "viel"}} {
		if code, _, errs := runProgram(t, append([]string{"serve", "--data", data}, args...)...); code != exitUsage || strings.Count(errs, "\n") != 1 {
			t.Errorf("serve %v: exit %d, %q", args, code, errs)
		}
	}
}
