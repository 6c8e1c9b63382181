package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"baotinh/crawl/datadir"
	"baotinh/index/search"
	"baotinh/index/store"
)

// Where the store and the index live in a data folder.
func storePath(data string) string { return filepath.Join(data, "store.db") }
func indexPath(data string) string { return filepath.Join(data, "index") }

// openFacts opens the store for reading. One of an earlier program is migrated first: who brought the program up to date need not crawl to ask.
func openFacts(cmd *cobra.Command, opts *options) (*store.Store, error) {
	return migratedFacts(opts, cmd.CommandPath(), func(note string) { fmt.Fprintln(cmd.ErrOrStderr(), note) })
}

// migratedFacts is openFacts for commands with a log: that the store is migrated, which keeps the caller waiting, is told there.
func migratedFacts(opts *options, command string, tell func(note string)) (*store.Store, error) {
	if err := datadir.Check(opts.data); err != nil {
		return nil, err
	}
	facts, err := store.OpenReadOnly(storePath(opts.data))
	old, ok := errors.AsType[*store.VersionError](err)
	if !ok || old.Newer() {
		return facts, err
	}
	if err := migrateFacts(opts, old, command, tell); err != nil {
		return nil, withFolderCode(errors.Join(old, err))
	}
	return store.OpenReadOnly(storePath(opts.data))
}

// migrateFacts brings the store up to date while nobody else writes into the data folder: a program of an earlier day may be at work there.
func migrateFacts(opts *options, old *store.VersionError, command string, tell func(note string)) (err error) {
	dir, err := datadir.Open(opts.data, command)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, dir.Close()) }()
	if dir.Killed != "" { // the next command cannot learn it any more
		tell("the command before was killed, or its machine went down: " + dir.Killed)
	}
	tell(fmt.Sprintf("the store of an earlier baotinh (schema version %d) is migrated", old.Have))
	s, err := store.Open(storePath(opts.data))
	if err != nil {
		return dir.BlameSpace(err)
	}
	return s.Close()
}

// openIndex opens the index as far as the store goes: for questions only where it has caught up already, else for writing, and lets it catch up. Only the
// second may change its files, by a merge for one, and holds them against their checksums before. What keeps the caller waiting is told.
func openIndex(ctx context.Context, opts *options, facts *store.Store, stderr io.Writer) (*search.Index, error) {
	if x, err := search.OpenReadOnly(indexPath(opts.data), facts); err == nil {
		behind, err := x.Behind(ctx)
		if err == nil && behind == 0 {
			return x, nil
		}
		if err := errors.Join(err, x.Close()); err != nil {
			return nil, err
		}
	}
	x, err := holdIndex(ctx, opts, facts)
	if err != nil {
		return nil, err
	}
	if why := rebuilt(x); why != "" {
		fmt.Fprintln(stderr, why)
	}
	if err := x.CatchUp(ctx, indexProgress(stderr)); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// holdIndex opens the index for writing, even if it is to be made anew.
func holdIndex(ctx context.Context, opts *options, facts *store.Store) (*search.Index, error) {
	x, err := search.OpenWhole(ctx, indexPath(opts.data), facts)
	if errors.Is(err, search.ErrLocked) {
		return nil, withCode(exitLockHeld, err)
	}
	return x, err
}

// rebuilt says why an index is made anew from the store, "" if it is not.
func rebuilt(x *search.Index) string {
	switch {
	case x.Damage != nil:
		return fmt.Sprintf("the index was damaged; it was moved to %s and is rebuilt", x.Damage.Moved)
	case x.Outdated != "":
		return fmt.Sprintf("the index is rebuilt from the store: %s", x.Outdated)
	}
	return ""
}

// logRebuilt is rebuilt for commands with a log. Damage is news even to those who want to hear little; a new program's new index is none.
func logRebuilt(log *slog.Logger, x *search.Index) {
	switch {
	case x.Damage != nil:
		logDamage(log, x.Damage)
	case x.Outdated != "":
		log.Info("the index is rebuilt from the store", "why", x.Outdated)
	}
}

// logDamage tells of an index that is made anew because of damage.
func logDamage(log *slog.Logger, d *search.Damage) {
	log.Warn("the index was damaged; it was moved aside and is rebuilt", "moved_to", d.Moved, "files", d.Files)
}

// askIndex opens the index for questions: as openIndex does if it is free, else as the process that has it open has left it a moment ago. Answers
// tell what that one has yet to add.
func askIndex(ctx context.Context, opts *options, facts *store.Store, stderr io.Writer) (*search.Index, error) {
	x, err := openIndex(ctx, opts, facts, stderr)
	if !errors.Is(err, search.ErrLocked) {
		return x, err
	}
	return search.OpenReadOnly(indexPath(opts.data), facts)
}

// usage gives mistakes in the number of arguments the exit code for usage.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return withCode(exitUsage, fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath()))
		}
		return nil
	}
}

