package relation

import (
	"slices"

	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
)

// Whom does the text name, and in which part of the clause? actors goes once over the elements, reads an actor wherever one may begin (actorname.go, works.go), joins
// those that act together, and then gives each its predicate and its role (role.go), which its neighbours in a row may change. subject.go
// chooses among them; marks count what stands between two.

// actor is one mention of an organisation, a place, a level of government or an office: of somebody whom figures can belong to.
type actor struct {
	from, to  int // tokens of the name
	elem, end int // elements [elem, end)
	class     actorClass
	role      actorRole
	acts      bool      // a predicate follows
	says      bool      // it is a word of saying: what it says need not be about itself
	verb      string    // the class of its verb
	negated   bool      // không, chưa
	passive   bool      // được, bị
	given     bool      // it is given the fruit of another's deed
	gives     bool      // an agent whose deed another is given the fruit of: "xã được tỉnh giao 13 con bò"
	listed    bool      // goes on with a row that is no subject
	generic   bool      // a kind of body rather than one: "tổ chức đảng", "chi bộ"
	caption   bool      // it acts on a picture
	inside    bool      // it stands in brackets
	body      scan.Span // of an office: the body it is held in; of a congress: the Party organisation in its name; of an organisation and the people: their place
	alone     int       // of an organisation and the people: where its own name ends
	own       int       // the figure that is this count, -1 for others
	meets     bool      // a meeting: what it does is told of it
	named     bool      // of a group: it has words of its own
	central   bool
	heads     bool // people of the body: its leaders, its staff
	self      bool // who speaks himself: "tôi", "gia đình tôi"
	abroad    bool // a country that newspapers tell of beside their own
	at        marks
}

// actorClass is what sort of body, place or person an actor is. Bodies come first, in the order that rules compare them by.
type actorClass uint8

const (
	partyBody actorClass = iota
	stateBody
	massBody
	firmBody
	congressBody
	namedPlace // huyện Kiến Xương, Hưng Yên
	wholePlace // toàn huyện, cả nước
	barePlace  // huyện, địa phương
	levelOf    // cấp huyện
	groupOf    // các sở, ngành
	bareBody   // Hội, công ty
	office     // Chủ tịch UBND tỉnh
	capitals   // a name of no vocabulary: "Tân Công Chí đạt 37/57 chỉ tiêu"
	counted    // "13 đảng bộ"
	person     // ông Nguyễn Văn An
	noun       // "Doanh nghiệp may xuất khẩu đã …"
	works      // "Cầu Sông Lam dài 1,5 km", "Dự án có tổng mức đầu tư …"
)

// actorRole is what an actor is in its clause, as the words before it tell.
type actorRole uint8

const (
	asSubject  actorRole = iota // begins a clause
	asOwner                     // của
	asPlace                     // ở, tại, trong, trên địa bàn
	asAgent                     // do, được, bị, bởi
	asSource                    // theo
	asObject                    // behind a verb
	asModifier                  // behind a noun
	asCounted                   // behind a figure's noun
	asIssuer                    // behind a document
	asOther                     // behind another preposition
)

// marks counts what stands before an element, so that what stands between two is a difference.
type marks struct{ commas, semicolons, colons, figures, verbs, paragraphs, sentence int32 }

