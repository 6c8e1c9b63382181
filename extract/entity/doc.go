// Package entity finds who and what an article speaks of: organisations and places, people with their posts, congresses, and the short forms
// that the text itself defines in brackets.
//
//	organisation.go  Organisations: "Ban Thường vụ Đảng ủy Khối", "UBND tỉnh Hưng Yên", "xã Thanh Tân", each as long as its name goes
//	post.go          offices with the body they are held in: "Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy"
//	person.go        People: names with their posts, before or behind
//	congress.go      Congresses and CongressAt: whose, which, for which tenure, when
//	abbreviation.go  Abbreviations: long forms by their initials
//	rule.go          the list of rules with their examples
//	vocabulary.go    the vocabularies and small questions about tokens
//	types.go         Person, Congress, Abbreviation
//
// Vocabularies: orgs.tsv heads of organisations, orgwords.tsv words their names are made of, admin.tsv administrative words, places.tsv the
// gazetteer, posts.tsv offices and forms of address, surnames.tsv family names, appointed.tsv verbs of appointing; words.tsv has the short ones, one a class.
//
// It names what stands in the text. Which figure belongs to whom is decided in package quantity, which document was issued by whom in docnum.
package entity
