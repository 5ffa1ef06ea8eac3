package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// withKind is what with and async with differ in.
type withKind struct{ pkg, helper, enter string }

// with lowers with. The runtime helper enters the manager, runs the body and leaves the manager with what the body raised:
//
//	with m as v:           py.With(ctx, m, func(v any) {
//	    body          ->       body
//	                       })
func (f *fn) with(s *pyast.With) {
	f.withItems(s.Items, s.Body, withKind{pyPath, "With", "__enter__"})
}

// asyncWith lowers async with, the same by coro.AsyncWith.
func (f *fn) asyncWith(s *pyast.AsyncWith) {
	f.withItems(s.Items, s.Body, withKind{coroPath, "AsyncWith", "__aenter__"})
}

// withItems nests the managers: a with of several items is that of the first around that of the others. A manager whose
// stub gives the statement a Go form runs the body itself:
//
//	async with lock:       lock.With(ctx, func() {
func (f *fn) withItems(items []*pyast.WithItem, body []pyast.Stmt, kind withKind) {
	item := items[0]
	manager, method, entered := f.manager(item, kind)
	var params []*ir.Var
	if entered != nil {
		params = []*ir.Var{{Kind: ir.Param, Hint: "_", Fixed: true, Type: entered}}
	}
	lit, left := f.closure(params, func() {
		if item.OptionalVars != nil {
			f.entered(item.OptionalVars, params)
		}
		if len(items) > 1 {
			f.withItems(items[1:], body, kind)
			return
		}
		f.body(body)
	})
	if left.only() && ir.Terminates(lit.Body) && !infer.MaySuppress(f.typeOf(item.ContextExpr)) {
		defer f.returnAgain() // the body never ends but by return
	} else {
		f.resets(left)
		defer f.reissue(left)
	}
	if method == "" {
		f.emit(ir.Do(ir.CallOf(nil, kind.pkg, kind.helper, f.ctx(), manager, lit)))
	} else {
		f.emit(ir.Do(ir.MethodCall(nil, manager, method, f.ctx(), lit)))
	}
}

// manager lowers a context manager. Where its Go type has a method for the whole statement entered is the type of what that
// passes to the body, nil for nothing; other managers are boxed, have no method, and what they pass is boxed too.
func (f *fn) manager(item *pyast.WithItem, kind withKind) (manager ir.Expr, method string, entered *ir.Type) {
	sig := f.withMethod(item.ContextExpr, kind)
	if sig == nil {
		return f.boxed(item.ContextExpr), "", ir.Any
	}
	manager = f.expr(item.ContextExpr)
	switch {
	case ir.Same(manager.GoType(), ir.Any):
		return manager, "", ir.Any
	case sig.Result == nil || sig.Result.Kind == stub.NoneType:
		return manager, sig.GoName, nil
	case sig.Result.Class == sig.Class:
		return manager, sig.GoName, manager.GoType()
	}
	return manager, sig.GoName, f.stubType(sig.Result)
}

// withMethod returns the __enter__ of a runtime class whose stub names a Go method that is the whole statement, else nil.
func (f *fn) withMethod(e pyast.Expr, kind withKind) *stub.Sig {
	t := f.typeOf(e)
	c, ok := t.Class().(*stub.Class)
	if !t.Is(types.Instance) || !ok {
		return nil
	}
	m := c.Method(kind.enter)
	if m == nil || len(m.Sigs) != 1 || m.Sigs[0].GoName == "" {
		return nil
	}
	return m.Sigs[0]
}

// entered assigns what the manager gave to the target: a variable of the body that has its type is the parameter itself.
func (f *fn) entered(target pyast.Expr, params []*ir.Var) {
	if len(params) == 0 {
		f.assign(target, anyNil())
		return
	}
	value := params[0]
	value.Hint, value.Fixed, value.Temp = "entered", false, true
	if n, ok := target.(*pyast.Name); ok {
		value.Hint = string(n.Id)
	}
	f.assign(target, ir.Use(value))
}
