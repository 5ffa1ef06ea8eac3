package contextlib

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// ExitStack is contextlib.ExitStack and AsyncExitStack: exit functions that run
// in reverse order, as if the managers were nested with statements.
type ExitStack struct {
	py.Object
	exits []exitFunc
}

type exitFunc func(ctx context.Context, exc *py.Exception) bool

var (
	stackClass      = py.NewBuiltinType("contextlib", "ExitStack", contextManagerClass)
	asyncStackClass = py.NewBuiltinType("contextlib", "AsyncExitStack", asyncContextManagerClass)
)

func newStack(cls *py.Type) *ExitStack {
	s := &ExitStack{}
	s.SetClass(cls)
	return s
}

// PyEnter gives the stack.
func (s *ExitStack) PyEnter(context.Context) any { return s }

// EnterAny gives the stack.
func (s *ExitStack) EnterAny(context.Context) any { return s }

// ExitAny unwinds.
func (s *ExitStack) ExitAny(ctx context.Context, exc *py.Exception) bool { return s.PyExit(ctx, exc) }

// PyExit runs the exit functions, the last pushed first. Each gets the
// exception of those before; it tells whether the one of the block is
// swallowed.
func (s *ExitStack) PyExit(ctx context.Context, received *py.Exception) bool {
	frame := py.HandledException()
	pending, swallowed := received, false
	for len(s.exits) > 0 {
		exit := s.exits[len(s.exits)-1]
		s.exits = s.exits[:len(s.exits)-1]
		current := pending
		raised := py.Try(func() {
			if exit(ctx, current) && current != nil {
				swallowed = true
				pending = nil
			}
		})
		if raised != nil {
			chain(raised, current, frame)
			pending = raised
		}
	}
	if pending != nil && pending != received {
		panic(pending.Propagate())
	}
	return received != nil && swallowed && pending == nil
}

// chain makes old the end of the contexts of raised, where that is what was handled around the whole block (frame).
func chain(raised, old, frame *py.Exception) {
	for e := raised; ; e = e.Context {
		switch e.Context {
		case nil, old:
			return
		case frame:
			e.Context = old
			return
		}
	}
}

// enter enters a manager and pushes its exit.
func (s *ExitStack) enter(ctx context.Context, mgr any) any {
	if m, ok := mgr.(py.Manager); ok {
		v := m.PyEnter(ctx)
		s.exits = append(s.exits, m.PyExit)
		return v
	}
	t := py.TypeOf(mgr)
	_, ok1 := t.Lookup("__enter__")
	_, ok2 := t.Lookup("__exit__")
	if !ok1 || !ok2 {
		panic(py.TypeError.Newf("'%s.%s' object does not support the context manager protocol", t.Module, t.Qualname))
	}
	v := py.CallMethod(ctx, mgr, "__enter__")
	s.pushExit(mgr)
	return v
}

// pushExit pushes the __exit__ of a manager.
func (s *ExitStack) pushExit(mgr any) {
	s.exits = append(s.exits, func(ctx context.Context, exc *py.Exception) bool {
		typ, val, tb := py.ExcInfo(exc)
		return py.Truth(py.CallMethod(ctx, mgr, "__exit__", typ, val, tb))
	})
}

func (s *ExitStack) enterAsync(ctx context.Context, mgr any) any {
	if m, ok := mgr.(coro.AsyncManager); ok {
		v := m.EnterAny(ctx)
		s.exits = append(s.exits, m.ExitAny)
		return v
	}
	t := py.TypeOf(mgr)
	_, ok1 := t.Lookup("__aenter__")
	_, ok2 := t.Lookup("__aexit__")
	if !ok1 || !ok2 {
		panic(py.TypeError.Newf("'%s.%s' object does not support the asynchronous context manager protocol", t.Module, t.Qualname))
	}
	v := coro.Await(ctx, py.CallMethod(ctx, mgr, "__aenter__"))
	s.pushAsyncExit(mgr)
	return v
}

