package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/concurrent"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// runInExecutor submits a call to the default executor (executor None) or a
// given one, and returns the asyncio future of its result.
func (l *Loop) runInExecutor(executor, fn any, args []any) *FutureCore {
	l.checkClosed()
	if l.debug {
		l.checkCallback(fn, "run_in_executor")
	}
	if executor == nil {
		executor = l.defaultExecutor()
	}
	if pool, ok := executor.(*concurrent.ThreadPool); ok {
		return l.wrapConcurrent(pool.Submit(func(ctx context.Context) any { return py.Call(ctx, fn, args...) }))
	}
	// A class of the program.
	f := py.CallMethod(py.Context(), executor, "submit", append([]any{fn}, args...)...)
	return wrapFuture(py.Context(), f, l)
}

func (l *Loop) defaultExecutor() any {
	if l.io.noExecutor {
		panic(py.RuntimeError.New("Executor shutdown has been called"))
	}
	if l.io.executor == nil {
		l.io.executor = concurrent.NewThreadPool(nil, "asyncio", nil)
	}
	return l.io.executor
}

// RunInExecutor is loop.run_in_executor(executor, func, *args) of a func that returns a T.
func RunInExecutor[T any](l *Loop, executor, fn any, args ...any) *Future[T] {
	return typedFuture[T](l.runInExecutor(executor, fn, args))
}

// SetDefaultExecutor is loop.set_default_executor(executor); TypeError unless
// it is a ThreadPoolExecutor.
func (l *Loop) SetDefaultExecutor(executor any) {
	if _, ok := py.Unwrap(executor).(*concurrent.ThreadPool); !ok {
		panic(py.TypeError.New("executor must be ThreadPoolExecutor instance"))
	}
	l.io.executor = executor
}

// shutdownExecutor calls shutdown(wait=wait) of the default executor, which may be of a class of the program.
func (l *Loop) shutdownExecutor(wait bool) {
	switch pool := l.io.executor.(type) {
	case nil:
	case *concurrent.ThreadPool:
		pool.Shutdown(wait, false)
	default:
		py.CallMethodKw(py.Context(), pool, "shutdown", nil, []py.Kwarg{{Name: "wait", Value: wait}})
	}
}

// ShutdownDefaultExecutor is `await loop.shutdown_default_executor(timeout)`:
// it waits until the threads have ended, which does not block the loop.
func (l *Loop) ShutdownDefaultExecutor(ctx context.Context, timeout any) {
	l.io.noExecutor = true
	if l.io.executor == nil {
		return
	}
	fut := newFuture(l)
	concurrent.Start("asyncio_shutdown", false, func(context.Context) {
		exc := py.Try(func() { l.shutdownExecutor(true) })
		if exc != nil {
			l.Post(func() { fut.setException(exc) })
			return
		}
		if !l.closed {
			l.Post(func() { l.callSoonGo("_set_result_unless_cancelled()", func() { fut.setResultUnlessCancelled(nil) }) })
		}
	})
	if timeout == nil {
		fut.AwaitAny(ctx)
		return
	}
	exc := py.Try(func() { waitFor(ctx, fut.object(), timeout) })
	switch {
	case exc == nil:
	case exc.IsA(py.TimeoutError):
		logWarning("The executor did not finishing joining its threads within " + py.Str(timeout) + " seconds.")
		l.shutdownExecutor(false)
	default:
		panic(exc.Reraise())
	}
}

// toThread is asyncio.to_thread: the call runs in a copy of the caller's
// context of context variables.
func toThread(ctx context.Context, call func(ctx context.Context) any) any {
	l := runningLoop(ctx)
	vars := currentVars().Copy()
	inVars := func(ctx context.Context) any {
		th := coro.From(ctx).Thread()
		saved := th.Vars
		th.Vars = vars
		defer func() { th.Vars = saved }()
		return call(ctx)
	}
	if pool, ok := l.defaultExecutor().(*concurrent.ThreadPool); ok {
		return l.wrapConcurrent(pool.Submit(inVars)).AwaitAny(ctx)
	}
	run := py.NewFunction(py.Func{Name: "run", Qualname: "Context.run", Code: func(ctx context.Context, _ []any) any { return inVars(ctx) }})
	return l.runInExecutor(nil, run, nil).AwaitAny(ctx)
}

// ToThread is `await asyncio.to_thread(func, *args)` of a func that returns a T.
func ToThread[T any](ctx context.Context, fn any, args ...any) T {
	return py.As[T](toThread(ctx, func(ctx context.Context) any { return py.Call(ctx, fn, args...) }))
}

