package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// AsCompletedIterator is what as_completed gives (_AsCompletedIterator): plain iteration gives coroutines, async iteration
// the futures themselves, both in the order of completion.
type AsCompletedIterator struct {
	done  *QueueCore
	todo  []*FutureCore
	left  int
	timer *TimerHandle
}

// AsCompleted is asyncio.as_completed(aws, timeout=); timeout is a number or nil.
func AsCompleted(ctx context.Context, aws, timeout any) *AsCompletedIterator {
	if coro.IsAwaitable(aws) {
		panic(py.TypeError.Newf("expects an iterable of awaitables, not %s", py.TypeOf(aws).Name))
	}
	it := &AsCompletedIterator{done: newQueue(QueueType, 0, &fifoItems{})}
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

func (it *AsCompletedIterator) handleTimeout() {
	for _, f := range it.todo {
		f.removeCallback(it)
		it.done.putNowait(nil)
	}
	it.todo = nil
}

// call takes note of a future that is done.
func (it *AsCompletedIterator) call(f *FutureCore) {
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

func (it *AsCompletedIterator) describe() string { return "_AsCompletedIterator._handle_completion()" }

// waitForOne gives the next future that is done; TimeoutError after the timeout.
func (it *AsCompletedIterator) waitForOne(ctx context.Context) any {
	v := it.done.get(ctx)
	if v == nil {
		panic(py.TimeoutError.New())
	}
	return v
}

// Next gives the coroutine of the next result.
func (it *AsCompletedIterator) Next() (any, bool) {
	if it.left == 0 {
		return nil, false
	}
	it.left--
	return coro.NewCoroutine("_AsCompletedIterator._wait_for_one", func(ctx context.Context) any {
		f := asFuture(it.waitForOne(ctx))
		return f.takeResult()
	}), true
}

// NextAny gives the next future that is done, for `async for`.
func (it *AsCompletedIterator) NextAny(ctx context.Context) (any, bool) {
	if it.left == 0 {
		return nil, false
	}
	it.left--
	return it.waitForOne(ctx), true
}
