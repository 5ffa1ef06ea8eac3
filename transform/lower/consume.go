package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// consumed lowers a call that takes all values of a generator expression at once, so that no generator object is needed: the
// expression becomes a Go sequence. Nil for other calls.
//
//	any(x > 3 for x in xs)      py.GenAny(func(yield func(bool) bool) { ... })
//	sorted(f(x) for x in xs)    py.Sorted(py.GenList(func(yield func(T) bool) { ... }), nil, false)
func (f *fn) consumed(c *pyast.Call) ir.Expr {
	if len(c.Args) == 0 || slices.ContainsFunc(c.Args, isStarred) {
		return nil
	}
	if e := f.consumedLazy(c); e != nil {
		return e
	}
	e, ok := c.Args[0].(*pyast.GeneratorExp)
	if !ok && len(c.Args) == 1 && len(c.Keywords) == 0 && f.isBuiltin(c.Func, "sum") {
		return f.summed(c)
	}
	if !ok || f.info.Func(f.table.FuncOf(e)).Kind != infer.Generator {
		return nil
	}
	switch fun := c.Func.(type) {
	case *pyast.Attribute:
		if fun.Attr == "join" && len(c.Args) == 1 && len(c.Keywords) == 0 {
			return f.joinOf(fun, e)
		}
	case *pyast.Name:
		if f.isBuiltin(fun, string(fun.Id)) {
			return f.consumedBy(string(fun.Id), c, e)
		}
	}
	return nil
}

func (f *fn) consumedBy(name string, c *pyast.Call, e *pyast.GeneratorExp) ir.Expr {
	alone := len(c.Args) == 1 && len(c.Keywords) == 0
	elem := f.genElem(e)
	switch {
	case (name == "any" || name == "all") && alone:
		return ir.CallOf(ir.Bool, pyPath, map[string]string{"any": "GenAny", "all": "GenAll"}[name],
			f.genSeq(e, ir.Bool, func(g *fn) ir.Expr { return g.cond(e.Elt) }))
	case name == "list" && alone && ir.Same(f.valueType(c), pyType("List", elem)):
		return f.genList(e)
	case name == "set" && alone && f.plainElem(e) && ir.Same(f.valueType(c), pyType("Set", elem)):
		return ir.CallOf(f.valueType(c), pyPath, "GenSet", f.genValues(e, elem))
	case name == "tuple" && alone && isPy(f.valueType(c), "Tuple"):
		call := ir.CallOf(f.valueType(c), pyPath, "NewTuple", ir.MethodCall(ir.SliceOf(ir.Any), f.genList(e), "BoxedItems"))
		call.Spread = true
		return call
	case name == "dict" && alone && isTupleN(elem) && ir.Same(f.valueType(c), pyType("Dict", elem.Args...)):
		return ir.CallOf(f.valueType(c), pyPath, "GenDict", f.genValues(e, elem))
	case name == "sorted" && alone && ir.Same(f.valueType(c), pyType("List", elem)):
		return ir.CallOf(f.valueType(c), pyPath, "SortedList", f.genList(e), ir.Nil(), ir.BoolLit(false))
	case name == "sum" && alone:
		if sum := f.genSum(f.valueType(c), e, elem); sum != nil {
			return sum
		}
	case name == "next" && len(c.Args) == 2 && len(c.Keywords) == 0 && f.quietArg(c.Args[1]):
		return ir.CallOf(ir.Any, pyPath, "GenFirst", f.genValues(e, elem), f.boxed(c.Args[1]))
	case (name == "min" || name == "max") && alone && f.plainElem(e) && ordered(elem):
		return ir.CallOf(elem, pyPath, map[string]string{"min": "MinList", "max": "MaxList"}[name], f.genList(e))
	}
	if f.takesAll(name, c, e) {
		f.eager[e] = true
	}
	return nil
}

