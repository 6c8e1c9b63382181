package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/datadir"
	"baotinh/crawl/site"
)

// crawlFlags are the flags of the commands that crawl.
type crawlFlags struct {
	contact  string
	since    string
	now      bool
	pages    int
	requests int
	back     backFlags
	workers  int
	wait     time.Duration
	log      string
	quiet    bool
	wipe     func() // takes the progress away
	metrics  string
}

func (f *crawlFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.contact, "contact", os.Getenv("BAOTINH_CONTACT"), "mail or web address that newspapers see in our user agent (or BAOTINH_CONTACT)")
	flags.StringVar(&f.since, "since", "", "leave out what a feed or sitemap dates before this day (YYYY-MM-DD)")
	flags.BoolVar(&f.now, "now", false, "look at all lists at once, due or not")
	flags.IntVar(&f.pages, "pages", 5, "pages of a list to follow while they bring something new")
	flags.IntVar(&f.requests, "requests", 2000, "most requests to one newspaper in this run for its news; 0 is without limit")
	f.back.add(cmd)
	flags.IntVar(&f.workers, "workers", 8, "newspapers asked at the same time")
	flags.DurationVar(&f.wait, "wait", 10*time.Minute, "how long to wait for what is due soon before ending; 0 does not wait")
	flags.StringVar(&f.log, "log", "text", "log on standard error: text or json")
	flags.StringVar(&f.metrics, "metrics", "", "leave the run's numbers in this file for node_exporter's textfile collector (NAME.prom)")
	flags.BoolVar(&f.quiet, "quiet", false, "log only what goes wrong, show no progress")
}

// newCrawlCmd is "baotinh crawl": what is due is fetched and archived, nothing more.
func newCrawlCmd(opts *options) *cobra.Command {
	var flags crawlFlags
	cmd := &cobra.Command{
		Use:   "crawl [SITE…]",
		Short: "Fetch and archive what is due / Tải và lưu những trang đến hạn",
		Long: `Fetch what is due of the named newspapers, or of all, and keep it in the archive (WARC files) of the data folder.
Articles are read later: by "baotinh run", which starts with those that wait, or from the archive by "baotinh reextract".

Tải những trang đến hạn của các báo được nêu tên (hoặc của mọi báo) và lưu vào kho WARC trong thư mục dữ liệu.

` + backHelp,
		Example: `  baotinh crawl daklak soctrang --contact mailto:ban@example.org
  baotinh crawl --now --requests 200`,
		ValidArgsFunction: func(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return siteKeys(opts), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			defer func() { err = inLog(cmd, flags.log, err) }()
			cfg, err := flags.config(cmd, opts, args)
			if err != nil {
				return err
			}
			defer cfg.Dir.Close()
			report, err := crawl.Run(cmd.Context(), cfg)
			flags.wipe()
			return flags.end(cmd, opts, report, err)
		},
	}
	flags.add(cmd)
	return cmd
}

// config makes the configuration of a crawl and locks the data folder, which the caller closes.
func (f *crawlFlags) config(cmd *cobra.Command, opts *options, keys []string) (crawl.Config, error) {
	switch {
	case f.wait < 0:
		return crawl.Config{}, withCode(exitUsage, fmt.Errorf("--wait %s: no run ends before it begins (0 does not wait)", f.wait))
	case f.requests < 0:
		return crawl.Config{}, withCode(exitUsage, fmt.Errorf("--requests %d: want 1 or more, or 0 for no limit", f.requests))
	case f.pages < 1:
		return crawl.Config{}, withCode(exitUsage, fmt.Errorf("--pages %d: want 1 or more", f.pages))
	case f.workers < 1:
		return crawl.Config{}, withCode(exitUsage, fmt.Errorf("--workers %d: want 1 or more", f.workers))
	}
	if err := checkMetrics(f.metrics); err != nil {
		return crawl.Config{}, err
	}
	wait := f.wait
	if wait == 0 {
		wait = crawl.NoWait
	}
	cfg := crawl.Config{Contact: f.contact, Version: version(), AllowLoopback: opts.allowLoopback, Workers: f.workers, MaxWait: wait, Pages: f.pages, Requests: f.requests, Now: f.now}
	if f.since != "" {
		day, err := parseDay(f.since)
		if err != nil {
			return cfg, withCode(exitUsage, fmt.Errorf("--since %w", err))
		}
		cfg.Since = day
	}
	var err error
	if cfg.Backfill, err = f.back.config(); err != nil {
		return cfg, withCode(exitUsage, err)
	}
	log, err := newLog(cmd.ErrOrStderr(), f.log, f.quiet)
	if err != nil {
		return cfg, err
	}
	cfg.Log = log
	if cfg.Sites, err = loadSites(opts, keys); err != nil {
		return cfg, err
	}
	if err := needContact(cfg.Sites, f.contact); err != nil {
		return cfg, err
	}
	if cfg.Dir, err = datadir.Open(opts.data, strings.Join(append([]string{cmd.CommandPath()}, keys...), " ")); err != nil {
		return cfg, withFolderCode(err)
	}
	logKilled(log, cfg.Dir)
	cfg.Progress, f.wipe = showProgress(log, cmd.ErrOrStderr())
	return cfg, nil
}

