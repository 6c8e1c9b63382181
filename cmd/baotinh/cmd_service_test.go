package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baotinh/crawl/datadir"
)

// printed is what the program prints for some arguments.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Fatalf("%q: exit code %d: %s", args, code, errs.String())
	}
	return out.String()
}

// TestServiceSystemd lets systemd judge the units, where it is, and holds them to what makes them safe everywhere.
func TestServiceSystemd(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		has  []string
	}{
		{"state directory", nil, []string{"User=baotinh\n", "DynamicUser=yes\n", "StateDirectory=baotinh\n", "--contact mailto:a@example.org --data /var/lib/baotinh "}},
		{"a folder with a space", []string{"--data", "/srv/bao tinh/50%", "--user", "root"}, []string{"User=root\n", `--data "/srv/bao tinh/50%%" `, `ReadWritePaths="/srv/bao tinh/50%%"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			printed(t, append([]string{"service", "print", "systemd", "--contact", "mailto:a@example.org", "--at", "02:05", "--program", exe, "--output", dir}, c.args...)...)
			var units []string
			for _, name := range schedulers["systemd"].files {
				path := filepath.Join(dir, name)
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				units = append(units, path)
				if strings.Contains(string(text), "<no value>") || strings.Contains(string(text), "{{") {
					t.Errorf("%s is not filled in:\n%s", name, text)
				}
				if strings.HasSuffix(name, ".timer") {
					if !strings.Contains(string(text), "OnCalendar=*-*-* 02:05:00\n") {
						t.Errorf("%s:\n%s", name, text)
					}
					continue
				}
				for _, want := range []string{"NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "MemoryDenyWriteExecute=yes", "SystemCallFilter=@system-service", "PrivateDevices=yes", "PrivateUsers=yes"} {
					if !strings.Contains(string(text), want) {
						t.Errorf("%s lacks %s", name, want)
					}
				}
			}
			text, _ := os.ReadFile(units[0])
			for _, want := range c.has {
				if !strings.Contains(string(text), want) {
					t.Errorf("no %q in\n%s", want, text)
				}
			}
			analyze, err := exec.LookPath("systemd-analyze")
			if err != nil {
				t.Skip("systemd-analyze is not here: the units were read, not verified")
			}
			out, err := exec.Command(analyze, append([]string{"verify", "--man=no", "--recursive-errors=no"}, units...)...).CombinedOutput()
			if err != nil && strings.Contains(string(out), "Failed to initialize manager") {
				t.Skipf("systemd-analyze does not run here: %s", out)
			}
			if err != nil || len(bytes.TrimSpace(out)) > 0 {
				t.Errorf("systemd-analyze verify: %v\n%s", err, out)
			}
		})
	}
}

func TestServiceCron(t *testing.T) {
	got := printed(t, "service", "print", "cron", "--contact", "mailto:a@example.org", "--program", "/opt/b/baotinh", "--data", "/srv/bao 50% của 'tôi'")
	var lines []string
	for line := range strings.Lines(got) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	want := `15 1 * * *  mkdir -p '/srv/bao 50\% của '\''tôi'\''' && /opt/b/baotinh run --contact mailto:a@example.org --data '/srv/bao 50\% của '\''tôi'\''' --quiet --json >> '/srv/bao 50\% của '\''tôi'\''/run.log'` + "\n"
	if len(lines) != 1 || lines[0] != want {
		t.Errorf("%q, want %q", lines, want)
	}
	// The log stands in the data folder before the first run begins there.
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, filepath.Base(strings.Trim(lines[0], "'\n"))), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := datadir.CheckOurs(data); err != nil {
		t.Errorf("the first run would be refused: %v", err)
	}
}

// TestServiceLaunchd reads the list as a tree: a dict has a key before each value, and the program's arguments are what was given.
func TestServiceLaunchd(t *testing.T) {
	got := printed(t, "service", "print", "launchd", "--contact", "https://bao.example/?a=1&b=<2>", "--program", "/opt/b/baotinh", "--data", "/opt/a/bao tỉnh", "--at", "23:09")
	dec := xml.NewDecoder(strings.NewReader(got))
	var values []string
	var stack []string
	keyed := map[int]bool{}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, got)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if n := len(stack); n > 0 && stack[n-1] == "dict" {
				isKey := tok.Name.Local == "key"
				if isKey == keyed[n] {
					t.Errorf("a dict where key and value do not alternate, at %s", tok.Name.Local)
				}
				keyed[n] = isKey
			}
			stack = append(stack, tok.Name.Local)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(tok)); s != "" {
				values = append(values, s)
			}
		}
	}
	for _, want := range [][]string{
		{"ProgramArguments", "/opt/b/baotinh", "run", "--contact", "https://bao.example/?a=1&b=<2>", "--data", "/opt/a/bao tỉnh", "--quiet", "--json", "StartCalendarInterval", "Hour", "23", "Minute", "9"},
	} {
		at := slices.Index(values, want[0])
		if at < 0 || !slices.Equal(values[at:at+len(want)], want) {
			t.Errorf("%q does not hold %q", values, want)
		}
	}
	if plutil, err := exec.LookPath("plutil"); err == nil {
		name := filepath.Join(t.TempDir(), "baotinh.plist")
		if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(plutil, "-lint", name).CombinedOutput(); err != nil {
			t.Errorf("plutil: %v\n%s", err, out)
		}
	}
}

