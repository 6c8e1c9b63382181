package main

import (
	"strings"
	"testing"
)

func TestDocumentsByNewspaper(t *testing.T) {
	data := sampleData(t)
	code, out, errs := runProgram(t, "documents", "--data", data, "--by-newspaper", `"1676 qd tu"`)
	if lines := strings.Split(out, "\n"); code != exitOK || len(lines) != 3 || !strings.Contains(lines[1], "1676-QĐ/TU") || !strings.Contains(lines[1], "Báo Sông Trong") {
		t.Errorf("exit %d, %s\n%s", code, errs, out)
	}
	if code, _, errs := runProgram(t, "documents", "--data", data, "--by-newspaper", "--citations"); code != exitUsage || strings.Count(errs, "\n") != 1 {
		t.Errorf("both tables: exit %d, %q", code, errs)
	}
}
