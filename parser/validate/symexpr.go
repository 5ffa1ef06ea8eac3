package validate

import "github.com/gosyncio/gosyncio/parser/pyast"

func (s *symbols) exprs(list []pyast.Expr) {
	for _, e := range list {
		s.expr(e)
	}
}

// expr visits an expression in the order that CPython does.
func (s *symbols) expr(e pyast.Expr) {
	switch e := e.(type) {
	case nil, *pyast.Constant:
	case *pyast.Name:
		f := use
		if e.Ctx != pyast.Load {
			f = local
		}
		s.add(e.Id, f, e)
	case *pyast.NamedExpr:
		s.namedExpr(e)
	case *pyast.Lambda:
		s.exprs(e.Args.Defaults)
		s.exprs(e.Args.KwDefaults)
		s.enter(functionScope)
		s.parameters(e.Args)
		s.expr(e.Body)
		s.leave()
	case *pyast.ListComp:
		s.comprehension("list comprehension", e.Generators, e.Elt)
	case *pyast.SetComp:
		s.comprehension("set comprehension", e.Generators, e.Elt)
	case *pyast.GeneratorExp:
		s.comprehension(generatorWord, e.Generators, e.Elt)
	case *pyast.DictComp:
		s.comprehension("dict comprehension", e.Generators, e.Value, e.Key)
	case *pyast.Yield:
		s.yield(e, e.Value)
	case *pyast.YieldFrom:
		s.yield(e, e.Value)
	case *pyast.Await:
		s.await(e)
	case *pyast.IfExp:
		s.expr(e.Test)
		s.expr(e.Body)
		s.expr(e.Orelse)
	case *pyast.Call:
		s.expr(e.Func)
		s.exprs(e.Args)
		for _, k := range e.Keywords {
			s.expr(k.Value)
		}
	case *pyast.Dict:
		s.exprs(e.Keys)
		s.exprs(e.Values)
	default:
		pyast.Children(e, s.node)
	}
}

// outside reports an expression that an annotation-like scope does not allow.
func (s *symbols) outside(what string, e pyast.Expr) {
	switch s.cur.kind {
	case annotationScope:
		s.fail(e, "%s cannot be used within an annotation", what)
	case typeVarScope:
		s.fail(e, "%s cannot be used within %s", what, s.cur.what)
	case typeAliasScope:
		s.fail(e, "%s cannot be used within a type alias", what)
	case genericScope:
		s.fail(e, "%s cannot be used within the definition of a generic", what)
	}
}

func (s *symbols) yield(e, value pyast.Expr) {
	s.outside("yield expression", e)
	s.expr(value)
	if s.cur.comprehension != "" {
		s.fail(e, "'yield' inside %s", s.cur.comprehension)
	}
}

func (s *symbols) await(e *pyast.Await) {
	s.outside("await expression", e)
	s.expr(e.Value)
	s.cur.coroutine = true
}

const generatorWord = "generator expression"

// comprehension visits a comprehension. Its first iterable belongs to the scope around it.
func (s *symbols) comprehension(word string, gens []*pyast.Comprehension, results ...pyast.Expr) {
	s.cur.iterExpr++
	s.expr(gens[0].Iter)
	s.cur.iterExpr--
	sc := s.enter(functionScope)
	sc.comprehension = word
	for i, g := range gens {
		sc.coroutine = sc.coroutine || g.IsAsync
		sc.iterTarget = true
		s.expr(g.Target)
		sc.iterTarget = false
		if i > 0 {
			sc.iterExpr++
			s.expr(g.Iter)
			sc.iterExpr--
		}
		s.exprs(g.Ifs)
	}
	s.exprs(results)
	s.leave()
	if sc.coroutine {
		s.asyncComprehensions[gens[0]] = true
		s.cur.coroutine = s.cur.coroutine || word != generatorWord
	}
}

func (s *symbols) namedExpr(e *pyast.NamedExpr) {
	s.outside("named expression", e)
	if s.cur.iterExpr > 0 {
		s.fail(e, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if s.cur.comprehension != "" {
		s.extend(e.Target)
	}
	s.expr(e.Value)
	s.expr(e.Target)
}

// extend binds the target of a walrus inside a comprehension in the scope around it.
func (s *symbols) extend(target *pyast.Name) {
	name, at := target.Id, pyast.SpanOf(target)
	for sc := s.cur; sc != nil; sc = sc.parent {
		switch {
		case sc.comprehension != "":
			if f := s.lookup(sc, name); f&iterated != 0 && f&(local|global) != 0 {
				s.failAt(at, "assignment expression cannot rebind comprehension iteration variable '%s'", name)
				return
			}
		case sc.kind == functionScope:
			f := nonlocal
			if s.lookup(sc, name)&global != 0 {
				f = global
			}
			s.add(name, f, target)
			s.directive(s.cur, name, at)
			s.addTo(sc, name, local, at)
			return
		case sc.kind == moduleScope:
			s.add(name, global, target)
			s.directive(s.cur, name, at)
			s.addTo(sc, name, global, at)
			return
		default:
			s.failAt(at, "assignment expression within a comprehension cannot be used %s", map[scopeKind]string{
				classScope: "in a class body", genericScope: "within the definition of a generic",
				typeAliasScope: "in a type alias", typeVarScope: "in a TypeVar bound", annotationScope: "in an annotation",
			}[sc.kind])
			return
		}
	}
}
