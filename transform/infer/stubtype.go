package infer

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// fit says whether an argument matches an annotation.
type fit uint8

const (
	fitsNot   fit = iota // it raises, or takes another overload
	fitsMaybe            // only the running program knows
	fitsSure
)

// fits says whether a value of type t may be passed for an annotation; e is its expression or nil.
func (u *unit) fits(p *stub.Type, t types.Type, e pyast.Expr, b *binding) fit {
	if p == nil || t.Kind() == types.Never {
		return fitsSure
	}
	switch p.Kind {
	case stub.AnyType, stub.Observed, stub.TypeVar, stub.Unpack:
		return fitsSure
	case stub.NoneType:
		return oneOf(t.Kind() == types.None, t.Is(types.Opt, types.Object))
	case stub.Union:
		return u.fitsUnion(p, t, e, b)
	case stub.CallableType:
		return oneOf(t.Is(types.Func, types.Method, types.Callable, types.ClassObj, types.Object), t.Is(types.Instance, types.Opt))
	case stub.ClassType:
		return oneOf(t.Kind() == types.ClassObj, t.Kind() == types.Object)
	case stub.ModuleType:
		return oneOf(t.Kind() == types.Module, t.Kind() == types.Object)
	case stub.SelfType:
		return oneOf(types.Same(t, b.self), t.Is(types.Object, types.Opt, types.Instance))
	case stub.Literal:
		return u.fitsLiteral(p, t, e, b)
	case stub.TupleType:
		return u.fitsTuple(p, t, b)
	case stub.Plain:
		return u.fitsPlain(p, t, b)
	}
	return fitsMaybe
}

func oneOf(sure, maybe bool) fit {
	switch {
	case sure:
		return fitsSure
	case maybe:
		return fitsMaybe
	}
	return fitsNot
}

// fitsUnion: the Go form takes any, so whatever may be one of the arms is sure.
func (u *unit) fitsUnion(p *stub.Type, t types.Type, e pyast.Expr, b *binding) fit {
	if t.Kind() == types.Object {
		return fitsSure
	}
	best := fitsNot
	for _, arm := range p.Args {
		best = max(best, u.fits(arm, t, e, b))
	}
	if t.Kind() == types.Opt && best != fitsSure {
		none := u.fitsUnion(p, tNone, nil, b)
		return min(none, u.fitsUnion(p, t.NonNone(), e, b))
	}
	return best
}

func (u *unit) fitsLiteral(p *stub.Type, t types.Type, e pyast.Expr, b *binding) fit {
	level := u.fits(p.Args[0], t, e, b)
	c, ok := e.(*pyast.Constant)
	if level != fitsSure || !ok || p.Value == nil {
		return min(level, fitsMaybe)
	}
	if c.Kind == p.Value.Kind && c.S == p.Value.S && c.Int == p.Value.Int {
		return fitsSure
	}
	return fitsNot
}

func (u *unit) fitsTuple(p *stub.Type, t types.Type, b *binding) fit {
	switch {
	case t.Kind() == types.VarTuple:
		return oneOf(p.Variadic, true)
	case t.Kind() != types.Tuple:
		return oneOf(false, t.Is(types.Object, types.Opt))
	case p.Variadic:
		level := fitsSure
		for _, e := range t.Elems() {
			level = min(level, u.fits(p.Args[0], e, nil, b))
		}
		return level
	case len(t.Elems()) != len(p.Args):
		return fitsNot
	}
	level := fitsSure
	for i, e := range t.Elems() {
		level = min(level, u.fits(p.Args[i], e, nil, b))
	}
	return level
}

// kindNamed are the builtin classes that are kinds.
var kindNamed = map[string]types.Kind{
	"str": types.Str, "bytes": types.Bytes, "bool": types.Bool, "complex": types.Complex, "bytearray": types.Bytearray,
	"list": types.List, "dict": types.Dict, "set": types.Set, "frozenset": types.FrozenSet,
}

var iterables = []string{
	"Iterable", "Iterator", "Sequence", "MutableSequence", "Collection", "Container", "Reversible",
	"AbstractSet", "MutableSet", "KeysView", "ValuesView", "ItemsView", "Generator",
}

