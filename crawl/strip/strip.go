// Package strip reads an article out of a newspaper's page.
package strip

import (
	"errors"

	"baotinh/crawl/article"
	"baotinh/crawl/site"
)

// ErrNoArticle says that a page holds no article.
var ErrNoArticle = errors.New("crawl/strip: no article in this page")

// Page strips a page. A nil site is an unknown newspaper.
func Page(html []byte, pageURL string, s *site.Site) (*article.Article, error) {
	return nil, ErrNoArticle
}

// Links returns the absolute addresses of the links on a page, in document order.
func Links(html []byte, pageURL string) []string { return nil }
