package lower

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// stubCall lowers a call of something whose stub gives a direct Go form, nil where it does not or the arguments do not fit
// it. With awaited the call of a coroutine function runs it here; otherwise it makes the coroutine object.
//
//	asyncio.sleep(1)          asyncio.SleepCoro(1.0)
//	await asyncio.sleep(1)    asyncio.Sleep(ctx, 1.0)
//	tasks.append(t)           tasks.Append(t)
//	asyncio.Queue()           asyncio.NewQueue[string](0)
func (f *fn) stubCall(c *pyast.Call, callee infer.Callee, awaited bool) ir.Expr {
	sig := callee.Sig
	if sig == nil || sig.GoName == "" || syntaxMethod(sig.Func.Name) || callee.Args == nil || !f.fits(callee) {
		return nil
	}
	if callee.Kind == infer.StubMethod && callee.Recv == nil && !sig.Func.IsStatic {
		return nil // a bound method that was kept: push = stack.append; push(x)
	}
	name := sig.GoName
	if sig.IsAsync && !awaited {
		if name = sig.CoroName; name == "" {
			return nil
		}
	}
	var recv ir.Expr
	var explicit bool
	lower := f.stubArgs(callee, &explicit)
	if callee.Kind == infer.StubMethod && callee.Recv != nil && !sig.Func.IsStatic {
		recv = f.present(callee.Recv, f.expr(callee.Recv), sig.Func.Name)
		if ir.Same(recv.GoType(), ir.Any) {
			return nil
		}
		if t := f.valueType(callee.Recv); isPy(t, "List") || isPy(t, "Dict") || isPy(t, "Set") {
			recv = f.coerce(recv, t) // a new one, whose type the arguments of this call may have widened
		}
		first := recv
		lower = append([]func() ir.Expr{func() ir.Expr { return first }}, lower...)
	}
	values := f.inSourceOrder(callee, lower, recv != nil)
	if recv != nil {
		recv, values = values[0], values[1:]
	}
	if recv != nil && sig.GoPkg != "" { // a function with the receiver as its first argument
		recv, values = nil, append([]ir.Expr{recv}, values...)
	}
	if sig.IsAsync && awaited || sig.NeedsCtx && !sig.IsAsync {
		values = append([]ir.Expr{f.ctx()}, values...)
	}
	if explicit && !strings.Contains(name, "[") && len(sig.TypeVars) > 0 && (recv == nil || sig.GoPkg != "") {
		name += "[" + strings.Join(sig.TypeVars, ",") + "]"
	}
	return f.widened(f.stubInvoke(c, callee, name, recv, values, awaited), sig, awaited)
}

// widened gives a new container that a stub declares with fixed element types the type that the program needs where it
// puts other values in as well.
//
//	words = line.split(); words.append(3)    words := py.As[*py.List[any]](py.StrFields(line))
func (f *fn) widened(call *ir.Call, sig *stub.Sig, awaited bool) ir.Expr {
	if sig.IsAsync && !awaited || call.T == nil {
		return call
	}
	declared, t := declaredContainer(sig.Result), call.T
	if declared == nil || ir.Same(declared, t) {
		return call
	}
	call.T = declared
	return f.coerce(call, t)
}

// declaredContainer is the Go type of a list, dict or set of strings, bytes or anything; nil for every other annotation.
func declaredContainer(t *stub.Type) *ir.Type {
	names := map[string]string{"list": "List", "dict": "Dict", "set": "Set", "frozenset": "FrozenSet"}
	if t == nil || t.Kind != stub.Plain || t.Class != nil || names[t.Name] == "" {
		return nil
	}
	var args []*ir.Type
	for _, a := range t.Args {
		switch {
		case a == nil:
			return nil
		case a.Kind == stub.AnyType:
			args = append(args, ir.Any)
		case a.Kind == stub.Plain && a.Name == "str":
			args = append(args, ir.String)
		case a.Kind == stub.Plain && a.Name == "bytes":
			args = append(args, ir.Named(pyPath, "Bytes"))
		default:
			return nil
		}
	}
	return pyType(names[t.Name], args...)
}

// fits says whether every argument can be written out: defaults are known, stars stand only where they spread anything.
func (f *fn) fits(callee infer.Callee) bool {
	for i, a := range callee.Args {
		if i >= len(callee.Sig.Params) {
			return false
		}
		p := callee.Sig.Params[i]
		switch p.Kind {
		case stub.KwArgs:
			if len(a.Keywords) > 0 {
				return false
			}
		case stub.VarArgs:
			for _, e := range a.Exprs {
				if isStarred(e) && !ir.Same(f.goType(a.Type), ir.Any) {
					return false
				}
			}
		default:
			if len(a.Exprs) == 0 && p.Default == nil {
				return false
			}
			if len(a.Exprs) == 1 && isStarred(a.Exprs[0]) {
				return false
			}
		}
	}
	return true
}

