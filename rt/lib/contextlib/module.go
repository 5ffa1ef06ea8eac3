// Package contextlib is Python's module contextlib.
//
// The managers are Go objects that `with` and `async with` enter directly
// (py.Manager, coro.AsyncManager); their dunder methods are there for code that
// calls them by hand.
package contextlib

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("contextlib", py.MethodTable{
		arg.Fn("contextmanager", "func, /", func(_ context.Context, a []any) any { return Contextmanager(a[0]) }),
		arg.Fn("asynccontextmanager", "func, /", func(_ context.Context, a []any) any { return Asynccontextmanager(a[0]) }),
	})
	m.SetClasses(contextManagerClass, asyncContextManagerClass, decoratorClass, asyncDecoratorClass, suppressClass,
		closingClass, aclosingClass, nullClass, redirectStdout, redirectStderr, stackClass, asyncStackClass)
	return m
}
