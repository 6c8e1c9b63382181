// Command baotinh reads Vietnam's provincial Party newspapers and turns their congress coverage into facts.
//
// One file per command, cmd_<verb>.go. A command reads flags, wires the stages and prints; it interprets no text.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes, stable.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSomeSites   = 3
	exitYieldAlarm  = 4
	exitLockHeld    = 5
	exitDiskLow     = 6
	exitInterrupted = 130
)

// exitError is an error that asks for an exit code of its own. An empty message prints nothing: the command has said it.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// withCode gives err an exit code; nil stays nil.
func withCode(code int, err error) error {
	if err == nil {
		return nil
	}
	return &exitError{code, err}
}

// options are the flags that every command has.
type options struct {
	data          string
	sites         string
	json          bool
	allowLoopback bool
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the whole program; tests call it in process.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRootCmd()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	code := exitCode(ctx, err)
	if msg := err.Error(); msg != "" {
		fmt.Fprintf(stderr, "baotinh: %s\n", msg)
	}
	return code
}

// exitCode is the code of a command that ended with an error.
func exitCode(ctx context.Context, err error) int {
	var coded *exitError
	switch {
	case errors.As(err, &coded):
		return coded.code
	case strings.HasPrefix(err.Error(), "unknown command"): // cobra has no type for it
		return exitUsage
	case ctx.Err() != nil:
		return exitInterrupted
	}
	return exitFailed
}

// wanted are the values of flags by their type, in words.
var wanted = map[string]string{"int": "a whole number", "float64": "a number", "duration": "a time such as 30s or 10m", "bool": "true or false"}

// plainFlag says what a flag wants instead of how its value was read: invalid argument "abc" for "-n, --limit" flag: strconv.ParseInt: ….
func plainFlag(cmd *cobra.Command, err error) error {
	says, _, is := strings.Cut(err.Error(), `" flag: `)
	value, flag, also := strings.Cut(strings.TrimPrefix(says, "invalid argument "), ` for "`)
	if !is || !also {
		return err
	}
	name := flag[strings.LastIndex(flag, "--")+2:]
	if f := cmd.Flags().Lookup(name); f != nil && wanted[f.Value.Type()] != "" {
		return fmt.Errorf("--%s %s: want %s", name, value, wanted[f.Value.Type()])
	}
	return err
}

func newRootCmd() *cobra.Command {
	opts := &options{}
	root := &cobra.Command{
		Use:           "baotinh",
		Short:         "Facts from Vietnam's provincial Party newspapers / Số liệu, văn bản từ báo Đảng địa phương",
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return withCode(exitUsage, fmt.Errorf("%w (see %s --help)", plainFlag(cmd, err), cmd.CommandPath()))
	})
	flags := root.PersistentFlags()
	flags.StringVar(&opts.data, "data", "baotinh-data", "data folder")
	flags.StringVar(&opts.sites, "sites", "", "folder with newspaper files of your own, added to the bundled ones")
	flags.BoolVar(&opts.json, "json", false, "print JSON")
	flags.BoolVar(&opts.allowLoopback, "allow-loopback", false, "let newspapers live on loopback addresses (trial servers)")
	root.AddCommand(
		// one line per command, in the order of DESIGN's list
		newDemoCmd(opts),
		newRunCmd(opts),
		newCrawlCmd(opts),
		newReextractCmd(opts),
		newArchiveCmd(opts),
		newReportCmd(opts),
		newSearchCmd(opts),
		newFiguresCmd(opts),
		newDocumentsCmd(opts),
		newPeopleCmd(opts),
		newCongressesCmd(opts),
		newCompareCmd(opts),
		newExportCmd(opts),
		newCiteCmd(opts),
		newServeCmd(opts),
		newWatchCmd(opts),
		newExtractCmd(opts),
		newExplainCmd(opts),
		newEvalCmd(opts),
		newStripCmd(opts),
		newParseCmd(opts),
		newSitesCmd(opts),
		newServiceCmd(opts),
		newDoctorCmd(opts),
	)
	return root
}
