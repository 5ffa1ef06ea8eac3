package parser

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// beginsMatch says whether the name "match" here begins a match statement: its line ends in a colon, and the first thing
// in the block below is "case". No other statement looks so.
func (p *parser) beginsMatch() bool {
	next := p.peek(1)
	if !starters[next] && next != token.Star {
		return false
	}
	i := p.i + 1
	for ; i < len(p.toks); i++ {
		if k := p.toks[i].Kind; k == token.Newline || k == token.End || k == token.Error {
			break
		}
	}
	if i+2 >= len(p.toks) || p.toks[i-1].Kind != token.Colon || p.toks[i+1].Kind != token.Indent {
		return false
	}
	return p.toks[i+2].Kind == token.Name && p.text(i+2) == "case"
}

// matchStmt parses "match".
//
//	match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
//	subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
func (p *parser) matchStmt(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.Match{Subject: p.subject()}
	p.expect(token.Colon)
	p.expect(token.Newline)
	p.expect(token.Indent)
	p.enter()
	for p.kind != token.Dedent {
		s.Cases = append(s.Cases, p.caseBlock())
	}
	p.leave()
	p.next()
	s.StmtBase = p.stmtAt(start)
	return s
}

func (p *parser) subject() pyast.Expr {
	start := p.start()
	star := p.kind == token.Star
	first := p.starNamedExpression()
	if p.kind != token.Comma {
		if star {
			p.fail()
		}
		return first
	}
	elts := []pyast.Expr{first}
	for p.accept(token.Comma) && p.kind != token.Colon {
		elts = append(elts, p.starNamedExpression())
	}
	return &pyast.Tuple{Elts: elts, Ctx: pyast.Load, ExprBase: p.at(start)}
}

// caseBlock parses one case.
//
//	case_block: "case" patterns ['if' named_expression] ':' block
func (p *parser) caseBlock() *pyast.MatchCase {
	start := p.start()
	if !p.isSoft(0, "case") {
		p.fail()
	}
	p.next()
	c := &pyast.MatchCase{Pattern: p.patterns()}
	if p.accept(token.If) {
		c.Guard = p.namedExpression()
	}
	c.Body = p.colonBlock()
	c.AST = p.nodeAt(start)
	return c
}

// patterns parses what follows "case".
//
//	patterns: open_sequence_pattern | pattern
//	open_sequence_pattern: maybe_star_pattern ',' [','.maybe_star_pattern+ [',']]
func (p *parser) patterns() pyast.Pattern {
	start := p.start()
	star := p.kind == token.Star
	first := p.maybeStar()
	if p.kind != token.Comma {
		if star {
			p.fail()
		}
		return first
	}
	list := []pyast.Pattern{first}
	for p.accept(token.Comma) && p.kind != token.Colon && p.kind != token.If {
		list = append(list, p.maybeStar())
	}
	return &pyast.MatchSequence{Patterns: list, AST: p.nodeAt(start)}
}

// maybeStar parses an element of a sequence pattern.
//
//	maybe_star_pattern: '*' (NAME | "_") | pattern
func (p *parser) maybeStar() pyast.Pattern {
	start := p.start()
	if !p.accept(token.Star) {
		return p.pattern()
	}
	name := p.capture(true)
	return &pyast.MatchStar{Name: name, AST: p.nodeAt(start)}
}

// capture parses the name that a pattern binds. The wildcard "_" gives "", where it is allowed.
//
//	pattern_capture_target: !"_" NAME !('.' | '(' | '=')
func (p *parser) capture(wildcard bool) pyast.Identifier {
	name := p.identifier()
	if p.kind == token.Dot || p.kind == token.LPar || p.kind == token.Equal {
		p.fail()
	}
	if name == "_" {
		if !wildcard {
			p.fail()
		}
		return ""
	}
	return name
}

