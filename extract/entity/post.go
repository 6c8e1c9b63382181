package entity

import "baotinh/extract/scan"

// kindOf returns the kind of the longest row of posts.tsv at token i and its length: role, qualifier, former, also, polite, rank; "" if there is none.
func kindOf(t *scan.Text, i int) (kind string, n int) {
	row, n, ok := t.At(i, posts)
	if !ok {
		return "", 0
	}
	return postKinds[row], n
}

// BeginPosts is the vocabulary that begins an office.
var BeginPosts = scan.SetOf(posts)

// BeginsPost reports whether a word of an office begins at token i.
func BeginsPost(t *scan.Text, i int) bool { return t.Has(i, posts) }

// PostAt returns the token behind an office that begins at token i, with the body it is held in: "Thủ tướng Chính phủ", "Chủ tịch UBND tỉnh",
// "nguyên Phó Giám đốc Công an tỉnh"; i if there is none.
func PostAt(t *scan.Text, i int) int {
	if !t.MayBegin(i, posts) {
		return i
	}
	to, _ := postAt(t, i)
	return to
}

// postAt is PostAt; body says that the office names the body it is held in.
func postAt(t *scan.Text, i int) (to int, body bool) {
	if i < 0 || i >= len(t.Tokens) {
		return i, false
	}
	end := t.Sentence(i).To
	j := i
	former := false
	for k, n := kindOf(t, j); k == "former" || k == "also"; k, n = kindOf(t, j) {
		former = former || k == "former"
		j += n
	}
	kind, n := kindOf(t, j)
	if kind != "role" || j+n > end {
		return i, false
	}
	if _, m, ok := t.At(j, orgHeads); ok && m > n {
		return i, false
	}
	role := j
	branch := false
	j += n
	for j < end && j < role+40 {
		if t.Tokens[j].Glued {
			break
		}
		if kind, n := kindOf(t, j); kind == "qualifier" && j+n <= end {
			j += n
			continue
		}
		k := j
		if !body && t.Is(k, '-') || isWord(t, k, "của") {
			k++ // Vụ trưởng - Ban Tổ chức Trung ương
		}
		if p := personAt(t, k, end); p >= k+3 || p == k+2 && placeLen(t, k, end) < 2 {
			break
		}
		if _, n, ok := t.At(j, orgWords); ok && heads(t, j) && j+n <= end {
			j, branch = j+n, true
			continue
		}
		if o, ok := OrganisationAt(t, k); ok && o.Class != CongressBody && (o.Class != PlaceName || k == j) {
			j, body = o.To, true
			continue
		}
		if k > j && isWord(t, j, "của") && !body { // chuyên viên của sở
			if _, n, ok := t.At(k, orgHeads); ok && n == 1 {
				j, body = k+1, true
				continue
			}
		}
		if k > j {
			break
		}
		if _, n, ok := t.At(j, admin); ok && !body && longestWord(t, j) <= n {
			j, body = j+n, true // Phó Chủ tịch huyện
			continue
		}
		row, n, ok := t.At(j, orgWords)
		if ok && j+n <= end && (wordVerbs[row] == "" || isCapital(t, j)) {
			branch = true
			j += n
			continue
		}
		if branch && !body && absorbs(t, j) { // trưởng phòng kinh doanh vốn công ty
			j++
			continue
		}
		if kind, _ := kindOf(t, j); kind == "" && isCapital(t, j) && t.Tokens[j].Space && !opens(t, j) && !(body && t.Tokens[j-1].Case == scan.Lower && t.Tokens[j].Case == scan.Title && j+1 < end && isCapital(t, j+1)) {
			j++
			continue
		}
		break
	}
	if former {
		if _, to := termAt(t, j, end); to > j {
			j = to
		}
	}
	return j, body
}

// heads reports whether the word before token j is the end of a role that heads a branch: behind trưởng ban or trưởng phòng even a verb is the
// name of one (trưởng phòng quản lý đô thị).
func heads(t *scan.Text, j int) bool {
	return t.Has(j-1, branches)
}

// absorbs reports whether token j is a last word of a branch, right before the body that it belongs to.
func absorbs(t *scan.Text, j int) bool {
	if !t.IsKind(j, scan.Word) || t.Tokens[j].Case != scan.Lower || t.Has(j, noBranch) {
		return false
	}
	o, ok := OrganisationAt(t, j+1)
	return ok && o.Class != PlaceName
}

// PostBefore returns where an office with its body begins that ends right before token q.
func PostBefore(t *scan.Text, q int) (from int, ok bool) {
	if q <= 0 || q > len(t.Tokens) {
		return 0, false
	}
	for from = max(t.Sentence(q-1).From, q-16); from < q; from++ {
		if PostAt(t, from) == q {
			return from, true
		}
	}
	return 0, false
}

// NameAt returns the token behind a person's name that begins at token i; i if there is none.
func NameAt(t *scan.Text, i int) int {
	if i < 0 || i >= len(t.Tokens) {
		return i
	}
	if to := personAt(t, i, t.Sentence(i).To); to > i {
		return to
	}
	return i
}
