package math

import (
	"math"

	"github.com/gosyncio/gosyncio/rt/libm"
	"github.com/gosyncio/gosyncio/rt/py"
)

func domainError() *py.Exception { return py.ValueError.New("math domain error") }
func rangeError() *py.Exception  { return py.OverflowError.New("math range error") }

// checkRange raises OverflowError for an infinite result of finite arguments.
func checkRange(r float64) float64 {
	if math.IsInf(r, 0) {
		panic(rangeError())
	}
	return r
}

func finite(x float64) bool { return !math.IsInf(x, 0) && x == x }

// unary wraps a C function as CPython does: a NaN result of a number is a
// domain error, an infinite result of a finite argument a range error where
// the function can overflow, else a domain error.
func unary(f func(float64) float64, canOverflow bool) func(float64) float64 {
	return func(x float64) float64 {
		r := f(x)
		if r != r && x == x {
			panic(domainError())
		}
		if math.IsInf(r, 0) && finite(x) {
			if canOverflow {
				panic(rangeError())
			}
			panic(domainError())
		}
		return r
	}
}

// The functions of one float; those that are not defined everywhere raise
// ValueError("math domain error"), those that grow too large
// OverflowError("math range error").
var (
	Acos  = unary(libm.Acos, false)
	Acosh = unary(libm.Acosh, false)
	Asin  = unary(libm.Asin, false)
	Asinh = unary(libm.Asinh, false)
	Atan  = unary(libm.Atan, false)
	Atanh = unary(libm.Atanh, false)
	Cbrt  = unary(libm.Cbrt, false)
	Cosh  = unary(libm.Cosh, true)
	Exp2  = unary(libm.Exp2, true)
	Expm1 = unary(libm.Expm1, true)
	Log1p = unary(libm.Log1p, false)
	Sinh  = unary(libm.Sinh, true)
	Tan   = unary(libm.Tan, false)
	Tanh  = unary(libm.Tanh, false)
	// Log10, Log2 and Log of a float.
	Log10 = unary(libm.Log10, false)
	Log2  = unary(libm.Log2, false)
)

// Sqrt returns the square root of x; ValueError for a negative x.
func Sqrt(x float64) float64 {
	if x < 0 {
		panic(domainError())
	}
	return math.Sqrt(x)
}

// Exp returns e**x; OverflowError if that is too large.
func Exp(x float64) float64 {
	r := libm.Exp(x)
	if math.IsInf(r, 1) && !math.IsInf(x, 1) {
		panic(rangeError())
	}
	return r
}

// Log returns the natural logarithm of x; ValueError if x <= 0.
func Log(x float64) float64 {
	if x <= 0 {
		panic(domainError())
	}
	return libm.Log(x)
}

// LogInt is Log of an int.
func LogInt(x int) float64 { return Log(float64(x)) }

// Log2Int is Log2 of an int.
func Log2Int(x int) float64 { return Log2(float64(x)) }

// Log10Int is Log10 of an int.
func Log10Int(x int) float64 { return Log10(float64(x)) }

// LogInts is LogBase of ints.
func LogInts(x, base int) float64 { return LogBase(float64(x), float64(base)) }

// LogBase returns the logarithm of x to a base: the quotient of two natural
// logarithms; ZeroDivisionError for base 1.
func LogBase(x, base float64) float64 {
	num, den := Log(x), Log(base)
	return py.TrueDivFloat(num, den)
}

// Sin returns the sine of x radians; ValueError for an infinity.
func Sin(x float64) float64 {
	if math.IsInf(x, 0) {
		panic(domainError())
	}
	return libm.Sin(x)
}

// Cos returns the cosine of x radians; ValueError for an infinity.
func Cos(x float64) float64 {
	if math.IsInf(x, 0) {
		panic(domainError())
	}
	return libm.Cos(x)
}

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 { return libm.Atan2(y, x) }

// Erf returns the error function of x.
func Erf(x float64) float64 { return math.Erf(x) }

// Erfc returns 1 - Erf(x) without its loss of precision.
func Erfc(x float64) float64 { return math.Erfc(x) }