func TestServiceRefuses(t *testing.T) {
	t.Setenv("BAOTINH_CONTACT", "")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"systemd"}, "--contact"},
		{[]string{"upstart", "--contact", "mailto:a@example.org"}, "upstart"},
		{[]string{"cron", "--contact", "mailto:a@example.org", "--at", "25:00"}, "HH:MM"},
		{[]string{"cron", "--contact", "mailto:a@example.org\n* * * * * rm"}, "control character"},
		{[]string{"systemd", "--contact", "mailto:a@example.org", "--data", "/srv/b"}, "--user"},
		{[]string{"systemd", "--contact", "mailto:a@example.org", "--user", "a b"}, "no name of a user"},
	} {
		var out, errs bytes.Buffer
		code := run(append([]string{"service", "print"}, c.args...), strings.NewReader(""), &out, &errs)
		if code == exitOK || out.Len() > 0 || !strings.Contains(errs.String(), c.says) {
			t.Errorf("%q: exit code %d, %s", c.args, code, errs.String())
		}
	}
}

// TestContainerfile: no engine is needed to see what matters.
func TestContainerfile(t *testing.T) {
	text, err := os.ReadFile("../../Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	_, version, _ := strings.Cut(string(mod), "\ngo ")
	version, _, _ = strings.Cut(version, "\n")
	version = strings.Join(strings.Split(version, ".")[:2], ".")
	for _, want := range []string{"FROM docker.io/library/golang:" + version, "CGO_ENABLED=0", "\nUSER 65532:65532\n", "\nHEALTHCHECK ", "/healthz", `ENTRYPOINT ["/usr/local/bin/baotinh", "--data", "/data"]`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("Containerfile lacks %q", want)
		}
	}
	last := string(text)[strings.LastIndex(string(text), "\nFROM "):]
	if strings.Contains(last, "golang") || !strings.Contains(last, "COPY --from=build") {
		t.Errorf("the last stage builds:\n%s", last)
	}
	if !strings.Contains(last, "/etc/ssl/certs/ca-certificates.crt\n") {
		t.Error("the image has no certificates of its own to trust newspapers by")
	}
	// What the entry point and the default command say must be words of ours.
	var out, errs bytes.Buffer
	if code := run([]string{"--data", t.TempDir(), "serve", "--listen", "0.0.0.0:8474", "--help"}, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Errorf("the default command: exit code %d: %s", code, errs.String())
	}
}

// TestStaticBinary: a package of another module that has C in it would be left out of the image's program, or fail there. Go's own do without
// (their C is for names and users of the machine). The module file is read so that its change makes this test run again.
func TestStaticBinary(t *testing.T) {
	if _, err := os.ReadFile("../../go.mod"); err != nil {
		t.Fatal(err)
	}
	list := exec.Command("go", "list", "-deps", "-f", "{{if and .CgoFiles (not .Standard)}}{{.ImportPath}}{{end}}", ".")
	list.Env = append(os.Environ(), "CGO_ENABLED=1", "GOOS=linux")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	if c := strings.Fields(string(out)); len(c) > 0 {
		t.Errorf("the program is built without C, and these packages need it: %q", c)
	}
}
