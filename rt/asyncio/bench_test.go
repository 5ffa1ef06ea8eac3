package asyncio

import (
	"context"
	"testing"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// The benchmarks mirror golden/bench: what generated code does for each.

func runMain(b testing.TB, main func(ctx context.Context)) {
	b.Helper()
	Run(context.Background(), coro.NewVoid("main", main))
}

func BenchmarkSwitch(b *testing.B) {
	worker := func(n int) *coro.Coroutine[py.None] {
		return coro.NewVoid("worker", func(ctx context.Context) {
			for range n {
				Sleep(ctx, 0)
			}
		})
	}
	runMain(b, func(ctx context.Context) {
		var aws []any
		for range 10 {
			aws = append(aws, worker(b.N/10))
		}
		Gather[py.None](ctx, aws...).Await(ctx)
	})
}

func BenchmarkSpawn(b *testing.B) {
	nop := func() *coro.Coroutine[py.None] { return coro.NewVoid("nop", func(context.Context) {}) }
	b.ReportAllocs()
	runMain(b, func(ctx context.Context) {
		for range b.N {
			CreateTask(ctx, nop()).Await(ctx)
		}
	})
}

func tree(ctx context.Context, n int) int {
	if n == 0 {
		Sleep(ctx, 0)
		return 1
	}
	var aws []any
	for range 6 {
		aws = append(aws, coro.NewCoroutine("tree", func(ctx context.Context) int { return tree(ctx, n-1) }))
	}
	sum := 0
	for x := range Gather[int](ctx, aws...).Await(ctx).Each() {
		sum += x
	}
	return sum
}

func BenchmarkGatherTree(b *testing.B) {
	for b.Loop() {
		runMain(b, func(ctx context.Context) {
			if n := tree(ctx, 6); n != 46656 {
				b.Fatal(n)
			}
		})
	}
}

func BenchmarkQueue(b *testing.B) {
	runMain(b, func(ctx context.Context) {
		q := NewQueue[int](10)
		Gather[py.None](ctx,
			coro.NewVoid("prod", func(ctx context.Context) {
				for i := range b.N {
					q.Put(ctx, i)
				}
			}),
			coro.NewVoid("cons", func(ctx context.Context) {
				for range b.N {
					q.Get(ctx)
				}
			})).Await(ctx)
	})
}

func BenchmarkLock(b *testing.B) {
	runMain(b, func(ctx context.Context) {
		l := NewLock()
		var aws []any
		for range 5 {
			aws = append(aws, coro.NewVoid("lk", func(ctx context.Context) {
				for range b.N / 5 {
					l.With(ctx, func() { Sleep(ctx, 0) })
				}
			}))
		}
		Gather[py.None](ctx, aws...).Await(ctx)
	})
}

func BenchmarkTimers(b *testing.B) {
	runMain(b, func(ctx context.Context) {
		var aws []any
		for i := range b.N {
			aws = append(aws, SleepCoro(0.001*float64(i%100)))
		}
		Gather[py.None](ctx, aws...).Await(ctx)
	})
}
