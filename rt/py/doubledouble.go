package py

import (
	"math"
	"math/big"
	"sync"
)

// dd is a double-double: the unevaluated sum of two floats, |lo| <= ulp(hi)/2,
// about 106 bits (Dekker; Shewchuk). Exp, log and power are computed in it, so
// that they round correctly nearly always, as the C library's are known to;
// Go's own differ from them in the last digits.
type dd struct{ hi, lo float64 }

// quickSum is a + b exactly, for |a| >= |b|.
func quickSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoSum is a + b exactly.
func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// twoProd is a * b exactly.
func twoProd(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (x dd) add(y dd) dd {
	s, t := twoSum(x.hi, y.hi), twoSum(x.lo, y.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (x dd) mul(y dd) dd {
	p := twoProd(x.hi, y.hi)
	return quickSum(p.hi, p.lo+(x.hi*y.lo+x.lo*y.hi))
}

func (x dd) mulFloat(y float64) dd {
	p := twoProd(x.hi, y)
	return quickSum(p.hi, math.FMA(x.lo, y, p.lo))
}

func (x dd) div(y dd) dd {
	q := x.hi / y.hi
	r := x.add(y.mulFloat(-q))
	q2 := r.hi / y.hi
	r = r.add(y.mulFloat(-q2))
	return quickSum(q, q2).add(dd{r.hi / y.hi, 0})
}

// ln2 is the natural logarithm of 2 to 160 bits, in three floats.
var ln2 = [3]float64{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1.7b57a079a1934p-111}

const (
	logSteps = 64 // the logarithm's table has steps of 1/64
	expSteps = 64 // the exponential's too
)

var (
	logTable [2*logSteps + 1]dd // log(1 + (i-64)/64); the first half from 0.5 up
	expTable [2*expSteps + 1]dd // exp((i-64)/64)
	third    = dd{1, 0}.div(dd{3, 0})
	sixth    = dd{1, 0}.div(dd{6, 0})
)

// tables fills the two tables.
var tables = sync.OnceFunc(func() {
	for i := logSteps / 2; i < len(logTable); i++ {
		x := float64(i - logSteps)
		logTable[i] = logSeries(dd{x, 0}.div(dd{2*logSteps + x, 0}), 60)
	}
	for i := range expTable {
		// exp(x) = exp(x/64)**64 keeps the series short.
		x := expSeries(dd{float64(i-expSteps) / expSteps / 64, 0}, 14)
		for range 6 {
			x = x.mul(x)
		}
		expTable[i] = x
	}
})

// logSeries is log((1+s)/(1-s)) = 2(s + s**3/3 + ...).
func logSeries(s dd, terms int) dd {
	sq := s.mul(s)
	sum := dd{}
	for n := 2*terms + 1; n >= 1; n -= 2 {
		sum = sum.mul(sq).add(dd{1, 0}.div(dd{float64(n), 0}))
	}
	return sum.mul(s).mulFloat(2)
}

// expSeries is the Taylor series of exp.
func expSeries(x dd, terms int) dd {
	sum := dd{1, 0}
	for n := terms; n >= 1; n-- {
		sum = sum.mul(x).div(dd{float64(n), 0}).add(dd{1, 0})
	}
	return sum
}

// ddLog is log(x) of a finite x > 0.
func ddLog(x float64) dd {
	tables()
	m, e := math.Frexp(x) // m in [0.5, 1)
	m, e = 2*m, e-1
	if m > math.Sqrt2 {
		m, e = m/2, e+1
	}
	i := int(math.Round((m - 1) * logSteps))
	c := 1 + float64(i)/logSteps
	// log m = log c + log(m/c); m - c is exact.
	s := dd{m - c, 0}.div(twoSum(m, c))
	// atanh's series, the small terms in one float.
	sq := s.mul(s)
	t := sq.hi
	tail := s.hi * t * t * (1./5 + t*(1./7+t*(1./9+t*(1./11))))
	r := s.add(s.mul(sq).mul(third)).add(dd{tail, 0}).mulFloat(2)
	r = logTable[i+logSteps].add(r)
	if e == 0 {
		return r
	}
	k := float64(e)
	l := twoProd(ln2[0], k).add(twoProd(ln2[1], k))
	return l.add(r)
}

// ddExp is exp(x) as m * 2**k, m a double-double near 1.
func ddExp(x dd) (m dd, k int) {
	tables()
	n := math.Round(x.hi / ln2[0])
	r := x.add(twoProd(ln2[0], -n)).add(twoProd(ln2[1], -n)).add(dd{-n * ln2[2], 0})
	i := math.Round(r.hi * expSteps)
	r = r.add(dd{-i / expSteps, 0})
	// Taylor's series, the small terms in one float.
	sq := r.mul(r)
	t := r.hi
	tail := t * t * t * t * (1./24 + t*(1./120+t*(1./720+t*(1./5040+t*(1./40320)))))
	sum := dd{1, 0}.add(r).add(sq.mulFloat(0.5)).add(sq.mul(r).mul(sixth)).add(dd{tail, 0})
	return expTable[int(i)+expSteps].mul(sum), int(n)
}

// scale is m * 2**k rounded once, also where the result is subnormal.
func (x dd) scale(k int) float64 {
	r := math.Ldexp(x.hi, k)
	if math.Abs(r) >= 0x1p-1021 || x.hi == 0 {
		return r
	}
	b := new(big.Float).SetPrec(200).SetFloat64(x.hi)
	b.Add(b, new(big.Float).SetFloat64(x.lo))
	r, _ = b.SetMantExp(b, k).Float64()
	return r
}

// halfPower is a ** b for a moderate a > 0 and a small multiple b of 1/2, the powers that programs take most: by products and
// one square root, ten times as fast as by the logarithm and as exact.
func halfPower(a, b float64) (r float64, ok bool) {
	n := 2 * b
	if n != math.Trunc(n) || math.Abs(n) > 60 || a < 1e-9 || a > 1e9 {
		return 0, false
	}
	k := int(math.Abs(n))
	p, square := dd{1, 0}, dd{a, 0}
	for m := k / 2; m > 0; m >>= 1 {
		if m&1 != 0 {
			p = p.mul(square)
		}
		square = square.mul(square)
	}
	if k&1 != 0 {
		s := math.Sqrt(a)
		p = p.mul(quickSum(s, math.FMA(-s, s, a)/(2*s)))
	}
	if n < 0 {
		p = dd{1, 0}.div(p)
	}
	return p.hi, true
}

// cPow is the C library's pow(a, b) of finite operands.
func cPow(a, b float64) float64 {
	if a == 0 || a == 1 || b == 0 || a != a || b != b || math.IsInf(a, 0) || math.IsInf(b, 0) || b == 1 {
		return math.Pow(a, b)
	}
	sign := 1.0
	if a < 0 {
		if b != math.Trunc(b) {
			return math.NaN()
		}
		a = -a
		if math.Mod(b, 2) != 0 {
			sign = -1
		}
		if a == 1 {
			return sign
		}
	}
	if b == 2 {
		return a * a
	}
	if r, ok := halfPower(a, b); ok {
		return sign * r
	}
	if est := math.Log2(a) * b; est > 1025 {
		return sign * math.Inf(1)
	} else if est < -1080 {
		return sign * 0
	}
	p := ddLog(a)
	p = p.mulFloat(b)
	m, k := ddExp(p)
	return sign * m.scale(k)
}

// ExpFloat is exp(x) as the C library's; +Inf where it overflows.
func ExpFloat(x float64) float64 {
	if x != x || math.Abs(x) > 750 || x == 0 {
		return math.Exp(x)
	}
	m, k := ddExp(dd{x, 0})
	return m.scale(k)
}

// LogFloat is log(x) as the C library's; NaN for a negative x.
func LogFloat(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) || x == 1 {
		return math.Log(x)
	}
	return ddLog(x).hi
}
