package py

import "math"

// halfPi is pi/2 to 160 bits, in three floats.
var halfPi = [3]float64{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110}

// trigLimit bounds the arguments whose reduction by halfPi is exact enough.
const trigLimit = 1 << 30

// ddSinCos is sin(x) and cos(x) for |x| < trigLimit: the argument is reduced to
// |r| <= pi/4, where the Taylor series converge.
func ddSinCos(x float64) (sin, cos dd) {
	n := math.Round(x / halfPi[0])
	r := twoProd(halfPi[0], -n)
	r = dd{x, 0}.add(r).add(twoProd(halfPi[1], -n)).add(dd{-n * halfPi[2], 0})
	sq := r.mul(r)
	sin, cos = dd{1, 0}, dd{1, 0}
	for k := 26.0; k >= 2; k -= 2 {
		sin = sin.mul(sq).div(dd{-k * (k + 1), 0}).add(dd{1, 0})
		cos = cos.mul(sq).div(dd{-k * (k - 1), 0}).add(dd{1, 0})
	}
	sin = sin.mul(r)
	switch int(n) & 3 {
	case 1:
		return cos, sin.neg()
	case 2:
		return sin.neg(), cos.neg()
	case 3:
		return cos.neg(), sin
	}
	return sin, cos
}

func (x dd) neg() dd { return dd{-x.hi, -x.lo} }

func (x dd) sqrt() dd {
	if x.hi <= 0 {
		return dd{}
	}
	s := math.Sqrt(x.hi)
	r := x.add(twoProd(s, -s))
	return quickSum(s, r.hi/(2*s))
}

// SinFloat is sin(x) as the C library's.
func SinFloat(x float64) float64 {
	if !(math.Abs(x) < trigLimit) || math.Abs(x) < 1e-300 {
		return math.Sin(x)
	}
	s, _ := ddSinCos(x)
	return s.hi
}

// CosFloat is cos(x) as the C library's.
func CosFloat(x float64) float64 {
	if !(math.Abs(x) < trigLimit) {
		return math.Cos(x)
	}
	_, c := ddSinCos(x)
	return c.hi
}

// TanFloat is tan(x) as the C library's.
func TanFloat(x float64) float64 {
	if !(math.Abs(x) < trigLimit) || math.Abs(x) < 1e-300 {
		return math.Tan(x)
	}
	s, c := ddSinCos(x)
	return s.div(c).hi
}

// Atan2Float is atan2(y, x) as the C library's: one Newton step from Go's value.
func Atan2Float(y, x float64) float64 {
	t := math.Atan2(y, x)
	if y == 0 || x == 0 || t != t || math.IsInf(x, 0) || math.IsInf(y, 0) || math.Abs(t) < 1e-290 {
		return t
	}
	_, ey := math.Frexp(y)
	_, ex := math.Frexp(x)
	if d := ey - ex; d > 900 || d < -900 {
		return t
	}
	y, x = math.Ldexp(y, -ex), math.Ldexp(x, -ex)
	s, c := ddSinCos(t)
	num := c.mulFloat(y).add(s.mulFloat(-x))
	den := c.mulFloat(x).add(s.mulFloat(y))
	return dd{t, 0}.add(num.div(den)).hi
}

// HypotFloat is hypot(x, y) as the C library's: correctly rounded.
func HypotFloat(x, y float64) float64 {
	if math.IsInf(x, 0) || math.IsInf(y, 0) || x != x || y != y || x == 0 || y == 0 {
		return math.Hypot(x, y)
	}
	_, e := math.Frexp(max(math.Abs(x), math.Abs(y)))
	x, y = math.Ldexp(x, -e), math.Ldexp(y, -e)
	return twoProd(x, x).add(twoProd(y, y)).sqrt().scale(e)
}
