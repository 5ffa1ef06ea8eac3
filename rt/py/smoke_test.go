package py

import (
	"context"
	"testing"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	cls := NewClass(ctx, ClassDef{Name: "A", Module: "__main__"}, func(ns *Namespace) {
		ns.Set("__init__", NewFunction(Func{Name: "__init__", Qualname: "A.__init__", Sig: Sig("self, x, y=", 3), Code: func(ctx context.Context, a []any) any {
			SetAttr(a[0], "x", a[1])
			SetAttr(a[0], "y", a[2])
			return nil
		}}))
		ns.Set("__add__", NewFunction(Func{Name: "__add__", Qualname: "A.__add__", Sig: Sig("self, o"), Code: func(ctx context.Context, a []any) any {
			return Add(GetAttr(a[0], "x"), a[1])
		}}))
	})
	o := Call(ctx, cls, 5)
	if got := Add(o, 7); got != 12 {
		t.Fatal(got)
	}
	if got := GetAttr(o, "y"); got != 3 {
		t.Fatal(got)
	}
	exc := Try(func() { Call(ctx, cls) })
	if exc == nil || Str(exc) != "A.__init__() missing 1 required positional argument: 'x'" {
		t.Fatal(exc)
	}
	Print(Repr(o), Repr(cls), Repr(Builtins.Get("len")), Repr(GetAttr(o, "__add__")))
	e := ExceptionGroup.New("eg", NewList[any](ValueError.New("a"), KeyError.New("k")))
	Print(FormatException(e))
	Print(CallMethod(ctx, e, "split", ValueError))
	Print(Call(ctx, Builtins.Get("max"), 1, 2), Call(ctx, Builtins.Get("sorted"), NewList[any](3, 1)))
	FlushStdout()
}
