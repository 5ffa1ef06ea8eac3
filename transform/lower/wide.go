package lower

import (
	"math/big"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// reduced lowers an operation that brings a value too large for an int variable back into bounds, where what it is made of
// fits Go's 63 bits on the way; nil where it does not.
//
//	(x * 1103515245 + 12345) % 2147483648        py.ModInt(x*1103515245+12345, 2147483648)
func (f *fn) reduced(e *pyast.BinOp) ir.Expr {
	if e.Op != pyast.Modulo && e.Op != pyast.BitAnd {
		return nil
	}
	if !f.typeOf(e).Small() || !f.typeOf(e.Left).Big() || !f.typeOf(e.Right).Small() || !plain(e.Left) || !plain(e.Right) {
		return nil
	}
	if m := f.magnitude(e.Left); m == nil || !m.IsInt64() {
		return nil
	}
	x, y := f.wide(e.Left), f.leaf(e.Right)
	if x == nil || y == nil {
		return nil
	}
	return f.intBinary(e.Op, x, y, f.typeOf(e))
}

// magnitude bounds the absolute value of sums and products of ints that have bounds; nil if e is none.
func (f *fn) magnitude(e pyast.Expr) *big.Int {
	if b, ok := e.(*pyast.BinOp); ok && f.typeOf(e).Big() {
		x, y := f.magnitude(b.Left), f.magnitude(b.Right)
		switch {
		case x == nil || y == nil:
			return nil
		case b.Op == pyast.Add || b.Op == pyast.Sub:
			return x.Add(x, y)
		case b.Op == pyast.Mult:
			return x.Mul(x, y)
		}
		return nil
	}
	if k, ok := e.(*pyast.Constant); ok && k.Kind == pyast.ConstInt && k.Big == nil {
		return new(big.Int).Abs(big.NewInt(k.Int))
	}
	if t := f.typeOf(e); t.Small() {
		bound := new(big.Int).Lsh(big.NewInt(1), uint(t.Bits()))
		return bound.Sub(bound, big.NewInt(1))
	}
	return nil
}

// wide lowers an expression that magnitude bounds with Go's operators; nil if it takes a call or a statement.
func (f *fn) wide(e pyast.Expr) ir.Expr {
	b, ok := e.(*pyast.BinOp)
	if !ok || !f.typeOf(e).Big() {
		return f.leaf(e)
	}
	x, y := f.wide(b.Left), f.wide(b.Right)
	if x == nil || y == nil {
		return nil
	}
	return &ir.Binary{Op: goOps[b.Op], X: x, Y: y, T: ir.Int}
}

// leaf lowers an operand that is there without a call and without a statement as a Go int.
func (f *fn) leaf(e pyast.Expr) ir.Expr {
	var x ir.Expr
	if len(f.capture(func() { x = f.expr(e) })) > 0 || calls(x) || !ir.Same(x.GoType(), ir.Int) {
		return nil
	}
	return x
}
