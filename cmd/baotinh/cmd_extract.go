package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"baotinh/extract"
	"baotinh/extract/scan"
)

func newExtractCmd(opts *options) *cobra.Command {
	var ctx extract.Context
	cmd := &cobra.Command{
		Use:   "extract [FILE...]",
		Short: "Facts of a text, as JSON / Số liệu, văn bản trong một bài",
		Long: `Reads texts from files, or one from standard input, and prints for each one JSON object with its figures, documents, groups, checks,
people, congresses and abbreviations. Offsets are code points of the NFC text, which the object carries as "text".`,
		Example: `  echo "Đảng bộ có 114 tổ chức cơ sở đảng và gần 7.000 đảng viên." | baotinh extract --published 2020-08-26 --province "Đắk Lắk"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			out := json.NewEncoder(cmd.OutOrStdout())
			out.SetEscapeHTML(false)
			if len(args) == 0 {
				args = []string{"-"}
			}
			for _, name := range args {
				text, err := readText(name, cmd.InOrStdin())
				if err != nil {
					return err
				}
				if err := out.Encode(extract.Text(text, ctx, nil)); err != nil {
					return fmt.Errorf("printing the facts of %s: %w", name, err)
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&ctx.Published, "published", "", "day of publication, YYYY-MM-DD; empty if unknown")
	cmd.Flags().StringVar(&ctx.Province, "province", "", "province of the newspaper; empty if unknown")
	return cmd
}

// readText reads a text file, or standard input for "-", and refuses what is none.
func readText(name string, stdin io.Reader) (string, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", err
		}
		defer f.Close()
		in = f
	} else {
		name = "standard input"
	}
	b, err := io.ReadAll(io.LimitReader(in, scan.MaxText+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", name, err)
	case len(b) > scan.MaxText:
		return "", fmt.Errorf("%s: larger than %d MiB, which no article is (cut it into articles)", name, scan.MaxText>>20)
	}
	for _, c := range b {
		if c == 0 {
			return "", fmt.Errorf("%s: holds zero bytes, so it is no text (give it UTF-8 text, or a page to baotinh strip)", name)
		}
	}
	return string(b), nil
}
