// Package storetest holds what tests of the index folder share: a small invented corpus with facts, and the conformance test of store.Facts.
//
//	sample.go      articles of our own making, facts marked by hand
//	conformance.go the test that every implementation of store.Facts must pass
//	generate.go    articles in any number, for measuring
//
// People, papers and organisations are invented.
package storetest

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"baotinh/crawl/article"
	"baotinh/extract"
	"baotinh/extract/numeral"
	"baotinh/extract/timex"
	"baotinh/index/store"
)

// Item is one article with its facts and its place in the archive.
type Item struct {
	Article article.Article
	Result  extract.Result
	Ref     store.ArchiveRef
}

// builder composes an item; positions are found, never counted by hand.
type builder struct {
	Item
	from int // byte offset behind the last mark, so that marks follow the text
}

func ptr[T any](v T) *T { return &v }

func compose(url, site, paper, province, provinceNew, section, published, title, sapo string, paragraphs ...string) *builder {
	b := &builder{}
	body := strings.Join(paragraphs, "\n\n")
	b.Article = article.Article{
		URL: url, CanonicalURL: url, Site: site, Newspaper: paper, Province: province, ProvinceNew: provinceNew, Layout: "story",
		Title: title, Sapo: sapo, Section: section, Published: published, Authors: []string{"Hạ Vy"}, Text: body,
		Blocks: []article.Block{{Kind: article.Title, Text: title, Start: -1, End: -1, Table: -1}, {Kind: article.Sapo, Text: sapo, Start: -1, End: -1, Table: -1}},
	}
	at := 0
	for _, p := range paragraphs {
		n := utf8.RuneCountInString(p)
		b.Article.Blocks = append(b.Article.Blocks, article.Block{Kind: article.Paragraph, Text: p, Start: at, End: at + n, Table: -1})
		at += n + 2
	}
	b.Result.Text, _ = b.Article.Reading()
	b.Ref = store.ArchiveRef{File: site + "-00001.warc.gz", Offset: int64(len(url)) * 100, Record: "<urn:uuid:00000000-0000-4000-8000-" + store.ArticleID(url)[:12] + ">", Fetched: "2025-12-01T00:00:00Z"}
	return b
}

// find returns the code points of surface behind the last mark, and its sentence's.
func (b *builder) find(surface string) (start, end, sentenceStart, sentenceEnd int) {
	i := strings.Index(b.Result.Text[b.from:], surface)
	if i < 0 {
		panic("storetest: " + strconv.Quote(surface) + " does not follow in " + b.Article.URL)
	}
	i += b.from
	b.from = i + len(surface)
	text := b.Result.Text
	s := max(strings.LastIndex(text[:i], ". ")+2, strings.LastIndex(text[:i], "\n\n")+2, 0)
	e := len(text)
	for _, stop := range []string{". ", ".\n", "\n\n"} {
		if k := strings.Index(text[b.from:], stop); k >= 0 {
			e = min(e, b.from+k+1)
		}
	}
	runes := func(n int) int { return utf8.RuneCountInString(text[:n]) }
	return runes(i), runes(b.from), runes(s), runes(e)
}

func (b *builder) figure(surface, value, unit, indicator string, more ...func(*extract.Figure)) *builder {
	f := extract.Figure{ID: "f" + strconv.Itoa(len(b.Result.Figures)+1), Surface: surface, Number: surface, Unit: ptr(unit), Qualifier: "exact", Kind: "level",
		Block: "paragraph", Confidence: 0.9, Rule: "quantity.count"}
	f.Start, f.End, f.SentenceStart, f.SentenceEnd = b.find(surface)
	d, err := numeral.ParseDecimal(value)
	if err != nil {
		panic(err)
	}
	f.Value = &d
	if indicator != "" {
		f.Indicator = ptr(indicator)
	}
	for _, m := range more {
		m(&f)
	}
	b.Result.Figures = append(b.Result.Figures, f)
	return b
}

func term(from, to int) func(*extract.Figure) {
	return func(f *extract.Figure) {
		f.Period = &timex.Period{Type: timex.Term, Start: timex.Date{Year: from}, End: timex.Date{Year: to}}
	}
}

func subject(s string) func(*extract.Figure) { return func(f *extract.Figure) { f.Subject = &s } }

func partOf(id string) func(*extract.Figure) { return func(f *extract.Figure) { f.PartOf = &id } }

