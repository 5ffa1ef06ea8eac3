package asyncio

import (
	"context"
	"os"
	"testing"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// The program of testdata/gen.py, written as the translator would.

type genProgram struct{ printer }

func causeOf(e *py.Exception) (cause, context any) { return excOrNil(e.Cause), excOrNil(e.Context) }

// err prints what f raises, or gives its value.
func (o *genProgram) err(f func() any) (v any) {
	if e := py.Try(func() { v = f() }); e != nil {
		c, x := causeOf(e)
		o.p(e.Class.Name, e, "|", py.Repr(c), py.Repr(x))
	}
	return v
}

func (o *genProgram) gen() *coro.Generator[any] {
	return coro.NewGenerator("gen", func(y *coro.Yield[any]) any {
		exc := py.Try(func() {
			x := y.Yield(1)
			o.p("sent", x)
			var v any
			if e := py.Try(func() { v = y.Yield(2) }); e != nil {
				if !e.IsA(py.ValueError) {
					panic(e.Reraise())
				}
				h := py.Handle(e)
				o.p("caught", e)
				v = y.Yield("recovered")
				h.Done()
			}
			o.p("y", v)
		})
		o.p("fin")
		if exc != nil {
			panic(exc.Reraise())
		}
		return "ret"
	})
}

func (o *genProgram) sub() *coro.Generator[any] {
	return coro.NewGenerator("sub", func(y *coro.Yield[any]) (ret any) {
		exc := py.Try(func() {
			e := py.Try(func() {
				o.p("sub got", y.Yield("s1"))
				y.Yield("s2")
			})
			switch {
			case e == nil:
			case e.IsA(py.KeyError):
				o.p("sub caught", e)
				ret = "sub-exc"
			default:
				panic(e.Reraise())
			}
		})
		o.p("sub fin")
		if exc != nil {
			panic(exc.Reraise())
		}
		if ret == nil {
			ret = "sub-ret"
		}
		return ret
	})
}

func (o *genProgram) outer() *coro.Generator[any] {
	return coro.NewGenerator("outer", func(y *coro.Yield[any]) any {
		o.p("r", y.From(o.sub()))
		o.p("r", y.From(list(10, 20)))
		return "outer-ret"
	})
}

// yielding is a generator that yields 1 and runs onClose if it is closed there.
func yielding(onClose func(y *coro.Yield[any]) any) *coro.Generator[any] {
	return coro.NewGenerator("g", func(y *coro.Yield[any]) any {
		if e := py.Try(func() { y.Yield(1) }); e != nil {
			if !e.IsA(py.GeneratorExit) {
				panic(e.Reraise())
			}
			return onClose(y)
		}
		return nil
	})
}

func (o *genProgram) generators() {
	o.p("-- gen")
	next := func(g *coro.Generator[any]) any { return g.Send(nil) }
	nextf := func(g *coro.Generator[any]) func() any { return func() any { return py.NextOf(g) } }
	g := o.gen()
	o.err(func() any { return g.Send(5) })
	a, b, c := next(g), g.Send("a"), g.Throw(py.ValueError.New("v"))
	o.p(a, b, c)
	o.err(nextf(g))
	o.err(nextf(g))
	g = o.gen()
	o.err(func() any { return g.Throw(py.KeyError.New("k")) })
	o.err(nextf(g))
	g = o.gen()
	next(g)
	o.p(g.Close())
	o.p(g.Close())
	g = yielding(func(y *coro.Yield[any]) any { return y.Yield(2) })
	next(g)
	o.err(func() any { return g.Close() })
	g = yielding(func(*coro.Yield[any]) any { return "closed" })
	next(g)
	o.p(g.Close())
	g = coro.NewGenerator("stop", func(y *coro.Yield[any]) any {
		y.Yield(1)
		panic(py.StopIteration.New("x"))
	})
	next(g)
	o.err(nextf(g))
	var me *coro.Generator[any]
	me = coro.NewGenerator("selfnext", func(y *coro.Yield[any]) any { return y.Yield(py.NextOf(me)) })
	o.err(nextf(me))
	g = o.outer()
	a, b, c = next(g), g.Send("A"), g.Send("B")
	o.p(a, b, c, next(g))
	o.err(nextf(g))
	g = o.outer()
	a, b = next(g), g.Throw(py.KeyError.New("q"))
	o.p(a, b)
	g.Close()
	g = o.outer()
	next(g)
	g.Close()
	o.p(list(py.Items(o.outer())...))
}

func (o *genProgram) coroutines(ctx context.Context) {
	o.p("-- coro")
	Y := func(v any) any {
		return awaitableClass(ctx, func(y *coro.Yield[any]) any { return y.Yield(v) })
	}
	c1 := func(ctx context.Context) (y any) {
		exc := py.Try(func() {
			o.p("x", coro.Await(ctx, Y("y1")))
			y = coro.Await(ctx, Y("y2"))
		})
		o.p("c1 fin")
		if exc != nil {
			panic(exc.Reraise())
		}
		return y
	}
	c2 := func() *coro.Coroutine[any] {
		return coro.NewCoroutine("c2", func(ctx context.Context) any { return c1(ctx) })
	}
	send := func(c *coro.Coroutine[any], v any) func() any { return func() any { return c.Send(v) } }
	c := c2()
	o.err(send(c, 3))
	a := c.Send(nil)
	b := c.Send("X")
	o.p(a, b)
	o.err(send(c, "Z"))
	o.err(send(c, nil))
	c = c2()
	o.p(c.Send(nil))
	o.err(func() any { return c.Throw(py.ValueError.New("t")) })
	c = c2()
	o.p(c.Send(nil))
	c.Close()
	o.p(nil)
	c = c2()
	c.Close()
	o.err(send(c, nil))
	run := func(f func(ctx context.Context) any) { o.err(send(coro.NewCoroutine("f", f), nil)) }
	run(func(ctx context.Context) any { return coro.Await(ctx, 5) })
	run(func(ctx context.Context) any {
		cls := py.NewClass(ctx, py.ClassDef{Name: "N"}, func(ns *py.Namespace) {
			ns.Set("__await__", py.NewFunction(py.Func{
				Name: "__await__", Sig: py.Sig("self"),
				Code: func(context.Context, []any) any { return 3 },
			}))
		})
		return coro.Await(ctx, py.Call(ctx, cls))
	})
	run(func(context.Context) any { panic(py.StopIteration.New(1)) })
}

type agen = coro.AsyncGenerator[any]

func (o *genProgram) ag() *agen {
	return coro.NewAsyncGenerator("ag", func(ctx context.Context, y *coro.AsyncYield[any]) {
		exc := py.Try(func() {
			o.p("sent", y.Yield(ctx, 1))
			var v any
			if e := py.Try(func() { v = y.Yield(ctx, 2) }); e != nil {
				if !e.IsA(py.ValueError) {
					panic(e.Reraise())
				}
				o.p("caught", e)
				v = y.Yield(ctx, "rec")
			}
			o.p("y", v)
		})
		Sleep(ctx, 0)
		o.p("ag fin")
		if exc != nil {
			panic(exc.Reraise())
		}
	})
}

func (o *genProgram) aerr(ctx context.Context, aw any) {
	e := py.Try(func() { o.p("ok", coro.Await(ctx, aw)) })
	if e != nil {
		c, _ := causeOf(e)
		o.p(e.Class.Name, e, "|", py.Repr(c))
	}
}

func (o *genProgram) main(ctx context.Context) {
	steps := func(aws ...any) {
		for _, aw := range aws {
			o.aerr(ctx, aw)
		}
	}
	g := o.ag()
	steps(g.Asend(3), g.Anext(), g.Asend("s"), g.Athrow(py.ValueError.New("v")), g.Anext(), g.Anext(), g.Aclose())
	g = o.ag()
	steps(g.Anext(), g.Aclose(), g.Aclose(), g.Anext())
	g = o.ag()
	steps(g.Aclose(), g.Anext())
	g = coro.NewAsyncGenerator("ign", func(ctx context.Context, y *coro.AsyncYield[any]) {
		if e := py.Try(func() { y.Yield(ctx, 1) }); e != nil && e.IsA(py.GeneratorExit) {
			y.Yield(ctx, 2)
		}
	})
	steps(g.Anext(), g.Aclose())
	g = coro.NewAsyncGenerator("raiser", func(ctx context.Context, y *coro.AsyncYield[any]) {
		y.Yield(ctx, 1)
		panic(py.StopAsyncIteration.New())
	})
	steps(g.Anext(), g.Anext())
	slow := func() *agen {
		return coro.NewAsyncGenerator("slow", func(ctx context.Context, y *coro.AsyncYield[any]) {
			Sleep(ctx, 0)
			y.Yield(ctx, 1)
		})
	}
	g = slow()
	t := CreateTask(ctx, coro.NewVoid("aerr", func(ctx context.Context) { o.aerr(ctx, g.Anext()) }))
	Sleep(ctx, 0)
	steps(g.Anext(), g.Aclose())
	t.Await(ctx)
	a := g.Anext()
	steps(a, a)
	o.loops(ctx, slow)
}

func (o *genProgram) loops(ctx context.Context, slow func() *agen) {
	for x := range o.ag().EachOwned(ctx) {
		o.p("loop", x)
		if x == 2 {
			break
		}
	}
	for i := range 4 {
		o.p("tick", i)
		Sleep(ctx, 0)
	}
	keep := coro.NewAsyncGenerator("left", func(ctx context.Context, y *coro.AsyncYield[any]) {
		exc := py.Try(func() {
			y.Yield(ctx, 1)
			y.Yield(ctx, 2)
		})
		Sleep(ctx, 0)
		o.p("left fin")
		if exc != nil {
			panic(exc.Reraise())
		}
	})
	o.aerr(ctx, keep.Anext())
	NewTimeout(ctx, 5).With(ctx, func(*Timeout) {
		l := list()
		for x := range coro.AsyncEach(ctx, slow()) {
			l.Append(x)
		}
		o.p(l)
	})
}

func TestGenerators(t *testing.T) {
	want, err := os.ReadFile("testdata/gen.txt")
	if err != nil {
		t.Fatal(err)
	}
	var o genProgram
	exc := py.Try(func() {
		o.generators()
		o.coroutines(context.Background())
		o.p("-- agen")
		runMain(t, o.main)
		o.p("closed")
	})
	if exc != nil {
		o.WriteString("raised " + py.FormatException(exc))
	}
	if got := o.String(); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, diffMark(got, string(want)))
	}
}
