package libm

import (
	"math"
	"testing"
)

// TestAgainstC holds results of CPython 3.13's math module (glibc 2.36), among
// them arguments where Go's math package rounds the other way.
func TestAgainstC(t *testing.T) {
	for _, c := range oracle {
		if got := c.fn(c.x); got != c.want {
			t.Errorf("%s(%v) = %v, want %v", c.name, c.x, got, c.want)
		}
	}
}

func TestSpecialValues(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct{ got, want float64 }{
		{Exp(inf), inf},
		{Exp(-inf), 0},
		{Exp(-745.1), 5e-324},
		{Exp(-720), math.Exp(-720)},
		{Pow(2, 10), 1024},
		{Pow(-2, 3), -8},
		{Pow(10, -2), 0.01},
		{Pow(2, -1074), 5e-324},
		{Pow(0, 3), 0},
		{Pow(10, 308), 1e308},
		{Pow(10, 400), inf},
		{Log(inf), inf},
		{Log(0), -inf},
		{Log2(8), 3},
		{Log10(1000), 3},
		{Sin(0), 0},
		{Cos(0), 1},
		{Atan2(1, 0), math.Pi / 2},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}
