package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"baotinh/index/search"
	"baotinh/index/store"
	"baotinh/testdata/newspapers"
)

// TestRunLeavesTheIndexToServe runs while another holder, as baotinh serve is one, has the index open.
func TestRunLeavesTheIndexToServe(t *testing.T) {
	ctx := context.Background()
	papers, err := newspapers.Serve(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer papers.Close()
	sites, data := t.TempDir(), t.TempDir()
	if err := papers.SitesDir(sites); err != nil {
		t.Fatal(err)
	}
	facts, err := store.Open(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	defer facts.Close()
	index, err := search.Open(indexPath(data), facts)
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()

	var out, errs bytes.Buffer
	args := []string{"run", "--json", "--quiet", "--data", data, "--sites", sites, "--allow-loopback", "vamtram"}
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	var result runResult
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	if result.Note == "" || result.Yield["vamtram"] == nil || result.Yield["vamtram"].Articles != 14 || len(result.Alarms) != 0 {
		t.Errorf("result %+v with yield %+v", result, result.Yield["vamtram"])
	}
	if n, err := index.Count(); err != nil || n != 0 {
		t.Errorf("the index has %d articles before its holder caught up, error %v", n, err)
	}
	if err := index.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := index.Count(); err != nil || n != 14 {
		t.Errorf("the index has %d articles, want 14, error %v", n, err)
	}
}

func TestYieldAlarm(t *testing.T) {
	for _, c := range []struct {
		name string
		y    yield
		want bool
	}{
		{"all well", yield{Pages: 20, Articles: 20}, false},
		{"some pages are no articles", yield{Pages: 20, Articles: 11}, false},
		{"half of them, exactly", yield{Pages: 20, Articles: 10}, false},
		{"fewer than half", yield{Pages: 20, Articles: 9}, true},
		{"articles without dates", yield{Pages: 20, Articles: 20, Undated: 11}, true},
		{"too few pages to tell", yield{Pages: 4}, false},
		{"just enough pages", yield{Pages: 5, Articles: 2}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.y.alarm(); got != c.want {
				t.Errorf("alarm of %+v is %t", c.y, got)
			}
		})
	}
}
