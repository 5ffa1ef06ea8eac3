// Package arg converts boxed arguments to Go values as CPython's C functions
// do, with their TypeErrors; the modules under rt/lib use it in their tables.
package arg

import (
	"context"
	"math"
	"math/big"
	"strings"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Float converts a real number: float, int, bool or an object with __float__
// or __index__. TypeError "must be real number, not X" for others,
// OverflowError for an int beyond the floats.
func Float(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case int:
		return float64(v)
	case bool:
		if v {
			return 1
		}
		return 0
	case *big.Int:
		return BigFloat(v)
	}
	t := py.TypeOf(v)
	if _, ok := t.Lookup("__float__"); ok && t != py.StrType {
		r := py.CallMethod(py.Context(), v, "__float__")
		if f, ok := r.(float64); ok {
			return f
		}
		panic(py.TypeError.Newf("%s.__float__() must return a float, not %s", t.Name, py.TypeOf(r).Name))
	}
	if _, ok := t.Lookup("__index__"); ok {
		return Float(Index(v))
	}
	panic(py.TypeError.Newf("must be real number, not %s", t.Name))
}

// BigFloat converts a big int, rounding to nearest; OverflowError if it is
// too large.
func BigFloat(n *big.Int) float64 {
	f, _ := new(big.Float).SetInt(n).Float64()
	if math.IsInf(f, 0) {
		panic(py.OverflowError.New("int too large to convert to float"))
	}
	return f
}

// Index converts an int, a bool or an object with __index__ to a canonical
// boxed int; TypeError "'X' object cannot be interpreted as an integer".
func Index(v any) any {
	switch v := v.(type) {
	case int, *big.Int:
		return v
	case bool:
		if v {
			return 1
		}
		return 0
	case interface{ Box() any }:
		return Index(v.Box())
	}
	t := py.TypeOf(v)
	if _, ok := t.Lookup("__index__"); ok {
		r := py.CallMethod(py.Context(), v, "__index__")
		switch r.(type) {
		case int, *big.Int:
			return r
		}
		panic(py.TypeError.Newf("__index__ returned non-int (type %s)", py.TypeOf(r).Name))
	}
	panic(py.TypeError.Newf("'%s' object cannot be interpreted as an integer", t.Name))
}

// Int converts like Index to a Go int; OverflowError for larger ones.
func Int(v any) int {
	if n, ok := v.(int); ok {
		return n
	}
	n, ok := Index(v).(int)
	if !ok {
		panic(py.OverflowError.New("Python int too large to convert to C ssize_t"))
	}
	return n
}

// Big converts like Index to a big int, which the caller must not change.
func Big(v any) *big.Int {
	switch n := Index(v).(type) {
	case int:
		return big.NewInt(int64(n))
	case *big.Int:
		return n
	}
	panic("unreachable")
}

// BoxBig makes the canonical boxed int.
func BoxBig(n *big.Int) any {
	if n.IsInt64() {
		return int(n.Int64())
	}
	return n
}

// Str wants a str; TypeError "f() argument must be str, not X".
func Str(fn string, v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	panic(py.TypeError.Newf("%s() argument must be str, not %s", fn, py.TypeOf(v).Name))
}

// StrAt is Str of argument number i of several.
func StrAt(fn string, i int, v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	panic(py.TypeError.Newf("%s() argument %d must be str, not %s", fn, i, py.TypeOf(v).Name))
}

// Bytes gives the content of a bytes-like object, or false.
func Bytes(v any) ([]byte, bool) {
	switch v := v.(type) {
	case py.Bytes:
		return []byte(v), true
	case interface{ Bytes() []byte }:
		return v.Bytes(), true
	}
	return nil, false
}

// Constant wraps a Go function of no arguments that never fails.
func Constant(v any) py.CodeFunc {
	return func(context.Context, []any) any { return v }
}

// Fn is one line of a method table: name, signature in Python's syntax, body.
func Fn(name, sig string, code py.CodeFunc) py.Def { return py.Def{Name: name, Sig: sig, Code: code} }

