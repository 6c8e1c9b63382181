package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"baotinh/crawl/strip"
	"baotinh/extract"
	"baotinh/extract/parse"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

func newExtractCmd(opts *options) *cobra.Command {
	var ctx extract.Context
	var address string
	cmd := &cobra.Command{
		Use:   "extract [FILE...]",
		Short: "Facts of a text, as JSON / Số liệu, văn bản trong một bài",
		Long: `Reads texts or saved pages from files, or one from standard input, and prints for each one JSON object with its figures, documents,
groups, checks, people, congresses and abbreviations. Offsets are code points of the NFC text, which the object carries as "text"; of a
page that is the article with its title, sapo, captions and tables.`,
		Example: `  echo "Đảng bộ có 114 tổ chức cơ sở đảng và gần 7.000 đảng viên." | baotinh extract --published 2020-08-26 --province "Đắk Lắk"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkPublished(ctx.Published); err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			for _, name := range args {
				text, err := readText(name, cmd.InOrStdin())
				if err != nil {
					return err
				}
				var facts extract.Result
				if isPage(text) {
					page, err := strip.Page([]byte(text), address, nil)
					if err != nil {
						return fmt.Errorf("%s: %w", name, err)
					}
					article, blocks, known := readingOf(page)
					facts = extract.Text(article, over(known, ctx), blocks)
				} else {
					facts = extract.Text(text, ctx, nil)
				}
				if err := printJSON(cmd.OutOrStdout(), facts); err != nil {
					return fmt.Errorf("printing the facts of %s: %w", name, err)
				}
			}
			return nil
		},
	}
	addContext(cmd, &ctx)
	cmd.Flags().StringVar(&address, "url", "", "address of a saved page, for its links and date")
	return cmd
}

// addContext adds the flags that tell of a text what its page would tell; of a page they go before what it tells itself.
func addContext(cmd *cobra.Command, ctx *extract.Context) {
	cmd.Flags().StringVar(&ctx.Published, "published", "", "day of publication, YYYY-MM-DD; empty if unknown")
	cmd.Flags().StringVar(&ctx.Province, "province", "", "province of the newspaper; empty if unknown")
}

// over returns what is known of a page, with what the command line says in its place.
func over(page, given extract.Context) extract.Context {
	if given.Published != "" {
		page.Published = given.Published
	}
	if given.Province != "" {
		page.Province = given.Province
	}
	return page
}

// checkPublished refuses a --published that begins with no day; the empty one is unknown.
func checkPublished(s string) error {
	if s != "" && parse.Reference(s) == (timex.Reference{}) {
		return withCode(exitUsage, fmt.Errorf("--published %q is no day (write 2020-07-30)", s))
	}
	return nil
}

// isPage reports whether a text is an HTML page.
func isPage(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 512)]))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
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
	case len(b) == 0:
		return "", fmt.Errorf("%s: empty (give it a text or a saved page)", name)
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
