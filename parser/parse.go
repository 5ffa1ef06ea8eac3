// Package parser turns Python source text into a syntax tree, or says what is wrong with it in CPython's words.
//
// It takes all of Python up to 3.14. A valid file is read by hand-written recursive descent (this package) over the
// tokens of package lexer, in time linear in its length.
package parser

import (
	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/parser/explain"
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
	"github.com/gosyncio/gosyncio/parser/validate"
)

// Option changes what Parse accepts.
type Option func(*options)

type options struct {
	topLevelAwait bool
	syntaxOnly    bool
	minor         int
}

// TopLevelAwait allows await, async for and async with outside functions, as in a notebook cell.
func TopLevelAwait() Option { return func(o *options) { o.topLevelAwait = true } }

// SyntaxOnly leaves out what CPython checks after parsing (its compile against its ast.parse).
func SyntaxOnly() Option { return func(o *options) { o.syntaxOnly = true } }

// Version restricts the syntax to that of Python 3.minor. 13 and 14 (the default) are told apart.
func Version(minor int) Option { return func(o *options) { o.minor = minor } }

// Parse reads one file. The tree is complete exactly when the list holds no error.
func Parse(f *source.File, opts ...Option) (*pyast.Module, diag.List) {
	o := options{minor: 14}
	for _, set := range opts {
		set(&o)
	}
	m := &pyast.Module{File: f}
	var errs diag.List
	if err := f.Err(); err != nil {
		errs.Errorf(f, "SyntaxError", source.Span{Start: err.At, End: err.At}, err.Message)
		return m, errs
	}
	lexed := lexer.Lex(f, lexer.Options{TemplateStrings: o.minor >= 14})
	for _, c := range lexed.Comments {
		m.Comments = append(m.Comments, pyast.Comment{Span: c.Span, Text: f.Slice(c.Span), OwnLine: c.OwnLine})
	}
	p := newParser(f, lexed, &o)
	p.parseFile(m, lexed, &errs)
	if len(errs) == 0 && !o.syntaxOnly {
		errs = validate.Module(m, validate.Options{TopLevelAwait: o.topLevelAwait})
	}
	return m, errs
}

// maxErrors bounds how many syntax errors are looked for in a file.
const maxErrors = 20

// parseFile parses all statements into m. After a statement that is none it goes on with the next line that can begin
// one, inside or outside of the block, to find errors that do not depend on the first.
//
//	file: [statements] ENDMARKER
func (p *parser) parseFile(m *pyast.Module, lexed lexer.Result, errs *diag.List) {
	before := 0 // where the statement before this one began: what is wrong may continue it
	for p.kind != token.End && p.kind != token.Error || p.i == 0 && p.kind == token.Error {
		start := p.i
		list, rejected := p.tryStatement(m.Body)
		m.Body = list
		if rejected == nil {
			before = start
			continue
		}
		far := p.explain(before, start, *rejected, lexed, errs)
		if len(*errs) >= maxErrors || !p.resume(max(far, start)) {
			break
		}
		before = p.i
	}
	if p.kind == token.Error && len(*errs) == 0 {
		p.addLexError(lexed, errs)
	}
	m.Pos = pyast.PosAt(0, source.Pos(len(p.src)))
}

// tryStatement appends the statement here to list, or says why there is none.
func (p *parser) tryStatement(list []pyast.Stmt) (out []pyast.Stmt, rejected *reject) {
	defer func() {
		if r := recover(); r != nil {
			rej, ok := r.(reject)
			if !ok {
				panic(r)
			}
			p.depth = 0
			out, rejected = list, &rej
		}
	}()
	return p.statement(list), nil
}

// resume moves to the next line after token far that can begin a statement, and says whether there is one. Lines that
// continue a compound statement lost with its beginning ("else:" and the like) are passed over.
func (p *parser) resume(far int) bool {
	p.seek(far)
	for p.kind != token.End && p.kind != token.Error {
		if p.kind != token.Newline {
			p.next()
			continue
		}
		for p.kind == token.Newline || p.kind == token.Indent || p.kind == token.Dedent {
			p.next()
		}
		switch p.kind {
		case token.Elif, token.Else, token.Except, token.Finally, token.End, token.Error:
		case token.Name:
			if !p.isSoft(0, "case") {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// addLexError reports what the lexer could not read.
func (p *parser) addLexError(lexed lexer.Result, errs *diag.List) {
	errs.Errorf(p.file, lexed.Err.Code, lexed.Err.Span, "%s", lexed.Err.Message)
}

// explain reports why the statement at token start was rejected, and returns the furthest token that was read to know.
func (p *parser) explain(before, start int, r reject, lexed lexer.Result, errs *diag.List) int {
	if len(*errs) > 0 && (p.toks[start].Kind == token.Indent || p.toks[start].Kind == token.Dedent) {
		return start // a consequence of the error before
	}
	if r.final {
		errs.Errorf(p.file, "SyntaxError", r.span, "%s", r.message)
		return r.at
	}
	hooks := explain.Hooks{
		"strings": p.check(func() { p.strings() }),
		"fields":  p.check(func() { p.fields(stringParts(p.kind)) }),
		"number":  p.check(func() { p.numberLiteral() }),
		"complex": p.check(func() { p.literalKey() }),
	}
	err, far := explain.Statement(p.file, lexed, before, max(start, r.at), p.opts.minor, hooks)
	if err == nil {
		message := r.message
		if message == "" {
			message = "invalid syntax"
		}
		span := r.span
		if r.message == "" {
			span = p.toks[r.at].Span()
		}
		err, far = &explain.Error{Code: "SyntaxError", Message: message, Span: span}, r.at
	}
	if n := len(*errs); n > 0 && (*errs)[n-1].Span == err.Span {
		return far
	}
	errs.Errorf(p.file, err.Code, err.Span, "%s", err.Message)
	return far
}

// check turns a parsing function into one that says what is wrong with the literal at a token.
func (p *parser) check(parse func()) func(int) *explain.Error {
	return func(i int) (e *explain.Error) {
		defer func() {
			if r := recover(); r != nil {
				rej, ok := r.(reject)
				if !ok {
					panic(r)
				}
				p.depth = 0
				if rej.message != "" {
					e = &explain.Error{Code: "SyntaxError", Message: rej.message, Span: rej.span, AtLast: rej.atLast}
				}
			}
		}()
		p.seek(i)
		parse()
		return nil
	}
}
