package math

import (
	"context"
	"math"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// sequenceTable holds the functions of iterables.
var sequenceTable = py.MethodTable{
	arg.Fn("fsum", "seq, /", func(_ context.Context, a []any) any {
		var s exactSum
		for v := range py.Each(a[0]) {
			s.add(arg.Float(v))
		}
		return s.sum()
	}),
	arg.Fn("prod", "iterable, /, *, start=1", func(_ context.Context, a []any) any {
		r := a[1]
		for v := range py.Each(a[0]) {
			r = py.Mul(r, v)
		}
		return r
	}),
	arg.Fn("hypot", "*coordinates", func(_ context.Context, a []any) any {
		items := a[0].(*py.Tuple).Items()
		vec := make([]float64, len(items))
		for i, v := range items {
			vec[i] = arg.Float(v)
		}
		return Hypot(vec...)
	}),
	arg.Fn("dist", "p, q, /", func(_ context.Context, a []any) any { return dist(a[0], a[1]) }),
	arg.Fn("sumprod", "p, q, /", func(_ context.Context, a []any) any { return sumProd(a[0], a[1]) }),
}

// dist returns the Euclidean distance of two points.
func dist(p, q any) float64 {
	a, b := points(p), points(q)
	if len(a) != len(b) {
		panic(py.ValueError.New("both points must have the same number of dimensions"))
	}
	for i := range a {
		a[i] = math.Abs(a[i] - b[i])
	}
	return Hypot(a...)
}

func points(p any) []float64 {
	var out []float64
	for v := range py.Each(p) {
		out = append(out, arg.Float(v))
	}
	return out
}

// sumProd returns the sum of products of two iterables of equal length. Sums
// that hold floats and ints only are exact but for the last rounding.
func sumProd(p, q any) any {
	a, b := collect(p), collect(q)
	if len(a) != len(b) {
		panic(py.ValueError.New("Inputs are not the same length"))
	}
	if r, ok := floatSumProd(a, b); ok {
		return r
	}
	var total any = 0
	for i := range a {
		total = py.Add(total, py.Mul(a[i], b[i]))
	}
	return total
}

func collect(o any) []any {
	var out []any
	for v := range py.Each(o) {
		out = append(out, v)
	}
	return out
}

// floatSumProd is the sum for vectors of floats and ints with a float in
// every pair; false where it does not apply.
func floatSumProd(a, b []any) (float64, bool) {
	var s exactSum
	for i := range a {
		x, xf := a[i].(float64)
		y, yf := b[i].(float64)
		if !xf && !yf || !isSmallNumber(a[i]) || !isSmallNumber(b[i]) {
			return 0, false
		}
		if !xf {
			x = arg.Float(a[i])
		}
		if !yf {
			y = arg.Float(b[i])
		}
		p := float64(x * y)
		if !finite(p) {
			return 0, false
		}
		s.add(p)
		s.add(math.FMA(x, y, -p))
	}
	return s.sum(), len(a) > 0
}

func isSmallNumber(v any) bool {
	switch v.(type) {
	case float64, int, bool:
		return true
	}
	return false
}
