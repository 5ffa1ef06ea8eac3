package py

import (
	"math"
	"math/big"
	"math/bits"
)

// The parts of Int's operations that do not inline: overflow, big operands and
// errors.

// addSlow takes the wrapped sum in a.s.
func addSlow(a, b Int) Int {
	a.s -= b.s
	return normInt(new(big.Int).Add(a.Big(), b.Big()))
}

func addIntSlow(a Int, b int) Int {
	a.s -= b
	return normInt(new(big.Int).Add(a.Big(), big.NewInt(int64(b))))
}

// subSlow takes the wrapped difference in a.s.
func subSlow(a, b Int) Int {
	a.s += b.s
	if a.big == nil && b.big == nil {
		return IntOf(a.s - b.s)
	}
	return normInt(new(big.Int).Sub(a.Big(), b.Big()))
}

func subIntSlow(a Int, b int) Int {
	a.s += b
	return normInt(new(big.Int).Sub(a.Big(), big.NewInt(int64(b))))
}

func andSlow(a, b Int) Int {
	if a.big == nil && b.big == nil {
		return Int{s: a.s & b.s}
	}
	return normInt(new(big.Int).And(a.Big(), b.Big()))
}

func orSlow(a, b Int) Int {
	if a.big == nil && b.big == nil {
		return IntOf(a.s | b.s)
	}
	return normInt(new(big.Int).Or(a.Big(), b.Big()))
}

func xorSlow(a, b Int) Int {
	if a.big == nil && b.big == nil {
		return IntOf(a.s ^ b.s)
	}
	return normInt(new(big.Int).Xor(a.Big(), b.Big()))
}

func invertSlow(a Int) Int { return normInt(new(big.Int).Not(a.big)) }

func negSlow(a Int) Int { return normInt(new(big.Int).Neg(a.Big())) }

func absSlow(a Int) Int {
	if a.Sign() < 0 {
		return negSlow(a)
	}
	return a
}

func cmpSlow(a, b Int) int { return a.Big().Cmp(b.Big()) }

func cmpIntSlow(a Int, b int) int { return a.Big().Cmp(big.NewInt(int64(b))) }

// bigIndex is a big value as a Go int.
func bigIndex(b *big.Int) int {
	if !b.IsInt64() {
		panic(OverflowError.New("Python int too large to convert to C ssize_t"))
	}
	return int(b.Int64())
}

func mulSlow(a, b Int) Int {
	if a.big == nil && b.big == nil {
		if p, ok := mulInt64(int64(a.s), int64(b.s)); ok {
			return IntOf(int(p))
		}
	}
	return normInt(new(big.Int).Mul(a.Big(), b.Big()))
}

// The slow parts of the operations with a Go int.

func mulIntSlow(a Int, b int) Int { return mulSlow(a, IntOf(b)) }

func floorDivIntSlow(a Int, b int) Int { return floorDivSlow(a, IntOf(b)) }

func modIntSlow(a Int, b int) Int { return modSlow(a, IntOf(b)) }

func andIntSlow(a Int, b int) Int { return andSlow(a, IntOf(b)) }

func lshIntSlow(a Int, b int) Int { return lshSlow(a, IntOf(b)) }

func rshIntSlow(a Int, b int) Int { return rshSlow(a, IntOf(b)) }

// mulInt64 multiplies and tells whether the product fits.
func mulInt64(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(absU64(a), absU64(b))
	neg := a < 0 != (b < 0)
	if hi != 0 || lo > 1<<63 || lo == 1<<63 && !neg {
		return 0, false
	}
	if neg {
		return -int64(lo), true
	}
	return int64(lo), true
}

func zeroDivision(msg string) *Exception { return ZeroDivisionError.New(msg) }

func floorDivSlow(a, b Int) Int {
	if a.big == nil && b.big == nil {
		return IntOf(FloorDivInt(a.s, b.s))
	}
	q, _ := bigDivMod(a.Big(), b.Big(), "integer division or modulo by zero")
	return normInt(q)
}

func modSlow(a, b Int) Int {
	if a.big == nil && b.big == nil {
		return Int{s: ModInt(a.s, b.s)}
	}
	_, r := bigDivMod(a.Big(), b.Big(), "integer modulo by zero")
	return normInt(r)
}

// bigDivMod is Python's floor division. The operands are left alone.
func bigDivMod(a, b *big.Int, msg string) (q, r *big.Int) {
	if b.Sign() == 0 {
		panic(zeroDivision(msg))
	}
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && r.Sign() != b.Sign() {
		q.Sub(q, bigOne)
		r.Add(r, b)
	}
	return q, r
}

