package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"baotinh/index/export"
	"baotinh/index/search"
	"baotinh/index/store"
)

// tableFlags choose rows of a table; figures, documents and export share them.
type tableFlags struct {
	query  string
	sort   string
	desc   bool
	limit  int
	offset int
}

func (t *tableFlags) add(cmd *cobra.Command, limit int) {
	f := cmd.Flags()
	f.StringVar(&t.query, "query", "", "only from articles that this search finds")
	f.StringVar(&t.sort, "sort", "", "column to sort by")
	f.BoolVar(&t.desc, "desc", false, "largest first")
	f.IntVar(&t.limit, "limit", limit, "rows to show, 0 for all")
	f.IntVar(&t.offset, "offset", 0, "rows to leave out first")
}

// tableQuery makes a query of a filter and the flags; mistakes in the filter are the caller's.
func tableQuery(ctx context.Context, opts *options, facts *store.Store, stderr io.Writer, table, filter string, t tableFlags) (store.Query, error) {
	q := store.Query{Table: table, OrderBy: t.sort, Desc: t.desc, Limit: t.limit, Offset: t.offset}
	if t.limit < 0 || t.offset < 0 {
		return q, withCode(exitUsage, fmt.Errorf("--limit %d --offset %d: neither is below 0 (--limit 0 is without limit)", t.limit, t.offset))
	}
	var err error
	if q.Where, err = store.ParseFilter(table, filter); err != nil {
		if filter != "" {
			err = fmt.Errorf("filter %q: %w", filter, err)
		}
		return q, withCode(exitUsage, err)
	}
	if t.query == "" {
		return q, nil
	}
	x, err := askIndex(ctx, opts, facts, stderr)
	if err != nil {
		return q, err
	}
	defer x.Close()
	var problems []search.Problem
	if q.Articles, problems, err = x.Matching(ctx, t.query); err != nil {
		return q, err
	}
	printProblems(stderr, t.query, problems)
	return q, nil
}

// asUsage gives mistakes in what is asked of a table the exit code for usage.
func asUsage(err error) error {
	if _, mistake := errors.AsType[*store.FilterError](err); mistake {
		return withCode(exitUsage, err)
	}
	return err
}

// showTable prints rows for people, or all their columns as JSON. shown are the columns for people.
func showTable(ctx context.Context, w io.Writer, facts *store.Store, q store.Query, asJSON bool, shown []string) error {
	total, err := facts.Count(ctx, q)
	if err != nil {
		return asUsage(err)
	}
	if !asJSON {
		q.Columns = shown
	}
	rows, err := facts.Rows(ctx, q)
	if err != nil {
		return asUsage(err)
	}
	defer rows.Close()
	if asJSON {
		fmt.Fprintf(w, `{"total":%d,"rows":[`, total)
		decimals := export.DecimalColumns(rows.Columns)
		for n := 0; rows.Next(); n++ {
			line, err := export.AppendJSON(nil, rows.Columns, decimals, rows.Values())
			if err != nil {
				return err
			}
			if n > 0 {
				fmt.Fprint(w, ",")
			}
			if err := writeJSONText(w, line); err != nil {
				return err
			}
		}
		if err := rows.Err(); err != nil {
			return err
		}
		_, err = fmt.Fprintln(w, "]}")
		return err
	}
	tab := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(tab, strings.Join(shown, "\t"))
	n := int64(0)
	for ; rows.Next(); n++ {
		for i, v := range rows.Values() {
			if i > 0 {
				fmt.Fprint(tab, "\t")
			}
			text := export.Cell(v)
			if shown[i] == "posts" {
				var posts []string
				if json.Unmarshal([]byte(text), &posts) == nil {
					text = strings.Join(posts, "; ")
				}
			}
			cell := []rune(printable(text))
			if len(cell) > 60 {
				cell = append(cell[:59], '…')
			}
			fmt.Fprint(tab, string(cell))
		}
		fmt.Fprintln(tab)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := tab.Flush(); err != nil {
		return err
	}
	switch {
	case n == 0 && total == 0:
		fmt.Fprint(w, say("không có dòng nào (bớt điều kiện để thấy nhiều hơn)\n", "no rows (fewer conditions show more)\n"))
	case n < total:
		fmt.Fprintf(w, say("%d trên tổng số %d dòng (--limit 0 để xem tất cả)\n", "%d of %d rows (--limit 0 for all)\n"), n, total)
	}
	return nil
}

func newFiguresCmd(opts *options) *cobra.Command {
	var flags tableFlags
	cmd := &cobra.Command{
		Use:   "figures [FILTER]",
		Short: "List figures / Liệt kê số liệu",
		Long: `List figures with their provenance. FILTER is a list of conditions that all must hold:

  party.members.admitted >= 1000    an indicator, with or without a comparison
  term=2015-2020   year=2019        the period that the figure speaks of
  unit="đảng viên"  subject:huyện   equal; containing (case and marks do not count)
  kind=target  value>1,5  province="Sóc Trăng"  day>=2020-07-01

Any column of figures_wide may be used.`,
		Example: `  baotinh figures 'party.members.admitted >= 1000 term=2015-2020' --sort value --desc
  baotinh figures --json --query '1676-QĐ/TU' 'unit="đảng viên"'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			facts, err := openFacts(cmd, opts)
			if err != nil {
				return err
			}
			defer facts.Close()
			q, err := tableQuery(cmd.Context(), opts, facts, cmd.ErrOrStderr(), "figures_wide", strings.Join(args, " "), flags)
			if err != nil {
				return err
			}
			return showTable(cmd.Context(), cmd.OutOrStdout(), facts, q, opts.json,
				[]string{"value", "unit", "qualifier", "kind", "item", "subject", "period_start", "period_end", "indicator", "newspaper", "day", "sentence"})
		},
	}
	flags.add(cmd, 50)
	return cmd
}
