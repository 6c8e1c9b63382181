package quantity

import (
	_ "embed"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

var (
	//go:embed nouns.tsv
	nounsTSV string
	//go:embed modifiers.tsv
	modifiersTSV string
	//go:embed units.tsv
	unitsTSV string
	//go:embed per.tsv
	perTSV string
	//go:embed qualifiers.tsv
	qualifiersTSV string
	//go:embed verbs.tsv
	verbsTSV string
	//go:embed words.tsv
	wordsTSV string
	//go:embed labels.tsv
	labelsTSV string
	//go:embed determiners.tsv
	determinersTSV string
	//go:embed locatives.tsv
	locativesTSV string
	//go:embed comparatives.tsv
	comparativesTSV string
	//go:embed amounts.tsv
	amountsTSV string
	//go:embed goals.tsv
	goalsTSV string
	//go:embed aims.tsv
	aimsTSV string
	//go:embed ages.tsv
	agesTSV string
	//go:embed nominals.tsv
	nominalsTSV string
	//go:embed attains.tsv
	attainsTSV string
	//go:embed multiplies.tsv
	multipliesTSV string
	//go:embed againsts.tsv
	againstsTSV string
	//go:embed women.tsv
	womenTSV string
	//go:embed speeds.tsv
	speedsTSV string
	//go:embed votes.tsv
	votesTSV string
	//go:embed raises.tsv
	raisesTSV string
	//go:embed postposed.tsv
	postposedTSV string
	//go:embed aimed.tsv
	aimedTSV string
	//go:embed ofs.tsv
	ofsTSV string
	//go:embed brings.tsv
	bringsTSV string
	//go:embed elects.tsv
	electsTSV string
	//go:embed partopens.tsv
	partopensTSV string
	//go:embed towards.tsv
	towardsTSV string
	//go:embed lights.tsv
	lightsTSV string
	//go:embed tasks.tsv
	tasksTSV string
	//go:embed eaches.tsv
	eachesTSV string
	//go:embed levels.tsv
	levelsTSV string
	//go:embed estimates.tsv
	estimatesTSV string
	//go:embed equivalents.tsv
	equivalentsTSV string
	//go:embed itemopens.tsv
	itemopensTSV string
	//go:embed settings.tsv
	settingsTSV string
	//go:embed outofs.tsv
	outofsTSV string
	//go:embed becomes.tsv
	becomesTSV string
	//go:embed rates.tsv
	ratesTSV string
	//go:embed openheads.tsv
	openheadsTSV string
	//go:embed moneys.tsv
	moneysTSV string
	//go:embed adds.tsv
	addsTSV string
	//go:embed generics.tsv
	genericsTSV string
	//go:embed bares.tsv
	baresTSV string
	//go:embed counts.tsv
	countsTSV string
	//go:embed joins.tsv
	joinsTSV string

	nounLex        = scan.MustLexicon("extract/quantity/nouns.tsv", nounsTSV)
	modifierLex    = scan.MustLexicon("extract/quantity/modifiers.tsv", modifiersTSV)
	unitLex        = scan.MustLexicon("extract/quantity/units.tsv", unitsTSV)
	perLex         = scan.MustLexicon("extract/quantity/per.tsv", perTSV)
	qualifierLex   = scan.MustLexicon("extract/quantity/qualifiers.tsv", qualifiersTSV)
	verbLex        = scan.MustLexicon("extract/quantity/verbs.tsv", verbsTSV)
	wordLex        = scan.MustLexicon("extract/quantity/words.tsv", wordsTSV)
	determinerLex  = scan.MustLexicon("extract/quantity/determiners.tsv", determinersTSV)
	locativeLex    = scan.MustLexicon("extract/quantity/locatives.tsv", locativesTSV)
	comparativeLex = scan.MustLexicon("extract/quantity/comparatives.tsv", comparativesTSV)
	amountLex      = scan.MustLexicon("extract/quantity/amounts.tsv", amountsTSV)
	goalLex        = scan.MustLexicon("extract/quantity/goals.tsv", goalsTSV)
	aimLex         = scan.MustLexicon("extract/quantity/aims.tsv", aimsTSV)
	ageLex         = scan.MustLexicon("extract/quantity/ages.tsv", agesTSV)
	nominalLex     = scan.MustLexicon("extract/quantity/nominals.tsv", nominalsTSV)
	attainLex      = scan.MustLexicon("extract/quantity/attains.tsv", attainsTSV)
	multiplyLex    = scan.MustLexicon("extract/quantity/multiplies.tsv", multipliesTSV)
	againstLex     = scan.MustLexicon("extract/quantity/againsts.tsv", againstsTSV)
	womenLex       = scan.MustLexicon("extract/quantity/women.tsv", womenTSV)
	speedLex       = scan.MustLexicon("extract/quantity/speeds.tsv", speedsTSV)
	voteLex        = scan.MustLexicon("extract/quantity/votes.tsv", votesTSV)
	raiseLex       = scan.MustLexicon("extract/quantity/raises.tsv", raisesTSV)
	postposedLex   = scan.MustLexicon("extract/quantity/postposed.tsv", postposedTSV)
	aimedLex       = scan.MustLexicon("extract/quantity/aimed.tsv", aimedTSV)
	ofLex          = scan.MustLexicon("extract/quantity/ofs.tsv", ofsTSV)
	bringLex       = scan.MustLexicon("extract/quantity/brings.tsv", bringsTSV)
	electLex       = scan.MustLexicon("extract/quantity/elects.tsv", electsTSV)
	partOpenLex    = scan.MustLexicon("extract/quantity/partopens.tsv", partopensTSV)
	towardsLex     = scan.MustLexicon("extract/quantity/towards.tsv", towardsTSV)
	lightLex       = scan.MustLexicon("extract/quantity/lights.tsv", lightsTSV)
	taskLex        = scan.MustLexicon("extract/quantity/tasks.tsv", tasksTSV)
	eachLex        = scan.MustLexicon("extract/quantity/eaches.tsv", eachesTSV)
	levelLex       = scan.MustLexicon("extract/quantity/levels.tsv", levelsTSV)
	estimateLex    = scan.MustLexicon("extract/quantity/estimates.tsv", estimatesTSV)
	equivalentLex  = scan.MustLexicon("extract/quantity/equivalents.tsv", equivalentsTSV)
	itemOpenLex    = scan.MustLexicon("extract/quantity/itemopens.tsv", itemopensTSV)
	settingLex     = scan.MustLexicon("extract/quantity/settings.tsv", settingsTSV)
	outOfLex       = scan.MustLexicon("extract/quantity/outofs.tsv", outofsTSV)
	becomeLex      = scan.MustLexicon("extract/quantity/becomes.tsv", becomesTSV)
	rateLex        = scan.MustLexicon("extract/quantity/rates.tsv", ratesTSV)
	openLex        = scan.MustLexicon("extract/quantity/openheads.tsv", openheadsTSV)
	moneyLex       = scan.MustLexicon("extract/quantity/moneys.tsv", moneysTSV)
	addLex         = scan.MustLexicon("extract/quantity/adds.tsv", addsTSV)
	genericLex     = scan.MustLexicon("extract/quantity/generics.tsv", genericsTSV)
	bareLex        = scan.MustLexicon("extract/quantity/bares.tsv", baresTSV)
	countLex       = scan.MustLexicon("extract/quantity/counts.tsv", countsTSV)
	joinLex        = scan.MustLexicon("extract/quantity/joins.tsv", joinsTSV)
	labelLex       = scan.MustLexicon("extract/quantity/labels.tsv", labelsTSV)

	nounText      = nounLex.Column("phrase")
	verbText      = verbLex.Column("phrase")
	wordText      = wordLex.Column("phrase")
	nounClass     = nounLex.Column("class")
	unitName      = unitLex.Column("unit")
	unitClass     = unitLex.Column("class")
	perPart       = perLex.Column("part")
	qualName      = qualifierLex.Column("qualifier")
	qualSide      = qualifierLex.Column("side")
	qualBend      = qualifierLex.Column("bend")
	verbClass     = verbLex.Column("class")
	wordClass     = wordLex.Column("class")
	locativeNeeds = locativeLex.Column("needs")
	aimForce      = aimLex.Column("strength")
	labelForce    = labelLex.Column("strength")

	// verbRows finds a verb by its words in lower case: for the long form of an abbreviation.
	verbRows = func() map[string]int {
		out := make(map[string]int, len(verbLex.Rows))
		for i, row := range verbLex.Rows {
			out[viet.Lower(row.Phrase)] = i
		}
		return out
	}()
)
