package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/draft"
	"baotinh/crawl/strip"
)

// newSitesDraftCmd is "baotinh sites draft": the beginning of a newspaper file, from one article.
func newSitesDraftCmd(opts *options) *cobra.Command {
	var from, out, contact string
	var o draft.Options
	cmd := &cobra.Command{
		Use:   "draft URL",
		Short: "Begin a newspaper file from one of its articles / Soạn nháp tệp khai báo từ một bài báo",
		Long: `Reads one article page, tries the CMS families on it, and writes a draft newspaper file: every field says where it comes from, none is confirmed.
Where no family fits, the draft has an address pattern of its own, and a layout with the elements in which the generic path found the article.
The page and the article read from it are kept beside the file as a test case. Nothing is overwritten.

The page is asked for once, if robots.txt allows it; with --html nothing is asked for, and URL is the address at which the page was saved.

Đọc một trang bài, thử các họ CMS đã biết và soạn nháp tệp khai báo tờ báo: mỗi trường ghi rõ lấy từ đâu, chưa trường nào được xác nhận. Trang và
bài đọc được nằm cạnh tệp khai báo để kiểm tra về sau. Không ghi đè tệp đã có. Với --html, chương trình không tải gì từ mạng.

Then: look at each line, baotinh sites check --sites FOLDER, and baotinh sites check KEY --sites FOLDER.`,
		Example: `  baotinh sites draft "$ADDRESS" --contact mailto:ban@example.org --province "Sông Trong" --out my-newspapers
  baotinh sites draft "$ADDRESS" --html page.html --key songtrong --out my-newspapers`,
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				out = opts.sites
			}
			if out == "" {
				out = "newspapers"
			}
			o.SitesDir, o.AllowLoopback, o.Year = opts.sites, opts.allowLoopback, time.Now().Year()
			page, err := pageToDraft(cmd, opts, args[0], from, contact)
			if err != nil {
				return err
			}
			d, err := draft.Make(page, o)
			if err != nil {
				return err
			}
			saved, err := d.Save(out)
			if err != nil {
				return err
			}
			return printDraft(cmd.OutOrStdout(), d, saved, out, opts.json)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&from, "html", "", "saved page; - for standard input")
	flags.StringVar(&out, "out", "", "folder for the draft; the folder of --sites, or else newspapers")
	flags.StringVar(&contact, "contact", os.Getenv("BAOTINH_CONTACT"), "mail or web address that the newspaper sees in our user agent (or BAOTINH_CONTACT)")
	flags.StringVar(&o.Key, "key", "", "key of the newspaper; by default made from its host")
	flags.StringVar(&o.Name, "name", "", "its name, if the page does not say it right")
	flags.StringVar(&o.Province, "province", "", "its province before July 2025")
	flags.StringVar(&o.ProvinceNew, "province-new", "", "its province since July 2025, if that is another")
	return cmd
}

// pageToDraft reads the page from a file, or asks the newspaper for it.
func pageToDraft(cmd *cobra.Command, opts *options, address, from, contact string) (page draft.Page, err error) {
	if from != "" {
		body, err := readPage(cmd.InOrStdin(), from)
		return draft.Page{URL: address, Body: body}, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return page, withCode(exitUsage, fmt.Errorf("%q is no address", address))
	}
	if err := checkContact(contact); err != nil {
		return page, err
	}
	if contact == "" && !(opts.allowLoopback && isTrialHost(u.Hostname())) {
		return page, withCode(exitUsage, errors.New("newspapers must be able to reach whoever asks for their pages: give --contact, a mail or web address (or set BAOTINH_CONTACT), or a saved page with --html"))
	}
	scratch, err := os.MkdirTemp("", "baotinh-draft-")
	if err != nil {
		return page, fmt.Errorf("no temporary folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	got, err := crawl.Single(cmd.Context(), crawl.Config{Contact: contact, Version: version(), AllowLoopback: opts.allowLoopback}, scratch, address)
	return draft.Page{URL: got.URL, ContentType: got.ContentType, Body: got.Body, Sitemaps: got.Sitemaps}, err
}

// isTrialHost tells hosts of trial servers.
func isTrialHost(host string) bool {
	return host == "localhost" || host == "::1" || strings.HasPrefix(host, "127.")
}

// readPage reads a saved page, refusing one that is larger than any article's.
func readPage(stdin io.Reader, name string) (body []byte, err error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("%w (name a saved page after --html)", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		in = f
	}
	body, err = io.ReadAll(io.LimitReader(in, strip.MaxPage+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w (name a saved page after --html)", name, err)
	}
	return body, nil
}

// printDraft says what was found and what is left to do.
func printDraft(out io.Writer, d *draft.Draft, saved draft.Saved, folder string, asJSON bool) error {
	if asJSON {
		return writeJSON(out, struct {
			Key     string   `json:"key"`
			Family  string   `json:"family,omitempty"`
			Layout  string   `json:"layout"`
			File    string   `json:"file"`
			Page    string   `json:"page"`
			Article string   `json:"article"`
			Title   string   `json:"title"`
			Notes   []string `json:"notes"`
		}{d.Key, d.Family, d.Layout, saved.File, saved.Page, saved.Article, d.Article.Title, d.Notes})
	}
	var b strings.Builder
	a := d.Article
	fmt.Fprintf(&b, "%s\n%s\n%s\n\n", saved.File, saved.Page, saved.Article)
	for _, row := range [][2]string{
		{"layout", d.Layout}, {"title", a.Title}, {"published", a.Published}, {"authors", strings.Join(a.Authors, ", ")},
		{"sapo", fmt.Sprintf("%d characters", utf8.RuneCountInString(a.Sapo))},
		{"text", fmt.Sprintf("%d characters, %d captions, %d tables", utf8.RuneCountInString(a.Text), len(a.Captions), len(a.Tables))},
	} {
		if row[1] == "" {
			row[1] = "–"
		}
		fmt.Fprintf(&b, "%-10s %s\n", row[0], printable(row[1]))
	}
	b.WriteString("\n")
	for _, note := range d.Notes {
		fmt.Fprintf(&b, "- %s\n", printable(note))
	}
	fmt.Fprintf(&b, "- nothing is confirmed: look at each line of %s, then baotinh sites check %s --sites %s\n", saved.File, d.Key, folder)
	_, err := io.WriteString(out, b.String())
	return err
}
