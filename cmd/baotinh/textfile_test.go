package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"baotinh/crawl"
	"baotinh/crawl/yield"
	"baotinh/index/metric/metrictest"
)

func TestTextfile(t *testing.T) {
	began := time.Date(2026, 3, 1, 1, 0, 0, 0, time.UTC)
	report := crawl.Report{Run: "r", Started: began, Ended: began.Add(time.Hour), Requests: 40, Sites: []*crawl.SiteReport{
		{Site: "hoaigiang", State: "ok", Outcomes: map[crawl.Outcome]int{crawl.Fetched: 30, crawl.Unchanged: 4}, Articles: 12, After: crawl.Stock{Known: 99, Waiting: 7, Due: 2}, Bytes: 1 << 20},
		{Site: "trason", State: "failed"},
	}}
	y := &siteYield{Figures: 55, Documents: 6}
	y.sample.Add(yield.Seen{Article: true, Date: true, Length: 700})
	y.sample.Add(yield.Seen{Article: true, Length: 500})
	y.sample.Add(yield.Seen{})
	unusual := map[string][]yield.Alarm{"hoaigiang": {{Field: yield.Date, Usual: 1, Now: 0.5}}}
	name := filepath.Join(t.TempDir(), "baotinh.prom")
	if err := writeTextfile(name, report, map[string]*siteYield{"hoaigiang": y}, unusual, withCode(exitSomeSites, errors.New("trason"))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := metrictest.Parse(string(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	for key, want := range map[string]float64{
		"baotinh_run_exit_code": exitSomeSites, "baotinh_run_requests": 40, "baotinh_run_end_timestamp_seconds": float64(began.Unix() + 3600),
		`baotinh_site_up{site="hoaigiang"}`: 1, `baotinh_site_up{site="trason"}`: 0,
		`baotinh_site_outcomes{site="hoaigiang",outcome="fetched"}`: 30,
		`baotinh_site_addresses_waiting{site="hoaigiang"}`:          7,
		`baotinh_site_alarm{site="hoaigiang",field="date"}`:         1,
		`baotinh_site_fill_ratio{site="hoaigiang",field="date"}`:    0.5,
		`baotinh_site_text_length_median{site="hoaigiang"}`:         700,
		`baotinh_site_figures{site="hoaigiang"}`:                    55,
	} {
		if v, ok := got[key]; !ok || v != want {
			t.Errorf("%s is %v, want %v", key, v, want)
		}
	}
	if err := writeTextfile("", report, nil, nil, nil); err != nil {
		t.Errorf("no file is asked for, and yet %v", err)
	}
	if err := writeTextfile(filepath.Join(t.TempDir(), "x"), crawl.Report{}, nil, nil, nil); err != nil {
		t.Errorf("a run that did not begin: %v", err)
	}
}
