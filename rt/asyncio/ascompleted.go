package asyncio

import (
	"context"
	"iter"
	"unsafe"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// AsCompletedIterator is what as_completed gives (_AsCompletedIterator): plain iteration gives coroutines, async iteration
// the futures themselves, both in the order of completion. T is the type of their results.
type AsCompletedIterator[T any] struct{ completions }

// completions is an AsCompletedIterator without its results' type; it is what an `any` holds.
type completions struct {
	done  *QueueCore
	todo  []*FutureCore
	left  int
	timer *TimerHandle
}

// AsCompleted is asyncio.as_completed(aws, timeout=); timeout is a number or nil.
func AsCompleted[T any](ctx context.Context, aws, timeout any) *AsCompletedIterator[T] {
	return (*AsCompletedIterator[T])(unsafe.Pointer(asCompleted(ctx, aws, timeout)))
}

func asCompleted(ctx context.Context, aws, timeout any) *completions {
	if coro.IsAwaitable(aws) {
		panic(py.TypeError.Newf("expects an iterable of awaitables, not %s", py.TypeOf(aws).Name))
	}
	it := &completions{done: newQueue(QueueType, 0, &fifoItems{})}
	seen := map[any]bool{}
	l := eventLoop(ctx)
	for aw := range py.Each(aws) {
		if x := canonical(aw); !seen[x] {
			seen[x] = true
			it.todo = append(it.todo, ensureFuture(ctx, aw, l))
		}
	}
	it.todo = distinct(it.todo)
	for _, f := range it.todo {
		f.addCallback(it)
	}
	it.left = len(it.todo)
	if it.left > 0 && timeout != nil {
		it.timer = l.callLaterGo(seconds(timeout), "_AsCompletedIterator._handle_timeout()", it.handleTimeout)
	}
	return it
}

// distinct drops repetitions.
func distinct(fs []*FutureCore) []*FutureCore {
	seen := make(map[*FutureCore]bool, len(fs))
	out := fs[:0]
	for _, f := range fs {
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}

func (it *completions) handleTimeout() {
	for _, f := range it.todo {
		f.removeCallback(it)
		it.done.putNowait(nil)
	}
	it.todo = nil
}

// call takes note of a future that is done.
func (it *completions) call(f *FutureCore) {
	if len(it.todo) == 0 {
		return
	}
	for i, x := range it.todo {
		if x == f {
			it.todo = append(it.todo[:i], it.todo[i+1:]...)
			break
		}
	}
	it.done.putNowait(f.object())
	if len(it.todo) == 0 && it.timer != nil {
		it.timer.Cancel()
	}
}

func (it *completions) describe() string { return "_AsCompletedIterator._handle_completion()" }

// waitForOne gives the next future that is done; TimeoutError after the timeout.
func (it *completions) waitForOne(ctx context.Context) any {
	v := it.done.get(ctx)
	if v == nil {
		panic(py.TimeoutError.New())
	}
	return v
}

// Each gives the coroutines of the results, in the order of completion.
func (it *AsCompletedIterator[T]) Each() iter.Seq[*coro.Coroutine[T]] {
	return func(yield func(*coro.Coroutine[T]) bool) {
		for it.left > 0 && yield(nextCompleted[T](&it.completions)) {
		}
	}
}

// nextCompleted gives the coroutine of the next result; there must be one.
func nextCompleted[T any](it *completions) *coro.Coroutine[T] {
	it.left--
	return coro.NewCoroutine("_AsCompletedIterator._wait_for_one", func(ctx context.Context) T {
		return py.As[T](asFuture(it.waitForOne(ctx)).takeResult())
	})
}

// Box gives the untyped view.
func (it *completions) Box() any { return it }

// FromBox gives the typed view of a boxed iterator (used by py.As).
func (*AsCompletedIterator[T]) FromBox(x any) (any, bool) {
	if it, ok := x.(*completions); ok {
		return (*AsCompletedIterator[T])(unsafe.Pointer(it)), true
	}
	return nil, false
}

// next is __next__.
func (it *completions) next() (any, bool) {
	if it.left == 0 {
		return nil, false
	}
	return nextCompleted[any](it), true
}

// NextAny gives the next future that is done, for `async for`.
func (it *completions) NextAny(ctx context.Context) (any, bool) {
	if it.left == 0 {
		return nil, false
	}
	it.left--
	return it.waitForOne(ctx), true
}
