package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// items lowers the elements of a display to one argument list. With stars it is a spread slice of any.
//
//	1, *xs, y      py.Spread(1, py.Star(xs), y)...
func (f *fn) items(elts []pyast.Expr, elem *ir.Type) (args []ir.Expr, spread bool) {
	if !slices.ContainsFunc(elts, isStarred) {
		lower := make([]func() ir.Expr, len(elts))
		for i, e := range elts {
			lower[i] = func() ir.Expr { return f.typed(e, elem) }
		}
		return f.sequence(lower...), false
	}
	return []ir.Expr{f.spreadArgs(elts)}, true
}

// spreadArgs lowers arguments some of which are starred to one slice of any.
//
//	*tasks         tasks.BoxedItems()...
func (f *fn) spreadArgs(elts []pyast.Expr) ir.Expr {
	if star, ok := elts[0].(*pyast.Starred); ok && len(elts) == 1 {
		x := f.starred(star)
		if isPy(x.GoType(), "List") {
			return ir.MethodCall(ir.SliceOf(ir.Any), x, "BoxedItems")
		}
		return ir.CallOf(ir.SliceOf(ir.Any), pyPath, "Spread", ir.CallOf(ir.Any, pyPath, "Star", box(x)))
	}
	return f.spread("Spread", elts)
}

// starred lowers what is starred in a list, a tuple or a call, which take all its values at once.
func (f *fn) starred(s *pyast.Starred) ir.Expr {
	if e, ok := s.Value.(*pyast.GeneratorExp); ok && f.info.Func(f.table.FuncOf(e)).Kind == infer.Generator {
		return f.genList(e)
	}
	if list := f.lazyList(s.Value); list != nil {
		return list
	}
	if c, ok := s.Value.(*pyast.Call); ok {
		if list, elem := f.viewOf(c); elem != nil {
			return list()
		}
	}
	return f.expr(s.Value)
}

// spread does that with py.Spread or py.SpreadSet. What is starred is taken apart before later elements are evaluated; where
// those are quiet nobody can tell.
func (f *fn) spread(name string, elts []pyast.Expr) ir.Expr {
	last := len(elts) - 1
	for last > 0 && f.quietArg(elts[last]) {
		last--
	}
	lower := make([]func() ir.Expr, len(elts))
	for i, e := range elts {
		lower[i] = func() ir.Expr {
			if star, ok := e.(*pyast.Starred); ok {
				if i < last && name == "Spread" {
					return ir.CallOf(ir.Any, pyPath, "StarItems", box(f.starred(star)))
				}
				if name == "Spread" {
					return ir.CallOf(ir.Any, pyPath, "Star", box(f.starred(star)))
				}
				return ir.CallOf(ir.Any, pyPath, "Star", f.boxed(star.Value))
			}
			return f.boxed(e)
		}
	}
	return ir.CallOf(ir.SliceOf(ir.Any), pyPath, name, f.sequence(lower...)...)
}

// elemType is the Go type of the i-th element of a container of type t: any where t is no container.
func (f *fn) elemType(t types.Type, i int) *ir.Type {
	cells := t.Cells()
	if i >= len(cells) {
		return ir.Any
	}
	return f.argType(cells[i].Type())
}

// argType is the Go type of t as a type argument: None is py.None.
func (m *module) argType(t types.Type) *ir.Type {
	if t.Is(types.None) {
		return noneType
	}
	return m.goType(t)
}

// listDisplay lowers [a, b, *c].
func (f *fn) listDisplay(e *pyast.List) ir.Expr {
	elem := ir.Any
	if t := f.typeOf(e); t.Is(types.List) {
		elem = f.elemType(t, 0)
	}
	return f.newContainer("List", elem, e.Elts)
}

// setDisplay lowers {a, b, *c}; of constants to py.SetConst.
func (f *fn) setDisplay(e *pyast.Set) ir.Expr {
	elem := ir.Any
	if t := f.typeOf(e); t.Is(types.Set) {
		elem = f.elemType(t, 0)
	}
	elts := f.constSet(e)
	if elts == nil {
		return f.newContainer("Set", elem, e.Elts)
	}
	args, _ := f.items(elts, elem)
	call := ir.CallOf(pyType("Set", elem), pyPath, "SetConst", args...)
	call.Types = []*ir.Type{elem}
	return call
}

func (f *fn) newContainer(kind string, elem *ir.Type, elts []pyast.Expr) ir.Expr {
	t := pyType(kind, elem)
	if kind == "Set" && slices.ContainsFunc(elts, isStarred) {
		return f.starredSet(elem, elts)
	}
	args, spread := f.items(elts, elem)
	call := ir.CallOf(t, pyPath, "New"+kind, args...)
	call.Spread = spread
	if spread && !ir.Same(elem, ir.Any) {
		call = f.collected(kind, elem, elts)
	}
	call.Types = []*ir.Type{elem}
	return call
}

