package relation

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

var (
	//go:embed words.tsv
	wordsTSV string
	//go:embed forms.tsv
	formsTSV string
	//go:embed founds.tsv
	foundsTSV string
	//go:embed divisions.tsv
	divisionsTSV string
	//go:embed bodies.tsv
	bodiesTSV string
	//go:embed nows.tsv
	nowsTSV string
	//go:embed deeds.tsv
	deedsTSV string
	//go:embed grants.tsv
	grantTSV string
	//go:embed leadins.tsv
	leadinsTSV string

	foundLex  = scan.MustLexicon("extract/relation/founds.tsv", foundsTSV)
	formLex   = scan.MustLexicon("extract/relation/forms.tsv", formsTSV)
	bodyLex   = scan.MustLexicon("extract/relation/bodies.tsv", bodiesTSV)
	nowLex    = scan.MustLexicon("extract/relation/nows.tsv", nowsTSV)
	deedLex   = scan.MustLexicon("extract/relation/deeds.tsv", deedsTSV)
	grantLex  = scan.MustLexicon("extract/relation/grants.tsv", grantTSV)
	leadInLex = scan.MustLexicon("extract/relation/leadins.tsv", leadinsTSV)

	words = scan.MustClasses("extract/relation/words.tsv", wordsTSV)

	sayingLex        = words.Class("saying")
	frontLex         = words.Class("front")
	householdLex     = words.Class("household")
	livesLex         = words.Class("lives")
	rulerLex         = words.Class("ruler")
	undertakingLex   = words.Class("undertaking")
	passesLex        = words.Class("passes")
	politeLex        = words.Class("polite")
	calledLex        = words.Class("called")
	doerLex          = words.Class("doer")
	demonstrativeLex = words.Class("demonstrative")
	particleLex      = words.Class("particle")
	sourceLex        = words.Class("source")
	groupLex         = words.Class("group")
	pluralLex        = words.Class("plural")
	beforeSubjectLex = words.Class("before_subject")
	wholePlaceLex    = words.Class("whole_place")
	hereLex          = words.Class("here")
	inDetailLex      = words.Class("in_detail")
	includesLex      = words.Class("includes")
	formedLex        = words.Class("formed")
	formationLex     = words.Class("formation")
	withLex          = words.Class("with")
	agreesLex        = words.Class("agrees")
	suchLex          = words.Class("such")
	meetingLex       = words.Class("meeting")
	levelLex         = words.Class("level")
	worksLex         = words.Class("works")
	measureVerbLex   = words.Class("measure_verb")
	costLex          = words.Class("cost")
	ofPartyLex       = words.Class("of_party")
	ownerLex         = words.Class("owner")
	subordinateLex   = words.Class("subordinate")
	groupOfLex       = words.Class("group_of")
	placeLex         = words.Class("place")
	whereLex         = words.Class("where")
	agentLex         = words.Class("agent")
	byLex            = words.Class("by")
	tenseLex         = words.Class("tense")
	predicateLex     = words.Class("predicate")
	insideNameLex    = words.Class("inside_name")
	negationLex      = words.Class("negation")
	whenLex          = words.Class("when")
	adverbialLex     = words.Class("adverbial")
	hamletLex        = words.Class("hamlet")
	communeLex       = words.Class("commune")
	memberlessLex    = words.Class("memberless")
	joinLex          = words.Class("join")
	schemeLex        = words.Class("scheme")
	creditLex        = words.Class("credit")
	affairsLex       = words.Class("affairs")
	senderLex        = words.Class("sender")
	genericLex       = words.Class("generic")
	centralLex       = words.Class("central")
	captionLex       = words.Class("caption")
	congressLex      = words.Class("congress")
	likeLex          = words.Class("like")
	pivotLex         = words.Class("pivot")
	delegateLex      = words.Class("delegate")
	attendeeLex      = words.Class("attendee")
	venueLex         = words.Class("venue")
	attendedLex      = words.Class("attended")
	sentLex          = words.Class("sent")
	attendsLex       = words.Class("attends")
	belongLex        = words.Class("belong")
	homeLex          = words.Class("home")
	addressLex       = words.Class("address")
	selfLex          = words.Class("self")

	electLex      = words.Class("elect")
	summonLex     = words.Class("summon")
	passiveLex    = words.Class("passive")
	voteLex       = words.Class("vote")
	delegationLex = words.Class("delegation")
	toCongressLex = words.Class("to_congress")
	setLex        = words.Class("set")
	goalSetterLex = words.Class("goal_setter")

	baseLex        = words.Class("base")
	concernLex     = words.Class("concern")
	foreseeLex     = words.Class("foresee")
	planLex        = words.Class("plan")
	datingLex      = words.Class("dating")
	deadlineLex    = words.Class("deadline")
	expectedLex    = words.Class("expected")
	ordinalLex     = words.Class("ordinal")
	breakLex       = words.Class("break")
	afterLex       = words.Class("after")
	atEndLex       = words.Class("at_end")
	appointLex     = words.Class("appoint")
	handLex        = words.Class("hand")
	exchangeLex    = words.Class("exchange")
	seatedLex      = words.Class("seated")
	turnLex        = words.Class("turn")
	beforehandLex  = words.Class("beforehand")
	lawLex         = words.Class("law")
	sinceEventLex  = words.Class("since_event")
	foundingLex    = words.Class("founding")
	builtLex       = words.Class("built")
	upcomingLex    = words.Class("upcoming")
	summedLex      = words.Class("summed")
	rulingLex      = words.Class("ruling")
	supposingLex   = words.Class("supposing")
	sceneLex       = words.Class("scene")
	seizeLex       = words.Class("seize")
	tookPlaceLex   = words.Class("took_place")
	gatheringLex   = words.Class("gathering")
	meetingDeedLex = words.Class("meeting_deed")
	hadLex         = words.Class("had")
	capitalLex     = words.Class("capital")
	projectLex     = words.Class("project")
	heardLex       = words.Class("heard")
	beginningLex   = words.Class("beginning")
	asOfLex        = words.Class("as_of")
	sinceLex       = words.Class("since")
	purposeLex     = words.Class("purpose")
	additionLex    = words.Class("addition")
	sumLex         = words.Class("sum")
	haveLex        = words.Class("have")
	sortLex        = words.Class("sort")
	criterionLex   = words.Class("criterion")
	beforeLex      = words.Class("before")
	untilThenLex   = words.Class("until_then")
	tellingLex     = words.Class("telling")
	roundLex       = words.Class("round")
	extentLex      = words.Class("extent")
	propertyLex    = words.Class("property")
	goingOnNowLex  = words.Class("going_on_now")
	soFarLex       = words.Class("so_far")
	atOnceLex      = words.Class("at_once")
	goingOnLex     = words.Class("going_on")
	occasionLex    = words.Class("occasion")
	awardLex       = words.Class("award")
	pointingLex    = words.Class("pointing")
	oneOfLex       = words.Class("one_of")
	decideLex      = words.Class("decide")
	seatLex        = words.Class("seat")
	castLex        = words.Class("cast")
	bothLex        = words.Class("both")
	fromLex        = words.Class("from")
	eachLex        = words.Class("each")
	accrualLex     = words.Class("accrual")
	yieldLex       = words.Class("yield")
	occurrenceLex  = words.Class("occurrence")
	standardLex    = words.Class("standard")
	paceLex        = words.Class("pace")
	reviewLex      = words.Class("review")
	authorityLex   = words.Class("authority")
	folkLex        = words.Class("folk")
	resultsLex     = words.Class("results")
	withinLex      = words.Class("within")
	carriedOutLex  = words.Class("carried_out")

	faredLex      = words.Class("fared")
	partLex       = words.Class("part")
	thoseLex      = words.Class("those")
	theseLex      = words.Class("these")
	standingLex   = words.Class("standing")
	contrastLex   = words.Class("contrast")
	allLex        = words.Class("all")
	amongLex      = words.Class("among")
	detailLex     = words.Class("detail")
	exampleLex    = words.Class("example")
	wholeLex      = words.Class("whole")
	andLex        = words.Class("and")
	onlyLex       = words.Class("only")
	asForLex      = words.Class("as_for")
	guestLex      = words.Class("guest")
	organLex      = words.Class("organ")
	homelandLex   = words.Class("homeland")
	unnamedLex    = words.Class("unnamed")
	articleLex    = words.Class("article")
	sizeLex       = words.Class("size")
	modalLex      = words.Class("modal")
	schoolingLex  = words.Class("schooling")
	byDeedLex     = words.Class("by_deed")
	aboutLex      = words.Class("about")
	reportLex     = words.Class("report")
	sumOfLex      = words.Class("sum_of")
	leftLex       = words.Class("left")
	soloLex       = words.Class("solo")
	returnLex     = words.Class("return")
	receiveLex    = words.Class("receive")
	mustLex       = words.Class("must")
	restLex       = words.Class("rest")
	traitLex      = words.Class("trait")
	overlapLex    = words.Class("overlap")
	gradeLex      = words.Class("grade")
	ratingLex     = words.Class("rating")
	structureLex  = words.Class("structure")
	concessiveLex = words.Class("concessive")

	againstLex    = words.Class("against")
	isLex         = words.Class("is")
	shareVerbLex  = words.Class("share_verb")
	exceedLex     = words.Class("exceed")
	bareInLex     = words.Class("bare_in")
	termLex       = words.Class("term")
	forceLex      = words.Class("force")
	headsLex      = words.Class("heads")
	findsLex      = words.Class("finds")
	prisonLex     = words.Class("prison")
	nationLex     = words.Class("nation")
	insuredLex    = words.Class("insured")
	singledLex    = words.Class("singled")
	rateLex       = words.Class("rate")
	rangeLex      = words.Class("range")
	stillLex      = words.Class("still")
	stageLex      = words.Class("stage")
	moreOrLessLex = words.Class("more_or_less")
	admitLex      = words.Class("admit")
	multipleLex   = words.Class("multiple")
	equalLex      = words.Class("equal")
	resultLex     = words.Class("result")
	entrustLex    = words.Class("entrust")
	fallShortLex  = words.Class("falling_short")
	totalLex      = words.Class("total")

	bodyClass = bodyLex.Column("class")
	bodyCase  = bodyLex.Column("case")
	deedSide  = deedLex.Column("side")
	grantSide = grantLex.Column("side")

	// nowIs tells of each row of nows.tsv whether it is a word of the present.
	nowIs = func() []bool {
		out := make([]bool, len(nowLex.Rows))
		for i, c := range nowLex.Column("now") {
			out[i] = c == "yes"
		}
		return out
	}()

	foundBases = func() [][]string {
		out := make([][]string, len(foundLex.Rows))
		for i, row := range foundLex.Rows {
			out[i] = strings.Split(row.Cell("base"), "|")
		}
		return out
	}()
	foundReach = func() []int {
		out := make([]int, len(foundLex.Rows))
		for i, row := range foundLex.Rows {
			n, err := strconv.Atoi(row.Cell("reach"))
			if err != nil {
				panic(fmt.Sprintf("%s: %q is no number of figures", row.At(), row.Cell("reach")))
			}
			out[i] = n
		}
		return out
	}()
	formTotal = func() []string {
		out := make([]string, len(formLex.Rows))
		for i, row := range formLex.Rows {
			out[i] = row.Cell("total")
		}
		return out
	}()

	// divisions holds the sorts that divide a thing, as keys.
	divisions = func() map[string][]string {
		out := map[string][]string{}
		for _, row := range scan.MustTable("extract/relation/divisions.tsv", divisionsTSV).Rows {
			out[viet.Key(row.Cell("whole"))] = keys(row.Cell("sorts"))
		}
		return out
	}()
)

// opensWith reports whether a phrase of l begins with element k, however far it reaches.
func (r *Reading) opensWith(k int, l *scan.Lexicon) bool {
	return uint(k) < uint(len(r.Elems)) && r.Elems[k].Begins.May(l) && r.reallyOpens(k, l) // as mostly not
}

func (r *Reading) reallyOpens(k int, l *scan.Lexicon) bool { return r.T.Has(r.Elems[k].From, l) }

// exactly reports whether element k is a phrase of l and no more.
func (r *Reading) exactly(k int, l *scan.Lexicon) bool {
	return uint(k) < uint(len(r.Elems)) && r.Elems[k].Begins.May(l) && r.reallyIs(k, l) // as mostly not
}

func (r *Reading) reallyIs(k int, l *scan.Lexicon) bool {
	e := &r.Elems[k]
	_, n, ok := r.T.At(e.From, l)
	return ok && e.From+n == e.To
}
