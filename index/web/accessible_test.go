package web

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// element is a part of a page.
type element struct {
	name string
	attr map[string]string
	text string // of everything inside that is read aloud
	up   *element
}

func (e *element) inside(name string) bool {
	for up := e.up; up != nil; up = up.up {
		if up.name == name {
			return true
		}
	}
	return false
}

func (e *element) hidden() bool {
	for at := e; at != nil; at = at.up {
		if at.attr["aria-hidden"] == "true" || at.attr["type"] == "hidden" {
			return true
		}
	}
	return false
}

// elements reads a page of our own; it must be well-formed but for what HTML leaves open.
func elements(t *testing.T, page string) []*element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var all []*element
	var at *element
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attr: map[string]string{}, up: at}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			if label := e.attr["aria-label"]; label != "" && !e.hidden() {
				for up := e; up != nil; up = up.up {
					up.text += label
				}
			}
			all = append(all, e)
			at = e
		case xml.EndElement:
			if at != nil {
				at = at.up
			}
		case xml.CharData:
			if at != nil && !at.hidden() {
				for up := at; up != nil; up = up.up {
					up.text += string(token)
				}
			}
		}
	}
}

// faults are what keeps a page from those who do not see it or use no mouse.
func faults(page []*element, lang string) []string {
	var found []string
	fault := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	ids, labelled, landmarks := map[string]bool{}, map[string]bool{}, map[string]int{}
	for _, e := range page {
		if id := e.attr["id"]; id != "" {
			if ids[id] {
				fault("two elements have the id %q", id)
			}
			ids[id] = true
		}
		if e.name == "label" {
			labelled[e.attr["for"]] = strings.TrimSpace(e.text) != ""
		}
	}
	level, ones, mains := 0, 0, 0
	skipped := false
	for _, e := range page {
		name := strings.TrimSpace(e.text)
		for _, attr := range []string{"aria-describedby", "aria-labelledby", "for"} {
			if to := e.attr[attr]; to != "" && !ids[to] {
				fault("%s=%q of a %s leads nowhere", attr, to, e.name)
			}
		}
		if to := e.attr["href"]; strings.HasPrefix(to, "#") && !ids[to[1:]] {
			fault("the link %q leads nowhere", to)
		}
		if n, err := strconv.Atoi(e.attr["tabindex"]); err == nil && n > 0 {
			fault("tabindex %d of a %s takes it out of the order", n, e.name)
		}
		switch e.name {
		case "html":
			if e.attr["lang"] != lang {
				fault("the page says that it is in %q", e.attr["lang"])
			}
		case "title":
			if name == "" {
				fault("a title without text")
			}
		case "h1", "h2", "h3", "h4":
			n := int(e.name[1] - '0')
			if n > level+1 {
				fault("the heading %q jumps from level %d to %d", name, level, n)
			}
			if name == "" {
				fault("a heading without text")
			}
			if level = n; n == 1 {
				ones++
			}
		case "main":
			mains++
		case "nav", "aside":
			if e.attr["aria-label"] == "" {
				fault("a %s without a name", e.name)
			}
			if landmarks[e.name+e.attr["aria-label"]]++; landmarks[e.name+e.attr["aria-label"]] > 1 {
				fault("two %s called %q", e.name, e.attr["aria-label"])
			}
		case "input", "select":
			if !e.hidden() && !labelled[e.attr["id"]] && e.attr["aria-label"] == "" {
				fault("the field %q has no label", e.attr["name"])
			}
		case "a", "button", "summary":
			if name == "" {
				fault("a %s to %q without a name", e.name, e.attr["href"])
			}
			if e.inside("a") || e.inside("button") {
				fault("a %s inside a link or button: %q", e.name, name)
			}
			if !skipped {
				if skipped = true; e.attr["href"] != "#main" {
					fault("the first that has the focus is %q, want the link to the content", name)
				}
			}
			if strings.Contains(e.attr["href"], "lang=") && e.attr["lang"] == "" {
				fault("the link to the other language is not marked as in it")
			}
		case "svg":
			if e.attr["aria-label"] == "" && !e.hidden() {
				fault("a picture without words")
			}
			if e.attr["role"] == "" && !e.hidden() {
				fault("a picture without a role")
			}
		case "th":
			if name == "" {
				fault("a table heading without text")
			}
			if e.attr["scope"] == "" && !e.hidden() {
				fault("the table heading %q does not say what it heads", name)
			}
		case "img", "iframe", "script", "style":
			fault("a %s", e.name)
		}
	}
	if ones != 1 {
		fault("%d headings of level 1", ones)
	}
	if mains != 1 {
		fault("%d main parts", mains)
	}
	return found
}

