package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Module is the module asyncio as a value, with every public name.
var Module = py.NewModule("asyncio", py.MethodTable{
	method("run", "main, *, debug=None, loop_factory=None", func(ctx context.Context, a []any) any {
		return run(ctx, a[0], a[1], a[2])
	}),
	method("create_task", "coro, *, name=None, context=None", func(ctx context.Context, a []any) any {
		return runningLoop(ctx).createTask(ctx, a[0], a[1], varsArg(a[2])).object()
	}),
	method("ensure_future", "coro_or_future, *, loop=None", func(ctx context.Context, a []any) any {
		return ensureFuture(ctx, a[0], loopOrNil(a[1])).object()
	}),
	asyncFunc("sleep", "delay, result=None", func(ctx context.Context, a []any) any {
		return sleepAny(ctx, a[0], a[1])
	}),
	method("gather", "*coros_or_futures, return_exceptions=False", func(ctx context.Context, a []any) any {
		return gather(ctx, items(a[0]), py.Truth(a[1]), anyList).object()
	}),
	method("shield", "arg", func(ctx context.Context, a []any) any { return shield(ctx, a[0]).object() }),
	asyncFunc("wait", "fs, *, timeout=None, return_when='ALL_COMPLETED'", func(ctx context.Context, a []any) any {
		done, pending := wait(ctx, a[0], a[1], a[2])
		return py.NewTuple(futureSet[any](done), futureSet[any](pending))
	}),
	asyncFunc("wait_for", "fut, timeout", func(ctx context.Context, a []any) any { return waitFor(ctx, a[0], a[1]) }),
	method("as_completed", "fs, *, timeout=None", func(ctx context.Context, a []any) any {
		return asCompleted(ctx, a[0], a[1])
	}),
	method("current_task", "loop=None", func(ctx context.Context, a []any) any { return CurrentTaskOf(ctx, a[0]) }),
	method("all_tasks", "loop=None", func(ctx context.Context, a []any) any { return allTasks[any](givenLoop(ctx, a[0])) }),
	method("iscoroutine", "obj", func(_ context.Context, a []any) any { return IsCoroutine(a[0]) }),
	method("iscoroutinefunction", "func", func(_ context.Context, a []any) any { return isCoroutineFunction(a[0]) }),
	method("isfuture", "obj", func(_ context.Context, a []any) any { return IsFuture(a[0]) }),
	method("get_running_loop", "", func(ctx context.Context, _ []any) any { return loopValue(runningLoop(ctx)) }),
	method("_get_running_loop", "", func(ctx context.Context, _ []any) any { return loopValue(loopOf(ctx)) }),
	method("get_event_loop", "", func(ctx context.Context, _ []any) any { return loopValue(eventLoop(ctx)) }),
	method("new_event_loop", "", func(context.Context, []any) any { return loopValue(NewEventLoop()) }),
	method("set_event_loop", "loop", func(ctx context.Context, a []any) any {
		SetEventLoop(ctx, loopOrNil(a[0]))
		return nil
	}),
	method("timeout", "delay", func(ctx context.Context, a []any) any { return newTimeout(ctx, a[0]) }),
	method("timeout_at", "when", func(_ context.Context, a []any) any { return TimeoutAt(a[0]) }),
})

func init() {
	setClasses(FutureType, TaskType, HandleType, TimerHandleType, AbstractLoopType, BaseLoopType, LockType, EventType,
		ConditionType, SemaphoreType, BoundedSemaphoreType, BarrierType, QueueType, PriorityQueueType, LifoQueueType,
		TimeoutType, TaskGroupType, RunnerType, CancelledError, InvalidStateError, SendfileNotAvailableError,
		IncompleteReadError, LimitOverrunError, BrokenBarrierError, QueueEmpty, QueueFull, QueueShutDown, py.TimeoutError)
	Module.Set("SelectorEventLoop", LoopType)
	Module.Set("EventLoop", LoopType)
	Module.Set("FIRST_COMPLETED", FirstCompleted)
	Module.Set("FIRST_EXCEPTION", FirstException)
	Module.Set("ALL_COMPLETED", AllCompleted)
	initErrorClasses()
	AsCompletedType.Abstract = true
	AsCompletedType.Slots.Next = func(o any) (any, bool) { return o.(*completions).next() }
	AsCompletedType.Methods(py.MethodTable{
		on("__aiter__", "", func(_ context.Context, it *completions, _ []any) any { return it }),
		async("_AsCompletedIterator", "__anext__", "", func(ctx context.Context, it *completions, _ []any) any {
			v, ok := it.NextAny(ctx)
			if !ok {
				panic(py.StopAsyncIteration.New())
			}
			return v
		}),
	})
}

// anyList makes the result list of a gather called dynamically.
func anyList(results []any) any { return py.NewList(results...) }

// sleepAny is asyncio.sleep with any kind of delay.
func sleepAny(ctx context.Context, delay, result any) any {
	if py.Le(delay, 0) {
		coro.Suspend(ctx, nil)
		return result
	}
	sleepFor(ctx, toFloat(delay))
	return result
}

// AllTasks is asyncio.all_tasks(): the tasks of the running loop that are not done.
func AllTasks(ctx context.Context) *py.Set[*Task[any]] { return allTasks[*Task[any]](runningLoop(ctx)) }

// AllTasksOf is asyncio.all_tasks(loop); None means the running loop.
func AllTasksOf(ctx context.Context, loop any) *py.Set[*Task[any]] {
	return allTasks[*Task[any]](givenLoop(ctx, loop))
}

// givenLoop is the loop that an argument names, the running one for None.
func givenLoop(ctx context.Context, loop any) *Loop {
	if l := loopOrNil(loop); l != nil {
		return l
	}
	return runningLoop(ctx)
}

func allTasks[F any](l *Loop) *py.Set[F] {
	s := py.NewSet[F]()
	for _, t := range l.tasks.all() {
		s.Add(py.As[F](t.object()))
	}
	return s
}

// initErrorClasses gives two exception classes their fields.
func initErrorClasses() {
	IncompleteReadError.Methods(py.MethodTable{
		on("__init__", "partial, expected", func(_ context.Context, e *py.Exception, a []any) any {
			setIncompleteRead(e, a[0], a[1])
			return nil
		}),
	})
	LimitOverrunError.Methods(py.MethodTable{
		on("__init__", "message, consumed", func(_ context.Context, e *py.Exception, a []any) any {
			e.Args = py.NewTuple(a[0])
			e.Dict.Set("consumed", a[1])
			return nil
		}),
	})
}

// setIncompleteRead is IncompleteReadError.__init__.
func setIncompleteRead(e *py.Exception, partial, expected any) {
	want := "undefined"
	if expected != nil {
		want = py.Repr(expected)
	}
	e.Args = py.NewTuple(py.Str(py.Len(partial)) + " bytes read on a total of " + want + " expected bytes")
	e.Dict.Set("partial", partial)
	e.Dict.Set("expected", expected)
}
