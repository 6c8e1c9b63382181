package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"baotinh/extract/timex"
)

// Words of a congress report, the frequent ones first: their frequency falls with their place, as in any text.
var frequentWords = strings.Split(`đảng bộ|đảng viên|tổ chức|cán bộ|nhiệm kỳ|thực hiện|công tác|xây dựng|đại hội|cấp ủy|lãnh đạo|nhân dân|phát triển|nhiệm vụ|chi bộ|nghị quyết|
cơ sở|kết quả|chất lượng|kiểm tra|giám sát|chính trị|kinh tế|xã hội|chỉ đạo|chỉ tiêu|đồng chí|Ban Thường vụ|Ban Chấp hành|Ủy ban nhân dân|Hội đồng nhân dân|hoàn thành|
nâng cao|tăng cường|đổi mới|hiệu quả|quán triệt|triển khai|đoàn thể|Mặt trận Tổ quốc|tư tưởng|đạo đức|phong cách|học tập|gương mẫu|trách nhiệm|đoàn kết|thống nhất|
dân chủ|kỷ luật|vi phạm|xử lý|phòng chống|tham nhũng|lãng phí|cải cách|hành chính|doanh nghiệp|nông thôn mới|hợp tác xã|sản xuất|thu nhập|hộ nghèo|việc làm|giáo dục|
y tế|văn hóa|du lịch|nông nghiệp|công nghiệp|dịch vụ|đầu tư|ngân sách|quy hoạch|đất đai|môi trường|giao thông|thủy lợi|an ninh|quốc phòng|quân sự|trật tự|
thanh niên|phụ nữ|công đoàn|cựu chiến binh|nông dân|bồi dưỡng|đào tạo|quy hoạch|luân chuyển|bổ nhiệm|bầu cử|đại biểu|phiếu bầu|tín nhiệm|khai mạc|bế mạc|tham luận|
thảo luận|văn kiện|báo cáo|dự thảo|góp ý|biểu quyết|thông qua|phương hướng|mục tiêu|giải pháp|khâu đột phá|trọng tâm|toàn diện|bền vững|hòa bình|ổn định|hội nhập|
chuyển đổi số|khoa học|công nghệ|thông tin|tuyên truyền|báo chí|dư luận|dân vận|tôn giáo|dân tộc|vùng sâu|biên giới|hải đảo|đô thị|phường|xã|thị trấn|huyện|tỉnh|thành phố`, "|")

var joints = strings.Split("và|của|cho|trong|với|được|đã|đang|sẽ|các|những|từ|đến|trên|tại|về|theo|là|có|không|nhiều|này|đó|khi|để|qua|bằng|do|cùng|còn|rất", "|")

var (
	onsets = strings.Split("b|c|ch|d|đ|g|gi|h|kh|l|m|n|ng|nh|ph|qu|r|s|t|th|tr|v|x", "|")
	rimes  = strings.Split("a|an|ang|anh|ai|ao|ay|ăn|ăng|âm|ân|âu|ây|e|em|en|ên|ênh|i|im|in|inh|iên|iêu|o|on|ong|ô|ôi|ôn|ông|ơ|ơi|ơn|u|ui|un|ung|ươi|ương|ươn|uông", "|")
	papers = []struct{ site, name, old, new string }{
		{"p1", "Báo Sông Trong", "Đắk Lắk", "Đắk Lắk"}, {"p2", "Báo Cù Lao", "Tây Ninh", "Tây Ninh"}, {"p3", "Báo Bến Mới", "Sóc Trăng", "Cần Thơ"},
		{"p4", "Báo Đèo Cao", "Lai Châu", "Lai Châu"}, {"p5", "Báo Đồng Bãi", "Thái Bình", "Hưng Yên"}, {"p6", "Báo Suối Đá", "Bình Phước", "Đồng Nai"},
		{"p7", "Báo Cửa Biển", "Cà Mau", "Cà Mau"}, {"p8", "Báo Hồ Rộng", "Bắc Kạn", "Thái Nguyên"}, {"p9", "Báo Gò Thấp", "Đồng Tháp", "Đồng Tháp"}, {"p10", "Báo Rừng Xanh", "Kon Tum", "Quảng Ngãi"},
	}
	docTypes = []struct{ word, symbol, level string }{{"Quyết định", "QĐ/TU", "tinh"}, {"Nghị quyết", "NQ/TW", "trung_uong"}, {"Chỉ thị", "CT/TW", "trung_uong"}, {"Kết luận", "KL/TU", "tinh"}, {"Kế hoạch", "KH/TU", "tinh"}, {"Quyết định", "QĐ-UBND", "nha_nuoc"}}
)

