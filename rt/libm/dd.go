package libm

import "math"

// dd is an unevaluated sum hi+lo with |lo| <= ulp(hi)/2: about 106 bits
// (Dekker, A floating-point technique for extending the available precision,
// 1971). The functions of this package compute in it and round once.
type dd struct{ hi, lo float64 }

// twoSum returns a+b exactly.
func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// fastSum is twoSum for |a| >= |b|.
func fastSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoProd returns a*b exactly.
func twoProd(a, b float64) dd {
	p := float64(a * b)
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) add(b dd) dd {
	s := twoSum(a.hi, b.hi)
	t := twoSum(a.lo, b.lo)
	s = fastSum(s.hi, s.lo+t.hi)
	return fastSum(s.hi, s.lo+t.lo)
}

func (a dd) addFloat(b float64) dd {
	s := twoSum(a.hi, b)
	return fastSum(s.hi, s.lo+a.lo)
}

func (a dd) neg() dd { return dd{-a.hi, -a.lo} }

func (a dd) mul(b dd) dd {
	p := twoProd(a.hi, b.hi)
	return fastSum(p.hi, p.lo+math.FMA(a.hi, b.lo, float64(a.lo*b.hi)))
}

func (a dd) mulFloat(b float64) dd {
	p := twoProd(a.hi, b)
	return fastSum(p.hi, math.FMA(a.lo, b, p.lo))
}

func (a dd) div(b dd) dd {
	q := a.hi / b.hi
	r := a.add(b.mulFloat(q).neg())
	q2 := r.hi / b.hi
	r = r.add(b.mulFloat(q2).neg())
	return fastSum(q, q2).addFloat(r.hi / b.hi)
}

func (a dd) sqrt() dd {
	if a.hi <= 0 {
		return dd{}
	}
	s := math.Sqrt(a.hi)
	r := a.add(twoProd(s, s).neg())
	return fastSum(s, r.hi/(2*s))
}

func (a dd) float() float64 { return a.hi + a.lo }

// The constants are the two leading doubles of each number.
var (
	ln2      = dd{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	invLn2   = 0x1.71547652b82fep+0
	invLn2dd = dd{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}
)

const (
	// ln2 in pieces: ln2Top has 11 trailing zero bits, so that a product with
	// an exponent is exact.
	ln2Top = 0x1.62e42fefa3800p-1
	ln2Mid = 0x1.ef35793c76730p-45
	ln2Low = 0x1.f97b57a079a19p-103
)
