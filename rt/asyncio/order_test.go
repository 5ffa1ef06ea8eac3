package asyncio

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// The programs of testdata/order.py, written as the translator would, print what CPython 3.13 prints (testdata/order.txt;
// GOLDEN=update records it with $ORACLE_PYTHON).

type printer struct{ strings.Builder }

func (o *printer) p(args ...any) {
	for i, a := range args {
		if i > 0 {
			o.WriteByte(' ')
		}
		o.WriteString(py.Str(canonical(a)))
	}
	o.WriteByte('\n')
}

// fn makes a Python function of a Go one.
func fn(f func(a []any)) any {
	return py.NewFunction(py.Func{Name: "p", Sig: py.Sig("*args"), Code: func(_ context.Context, a []any) any {
		f(a[0].(*py.Tuple).Items())
		return nil
	}})
}

func tail(s string, n int) string { return s[len(s)-n:] }

func tup(items ...any) *py.Tuple { return py.NewTuple(items...) }

func list(items ...any) *py.List[any] { return py.NewList(items...) }

// caught runs body and gives what it raises, which must be of class.
func caught(class *py.Type, body func()) *py.Exception {
	exc := py.Try(body)
	if exc == nil {
		panic("nothing was raised")
	}
	if !exc.IsA(class) {
		panic(exc.Reraise())
	}
	return exc
}

func ctask(ctx context.Context, name string, f func(ctx context.Context) any) *Task[any] {
	return CreateTask(ctx, coro.NewCoroutine(name, f))
}

