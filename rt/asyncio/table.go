package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// code is the body of one line of a method table.
type code = func(ctx context.Context, a []any) any

// method is one line of a method table.
func method(name, sig string, f code) py.Def { return py.Method(name, sig, f) }

// on is a line of a method table whose receiver is a T; a holds the other arguments.
func on[T any](name, sig string, f func(ctx context.Context, self T, a []any) any) py.Def {
	if sig == "" {
		sig = "self, /"
	} else {
		sig = "self, " + sig
	}
	return py.Method(name, sig, func(ctx context.Context, a []any) any { return f(ctx, self[T](a[0]), a[1:]) })
}

// self gives the Go object of a receiver, which may be an instance of a user's subclass or a typed view.
func self[T any](o any) T {
	if v, ok := o.(T); ok {
		return v
	}
	return py.Unwrap(canonical(py.Unwrap(o))).(T)
}

// async is on for a method that is `async def`: calling it makes a coroutine object. name is Class.method.
func async[T any](class, name, sig string, f func(ctx context.Context, self T, a []any) any) py.Def {
	return on(name, sig, func(_ context.Context, self T, a []any) any {
		return coro.NewCoroutine(class+"."+name, func(ctx context.Context) any { return f(ctx, self, a) })
	})
}

// asyncFunc is a line of a module's table that is `async def`.
func asyncFunc(name, sig string, f code) py.Def {
	return py.Method(name, sig, func(_ context.Context, a []any) any {
		return coro.NewCoroutine(name, func(ctx context.Context) any { return f(ctx, a) })
	})
}

// property is a read-only computed attribute.
func property[T any](name string, get func(self T) any) py.Getter {
	return py.Getter{Name: name, Get: func(o any) any { return get(self[T](o)) }}
}

// constructor gives a class its constructor: empty makes an object, init is its __init__, which a user's subclass may call.
func constructor[T any](t *py.Type, sig string, empty func() T, init func(ctx context.Context, self T, a []any)) {
	t.EmptyBase = func() any { return empty() }
	t.Construct = func(ctx context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		self := empty()
		if t.InPython {
			init(ctx, self, py.BindInit(t, sig, args, kw))
		} else {
			init(ctx, self, py.BindNew(t.Name, sig, args, kw))
		}
		return self
	}
	t.Methods(py.MethodTable{on("__init__", sig, func(ctx context.Context, self T, a []any) any {
		init(ctx, self, a)
		return nil
	})})
}

// asyncManager gives a class __aenter__ and __aexit__.
func asyncManager[T coro.AsyncManager](t *py.Type) {
	t.MethodsOnWhole(py.MethodTable{
		method("__aenter__", "self, /", func(_ context.Context, a []any) any {
			return coro.NewCoroutine(t.Name+".__aenter__", func(ctx context.Context) any {
				m := self[T](a[0])
				if v := m.EnterAny(ctx); v != any(m) {
					return v
				}
				return a[0]
			})
		}),
	})
	t.Methods(py.MethodTable{
		async(t.Name, "__aexit__", "exc_type, exc, tb", func(ctx context.Context, m T, a []any) any {
			exc, _ := a[1].(*py.Exception)
			if m.ExitAny(ctx, exc) {
				return true
			}
			return nil
		}),
	})
}

// lockManager gives a class __aenter__ and __aexit__ that call acquire and release, which a subclass may have overridden.
func lockManager(t *py.Type) {
	t.Methods(py.MethodTable{
		method("__aenter__", "self, /", func(_ context.Context, a []any) any {
			return coro.NewCoroutine("_ContextManagerMixin.__aenter__", func(ctx context.Context) any {
				coro.Await(ctx, py.CallMethod(ctx, instanceOf(a[0]), "acquire"))
				return nil
			})
		}),
		method("__aexit__", "self, exc_type, exc, tb", func(_ context.Context, a []any) any {
			return coro.NewCoroutine("_ContextManagerMixin.__aexit__", func(ctx context.Context) any {
				py.CallMethod(ctx, instanceOf(a[0]), "release")
				return nil
			})
		}),
	})
}

// reprOf sets a class's repr.
func reprOf[T interface{ repr() string }](t *py.Type) {
	t.Slots.Repr = func(o any) string { return self[T](o).repr() }
}

// varsArg is a context= argument: None or a Context.
func varsArg(x any) *contextvars.Context {
	switch c := x.(type) {
	case nil:
		return nil
	case *contextvars.Context:
		return c
	}
	panic(py.TypeError.Newf("a Context object is expected, got %s", py.TypeOf(x).Name))
}

// loopOrNil is a loop= argument.
func loopOrNil(x any) *Loop {
	if x == nil {
		return nil
	}
	return loopArg(x)
}

// excOrNil is an exception as Python sees it: None for none.
func excOrNil(e *py.Exception) any {
	if e == nil {
		return nil
	}
	return e
}

// loopValue is a loop as Python sees it.
func loopValue(l *Loop) any {
	if l == nil {
		return nil
	}
	return l.object()
}

// taskValue is a task as Python sees it.
func taskValue(t *TaskCore) any {
	if t == nil {
		return nil
	}
	return t.object()
}

// items copies *args.
func items(args any) []any { return append([]any(nil), args.(*py.Tuple).Items()...) }