// noArgs refuses arguments of a command that has none; cobra.NoArgs calls them unknown commands.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return withCode(exitUsage, fmt.Errorf("%s takes no argument, got %q (its use: %s)", cmd.CommandPath(), args[0], cmd.UseLine()))
}

// needCommand is what a command with commands below it does itself: it shows them, and refuses what is none of them.
func needCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	return withCode(exitUsage, fmt.Errorf("unknown command %q for %q (see %[2]s --help)", args[0], cmd.CommandPath()))
}

// vietnamese tells which language messages to people take.
func vietnamese() bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return strings.HasPrefix(v, "vi")
		}
	}
	return false
}

func say(vi, en string) string {
	if vietnamese() {
		return vi
	}
	return en
}

// unsafeRune tells runes that steer a terminal or turn the direction of text around.
func unsafeRune(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f
}

// printable makes a text from a newspaper fit for a terminal, on one line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unsafeRune(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// printJSON writes v as one line of JSON in which steering characters are escaped.
func printJSON(w io.Writer, v any) error {
	return encodeJSON(w, v, "")
}

// writeJSON writes v as printJSON does, on indented lines.
func writeJSON(w io.Writer, v any) error {
	return encodeJSON(w, v, "  ")
}

func encodeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return err
	}
	return writeJSONText(w, b.Bytes())
}

func writeJSONText(w io.Writer, b []byte) error {
	text := strings.TrimSuffix(string(b), "\n")
	unsafe := func(r rune) bool { return r != '\n' && unsafeRune(r) } // line feeds stand between values only
	if strings.IndexFunc(text, unsafe) >= 0 {
		var out strings.Builder
		for _, r := range text {
			if unsafe(r) {
				fmt.Fprintf(&out, "\\u%04x", r)
			} else {
				out.WriteRune(r)
			}
		}
		text = out.String()
	}
	_, err := io.WriteString(w, text+"\n")
	return err
}

// printProblems shows where a query could not be taken as it stands.
func printProblems(w io.Writer, query string, problems []search.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "%s\n", say(p.Vi, p.En))
		if p.End > p.Start && !strings.ContainsAny(query, "\n\t") && len([]rune(query)) < 160 {
			fmt.Fprintf(w, "  %s\n  %s%s\n", printable(query), strings.Repeat(" ", p.Start), strings.Repeat("^", p.End-p.Start))
		}
	}
}

func newSearchCmd(opts *options) *cobra.Command {
	var req search.Request
	var facets bool
	var order string
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find articles / Tìm bài báo",
		Long: `Find articles. Words typed with marks find exactly these words, and the number of further articles without regard to marks is told.

  đảng viên            both words            "đảng viên"           the phrase
  hợp nhất OR sáp nhập   NOT phường   ( )    kết nạp NEAR/5 trẻ    close to each other
  nghị*                beginning of a word   huyen~                similar words
  1676 - QĐ/TU         a document, however its number is written
  title: sapo: body: caption: author: person: organisation: province: newspaper: section:
  doc: type: issuer: term:2020-2025 indicator:party.* date:2020-07..2020-09
  figure(party.members.admitted >= 1000 term=2015-2020)

--why tells which parts of the query each hit meets, and where. --kwic-order prints all places where the words stand, a line each, sorted
by the words to their left or right.`,
		Example: `  baotinh search '"kết nạp" NEAR/3 "đảng viên" province:"Sóc Trăng"'
  baotinh search --json '1676 - QĐ/TU date:2020-07..2020-09'
  baotinh search '"đảng viên"' --kwic-order right --size 40`,
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			req.Query = strings.Join(args, " ")
			if strings.TrimSpace(req.Query) == "" {
				return withCode(exitUsage, errors.New("the query is empty (write words, or * for all articles)"))
			}
			switch {
			case req.Size < 1 || req.Size > search.MaxSize:
				return withCode(exitUsage, fmt.Errorf("--size %d: want 1 to %d (--after and the field next of --json go on; baotinh serve has all hits at /search.csv)", req.Size, search.MaxSize))
			case !slices.Contains(search.Sorts, req.Sort):
				return withCode(exitUsage, fmt.Errorf("--sort %q: want one of %s", req.Sort, strings.Join(search.Sorts, ", ")))
			case req.Lines < 0:
				return withCode(exitUsage, fmt.Errorf("--kwic %d: want 0 or more", req.Lines))
			}
			if err := search.CheckAfter(req.After); err != nil {
				return withCode(exitUsage, fmt.Errorf("--after %q: %w", req.After, err))
			}
			if order != "" && !slices.Contains(search.Orders, order) {
				return withCode(exitUsage, fmt.Errorf("--kwic-order %q: no such order (%s)", order, strings.Join(search.Orders, ", ")))
			}
			facts, err := openFacts(cmd, opts)
			if err != nil {
				return err
			}
			defer facts.Close()
			x, err := askIndex(cmd.Context(), opts, facts, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer x.Close()
			if order != "" {
				return printConcordance(cmd, opts, x, req, order)
			}
			ans, err := x.Search(cmd.Context(), req)
			if err != nil {
				return err
			}
			if opts.json {
				return printJSON(cmd.OutOrStdout(), ans)
			}
			printProblems(cmd.ErrOrStderr(), req.Query, ans.Problems)
			printAnswer(cmd.OutOrStdout(), ans, facets, req.Lines > 0)
			return nil
		},
	}
	f := cmd.Flags()
	f.IntVar(&req.Size, "size", 10, "hits to show")
	f.StringVar(&req.Sort, "sort", search.ByScore, "score, newest or oldest")
	f.StringVar(&req.After, "after", "", "go on behind this page (the field next of --json)")
	f.BoolVar(&req.Fold, "without-marks", false, "leave marks out of account")
	f.IntVar(&req.Lines, "kwic", 0, "show up to this many lines of keyword in context for each hit")
	f.StringVar(&order, "kwic-order", "", "print a line for each place where the words stand, by text, left or right; --size lines of them")
	f.BoolVar(&req.Why, "why", false, "tell which parts of the query each hit meets, and where")
	f.BoolVar(&req.Unfolded, "unfold", false, "show every hit, also those that tell the same story as an earlier one")
	f.BoolVar(&facets, "facets", false, "count the hits by province, newspaper, year, section and document")
	return cmd
}

