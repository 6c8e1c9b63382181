package strip

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baotinh/crawl/site"
)

// Places are selectors of the elements in which the generic path found an article: the beginning of a layout for a newspaper that has none.
// An element that no id and class sets apart from others, or that is not there, has none.
type Places struct {
	Title, Sapo, Body, Date, Author string
}

// Locate finds where on a page of an unknown newspaper its article stands.
func Locate(page []byte, pageURL string) (Places, error) {
	r, err := readPage(page, pageURL, nil)
	if err != nil {
		return Places{}, err
	}
	if r.out.Title == "" || r.isList || !r.isLongEnough() || r.body == nil {
		return Places{}, ErrNoArticle
	}
	root := r.body
	for root.Parent != nil {
		root = root.Parent
	}
	p := Places{Body: selectorOf(root, r.body)}
	if r.title >= 0 {
		p.Title = selectorOf(root, holder(r.blocks[r.title].node, r.out.Title))
	}
	for i := range r.blocks {
		b := &r.blocks[i]
		switch {
		case p.Sapo == "" && r.sapo[i] && b.sapo != nil:
			p.Sapo = selectorOf(root, b.sapo)
		case p.Sapo == "" && r.sapo[i] && !contains(r.body, b.node):
			p.Sapo = selectorOf(root, holder(b.node, b.text))
		case p.Author == "" && b.author != nil && r.used[i] && len(r.out.Authors) > 0 && strings.Contains(b.text, r.out.Authors[0]):
			p.Author = selectorOf(root, b.author)
		}
		if day, ok := r.blockDate(b, false); ok && p.Date == "" && i > r.title && strings.HasPrefix(r.out.Published, day.String()[:len("2006-01-02")]) {
			p.Date = selectorOf(root, holder(b.node, b.text))
		}
	}
	return p, nil
}

// holder is the innermost element from n on that holds a text and nothing else; nil if none does, as where a date stands bare beside the title.
func holder(n *html.Node, text string) *html.Node {
	var best *html.Node
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode && textSize(n, 2*len(text)+100) <= 2*len(text) && clean(nodeText(n)) == text {
			best = n
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
	return best
}

// selectorOf is the shortest selector that the element alone satisfies, by its id or a class of it or of an element around it. Ids and classes
// with digits are mostly made for one page and are passed over.
func selectorOf(root, n *html.Node) string {
	if n == nil {
		return ""
	}
	whole := clean(nodeText(n))
	for up := n; up != nil && up.Type == html.ElementNode && up.DataAtom != atom.Body; up = up.Parent {
		if clean(nodeText(up)) != whole {
			break
		}
		for _, own := range names(up) {
			if isAlone(root, own, up) {
				return own
			}
		}
	}
	inner := append(names(n), n.Data)
	for up, level := n.Parent, 0; up != nil && up.Type == html.ElementNode && level < 6; up, level = up.Parent, level+1 {
		for _, outer := range names(up) {
			for _, own := range inner {
				for _, sign := range []string{" ", " > "} {
					if s := outer + sign + own; isAlone(root, s, n) {
						return s
					}
				}
			}
		}
	}
	return ""
}

// names are the selectors of one element without its surroundings.
func names(n *html.Node) []string {
	var list []string
	if id := attr(n, "id"); isName(id) {
		list = append(list, "#"+id)
	}
	for _, class := range strings.Fields(attr(n, "class")) {
		if isName(class) && len(list) < 4 {
			list = append(list, n.Data+"."+class)
		}
	}
	return list
}

// isName reports whether an id or class can stand in a selector as it is, and looks like a name that a person gave.
func isName(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if !(c >= 'a' && c <= 'z') && !(i > 0 && (s[i] == '-' || s[i] == '_')) {
			return false
		}
	}
	return len(s) >= 3 && len(s) <= 60
}

// isAlone reports whether a selector gives that element and no other.
func isAlone(root *html.Node, text string, n *html.Node) bool {
	sel, err := site.ParseSelector(text)
	if err != nil {
		return false
	}
	all := sel.MatchAll(root)
	return len(all) == 1 && all[0] == n
}
