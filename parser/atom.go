package parser

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// primary parses an atom and what is applied to it.
//
//	primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']' | atom
func (p *parser) primary() pyast.Expr {
	start := p.start()
	e := p.atom()
	for {
		switch p.kind {
		case token.Dot:
			p.next()
			e = &pyast.Attribute{Value: e, Attr: p.identifier(), Ctx: pyast.Load, ExprBase: p.at(start)}
		case token.LPar:
			e = p.call(start, e)
		case token.LSqb:
			p.next()
			s := &pyast.Subscript{Value: e, Slice: p.slices(), Ctx: pyast.Load}
			p.expect(token.RSqb)
			s.ExprBase = p.at(start)
			e = s
		default:
			return e
		}
	}
}

// call parses the parentheses of a call. A lone generator expression takes them as its own.
func (p *parser) call(start source.Pos, f pyast.Expr) pyast.Expr {
	open := p.start()
	p.next()
	c := &pyast.Call{Func: f}
	c.Args, c.Keywords = p.arguments()
	p.expect(token.RPar)
	if len(c.Args) == 1 {
		if g, ok := c.Args[0].(*pyast.GeneratorExp); ok && startOf(g) == bareStart {
			g.ExprBase = p.at(open)
		}
	}
	c.ExprBase = p.at(start)
	return c
}

// arguments parses call arguments up to (not including) the parenthesis. Its lone generator expression without
// parentheses has the start bareStart, for call to fill in.
//
//	args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] | kwargs
//	kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+ | ','.kwarg_or_double_starred+
func (p *parser) arguments() (args []pyast.Expr, keywords []*pyast.Keyword) {
	doubled := false // after "**"
	for p.kind != token.RPar {
		start := p.start()
		switch {
		case p.kind == token.Star:
			if doubled {
				p.fail()
			}
			args = append(args, p.starred(wholeExpression))
		case p.kind == token.DoubleStar:
			doubled = true
			p.next()
			keywords = append(keywords, p.keyword(start, ""))
		case p.kind == token.Name && p.peek(1) == token.Equal:
			name := p.identifier()
			p.next()
			keywords = append(keywords, p.keyword(start, name))
		case keywords != nil:
			p.fail()
		default:
			e := p.namedExpression()
			if p.kind == token.For || p.kind == token.Async {
				e = p.bareGenerator(e, len(args) == 0)
			}
			args = append(args, e)
		}
		if p.kind != token.RPar {
			p.expect(token.Comma)
		}
	}
	return args, keywords
}

func (p *parser) keyword(start source.Pos, name pyast.Identifier) *pyast.Keyword {
	k := &pyast.Keyword{Arg: name, Value: p.expression()}
	k.Pos = p.at(start).Pos
	return k
}

// bareStart marks a generator expression without parentheses of its own.
const bareStart = -1

// bareGenerator parses the clauses of a generator expression that is the only argument of a call.
func (p *parser) bareGenerator(elt pyast.Expr, alone bool) pyast.Expr {
	if !alone {
		p.fail()
	}
	g := &pyast.GeneratorExp{Elt: elt, Generators: p.forIfClauses()}
	if p.kind != token.RPar {
		p.fail()
	}
	g.Pos = pyast.PosAt(bareStart, bareStart)
	return g
}

// slices parses what stands between the brackets of a subscript.
//
//	slices: slice !',' | ','.(slice | starred_expression)+ [',']
func (p *parser) slices() pyast.Expr {
	start := p.start()
	if p.kind != token.Star {
		if first := p.slice(); p.kind != token.Comma {
			return first
		} else {
			return p.sliceTuple(start, []pyast.Expr{first})
		}
	}
	return p.sliceTuple(start, []pyast.Expr{p.starred(wholeExpression)})
}

