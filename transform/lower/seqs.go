package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// mapped lowers iteration over map(f, xs) and map(f, xs, ys) where f is known:
//
//	for line in map(str.strip, lines)     for line := range py.MapSeq(lines.Each(), py.StrStrip)
func (f *fn) mapped(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	if len(c.Args) != 2 && len(c.Args) != 3 || f.mayStop(c.Args[0]) {
		return src, nil, false
	}
	result := f.elemType(f.typeOf(c), 0)
	if len(c.Args) == 3 {
		pairs := &pyast.Call{ExprBase: c.ExprBase, Func: c.Func, Args: c.Args[1:]}
		if src, elem, ok = f.zipped(pairs); !ok || !src.pairs {
			return src, nil, false
		}
		fun := f.goFunc(c.Args[0], elem, result, f.coerce)
		return rangeSource{x: ir.CallOf(nil, pyPath, "MapPairs", src.x, fun)}, []*ir.Type{result}, fun != nil
	}
	seq, in := f.sequenceOf(c.Args[1])
	if seq == nil {
		return src, nil, false
	}
	fun := f.goFunc(c.Args[0], []*ir.Type{in}, result, f.coerce)
	return rangeSource{x: ir.CallOf(nil, pyPath, "MapSeq", seq, fun)}, []*ir.Type{result}, fun != nil
}

// chosen lowers iteration over filter(f, xs) where f is None or known.
//
//	for n in filter(None, ns)     for n := range py.FilterSeq(ns.Each(), func(n int) bool { return n != 0 })
func (f *fn) chosen(c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	if len(c.Args) != 2 || f.mayStop(c.Args[0]) {
		return src, nil, false
	}
	seq, in := f.sequenceOf(c.Args[1])
	if seq == nil {
		return src, nil, false
	}
	truth := func(x ir.Expr, _ *ir.Type) ir.Expr { return f.truth(x) }
	var fun ir.Expr
	if k, none := c.Args[0].(*pyast.Constant); none && k.Kind == pyast.ConstNone {
		fun = f.literalFunc([]*ir.Type{in}, ir.Bool, func(x []ir.Expr) ir.Expr { return f.truth(x[0]) })
	} else {
		fun = f.goFunc(c.Args[0], []*ir.Type{in}, ir.Bool, truth)
	}
	return rangeSource{x: ir.CallOf(nil, pyPath, "FilterSeq", seq, fun)}, []*ir.Type{in}, fun != nil
}

// attempt runs lower and keeps what it emits only if it succeeds.
func (f *fn) attempt(lower func(*pyast.Call) (rangeSource, []*ir.Type, bool), c *pyast.Call) (src rangeSource, elem []*ir.Type, ok bool) {
	before := f.capture(func() { src, elem, ok = lower(c) })
	if ok {
		f.append(before)
	}
	return src, elem, ok
}

// sequenceOf lowers an iterable that is consumed at once to a Go sequence of single values and their type; nil where it is not of
// a known type.
func (f *fn) sequenceOf(e pyast.Expr) (ir.Expr, *ir.Type) {
	src, elem, ok := f.typedIterable(e)
	switch {
	case !ok:
		return nil, nil
	case src.pairs:
		return ir.CallOf(nil, pyPath, "Tuples", src.x), ir.Named(pyPath, "Tuple2", elem...)
	case src.slice:
		return ir.CallOf(nil, "slices", "Values", src.x), elem[0]
	case src.x == nil || ir.Same(src.x.GoType(), ir.Int):
		return eachInt(src), elem[0]
	}
	return src.x, elem[0]
}

// lazyCall says whether e is a call of a builtin that makes an iterator, of which nobody sees more than what it gives.
func (f *fn) lazyCall(e pyast.Expr) *pyast.Call {
	c, ok := e.(*pyast.Call)
	if !ok {
		return nil
	}
	for _, name := range []string{"map", "filter", "zip", "enumerate"} {
		if f.isBuiltin(c.Func, name) {
			return c
		}
	}
	return nil
}

// lazySequence lowers such a call that is consumed at once; nil where it must be made.
func (f *fn) lazySequence(e pyast.Expr) (seq ir.Expr, elem *ir.Type) {
	if f.lazyCall(e) == nil {
		return nil, nil
	}
	before := f.capture(func() { seq, elem = f.sequenceOf(e) })
	if seq != nil {
		f.append(before)
	}
	return seq, elem
}

// lazyList is the list of what such a call gives, nil where it must be made.
func (f *fn) lazyList(e pyast.Expr) ir.Expr {
	seq, elem := f.lazySequence(e)
	if seq == nil {
		return nil
	}
	return ir.CallOf(pyType("List", elem), pyPath, "ListCollect", seq)
}

