package coro

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The classes of the objects of this package.
var (
	CoroutineType      = builtin("coroutine")
	GeneratorType      = builtin("generator")
	AsyncGeneratorType = builtin("async_generator")
	AsyncAsendType     = builtin("async_generator_asend")
	AsyncAthrowType    = builtin("async_generator_athrow")
	WrapperType        = builtin("coroutine_wrapper")
)

func builtin(name string) *py.Type {
	t := py.NewBuiltinType("builtins", name)
	t.Abstract = true
	t.Final = true
	return t
}

// wrapper is what coroutine.__await__() gives: an iterator that drives the coroutine.
type wrapper struct{ c Object }

// PyClass gives the class coroutine_wrapper.
func (w *wrapper) PyClass() *py.Type { return WrapperType }

func (w *wrapper) step(in any, exc *py.Exception) Outcome { return handStepper{w.c}.step(in, exc) }

// Next drives the coroutine to its next suspension.
func (w *wrapper) Next() (any, bool) { return nextOf(w) }

// nextOf is Next for a stepper.
func nextOf(s stepper) (any, bool) {
	out := s.step(nil, nil)
	if !out.Done {
		return out.Value, true
	}
	if out.Exc != nil {
		panic(out.Exc.Propagate())
	}
	if out.Value != nil {
		panic(stopIteration(out.Value))
	}
	return nil, false
}

// Thrown makes the exception of throw(type, value, traceback) or throw(value).
func Thrown(typ, val any) *py.Exception {
	switch t := typ.(type) {
	case *py.Exception:
		if val != nil {
			panic(py.TypeError.New("instance exception may not have a separate value"))
		}
		return t.Keep()
	case *py.Type:
		if t.IsSubtype(py.BaseException) {
			return thrownClass(t, val)
		}
	}
	panic(py.TypeError.New("exceptions must be classes or instances deriving from BaseException, not " + py.TypeOf(typ).ErrName()))
}

// thrownClass is Thrown for a class: a value that is an instance of it is thrown itself, another is what it is made of.
func thrownClass(t *py.Type, val any) *py.Exception {
	switch v := val.(type) {
	case nil:
		return made(t)
	case *py.Exception:
		if v.IsA(t) {
			return v.Keep()
		}
	case py.AnyTuple:
		return made(t, v.BoxedItems()...)
	}
	return made(t, val)
}

// made is an exception of class t. A class that refuses gives its own failure, which is thrown in its place.
func made(t *py.Type, args ...any) *py.Exception {
	var e *py.Exception
	failed := py.Try(func() {
		v := py.Call(py.Context(), t, args...)
		x, ok := v.(*py.Exception)
		if !ok {
			panic(py.TypeError.Newf("calling %s should have returned an instance of BaseException, not %s",
				py.Repr(t), py.TypeOf(v).ErrName()))
		}
		e = x
	})
	if failed != nil {
		return failed
	}
	return e
}

// steps gives the three methods of things that are resumed by hand.
func steps(of func(o any) stepper, started func(o any) (fresh bool, what string)) py.MethodTable {
	return py.MethodTable{
		py.Method("send", "self, value, /", func(_ context.Context, a []any) any {
			if fresh, what := started(a[0]); fresh && a[1] != nil {
				panic(py.TypeError.New("can't send non-None value to a just-started " + what))
			}
			return yieldOrRaise(of(a[0]).step(a[1], nil))
		}),
		py.Method("throw", "self, typ, val=None, tb=None, /", func(_ context.Context, a []any) any {
			return yieldOrRaise(of(a[0]).step(nil, Thrown(a[1], a[2])))
		}),
	}
}

func init() {
	initCoroutineType()
	initGeneratorType()
	initAsyncGeneratorType()
}

