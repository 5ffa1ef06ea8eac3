package asyncio

import (
	"context"
	"testing"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// TestParked has more tasks wait than there are stacks: those whose coroutines are restartable wait without one, run what comes
// before the wait twice, and what comes after it once.
func TestParked(t *testing.T) {
	const n = 50
	before, after := 0, 0
	work := func(gate *Event) *coro.Coroutine[int] {
		return coro.NewCoroutine("work", func(ctx context.Context) int {
			before++
			gate.Wait(ctx)
			after++
			Sleep(ctx, 0)
			return 1
		}).Restartable()
	}
	total, parked, waiting := 0, 0, 0
	Run(context.Background(), coro.NewVoid("main", func(ctx context.Context) {
		gate := NewEvent()
		tasks := make([]*Task[int], n)
		for i := range tasks {
			tasks[i] = CreateTask(ctx, work(gate))
		}
		Sleep(ctx, 0)
		for _, task := range tasks {
			if task.fiber.Parked() {
				parked++
			}
		}
		waiting = gate.waiters.len()
		gate.Set()
		tasks[0].Cancel()
		for _, task := range tasks[1:] {
			total += task.Await(ctx)
		}
		if exc := py.Try(func() { tasks[0].Await(ctx) }); exc == nil || !exc.IsA(CancelledError) {
			t.Errorf("the cancelled task ended with %v", exc)
		}
		if left := gate.waiters.len(); left != 0 {
			t.Errorf("%d futures left in the event", left)
		}
	}))
	if waiting != n || total != n-1 || after != n-1 {
		t.Errorf("%d waited, %d ended, %d went on; want %d, %d, %d", waiting, total, after, n, n-1, n-1)
	}
	if parked == 0 || before != n+parked {
		t.Errorf("%d were parked, and %d starts made", parked, before)
	}
}

// TestSettle has a body settle: what comes before runs twice, what comes after once.
func TestSettle(t *testing.T) {
	before, after := 0, 0
	Run(context.Background(), coro.NewVoid("main", func(ctx context.Context) {
		task := CreateTask(ctx, coro.NewVoid("work", func(ctx context.Context) {
			before++
			coro.Settle(ctx)
			after++
			Sleep(ctx, 0)
			after++
		}).Restartable())
		task.Await(ctx)
	}))
	if before < 1 || before > 2 || after != 2 {
		t.Errorf("%d and %d steps", before, after)
	}
}

// TestParkedInGather has tasks wait in gather without a stack: the children are made once, and what is made again leaves no trace.
func TestParkedInGather(t *testing.T) {
	const n = 300
	coro.NeverAwaited() // of other tests
	starts, children, ends := 0, 0, 0
	child := func() *coro.Coroutine[int] {
		return coro.NewCoroutine("child", func(ctx context.Context) int {
			children++
			Sleep(ctx, 0)
			return 1
		})
	}
	parent := func(width int) *coro.Coroutine[int] {
		return coro.NewCoroutine("parent", func(ctx context.Context) int {
			starts++
			aws := make([]any, width)
			for i := range aws {
				aws[i] = child()
			}
			got := Gather[int](ctx, aws...).Await(ctx)
			ends++
			return got.Len()
		}).Restartable()
	}
	total, parked := 0, 0
	Run(context.Background(), coro.NewVoid("main", func(ctx context.Context) {
		tasks := make([]*Task[int], n)
		for i := range tasks {
			tasks[i] = CreateTask(ctx, parent(i%3))
		}
		Sleep(ctx, 0)
		for _, task := range tasks {
			if task.fiber.Parked() {
				parked++
			}
		}
		for _, task := range tasks {
			total += task.Await(ctx)
		}
	}))
	if total != n || children != n || ends != n { // a third of them has none, one, two
		t.Errorf("%d children gave %d to %d parents", children, total, ends)
	}
	if parked == 0 || starts < n+parked {
		t.Errorf("%d were parked, and %d starts made", parked, starts)
	}
	if left := coro.NeverAwaited(); len(left) != 0 {
		t.Errorf("never awaited: %v", left)
	}
}
