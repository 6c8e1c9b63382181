package web

import (
	_ "embed"
	"strings"
)

//go:embed messages.tsv
var messagesTSV string

type message struct{ vi, en string }

var texts = loadMessages(messagesTSV)

func loadMessages(tsv string) map[string]message {
	all := map[string]message{}
	for line := range strings.Lines(tsv) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[1] == "" || f[2] == "" {
			panic("index/web: messages.tsv: a line without key, Vietnamese and English: " + line)
		}
		if _, twice := all[f[0]]; twice {
			panic("index/web: messages.tsv: twice: " + f[0])
		}
		all[f[0]] = message{f[1], f[2]}
	}
	return all
}

// The languages of the pages.
const (
	vi = "vi"
	en = "en"
)

func text(lang, key string) string {
	m, ok := texts[key]
	if !ok {
		panic("index/web: messages.tsv has no " + key)
	}
	if lang == en {
		return m.en
	}
	return m.vi
}

// label is the text for a value of a closed list, such as kind.target; a value that the table does not know stands for itself.
func label(lang, group, value string) string {
	if m, ok := texts[group+"."+value]; ok {
		if lang == en {
			return m.en
		}
		return m.vi
	}
	return value
}
