package random

import (
	"context"
	"math"
	"math/big"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Class is the class random.Random.
var Class = py.NewBuiltinType("random", "Random")

// SystemClass is the class random.SystemRandom.
var SystemClass = py.NewBuiltinType("random", "SystemRandom", Class)

// PyClass gives the generator's class.
func (g *Generator) PyClass() *py.Type {
	if g.system {
		return SystemClass
	}
	return Class
}

// SetInstance tells the generator which instance of a user's subclass it belongs to.
func (g *Generator) SetInstance(in *py.Instance) { g.over = overridesOf(in) }

func init() {
	Class.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		g := NewGenerator()
		for _, k := range kw {
			if k.Name != "x" {
				panic(py.TypeError.Newf("Random.__init__() got an unexpected keyword argument '%s'", k.Name))
			}
			args = append(args, k.Value)
		}
		if len(args) > 1 {
			panic(py.TypeError.Newf("Random() takes at most 1 argument (%d given)", len(args)))
		}
		if len(args) == 1 {
			g.seed(args[0], 2)
		}
		return g
	}
	SystemClass.Construct = func(context.Context, *py.Type, []any, []py.Kwarg) any {
		return &Generator{system: true}
	}
	Class.Methods(generatorTable)
	Class.Methods(variateTable)
}

// generator finds the generator behind a receiver, which may be an instance of
// a user's subclass.
func generator(o any) *Generator {
	switch o := o.(type) {
	case *Generator:
		return o
	case *py.Instance:
		return generator(o.Base)
	}
	panic(py.TypeError.Newf("descriptor requires a 'random.Random' object but received '%s'", py.TypeOf(o).Name))
}

// generatorTable holds the methods that are not distributions of floats.
var generatorTable = py.MethodTable{
	arg.Fn("seed", "self, /, a=None, version=2", func(_ context.Context, a []any) any {
		generator(a[0]).seed(a[1], a[2])
		return nil
	}),
	arg.Fn("getstate", "self, /", func(_ context.Context, a []any) any { return generator(a[0]).state() }),
	arg.Fn("setstate", "self, /, state", func(_ context.Context, a []any) any {
		generator(a[0]).setState(a[1])
		return nil
	}),
	arg.Fn("random", "self, /", func(_ context.Context, a []any) any { return generator(a[0]).plainRandom() }),
	arg.Fn("getrandbits", "self, /, k", func(_ context.Context, a []any) any { return generator(a[0]).getrandbits(arg.Int(a[1])) }),
	arg.Fn("randbytes", "self, /, n", func(_ context.Context, a []any) any { return generator(a[0]).Randbytes(arg.Int(a[1])) }),
	arg.Fn("randrange", "self, /, start, stop=None, step=1", func(_ context.Context, a []any) any {
		g := generator(a[0])
		if a[2] == nil {
			return g.randrangeStop(a[1], a[3])
		}
		return g.randrange(a[1], a[2], a[3])
	}),
	arg.Fn("randint", "self, /, a, b", func(_ context.Context, a []any) any {
		g := generator(a[0])
		lo, ok := a[1].(int)
		if hi, ok2 := a[2].(int); ok && ok2 && lo <= hi && hi < math.MaxInt {
			return g.Randint(lo, hi)
		}
		return g.randrange(a[1], py.Add(a[2], 1), 1)
	}),
	arg.Fn("choice", "self, /, seq", func(_ context.Context, a []any) any { return generator(a[0]).choice(a[1]) }),
	arg.Fn("shuffle", "self, /, x", func(_ context.Context, a []any) any {
		generator(a[0]).shuffle(a[1])
		return nil
	}),
	arg.Fn("sample", "self, /, population, k, *, counts=None", func(_ context.Context, a []any) any {
		return generator(a[0]).sample(a[1], a[2], a[3])
	}),
	arg.Fn("choices", "self, /, population, weights=None, *, cum_weights=None, k=1", func(_ context.Context, a []any) any {
		return generator(a[0]).choices(a[1], a[2], a[3], arg.Int(a[4]))
	}),
}

