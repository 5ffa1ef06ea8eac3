package asyncio

import (
	"context"
	"math"
	"unsafe"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// sleeper is the future and the timer of one sleep, in one piece of memory.
type sleeper struct {
	FutureCore
	timer timer
}

// call ends the sleep (futures._set_result_unless_cancelled).
func (s *sleeper) call(*FutureCore) {
	if !s.timer.cancelled {
		s.setResultUnlessCancelled(nil)
	}
}

func (s *sleeper) describe() string { return "_set_result_unless_cancelled()" }

// Sleep is `await asyncio.sleep(delay)`. A delay of zero or less lets one iteration of the loop pass.
func Sleep(ctx context.Context, delay float64) {
	if delay <= 0 {
		coro.Suspend(ctx, nil)
		return
	}
	sleepFor(ctx, delay)
}

// SleepResult is `await asyncio.sleep(delay, result)`.
func SleepResult[T any](ctx context.Context, delay float64, result T) T {
	Sleep(ctx, delay)
	return result
}

func sleepFor(ctx context.Context, delay float64) {
	s := sleeperOf(coro.Restarted(ctx))
	if s == nil {
		s = newSleeper(ctx, delay)
	}
	if coro.Trying(ctx) {
		s.wait(ctx)
	}
	defer s.timer.cancel(s.loop)
	s.wait(ctx)
	s.takeResult()
}

func newSleeper(ctx context.Context, delay float64) *sleeper {
	if math.IsNaN(delay) {
		panic(py.ValueError.New("Invalid delay: NaN (not a number)"))
	}
	l := runningLoop(ctx)
	l.checkClosed()
	s := &sleeper{}
	s.init(l)
	l.addTimer(&s.timer, l.Time()+delay, s)
	return s
}

// sleeperOf gives the sleeper whose future is x, nil for nil.
func sleeperOf(x any) *sleeper {
	f, _ := x.(*FutureCore)
	return (*sleeper)(unsafe.Pointer(f))
}

// SleepCoro is asyncio.sleep(delay) as a coroutine object.
func SleepCoro(delay float64) *coro.Coroutine[py.None] {
	return coro.NewVoid("sleep", func(ctx context.Context) { Sleep(ctx, delay) }).Restartable()
}

// SleepResultCoro is asyncio.sleep(delay, result) as a coroutine object.
func SleepResultCoro[T any](delay float64, result T) *coro.Coroutine[T] {
	return coro.NewCoroutine("sleep", func(ctx context.Context) T { return SleepResult(ctx, delay, result) }).Restartable()
}