func (p *parser) sliceTuple(start source.Pos, elts []pyast.Expr) pyast.Expr {
	for p.accept(token.Comma) && p.kind != token.RSqb {
		if p.kind == token.Star {
			elts = append(elts, p.starred(wholeExpression))
		} else {
			elts = append(elts, p.slice())
		}
	}
	return &pyast.Tuple{Elts: elts, Ctx: pyast.Load, ExprBase: p.at(start)}
}

// slice parses an index or a slice.
//
//	slice: [expression] ':' [expression] [':' [expression]] | named_expression
func (p *parser) slice() pyast.Expr {
	start := p.start()
	var lower pyast.Expr
	if p.kind != token.Colon {
		lower = p.namedExpression()
		if p.kind != token.Colon {
			return lower
		}
		if n, ok := lower.(*pyast.NamedExpr); ok && startOf(n) == start {
			p.fail()
		}
	}
	s := &pyast.Slice{Lower: lower}
	p.next()
	if p.startsExpr() {
		s.Upper = p.expression()
	}
	if p.accept(token.Colon) && p.startsExpr() {
		s.Step = p.expression()
	}
	s.ExprBase = p.at(start)
	return s
}

// atom parses names, literals and displays.
//
//	atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | (tuple | group | genexp) | (list | listcomp) |
//	      (dict | set | dictcomp | setcomp) | '...'
func (p *parser) atom() pyast.Expr {
	start := p.start()
	switch p.kind {
	case token.Name:
		return &pyast.Name{Id: p.identifier(), Ctx: pyast.Load, ExprBase: p.at(start)}
	case token.Number:
		return p.numberLiteral()
	case token.String, token.FStringStart, token.TStringStart:
		return p.strings()
	case token.LPar:
		return p.parenthesized()
	case token.LSqb:
		return p.listDisplay()
	case token.LBrace:
		return p.braceDisplay()
	case token.None:
		return p.singleton(start, pyast.ConstNone)
	case token.True:
		return p.singleton(start, pyast.ConstTrue)
	case token.False:
		return p.singleton(start, pyast.ConstFalse)
	case token.Ellipsis:
		return p.singleton(start, pyast.ConstEllipsis)
	}
	p.fail()
	return nil
}

func (p *parser) singleton(start source.Pos, kind pyast.ConstKind) pyast.Expr {
	p.next()
	return &pyast.Constant{Kind: kind, ExprBase: p.at(start)}
}

// parenthesized parses a tuple, a group or a generator expression.
//
//	tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
//	group: '(' (yield_expr | named_expression) ')'
//	genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')'
func (p *parser) parenthesized() pyast.Expr {
	start := p.start()
	p.next()
	if p.accept(token.RPar) {
		return &pyast.Tuple{Ctx: pyast.Load, ExprBase: p.at(start)}
	}
	if p.kind == token.Yield {
		e := p.yieldExpr()
		p.expect(token.RPar)
		return e
	}
	star := p.kind == token.Star
	first := p.starNamedExpression()
	switch {
	case p.kind == token.Comma:
		elts := append(make([]pyast.Expr, 0, 2), first)
		elts = p.elements(elts, token.RPar)
		return &pyast.Tuple{Elts: elts, Ctx: pyast.Load, ExprBase: p.at(start)}
	case star:
		p.fail()
	case p.kind == token.For || p.kind == token.Async:
		g := &pyast.GeneratorExp{Elt: first, Generators: p.forIfClauses()}
		p.expect(token.RPar)
		g.ExprBase = p.at(start)
		return g
	}
	p.expect(token.RPar)
	return first
}

// elements parses the elements after the first one, and the closing bracket.
func (p *parser) elements(elts []pyast.Expr, closing token.Kind) []pyast.Expr {
	for p.accept(token.Comma) && p.kind != closing {
		elts = append(elts, p.starNamedExpression())
	}
	p.expect(closing)
	return elts
}

