package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baotinh/index/export"
	"baotinh/index/store"
)

func newCiteCmd(opts *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cite FORMAT QUERY",
		Short: "References of articles for a bibliography / Trích dẫn bài báo cho thư mục tham khảo",
		Long:  "References of all articles that a search finds, as " + strings.Join(export.CiteFormats, ", ") + ".",
		Example: `  baotinh cite bibtex '"hợp nhất" province:"Sóc Trăng"' > hop-nhat.bib
  baotinh cite csl '1676-QĐ/TU'`,
		Args:      usage(cobra.MinimumNArgs(2)),
		ValidArgs: export.CiteFormats,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(export.CiteFormats, args[0]) {
				return withCode(exitUsage, export.Cite(nil, args[0], nil))
			}
			facts, err := openFacts(cmd, opts)
			if err != nil {
				return err
			}
			defer facts.Close()
			x, err := askIndex(cmd.Context(), opts, facts, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer x.Close()
			query := strings.Join(args[1:], " ")
			ids, problems, err := x.Matching(cmd.Context(), query)
			if err != nil {
				return err
			}
			printProblems(cmd.ErrOrStderr(), query, problems)
			if len(ids) == 0 {
				fmt.Fprintln(cmd.ErrOrStderr(), say("không tìm thấy bài nào", "no article was found"))
			}
			var articles []*store.Record
			for _, id := range ids {
				a, err := facts.Article(cmd.Context(), id)
				if errors.Is(err, store.ErrNotFound) {
					continue // deleted since it was indexed
				}
				if err != nil {
					return err
				}
				articles = append(articles, a)
			}
			return export.Cite(cmd.OutOrStdout(), args[0], articles)
		},
	}
	return cmd
}
