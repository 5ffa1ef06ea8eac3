package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// enumerated lowers iteration over enumerate(x, start):
//
//	for i, x in enumerate(xs, 1)     for i, x := range xs.Enumerate(1)
//	for i, c in enumerate("abc")     for i, c := range py.EnumerateSeq(py.StrChars("abc"), 0)
func (f *fn) enumerated(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	if len(c.Args) == 0 || len(c.Args)+len(c.Keywords) > 2 {
		return src, nil, false
	}
	var start pyast.Expr
	switch {
	case len(c.Args) == 2:
		start = c.Args[1]
	case len(c.Keywords) == 1 && c.Keywords[0].Arg == "start":
		start = c.Keywords[0].Value
	case len(c.Keywords) == 1:
		return src, nil, false
	}
	from := ir.IntLit(0)
	if start != nil {
		t := f.typeOf(start)
		if !f.quietArg(start) || !t.Is(types.Int) || t.Big() || t.Bits() > types.LenBits {
			return src, nil, false
		}
		from = f.expr(start)
	}
	if f.typeOf(c.Args[0]).Is(types.List) {
		if x := f.expr(c.Args[0]); x.GoType().Kind == ir.PointerType {
			src.x = ir.MethodCall(nil, x, "Enumerate", from)
			elem = x.GoType().Elem.Args
		} else {
			src.x = ir.CallOf(nil, pyPath, "EnumerateSeq", ir.CallOf(nil, pyPath, "Each", box(x)), from)
			elem = []*ir.Type{ir.Any}
		}
	} else {
		var inner rangeSource
		inner, elem = f.sequenceSource(c.Args[0])
		src.x = ir.CallOf(nil, pyPath, "EnumerateSeq", inner.x, from)
	}
	src.pairs = true
	return src, append([]*ir.Type{ir.Int}, elem...), true
}

// sequenceSource lowers an iterable to a Go sequence of single values.
func (f *fn) sequenceSource(e pyast.Expr) (rangeSource, []*ir.Type) {
	if f.typeOf(e).Is(types.List, types.Dict, types.Set, types.FrozenSet, types.Str, types.Generator) {
		if src, elem, ok := f.typedIterable(e); ok && !src.pairs && !src.slice && src.x != nil {
			return src, elem
		}
	}
	if seq, elem := f.lazySequence(e); seq != nil {
		return rangeSource{x: seq}, []*ir.Type{elem}
	}
	return rangeSource{x: ir.CallOf(nil, pyPath, "Each", f.boxed(e))}, []*ir.Type{ir.Any}
}

// zipped lowers iteration over zip(xs, ys) of containers, texts and ranges of known types:
//
//	for x, y in zip(xs, ys)          for x, y := range py.ZipLists(xs, ys)
//	for x, i in zip(xs, range(9))    for x, i := range py.ZipSeq(xs.Each(), py.RangeIter(0, 9, 1))
//
// Three give a sequence of tuples.
func (f *fn) zipped(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	if len(c.Args) != 2 && len(c.Args) != 3 || len(c.Keywords) > 0 {
		return src, nil, false
	}
	for _, a := range c.Args {
		if t := f.valueType(a); !f.typeOf(a).Is(types.List, types.Str) || !isContainer(t) {
			return f.zippedAny(c)
		}
	}
	ops := f.operands(c.Args...)
	for i, x := range ops {
		if ir.Same(x.GoType(), ir.String) {
			ops[i] = ir.CallOf(pyType("List", ir.String), pyPath, "ListCollect", ir.CallOf(nil, pyPath, "StrChars", x))
		}
		elem = append(elem, ops[i].GoType().Elem.Args[0])
	}
	if len(ops) == 3 {
		return rangeSource{x: ir.CallOf(nil, pyPath, "ZipLists3", ops...)}, []*ir.Type{ir.Named(pyPath, "Tuple3", elem...)}, true
	}
	return rangeSource{x: ir.CallOf(nil, pyPath, "ZipLists", ops...), pairs: true}, elem, true
}

// zippedAny is zipped where not all are lists or texts: looking at them must have no effect.
func (f *fn) zippedAny(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	for _, a := range c.Args {
		if !f.quietIterable(a) {
			return src, nil, false
		}
	}
	seq, first := f.sequenceOf(c.Args[0])
	if seq == nil {
		return src, nil, false
	}
	ops, elem := []ir.Expr{seq}, []*ir.Type{first}
	for _, a := range c.Args[1:] {
		x, t := f.iterOf(a)
		ops, elem = append(ops, x), append(elem, t)
	}
	if len(ops) == 3 {
		return rangeSource{x: ir.CallOf(nil, pyPath, "ZipSeq3", ops...)}, []*ir.Type{ir.Named(pyPath, "Tuple3", elem...)}, true
	}
	return rangeSource{x: ir.CallOf(nil, pyPath, "ZipSeq", ops...), pairs: true}, elem, true
}

// quietIterable says whether e is a list, dict or text of a known type, a view of a dict or a range of small ints, and looking at
// it has no effect.
func (f *fn) quietIterable(e pyast.Expr) bool {
	c, ok := e.(*pyast.Call)
	if !ok {
		return f.typeOf(e).Is(types.List, types.Dict, types.Str) && isContainer(f.valueType(e)) && f.runsNothing(e)
	}
	if a, method := f.viewMethod(c); method != "" {
		return f.runsNothing(a.Value)
	}
	if !f.isBuiltin(c.Func, "range") || len(c.Args) == 0 || len(c.Args) > 3 || len(c.Keywords) > 0 {
		return false
	}
	return !slices.ContainsFunc(c.Args, func(a pyast.Expr) bool { return !f.typeOf(a).Small() || !f.runsNothing(a) || isStarred(a) })
}

// iterOf lowers what quietIterable accepts to a Go function that gives the next value, and its type.
func (f *fn) iterOf(e pyast.Expr) (ir.Expr, *ir.Type) {
	if c, ok := e.(*pyast.Call); ok {
		if a, method := f.viewMethod(c); method != "" {
			x := f.expr(a.Value)
			args := x.GoType().Elem.Args
			switch method {
			case "ItemList":
				return ir.MethodCall(nil, x, "IterItems"), ir.Named(pyPath, "Tuple2", args...)
			case "ValueList":
				return ir.MethodCall(nil, x, "IterValues"), args[1]
			}
			return ir.MethodCall(nil, x, "Iter"), args[0]
		}
		ops := f.operands(c.Args...)
		if len(ops) == 1 {
			ops = []ir.Expr{ir.IntLit(0), ops[0]}
		}
		if len(ops) == 2 {
			ops = append(ops, ir.IntLit(1))
		}
		return ir.CallOf(nil, pyPath, "RangeIter", ops...), ir.Int
	}
	x := f.expr(e)
	if ir.Same(x.GoType(), ir.String) {
		return ir.CallOf(nil, pyPath, "StrIter", x), ir.String
	}
	return ir.MethodCall(nil, x, "Iter"), x.GoType().Elem.Args[0]
}

// pairTarget assigns the two values of a pair to a target that is no pair of names: it gets the tuple.
func (f *fn) pairTarget(target pyast.Expr, elem []*ir.Type) (assign func(), vars []*ir.Var) {
	a, b := f.newTemp("key", elem[0]), f.newTemp("value", elem[1])
	pair := ir.CallOf(ir.Named(pyPath, "Tuple2", elem...), pyPath, "T2", ir.Use(a), ir.Use(b))
	return func() { f.assign(target, pair) }, []*ir.Var{a, b}
}
