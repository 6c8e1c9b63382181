package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baotinh/crawl"
	"baotinh/crawl/archive"
	"baotinh/crawl/datadir"
	"baotinh/crawl/frontier"
	"baotinh/crawl/site"
	"baotinh/index/search"
	"baotinh/index/store"
)

// newDoctorCmd is "baotinh doctor": is everything as the nightly run needs it, and what is to be done where not?
func newDoctorCmd(opts *options) *cobra.Command {
	var contact string
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the installation / Kiểm tra cài đặt",
		Long: `Looks at the data folder, the disk, the newspaper files, the archive's newest file, frontier, store and index, the last run and its alarms, and
says what to do about what is wrong. It asks no newspaper for anything. Reading the newest file of the archive, the whole store and the whole
index, which are held against their checksums, takes some seconds or, of many articles, minutes; "baotinh archive verify" reads the whole archive. The exit code is 1 if there is a fault; warnings alone
leave it 0.

Kiểm tra thư mục dữ liệu, ổ đĩa, tệp khai báo báo, kho lưu trữ, cơ sở dữ liệu, chỉ mục và lần chạy gần nhất; nêu cách khắc phục khi có lỗi. Tệp mới
nhất của kho, toàn bộ cơ sở dữ liệu và chỉ mục được đối chiếu với tổng kiểm tra, mất vài giây hoặc vài phút.`,
		Example: "  baotinh doctor --data /var/lib/baotinh\n  baotinh doctor --json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d := &doctor{opts: opts, now: time.Now(), Findings: []finding{}}
			d.examine(cmd.Context(), contact)
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			if err := d.print(cmd.OutOrStdout()); err != nil {
				return err
			}
			if d.Faults > 0 {
				return withCode(exitFailed, fmt.Errorf("faults found: %d (what to do stands with each)", d.Faults))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&contact, "contact", os.Getenv("BAOTINH_CONTACT"), "mail or web address that newspapers see in our user agent (or BAOTINH_CONTACT)")
	return cmd
}

// How a thing is found.
const (
	fine    = "ok"
	warning = "warning" // works, and somebody should look
	fault   = "fault"   // the next run fails or loses something
)

// finding is one thing that was looked at.
type finding struct {
	What   string `json:"what"`
	State  string `json:"state"`
	Says   string `json:"says"`
	Remedy string `json:"remedy,omitempty"`
}

// doctor looks at one thing after the other; where one is missing, those that build on it are left out.
type doctor struct {
	opts *options
	now  time.Time
	full bool // the disk is
	read int  // pages that went from the archive into the store, as the frontier knows

	Findings []finding `json:"findings"`
	Faults   int       `json:"faults"`
	Warnings int       `json:"warnings"`
}

func (d *doctor) add(what, state, says, remedy string) {
	switch state {
	case fault:
		d.Faults++
	case warning:
		d.Warnings++
	}
	d.Findings = append(d.Findings, finding{what, state, says, remedy})
}

func (d *doctor) failed(what string, err error) {
	says, remedy := withRemedy(err)
	switch { // a full disk has many faults
	case d.full && remedy == "":
		remedy = "make room first"
	case d.full:
		remedy = "make room first; if it is still so then, " + remedy
	}
	d.add(what, fault, says, remedy)
}

// withRemedy parts what an error says from its remedy, with which ours end in brackets.
func withRemedy(err error) (says, remedy string) {
	says = err.Error()
	if at := strings.LastIndex(says, " ("); at > 0 && strings.HasSuffix(says, ")") {
		return says[:at], says[at+2 : len(says)-1]
	}
	return says, ""
}

func (d *doctor) examine(ctx context.Context, contact string) {
	set := d.newspapers()
	d.contact(contact)
	if _, err := os.Stat(filepath.Join(d.opts.data, "VERSION")); errors.Is(err, fs.ErrNotExist) {
		d.noFolder()
		return
	}
	d.disk()
	if !d.lookIn(ctx, set) {
		return
	}
	d.archive(ctx)
	d.facts(ctx)
	d.lastRun()
}

