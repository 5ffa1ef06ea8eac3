package parser

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// statement parses one compound statement or one line of simple statements and appends them to list.
//
//	statement: compound_stmt | simple_stmts
func (p *parser) statement(list []pyast.Stmt) []pyast.Stmt {
	if s := p.compound(); s != nil {
		return append(list, s)
	}
	return p.simpleStmts(list)
}

// simpleStmts parses one logical line.
//
//	simple_stmts: ';'.simple_stmt+ [';'] NEWLINE
func (p *parser) simpleStmts(list []pyast.Stmt) []pyast.Stmt {
	for {
		list = append(list, p.simpleStmt())
		if !p.accept(token.Semi) || p.kind == token.Newline {
			break
		}
	}
	p.expect(token.Newline)
	return list
}

// simpleStmt parses one simple statement.
//
//	simple_stmt: assignment | type_alias | star_expressions | return_stmt | import_stmt | raise_stmt | 'pass' |
//	             del_stmt | yield_stmt | assert_stmt | 'break' | 'continue' | global_stmt | nonlocal_stmt
func (p *parser) simpleStmt() pyast.Stmt {
	start := p.start()
	switch p.kind {
	case token.Return:
		return p.returnStmt(start)
	case token.Import:
		return p.importName(start)
	case token.From:
		return p.importFrom(start)
	case token.Raise:
		return p.raiseStmt(start)
	case token.Pass:
		p.next()
		return &pyast.Pass{StmtBase: p.stmtAt(start)}
	case token.Break:
		p.next()
		return &pyast.Break{StmtBase: p.stmtAt(start)}
	case token.Continue:
		p.next()
		return &pyast.Continue{StmtBase: p.stmtAt(start)}
	case token.Del:
		return p.delStmt(start)
	case token.Assert:
		return p.assertStmt(start)
	case token.Global:
		return &pyast.Global{Names: p.nameList(), StmtBase: p.stmtAt(start)}
	case token.Nonlocal:
		return &pyast.Nonlocal{Names: p.nameList(), StmtBase: p.stmtAt(start)}
	case token.Name:
		if p.peek(1) == token.Name && p.isSoft(0, "type") {
			return p.typeAlias(start)
		}
	}
	return p.exprStmt(start)
}

// exprStmt parses what begins with an expression.
//
//	assignment: NAME ':' expression ['=' annotated_rhs]
//	          | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
//	          | (star_targets '=')+ (yield_expr | star_expressions) !'='
//	          | single_target augassign ~ (yield_expr | star_expressions)
//	annotated_rhs: yield_expr | star_expressions
func (p *parser) exprStmt(start source.Pos) pyast.Stmt {
	e := p.yieldOrStars()
	switch {
	case p.kind == token.Equal:
		return p.assign(start, e)
	case p.kind == token.Colon:
		return p.annAssign(start, e)
	case p.kind.IsAugmented():
		op := augmented[p.kind]
		p.toSingleTarget(e)
		p.next()
		value := p.yieldOrStars()
		return &pyast.AugAssign{Target: e, Op: op, Value: value, StmtBase: p.stmtAt(start)}
	}
	return &pyast.ExprStmt{Value: e, StmtBase: p.stmtAt(start)}
}

var augmented = map[token.Kind]pyast.OperatorNumber{
	token.PlusEqual: pyast.Add, token.MinusEqual: pyast.Sub, token.StarEqual: pyast.Mult,
	token.DoubleStarEqual: pyast.Pow, token.SlashEqual: pyast.Div, token.DoubleSlashEqual: pyast.FloorDiv,
	token.PercentEqual: pyast.Modulo, token.AtEqual: pyast.MatMult, token.LeftShiftEqual: pyast.LShift,
	token.RightShiftEqual: pyast.RShift, token.AmperEqual: pyast.BitAnd, token.VBarEqual: pyast.BitOr,
	token.CircumflexEqual: pyast.BitXor,
}

func (p *parser) assign(start source.Pos, first pyast.Expr) pyast.Stmt {
	targets := make([]pyast.Expr, 0, 1)
	value := first
	for p.accept(token.Equal) {
		p.toTarget(value, pyast.Store)
		targets = append(targets, value)
		value = p.yieldOrStars()
	}
	return &pyast.Assign{Targets: targets, Value: value, StmtBase: p.stmtAt(start)}
}

func (p *parser) annAssign(start source.Pos, target pyast.Expr) pyast.Stmt {
	p.toSingleTarget(target)
	p.next()
	_, isName := target.(*pyast.Name)
	s := &pyast.AnnAssign{Target: target, Simple: isName && pyast.SpanOf(target).Start == start}
	s.Annotation = p.expression()
	if p.accept(token.Equal) {
		s.Value = p.yieldOrStars()
	}
	s.StmtBase = p.stmtAt(start)
	return s
}

