package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestLoadErrors(t *testing.T) {
	const good = "name = \"Báo Thử\"\nfamily = \"a\"\nprovince = \"Thử\"\nhosts = [\"127.0.0.1:8081\"]\ndelay = 0\n"
	tests := []struct {
		name, file, text string
		loopback         bool
		want             string // part of the error; empty for none
	}{
		{"good", "thu.toml", good, true, ""},
		{"unknown key", "thu.toml", good + "\n[[layout]]\nname = \"x\"\nboddy = [\"p\"]\n", true, `thu.toml:9: unknown key "boddy" (did you mean "body"?)`},
		{"unknown key at the top", "thu.toml", good + "hostss = []\n", true, `thu.toml:6: unknown key "hostss" (did you mean "hosts"?)`},
		{"unknown key in a source", "thu.toml", good + "[from]\nname = { sorce = \"S1\" }\n", true, `thu.toml:7: unknown key "sorce" (did you mean "source"?)`},
		{"nothing near", "thu.toml", good + "qqqqqqq = 1\n", true, `thu.toml:6: unknown key "qqqqqqq" (remove it)`},
		{"broken", "thu.toml", good + "aliases = [\n", true, "thu.toml:"},
		{"wrong type", "thu.toml", "name = 3\n", true, "thu.toml:1:"},
		{"loopback refused", "thu.toml", good, false, `thu.toml: host "127.0.0.1:8081" is on this machine (--allow-loopback permits that)`},
		{"localhost refused", "thu.toml", strings.Replace(good, "127.0.0.1:8081", "localhost", 1), false, "--allow-loopback"},
		{"private address", "thu.toml", strings.Replace(good, "127.0.0.1:8081", "192.168.0.7", 1), true, "bare address"},
		{"port", "thu.toml", strings.Replace(good, "127.0.0.1:8081", "baothu.vn:8080", 1), true, "has a port"},
		{"no delay", "thu.toml", strings.Replace(good, "127.0.0.1:8081", "baothu.vn", 1), true, "only loopback hosts may go faster"},
		{"path for a host", "thu.toml", strings.Replace(good, "127.0.0.1:8081", "baothu.vn/x", 1), true, "not a host name"},
		{"family", "thu.toml", strings.Replace(good, "\"a\"", "\"z\"", 1), true, `no family "z" (there are a, b, c, d, e, f, g, h, r)`},
		{"pattern", "thu.toml", good + "article = ['(']\n", true, "missing closing )"},
		{"selector", "thu.toml", good + "[[layout]]\nname = \"x\"\nbody = [\"p[\"]\n", true, `selector "p["`},
		{"layout without body", "thu.toml", good + "[[layout]]\nname = \"x\"\n", true, "no body selector"},
		{"page", "thu.toml", good + "page = \"/trang/{n}\"\n", true, `page "/trang/{n}" (write it as "?page={n}")`},
		{"somebody else's host", "thu.toml", strings.Replace(good, "127.0.0.1:8081", "www.baodaklak.vn", 1) + "", true, "0.5"},
		{"claimed host", "thu.toml", "name = \"Báo Thử\"\nhosts = [\"www.baodaklak.vn\"]\n", true, `host "www.baodaklak.vn" belongs to daklak.toml already`},
		{"foreign seed", "thu.toml", good + "seeds = [\"https://baodaklak.vn/\"]\n", true, "on a host that the file does not name"},
		{"key", "Thử.toml", good, true, "rename the file"},
		{"heir", "thu.toml", good + "merged_into = \"khongco\"\n", true, "which no file describes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, tt.file), []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			set, err := Load(dir, tt.loopback)
			if tt.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				s, ok := set.Site("thu")
				if !ok || s.Delay != 0 || s.Scheme != "https" || len(s.Layouts) == 0 {
					t.Errorf("got %+v", s)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want …%s…", err, tt.want)
			}
		})
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none"), false); err == nil || !strings.Contains(err.Error(), "--sites") {
		t.Errorf("a missing folder gives %v", err)
	}
}

// A file of one's own replaces the bundled one of the same name, families too.
func TestLoadReplaces(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "families"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"daklak.toml":     "name = \"Báo Đắk Lắk\"\nfamily = \"x\"\nhosts = [\"baodaklak.vn\"]\ndelay = 5\nprovince = \"Đắk Lắk\"\n",
		"families/x.toml": "name = \"x\"\narticle = ['-x\\d+$']\n[[layout]]\nname = \"x-1\"\nbody = [\"main\"]\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	set, err := Load(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := set.Site("daklak")
	if len(set.Sites()) != 63 || s.Delay != 5*time.Second || s.Layouts[0].Name != "x-1" {
		t.Errorf("%d newspapers, %+v", len(set.Sites()), s)
	}
}

func TestNewestLayoutFirst(t *testing.T) {
	for _, s := range bundledSet(t).Sites() {
		for i := 1; i < len(s.Layouts); i++ {
			if s.Layouts[i].Since > s.Layouts[i-1].Since {
				t.Errorf("%s: layout %s before %s", s.Key, s.Layouts[i-1].Name, s.Layouts[i].Name)
			}
		}
	}
}