// actors finds all actors of the text in one pass over its elements, and counts the marks before each figure.
func (r *Reading) actors() (found []actor, figures []marks) {
	figures, found = r.marks, slices.Grow(r.found, len(r.Orgs)+len(r.Elems)/16)
	var at marks
	depth := 0
	elems := r.Elems
	for k := 0; k < len(elems); {
		r.T.Work++
		e := &elems[k]
		switch e.Kind {
		case quantity.Comma:
			at.commas++
		case quantity.Semicolon:
			at.semicolons++
		case quantity.Colon:
			at.colons++
		case quantity.Verb:
			at.verbs++
		case quantity.Fig:
			at.sentence = int32(r.T.SentenceOf(e.From))
			figures[e.Ref] = at
			at.figures++
		case quantity.Open:
			depth++
		case quantity.Close:
			depth--
		case quantity.Stop:
			depth = 0
			if r.T.IsKind(e.From, scan.Newline) {
				at.paragraphs++
			}
		}
		if e.Begins.May(captionLex) && r.opensWith(k, captionLex) && r.capital(*e) { // it opens what stands below a picture
			at.sentence = int32(r.T.SentenceOf(e.From))
			for n := len(found) - 1; n >= 0 && found[n].at.sentence >= at.sentence-1 && e.From-found[n].from < 45; n-- {
				found[n].caption = true
			}
		}
		if !r.mayAct(k) {
			k++
			continue
		}
		a, ok := r.actorAt(k)
		if !ok {
			k++
			continue
		}
		r.calledByDeed(&a)
		if k := a.end; k+1 < len(r.Elems) && r.exactly(k, andLex) && r.exactly(k+1, likeLex) {
			a.end, a.to = k+2, r.Elems[k+1].To // "cấp huyện và tương đương"
		}
		at.sentence = int32(r.T.SentenceOf(e.From))
		a.at, a.inside = at, depth > 0
		k = a.end
		if r.alongside(&a) {
			k = a.end
		}
		if n := len(found); n > 0 && r.joins(&found[n-1], &a) {
			k = max(k, found[n-1].end)
			continue
		}
		found = append(scan.Room(found, k, len(r.Elems)), a)
	}
	r.roles(found)
	r.found = found
	return found, figures
}

// roles gives each actor its predicate and its role, which the actors before it and its place in a row may change.
func (r *Reading) roles(found []actor) {
	for i := range found {
		r.T.Work++
		a := &found[i]
		r.predicateBehind(a)
		a.role = r.roleOf(a)
		if r.label(a) {
			a.role = asOther
		}
		if a.class == barePlace && a.role != asSubject && (r.row(a) || i > 0 && r.sorts(&found[i-1], a) || i+1 < len(found) && r.sorts(a, &found[i+1])) {
			a.role, a.generic = asOther, true
		}
		if i > 0 && (a.role == asPlace || a.role == asModifier) && r.livesAt(&found[i-1], a) {
			a.role = asOther
		}
		for p := i - 1; p >= 0 && p >= i-3 && a.role == asSubject && r.inApposition(a); p-- {
			r.T.Work++
			if b := &found[p]; b.verb == "" && b.at.colons == a.at.colons && r.livesAt(b, a) {
				a.role = asOther // "Ông Nguyễn Văn An, 67 tuổi, hội viên Chi hội 4, xã Sơn Hà, có …"
			}
		}
		if i > 0 && a.role == asAgent && r.exactly(a.elem-1, passiveLex) {
			b := &found[i-1] // "xã Sơn Hà vừa được tỉnh giao …"
			a.gives = b.role == asSubject && b.own < 0 && b.end >= a.elem-3 && b.at.commas == a.at.commas && b.at.figures == a.at.figures && (b.class <= barePlace && b.class != congressBody || b.class == person || b.class == bareBody)
			b.given = b.given || a.gives
		}
		if i > 0 && a.class == person && a.acts && found[i-1].class == office && found[i-1].end >= a.elem {
			a.role = asSubject // "Chủ tịch UBND tỉnh ông Nguyễn Văn An"
		}
		if i > 0 && a.role == asSubject {
			// "tặng cờ cho Đảng bộ xã A, Đảng bộ xã B": a row goes on as it began
			if b := &found[i-1]; b.end == a.elem-1 && b.own < 0 && a.class != wholePlace && !(b.class == namedPlace && r.inside(a, b)) && b.role != asSubject && (b.role != asSource || !a.acts) && r.Elems[a.elem-1].Kind != quantity.Semicolon && r.Elems[a.elem-1].Kind != quantity.Stop && !r.tensed(a.end) && (b.class == a.class || b.elem > 0 && !r.clauseStart(b.elem-1)) {
				a.role, a.listed = b.role, true
			}
		}
	}
}

