package py

import (
	"cmp"
	"math/big"
	"math/bits"
	"strconv"
)

// Int is Python's int for typed code: a Go int that becomes a big.Int when it
// outgrows minSmall <= s < maxSmall. Then big holds it and s is poison.
//
// The bounds and the poison are chosen so that one or two tests tell a valid
// result from an overflow and from a big operand, within Go's inlining budget
// (TestIntInlines): in units of 1<<60 the small values are -3..3 and poison is
// -6, so that poison plus anything small, and poison plus poison, falls
// outside -3..3 modulo 16. The zero value is 0.
type Int struct {
	s   int
	big *big.Int
}

const (
	minSmall = -3 << 60
	maxSmall = 3 << 60
	poison   = -6 << 60

	smallSpan = maxSmall - minSmall
	halfWord  = 1 << 30 // factors below it have a small product
)

// IntOf is an Int of a Go int.
func IntOf(i int) Int {
	if uint(i-minSmall) < smallSpan {
		return Int{s: i}
	}
	return wideInt(i)
}

func wideInt(i int) Int { return Int{poison, big.NewInt(int64(i))} }

// BigInt is an Int of decimal digits: how the translator writes long literals.
func BigInt(digits string) Int {
	b, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		panic("py: bad digits in BigInt: " + digits)
	}
	return normInt(b)
}

// normInt makes an Int of a big.Int that the caller gives up.
func normInt(b *big.Int) Int {
	if b.IsInt64() {
		if i := int(b.Int64()); uint(i-minSmall) < smallSpan {
			return Int{s: i}
		}
	}
	return Int{poison, b}
}

// boxBig is a big.Int as a boxed value: an int if it fits.
func boxBig(b *big.Int) any {
	if b.IsInt64() {
		return int(b.Int64())
	}
	return b
}

// Big is the value as a big.Int, which must not be changed.
func (a Int) Big() *big.Int {
	if a.big != nil {
		return a.big
	}
	return big.NewInt(int64(a.s))
}

// Box is the value as a boxed int.
func (a Int) Box() any {
	if a.big != nil {
		return boxBig(a.big)
	}
	return a.s
}

func (a *Int) unbox(x any) bool {
	switch x := x.(type) {
	case int:
		*a = IntOf(x)
	case bool:
		*a = Int{s: boolInt(x)}
	case *big.Int:
		*a = Int{poison, x}
	case Int:
		*a = x
	case float64: // a lookup d[1.0] in a dict of ints
		i := int(x)
		if float64(i) != x || uint(i-minSmall) >= smallSpan {
			return false
		}
		*a = Int{s: i}
	default:
		return false
	}
	return true
}

// Add is a + b.
func (a Int) Add(b Int) Int {
	a.s += b.s
	if uint(a.s-minSmall) < smallSpan {
		return a
	}
	return addSlow(a, b)
}

// AddInt is a + b for a b of less than 1<<60 (a literal, a length, an index).
func (a Int) AddInt(b int) Int {
	a.s += b
	if uint(a.s-minSmall) < smallSpan {
		return a
	}
	return addIntSlow(a, b)
}

// Sub is a - b. The fast path is for b >= 0.
func (a Int) Sub(b Int) Int {
	a.s -= b.s
	if (a.s-minSmall)|b.s >= 0 {
		return a
	}
	return subSlow(a, b)
}

// SubInt is a - b for a b of less than 1<<60.
func (a Int) SubInt(b int) Int {
	a.s -= b
	if uint(a.s-minSmall) < smallSpan {
		return a
	}
	return subIntSlow(a, b)
}

// Mul is a * b. The fast path is for factors of 0 to 1<<30.
func (a Int) Mul(b Int) Int {
	if uint(a.s|b.s) < halfWord {
		a.s *= b.s
		return a
	}
	return mulSlow(a, b)
}

// MulInt is a * b. The fast path is for factors below 1<<30 in size.
func (a Int) MulInt(b int) Int {
	if uint((a.s+halfWord)|(b+halfWord)) < 2*halfWord {
		a.s *= b
		return a
	}
	return mulIntSlow(a, b)
}

// FloorDiv is a // b. ZeroDivisionError if b is 0.
func (a Int) FloorDiv(b Int) Int {
	if a.s|(b.s-1) >= 0 {
		a.s /= b.s
		return a
	}
	return floorDivSlow(a, b)
}

