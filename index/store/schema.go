package store

import (
	"fmt"
	"strings"
)

// schemaVersion is stored in SQLite's user_version. A store of a newer version is refused, an older one is migrated.
const schemaVersion = 11

// Column is one documented column of a table or view.
type Column struct {
	Name string `json:"name"`
	Type string `json:"type"` // SQLite's: TEXT, INTEGER, REAL
	En   string `json:"en"`
	Vi   string `json:"vi"`

	rule string // what follows the type in CREATE TABLE
	expr string // how a view makes the column
}

// Table is one documented table or view. The same value creates it and describes it, so that neither can drift.
type Table struct {
	Name    string   `json:"name"`
	View    bool     `json:"view"`
	En      string   `json:"en"`
	Vi      string   `json:"vi"`
	Columns []Column `json:"columns"`

	rules   []string           // constraints after the columns
	noRowID bool               // the rules name a primary key that holds all of the row
	indexes []string           // statements
	orders  []order            // of a table of facts
	values  map[string]listing // of a table of facts: columns of which an index lists the values
	from    string             // of a view
	groups  string             // of a view of groups: what makes them, behind from
	chosen  string             // of such a view: the column by which from finds the groups of a page, see Query.grouped
	facts   string             // of a wide view: the table whose rows it shows
	alias   string             // of a wide view: what its columns call this table
	joined  string             // of a wide view: what else they are of
}

// order is an index that gives rows in the order of a column.
type order struct {
	column string
	within string // if this column has one value
	index  string
	alone  bool // if no other column of the facts is asked for: their rows lie anywhere
}

// listing is an index by which each value of a column has its rows. Of few values each is looked for behind the one before; of many, the whole index is
// passed over.
type listing struct {
	index string
	few   bool
}

// Column returns the column called name.
func (t Table) Column(name string) (Column, bool) {
	for _, c := range t.Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// LookupTable returns the documented table or view called name.
func LookupTable(name string) (Table, bool) {
	for _, t := range tables {
		if t.Name == name {
			return t, true
		}
	}
	return Table{}, false
}

// Tables returns the data dictionary in the order in which it should be read.
func Tables() []Table { return append([]Table(nil), tables...) }

func (t Table) create() string {
	var b strings.Builder
	if t.View {
		fmt.Fprintf(&b, "CREATE VIEW %s AS %s;\n", t.Name, t.selectFrom(t.from))
		return b.String()
	}
	fmt.Fprintf(&b, "CREATE TABLE %s (", t.Name)
	for i, c := range t.Columns {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q %s", c.Name, c.Type)
		if c.rule != "" {
			b.WriteString(" " + c.rule)
		}
	}
	for _, r := range t.rules {
		b.WriteString(", " + r)
	}
	b.WriteString(")")
	if t.noRowID {
		b.WriteString(" WITHOUT ROWID")
	}
	b.WriteString(";\n")
	for _, s := range t.indexes {
		b.WriteString(s + ";\n")
	}
	return b.String()
}

// selectFrom is what a view stands for.
func (t Table) selectFrom(from string) string {
	return "SELECT " + t.made() + " FROM " + from + t.groups
}

// made is how a view makes its columns.
func (t Table) made() string {
	all := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		all[i] = fmt.Sprintf("%s AS %q", c.expr, c.Name)
	}
	return strings.Join(all, ", ")
}

// byArticle is from of a wide view read article by article, in the order of an index of them; "" leaves it to SQLite. Left to it as well, SQLite would
// look for the facts of each article among all those of an indicator.
func (t Table) byArticle(index string) string {
	facts, _ := LookupTable(t.facts)
	ofArticle := "sqlite_autoindex_" + t.facts + "_1" // SQLite's name of the primary key
	if facts.noRowID {
		ofArticle = "" // there the key is the table
	}
	return fmt.Sprintf("articles a%s CROSS JOIN %s %s%s ON %[3]s.article_id = a.id%[5]s", indexedBy(index), t.facts, t.alias, indexedBy(ofArticle), t.joined)
}

// byFact is the same read fact by fact; what most conditions and sorting ask of the articles comes from an index of them: their rows are long.
func (t Table) byFact(index string) string {
	return fmt.Sprintf("%s %s%s CROSS JOIN articles a INDEXED BY articles_place ON a.id = %[2]s.article_id%[4]s", t.facts, t.alias, indexedBy(index), t.joined)
}

func indexedBy(index string) string {
	if index == "" {
		return ""
	}
	return " INDEXED BY " + index
}

// createSchema is the DDL of the current version.
func createSchema() string {
	var b strings.Builder
	for _, t := range tables {
		b.WriteString(t.create())
	}
	return b.String()
}

var articleID = Column{Name: "article_id", Type: "TEXT", rule: "NOT NULL REFERENCES articles(id) ON DELETE CASCADE",
	En: "the article that states it", Vi: "bài báo chứa thông tin này"}

