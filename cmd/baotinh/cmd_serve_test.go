package main

import (
	"net"
	"strings"
	"testing"
)

func TestAccess(t *testing.T) {
	for _, c := range []struct {
		address string
		token   string
		public  bool
		rate    float64
		asks    bool // for a token
		want    float64
	}{
		{address: "127.0.0.1", rate: -1},
		{address: "::1", rate: -1},
		{address: "127.0.0.1", token: "t", rate: 3, asks: true, want: 3},
		{address: "0.0.0.0", rate: -1, asks: true, want: publicRate},
		{address: "::", rate: -1, asks: true, want: publicRate},
		{address: "192.0.2.1", token: "t", rate: 0, asks: true},
		{address: "192.0.2.1", public: true, rate: -1, want: publicRate},
	} {
		token, rate := access(&net.TCPAddr{IP: net.ParseIP(c.address), Port: 80}, c.token, c.public, c.rate)
		if (token != "") != c.asks || rate != c.want || c.token != "" && token != c.token {
			t.Errorf("%+v: token %q, rate %v", c, token, rate)
		}
		if c.asks && c.token == "" && len(token) < 20 {
			t.Errorf("%s: the token %q can be guessed", c.address, token)
		}
	}
	data := sampleData(t)
	for _, args := range [][]string{{"--public", "--token", "x"}, {"--rate", "-2"}, {"--rate", "viel"}} {
		if code, _, errs := runProgram(t, append([]string{"serve", "--data", data}, args...)...); code != exitUsage || strings.Count(errs, "\n") != 1 {
			t.Errorf("serve %v: exit %d, %q", args, code, errs)
		}
	}
}
