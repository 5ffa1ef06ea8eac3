package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// orderCall is a call of sorted, min, max or list.sort with what it orders and how.
type orderCall struct {
	list    func() ir.Expr // what is ordered, as a list
	elem    *ir.Type
	fresh   bool // the list is made for the call
	runs    bool // making it may run code of the program
	key     pyast.Expr
	reverse pyast.Expr
}

// ordering lowers sorted(), min() and max() of what can be had as a list of items of a known type, and the sort method of such a
// list; nil for other calls. A key that is a lambda or a function of the program becomes a Go function:
//
//	sorted(d.items(), key=lambda kv: kv[1])    py.SortedBy(d.ItemList(), func(kv py.Tuple2[string, int]) int { return kv.V1 }, false)
//	max(names, key=len)                        py.MaxBy(names, py.StrLen)
func (f *fn) ordering(c *pyast.Call) ir.Expr {
	switch fun := c.Func.(type) {
	case *pyast.Attribute:
		if fun.Attr == "sort" && len(c.Args) == 0 {
			return f.sortMethod(c, fun.Value)
		}
	case *pyast.Name:
		if len(c.Args) != 1 || isStarred(c.Args[0]) || !f.isBuiltin(fun, string(fun.Id)) {
			return nil
		}
		switch name := string(fun.Id); name {
		case "sorted":
			return f.sorted(c)
		case "min", "max":
			return f.extreme(c, name)
		}
	}
	return nil
}

func (f *fn) sortMethod(c *pyast.Call, list pyast.Expr) ir.Expr {
	o := orderCall{list: func() ir.Expr { return f.expr(list) }, elem: listElem(f.valueType(list))}
	if o.elem == nil || !f.orderKeywords(&o, c) || o.key == nil {
		return nil
	}
	key := f.keyFunc(o.key, o.elem)
	if key == nil {
		return nil
	}
	ops := f.sequence(o.list, o.reversed(f))
	f.emit(ir.Do(ir.CallOf(nil, pyPath, "SortBy", ops[0], key, ops[1])))
	return anyNil()
}

func (f *fn) sorted(c *pyast.Call) ir.Expr {
	o := f.orderedArg(c.Args[0])
	if o == nil || !f.orderKeywords(o, c) || !ir.Same(f.valueType(c), pyType("List", o.elem)) {
		return nil
	}
	if o.key == nil {
		if !o.fresh {
			return nil // the stub says it
		}
		ops := f.sequence(o.list, o.reversed(f))
		return ir.CallOf(f.valueType(c), pyPath, "SortedList", ops[0], ir.Nil(), ops[1])
	}
	if key := f.keyFunc(o.key, o.elem); key != nil {
		ops := f.sequence(o.list, o.reversed(f))
		return ir.CallOf(f.valueType(c), pyPath, "SortedBy", ops[0], key, ops[1])
	}
	if !o.fresh {
		return nil
	}
	ops := f.sequence(o.list, func() ir.Expr { return f.boxed(o.key) }, o.reversed(f))
	return ir.CallOf(f.valueType(c), pyPath, "SortedList", ops...)
}

// extreme lowers min and max. Between two items CPython calls the key, which must not see the dict that is looked at change.
func (f *fn) extreme(c *pyast.Call, name string) ir.Expr {
	o := f.orderedArg(c.Args[0])
	if o == nil || !f.orderKeywords(o, c) || o.reverse != nil || !ir.Same(f.valueType(c), o.elem) {
		return nil
	}
	form := map[string]string{"min": "Min", "max": "Max"}[name]
	if o.key == nil {
		if !o.fresh || !plainValue(f.typeOf(c)) {
			return nil
		}
		return ir.CallOf(o.elem, pyPath, form+"List", o.list())
	}
	key := f.keyFunc(o.key, o.elem)
	if key == nil || o.runs || o.fresh && !f.callsBuiltinsOnly(o.key) {
		return nil
	}
	return ir.CallOf(o.elem, pyPath, form+"By", o.list(), key)
}

