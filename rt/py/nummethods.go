package py

import (
	"context"
	"math"
	"math/big"
)

// intSelf is the receiver of an int method.
func intSelf(a []any) Int {
	i, _ := asInt(a[0])
	return i
}

func intPart(f func(i Int) any) func(o any) any {
	return func(o any) any {
		i, _ := asInt(o)
		return f(i)
	}
}

func selfInt(_ context.Context, a []any) any { return intSelf(a).Box() }

func init() {
	IntType.Methods(MethodTable{
		{"as_integer_ratio", "self, /", func(_ context.Context, a []any) any { return NewTuple(intSelf(a).Box(), 1) }},
		{"bit_count", "self, /", func(_ context.Context, a []any) any { return bitCount(intSelf(a)) }},
		{"bit_length", "self, /", func(_ context.Context, a []any) any { return intSelf(a).BitLength() }},
		{"conjugate", "self, /", selfInt},
		{"is_integer", "self, /", func(context.Context, []any) any { return true }},
		{"to_bytes", "self, /, length=1, byteorder='big', *, signed=False", func(_ context.Context, a []any) any {
			return intToBytes(intSelf(a), IndexInt(a[1]), bigEndian("to_bytes", a[2]), Truth(a[3]))
		}},
		{"__int__", "self, /", selfInt},
		{"__trunc__", "self, /", selfInt},
		{"__floor__", "self, /", selfInt},
		{"__ceil__", "self, /", selfInt},
		{"__float__", "self, /", func(_ context.Context, a []any) any { return intSelf(a).Float() }},
		{"__round__", "self, ndigits=None, /", func(_ context.Context, a []any) any {
			if a[1] == nil {
				return intSelf(a).Box()
			}
			return RoundInt(intSelf(a), saturate(IndexOrError(a[1]))).Box()
		}},
		{"__getnewargs__", "self, /", func(_ context.Context, a []any) any { return NewTuple(intSelf(a).Box()) }},
	})
	IntType.ClassMethods(MethodTable{
		{"from_bytes", "cls, /, bytes, byteorder='big', *, signed=False", func(ctx context.Context, a []any) any {
			s, ok := bufferOf(a[1])
			if !ok {
				if _, text := Unwrap(a[1]).(string); text || !isIterable(a[1]) {
					panic(TypeError.Newf("cannot convert '%s' object to bytes", TypeOf(a[1]).Name))
				}
				s = string(bytesFrom("bytes", a[1]))
			}
			v := intFromBytes(s, bigEndian("from_bytes", a[2]), Truth(a[3])).Box()
			if c := a[0].(*Type); c != IntType {
				return Call(ctx, c, v)
			}
			return v
		}},
	})
	IntType.Getters([]Getter{
		{Name: "real", Get: intPart(func(i Int) any { return i.Box() })},
		{Name: "imag", Get: func(any) any { return 0 }},
		{Name: "numerator", Get: intPart(func(i Int) any { return i.Box() })},
		{Name: "denominator", Get: func(any) any { return 1 }},
	})
	initFloatMethods()
	initComplexMethods()
}

func bitCount(i Int) int {
	n := 0
	for _, w := range i.Big().Bits() {
		for ; w != 0; w &= w - 1 {
			n++
		}
	}
	return n
}

func bigEndian(fn string, v any) bool {
	switch strArg(fn, "byteorder", v) {
	case "big":
		return true
	case "little":
		return false
	}
	panic(ValueError.New("byteorder must be either 'little' or 'big'"))
}

// intToBytes is i.to_bytes(n, byteorder, signed=signed).
func intToBytes(i Int, n int, bigEnd, signed bool) Bytes {
	if n < 0 {
		panic(ValueError.New("length argument must be non-negative"))
	}
	if i.Sign() < 0 && !signed {
		panic(OverflowError.New("can't convert negative int to unsigned"))
	}
	v := i.Big()
	bits := v.BitLen()
	if signed {
		if v.Sign() < 0 {
			bits = new(big.Int).Not(v).BitLen()
		}
		bits++
	}
	if bits > 8*n && !(signed && n == 0 && v.Sign() == 0) {
		panic(OverflowError.New("int too big to convert"))
	}
	if v.Sign() < 0 {
		v = new(big.Int).Add(v, new(big.Int).Lsh(bigOne, uint(8*n)))
	}
	b := v.FillBytes(make([]byte, n))
	if !bigEnd {
		for l, r := 0, n-1; l < r; l, r = l+1, r-1 {
			b[l], b[r] = b[r], b[l]
		}
	}
	return Bytes(b)
}