func (u *unit) fitsPlain(p *stub.Type, t types.Type, b *binding) fit {
	if p.Class != nil {
		return fitsClass(p.Class, t)
	}
	switch p.Name {
	case "int":
		return oneOf(t.Small(), t.Is(types.Int, types.Bool, types.Object, types.Opt, types.Instance))
	case "BigInt":
		return oneOf(t.Kind() == types.Int, t.Is(types.Bool, types.Object, types.Opt, types.Instance))
	case "float":
		return oneOf(t.Is(types.Float, types.Int), t.Is(types.Bool, types.Object, types.Opt, types.Instance))
	case "Buffer":
		return oneOf(t.Is(types.Bytes, types.Bytearray), t.Is(types.Object, types.Opt, types.Instance))
	case "Awaitable":
		_, is := u.awaited(t)
		return oneOf(t.Kind() == types.Coroutine || is, t.Is(types.Object, types.Opt, types.Instance))
	case "Coroutine":
		return oneOf(t.Kind() == types.Coroutine, t.Is(types.Object, types.Opt))
	case "Mapping", "MutableMapping":
		return oneOf(t.Is(types.Dict, types.Object), t.Is(types.Opt, types.Instance))
	case "AsyncIterable", "AsyncIterator", "AsyncGenerator":
		return oneOf(t.Is(types.AsyncGenerator, types.Object), t.Is(types.Instance, types.Opt, types.Iterator))
	}
	if slices.Contains(iterables, p.Name) {
		return u.fitsIterable(p, t, b)
	}
	if k, ok := kindNamed[p.Name]; ok {
		return u.fitsKind(k, p, t, b)
	}
	return oneOf(t.Kind() == types.Object, true)
}

func (u *unit) fitsIterable(p *stub.Type, t types.Type, b *binding) fit {
	if t.Is(types.None, types.Bool, types.Int, types.Float, types.Complex, types.Func, types.Module, types.Coroutine) {
		return fitsNot
	}
	if t.Is(types.Object, types.Opt, types.Instance, types.ClassObj) || len(p.Args) == 0 {
		return oneOf(t.Kind() == types.Object, true)
	}
	level := fitsSure
	for _, e := range t.Elems() {
		level = min(level, u.fits(p.Args[0], e, nil, b))
		if t.Kind() == types.Dict {
			break
		}
	}
	return level
}

// fitsKind: a container fits when its elements are those wanted, since containers are invariant.
func (u *unit) fitsKind(k types.Kind, p *stub.Type, t types.Type, b *binding) fit {
	if t.Kind() != k {
		return oneOf(false, t.Is(types.Object, types.Opt, types.Instance))
	}
	for i, arg := range p.Args {
		if arg == nil || i >= len(t.Cells()) {
			continue
		}
		if arg.Kind == stub.TypeVar {
			bound, have := b.vars[arg.Name], t.Elem(i)
			if bound != nil && have.Kind() != types.Never && bound.Type().Kind() != types.Never && !sameGo(bound.Type(), have) {
				return fitsNot
			}
			continue
		}
		want := u.instantiate(arg, b, "")
		if have := t.Elem(i); have.Kind() != types.Never && !sameGo(want, have) {
			return fitsMaybe
		}
	}
	return fitsSure
}

func sameGo(a, b types.Type) bool { return types.GoType(a).String() == types.GoType(b).String() }

func fitsClass(c *stub.Class, t types.Type) fit {
	switch t.Kind() {
	case types.Object, types.Opt:
		return fitsMaybe
	case types.Instance:
		for _, k := range t.Class().Ancestors() {
			if k == types.Class(c) {
				// A subclass with a Go type of its own can't stand for its base in Go.
				return oneOf(c.Exception || c.GoClass().Name == t.Class().GoClass().Name, true)
			}
		}
	}
	return fitsNot
}

// flow lets a value of type t reach a parameter with this annotation.
func (u *unit) flow(p *stub.Type, t types.Type, b *binding) {
	if t.Kind() == types.Never && !u.final {
		return
	}
	if p == nil {
		u.Release(t)
		return
	}
	switch p.Kind {
	case stub.AnyType:
		u.Release(t)
	case stub.TypeVar:
		u.Into(b.cell(u, p.Name), t)
	case stub.Union:
		u.flowUnion(p, t, b)
	case stub.CallableType:
		u.flowCallback(p, t, b)
	case stub.TupleType:
		if t.Kind() != types.Tuple {
			u.flowUnknown(p, b)
			return
		}
		for i, e := range t.Elems() {
			u.flow(p.Args[min(i, len(p.Args)-1)], e, b)
		}
	case stub.ClassType:
		if t.Kind() == types.ClassObj && len(p.Args) > 0 {
			u.flow(p.Args[0], types.InstanceOf(t.Class()), b)
		}
		u.escape(t)
	case stub.Plain:
		u.flowPlain(p, t, b)
	}
}

func (u *unit) flowUnion(p *stub.Type, t types.Type, b *binding) {
	if t.Is(types.Object, types.Never) {
		for _, arm := range p.Args {
			if arm != nil && arm.Kind == stub.TypeVar {
				u.Into(b.cell(u, arm.Name), t)
			}
		}
		return
	}
	some := t
	for _, arm := range p.Args {
		if arm != nil && arm.Kind == stub.NoneType {
			some = t.NonNone()
		}
	}
	for _, want := range []fit{fitsSure, fitsMaybe} {
		for _, arm := range p.Args {
			if some.Kind() != types.Never && u.fits(arm, some, nil, b) == want {
				u.flow(arm, some, b)
				return
			}
		}
	}
}

