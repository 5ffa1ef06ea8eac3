package asyncio

import (
	"context"
	"strconv"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Semaphore is asyncio.Semaphore; with a bound, asyncio.BoundedSemaphore.
type Semaphore struct {
	loopBound
	object
	waiters waiterQueue
	value   int
	bound   int // BoundedSemaphore: the initial value; -1 for none
	class   *py.Type
}

// BoundedSemaphore is asyncio.BoundedSemaphore: a Semaphore with a bound, of a class of its own.
type BoundedSemaphore = Semaphore

// NewSemaphore is asyncio.Semaphore(value); ValueError if value is negative.
func NewSemaphore(value int) *Semaphore {
	s := &Semaphore{class: SemaphoreType}
	s.setup(value, -1)
	return s
}

// NewBoundedSemaphore is asyncio.BoundedSemaphore(value).
func NewBoundedSemaphore(value int) *BoundedSemaphore {
	s := &Semaphore{class: BoundedSemaphoreType}
	s.setup(value, value)
	return s
}

func (s *Semaphore) setup(value, bound int) {
	if value < 0 {
		panic(py.ValueError.New("Semaphore initial value must be >= 0"))
	}
	s.value, s.bound = value, bound
}

// Locked is semaphore.locked(): an acquire now would wait.
func (s *Semaphore) Locked() bool { return s.value == 0 || !s.waiters.allCancelled() }

// Acquire is `await semaphore.acquire()`; always true.
func (s *Semaphore) Acquire(ctx context.Context) bool {
	if !s.isLocked() {
		s.value--
		return true
	}
	f := s.waiters.enter(ctx, &s.loopBound, s)
	exc := py.Try(func() { f.AwaitAny(ctx) })
	s.waiters.remove(f)
	if exc != nil && exc.IsA(CancelledError) && f.state == stateFinished {
		// The token that was meant for this task goes back.
		s.value++
	}
	for s.value > 0 && s.wakeNext() {
	}
	if exc != nil {
		panic(exc.Reraise())
	}
	return true
}

func (s *Semaphore) named() any { return s.this(s) }

// isLocked is Locked, asked of the instance of a class that may override it.
func (s *Semaphore) isLocked() bool {
	if s.inst != nil {
		return py.Truth(py.CallMethod(py.Context(), s.inst, "locked"))
	}
	return s.Locked()
}

// Release is semaphore.release(); ValueError beyond the bound of a BoundedSemaphore.
func (s *Semaphore) Release() {
	if s.bound >= 0 && s.value >= s.bound {
		panic(py.ValueError.New("BoundedSemaphore released too many times"))
	}
	s.value++
	s.wakeNext()
}

// wakeNext hands a token to the first waiter alive; false if there is none.
func (s *Semaphore) wakeNext() bool {
	for _, f := range s.waiters.all() {
		if !f.done() {
			s.value--
			f.setResult(true)
			return true
		}
	}
	return false
}

// With is `async with semaphore: body`.
func (s *Semaphore) With(ctx context.Context, body func()) {
	s.Acquire(ctx)
	within(body, s.Release)
}

// EnterAny enters for a dynamic `async with`.
func (s *Semaphore) EnterAny(ctx context.Context) any {
	s.Acquire(ctx)
	return nil
}

// ExitAny leaves a dynamic `async with`.
func (s *Semaphore) ExitAny(context.Context, *py.Exception) bool {
	s.Release()
	return false
}

func (s *Semaphore) repr() string {
	state := "unlocked, value:" + strconv.Itoa(s.value)
	if s.Locked() {
		state = "locked"
	}
	return s.reprOf(s, state, s.waiters.len())
}
