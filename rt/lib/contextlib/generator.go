package contextlib

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// generatorManager is what calling a function decorated with contextmanager
// gives: the generator's part before the yield enters, the rest exits.
type generatorManager struct {
	py.Object
	gen any
	// again makes a fresh manager, for use as a decorator.
	again func() any
}

// asyncManager is generatorManager for asynccontextmanager.
type asyncManager struct {
	py.Object
	gen   any
	again func() any
}

var (
	generatorClass = py.NewBuiltinType("contextlib", "_GeneratorContextManager", contextManagerClass, decoratorClass)
	asyncClass     = py.NewBuiltinType("contextlib", "_AsyncGeneratorContextManager", asyncContextManagerClass, asyncDecoratorClass)
)

// PyEnter runs the generator to its yield; RuntimeError if there is none.
func (m *generatorManager) PyEnter(ctx context.Context) any {
	v, ok := py.Unbound, false
	exc := py.Try(func() { v, ok = py.NextOf(m.gen), true })
	switch {
	case ok:
		return v
	case exc.IsA(py.StopIteration):
		e := py.RuntimeError.New("generator didn't yield")
		e.Context, e.SuppressContext = exc, true
		panic(e)
	}
	panic(exc.Reraise())
}

// PyExit runs the generator to its end, with the exception raised at the yield.
func (m *generatorManager) PyExit(ctx context.Context, exc *py.Exception) bool {
	var thrown *py.Exception
	var tb any
	if exc == nil {
		thrown = py.Try(func() { py.NextOf(m.gen) })
	} else {
		tb = exc.Traceback()
		thrown = py.Try(func() { py.CallMethod(ctx, m.gen, "throw", exc) })
	}
	return settle(exc, thrown, tb, py.StopIteration, "throw()", func() { py.CallMethod(ctx, m.gen, "close") })
}

// settle judges how the generator took the end of the block: exc left the
// block, thrown came out of the generator (nil if it yielded again). Where exc
// came through, its traceback is tb again: the way through does not count.
func settle(exc, thrown *py.Exception, tb any, stop *py.Type, throw string, end func()) bool {
	switch {
	case exc == nil && thrown == nil:
		defer end()
		panic(py.RuntimeError.New("generator didn't stop"))
	case thrown == nil:
		defer end()
		panic(py.RuntimeError.New("generator didn't stop after " + throw))
	case exc == nil:
		if thrown.IsA(stop) {
			return false
		}
	case thrown.IsA(stop):
		return thrown != exc
	case thrown == exc,
		thrown.IsA(py.RuntimeError) && exc.IsA(py.StopIteration, py.StopAsyncIteration) && thrown.Cause == exc:
		exc.SetTraceback(tb)
		return false
	}
	panic(thrown.Reraise())
}

// EnterAny runs the async generator to its yield.
func (m *asyncManager) EnterAny(ctx context.Context) any {
	v, ok := py.Unbound, false
	exc := py.Try(func() { v, ok = coro.Await(ctx, coro.Anext(ctx, m.gen)), true })
	switch {
	case ok:
		return v
	case exc.IsA(py.StopAsyncIteration):
		e := py.RuntimeError.New("generator didn't yield")
		e.Context, e.SuppressContext = exc, true
		panic(e)
	}
	panic(exc.Reraise())
}

// ExitAny runs the async generator to its end, with the exception raised at the
// yield.
func (m *asyncManager) ExitAny(ctx context.Context, exc *py.Exception) bool {
	var thrown *py.Exception
	var tb any
	if exc == nil {
		thrown = py.Try(func() { coro.Await(ctx, coro.Anext(ctx, m.gen)) })
	} else {
		tb = exc.Traceback()
		thrown = py.Try(func() { coro.Await(ctx, py.CallMethod(ctx, m.gen, "athrow", exc)) })
	}
	return settle(exc, thrown, tb, py.StopAsyncIteration, "athrow()", func() {
		coro.Await(ctx, py.CallMethod(ctx, m.gen, "aclose"))
	})
}

// managerFunction is a function decorated with contextmanager or
// asynccontextmanager.
func managerFunction(fn any, wrap func(gen any, again func() any) any) any {
	var make func(ctx context.Context, args []any, kw []py.Kwarg) any
	make = func(ctx context.Context, args []any, kw []py.Kwarg) any {
		return wrap(py.CallKw(ctx, fn, args, kw), func() any { return make(py.Context(), args, kw) })
	}
	return arg.Wrapper(fn, make)
}

// Contextmanager is the decorator contextlib.contextmanager.
func Contextmanager(fn any) any {
	return managerFunction(fn, func(gen any, again func() any) any {
		m := &generatorManager{gen: gen, again: again}
		m.SetClass(generatorClass)
		return m
	})
}

// Asynccontextmanager is the decorator contextlib.asynccontextmanager.
func Asynccontextmanager(fn any) any {
	return managerFunction(fn, func(gen any, again func() any) any {
		m := &asyncManager{gen: gen, again: again}
		m.SetClass(asyncClass)
		return m
	})
}

// decorated makes the function that runs fn inside a fresh manager each time.
func decorated(fn any, again func() any) any {
	return arg.Wrapper(fn, func(ctx context.Context, args []any, kw []py.Kwarg) any {
		var v any
		py.With(ctx, again(), func(any) { v = py.CallKw(ctx, fn, args, kw) })
		return v
	})
}

func asyncDecorated(fn any, again func() any) any {
	return arg.Wrapper(fn, func(_ context.Context, args []any, kw []py.Kwarg) any {
		return coro.NewCoroutine("inner", func(ctx context.Context) any {
			var v any
			coro.AsyncWith(ctx, again(), func(any) { v = coro.Await(ctx, py.CallKw(ctx, fn, args, kw)) })
			return v
		})
	})
}

func init() {
	exitArgs := "self, typ, value, traceback, /"
	generatorClass.Methods(py.MethodTable{
		arg.Fn("__enter__", "self, /", func(ctx context.Context, a []any) any { return a[0].(*generatorManager).PyEnter(ctx) }),
		arg.Fn("__exit__", exitArgs, func(ctx context.Context, a []any) any {
			return a[0].(*generatorManager).PyExit(ctx, raisedIn(a))
		}),
		arg.Fn("__call__", "self, func, /", func(_ context.Context, a []any) any {
			return decorated(a[1], a[0].(*generatorManager).again)
		}),
	})
	asyncClass.Methods(py.MethodTable{
		arg.Async("_AsyncGeneratorContextManager", "__aenter__", "self, /", func(ctx context.Context, a []any) any {
			return a[0].(*asyncManager).EnterAny(ctx)
		}),
		arg.Async("_AsyncGeneratorContextManager", "__aexit__", exitArgs, func(ctx context.Context, a []any) any {
			return a[0].(*asyncManager).ExitAny(ctx, raisedIn(a))
		}),
		arg.Fn("__call__", "self, func, /", func(_ context.Context, a []any) any {
			return asyncDecorated(a[1], a[0].(*asyncManager).again)
		}),
	})
	for _, t := range []*py.Type{generatorClass, asyncClass} {
		t.Getters([]py.Getter{{Name: "gen", Get: func(o any) any {
			if m, ok := o.(*generatorManager); ok {
				return m.gen
			}
			return o.(*asyncManager).gen
		}}})
	}
}

// raisedIn is the exception among the arguments (self, typ, value, traceback)
// of an __exit__, nil for none.
func raisedIn(a []any) *py.Exception {
	if e, ok := a[2].(*py.Exception); ok {
		return e
	}
	if t, ok := a[1].(*py.Type); ok {
		return py.Raised(t)
	}
	return nil
}
