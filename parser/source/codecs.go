package source

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// codecs are the encodings that a declaration may name, by Python's name with '-' for '_'.
var codecs = map[string]encoding.Encoding{
	"ascii": charmap.Windows1252, "latin-1": charmap.ISO8859_1,
	"iso8859-2": charmap.ISO8859_2, "iso8859-3": charmap.ISO8859_3, "iso8859-4": charmap.ISO8859_4,
	"iso8859-5": charmap.ISO8859_5, "iso8859-6": charmap.ISO8859_6, "iso8859-7": charmap.ISO8859_7,
	"iso8859-8": charmap.ISO8859_8, "iso8859-9": charmap.ISO8859_9, "iso8859-10": charmap.ISO8859_10,
	"iso8859-13": charmap.ISO8859_13, "iso8859-14": charmap.ISO8859_14, "iso8859-15": charmap.ISO8859_15,
	"iso8859-16": charmap.ISO8859_16,
	"cp437":      charmap.CodePage437, "cp850": charmap.CodePage850, "cp852": charmap.CodePage852,
	"cp855": charmap.CodePage855, "cp858": charmap.CodePage858, "cp860": charmap.CodePage860,
	"cp862": charmap.CodePage862, "cp863": charmap.CodePage863, "cp865": charmap.CodePage865,
	"cp866": charmap.CodePage866, "cp874": charmap.Windows874,
	"cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252,
	"cp1253": charmap.Windows1253, "cp1254": charmap.Windows1254, "cp1255": charmap.Windows1255,
	"cp1256": charmap.Windows1256, "cp1257": charmap.Windows1257, "cp1258": charmap.Windows1258,
	"koi8-r": charmap.KOI8R, "koi8-u": charmap.KOI8U, "mac-roman": charmap.Macintosh, "mac-cyrillic": charmap.MacintoshCyrillic,
	"euc-jp": japanese.EUCJP, "shift-jis": japanese.ShiftJIS, "iso2022-jp": japanese.ISO2022JP,
	"euc-kr": korean.EUCKR, "cp949": korean.EUCKR,
	"gbk": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030, "gb2312": simplifiedchinese.GBK,
	"hz": simplifiedchinese.HZGB2312, "big5": traditionalchinese.Big5,
}

// codecAliases are other spellings that Python takes.
var codecAliases = map[string]string{
	"us-ascii": "ascii", "646": "ascii", "latin1": "latin-1", "l1": "latin-1", "iso8859-1": "latin-1", "8859": "latin-1", "cp819": "latin-1",
	"iso-8859-2": "iso8859-2", "latin2": "iso8859-2", "l2": "iso8859-2", "latin-2": "iso8859-2",
	"iso-8859-3": "iso8859-3", "iso-8859-4": "iso8859-4", "iso-8859-5": "iso8859-5", "cyrillic": "iso8859-5",
	"iso-8859-6": "iso8859-6", "arabic": "iso8859-6", "iso-8859-7": "iso8859-7", "greek": "iso8859-7",
	"iso-8859-8": "iso8859-8", "hebrew": "iso8859-8", "iso-8859-9": "iso8859-9", "latin5": "iso8859-9",
	"iso-8859-10": "iso8859-10", "iso-8859-13": "iso8859-13", "iso-8859-14": "iso8859-14",
	"iso-8859-15": "iso8859-15", "latin9": "iso8859-15", "latin-9": "iso8859-15", "l9": "iso8859-15", "iso-8859-16": "iso8859-16",
	"ibm437": "cp437", "437": "cp437", "ibm850": "cp850", "850": "cp850", "ibm852": "cp852", "ibm866": "cp866", "866": "cp866",
	"windows-1250": "cp1250", "1250": "cp1250", "windows-1251": "cp1251", "1251": "cp1251", "windows-1252": "cp1252",
	"1252": "cp1252", "windows-1253": "cp1253", "windows-1254": "cp1254", "windows-1255": "cp1255",
	"windows-1256": "cp1256", "windows-1257": "cp1257", "windows-1258": "cp1258",
	"macroman": "mac-roman", "macintosh": "mac-roman", "eucjp": "euc-jp", "ujis": "euc-jp", "u-jis": "euc-jp",
	"shiftjis": "shift-jis", "sjis": "shift-jis", "s-jis": "shift-jis", "csshiftjis": "shift-jis",
	"cp932": "shift-jis", "ms932": "shift-jis", "mskanji": "shift-jis", "iso-2022-jp": "iso2022-jp", "iso2022jp": "iso2022-jp",
	"euckr": "euc-kr", "korean": "euc-kr", "ksc5601": "euc-kr", "uhc": "cp949", "ms949": "cp949",
	"936": "gbk", "cp936": "gbk", "ms936": "gbk", "gb18030-2000": "gb18030", "euc-cn": "gb2312", "euccn": "gb2312",
	"chinese": "gb2312", "hzgb": "hz", "hz-gb": "hz", "big5-tw": "big5", "csbig5": "big5",
}
