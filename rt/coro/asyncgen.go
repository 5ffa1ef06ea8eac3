package coro

import (
	"context"
	"iter"

	"github.com/gosyncio/gosyncio/rt/py"
)

// AsyncGenerator is an async generator object yielding values of type T. It runs on a fiber of its own; what its body
// awaits is passed on to the coroutine that iterates.
type AsyncGenerator[T any] struct {
	AsyncGeneratorCore
	fn  func(ctx context.Context, y *AsyncYield[T])
	cur T
	y   AsyncYield[T]
}

// AsyncGeneratorCore is what all async generators share.
type AsyncGeneratorCore struct {
	fiber Fiber
	name  string
	// busy says that an anext, asend, athrow or aclose is under way.
	busy   bool
	closed bool
	hooked bool
}

// AsyncYield is the async generator as its body sees it.
type AsyncYield[T any] struct{ g *AsyncGenerator[T] }

// AsyncGeneratorObject is any *AsyncGenerator[T], untyped.
type AsyncGeneratorObject interface {
	Core() *AsyncGeneratorCore
	// advance runs the generator under the coroutine of ctx to its next yield (ok) or its end.
	advance(ctx context.Context, in any, exc *py.Exception, what string) (v any, ok bool)
}

// AsyncGenHooks is implemented by event loops: what CPython installs with sys.set_asyncgen_hooks.
type AsyncGenHooks interface {
	// FirstIter is told of a generator that starts under the loop; Ended of one that has finished.
	FirstIter(g AsyncGeneratorObject)
	Ended(g AsyncGeneratorObject)
	// Finalize is told of a suspended generator that nobody can reach any more.
	Finalize(g AsyncGeneratorObject)
}

// NewAsyncGenerator makes an async generator object; name is its __qualname__, fn the body.
func NewAsyncGenerator[T any](name string, fn func(ctx context.Context, y *AsyncYield[T])) *AsyncGenerator[T] {
	g := &AsyncGenerator[T]{fn: fn}
	g.name = name
	g.y.g = g
	return g
}

// Run is the body, for the fiber.
func (g *AsyncGenerator[T]) Run(ctx context.Context) any {
	g.fn(ctx, &g.y)
	return nil
}

// Abandon has nothing to do.
func (g *AsyncGenerator[T]) Abandon() {}

// Core gives the untyped part.
func (g *AsyncGeneratorCore) Core() *AsyncGeneratorCore { return g }

// PyClass is Python's class `async_generator`.
func (g *AsyncGeneratorCore) PyClass() *py.Type { return AsyncGeneratorType }

// Qualname is the generator's __qualname__.
func (g *AsyncGeneratorCore) Qualname() string { return g.name }

func (g *AsyncGeneratorCore) setQualname(name string) { g.name = name }

// Yield gives v to the consumer and returns what it sends with asend (nil for anext).
func (y *AsyncYield[T]) Yield(_ context.Context, v T) any {
	y.g.cur = v
	return y.g.fiber.suspend(nil, yielded)
}

// resume runs the generator under ctx to its next yield (true, the value in g.cur) or its end (false). Its awaits are
// passed to the coroutine of ctx. what names the operation for the error of a second one meanwhile.
func (g *AsyncGenerator[T]) resume(ctx context.Context, in any, exc *py.Exception, what string) bool {
	if g.busy {
		panic(py.RuntimeError.Newf("%s: asynchronous generator is already running", what))
	}
	if g.fiber.state == finished {
		if exc != nil && !g.closed {
			panic(exc.Propagate())
		}
		return false
	}
	outer := From(ctx)
	g.start(outer.thread, in)
	g.busy = true
	for {
		out := g.fiber.Resume(in, exc)
		if out.Done {
			g.busy = false
			g.ended(outer.thread)
			if out.Exc != nil {
				panic(noStopAsync(out.Exc).Propagate())
			}
			return false
		}
		if out.kind == yielded {
			g.busy = false
			return true
		}
		in, exc = outer.exchange(out.Value, awaiting)
	}
}

// start prepares the first run: the running loop learns of the generator.
func (g *AsyncGenerator[T]) start(t *Thread, in any) {
	if g.fiber.state != created {
		g.fiber.thread = t
		return
	}
	if in != nil {
		panic(py.TypeError.New("can't send non-None value to a just-started async generator"))
	}
	g.fiber.Init(t, g)
	if h, ok := t.Loop.(AsyncGenHooks); ok && !g.hooked {
		g.hooked = true
		h.FirstIter(g)
	}
}

func (g *AsyncGenerator[T]) ended(t *Thread) {
	g.closed = true
	if h, ok := t.Loop.(AsyncGenHooks); ok && g.hooked {
		h.Ended(g)
	}
}

func (g *AsyncGenerator[T]) advance(ctx context.Context, in any, exc *py.Exception, what string) (any, bool) {
	if !g.resume(ctx, in, exc, what) {
		return nil, false
	}
	return py.Box(g.cur), true
}

// NextValue runs to the next yield; false at the end.
func (g *AsyncGenerator[T]) NextValue(ctx context.Context) (v T, ok bool) {
	if !g.resume(ctx, nil, nil, "anext()") {
		return v, false
	}
	return g.cur, true
}

// NextAny is NextValue boxed: it makes async generators an AsyncIterator.
func (g *AsyncGenerator[T]) NextAny(ctx context.Context) (any, bool) {
	return g.advance(ctx, nil, nil, "anext()")
}

// Each iterates over what is left of the generator (async for). Leaving the loop early leaves it suspended.
func (g *AsyncGenerator[T]) Each(ctx context.Context) iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			v, ok := g.NextValue(ctx)
			if !ok || !yield(v) {
				return
			}
		}
	}
}