var bigOne = big.NewInt(1)

// maxShift bounds what a shift or power may build: beyond it CPython runs out
// of memory too.
const maxShift = 1 << 36

func lshSlow(a, b Int) Int {
	if b.Sign() < 0 {
		panic(ValueError.New("negative shift count"))
	}
	if a.Sign() == 0 {
		return a
	}
	if b.big != nil {
		panic(OverflowError.New("too many digits in integer"))
	}
	if b.s > maxShift {
		panic(MemoryError.New())
	}
	if a.big == nil && b.s < 63 && a.s<<b.s>>b.s == a.s {
		return IntOf(a.s << b.s)
	}
	return normInt(new(big.Int).Lsh(a.Big(), uint(b.s)))
}

func rshSlow(a, b Int) Int {
	if b.Sign() < 0 {
		panic(ValueError.New("negative shift count"))
	}
	if b.big != nil {
		return Int{s: -boolInt(a.Sign() < 0)}
	}
	if a.big == nil {
		return Int{s: a.s >> b.s}
	}
	return normInt(new(big.Int).Rsh(a.big, uint(b.s)))
}

func powSlow(a, b Int) Int {
	if b.Sign() < 0 {
		panic(SystemError.New("internal error: int power with a negative exponent"))
	}
	if a.big == nil && (a.s >= -1 && a.s <= 1) {
		if a.s == -1 && b.Big().Bit(0) == 0 || b.Sign() == 0 {
			return Int{s: 1}
		}
		return a
	}
	if b.big != nil || b.s > maxShift {
		panic(MemoryError.New())
	}
	if a.big == nil {
		if p, ok := powInt64(int64(a.s), int64(b.s)); ok {
			return IntOf(int(p))
		}
	}
	return normInt(new(big.Int).Exp(a.Big(), b.Big(), nil))
}

func powInt64(a, b int64) (p int64, ok bool) {
	p = 1
	for b > 0 {
		if b&1 != 0 {
			if p, ok = mulInt64(p, a); !ok {
				return 0, false
			}
		}
		b >>= 1
		if b > 0 {
			if a, ok = mulInt64(a, a); !ok {
				return 0, false
			}
		}
	}
	return p, true
}

// bigPowMod is pow(a, b, m): the result has m's sign; a negative b needs an
// inverse.
func bigPowMod(a, b, m *big.Int) *big.Int {
	if m.Sign() == 0 {
		panic(ValueError.New("pow() 3rd argument cannot be 0"))
	}
	abs := new(big.Int).Abs(m)
	if b.Sign() < 0 {
		inv := new(big.Int).ModInverse(new(big.Int).Mod(a, abs), abs)
		if inv == nil && abs.Cmp(bigOne) != 0 {
			panic(ValueError.New("base is not invertible for the given modulus"))
		}
		if inv == nil {
			inv = new(big.Int)
		}
		a, b = inv, new(big.Int).Neg(b)
	}
	r := new(big.Int).Exp(a, b, abs)
	r.Mod(r, abs)
	if m.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, m)
	}
	return r
}

// bigFloat converts with round-half-even; ok is false on overflow.
func bigFloat(b *big.Int) (float64, bool) {
	f, _ := new(big.Float).SetInt(b).Float64()
	return f, !math.IsInf(f, 0)
}

// bigTrueDiv is the correctly rounded quotient.
func bigTrueDiv(a, b *big.Int) float64 {
	if b.Sign() == 0 {
		panic(zeroDivision("division by zero"))
	}
	f, _ := new(big.Rat).SetFrac(a, b).Float64()
	if math.IsInf(f, 0) {
		panic(OverflowError.New("integer division result too large for a float"))
	}
	if f == 0 && (a.Sign() < 0) != (b.Sign() < 0) {
		return math.Copysign(0, -1)
	}
	return f
}

// bigString is str() of a big int, with CPython's limit on digits
// (sys.set_int_max_str_digits).
func bigString(b *big.Int) string {
	if b.BitLen() > 14200 {
		s := b.String()
		n := len(s)
		if b.Sign() < 0 {
			n--
		}
		if n > intMaxStrDigits && intMaxStrDigits > 0 {
			panic(ValueError.Newf("Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", intMaxStrDigits))
		}
		return s
	}
	return b.String()
}

// intMaxStrDigits is sys.get_int_max_str_digits().
var intMaxStrDigits = 4300
