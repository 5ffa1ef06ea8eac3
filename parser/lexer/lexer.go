// Package lexer splits Python source into tokens as CPython's tokenizer does.
//
// In goes a source.File, out come all its tokens at once, the comments, and the first error if there is one: the token
// list then ends in a token.Error, so that a parser which fails earlier reports its own error, as CPython does. Spans
// are in order and do not overlap. f-strings come in parts (start, text, fields as ordinary tokens, end).
//
// The algorithm is CPython's Parser/lexer: a stack of indentations counted twice (tabs as 8 and as 1) to find
// inconsistent ones, a stack of open brackets, and a stack of f-strings being read.
package lexer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// Limits that CPython sets.
const (
	maxIndent = 100
	maxNested = 200
)

// Error is something that is no token.
type Error struct {
	Code    string // SyntaxError, IndentationError or TabError
	Message string
	Span    source.Span
	// NeverClosed marks an open bracket at the end of the file, which a parser reports only if it read that far.
	NeverClosed bool
	// Soft marks what a parser reports only if it reads that far (errors of indentation, and all inside f-strings); other
	// errors it reports if it fails anywhere before them.
	Soft bool
	// InString marks an error inside an f-string.
	InString bool
}

// Comment is a comment from its '#' to the end of the line.
type Comment struct {
	Span    source.Span
	OwnLine bool
}

// Result is what lexing a file yields.
type Result struct {
	Tokens   []token.Token // ends in End or Error
	Comments []Comment
	Err      *Error
	Open     []Bracket // brackets open where lexing stopped
}

// Bracket is an opening bracket.
type Bracket struct {
	Char byte
	At   source.Pos
}

// Options says which tokens exist.
type Options struct {
	TemplateStrings bool // t"..." (Python 3.14)
}

// lexer is the state between two tokens.
type lexer struct {
	file    *source.File
	src     string
	opts    Options
	i       int // next byte to read
	tokens  []token.Token
	comment []Comment
	err     *Error

	brackets []Bracket
	indents  []indent
	modes    []fstring
	bol      bool // at the beginning of a logical line
	lineBeg  int  // start of the physical line being read
	joinBeg  int  // start of the first of the lines joined by backslashes
	joinEnd  int  // start of the last of them
}

// Lex reads the whole file.
func Lex(f *source.File, opts Options) Result {
	l := &lexer{file: f, src: f.Text, opts: opts, bol: true}
	l.tokens = make([]token.Token, 0, len(l.src)/4+8)
	l.indents = append(make([]indent, 0, 16), indent{})
	for l.err == nil && l.step() {
	}
	return Result{Tokens: l.tokens, Comments: l.comment, Err: l.err, Open: l.brackets}
}

// at returns the byte n places on, 0 past the end (a NUL in the text is refused before lexing).
func (l *lexer) at(n int) byte {
	if l.i+n < len(l.src) {
		return l.src[l.i+n]
	}
	return 0
}

// emit appends a token that ends at the current byte.
func (l *lexer) emit(k token.Kind, start int) {
	l.tokens = append(l.tokens, token.Token{Kind: k, Start: source.Pos(start), End: source.Pos(l.i)})
}

// failAt records an error over [start, end) and ends the token list. It returns false for step to return.
func (l *lexer) failAt(code string, start, end int, format string, args ...any) bool {
	l.err = &Error{
		Code: code, Message: fmt.Sprintf(format, args...),
		Span: source.Span{Start: source.Pos(start), End: source.Pos(end)},
	}
	l.err.InString = len(l.modes) > 0
	l.err.Soft = l.err.InString
	l.tokens = append(l.tokens, token.Token{Kind: token.Error, Start: source.Pos(start), End: source.Pos(max(start, end))})
	return false
}

// soften marks the error just recorded as soft.
func (l *lexer) soften() bool {
	l.err.Soft = true
	return false
}

// fail records a SyntaxError at the character last read, which is where CPython points.
func (l *lexer) fail(format string, args ...any) bool {
	_, n := utf8.DecodeLastRuneInString(l.src[l.lineBeg:min(l.i, len(l.src))])
	return l.failAt("SyntaxError", min(l.i, len(l.src))-n, l.i, format, args...)
}

