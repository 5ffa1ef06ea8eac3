package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// waiterQueue is the deque of futures that the tasks blocked on a lock, event or queue wait for. Nearly all leave at the
// front, so the front is an index.
type waiterQueue struct {
	list []*FutureCore
	head int
}

func (q *waiterQueue) len() int { return len(q.list) - q.head }

func (q *waiterQueue) all() []*FutureCore { return q.list[q.head:] }

func (q *waiterQueue) push(f *FutureCore) {
	if q.head > 32 && q.head > len(q.list)/2 {
		n := copy(q.list, q.list[q.head:])
		clear(q.list[n:])
		q.list, q.head = q.list[:n], 0
	}
	q.list = append(q.list, f)
}

func (q *waiterQueue) pop() *FutureCore {
	f := q.list[q.head]
	q.list[q.head] = nil
	q.head++
	if q.head == len(q.list) {
		q.list, q.head = q.list[:0], 0
	}
	return f
}

// remove takes f out; false if it is not there.
func (q *waiterQueue) remove(f *FutureCore) bool {
	if q.len() > 0 && q.list[q.head] == f {
		q.pop()
		return true
	}
	for i := q.head; i < len(q.list); i++ {
		if q.list[i] == f {
			copy(q.list[i:], q.list[i+1:])
			q.list[len(q.list)-1] = nil
			q.list = q.list[:len(q.list)-1]
			return true
		}
	}
	return false
}

// enter appends a new future for a task that is about to wait for owner, an object bound to a loop by b. It is kept out of the
// callers' frames, of which every waiting task has one on its small stack.
//
//go:noinline
func (q *waiterQueue) enter(ctx context.Context, b *loopBound, owner interface{ named() any }) *FutureCore {
	f := newFuture(b.bind(ctx, owner))
	q.push(f)
	return f
}

// allCancelled reports whether no waiter is alive.
func (q *waiterQueue) allCancelled() bool {
	for _, f := range q.all() {
		if f.state != stateCancelled {
			return false
		}
	}
	return true
}

// loopBound is the mixin of objects that belong to the loop of their first blocking use.
type loopBound struct{ loop *Loop }

// bind gives the running loop; RuntimeError if the object belongs to another.
func (b *loopBound) bind(ctx context.Context, owner interface{ named() any }) *Loop {
	l := loopOf(ctx)
	if b.loop == nil {
		b.loop = l
	}
	if l != b.loop || l == nil {
		if l == nil && b.loop == nil {
			panic(noAttribute(nil, "create_future"))
		}
		panic(py.RuntimeError.Newf("%s is bound to a different event loop", py.Repr(owner.named())))
	}
	return l
}