// mayAct reports whether an actor may begin at element k: false is certain. None begins with a mark, a time or a document.
func (r *Reading) mayAct(k int) bool {
	switch e := &r.Elems[k]; e.Kind {
	case quantity.Org:
		return true
	case quantity.Fig:
		return r.Mentions[e.Ref].Noun
	case quantity.Func:
		return e.Begins&beginAny != 0 && r.namesActor(k) || r.determines(k)
	case quantity.Noun:
		class := r.NounClass(k)
		return e.Begins&beginAny != 0 && r.namesActor(k) || class == "person" || class == "place" && k > 0 && r.exactly(k-1, ownerLex) || class == "org" || class == "member" || r.headsClause(k, k)
	case quantity.Plain:
		return e.Begins&beginAny != 0 && r.namesActor(k) || r.headsClause(k, k) || r.capital(*e) && (r.clauseStart(k) || k > 0 && r.exactly(k-1, ownerLex) && r.foreign(*e) || k > 0 && r.exactly(k-1, whereLex) && r.clauseStart(k-1))
	case quantity.Verb:
		return e.Begins&beginActors != 0 && r.namesBody(k)
	}
	return false
}

// namesActor reports whether element k begins with a phrase that names an actor.
func (r *Reading) namesActor(k int) bool {
	return r.namesBody(k) || r.opensWith(k, worksLex) || r.opensWith(k, undertakingLex) || r.opensWith(k, doerLex) || r.opensWith(k, calledLex)
}

// namesBody reports whether element k begins with a phrase that names a body or an office.
func (r *Reading) namesBody(k int) bool {
	return entity.BeginsPost(r.T, r.Elems[k].From) || r.opensWith(k, bodyLex)
}

// beginActors are the vocabularies that begin an actor whatever its element is, beginAny those and what is built.
var (
	beginActors = entity.BeginPosts | scan.SetOf(bodyLex)
	beginAny    = beginActors | scan.SetOf(worksLex, undertakingLex, doerLex, calledLex)
)

// alongside takes in the authorities and the people that organisation a acts with, where the words tell of which place these are: "Đảng bộ, chính quyền và
// nhân dân các dân tộc trong xã". It reports whether they do.
func (r *Reading) alongside(a *actor) bool {
	if a.class > massBody || a.end >= len(r.Elems) || r.Elems[a.end].Kind == quantity.Verb || r.Elems[a.end].Kind == quantity.Stop || !r.clauseStart(a.elem) {
		return false
	}
	for j := a.end; j+1 < len(r.Elems) && j < a.end+10; j++ {
		r.T.Work++
		if _, n, ok := r.T.At(r.Elems[j].From, authorityLex); ok {
			j = r.ElemOf(r.Elems[j].From+n) - 1
			continue
		}
		switch e := r.Elems[j]; e.Kind {
		case quantity.Comma:
		case quantity.Func:
			if !r.exactly(j, andLex) && !r.exactly(j, pluralLex) {
				return false
			}
		case quantity.Noun, quantity.Plain, quantity.Org:
			if j == a.end && e.Kind == quantity.Org {
				return false
			}
			if _, n, ok := r.T.At(e.From, folkLex); ok {
				return r.placeOfPeople(a, r.ElemOf(e.From+n))
			}
		default:
			return false
		}
	}
	return false
}

// placeOfPeople lengthens actor a up to the place that stands at element k or behind "các dân tộc", "trong", "trên địa bàn" there.
func (r *Reading) placeOfPeople(a *actor, k int) bool {
	if k+1 < len(r.Elems) && r.exactly(k, pluralLex) && r.NounClass(k+1) == "group" {
		k += 2
	}
	if k < len(r.Elems) && r.exactly(k, placeLex) {
		k++
	}
	if k >= len(r.Elems) {
		return false
	}
	b, ok := r.actorAt(k)
	if !ok || b.class != namedPlace && b.class != barePlace && b.class != wholePlace {
		return false
	}
	a.alone = a.to
	a.end, a.to, a.body = b.end, b.to, scan.Span{From: b.from, To: b.to}
	return true
}

