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

// Statement explains why the statement that begins at token start is none. It returns the error and the index of the
// furthest token read; a nil error means that the grammar accepts the statement.
//
// The first reading looks for no mistakes: it fails where the second one may go on to look. The second one looks for
// them. If it finds none either, the place is the furthest token of the first. An error of the lexer anywhere in the file
// takes precedence over one of the grammar, as in CPython.
func Statement(f *source.File, lexed lexer.Result, start, minor int, hooks Hooks) (*Error, int) {
	m := &machine{file: f, toks: lexed.Tokens, lexed: lexed, hooks: hooks, minor: minor, far: start}
	statement := grammar()["statement"]
	if v := m.run(statement, start, false); v != nil && m.err == nil {
		return nil, m.i
	}
	first := m.far
	if m.err == nil {
		m.run(statement, start, true)
	}
	if m.err == nil {
		switch m.toks[first].Kind {
		case token.Indent:
			return &Error{Code: "IndentationError", Message: "unexpected indent", Span: m.tokenSpan(m.far)}, first
		case token.Dedent:
			return &Error{Code: "IndentationError", Message: "unexpected unindent", Span: m.tokenSpan(m.far)}, first
		}
		m.fail("SyntaxError", m.toks[first].Span(), "invalid syntax")
	}
	if !m.byLexer {
		m.checkRest()
	}
	return m.err, first
}

// lexerError turns the lexer's error into one of ours.
func (m *machine) lexerError() *Error {
	e := m.lexed.Err
	return &Error{Code: e.Code, Message: e.Message, Span: e.Span}
}

// checkRest replaces the error by one of the lexer further on, or by a bracket that was left open in an earlier line.
func (m *machine) checkRest() {
	e := m.lexed.Err
	switch {
	case e == nil:
	case !e.Soft && !e.NeverClosed:
		m.err = m.lexerError()
	case len(m.lexed.Open) > 0:
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
