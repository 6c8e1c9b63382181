package main

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"baotinh/crawl/article"
	"baotinh/crawl/charset"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

// newStripCmd is "baotinh strip": one page on standard input, its article on standard output.
func newStripCmd(opts *options) *cobra.Command {
	var address, key string
	cmd := &cobra.Command{
		Use:   "strip [--url U] [--site KEY] < page.html",
		Short: "A page to an article / Bóc bài báo khỏi trang",
		Args:  noArgs,
		Example: `  baotinh strip --json --url "$ADDRESS" < page.html
  baotinh strip --site daklak < page.html`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			sites, err := site.Load(opts.sites, opts.allowLoopback)
			if err != nil {
				return err
			}
			s, err := siteOf(sites, address, key)
			if err != nil {
				return err
			}
			a, err := stripPage(cmd.InOrStdin(), address, s)
			if err != nil {
				return err
			}
			if opts.json {
				return writeJSON(cmd.OutOrStdout(), a)
			}
			return printArticle(cmd.OutOrStdout(), a)
		},
	}
	cmd.Flags().StringVar(&address, "url", "", "address of the page; says which newspaper it is and makes links absolute")
	cmd.Flags().StringVar(&key, "site", "", "key of the newspaper, if the address does not tell; \"none\" for the generic path")
	return cmd
}

// siteOf finds the newspaper of a page; nil is an unknown one.
func siteOf(sites *site.Set, address, key string) (*site.Site, error) {
	if key == "none" {
		return nil, nil
	}
	if key != "" {
		s, ok := sites.Site(key)
		if !ok {
			return nil, withCode(exitUsage, fmt.Errorf("--site %q: no such newspaper (baotinh sites lists them, none is for the generic path)", key))
		}
		return s, nil
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, withCode(exitUsage, fmt.Errorf("--url %q is no address", address))
	}
	s, _ := sites.ByHost(u.Host)
	return s, nil
}

// stripPage reads a page of any encoding. It reads one byte more than strip takes, so that a larger page is refused and not cut.
func stripPage(in io.Reader, address string, s *site.Site) (*article.Article, error) {
	page, err := io.ReadAll(io.LimitReader(in, strip.MaxPage+1))
	if err != nil {
		return nil, fmt.Errorf("reading the page: %w", err)
	}
	if len(page) > strip.MaxPage {
		return nil, strip.ErrLarge
	}
	text, _ := charset.ToUTF8(page, "")
	a, err := strip.Page(text, address, s)
	if err != nil && address != "" {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return a, err
}

// printArticle writes an article for people.
func printArticle(out io.Writer, a *article.Article) error {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-10s %s\n", name, value)
		}
	}
	line("title", a.Title)
	line("published", a.Published)
	line("authors", strings.Join(a.Authors, ", "))
	line("section", a.Section)
	line("newspaper", a.Newspaper)
	line("lead tag", a.LeadTag)
	line("layout", a.Layout)
	line("address", a.CanonicalURL)
	if a.Sapo != "" {
		fmt.Fprintf(&b, "\n%s\n", a.Sapo)
	}
	fmt.Fprintf(&b, "\n%s\n", a.Text)
	for _, c := range a.Captions {
		fmt.Fprintf(&b, "\n[%s]", c.Text)
		if c.Credit != "" {
			fmt.Fprintf(&b, " (%s)", c.Credit)
		}
	}
	if len(a.Captions) > 0 {
		b.WriteByte('\n')
	}
	_, err := io.WriteString(out, b.String())
	return err
}
