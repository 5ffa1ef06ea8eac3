package py

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// StrRepr is repr(s): single quotes unless s has some and no double ones;
// unprintable characters escaped.
func StrRepr(s string) string {
	q := quoteFor(s)
	if plainASCII(s) && strings.IndexByte(s, q) < 0 {
		return string(q) + s + string(q)
	}
	b := make([]byte, 0, len(s)+8)
	b = append(b, q)
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		switch {
		case r == rune(q) || r == '\\':
			b = append(b, '\\', byte(r))
		case isPrintable(r):
			b = append(b, s[i:i+n]...)
		default:
			b = appendEscape(b, r)
		}
		i += n
	}
	return string(append(b, q))
}

func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// plainASCII tells whether repr shows s as it is, quotes aside.
func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7F || s[i] == '\\' {
			return false
		}
	}
	return true
}

const lowerHex = "0123456789abcdef"

// appendEscape appends the escape of an unprintable character.
func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '\t':
		return append(b, `\t`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	}
	digits, mark := 2, byte('x')
	if r > 0xFFFF {
		digits, mark = 8, 'U'
	} else if r > 0xFF {
		digits, mark = 4, 'u'
	}
	b = append(b, '\\', mark)
	for digits--; digits >= 0; digits-- {
		b = append(b, lowerHex[r>>(4*digits)&15])
	}
	return b
}

// isPrintable is str.isprintable of one character: all but categories Other and
// Separator, the space aside. Unicode 15.1 as CPython 3.13: Go's tables are
// 15.0; 15.1 added ideographs only.
func isPrintable(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= ' ' && r < 0x7F
	}
	if r <= unicode.MaxLatin1 {
		return r > 0xA0 && r != 0xAD
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) || addedIn151(r)
}

// addedIn151 tells the characters new in Unicode 15.1.
func addedIn151(r rune) bool {
	return 0x2EBF0 <= r && r <= 0x2EE5D || 0x2FFC <= r && r <= 0x2FFF || r == 0x31EF
}

// BytesRepr is repr(b) of bytes.
func BytesRepr(s string) string {
	q := quoteFor(s)
	b := append(make([]byte, 0, len(s)+8), 'b', q)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == q || c == '\\':
			b = append(b, '\\', c)
		case c >= ' ' && c < 0x7F:
			b = append(b, c)
		case c == '\t', c == '\n', c == '\r':
			b = appendEscape(b, rune(c))
		default:
			b = append(b, '\\', 'x', lowerHex[c>>4], lowerHex[c&15])
		}
	}
	return string(append(b, q))
}
