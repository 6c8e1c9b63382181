package article

import "unicode/utf8"

// Append adds the next page of an article that goes on over several. What the pages repeat, title, lead and pictures, stands once. A page
// that shows the text of an earlier one, as newspapers do for a number that they do not know, adds nothing.
func (a *Article) Append(next *Article) {
	own := map[string]bool{}
	captions := map[string]bool{}
	for _, b := range a.Blocks {
		if b.Start >= 0 {
			own[b.Text] = true
		}
	}
	for _, c := range a.Captions {
		captions[c.Text] = true
	}
	fresh := 0
	for _, b := range next.Blocks {
		if b.Start >= 0 && !own[b.Text] || b.Kind == Table || b.Kind == Caption && !captions[b.Text] || b.Kind == Sapo && b.Text != a.Sapo && !own[b.Text] {
			fresh++
		}
	}
	if fresh == 0 {
		return
	}
	size := utf8.RuneCountInString(a.Text)
	for _, b := range next.Blocks {
		switch b.Kind {
		case Title:
			continue
		case Sapo:
			if b.Text == a.Sapo || own[b.Text] {
				continue
			}
			b.Kind = Paragraph // where the first paragraph is always set apart, so is that of a later page
		case Caption:
			if captions[b.Text] {
				continue
			}
		case Table:
			b.Table += len(a.Tables)
		}
		switch b.Kind {
		case Caption, Table, Byline:
		default:
			if size > 0 {
				a.Text += "\n\n"
				size += 2
			}
			b.Start = size
			a.Text += b.Text
			size += utf8.RuneCountInString(b.Text)
			b.End = size
		}
		a.Blocks = append(a.Blocks, b)
	}
	a.Tables = append(a.Tables, next.Tables...)
	for _, c := range next.Captions {
		if !captions[c.Text] {
			a.Captions = append(a.Captions, c)
		}
	}
	for _, name := range next.Authors {
		known := false
		for _, have := range a.Authors {
			known = known || have == name
		}
		if !known {
			a.Authors = append(a.Authors, name)
		}
	}
	if a.Published == "" {
		a.Published = next.Published
	}
}