// tables is the data dictionary. Texts are shown to people: keep both languages complete.
var tables = []Table{
	{
		Name: "articles",
		En:   "One row per article.", Vi: "Mỗi dòng là một bài báo.",
		Columns: []Column{
			{Name: "id", Type: "TEXT", rule: "PRIMARY KEY", En: "identifier made from the canonical address; survives a rebuild", Vi: "mã bài, lập từ địa chỉ gốc; không đổi khi dựng lại dữ liệu"},
			{Name: "url", Type: "TEXT", rule: "NOT NULL", En: "address as fetched", Vi: "địa chỉ đã tải"},
			{Name: "canonical_url", Type: "TEXT", rule: "NOT NULL", En: "address as the page names itself", Vi: "địa chỉ gốc do trang khai báo"},
			{Name: "site", Type: "TEXT", rule: "NOT NULL", En: "key of the newspaper file", Vi: "mã tờ báo"},
			{Name: "newspaper", Type: "TEXT", rule: "NOT NULL", En: "name of the newspaper", Vi: "tên tờ báo"},
			{Name: "province", Type: "TEXT", rule: "NOT NULL", En: "province of the newspaper at the time of publication: of the 63 until June 2025, of the 34 since", Vi: "tỉnh, thành của tờ báo lúc đăng bài: theo 63 tỉnh, thành đến tháng 6-2025, theo 34 tỉnh, thành từ sau đó"},
			{Name: "province_new", Type: "TEXT", rule: "NOT NULL", En: "province since July 2025 (34 provinces)", Vi: "tỉnh, thành từ tháng 7-2025 (34 tỉnh, thành)"},
			{Name: "layout", Type: "TEXT", rule: "NOT NULL", En: "page layout that matched; generic if none", Vi: "kiểu trình bày đã nhận ra; generic nếu không có"},
			{Name: "title", Type: "TEXT", rule: "NOT NULL", En: "headline", Vi: "tít bài"},
			{Name: "sapo", Type: "TEXT", rule: "NOT NULL", En: "lead paragraph", Vi: "sapo"},
			{Name: "lead_tag", Type: "TEXT", rule: "NOT NULL", En: "the paper's own tag before the text", Vi: "ký hiệu của báo ở đầu bài"},
			{Name: "authors", Type: "TEXT", rule: "NOT NULL", En: "authors, a JSON list", Vi: "tác giả, danh sách JSON"},
			{Name: "section", Type: "TEXT", rule: "NOT NULL", En: "section of the newspaper", Vi: "chuyên mục"},
			{Name: "published", Type: "TEXT", En: "time of publication, RFC 3339 or a date; null if the page does not say", Vi: "thời điểm đăng, RFC 3339 hoặc ngày; trống nếu trang không ghi"},
			{Name: "day", Type: "TEXT", En: "day of publication, YYYY-MM-DD, in the newspaper's zone", Vi: "ngày đăng, YYYY-MM-DD, theo giờ của báo"},
			{Name: "text", Type: "TEXT", rule: "NOT NULL", En: "the NFC text that every offset counts in (code points)", Vi: "văn bản NFC mà mọi vị trí được tính theo (điểm mã Unicode)"},
			{Name: "body", Type: "TEXT", En: "the body alone; null where it is the same as text", Vi: "phần thân bài; trống nếu trùng với text"},
			{Name: "blocks", Type: "TEXT", rule: "NOT NULL", En: "blocks in reading order, JSON", Vi: "các khối theo thứ tự đọc, JSON"},
			{Name: "captions", Type: "TEXT", rule: "NOT NULL", En: "captions with credits, JSON", Vi: "chú thích ảnh kèm tác giả ảnh, JSON"},
			{Name: "tables", Type: "TEXT", rule: "NOT NULL", En: "tables with their cells, JSON", Vi: "các bảng kèm từng ô, JSON"},
			{Name: "archive_file", Type: "TEXT", rule: "NOT NULL", En: "WARC file that holds the page", Vi: "tệp WARC lưu trang gốc"},
			{Name: "archive_offset", Type: "INTEGER", rule: "NOT NULL", En: "byte offset of the record in the WARC file", Vi: "vị trí (byte) của bản ghi trong tệp WARC"},
			{Name: "archive_record", Type: "TEXT", rule: "NOT NULL", En: "WARC-Record-ID", Vi: "WARC-Record-ID"},
			{Name: "fetched", Type: "TEXT", En: "time when the page was fetched, RFC 3339", Vi: "thời điểm tải trang, RFC 3339"},
			{Name: "extract_version", Type: "TEXT", rule: "NOT NULL", En: "rules and vocabularies that read it last: the beginning of their SHA-256", Vi: "bộ quy tắc và từ vựng đọc bài lần cuối: phần đầu của SHA-256"},
			{Name: "digest", Type: "TEXT", rule: "NOT NULL", En: "SHA-256 of article and facts; tells whether anything changed", Vi: "SHA-256 của bài và số liệu; cho biết có thay đổi hay không"},
			{Name: "story", Type: "TEXT", rule: "NOT NULL", En: "the article that first told the same story, itself if none did; near-duplicates share it, so count distinct stories", Vi: "bài đăng sớm nhất cùng nội dung, là chính nó nếu không có; các bài gần trùng có chung giá trị này, nên hãy đếm theo story"},
		},
		indexes: []string{
			"CREATE INDEX articles_story ON articles(story)",
			// What the views newspapers and citation_counts ask of each article: its row goes on behind the text, over many pages.
			"CREATE INDEX articles_site ON articles(site, day, newspaper, layout, fetched, province, province_new, id)",
			"CREATE INDEX articles_place ON articles(id, province, province_new, newspaper, day, story)",
			"CREATE INDEX articles_province ON articles(province)",
			"CREATE INDEX articles_day ON articles(day)",
			"CREATE INDEX articles_url ON articles(canonical_url)",
		},
	},
	{
		Name: "figures",
		En:   "One row per figure that an article states.", Vi: "Mỗi dòng là một con số mà bài báo nêu.",
		Columns: append([]Column{articleID}, figureColumns...),
		rules:   []string{"PRIMARY KEY (article_id, id)"},
		indexes: []string{
			// Conditions on figures in a search are answered from this index alone: a row of figures is long, and lies anywhere in the file.
			"CREATE INDEX figures_indicator ON figures(indicator, value_real, period_type, period_start, period_end, article_id) WHERE indicator IS NOT NULL",
			"CREATE INDEX figures_value ON figures(value_real, period_type, period_start, period_end, article_id)",
			"CREATE INDEX figures_unit ON figures(unit, article_id)",
			"CREATE INDEX figures_subject ON figures(subject, article_id)",
		},
		orders: []order{
			{column: "value_real", within: "indicator", index: "figures_indicator"},
			{column: "value_real", index: "figures_value"},
			{column: "unit", index: "figures_unit", alone: true},
		},
		values: map[string]listing{"unit": {"figures_unit", true}, "subject": {"figures_subject", false}},
	},
	{
		Name: "citations",
		En:   "One row per mention of an official document.", Vi: "Mỗi dòng là một lần bài báo nhắc tới một văn bản.",
		Columns: append([]Column{articleID}, citationColumns...),
		rules:   []string{"PRIMARY KEY (article_id, id)"},
		indexes: []string{
			`CREATE INDEX citations_key ON citations("key", article_id) WHERE "key" IS NOT NULL`,
			"CREATE INDEX citations_lookup ON citations(lookup) WHERE lookup IS NOT NULL",
		},
	},
	{
		Name: "documents",
		En:   "One row per official document that is cited and can be identified; fields are those on which most citations agree.",
		Vi:   "Mỗi dòng là một văn bản được nhắc tới và xác định được; mỗi trường lấy giá trị mà nhiều lần nhắc thống nhất nhất.",
		Columns: []Column{
			{Name: "key", Type: "TEXT", rule: "PRIMARY KEY", En: "identity: level@place|type|number|symbol|year or tenure", Vi: "định danh: cấp@nơi|loại|số|ký hiệu|năm hoặc nhiệm kỳ"},
			{Name: "canonical", Type: "TEXT", En: "number as officially written", Vi: "số, ký hiệu viết theo thể thức"},
			{Name: "lookup", Type: "TEXT", En: "the number folded for searching", Vi: "số, ký hiệu đã bỏ dấu để tra cứu"},
			{Name: "type", Type: "TEXT", En: "type of document, in full", Vi: "loại văn bản, viết đầy đủ"},
			{Name: "number", Type: "TEXT", En: "number", Vi: "số"},
			{Name: "year", Type: "INTEGER", En: "year in the number (state documents)", Vi: "năm trong số văn bản (văn bản nhà nước)"},
			{Name: "symbol", Type: "TEXT", En: "symbol", Vi: "ký hiệu"},
			{Name: "issuer", Type: "TEXT", En: "who issued it", Vi: "cơ quan ban hành"},
			{Name: "date", Type: "TEXT", En: "date of the document", Vi: "ngày ban hành"},
			{Name: "title", Type: "TEXT", En: "what it is about", Vi: "trích yếu"},
			{Name: "level", Type: "TEXT", En: "issuing level", Vi: "cấp ban hành"},
			{Name: "place", Type: "TEXT", En: "province or lower place of the issuer", Vi: "địa phương của cơ quan ban hành"},
			{Name: "citations", Type: "INTEGER", rule: "NOT NULL", En: "number of mentions", Vi: "số lần được nhắc"},
			{Name: "articles", Type: "INTEGER", rule: "NOT NULL", En: "number of articles that cite it", Vi: "số bài báo nhắc tới"},
		},
		indexes: []string{"CREATE INDEX documents_lookup ON documents(lookup)"},
	},
	{
		Name: "groups",
		En:   "Figures that belong together: a whole with its parts, a target with its actual, a distribution.",
		Vi:   "Các con số gắn với nhau: tổng và thành phần, chỉ tiêu và kết quả, phân bố.",
		Columns: []Column{
			articleID,
			{Name: "id", Type: "TEXT", rule: "NOT NULL", En: "identifier within the article", Vi: "mã trong bài"},
			{Name: "kind", Type: "TEXT", rule: "NOT NULL", En: "part_whole, target_actual or distribution", Vi: "part_whole (tổng – thành phần), target_actual (chỉ tiêu – kết quả), distribution (phân bố)"},
			{Name: "whole", Type: "TEXT", En: "figure that is the whole, or the target", Vi: "con số tổng, hoặc chỉ tiêu"},
			{Name: "parts", Type: "TEXT", rule: "NOT NULL", En: "figures that are the parts, parted by spaces", Vi: "các con số thành phần, cách nhau bằng dấu cách"},
			{Name: "check_id", Type: "TEXT", En: "check of the group", Vi: "phép kiểm tra của nhóm"},
		},
		rules: []string{"PRIMARY KEY (article_id, id)"},
	},
	{
		Name: "checks",
		En:   "Equations over figures and whether they hold. Nothing is corrected.",
		Vi:   "Các phép kiểm tra số liệu và kết quả. Không con số nào bị sửa.",
		Columns: []Column{
			articleID,
			{Name: "id", Type: "TEXT", rule: "NOT NULL", En: "identifier within the article", Vi: "mã trong bài"},
			{Name: "kind", Type: "TEXT", rule: "NOT NULL", En: "sum, shares, ratio, target, score, restated …", Vi: "loại kiểm tra: sum (tổng), shares (cơ cấu), ratio (tỷ lệ), target (chỉ tiêu), score, restated (nhắc lại) …"},
			{Name: "equation", Type: "TEXT", rule: "NOT NULL", En: "the equation", Vi: "phép tính"},
			{Name: "verdict", Type: "TEXT", rule: "NOT NULL", En: "holds, fails or open", Vi: "holds (đúng), fails (sai), open (chưa đủ dữ kiện)"},
			{Name: "missing", Type: "TEXT", rule: "NOT NULL", En: "what is missing if it fails", Vi: "phần chênh lệch nếu sai"},
			{Name: "figures", Type: "TEXT", rule: "NOT NULL", En: "figures of the equation, parted by spaces", Vi: "các con số tham gia, cách nhau bằng dấu cách"},
		},
		rules:   []string{"PRIMARY KEY (article_id, id)"},
		indexes: []string{"CREATE INDEX checks_verdict ON checks(verdict)"},
	},
	{
		Name: "people",
		En:   "People whom an article names, with the posts that it gives them.", Vi: "Những người được bài báo nêu tên, cùng chức vụ nếu bài có nêu.",
		Columns: []Column{
			articleID,
			{Name: "position", Type: "INTEGER", rule: "NOT NULL", En: "order within the article, from 0", Vi: "thứ tự trong bài, từ 0"},
			{Name: "name", Type: "TEXT", rule: "NOT NULL", En: "name as printed", Vi: "họ tên như bài báo viết"},
			{Name: "posts", Type: "TEXT", rule: "NOT NULL", En: "posts, a JSON list", Vi: "chức vụ, danh sách JSON"},
			startColumn, endColumn,
		},
		rules:   []string{"PRIMARY KEY (article_id, position)"},
		indexes: []string{"CREATE INDEX people_name ON people(name)"},
		orders:  []order{{column: "name", index: "people_name"}},
	},
	{
		Name: "congresses",
		En:   "Congresses that an article names.", Vi: "Các đại hội được bài báo nhắc tới.",
		Columns: []Column{
			articleID,
			{Name: "position", Type: "INTEGER", rule: "NOT NULL", En: "order within the article, from 0", Vi: "thứ tự trong bài, từ 0"},
			{Name: "organisation", Type: "TEXT", rule: "NOT NULL", En: "organisation that meets", Vi: "tổ chức tiến hành đại hội"},
			{Name: "ordinal", Type: "TEXT", En: "ordinal as written", Vi: "lần thứ, như bài báo viết"},
			{Name: "term_start", Type: "INTEGER", En: "first year of the tenure", Vi: "năm đầu nhiệm kỳ"},
			{Name: "term_end", Type: "INTEGER", En: "last year of the tenure", Vi: "năm cuối nhiệm kỳ"},
			{Name: "date", Type: "TEXT", En: "first day", Vi: "ngày khai mạc"},
			startColumn, endColumn,
		},
		rules: []string{"PRIMARY KEY (article_id, position)"},
	},
	{
		Name: "abbreviations",
		En:   "Short forms that an article defines in brackets.", Vi: "Các từ viết tắt được bài báo giải thích trong ngoặc.",
		Columns: []Column{
			articleID,
			{Name: "position", Type: "INTEGER", rule: "NOT NULL", En: "order within the article, from 0", Vi: "thứ tự trong bài, từ 0"},
			{Name: "short", Type: "TEXT", rule: "NOT NULL", En: "short form", Vi: "dạng viết tắt"},
			{Name: "long", Type: "TEXT", rule: "NOT NULL", En: "full form", Vi: "dạng đầy đủ"},
			startColumn, endColumn,
		},
		rules: []string{"PRIMARY KEY (article_id, position)"},
	},
	{
		Name: "near_duplicates",
		En:   "Pairs of articles that tell the same story in nearly the same words, each pair in both directions. Nothing is left out because of it.",
		Vi:   "Các cặp bài cùng nội dung, gần như trùng lời, mỗi cặp ghi theo cả hai chiều. Không bài nào bị bỏ đi vì trùng.",
		Columns: []Column{
			articleID,
			{Name: "other_id", Type: "TEXT", rule: "NOT NULL REFERENCES articles(id) ON DELETE CASCADE", En: "the other article", Vi: "bài kia"},
			{Name: "shared", Type: "REAL", rule: "NOT NULL", En: "share of the two texts that both have, 0 to 1, by runs of four syllables", Vi: "phần chung của hai bài, từ 0 đến 1, tính theo cụm bốn âm tiết"},
			{Name: "contained", Type: "REAL", rule: "NOT NULL", En: "share of the shorter text that the longer has too", Vi: "phần của bài ngắn hơn có trong bài dài hơn"},
		},
		rules:   []string{"PRIMARY KEY (article_id, other_id)"},
		noRowID: true,
		indexes: []string{"CREATE INDEX near_duplicates_other ON near_duplicates(other_id)"},
	},
	{
		Name: "near_keys",
		En:   "Keys of the articles' texts by which near-duplicates are found; they mean nothing by themselves.",
		Vi:   "Các khóa của văn bản dùng để tìm bài gần trùng; tự chúng không có ý nghĩa.",
		Columns: []Column{
			articleID,
			{Name: "key", Type: "INTEGER", rule: "NOT NULL", En: "key that near texts have in common", Vi: "khóa mà các văn bản gần trùng cùng có"},
		},
		rules:   []string{"PRIMARY KEY (article_id, key)"},
		noRowID: true,
		indexes: []string{"CREATE INDEX near_keys_key ON near_keys(key)"},
	},
	{
		Name: "changes",
		En:   "The order in which articles changed; the search index follows it.",
		Vi:   "Thứ tự thay đổi của các bài; chỉ mục tìm kiếm cập nhật theo bảng này.",
		Columns: []Column{
			{Name: "seq", Type: "INTEGER", rule: "PRIMARY KEY AUTOINCREMENT", En: "number of the change, ascending", Vi: "số thứ tự thay đổi, tăng dần"},
			{Name: "article_id", Type: "TEXT", rule: "NOT NULL UNIQUE", En: "article that changed; only its last change is kept", Vi: "bài đã thay đổi; chỉ giữ lần thay đổi cuối"},
			{Name: "deleted", Type: "INTEGER", rule: "NOT NULL", En: "1 if the article is gone", Vi: "1 nếu bài đã bị xóa"},
		},
	},
	{
		Name: "origin",
		En:   "One row that tells this store from every other; what is derived from it keeps the name.",
		Vi:   "Một dòng duy nhất để phân biệt kho này với mọi kho khác; dữ liệu dẫn xuất ghi lại tên này.",
		Columns: []Column{
			{Name: "id", Type: "TEXT", rule: "NOT NULL", En: "a random name, written once, when the store was made", Vi: "tên ngẫu nhiên, ghi một lần khi tạo kho"},
		},
	},
	{
		Name: "watches",
		En:   "Saved searches.", Vi: "Các truy vấn đã lưu.",
		Columns: []Column{
			{Name: "name", Type: "TEXT", rule: "PRIMARY KEY", En: "name of the saved search", Vi: "tên truy vấn đã lưu"},
			{Name: "query", Type: "TEXT", rule: "NOT NULL", En: "query in the search language", Vi: "câu truy vấn"},
			{Name: "seen", Type: "INTEGER", rule: "NOT NULL", En: "last change already matched", Vi: "thay đổi cuối đã đối chiếu"},
		},
	},
	{
		Name: "watch_hits",
		En:   "Articles that matched a saved search when they came in.", Vi: "Các bài khớp truy vấn đã lưu khi được nạp.",
		Columns: []Column{
			{Name: "watch", Type: "TEXT", rule: "NOT NULL REFERENCES watches(name) ON DELETE CASCADE", En: "name of the saved search", Vi: "tên truy vấn đã lưu"},
			{Name: "article_id", Type: "TEXT", rule: "NOT NULL REFERENCES articles(id) ON DELETE CASCADE", En: "article that matched", Vi: "bài khớp"},
			{Name: "seq", Type: "INTEGER", rule: "NOT NULL", En: "change at which it first matched", Vi: "thay đổi mà bài khớp lần đầu"},
			{Name: "told", Type: "INTEGER", rule: "NOT NULL DEFAULT 0", En: "1 when baotinh watch run has told of it", Vi: "1 nếu baotinh watch run đã báo"},
		},
		rules: []string{"PRIMARY KEY (watch, article_id)"},
	},
	{
		Name: "newspapers", View: true,
		En: "One row per newspaper with what the store holds of it.", Vi: "Mỗi dòng là một tờ báo cùng lượng dữ liệu đang có.",
		Columns: []Column{
			{Name: "site", Type: "TEXT", expr: "a.site", En: "key of the newspaper file", Vi: "mã tờ báo"},
			{Name: "newspaper", Type: "TEXT", expr: "max(a.newspaper)", En: "name", Vi: "tên báo"},
			{Name: "province", Type: "TEXT", expr: oldProvince, En: "province until July 2025 (63), told by its articles of that time or without a date; empty if there are none", Vi: "tỉnh, thành đến tháng 7-2025 (63), theo các bài của thời kỳ đó hoặc không rõ ngày; trống nếu chưa có bài nào như vậy"},
			{Name: "province_new", Type: "TEXT", expr: "(SELECT b.province_new FROM articles b WHERE b.site = a.site ORDER BY b.day DESC LIMIT 1)", En: "province since July 2025 (34)", Vi: "tỉnh, thành từ tháng 7-2025 (34)"},
			{Name: "articles", Type: "INTEGER", expr: "count(*)", En: "articles", Vi: "số bài"},
			{Name: "undated", Type: "INTEGER", expr: "sum(a.day IS NULL)", En: "articles without a date", Vi: "số bài không rõ ngày"},
			{Name: "generic", Type: "INTEGER", expr: "sum(a.layout = 'generic')", En: "articles that no layout of the newspaper matched", Vi: "số bài không khớp kiểu trình bày nào của báo"},
			{Name: "first_day", Type: "TEXT", expr: "min(a.day)", En: "first day", Vi: "ngày đầu"},
			{Name: "last_day", Type: "TEXT", expr: "max(a.day)", En: "last day", Vi: "ngày cuối"},
			{Name: "last_fetched", Type: "TEXT", expr: "max(a.fetched)", En: "last fetch", Vi: "lần tải cuối"},
			{Name: "figures", Type: "INTEGER", expr: "(SELECT count(*) FROM figures f JOIN articles b ON b.id = f.article_id WHERE b.site = a.site)", En: "figures", Vi: "số con số"},
			{Name: "citations", Type: "INTEGER", expr: "(SELECT count(*) FROM citations c JOIN articles b ON b.id = c.article_id WHERE b.site = a.site)", En: "document citations", Vi: "số lần nhắc văn bản"},
		},
		from: "articles a", groups: " GROUP BY a.site",
	},
	{
		Name: "citation_counts", View: true,
		En: "How often each document is cited, by province and newspaper.", Vi: "Số lần mỗi văn bản được nhắc tới, theo tỉnh, thành và tờ báo.",
		Columns: []Column{
			{Name: "key", Type: "TEXT", expr: `c."key"`, En: "identity of the document, as in documents", Vi: "định danh văn bản, như trong bảng documents"},
			{Name: "canonical", Type: "TEXT", expr: "d.canonical", En: "number as officially written", Vi: "số, ký hiệu viết theo thể thức"},
			{Name: "lookup", Type: "TEXT", expr: "d.lookup", En: "the number folded for searching", Vi: "số, ký hiệu đã bỏ dấu để tra cứu"},
			{Name: "type", Type: "TEXT", expr: "d.type", En: "type of document, in full", Vi: "loại văn bản, viết đầy đủ"},
			{Name: "issuer", Type: "TEXT", expr: "d.issuer", En: "who issued it", Vi: "cơ quan ban hành"},
			{Name: "title", Type: "TEXT", expr: "d.title", En: "what it is about", Vi: "trích yếu"},
			{Name: "province", Type: "TEXT", expr: "a.province", En: "province of the newspaper at the time of publication: of the 63 until June 2025, of the 34 since", Vi: "tỉnh, thành của tờ báo lúc đăng bài: theo 63 tỉnh, thành đến tháng 6-2025, theo 34 tỉnh, thành từ sau đó"},
			{Name: "province_new", Type: "TEXT", expr: "a.province_new", En: "province since July 2025 (34 provinces)", Vi: "tỉnh, thành từ tháng 7-2025 (34 tỉnh, thành)"},
			{Name: "newspaper", Type: "TEXT", expr: "a.newspaper", En: "name of the newspaper", Vi: "tên tờ báo"},
			{Name: "citations", Type: "INTEGER", expr: "count(*)", En: "number of mentions", Vi: "số lần được nhắc"},
			{Name: "articles", Type: "INTEGER", expr: "count(DISTINCT a.id)", En: "number of articles that cite it", Vi: "số bài báo nhắc tới"},
			{Name: "stories", Type: "INTEGER", expr: "count(DISTINCT a.story)", En: "the same, near-duplicates counted once", Vi: "như trên, các bài gần trùng tính một lần"},
			{Name: "first_day", Type: "TEXT", expr: "min(a.day)", En: "day of the first", Vi: "ngày đăng bài đầu"},
			{Name: "last_day", Type: "TEXT", expr: "max(a.day)", En: "day of the last", Vi: "ngày đăng bài cuối"},
		},
		from:   `citations c JOIN articles a INDEXED BY articles_place ON a.id = c.article_id JOIN documents d ON d."key" = c."key"`,
		groups: ` GROUP BY c."key", a.province, a.province_new, a.newspaper`, chosen: "key",
	},
	wideView("figures", "f", "",
		"Figures with their provenance, one row each, for spreadsheets.", "Số liệu kèm nguồn gốc, mỗi con số một dòng, dùng cho bảng tính.",
		figureColumns, Column{Name: "checks_failed", Type: "INTEGER",
			expr: `(SELECT count(*) FROM checks k WHERE k.article_id = f.article_id AND +k.verdict = 'fails' AND instr(' ' || f.checks || ' ', ' ' || k.id || ' ') > 0)`,
			En:   "number of its checks that fail", Vi: "số phép kiểm tra không khớp"}),
	wideView("citations", "c", "",
		"Document citations with their provenance, one row each, for spreadsheets.", "Các lần nhắc văn bản kèm nguồn gốc, mỗi lần một dòng, dùng cho bảng tính.",
		citationColumns),
	wideView("people", "p", "",
		"People with their provenance, for spreadsheets.", "Nhân sự kèm nguồn gốc, dùng cho bảng tính.",
		[]Column{
			{Name: "name", Type: "TEXT", En: "name as printed", Vi: "họ tên như bài báo viết"},
			{Name: "posts", Type: "TEXT", En: "posts, a JSON list", Vi: "chức vụ, danh sách JSON"},
			startColumn, endColumn,
		}),
	wideView("near_duplicates", "n", " JOIN articles o ON o.id = n.other_id",
		"Near-duplicates with both articles, for spreadsheets.", "Các cặp bài gần trùng kèm thông tin của hai bài, dùng cho bảng tính.",
		[]Column{
			{Name: "other_id", Type: "TEXT", En: "the other article", Vi: "bài kia"},
			{Name: "shared", Type: "REAL", En: "share of the two texts that both have, 0 to 1", Vi: "phần chung của hai bài, từ 0 đến 1"},
			{Name: "contained", Type: "REAL", En: "share of the shorter text that the longer has too", Vi: "phần của bài ngắn hơn có trong bài dài hơn"},
		},
		Column{Name: "other_newspaper", Type: "TEXT", expr: "o.newspaper", En: "name of the other newspaper", Vi: "tên tờ báo kia"},
		Column{Name: "other_day", Type: "TEXT", expr: "o.day", En: "day of the other publication", Vi: "ngày đăng bài kia"},
		Column{Name: "other_title", Type: "TEXT", expr: "o.title", En: "headline of the other article", Vi: "tít bài kia"},
		Column{Name: "other_url", Type: "TEXT", expr: "o.url", En: "address of the other article", Vi: "địa chỉ bài kia"}),
	wideView("congresses", "g", "",
		"Congresses with their provenance, for spreadsheets.", "Đại hội kèm nguồn gốc, dùng cho bảng tính.",
		[]Column{
			{Name: "organisation", Type: "TEXT", En: "organisation that meets", Vi: "tổ chức tiến hành đại hội"},
			{Name: "ordinal", Type: "TEXT", En: "ordinal as written", Vi: "lần thứ, như bài báo viết"},
			{Name: "term_start", Type: "INTEGER", En: "first year of the tenure", Vi: "năm đầu nhiệm kỳ"},
			{Name: "term_end", Type: "INTEGER", En: "last year of the tenure", Vi: "năm cuối nhiệm kỳ"},
			{Name: "date", Type: "TEXT", En: "first day", Vi: "ngày khai mạc"},
			startColumn, endColumn,
		}),
}

