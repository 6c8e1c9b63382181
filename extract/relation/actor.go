package relation

import (
	"slices"

	"baotinh/extract/entity"
	"baotinh/extract/quantity"
	"baotinh/extract/scan"
	"baotinh/extract/viet"
)

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
	self      bool // who speaks himself: "tôi", "gia đình tôi"
	abroad    bool // a country that newspapers tell of beside their own
	at        marks
}

// marks counts what stands before an element, so that what stands between two is a difference.
type marks struct{ commas, semicolons, colons, figures, verbs, paragraphs, sentence int32 }

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

// actors finds all actors of the text in one pass over its elements, and counts the marks before each figure.
func (r *Reading) actors() (found []actor, figures []marks) {
	figures, found = r.marks, slices.Grow(r.found, len(r.Orgs)+len(r.Elems)/16)
	var at marks
	depth := 0
	for k := 0; k < len(r.Elems); {
		r.T.Work++
		e := &r.Elems[k]
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
		if r.opensWith(k, captionLex) && r.capital(*e) { // it opens what stands below a picture
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
			if b := &found[i-1]; b.end == a.elem-1 && b.own < 0 && a.class != wholePlace && b.role != asSubject && (b.role != asSource || !a.acts) && r.Elems[a.elem-1].Kind != quantity.Semicolon && !r.tensed(a.end) && (b.class == a.class || b.elem > 0 && !r.clauseStart(b.elem-1)) {
				a.role, a.listed = b.role, true
			}
		}
	}
	r.found = found
	return found, figures
}

