package validate

import "github.com/gosyncio/gosyncio/parser/pyast"

func (s *symbols) stmts(list []pyast.Stmt) {
	for _, n := range list {
		s.stmt(n)
	}
}

// stmt visits a statement in the order that CPython does.
func (s *symbols) stmt(n pyast.Stmt) {
	switch n := n.(type) {
	case *pyast.FunctionDef:
		s.function(n)
	case *pyast.AsyncFunctionDef:
		s.function((*pyast.FunctionDef)(n))
	case *pyast.ClassDef:
		s.class(n)
	case *pyast.TypeAlias:
		s.typeAlias(n)
	case *pyast.Assign:
		s.exprs(n.Targets)
		s.expr(n.Value)
	case *pyast.AnnAssign:
		s.annAssign(n)
	case *pyast.Global:
		s.declare(n, n.Names, global, "global")
	case *pyast.Nonlocal:
		s.declare(n, n.Names, nonlocal, "nonlocal")
	case *pyast.Try:
		s.try(n)
	case *pyast.TryStar:
		s.try((*pyast.Try)(n))
	case *pyast.Match:
		s.expr(n.Subject)
		for _, c := range n.Cases {
			s.pattern(c.Pattern)
			s.expr(c.Guard)
			s.stmts(c.Body)
		}
	case *pyast.Import:
		s.aliases(n.Names)
	case *pyast.ImportFrom:
		s.aliases(n.Names)
	default:
		pyast.Children(n, s.node)
	}
}

// node visits a child of a statement whose children CPython visits in source order.
func (s *symbols) node(n pyast.Node) {
	switch n := n.(type) {
	case pyast.Stmt:
		s.stmt(n)
	case pyast.Expr:
		s.expr(n)
	default:
		pyast.Children(n, s.node)
	}
}

func (s *symbols) function(n *pyast.FunctionDef) {
	s.add(n.Name, local, n)
	s.exprs(n.Args.Defaults)
	s.exprs(n.Args.KwDefaults)
	s.exprs(n.DecoratorList)
	s.generic(n.TypeParams, func() {
		s.annotations(n.Args)
		s.annotation(n.Returns)
		s.enter(functionScope)
		s.parameters(n.Args)
		s.stmts(n.Body)
		s.leave()
	})
}

// generic visits type parameters and, in their scope, what they are the parameters of.
func (s *symbols) generic(params []pyast.TypeParam, visit func()) {
	if len(params) == 0 {
		visit()
		return
	}
	s.enter(genericScope)
	for _, p := range params {
		switch p := p.(type) {
		case *pyast.TypeVar:
			s.add(p.Name, typeParam|local, p)
			word := "a TypeVar bound"
			if _, ok := p.Bound.(*pyast.Tuple); ok {
				word = "a TypeVar constraint"
			}
			s.lazily(p.Bound, word)
			s.lazily(p.Default, "a TypeVar default")
		case *pyast.ParamSpec:
			s.add(p.Name, typeParam|local, p)
			s.lazily(p.Default, "a ParamSpec default")
		case *pyast.TypeVarTuple:
			s.add(p.Name, typeParam|local, p)
			s.lazily(p.Default, "a TypeVarTuple default")
		}
	}
	visit()
	s.leave()
}

// lazily visits a bound or default of a type parameter in its own scope.
func (s *symbols) lazily(e pyast.Expr, what string) {
	if e == nil {
		return
	}
	s.enter(typeVarScope).what = what
	s.expr(e)
	s.leave()
}

func (s *symbols) class(n *pyast.ClassDef) {
	s.add(n.Name, local, n)
	s.exprs(n.DecoratorList)
	s.generic(n.TypeParams, func() {
		s.exprs(n.Bases)
		for _, k := range n.Keywords {
			s.expr(k.Value)
		}
		s.enter(classScope).class = n.Name
		s.stmts(n.Body)
		s.leave()
	})
}

func (s *symbols) typeAlias(n *pyast.TypeAlias) {
	s.expr(n.Name)
	s.generic(n.TypeParams, func() {
		s.enter(typeAliasScope)
		s.expr(n.Value)
		s.leave()
	})
}

func (s *symbols) annAssign(n *pyast.AnnAssign) {
	if name, ok := n.Target.(*pyast.Name); ok {
		if old := s.lookup(s.cur, name.Id); old&(global|nonlocal) != 0 && s.cur != s.top && n.Simple {
			word := "nonlocal"
			if old&global != 0 {
				word = "global"
			}
			s.fail(n, "annotated name '%s' can't be %s", name.Id, word)
		}
		if n.Simple {
			s.add(name.Id, annotated|local, name)
		} else if n.Value != nil {
			s.add(name.Id, local, name)
		}
	} else {
		s.expr(n.Target)
	}
	s.annotation(n.Annotation)
	s.expr(n.Value)
}

// annotation visits an annotation, which has a scope of its own where it is not evaluated.
func (s *symbols) annotation(e pyast.Expr) {
	if e == nil {
		return
	}
	if !s.futureAnnotations {
		s.expr(e)
		return
	}
	s.enter(annotationScope)
	s.expr(e)
	s.leave()
}

func (s *symbols) annotations(a *pyast.Arguments) {
	for _, list := range [][]*pyast.Arg{a.Posonlyargs, a.Args, {a.Vararg, a.Kwarg}, a.Kwonlyargs} {
		for _, p := range list {
			if p != nil {
				s.annotation(p.Annotation)
			}
		}
	}
}

func (s *symbols) parameters(a *pyast.Arguments) {
	for _, list := range [][]*pyast.Arg{a.Posonlyargs, a.Args, a.Kwonlyargs, {a.Vararg, a.Kwarg}} {
		for _, p := range list {
			if p != nil {
				s.add(p.Arg, param, p)
			}
		}
	}
}

func (s *symbols) try(n *pyast.Try) {
	s.stmts(n.Body)
	s.stmts(n.Orelse)
	for _, h := range n.Handlers {
		s.expr(h.ExprType)
		if h.Name != "" {
			s.add(h.Name, local, h)
		}
		s.stmts(h.Body)
	}
	s.stmts(n.Finalbody)
}

func (s *symbols) aliases(names []*pyast.Alias) {
	for _, a := range names {
		name := a.AsName
		if name == "" {
			name = firstPart(a.Name)
		}
		switch {
		case name != "*":
			s.add(name, imported, a)
		case s.cur.kind != moduleScope:
			s.fail(a, "import * only allowed at module level")
		}
	}
}

// firstPart returns what "import a.b.c" binds.
func firstPart(name pyast.Identifier) pyast.Identifier {
	for i := range name {
		if name[i] == '.' {
			return name[:i]
		}
	}
	return name
}

func (s *symbols) pattern(p pyast.Pattern) {
	pyast.Children(p, func(n pyast.Node) {
		if sub, ok := n.(pyast.Pattern); ok {
			s.pattern(sub)
		} else {
			s.node(n)
		}
	})
	switch p := p.(type) {
	case *pyast.MatchAs:
		s.captured(p.Name, p)
	case *pyast.MatchStar:
		s.captured(p.Name, p)
	case *pyast.MatchMapping:
		s.captured(p.Rest, p)
	}
}

func (s *symbols) captured(name pyast.Identifier, at pyast.Node) {
	if name != "" {
		s.add(name, local, at)
	}
}