// variateTable holds the distributions.
var variateTable = py.MethodTable{
	arg.Fn("uniform", "self, /, a, b", func(_ context.Context, a []any) any {
		g := generator(a[0])
		if x, ok := a[1].(float64); ok {
			if y, ok := a[2].(float64); ok {
				return g.Uniform(x, y)
			}
		}
		return py.Add(a[1], py.Mul(py.Sub(a[2], a[1]), g.Random()))
	}),
	arg.Fn("triangular", "self, /, low=0.0, high=1.0, mode=None", func(_ context.Context, a []any) any {
		low, high := arg.Float(a[1]), arg.Float(a[2])
		c := 0.5
		if a[3] != nil {
			if high == low {
				generator(a[0]).Random()
				return a[1]
			}
			c = (arg.Float(a[3]) - low) / (high - low)
		}
		return generator(a[0]).triangular(low, high, c)
	}),
	two("normalvariate", "self, /, mu=0.0, sigma=1.0", (*Generator).Normalvariate),
	two("gauss", "self, /, mu=0.0, sigma=1.0", (*Generator).Gauss),
	two("lognormvariate", "self, /, mu, sigma", (*Generator).Lognormvariate),
	two("vonmisesvariate", "self, /, mu, kappa", (*Generator).Vonmisesvariate),
	two("gammavariate", "self, /, alpha, beta", (*Generator).Gammavariate),
	two("betavariate", "self, /, alpha, beta", (*Generator).Betavariate),
	two("weibullvariate", "self, /, alpha, beta", (*Generator).Weibullvariate),
	arg.Fn("expovariate", "self, /, lambd=1.0", func(_ context.Context, a []any) any {
		return generator(a[0]).Expovariate(arg.Float(a[1]))
	}),
	arg.Fn("paretovariate", "self, /, alpha", func(_ context.Context, a []any) any {
		return generator(a[0]).Paretovariate(arg.Float(a[1]))
	}),
	arg.Fn("binomialvariate", "self, /, n=1, p=0.5", func(_ context.Context, a []any) any {
		return generator(a[0]).Binomialvariate(arg.Int(a[1]), arg.Float(a[2]))
	}),
}

func two(name, sig string, f func(g *Generator, x, y float64) float64) py.Def {
	return py.Def{Name: name, Sig: sig, Code: func(_ context.Context, a []any) any {
		return f(generator(a[0]), arg.Float(a[1]), arg.Float(a[2]))
	}}
}

// seed restarts the numbers from a boxed seed.
func (g *Generator) seed(a, version any) {
	if g.system {
		return
	}
	if version == 1 {
		if codes, ok := oldCodes(a); ok {
			g.seedStrOld(codes)
			return
		}
	}
	switch a := a.(type) {
	case nil:
		g.seedEntropy()
	case string:
		g.SeedStr(a)
	case int:
		g.SeedInt(a)
	case *big.Int:
		g.seedBig(a)
	case bool:
		g.seedBig(arg.Big(a))
	case float64:
		g.seedBig(new(big.Int).SetUint64(uint64(py.FloatHash(a))))
	default:
		b, ok := arg.Bytes(a)
		if !ok {
			panic(py.TypeError.New("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray."))
		}
		g.SeedStr(string(b))
	}
}

func oldCodes(a any) ([]rune, bool) {
	switch a := a.(type) {
	case string:
		return []rune(a), true
	case py.Bytes:
		var codes []rune
		for _, c := range []byte(a) {
			codes = append(codes, rune(c))
		}
		return codes, true
	}
	return nil, false
}

// state returns what getstate does: (3, words and position, gauss_next).
func (g *Generator) state() any {
	if g.system {
		panic(py.NotImplementedError.New("System entropy source does not have state."))
	}
	words := make([]any, 0, stateLen+1)
	for _, w := range g.mt.words {
		words = append(words, int(w))
	}
	words = append(words, g.mt.next)
	var gauss any
	if g.hasGauss {
		gauss = g.gaussNext
	}
	return py.NewTuple(3, py.NewTuple(words...), gauss)
}

func (g *Generator) setState(state any) {
	parts := py.Unpack(state, 3)
	if parts[0] != 3 && parts[0] != 2 {
		panic(py.ValueError.Newf("state with version %s passed to Random.setstate() of version 3", py.Str(parts[0])))
	}
	internal, ok := parts[1].(*py.Tuple)
	if !ok {
		panic(py.TypeError.New("state vector must be a tuple"))
	}
	if internal.Len() != stateLen+1 {
		panic(py.ValueError.New("state vector is the wrong size"))
	}
	var mt twister
	for i := range mt.words {
		mt.words[i] = uint32(arg.Int(internal.Get(i)))
	}
	mt.next = arg.Int(internal.Get(stateLen))
	if mt.next < 0 || mt.next > stateLen {
		panic(py.ValueError.New("invalid state"))
	}
	g.mt = mt
	if g.hasGauss = parts[2] != nil; g.hasGauss {
		g.gaussNext = arg.Float(parts[2])
	}
}

func (g *Generator) getrandbits(k int) any {
	switch {
	case k < 0:
		panic(py.ValueError.New("number of bits must be non-negative"))
	case k < 64:
		return int(g.bits(k))
	}
	return arg.BoxBig(g.bigBits(k))
}

// Randbytes returns n bytes, the little-endian form of 8*n random bits.
func (g *Generator) Randbytes(n int) py.Bytes {
	if n < 0 {
		panic(py.ValueError.New("number of bits must be non-negative"))
	}
	drawn := g.bigBits
	if g.over != nil && g.over.getrandbits {
		drawn = g.over.bits
	}
	raw := drawn(8 * n).FillBytes(make([]byte, n))
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		raw[i], raw[j] = raw[j], raw[i]
	}
	return py.Bytes(raw)
}
