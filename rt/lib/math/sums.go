package math

import (
	"math"

	"github.com/gosyncio/gosyncio/rt/py"
)

// exactSum is a sum of floats kept as partial sums that do not overlap, so
// that it is exact (Shewchuk, 1997), with the special values beside it.
type exactSum struct {
	partials []float64
	special  float64 // sum of the infinities and NaNs
	infinite float64 // sum of the infinities
}

func (s *exactSum) add(x float64) {
	start := x
	n := 0
	for _, y := range s.partials {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		hi := x + y
		lo := y - (hi - x)
		if lo != 0 {
			s.partials[n] = lo
			n++
		}
		x = hi
	}
	s.partials = s.partials[:n]
	if x == 0 {
		return
	}
	if !finite(x) {
		if finite(start) {
			panic(py.OverflowError.New("intermediate overflow in fsum"))
		}
		if math.IsInf(start, 0) {
			s.infinite += start
		}
		s.special += start
		s.partials = s.partials[:0]
		return
	}
	s.partials = append(s.partials, x)
}

// sum rounds the exact sum once, halves to even.
func (s *exactSum) sum() float64 {
	if s.special != 0 {
		if s.infinite != s.infinite {
			panic(py.ValueError.New("-inf + inf in fsum"))
		}
		return s.special
	}
	n := len(s.partials) - 1
	if n < 0 {
		return 0
	}
	hi, lo := s.partials[n], 0.0
	for n > 0 && lo == 0 {
		n--
		x, y := hi, s.partials[n]
		hi = x + y
		lo = y - (hi - x)
	}
	// The remaining partials decide a tie.
	if n > 0 && (lo < 0 && s.partials[n-1] < 0 || lo > 0 && s.partials[n-1] > 0) {
		y := lo * 2
		if x := hi + y; y == x-hi {
			hi = x
		}
	}
	return hi
}

// norm returns the Euclidean length of vec, whose largest element by size is
// largest: squares are summed exactly and the root corrected (CPython's
// vector_norm, after Borges, An improved algorithm for hypot, 2019).
func norm(vec []float64, largest float64, nan bool) float64 {
	switch {
	case math.IsInf(largest, 0):
		return largest
	case nan:
		return math.NaN()
	case largest == 0 || len(vec) <= 1:
		return largest
	}
	_, e := math.Frexp(largest)
	if e < -1023 {
		const tiny = 0x1p-1022
		for i := range vec {
			vec[i] /= tiny
		}
		return tiny * norm(vec, largest/tiny, false)
	}
	scale := math.Ldexp(1, -e)
	csum, frac1, frac2 := 1.0, 0.0, 0.0
	add := func(a, b float64) {
		p := float64(a * b)
		frac1 += math.FMA(a, b, -p)
		s := csum + p
		frac2 += p - (s - csum)
		csum = s
	}
	for _, x := range vec {
		add(x*scale, x*scale)
	}
	h := math.Sqrt(csum - 1 + (frac1 + frac2))
	add(-h, h)
	h += (csum - 1 + (frac1 + frac2)) / (2 * h)
	return h / scale
}

// Hypot returns the Euclidean length of a vector.
func Hypot(coordinates ...float64) float64 {
	largest, nan := 0.0, false
	vec := make([]float64, len(coordinates))
	for i, x := range coordinates {
		vec[i] = math.Abs(x)
		nan = nan || x != x
		largest = max(largest, noNaN(vec[i]))
	}
	return norm(vec, largest, nan)
}

func noNaN(x float64) float64 {
	if x != x {
		return 0
	}
	return x
}