func expected(t *testing.T) map[string]string {
	t.Helper()
	const file = "testdata/order.txt"
	if os.Getenv("GOLDEN") == "update" {
		out, err := exec.Command(os.Getenv("ORACLE_PYTHON"), "-W", "ignore", "testdata/order.py").Output()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	for _, s := range bytes.Split(b, []byte("-- t_"))[1:] {
		name, text, _ := strings.Cut(string(s), "\n")
		sections[name] = text
	}
	return sections
}

func TestOrder(t *testing.T) {
	want := expected(t)
	testClock = &stepClock{}
	t.Cleanup(func() { testClock = nil })
	for name, main := range map[string]func(ctx context.Context, o *printer){
		"timers": orderTimers, "gather": orderGather, "cancel": orderCancel, "waitfor": orderWaitFor, "wait": orderWait,
		"group": orderGroup, "locks": orderLocks, "queue": orderQueue, "future": orderFuture,
	} {
		t.Run(name, func(t *testing.T) {
			var o printer
			if exc := py.Try(func() {
				runMain(t, func(ctx context.Context) { main(ctx, &o) })
			}); exc != nil {
				o.WriteString("raised " + exc.Error())
			}
			if got := o.String(); got != want[name] {
				t.Errorf("got\n%s\nwant\n%s", got, diffMark(got, want[name]))
			}
		})
	}
}

// diffMark shows want with the first differing line marked.
func diffMark(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range w {
		if i >= len(g) || g[i] != w[i] {
			w[i] = "=> " + w[i]
			break
		}
	}
	return strings.Join(w, "\n")
}

func orderTimers(ctx context.Context, o *printer) {
	l := GetRunningLoop(ctx)
	t := l.Time() + 0.01
	p := fn(func(a []any) { o.p(a...) })
	l.CallAt(t-0.005, p, "early")
	for i := range 8 {
		l.CallAt(t, p, i)
	}
	Sleep(ctx, 0.03)
}

func orderGather(ctx context.Context, o *printer) {
	w := func(n any, d float64, e *py.Exception) *coro.Coroutine[any] {
		return coro.NewCoroutine("w", func(ctx context.Context) any {
			o.p("start", n)
			exc := py.Try(func() {
				Sleep(ctx, d)
				if e != nil {
					panic(e)
				}
				o.p("end", n)
			})
			if exc != nil {
				if exc.IsA(CancelledError) {
					o.p("cancelled", n, exc.Args)
				}
				panic(exc.Reraise())
			}
			return n
		})
	}
	o.p(Gather[any](ctx, w(1, 0.002, nil), w(2, 0.001, nil), w(3, 0, nil)).Await(ctx))
	o.p("caught", caught(py.ValueError, func() {
		Gather[any](ctx, w("a", 0.001, nil), w("b", 0.002, py.ValueError.New("boom")), w("c", 0.004, nil)).Await(ctx)
	}))
	Sleep(ctx, 0.006)
	o.p(GatherWith(ctx, true, w("a", 0.001, py.KeyError.New(1)), w("b", 0, nil)).Await(ctx))
	g := Gather[any](ctx, w("x", 1, nil), w("y", 1, nil))
	Sleep(ctx, 0)
	o.p(g.CancelMsg("msg"))
	e := caught(CancelledError, func() { g.Await(ctx) })
	o.p("outer", e.Args, g.Cancelled())
	t := CreateTask(ctx, w("z", 1, nil))
	Sleep(ctx, 0)
	t.Cancel()
	o.p(GatherWith(ctx, true, t).Await(ctx))
	o.p(Gather[any](ctx).Await(ctx))
}

func orderCancel(ctx context.Context, o *printer) {
	stubborn := func(ctx context.Context) any {
		if e := py.Try(func() { Sleep(ctx, 1) }); e != nil {
			o.p("first", e.Args)
		}
		if e := py.Try(func() { Sleep(ctx, 0.001) }); e != nil {
			o.p("second", e.Args)
		}
		return "done"
	}
	t := ctask(ctx, "stubborn", stubborn)
	o.p(t.Cancel(), t.Cancelling())
	Sleep(ctx, 0)
	o.p(t.Done(), t.Cancelled())
	t = ctask(ctx, "stubborn", stubborn)
	Sleep(ctx, 0)
	o.p(t.CancelMsg("a"), t.CancelMsg("b"), t.Cancelling())
	o.p(t.Await(ctx), t.Cancelled(), t.Cancelling(), t.Uncancel())
	t = ctask(ctx, "selfc", func(ctx context.Context) any {
		CurrentTask(ctx).Cancel()
		return 5
	})
	caught(CancelledError, func() { t.Await(ctx) })
	o.p("selfc", t.Cancelled())
	o.p(ctask(ctx, "unc", func(ctx context.Context) any {
		t := CurrentTask(ctx)
		t.Cancel()
		o.p(t.Uncancel())
		Sleep(ctx, 0)
		return 6
	}).Await(ctx))
	inner := func(ctx context.Context) any {
		e := py.Try(func() { Sleep(ctx, 1) })
		o.p("inner fin")
		panic(e.Reraise())
	}
	t = ctask(ctx, "outer", func(ctx context.Context) any {
		e := py.Try(func() { ctask(ctx, "inner", inner).Await(ctx) })
		o.p("outer fin")
		panic(e.Reraise())
	})
	Sleep(ctx, 0)
	Sleep(ctx, 0)
	t.CancelMsg("why")
	o.p(caught(CancelledError, func() { t.Await(ctx) }).Args)
}

func orderWaitFor(ctx context.Context, o *printer) {
	slow := func() *coro.Coroutine[py.None] {
		return coro.NewVoid("slow", func(ctx context.Context) {
			e := py.Try(func() { Sleep(ctx, 1) })
			h := py.Handle(e)
			o.p("slow cancelled")
			Sleep(ctx, 0.001)
			o.p("slow cleaned")
			h.Done()
			panic(e.Reraise())
		})
	}
	e := caught(py.TimeoutError, func() { WaitFor[py.None](ctx, slow(), 0.002) })
	o.p("timeout", py.Repr(e), py.Repr(e.Cause), e.Cause == e.Context)
	e = caught(py.TimeoutError, func() { WaitFor[py.None](ctx, slow(), 0) })
	o.p("timeout0", py.Repr(e.Cause))
	o.p(WaitFor[string](ctx, coro.NewCoroutine("swallow", func(ctx context.Context) string {
		if py.Try(func() { Sleep(ctx, 1) }) != nil {
			return "swallowed"
		}
		return ""
	}), 0.002))
	e = caught(py.ValueError, func() {
		WaitFor[py.None](ctx, coro.NewVoid("conv", func(ctx context.Context) {
			py.Handle(py.Try(func() { Sleep(ctx, 1) }))
			panic(py.ValueError.New("conv"))
		}), 0.002)
	})
	o.p(py.Repr(e), py.Repr(e.Context))
	o.p(WaitFor[string](ctx, SleepResultCoro(0, "res"), nil))
	var cm *Timeout
	caught(py.TimeoutError, func() {
		cm = NewTimeout(ctx, 0.001)
		cm.With(ctx, func(*Timeout) {
			o.p(py.TypeOf(cm).Name, cm.Expired())
			Sleep(ctx, 1)
		})
	})
	o.p("expired", cm.Expired(), cm)
	cm = NewTimeout(ctx, nil)
	cm.With(ctx, func(*Timeout) { o.p(cm) })
	o.p(cm)
}
