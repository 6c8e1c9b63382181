package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/crawl/fetch"
)

// newArchiveCmd is "baotinh archive": looking into the WARC files of the data folder. It takes no lock, so that a crawl may go on.
func newArchiveCmd(opts *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "archive",
		Short: "Look into the archive / Xem kho lưu trữ",
		Example: `  baotinh archive list --url /chinh-tri/
  baotinh archive verify`,
		RunE: needCommand,
	}
	cmd.AddCommand(newArchiveListCmd(opts), newArchiveGetCmd(opts), newArchiveVerifyCmd(opts))
	return cmd
}

// archiveDir checks that the data folder is one that this program may read.
func archiveDir(opts *options) (string, error) {
	if err := datadir.Check(opts.data); err != nil {
		return "", err
	}
	return filepath.Join(opts.data, "archive"), nil
}

// archiveLine is one record in a list.
type archiveLine struct {
	archive.Pos
	Type      string    `json:"type"`
	Date      time.Time `json:"date"`
	URL       string    `json:"url,omitempty"`
	Status    int       `json:"status,omitempty"`
	Length    int64     `json:"length"` // compressed
	Truncated string    `json:"truncated,omitempty"`
}

func newArchiveListCmd(opts *options) *cobra.Command {
	var all bool
	var match string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the answers in the archive / Liệt kê các trang đã lưu",
		Args:    noArgs,
		Example: "  baotinh archive list --url /chinh-tri/",
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := archiveDir(opts)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			enc := json.NewEncoder(out)
			return archive.Walk(cmd.Context(), dir, archive.Pos{}, func(r *archive.Record) error {
				line := archiveLine{Pos: r.Pos, Type: r.Type(), Date: r.Date(), URL: r.URL(), Length: r.Length, Truncated: string(r.Truncated())}
				if !all && line.Type != archive.TypeResponse && line.Type != archive.TypeRevisit || !strings.Contains(line.URL, match) {
					return nil
				}
				if line.Type == archive.TypeResponse || line.Type == archive.TypeRevisit {
					line.Status, _, _, _ = r.HTTP() // a damaged head shows as status 0; verify says what is wrong
				}
				if opts.json {
					return enc.Encode(line)
				}
				_, err := fmt.Fprintf(out, "%s:%d\t%s\t%s\t%d\t%s\n", line.File, line.Offset, line.Date.Format(time.RFC3339), line.Type, line.Status, line.URL)
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "requests and file headers too")
	cmd.Flags().StringVar(&match, "url", "", "only addresses that hold this text")
	return cmd
}

func newArchiveGetCmd(opts *options) *cobra.Command {
	var raw bool
	cmd := &cobra.Command{
		Use:   "get FILE:OFFSET | RECORD | URL",
		Short: "Print an archived page / In một trang đã lưu",
		Long: `Print the body of an archived answer with its content encoding undone: by the place that "archive list" gives, by the record's id, as
the column archive_record of every fact has it, or the newest page of an address.

In nội dung một trang đã lưu: theo vị trí mà "archive list" cho biết, theo mã bản ghi (cột archive_record của mỗi
số liệu), hoặc bản mới nhất của một địa chỉ.`,
		Args: usage(cobra.ExactArgs(1)),
		Example: `  baotinh archive get baotinh-00001-20250820010000.warc.gz:1234 > page.html
  baotinh archive get urn:uuid:6f1d2a3b-0c4e-4f5a-8b6c-7d8e9f0a1b2c > page.html`,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := archiveDir(opts)
			if err != nil {
				return err
			}
			rec, err := findRecord(cmd, dir, args[0])
			if err != nil {
				return err
			}
			if raw {
				return writeRecord(cmd, rec)
			}
			if rec.Type() == archive.TypeRevisit {
				return fmt.Errorf("%s:%d says that %s had not changed and holds no body (ask for the address to get the page)", rec.Pos.File, rec.Pos.Offset, rec.URL())
			}
			const most = 256 << 20
			_, header, body, err := rec.HTTP()
			if err != nil {
				return err
			}
			if body, err = fetch.Decode(body, header, most); err != nil {
				return fmt.Errorf("%s:%d: %w (--raw prints it as it came)", rec.Pos.File, rec.Pos.Offset, err)
			}
			_, err = cmd.OutOrStdout().Write(body)
			return err
		},
	}
	cmd.Flags().BoolVar(&raw, "raw", false, "the whole record: WARC header, HTTP header, body as it came")
	return cmd
}

