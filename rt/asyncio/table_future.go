package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

func init() {
	initFutureTable()
	initTaskTable()
	initHandleTable()
}

// future is a line of Future's table.
func future(name, sig string, f func(ctx context.Context, self *FutureCore, a []any) any) py.Def {
	return on(name, sig, func(ctx context.Context, self futureObject, a []any) any { return f(ctx, self.core(), a) })
}

func initFutureTable() {
	constructor(FutureType, "*, loop=None", func() *FutureCore { return newFuture(nil) },
		func(ctx context.Context, f *FutureCore, a []any) {
			if f.loop = loopOrNil(a[0]); f.loop == nil {
				f.loop = eventLoop(ctx)
			}
		})
	FutureType.Methods(py.MethodTable{
		future("done", "", func(_ context.Context, f *FutureCore, _ []any) any { return f.done() }),
		future("cancelled", "", func(_ context.Context, f *FutureCore, _ []any) any { return f.Cancelled() }),
		future("cancel", "msg=None", func(_ context.Context, f *FutureCore, a []any) any { return f.self().cancel(a[0]) }),
		future("result", "", func(_ context.Context, f *FutureCore, _ []any) any { return f.takeResult() }),
		future("exception", "", func(_ context.Context, f *FutureCore, _ []any) any { return excOrNil(f.Exception()) }),
		future("set_result", "result, /", func(_ context.Context, f *FutureCore, a []any) any {
			f.setResult(a[0])
			return nil
		}),
		future("set_exception", "exception, /", func(_ context.Context, f *FutureCore, a []any) any {
			f.SetException(a[0])
			return nil
		}),
		future("add_done_callback", "fn, /, *, context=None", func(_ context.Context, f *FutureCore, a []any) any {
			f.addDoneCallback(a[0], varsArg(a[1]))
			return nil
		}),
		future("remove_done_callback", "fn, /", func(_ context.Context, f *FutureCore, a []any) any {
			return f.RemoveDoneCallback(a[0])
		}),
		future("get_loop", "", func(_ context.Context, f *FutureCore, _ []any) any { return loopValue(f.loop) }),
		future("__await__", "", func(_ context.Context, f *FutureCore, _ []any) any { return &futureIter{f: f} }),
		future("__iter__", "", func(_ context.Context, f *FutureCore, _ []any) any { return &futureIter{f: f} }),
		future("_make_cancelled_error", "", func(_ context.Context, f *FutureCore, _ []any) any { return f.cancelledErrorOf() }),
	})
	FutureType.ClassMethods(genericAlias)
	FutureType.Getters(futureGetters)
	FutureType.Slots.Repr = func(o any) string { return asFuture(o).repr() }
	FutureType.Slots.GetAttr = func(o any, name string) (any, bool) {
		if x := asFuture(o).ext; x != nil {
			return x.attrs.Get(name)
		}
		return nil, false
	}
	FutureType.Slots.SetAttr = func(o any, name string, v any) bool {
		asFuture(o).extra().attrs.Set(name, v)
		return true
	}
	initFutureIter()
}

// futureGetters are the attributes of a Future.
var futureGetters = []py.Getter{
	{
		Name: "_asyncio_future_blocking",
		Get:  func(o any) any { return asFuture(o).blocking },
		Set:  func(o, v any) { asFuture(o).blocking = py.Truth(v) },
	},
	{Name: "_state", Get: func(o any) any {
		return [...]string{"PENDING", "CANCELLED", "FINISHED"}[asFuture(o).state]
	}},
	{Name: "_loop", Get: func(o any) any { return loopValue(asFuture(o).loop) }},
	{Name: "_exception", Get: func(o any) any {
		if f := asFuture(o); f.state == stateFinished {
			return excOrNil(f.exc())
		}
		return nil
	}},
	{Name: "_result", Get: func(o any) any {
		if f := asFuture(o); f.state == stateFinished {
			return f.result
		}
		return nil
	}},
	{Name: "_log_traceback", Get: func(o any) any { return asFuture(o).logTraceback }, Set: func(o, v any) {
		if py.Truth(v) {
			panic(py.ValueError.New("_log_traceback can only be set to False"))
		}
		asFuture(o).logTraceback = false
	}},
}

func initFutureIter() {
	FutureIterType.Abstract = true
	FutureIterType.Slots.Next = func(o any) (any, bool) { return o.(*futureIter).Next() }
	FutureIterType.Methods(py.MethodTable{
		on("send", "value, /", func(_ context.Context, it *futureIter, _ []any) any { return py.NextOf(it) }),
		on("throw", "typ, val=None, tb=None, /", func(_ context.Context, it *futureIter, a []any) any {
			it.f = nil
			panic(coro.Thrown(a[0], a[1]))
		}),
		on("close", "", func(_ context.Context, it *futureIter, _ []any) any {
			it.f = nil
			return nil
		}),
	})
}

// genericAlias makes asyncio.Future[int] and the like.
var genericAlias = py.MethodTable{
	method("__class_getitem__", "cls, key, /", func(_ context.Context, a []any) any {
		return &py.GenericAlias{Origin: a[0].(*py.Type), Args: a[1]}
	}),
}

// futureIter is what future.__await__() gives (_asyncio.FutureIter): it yields the future once.
type futureIter struct {
	f       *FutureCore
	yielded bool
}

// FutureIterType is the class of futureIter.
var FutureIterType = py.NewBuiltinType("_asyncio", "FutureIter")

// PyClass gives the class FutureIter.
func (*futureIter) PyClass() *py.Type { return FutureIterType }

