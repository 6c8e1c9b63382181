package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"
)

//go:embed templates
var templateFiles embed.FS

// page is what every template gets.
type page struct {
	Lang  string
	Theme string // "light", "dark" or "" for what the reader's system prefers
	Title string
	Path  string
	query url.Values
	known map[string]map[string]bool // the server's
	Data  any
}

// T is a text of the message table.
func (p *page) T(key string) string { return text(p.Lang, key) }

// Many is the word for n things: the text of the key, or of key.one for one of them.
func (p *page) Many(key string, n any) string {
	if fmt.Sprint(n) == "1" {
		return p.T(key + ".one")
	}
	return p.T(key)
}

// Label is the text of a value of a closed list.
func (p *page) Label(group, value string) string { return label(p.Lang, group, value) }

// With is the page's own address with parameters changed: pairs of name and value, an empty value removes the name.
func (p *page) With(pairs ...string) string { return p.At(p.Path, pairs...) }

// At is another page's address with this page's parameters, changed like those of With.
func (p *page) At(path string, pairs ...string) string {
	q := url.Values{}
	for k, v := range p.query {
		q[k] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if q.Del(pairs[i]); pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	return localPath(path, q.Encode())
}

// Twin is the address of the same list in another format, with those of the page's parameters that it has too.
func (p *page) Twin(extension string) string {
	path := p.Path
	if path == "/" {
		path = "/search"
	}
	q := url.Values{}
	for k, v := range p.query {
		if p.known[path+extension][k] {
			q[k] = v
		}
	}
	return localPath(path+extension, q.Encode())
}

// Fact pairs the page with what a nested template shows, because that needs the page's language too.
func (p *page) Fact(v any) any {
	return struct {
		P *page
		F any
	}{p, v}
}

// Day is the calendar day of a time of publication.
func (p *page) Day(published string) string {
	return p.Date(published[:min(len(published), len(time.DateOnly))])
}

// Date writes a day or a month as the language does: 29/07/2020 and 07/2020, 29 Jul 2020 and Jul 2020. A year, and what is no date, stays as it is.
func (p *page) Date(s string) string {
	for _, form := range [...]struct{ iso, vi, en string }{{time.DateOnly, "02/01/2006", "2 Jan 2006"}, {"2006-01", "01/2006", "Jan 2006"}} {
		if t, err := time.Parse(form.iso, s); err == nil {
			if p.Lang == en {
				return t.Format(form.en)
			}
			return t.Format(form.vi)
		}
	}
	return s
}

// Dates is a period from one day, month or year to another. Days of one month name it once: 13–15/10/2025.
func (p *page) Dates(from, to string) string {
	if from == to {
		return p.Date(from)
	}
	if d, err := time.Parse(time.DateOnly, from); err == nil && len(to) == len(from) && to[:len("2025-10")] == from[:len("2025-10")] {
		if p.Lang == en {
			return d.Format("2") + "–" + p.Date(to)
		}
		return d.Format("02") + "–" + p.Date(to)
	}
	return p.Date(from) + "–" + p.Date(to)
}

// Period is the name of a column of package store's pivot, 2015–2020 or 2020-06–2021-03, for readers.
func (p *page) Period(name string) string {
	from, to, span := strings.Cut(name, "–")
	if !span {
		return p.Date(name)
	}
	return p.Dates(from, to)
}

// Number writes a count or an exact decimal as the language does: 12.508,5 or 12,508.5. What is no number stays as it is.
func (p *page) Number(v any) string {
	s := fmt.Sprint(v)
	group, point := ".", ","
	if p.Lang == en {
		group, point = point, group
	}
	rest := strings.TrimLeft(s, "+-")
	sign := s[:len(s)-len(rest)]
	whole, fraction, hasFraction := strings.Cut(rest, ".")
	if whole == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return s
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	if hasFraction {
		whole += point + fraction
	}
	return sign + whole
}

// vietnam is the zone of the newspapers and of their readers.
var vietnam = time.FixedZone("+07", 7*60*60)

// When is a time of publication or of a visit at the newspapers' clocks: articles carry their zone, the archive counts in UTC, and a run in the zone
// of its machine.
func (p *page) When(published string) string {
	t, err := time.Parse(time.RFC3339, published)
	if err != nil {
		return p.Date(published)
	}
	t = t.In(vietnam)
	if p.Lang == en {
		return t.Format("2 January 2006, 15:04")
	}
	return t.Format("15:04, 02/01/2006")
}

// OtherLang is the language that the switch offers.
func (p *page) OtherLang() string {
	if p.Lang == vi {
		return en
	}
	return vi
}

// localPath is an address on this server: never //host, which a browser would take for another one.
func localPath(path, query string) string {
	path = "/" + strings.TrimLeft(path, "/\\")
	if query != "" {
		path += "?" + query
	}
	return path
}

// page reads language and theme: from the address, which also sets the cookie, else from the cookie, else from the browser.
func (s *Server) page(w http.ResponseWriter, r *http.Request, title string) *page {
	q := r.URL.Query()
	p := &page{Path: r.URL.Path, query: url.Values{}, known: s.known}
	for k, v := range q {
		if k != "lang" && k != "theme" {
			p.query[k] = v
		}
	}
	p.Lang = choice(w, r, q, "lang", vi, en)
	if p.Lang == "" {
		p.Lang = vi
		if a := r.Header.Get("Accept-Language"); strings.HasPrefix(a, "en") && !strings.Contains(a, "vi") {
			p.Lang = en
		}
	}
	p.Theme = choice(w, r, q, "theme", "light", "dark")
	p.Title = p.T(title)
	return p
}

func choice(w http.ResponseWriter, r *http.Request, q url.Values, name string, allowed ...string) string {
	for _, a := range allowed {
		if q.Get(name) == a {
			http.SetCookie(w, &http.Cookie{Name: "baotinh_" + name, Value: a, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
			return a
		}
	}
	if c, err := r.Cookie("baotinh_" + name); err == nil {
		for _, a := range allowed {
			if c.Value == a {
				return a
			}
		}
	}
	return ""
}

var templates = parseTemplates()

func parseTemplates() map[string]*template.Template {
	layout := template.Must(template.New("layout.html").ParseFS(templateFiles, "templates/layout.html", "templates/rows.html", "templates/chips.html", "templates/compare.html"))
	all := map[string]*template.Template{}
	for _, name := range []string{"search", "article", "table", "document", "about", "error", "pivot", "contradictions", "watch", "kwic", "series"} {
		t := template.Must(layout.Clone())
		all[name] = template.Must(t.ParseFS(templateFiles, "templates/"+name+".html"))
	}
	return all
}

// render writes a whole page or, if its template fails, an error: never half a page.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, name string, p *page) {
	var b bytes.Buffer
	if err := templates[name].ExecuteTemplate(&b, "layout.html", p); err != nil {
		s.log.Error("a template failed", "template", name, "path", r.URL.Path, "err", err)
		http.Error(w, p.T("error.failed"), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", p.Lang)
	w.Header().Set("Vary", "Cookie, Accept-Language")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

func jsonString(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(true)
	_ = e.Encode(v) // the connection is gone if this fails
}
