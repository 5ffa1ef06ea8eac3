package lexer

import (
	"strings"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/token"
)

// number reads an integer, a float or an imaginary number.
func (l *lexer) number(start int) bool {
	if l.at(0) == '0' {
		switch l.at(1) | 0x20 {
		case 'x':
			return l.radix(start, "hexadecimal", "0123456789abcdefABCDEF")
		case 'o':
			return l.radix(start, "octal", "01234567")
		case 'b':
			return l.radix(start, "binary", "01")
		}
		return l.zero(start)
	}
	if l.at(0) != '.' && !l.decimal() {
		return false
	}
	return l.fraction(start)
}

// decimal reads digits with single underscores between them.
func (l *lexer) decimal() bool {
	for {
		for classes[l.at(0)] == digit {
			l.i++
		}
		if l.at(0) != '_' {
			return true
		}
		l.i++
		if classes[l.at(0)] != digit {
			return l.fail("invalid decimal literal")
		}
	}
}

// radix reads what follows 0x, 0o or 0b.
func (l *lexer) radix(start int, name, digits string) bool {
	l.i += 2
	for {
		if l.at(0) == '_' {
			l.i++
		}
		if c := l.at(0); c == 0 || strings.IndexByte(digits, c) < 0 {
			if classes[c] == digit {
				l.i++
				return l.fail("invalid digit '%c' in %s literal", c, name)
			}
			return l.fail("invalid %s literal", name)
		}
		for c := l.at(0); c != 0 && strings.IndexByte(digits, c) >= 0; c = l.at(0) {
			l.i++
		}
		if l.at(0) != '_' {
			break
		}
	}
	if c := l.at(0); classes[c] == digit {
		l.i++
		return l.fail("invalid digit '%c' in %s literal", c, name)
	}
	return l.numberEnd(start, name)
}

// zero reads a number that begins with 0 and is decimal: only zeros, or a float or imaginary number.
func (l *lexer) zero(start int) bool {
	nonzero := false
	for {
		for classes[l.at(0)] == digit {
			nonzero = nonzero || l.at(0) != '0'
			l.i++
		}
		if l.at(0) != '_' {
			break
		}
		l.i++
		if classes[l.at(0)] != digit {
			return l.fail("invalid decimal literal")
		}
	}
	switch l.at(0) {
	case '.', 'e', 'E', 'j', 'J':
		return l.fraction(start)
	}
	if nonzero {
		end := start + 1
		for l.src[end] == '0' || l.src[end] == '_' {
			end++
		}
		return l.failAt("SyntaxError", start, end,
			"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	return l.numberEnd(start, "decimal")
}

// fraction reads the fraction, exponent and j of a number whose integer part has been read.
func (l *lexer) fraction(start int) bool {
	if l.at(0) == '.' {
		l.i++
		if classes[l.at(0)] == digit && !l.decimal() {
			return false
		}
	}
	if c := l.at(0); c == 'e' || c == 'E' {
		n := 1
		if s := l.at(1); s == '+' || s == '-' {
			n = 2
		}
		switch {
		case classes[l.at(n)] == digit:
			l.i += n
			if !l.decimal() {
				return false
			}
		case n == 2:
			l.i += 2
			return l.fail("invalid decimal literal")
		}
	}
	if c := l.at(0); c == 'j' || c == 'J' {
		l.i++
		return l.numberEnd(start, "imaginary")
	}
	return l.numberEnd(start, "decimal")
}

// numberEnd refuses a name glued to a number, except for the keywords that CPython still lets follow: "1if x else y".
func (l *lexer) numberEnd(start int, name string) bool {
	c := l.at(0)
	if (classes[c] == letter && c < utf8.RuneSelf || classes[c] == digit) && !l.keywordFollows() {
		return l.fail("invalid %s literal", name)
	}
	l.emit(token.Number, start)
	return true
}

func (l *lexer) keywordFollows() bool {
	rest := l.src[l.i:]
	for _, k := range [...]string{"and", "else", "for", "if", "in", "is", "or", "not"} {
		if strings.HasPrefix(rest, k) {
			return true
		}
	}
	return false
}