// Generate returns article n of an endless corpus for benchmarks: 2 to 6 kB of Vietnamese syllables whose frequencies fall as in real
// text, with figures and documents. The same n gives the same article.
func Generate(n int) Item {
	r := rand.New(rand.NewPCG(uint64(n), 20200826))
	zipf := rand.NewZipf(r, 1.15, 6, uint64(len(frequentWords)-1))
	rare := rand.NewZipf(r, 1.05, 20, 60000)
	word := func() string {
		switch k := r.IntN(100); {
		case k < 28:
			return joints[min(r.IntN(len(joints)), r.IntN(len(joints)))]
		case k < 82:
			return strings.TrimSpace(frequentWords[zipf.Uint64()])
		}
		return rareWord(rare.Uint64())
	}
	paper := papers[r.IntN(len(papers))]
	year, month, day := 2015+r.IntN(11), 1+r.IntN(12), 1+r.IntN(28)
	sentence := func() string {
		var w []string
		for range 8 + r.IntN(22) {
			w = append(w, word())
		}
		s := strings.Join(w, " ")
		first := []rune(s)
		return strings.ToUpper(string(first[:1])) + string(first[1:])
	}
	type fact struct {
		surface, value, unit, indicator string
		document                        int
		number                          string
	}
	var facts []fact
	var paragraphs []string
	size := 1800 + r.IntN(3600)
	for total := 0; total < size; {
		var p []string
		for range 2 + r.IntN(3) {
			s := sentence()
			switch r.IntN(5) {
			case 0:
				v := 100 + r.IntN(9000)
				surface := fmt.Sprint(v)
				if v >= 1000 {
					surface = fmt.Sprintf("%d.%03d", v/1000, v%1000)
				}
				units := []string{"đảng viên", "chi bộ", "tổ chức đảng", "đại biểu"}
				codes := []string{"party.members.admitted", "party.organisations.cells", "", "congress.delegates"}
				k := r.IntN(len(units))
				facts = append(facts, fact{surface: surface, value: fmt.Sprint(v), unit: units[k], indicator: codes[k]})
				s += fmt.Sprintf(", kết quả là %s %s", surface, units[k])
			case 1:
				if r.IntN(3) == 0 {
					k := r.IntN(len(docTypes))
					number := fmt.Sprint(1 + min(r.IntN(2000), r.IntN(2000)))
					surface := docTypes[k].word + " số " + number + "-" + docTypes[k].symbol
					facts = append(facts, fact{surface: surface, document: k + 1, number: number})
					s += " theo " + surface
				}
			}
			p = append(p, s+".")
			total += len(s)
		}
		paragraphs = append(paragraphs, strings.Join(p, " "))
	}
	date := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	b := compose(fmt.Sprintf("https://%s.example/bai-%d.html", paper.site, n), paper.site, paper.name, paper.old, paper.new,
		[]string{"Xây dựng Đảng", "Thời sự", "Kinh tế", "Văn hóa", "Đại hội Đảng"}[r.IntN(5)], date+"T08:00:00+07:00", sentence(), sentence(), paragraphs...)
	for _, f := range facts {
		if f.document > 0 {
			d := docTypes[f.document-1]
			b.document(f.surface, d.word, f.number, d.symbol, "", "", d.level, "", timex.Date{})
			continue
		}
		b.figure(f.surface, f.value, f.unit, f.indicator, term(year-year%5, year-year%5+5))
	}
	return b.Item
}

// Reprint is article n of the same corpus as a newspaper prints it that has it from elsewhere: another address, title and lead, and without its
// last paragraph. Facts are left out.
func Reprint(n int, site, date string) Item {
	it := Generate(n)
	a := it.Article
	paragraphs := strings.Split(a.Text, "\n\n")
	return compose(fmt.Sprintf("https://%s.example/in-lai-%d.html", site, n), site, "Báo "+site, a.Province, a.ProvinceNew, "Thời sự", date+"T09:00:00+07:00",
		"Tít của "+site, "Sapo của "+site+" viết lại.", paragraphs[:len(paragraphs)-1]...).Item
}

// rareWord is a word of one or two made syllables; the same k gives the same word.
func rareWord(k uint64) string {
	syllable := func(k uint64) string {
		s := onsets[k%uint64(len(onsets))]
		return s + rimes[(k/uint64(len(onsets)))%uint64(len(rimes))]
	}
	if k%3 == 0 {
		return syllable(k / 3)
	}
	return syllable(k) + " " + syllable(k/7+3)
}
