package entity

import "baotinh/extract/timex"

// Person is somebody whom the text names with a post; photographers and reporters are left out.
type Person struct {
	Name  string   `json:"name"`
	Posts []string `json:"posts"`
	Start int      `json:"start"` // first mention, code points of the NFC text
	End   int      `json:"end"`
}

// Congress is one congress that the text names.
type Congress struct {
	Organisation string      `json:"organisation"`
	Ordinal      *string     `json:"ordinal"` // as written: "XVI", "10"
	Term         []int       `json:"term"`    // [2015, 2020], or null
	Date         *timex.Date `json:"date"`    // its first day
	Start        int         `json:"start"`
	End          int         `json:"end"`
}

// Abbreviation is a short form that the text itself defines in brackets.
type Abbreviation struct {
	Short string `json:"short"`
	Long  string `json:"long"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}
