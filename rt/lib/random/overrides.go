package random

import (
	"math"
	"math/big"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// overrides says which sources of numbers a user's subclass has replaced: everything else is drawn from those.
type overrides struct {
	self        *py.Instance
	random      bool
	getrandbits bool
	// byFloat says that ints are made of random(), as of the only source that the class nearest to the instance defines.
	byFloat bool
}

// overridesOf looks at the classes of an instance up to Random itself.
func overridesOf(in *py.Instance) *overrides {
	o := &overrides{self: in}
	for _, c := range in.PyClass().MRO {
		if c == Class || c == SystemClass {
			break
		}
		random, bits := c.Defines("random"), c.Defines("getrandbits")
		if !o.random && !o.getrandbits {
			o.byFloat = random && !bits
		}
		o.random = o.random || random
		o.getrandbits = o.getrandbits || bits
	}
	return o
}

// replaced says whether ints come from something that a subclass defines.
func (o *overrides) replaced() bool { return o != nil && (o.byFloat || o.getrandbits) }

func (o *overrides) float() float64 {
	return arg.Float(py.CallMethod(py.Context(), o.self, "random"))
}

func (o *overrides) bits(k int) *big.Int {
	return arg.Big(py.CallMethod(py.Context(), o.self, "getrandbits", k))
}

// below is _randbelow of CPython for a subclass: with getrandbits, or without.
func (o *overrides) below(n *big.Int) *big.Int {
	if !o.byFloat {
		for k := n.BitLen(); ; {
			if r := o.bits(k); r.Cmp(n) < 0 {
				return r
			}
		}
	}
	const size = 1 << 53
	if !n.IsInt64() || n.Int64() >= size {
		f, _ := new(big.Float).SetInt(n).Float64()
		r, _ := big.NewFloat(math.Floor(o.float() * f)).Int(nil)
		return r
	}
	rem := size % n.Int64()
	limit := float64(size-rem) / size
	r := o.float()
	for r >= limit {
		r = o.float()
	}
	return big.NewInt(int64(math.Floor(r*size)) % n.Int64())
}