// FloorDivInt is a // b.
func (a Int) FloorDivInt(b int) Int {
	if a.s|(b-1) >= 0 {
		a.s /= b
		return a
	}
	return floorDivIntSlow(a, b)
}

// Mod is a % b. ZeroDivisionError if b is 0.
func (a Int) Mod(b Int) Int {
	if a.s|(b.s-1) >= 0 {
		a.s %= b.s
		return a
	}
	return modSlow(a, b)
}

// ModInt is a % b.
func (a Int) ModInt(b int) Int {
	if a.s|(b-1) >= 0 {
		a.s %= b
		return a
	}
	return modIntSlow(a, b)
}

// And is a & b.
func (a Int) And(b Int) Int {
	if a.s|b.s >= 0 {
		a.s &= b.s
		return a
	}
	return andSlow(a, b)
}

// AndInt is a & b.
func (a Int) AndInt(b int) Int {
	if a.s|b >= 0 {
		a.s &= b
		return a
	}
	return andIntSlow(a, b)
}

// Or is a | b.
func (a Int) Or(b Int) Int {
	if uint(a.s|b.s) < 1<<61 {
		a.s |= b.s
		return a
	}
	return orSlow(a, b)
}

// Xor is a ^ b.
func (a Int) Xor(b Int) Int {
	if uint(a.s|b.s) < 1<<61 {
		a.s ^= b.s
		return a
	}
	return xorSlow(a, b)
}

// Invert is ~a.
func (a Int) Invert() Int {
	if a.big == nil {
		return Int{s: ^a.s}
	}
	return invertSlow(a)
}

// Neg is -a.
func (a Int) Neg() Int {
	if uint(-a.s-minSmall) < smallSpan {
		return Int{s: -a.s}
	}
	return negSlow(a)
}

// Abs is abs(a).
func (a Int) Abs() Int {
	if a.s >= 0 {
		return a
	}
	return absSlow(a)
}

// Lsh is a << b. ValueError if b is negative.
func (a Int) Lsh(b Int) Int { return lshSlow(a, b) }

// LshInt is a << b.
func (a Int) LshInt(b int) Int {
	if uint(a.s) < halfWord && uint(b) < 30 {
		a.s <<= b
		return a
	}
	return lshIntSlow(a, b)
}

// Rsh is a >> b. ValueError if b is negative.
func (a Int) Rsh(b Int) Int { return rshSlow(a, b) }

// RshInt is a >> b.
func (a Int) RshInt(b int) Int {
	if a.s|b >= 0 {
		a.s >>= b
		return a
	}
	return rshIntSlow(a, b)
}

// Cmp is -1, 0 or 1 as a < b, a == b, a > b.
func (a Int) Cmp(b Int) int {
	if a.big == nil && b.big == nil {
		return cmp.Compare(a.s, b.s)
	}
	return a.Big().Cmp(b.Big())
}

// CmpInt compares with a Go int.
func (a Int) CmpInt(b int) int { return a.Cmp(IntOf(b)) }

// Eq is a == b.
func (a Int) Eq(b Int) bool {
	if a.big == b.big {
		return a.s == b.s
	}
	return cmpSlow(a, b) == 0
}

// Ne is a != b.
func (a Int) Ne(b Int) bool {
	if a.big == b.big {
		return a.s != b.s
	}
	return cmpSlow(a, b) != 0
}

// Lt is a < b.
func (a Int) Lt(b Int) bool {
	if a.big == b.big {
		return a.s < b.s
	}
	return cmpSlow(a, b) < 0
}

// Le is a <= b.
func (a Int) Le(b Int) bool {
	if a.big == b.big {
		return a.s <= b.s
	}
	return cmpSlow(a, b) <= 0
}

// Gt is a > b.
func (a Int) Gt(b Int) bool {
	if a.big == b.big {
		return a.s > b.s
	}
	return cmpSlow(a, b) > 0
}

// Ge is a >= b.
func (a Int) Ge(b Int) bool {
	if a.big == b.big {
		return a.s >= b.s
	}
	return cmpSlow(a, b) >= 0
}

// EqInt is a == b.
func (a Int) EqInt(b int) bool {
	if a.big == nil {
		return a.s == b
	}
	return cmpIntSlow(a, b) == 0
}

