package py

import (
	"math"
	"math/big"
)

// ComplexRepr is repr(c): without the real part if that is a positive zero.
func ComplexRepr(c complex128) string {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return string(append(appendShortest(nil, im, false), 'j'))
	}
	b := appendShortest([]byte{'('}, re, false)
	if im == im && !math.Signbit(im) || im != im {
		b = append(b, '+')
	}
	return string(append(appendShortest(b, im, false), 'j', ')'))
}

func asComplex(v any) (complex128, bool) {
	if c, ok := v.(complex128); ok {
		return c, true
	}
	f, ok := asFloat(v)
	return complex(f, 0), ok
}

func init() {
	ComplexType.Slots = Slots{
		Repr:    func(o any) string { return ComplexRepr(o.(complex128)) },
		Format:  formatNumber,
		Hash:    func(o any) int { return ComplexHash(o.(complex128)) },
		Truth:   func(o any) bool { return o.(complex128) != 0 },
		Compare: complexCompare,
		Binary:  complexBinary, BinOps: []BinOp{OpAdd, OpSub, OpMul, OpTrueDiv, OpPow},
		Unary: complexUnary, UnOps: []UnOp{OpNeg, OpPos, OpAbs},
	}
}

func complexCompare(op CmpOp, a, b any) any {
	if op != OpEq && op != OpNe {
		return NotImplemented
	}
	c, ok := a.(complex128)
	if !ok {
		return complexCompare(op, b, a)
	}
	var same bool
	switch y := b.(type) {
	case complex128:
		same = c == y
	case float64:
		same = real(c) == y && imag(c) == 0
	case int, bool, *big.Int:
		same = imag(c) == 0 && floatCompare(OpEq, real(c), b).(bool)
	default:
		return NotImplemented
	}
	return same == (op == OpEq)
}

func complexBinary(op BinOp, a, b any) any {
	x, ok1 := asComplex(a)
	y, ok2 := asComplex(b)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	switch op {
	case OpAdd:
		return x + y
	case OpSub:
		return x - y
	case OpMul:
		return ComplexMul(x, y)
	case OpTrueDiv:
		return ComplexDiv(x, y)
	case OpPow:
		return complexPow(x, y)
	}
	return NotImplemented
}

func complexUnary(op UnOp, a any) any {
	switch c := a.(complex128); op {
	case OpNeg:
		return -c
	case OpAbs:
		return ComplexAbs(c)
	default:
		return c
	}
}

// ComplexAbs is abs(c). OverflowError if too large.
func ComplexAbs(c complex128) float64 {
	r := HypotFloat(real(c), imag(c))
	if math.IsInf(r, 0) && !math.IsInf(real(c), 0) && !math.IsInf(imag(c), 0) {
		panic(OverflowError.New("absolute value too large"))
	}
	return r
}

// ComplexMul is a * b by the schoolbook formula, as CPython's _Py_c_prod (Go's
// own operator treats infinities differently).
func ComplexMul(a, b complex128) complex128 {
	re := float64(real(a)*real(b)) - float64(imag(a)*imag(b))
	im := float64(real(a)*imag(b)) + float64(imag(a)*real(b))
	return complex(re, im)
}

// ComplexDiv is a / b by Smith's method, as CPython's _Py_c_quot.
// ZeroDivisionError if b is 0.
func ComplexDiv(a, b complex128) complex128 {
	if b == 0 {
		panic(zeroDivision("complex division by zero"))
	}
	br, bi := real(b), imag(b)
	switch {
	case math.Abs(br) >= math.Abs(bi):
		ratio := bi / br
		denom := br + float64(bi*ratio)
		return complex((real(a)+float64(imag(a)*ratio))/denom, (imag(a)-float64(real(a)*ratio))/denom)
	case math.Abs(bi) >= math.Abs(br):
		ratio := br / bi
		denom := float64(br*ratio) + bi
		return complex((float64(real(a)*ratio)+imag(a))/denom, (float64(imag(a)*ratio)-real(a))/denom)
	}
	return complex(math.NaN(), math.NaN())
}

// complexPow is a ** b: by multiplication for small whole exponents, else by
// polar coordinates (complex_pow and _Py_c_pow).
func complexPow(a, b complex128) complex128 {
	var r complex128
	if n := real(b); imag(b) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		if n >= 0 {
			r = complexPowUint(a, uint(n))
		} else {
			if a == 0 {
				panic(zeroDivision("0.0 to a negative or complex power"))
			}
			r = ComplexDiv(1, complexPowUint(a, uint(-n)))
		}
	} else {
		r = complexPolarPow(a, b)
	}
	if math.IsInf(real(r), 0) || math.IsInf(imag(r), 0) {
		panic(OverflowError.New("complex exponentiation"))
	}
	return r
}

func complexPowUint(x complex128, n uint) complex128 {
	r, p := complex128(1), x
	for mask := uint(1); n >= mask; mask <<= 1 {
		if n&mask != 0 {
			r = ComplexMul(r, p)
		}
		p = ComplexMul(p, p)
	}
	return r
}

func complexPolarPow(a, b complex128) complex128 {
	if a == 0 {
		if imag(b) != 0 || real(b) < 0 {
			panic(zeroDivision("0.0 to a negative or complex power"))
		}
		return 0
	}
	vabs := HypotFloat(real(a), imag(a))
	length := cPow(vabs, real(b))
	at := Atan2Float(imag(a), real(a))
	phase := at * real(b)
	if imag(b) != 0 {
		length *= ExpFloat(-at * imag(b))
		phase += imag(b) * LogFloat(vabs)
	}
	return complex(length*CosFloat(phase), length*SinFloat(phase))
}
