package parser

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// toTarget turns an expression that has been read into what ctx asks for, or gives up if it cannot be one. The grammar
// has separate rules for targets; reading an expression first and turning it avoids reading it twice.
//
//	star_target: '*' (!'*' star_target) | target_with_star_atom
//	star_atom: NAME | '(' target_with_star_atom ')' | '(' [star_targets_tuple_seq] ')' | '[' [star_targets_list_seq] ']'
//	del_target: t_primary '.' NAME | t_primary '[' slices ']' | del_t_atom
func (p *parser) toTarget(e pyast.Expr, ctx pyast.ExprContext) {
	switch e := e.(type) {
	case *pyast.Name:
		e.Ctx = ctx
	case *pyast.Attribute:
		e.Ctx = ctx
	case *pyast.Subscript:
		e.Ctx = ctx
	case *pyast.Starred:
		if _, nested := e.Value.(*pyast.Starred); nested || ctx == pyast.Del {
			p.fail()
		}
		e.Ctx = ctx
		p.toTarget(e.Value, ctx)
	case *pyast.List:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			p.toTarget(elt, ctx)
		}
	case *pyast.Tuple:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			p.toTarget(elt, ctx)
		}
	default:
		p.fail()
	}
}

// toSingleTarget is toTarget for annotations and augmented assignments.
//
//	single_target: single_subscript_attribute_target | NAME | '(' single_target ')'
func (p *parser) toSingleTarget(e pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Name, *pyast.Attribute, *pyast.Subscript:
		p.toTarget(e, pyast.Store)
	default:
		p.fail()
	}
}

// starTargets parses the targets of "for".
//
//	star_targets: star_target !',' | star_target (',' star_target)* [',']
func (p *parser) starTargets() pyast.Expr {
	start := p.start()
	first := p.starTarget()
	if p.kind != token.Comma {
		return first
	}
	elts := []pyast.Expr{first}
	for p.accept(token.Comma) && p.kind != token.In {
		elts = append(elts, p.starTarget())
	}
	return &pyast.Tuple{Elts: elts, Ctx: pyast.Store, ExprBase: p.at(start)}
}

// starTarget parses one target.
func (p *parser) starTarget() pyast.Expr {
	start := p.start()
	var e pyast.Expr
	if p.accept(token.Star) {
		e = p.primary()
		e = &pyast.Starred{Value: e, Ctx: pyast.Store, ExprBase: p.at(start)}
	} else {
		e = p.primary()
	}
	p.toTarget(e, pyast.Store)
	return e
}

// startOf returns where an expression starts.
func startOf(e pyast.Expr) source.Pos { return pyast.SpanOf(e).Start }