// intFromBytes is int.from_bytes(b, byteorder, signed=signed).
func intFromBytes(s string, bigEnd, signed bool) Int {
	b := []byte(s)
	if !bigEnd {
		for l, r := 0, len(b)-1; l < r; l, r = l+1, r-1 {
			b[l], b[r] = b[r], b[l]
		}
	}
	v := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0] >= 0x80 {
		v.Sub(v, new(big.Int).Lsh(bigOne, uint(8*len(b))))
	}
	return normInt(v)
}

func floatSelf(a []any) float64 { return a[0].(float64) }

func initFloatMethods() {
	FloatType.Methods(MethodTable{
		{"as_integer_ratio", "self, /", func(_ context.Context, a []any) any { return floatRatio(floatSelf(a)) }},
		{"conjugate", "self, /", func(_ context.Context, a []any) any { return a[0] }},
		{"hex", "self, /", func(_ context.Context, a []any) any { return FloatHex(floatSelf(a)) }},
		{"is_integer", "self, /", func(_ context.Context, a []any) any { return FloatIsInteger(floatSelf(a)) }},
		{"__float__", "self, /", func(_ context.Context, a []any) any { return a[0] }},
		{"__int__", "self, /", func(_ context.Context, a []any) any { return FloatToInt(floatSelf(a)).Box() }},
		{"__trunc__", "self, /", func(_ context.Context, a []any) any { return FloatToInt(floatSelf(a)).Box() }},
		{"__floor__", "self, /", func(_ context.Context, a []any) any { return FloatToInt(math.Floor(floatSelf(a))).Box() }},
		{"__ceil__", "self, /", func(_ context.Context, a []any) any { return FloatToInt(math.Ceil(floatSelf(a))).Box() }},
		{"__round__", "self, ndigits=None, /", func(_ context.Context, a []any) any {
			if a[1] == nil {
				return RoundFloat(floatSelf(a)).Box()
			}
			return RoundFloatTo(floatSelf(a), saturate(IndexOrError(a[1])))
		}},
		{"__getnewargs__", "self, /", func(_ context.Context, a []any) any { return NewTuple(a[0]) }},
	})
	FloatType.ClassMethods(MethodTable{
		{"fromhex", "cls, string, /", func(ctx context.Context, a []any) any {
			v := parseFloatHex(strArg("fromhex", "", a[1]))
			if c := a[0].(*Type); c != FloatType {
				return Call(ctx, c, v)
			}
			return v
		}},
	})
	FloatType.Getters([]Getter{
		{Name: "real", Get: func(o any) any { return o }},
		{Name: "imag", Get: func(any) any { return 0.0 }},
	})
}

// FloatIsInteger is f.is_integer().
func FloatIsInteger(f float64) bool { return !math.IsInf(f, 0) && f == math.Floor(f) }

func floatRatio(f float64) any {
	if f != f {
		panic(ValueError.New("cannot convert NaN to integer ratio"))
	}
	if math.IsInf(f, 0) {
		panic(OverflowError.New("cannot convert Infinity to integer ratio"))
	}
	r := new(big.Rat).SetFloat64(f)
	return NewTuple(boxBig(new(big.Int).Set(r.Num())), boxBig(new(big.Int).Set(r.Denom())))
}

func initComplexMethods() {
	ComplexType.Methods(MethodTable{
		{"conjugate", "self, /", func(_ context.Context, a []any) any {
			c := a[0].(complex128)
			return complex(real(c), -imag(c))
		}},
		{"__complex__", "self, /", func(_ context.Context, a []any) any { return a[0] }},
		{"__getnewargs__", "self, /", func(_ context.Context, a []any) any {
			c := a[0].(complex128)
			return NewTuple(real(c), imag(c))
		}},
	})
	ComplexType.Getters([]Getter{
		{Name: "real", Get: func(o any) any { return real(o.(complex128)) }},
		{Name: "imag", Get: func(o any) any { return imag(o.(complex128)) }},
	})
}
