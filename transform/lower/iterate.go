package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// typedIterable lowers what a for loop iterates over where its type is known.
//
//	for x in xs             for x := range xs.Each()
//	for k, v in d.items()   for k, v := range d.All()
//	for i, x in enumerate(xs)   for i, x := range xs.Enumerate(0)
//	for c in as_completed(xs)   for c := range asyncio.AsCompleted[T](ctx, xs).Each()
func (f *fn) typedIterable(e pyast.Expr) (src rangeSource, elem []*ir.Type, ok bool) {
	switch e := e.(type) {
	case *pyast.Call:
		if src, elem, ok = f.iterableCall(e); ok {
			return src, elem, true
		}
	case *pyast.Tuple:
		return f.iterableDisplay(e.Elts, f.commonType(e.Elts))
	case *pyast.List:
		if t := f.typeOf(e); t.Is(types.List) {
			return f.iterableDisplay(e.Elts, f.elemType(t, 0))
		}
	}
	t := f.typeOf(e)
	if each := f.stubMethod(t, "__iter__"); each != nil && each.GoName != "" {
		if x := f.expr(e); !ir.Same(x.GoType(), ir.Any) {
			return rangeSource{x: ir.MethodCall(nil, x, each.GoName)}, []*ir.Type{f.argType(f.info.Item(e))}, true
		}
	}
	if !t.Is(types.List, types.Dict, types.Set, types.FrozenSet, types.Str, types.Generator) {
		return src, nil, false
	}
	x := f.expr(e)
	if gt := x.GoType(); t.Is(types.Generator) && gt.Kind == ir.PointerType && f.ownsGenerator(e) {
		return rangeSource{x: ir.MethodCall(nil, x, "EachOwned")}, []*ir.Type{gt.Elem.Args[0]}, true
	}
	src, elem = containerSource(x)
	return src, elem, true
}

// containerSource returns what yields the items of x and their Go types.
func containerSource(x ir.Expr) (src rangeSource, elem []*ir.Type) {
	switch gt := x.GoType(); {
	case ir.Same(gt, ir.String):
		return rangeSource{x: ir.CallOf(nil, pyPath, "StrChars", x)}, []*ir.Type{ir.String}
	case gt.Kind == ir.PointerType && len(gt.Elem.Args) > 0:
		return rangeSource{x: ir.MethodCall(nil, x, "Each")}, []*ir.Type{gt.Elem.Args[0]}
	}
	return rangeSource{x: ir.CallOf(nil, pyPath, "Each", box(x))}, []*ir.Type{ir.Any}
}

// iterableDisplay lowers the elements of a display that only the loop sees to a Go slice.
//
//	for n in 3, 1, 2        for _, n := range []int{3, 1, 2}
func (f *fn) iterableDisplay(elts []pyast.Expr, elem *ir.Type) (src rangeSource, types []*ir.Type, ok bool) {
	if len(elts) == 0 || slices.ContainsFunc(elts, isStarred) {
		return src, nil, false
	}
	values, _ := f.items(elts, elem)
	return rangeSource{x: &ir.Composite{T: ir.SliceOf(elem), Elts: values}, slice: true}, []*ir.Type{elem}, true
}

// commonType is the Go type that all the expressions have, any where they differ.
func (f *fn) commonType(elts []pyast.Expr) *ir.Type {
	for _, e := range elts {
		if !ir.Same(f.valueType(e), f.valueType(elts[0])) {
			return ir.Any
		}
	}
	if len(elts) == 0 {
		return ir.Any
	}
	return f.valueType(elts[0])
}

// iterableCall lowers for loops over calls of range, enumerate and dict methods whose types are known.
func (f *fn) iterableCall(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	if len(c.Args) > 3 || slices.ContainsFunc(c.Args, isStarred) {
		return src, nil, false
	}
	if n, ok := c.Func.(*pyast.Name); ok && f.isBuiltin(n, "enumerate") {
		return f.enumerated(c)
	}
	if len(c.Keywords) > 0 {
		return src, nil, false
	}
	switch fun := c.Func.(type) {
	case *pyast.Name:
		switch {
		case f.isBuiltin(fun, "range") && len(c.Args) > 0:
			return f.rangeCall(c)
		case f.isBuiltin(fun, "zip"):
			return f.zipped(c)
		case f.isBuiltin(fun, "map"):
			return f.attempt(f.mapped, c)
		case f.isBuiltin(fun, "filter"):
			return f.attempt(f.chosen, c)
		case f.isBuiltin(fun, "reversed") && len(c.Args) == 1:
			return f.reversed(c.Args[0])
		}
	case *pyast.Attribute:
		return f.dictView(c)
	}
	return src, nil, false
}

// dictView lowers the iteration over d.items(), d.values() and d.keys().
func (f *fn) dictView(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	a, method := f.viewMethod(c)
	if method == "" {
		return src, nil, false
	}
	src, elem = viewSource(f.expr(a.Value), method)
	return src, elem, true
}

// viewSource returns what yields what a view of dict x shows, the one that method lists, and the Go types of that.
func viewSource(x ir.Expr, method string) (rangeSource, []*ir.Type) {
	args := x.GoType().Elem.Args
	switch method {
	case "ItemList":
		return rangeSource{x: ir.MethodCall(nil, x, "All"), pairs: true}, args
	case "ValueList":
		return rangeSource{x: ir.MethodCall(nil, x, "EachValue")}, args[1:]
	}
	return rangeSource{x: ir.MethodCall(nil, x, "Each")}, args[:1]
}

