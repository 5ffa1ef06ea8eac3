package py

import (
	"strings"
	"unicode/utf8"
)

func validUTF8(s string) bool { return utf8.ValidString(s) }

func encodeUTF8(s string, e *encoder) {
	if validUTF8(s) {
		e.out = append(e.out, s...)
		return
	}
	e.each(s, "surrogates not allowed", func(r rune) bool {
		if r >= 0xD800 && r <= 0xDFFF {
			return false
		}
		e.out = utf8.AppendRune(e.out, r)
		return true
	})
}

const utf8BOM = "\xEF\xBB\xBF"

func encodeUTF8Sig(s string, e *encoder) {
	e.out = append(e.out, utf8BOM...)
	encodeUTF8(s, e)
}

func decodeUTF8Sig(b string, d *decoder) {
	d.src = strings.TrimPrefix(b, utf8BOM)
	decodeUTF8(d.src, d)
}

func decodeUTF8(b string, d *decoder) {
	for i := 0; i < len(b); {
		if r, n := utf8.DecodeRuneInString(b[i:]); r != utf8.RuneError || n > 1 {
			d.out = append(d.out, b[i:i+n]...)
			i += n
			continue
		}
		n, reason := badUTF8(b[i:])
		i = d.fail(i, i+n, reason)
	}
}

// badUTF8 measures an invalid sequence at the start of s and says why it is
// invalid: as many bytes as could start a character, at least one.
func badUTF8(s string) (n int, reason string) {
	c := s[0]
	if c < 0xC2 || c > 0xF4 {
		return 1, "invalid start byte"
	}
	need, lo, hi := 1, byte(0x80), byte(0xBF)
	switch {
	case c >= 0xF0:
		need = 3
		if c == 0xF0 {
			lo = 0x90
		} else if c == 0xF4 {
			hi = 0x8F
		}
	case c >= 0xE0:
		need = 2
		if c == 0xE0 {
			lo = 0xA0
		} else if c == 0xED {
			hi = 0x9F
		}
	}
	for n = 1; n <= need; n++ {
		if n >= len(s) {
			return n, "unexpected end of data"
		}
		if s[n] < lo || s[n] > hi {
			return n, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xBF
	}
	return n, "invalid continuation byte"
}

// wideCodec is UTF-16 or UTF-32: size bytes a unit; bom says that a byte order
// mark is written, and read to find the order.
func wideCodec(name string, size int, big, bom bool) *codec {
	return &codec{
		name: name,
		encode: func(s string, e *encoder) {
			if bom {
				e.out = appendUnit(e.out, 0xFEFF, size, big)
			}
			e.single, e.unit = true, size
			e.each(s, "surrogates not allowed", func(r rune) bool {
				if r >= 0xD800 && r <= 0xDFFF {
					return false
				}
				if size == 2 && r > 0xFFFF {
					r -= 0x10000
					e.out = appendUnit(e.out, 0xD800|uint32(r>>10), 2, big)
					r = 0xDC00 | r&0x3FF
				}
				e.out = appendUnit(e.out, uint32(r), size, big)
				return true
			})
		},
		decode: func(b string, d *decoder) {
			i, order := 0, big
			if bom && len(b) >= size {
				switch {
				case unitAt(b, 0, size, false) == 0xFEFF:
					i, order = size, false
				case unitAt(b, 0, size, true) == 0xFEFF:
					i, order = size, true
				}
			}
			if bom {
				d.codec = findCodec(name + map[bool]string{false: "-le", true: "-be"}[order])
			}
			if size == 2 {
				d.utf16(b, i, order)
			} else {
				d.utf32(b, i, order)
			}
		},
	}
}

func appendUnit(b []byte, u uint32, size int, big bool) []byte {
	for i := range size {
		shift := 8 * i
		if big {
			shift = 8 * (size - 1 - i)
		}
		b = append(b, byte(u>>shift))
	}
	return b
}

func unitAt(b string, i, size int, big bool) uint32 {
	var u uint32
	for j := range size {
		k := i + size - 1 - j
		if big {
			k = i + j
		}
		u = u<<8 | uint32(b[k])
	}
	return u
}

func (d *decoder) utf16(b string, i int, big bool) {
	for i < len(b) {
		if i+2 > len(b) {
			i = d.fail(i, len(b), "truncated data")
			continue
		}
		u := unitAt(b, i, 2, big)
		switch {
		case u < 0xD800 || u > 0xDFFF:
			d.out = appendRune(d.out, rune(u))
			i += 2
		case u >= 0xDC00:
			i = d.failUnit(u, i, i+2, "illegal encoding")
		case i+4 > len(b):
			i = d.failUnit(u, i, len(b), "unexpected end of data")
		default:
			v := unitAt(b, i+2, 2, big)
			if v < 0xDC00 || v > 0xDFFF {
				i = d.failUnit(u, i, i+2, "illegal UTF-16 surrogate")
				continue
			}
			d.out = appendRune(d.out, 0x10000+rune(u&0x3FF)<<10+rune(v&0x3FF))
			i += 4
		}
	}
}

func (d *decoder) utf32(b string, i int, big bool) {
	for i < len(b) {
		if i+4 > len(b) {
			i = d.fail(i, len(b), "truncated data")
			continue
		}
		u := unitAt(b, i, 4, big)
		switch {
		case u >= 0xD800 && u <= 0xDFFF:
			i = d.failUnit(u, i, i+4, "code point in surrogate code point range(0xd800, 0xe000)")
		case u > 0x10FFFF:
			i = d.fail(i, i+4, "code point not in range(0x110000)")
		default:
			d.out = appendRune(d.out, rune(u))
			i += 4
		}
	}
}

// failUnit is fail of a surrogate, which surrogatepass lets through.
func (d *decoder) failUnit(u uint32, start, end int, reason string) int {
	if d.errors == "surrogatepass" {
		d.out = appendRune(d.out, rune(u))
		if strings.HasPrefix(d.codec.name, "utf-16") {
			return start + 2
		}
		return start + 4
	}
	return d.fail(start, end, reason)
}
