package py

import (
	"strings"
)

// escapeCodec is unicode_escape: text as in a string literal (Objects/unicodeobject.c).
var escapeCodec = &codec{"unicodeescape", encodeEscapes, decodeEscapes}

// rawEscapeCodec is raw_unicode_escape: Latin-1, and \u and \U for what that has not.
var rawEscapeCodec = &codec{rawEscapeName, encodeRawEscapes, decodeRawEscapes}

const rawEscapeName = "rawunicodeescape"

var (
	escapeOf = map[rune]string{'\\': `\\`, '\t': `\t`, '\n': `\n`, '\r': `\r`}
	escaped  = map[byte]string{
		'\n': "", '\\': "\\", '\'': "'", '"': "\"", 'a': "\a", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
	}
)

func encodeEscapes(s string, e *encoder) {
	for _, r := range runes(s) {
		switch text := escapeOf[r]; {
		case text != "":
			e.out = append(e.out, text...)
		case r < ' ' || r >= 0x7F:
			e.out = appendHexEscape(e.out, r)
		default:
			e.out = append(e.out, byte(r))
		}
	}
}

func encodeRawEscapes(s string, e *encoder) {
	for _, r := range runes(s) {
		if r < 0x100 {
			e.out = append(e.out, byte(r))
		} else {
			e.out = appendHexEscape(e.out, r)
		}
	}
}

func decodeEscapes(b string, d *decoder) {
	invalid := "" // the first escape that is none
	for i := 0; i < len(b); {
		if b[i] != '\\' {
			d.out = appendRune(d.out, rune(b[i]))
			i++
			continue
		}
		if i+1 == len(b) {
			i = d.fail(i, i+1, `\ at end of string`)
			continue
		}
		c := b[i+1]
		if text, ok := escaped[c]; ok {
			d.out = append(d.out, text...)
			i += 2
			continue
		}
		switch {
		case '0' <= c && c <= '7':
			n := i
			if i = d.octal(i); i == n+4 && c > '3' && invalid == "" {
				invalid = "invalid octal escape sequence '" + b[n:i] + "'"
			}
		case c == 'x':
			i = d.hex(i, 2, `truncated \xXX escape`)
		case c == 'u':
			i = d.hex(i, 4, `truncated \uXXXX escape`)
		case c == 'U':
			i = d.hex(i, 8, `truncated \UXXXXXXXX escape`)
		case c == 'N':
			i = d.named(i)
		default:
			if invalid == "" {
				invalid = `invalid escape sequence '\` + string(rune(c)) + "'"
			}
			d.out = appendRune(append(d.out, '\\'), rune(c))
			i += 2
		}
	}
	if invalid != "" {
		Warn(DeprecationWarning, invalid)
	}
}

// octal decodes the escape of up to three octal digits at i and gives the offset behind it.
func (d *decoder) octal(i int) int {
	j, r := i+1, rune(0)
	for j < len(d.src) && j < i+4 && '0' <= d.src[j] && d.src[j] <= '7' {
		r = r<<3 | rune(d.src[j]-'0')
		j++
	}
	d.out = appendRune(d.out, r)
	return j
}

// hex decodes the escape of n hexadecimal digits at i and gives the offset behind it.
func (d *decoder) hex(i, n int, truncated string) int {
	j, r := i+2, uint64(0)
	for j < len(d.src) && j < i+2+n {
		v := strings.IndexByte("0123456789abcdef", d.src[j]|0x20)
		if v < 0 || d.src[j] < '0' {
			break
		}
		r = r<<4 | uint64(v)
		j++
	}
	switch {
	case j < i+2+n:
		return d.fail(i, j, truncated)
	case r > 0x10FFFF && d.codec.name == rawEscapeName:
		return d.fail(i, j, `\Uxxxxxxxx out of range`)
	case r > 0x10FFFF:
		return d.fail(i, j, "illegal Unicode character")
	}
	d.out = appendRune(d.out, rune(r))
	return j
}

// named fails at a \N escape: the names of characters are not part of the runtime.
func (d *decoder) named(i int) int {
	name, open := strings.CutPrefix(d.src[i+2:], "{")
	end := i + 2
	if open {
		n := strings.IndexByte(name, '}')
		if n > 0 {
			panic(UnicodeError.New(`\N escapes not supported (can't load unicodedata module)`))
		}
		if n < 0 {
			n = len(name)
		}
		end += 1 + n
	}
	return d.fail(i, end, `malformed \N character escape`)
}

func decodeRawEscapes(b string, d *decoder) {
	for i := 0; i < len(b); {
		switch {
		case strings.HasPrefix(b[i:], `\u`):
			i = d.hex(i, 4, `truncated \uXXXX escape`)
		case strings.HasPrefix(b[i:], `\U`):
			i = d.hex(i, 8, `truncated \UXXXXXXXX escape`)
		case b[i] == '\\' && i+1 < len(b):
			d.out = appendRune(append(d.out, '\\'), rune(b[i+1]))
			i += 2
		default:
			d.out = appendRune(d.out, rune(b[i]))
			i++
		}
	}
}
