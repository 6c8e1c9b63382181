package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"baotinh/crawl/strip"
	"baotinh/extract"
)

func newExplainCmd(opts *options) *cobra.Command {
	var ctx extract.Context
	cmd := &cobra.Command{
		Use:   "explain [FILE]",
		Short: "Which rule gave each fact, and why a number is none / Quy tắc nào cho ra số liệu",
		Long: `Reads one text or saved page from a file or standard input and tells, place by place, which rule read it, from which words its fields came,
and for every number that is no figure why not.`,
		Example: `  echo "Theo Quyết định số 1676 - QĐ/TU, năm 2019 kết nạp 1.940 đảng viên ở phường 2." | baotinh explain`,
		Args:    usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkPublished(ctx.Published); err != nil {
				return err
			}
			name := "-"
			if len(args) == 1 {
				name = args[0]
			}
			text, err := readText(name, cmd.InOrStdin())
			if err != nil {
				return err
			}
			var blocks []extract.Block
			if isPage(text) {
				page, err := strip.Page([]byte(text), "", nil)
				if err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				given := ctx
				text, blocks, ctx = readingOf(page)
				ctx = over(ctx, given)
			}
			result, steps := extract.Explain(text, ctx, blocks...)
			out := cmd.OutOrStdout()
			if opts.json {
				return printJSON(out, struct {
					extract.Result
					Steps []extract.Step `json:"steps"`
				}{result, steps})
			}
			for _, s := range steps {
				fmt.Fprintf(out, "%-9s %-4s “%s”\n          rule: %s\n", s.Outcome, s.ID, oneLine(s.Surface), s.Rule)
				if len(s.Because) > 0 {
					fmt.Fprintf(out, "          read: %s\n", oneLine(strings.Join(s.Because, "; ")))
				}
				for _, lost := range s.Lost {
					fmt.Fprintf(out, "          not:  %s\n", oneLine(lost))
				}
			}
			for _, c := range result.Checks {
				fmt.Fprintf(out, "check     %-4s %s: %s (%s)\n", c.ID, c.Kind, c.Equation, c.Verdict)
			}
			return nil
		},
	}
	addContext(cmd, &ctx)
	return cmd
}

// oneLine keeps a piece of text from a newspaper on its line and its control characters away from the terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}
