package math

import (
	"math/big"
	"math/bits"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Isqrt returns the integer square root of n; ValueError for a negative n.
func isqrt(n *big.Int) *big.Int {
	if n.Sign() < 0 {
		panic(py.ValueError.New("isqrt() argument must be nonnegative"))
	}
	return new(big.Int).Sqrt(n)
}

// Gcd returns the greatest common divisor of a and b, as a non-negative int.
func Gcd(a, b int) int {
	x, y := absUint(a), absUint(b)
	for y != 0 {
		x, y = y, x%y
	}
	return int(x)
}

func absUint(a int) uint {
	if a < 0 {
		return -uint(a)
	}
	return uint(a)
}

// gcd and lcm of big ints; neither is ever negative.
func gcd(a, b *big.Int) *big.Int {
	return new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b))
}

func lcm(a, b *big.Int) *big.Int {
	if a.Sign() == 0 || b.Sign() == 0 {
		return new(big.Int)
	}
	q := new(big.Int).Quo(a, gcd(a, b))
	return q.Abs(q.Mul(q, b))
}

// product returns lo * (lo+1) * ... * hi, by halves so that the factors stay
// of like size.
func product(lo, hi uint64) *big.Int {
	if lo > hi {
		return big.NewInt(1)
	}
	if hi-lo < 8 {
		r := new(big.Int).SetUint64(lo)
		for i := lo + 1; i <= hi; i++ {
			r.Mul(r, new(big.Int).SetUint64(i))
		}
		return r
	}
	mid := lo + (hi-lo)/2
	l := product(lo, mid)
	return l.Mul(l, product(mid+1, hi))
}

// perm returns n!/(n-k)!; comb divides that by k!.
func perm(n, k *big.Int) *big.Int {
	checkPerm(n, k)
	if k.Cmp(n) > 0 {
		return new(big.Int)
	}
	if n.IsUint64() {
		top := n.Uint64()
		return product(top-k.Uint64()+1, top)
	}
	return fallingFactorial(n, k.Uint64())
}

func comb(n, k *big.Int) *big.Int {
	checkPerm(n, k)
	if k.Cmp(n) > 0 {
		return new(big.Int)
	}
	if other := new(big.Int).Sub(n, k); other.Cmp(k) < 0 {
		k = other
	}
	if !k.IsUint64() || bits.Len64(k.Uint64()) > 40 {
		panic(py.OverflowError.New("min(n - k, k) must not exceed 9223372036854775807"))
	}
	if n.IsInt64() {
		return new(big.Int).Binomial(n.Int64(), k.Int64())
	}
	r := fallingFactorial(n, k.Uint64())
	return r.Quo(r, product(1, k.Uint64()))
}

func fallingFactorial(n *big.Int, k uint64) *big.Int {
	r, f := big.NewInt(1), new(big.Int).Set(n)
	one := big.NewInt(1)
	for range k {
		r.Mul(r, f)
		f.Sub(f, one)
	}
	return r
}

func checkPerm(n, k *big.Int) {
	if n.Sign() < 0 {
		panic(py.ValueError.New("n must be a non-negative integer"))
	}
	if k.Sign() < 0 {
		panic(py.ValueError.New("k must be a non-negative integer"))
	}
}

// factorial returns n!.
func factorial(n *big.Int) *big.Int {
	switch {
	case n.Sign() < 0:
		panic(py.ValueError.New("factorial() not defined for negative values"))
	case !n.IsInt64():
		panic(py.OverflowError.New("factorial() argument should not exceed 9223372036854775807"))
	}
	return product(1, n.Uint64())
}
