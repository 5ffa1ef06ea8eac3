package lower

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// augAssign lowers target op= value. The object of an attribute or item is read once, unless nothing can change it meanwhile:
//
//	self.stock[name] -= n       s.Stock.Set(name, s.Stock.Get(name)-n)
//	self.stock[name] -= f()     stock := s.Stock; stock.Set(name, stock.Get(name)-f())
func (f *fn) augAssign(s *pyast.AugAssign) {
	switch t := s.Target.(type) {
	case *pyast.Name:
		f.augName(s, t)
	case *pyast.Attribute:
		obj := f.expr(t.Value)
		quiet := f.plainField(t, obj) && f.path(t.Value) && f.runsNothing(s.Value)
		if !quiet {
			obj = f.keep(t.Value, obj, s.Value, "obj")
		}
		ops := f.readThen(quiet,
			func() ir.Expr { return f.getAttr(t, obj) },
			func() ir.Expr { return f.expr(s.Value) })
		if field, ok := ops[0].(*ir.Selector); ok && f.typedField(t, obj) != nil && f.goAugmented(s, field, ops[1]) {
			return
		}
		f.setAttr(t, obj, f.inPlace(s, ops[0], ops[1]))
	case *pyast.Subscript:
		ops := f.sequence(
			func() ir.Expr { return f.expr(t.Value) },
			func() ir.Expr { return f.index(t) })
		obj, key := ops[0], ops[1]
		quiet := f.plainItem(t) && f.path(t.Value) && f.path(t.Slice) && f.runsNothing(s.Value)
		if !quiet {
			obj = f.keep(t.Value, obj, s.Value, "items")
			key = f.keep(t.Slice, key, s.Value, "key")
		}
		ops = f.readThen(quiet,
			func() ir.Expr { return f.getItem(t, obj, key) },
			func() ir.Expr { return f.expr(s.Value) })
		f.setItem(t, obj, key, f.inPlace(s, ops[0], ops[1]))
	}
}

// readThen is sequence for a value that is read and one to change it by, which stand side by side if the latter runs no code of the
// program.
func (f *fn) readThen(quiet bool, read, by func() ir.Expr) []ir.Expr {
	var x, y ir.Expr
	if quiet && len(f.capture(func() { x, y = read(), by() })) == 0 {
		return []ir.Expr{x, y}
	}
	return f.sequence(read, by)
}

// keep returns e, what the expression src lowers to, for use again after value has been evaluated: a local variable that value
// cannot bind anew needs no copy. The copy has the name of the attribute or variable that src ends in, hint where there is none.
func (f *fn) keep(src pyast.Expr, e ir.Expr, value pyast.Expr, hint string) ir.Expr {
	if ref, ok := e.(*ir.Ref); ok && (ref.Var.Kind == ir.Local || ref.Var.Kind == ir.Param) && !ref.Var.Shared && !binds(value) {
		return e
	}
	if stable(e) {
		return e
	}
	switch src := src.(type) {
	case *pyast.Name:
		hint = string(src.Id)
	case *pyast.Attribute:
		hint = strings.Trim(string(src.Attr), "_")
	}
	return ir.Use(f.temp(hint, e))
}

// binds says whether evaluating e may bind a variable.
func binds(e pyast.Expr) bool {
	found := false
	pyast.Inspect(e, func(n pyast.Node) bool {
		_, walrus := n.(*pyast.NamedExpr)
		found = found || walrus
		return !found
	})
	return found
}

// augName lowers x op= value: with Go's operator where the types allow it.
func (f *fn) augName(s *pyast.AugAssign, n *pyast.Name) {
	ops := f.sequence(
		func() ir.Expr { return f.readName(n) },
		func() ir.Expr { return f.expr(s.Value) })
	v := f.table.Lookup(n)
	if ref, ok := ops[0].(*ir.Ref); ok && v.Kind <= 2 && f.variable(v) == ref.Var {
		if f.goAugmented(s, ref, ops[1]) {
			return
		}
	}
	f.storeVar(v, f.inPlace(s, f.narrow(n, ops[0]), ops[1]))
}

// goAugmented emits x op= y with Go's operator, or Extend for lists, and reports whether these types have one.
func (f *fn) goAugmented(s *pyast.AugAssign, x, y ir.Expr) bool {
	if extends(s.Op, x.GoType(), y.GoType()) {
		f.emit(ir.Do(ir.MethodCall(nil, x, "Extend", y)))
		return true
	}
	if lit, ok := y.(*ir.Lit); ok && lit.Kind == ir.LitInt && ir.Same(x.GoType(), ir.Float64) {
		y = f.coerce(y, ir.Float64)
	}
	op, ok := goAssignOp(s.Op, x.GoType(), y.GoType())
	if ok {
		f.emit(&ir.Assign{LHS: []ir.Expr{x}, Op: op, RHS: []ir.Expr{y}})
	}
	return ok
}

