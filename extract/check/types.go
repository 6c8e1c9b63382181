package check

// The kinds of checks.
const (
	Sum      = "sum"      // parts add up to the whole
	Shares   = "shares"   // shares add up to 100 %
	Ratio    = "ratio"    // a stated percentage fits the numbers beside it
	Target   = "target"   // a stated excess over a target fits
	Score    = "score"    // n of m: n ≤ m
	Restated = "restated" // the same figure stated twice is the same
)

// The verdicts.
const (
	Holds = "holds"
	Fails = "fails"
	Open  = "open" // something is missing: the parts do not claim to be all
)

// Check is one equation over figures. It never changes a value.
type Check struct {
	ID       string   `json:"id"` // "c1", "c2" …
	Kind     string   `json:"kind"`
	Equation string   `json:"equation"` // "67 + 47 = 114"
	Verdict  string   `json:"verdict"`
	Missing  string   `json:"missing,omitempty"` // what is missing if it does not hold: "1" for 67 + 46 = 114
	Figures  []string `json:"figures"`
}
