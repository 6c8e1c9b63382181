package relation

import (
	_ "embed"
	"strings"

	"baotinh/extract/scan"
	"baotinh/extract/viet"
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
	//go:embed founds.tsv
	foundsTSV string
	//go:embed alls.tsv
	allsTSV string
	//go:embed overlaps.tsv
	overlapsTSV string
	//go:embed structures.tsv
	structuresTSV string
	//go:embed shareverbs.tsv
	shareverbsTSV string
	//go:embed centrals.tsv
	centralsTSV string
	//go:embed generics.tsv
	genericsTSV string
	//go:embed delegates.tsv
	delegatesTSV string
	//go:embed details.tsv
	detailsTSV string
	//go:embed grades.tsv
	gradesTSV string
	//go:embed ratings.tsv
	ratingsTSV string
	//go:embed amongs.tsv
	amongsTSV string
	//go:embed wholes.tsv
	wholesTSV string
	//go:embed attendees.tsv
	attendeesTSV string
	//go:embed spokenfor.tsv
	spokenForTSV string
	//go:embed breaks.tsv
	breaksTSV string
	//go:embed elects.tsv
	electsTSV string
	//go:embed multiples.tsv
	multiplesTSV string
	//go:embed datings.tsv
	datingsTSV string
	//go:embed rests.tsv
	restsTSV string
	//go:embed traits.tsv
	traitsTSV string
	//go:embed ands.tsv
	andsTSV string
	//go:embed passives.tsv
	passivesTSV string
	//go:embed summons.tsv
	summonsTSV string
	//go:embed exceeds.tsv
	exceedsTSV string
	//go:embed divisions.tsv
	divisionsTSV string
	//go:embed ordinals.tsv
	ordinalsTSV string
	//go:embed cues.tsv
	cuesTSV string
	//go:embed bodies.tsv
	bodiesTSV string
	//go:embed nows.tsv
	nowsTSV string
	//go:embed deeds.tsv
	deedsTSV string
	//go:embed froms.tsv
	fromsTSV string
	//go:embed totals.tsv
	totalsTSV string
	//go:embed reviews.tsv
	reviewsTSV string
	//go:embed withins.tsv
	withinsTSV string
	//go:embed carriedouts.tsv
	carriedOutsTSV string
	//go:embed tocongresses.tsv
	toCongressTSV string
	//go:embed delegations.tsv
	delegationTSV string
	//go:embed sets.tsv
	setTSV string
	//go:embed congresses.tsv
	congressTSV string
	//go:embed goingons.tsv
	goingOnTSV string
	//go:embed accruals.tsv
	accrualTSV string
	//go:embed votes.tsv
	voteTSV string
	//go:embed deadlines.tsv
	deadlineTSV string
	//go:embed homes.tsv
	homeTSV string
	//go:embed addresses.tsv
	addressTSV string
	//go:embed eaches.tsv
	eachTSV string
	//go:embed standards.tsv
	standardTSV string
	//go:embed grants.tsv
	grantTSV string
	//go:embed attended.tsv
	attendedTSV string
	//go:embed leadins.tsv
	leadinsTSV string

	sayingLex     = scan.MustLexicon("extract/relation/sayings.tsv", sayingsTSV)
	partLex       = scan.MustLexicon("extract/relation/parts.tsv", partsTSV)
	baseLex       = scan.MustLexicon("extract/relation/bases.tsv", basesTSV)
	foundLex      = scan.MustLexicon("extract/relation/founds.tsv", foundsTSV)
	formLex       = scan.MustLexicon("extract/relation/forms.tsv", formsTSV)
	allLex        = scan.MustLexicon("extract/relation/alls.tsv", allsTSV)
	overlapLex    = scan.MustLexicon("extract/relation/overlaps.tsv", overlapsTSV)
	structureLex  = scan.MustLexicon("extract/relation/structures.tsv", structuresTSV)
	shareVerbLex  = scan.MustLexicon("extract/relation/shareverbs.tsv", shareverbsTSV)
	centralLex    = scan.MustLexicon("extract/relation/centrals.tsv", centralsTSV)
	genericLex    = scan.MustLexicon("extract/relation/generics.tsv", genericsTSV)
	delegateLex   = scan.MustLexicon("extract/relation/delegates.tsv", delegatesTSV)
	detailLex     = scan.MustLexicon("extract/relation/details.tsv", detailsTSV)
	gradeLex      = scan.MustLexicon("extract/relation/grades.tsv", gradesTSV)
	ratingLex     = scan.MustLexicon("extract/relation/ratings.tsv", ratingsTSV)
	amongLex      = scan.MustLexicon("extract/relation/amongs.tsv", amongsTSV)
	wholeLex      = scan.MustLexicon("extract/relation/wholes.tsv", wholesTSV)
	attendeeLex   = scan.MustLexicon("extract/relation/attendees.tsv", attendeesTSV)
	spokenForLex  = scan.MustLexicon("extract/relation/spokenfor.tsv", spokenForTSV)
	breakLex      = scan.MustLexicon("extract/relation/breaks.tsv", breaksTSV)
	electLex      = scan.MustLexicon("extract/relation/elects.tsv", electsTSV)
	multipleLex   = scan.MustLexicon("extract/relation/multiples.tsv", multiplesTSV)
	datingLex     = scan.MustLexicon("extract/relation/datings.tsv", datingsTSV)
	restLex       = scan.MustLexicon("extract/relation/rests.tsv", restsTSV)
	traitLex      = scan.MustLexicon("extract/relation/traits.tsv", traitsTSV)
	andLex        = scan.MustLexicon("extract/relation/ands.tsv", andsTSV)
	passiveLex    = scan.MustLexicon("extract/relation/passives.tsv", passivesTSV)
	summonLex     = scan.MustLexicon("extract/relation/summons.tsv", summonsTSV)
	exceedLex     = scan.MustLexicon("extract/relation/exceeds.tsv", exceedsTSV)
	ordinalLex    = scan.MustLexicon("extract/relation/ordinals.tsv", ordinalsTSV)
	cueLex        = scan.MustLexicon("extract/relation/cues.tsv", cuesTSV)
	bodyLex       = scan.MustLexicon("extract/relation/bodies.tsv", bodiesTSV)
	nowLex        = scan.MustLexicon("extract/relation/nows.tsv", nowsTSV)
	deedLex       = scan.MustLexicon("extract/relation/deeds.tsv", deedsTSV)
	fromLex       = scan.MustLexicon("extract/relation/froms.tsv", fromsTSV)
	totalLex      = scan.MustLexicon("extract/relation/totals.tsv", totalsTSV)
	reviewLex     = scan.MustLexicon("extract/relation/reviews.tsv", reviewsTSV)
	withinLex     = scan.MustLexicon("extract/relation/withins.tsv", withinsTSV)
	carriedOutLex = scan.MustLexicon("extract/relation/carriedouts.tsv", carriedOutsTSV)
	toCongressLex = scan.MustLexicon("extract/relation/tocongresses.tsv", toCongressTSV)
	delegationLex = scan.MustLexicon("extract/relation/delegations.tsv", delegationTSV)
	setLex        = scan.MustLexicon("extract/relation/sets.tsv", setTSV)
	congressLex   = scan.MustLexicon("extract/relation/congresses.tsv", congressTSV)
	goingOnLex    = scan.MustLexicon("extract/relation/goingons.tsv", goingOnTSV)
	accrualLex    = scan.MustLexicon("extract/relation/accruals.tsv", accrualTSV)
	voteLex       = scan.MustLexicon("extract/relation/votes.tsv", voteTSV)
	deadlineLex   = scan.MustLexicon("extract/relation/deadlines.tsv", deadlineTSV)
	homeLex       = scan.MustLexicon("extract/relation/homes.tsv", homeTSV)
	addressLex    = scan.MustLexicon("extract/relation/addresses.tsv", addressTSV)
	eachLex       = scan.MustLexicon("extract/relation/eaches.tsv", eachTSV)
	standardLex   = scan.MustLexicon("extract/relation/standards.tsv", standardTSV)
	grantLex      = scan.MustLexicon("extract/relation/grants.tsv", grantTSV)
	attendedLex   = scan.MustLexicon("extract/relation/attended.tsv", attendedTSV)
	leadInLex     = scan.MustLexicon("extract/relation/leadins.tsv", leadinsTSV)

	cueRole   = cueLex.Column("role")
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
		for _, c := range lines(divisionsTSV) {
			out[viet.Key(c[0])] = keys(c[1])
		}
		return out
	}()
)
