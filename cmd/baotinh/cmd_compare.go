package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"baotinh/index/store"
)

// newCompareCmd is "baotinh compare": one indicator beside itself.
func newCompareCmd(opts *options) *cobra.Command {
	var by, period, province string
	var contradictions bool
	cmd := &cobra.Command{
		Use:   "compare INDICATOR",
		Short: "Compare an indicator by province and period / So sánh một chỉ tiêu theo tỉnh và thời kỳ",
		Long: `Print what articles state of an indicator, a line for each province (or newspaper, or organisation) and a column for each tenure or year: the
largest value, the target that belongs to it, and the difference. --contradictions lists instead where articles state different values for one
organisation and period, each with its sentence; for all indicators if none is named.

In số liệu của một chỉ tiêu theo tỉnh (hoặc tờ báo, tổ chức) và theo nhiệm kỳ hoặc năm: giá trị lớn nhất, chỉ tiêu tương ứng và chênh lệch.
--contradictions liệt kê những chỗ các bài nêu giá trị khác nhau cho cùng một tổ chức và thời kỳ, kèm câu gốc.`,
		Example: `  baotinh compare party.members.admitted
  baotinh compare party.members.admitted --by newspaper --period year --json
  baotinh compare --contradictions --province "Sóc Trăng"`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			indicator := strings.Join(args, "")
			switch {
			case indicator == "" && !contradictions:
				return withCode(exitUsage, fmt.Errorf("name an indicator, such as party.members.admitted (baotinh figures shows them in the column indicator), or give --contradictions"))
			case !slices.Contains(store.PivotRows, by):
				return withCode(exitUsage, fmt.Errorf("--by %q: want one of %s", by, strings.Join(store.PivotRows, ", ")))
			case !slices.Contains(store.PivotPeriods, period):
				return withCode(exitUsage, fmt.Errorf("--period %q: want one of %s", period, strings.Join(store.PivotPeriods, ", ")))
			}
			if province != "" && !contradictions {
				return withCode(exitUsage, errors.New("--province goes with --contradictions (leave it out: every province has its line)"))
			}
			if indicator != "" {
				if err := store.CheckIndicator(indicator); err != nil {
					return withCode(exitUsage, err)
				}
			}
			facts, err := openFacts(cmd, opts)
			if err != nil {
				return err
			}
			defer facts.Close()
			if contradictions {
				all, total, err := facts.Contradictions(cmd.Context(), indicator, province, maxContradictions, 0)
				if err != nil {
					return err
				}
				if opts.json {
					return printJSON(cmd.OutOrStdout(), struct {
						Total int64                 `json:"total"`
						Rows  []store.Contradiction `json:"rows"`
					}{total, append([]store.Contradiction{}, all...)})
				}
				printContradictions(cmd.OutOrStdout(), all, total)
				return nil
			}
			pivot, err := facts.Pivot(cmd.Context(), indicator, by, period)
			if err != nil {
				return err
			}
			if opts.json {
				return printJSON(cmd.OutOrStdout(), struct {
					*store.Pivot
					Cells []store.PivotEntry `json:"cells"`
				}{pivot, pivot.Entries()})
			}
			return printPivot(cmd.OutOrStdout(), pivot, period)
		},
	}
	f := cmd.Flags()
	f.StringVar(&by, "by", "province", "lines: "+strings.Join(store.PivotRows, ", "))
	f.StringVar(&period, "period", "term", "columns: "+strings.Join(store.PivotPeriods, ", "))
	f.BoolVar(&contradictions, "contradictions", false, "list different values for one organisation and period instead")
	f.StringVar(&province, "province", "", "with --contradictions: only of this province")
	return cmd
}

const maxContradictions = 1000 // groups

func printPivot(w io.Writer, p *store.Pivot, period string) error {
	if len(p.Rows) == 0 {
		others := slices.DeleteFunc(slices.Clone(store.PivotPeriods), func(other string) bool { return other == period })
		_, err := fmt.Fprintf(w, say("chưa có số liệu nào của chỉ tiêu này gắn với thời kỳ như vậy (hãy thử --period %s)\n", "no figure of this indicator speaks of such a period (try --period %s)\n"), strings.Join(others, ", "))
		return err
	}
	fmt.Fprintf(w, say("%s (%s): kết quả/chỉ tiêu (chênh lệch)\n", "%s (%s): result/target (difference)\n"), p.Indicator, printable(p.Unit))
	tab := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintf(tab, "%s\t%s\n", p.By, strings.Join(p.Periods, "\t"))
	for _, row := range p.Rows {
		line := []string{printable(row)}
		for _, period := range p.Periods {
			c := p.Cells[[2]string{row, period}]
			cell := c.Actual
			if c.Target != "" {
				cell += "/" + c.Target
			}
			if d := store.Difference(c.Actual, c.Target); d != "" {
				cell += " (" + d + ")"
			}
			line = append(line, cell)
		}
		fmt.Fprintln(tab, strings.Join(line, "\t"))
	}
	return tab.Flush()
}

func printContradictions(w io.Writer, all []store.Contradiction, total int64) {
	fmt.Fprintf(w, say("%d nhóm mâu thuẫn\n", "%d contradictions\n"), total)
	for _, c := range all {
		period := c.PeriodStart
		if c.PeriodEnd != "" && c.PeriodEnd != c.PeriodStart {
			period += "–" + c.PeriodEnd
		}
		fmt.Fprintf(w, "\n%s · %s · %s · %s\n", c.Indicator, printable(c.Province), printable(c.Subject), period)
		for _, t := range c.Statements {
			fmt.Fprintf(w, "  %s %s  %s, %s\n    %s\n    %s\n", t.Value, printable(c.Unit), printable(t.Newspaper), t.Day, printable(t.Sentence), printable(t.URL))
		}
	}
}
