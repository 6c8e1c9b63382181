package docnum

import (
	"strings"

	"baotinh/extract/entity"
	"baotinh/extract/scan"
	"baotinh/extract/timex"
)

// identify fills level, place and key. The key is level@place|type|number|symbol|year or tenure: every province has its own 18-QĐ/TU, and Party
// numbers restart with each tenure. A part that is not known is left empty; a document without number and symbol has no key unless its name fixes it.
func (r *resolver) identify(d *Document, c *reading) {
	symbol := c.Symbol
	if symbol == "" {
		symbol = symbolOf(c)
	}
	row, coded := issuers[strings.ToUpper(issuerGroup(symbol))]
	if coded {
		d.Level = row.Cell("level")
	}
	if isAssembly(symbol) || isAssembly(issuerGroup(symbol)) {
		d.Level = "nha_nuoc"
	}
	place, level := r.placeOf(c.issuer)
	if d.Level == "" {
		d.Level = level
	}
	switch {
	case d.Level == "trung_uong" || d.Level == "nha_nuoc" || d.Level == "":
	case place != "":
		d.Place, d.PlaceSource = text(place), "text"
	case r.ctx.Province != "":
		// A newspaper means its own province where it names none.
		d.Place, d.PlaceSource = text(r.ctx.Province), "newspaper"
	}
	kind := c.Type
	if kind == "" {
		kind = typeByCode(symbol, c.Party)
	}
	if c.Number < 0 {
		if c.Rule == "docnum.statute" {
			d.Key = strings.Join([]string{"nha_nuoc@", kind + " " + clean(r.t.Surface(c.titleWords[0], c.titleWords[1])), "", "", yearText(c.Year)}, "|")
		}
		return
	}
	if symbol == "" {
		return
	}
	last := yearText(c.Year)
	if last == "" {
		last = r.era(d, c)
	}
	where := ""
	if d.Place != nil {
		where = *d.Place
	}
	d.Key = strings.Join([]string{d.Level + "@" + where, kind, strip(c.Digits), symbol, last}, "|")
}

// symbolOf returns the symbol within a canonical number that another mention lent.
func symbolOf(c *reading) string {
	if c.Shared != "" {
		return c.Shared
	}
	rest := strings.TrimPrefix(c.Canonical, c.Digits)
	if rest == c.Canonical || rest == "" {
		return ""
	}
	rest = rest[1:]
	if len(rest) > 5 && rest[4] == '/' && yearOf(rest[:4]) > 0 {
		rest = rest[5:]
	}
	return rest
}

// issuerGroup returns the group of a symbol that names the issuer: TU of QĐ/TU, CP of NĐ-CP, BTCTU of QC/BTCTU-BDVTU.
func issuerGroup(symbol string) string {
	if _, after, ok := strings.Cut(symbol, "/"); ok {
		first, _, _ := strings.Cut(after, "-")
		return first
	}
	groups := strings.Split(symbol, "-")
	if len(groups) == 1 {
		return symbol
	}
	if _, ok := codes[strings.ToUpper(groups[0])]; ok {
		return groups[1]
	}
	return groups[0] // 15/UBND-VP
}

// typeByCode names the type by the first group of a symbol, for identity where the text has no type word.
func typeByCode(symbol string, party bool) string {
	first := symbol
	if i := strings.IndexAny(symbol, "-/"); i >= 0 {
		first = symbol[:i]
	}
	row, ok := codes[strings.ToUpper(first)]
	switch {
	case !ok && strings.HasPrefix(symbol, "QH"):
		return ""
	case !ok:
		return "Công văn" // official letters carry no type code
	case party:
		return row.Cell("party")
	}
	return row.Cell("state")
}

// placeOf returns the province or district that the words of an issuer name, and the level that they tell.
func (r *resolver) placeOf(span [2]int) (place, level string) {
	t := r.t
	for i := span[0]; i < span[1]; i++ {
		if row, _, ok := t.At(i, levelWords); ok && level == "" {
			level = levelWords.Rows[row].Cell("level")
		}
		if p, ok := entity.PlaceAt(t, i); ok && place == "" && i+p.Tokens <= span[1] {
			place = p.Name
		}
	}
	return place, level
}

// era returns the part of a key that parts the documents of one number: the tenure of a Party committee, the year of a state body; empty if unknown.
func (r *resolver) era(d *Document, c *reading) string {
	if c.Party && d.Level == "trung_uong" {
		for i := c.issuer[0]; i+1 < c.issuer[1]; i++ {
			if isKhoa(r.t, i) && r.t.IsKind(i+1, scan.Word) {
				return "khóa " + r.t.Str(i+1)
			}
		}
	}
	if c.date.IsZero() {
		return ""
	}
	if !c.Party {
		return yearText(c.date.Year)
	}
	return tenureOf(d.Level, c.date)
}

// tenureOf returns the tenure in which a date falls; empty in the months of congresses, when the old and the new committee both have documents.
func tenureOf(level string, date timex.Date) string {
	if level != "trung_uong" {
		level = "dia_phuong"
	}
	when := timex.Date{Year: date.Year, Month: date.Month}.String()
	for _, row := range tenures.Rows {
		from, to := row.Cell("from"), row.Cell("to")
		if row.Cell("level") == level && date.Month > 0 && from <= when && when <= to {
			return row.Cell("name")
		}
		if row.Cell("level") == level && date.Month == 0 && from[:4] < when && when < to[:4] {
			return row.Cell("name")
		}
	}
	return ""
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return timex.Date{Year: year}.String()
}