// pattern parses alternatives and "as".
//
//	pattern: or_pattern 'as' pattern_capture_target | or_pattern
//	or_pattern: '|'.closed_pattern+
func (p *parser) pattern() pyast.Pattern {
	p.enter()
	defer p.leave()
	start := p.start()
	first := p.closedPattern()
	if p.kind == token.VBar {
		list := []pyast.Pattern{first}
		for p.accept(token.VBar) {
			list = append(list, p.closedPattern())
		}
		first = &pyast.MatchOr{Patterns: list, AST: p.nodeAt(start)}
	}
	if p.accept(token.As) {
		name := p.capture(false)
		return &pyast.MatchAs{Pattern: first, Name: name, AST: p.nodeAt(start)}
	}
	return first
}

// closedPattern parses a pattern that needs no parentheses.
//
//	closed_pattern: literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern |
//	                sequence_pattern | mapping_pattern | class_pattern
func (p *parser) closedPattern() pyast.Pattern {
	start := p.start()
	switch p.kind {
	case token.Number, token.Minus, token.String, token.FStringStart:
		e := p.literalKey()
		return &pyast.MatchValue{Value: e, AST: p.nodeAt(start)}
	case token.None:
		return p.singletonPattern(start, pyast.ConstNone)
	case token.True:
		return p.singletonPattern(start, pyast.ConstTrue)
	case token.False:
		return p.singletonPattern(start, pyast.ConstFalse)
	case token.LPar:
		return p.groupOrSequence(start)
	case token.LSqb:
		p.next()
		list, _ := p.sequence(token.RSqb)
		return &pyast.MatchSequence{Patterns: list, AST: p.nodeAt(start)}
	case token.LBrace:
		return p.mappingPattern(start)
	case token.Name:
		if next := p.peek(1); next != token.Dot && next != token.LPar {
			name := p.capture(true)
			return &pyast.MatchAs{Name: name, AST: p.nodeAt(start)}
		}
		return p.valueOrClass(start)
	}
	p.fail()
	return nil
}

func (p *parser) singletonPattern(start source.Pos, kind pyast.ConstKind) pyast.Pattern {
	p.next()
	return &pyast.MatchSingleton{Value: kind, AST: p.nodeAt(start)}
}

// literalKey parses a literal that patterns compare with.
//
//	literal_expr: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
//	complex_number: signed_real_number ('+' | '-') imaginary_number
func (p *parser) literalKey() pyast.Expr {
	start := p.start()
	switch p.kind {
	case token.String, token.FStringStart:
		return p.strings()
	case token.None:
		return p.singleton(start, pyast.ConstNone)
	case token.True:
		return p.singleton(start, pyast.ConstTrue)
	case token.False:
		return p.singleton(start, pyast.ConstFalse)
	}
	e := p.signedNumber()
	op := pyast.Add
	if p.kind == token.Minus {
		op = pyast.Sub
	} else if p.kind != token.Plus {
		return e
	}
	p.requireKind(e, false)
	p.next()
	if p.kind != token.Number {
		p.fail()
	}
	b := &pyast.BinOp{Left: e, Op: op, Right: p.numberLiteral()}
	p.requireKind(b.Right, true)
	b.ExprBase = p.at(start)
	return b
}

// requireKind checks the two halves of a complex number in a pattern.
func (p *parser) requireKind(e pyast.Expr, imaginary bool) {
	if u, ok := e.(*pyast.UnaryOp); ok {
		e = u.Operand
	}
	if (e.(*pyast.Constant).Kind == pyast.ConstComplex) == imaginary {
		return
	}
	word := "real"
	if imaginary {
		word = "imaginary"
	}
	p.failWith(pyast.SpanOf(e), word+" number required in complex literal")
}

// signedNumber parses a number that may be negative.
//
//	signed_number: NUMBER | '-' NUMBER
func (p *parser) signedNumber() pyast.Expr {
	start := p.start()
	minus := p.accept(token.Minus)
	if p.kind != token.Number {
		p.fail()
	}
	e := p.numberLiteral()
	if !minus {
		return e
	}
	return &pyast.UnaryOp{Op: pyast.USub, Operand: e, ExprBase: p.at(start)}
}

