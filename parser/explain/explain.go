package explain

import (
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// Error is what is wrong.
type Error struct {
	Code    string // SyntaxError, IndentationError or TabError
	Message string
	Span    source.Span
	AtLast  bool // hooks: the place is the last token read instead
}

// Hooks check what the grammar does not say: that a string, a number or a complex number at token i means something.
// They return nil if all is well.
type Hooks map[string]func(i int) *Error

// Statement explains why what begins at token from is no sequence of statements up to token rejected, where the parser
// gave up. It returns the error and the index of the furthest token read; a nil error means that the grammar accepts it.
//
// The first reading looks for no mistakes: it fails where the second one may go on to look. The second one looks for
// them. If it finds none either, the place is the furthest token of the first. An error of the lexer anywhere in the file
// takes precedence over one of the grammar, as in CPython.
func Statement(f *source.File, lexed lexer.Result, from, rejected, minor int, hooks Hooks) (*Error, int) {
	m := &machine{file: f, toks: lexed.Tokens, lexed: lexed, hooks: hooks, minor: minor, far: from}
	if m.statements(from, rejected, false) {
		return nil, m.i
	}
	first := m.far
	if m.err == nil {
		m.statements(from, rejected, true)
	}
	if m.err == nil {
		switch m.toks[first].Kind {
		case token.Indent:
			return &Error{Code: "IndentationError", Message: "unexpected indent", Span: m.tokenSpan(m.far)}, first
		case token.Dedent:
			return &Error{Code: "IndentationError", Message: "unexpected unindent", Span: m.tokenSpan(m.far)}, first
		}
		at := m.tokenSpan(first)
		if m.toks[first].Kind == token.End { // CPython says column 0
			at.Start = m.file.LineStart(m.file.Line(at.Start))
		}
		m.fail("SyntaxError", at, "invalid syntax")
	}
	if !m.byLexer {
		m.checkRest()
	}
	return m.err, first
}

// statements reads statements from token from on until they go beyond token rejected, and says whether that worked.
func (m *machine) statements(from, rejected int, wrong bool) bool {
	m.memo = map[place]memo{}
	m.i, m.wrong = from, wrong
	for m.i <= rejected {
		if m.rule(grammar()["statement"]) == nil || m.err != nil {
			return false
		}
	}
	return true
}

// lexerError turns the lexer's error into one of ours.
func (m *machine) lexerError() *Error {
	e := m.lexed.Err
	return &Error{Code: e.Code, Message: e.Message, Span: e.Span}
}

// checkRest replaces the error by one of the lexer further on, or by a bracket that was left open in an earlier line.
// Errors inside f-strings replace none, as in CPython.
func (m *machine) checkRest() {
	e := m.lexed.Err
	switch {
	case e == nil:
	case !e.Soft && !e.NeverClosed:
		m.err = m.lexerError()
	case len(m.lexed.Open) > 0 && !e.InString:
		b := m.lexed.Open[len(m.lexed.Open)-1]
		if m.file.Line(m.toks[m.far].Start) > m.file.Line(b.At) {
			m.err = &Error{
				Code: "SyntaxError", Message: "'" + string(b.Char) + "' was never closed",
				Span: source.Span{Start: b.At, End: b.At + 1},
			}
		}
	}
}

// runHook lets the parser check a literal.
func (m *machine) runHook(name string, v *value) {
	if name == "strings" {
		for i := v.from; i < v.to; i++ {
			switch m.toks[i].Kind {
			case token.FStringStart:
				v.kind = "JoinedStr"
			case token.TStringStart:
				v.kind = "TemplateStr"
			}
		}
	}
	if check := m.hooks[name]; check != nil {
		if e := check(v.from); e != nil {
			if e.AtLast {
				e.Span = m.tokenSpan(m.far)
			}
			m.fail(e.Code, e.Span, e.Message)
		}
	}
}
