package timex

import (
	"fmt"
	"strings"
	"testing"

	"baotinh/extract/numeral"
	"baotinh/extract/scan"
)

// show writes a mention as "surface=start..end" with what else it says.
func show(t *scan.Text, m Mention) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s=", t.Surface(m.From, m.To))
	switch {
	case m.Kind == KindClock:
		fmt.Fprintf(&b, "%02d:%02d", m.Hour, m.Minute)
	case m.Period.Type == "":
		b.WriteString(string(m.Kind))
	case m.Period.Start == m.Period.End:
		b.WriteString(dated(m.Period.Start))
	default:
		b.WriteString(dated(m.Period.Start) + ".." + dated(m.Period.End))
	}
	if m.Kind == KindTerm {
		b.WriteString(" term")
	}
	if m.Relative != "" {
		b.WriteString(" " + m.Relative)
	}
	if m.IsFigure() {
		fmt.Fprintf(&b, " [%s]", t.Surface(m.CountFrom, m.CountTo))
	}
	return b.String()
}

// dated writes a date whose year may be open.
func dated(d Date) string {
	if d.Year > 0 || d.Month == 0 {
		return d.String()
	}
	d.Year = 1
	return "?" + strings.TrimPrefix(d.String(), "0001")
}

func found(s, published string) string {
	var ref Reference
	fmt.Sscanf(published, "%d-%d-%d", &ref.Published.Year, &ref.Published.Month, &ref.Published.Day)
	t := scan.New(s)
	var out []string
	for _, m := range Find(t, ref) {
		out = append(out, show(t, m))
	}
	return strings.Join(out, " | ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// days
		{"trong 2 ngày 9,10/8/2020, huyện", "9,10/8/2020=2020-08-09..2020-08-10"},
		{"ngày 9,10-8, huyện", "ngày 9,10-8=?-08-09..?-08-10"},
		{"ngày 9,12/8/2020", ""},
		{"Đến 30/6 số nợ tăng", "30/6=?-06-30"},
		{"từ 5/8 xã lên 7/8 xã", ""},
		{"nửa đầu năm 2023 và nửa cuối năm 2024", "nửa đầu năm 2023=2023-01..2023-06 first_half | nửa cuối năm 2024=2024-07..2024-12 second_half"},
		{"nửa đầu nhiệm kỳ 2015 - 2020", "nửa đầu nhiệm kỳ 2015 - 2020=2015..2018 half_term"},
		{"nửa nhiệm kỳ qua", "nửa nhiệm kỳ qua=relative half_term"},
		{"Từ đầu nhiệm kỳ 2015-2020 đến nay, xã", "Từ đầu nhiệm kỳ 2015-2020 đến nay=2015.. term_so_far"},
		{"từ ngày 1/7/2023 đối với", "từ ngày 1/7/2023=2023-07-01.."},
		{"tháng 5 năm nay", "tháng 5 năm nay=?-05"},
		{"6 tháng cuối năm nay", "6 tháng cuối năm nay=?-07..?-12 last [6 tháng]"},
		{"ban hành ngày 27-6-2019 của", "ngày 27-6-2019=2019-06-27"},
		{"ngày 14/3/2016", "ngày 14/3/2016=2016-03-14"},
		{"ngày 5.6.2008 của", "ngày 5.6.2008=2008-06-05"},
		{"ngày 15.5, Bộ", "ngày 15.5=?-05-15"},
		{"khai mạc ngày 29-7, đánh giá", "ngày 29-7=?-07-29"},
		{"Ngày 27/5, tại", "Ngày 27/5=?-05-27"},
		{"sáng 7-12, kỳ họp", "sáng 7-12=?-12-07"},
		{"Chiều ngày 5/8 tại", "Chiều ngày 5/8=?-08-05"},
		{"chốt phiên 6/3, giá", "phiên 6/3=?-03-06"},
		{"sáng nay 30/3, giai đoạn", "sáng nay 30/3=?-03-30"},
		{"ngày 16 tháng 4 năm 2015 của", "ngày 16 tháng 4 năm 2015=2015-04-16"},
		{"ngày mười một tháng mười năm 1999", "ngày mười một tháng mười năm 1999=1999-10-11"},
		{"ngày 29 tháng 10, 1999", "ngày 29 tháng 10, 1999=1999-10-29"},
		{"mùng 3 tháng 2 năm 1930", "mùng 3 tháng 2 năm 1930=1930-02-03"},
		{"từ mồng 3 đến mồng 5 tháng 8 năm 2020", "từ mồng 3 đến mồng 5 tháng 8 năm 2020=2020-08-03..2020-08-05"},
		{"mồng 3 Tết, bà con", ""},
		{"7 tháng 5 năm 1954 là", "7 tháng 5 năm 1954=1954-05-07"},
		{"hai tư tháng bảy năm 2013", "hai tư tháng bảy năm 2013=2013-07-24"},
		{"ngày ba mốt tháng mười hai", "ngày ba mốt tháng mười hai=?-12-31"},
		{"ngày 20/10-1930, tháng 10, năm 1930", "ngày 20/10-1930=1930-10-20 | tháng 10, năm 1930=1930-10"},
		{"2020, tháng 9, ngày 5; có 2020, tháng 9 có", "2020, tháng 9, ngày 5=2020-09-05 | tháng 9=2020-09"},
		{"ngày 15, tháng 5, năm 1999", "ngày 15, tháng 5, năm 1999=1999-05-15"},
		{"Đến ngày 30 tháng 6, năm 2024 toàn tỉnh có", "ngày 30 tháng 6=2024-06-30 | năm 2024=2024"},
		{"năm 1999 tháng 12 ngày 5", "năm 1999 tháng 12 ngày 5=1999-12-05"},
		{"Năm 2020, tháng 3 có", "Năm 2020=2020 | tháng 3=2020-03"},
		{"tháng 12 ngày 5 năm 1999", "tháng 12 ngày 5 năm 1999=1999-12-05"},
		{"Tháng Mười Hai 29, 2013", "Tháng Mười Hai 29, 2013=2013-12-29"},
		{"tháng 5, 12 xã; tháng 4, ngày 10 tháng 5", "tháng 5=?-05 | tháng 4=?-04 | ngày 10 tháng 5=?-05-10"},
		{"họp 1930.02.03, 2019.13.01", "1930.02.03=1930-02-03"},
		{"Ngày 2024-03-15 là", "Ngày 2024-03-15=2024-03-15"},
		{"đến ngày 3/11 toàn bộ", "ngày 3/11=?-11-03"},
		{"30/07/2020 06:00 GMT +7", "30/07/2020=2020-07-30 | 06:00 GMT +7=06:00"},
		{"08:55, 26/08/2020", "08:55=08:55 | 26/08/2020=2020-08-26"},
		{"Thứ Năm, 30/07/2020 | 06:00", "Thứ Năm, 30/07/2020=2020-07-30 | 06:00=06:00"},
		{"Thứ 5, ngày 9/2/2024", "Thứ 5, ngày 9/2/2024=2024-02-09"},
		{"Đảng bộ huyện Phú Quý 01 đảng viên", ""},
		{"Trong Quý I/2020, kết quả Quý II", "Quý I/2020=2020-01..2020-03 | Quý II=2020-04..2020-06"},
		// what is called after a day
		{"ngày 17/3, tại đường 3 Tháng 2, phường 5", "ngày 17/3=?-03-17"},
		{"số 12 đường 30 Tháng 4, đường 2/9, quảng trường 19 tháng 8", ""},
		{"Bệnh viện 30/4 tiếp nhận, Nhà máy 1-5", ""},
		{"phố Cách Mạng Tháng Tám dài", ""},
		{"phố 19 Tháng 8, đại lộ 30 Tháng 4, công viên 29 tháng 3, sân vận động 30 Tháng 4, ngã tư 30 tháng 4, rạp 2 tháng 9", ""},
		{"Bệnh viện 30 tháng 4, Nhà máy 1 tháng 5, Xí nghiệp 27 tháng 7", ""},
		{"Cách mạng Tháng Tám năm 1945", "Tháng Tám năm 1945=1945-08"},
		{"khánh thành tuyến đường, tháng 5 sẽ", "tháng 5=?-05"},
		// months, quarters, years
		{"vào tháng 11/2019", "tháng 11/2019=2019-11"},
		{"kể từ tháng 7-2007, cụm", "kể từ tháng 7-2007=2007-07.."},
		{"tháng 4 năm 1975", "tháng 4 năm 1975=1975-04"},
		{"tháng mười năm 1999", "tháng mười năm 1999=1999-10"},
		{"tháng tư năm 2020", "tháng tư năm 2020=2020-04"},
		{"tháng 5 vừa qua", "tháng 5=?-05"},
		{"11-2003 và 8-3-2004", "11-2003=2003-11 | 8-3-2004=2004-03-08"},
		{"từ quý IV-2013 và", "từ quý IV-2013=2013-10..2013-12"},
		{"quý 3 năm 2011", "quý 3 năm 2011=2011-07..2011-09"},
		{"quý I và II/2020", "quý I và II/2020=2020-01..2020-06"},
		{"năm 2019 kết nạp", "năm 2019=2019"},
		{"năm hai nghìn hai mươi tư", "năm hai nghìn hai mươi tư=2024"},
		{"năm một chín bảy lăm, năm hai không mười ba", "năm một chín bảy lăm=1975 | năm hai không mười ba=2013"},
		{"năm 938 là", "năm 938=0938"},
		{"(năm 1989)", "năm 1989=1989"},
		{"đến năm 2025, toàn tỉnh", "năm 2025=2025"},
		{"so với 2019.", "2019=2019"},
		// spans
		{"trong hai ngày 12 - 13/9.", "12 - 13/9=?-09-12..?-09-13"},
		{"từ ngày 31-5 đến 2-6 tại", "từ ngày 31-5 đến 2-6=?-05-31..?-06-02"},
		{"ngày 13-17/10 tại", "ngày 13-17/10=?-10-13..?-10-17"},
		{"được tổ chức 13-17/10 tại", "13-17/10=?-10-13..?-10-17"},
		{"đạt 13-17/20 điểm, 3-5/8 xã", ""},
		{"2 ngày (21 và 22/01/2013)", "21 và 22/01/2013=2013-01-21..2013-01-22"},
		{"ngày 19 và 20-5-2020", "ngày 19 và 20-5-2020=2020-05-19..2020-05-20"},
		{"ba ngày (từ 6 đến 8-12)", "từ 6 đến 8-12=?-12-06..?-12-08"},
		{"ngày 5 và 12/8/2020", "ngày 5=2020-08-05 | 12/8/2020=2020-08-12"},
		{"từ ngày 10 tháng 6 đến ngày 20 tháng 7 năm 2010", "từ ngày 10 tháng 6 đến ngày 20 tháng 7 năm 2010=2010-06-10..2010-07-20"},
		{"ngày 1 tháng 4 – ngày 30 tháng 4 năm 2000", "ngày 1 tháng 4 – ngày 30 tháng 4 năm 2000=2000-04-01..2000-04-30"},
		{"từ tháng 7/2021-6/2022 là", "từ tháng 7/2021-6/2022=2021-07..2022-06"},
		{"giai đoạn 2016 - 2020", "giai đoạn 2016 - 2020=2016..2020"},
		{"trong 4 năm (2011-2014) Thành", "2011-2014=2011..2014"},
		{"từ năm 2009 - 2013 đã", "từ năm 2009 - 2013=2009..2013"},
		{"5 năm liền (2009–2013)", "5 năm liền=relative past [5 năm] | 2009–2013=2009..2013"},
		{"từ năm 1965 đến năm 2005", "từ năm 1965 đến năm 2005=1965..2005"},
		{"từ 1850 đến 1958", "từ 1850 đến 1958=1850..1958"},
		{"từ năm 2011 đến nay, Chương", "từ năm 2011 đến nay=2011.."},
		{"từ ngày 1/7/2025 đến nay", "từ ngày 1/7/2025 đến nay=2025-07-01.."},
		{"giai đoạn từ nay đến năm 2020", "giai đoạn từ nay đến năm 2020=..2020"},
		{"trong hai năm 2015 và 2016", "2015 và 2016=2015..2016"},
		{"năm học 2019 - 2020", "năm học 2019 - 2020=2019..2020"},
		{"(10/9 - 10/10)", "10/9 - 10/10=?-09-10..?-10-10"},
		{"ước thực hiện 2017), cùng kỳ 2021, gồm", "2017=2017 | cùng kỳ 2021=2021 same_period_last_year"},
		// terms of office
		{"nhiệm kỳ 2015 - 2020, vượt", "nhiệm kỳ 2015 - 2020=2015..2020 term"},
		{"nhiệm kỳ 2020 – 2025", "nhiệm kỳ 2020 – 2025=2020..2025 term"},
		{"nhiệm kỳ 2013-2015 ra mắt", "nhiệm kỳ 2013-2015=2013..2015 term"},
		{"nhiệm kỳ (2019-2024). Hội", "nhiệm kỳ (2019-2024)=2019..2024 term"},
		{"nhiệm kỳ 2024 2029", "nhiệm kỳ 2024 2029=2024..2029 term"},
		{"nhiệm kỳ mới 2020 - 2025, Đảng", "nhiệm kỳ mới 2020 - 2025=2020..2025 term next_term"},
		{"khóa 21 (2010 - 2015)", "2010 - 2015=2010..2015 term"},
		{"các nhiệm kỳ 2010-2015, 2015-2020", "các nhiệm kỳ 2010-2015=2010..2015 term | 2015-2020=2015..2020 term"},
		// relative
		{"Trong nhiệm kỳ qua", "Trong nhiệm kỳ qua=relative past_term"},
		{"Cả nhiệm kỳ, toàn nhiệm kỳ; suốt nhiệm kỳ", "Cả nhiệm kỳ=relative in_term | toàn nhiệm kỳ=relative in_term | suốt nhiệm kỳ=relative in_term"},
		{"Trong cả nhiệm kỳ; trong toàn nhiệm kỳ; trong suốt nhiệm kỳ", "Trong cả nhiệm kỳ=relative in_term | trong toàn nhiệm kỳ=relative in_term | trong suốt nhiệm kỳ=relative in_term"},
		{"Cả nhiệm kỳ qua; suốt nhiệm kỳ qua; trong suốt nhiệm kỳ qua", "Cả nhiệm kỳ qua=relative past_term | suốt nhiệm kỳ qua=relative past_term | trong suốt nhiệm kỳ qua=relative past_term"},
		{"nhiệm kỳ này, nhiệm kỳ tới và nhiệm kỳ trước", "nhiệm kỳ này=relative this_term | nhiệm kỳ tới=relative next_term | nhiệm kỳ trước=relative previous_term"},
		{"từ đầu nhiệm kỳ đến nay", "từ đầu nhiệm kỳ đến nay=relative term_so_far"},
		{"Hằng năm có; hàng năm", "Hằng năm=relative every_year | hàng năm=relative every_year"},
		{"Diện tích cây hằng năm, cây trồng hàng năm", ""},
		{"Vốn giai đoạn 2016 - 2020 ước đạt 19 tỷ đồng", "giai đoạn 2016 - 2020=2016..2020"},
		{"so với cùng kỳ năm trước", "cùng kỳ năm trước=relative same_period_last_year"},
		{"so với cùng kỳ năm 2023", "cùng kỳ năm 2023=2023 same_period_last_year"},
		{"đến nay, hiện nay", "đến nay=relative to_date | hiện nay=relative now"},
		{"6 tháng đầu năm 2024", "6 tháng đầu năm 2024=2024-01..2024-06 first [6 tháng]"},
		{"Tính chung 9 tháng, lũy kế 8 tháng, kết quả 7 tháng, nhiệm vụ 6 tháng, kế hoạch 5 tháng, sơ kết 4 tháng, tổng kết 3 tháng, của cả 2 tháng", "9 tháng=?-01..?-09 first [9 tháng] | 8 tháng=?-01..?-08 first [8 tháng] | 7 tháng=?-01..?-07 first [7 tháng] | 6 tháng=?-01..?-06 first [6 tháng] | 5 tháng=?-01..?-05 first [5 tháng] | 4 tháng=?-01..?-04 first [4 tháng] | 3 tháng=?-01..?-03 first [3 tháng] | 2 tháng=?-01..?-02 first [2 tháng]"},
		{"xuất khẩu 9 tháng đạt 5 tỷ, thu 8 tháng ước đạt 4 tỷ, chi 7 tháng ước 3 tỷ, giá 6 tháng tăng 2%, giá 5 tháng giảm 1%, giá 4 tháng là 6%, thu 3 tháng bằng 90%, tín dụng 2 tháng tăng trưởng 3%, giá 11 tháng vẫn tăng 4%", "9 tháng=?-01..?-09 first [9 tháng] | 8 tháng=?-01..?-08 first [8 tháng] | 7 tháng=?-01..?-07 first [7 tháng] | 6 tháng=?-01..?-06 first [6 tháng] | 5 tháng=?-01..?-05 first [5 tháng] | 4 tháng=?-01..?-04 first [4 tháng] | 3 tháng=?-01..?-03 first [3 tháng] | 2 tháng=?-01..?-02 first [2 tháng] | 11 tháng=?-01..?-11 first [11 tháng]"},
		{"sau 9 tháng đạt 5 tỷ, trong 8 tháng tăng 4%, mất 7 tháng là 3%, được 6 tháng tăng 2%, hơn 5 tháng giảm 1%, gần 4 tháng là 6%, khoảng 3 tháng bằng 90%, từ 2 tháng đạt 1%, thi công 8 tháng đạt yêu cầu", ""},
		{"9 tháng năm 2019", "9 tháng năm 2019=2019-01..2019-09 first [9 tháng]"},
		{"6 tháng cuối năm", "6 tháng cuối năm=?-07..?-12 last [6 tháng]"},
		{"Gần 6 năm qua", "6 năm qua=relative past [6 năm]"},
		{"Trong năm năm qua, xã", "năm năm qua=relative past [năm năm]"},
		{"Trong năm qua, xã", "Trong năm qua=relative past_year"},
		{"Thu nhập bình quân năm 2025 đạt 60 triệu đồng", "năm 2025=2025"},
		{"Bình quân năm 2000 người tham gia", "Bình quân năm=relative every_year"},
		{"trao Huy hiệu Đảng đợt 3-2, đợt 19/5", "3-2=?-02-03 | 19/5=?-05-19"},
		{"tiêm vắc xin đợt 1-2 cho trẻ", ""},
		{"kiểm tra đối với 6/8 tổ chức", ""},
		{"Bốn năm qua xã", "Bốn năm qua=relative past [Bốn năm]"},
		{"trong 5 năm tới", "5 năm tới=relative next [5 năm]"},
		{"cuối năm 2019", "năm 2019=2019"},
		// clock times
		{"vào 20h từ ngày 31-5", "20h=20:00 | từ ngày 31-5=?-05-31.."},
		{"lúc 14h30", "14h30=14:30"},
		{"15 giờ 30 phút ngày 2/9", "15 giờ 30 phút=15:30 | ngày 2/9=?-09-02"},
		{"Thứ sáu: 15:00 ngày 09/02/2024", "Thứ sáu=weekday | 15:00=15:00 | ngày 09/02/2024=2024-02-09"},
		// near misses
		{"32/13/2020, tháng 13, tháng 0, 1.10.30, 35.49, 0.5", ""},
		{"Có 1975 người tham gia.", ""},
		{"Trong đợt 1/2019, đợt 2 năm 2020", "2019=2019 | năm 2020=2020"},
		{"9/10 chỉ tiêu, 5/8 KCN", ""},
		{"7 giờ 99 phút", ""},
		{"mất 3 giờ, trong 24 giờ", ""},
		{"Khoảng 19 giờ, tôi nhận tin; chừng 4 giờ sau, tôi về", "19 giờ=19:00"},
		{"họp đến gần 23 giờ; đến hơn 7h.", "23 giờ=23:00 | 7h=07:00"},
		{"làm thêm khoảng 19 giờ một tuần", ""},
		{"chi phí chỉ bằng khoảng 1/3 so với trước", ""},
		{"số vụ giảm đến 2/5", ""}, {"rừng chiếm tới 2/3", ""}, {"nguồn nước mất khoảng 1/2", ""}, {"giá lên tới 3/4", ""}, {"lượng khách còn khoảng 2/3", ""},
		{"đã tiêu hết khoảng 1/4 là do", ""}, {"giá tăng khoảng 1/5", ""}, {"tương đương khoảng 1/3", ""},
		{"trong 2 năm 6 tháng 9 ngày.", ""},
		{"mỗi năm 2000 người", "mỗi năm=relative every_year"},
		{"một năm 2000 tấn", ""},
		{"mỗi tháng 3 triệu đồng", "mỗi tháng=relative every_month"},
		{"ngày 31 tháng 2 năm 2020, ngày 32 tháng 1 năm 2020", ""},
		{"ngày 31/2, ngày 30-02-2019", ""},
		{"tháng 13 năm 2020, 15 tháng 15 năm 2015, 30 tháng 2, tháng hai ngày 30", ""},
		{"tháng mười ba năm 2020", ""},
		{"bản đồ tỷ lệ 1/2000, quy hoạch 1/2000", ""},
		{"sau 5 năm thực hiện", ""},
		{"thứ hai, xếp thứ 5 toàn tỉnh", ""},
		{"từ 5/8 xã lên 7/8 xã", ""},
		{"1676-QĐ/TU, số 06/2005/NĐ-CP", ""},
	} {
		if got := found(c.in, ""); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestYears(t *testing.T) {
	for _, c := range []struct{ in, published, want string }{
		{"ngày 29-7", "2020-07-30", "ngày 29-7=2020-07-29"},
		{"ngày 25-12", "2021-01-10", "ngày 25-12=2020-12-25"},
		{"ngày 5-1", "2020-12-28", "ngày 5-1=2021-01-05"},
		{"từ đầu năm đến ngày 5.9", "2022-09-07", "từ đầu năm đến ngày 5.9=2022-01-01..2022-09-05"},
		{"từ đầu năm đến 30/11", "2022-01-12", "từ đầu năm đến 30/11=2021-01-01..2021-11-30"},
		{"từ đầu năm nay đến hết tháng 7", "2022-11-10", "từ đầu năm nay đến hết tháng 7=2022-01..2022-07"},
		{"từ đầu năm đến quý III", "2022-11-10", "từ đầu năm đến quý III=2022-01..2022-09"},
		{"từ đầu năm 2022 đến hết tháng 7", "2022-11-10", "từ đầu năm 2022 đến hết tháng 7=2022-01..2022-07"},
		{"từ đầu năm 2022 đến ngày 5/9/2022", "", "từ đầu năm 2022 đến ngày 5/9/2022=2022-01-01..2022-09-05"},
		{"đầu năm, ngày 5/9", "2022-09-07", "đầu năm=relative year_start | ngày 5/9=2022-09-05"},
		{"từ ngày 31-12 đến 2-1", "2021-01-10", "từ ngày 31-12 đến 2-1=2020-12-31..2021-01-02"},
		{"30/07/2020 06:00. Sáng 29-7", "", "30/07/2020=2020-07-30 | 06:00=06:00 | Sáng 29-7=2020-07-29"},
		{"ngày 3/11 đại hội, nhiệm kỳ 2015-2020", "", "ngày 3/11=2015-11-03 | nhiệm kỳ 2015-2020=2015..2020 term"},
		{"ngày 3/11, nhiệm kỳ 2015-2020", "", "ngày 3/11=?-11-03 | nhiệm kỳ 2015-2020=2015..2020 term"},
		{"sáng 7-12, kết quả năm 2017, nhiệm vụ năm 2018", "", "sáng 7-12=2017-12-07 | năm 2017=2017 | năm 2018=2018"},
		{"ngày 26/6/2017 họp, đến ngày 31/5/2017; 6 tháng đầu năm, giám sát năm 2018", "", "ngày 26/6/2017=2017-06-26 | ngày 31/5/2017=2017-05-31 | 6 tháng đầu năm=2017-01..2017-06 first [6 tháng] | năm 2018=2018"},
		{"sáng 7-12, theo 1628-QĐ/TU, ngày 27-6-2016", "", "sáng 7-12=?-12-07 | ngày 27-6-2016=2016-06-27"},
		{"ngày 3/11, phấn đấu đến năm 2030", "", "ngày 3/11=?-11-03 | năm 2030=2030"},
		{"ngày 29-2", "2021-03-02", "ngày 29-2=?-02-29"},
		{"quý I, quý IV", "2016-12-29", "quý I=2016-01..2016-03 | quý IV=2016-10..2016-12"},
		{"10 tháng đầu năm", "2025-11-11", "10 tháng đầu năm=2025-01..2025-10 first [10 tháng]"},
		{"2 tháng đầu năm, 2 tháng cuối năm", "2025-12-20", "2 tháng đầu năm=2025-01..2025-02 first [2 tháng] | 2 tháng cuối năm=2025-11..2025-12 last [2 tháng]"},
		{"11 tháng đầu năm", "2025-01-03", "11 tháng đầu năm=2024-01..2024-11 first [11 tháng]"},
		{"quý IV", "2017-02-03", "quý IV=2016-10..2016-12"},
		{"6 tháng đầu năm, quý III, tháng 5", "2025-01-20", "6 tháng đầu năm=2024-01..2024-06 first [6 tháng] | quý III=2024-07..2024-09 | tháng 5=2024-05"},
		{"tháng 5 sẽ", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 dự kiến", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 phấn đấu", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 mục tiêu", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 tới", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 chuẩn bị", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 tiếp tục", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 nhiệm vụ", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 cần", "2025-01-20", "tháng 5=2025-05"},
		{"tháng 5 phải", "2025-01-20", "tháng 5=2025-05"},
		{"6 tháng đầu năm nay", "2025-01-20", "6 tháng đầu năm nay=2025-01..2025-06 first [6 tháng]"},
	} {
		if got := found(c.in, c.published); got != c.want {
			t.Errorf("%q, published %q:\n got %s\nwant %s", c.in, c.published, got, c.want)
		}
	}
}

func TestDatesThatCannotBeAreNoNumbers(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Từ tháng 13 năm 2020 có 5 xã", "5"},
		{"Ngày 31 tháng 2 có 5 xã", "5"},
		{"Ngày 29 tháng 2 năm 2019 có 5 xã", "5"},
		{"30 tháng 2 năm 2020 có 5 xã", "5"},
		{"tháng mười ba năm 2020 có 5 xã", "5"},
		{"Mỗi tháng 15 xã báo cáo", "15"},
		{"Vay trong 30 tháng 2 xã", "30 2"},
	} {
		x := scan.New(c.in)
		Claim(x, Find(x, Reference{}))
		var numbers []string
		for _, n := range numeral.Find(x) {
			numbers = append(numbers, x.Surface(n.From, n.To))
		}
		if got := strings.Join(numbers, " "); got != c.want {
			t.Errorf("%q has the numbers %q, want %q", c.in, got, c.want)
		}
	}
}
