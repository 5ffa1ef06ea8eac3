package coro

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// stepper is something that can be resumed with a value or an exception: generators, and coroutines driven by hand.
type stepper interface {
	step(in any, exc *py.Exception) Outcome
}

// delegate is the loop of `yield from` and of await (PEP 380): it resumes sub, passes what sub yields to out, and what
// comes back into sub, until sub ends. The result is sub's return value.
func delegate(sub any, out func(v any) (any, *py.Exception)) any {
	s := asStepper(sub)
	var in any
	var exc *py.Exception
	for {
		o := s.step(in, exc)
		if o.Done {
			if o.Exc != nil && exc != nil {
				panic(o.Exc.ThrownIn())
			}
			if o.Exc != nil {
				panic(o.Exc.Propagate())
			}
			return o.Value
		}
		in, exc = out(o.Value)
		if exc != nil && exc.IsA(py.GeneratorExit) {
			closeSub(s)
			panic(exc.ThrownIn())
		}
	}
}

// closeSub closes the delegate of a generator that is being closed.
func closeSub(s stepper) {
	switch c := s.(type) {
	case GeneratorObject:
		closeGenerator(c)
	case handStepper:
		closeCoroutine(c.Object)
	case foreign:
		c.close()
	}
}

// Drive runs an object with send and throw (a user's coroutine class) under the coroutine of ctx; its result.
func Drive(ctx context.Context, obj any) any { return drive(ctx, obj) }

// drive runs an already started coroutine under the coroutine of ctx.
func drive(ctx context.Context, sub any) any {
	f := From(ctx)
	return delegate(sub, func(v any) (any, *py.Exception) { return f.exchange(v, awaiting) })
}

// asStepper finds how to resume sub: our own objects directly, anything else through its methods.
func asStepper(sub any) stepper {
	switch s := sub.(type) {
	case stepper:
		return s
	case Object:
		return handStepper{s}
	default:
		return foreign{s}
	}
}

// handStepper resumes a coroutine object by hand.
type handStepper struct{ Object }

func (h handStepper) step(in any, exc *py.Exception) Outcome {
	if exc != nil {
		return throw(h.Object, exc)
	}
	return send(h.Object, in)
}

// foreign resumes an object of another kind through __next__, send, throw and close.
type foreign struct{ obj any }

func (f foreign) step(in any, exc *py.Exception) (out Outcome) {
	if exc != nil && !py.HasAttr(f.obj, "throw") {
		return Outcome{Done: true, Exc: exc}
	}
	ended := py.Try(func() {
		ctx := py.Context()
		switch {
		case exc != nil:
			out.Value = py.CallMethod(ctx, f.obj, "throw", exc)
		case in == nil:
			out.Value = py.NextOf(f.obj)
		default:
			out.Value = py.CallMethod(ctx, f.obj, "send", in)
		}
	})
	if ended == nil {
		return out
	}
	if ended.IsA(py.StopIteration) && ended != exc {
		return Outcome{Done: true, Value: stopValue(ended)}
	}
	return Outcome{Done: true, Exc: ended}
}

func (f foreign) close() {
	if py.HasAttr(f.obj, "close") {
		py.CallMethod(py.Context(), f.obj, "close")
	}
}

// stopValue is StopIteration.value.
func stopValue(e *py.Exception) any {
	if e.Args.LenAny() > 0 {
		return e.Args.GetAny(0)
	}
	return nil
}

// delegateIter gives the iterator `yield from x` runs over.
func delegateIter(x any) any {
	if c, ok := x.(Object); ok {
		_ = c
		panic(py.TypeError.New("cannot 'yield from' a coroutine object in a non-coroutine generator"))
	}
	return py.IterValue(x)
}

// Await is `await x` for any object: coroutines and futures directly, others through __await__. TypeError if x cannot be
// awaited. It returns the result.
func Await(ctx context.Context, x any) any {
	if a, ok := x.(Awaitable); ok {
		return a.AwaitAny(ctx)
	}
	return awaitOther(ctx, x)
}

// awaitOther awaits an object by its __await__ method.
func awaitOther(ctx context.Context, x any) any {
	if a, ok := asAwaitable(x); ok {
		return a.AwaitAny(ctx)
	}
	return drive(ctx, mustAwaitIter(ctx, x))
}

// mustAwaitIter is awaitIter; TypeError if x cannot be awaited.
func mustAwaitIter(ctx context.Context, x any) any {
	it := awaitIter(ctx, x)
	if it == nil {
		panic(py.TypeError.Newf("object %s can't be used in 'await' expression", py.TypeOf(x).ErrName()))
	}
	return it
}

// asAwaitable gives x, or what x is a box of, as an object that is awaited directly.
func asAwaitable(x any) (Awaitable, bool) {
	if a, ok := x.(Awaitable); ok {
		return a, true
	}
	if b, ok := x.(interface{ Box() any }); ok {
		a, ok := b.Box().(Awaitable)
		return a, ok
	}
	return nil, false
}

// awaitIter calls x.__await__ and checks what it gives; nil if there is no such method.
func awaitIter(ctx context.Context, x any) any {
	m, ok := py.TypeOf(x).Lookup("__await__")
	if !ok {
		return nil
	}
	it := py.Call(ctx, m, x)
	if _, ok := it.(Object); ok {
		panic(py.TypeError.New("__await__() returned a coroutine"))
	}
	if _, ok := it.(stepper); ok {
		return it
	}
	if _, ok := py.TypeOf(it).Lookup("__next__"); !ok {
		panic(py.TypeError.Newf("__await__() returned non-iterator of type '%s'", py.TypeOf(it).Name))
	}
	return it
}

// IsAwaitable reports whether await accepts x.
func IsAwaitable(x any) bool {
	if _, ok := x.(Awaitable); ok {
		return true
	}
	_, ok := py.TypeOf(x).Lookup("__await__")
	return ok
}
