package main

import (
	"errors"
	"maps"
	"slices"

	"baotinh/crawl"
	"baotinh/crawl/yield"
	"baotinh/index/metric"
)

// codeOf is the exit code that an error asks for.
func codeOf(err error) int {
	var coded *exitError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &coded):
		return coded.code
	}
	return exitFailed
}

// writeTextfile leaves the numbers of a run for the textfile collector of node_exporter; yields and unusual are nil of a run that only crawls.
func writeTextfile(name string, report crawl.Report, yields map[string]*siteYield, unusual map[string][]yield.Alarm, verdict error) error {
	if name == "" || report.Run == "" {
		return nil
	}
	return metric.WriteFile(name, runMetrics(report, yields, unusual, codeOf(verdict)))
}

func runMetrics(report crawl.Report, yields map[string]*siteYield, unusual map[string][]yield.Alarm, code int) []metric.Family {
	gauge := func(name, help string) *metric.Family {
		return &metric.Family{Name: name, Help: help, Kind: metric.Gauge}
	}
	up := gauge("baotinh_site_up", "Whether the newspaper gave something in the last run, or had nothing due.")
	outcomes := gauge("baotinh_site_outcomes", "Addresses of the last run by how they ended.")
	articles := gauge("baotinh_site_new_articles", "New article pages of the last run.")
	waiting := gauge("baotinh_site_addresses_waiting", "Addresses that wait, for now or for later.")
	due := gauge("baotinh_site_addresses_due", "Addresses that were due when the run ended.")
	size := gauge("baotinh_site_bytes", "Bytes that the newspaper sent in the last run.")
	failed := gauge("baotinh_site_process_failed", "Pages of the last run that could not be processed.")
	alarms := gauge("baotinh_site_alarm", "1 while a field of the newspaper's pages is unlike before.")
	fill := gauge("baotinh_site_fill_ratio", "Share of the last run's recent articles (of its pages, for article) that have a field.")
	length := gauge("baotinh_site_text_length_median", "Median length of the last run's recent articles, in code points.")
	figures := gauge("baotinh_site_figures", "Figures in articles of the last run.")
	documents := gauge("baotinh_site_documents", "Documents cited in articles of the last run.")
	for _, s := range report.Sites {
		is := 1.0
		if s.State == "failed" {
			is = 0
		}
		up.Add(is, "site", s.Site)
		for _, o := range slices.Sorted(maps.Keys(s.Outcomes)) {
			outcomes.Add(float64(s.Outcomes[o]), "site", s.Site, "outcome", string(o))
		}
		articles.Add(float64(s.Articles), "site", s.Site)
		waiting.Add(float64(s.After.Waiting), "site", s.Site)
		due.Add(float64(s.After.Due), "site", s.Site)
		size.Add(float64(s.Bytes), "site", s.Site)
		failed.Add(float64(s.ProcessFailed), "site", s.Site)
		for _, a := range unusual[s.Site] {
			alarms.Add(1, "site", s.Site, "field", string(a.Field))
		}
		y := yields[s.Site]
		if y == nil {
			continue
		}
		figures.Add(float64(y.Figures), "site", s.Site)
		documents.Add(float64(y.Documents), "site", s.Site)
		for _, f := range slices.Sorted(maps.Keys(y.sample.Filled)) {
			fill.Add(y.sample.Share(f), "site", s.Site, "field", string(f))
		}
		if y.sample.Articles > 0 {
			length.Add(float64(y.sample.Length), "site", s.Site)
		}
	}
	return []metric.Family{
		metric.One("baotinh_run_start_timestamp_seconds", "When the last run began, in seconds since 1970.", metric.Gauge, float64(report.Started.Unix())),
		metric.One("baotinh_run_end_timestamp_seconds", "When the last run ended, in seconds since 1970.", metric.Gauge, float64(report.Ended.Unix())),
		metric.One("baotinh_run_exit_code", "Exit code of the last run.", metric.Gauge, float64(code)),
		metric.One("baotinh_run_requests", "Requests of the last run, without robots.txt.", metric.Gauge, float64(report.Requests)),
		*up, *outcomes, *articles, *waiting, *due, *size, *failed, *alarms, *fill, *length, *figures, *documents,
	}
}
