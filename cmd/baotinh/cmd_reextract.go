package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
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
up to date, without the network. The report says which facts came and which went, by newspaper and by rule.

Đọc lại bản mới nhất của từng bài trong kho, bóc và trích xuất theo bộ quy tắc hiện tại, cập nhật dữ liệu và chỉ mục; không dùng mạng. Báo cáo
cho biết số liệu, văn bản nào thêm vào, mất đi, theo từng báo và từng quy tắc.`,
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
	Kept []string `json:"kept"`
	factCount
	BySite  map[string]*factCount `json:"by_site"` // by the key of the newspaper
	ByRule  map[string]*factCount `json:"by_rule"` // by the rule that gave the fact
	Changes []factChange          `json:"changes"` // the first of them
}

// factCount counts facts that came and went. An altered one is a fact that went and came again with the same words in the same article, read
// otherwise; it is counted in Gained and Lost too.
type factCount struct {
	Gained  int `json:"gained"`
	Lost    int `json:"lost"`
	Altered int `json:"altered"`
}

func newFactChanges() *factChanges {
	return &factChanges{Kept: []string{}, Changes: []factChange{}, BySite: map[string]*factCount{}, ByRule: map[string]*factCount{}}
}

// reextract takes the newest page of every article through strip, extract and store.
func (p *pipeline) reextract(ctx context.Context, dir string, set *site.Set, most int) (*factChanges, error) {
	c := newFactChanges()
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
	c.compare(page.Site.Key, address, before, &facts, most)
	return nil
}

// compare counts the facts that came and went between two results of one article.
func (c *factChanges) compare(key, address string, before, after *extract.Result, most int) {
	old, now := factLines(before), factLines(after)
	lost, gained := extra(old, now), extra(now, old)
	if len(lost)+len(gained) == 0 {
		return
	}
	c.Changed++
	words := map[string]int{} // of facts that went
	for _, f := range lost {
		words[f.words]++
		for _, n := range c.counts(key, f.rule) {
			n.Lost++
		}
		c.list(address, "-", f, most)
	}
	for _, f := range gained {
		altered := words[f.words] > 0
		words[f.words]--
		for _, n := range c.counts(key, f.rule) {
			n.Gained++
			if altered {
				n.Altered++
			}
		}
		c.list(address, "+", f, most)
	}
}

func (c *factChanges) list(address, sign string, f factLine, most int) {
	if len(c.Changes) < most {
		c.Changes = append(c.Changes, factChange{address, sign, f.text})
	}
}

// extra lists the facts that one result has and another has not, or has less often.
func extra(in, out map[string][]factLine) []factLine {
	var more []factLine
	for text, facts := range in {
		more = append(more, facts[min(len(facts), len(out[text])):]...)
	}
	sort.Slice(more, func(i, j int) bool { return more[i].text < more[j].text })
	return more
}

// counts are the numbers that a fact of a newspaper and rule belongs to.
func (c *factChanges) counts(key, rule string) []*factCount {
	all := []*factCount{&c.factCount}
	for _, one := range []struct {
		in  map[string]*factCount
		key string
	}{{c.BySite, key}, {c.ByRule, rule}} {
		if one.in[one.key] == nil {
			one.in[one.key] = &factCount{}
		}
		all = append(all, one.in[one.key])
	}
	return all
}

// factLine is a fact as a line that can be compared; its place in the text does not count.
type factLine struct{ text, words, rule string }

// factLines are the facts of a result by their lines.
func factLines(r *extract.Result) map[string][]factLine {
	lines := map[string][]factLine{}
	add := func(rule, kind, surface string, rest ...string) {
		words := kind + " · " + surface
		text := strings.Join(append([]string{words}, rest...), " · ")
		lines[text] = append(lines[text], factLine{text, words, rule})
	}
	for _, f := range r.Figures {
		add(f.Rule, "figure", f.Surface, word(f.Unit), word(f.Item), f.Qualifier, f.Kind, word(f.Subject), word(f.Indicator))
	}
	for _, d := range r.Documents {
		add(d.Rule, "document", d.Surface, word(d.Canonical), word(d.Issuer))
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
	for _, group := range []struct {
		title string
		by    map[string]*factCount
	}{{"newspaper", c.BySite}, {"rule", c.ByRule}} {
		if len(group.by) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%-36s %8s %8s %8s\n", group.title, "came", "went", "altered")
		for _, key := range slices.Sorted(maps.Keys(group.by)) {
			n := group.by[key]
			fmt.Fprintf(&b, "%-36s %8d %8d %8d\n", key, n.Gained, n.Lost, n.Altered)
		}
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
