package validate

import "github.com/gosyncio/gosyncio/parser/pyast"

func (g *generator) stmts(list []pyast.Stmt) {
	for _, s := range list {
		g.stmt(s)
	}
}

func (g *generator) stmt(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		g.function(s, s, functionUnit)
	case *pyast.AsyncFunctionDef:
		g.function(s, (*pyast.FunctionDef)(s), asyncUnit)
	case *pyast.ClassDef:
		g.class(s)
	case *pyast.TypeAlias:
		g.assigned(s.Name.Id, s)
		g.typeParams(s.TypeParams)
		g.enter(functionUnit)
		g.expr(s.Value)
		g.leave()
	case *pyast.Return:
		g.returnStmt(s)
	case *pyast.Break:
		if !g.leavesTo(s, true) {
			g.fail(s, "'break' outside loop")
		}
	case *pyast.Continue:
		if !g.leavesTo(s, true) {
			g.fail(s, "'continue' not properly in loop")
		}
	case *pyast.Assign:
		g.expr(s.Value)
		g.exprs(s.Targets)
	case *pyast.AnnAssign:
		g.annAssign(s)
	case *pyast.Import:
		for _, a := range s.Names {
			g.alias(s, a)
		}
	case *pyast.ImportFrom:
		g.importFrom(s)
	default:
		g.block(s)
	}
}

// block visits the statements that hold statements.
func (g *generator) block(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.For:
		g.loop(s, s)
	case *pyast.AsyncFor:
		if g.u.kind != asyncUnit && !g.topLevel() {
			g.fail(s, "'async for' outside async function")
		}
		g.loop(s, (*pyast.For)(s))
	case *pyast.While:
		g.inBlock(loopBlock, s, func() {
			g.expr(s.Test)
			g.stmts(s.Body)
		})
		g.stmts(s.Orelse)
	case *pyast.With:
		g.with(s, s.Items, s.Body)
	case *pyast.AsyncWith:
		if g.u.kind != asyncUnit && !g.topLevel() {
			g.fail(s, "'async with' outside async function")
		}
		g.with(s, s.Items, s.Body)
	case *pyast.Try:
		g.try(s, s, otherBlock)
	case *pyast.TryStar:
		g.try(s, (*pyast.Try)(s), groupBlock)
	case *pyast.Match:
		g.match(s)
	default:
		pyast.Children(s, g.node)
	}
}

func (g *generator) function(s pyast.Stmt, f *pyast.FunctionDef, kind unitKind) {
	g.parameters(f.Args)
	g.exprs(f.DecoratorList)
	g.exprs(f.Args.Defaults)
	g.exprs(f.Args.KwDefaults)
	g.typeParams(f.TypeParams)
	for _, list := range [][]*pyast.Arg{f.Args.Posonlyargs, f.Args.Args, {f.Args.Vararg, f.Args.Kwarg}, f.Args.Kwonlyargs} {
		for _, p := range list {
			if p != nil && !g.futureAnnotations {
				g.maybeStarred(p.Annotation)
			}
		}
	}
	if !g.futureAnnotations {
		g.expr(f.Returns)
	}
	g.enter(kind)
	g.u.generator = kind == asyncUnit && yields(f.Body)
	g.stmts(f.Body)
	g.leave()
	g.assigned(f.Name, s)
}

// yields says whether a function with this body is a generator.
func yields(body []pyast.Stmt) (found bool) {
	for _, s := range body {
		pyast.Inspect(s, func(n pyast.Node) bool {
			switch n.(type) {
			case *pyast.Yield, *pyast.YieldFrom:
				found = true
			case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef, *pyast.Lambda, *pyast.GeneratorExp:
				return false
			}
			return !found
		})
	}
	return found
}

func (g *generator) class(s *pyast.ClassDef) {
	g.exprs(s.DecoratorList)
	g.typeParams(s.TypeParams)
	g.enter(classUnit)
	g.stmts(s.Body)
	g.leave()
	g.keywords(s.Keywords)
	g.arguments(s.Bases, s.Keywords)
	g.assigned(s.Name, s)
}

