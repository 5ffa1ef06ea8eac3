// Package functools is Python's module functools.
package functools

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// The defaults of update_wrapper.
var (
	assignments = py.NewTuple("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
	updates     = py.NewTuple("__dict__")
)

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("functools", py.MethodTable{
		arg.Fn("reduce", "function, iterable, /, *initial", func(ctx context.Context, a []any) any {
			if rest := a[2].(*py.Tuple); rest.Len() > 0 {
				return reduce(ctx, a[0], a[1], rest.Get(0), true)
			}
			return reduce(ctx, a[0], a[1], nil, false)
		}),
		arg.Fn("update_wrapper", "wrapper, wrapped, assigned=None, updated=None", func(_ context.Context, a []any) any {
			updateWrapper(a[0], a[1], a[2], a[3])
			return a[0]
		}),
		arg.Fn("wraps", "wrapped, assigned=None, updated=None", func(_ context.Context, a []any) any {
			return decorator(func(fn any) any {
				updateWrapper(fn, a[0], a[1], a[2])
				return fn
			})
		}),
		arg.Fn("lru_cache", "maxsize=128, typed=False", func(_ context.Context, a []any) any { return lruCache(a[0], a[1]) }),
		arg.Fn("cache", "user_function, /", func(_ context.Context, a []any) any { return newCached(a[0], -1, false) }),
		arg.Fn("cmp_to_key", "mycmp", func(_ context.Context, a []any) any { return cmpToKey(a[0]) }),
		arg.Fn("total_ordering", "cls, /", func(_ context.Context, a []any) any { return totalOrdering(a[0]) }),
		arg.Fn("singledispatch", "func, /", func(_ context.Context, a []any) any { return newDispatcher(a[0]) }),
	})
	m.SetClasses(PartialClass, cachedPropertyClass)
	m.Set("WRAPPER_ASSIGNMENTS", assignments)
	m.Set("WRAPPER_UPDATES", updates)
	return m
}

// updateWrapper copies the identity of wrapped to wrapper.
func updateWrapper(wrapper, wrapped, assigned, updated any) {
	if assigned == nil {
		assigned = assignments
	}
	if updated == nil {
		updated = updates
	}
	for name := range py.Each(assigned) {
		if v, ok := py.GetAttrOK(wrapped, name.(string)); ok {
			py.SetAttr(wrapper, name.(string), v)
		}
	}
	for name := range py.Each(updated) {
		d, ok := py.GetAttrOK(wrapped, name.(string))
		if !ok {
			continue
		}
		for k := range py.Each(d) {
			if s, ok := k.(string); ok {
				py.SetAttr(wrapper, s, py.GetItem(d, k))
			}
		}
	}
	py.SetAttr(wrapper, "__wrapped__", wrapped)
}

// Wraps is functools.wraps(wrapped)(wrapper).
func Wraps(wrapped any) any {
	return decorator(func(fn any) any {
		updateWrapper(fn, wrapped, nil, nil)
		return fn
	})
}

// orderOps are the comparisons and how each follows from a root one.
var orderOps = []struct {
	name string
	op   py.CmpOp
}{{"__lt__", py.OpLt}, {"__le__", py.OpLe}, {"__gt__", py.OpGt}, {"__ge__", py.OpGe}}

// totalOrdering adds the comparisons that a class lacks.
func totalOrdering(o any) any {
	cls, ok := o.(*py.Type)
	if !ok {
		panic(py.TypeError.New("total_ordering needs a class"))
	}
	root := ""
	has := map[string]bool{}
	for _, c := range orderOps {
		v, found := cls.Lookup(c.name)
		base, _ := py.ObjectType.Lookup(c.name)
		if has[c.name] = found && v != base; !has[c.name] {
			continue
		}
		switch {
		case c.name == "__lt__", root == "", c.name == "__le__" && root != "__lt__":
			root = c.name
		}
	}
	if root == "" {
		panic(py.ValueError.New("must define at least one ordering operation: < > <= >="))
	}
	for _, c := range orderOps {
		if has[c.name] {
			continue
		}
		fn := py.NewFunction(py.Func{
			Name: c.name, Qualname: cls.Qualname + "." + c.name, Sig: py.Sig("self, other"),
			Code: func(ctx context.Context, a []any) any { return derive(ctx, root, c.name, a[0], a[1]) },
		})
		cls.Set(c.name, fn)
	}
	return cls
}