// TestAccessible asks of every page, in both languages, what a screen reader and a keyboard need.
func TestAccessible(t *testing.T) {
	s := newServer(t, "")
	for _, lang := range []string{vi, en} {
		for _, path := range append(everyPage(), "/nope", "/figures?f=value%3Ex", "/pivot?by=x") {
			page := body(t, get(s, path, "Accept-Language", lang))
			for _, f := range faults(elements(t, page), lang) {
				t.Errorf("%s (%s): %s", path, lang, f)
			}
		}
	}
}

func TestFaultsAreFound(t *testing.T) {
	good := `<html lang="vi"><head><title>x</title></head><body><a href="#main">skip</a><main id="main"><h1>x</h1>%s</main></body></html>`
	if f := faults(elements(t, fmt.Sprintf(good, `<label for="q">Tìm</label><input id="q" name="q">`)), vi); len(f) > 0 {
		t.Errorf("a good page: %q", f)
	}
	for _, bad := range []string{`<input name="q">`, `<a href="/x"><svg aria-hidden="true"/></a>`, `<h3>x</h3>`, `<h1>x</h1>`, `<h2></h2>`, `<nav><a href="/">x</a></nav>`, `<svg role="img"/>`,
		`<table><tr><th scope="col"></th></tr></table>`, `<table><tr><th>x</th></tr></table>`, `<a href="#y">x</a>`, `<p id="main">x</p>`, `<p tabindex="3">x</p>`, `<label for="z">x</label>`,
		`<nav aria-label="a"></nav><nav aria-label="a"></nav>`, `<a href="?lang=en">English</a>`, `<a href="/x">x<a href="/y">y</a></a>`, `<img src="x"/>`} {
		if f := faults(elements(t, fmt.Sprintf(good, bad)), vi); len(f) != 1 {
			t.Errorf("%s: %q, want one fault", bad, f)
		}
	}
	if f := faults(elements(t, fmt.Sprintf(good, "")), en); len(f) != 1 {
		t.Errorf("a page in the wrong language: %q", f)
	}
}

var cssVariable = regexp.MustCompile(`--([a-z]+): (#[0-9a-f]{6})`)

func palette(block string) map[string]string {
	colours := map[string]string{}
	for _, m := range cssVariable.FindAllStringSubmatch(block, -1) {
		colours[m[1]] = m[2]
	}
	return colours
}

