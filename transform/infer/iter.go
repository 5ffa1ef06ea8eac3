package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// iterate is what a for loop over t assigns.
func (u *unit) iterate(t types.Type, async bool, node pyast.Node) types.Type {
	if !async {
		return u.elemOf(t, node)
	}
	if u.pending(t) {
		return types.Type{}
	}
	switch t.Kind() {
	case types.AsyncGenerator, types.Iterator:
		return t.Cell(0).Read(u)
	case types.Opt:
		return u.iterate(t.NonNone(), async, node)
	case types.Instance:
		if r, ok := u.protocol(t, "__aiter__", "__anext__", node); ok {
			return u.await(r, nil)
		}
	}
	u.dynamic = true
	u.Release(t)
	return types.Obj("iterates asynchronously over "+t.String(), node)
}

// iterateOver is what a for loop over e, a t, assigns.
func (u *unit) iterateOver(e pyast.Expr, t types.Type, async bool, node pyast.Node) types.Type {
	item := u.itemOf(e, t, async, node)
	u.items[e] = item
	return item
}

// itemOf is iterate for an expression: the elements of a display are known however many there are.
func (u *unit) itemOf(e pyast.Expr, t types.Type, async bool, node pyast.Node) types.Type {
	if passed := u.varArgs(e); passed != nil && !async && t.Kind() == types.VarTuple {
		return passed.Read(u)
	}
	display, ok := e.(*pyast.Tuple)
	if !ok || async || t.Kind() != types.VarTuple {
		return u.iterate(t, async, node)
	}
	elem := u.at(node, "element")
	for _, x := range display.Elts {
		if _, star := x.(*pyast.Starred); star {
			return u.iterate(t, async, node)
		}
		u.Into(elem, u.exprs[x])
	}
	return elem.Read(u)
}

// elemOf is what iterating over t gives.
func (u *unit) elemOf(t types.Type, node pyast.Node) types.Type {
	if u.pending(t) {
		return types.Type{}
	}
	switch t.Kind() {
	case types.List, types.Dict, types.Set, types.FrozenSet, types.Generator, types.Iterator:
		return t.Cell(0).Read(u)
	case types.Str:
		return tStr
	case types.Bytes, types.Bytearray:
		return types.SmallInt(8)
	case types.Tuple:
		return u.joinElems(t, node)
	case types.Opt:
		return u.elemOf(t.NonNone(), node)
	case types.Instance:
		if r, ok := u.protocol(t, "__iter__", "__next__", node); ok {
			return r
		}
	case types.VarTuple:
		return types.Obj("an element of a tuple of unknown shape", node)
	}
	u.opaque = true
	u.Release(t)
	return types.Obj("iterates over "+t.String(), node)
}

// joinElems is the type of any element of a tuple.
func (u *unit) joinElems(t types.Type, node pyast.Node) types.Type {
	c := u.at(node, "element")
	for _, e := range t.Elems() {
		u.Into(c, e)
	}
	return c.Read(u)
}

// protocol is what the iterator protocol of an instance gives at each step.
func (u *unit) protocol(t types.Type, iter, next string, node pyast.Node) (types.Type, bool) {
	if r, ok := u.methodResult(t, iter, node); ok {
		switch r.Kind() {
		case types.Never:
			return r, true
		case types.Generator, types.Iterator, types.AsyncGenerator:
			e := r.Cell(0).Read(u)
			if iter == "__aiter__" {
				return types.Of(types.Coroutine, r.Cell(0)), true
			}
			return e, true
		case types.Instance:
			return u.methodResult(r, next, node)
		}
	}
	return types.Type{}, false
}

// methodResult is what calling a method without arguments gives.
func (u *unit) methodResult(t types.Type, name string, node pyast.Node) (types.Type, bool) {
	switch c := t.Class().(type) {
	case *stub.Class:
		if m := c.Method(name); m != nil {
			sig := m.Sigs[0]
			r := u.member(t, sig.Result, sig.Class)
			if sig.IsAsync {
				cell := u.at(node, name)
				u.Into(cell, r)
				return types.Of(types.Coroutine, cell), true
			}
			return r, true
		}
	default:
		return u.userMethodResult(t, name)
	}
	return types.Type{}, false
}

// index evaluates the inside of the brackets of a subscript.
func (u *unit) index(e pyast.Expr) types.Type {
	if s, ok := e.(*pyast.Slice); ok {
		for _, x := range []pyast.Expr{s.Lower, s.Upper, s.Step} {
			if x != nil {
				u.Release(u.expr(x))
			}
		}
		t := types.Obj("a slice", e)
		u.exprs[e] = t
		return t
	}
	return u.expr(e)
}

