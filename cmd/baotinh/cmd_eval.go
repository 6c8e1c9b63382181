package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"baotinh/extract"
	"baotinh/extract/gold"
)

func newEvalCmd(opts *options) *cobra.Command {
	var verbose bool
	var facts, against string
	cmd := &cobra.Command{
		Use:   "eval GOLD_DIR...",
		Short: "Score extraction on annotated articles / Chấm điểm trích xuất trên các bài đã chú giải",
		Long: `Extracts every annotated article of the folders (NAME.json with NAME.txt, in the form of the annotation guideline) and prints how well the
result agrees: precision and recall of figures, documents, people, congresses and abbreviations, the accuracy of each field, known wrong sums,
and how often a figure of a given confidence is right.

--facts writes one line per annotated fact; --against compares with such a file of another run and prints gains and losses. Both may name the
same file: it is read before it is written.`,
		Example: `  baotinh eval testdata/gold -v
  baotinh eval testdata/gold --facts now.txt --against testdata/score.txt
  baotinh eval testdata/gold --facts testdata/score.txt --against testdata/score.txt`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return withCode(exitUsage, fmt.Errorf("eval needs a folder of annotated articles (see %s --help)", cmd.CommandPath()))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			report, err := evaluate(args)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if opts.json {
				e := json.NewEncoder(out)
				e.SetIndent("", "  ")
				if err := e.Encode(report); err != nil {
					return fmt.Errorf("printing the scores: %w", err)
				}
			} else if err := printReport(out, report, verbose); err != nil {
				return fmt.Errorf("printing the scores: %w", err)
			}
			var now bytes.Buffer
			if err := report.Write(&now); err != nil {
				return err
			}
			now.WriteString("\n")
			if err := gold.WriteFacts(&now, report.Facts); err != nil {
				return err
			}
			if against != "" {
				where := out
				if opts.json {
					where = cmd.ErrOrStderr()
				}
				if err := compareFacts(where, against, now.Bytes(), against == facts); err != nil {
					return err
				}
			}
			if facts != "" {
				if err := os.WriteFile(facts, now.Bytes(), 0o644); err != nil {
					return fmt.Errorf("writing the facts: %w", err)
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "print every miss and every spurious fact")
	cmd.Flags().StringVar(&facts, "facts", "", "write the table and one line per fact to this file")
	cmd.Flags().StringVar(&against, "against", "", "print gains and losses against a file that --facts wrote")
	return cmd
}

// compareFacts prints gains and losses against the facts of an earlier run. The first run that writes a file has nothing to compare it with.
func compareFacts(out io.Writer, against string, now []byte, first bool) error {
	old, err := os.ReadFile(against)
	switch {
	case first && errors.Is(err, fs.ErrNotExist):
		_, err = fmt.Fprintf(out, "\n%s does not exist yet: nothing to compare with\n", against)
		return err
	case err != nil:
		return fmt.Errorf("%w (write it first with --facts)", err)
	}
	fmt.Fprintln(out)
	_, _, err = gold.Compare(out, bytes.NewReader(old), bytes.NewReader(now))
	return err
}

func evaluate(dirs []string) (*gold.Report, error) {
	var articles []gold.Article
	for _, dir := range dirs {
		a, err := gold.Load(dir)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a...)
	}
	results := make([]extract.Result, len(articles))
	for i := range articles {
		results[i] = articles[i].Extract()
	}
	return gold.Score(articles, results), nil
}

func printReport(w io.Writer, r *gold.Report, verbose bool) error {
	if verbose {
		for _, lines := range [][]string{r.Misses, r.Spurious} {
			for _, line := range lines {
				if _, err := fmt.Fprintln(w, line); err != nil {
					return err
				}
			}
		}
	}
	return r.Write(w)
}
