package docnum

// Rule is one way in which a text cites a document. Its examples and its near miss are executed by a test.
type Rule struct {
	ID       string // public: Document.Rule
	Doc      string
	Examples []string
	NearMiss string // looks alike, and is cited otherwise or not at all
}

// Rules lists the rules of this package.
var Rules = []Rule{
	{"docnum.symbol", "A number with type code and issuer, whatever blanks and signs stand between.",
		[]string{"Quyết định số 1676 - QĐ/TU", "744/QĐ-TTg", "Chỉ thị 03/CT-TW"}, "8.793/6.500 đảng viên"},
	{"docnum.year_symbol", "A number with its year and symbol, as state documents carry them.",
		[]string{"Nghị định 30/2020/NĐ-CP", "88/2007/ NĐ-CP"}, "ngày 27/5/2010 tại TP"},
	{"docnum.assembly", "A number with its year and the National Assembly, whose type only the words tell.",
		[]string{"Luật số 45/2019/QH14", "76/2025/UBTVQH15"}, "lớp 12/2019/A"},
	{"docnum.letter", "A number with its issuer alone, behind a type word or số: official letters, old documents.",
		[]string{"công văn số 15/UBND-VP", "Chỉ thị số 37/TW"}, "đạt 37/TW"},
	{"docnum.truncated", "A number whose symbol breaks off behind the type code.",
		[]string{"Quyết định 286b/QĐ- ngày 29/5/2013", "Thông tư liên tịch số 12/2012/TTLT-…"}, "tỷ lệ 12/QĐ"},
	{"docnum.lost_slash", "A number on a page that lost its slashes; the run of digits may hold the year.",
		[]string{"Quyết định số 922QĐ-UBND", "Nghị định số 1112022NĐ-CP"}, "922QĐ-UBND"},
	{"docnum.list", "A further number of a list: it takes the type word before it, and lends or borrows the symbol.",
		[]string{"các Nghị quyết số 18, 19-NQ/TW", "Nghị quyết số 18-NQ/TW và số 19-NQ/TW"}, "Nghị quyết số 18-NQ/TW, 19 xã"},
	{"docnum.heading", "A document's own number at its head; the type stands in capitals on the next line.",
		[]string{"Số 27-KH/ĐU\nKẾ HOẠCH", "Số 12-QĐ/ĐU\nQUYẾT ĐỊNH"}, "Số 27-KH/ĐU\nđã ban hành"},
	{"docnum.bare_number", "A number without symbol behind its type word: the short form of everyday use.",
		[]string{"Chỉ thị 05 của Bộ Chính trị", "kết luận thanh tra số 40", "NQ 20", "theo quyết định 290 của Thủ tướng", "Quyết định 05 ngày 28-8-2018", "Kế hoạch 437 ngày 10 tháng 10 năm 2014"}, "Kế hoạch 5 năm"},
	{"docnum.congress_resolution", "The resolution of a congress, fixed by its ordinal or tenure.",
		[]string{"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI", "Nghị quyết Đại hội nhiệm kỳ 2015 - 2020", "Nghị quyết Đại hội XII của Đảng"}, "nghị quyết đại hội đảng bộ các cấp"},
	{"docnum.plenum_resolution", "The resolution of a plenum of the Central Committee, fixed by its number and the committee's.",
		[]string{"Nghị quyết Trung ương 4 khóa XI", "NQTƯ 4 (khóa XI)"}, "Nghị quyết Trung ương 4"},
	{"docnum.statute", "A law or constitution with its year, the Party's programme and statutes.",
		[]string{"Luật Đất đai năm 2024", "Hiến pháp 2013", "Điều lệ Đảng Cộng sản Việt Nam"}, "Luật Đất đai có hiệu lực từ năm 2024"},
}
