package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baotinh/extract/parse"
	"baotinh/extract/timex"
)

func newParseCmd(*options) *cobra.Command {
	var jsonl bool
	var published string
	cmd := &cobra.Command{
		Use:   "parse KIND TEXT...",
		Short: "Read one value / Đọc một giá trị",
		Long: `Reads one value and prints it as JSON. A text that holds no such value prints null and exits with 1.

KIND is number, percent, fraction, ordinal, roman, money, date, duration or document. Numbers are printed as strings, so that no reader rounds them.
With --jsonl, answers each line {"id", "kind", "input", "reference_time"} of standard input with a line {"id", "result"}.`,
		Example: `  baotinh parse number "hai mươi mốt nghìn không trăm mười một"
  baotinh parse money "từ 5 đến 7 triệu đồng"
  baotinh parse date --published 2020-07-30 "khai mạc ngày 29-7"
  baotinh parse --jsonl < values.jsonl`,
		ValidArgs: parse.Kinds(),
		Args: func(cmd *cobra.Command, args []string) error {
			if jsonl != (len(args) == 0) || len(args) == 1 {
				return withCode(exitUsage, fmt.Errorf("parse takes a kind and a text, or --jsonl and neither (see %s --help)", cmd.CommandPath()))
			}
			if !jsonl && !slices.Contains(parse.Kinds(), args[0]) {
				return withCode(exitUsage, fmt.Errorf("no kind %q (there are %s)", args[0], strings.Join(parse.Kinds(), ", ")))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if jsonl {
				return parse.Stream(cmd.InOrStdin(), cmd.OutOrStdout())
			}
			if err := checkPublished(published); err != nil {
				return err
			}
			return parseOne(cmd.OutOrStdout(), args[0], strings.Join(args[1:], " "), parse.Reference(published))
		},
	}
	cmd.Flags().BoolVar(&jsonl, "jsonl", false, "answer a stream of JSON lines")
	cmd.Flags().StringVar(&published, "published", "", "day of publication, for days without a year (YYYY-MM-DD)")
	return cmd
}

func parseOne(out io.Writer, kind, text string, ref timex.Reference) error {
	v, ok, err := parse.One(kind, text, ref)
	if err != nil {
		return withCode(exitUsage, err)
	}
	if !ok {
		if _, err := fmt.Fprintln(out, "null"); err != nil {
			return fmt.Errorf("printing the value: %w", err)
		}
		return &exitError{code: exitFailed} // null says it
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("printing the value: %w", err)
	}
	return nil
}
