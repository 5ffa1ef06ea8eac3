package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// classBody is the state of lowering a class body (a closure that fills a namespace).
type classBody struct {
	class *scope.Class
	ns    *ir.Var // the *py.Namespace
}

// classDef lowers a class statement. To do: py.NewClass(ctx, py.ClassDef{...}, func(ns *py.Namespace) { body }) stored with
// f.storeVar(f.table.VarOf(s), ...). Inside the body f.class is set; a def there arrives at f.funcDef, which stores the
// function with storeClassVar. Methods are lowered by f.functionValue (a *py.Function whose slots are args).
func (f *fn) classDef(s *pyast.ClassDef) {
	f.refuse(s, ErrNotYet, "classes are not translated yet")
}

// readClassVar reads a name in a class body that the body binds (v.Fallback is what it means where the body has not).
func (f *fn) readClassVar(n *pyast.Name, v *scope.Var) ir.Expr {
	return f.refused(n, ErrNotYet, "classes are not translated yet")
}

// storeClassVar binds a name in the class body being lowered.
func (f *fn) storeClassVar(v *scope.Var, value ir.Expr) {}

// deleteClassVar unbinds a name in the class body being lowered.
func (f *fn) deleteClassVar(v *scope.Var) {}

// superObject lowers super() and super(C, self) (the callee is the builtin super).
func (f *fn) superObject(c *pyast.Call) ir.Expr {
	return f.refused(c, ErrNotYet, "super is not translated yet")
}

// classVar returns the declared Go type of a class that is a struct.
func (m *module) classVar(c *scope.Class) *ir.Var {
	return &ir.Var{Kind: ir.TypeName, Hint: c.Name}
}
