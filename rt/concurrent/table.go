package concurrent

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

func future(o any) *Future { return py.Unwrap(o).(*Future) }

func none(f func(a []any)) py.CodeFunc {
	return func(_ context.Context, a []any) any {
		f(a)
		return nil
	}
}

func init() {
	t := FutureClass
	t.EmptyBase = func() any { return &Future{} }
	t.Construct = func(context.Context, *py.Type, []any, []py.Kwarg) any { return &Future{} }
	t.Methods(py.MethodTable{
		py.Method("cancel", "self", func(_ context.Context, a []any) any { return future(a[0]).Cancel() }),
		py.Method("cancelled", "self", func(_ context.Context, a []any) any { return future(a[0]).Cancelled() }),
		py.Method("running", "self", func(_ context.Context, a []any) any { return future(a[0]).Running() }),
		py.Method("done", "self", func(_ context.Context, a []any) any { return future(a[0]).Done() }),
		py.Method("result", "self, timeout=None", func(_ context.Context, a []any) any { return future(a[0]).Result(Seconds(a[1])) }),
		py.Method("exception", "self, timeout=None", func(_ context.Context, a []any) any {
			if e := future(a[0]).Exception(Seconds(a[1])); e != nil {
				return e
			}
			return nil
		}),
		py.Method("add_done_callback", "self, fn", none(func(a []any) {
			future(a[0]).OnDone(func() { py.Call(py.Context(), a[1], a[0]) })
		})),
		py.Method("set_running_or_notify_cancel", "self", func(_ context.Context, a []any) any { return future(a[0]).SetRunning() }),
		py.Method("set_result", "self, result", none(func(a []any) { future(a[0]).SetResult(a[1]) })),
		py.Method("set_exception", "self, exception", none(func(a []any) { future(a[0]).SetException(py.Raised(a[1])) })),
	})
	initExecutor()
}

func pool(o any) *ThreadPool { return py.Unwrap(o).(*ThreadPool) }

func initExecutor() {
	t := ThreadPoolClass
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		a := py.BindNew("ThreadPoolExecutor.__init__", "max_workers=None, thread_name_prefix='', initializer=None, initargs=()", args, kw)
		var setup func(ctx context.Context)
		if a[2] != nil {
			if !py.IsCallable(a[2]) {
				panic(py.TypeError.New("initializer must be a callable"))
			}
			initArgs := py.Items(a[3])
			setup = func(ctx context.Context) { py.Call(ctx, a[2], initArgs...) }
		}
		return NewThreadPool(a[0], py.Str(a[1]), setup)
	}
	t.Methods(py.MethodTable{
		py.Method("submit", "self, fn, /, *args, **kwargs", func(_ context.Context, a []any) any {
			args, kw := append([]any(nil), a[2].(*py.Tuple).Items()...), py.StarStar(a[3])
			return pool(a[0]).Submit(func(ctx context.Context) any { return py.CallKw(ctx, a[1], args, kw) })
		}),
		py.Method("shutdown", "self, wait=True, *, cancel_futures=False", none(func(a []any) {
			pool(a[0]).Shutdown(py.Truth(a[1]), py.Truth(a[2]))
		})),
	})
	t.Getters([]py.Getter{{Name: "_max_workers", Get: func(o any) any { return pool(o).MaxWorkers() }}})
	ExecutorClass.Mixin()
	ExecutorClass.Methods(py.MethodTable{
		py.Method("map", "self, fn, *iterables, timeout=None, chunksize=1", func(ctx context.Context, a []any) any {
			return mapCalls(ctx, a[0], a[1], a[2].(*py.Tuple).Items(), a[3])
		}),
		py.Method("submit", "self, fn, /, *args, **kwargs", func(context.Context, []any) any {
			panic(py.NotImplementedError.New())
		}),
		py.Method("shutdown", "self, wait=True, *, cancel_futures=False", none(func([]any) {})),
		py.Method("__enter__", "self", func(_ context.Context, a []any) any { return a[0] }),
		py.Method("__exit__", "self, exc_type, exc_val, exc_tb", func(ctx context.Context, a []any) any {
			py.CallMethodKw(ctx, a[0], "shutdown", nil, []py.Kwarg{{Name: "wait", Value: true}})
			return false
		}),
	})
}

// mapCalls is Executor.map: it submits all calls at once and yields the results
// in order.
func mapCalls(ctx context.Context, executor, fn any, iterables []any, timeout any) any {
	limit := Seconds(timeout)
	var fs []*Future
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
