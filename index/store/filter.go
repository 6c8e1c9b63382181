package store

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"baotinh/extract/numeral"
	"baotinh/extract/relation"
)

// FilterError is a mistake in what somebody asks of a table, told in both languages.
type FilterError struct{ En, Vi string }

func (e *FilterError) Error() string { return e.En }

// mistake makes a FilterError; both texts take the same arguments.
func mistake(en, vi string, args ...any) error {
	return &FilterError{fmt.Sprintf(en, args...), fmt.Sprintf(vi, args...)}
}

// bareColumn is where a word without a column is looked for.
var bareColumn = map[string]string{
	"articles": "title", "figures": "unit", "figures_wide": "unit", "documents": "title", "citations": "surface", "citations_wide": "surface",
	"people": "name", "people_wide": "name", "congresses": "organisation", "congresses_wide": "organisation", "newspapers": "newspaper",
	"checks": "equation", "citation_counts": "title", "abbreviations": "short",
}

// ParseFilter reads conditions on the rows of a table, all of which must hold:
//
//	party.members.admitted >= 1000    an indicator with a comparison of its value, or alone
//	term=2015-2020 year=2019          the period of a figure
//	unit="đảng viên" subject:huyện    a column equal to a text, or containing it, whatever its case and marks
//	value>=1,5 citations>2            numbers; 1.000 may be one or a thousand, and is refused
//	day>=2020-07 day=2020             days, or the months and years they are in
//	1676-QĐ/TU                        a document's number, where the table has one; spaces need quotation marks
//	"đảng viên"                       a bare text is looked for where the table's rows are named
func ParseFilter(table, s string) ([]Condition, error) {
	t, ok := LookupTable(table)
	if !ok {
		return nil, unknownTable(table)
	}
	var where []Condition
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		var c []Condition
		var err error
		if c, s, err = parseCondition(t, s); err != nil {
			return nil, err
		}
		where = append(where, c...)
	}
	return where, nil
}

