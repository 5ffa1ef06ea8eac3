package coro

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// A restartable coroutine does nothing before it first waits that could be told from doing it twice. As a task it runs up to
// there on the stack of the loop, leaves it, and keeps none while it waits: it is parked. When what it waits for has come it
// starts over on a stack of its own, and the wait that it finds is over. A task that only sleeps or waits for an event costs a
// few hundred bytes so, where its stack alone would take two thousand.

// mode says how a fiber runs its body.
type mode uint8

const (
	stacked    mode = iota // on a stack of its own
	parkable               // not started; may try without a stack
	trying                 // on the resumer's stack, until it waits
	parked                 // it waits and has no stack
	restarting             // on its own stack, again on the way to where it was parked
	locating               // on the stack of somebody who asks where it is parked
)

// restart is what a thread passes to the body of the fiber that it starts over, or gets from one that it parks.
type restart struct {
	value any           // what the fiber was parked with
	exc   *py.Exception // what to raise where it waits
	pcs   []uintptr     // where it waits
}

// Restartable says that c does nothing before it first waits that could be told from doing it twice; the result is c.
func (c *Coroutine[T]) Restartable() *Coroutine[T] {
	c.flags |= restarts
	return c
}

// AllowPark lets a fiber whose body is a restartable coroutine wait without a stack. Whoever resumes the fiber passes, while it
// is parked, what it was parked with as the value.
func (f *Fiber) AllowPark() {
	if c, ok := f.body.(Object); ok && c.Core().flags&restarts != 0 && f.state == created {
		f.mode = parkable
	}
}

// Parked says whether the fiber waits without a stack.
func (f *Fiber) Parked() bool { return f.mode == parked }

// Settle stands where a body is about to do what it must do once: from here on it has a stack of its own.
func Settle(ctx context.Context) {
	if f := From(ctx); f.mode == trying {
		f.mode = stacked
		panic(py.Unwound)
	}
}

// Trying says whether the next wait takes the body off the stack: a function that does something when a wait is over waits
// first, and gets there when the body is started over.
func Trying(ctx context.Context) bool { return From(ctx).leaves() }

func (f *Fiber) leaves() bool { return f.mode == trying || f.mode == locating }

// Restarted gives what the body was parked with where it now comes again, nil if it is there for the first time.
func Restarted(ctx context.Context) any {
	if f := From(ctx); f.returns() {
		return f.thread.restart.value
	}
	return nil
}

// Restarting says whether the body comes again to where it was parked.
func Restarting(ctx context.Context) bool { return From(ctx).returns() }

func (f *Fiber) returns() bool { return f.mode == restarting || f.mode == locating }

// leave takes a body that waits with v off the stack on which it tries.
func (f *Fiber) leave(v any) {
	r := &f.thread.restart
	if f.mode == locating {
		r.pcs = callers(2) // without leave, exchange
		panic(py.Unwound)
	}
	r.value = v
	f.mode = parked
	panic(py.Unwound)
}

// arrive gives the body what it waited for, where it was parked.
func (f *Fiber) arrive() (any, *py.Exception) {
	r := &f.thread.restart
	exc := r.exc
	*r = restart{}
	f.mode = stacked
	return nil, exc
}

// try runs the body without a stack; false if it must have one.
func (f *Fiber) try() (out Outcome, ok bool) {
	f.mode, f.state = trying, running
	v, exc := f.runHere()
	switch {
	case exc != py.Unwound:
		f.mode, f.state = stacked, finished
		return Outcome{Value: v, Exc: exc, Done: true}, true
	case f.mode == parked:
		f.state = suspended
		f.body.(Object).Core().state = running
		return Outcome{Value: takeRestart(f.thread).value}, true
	default: // it came to a Settle
		f.state = created
		f.body.(Object).Core().state = created
		return Outcome{}, false
	}
}

// runHere runs the body on the caller's stack.
func (f *Fiber) runHere() (any, *py.Exception) {
	st := &f.thread.trial
	*st = py.State{Ctx: f}
	prev := py.Switch(st)
	v, exc := py.TryRun(f, f.body)
	py.Restore(prev)
	return v, exc
}

func takeRestart(t *Thread) restart {
	r := t.restart
	t.restart = restart{}
	return r
}

// restart prepares a parked fiber to run on a stack: it was parked with v, and exc shall be raised where it waits.
func (f *Fiber) restart(v any, exc *py.Exception) {
	f.thread.restart = restart{value: v, exc: exc}
	f.mode = restarting
	f.body.(Object).Core().state = created
}

// locate gives the program counters of a body that is parked with v, innermost first: it runs it to where it waits once more.
func (f *Fiber) locate(v any) []uintptr {
	below := len(callers(0))
	f.thread.restart = restart{value: v}
	f.mode = locating
	core := f.body.(Object).Core()
	core.state = created
	f.runHere()
	core.state, f.mode = running, parked
	pcs := takeRestart(f.thread).pcs
	return pcs[:max(0, len(pcs)-below)]
}
