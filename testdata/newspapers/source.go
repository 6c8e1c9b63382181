package newspapers

import (
	"fmt"
	"path"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// BlockKind says what a block of an article file is.
type BlockKind string

// The kinds of blocks and the marks that open them in a file; a block without a mark is a paragraph.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"  // "# text"
	Question  BlockKind = "question" // "? Phóng viên: text"
	Answer    BlockKind = "answer"   // "= Đồng chí A: text"
	Picture   BlockKind = "picture"  // "! file.jpg | caption | credit"; an empty caption prints &nbsp;
	Table     BlockKind = "table"    // lines "| a | b", the first one the headings; a line "|= text" is the caption
	Related   BlockKind = "related"  // "@ id id": a box with other stories inside the body
	PageBreak BlockKind = "break"    // "~~~": the rest stands on the next page
)

// Block is one block of an article in reading order.
type Block struct {
	Kind    BlockKind
	Speaker string     // of a turn
	Text    string     // of everything with a text; a picture's caption
	Image   string     // file name of a picture
	Credit  string     // photographer
	Rows    [][]string // of a table
	IDs     []string   // of a related box
}

// Article is one story as its file holds it.
type Article struct {
	ID, Slug, Section   string
	Title, Kicker, Sapo string
	Author, Office      string // byline and the line under it
	Tagged              bool   // the paper's tag stands before the text
	Decomposed          bool   // the page is written with combining marks (NFD)
	Unlisted            bool   // not in the section lists: only the sitemap and the feed know it
	Published, Modified time.Time
	Blocks              []Block
}

// Parse reads one article file: lines "key: value", a line "---", then blocks parted by blank lines.
// The slug is the file's name.
func Parse(name, text string) (*Article, error) {
	head, body, ok := strings.Cut(text, "\n---\n")
	if !ok {
		return nil, fmt.Errorf("%s: no line --- between head and body", name)
	}
	a := &Article{Slug: strings.TrimSuffix(path.Base(name), ".txt")}
	for i, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("%s:%d: want \"key: value\", got %q", name, i+1, line)
		}
		switch key {
		case "id":
			a.ID = value
		case "section":
			if _, ok := sectionBySlug(value); !ok {
				return nil, fmt.Errorf("%s:%d: unknown section %q", name, i+1, value)
			}
			a.Section = value
		case "date":
			t, err := time.ParseInLocation("2006-01-02 15:04", value, Hanoi)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: date %q is not like 2020-08-26 08:55", name, i+1, value)
			}
			a.Published, a.Modified = t, t
		case "title":
			a.Title = value
		case "kicker":
			a.Kicker = value
		case "sapo":
			a.Sapo = value
		case "author":
			a.Author = value
		case "office":
			a.Office = value
		case "flags":
			for _, flag := range strings.Fields(value) {
				switch flag {
				case "tag":
					a.Tagged = true
				case "nfd":
					a.Decomposed = true
				case "unlisted":
					a.Unlisted = true
				default:
					return nil, fmt.Errorf("%s:%d: unknown flag %q (tag, nfd or unlisted)", name, i+1, flag)
				}
			}
		default:
			return nil, fmt.Errorf("%s:%d: unknown key %q", name, i+1, key)
		}
	}
	if a.ID == "" || a.Section == "" || a.Title == "" || a.Published.IsZero() {
		return nil, fmt.Errorf("%s: id, section, title and date are needed", name)
	}
	for _, chunk := range strings.Split(body, "\n\n") {
		if chunk = strings.Trim(chunk, "\n"); chunk == "" {
			continue
		}
		b, err := parseBlock(chunk)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		a.Blocks = append(a.Blocks, b)
	}
	if len(a.Blocks) == 0 {
		return nil, fmt.Errorf("%s: no body", name)
	}
	if a.Decomposed {
		a.decompose()
	}
	return a, nil
}

func parseBlock(chunk string) (Block, error) {
	if chunk == "~~~" {
		return Block{Kind: PageBreak}, nil
	}
	if strings.HasPrefix(chunk, "|") {
		return parseTable(chunk)
	}
	mark, rest, ok := strings.Cut(chunk, " ")
	if !ok || len(mark) != 1 {
		return Block{Kind: Paragraph, Text: chunk}, nil
	}
	switch mark {
	case "#":
		return Block{Kind: Heading, Text: rest}, nil
	case "?", "=":
		speaker, text, ok := strings.Cut(rest, ": ")
		if !ok {
			return Block{}, fmt.Errorf("turn without a speaker: %q", chunk)
		}
		kind := Question
		if mark == "=" {
			kind = Answer
		}
		return Block{Kind: kind, Speaker: speaker, Text: text}, nil
	case "!":
		parts := strings.Split(rest, "|")
		if len(parts) != 3 {
			return Block{}, fmt.Errorf("picture is not \"! file | caption | credit\": %q", chunk)
		}
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		return Block{Kind: Picture, Image: parts[0], Text: parts[1], Credit: parts[2]}, nil
	case "@":
		return Block{Kind: Related, IDs: strings.Fields(rest)}, nil
	}
	return Block{Kind: Paragraph, Text: chunk}, nil
}

func parseTable(chunk string) (Block, error) {
	b := Block{Kind: Table}
	for _, line := range strings.Split(chunk, "\n") {
		if caption, ok := strings.CutPrefix(line, "|= "); ok {
			b.Text = caption
			continue
		}
		line, ok := strings.CutPrefix(line, "|")
		if !ok {
			return Block{}, fmt.Errorf("table line without |: %q", line)
		}
		var row []string
		for _, cell := range strings.Split(line, "|") {
			row = append(row, strings.TrimSpace(cell))
		}
		if len(b.Rows) > 0 && len(row) != len(b.Rows[0]) {
			return Block{}, fmt.Errorf("table line with %d cells, want %d: %q", len(row), len(b.Rows[0]), line)
		}
		b.Rows = append(b.Rows, row)
	}
	return b, nil
}

// decompose writes every text of the article with combining marks, as some editors' machines do.
func (a *Article) decompose() {
	for _, s := range []*string{&a.Title, &a.Kicker, &a.Sapo, &a.Author, &a.Office} {
		*s = norm.NFD.String(*s)
	}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		b.Text, b.Speaker, b.Credit = norm.NFD.String(b.Text), norm.NFD.String(b.Speaker), norm.NFD.String(b.Credit)
		for _, row := range b.Rows {
			for j := range row {
				row[j] = norm.NFD.String(row[j])
			}
		}
	}
}

// pages parts the blocks at the page breaks.
func (a *Article) pages() [][]Block {
	pages := [][]Block{nil}
	for _, b := range a.Blocks {
		if b.Kind == PageBreak {
			pages = append(pages, nil)
			continue
		}
		pages[len(pages)-1] = append(pages[len(pages)-1], b)
	}
	return pages
}

// Pages is on how many pages the article stands.
func (a *Article) Pages() int { return len(a.pages()) }
