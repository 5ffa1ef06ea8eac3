package concurrent

import (
	"fmt"
	"time"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The exception classes of concurrent.futures. TimeoutError is the builtin one.
var (
	ErrorClass        = py.NewBuiltinType("concurrent.futures._base", "Error", py.ExceptionClass)
	CancelledError    = py.NewBuiltinType("concurrent.futures._base", "CancelledError", ErrorClass)
	InvalidStateError = py.NewBuiltinType("concurrent.futures._base", "InvalidStateError", ErrorClass)
	BrokenExecutor    = py.NewBuiltinType("concurrent.futures._base", "BrokenExecutor", py.RuntimeError)
	BrokenThreadPool  = py.NewBuiltinType("concurrent.futures.thread", "BrokenThreadPool", BrokenExecutor)
)

// State is the state of a Future.
type State uint8

// The states of a Future.
const (
	Pending State = iota
	Running
	Cancelled
	CancelledNotified
	Finished
)

var stateNames = [...]string{"pending", "running", "cancelled", "cancelled", "finished"}

var stateConstants = [...]string{"PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"}

// Future is concurrent.futures.Future: the result of a call in another thread.
type Future struct {
	state     State
	result    any
	exc       *py.Exception
	changed   chan struct{} // closed when the future is done; made on demand
	callbacks []func()
	waiters   []*waiter
}

// FutureClass is the class concurrent.futures.Future.
var FutureClass = py.NewBuiltinType("concurrent.futures._base", "Future")

// PyClass gives the class Future.
func (f *Future) PyClass() *py.Type { return FutureClass }

// LogException reports what a callback raised; the module logging replaces it.
var LogException = func(message string, exc *py.Exception) {
	py.FlushStdout()
	py.WriteStderr(message + "\n" + py.FormatException(exc))
}

func (f *Future) repr() string {
	text := fmt.Sprintf("<Future at %#x state=%s", py.ID(f), stateNames[f.state])
	if f.state == Finished {
		if f.exc != nil {
			text += " raised " + f.exc.Class.Name
		} else {
			text += " returned " + py.TypeOf(f.result).Name
		}
	}
	return text + ">"
}

// Done tells whether the future was cancelled or finished.
func (f *Future) Done() bool { return f.state >= Cancelled }

// Cancelled tells whether the future was cancelled.
func (f *Future) Cancelled() bool { return f.state == Cancelled || f.state == CancelledNotified }

// Running tells whether the call runs now.
func (f *Future) Running() bool { return f.state == Running }

// Cancel cancels a call that has not begun, and tells whether it is cancelled.
func (f *Future) Cancel() bool {
	switch f.state {
	case Running, Finished:
		return false
	case Pending:
		f.state = Cancelled
		f.complete()
	}
	return true
}

// complete wakes who waits and calls the callbacks.
func (f *Future) complete() {
	if f.changed != nil {
		close(f.changed)
	}
	for _, cb := range f.callbacks {
		f.invoke(cb)
	}
}

func (f *Future) invoke(cb func()) {
	exc := py.Try(cb)
	switch {
	case exc == nil:
	case exc.IsA(py.ExceptionClass):
		LogException("exception calling callback for "+py.Repr(f), exc)
	default:
		panic(exc.Reraise())
	}
}

// OnDone calls cb when the future is done, now if it is: in the thread that
// completes it.
func (f *Future) OnDone(cb func()) {
	if f.Done() {
		f.invoke(cb)
		return
	}
	f.callbacks = append(f.callbacks, cb)
}

// wait blocks until the future is done; TimeoutError after d.
func (f *Future) wait(d time.Duration) {
	if f.Done() {
		return
	}
	if f.changed == nil {
		f.changed = make(chan struct{})
	}
	Wait(f.changed, d)
	if !f.Done() {
		panic(py.TimeoutError.New())
	}
}

// Result waits for the result (d < 0: without limit) and returns or raises it;
// CancelledError if the call was cancelled.
func (f *Future) Result(d time.Duration) any {
	f.wait(d)
	if f.Cancelled() {
		panic(CancelledError.New())
	}
	if f.exc != nil {
		panic(f.exc)
	}
	return f.result
}

// ResultWithin is future.result(timeout), timeout a number of seconds or None.
func (f *Future) ResultWithin(timeout any) any { return f.Result(Seconds(timeout)) }

// Exception waits and returns what the call raised, nil for nothing.
func (f *Future) Exception(d time.Duration) *py.Exception {
	f.wait(d)
	if f.Cancelled() {
		panic(CancelledError.New())
	}
	return f.exc
}

// SetRunning marks the call as begun; false if it was cancelled before.
func (f *Future) SetRunning() bool {
	switch f.state {
	case Cancelled:
		f.state = CancelledNotified
		f.notify()
		return false
	case Pending:
		f.state = Running
		return true
	}
	panic(py.RuntimeError.New("Future in unexpected state"))
}

func (f *Future) settle() {
	if f.Done() {
		panic(InvalidStateError.Newf("%s: %s", stateConstants[f.state], py.Repr(f)))
	}
	f.state = Finished
}

// SetResult finishes the future.
func (f *Future) SetResult(v any) {
	f.settle()
	f.result = v
	f.notify()
	f.complete()
}

// SetException finishes the future with what the call raised.
func (f *Future) SetException(exc *py.Exception) {
	f.settle()
	f.exc = exc
	f.notify()
	f.complete()
}

func (f *Future) notify() {
	for _, w := range f.waiters {
		w.finished(f)
	}
}

// The values of wait's return_when.
const (
	FirstCompleted = "FIRST_COMPLETED"
	FirstException = "FIRST_EXCEPTION"
	AllCompleted   = "ALL_COMPLETED"
)

// waiter collects futures as they finish, for wait and as_completed.
type waiter struct {
	done    []*Future
	pending int // until the wait ends
	onError bool
	wake    chan struct{}
}

func (w *waiter) finished(f *Future) {
	w.done = append(w.done, f)
	w.pending--
	if w.pending <= 0 || w.onError && f.exc != nil {
		select {
		case w.wake <- struct{}{}:
		default:
		}
	}
}

// settled tells whether waiters have been told of the future's end.
func (f *Future) settled() bool { return f.state == CancelledNotified || f.state == Finished }

func (f *Future) drop(w *waiter) {
	for i, x := range f.waiters {
		if x == w {
			f.waiters = append(f.waiters[:i], f.waiters[i+1:]...)
			return
		}
	}
}

func distinct(fs []*Future) []*Future {
	seen := make(map[*Future]bool, len(fs))
	var out []*Future
	for _, f := range fs {
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}

// WaitAll is concurrent.futures.wait: it blocks until enough of the futures
// are done, and splits them.
func WaitAll(fs []*Future, d time.Duration, returnWhen string) (done, notDone []*Future) {
	fs = distinct(fs)
	pending, failed := 0, false
	for _, f := range fs {
		if !f.settled() {
			pending++
		}
		failed = failed || f.exc != nil
	}
	w := &waiter{pending: pending, wake: make(chan struct{}, 1)}
	enough := pending == 0
	switch returnWhen {
	case FirstCompleted:
		w.pending = 1
		enough = enough || pending < len(fs)
	case FirstException:
		w.onError = true
		enough = enough || failed
	case AllCompleted:
	default:
		if enough {
			break
		}
		panic(py.ValueError.Newf("Invalid return condition: %s", py.Repr(returnWhen)))
	}
	if !enough {
		for _, f := range fs {
			f.waiters = append(f.waiters, w)
		}
		Wait(w.wake, d)
		for _, f := range fs {
			f.drop(w)
		}
	}
	for _, f := range fs {
		if f.settled() {
			done = append(done, f)
		} else {
			notDone = append(notDone, f)
		}
	}
	return done, notDone
}

// Completed is concurrent.futures.as_completed: an iterator over the futures in
// the order in which they finish.
type Completed struct {
	ready    []*Future
	pending  map[*Future]bool
	w        *waiter
	total    int
	deadline time.Time
	limited  bool
}

// AsCompleted starts the iteration; TimeoutError from Next after d.
func AsCompleted(fs []*Future, d time.Duration) *Completed {
	fs = distinct(fs)
	c := &Completed{pending: map[*Future]bool{}, w: &waiter{wake: make(chan struct{}, 1)}, total: len(fs)}
	if d >= 0 {
		c.deadline, c.limited = time.Now().Add(d), true
	}
	for _, f := range fs {
		if f.settled() {
			c.ready = append(c.ready, f)
			continue
		}
		c.pending[f] = true
		f.waiters = append(f.waiters, c.w)
	}
	return c
}

// NextFuture waits for the next future; nil at the end.
func (c *Completed) NextFuture() *Future {
	for len(c.ready) == 0 {
		if len(c.pending) == 0 {
			return nil
		}
		d := time.Duration(-1)
		if c.limited {
			if d = time.Until(c.deadline); d < 0 {
				panic(py.TimeoutError.Newf("%d (of %d) futures unfinished", len(c.pending), c.total))
			}
		}
		if len(c.w.done) == 0 {
			Wait(c.w.wake, d)
		}
		for _, f := range c.w.done {
			f.drop(c.w)
			delete(c.pending, f)
			c.ready = append(c.ready, f)
		}
		c.w.done = nil
	}
	f := c.ready[0]
	c.ready = c.ready[1:]
	return f
}

func init() {
	FutureClass.Slots.Repr = func(o any) string { return py.Unwrap(o).(*Future).repr() }
}
