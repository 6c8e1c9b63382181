package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func newDocumentsCmd(opts *options) *cobra.Command {
	var flags tableFlags
	var citations bool
	cmd := &cobra.Command{
		Use:   "documents [FILTER]",
		Short: "List official documents that articles cite / Liệt kê văn bản được nhắc tới",
		Long: `List official documents that articles cite, the most cited first; with --citations each mention with its provenance.
FILTER is a list of conditions that all must hold; a number finds the document however it is written:

  1676-QĐ/TU   "1676 - QĐ/TU"   type="Nghị quyết"   place="Đắk Lắk"   level=tinh   citations>=2`,
		Example: `  baotinh documents 'type="Nghị quyết" citations>=2'
  baotinh documents --citations '"1676 - QĐ/TU"'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			table, shown := "documents", []string{"canonical", "type", "issuer", "date", "title", "place", "citations", "articles"}
			if citations {
				table, shown = "citations_wide", []string{"canonical", "type", "issuer", "date", "newspaper", "day", "sentence"}
			} else if flags.sort == "" {
				flags.sort, flags.desc = "citations", true
			}
			facts, err := openFacts(opts)
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
	return cmd
}
