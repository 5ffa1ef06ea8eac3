package parser

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// strings parses one or more strings in a row.
//
//	strings: (fstring | tstring | STRING)+
func (p *parser) strings() pyast.Expr {
	start := p.start()
	if p.kind == token.String && !isString(p.peek(1)) {
		return p.stringLiteral()
	}
	var parts []pyast.Expr
	var plain, binary, formatted, template bool
	for isString(p.kind) {
		switch p.kind {
		case token.String:
			c := p.stringLiteral()
			binary = binary || c.Kind == pyast.ConstBytes
			plain = plain || c.Kind == pyast.ConstStr
			parts = append(parts, c)
		case token.FStringStart:
			formatted = true
			parts = append(parts, p.fields(stringParts(p.kind))...)
		default:
			template = true
			parts = append(parts, p.fields(stringParts(p.kind))...)
		}
	}
	span := source.Span{Start: start, End: p.toks[p.i-1].End}
	if binary && (plain || formatted) {
		panic(reject{at: p.i, span: span, message: "cannot mix bytes and nonbytes literals", atLast: true})
	}
	if template && (plain || formatted || binary) {
		panic(reject{at: p.i, span: span, message: "cannot mix t-string literals with string or bytes literals", atLast: true})
	}
	parts = fold(parts, formatted || template)
	switch {
	case template:
		return &pyast.TemplateStr{Values: parts, ExprBase: p.at(start)}
	case formatted:
		return &pyast.JoinedStr{Values: parts, ExprBase: p.at(start)}
	}
	return parts[0]
}

func isString(k token.Kind) bool {
	return k == token.String || k == token.FStringStart || k == token.TStringStart
}

// stringParts returns the kinds of the text in and of the end of the string that begins with a token of kind start.
func stringParts(start token.Kind) (middle, end token.Kind) {
	if start == token.TStringStart {
		return token.TStringMiddle, token.TStringEnd
	}
	return token.FStringMiddle, token.FStringEnd
}

// stringLiteral parses one string without fields.
func (p *parser) stringLiteral() *pyast.Constant {
	tok := p.toks[p.i]
	text := p.src[tok.Start:tok.End]
	var raw, bytes bool
	i := 0
	for ; text[i] != '\'' && text[i] != '"'; i++ {
		switch text[i] | 0x20 {
		case 'r':
			raw = true
		case 'b':
			bytes = true
		}
	}
	size := 1
	if len(text)-i >= 6 && text[i+1] == text[i] && text[i+2] == text[i] {
		size = 3
	}
	c := &pyast.Constant{Kind: pyast.ConstStr, U: text[0] == 'u'}
	if bytes {
		c.Kind = pyast.ConstBytes
	}
	var message string
	c.S, message = unescape(text[i+size:len(text)-size], raw, bytes)
	if message != "" {
		p.failWith(tok.Span(), message)
	}
	p.next()
	c.ExprBase = p.at(tok.Start)
	return c
}

// fold joins neighbouring constants. Beside fields, empty constants are dropped.
func fold(parts []pyast.Expr, fields bool) []pyast.Expr {
	out := parts[:0]
	for i := 0; i < len(parts); {
		first, ok := parts[i].(*pyast.Constant)
		if !ok {
			out = append(out, parts[i])
			i++
			continue
		}
		run := i + 1
		for run < len(parts) && isConstant(parts[run]) {
			run++
		}
		if run > i+1 {
			first = join(parts[i:run])
		}
		if !fields || first.S != "" {
			out = append(out, first)
		}
		i = run
	}
	return out
}

func isConstant(e pyast.Expr) bool {
	_, ok := e.(*pyast.Constant)
	return ok
}

// join concatenates constants; the first one decides about the prefix u.
func join(parts []pyast.Expr) *pyast.Constant {
	var b strings.Builder
	for _, e := range parts {
		b.WriteString(e.(*pyast.Constant).S)
	}
	first := parts[0].(*pyast.Constant)
	last := parts[len(parts)-1]
	c := &pyast.Constant{Kind: first.Kind, U: first.U, S: b.String()}
	c.Pos = pyast.PosAt(pyast.SpanOf(first).Start, pyast.SpanOf(last).End)
	return c
}

