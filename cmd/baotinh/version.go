package main

import (
	"runtime/debug"
	"strings"
)

// release is set when a program is built without its repository: go build -ldflags "-X main.release=1.2.0".
var release string

// version is what this program was built from, as newspapers and archives see it: a release, or the commit.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "dev"
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}
