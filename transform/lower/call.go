package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
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
	if a, ok := c.Func.(*pyast.Attribute); ok {
		if e := f.refusedMethod(a); e != nil {
			return e
		}
	}
	if e := f.consumed(c); e != nil {
		return e
	}
	if e := f.ordering(c); e != nil {
		return e
	}
	if e := f.numberCall(c); e != nil {
		return e
	}
	callee := f.info.Call(c)
	if callee.Kind == infer.ExceptionInit {
		self := f.variable(f.sf.Params[0].Var)
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(self), "KeepArgs", f.boxedOperands(c.Args...)...)))
		return anyNil()
	}
	if e := f.exceptionCall(c); e != nil {
		return e
	}
	if e := f.length(c); e != nil {
		return e
	}
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
	for _, name := range []string{"eval", "exec", "compile", "__import__", "globals", "locals", "vars", "dir", "breakpoint", "help"} {
		if f.isBuiltin(c.Func, name) && (name != "vars" && name != "dir" || len(c.Args)+len(c.Keywords) == 0) {
			return f.refused(c, ErrExecEval, "%s() is not supported", name)
		}
	}
	return nil
}

// dynamicCall lowers a call of whatever the function expression gives:
//
//	f(a)               py.Call(ctx, f, a)
//	o.m(a, k=1)        py.CallMethodKw(ctx, o, "m", []any{a}, []py.Kwarg{{"k", 1}})
func (f *fn) dynamicCall(c *pyast.Call) ir.Expr {
	if a, ok := c.Func.(*pyast.Attribute); ok && f.callsMethod(a) && f.quietArgs(c) {
		return f.dynamicInvoke(c, "CallMethod", func() ir.Expr { return f.boxed(a.Value) }, ir.Str(f.attrName(a)))
	}
	return f.dynamicInvoke(c, "Call", func() ir.Expr { return f.boxed(c.Func) })
}

// quietArgs says whether evaluating the arguments of a call can neither raise nor change anything, so that nobody can tell
// whether the method was looked up before them, as Python does, or after.
func (f *fn) quietArgs(c *pyast.Call) bool {
	return f.quietKeywords(c) && !slices.ContainsFunc(c.Args, func(a pyast.Expr) bool { return !f.quietArg(a) })
}

// quietKeywords is quietArgs for the keywords alone.
func (f *fn) quietKeywords(c *pyast.Call) bool {
	return !slices.ContainsFunc(c.Keywords, func(k *pyast.Keyword) bool { return k.Arg == "" || !f.quietArg(k.Value) })
}

// quietArg is quietArgs for one argument.
func (f *fn) quietArg(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Constant, *pyast.Lambda:
		return true
	case *pyast.Name:
		v := f.table.Lookup(e)
		return v != nil && !v.MaybeUnbound && v.Kind != scope.Undefined && v.Kind != scope.ClassVar
	case *pyast.Tuple:
		return !slices.ContainsFunc(e.Elts, func(x pyast.Expr) bool { return !f.quietArg(x) })
	case *pyast.List:
		return !slices.ContainsFunc(e.Elts, func(x pyast.Expr) bool { return !f.quietArg(x) })
	case *pyast.UnaryOp:
		_, constant := e.Operand.(*pyast.Constant)
		return constant
	case *pyast.JoinedStr:
		for _, v := range e.Values {
			if _, text := v.(*pyast.Constant); !text {
				return false
			}
		}
		return true
	case *pyast.BinOp, *pyast.Compare:
		return f.quietOperation(e)
	}
	return false
}

// quietOperation says whether an operation is one on numbers or texts that does not raise.
func (f *fn) quietOperation(e pyast.Expr) bool {
	quiet := func(e pyast.Expr) bool {
		return f.quietArg(e) && f.typeOf(e).Is(types.Int, types.Float, types.Str, types.Bool)
	}
	switch e := e.(type) {
	case *pyast.BinOp:
		if e.Op != pyast.Add && e.Op != pyast.Sub && e.Op != pyast.Mult {
			return false
		}
		_, known := infer.BinaryType(e.Op, f.typeOf(e.Left), f.typeOf(e.Right), nil)
		return known && quiet(e.Left) && quiet(e.Right)
	case *pyast.Compare:
		return len(e.Ops) == 1 && quiet(e.Left) && quiet(e.Comparators[0]) && f.typeOf(e.Left).Kind() == f.typeOf(e.Comparators[0]).Kind()
	}
	return false
}

// callsMethod says whether a call of an attribute looks the method up on the object: members of modules are values.
func (f *fn) callsMethod(a *pyast.Attribute) bool {
	return f.info.Attr(a).Kind != infer.ModuleMember
}

// dynamicInvoke emits py.<name>(ctx, callee, extra..., args...), or its Kw form.
func (f *fn) dynamicInvoke(c *pyast.Call, name string, callee func() ir.Expr, extra ...ir.Expr) ir.Expr {
	lower := []func() ir.Expr{callee}
	starred := slices.ContainsFunc(c.Args, isStarred)
	alone := starred && len(c.Args) == 1 // f(*xs): the call itself takes xs apart, after the keywords are evaluated
	if alone {
		lower = append(lower, func() ir.Expr {
			star := c.Args[0].(*pyast.Starred)
			if f.quietKeywords(c) {
				return box(f.starred(star))
			}
			return f.boxed(star.Value)
		})
	} else if starred {
		lower = append(lower, func() ir.Expr { return f.spreadArgs(c.Args) })
	} else {
		lower = append(lower, f.each(f.boxed, c.Args)...)
	}
	positional := len(lower)
	for _, k := range c.Keywords {
		lower = append(lower, func() ir.Expr { return f.boxed(k.Value) })
	}
	values := f.sequence(lower...)
	doubled := slices.ContainsFunc(c.Keywords, func(k *pyast.Keyword) bool { return k.Arg == "" })
	if alone || doubled {
		values[0] = f.spill(values[0])
	}
	if alone {
		// xs is evaluated before the keywords, though taken apart after them.
		if positional < len(values) {
			values[1] = f.spill(values[1])
		}
		for i := positional; i < len(values); i++ {
			values[i] = f.spill(values[i])
		}
		values[1] = ir.CallOf(ir.SliceOf(ir.Any), pyPath, "SpreadCall", values[0], ir.CallOf(ir.Any, pyPath, "Star", values[1]))
	}
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
	return ir.CallOf(ir.Any, pyPath, name+"Kw", append(args, list, kwargs(c.Keywords, values[0], values[positional:]))...)
}

// kwargs builds the list of keyword arguments: []py.Kwarg{{"k", 1}}, with py.SpreadKw around it where there is a **.
// callee, where there is one, is named by the TypeError of a ** of something else than a mapping.
func kwargs(keywords []*pyast.Keyword, callee ir.Expr, values []ir.Expr) ir.Expr {
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
		if callee == nil {
			parts = append(parts, ir.CallOf(ir.SliceOf(kw), pyPath, "StarStar", values[i]))
			continue
		}
		parts = append(parts, ir.CallOf(ir.SliceOf(kw), pyPath, "StarStarCall", callee, values[i]))
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
	if !ok || in.arity >= 0 && len(c.Args) != in.arity || len(c.Args) == 0 && n.Id != "print" {
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

// valueOf makes a value of a call: None for a call without result, or with nothing but None for one.
func (f *fn) valueOf(e ir.Expr) ir.Expr {
	if c, ok := e.(*ir.Call); ok && (c.T == nil || ir.Same(c.T, noneType)) {
		f.emit(ir.Do(c))
		return anyNil()
	}
	return e
}