// consumedLazy lowers a call that takes all values of such a call.
//
//	sum(map(price, items))     py.GenSum(py.MapSeq(items.Each(), price))
func (f *fn) consumedLazy(c *pyast.Call) ir.Expr {
	if len(c.Args) != 1 || len(c.Keywords) > 0 || f.lazyCall(c.Args[0]) == nil {
		return nil
	}
	elem, t := f.elemType(f.typeOf(c.Args[0]), 0), f.valueType(c)
	form := ""
	switch fun := c.Func.(type) {
	case *pyast.Attribute:
		if fun.Attr != "join" || !ir.Same(f.valueType(fun.Value), ir.String) || !ir.Same(elem, ir.String) || !f.quietArg(fun.Value) {
			return nil
		}
		seq, got := f.lazySequence(c.Args[0])
		if seq == nil || !ir.Same(got, ir.String) {
			return nil
		}
		return ir.CallOf(ir.String, pyPath, "GenJoin", f.expr(fun.Value), seq)
	case *pyast.Name:
		if !f.isBuiltin(fun, string(fun.Id)) {
			return nil
		}
		form = f.lazyForm(string(fun.Id), elem, t)
	}
	if form == "" {
		return nil
	}
	seq, got := f.lazySequence(c.Args[0])
	if seq == nil || !ir.Same(got, elem) {
		return nil
	}
	if form == "NewTuple" {
		call := ir.CallOf(t, pyPath, form, ir.MethodCall(ir.SliceOf(ir.Any), ir.CallOf(pyType("List", elem), pyPath, "ListCollect", seq), "BoxedItems"))
		call.Spread = true
		return call
	}
	return ir.CallOf(t, pyPath, form, seq)
}

// lazyForm is the function of package py that does what a builtin does with a sequence of values of type elem to give a t.
func (f *fn) lazyForm(name string, elem, t *ir.Type) string {
	switch {
	case name == "list" && ir.Same(t, pyType("List", elem)):
		return "ListCollect"
	case name == "set" && ir.Same(t, pyType("Set", elem)):
		return "SetCollect"
	case name == "tuple" && isPy(t, "Tuple"):
		return "NewTuple"
	case name == "dict" && isTupleN(elem) && ir.Same(t, pyType("Dict", elem.Args...)):
		return "DictPairs"
	case name == "sum" && ir.Same(t, ir.Int) && ir.Same(elem, ir.Int):
		return "GenSum"
	case name == "sum" && ir.Same(t, bigType) && ir.Same(elem, bigType):
		return "GenSumInt"
	case name == "any" && ir.Same(elem, ir.Bool):
		return "GenAny"
	case name == "all" && ir.Same(elem, ir.Bool):
		return "GenAll"
	}
	return ""
}

// mayStop says whether calling the function that e gives could raise StopIteration, which ends a map or filter: if the program
// says that name, or asks an iterator for a value in a way that can, this function has to be one that calls nothing of the program.
func (f *fn) mayStop(e pyast.Expr) bool {
	if !f.saysStop() {
		return false
	}
	lambda, ok := e.(*pyast.Lambda)
	if !ok {
		n, isName := e.(*pyast.Name)
		return !isName || !slices.Contains([]string{"len", "abs", "ord", "chr"}, string(n.Id)) || !f.isBuiltin(n, string(n.Id))
	}
	return !f.callsBuiltinsOnly(lambda) || !f.runsNothing(lambda.Body) && !f.quietArg(lambda.Body)
}

// saysStop says whether anything in the program could raise StopIteration.
func (m *module) saysStop() bool {
	if m.stops != 0 {
		return m.stops > 0
	}
	m.stops = -1
	for _, mod := range m.table.Modules {
		pyast.Inspect(mod.Module.Tree, func(n pyast.Node) bool {
			switch n := n.(type) {
			case *pyast.Name:
				if n.Id == "next" || n.Id == "StopIteration" || n.Id == "getattr" {
					m.stops = 1
				}
			case *pyast.Attribute:
				if slices.Contains([]pyast.Identifier{"send", "throw", "__next__", "StopIteration"}, n.Attr) {
					m.stops = 1
				}
			}
			return m.stops < 0
		})
	}
	return m.stops > 0
}

// lazyOrdered is lazyList for a call that orders the values: it says how to make the list, and of what type the values are.
func (f *fn) lazyOrdered(e pyast.Expr) (list func() ir.Expr, elem *ir.Type) {
	if f.lazyCall(e) == nil {
		return nil, nil
	}
	var made ir.Expr
	before := f.capture(func() { made = f.lazyList(e) })
	if made == nil {
		return nil, nil
	}
	return func() ir.Expr { f.append(before); return made }, made.GoType().Elem.Args[0]
}
