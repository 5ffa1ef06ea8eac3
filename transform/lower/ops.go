package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// dynamicOps are the names of the operations of package py; in-place ones have an I before them.
var dynamicOps = map[pyast.OperatorNumber]string{
	pyast.Add: "Add", pyast.Sub: "Sub", pyast.Mult: "Mul", pyast.Div: "TrueDiv", pyast.FloorDiv: "FloorDiv", pyast.Modulo: "Mod",
	pyast.Pow: "Pow", pyast.LShift: "LShift", pyast.RShift: "RShift", pyast.BitOr: "Or", pyast.BitXor: "Xor", pyast.BitAnd: "And",
	pyast.MatMult: "MatMul",
}

// binOp lowers a binary operation.
func (f *fn) binOp(e *pyast.BinOp) ir.Expr {
	if x := f.reduced(e); x != nil {
		return x
	}
	ops := f.operands(e.Left, e.Right)
	return f.binary(e.Op, ops[0], ops[1], f.typeOf(e))
}

// binary lowers x op y with a result of static type t.
func (f *fn) binary(op pyast.OperatorNumber, x, y ir.Expr, t types.Type) ir.Expr {
	if r := f.repeated(op, x, y, t); r != nil {
		return r
	}
	if r := f.typedBinary(op, x, y, t); r != nil {
		return r
	}
	return ir.CallOf(ir.Any, pyPath, dynamicOps[op], box(x), box(y))
}

// repeated lowers [v] * n to a list whose elements have the type that the result's have.
func (f *fn) repeated(op pyast.OperatorNumber, x, y ir.Expr, t types.Type) ir.Expr {
	c, ok := x.(*ir.Call)
	if !ok || op != pyast.Mult || !t.Is(types.List) || !ir.Same(y.GoType(), ir.Int) {
		return nil
	}
	if len(c.Args) != 1 || c.Spread || len(c.Types) != 1 || !isQual(c.Fun, pyPath, "NewList") {
		return nil
	}
	elem := f.elemType(t, 0)
	call := ir.CallOf(pyType("List", elem), pyPath, "ListRepeat", f.coerce(c.Args[0], elem), y)
	call.Types = []*ir.Type{elem}
	return call
}

// inPlace lowers the operation of x op= y.
func (f *fn) inPlace(s *pyast.AugAssign, x, y ir.Expr) ir.Expr {
	if t := x.GoType(); extends(s.Op, t, y.GoType()) {
		x = f.spill(x)
		f.emit(ir.Do(ir.MethodCall(nil, x, "Extend", y)))
		return x
	} else if t.Kind != ir.PointerType { // what changes in place
		if r := f.typedBinary(s.Op, x, y, f.info.Aug(s)); r != nil {
			return r
		}
	}
	return ir.CallOf(ir.Any, pyPath, "I"+dynamicOps[s.Op], box(x), box(y))
}

// extends says whether x op= y is x.Extend(y) for operands of these types.
func extends(op pyast.OperatorNumber, x, y *ir.Type) bool {
	return op == pyast.Add && x.Kind == ir.PointerType && isPy(x, "List") && ir.Same(x, y)
}

// unaryOp lowers - + ~ not.
func (f *fn) unaryOp(e *pyast.UnaryOp) ir.Expr {
	if e.Op == pyast.Not {
		return f.not(e.Operand)
	}
	if k, ok := e.Operand.(*pyast.Constant); ok && e.Op == pyast.USub {
		if lit := negativeConst(k); lit != nil {
			return lit
		}
	}
	x := f.expr(e.Operand)
	if lit, ok := x.(*ir.Lit); ok && e.Op == pyast.USub && isNumberLit(lit) {
		if lit.Kind == ir.LitFloat {
			return negativeConst(&pyast.Constant{Kind: pyast.ConstFloat, Float: lit.Float})
		}
		if lit.Int != -1<<63 {
			return ir.IntLit(-lit.Int)
		}
	}
	if r := f.typedUnary(e, x); r != nil {
		return r
	}
	name := map[pyast.UnaryOpNumber]string{pyast.USub: "Neg", pyast.UAdd: "Pos", pyast.Invert: "Invert"}[e.Op]
	return ir.CallOf(ir.Any, pyPath, name, box(x))
}

// negativeConst returns the literal -k. Go's constant -0.0 is 0, so a zero stays a run-time operation.
func negativeConst(k *pyast.Constant) ir.Expr {
	switch {
	case k.Kind == pyast.ConstInt && k.Big == nil:
		return ir.IntLit(-k.Int)
	case k.Kind == pyast.ConstInt && k.Big.IsUint64() && k.Big.Uint64() == 1<<63:
		return ir.IntLit(-1 << 63)
	case k.Kind == pyast.ConstInt:
		return ir.CallOf(bigType, pyPath, "BigInt", ir.Str("-"+k.Big.String()))
	case k.Kind == pyast.ConstFloat && k.Float <= 1.7976931348623157e308:
		return negativeFloat(k.Float)
	case k.Kind == pyast.ConstComplex && k.Float <= 1.7976931348623157e308:
		return ir.CallOf(ir.Complex128, "", "complex", negativeFloat(0), negativeFloat(k.Float))
	}
	return nil
}

