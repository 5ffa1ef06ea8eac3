package functools

import (
	"container/list"
	"context"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Cached is a function decorated with lru_cache or cache.
type Cached struct {
	py.Object
	fn      any
	max     int // -1: without limit
	typed   bool
	entries *py.Dict[any, any] // key -> *list.Element
	order   *list.List         // of *cacheEntry, the oldest first
	hits    int
	misses  int
}

type cacheEntry struct{ key, value any }

var cachedClass = py.NewBuiltinType("functools", "_lru_cache_wrapper")

func newCached(fn any, maxSize int, typed bool) *Cached {
	c := &Cached{fn: fn, max: maxSize, typed: typed}
	c.SetClass(cachedClass)
	c.clear()
	arg.CopyIdentity(c, fn)
	return c
}

func (c *Cached) clear() {
	c.entries, c.order = py.NewDict[any, any](), list.New()
	c.hits, c.misses = 0, 0
}

// keywordMark separates positional from keyword arguments in a key.
var keywordMark = py.NewInstance(py.ObjectType)

// key makes the dictionary key of a call, as functools._make_key.
func (c *Cached) key(args []any, kw []py.Kwarg) any {
	if len(kw) == 0 && !c.typed && len(args) == 1 {
		switch args[0].(type) {
		case int, string:
			return args[0]
		}
	}
	parts := append([]any(nil), args...)
	if len(kw) > 0 {
		parts = append(parts, keywordMark)
		for _, k := range kw {
			parts = append(parts, k.Name, k.Value)
		}
	}
	if c.typed {
		for _, v := range args {
			parts = append(parts, py.TypeOf(v))
		}
		for _, k := range kw {
			parts = append(parts, py.TypeOf(k.Value))
		}
	}
	return py.NewTuple(parts...)
}

// PyCall answers from the cache or calls the function.
func (c *Cached) PyCall(ctx context.Context, args []any, kw []py.Kwarg) any {
	if c.max == 0 {
		c.misses++
		return py.CallKw(ctx, c.fn, args, kw)
	}
	key := c.key(args, kw)
	if e, ok := c.entries.LookupAny(key); ok {
		c.hits++
		el := e.(*list.Element)
		c.order.MoveToBack(el)
		return el.Value.(*cacheEntry).value
	}
	c.misses++
	v := py.CallKw(ctx, c.fn, args, kw)
	if _, ok := c.entries.LookupAny(key); ok {
		return v // the call has filled the entry itself
	}
	if c.max > 0 && c.order.Len() >= c.max {
		oldest := c.order.Front()
		c.entries.RemoveAny(oldest.Value.(*cacheEntry).key)
		c.order.Remove(oldest)
	}
	c.entries.StoreAny(key, c.order.PushBack(&cacheEntry{key, v}))
	return v
}

func (c *Cached) maxSize() any {
	if c.max < 0 {
		return nil
	}
	return c.max
}

// lruCache is lru_cache(maxsize, typed): a decorator, or the decorated function
// if maxsize is one.
func lruCache(maxSize, typed any) any {
	t := py.Truth(typed)
	switch m := maxSize.(type) {
	case nil:
		return decorator(func(fn any) any { return newCached(fn, -1, t) })
	case int:
		return decorator(func(fn any) any { return newCached(fn, max(m, 0), t) })
	}
	if py.IsCallable(maxSize) {
		return newCached(maxSize, 128, t)
	}
	panic(py.TypeError.New("Expected first argument to be an integer, a callable, or None"))
}

func decorator(f func(fn any) any) any {
	return py.NewFunction(py.Func{Name: "decorating_function", Sig: py.Sig("user_function"), Code: func(_ context.Context, a []any) any {
		return f(a[0])
	}})
}

// cachedProperty is functools.cached_property: computed at the first access,
// then an ordinary attribute.
type cachedProperty struct {
	py.Object
	fn   any
	name any
}

var cachedPropertyClass = py.NewBuiltinType("functools", "cached_property")

func newCachedProperty(fn any) *cachedProperty {
	p := &cachedProperty{fn: fn}
	p.SetClass(cachedPropertyClass)
	return p
}

// DescrGet makes a method of a cached function in a class.
func (c *Cached) DescrGet(o any, _ *py.Type, onClass bool) any {
	if onClass || o == nil {
		return c
	}
	return &py.BoundMethod{Func: c, Self: o}
}

// DescrGet computes the value of an instance's property.
func (p *cachedProperty) DescrGet(o any, _ *py.Type, onClass bool) any {
	if onClass || o == nil {
		return p
	}
	return p.get(py.Context(), o)
}

func (p *cachedProperty) get(ctx context.Context, obj any) any {
	if obj == nil {
		return p
	}
	name, ok := p.name.(string)
	if !ok {
		panic(py.TypeError.New("Cannot use cached_property instance without calling __set_name__ on it."))
	}
	in, isInstance := obj.(*py.Instance)
	if isInstance {
		if v, ok := in.Get(name); ok {
			return v
		}
	}
	v := py.Call(ctx, p.fn, obj)
	if isInstance {
		in.Set(name, v)
	} else {
		py.SetAttr(obj, name, v)
	}
	return v
}

func init() {
	cached := func(o any) *Cached { return o.(*Cached) }
	cachedClass.InC = true
	cachedClass.Slots.Call = func(ctx context.Context, o any, args []any, kw []py.Kwarg) any {
		return cached(o).PyCall(ctx, args, kw)
	}
	cachedClass.Methods(py.MethodTable{
		arg.Fn("cache_info", "self, /", func(_ context.Context, a []any) any {
			c := cached(a[0])
			return arg.NamedTuple(cacheInfo, c.hits, c.misses, c.maxSize(), c.order.Len())
		}),
		arg.Fn("cache_clear", "self, /", func(_ context.Context, a []any) any {
			cached(a[0]).clear()
			return nil
		}),
		arg.Fn("cache_parameters", "self, /", func(_ context.Context, a []any) any {
			return py.DictOf(py.P[any, any]("maxsize", cached(a[0]).maxSize()), py.P[any, any]("typed", cached(a[0]).typed))
		}),
	})
	cachedPropertyClass.Construct = func(_ context.Context, _ *py.Type, args []any, _ []py.Kwarg) any { return newCachedProperty(args[0]) }
	cachedPropertyClass.Methods(py.MethodTable{
		arg.Fn("__set_name__", "self, owner, name, /", func(_ context.Context, a []any) any {
			a[0].(*cachedProperty).name = a[2]
			return nil
		}),
	})
	cachedPropertyClass.Getters([]py.Getter{
		{Name: "func", Get: func(o any) any { return o.(*cachedProperty).fn }},
		{Name: "attrname", Get: func(o any) any { return o.(*cachedProperty).name }},
	})
}

var cacheInfo = arg.NamedTupleClass("functools", "CacheInfo", "hits", "misses", "maxsize", "currsize")

// SetName takes note of the attribute's name (__set_name__).
func (p *cachedProperty) SetName(_ *py.Type, name string) { p.name = name }
