package charset

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	letters "unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

const text = `<html><head><title>Đại hội Đảng bộ xã Phú Thuận</title></head><body><p class="chu-dam">Sáng 12-6, Đảng ủy xã Phú Thuận tổ chức Đại hội đại biểu
lần thứ V, nhiệm kỳ 2025 - 2030, với sự tham dự của 148 đại biểu. Kỷ luật, đoàn kết, quyết liệt; người dân hưởng ứng mạnh mẽ, nỗ lực vượt khó.</p>
<p>Ông Nguyễn Hữu Ngữ, Bí thư Đảng ủy, đã trình bày báo cáo chính trị. Kết quả: thu nhập bình quân đầu người tăng, hộ nghèo giảm còn dưới hai phần trăm.</p></body></html>`

// encodeVNI is the inverse of readVNI for lower and upper case text.
func encodeVNI(s string) []byte {
	alone := map[rune]byte{}
	for b, r := range vniAlone {
		alone[r] = b
	}
	marks := map[string]byte{}
	for b, m := range vniMark {
		marks[norm.NFD.String(m)] = b
	}
	var out []byte
	for _, r := range norm.NFC.String(s) {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
			continue
		}
		if b, ok := alone[r]; ok {
			out = append(out, b)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		base, rest := parts[0], string(parts[1:])
		upper := base >= 'A' && base <= 'Z'
		// The horn is part of the letter: ờ is ô (0xf4) and the mark of the tone.
		if at := strings.IndexRune(rest, '\u031b'); at >= 0 {
			rest = rest[:at] + rest[at+len("\u031b"):]
			horned, _ := utf8.DecodeRuneInString(norm.NFC.String(string(base) + "\u031b"))
			out = append(out, alone[horned])
		} else {
			out = append(out, byte(base))
		}
		if rest == "" {
			continue
		}
		b, ok := marks[rest]
		if !ok { // a dot below sorts before a circumflex
			b, ok = marks[string([]rune(rest)[1])+string([]rune(rest)[0])]
		}
		if !ok {
			panic("no VNI form of " + string(r))
		}
		if upper {
			b -= 0x20
		}
		out = append(out, b)
	}
	return out
}

func encodeTable(s string, high []rune, low map[byte]rune) []byte {
	back := map[rune]byte{}
	for i, r := range high {
		if _, ok := back[r]; !ok {
			back[r] = byte(0x80 + i)
		}
	}
	for b, r := range low {
		back[r] = b
	}
	var out []byte
	for _, r := range s {
		switch b, ok := back[r]; {
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
		case ok:
			out = append(out, b)
		default:
			// TCVN3 has small letters with tones and capitals without.
			for _, part := range norm.NFD.String(string(r)) {
				if part < utf8.RuneSelf {
					out = append(out, byte(part))
				} else {
					out = append(out, back[part])
				}
			}
		}
	}
	return out
}

func encode1258(t *testing.T, s string) []byte {
	t.Helper()
	var out []byte
	for _, r := range s {
		if b, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, b)
			continue
		}
		// The tone stands apart, circumflex, breve and horn do not.
		parts := []rune(norm.NFD.String(string(r)))
		var tone rune
		base := string(parts[0])
		for _, p := range parts[1:] {
			switch p {
			case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
				tone = p
			default:
				base += string(p)
			}
		}
		letter, _ := utf8.DecodeRuneInString(norm.NFC.String(base))
		for _, p := range []rune{letter, tone} {
			b, ok := charmap.Windows1258.EncodeRune(p)
			if !ok {
				t.Fatalf("windows-1258 has no %q", p)
			}
			out = append(out, b)
		}
	}
	return out
}

func TestToUTF8(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	cut := strings.Replace(text, "người", "ng\xc6ời", 1)
	tests := []struct {
		name, contentType, encoding string
		body                        []byte
		want                        string
	}{
		{"plain", "", UTF8, []byte(text), text},
		{"mark", "", UTF8, []byte("\xef\xbb\xbf" + text), text},
		{"decomposed", "", UTF8, []byte(norm.NFD.String(text)), text},
		{"zero width", "", UTF8, []byte(strings.ReplaceAll(text, "Đảng", "Đ\u200bả\ufeffng\u00ad")), text},
		{"control", "", UTF8, []byte(strings.ReplaceAll(text, "xã", "x\x07ã\u0085")), text},
		{"header lies", "text/html; charset=iso-8859-1", UTF8, []byte(text), text},
		{"a broken byte", "text/html; charset=utf-8", UTF8, []byte(cut), strings.Replace(text, "người", "ng\uFFFDời", 1)},
		{"utf-16", "", "utf-16le", utf16, text},
		{"1258", "", CP1258, encode1258(t, text), text},
		{"1258 with a label", "text/html; charset=windows-1258", CP1258, encode1258(t, text), text},
		{"tcvn3", "text/html; charset=windows-1252", TCVN3, encodeTable(text, tcvn3Runes, nil), text},
		{"viscii", "", VISCII, encodeTable(text, visciiRunes, visciiLow), text},
		{"vni", "", VNI, encodeVNI(text), text},
		{"vni capitals", "", VNI, encodeVNI(strings.ToUpper(text)), strings.ToUpper(text)},
		{"french", "", "windows-1252", []byte("<p>Les \xe9l\xe8ves fran\xe7ais, na\xefvet\xe9, d\xe9j\xe0 vu, Fran\xe7ois, \xe9cole, gar\xe7on, o\xf9, re\xe7u</p>"),
			"<p>Les élèves français, naïveté, déjà vu, François, école, garçon, où, reçu</p>"},
		{"empty", "", UTF8, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, encoding := ToUTF8(tt.body, tt.contentType)
			if encoding != tt.encoding {
				t.Errorf("encoding %s, want %s", encoding, tt.encoding)
			}
			if string(got) != tt.want {
				t.Errorf("got %.300q\nwant %.300q", got, tt.want)
			}
		})
	}
}

