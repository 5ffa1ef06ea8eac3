package math

import (
	"context"
	"math"
	"math/big"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// FloatInt converts a float without fraction to an int; ValueError for NaN,
// OverflowError for infinities.
func floatInt(x float64) any {
	switch {
	case x != x:
		panic(py.ValueError.New("cannot convert float NaN to integer"))
	case math.IsInf(x, 0):
		panic(py.OverflowError.New("cannot convert float infinity to integer"))
	case math.Abs(x) < 1<<62:
		return int(x)
	}
	n, _ := new(big.Float).SetFloat64(x).Int(nil)
	return arg.BoxBig(n)
}

// rounded applies one of ceil, floor and trunc: the object's own method, else
// the function of its float value.
func rounded(ctx context.Context, v any, method string, f func(float64) float64) any {
	switch x := v.(type) {
	case float64:
		return floatInt(f(x))
	case int, *big.Int:
		return x
	}
	if _, ok := py.TypeOf(v).Lookup(method); ok {
		return py.CallMethod(ctx, v, method)
	}
	if method == "__trunc__" {
		panic(py.TypeError.Newf("type %s doesn't define __trunc__ method", py.TypeOf(v).Name))
	}
	return floatInt(f(arg.Float(v)))
}

// Ceil returns the smallest int that is not below a number.
func Ceil(ctx context.Context, v any) any { return rounded(ctx, v, "__ceil__", math.Ceil) }

// Floor returns the largest int that is not above a number.
func Floor(ctx context.Context, v any) any { return rounded(ctx, v, "__floor__", math.Floor) }

// Trunc cuts the fraction of a number off.
func Trunc(ctx context.Context, v any) any { return rounded(ctx, v, "__trunc__", math.Trunc) }
