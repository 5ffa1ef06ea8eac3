package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/stub"
)

// typedCall lowers a call to the Go function or method that it certainly calls, nil where there is none.
func (f *fn) typedCall(c *pyast.Call, callee infer.Callee) ir.Expr {
	if e := f.userCall(c, callee, false); e != nil {
		return f.valueOf(e)
	}
	if e := f.structCall(c, callee, false); e != nil {
		return f.valueOf(e)
	}
	return nil
}

// awaitCall lowers await g(x) to the Go call that runs g here, nil where there is none.
func (f *fn) awaitCall(a *pyast.Await, c *pyast.Call) ir.Expr {
	callee := f.info.Call(c)
	if callee.Kind == infer.UserFunc && f.info.Func(callee.Func).Kind == infer.Coroutine {
		return f.userCall(c, callee, true)
	}
	if callee.Kind == infer.UserMethod && f.info.Func(callee.Func).Kind == infer.Coroutine {
		return f.structCall(c, callee, true)
	}
	return nil
}

// typedAwait lowers await x where x has a static type with an Await method, else nil.
func (f *fn) typedAwait(a *pyast.Await) ir.Expr { return nil }

// typedAttribute lowers x.name where inference knows the member, else nil.
func (f *fn) typedAttribute(a *pyast.Attribute) ir.Expr { return nil }

// typedField returns the Go field for an attribute of an object of known type, else nil.
func (f *fn) typedField(a *pyast.Attribute, obj ir.Expr) ir.Expr {
	if value, _, _ := f.structField(a, obj); value != nil {
		return value
	}
	return nil
}

// typedGetItem lowers obj[key] for containers of known type, else nil.
func (f *fn) typedGetItem(s *pyast.Subscript, obj, key ir.Expr) ir.Expr { return nil }

// typedSetItem lowers obj[key] = value for containers of known type, else nil.
func (f *fn) typedSetItem(obj, key, value ir.Expr) ir.Stmt { return nil }

// typedContains lowers x in y for containers of known type, else nil.
func (f *fn) typedContains(x, y ir.Expr) ir.Expr { return nil }

// typedIterable lowers what a for loop iterates over where its type is known.
func (f *fn) typedIterable(e pyast.Expr) (src rangeSource, elem []*ir.Type, ok bool) {
	return rangeSource{}, nil, false
}

// typedMember returns a module's member as a Go variable where the stub names one, else nil.
func (f *fn) typedMember(m *stub.Module, name string) ir.Expr { return nil }
