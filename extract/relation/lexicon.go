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
	//go:embed forms.tsv
	formsTSV string
	//go:embed wholes.tsv
	wholesTSV string

	sayingLex = scan.MustLexicon("extract/relation/sayings.tsv", sayingsTSV)
	partLex   = scan.MustLexicon("extract/relation/parts.tsv", partsTSV)
	baseLex   = scan.MustLexicon("extract/relation/bases.tsv", basesTSV)
	formLex   = scan.MustLexicon("extract/relation/forms.tsv", formsTSV)
	wholeLex  = scan.MustLexicon("extract/relation/wholes.tsv", wholesTSV)

	formTotal = func() []string {
		out := make([]string, len(formLex.Rows))
		for i, row := range formLex.Rows {
			out[i] = row.Cell("total")
		}
		return out
	}()
)
