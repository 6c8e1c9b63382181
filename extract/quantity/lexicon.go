package quantity

import (
	_ "embed"
	"slices"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

var (
	//go:embed cues.tsv
	cuesTSV string
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
	//go:embed nearverbs.tsv
	nearVerbsTSV string
	//go:embed words.tsv
	wordsTSV string
	//go:embed labels.tsv
	labelsTSV string
	//go:embed locatives.tsv
	locativesTSV string
	//go:embed aims.tsv
	aimsTSV string
	//go:embed multiplies.tsv
	multipliesTSV string
	//go:embed openheads.tsv
	openheadsTSV string
	//go:embed dimensions.tsv
	dimensionsTSV string
	//go:embed shorts.tsv
	shortsTSV string

	nounLex      = scan.MustLexicon("extract/quantity/nouns.tsv", nounsTSV)
	modifierLex  = scan.MustLexicon("extract/quantity/modifiers.tsv", modifiersTSV)
	unitLex      = scan.MustLexicon("extract/quantity/units.tsv", unitsTSV)
	perLex       = scan.MustLexicon("extract/quantity/per.tsv", perTSV)
	qualifierLex = scan.MustLexicon("extract/quantity/qualifiers.tsv", qualifiersTSV)
	verbLex      = scan.MustLexicon("extract/quantity/verbs.tsv", verbsTSV)
	nearLex      = scan.MustLexicon("extract/quantity/nearverbs.tsv", nearVerbsTSV)
	wordLex      = scan.MustLexicon("extract/quantity/words.tsv", wordsTSV)
	locativeLex  = scan.MustLexicon("extract/quantity/locatives.tsv", locativesTSV)
	aimLex       = scan.MustLexicon("extract/quantity/aims.tsv", aimsTSV)
	multiplyLex  = scan.MustLexicon("extract/quantity/multiplies.tsv", multipliesTSV)
	openLex      = scan.MustLexicon("extract/quantity/openheads.tsv", openheadsTSV)
	dimensionLex = scan.MustLexicon("extract/quantity/dimensions.tsv", dimensionsTSV)
	shortLex     = scan.MustLexicon("extract/quantity/shorts.tsv", shortsTSV)
	labelLex     = scan.MustLexicon("extract/quantity/labels.tsv", labelsTSV)

	cues = scan.MustClasses("extract/quantity/cues.tsv", cuesTSV)

	amountLex     = cues.Class("amount")
	numberLex     = cues.Class("number")
	countLex      = cues.Class("count")
	bareLex       = cues.Class("bare")
	womenLex      = cues.Class("women")
	genericLex    = cues.Class("generic")
	determinerLex = cues.Class("determiner")
	pluralLex     = cues.Class("plural")
	visitLex      = cues.Class("visit")
	joinLex       = cues.Class("join")
	ofLex         = cues.Class("of")
	amongLex      = cues.Class("among")
	shareOfLex    = cues.Class("share_of")
	outOfLex      = cues.Class("out_of")
	drawnLex      = cues.Class("drawn")
	insideLex     = cues.Class("inside")
	comingLex     = cues.Class("coming")
	gradedLex     = cues.Class("graded")
	eachLex       = cues.Class("each")
	levelLex      = cues.Class("level")
	afterLex      = cues.Class("after")
	ageLex        = cues.Class("age")
	extremeLex    = cues.Class("extreme")
	edgeLex       = cues.Class("edge")
	moneyLex      = cues.Class("money")
	peopleLex     = cues.Class("people")

	numberedLex   = cues.Class("numbered")
	cumulateLex   = cues.Class("cumulate")
	besidesLex    = cues.Class("besides")
	wronglyLex    = cues.Class("wrongly")
	ontoLex       = cues.Class("onto")
	undoneLex     = cues.Class("undone")
	paidLex       = cues.Class("paid")
	payLex        = cues.Class("pay")
	passiveLex    = cues.Class("passive")
	nominalLex    = cues.Class("nominal")
	lightLex      = cues.Class("light")
	electLex      = cues.Class("elect")
	setUpLex      = cues.Class("set_up")
	ballotLex     = cues.Class("ballot")
	planLex       = cues.Class("plan")
	quotaLex      = cues.Class("quota")
	goesOnLex     = cues.Class("goes_on")
	badgeNameLex  = cues.Class("badge_name")
	plannedLex    = cues.Class("planned")
	isLex         = cues.Class("is")
	outputLex     = cues.Class("output")
	upToLex       = cues.Class("up_to")
	suspectLex    = cues.Class("suspect")
	spokenForLex  = cues.Class("spoken_for")
	comprisesLex  = cues.Class("comprises")
	partOpenLex   = cues.Class("part_open")
	voteLex       = cues.Class("vote")
	postposedLex  = cues.Class("postposed")
	receiveLex    = cues.Class("receive")
	proposeLex    = cues.Class("propose")
	likeLex       = cues.Class("like")
	worksLex      = cues.Class("works")
	limitLex      = cues.Class("limit")
	draftLex      = cues.Class("draft")
	purposeLex    = cues.Class("purpose")
	inOrderLex    = cues.Class("in_order")
	fulfilLex     = cues.Class("fulfil")
	urgeLex       = cues.Class("urge")
	scaleLex      = cues.Class("scale")
	towardsLex    = cues.Class("toward")
	whereLex      = cues.Class("where")
	forLex        = cues.Class("for")
	aimedLex      = cues.Class("aimed")
	bridgeLex     = cues.Class("bridge")
	partakeLex    = cues.Class("partake")
	findLex       = cues.Class("find")
	pricedLex     = cues.Class("priced")
	issueLex      = cues.Class("issue")
	decisionLex   = cues.Class("decision")
	resolutionLex = cues.Class("resolution")
	turnLex       = cues.Class("turn")
	fullLex       = cues.Class("full")
	grantLex      = cues.Class("grant")
	askLex        = cues.Class("ask")
	askingLex     = cues.Class("asking")
	mergeLex      = cues.Class("merge")
	willLex       = cues.Class("will")
	newLex        = cues.Class("new")
	moreThanLex   = cues.Class("more_than")
	ownLex        = cues.Class("own")
	resultLex     = cues.Class("result")
	qualityLex    = cues.Class("quality")
	formerLex     = cues.Class("former")
	teamLex       = cues.Class("team")
	doingLex      = cues.Class("doing")
	holdLex       = cues.Class("hold")
	conveneLex    = cues.Class("convene")
	handLex       = cues.Class("hand")
	gangLex       = cues.Class("gang")
	deployLex     = cues.Class("deploy")
	costLex       = cues.Class("cost")
	assistLex     = cues.Class("assist")
	instanceLex   = cues.Class("instance")
	finishLex     = cues.Class("finish")
	setAsideLex   = cues.Class("set_aside")
	indexLex      = cues.Class("index")
	highLex       = cues.Class("high")
	thisLex       = cues.Class("this")
	onLex         = cues.Class("on")
	densityLex    = cues.Class("density")
	payInLex      = cues.Class("pay_in")
	harmLex       = cues.Class("harm")

	attainLex       = cues.Class("attain")
	startLex        = cues.Class("start")
	moreLex         = cues.Class("more")
	insideChangeLex = cues.Class("inside_change")
	estimateLex     = cues.Class("estimate")
	equivalentLex   = cues.Class("equivalent")
	bringLex        = cues.Class("bring")
	becomeLex       = cues.Class("become")
	againstLex      = cues.Class("against")
	hangingLex      = cues.Class("hanging")
	householdLex    = cues.Class("household")
	byLex           = cues.Class("by")
	fundLex         = cues.Class("fund")
	cropLex         = cues.Class("crop")
	seasonLex       = cues.Class("season")
	worthLex        = cues.Class("worth")
	performLex      = cues.Class("perform")
	tailLex         = cues.Class("tail")
	averageLex      = cues.Class("average")
	incomeLex       = cues.Class("income")
	aloneLex        = cues.Class("alone")
	areaLex         = cues.Class("area")
	degreeLex       = cues.Class("degree")
	herdLex         = cues.Class("herd")
	aboutLex        = cues.Class("about")
	gradeLex        = cues.Class("grade")
	viaLex          = cues.Class("via")
	growLex         = cues.Class("grow")
	leastLex        = cues.Class("least")
	starLex         = cues.Class("star")
	yearsLex        = cues.Class("party_years")
	badgeLex        = cues.Class("badge")
	comparativeLex  = cues.Class("comparative")
	addLex          = cues.Class("add")
	topicEndLex     = cues.Class("topic_end")
	clauseOpenLex   = cues.Class("clause_open")
	growthNameLex   = cues.Class("growth_name")
	actNounLex      = cues.Class("act_noun")
	sizeLex         = cues.Class("size")
	storeyLex       = cues.Class("storey")
	topicOpenLex    = cues.Class("topic_open")
	sumLex          = cues.Class("sum")
	honorificLex    = cues.Class("honorific")
	allLex          = cues.Class("all")
	payerLex        = cues.Class("payer")
	tenseLex        = cues.Class("tense")
	speedLex        = cues.Class("speed")
	paceLex         = cues.Class("pace")
	gatherLex       = cues.Class("gather")
	useLex          = cues.Class("use")
	sourceLex       = cues.Class("source")
	yieldLex        = cues.Class("yield")
	keepLex         = cues.Class("keep")
	lengthLex       = cues.Class("length")
	tallyLex        = cues.Class("tally")
	inARowLex       = cues.Class("in_a_row")
	lackLex         = cues.Class("lack")
	groundLex       = cues.Class("ground")
	priceLex        = cues.Class("price")
	cutLex          = cues.Class("cut")
	fineLex         = cues.Class("fine")
	totalLex        = cues.Class("total")
	rateLex         = cues.Class("rate")

	goalLex      = cues.Class("goal")
	taskLex      = cues.Class("task")
	settingLex   = cues.Class("setting")
	assignLex    = cues.Class("assign")
	statesLex    = cues.Class("states")
	moveLex      = cues.Class("move")
	doneLex      = cues.Class("done")
	outcomeLex   = cues.Class("outcome")
	raiseLex     = cues.Class("raise")
	exceedLex    = cues.Class("exceed")
	inBracketLex = cues.Class("in_bracket")
	mostLex      = cues.Class("most")
	formLex      = cues.Class("form")
	caseLex      = cues.Class("case")
	mannerLex    = cues.Class("manner")
	mostIsLex    = cues.Class("most_is")
	detailLex    = cues.Class("detail")
	markLex      = cues.Class("mark")
	itemOpenLex  = cues.Class("item_open")

	nounText      = nounLex.Column("phrase")
	dimensionName = dimensionLex.Column("measure")
	dimensionArea = dimensionLex.Column("area")
	shortUnit     = shortLex.Column("unit")
	verbText      = append(verbLex.Column("phrase"), nearLex.Column("phrase")...) // the rows of nearverbs.tsv behind those of verbs.tsv
	wordText      = wordLex.Column("phrase")
	nounClass     = nounLex.Column("class")
	unitName      = unitLex.Column("unit")
	unitClass     = unitLex.Column("class")
	perPart       = perLex.Column("part")
	qualName      = qualifierLex.Column("qualifier")
	qualSide      = qualifierLex.Column("side")
	qualBend      = qualifierLex.Column("bend")
	verbClass     = append(verbLex.Column("class"), slices.Repeat([]string{"act"}, len(nearLex.Rows))...)
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