func (g *generator) typeParams(list []pyast.TypeParam) {
	defaults := false
	for _, p := range list {
		var name pyast.Identifier
		var bound, value pyast.Expr
		switch p := p.(type) {
		case *pyast.TypeVar:
			name, bound, value = p.Name, p.Bound, p.Default
		case *pyast.ParamSpec:
			name, value = p.Name, p.Default
		case *pyast.TypeVarTuple:
			name, value = p.Name, p.Default
		}
		g.enter(functionUnit)
		g.expr(bound)
		g.maybeStarred(value)
		g.leave()
		if value == nil && defaults {
			g.fail(p, "non-default type parameter '%s' follows default type parameter", name)
		}
		defaults = defaults || value != nil
		g.assigned(name, p)
	}
}

func (g *generator) returnStmt(s *pyast.Return) {
	switch {
	case !g.u.isFunction():
		g.fail(s, "'return' outside function")
	case s.Value != nil && g.u.generator:
		g.fail(s, "'return' with value in async generator")
	}
	g.expr(s.Value)
	var at pyast.Node = s
	if k, ok := s.Value.(*pyast.Constant); ok && g.line(k) == g.line(s) {
		at = k
	}
	g.leavesTo(at, false)
}

func (g *generator) line(n pyast.Node) int { return g.mod.Position(n).Line }

func (g *generator) annAssign(s *pyast.AnnAssign) {
	if s.Value != nil {
		g.expr(s.Value)
		g.expr(s.Target)
	}
	switch t := s.Target.(type) {
	case *pyast.Name:
		g.assigned(t.Id, s)
	case *pyast.Attribute:
		g.assigned(t.Attr, s)
		if s.Value == nil {
			g.expr(t.Value)
		}
	case *pyast.Subscript:
		if s.Value == nil {
			g.expr(t.Value)
			g.expr(t.Slice)
		}
	}
	if !g.futureAnnotations {
		g.expr(s.Annotation)
	}
}

func (g *generator) alias(s pyast.Stmt, a *pyast.Alias) {
	name := a.AsName
	if name == "" {
		name = firstPart(a.Name)
	}
	g.assigned(name, s)
}

func (g *generator) importFrom(s *pyast.ImportFrom) {
	if s.Module == "__future__" && s.Level == 0 {
		if g.line(s) > g.futureLine {
			g.fail(s, "from __future__ imports must occur at the beginning of the file")
		}
	}
	for _, a := range s.Names {
		g.alias(s, a)
	}
}

func (g *generator) loop(at pyast.Node, s *pyast.For) {
	g.inBlock(loopBlock, at, func() {
		g.expr(s.Iter)
		g.expr(s.Target)
		g.stmts(s.Body)
	})
	g.stmts(s.Orelse)
}

// with visits the items, each of which nests the rest.
func (g *generator) with(at pyast.Node, items []*pyast.WithItem, body []pyast.Stmt) {
	if len(items) == 0 {
		g.stmts(body)
		return
	}
	g.expr(items[0].ContextExpr)
	g.inBlock(otherBlock, at, func() {
		g.expr(items[0].OptionalVars)
		g.with(at, items[1:], body)
	})
}

func (g *generator) try(at pyast.Node, s *pyast.Try, handler blockKind) {
	if s.Finalbody == nil {
		g.handled(at, s, handler)
		return
	}
	g.inBlock(otherBlock, at, func() { g.handled(at, s, handler) })
	g.stmts(s.Finalbody)
}

func (g *generator) handled(at pyast.Node, s *pyast.Try, handler blockKind) {
	if len(s.Handlers) == 0 {
		g.stmts(s.Body)
		return
	}
	g.inBlock(otherBlock, at, func() { g.stmts(s.Body) })
	g.stmts(s.Orelse)
	for i, h := range s.Handlers {
		if h.ExprType == nil && i < len(s.Handlers)-1 {
			g.fail(h, "default 'except:' must be last")
		}
		g.expr(h.ExprType)
		g.assigned(h.Name, h)
		g.inBlock(handler, h, func() {
			g.inBlock(otherBlock, h, func() { g.stmts(h.Body) })
		})
	}
}
