package asyncio

import (
	"context"
	"strconv"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Lock is asyncio.Lock: fair, not owned by a task.
type Lock struct {
	loopBound
	object
	waiters waiterQueue
	locked  bool
}

// NewLock is asyncio.Lock().
func NewLock() *Lock { return &Lock{} }

// Locked is lock.locked().
func (l *Lock) Locked() bool { return l.locked }

// Acquire is `await lock.acquire()`; always true.
func (l *Lock) Acquire(ctx context.Context) bool {
	if !l.locked && l.waiters.allCancelled() {
		l.locked = true
		return true
	}
	l.acquireSlow(ctx)
	return true
}

// acquireSlow waits in line.
func (l *Lock) acquireSlow(ctx context.Context) {
	f := l.waiters.enter(ctx, &l.loopBound, l)
	exc := py.Try(func() { f.AwaitAny(ctx) })
	l.waiters.remove(f)
	if exc != nil {
		if exc.IsA(CancelledError) && !l.locked {
			l.wakeFirst()
		}
		panic(exc.Reraise())
	}
	l.locked = true
}

func (l *Lock) named() any { return l.this(l) }

// Release is lock.release(); RuntimeError if the lock is not locked.
func (l *Lock) Release() {
	if !l.locked {
		panic(py.RuntimeError.New("Lock is not acquired."))
	}
	l.locked = false
	l.wakeFirst()
}

func (l *Lock) wakeFirst() {
	if l.waiters.len() > 0 {
		if f := l.waiters.list[l.waiters.head]; !f.done() {
			f.setResult(true)
		}
	}
}

// With is `async with lock: body`.
func (l *Lock) With(ctx context.Context, body func()) {
	l.Acquire(ctx)
	within(body, l.Release)
}

// within runs the body of an `async with` statement and then leaves its manager, whatever happened.
func within(body, leave func()) {
	exc := py.Try(body)
	if exc == nil {
		leave()
		return
	}
	h := py.Handle(exc) // what leave raises has the body's exception as context
	leave()
	h.Done()
	panic(exc.Reraise())
}

// EnterAny enters for a dynamic `async with`.
func (l *Lock) EnterAny(ctx context.Context) any {
	l.Acquire(ctx)
	return nil
}

// ExitAny leaves a dynamic `async with`.
func (l *Lock) ExitAny(context.Context, *py.Exception) bool {
	l.Release()
	return false
}

func (l *Lock) repr() string {
	return l.reprOf(l, lockedWord(l.locked), l.waiters.len())
}

func lockedWord(locked bool) string {
	if locked {
		return "locked"
	}
	return "unlocked"
}

// withWaiters appends the count of waiters to a state, if there are any.
func withWaiters(state string, n int) string {
	if n > 0 {
		state += ", waiters:" + strconv.Itoa(n)
	}
	return state
}

// Event is asyncio.Event.
type Event struct {
	loopBound
	object
	waiters waiterQueue
	value   bool
}

// NewEvent is asyncio.Event().
func NewEvent() *Event { return &Event{} }

// IsSet is event.is_set().
func (e *Event) IsSet() bool { return e.value }

// Set is event.set(): all waiters are woken.
func (e *Event) Set() {
	if e.value {
		return
	}
	e.value = true
	for _, f := range e.waiters.all() {
		if !f.done() {
			f.setResult(true)
		}
	}
}

// Clear is event.clear().
func (e *Event) Clear() { e.value = false }

// Wait is `await event.wait()`; always true.
func (e *Event) Wait(ctx context.Context) bool {
	f, _ := coro.Restarted(ctx).(*FutureCore)
	if f == nil {
		if e.value {
			coro.Settle(ctx)
			return true
		}
		f = e.waiters.enter(ctx, &e.loopBound, e)
	}
	if coro.Trying(ctx) {
		f.wait(ctx)
	}
	defer e.waiters.remove(f)
	f.AwaitAny(ctx)
	return true
}

func (e *Event) named() any { return e.this(e) }

func (e *Event) repr() string {
	state := "unset"
	if e.value {
		state = "set"
	}
	return e.reprOf(e, state, e.waiters.len())
}
