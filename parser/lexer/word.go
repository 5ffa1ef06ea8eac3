package lexer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gosyncio/gosyncio/parser/token"
)

// Classes of bytes.
const (
	other = iota
	letter
	digit
	quote
)

var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_', c >= 128:
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c == '\'', c == '"':
			t[c] = quote
		}
	}
	return
}()

// word reads a name, a keyword, or the string that a prefix such as rb begins.
func (l *lexer) word(start int) bool {
	ascii := true
	i := start
	for i < len(l.src) {
		c := l.src[i]
		if classes[c] != letter && classes[c] != digit {
			break
		}
		ascii = ascii && c < 128
		i++
	}
	l.i = i
	text := l.src[start:i]
	if classes[l.at(0)] == quote && len(text) <= 2 {
		switch prefixOf(text, l.opts) {
		case plainPrefix:
			return l.stringLiteral(start, i)
		case fieldPrefix:
			return l.fstringStart(start, i)
		}
	}
	if !ascii {
		return l.unicodeName(start)
	}
	l.emit(token.Lookup(text), start)
	return true
}

// unicodeName checks a name that is not ASCII.
func (l *lexer) unicodeName(start int) bool {
	for i, r := range l.src[start:l.i] {
		if r == utf8.RuneError || i == 0 && !isStart(r) || i > 0 && !isContinue(r) {
			l.i = start + i + utf8.RuneLen(r)
			return l.badCharacter(start+i, r)
		}
	}
	l.emit(token.Name, start)
	return true
}

func (l *lexer) badCharacter(start int, r rune) bool {
	if unicode.IsPrint(r) {
		return l.failAt("SyntaxError", start, l.i, "invalid character '%c' (U+%04X)", r, r)
	}
	return l.failAt("SyntaxError", start, l.i, "invalid non-printable character U+%04X", r)
}

// isStart is Unicode's XID_Start and the underscore.
func isStart(r rune) bool {
	return r == '_' || idStart(r) && holdsUnderNFKC(r, idStart, idContinue)
}

// isContinue is Unicode's XID_Continue.
func isContinue(r rune) bool {
	return idContinue(r) && holdsUnderNFKC(r, idContinue, idContinue)
}

func idStart(r rune) bool {
	return r == '_' || unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) &&
		!unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

func idContinue(r rune) bool {
	return idStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) &&
		!unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

// holdsUnderNFKC is what the X of XID adds: the character must still qualify after normalisation.
func holdsUnderNFKC(r rune, first, rest func(rune) bool) bool {
	for i, n := range norm.NFKC.String(string(r)) {
		if i == 0 && !first(n) || i > 0 && !rest(n) {
			return false
		}
	}
	return true
}
