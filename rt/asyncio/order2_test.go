package asyncio

import (
	"context"
	"sort"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

func taskNames(s *py.Set[*Task[any]]) *py.List[any] {
	var names []string
	for t := range s.Each() {
		names = append(names, t.GetName())
	}
	sort.Strings(names)
	l := list()
	for _, n := range names {
		l.Append(n)
	}
	return l
}

func orderWait(ctx context.Context, o *printer) {
	w := func(n any, d float64, e *py.Exception) *coro.Coroutine[any] {
		return coro.NewCoroutine("w", func(ctx context.Context) any {
			Sleep(ctx, d)
			if e != nil {
				panic(e)
			}
			return n
		})
	}
	ts := py.NewList[*Task[any]]()
	for i := 1; i < 4; i++ {
		ts.Append(CreateTaskNamed(ctx, w(i, 0.001*float64(i), nil), "n"+py.Str(i)))
	}
	r := Wait[*Task[any]](ctx, ts, nil, FirstCompleted)
	o.p(taskNames(r.V0), taskNames(r.V1))
	r = Wait[*Task[any]](ctx, r.V1, 0.0012, AllCompleted)
	o.p(taskNames(r.V0), taskNames(r.V1))
	r = Wait[*Task[any]](ctx, r.V1, nil, AllCompleted)
	o.p(r.V0.Len(), r.V1.Len())
	ts = py.NewList(CreateTask(ctx, w(1, 0.001, py.ValueError.New("x"))), CreateTask(ctx, w(2, 0.01, nil)))
	r = Wait[*Task[any]](ctx, ts, nil, FirstException)
	excs := list()
	for t := range r.V0.Each() {
		excs.Append(py.Repr(t.Exception()))
	}
	o.p(r.V0.Len(), r.V1.Len(), excs)
	for t := range r.V1.Each() {
		t.Cancel()
	}
	for _, f := range []any{tup(), ts.Get(0), list(w(1, 0, nil))} {
		e := caught(py.ExceptionClass, func() { Wait[any](ctx, f, nil, AllCompleted) })
		o.p(e.Class.Name, e)
	}
	for c := range py.Each(asCompleted(ctx, list(w("s", 0.003, nil), w("q", 0.001, nil)), nil)) {
		o.p(coro.Await(ctx, c))
	}
	both := list(CreateTask(ctx, w("s", 0.003, nil)), CreateTask(ctx, w("q", 0.001, nil)))
	for t := range coro.AsyncEach(ctx, asCompleted(ctx, both, nil)) {
		o.p(py.CallMethod(ctx, t, "result"))
	}
	caught(py.TimeoutError, func() {
		for c := range py.Each(asCompleted(ctx, list(w("s", 1, nil)), 0.001)) {
			coro.Await(ctx, c)
		}
	})
	o.p("as_completed timeout")
}

func orderGroup(ctx context.Context, o *printer) {
	w := func(n any, d float64, e *py.Exception) *coro.Coroutine[py.None] {
		return coro.NewVoid("w", func(ctx context.Context) {
			exc := py.Try(func() {
				Sleep(ctx, d)
				if e != nil {
					panic(e)
				}
				o.p("end", n)
			})
			if exc != nil {
				if exc.IsA(CancelledError) {
					o.p("canc", n)
				}
				panic(exc.Reraise())
			}
		})
	}
	tg := NewTaskGroup()
	tg.With(ctx, func(*TaskGroup) {
		GroupCreateTask(ctx, tg, w(1, 0.002, nil))
		GroupCreateTask(ctx, tg, w(2, 0.001, nil))
		o.p(tg)
	})
	o.p(tg)
	e := caught(py.ExceptionGroup, func() {
		tg = NewTaskGroup()
		tg.With(ctx, func(*TaskGroup) {
			GroupCreateTask(ctx, tg, w(1, 0.001, py.ValueError.New("v")))
			GroupCreateTask(ctx, tg, w(2, 1, nil))
			Sleep(ctx, 1)
		})
	})
	o.p(py.Repr(e), CurrentTask(ctx).Cancelling())
	e = caught(py.BaseException, func() {
		tg = NewTaskGroup()
		tg.With(ctx, func(*TaskGroup) {
			GroupCreateTask(ctx, tg, w(3, 1, nil))
			Sleep(ctx, 0)
			panic(py.KeyError.New("body"))
		})
	})
	o.p(py.Repr(e))
	o.p(caught(py.RuntimeError, func() { GroupCreateTask(ctx, tg, w(4, 1, nil)) }))
	t := ctask(ctx, "par", func(ctx context.Context) any {
		g := NewTaskGroup()
		g.With(ctx, func(*TaskGroup) {
			GroupCreateTask(ctx, g, w(5, 1, nil))
			Sleep(ctx, 1)
		})
		return nil
	})
	Sleep(ctx, 0.001)
	t.CancelMsg("stop")
	e = caught(CancelledError, func() { t.Await(ctx) })
	o.p("par", e.Args, t.Cancelling())
}

// spawn makes n tasks of f.
func spawn(ctx context.Context, n int, f func(ctx context.Context, i int)) []any {
	var ts []any
	for i := range n {
		ts = append(ts, CreateTask(ctx, coro.NewVoid("f", func(ctx context.Context) { f(ctx, i) })))
	}
	return ts
}

func orderLocks(ctx context.Context, o *printer) {
	l := NewLock()
	ts := spawn(ctx, 4, func(ctx context.Context, n int) {
		l.With(ctx, func() {
			o.p("got", n)
			Sleep(ctx, 0)
		})
		o.p("rel", n)
	})
	Sleep(ctx, 0)
	o.p(tail(py.Repr(l), 22))
	ts[1].(*Task[py.None]).Cancel()
	o.p(GatherWith(ctx, true, ts...).Await(ctx))
	o.p(caught(py.RuntimeError, l.Release))
	e := NewEvent()
	ts = spawn(ctx, 3, func(ctx context.Context, n int) { o.p(n, e.Wait(ctx)) })
	Sleep(ctx, 0)
	o.p(tail(py.Repr(e), 20))
	e.Set()
	e.Clear()
	Gather[any](ctx, ts...).Await(ctx)
	s := NewSemaphore(2)
	ts = spawn(ctx, 5, func(ctx context.Context, n int) {
		s.With(ctx, func() {
			o.p("s", n)
			Sleep(ctx, 0.001)
		})
	})
	Sleep(ctx, 0)
	o.p(s.Locked(), tail(py.Repr(s), 20))
	Gather[any](ctx, ts...).Await(ctx)
	o.p(tail(py.Repr(s), 21))
	o.p(caught(py.ValueError, NewBoundedSemaphore(1).Release))
	o.p(caught(py.ValueError, func() { NewSemaphore(-1) }))
	orderConditions(ctx, o)
}

func orderConditions(ctx context.Context, o *printer) {
	c := NewCondition(nil)
	ts := spawn(ctx, 3, func(ctx context.Context, n int) {
		c.With(ctx, func() { o.p("cw", n, c.Wait(ctx)) })
	})
	Sleep(ctx, 0)
	c.With(ctx, func() {
		c.Notify(2)
		o.p(tail(py.Repr(c), 22))
	})
	Sleep(ctx, 0.001)
	o.p(caught(py.RuntimeError, func() { c.Notify(1) }))
	c.With(ctx, c.NotifyAll)
	Gather[any](ctx, ts...).Await(ctx)
	br := NewBarrier(3)
	ts = spawn(ctx, 3, func(ctx context.Context, n int) { o.p("b", n, br.Wait(ctx)) })
	Gather[any](ctx, ts...).Await(ctx)
	o.p(tail(py.Repr(br), 25))
	t := ctask(ctx, "wait", func(ctx context.Context) any { return br.Wait(ctx) })
	Sleep(ctx, 0)
	o.p(tail(py.Repr(br), 25))
	br.Abort(ctx)
	o.p(py.Repr(caught(BrokenBarrierError, func() { t.Await(ctx) })))
	o.p(py.Repr(caught(BrokenBarrierError, func() { br.Wait(ctx) })), tail(py.Repr(br), 9))
}

func orderQueue(ctx context.Context, o *printer) {
	q := NewQueue[int](2)
	Gather[py.None](ctx,
		coro.NewVoid("prod", func(ctx context.Context) {
			for i := range 5 {
				q.Put(ctx, i)
				o.p("put", i)
			}
		}),
		coro.NewVoid("cons", func(ctx context.Context) {
			for range 5 {
				o.p("get", q.Get(ctx))
				q.TaskDone()
				Sleep(ctx, 0)
			}
		})).Await(ctx)
	q.Join(ctx)
	o.p(py.Str(q))
	qa := typedQueue[any](&q.QueueCore)
	qa.PutNowait(7)
	o.p(py.Str(qa), q.Full(), q.Empty(), q.Qsize(), q.Maxsize())
	qa.PutNowait(list(1))
	o.p(py.Repr(caught(QueueFull, func() { q.PutNowait(8) })))
	q.Shutdown(false)
	o.p(py.Repr(caught(QueueShutDown, func() { q.Put(ctx, 1) })))
	o.p(qa.Get(ctx), qa.Get(ctx))
	o.p(py.Repr(caught(QueueShutDown, func() { qa.Get(ctx) })))
	o.p(py.Str(q))
	pq := NewPriorityQueue[*py.Tuple](0)
	for _, x := range []int{3, 1, 2, 1} {
		pq.PutNowait(tup(x, "abcd"[x:x+1]))
	}
	o.p(py.Str(pq))
	o.p(list(pq.GetNowait(), pq.GetNowait(), pq.GetNowait(), pq.GetNowait()))
	lq := NewLifoQueue[int](0)
	for i := range 3 {
		lq.PutNowait(i)
	}
	o.p(list(lq.GetNowait(), lq.GetNowait(), lq.GetNowait()))
	o.p(py.Repr(caught(QueueEmpty, func() { lq.GetNowait() })))
	for range 3 {
		lq.TaskDone()
	}
	o.p(caught(py.ValueError, lq.TaskDone))
}

func orderFuture(ctx context.Context, o *printer) {
	l := GetRunningLoop(ctx)
	f := NewFuture[any](l)
	f.AddDoneCallback(fn(func(a []any) { o.p("cb1", py.CallMethod(ctx, a[0], "result")) }))
	ctask(ctx, "w", func(ctx context.Context) any {
		o.p("await", f.Await(ctx))
		return nil
	})
	Sleep(ctx, 0)
	f.AddDoneCallback(fn(func([]any) { o.p("cb2") }))
	o.p(f.Done(), py.Str(f)[:16])
	f.SetResult(3)
	o.p(f, f.Result())
	Sleep(ctx, 0)
	o.p(py.Repr(caught(InvalidStateError, func() { f.SetResult(4) })))
	f = NewFuture[any](l)
	o.p(py.Repr(caught(InvalidStateError, func() { f.Result() })))
	o.p(py.Repr(caught(InvalidStateError, func() { f.Exception() })))
	f.SetException(py.ValueError.New("x"))
	o.p(f, py.Repr(f.Exception()))
	f = NewFuture[any](l)
	f.SetException(py.KeyError)
	o.p(py.Repr(caught(py.KeyError, func() { f.Await(ctx) })))
	f = NewFuture[any](l)
	f.CancelMsg("m")
	o.p(f)
	o.p(caught(CancelledError, func() { f.Await(ctx) }).Args)
	f = NewFuture[any](l)
	o.p(caught(py.TypeError, func() { f.SetException(3) }))
	f.SetException(py.StopIteration.New())
	o.p(py.Repr(f.Exception()))
	inner := CreateTask(ctx, SleepResultCoro(0.02, "inner"))
	t := ctask(ctx, "sh", func(ctx context.Context) any { return Shield[string](ctx, inner).Await(ctx) })
	Sleep(ctx, 0.001)
	t.Cancel()
	caught(CancelledError, func() { t.Await(ctx) })
	o.p("shield cancelled", inner.Done())
	o.p(inner.Await(ctx))
	orderYields(ctx, o)
}

// awaitableClass makes a class whose __await__ is the generator gen.
func awaitableClass(ctx context.Context, gen func(y *coro.Yield[any]) any) any {
	cls := py.NewClass(ctx, py.ClassDef{Name: "A"}, func(ns *py.Namespace) {
		ns.Set("__await__", py.NewFunction(py.Func{
			Name: "__await__", Sig: py.Sig("self"), Kind: py.GeneratorFunc,
			Code: func(context.Context, []any) any { return coro.NewGenerator("A.__await__", gen) },
		}))
	})
	return py.Call(ctx, cls)
}

func orderYields(ctx context.Context, o *printer) {
	bad := ctask(ctx, "bad", func(ctx context.Context) any {
		return coro.Await(ctx, awaitableClass(ctx, func(y *coro.Yield[any]) any { return y.Yield(7) }))
	})
	o.p(caught(py.RuntimeError, func() { bad.Await(ctx) }))
	o.p(ctask(ctx, "bare", func(ctx context.Context) any {
		return coro.Await(ctx, awaitableClass(ctx, func(y *coro.Yield[any]) any {
			o.p("bare", y.Yield(nil))
			return "r"
		}))
	}).Await(ctx))
	me := CreateTaskNamed(ctx, coro.NewCoroutine("me", func(ctx context.Context) any { return CurrentTask(ctx).Await(ctx) }), "ME")
	o.p(py.Str(caught(py.RuntimeError, func() { me.Await(ctx) }))[:54])
}