// printConcordance prints the places where the words of a query stand.
func printConcordance(cmd *cobra.Command, opts *options, x *search.Index, req search.Request, order string) error {
	lines, err := x.Concordance(cmd.Context(), req, order, 0, req.Size)
	if err != nil {
		return err
	}
	w := cmd.OutOrStdout()
	if opts.json {
		return printJSON(w, lines)
	}
	printProblems(cmd.ErrOrStderr(), req.Query, lines.Problems)
	fmt.Fprintf(w, say("%d dòng trong %d bài\n", "%d lines in %d articles\n"), lines.Total, lines.Read)
	if uint64(lines.Read) < lines.Articles {
		fmt.Fprintf(w, say("chỉ đọc các bài mới nhất trong %d bài tìm được\n", "only the newest of the %d articles found were read\n"), lines.Articles)
	}
	for _, l := range lines.Lines {
		printLine(w, l.Line, fmt.Sprintf("  (%s, %s)", l.Newspaper, l.Published[:min(len(l.Published), len(time.DateOnly))]))
	}
	return nil
}

// printLine puts a hit in the middle, with what stands before and behind it.
func printLine(w io.Writer, l search.Line, source string) {
	fmt.Fprintf(w, "  %60s [%s] %s%s\n", printable(l.Left), printable(l.Hit), printable(l.Right), printable(source))
}

// printReasons tells in one line for each part of the query where an article meets it.
func printReasons(w io.Writer, reasons []search.Reason) {
	for _, r := range reasons {
		fmt.Fprintf(w, "    + %s: %s %d (%s)\n", printable(r.Part), r.Field, r.Count, printable(strings.Join(r.Found, "; ")))
	}
}

func printAnswer(w io.Writer, ans *search.Answer, facets, lines bool) {
	about := ""
	if ans.Approximate {
		about = "~"
	}
	articles := "articles"
	if ans.Total == 1 {
		articles = "article"
	}
	fmt.Fprintf(w, "%s%d %s", about, ans.Total, say("bài", articles))
	if ans.AlsoWithoutMarks > 0 {
		fmt.Fprintf(w, say(" (thêm %d bài nếu không xét dấu: --without-marks)", " (%d more without regard to marks: --without-marks)"), ans.AlsoWithoutMarks)
	}
	fmt.Fprintln(w)
	for _, h := range ans.Hits {
		fmt.Fprintf(w, "\n%s\n  %s · %s · %s\n  %s\n", printable(h.Title), printable(h.Newspaper), printable(h.Province), printable(h.Published), printable(h.URL))
		if n := len(h.Similar); n > 0 {
			papers := make([]string, n)
			for i, s := range h.Similar {
				papers[i] = s.Newspaper
			}
			fmt.Fprintf(w, say("  + %d bài cùng nội dung: %s (--unfold)\n", "  + %d with the same story: %s (--unfold)\n"), n, printable(strings.Join(papers, ", ")))
		}
		printReasons(w, h.Why)
		if lines {
			for _, l := range h.Lines {
				printLine(w, l, "")
			}
			continue
		}
		for _, s := range h.Snippets {
			fmt.Fprintf(w, "    %s\n", printable(s))
		}
	}
	if facets {
		for _, name := range search.DefaultFacets {
			fmt.Fprintf(w, "\n%s\n", name)
			for _, v := range ans.Facets[name] {
				fmt.Fprintf(w, "  %6d  %s\n", v.Count, printable(v.Value))
			}
		}
	}
}
