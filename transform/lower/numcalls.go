package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// numberCall lowers abs, min and max of numbers and texts of known types, nil for other calls.
//
//	min(a, b, c)    min(a, b, c)                               of ints
//	min(a, b, c)    py.MinFloat(py.MinFloat(a, b), c)          of floats, whose NaNs Go's min treats otherwise
//	abs(a - b)      py.AbsInt(a - b)
func (f *fn) numberCall(c *pyast.Call) ir.Expr {
	name, ok := c.Func.(*pyast.Name)
	if !ok || len(c.Args) == 0 || len(c.Keywords) > 0 || slices.ContainsFunc(c.Args, isStarred) || !f.isBuiltin(name, string(name.Id)) {
		return nil
	}
	t := f.valueType(c)
	for _, a := range c.Args {
		if !ir.Same(f.valueType(a), t) {
			return nil
		}
	}
	switch {
	case name.Id == "abs" && len(c.Args) == 1:
		switch {
		case ir.Same(t, ir.Int):
			return ir.CallOf(t, pyPath, "AbsInt", f.typed(c.Args[0], t))
		case ir.Same(t, bigType):
			return ir.MethodCall(t, f.typed(c.Args[0], t), "Abs")
		}
	case (name.Id == "min" || name.Id == "max") && len(c.Args) > 1:
		return f.extremeOf(string(name.Id), t, c.Args)
	}
	return nil
}

// extremeOf lowers min or max of several values of type t, nil where package py has no form for it. Not all are lowered to a t by
// themselves: what a reduction makes of large ints, as b * b % 7, is small and a py.Int.
func (f *fn) extremeOf(name string, t *ir.Type, args []pyast.Expr) ir.Expr {
	form := map[string]string{"min": "Min", "max": "Max"}[name]
	operands := func() []ir.Expr {
		return f.sequence(f.each(func(e pyast.Expr) ir.Expr { return f.typed(e, t) }, args)...)
	}
	switch {
	case ir.Same(t, ir.Int):
		return &ir.Call{Fun: &ir.Qual{Name: name}, Args: operands(), T: t}
	case ir.Same(t, ir.Float64):
		form += "Float"
	case ir.Same(t, ir.String):
		form += "Str"
	case ir.Same(t, bigType):
		form += "Big"
	default:
		return nil
	}
	ops := operands()
	best := ops[0]
	for _, x := range ops[1:] {
		best = ir.CallOf(t, pyPath, form, best, x)
	}
	return best
}
