package coro

import (
	"context"
	"iter"

	"github.com/gosyncio/gosyncio/rt/py"
)

// AsyncIterator is a Go object that `async for` takes its values from directly.
type AsyncIterator interface {
	// NextAny gives the next value; false at the end (StopAsyncIteration).
	NextAny(ctx context.Context) (v any, ok bool)
}

// AsyncEach is `async for` over any object.
//
//	async for v in x:          for v := range coro.AsyncEach(ctx, x) {
//	    body                       body
//	                           }
func AsyncEach(ctx context.Context, x any) iter.Seq[any] {
	it := asyncIter(ctx, x)
	return func(yield func(any) bool) {
		for {
			v, ok := it.NextAny(ctx)
			if !ok || !yield(v) {
				return
			}
		}
	}
}

// AsyncEachOwned is AsyncEach for a value that nobody else can see (the result of a call in the for statement): an async
// generator left early is handed to the loop to be closed, as CPython does when the last reference goes.
func AsyncEachOwned(ctx context.Context, x any) iter.Seq[any] {
	g, ok := x.(AsyncGeneratorObject)
	if !ok {
		return AsyncEach(ctx, x)
	}
	return func(yield func(any) bool) {
		done := false
		defer func() {
			if !done {
				finalize(ctx, g)
			}
		}()
		for v := range AsyncEach(ctx, x) {
			if !yield(v) {
				return
			}
		}
		done = true
	}
}

// asyncIter is x.__aiter__().
func asyncIter(ctx context.Context, x any) AsyncIterator {
	if it, ok := x.(AsyncIterator); ok {
		return it
	}
	m, ok := py.TypeOf(x).Lookup("__aiter__")
	if !ok {
		panic(py.TypeError.Newf("'async for' requires an object with __aiter__ method, got %s", py.TypeOf(x).Name))
	}
	it := py.Call(ctx, m, x)
	if d, ok := it.(AsyncIterator); ok {
		return d
	}
	next, ok := py.TypeOf(it).Lookup("__anext__")
	if !ok {
		panic(py.TypeError.Newf("'async for' received an object from __aiter__ that does not implement __anext__: %s",
			py.TypeOf(it).Name))
	}
	return anextIter{it, next}
}

// anextIter iterates by the __anext__ method of an object.
type anextIter struct{ obj, next any }

func (a anextIter) NextAny(ctx context.Context) (v any, ok bool) {
	exc := py.Try(func() {
		v = awaitNext(ctx, py.Call(ctx, a.next, a.obj))
	})
	if exc == nil {
		return v, true
	}
	if exc.IsA(py.StopAsyncIteration) {
		return nil, false
	}
	panic(exc.Reraise())
}

// awaitNext awaits what __anext__ gave. An __await__ that fails is a TypeError of its own, with the failure as its cause.
func awaitNext(ctx context.Context, aw any) any {
	if a, ok := asAwaitable(aw); ok {
		return a.AwaitAny(ctx)
	}
	var it any
	exc := py.Try(func() { it = mustAwaitIter(ctx, aw) })
	if exc != nil {
		e := py.TypeError.Newf("'async for' received an invalid object from __anext__: %s", py.TypeOf(aw).ErrName())
		e.Cause, e.Context, e.SuppressContext = exc, exc, true
		panic(e)
	}
	return drive(ctx, it)
}

// AsyncManager is a Go object that `async with` enters and leaves directly.
type AsyncManager interface {
	EnterAny(ctx context.Context) any
	// ExitAny gets the exception that ended the body, nil for none; true swallows it.
	ExitAny(ctx context.Context, exc *py.Exception) bool
}

// AsyncWith is `async with mgr as v: body`.
func AsyncWith(ctx context.Context, mgr any, body func(v any)) {
	m, ok := mgr.(AsyncManager)
	if !ok {
		m = dynamicManager(mgr)
	}
	v := m.EnterAny(ctx)
	exc := py.Try(func() { body(v) })
	if exc == nil {
		m.ExitAny(ctx, nil)
		return
	}
	h := py.Handle(exc)
	swallow := m.ExitAny(ctx, exc)
	h.Done()
	if !swallow {
		panic(exc.Reraise())
	}
}

// methodManager enters and leaves through __aenter__ and __aexit__.
type methodManager struct{ obj, enter, exit any }

// dynamicManager looks the two methods up; TypeError if one is missing.
func dynamicManager(mgr any) methodManager {
	t := py.TypeOf(mgr)
	enter, ok := t.Lookup("__aenter__")
	if !ok {
		panic(noManager(t, ""))
	}
	exit, ok := t.Lookup("__aexit__")
	if !ok {
		panic(noManager(t, " (missed __aexit__ method)"))
	}
	return methodManager{mgr, enter, exit}
}

func noManager(t *py.Type, missed string) *py.Exception {
	return py.TypeError.Newf("'%s' object does not support the asynchronous context manager protocol%s", t.ErrName(), missed)
}

func (m methodManager) EnterAny(ctx context.Context) any {
	return awaitResult(ctx, py.Call(ctx, m.enter, m.obj), "__aenter__")
}

func (m methodManager) ExitAny(ctx context.Context, exc *py.Exception) bool {
	var aw any
	if exc == nil {
		aw = py.Call(ctx, m.exit, m.obj, nil, nil, nil)
	} else {
		aw = py.Call(ctx, m.exit, m.obj, exc.Class, exc, py.GetAttr(exc, "__traceback__"))
	}
	return py.Truth(awaitResult(ctx, aw, "__aexit__"))
}

func awaitResult(ctx context.Context, aw any, method string) any {
	if !IsAwaitable(aw) {
		panic(py.TypeError.Newf("'async with' received an object from %s that does not implement __await__: %s",
			method, py.TypeOf(aw).Name))
	}
	return Await(ctx, aw)
}
