package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baotinh/crawl/datadir"
	"baotinh/crawl/site"
	"baotinh/crawl/yield"
)

// newRunCmd is "baotinh run": the scheduled job.
func newRunCmd(opts *options) *cobra.Command {
	var flags crawlFlags
	cmd := &cobra.Command{
		Use:   "run [SITE…]",
		Short: "Crawl what is due, extract and index it / Thu thập phần đến hạn, trích xuất, lập chỉ mục",
		Long: `The scheduled job: fetches what is due of the named newspapers, or of all, keeps every answer in the archive, and brings articles, facts and
the search index up to date. A run that was stopped or killed is gone on with by the next one.

Công việc chạy định kỳ: tải những trang đến hạn của các báo được nêu tên (hoặc của mọi báo), lưu kho, rồi cập nhật bài viết, số liệu, văn bản
và chỉ mục tìm kiếm. Lần chạy bị dừng giữa chừng sẽ được lần sau làm tiếp.

` + backHelp + `

Exit codes: 0 all well · 1 failed · 2 usage · 3 some newspapers failed · 4 a newspaper gave less than it used to · 5 data folder in use ·
6 disk nearly full · 130 stopped.`,
		Example: `  baotinh run --contact mailto:ban@example.org
  baotinh run daklak soctrang --since 2025-01-01 --quiet --json
  baotinh run daklak --backfill 2015-01-01..2020-12-31 --backfill-requests 3000`,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			defer func() { err = inLog(cmd, flags.log, err) }()
			cfg, err := flags.config(cmd, opts, args)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, cfg.Dir.Close()) }()
			result, err := runAll(cmd.Context(), cfg, opts.data, cmd.ErrOrStderr())
			flags.wipe()
			if result.Report.Run != "" {
				if werr := result.print(cmd.OutOrStdout(), opts.json); werr != nil {
					return errors.Join(err, werr)
				}
			}
			if err == nil {
				err = result.verdict()
			}
			err = withFolderCode(err)
			return errors.Join(err, writeTextfile(flags.metrics, result.Report, result.Yield, result.Unusual, err))
		},
	}
	flags.add(cmd)
	return cmd
}

// loadSites loads the newspaper files and picks those of the keys, all of them for none.
func loadSites(opts *options, keys []string) ([]*site.Site, error) {
	set, err := site.Load(opts.sites, opts.allowLoopback)
	if err != nil {
		return nil, err
	}
	if len(keys) == 0 {
		return set.Sites(), nil
	}
	var chosen []*site.Site
	seen := map[string]bool{}
	for _, key := range keys {
		s, ok := set.Site(key)
		if !ok {
			return nil, withCode(exitUsage, fmt.Errorf("no newspaper %q (baotinh sites lists them, --sites DIR adds your own)", key))
		}
		if !seen[key] {
			seen[key] = true
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}

// withFolderCode gives the failures of a data folder and of a crawl in it their exit codes.
func withFolderCode(err error) error {
	var locked *datadir.LockedError
	var space *datadir.SpaceError
	switch {
	case errors.As(err, &locked):
		return withCode(exitLockHeld, err)
	case errors.As(err, &space):
		return withCode(exitDiskLow, err)
	case errors.Is(err, context.Canceled):
		return withCode(exitInterrupted, errors.New("stopped; nothing is lost, the next run goes on from here"))
	}
	return err
}

// verdict is the exit code of a run that went to its end. A newspaper that does not answer is worse news than one that gives less.
func (r *runResult) verdict() error {
	if err := allAnswered(r.Report); err != nil {
		return err
	}
	if len(r.Alarms) > 0 {
		return withCode(exitYieldAlarm, fmt.Errorf("less than usual from %s (has the layout changed? the pages are kept in the data folder, under failing)", strings.Join(r.Alarms, ", ")))
	}
	return nil
}

// unusualText lists alarms, a line each.
func unusualText(unusual map[string][]yield.Alarm) string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(unusual)) {
		for _, a := range unusual[key] {
			fmt.Fprintf(&b, "\nALARM %s: %s", key, a)
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}

// print writes the result for people or for programs.
func (r *runResult) print(out io.Writer, asJSON bool) error {
	if asJSON {
		return writeJSON(out, r)
	}
	var b strings.Builder
	b.WriteString(r.Report.Text())
	if len(r.Yield) > 0 {
		fmt.Fprintf(&b, "\n%-14s %7s %9s %8s %8s %8s %10s\n", "site", "pages", "articles", "generic", "undated", "figures", "documents")
	}
	for _, s := range r.Report.Sites {
		if y := r.Yield[s.Site]; y != nil {
			fmt.Fprintf(&b, "%-14s %7d %9d %8d %8d %8d %10d\n", s.Site, y.Pages, y.Articles, y.Generic, y.Undated, y.Figures, y.Documents)
		}
	}
	b.WriteString(unusualText(r.Unusual))
	if r.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", r.Note)
	}
	_, err := io.WriteString(out, b.String())
	return err
}
