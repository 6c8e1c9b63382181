package docnum

import (
	_ "embed"
	"strings"

	"baotinh/extract/scan"
)

//go:embed types.tsv
var typesTSV string

//go:embed codes.tsv
var codesTSV string

//go:embed issuers.tsv
var issuersTSV string

//go:embed negatives.tsv
var negativesTSV string

//go:embed issueverbs.tsv
var issueVerbsTSV string

//go:embed issueadverbs.tsv
var issueAdverbsTSV string

//go:embed titleverbs.tsv
var titleVerbsTSV string

//go:embed titleends.tsv
var titleEndsTSV string

//go:embed titlestops.tsv
var titleStopsTSV string

//go:embed fronters.tsv
var frontersTSV string

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

//go:embed plenumwords.tsv
var plenumWordsTSV string

//go:embed lawstops.tsv
var lawStopsTSV string

var (
	levelWords   = scan.MustLexicon("extract/docnum/levels.tsv", levelsTSV)
	plenumWords  = scan.MustLexicon("extract/docnum/plenumwords.tsv", plenumWordsTSV)
	lawStops     = scan.MustLexicon("extract/docnum/lawstops.tsv", lawStopsTSV)
	types        = scan.MustLexicon("extract/docnum/types.tsv", typesTSV)
	negatives    = scan.MustLexicon("extract/docnum/negatives.tsv", negativesTSV)
	issueVerbs   = scan.MustLexicon("extract/docnum/issueverbs.tsv", issueVerbsTSV)
	issueAdverbs = scan.MustLexicon("extract/docnum/issueadverbs.tsv", issueAdverbsTSV)
	titleVerbs   = scan.MustLexicon("extract/docnum/titleverbs.tsv", titleVerbsTSV)
	titleEnds    = scan.MustLexicon("extract/docnum/titleends.tsv", titleEndsTSV)
	titleStops   = scan.MustLexicon("extract/docnum/titlestops.tsv", titleStopsTSV)
	fronters     = scan.MustLexicon("extract/docnum/fronters.tsv", frontersTSV)
	tenures      = scan.MustLexicon("extract/docnum/tenures.tsv", tenuresTSV)
	nouns        = scan.MustLexicon("extract/docnum/nouns.tsv", nounsTSV)
	plenums      = scan.MustLexicon("extract/docnum/plenums.tsv", plenumsTSV)
	statutes     = scan.MustLexicon("extract/docnum/statutes.tsv", statutesTSV)

	// Symbols are looked up by the group as written, in capitals: Vietnamese typing loses marks and case in them.
	codes   = byCode(scan.MustLexicon("extract/docnum/codes.tsv", codesTSV))
	issuers = byCode(scan.MustLexicon("extract/docnum/issuers.tsv", issuersTSV))
)

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
