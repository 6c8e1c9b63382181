package charset

// tcvn3 holds the letters of bytes 0x80 to 0xff in TCVN 5712 (the ABC fonts). Its five combining tones become one letter with the vowel before
// them by NFC.
const tcvn3 = "" +
	"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ" +
	"ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ" +
	"\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ" +
	"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ" +
	"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" +
	"éẹềểễếệìỉỄẾỒĩíịò" +
	"Ổỏõóọồổỗốộờởỡớợù" +
	"ỖủũúụừửữứựỳỷỹýỵỐ"

// viscii holds the letters of bytes 0x80 to 0xff in VISCII 1.1 (RFC 1456).
const viscii = "" +
	"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" +
	"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" +
	"Õắằặấầẩậẽẹếềểễệố" +
	"ồổỗỠƠộờởịỰỨỪỬơớƯ" +
	"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" +
	"ĐứÒÓÔạỷừửÙÚỹỵÝỡư" +
	"àáâãảăữẫèéêẻìíĩỉ" +
	"đựòóôõỏọụùúũủýợỮ"

// visciiLow holds the six letters that VISCII keeps among the control characters.
var visciiLow = map[byte]rune{0x02: 'Ẳ', 0x05: 'Ẵ', 0x06: 'Ẫ', 0x14: 'Ỷ', 0x19: 'Ỹ', 0x1e: 'Ỵ'}

// vniAlone holds the bytes that are a letter by themselves in the VNI fonts.
var vniAlone = map[byte]rune{
	0xec: 'ì', 0xed: 'í', 0xe6: 'ỉ', 0xf3: 'ĩ', 0xf2: 'ị', 0xf4: 'ơ', 0xf6: 'ư', 0xee: 'ỵ', 0xf1: 'đ',
	0xcc: 'Ì', 0xcd: 'Í', 0xc6: 'Ỉ', 0xd3: 'Ĩ', 0xd2: 'Ị', 0xd4: 'Ơ', 0xd6: 'Ư', 0xce: 'Ỵ', 0xd1: 'Đ',
}

// vniMark holds the bytes that mark the letter before them in the VNI fonts: circumflex, breve and tone as combining characters. The marks of
// capitals lie 0x20 lower.
var vniMark = map[byte]string{
	0xf8: "\u0300", 0xf9: "\u0301", 0xfb: "\u0309", 0xf5: "\u0303", 0xef: "\u0323",
	0xe2: "\u0302", 0xe0: "\u0302\u0300", 0xe1: "\u0302\u0301", 0xe5: "\u0302\u0309", 0xe3: "\u0302\u0303", 0xe4: "\u0302\u0323",
	0xea: "\u0306", 0xe8: "\u0306\u0300", 0xe9: "\u0306\u0301", 0xfa: "\u0306\u0309", 0xfc: "\u0306\u0303", 0xeb: "\u0306\u0323",
}
