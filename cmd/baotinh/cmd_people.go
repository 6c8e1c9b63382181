package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// newFactsCmd is a command that lists the rows of a table of facts.
func newFactsCmd(opts *options, use, short, long, example, table string, shown []string) *cobra.Command {
	var flags tableFlags
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long, Example: example,
		RunE: func(cmd *cobra.Command, args []string) error {
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
	return cmd
}

func newPeopleCmd(opts *options) *cobra.Command {
	return newFactsCmd(opts, "people [FILTER]", "List the people whom articles name / Liệt kê nhân sự",
		"List people whom articles name with a post, with provenance. FILTER is a list of conditions on the columns of people_wide; a bare text is looked for in names.",
		`  baotinh people 'posts:"bí thư" province="Sóc Trăng"'
  baotinh people --query '1676-QĐ/TU' --json`, "people_wide", []string{"name", "posts", "newspaper", "day", "title"})
}

func newCongressesCmd(opts *options) *cobra.Command {
	return newFactsCmd(opts, "congresses [FILTER]", "List congresses that articles name / Liệt kê đại hội",
		"List congresses that articles name, with provenance. FILTER is a list of conditions on the columns of congresses_wide; a bare text is looked for in organisations.",
		`  baotinh congresses 'term_start=2020 organisation:huyện'
  baotinh congresses --json`, "congresses_wide", []string{"organisation", "ordinal", "term_start", "term_end", "date", "newspaper", "day", "title"})
}
