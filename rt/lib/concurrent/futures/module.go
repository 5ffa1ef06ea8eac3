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

func future(o any) *concurrent.Future { return py.Unwrap(o).(*concurrent.Future) }

func none(f func(a []any)) py.CodeFunc {
	return func(_ context.Context, a []any) any {
		f(a)
		return nil
	}
}

func init() {
	t := concurrent.FutureClass
	t.EmptyBase = func() any { return &concurrent.Future{} }
	t.Construct = func(context.Context, *py.Type, []any, []py.Kwarg) any { return &concurrent.Future{} }
	t.Methods(py.MethodTable{
		arg.Fn("cancel", "self", func(_ context.Context, a []any) any { return future(a[0]).Cancel() }),
		arg.Fn("cancelled", "self", func(_ context.Context, a []any) any { return future(a[0]).Cancelled() }),
		arg.Fn("running", "self", func(_ context.Context, a []any) any { return future(a[0]).Running() }),
		arg.Fn("done", "self", func(_ context.Context, a []any) any { return future(a[0]).Done() }),
		arg.Fn("result", "self, timeout=None", func(_ context.Context, a []any) any { return future(a[0]).Result(concurrent.Seconds(a[1])) }),
		arg.Fn("exception", "self, timeout=None", func(_ context.Context, a []any) any {
			if e := future(a[0]).Exception(concurrent.Seconds(a[1])); e != nil {
				return e
			}
			return nil
		}),
		arg.Fn("add_done_callback", "self, fn", none(func(a []any) {
			future(a[0]).OnDone(func() { py.Call(py.Context(), a[1], a[0]) })
		})),
		arg.Fn("set_running_or_notify_cancel", "self", func(_ context.Context, a []any) any { return future(a[0]).SetRunning() }),
		arg.Fn("set_result", "self, result", none(func(a []any) { future(a[0]).SetResult(a[1]) })),
		arg.Fn("set_exception", "self, exception", none(func(a []any) { future(a[0]).SetException(py.Raised(a[1])) })),
	})
	initExecutor()
}

func pool(o any) *concurrent.ThreadPool { return py.Unwrap(o).(*concurrent.ThreadPool) }

func initExecutor() {
	t := concurrent.ThreadPoolClass
	bind := arg.Binder("ThreadPoolExecutor.__init__", "max_workers=None, thread_name_prefix='', initializer=None, initargs=()")
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		a := bind(args, kw)
		var setup func(ctx context.Context)
		if a[2] != nil {
			if !py.IsCallable(a[2]) {
				panic(py.TypeError.New("initializer must be a callable"))
			}
			initArgs := py.Items(a[3])
			setup = func(ctx context.Context) { py.Call(ctx, a[2], initArgs...) }
		}
		return concurrent.NewThreadPool(a[0], arg.Str("ThreadPoolExecutor", a[1]), setup)
	}
	t.Methods(py.MethodTable{
		arg.Fn("submit", "self, fn, /, *args, **kwargs", func(_ context.Context, a []any) any {
			args, kw := append([]any(nil), a[2].(*py.Tuple).Items()...), py.StarStar(a[3])
			return pool(a[0]).Submit(func(ctx context.Context) any { return py.CallKw(ctx, a[1], args, kw) })
		}),
		arg.Fn("shutdown", "self, wait=True, *, cancel_futures=False", none(func(a []any) {
			pool(a[0]).Shutdown(py.Truth(a[1]), py.Truth(a[2]))
		})),
	})
	t.Getters([]py.Getter{{Name: "_max_workers", Get: func(o any) any { return pool(o).MaxWorkers() }}})
	concurrent.ExecutorClass.Mixin()
	concurrent.ExecutorClass.Methods(py.MethodTable{
		arg.Fn("map", "self, fn, *iterables, timeout=None, chunksize=1", func(ctx context.Context, a []any) any {
			return mapCalls(ctx, a[0], a[1], a[2].(*py.Tuple).Items(), a[3])
		}),
		arg.Fn("__enter__", "self", func(_ context.Context, a []any) any { return a[0] }),
		arg.Fn("__exit__", "self, exc_type, exc_val, exc_tb", func(ctx context.Context, a []any) any {
			py.CallMethodKw(ctx, a[0], "shutdown", nil, []py.Kwarg{{Name: "wait", Value: true}})
			return false
		}),
	})
}

// mapCalls is Executor.map: it submits all calls at once and yields the results
// in order.
func mapCalls(ctx context.Context, executor, fn any, iterables []any, timeout any) any {
	limit := concurrent.Seconds(timeout)
	var fs []*concurrent.Future
	columns := make([]py.Iterator, len(iterables))
	for i, it := range iterables {
		columns[i] = py.Iter(it)
	}
rows:
	for len(columns) > 0 {
		args := make([]any, len(columns))
		for i, c := range columns {
			v, ok := c.Next()
			if !ok {
				break rows
			}
			args[i] = v
		}
		fs = append(fs, future(py.CallMethod(ctx, executor, "submit", append([]any{fn}, args...)...)))
	}
	return coro.NewGenerator("Executor.map.<locals>.result_iterator", func(y *coro.Yield[any]) any {
		defer func() {
			for _, f := range fs {
				f.Cancel()
			}
		}()
		for _, f := range fs {
			y.Yield(f.Result(limit))
		}
		return nil
	})
}
