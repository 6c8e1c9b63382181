package scan

import _ "embed"

var (
	//go:embed abbreviations.tsv
	abbreviationsTSV string
	//go:embed numbered.tsv
	numberedTSV string
)

// abbreviations end in a full stop that ends no sentence.
var abbreviations = MustLexicon("extract/scan/abbreviations.tsv", abbreviationsTSV)

// numbered stand before a number that may be a letter: "khóa V".
var numbered = MustLexicon("extract/scan/numbered.tsv", numberedTSV)

// splitSentences fills Sentences. A sentence ends at . ! ? or … before a capital, a quote, a line break or a list dash, at every line
// break, and where two words were glued together at a lost full stop. Spaces after full stops are missing in hundreds of places, so a
// full stop needs none.
func (t *Text) splitSentences() {
	t.sentence = resized(t.sentence, len(t.Tokens))
	t.Sentences, t.within = t.Sentences[:0], t.within[:0]
	start := 0
	end := func(to int) {
		if to <= start {
			return
		}
		number, within := int32(len(t.Sentences)), Set(0)
		for i := start; i < to; i++ {
			t.sentence[i] = number
			within |= t.begins[i]
		}
		t.within = append(Room(t.within, start, len(t.Tokens)), within)
		t.Sentences = append(Room(t.Sentences, start, len(t.Tokens)), Span{start, to})
		start = to
	}
	passed := 0 // tokens behind the last stop that belong to it
	for _, stop := range t.stops {
		i := int(stop)
		if i < passed {
			continue
		}
		switch tok := &t.Tokens[i]; {
		case tok.Kind == Newline:
			end(i + 1)
		case tok.Glued:
			end(i)
		default:
			j := i + 1
			for j < len(t.Tokens) && t.closes(j) {
				j++
			}
			if j < len(t.Tokens) && t.Tokens[j].Kind == Newline {
				// the line break ends the sentence and belongs to it
			} else if t.endsSentence(i, j) {
				end(j)
			}
			passed = j
		}
	}
	end(len(t.Tokens))
}

// closes reports whether token j still belongs to the end of a sentence: more stops, a closing quote or bracket.
func (t *Text) closes(j int) bool {
	tok := t.Tokens[j]
	if tok.Kind != Punct || tok.Space {
		return false
	}
	switch tok.Mark {
	case '.', '!', '?', ')', ']':
		return true
	case '"', '\'':
		return j+1 >= len(t.Tokens) || t.Tokens[j+1].Space || t.Tokens[j+1].Kind == Word // “… này!”Theo
	}
	return false
}

// endsSentence reports whether the stop at token i ends a sentence, given that token j is the first after it and what closes with it.
func (t *Text) endsSentence(i, j int) bool {
	if j >= len(t.Tokens) {
		return true
	}
	next := t.Tokens[j]
	if t.Tokens[i].Mark == '.' && j == i+1 && i > 0 {
		if t.isAbbreviated(i) {
			return false
		}
	}
	switch next.Kind {
	case Word:
		return next.Case != Lower || t.Tokens[i].Mark != '.' && next.Space
	case Number:
		return next.Space
	case Punct:
		return next.Mark == '"' || next.Mark == '-' || next.Mark == '+' || next.Mark == '*' || next.Mark == '(' && j > i+1
	}
	return true
}

// isAbbreviated reports whether the full stop at token i belongs to the word before it: "TP.", "T.Ư", "Q. 8", "Th.S".
func (t *Text) isAbbreviated(i int) bool {
	word := t.Tokens[i-1]
	if word.Kind != Word || t.Tokens[i].Start != word.End {
		return false
	}
	if _, n, ok := t.At(i-1, abbreviations); ok && n == 1 && word.Case != Lower {
		return true
	}
	// A single capital tight behind belongs to it: BCHT.Ư, T.W.
	if next := i + 1; t.Tight(next) && t.Tokens[next].Kind == Word && t.Tokens[next].Case == Title && t.Tokens[next].isSingle(t.Src) {
		return true
	}
	switch t.Src[word.Start] {
	case 'I', 'V', 'X':
		if _, _, ok := t.Before(i-1, numbered); ok {
			return false
		}
	}
	// A single capital is an initial: N.V.A., T.Ư.
	return word.Case == Title && word.isSingle(t.Src) && (i < 2 || !t.Tokens[i-1].Space || t.Tokens[i-2].Kind != Number)
}

// SentenceBegins returns the vocabularies that may have a phrase beginning in a sentence.
func (t *Text) SentenceBegins(sentence int) Set { return t.within[sentence] }

// Sentence returns the tokens of the sentence that holds token i.
func (t *Text) Sentence(i int) Span { return t.Sentences[t.sentence[i]] }
