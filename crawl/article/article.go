// Package article holds the type that stands between a newspaper's page and everything that reads its text.
//
//	article.go  the type
//	reading.go  its text in the order in which it is read, where offsets of facts count
//	join.go     articles over several pages
//
// It imports nothing of baotinh: package strip makes articles, packages extract, store, search and web read them.
package article

// BlockKind says what part of the page a block is.
type BlockKind string

// The kinds of blocks, in the order in which a page usually has them.
const (
	Title     BlockKind = "title"
	Sapo      BlockKind = "sapo" // the lead that Vietnamese newspapers set apart in bold
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Turn      BlockKind = "turn" // one speaker's turn of an interview
	ListItem  BlockKind = "list_item"
	Quote     BlockKind = "quote"
	Caption   BlockKind = "caption"
	Table     BlockKind = "table"
	Byline    BlockKind = "byline"
)

// Block is one piece of an article in reading order.
type Block struct {
	Kind BlockKind `json:"kind"`
	Text string    `json:"text"`
	// Start and End are code points in Article.Text; both are -1 for a block that does not stand in it (title, sapo, caption, byline, table).
	Start int `json:"start"`
	End   int `json:"end"`
	// Speaker of an interview turn, as printed ("Phóng viên", "Đồng chí Lê Văn Mẫu"); empty for other kinds.
	Speaker string `json:"speaker,omitempty"`
	// Credit of a caption's photograph, without the word "Ảnh".
	Credit string `json:"credit,omitempty"`
	// Table is the index in Article.Tables of a table block, else -1.
	Table int `json:"table"`
}

// Caption is the text under a picture and who took it.
type CaptionText struct {
	Text   string `json:"text"`
	Credit string `json:"credit,omitempty"`
	Image  string `json:"image,omitempty"` // address of the picture
}

// Cell is one cell of a table with the headings that rule it.
type Cell struct {
	Text   string   `json:"text"`
	Header bool     `json:"header,omitempty"`
	Path   []string `json:"path,omitempty"` // row headings, then column headings, outermost first
	// Reach says that the cell is one that reaches here from its left or from above: its text is printed there alone.
	Reach Reach `json:"reach,omitempty"`
}

// Reach is where a cell that spans several begins.
type Reach string

// The values of Cell.Reach.
const (
	FromLeft  Reach = "left"
	FromAbove Reach = "above"
)

// TableData is a table with its cells in rows; spans are resolved, so that every row has the same number of cells.
type TableData struct {
	Caption string   `json:"caption,omitempty"`
	Rows    [][]Cell `json:"rows"`
}

// Article is one story of a newspaper as stripped from its page. All text is Unicode NFC.
type Article struct {
	URL          string `json:"url"`           // as asked for
	CanonicalURL string `json:"canonical_url"` // as the page says, or cleaned from URL
	Site         string `json:"site"`          // key of the newspaper file; empty for an unknown newspaper
	Newspaper    string `json:"newspaper"`     // its name ("Báo Đắk Lắk")
	Province     string `json:"province"`      // the province whose newspaper it is, by its name at the time of publication
	ProvinceNew  string `json:"province_new"`  // the province since July 2025
	Layout       string `json:"layout"`        // which layout of the site matched; "generic" for the fallback

	Title string `json:"title"`
	Sapo  string `json:"sapo"`
	// LeadTag is the paper's own tag before the text ("STO", "QNO"), without brackets and dash.
	LeadTag string   `json:"lead_tag"`
	Authors []string `json:"authors"`
	Section string   `json:"section"`
	// Published is RFC 3339 with zone where the page gives a time, else YYYY-MM-DD, else empty. It is never guessed.
	Published string `json:"published"`

	// Text is the body without sapo, captions and byline, paragraphs parted by a blank line. Offsets of blocks point into it.
	Text     string        `json:"text"`
	Blocks   []Block       `json:"blocks"`
	Captions []CaptionText `json:"captions"`
	Tables   []TableData   `json:"tables"`
}