func initCoroutineType() {
	of := func(o any) stepper { return handStepper{o.(Object)} }
	CoroutineType.Methods(steps(of, func(any) (bool, string) { return false, "coroutine" }))
	CoroutineType.Methods(py.MethodTable{
		py.Method("close", "self, /", func(_ context.Context, a []any) any {
			closeCoroutine(a[0].(Object))
			return nil
		}),
		py.Method("__await__", "self, /", func(_ context.Context, a []any) any { return &wrapper{a[0].(Object)} }),
	})
	core := func(o any) *CoroutineCore { return o.(Object).Core() }
	CoroutineType.Getters(names(func(o any) named { return core(o) }))
	CoroutineType.Getters([]py.Getter{
		{Name: "cr_running", Get: func(o any) any { return core(o).state == running }},
		{Name: "cr_suspended", Get: func(o any) any { return core(o).state == suspended }},
		{Name: "cr_await", Get: func(any) any { return nil }},
		{Name: "cr_frame", Get: func(o any) any { return frameOf(core(o).Qualname(), core(o).state) }},
		{Name: "cr_code", Get: func(o any) any { return codeOf(core(o).Qualname()) }},
		{Name: "cr_origin", Get: func(any) any { return nil }},
	})
	CoroutineType.Slots.Repr = func(o any) string { return objectRepr("coroutine", core(o).Qualname(), o) }
	WrapperType.Methods(steps(func(o any) stepper { return o.(*wrapper) },
		func(any) (bool, string) { return false, "coroutine" }))
	WrapperType.Methods(py.MethodTable{
		py.Method("close", "self, /", func(_ context.Context, a []any) any {
			closeCoroutine(a[0].(*wrapper).c)
			return nil
		}),
	})
	WrapperType.Slots.Next = func(o any) (any, bool) { return o.(*wrapper).Next() }
}

// named is an object with a __qualname__.
type named interface {
	Qualname() string
	setQualname(name string)
}

// names are the attributes __name__ and __qualname__.
func names(of func(o any) named) []py.Getter {
	set := func(o, v any) {
		s, ok := v.(string)
		if !ok {
			panic(py.TypeError.New("__qualname__ must be set to a string object"))
		}
		of(o).setQualname(s)
	}
	return []py.Getter{
		{Name: "__qualname__", Get: func(o any) any { return of(o).Qualname() }, Set: set},
		{Name: "__name__", Get: func(o any) any { return lastName(of(o).Qualname()) }, Set: set},
	}
}

// lastName is the part of a qualified name behind the last dot.
func lastName(q string) string {
	for i := len(q) - 1; i >= 0; i-- {
		if q[i] == '.' {
			return q[i+1:]
		}
	}
	return q
}

// frameOf is gi_frame and its kin: None once the body has ended. The frame knows its function's name, not its line.
func frameOf(qualname string, s state) any {
	if s == finished {
		return nil
	}
	return py.NewFrame(py.Frame{Name: lastName(qualname)})
}

// codeOf is gi_code and its kin.
func codeOf(qualname string) any { return py.NewCode(lastName(qualname), qualname) }

func objectRepr(kind, name string, o any) string {
	return "<" + kind + " object " + name + " at " + py.AddressText(o) + ">"
}

func initGeneratorType() {
	gen := func(o any) GeneratorObject { return o.(GeneratorObject) }
	GeneratorType.Methods(steps(func(o any) stepper { return gen(o) },
		func(o any) (bool, string) { return gen(o).Core().fiber.state == created, "generator" }))
	GeneratorType.Methods(py.MethodTable{
		py.Method("close", "self, /", func(_ context.Context, a []any) any { return closeGenerator(gen(a[0])) }),
	})
	GeneratorType.Getters(names(func(o any) named { return gen(o).Core() }))
	GeneratorType.Getters([]py.Getter{
		{Name: "gi_running", Get: func(o any) any { return gen(o).Core().fiber.state == running }},
		{Name: "gi_suspended", Get: func(o any) any { return gen(o).Core().fiber.state == suspended }},
		{Name: "gi_yieldfrom", Get: func(o any) any {
			if gen(o).Core().fiber.state != suspended {
				return nil
			}
			return gen(o).Core().from
		}},
		{Name: "gi_frame", Get: func(o any) any { return frameOf(gen(o).Core().name, gen(o).Core().fiber.state) }},
		{Name: "gi_code", Get: func(o any) any { return codeOf(gen(o).Core().name) }},
	})
	GeneratorType.Slots.Next = func(o any) (any, bool) { return nextOf(gen(o)) }
	GeneratorType.Slots.Repr = func(o any) string { return objectRepr("generator", gen(o).Core().name, o) }
}

