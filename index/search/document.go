package search

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/document"

	"baotinh/crawl/article"
	"baotinh/extract"
	"baotinh/extract/timex"
	"baotinh/extract/viet"
	"baotinh/index/store"
)

// source is what the store has of an article.
type source struct {
	*store.Record
	facts *extract.Result
}

// distinct leaves out empty values and repetitions.
func distinct(values []string) []string {
	var out []string
	for _, v := range values {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (d *source) captions() []string {
	var all []string
	for _, c := range d.Captions {
		all = append(all, c.Text)
	}
	for _, b := range d.Blocks {
		if b.Kind == article.Caption {
			all = append(all, b.Text)
		}
	}
	return distinct(all)
}

func (d *source) people() []string {
	var all []string
	for _, p := range d.facts.People {
		all = append(all, p.Name)
	}
	return distinct(all)
}

func (d *source) organisations() []string {
	var all []string
	for _, c := range d.facts.Congresses {
		all = append(all, c.Organisation)
	}
	for _, f := range d.facts.Figures {
		all = append(all, deref(f.Subject))
	}
	return distinct(all)
}

func (d *source) numbers() []string {
	var all []string
	for _, c := range d.facts.Documents {
		all = append(all, deref(c.Canonical))
	}
	return distinct(all)
}

func (d *source) types() []string {
	var all []string
	for _, c := range d.facts.Documents {
		all = append(all, deref(c.Type))
	}
	return distinct(all)
}

func (d *source) issuers() []string {
	var all []string
	for _, c := range d.facts.Documents {
		all = append(all, deref(c.Issuer))
	}
	return distinct(all)
}

func (d *source) terms() []string {
	var all []string
	for _, f := range d.facts.Figures {
		if p := f.Period; p != nil && p.Type == timex.Term && p.Start.Year > 0 && p.End.Year > 0 {
			all = append(all, fmt.Sprintf("%d-%d", p.Start.Year, p.End.Year))
		}
	}
	for _, c := range d.facts.Congresses {
		if len(c.Term) == 2 {
			all = append(all, fmt.Sprintf("%d-%d", c.Term[0], c.Term[1]))
		}
	}
	return distinct(all)
}

func (d *source) indicators() []string {
	var all []string
	for _, f := range d.facts.Figures {
		all = append(all, deref(f.Indicator))
	}
	return distinct(all)
}

func (d *source) datePart(n int) []string {
	if len(d.Published) < n {
		return nil
	}
	return []string{d.Published[:n]}
}

// dayNumber is YYYYMMDD of a date or the beginning of a time; ok is false for anything else.
func dayNumber(published string) (float64, bool) {
	if len(published) < 10 {
		return 0, false
	}
	n, err := strconv.Atoi(published[:4] + published[5:7] + published[8:10])
	return float64(n), err == nil
}

// document is what bleve gets. No text is stored in bleve; the store has it.
func (d *source) document() *document.Document {
	doc := document.NewDocument(d.ID)
	words, pairs := textFields(d.FactText)
	doc.AddField(words)
	doc.AddField(pairs)
	if n, ok := dayNumber(d.Published); ok {
		doc.AddField(valueField(fieldDay, []string{strconv.Itoa(int(n))}))
	}
	for _, f := range fields {
		if f.values == nil {
			continue
		}
		values := f.values(d)
		for i, v := range values {
			values[i] = viet.NFC(v)
		}
		values = distinct(values)
		if len(values) == 0 {
			continue
		}
		if f.Facet {
			doc.AddField(valueField(f.Name, values))
		}
		switch f.Kind {
		case Text:
			doc.AddField(wordField(f.Name+wordSuffix, values))
		case Number:
			keys := make([]string, len(values))
			for i, v := range values {
				keys[i] = store.LookupNumber(v)
			}
			doc.AddField(valueField(f.Name+keySuffix, keys))
		}
	}
	return doc
}
