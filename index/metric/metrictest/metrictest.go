// Package metrictest holds a text to the text format of Prometheus, stricter than a server that reads it: it serves tests.
package metrictest

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

var (
	nameForm  = regexp.MustCompile(`^[a-zA-Z_:][a-zA-Z0-9_:]*$`)
	labelForm = regexp.MustCompile(`^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(?:,|$)`)
)

// Parse returns the numbers of a text by name and labels as written ("a_total{code=\"200\"}"), or what is wrong with it.
func Parse(text string) (map[string]float64, error) {
	out := map[string]float64{}
	if text == "" || !strings.HasSuffix(text, "\n") {
		return nil, fmt.Errorf("the last line does not end")
	}
	family, kind := "", ""
	known := map[string]bool{}
	buckets := map[string]float64{} // of the present histogram: the last bucket and its bound
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		fault := func(format string, args ...any) error {
			return fmt.Errorf("line %d %q: %s", n+1, line, fmt.Sprintf(format, args...))
		}
		if rest, ok := strings.CutPrefix(line, "# HELP "); ok {
			name, help, _ := strings.Cut(rest, " ")
			switch {
			case !nameForm.MatchString(name):
				return nil, fault("no name of a metric")
			case known[name]:
				return nil, fault("the family comes twice")
			case strings.TrimSpace(help) == "":
				return nil, fault("no help")
			}
			family, kind, known[name] = name, "", true
			clear(buckets)
			continue
		}
		if rest, ok := strings.CutPrefix(line, "# TYPE "); ok {
			name, what, _ := strings.Cut(rest, " ")
			if name != family || kind != "" {
				return nil, fault("TYPE must follow the HELP of its family")
			}
			switch what {
			case "counter":
				if !strings.HasSuffix(name, "_total") {
					return nil, fault("the name of a counter ends in _total")
				}
			case "gauge", "histogram":
				if strings.HasSuffix(name, "_total") {
					return nil, fault("only the name of a counter ends in _total")
				}
			default:
				return nil, fault("unknown type")
			}
			kind = what
			continue
		}
		name, value, ok := cutLast(line, " ")
		if !ok || kind == "" {
			return nil, fault("neither a comment nor a number of a family")
		}
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fault("%v", err)
		}
		bare, labels, braced := strings.Cut(name, "{")
		if braced {
			if labels, ok = strings.CutSuffix(labels, "}"); !ok || labels == "" {
				return nil, fault("labels do not end")
			}
		}
		seen := map[string]string{}
		for rest := labels; rest != ""; {
			m := labelForm.FindStringSubmatch(rest)
			if m == nil {
				return nil, fault("bad label at %q", rest)
			}
			if _, twice := seen[m[1]]; twice || m[1] == "" {
				return nil, fault("label %s comes twice", m[1])
			}
			seen[m[1]] = m[2]
			rest = rest[len(m[0]):]
		}
		if _, twice := out[name]; twice {
			return nil, fault("the number comes twice")
		}
		out[name] = v
		switch kind {
		case "histogram":
			if err := histogram(bare, family, seen, v, buckets); err != nil {
				return nil, fault("%v", err)
			}
		default:
			if bare != family {
				return nil, fault("not of the family %s", family)
			}
			if kind == "counter" && (v < 0 || math.IsNaN(v)) {
				return nil, fault("a counter below 0")
			}
		}
	}
	return out, nil
}

// histogram checks one line of a histogram without other labels: bounds and counts rise, the last bucket is all.
func histogram(name, family string, labels map[string]string, v float64, state map[string]float64) error {
	switch name {
	case family + "_bucket":
		le, err := strconv.ParseFloat(labels["le"], 64)
		if err != nil {
			return fmt.Errorf("a bucket without bound")
		}
		if last, ok := state["le"]; ok && (le <= last || v < state["count"]) {
			return fmt.Errorf("buckets must rise")
		}
		state["le"], state["count"] = le, v
	case family + "_sum":
	case family + "_count":
		if !math.IsInf(state["le"], 1) || v != state["count"] {
			return fmt.Errorf("the last bucket is not all")
		}
	default:
		return fmt.Errorf("not of the family %s", family)
	}
	return nil
}

func cutLast(s, sep string) (before, after string, ok bool) {
	at := strings.LastIndex(s, sep)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(sep):], true
}