// Next yields the future if it is pending; then it raises StopIteration with the result, or the future's exception.
func (it *futureIter) Next() (any, bool) {
	f := it.f
	if f == nil {
		return nil, false
	}
	if !f.done() && !it.yielded {
		it.yielded = true
		f.blocking = true
		return f.object(), true
	}
	if !f.done() {
		panic(py.RuntimeError.New("await wasn't used with future"))
	}
	it.f = nil
	panic(py.StopIteration.New(f.takeResult()))
}

// SetInstance tells the future that it is the builtin part of an instance of a user subclass.
func (f *FutureCore) SetInstance(in *py.Instance) { f.extra().inst = in }

// task is a line of Task's table.
func task(name, sig string, f func(ctx context.Context, self *TaskCore, a []any) any) py.Def {
	return on(name, sig, f)
}

func initTaskTable() {
	constructor(TaskType, "coro, *, loop=None, name=None, context=None, eager_start=False",
		func() *TaskCore {
			t := &TaskCore{}
			t.kind = taskFuture
			return t
		},
		func(ctx context.Context, t *TaskCore, a []any) {
			l := loopOrNil(a[1])
			if l == nil {
				l = eventLoop(ctx)
			}
			t.setup(l, a[0], a[2], varsArg(a[3]))
			if py.Truth(a[4]) && l.running {
				t.eagerStart()
				return
			}
			l.tasks.add(t)
			l.ready.push(t, nil)
		})
	noSet := func(what string) func(context.Context, *TaskCore, []any) any {
		return func(context.Context, *TaskCore, []any) any {
			panic(py.RuntimeError.New("Task does not support " + what + " operation"))
		}
	}
	TaskType.Methods(py.MethodTable{
		task("get_coro", "", func(_ context.Context, t *TaskCore, _ []any) any { return t.GetCoro() }),
		task("get_context", "", func(_ context.Context, t *TaskCore, _ []any) any { return t.vars() }),
		task("get_name", "", func(_ context.Context, t *TaskCore, _ []any) any { return t.GetName() }),
		task("set_name", "value, /", func(_ context.Context, t *TaskCore, a []any) any {
			t.SetName(py.Str(a[0]))
			return nil
		}),
		task("cancelling", "", func(_ context.Context, t *TaskCore, _ []any) any { return t.Cancelling() }),
		task("uncancel", "", func(_ context.Context, t *TaskCore, _ []any) any { return t.Uncancel() }),
		task("set_result", "result, /", noSet("set_result")),
		task("set_exception", "exception, /", noSet("set_exception")),
		task("get_stack", "*, limit=None", func(_ context.Context, t *TaskCore, a []any) any { return t.getStack(a[0]) }),
		task("print_stack", "*, limit=None, file=None", func(ctx context.Context, t *TaskCore, a []any) any {
			t.printStack(ctx, a[0], a[1])
			return nil
		}),
	})
	TaskType.Getters([]py.Getter{
		property("_coro", func(t *TaskCore) any { return t.GetCoro() }),
		property("_must_cancel", func(t *TaskCore) any { return t.mustCancel }),
		property("_fut_waiter", func(t *TaskCore) any {
			if t.waiter == nil {
				return nil
			}
			return t.waiter.object()
		}),
		{
			Name: "_log_destroy_pending",
			Get:  func(o any) any { return !asFuture(o).quietDestroy },
			Set:  func(o, v any) { asFuture(o).quietDestroy = !py.Truth(v) },
		},
	})
	GatheringFutureType.Abstract = true
}

func initHandleTable() {
	for _, t := range []*py.Type{HandleType, TimerHandleType} {
		t.Abstract = true
	}
	handle := func(o any) *Handle {
		if t, ok := o.(*TimerHandle); ok {
			return &t.Handle
		}
		return o.(*Handle)
	}
	HandleType.Methods(py.MethodTable{
		method("cancel", "self, /", func(_ context.Context, a []any) any {
			handle(a[0]).Cancel()
			return nil
		}),
		method("cancelled", "self, /", func(_ context.Context, a []any) any { return handle(a[0]).cancelled }),
		method("get_context", "self, /", func(_ context.Context, a []any) any { return handle(a[0]).vars }),
	})
	HandleType.Slots.Repr = func(o any) string { return handle(o).repr() }
	TimerHandleType.Slots.Repr = func(o any) string { return o.(*TimerHandle).repr() }
	TimerHandleType.Methods(py.MethodTable{
		on("when", "", func(_ context.Context, t *TimerHandle, _ []any) any { return t.timer.when }),
	})
	TimerHandleType.Slots.Hash = func(o any) int { return py.Hash(o.(*TimerHandle).timer.when) }
	TimerHandleType.Slots.Compare = compareTimers
}

// compareTimers orders timers by their deadlines.
func compareTimers(op py.CmpOp, a, b any) any {
	x, ok1 := a.(*TimerHandle)
	y, ok2 := b.(*TimerHandle)
	if !ok1 || !ok2 {
		return py.NotImplemented
	}
	same := x == y || x.timer.when == y.timer.when && py.Is(x.callback, y.callback) && x.Handle.cancelled == y.Handle.cancelled && len(x.args)+len(y.args) == 0
	switch op {
	case py.OpLt:
		return x.timer.when < y.timer.when
	case py.OpLe:
		return x.timer.when < y.timer.when || same
	case py.OpGt:
		return x.timer.when > y.timer.when
	case py.OpGe:
		return x.timer.when > y.timer.when || same
	case py.OpNe:
		return !same
	}
	return same
}
