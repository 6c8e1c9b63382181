package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWhy(t *testing.T) {
	c := openCorpus(t)
	for _, q := range []struct {
		query, article string
		fold           bool
		filters        []Filter
		want           []string // part | field | count | found
	}{
		{query: "đảng viên", article: khoi, want: []string{"đảng viên|body|1|đảng viên"}},
		{query: "dang vien", article: phongV, want: []string{"dang|body|1|dang", "vien|sapo|1|viên", "vien|body|2|viên"}}, // never in a row there
		{query: "đại hội", article: phuong, want: []string{"đại hội|title|1|Đại hội", "đại hội|sapo|1|Đại hội", "đại hội|body|2|đại hội/Đại hội"}},
		{query: `"hội đồng nhân dân"`, article: phuong, want: []string{`"hội đồng nhân dân"|body|1|Hội đồng nhân dân`}},
		{query: "HĐND", article: phuong, want: []string{"HĐND|body|1|Hội đồng nhân dân"}},
		{query: "tccsđ", article: khoi, want: []string{"tccsđ|body|2|tổ chức cơ sở đảng/TCCSĐ"}},
		{query: "1676 qd tu", article: khoi, want: []string{"1676 qd tu|doc|1|Quyết định số 1676 - QĐ/TU"}},
		{query: "hộ nghèo OR trái cây", article: leHoi, want: []string{"trái cây|title|1|trái cây"}}, // the other branch is no reason
		{query: "đại hội NOT phường", article: huyen, want: []string{"đại hội|title|1|Đại hội"}},
		{query: "kết nạp NEAR/3 đảng viên", article: huyen, want: []string{"kết|sapo|1|kết", "kết|body|1|kết", "nạp NEAR/3 đảng|body|1|nạp 640 đảng", "viên|body|1|viên"}},
		{query: `"kết nạp" NEAR/3 "đảng viên"`, article: khoi, want: []string{`"kết nạp" NEAR/3 "đảng viên"|body|1|kết nạp 1.250 đảng viên`}},
		{query: "nghị*", article: phuong, want: []string{"nghị*|body|1|Nghị"}},
		{query: "huyen~", article: huyen, want: []string{"huyen~1|title|1|huyện", "huyen~1|sapo|2|huyện/Huyện", "huyen~1|body|2|huyện"}},
		{query: `title:"phỏng vấn"`, article: phongV, want: []string{`title:"phỏng vấn"|title|1|Bí thư Huyện uỷ trả lời phỏng vấn`}},
		{query: "body:gọn", article: khoi, want: []string{"body:gọn|body|1|gọn"}},
		{query: `person:"Trần Thị Mẫu" date:2020-08`, article: khoi, want: []string{`person:"Trần Thị Mẫu"|person|1|Trần Thị Mẫu`, "date:2020-08-01..2020-08-31|date|1|2020-08-26"}},
		{query: "term:2015-2020 indicator:party.organisations.*", article: khoi, want: []string{"term:2015-2020|term|1|2015-2020",
			"indicator:party.organisations.*|indicator|3|party.organisations.grassroots/party.organisations.committees/party.organisations.cells"}},
		{query: "figure(party.members.admitted >= 1210)", article: khoi, want: []string{"figure(party.members.admitted >= 1210)|figure|1|1.250 đảng viên"}},
		{query: "bánh", article: leHoi, filters: []Filter{{"province", "Sóc Trăng"}}, want: []string{"bánh|body|1|bánh", `province="Sóc Trăng"|province|1|Sóc Trăng`}},
		{query: "đảng", fold: true, article: phongV, want: []string{"đảng|body|1|dang"}},
		{query: "*", article: leHoi},
	} {
		ans, _ := c.found(t, Request{Query: q.query, Fold: q.fold, Filters: q.filters, Why: true})
		if strings.HasPrefix(q.query, "huyen~") {
			ans.Hits = slices.DeleteFunc(ans.Hits, func(h Hit) bool { return c.names[h.ID] != q.article })
		}
		seen := false
		for _, h := range ans.Hits {
			if c.names[h.ID] != q.article {
				continue
			}
			seen = true
			var got []string
			for _, r := range h.Why {
				got = append(got, fmt.Sprintf("%s|%s|%d|%s", r.Part, r.Field, r.Count, strings.Join(r.Found, "/")))
			}
			if !slices.Equal(got, q.want) {
				t.Errorf("%s: why %q, want %q", q.query, got, q.want)
			}
		}
		if !seen {
			t.Errorf("%s does not find %s", q.query, q.article)
		}
	}
	// Every hit of a query that asks for something has a reason.
	for _, query := range []string{"đảng", "dang vien", "1676-QĐ/TU OR bánh", "(đại OR hội) NOT xyz", `type:"nghị quyết"`} {
		ans, _ := c.found(t, Request{Query: query, Why: true})
		for _, h := range ans.Hits {
			if len(h.Why) == 0 {
				t.Errorf("%s: no reason for %s", query, c.names[h.ID])
			}
		}
	}
	if ans, _ := c.found(t, Request{Query: "đảng"}); len(ans.Hits) == 0 || ans.Hits[0].Why != nil {
		t.Error("reasons that nobody asked for")
	}
}