// goAssignOp returns Go's operator for an augmented assignment whose variable already has a type that the result fits:
// inference gave an int variable type int because no sum leaves its range.
func goAssignOp(op pyast.OperatorNumber, target, value *ir.Type) (string, bool) {
	switch {
	case !ir.Same(target, value):
	case ir.Same(target, ir.Int):
		switch op {
		case pyast.Add:
			return "+", true
		case pyast.Sub:
			return "-", true
		case pyast.Mult:
			return "*", true
		case pyast.BitAnd:
			return "&", true
		case pyast.BitOr:
			return "|", true
		case pyast.BitXor:
			return "^", true
		}
	case ir.Same(target, ir.Float64):
		switch op {
		case pyast.Add:
			return "+", true
		case pyast.Sub:
			return "-", true
		case pyast.Mult:
			return "*", true
		}
	case ir.Same(target, ir.String):
		return "+", op == pyast.Add
	}
	return "", false
}

// path says whether e is a constant, a variable or a field of one, or of a field, that is short enough to be written twice.
func (f *fn) path(e pyast.Expr) bool {
	for range 3 {
		switch x := e.(type) {
		case *pyast.Constant, *pyast.Name:
			return true
		case *pyast.Attribute:
			if f.info.Attr(x).Kind != infer.FieldMember {
				return false
			}
			e = x.Value
		default:
			return false
		}
	}
	return false
}

// plainField says whether a is a field of the struct obj whose value is a number or text.
func (f *fn) plainField(a *pyast.Attribute, obj ir.Expr) bool {
	value, field, _ := f.structField(a, obj)
	return value != nil && !field.MaybeUnset && field.Type.Is(types.Bool, types.Int, types.Float, types.Str)
}

// plainItem says whether s names an item of a dict or list such that neither looking it up nor computing with it runs code of
// the program.
func (f *fn) plainItem(s *pyast.Subscript) bool {
	t := f.typeOf(s.Value)
	if !t.Is(types.List, types.Dict) || f.valueType(s.Value).Kind != ir.PointerType {
		return false
	}
	item := t.Elem(len(t.Cells()) - 1)
	return plainValue(f.typeOf(s.Slice)) && item.Is(types.Bool, types.Int, types.Float, types.Str) && (t.Is(types.List) || plainValue(t.Elem(0)))
}

// runsNothing says whether evaluating e runs no code of the program and binds nothing; it may raise.
func (f *fn) runsNothing(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Constant:
		return true
	case *pyast.Name:
		v := f.table.Lookup(e)
		return v != nil && v.Kind != scope.ClassVar
	case *pyast.Attribute:
		return f.info.Attr(e).Kind == infer.FieldMember && f.runsNothing(e.Value)
	case *pyast.Subscript:
		return f.plainItem(e) && f.runsNothing(e.Value) && f.runsNothing(e.Slice)
	case *pyast.UnaryOp:
		return f.scalar(e.Operand) && f.runsNothing(e.Operand)
	case *pyast.BinOp:
		return f.scalar(e.Left) && f.scalar(e.Right) && f.runsNothing(e.Left) && f.runsNothing(e.Right)
	case *pyast.Call:
		return f.looksUp(e)
	}
	return false
}

// looksUp says whether a call is len(x) of a container or d.get(key), maybe with a default, and runs no code of the program.
func (f *fn) looksUp(c *pyast.Call) bool {
	if len(c.Keywords) > 0 || slices.ContainsFunc(c.Args, func(a pyast.Expr) bool { return isStarred(a) || !f.runsNothing(a) }) {
		return false
	}
	if f.isBuiltin(c.Func, "len") && len(c.Args) == 1 {
		return f.typeOf(c.Args[0]).Is(types.List, types.Dict, types.Set, types.Str)
	}
	a, ok := c.Func.(*pyast.Attribute)
	if !ok || a.Attr != "get" || len(c.Args) == 0 || !f.runsNothing(a.Value) {
		return false
	}
	d := f.typeOf(a.Value)
	return d.Is(types.Dict) && plainValue(d.Elem(0)) && plainValue(f.typeOf(c.Args[0]))
}
