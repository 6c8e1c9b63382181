package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/charset"
	"baotinh/crawl/datadir"
	"baotinh/crawl/draft"
	"baotinh/crawl/site"
	"baotinh/crawl/strip"
)

// newSitesCmd is "baotinh sites": the newspapers as a table, one in full, and the validation of newspaper files.
func newSitesCmd(opts *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "sites",
		Short:   "The newspapers / Danh sách báo",
		Example: "  baotinh sites --sites my-newspapers",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := site.Load(opts.sites, opts.allowLoopback)
			if err != nil {
				return err
			}
			if opts.json {
				return writeJSON(cmd.OutOrStdout(), summaries(set))
			}
			return printSites(cmd.OutOrStdout(), set)
		},
	}
	cmd.AddCommand(newSitesShowCmd(opts), newSitesCheckCmd(opts), newSitesDraftCmd(opts))
	return cmd
}

func newSitesShowCmd(opts *options) *cobra.Command {
	return &cobra.Command{
		Use:     "show KEY",
		Short:   "One newspaper in full / Một báo, đầy đủ",
		Example: "  baotinh sites show daklak",
		Args:    usage(cobra.ExactArgs(1)),
		ValidArgsFunction: func(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return siteKeys(opts), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := site.Load(opts.sites, opts.allowLoopback)
			if err != nil {
				return err
			}
			s, ok := set.Site(args[0])
			if !ok {
				return withCode(exitUsage, fmt.Errorf("no newspaper %q (baotinh sites lists them, --sites DIR adds your own)", args[0]))
			}
			if opts.json {
				return writeJSON(cmd.OutOrStdout(), details(s))
			}
			return printSite(cmd.OutOrStdout(), s)
		},
	}
}

func newSitesCheckCmd(opts *options) *cobra.Command {
	var contact string
	var pages int
	cmd := &cobra.Command{
		Use:   "check [SITE]",
		Short: "Validate newspaper files, or try one on its newspaper / Kiểm tra tệp khai báo báo",
		Long: `Without a name: reads all newspaper files, bundled and --sites, and says what is wrong or weak in them, and reads the saved pages of that folder
(testdata/KEY/*.html, with the expected article beside each). With a name: fetches a few articles of the newspaper, as politely as any crawl
and into a folder that goes away, and says what each field and each selector of the layout gave.

Không nêu tên báo: đọc mọi tệp khai báo, chỉ ra chỗ sai, chỗ yếu, và đọc lại các trang mẫu đã lưu trong thư mục --sites. Nêu tên báo: tải vài bài
của báo đó và cho biết từng trường, từng bộ chọn CSS lấy được gì.`,
		Example: `  baotinh sites check --sites my-newspapers
  baotinh sites check daklak --pages 5 --contact mailto:ban@example.org`,
		Args: usage(cobra.MaximumNArgs(1)),
		ValidArgsFunction: func(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return siteKeys(opts), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				sites, err := loadSites(opts, args)
				if err != nil {
					return err
				}
				if err := needContact(sites, contact); err != nil {
					return err
				}
				return trySite(cmd, opts, sites[0], contact, pages)
			}
			set, err := site.Load(opts.sites, opts.allowLoopback)
			if err != nil {
				return err
			}
			warnings := 0
			for _, s := range set.Sites() {
				for _, w := range s.Warnings() {
					warnings++
					if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", s.Key, w); err != nil {
						return err
					}
				}
			}
			if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%d newspapers, no error, %d warnings\n", len(set.Sites()), warnings); err != nil || opts.sites == "" {
				return err
			}
			return checkFixtures(cmd.OutOrStdout(), opts.sites, set)
		},
	}
	cmd.Flags().StringVar(&contact, "contact", os.Getenv("BAOTINH_CONTACT"), "mail or web address that the newspaper sees in our user agent (or BAOTINH_CONTACT)")
	cmd.Flags().IntVar(&pages, "pages", 3, "articles to fetch")
	return cmd
}

