package parser

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/token"
)

// parameters parses the parameters of a function or lambda up to (not including) the closing token.
//
//	parameters: slash_no_default param_no_default* param_with_default* [star_etc]
//	          | slash_with_default param_with_default* [star_etc]
//	          | param_no_default+ param_with_default* [star_etc]
//	          | param_with_default+ [star_etc]
//	          | star_etc
//	star_etc: '*' param_no_default param_maybe_default* [kwds]
//	        | '*' param_no_default_star_annotation param_maybe_default* [kwds]
//	        | '*' ',' param_maybe_default+ [kwds]
//	        | kwds
//	kwds: '**' param_no_default
func (p *parser) parameters(closing token.Kind, annotated bool) *pyast.Arguments {
	start := p.start()
	a := &pyast.Arguments{}
	slash := false
	for p.kind != closing {
		switch p.kind {
		case token.Star:
			p.next()
			p.starParameters(a, closing, annotated)
			a.AST = p.nodeAt(start)
			return a
		case token.DoubleStar:
			p.doubleStar(a, closing, annotated)
			a.AST = p.nodeAt(start)
			return a
		case token.Slash:
			if slash || len(a.Args) == 0 {
				p.fail()
			}
			slash = true
			p.next()
			a.Posonlyargs, a.Args = a.Args, nil
		default:
			arg := p.parameter(annotated, false)
			a.Args = append(a.Args, arg)
			if p.accept(token.Equal) {
				a.Defaults = append(a.Defaults, p.expression())
			} else if len(a.Defaults) > 0 {
				p.fail()
			}
		}
		if p.kind != closing {
			p.expect(token.Comma)
		}
	}
	a.AST = p.nodeAt(start)
	return a
}

// starParameters parses what follows '*'.
func (p *parser) starParameters(a *pyast.Arguments, closing token.Kind, annotated bool) {
	if p.kind != token.Comma {
		a.Vararg = p.parameter(annotated, true)
	} else if next := p.peek(1); next == closing || next == token.DoubleStar {
		p.fail()
	}
	for p.kind != closing {
		p.expect(token.Comma)
		switch p.kind {
		case closing:
		case token.DoubleStar:
			p.doubleStar(a, closing, annotated)
		default:
			a.Kwonlyargs = append(a.Kwonlyargs, p.parameter(annotated, false))
			var value pyast.Expr
			if p.accept(token.Equal) {
				value = p.expression()
			}
			a.KwDefaults = append(a.KwDefaults, value)
		}
	}
}

// doubleStar parses the last parameter, '**' NAME.
func (p *parser) doubleStar(a *pyast.Arguments, closing token.Kind, annotated bool) {
	p.next()
	a.Kwarg = p.parameter(annotated, false)
	p.accept(token.Comma)
	if p.kind != closing {
		p.fail()
	}
}

// parameter parses a name and its annotation, which after '*' may be starred itself.
//
//	param: NAME [':' expression]
//	param_star_annotation: NAME ':' star_expression
func (p *parser) parameter(annotated, star bool) *pyast.Arg {
	start := p.start()
	a := &pyast.Arg{Arg: p.identifier()}
	if annotated && p.accept(token.Colon) {
		if star {
			a.Annotation = p.starExpression()
		} else {
			a.Annotation = p.expression()
		}
	}
	a.Pos = p.at(start).Pos
	return a
}

// typeParams parses an optional list of type parameters. Defaults are Python 3.13.
//
//	type_params: '[' ','.type_param+ [','] ']'
//	type_param: NAME [':' expression] ['=' expression]
//	          | '*' NAME ['=' star_expression]
//	          | '**' NAME ['=' expression]
func (p *parser) typeParams() []pyast.TypeParam {
	if !p.accept(token.LSqb) {
		return nil
	}
	var list []pyast.TypeParam
	for {
		list = append(list, p.typeParam())
		if !p.accept(token.Comma) || p.kind == token.RSqb {
			break
		}
	}
	p.expect(token.RSqb)
	return list
}

func (p *parser) typeParam() pyast.TypeParam {
	start := p.start()
	switch {
	case p.accept(token.Star):
		t := &pyast.TypeVarTuple{Name: p.identifier()}
		if p.accept(token.Equal) {
			t.Default = p.starExpression()
		}
		t.AST = p.nodeAt(start)
		return t
	case p.accept(token.DoubleStar):
		t := &pyast.ParamSpec{Name: p.identifier(), Default: p.typeDefault()}
		t.AST = p.nodeAt(start)
		return t
	}
	t := &pyast.TypeVar{Name: p.identifier()}
	if p.accept(token.Colon) {
		t.Bound = p.expression()
	}
	t.Default = p.typeDefault()
	t.AST = p.nodeAt(start)
	return t
}

func (p *parser) typeDefault() pyast.Expr {
	if !p.accept(token.Equal) {
		return nil
	}
	return p.expression()
}
