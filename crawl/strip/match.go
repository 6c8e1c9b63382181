package strip

import (
	"cmp"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"baotinh/crawl/site"
)

// Match is what one selector of a layout gives on a page.
type Match struct {
	Layout   string `json:"layout"`
	Field    string `json:"field"`
	Selector string `json:"selector"`
	Count    int    `json:"count"`          // elements
	Text     string `json:"text,omitempty"` // the beginning of what the first with a text holds
}

// maxMatch is how much of an element's text a match shows, in code points.
const maxMatch = 60

// Matches tries the selectors of a newspaper's layouts on a page, whichever of them applies. Those of captions, and of what is dropped, count
// within the whole page here.
func Matches(page []byte, s *site.Site) ([]Match, error) {
	doc, err := parse(page)
	if err != nil {
		return nil, err
	}
	root := goquery.NewDocumentFromNode(doc)
	var all []Match
	for _, l := range s.Layouts {
		for _, field := range []struct {
			name      string
			selectors []site.Selector
		}{{"title", l.Title}, {"sapo", l.Sapo}, {"body", l.Body}, {"date", l.Date}, {"author", l.Author}, {"section", l.Section}, {"caption", l.Caption}, {"drop", l.Drop}} {
			for _, sel := range field.selectors {
				found := root.FindMatcher(sel).Nodes
				all = append(all, Match{Layout: l.Name, Field: field.name, Selector: sel.Text, Count: len(found), Text: beginning(found)})
			}
		}
	}
	return all, nil
}

// beginning is the beginning of the first text that elements hold, or that an attribute of theirs gives machines.
func beginning(nodes []*html.Node) string {
	for _, n := range nodes {
		text := cmp.Or(attr(n, "content"), attr(n, "datetime"))
		if text == "" && textSize(n, 1) > 0 {
			text = nodeText(n)
		}
		if text = clean(text); text == "" {
			continue
		}
		if utf8.RuneCountInString(text) > maxMatch {
			return string([]rune(text)[:maxMatch]) + "…"
		}
		return text
	}
	return ""
}
