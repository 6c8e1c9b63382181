package entity

// Rule is one way in which a text names an organisation, a person, a congress or a short form. Its examples and its near miss are executed by a test.
type Rule struct {
	ID       string
	Doc      string
	Kind     string // organisation, person, congress, abbreviation: which finder the examples are for
	Examples []string
	NearMiss string // looks alike, and nothing of this kind is found in it
}

// Rules lists the rules of this package.
var Rules = []Rule{
	{"entity.organisation", "A head of orgs.tsv and all words of names behind it.", "organisation",
		[]string{"Ban Thường vụ Đảng ủy Khối kiểm tra", "UBND tỉnh Hưng Yên", "các ban của Đảng ủy Khối"}, "tổ chức thực hiện nghị quyết"},
	{"entity.place", "An administrative word with a name or number, or a name of the gazetteer.", "organisation",
		[]string{"tại xã Thanh Lộc", "ở Q. 8", "toàn tỉnh", "đến Đắk Lắk"}, "kinh tế - xã hội phát triển"},
	{"entity.polite_name", "A name behind a form of address or a rank.", "person",
		[]string{"Đồng chí Trần Văn Mẫu phát biểu", "GS.TS Lê Thị Thử nêu", "bà Nông Thị Kiểm"}, "ông cha ta dạy"},
	{"entity.post_name", "A name behind one post or several.", "person",
		[]string{"Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Trần Văn Mẫu thăm", "Chủ tịch UBND xã Lê Thị Thử đưa"}, "Bí thư Tỉnh ủy Hưng Yên"},
	{"entity.name_post", "A name and posts behind it, parted by a comma or dash, or on the next line.", "person",
		[]string{"Trần Văn Mẫu, Bí thư Huyện ủy", "\nTrần Văn Mẫu\nTỉnh ủy viên, Bí thư Đảng ủy Khối"}, "đường Trần Văn Mẫu, phường 2"},
	{"entity.name_list", "Names of a list that share a form of address or a post.", "person",
		[]string{"các đồng chí Phó Giám đốc BHXH tỉnh: Trần Văn Mẫu, Lê Thị Thử", "các đồng chí: Trần Văn Mẫu, Bí thư Huyện ủy; Lê Thị Thử"}, "các đồng chí: lãnh đạo sở"},
	{"entity.left_out", "Photographers, reporters and names of history are nobody.", "person",
		[]string{"Ảnh: Nguyên Văn, ông Trần Văn Mẫu nói", "Đồng chí Trần Văn Mẫu theo gương Hồ Chí Minh"}, "Ảnh: Trần Văn Mẫu"},
	{"entity.congress", "A congress with its ordinal or tenure.", "congress",
		[]string{"Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2015 - 2020", "ĐH XIV CĐ Hà Nội", "Đại hội XIII của Đảng"}, "đại hội đảng bộ các cấp"},
	{"entity.congress_subject", "A congress without an organisation is its subject's.", "congress",
		[]string{"Đảng bộ xã Hòa Thử tổ chức Đại hội lần thứ V", "Đảng bộ cơ quan Sở Y tế tổ chức Đại hội nhiệm kỳ 2025-2030"}, "tổ chức Đại hội nhiệm kỳ 2025-2030"},
	{"entity.initials", "A short form in brackets and the words before it whose initials it holds.", "abbreviation",
		[]string{"tổ chức cơ sở đảng (TCCSĐ)", "khối Các cơ quan và Doanh nghiệp (CCQ và DN) tỉnh", "ban quản lý (gọi tắt là BQL)"}, "xã Đồng Tháp (Hà Nội)"},
	{"entity.own_short_name", "A company's, school's or association's own short name, which follows no initials.", "abbreviation",
		[]string{"Công ty Đầu tư tài chính nhà nước TP. HCM (HFIC)", "Ngân hàng Chính sách xã hội (VBSP)"}, "đến tỉnh Hưng Yên (WHO)"},
	{"entity.explained", "A short form with its long form in brackets.", "abbreviation",
		[]string{"BHXH (bảo hiểm xã hội)", "KCN (khu công nghiệp)"}, "BHXH (trong quý I)"},
}
