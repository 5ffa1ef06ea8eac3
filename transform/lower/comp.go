package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// listComp lowers a list comprehension to loops that append:
//
//	[f(x) for x in xs if p(x)]      list := py.NewList[any]()
//	                                for x := range py.Each(xs) { if p(x) { list.Append(f(x)) } }
func (f *fn) listComp(e *pyast.ListComp) ir.Expr {
	list := f.newTemp("list", f.containerType(f.valueType(e), "List", 1))
	f.fillList(list, e)
	return ir.Use(list)
}

func (f *fn) fillList(list *ir.Var, e *pyast.ListComp) {
	src, elem := f.comprehensionSource(e.Generators[0])
	f.emit(ir.Set(list, newList(list.Type, e.Generators, src)))
	f.comprehensionOver(e.Generators, src, elem, func() {
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(list), "Append", f.typed(e.Elt, list.Type.Elem.Args[0]))))
	})
}

// setComp lowers a set comprehension the same way.
func (f *fn) setComp(e *pyast.SetComp) ir.Expr {
	set := f.newTemp("set", f.containerType(f.valueType(e), "Set", 1))
	f.fillSet(set, e)
	return ir.Use(set)
}

func (f *fn) fillSet(set *ir.Var, e *pyast.SetComp) {
	f.emit(ir.Set(set, newContainer(set.Type)))
	f.comprehension(e.Generators, func() {
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(set), "Add", f.typed(e.Elt, set.Type.Elem.Args[0]))))
	})
}

// dictComp lowers a dict comprehension the same way. The key is computed before the value.
func (f *fn) dictComp(e *pyast.DictComp) ir.Expr {
	dict := f.newTemp("dict", f.containerType(f.valueType(e), "Dict", 2))
	f.fillDict(dict, e)
	return ir.Use(dict)
}

func (f *fn) fillDict(dict *ir.Var, e *pyast.DictComp) {
	f.emit(ir.Set(dict, newContainer(dict.Type)))
	f.comprehension(e.Generators, func() {
		item := f.sequence(
			func() ir.Expr { return f.typed(e.Key, dict.Type.Elem.Args[0]) },
			func() ir.Expr { return f.typed(e.Value, dict.Type.Elem.Args[1]) })
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(dict), "Set", item...)))
	})
}

// comprehensionInto fills the variable g with what the comprehension e collects, if g has the type for it.
func (f *fn) comprehensionInto(g *ir.Var, e pyast.Expr) bool {
	kind, params := "List", 1
	switch e.(type) {
	case *pyast.SetComp:
		kind = "Set"
	case *pyast.DictComp:
		kind, params = "Dict", 2
	}
	if !ir.Same(g.Type, f.containerType(f.valueType(e), kind, params)) {
		return false
	}
	switch e := e.(type) {
	case *pyast.ListComp:
		f.fillList(g, e)
	case *pyast.SetComp:
		f.fillSet(g, e)
	case *pyast.DictComp:
		f.fillDict(g, e)
	}
	return true
}

// untouched returns the variable of a name that is assigned in this one place and is no closure's: until the assignment is
// done nothing reads it. It is nil for other variables.
func (f *fn) untouched(n *pyast.Name) *ir.Var {
	v := f.table.Lookup(n)
	if v.Kind != scope.Local && v.Kind != scope.Global {
		return nil
	}
	if g := f.variable(v); g.Once && !g.Shared && g.Kind == ir.Local {
		return g
	}
	return nil
}

// containerType returns t where it is a pointer to the container of package py called name, else the dynamic container.
func (f *fn) containerType(t *ir.Type, name string, params int) *ir.Type {
	if isPy(t, name) && t.Kind == ir.PointerType {
		return t
	}
	args := []*ir.Type{ir.Any, ir.Any}
	return pyType(name, args[:params]...)
}

// newContainer returns py.NewList[T]() for *py.List[T] and so on.
func newContainer(t *ir.Type) ir.Expr {
	return &ir.Call{Fun: &ir.Qual{Pkg: pyPath, Name: "New" + t.Elem.Name}, Types: t.Elem.Args, T: t}
}

// newList returns the empty list a comprehension fills: py.NewListSize[T](n) where the number of its items is plain to see.
func newList(t *ir.Type, generators []*pyast.Comprehension, src rangeSource) ir.Expr {
	n := src.size()
	if n == nil || len(generators) > 1 || len(generators[0].Ifs) > 0 {
		return newContainer(t)
	}
	return &ir.Call{Fun: &ir.Qual{Pkg: pyPath, Name: "NewListSize"}, Types: t.Elem.Args, Args: []ir.Expr{n}, T: t}
}

// comprehension emits the loops and tests of a comprehension around what inner emits.
func (f *fn) comprehension(generators []*pyast.Comprehension, inner func()) {
	src, elem := f.comprehensionSource(generators[0])
	f.comprehensionOver(generators, src, elem, inner)
}

// comprehensionSource lowers what a loop of a comprehension ranges over.
func (f *fn) comprehensionSource(g *pyast.Comprehension) (src rangeSource, elem []*ir.Type) {
	if g.IsAsync {
		return f.asyncIterable(g.Iter), []*ir.Type{ir.Any}
	}
	return f.iterable(g.Iter)
}

// comprehensionOver emits the loops; src and elem are what the outermost ranges over.
func (f *fn) comprehensionOver(generators []*pyast.Comprehension, src rangeSource, elem []*ir.Type, inner func()) {
	g := generators[0]
	l := f.enterLoop(false)
	f.rangeOver(l, g.Target, src, elem, func() {
		f.filtered(g.Ifs, func() {
			if len(generators) > 1 {
				f.comprehension(generators[1:], inner)
				return
			}
			inner()
		})
	})
	f.leaveLoop(l, nil)
}

// filtered emits what inner emits inside the tests.
func (f *fn) filtered(tests []pyast.Expr, inner func()) {
	if len(tests) == 0 {
		inner()
		return
	}
	cond := f.cond(tests[0])
	f.emit(&ir.If{Cond: cond, Then: f.inBlock(func() { f.filtered(tests[1:], inner) })})
}

// asyncIterable lowers what async for iterates over.
func (f *fn) asyncIterable(e pyast.Expr) rangeSource {
	if f.ownsGenerator(e) {
		return rangeSource{x: ir.CallOf(nil, coroPath, "AsyncEachOwned", f.ctx(), f.boxed(e))}
	}
	return rangeSource{x: ir.CallOf(nil, coroPath, "AsyncEach", f.ctx(), f.boxed(e))}
}

// asyncFor lowers async for:
//
//	async for x in xs:      for x := range coro.AsyncEach(ctx, xs) {
func (f *fn) asyncFor(s *pyast.AsyncFor) {
	src := f.asyncIterable(s.Iter)
	l := f.enterLoop(len(s.Orelse) > 0)
	f.rangeOver(l, s.Target, src, []*ir.Type{ir.Any}, func() { f.body(s.Body) })
	f.leaveLoop(l, s.Orelse)
}