// stubArgs returns, for each parameter, what lowers its argument. A *args parameter gives one value for each argument, or one for
// all where some are starred. Where
// Go would infer other type arguments from an argument than inference did (any, for a value whose Go type is known), explicit
// is set once the argument is lowered.
func (f *fn) stubArgs(callee infer.Callee, explicit *bool) []func() ir.Expr {
	var lower []func() ir.Expr
	for _, i := range goOrder(callee) {
		a, p := callee.Args[i], callee.Sig.Params[i]
		t := f.goType(a.Type)
		if p.Type != nil && p.Type.Kind == stub.TypeVar {
			t = f.argType(a.Type)
		}
		switch {
		case p.Kind == stub.KwArgs:
		case p.Kind == stub.VarArgs && len(a.Exprs) > 1 && slices.ContainsFunc(a.Exprs, isStarred):
			lower = append(lower, func() ir.Expr { return f.spreadArgs(a.Exprs) })
		case p.Kind == stub.VarArgs:
			for _, e := range a.Exprs {
				lower = append(lower, func() ir.Expr { return f.variadicArg(callee.Sig, e, t) })
			}
		case len(a.Exprs) == 1:
			lower = append(lower, func() ir.Expr {
				v := f.typed(a.Exprs[0], t)
				*explicit = *explicit || mentionsVar(p.Type) && !ir.Same(ir.ShownType(v), t)
				return v
			})
		default:
			lower = append(lower, func() ir.Expr { return f.coerce(f.stubDefault(p.Default), t) })
		}
	}
	return lower
}

// mentionsVar says whether an annotation holds a type parameter, so that Go infers it from the argument.
func mentionsVar(t *stub.Type) bool {
	return t != nil && (t.Kind == stub.TypeVar || mentionsVar(t.Result) || slices.ContainsFunc(t.Args, mentionsVar) || slices.ContainsFunc(t.Params, mentionsVar))
}

// goOrder returns the indices of the parameters in the order of the Go form, where *args comes last.
func goOrder(callee infer.Callee) []int {
	var order, variadic []int
	for i := range callee.Args {
		if callee.Sig.Params[i].Kind == stub.VarArgs {
			variadic = append(variadic, i)
		} else {
			order = append(order, i)
		}
	}
	return append(order, variadic...)
}

// variadicArg lowers one argument of a *args parameter; a star makes it the whole rest.
func (f *fn) variadicArg(sig *stub.Sig, e pyast.Expr, t *ir.Type) ir.Expr {
	star, ok := e.(*pyast.Starred)
	switch {
	case !ok:
		return f.typed(e, t)
	case sig.Class != nil, f.typeOf(star.Value).Is(iterables...):
		return f.spreadArgs([]pyast.Expr{e})
	}
	// What may be no iterable: the error names the function.
	fun := ir.Expr(ir.MethodCall(ir.Any, &ir.Qual{Pkg: pyPath, Name: "Builtins"}, "Get", ir.Str(sig.Func.Name)))
	if sig.Module.Name != "builtins" {
		fun = f.memberValue(sig.Module, sig.Func.Name)
	}
	return ir.CallOf(ir.SliceOf(ir.Any), pyPath, "SpreadCall", fun, ir.CallOf(ir.Any, pyPath, "Star", f.boxed(star.Value)))
}

// iterables are the types of which iter() makes an iterator without fail.
var iterables = []types.Kind{
	types.List, types.Dict, types.Set, types.FrozenSet, types.Tuple, types.VarTuple, types.Str, types.Bytes, types.Bytearray,
	types.Generator, types.Iterator,
}

// stubDefault lowers a default that a stub writes: literals only.
func (f *fn) stubDefault(e pyast.Expr) ir.Expr {
	switch e := e.(type) {
	case *pyast.Constant:
		return f.constant(e)
	case *pyast.UnaryOp:
		if k, ok := e.Operand.(*pyast.Constant); ok {
			if lit := negativeConst(k); lit != nil {
				return lit
			}
		}
	}
	return anyNil()
}

