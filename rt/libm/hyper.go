package libm

import "math"

// The functions of this file are fdlibm's (Sun Microsystems), the algorithms
// that glibc uses for them, over this package's Exp and Log: their results are
// not correctly rounded, and CPython prints just those results.

// Expm1 returns e**x - 1.
func Expm1(x float64) float64 { return math.Expm1(x) }

// Log1p returns the natural logarithm of 1 + x.
func Log1p(x float64) float64 { return math.Log1p(x) }

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	half := math.Copysign(0.5, x)
	switch {
	case a < 0x1p-28 || a != a || math.IsInf(x, 0):
		return x
	case a < 1:
		t := Expm1(a)
		return half * (2*t - float64(t*t)/(t+1))
	case a < 22:
		t := Expm1(a)
		return half * (t + t/(t+1))
	case a < 709.78:
		return half * Exp(a)
	}
	w := Exp(0.5 * a)
	return half * w * w
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a < 0.5*math.Ln2:
		t := Expm1(a)
		w := 1 + t
		if a < 0x1p-55 {
			return w
		}
		return 1 + float64(t*t)/(w+w)
	case a < 22:
		t := Exp(a)
		return float64(0.5*t) + 0.5/t
	case a < 709.78 || a != a:
		return 0.5 * Exp(a)
	}
	w := Exp(0.5 * a)
	return 0.5 * w * w
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	var z float64
	switch {
	case a != a || a < 0x1p-55:
		return x
	case a > 22:
		z = 1
	case a >= 1:
		z = 1 - 2/(Expm1(2*a)+2)
	default:
		t := Expm1(-2 * a)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	var r float64
	switch {
	case a < 0x1p-28 || a != a || math.IsInf(x, 0):
		return x
	case a > 0x1p28:
		r = Log(a) + math.Ln2
	case a > 2:
		r = Log(2*a + 1/(math.Sqrt(float64(x*x)+1)+a))
	default:
		t := x * x
		r = Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(r, x)
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 {
	switch {
	case !(x > 1) || math.IsInf(x, 1):
		return math.Acosh(x)
	case x > 0x1p28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(2*x - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return Log1p(t + math.Sqrt(2*t+float64(t*t)))
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 { return math.Atanh(x) }

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log10(x)
	}
	const (
		ivln10   = 4.34294481903251816668e-01
		log10Of2 = 3.01029995663611771306e-01
		log10Low = 3.69423907715893078616e-13
	)
	frac, exp := math.Frexp(x)
	k := exp - 1
	frac *= 2
	if k < 0 {
		k++
		frac /= 2
	}
	y := float64(k)
	z := float64(y*log10Low) + float64(ivln10*Log(frac))
	return z + float64(y*log10Of2)
}

// Cbrt returns the cube root of x: glibc's polynomial and one Halley step.
func Cbrt(x float64) float64 {
	if x == 0 || x != x || math.IsInf(x, 0) {
		return x
	}
	root2, root4 := 1.2599210498948731648, 1.5874010519681994748 // variables: C divides rounded values
	factors := [5]float64{1 / root4, 1 / root2, 1, root2, root4}
	m, exp := math.Frexp(math.Abs(x))
	u := 0.784932344976639262 - float64(0.145263899385486367*m)
	for _, c := range []float64{1.83469277483613086, 2.44693122563534430, 2.11499494167371287, 1.50819193781584896} {
		u = c - float64(u*m)
	}
	u = 0.354895765043919860 + float64(u*m)
	t := u * u * u
	y := u * (t + 2*m) / (2*t + m) * factors[2+exp%3]
	return math.Ldexp(math.Copysign(y, x), exp/3)
}
