package py

import (
	"math"
	"math/bits"
)

// This file is Python's arithmetic on plain Go ints and floats, for typed code
// whose ranges are proved.

// FloorDivInt is a // b. ZeroDivisionError if b is 0. a == -1<<63 with b == -1
// overflows: the translator's range proof excludes it. (It and ModInt inline: a constant b costs no division.)
func FloorDivInt(a, b int) int {
	if b <= 0 {
		return floorDivIntRare(a, b)
	}
	return a/b + a%b>>63
}

func floorDivIntRare(a, b int) int {
	if b == 0 {
		panic(zeroDivision("integer division or modulo by zero"))
	}
	q := a / b
	if a > 0 && q*b != a {
		q--
	}
	return q
}

// ModInt is a % b: the result has b's sign. ZeroDivisionError if b is 0.
func ModInt(a, b int) int {
	if b <= 0 {
		return modIntRare(a, b)
	}
	return a%b + a%b>>63&b
}

func modIntRare(a, b int) int {
	switch b {
	case 0:
		panic(zeroDivision("integer modulo by zero"))
	case -1:
		return 0
	}
	r := a % b
	if r > 0 {
		r += b
	}
	return r
}

// DivModInt is divmod(a, b).
func DivModInt(a, b int) Tuple2[int, int] {
	return T2(FloorDivInt(a, b), ModInt(a, b))
}

// TrueDivInt is a / b, correctly rounded. ZeroDivisionError if b is 0.
func TrueDivInt(a, b int) float64 {
	if b == 0 {
		panic(zeroDivision("division by zero"))
	}
	const exact = 1 << 53
	if a >= -exact && a <= exact && b >= -exact && b <= exact {
		return float64(a) / float64(b)
	}
	return bigTrueDiv(IntOf(a).Big(), IntOf(b).Big())
}

// PowInt is a ** b for b >= 0.
func PowInt(a, b int) Int { return powSlow(IntOf(a), IntOf(b)) }

// AbsInt is abs(a); -1<<63 is excluded by the range proof.
func AbsInt(a int) int {
	if a < 0 {
		return -a
	}
	return a
}

// LshInt is a << b.
func LshInt(a, b int) Int { return lshSlow(IntOf(a), IntOf(b)) }

// RshInt is a >> b. ValueError if b is negative.
func RshInt(a, b int) int {
	if b < 0 {
		panic(ValueError.New("negative shift count"))
	}
	return a >> uint(b)
}

// MulInt is a * b of two Go ints.
func MulInt(a, b int) Int { return mulSlow(IntOf(a), IntOf(b)) }

// BitLength is a.bit_length().
func BitLength(a int) int { return bits.Len64(absU64(int64(a))) }

// TrueDivFloat is a / b. ZeroDivisionError if b is 0.
func TrueDivFloat(a, b float64) float64 {
	if b == 0 {
		panic(zeroDivision("float division by zero"))
	}
	return a / b
}

// FloorDivFloat is a // b (float_floor_div). ZeroDivisionError if b is 0.
func FloorDivFloat(a, b float64) float64 {
	if b == 0 {
		panic(zeroDivision("float floor division by zero"))
	}
	q, _ := divModFloat(a, b)
	return q
}

// ModFloat is a % b: the result has b's sign. ZeroDivisionError if b is 0.
func ModFloat(a, b float64) float64 {
	if b == 0 {
		panic(zeroDivision("float modulo by zero"))
	}
	m := math.Mod(a, b)
	if m != 0 {
		if (b < 0) != (m < 0) {
			m += b
		}
		return m
	}
	return math.Copysign(0, b)
}

// DivModFloat is divmod(a, b).
func DivModFloat(a, b float64) Tuple2[float64, float64] {
	if b == 0 {
		panic(zeroDivision("float divmod()"))
	}
	q, r := divModFloat(a, b)
	return T2(q, r)
}

// divModFloat follows CPython's _float_div_mod.
func divModFloat(a, b float64) (q, m float64) {
	m = math.Mod(a, b)
	div := (a - m) / b
	if m != 0 {
		if (b < 0) != (m < 0) {
			m += b
			div--
		}
	} else {
		m = math.Copysign(0, b)
	}
	if div == 0 {
		return math.Copysign(0, a/b), m
	}
	q = math.Floor(div)
	if div-q > 0.5 {
		q++
	}
	return q, m
}

// PowFloat is a ** b where the result is a float: OverflowError if it is too
// large, ZeroDivisionError for 0.0 to a negative power. A negative a with a
// fractional b has a complex result and is an internal error here: the
// translator emits the dynamic operator unless a's sign or b is known.
func PowFloat(a, b float64) float64 {
	r, isComplex := powFloat(a, b)
	if isComplex {
		panic(SystemError.New("internal error: float power with a complex result"))
	}
	return r
}

// powFloat follows CPython's float_pow; isComplex says that the result is not
// a float.
func powFloat(a, b float64) (r float64, isComplex bool) {
	switch {
	case b == 0:
		return 1, false
	case a != a:
		return a, false
	case b != b:
		if a == 1 {
			return 1, false
		}
		return b, false
	case math.IsInf(a, 0) || math.IsInf(b, 0):
		return math.Pow(a, b), false
	case a == 0:
		if b < 0 {
			panic(zeroDivision("0.0 cannot be raised to a negative power"))
		}
		return math.Pow(a, b), false
	case a < 0 && b != math.Floor(b):
		return 0, true
	}
	r = cPow(a, b)
	if math.IsInf(r, 0) {
		panic(OverflowError.New(NewTuple(34, "Numerical result out of range").items...))
	}
	return r, false
}
