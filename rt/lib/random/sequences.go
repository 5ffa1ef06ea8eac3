package random

import (
	"math"
	"math/big"
	"sort"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/libm"
	"github.com/gosyncio/gosyncio/rt/py"
)

// randrangeStop is randrange(stop).
func (g *Generator) randrangeStop(stop, step any) any {
	n := arg.Big(stop)
	if step != 1 {
		panic(py.TypeError.New("Missing a non-None stop argument"))
	}
	if n.Sign() <= 0 {
		panic(py.ValueError.New("empty range for randrange()"))
	}
	return arg.BoxBig(g.bigBelow(n))
}

// randrange is randrange(start, stop, step) for ints of any size.
func (g *Generator) randrange(start, stop, step any) any {
	lo, hi := arg.Big(start), arg.Big(stop)
	width := new(big.Int).Sub(hi, lo)
	by := arg.Big(step)
	if by.IsInt64() && by.Int64() == 1 {
		if width.Sign() <= 0 {
			panic(py.ValueError.Newf("empty range in randrange(%s, %s)", py.Str(start), py.Str(stop)))
		}
		return arg.BoxBig(width.Add(lo, g.bigBelow(width)))
	}
	// n = ceil(width / by)
	n := new(big.Int)
	switch by.Sign() {
	case 0:
		panic(py.ValueError.New("zero step for randrange()"))
	case 1:
		n.Add(width, by).Sub(n, big.NewInt(1))
	default:
		n.Add(width, by).Add(n, big.NewInt(1))
	}
	rem := new(big.Int)
	n.QuoRem(n, by, rem)
	if rem.Sign() != 0 && rem.Sign() != by.Sign() {
		n.Sub(n, big.NewInt(1))
	}
	if n.Sign() <= 0 {
		panic(py.ValueError.Newf("empty range in randrange(%s, %s, %s)", py.Str(start), py.Str(stop), py.Str(step)))
	}
	r := g.bigBelow(n)
	return arg.BoxBig(r.Mul(r, by).Add(r, lo))
}

func (g *Generator) choice(seq any) any {
	n := py.Len(seq)
	if n == 0 {
		panic(py.IndexError.New("Cannot choose from an empty sequence"))
	}
	return py.GetItem(seq, g.below(n))
}

func (g *Generator) shuffle(x any) {
	for i := py.Len(x) - 1; i > 0; i-- {
		j := g.below(i + 1)
		a, b := py.GetItem(x, i), py.GetItem(x, j)
		py.SetItem(x, i, b)
		py.SetItem(x, j, a)
	}
}

// isSequence is isinstance(x, collections.abc.Sequence) for the values here.
func isSequence(x any) bool {
	switch x.(type) {
	case string, py.Bytes, *py.Tuple, *py.Range, *py.Bytearray, py.AnyList, py.AnyTuple:
		return true
	case py.AnyDict, py.AnySet:
		return false
	case *py.Instance:
		_, ok := py.TypeOf(x).Lookup("__getitem__")
		return ok
	}
	_, isSlice := py.TypeOf(x).Lookup("__getitem__")
	_, isMap := py.TypeOf(x).Lookup("keys")
	return isSlice && !isMap
}

// sample draws k elements of a population without replacement.
func (g *Generator) sample(population, size, counts any) any {
	if !isSequence(population) {
		panic(py.TypeError.New("Population must be a sequence.  For dicts or sets, use sorted(d)."))
	}
	n := py.Len(population)
	if counts != nil {
		return g.sampleCounted(population, n, size, counts)
	}
	k := arg.Int(size)
	out := make([]any, 0, max(k, 0))
	for _, i := range g.sampleIndices(n, k) {
		out = append(out, py.GetItem(population, i))
	}
	return py.ListOf(out)
}

// sampleIndices draws k of the ints below n, in the order CPython does: from a
// pool when that is smaller than a set of the chosen would be.
func (g *Generator) sampleIndices(n, k int) []int {
	if k < 0 || k > n {
		panic(py.ValueError.New("Sample larger than population or is negative"))
	}
	setSize := 21.0
	if k > 5 {
		setSize += libm.Pow(4, math.Ceil(libm.Log(float64(k*3))/libm.Log(4)))
	}
	out := make([]int, k)
	if float64(n) <= setSize {
		pool := make([]int, n)
		for i := range pool {
			pool[i] = i
		}
		for i := range out {
			j := g.below(n - i)
			out[i] = pool[j]
			pool[j] = pool[n-i-1]
		}
		return out
	}
	chosen := make(map[int]bool, k)
	for i := range out {
		j := g.below(n)
		for chosen[j] {
			j = g.below(n)
		}
		chosen[j] = true
		out[i] = j
	}
	return out
}

func (g *Generator) sampleCounted(population any, n int, size, counts any) any {
	sums := accumulate(counts)
	if len(sums) != n {
		panic(py.ValueError.New("The number of counts does not match the population"))
	}
	var total any = 0
	if n > 0 {
		total = sums[n-1]
	}
	t, ok := total.(int)
	if !ok {
		panic(py.TypeError.New("Counts must be integers"))
	}
	if t <= 0 {
		panic(py.ValueError.New("Total of counts must be greater than zero"))
	}
	var out []any
	for _, s := range g.sampleIndices(t, arg.Int(size)) {
		i := sort.Search(n-1, func(i int) bool { return py.Lt(s, sums[i]) })
		out = append(out, py.GetItem(population, i))
	}
	return py.ListOf(out)
}

func accumulate(o any) []any {
	var sums []any
	for v := range py.Each(o) {
		if len(sums) > 0 {
			v = py.Add(sums[len(sums)-1], v)
		}
		sums = append(sums, v)
	}
	return sums
}

// choices draws k elements of a population with replacement.
func (g *Generator) choices(population, weights, cumulative any, k int) any {
	draw := g.chooser(py.Len(population), weights, cumulative)
	out := make([]any, 0, max(k, 0))
	for range k {
		out = append(out, py.GetItem(population, draw()))
	}
	return py.ListOf(out)
}

// chooser returns what draws the index of one of n elements, each as likely as its weight says.
func (g *Generator) chooser(n int, weights, cumulative any) func() int {
	if cumulative == nil && weights == nil {
		return func() int { return int(math.Floor(g.Random() * float64(n))) }
	}
	var sums []any
	switch {
	case cumulative == nil:
		if w, ok := weights.(int); ok {
			panic(py.TypeError.Newf("The number of choices must be a keyword argument: k=%d", w))
		}
		sums = accumulate(weights)
	case weights != nil:
		panic(py.TypeError.New("Cannot specify both weights and cumulative weights"))
	default:
		for v := range py.Each(cumulative) {
			sums = append(sums, v)
		}
	}
	if len(sums) != n {
		panic(py.ValueError.New("The number of weights does not match the population"))
	}
	if n == 0 {
		panic(py.IndexError.New("list index out of range"))
	}
	total := arg.Float(sums[n-1])
	switch {
	case total <= 0:
		panic(py.ValueError.New("Total of weights must be greater than zero"))
	case math.IsInf(total, 0) || total != total:
		panic(py.ValueError.New("Total of weights must be finite"))
	}
	return func() int {
		x := g.Random() * total
		return sort.Search(n-1, func(i int) bool { return py.Lt(x, sums[i]) })
	}
}
