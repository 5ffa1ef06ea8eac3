package lexer

import (
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// operator reads the longest operator that stands at start.
func (l *lexer) operator(start int, c byte) bool {
	if n := len(l.modes); n > 0 && c == ':' && l.modes[n-1].atFieldLevel() {
		m := &l.modes[n-1]
		m.inField, m.inSpec = false, true
		l.i++
		l.emit(token.Colon, start)
		return true
	}
	k, n := l.longest(start, c)
	switch k {
	case token.Error:
		return l.strange(start)
	case token.LPar, token.LSqb, token.LBrace:
		l.i += n
		return l.open(k, c, start)
	case token.RPar, token.RSqb, token.RBrace:
		l.i += n
		return l.close(k, c, start)
	}
	l.i += n
	l.emit(k, start)
	return true
}

// longest returns the longest operator at start, which begins with c, and its length. What can follow the first character
// of a longer one is few things, so most operators are found by one look.
func (l *lexer) longest(start int, c byte) (token.Kind, int) {
	switch l.at(1) {
	case '=', '>', '*', '/', '<', '.':
		for n := 3; n >= 2; n-- {
			if start+n <= len(l.src) {
				text := l.src[start : start+n]
				if text == "<>" {
					return token.NotEqual, n
				}
				if k := token.Operator(text); k != token.Error {
					return k, n
				}
			}
		}
	}
	if c < 128 {
		return single[c], 1
	}
	return token.Error, 1
}

// single maps the bytes that are operators by themselves.
var single = func() (t [128]token.Kind) {
	for i := range t {
		t[i] = token.Operator(string(rune(i)))
	}
	return
}()

var closers = map[byte]byte{'(': ')', '[': ']', '{': '}'}

func (l *lexer) open(k token.Kind, c byte, start int) bool {
	if len(l.brackets) >= maxNested {
		return l.fail("too many nested parentheses")
	}
	l.brackets = append(l.brackets, Bracket{c, source.Pos(start)})
	if n := len(l.modes); n > 0 {
		l.modes[n-1].depth++
	}
	l.emit(k, start)
	return true
}

func (l *lexer) close(k token.Kind, c byte, start int) bool {
	var m *fstring
	if n := len(l.modes); n > 0 {
		m = &l.modes[n-1]
		if m.depth == 0 && c == '}' {
			return l.fail("%s: single '}' is not allowed", m.word())
		}
	}
	if len(l.brackets) == 0 {
		return l.fail("unmatched '%c'", c)
	}
	b := l.brackets[len(l.brackets)-1]
	l.brackets = l.brackets[:len(l.brackets)-1]
	if closers[b.Char] != c {
		if m != nil && b.Char == '{' && m.depth-1 == m.fieldDepth {
			return l.fail("%s: unmatched '%c'", m.word(), c)
		}
		if line := l.file.Line(b.At); line != l.file.Line(source.Pos(start)) {
			return l.fail("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, b.Char, line)
		}
		return l.fail("closing parenthesis '%c' does not match opening parenthesis '%c'", c, b.Char)
	}
	if m != nil {
		m.depth--
		if m.depth < 0 {
			return l.fail("%s: unmatched '%c'", m.word(), c)
		}
		if c == '}' && m.depth == m.fieldDepth {
			m.fieldDepth--
			m.inField, m.inSpec = false, false
		}
	}
	l.emit(k, start)
	return true
}

// strange reports a character that begins no token.
func (l *lexer) strange(start int) bool {
	r, n := utf8.DecodeRuneInString(l.src[start:])
	l.i += n
	if r < 128 && r >= ' ' && r != 0x7f {
		l.emit(token.Unknown, start)
		return true
	}
	return l.badCharacter(start, r)
}
