package relation

import (
	_ "embed"

	"baotinh/extract/scan"
)

var (
	//go:embed sayings.tsv
	sayingsTSV string
	//go:embed parts.tsv
	partsTSV string
	//go:embed bases.tsv
	basesTSV string
	//go:embed wholes.tsv
	wholesTSV string

	sayingLex = scan.MustLexicon("extract/relation/sayings.tsv", sayingsTSV)
	partLex   = scan.MustLexicon("extract/relation/parts.tsv", partsTSV)
	baseLex   = scan.MustLexicon("extract/relation/bases.tsv", basesTSV)
	wholeLex  = scan.MustLexicon("extract/relation/wholes.tsv", wholesTSV)
)
