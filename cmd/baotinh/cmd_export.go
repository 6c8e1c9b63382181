package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baotinh/extract"
	"baotinh/index/export"
	"baotinh/index/store"
)

func newExportCmd(opts *options) *cobra.Command {
	var flags tableFlags
	var table, output string
	var columns []string
	var o export.Options
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	cmd := &cobra.Command{
		Use:   "export FORMAT [FILTER]",
		Short: "Write a table to a file / Xuất bảng dữ liệu",
		Long: `Write the rows of a table as ` + strings.Join(names, ", ") + `, without limit. FILTER is as in baotinh figures and documents.
Beside a file given with --output stands a manifest: query, count, versions, time. The tables and columns are described on the page
/about of baotinh serve.`,
		Example: `  baotinh export csv 'party.members.admitted term=2015-2020' --output ket-nap.csv --bom
  baotinh export jsonl --table citations_wide --query 'province:"Sóc Trăng"' > citations.jsonl`,
		Args:      usage(cobra.MinimumNArgs(1)),
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			format, err := export.ParseFormat(args[0])
			if err != nil {
				return withCode(exitUsage, err)
			}
			facts, err := openFacts(cmd, opts)
			if err != nil {
				return err
			}
			defer facts.Close()
			filter := strings.Join(args[1:], " ")
			q, err := tableQuery(cmd.Context(), opts, facts, cmd.ErrOrStderr(), table, filter, flags)
			if err != nil {
				return err
			}
			if len(columns) > 0 {
				q.Columns = columns
			}
			rows, err := facts.Rows(cmd.Context(), q)
			if err != nil {
				return asUsage(err)
			}
			defer rows.Close()
			if output == "" {
				_, err := format.Write(cmd.OutOrStdout(), table, rows.Columns, rows, o)
				return err
			}
			m := export.Manifest{Table: table, Query: flags.query, Filter: filter, Format: format.Name, Columns: rows.Columns,
				Program: "baotinh", ExtractVersion: extract.Version(), Made: time.Now().Format(time.RFC3339)}
			if err := writeExport(output, format, rows, o, m); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s\n", output)
			return nil
		},
	}
	flags.add(cmd, 0)
	f := cmd.Flags()
	f.StringVar(&table, "table", "figures_wide", "table or view")
	f.StringVarP(&output, "output", "o", "", "file to write, with a manifest beside it; standard output if not given")
	f.StringSliceVar(&columns, "columns", nil, "only these columns, parted by commas")
	f.BoolVar(&o.BOM, "bom", false, "begin csv and tsv with a byte order mark, for Excel")
	return cmd
}

// writeExport writes the file and its manifest. The file gets its name only when it is whole.
func writeExport(path string, format export.Format, rows *store.Rows, o export.Options, m export.Manifest) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-")
	if err != nil {
		return fmt.Errorf("%w (choose another place with --output)", err)
	}
	defer os.Remove(tmp.Name())
	sum := sha256.New()
	m.Rows, err = format.Write(io.MultiWriter(tmp, sum), m.Table, rows.Columns, rows, o)
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return err
	}
	m.SHA256 = hex.EncodeToString(sum.Sum(nil))
	f, err := os.Create(path + ".manifest.json")
	if err != nil {
		return err
	}
	err = export.WriteManifest(f, m)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