// ToThreadCoro is asyncio.to_thread(func, *args) as a coroutine object.
func ToThreadCoro[T any](fn any, args ...any) *coro.Coroutine[T] {
	return coro.NewCoroutine("to_thread", func(ctx context.Context) T { return ToThread[T](ctx, fn, args...) })
}

// wrapConcurrent makes the asyncio future of a concurrent one: the result comes
// over, and cancelling goes back.
func (l *Loop) wrapConcurrent(src *concurrent.Future) *FutureCore {
	dest := newFuture(l)
	dest.addCallback(cancelsSource{src})
	src.OnDone(func() {
		if l.closed {
			return
		}
		l.Post(func() {
			l.callSoonGo("_set_state()", func() { copyFromConcurrent(src, dest) })
		})
	})
	return dest
}

// cancelsSource is _call_check_cancel.
type cancelsSource struct{ src *concurrent.Future }

func (c cancelsSource) call(dest *FutureCore) {
	if dest.state == stateCancelled {
		c.src.Cancel()
	}
}

func (c cancelsSource) describe() string { return "_chain_future.<locals>._call_check_cancel()" }

// copyFromConcurrent is _copy_future_state.
func copyFromConcurrent(src *concurrent.Future, dest *FutureCore) {
	if dest.state == stateCancelled {
		return
	}
	if src.Cancelled() {
		dest.askCancel()
		return
	}
	exc := src.Exception(0)
	if exc == nil {
		dest.setResult(src.Result(0))
		return
	}
	switch exc.Class {
	case concurrent.CancelledError:
		exc = CancelledError.New(exc.Args.Items()...)
	case concurrent.InvalidStateError:
		exc = InvalidStateError.New(exc.Args.Items()...)
	}
	dest.setException(exc)
}

// wrapFuture is asyncio.wrap_future(future, loop=l); nil for the running loop, or the one set, which is needed for none but
// a concurrent future.
func wrapFuture(ctx context.Context, f any, l *Loop) *FutureCore {
	if own := asFuture(f); own != nil {
		return own
	}
	src, ok := py.Unwrap(f).(*concurrent.Future)
	if !ok {
		panic(py.AssertionError.Newf("concurrent.futures.Future is expected, got %s", py.Repr(f)))
	}
	if l == nil {
		l = eventLoop(ctx)
	}
	return l.wrapConcurrent(src)
}

// RunCoroutineThreadsafe is asyncio.run_coroutine_threadsafe(coro, loop): the
// coroutine runs in the loop's thread, its result comes by a concurrent future.
// TypeError if it is no coroutine.
func RunCoroutineThreadsafe(c any, l *Loop) *concurrent.Future {
	if !IsCoroutine(c) {
		panic(py.TypeError.New("A coroutine object is required"))
	}
	l.checkClosed()
	dest := &concurrent.Future{}
	l.postCall("run_coroutine_threadsafe.<locals>.callback()", func() {
		exc := py.Try(func() { chainToConcurrent(ensureFuture(py.Context(), c, l), dest) })
		if exc == nil {
			return
		}
		if !exc.IsA(py.SystemExit, py.KeyboardInterrupt) && dest.SetRunning() {
			dest.SetException(exc)
		}
		panic(exc.Reraise())
	})
	return dest
}

// postCall schedules a callback of the runtime from any thread.
func (l *Loop) postCall(name string, f func()) {
	vars := currentVars().Copy()
	l.Post(func() { l.callSoonIn(vars, name, f) })
}

// chainToConcurrent copies the state of a task to a concurrent future, and
// cancels the task with it.
func chainToConcurrent(src *FutureCore, dest *concurrent.Future) {
	l := src.loop
	dest.OnDone(func() {
		if dest.Cancelled() && !l.closed {
			l.Post(func() { l.callSoonGo("cancel()", func() { src.askCancel() }) })
		}
	})
	src.addCallback(&copiesToConcurrent{dest})
}

// copiesToConcurrent is _set_concurrent_future_state.
type copiesToConcurrent struct{ dest *concurrent.Future }

func (c *copiesToConcurrent) call(src *FutureCore) {
	if src.state == stateCancelled {
		c.dest.Cancel()
	}
	if !c.dest.SetRunning() {
		return
	}
	exc := src.Exception()
	if exc == nil {
		c.dest.SetResult(src.result)
		return
	}
	switch exc.Class {
	case CancelledError:
		exc = concurrent.CancelledError.New(exc.Args.Items()...)
	case InvalidStateError:
		exc = concurrent.InvalidStateError.New(exc.Args.Items()...)
	}
	c.dest.SetException(exc)
}

func (c *copiesToConcurrent) describe() string { return "_chain_future.<locals>._call_set_state()" }