// inSourceOrder evaluates the arguments in the order of the source, which keywords may make another than the parameters'.
func (f *fn) inSourceOrder(callee infer.Callee, lower []func() ir.Expr, hasRecv bool) []ir.Expr {
	order := make([]int, 0, len(lower))
	positions := make([]int, 0, len(lower))
	if hasRecv {
		positions = append(positions, -1)
	}
	for _, i := range goOrder(callee) {
		a := callee.Args[i]
		switch callee.Sig.Params[i].Kind {
		case stub.KwArgs:
		case stub.VarArgs:
			for _, e := range a.Exprs {
				positions = append(positions, position([]pyast.Expr{e}))
				if slices.ContainsFunc(a.Exprs, isStarred) {
					break // they are one value
				}
			}
		default:
			positions = append(positions, position(a.Exprs))
		}
	}
	for i := range lower {
		at := len(order)
		for at > 0 && positions[order[at-1]] > positions[i] {
			at--
		}
		order = append(order[:at], append([]int{i}, order[at:]...)...)
	}
	sorted := make([]func() ir.Expr, len(lower))
	for i, k := range order {
		sorted[i] = lower[k]
	}
	values := f.sequence(sorted...)
	inOrder := ascending(order, values)
	out := make([]ir.Expr, len(lower))
	for i, k := range order {
		v := values[i]
		if !inOrder && calls(v) {
			v = f.spill(v)
		}
		out[k] = v
	}
	return out
}

// ascending says whether the values stand in the call in the order in which they are computed; constants may stand anywhere.
func ascending(order []int, values []ir.Expr) bool {
	last := -1
	for i, k := range order {
		if _, constant := bareLit(values[i]); constant {
			continue
		}
		if k < last {
			return false
		}
		last = k
	}
	return true
}

// stubInvoke builds the call.
func (f *fn) stubInvoke(c *pyast.Call, callee infer.Callee, name string, recv ir.Expr, args []ir.Expr, awaited bool) *ir.Call {
	base, typeArgs := f.typeArguments(name, callee)
	call := &ir.Call{
		Args: args, Types: typeArgs, T: f.stubResult(callee, awaited),
		Parks: awaited && callee.Sig.Parks, Recalls: callee.Sig.Recalls, Makes: callee.Sig.IsAsync && !awaited,
	}
	for _, a := range callee.Args {
		call.Spread = call.Spread || slices.ContainsFunc(a.Exprs, isStarred)
	}
	if recv != nil {
		call.Fun = &ir.Selector{X: recv, Name: base}
	} else {
		call.Fun = &ir.Qual{Pkg: callee.Sig.GoPkg, Name: base}
	}
	return call
}

// stubResult is the Go type that the call gives back, nil for none.
func (f *fn) stubResult(callee infer.Callee, awaited bool) *ir.Type {
	sig := callee.Sig
	t := callee.Result
	if sig.IsAsync && !awaited && sig.Result != nil && sig.Result.Kind == stub.NoneType {
		// The Go function's own type: inference may have found that other results join the coroutine's.
		return ir.Pointer(ir.Named(coroPath, "Coroutine", noneType))
	}
	if sig.IsAsync && awaited {
		if t.Is(types.Coroutine) {
			t = t.Elem(0)
		}
		if sig.Result != nil && sig.Result.Kind == stub.NoneType {
			return nil
		}
		if t.Is(types.None) && sig.Result != nil && sig.Result.Kind == stub.TypeVar {
			return noneType
		}
		return f.goType(t)
	}
	if sig.IsAsync && t.Is(types.Coroutine) {
		if elem := f.annotatedElem(sig.Result, callee.TypeArgs); elem != nil {
			return ir.Pointer(ir.Named(coroPath, "Coroutine", elem))
		}
	}
	if made := f.annotated(sig.Result, callee.TypeArgs); made != nil && !sig.IsAsync && callee.Kind != infer.StubClass {
		return made
	}
	if !sig.IsAsync && callee.Kind != infer.StubClass && sig.Result != nil && (sig.Result.Kind == stub.NoneType || sig.Result.Kind == stub.NeverType) {
		return nil
	}
	if t.Is(types.None) && sig.Result != nil && sig.Result.Kind == stub.TypeVar {
		return noneType
	}
	return f.goType(t)
}

// typeArguments splits "NewQueue[T]" into the name and the Go types for its parameters; "AsCompleted[]" has none.
func (f *fn) typeArguments(name string, callee infer.Callee) (string, []*ir.Type) {
	base, list, ok := strings.Cut(strings.TrimSuffix(name, "]"), "[")
	if !ok || list == "" {
		return base, nil
	}
	var args []*ir.Type
	for _, v := range strings.Split(list, ",") {
		args = append(args, f.argType(callee.TypeArgs[strings.TrimSpace(v)]))
	}
	return base, args
}

// syntaxMethod says whether the Go name of a method is what await or a with statement becomes, not a call by its name.
func syntaxMethod(name string) bool {
	return name == "__await__" || name == "__aenter__" || name == "__enter__"
}
