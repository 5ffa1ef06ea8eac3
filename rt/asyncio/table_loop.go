package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

func init() {
	constructor(LoopType, "selector=None", NewEventLoop, func(context.Context, *Loop, []any) {})
	AbstractLoopType.Abstract, BaseLoopType.Abstract = true, true
	AbstractLoopType.Methods(loopRunTable)
	AbstractLoopType.Methods(loopCallTable)
	AbstractLoopType.Methods(loopStateTable)
	AbstractLoopType.Getters([]py.Getter{
		{
			Name: "slow_callback_duration",
			Get:  func(o any) any { return loopArg(o).slowCallback },
			Set:  func(o, v any) { loopArg(o).slowCallback = toFloat(v) },
		},
		property("_ready", func(l *Loop) any { return l.ready.n }),
		property("_debug", func(l *Loop) any { return l.debug }),
		property("_closed", func(l *Loop) any { return l.closed }),
		property("_stopping", func(l *Loop) any { return l.stopping }),
		property("_clock_resolution", func(*Loop) any { return clockResolution }),
	})
	reprOf[*Loop](AbstractLoopType)
	AbstractLoopType.Slots.GetAttr = func(o any, name string) (any, bool) { return loopArg(o).attributes.Get(name) }
	AbstractLoopType.Slots.SetAttr = func(o any, name string, v any) bool {
		loopArg(o).attributes.Set(name, v)
		return true
	}
	initRunnerTable()
}

var loopRunTable = py.MethodTable{
	on("run_forever", "", func(ctx context.Context, l *Loop, _ []any) any {
		l.RunForever(ctx)
		return nil
	}),
	on("run_until_complete", "future", func(ctx context.Context, l *Loop, a []any) any { return l.RunUntilComplete(ctx, a[0]) }),
	on("stop", "", nothing((*Loop).Stop)),
	on("close", "", nothing((*Loop).Close)),
	on("is_running", "", answer((*Loop).IsRunning)),
	on("is_closed", "", answer((*Loop).IsClosed)),
	on("time", "", answer((*Loop).Time)),
	on("create_future", "", func(_ context.Context, l *Loop, _ []any) any { return newFuture(l) }),
	on("create_task", "coro, *, name=None, context=None", func(ctx context.Context, l *Loop, a []any) any {
		return l.createTask(ctx, a[0], a[1], varsArg(a[2])).object()
	}),
	on("set_task_factory", "factory", func(_ context.Context, l *Loop, a []any) any {
		if a[0] != nil && !isCallable(a[0]) {
			panic(py.TypeError.New("task factory must be a callable or None"))
		}
		l.taskFactory = a[0]
		return nil
	}),
	on("get_task_factory", "", func(_ context.Context, l *Loop, _ []any) any { return l.taskFactory }),
	async("BaseEventLoop", "shutdown_asyncgens", "", func(ctx context.Context, l *Loop, _ []any) any {
		l.ShutdownAsyncgens(ctx)
		return nil
	}),
	async("BaseEventLoop", "shutdown_default_executor", "timeout=None", func(ctx context.Context, l *Loop, a []any) any {
		l.ShutdownDefaultExecutor(ctx, a[0])
		return nil
	}),
}

var loopCallTable = py.MethodTable{
	on("call_soon", "callback, *args, context=None", func(_ context.Context, l *Loop, a []any) any {
		return l.callSoon(a[0], items(a[1]), varsArg(a[2]))
	}),
	on("call_soon_threadsafe", "callback, *args, context=None", func(_ context.Context, l *Loop, a []any) any {
		return l.callSoonThreadsafe(a[0], items(a[1]), varsArg(a[2]))
	}),
	on("call_later", "delay, callback, *args, context=None", func(_ context.Context, l *Loop, a []any) any {
		if a[0] == nil {
			panic(py.TypeError.New("delay must not be None"))
		}
		return l.callAt(l.Time()+toFloat(a[0]), a[1], items(a[2]), varsArg(a[3]))
	}),
	on("call_at", "when, callback, *args, context=None", func(_ context.Context, l *Loop, a []any) any {
		if a[0] == nil {
			panic(py.TypeError.New("when cannot be None"))
		}
		return l.callAt(toFloat(a[0]), a[1], items(a[2]), varsArg(a[3]))
	}),
}

var loopStateTable = py.MethodTable{
	on("get_debug", "", answer((*Loop).GetDebug)),
	on("set_debug", "enabled", func(_ context.Context, l *Loop, a []any) any {
		l.debug = py.Truth(a[0])
		return nil
	}),
	on("get_exception_handler", "", func(_ context.Context, l *Loop, _ []any) any { return l.exceptionHandler }),
	on("set_exception_handler", "handler", func(_ context.Context, l *Loop, a []any) any {
		l.SetExceptionHandler(a[0])
		return nil
	}),
	on("default_exception_handler", "context", func(_ context.Context, l *Loop, a []any) any {
		l.DefaultExceptionHandler(contextDict(a[0]))
		return nil
	}),
	on("call_exception_handler", "context", func(_ context.Context, l *Loop, a []any) any {
		l.CallExceptionHandler(contextDict(a[0]))
		return nil
	}),
}

// SetExceptionHandler is loop.set_exception_handler(handler): a callable (loop, context), or nil.
func (l *Loop) SetExceptionHandler(handler any) {
	if handler != nil && !isCallable(handler) {
		panic(py.TypeError.Newf("A callable object or None is expected, got %s", py.Repr(handler)))
	}
	l.exceptionHandler = handler
}

// contextDict is an exception context passed from Python code.
func contextDict(x any) *py.Dict[any, any] {
	if d, ok := py.Unwrap(x).(*py.Dict[any, any]); ok {
		return d
	}
	d := py.NewDict[any, any]()
	for k := range py.Each(x) {
		d.Set(k, py.GetItem(x, k))
	}
	return d
}

func initRunnerTable() {
	constructor(RunnerType, "*, debug=None, loop_factory=None", func() *Runner { return &Runner{} },
		func(_ context.Context, r *Runner, a []any) { r.debug, r.loopFactory = a[0], a[1] })
	RunnerType.Methods(py.MethodTable{
		on("run", "coro, *, context=None", func(ctx context.Context, r *Runner, a []any) any {
			return r.run(ctx, a[0], varsArg(a[1]))
		}),
		on("close", "", func(ctx context.Context, r *Runner, _ []any) any {
			r.Close(ctx)
			return nil
		}),
		on("get_loop", "", func(ctx context.Context, r *Runner, _ []any) any { return loopValue(r.GetLoop(ctx)) }),
	})
	RunnerType.Slots.Enter = func(ctx context.Context, o any) any {
		o.(*Runner).init(ctx)
		return o
	}
	RunnerType.Slots.Exit = func(ctx context.Context, o any, _ *py.Exception) any {
		if r := o.(*Runner); r.inst != nil { // of a class that may override it
			py.CallMethod(ctx, r.inst, "close")
		} else {
			r.Close(ctx)
		}
		return nil
	}
}
