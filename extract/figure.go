package extract

import (
	"strconv"

	"baotinh/extract/relation"
	"baotinh/extract/scan"
)

// figures gives out the mentions of a reading as figures.
func figures(r *relation.Reading, checks []Check, blocks []Block) []Figure {
	out := make([]Figure, len(r.Mentions))
	s := cells{strings: make([]string, 0, 8*len(out))}
	for i := range r.Mentions {
		m, f := &r.Mentions[i], &r.Facts[i]
		start, end := r.T.Runes(m.From, m.To)
		sentence := r.T.Sentence(m.From)
		sentence.To = r.T.Sentence(m.To - 1).To // a bad copy tears numbers apart: "18. 204" is two sentences to scan
		for sentence.To > sentence.From+1 && r.T.Tokens[sentence.To-1].Kind == scan.Newline {
			sentence.To--
		}
		sentenceStart, sentenceEnd := r.T.Runes(sentence.From, sentence.To)
		surface := r.T.Surface(m.From, m.To)
		out[i] = Figure{
			ID: relation.FigureID(i), Start: start, End: end, Surface: surface, Number: surface,
			Value: m.Value, Low: m.Low, High: m.High, Of: m.Of,
			Unit: s.text(m.Unit), Item: s.text(m.Item), Qualifier: m.Qualifier, Kind: m.Kind, Direction: s.text(m.Direction), Action: s.text(m.Action),
			Subject: s.text(f.Subject), Period: f.Period, PartOf: s.id(f.PartOf), Versus: s.id(f.Versus), Indicator: s.text(f.Indicator),
			SentenceStart: sentenceStart, SentenceEnd: sentenceEnd,
			Block: blockAt(blocks, start), Confidence: m.Sure, Rule: m.Rule, Checks: []string{},
		}
	}
	for _, c := range checks {
		for _, id := range c.Figures {
			n, err := strconv.Atoi(id[1:])
			if err == nil && n >= 1 && n <= len(out) {
				out[n-1].Checks = append(out[n-1].Checks, c.ID)
			}
		}
	}
	return out
}

// cells holds the strings that figures point to in one piece of memory.
type cells struct{ strings []string }

// text returns nil for the empty string.
func (s *cells) text(v string) *string {
	if v == "" {
		return nil
	}
	s.strings = append(s.strings, v)
	return &s.strings[len(s.strings)-1]
}

// blockAt returns the kind of the block that holds a code point, paragraph where none is known.
func blockAt(blocks []Block, at int) string {
	for _, b := range blocks {
		if b.Start <= at && at < b.End {
			return b.Kind
		}
	}
	return "paragraph"
}

// id returns the ID of mention i, nil for none.
func (s *cells) id(i int) *string {
	if i < 0 {
		return nil
	}
	return s.text(relation.FigureID(i))
}

// documents fills in where the documents stand on the page.
func documents(found []Document, blocks []Block) []Document {
	for i := range found {
		found[i].Block = blockAt(blocks, found[i].Start)
	}
	return found
}
