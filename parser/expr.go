package parser

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// starters are the tokens that an expression can begin with (stars aside).
var starters = func() (t [256]bool) {
	for _, k := range []token.Kind{
		token.Name, token.Number, token.String, token.FStringStart, token.TStringStart, token.LPar, token.LSqb,
		token.LBrace, token.Ellipsis, token.Plus, token.Minus, token.Tilde, token.Not, token.Lambda, token.Await,
		token.None, token.True, token.False,
	} {
		t[k] = true
	}
	return
}()

// startsExpr says whether the current token can begin an expression.
func (p *parser) startsExpr() bool { return starters[p.kind] }

// yieldOrStars parses the right side of an assignment, or an expression statement.
//
//	annotated_rhs: yield_expr | star_expressions
func (p *parser) yieldOrStars() pyast.Expr {
	if p.kind == token.Yield {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

// yieldExpr parses "yield".
//
//	yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
func (p *parser) yieldExpr() pyast.Expr {
	start := p.start()
	p.next()
	if p.accept(token.From) {
		e := &pyast.YieldFrom{Value: p.expression()}
		e.ExprBase = p.at(start)
		return e
	}
	e := &pyast.Yield{}
	if p.startsExpr() || p.kind == token.Star {
		e.Value = p.starExpressions()
	}
	e.ExprBase = p.at(start)
	return e
}

// starExpressions parses one expression or a tuple without parentheses.
//
//	star_expressions: star_expression (',' star_expression)+ [','] | star_expression ',' | star_expression
func (p *parser) starExpressions() pyast.Expr {
	start := p.start()
	first := p.starExpression()
	if p.kind != token.Comma {
		return first
	}
	return p.moreExpressions(start, first)
}

// moreExpressions parses the rest of a tuple without parentheses.
func (p *parser) moreExpressions(start source.Pos, first pyast.Expr) pyast.Expr {
	elts := append(make([]pyast.Expr, 0, 2), first)
	for p.accept(token.Comma) && (p.startsExpr() || p.kind == token.Star) {
		elts = append(elts, p.starExpression())
	}
	return &pyast.Tuple{Elts: elts, Ctx: pyast.Load, ExprBase: p.at(start)}
}

// starExpression parses an expression that may be starred.
//
//	star_expression: '*' bitwise_or | expression
func (p *parser) starExpression() pyast.Expr {
	if p.kind == token.Star {
		return p.starred(lowest)
	}
	return p.expression()
}

// starred parses '*' and an operand: a bitwise_or, or (min noBinary) in calls an expression.
func (p *parser) starred(min int) pyast.Expr {
	start := p.start()
	p.next()
	e := &pyast.Starred{Ctx: pyast.Load}
	if min == wholeExpression {
		e.Value = p.expression()
	} else {
		e.Value = p.binary(min)
	}
	e.ExprBase = p.at(start)
	return e
}

// starNamedExpression parses an element of a list, tuple or set.
//
//	star_named_expression: '*' bitwise_or | named_expression
func (p *parser) starNamedExpression() pyast.Expr {
	if p.kind == token.Star {
		return p.starred(lowest)
	}
	return p.namedExpression()
}

// namedExpression parses an expression that may be a walrus.
//
//	named_expression: NAME ':=' ~ expression | expression !':='
func (p *parser) namedExpression() pyast.Expr {
	if p.kind == token.Name && p.peek(1) == token.ColonEqual {
		start := p.start()
		target := &pyast.Name{Id: p.identifier(), Ctx: pyast.Store, ExprBase: p.at(start)}
		p.next()
		e := &pyast.NamedExpr{Target: target, Value: p.expression()}
		e.ExprBase = p.at(start)
		return e
	}
	e := p.expression()
	if p.kind == token.ColonEqual {
		p.fail()
	}
	return e
}

// expression parses anything but stars, yields and bare walruses.
//
//	expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
func (p *parser) expression() pyast.Expr {
	p.enter()
	if p.kind == token.Lambda {
		e := p.lambda()
		p.leave()
		return e
	}
	start := p.start()
	e := p.disjunction()
	if p.kind == token.If {
		p.next()
		test := p.disjunction()
		p.expect(token.Else)
		x := &pyast.IfExp{Test: test, Body: e, Orelse: p.expression()}
		x.ExprBase = p.at(start)
		e = x
	}
	p.leave()
	return e
}

// lambda parses "lambda".
//
//	lambdef: 'lambda' [lambda_params] ':' expression
func (p *parser) lambda() pyast.Expr {
	start := p.start()
	p.next()
	e := &pyast.Lambda{Args: p.parameters(token.Colon, false)}
	p.expect(token.Colon)
	e.Body = p.expression()
	e.ExprBase = p.at(start)
	return e
}

// disjunction parses "or".
//
//	disjunction: conjunction ('or' conjunction)+ | conjunction
func (p *parser) disjunction() pyast.Expr {
	start := p.start()
	e := p.conjunction()
	if p.kind != token.Or {
		return e
	}
	values := append(make([]pyast.Expr, 0, 2), e)
	for p.accept(token.Or) {
		values = append(values, p.conjunction())
	}
	return &pyast.BoolOp{Op: pyast.Or, Values: values, ExprBase: p.at(start)}
}

// conjunction parses "and".
//
//	conjunction: inversion ('and' inversion)+ | inversion
func (p *parser) conjunction() pyast.Expr {
	start := p.start()
	e := p.inversion()
	if p.kind != token.And {
		return e
	}
	values := append(make([]pyast.Expr, 0, 2), e)
	for p.accept(token.And) {
		values = append(values, p.inversion())
	}
	return &pyast.BoolOp{Op: pyast.And, Values: values, ExprBase: p.at(start)}
}

// inversion parses "not".
//
//	inversion: 'not' inversion | comparison
func (p *parser) inversion() pyast.Expr {
	if p.kind != token.Not {
		return p.comparison()
	}
	start := p.start()
	p.enter()
	p.next()
	e := &pyast.UnaryOp{Op: pyast.Not, Operand: p.inversion()}
	e.ExprBase = p.at(start)
	p.leave()
	return e
}

// comparison parses a chain of comparisons.
//
//	comparison: bitwise_or compare_op_bitwise_or_pair+ | bitwise_or
func (p *parser) comparison() pyast.Expr {
	start := p.start()
	left := p.binary(lowest)
	op := p.compareOp()
	if op == 0 {
		return left
	}
	e := &pyast.Compare{Left: left}
	e.Ops = make([]pyast.CmpOp, 0, 1)
	e.Comparators = make([]pyast.Expr, 0, 1)
	for ; op != 0; op = p.compareOp() {
		e.Ops = append(e.Ops, op)
		e.Comparators = append(e.Comparators, p.binary(lowest))
	}
	e.ExprBase = p.at(start)
	return e
}

// compareOp passes a comparison operator, or returns 0.
func (p *parser) compareOp() pyast.CmpOp {
	var op pyast.CmpOp
	switch p.kind {
	case token.EqEqual:
		op = pyast.Eq
	case token.NotEqual:
		op = pyast.NotEq
		if p.text(p.i) == "<>" {
			p.fail()
		}
	case token.Less:
		op = pyast.Lt
	case token.LessEqual:
		op = pyast.LtE
	case token.Greater:
		op = pyast.Gt
	case token.GreaterEqual:
		op = pyast.GtE
	case token.In:
		op = pyast.In
	case token.Is:
		if op = pyast.Is; p.peek(1) == token.Not {
			p.next()
			op = pyast.IsNot
		}
	case token.Not:
		if p.peek(1) != token.In {
			return 0
		}
		p.next()
		op = pyast.NotIn
	default:
		return 0
	}
	p.next()
	return op
}

// Binding strengths of the binary operators.
const (
	wholeExpression = -1 // not an operand of an operator at all
	lowest          = 1
)

type binaryOp struct {
	strength int8
	op       pyast.OperatorNumber
}

var binaryOps = [256]binaryOp{
	token.VBar:       {1, pyast.BitOr},
	token.Circumflex: {2, pyast.BitXor},
	token.Amper:      {3, pyast.BitAnd},
	token.LeftShift:  {4, pyast.LShift}, token.RightShift: {4, pyast.RShift},
	token.Plus: {5, pyast.Add}, token.Minus: {5, pyast.Sub},
	token.Star: {6, pyast.Mult}, token.Slash: {6, pyast.Div}, token.DoubleSlash: {6, pyast.FloorDiv},
	token.Percent: {6, pyast.Modulo}, token.At: {6, pyast.MatMult},
}

// binary parses left-associative operators that bind at least as strongly as min, by precedence climbing.
//
//	bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor      (and so on down to)
//	term: term ('*' | '/' | '//' | '%' | '@') factor | factor
func (p *parser) binary(min int) pyast.Expr {
	start := p.start()
	left := p.factor()
	for {
		op := binaryOps[p.kind]
		if op.strength == 0 || int(op.strength) < min {
			return left
		}
		p.next()
		right := p.binary(int(op.strength) + 1)
		left = &pyast.BinOp{Left: left, Op: op.op, Right: right, ExprBase: p.at(start)}
	}
}

// factor parses signs and powers.
//
//	factor: '+' factor | '-' factor | '~' factor | power
//	power: await_primary '**' factor | await_primary
//	await_primary: 'await' primary | primary
func (p *parser) factor() pyast.Expr {
	start := p.start()
	var op pyast.UnaryOpNumber
	switch p.kind {
	case token.Plus:
		op = pyast.UAdd
	case token.Minus:
		op = pyast.USub
	case token.Tilde:
		op = pyast.Invert
	default:
		return p.power(start)
	}
	p.enter()
	p.next()
	e := &pyast.UnaryOp{Op: op, Operand: p.factor()}
	e.ExprBase = p.at(start)
	p.leave()
	return e
}

func (p *parser) power(start source.Pos) pyast.Expr {
	var base pyast.Expr
	if p.accept(token.Await) {
		e := &pyast.Await{Value: p.primary()}
		e.ExprBase = p.at(start)
		base = e
	} else {
		base = p.primary()
	}
	if p.kind != token.DoubleStar {
		return base
	}
	p.enter()
	p.next()
	e := &pyast.BinOp{Left: base, Op: pyast.Pow, Right: p.factor()}
	e.ExprBase = p.at(start)
	p.leave()
	return e
}
