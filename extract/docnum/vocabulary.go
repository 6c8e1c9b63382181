package docnum

import (
	_ "embed"
	"strings"

	"baotinh/extract/scan"
)

//go:embed words.tsv
var wordsTSV string

//go:embed types.tsv
var typesTSV string

//go:embed codes.tsv
var codesTSV string

//go:embed issuers.tsv
var issuersTSV string

//go:embed negatives.tsv
var negativesTSV string

//go:embed titleverbs.tsv
var titleVerbsTSV string

//go:embed tenures.tsv
var tenuresTSV string

//go:embed nouns.tsv
var nounsTSV string

//go:embed plenums.tsv
var plenumsTSV string

//go:embed statutes.tsv
var statutesTSV string

//go:embed levels.tsv
var levelsTSV string

var (
	words = scan.MustClasses("extract/docnum/words.tsv", wordsTSV)

	issueVerbs   = words.Class("issue_verb")
	issueAdverbs = words.Class("issue_adverb")
	sums         = words.Class("sum")
	counted      = words.Class("counted")
	done         = words.Class("done")
	dated        = words.Class("dated")
	nth          = words.Class("nth")
	plenumWords  = words.Class("plenum")

	behindNumber = words.Class("behind_number")
	behindYear   = words.Class("behind_year")

	soleCodes = words.Class("sole_code")

	titleEnds   = words.Class("title_end")
	amending    = words.Class("amending")
	titleStops  = words.Class("title_stop")
	titleRest   = words.Class("title_rest")
	lawStops    = words.Class("law_stop")
	fronters    = words.Class("fronter")
	clauseStart = words.Class("clause_start")
	listLead    = words.Class("list_lead")
	joinedTo    = words.Class("joined_to")

	levelWords = scan.MustLexicon("extract/docnum/levels.tsv", levelsTSV)
	types      = scan.MustLexicon("extract/docnum/types.tsv", typesTSV)
	negatives  = scan.MustLexicon("extract/docnum/negatives.tsv", negativesTSV)
	titleVerbs = scan.MustLexicon("extract/docnum/titleverbs.tsv", titleVerbsTSV)
	tenures    = scan.MustLexicon("extract/docnum/tenures.tsv", tenuresTSV)
	nouns      = scan.MustLexicon("extract/docnum/nouns.tsv", nounsTSV)
	plenums    = scan.MustLexicon("extract/docnum/plenums.tsv", plenumsTSV)
	statutes   = scan.MustLexicon("extract/docnum/statutes.tsv", statutesTSV)

	typeNames    = types.Column("type")
	typeLaws     = types.Column("law")
	typeBares    = types.Column("bare")
	typeVerbs    = types.Column("verb")
	plenumWholes = plenums.Column("whole")

	// negativeWord tells of each row of negatives.tsv whether it is a word of its own that numbers nothing.
	negativeWord = wordRows(negatives.Column("meaning"))

	// Symbols are looked up by the group as written, in capitals: Vietnamese typing loses marks and case in them.
	codes   = byCode(scan.MustLexicon("extract/docnum/codes.tsv", codesTSV))
	issuers = byCode(scan.MustLexicon("extract/docnum/issuers.tsv", issuersTSV))
)

func wordRows(meanings []string) []bool {
	out := make([]bool, len(meanings))
	for i, m := range meanings {
		out[i] = m == "word"
	}
	return out
}

// typeCode is the code of a type by its name.
var typeCode = codesOfTypes()

func codesOfTypes() map[string]string {
	m := map[string]string{}
	for _, r := range types.Rows {
		m[r.Cell("type")] = r.Cell("code")
	}
	return m
}

func byCode(l *scan.Lexicon) map[string]scan.Row {
	m := make(map[string]scan.Row, len(l.Rows))
	for _, r := range l.Rows {
		k := strings.ToUpper(r.Phrase)
		if _, ok := m[k]; !ok {
			m[k] = r
		}
	}
	return m
}
