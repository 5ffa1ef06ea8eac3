package random

import (
	"math"

	"github.com/gosyncio/gosyncio/rt/libm"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Constants of the methods below, with CPython's rounding.
var (
	normalMagic = 4 * libm.Exp(-0.5) / math.Sqrt(2.0)
	log4        = libm.Log(4.0)
	gammaMagic  = 1.0 + libm.Log(4.5)
)

// The products below must not be fused with the sums around them (the Go
// compiler may on some machines): float64() conversions forbid it.

// Triangular draws from [low, high] with its peak at low + c*(high-low).
func (g *Generator) triangular(low, high, c float64) float64 {
	u := g.Random()
	if u > c {
		u = 1.0 - u
		c = 1.0 - c
		low, high = high, low
	}
	return low + float64((high-low)*math.Sqrt(u*c))
}

// Normalvariate draws from the normal distribution by the ratio of uniform
// deviates (Kinderman and Monahan, 1977).
func (g *Generator) Normalvariate(mu, sigma float64) float64 {
	for {
		u1 := g.Random()
		u2 := 1.0 - g.Random()
		z := normalMagic * (u1 - 0.5) / u2
		if z*z/4.0 <= -libm.Log(u2) {
			return mu + float64(z*sigma)
		}
	}
}

// Gauss draws from the normal distribution by Box and Muller's method, which
// makes two numbers at a time and keeps one for the next call.
func (g *Generator) Gauss(mu, sigma float64) float64 {
	z := g.gaussNext
	if g.hasGauss {
		g.hasGauss = false
	} else {
		angle := g.Random() * (2 * math.Pi)
		radius := math.Sqrt(-2.0 * libm.Log(1.0-g.Random()))
		z = libm.Cos(angle) * radius
		g.gaussNext, g.hasGauss = libm.Sin(angle)*radius, true
	}
	return mu + float64(z*sigma)
}

// Lognormvariate draws from the log normal distribution.
func (g *Generator) Lognormvariate(mu, sigma float64) float64 {
	return expRaising(g.Normalvariate(mu, sigma))
}

// expRaising is math.exp: OverflowError instead of an infinite result.
func expRaising(x float64) float64 {
	r := libm.Exp(x)
	if math.IsInf(r, 1) && !math.IsInf(x, 1) {
		panic(py.OverflowError.New("math range error"))
	}
	return r
}

// logRaising is math.log of a float: ValueError for x <= 0.
func logRaising(x float64) float64 {
	if x <= 0 {
		panic(py.ValueError.New("math domain error"))
	}
	return libm.Log(x)
}

// Expovariate draws from the exponential distribution of rate lambd.
func (g *Generator) Expovariate(lambd float64) float64 {
	return py.TrueDivFloat(-libm.Log(1.0-g.Random()), lambd)
}

// Vonmisesvariate draws an angle from the von Mises distribution (Fisher,
// Statistical Analysis of Circular Data, 1993).
func (g *Generator) Vonmisesvariate(mu, kappa float64) float64 {
	const turn = 2 * math.Pi
	if kappa <= 1e-6 {
		return turn * g.Random()
	}
	s := 0.5 / kappa
	r := s + math.Sqrt(1.0+float64(s*s))
	var z float64
	for {
		z = libm.Cos(math.Pi * g.Random())
		d := z / (r + z)
		u := g.Random()
		if u < 1.0-float64(d*d) || u <= float64((1.0-d)*libm.Exp(d)) {
			break
		}
	}
	q := 1.0 / r
	f := (q + z) / (1.0 + float64(q*z))
	if g.Random() > 0.5 {
		return py.ModFloat(mu+libm.Acos(f), turn)
	}
	return py.ModFloat(mu-libm.Acos(f), turn)
}

// Gammavariate draws from the gamma distribution: Cheng's method (1977) for
// alpha > 1, Kennedy and Gentle's algorithm GS below 1.
func (g *Generator) Gammavariate(alpha, beta float64) float64 {
	switch {
	case alpha <= 0.0 || beta <= 0.0:
		panic(py.ValueError.New("gammavariate: alpha and beta must be > 0.0"))
	case alpha > 1.0:
		return g.gammaCheng(alpha) * beta
	case alpha == 1.0:
		return -libm.Log(1.0-g.Random()) * beta
	}
	return g.gammaSmall(alpha) * beta
}

func (g *Generator) gammaCheng(alpha float64) float64 {
	ainv := math.Sqrt(float64(2.0*alpha) - 1.0)
	bbb := alpha - log4
	ccc := alpha + ainv
	for {
		u1 := g.Random()
		if !(1e-7 < u1 && u1 < 0.9999999) {
			continue
		}
		u2 := 1.0 - g.Random()
		v := libm.Log(u1/(1.0-u1)) / ainv
		x := alpha * libm.Exp(v)
		z := u1 * u1 * u2
		r := bbb + float64(ccc*v) - x
		if r+gammaMagic-float64(4.5*z) >= 0.0 || r >= libm.Log(z) {
			return x
		}
	}
}

func (g *Generator) gammaSmall(alpha float64) float64 {
	b := (math.E + alpha) / math.E
	for {
		p := b * g.Random()
		var x float64
		if p <= 1.0 {
			x = libm.Pow(p, 1.0/alpha)
		} else {
			x = -libm.Log((b - p) / alpha)
		}
		u := g.Random()
		if p > 1.0 {
			if u <= libm.Pow(x, alpha-1.0) {
				return x
			}
		} else if u <= libm.Exp(-x) {
			return x
		}
	}
}

// Betavariate draws from the beta distribution, as a quotient of two gamma
// variates.
func (g *Generator) Betavariate(alpha, beta float64) float64 {
	y := g.Gammavariate(alpha, 1.0)
	if y == 0 {
		return 0.0
	}
	return y / (y + g.Gammavariate(beta, 1.0))
}

// Paretovariate draws from the Pareto distribution of shape alpha.
func (g *Generator) Paretovariate(alpha float64) float64 {
	u := 1.0 - g.Random()
	return powFloat(u, py.TrueDivFloat(-1.0, alpha))
}

// Weibullvariate draws from the Weibull distribution of scale alpha and
// shape beta.
func (g *Generator) Weibullvariate(alpha, beta float64) float64 {
	u := 1.0 - g.Random()
	return alpha * powFloat(-libm.Log(u), py.TrueDivFloat(1.0, beta))
}

// Binomialvariate counts the successes of n trials of probability p.
func (g *Generator) Binomialvariate(n int, p float64) int {
	switch {
	case n < 0:
		panic(py.ValueError.New("n must be non-negative"))
	case p == 0.0:
		return 0
	case p == 1.0:
		return n
	case !(p > 0.0 && p < 1.0):
		panic(py.ValueError.New("p must be in the range 0.0 <= p <= 1.0"))
	case n == 1:
		if g.Random() < p {
			return 1
		}
		return 0
	case p > 0.5:
		return n - g.Binomialvariate(n, 1.0-p)
	case float64(n)*p < 10.0:
		return g.binomialGeometric(n, p)
	}
	return g.binomialRejection(float64(n), p)
}

// binomialGeometric adds up geometric gaps (Devroye), in O(n*p).
func (g *Generator) binomialGeometric(n int, p float64) int {
	c := libm.Log2(1.0 - p)
	if c == 0 {
		return 0
	}
	for x, y := 0, 0.0; ; x++ {
		u := g.Random()
		if u == 0 {
			logRaising(u)
		}
		y += math.Floor(libm.Log2(u)/c) + 1
		if y > float64(n) {
			return x
		}
	}
}

// binomialRejection is Hörmann's transformed rejection with squeeze (BTRS).
func (g *Generator) binomialRejection(n, p float64) int {
	spq := math.Sqrt(n * p * (1.0 - p))
	b := 1.15 + float64(2.53*spq)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	c := float64(n*p) + 0.5
	vr := 0.92 - 4.2/b
	alpha := (2.83 + 5.1/b) * spq
	lpq := libm.Log(p / (1.0 - p))
	m := math.Floor((n + 1) * p)
	h := lgamma(m+1) + lgamma(n-m+1)
	for {
		u := g.Random() - 0.5
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2.0*a/us+b)*u) + c)
		if k < 0 || k > n {
			continue
		}
		v := g.Random()
		if us >= 0.07 && v <= vr {
			return int(k)
		}
		v *= alpha / (a/(us*us) + b)
		if logRaising(v) <= h-lgamma(k+1)-lgamma(n-k+1)+float64((k-m)*lpq) {
			return int(k)
		}
	}
}

func lgamma(x float64) float64 {
	v, _ := math.Lgamma(x)
	return v
}

// powFloat is Python's ** for floats.
func powFloat(x, y float64) float64 {
	r := libm.Pow(x, y)
	if math.IsInf(r, 0) || r != r {
		return py.PowFloat(x, y) // raises where Python does
	}
	return r
}