// Lines of our annotated articles in each of the old encodings, under labels that say nothing or lie: each alone is enough to tell its encoding by.
func TestDetection(t *testing.T) {
	files, err := filepath.Glob("../../testdata/gold/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatal("annotated articles are missing", err)
	}
	encodings := map[string]func(string) []byte{
		CP1258: func(s string) []byte { return encode1258(t, s) },
		TCVN3:  func(s string) []byte { return encodeTable(s, tcvn3Runes, nil) },
		VISCII: func(s string) []byte { return encodeTable(s, visciiRunes, visciiLow) },
		VNI:    encodeVNI,
	}
	typewriter := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "…", "...", "\u00a0", " ", "²", "2", "³", "3")
	told := map[string]int{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(typewriter.Replace(string(b))) {
			line = strings.TrimSpace(line)
			isSign := func(r rune) bool { return r >= utf8.RuneSelf && !letters.IsLetter(r) } // which not every encoding has
			if utf8.RuneCountInString(line) < 60 || strings.ContainsFunc(line, isSign) {
				continue
			}
			for name, encode := range encodings {
				want := line
				if name == TCVN3 { // its capitals have no tones
					want = strings.ToLower(line)
				}
				page := append(append([]byte("<p>"), encode(want)...), "</p>"...)
				want = "<p>" + want + "</p>"
				for _, label := range []string{"", "text/html; charset=utf-8", "text/html; charset=windows-1252"} {
					if got, encoding := ToUTF8(page, label); encoding != name || string(got) != want {
						t.Errorf("%s under %q was read as %s:\n got %s\nwant %s", name, label, encoding, got, want)
					}
				}
				told[name]++
			}
		}
	}
	for name := range encodings {
		if told[name] < 200 {
			t.Errorf("%s: only %d lines", name, told[name])
		}
	}
}

// glibc's iconv reads three of the four legacy encodings; it is asked where it is there.
func TestAgainstIconv(t *testing.T) {
	if _, err := exec.LookPath("iconv"); err != nil {
		t.Skip("no iconv here")
	}
	for name, theirs := range map[string]string{TCVN3: "TCVN5712-1", VISCII: "VISCII", CP1258: "CP1258"} {
		t.Run(name, func(t *testing.T) {
			for b := 0xa0; b < 0x100; b++ {
				body := []byte{byte(b), ' '}
				cmd := exec.Command("iconv", "-f", theirs, "-t", "UTF-8")
				cmd.Stdin = bytes.NewReader(body)
				want, err := cmd.Output()
				if err != nil {
					continue // unassigned there
				}
				if got := read(body, name); norm.NFC.String(string(got)) != norm.NFC.String(string(want)) {
					t.Errorf("byte %#x reads %q, iconv reads %q", b, got, want)
				}
			}
		})
	}
}

func TestIsSyllable(t *testing.T) {
	for _, w := range strings.Fields("đảng bộ nghiêng quyết giếng khuỷu yêu ưu hòa hoà thuở ỷ uống giữ gìn Tỉnh ỦY huỳnh ngoằn xoong khuya tuần quỹ thoải Yên mía") {
		if !isSyllable(w) {
			t.Errorf("%q is a syllable", w)
		}
	}
	for _, w := range strings.Fields("éléves français Nämlich b¸o ®¹i ñaûng àá wörter Hoọi Tổnh Baống ChÔt ẹT tiê HĐND") {
		if isSyllable(w) {
			t.Errorf("%q is none", w)
		}
	}
}

// Abbreviations say nothing about the encoding that they stand in.
func TestIsInitials(t *testing.T) {
	for w, want := range map[string]bool{"HĐND": true, "ĐT": true, "QĐ": true, "Đ": true, "ĐẢNG": false, "Đảng": false, "đ": false, "ỦY": false} {
		if got := isInitials(w); got != want {
			t.Errorf("%q: %v", w, got)
		}
	}
}

func FuzzToUTF8(f *testing.F) {
	f.Add([]byte(text), "text/html; charset=utf-8")
	f.Add([]byte("\xff\xfe<\x00"), "")
	f.Add(encodeVNI("Đảng bộ tỉnh"), "text/html; charset=x-user-defined")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		got, name := ToUTF8(body, contentType)
		if !utf8.Valid(got) {
			t.Errorf("%s: not UTF-8", name)
		}
		if !norm.NFC.IsNormal(got) {
			t.Errorf("%s: not NFC", name)
		}
		if again, _ := ToUTF8(got, "text/html; charset=utf-8"); name != "utf-16le" && name != "utf-16be" && len(got) > 2 && got[0] != '<' && !bytes.Equal(again, got) && !bytes.Contains(got, []byte{0}) {
			t.Errorf("%s: reading twice changes %q to %q", name, got, again)
		}
	})
}