// sorts reports whether a and b, one after the other, are sorts of places rather than two of them: "12 chợ ở xã, phường, thị trấn".
func (r *Reading) sorts(a, b *actor) bool {
	return a.class == barePlace && b.class == barePlace && b.elem == a.end+1 && (r.Elems[a.end].Kind == quantity.Comma || r.exactly(a.end, andLex))
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

// beginActors are the vocabularies that begin an actor whatever its element is, beginAny those and what is built.
var (
	beginActors = entity.BeginPosts | scan.SetOf(bodyLex)
	beginAny    = beginActors | scan.SetOf(worksLex)
)

// mayAct reports whether an actor may begin at element k: false is certain. None begins with a mark, a time or a document.
func (r *Reading) mayAct(k int) bool {
	switch e := &r.Elems[k]; e.Kind {
	case quantity.Org:
		return true
	case quantity.Fig:
		return r.Mentions[e.Ref].Noun
	case quantity.Func:
		return e.Begins&beginAny != 0 && r.namesActor(k) || r.exactly(k, groupLex)
	case quantity.Noun:
		class := r.NounClass(k)
		return e.Begins&beginAny != 0 && r.namesActor(k) || class == "person" || class == "org"
	case quantity.Plain:
		return e.Begins&beginAny != 0 && r.namesActor(k) || r.capital(*e) && r.clauseStart(k)
	case quantity.Verb:
		return e.Begins&beginActors != 0 && r.namesBody(k)
	}
	return false
}

// namesActor reports whether element k begins with a phrase that names an actor.
func (r *Reading) namesActor(k int) bool { return r.namesBody(k) || r.opensWith(k, worksLex) }

// namesBody reports whether element k begins with a phrase that names a body or an office.
func (r *Reading) namesBody(k int) bool {
	return entity.BeginsPost(r.T, r.Elems[k].From) || r.opensWith(k, bodyLex)
}

// hasMembers reports whether the organisation at element k is told to have so many members, which only one of its kind can: "Chi bộ có 32 đảng viên", not "Chi bộ có từ 30
// đảng viên trở lên".
func (r *Reading) hasMembers(k int) bool {
	if k+2 >= len(r.Elems) || !r.capital(r.Elems[k]) || r.TextOf(k+1) != "có" || r.Elems[k+2].Kind != quantity.Fig {
		return false
	}
	m := &r.Mentions[r.Elems[k+2].Ref]
	return m.Class == "member" && m.Noun && m.Qualifier == quantity.Exact && m.Value != nil
}

// insured reports whether the insurance at element k is what people have and not who runs it: "độ bao phủ BHYT, BHXH".
func (r *Reading) insured(k int) bool {
	for ; k > 1 && (r.Elems[k-1].Kind == quantity.Comma || r.exactly(k-1, andLex)) && r.T.Has(r.Elems[k-2].From, schemeLex); k -= 2 {
		r.T.Work++
	}
	_, _, ok := r.T.Before(r.Elems[k].From, insuredLex)
	return ok
}

// actorAt reads the actor that begins at element k.
func (r *Reading) actorAt(k int) (actor, bool) {
	e := r.Elems[k]
	a := actor{from: e.From, to: e.To, elem: k, end: k + 1, own: -1}
	switch e.Kind {
	case quantity.Org:
		o := r.Orgs[e.Ref]
		if _, from, ok := r.T.Before(e.From, forceLex); ok {
			a.from, a.elem = from, r.ElemOf(from) // "lực lượng BĐBP tỉnh"
		}
		if _, n, ok := r.T.At(e.From, schemeLex); ok && e.From+n == e.To && (k+1 < len(r.Elems) && r.states(k+1) || r.insured(k)) {
			return a, false // "trong đó: Bảo hiểm xã hội là 374.764 người", "độ bao phủ BHXH"
		}
		if _, n, ok := r.T.At(e.From, genericLex); ok {
			// "Hằng năm, Chi bộ đều đạt …": a capital inside a sentence means the one that the text is about
			named := r.T.Tokens[e.From].Case == scan.Title && r.T.Sentence(e.From).From != e.From && k > 0 && (r.Elems[k-1].Kind == quantity.Comma || r.Elems[k-1].Kind == quantity.Colon)
			a.generic = e.From+n == e.To && !named && !r.hasMembers(k)
		}
		// "Bộ" and "Hiệp hội" stand for all that are called so, but not for those that begin with the same word: Bộ Chỉ huy quân sự tỉnh
		_, n, ok := r.T.At(e.From, centralLex)
		a.central = ok && e.From+n >= o.HeadTo
		a.class = classOf(r, o)
		if a.class == congressBody {
			for i := o.HeadTo; i < o.To && a.body.Len() == 0; i++ {
				r.T.Work++
				if h, ok := entity.OrganisationAt(r.T, i); ok && h.Class == entity.Party && h.To > h.HeadTo {
					a.body = scan.Span{From: h.From, To: min(h.To, o.To)}
				}
			}
		}
		r.lengthen(&a)
		return a, true
	case quantity.Fig:
		o := &r.Mentions[e.Ref]
		if !o.Noun || o.Elided || kind(o.Class) != "org" {
			return a, false
		}
		a.from, a.to, a.class, a.own = o.UnitFrom, o.UnitTo, counted, e.Ref
		if k+1 < len(r.Elems) && r.exactly(k+1, subordinateLex) {
			if o, ok := entity.OrganisationAt(r.T, o.UnitFrom); ok && o.To > a.to {
				a.to, a.end = o.To, r.ElemOf(o.To-1)+1 // "68 Đảng bộ trực thuộc Trung ương" are all of them
			}
		}
		return a, true
	case quantity.Noun, quantity.Plain, quantity.Func, quantity.Verb:
	default:
		return a, false
	}
	if to := entity.PostAt(r.T, e.From); to > e.From {
		if n := r.ElemOf(to - 1); to == r.Elems[n].To && n > k && n < k+12 {
			a.to, a.end, a.class = to, n+1, office
			for j := k; j <= n; j++ {
				if o := r.Elems[j]; o.Kind == quantity.Org && a.body.Len() == 0 {
					_, _, a.central = r.T.At(o.From, centralLex)
					a.body = scan.Span{From: o.From, To: o.To}
				}
			}
			if n := r.nameBehind(a.end); n > a.end {
				a.to, a.end, a.named = r.Elems[n-1].To, n, true // "Chủ tịch UBND tỉnh Nguyễn Văn An"
			}
			return a, true
		}
	}
	if row, n, ok := r.T.At(e.From, bodyLex); ok && bodyClass[row] == "self" {
		if last := r.ElemOf(e.From + n - 1); r.Elems[last].To == e.From+n {
			a.to, a.end, a.class, a.named, a.self = e.From+n, last+1, person, true, true
			return a, r.clauseStart(k) || r.ledIn(k)
		}
	}
	if e.Kind == quantity.Noun && k+1 < len(r.Elems) && r.exactly(k, householdLex) {
		n := r.personAt(k + 1)
		if n == k+1 && r.exactly(n, politeLex) && (r.clauseStart(k) || r.ledIn(k)) && n+1 < len(r.Elems) && r.Elems[n+1].Kind != quantity.Org && r.Elems[n+1].Kind != quantity.Noun && !r.capital(r.Elems[n+1]) {
			n++ // "Gia đình anh | còn nuôi 15 con bò"
		}
		if n > k+1 {
			a.to, a.end, a.class, a.named = r.Elems[n-1].To, n, person, true
			return a, true
		}
	}
	if e.Kind == quantity.Noun && k+1 < len(r.Elems) && r.exactly(k, politeLex) { // "đồng chí Bí thư Tỉnh ủy"
		if b, ok := r.actorAt(k + 1); ok && b.class == office {
			b.from, b.elem = e.From, k
			return b, true
		}
	}
	if r.opensWith(k, worksLex) && (r.worksAt(&a) || r.worksOf(&a)) || r.opensWith(k, undertakingLex) && r.undertakingAt(&a) {
		return a, true
	}
	first := k
	if e.Kind == quantity.Func {
		if !r.exactly(k, groupLex) {
			return a, false
		}
		first++
	}
	if first >= len(r.Elems) || first > k && r.Elems[first].Kind == quantity.Org {
		return a, false
	}
	if first == k {
		if n := r.personAt(k); n > k {
			a.to, a.end, a.class = r.Elems[n-1].To, n, person
			for a.end+1 < len(r.Elems) && r.Elems[a.end].Kind == quantity.Comma { // "ông Nguyễn Văn An, Tỉnh ủy viên, giám đốc Sở …"
				to := entity.PostAt(r.T, r.Elems[a.end+1].From)
				if to <= r.Elems[a.end+1].From {
					break
				}
				a.end = r.ElemOf(to-1) + 1
			}
			return a, true
		}
	}
	f := r.Elems[first]
	row, n, ok := r.T.At(f.From, bodyLex)
	if c := r.NounClass(first); ok && f.From+n < f.To && (c == "place" || c == "org" || c == "party") {
		n = f.To - f.From // "xã, phường", "doanh nghiệp ngoài nhà nước" are one noun
	}
	if ok && f.From+n >= f.To && (bodyCase[row] == "" || r.capital(f) || (bodyClass[row] == "body" || bodyClass[row] == "meeting") && r.clauseStart(first) && (r.tensed(a.end) || r.VerbClass(a.end) != "")) {
		last := r.ElemOf(f.From + n - 1)
		if r.Elems[last].To != f.From+n {
			return a, false
		}
		a.to, a.end = f.From+n, last+1
		switch bodyClass[row] {
		case "none":
			return a, false
		case "place":
			a.class = barePlace
			if first > k {
				a.class = groupOf
			}
		case "region", "abroad":
			a.class, a.abroad = namedPlace, bodyClass[row] == "abroad"
			return a, true
		case "mass":
			a.class = massBody
			return a, first > k || r.clauseStart(k) || r.ledIn(k)
		case "level":
			a.class = levelOf
		case "people", "meeting":
			a.class, a.meets = noun, bodyClass[row] == "meeting"
			a.to, a.end = r.Elems[last].To, last+1
			return a, r.clauseStart(k) || r.ledIn(k)
		case "sector": // "các ngành", but "ngành khai khoáng tăng 16%" is what rose
			a.class = groupOf
			if b := a; first == k && r.clauseStart(k) && r.VerbClass(a.end) != "exist" && (r.toDeed(&b) || r.toPredicate(&b) && r.tensed(b.end)) {
				b.class = bareBody // "Ngành giao thông đã huy động …"
				return b, true
			}
			if first == k && r.VerbClass(a.end) == "" && !r.tensed(a.end) {
				return a, false
			}

		case "group":
			a.class = groupOf
		case "body":
			a.class = bareBody
			if first > k {
				a.class = groupOf
			}
		}
		if (a.class == groupOf && first == k || a.class == bareBody) && !r.clauseStart(k) && !r.ledIn(k) && (k == 0 || r.Elems[k-1].Kind != quantity.Func) {
			return a, false // "giá trị ngành nông nghiệp"
		}
		r.lengthen(&a)
		return a, true
	}
	if c := r.NounClass(first); !r.opensWith(first, leadInLex) && (first > k && c == "place" && r.exactly(k, eachLex) || c == "person" || c == "member" || c == "org" || c == "party") && (r.clauseStart(k) || r.ledIn(k)) {
		a.end, a.class = first+1, noun
		if first > k && r.exactly(k, eachLex) && r.VerbClass(a.end) == "act" {
			a.to = r.Elems[first].To
			return a, true // "mỗi chi hội giúp hai gia đình"
		}
		if c != "party" && r.toPredicate(&a) {
			return a, true
		}
		if b := a; r.toDeed(&b) {
			return b, true
		}
	}
	if first > k {
		return a, false
	}
	a.end, a.to = k+1, e.To
	// "Tân Công Chí đạt 37/57 chỉ tiêu"
	n = k
	for n < len(r.Elems) && n < k+5 && r.Elems[n].Kind == quantity.Plain && r.capital(r.Elems[n]) {
		r.T.Work++
		n++
	}
	if n == k || n >= len(r.Elems) || !r.clauseStart(k) {
		return a, false
	}
	a.to, a.end, a.class = r.Elems[n-1].To, n, capitals
	if n == k+1 { // "Sagri đã ký …", "SBIC nộp ngân sách 12 tỷ đồng", but not "Họ đã ký …"
		b := a
		return a, e.To == e.From+1 && !viet.IsSyllable(r.T.Str(e.From)) && (k == 0 || r.Elems[k-1].Kind != quantity.Sign) && (r.tensed(n) || r.opensPredicate(n) || r.toDeed(&b) && b.end == n)
	}
	return a, r.Elems[n].Kind == quantity.Verb || r.Elems[n].Kind == quantity.Fig || r.exactly(n, tenseLex) || r.opensPredicate(n)
}

// opensPredicate reports whether element k is a word before a verb that what is done is told with, not what is done to the one before it: "vẫn", "cũng", but not "được".
func (r *Reading) opensPredicate(k int) bool {
	return r.exactly(k, predicateLex) && !r.exactly(k, passiveLex)
}

// worksAt reports whether actor a, at its first element, begins a clause about a thing that was built, planned or decided and has what is told behind it: "Cầu Sông
// Lam dài 1,5 km", "Dự án có tổng mức đầu tư 900 tỷ đồng", "Toàn tuyến gồm 8 cầu". It lengthens a up to the verb.
func (r *Reading) worksAt(a *actor) bool {
	k := a.elem
	_, n, ok := r.T.At(r.Elems[k].From, worksLex)
	if !ok || !r.clauseStart(k) || r.Elems[k].To > r.Elems[k].From+n && r.Elems[k].Kind != quantity.Plain && r.T.Tokens[r.Elems[k].From+n].Case == scan.Lower {
		return false // "cầu thủ", but "cầu Thủ Thiêm"
	}
	k = r.ElemOf(r.Elems[k].From + n - 1)
	name := 0 // where the name ends, before who builds it or what was done to it
	for j := k + 1; j < len(r.Elems) && j < k+14; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Verb:
			if (r.VerbClass(j) == "exist" || r.opensWith(j, measureVerbLex)) && r.figureNear(j+1) {
				a.to, a.end, a.class = r.Elems[j-1].To, j, works
				if name > 0 {
					a.to = name
				}
				return true
			}
			if name == 0 && r.opensWith(j, passesLex) {
				name = r.Elems[j-1].To
				continue
			}
			if r.VerbClass(j) != "act" && r.VerbClass(j) != "aux" || r.Elems[j-1].Kind == quantity.Org && name == 0 {
				return false // "quyết định của Tỉnh ủy chỉ định Ban Chấp hành gồm 29 đồng chí"
			}
		case quantity.Noun, quantity.Plain, quantity.Org, quantity.Sign:
			if name == 0 && e.Kind == quantity.Plain && r.opensWith(j, passesLex) {
				name = r.Elems[j-1].To // "Đường vành đai đi qua huyện Sơn Hà có chiều dài 6,5 km"
			}
		case quantity.Func:
			if (r.opensWith(j, measureVerbLex) || r.exactly(j, withLex) && j+1 < len(r.Elems) && r.opensWith(j+1, costLex)) && r.figureNear(j+1) {
				a.to, a.end, a.class = r.Elems[j-1].To, j, works
				if name > 0 {
					a.to = name
				}
				return true // "Dự án kè Sông Lam, huyện Sơn Hà với tổng mức đầu tư 30 tỷ đồng"
			}
			if r.tensed(j) || r.WordClass(j) == "conj" {
				return false
			}
			if name == 0 && (r.exactly(j, agentLex) || r.opensWith(j, passesLex)) {
				name = r.Elems[j-1].To
			}
		case quantity.Comma:
			switch {
			case name > 0 || j+1 < len(r.Elems) && r.VerbClass(j+1) == "act" && r.VerbClass(j-1) == "act": // "Dự án cải tạo, nâng cấp …"
			case j+1 < len(r.Elems) && r.Elems[j+1].Kind == quantity.Org && r.Orgs[r.Elems[j+1].Ref].Class == entity.PlaceName:
				name = r.Elems[j-1].To
			default:
				return false
			}
		case quantity.Open: // "Trạm bơm Hòa Bình (huyện Sơn Hà) có …"
			if name == 0 {
				name = r.Elems[j-1].To
			}
			for last := j + 8; r.Elems[j].Kind != quantity.Close; j++ {
				r.T.Work++
				if j+1 >= len(r.Elems) || j == last || r.Elems[j].Kind == quantity.Fig {
					return false
				}
			}
		default:
			return false
		}
	}
	return false
}

