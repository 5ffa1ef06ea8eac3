package random

import (
	"crypto/rand"
	"crypto/sha512"
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Generator is Python's class random.Random: a Mersenne Twister and the
// distributions drawn from it. The same seed gives the numbers that CPython
// 3.13 gives.
type Generator struct {
	mt        twister
	gaussNext float64 // the second number of the pair that Gauss makes
	hasGauss  bool
	system    bool // class SystemRandom: numbers come from the operating system
	over      *overrides
}

// NewGenerator returns a generator seeded from the operating system.
func NewGenerator() *Generator {
	g := new(Generator)
	g.seedEntropy()
	return g
}

// seedEntropy seeds from the operating system's randomness (seed(None)).
func (g *Generator) seedEntropy() {
	var raw [4 * stateLen]byte
	rand.Read(raw[:]) // never fails
	var key [stateLen]uint32
	for i := range key {
		key[i] = binary.LittleEndian.Uint32(raw[4*i:])
	}
	g.mt.seedWords(key[:])
	g.hasGauss = false
}

// SeedInt seeds from an int (its sign is ignored).
func (g *Generator) SeedInt(n int) { g.seedBig(big.NewInt(int64(n))) }

func (g *Generator) seedBig(n *big.Int) {
	g.mt.seedInt(n)
	g.hasGauss = false
}

// SeedStr seeds from the UTF-8 bytes of s, as seed's version 2 does.
func (g *Generator) SeedStr(s string) {
	sum := sha512.Sum512([]byte(s))
	g.seedBig(new(big.Int).SetBytes(append([]byte(s), sum[:]...)))
}

// seedStrOld seeds from a str or bytes as seed's version 1 does; codes are
// the code points of the str or the bytes.
func (g *Generator) seedStrOld(codes []rune) {
	var x uint64
	if len(codes) > 0 {
		x = uint64(codes[0]) << 7
	}
	for _, c := range codes {
		x = 1000003*x ^ uint64(c)
	}
	x ^= uint64(len(codes))
	g.seedBig(new(big.Int).SetUint64(x))
}

// Random returns a float in [0, 1).
func (g *Generator) Random() float64 {
	if g.over != nil && g.over.random {
		return g.over.float()
	}
	return g.plainRandom()
}

// plainRandom is Random of the class Random itself.
func (g *Generator) plainRandom() float64 {
	if g.system {
		return float64(g.bits(53)) * 0x1p-53
	}
	return g.mt.float64()
}

// bits returns k random bits, 0 <= k <= 64.
func (g *Generator) bits(k int) uint64 {
	if g.system {
		var raw [8]byte
		rand.Read(raw[:]) // never fails
		return binary.LittleEndian.Uint64(raw[:]) >> (64 - k)
	}
	return g.mt.bits(k)
}

// bigBits returns any number of random bits.
func (g *Generator) bigBits(k int) *big.Int {
	if g.system {
		raw := make([]byte, (k+7)/8)
		rand.Read(raw) // never fails
		n := new(big.Int).SetBytes(raw)
		return n.Rsh(n, uint(len(raw)*8-k))
	}
	return g.mt.bigBits(k)
}

// below returns an int in [0, n), n > 0.
func (g *Generator) below(n int) int {
	if g.over.replaced() {
		return int(g.over.below(big.NewInt(int64(n))).Int64())
	}
	k := bits.Len(uint(n))
	for {
		if r := g.bits(k); r < uint64(n) {
			return int(r)
		}
	}
}

// bigBelow is below for any positive n.
func (g *Generator) bigBelow(n *big.Int) *big.Int {
	if g.over.replaced() {
		return g.over.below(n)
	}
	if n.IsInt64() {
		return big.NewInt(int64(g.below(int(n.Int64()))))
	}
	for k := n.BitLen(); ; {
		if r := g.bigBits(k); r.Cmp(n) < 0 {
			return r
		}
	}
}

// Randint returns an int in [a, b]; ValueError if b < a.
func (g *Generator) Randint(a, b int) int {
	width := b - a
	if b < a || width < 0 || width == math.MaxInt {
		return py.As[int](g.randrange(a, py.Add(b, 1), 1))
	}
	return a + g.below(width+1)
}

// RandrangeStop returns an int in [0, stop); ValueError if there is none.
func (g *Generator) RandrangeStop(stop int) int {
	if stop <= 0 {
		panic(py.ValueError.New("empty range for randrange()"))
	}
	return g.below(stop)
}

// Randrange returns an int in [start, stop); ValueError if there is none.
func (g *Generator) Randrange(start, stop int) int {
	width := stop - start
	if stop <= start || width < 0 {
		return py.As[int](g.randrange(start, stop, 1))
	}
	return start + g.below(width)
}

// Uniform returns a float between a and b.
func (g *Generator) Uniform(a, b float64) float64 { return a + (b-a)*g.Random() }
