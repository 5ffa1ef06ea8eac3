package lexer

import (
	"strings"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// What the letters before a quote mean.
const (
	noPrefix = iota
	plainPrefix
	fieldPrefix
)

func prefixOf(text string, opts Options) int {
	switch strings.ToLower(text) {
	case "r", "u", "b", "br", "rb":
		return plainPrefix
	case "f", "fr", "rf":
		return fieldPrefix
	case "t", "tr", "rt":
		if opts.TemplateStrings {
			return fieldPrefix
		}
	}
	return noPrefix
}

// quoteAt returns the quote character at i and how many of them open the string, 1 or 3.
func (l *lexer) quoteAt(i int) (byte, int) {
	q := l.src[i]
	if strings.HasPrefix(l.src[i+1:], l.src[i:i+1]) && i+2 < len(l.src) && l.src[i+2] == q {
		return q, 3
	}
	return q, 1
}

// stringLiteral reads a string without fields; its prefix begins at start, its quotes at at.
func (l *lexer) stringLiteral(start, at int) bool {
	q, size := l.quoteAt(at)
	l.i = at + size
	escapedQuote := false
	for run := 0; run < size; {
		if l.i >= len(l.src) || size == 1 && (l.src[l.i] == '\n' || l.src[l.i] == '\r') {
			return l.unterminated(start, at, q, size, escapedQuote)
		}
		switch c := l.src[l.i]; {
		case c == q:
			run++
			l.i++
			continue
		case c == '\\':
			l.i++
			if l.at(0) == q {
				escapedQuote = true
			}
			if l.at(0) == '\r' && l.at(1) == '\n' {
				l.i++
			}
			if l.at(0) == '\n' || l.at(0) == '\r' {
				l.lineBeg = l.i + 1
			}
		case c == '\n':
			l.lineBeg = l.i + 1
		}
		run = 0
		l.i++
	}
	l.i = min(l.i, len(l.src))
	l.emit(token.String, start)
	return true
}

func (l *lexer) unterminated(start, at int, q byte, size int, escapedQuote bool) bool {
	line := l.endLine()
	if n := len(l.modes); n > 0 && l.modes[n-1].quote == q && l.modes[n-1].size == size {
		return l.failAt("SyntaxError", start, start+1, "%s: expecting '}'", l.modes[n-1].word())
	}
	if size == 3 {
		return l.failAt("SyntaxError", start, start+1, "unterminated triple-quoted string literal (detected at line %d)", line)
	}
	advice := ""
	if escapedQuote {
		advice = "; perhaps you escaped the end quote?"
	}
	return l.failAt("SyntaxError", start, start+1, "unterminated string literal (detected at line %d)%s", line, advice)
}

// endLine is the line CPython is on when it finds a string unterminated: a line end that closes the file does not begin
// another one.
func (l *lexer) endLine() int {
	i := min(l.i, len(l.src))
	if i == len(l.src) && i > 0 && (l.src[i-1] == '\n' || l.src[i-1] == '\r') {
		i--
	}
	return l.file.Line(source.Pos(i))
}

// fstring is an f-string or t-string being read.
type fstring struct {
	quote      byte
	size       int // of the quotes, 1 or 3
	raw        bool
	template   bool
	start      int
	inField    bool // reading tokens of a field rather than text
	inSpec     bool // reading the text of a format spec
	depth      int  // open brackets since the string began
	fieldDepth int  // depth outside the innermost field; -1 outside fields
}

func (m *fstring) word() string {
	if m.template {
		return "t-string"
	}
	return "f-string"
}

// atFieldLevel says whether a colon would end the expression of a field.
func (m *fstring) atFieldLevel() bool { return m.depth-1 == m.fieldDepth && m.fieldDepth >= 0 }

// kind picks between the kind for f-strings and the one for t-strings.
func (m *fstring) kind(f, t token.Kind) token.Kind {
	if m.template {
		return t
	}
	return f
}

func (l *lexer) fstringStart(start, at int) bool {
	q, size := l.quoteAt(at)
	prefix := strings.ToLower(l.src[start:at])
	m := fstring{
		quote: q, size: size, start: start, fieldDepth: -1,
		raw: strings.Contains(prefix, "r"), template: strings.Contains(prefix, "t"),
	}
	if len(l.modes) >= 150 {
		return l.fail("too many nested f-strings")
	}
	l.i = at + size
	l.modes = append(l.modes, m)
	l.emit(m.kind(token.FStringStart, token.TStringStart), start)
	return true
}

// fstringText reads text up to a field, a doubled brace, or the quotes that end the string.
func (l *lexer) fstringText(m *fstring) bool {
	start := l.i
	if l.at(0) == '{' && (l.at(1) != '{' || m.inSpec) {
		return l.enterField(m)
	}
	if strings.HasPrefix(l.src[l.i:], strings.Repeat(string(m.quote), m.size)) {
		l.i += m.size
		l.emit(m.kind(token.FStringEnd, token.TStringEnd), start)
		l.modes = l.modes[:len(l.modes)-1]
		return true
	}
	return l.fstringMiddle(m, start)
}

// enterField switches to reading the tokens of a field; the brace itself is the first of them.
func (l *lexer) enterField(m *fstring) bool {
	m.fieldDepth++
	if m.fieldDepth >= 3 {
		return l.fail("%s: expressions nested too deeply", m.word())
	}
	m.inField = true
	return true
}

func (l *lexer) fstringMiddle(m *fstring, start int) bool {
	middle := m.kind(token.FStringMiddle, token.TStringMiddle)
	named := false // inside \N{...}
	for run := 0; run < m.size; {
		if l.i >= len(l.src) || m.size == 1 && (l.src[l.i] == '\n' || l.src[l.i] == '\r') {
			if m.inSpec && l.i < len(l.src) {
				m.inField, m.inSpec = true, false
				l.emit(middle, start)
				return true
			}
			return l.unterminatedFString(m)
		}
		c := l.src[l.i]
		l.i++
		if c == m.quote {
			run++
			continue
		}
		run = 0
		switch c {
		case '\n', '\r':
			l.lineBeg = l.i
		case '{':
			return l.textToBrace(m, middle, start, l.at(0) == '{' && !m.inSpec)
		case '}':
			if named {
				named = false
				l.emit(middle, start)
				return true
			}
			return l.textToBrace(m, middle, start, l.at(0) == '}' && !m.inSpec && m.depth == 0)
		case '\\':
			named = l.fstringEscape(m) || named
		}
	}
	l.i -= m.size
	l.emit(middle, start)
	return true
}

// textToBrace ends a piece of text at a brace: a doubled one belongs to the text, both halves (see Text). Before a
// closing brace there is always a piece of text, if empty.
func (l *lexer) textToBrace(m *fstring, middle token.Kind, start int, doubled bool) bool {
	if doubled {
		l.i++
		l.emit(middle, start)
		return true
	}
	brace := l.src[l.i-1]
	l.i--
	if l.i > start || brace == '}' {
		l.emit(middle, start)
	}
	if brace == '{' {
		return l.enterField(m)
	}
	m.inField = true
	return true
}

// fstringEscape skips the character after a backslash and says whether it began a \N{name}.
func (l *lexer) fstringEscape(m *fstring) bool {
	switch c := l.at(0); {
	case c == '{' || c == '}' || c == 0:
		return false
	case c == '\r' && l.at(1) == '\n':
		l.i += 2
		l.lineBeg = l.i
		return false
	case c == '\n' || c == '\r':
		l.i++
		l.lineBeg = l.i
		return false
	case c == 'N' && !m.raw && l.at(1) == '{':
		l.i += 2
		return true
	}
	_, n := utf8.DecodeRuneInString(l.src[l.i:])
	l.i += n
	return false
}

func (l *lexer) unterminatedFString(m *fstring) bool {
	triple := ""
	if m.size == 3 {
		triple = "triple-quoted "
	}
	return l.failAt("SyntaxError", m.start, m.start+1,
		"unterminated %s%s literal (detected at line %d)", triple, m.word(), l.endLine())
}

// Text returns the text that a token.FStringMiddle or TStringMiddle stands for, escapes not yet read: a doubled brace,
// which can only be at its end, means one.
func Text(middle string) string {
	if strings.HasSuffix(middle, "{{") || strings.HasSuffix(middle, "}}") {
		return middle[:len(middle)-1]
	}
	return middle
}
