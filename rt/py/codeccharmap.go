package py

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// charmapCodec finds an encoding of x/text by a name of CPython's.
func charmapCodec(key string) *codec {
	flat := strings.ReplaceAll(key, "-", "")
	if cm, ok := codePages[flat]; ok {
		return byteCodec(cm)
	}
	switch {
	case strings.HasPrefix(flat, "windows"):
		flat = "cp" + flat[len("windows"):]
	case len(flat) == 4 && strings.HasPrefix(flat, "12"):
		flat = "cp" + flat
	case strings.HasPrefix(flat, "iso8859"):
		key = "iso-8859-" + flat[len("iso8859"):]
	}
	if cm, ok := codePages[flat]; ok {
		return byteCodec(cm)
	}
	enc, err := ianaindex.IANA.Encoding(key)
	if err != nil || enc == nil {
		if enc = otherEncodings[flat]; enc == nil {
			return nil
		}
	}
	if cm, ok := enc.(*charmap.Charmap); ok {
		return byteCodec(cm)
	}
	return multibyteCodec(flat, enc)
}

var codePages = map[string]*charmap.Charmap{
	"cp037": charmap.CodePage037, "ibm037": charmap.CodePage037,
	"cp437": charmap.CodePage437, "437": charmap.CodePage437, "ibm437": charmap.CodePage437,
	"cp850": charmap.CodePage850, "850": charmap.CodePage850, "ibm850": charmap.CodePage850,
	"cp852": charmap.CodePage852, "852": charmap.CodePage852,
	"cp855": charmap.CodePage855, "cp858": charmap.CodePage858,
	"cp860": charmap.CodePage860, "cp862": charmap.CodePage862, "cp863": charmap.CodePage863,
	"cp865": charmap.CodePage865, "cp866": charmap.CodePage866, "866": charmap.CodePage866,
	"cp1047": charmap.CodePage1047, "cp1140": charmap.CodePage1140,
	"cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252,
	"cp1253": charmap.Windows1253, "cp1254": charmap.Windows1254, "cp1255": charmap.Windows1255,
	"cp1256": charmap.Windows1256, "cp1257": charmap.Windows1257, "cp1258": charmap.Windows1258,
	"koi8r": charmap.KOI8R, "koi8u": charmap.KOI8U, "macroman": charmap.Macintosh, "macintosh": charmap.Macintosh,
	"latin2": charmap.ISO8859_2, "l2": charmap.ISO8859_2, "latin9": charmap.ISO8859_15, "l9": charmap.ISO8859_15,
	"cp874": charmap.Windows874,
}

var otherEncodings = map[string]encoding.Encoding{
	"gbk": simplifiedchinese.GBK, "936": simplifiedchinese.GBK, "cp936": simplifiedchinese.GBK,
	"gb18030": simplifiedchinese.GB18030, "gb2312": simplifiedchinese.HZGB2312,
}

// byteCodec is a code page. The web's variant of a page maps bytes that the
// page does not define to control characters; CPython leaves them undefined.
func byteCodec(cm *charmap.Charmap) *codec {
	const undefined = "character maps to <undefined>"
	controls := strings.HasPrefix(cm.String(), "ISO")
	return &codec{
		name: "charmap",
		encode: func(s string, e *encoder) {
			e.each(s, undefined, func(r rune) bool {
				c, ok := cm.EncodeRune(r)
				if isC1(r) {
					c, ok = byte(r), controls
				}
				if ok {
					e.out = append(e.out, c)
				}
				return ok
			})
		},
		decode: func(b string, d *decoder) {
			for i := 0; i < len(b); i++ {
				r := cm.DecodeByte(b[i])
				if controls && isC1(rune(b[i])) {
					r = rune(b[i])
				}
				if r == utf8.RuneError || isC1(r) && !controls {
					i = d.fail(i, i+1, undefined) - 1
					continue
				}
				d.out = utf8.AppendRune(d.out, r)
			}
		},
	}
}

// isC1 tells the control characters 0x80 to 0x9F: those of an ISO 8859 page are
// defined, which x/text's leave out.
func isC1(r rune) bool { return 0x80 <= r && r <= 0x9F }

// multibyteCodec wraps an encoding of x/text that is not a code page.
func multibyteCodec(name string, enc encoding.Encoding) *codec {
	return &codec{
		name: name,
		encode: func(s string, e *encoder) {
			x := enc.NewEncoder()
			e.each(s, "illegal multibyte sequence", func(r rune) bool {
				b, err := x.Bytes(appendRune(nil, r))
				if err != nil {
					return false
				}
				e.out = append(e.out, b...)
				return true
			})
		},
		decode: func(b string, d *decoder) {
			text, err := enc.NewDecoder().String(b)
			if err == nil && !strings.ContainsRune(text, utf8.RuneError) {
				d.out = append(d.out, text...)
				return
			}
			d.bytewise(b, enc)
		},
	}
}

// bytewise decodes a multibyte text that has errors: up to four bytes at a time
// until they make a character.
func (d *decoder) bytewise(b string, enc encoding.Encoding) {
	for i := 0; i < len(b); {
		n := 1
		text := ""
		for ; n <= 4 && i+n <= len(b); n++ {
			t, err := enc.NewDecoder().String(b[i : i+n])
			if err == nil && t != "" && !strings.ContainsRune(t, utf8.RuneError) {
				text = t
				break
			}
		}
		if text == "" {
			i = d.fail(i, i+1, "illegal multibyte sequence")
			continue
		}
		d.out = append(d.out, text...)
		i += n
	}
}
