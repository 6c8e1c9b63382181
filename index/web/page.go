package web

import (
	"bytes"
	"embed"
	"encoding/json"
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
	Data  any
}

// T is a text of the message table.
func (p *page) T(key string) string { return text(p.Lang, key) }

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

// Twin is the address of the same list in another format.
func (p *page) Twin(extension string) string {
	path := p.Path
	if path == "/" {
		path = "/search"
	}
	q := url.Values{}
	for k, v := range p.query {
		if k != "page" && k != "lang" && k != "theme" {
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
	return published[:min(len(published), len("2020-07-29"))]
}

// Number writes an exact decimal as the language does: 12.508,5 or 12,508.5. What is no number stays as it is.
func (p *page) Number(s string) string {
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

// When is a time of publication as the newspaper prints it, in its own zone.
func (p *page) When(published string) string {
	t, err := time.Parse(time.RFC3339, published)
	if err != nil {
		return published
	}
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
	p := &page{Path: r.URL.Path, query: url.Values{}}
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
	e.Encode(v) // the connection is gone if this fails
}
