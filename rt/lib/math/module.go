// Package math is Python's module math: functions of floats with the C
// library's results, and of ints of any size.
//
// The exported functions are the static forms for floats and machine ints;
// Module has every function for boxed values. Errors are ValueError "math
// domain error" and OverflowError "math range error", as CPython 3.13 has them.
package math

import (
	"context"
	"math"
	"math/big"
	"slices"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/libm"
	"github.com/gosyncio/gosyncio/rt/py"
)

// The constants, by their Python names.
var (
	Pi  = math.Pi
	E   = math.E
	Tau = 2 * math.Pi
	Inf = math.Inf(1)
	Nan = math.NaN()
)

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("math", slices.Concat(floatTable(), intTable, sequenceTable, mixedTable))
	m.Set("pi", Pi)
	m.Set("e", E)
	m.Set("tau", Tau)
	m.Set("inf", Inf)
	m.Set("nan", Nan)
	return m
}

// floatTable holds the functions of one and two floats.
func floatTable() py.MethodTable {
	ones := []struct {
		name string
		f    func(float64) float64
	}{
		{"acos", Acos},
		{"acosh", Acosh},
		{"asin", Asin},
		{"asinh", Asinh},
		{"atan", Atan},
		{"atanh", Atanh},
		{"cbrt", Cbrt},
		{"cos", Cos},
		{"cosh", Cosh},
		{"degrees", Degrees},
		{"erf", Erf},
		{"erfc", Erfc},
		{"exp", Exp},
		{"exp2", Exp2},
		{"expm1", Expm1},
		{"fabs", Fabs},
		{"gamma", Gamma},
		{"lgamma", Lgamma},
		{"log1p", Log1p},
		{"radians", Radians},
		{"sin", Sin},
		{"sinh", Sinh},
		{"sqrt", Sqrt},
		{"tan", Tan},
		{"tanh", Tanh},
		{"ulp", Ulp},
	}
	var t py.MethodTable
	for _, e := range ones {
		t = append(t, py.Def{Name: e.name, Sig: "x, /", Code: func(_ context.Context, a []any) any {
			return e.f(arg.Float(a[0]))
		}})
	}
	twos := []struct {
		name, sig string
		f         func(x, y float64) float64
	}{
		{"atan2", "y, x, /", Atan2},
		{"copysign", "x, y, /", Copysign},
		{"fmod", "x, y, /", Fmod},
		{"pow", "x, y, /", Pow},
		{"remainder", "x, y, /", Remainder},
	}
	for _, e := range twos {
		t = append(t, py.Def{Name: e.name, Sig: e.sig, Code: func(_ context.Context, a []any) any {
			x := arg.Float(a[0])
			return e.f(x, arg.Float(a[1]))
		}})
	}
	tests := []struct {
		name string
		f    func(float64) bool
	}{{"isfinite", Isfinite}, {"isinf", Isinf}, {"isnan", Isnan}}
	for _, e := range tests {
		t = append(t, py.Def{Name: e.name, Sig: "x, /", Code: func(_ context.Context, a []any) any {
			return e.f(arg.Float(a[0]))
		}})
	}
	return t
}

// intTable holds the functions of ints.
var intTable = py.MethodTable{
	arg.Fn("factorial", "n, /", func(_ context.Context, a []any) any { return arg.BoxBig(factorial(arg.Big(a[0]))) }),
	arg.Fn("isqrt", "n, /", func(_ context.Context, a []any) any { return arg.BoxBig(isqrt(arg.Big(a[0]))) }),
	arg.Fn("comb", "n, k, /", func(_ context.Context, a []any) any {
		n := arg.Big(a[0])
		return arg.BoxBig(comb(n, arg.Big(a[1])))
	}),
	arg.Fn("perm", "n, k=None, /", func(_ context.Context, a []any) any {
		if a[1] == nil {
			return arg.BoxBig(factorial(arg.Big(a[0])))
		}
		n := arg.Big(a[0])
		return arg.BoxBig(perm(n, arg.Big(a[1])))
	}),
	arg.Fn("gcd", "*integers", func(_ context.Context, a []any) any { return foldInts(a[0], 0, gcd) }),
	arg.Fn("lcm", "*integers", func(_ context.Context, a []any) any { return foldInts(a[0], 1, lcm) }),
}

