package parser

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/unicodename"
)

// unescape returns the value of the text between a string's quotes, or a message in CPython's words. Line ends become
// \n; raw strings keep their backslashes; in bytes only what bytes know is an escape.
func unescape(text string, raw, bytes bool) (value, message string) {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if bytes {
		for i := 0; i < len(text); i++ {
			if text[i] >= utf8.RuneSelf {
				return "", "bytes can only contain ASCII literal characters"
			}
		}
	}
	first := strings.IndexByte(text, '\\')
	if raw || first < 0 {
		return text, ""
	}
	u := unescaper{text: text, i: first, bytes: bytes}
	u.out = append(make([]byte, 0, len(text)), text[:first]...)
	for u.i < len(text) && u.message == "" {
		u.step()
	}
	return string(u.out), u.message
}

type unescaper struct {
	text    string
	i       int
	out     []byte
	bytes   bool
	message string
}

var simpleEscapes = [256]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 't': 9, 'n': 10, 'v': 11, 'f': 12, 'r': 13,
}

// step copies what stands before the next backslash, and what that means.
func (u *unescaper) step() {
	rest := u.text[u.i:]
	n := strings.IndexByte(rest, '\\')
	if n != 0 {
		if n < 0 {
			n = len(rest)
		}
		u.out = append(u.out, rest[:n]...)
		u.i += n
		return
	}
	if len(rest) == 1 {
		u.out = append(u.out, '\\')
		u.i++
		return
	}
	c := rest[1]
	u.i += 2
	switch {
	case simpleEscapes[c] != 0:
		u.out = append(u.out, simpleEscapes[c])
	case c == '\n':
	case '0' <= c && c <= '7':
		u.i--
		u.octal()
	case c == 'x':
		u.hex(2)
	case c == 'u' && !u.bytes:
		u.hex(4)
	case c == 'U' && !u.bytes:
		u.hex(8)
	case c == 'N' && !u.bytes:
		u.named()
	default: // an unknown escape stays, with a warning that CPython gives and we do not
		u.out = append(u.out, '\\')
		u.i--
	}
}

// put appends a character: one byte in bytes, UTF-8 (lone surrogates too) in str.
func (u *unescaper) put(r rune) {
	switch {
	case u.bytes:
		u.out = append(u.out, byte(r))
	case 0xd800 <= r && r < 0xe000:
		u.out = append(u.out, 0xe0|byte(r>>12), 0x80|byte(r>>6&0x3f), 0x80|byte(r&0x3f))
	default:
		u.out = utf8.AppendRune(u.out, r)
	}
}

func (u *unescaper) octal() {
	var r rune
	for n := 0; n < 3 && u.i < len(u.text) && '0' <= u.text[u.i] && u.text[u.i] <= '7'; n++ {
		r = r*8 + rune(u.text[u.i]-'0')
		u.i++
	}
	u.put(r)
}

var truncated = map[int]string{2: `truncated \xXX escape`, 4: `truncated \uXXXX escape`, 8: `truncated \UXXXXXXXX escape`}

// hex reads exactly n hexadecimal digits.
func (u *unescaper) hex(n int) {
	begin := u.i - 2
	var r rune
	for range n {
		d := -1
		if u.i < len(u.text) {
			d = strings.IndexByte("0123456789abcdef", u.text[u.i]|0x20)
		}
		if d < 0 || u.text[u.i] < '0' {
			if u.bytes {
				u.message = fmt.Sprintf(`(value error) invalid \x escape at position %d`, u.offset(begin))
				return
			}
			u.fail(begin, truncated[n])
			return
		}
		r = r<<4 + rune(d)
		u.i++
	}
	if r < 0 || r > utf8.MaxRune {
		u.fail(begin, "illegal Unicode character")
		return
	}
	u.put(r)
}

// fail records CPython's message about the escape between begin and the current byte.
func (u *unescaper) fail(begin int, what string) {
	u.message = fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
		u.offset(begin), u.offset(u.i)-1, what)
}

// offset is where CPython counts the byte i: it decodes a copy of the text in which other characters than ASCII are
// written as escapes of 10 bytes.
func (u *unescaper) offset(i int) int {
	n := 0
	for _, r := range u.text[:i] {
		if n++; r >= utf8.RuneSelf {
			n += 9
		}
	}
	return n
}

// named reads \N{NAME}.
func (u *unescaper) named() {
	begin := u.i - 2
	if u.i < len(u.text) && u.text[u.i] == '{' {
		end := strings.IndexByte(u.text[u.i:], '}')
		if end > 1 {
			name := u.text[u.i+1 : u.i+end]
			u.i += end + 1
			if r, ok := unicodename.Lookup(name); ok {
				u.put(r)
				return
			}
			u.fail(begin, "unknown Unicode character name")
			return
		}
		if end == 1 {
			u.i += 2
		} else if end < 0 {
			u.i = len(u.text)
		}
	}
	u.fail(begin, `malformed \N character escape`)
}
