package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// call lowers a call: to the Go function it certainly calls, else dynamically.
func (f *fn) call(c *pyast.Call) ir.Expr {
	if f.isBuiltin(c.Func, "super") {
		return f.superObject(c)
	}
	if e := f.refusedBuiltin(c); e != nil {
		return e
	}
	callee := f.info.Call(c)
	if e := f.typedCall(c, callee); e != nil {
		return e
	}
	if e := f.intrinsic(c); e != nil {
		return f.valueOf(e)
	}
	return f.dynamicCall(c)
}

// refusedBuiltin refuses calls of builtins that need the program's text or frames at run time.
func (f *fn) refusedBuiltin(c *pyast.Call) ir.Expr {
	for _, name := range []string{"eval", "exec", "compile", "__import__", "globals", "locals", "vars", "breakpoint", "help"} {
		if f.isBuiltin(c.Func, name) && (name != "vars" || len(c.Args) == 0) {
			return f.refused(c, ErrExecEval, "%s() is not supported", name)
		}
	}
	return nil
}

// dynamicCall lowers a call of whatever the function expression gives:
//
//	f(a)               py.Call(ctx, f, a)
//	o.m(a, k=1)        py.CallMethodKw(ctx, o, "m", []any{a}, []py.Kwarg{{"k", 1}})
//	o.m(g())           py.Call(ctx, py.GetAttr(o, "m"), g())
//
// The last form is for arguments that do something: what o.m is, or that there is none, shows before.
func (f *fn) dynamicCall(c *pyast.Call) ir.Expr {
	if a, ok := c.Func.(*pyast.Attribute); ok && f.callsMethod(a) {
		if argumentsAct(c) && !f.hasMethod(c, a) {
			return f.dynamicInvoke(c, "Call", func() ir.Expr {
				return ir.CallOf(ir.Any, pyPath, "GetAttr", f.boxed(a.Value), ir.Str(f.attrName(a)))
			})
		}
		return f.dynamicInvoke(c, "CallMethod", func() ir.Expr { return f.boxed(a.Value) }, ir.Str(f.attrName(a)))
	}
	return f.dynamicInvoke(c, "Call", func() ir.Expr { return f.boxed(c.Func) })
}

// argumentsAct says whether evaluating the arguments of a call may do more than give values.
func argumentsAct(c *pyast.Call) bool {
	acts := false
	look := func(n pyast.Node) bool {
		switch n.(type) {
		case *pyast.Lambda:
			return false
		case *pyast.Call, *pyast.Await, *pyast.Yield, *pyast.YieldFrom, *pyast.NamedExpr,
			*pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
			acts = true
		}
		return !acts
	}
	for _, a := range c.Args {
		pyast.Inspect(a, look)
	}
	for _, k := range c.Keywords {
		pyast.Inspect(k.Value, look)
	}
	return acts
}

// hasMethod says whether the receiver of a call certainly has the method, so that looking it up late shows nowhere.
func (f *fn) hasMethod(c *pyast.Call, a *pyast.Attribute) bool {
	if s, ok := a.Value.(*pyast.Call); ok && f.isBuiltin(s.Func, "super") {
		return true
	}
	kind := f.info.Call(c).Kind
	return (kind == infer.StubMethod || kind == infer.UserMethod) && !f.typeOf(a.Value).Is(types.Object, types.Opt, types.None)
}

// callsMethod says whether a call of an attribute looks the method up on the object: members of modules are values.
func (f *fn) callsMethod(a *pyast.Attribute) bool {
	return f.info.Attr(a).Kind != infer.ModuleMember
}

// dynamicInvoke emits py.<name>(ctx, callee, extra..., args...), or its Kw form.
func (f *fn) dynamicInvoke(c *pyast.Call, name string, callee func() ir.Expr, extra ...ir.Expr) ir.Expr {
	lower := []func() ir.Expr{callee}
	starred := slices.ContainsFunc(c.Args, isStarred)
	if starred {
		lower = append(lower, func() ir.Expr { return f.spreadArgs(c.Args) })
	} else {
		lower = append(lower, f.each(f.boxed, c.Args)...)
	}
	positional := len(lower)
	for _, k := range c.Keywords {
		lower = append(lower, func() ir.Expr { return f.boxed(k.Value) })
	}
	values := f.sequence(lower...)
	args := append([]ir.Expr{f.ctx(), values[0]}, extra...)
	if len(c.Keywords) == 0 {
		call := ir.CallOf(ir.Any, pyPath, name, append(args, values[1:positional]...)...)
		call.Spread = starred
		return call
	}
	list := ir.Nil()
	switch {
	case starred:
		list = values[1]
	case positional > 1:
		list = &ir.Composite{T: ir.SliceOf(ir.Any), Elts: values[1:positional]}
	}
	return ir.CallOf(ir.Any, pyPath, name+"Kw", append(args, list, kwargs(c.Keywords, values[positional:]))...)
}

