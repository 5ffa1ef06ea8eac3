package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// handler binds the name of an except clause: an instance of the nearest class that all classes of the clause extend.
func (u *unit) handler(h *pyast.ExceptHandler, group bool) {
	caught := types.InstanceOf(u.exception("BaseException"))
	if h.ExprType != nil {
		caught = u.caught(h.ExprType)
	}
	if h.Name == "" {
		return
	}
	if group {
		name := "BaseExceptionGroup"
		if extends(caught.Class(), u.exception("Exception")) {
			name = "ExceptionGroup"
		}
		caught = types.InstanceOf(u.exception(name))
	}
	u.assign(u.table.VarOf(h), caught)
}

// exception is a builtin exception class.
func (u *unit) exception(name string) *stub.Class { return u.lib.Builtin(name) }

func extends(c types.Class, base *stub.Class) bool {
	for _, k := range c.Ancestors() {
		if k == types.Class(base) {
			return true
		}
	}
	return false
}

// caught is what a clause with this class expression catches.
func (u *unit) caught(e pyast.Expr) types.Type {
	base := types.InstanceOf(u.exception("BaseException"))
	tuple, ok := e.(*pyast.Tuple)
	if !ok {
		t := u.expr(e)
		if t.Kind() == types.ClassObj && t.Class().IsException() {
			return types.InstanceOf(t.Class())
		}
		return base
	}
	var joined types.Type
	for _, x := range tuple.Elts {
		t := u.expr(x)
		if t.Kind() != types.ClassObj || !t.Class().IsException() {
			joined = base
			continue
		}
		joined = u.Join(joined, types.InstanceOf(t.Class()))
	}
	u.exprs[e] = types.Basic(types.VarTuple)
	if joined.Kind() != types.Instance {
		return base
	}
	return joined
}
