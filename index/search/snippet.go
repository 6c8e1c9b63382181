package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baotinh/extract/viet"
)

// match is what a snippet marks: words in a row, a word's beginning, something like a word, or a document's number.
type match struct {
	forms  []string
	fold   bool
	prefix bool
	fuzzy  int
	number string
}

// Snippet is a passage of an article with the places of what was asked for.
type Snippet struct {
	Text string   `json:"text"`
	Hits [][2]int `json:"hits"` // code points of Text, end exclusive
}

// Parts cuts the passage at its hits, for pages.
func (s Snippet) Parts() []SnippetPart {
	var parts []SnippetPart
	r := []rune(s.Text)
	at := 0
	for _, h := range s.Hits {
		if h[0] > at {
			parts = append(parts, SnippetPart{Text: string(r[at:h[0]])})
		}
		parts = append(parts, SnippetPart{Text: string(r[h[0]:h[1]]), Hit: true})
		at = h[1]
	}
	if at < len(r) {
		parts = append(parts, SnippetPart{Text: string(r[at:])})
	}
	return parts
}

// SnippetPart is a stretch of a passage.
type SnippetPart struct {
	Text string
	Hit  bool
}

// span is a hit in bytes, with how much it tells: a row of words tells more than a word.
type span struct {
	start, end, weight int
}

const (
	snippetRunes = 230
	kwicRunes    = 60
	maxSpans     = 400 // of one article
)

// spansOf finds what the matches mark in a text, in order, without overlaps.
func spansOf(text string, marks []match, numbers []span) []span {
	t := tokenize(text)
	var found []span
	rows := false
	for i := 0; i < len(t.start) && len(found) < maxSpans; i++ {
		for _, m := range marks {
			if n := t.starts(i, m); n > 0 {
				found = append(found, span{t.start[i], t.end[i+n-1], 2*n - 1})
				rows = rows || n > 1
			}
		}
	}
	found = append(found, numbers...)
	if rows { // where the row stands somewhere, its words alone are noise: "viên" of sinh viên
		inRow := map[string]bool{}
		for _, m := range marks {
			if len(m.forms) > 1 {
				for _, f := range m.forms {
					inRow[f] = true
				}
			}
		}
		found = slices.DeleteFunc(found, func(s span) bool {
			form := exactForm(text[s.start:s.end])
			return s.weight == 1 && (inRow[form] || inRow[viet.Fold(form)])
		})
	}
	slices.SortFunc(found, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	out := found[:0]
	last := -1
	for _, s := range found {
		if s.start >= last {
			out = append(out, s)
			last = s.end
		}
	}
	return out
}

// within tells whether two words differ by at most n letters put in, left out or replaced.
func within(a, b string, n int) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 || len(x)-len(y) > n || len(y)-len(x) > n {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(y)] <= n
}

// numberSpans finds the citations of the documents asked for; their offsets are code points of the text that facts count in.
func numberSpans(text string, places [][2]int) []span {
	var spans []span
	for _, p := range places {
		start := byteOffset(text, p[0])
		spans = append(spans, span{start, start + byteOffset(text[start:], p[1]-p[0]), 5})
	}
	return spans
}

// snippets cuts the passages that tell most. A passage keeps to whole words and to one line of the text.
func snippets(text string, spans []span, max int) []Snippet {
	type window struct{ from, to, score, first int }
	var windows []window
	for i := 0; i < len(spans); {
		seen := map[string]bool{}
		w := window{first: i}
		limit := spans[i].start + snippetRunes // bytes here: Vietnamese text is longer in bytes, the passage is widened below
		j := i
		for ; j < len(spans) && spans[j].end <= limit && !strings.Contains(text[spans[i].start:spans[j].start], "\n"); j++ {
			key := viet.Fold(text[spans[j].start:spans[j].end])
			if !seen[key] {
				seen[key] = true
				w.score += spans[j].weight * 4
			} else {
				w.score++
			}
		}
		if j == i {
			j++
			w.score = spans[i].weight
		}
		w.from, w.to = spans[i].start, spans[j-1].end
		windows = append(windows, w)
		i = j
	}
	slices.SortStableFunc(windows, func(a, b window) int { return b.score - a.score })
	if len(windows) > max {
		windows = windows[:max]
	}
	slices.SortFunc(windows, func(a, b window) int { return a.from - b.from })
	var out []Snippet
	covered := 0
	for _, w := range windows {
		from, to := widen(text, w.from, w.to)
		if from < covered {
			from = covered
		}
		if from >= w.to {
			continue
		}
		covered = to
		var s Snippet
		var b strings.Builder
		runes := 0
		add := func(part string) {
			b.WriteString(part)
			runes += utf8.RuneCountInString(part)
		}
		if from > 0 && text[from-1] != '\n' {
			add("… ")
		}
		at := from
		for _, h := range spans {
			if h.start < from || h.end > to {
				continue
			}
			add(text[at:h.start])
			start := runes
			add(text[h.start:h.end])
			s.Hits = append(s.Hits, [2]int{start, runes})
			at = h.end
		}
		add(strings.TrimRight(text[at:to], " "))
		if to < len(text) && text[to] != '\n' {
			add(" …")
		}
		s.Text = b.String()
		out = append(out, s)
	}
	return out
}

// widen grows a passage to both sides up to snippetRunes, to the ends of words, not across line breaks.
func widen(text string, from, to int) (int, int) {
	room := snippetRunes - utf8.RuneCountInString(text[from:to])
	left := from
	for n := room / 2; n > 0 && left > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:left])
		if text[left-size] == '\n' {
			break
		}
		left -= size
		room--
	}
	if left > 0 && text[left-1] != '\n' && left < from { // not in the middle of a word
		if sp := strings.IndexByte(text[left:from], ' '); sp >= 0 {
			left += sp + 1
		} else {
			left = from
		}
	}
	right := to
	for ; room > 0 && right < len(text); room-- {
		r, size := utf8.DecodeRuneInString(text[right:])
		if r == '\n' {
			break
		}
		right += size
	}
	if right < len(text) && text[right] != '\n' && right > to {
		if sp := strings.LastIndexByte(text[to:right], ' '); sp >= 0 {
			right = to + sp
		} else {
			right = to
		}
	}
	return left, right
}
