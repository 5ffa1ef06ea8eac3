package py

import (
	"strings"
	"testing"
)

func TestOracleIntOps(t *testing.T) {
	o := newOracle(t)
	for range *oracleSize {
		a, b := o.randInt(), o.randInt()
		o.op(a, "+", b, Add)
		o.op(a, "-", b, Sub)
		o.op(a, "*", b, Mul)
		o.op(a, "/", b, TrueDiv)
		o.op(a, "//", b, FloorDiv)
		o.op(a, "%", b, Mod)
		o.op(a, "&", b, And)
		o.op(a, "|", b, Or)
		o.op(a, "^", b, Xor)
		o.op(a, "<", b, func(a, b any) any { return Lt(a, b) })
		o.op(a, "==", b, func(a, b any) any { return Eq(a, b) })
		o.op(a, ">=", b, func(a, b any) any { return Ge(a, b) })
		n := o.r.IntN(140) - 5
		o.op(a, "<<", n, LShift)
		o.op(a, ">>", n, RShift)
		o.op(a, "**", o.r.IntN(12)-2, Pow)
		o.fn("hash", func(x []any) any { return Hash(x[0]) }, a)
		o.fn("divmod", func(x []any) any { return DivMod(x[0], x[1]) }, a, b)
		o.fn("pow", func(x []any) any { return Call(Context(), Builtins.Get("pow"), x...) }, a, o.r.IntN(50)-10, b)
		o.fn("float", func(x []any) any { return ToFloat(x[0]) }, a)
		o.fn("round", func(x []any) any { return Call(Context(), Builtins.Get("round"), x...) }, a, o.r.IntN(8)-6)
		o.call(a, "bit_length")
		o.call(a, "bit_count")
		o.call(a, "to_bytes", o.r.IntN(20), o.pick("big", "little"))
		o.add("~("+pySource(a)+")", func() any { return Invert(a) })
		o.add("-("+pySource(a)+")", func() any { return Neg(a) })
		o.add("abs("+pySource(a)+")", func() any { return Abs(a) })
		f := o.randFloat()
		o.op(a, "<", f, func(a, b any) any { return Lt(a, b) })
		o.op(f, "==", a, func(a, b any) any { return Eq(a, b) })
		o.op(a, "*", f, Mul)
		o.op(a, "/", f, TrueDiv)
		o.op(f, "//", a, FloorDiv)
	}
	o.check()
}

// TestOracleTypedInt compares the typed Int with CPython, at the edges of its
// small range too.
func TestOracleTypedInt(t *testing.T) {
	o := newOracle(t)
	edge := func() any {
		v := o.randInt()
		if o.r.IntN(3) == 0 {
			v = Add(o.pick(minSmall, maxSmall, poison, halfWord, -halfWord, 1<<61, -1<<61), o.r.IntN(5)-2)
		}
		return v
	}
	for range *oracleSize {
		a, b := edge(), edge()
		x, y := As[Int](a), As[Int](b)
		small := o.r.IntN(2001) - 1000
		o.op(a, "+", b, func(any, any) any { return x.Add(y) })
		o.op(a, "-", b, func(any, any) any { return x.Sub(y) })
		o.op(a, "*", b, func(any, any) any { return x.Mul(y) })
		o.op(a, "//", b, func(any, any) any { return x.FloorDiv(y) })
		o.op(a, "%", b, func(any, any) any { return x.Mod(y) })
		o.op(a, "&", b, func(any, any) any { return x.And(y) })
		o.op(a, "|", b, func(any, any) any { return x.Or(y) })
		o.op(a, "^", b, func(any, any) any { return x.Xor(y) })
		o.op(a, "<", b, func(any, any) any { return x.Lt(y) })
		o.op(a, "==", b, func(any, any) any { return x.Eq(y) })
		o.op(a, ">=", b, func(any, any) any { return x.Ge(y) })
		o.op(a, "+", small, func(any, any) any { return x.AddInt(small) })
		o.op(a, "-", small, func(any, any) any { return x.SubInt(small) })
		o.op(a, "*", small, func(any, any) any { return x.MulInt(small) })
		o.op(a, "//", small, func(any, any) any { return x.FloorDivInt(small) })
		o.op(a, "%", small, func(any, any) any { return x.ModInt(small) })
		o.op(a, "&", small, func(any, any) any { return x.AndInt(small) })
		o.op(a, "<", small, func(any, any) any { return x.LtInt(small) })
		o.op(a, "<<", small&31, func(any, any) any { return x.LshInt(small & 31) })
		o.op(a, ">>", small&127, func(any, any) any { return x.RshInt(small & 127) })
		o.add("-("+pySource(a)+")", func() any { return x.Neg() })
		o.add("~("+pySource(a)+")", func() any { return x.Invert() })
		o.add("abs("+pySource(a)+")", func() any { return x.Abs() })
	}
	o.check()
}

func TestOracleFloat(t *testing.T) {
	o := newOracle(t)
	round := func(x []any) any { return Call(Context(), Builtins.Get("round"), x...) }
	for range *oracleSize * 3 {
		f, g := o.randFloat(), o.randFloat()
		o.add(pySource(f), func() any { return f })
		o.op(f, "+", g, Add)
		o.op(f, "/", g, TrueDiv)
		o.op(f, "//", g, FloorDiv)
		o.op(f, "%", g, Mod)
		o.op(f, "**", g, Pow)
		o.op(f, "**", float64(o.r.IntN(20)-10), Pow)
		o.fn("divmod", func(x []any) any { return DivMod(x[0], x[1]) }, f, g)
		o.fn("round", round, f)
		o.fn("round", round, f, o.r.IntN(30)-15)
		o.fn("int", func(x []any) any { return ToInt(x[0]) }, f)
		if f == f {
			o.fn("hash", func(x []any) any { return Hash(x[0]) }, f)
		}
		o.call(f, "hex")
		o.call(f, "is_integer")
		o.call(f, "as_integer_ratio")
		o.add("float.fromhex('"+FloatHex(f)+"')", func() any { return parseFloatHex(FloatHex(f)) })
		o.add("float('"+FloatRepr(f)+"')", func() any { return ParseFloat(FloatRepr(f)) })
	}
	o.check()
}

