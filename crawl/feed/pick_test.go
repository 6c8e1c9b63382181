package feed

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const there = "http://bao.example/muc/"

// TestPickLosesNothing reads pages as they are and what was picked out of them: the same must come of it.
func TestPickLosesNothing(t *testing.T) {
	pages := map[string]string{
		"quotes":            `<div title="a > b <a rel=next href=/2>"><h1>Một &lt; hai <b>ba</b> < bốn</h1><a rel=next href='/3?x=">"'>`,
		"comments":          `<!-- <title>sai</title> --><!--><title>Đúng</title><!-- x --!><h1>y</h1> --><link rel=canonical href=/c>`,
		"raw text":          `<style>h1 > a {}</style><textarea><h1>sai</h1></textarea><noscript><h1>trong noscript</h1></noscript><h1>đúng</h1><iframe><link rel=canonical href=/x></iframe>`,
		"scripts":           `<script>var a = "<h1>x</h1></div>";</script><SCRIPT TYPE="application/LD+json">{"datePublished":"2020-08-26"}</SCRIPT><h1>a</h1>`,
		"upper case":        `<TITLE>A</TITLE><H1 CLASS=x>B</H1><META PROPERTY="og:site_name" CONTENT="C"><LINK REL=Canonical HREF=/d><A HREF=/e REL=NEXT>`,
		"a heading open":    `<h1>một <p>hai <a href=x>ba</a>`,
		"an unclosed tag":   `<title>a</title><h1>b</h1><a rel=next href="/2`,
		"an unclosed title": `<h1>b</h1><title>a <b>c`,
		"odd signs":         `<<h1>a</h1></><? x ><!doctype html></ h1><h1>c</h1><1>`,
		"two headings":      `<h1> </h1><h1>a</h1><h1>b</h1>`,
		"long names":        `<ten-rat-dai-cua-phan-tu-rieng rel=next><h1>a</h1></ten-rat-dai-cua-phan-tu-rieng><metaphor content=x><linked rel=canonical href=/sai>`,
		"values bare":       `<a href=/x?a=b>c rel=next</a><a href=/2 rel=next>d</a><h1 data-x=a=b>e</h1>`,
		"names alike": `<html><header><hr><h2>sai</h2><article rel=next href=/sai><address rel=next href=/sai><li rel=next href=/sai><linear rel=canonical href=/sai>` +
			`<strong><title>Đúng</title></strong><img><meter content=x><nobr><table><th><td><tt><xml><p><pre><h1>đúng</h1></h1x></H2><LINK rel=next href=/2>`,
		"names alike that hide": `<iframe><h1>sai</h1></iframe><xmp><h1>sai</h1></xmp><noembed><h1>sai</h1></noembed><STYLE><h1>sai</h1></STYLE><h1>đúng</h1><plaintext><link rel=canonical href=/sai>`,
		"quotes in short tags":  `<p title='<h1>sai</h1>'><b x="><title>sai</title>"></p y="<h1>sai</h1>"><i x='>'></i ><h1>đúng</h1>`,
		"links of all kinds": `<base href=/goc/><base href=/sai><article href=/sai><b href=/sai><basefont href=/sai><AREA HREF="1.html"><a class="a > b" id=x href='2.html?a=1&amp;b=2#c'>hai</a>` +
			`<a href = 3.html>ba</a><a data-href=/sai>không</a><a/href=4.html>bốn</a><map><area shape=rect href=5.html /></map><link rel=stylesheet href=/sai.css>` +
			`<link href=/6 rel="next"><meta content="0; url=/7" http-equiv=Refresh><!-- <a href=/sai> --><script>"<a href=/sai>"</script><a title='>' href="/8&#47;x">x</a>` +
			`<a href=9.html href=/sai>y</a><a href="//khac.example/10">z</a><a href=javascript:void(0)>k</a><a
			href
			=
			"11.html"
			>l</a><noscript><a href=/sai></noscript><svg><a xlink:href=/sai href=/12></a></svg><a href="/13`,
		"tags side by side": `</p><p></p><p x><h1>a</h1></div><div><a rel=next href=/2></a><b`,
	}
	saved, err := filepath.Glob("../site/testdata/*/*.html")
	if err != nil || len(saved) < 50 {
		t.Fatal("saved pages are missing", err)
	}
	for _, name := range saved {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = string(page)
	}
	for name, page := range pages {
		want, got := readHead([]byte(page), there), ReadHead([]byte(page), there)
		if !got.Published.Equal(want.Published) || !reflect.DeepEqual(undated(got), undated(want)) {
			t.Errorf("%s: %+v, the whole page says %+v", name, got, want)
		}
		if want, got := allLinks(readLinks([]byte(page), there)), allLinks(Links([]byte(page), there)); !slices.Equal(got, want) {
			t.Errorf("%s: the links %q, the whole page has %q", name, got, want)
		}
	}
}

func allLinks(links []string, whole bool) []string {
	if !whole {
		links = append(links, "and more")
	}
	return links
}

func FuzzPick(f *testing.F) {
	f.Add("<title>a</title><h1 x='>'>b</h1><!-- c")
	f.Add("<a rel=\"next")
	f.Fuzz(func(t *testing.T, page string) {
		once := Pick([]byte(page))
		if len(once) > len(page)+len("</plaintext>")*(1+strings.Count(page, "<")) {
			t.Errorf("%d bytes picked out of %d", len(once), len(page))
		}
		ReadHead([]byte(page), there)
		if want, got := allLinks(readLinks([]byte(page), there)), allLinks(Links([]byte(page), there)); !slices.Equal(got, want) {
			t.Errorf("the links %q, the whole page has %q", got, want)
		}
	})
}

func BenchmarkReadHead(b *testing.B) {
	page := []byte("<title>Tin</title>" + strings.Repeat("<div class=\"tin\"><p>Đảng bộ tỉnh có <a href=\"/x\">114 tổ chức</a> cơ sở đảng.</p></div>\n", 1000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		ReadHead(page, there)
	}
}

func BenchmarkLinks(b *testing.B) {
	page := []byte(strings.Repeat("<div class=\"tin\"><p>Đảng bộ tỉnh có <a href=\"/x\">114 tổ chức</a> cơ sở đảng.</p></div>\n", 1000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Links(page, there)
	}
}
