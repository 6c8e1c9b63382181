package parse

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"baotinh/extract/timex"
)

// request is one line of the stream.
type request struct {
	ID            json.RawMessage `json:"id"`
	Kind          string          `json:"kind"`
	Input         string          `json:"input"`
	ReferenceTime *string         `json:"reference_time"`
}

// answer is what one line gets: result null where the input holds no such value, error where the line itself is at fault.
type answer struct {
	ID     json.RawMessage `json:"id"`
	Result *Value          `json:"result"`
	Error  string          `json:"error,omitempty"`
}

// maxLine bounds one line of the stream, in bytes.
const maxLine = 1 << 20

// Stream answers each line {"id", "kind", "input", "reference_time"} with a line {"id", "result"}. Faulty lines are answered too; an error
// comes back for a stream that cannot be read or written.
func Stream(r io.Reader, w io.Writer) error {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 64<<10), maxLine)
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for n := 1; in.Scan(); n++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		if err := enc.Encode(reply(in.Bytes(), n)); err != nil {
			return fmt.Errorf("extract/parse: answer to line %d: %w", n, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("extract/parse: answers: %w", err)
	}
	if errors.Is(in.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("extract/parse: a line is longer than %d bytes (one value a line)", maxLine)
	}
	if in.Err() != nil {
		return fmt.Errorf("extract/parse: requests: %w", in.Err())
	}
	return nil
}

func reply(line []byte, n int) answer {
	var q request
	if err := json.Unmarshal(line, &q); err != nil {
		return answer{ID: json.RawMessage("null"), Error: fmt.Sprintf("line %d is no JSON object: %v", n, err)}
	}
	a := answer{ID: q.ID}
	if len(a.ID) == 0 {
		a.ID = json.RawMessage("null")
	}
	var ref timex.Reference
	if q.ReferenceTime != nil && *q.ReferenceTime != "" {
		if ref = Reference(*q.ReferenceTime); ref == (timex.Reference{}) {
			a.Error = fmt.Sprintf("reference_time %q is no day (write 2020-07-30 or 2020-07-30T08:00:00+07:00)", *q.ReferenceTime)
			return a
		}
	}
	v, ok, err := One(q.Kind, q.Input, ref)
	if err != nil {
		a.Error = err.Error()
	} else if ok || v.Documents != nil { // a list of no documents is an answer
		a.Result = &v
	}
	return a
}

// Reference reads the day of a time such as 2017-02-02 or 2017-02-02T03:55:00-02:00; the zero Reference if it begins with none.
func Reference(s string) timex.Reference {
	if len(s) < len(time.DateOnly) {
		return timex.Reference{}
	}
	d, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	if err != nil {
		return timex.Reference{}
	}
	return timex.Reference{Published: timex.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}}
}
