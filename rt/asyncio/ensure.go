package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// IsFuture is asyncio.isfuture().
func IsFuture(x any) bool {
	if asFuture(x) != nil {
		return true
	}
	v, ok := py.TypeOf(x).Lookup("_asyncio_future_blocking")
	return ok && v != nil
}

// IsCoroutine is asyncio.iscoroutine(): coroutine objects, and objects with the methods of one.
func IsCoroutine(x any) bool {
	switch x.(type) {
	case coro.Object, *coro.AsyncStep:
		return true
	}
	if _, ok := x.(py.Classed); !ok {
		return false
	}
	class := py.TypeOf(x)
	for _, name := range []string{"send", "throw", "close", "__await__"} {
		if _, ok := class.Lookup(name); !ok {
			return false
		}
	}
	return true
}

// isCoroutineFunction is asyncio.iscoroutinefunction().
func isCoroutineFunction(x any) bool {
	switch f := x.(type) {
	case *py.Function:
		return f.Kind == py.CoroutineFunc
	case *py.BoundMethod:
		return isCoroutineFunction(f.Func)
	}
	return false
}

// EnsureFuture is asyncio.ensure_future(x): futures as they are, coroutines and other awaitables as new tasks.
func EnsureFuture[T any](ctx context.Context, x any) *Future[T] {
	return typedFuture[T](ensureFuture(ctx, x, nil))
}

// ensureFuture makes a future of x on loop l (nil: the running one, or the one set).
func ensureFuture(ctx context.Context, x any, l *Loop) *FutureCore {
	if f := asFuture(x); f != nil {
		if l != nil && f.loop != l {
			panic(py.ValueError.New("The future belongs to a different loop than the one specified as the loop argument"))
		}
		return f
	}
	c, ok := x.(coro.Object)
	switch {
	case ok:
	case IsCoroutine(x):
	case coro.IsAwaitable(x):
		x = wrapAwaitable(x)
	default:
		panic(py.TypeError.New("An asyncio.Future, a coroutine or an awaitable is required"))
	}
	if l == nil {
		l = eventLoop(ctx)
	}
	if l.closed && c != nil {
		c.Abandon()
	}
	return &l.createTask(ctx, x, nil, nil).FutureCore
}

// wrapAwaitable is ensure_future's _wrap_awaitable.
func wrapAwaitable(x any) *coro.Coroutine[any] {
	return coro.NewCoroutine("ensure_future.<locals>._wrap_awaitable", func(ctx context.Context) any {
		return coro.Await(ctx, x)
	})
}
