package contextlib

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// The abstract classes and the decorator mixins.
var (
	contextManagerClass      = py.NewBuiltinType("contextlib", "AbstractContextManager").Mixin()
	asyncContextManagerClass = py.NewBuiltinType("contextlib", "AbstractAsyncContextManager").Mixin()
	decoratorClass           = py.NewBuiltinType("contextlib", "ContextDecorator").Mixin()
	asyncDecoratorClass      = py.NewBuiltinType("contextlib", "AsyncContextDecorator").Mixin()
)

// Suppress is contextlib.suppress(*exceptions).
type Suppress struct {
	py.Object
	classes []any
}

// simple is a manager made of two Go functions; the other classes of the module
// are such.
type simple struct {
	py.Object
	enter func(ctx context.Context) any
	exit  func(ctx context.Context, exc *py.Exception) bool
}

var (
	suppressClass  = py.NewBuiltinType("contextlib", "suppress", contextManagerClass)
	closingClass   = py.NewBuiltinType("contextlib", "closing", contextManagerClass)
	aclosingClass  = py.NewBuiltinType("contextlib", "aclosing", asyncContextManagerClass)
	nullClass      = py.NewBuiltinType("contextlib", "nullcontext", contextManagerClass, asyncContextManagerClass)
	redirectStdout = py.NewBuiltinType("contextlib", "redirect_stdout", contextManagerClass)
	redirectStderr = py.NewBuiltinType("contextlib", "redirect_stderr", contextManagerClass)
)

// NewSuppress makes a manager that swallows the exceptions of some classes.
func NewSuppress(classes ...any) *Suppress {
	s := &Suppress{classes: classes}
	s.SetClass(suppressClass)
	return s
}

// PyEnter does nothing.
func (s *Suppress) PyEnter(context.Context) any { return nil }

// PyExit swallows exc if it is of one of the classes; of a group the members
// that are.
func (s *Suppress) PyExit(_ context.Context, exc *py.Exception) bool {
	if exc == nil {
		return false
	}
	for _, c := range s.classes {
		if py.Matches(exc, c) {
			return true
		}
	}
	if exc.IsA(py.BaseExceptionGroup) {
		_, rest := py.Split(exc, py.NewTuple(s.classes...))
		if rest == nil {
			return true
		}
		if rest != exc {
			panic(rest)
		}
	}
	return false
}

// With is the whole `with suppress(...)` statement.
func (s *Suppress) With(ctx context.Context, body func()) { py.With(ctx, s, func(any) { body() }) }

// PyEnter calls the enter function.
func (s *simple) PyEnter(ctx context.Context) any { return s.enter(ctx) }

// PyExit calls the exit function.
func (s *simple) PyExit(ctx context.Context, exc *py.Exception) bool { return s.exit(ctx, exc) }

// EnterAny calls the enter function.
func (s *simple) EnterAny(ctx context.Context) any { return s.enter(ctx) }

// ExitAny calls the exit function.
func (s *simple) ExitAny(ctx context.Context, exc *py.Exception) bool { return s.exit(ctx, exc) }

func newSimple(cls *py.Type, enter func(ctx context.Context) any, exit func(ctx context.Context, exc *py.Exception) bool) *simple {
	s := &simple{enter: enter, exit: exit}
	s.SetClass(cls)
	return s
}

// syncTable, asyncEnterTable and asyncExitTable are the protocol methods of the classes above.
var syncTable = py.MethodTable{
	arg.Fn("__enter__", "self, /", func(ctx context.Context, a []any) any { return a[0].(py.Manager).PyEnter(ctx) }),
	arg.Fn("__exit__", "self, typ, value, traceback, /", func(ctx context.Context, a []any) any {
		return a[0].(py.Manager).PyExit(ctx, raisedIn(a))
	}),
}

var asyncEnterTable = py.MethodTable{
	arg.Async("", "__aenter__", "self, /", func(ctx context.Context, a []any) any {
		m := py.Unwrap(a[0])
		if v := m.(coro.AsyncManager).EnterAny(ctx); v != m {
			return v
		}
		return a[0]
	}),
}

