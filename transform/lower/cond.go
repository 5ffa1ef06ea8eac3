package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// cond lowers an expression that is only asked for its truth to a Go bool.
func (f *fn) cond(e pyast.Expr) ir.Expr {
	switch e := e.(type) {
	case *pyast.BoolOp:
		return f.condBoolOp(e)
	case *pyast.UnaryOp:
		if e.Op == pyast.Not {
			return f.not(e.Operand)
		}
	case *pyast.Compare:
		return f.compare(e, true)
	case *pyast.Constant:
		if truth, ok := constTruth(e); ok {
			return ir.BoolLit(truth)
		}
	}
	return f.truth(f.expr(e))
}

func constTruth(k *pyast.Constant) (truth, ok bool) {
	switch k.Kind {
	case pyast.ConstNone, pyast.ConstFalse:
		return false, true
	case pyast.ConstTrue, pyast.ConstEllipsis:
		return true, true
	case pyast.ConstInt:
		return k.Big != nil || k.Int != 0, true
	case pyast.ConstStr, pyast.ConstBytes:
		return k.S != "", true
	}
	return false, false
}

// not lowers a test to the Go bool that is its negation.
func (f *fn) not(e pyast.Expr) ir.Expr { return negate(f.cond(e)) }

var inverse = map[string]string{"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}

// negate returns !e, in the form a Go programmer writes.
func negate(e ir.Expr) ir.Expr {
	switch e := e.(type) {
	case *ir.Lit:
		return ir.BoolLit(!e.Bool)
	case *ir.Unary:
		if e.Op == "!" {
			return e.X
		}
	case *ir.Binary:
		op, ok := inverse[e.Op]
		equality := e.Op == "==" || e.Op == "!="
		if ok && (equality || !ir.Same(e.X.GoType(), ir.Float64) && !ir.Same(e.Y.GoType(), ir.Float64)) {
			return &ir.Binary{Op: op, X: e.X, Y: e.Y, T: ir.Bool}
		}
	}
	return &ir.Unary{Op: "!", X: e, T: ir.Bool}
}

// truth returns the truth of a value as a Go bool.
func (f *fn) truth(e ir.Expr) ir.Expr {
	t := e.GoType()
	switch {
	case ir.Same(t, ir.Bool):
		return e
	case ir.Same(t, ir.Int):
		return &ir.Binary{Op: "!=", X: e, Y: ir.IntLit(0), T: ir.Bool}
	case ir.Same(t, ir.Float64):
		return &ir.Binary{Op: "!=", X: e, Y: ir.IntLit(0), T: ir.Bool}
	case ir.Same(t, ir.String), isPy(t, "Bytes"):
		return &ir.Binary{Op: "!=", X: e, Y: ir.Str(""), T: ir.Bool}
	case t.Kind == ir.PointerType && (isPy(t, "List") || isPy(t, "Dict") || isPy(t, "Set") || isPy(t, "FrozenSet") || isPy(t, "Tuple") || isPy(t, "Bytearray")):
		return &ir.Binary{Op: "!=", X: ir.MethodCall(ir.Int, e, "Len"), Y: ir.IntLit(0), T: ir.Bool}
	case ir.Same(t, bigType):
		return ir.MethodCall(ir.Bool, e, "Truth")
	case t.Nullable && f.alwaysTrue(t):
		return &ir.Binary{Op: "!=", X: e, Y: ir.Nil(), T: ir.Bool}
	case isTupleN(t):
		if _, ok := e.(*ir.Ref); ok {
			return ir.BoolLit(true)
		}
	}
	return ir.CallOf(ir.Bool, pyPath, "Truth", box(e))
}

// condBoolOp lowers and/or of tests to && and ||. Operands that need statements of their own are tested one by one:
//
//	a and (x := f())      ok := py.Truth(a); if ok { x = f(ctx); ok = py.Truth(x) }
func (f *fn) condBoolOp(e *pyast.BoolOp) ir.Expr {
	op := "&&"
	if e.Op == pyast.Or {
		op = "||"
	}
	value := f.cond(e.Values[0])
	for i, operand := range e.Values[1:] {
		var next ir.Expr
		before := f.capture(func() { next = f.cond(operand) })
		if len(before) == 0 {
			value = &ir.Binary{Op: op, X: value, Y: next, T: ir.Bool}
			continue
		}
		ok := f.newTemp("ok", ir.Bool)
		f.emit(ir.Set(ok, value))
		f.testRest(e, i+1, ok)
		return ir.Use(ok)
	}
	return value
}

// testRest tests the operands from i on, each only when ok calls for it.
func (f *fn) testRest(e *pyast.BoolOp, i int, ok *ir.Var) {
	cond := ir.Expr(ir.Use(ok))
	if e.Op == pyast.Or {
		cond = negate(cond)
	}
	then := f.inBlock(func() {
		f.emit(ir.Set(ok, f.cond(e.Values[i])))
		if i+1 < len(e.Values) {
			f.testRest(e, i+1, ok)
		}
	})
	f.emit(&ir.If{Cond: cond, Then: then})
}

// boolOp lowers and/or as a value: the operand that decides.
//
//	x = a or b      x := a; if !py.Truth(x) { x = b }
func (f *fn) boolOp(e *pyast.BoolOp) ir.Expr {
	t := f.valueType(e)
	if ir.Same(t, ir.Bool) {
		return f.condBoolOp(e)
	}
	v := f.newTemp("value", t)
	f.decide(e, 0, v)
	return ir.Use(v)
}

// decide stores the deciding one of the operands from i on in v. An operand whose type is not that of the whole (the None of
// None or x) is looked at before it is converted.
func (f *fn) decide(e *pyast.BoolOp, i int, v *ir.Var) {
	if i == len(e.Values)-1 {
		f.emit(ir.Set(v, f.typed(e.Values[i], v.Type)))
		return
	}
	value := f.expr(e.Values[i])
	next := f.inBlock(func() { f.decide(e, i+1, v) })
	if ir.Same(value.GoType(), v.Type) || ir.Same(v.Type, ir.Any) {
		f.emit(ir.Set(v, f.coerce(value, v.Type)))
		cond := f.truth(ir.Use(v))
		if e.Op == pyast.Or {
			cond = negate(cond)
		}
		f.emit(&ir.If{Cond: cond, Then: next})
		return
	}
	value = f.spill(value)
	keep := ir.NewBlock(ir.Set(v, f.coerce(value, v.Type)))
	cond := f.truth(value)
	if e.Op == pyast.And {
		cond = negate(cond)
	}
	f.emit(&ir.If{Cond: cond, Then: keep, Else: next})
}

// ifExp lowers a if c else b as a value.
func (f *fn) ifExp(e *pyast.IfExp) ir.Expr {
	cond := f.cond(e.Test)
	v := f.newTemp("value", f.valueType(e))
	f.emit(&ir.If{
		Cond: cond,
		Then: f.inBlock(func() { f.emit(ir.Set(v, f.typed(e.Body, v.Type))) }),
		Else: f.inBlock(func() { f.emit(ir.Set(v, f.typed(e.Orelse, v.Type))) }),
	})
	return ir.Use(v)
}