// fields parses an f-string or t-string and returns its text and fields in order, not yet folded.
//
//	fstring: FSTRING_START fstring_middle* FSTRING_END
//	fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
func (p *parser) fields(middle, end token.Kind) (parts []pyast.Expr) {
	p.enter()
	prefix, _, _ := strings.Cut(p.text(p.i), p.src[p.toks[p.i].End-1:p.toks[p.i].End])
	raw := strings.ContainsAny(prefix, "rR")
	p.next()
	for p.kind != end {
		parts = p.fieldOrText(parts, middle, raw)
	}
	p.next()
	p.leave()
	return parts
}

func (p *parser) fieldOrText(parts []pyast.Expr, middle token.Kind, raw bool) []pyast.Expr {
	if p.kind != middle {
		return p.field(parts, middle, raw)
	}
	tok := p.toks[p.i]
	value, message := unescape(lexer.Text(p.text(p.i)), raw, false)
	if message != "" {
		panic(reject{at: p.i, span: tok.Span(), message: message, atLast: true})
	}
	p.next()
	return append(parts, &pyast.Constant{Kind: pyast.ConstStr, S: value, ExprBase: p.at(tok.Start)})
}

// field parses a replacement field. With "=", its text comes before it as a constant.
//
//	fstring_replacement_field: '{' annotated_rhs ['='] ['!' NAME] [':' fstring_format_spec*] '}'
func (p *parser) field(parts []pyast.Expr, middle token.Kind, raw bool) []pyast.Expr {
	p.enter()
	defer p.leave()
	start := p.start()
	p.expect(token.LBrace)
	inSpec := p.inSpec
	p.inSpec = 0 // for strings in the expression
	value := p.yieldOrStars()
	p.inSpec = inSpec
	textEnd := p.start()
	debug := p.accept(token.Equal)
	if debug {
		textEnd = p.start()
	}
	conversion := rune(-1)
	if p.kind == token.Exclamation {
		conversion = p.conversion()
	}
	var spec *pyast.JoinedStr
	if p.kind == token.Colon {
		p.inSpec++
		spec = p.formatSpec(middle, raw)
		p.inSpec--
	}
	if debug && conversion < 0 && spec == nil {
		conversion = 'r'
	}
	p.expect(token.RBrace)
	if debug {
		text := &pyast.Constant{Kind: pyast.ConstStr, S: withoutComments(p.src[start+1 : textEnd])}
		text.Pos = pyast.PosAt(start+1, textEnd)
		parts = append(parts, text)
	}
	if middle == token.TStringMiddle && p.inSpec == 0 {
		text := strings.TrimRight(withoutComments(p.src[start+1:textEnd]), " \t\n\f=")
		return append(parts, &pyast.Interpolation{
			Value: value, Str: text, Conversion: conversion, FormatSpec: spec, ExprBase: p.at(start),
		})
	}
	return append(parts, &pyast.FormattedValue{
		Value: value, Conversion: conversion, FormatSpec: spec, ExprBase: p.at(start),
	})
}

// conversion parses "!r", "!s" or "!a". No space may stand before the letter.
func (p *parser) conversion() rune {
	mark := p.toks[p.i]
	p.next()
	letter := p.text(p.i)
	if p.kind != token.Name || mark.End != p.start() || letter != "r" && letter != "s" && letter != "a" {
		p.fail()
	}
	p.next()
	return rune(letter[0])
}

// formatSpec parses what follows the colon of a field.
//
//	fstring_full_format_spec: ':' fstring_format_spec*
//	fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field
func (p *parser) formatSpec(middle token.Kind, raw bool) *pyast.JoinedStr {
	start := p.start()
	p.next()
	var parts []pyast.Expr
	for p.kind != token.RBrace {
		parts = p.fieldOrText(parts, middle, raw)
	}
	spec := &pyast.JoinedStr{ExprBase: p.at(start)}
	if len(parts) > 0 {
		spec.Values = fold(parts, true)
	}
	return spec
}

// withoutComments drops comments from the text of a field, as CPython does for "=": from '#' to the end of the line.
func withoutComments(text string) string {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '#')
		if i < 0 {
			return text
		}
		i += from
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return text[:i]
		}
		text = text[:i] + text[i+n:]
		from = i
	}
}
