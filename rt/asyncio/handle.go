package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Handle is a scheduled callback (asyncio.Handle).
type Handle struct {
	loop      *Loop
	callback  any // a Python callable, or a *goCall
	args      []any
	vars      *contextvars.Context
	own       contextvars.Context // the copy vars points to if no context was given
	cancelled bool
	isTimer   bool
}

// TimerHandle is a callback scheduled for a time (asyncio.TimerHandle).
type TimerHandle struct {
	Handle
	timer timer
}

// goCall is a callback of the runtime itself; name is what a repr shows.
type goCall struct {
	name string
	f    func()
}

// setContext gives the handle its context: the one passed, or a copy of the current one.
func (h *Handle) setContext(vars *contextvars.Context) {
	if vars != nil {
		h.vars = vars
		return
	}
	currentVars().CopyTo(&h.own)
	h.vars = &h.own
}

// call runs the callback in its context (Handle._run). What it raises goes to the loop's exception handler, but for
// SystemExit and KeyboardInterrupt, which stop the loop.
func (h *Handle) call(*FutureCore) {
	if h.cancelled {
		return
	}
	l := h.loop
	if c, ok := h.callback.(*goCall); ok {
		c.f()
		return
	}
	th := l.thread
	if th == nil {
		th = coro.From(py.Context()).Thread()
	}
	saved := th.Vars
	th.Vars = h.vars
	exc := py.Try(func() { py.Call(py.Context(), h.callback, h.args...) })
	th.Vars = saved
	if exc == nil {
		return
	}
	if exc.IsA(py.SystemExit, py.KeyboardInterrupt) {
		panic(exc.Propagate())
	}
	h.failed(exc)
}

// failed reports what the callback raised. Meanwhile it is being handled: what the exception handler raises has it as its context.
func (h *Handle) failed(exc *py.Exception) {
	defer py.Handle(exc).Done()
	h.loop.report(errorContext{
		message:   "Exception in callback " + callbackSource(h.callback, h.args, h.loop.debug),
		exception: exc,
		handle:    h,
	})
}

// Cancel is handle.cancel(): the callback will not be called.
func (h *Handle) Cancel() {
	if h.cancelled {
		return
	}
	if h.isTimer {
		timerOf(h).timer.cancel(h.loop)
	}
	h.cancelled = true
	h.callback, h.args = nil, nil
}

// Cancelled is handle.cancelled().
func (h *Handle) Cancelled() bool { return h.cancelled }

// When is timer.when(): the deadline in the loop's time.
func (t *TimerHandle) When() float64 { return t.timer.when }

// CallSoon is loop.call_soon(): callback(*args) in the next iteration.
func (l *Loop) CallSoon(callback any, args ...any) *Handle {
	return l.callSoon(callback, args, nil)
}

func (l *Loop) callSoon(callback any, args []any, vars *contextvars.Context) *Handle {
	l.checkClosed()
	if l.debug {
		l.checkCallback(callback, "call_soon")
	}
	h := &Handle{loop: l, callback: callback, args: args}
	h.setContext(vars)
	l.ready.push(h, nil)
	return h
}

// callSoonGo schedules a callback of the runtime.
func (l *Loop) callSoonGo(name string, f func()) *Handle {
	h := &Handle{loop: l, callback: &goCall{name, f}}
	l.ready.push(h, nil)
	return h
}

// CallSoonThreadsafe is loop.call_soon_threadsafe(): CallSoon from any thread, waking the loop.
func (l *Loop) CallSoonThreadsafe(callback any, args ...any) *Handle {
	return l.callSoonThreadsafe(callback, args, nil)
}

func (l *Loop) callSoonThreadsafe(callback any, args []any, vars *contextvars.Context) *Handle {
	l.checkClosed()
	if l.debug {
		l.checkCallback(callback, "call_soon_threadsafe")
	}
	h := &Handle{loop: l, callback: callback, args: args}
	h.setContext(vars)
	if th := coro.From(py.Context()).Thread(); th == l.thread {
		l.ready.push(h, nil)
		return h
	}
	l.Post(func() { l.ready.push(h, nil) })
	return h
}

// CallLater is loop.call_later(): callback(*args) after delay seconds.
func (l *Loop) CallLater(delay float64, callback any, args ...any) *TimerHandle {
	return l.callAt(l.Time()+delay, callback, args, nil)
}

// CallAt is loop.call_at(): callback(*args) at a time of the loop's clock.
func (l *Loop) CallAt(when float64, callback any, args ...any) *TimerHandle {
	return l.callAt(when, callback, args, nil)
}

func (l *Loop) callAt(when float64, callback any, args []any, vars *contextvars.Context) *TimerHandle {
	l.checkClosed()
	if l.debug {
		l.checkCallback(callback, "call_at")
	}
	t := &TimerHandle{Handle: Handle{loop: l, callback: callback, args: args, isTimer: true}}
	t.setContext(vars)
	l.addTimer(&t.timer, when, &t.Handle)
	return t
}

// addTimer puts a timer into the queue.
func (l *Loop) addTimer(t *timer, when float64, target callback) {
	t.when, t.target = when, target
	l.scheduled.push(t)
	t.scheduled = true
}

// callLaterGo schedules a callback of the runtime.
func (l *Loop) callLaterGo(delay float64, name string, f func()) *TimerHandle {
	return l.callAtGo(l.Time()+delay, name, f)
}

func (l *Loop) callAtGo(when float64, name string, f func()) *TimerHandle {
	l.checkClosed()
	t := &TimerHandle{Handle: Handle{loop: l, callback: &goCall{name, f}, isTimer: true}}
	l.addTimer(&t.timer, when, &t.Handle)
	return t
}

// checkCallback is debug mode's check of what is to be called.
func (l *Loop) checkCallback(callback any, method string) {
	if IsCoroutine(callback) || isCoroutineFunction(callback) {
		panic(py.TypeError.Newf("coroutines cannot be used with %s()", method))
	}
	if !isCallable(callback) {
		panic(py.TypeError.Newf("a callable object was expected by %s(), got %s", method, py.Repr(callback)))
	}
}

// loopOf gives the loop that runs in ctx's thread, nil if none does.
func loopOf(ctx context.Context) *Loop {
	l, _ := coro.From(ctx).Thread().Loop.(*Loop)
	return l
}
