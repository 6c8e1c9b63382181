package archive

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
)

// Summary is what Verify found.
type Summary struct {
	Files   int            `json:"files"`
	Records int            `json:"records"`
	Types   map[string]int `json:"types"`
	Bytes   int64          `json:"bytes"`          // compressed
	Torn    bool           `json:"torn,omitempty"` // the last file ends in a record that is cut off, which is one of the faults
	Faults  []Fault        `json:"faults"`
}

// Fault is a record that is not what its header says.
type Fault struct {
	Pos  Pos    `json:"pos"`
	What string `json:"what"`
}

func (f Fault) String() string { return fmt.Sprintf("%s:%d: %s", f.Pos.File, f.Pos.Offset, f.What) }

// maxFaults bounds the list: a file of zeros would fill the memory with complaints.
const maxFaults = 1000

// Verify reads every record of the folder and checks it against its digests and the rules of WARC 1.1. A fault is not an error; an
// unreadable folder is.
func Verify(ctx context.Context, dir string) (Summary, error) {
	names, err := Files(dir)
	if err != nil {
		return Summary{}, err
	}
	return verify(ctx, dir, names)
}

// VerifyNewest does the same for the file that was written to last.
func VerifyNewest(ctx context.Context, dir string) (Summary, error) {
	names, err := Files(dir)
	if err != nil {
		return Summary{}, err
	}
	return verify(ctx, dir, names[max(0, len(names)-1):])
}

func verify(ctx context.Context, dir string, names []string) (Summary, error) {
	s := Summary{Types: map[string]int{}}
	for i, name := range names {
		s.Files++
		first := true
		var next int64
		err := walkFile(ctx, filepath.Join(dir, name), 0, func(r *Record) error {
			s.Records++
			s.Types[r.Type()]++
			s.Bytes += r.Length
			next = r.Pos.Offset + r.Length
			if first && r.Type() != TypeInfo {
				s.fault(r.Pos, "the file does not begin with a warcinfo record")
			}
			first = false
			for _, what := range r.check() {
				s.fault(r.Pos, what)
			}
			return nil
		})
		if ctx.Err() != nil {
			return s, ctx.Err()
		}
		if err != nil {
			what := err.Error()
			if errors.Is(err, errTorn) && i == len(names)-1 { // only that one is written to again
				s.Torn = true
				what = "the last record is cut off (the next crawl repairs it)"
			}
			s.fault(Pos{name, next}, what)
		}
	}
	return s, nil
}

func (s *Summary) fault(p Pos, what string) {
	if len(s.Faults) < maxFaults {
		s.Faults = append(s.Faults, Fault{p, what})
	}
}

// check lists what is wrong with a record.
func (r *Record) check() (wrong []string) {
	for _, name := range []string{"WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length"} {
		if r.Header.Get(name) == "" {
			wrong = append(wrong, "no "+name)
		}
	}
	if r.Date().IsZero() {
		wrong = append(wrong, fmt.Sprintf("WARC-Date %q cannot be read", r.Header.Get("WARC-Date")))
	}
	if d := r.Header.Get("WARC-Block-Digest"); d != "" && d != Digest(r.Block) {
		wrong = append(wrong, "the block does not have the digest "+d)
	}
	switch r.Type() {
	case TypeResponse:
		if r.URL() == "" {
			wrong = append(wrong, "no WARC-Target-URI")
		}
		_, _, body, err := r.HTTP()
		if err != nil {
			return append(wrong, err.Error())
		}
		if d := r.Digest(); d != "" && d != Digest(body) {
			wrong = append(wrong, "the body does not have the digest "+d)
		}
	case TypeRevisit:
		if r.Header.Get("WARC-Profile") == "" {
			wrong = append(wrong, "a revisit without WARC-Profile")
		}
		if _, _, _, err := r.HTTP(); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	return wrong
}
