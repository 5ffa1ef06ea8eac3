package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

var goCompare = map[pyast.CmpOp]string{pyast.Eq: "==", pyast.NotEq: "!=", pyast.Lt: "<", pyast.LtE: "<=", pyast.Gt: ">", pyast.GtE: ">="}

var pyCompare = map[pyast.CmpOp]string{pyast.Eq: "Eq", pyast.NotEq: "Ne", pyast.Lt: "Lt", pyast.LtE: "Le", pyast.Gt: "Gt", pyast.GtE: "Ge"}

// compare lowers a comparison, chained or not. With test only its truth is wanted; else its value, which is a bool unless
// operands of unknown type make it something else.
func (f *fn) compare(e *pyast.Compare, test bool) ir.Expr {
	if len(e.Ops) > 1 {
		return f.compareChain(e, test)
	}
	ops := f.operands(e.Left, e.Comparators[0])
	return f.comparison(e.Ops[0], ops[0], ops[1], test || f.typeOf(e).Is(types.Bool))
}

// comparison lowers one comparison of two values.
func (f *fn) comparison(op pyast.CmpOp, x, y ir.Expr, test bool) ir.Expr {
	switch op {
	case pyast.Is, pyast.IsNot:
		return negateIf(op == pyast.IsNot, f.identical(x, y))
	case pyast.In, pyast.NotIn:
		return negateIf(op == pyast.NotIn, f.contains(x, y))
	}
	if e := typedComparison(op, x, y); e != nil {
		return e
	}
	if test {
		return ir.CallOf(ir.Bool, pyPath, pyCompare[op], box(x), box(y))
	}
	return ir.CallOf(ir.Any, pyPath, "RichCompare", &ir.Qual{Pkg: pyPath, Name: "Op" + pyCompare[op]}, box(x), box(y))
}

func negateIf(not bool, e ir.Expr) ir.Expr {
	if not {
		return negate(e)
	}
	return e
}

// typedComparison compares with Go's operators or py.Int's methods where both types are known, else returns nil.
func typedComparison(op pyast.CmpOp, x, y ir.Expr) ir.Expr {
	tx, ty := x.GoType(), y.GoType()
	equality := op == pyast.Eq || op == pyast.NotEq
	direct := ir.Same(tx, ty) && (ir.Same(tx, ir.Int) || ir.Same(tx, ir.Float64) || ir.Same(tx, ir.String) || isPy(tx, "Bytes") || equality && ir.Same(tx, ir.Bool))
	if direct {
		return &ir.Binary{Op: goCompare[op], X: x, Y: y, T: ir.Bool}
	}
	if lit, ok := y.(*ir.Lit); ok && lit.Kind == ir.LitInt && ir.Same(tx, ir.Float64) && lit.Int > -1<<53 && lit.Int < 1<<53 {
		return &ir.Binary{Op: goCompare[op], X: x, Y: y, T: ir.Bool}
	}
	bigX, bigY := ir.Same(tx, bigType), ir.Same(ty, bigType)
	switch {
	case bigX && ir.Same(ty, ir.Int):
		return ir.MethodCall(ir.Bool, x, pyCompare[op]+"Int", y)
	case bigY && ir.Same(tx, ir.Int):
		x = ir.CallOf(bigType, pyPath, "IntOf", x)
		return ir.MethodCall(ir.Bool, x, pyCompare[op], y)
	case bigX && bigY:
		return ir.MethodCall(ir.Bool, x, pyCompare[op], y)
	}
	return nil
}

// identical lowers "is".
func (f *fn) identical(x, y ir.Expr) ir.Expr {
	if isNil(x) {
		x, y = y, x
	}
	if isNil(y) && ir.Same(x.GoType(), ir.Any) {
		if isNil(x) {
			return ir.BoolLit(true)
		}
		return &ir.Binary{Op: "==", X: x, Y: ir.Nil(), T: ir.Bool}
	}
	if tx, ty := x.GoType(), y.GoType(); tx.Nullable && isNil(y) || isObject(tx) && isObject(ty) && ir.Same(tx.Elem, ty.Elem) {
		return &ir.Binary{Op: "==", X: x, Y: y, T: ir.Bool}
	}
	return ir.CallOf(ir.Bool, pyPath, "Is", box(x), box(y))
}

// isObject says whether t points to a struct of the program.
func isObject(t *ir.Type) bool { return t.Kind == ir.PointerType && t.Elem.Kind == ir.VarType }

func isNil(e ir.Expr) bool {
	lit, ok := bareLit(e)
	return ok && lit.Kind == ir.LitNil
}