// takesAll says whether nobody can tell the builtin's work on a list of the values from its work on the generator: what it
// does with a value does not run code of the program before the next value is made.
func (f *fn) takesAll(name string, c *pyast.Call, e *pyast.GeneratorExp) bool {
	for _, a := range c.Args[1:] {
		if !f.quietArg(a) {
			return false
		}
	}
	keyed := false
	for _, k := range c.Keywords {
		if k.Arg == "" || !f.quietArg(k.Value) {
			return false
		}
		keyed = keyed || k.Arg == "key"
	}
	switch name {
	case "list", "tuple", "sorted":
		return true
	case "sum", "set", "frozenset", "dict":
		return f.plainElem(e)
	case "min", "max":
		return f.plainElem(e) && !keyed
	}
	return false
}

// plainElem says whether the values of a generator expression are numbers, strings and tuples of such.
func (f *fn) plainElem(e *pyast.GeneratorExp) bool { return plainValue(f.typeOf(e.Elt)) }

func plainValue(t types.Type) bool {
	if t.Is(types.Tuple) {
		return !slices.ContainsFunc(t.Elems(), func(x types.Type) bool { return !plainValue(x) })
	}
	return t.Is(types.Bool, types.Int, types.Float, types.Str, types.Bytes, types.None)
}

// ordered says whether package py orders values of a Go type without boxing them.
func ordered(t *ir.Type) bool { return isNumber(t) || ir.Same(t, ir.String) }

func (f *fn) genElem(e *pyast.GeneratorExp) *ir.Type {
	return f.argType(f.info.Func(f.table.FuncOf(e)).Yield)
}

// genSum lowers sum() of ints; nil where the sum is something else.
func (f *fn) genSum(result *ir.Type, e *pyast.GeneratorExp, elem *ir.Type) ir.Expr {
	switch {
	case ir.Same(result, ir.Int) && ir.Same(elem, ir.Int):
		return ir.CallOf(ir.Int, pyPath, "GenSum", f.genValues(e, ir.Int))
	case ir.Same(result, bigType) && isInt(elem):
		return ir.CallOf(bigType, pyPath, "GenSumInt", f.genValues(e, bigType))
	}
	return nil
}

// summed lowers sum() of a list, or of the values or keys of a dict, that are ints; nil for other sums.
func (f *fn) summed(c *pyast.Call) ir.Expr {
	result, o := f.valueType(c), f.orderedArg(c.Args[0])
	switch {
	case o == nil:
		return nil
	case ir.Same(result, ir.Int) && ir.Same(o.elem, ir.Int):
		return ir.CallOf(ir.Int, pyPath, "SumInts", o.list())
	case ir.Same(result, ir.Int) && ir.Same(o.elem, ir.Bool):
		return ir.CallOf(ir.Int, pyPath, "SumBools", o.list())
	case ir.Same(result, bigType) && ir.Same(o.elem, bigType):
		return ir.CallOf(bigType, pyPath, "SumList", o.list())
	case ir.Same(result, bigType) && ir.Same(o.elem, ir.Int):
		return ir.CallOf(bigType, pyPath, "SumSmall", o.list())
	}
	return nil
}

// joinOf lowers sep.join(...) of strs.
func (f *fn) joinOf(fun *pyast.Attribute, e *pyast.GeneratorExp) ir.Expr {
	if !ir.Same(f.valueType(fun.Value), ir.String) {
		return nil
	}
	if !f.typeOf(e.Elt).Is(types.Str) {
		f.eager[e] = true // join makes a list of them first
		return nil
	}
	sep := f.expr(fun.Value)
	if !f.quietArg(fun.Value) {
		sep = f.spill(sep)
	}
	return ir.CallOf(ir.String, pyPath, "GenJoin", sep, f.genValues(e, ir.String))
}

// genList returns the list of the values of a generator expression.
func (f *fn) genList(e *pyast.GeneratorExp) ir.Expr {
	elem := f.genElem(e)
	return ir.CallOf(pyType("List", elem), pyPath, "GenList", f.genValues(e, elem))
}

// genValues returns the sequence of the values of a generator expression, as values of Go type elem.
func (f *fn) genValues(e *pyast.GeneratorExp, elem *ir.Type) ir.Expr {
	return f.genSeq(e, elem, func(g *fn) ir.Expr { return g.typed(e.Elt, elem) })
}