// lookIn says who has the data folder, and looks at what nobody may write meanwhile. A run that begins in this moment waits, so it is kept short.
func (d *doctor) lookIn(ctx context.Context, set *site.Set) bool {
	dir, err := datadir.Look(d.opts.data)
	var locked *datadir.LockedError
	switch {
	case errors.As(err, &locked):
		says, _ := withRemedy(locked)
		d.add("data folder", fine, says+": the frontier is left to it", "")
		return true
	case err != nil:
		d.failed("data folder", err)
		return false
	}
	defer dir.Close()
	if !d.writable() {
		return false
	}
	d.add("data folder", fine, fmt.Sprintf("%q can be written, and nobody else does", d.opts.data), "")
	if dir.Killed != "" {
		d.add("last command", warning, "was killed, or its machine went down: "+dir.Killed, "the next run goes on with what it has begun")
	}
	if set != nil {
		d.frontier(ctx, dir, set)
	}
	return true
}

// inUse reports whether another process writes into the data folder now.
func (d *doctor) inUse() bool {
	dir, err := datadir.Look(d.opts.data)
	if err == nil {
		err = dir.Close()
	}
	return errors.As(err, new(*datadir.LockedError))
}

// noFolder tells a folder that the first run makes from one that is there and empty, such as a new volume, from somebody else's, and from one that it may
// not write.
func (d *doctor) noFolder() {
	if _, err := os.Stat(d.opts.data); err != nil {
		d.add("data folder", warning, fmt.Sprintf("%q is not there yet", d.opts.data), "the first baotinh run makes it; or name another folder with --data")
		return
	}
	if err := datadir.CheckOurs(d.opts.data); err != nil {
		d.failed("data folder", err)
		return
	}
	if !d.writable() {
		return
	}
	if _, err := os.Stat(storePath(d.opts.data)); err == nil {
		d.add("data folder", warning, fmt.Sprintf("%q has a store, but no VERSION", d.opts.data), "the next baotinh run writes it; or name another folder with --data")
	} else {
		d.add("data folder", warning, fmt.Sprintf("%q holds nothing of baotinh's yet", d.opts.data), "the first baotinh run begins there; or name another folder with --data")
	}
}

// writable tries whether files can be made in the data folder, and says so if they cannot.
func (d *doctor) writable() bool {
	probe, err := os.CreateTemp(d.opts.data, ".doctor-")
	if err != nil {
		d.add("data folder", fault, fmt.Sprintf("%q cannot be written: %v", d.opts.data, err), "give it to the user that runs baotinh; or name another folder with --data")
		return false
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		d.failed("data folder", err)
		return false
	}
	return true
}

func (d *doctor) newspapers() *site.Set {
	set, err := site.Load(d.opts.sites, d.opts.allowLoopback)
	if err != nil {
		d.failed("newspapers", err)
		return nil
	}
	d.add("newspapers", fine, fmt.Sprintf("%d newspaper files can be read", len(set.Sites())), "")
	return set
}

func (d *doctor) contact(contact string) {
	const remedy = "give --contact, or set BAOTINH_CONTACT, to a mail or web address"
	switch {
	case contact == "":
		d.add("contact", warning, "no address for newspapers that want to reach you: real ones are not crawled without", remedy)
	case !isReachable(contact):
		d.add("contact", warning, fmt.Sprintf("%q is no address at which newspapers can reach you", contact), remedy)
	default:
		d.add("contact", fine, "newspapers see "+crawl.UserAgent(version(), contact), "")
	}
}

func (d *doctor) disk() {
	free, err := datadir.Free(d.opts.data)
	says := fmt.Sprintf("%.1f GB free, %d MB are kept free", float64(free)/1e9, datadir.LeastFree>>20)
	switch {
	case err != nil:
		d.failed("disk", err)
	case free < datadir.LeastFree:
		d.full = true
		d.add("disk", fault, says, "make room: no run begins before")
	case free < 8*datadir.LeastFree:
		d.add("disk", warning, says, "make room: a month of all newspapers takes a few gigabytes")
	default:
		d.add("disk", fine, says, "")
	}
}

