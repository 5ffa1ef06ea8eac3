package functools

import (
	"context"
	"strings"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Partial is functools.partial: a call with some arguments given.
type Partial struct {
	py.Object
	fn   any
	args []any
	kw   []py.Kwarg
}

// PartialClass is the class functools.partial.
var PartialClass = py.NewBuiltinType("functools", "partial")

// NewPartial makes a partial; TypeError unless fn can be called. A partial of a
// partial is flattened.
func NewPartial(fn any, args ...any) *Partial { return newPartial(fn, args, nil) }

func newPartial(fn any, args []any, kw []py.Kwarg) *Partial {
	if !py.IsCallable(fn) {
		panic(py.TypeError.New("the first argument must be callable"))
	}
	p := &Partial{fn: fn, args: args, kw: kw}
	if inner, ok := fn.(*Partial); ok {
		p.fn = inner.fn
		p.args = append(append([]any(nil), inner.args...), args...)
		p.kw = mergeKw(inner.kw, kw)
	}
	p.SetClass(PartialClass)
	return p
}

// mergeKw lets later keywords replace earlier ones of the same name.
func mergeKw(a, b []py.Kwarg) []py.Kwarg {
	out := append([]py.Kwarg(nil), a...)
	for _, k := range b {
		found := false
		for i := range out {
			if out[i].Name == k.Name {
				out[i].Value, found = k.Value, true
			}
		}
		if !found {
			out = append(out, k)
		}
	}
	return out
}

// PartialFunc is the function that the partial calls.
func (p *Partial) PartialFunc() any { return p.fn }

// PartialArgs are the positional arguments given.
func (p *Partial) PartialArgs() []any { return p.args }

// PartialKw are the keyword arguments given.
func (p *Partial) PartialKw() []py.Kwarg { return p.kw }

// PyCall calls the function with the arguments given first.
func (p *Partial) PyCall(ctx context.Context, args []any, kw []py.Kwarg) any {
	all := append(append(make([]any, 0, len(p.args)+len(args)), p.args...), args...)
	return py.CallKw(ctx, p.fn, all, mergeKw(p.kw, kw))
}

func (p *Partial) repr() string {
	parts := []string{py.Repr(p.fn)}
	for _, a := range p.args {
		parts = append(parts, py.Repr(a))
	}
	for _, k := range p.kw {
		parts = append(parts, k.Name+"="+py.Repr(k.Value))
	}
	return "functools.partial(" + strings.Join(parts, ", ") + ")"
}

func init() {
	t := PartialClass
	t.InC = true
	t.Generic = true
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		if len(args) == 0 {
			panic(py.TypeError.New("type 'partial' takes at least one argument"))
		}
		return newPartial(args[0], args[1:], kw)
	}
	t.Slots.Repr = func(o any) string { return py.Unwrap(o).(*Partial).repr() }
	t.Slots.Call = func(ctx context.Context, o any, args []any, kw []py.Kwarg) any {
		return py.Unwrap(o).(*Partial).PyCall(ctx, args, kw)
	}
	partial := func(o any) *Partial { return py.Unwrap(o).(*Partial) }
	t.Getters([]py.Getter{
		{Name: "func", Get: func(o any) any { return partial(o).fn }},
		{Name: "args", Get: func(o any) any { return py.NewTuple(partial(o).args...) }},
		{Name: "keywords", Get: func(o any) any {
			d := py.NewDict[any, any]()
			for _, k := range partial(o).kw {
				d.Set(k.Name, k.Value)
			}
			return d
		}},
	})
}

// comparer is what cmp_to_key wraps a value in: it compares by a function of
// two values.
type comparer struct{ cmp, obj any }

var comparerClass = py.NewBuiltinType("functools", "KeyWrapper")

// PyClass gives the class KeyWrapper.
func (c *comparer) PyClass() *py.Type { return comparerClass }

func init() {
	comparerClass.InC = true
	comparerClass.Slots.NoHash = true
	comparerClass.Slots.Compare = func(op py.CmpOp, a, b any) any {
		x, ok := a.(*comparer)
		y, ok2 := b.(*comparer)
		if !ok || !ok2 {
			panic(py.TypeError.New("other argument must be K instance"))
		}
		return py.RichCompare(op, py.Call(py.Context(), x.cmp, x.obj, y.obj), 0)
	}
	comparerClass.Getters([]py.Getter{{Name: "obj", Get: func(o any) any { return o.(*comparer).obj }}})
}

func cmpToKey(cmp any) any {
	return py.NewFunction(py.Func{Name: "K", Sig: py.Sig("obj"), Code: func(_ context.Context, a []any) any {
		return &comparer{cmp, a[0]}
	}})
}

// reduce folds an iterable from the left.
func reduce(ctx context.Context, fn, iterable any, initial any, has bool) any {
	value := initial
	if _, ok := py.GetAttrOK(iterable, "__iter__"); !ok {
		if _, ok := py.GetAttrOK(iterable, "__getitem__"); !ok {
			panic(py.TypeError.New("reduce() arg 2 must support iteration"))
		}
	}
	for v := range py.Each(iterable) {
		if !has {
			value, has = v, true
			continue
		}
		value = py.Call(ctx, fn, value, v)
	}
	if !has {
		panic(py.TypeError.New("reduce() of empty iterable with no initial value"))
	}
	return value
}