// joins lengthens actor a by actor b if they act together ("Đảng ủy, UBND huyện") or b only says where a is ("xã Cai Kinh, huyện Hữu Lũng").
func (r *Reading) joins(a, b *actor) bool {
	if b.elem != a.end+1 || a.class == counted || b.class == counted || a.class == office || b.class == office {
		return false
	}
	link := r.Elems[a.end]
	and := r.exactly(a.end, andLex)
	if link.Kind != quantity.Comma && !and {
		return false
	}
	if a.class == namedPlace && b.class == namedPlace && r.inside(b, a) {
		return false // "Ở huyện Sơn Hà, xã Đông Sơn đã sáp nhập 3 thôn"
	}
	if _, _, admin := r.T.At(b.from, bodyLex); !and && b.class == namedPlace && a.class != groupOf && !r.repeats(a, b) {
		if tensed := r.tensed(b.end); a.class != namedPlace && (tensed || r.VerbClass(b.end) != "") && (!admin && (tensed || !r.clauseStart(a.elem)) || r.credited(a.elem)) {
			return false // "dưới sự lãnh đạo của Đảng bộ xã, Đại Đồng đã đổi thay"
		}
		a.end = b.end
		return true
	}
	if (a.class == namedPlace || a.class == barePlace) != (b.class == namedPlace || b.class == barePlace) && !r.repeats(a, b) {
		return false
	}
	if a.class == person && b.class == noun && !and {
		a.end = b.end // "Chị Mai, thành viên câu lạc bộ, đã hiến máu 40 lần"
		return true
	}
	if _, _, told := r.T.Before(a.from, pivotLex); !told && !r.clauseStart(a.elem) {
		return false // "chỉ đạo các sở, ngành và các địa phương …"
	}
	a.end, a.to = b.end, b.to
	return true
}

// inside reports whether place b, a hamlet or a commune, is of a lower level than place a.
func (r *Reading) inside(b, a *actor) bool {
	hamlet := r.T.Has(a.from, hamletLex)
	return r.T.Has(b.from, hamletLex) && !hamlet || r.T.Has(b.from, communeLex) && !hamlet && !r.T.Has(a.from, communeLex)
}

// repeats reports whether place b goes on with a row of places rather than saying where a is: both have the same administrative word.
func (r *Reading) repeats(a, b *actor) bool {
	_, _, admin := r.T.At(b.from, bodyLex)
	if !admin {
		if a.class != namedPlace {
			return false
		}
		_, _, ok := r.T.At(a.from, bodyLex)
		return !ok
	}
	id := r.T.Tokens[b.from].ID
	for i := a.from; i < a.to; i++ {
		if r.T.Tokens[i].ID == id {
			return true
		}
	}
	return false
}

// row reports whether the one noun that actor a is holds several sorts of places: "thôn, tổ dân phố".
func (r *Reading) row(a *actor) bool {
	for i := a.from + 1; i < a.to-1; i++ {
		r.T.Work++
		if r.T.Is(i, ',') {
			return true
		}
	}
	return false
}

// sorts reports whether a and b, one after the other, are sorts of places rather than two of them: "12 chợ ở xã, phường, thị trấn".
func (r *Reading) sorts(a, b *actor) bool {
	return a.class == barePlace && b.class == barePlace && b.elem == a.end+1 && (r.Elems[a.end].Kind == quantity.Comma || r.exactly(a.end, andLex))
}

// livesAt reports whether place a tells where the person p lives or works, of whom the clause tells: "Ông Nguyễn Văn An, 67 tuổi, ở xã Sơn Hà".
func (r *Reading) livesAt(p, a *actor) bool {
	if a.class != namedPlace && a.class != barePlace && a.class != wholePlace || p.class != person || p.role != asSubject || p.at.sentence != a.at.sentence || a.elem-p.end >= 12 {
		return false
	}
	lives := int32(0)
	for k := a.elem - 1; k >= p.end && p.at.verbs+lives < a.at.verbs && k > a.elem-4; k-- {
		r.T.Work++
		if r.Elems[k].Kind == quantity.Verb {
			if !r.opensWith(k, livesLex) {
				return false
			}
			lives++
		}
	}
	return p.at.verbs+lives == a.at.verbs
}

// inApposition reports whether actor a stands between commas.
func (r *Reading) inApposition(a *actor) bool {
	k := a.end
	if k < len(r.Elems) && r.Elems[k].Kind == quantity.Plain && r.capital(r.Elems[k]) {
		k++ // "xã Hòa Bình Thượng"
	}
	return a.elem > 0 && k < len(r.Elems) && r.Elems[a.elem-1].Kind == quantity.Comma && r.Elems[k].Kind == quantity.Comma
}
