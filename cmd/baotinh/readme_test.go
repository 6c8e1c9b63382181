package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baotinh/testdata/newspapers"
)

// TestReadmeNamesCommands asks both README files for every command.
func TestReadmeNamesCommands(t *testing.T) {
	for _, name := range []string{"README.md", "README.vi.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, cmd := range newRootCmd().Commands() {
			if !strings.Contains(string(text), "`"+cmd.Name()+"`") {
				t.Errorf("%s does not name the command %q (add it to the list under its last heading)", name, cmd.Name())
			}
		}
	}
}

// TestReadme runs the console examples of the README files on the demo's data and compares what they print. A line "…" stands for the rest
// of an output. UPDATE=1 writes the outputs anew.
func TestReadme(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	running, err := newspapers.Serve(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = running.Close() })
	for _, name := range []string{"README.md", "README.vi.md"} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(root, name)
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			t.Setenv("LC_ALL", "C")
			sites := filepath.Join("demo-data", "demo-sites")
			// What "baotinh demo --data demo-data" leaves: the data, and, while it runs, the newspaper files of papers that are served.
			if err := running.SitesDir(sites); err != nil {
				t.Fatal(err)
			}
			readmeCommand(t, []string{"run", "trason", "vamtram", "hoaigiang", "--sites", sites, "--allow-loopback", "--data", "demo-data",
				"--contact", "mailto:ban@example.org", "--quiet"})
			got, n := replay(t, string(text))
			if n < 4 {
				t.Errorf("%d examples in %s, want one for each kind of user", n, name)
			}
			if os.Getenv("UPDATE") == "1" {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(settled(string(text)), settled(got)); diff != "" {
				t.Errorf("%s does not show what the program prints (UPDATE=1 go test -run TestReadme ./cmd/baotinh writes it anew; read its diff):\n%s", name, diff)
			}
		})
	}
}

// replay returns a text with the outputs of its console blocks as the program prints them now, and how many commands there were.
func replay(t *testing.T, text string) (string, int) {
	t.Helper()
	var out []string
	n := 0
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		if lines[i] != "```console" {
			continue
		}
		for i++; i < len(lines) && lines[i] != "```"; {
			command, ok := strings.CutPrefix(lines[i], "$ baotinh ")
			if !ok {
				t.Fatalf("line %d: %q: an example begins with $ baotinh", i+1, lines[i])
			}
			out = append(out, lines[i])
			n++
			var shown []string
			for i++; i < len(lines) && lines[i] != "```" && !strings.HasPrefix(lines[i], "$ "); i++ {
				shown = append(shown, lines[i])
			}
			printed := strings.Split(strings.TrimRight(readmeCommand(t, words(command)), "\n"), "\n")
			if k := len(shown) - 1; k >= 0 && shown[k] == "…" && k < len(printed) {
				printed = append(printed[:k:k], "…")
			}
			for _, line := range printed {
				out = append(out, strings.TrimRight(line, " "))
			}
		}
		out = append(out, "```")
	}
	return strings.Join(out, "\n"), n
}

// readmeCommand runs the program and returns its standard output.
func readmeCommand(t *testing.T, args []string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(args, strings.NewReader(""), &stdout, &stderr); code != exitOK {
		t.Fatalf("baotinh %q: exit %d: %s", args, code, stderr.String())
	}
	return stdout.String()
}

// words splits a command as a shell does: single quotes keep blanks.
func words(command string) []string {
	var list []string
	for i, part := range strings.Split(command, "'") {
		if i%2 == 1 {
			list = append(list, part)
		} else {
			list = append(list, strings.Fields(part)...)
		}
	}
	return list
}

var unsettled = regexp.MustCompile(`127\.0\.0\.1:\d+|Run .*`)

// settled leaves out what differs from run to run: ports, and the name and times of a run.
func settled(text string) string { return unsettled.ReplaceAllString(text, "-") }
