package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/datadir"
	"baotinh/crawl/yield"
)

// newReportCmd is "baotinh report": what a run did.
func newReportCmd(opts *options) *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:   "report [RUN]",
		Short: "What the last run did / Lần chạy gần nhất đã làm gì",
		Long: `Print the report of a run, the last one if none is named: addresses taken and how each ended, new articles, what went wrong.

In báo cáo của một lần chạy (mặc định là lần gần nhất): đã xét những địa chỉ nào, kết quả ra sao, có bao nhiêu bài mới, lỗi gì.`,
		Args:    usage(cobra.MaximumNArgs(1)),
		Example: "  baotinh report\n  baotinh report --list",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := datadir.Check(opts.data); err != nil {
				return err
			}
			dir, out := filepath.Join(opts.data, "reports"), cmd.OutOrStdout()
			if list {
				runs, err := crawl.Runs(dir)
				if err != nil {
					return err
				}
				if opts.json {
					return json.NewEncoder(out).Encode(append([]string{}, runs...))
				}
				for _, id := range runs {
					fmt.Fprintln(out, id)
				}
				return nil
			}
			id := ""
			if len(args) > 0 {
				id = args[0]
			}
			r, err := crawl.ReadReport(dir, id)
			if err != nil {
				return err
			}
			unusual, err := alarmsOf(filepath.Join(opts.data, "yield"), r)
			if err != nil {
				return err
			}
			if opts.json {
				return writeJSON(out, struct {
					*crawl.Report
					Unusual map[string][]yield.Alarm `json:"unusual"`
				}{r, unusual})
			}
			_, err = fmt.Fprint(out, r.Text(), unusualText(unusual))
			return err
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, "list the runs that have a report")
	return cmd
}

// alarmsOf gathers what was unlike before in a run.
func alarmsOf(dir string, r *crawl.Report) (map[string][]yield.Alarm, error) {
	out := map[string][]yield.Alarm{}
	for _, s := range r.Sites {
		past, err := yield.History(dir, s.Site)
		if err != nil {
			return nil, err
		}
		for _, one := range past {
			if one.Run == r.Run && len(one.Alarms) > 0 {
				out[s.Site] = one.Alarms
			}
		}
	}
	return out, nil
}