// returnStmt parses "return".
//
//	return_stmt: 'return' [star_expressions]
func (p *parser) returnStmt(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.Return{}
	if p.startsExpr() || p.kind == token.Star {
		s.Value = p.starExpressions()
	}
	s.StmtBase = p.stmtAt(start)
	return s
}

// raiseStmt parses "raise".
//
//	raise_stmt: 'raise' [expression ['from' expression]]
func (p *parser) raiseStmt(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.Raise{}
	if p.startsExpr() {
		s.Exc = p.expression()
		if p.accept(token.From) {
			s.Cause = p.expression()
		}
	}
	s.StmtBase = p.stmtAt(start)
	return s
}

// delStmt parses "del".
//
//	del_stmt: 'del' del_targets &(';' | NEWLINE)
//	del_targets: ','.del_target+ [',']
func (p *parser) delStmt(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.Delete{}
	for {
		e := p.primary()
		p.toTarget(e, pyast.Del)
		s.Targets = append(s.Targets, e)
		if !p.accept(token.Comma) || p.kind == token.Semi || p.kind == token.Newline {
			break
		}
	}
	s.StmtBase = p.stmtAt(start)
	return s
}

// assertStmt parses "assert".
//
//	assert_stmt: 'assert' expression [',' expression]
func (p *parser) assertStmt(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.Assert{Test: p.expression()}
	if p.accept(token.Comma) {
		s.Msg = p.expression()
	}
	s.StmtBase = p.stmtAt(start)
	return s
}

// nameList parses the names of "global" and "nonlocal".
//
//	global_stmt: 'global' ','.NAME+
//	nonlocal_stmt: 'nonlocal' ','.NAME+
func (p *parser) nameList() []pyast.Identifier {
	p.next()
	names := []pyast.Identifier{p.identifier()}
	for p.accept(token.Comma) {
		names = append(names, p.identifier())
	}
	return names
}

// importName parses "import".
//
//	import_name: 'import' ','.dotted_as_name+
//	dotted_as_name: dotted_name ['as' NAME]
func (p *parser) importName(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.Import{}
	for {
		begin := p.start()
		s.Names = append(s.Names, p.alias(begin, p.dottedName()))
		if !p.accept(token.Comma) {
			break
		}
	}
	s.StmtBase = p.stmtAt(start)
	return s
}

// alias parses the "as" after an imported name.
func (p *parser) alias(start source.Pos, name pyast.Identifier) *pyast.Alias {
	a := &pyast.Alias{Name: name}
	if p.accept(token.As) {
		a.AsName = p.identifier()
	}
	a.Pos = p.nodeAt(start).Pos
	return a
}

// dottedName parses "a.b.c".
//
//	dotted_name: dotted_name '.' NAME | NAME
func (p *parser) dottedName() pyast.Identifier {
	name := p.identifier()
	for p.accept(token.Dot) {
		name += "." + p.identifier()
	}
	return name
}

// importFrom parses "from ... import".
//
//	import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
//	           | 'from' ('.' | '...')+ 'import' import_from_targets
//	import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
func (p *parser) importFrom(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.ImportFrom{}
	for {
		if p.accept(token.Dot) {
			s.Level++
		} else if p.accept(token.Ellipsis) {
			s.Level += 3
		} else {
			break
		}
	}
	if s.Level == 0 || p.kind != token.Import {
		s.Module = p.dottedName()
	}
	p.expect(token.Import)
	begin := p.start()
	switch {
	case p.accept(token.Star):
		s.Names = []*pyast.Alias{p.alias(begin, "*")}
		if s.Names[0].AsName != "" {
			p.fail()
		}
	case p.accept(token.LPar):
		s.Names = p.importedNames(true)
		p.expect(token.RPar)
	default:
		s.Names = p.importedNames(false)
	}
	s.StmtBase = p.stmtAt(start)
	return s
}

// importedNames parses the names after "import".
//
//	import_from_as_names: ','.(NAME ['as' NAME])+
func (p *parser) importedNames(parens bool) (names []*pyast.Alias) {
	for {
		begin := p.start()
		names = append(names, p.alias(begin, p.identifier()))
		if !p.accept(token.Comma) || parens && p.kind == token.RPar {
			return names
		}
	}
}

// typeAlias parses "type".
//
//	type_alias: "type" NAME [type_params] '=' expression
func (p *parser) typeAlias(start source.Pos) pyast.Stmt {
	p.next()
	begin := p.start()
	name := &pyast.Name{Id: p.identifier(), Ctx: pyast.Store, ExprBase: p.at(begin)}
	s := &pyast.TypeAlias{Name: name, TypeParams: p.typeParams()}
	p.expect(token.Equal)
	s.Value = p.expression()
	s.StmtBase = p.stmtAt(start)
	return s
}