// starredSet lowers {a, *b}: SetFrom(SpreadSet(a, Star(b))).
func (f *fn) starredSet(elem *ir.Type, elts []pyast.Expr) ir.Expr {
	call := ir.CallOf(pyType("Set", elem), pyPath, "SetFrom", f.spread("SpreadSet", elts))
	call.Types = []*ir.Type{elem}
	return call
}

// collected builds a typed container from elements of which some are starred.
func (f *fn) collected(kind string, elem *ir.Type, elts []pyast.Expr) *ir.Call {
	return ir.CallOf(pyType(kind, elem), pyPath, kind+"From", f.spreadArgs(elts))
}

// tupleDisplay lowers a, *b, c.
func (f *fn) tupleDisplay(e *pyast.Tuple) ir.Expr {
	if t := f.typeOf(e); t.Is(types.Tuple) && !slices.ContainsFunc(e.Elts, isStarred) {
		return f.typedTuple(e, t)
	}
	args, spread := f.items(e.Elts, ir.Any)
	call := ir.CallOf(pyType("Tuple"), pyPath, "NewTuple", args...)
	call.Spread = spread
	return call
}

// typedTuple lowers (a, b) to py.T2(a, b).
func (f *fn) typedTuple(e *pyast.Tuple, t types.Type) ir.Expr {
	target := f.goType(t)
	lower := make([]func() ir.Expr, len(e.Elts))
	implied := true
	for i, x := range e.Elts {
		lower[i] = func() ir.Expr {
			v := f.expr(x)
			if _, literal := bareLit(v); !ir.Same(unwrap(v).GoType(), target.Args[i]) || literal && isNil(v) {
				implied = false
			}
			return f.coerce(v, target.Args[i])
		}
	}
	call := ir.CallOf(target, pyPath, "T"+string(rune('0'+len(e.Elts))), f.sequence(lower...)...)
	if !implied {
		call.Types = target.Args
	}
	return call
}

// dictDisplay lowers {k: v, **more}: py.DictOf[K, V](py.P(k, v), ...), then what comes from a ** on in single steps.
func (f *fn) dictDisplay(e *pyast.Dict) ir.Expr {
	key, value := ir.Any, ir.Any
	if t := f.typeOf(e); t.Is(types.Dict) {
		key, value = f.elemType(t, 0), f.elemType(t, 1)
	}
	return f.dictOf(e, key, value)
}

// dictOf lowers a dict display to a dict of the given types.
func (f *fn) dictOf(e *pyast.Dict, key, value *ir.Type) ir.Expr {
	t := pyType("Dict", key, value)
	first := slices.IndexFunc(e.Keys, func(k pyast.Expr) bool { return k == nil })
	plainPairs := len(e.Values)
	if first >= 0 {
		plainPairs = first
	}
	d := f.dictPairs(e, plainPairs, t)
	if first < 0 {
		return d
	}
	dict := ir.Use(f.temp("dict", d))
	for i := first; i < len(e.Values); i++ {
		if e.Keys[i] == nil {
			f.emit(ir.Do(ir.CallOf(nil, pyPath, "DictMerge", &ir.Implicit{X: dict, T: ir.Any}, f.boxed(e.Values[i]))))
			continue
		}
		kv := f.sequence(
			func() ir.Expr { return f.typed(e.Keys[i], key) },
			func() ir.Expr { return f.typed(e.Values[i], value) })
		f.emit(ir.Do(ir.MethodCall(nil, dict, "Set", kv...)))
	}
	return dict
}

// dictPairs lowers the first n items of a dict display.
func (f *fn) dictPairs(e *pyast.Dict, n int, t *ir.Type) ir.Expr {
	key, value := t.Elem.Args[0], t.Elem.Args[1]
	if n == 0 {
		call := ir.CallOf(t, pyPath, "NewDict")
		call.Types = t.Elem.Args
		return call
	}
	var lower []func() ir.Expr
	for i := range n {
		lower = append(lower,
			func() ir.Expr { return f.typed(e.Keys[i], key) },
			func() ir.Expr { return f.typed(e.Values[i], value) })
	}
	flat := f.sequence(lower...)
	call := ir.CallOf(t, pyPath, "DictOf")
	for i := range n {
		pair := ir.CallOf(ir.Named(pyPath, "Pair", key, value), pyPath, "P", flat[2*i], flat[2*i+1])
		if ir.Same(key, ir.Any) || ir.Same(value, ir.Any) {
			pair.Types = []*ir.Type{key, value}
		}
		call.Args = append(call.Args, pair)
	}
	return call
}