// rangeCall lowers for i in range(...) over ints.
func (f *fn) rangeCall(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	for _, a := range c.Args {
		if !f.typeOf(a).Is(types.Int) {
			return src, nil, false
		}
	}
	ops := f.operands(c.Args...)
	if !ir.Same(f.elemType(f.typeOf(c), 0), ir.Int) {
		return f.bigRange(ops)
	}
	for i, x := range ops {
		if !ir.Same(x.GoType(), ir.Int) {
			ops[i] = ir.MethodCall(ir.Int, x, "Clamp") // the end, beyond what anybody counts to
		}
	}
	elem = []*ir.Type{ir.Int}
	if len(ops) == 1 {
		return rangeSource{x: ops[0]}, elem, true
	}
	src = rangeSource{from: ops[0], to: ops[1], step: 1}
	if len(ops) == 3 {
		if ref, isRef := ops[2].(*ir.Ref); isRef && f.positive[ref.Var] {
			src.by = ref
			return src, elem, true
		}
		lit, isLit := ops[2].(*ir.Lit)
		if !isLit || lit.Int == 0 {
			return rangeSource{x: ir.CallOf(nil, pyPath, "RangeEach", ops...)}, elem, true
		}
		src.step = lit.Int
	}
	return src, elem, true
}

// eachInt returns the ints of a counting source as a Go sequence.
func eachInt(src rangeSource) ir.Expr {
	switch {
	case src.x == nil:
		return rangeEach(src.from, src.to, src.step, src.by)
	case ir.Same(src.x.GoType(), ir.Int):
		return rangeEach(ir.IntLit(0), src.x, 1, nil)
	}
	return src.x
}

// bigRange lowers iteration over a range of whose values some may not fit a Go int.
func (f *fn) bigRange(ops []ir.Expr) (src rangeSource, elem []*ir.Type, ok bool) {
	if len(ops) == 1 {
		ops = []ir.Expr{ir.IntLit(0), ops[0]}
	}
	if len(ops) == 2 {
		ops = append(ops, ir.IntLit(1))
	}
	for i, x := range ops {
		ops[i] = f.coerce(x, bigType)
	}
	return rangeSource{x: ir.CallOf(nil, pyPath, "RangeInts", ops...)}, []*ir.Type{bigType}, true
}

// reversed lowers iteration over reversed(x) where x is a list of a known type or a range of one or two small ints.
//
//	for i in reversed(range(n))     for i := n - 1; i > -1; i--
func (f *fn) reversed(x pyast.Expr) (src rangeSource, elem []*ir.Type, ok bool) {
	if t := listElem(f.valueType(x)); t != nil {
		return rangeSource{x: ir.MethodCall(nil, f.expr(x), "Reversed")}, []*ir.Type{t}, true
	}
	c, ok := x.(*pyast.Call)
	if !ok || !f.isBuiltin(c.Func, "range") || len(c.Args) == 0 || len(c.Args) > 2 || len(c.Keywords) > 0 || slices.ContainsFunc(c.Args, isStarred) {
		return src, nil, false
	}
	for _, a := range c.Args {
		if !f.typeOf(a).Small() {
			return src, nil, false
		}
	}
	src, elem, ok = f.rangeCall(c)
	if !ok || src.step > 1 || src.by != nil {
		return src, nil, false
	}
	from, to := src.from, src.to
	if src.x != nil {
		from, to = ir.IntLit(0), src.x
	}
	return rangeSource{from: before(to), to: before(from), step: -1}, elem, true
}

// before returns x - 1.
func before(x ir.Expr) ir.Expr {
	if lit, ok := x.(*ir.Lit); ok {
		return ir.IntLit(lit.Int - 1)
	}
	return &ir.Binary{Op: "-", X: x, Y: ir.IntLit(1), T: ir.Int}
}

// ownsGenerator says whether e makes a generator that nobody but the loop over it can see, and whose end may be noticed:
// leaving such a loop early closes the generator.
func (f *fn) ownsGenerator(e pyast.Expr) bool {
	c, ok := e.(*pyast.Call)
	if !ok {
		return false
	}
	callee := f.info.Call(c)
	if callee.Func == nil || callee.Kind != infer.UserFunc && callee.Kind != infer.UserMethod {
		return false
	}
	kind := f.info.Func(callee.Func).Kind
	return (kind == infer.Generator || kind == infer.AsyncGenerator) && f.noticesEnd(callee.Func)
}

// noticesEnd says whether closing a generator may run code of it: it has a try or with statement, or goes through another
// generator that may have.
func (f *fn) noticesEnd(sf *scope.Func) bool {
	found := false
	for _, s := range sf.Body {
		pyast.Inspect(s, func(n pyast.Node) bool {
			switch n := n.(type) {
			case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.Lambda, *pyast.ClassDef:
				return false
			case *pyast.Try, *pyast.TryStar, *pyast.With, *pyast.AsyncWith, *pyast.YieldFrom, *pyast.AsyncFor:
				found = true
			case *pyast.For:
				found = found || f.typeOf(n.Iter).Is(types.Generator, types.Object, types.Instance, types.Iterator, types.Opt)
			}
			return !found
		})
	}
	return found
}
