package gold

import "fmt"

// sureFrom is the confidence from which a figure may be used unread.
const sureFrom = 0.9

// Bin counts the figures of one stretch of confidence, From included and To not, but for the last, and how many have a right core.
type Bin struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	Share
}

func bins() []Bin {
	return []Bin{{From: 0, To: 0.5}, {From: 0.5, To: 0.7}, {From: 0.7, To: 0.8}, {From: 0.8, To: sureFrom}, {From: sureFrom, To: 0.95}, {From: 0.95, To: 1}}
}

// calibrate counts one predicted figure. A figure that answers no annotation is a wrong one.
func (r *Report) calibrate(confidence float64, right bool) {
	for i := range r.Calibration {
		if b := &r.Calibration[i]; confidence < b.To || i == len(r.Calibration)-1 {
			b.add(right)
			return
		}
	}
}

// sure is the share of right cores among the figures that may be used unread.
func (r *Report) sure() (s Share) {
	for _, b := range r.Calibration {
		if b.From >= sureFrom {
			s.Right += b.Right
			s.Of += b.Of
		}
	}
	return s
}

func (b Bin) name() string { return fmt.Sprintf("%.2f to %.2f", b.From, b.To) }

func (b Bin) rate() string {
	if b.Of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", b.Rate())
}