// negativeFloat is -x; Go's constants have no negative zero.
func negativeFloat(x float64) ir.Expr {
	if x == 0 {
		return ir.CallOf(ir.Float64, "math", "Copysign", ir.IntLit(0), ir.IntLit(-1))
	}
	return ir.FloatLit(-x)
}

// typedUnary applies Go's operators to known types.
func (f *fn) typedUnary(e *pyast.UnaryOp, x ir.Expr) ir.Expr {
	t := x.GoType()
	switch {
	case ir.Same(t, ir.Int) && f.typeOf(e).Small(), ir.Same(t, ir.Float64), ir.Same(t, ir.Complex128) && e.Op != pyast.Invert:
		switch e.Op {
		case pyast.USub:
			return &ir.Unary{Op: "-", X: x, T: t}
		case pyast.UAdd:
			return x
		case pyast.Invert:
			if ir.Same(t, ir.Int) {
				return &ir.Unary{Op: "^", X: x, T: t}
			}
		}
	case ir.Same(t, bigType):
		switch e.Op {
		case pyast.USub:
			return ir.MethodCall(bigType, x, "Neg")
		case pyast.UAdd:
			return x
		case pyast.Invert:
			return ir.MethodCall(bigType, x, "Invert")
		}
	}
	return nil
}

// goOps are Go's operators that mean the same on ints in range and on floats.
var goOps = map[pyast.OperatorNumber]string{
	pyast.Add: "+", pyast.Sub: "-", pyast.Mult: "*", pyast.BitOr: "|", pyast.BitXor: "^", pyast.BitAnd: "&",
}

// typedBinary lowers an operation on known types, nil where the dynamic form is needed.
func (f *fn) typedBinary(op pyast.OperatorNumber, x, y ir.Expr, t types.Type) ir.Expr {
	if folded := foldBinary(op, x, y); folded != nil {
		return folded
	}
	tx, ty := x.GoType(), y.GoType()
	switch {
	case ir.Same(tx, ir.Int) && ir.Same(ty, ir.Int):
		return f.intBinary(op, x, y, t)
	case isInt(tx) && isInt(ty):
		return f.bigBinary(op, x, y)
	case ir.Same(tx, ir.Float64) && isNumber(ty), ir.Same(ty, ir.Float64) && isNumber(tx):
		return f.floatBinary(op, x, y, t)
	case ir.Same(tx, ir.String) && ir.Same(ty, ir.String) && op == pyast.Add:
		return &ir.Binary{Op: "+", X: x, Y: y, T: ir.String}
	}
	return sequenceBinary(op, x, y)
}

// sequenceBinary lowers xs + ys and xs * n for lists and strings of known type:
//
//	a + b        a.Concat(b)
//	a * n        a.Repeat(n)
func sequenceBinary(op pyast.OperatorNumber, x, y ir.Expr) ir.Expr {
	tx, ty := x.GoType(), y.GoType()
	list := tx.Kind == ir.PointerType && isPy(tx, "List")
	switch {
	case op == pyast.Add && list && ir.Same(tx, ty):
		return ir.MethodCall(tx, x, "Concat", y)
	case op == pyast.Mult && ir.Same(tx, ir.Int) && ty.Kind == ir.PointerType && isPy(ty, "List") && !calls(y):
		return ir.MethodCall(ty, y, "Repeat", x)
	case op != pyast.Mult || !ir.Same(ty, ir.Int):
	case ir.Same(tx, ir.String):
		return ir.CallOf(ir.String, pyPath, "StrRepeat", x, y)
	case list:
		return ir.MethodCall(tx, x, "Repeat", y)
	}
	return nil
}

func isQual(e ir.Expr, pkg, name string) bool {
	q, ok := e.(*ir.Qual)
	return ok && q.Pkg == pkg && q.Name == name
}

func isInt(t *ir.Type) bool { return ir.Same(t, ir.Int) || ir.Same(t, bigType) }

func isNumber(t *ir.Type) bool { return isInt(t) || ir.Same(t, ir.Float64) }

