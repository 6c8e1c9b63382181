package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestExamples: whoever opens --help finds a line that can be copied, and it runs this program.
func TestExamples(t *testing.T) {
	n := 0
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
		if !cmd.Runnable() {
			return
		}
		n++
		if strings.TrimSpace(cmd.Example) == "" {
			t.Errorf("%s has no Example: give a line that can be copied", cmd.CommandPath())
			return
		}
		for line := range strings.SplitSeq(cmd.Example, "\n") {
			text, indented := strings.CutPrefix(line, "  ")
			if !indented || !strings.HasPrefix(text, "baotinh ") && !strings.Contains(text, "| baotinh ") {
				t.Errorf("%s: example line %q: begin it with two spaces and baotinh, or pipe into baotinh", cmd.CommandPath(), line)
				continue
			}
			checkExample(t, cmd, text)
		}
	}
	visit(newRootCmd())
	if n < 10 {
		t.Errorf("%d commands seen, the program has more", n)
	}
}

// checkExample: the line names this command, or one below it, and flags that it has.
func checkExample(t *testing.T, cmd *cobra.Command, line string) {
	t.Helper()
	line = line[strings.LastIndex(line, "baotinh "):]
	if target, _, err := cmd.Root().Find(strings.Fields(line)[1:]); err != nil || target != cmd && target.Parent() != cmd {
		t.Errorf("%s: example %q is not of this command", cmd.CommandPath(), line)
		return
	}
	cmd, _, _ = cmd.Root().Find(strings.Fields(line)[1:])
	cmd.InheritedFlags() // makes the flags of the root known to the command
	for _, word := range strings.Fields(line) {
		name, long := strings.CutPrefix(word, "--")
		name, _, _ = strings.Cut(name, "=")
		if long && cmd.Flag(name) == nil {
			t.Errorf("%s: example %q: no flag --%s", cmd.CommandPath(), line, name)
		}
	}
}