// derive computes comparison name from the root comparison.
func derive(ctx context.Context, root, name string, a, b any) any {
	r := py.CallMethod(ctx, a, root, b)
	if r == py.NotImplemented {
		return r
	}
	v := py.Truth(r)
	equal := func() bool { return py.Eq(a, b) }
	strict := root == "__lt__" || root == "__gt__"
	up := root == "__gt__" || root == "__ge__"
	wantUp := name == "__gt__" || name == "__ge__"
	wantStrict := name == "__lt__" || name == "__gt__"
	switch {
	case up == wantUp && strict: // lt -> le
		return v || equal()
	case up == wantUp: // le -> lt
		return v && !equal()
	case strict && wantStrict: // lt -> gt
		return !v && !equal()
	case strict: // lt -> ge
		return !v
	case wantStrict: // le -> gt
		return !v
	}
	return !v || equal() // le -> ge
}

// dispatcher is a function decorated with singledispatch.
type dispatcher struct {
	py.Object
	fn       any
	registry *py.Dict[any, any]
}

var dispatcherClass = py.NewBuiltinType("functools", "_SingleDispatch")

func newDispatcher(fn any) *dispatcher {
	d := &dispatcher{fn: fn, registry: py.NewDict[any, any]()}
	d.SetClass(dispatcherClass)
	d.registry.Set(py.ObjectType, fn)
	arg.CopyIdentity(d, fn)
	return d
}

// find gives the implementation for a class.
func (d *dispatcher) find(cls *py.Type) any {
	for _, t := range cls.MRO {
		if f, ok := d.registry.LookupAny(t); ok {
			return f
		}
	}
	return d.fn
}

// PyCall calls the implementation for the first argument's class.
func (d *dispatcher) PyCall(ctx context.Context, args []any, kw []py.Kwarg) any {
	if len(args) == 0 {
		name, _ := py.GetAttrOK(d.fn, "__name__")
		panic(py.TypeError.Newf("%s requires at least 1 positional argument", py.Str(name)))
	}
	return py.CallKw(ctx, d.find(py.TypeOf(args[0])), args, kw)
}

// register adds an implementation: register(cls, func), @register(cls), or
// @register on a function whose first parameter is annotated.
func (d *dispatcher) register(cls, fn any) any {
	t, isClass := cls.(*py.Type)
	if !isClass {
		fn = cls
		notes, _ := py.GetAttrOK(fn, "__annotations__")
		for k := range py.Each(notes) {
			if t, isClass = py.GetItem(notes, k).(*py.Type); isClass {
				break
			}
		}
		if !isClass {
			panic(py.TypeError.Newf("Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.", py.Repr(fn)))
		}
	}
	if fn == nil {
		return decorator(func(fn any) any {
			d.registry.Set(t, fn)
			return fn
		})
	}
	d.registry.Set(t, fn)
	return fn
}

func init() {
	dispatcherClass.Slots.Call = func(ctx context.Context, o any, args []any, kw []py.Kwarg) any {
		return o.(*dispatcher).PyCall(ctx, args, kw)
	}
	dispatcherClass.Methods(py.MethodTable{
		arg.Fn("register", "self, cls, func=None", func(_ context.Context, a []any) any { return a[0].(*dispatcher).register(a[1], a[2]) }),
		arg.Fn("dispatch", "self, cls", func(_ context.Context, a []any) any { return a[0].(*dispatcher).find(a[1].(*py.Type)) }),
	})
	dispatcherClass.Getters([]py.Getter{{Name: "registry", Get: func(o any) any { return o.(*dispatcher).registry }}})
}
