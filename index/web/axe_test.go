package web

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// everyPage is an address of each kind of page in each of its states.
func everyPage() []string {
	first := store.ArticleID(storetest.Sample()[0].Article.URL)
	return []string{
		"/", "/search?q=dang+vien", "/search?q=" + url.QueryEscape("đảng viên"), "/search?q=%28%C4%91%E1%BA%A3ng&f.province=S%C3%B3c+Tr%C4%83ng&sort=newest", "/search?q=zzz", "/search?q=dang&size=2",
		"/kwic?q=dang&order=left", "/kwic?q=zzz",
		"/article/" + first, "/article/" + store.ArticleID("javascript:alert(3)"),
		"/figures", "/figures?indicator=party.members.admitted", "/documents", "/citations", "/people", "/congresses", "/newspapers",
		"/document?key=" + url.QueryEscape("tinh@Đắk Lắk|Quyết định|1676|QĐ/TU|"),
		"/pivot", "/pivot?indicator=party.members.admitted", "/pivot?indicator=party.members.admitted&by=province_new", "/series?indicator=party.members.admitted", "/contradictions",
		"/watch", "/about",
	}
}

// TestAxe lets axe-core look at every page in both languages, both themes and two widths, and takes no violation. axe-core is no part of
// this repository: BAOTINH_AXE names the file axe.min.js of an installation (npm install axe-core). With -short each language, theme and width
// comes once.
func TestAxe(t *testing.T) {
	file := os.Getenv("BAOTINH_AXE")
	if file == "" {
		t.Skip("BAOTINH_AXE does not name axe.min.js (npm install axe-core); TestAccessible checks the pages without it")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t, 1280, 900)
	s := newServer(t, "")
	server := httptest.NewServer(s)
	defer server.Close()
	for i, width := range []int64{390, 1280} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		for j, lang := range []string{vi, en} {
			for k, theme := range []string{"light", "dark"} {
				if testing.Short() && (i != j || j != k) {
					continue
				}
				if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/about?lang="+lang+"&theme="+theme)); err != nil {
					t.Fatal(err)
				}
				for _, path := range everyPage() {
					if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+path)); err != nil {
						t.Fatalf("%s: %v", path, err)
					}
					if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](string(axe)+"; true")); err != nil {
						t.Fatalf("%s: %v", path, err)
					}
					found, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(
						r => JSON.stringify(r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " :: " + n.failureSummary.slice(0, 200))}))))`,
						chromedp.EvalAwaitPromise))
					if err != nil {
						t.Fatalf("%s: %v", path, err)
					}
					var violations []struct {
						ID, Help string
						Nodes    []string
					}
					if err := json.Unmarshal([]byte(found), &violations); err != nil {
						t.Fatalf("%s: %v in %s", path, err, found)
					}
					for _, v := range violations {
						t.Errorf("%s (%s, %s, %d wide): %s: %s\n%s", path, lang, theme, width, v.ID, v.Help, fmt.Sprint(v.Nodes))
					}
				}
			}
		}
	}
}