// EachOwned is Each for a generator that nobody else can see: leaving the loop early makes the event loop close it, as
// CPython does when the last reference goes.
func (g *AsyncGenerator[T]) EachOwned(ctx context.Context) iter.Seq[T] {
	return func(yield func(T) bool) {
		done := false
		defer func() {
			if !done {
				finalize(ctx, g)
			}
		}()
		for v := range g.Each(ctx) {
			if !yield(v) {
				return
			}
		}
		done = true
	}
}

// finalize hands a dropped generator to the loop.
func finalize(ctx context.Context, g AsyncGeneratorObject) {
	if g.Core().fiber.state != suspended {
		return
	}
	if h, ok := From(ctx).thread.Loop.(AsyncGenHooks); ok {
		h.Finalize(g)
	}
}

// Anext gives the awaitable of the next value; at the end it raises StopAsyncIteration.
func (g *AsyncGenerator[T]) Anext() *AsyncStep { return &AsyncStep{g: g, what: "anext()"} }

// Asend is Anext with a value for the pending yield.
func (g *AsyncGenerator[T]) Asend(v any) *AsyncStep { return &AsyncStep{g: g, in: v, what: "asend()"} }

// Athrow gives the awaitable that raises exc at the pending yield.
func (g *AsyncGenerator[T]) Athrow(exc *py.Exception) *AsyncStep {
	return &AsyncStep{g: g, exc: exc, what: "athrow()"}
}

// Aclose gives the awaitable that raises GeneratorExit at the pending yield and expects the generator to end.
func (g *AsyncGenerator[T]) Aclose() *AsyncStep { return NewAclose(g) }

// AsyncStep is the awaitable of one step of an async generator.
type AsyncStep struct {
	g       AsyncGeneratorObject
	in      any
	exc     *py.Exception
	closing bool
	used    bool
	what    string
	// hand is the step as a coroutine, once a program drives it by its own send, throw and close; thrown is what it threw first.
	hand   *wrapper
	thrown *py.Exception
}

// PyClass is async_generator_asend or async_generator_athrow.
func (s *AsyncStep) PyClass() *py.Type {
	if s.exc != nil || s.closing {
		return AsyncAthrowType
	}
	return AsyncAsendType
}

// AwaitAny runs the step.
func (s *AsyncStep) AwaitAny(ctx context.Context) any {
	if s.used {
		panic(py.RuntimeError.Newf("cannot reuse already awaited %s", s.reuseName()))
	}
	s.used = true
	if s.closing {
		s.close(ctx)
		return nil
	}
	exc := s.exc
	if s.thrown != nil {
		exc = s.thrown
	}
	v, ok := s.g.advance(ctx, s.in, exc, s.what)
	if !ok {
		panic(py.StopAsyncIteration.New())
	}
	return v
}

// byHand is the step for a program that drives it by send and throw. A step that has ended is refused.
func (s *AsyncStep) byHand() *wrapper {
	switch {
	case s.hand == nil && !s.used:
		s.hand = awaitIterOf(s)
	case s.hand == nil || s.hand.c.Core().state == finished:
		panic(py.RuntimeError.Newf("cannot reuse already awaited %s", s.reuseName()))
	}
	return s.hand
}

// step resumes the step by hand. What is sent or thrown first takes the place of what the step was made with.
func (s *AsyncStep) step(in any, exc *py.Exception) Outcome {
	if s.hand != nil || s.used {
		return s.byHand().step(in, exc)
	}
	if in != nil {
		s.in = in
	}
	s.thrown = exc
	return s.byHand().step(nil, nil)
}

// closeByHand is close() of the step: nothing that has ended or not begun has anything to clean up.
func (s *AsyncStep) closeByHand() {
	if s.hand == nil {
		s.used = true
		return
	}
	closeCoroutine(s.hand.c)
}

// Run makes the step the body of a task, which takes any object with a coroutine's methods.
func (s *AsyncStep) Run(ctx context.Context) any { return s.AwaitAny(ctx) }

// Abandon ends a step that was never started.
func (s *AsyncStep) Abandon() { s.used = true }

func (s *AsyncStep) reuseName() string {
	if s.exc != nil || s.closing {
		return "aclose()/athrow()"
	}
	return "__anext__()/asend()"
}

// close is aclose(): GeneratorExit and StopAsyncIteration are the expected ends.
func (s *AsyncStep) close(ctx context.Context) {
	k := s.g.Core()
	if k.busy {
		panic(py.RuntimeError.New("aclose(): asynchronous generator is already running"))
	}
	if k.fiber.state == finished {
		return
	}
	exc := s.thrown
	if exc == nil {
		exc = py.GeneratorExit.New()
	}
	yieldedAgain := false
	if k.fiber.state == created {
		k.fiber.state, k.closed = finished, true
	} else {
		exc = py.Try(func() { _, yieldedAgain = s.g.advance(ctx, nil, exc, s.what) })
	}
	if yieldedAgain {
		panic(py.RuntimeError.New("async generator ignored GeneratorExit"))
	}
	if exc != nil && !exc.IsA(py.GeneratorExit, py.StopAsyncIteration) {
		panic(exc.Propagate())
	}
}

// noStopAsync is PEP 479 for async generators.
func noStopAsync(exc *py.Exception) *py.Exception {
	var what string
	switch {
	case exc.IsA(py.StopIteration):
		what = "async generator raised StopIteration"
	case exc.IsA(py.StopAsyncIteration):
		what = "async generator raised StopAsyncIteration"
	default:
		return exc
	}
	e := py.RuntimeError.New(what)
	e.Cause, e.Context, e.SuppressContext = exc, exc, true
	return e
}