// step reads one token, or a few layout tokens. It returns false at the end.
func (l *lexer) step() bool {
	if n := len(l.modes); n > 0 && !l.modes[n-1].inField {
		return l.fstringText(&l.modes[n-1])
	}
	if l.bol {
		l.bol = false
		if !l.indentation() {
			return false
		}
	}
	l.blanks()
	if l.i >= len(l.src) {
		return l.finish()
	}
	start, c := l.i, l.src[l.i]
	switch classes[c] {
	case letter:
		return l.word(start)
	case digit:
		return l.number(start)
	case quote:
		return l.stringLiteral(start, start)
	}
	switch c {
	case '\n', '\r':
		return l.newline(start)
	case '#':
		l.readComment(start)
		return true
	case '\\':
		return l.continuation()
	case '.':
		if classes[l.at(1)] == digit {
			return l.number(start)
		}
	}
	return l.operator(start, c)
}

// blanks skips what separates tokens on a line.
func (l *lexer) blanks() {
	for l.i < len(l.src) {
		switch l.src[l.i] {
		case ' ', '\t', '\f':
			l.i++
		default:
			return
		}
	}
}

// newline ends a physical line and, outside brackets, the logical one.
func (l *lexer) newline(start int) bool {
	l.i++
	if len(l.brackets) == 0 {
		begin := start
		if n := len(l.comment); n > 0 && int(l.comment[n-1].Span.End) == start {
			begin = int(l.comment[n-1].Span.Start) // CPython counts the comment as part of the token
		}
		l.emit(token.Newline, begin)
		l.bol = true
	}
	if l.src[start] == '\r' && l.at(0) == '\n' {
		l.i++
	}
	l.lineBeg = l.i
	return true
}

// readComment reads to the end of the line.
func (l *lexer) readComment(start int) {
	end := start
	for end < len(l.src) && l.src[end] != '\n' && l.src[end] != '\r' {
		end++
	}
	own := true
	for _, c := range []byte(l.src[l.lineBeg:start]) {
		own = own && (c == ' ' || c == '\t' || c == '\f')
	}
	l.comment = append(l.comment, Comment{source.Span{Start: source.Pos(start), End: source.Pos(end)}, own})
	l.i = end
}

// continuation reads a backslash and the line end after it.
func (l *lexer) continuation() bool {
	if l.joinEnd != l.lineBeg {
		l.joinBeg = l.lineBeg
	}
	l.i++
	if c := l.at(0); c != '\n' && c != '\r' {
		if l.i >= len(l.src) {
			return l.unexpectedEnd()
		}
		// CPython counts the column from the first of the lines that backslashes join.
		at := l.i
		if l.joinEnd == l.lineBeg {
			at = min(l.i+l.lineBeg-l.joinBeg, l.lineEnd())
		}
		l.failAt("SyntaxError", at, at, "unexpected character after line continuation character")
		return l.soften()
	}
	if l.at(0) == '\r' && l.at(1) == '\n' {
		l.i++
	}
	l.i++
	l.lineBeg, l.joinEnd = l.i, l.i
	return l.i < len(l.src) || l.unexpectedEnd()
}

// unexpectedEnd reports a backslash at the end of the file.
func (l *lexer) unexpectedEnd() bool {
	if len(l.brackets) > 0 {
		return l.finish()
	}
	at := len(strings.TrimSuffix(strings.TrimSuffix(l.src, "\n"), "\r")) // before the line end, if there is one
	l.failAt("SyntaxError", at, at, "unexpected EOF while parsing")
	return l.soften()
}

// finish emits what closes the file: a line end if the last line has none, dedents, the end.
func (l *lexer) finish() bool {
	if len(l.brackets) > 0 {
		b := l.brackets[len(l.brackets)-1]
		l.failAt("SyntaxError", int(b.At), int(b.At)+1, "'%c' was never closed", b.Char)
		l.err.NeverClosed = true
		end := &l.tokens[len(l.tokens)-1]
		end.Start, end.End = source.Pos(len(l.src)), source.Pos(len(l.src))
		return false
	}
	if n := len(l.tokens); n > 0 && !l.tokens[n-1].Kind.IsLayout() {
		begin := l.i
		if n := len(l.comment); n > 0 && int(l.comment[n-1].Span.End) == l.i {
			begin = int(l.comment[n-1].Span.Start)
		}
		l.emit(token.Newline, begin)
	}
	for range l.indents[1:] {
		l.emit(token.Dedent, l.i)
	}
	l.emit(token.End, l.i)
	return false
}
