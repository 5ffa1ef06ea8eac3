package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// construct lowers list(x), set(x), frozenset(x) and str(x), int(x), float(x) of values whose types are known, nil for other
// calls.
//
//	list(d)           py.ListCollect(d.Each())
//	set(words)        py.SetCollect(words.Each())
//	list(anything)    py.ListFrom[T](py.Items(anything))
func (f *fn) construct(c *pyast.Call) ir.Expr {
	n, ok := c.Func.(*pyast.Name)
	if !ok || !f.isBuiltin(n, string(n.Id)) {
		return nil
	}
	if t := f.valueType(c); n.Id == "dict" && len(c.Args) == 0 && len(c.Keywords) > 0 && t.Kind == ir.PointerType && isPy(t, "Dict") {
		return f.keywordDict(c.Keywords, t) // dict(a=1, b=2)
	}
	if len(c.Keywords) > 0 {
		return nil
	}
	if n.Id == "int" && len(c.Args) == 2 {
		return f.parsedInt(c)
	}
	if len(c.Args) > 1 {
		return nil
	}
	if len(c.Args) == 0 {
		return f.empty(c, string(n.Id))
	}
	if isStarred(c.Args[0]) {
		return nil
	}
	switch n.Id {
	case "dict":
		return f.dictFrom(c)
	case "tuple":
		return f.tupleFrom(c)
	case "list", "set":
		return f.collect(c, map[pyast.Identifier]string{"list": "List", "set": "Set"}[n.Id])
	case "str":
		return f.strOf(c.Args[0])
	case "float":
		switch t := f.valueType(c.Args[0]); {
		case isNumber(t):
			return f.typed(c.Args[0], ir.Float64)
		case ir.Same(t, ir.String):
			return ir.CallOf(ir.Float64, pyPath, "ParseFloat", f.expr(c.Args[0]))
		}
	case "int":
		switch t := f.valueType(c.Args[0]); {
		case isInt(t):
			return f.expr(c.Args[0])
		case ir.Same(t, ir.Float64):
			return ir.CallOf(bigType, pyPath, "FloatToInt", f.expr(c.Args[0]))
		case ir.Same(t, ir.String):
			return ir.CallOf(bigType, pyPath, "ParseInt", f.expr(c.Args[0]), ir.IntLit(10))
		}
	case "bool":
		return f.cond(c.Args[0])
	}
	return nil
}

// length lowers len(x) of the runtime's containers, nil for other calls.
func (f *fn) length(c *pyast.Call) ir.Expr {
	if len(c.Args) != 1 || len(c.Keywords) > 0 || !f.isBuiltin(c.Func, "len") || isStarred(c.Args[0]) {
		return nil
	}
	t := f.valueType(c.Args[0])
	for _, name := range []string{"List", "Dict", "Set", "FrozenSet", "Tuple", "Bytes", "Bytearray"} {
		if isPy(t, name) {
			return ir.MethodCall(ir.Int, f.expr(c.Args[0]), "Len")
		}
	}
	return nil
}

// viewLists are the methods of Dict that list what its views show.
var viewLists = map[pyast.Identifier]string{"keys": "KeyList", "values": "ValueList", "items": "ItemList"}

// viewList lowers list() of d.keys(), d.values(), d.items(), a range and reversed(x) of a list, nil for other calls.
func (f *fn) viewList(c *pyast.Call, t *ir.Type) ir.Expr {
	view, ok := c.Args[0].(*pyast.Call)
	if !ok {
		return nil
	}
	if f.isBuiltin(view.Func, "range") && ir.Same(t, pyType("List", ir.Int)) && len(view.Args) > 0 {
		if src, elem, ok := f.iterableCall(view); ok && ir.Same(elem[0], ir.Int) {
			return ir.CallOf(t, pyPath, "ListCollect", eachInt(src))
		}
	}
	if f.isBuiltin(view.Func, "reversed") && len(view.Args) == 1 && ir.Same(f.valueType(view.Args[0]), t) {
		return ir.CallOf(t, pyPath, "ListCollect", ir.MethodCall(nil, f.expr(view.Args[0]), "Reversed"))
	}
	list, elem := f.viewOf(view)
	if elem == nil || !ir.Same(elem, t.Elem.Args[0]) {
		return nil
	}
	return list()
}

// viewMethod returns the attribute of a call of d.keys(), d.values() or d.items() where d is a dict of known types, and the method
// that lists what the call shows; "" for other calls.
func (f *fn) viewMethod(c *pyast.Call) (a *pyast.Attribute, method string) {
	a, ok := c.Func.(*pyast.Attribute)
	if !ok || viewLists[a.Attr] == "" || len(c.Args)+len(c.Keywords) > 0 {
		return nil, ""
	}
	d := f.valueType(a.Value)
	if d.Kind != ir.PointerType || d.Nullable || !isPy(d, "Dict") {
		return nil, ""
	}
	return a, viewLists[a.Attr]
}

// viewOf says how to list what a call of d.keys(), d.values() or d.items() shows, and of what type that is; nil for other calls.
func (f *fn) viewOf(c *pyast.Call) (list func() ir.Expr, elem *ir.Type) {
	a, method := f.viewMethod(c)
	if method == "" {
		return nil, nil
	}
	args := f.valueType(a.Value).Elem.Args
	elem = map[string]*ir.Type{"KeyList": args[0], "ValueList": args[1], "ItemList": ir.Named(pyPath, "Tuple2", args...)}[method]
	return func() ir.Expr { return ir.MethodCall(pyType("List", elem), f.expr(a.Value), method) }, elem
}