// checkFixtures reads the saved pages of a folder of newspaper files.
func checkFixtures(out io.Writer, folder string, set *site.Set) error {
	n, faults, err := draft.Check(folder, set)
	if err != nil {
		return err
	}
	for _, f := range faults {
		if _, err := fmt.Fprintln(out, f); err != nil {
			return err
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("%d of %d saved pages are not read as expected", len(faults), n)
	}
	if n > 0 {
		_, err = fmt.Fprintf(out, "%d saved pages, read as expected\n", n)
	}
	return err
}

// tried is what the fields of one article gave.
type tried struct {
	URL       string   `json:"url"`
	Layout    string   `json:"layout,omitempty"`
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Authors   []string `json:"authors"`
	Section   string   `json:"section"`
	Sapo      int      `json:"sapo"` // code points
	Text      int      `json:"text"` // likewise
	Captions  int      `json:"captions"`
	Tables    int      `json:"tables"`
	Fault     string   `json:"fault,omitempty"`
	// Selectors are those of the layout that applied, of all layouts if none did.
	Selectors []strip.Match `json:"selectors"`
}

// trySite crawls a few articles of a newspaper into a folder that goes away and prints what its fields gave.
func trySite(cmd *cobra.Command, opts *options, s *site.Site, contact string, pages int) (err error) {
	if pages < 1 {
		return withCode(exitUsage, fmt.Errorf("--pages %d (give at least 1)", pages))
	}
	folder, err := os.MkdirTemp("", "baotinh-check-")
	if err != nil {
		return fmt.Errorf("no temporary folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	dir, err := datadir.Open(folder, cmd.CommandPath())
	if err != nil {
		return withFolderCode(err)
	}
	defer func() { err = errors.Join(err, dir.Close()) }()

	all := []tried{}
	enough := fmt.Errorf("%w: enough pages", crawl.ErrStop)
	lists := len(s.Seeds) + len(s.Sections) + len(s.Feeds) + len(s.Sitemaps)
	report, err := crawl.Run(cmd.Context(), crawl.Config{
		Dir: dir, Sites: []*site.Site{s}, Contact: contact, Version: version(), AllowLoopback: opts.allowLoopback,
		Workers: 1, Pages: 1, MaxWait: time.Minute, Requests: lists + 2*pages,
		Backfill: crawl.Backfill{Requests: 2 * pages},
		Hook: func(_ context.Context, page crawl.Page) error {
			if page.Again {
				return nil
			}
			one := tried{URL: page.URL, Authors: []string{}, Selectors: []strip.Match{}}
			text, _ := charset.ToUTF8(page.Body, page.Header.Get("Content-Type"))
			if matches, err := strip.Matches(text, s); err == nil {
				one.Selectors = matches
			}
			a, _, err := read(page)
			if err != nil {
				one.Fault = err.Error()
			} else {
				one.Layout, one.Title, one.Published, one.Authors, one.Section = a.Layout, a.Title, a.Published, a.Authors, a.Section
				one.Sapo, one.Text = utf8.RuneCountInString(a.Sapo), utf8.RuneCountInString(a.Text)
				one.Captions, one.Tables = len(a.Captions), len(a.Tables)
				if applied := slices.DeleteFunc(slices.Clone(one.Selectors), func(m strip.Match) bool { return m.Layout != a.Layout }); len(applied) > 0 {
					one.Selectors = applied
				}
			}
			if all = append(all, one); len(all) >= pages {
				return enough
			}
			return nil
		},
	})
	if err != nil && !errors.Is(err, enough) {
		return withFolderCode(err)
	}
	if opts.json {
		if err := writeJSON(cmd.OutOrStdout(), all); err != nil {
			return err
		}
	} else if err := printTried(cmd.OutOrStdout(), all); err != nil {
		return err
	}
	faults := 0
	for _, one := range all {
		if one.Fault != "" || one.Published == "" {
			faults++
		}
	}
	switch {
	case len(all) == 0:
		return withCode(exitSomeSites, fmt.Errorf("%s gave no article: %s", s.Key, strings.Join(append(report.Sites[0].Problems, "see its lists and article patterns with baotinh sites show "+s.Key), "; ")))
	case faults > 0:
		return withCode(exitYieldAlarm, fmt.Errorf("%d of %d pages of %s gave no article or no date (correct its layouts, try a page with baotinh strip)", faults, len(all), s.Key))
	}
	return nil
}

func printTried(out io.Writer, all []tried) error {
	w := tabwriter.NewWriter(out, 2, 0, 2, ' ', 0)
	for _, one := range all {
		fmt.Fprintf(w, "url\t%s\n", printable(one.URL))
		if one.Fault != "" {
			fmt.Fprintf(w, "fault\t%s\n", printable(one.Fault))
			printMatches(w, one.Selectors)
			continue
		}
		for _, row := range [][2]string{
			{"layout", one.Layout}, {"title", one.Title}, {"published", one.Published}, {"authors", strings.Join(one.Authors, ", ")}, {"section", one.Section},
			{"sapo", fmt.Sprintf("%d characters", one.Sapo)}, {"text", fmt.Sprintf("%d characters, %d captions, %d tables", one.Text, one.Captions, one.Tables)},
		} {
			if row[1] == "" {
				row[1] = "–"
			}
			fmt.Fprintf(w, "%s\t%s\n", row[0], printable(row[1]))
		}
		printMatches(w, one.Selectors)
	}
	return w.Flush()
}

// printMatches writes what each selector gave; the first of a field that gives text is the one that counts.
func printMatches(w io.Writer, all []strip.Match) {
	for _, m := range all {
		what := "nothing"
		if m.Count > 0 {
			what = fmt.Sprintf("%d×  %s", m.Count, m.Text)
		}
		fmt.Fprintf(w, "  %s %s\t%s\t%s\n", m.Layout, m.Field, printable(m.Selector), printable(what))
	}
	fmt.Fprintln(w)
}

// siteKeys completes the keys of newspapers on the command line; a broken folder completes nothing.
func siteKeys(opts *options) []string {
	set, err := site.Load(opts.sites, opts.allowLoopback)
	if err != nil {
		return nil
	}
	var keys []string
	for _, s := range set.Sites() {
		keys = append(keys, s.Key+"\t"+s.Name)
	}
	return keys
}

type siteSummary struct {
	Key         string `json:"key"`
	Name        string `json:"name"`
	Province    string `json:"province"`
	ProvinceNew string `json:"province_new"`
	Family      string `json:"family"`
	Host        string `json:"host"`
	MergedInto  string `json:"merged_into,omitempty"`
	Confirmed   int    `json:"confirmed"` // fields seen to hold on a real page
	Fields      int    `json:"fields"`
}

func summaries(set *site.Set) []siteSummary {
	var out []siteSummary
	for _, s := range set.Sites() {
		out = append(out, summary(s))
	}
	return out
}

func summary(s *site.Site) siteSummary {
	one := siteSummary{Key: s.Key, Name: s.Name, Province: s.Province, ProvinceNew: s.ProvinceNew, Family: s.Family, Host: s.Hosts[0], MergedInto: s.MergedInto, Fields: len(s.From)}
	for _, p := range s.From {
		if p.Confirmed {
			one.Confirmed++
		}
	}
	return one
}

// siteDetails is a newspaper as JSON.
type siteDetails struct {
	siteSummary
	Hosts     []string              `json:"hosts"`
	Aliases   []string              `json:"aliases"`
	Retired   []string              `json:"retired"`
	Delay     float64               `json:"delay"` // seconds
	Seeds     []string              `json:"seeds"`
	Sections  []string              `json:"sections"`
	Feeds     []string              `json:"feeds"`
	Sitemaps  []string              `json:"sitemaps"`
	ListJSON  string                `json:"list_json,omitempty"`
	LeadTags  []string              `json:"lead_tags"`
	Layouts   []string              `json:"layouts"` // newest first
	From      map[string]provenance `json:"from"`
	NotesText string                `json:"notes,omitempty"`
}

type provenance struct {
	Source    string `json:"source"`
	Confirmed bool   `json:"confirmed"`
}

func details(s *site.Site) siteDetails {
	d := siteDetails{
		siteSummary: summary(s), Hosts: s.Hosts, Aliases: s.Aliases, Retired: s.Retired, Delay: s.Delay.Seconds(), Seeds: s.Seeds,
		Sections: s.Sections, Feeds: s.Feeds, Sitemaps: s.Sitemaps, ListJSON: s.ListJSON, LeadTags: s.LeadTags,
		From: map[string]provenance{}, NotesText: s.Notes,
	}
	for _, l := range s.Layouts {
		d.Layouts = append(d.Layouts, l.Name)
	}
	for field, p := range s.From {
		d.From[field] = provenance(p)
	}
	return d
}

func printSites(out io.Writer, set *site.Set) error {
	w := tabwriter.NewWriter(out, 2, 0, 2, ' ', 0)
	fmt.Fprintln(w, "KEY\tNEWSPAPER\tPROVINCE\tSINCE 7-2025\tFAMILY\tHOST\tMERGED INTO")
	for _, s := range summaries(set) {
		fmt.Fprintln(w, strings.Join([]string{s.Key, s.Name, s.Province, s.ProvinceNew, s.Family, s.Host, s.MergedInto}, "\t"))
	}
	return w.Flush()
}

func printSite(out io.Writer, s *site.Site) error {
	w := tabwriter.NewWriter(out, 2, 0, 2, ' ', 0)
	row := func(name, value, field string) {
		if value == "" {
			return
		}
		from := ""
		if p, ok := s.From[field]; ok {
			from = p.Source + ", unconfirmed"
			if p.Confirmed {
				from = p.Source + ", confirmed"
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", name, value, from)
	}
	list := func(name string, values []string, field string) {
		for i, v := range values {
			if i > 0 {
				name, field = "", ""
			}
			row(name, v, field)
		}
	}
	row("newspaper", s.Name, "name")
	row("province", s.Province, "province")
	row("since 7-2025", s.ProvinceNew, "province_new")
	row("merged into", s.MergedInto, "merged_into")
	row("family", s.Family, "family")
	row("scheme", s.Scheme, "scheme")
	list("hosts", s.Hosts, "hosts")
	list("aliases", s.Aliases, "aliases")
	list("retired", s.Retired, "retired")
	row("delay", s.Delay.String(), "delay")
	list("seeds", s.Seeds, "seeds")
	list("sections", s.Sections, "sections")
	list("feeds", s.Feeds, "feeds")
	list("sitemaps", s.Sitemaps, "sitemaps")
	row("list of a section", s.ListJSON, "list_json")
	list("lead tags", s.LeadTags, "lead_tags")
	for _, l := range s.Layouts {
		body := make([]string, len(l.Body))
		for i, b := range l.Body {
			body[i] = b.Text
		}
		fmt.Fprintf(w, "layout\t%s\t%s: body %s\n", l.Name, l.Source, strings.Join(body, ", "))
	}
	row("notes", s.Notes, "notes")
	sources := map[string]bool{}
	for _, p := range s.From {
		for _, code := range strings.Fields(p.Source) {
			sources[code] = true
		}
	}
	codes := make([]string, 0, len(sources))
	for code := range sources {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	for _, code := range codes {
		fmt.Fprintf(w, "source %s\t%s\t\n", code, site.Explain(code))
	}
	return w.Flush()
}
