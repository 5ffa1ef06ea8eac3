package lower

import (
	"math"
	"math/big"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// foldBinary computes an operation on two literals. Go would do so itself, but with unbounded precision: its constant
// 0.1 + 0.2 is 0.3. What does not fold (a division by zero) is a call at run time.
func foldBinary(op pyast.OperatorNumber, x, y ir.Expr) ir.Expr {
	a, okA := x.(*ir.Lit)
	b, okB := y.(*ir.Lit)
	if !okA || !okB {
		return nil
	}
	switch {
	case a.Kind == ir.LitInt && b.Kind == ir.LitInt:
		return foldInts(op, a.Int, b.Int)
	case isNumberLit(a) && isNumberLit(b):
		return foldFloats(op, numberOf(a), numberOf(b))
	}
	return nil
}

func isNumberLit(l *ir.Lit) bool { return l.Kind == ir.LitInt || l.Kind == ir.LitFloat }

func numberOf(l *ir.Lit) float64 {
	if l.Kind == ir.LitInt {
		return float64(l.Int)
	}
	return l.Float
}

func foldInts(op pyast.OperatorNumber, a, b int64) ir.Expr {
	x, y, z := big.NewInt(a), big.NewInt(b), new(big.Int)
	switch op {
	case pyast.Add:
		z.Add(x, y)
	case pyast.Sub:
		z.Sub(x, y)
	case pyast.Mult:
		z.Mul(x, y)
	case pyast.BitAnd:
		z.And(x, y)
	case pyast.BitOr:
		z.Or(x, y)
	case pyast.BitXor:
		z.Xor(x, y)
	case pyast.Pow:
		if b < 0 || b > 64 || a > 1<<32 || a < -1<<32 {
			return nil
		}
		z.Exp(x, y, nil)
	case pyast.LShift:
		if b < 0 || b > 62 {
			return nil
		}
		z.Lsh(x, uint(b))
	default:
		return nil
	}
	if !z.IsInt64() {
		return ir.CallOf(bigType, pyPath, "BigInt", ir.Str(z.String()))
	}
	return ir.IntLit(z.Int64())
}

func foldFloats(op pyast.OperatorNumber, a, b float64) ir.Expr {
	var z float64
	switch op {
	case pyast.Add:
		z = a + b
	case pyast.Sub:
		z = a - b
	case pyast.Mult:
		z = a * b
	case pyast.Div:
		if b == 0 {
			return nil
		}
		z = a / b
	default:
		return nil
	}
	switch {
	case math.IsInf(z, 1):
		return ir.CallOf(ir.Float64, "math", "Inf", ir.IntLit(1))
	case math.IsInf(z, -1):
		return ir.CallOf(ir.Float64, "math", "Inf", ir.IntLit(-1))
	case math.IsNaN(z):
		return ir.CallOf(ir.Float64, "math", "NaN")
	case z == 0 && math.Signbit(z):
		return ir.CallOf(ir.Float64, "math", "Copysign", ir.IntLit(0), ir.IntLit(-1))
	}
	return ir.FloatLit(z)
}
