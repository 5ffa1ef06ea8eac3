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
		}
	case *pyast.Attribute:
		if len(c.Args) == 0 && f.typeOf(fun.Value).Is(types.Dict) {
			return f.dictView(fun)
		}
	}
	return src, nil, false
}

// dictView lowers the iteration over d.items(), d.values() and d.keys().
func (f *fn) dictView(a *pyast.Attribute) (src rangeSource, elem []*ir.Type, ok bool) {
	method := map[pyast.Identifier]string{"items": "All", "values": "EachValue", "keys": "Each"}[a.Attr]
	if method == "" {
		return src, nil, false
	}
	x := f.expr(a.Value)
	t := x.GoType()
	if t.Kind != ir.PointerType {
		return src, nil, false
	}
	src = rangeSource{x: ir.MethodCall(nil, x, method)}
	switch method {
	case "All":
		src.pairs = true
		return src, t.Elem.Args, true
	case "EachValue":
		return src, t.Elem.Args[1:], true
	}
	return src, t.Elem.Args[:1], true
}

// rangeCall lowers for i in range(...) over small ints.
func (f *fn) rangeCall(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	for _, a := range c.Args {
		if !f.typeOf(a).Small() {
			return src, nil, false
		}
	}
	ops := f.operands(c.Args...)
	for _, x := range ops {
		if !ir.Same(x.GoType(), ir.Int) {
			return src, nil, false
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
