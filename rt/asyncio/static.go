package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Static forms that the stub names and that are no method of their own elsewhere.

// ExceptionAny is future.exception() as a Python value: None for none.
func (f *FutureCore) ExceptionAny() any { return excOrNil(f.Exception()) }

// GatherWith is asyncio.gather(*aws, return_exceptions=...).
func GatherWith(ctx context.Context, returnExceptions bool, aws ...any) *Future[*py.List[any]] {
	return typedFuture[*py.List[any]](gather(ctx, aws, returnExceptions, anyList))
}

// EnsureTask is asyncio.ensure_future(c) of a coroutine.
func EnsureTask[T any](ctx context.Context, c *coro.Coroutine[T]) *Task[T] {
	return typedTask[T](asTask(ensureFuture(ctx, c, nil)))
}

// CurrentTaskAny is asyncio.current_task(): None outside a task.
func CurrentTaskAny(ctx context.Context) any { return taskValue(runningLoop(ctx).current) }

// CurrentTaskOf is asyncio.current_task(loop); None means the running loop.
func CurrentTaskOf(ctx context.Context, loop any) any { return taskValue(givenLoop(ctx, loop).current) }

// WaitCoro is asyncio.wait(...) as a coroutine object.
func WaitCoro[F any](fs, timeout any, returnWhen string) *coro.Coroutine[py.Tuple2[*py.Set[F], *py.Set[F]]] {
	return coro.NewCoroutine("wait", func(ctx context.Context) py.Tuple2[*py.Set[F], *py.Set[F]] {
		return Wait[F](ctx, fs, timeout, returnWhen)
	})
}

// WaitForCoro is asyncio.wait_for(aw, timeout) as a coroutine object.
func WaitForCoro[T any](aw, timeout any) *coro.Coroutine[T] {
	return coro.NewCoroutine("wait_for", func(ctx context.Context) T { return WaitFor[T](ctx, aw, timeout) })
}

// NewConditionAny is asyncio.Condition(lock) where lock may be None.
func NewConditionAny(lock any) *Condition {
	l, ok := py.Unwrap(lock).(*Lock)
	if !ok && lock != nil {
		panic(noAttribute(lock, "locked"))
	}
	return NewCondition(l)
}

// RunUntilCompleteCoro is loop.run_until_complete(c) of a coroutine.
func RunUntilCompleteCoro[T any](ctx context.Context, l *Loop, c *coro.Coroutine[T]) T {
	return py.As[T](l.RunUntilComplete(ctx, c))
}

// LoopCreateTask is loop.create_task(c).
func LoopCreateTask[T any](ctx context.Context, l *Loop, c *coro.Coroutine[T]) *Task[T] {
	return typedTask[T](l.createTask(ctx, c, nil, nil))
}

// CreateFutureAny is loop.create_future().
func (l *Loop) CreateFutureAny() *Future[any] { return NewFuture[any](l) }

// SetEventLoopAny is asyncio.set_event_loop(loop) where loop may be None.
func SetEventLoopAny(ctx context.Context, loop any) { SetEventLoop(ctx, loopOrNil(loop)) }