// contains lowers "x in y".
func (f *fn) contains(x, y ir.Expr) ir.Expr {
	if e := f.typedContains(x, y); e != nil {
		return e
	}
	ops := []ir.Expr{box(y), box(x)}
	if calls(x) && (calls(y) || volatile(y)) {
		ops[1] = f.spillBefore(ops[1])
	}
	return ir.CallOf(ir.Bool, pyPath, "Contains", ops...)
}

// spillBefore keeps a value that Python computes first but Go's argument order would compute last.
func (f *fn) spillBefore(e ir.Expr) ir.Expr { return f.spill(e) }

// compareChain lowers a < b < c, evaluating each operand once and only as far as the comparisons hold.
//
//	0 <= i < n         0 <= i && i < n
//	a < f() < c        ok := py.Lt(a, v); where v := f(ctx); if ok { ok = py.Lt(v, c) }
func (f *fn) compareChain(e *pyast.Compare, test bool) ir.Expr {
	if !test && !f.typeOf(e).Is(types.Bool) {
		return f.chainValue(e)
	}
	if parts, ok := f.chainParts(e); ok {
		value := parts[0]
		for _, p := range parts[1:] {
			value = &ir.Binary{Op: "&&", X: value, Y: p, T: ir.Bool}
		}
		return value
	}
	ok := f.newTemp("ok", ir.Bool)
	ops := f.operands(e.Left, e.Comparators[0])
	f.chainStep(e, 0, ops[0], ops[1], ok)
	return ir.Use(ok)
}

// chainParts lowers a chain whose inner operands can be read twice: names and constants.
func (f *fn) chainParts(e *pyast.Compare) ([]ir.Expr, bool) {
	list := append([]pyast.Expr{e.Left}, e.Comparators...)
	for _, x := range list {
		if !plain(x) {
			return nil, false
		}
	}
	values := make([]ir.Expr, len(list))
	for i, x := range list {
		var v ir.Expr
		if len(f.capture(func() { v = f.expr(x) })) > 0 || i > 0 && i < len(list)-1 && (calls(v) || volatile(v)) {
			return nil, false
		}
		values[i] = v
	}
	if volatile(values[0]) && calls(values[len(values)-1]) {
		return nil, false
	}
	parts := make([]ir.Expr, len(e.Ops))
	for i, op := range e.Ops {
		if len(f.capture(func() { parts[i] = f.comparison(op, values[i], values[i+1], true) })) > 0 {
			return nil, false
		}
	}
	return parts, true
}

// plain says whether lowering e twice does no harm: it defines and emits nothing.
func plain(e pyast.Expr) bool {
	ok := true
	pyast.Inspect(e, func(n pyast.Node) bool {
		switch n.(type) {
		case *pyast.Name, *pyast.Constant, *pyast.BinOp, *pyast.UnaryOp, *pyast.Attribute, *pyast.Call:
		default:
			ok = false
		}
		return ok
	})
	return ok
}

func (f *fn) chainStep(e *pyast.Compare, i int, x, y ir.Expr, ok *ir.Var) {
	last := i == len(e.Ops)-1
	if !last {
		saved := f.operandsKept(x, y)
		x, y = saved[0], saved[1]
	}
	f.emit(ir.Set(ok, f.comparison(e.Ops[i], x, y, true)))
	if last {
		return
	}
	f.emit(&ir.If{Cond: ir.Use(ok), Then: f.inBlock(func() {
		f.chainStep(e, i+1, y, f.expr(e.Comparators[i+1]), ok)
	})})
}

// operandsKept keeps two values in order.
func (f *fn) operandsKept(x, y ir.Expr) []ir.Expr {
	if calls(y) {
		x = f.spill(x)
	}
	return []ir.Expr{x, f.spill(y)}
}

// chainValue lowers a chain as a value: the first comparison that is false, else the last.
func (f *fn) chainValue(e *pyast.Compare) ir.Expr {
	v := f.newTemp("value", ir.Any)
	ops := f.operands(e.Left, e.Comparators[0])
	f.chainValueStep(e, 0, ops[0], ops[1], v)
	return ir.Use(v)
}

func (f *fn) chainValueStep(e *pyast.Compare, i int, x, y ir.Expr, v *ir.Var) {
	last := i == len(e.Ops)-1
	if !last {
		saved := f.operandsKept(x, y)
		x, y = saved[0], saved[1]
	}
	f.emit(ir.Set(v, box(f.comparison(e.Ops[i], x, y, false))))
	if last {
		return
	}
	f.emit(&ir.If{Cond: f.truth(ir.Use(v)), Then: f.inBlock(func() {
		f.chainValueStep(e, i+1, y, f.expr(e.Comparators[i+1]), v)
	})})
}
