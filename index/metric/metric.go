// Package metric writes numbers about the program in the text format of Prometheus, for a server that is asked for them and for the textfile
// collector of node_exporter, which reads what a run has left.
//
//	metric.go    families of numbers, their text, their file
//	histogram.go durations in buckets
//	metrictest   what the format demands, for tests
//
// It counts nothing itself: package web counts requests, cmd/baotinh counts what a run did.
package metric

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Kind is what a number means.
type Kind string

// The kinds.
const (
	Counter   Kind = "counter" // only grows, until the process ends
	Gauge     Kind = "gauge"
	Histogram Kind = "histogram"
)

// Family is the numbers of one name.
type Family struct {
	Name, Help string
	Kind       Kind
	Samples    []Sample
}

// Sample is a number with labels, as pairs of name and value.
type Sample struct {
	Suffix string // of a histogram: _bucket, _sum, _count
	Labels []string
	Value  float64
}

// One is a family of one number without labels.
func One(name, help string, kind Kind, value float64) Family {
	return Family{Name: name, Help: help, Kind: kind, Samples: []Sample{{Value: value}}}
}

// Add adds a number with labels.
func (f *Family) Add(value float64, labels ...string) {
	f.Samples = append(f.Samples, Sample{Labels: labels, Value: value})
}

var (
	escapeHelp  = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	escapeLabel = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)
)

// Write writes families that have numbers.
func Write(w io.Writer, families []Family) error {
	var b bytes.Buffer
	for _, f := range families {
		if len(f.Samples) == 0 {
			continue
		}
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s %s\n", f.Name, escapeHelp.Replace(f.Help), f.Name, f.Kind)
		for _, s := range f.Samples {
			b.WriteString(f.Name + s.Suffix)
			sign := "{"
			for i := 0; i+1 < len(s.Labels); i += 2 {
				fmt.Fprintf(&b, `%s%s="%s"`, sign, s.Labels[i], escapeLabel.Replace(strings.ToValidUTF8(s.Labels[i+1], "\uFFFD")))
				sign = ","
			}
			if sign == "," {
				b.WriteByte('}')
			}
			b.WriteString(" " + strconv.FormatFloat(s.Value, 'g', -1, 64) + "\n")
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// WriteFile writes families into a file in one step: whoever reads it sees the old numbers or the new ones.
func WriteFile(name string, families []Family) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("index/metric: %w", err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("index/metric: %w", errors.Join(err, os.Remove(f.Name())))
		}
	}()
	// node_exporter runs as somebody else.
	if err = errors.Join(Write(f, families), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
