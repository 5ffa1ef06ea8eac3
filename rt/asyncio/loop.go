package asyncio

import (
	"context"
	"math"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Loop is an event loop (_UnixSelectorEventLoop).
type Loop struct {
	inst   *py.Instance // the instance of a user's subclass that this is the base of, nil for a plain loop
	thread *coro.Thread // of the goroutine that runs the loop, nil while it is not running
	root   *coro.Fiber  // the context of plain callbacks

	ready          readyQueue
	scheduled      timerHeap
	timerCancelled int
	posts          postBox
	io             ioState

	current   *TaskCore
	tasks     taskList
	failed    []*FutureCore // futures whose exception may never be retrieved
	asyncgens asyncgenSet

	running, stopping, closed bool
	debug                     bool
	asyncgensShut             bool

	currentHandle    *Handle
	exceptionHandler any
	taskFactory      any
	slowCallback     float64                              // seconds; debug mode reports callbacks that take longer
	interrupt        atomic.Pointer[func(here bool) bool] // what SIGINT does, if a Runner wants something special
	hooks            loopHooks
	attributes       py.Attrs
}

// loopHooks is what other files of the package attach to a loop.
type loopHooks struct {
	// closers run when the loop closes, last first.
	closers []func()
}

// NewEventLoop is asyncio.new_event_loop().
func NewEventLoop() *Loop {
	l := &Loop{slowCallback: 0.1, debug: debugFromEnv()}
	l.posts.init()
	loops = append(loops, l)
	return l
}

// loops lists the loops that were made and not closed, for the reports at the program's end.
var loops []*Loop

// clockResolution is time.get_clock_info('monotonic').resolution.
const clockResolution = 1e-9

// The limits of CPython's base_events.
const (
	maxSelectTimeout     = 24 * 3600
	minScheduledTimers   = 100
	minCancelledFraction = 0.5
)

var monotonicStart, monotonicBase = time.Now(), bootSeconds()

// Monotonic is time.monotonic(): the clock of Loop.Time.
func Monotonic() float64 {
	if testClock != nil {
		return testClock.read()
	}
	return monotonicBase + float64(time.Since(monotonicStart))/1e9
}

// stepClock is a clock for tests of order: every look at it takes a microsecond, and waiting for a timer no time at all, so
// that nothing depends on how busy the machine is.
type stepClock struct{ now float64 }

func (c *stepClock) read() float64 {
	c.now += 1e-6
	return c.now
}

// testClock replaces the monotonic clock while a test runs.
var testClock *stepClock

// Time is loop.time().
func (l *Loop) Time() float64 { return Monotonic() }

// runOnce makes one iteration, BaseEventLoop._run_once: drop cancelled timers, wait for I/O, append its completions and the
// timers that are due to the ready queue, run what is in it now.
func (l *Loop) runOnce() {
	l.dropCancelledTimers()
	l.selectEvents()
	if l.thread.Name == "" {
		py.CheckInterrupt()
	}
	end := l.Time() + clockResolution
	for len(l.scheduled) > 0 && l.scheduled[0].when < end {
		t := l.scheduled.pop()
		t.scheduled = false
		l.ready.push(t.target, nil)
	}
	if l.debug {
		l.runReadyDebug()
		return
	}
	for n := l.ready.n; n > 0; n-- {
		e := l.ready.pop()
		e.cb.call(e.fut)
	}
}

// runReadyDebug runs the ready callbacks and reports the slow ones.
func (l *Loop) runReadyDebug() {
	for n := l.ready.n; n > 0; n-- {
		e := l.ready.pop()
		h, _ := e.cb.(*Handle)
		if h != nil && h.cancelled {
			continue
		}
		l.currentHandle = h
		t0 := l.Time()
		e.cb.call(e.fut)
		if dt := l.Time() - t0; dt >= l.slowCallback {
			logWarning("Executing " + l.describeCall(e) + " took " + py.Format(dt, ".3f") + " seconds")
		}
		l.currentHandle = nil
	}
}

// dropCancelledTimers removes cancelled timers from the head of the queue, or all of them when they are the larger part.
func (l *Loop) dropCancelledTimers() {
	n := len(l.scheduled)
	if n > minScheduledTimers && float64(l.timerCancelled)/float64(n) > minCancelledFraction {
		kept := make(timerHeap, 0, n-l.timerCancelled)
		for _, t := range l.scheduled {
			if t.cancelled {
				t.scheduled = false
			} else {
				kept = append(kept, t)
			}
		}
		kept.heapify()
		l.scheduled, l.timerCancelled = kept, 0
		return
	}
	for len(l.scheduled) > 0 && l.scheduled[0].cancelled {
		l.timerCancelled--
		l.scheduled.pop().scheduled = false
	}
}

// selectEvents waits as the selector does: not at all if something is ready, else until the first timer. The deadline is
// rounded up to milliseconds as epoll's is, so that timers that lie close together fire in one iteration here as there.
func (l *Loop) selectEvents() {
	if l.ready.n > 0 || l.stopping {
		l.waitEvents(0)
		return
	}
	if len(l.scheduled) == 0 {
		l.waitEvents(-1)
		return
	}
	timeout := l.scheduled[0].when - l.Time()
	switch {
	case timeout > maxSelectTimeout:
		timeout = maxSelectTimeout
	case timeout <= 0:
		l.waitEvents(0)
		return
	}
	ms := math.Ceil(timeout * 1e3)
	if testClock != nil && !l.posts.pending() {
		testClock.now += ms / 1e3
		ms = 0
	}
	l.waitEvents(time.Duration(ms) * time.Millisecond)
}

// waitEvents waits for d (< 0: without limit; 0: not at all) and takes in what was posted and the descriptors that are ready.
func (l *Loop) waitEvents(d time.Duration) {
	switch {
	case l.io.poller != nil:
		l.pollEvents(d)
	case d == 0:
		l.posts.poll()
	default:
		l.posts.wait(d)
	}
}

func (l *Loop) checkClosed() {
	if l.closed {
		panic(py.RuntimeError.New("Event loop is closed"))
	}
}

// checkRunning refuses to run a loop that runs, or inside another one.
func (l *Loop) checkRunning(th *coro.Thread) {
	if l.running {
		panic(py.RuntimeError.New("This event loop is already running"))
	}
	if th.Loop != nil {
		panic(py.RuntimeError.New("Cannot run the event loop while another loop is running"))
	}
}

// RunForever is loop.run_forever().
func (l *Loop) RunForever(ctx context.Context) {
	l.checkClosed()
	th := coro.From(ctx).Thread()
	l.checkRunning(th)
	l.thread, l.root, l.running = th, coro.Root(th), true
	th.Loop = l
	vars := th.Context()
	state := py.NewState(l.root)
	prev := py.Switch(state)
	defer func() {
		py.Restore(prev)
		l.stopping, l.running, l.thread = false, false, nil
		th.Loop, th.Vars = nil, vars
	}()
	if th.Name == "" && l.io.signals[int(syscall.SIGINT)] == nil {
		defer py.OnInterrupt(l.onInterrupt)()
	}
	if th.Name == "" {
		defer py.WakeOnSignal(func() { l.Post(func() {}) })()
	}
	for {
		l.runOnce()
		if l.stopping {
			return
		}
	}
}

// onInterrupt is SIGINT while the loop runs: what the runner does about it. Without one the waiting loop is let notice it,
// and raises KeyboardInterrupt.
func (l *Loop) onInterrupt(here bool) bool {
	if f := l.interrupt.Load(); f != nil {
		return (*f)(here)
	}
	l.Post(func() {})
	return false
}

// Stop is loop.stop(): the callbacks that are ready still run.
func (l *Loop) Stop() { l.stopping = true }

// IsRunning is loop.is_running().
func (l *Loop) IsRunning() bool { return l.running }

// IsClosed is loop.is_closed().
func (l *Loop) IsClosed() bool { return l.closed }

// GetDebug is loop.get_debug().
func (l *Loop) GetDebug() bool { return l.debug }

// SetDebug is loop.set_debug().
func (l *Loop) SetDebug(on bool) { l.debug = on }

// RunUntilComplete is loop.run_until_complete(): x is a future or anything ensure_future takes. The result is boxed.
func (l *Loop) RunUntilComplete(ctx context.Context, x any) any {
	l.checkClosed()
	l.checkRunning(coro.From(ctx).Thread())
	given := asFuture(x)
	fut := ensureFuture(ctx, x, l)
	if given == nil {
		fut.quietDestroy = true
	}
	fut.addCallback(stopLoop{})
	exc := py.Try(func() { l.RunForever(ctx) })
	fut.removeCallback(stopLoop{})
	if exc != nil {
		if given == nil && fut.done() && fut.state != stateCancelled {
			fut.logTraceback = false
		}
		if fut.logTraceback && fut.exc() == exc {
			fut.logTraceback = false
			withheld = append(withheld, fut)
		}
		panic(exc.Propagate())
	}
	if !fut.done() {
		panic(py.RuntimeError.New("Event loop stopped before Future completed."))
	}
	return fut.takeResult()
}

// stopLoop is _run_until_complete_cb.
type stopLoop struct{}

func (stopLoop) call(fut *FutureCore) {
	fut.logTraceback = false // it asks for the exception
	withheld = slices.DeleteFunc(withheld, func(f *FutureCore) bool { return f == fut })
	if fut.state == stateFinished && fut.exc() != nil && fut.exc().IsA(py.SystemExit, py.KeyboardInterrupt) {
		// run_forever is being left by the exception itself.
		return
	}
	fut.loop.Stop()
}

func (stopLoop) describe() string { return "_run_until_complete_cb()" }

// Close is loop.close(). What was never retrieved or finished is reported here.
func (l *Loop) Close() {
	if l.running {
		panic(py.RuntimeError.New("Cannot close a running event loop"))
	}
	if l.closed {
		return
	}
	l.closed = true
	l.ready.clear()
	l.scheduled = nil
	for i := len(l.hooks.closers) - 1; i >= 0; i-- {
		l.hooks.closers[i]()
	}
	l.hooks.closers = nil
	l.shutdownExecutor(false)
	l.io.executor = nil
	for i, x := range loops {
		if x == l {
			loops = append(loops[:i], loops[i+1:]...)
			break
		}
	}
	l.reportLost()
}

// onClose registers f to run when the loop closes.
func (l *Loop) onClose(f func()) { l.hooks.closers = append(l.hooks.closers, f) }

// vars gives the current context of context variables of the running thread.
func currentVars() *contextvars.Context {
	return coro.From(py.Context()).Thread().Context()
}