// oldProvince is the province of a newspaper before 63 became 34: articles since that day carry the new one, those without a date the old one. A
// newspaper of which only later articles are held may have been of any of the provinces that were merged.
const oldProvince = `coalesce((SELECT b.province FROM articles b WHERE b.site = a.site AND b.day < '2025-07-01' ORDER BY b.day DESC LIMIT 1),
	(SELECT b.province FROM articles b WHERE b.site = a.site AND b.day IS NULL LIMIT 1))`

// provenance are the columns that every wide view ends with.
var provenance = []string{"newspaper", "province", "province_new", "published", "day", "section", "title", "url",
	"archive_file", "archive_offset", "archive_record", "fetched", "extract_version", "story"}

// articlePrefix tells a column of the article from one of its facts with the same name.
const articlePrefix = "article_"

// wideView makes the view of a fact table (alias) with the provenance of its article, and of what else is joined.
func wideView(facts, alias, joined, en, vi string, columns []Column, extra ...Column) Table {
	t := Table{Name: facts + "_wide", View: true, En: en, Vi: vi, facts: facts, alias: alias, joined: joined}
	t.from = fmt.Sprintf("%s %s JOIN articles a ON a.id = %[2]s.article_id%s", facts, alias, joined)
	id := articleID
	id.expr = alias + ".article_id"
	t.Columns = append(t.Columns, id)
	for _, c := range columns {
		c.expr = fmt.Sprintf("%s.%q", alias, c.Name)
		t.Columns = append(t.Columns, c)
	}
	t.Columns = append(t.Columns, extra...)
	return t
}

