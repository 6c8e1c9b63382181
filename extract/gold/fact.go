package gold

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// The verdicts of facts that are not found as annotated. A fact that is found has none, but may have wrong fields.
const (
	Missed   = "missed"
	Spurious = "spurious"
)

// Fact is the outcome for one annotated fact, or for one prediction that nobody annotated.
type Fact struct {
	Article string
	Name    string // the figure's ID, or document, person, congress, abbreviation, seeded, failing check
	Surface string
	Verdict string   // Missed, Spurious or empty
	Wrong   []string // fields that are wrong, "value" alone where the number itself is
}

func (f Fact) outcome() string {
	switch {
	case f.Verdict != "":
		return f.Verdict
	case len(f.Wrong) > 0:
		return "wrong " + strings.Join(f.Wrong, " ")
	}
	return "right"
}

// key tells facts apart within a file; the same surface may stand several times in one article, which WriteFacts numbers.
func (f Fact) key() string {
	return f.Article + "\t" + f.Name + "\t" + strings.Join(strings.Fields(f.Surface), " ")
}

// WriteFacts writes one line per fact, article by article, so that a diff of two files shows what a change won and lost.
func WriteFacts(w io.Writer, facts []Fact) error {
	b := bufio.NewWriter(w)
	seen := map[string]int{}
	for _, f := range facts {
		key := f.key()
		if seen[key]++; seen[key] > 1 {
			key += fmt.Sprintf(" #%d", seen[key])
		}
		fmt.Fprintf(b, "%s\t%s\n", key, f.outcome())
	}
	return b.Flush()
}

// readOutcomes reads what WriteFacts wrote: the outcome of each fact, and the facts in their order. Lines without three tabs, such as those of
// the table above the facts in a committed score, are passed over.
func readOutcomes(r io.Reader) (map[string]string, []string, error) {
	outcomes, order := map[string]string{}, []string(nil)
	s := bufio.NewScanner(r)
	for s.Scan() {
		parts := strings.Split(s.Text(), "\t")
		if len(parts) != 4 {
			continue
		}
		key := strings.Join(parts[:3], "\t")
		outcomes[key] = parts[3]
		order = append(order, key)
	}
	if err := s.Err(); err != nil {
		return nil, nil, fmt.Errorf("extract/gold: reading facts: %w", err)
	}
	return outcomes, order, nil
}

// Compare writes what a new file of facts won and lost against an old one, and returns how many fields that is each way. A fact that turns
// from missed to wrong in one field is a gain: the rest of it is right now.
func Compare(w io.Writer, old, now io.Reader) (gains, losses int, err error) {
	before, beforeOrder, err := readOutcomes(old)
	if err != nil {
		return 0, 0, err
	}
	after, afterOrder, err := readOutcomes(now)
	if err != nil {
		return 0, 0, err
	}
	var won, lost []string
	note := func(key, from, to string) {
		line := fmt.Sprintf("%s: %s -> %s", strings.ReplaceAll(key, "\t", " "), from, to)
		if rank(to) < rank(from) {
			won = append(won, "+ "+line)
		} else if rank(to) > rank(from) {
			lost = append(lost, "- "+line)
		} else {
			won, lost = append(won, "+ "+line), append(lost, "- "+line)
		}
	}
	for _, key := range afterOrder {
		from, ok := before[key]
		switch {
		case !ok && after[key] == Spurious:
			note(key, "absent", Spurious)
		case ok && from != after[key]:
			note(key, from, after[key])
		}
	}
	for _, key := range beforeOrder {
		if _, ok := after[key]; !ok && before[key] == Spurious {
			note(key, Spurious, "absent")
		}
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%d gains, %d losses\n", len(won), len(lost))
	for _, line := range append(won, lost...) {
		fmt.Fprintln(b, line)
	}
	return len(won), len(lost), b.Flush()
}

// rank orders outcomes from good to bad: right, one field wrong, two …, the value wrong, missed or spurious.
func rank(outcome string) int {
	switch outcome {
	case "right", "absent":
		return 0
	case "wrong value":
		return 100
	case Missed, Spurious:
		return 101
	}
	return len(strings.Fields(outcome)) - 1
}
