// Package parser turns Python source text into a syntax tree, or says what is wrong with it in CPython's words.
//
// It takes all of Python up to 3.14. A valid file is read by hand-written recursive descent (this package) over the
// tokens of package lexer, in time linear in its length.
package parser

import (
	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// Option changes what Parse accepts.
type Option func(*options)

type options struct {
	topLevelAwait bool
	minor         int
}

// TopLevelAwait allows await, async for and async with outside functions, as in a notebook cell.
func TopLevelAwait() Option { return func(o *options) { o.topLevelAwait = true } }

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
	return m, errs
}

// parseFile parses all statements into m.
//
//	file: [statements] ENDMARKER
func (p *parser) parseFile(m *pyast.Module, lexed lexer.Result, errs *diag.List) {
	defer func() {
		if r := recover(); r != nil {
			rej, ok := r.(reject)
			if !ok {
				panic(r)
			}
			p.report(rej, lexed, errs)
		}
	}()
	for p.kind != token.End {
		m.Body = p.statement(m.Body)
	}
	m.Pos = pyast.PosAt(0, source.Pos(len(p.src)))
}

// report turns a rejection into a diagnostic.
func (p *parser) report(r reject, lexed lexer.Result, errs *diag.List) {
	switch {
	case lexed.Err != nil:
		errs.Errorf(p.file, lexed.Err.Code, lexed.Err.Span, "%s", lexed.Err.Message)
	case r.message != "":
		errs.Errorf(p.file, "SyntaxError", r.span, "%s", r.message)
	default:
		errs.Errorf(p.file, "SyntaxError", p.toks[r.at].Span(), "invalid syntax")
	}
}