func foldInts(args any, start int64, f func(a, b *big.Int) *big.Int) any {
	r := big.NewInt(start)
	for _, v := range args.(*py.Tuple).Items() {
		r = f(r, arg.Big(v))
	}
	return arg.BoxBig(r.Abs(r))
}

// mixedTable holds the functions whose arguments or results are of several
// types.
var mixedTable = py.MethodTable{
	arg.Fn("ceil", "x, /", func(ctx context.Context, a []any) any { return Ceil(ctx, a[0]) }),
	arg.Fn("floor", "x, /", func(ctx context.Context, a []any) any { return Floor(ctx, a[0]) }),
	arg.Fn("trunc", "x, /", func(ctx context.Context, a []any) any { return Trunc(ctx, a[0]) }),
	arg.Fn("log", "x, base=None, /", func(_ context.Context, a []any) any {
		x := logOf(a[0], Log, 1)
		if a[1] == nil {
			return x
		}
		return py.TrueDivFloat(x, logOf(a[1], Log, 1))
	}),
	arg.Fn("log2", "x, /", func(_ context.Context, a []any) any { return logOf(a[0], log2, math.Log2E) }),
	arg.Fn("log10", "x, /", func(_ context.Context, a []any) any { return logOf(a[0], log10, math.Log10E) }),
	arg.Fn("fma", "x, y, z, /", func(_ context.Context, a []any) any {
		return Fma(arg.Float(a[0]), arg.Float(a[1]), arg.Float(a[2]))
	}),
	arg.Fn("frexp", "x, /", func(_ context.Context, a []any) any { return py.Box(Frexp(arg.Float(a[0]))) }),
	arg.Fn("modf", "x, /", func(_ context.Context, a []any) any { return py.Box(Modf(arg.Float(a[0]))) }),
	arg.Fn("ldexp", "x, i, /", func(_ context.Context, a []any) any { return ldexp(arg.Float(a[0]), a[1]) }),
	arg.Fn("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", func(_ context.Context, a []any) any {
		return Isclose(arg.Float(a[0]), arg.Float(a[1]), arg.Float(a[2]), arg.Float(a[3]))
	}),
	arg.Fn("nextafter", "x, y, /, *, steps=None", func(_ context.Context, a []any) any {
		x, y, steps := arg.Float(a[0]), arg.Float(a[1]), 1
		if a[2] != nil {
			n := arg.Big(a[2])
			if n.Sign() < 0 {
				panic(py.ValueError.New("steps must be a non-negative integer"))
			}
			steps = math.MaxInt
			if n.IsInt64() {
				steps = int(n.Int64())
			}
		}
		return Nextafter(x, y, steps)
	}),
}

func log2(x float64) float64 {
	if x <= 0 {
		panic(domainError())
	}
	return libm.Log2(x)
}

func log10(x float64) float64 {
	if x <= 0 {
		panic(domainError())
	}
	return libm.Log10(x)
}

// logOf applies a logarithm to any number, ints beyond the floats too; unit is
// the logarithm of e.
func logOf(v any, log func(float64) float64, unit float64) float64 {
	var n *big.Int
	switch x := v.(type) {
	case *big.Int:
		n = x
	case float64, int, bool:
		return log(arg.Float(v))
	default:
		if _, ok := py.TypeOf(v).Lookup("__float__"); ok {
			return log(arg.Float(v))
		}
		f := arg.Float // for its TypeError
		if _, ok := py.TypeOf(v).Lookup("__index__"); !ok {
			return f(v)
		}
		n = arg.Big(v)
	}
	if n.Sign() <= 0 {
		panic(domainError())
	}
	if f, _ := new(big.Float).SetInt(n).Float64(); !math.IsInf(f, 0) {
		return log(f)
	}
	exp := n.BitLen()
	frac, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(n), -exp).Float64()
	return log(frac) + float64(log(2)*float64(exp))
}

func ldexp(x float64, exp any) float64 {
	var n *big.Int
	switch e := exp.(type) {
	case int:
		n = big.NewInt(int64(e))
	case *big.Int:
		n = e
	case bool:
		n = arg.Big(e)
	default:
		panic(py.TypeError.New("Expected an int as second argument to ldexp."))
	}
	switch {
	case x == 0 || !finite(x):
		return x
	case n.Cmp(big.NewInt(1<<20)) > 0:
		panic(rangeError())
	case n.Cmp(big.NewInt(-1<<20)) < 0:
		return math.Copysign(0, x)
	}
	return Ldexp(x, int(n.Int64()))
}