// flowCallback runs a callback with the arguments that the annotation says.
func (u *unit) flowCallback(p *stub.Type, t types.Type, b *binding) {
	if t.Kind() == types.Opt {
		t = t.NonNone()
	}
	if !t.Is(types.Func, types.Method, types.Callable, types.ClassObj) {
		return
	}
	pack := p.Name
	for _, q := range p.Params {
		if q != nil && q.Kind == stub.Unpack {
			pack = q.Name
		}
	}
	if pack != "" {
		b.wraps[pack] = t
		b.calls = append(b.calls, func() {
			if a := b.packs[pack]; a != nil {
				u.flow(p.Result, u.invokeArgs(t, a), b)
			} else {
				u.adapter(t)
				u.flow(p.Result, u.resultOnly(t), b)
			}
		})
		return
	}
	if p.AnyArgs {
		u.escape(t)
		if f := t.Fn(); f != nil {
			u.Release(t)
		}
		u.flow(p.Result, u.resultOnly(t), b)
		return
	}
	b.calls = append(b.calls, func() {
		a := &args{node: b.node}
		for i, q := range p.Params {
			a.pos = append(a.pos, u.instantiate(q, b, "callback"+string(rune('0'+i))))
			a.exprs = append(a.exprs, nil)
		}
		u.flow(p.Result, u.invokeArgs(t, a), b)
	})
}

// resultOnly is what calling fn gives, whatever it is called with.
func (u *unit) resultOnly(fn types.Type) types.Type {
	if f, ok := fn.Fn().(*scope.Func); ok {
		return u.resultOf(u.units[f])
	}
	if fn.Kind() == types.ClassObj {
		return types.InstanceOf(fn.Class())
	}
	return types.Obj("the result of a callback", nil)
}

func (u *unit) flowPlain(p *stub.Type, t types.Type, b *binding) {
	switch {
	case t.Kind() == types.Opt:
		u.flowPlain(p, t.NonNone(), b)
	case p.Class != nil:
		u.flowClass(p, t, b)
	case p.Name == "Awaitable":
		if len(p.Args) == 1 {
			u.flow(p.Args[0], u.await(t, nil), b)
		}
	case p.Name == "Coroutine":
		if n := len(p.Args); n > 0 && t.Kind() == types.Coroutine {
			u.flowCell(p.Args[n-1], t.Cell(0), b)
		} else if t.Kind() == types.Object && n > 0 {
			u.flow(p.Args[n-1], types.Obj("the result of an unknown coroutine", b.node), b)
		}
	case (p.Name == "Mapping" || p.Name == "MutableMapping") && t.Kind() == types.Dict:
		if len(p.Args) == 2 {
			u.flow(p.Args[0], t.Cell(0).Read(u), b)
			u.flow(p.Args[1], t.Cell(1).Read(u), b)
		}
	case slices.Contains(iterables, p.Name):
		if len(p.Args) > 0 && b.node != nil {
			u.flow(p.Args[0], u.elemOf(t, b.node), b)
		}
	case p.Name == "AsyncIterable" || p.Name == "AsyncIterator" || p.Name == "AsyncGenerator":
		if len(p.Args) > 0 {
			u.flow(p.Args[0], u.iterate(t, true, b.node), b)
		}
	case t.Kind() == kindNamed[p.Name]:
		for i, arg := range p.Args {
			if i < len(t.Cells()) {
				u.flowCell(arg, t.Cell(i), b)
			}
		}
	default:
		u.flowUnknown(p, b)
	}
}

// flowUnknown lets anything reach the type parameters of an annotation.
func (u *unit) flowUnknown(p *stub.Type, b *binding) {
	if p == nil {
		return
	}
	if p.Kind == stub.TypeVar {
		u.Into(b.cell(u, p.Name), types.Obj("from a value of unknown type", b.node))
	}
	for _, arg := range p.Args {
		u.flowUnknown(arg, b)
	}
}

// flowCell lets the elements of an invariant container meet an annotation.
func (u *unit) flowCell(p *stub.Type, c *types.Cell, b *binding) {
	switch {
	case p == nil || p.Kind == stub.AnyType:
		u.Into(c, types.Obj("the runtime may put anything in", b.node))
	case p.Kind == stub.TypeVar:
		u.Unify(b.cell(u, p.Name), c)
	case p.Kind == stub.Observed:
	default:
		u.flow(p, c.Read(u), b)
		u.Into(c, u.instantiate(p, b, ""))
	}
}

func (u *unit) flowClass(p *stub.Type, t types.Type, b *binding) {
	if t.Kind() != types.Instance {
		u.flowUnknown(p, b)
		return
	}
	vars := u.classArgs(t, p.Class)
	for i, arg := range p.Args {
		if i < len(p.Class.TypeVars) && vars[p.Class.TypeVars[i]] != nil {
			u.flowCell(arg, vars[p.Class.TypeVars[i]], b)
		}
	}
}