// genSeq returns a generator expression as a Go sequence of what value lowers its element to.
func (f *fn) genSeq(e *pyast.GeneratorExp, elem *ir.Type, value func(g *fn) ir.Expr) ir.Expr {
	sf := f.table.FuncOf(e)
	g := newFn(f.module, sf, f)
	g.ctxVar = f.ctxVar
	yield := &ir.Var{Kind: ir.Param, Hint: "yield", Temp: true, Type: ir.FuncOf([]*ir.Type{elem}, []*ir.Type{ir.Bool})}
	lit := &ir.FuncLit{Params: []*ir.Var{yield}, Body: &ir.Block{}, Frame: f.frameOf(sf)}
	src, types := f.genSource(g, e.Generators[0].Iter)
	g.home, g.out, g.line = lit.Body, lit.Body, f.tree.Position(e.Elt).Line
	g.comprehensionOver(e.Generators, src, types, func() {
		more := &ir.Call{Fun: ir.Use(yield), Args: []ir.Expr{value(g)}, T: ir.Bool}
		g.emit(&ir.If{Cond: &ir.Unary{Op: "!", X: more, T: ir.Bool}, Then: ir.NewBlock(&ir.Return{})})
	})
	f.placeGen(lit.Body, e)
	return lit
}

// placeGen gives the statements of a generator expression their lines, which need not be that of the statement around it.
func (f *fn) placeGen(b *ir.Block, e *pyast.GeneratorExp) {
	first := f.tree.Position(e.Generators[0].Iter).Line
	ir.Statements(b, func(s ir.Stmt) bool {
		if m := s.Meta(); m.Line == 0 {
			if _, loop := s.(*ir.Range); loop {
				m.Line = first
			}
		}
		return true
	})
	setLines(b, f.tree.Position(e.Elt).Line)
}

// genSource lowers what the outermost loop iterates over. It is evaluated where the expression stands; what has no effect
// and cannot fail may as well be evaluated where the loop stands, inside the literal that g lowers.
func (f *fn) genSource(g *fn, e pyast.Expr) (rangeSource, []*ir.Type) {
	if f.quietSource(e) {
		if src, elem, ok := g.typedIterable(e); ok {
			return src, elem
		}
	}
	if c, ok := e.(*pyast.Call); ok {
		if a, method := f.viewMethod(c); method != "" {
			return viewSource(f.genItems(f.expr(a.Value)), method)
		}
	}
	x := f.expr(e)
	if f.typeOf(e).Is(types.List, types.Dict, types.Set, types.FrozenSet, types.Str) && isContainer(x.GoType()) {
		return containerSource(f.genItems(x))
	}
	items := f.temp("items", ir.CallOf(ir.Named(pyPath, "Iterator"), pyPath, "Iter", box(x)))
	return rangeSource{x: ir.CallOf(nil, pyPath, "Each", box(ir.Use(items)))}, []*ir.Type{ir.Any}
}

// genItems keeps the container that a generator expression iterates over; a field of a variable can as well be read by the loop.
func (f *fn) genItems(x ir.Expr) ir.Expr {
	if field, ok := x.(*ir.Selector); ok {
		if _, ok := field.X.(*ir.Ref); ok {
			return x
		}
	}
	return ir.Use(f.temp("items", x))
}

// isContainer says whether containerSource knows the Go type of a container.
func isContainer(t *ir.Type) bool {
	return ir.Same(t, ir.String) || t.Kind == ir.PointerType && len(t.Elem.Args) > 0
}

// quietSource says whether e is a variable, a dict's view of one or a range of such, that can be looked at without effect.
func (f *fn) quietSource(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Name:
		return f.quietArg(e) && f.typeOf(e).Is(types.List, types.Dict, types.Set, types.FrozenSet, types.Str)
	case *pyast.Call:
		if a, method := f.viewMethod(e); method != "" {
			return f.quietSource(a.Value)
		}
		if !f.isBuiltin(e.Func, "range") || len(e.Args) > 2 {
			return false
		}
		return !slices.ContainsFunc(e.Args, func(a pyast.Expr) bool { return !f.quietArg(a) || !f.typeOf(a).Small() })
	}
	return false
}
