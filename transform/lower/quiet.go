package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/types"
)

// quiet says whether nothing in a block can raise an exception or ask for the one being handled, so that nobody can tell
// whether it is known meanwhile. It knows the blocks that most handlers have; everything else is not quiet.
func (f *fn) quiet(list []pyast.Stmt) bool {
	for _, s := range list {
		if !f.quietStmt(s) {
			return false
		}
	}
	return true
}

func (f *fn) quietStmt(s pyast.Stmt) bool {
	switch s := s.(type) {
	case *pyast.Pass, *pyast.Break, *pyast.Continue, *pyast.Global, *pyast.Nonlocal:
		return true
	case *pyast.Return:
		return s.Value == nil || f.quietExpr(s.Value)
	case *pyast.Raise:
		// A bare raise lets go on what is being handled; it adds no context.
		return s.Exc == nil && len(f.caught) > 0
	case *pyast.ExprStmt:
		return f.quietExpr(s.Value)
	case *pyast.If:
		return f.quietExpr(s.Test) && f.scalar(s.Test) && f.quiet(s.Body) && f.quiet(s.Orelse)
	case *pyast.Assign:
		for _, t := range s.Targets {
			if _, ok := t.(*pyast.Name); !ok {
				return false
			}
		}
		return f.quietExpr(s.Value)
	case *pyast.AugAssign:
		n, ok := s.Target.(*pyast.Name)
		return ok && (s.Op == pyast.Add || s.Op == pyast.Sub) && f.scalar(n) && f.scalar(s.Value) && f.quietExpr(s.Value)
	}
	return false
}

// quietExpr says the same of evaluating an expression.
func (f *fn) quietExpr(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Constant:
		return true
	case *pyast.UnaryOp:
		c, constant := e.Operand.(*pyast.Constant)
		return constant && e.Op == pyast.USub && c.Kind != pyast.ConstStr && f.scalar(c)
	case *pyast.Name:
		v := f.table.Lookup(e)
		return v != nil && v.Owner != nil && !v.MaybeUnbound
	case *pyast.JoinedStr:
		for _, x := range e.Values {
			if !f.quietExpr(x) {
				return false
			}
		}
		return true
	case *pyast.FormattedValue:
		return e.FormatSpec == nil && f.quietExpr(e.Value) && f.printable(e.Value)
	case *pyast.Tuple:
		for _, x := range e.Elts {
			if !f.quietExpr(x) {
				return false
			}
		}
		return true
	case *pyast.Call:
		if !f.isBuiltin(e.Func, "print") || len(e.Keywords) > 0 {
			return false
		}
		for _, x := range e.Args {
			if !f.quietExpr(x) || !f.printable(x) {
				return false
			}
		}
		return true
	}
	return false
}

// printable says whether the text of a value comes from the runtime alone.
func (f *fn) printable(e pyast.Expr) bool {
	switch e.(type) {
	case *pyast.JoinedStr, *pyast.Constant:
		return true
	}
	if f.scalar(e) {
		return true
	}
	t := f.typeOf(e)
	c := t.Class()
	return t.Is(types.Instance) && c != nil && c.IsException() && !f.printsExceptions()
}

// printsExceptions says whether a class of the program could say how an exception prints.
func (f *fn) printsExceptions() bool {
	for _, c := range f.table.Classes {
		for _, name := range []string{"__str__", "__repr__", "__getattribute__", "__format__"} {
			if c.Methods[name] != nil {
				return true
			}
		}
	}
	return false
}

// scalar says whether a value is a number, a string or None.
func (f *fn) scalar(e pyast.Expr) bool {
	return f.typeOf(e).Is(types.Bool, types.Int, types.Float, types.Str, types.Bytes, types.None)
}
