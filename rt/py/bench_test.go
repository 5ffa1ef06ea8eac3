package py_test

import (
	"context"
	"testing"

	"github.com/gosyncio/gosyncio/rt/py"
)

func benchClass() *py.Type {
	return py.NewClass(ctx, py.ClassDef{Name: "P", Module: "__main__"}, func(ns *py.Namespace) {
		ns.Set("k", 7)
		ns.Set("__init__", py.NewFunction(py.Func{Name: "__init__", Sig: py.Sig("self, x, y"), Code: func(_ context.Context, a []any) any {
			py.SetAttr(a[0], "x", a[1])
			py.SetAttr(a[0], "y", a[2])
			return nil
		}}))
		ns.Set("get", py.NewFunction(py.Func{Name: "get", Sig: py.Sig("self"), Code: func(_ context.Context, a []any) any { return py.GetAttr(a[0], "x") }}))
		ns.Set("add", py.NewFunction(py.Func{Name: "add", Sig: py.Sig("self, n"), Code: func(_ context.Context, a []any) any { return a[1] }}))
		ns.Set("__add__", py.NewFunction(py.Func{Name: "__add__", Sig: py.Sig("self, o"), Code: func(_ context.Context, a []any) any { return a[1] }}))
	})
}

var sink any

func BenchmarkGetAttr(b *testing.B) {
	o := py.Call(ctx, benchClass(), 1, 2)
	b.ReportAllocs()
	for b.Loop() {
		sink = py.GetAttr(o, "y")
	}
}

func BenchmarkGetClassAttr(b *testing.B) {
	o := py.Call(ctx, benchClass(), 1, 2)
	for b.Loop() {
		sink = py.GetAttr(o, "k")
	}
}

func BenchmarkSetAttr(b *testing.B) {
	o := py.Call(ctx, benchClass(), 1, 2)
	b.ReportAllocs()
	for b.Loop() {
		py.SetAttr(o, "y", true)
	}
}

func BenchmarkCallMethod(b *testing.B) {
	o := py.Call(ctx, benchClass(), 1, 2)
	b.ReportAllocs()
	for b.Loop() {
		sink = py.CallMethod(ctx, o, "add", true)
	}
}

func BenchmarkCallStrMethod(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sink = py.CallMethod(ctx, "abc", "startswith", "a")
	}
}

func BenchmarkCall(b *testing.B) {
	f := py.NewFunction(py.Func{Name: "f", Sig: py.Sig("a, b"), Code: func(_ context.Context, a []any) any { return a[0] }})
	b.ReportAllocs()
	for b.Loop() {
		sink = py.Call(ctx, f, true, false)
	}
}

func BenchmarkCallDefault(b *testing.B) {
	f := py.NewFunction(py.Func{Name: "f", Sig: py.Sig("a, b=", 5), Code: func(_ context.Context, a []any) any { return a[0] }})
	b.ReportAllocs()
	for b.Loop() {
		sink = py.Call(ctx, f, true)
	}
}

func BenchmarkCallKw(b *testing.B) {
	f := py.NewFunction(py.Func{Name: "f", Sig: py.Sig("a, b, c"), Code: func(_ context.Context, a []any) any { return a[0] }})
	b.ReportAllocs()
	for b.Loop() {
		sink = py.CallKw(ctx, f, []any{true}, []py.Kwarg{{"c", true}, {"b", false}})
	}
}

func BenchmarkNew(b *testing.B) {
	cls := benchClass()
	b.ReportAllocs()
	for b.Loop() {
		sink = py.Call(ctx, cls, true, false)
	}
}

func BenchmarkAddInt(b *testing.B) {
	var x any = 5
	b.ReportAllocs()
	for b.Loop() {
		sink = py.Add(x, 100000)
	}
}

func BenchmarkAddUser(b *testing.B) {
	o := py.Call(ctx, benchClass(), 1, 2)
	b.ReportAllocs()
	for b.Loop() {
		sink = py.Add(o, true)
	}
}

func BenchmarkLen(b *testing.B) {
	var l any = py.NewList[any](1, 2)
	f := py.Builtins.Get("len")
	for b.Loop() {
		sink = py.Call(ctx, f, l)
	}
}

func BenchmarkTryNoRaise(b *testing.B) {
	for b.Loop() {
		py.Try(func() { sink = nil })
	}
}

func raiser(n int) {
	if n == 0 {
		panic(py.ValueError.New("x"))
	}
	raiser(n - 1)
}

func BenchmarkTryRaise(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if exc := py.Try(func() { raiser(2) }); exc == nil {
			b.Fatal()
		}
	}
}

func BenchmarkEnterCall(b *testing.B) {
	for b.Loop() {
		func() {
			py.EnterCall()
			sink = py.Leave(any(nil))
		}()
	}
}

func BenchmarkIsInstance(b *testing.B) {
	cls := benchClass()
	o := py.Call(ctx, cls, 1, 2)
	for b.Loop() {
		sink = py.IsInstance(o, cls)
	}
}

func BenchmarkCompareEq(b *testing.B) {
	o := py.Call(ctx, benchClass(), 1, 2)
	for b.Loop() {
		sink = py.Eq(o, o)
	}
}
