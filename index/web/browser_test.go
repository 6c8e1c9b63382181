package web

import (
	"context"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// browser opens a headless Chromium in which everything that its console reports is a failure.
func browser(t *testing.T, width, height int64) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here (Debian: apt-get install chromium); the pages are not looked at in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(int(width), int(height)), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WSURLReadTimeout(time.Minute))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancelContext := chromedp.NewContext(alloc)
	t.Cleanup(cancelContext)
	ctx, cancelTime := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancelTime)
	if err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *log.EventEntryAdded:
			t.Errorf("console: %s %s", ev.Entry.Text, ev.Entry.URL)
		case *runtime.EventExceptionThrown:
			t.Errorf("exception: %s", ev.ExceptionDetails.Text)
		}
	}); err != nil {
		t.Fatalf("Chromium did not start: %v", err)
	}
	return ctx
}

// TestBrowser does what a reader does: search, narrow down, open an article, open a figure, change language and theme, download.
func TestBrowser(t *testing.T) {
	ctx := browser(t, 1280, 900)
	server := httptest.NewServer(newServer(t, ""))
	defer server.Close()
	do := func(name string, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	read := func(selector string) string {
		t.Helper()
		text, err := chromedp.Run(ctx, chromedp.Text(selector))
		if err != nil {
			t.Fatalf("%s: %v", selector, err)
		}
		return text
	}
	do("first page", chromedp.Navigate(server.URL+"/?lang=vi"), chromedp.SendKeys("#q", "dang vien"), chromedp.Submit("#q"), chromedp.WaitVisible(".total"))
	if total := read(".total strong"); total != "6" { // five of the sample and the hostile one
		t.Errorf("dang vien: %s articles", total)
	}
	do("facet", chromedp.Click(`//aside//a[contains(., "Đắk Lắk")]`), chromedp.WaitVisible(".chips"))
	address, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		t.Fatal(err)
	}
	if u, err := url.Parse(address); err != nil || read(".total strong") != "2" || u.Query().Get("f.province") != "Đắk Lắk" {
		t.Errorf("narrowed to Đắk Lắk: %s articles at %s", read(".total strong"), address)
	}
	do("article", chromedp.Click(`//h2/a[contains(., "Khối Sông Trong")]`), chromedp.WaitVisible(".story h1"))
	if title := read(".story h1"); title != storetest.Sample()[0].Article.Title {
		t.Errorf("article %q", title)
	}
	do("figure", chromedp.Click("#m-f4"), chromedp.WaitVisible("#f4 dl"))
	if facts := read("#f4"); !strings.Contains(facts, "nhiệm kỳ 2015–2020") || !strings.Contains(facts, "quantity.count") {
		t.Errorf("figure f4: %s", facts)
	}
	// The links are pressed through the document: a press at coordinates misses when the page still moves, as it does on a busy machine.
	press := func(selector, shows string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.WaitVisible(selector)); err != nil {
			t.Fatalf("%s: %v", selector, err)
		}
		if found, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("(() => { const link = document.querySelector('"+selector+"'); if (link) link.click(); return !!link })()")); err != nil || !found {
			t.Fatalf("%s: pressed %v, %v", selector, found, err)
		}
		do(selector, chromedp.WaitVisible(shows))
	}
	press(".switch a[lang=en]", "html[lang=en] main")
	press(".to-dark", "html[data-theme=dark] main")
	do("language and theme", chromedp.Navigate(server.URL+"/figures"), chromedp.WaitVisible(`html[lang=en][data-theme=dark]`))
	do("a hostile article", chromedp.Navigate(server.URL+"/article/"+store.ArticleID("javascript:alert(3)")))
	if evil := read("h1"); !strings.Contains(evil, "<script>") {
		t.Errorf("the hostile headline is shown as %q", evil)
	}
	holds := func(name, script string) {
		t.Helper()
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](script)); err != nil || !ok {
			t.Errorf("%s: %v, %v", name, ok, err)
		}
	}
	do("months", chromedp.Navigate(server.URL+"/search?q=date:2020"), chromedp.WaitVisible(".ends"))
	holds("the name of the last month ends where its bar ends", `Math.abs(document.querySelector(".bars > :last-child").getBoundingClientRect().right - document.querySelector(".ends > :last-child").getBoundingClientRect().right) < 2`)
	do("rows", chromedp.Navigate(server.URL+"/figures"), chromedp.WaitVisible("table.data"))
	holds("figures with large values fit a desktop", `(() => {
		const cell = name => document.querySelector("td.c-" + name);
		cell("value").textContent = "about 214,500,000,000,000";
		cell("unit").textContent = "đại biểu đương nhiên";
		cell("subject").textContent = "Đảng bộ tỉnh Hoài Đông";
		cell("period_start").textContent = "13–15 Oct 2025";
		const table = document.querySelector("table.data");
		return table.scrollWidth <= table.parentElement.clientWidth;
	})()`)
	// On a telephone no page is wider than the screen.
	do("telephone", chromedp.EmulateViewport(390, 800))
	for _, path := range []string{"/search?q=dang+vien", "/kwic?q=dang+vien&order=left", "/figures", "/documents", "/citations", "/people", "/congresses", "/newspapers", "/pivot?indicator=party.members.admitted", "/series?indicator=party.members.admitted", "/contradictions", "/about", "/article/" + store.ArticleID(storetest.Sample()[0].Article.URL)} {
		do(path, chromedp.Navigate(server.URL+path))
		// Rows of tables stand there as cards, of which nothing is cut off.
		wide, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > window.innerWidth || [...document.querySelectorAll(".cards")].some(t => t.scrollWidth > t.parentElement.clientWidth)`))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if wide {
			t.Errorf("%s is wider than a telephone", path)
		}
	}
}