// orderedArg says how to have an argument as a list of items of a known type; nil where that can't be.
func (f *fn) orderedArg(e pyast.Expr) *orderCall {
	if c, ok := e.(*pyast.Call); ok {
		if list, elem := f.viewOf(c); elem != nil {
			return &orderCall{list: list, elem: elem, fresh: true}
		}
	}
	if list, elem := f.lazyOrdered(e); elem != nil {
		return &orderCall{list: list, elem: elem, fresh: true, runs: true}
	}
	t := f.valueType(e)
	if elem := listElem(t); elem != nil {
		return &orderCall{list: func() ir.Expr { return f.expr(e) }, elem: elem}
	}
	if t.Kind != ir.PointerType || t.Nullable || ir.Same(t.Elem, ir.Any) || len(t.Elem.Args) == 0 || ir.Same(t.Elem.Args[0], ir.Any) {
		return nil
	}
	elem := t.Elem.Args[0]
	method := ""
	switch {
	case isPy(t, "Dict"):
		method = "KeyList"
	case isPy(t, "Set"):
		method = "List"
	default:
		return nil
	}
	return &orderCall{
		list: func() ir.Expr { return ir.MethodCall(pyType("List", elem), f.expr(e), method) }, elem: elem, fresh: true,
	}
}

// orderKeywords takes key and reverse from the call; false if it has others.
func (f *fn) orderKeywords(o *orderCall, c *pyast.Call) bool {
	for _, k := range c.Keywords {
		switch {
		case k.Arg == "key" && o.reverse == nil:
			if n, ok := k.Value.(*pyast.Constant); ok && n.Kind == pyast.ConstNone {
				continue
			}
			o.key = k.Value
		case k.Arg == "reverse" && f.typeOf(k.Value).Is(types.Bool):
			o.reverse = k.Value
		default:
			return false
		}
	}
	return true
}

// reversed lowers the argument reverse, false where there is none.
func (o *orderCall) reversed(f *fn) func() ir.Expr {
	return func() ir.Expr {
		if o.reverse == nil {
			return ir.BoolLit(false)
		}
		return f.cond(o.reverse)
	}
}

// keyFunc lowers a key function that takes an elem as a Go function, nil where it must be a Python function.
func (f *fn) keyFunc(key pyast.Expr, elem *ir.Type) ir.Expr {
	switch key := key.(type) {
	case *pyast.Lambda:
		fun := &function{sf: f.table.FuncOf(key), info: f.info.Func(f.table.FuncOf(key))}
		if !f.takesOne(fun, elem) {
			return nil
		}
		body, frame, g := f.functionBody(fun)
		return &ir.FuncLit{Params: g.goParams, Results: []*ir.Type{g.result}, Body: body, Inline: true, Frame: frame}
	case *pyast.Name:
		if f.isBuiltin(key, "len") && ir.Same(elem, ir.String) {
			return &ir.Qual{Pkg: pyPath, Name: "StrLen"}
		}
		v := f.table.Lookup(key)
		if v == nil {
			return nil
		}
		if fun := f.staticFunc(v); fun != nil && f.takesOne(fun, elem) {
			return ir.Use(fun.goVar)
		}
	}
	return nil
}

// takesOne says whether the Go form of a function takes an elem and nothing else, and gives something.
func (f *fn) takesOne(fun *function, elem *ir.Type) bool {
	params := fun.sf.Params
	return fun.info.Kind == infer.Plain && !f.takesCtx(fun) && len(params) == 1 && params[0].Default == nil &&
		(params[0].Kind == scope.PosOrKw || params[0].Kind == scope.PosOnly) &&
		ir.Same(f.goParamType(fun, 0, params[0]), elem) && f.goResult(fun.info) != nil
}

// callsBuiltinsOnly says whether a lambda calls nothing but builtins that look at a value.
func (f *fn) callsBuiltinsOnly(e pyast.Expr) bool {
	if n, ok := e.(*pyast.Name); ok {
		return f.isBuiltin(n, "len")
	}
	looks := []string{"len", "abs", "str", "int"}
	ok := true
	pyast.Inspect(e, func(n pyast.Node) bool {
		if c, isCall := n.(*pyast.Call); isCall {
			ok = ok && slices.ContainsFunc(looks, func(name string) bool { return f.isBuiltin(c.Func, name) })
		}
		return ok
	})
	return ok
}
