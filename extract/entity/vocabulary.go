package entity

import (
	_ "embed"
	"strings"

	"baotinh/extract/scan"
)

//go:embed words.tsv
var wordsTSV string

//go:embed orgs.tsv
var orgsTSV string

//go:embed orgwords.tsv
var orgWordsTSV string

//go:embed admin.tsv
var adminTSV string

//go:embed places.tsv
var placesTSV string

//go:embed posts.tsv
var postsTSV string

//go:embed surnames.tsv
var surnamesTSV string

//go:embed appointed.tsv
var appointedTSV string

var (
	words = scan.MustClasses("extract/entity/words.tsv", wordsTSV)

	determiners = words.Class("determiner")
	plurals     = words.Class("plural")
	whole       = words.Class("whole")
	notWhole    = words.Class("not_whole")
	tiers       = words.Class("tier")
	openers     = words.Class("opener")
	apart       = words.Class("apart")
	lengths     = words.Class("length")

	holding         = words.Class("holding")
	nationwide      = words.Class("nationwide")
	nth             = words.Class("nth")
	nthShort        = words.Class("nth_short")
	congressHolders = words.Class("congress_holder")
	sessions        = words.Class("session")
	khoa            = words.Class("khoa")
	tenures         = words.Class("tenure")

	notPeople = words.Class("not_people")
	credits   = words.Class("credit")
	reporters = words.Class("reporter")
	postJoins = words.Class("post_join")
	branches  = words.Class("branch")
	noBranch  = words.Class("no_branch")
	towards   = words.Class("towards")
	large     = words.Class("large")

	shortened = words.Class("shortened")

	appointed = scan.MustLexicon("extract/entity/appointed.tsv", appointedTSV)
	orgHeads  = scan.MustLexicon("extract/entity/orgs.tsv", orgsTSV)
	orgWords  = scan.MustLexicon("extract/entity/orgwords.tsv", orgWordsTSV)
	admin     = scan.MustLexicon("extract/entity/admin.tsv", adminTSV)
	gazette   = scan.MustLexicon("extract/entity/places.tsv", placesTSV)
	posts     = scan.MustLexicon("extract/entity/posts.tsv", postsTSV)
	surnames  = scan.MustLexicon("extract/entity/surnames.tsv", surnamesTSV)

	postKinds   = posts.Column("kind")
	headAlone   = orgHeads.Column("alone")
	headClasses = orgHeads.Column("class")
	headShapes  = orgHeads.Column("shape")
	headCases   = orgHeads.Column("case")
	wordVerbs   = orgWords.Column("verb")
	surnameRare = surnames.Column("rare")
)

// isCapital reports whether token i is a word that begins with a capital.
func isCapital(t *scan.Text, i int) bool {
	return t.IsKind(i, scan.Word) && t.Tokens[i].Case != scan.Lower
}

// isWord reports whether token i is the word w, in whatever case. It serves function words only; words with a meaning stand in vocabularies.
func isWord(t *scan.Text, i int, w string) bool {
	if !t.IsKind(i, scan.Word) || int(t.Tokens[i].End-t.Tokens[i].Start) != len(w) {
		return false
	}
	return t.Str(i) == w || t.Tokens[i].Case != scan.Lower && strings.EqualFold(t.Str(i), w)
}

// opens reports whether a word of token i begins a sentence rather than goes on with a name: a full stop was lost before it.
func opens(t *scan.Text, i int) bool {
	return t.Has(i, openers)
}

// isRoman reports whether token i is a Roman numeral in capitals.
func isRoman(t *scan.Text, i int) bool {
	if !isCapital(t, i) || len(t.Str(i)) > 8 {
		return false
	}
	for _, r := range t.Str(i) {
		if !strings.ContainsRune("IVXLC", r) {
			return false
		}
	}
	return true
}

// capitals returns the end of the run of capitalised words that begins at token i, within one sentence, with nothing but blanks between them, or the apostrophe of the
// Highland names: "Cư M'gar", "Đắk R’lấp".
func capitals(t *scan.Text, i, end int) int {
	j := i
	for j < end && j < i+8 && isCapital(t, j) && (j == i || !t.Tokens[j].Glued) {
		j++
		if apostrophe(t, j-1, end) {
			j += 2
		}
	}
	return j
}

// apostrophe reports whether an apostrophe and the rest of the word stand right behind token i: M'gar.
func apostrophe(t *scan.Text, i, end int) bool {
	if i+2 >= end || !t.Tight(i+1) || !t.Tight(i+2) || !t.IsKind(i+2, scan.Word) {
		return false
	}
	switch t.Str(i + 1) {
	case "'", "’", "‘", "ʼ", "`", "´":
		return true
	}
	return false
}

// personAt returns the end of a person's name at token i: a family name and one to four capitalised words more; 0 if there is none.
// The name of a known place and the words of offices end it.
func personAt(t *scan.Text, i, end int) int {
	row, n, ok := t.At(i, surnames)
	if !ok || n != 1 || !isCapital(t, i) || t.Tokens[i].Case == scan.Mixed || surnameRare[row] != "" {
		return 0
	}
	return nameEnd(t, i, end)
}

// nameEnd returns the end of the capitalised words of a name that begins at token i, at most five; 0 if there are fewer than two.
func nameEnd(t *scan.Text, i, end int) int {
	stop := capitals(t, i, end)
	upper := t.Tokens[i].Case == scan.Upper
	j := i + 1
	for j < stop && j < i+5 {
		if !isCapital(t, j) || (t.Tokens[j].Case == scan.Upper) != upper || t.Tokens[j].Case == scan.Mixed {
			break
		}
		if t.Has(j, posts) && j > i+1 {
			break
		}
		if _, n, ok := t.At(j, orgHeads); ok && n > 1 {
			break
		}
		j++
	}
	if j < i+2 {
		return 0
	}
	return j
}