// luminance is that of WCAG 2, of an RGB colour with parts from 0 to 1.
func luminance(c [3]float64) float64 {
	for i, v := range c {
		if c[i] = v / 12.92; v > 0.04045 {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

func rgb(hex string) (c [3]float64) {
	for i := range c {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		c[i] = float64(n) / 255
	}
	return c
}

// over is a colour laid over another.
func over(top [3]float64, opacity float64, under [3]float64) (c [3]float64) {
	for i := range c {
		c[i] = opacity*top[i] + (1-opacity)*under[i]
	}
	return c
}

func contrast(a, b [3]float64) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast computes the contrasts of both themes from the style sheet: 4.5 for text, 3 for what only has a shape (WCAG AA).
func TestContrast(t *testing.T) {
	b, err := os.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	css := string(b)
	block := func(from string) map[string]string {
		i := strings.Index(css, from)
		if i < 0 {
			t.Fatalf("the style sheet has no %s", from)
		}
		return palette(css[i : i+strings.Index(css[i:], "}")])
	}
	themes := map[string]map[string]string{"light": block(":root {"), "dark": block(`[data-theme="dark"] {`)}
	if auto := block(`:root:not([data-theme="light"])`); fmt.Sprint(auto) != fmt.Sprint(themes["dark"]) {
		t.Error("the dark theme by choice and the one by the reader's system differ")
	}
	opacity := regexp.MustCompile(`rect\.t(\d) \{ fill-opacity: ([.\d]+); \}`).FindAllStringSubmatch(css, -1)
	if len(opacity) != 4 {
		t.Fatalf("shades of the map: %v", opacity)
	}
	for name, colours := range themes {
		at := func(colour string) [3]float64 {
			if colours[colour] == "" {
				t.Fatalf("%s: no colour %s", name, colour)
			}
			return rgb(colours[colour])
		}
		want := func(what string, a, b [3]float64, least float64) {
			t.Helper()
			if got := contrast(a, b); got < least {
				t.Errorf("%s: %s has a contrast of %.2f, want %.1f", name, what, got, least)
			}
		}
		for _, c := range []struct{ text, on string }{
			{"ink", "paper"}, {"ink", "soft"}, {"dim", "paper"}, {"dim", "soft"}, {"link", "paper"}, {"link", "soft"}, {"red", "paper"}, {"paper", "red"},
			{"badline", "paper"}, {"badline", "soft"}, {"good", "paper"}, {"good", "soft"}, {"ink", "fig"}, {"ink", "doc"}, {"ink", "bad"}, {"ink", "mark"},
		} {
			want(c.text+" on "+c.on, at(c.text), at(c.on), 4.5)
		}
		for _, shape := range []string{"docline", "figline", "badline", "dim", "red", "ink"} { // focus, marks, fields, bars
			want(shape+" on paper", at(shape), at("paper"), 3)
		}
		want("bars", over(at("red"), 0.75, at("paper")), at("paper"), 3)
		for _, m := range opacity {
			share, _ := strconv.ParseFloat(m[2], 64)
			text := "ink"
			if m[1] == "4" || m[1] == "5" {
				text = "paper"
			}
			want("name on shade "+m[1], at(text), over(at("red"), share, at("paper")), 4.5)
		}
	}
	if got := contrast(rgb("#000000"), rgb("#ffffff")); math.Abs(got-21) > 0.01 {
		t.Errorf("black on white has a contrast of %.2f", got)
	}
}

// TestKeyboard walks through pages with the tabulator: the focus goes through everything in the order of reading, and is seen.
func TestKeyboard(t *testing.T) {
	ctx := browser(t, 1280, 900)
	server := httptest.NewServer(newServer(t, ""))
	defer server.Close()
	for _, path := range []string{"/search?q=dang&size=2", "/figures?indicator=party.members.admitted", "/pivot?indicator=party.members.admitted", "/kwic?q=dang"} {
		if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+path), chromedp.WaitVisible("main")); err != nil {
			t.Fatal(err)
		}
		var order []int
		for range 40 {
			if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
				t.Fatal(err)
			}
			n, err := chromedp.Run(ctx, chromedp.Evaluate[int](`(() => { const at = document.activeElement; if (!at || at === document.body) return -1;
				const style = getComputedStyle(at); if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return -2;
				return [...document.querySelectorAll("*")].indexOf(at) })()`))
			if err != nil {
				t.Fatal(err)
			}
			if n == -1 {
				break // through
			}
			order = append(order, n)
		}
		if len(order) < 15 || slices.Contains(order, -2) || !slices.IsSorted(order) {
			t.Errorf("%s: the focus goes through elements %v (-2: it is not seen)", path, order)
		}
	}
}

// tooClose lists the links, buttons and fields of a page that a finger misses (WCAG 2.5.8): lower or narrower than 24 pixels, and grown to
// them they would cover another one. Links within a line of text are excepted, as there.
const tooClose = `(() => {
	const inText = e => getComputedStyle(e).display === "inline" && [...e.parentNode.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim().length > 3);
	const targets = [...document.querySelectorAll("a[href], button, input, select, summary")].filter(e => e.checkVisibility() && !e.closest("svg")).map(e => {
		const r = e.getBoundingClientRect(), wide = Math.max(0, 24 - r.width) / 2, high = Math.max(0, 24 - r.height) / 2;
		return {e, seen: r.width > 1 && r.height > 1 && r.right > 0, small: wide + high > 0.01, left: r.left - wide, right: r.right + wide, top: r.top - high, bottom: r.bottom + high, height: r.height};
	}).filter(t => t.seen);
	const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
	return targets.filter(t => t.small && !inText(t.e) && targets.some(o => o !== t && !o.e.contains(t.e) && !t.e.contains(o.e) && meet(t, o)))
		.map(t => t.e.outerHTML.slice(0, 120) + " is " + t.height + " high").slice(0, 3).join("\n");
})()`

// TestTargets looks whether a finger hits every link, on the narrow page of a phone where they stand closest.
func TestTargets(t *testing.T) {
	ctx := browser(t, 1280, 900)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 900)); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(newServer(t, ""))
	defer server.Close()
	missed := func(path string) string {
		if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+path), chromedp.WaitVisible("main")); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		found, err := chromedp.Run(ctx, chromedp.Evaluate[string](tooClose))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		return found
	}
	missed("/about?lang=" + vi) // its words are longer, and its rows break
	for _, path := range everyPage() {
		if found := missed(path); found != "" {
			t.Errorf("%s: too small and too close to another:\n%s", path, found)
		}
	}
	missed("/pivot")
	found, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("nav.views").style.flexDirection = "column", document.querySelectorAll("nav.views a").forEach(a => a.style = "min-height: 0; line-height: 1"), `+tooClose))
	if err != nil || !strings.Contains(found, "<a ") {
		t.Errorf("links of twelve pixels one above the other are not found: %q, %v", found, err)
	}
}