func TestOracleComplex(t *testing.T) {
	o := newOracle(t)
	small := func() float64 { return float64(o.r.IntN(21)-10) / 4 }
	for range *oracleSize {
		a, b := complex(small(), small()), complex(small(), small())
		c := complex(o.randFloat(), o.randFloat())
		o.add(pySource(c), func() any { return c })
		o.op(a, "+", b, Add)
		o.op(a, "-", b, Sub)
		o.op(a, "*", b, Mul)
		o.op(a, "/", b, TrueDiv)
		o.op(a, "**", o.r.IntN(7)-3, Pow)
		o.op(a, "==", b, func(a, b any) any { return Eq(a, b) })
		o.fn("complex", func(x []any) any { return Call(Context(), ComplexType, x...) }, strings.Trim(ComplexRepr(c), "()"))
		o.fn("abs", func(x []any) any { return Abs(x[0]) }, a)
		o.fn("hash", func(x []any) any { return Hash(x[0]) }, a)
	}
	o.check()
}

func TestOracleFormatSpec(t *testing.T) {
	o := newOracle(t)
	pick := func(xs ...string) string { return xs[o.r.IntN(len(xs))] }
	for range *oracleSize * 10 {
		spec := pick("", "", "<", ">", "^", "=", "*<", "é>", "0=", "_^") + pick("", "", "", "+", "-", " ") + pick("", "", "", "z") + pick("", "", "", "#") +
			pick("", "", "", "0") + pick("", "", "1", "5", "12", "20") + pick("", "", "", ",", "_") + pick("", "", ".0", ".1", ".3", ".10", ".25", ".") +
			pick("", "", "b", "c", "d", "e", "E", "f", "F", "g", "G", "n", "o", "s", "x", "X", "%", "y", "é")
		var v any
		switch o.r.IntN(6) {
		case 0:
			v = o.randInt()
		case 1, 2:
			v = o.randFloat()
		case 3:
			v = o.randStr()
		case 4:
			v = complex(o.randFloat(), o.randFloat())
		default:
			v = o.pick(true, 65, 0, -1, 1234567, 0.1, 1e10)
		}
		o.fn("format", func(x []any) any { return Format(x[0], x[1].(string)) }, v, spec)
	}
	o.check()
}

func TestOraclePercent(t *testing.T) {
	o := newOracle(t)
	pick := func(xs ...string) string { return xs[o.r.IntN(len(xs))] }
	for range *oracleSize * 6 {
		spec := "%" + pick("", "", "", "(k)") + pick("", "", "-", "+", " ", "#", "0", "-0", "+#", "#0") + pick("", "", "5", "12", "*") + pick("", "", ".0", ".3", ".12", ".*", ".") +
			pick("", "", "l") + pick("d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "c", "s", "r", "a", "%", "y", "")
		var v any
		switch o.r.IntN(6) {
		case 0, 1:
			v = o.randInt()
		case 2:
			v = o.randFloat()
		case 3:
			v = o.randStr()
		case 4:
			d := NewDict[any, any]()
			d.Set("k", o.randInt())
			v = d
		default:
			v = o.pick(true, nil, NewTuple(3, 4), NewTuple(5, o.randFloat()), NewTuple(3, 2, 1), NewList[any](1), Bytes("x"))
		}
		o.op("a"+spec+"b", "%", v, Mod)
		if o.r.IntN(3) == 0 && isASCII(spec) {
			o.op(Bytes("a"+spec+"b"), "%", v, Mod)
		}
	}
	o.check()
}

func TestOracleParseNumbers(t *testing.T) {
	o := newOracle(t)
	alphabet := []rune("0123456789abxoe_.+-jJnifNzZ ()٣१  ")
	for range *oracleSize * 6 {
		n := o.r.IntN(7)
		rs := make([]rune, n)
		for i := range rs {
			rs[i] = alphabet[o.r.IntN(len(alphabet))]
			if o.r.IntN(2) == 0 {
				rs[i] = rune('0' + o.r.IntN(10))
			}
		}
		s := string(rs)
		o.fn("int", func(x []any) any { return ToInt(x[0]) }, s)
		o.fn("float", func(x []any) any { return ToFloat(x[0]) }, s)
		o.fn("complex", func(x []any) any { return Call(Context(), ComplexType, x...) }, s)
		o.fn("int", func(x []any) any { return Call(Context(), IntType, x...) }, s, o.r.IntN(38)-1)
		if isASCII(s) {
			o.fn("int", func(x []any) any { return ToInt(x[0]) }, Bytes(s))
			o.fn("float", func(x []any) any { return ToFloat(x[0]) }, Bytes(s))
		}
	}
	o.fn("int", func(x []any) any { return ToInt(x[0]) }, strings.Repeat("1", 4300))
	o.fn("int", func(x []any) any { return ToInt(x[0]) }, strings.Repeat("1", 4301))
	o.fn("int", func(x []any) any { return ToInt(x[0]) }, "-"+strings.Repeat("1_", 4300)+"1")
	o.fn("str", func(x []any) any { return Str(x[0]) }, Pow(10, 4299))
	o.add("str(10**4300)", func() any { return Str(Pow(10, 4300)) })
	o.check()
}
