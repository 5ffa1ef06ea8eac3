package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The values of wait's return_when.
const (
	FirstCompleted = "FIRST_COMPLETED"
	FirstException = "FIRST_EXCEPTION"
	AllCompleted   = "ALL_COMPLETED"
)

// Wait is `await asyncio.wait(fs, timeout=, return_when=)`: the sets of done and pending futures. fs is an iterable,
// timeout a number or nil. F is the future's type (*Task[T], *Future[T] or any).
func Wait[F any](ctx context.Context, fs, timeout any, returnWhen string) py.Tuple2[*py.Set[F], *py.Set[F]] {
	done, pending := wait(ctx, fs, timeout, returnWhen)
	return py.T2(futureSet[F](done), futureSet[F](pending))
}

func futureSet[F any](fs []*FutureCore) *py.Set[F] {
	s := py.NewSet[F]()
	for _, f := range fs {
		s.Add(py.As[F](f.object()))
	}
	return s
}

// wait checks the arguments as CPython does and waits; the futures come out in the order they went in.
func wait(ctx context.Context, fs, timeout any, returnWhen any) (done, pending []*FutureCore) {
	if IsFuture(fs) || IsCoroutine(fs) {
		panic(py.TypeError.Newf("expect a list of futures, not %s", py.TypeOf(fs).Name))
	}
	if !py.Truth(fs) {
		panic(py.ValueError.New("Set of Tasks/Futures is empty."))
	}
	when, ok := returnWhen.(string)
	if !ok || when != FirstCompleted && when != FirstException && when != AllCompleted {
		panic(py.ValueError.Newf("Invalid return_when value: %s", py.Str(returnWhen)))
	}
	futures := distinctFutures(fs)
	l := runningLoop(ctx)
	w := &waiting{waiter: newFuture(l), left: len(futures), when: when}
	w.run(ctx, l, futures, timeout)
	for _, f := range futures {
		if f.done() {
			done = append(done, f)
		} else {
			pending = append(pending, f)
		}
	}
	return done, pending
}

// distinctFutures is set(fs), in order of first appearance.
func distinctFutures(fs any) []*FutureCore {
	var out []*FutureCore
	seen := map[*FutureCore]bool{}
	bad := false
	for x := range py.Each(fs) {
		f := asFuture(x)
		switch {
		case f == nil && IsCoroutine(x):
			bad = true
		case f == nil:
			panic(noAttribute(x, "add_done_callback"))
		case !seen[f]:
			seen[f] = true
			out = append(out, f)
		}
	}
	if bad {
		panic(py.TypeError.New("Passing coroutines is forbidden, use tasks explicitly."))
	}
	return out
}

// waiting counts the futures of one wait that are not done.
type waiting struct {
	waiter *FutureCore
	timer  *TimerHandle
	left   int
	when   string
}

func (w *waiting) run(ctx context.Context, l *Loop, futures []*FutureCore, timeout any) {
	if timeout != nil {
		w.timer = l.callLaterGo(seconds(timeout), "_release_waiter()", w.release)
	}
	for _, f := range futures {
		f.addCallback(w)
	}
	defer func() {
		if w.timer != nil {
			w.timer.Cancel()
		}
		for _, f := range futures {
			f.removeCallback(w)
		}
	}()
	w.waiter.AwaitAny(ctx)
}

func (w *waiting) release() {
	if !w.waiter.done() {
		w.waiter.setResult(nil)
	}
}

// call takes note of a future that is done, and ends the wait if return_when says so.
func (w *waiting) call(f *FutureCore) {
	w.left--
	failed := w.when == FirstException && f.state != stateCancelled && f.Exception() != nil
	if w.left <= 0 || w.when == FirstCompleted || failed {
		if w.timer != nil {
			w.timer.Cancel()
		}
		w.release()
	}
}

func (w *waiting) describe() string { return "_wait.<locals>._on_completion()" }

// seconds is a Python number of seconds as a float.
func seconds(x any) float64 { return toFloat(x) }

// WaitFor is `await asyncio.wait_for(aw, timeout)` with a timeout that may be nil.
func WaitFor[T any](ctx context.Context, aw, timeout any) T {
	return py.As[T](waitFor(ctx, aw, timeout))
}

// waitFor awaits aw under a timeout. A timeout of zero or less takes what is done already, else cancels.
func waitFor(ctx context.Context, aw, timeout any) any {
	if timeout != nil && py.Le(timeout, 0) {
		return waitForNothing(ctx, ensureFuture(ctx, aw, nil))
	}
	t := newTimeout(ctx, timeout)
	var v any
	t.With(ctx, func(*Timeout) { v = awaitUnder(ctx, aw) })
	return v
}

// waitForNothing is wait_for with no time at all: the future is done or is cancelled and waited for.
func waitForNothing(ctx context.Context, f *FutureCore) any {
	if f.done() {
		return f.takeResult()
	}
	cancelAndWait(ctx, f)
	var v any
	exc := py.Try(func() { v = f.takeResult() })
	if exc == nil {
		return v
	}
	if exc.IsA(CancelledError) {
		py.Handle(exc)
		panic(py.RaisedFrom(py.TimeoutError, exc))
	}
	panic(exc.Reraise())
}

// cancelAndWait cancels f and waits until it is done.
func cancelAndWait(ctx context.Context, f *FutureCore) {
	w := &waiting{waiter: newFuture(runningLoop(ctx)), left: 1, when: AllCompleted}
	f.addCallback(w)
	defer f.removeCallback(w)
	f.Cancel()
	w.waiter.AwaitAny(ctx)
}
