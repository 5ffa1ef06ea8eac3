package py

import (
	bin "encoding/binary"
	"math"
	"math/big"
	"math/bits"
	"unsafe"
)

// CPython's numeric hash: the value modulo the Mersenne prime 2**61-1, so that
// equal numbers of different types hash alike (Python reference, "Hashing of
// numeric types").
const (
	hashBits    = 61
	hashModulus = 1<<hashBits - 1
	hashInf     = 314159
	hashImag    = 1000003
	hashNone    = 0xfca86420
)

// IntHash is hash(i).
func IntHash(i int) int {
	h := i % hashModulus
	if h == -1 {
		return -2
	}
	return h
}

var bigModulus = big.NewInt(hashModulus)

// BigHash is hash() of a big int.
func BigHash(i *big.Int) int {
	h := int(new(big.Int).Rem(i, bigModulus).Int64())
	if h == -1 {
		return -2
	}
	return h
}

// FloatHash is hash(f). (_Py_HashDouble; a NaN's hash, by identity in CPython, is 0.)
func FloatHash(f float64) int {
	if math.IsInf(f, 0) {
		if f > 0 {
			return hashInf
		}
		return -hashInf
	}
	if f != f {
		return 0
	}
	if i := int(f); float64(i) == f && i > -1<<52 && i < 1<<52 {
		return IntHash(i)
	}
	m, e := math.Frexp(f)
	sign := 1
	if m < 0 {
		sign, m = -1, -m
	}
	var x uint64
	for m != 0 {
		x = ((x << 28) & hashModulus) | x>>(hashBits-28)
		m *= 1 << 28
		e -= 28
		y := uint64(m)
		m -= float64(y)
		x += y
		if x >= hashModulus {
			x -= hashModulus
		}
	}
	if e >= 0 {
		e %= hashBits
	} else {
		e = hashBits - 1 - ((-1 - e) % hashBits)
	}
	x = ((x << e) & hashModulus) | x>>(hashBits-e)
	h := int(x) * sign
	if h == -1 {
		return -2
	}
	return h
}

// ComplexHash is hash(c).
func ComplexHash(c complex128) int {
	h := FloatHash(real(c)) + hashImag*FloatHash(imag(c))
	if h == -1 {
		return -2
	}
	return h
}

// TupleHash combines the hashes of a tuple's items (xxHash, as CPython 3.8+).
func TupleHash(n int, hashOf func(i int) int) int {
	const p1, p2, p5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(p5)
	for i := range n {
		acc += uint64(hashOf(i)) * p2
		acc = bits.RotateLeft64(acc, 31)
		acc *= p1
	}
	acc += uint64(n) ^ (p5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796
	}
	return int(acc)
}

// StrHash is hash() of a str or bytes: a multiply-fold hash over 8-byte words
// (after wyhash). CPython's differs in every process; ours is the same always,
// so that programs whose output depends on it at least repeat theirs.
func StrHash(s string) int {
	const k0, k1 = 0xa0761d6478bd642f, 0xe7037ed1a0b428db
	n := len(s)
	if n == 0 {
		return 0
	}
	p := unsafe.Slice(unsafe.StringData(s), n)
	h := uint64(n) * k0
	for len(p) >= 16 {
		h = fold(bin.LittleEndian.Uint64(p)^k1^h, bin.LittleEndian.Uint64(p[8:])^k0)
		p = p[16:]
	}
	var a, b uint64
	switch m := len(p); {
	case m >= 8:
		a, b = bin.LittleEndian.Uint64(p), bin.LittleEndian.Uint64(p[m-8:])
	case m >= 4:
		a, b = uint64(bin.LittleEndian.Uint32(p)), uint64(bin.LittleEndian.Uint32(p[m-4:]))
	case m > 0:
		a = uint64(p[0])<<16 | uint64(p[m/2])<<8 | uint64(p[m-1])
	}
	r := int(fold(a^k1^h, b^k0))
	if r == -1 {
		return -2
	}
	return r
}

func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}
