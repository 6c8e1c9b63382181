package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/datadir"
	"baotinh/crawl/site"
	"baotinh/index/export"
	"baotinh/index/store"
	"baotinh/testdata/newspapers"
)

// newDemoCmd is "baotinh demo": the whole way on three newspapers of our own, with nothing but this program.
func newDemoCmd(opts *options) *cobra.Command {
	var once bool
	var listen string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show the whole way on three bundled newspapers / Chạy thử trọn quy trình trên ba tờ báo kèm sẵn",
		Long: `Serves three newspapers of our own invention on this machine, crawls them with the real crawler (politeness zero, for loopback only), keeps
their pages in an archive, strips, extracts, stores and indexes them, prints what was found, and serves the search page until Ctrl-C.
The data stands in a temporary folder, which goes away at the end, unless --data names one.

Dựng ba tờ báo tự biên soạn ngay trên máy này, thu thập bằng đúng bộ thu thập thật, lưu kho, bóc bài, trích xuất, lập chỉ mục, in kết quả rồi
mở trang tìm kiếm cho đến khi bấm Ctrl-C.`,
		Example: `  baotinh demo
  baotinh demo --once --data trial`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if err := checkListen(listen); err != nil {
				return err
			}
			own := *opts
			if !cmd.Flags().Changed("data") {
				if own.data, err = os.MkdirTemp("", "baotinh-demo-"); err != nil {
					return fmt.Errorf("no temporary folder: %w (name a folder with --data)", err)
				}
				defer func() { err = errors.Join(err, os.RemoveAll(own.data)) }()
			}
			// The papers go on while the search page is open: its links lead to them.
			running, err := newspapers.ServeAt(cmd.Context(), demoAddresses(own.data))
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, running.Close()) }()
			if err := demo(cmd, &own, running); err != nil || once {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "\n%s\n", say("Trang tìm kiếm (Ctrl-C để dừng):", "Search page (Ctrl-C to stop):"))
			log, err := newLog(cmd.ErrOrStderr(), "text", false)
			if err != nil {
				return err
			}
			return serve(cmd.Context(), cmd, &own, log, listen, "", false, -1)
		},
	}
	cmd.Flags().BoolVar(&once, "once", false, "end after the tables, without the search page")
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8474", "address and port of the search page")
	return cmd
}

// demo crawls the running newspapers into the data folder and prints what was found.
func demo(cmd *cobra.Command, opts *options, running *newspapers.Running) (err error) {
	ctx, out := cmd.Context(), cmd.OutOrStdout()
	log, err := newLog(cmd.ErrOrStderr(), "text", true)
	if err != nil {
		return err
	}
	dir, err := datadir.Open(opts.data, cmd.CommandPath())
	if err != nil {
		return withFolderCode(err)
	}
	defer func() { err = errors.Join(err, dir.Close()) }()
	logKilled(log, dir)
	sites, err := demoSites(running, dir.Path("demo-sites"))
	if err != nil {
		return err
	}
	if !opts.json {
		for _, p := range running.Papers {
			fmt.Fprintf(out, "%-16s %s  (%s)\n", p.Name, p.URL(), p.Province)
		}
		fmt.Fprintln(out)
	}
	result, err := runAll(ctx, crawl.Config{Dir: dir, Version: version(), Sites: sites, AllowLoopback: true, Log: log}, opts.data, cmd.ErrOrStderr())
	if err != nil {
		return withFolderCode(err)
	}
	if err := result.print(out, opts.json); err != nil {
		return err
	}
	if !opts.json {
		if err := printFacts(ctx, out, opts.data); err != nil {
			return err
		}
	}
	return result.verdict()
}

// demoAddresses are those of an earlier demo in the data folder. At others its articles would be new ones, and stand there twice.
func demoAddresses(data string) map[string]string {
	set, err := site.Load(filepath.Join(data, "demo-sites"), true)
	if err != nil {
		return nil // there was none
	}
	before := map[string]string{}
	for _, p := range newspapers.Papers() {
		if s, ok := set.Site(p.Key); ok {
			before[p.Key] = s.Hosts[0]
		}
	}
	return before
}

// demoSites writes and reads the newspaper files of the running papers, as --sites would.
func demoSites(running *newspapers.Running, dir string) ([]*site.Site, error) {
	if err := running.SitesDir(dir); err != nil {
		return nil, err
	}
	set, err := site.Load(dir, true)
	if err != nil {
		return nil, err
	}
	var sites []*site.Site
	for _, p := range running.Papers {
		s, ok := set.Site(p.Key)
		if !ok {
			return nil, fmt.Errorf("newspaper file %s.toml was not read", p.Key)
		}
		sites = append(sites, s)
	}
	return sites, nil
}

// factTable is one of the demo's tables.
type factTable struct {
	vi, en string
	query  store.Query
}

var demoTables = []factTable{
	{"Theo từng tờ báo", "By newspaper", store.Query{Table: "newspapers", Columns: []string{"newspaper", "province_new", "articles", "figures", "citations", "first_day", "last_day"}}},
	{"Văn bản được nhiều bài nhắc tới nhất", "Documents that most articles cite", store.Query{Table: "documents",
		Columns: []string{"canonical", "type", "issuer", "date", "articles", "citations"}, OrderBy: "articles", Desc: true, Limit: 10}},
	{"Số đảng viên kết nạp", "Party members admitted", store.Query{Table: "figures_wide", Columns: []string{"newspaper", "day", "number", "unit", "kind", "subject"},
		Where: []store.Condition{{Column: "indicator", Op: "=", Value: "party.members.admitted"}}, OrderBy: "value", Desc: true, Limit: 10}},
}

// printFacts prints the demo's tables from the store.
func printFacts(ctx context.Context, out io.Writer, data string) (err error) {
	facts, err := store.OpenReadOnly(storePath(data))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, facts.Close()) }()
	for _, t := range demoTables {
		fmt.Fprintf(out, "\n%s / %s\n", t.vi, t.en)
		if err := printFactTable(ctx, out, facts, t.query); err != nil {
			return err
		}
	}
	return nil
}

func printFactTable(ctx context.Context, out io.Writer, facts *store.Store, q store.Query) (err error) {
	rows, err := facts.Rows(ctx, q)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	tab := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(tab, strings.Join(q.Columns, "\t"))
	for rows.Next() {
		var cells []string
		for _, v := range rows.Values() {
			cells = append(cells, printable(export.Cell(v)))
		}
		fmt.Fprintln(tab, strings.Join(cells, "\t"))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return tab.Flush()
}