// kwargs builds the list of keyword arguments: []py.Kwarg{{"k", 1}}, with py.SpreadKw around it where there is a **.
func kwargs(keywords []*pyast.Keyword, values []ir.Expr) ir.Expr {
	kw := ir.Named(pyPath, "Kwarg")
	list := &ir.Composite{T: ir.SliceOf(kw)}
	spread := slices.ContainsFunc(keywords, func(k *pyast.Keyword) bool { return k.Arg == "" })
	parts := []ir.Expr{}
	for i, k := range keywords {
		if k.Arg != "" {
			list.Elts = append(list.Elts, &ir.Composite{T: kw, Keys: []string{"Name", "Value"}, Elts: []ir.Expr{ir.Str(string(k.Arg)), values[i]}, Elided: true})
			continue
		}
		if len(list.Elts) > 0 {
			parts = append(parts, list)
			list = &ir.Composite{T: ir.SliceOf(kw)}
		}
		parts = append(parts, ir.CallOf(ir.SliceOf(kw), pyPath, "StarStar", values[i]))
	}
	if !spread {
		return list
	}
	if len(list.Elts) > 0 {
		parts = append(parts, list)
	}
	return ir.CallOf(ir.SliceOf(kw), pyPath, "SpreadKw", parts...)
}

// intrinsic lowers calls of builtins for which package py has a function of its own, on dynamic values. It does so only
// where the arguments are positional; anything else takes the dynamic call.
func (f *fn) intrinsic(c *pyast.Call) ir.Expr {
	n, ok := c.Func.(*pyast.Name)
	if !ok || len(c.Keywords) > 0 || slices.ContainsFunc(c.Args, isStarred) || !f.isBuiltin(n, string(n.Id)) {
		return nil
	}
	in, ok := intrinsics[string(n.Id)]
	if !ok || in.arity >= 0 && len(c.Args) != in.arity {
		return nil
	}
	args := f.boxedOperands(c.Args...)
	return ir.CallOf(in.result, pyPath, in.name, append(args, in.defaults...)...)
}

var intrinsics = map[string]struct {
	name     string
	arity    int // -1: any
	result   *ir.Type
	defaults []ir.Expr // of the Go function's further parameters
}{
	"print":      {"Print", -1, nil, nil},
	"len":        {"Len", 1, ir.Int, nil},
	"repr":       {"Repr", 1, ir.String, nil},
	"isinstance": {"IsInstance", 2, ir.Bool, nil},
	"issubclass": {"IsSubclass", 2, ir.Bool, nil},
	"sum":        {"Sum", 1, ir.Any, []ir.Expr{ir.IntLit(0)}},
	"sorted":     {"Sorted", 1, ir.Any, []ir.Expr{ir.Nil(), ir.BoolLit(false)}},
	"min":        {"Min", -1, ir.Any, nil},
	"max":        {"Max", -1, ir.Any, nil},
	"abs":        {"Abs", 1, ir.Any, nil},
	"round":      {"Round", 1, ir.Any, []ir.Expr{ir.Nil()}},
}

// await lowers await x: a coroutine function that is called there runs inline.
func (f *fn) await(a *pyast.Await) ir.Expr {
	if c, ok := a.Value.(*pyast.Call); ok {
		if e := f.awaitCall(a, c); e != nil {
			return f.valueOf(e)
		}
	}
	if e := f.typedAwait(a); e != nil {
		return f.valueOf(e)
	}
	return ir.CallOf(ir.Any, coroPath, "Await", f.ctx(), f.boxed(a.Value))
}

// effectAwait lowers await x as a statement.
func (f *fn) effectAwait(a *pyast.Await) {
	if c, ok := a.Value.(*pyast.Call); ok {
		if e := f.awaitCall(a, c); e != nil {
			f.discard(e)
			return
		}
	}
	f.discard(f.rawExpr(a))
}

// valueOf makes a value of a call: None for a call without result.
func (f *fn) valueOf(e ir.Expr) ir.Expr {
	if c, ok := e.(*ir.Call); ok && c.T == nil {
		f.emit(ir.Do(c))
		return anyNil()
	}
	return e
}