// Fabs returns the absolute value of x.
func Fabs(x float64) float64 { return math.Abs(x) }

// Copysign returns x with the sign of y.
func Copysign(x, y float64) float64 { return math.Copysign(x, y) }

// Degrees converts radians.
func Degrees(x float64) float64 { return x * (180.0 / math.Pi) }

// Radians converts degrees.
func Radians(x float64) float64 { return x * (math.Pi / 180.0) }

// Isfinite tells whether x is neither infinite nor NaN.
func Isfinite(x float64) bool { return finite(x) }

// Isinf tells whether x is an infinity.
func Isinf(x float64) bool { return math.IsInf(x, 0) }

// Isnan tells whether x is NaN.
func Isnan(x float64) bool { return x != x }

// Isclose tells whether a and b differ by at most relTol of the larger or
// absTol; ValueError for a negative tolerance.
func Isclose(a, b, relTol, absTol float64) bool {
	if relTol < 0 || absTol < 0 {
		panic(py.ValueError.New("tolerances must be non-negative"))
	}
	if a == b {
		return true
	}
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		return false
	}
	diff := math.Abs(b - a)
	return diff <= math.Abs(relTol*b) || diff <= math.Abs(relTol*a) || diff <= absTol
}

// Pow returns x**y as C's pow does; ValueError where that is not a real
// number, OverflowError where it is too large.
func Pow(x, y float64) float64 {
	r := libm.Pow(x, y)
	if finite(r) || !finite(x) || !finite(y) {
		return r
	}
	if r != r || x == 0 {
		panic(domainError())
	}
	panic(rangeError())
}

// Fmod returns the remainder of x/y with the sign of x (C's fmod); ValueError
// for a zero y or an infinite x.
func Fmod(x, y float64) float64 {
	r := math.Mod(x, y)
	if r != r && x == x && y == y {
		panic(domainError())
	}
	return r
}

// Remainder returns x minus the nearest multiple of y; ValueError for a zero y
// or an infinite x.
func Remainder(x, y float64) float64 {
	r := math.Remainder(x, y)
	if r != r && x == x && y == y {
		panic(domainError())
	}
	return r
}

// Ldexp returns x * 2**exp; OverflowError if that is too large.
func Ldexp(x float64, exp int) float64 {
	r := math.Ldexp(x, exp)
	if math.IsInf(r, 0) && finite(x) {
		panic(rangeError())
	}
	return r
}

// Frexp returns the mantissa of x in [0.5, 1) and its exponent.
func Frexp(x float64) py.Tuple2[float64, int] {
	m, e := math.Frexp(x)
	return py.T2(m, e)
}

// Modf returns the fractional and the integral part of x, both signed as x.
func Modf(x float64) py.Tuple2[float64, float64] {
	if math.IsInf(x, 0) {
		return py.T2(math.Copysign(0, x), x)
	}
	i := math.Trunc(x)
	return py.T2(math.Copysign(x-i, x), i)
}

// Fma returns x*y + z rounded once; ValueError or OverflowError where that is
// no finite number although the arguments are.
func Fma(x, y, z float64) float64 {
	r := math.FMA(x, y, z)
	switch {
	case finite(r):
		return r
	case r != r:
		if x == x && y == y && z == z {
			panic(py.ValueError.New("invalid operation in fma"))
		}
	case finite(x) && finite(y) && finite(z):
		panic(py.OverflowError.New("overflow in fma"))
	}
	return r
}

// Ulp returns the value of the last bit of x.
func Ulp(x float64) float64 {
	x = math.Abs(x)
	if !finite(x) {
		return x
	}
	next := math.Nextafter(x, math.Inf(1))
	if math.IsInf(next, 1) {
		return x - math.Nextafter(x, 0)
	}
	return next - x
}

// Nextafter returns the float that is so many steps from x towards y.
func Nextafter(x, y float64, steps int) float64 {
	if x == y && steps > 0 {
		return y // the zeros are equal, but only one is the one asked for
	}
	for ; steps > 0 && x != y && x == x; steps-- {
		x = math.Nextafter(x, y)
	}
	if y != y {
		return y
	}
	return x
}
