package quantity

import (
	"slices"

	"baotinh/extract/entity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

// ElemKind says what an element of a sentence is.
type ElemKind uint8

// The kinds of elements.
const (
	Plain     ElemKind = iota // a word of no vocabulary
	Fig                       // a figure with its qualifier and unit; Ref is its index in Mentions
	Org                       // an organisation or place; Ref into Orgs
	Time                      // a date, term or span; Ref into Times
	Doc                       // a document; Ref into Docs
	Noun                      // a noun that can be counted; Ref is its row
	Verb                      // Ref is its row
	Func                      // a function word; Ref is its row
	Qual                      // a qualifier that no figure took
	Comma                     // ,
	Semicolon                 // ;
	Colon                     // :
	Open                      // ( or [
	Close                     // ) or ]
	Stop                      // the end of a sentence
	Sign                      // any other mark
)

// Elem is one element: what the attachment rules look at instead of words.
type Elem struct {
	Kind     ElemKind
	Sentence int32
	From, To int // tokens
	Ref      int
	Begins   scan.Set // the vocabularies that may have a phrase beginning with it, which the rules ask more than all else
}

// buildElems reads the text once and fills Elems. Where vocabularies disagree the longest phrase wins.
func (r *Reading) buildElems() {
	t := r.T
	next := ahead{r: r}
	next.pass(0)
	r.sentences = slices.Grow(r.sentences[:0], len(t.Sentences))[:len(t.Sentences)]
	clear(r.sentences)
	r.Elems = slices.Grow(r.Elems[:0], len(t.Tokens))
	elemAt, n := r.elemAt, 0
	for i := 0; i < len(t.Tokens); n++ {
		if next.first < i {
			next.pass(i)
		}
		r.Elems = r.Elems[:n+1]
		e := &r.Elems[n]
		e.Kind, e.From, e.To, e.Ref = Plain, i, i+1, 0
		e.Sentence, e.Begins = int32(t.SentenceOf(i)), t.Begins(i)
		switch {
		case next.first == i:
			r.foundElem(e, &next)
		case t.Tokens[i].Kind == scan.Word:
			r.wordElem(e, 0, &next)
		default:
			e.Kind = markElem(t, i)
		}
		if e.Kind == Verb {
			// An element never swallows the time or the figure behind it: "tăng | bình quân hằng năm | 12%".
			if next.timeAt > i {
				e.To = min(e.To, next.timeAt)
			}
			// What measures a thing has its number behind it; elsewhere it is half a word: "cao su", "sâu bệnh", "nặng nề".
			if e.To != next.mentionAt && e.To == i+1 && t.Has(i, dimensionLex) {
				e.Kind = Plain
			}
		}
		if e.Kind != Fig && next.mentionAt > i {
			e.To = min(e.To, next.mentionAt)
		}
		if e.Kind == Verb && e.To < next.mentionAt && r.T.MayBegin(e.To, paceLex) && changes(verbClass[e.Ref]) {
			if _, n, ok := r.T.At(e.To, paceLex); ok && e.To+n == next.mentionAt {
				e.To = next.mentionAt // "tăng mạnh | 12%"
			}
		}
		for to := e.To; i < to; i++ {
			elemAt[i] = int32(n)
		}
	}
	elemAt[len(t.Tokens)] = int32(n)
	for n, span := range t.Sentences {
		s := &r.sentences[n]
		s.from, s.to = elemAt[span.From], elemAt[span.To-1]+1
		s.begins = t.SentenceBegins(n) | r.Elems[s.from].Begins // which may begin before the sentence
	}
}

// sentence is what there is in a sentence: most rules look for words that it has not.
type sentence struct {
	from, to int32    // its elements
	time     bool     // one of them is a time
	begins   scan.Set // the vocabularies that may have a phrase beginning at one of its tokens
}

// SentenceBegins returns the vocabularies that may have a phrase beginning at a token of the sentence of element k: what it lacks is not there.
func (r *Reading) SentenceBegins(k int) scan.Set { return r.sentences[r.Elems[k].Sentence].begins }

// SentenceHasTime reports whether a time stands in the sentence of element k.
func (r *Reading) SentenceHasTime(k int) bool { return r.sentences[r.Elems[k].Sentence].time }

// changes reports whether verbs of a class tell which way something went.
func changes(class string) bool { return class == "up" || class == "down" || class == "to" }

// ahead tells what was found before the elements are made and comes next in the text: what it is the index of and the token where it begins.
type ahead struct {
	r                               *Reading
	mention, org, time, doc         int
	mentionAt, orgAt, timeAt, docAt int
	first                           int // the least of the four tokens
}

// pass moves on to what begins at token i or behind it.
func (a *ahead) pass(i int) {
	r := a.r
	end := len(r.T.Tokens)
	a.mentionAt, a.orgAt, a.timeAt, a.docAt = end, end, end, end
	for ; a.mention < len(r.Mentions); a.mention++ {
		r.T.Work++
		if at := r.Mentions[a.mention].QualFrom; at >= i {
			a.mentionAt = at
			break
		}
	}
	for ; a.org < len(r.Orgs); a.org++ {
		if at := r.Orgs[a.org].From; at >= i {
			a.orgAt = at
			break
		}
	}
	for ; a.time < len(r.Times); a.time++ {
		if at := r.Times[a.time].From; at >= i {
			a.timeAt = at
			break
		}
	}
	for ; a.doc < len(r.Docs); a.doc++ {
		if at := r.Docs[a.doc].From; at >= i {
			a.docAt = at
			break
		}
	}
	a.first = min(a.mentionAt, a.orgAt, a.timeAt, a.docAt)
}

// foundElem makes an element of what begins at e.From and was found before.
func (r *Reading) foundElem(e *Elem, next *ahead) {
	switch i := e.From; {
	case next.mentionAt == i:
		e.Kind, e.To, e.Ref = Fig, r.Mentions[next.mention].End, next.mention
	case next.docAt == i:
		e.Kind, e.To, e.Ref = Doc, r.Docs[next.doc].To, next.doc
	case next.timeAt == i:
		e.Kind, e.To, e.Ref = Time, r.Times[next.time].To, next.time
		r.sentences[e.Sentence].time = true
	case r.T.Tokens[i].Kind == scan.Word:
		r.wordElem(e, r.Orgs[next.org].To-i, next)
	default:
		e.Kind = markElem(r.T, i)
	}
}

// wordElem classes the words that begin at e.From.
func (r *Reading) wordElem(e *Elem, orgLen int, next *ahead) {
	t, i := r.T, e.From
	if orgLen == 0 && !t.MayBeginAny(i, elementLexes) {
		return // Plain
	}
	vrow, vlen := 0, 0
	if t.MayBegin(i, verbLex) {
		vrow, vlen, _ = t.At(i, verbLex)
	}
	if vlen == 0 && t.Tokens[i].Case == scan.Upper && len(r.Abbr) > 0 {
		if row, ok := verbRows[viet.Lower(r.Abbr[t.Str(i)])]; ok { // "kiểm tra (KT) …; đã KT 8 tổ chức đảng"
			vrow, vlen = row, 1
		}
	}
	olen := 0
	if t.MayBegin(i, ordinaryLex) {
		_, olen, _ = t.At(i, ordinaryLex)
	}
	if t.MayBegin(i, nearLex) {
		if row, n := r.nearVerb(i, next.mentionAt); n > vlen {
			vrow, vlen = len(verbLex.Rows)+row, n
		} else if _, n, _ := t.At(i, nearLex); n > 1 && n > vlen && vlen == 0 {
			olen = n // "cấp cứu" is no cứu
		}
	}
	nrow, nlen, wrow, wlen, qlen, mlen := 0, 0, 0, 0, 0, 0
	if t.MayBegin(i, nounLex) {
		nrow, nlen, _ = t.At(i, nounLex)
	}
	if nlen > 2 && i+nlen == next.mentionAt && t.Has(i, decisionLex) {
		nlen = 0 // "quyết định | xử phạt 9 khách sạn"
	}
	if t.MayBegin(i, wordLex) {
		wrow, wlen, _ = t.At(i, wordLex)
	}
	if t.MayBegin(i, qualifierLex) {
		_, qlen, _ = t.At(i, qualifierLex)
	}
	if t.MayBegin(i, modifierLex) {
		_, mlen, _ = t.At(i, modifierLex)
	}
	if mlen == 2 && r.splits(i, mlen) {
		mlen = 0
	}
	if vlen > 1 && r.intoMeasure(i+vlen-1) {
		long := vlen
		vlen = 0 // "bị thương" is half of "bị | thương tật"
		t.Each(i, verbLex, func(row, n int) bool {
			if n < long && n > vlen {
				vrow, vlen = row, n
			}
			return true
		})
	}
	if vlen > 0 && r.insideName(i, vlen) {
		vlen = 0
	}
	// "tổ chức", "hoạt động" are nouns after a determiner and verbs elsewhere.
	if vlen > 0 && vlen == nlen && r.determined(i) {
		vlen = 0
	}
	switch best := max(vlen, nlen, wlen, qlen, orgLen, mlen); {
	case best == 0 && olen == 0:
		e.Kind = Plain
	case olen > best:
		e.Kind, e.To = Plain, i+olen // "nhận định" is no nhận
	case mlen == best && mlen > max(vlen, nlen, wlen, orgLen):
		e.Kind, e.To = Plain, i+mlen // "bắt buộc" is no bắt
	case orgLen == best && orgLen > 0:
		e.Kind, e.To, e.Ref = Org, i+orgLen, next.org
	case vlen == best:
		e.Kind, e.To, e.Ref = Verb, i+vlen, vrow
	case wlen == best:
		e.Kind, e.To, e.Ref = Func, i+wlen, wrow
	case qlen == best:
		e.Kind, e.To = Qual, i+qlen
	default:
		e.Kind, e.To, e.Ref = Noun, i+nlen, nrow
	}
}

// intoMeasure reports whether token i begins the name of a measure of two words and more.
func (r *Reading) intoMeasure(i int) bool {
	if !r.T.MayBegin(i, nounLex) {
		return false
	}
	row, n, ok := r.T.At(i, nounLex)
	return ok && n > 1 && nounClass[row] == "measure"
}

// insideName reports whether the verb of n tokens at token i is a word of a name: "Ngân hàng Đầu tư và Phát triển", "Ảnh: Đào Quyên".
func (r *Reading) insideName(i, n int) bool {
	t := r.T
	if t.Tokens[i].Case != scan.Title || i == 0 || t.SentenceOf(i-1) != t.SentenceOf(i) {
		return false
	}
	named := n == 1 && i+1 < len(t.Tokens) && t.Tokens[i+1].Case == scan.Title && entity.Surname(t, i)
	if t.Tokens[i-1].Kind != scan.Word {
		return named && t.Is(i-1, ':')
	}
	return true // "Trưởng ban Tổ chức"
}

// elementLexes are the vocabularies that make an element of a word.
var elementLexes = scan.SetOf(verbLex, nearLex, nounLex, wordLex, qualifierLex, modifierLex, ordinaryLex)

// nearVerb returns the row of nearverbs.tsv at token i and its length, 0 if neither the figure at token figure stands right behind, "bán được
// 4 tấn", "phẫu thuật miễn phí cho 120 người", nor được before. One syllable may be a noun, "tổng số thu", or the second half of a word that no
// vocabulary knows.
func (r *Reading) nearVerb(i, figure int) (row, n int) {
	t := r.T
	row, n, ok := t.At(i, nearLex)
	if !ok {
		return 0, 0
	}
	if _, _, done := t.Before(i, passiveLex); done {
		return row, n // "120 hộ được cấp nước"
	}
	if i+n > figure || figure-i-n > 4 && !r.didFor(i, n, figure) {
		return 0, 0
	}
	if n == 1 && (r.determined(i) || r.unknownBefore(i)) {
		return 0, 0
	}
	for j := i + n; j < figure; {
		_, m, ok := t.At(j, bridgeLex)
		if !ok && r.didFor(i, n, figure) {
			break
		}
		if !ok {
			return 0, 0
		}
		j += m
	}
	return row, n
}

// didFor reports whether the n tokens at token i, of two words and more, open a clause that tells for whom something was done up to the figure: "tầm soát ung
// thư vú miễn phí cho 1.300 phụ nữ".
func (r *Reading) didFor(i, n, figure int) bool {
	t := r.T
	if n < 2 || figure-i > 14 {
		return false
	}
	if _, _, ok := t.Before(figure, forLex); !ok {
		return false
	}
	if _, _, tense := t.Before(i, tenseLex); !tense && i > 0 && t.SentenceOf(i-1) == t.SentenceOf(i) && t.Tokens[i-1].Kind == scan.Word {
		if _, _, light := t.Before(i, lightLex); !light {
			return false
		}
	}
	for j := i + n; j < figure; j++ {
		t.Work++
		if t.Tokens[j].Kind != scan.Word {
			return false
		}
	}
	return true
}

// unknownBefore reports whether a word in small letters that is in no vocabulary stands before token i, at which the last element begins.
func (r *Reading) unknownBefore(i int) bool {
	last := len(r.Elems) - 2
	return last >= 0 && r.Elems[last].Kind == Plain && r.T.Tokens[i-1].Case == scan.Lower && r.T.Tokens[i-1].Kind == scan.Word
}

// determined reports whether the word before token i makes a noun of what follows.
func (r *Reading) determined(i int) bool {
	_, _, ok := r.T.Before(i, determinerLex)
	return ok
}

func markElem(t *scan.Text, i int) ElemKind {
	if t.Tokens[i].Kind == scan.Newline {
		return Stop
	}
	switch t.Tokens[i].Mark {
	case ',':
		return Comma
	case ';':
		return Semicolon
	case ':':
		return Colon
	case '(', '[':
		return Open
	case ')', ']':
		return Close
	case '.', '!', '?':
		if i+1 >= len(t.Tokens) || t.Tokens[i+1].Kind == scan.Newline || t.SentenceOf(i+1) != t.SentenceOf(i) {
			return Stop
		}
	}
	return Sign
}

// ElemOf returns the index of the element that holds token i.
func (r *Reading) ElemOf(i int) int { return int(r.elemAt[i]) }

// VerbClass returns the class of element k if there is one and it is a verb.
func (r *Reading) VerbClass(k int) string {
	if uint(k) < uint(len(r.Elems)) && r.Elems[k].Kind == Verb {
		return verbClass[r.Elems[k].Ref]
	}
	return ""
}

// NounClass returns the class of element k if it is a noun.
func (r *Reading) NounClass(k int) string {
	if uint(k) < uint(len(r.Elems)) && r.Elems[k].Kind == Noun {
		return nounClass[r.Elems[k].Ref]
	}
	return ""
}

// WordClass returns the class of element k if it is a function word.
func (r *Reading) WordClass(k int) string {
	if uint(k) < uint(len(r.Elems)) && r.Elems[k].Kind == Func {
		return wordClass[r.Elems[k].Ref]
	}
	return ""
}

// TextOf returns the words of element k, in lower case spelling of the vocabulary where it has one.
func (r *Reading) TextOf(k int) string {
	switch e := r.Elems[k]; e.Kind {
	case Verb:
		return verbText[e.Ref]
	case Func:
		return wordText[e.Ref]
	case Noun:
		return nounText[e.Ref]
	default:
		return r.T.Surface(e.From, e.To)
	}
}

// farthest bounds how many elements a rule looks back or ahead within a sentence, so that a text without full stops takes linear time. The
// longest sentences of real articles have about 250.
const farthest = 300

// SentenceOf returns the elements of the sentence that holds element k.
func (r *Reading) SentenceOf(k int) (from, to int) {
	s := &r.sentences[r.Elems[k].Sentence]
	return max(int(s.from), k-farthest), min(int(s.to), k+farthest)
}

// timeAhead reports whether time n lies ahead of the day of publication.
func (r *Reading) timeAhead(n int) bool { return n < len(r.Ahead) && r.Ahead[n] }

// timePast reports whether time n lies behind the day of publication or ends at it.
func (r *Reading) timePast(n int) bool { return n < len(r.Past) && r.Past[n] }

// fills reports whether a phrase of l begins with element k and reaches to its end.
func (r *Reading) fills(k int, l *scan.Lexicon) bool {
	return uint(k) < uint(len(r.Elems)) && r.Elems[k].Begins.May(l) && r.reallyFills(k, l) // as mostly not
}

func (r *Reading) reallyFills(k int, l *scan.Lexicon) bool {
	e := &r.Elems[k]
	_, n, ok := r.T.At(e.From, l)
	return ok && e.From+n >= e.To
}

// OrdinaryClass returns noun, verb or adjective for element k if it is a word of ordinary.tsv, which is neither counted nor done.
func (r *Reading) OrdinaryClass(k int) string {
	if uint(k) < uint(len(r.Elems)) && r.Elems[k].Kind == Plain {
		if row, n, ok := r.T.At(r.Elems[k].From, ordinaryLex); ok && r.Elems[k].From+n == r.Elems[k].To {
			return ordinaryClass[row]
		}
	}
	return ""
}
