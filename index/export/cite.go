package export

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"baotinh/extract/viet"
	"baotinh/index/store"
)

// CiteFormats are the formats of references.
var CiteFormats = []string{"bibtex", "ris", "csl"}

// Cite writes the references of articles, for programs that manage literature.
func Cite(w io.Writer, format string, articles []*store.Record) error {
	switch format {
	case "bibtex":
		return citeBibTeX(w, articles)
	case "ris":
		return citeRIS(w, articles)
	case "csl":
		return citeCSL(w, articles)
	}
	return fmt.Errorf("index/export: no format %q (use one of %s)", format, strings.Join(CiteFormats, ", "))
}

// dateParts are the year, month and day of a publication, as far as they are known.
func dateParts(published string) []int {
	if len(published) < 10 {
		return nil
	}
	var parts []int
	for p := range strings.SplitSeq(published[:10], "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		parts = append(parts, n)
	}
	return parts
}

// oneLine drops what would break out of a field.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

var bibEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`, "^", `\^{}`, "~", `\~{}`)

// citeKey names an article in a bibliography: site, day, first words of the headline, without marks.
func citeKey(a *store.Record) string {
	var b strings.Builder
	for _, r := range viet.Fold(a.Site) {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
		}
	}
	if len(a.Published) >= 10 {
		b.WriteString(strings.ReplaceAll(a.Published[:10], "-", ""))
	}
	for i, word := range strings.FieldsFunc(viet.Fold(a.Title), func(r rune) bool { return r >= 0x80 || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if i == 3 {
			break
		}
		b.WriteString("-" + word)
	}
	return b.String() + "-" + a.ID[:min(4, len(a.ID))]
}

func citeBibTeX(w io.Writer, articles []*store.Record) error {
	for _, a := range articles {
		fmt.Fprintf(w, "@article{%s,\n", citeKey(a))
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(w, "  %s = {%s},\n", name, value)
			}
		}
		var authors []string
		for _, name := range a.Authors { // braces keep a Vietnamese name, family name first, in its order
			authors = append(authors, "{"+bibEscape.Replace(oneLine(name))+"}")
		}
		field("author", strings.Join(authors, " and "))
		field("title", "{"+bibEscape.Replace(oneLine(a.Title))+"}")
		field("journal", bibEscape.Replace(oneLine(a.Newspaper)))
		if d := dateParts(a.Published); d != nil {
			field("year", fmt.Sprintf("%04d", d[0]))
			field("month", strconv.Itoa(d[1]))
			field("day", strconv.Itoa(d[2]))
		}
		field("url", strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(oneLine(a.CanonicalURL)))
		if len(a.Archive.Fetched) >= 10 {
			field("urldate", a.Archive.Fetched[:10])
		}
		field("language", "vietnamese")
		if _, err := io.WriteString(w, "}\n\n"); err != nil {
			return err
		}
	}
	return nil
}

func citeRIS(w io.Writer, articles []*store.Record) error {
	for _, a := range articles {
		tag := func(name, value string) {
			if value = oneLine(value); value != "" {
				fmt.Fprintf(w, "%s  - %s\r\n", name, value)
			}
		}
		tag("TY", "NEWS")
		for _, name := range a.Authors {
			tag("AU", name)
		}
		tag("TI", a.Title)
		tag("T2", a.Newspaper)
		if d := dateParts(a.Published); d != nil {
			tag("PY", fmt.Sprintf("%04d", d[0]))
			tag("DA", fmt.Sprintf("%04d/%02d/%02d", d[0], d[1], d[2]))
		}
		tag("AB", a.Sapo)
		tag("UR", a.CanonicalURL)
		tag("LA", "vi")
		if _, err := io.WriteString(w, "ER  - \r\n\r\n"); err != nil {
			return err
		}
	}
	return nil
}

func citeCSL(w io.Writer, articles []*store.Record) error {
	type name struct {
		Literal string `json:"literal"`
	}
	type date struct {
		Parts [][]int `json:"date-parts"`
	}
	type item struct {
		ID        string `json:"id"`
		Type      string `json:"type"`
		Title     string `json:"title"`
		Author    []name `json:"author,omitempty"`
		Container string `json:"container-title,omitempty"`
		Issued    *date  `json:"issued,omitempty"`
		Accessed  *date  `json:"accessed,omitempty"`
		URL       string `json:"URL"`
		Abstract  string `json:"abstract,omitempty"`
		Language  string `json:"language"`
	}
	items := []item{}
	when := func(s string) *date {
		if d := dateParts(s); d != nil {
			return &date{[][]int{d}}
		}
		return nil
	}
	for _, a := range articles {
		i := item{ID: citeKey(a), Type: "article-newspaper", Title: a.Title, Container: a.Newspaper, Issued: when(a.Published), Accessed: when(a.Archive.Fetched), URL: a.CanonicalURL, Abstract: a.Sapo, Language: "vi"}
		for _, n := range slices.Clone(a.Authors) {
			i.Author = append(i.Author, name{n})
		}
		items = append(items, i)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(items)
}
