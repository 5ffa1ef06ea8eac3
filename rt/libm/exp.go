package libm

import "math"

// expTable[j+32] is e**(j/64), |j| <= 32.
var expTable = func() (t [65]dd) {
	for j := range t {
		x := dd{float64(j-32) / 64, 0}
		sum, term := dd{1, 0}, dd{1, 0}
		for n := 1; n < 30; n++ {
			term = term.mul(x).div(dd{float64(n), 0})
			sum = sum.add(term)
		}
		t[j] = sum
	}
	return t
}()

// smallExpm1 is e**t - 1 for |t| <= 1/64: the first terms of the series in dd,
// the others, which are too small to need it, in float64.
func smallExpm1(t dd) dd {
	x := t.hi
	rest := x * x * x * x / 24 * (1 + x/5*(1+x/6*(1+x/7*(1+x/8*(1+x/9)))))
	square := t.mul(t)
	cube := square.mul(t).mul(dd{1.0 / 6, 0x1.5555555555555p-57})
	return t.add(square.mulFloat(0.5)).add(cube).addFloat(rest)
}

// expParts returns m and k with e**x = m * 2**k, m in about [0.6, 1.5].
func expParts(x dd) (m dd, k int) {
	n := math.RoundToEven(x.hi * invLn2)
	r := twoSum(x.hi-float64(n*ln2Top), x.lo).add(twoProd(-n, ln2Mid)).addFloat(-n * ln2Low)
	j := math.RoundToEven(r.hi * 64)
	t := r.addFloat(-j / 64)
	base := expTable[int(j)+32]
	return base.add(base.mul(smallExpm1(t))), int(n)
}

// scale returns a * 2**k rounded once, also where the result is subnormal.
func scale(a dd, k int) float64 {
	if k > -1000 {
		return math.Ldexp(a.float(), k)
	}
	// Round at the place of the last subnormal bit: add and take away a number
	// whose ulp is that bit.
	anchor := math.Ldexp(1, -1022-k)
	if a.hi < 0 {
		anchor = -anchor
	}
	if math.Abs(a.hi) >= math.Abs(anchor) {
		return math.Ldexp(a.float(), k)
	}
	s := twoSum(anchor, a.hi)
	return math.Ldexp(s.addFloat(a.lo).float()-anchor, k)
}

// Exp returns e**x.
func Exp(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	m, k := expParts(dd{x, 0})
	return scale(m, k)
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	switch {
	case x != x:
		return x
	case x >= 1024:
		return math.Inf(1)
	case x < -1076:
		return 0
	}
	n := math.RoundToEven(x)
	m, k := expParts(ln2.mulFloat(x - n))
	return scale(m, k+int(n))
}

// logDD returns the natural logarithm of x > 0, finite, in dd.
func logDD(x float64) dd {
	if math.Abs(x-1) < 1.0/32 {
		// 2 atanh((x-1)/(x+1)).
		s := dd{x - 1, 0}.div(twoSum(x, 1))
		q := s.hi * s.hi
		rest := 2 * s.hi * q * q * (1.0/5 + q*(1.0/7+q*(1.0/9+q*(1.0/11+q*(1.0/13)))))
		cube := s.mul(s).mul(s).mul(dd{2.0 / 3, 0x1.5555555555555p-55})
		return s.mulFloat(2).add(cube).addFloat(rest)
	}
	// One Newton step from a float64 approximation.
	frac, exp := math.Frexp(x)
	if frac < math.Sqrt2/2 {
		frac *= 2
		exp--
	}
	y := math.Log(frac)
	m, k := expParts(dd{-y, 0})
	e := m.mulFloat(math.Ldexp(frac, k)).addFloat(-1)
	l := twoSum(y, e.hi).addFloat(e.lo - e.hi*e.hi/2)
	n := float64(exp)
	return dd{n * ln2Top, 0}.add(twoProd(n, ln2Mid)).add(l)
}

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	return logDD(x).float()
}

// Log2 returns the logarithm of x to base 2.
func Log2(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log2(x)
	}
	frac, exp := math.Frexp(x)
	if frac == 0.5 {
		return float64(exp - 1)
	}
	if math.Abs(x-1) < 1.0/32 {
		return logDD(x).mul(invLn2dd).float()
	}
	return logDD(frac).mul(invLn2dd).addFloat(float64(exp)).float()
}

// Pow returns x**y.
func Pow(x, y float64) float64 {
	r := math.Pow(x, y)
	if r != r || math.IsInf(x, 0) || math.IsInf(y, 0) || x == 0 || y == 0 || x == 1 || y == 1 {
		return r
	}
	l := logDD(math.Abs(x))
	p := l.mulFloat(y)
	if p.hi > 710 || p.hi < -746 || p.hi != p.hi {
		return r
	}
	m, k := expParts(p)
	if math.Signbit(r) {
		m = m.neg()
	}
	return scale(m, k)
}
