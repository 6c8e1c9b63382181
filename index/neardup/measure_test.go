package neardup

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"baotinh/extract/viet"
)

// TestMeasure makes reprints of our own articles the way newspapers do, and near misses the way newspapers do those too, and counts which pairs
// are taken for one story. Run it with -v for the table.
func TestMeasure(t *testing.T) {
	stories := ourArticles(t)
	sketches := make([]Sketch, len(stories))
	for i, s := range stories {
		sketches[i] = Of(s)
	}
	type tally struct{ pairs, same, proposed int }
	table := map[string]*tally{}
	count := func(kind string, a, b Sketch) {
		if len(a.runs) < shortest || len(b.runs) < shortest {
			return
		}
		one := table[kind]
		if one == nil {
			one = &tally{}
			table[kind] = one
		}
		one.pairs++
		if shareBand(a, b) {
			one.proposed++
			if Compare(a, b).SameStory() {
				one.same++
			}
		}
	}
	for i, story := range stories {
		for round := range 5 {
			r := rand.New(rand.NewPCG(uint64(i), uint64(round)))
			other := stories[(i+1+r.IntN(len(stories)-1))%len(stories)]
			for kind, make := range reprints {
				count("reprint: "+kind, sketches[i], Of(make(r, story, other)))
			}
			for kind, make := range nearMisses {
				count("near miss: "+kind, sketches[i], Of(make(r, story, other)))
			}
		}
		for j := range i {
			count("near miss: another story", sketches[i], sketches[j])
		}
	}
	var found, missed, wrong int
	for kind, n := range table {
		t.Logf("%-40s %5d pairs, %5d proposed, %5d taken for one story", kind, n.pairs, n.proposed, n.same)
		if strings.HasPrefix(kind, "reprint") {
			found, missed = found+n.same, missed+n.pairs-n.same
		} else {
			wrong += n.same
		}
	}
	recall, precision := float64(found)/float64(found+missed), float64(found)/float64(found+wrong)
	t.Logf("recall %.3f (%d of %d), precision %.3f (%d wrong)", recall, found, found+missed, precision, wrong)
	if recall < 0.95 || precision < 0.99 {
		t.Errorf("recall %.3f, precision %.3f; want 0.95 and 0.99", recall, precision)
	}
}

func shareBand(a, b Sketch) bool {
	keys := map[int64]bool{}
	for _, k := range a.Bands() {
		keys[k] = true
	}
	for _, k := range b.Bands() {
		if keys[k] {
			return true
		}
	}
	return false
}

// ourArticles are the bodies of the trial newspapers and of the annotated articles.
func ourArticles(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"newspapers/*/*.txt", "gold/*.txt"} {
		names, err := filepath.Glob(filepath.Join("..", "..", "testdata", filepath.FromSlash(pattern)))
		if err != nil || len(names) < 20 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			body := string(text)
			if _, after, ok := strings.Cut(body, "\n---\n"); ok {
				body = after
			}
			all = append(all, strings.TrimSpace(body))
		}
	}
	return all
}

// change makes another text of a story; other is another story.
type change func(r *rand.Rand, story, other string) string

var reprints = map[string]change{
	"other title and lead": func(_ *rand.Rand, story, other string) string {
		return firstParagraphs(other, 1) + "\n\n" + story
	},
	"the last third cut": func(_ *rand.Rand, story, _ string) string {
		return firstSentences(story, 0.67)
	},
	"the second half cut": func(_ *rand.Rand, story, _ string) string {
		return firstSentences(story, 0.5)
	},
	"one word in twenty-five is another, tones placed the other way": func(r *rand.Rand, story, _ string) string {
		words := strings.Fields(story)
		for i := range words {
			if v := viet.Variants(words[i]); len(v) > 0 {
				words[i] = v[r.IntN(len(v))]
			}
			if r.IntN(25) == 0 {
				words[i] = "khác"
			}
		}
		return strings.Join(words, " ")
	},
	"a box of links behind": func(_ *rand.Rand, story, other string) string {
		return story + "\n\nTin liên quan\n\n" + firstParagraphs(other, 1)
	},
}

var nearMisses = map[string]change{
	"tomorrow's column: the same words, other numbers": func(r *rand.Rand, story, _ string) string {
		digits := strings.Map(func(c rune) rune {
			if unicode.IsDigit(c) {
				return '1' + rune(r.IntN(9))
			}
			return c
		}, story)
		if len(Of(story).numbers) < enoughNumbers { // a story with hardly a number is no column
			return ""
		}
		return digits
	},
	"another story with two fifths of this one as background": func(_ *rand.Rand, story, other string) string {
		return other + "\n\n" + firstSentences(story, 0.4)
	},
	"the same event elsewhere: two fifths of the text are the form": func(r *rand.Rand, story, other string) string {
		a, b := sentences(story), sentences(other)
		kept := 0
		for _, i := range r.Perm(len(a)) {
			if kept += len(a[i]); kept > len(story)*2/5 {
				kept -= len(a[i])
				a[i] = b[r.IntN(len(b))]
			}
		}
		return strings.Join(a, " ")
	},
}

func firstParagraphs(text string, n int) string {
	p := strings.Split(text, "\n\n")
	return strings.Join(p[:min(n, len(p))], "\n\n")
}

func sentences(text string) []string {
	return strings.SplitAfter(text, ". ")
}

// firstSentences is the beginning of a text, of about that share of it and not more.
func firstSentences(text string, share float64) string {
	at := 0
	for _, s := range sentences(text) {
		if float64(at+len(s)) > share*float64(len(text)) {
			break
		}
		at += len(s)
	}
	return text[:at]
}

func Example() {
	a := Of("Sau hợp nhất, Đảng bộ có 114 tổ chức cơ sở đảng trực thuộc, gồm 67 đảng bộ và 47 chi bộ.")
	b := Of("(BST) – Sau hợp nhất, Đảng bộ có 114 tổ chức cơ sở đảng trực thuộc (gồm 67 đảng bộ và 47 chi bộ).")
	fmt.Println(Compare(a, b).SameStory())
	// Output: true
}
