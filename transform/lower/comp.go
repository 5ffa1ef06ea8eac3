package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// listComp lowers a list comprehension to loops that append:
//
//	[f(x) for x in xs if p(x)]      list := py.NewList[any]()
//	                                for x := range py.Each(xs) { if p(x) { list.Append(f(x)) } }
func (f *fn) listComp(e *pyast.ListComp) ir.Expr {
	t := f.containerType(f.valueType(e), "List", 1)
	list := f.temp("list", newContainer(t))
	f.comprehension(e.Generators, func() {
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(list), "Append", f.typed(e.Elt, t.Elem.Args[0]))))
	})
	return ir.Use(list)
}

// setComp lowers a set comprehension the same way.
func (f *fn) setComp(e *pyast.SetComp) ir.Expr {
	t := f.containerType(f.valueType(e), "Set", 1)
	set := f.temp("set", newContainer(t))
	f.comprehension(e.Generators, func() {
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(set), "Add", f.typed(e.Elt, t.Elem.Args[0]))))
	})
	return ir.Use(set)
}

// dictComp lowers a dict comprehension the same way. The key is computed before the value.
func (f *fn) dictComp(e *pyast.DictComp) ir.Expr {
	t := f.containerType(f.valueType(e), "Dict", 2)
	dict := f.temp("dict", newContainer(t))
	f.comprehension(e.Generators, func() {
		item := f.sequence(
			func() ir.Expr { return f.typed(e.Key, t.Elem.Args[0]) },
			func() ir.Expr { return f.typed(e.Value, t.Elem.Args[1]) })
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(dict), "Set", item...)))
	})
	return ir.Use(dict)
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

// comprehension emits the loops and tests of a comprehension around what inner emits.
func (f *fn) comprehension(generators []*pyast.Comprehension, inner func()) {
	f.comprehend(generators, nil, inner)
}

// comprehend does that; first, when not nil, is what the outermost loop ranges over.
func (f *fn) comprehend(generators []*pyast.Comprehension, first *rangeSource, inner func()) {
	g := generators[0]
	var src rangeSource
	elem := []*ir.Type{ir.Any}
	switch {
	case first != nil:
		src = *first
	case g.IsAsync:
		src = f.asyncIterable(g.Iter)
	default:
		src, elem = f.iterable(g.Iter)
	}
	l := f.enterLoop(false)
	f.rangeOver(l, g.Target, src, elem, func() {
		f.filtered(g.Ifs, func() {
			if len(generators) > 1 {
				f.comprehend(generators[1:], nil, inner)
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
