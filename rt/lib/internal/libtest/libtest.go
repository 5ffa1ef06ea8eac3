// Package libtest checks module functions against results that were recorded
// from CPython: a table of expressions' values, written by hand or by a script.
package libtest

import (
	"context"
	"testing"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Call is one call of a module function and the repr of what CPython returned,
// or "Class: message" of what it raised.
type Call struct {
	Func string
	Args []any
	Want string
	Kw   []py.Kwarg
}

// Outcome is the repr of f's result, or "Class: message" of what it raised.
func Outcome(f func() any) string {
	var v any
	if exc := py.Try(func() { v = f() }); exc != nil {
		return exc.Class.Name + ": " + py.Str(exc)
	}
	return py.Repr(v)
}

// Run makes the calls on a module.
func Run(t *testing.T, m *py.Module, calls []Call) {
	t.Helper()
	for _, c := range calls {
		got := Outcome(func() any { return py.CallKw(context.Background(), m.Get(c.Func), c.Args, c.Kw) })
		if got != c.Want {
			t.Errorf("%s.%s(%s) = %s, want %s", m.Name, c.Func, args(c), got, c.Want)
		}
	}
}

func args(c Call) string {
	text := ""
	for i, a := range c.Args {
		if i > 0 {
			text += ", "
		}
		text += py.Repr(a)
	}
	for _, k := range c.Kw {
		text += " " + k.Name + "=" + py.Repr(k.Value)
	}
	return text
}
