package parser

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// compound parses a compound statement, or returns nil if none begins here.
//
//	compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt | match_stmt
func (p *parser) compound() pyast.Stmt {
	start := p.start()
	switch p.kind {
	case token.Name:
		if p.isSoft(0, "match") && p.beginsMatch() {
			return p.matchStmt(start)
		}
		return nil
	case token.If:
		return p.ifStmt(start)
	case token.Def:
		return p.functionDef(start, nil)
	case token.Class:
		return p.classDef(start, nil)
	case token.At:
		return p.decorated()
	case token.For:
		return p.forStmt(start)
	case token.While:
		return p.whileStmt(start)
	case token.Try:
		return p.tryStmt(start)
	case token.With:
		return p.withStmt(start)
	case token.Async:
		return p.asyncStmt(start, nil)
	}
	return nil
}

// asyncStmt parses what may follow "async".
func (p *parser) asyncStmt(start source.Pos, decorators []pyast.Expr) pyast.Stmt {
	p.next()
	switch {
	case p.kind == token.Def:
		return (*pyast.AsyncFunctionDef)(p.functionDef(start, decorators))
	case p.kind == token.For && decorators == nil:
		return (*pyast.AsyncFor)(p.forStmt(start))
	case p.kind == token.With && decorators == nil:
		return (*pyast.AsyncWith)(p.withStmt(start))
	}
	p.fail()
	return nil
}

// decorated parses decorators and the definition below them.
//
//	decorators: ('@' named_expression NEWLINE)+
func (p *parser) decorated() pyast.Stmt {
	var decorators []pyast.Expr
	for p.accept(token.At) {
		decorators = append(decorators, p.namedExpression())
		p.expect(token.Newline)
	}
	start := p.start()
	switch p.kind {
	case token.Def:
		return p.functionDef(start, decorators)
	case token.Class:
		return p.classDef(start, decorators)
	case token.Async:
		return p.asyncStmt(start, decorators)
	}
	p.fail()
	return nil
}

// block parses the body of a compound statement.
//
//	block: NEWLINE INDENT statements DEDENT | simple_stmts
func (p *parser) block() []pyast.Stmt {
	if !p.accept(token.Newline) {
		return p.simpleStmts(make([]pyast.Stmt, 0, 1))
	}
	p.enter()
	p.expect(token.Indent)
	var list []pyast.Stmt
	for p.kind != token.Dedent {
		list = p.statement(list)
	}
	p.next()
	p.leave()
	return list
}

// colonBlock parses ':' block.
func (p *parser) colonBlock() []pyast.Stmt {
	p.expect(token.Colon)
	return p.block()
}

// elseBlock parses an optional else.
//
//	else_block: 'else' ':' block
func (p *parser) elseBlock() []pyast.Stmt {
	if !p.accept(token.Else) {
		return nil
	}
	return p.colonBlock()
}

// ifStmt parses "if" or "elif". A long elif chain is read in a loop, so that it nests in the tree but not on the stack.
//
//	if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
//	elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block])
func (p *parser) ifStmt(start source.Pos) pyast.Stmt {
	var chain []*pyast.If
	for {
		begin := p.start()
		p.next()
		s := &pyast.If{Test: p.namedExpression(), Body: p.colonBlock()}
		s.StmtBase = p.stmtAt(begin)
		if n := len(chain); n > 0 {
			chain[n-1].Orelse = []pyast.Stmt{s}
		}
		chain = append(chain, s)
		if p.kind != token.Elif {
			break
		}
	}
	chain[len(chain)-1].Orelse = p.elseBlock()
	end := p.end()
	for _, s := range chain {
		s.ColOffset = int(end)
	}
	return chain[0]
}

// whileStmt parses "while".
//
//	while_stmt: 'while' named_expression ':' block [else_block]
func (p *parser) whileStmt(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.While{Test: p.namedExpression(), Body: p.colonBlock(), Orelse: p.elseBlock()}
	s.StmtBase = p.stmtAt(start)
	return s
}

// forStmt parses "for" after an optional "async".
//
//	for_stmt: ['async'] 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
func (p *parser) forStmt(start source.Pos) *pyast.For {
	p.next()
	s := &pyast.For{Target: p.starTargets()}
	p.expect(token.In)
	s.Iter = p.starExpressions()
	s.Body = p.colonBlock()
	s.Orelse = p.elseBlock()
	s.StmtBase = p.stmtAt(start)
	return s
}

// withStmt parses "with" after an optional "async".
//
//	with_stmt: ['async'] 'with' '(' ','.with_item+ [','] ')' ':' block
//	         | ['async'] 'with' ','.with_item+ ':' block
func (p *parser) withStmt(start source.Pos) *pyast.With {
	p.next()
	s := &pyast.With{}
	if p.kind == token.LPar && p.toks[min(p.matching(p.i)+1, len(p.toks)-1)].Kind == token.Colon {
		s.Items = p.parenthesizedItems()
	}
	if s.Items == nil {
		s.Items = []*pyast.WithItem{p.withItem()}
		for p.accept(token.Comma) {
			s.Items = append(s.Items, p.withItem())
		}
	}
	s.Body = p.colonBlock()
	s.StmtBase = p.stmtAt(start)
	return s
}

