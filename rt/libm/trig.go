package libm

import (
	"math"
	"math/big"
)

// sinTable[j] and cosTable[j] are the sine and cosine of j/64.
var sinTable, cosTable = func() (s, c [53]dd) {
	for j := range s {
		x := dd{float64(j) / 64, 0}
		sum := [2]dd{{1, 0}, {}} // cosine and sine
		term := dd{1, 0}
		for n := 1; n < 28; n++ {
			term = term.mul(x).div(dd{float64(n), 0})
			if n%4 >= 2 {
				sum[n%2] = sum[n%2].add(term.neg())
			} else {
				sum[n%2] = sum[n%2].add(term)
			}
		}
		c[j], s[j] = sum[0], sum[1]
	}
	return s, c
}()

// halfPi is pi/2 in five doubles.
var halfPi = func() (p [5]float64) {
	x := halfPiBig(400)
	for i := range p {
		p[i], _ = x.Float64()
		x.Sub(x, big.NewFloat(p[i]))
	}
	return p
}()

// halfPiBig returns pi/2 with so many bits: pi = 16 atan(1/5) - 4 atan(1/239)
// (Machin).
func halfPiBig(bits uint) *big.Float {
	one := new(big.Int).Lsh(big.NewInt(1), bits+16)
	arctan := func(n int64) *big.Int {
		sum, power := new(big.Int), new(big.Int).Div(one, big.NewInt(n))
		for k := int64(1); power.Sign() != 0; k += 2 {
			t := new(big.Int).Div(power, big.NewInt(k))
			if k%4 == 3 {
				t.Neg(t)
			}
			sum.Add(sum, t)
			power.Div(power, big.NewInt(n*n))
		}
		return sum
	}
	half := new(big.Int).Mul(arctan(5), big.NewInt(8))
	half.Sub(half, new(big.Int).Mul(arctan(239), big.NewInt(2)))
	f := new(big.Float).SetPrec(bits).SetInt(half)
	return f.SetMantExp(f, -int(bits+16))
}

// reduce returns r and the quadrant q with x = q*pi/2 + r, |r| <= pi/4.
func reduce(x float64) (r dd, q int) {
	if math.Abs(x) <= math.Pi/4 {
		return dd{x, 0}, 0
	}
	if math.Abs(x) > 1<<30 {
		return reduceBig(x)
	}
	n := math.RoundToEven(x / halfPi[0])
	r = dd{x, 0}
	for _, p := range halfPi {
		r = r.add(twoProd(-n, p))
	}
	return r, int(n) & 3
}

// reduceBig is reduce for any finite x, by long arithmetic.
func reduceBig(x float64) (dd, int) {
	h := halfPiBig(1300)
	b := new(big.Float).SetPrec(1300).SetFloat64(x)
	quo := new(big.Float).SetPrec(1300).Quo(b, h)
	n, _ := quo.Add(quo, big.NewFloat(math.Copysign(0.5, x))).Int(nil)
	b.Sub(b, h.Mul(h, new(big.Float).SetPrec(1300).SetInt(n)))
	hi, _ := b.Float64()
	lo, _ := b.Sub(b, big.NewFloat(hi)).Float64()
	return dd{hi, lo}, int(new(big.Int).And(n, big.NewInt(3)).Int64())
}

// sinCos returns the sine and cosine of |r| <= pi/4.
func sinCos(r dd) (s, c dd) {
	negative := r.hi < 0
	if negative {
		r = r.neg()
	}
	j := math.RoundToEven(r.hi * 64)
	t := r.addFloat(-j / 64)
	x2 := t.hi * t.hi
	square := t.mul(t)
	cube := square.mul(t).mul(dd{-1.0 / 6, -0x1.5555555555555p-57})
	st := t.add(cube).addFloat(t.hi * x2 * x2 / 120 * (1 - x2/42*(1-x2/72)))
	ct := square.mulFloat(-0.5).addFloat(x2 * x2 / 24 * (1 - x2/30*(1-x2/56))) // cos t - 1
	sj, cj := sinTable[int(j)], cosTable[int(j)]
	s = sj.add(sj.mul(ct).add(cj.mul(st)))
	c = cj.add(cj.mul(ct).add(sj.mul(st).neg()))
	if negative {
		s = s.neg()
	}
	return s, c
}

// sinCosOf returns the sine and cosine of any finite x.
func sinCosOf(x float64) (s, c dd) {
	r, q := reduce(x)
	s, c = sinCos(r)
	switch q {
	case 1:
		return c, s.neg()
	case 2:
		return s.neg(), c.neg()
	case 3:
		return c.neg(), s
	}
	return s, c
}

// Sin returns the sine of x radians.
func Sin(x float64) float64 {
	if x == 0 || x != x || math.IsInf(x, 0) || math.Abs(x) < 0x1p-28 {
		return math.Sin(x)
	}
	s, _ := sinCosOf(x)
	return s.float()
}

// Cos returns the cosine of x radians.
func Cos(x float64) float64 {
	if x != x || math.IsInf(x, 0) {
		return math.NaN()
	}
	_, c := sinCosOf(x)
	return c.float()
}

// Tan returns the tangent of x radians.
func Tan(x float64) float64 {
	if x == 0 || x != x || math.IsInf(x, 0) || math.Abs(x) < 0x1p-28 {
		return math.Tan(x)
	}
	s, c := sinCosOf(x)
	return s.div(c).float()
}

// atan2DD returns the angle of the point (x, y), y and x of ordinary size: one
// Newton step from a float64 approximation.
func atan2DD(y, x dd) dd {
	guess := math.Atan2(y.hi, x.hi)
	s, c := sinCosOf(guess)
	num := y.mul(c).add(x.mul(s).neg())
	den := x.mul(c).add(y.mul(s))
	return twoSum(guess, num.hi/den.hi)
}

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	guess := math.Atan2(y, x)
	if y == 0 || x == 0 || guess != guess || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return guess
	}
	fy, ey := math.Frexp(y)
	fx, ex := math.Frexp(x)
	if ey-ex > 60 || ex-ey > 60 {
		return guess
	}
	return atan2DD(dd{fy, 0}, dd{math.Ldexp(fx, ex-ey), 0}).float()
}

// Atan returns the arc tangent of x.
func Atan(x float64) float64 {
	if math.Abs(x) < 0x1p-28 {
		return x
	}
	return Atan2(x, 1)
}

// Asin returns the arc sine of x.
func Asin(x float64) float64 {
	if math.Abs(x) < 0x1p-28 || !(math.Abs(x) < 1) {
		return math.Asin(x)
	}
	return atan2DD(dd{x, 0}, dd{1, 0}.add(twoProd(x, x).neg()).sqrt()).float()
}

// Acos returns the arc cosine of x.
func Acos(x float64) float64 {
	if x == 0 || !(math.Abs(x) < 1) {
		return math.Acos(x)
	}
	return atan2DD(dd{1, 0}.add(twoProd(x, x).neg()).sqrt(), dd{x, 0}).float()
}