// undertakingAt reports whether actor a, at its first element, begins a clause in which a fund, a programme or a working group with a name does so much: "Quỹ “Vì người nghèo” đã trao 45
// căn nhà", "Tổ công tác của hai đơn vị bắt quả tang 3 đối tượng". It lengthens a up to what it does.
func (r *Reading) undertakingAt(a *actor) bool {
	k := a.elem
	_, n, ok := r.T.At(r.Elems[k].From, undertakingLex)
	if !ok || !r.clauseStart(k) {
		return false
	}
	first := r.ElemOf(r.Elems[k].From+n-1) + 1
	quoted, row := false, 0
	for j := first; j < len(r.Elems) && j < first+18; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Sign:
			if !quoted && !r.opensQuote(e.From) && r.T.Str(e.From) != "-" && r.T.Str(e.From) != "–" {
				return false
			}
			quoted = r.opensQuote(e.From) && (!quoted || r.T.Str(e.From) != `"`)
		case quantity.Noun, quantity.Plain, quantity.Org:
		case quantity.Comma:
			if !quoted {
				return false
			}
		case quantity.Verb:
			if !quoted && j > first && r.VerbClass(j) == "act" && r.figureBehind(j+1) {
				a.to, a.end, a.class = r.Elems[j-1].To, j, works
				return true
			}
		case quantity.Fig:
			if row++; quoted || row > 1 || !r.Mentions[e.Ref].Noun || !r.exactly(j-1, ownerLex) {
				return false // but "tổ công tác của hai đơn vị"
			}
		case quantity.Func:
			switch {
			case quoted:
			case j > first && (r.exactly(j, tenseLex) || r.exactly(j, passiveLex)):
				a.to, a.end, a.class = r.Elems[j-1].To, j, works
				return true
			case !r.exactly(j, ownerLex) && !r.exactly(j, placeLex) && !r.exactly(j, pluralLex) && !r.exactly(j, insideNameLex) && !r.exactly(j, andLex):
				return false
			}
		default:
			return false
		}
	}
	return false
}