// findRecord finds a record by its place or its id, or the newest page of an address.
func findRecord(cmd *cobra.Command, dir, what string) (*archive.Record, error) {
	id := "<" + strings.Trim(what, "<>") + ">"
	isID := strings.HasPrefix(id, "<urn:")
	if !isID && !strings.Contains(what, "://") {
		i := strings.LastIndexByte(what, ':')
		if i < 0 {
			return nil, withCode(exitUsage, fmt.Errorf("%q is neither FILE:OFFSET nor an address (see baotinh archive list)", what))
		}
		offset, err := strconv.ParseInt(what[i+1:], 10, 64)
		if err != nil || offset < 0 {
			return nil, withCode(exitUsage, fmt.Errorf("%q has no offset after the colon (see baotinh archive list)", what))
		}
		return archive.Read(dir, archive.Pos{File: what[:i], Offset: offset})
	}
	var at archive.Pos
	err := archive.Walk(cmd.Context(), dir, archive.Pos{}, func(r *archive.Record) error {
		switch {
		case isID && r.ID() == id:
			at = r.Pos
			return errFound
		case !isID && r.Type() == archive.TypeResponse && r.URL() == what:
			at = r.Pos
		}
		return nil
	})
	if err != nil && !errors.Is(err, errFound) {
		return nil, err
	}
	if at.IsZero() && isID {
		return nil, fmt.Errorf("no record %s in the archive (is --data the folder that the row came from?)", id)
	}
	if at.IsZero() {
		return nil, fmt.Errorf("no page of %q in the archive (baotinh archive list --url shows what there is)", what)
	}
	return archive.Read(dir, at)
}

// errFound ends a walk through the archive.
var errFound = errors.New("found")

// writeRecord prints a record as it stands in the file, but for the order and case of its header lines.
func writeRecord(cmd *cobra.Command, rec *archive.Record) error {
	var names []string
	for name := range rec.Header {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	for _, name := range names {
		for _, v := range rec.Header[name] {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	b.WriteByte('\n')
	if _, err := cmd.OutOrStdout().Write([]byte(b.String())); err != nil {
		return err
	}
	_, err := cmd.OutOrStdout().Write(rec.Block)
	return err
}

func newArchiveVerifyCmd(opts *options) *cobra.Command {
	return &cobra.Command{
		Use:     "verify",
		Short:   "Check every record against its digests / Kiểm tra kho lưu trữ",
		Args:    noArgs,
		Example: "  baotinh archive verify --data /var/lib/baotinh",
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := archiveDir(opts)
			if err != nil {
				return err
			}
			s, err := archive.Verify(cmd.Context(), dir)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if opts.json {
				enc := json.NewEncoder(out)
				enc.SetIndent("", "  ")
				if err := enc.Encode(s); err != nil {
					return err
				}
			} else {
				fmt.Fprintf(out, "%d files, %d records, %.1f MB: %d responses, %d revisits, %d requests\n", s.Files, s.Records, float64(s.Bytes)/1e6,
					s.Types[archive.TypeResponse], s.Types[archive.TypeRevisit], s.Types[archive.TypeRequest])
				for _, f := range s.Faults {
					fmt.Fprintln(out, f)
				}
			}
			if n := len(s.Faults); n > 0 {
				return fmt.Errorf("%d faults in the archive (the records before and after them can be read)", n)
			}
			if s.Files == 0 {
				return errors.New("no archive in the data folder (name the folder with --data, or crawl first)")
			}
			return nil
		},
	}
}
