package coro

import (
	"context"
	"math"
	"unsafe"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Coroutine is a coroutine object: a call of an async function that has not run yet. T is the result's type.
type Coroutine[T any] struct {
	CoroutineCore
	// fn is the body; of a void coroutine it is a func(ctx context.Context) in disguise.
	fn func(ctx context.Context) T
}

// CoroutineCore is what all coroutine objects share, whatever their result. (There is one for every waiting task: it is kept
// small, with the length of the name in what the flags leave of a word.)
type CoroutineCore struct {
	nameData *byte // of __qualname__
	nameLen  uint16
	state    state
	flags    flags
	mark     uint32
	// fiber is the stack of a coroutine driven by hand (send, throw); one that is awaited runs on its awaiter's.
	fiber *Fiber
	// prev and next link the coroutines that have not been started, for the "never awaited" report.
	prev, next *CoroutineCore
}

// flags are properties of a coroutine.
type flags uint8

const (
	void     flags = 1 << iota // it has no result
	restarts                   // it is restartable
)

// Awaitable is what Await takes without looking for __await__: coroutines, futures, tasks.
type Awaitable interface {
	AwaitAny(ctx context.Context) any
}

// Object is any *Coroutine[T], untyped.
type Object interface {
	Awaitable
	Body
	Core() *CoroutineCore
	DefinedAt() (file string, line int, ok bool)
}

// NewCoroutine makes a coroutine object whose body is fn; name is its __qualname__. Nothing runs until it is awaited,
// made a task, or driven with Send.
func NewCoroutine[T any](name string, fn func(ctx context.Context) T) *Coroutine[T] {
	c := &Coroutine[T]{fn: fn}
	c.setQualname(name)
	unstarted.add(&c.CoroutineCore)
	return c
}

// NewVoid makes a coroutine object without a result.
func NewVoid(name string, fn func(ctx context.Context)) *Coroutine[py.None] {
	c := &Coroutine[py.None]{fn: *(*func(context.Context) py.None)(unsafe.Pointer(&fn))}
	c.flags = void
	c.setQualname(name)
	unstarted.add(&c.CoroutineCore)
	return c
}

// call runs the body.
func (c *Coroutine[T]) call(ctx context.Context) (v T) {
	if c.flags&void != 0 {
		c.voidBody()(ctx)
		return v
	}
	return c.fn(ctx)
}

// voidBody is the body of a void coroutine.
func (c *Coroutine[T]) voidBody() func(ctx context.Context) {
	return *(*func(context.Context))(unsafe.Pointer(&c.fn))
}

// Core gives the untyped part.
func (c *CoroutineCore) Core() *CoroutineCore { return c }

// Mark marks the coroutine with a number; false if it bears that number already.
func (c *CoroutineCore) Mark(n uint32) bool {
	if c.mark == n {
		return false
	}
	c.mark = n
	return true
}

// PyClass is Python's class `coroutine`.
func (c *CoroutineCore) PyClass() *py.Type { return CoroutineType }

// Qualname is the coroutine's __qualname__.
func (c *CoroutineCore) Qualname() string { return unsafe.String(c.nameData, c.nameLen) }

// setQualname sets the __qualname__, of which at most 64 KiB are kept.
func (c *CoroutineCore) setQualname(name string) {
	n := min(len(name), math.MaxUint16)
	c.nameData, c.nameLen = unsafe.StringData(name), uint16(n)
}

// Await runs the coroutine to its end on the caller's stack. RuntimeError if it was awaited before.
func (c *Coroutine[T]) Await(ctx context.Context) T {
	if c.state == created {
		c.begin()
		defer c.end()
		return c.call(ctx)
	}
	return py.As[T](c.resumeUnder(ctx))
}

// AwaitAny is Await with the result boxed.
func (c *Coroutine[T]) AwaitAny(ctx context.Context) any {
	if c.state == created {
		return c.Run(ctx)
	}
	return c.resumeUnder(ctx)
}

// Run is the body: the whole coroutine on the stack of ctx.
func (c *Coroutine[T]) Run(ctx context.Context) any {
	if c.state != created {
		return c.resumeUnder(ctx)
	}
	c.begin()
	defer c.end()
	if c.flags&void != 0 {
		c.voidBody()(ctx)
		return nil
	}
	return py.Box(c.fn(ctx))
}

// Abandon ends a coroutine that was never started.
func (c *CoroutineCore) Abandon() {
	if c.state == created {
		unstarted.remove(c)
		c.state = finished
	}
}

func (c *CoroutineCore) begin() {
	unstarted.remove(c)
	c.state = running
}

func (c *CoroutineCore) end() { c.state = finished }

// resumeUnder is await of a coroutine that has been started: one suspended by hand goes on under the awaiter.
func (c *CoroutineCore) resumeUnder(ctx context.Context) any {
	if c.state == finished {
		panic(py.RuntimeError.New("cannot reuse already awaited coroutine"))
	}
	if c.fiber == nil || c.fiber.state != suspended {
		panic(py.RuntimeError.New("coroutine is being awaited already"))
	}
	return drive(ctx, c)
}

// Send resumes a coroutine by hand and gives what it suspends with (a future, usually); its result comes as StopIteration.
func (c *Coroutine[T]) Send(v any) any { return yieldOrRaise(send(c, v)) }

// Throw raises exc where the coroutine is suspended; otherwise like Send.
func (c *Coroutine[T]) Throw(exc *py.Exception) any { return yieldOrRaise(throw(c, exc)) }

// Close raises GeneratorExit where the coroutine is suspended and expects it to end.
func (c *Coroutine[T]) Close() { closeCoroutine(c) }

// yieldOrRaise gives Python's view of an outcome: a yielded value, or the end as an exception.
func yieldOrRaise(out Outcome) any {
	if !out.Done {
		return out.Value
	}
	if out.Exc != nil {
		panic(out.Exc.Propagate())
	}
	panic(stopIteration(out.Value))
}

// stopIteration makes the StopIteration that carries a result.
func stopIteration(v any) *py.Exception {
	if v == nil {
		return py.StopIteration.New()
	}
	return py.StopIteration.New(v)
}

func send(c Object, v any) Outcome {
	k := c.Core()
	if k.state == created && v != nil {
		panic(py.TypeError.New("can't send non-None value to a just-started coroutine"))
	}
	return resumeByHand(c, v, nil)
}

func throw(c Object, exc *py.Exception) Outcome {
	if k := c.Core(); k.state == created {
		k.Abandon()
		panic(exc.Propagate())
	}
	return resumeByHand(c, nil, exc)
}

// resumeByHand drives the coroutine on its own fiber.
func resumeByHand(c Object, v any, exc *py.Exception) Outcome {
	k := c.Core()
	switch {
	case k.state == finished:
		panic(py.RuntimeError.New("cannot reuse already awaited coroutine"))
	case k.state == created:
		k.fiber = &Fiber{}
		k.fiber.Init(From(py.Context()).thread, c)
	case k.fiber == nil || k.fiber.state == running:
		panic(py.ValueError.New("coroutine already executing"))
	default:
		k.fiber.thread = From(py.Context()).thread
	}
	out := k.fiber.Resume(v, exc)
	if out.Done {
		k.state = finished
		out.Exc = py.EndOfGenerator(out.Exc, "coroutine")
	}
	return out
}

func closeCoroutine(c Object) {
	k := c.Core()
	switch k.state {
	case finished:
		return
	case created:
		k.Abandon()
		return
	}
	out := resumeByHand(c, nil, py.GeneratorExit.New())
	if !out.Done {
		panic(py.RuntimeError.New("coroutine ignored GeneratorExit"))
	}
	if out.Exc != nil && !out.Exc.IsA(py.GeneratorExit, py.StopIteration) {
		panic(out.Exc.Propagate())
	}
}

// FromBox views any coroutine object as a Coroutine[T]: one of another type is wrapped (used by py.As).
func (*Coroutine[T]) FromBox(x any) (any, bool) {
	o, ok := x.(Object)
	if !ok {
		return nil, false
	}
	return NewCoroutine(o.Core().Qualname(), func(ctx context.Context) T { return py.As[T](o.AwaitAny(ctx)) }), true
}

// DefinedAt gives the Python file and line of the coroutine function, if they are known.
func (c *Coroutine[T]) DefinedAt() (file string, line int, ok bool) {
	if c.flags&void != 0 {
		return py.DefinedAt(c.voidBody(), lastName(c.Qualname()))
	}
	return py.DefinedAt(c.fn, lastName(c.Qualname()))
}
