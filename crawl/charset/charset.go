// Package charset turns the bytes of a page into NFC UTF-8.
package charset

import "baotinh/extract/viet"

// ToUTF8 returns the text of a page and the name of the encoding that it was in.
func ToUTF8(body []byte, contentType string) (text []byte, name string) {
	return []byte(viet.NFC(string(body))), "utf-8"
}