// archive reads the newest file, in which a kill or a full disk leaves its marks.
func (d *doctor) archive(ctx context.Context) {
	files, err := archive.Files(filepath.Join(d.opts.data, "archive"))
	if err != nil {
		d.failed("archive", err)
		return
	}
	if len(files) == 0 {
		d.add("archive", warning, "nothing was crawled yet", "baotinh run begins")
		return
	}
	sum, err := archive.VerifyNewest(ctx, filepath.Join(d.opts.data, "archive"))
	switch {
	case err != nil:
		d.failed("archive", err)
	case len(sum.Faults) == 1 && sum.Torn && d.inUse():
		d.add("archive", fine, "the newest file is being written", "")
	case len(sum.Faults) == 1 && sum.Torn:
		d.add("archive", warning, "the newest file ends in a record that is cut off", "the next crawl cuts it away and fetches its page again")
	case len(sum.Faults) > 0:
		d.add("archive", fault, fmt.Sprintf("faults in the newest file: %d, the first: %s", len(sum.Faults), sum.Faults[0]), "baotinh archive verify lists them all; replace the file from a backup")
	default:
		d.add("archive", fine, fmt.Sprintf("files: %d; the newest holds %d records that agree with their digests", len(files), sum.Records), "")
	}
}

// frontier counts what is due, and names the hosts that want to be left alone.
func (d *doctor) frontier(ctx context.Context, dir *datadir.Dir, set *site.Set) {
	path := dir.Path("frontier.db")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		d.add("frontier", warning, "no frontier yet", "the next crawl makes it, from the archive where there is one")
		return
	}
	front, err := frontier.Open(path)
	if err != nil {
		d.failed("frontier", err)
		return
	}
	defer front.Close()
	var alone []string
	known, due := 0, 0
	for _, s := range set.Sites() {
		k, _, n, err := front.Count(ctx, s.Key, frontier.Everything, d.now)
		if err == nil {
			known, due = known+k, due+n
			var h frontier.Host
			h, err = front.Host(ctx, s.Hosts[0])
			if h.NotBefore.After(d.now) && h.Failures > 0 {
				alone = append(alone, fmt.Sprintf("%s until %s (failures: %d)", h.Name, h.NotBefore.In(d.now.Location()).Format(time.DateTime), h.Failures))
			}
		}
		if err != nil {
			d.failed("frontier", err)
			return
		}
	}
	if d.read, err = front.Read(ctx); err != nil {
		d.failed("frontier", err)
		return
	}
	if known == 0 {
		d.add("frontier", warning, "no address of any of these newspapers", "name the folder of your own newspapers with --sites, as the run does; or baotinh run begins")
	} else {
		d.add("frontier", fine, fmt.Sprintf("%d addresses, %d of them due", known, due), "")
	}
	if len(alone) > 0 {
		d.add("hosts", warning, "left alone: "+strings.Join(alone, ", "), "nothing, if they come back; else correct the hosts in their newspapers' files")
	}
}

