package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

func newDocumentsCmd(opts *options) *cobra.Command {
	var flags tableFlags
	var citations, counts bool
	cmd := &cobra.Command{
		Use:   "documents [FILTER]",
		Short: "List official documents that articles cite / Liệt kê văn bản được nhắc tới",
		Long: `List official documents that articles cite, the most cited first; with --citations each mention with its provenance, with
--by-newspaper how often each is cited in which province and newspaper.
FILTER is a list of conditions that all must hold; a number finds the document however it is written:

  1676-QĐ/TU   "1676 - QĐ/TU"   type="Nghị quyết"   place="Đắk Lắk"   level=tinh   citations>=2`,
		Example: `  baotinh documents 'type="Nghị quyết" citations>=2'
  baotinh documents --citations '"1676 - QĐ/TU"'
  baotinh documents --by-newspaper 'province="Đắk Lắk" citations>=2'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			table, shown := "documents", []string{"canonical", "type", "issuer", "date", "title", "place", "citations", "articles"}
			switch {
			case citations && counts:
				return withCode(exitUsage, errors.New("--citations and --by-newspaper are two tables (give one of them)"))
			case citations:
				table, shown = "citations_wide", []string{"canonical", "type", "issuer", "date", "newspaper", "day", "sentence"}
			case counts:
				table, shown = "citation_counts", []string{"canonical", "type", "province", "newspaper", "citations", "articles", "first_day", "last_day"}
			}
			if flags.sort == "" && !citations {
				flags.sort, flags.desc = "citations", true
			}
			facts, err := openFacts(cmd, opts)
			if err != nil {
				return err
			}
			defer facts.Close()
			q, err := tableQuery(cmd.Context(), opts, facts, cmd.ErrOrStderr(), table, strings.Join(args, " "), flags)
			if err != nil {
				return err
			}
			return showTable(cmd.Context(), cmd.OutOrStdout(), facts, q, opts.json, shown)
		},
	}
	flags.add(cmd, 50)
	cmd.Flags().BoolVar(&citations, "citations", false, "each mention instead of each document (needed with --query)")
	cmd.Flags().BoolVar(&counts, "by-newspaper", false, "how often each document is cited, by province and newspaper")
	return cmd
}
