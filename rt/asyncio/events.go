package asyncio

import (
	"context"
	"slices"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// threadLoop is the loop set for a thread (the default policy's thread-local).
type threadLoop struct {
	loop   *Loop
	called bool // set_event_loop was called
}

var threadLoops = map[*coro.Thread]*threadLoop{}

// threadLoopOf gives the entry of the thread of ctx. (Guarded by the interpreter lock.)
func threadLoopOf(ctx context.Context) *threadLoop {
	th := coro.From(ctx).Thread()
	e := threadLoops[th]
	if e == nil {
		e = &threadLoop{}
		threadLoops[th] = e
	}
	return e
}

// GetEventLoop is asyncio.get_event_loop(): the running loop, or the one set for the thread; in the main thread one is made
// if none was ever set.
func GetEventLoop(ctx context.Context) *Loop { return eventLoop(ctx) }

func eventLoop(ctx context.Context) *Loop {
	if l := loopOf(ctx); l != nil {
		return l
	}
	e := threadLoopOf(ctx)
	if e.loop == nil && !e.called && threadName(ctx) == mainThreadName {
		e.called = true
		py.Warn(py.DeprecationWarning, "There is no current event loop")
		e.loop = NewEventLoop()
	}
	if e.loop == nil {
		panic(py.RuntimeError.Newf("There is no current event loop in thread %s.", py.Repr(threadName(ctx))))
	}
	return e.loop
}

// SetEventLoop is asyncio.set_event_loop(loop); nil for none.
func SetEventLoop(ctx context.Context, l *Loop) {
	e := threadLoopOf(ctx)
	e.called = true
	e.loop = l
}

const mainThreadName = "MainThread"

// threadName is threading.current_thread().name.
func threadName(ctx context.Context) string {
	if n := coro.From(ctx).Thread().Name; n != "" {
		return n
	}
	return mainThreadName
}

// FirstIter takes note of an async generator that starts under the loop. (After shutdown_asyncgens CPython gives a
// ResourceWarning, which nobody sees by default.)
func (l *Loop) FirstIter(g coro.AsyncGeneratorObject) {
	l.asyncgens.add(g)
}

// Ended takes note of an async generator that has finished.
func (l *Loop) Ended(g coro.AsyncGeneratorObject) { l.asyncgens.remove(g) }

// Finalize closes an async generator that was dropped half way: its aclose() becomes a task in the next iteration.
func (l *Loop) Finalize(g coro.AsyncGeneratorObject) {
	l.asyncgens.remove(g)
	if l.closed {
		return
	}
	l.callSoonGo("BaseEventLoop.create_task()", func() {
		l.createTask(l.root, coro.NewAclose(g), nil, nil)
	})
}

// ShutdownAsyncgens is `await loop.shutdown_asyncgens()`.
func (l *Loop) ShutdownAsyncgens(ctx context.Context) {
	l.asyncgensShut = true
	gens := l.asyncgens.list()
	if len(gens) == 0 {
		return
	}
	l.asyncgens = asyncgenSet{}
	aws := make([]any, len(gens))
	for i, g := range gens {
		aws[i] = coro.NewAclose(g)
	}
	var results []any
	gather(ctx, aws, true, func(r []any) any {
		results = r
		return nil
	}).AwaitAny(ctx)
	for i, r := range results {
		if e, ok := r.(*py.Exception); ok && e.IsA(py.ExceptionClass) {
			l.report(errorContext{
				message:   "an error occurred during closing of asynchronous generator " + py.Repr(gens[i]),
				exception: e,
				asyncgen:  gens[i],
			})
		}
	}
}

// asyncgenSet is the set of async generators that have started and not finished, in the order of their start.
type asyncgenSet struct {
	at map[coro.AsyncGeneratorObject]int
	n  int
}

func (s *asyncgenSet) add(g coro.AsyncGeneratorObject) {
	if s.at == nil {
		s.at = make(map[coro.AsyncGeneratorObject]int)
	}
	s.n++
	s.at[g] = s.n
}

func (s *asyncgenSet) remove(g coro.AsyncGeneratorObject) { delete(s.at, g) }

func (s *asyncgenSet) list() []coro.AsyncGeneratorObject {
	out := make([]coro.AsyncGeneratorObject, 0, len(s.at))
	for g := range s.at {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b coro.AsyncGeneratorObject) int { return s.at[a] - s.at[b] })
	return out
}
