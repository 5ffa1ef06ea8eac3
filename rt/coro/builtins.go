package coro

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// aiter and anext belong to the builtins, but need coroutines.
func init() {
	py.Builtins.Methods(py.MethodTable{
		py.Method("aiter", "async_iterable, /", func(ctx context.Context, a []any) any {
			m, ok := py.TypeOf(a[0]).Lookup("__aiter__")
			if !ok {
				panic(py.TypeError.Newf("'%s' object is not an async iterable", py.TypeOf(a[0]).ErrName()))
			}
			it := py.Call(ctx, m, a[0])
			if _, ok := py.TypeOf(it).Lookup("__anext__"); !ok {
				panic(py.TypeError.Newf("aiter() returned not an async iterator of type '%s'", py.TypeOf(it).ErrName()))
			}
			return it
		}),
		py.Method("anext", "async_iterator, default=..., /", func(ctx context.Context, a []any) any {
			aw := Anext(ctx, a[0])
			if a[1] == py.Unbound {
				return aw
			}
			return anextOr(aw, a[1])
		}),
	})
}

// Anext is anext(it): the awaitable of the next value; TypeError if it is no async iterator.
func Anext(ctx context.Context, it any) any {
	m, ok := py.TypeOf(it).Lookup("__anext__")
	if !ok {
		panic(py.TypeError.Newf("'%s' object is not an async iterator", py.TypeOf(it).ErrName()))
	}
	return py.Call(ctx, m, it)
}

// anextOr is the awaitable of anext(it, default).
func anextOr(aw, fallback any) any {
	return NewCoroutine("anext", func(ctx context.Context) (v any) {
		exc := py.Try(func() { v = Await(ctx, aw) })
		switch {
		case exc == nil:
			return v
		case exc.IsA(py.StopAsyncIteration):
			return fallback
		}
		panic(exc.Reraise())
	})
}
