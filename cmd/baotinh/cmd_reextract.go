package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/datadir"
	"baotinh/crawl/site"
	"baotinh/extract"
	"baotinh/index/store"
)

// newReextractCmd is "baotinh reextract": everything right of the archive, again.
func newReextractCmd(opts *options) *cobra.Command {
	var most int
	cmd := &cobra.Command{
		Use:   "reextract",
		Short: "Strip and extract the archived pages again / Bóc và trích xuất lại từ kho",
		Long: `Reads the newest page of every article from the archive, strips and extracts it with the rules of this program, and brings store and index
up to date, without the network. The report says which facts came and which went.

Đọc lại bản mới nhất của từng bài trong kho, bóc và trích xuất theo bộ quy tắc hiện tại, cập nhật dữ liệu và chỉ mục; không dùng mạng. Báo cáo
cho biết số liệu, văn bản nào thêm vào, mất đi.`,
		Example: "  baotinh reextract\n  baotinh reextract --changes 200 --json > changes.json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			set, err := site.Load(opts.sites, opts.allowLoopback)
			if err != nil {
				return err
			}
			dir, err := datadir.Open(opts.data, cmd.CommandPath())
			if err != nil {
				return withFolderCode(err)
			}
			defer func() { err = errors.Join(err, dir.Close()) }()
			if err := dir.CheckSpace(); err != nil {
				return withFolderCode(err)
			}
			p, err := openPipeline(opts.data)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, p.Close()) }()
			changes, err := p.reextract(cmd.Context(), dir.Path("archive"), set, most)
			if err == nil {
				err = p.catchUp(cmd.Context())
			}
			if err != nil {
				return withFolderCode(err)
			}
			return changes.print(cmd.OutOrStdout(), opts.json)
		},
	}
	cmd.Flags().IntVar(&most, "changes", 40, "changed facts to list")
	return cmd
}

// factChange is a fact that came (Sign "+") or went ("-").
type factChange struct {
	URL  string `json:"url"`
	Sign string `json:"sign"`
	Fact string `json:"fact"`
}

// factChanges is the report of a re-extraction.
type factChanges struct {
	Pages     int `json:"pages"`
	Articles  int `json:"articles"`
	New       int `json:"new"`        // articles that the store did not have
	Changed   int `json:"changed"`    // articles with other facts
	NoArticle int `json:"no_article"` // pages without an article
	Twins     int `json:"twins"`      // other addresses of articles that are there under their own
	// Kept are articles of the store whose page gives none any more. They stay as they are: a broken layout must not empty the store.
	Kept    []string     `json:"kept"`
	Gained  int          `json:"gained"`
	Lost    int          `json:"lost"`
	Changes []factChange `json:"changes"` // the first of them
}

// reextract takes the newest page of every article through strip, extract and store.
func (p *pipeline) reextract(ctx context.Context, dir string, set *site.Set, most int) (*factChanges, error) {
	c := &factChanges{Kept: []string{}, Changes: []factChange{}}
	err := crawl.Articles(ctx, dir, set, func(page crawl.Page) error {
		c.Pages++
		return p.reread(ctx, page, c, most)
	})
	sort.Strings(c.Kept)
	return c, err
}

func (p *pipeline) reread(ctx context.Context, page crawl.Page, c *factChanges, most int) error {
	a, facts, err := read(page)
	if err != nil && !isNoArticle(err) {
		return fmt.Errorf("%s: %w", page.URL, err)
	}
	address := page.URL
	if a != nil {
		address = a.CanonicalURL
	}
	before, oldErr := p.store.Result(ctx, store.ArticleID(address))
	if oldErr != nil && !errors.Is(oldErr, store.ErrNotFound) {
		return oldErr
	}
	if a == nil {
		c.NoArticle++
		if oldErr == nil {
			c.Kept = append(c.Kept, page.URL)
		}
		return nil
	}
	twin, err := p.isTwin(ctx, page, a)
	if err != nil {
		return err
	}
	if twin {
		c.Twins++
		return nil
	}
	if err := p.put(ctx, page, a, facts); err != nil {
		return err
	}
	c.Articles++
	if oldErr != nil {
		c.New++
		return nil
	}
	c.compare(address, before, &facts, most)
	return nil
}

// compare counts the facts that came and went between two results of one article.
func (c *factChanges) compare(address string, before, after *extract.Result, most int) {
	old, now := factLines(before), factLines(after)
	gained, lost := c.Gained, c.Lost
	note := func(sign string, in, out map[string]int, n *int) {
		var facts []string
		for fact := range in {
			facts = append(facts, fact)
		}
		sort.Strings(facts)
		for _, fact := range facts {
			for range max(0, in[fact]-out[fact]) {
				*n++
				if len(c.Changes) < most {
					c.Changes = append(c.Changes, factChange{address, sign, fact})
				}
			}
		}
	}
	note("-", old, now, &c.Lost)
	note("+", now, old, &c.Gained)
	if c.Gained > gained || c.Lost > lost {
		c.Changed++
	}
}

// factLines writes the facts of a result as lines that can be compared, with how often each occurs. Places in the text do not count.
func factLines(r *extract.Result) map[string]int {
	lines := map[string]int{}
	for _, f := range r.Figures {
		lines[strings.Join([]string{"figure", f.Surface, word(f.Unit), word(f.Item), f.Qualifier, f.Kind, word(f.Subject), word(f.Indicator)}, " · ")]++
	}
	for _, d := range r.Documents {
		lines[strings.Join([]string{"document", d.Surface, word(d.Canonical), word(d.Issuer)}, " · ")]++
	}
	return lines
}

func word(s *string) string {
	if s == nil {
		return "–"
	}
	return *s
}

func (c *factChanges) print(out io.Writer, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(c)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d pages, %d articles, %d of them new, %d with other facts; %d facts came, %d went\n", c.Pages, c.Articles, c.New, c.Changed, c.Gained, c.Lost)
	if c.NoArticle > 0 {
		fmt.Fprintf(&b, "%d pages without an article\n", c.NoArticle)
	}
	for _, address := range c.Kept {
		fmt.Fprintf(&b, "kept as it was, its page gives no article any more: %s\n", printable(address))
	}
	address := ""
	for _, change := range c.Changes {
		if change.URL != address {
			address = change.URL
			fmt.Fprintf(&b, "\n%s\n", printable(address))
		}
		fmt.Fprintf(&b, "  %s %s\n", change.Sign, printable(change.Fact))
	}
	if n := c.Gained + c.Lost - len(c.Changes); n > 0 {
		fmt.Fprintf(&b, "\n… and %d more (--changes N lists more)\n", n)
	}
	_, err := io.WriteString(out, b.String())
	return err
}