func parseCondition(t Table, s string) ([]Condition, string, error) {
	if r, _ := utf8.DecodeRuneInString(s); isQuote(r) {
		value, rest, err := quotedValue(s)
		if err != nil {
			return nil, "", err
		}
		c, err := bare(t, value)
		return c, rest, err
	}
	end := strings.IndexFunc(s, func(r rune) bool { return strings.ContainsRune("<>=!: \t\n", r) })
	if end < 0 {
		c, err := bare(t, s)
		return c, "", err
	}
	name, rest := s[:end], strings.TrimSpace(s[end:])
	op := ""
	for _, o := range []string{">=", "<=", "!=", "=", ">", "<", ":"} {
		if strings.HasPrefix(rest, o) {
			op, rest = o, strings.TrimSpace(rest[len(o):])
			break
		}
	}
	if name == "" { // nothing would be taken, and the same place read for ever
		return nil, "", mistake("%q is no condition (write column=value)", "%q không phải điều kiện (viết cột=giá trị)", s)
	}
	if op == "" {
		c, err := bare(t, name)
		return c, rest, err
	}
	var value string
	if r, _ := utf8.DecodeRuneInString(rest); isQuote(r) {
		var err error
		if value, rest, err = quotedValue(rest); err != nil {
			return nil, "", err
		}
	} else {
		value, rest, _ = strings.Cut(rest, " ")
	}
	if value == "" {
		return nil, "", mistake("%s%s lacks a value", "%s%s thiếu giá trị", name, op)
	}
	c, err := compare(t, name, op, value)
	return c, rest, err
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' }

func quotedValue(s string) (value, rest string, err error) {
	_, size := utf8.DecodeRuneInString(s)
	end := strings.IndexFunc(s[size:], isQuote)
	if end < 0 {
		return "", "", mistake("the quotation mark before %q is not closed", "dấu ngoặc kép trước %q chưa được đóng", s[size:])
	}
	_, last := utf8.DecodeRuneInString(s[size+end:])
	return s[size : size+end], s[size+end+last:], nil
}

func compare(t Table, name, op, value string) ([]Condition, error) {
	_, periods := t.Column("period_type")
	_, indicators := t.Column("indicator")
	number := func() (string, error) {
		plain := strings.ReplaceAll(value, ",", ".")
		if whole, last, ok := strings.Cut(plain, "."); ok && len(last) == 3 && len(whole) <= 3 && whole != "" && strings.Trim(whole, "0") != "" {
			if _, err := numeral.ParseDecimal(plain); err == nil && op != ":" {
				return "", mistake("%q may be %s%s or %s.%s (write %[2]s%[3]s or %[4]s.%[5]s0)", "%q có thể là %s%s hoặc %s,%s (viết %[2]s%[3]s hoặc %[4]s,%[5]s0)", value, whole, last, whole, last)
			}
		}
		if _, err := numeral.ParseDecimal(plain); err != nil || op == ":" {
			return "", mistake("%s holds numbers, and %q is none (write 1500 or 21.25, with = < > <= >=)", "cột %s là số, còn %q thì không (viết 1500 hoặc 21,25, kèm = < > <= >=)", name, value)
		}
		return plain, nil
	}
	switch {
	case name == "term" && periods:
		from, to, ok := strings.Cut(strings.NewReplacer("–", "-", "—", "-", " ", "").Replace(value), "-")
		if !ok {
			return nil, mistake("%q is no tenure (write 2015-2020)", "%q không phải nhiệm kỳ (viết 2015-2020)", value)
		}
		return []Condition{{"period_type", "=", "term"}, {"period_start", "=", from}, {"period_end", "=", to}}, nil
	case name == "year" && periods:
		return []Condition{{"period_type", "=", "year"}, {"period_start", "=", value}}, nil
	case strings.Contains(name, ".") && indicators:
		if err := CheckIndicator(name); err != nil {
			return nil, err
		}
		plain, err := number()
		return []Condition{{"indicator", "=", name}, {"value", op, plain}}, err
	}
	c, ok := t.Column(name)
	if !ok {
		return nil, unknownColumn(t, name)
	}
	if c.Type != "TEXT" || sortColumn(t, name) != name {
		plain, err := number()
		return []Condition{{name, op, plain}}, err
	}
	switch {
	case name == "indicator" && op == "=":
		if err := CheckIndicator(value); err != nil {
			return nil, err
		}
	case name == "day" && op != ":":
		return dayCondition(op, value)
	}
	switch op {
	case ":":
		op = "has"
	case "=":
		op = "is"
	}
	return []Condition{{name, op, value}}, nil
}

// dayCondition holds days against a day, a month or a year. Days are texts, and "2020" is before all days of 2020, so that day<=2020 ends and
// day>2020 begins behind the last of them.
func dayCondition(op, value string) ([]Condition, error) {
	bad := mistake("%q is no date (write 2020, 2020-07 or 2020-07-29)", "%q không phải ngày tháng (viết 2020, 2020-07 hoặc 2020-07-29)", value)
	layout := time.DateOnly[:min(len(value), len(time.DateOnly))]
	if _, err := time.Parse(layout, value); err != nil || len(layout) != len("2006") && len(layout) != len("2006-01") && layout != time.DateOnly {
		return nil, bad
	}
	last := value
	if len(value) < len(time.DateOnly) {
		last += "-99"
	}
	switch op {
	case "=":
		return []Condition{{"day", ">=", value}, {"day", "<=", last}}, nil
	case "<=", ">":
		return []Condition{{"day", op, last}}, nil
	case "!=":
		if last != value {
			return nil, bad
		}
	}
	return []Condition{{"day", op, value}}, nil
}

// CheckIndicator says with a FilterError that the catalogue has no indicator of that code, and which ones begin most like it.
func CheckIndicator(code string) error {
	var near []string
	most := 0
	for _, i := range relation.Indicators {
		if i.Code == code {
			return nil
		}
		n := 0
		for n < min(len(code), len(i.Code)) && code[n] == i.Code[n] {
			n++
		}
		if n > most {
			near, most = nil, n
		}
		if n == most {
			near = append(near, i.Code)
		}
	}
	return mistake("there is no indicator %q (there are %s)", "không có chỉ tiêu %q (có %s)", code, strings.Join(near, ", "))
}

func bare(t Table, word string) ([]Condition, error) {
	if _, ok := t.Column("lookup"); ok && strings.ContainsAny(word, "0123456789") {
		return []Condition{{"lookup", "=", LookupNumber(word)}}, nil
	}
	if _, ok := t.Column("indicator"); ok && strings.Contains(word, ".") && !strings.Contains(word, " ") {
		if err := CheckIndicator(word); err != nil {
			return nil, err
		}
		return []Condition{{"indicator", "=", word}}, nil
	}
	column, ok := bareColumn[t.Name]
	if !ok {
		return nil, mistake("%q is no condition (write column=value)", "%q không phải điều kiện (viết cột=giá trị)", word)
	}
	return []Condition{{column, "has", word}}, nil
}
