package table

import (
	_ "embed"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

var (
	//go:embed words.tsv
	wordsTSV string
	//go:embed units.tsv
	unitsTSV string
	//go:embed frames.tsv
	framesTSV string
	//go:embed signs.tsv
	signsTSV string

	wordLex   = scan.MustLexicon("extract/table/words.tsv", wordsTSV)
	wordClass = wordLex.Column("class")
)

// The classes of words.tsv.
const (
	target    = "target"   // kế hoạch
	actual    = "actual"   // thực hiện
	estimate  = "estimate" // ước thực hiện
	attain    = "attain"   // đạt
	compared  = "compare"  // so với
	up        = "up"       // tăng
	down      = "down"     // giảm
	differ    = "differ"   // tăng, giảm
	share     = "share"    // tỷ lệ
	amount    = "amount"   // số lượng
	total     = "total"    // tổng cộng
	measure   = "measure"  // đơn vị tính
	index     = "index"    // STT
	note      = "note"     // ghi chú
	label     = "label"    // ngày sinh: what stands below is no amount
	owner     = "owner"    // đảng bộ: what stands below owns the figures
	opener    = "opener"   // bảng, kết quả
	among     = "among"    // trong đó
	of        = "of"       // của
	bound     = "bound"    // đến, before a time
	elsewhen  = "elsewhen" // cùng kỳ năm trước
	unclassed = ""
)

// writtenUnits leads from a unit as only tables write it to its words.
var writtenUnits = func() map[string]string {
	out := map[string]string{}
	for _, row := range scan.MustTable("extract/table/units.tsv", unitsTSV).Rows {
		out[viet.Lower(row.Cell("written"))] = row.Cell("words")
	}
	return out
}()

var signWords = func() map[string]string {
	out := map[string]string{}
	for _, row := range scan.MustTable("extract/table/signs.tsv", signsTSV).Rows {
		out[row.Cell("sign")] = row.Cell("words")
	}
	return out
}()

// frame is a sentence with two gaps, for the thing and for its amount.
type frame struct{ before, between, after string }

var frames = func() map[string]frame {
	out := map[string]frame{}
	for _, row := range scan.MustTable("extract/table/frames.tsv", framesTSV).Rows {
		out[row.Cell("frame")] = frame{row.Cell("before"), row.Cell("between"), row.Cell("after")}
	}
	return out
}()

// put fills a frame and returns the code point at which the amount begins.
func (f frame) put(thing, amount string) (sentence string, at int) {
	var b strings.Builder
	for _, part := range []string{f.before, thing, f.between} {
		if part == "" {
			continue
		}
		if b.Len() > 0 && part != ":" {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	at = len([]rune(b.String()))
	b.WriteString(amount)
	if f.after != "" {
		b.WriteString(" " + f.after)
	}
	b.WriteByte('.')
	return b.String(), at
}

// leading returns the class of the longest phrase of words.tsv at token i that one of the classes has, and how many tokens it takes.
func leading(t *scan.Text, i int, classes ...string) (class string, tokens int) {
	t.Each(i, wordLex, func(row, n int) bool {
		for _, c := range classes {
			if wordClass[row] == c {
				class, tokens = c, n
				return false
			}
		}
		return true
	})
	return class, tokens
}
