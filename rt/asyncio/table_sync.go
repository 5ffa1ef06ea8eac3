package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

func init() {
	initLockTables()
	initSemaphoreTables()
	initBarrierTable()
	initTimeoutTable()
	initTaskGroupTable()
}

// nothing adapts a method without result.
func nothing[T any](f func(T)) func(context.Context, T, []any) any {
	return func(_ context.Context, self T, _ []any) any {
		f(self)
		return nil
	}
}

// answer adapts a method without arguments.
func answer[T, R any](f func(T) R) func(context.Context, T, []any) any {
	return func(_ context.Context, self T, _ []any) any { return f(self) }
}

// waits adapts a method that waits and gives a result.
func waits[T, R any](f func(T, context.Context) R) func(context.Context, T, []any) any {
	return func(ctx context.Context, self T, _ []any) any { return f(self, ctx) }
}

func initLockTables() {
	constructor(LockType, "", NewLock, func(context.Context, *Lock, []any) {})
	LockType.Methods(py.MethodTable{
		on("locked", "", answer((*Lock).Locked)),
		async("Lock", "acquire", "", waits((*Lock).Acquire)),
		on("release", "", nothing((*Lock).Release)),
	})
	lockManager(LockType)
	reprOf[*Lock](LockType)

	constructor(EventType, "", NewEvent, func(context.Context, *Event, []any) {})
	EventType.Methods(py.MethodTable{
		on("is_set", "", answer((*Event).IsSet)),
		on("set", "", nothing((*Event).Set)),
		on("clear", "", nothing((*Event).Clear)),
		async("Event", "wait", "", waits((*Event).Wait)),
	})
	reprOf[*Event](EventType)

	constructor(ConditionType, "lock=None", func() *Condition { return NewCondition(nil) },
		func(_ context.Context, c *Condition, a []any) { c.lock = NewConditionAny(a[0]).lock })
	ConditionType.Methods(py.MethodTable{
		on("locked", "", answer((*Condition).Locked)),
		async("Lock", "acquire", "", waits((*Condition).Acquire)),
		on("release", "", nothing((*Condition).Release)),
		async("Condition", "wait", "", waits((*Condition).Wait)),
		async("Condition", "wait_for", "predicate", func(ctx context.Context, c *Condition, a []any) any {
			return c.WaitFor(ctx, a[0])
		}),
		on("notify", "n=1", func(_ context.Context, c *Condition, a []any) any {
			c.Notify(py.IndexInt(a[0]))
			return nil
		}),
		on("notify_all", "", nothing((*Condition).NotifyAll)),
	})
	lockManager(ConditionType)
	reprOf[*Condition](ConditionType)
}

// countArg is a number that is compared with the least one allowed before it is used: that comparison is what fails for what
// is no number.
func countArg(v any, least int) int {
	py.Lt(v, least)
	return py.IndexInt(v)
}

func initSemaphoreTables() {
	for _, t := range []*py.Type{SemaphoreType, BoundedSemaphoreType} {
		constructor(t, "value=1", func() *Semaphore { return &Semaphore{class: t, value: 1, bound: -1} },
			func(_ context.Context, s *Semaphore, a []any) {
				n := countArg(a[0], 0)
				bound := -1
				if t == BoundedSemaphoreType {
					bound = n
				}
				s.setup(n, bound)
			})
	}
	SemaphoreType.Methods(py.MethodTable{
		on("locked", "", answer((*Semaphore).Locked)),
		async("Semaphore", "acquire", "", waits((*Semaphore).Acquire)),
		on("release", "", nothing((*Semaphore).Release)),
	})
	SemaphoreType.Getters([]py.Getter{property("_value", func(s *Semaphore) any { return s.value })})
	lockManager(SemaphoreType)
	reprOf[*Semaphore](SemaphoreType)
}

func initBarrierTable() {
	constructor(BarrierType, "parties", func() *Barrier { return NewBarrier(1) },
		func(_ context.Context, b *Barrier, a []any) { b.parties = NewBarrier(countArg(a[0], 1)).parties })
	BarrierType.Methods(py.MethodTable{
		async("Barrier", "wait", "", waits((*Barrier).Wait)),
		async("Barrier", "reset", "", func(ctx context.Context, b *Barrier, _ []any) any {
			b.Reset(ctx)
			return nil
		}),
		async("Barrier", "abort", "", func(ctx context.Context, b *Barrier, _ []any) any {
			b.Abort(ctx)
			return nil
		}),
	})
	BarrierType.Getters([]py.Getter{
		property("parties", func(b *Barrier) any { return b.parties }),
		property("n_waiting", func(b *Barrier) any { return b.NWaiting() }),
		property("broken", func(b *Barrier) any { return b.Broken() }),
	})
	asyncManager[*Barrier](BarrierType)
	reprOf[*Barrier](BarrierType)
}

func initTimeoutTable() {
	constructor(TimeoutType, "when", func() *Timeout { return &Timeout{} },
		func(_ context.Context, t *Timeout, a []any) { t.when = a[0] })
	TimeoutType.Final = true
	TimeoutType.Methods(py.MethodTable{
		on("when", "", answer((*Timeout).When)),
		on("expired", "", answer((*Timeout).Expired)),
		on("reschedule", "when", func(ctx context.Context, t *Timeout, a []any) any {
			t.Reschedule(ctx, a[0])
			return nil
		}),
	})
	asyncManager[*Timeout](TimeoutType)
	reprOf[*Timeout](TimeoutType)
}

func initTaskGroupTable() {
	constructor(TaskGroupType, "", NewTaskGroup, func(context.Context, *TaskGroup, []any) {})
	TaskGroupType.Methods(py.MethodTable{
		on("create_task", "coro, *, name=None, context=None", func(ctx context.Context, g *TaskGroup, a []any) any {
			return g.createTask(ctx, a[0], a[1], varsArg(a[2])).object()
		}),
	})
	asyncManager[*TaskGroup](TaskGroupType)
	reprOf[*TaskGroup](TaskGroupType)
}
