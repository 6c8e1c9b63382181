package search

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"baotinh/index/store"
)

// schemaVersion changes whenever the fields or the analysis change, because an index of another version gives wrong answers without an error.
const schemaVersion = "6"

// Kind says how a field is asked for.
type Kind string

// The kinds of fields.
const (
	Text   Kind = "text"   // words and phrases
	Exact  Kind = "exact"  // a code as a whole, or its beginning with *
	Day    Kind = "day"    // 2020, 2020-07, 2020-07-29 or a range a..b
	Number Kind = "number" // an official document's number, in any spelling
)

// Field is one field that people can search. This list is the only place where its name stands.
type Field struct {
	Name  string `json:"name"`
	Kind  Kind   `json:"kind"`
	Facet bool   `json:"facet"` // its values can be counted and asked for with name="value"
	En    string `json:"en"`
	Vi    string `json:"vi"`

	values func(d *source) []string       // what an article has in the field; nil for those made by hand in document.go
	check  func(v string) (en, vi string) // what is to be said of a whole value that no article can have; nil where any may be
}

// Fields returns the list, for help pages.
func Fields() []Field { return append([]Field(nil), fields...) }

func fieldNamed(name string) (Field, bool) {
	for _, f := range fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

var fields = []Field{
	{Name: "title", Kind: Text, En: "headline", Vi: "tít bài", values: func(d *source) []string { return []string{d.Title} }},
	{Name: "sapo", Kind: Text, En: "lead paragraph", Vi: "sapo", values: func(d *source) []string { return []string{d.Sapo} }},
	{Name: "body", Kind: Text, En: "text without headline, lead and captions", Vi: "thân bài"},
	{Name: "caption", Kind: Text, En: "captions of pictures", Vi: "chú thích ảnh", values: (*source).captions},
	{Name: "author", Kind: Text, Facet: true, En: "author", Vi: "tác giả", values: func(d *source) []string { return d.Authors }},
	{Name: "person", Kind: Text, Facet: true, En: "person whom the article names", Vi: "người được bài báo nêu tên", values: (*source).people},
	{Name: "organisation", Kind: Text, Facet: true, En: "organisation that a figure or a congress belongs to", Vi: "tổ chức của số liệu hoặc đại hội", values: (*source).organisations},
	{Name: "province", Kind: Text, Facet: true, En: "province at the time: of the 63 until June 2025, of the 34 since", Vi: "tỉnh, thành lúc đăng bài: theo 63 tỉnh, thành đến tháng 6-2025, theo 34 tỉnh, thành từ sau đó", values: func(d *source) []string { return []string{d.Province} }},
	{Name: "province_new", Kind: Text, Facet: true, En: "province since July 2025 (34)", Vi: "tỉnh, thành từ tháng 7-2025 (34)", values: func(d *source) []string { return []string{d.ProvinceNew} }},
	{Name: "newspaper", Kind: Text, Facet: true, En: "newspaper", Vi: "tờ báo", values: func(d *source) []string { return []string{d.Newspaper} }},
	{Name: "section", Kind: Text, Facet: true, En: "section of the newspaper", Vi: "chuyên mục", values: func(d *source) []string { return []string{d.Section} }},
	{Name: "doc", Kind: Number, Facet: true, En: "number of an official document, however written", Vi: "số, ký hiệu văn bản, viết kiểu nào cũng được", values: (*source).numbers},
	{Name: "type", Kind: Text, Facet: true, En: "type of a document cited", Vi: "loại văn bản được nhắc", values: (*source).types},
	{Name: "issuer", Kind: Text, Facet: true, En: "issuer of a document cited", Vi: "cơ quan ban hành văn bản được nhắc", values: (*source).issuers},
	{Name: "term", Kind: Exact, Facet: true, En: "tenure, 2020-2025", Vi: "nhiệm kỳ, 2020-2025", values: (*source).terms},
	{Name: "indicator", Kind: Exact, Facet: true, En: "code of an indicator, or its beginning with *", Vi: "mã chỉ tiêu thống kê, hoặc phần đầu kèm *", values: (*source).indicators, check: checkIndicator},
	{Name: "year", Kind: Exact, Facet: true, En: "year of publication", Vi: "năm đăng", values: func(d *source) []string { return d.datePart(4) }, check: checkLike("2020")},
	{Name: "month", Kind: Exact, Facet: true, En: "month of publication, 2020-07", Vi: "tháng đăng, 2020-07", values: func(d *source) []string { return d.datePart(7) }, check: checkLike("2020-07")},
	{Name: "story", Kind: Exact, Facet: true, En: "id of the article that first told the same story", Vi: "mã của bài đăng sớm nhất cùng nội dung", values: func(d *source) []string { return []string{d.Story} }},
	{Name: "date", Kind: Day, En: "day of publication: 2020, 2020-07, 2020-07-29, 2020-07..2020-09", Vi: "ngày đăng: 2020, 2020-07, 2020-07-29, 2020-07..2020-09"},
}

func checkIndicator(code string) (en, vi string) {
	if e, ok := errors.AsType[*store.FilterError](store.CheckIndicator(code)); ok {
		return e.En, e.Vi
	}
	return "", ""
}

// checkLike wants a date written as an example is.
func checkLike(example string) func(string) (en, vi string) {
	return func(v string) (en, vi string) {
		if _, err := time.Parse(time.DateOnly[:len(example)], v); err == nil {
			return "", ""
		}
		return fmt.Sprintf("%q matches nothing (write it as %s)", v, example), fmt.Sprintf("%q không khớp gì (viết như %s)", v, example)
	}
}

// Fields of the index itself.
const (
	fieldText  = "text"   // all words of an article, analyzerExact
	fieldFold  = "fold"   // the same without marks: not in bleve, but made of fieldText when asked for; see twin.go
	fieldPair  = "pair"   // the same, analyzerPair
	fieldDay   = "day"    // YYYYMMDD as a word
	keySuffix  = ".key"   // the whole value in the form under which spellings meet
	wordSuffix = ".words" // the words of a value, analyzerName
)

// ranking says what a field keeps for scores.
type ranking int

const (
	unranked ranking = iota // whether it holds a value says nothing about how much
	present                 // words without frequencies
	counted                 // words with frequencies and lengths
)

func rankingOf(field string) ranking {
	switch {
	case field == fieldPair:
		return present
	case field == fieldText || field == fieldFold || strings.HasSuffix(field, wordSuffix):
		return counted
	}
	return unranked
}

func newMapping() mapping.IndexMapping {
	text := func(analyzer string, freq bool) *mapping.FieldMapping {
		return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Index: true, SkipFreqNorm: !freq}
	}
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(fieldText, text(analyzerExact, true))
	doc.AddFieldMappingsAt(fieldPair, text(analyzerPair, false))
	doc.AddFieldMappingsAt(fieldDay, text(keyword.Name, false))
	for _, f := range fields {
		if f.values == nil {
			continue
		}
		if f.Facet {
			doc.AddFieldMappingsAt(f.Name, text(keyword.Name, false))
		}
		switch f.Kind {
		case Text:
			doc.AddFieldMappingsAt(f.Name+wordSuffix, text(analyzerName, true))
		case Number:
			doc.AddFieldMappingsAt(f.Name+keySuffix, text(keyword.Name, false))
		}
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.DefaultAnalyzer = analyzerExact
	m.ScoringModel = index.BM25Scoring
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}