func (u *unit) subscript(e *pyast.Subscript) types.Type {
	t, key := u.expr(e.Value), u.index(e.Slice)
	r := u.getItem(t, key, e)
	if passed := u.varArgs(e.Value); passed != nil && t.Kind() == types.VarTuple && indexes(key) {
		r = passed.Read(u)
	}
	u.exprs[e] = r
	return r
}

func (u *unit) getItem(t, key types.Type, e *pyast.Subscript) types.Type {
	_, slice := e.Slice.(*pyast.Slice)
	if u.pending(t) {
		return types.Type{}
	}
	switch t.Kind() {
	case types.Str:
		return t
	case types.Bytes, types.Bytearray:
		if slice {
			return t
		}
		if indexes(key) {
			return types.SmallInt(8)
		}
	case types.List:
		if slice {
			return t
		}
		if indexes(key) {
			return t.Cell(0).Read(u)
		}
	case types.Dict:
		return t.Cell(1).Read(u)
	case types.Tuple:
		if slice || indexes(key) {
			return u.tupleItem(t, e)
		}
	case types.VarTuple:
		if slice {
			return t
		}
	case types.Iterator:
		if t.Name() == "range" && indexes(key) {
			return t.Cell(0).Read(u)
		}
	case types.Opt:
		return u.getItem(t.NonNone(), key, e)
	case types.Instance:
		if r, ok := u.callMethod(t, "__getitem__", []types.Type{key}, e); ok {
			return r
		}
	case types.ClassObj:
		return t // list[int] and the like: a generic alias
	}
	u.opaque = true
	u.Release(t)
	u.Release(key)
	return types.Obj("item of "+t.String(), e)
}

// indexes says whether a key is certainly the number of an item: what is not known to be one may be a slice object.
func indexes(key types.Type) bool { return key.Is(types.Int, types.Bool, types.Never) }

// tupleItem is an element by constant index, or any element.
func (u *unit) tupleItem(t types.Type, e *pyast.Subscript) types.Type {
	elems := t.Elems()
	if s, ok := e.Slice.(*pyast.Slice); ok {
		return u.tupleSlice(elems, s)
	}
	if n := constInt(e.Slice); n != nil {
		i := int(*n)
		if i < 0 {
			i += len(elems)
		}
		if i >= 0 && i < len(elems) {
			return elems[i]
		}
	}
	return u.joinElems(t, e)
}

func (u *unit) tupleSlice(elems []types.Type, s *pyast.Slice) types.Type {
	for _, t := range elems {
		u.Release(t)
	}
	_ = s
	return types.Basic(types.VarTuple)
}

// setItem is "target[key] = value".
func (u *unit) setItem(e *pyast.Subscript, value types.Type) {
	t, key := u.expr(e.Value), u.index(e.Slice)
	u.exprs[e] = value
	_, slice := e.Slice.(*pyast.Slice)
	if u.pending(t) {
		return
	}
	switch t.Kind() {
	case types.Bytearray:
		return
	case types.List:
		if slice {
			value = u.elemOf(value, e)
		}
		if slice || indexes(key) {
			u.Into(t.Cell(0), value)
			return
		}
	case types.Dict:
		u.Into(t.Cell(0), key)
		u.Into(t.Cell(1), value)
		return
	case types.Instance:
		if _, ok := u.callMethod(t, "__setitem__", []types.Type{key, value}, e); ok {
			return
		}
	}
	u.opaque = true
	u.Release(t)
	u.Release(key)
	u.Release(value)
}

// enter is what a with statement binds.
func (u *unit) enter(t types.Type, async bool, item *pyast.WithItem) types.Type {
	if u.pending(t) {
		return types.Type{}
	}
	switch t.Kind() {
	case types.Opt:
		return u.enter(t.NonNone(), async, item)
	case types.Instance:
		name := "__enter__"
		if async {
			name = "__aenter__"
		}
		if r, ok := u.methodResult(t, name, item); ok {
			if async {
				return u.await(r, item.ContextExpr)
			}
			return r
		}
	}
	u.dynamic = true
	u.Release(t)
	return types.Obj("what entering "+t.String()+" gives", item)
}

// maySuppress says whether a context manager may swallow an exception; one that is not known yet will be asked again.
func (a *analyzer) maySuppress(t types.Type) bool {
	return (t.Kind() != types.Never || a.final) && MaySuppress(t)
}

// MaySuppress says whether a context manager of type t may swallow an exception: managers of the runtime say in their stub
// that their __exit__ gives nothing.
func MaySuppress(t types.Type) bool {
	c, ok := t.NonNone().Class().(*stub.Class)
	if !ok || t.NonNone().Kind() != types.Instance {
		return true
	}
	for _, name := range []string{"__exit__", "__aexit__"} {
		if m := c.Method(name); m != nil {
			r := m.Sigs[0].Result
			if r == nil || r.Kind != stub.NoneType {
				return true
			}
		}
	}
	return false
}
