package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/crawl/fetch"
	"baotinh/crawl/yield"
	"baotinh/index/store"
	"baotinh/index/web"
)

const (
	followEvery  = 5 * time.Second  // how soon new articles can be found
	publicRate   = 20               // requests a second of one client beyond this machine
	shutdownTime = 10 * time.Second // for requests under way when the server is stopped
)

func newServeCmd(opts *options) *cobra.Command {
	var listen, token, format string
	var public bool
	var rate float64
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the pages / Mở trang tra cứu",
		Long: `Serve the pages for searching and tables, on this machine only unless told otherwise. An address beyond it needs a token, which is
made and printed if none is given with --token, or --public, which lets everybody read. Beyond this machine one client may make 20 requests
a second; --rate changes that. Behind a proxy all readers look like one client: let the proxy limit them, and serve with --rate 0.`,
		Example: `  baotinh serve
  baotinh serve --listen 0.0.0.0:8080 --token "$TOKEN"`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			defer func() { err = inLog(cmd, format, err) }()
			if public && token != "" {
				return withCode(exitUsage, errors.New("--public and --token exclude each other (leave one out)"))
			}
			if err := checkListen(listen); err != nil {
				return err
			}
			if !cmd.Flags().Changed("rate") {
				rate = -1
			} else if !(rate >= 0) || math.IsInf(rate, 0) { // no number is not below 0
				return withCode(exitUsage, fmt.Errorf("--rate %v: want 0 or more requests a second, 0 for no limit", rate))
			}
			log, err := newLog(cmd.ErrOrStderr(), format, false)
			if err != nil {
				return err
			}
			return serve(cmd.Context(), cmd, opts, log, listen, token, public, rate)
		},
	}
	f := cmd.Flags()
	f.StringVar(&listen, "listen", "127.0.0.1:8474", "address and port")
	f.StringVar(&format, "log", "text", "log on standard error: text or json")
	f.StringVar(&token, "token", "", "ask for this token")
	f.BoolVar(&public, "public", false, "let everybody read beyond this machine, without a token")
	f.Float64Var(&rate, "rate", 0, "requests a second that one client may make, 0 for no limit (default 20 beyond this machine, 0 on it)")
	return cmd
}

// checkListen refuses what no server can listen at before anything is opened. A host that is none is noticed later: names are asked for.
func checkListen(listen string) error {
	_, port, err := net.SplitHostPort(listen)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return withCode(exitUsage, fmt.Errorf("--listen %q: want an address and a port up to 65535 (write 127.0.0.1:8474, or :8474 for all addresses of this machine)", listen))
	}
	return nil
}

// archivedPage reads pages for the server. A page that is not there any more, or that was cut when it was fetched, is not shown.
func archivedPage(opts *options) web.Archived {
	const most = 16 << 20
	return func(ref store.ArchiveRef) (string, []byte, error) {
		if ref.File == "" {
			return "", nil, fs.ErrNotExist
		}
		dir, err := archiveDir(opts)
		if err != nil {
			return "", nil, err
		}
		rec, err := archive.Read(dir, archive.Pos{File: ref.File, Offset: ref.Offset})
		if err != nil {
			return "", nil, err
		}
		a := fetch.FromRecord(rec, most)
		if a.Err != nil {
			return "", nil, a.Err
		}
		return a.Header.Get("Content-Type"), a.Body, nil
	}
}

// reportsRead bounds how many reports are looked through for a newspaper's last run.
const reportsRead = 30

