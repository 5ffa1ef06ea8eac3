package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// sequence lowers the operands of one operation so that they are evaluated in order. Two things could break the order:
// statements that a later operand emits would run before an earlier operand is read; and Go does not order the reading of a
// variable with the calls beside it. In both cases the earlier operand is kept in a temporary, unless it can't change.
//
//	x + (x := f())     v := x; x = f(); py.Add(v, x)
//	total + g()        v := total; py.Add(v, g(ctx))     where g assigns total
func (f *fn) sequence(operands ...func() ir.Expr) []ir.Expr {
	values := make([]ir.Expr, len(operands))
	before := make([][]ir.Stmt, len(operands))
	for i, lower := range operands {
		before[i] = f.capture(func() { values[i] = lower() })
	}
	kept := keep(values, before)
	for i := range operands {
		f.append(before[i])
		if kept[i] {
			values[i] = f.spill(values[i])
		}
	}
	return values
}

// sequenceOrQuiet is sequence for a value and what it is stored in. Where the value runs no code of the program and the others call
// nothing, all may stand in one statement.
//
//	self.count[k] = self.count.get(k, 0)      s.Count.Set(k, s.Count.GetOr(k, 0))
func (f *fn) sequenceOrQuiet(quiet bool, operands ...func() ir.Expr) []ir.Expr {
	if !quiet {
		return f.sequence(operands...)
	}
	values := make([]ir.Expr, len(operands))
	before := f.capture(func() {
		for i, lower := range operands {
			values[i] = lower()
		}
	})
	if len(before) > 0 || slices.ContainsFunc(values[1:], calls) {
		return f.sequence(operands...)
	}
	return values
}

// keep says which operands must be kept in temporaries, so that all are evaluated in order.
func keep(values []ir.Expr, before [][]ir.Stmt) []bool {
	kept := make([]bool, len(values))
	last := -1
	mark := func(i int) {
		kept[i] = true
		last = max(last, i)
	}
	for i, v := range values {
		for j := range values {
			switch {
			case j > i && len(before[j]) > 0 && !unaffected(v, before[j:j+1]):
				mark(i)
			case j > i && volatile(v) && disturbs(values[j]):
				mark(i)
			case j < i && volatile(v) && disturbs(values[j]):
				mark(j)
			}
		}
	}
	// What is kept is evaluated before what is not: the calls to its left have to be kept too.
	for i := range last {
		kept[i] = kept[i] || calls(values[i]) || volatile(values[i])
	}
	return kept
}

// operands lowers expressions in order, each as its own type.
func (f *fn) operands(list ...pyast.Expr) []ir.Expr {
	return f.sequence(f.each(f.expr, list)...)
}

// boxedOperands lowers expressions in order, as values of type any.
func (f *fn) boxedOperands(list ...pyast.Expr) []ir.Expr {
	return f.sequence(f.each(f.boxed, list)...)
}

func (f *fn) each(lower func(pyast.Expr) ir.Expr, list []pyast.Expr) []func() ir.Expr {
	out := make([]func() ir.Expr, len(list))
	for i, e := range list {
		out[i] = func() ir.Expr { return lower(e) }
	}
	return out
}

// calls says whether evaluating e runs other code.
func calls(e ir.Expr) bool {
	found := false
	ir.InspectExpr(e, func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Call:
			found = found || !x.Pure
		case *ir.FuncLit:
			return false
		}
		return !found
	})
	return found
}

// disturbs says whether evaluating e runs code that may change what another operand reads: arithmetic does not.
func disturbs(e ir.Expr) bool {
	found := false
	ir.InspectExpr(e, func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Call:
			found = found || !x.Pure && !arithmetic(x)
		case *ir.FuncLit:
			return false
		}
		return !found
	})
	return found
}

// arithmetic says whether a call computes with numbers alone.
func arithmetic(c *ir.Call) bool {
	switch fun := c.Fun.(type) {
	case *ir.Selector:
		return fun.X.GoType() != nil && ir.Same(fun.X.GoType(), bigType)
	case *ir.Qual:
		if fun.Pkg == "" {
			return fun.Name == "min" || fun.Name == "max"
		}
		return fun.Pkg == pyPath && numberFuncs[fun.Name]
	}
	return false
}