func (s *ExitStack) pushAsyncExit(mgr any) {
	s.exits = append(s.exits, func(ctx context.Context, exc *py.Exception) bool {
		typ, val, tb := py.ExcInfo(exc)
		return py.Truth(coro.Await(ctx, py.CallMethod(ctx, mgr, "__aexit__", typ, val, tb)))
	})
}

// push pushes a manager's exit or a function with the signature of one.
func (s *ExitStack) push(exit any, method string, manager func(any), await bool) any {
	if _, ok := py.TypeOf(exit).Lookup(method); ok {
		manager(exit)
		return exit
	}
	s.exits = append(s.exits, func(ctx context.Context, exc *py.Exception) bool {
		typ, val, tb := py.ExcInfo(exc)
		v := py.Call(ctx, exit, typ, val, tb)
		if await {
			v = coro.Await(ctx, v)
		}
		return py.Truth(v)
	})
	return exit
}

// callback pushes a call that does not see the exception.
func (s *ExitStack) callback(a []any, await bool) any {
	args, kw := append([]any(nil), a[2].(*py.Tuple).Items()...), py.StarStar(a[3])
	s.exits = append(s.exits, func(ctx context.Context, _ *py.Exception) bool {
		v := py.CallKw(ctx, a[1], args, kw)
		if await {
			coro.Await(ctx, v)
		}
		return false
	})
	return a[1]
}

func stack(o any) *ExitStack { return py.Unwrap(o).(*ExitStack) }

var stackTable = py.MethodTable{
	arg.Fn("enter_context", "self, cm, /", func(ctx context.Context, a []any) any { return stack(a[0]).enter(ctx, a[1]) }),
	arg.Fn("push", "self, exit, /", func(_ context.Context, a []any) any {
		return stack(a[0]).push(a[1], "__exit__", stack(a[0]).pushExit, false)
	}),
	arg.Fn("callback", "self, callback, /, *args, **kwds", func(_ context.Context, a []any) any { return stack(a[0]).callback(a, false) }),
	arg.Fn("pop_all", "self, /", func(_ context.Context, a []any) any {
		s := stack(a[0])
		n := newStack(s.PyClass())
		n.exits, s.exits = s.exits, nil
		return n
	}),
}

func init() {
	stackClass.Construct = func(context.Context, *py.Type, []any, []py.Kwarg) any { return newStack(stackClass) }
	asyncStackClass.Construct = func(context.Context, *py.Type, []any, []py.Kwarg) any { return newStack(asyncStackClass) }
	stackClass.Methods(stackTable)
	stackClass.Methods(syncTable)
	stackClass.MethodsOnWhole(py.MethodTable{arg.Fn("close", "self, /", func(ctx context.Context, a []any) any {
		py.CallMethod(ctx, a[0], "__exit__", nil, nil, nil)
		return nil
	})})
	asyncStackClass.Methods(stackTable)
	asyncStackClass.Methods(py.MethodTable{
		arg.Async("AsyncExitStack", "enter_async_context", "self, cm, /", func(ctx context.Context, a []any) any {
			return stack(a[0]).enterAsync(ctx, a[1])
		}),
		arg.Fn("push_async_exit", "self, exit, /", func(_ context.Context, a []any) any {
			return stack(a[0]).push(a[1], "__aexit__", stack(a[0]).pushAsyncExit, true)
		}),
		arg.Fn("push_async_callback", "self, callback, /, *args, **kwds", func(_ context.Context, a []any) any {
			return stack(a[0]).callback(a, true)
		}),
	})
	asyncStackClass.MethodsOnWhole(py.MethodTable{
		arg.Async("AsyncExitStack", "aclose", "self, /", func(ctx context.Context, a []any) any {
			coro.Await(ctx, py.CallMethod(ctx, a[0], "__aexit__", nil, nil, nil))
			return nil
		}),
	})
}
