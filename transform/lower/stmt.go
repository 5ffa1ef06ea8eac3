package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// stmts lowers statements into the block being built.
func (f *fn) stmts(list []pyast.Stmt) {
	for _, s := range list {
		f.stmt(s)
	}
}

// body lowers the statements of an indented block, with the comments at its end.
func (f *fn) body(list []pyast.Stmt) {
	f.stmts(list)
	if len(list) > 0 {
		f.append(f.text.tail(list))
	}
}

// stmt lowers one statement and gives what it emits its line and comments.
func (f *fn) stmt(s pyast.Stmt) {
	at := len(f.out.List)
	lead, blank := f.text.leading(s)
	line, outer := f.tree.Position(s).Line, f.line
	f.line = line
	f.dispatch(s)
	f.line = outer
	emitted := &ir.Block{List: f.out.List[at:]}
	setLines(emitted, line)
	trail := f.text.trailing(s)
	if len(emitted.List) == 0 {
		if trail != "" {
			lead = append(lead, trail)
		}
		if len(lead) > 0 {
			f.emit(&ir.Note{Origin: ir.Origin{Line: line, Lead: lead, Blank: blank}})
		}
		return
	}
	first, last := emitted.List[0].Meta(), emitted.List[len(emitted.List)-1].Meta()
	first.Lead, first.Blank = append(lead, first.Lead...), blank
	if trail != "" {
		last.Trail = trail
	}
}

// dispatch lowers one statement, one call a kind.
func (f *fn) dispatch(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.ExprStmt:
		f.effect(s.Value)
	case *pyast.Assign:
		f.assignStmt(s)
	case *pyast.AugAssign:
		f.augAssign(s)
	case *pyast.AnnAssign:
		f.annAssign(s)
	case *pyast.Delete:
		f.deleteStmt(s)
	case *pyast.If:
		f.ifStmt(s)
	case *pyast.While:
		f.while(s)
	case *pyast.For:
		f.forLoop(s)
	case *pyast.Return:
		f.returnStmt(s)
	case *pyast.Break:
		f.breakLoop(f.loops[len(f.loops)-1])
	case *pyast.Continue:
		f.continueLoop(f.loops[len(f.loops)-1])
	case *pyast.Assert:
		f.assert(s)
	case *pyast.Pass, *pyast.Global, *pyast.Nonlocal:
	default:
		f.dispatchMore(s)
	}
}

// dispatchMore lowers definitions, imports and what handles exceptions.
func (f *fn) dispatchMore(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		f.funcDef(s, s)
	case *pyast.AsyncFunctionDef:
		f.funcDef(s, (*pyast.FunctionDef)(s))
	case *pyast.ClassDef:
		f.classDef(s)
	case *pyast.Import:
		f.importStmt(s)
	case *pyast.ImportFrom:
		f.importFrom(s)
	case *pyast.Raise:
		f.raise(s)
	case *pyast.Try:
		f.try(s)
	case *pyast.TryStar:
		f.tryStar(s)
	case *pyast.With:
		f.with(s)
	case *pyast.AsyncWith:
		f.asyncWith(s)
	case *pyast.AsyncFor:
		f.asyncFor(s)
	case *pyast.Match:
		f.refuse(s, ErrMatch, "match is not supported")
	case *pyast.TypeAlias:
		f.refuse(s, ErrTypeAlias, "type aliases are not supported")
	default:
		f.refuse(s, ErrNotYet, "%T is not supported", s)
	}
}

// returnStmt lowers return, converting the value to the function's result.
func (f *fn) returnStmt(s *pyast.Return) {
	switch {
	case f.onReturn != nil:
		f.onReturn(s.Value)
	case f.result == nil:
		if s.Value != nil {
			f.effect(s.Value)
		}
		f.returnValue(nil)
	case s.Value == nil:
		f.returnValue(f.coerce(anyNil(), f.result))
	default:
		f.returnExpr(s.Value)
	}
}

// returnExpr returns the value of an expression; the branches of a conditional expression return by themselves.
func (f *fn) returnExpr(e pyast.Expr) {
	c, ok := e.(*pyast.IfExp)
	if !ok {
		f.returnValue(f.typed(e, f.result))
		return
	}
	cond := f.cond(c.Test)
	f.emit(&ir.If{Cond: cond, Then: f.inBlock(func() { f.returnExpr(c.Body) })})
	f.returnExpr(c.Orelse)
}

// assert lowers assert test, message:
//
//	assert x > 0, "bad"     if !(x > 0) { panic(py.AssertionError.New("bad")) }
func (f *fn) assert(s *pyast.Assert) {
	cond := f.not(s.Test)
	then := f.inBlock(func() {
		var args []ir.Expr
		if s.Msg != nil {
			args = append(args, f.boxed(s.Msg))
		}
		f.emit(f.panicWith(f.newException("AssertionError", args...)))
	})
	f.emit(&ir.If{Cond: cond, Then: then})
}

// newException returns the expression py.name.New(args).
func (f *fn) newException(name string, args ...ir.Expr) ir.Expr {
	return ir.MethodCall(pyType("Exception"), &ir.Qual{Pkg: pyPath, Name: exceptionVar(name)}, "New", args...)
}

// panicWith returns the statement panic(exc).
func (f *fn) panicWith(exc ir.Expr) ir.Stmt { return ir.Do(ir.CallOf(nil, "", "panic", exc)) }

// deleteStmt lowers del.
func (f *fn) deleteStmt(s *pyast.Delete) {
	for _, t := range s.Targets {
		f.deleteTarget(t)
	}
}

// deleteItem lowers del x[key].
func (f *fn) deleteItem(t *pyast.Subscript) {
	args := f.sequence(
		func() ir.Expr { return f.expr(t.Value) },
		func() ir.Expr { return f.expr(t.Slice) })
	x, key := args[0].GoType(), args[1].GoType()
	if x.Kind == ir.PointerType && (isPy(x, "List") && ir.Same(key, ir.Int) || isPy(x, "Dict") && ir.Same(x.Elem.Args[0], key)) {
		f.emit(ir.Do(ir.MethodCall(nil, args[0], "Del", args[1])))
		return
	}
	f.emit(ir.Do(ir.CallOf(nil, pyPath, "DelItem", box(args[0]), box(args[1]))))
}

func (f *fn) deleteTarget(t pyast.Expr) {
	switch t := t.(type) {
	case *pyast.Name:
		f.deleteName(t)
	case *pyast.Attribute:
		f.refuseBuiltins(t)
		f.emit(ir.Do(ir.CallOf(nil, pyPath, "DelAttr", f.boxed(t.Value), ir.Str(f.attrName(t)))))
	case *pyast.Subscript:
		f.deleteItem(t)
	case *pyast.Tuple:
		for _, e := range t.Elts {
			f.deleteTarget(e)
		}
	case *pyast.List:
		for _, e := range t.Elts {
			f.deleteTarget(e)
		}
	default:
		f.refuse(t, ErrNotYet, "cannot delete this")
	}
}