// numberFuncs are the functions of package py that take Go numbers and do nothing but compute.
var numberFuncs = map[string]bool{
	"IntOf": true, "AbsInt": true, "AbsFloat": true, "MinFloat": true, "MaxFloat": true, "MinBig": true, "MaxBig": true,
	"TrueDivFloat": true, "TrueDivInt": true, "FloorDivInt": true, "FloorDivFloat": true, "ModInt": true, "ModFloat": true,
}

// stable says whether e has the same value however late it is evaluated.
func stable(e ir.Expr) bool {
	ok := true
	ir.InspectExpr(e, func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Ref:
			ok = ok && (x.Var.Kind == ir.FuncName || x.Var.Once || x.Var.Temp && !x.Var.Volatile)
		case *ir.Lit, *ir.Implicit, *ir.Qual, *ir.Unary:
		case *ir.Binary:
			ok = ok && x.Op != "/" && x.Op != "%"
		case *ir.FuncLit:
			return false
		case *ir.Selector:
			_, qual := x.X.(*ir.Qual)
			ok = ok && (qual || x.Embedded != nil)
		case *ir.Call:
			ok = ok && x.Pure
		default:
			ok = false
		}
		return ok
	})
	return ok
}

// unaffected says whether the statements can't change the value of e.
func unaffected(e ir.Expr, lists [][]ir.Stmt) bool {
	if stable(e) {
		return true
	}
	ok := true
	ir.InspectExpr(e, func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Ref:
			ok = ok && (x.Var.Kind == ir.FuncName || !x.Var.Volatile && !assigned(x.Var, lists))
		case *ir.Lit, *ir.Implicit, *ir.Qual, *ir.Unary:
		case *ir.Binary:
			ok = ok && x.Op != "/" && x.Op != "%"
		case *ir.FuncLit:
			return false
		case *ir.Selector:
			_, qual := x.X.(*ir.Qual)
			ok = ok && (qual || x.Embedded != nil)
		case *ir.Call:
			ok = ok && x.Pure
		default:
			ok = false
		}
		return ok
	})
	return ok
}

func assigned(v *ir.Var, lists [][]ir.Stmt) bool {
	found := false
	for _, list := range lists {
		ir.Statements(&ir.Block{List: list}, func(s ir.Stmt) bool {
			switch s := s.(type) {
			case *ir.Assign:
				for _, e := range s.LHS {
					if ref, ok := e.(*ir.Ref); ok && ref.Var == v {
						found = true
					}
				}
			case *ir.Range:
				found = found || s.Key == v || s.Value == v
			}
			return !found
		})
	}
	return found
}

// volatile says whether e reads, outside of any call, something that a call could change.
func volatile(e ir.Expr) bool {
	found := false
	ir.InspectExpr(e, func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Ref:
			found = found || x.Var.Volatile
		case *ir.Call, *ir.FuncLit:
			return false
		case *ir.Index:
			found = true
		case *ir.Selector:
			if _, member := x.X.(*ir.Qual); !member && !x.Fixed && !isTupleN(x.X.GoType()) {
				found = true
			}
		}
		return !found
	})
	return found
}

// fixedAttr says whether no statement of the module assigns an attribute of that name but __init__ to its own self, so that
// reading it later gives the same value.
func (m *module) fixedAttr(name string) bool {
	if m.mutable == nil {
		m.mutable = map[string]bool{}
		m.findMutable(m.tree, "")
	}
	return !m.mutable[name] && !m.mutable["*"]
}

// findMutable collects the attributes assigned below n. self is the first parameter of the __init__ around it.
func (m *module) findMutable(n pyast.Node, self string) {
	switch n := n.(type) {
	case *pyast.FunctionDef:
		self = ""
		if params := n.Args.Args; n.Name == "__init__" && len(params) > 0 {
			self = string(params[0].Arg)
		}
	case *pyast.AsyncFunctionDef:
		self = ""
	case *pyast.Attribute:
		owner, isName := n.Value.(*pyast.Name)
		if n.Ctx != pyast.Load && !(isName && self != "" && string(owner.Id) == self) {
			m.mutable[string(n.Attr)] = true
		}
	case *pyast.Name:
		if n.Id == "setattr" || n.Id == "delattr" {
			m.mutable["*"] = true
		}
	}
	pyast.Children(n, func(c pyast.Node) { m.findMutable(c, self) })
}
