package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
	"strings"

	"baotinh/extract"
)

// factChange is a fact that came (Sign "+") or went ("-").
type factChange struct {
	URL  string `json:"url"`
	Sign string `json:"sign"`
	Fact string `json:"fact"`
}

// factChanges is the report of a re-extraction.
type factChanges struct {
	Pages     int `json:"pages"`
	Resumed   int `json:"resumed"` // of these, read by calls before that were stopped
	Articles  int `json:"articles"`
	New       int `json:"new"`        // articles that the store did not have
	Changed   int `json:"changed"`    // articles with other facts
	NoArticle int `json:"no_article"` // pages without an article
	Twins     int `json:"twins"`      // other addresses of articles that are there under their own
	// Kept are articles of the store whose page gives none any more, the first of them. They stay as they are: a broken layout must not empty the store.
	Kept []string `json:"kept"`
	factCount
	BySite  map[string]*siteCount `json:"by_site"` // by the key of the newspaper
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

func (n *factCount) String() string { return fmt.Sprintf("+%d −%d ~%d", n.Gained, n.Lost, n.Altered) }

// siteCount counts what came and went of one newspaper, facts as a whole and by what they are. A lost article is one whose page gives none any
// more, an altered one has another text or other facts.
type siteCount struct {
	factCount
	ArticleCount factCount `json:"articles"`
	Figures      factCount `json:"figures"`
	Documents    factCount `json:"documents"`
}

func newFactChanges() *factChanges {
	return &factChanges{Kept: []string{}, Changes: []factChange{}, BySite: map[string]*siteCount{}, ByRule: map[string]*factCount{}}
}

// site is the part of a newspaper.
func (c *factChanges) site(key string) *siteCount {
	if c.BySite[key] == nil {
		c.BySite[key] = &siteCount{}
	}
	return c.BySite[key]
}

// maxKept bounds the list of articles that were kept: it is part of every checkpoint.
const maxKept = 1000

// noArticle counts a page that holds no article, and whether the store has one from it.
func (c *factChanges) noArticle(key, address string, kept bool) {
	c.NoArticle++
	if !kept {
		return
	}
	c.site(key).ArticleCount.Lost++
	if len(c.Kept) < maxKept {
		c.Kept = append(c.Kept, address)
	}
}

// compare counts an article, and the facts that came and went between its two results; before is nil of a new one.
func (c *factChanges) compare(key, address string, before, after *extract.Result, most int) {
	c.Articles++
	if before == nil {
		c.New++
		c.site(key).ArticleCount.Gained++
		return
	}
	old, now := factLines(before), factLines(after)
	lost, gained := extra(old, now), extra(now, old)
	if len(lost)+len(gained) > 0 || before.Text != after.Text {
		c.site(key).ArticleCount.Altered++
	}
	if len(lost)+len(gained) == 0 {
		return
	}
	c.Changed++
	words := map[string]int{} // of facts that went
	for _, f := range lost {
		words[f.words]++
		for _, n := range c.counts(key, f) {
			n.Lost++
		}
		c.list(address, "-", f, most)
	}
	for _, f := range gained {
		altered := words[f.words] > 0
		words[f.words]--
		for _, n := range c.counts(key, f) {
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

// counts are the numbers that a fact of a newspaper belongs to.
func (c *factChanges) counts(key string, f factLine) []*factCount {
	one := c.site(key)
	kind := &one.Figures
	if f.kind == documentFact {
		kind = &one.Documents
	}
	if c.ByRule[f.rule] == nil {
		c.ByRule[f.rule] = &factCount{}
	}
	return []*factCount{&c.factCount, &one.factCount, kind, c.ByRule[f.rule]}
}

// The kinds of facts that are compared.
const (
	figureFact   = "figure"
	documentFact = "document"
)

// factLine is a fact as a line that can be compared; its place in the text does not count.
type factLine struct{ text, words, rule, kind string }

// factLines are the facts of a result by their lines.
func factLines(r *extract.Result) map[string][]factLine {
	lines := map[string][]factLine{}
	add := func(rule, kind, surface string, rest ...string) {
		words := kind + " · " + surface
		text := strings.Join(append([]string{words}, rest...), " · ")
		lines[text] = append(lines[text], factLine{text, words, rule, kind})
	}
	for _, f := range r.Figures {
		add(f.Rule, figureFact, f.Surface, word(f.Unit), word(f.Item), f.Qualifier, f.Kind, word(f.Subject), word(f.Indicator))
	}
	for _, d := range r.Documents {
		add(d.Rule, documentFact, d.Surface, word(d.Canonical), word(d.Issuer))
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
		return writeJSON(out, c)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d pages, %d articles, %d of them new, %d with other facts; %d facts came, %d went\n", c.Pages, c.Articles, c.New, c.Changed, c.Gained, c.Lost)
	if c.NoArticle > 0 {
		fmt.Fprintf(&b, "%d pages without an article\n", c.NoArticle)
	}
	for _, address := range c.Kept {
		fmt.Fprintf(&b, "kept as it was, its page gives no article any more: %s\n", printable(address))
	}
	if len(c.Kept) == maxKept {
		b.WriteString("… and perhaps more, see the articles lost of each newspaper\n")
	}
	if len(c.BySite) > 0 {
		fmt.Fprintf(&b, "\n%-24s %-24s %-24s %s\n", "newspaper", "articles", "figures", "documents")
	}
	for _, key := range slices.Sorted(maps.Keys(c.BySite)) {
		n := c.BySite[key]
		fmt.Fprintf(&b, "%-24s %-24s %-24s %s\n", key, &n.ArticleCount, &n.Figures, &n.Documents)
	}
	if len(c.ByRule) > 0 {
		fmt.Fprintf(&b, "\n%-36s %s\n", "rule", "facts that came +, went −, were altered ~")
	}
	for _, rule := range slices.Sorted(maps.Keys(c.ByRule)) {
		fmt.Fprintf(&b, "%-36s %s\n", rule, c.ByRule[rule])
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
