package py

import (
	"math"
	"math/big"
)

// This file is int's and bool's side of the operator protocol (Slots).

// asInt reads a boxed int, bool or big int.
func asInt(v any) (i Int, ok bool) {
	switch x := v.(type) {
	case int:
		return IntOf(x), true
	case bool:
		return Int{s: boolInt(x)}, true
	case *big.Int:
		return Int{poison, x}, true
	}
	return Int{}, false
}

var intBinOps = []BinOp{OpAdd, OpSub, OpMul, OpTrueDiv, OpFloorDiv, OpMod, OpDivMod, OpPow, OpLShift, OpRShift, OpAnd, OpXor, OpOr}

func init() {
	IntType.Slots = Slots{
		Repr:    intRepr,
		Format:  formatNumber,
		Hash:    func(o any) int { i, _ := asInt(o); return i.Hash() },
		Truth:   func(o any) bool { i, _ := asInt(o); return i.Truth() },
		Compare: intCompare,
		Binary:  intBinary, BinOps: intBinOps,
		Unary: intUnary, UnOps: []UnOp{OpNeg, OpPos, OpInvert, OpAbs},
		Index: func(o any) any { i, _ := asInt(o); return i.Box() },
	}
	BoolType.Slots = Slots{
		Repr:   func(o any) string { return BoolRepr(o.(bool)) },
		Binary: boolBinary, BinOps: []BinOp{OpAnd, OpXor, OpOr},
	}
}

// BoolRepr is repr(b).
func BoolRepr(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

func intRepr(o any) string {
	i, _ := asInt(o)
	return i.String()
}

func boolBinary(op BinOp, a, b any) any {
	x, ok1 := a.(bool)
	y, ok2 := b.(bool)
	if !ok1 || !ok2 {
		return intBinary(op, a, b)
	}
	switch op {
	case OpAnd:
		return x && y
	case OpOr:
		return x || y
	default:
		return x != y
	}
}

func intBinary(op BinOp, a, b any) any {
	x, ok1 := asInt(a)
	y, ok2 := asInt(b)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	switch op {
	case OpAdd:
		return x.Add(y).Box()
	case OpSub:
		return x.Sub(y).Box()
	case OpMul:
		return x.Mul(y).Box()
	case OpTrueDiv:
		return x.TrueDiv(y)
	case OpFloorDiv:
		return x.FloorDiv(y).Box()
	case OpMod:
		return x.Mod(y).Box()
	case OpDivMod:
		return NewTuple(x.FloorDiv(y).Box(), x.Mod(y).Box())
	case OpPow:
		return intPow(x, y)
	case OpLShift:
		return lshSlow(x, y).Box()
	case OpRShift:
		return rshSlow(x, y).Box()
	case OpAnd:
		return x.And(y).Box()
	case OpXor:
		return x.Xor(y).Box()
	case OpOr:
		return x.Or(y).Box()
	}
	return NotImplemented
}

// intPow is x ** y: a float if y is negative.
func intPow(x, y Int) any {
	if y.Sign() >= 0 {
		return x.Pow(y).Box()
	}
	return floatPow(x.Float(), y.Float())
}

func intUnary(op UnOp, a any) any {
	x, _ := asInt(a)
	switch op {
	case OpNeg:
		x = x.Neg()
	case OpInvert:
		x = x.Invert()
	case OpAbs:
		x = x.Abs()
	}
	return x.Box()
}

func intCompare(op CmpOp, a, b any) any {
	x, ok1 := asInt(a)
	y, ok2 := asInt(b)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	return cmpResult(op, x.Cmp(y))
}

// cmpResult turns a three-way comparison into the rich one.
func cmpResult(op CmpOp, c int) bool {
	switch op {
	case OpLt:
		return c < 0
	case OpLe:
		return c <= 0
	case OpEq:
		return c == 0
	case OpNe:
		return c != 0
	case OpGt:
		return c > 0
	default:
		return c >= 0
	}
}

// asFloat reads a boxed float or an int converted to one. OverflowError if the
// int is too large.
func asFloat(v any) (f float64, ok bool) {
	switch x := v.(type) {
	case float64:
		return x, true
	case int:
		return float64(x), true
	case bool:
		return float64(boolInt(x)), true
	case *big.Int:
		return Int{poison, x}.Float(), true
	}
	return 0, false
}

var floatBinOps = []BinOp{OpAdd, OpSub, OpMul, OpTrueDiv, OpFloorDiv, OpMod, OpDivMod, OpPow}

func init() {
	FloatType.Slots = Slots{
		Repr:    func(o any) string { return FloatRepr(o.(float64)) },
		Format:  formatNumber,
		Hash:    func(o any) int { return FloatHash(o.(float64)) },
		Truth:   func(o any) bool { return o.(float64) != 0 },
		Compare: floatCompare,
		Binary:  floatBinary, BinOps: floatBinOps,
		Unary: floatUnary, UnOps: []UnOp{OpNeg, OpPos, OpAbs},
	}
}

func floatBinary(op BinOp, a, b any) any {
	x, ok1 := asFloat(a)
	y, ok2 := asFloat(b)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	switch op {
	case OpAdd:
		return x + y
	case OpSub:
		return x - y
	case OpMul:
		return x * y
	case OpTrueDiv:
		return TrueDivFloat(x, y)
	case OpFloorDiv:
		return FloorDivFloat(x, y)
	case OpMod:
		return ModFloat(x, y)
	case OpDivMod:
		return DivModFloat(x, y).Box()
	case OpPow:
		return floatPow(x, y)
	}
	return NotImplemented
}

// floatPow is x ** y: complex if x is negative and y no integer.
func floatPow(x, y float64) any {
	r, isComplex := powFloat(x, y)
	if isComplex {
		return complexPow(complex(x, 0), complex(y, 0))
	}
	return r
}

func floatUnary(op UnOp, a any) any {
	switch x := a.(float64); op {
	case OpNeg:
		return -x
	case OpAbs:
		return math.Abs(x)
	default:
		return x
	}
}

// floatCompare compares exactly, also with ints that no float equals.
func floatCompare(op CmpOp, a, b any) any {
	x, ok := a.(float64)
	if !ok {
		r := floatCompare(swapCmp[op], b, a)
		return r
	}
	var c int
	switch y := b.(type) {
	case float64:
		switch {
		case x != x || y != y:
			return op == OpNe
		case x < y:
			c = -1
		case x > y:
			c = 1
		}
	case int, bool, *big.Int:
		if x != x {
			return op == OpNe
		}
		i, _ := asInt(b)
		c = compareFloatInt(x, i)
	default:
		return NotImplemented
	}
	return cmpResult(op, c)
}

var swapCmp = [...]CmpOp{OpLt: OpGt, OpLe: OpGe, OpEq: OpEq, OpNe: OpNe, OpGt: OpLt, OpGe: OpLe}

func compareFloatInt(x float64, i Int) int {
	if math.IsInf(x, 0) {
		if x > 0 {
			return 1
		}
		return -1
	}
	if i.big == nil && i.s > -1<<53 && i.s < 1<<53 {
		switch y := float64(i.s); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	return new(big.Float).SetFloat64(x).Cmp(new(big.Float).SetInt(i.Big()))
}
