package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Condition is asyncio.Condition.
type Condition struct {
	loopBound
	object
	lock    *Lock
	waiters waiterQueue
}

// NewCondition is asyncio.Condition(); a nil lock makes a new one.
func NewCondition(lock *Lock) *Condition {
	if lock == nil {
		lock = NewLock()
	}
	return &Condition{lock: lock}
}

// Locked is condition.locked().
func (c *Condition) Locked() bool { return c.lock.locked }

// Acquire is `await condition.acquire()`.
func (c *Condition) Acquire(ctx context.Context) bool { return c.lock.Acquire(ctx) }

// Release is condition.release().
func (c *Condition) Release() { c.lock.Release() }

// With is `async with condition: body`.
func (c *Condition) With(ctx context.Context, body func()) { c.lock.With(ctx, body) }

// EnterAny enters for a dynamic `async with`.
func (c *Condition) EnterAny(ctx context.Context) any { return c.lock.EnterAny(ctx) }

// ExitAny leaves a dynamic `async with`.
func (c *Condition) ExitAny(ctx context.Context, exc *py.Exception) bool {
	return c.lock.ExitAny(ctx, exc)
}

// Wait is `await condition.wait()`: it lets the lock go, waits to be notified, and takes the lock again, also when it is
// cancelled. Always true; RuntimeError if the lock is not held.
func (c *Condition) Wait(ctx context.Context) bool {
	if !c.lock.locked {
		panic(py.RuntimeError.New("cannot wait on un-acquired lock"))
	}
	f := newFuture(c.bind(ctx, c))
	c.Release()
	exc := py.Try(func() { c.waitNotified(ctx, f) })
	if exc != nil {
		// The notification may have been meant for this task: hand it on.
		c.notify(1)
		panic(exc.Reraise())
	}
	return true
}

func (c *Condition) named() any { return c.this(c) }

// waitNotified waits for f and then for the lock.
func (c *Condition) waitNotified(ctx context.Context, f *FutureCore) {
	c.waiters.push(f)
	exc := py.Try(func() { f.AwaitAny(ctx) })
	c.waiters.remove(f)
	var cancelled *py.Exception
	for {
		e := py.Try(func() { c.Acquire(ctx) })
		if e == nil {
			break
		}
		if !e.IsA(CancelledError) {
			panic(e.Reraise())
		}
		cancelled = e
	}
	if cancelled != nil {
		panic(cancelled)
	}
	if exc != nil {
		panic(exc.Reraise())
	}
}

// WaitFor is `await condition.wait_for(predicate)`: the predicate's first true value.
func (c *Condition) WaitFor(ctx context.Context, predicate any) any {
	v := py.Call(ctx, predicate)
	for !py.Truth(v) {
		if c.inst != nil { // of a class that may override it
			coro.Await(ctx, py.CallMethod(ctx, c.inst, "wait"))
		} else {
			c.Wait(ctx)
		}
		v = py.Call(ctx, predicate)
	}
	return v
}

// Notify is condition.notify(n); RuntimeError if the lock is not held.
func (c *Condition) Notify(n int) {
	if !c.lock.locked {
		panic(py.RuntimeError.New("cannot notify on un-acquired lock"))
	}
	c.notify(n)
}

func (c *Condition) notify(n int) {
	for _, f := range c.waiters.all() {
		if n <= 0 {
			return
		}
		if !f.done() {
			n--
			f.setResult(false)
		}
	}
}

// NotifyAll is condition.notify_all().
func (c *Condition) NotifyAll() {
	if c.inst != nil {
		py.CallMethod(py.Context(), c.inst, "notify", c.waiters.len())
		return
	}
	c.Notify(c.waiters.len())
}

func (c *Condition) repr() string {
	return c.reprOf(c, lockedWord(c.lock.locked), c.waiters.len())
}