// matching returns the index of the bracket that closes the one at index i; the lexer saw to it that they match.
func (p *parser) matching(i int) int {
	depth := 0
	for ; i < len(p.toks); i++ {
		switch p.toks[i].Kind {
		case token.LPar, token.LSqb, token.LBrace:
			depth++
		case token.RPar, token.RSqb, token.RBrace:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(p.toks) - 1
}

// parenthesizedItems tries '(' ','.with_item+ [','] ')'. What stands between the parentheses may also be one expression
// that no list of items is, such as "(yield)" or "(x for x in y)": then it returns nil and goes back.
func (p *parser) parenthesizedItems() (items []*pyast.WithItem) {
	begin, depth := p.i, p.depth
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(reject); !ok {
				panic(r)
			}
			p.depth = depth
			p.seek(begin)
			items = nil
		}
	}()
	p.next()
	for {
		items = append(items, p.withItem())
		if !p.accept(token.Comma) || p.kind == token.RPar {
			break
		}
	}
	p.expect(token.RPar)
	return items
}

// withItem parses one item.
//
//	with_item: expression 'as' star_target &(',' | ')' | ':') | expression
func (p *parser) withItem() *pyast.WithItem {
	start := p.start()
	item := &pyast.WithItem{ContextExpr: p.expression()}
	if p.accept(token.As) {
		item.OptionalVars = p.starTarget()
	}
	item.Pos = p.nodeAt(start).Pos
	return item
}

// tryStmt parses "try".
//
//	try_stmt: 'try' ':' block finally_block
//	        | 'try' ':' block except_block+ [else_block] [finally_block]
//	        | 'try' ':' block except_star_block+ [else_block] [finally_block]
func (p *parser) tryStmt(start source.Pos) pyast.Stmt {
	p.next()
	s := &pyast.Try{Body: p.colonBlock()}
	star := p.kind == token.Except && p.peek(1) == token.Star
	for p.kind == token.Except {
		s.Handlers = append(s.Handlers, p.exceptBlock(star))
	}
	if s.Handlers != nil {
		s.Orelse = p.elseBlock()
	}
	if s.Handlers == nil && p.kind != token.Finally {
		p.fail()
	}
	if p.accept(token.Finally) {
		s.Finalbody = p.colonBlock()
	}
	s.StmtBase = p.stmtAt(start)
	if star {
		return (*pyast.TryStar)(s)
	}
	return s
}

// exceptBlock parses one handler. The second form is new in Python 3.14.
//
//	except_block: 'except' expression ['as' NAME] ':' block
//	            | 'except' expressions ':' block
//	            | 'except' ':' block
//	except_star_block: 'except' '*' ... (never without an expression)
func (p *parser) exceptBlock(star bool) *pyast.ExceptHandler {
	start := p.start()
	p.next()
	h := &pyast.ExceptHandler{}
	if star {
		p.expect(token.Star)
	}
	if star || p.kind != token.Colon {
		begin := p.start()
		h.ExprType = p.expression()
		if p.kind == token.Comma && p.opts.minor >= 14 {
			h.ExprType = p.moreExpressions(begin, h.ExprType)
		} else if p.accept(token.As) {
			h.Name = p.identifier()
		}
	}
	h.Body = p.colonBlock()
	h.Pos = p.nodeAt(start).Pos
	return h
}

// classDef parses "class".
//
//	class_def_raw: 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
func (p *parser) classDef(start source.Pos, decorators []pyast.Expr) pyast.Stmt {
	p.next()
	s := &pyast.ClassDef{Name: p.identifier(), TypeParams: p.typeParams(), DecoratorList: decorators}
	if p.accept(token.LPar) {
		s.Bases, s.Keywords = p.arguments()
		if len(s.Bases) > 0 && startOf(s.Bases[0]) == bareStart {
			p.fail()
		}
		p.expect(token.RPar)
	}
	s.Body = p.colonBlock()
	s.StmtBase = p.stmtAt(start)
	return s
}

// functionDef parses "def" after an optional "async".
//
//	function_def_raw: ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block
func (p *parser) functionDef(start source.Pos, decorators []pyast.Expr) *pyast.FunctionDef {
	p.next()
	s := &pyast.FunctionDef{Name: p.identifier(), TypeParams: p.typeParams(), DecoratorList: decorators}
	p.expect(token.LPar)
	s.Args = p.parameters(token.RPar, true)
	p.expect(token.RPar)
	if p.accept(token.Arrow) {
		s.Returns = p.expression()
	}
	s.Body = p.colonBlock()
	s.StmtBase = p.stmtAt(start)
	return s
}