// NeInt is a != b.
func (a Int) NeInt(b int) bool {
	if a.big == nil {
		return a.s != b
	}
	return cmpIntSlow(a, b) != 0
}

// LtInt is a < b.
func (a Int) LtInt(b int) bool {
	if a.big == nil {
		return a.s < b
	}
	return cmpIntSlow(a, b) < 0
}

// LeInt is a <= b.
func (a Int) LeInt(b int) bool {
	if a.big == nil {
		return a.s <= b
	}
	return cmpIntSlow(a, b) <= 0
}

// GtInt is a > b.
func (a Int) GtInt(b int) bool {
	if a.big == nil {
		return a.s > b
	}
	return cmpIntSlow(a, b) > 0
}

// GeInt is a >= b.
func (a Int) GeInt(b int) bool {
	if a.big == nil {
		return a.s >= b
	}
	return cmpIntSlow(a, b) >= 0
}

// Sign is -1, 0 or 1.
func (a Int) Sign() int {
	if a.big != nil {
		return a.big.Sign()
	}
	return cmp.Compare(a.s, 0)
}

// Truth is bool(a).
func (a Int) Truth() bool { return a.s != 0 }

// TrueDiv is a / b. ZeroDivisionError if b is 0, OverflowError if the quotient
// is too large for a float.
func (a Int) TrueDiv(b Int) float64 {
	if a.big == nil && b.big == nil {
		return TrueDivInt(a.s, b.s)
	}
	return bigTrueDiv(a.Big(), b.Big())
}

// Pow is a ** b for b >= 0; a negative b is an internal error (the result
// would be a float: the translator emits the dynamic operator there).
func (a Int) Pow(b Int) Int { return powSlow(a, b) }

// PowInt is a ** b for b >= 0.
func (a Int) PowInt(b int) Int { return powSlow(a, IntOf(b)) }

// PowMod is pow(a, b, m).
func (a Int) PowMod(b, m Int) Int { return normInt(bigPowMod(a.Big(), b.Big(), m.Big())) }

// DivMod is divmod(a, b).
func (a Int) DivMod(b Int) Tuple2[Int, Int] { return T2(a.FloorDiv(b), a.Mod(b)) }

// Float is float(a). OverflowError if too large.
func (a Int) Float() float64 {
	if a.big == nil {
		return float64(a.s)
	}
	f, ok := bigFloat(a.big)
	if !ok {
		panic(OverflowError.New("int too large to convert to float"))
	}
	return f
}

// Index is the value as a Go int. OverflowError if it does not fit.
func (a Int) Index() int {
	if a.big == nil {
		return a.s
	}
	return bigIndex(a.big)
}

// Place is a as the index of an item; IndexError if it does not fit.
func (a Int) Place() int {
	if a.big == nil {
		return a.s
	}
	return bigPlace(a.big)
}

func bigPlace(b *big.Int) int {
	if !b.IsInt64() {
		panic(IndexError.New("cannot fit 'int' into an index-sized integer"))
	}
	return int(b.Int64())
}

// Clamp is a, or the power of two beyond all lengths and counts that a is beyond: a slice's bound, a range's end.
func (a Int) Clamp() int {
	const far = 1 << 62
	switch n, ok := a.Fits(); {
	case ok:
		return min(max(n, -far), far)
	case a.big.Sign() < 0:
		return -far
	default:
		return far
	}
}

// Fits is the value as a Go int, and whether it fits.
func (a Int) Fits() (int, bool) {
	if a.big == nil {
		return a.s, true
	}
	return int(a.big.Int64()), a.big.IsInt64()
}

// BitLength is a.bit_length().
func (a Int) BitLength() int {
	if a.big != nil {
		return a.big.BitLen()
	}
	return bits.Len64(absU64(int64(a.s)))
}

// Hash is hash(a).
func (a Int) Hash() int {
	if a.big != nil {
		return BigHash(a.big)
	}
	return IntHash(a.s)
}

// String is str(a). ValueError beyond 4300 digits, as CPython's limit.
func (a Int) String() string {
	if a.big != nil {
		return bigString(a.big)
	}
	return strconv.Itoa(a.s)
}

func absU64(i int64) uint64 {
	if i < 0 {
		return -uint64(i)
	}
	return uint64(i)
}