// Binder binds the arguments of a builtin class's constructor to flat slots by a
// signature as in method tables. The name "function" stands for C functions that
// don't tell theirs.
func Binder(name, sig string) func(args []any, kw []py.Kwarg) []any {
	f := py.NewFunction(py.Func{Name: name, Sig: py.Sig(sig), Code: func(_ context.Context, a []any) any { return a }})
	f.Native = true
	return func(args []any, kw []py.Kwarg) []any {
		var bound []any
		exc := py.Try(func() { bound = py.CallKw(context.Background(), f, args, kw).([]any) })
		if exc == nil {
			return bound
		}
		if text, ok := strings.CutPrefix(py.Str(exc), "function() "); ok {
			exc = py.TypeError.New("function " + text)
		}
		panic(exc.Propagate())
	}
}

// Async is one line of a method table whose function is `async def`: calling it
// makes a coroutine object.
func Async(class, name, sig string, f py.CodeFunc) py.Def {
	if class != "" {
		class += "."
	}
	return Fn(name, sig, func(_ context.Context, a []any) any {
		return coro.NewCoroutine(class+name, func(ctx context.Context) any { return f(ctx, a) })
	})
}

// Wrapper makes a function that looks like fn (functools.wraps) and runs code.
func Wrapper(fn any, code func(ctx context.Context, args []any, kw []py.Kwarg) any) *py.Function {
	w := py.NewFunction(py.Func{Name: "wrapper", Sig: py.Sig("*args, **kwargs"), Code: func(ctx context.Context, a []any) any {
		return code(ctx, append([]any(nil), a[0].(*py.Tuple).Items()...), py.StarStar(a[1]))
	}})
	CopyIdentity(w, fn)
	return w
}

// CopyIdentity is functools.update_wrapper(wrapper, wrapped) with its defaults.
func CopyIdentity(wrapper, wrapped any) {
	for _, name := range []string{"__module__", "__name__", "__qualname__", "__doc__"} {
		if v, ok := py.GetAttrOK(wrapped, name); ok {
			py.SetAttr(wrapper, name, v)
		}
	}
	if d, ok := py.GetAttrOK(wrapped, "__dict__"); ok {
		for k := range py.Each(d) {
			if name, ok := k.(string); ok {
				py.SetAttr(wrapper, name, py.GetItem(d, k))
			}
		}
	}
	py.SetAttr(wrapper, "__wrapped__", wrapped)
}

// NamedTupleClass makes a class as collections.namedtuple does, with read access
// by name and the repr of one.
func NamedTupleClass(module, name string, fields ...string) *py.Type {
	t := py.NewBuiltinType(module, name, py.TupleType)
	t.Immutable = true
	values := func(o any) []any { return py.Unwrap(o).(py.AnyTuple).BoxedItems() }
	names := make([]any, len(fields))
	var getters []py.Getter
	for i, f := range fields {
		names[i] = f
		getters = append(getters, py.Getter{Name: f, Get: func(o any) any { return values(o)[i] }})
	}
	t.Getters(getters)
	t.Set("_fields", py.NewTuple(names...))
	t.Slots.Repr = func(o any) string {
		parts := make([]string, len(fields))
		for i, v := range values(o) {
			parts[i] = fields[i] + "=" + py.Repr(v)
		}
		return name + "(" + strings.Join(parts, ", ") + ")"
	}
	t.Methods(py.MethodTable{Fn("_asdict", "self, /", func(_ context.Context, a []any) any {
		d := py.NewDict[any, any]()
		for i, v := range values(a[0]) {
			d.Set(fields[i], v)
		}
		return d
	})})
	bind := Binder("<lambda>", strings.Join(fields, ", "))
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		return NamedTuple(t, bind(args, kw)...)
	}
	return t
}

// NamedTuple makes an instance of such a class.
func NamedTuple(t *py.Type, values ...any) *py.Instance {
	in := py.NewInstance(t)
	in.Base = py.NewTuple(values...)
	return in
}
