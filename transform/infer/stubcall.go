package infer

import (
	"fmt"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// binding holds what stands for type parameters at one use of a stub.
type binding struct {
	node  pyast.Node
	tag   string // tells overloads apart
	vars  map[string]*types.Cell
	self  types.Type
	packs map[string]*args      // *args: *Ts and P.args: what a callback is called with
	calls []func()              // callbacks to run when all arguments are bound
	wraps map[string]types.Type // ParamSpec -> the function it was taken from
}

func (u *unit) newBinding(node pyast.Node, tag string) *binding {
	return &binding{node: node, tag: tag, vars: map[string]*types.Cell{}, packs: map[string]*args{}, wraps: map[string]types.Type{}}
}

// cell returns what stands for a type parameter.
func (b *binding) cell(u *unit, name string) *types.Cell {
	c := b.vars[name]
	if c == nil {
		c = u.at(b.node, b.tag+name)
		b.vars[name] = c
	}
	return c
}

// callStub calls a function or method of the runtime: the first overload that the arguments match.
func (u *unit) callStub(fn *stub.Func, recv types.Type, a *args) Callee {
	var results []types.Type
	var chosen Callee
	found := false
	for i, sig := range fn.Sigs {
		list, ok := bindStub(sig, a)
		if !ok {
			continue
		}
		b := u.newBinding(a.node, fmt.Sprintf("%s#%d.", fn.Name, i))
		b.self = recv
		u.bindClass(b, recv, sig.Class)
		level := u.fitsAll(sig, list, a, b)
		if level == fitsNot {
			continue
		}
		if sig.Self != nil && recv.Kind() != types.Never {
			u.flow(sig.Self, recv, b)
		}
		u.flowAll(sig, list, a, b)
		static := level == fitsSure && len(results) == 0 && u.hasStatic(sig, a)
		r := u.stubResult(sig, b)
		if !static && !isElement(sig, recv) {
			r = u.dynamicResult(r, a.node)
		}
		results = append(results, r)
		if level == fitsSure {
			if !found && static {
				chosen = Callee{Sig: sig, Args: u.stubArgs(sig, list, b), TypeArgs: b.typeArgs(u)}
			}
			found = true
			break
		}
	}
	if len(results) == 0 {
		u.Release(recv)
		c := u.callUnknown(a, "no form of "+fn.FuncName()+" takes these arguments")
		c.Kind = stubKind(recv)
		return c
	}
	if len(results) > 1 {
		chosen = Callee{}
	}
	chosen.Kind = stubKind(recv)
	chosen.Name = fn.Name
	chosen.Result = results[0]
	for _, r := range results[1:] {
		if !types.Same(r, results[0]) {
			for _, r := range results {
				u.Release(r)
			}
			chosen.Result = types.Obj("depends on which form of "+fn.FuncName()+" is called", a.node)
			break
		}
	}
	if chosen.Sig == nil || chosen.Sig.NeedsCtx && !chosen.Sig.IsAsync {
		u.needsCtx = true
	}
	return chosen
}

// hasStatic says whether a call with this signature has a direct Go form: for a coroutine that is not awaited on the
// spot, one that makes the coroutine object.
func (u *unit) hasStatic(sig *stub.Sig, a *args) bool {
	return sig.GoName != "" && (!sig.IsAsync || sig.CoroName != "" || u.awaiting == a.node)
}

// isElement says whether a method gives an element of a builtin container, which is what it is however it is called.
func isElement(sig *stub.Sig, recv types.Type) bool {
	r := sig.Result
	if r != nil && r.Kind == stub.Union && len(r.Args) == 2 && r.Args[1] != nil && r.Args[1].Kind == stub.NoneType {
		r = r.Args[0]
	}
	return r != nil && r.Kind == stub.TypeVar && recv.Is(types.List, types.Dict, types.Set, types.FrozenSet)
}

// dynamicResult is a result that comes through the dynamic tables, boxed: ints without bounds, containers and generic
// objects whose element type is the runtime's own.
func (u *unit) dynamicResult(t types.Type, node pyast.Node) types.Type {
	switch t.Kind() {
	case types.Int:
		return types.BigInt()
	case types.List, types.Dict, types.Set, types.FrozenSet, types.Tuple:
		u.Release(t)
		return types.Obj("a container from a dynamic call", node)
	case types.Instance, types.Coroutine, types.Generator:
		for _, c := range t.Cells() {
			u.Into(c, types.Obj("from a dynamic call", node))
		}
	case types.Opt:
		if inner := u.dynamicResult(t.NonNone(), node); inner.Kind() != types.Object {
			return types.OptOf(inner)
		}
		return types.Obj("a container from a dynamic call", node)
	}
	return t
}

func stubKind(recv types.Type) CalleeKind {
	if recv.Kind() == types.Never {
		return StubFunc
	}
	return StubMethod
}

// boundArg is the arguments bound to one parameter of a stub: indices into args.pos and args.kw.
type boundArg struct {
	pos, kw []int
}

// bindStub maps arguments to the parameters of a signature. A *star argument may fill a *args parameter only.
func bindStub(sig *stub.Sig, a *args) ([]boundArg, bool) {
	list := make([]boundArg, len(sig.Params))
	next := 0
	for i := range a.pos {
		for next < len(sig.Params) && sig.Params[next].Kind == stub.KwOnly {
			next++
		}
		if next == len(sig.Params) || sig.Params[next].Kind == stub.KwArgs {
			return nil, false
		}
		p := sig.Params[next]
		if i < len(a.exprs) && a.exprs[i] != nil && a.star(i) && p.Kind != stub.VarArgs {
			return nil, false
		}
		list[next].pos = append(list[next].pos, i)
		if p.Kind != stub.VarArgs {
			next++
		}
	}
	for i, k := range a.keywords {
		j := stubParam(sig, string(k.Arg))
		if j < 0 || sig.Params[j].Kind != stub.KwArgs && len(list[j].pos)+len(list[j].kw) > 0 {
			return nil, false
		}
		list[j].kw = append(list[j].kw, i)
	}
	for i, p := range sig.Params {
		required := p.Kind != stub.VarArgs && p.Kind != stub.KwArgs && !p.HasDefault
		if required && len(list[i].pos)+len(list[i].kw) == 0 {
			return nil, false
		}
	}
	return list, true
}

func stubParam(sig *stub.Sig, name string) int {
	rest := -1
	for i, p := range sig.Params {
		if p.Name == name && name != "" && (p.Kind == stub.PosOrKw || p.Kind == stub.KwOnly) {
			return i
		}
		if p.Kind == stub.KwArgs {
			rest = i
		}
	}
	return rest
}

// each calls f for every argument bound to each parameter, with the type that the parameter gets.
func (u *unit) each(sig *stub.Sig, list []boundArg, a *args, f func(p stub.Param, t types.Type, e pyast.Expr)) {
	for i, p := range sig.Params {
		for _, j := range list[i].pos {
			t := a.pos[j]
			if a.exprs[j] != nil && a.star(j) {
				t = u.elemOf(t, a.exprs[j])
			}
			f(p, t, a.exprs[j])
		}
		for _, j := range list[i].kw {
			f(p, a.kw[j], a.keywords[j].Value)
		}
	}
}

func (u *unit) fitsAll(sig *stub.Sig, list []boundArg, a *args, b *binding) fit {
	level := fitsSure
	u.each(sig, list, a, func(p stub.Param, t types.Type, e pyast.Expr) {
		level = min(level, u.fits(p.Type, t, e, b))
	})
	return level
}

// flowAll lets the arguments flow into what the parameters' types say, then runs the callbacks.
func (u *unit) flowAll(sig *stub.Sig, list []boundArg, a *args, b *binding) {
	for i, p := range sig.Params {
		if p.Type != nil && p.Type.Kind == stub.Unpack {
			pack := b.packs[p.Type.Name]
			if pack == nil {
				pack = &args{node: a.node}
				b.packs[p.Type.Name] = pack
			}
			for _, j := range list[i].pos {
				pack.exprs = append(pack.exprs, a.exprs[j])
				pack.pos = append(pack.pos, a.pos[j])
				pack.stars = pack.stars || a.exprs[j] != nil && a.star(j)
			}
			for _, j := range list[i].kw {
				pack.keywords = append(pack.keywords, a.keywords[j])
				pack.kw = append(pack.kw, a.kw[j])
				pack.stars = pack.stars || a.keywords[j].Arg == ""
			}
			continue
		}
		if len(list[i].pos)+len(list[i].kw) == 0 && p.HasDefault && p.Type != nil {
			u.flowDefault(p, b)
		}
	}
	u.each(sig, list, a, func(p stub.Param, t types.Type, e pyast.Expr) {
		if p.Type == nil || p.Type.Kind != stub.Unpack {
			u.flow(p.Type, t, b)
		}
	})
	for _, call := range b.calls {
		call()
	}
}

// flowDefault lets an omitted argument's default decide a type parameter.
func (u *unit) flowDefault(p stub.Param, b *binding) {
	if p.Type.Kind != stub.TypeVar {
		return
	}
	if c, ok := p.Default.(*pyast.Constant); ok {
		u.Into(b.cell(u, p.Type.Name), constant(c))
	}
}

// stubResult is the type of a call with this signature.
func (u *unit) stubResult(sig *stub.Sig, b *binding) types.Type {
	r := u.instantiate(sig.Result, b, "result")
	if !sig.IsAsync {
		return r
	}
	if sig.Result != nil && sig.Result.Kind == stub.TypeVar {
		return types.Of(types.Coroutine, b.cell(u, sig.Result.Name))
	}
	c := u.at(b.node, b.tag+"awaited")
	u.Into(c, r)
	if r.Kind() == types.Never && sig.Result != nil && sig.Result.Kind != stub.NeverType && !u.final {
		return r
	}
	return types.Of(types.Coroutine, c)
}

// stubArgs describes the arguments for Callee.
func (u *unit) stubArgs(sig *stub.Sig, list []boundArg, b *binding) []Arg {
	return u.describeArgs(sig, list, b, nil)
}

func (u *unit) describeArgs(sig *stub.Sig, list []boundArg, b *binding, a *args) []Arg {
	out := make([]Arg, len(sig.Params))
	for i, p := range sig.Params {
		out[i].Type = u.instantiate(p.Type, b, "param."+p.Name)
		out[i].Default = len(list[i].pos)+len(list[i].kw) == 0 && p.HasDefault
		_ = a
	}
	call, ok := b.node.(*pyast.Call)
	if !ok {
		return out
	}
	for i, p := range sig.Params {
		for _, j := range list[i].pos {
			if j < len(call.Args) {
				out[i].Exprs = append(out[i].Exprs, call.Args[j])
			}
		}
		for _, j := range list[i].kw {
			if j >= len(call.Keywords) {
				continue
			}
			if p.Kind == stub.KwArgs {
				out[i].Keywords = append(out[i].Keywords, call.Keywords[j])
			} else {
				out[i].Exprs = append(out[i].Exprs, call.Keywords[j].Value)
			}
		}
	}
	return out
}

func (b *binding) typeArgs(u *unit) map[string]types.Type {
	if len(b.vars) == 0 {
		return nil
	}
	m := make(map[string]types.Type, len(b.vars))
	for name, c := range b.vars {
		m[name] = c.Read(u)
	}
	return m
}

// construct makes an instance of a class of the runtime.
func (u *unit) construct(c *stub.Class, a *args) Callee {
	if c.Module.Name == "builtins" && !c.Exception {
		return u.callBuiltin(c.Name, a)
	}
	if c.Exception && c.Constructor() == nil {
		u.releaseArgs(a)
		return Callee{Kind: StubClass, StubClass: c, Result: types.InstanceOf(c)}
	}
	cells := make([]*types.Cell, len(c.TypeVars))
	for i, name := range c.TypeVars {
		cells[i] = u.at(a.node, "new."+name)
		cells[i].Read(u)
	}
	made := types.InstanceOf(c, cells...)
	init := c.Constructor()
	if init == nil {
		u.releaseArgs(a)
		return Callee{Kind: StubClass, StubClass: c, Result: made}
	}
	needsCtx := u.needsCtx
	callee := u.callStub(init, made, a)
	if c.Exception && c.Module.Name == "builtins" && a.plain() {
		u.needsCtx = needsCtx
	}
	callee.Kind, callee.StubClass = StubClass, c
	callee.Result = made
	callee.TypeArgs = map[string]types.Type{}
	for i, name := range c.TypeVars {
		callee.TypeArgs[name] = cells[i].Type()
	}
	return callee
}

// bindClass makes the type parameters of the class that declares a method stand for the receiver's arguments.
func (u *unit) bindClass(b *binding, recv types.Type, declared *stub.Class) {
	if declared == nil || recv.Kind() == types.Never {
		return
	}
	for name, c := range u.classArgs(recv, declared) {
		b.vars[name] = c
	}
}

// classArgs says what the type parameters of class declared are for a value of type t, whose class extends it.
func (u *unit) classArgs(t types.Type, declared *stub.Class) map[string]*types.Cell {
	c, ok := t.Class().(*stub.Class)
	if !ok {
		c = u.builtinClass(t)
	}
	if c == nil {
		return nil
	}
	vars := map[string]*types.Cell{}
	for i, name := range c.TypeVars {
		if cells := t.Cells(); i < len(cells) {
			vars[name] = cells[i]
		}
	}
	return u.climb(c, vars, declared)
}

// climb follows the bases of c to declared, replacing type parameters on the way.
func (u *unit) climb(c *stub.Class, vars map[string]*types.Cell, declared *stub.Class) map[string]*types.Cell {
	if c == declared {
		return vars
	}
	for _, base := range c.Bases {
		if base.Class == nil {
			continue
		}
		up := map[string]*types.Cell{}
		for i, name := range base.Class.TypeVars {
			if i >= len(base.Args) || base.Args[i] == nil {
				continue
			}
			if base.Args[i].Kind == stub.TypeVar {
				up[name] = vars[base.Args[i].Name]
			} else {
				up[name] = types.CellOf(u.instantiate(base.Args[i], u.newBinding(nil, ""), ""))
			}
			if up[name] == nil {
				delete(up, name)
			}
		}
		if found := u.climb(base.Class, up, declared); found != nil {
			return found
		}
	}
	return nil
}

// builtinClass is the stub that describes the methods of a builtin type.
func (u *unit) builtinClass(t types.Type) *stub.Class {
	names := map[types.Kind]string{
		types.Str: "str", types.Int: "int", types.Bool: "bool", types.Float: "float", types.Complex: "complex",
		types.Bytes: "bytes", types.Bytearray: "bytearray", types.List: "list", types.Dict: "dict", types.Set: "set",
		types.FrozenSet: "frozenset", types.Tuple: "tuple", types.VarTuple: "tuple", types.Coroutine: "_coroutine",
		types.Generator: "_generator", types.AsyncGenerator: "_async_generator",
	}
	if t.Kind() == types.Iterator && t.Name() != "" {
		return u.lib.Builtin(t.Name())
	}
	return u.lib.Builtin(names[t.Kind()])
}

// member is the type of an attribute or result annotated in class declared, for a receiver of type recv.
func (u *unit) member(recv types.Type, annotated *stub.Type, declared *stub.Class) types.Type {
	b := u.newBinding(nil, "")
	b.self = recv
	u.bindClass(b, recv, declared)
	return u.instantiate(annotated, b, "")
}