func init() {
	// The wide views describe the article's columns in the words of the table articles.
	articles, _ := LookupTable("articles")
	for i, t := range tables {
		if !strings.HasSuffix(t.Name, "_wide") {
			continue
		}
		for _, name := range provenance {
			c, ok := articles.Column(name)
			if !ok {
				panic("index/store: no column articles." + name)
			}
			if _, taken := t.Column(name); taken {
				c.Name = articlePrefix + name // a document has a title too
			}
			c.expr = fmt.Sprintf("a.%q", name)
			tables[i].Columns = append(tables[i].Columns, c)
		}
	}
}

var (
	startColumn = Column{Name: "start", Type: "INTEGER", rule: "NOT NULL", En: "first code point in the article's text", Vi: "vị trí đầu trong văn bản (điểm mã)"}
	endColumn   = Column{Name: "end", Type: "INTEGER", rule: "NOT NULL", En: "code point after the last", Vi: "vị trí ngay sau điểm mã cuối"}
)

var figureColumns = []Column{
	{Name: "id", Type: "TEXT", rule: "NOT NULL", En: "identifier within the article", Vi: "mã trong bài"},
	startColumn, endColumn,
	{Name: "surface", Type: "TEXT", rule: "NOT NULL", En: "the number as written", Vi: "con số như bài báo viết"},
	{Name: "number", Type: "TEXT", rule: "NOT NULL", En: "the same, under the annotation guideline's name", Vi: "như trên, theo tên trong quy ước gán nhãn"},
	{Name: "value", Type: "TEXT", En: "exact decimal in base units; null for a range", Vi: "giá trị thập phân chính xác theo đơn vị gốc; trống nếu là khoảng"},
	{Name: "value_real", Type: "REAL", En: "value as a binary float, for sorting and charts", Vi: "giá trị dạng số thực, để sắp xếp và vẽ biểu đồ"},
	{Name: "low", Type: "TEXT", En: "lower bound of a range", Vi: "cận dưới của khoảng"},
	{Name: "low_real", Type: "REAL", En: "low as a binary float", Vi: "cận dưới dạng số thực"},
	{Name: "high", Type: "TEXT", En: "upper bound of a range", Vi: "cận trên của khoảng"},
	{Name: "high_real", Type: "REAL", En: "high as a binary float", Vi: "cận trên dạng số thực"},
	{Name: "of", Type: "TEXT", En: "the whole of a score n/m", Vi: "mẫu số của dạng n/m"},
	{Name: "of_real", Type: "REAL", En: "of as a binary float", Vi: "mẫu số dạng số thực"},
	{Name: "unit", Type: "TEXT", En: "what is counted or measured", Vi: "đơn vị, hoặc danh từ được đếm"},
	{Name: "item", Type: "TEXT", En: "for %, money and measures: the thing measured", Vi: "với %, tiền, đo lường: đối tượng được đo"},
	{Name: "qualifier", Type: "TEXT", rule: "NOT NULL", En: "exact, about, almost, over, at_least, under, at_most", Vi: "mức độ: exact (đúng), about (khoảng), almost (gần), over (hơn), at_least (ít nhất), under (dưới), at_most (không quá)"},
	{Name: "kind", Type: "TEXT", rule: "NOT NULL", En: "level, target, change or duration", Vi: "loại: level (kết quả), target (chỉ tiêu), change (mức tăng giảm), duration (thời gian)"},
	{Name: "direction", Type: "TEXT", En: "up or down, for a change", Vi: "up (tăng) hoặc down (giảm), với mức thay đổi"},
	{Name: "action", Type: "TEXT", En: "verb whose result the figure is", Vi: "động từ tạo ra con số"},
	{Name: "subject", Type: "TEXT", En: "organisation, place or person it belongs to", Vi: "tổ chức, địa phương hoặc người mà con số nói tới"},
	{Name: "period_type", Type: "TEXT", En: "term, year, date, annual or range", Vi: "loại thời kỳ: term (nhiệm kỳ), year (năm), date (ngày), annual (hằng năm), range (khoảng)"},
	{Name: "period_start", Type: "TEXT", En: "start of the period: a year, a month or a day; null if it is open", Vi: "đầu thời kỳ: năm, tháng hoặc ngày; trống nếu không có mốc đầu"},
	{Name: "period_end", Type: "TEXT", En: "end of the period, written as its start; null if it is open", Vi: "cuối thời kỳ, viết như đầu thời kỳ; trống nếu không có mốc cuối"},
	{Name: "part_of", Type: "TEXT", En: "figure that this one is a part of", Vi: "con số tổng chứa con số này"},
	{Name: "versus", Type: "TEXT", En: "figure that this one is compared with", Vi: "con số được so sánh với"},
	{Name: "indicator", Type: "TEXT", En: "code of the indicator", Vi: "mã chỉ tiêu thống kê"},
	{Name: "sentence_start", Type: "INTEGER", rule: "NOT NULL", En: "first code point of its sentence", Vi: "vị trí đầu câu"},
	{Name: "sentence_end", Type: "INTEGER", rule: "NOT NULL", En: "code point after its sentence", Vi: "vị trí cuối câu"},
	{Name: "sentence", Type: "TEXT", rule: "NOT NULL", En: "the sentence; for a cell of a table its row, its column and what stands in it", Vi: "câu chứa con số; với ô trong bảng là tên dòng, tên cột và nội dung ô"},
	{Name: "cell_table", Type: "TEXT", En: "caption of the table that it stands in", Vi: "tên bảng chứa con số"},
	{Name: "cell_row", Type: "TEXT", En: "headings of its row in a table, outermost first, parted by ›; null outside tables", Vi: "tên dòng trong bảng, từ ngoài vào trong, cách nhau bằng ›; trống nếu không nằm trong bảng"},
	{Name: "cell_column", Type: "TEXT", En: "headings of its column in a table, as cell_row", Vi: "tên cột trong bảng, như cell_row"},
	{Name: "block", Type: "TEXT", rule: "NOT NULL", En: "part of the page: title, sapo, paragraph, caption, table …", Vi: "phần của trang: title, sapo, paragraph, caption, table …"},
	{Name: "confidence", Type: "REAL", rule: "NOT NULL", En: "how often figures found this way are right, 0 to 1", Vi: "độ tin cậy, từ 0 đến 1"},
	{Name: "rule", Type: "TEXT", rule: "NOT NULL", En: "rule that accepted it", Vi: "quy tắc đã nhận ra"},
	{Name: "checks", Type: "TEXT", rule: "NOT NULL", En: "checks it takes part in, parted by spaces", Vi: "các phép kiểm tra liên quan, cách nhau bằng dấu cách"},
}