func initAsyncGeneratorType() {
	gen := func(o any) AsyncGeneratorObject { return o.(AsyncGeneratorObject) }
	AsyncGeneratorType.Methods(py.MethodTable{
		py.Method("__aiter__", "self, /", func(_ context.Context, a []any) any { return a[0] }),
		py.Method("__anext__", "self, /", func(_ context.Context, a []any) any {
			return &AsyncStep{g: gen(a[0]), what: "anext()"}
		}),
		py.Method("asend", "self, value, /", func(_ context.Context, a []any) any {
			return &AsyncStep{g: gen(a[0]), in: a[1], what: "asend()"}
		}),
		py.Method("athrow", "self, typ, val=None, tb=None, /", func(_ context.Context, a []any) any {
			return &AsyncStep{g: gen(a[0]), exc: Thrown(a[1], a[2]), what: "athrow()"}
		}),
		py.Method("aclose", "self, /", func(_ context.Context, a []any) any { return NewAclose(gen(a[0])) }),
	})
	AsyncGeneratorType.Getters(names(func(o any) named { return gen(o).Core() }))
	AsyncGeneratorType.Getters([]py.Getter{
		{Name: "ag_running", Get: func(o any) any { return gen(o).Core().busy }},
		{Name: "ag_frame", Get: func(o any) any { return frameOf(gen(o).Core().name, gen(o).Core().fiber.state) }},
		{Name: "ag_code", Get: func(o any) any { return codeOf(gen(o).Core().name) }},
		{Name: "ag_await", Get: func(any) any { return nil }},
	})
	AsyncGeneratorType.Slots.Repr = func(o any) string {
		return objectRepr("async_generator", gen(o).Core().name, o)
	}
	for _, t := range []*py.Type{AsyncAsendType, AsyncAthrowType} {
		t.Methods(py.MethodTable{
			py.Method("__await__", "self, /", func(_ context.Context, a []any) any { return a[0] }),
			py.Method("close", "self, /", func(_ context.Context, a []any) any {
				a[0].(*AsyncStep).closeByHand()
				return nil
			}),
		})
		t.Methods(steps(func(o any) stepper { return o.(*AsyncStep) }, stepFresh))
		t.Slots.Next = func(o any) (any, bool) { return nextOf(o.(*AsyncStep)) }
	}
}

// stepFresh says whether a value sent to a step would be the first thing that its generator gets.
func stepFresh(o any) (bool, string) {
	s := o.(*AsyncStep)
	return s.hand == nil && s.g.Core().fiber.state == created, "async generator"
}

// NewAclose is agen.aclose() for any async generator.
func NewAclose(g AsyncGeneratorObject) *AsyncStep {
	return &AsyncStep{g: g, closing: true, what: "aclose()"}
}

// awaitIterOf makes the iterator that __await__ of one of our awaitables gives, for code that drives it by hand.
func awaitIterOf(a Awaitable) *wrapper {
	c := NewCoroutine("__await__", func(ctx context.Context) any { return a.AwaitAny(ctx) })
	unstarted.remove(&c.CoroutineCore) // no coroutine that the program knows of: nobody misses its start
	return &wrapper{c}
}

// AwaitIter is awaitIterOf for other packages' awaitables (futures).
func AwaitIter(a Awaitable) any { return awaitIterOf(a) }