// lastRuns tells the server what the last run that visited a newspaper did there, and what was unlike before.
func lastRuns(opts *options) func() ([]web.Run, error) {
	return func() ([]web.Run, error) {
		runs := []web.Run{}
		seen := map[string]bool{}
		dir := filepath.Join(opts.data, "reports")
		ids, err := crawl.Runs(dir)
		if err != nil {
			return nil, err
		}
		for n := range min(len(ids), reportsRead) {
			report, err := crawl.ReadReport(dir, ids[len(ids)-1-n])
			if err != nil {
				return nil, err
			}
			for _, site := range report.Sites {
				if seen[site.Site] {
					continue
				}
				seen[site.Site] = true
				run := web.Run{Site: site.Site, Newspaper: site.Name, Run: report.Run, Time: report.Started.Format(time.RFC3339), State: site.State, Taken: site.Taken,
					Pages: site.Articles, Articles: site.Articles, Alarms: []string{}} // the demo keeps no history of yields
				past, err := yield.History(filepath.Join(opts.data, "yield"), site.Site)
				if err != nil {
					return nil, err
				}
				for _, one := range past {
					if one.Run != report.Run {
						continue
					}
					run.Pages, run.Articles = one.Pages, one.Articles
					for _, a := range one.Alarms {
						run.Alarms = append(run.Alarms, a.String())
					}
				}
				runs = append(runs, run)
			}
		}
		slices.SortFunc(runs, func(a, b web.Run) int { return strings.Compare(a.Site, b.Site) })
		return runs, nil
	}
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// access decides what an address asks for: beyond this machine a token, unless public, and a limit of requests, unless a rate is given
// (rate is below 0 if it is not).
func access(addr net.Addr, token string, public bool, rate float64) (string, float64) {
	local := isLoopback(addr)
	if !local && !public && token == "" {
		token = rand.Text()
	}
	switch {
	case rate >= 0:
	case local:
		rate = 0
	default:
		rate = publicRate
	}
	return token, rate
}

// beginStore makes an empty store in a data folder that is there and has none: a server that is installed before its first nightly run
// shows what the run brings. A folder that is missing is rather a slip in its name.
func beginStore(opts *options, log *slog.Logger) (err error) {
	if _, err := os.Stat(opts.data); err != nil {
		return nil // reading says what is missing
	}
	if _, err := os.Stat(storePath(opts.data)); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	dir, err := datadir.Open(opts.data, "baotinh serve")
	if err != nil {
		return withFolderCode(err)
	}
	defer func() { err = errors.Join(err, dir.Close()) }()
	logKilled(log, dir)
	s, err := store.Open(storePath(opts.data))
	if err != nil {
		return err
	}
	return s.Close()
}

// browserAddress is the address of the pages as a browser on this machine takes it.
func browserAddress(addr net.Addr, token string) string {
	host := addr.String()
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		host = net.JoinHostPort("127.0.0.1", strconv.Itoa(tcp.Port)) // the address that stands for all of them is none to go to
	}
	u := url.URL{Scheme: "http", Host: host, Path: "/"}
	if token != "" {
		u.RawQuery = url.Values{"token": {token}}.Encode()
	}
	return u.String()
}

func serve(ctx context.Context, cmd *cobra.Command, opts *options, log *slog.Logger, listen, token string, public bool, rate float64) error {
	if err := beginStore(opts, log); err != nil {
		return err
	}
	facts, err := migratedFacts(opts, cmd.CommandPath(), func(note string) { log.Info(note) })
	if err != nil {
		return err
	}
	defer facts.Close()
	x, err := holdIndex(ctx, opts, facts)
	if err != nil {
		return err
	}
	defer x.Close()
	logRebuilt(log, x)
	// A night's articles are there before the first page is; for an index that is made anew nobody is to wait: tables and articles come from the
	// store, and searches say what they lack.
	behind, err := x.Behind(ctx)
	if err == nil && behind < soonIndexed {
		err = x.CatchUp(ctx, nil)
	}
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", listen)
	if err != nil {
		return fmt.Errorf("%w (choose another address with --listen)", err)
	}
	defer l.Close()
	x.KeepReady(func(err error) { log.Error("searches will take longer", "err", err) })
	token, rate = access(l.Addr(), token, public, rate)
	s, err := web.New(facts, x, log, web.Options{Token: token, Archived: archivedPage(opts), Runs: lastRuns(opts), Rate: rate})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		s.Follow(ctx, followEvery, indexProgress(progressBeside(log, cmd.ErrOrStderr())))
	}()
	h := s.HTTPServer()
	fmt.Fprintln(cmd.OutOrStdout(), browserAddress(l.Addr(), token))
	done := make(chan error, 1)
	go func() { done <- h.Serve(l) }()
	select {
	case err = <-done:
	case <-ctx.Done():
		last, stop := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		defer stop()
		err = h.Shutdown(last)
	}
	cancel()
	<-followed // the index must not be closed under it
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
