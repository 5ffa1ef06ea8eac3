package asyncio

import (
	"context"
	"unsafe"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Future is asyncio.Future with a result of type T: a typed view of a FutureCore.
type Future[T any] struct{ FutureCore }

type futureState uint8

const (
	statePending futureState = iota
	stateCancelled
	stateFinished
)

// futureKind is the kind of object a FutureCore is the first part of.
type futureKind uint8

const (
	plainFuture  futureKind = iota
	taskFuture              // a TaskCore
	gatherFuture            // a gathering
)

// FutureCore is a future without its result's type; it is what an `any` holds. (Every task has one and waits for another, so
// its fields are few and in 64 bytes.)
type FutureCore struct {
	loop *Loop
	// result is the result; the message of cancel() in a cancelled one.
	result any
	// first is the first done-callback, which is nearly always the only one.
	first callback
	ext   *futureExt
	state futureState
	// kind says what the core is the first part of.
	kind futureKind
	// blocking is _asyncio_future_blocking: an await has just yielded this future.
	blocking bool
	// logTraceback says that the exception has not been looked at.
	logTraceback bool
	// mustCancel says, of a task, that the next step delivers a cancellation, whose message is in result until then.
	mustCancel bool
	// quietDestroy is the opposite of _log_destroy_pending.
	quietDestroy bool
}

// futureExt holds what few futures have.
type futureExt struct {
	more []callback
	// exc is the exception set; in a cancelled future the CancelledError to be raised first.
	exc *py.Exception
	// tb is the traceback that exc had when it was set: what raises exc the first time starts from there, what raises it again
	// starts from none (CPython's future_get_result).
	tb    any
	name  string               // a task's name
	vars  *contextvars.Context // the context a task was given
	inst  *py.Instance         // the instance of a user subclass this is the base of
	attrs py.Attrs
}

// doneCallback is a Python callable among the callbacks of a future, with its context.
type doneCallback struct {
	fn   any
	vars *contextvars.Context
}

// call schedules fn(fut) for the loop's next iteration.
func (c *doneCallback) call(fut *FutureCore) {
	fut.loop.callSoon(c.fn, []any{fut.object()}, c.vars)
}

// futureObject is an object that is a future.
type futureObject interface {
	core() *FutureCore
	cancel(msg any) bool
	PyClass() *py.Type
}

// NewFuture is loop.create_future().
func NewFuture[T any](l *Loop) *Future[T] { return typedFuture[T](newFuture(l)) }

func newFuture(l *Loop) *FutureCore {
	f := &FutureCore{}
	f.init(l)
	return f
}

func (f *FutureCore) init(l *Loop) {
	f.loop = l
}

// self is the object whose core this is: a task, the outer future of gather, or the future itself.
func (f *FutureCore) self() futureObject {
	switch f.kind {
	case taskFuture:
		return (*TaskCore)(unsafe.Pointer(f))
	case gatherFuture:
		return (*gathering)(unsafe.Pointer(f))
	}
	return f
}

// typedFuture views a core as a Future[T]: the two have the same layout.
func typedFuture[T any](f *FutureCore) *Future[T] { return (*Future[T])(unsafe.Pointer(f)) }

// asFuture gives the core of a future or task, nil for anything else.
func asFuture(x any) *FutureCore {
	switch o := x.(type) {
	case futureObject:
		return o.core()
	case *py.Instance:
		if b, ok := o.Base.(futureObject); ok {
			return b.core()
		}
	}
	return nil
}

func (f *FutureCore) core() *FutureCore { return f }

// Box gives the form of the future an `any` holds.
func (f *FutureCore) Box() any { return f.object() }

// object is the future as Python sees it.
func (f *FutureCore) object() any {
	if f.ext != nil && f.ext.inst != nil {
		return f.ext.inst
	}
	return f.self()
}

func (f *FutureCore) done() bool { return f.state != statePending }

// Done is future.done().
func (f *FutureCore) Done() bool { return f.state != statePending }

// Cancelled is future.cancelled().
func (f *FutureCore) Cancelled() bool { return f.state == stateCancelled }

// GetLoop is future.get_loop().
func (f *FutureCore) GetLoop() *Loop { return f.loop }

// Cancel is future.cancel() (of a task or gather: theirs).
func (f *FutureCore) Cancel() bool { return f.askCancel() }

// CancelMsg is future.cancel(msg).
func (f *FutureCore) CancelMsg(msg any) bool { return f.askCancel(msg) }

// askCancel is future.cancel(*msg), the program's method where a subclass has one.
func (f *FutureCore) askCancel(msg ...any) bool {
	if f.ext != nil && f.ext.inst != nil {
		return py.Truth(py.CallMethod(py.Context(), f.ext.inst, "cancel", msg...))
	}
	if len(msg) == 0 {
		return f.self().cancel(nil)
	}
	return f.self().cancel(msg[0])
}

// cancel is Future.cancel: pending becomes cancelled, and the callbacks are scheduled.
func (f *FutureCore) cancel(msg any) bool {
	f.logTraceback = false
	if f.state != statePending {
		return false
	}
	f.state = stateCancelled
	f.result = msg
	f.schedule()
	return true
}

// schedule asks the loop to call the callbacks, in the order in which they were added.
func (f *FutureCore) schedule() {
	if f.first == nil {
		return
	}
	first := f.first
	f.first = nil
	f.scheduleOne(first)
	if f.ext != nil && f.ext.more != nil {
		more := f.ext.more
		f.ext.more = nil
		for _, c := range more {
			f.scheduleOne(c)
		}
	}
}

func (f *FutureCore) scheduleOne(c callback) {
	if d, ok := c.(*doneCallback); ok {
		d.call(f)
		return
	}
	f.loop.checkClosed()
	f.loop.ready.push(c, f)
}

// addCallback registers a callback of the runtime, or schedules it if the future is done.
func (f *FutureCore) addCallback(cb callback) {
	if f.state != statePending {
		f.loop.checkClosed()
		f.loop.ready.push(cb, f)
		return
	}
	f.appendCallback(cb)
}

func (f *FutureCore) appendCallback(c callback) {
	if f.first == nil {
		f.first = c
		return
	}
	x := f.extra()
	x.more = append(x.more, c)
}

func (f *FutureCore) extra() *futureExt {
	if f.ext == nil {
		f.ext = &futureExt{}
	}
	return f.ext
}

// exc gives the exception set, nil for none; of a cancelled future the CancelledError to be raised first.
func (f *FutureCore) exc() *py.Exception {
	if f.ext == nil {
		return nil
	}
	return f.ext.exc
}

// removeCallback drops a callback of the runtime.
func (f *FutureCore) removeCallback(cb callback) {
	f.filterCallbacks(func(c callback) bool { return c != cb })
}

// filterCallbacks keeps the callbacks keep accepts and gives the number of those dropped.
func (f *FutureCore) filterCallbacks(keep func(callback) bool) int {
	if f.first == nil {
		return 0
	}
	all := f.callbacks()
	f.first = nil
	if f.ext != nil {
		f.ext.more = nil
	}
	n := 0
	for _, c := range all {
		if keep(c) {
			f.appendCallback(c)
		} else {
			n++
		}
	}
	return n
}

// lastCallback gives the callback added last, nil if there is none.
func (f *FutureCore) lastCallback() callback {
	if f.ext != nil && len(f.ext.more) > 0 {
		return f.ext.more[len(f.ext.more)-1]
	}
	return f.first
}

// callbacks lists the callbacks in order.
func (f *FutureCore) callbacks() []callback {
	if f.first == nil {
		return nil
	}
	all := []callback{f.first}
	if f.ext != nil {
		all = append(all, f.ext.more...)
	}
	return all
}

// AddDoneCallback is future.add_done_callback(fn): fn(future) is called by the loop once the future is done.
func (f *FutureCore) AddDoneCallback(fn any) { f.addDoneCallback(fn, nil) }

func (f *FutureCore) addDoneCallback(fn any, vars *contextvars.Context) {
	if f.state != statePending {
		f.loop.callSoon(fn, []any{f.object()}, vars)
		return
	}
	if vars == nil {
		vars = currentVars().Copy()
	}
	f.appendCallback(&doneCallback{fn, vars})
}

// RemoveDoneCallback is future.remove_done_callback(fn): the number of callbacks removed.
func (f *FutureCore) RemoveDoneCallback(fn any) int {
	return f.filterCallbacks(func(c callback) bool {
		d, ok := c.(*doneCallback)
		return !ok || !py.Eq(d.fn, fn)
	})
}

// setResult finishes the future; InvalidStateError if it is done.
func (f *FutureCore) setResult(v any) {
	if f.state != statePending {
		panic(InvalidStateError.New("invalid state"))
	}
	f.result = v
	f.state = stateFinished
	f.schedule()
}

// setResultUnlessCancelled is futures._set_result_unless_cancelled.
func (f *FutureCore) setResultUnlessCancelled(v any) {
	if f.state != stateCancelled {
		f.setResult(v)
	}
}

// SetException is future.set_exception(exc): exc is an exception or a class of one.
func (f *FutureCore) SetException(exc any) {
	if f.state != statePending {
		panic(InvalidStateError.New("invalid state"))
	}
	if t, ok := exc.(*py.Type); ok {
		exc = py.Call(py.Context(), t)
	}
	e, ok := exc.(*py.Exception)
	if !ok {
		panic(py.TypeError.New("invalid exception object"))
	}
	f.setException(e.Keep())
}

func (f *FutureCore) setException(e *py.Exception) {
	if e.IsA(py.StopIteration) {
		n := py.RuntimeError.New("StopIteration interacts badly with generators and cannot be raised into a Future")
		n.Cause, n.Context, n.SuppressContext = e, e, true
		e = n
	}
	x := f.extra()
	x.exc, x.tb = e, e.Traceback()
	f.state = stateFinished
	f.schedule()
	f.logTraceback = true
	f.loop.noteFailure(f)
}

// takeResult is future.result() and what an await of a done future gives.
func (f *FutureCore) takeResult() any {
	if f.state == stateFinished && f.exc() == nil {
		return f.result
	}
	panic(f.failure())
}

// failure gives what result() raises.
func (f *FutureCore) failure() *py.Exception {
	switch f.state {
	case statePending:
		return InvalidStateError.New("Result is not set.")
	case stateCancelled:
		return f.cancelledError().Here()
	}
	f.logTraceback = false
	e := f.exc()
	e.SetTraceback(f.ext.tb)
	f.ext.tb = nil
	return e
}

// cancelledError is _make_cancelled_error: the error the task died of the first time, a new one afterwards.
func (f *FutureCore) cancelledError() *py.Exception {
	if e := f.exc(); e != nil {
		f.ext.exc = nil
		return e
	}
	if f.result == nil {
		return CancelledError.New()
	}
	return CancelledError.New(f.result)
}

// Exception is future.exception(): the exception set, nil for none.
func (f *FutureCore) Exception() *py.Exception {
	switch f.state {
	case statePending:
		panic(InvalidStateError.New("Exception is not set."))
	case stateCancelled:
		panic(f.cancelledError())
	}
	f.logTraceback = false
	return f.exc()
}

// wait suspends the running coroutine until the future is done.
func (f *FutureCore) wait(ctx context.Context) {
	if !coro.Restarting(ctx) {
		if f.state != statePending {
			coro.Settle(ctx)
			return
		}
		f.blocking = true
	}
	coro.Suspend(ctx, f.self())
	if f.state == statePending {
		panic(py.RuntimeError.New("await wasn't used with future"))
	}
}

// AwaitAny is `await future`.
func (f *FutureCore) AwaitAny(ctx context.Context) any {
	f.wait(ctx)
	return f.takeResult()
}

// Await is `await future`: the result, or the exception raised.
func (f *Future[T]) Await(ctx context.Context) T {
	f.wait(ctx)
	return py.As[T](f.takeResult())
}

// Result is future.result().
func (f *Future[T]) Result() T { return py.As[T](f.takeResult()) }

// SetResult is future.set_result(v).
func (f *Future[T]) SetResult(v T) { f.setResult(py.Box(v)) }

// FromBox gives the typed view of a boxed future (used by py.As).
func (*Future[T]) FromBox(x any) (any, bool) {
	if c := asFuture(x); c != nil {
		return typedFuture[T](c), true
	}
	return nil, false
}