// facts looks at store and index, which are derived from the archive.
func (d *doctor) facts(ctx context.Context) {
	if _, err := os.Stat(storePath(d.opts.data)); errors.Is(err, fs.ErrNotExist) {
		d.add("store", warning, "no articles yet", "baotinh run makes them, baotinh reextract from what a crawl has archived")
		return
	}
	s, err := store.OpenReadOnly(storePath(d.opts.data))
	if err != nil {
		d.failed("store", err)
		return
	}
	defer s.Close()
	n, err := s.Count(ctx, store.Query{Table: "articles"})
	if err != nil {
		d.failed("store", err)
		return
	}
	if err := s.Verify(ctx); err != nil {
		d.failed("store", err)
		return
	}
	// Not every page holds an article, and two pages may hold one.
	if n < int64(d.read)/2 {
		d.add("store", warning, fmt.Sprintf("%d articles, but %d pages were read into it: another file may have been in its place", n, d.read), "baotinh reextract reads the archived pages again")
	} else {
		d.add("store", fine, fmt.Sprintf("%d articles", n), "")
	}
	if _, err := os.Stat(filepath.Join(d.opts.data, checkpointName)); err == nil {
		d.add("re-extraction", warning, "an earlier one was stopped in the middle: articles are read by old rules and new ones", "baotinh reextract goes on with it")
	}
	if _, err := os.Stat(indexPath(d.opts.data)); errors.Is(err, fs.ErrNotExist) {
		d.add("index", warning, "no search index", "baotinh search or baotinh serve builds it from the store")
		return
	}
	index, err := search.OpenReadOnly(indexPath(d.opts.data), s)
	var old *search.VersionError
	switch {
	case errors.As(err, &old) && !old.Newer():
		says, remedy := withRemedy(err)
		d.add("index", warning, says, remedy)
		return
	case err != nil:
		d.failed("index", err)
		return
	}
	defer index.Close()
	damaged, err := index.Verify(ctx)
	switch {
	case err != nil:
		d.failed("index", err)
		return
	case len(damaged) > 0:
		d.add("index", fault, "does not agree with its checksums: "+strings.Join(damaged, ", "), "the next baotinh run moves it aside and rebuilds it from the store; so does baotinh serve, when it starts and every day")
		return
	}
	switch behind, err := index.Behind(ctx); {
	case err != nil:
		d.failed("index", err)
	case behind > 0 && d.inUse():
		d.add("index", fine, fmt.Sprintf("lacks %d changes of the store, which the process that writes adds at its end", behind), "")
	case behind > 0:
		d.add("index", warning, fmt.Sprintf("lacks %d changes of the store", behind), "the next baotinh run, search or serve catches up")
	default:
		d.add("index", fine, "has every change of the store", "")
	}
}

// lastRun reads what the last run said of itself. A nightly run that has missed a night is told by its age.
func (d *doctor) lastRun() {
	runs, err := crawl.Runs(filepath.Join(d.opts.data, "reports"))
	if err != nil {
		d.failed("last run", err)
		return
	}
	if len(runs) == 0 {
		d.add("last run", warning, "there was none", "baotinh service prints what a scheduler needs for one every night")
		return
	}
	r, err := crawl.ReadReport(filepath.Join(d.opts.data, "reports"), "")
	if err != nil {
		d.failed("last run", err)
		return
	}
	age := d.now.Sub(r.Ended)
	says := fmt.Sprintf("%s, ended %s ago", r.Run, roughly(age))
	if age < -time.Hour {
		d.add("last run", warning, fmt.Sprintf("%s ended in the future, at %s: the clock was wrong, or is", r.Run, r.Ended.Format(time.DateTime)),
			"put the clock right; then remove that run's files from "+filepath.Join(d.opts.data, "reports")+", which hide later runs")
	} else if failed := r.Failed(); len(failed) > 0 {
		d.add("last run", warning, fmt.Sprintf("%s; nothing from %d of %d newspapers: %s", says, len(failed), len(r.Sites), strings.Join(failed, ", ")), "baotinh report says why")
	} else if r.Stopped != "" {
		d.add("last run", warning, says+"; it ended early: "+r.Stopped, "the next run goes on from there")
	} else if age > 36*time.Hour {
		d.add("last run", warning, says, "is the scheduler on? for systemd: systemctl list-timers baotinh.timer")
	} else {
		d.add("last run", fine, says, "")
	}
	unusual, err := alarmsOf(filepath.Join(d.opts.data, "yield"), r)
	if err != nil {
		d.failed("alarms", err)
		return
	}
	if len(unusual) > 0 {
		d.add("alarms", warning, "less than usual from "+strings.Join(slices.Sorted(maps.Keys(unusual)), ", "), "baotinh report names the fields; the pages lie under "+filepath.Join(d.opts.data, "failing"))
	}
}

func (d *doctor) print(out io.Writer) error {
	if d.opts.json {
		return printJSON(out, d)
	}
	var b strings.Builder
	for _, f := range d.Findings {
		fmt.Fprintf(&b, "%-8s %-14s %s\n", f.State, f.What, printable(f.Says))
		if f.Remedy != "" {
			fmt.Fprintf(&b, "%24s→ %s\n", "", printable(f.Remedy))
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}