// listDisplay parses a list or list comprehension.
//
//	list: '[' [star_named_expressions] ']'
//	listcomp: '[' named_expression for_if_clauses ']'
func (p *parser) listDisplay() pyast.Expr {
	start := p.start()
	p.next()
	if p.accept(token.RSqb) {
		return &pyast.List{Ctx: pyast.Load, ExprBase: p.at(start)}
	}
	star := p.kind == token.Star
	first := p.starNamedExpression()
	if !star && (p.kind == token.For || p.kind == token.Async) {
		c := &pyast.ListComp{Elt: first, Generators: p.forIfClauses()}
		p.expect(token.RSqb)
		c.ExprBase = p.at(start)
		return c
	}
	elts := p.elements(append(make([]pyast.Expr, 0, 2), first), token.RSqb)
	return &pyast.List{Elts: elts, Ctx: pyast.Load, ExprBase: p.at(start)}
}

// braceDisplay parses a dict, a set, or a comprehension of one.
//
//	set: '{' star_named_expressions '}'
//	setcomp: '{' named_expression for_if_clauses '}'
func (p *parser) braceDisplay() pyast.Expr {
	start := p.start()
	p.next()
	if p.kind == token.RBrace || p.kind == token.DoubleStar {
		return p.dictDisplay(start, nil)
	}
	star := p.kind == token.Star
	first := p.starNamedExpression()
	switch {
	case star:
	case p.kind == token.Colon:
		if n, ok := first.(*pyast.NamedExpr); ok && startOf(n) == start+1 {
			p.fail()
		}
		return p.dictDisplay(start, first)
	case p.kind == token.For || p.kind == token.Async:
		c := &pyast.SetComp{Elt: first, Generators: p.forIfClauses()}
		p.expect(token.RBrace)
		c.ExprBase = p.at(start)
		return c
	}
	elts := p.elements(append(make([]pyast.Expr, 0, 2), first), token.RBrace)
	return &pyast.Set{Elts: elts, ExprBase: p.at(start)}
}

// dictDisplay parses a dict or dict comprehension after its brace, or after its first key.
//
//	dict: '{' [double_starred_kvpairs] '}'
//	double_starred_kvpair: '**' bitwise_or | expression ':' expression
//	dictcomp: '{' expression ':' expression for_if_clauses '}'
func (p *parser) dictDisplay(start source.Pos, key pyast.Expr) pyast.Expr {
	d := &pyast.Dict{}
	for p.kind != token.RBrace {
		if key == nil && p.accept(token.DoubleStar) {
			d.Keys = append(d.Keys, nil)
			d.Values = append(d.Values, p.binary(lowest))
		} else {
			if key == nil {
				key = p.expression()
			}
			p.expect(token.Colon)
			value := p.expression()
			if len(d.Keys) == 0 && (p.kind == token.For || p.kind == token.Async) {
				return p.dictComp(start, key, value)
			}
			d.Keys = append(d.Keys, key)
			d.Values = append(d.Values, value)
			key = nil
		}
		if p.kind != token.RBrace {
			p.expect(token.Comma)
		}
	}
	p.next()
	d.ExprBase = p.at(start)
	return d
}

func (p *parser) dictComp(start source.Pos, key, value pyast.Expr) pyast.Expr {
	c := &pyast.DictComp{Key: key, Value: value, Generators: p.forIfClauses()}
	p.expect(token.RBrace)
	c.ExprBase = p.at(start)
	return c
}

// forIfClauses parses the clauses of a comprehension.
//
//	for_if_clauses: (['async'] 'for' star_targets 'in' ~ disjunction ('if' disjunction)*)+
func (p *parser) forIfClauses() (list []*pyast.Comprehension) {
	for p.kind == token.For || p.kind == token.Async {
		start := p.start()
		c := &pyast.Comprehension{IsAsync: p.accept(token.Async)}
		p.expect(token.For)
		c.Target = p.starTargets()
		p.expect(token.In)
		c.Iter = p.disjunction()
		for p.accept(token.If) {
			c.Ifs = append(c.Ifs, p.disjunction())
		}
		c.AST = p.nodeAt(start)
		list = append(list, c)
	}
	return list
}
