package scan

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	table := MustTable("signs.tsv", "# Signs.\nsign\tunit\tsource\r\n\n# and one more\n€\tEUR\tgeneral\n₫\tđồng\t\n")
	if want := []string{"sign", "unit", "source"}; !reflect.DeepEqual(table.Columns, want) {
		t.Errorf("columns %q, want %q", table.Columns, want)
	}
	if len(table.Rows) != 2 {
		t.Fatalf("%d rows, want 2: %v", len(table.Rows), table.Rows)
	}
	row := table.Rows[1]
	if row.At() != "signs.tsv:6" || row.Phrase != "₫" || row.Cell("unit") != "đồng" || row.Cell("source") != "" {
		t.Errorf("row %+v at %s: unit %q, source %q; want ₫ of signs.tsv:6, đồng in NFC and no source", row, row.At(), row.Cell("unit"), row.Cell("source"))
	}
}

func TestFaultsOfTables(t *testing.T) {
	for _, c := range []struct{ tsv, want string }{
		{"sign\tunit\n€\n", `signs.tsv:2: 1 cells for 2 columns (write one for each of ["sign" "unit"], empty or not)`},
		{"# Signs.\nsign\tunit\n\n€\tEUR\tgeneral\n", `signs.tsv:4: 3 cells for 2 columns`},
		{"# Signs.\n", `signs.tsv has no line that names its columns`},
		{"", `signs.tsv has no line that names its columns`},
		{"sign\tunit\n€\tEUR\n", `signs.tsv has no column "code" (it has ["sign" "unit"])`},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, c.want) {
					t.Errorf("%q: panic %q, want %q", c.tsv, got, c.want)
				}
			}()
			MustTable("signs.tsv", c.tsv).Rows[0].Cell("code")
		}()
	}
}