// groupOrSequence parses a pattern in parentheses.
//
//	group_pattern: '(' pattern ')'
//	sequence_pattern: '[' [maybe_sequence_pattern] ']' | '(' [open_sequence_pattern] ')'
func (p *parser) groupOrSequence(start source.Pos) pyast.Pattern {
	p.next()
	star := p.kind == token.Star
	list, comma := p.sequence(token.RPar)
	if len(list) == 1 && !comma {
		if star {
			p.fail()
		}
		return list[0]
	}
	return &pyast.MatchSequence{Patterns: list, AST: p.nodeAt(start)}
}

// sequence parses elements up to and including the closing bracket and says whether there was a comma.
func (p *parser) sequence(closing token.Kind) (list []pyast.Pattern, comma bool) {
	for p.kind != closing {
		list = append(list, p.maybeStar())
		if p.kind != closing {
			p.expect(token.Comma)
			comma = true
		}
	}
	p.next()
	return list, comma
}

// mappingPattern parses "{...}".
//
//	mapping_pattern: '{' '}' | '{' double_star_pattern [','] '}' | '{' items_pattern ',' double_star_pattern [','] '}'
//	               | '{' items_pattern [','] '}'
//	key_value_pattern: (literal_expr | attr) ':' pattern
func (p *parser) mappingPattern(start source.Pos) pyast.Pattern {
	p.next()
	m := &pyast.MatchMapping{}
	for p.kind != token.RBrace {
		if p.accept(token.DoubleStar) {
			m.Rest = p.capture(false)
			p.accept(token.Comma)
			if p.kind != token.RBrace {
				p.fail()
			}
			break
		}
		if p.kind == token.Name {
			m.Keys = append(m.Keys, p.dottedValue(true))
		} else {
			m.Keys = append(m.Keys, p.literalKey())
		}
		p.expect(token.Colon)
		m.Patterns = append(m.Patterns, p.pattern())
		if p.kind != token.RBrace {
			p.expect(token.Comma)
		}
	}
	p.expect(token.RBrace)
	m.AST = p.nodeAt(start)
	return m
}

// dottedValue parses "a.b.c"; at least one dot is required if dotted is true.
//
//	attr: name_or_attr '.' NAME
//	name_or_attr: attr | NAME
func (p *parser) dottedValue(dotted bool) pyast.Expr {
	start := p.start()
	var e pyast.Expr = &pyast.Name{Id: p.identifier(), Ctx: pyast.Load, ExprBase: p.at(start)}
	if dotted && p.kind != token.Dot {
		p.fail()
	}
	for p.accept(token.Dot) {
		e = &pyast.Attribute{Value: e, Attr: p.identifier(), Ctx: pyast.Load, ExprBase: p.at(start)}
	}
	return e
}

// valueOrClass parses a dotted name, or a class with arguments.
//
//	value_pattern: attr !('.' | '(' | '=')
//	class_pattern: name_or_attr '(' [positional_patterns [',' keyword_patterns] | keyword_patterns] [','] ')'
func (p *parser) valueOrClass(start source.Pos) pyast.Pattern {
	e := p.dottedValue(false)
	if p.kind != token.LPar {
		if p.kind == token.Equal {
			p.fail()
		}
		return &pyast.MatchValue{Value: e, AST: p.nodeAt(start)}
	}
	p.next()
	c := &pyast.MatchClass{Cls: e}
	for p.kind != token.RPar {
		if p.kind == token.Name && p.peek(1) == token.Equal {
			c.KwdAttrs = append(c.KwdAttrs, p.identifier())
			p.next()
			c.KwdPatterns = append(c.KwdPatterns, p.pattern())
		} else {
			if c.KwdAttrs != nil {
				p.fail()
			}
			c.Patterns = append(c.Patterns, p.pattern())
		}
		if p.kind != token.RPar {
			p.expect(token.Comma)
		}
	}
	p.next()
	c.AST = p.nodeAt(start)
	return c
}