// needContact refuses to ask real newspapers without an address for those who are asked; trial servers, which have no delay, need none.
func needContact(sites []*site.Site, contact string) error {
	if err := checkContact(contact); err != nil {
		return err
	}
	for _, s := range sites {
		if contact == "" && s.Delay > 0 {
			return withCode(exitUsage, errors.New("newspapers must be able to reach whoever crawls them: give --contact, a mail or web address (or set BAOTINH_CONTACT)"))
		}
	}
	return nil
}

// checkContact refuses an address that leads to nobody; none at all is another question.
func checkContact(contact string) error {
	if contact == "" || isReachable(contact) {
		return nil
	}
	return withCode(exitUsage, fmt.Errorf("--contact %q: newspapers could not reach you there, want a mail or web address (such as mailto:ban@example.org; BAOTINH_CONTACT stands for the flag)", contact))
}

// isReachable tells a mail or web address.
func isReachable(contact string) bool {
	if _, err := mail.ParseAddress(strings.TrimPrefix(contact, "mailto:")); err == nil {
		return true
	}
	u, err := url.Parse(contact)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// checkMetrics refuses a file that would not be written at the end of the night, or that nobody would read.
func checkMetrics(name string) error {
	if name == "" {
		return nil
	}
	if filepath.Ext(name) != ".prom" {
		return withCode(exitUsage, fmt.Errorf("--metrics %q: node_exporter reads only files whose name ends in .prom (add it)", name))
	}
	if at, err := os.Stat(filepath.Dir(name)); err != nil || !at.IsDir() {
		return fmt.Errorf("--metrics %q: there is no folder %q (make it, or name another)", name, filepath.Dir(name))
	}
	return nil
}

// logKilled tells what the folder will have forgotten when it is closed.
func logKilled(log *slog.Logger, dir *datadir.Dir) {
	if dir.Killed != "" {
		log.Warn("the command before was killed, or its machine went down; a run goes on with what it has begun", "command", dir.Killed)
	}
}

func newLog(w io.Writer, format string, quiet bool) (*slog.Logger, error) {
	level := slog.LevelInfo
	if quiet {
		level = slog.LevelWarn
	}
	switch format {
	case "text":
		if f := terminal(w); f != nil {
			w = besideProgress{f}
		}
		return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level})), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level})), nil
	}
	return nil, withCode(exitUsage, fmt.Errorf("--log %q is unknown (write text or json)", format))
}

// inLog puts the error that a command ends with into its log, where that is read by a program: a line of text would be none to it.
func inLog(cmd *cobra.Command, format string, err error) error {
	if err == nil || format != "json" {
		return err
	}
	code := exitCode(cmd.Context(), err)
	slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), nil)).Error(err.Error(), "exit_code", code)
	return &exitError{code, nil}
}

// end prints the report and turns what happened into an exit code.
func (f *crawlFlags) end(cmd *cobra.Command, opts *options, report crawl.Report, err error) error {
	if report.Run != "" {
		if opts.json {
			if err := writeJSON(cmd.OutOrStdout(), report); err != nil {
				return err
			}
		} else {
			fmt.Fprint(cmd.OutOrStdout(), report.Text())
		}
	}
	if err == nil {
		err = allAnswered(report)
	}
	err = withFolderCode(err)
	return errors.Join(err, writeTextfile(f.metrics, report, nil, nil, err))
}

// allAnswered gives a run its exit code when newspapers gave nothing.
func allAnswered(report crawl.Report) error {
	failed := report.Failed()
	if len(failed) == 0 {
		return nil
	}
	sort.Strings(failed)
	return withCode(exitSomeSites, fmt.Errorf("%d of %d newspapers gave nothing: %s (the report says why)", len(failed), len(report.Sites), strings.Join(failed, ", ")))
}
