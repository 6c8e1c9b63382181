package main

import (
	"bytes"
	"context"
	"net"
	"strings"
	"testing"

	"baotinh/index/store"
	"baotinh/testdata/newspapers"
)

// leastFound is the share of the hand-counted facts that the demo must find. The rest is for the rules to catch up with.
const leastFound = 0.95

// TestDemoFindsWhatIsKnown holds the store that the demo leaves against the facts that were counted by hand in its articles.
func TestDemoFindsWhatIsKnown(t *testing.T) {
	data := t.TempDir()
	var out, errs bytes.Buffer
	if code := run([]string{"demo", "--once", "--data", data}, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	facts, err := store.OpenReadOnly(storePath(data))
	if err != nil {
		t.Fatal(err)
	}
	defer facts.Close()
	all, err := newspapers.ReadExpected()
	if err != nil {
		t.Fatal(err)
	}
	wanted, found := 0, 0
	check := func(e newspapers.Expected, what string, n int) {
		wanted++
		if n > 0 {
			found++
		} else {
			t.Logf("%s %s: not found: %s", e.Paper, e.ID, what)
		}
	}
	for _, e := range all {
		rows := factRows(t, facts, "figures_wide", e.ID, "value", "unit")
		citations := factRows(t, facts, "citations_wide", e.ID, "canonical")
		if len(e.Figures)+len(e.Documents) == 0 && len(rows)+len(citations) > 0 {
			t.Errorf("%s %s is dull, but has figures %v and documents %v", e.Paper, e.ID, rows, citations)
		}
		for _, f := range e.Figures {
			check(e, "figure "+f.Value+" "+f.Unit, rows[f.Value+" "+f.Unit])
		}
		for _, d := range e.Documents {
			check(e, "document "+d.Canonical, citations[d.Canonical])
		}
	}
	if float64(found) < leastFound*float64(wanted) {
		t.Errorf("%d of %d known facts found, want at least %.0f%%", found, wanted, 100*leastFound)
	}
}

// TestDemoAgain: a second demo in one folder finds the newspapers where they were, and every article stands there once.
func TestDemoAgain(t *testing.T) {
	data := t.TempDir()
	var addresses []map[string]string
	var counted []int
	for range 2 {
		if code, _, errs := runProgram(t, "demo", "--once", "--data", data); code != exitOK {
			t.Fatalf("exit code %d: %s", code, errs)
		}
		addresses = append(addresses, demoAddresses(data))
		facts, err := store.OpenReadOnly(storePath(data))
		if err != nil {
			t.Fatal(err)
		}
		n, err := facts.Count(t.Context(), store.Query{Table: "articles"})
		if err != nil {
			t.Fatal(err)
		}
		counted = append(counted, int(n))
		if err := facts.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(addresses[0]) != 3 {
		t.Fatalf("newspapers at %v", addresses[0])
	}
	var taken []string
	for key, before := range addresses[0] {
		now := addresses[1][key]
		if now == before {
			continue
		}
		l, err := net.Listen("tcp", before)
		if err != nil {
			taken = append(taken, before)
			continue
		}
		t.Errorf("%s has moved from %s, which is free, to %s", key, before, now)
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
	if len(taken) > 0 && !t.Failed() {
		t.Skipf("somebody else has taken %v", taken)
	}
	if counted[0] == 0 || counted[0] != counted[1] {
		t.Errorf("%d articles, and %d after the second demo", counted[0], counted[1])
	}
}

// factRows counts the rows of an article by the text of some columns.
func factRows(t *testing.T, facts *store.Store, table, article string, columns ...string) map[string]int {
	t.Helper()
	rows, err := facts.Rows(context.Background(), store.Query{Table: table, Columns: columns, Where: []store.Condition{{Column: "url", Op: "has", Value: article}}})
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	counted := map[string]int{}
	for rows.Next() {
		var cells []string
		for _, v := range rows.Values() {
			s, _ := v.(string) // null counts as empty
			cells = append(cells, s)
		}
		counted[strings.Join(cells, " ")]++
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return counted
}
