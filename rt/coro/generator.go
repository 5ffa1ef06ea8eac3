package coro

import (
	"context"
	"fmt"
	"iter"
	"os"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Generator is a generator object yielding values of type T. It runs on a fiber of its own.
type Generator[T any] struct {
	GeneratorCore
	fn  func(y *Yield[T]) any
	cur T // the value of the last yield
	y   Yield[T]
}

// GeneratorCore is what all generators share, whatever they yield.
type GeneratorCore struct {
	fiber Fiber
	name  string
	// value is what the body returned, until somebody takes it.
	value any
	// from is what a pending `yield from` delegates to.
	from any
}

// Yield is the generator as its body sees it.
type Yield[T any] struct{ g *Generator[T] }

// GeneratorObject is any *Generator[T], untyped.
type GeneratorObject interface {
	py.Iterator
	Core() *GeneratorCore
	// step resumes the generator; a yielded value is boxed in the outcome.
	step(in any, exc *py.Exception) Outcome
}

// NewGenerator makes a generator object; name is its __qualname__, fn the body, whose result is the generator's return
// value (nil for None).
func NewGenerator[T any](name string, fn func(y *Yield[T]) any) *Generator[T] {
	g := &Generator[T]{fn: fn}
	g.name = name
	g.y.g = g
	g.fiber.inherit = true
	g.fiber.body = g
	return g
}

// Run is the body, for the fiber.
func (g *Generator[T]) Run(context.Context) any { return g.fn(&g.y) }

// Abandon has nothing to do: a generator that was not started leaves no trace.
func (g *Generator[T]) Abandon() {}

// Core gives the untyped part.
func (g *GeneratorCore) Core() *GeneratorCore { return g }

// PyClass is Python's class `generator`.
func (g *GeneratorCore) PyClass() *py.Type { return GeneratorType }

// Qualname is the generator's __qualname__.
func (g *GeneratorCore) Qualname() string { return g.name }

func (g *GeneratorCore) setQualname(name string) { g.name = name }

// Yield gives v to the consumer and returns what it sends next (nil for a plain next).
func (y *Yield[T]) Yield(v T) any {
	y.g.cur = v
	return y.g.fiber.suspend(nil, yielded)
}

// resume runs to the next yield or the end; a yielded value is in g.cur.
func (g *Generator[T]) resume(in any, exc *py.Exception) Outcome {
	switch g.fiber.state {
	case running:
		panic(py.ValueError.New("generator already executing"))
	case finished:
		return Outcome{Done: true, Exc: exc}
	}
	out := g.fiber.Resume(in, exc)
	if out.Done {
		out.Exc = py.EndOfGenerator(out.Exc, "generator")
		g.value = out.Value
	}
	return out
}

func (g *Generator[T]) step(in any, exc *py.Exception) Outcome {
	out := g.resume(in, exc)
	if !out.Done {
		out.Value = py.Box(g.cur)
	} else {
		g.value = nil
	}
	return out
}

// Next gives the next value boxed; false at the end (the return value is then in StopValue).
func (g *Generator[T]) Next() (any, bool) {
	v, ok := g.NextValue()
	if !ok {
		return nil, false
	}
	return py.Box(v), true
}

// NextValue gives the next value; false at the end.
func (g *Generator[T]) NextValue() (v T, ok bool) {
	out := g.resume(nil, nil)
	if !out.Done {
		return g.cur, true
	}
	if out.Exc != nil {
		panic(out.Exc.Propagate())
	}
	return v, false
}

// Each iterates over what is left of the generator. Leaving the loop early leaves the generator suspended.
func (g *Generator[T]) Each() iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			v, ok := g.NextValue()
			if !ok || !yield(v) {
				return
			}
		}
	}
}

// EachOwned is Each for a generator that nobody else can see: leaving the loop early, by an exception too, closes it, as
// CPython does when the last reference goes.
func (g *Generator[T]) EachOwned() iter.Seq[T] {
	return func(yield func(T) bool) {
		left := false // whether the loop's body has been entered and not come back
		defer func() {
			if left {
				g.drop()
			}
		}()
		for {
			v, ok := g.NextValue()
			if !ok {
				return
			}
			left = true
			if !yield(v) {
				return
			}
			left = false
		}
	}
}

// drop closes a generator that nobody can reach any more. An exception that the body raises goes nowhere but to stderr.
func (g *Generator[T]) drop() {
	if exc := py.Try(func() { g.Close() }); exc != nil {
		fmt.Fprintf(os.Stderr, "Exception ignored in: %s\n%s", py.Repr(g), py.FormatException(exc))
	}
}

// StopValue takes what the body returned: the value of the first StopIteration after the end.
func (g *GeneratorCore) StopValue() any {
	v := g.value
	g.value = nil
	return v
}

// Send resumes the generator with v as the value of its yield; the next yielded value, or StopIteration.
func (g *Generator[T]) Send(v any) any {
	if g.fiber.state == created && v != nil {
		panic(py.TypeError.New("can't send non-None value to a just-started generator"))
	}
	return yieldOrRaise(g.step(v, nil))
}

// Throw raises exc at the pending yield; the next yielded value, or StopIteration, or what the body raises.
func (g *Generator[T]) Throw(exc *py.Exception) any { return yieldOrRaise(g.step(nil, exc)) }

// Close raises GeneratorExit at the pending yield and expects the body to end; the value it returns, if any.
func (g *Generator[T]) Close() any { return closeGenerator(g) }

func closeGenerator(g GeneratorObject) any {
	switch g.Core().fiber.state {
	case finished:
		return nil
	case created:
		g.Core().fiber.state = finished
		return nil
	}
	out := g.step(nil, py.GeneratorExit.New())
	switch {
	case !out.Done:
		panic(py.RuntimeError.New("generator ignored GeneratorExit"))
	case out.Exc == nil:
		return out.Value
	case !out.Exc.IsA(py.GeneratorExit):
		panic(out.Exc.Propagate())
	}
	return nil
}

// From is `yield from it`: everything it yields is yielded, what is sent or thrown goes to it; its return value.
func (y *Yield[T]) From(it any) any {
	g := y.g
	if sub, ok := it.(*Generator[T]); ok {
		it = sub
	} else if _, ok := it.(GeneratorObject); !ok {
		it = delegateIter(it)
	}
	g.from = it
	defer func() { g.from = nil }()
	return delegate(it, func(v any) (any, *py.Exception) {
		g.cur = py.As[T](v)
		return g.fiber.exchange(nil, yielded)
	})
}
