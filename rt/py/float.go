package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// FloatRepr is repr(f): the shortest digits that read back as f, in fixed
// notation for exponents -4 <= e < 16.
func FloatRepr(f float64) string {
	var buf [32]byte
	return string(AppendFloat(buf[:0], f))
}

// AppendFloat appends repr(f).
func AppendFloat(dst []byte, f float64) []byte {
	if i := int64(f); float64(i) == f && i > -1e15 && i < 1e15 && (i != 0 || !math.Signbit(f)) {
		return append(strconv.AppendInt(dst, i, 10), ".0"...)
	}
	return appendShortest(dst, f, true)
}

// appendShortest appends the shortest digits of f, with ".0" added to a whole
// number if dot0 (repr; complex numbers do without).
func appendShortest(dst []byte, f float64, dot0 bool) []byte {
	switch {
	case f != f:
		return append(dst, "nan"...)
	case math.IsInf(f, 1):
		return append(dst, "inf"...)
	case math.IsInf(f, -1):
		return append(dst, "-inf"...)
	}
	var buf [32]byte
	e := strconv.AppendFloat(buf[:0], f, 'e', -1, 64)
	mark := strings.IndexByte(string(e), 'e')
	exp, _ := strconv.Atoi(string(e[mark+1:]))
	if exp < -4 || exp >= 16 {
		return append(dst, e...)
	}
	n := len(dst)
	dst = strconv.AppendFloat(dst, f, 'f', -1, 64)
	if dot0 && strings.IndexByte(string(dst[n:]), '.') < 0 {
		dst = append(dst, ".0"...)
	}
	return dst
}

// FloatToInt is int(f): truncated towards zero. ValueError for a NaN,
// OverflowError for an infinity.
func FloatToInt(f float64) Int {
	if f > -1<<60 && f < 1<<60 {
		return Int{s: int(f)}
	}
	if f != f {
		panic(ValueError.New("cannot convert float NaN to integer"))
	}
	if math.IsInf(f, 0) {
		panic(OverflowError.New("cannot convert float infinity to integer"))
	}
	b, _ := new(big.Float).SetFloat64(f).Int(nil)
	return normInt(b)
}

// RoundFloat is round(f): to the nearest int, halves to even.
func RoundFloat(f float64) Int { return FloatToInt(math.RoundToEven(f)) }

// RoundFloatTo is round(f, n): to n decimal places by the exact value, halves
// to even. OverflowError if the result is too large.
func RoundFloatTo(f float64, n int) float64 {
	if f != f || math.IsInf(f, 0) || f == 0 {
		return f
	}
	// Beyond these bounds rounding cannot change f, or leaves zero
	// (float___round___impl's NDIGITS_MAX and NDIGITS_MIN).
	if n > 323 {
		return f
	}
	if n < -308 {
		return math.Copysign(0, f)
	}
	if n >= 0 {
		r, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		return r
	}
	r := roundNegative(f, -n)
	if math.IsInf(r, 0) {
		panic(OverflowError.New("rounded value too large to represent"))
	}
	return r
}

// roundNegative rounds to a multiple of 10**n exactly.
func roundNegative(f float64, n int) float64 {
	x, _ := new(big.Float).SetFloat64(math.Abs(f)).Int(nil)
	exact := new(big.Float).SetInt(x).Cmp(new(big.Float).SetFloat64(math.Abs(f))) == 0
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	q, r := new(big.Int).QuoRem(x, p, new(big.Int))
	c := r.Lsh(r, 1).Cmp(p)
	if c > 0 || c == 0 && (!exact || q.Bit(0) == 1) {
		q.Add(q, bigOne)
	}
	v, _ := new(big.Float).SetInt(q.Mul(q, p)).Float64()
	return math.Copysign(v, f)
}

// RoundInt is round(i, n) for an int: to a multiple of 10**-n, halves to even.
func RoundInt(i Int, n int) Int {
	if n >= 0 {
		return i
	}
	if n < -1<<30 {
		return Int{}
	}
	p := PowInt(10, -n)
	q, r := i.FloorDiv(p), i.Mod(p)
	c := r.Add(r).Cmp(p)
	if c > 0 || c == 0 && q.Mod(IntOf(2)).Truth() {
		q = q.AddInt(1)
	}
	return q.Mul(p)
}

// FloatFixed is format(f, ".Nf") with N digits.
func FloatFixed(f float64, digits int) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	return strconv.FormatFloat(f, 'f', digits, 64)
}