// worksOf reports whether actor a, at its first element, is a thing that was built or planned whose length or cost is told: "Tổng chiều dài đường vành đai 7 là 40,6 km", "tổng vốn đầu tư
// của dự án là 900 tỷ đồng". It lengthens a up to the verb.
func (r *Reading) worksOf(a *actor) bool {
	k := a.elem
	if k < 1 || !r.opensWith(k, worksLex) {
		return false
	}
	b := k - 1
	named := r.exactly(b, ownerLex) // else the thing needs a name: "chiều dài đường trục xã" is of the commune
	if named {
		b--
	}
	if b < 0 {
		return false
	}
	if _, _, ok := r.T.Before(r.Elems[b].To, costLex); !ok {
		return false
	}
	for j := k + 1; j < len(r.Elems) && j < k+9; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Verb, quantity.Fig, quantity.Qual, quantity.Func:
			a.to, a.end, a.class = r.Elems[j-1].To, j, works
			return named && r.figureNear(j)
		case quantity.Noun, quantity.Plain, quantity.Sign:
			named = named || r.capital(e) || r.T.IsKind(e.From, scan.Number)
		default:
			return false
		}
	}
	return false
}

// figureNear reports whether a figure stands at element k or behind a few words there, in their clause.
func (r *Reading) figureNear(k int) bool {
	for j := k; j < len(r.Elems) && j < k+5; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Fig:
			return true
		case quantity.Noun, quantity.Plain, quantity.Qual, quantity.Func, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

func (r *Reading) capital(e quantity.Elem) bool {
	return r.T.IsKind(e.From, scan.Word) && r.T.Tokens[e.From].Case != scan.Lower
}

// nameBehind returns the element behind the name of a person that begins at element k, two words or more; k if none does.
func (r *Reading) nameBehind(k int) int {
	n := k
	for n < len(r.Elems) && n < k+5 && r.Elems[n].Kind != quantity.Org && r.inCapitals(n) && !r.T.Tokens[r.Elems[n].From].Glued {
		r.T.Work++
		n++
	}
	if n < k+2 {
		return k
	}
	return n
}

// personAt returns the element behind "ông Nguyễn Văn An" at element k; k if no person is named there.
func (r *Reading) personAt(k int) int {
	if e := r.Elems[k]; e.Kind == quantity.Plain && entity.Surname(r.T, e.From) && r.capital(e) && r.clauseStart(k) {
		if n := r.nameBehind(k); n > k && r.Elems[n-1].To-e.From > 2 && (r.VerbClass(n) == "act" || r.VerbClass(n) == "exist" || r.tensed(n)) {
			return n // "Nguyễn Văn An thu 50 triệu đồng"
		}
	}
	if r.NounClass(k) != "person" || r.Elems[k].To-r.Elems[k].From > 2 {
		return k
	}
	if last := r.T.Tokens[r.Elems[k].To-1]; r.Elems[k].To > r.Elems[k].From+1 && last.Case == scan.Title && (r.T.Tokens[r.Elems[k].From].Case == scan.Lower || r.clauseStart(k)) {
		return k // "cầu Thủ Thiêm" is no player
	}
	n := k + 1
	for n < len(r.Elems) && n < k+6 && r.capital(r.Elems[n]) && r.Elems[n].Kind != quantity.Org && r.Elems[n].Kind != quantity.Stop && !r.T.Tokens[r.Elems[n].From].Glued {
		r.T.Work++
		n++
	}
	if n < len(r.Elems) && r.Elems[n-1].To-r.Elems[k].To < 2 {
		// "Ông Nam bị …", "anh Tùng thu …": a given name alone, with a predicate
		if n == k+1 || !(r.VerbClass(n) != "" || r.tensed(n) || r.exactly(n, passiveLex) || r.exactly(n, negationLex) || r.opensWith(n, sayingLex) || r.opensWith(n, livesLex)) {
			return k
		}
	}
	return n
}

// toPredicate lengthens actor a up to the word that opens its predicate: "Doanh nghiệp may xuất khẩu | đã đi vào sản xuất".
func (r *Reading) toPredicate(a *actor) bool {
	commas := 0
	for j := a.end; j < len(r.Elems) && j < a.end+12; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Comma:
			commas++
			if commas > 1 || !r.capital(r.Elems[a.elem]) {
				return false
			}
		case quantity.Func:
			near := commas == 0 && j <= a.end+8
			if r.exactly(j, tenseLex) || near && r.exactly(j, predicateLex) {
				a.end, a.to = j, r.Elems[j-1].To
				if j-1 > a.elem && r.exactly(j-1, tenseLex) {
					a.to = r.Elems[j-2].To // "Hộ nghèo | sẽ được …"
				}
				return true
			}
			if !near || !r.exactly(j, insideNameLex) {
				return false
			}
		case quantity.Noun, quantity.Plain, quantity.Org, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

// toDeed lengthens actor a up to the verb right behind which it has or does so much: "Người lao động | đóng 8%", "gia đình ông Nam | thu trên 50 triệu đồng". What is reached
// or grows is not somebody's deed: "hộ nghèo giảm 2%".
func (r *Reading) toDeed(a *actor) bool {
	if k := a.elem; k > 1 && r.Elems[k-1].Kind == quantity.Comma && r.ofPeople(k-2) {
		return false // "phân công các huyện ủy viên, trưởng phòng đỡ đầu 41 bản"
	}
	verb := 0
	for j := a.end; j < len(r.Elems) && j < a.end+10; j++ {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Verb:
			if c := r.VerbClass(j); (c == "act" || c == "exist") && !r.exactly(j, withLex) && r.figureBehind(j+1) {
				if verb == 0 || !r.exactly(j-1, andLex) {
					verb = j // else "may và tặng 2.000 khẩu trang"
				}
				a.end, a.to = verb, r.Elems[verb-1].To
				return true
			}
			verb = j
		case quantity.Noun, quantity.Plain, quantity.Org:
		case quantity.Func:
			if !r.exactly(j, insideNameLex) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// ofPeople reports whether element k is people or a body, or a count of them.
func (r *Reading) ofPeople(k int) bool {
	class := r.NounClass(k)
	if e := &r.Elems[k]; e.Kind == quantity.Fig {
		class = kind(r.Mentions[e.Ref].Class)
	}
	return class == "person" || class == "member" || class == "org" || class == "party"
}

// figureBehind reports whether a figure stands at element k or behind the object there: "trao số tiền 60 triệu đồng".
func (r *Reading) figureBehind(k int) bool {
	for j := k; j < len(r.Elems) && j < k+4; j++ {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Fig:
			return true
		case quantity.Noun, quantity.Plain, quantity.Qual:
		case quantity.Func:
			if !r.exactly(j, agentLex) && !r.exactly(j, fromLex) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// lengthen takes in what stands behind a bare word and belongs to its name: "xã Phạm Ngũ Lão", "các xã, phường", "các sở, ngành của tỉnh".
func (r *Reading) lengthen(a *actor) {
	if a.class == barePlace {
		n := a.end
		for n < len(r.Elems) && n < a.end+4 && r.Elems[n].Kind == quantity.Plain && r.capital(r.Elems[n]) && !r.T.Tokens[r.Elems[n].From].Glued {
			r.T.Work++
			n++
		}
		if n > a.end {
			a.end, a.to, a.class = n, r.Elems[n-1].To, namedPlace
			return
		}
	}
	if a.end+1 >= len(r.Elems) {
		return
	}
	switch a.class {
	case partyBody, stateBody, massBody:
		// "UBND các xã, phường", "các cấp ủy đảng từ huyện đến cơ sở"
		k := a.end
		if r.Elems[k].Kind == quantity.Plain && r.exactly(k, ofPartyLex) {
			k++
		}
		if k+1 < len(r.Elems) && r.Elems[k].Kind == quantity.Func {
			at := r.exactly(k, whereLex)
			switch {
			case at || r.exactly(k, pluralLex):
				if at {
					k++
				}
				if b, ok := r.actorAt(k); ok && (b.class == groupOf || b.class == barePlace) {
					a.end, a.to = b.end, b.to
				}
			case r.exactly(k, fromLex):
				r.toPredicate(a)
			}
		}
		return
	case bareBody, firmBody:
		if e := r.Elems[a.end]; a.class == bareBody && e.Kind == quantity.Org && r.Orgs[e.Ref].Class == entity.PlaceName {
			a.end, a.to = a.end+1, e.To // "tuổi trẻ Yên Bái"
			return
		}
		if r.clauseStart(a.elem) && r.toPredicate(a) {
			return
		}
		// "Trung tâm bồi dưỡng chính trị huyện"
		if r.capital(r.Elems[a.elem]) {
			for j := a.end; j < len(r.Elems) && j < a.end+7; j++ {
				r.T.Work++
				e := r.Elems[j]
				if _, n, ok := r.T.At(e.From, bodyLex); ok && j > a.end && e.From+n == e.To && !r.capital(e) {
					a.end, a.to = j+1, e.To
					break
				}
				if e.Kind != quantity.Noun && e.Kind != quantity.Plain && e.Kind != quantity.Verb || r.capital(e) {
					break
				}
			}
		}
		return
	}
	if a.class == groupOf && r.capital(r.Elems[a.elem]) && r.Elems[a.end].Kind == quantity.Verb && r.clauseStart(a.elem) {
		if b := *a; r.toPredicate(&b) && r.tensed(b.end) {
			b.named = true
			*a = b // "Doanh nghiệp may xuất khẩu | đã …"
			return
		}
	}
	for a.class == groupOf && a.end+1 < len(r.Elems) && r.Elems[a.end].Kind == quantity.Comma {
		r.T.Work++
		f := r.Elems[a.end+1]
		_, n, ok := r.T.At(f.From, bodyLex)
		if !ok || f.From+n != f.To {
			break
		}
		a.end, a.to = a.end+2, f.To
	}
	if a.class == groupOf && a.end+1 < len(r.Elems) {
		k := a.end
		if r.exactly(k, groupOfLex) {
			k++
		}
		if r.Elems[k].Kind == quantity.Org {
			a.end, a.to = k+1, r.Elems[k].To
		} else if row, n, ok := r.T.At(r.Elems[k].From, bodyLex); k > a.end && ok && bodyClass[row] == "place" && r.Elems[k].From+n == r.Elems[k].To {
			a.end, a.to = k+1, r.Elems[k].To // "lực lượng chức năng của tỉnh"
		}
	}
}

// states reports whether element k tells how much there is rather than what is done: a number, a colon, là, đạt.
func (r *Reading) states(k int) bool {
	switch r.Elems[k].Kind {
	case quantity.Fig, quantity.Colon:
		return true
	case quantity.Verb:
		return r.VerbClass(k) != "act"
	}
	return false
}

func classOf(r *Reading, o entity.Org) actorClass {
	switch o.Class {
	case entity.Party:
		return partyBody
	case entity.State:
		return stateBody
	case entity.Mass:
		return massBody
	case entity.CongressBody:
		if !r.T.Has(o.From, congressLex) {
			return stateBody // đoàn Chủ tịch, Ban thẩm tra tư cách đại biểu
		}
		return congressBody
	case entity.PlaceName:
		if r.T.Has(o.From, wholePlaceLex) {
			return wholePlace
		}
		return namedPlace
	}
	return firmBody
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

// roleOf tells from the words before an actor what it is in its clause.
func (r *Reading) roleOf(a *actor) actorRole {
	k := a.elem
	if r.clauseStart(k) || r.ledIn(k) {
		if (a.class == groupOf || a.class == bareBody) && k > 0 && r.exactly(k-1, andLex) && !r.tensed(a.end) {
			return asOther // "tại các trường học và bệnh viện có quy mô lớn"
		}
		return asSubject
	}
	b := r.Elems[k-1]
	if a.class == person && a.acts && (r.actorBehindComma(k) || b.Kind == quantity.Org || b.Kind == quantity.Noun || b.Kind != quantity.Func && r.T.Has(a.from, householdLex)) {
		return asSubject // "Chủ tịch UBND tỉnh ông Nguyễn Văn An"
	}
	if a.class == person && a.acts && b.Kind == quantity.Verb && r.TextOf(k-1) == "là" {
		return asSubject // "người còn lại là bà Trần Thị Ba được 50 phiếu"
	}
	if a.acts && (a.verb == "act" || a.verb == "exist" && a.class == namedPlace) && !a.passive && (a.class == namedPlace || a.class == partyBody) && b.Kind == quantity.Verb && r.TextOf(k-1) == "là" {
		return asSubject // "Nhiều nhất là huyện A kết nạp 98 đảng viên"
	}
	if a.own >= 0 && r.VerbClass(k-1) == "exist" && (r.clauseStart(k-1) || r.ledIn(k-1)) {
		return asSubject // "Có 8 đảng bộ kết nạp vượt kế hoạch"
	}
	if a.class == wholePlace && b.Kind == quantity.Verb && r.VerbClass(a.end) == "exist" {
		return asSubject // "Trước khi sáp nhập toàn huyện có 449 xóm"
	}
	if a.acts && r.exactly(k-1, foreseeLex) && (r.clauseStart(k-1) || r.ledIn(k-1)) {
		return asSubject // "Dự kiến Ban Chấp hành khóa mới gồm 41 đồng chí"
	}
	if r.setAgainst(k) {
		return asOther
	}
	if a.acts && a.class <= firmBody && r.tensed(a.end) && b.Kind == quantity.Func && r.exactly(k-1, suchLex) {
		return asSubject // "có những nơi như UBND tỉnh Lam Giang đã …"
	}
	switch b.Kind {
	case quantity.Func:
		switch {
		case r.exactly(k-1, ownerLex):
			for j := k - 2; j >= 0 && j > k-5; j-- {
				if r.Elems[j].Kind == quantity.Doc {
					return asIssuer
				}
				if r.Elems[j].Kind != quantity.Time && r.Elems[j].Kind != quantity.Comma && r.Elems[j].Kind != quantity.Plain {
					break
				}
			}
			if r.credited(k-1) && !r.ownedBefore(k-1) || r.reportOf(k-1) {
				return asSource
			}
			return asOwner
		case r.exactly(k-1, placeLex):
			return asPlace
		case r.exactly(k-1, agentLex):
			return asAgent
		case r.exactly(k-1, sourceLex):
			return asSource
		}
		return asOther
	case quantity.Verb:
		return asObject
	case quantity.Fig:
		return asCounted
	case quantity.Noun, quantity.Plain, quantity.Org:
		return asModifier
	}
	return asOther
}

// reportOf reports whether what stands before "của" at element k is the source of what is told: "Theo báo cáo của Cục Hàng hải, …".
func (r *Reading) reportOf(k int) bool {
	for j := k - 1; j >= 0 && k-j < 5; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Func:
			return r.exactly(j, sourceLex)
		case quantity.Noun, quantity.Plain, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

// credited reports whether what stands before "của" at element k is what somebody did for others: "dưới sự lãnh đạo, chỉ đạo của Đảng bộ".
func (r *Reading) credited(k int) bool {
	for j := k - 1; j >= 0 && k-j < 12; j-- {
		r.T.Work++
		switch r.Elems[j].Kind {
		case quantity.Noun, quantity.Plain, quantity.Verb, quantity.Comma, quantity.Func, quantity.Org:
			if r.opensWith(j, creditLex) {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// ownedBefore reports whether another "của" stands in the clause before that of the "của" at element k: "dưới sự lãnh đạo của Huyện ủy,
// kinh tế của huyện …" tells of the economy of the huyện, not of what it led.
func (r *Reading) ownedBefore(k int) bool {
	comma := false
	for j := k - 1; j >= 0 && k-j < 12; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Comma:
			comma = true
		case quantity.Func:
			if comma && r.exactly(j, ownerLex) {
				return true
			}
		case quantity.Noun, quantity.Plain, quantity.Verb, quantity.Org:
		default:
			return false
		}
	}
	return false
}

// label reports whether actor a begins a line's label rather than a clause: "+ Xã đạt chuẩn nông thôn mới: 15/19 xã", "Trường chuẩn quốc gia: 44
// trường", but not "Xã Sơn Hà: 15 đảng viên".
func (r *Reading) label(a *actor) bool {
	switch a.class {
	case barePlace, bareBody, firmBody, groupOf, noun:
	default:
		return false
	}
	from, to := r.SentenceOf(a.elem)
	for k := a.elem - 1; k >= from; k-- {
		if e := r.Elems[k].Kind; e != quantity.Sign && e != quantity.Stop {
			return false
		}
	}
	for i := a.from + 1; i < a.to; i++ {
		r.T.Work++
		if r.T.IsKind(i, scan.Word) && r.T.Tokens[i].Case != scan.Lower {
			return false // it has a name of its own
		}
	}
	for k := a.end; k < to && k < a.end+8; k++ {
		r.T.Work++
		switch r.Elems[k].Kind {
		case quantity.Colon:
			return true
		case quantity.Noun, quantity.Plain, quantity.Verb, quantity.Sign:
		default:
			return false
		}
	}
	return false
}

// setAgainst reports whether element k stands in what something is compared with: "31,5% so với thực hiện của toàn tỉnh".
func (r *Reading) setAgainst(k int) bool {
	for j := k - 1; j >= 0 && k-j < 5; j-- {
		r.T.Work++
		switch e := r.Elems[j]; e.Kind {
		case quantity.Func:
			if r.exactly(j, againstLex) {
				return true
			}
		case quantity.Noun, quantity.Plain, quantity.Verb:
		default:
			return false
		}
	}
	return false
}

// actorBehindComma reports whether an office and a comma stand before element k: "Giám đốc Công an tỉnh, ông Nguyễn Văn An".
func (r *Reading) actorBehindComma(k int) bool {
	return k > 1 && r.Elems[k-1].Kind == quantity.Comma && r.Elems[k-2].Kind == quantity.Org
}

// ledIn reports whether only words like "riêng" stand between element k and the start of its clause.
func (r *Reading) ledIn(k int) bool {
	if _, _, ok := r.T.Before(r.Elems[k].From, sayingLex); ok {
		return true
	}
	_, from, ok := r.T.Before(r.Elems[k].From, leadInLex)
	if !ok {
		return false
	}
	b := r.ElemOf(from)
	return b >= 0 && r.clauseStart(b)
}

// tensed reports whether element k is a word of time that stands before verbs only.
func (r *Reading) tensed(k int) bool {
	return k < len(r.Elems) && r.exactly(k, tenseLex)
}

// predicateBehind finds out whether a predicate follows actor a, perhaps behind a time, a bracket or a few words that go on with the name,
// and of what sort it is.
func (r *Reading) predicateBehind(a *actor) {
	_, to := r.SentenceOf(a.end - 1)
	last := a.end + 8
	for j := a.end; j < to && j < last; j++ {
		r.T.Work++
		e := r.Elems[j]
		if r.opensWith(j, sayingLex) && !(j+1 < to && r.Elems[j+1].Kind == quantity.Fig) { // but "huyện ghi nhận 14 ca"
			a.acts, a.says = true, true
			return
		}
		switch e.Kind {
		case quantity.Verb, quantity.Fig, quantity.Colon:
			if a.class == person && e.Kind == quantity.Verb && r.opensWith(j, livesLex) && !r.figureBehind(j+1) {
				last = a.end + 16 // "Chị Mai, đang sống ở huyện Sơn Hà, đã hiến máu 40 lần"
				continue
			}
			a.acts, a.verb = true, r.VerbClass(j)
			return
		case quantity.Func:
			switch {
			case r.exactly(j, tenseLex):
				a.acts = true // whatever verb of no vocabulary follows
			case r.exactly(j, negationLex):
				a.negated = true
			case r.exactly(j, passiveLex):
				a.passive = true
			case r.exactly(j, whenLex):
				a.acts = a.acts || j <= a.end+1 // "Xã Sơn Hà sau khi được thành lập từ 3 xã có 697 đảng viên"
				return
			case r.exactly(j, adverbialLex) && last == a.end+8:
				return
			}
		case quantity.Time, quantity.Plain, quantity.Noun, quantity.Org, quantity.Qual:
		case quantity.Sign:
			if !r.T.IsKind(e.From, scan.Number) {
				return
			}
		case quantity.Comma:
			switch {
			case a.class == person && (j == a.end || last > a.end+8 || r.T.Has(a.from, householdLex)): // "Gia đình ông Nguyễn Văn An, ở xã Sơn Hà, đã …"
			case j+1 < to && (r.Elems[j+1].Kind == quantity.Time || r.Elems[j+1].Kind == quantity.Org):
				// "Đảng bộ, trong nhiệm kỳ qua, …"
			case j+1 < to && r.Elems[j+1].Kind == quantity.Verb && r.Elems[j-1].Kind == quantity.Plain:
				// "Đại hội thảo luận, thông qua …": a verb of no vocabulary in a row of verbs
			default:
				return
			}
		case quantity.Open:
			for j < to && r.Elems[j].Kind != quantity.Close {
				r.T.Work++
				j++
			}
		default:
			return
		}
	}
}
