package relation

import "baotinh/extract/check"

// The kinds of groups.
const (
	PartWhole    = "part_whole"
	TargetActual = "target_actual"
	Distribution = "distribution"
)

// Group ties figures; its check says whether they fit.
type Group struct {
	ID    string       `json:"id"` // "g1", "g2" …
	Kind  string       `json:"kind"`
	Whole *string      `json:"whole"` // ID of the whole, or of the target
	Parts []string     `json:"parts"` // IDs of the parts, or of the actual
	Check *check.Check `json:"check"`
}
