// Package contextvars is Python's module contextvars: the classes ContextVar, Context and Token over the contexts that the
// event loop copies and enters (package rt/contextvars).
package contextvars

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("contextvars", py.MethodTable{
		arg.Fn("copy_context", "", func(ctx context.Context, _ []any) any { return vars(ctx).Copy() }),
	})
	m.SetClasses(contextvars.ContextType, contextvars.VarType, contextvars.TokenType)
	return m
}

// vars gives the current context.
func vars(ctx context.Context) *contextvars.Context { return coro.From(ctx).Thread().Context() }

// runIn calls f in a context: Context.run.
func runIn(ctx context.Context, c *contextvars.Context, f any, args []any, kw []py.Kwarg) any {
	if !c.Enter() {
		panic(py.RuntimeError.Newf("cannot enter context: %s is already entered", py.Repr(c)))
	}
	th := coro.From(ctx).Thread()
	outer := th.Context()
	th.Vars = c
	defer func() {
		c.Leave()
		th.Vars = outer
	}()
	return py.CallKw(ctx, f, args, kw)
}

// get is var.get(*default).
func get(ctx context.Context, v *contextvars.Var, def []any) any {
	if x, ok := vars(ctx).Lookup(v); ok {
		return x
	}
	switch {
	case len(def) > 0:
		return def[0]
	case v.HasDefault:
		return v.Default
	}
	panic(py.LookupError.New(v))
}

// reset is var.reset(token).
func reset(ctx context.Context, v *contextvars.Var, token any) {
	t, ok := token.(*contextvars.Token)
	if !ok {
		panic(py.TypeError.Newf("expected an instance of Token, got %s", py.Repr(token)))
	}
	c := vars(ctx)
	switch {
	case t.Used:
		panic(py.RuntimeError.Newf("%s has already been used once", py.Repr(t)))
	case t.Var != v:
		panic(py.ValueError.Newf("%s was created by a different ContextVar", py.Repr(t)))
	case t.Context != c:
		panic(py.ValueError.Newf("%s was created in a different Context", py.Repr(t)))
	}
	c.Reset(t)
}
