// Package futures is Python's module concurrent.futures: the dynamic face of
// package rt/concurrent.
package futures

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/concurrent"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Module is the module object; Package is its parent, concurrent.
var (
	Package = py.NewModule("concurrent", nil)
	Module  = newModule()
)

var doneAndNotDone = arg.NamedTupleClass("concurrent.futures._base", "DoneAndNotDoneFutures", "done", "not_done")

func newModule() *py.Module {
	m := py.NewModule("concurrent.futures", py.MethodTable{
		arg.Fn("wait", "fs, timeout=None, return_when='ALL_COMPLETED'", func(_ context.Context, a []any) any {
			done, rest := concurrent.WaitAll(futures(a[0]), concurrent.Seconds(a[1]), arg.Str("wait", a[2]))
			return arg.NamedTuple(doneAndNotDone, set(done), set(rest))
		}),
		arg.Fn("as_completed", "fs, timeout=None", func(_ context.Context, a []any) any {
			c := concurrent.AsCompleted(futures(a[0]), concurrent.Seconds(a[1]))
			return coro.NewGenerator("as_completed", func(y *coro.Yield[any]) any {
				for f := c.NextFuture(); f != nil; f = c.NextFuture() {
					y.Yield(f)
				}
				return nil
			})
		}),
	})
	m.SetClasses(concurrent.FutureClass, concurrent.ExecutorClass, concurrent.ThreadPoolClass, concurrent.CancelledError,
		concurrent.InvalidStateError, concurrent.BrokenExecutor, py.TimeoutError)
	m.Set("FIRST_COMPLETED", concurrent.FirstCompleted)
	m.Set("FIRST_EXCEPTION", concurrent.FirstException)
	m.Set("ALL_COMPLETED", concurrent.AllCompleted)
	Package.Set("futures", m)
	return m
}

func futures(v any) []*concurrent.Future {
	var out []*concurrent.Future
	for x := range py.Each(v) {
		f, ok := py.Unwrap(x).(*concurrent.Future)
		if !ok {
			panic(py.AttributeError.Newf("'%s' object has no attribute '_condition'", py.TypeOf(x).Name))
		}
		out = append(out, f)
	}
	return out
}

func set(fs []*concurrent.Future) any {
	s := py.NewSet[any]()
	for _, f := range fs {
		s.Add(f)
	}
	return s
}