// intBinary lowers an operation on two Go ints: with Go's operator where inference bounds the result.
func (f *fn) intBinary(op pyast.OperatorNumber, x, y ir.Expr, t types.Type) ir.Expr {
	if t.Small() {
		if goOp, ok := goOps[op]; ok {
			return &ir.Binary{Op: goOp, X: x, Y: y, T: ir.Int}
		}
		switch op {
		case pyast.LShift:
			if lit, ok := y.(*ir.Lit); ok && lit.Int >= 0 {
				return &ir.Binary{Op: "<<", X: x, Y: y, T: ir.Int}
			}
		case pyast.RShift:
			return ir.CallOf(ir.Int, pyPath, "RshInt", x, y)
		case pyast.FloorDiv:
			return ir.CallOf(ir.Int, pyPath, "FloorDivInt", x, y)
		case pyast.Modulo:
			return ir.CallOf(ir.Int, pyPath, "ModInt", x, y)
		}
	}
	switch op {
	case pyast.Div:
		return ir.CallOf(ir.Float64, pyPath, "TrueDivInt", x, y)
	case pyast.Pow:
		return intPower(x, y, t)
	}
	if t.Big() || t.Small() {
		return f.bigBinary(op, x, y)
	}
	return nil
}

// intPower lowers x ** n for a literal n: n is not negative, or the result would be a float.
func intPower(x, y ir.Expr, t types.Type) ir.Expr {
	lit, ok := y.(*ir.Lit)
	if !ok || lit.Int < 0 {
		return nil
	}
	if ref, ok := x.(*ir.Ref); ok && lit.Int == 2 && t.Small() {
		return &ir.Binary{Op: "*", X: ref, Y: ref, T: ir.Int}
	}
	power := ir.CallOf(bigType, pyPath, "PowInt", x, y)
	if t.Small() {
		return ir.MethodCall(ir.Int, power, "Index")
	}
	if t.Big() {
		return power
	}
	return nil
}

var bigMethods = map[pyast.OperatorNumber]string{
	pyast.Add: "Add", pyast.Sub: "Sub", pyast.Mult: "Mul", pyast.FloorDiv: "FloorDiv", pyast.Modulo: "Mod", pyast.BitAnd: "And",
	pyast.BitOr: "Or", pyast.BitXor: "Xor", pyast.LShift: "Lsh", pyast.RShift: "Rsh",
}

// intVariants are the operations for which py.Int has a method that takes a Go int.
var intVariants = map[pyast.OperatorNumber]bool{
	pyast.Add: true, pyast.Sub: true, pyast.Mult: true, pyast.FloorDiv: true, pyast.Modulo: true, pyast.BitAnd: true,
	pyast.LShift: true, pyast.RShift: true,
}

// bigBinary lowers an operation on ints of which one at least may be big.
func (f *fn) bigBinary(op pyast.OperatorNumber, x, y ir.Expr) ir.Expr {
	if op == pyast.Div {
		return ir.MethodCall(ir.Float64, f.coerce(x, bigType), "TrueDiv", f.coerce(y, bigType))
	}
	method, ok := bigMethods[op]
	if !ok {
		return nil
	}
	if _, lit := x.(*ir.Lit); lit && (op == pyast.Add || op == pyast.Mult) && !wideLit(x) {
		x, y = y, x // 3 * n is n.MulInt(3)
	}
	if ir.Same(y.GoType(), ir.Int) && intVariants[op] && !wideLit(y) {
		return ir.MethodCall(bigType, f.coerce(x, bigType), method+"Int", y)
	}
	return ir.MethodCall(bigType, f.coerce(x, bigType), method, f.coerce(y, bigType))
}

// wideLit says whether an int literal is too large for the methods of py.Int that take an int.
func wideLit(e ir.Expr) bool {
	lit, ok := e.(*ir.Lit)
	return ok && lit.Kind == ir.LitInt && (lit.Int >= 1<<types.SmallBits || lit.Int <= -1<<types.SmallBits)
}

// floatBinary lowers an operation of which one operand is a float and the other a number.
func (f *fn) floatBinary(op pyast.OperatorNumber, x, y ir.Expr, t types.Type) ir.Expr {
	x, y = f.coerce(x, ir.Float64), f.coerce(y, ir.Float64)
	switch op {
	case pyast.Add, pyast.Sub, pyast.Mult:
		return &ir.Binary{Op: goOps[op], X: x, Y: y, T: ir.Float64}
	case pyast.Div:
		if lit, ok := y.(*ir.Lit); ok && lit.Kind == ir.LitFloat && lit.Float != 0 {
			return &ir.Binary{Op: "/", X: x, Y: y, T: ir.Float64}
		}
		return ir.CallOf(ir.Float64, pyPath, "TrueDivFloat", x, y)
	case pyast.FloorDiv:
		return ir.CallOf(ir.Float64, pyPath, "FloorDivFloat", x, y)
	case pyast.Modulo:
		return ir.CallOf(ir.Float64, pyPath, "ModFloat", x, y)
	case pyast.Pow:
		if t.Kind() == types.Float { // else perhaps complex
			return ir.CallOf(ir.Float64, pyPath, "PowFloat", x, y)
		}
	}
	return nil
}
