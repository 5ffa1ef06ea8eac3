package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// attrName is an attribute's name after mangling.
func (f *fn) attrName(a *pyast.Attribute) string {
	var class *scope.Class
	switch {
	case f.class != nil:
		class = f.class.class
	case f.sf != nil:
		class = f.sf.Class
	}
	return scope.Mangle(class, string(a.Attr))
}

// attribute lowers x.name that is read.
func (f *fn) attribute(a *pyast.Attribute) ir.Expr {
	switch a.Attr {
	case "__annotations__", "__closure__", "__type_params__": // what a Go function does not hold
		return f.refused(a, ErrExecEval, "%s is not kept", a.Attr)
	}
	if m := f.info.Attr(a); m.Kind == infer.ModuleMember {
		member := f.moduleMember(a, m.Module, m.Name)
		if f.justNames(a.Value) {
			return member
		}
		return f.coerce(f.getAttr(a, f.expr(a.Value)), f.valueType(a))
	}
	if e := f.refusedMethod(a); e != nil {
		return e
	}
	if e := f.className(a); e != nil {
		return e
	}
	if m := f.info.Attr(a); m.Super {
		return f.valueOf(f.invoke(f.function(m.Func), false, []ir.Expr{f.superReceiver(f.structOf(m.Class))}))
	}
	if e := f.typedAttribute(a); e != nil {
		return e
	}
	return f.getAttr(a, f.expr(a.Value))
}

// className lowers type(x).__name__, nil for other attributes.
func (f *fn) className(a *pyast.Attribute) ir.Expr {
	c, ok := a.Value.(*pyast.Call)
	if !ok || a.Attr != "__name__" || !f.isBuiltin(c.Func, "type") || len(c.Args) != 1 || len(c.Keywords) > 0 || isStarred(c.Args[0]) {
		return nil
	}
	x := f.boxed(c.Args[0])
	name := ir.CallOf(ir.String, pyPath, "TypeName", x)
	name.Pure = !calls(x)
	return name
}

// refusedMethod refuses a method that the stub marks as absent from the runtime, nil for others.
func (f *fn) refusedMethod(a *pyast.Attribute) ir.Expr {
	t := f.typeOf(a)
	if !t.Is(types.Func, types.Method) {
		return nil
	}
	if m, ok := t.Fn().(*stub.Func); ok && m.Absent {
		return f.refused(a, ErrModuleName, "%s is not supported", m.FuncName())
	}
	return nil
}

// getAttr reads the attribute of an object that is lowered already.
func (f *fn) getAttr(a *pyast.Attribute, obj ir.Expr) ir.Expr {
	switch m := f.info.Attr(a); m.Kind {
	case infer.FieldMember:
		obj = f.present(a.Value, obj, f.attrName(a))
	case infer.PropertyMember:
		if e := f.readProperty(m, f.present(a.Value, obj, f.attrName(a))); e != nil {
			return e
		}
	}
	if value, field, s := f.structField(a, obj); value != nil && field.MaybeUnset {
		class := f.coerce(ir.Use(s.object), typeObject)
		if s.methods != nil { // the object may be of a class that extends s
			if _, simple := obj.(*ir.Ref); !simple {
				value.X = ir.Use(f.temp("obj", obj))
			}
			class = ir.CallOf(typeObject, pyPath, "TypeOf", box(value.X))
		}
		return ir.CallOf(ir.Any, pyPath, "CheckAttr", value, class, ir.Str(field.Name))
	}
	if e := f.typedField(a, obj); e != nil {
		return e
	}
	return ir.CallOf(ir.Any, pyPath, "GetAttr", box(obj), ir.Str(f.attrName(a)))
}

// refuseBuiltins refuses the change of a builtin, which the code that calls it would not see.
func (f *fn) refuseBuiltins(a *pyast.Attribute) {
	if t := f.typeOf(a.Value); t.Kind() == types.Module && t.Name() == "builtins" {
		f.refuse(a, ErrModuleName, "builtins.%s cannot be changed", a.Attr)
	}
}

// setAttr stores an attribute of an object that is lowered already.
func (f *fn) setAttr(a *pyast.Attribute, obj, value ir.Expr) {
	f.refuseBuiltins(a)
	if m := f.info.Attr(a); m.Kind == infer.FieldMember && obj.GoType().Nullable && f.optional(a.Value) != nil {
		if calls(value) {
			value = f.spill(value)
		}
		obj = ir.CallOf(f.optional(a.Value), pyPath, "NotNilTarget", obj, ir.Str(f.attrName(a)))
	}
	if e := f.typedField(a, obj); e != nil {
		f.emit(&ir.Assign{LHS: []ir.Expr{e}, RHS: []ir.Expr{f.coerce(value, e.GoType())}})
		return
	}
	if m := f.info.Attr(a); m.Kind == infer.PropertyMember && f.writeProperty(m, obj, value) {
		return
	}
	f.emit(ir.Do(ir.CallOf(nil, pyPath, "SetAttr", box(obj), ir.Str(f.attrName(a)), box(value))))
}

// subscript lowers x[i] that is read.
func (f *fn) subscript(s *pyast.Subscript) ir.Expr {
	ops := f.sequence(
		func() ir.Expr { return f.expr(s.Value) },
		func() ir.Expr { return f.index(s) })
	return f.getItem(s, ops[0], ops[1])
}

// index lowers what stands in brackets.
func (f *fn) index(s *pyast.Subscript) ir.Expr { return f.expr(s.Slice) }

// getItem reads an item of an object that is lowered already.
func (f *fn) getItem(s *pyast.Subscript, obj, key ir.Expr) ir.Expr {
	if e := f.typedGetItem(s, obj, key); e != nil {
		return e
	}
	return ir.CallOf(ir.Any, pyPath, "GetItem", box(obj), box(key))
}

// setItem stores an item of an object that is lowered already.
func (f *fn) setItem(s *pyast.Subscript, obj, key, value ir.Expr) {
	if e := f.typedSetItem(obj, key, value); e != nil {
		f.emit(e)
		return
	}
	f.emit(ir.Do(ir.CallOf(nil, pyPath, "SetItem", box(obj), box(key), box(value))))
}

// slice lowers lower:upper:step.
func (f *fn) slice(s *pyast.Slice) ir.Expr {
	part := func(e pyast.Expr) func() ir.Expr {
		return func() ir.Expr {
			if e == nil {
				return ir.Nil()
			}
			return f.boxed(e)
		}
	}
	ops := f.sequence(part(s.Lower), part(s.Upper), part(s.Step))
	return ir.CallOf(pyType("Slice"), pyPath, "NewSlice", ops...)
}