func (b *builder) document(surface, kind, number, symbol, issuer, title, level, place string, date timex.Date) *builder {
	d := extract.Document{ID: "d" + strconv.Itoa(len(b.Result.Documents)+1), Surface: surface, Type: ptr(kind), Number: ptr(number), Symbol: ptr(symbol),
		Canonical: ptr(number + "-" + symbol), Level: level, PlaceSource: "newspaper", Block: "paragraph", Confidence: 0.97, Rule: "docnum.symbol"}
	d.Start, d.End, d.SentenceStart, d.SentenceEnd = b.find(surface)
	if issuer != "" {
		d.Issuer = ptr(issuer)
	}
	if title != "" {
		d.Title = ptr(title)
	}
	if place != "" {
		d.Place = ptr(place)
	}
	if !date.IsZero() {
		d.Date = &date
	}
	d.Key = level + "@" + place + "|" + kind + "|" + number + "|" + symbol + "|"
	b.Result.Documents = append(b.Result.Documents, d)
	return b
}

// Sample returns the corpus: three invented papers of real provinces' names, so that facets by province have something to show.
func Sample() []Item {
	var items []Item
	add := func(b *builder) { items = append(items, b.Item) }

	b := compose("https://bao-a.example/xay-dung-dang/202008/dai-hoi-khoi-0a1b2c3/", "bao-a", "Báo Sông Trong", "Đắk Lắk", "Đắk Lắk", "Xây dựng Đảng",
		"2020-08-26T08:55:00+07:00", "Đảng bộ Khối Sông Trong bước vào nhiệm kỳ mới",
		"Đại hội Đảng bộ Khối Sông Trong lần thứ III, nhiệm kỳ 2020 - 2025 khép lại với nhiều kết quả.",
		"Thực hiện Quyết định số 1676 - QĐ/TU của Ban Thường vụ Tỉnh ủy, hai đảng bộ đã hợp nhất. Đảng bộ hiện có 96 tổ chức cơ sở đảng (TCCSĐ), gồm 60 đảng bộ và 36 chi bộ cơ sở.",
		"Trong nhiệm kỳ qua, toàn Đảng bộ kết nạp 1.250 đảng viên, vượt chỉ tiêu đề ra. Hoà giải ở cơ sở được chú trọng.",
		"Đồng chí Trần Thị Mẫu, Bí thư Đảng ủy Khối, nhấn mạnh tinh thần Nghị quyết số 18-NQ/TW về tinh gọn bộ máy.")
	b.document("Quyết định số 1676 - QĐ/TU", "Quyết định", "1676", "QĐ/TU", "Ban Thường vụ Tỉnh ủy", "", "tinh", "Đắk Lắk", timex.Date{}).
		figure("96", "96", "tổ chức cơ sở đảng", "party.organisations.grassroots", subject("Đảng bộ")).
		figure("60", "60", "đảng bộ", "party.organisations.committees", subject("Đảng bộ"), partOf("f1")).
		figure("36", "36", "chi bộ cơ sở", "party.organisations.cells", subject("Đảng bộ"), partOf("f1")).
		figure("1.250", "1250", "đảng viên", "party.members.admitted", subject("Đảng bộ Khối Sông Trong"), term(2015, 2020)).
		document("Nghị quyết số 18-NQ/TW", "Nghị quyết", "18", "NQ/TW", "", "về tinh gọn bộ máy", "trung_uong", "", timex.Date{})
	b.Result.Figures[0].Checks, b.Result.Figures[1].Checks, b.Result.Figures[2].Checks = []string{"c1"}, []string{"c1"}, []string{"c1"}
	check := extract.Check{ID: "c1", Kind: "sum", Equation: "60 + 36 = 96", Verdict: "holds", Figures: []string{"f1", "f2", "f3"}}
	b.Result.Checks = []extract.Check{check}
	b.Result.Groups = []extract.Group{{ID: "g1", Kind: "part_whole", Whole: ptr("f1"), Parts: []string{"f2", "f3"}, Check: &check}}
	b.Result.People = []extract.Person{{Name: "Trần Thị Mẫu", Posts: []string{"Bí thư Đảng ủy Khối"}, Start: 10, End: 22}}
	b.Result.Congresses = []extract.Congress{{Organisation: "Đảng bộ Khối Sông Trong", Ordinal: ptr("III"), Term: []int{2020, 2025}, Start: 60, End: 80}}
	b.Result.Abbreviations = []extract.Abbreviation{{Short: "TCCSĐ", Long: "tổ chức cơ sở đảng", Start: 200, End: 205}}
	add(b)

	b = compose("https://bao-a.example/xay-dung-dang/202009/hop-nhat-1b2c3d4/", "bao-a", "Báo Sông Trong", "Đắk Lắk", "Đắk Lắk", "Xây dựng Đảng",
		"2020-09-03T10:00:00+07:00", "Một năm sau hợp nhất hai đảng bộ", "Sau một năm, bộ máy gọn hơn.",
		"Quyết định 1676-QĐ/TU, ngày 1-8-2019 đã tạo bước ngoặt. Toàn khối kết nạp 1.205 đảng viên trong nhiệm kỳ 2015 - 2020.",
		"Chi bộ các trường học và bệnh viện sinh hoạt đều, nhiều đảng viên trẻ được bồi dưỡng.")
	b.document("Quyết định 1676-QĐ/TU", "Quyết định", "1676", "QĐ/TU", "", "", "tinh", "Đắk Lắk", timex.Date{Year: 2019, Month: 8, Day: 1}).
		figure("1.205", "1205", "đảng viên", "party.members.admitted", subject("Đảng bộ Khối Sông Trong"), term(2015, 2020))
	add(b)

	b = compose("https://bao-d.example/dai-hoi-huyen-a1001.html", "bao-d", "Báo Cù Lao", "Tây Ninh", "Tây Ninh", "Thời sự",
		"2020-07-30T06:00:00+07:00", "Đại hội Đảng bộ huyện Cù Lao: đổi mới, dân chủ", "Uỷ ban nhân dân huyện và Huyện uỷ báo cáo kết quả 5 năm.",
		"UBND huyện đã hoàn thành 17/19 chỉ tiêu. Tỷ lệ hộ nghèo giảm còn 1,85%, thấp hơn mức đề ra.",
		"Đảng bộ huyện kết nạp 640 đảng viên. Quyết định số 94 – QĐ/TU được quán triệt tới từng chi bộ.",
		"Hòa bình, ổn định là nền tảng; nhân dân đồng thuận.")
	b.figure("17/19", "17", "chỉ tiêu", "", func(f *extract.Figure) { d := numeral.NewDecimal(19); f.Of = &d; f.Rule = "quantity.score" }).
		figure("1,85%", "1.85", "%", "society.poverty.rate", func(f *extract.Figure) { f.Item = ptr("hộ nghèo") }).
		figure("640", "640", "đảng viên", "party.members.admitted", subject("Đảng bộ huyện"), term(2015, 2020)).
		document("Quyết định số 94 – QĐ/TU", "Quyết định", "94", "QĐ/TU", "", "", "tinh", "Tây Ninh", timex.Date{})
	add(b)

	b = compose("https://bao-d.example/phong-van-bi-thu-a1002.html", "bao-d", "Báo Cù Lao", "Tây Ninh", "Tây Ninh", "Phỏng vấn",
		"2020-08-01", "Bí thư Huyện uỷ trả lời phỏng vấn", "Trước thềm đại hội, phóng viên trao đổi với lãnh đạo huyện.",
		"Phóng viên: Nhiệm kỳ qua có gì nổi bật? – Chúng tôi giữ vững đoàn kết, dang tay đón nhà đầu tư, viên chức xã yên tâm công tác.",
		"Thu ngân sách đạt 1.500 tỷ đồng, tăng 12,5% so với năm trước.")
	b.figure("1.500 tỷ đồng", "1500000000000", "đồng", "economy.budget.revenue").
		figure("12,5%", "12.5", "%", "", func(f *extract.Figure) { f.Kind = "change"; f.Direction = ptr("up") })
	add(b)

	b = compose("https://bao-f.example/khai-mac-dai-hoi-501.html", "bao-f", "Báo Bến Mới", "Sóc Trăng", "Cần Thơ", "Xây dựng Đảng",
		"2025-09-15T14:20:00+07:00", "Khai mạc Đại hội đại biểu Đảng bộ phường Bến Mới lần thứ I",
		"Đại hội nhiệm kỳ 2025 - 2030 diễn ra trong hai ngày.",
		"Dự đại hội có 150 đại biểu, thay mặt 1.020 đảng viên của 42 chi bộ.",
		"Đại hội quán triệt Nghị quyết số 18-NQ/TW và kết luận của Bộ Chính trị; Hội đồng nhân dân phường giám sát việc thực hiện.")
	b.figure("150", "150", "đại biểu", "congress.delegates", func(f *extract.Figure) {
		f.Cell = &extract.TableCell{Caption: "Bảng 1", Row: []string{"I. Khối xã", "Đại hội"}, Column: []string{"Đại biểu"}}
	}).
		figure("1.020", "1020", "đảng viên", "party.members", subject("Đảng bộ phường Bến Mới")).
		figure("42", "42", "chi bộ", "party.organisations.cells").
		document("Nghị quyết số 18-NQ/TW", "Nghị quyết", "18", "NQ/TW", "", "", "trung_uong", "", timex.Date{})
	add(b)

	b = compose("https://bao-f.example/le-hoi-trai-cay-502.html", "bao-f", "Báo Bến Mới", "Sóc Trăng", "Cần Thơ", "Văn hóa",
		"2025-10-02T07:00:00+07:00", "Lễ hội trái cây <Bến Mới> & ẩm thực", "Không có số liệu nào trong tin này.",
		"Du khách dạo chợ nổi, nghe đờn ca tài tử và thưởng thức bánh dân gian.")
	add(b)
	return items
}