var citationColumns = []Column{
	{Name: "id", Type: "TEXT", rule: "NOT NULL", En: "identifier within the article", Vi: "mã trong bài"},
	startColumn, endColumn,
	{Name: "surface", Type: "TEXT", rule: "NOT NULL", En: "the citation as written", Vi: "trích dẫn như bài báo viết"},
	{Name: "type", Type: "TEXT", En: "type of document, in full", Vi: "loại văn bản, viết đầy đủ"},
	{Name: "number", Type: "TEXT", En: "number", Vi: "số"},
	{Name: "year", Type: "INTEGER", En: "year in the number (state documents)", Vi: "năm trong số văn bản (văn bản nhà nước)"},
	{Name: "symbol", Type: "TEXT", En: "symbol", Vi: "ký hiệu"},
	{Name: "canonical", Type: "TEXT", En: "number as officially written", Vi: "số, ký hiệu viết theo thể thức"},
	{Name: "lookup", Type: "TEXT", En: "the number folded for searching", Vi: "số, ký hiệu đã bỏ dấu để tra cứu"},
	{Name: "issuer", Type: "TEXT", En: "issuer as the text names it", Vi: "cơ quan ban hành như bài báo viết"},
	{Name: "date", Type: "TEXT", En: "date of the document", Vi: "ngày ban hành"},
	{Name: "title", Type: "TEXT", En: "what it is about", Vi: "trích yếu"},
	{Name: "level", Type: "TEXT", rule: "NOT NULL", En: "issuing level", Vi: "cấp ban hành"},
	{Name: "place", Type: "TEXT", En: "province or lower place of the issuer", Vi: "địa phương của cơ quan ban hành"},
	{Name: "place_source", Type: "TEXT", rule: "NOT NULL", En: "where the place is known from: text or newspaper; empty without a place", Vi: "căn cứ xác định địa phương: text (bài viết) hoặc newspaper (tờ báo); để trống nếu không rõ địa phương"},
	{Name: "key", Type: "TEXT", En: "identity of the document, as in documents", Vi: "định danh văn bản, như trong bảng documents"},
	{Name: "refers_to", Type: "TEXT", En: "the fuller citation that a short form stands for", Vi: "lần nhắc đầy đủ hơn mà dạng rút gọn này chỉ tới"},
	{Name: "sentence_start", Type: "INTEGER", rule: "NOT NULL", En: "first code point of its sentence", Vi: "vị trí đầu câu"},
	{Name: "sentence_end", Type: "INTEGER", rule: "NOT NULL", En: "code point after its sentence", Vi: "vị trí cuối câu"},
	{Name: "sentence", Type: "TEXT", rule: "NOT NULL", En: "the sentence", Vi: "câu chứa trích dẫn"},
	{Name: "block", Type: "TEXT", rule: "NOT NULL", En: "part of the page: title, sapo, paragraph, caption, table …", Vi: "phần của trang: title, sapo, paragraph, caption, table …"},
	{Name: "confidence", Type: "REAL", rule: "NOT NULL", En: "confidence, 0 to 1", Vi: "độ tin cậy, từ 0 đến 1"},
	{Name: "rule", Type: "TEXT", rule: "NOT NULL", En: "rule that accepted it", Vi: "quy tắc đã nhận ra"},
}