// parsedInt lowers int(text, base), nil for other operands.
func (f *fn) parsedInt(c *pyast.Call) ir.Expr {
	if isStarred(c.Args[0]) || isStarred(c.Args[1]) || !ir.Same(f.valueType(c.Args[0]), ir.String) || !ir.Same(f.valueType(c.Args[1]), ir.Int) {
		return nil
	}
	ops := f.sequence(f.each(f.expr, c.Args)...)
	return ir.CallOf(bigType, pyPath, "ParseInt", ops...)
}

// empty lowers list(), dict(), set(), str() and so on without arguments.
func (f *fn) empty(c *pyast.Call, name string) ir.Expr {
	switch name {
	case "list", "dict", "set":
		t := f.valueType(c)
		if t.Kind != ir.PointerType || t.Elem.Pkg != pyPath || len(t.Elem.Args) == 0 {
			return nil
		}
		call := ir.CallOf(t, pyPath, "New"+t.Elem.Name)
		call.Types = t.Elem.Args
		return call
	case "str":
		return ir.Str("")
	case "int":
		return ir.IntLit(0)
	case "float":
		return ir.FloatLit(0)
	case "bool":
		return ir.BoolLit(false)
	}
	return nil
}

// collect builds a list or set of what an iterable yields.
func (f *fn) collect(c *pyast.Call, kind string) ir.Expr {
	t := f.valueType(c)
	if t.Kind != ir.PointerType || !isPy(t, kind) {
		return nil
	}
	if kind == "List" {
		if e := f.viewList(c, t); e != nil {
			return e
		}
	}
	elem := t.Elem.Args[0]
	x := f.expr(c.Args[0])
	xt := x.GoType()
	iterable := xt.Kind == ir.PointerType && (isPy(xt, "List") || isPy(xt, "Dict") || isPy(xt, "Set") || isPy(xt, "FrozenSet"))
	switch {
	case iterable && ir.Same(xt.Elem.Args[0], elem):
		if kind == "List" && isPy(xt, "List") {
			return ir.MethodCall(t, x, "Copy")
		}
		if kind == "Set" && isPy(xt, "Set") {
			return ir.MethodCall(t, x, "Copy")
		}
		return ir.CallOf(t, pyPath, kind+"Collect", ir.MethodCall(nil, x, "Each"))
	case ir.Same(xt, ir.String) && ir.Same(elem, ir.String):
		return ir.CallOf(t, pyPath, kind+"Collect", ir.CallOf(nil, pyPath, "StrChars", x))
	}
	call := ir.CallOf(t, pyPath, "SetOf", box(x))
	if kind == "List" {
		call = ir.CallOf(t, pyPath, "ListFrom", ir.CallOf(ir.SliceOf(ir.Any), pyPath, "Items", box(x)))
	}
	call.Types = []*ir.Type{elem}
	return call
}

// dictFrom lowers dict(x) of a dict or a list of pairs of known types, nil for others.
func (f *fn) dictFrom(c *pyast.Call) ir.Expr {
	t, from := f.valueType(c), f.valueType(c.Args[0])
	switch {
	case t.Kind != ir.PointerType || !isPy(t, "Dict"):
		return nil
	case ir.Same(from, t):
		return ir.CallOf(t, pyPath, "DictFrom", f.expr(c.Args[0]))
	case ir.Same(from, pyType("List", ir.Named(pyPath, "Tuple2", t.Elem.Args...))):
		return ir.CallOf(t, pyPath, "DictPairs", ir.MethodCall(nil, f.expr(c.Args[0]), "Each"))
	}
	return nil
}

// tupleFrom lowers tuple(x) of a container or text, nil for others.
func (f *fn) tupleFrom(c *pyast.Call) ir.Expr {
	t := f.typeOf(c.Args[0])
	if t.Is(types.Tuple) {
		return f.expr(c.Args[0]) // tuples are values
	}
	if !t.Is(types.List, types.Dict, types.Set, types.FrozenSet, types.Str) {
		return nil
	}
	x := f.expr(c.Args[0])
	items := ir.CallOf(ir.SliceOf(ir.Any), pyPath, "Items", box(x))
	if isPy(x.GoType(), "List") {
		items = ir.MethodCall(ir.SliceOf(ir.Any), x, "BoxedItems")
	}
	call := ir.CallOf(f.valueType(c), pyPath, "NewTuple", items)
	call.Spread = true
	return call
}

// strOf lowers str(x).
func (f *fn) strOf(arg pyast.Expr) ir.Expr { return f.textOf(f.expr(arg)) }

// textOf is str() of a value.
func (f *fn) textOf(x ir.Expr) ir.Expr {
	t := x.GoType()
	switch {
	case ir.Same(t, ir.String):
		return x
	case ir.Same(t, ir.Int):
		return ir.CallOf(ir.String, "strconv", "Itoa", x)
	case ir.Same(t, bigType):
		return ir.MethodCall(ir.String, x, "String")
	case ir.Same(t, ir.Float64):
		return ir.CallOf(ir.String, pyPath, "FloatRepr", x)
	}
	return ir.CallOf(ir.String, pyPath, "Str", box(x))
}