var asyncExitTable = py.MethodTable{
	arg.Async("", "__aexit__", "self, typ, value, traceback, /", func(ctx context.Context, a []any) any {
		return a[0].(coro.AsyncManager).ExitAny(ctx, raisedIn(a))
	}),
}

func stays(context.Context, *py.Exception) bool { return false }

// redirect is redirect_stdout or redirect_stderr.
func redirect(cls *py.Type, target any, get func() any, set func(any)) any {
	var old []any
	return newSimple(cls, func(context.Context) any {
		old = append(old, get())
		set(target)
		return target
	}, func(context.Context, *py.Exception) bool {
		set(old[len(old)-1])
		old = old[:len(old)-1]
		return false
	})
}

func init() {
	suppressClass.Construct = func(_ context.Context, _ *py.Type, args []any, _ []py.Kwarg) any { return NewSuppress(args...) }
	construct(closingClass, "thing", func(a []any) any {
		return newSimple(closingClass, func(context.Context) any { return a[0] }, func(ctx context.Context, _ *py.Exception) bool {
			py.CallMethod(ctx, a[0], "close")
			return false
		})
	})
	construct(aclosingClass, "thing", func(a []any) any {
		return newSimple(aclosingClass, func(context.Context) any { return a[0] }, func(ctx context.Context, _ *py.Exception) bool {
			coro.Await(ctx, py.CallMethod(ctx, a[0], "aclose"))
			return false
		})
	})
	construct(nullClass, "enter_result=None", func(a []any) any {
		return newSimple(nullClass, func(context.Context) any { return a[0] }, stays)
	})
	construct(redirectStdout, "new_target", func(a []any) any {
		return redirect(redirectStdout, a[0], py.SysStdout, py.SetSysStdout)
	})
	construct(redirectStderr, "new_target", func(a []any) any {
		return redirect(redirectStderr, a[0], py.SysStderr, py.SetSysStderr)
	})
	for _, t := range []*py.Type{suppressClass, closingClass, nullClass, redirectStdout, redirectStderr} {
		t.Methods(syncTable)
	}
	for _, t := range []*py.Type{aclosingClass, nullClass, asyncStackClass} {
		t.MethodsOnWhole(asyncEnterTable)
		t.Methods(asyncExitTable)
	}
	contextManagerClass.Methods(py.MethodTable{
		arg.Fn("__enter__", "self, /", func(_ context.Context, a []any) any { return a[0] }),
		arg.Fn("__exit__", "self, exc_type, exc_value, traceback, /", arg.Constant(nil)),
	})
	asyncContextManagerClass.Methods(py.MethodTable{
		arg.Async("AbstractAsyncContextManager", "__aenter__", "self, /", func(_ context.Context, a []any) any { return a[0] }),
		arg.Async("AbstractAsyncContextManager", "__aexit__", "self, exc_type, exc_value, traceback, /", arg.Constant(nil)),
	})
	recreate := func(a []any) func() any {
		return func() any { return py.CallMethod(py.Context(), a[0], "_recreate_cm") }
	}
	decoratorClass.Methods(py.MethodTable{
		arg.Fn("_recreate_cm", "self, /", func(_ context.Context, a []any) any { return a[0] }),
		arg.Fn("__call__", "self, func, /", func(_ context.Context, a []any) any { return decorated(a[1], recreate(a)) }),
	})
	asyncDecoratorClass.Methods(py.MethodTable{
		arg.Fn("_recreate_cm", "self, /", func(_ context.Context, a []any) any { return a[0] }),
		arg.Fn("__call__", "self, func, /", func(_ context.Context, a []any) any { return asyncDecorated(a[1], recreate(a)) }),
	})
}

// construct gives a class a constructor with a signature.
func construct(t *py.Type, sig string, f func(a []any) any) {
	bind := arg.Binder(t.Name, sig)
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any { return f(bind(args, kw)) }
}
