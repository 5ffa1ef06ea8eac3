package pyast

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Repr returns the constant as Python's repr shows its value.
func (c *Constant) Repr() string {
	switch c.Kind {
	case ConstNone:
		return "None"
	case ConstTrue:
		return "True"
	case ConstFalse:
		return "False"
	case ConstEllipsis:
		return "Ellipsis"
	case ConstInt:
		if c.Big != nil {
			return c.Big.String()
		}
		return strconv.FormatInt(c.Int, 10)
	case ConstFloat:
		return floatRepr(c.Float)
	case ConstComplex:
		return strings.TrimSuffix(floatRepr(c.Float), ".0") + "j"
	case ConstBytes:
		return "b" + quoted(c.S, true)
	}
	return Repr(c.S)
}

// floatRepr is the shortest text that reads back as f, with an exponent where CPython uses one.
func floatRepr(f float64) string {
	if math.IsInf(f, 1) {
		return "inf"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		s := strconv.FormatFloat(f, 'e', -1, 64)
		mantissa, exp, _ := strings.Cut(s, "e")
		if len(exp) == 2 {
			exp = exp[:1] + "0" + exp[1:]
		}
		return mantissa + "e" + exp
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// Repr returns a str as Python's repr shows it. Lone surrogates may be in s (see the package's comment).
func Repr(s string) string { return quoted(s, false) }

func quoted(s string, bytes bool) string {
	q := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		q = '"'
	}
	var b strings.Builder
	b.WriteByte(q)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf || bytes {
			writeByte(&b, c, q)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			r, n = decodeSurrogate(s[i:])
		}
		if isPrintable(r) {
			b.WriteString(s[i : i+n])
		} else {
			writeEscape(&b, r)
		}
		i += n
	}
	b.WriteByte(q)
	return b.String()
}

// decodeSurrogate reads the three bytes that stand for a lone surrogate.
func decodeSurrogate(s string) (rune, int) {
	if len(s) < 3 {
		return rune(s[0]), 1
	}
	return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
}

func writeByte(b *strings.Builder, c, q byte) {
	switch {
	case c == q || c == '\\':
		b.WriteByte('\\')
		b.WriteByte(c)
	case c == '\n':
		b.WriteString(`\n`)
	case c == '\r':
		b.WriteString(`\r`)
	case c == '\t':
		b.WriteString(`\t`)
	case c < ' ' || c >= 0x7f:
		writeEscape(b, rune(c))
	default:
		b.WriteByte(c)
	}
}

// writeEscape writes \xXX, \uXXXX or \UXXXXXXXX.
func writeEscape(b *strings.Builder, r rune) {
	letter, width := byte('x'), 2
	if r > 0xffff {
		letter, width = 'U', 8
	} else if r > 0xff {
		letter, width = 'u', 4
	}
	digits := strconv.FormatInt(int64(r), 16)
	b.WriteByte('\\')
	b.WriteByte(letter)
	b.WriteString(strings.Repeat("0", width-len(digits)))
	b.WriteString(digits)
}

// isPrintable is str.isprintable with the Unicode 15.1 of CPython 3.13: what it added to Go's 15.0 is listed.
func isPrintable(r rune) bool {
	return unicode.IsPrint(r) || 0x2ffc <= r && r <= 0x2fff || r == 0x31ef || 0x2ebf0 <= r && r <= 0x2ee5d
}
