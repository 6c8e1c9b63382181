package search

import (
	"maps"
	"testing"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"baotinh/extract/viet"
	"baotinh/index/store"
	"baotinh/index/store/storetest"
)

// byMapping is what bleve makes of an article: each field analysed as newMapping says.
func byMapping(t *testing.T, d *source) map[string]*termField {
	t.Helper()
	data := map[string]any{fieldText: d.FactText, fieldPair: d.FactText}
	for _, f := range fields {
		if f.values == nil {
			continue
		}
		var values, keys []string
		for _, v := range distinct(f.values(d)) {
			values, keys = append(values, viet.NFC(v)), append(keys, store.LookupNumber(v))
		}
		data[f.Name], data[f.Name+wordSuffix], data[f.Name+keySuffix] = values, values, keys
	}
	if len(d.Published) >= 10 {
		data[fieldDay] = d.Published[:4] + d.Published[5:7] + d.Published[8:10]
	}
	doc := document.NewDocument(d.ID)
	if err := newMapping().MapDocument(doc, data); err != nil {
		t.Fatal(err)
	}
	made := map[string]*termField{}
	for _, f := range doc.Fields {
		f.Analyze()
		if f.Name() == "_all" || f.AnalyzedLength() == 0 {
			continue
		}
		of := made[f.Name()]
		if of == nil {
			of = &termField{name: f.Name(), how: f.Options(), terms: index.TokenFrequencies{}}
			made[f.Name()] = of
		}
		of.length += f.AnalyzedLength()
		of.terms.MergeAll(f.Name(), f.AnalyzedTokenFrequencies())
	}
	return made
}

// TestDocumentAsMapped: the fields that bleve gets are what it would have made of the article itself.
func TestDocumentAsMapped(t *testing.T) {
	with := func(change func(it *storetest.Item)) storetest.Item {
		it := storetest.Generate(7)
		change(&it)
		return it
	}
	text := func(text string) storetest.Item {
		return with(func(it *storetest.Item) { it.Result.Text = text })
	}
	long := "Đảng "
	for range 9 {
		long += long // more often than a byte counts
	}
	items := map[string]storetest.Item{
		"long":         text(long),
		"empty":        text(""),
		"no letter":    text("— … —\n\n!"),
		"numbers":      text("7.000 đồng, 7000 đồng; 1,85% và 18-NQ/TW\n01.2020"),
		"line breaks":  text("Đảng bộ\nhuyện Cù Lao\r\n\nđảng bộ huyện"),
		"old spelling": text("Uỷ ban, ủy ban; hoà bình, hòa bình; Ðảng và Đảng; kĩ và kỹ"),
		"long token":   text("x" + long[:40] + string(make([]byte, 3)) + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaâ b ââââââââââââââââââââââââââââââââââââââ"),
		"no UTF-8":     text("Đảng \xff\xfe bộ\xc4 xã\xe1\xba"),
		"names": with(func(it *storetest.Item) {
			it.Article.Authors = []string{"Hà Thu", "Hà Thu", "Thu Hà – Hoà", "ĐẶNG"}
			it.Article.Section = "Xây dựng\nĐảng"
		}),
		"without": with(func(it *storetest.Item) {
			it.Article.Authors, it.Article.Section, it.Article.Published, it.Article.Sapo = nil, "", "", ""
		}),
	}
	for n := range 20 {
		items[string(rune('a'+n))] = storetest.Generate(n)
	}
	for name, it := range items {
		t.Run(name, func(t *testing.T) {
			d := &source{&store.Record{ID: "x", Article: it.Article, FactText: it.Result.Text}, &it.Result}
			want := byMapping(t, d)
			for _, f := range d.document().Fields {
				got := f.(*termField)
				if got.length == 0 {
					continue
				}
				w := want[got.name]
				delete(want, got.name)
				if w == nil || got.length != w.length || got.how != w.how {
					t.Errorf("%s: %+v, bleve makes %+v", got.name, got, w)
					continue
				}
				if !maps.EqualFunc(got.terms, w.terms, func(a, b *index.TokenFreq) bool { return a.Frequency() == b.Frequency() }) {
					t.Errorf("%s: terms %v, bleve makes %v", got.name, frequenciesOf(got), frequenciesOf(w))
				}
			}
			for name, w := range want {
				t.Errorf("%s: missing; bleve makes %v", name, frequenciesOf(w))
			}
		})
	}
}

func frequenciesOf(f *termField) map[string]int {
	of := map[string]int{}
	for term, n := range f.terms {
		of[term] = n.Frequency()
	}
	return of
}
