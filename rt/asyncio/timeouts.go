package asyncio

import (
	"context"
	"math"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Timeout is asyncio.Timeout: an async context manager that cancels the current task when its time is up and turns the
// CancelledError into TimeoutError.
type Timeout struct {
	state      timeoutState
	handle     *Handle
	task       *TaskCore
	cancelling int // the task's count at entry
	when       any // float64 or nil
}

type timeoutState uint8

const (
	timeoutCreated timeoutState = iota
	timeoutActive
	timeoutExpiring
	timeoutExpired
	timeoutFinished
)

var timeoutStateNames = [...]string{"created", "active", "expiring", "expired", "finished"}

// NewTimeout is asyncio.timeout(delay): delay is a number or nil.
func NewTimeout(ctx context.Context, delay any) *Timeout { return newTimeout(ctx, delay) }

func newTimeout(ctx context.Context, delay any) *Timeout {
	l := runningLoop(ctx)
	if delay == nil {
		return &Timeout{}
	}
	return &Timeout{when: py.Add(l.Time(), delay)}
}

// TimeoutAt is asyncio.timeout_at(when): when is a time of the loop's clock or nil.
func TimeoutAt(when any) *Timeout { return &Timeout{when: when} }

// When is timeout.when(): the deadline, nil for none.
func (t *Timeout) When() any { return t.when }

// Expired is timeout.expired().
func (t *Timeout) Expired() bool { return t.state == timeoutExpiring || t.state == timeoutExpired }

// Reschedule is timeout.reschedule(when).
func (t *Timeout) Reschedule(ctx context.Context, when any) {
	switch t.state {
	case timeoutActive:
	case timeoutCreated:
		panic(py.RuntimeError.New("Timeout has not been entered"))
	default:
		panic(py.RuntimeError.Newf("Cannot change state of %s Timeout", timeoutStateNames[t.state]))
	}
	t.when = when
	if t.handle != nil {
		t.handle.Cancel()
		t.handle = nil
	}
	if when == nil {
		return
	}
	l := runningLoop(ctx)
	if at := seconds(when); at <= l.Time() {
		t.handle = l.callSoonGo("Timeout._on_timeout()", t.onTimeout)
	} else {
		t.handle = &l.callAtGo(at, "Timeout._on_timeout()", t.onTimeout).Handle
	}
}

func (t *Timeout) onTimeout() {
	t.task.askCancel()
	t.state = timeoutExpiring
	t.handle = nil
}

// Enter is __aenter__.
func (t *Timeout) Enter(ctx context.Context) {
	if t.state != timeoutCreated {
		panic(py.RuntimeError.New("Timeout has already been entered"))
	}
	l := loopOf(ctx)
	if l == nil {
		panic(py.RuntimeError.New("no running event loop"))
	}
	if l.current == nil {
		panic(py.RuntimeError.New("Timeout should be used inside a task"))
	}
	t.state = timeoutActive
	t.task = l.current
	t.cancelling = t.task.Cancelling()
	t.Reschedule(ctx, t.when)
}

// Exit is __aexit__: exc is what ended the body. It raises TimeoutError if the timeout was the reason.
func (t *Timeout) Exit(exc *py.Exception) {
	if t.handle != nil {
		t.handle.Cancel()
		t.handle = nil
	}
	switch t.state {
	case timeoutActive:
		t.state = timeoutFinished
	case timeoutExpiring:
		t.state = timeoutExpired
		if t.task.Uncancel() > t.cancelling || exc == nil {
			return
		}
		if exc.IsA(CancelledError) {
			panic(py.RaisedFrom(py.TimeoutError, exc))
		}
		insertTimeoutError(exc)
		if exc.IsA(py.ExceptionGroup) {
			for _, e := range exc.Group {
				insertTimeoutError(e)
			}
		}
	}
}

// insertTimeoutError puts a TimeoutError before the CancelledError in the chain of what an exception was raised from.
func insertTimeoutError(exc *py.Exception) {
	for ; exc.Context != nil; exc = exc.Context {
		if exc.Context.IsA(CancelledError) {
			te := py.TimeoutError.New()
			te.Context, te.Cause, te.SuppressContext = exc.Context, exc.Context, true
			exc.Context = te
			return
		}
	}
}

// With is `async with timeout as t: body`.
func (t *Timeout) With(ctx context.Context, body func(t *Timeout)) {
	t.Enter(ctx)
	exc := py.Try(func() { body(t) })
	if exc == nil {
		t.Exit(nil)
		return
	}
	h := py.Handle(exc)
	t.Exit(exc)
	h.Done()
	panic(exc.Reraise())
}

// EnterAny enters for a dynamic `async with`.
func (t *Timeout) EnterAny(ctx context.Context) any {
	t.Enter(ctx)
	return t
}

// ExitAny leaves a dynamic `async with`.
func (t *Timeout) ExitAny(_ context.Context, exc *py.Exception) bool {
	t.Exit(exc)
	return false
}

// awaitUnder is coro.Await: a name for wait_for's inner await.
func awaitUnder(ctx context.Context, aw any) any { return coro.Await(ctx, aw) }

// repr is Timeout.__repr__.
func (t *Timeout) repr() string {
	s := "<Timeout [" + timeoutStateNames[t.state] + "]"
	if t.state == timeoutActive {
		s += " when=" + roundedWhen(t.when)
	}
	return s + ">"
}

// roundedWhen is repr(round(when, 3)).
func roundedWhen(when any) string {
	f, ok := when.(float64)
	if !ok {
		return py.Repr(when)
	}
	if r := math.Round(f*1000) / 1000; math.Abs(f) < 1e12 {
		return py.Repr(r)
	}
	return py.Repr(f)
}
