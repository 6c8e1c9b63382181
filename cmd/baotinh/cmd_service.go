package main

import (
	"embed"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
	"time"

	"github.com/spf13/cobra"
)

//go:embed service
var serviceFiles embed.FS

// scheduler is something that starts a nightly run: the files it wants, and how it quotes an argument.
type scheduler struct {
	files []string
	quote func(string) string
	data  string // the data folder unless --data is given
}

var schedulers = map[string]scheduler{
	"systemd": {[]string{"baotinh.service", "baotinh.timer", "baotinh-serve.service"}, quoteSystemd, "/var/lib/baotinh"},
	"cron":    {[]string{"crontab"}, quoteCron, ""},
	"launchd": {[]string{"baotinh.plist"}, quoteXML, ""},
}

// newServiceCmd is "baotinh service": what a scheduler needs to run us every night.
func newServiceCmd(opts *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "service",
		Short:   "Files for a nightly run / Tệp cấu hình để chạy mỗi đêm",
		Example: "  baotinh service print systemd --contact mailto:ban@example.org",
		RunE:    needCommand,
	}
	cmd.AddCommand(newServicePrintCmd(opts))
	return cmd
}

func newServicePrintCmd(opts *options) *cobra.Command {
	var contact, at, user, output, exe string
	cmd := &cobra.Command{
		Use:   "print systemd|cron|launchd",
		Short: "Print the files of a scheduler / In tệp cấu hình cho trình lập lịch",
		Long: `Print what a scheduler needs for a run every night: hardened units and a timer for systemd (with one for the search pages), a line for cron,
a property list for launchd. --output writes the files into a folder instead. With systemd the data folder is /var/lib/baotinh and the
user is made by systemd; a folder elsewhere needs --user. README says how Windows does it.

In cấu hình để chạy mỗi đêm: unit và timer cho systemd, một dòng cho cron, tệp plist cho launchd.`,
		Example: `  baotinh service print systemd --contact mailto:ban@example.org --output /etc/systemd/system
  baotinh service print cron --contact mailto:ban@example.org --data /srv/bao --at 02:30`,
		Args:      usage(cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs)),
		ValidArgs: []cobra.Completion{"systemd", "cron", "launchd"},
		RunE: func(cmd *cobra.Command, args []string) error {
			kind := args[0]
			how := schedulers[kind]
			when, err := time.Parse("15:04", at)
			if err != nil {
				return withCode(exitUsage, fmt.Errorf("--at %q is no time of day (write HH:MM)", at))
			}
			if contact == "" {
				return withCode(exitUsage, errors.New("newspapers must be able to reach whoever crawls them: give --contact, a mail or web address (or set BAOTINH_CONTACT)"))
			}
			data := how.data
			if data == "" || cmd.Flags().Changed("data") {
				if data, err = filepath.Abs(opts.data); err != nil {
					return err
				}
			}
			if exe == "" {
				if exe, err = os.Executable(); err != nil {
					return err
				}
			}
			if exe, err = filepath.Abs(exe); err != nil {
				return err
			}
			for _, one := range []string{contact, data, user, exe} {
				if strings.ContainsFunc(one, func(c rune) bool { return c < ' ' || c == 0x7f }) {
					return withCode(exitUsage, fmt.Errorf("%q holds a control character, which no scheduler takes (choose another)", one))
				}
			}
			if err := checkContact(contact); err != nil {
				return err
			}
			v := map[string]any{
				"Exe": how.quote(exe), "Contact": how.quote(contact), "Data": how.quote(data), "Log": how.quote(filepath.Join(data, "run.log")),
				"Hour": when.Hour(), "Minute": when.Minute(), "Home": protectHome(exe), "User": user, "State": "",
			}
			if kind == "systemd" {
				v["Hour"], v["Minute"] = fmt.Sprintf("%02d", when.Hour()), fmt.Sprintf("%02d", when.Minute())
				if name, ok := strings.CutPrefix(data, "/var/lib/"); ok && user == "" && isPlainName(name) {
					v["State"], v["User"] = name, "baotinh"
				}
				if v["User"] == "" {
					return withCode(exitUsage, fmt.Errorf("data folder %q is not /var/lib/NAME: who owns it? (give --user NAME)", data))
				}
				if !isPlainName(v["User"].(string)) {
					return withCode(exitUsage, fmt.Errorf("--user %q is no name of a user (letters, digits, - and _)", user))
				}
			}
			return printService(cmd, how, v, output)
		},
	}
	f := cmd.Flags()
	f.StringVar(&contact, "contact", os.Getenv("BAOTINH_CONTACT"), "mail or web address that newspapers see in our user agent (or BAOTINH_CONTACT)")
	f.StringVar(&at, "at", "01:15", "time of day, HH:MM, at the clock of the machine")
	f.StringVar(&user, "user", "", "user that owns the data folder (systemd; one is made for /var/lib/NAME)")
	f.StringVar(&exe, "program", "", "where the program will lie (default: where it lies now)")
	f.StringVar(&output, "output", "", "write the files into this folder instead of printing them")
	return cmd
}

func printService(cmd *cobra.Command, how scheduler, v map[string]any, output string) error {
	all, err := template.ParseFS(serviceFiles, "service/*")
	if err != nil {
		return err
	}
	if _, err := all.New("sandbox").Parse(all.Lookup("sandbox.conf").Root.String()); err != nil {
		return err
	}
	for i, name := range how.files {
		var b strings.Builder
		if err := all.ExecuteTemplate(&b, name, v); err != nil {
			return err
		}
		if output != "" {
			path := filepath.Join(output, name)
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), path)
			continue
		}
		if len(how.files) > 1 {
			if i > 0 {
				fmt.Fprintln(cmd.OutOrStdout())
			}
			fmt.Fprintf(cmd.OutOrStdout(), "# /etc/systemd/system/%s\n", name)
		}
		if _, err := fmt.Fprint(cmd.OutOrStdout(), b.String()); err != nil {
			return err
		}
	}
	return nil
}

// protectHome hides people's homes from the service, unless the program lies in one.
func protectHome(exe string) string {
	switch top, _, _ := strings.Cut(strings.TrimPrefix(exe, "/"), "/"); top {
	case "home", "root":
		return "read-only"
	}
	return "yes"
}

func isPlainName(s string) bool {
	return s != "" && len(s) <= 31 && !strings.HasPrefix(s, "-") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
}

// quoteSystemd writes an argument of ExecStart: specifiers and variables are not expanded, white space does not part it.
func quoteSystemd(s string) string {
	s = strings.NewReplacer(`%`, `%%`, `$`, `$$`, `\`, `\\`, `"`, `\"`).Replace(s)
	if strings.ContainsAny(s, " '\"\\;") {
		return `"` + s + `"`
	}
	return s
}

// quoteCron writes a word of the shell's, in which cron would take % for the end of the line.
func quoteCron(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@+,") != "" {
		s = "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return strings.ReplaceAll(s, "%", `\%`)
}

func quoteXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
