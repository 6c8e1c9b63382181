package site

import (
	"fmt"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Selector is a compiled CSS selector that remembers its text. It satisfies goquery's Matcher.
type Selector struct {
	Text string
	sel  cascadia.SelectorGroup
}

// ParseSelector compiles a CSS selector.
func ParseSelector(text string) (Selector, error) {
	group, err := cascadia.ParseGroup(text)
	if err != nil {
		return Selector{}, fmt.Errorf("selector %q: %w", text, err)
	}
	return Selector{text, group}, nil
}

// Match reports whether a node satisfies the selector.
func (s Selector) Match(n *html.Node) bool { return s.sel.Match(n) }

// MatchAll returns the nodes that satisfy the selector among a node and its descendants, in document order. The node itself counts: goquery
// asks for each child of the element that it searches.
func (s Selector) MatchAll(n *html.Node) []*html.Node {
	found := cascadia.QueryAll(n, s.sel)
	if s.sel.Match(n) {
		found = append([]*html.Node{n}, found...)
	}
	return found
}

// Filter keeps the nodes that satisfy the selector.
func (s Selector) Filter(nodes []*html.Node) []*html.Node {
	return cascadia.Filter(nodes, s.sel)
}

// Layout is one generation of a newspaper's article page. Each field is a list of selectors, the first that gives text wins.
type Layout struct {
	Name     string
	Since    int // the first year in which it was seen
	Source   string
	Title    []Selector
	Sapo     []Selector
	Body     []Selector // a layout applies when one of these holds text
	Date     []Selector
	Author   []Selector
	Section  []Selector
	Caption  []Selector // inside the body
	Drop     []Selector // inside the body
	SapoLead bool       // the first paragraph of the body is the sapo
	SignOff  bool       // the last short paragraph of the body is the byline
}
