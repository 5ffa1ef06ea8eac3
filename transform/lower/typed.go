package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// typedCall lowers a call to the Go function or method that it certainly calls, nil where there is none.
func (f *fn) typedCall(c *pyast.Call, callee infer.Callee) ir.Expr {
	var e ir.Expr
	switch callee.Kind {
	case infer.UserFunc:
		e = f.userCall(c, callee, false)
	case infer.UserMethod, infer.UserClass:
		e = f.structCall(c, callee, false)
	case infer.StubMethod:
		e = f.stubCall(c, callee, false)
	case infer.StubFunc, infer.StubClass, infer.Builtin:
		if !f.justNames(c.Func) {
			return nil
		}
		e = f.stubCall(c, callee, false)
	}
	if e == nil {
		e = f.methodCall(c)
	}
	if e == nil {
		e = f.construct(c)
	}
	if e == nil {
		return nil
	}
	return f.valueOf(e)
}

// awaitCall lowers await g(x) to the Go call that runs g here, nil where there is none.
func (f *fn) awaitCall(a *pyast.Await, c *pyast.Call) ir.Expr {
	callee := f.info.Call(c)
	switch callee.Kind {
	case infer.UserFunc:
		if f.info.Func(callee.Func).Kind == infer.Coroutine {
			return f.userCall(c, callee, true)
		}
	case infer.UserMethod:
		if f.info.Func(callee.Func).Kind == infer.Coroutine {
			return f.structCall(c, callee, true)
		}
	case infer.StubFunc, infer.StubMethod:
		if callee.Sig != nil && callee.Sig.IsAsync && (callee.Kind == infer.StubMethod || f.justNames(c.Func)) {
			return f.stubCall(c, callee, true)
		}
	}
	return nil
}

// justNames says whether a callee whose type says what it is need not be evaluated: it is a variable that has a value, or a member
// of a module or class that is named so.
func (f *fn) justNames(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Name:
		v := f.table.Lookup(e)
		return v != nil && !v.MaybeUnbound
	case *pyast.Attribute:
		return f.typeOf(e.Value).Is(types.Module, types.ClassObj) && f.justNames(e.Value)
	case *pyast.Subscript: // asyncio.Queue[int]()
		return f.typeOf(e.Value).Is(types.ClassObj) && f.justNames(e.Value) && f.quietArg(e.Slice)
	}
	return false
}

// typedAwait lowers await x where x is a coroutine or an object with a typed __await__, else nil.
func (f *fn) typedAwait(a *pyast.Await) ir.Expr {
	t := f.typeOf(a.Value)
	if !t.Is(types.Coroutine) && (!t.Is(types.Instance) || f.awaitMethod(t) == "") {
		return nil
	}
	x := f.expr(a.Value)
	if ir.Same(x.GoType(), ir.Any) {
		return ir.CallOf(ir.Any, coroPath, "Await", f.ctx(), x)
	}
	name := "Await"
	if t.Is(types.Instance) {
		name = f.awaitMethod(t)
	}
	result := f.elemType(t, 0)
	if len(t.Cells()) == 0 {
		result = f.valueType(a)
	}
	call := ir.MethodCall(result, x, name, f.ctx())
	call.Parks = t.Is(types.Instance) && f.stubMethod(t, "__await__").Parks
	if f.typeOf(a).Is(types.None) {
		if name == "Await" && t.Is(types.Coroutine) || isPy(result, "None") {
			f.emit(ir.Do(call))
			return anyNil()
		}
		call.T = nil
	}
	return call
}

// awaitMethod returns the Go method that awaiting an instance calls, "" when its stub names none.
func (f *fn) awaitMethod(t types.Type) string {
	if sig := f.stubMethod(t, "__await__"); sig != nil {
		return sig.GoName
	}
	return ""
}

// stubMethod returns the signature of an instance's method, nil when no stub describes it.
func (f *fn) stubMethod(t types.Type, name string) *stub.Sig {
	if !t.Is(types.Instance) {
		return nil
	}
	c, ok := t.Class().(*stub.Class)
	if !ok {
		return nil
	}
	m := c.Method(name)
	if m == nil || len(m.Sigs) == 0 {
		return nil
	}
	return m.Sigs[0]
}

// typedAttribute lowers x.name where inference knows the member, else nil.
//
//	proc.pid    proc.Pid()
func (f *fn) typedAttribute(a *pyast.Attribute) ir.Expr {
	m := f.info.Attr(a)
	if m.Kind == infer.StubAttr && m.Sig != nil && m.Sig.GoName != "" {
		obj := f.present(a.Value, f.expr(a.Value), f.attrName(a))
		if ir.Same(obj.GoType(), ir.Any) {
			return f.getAttr(a, obj)
		}
		return ir.MethodCall(f.valueType(a), obj, m.Sig.GoName)
	}
	if m.Kind != infer.StubAttr || m.Attr == nil || m.Attr.GoName == "" {
		return nil
	}
	obj := f.present(a.Value, f.expr(a.Value), f.attrName(a))
	if ir.Same(obj.GoType(), ir.Any) {
		return f.getAttr(a, obj)
	}
	if m.Attr.GoPkg != "" {
		return &ir.Qual{Pkg: m.Attr.GoPkg, Name: m.Attr.GoName, T: f.valueType(a)}
	}
	return &ir.Selector{X: obj, Name: m.Attr.GoName, T: f.valueType(a)}
}

// present returns the object behind obj, the value of e, for use of its attribute where e may be None: for None it raises the
// AttributeError that Python raises. Where the object's type is not known, obj stays as it is.
//
//	proc.stdout.readline()    py.NotNone[*asyncio.StreamReader](proc.Stdout(), "readline").ReadLine(ctx)
func (f *fn) present(e pyast.Expr, obj ir.Expr, attr string) ir.Expr {
	t := f.optional(e)
	if t == nil || !ir.Same(obj.GoType(), ir.Any) && !obj.GoType().Nullable {
		return obj
	}
	if obj.GoType().Nullable {
		return ir.CallOf(t, pyPath, "NotNil", obj, ir.Str(attr))
	}
	call := ir.CallOf(t, pyPath, "NotNone", obj, ir.Str(attr))
	call.Types = []*ir.Type{t}
	return call
}

// optional returns the Go type of the instances that e gives when it is not None; nil when e is of another kind.
func (f *fn) optional(e pyast.Expr) *ir.Type {
	t := f.typeOf(e)
	if !t.Is(types.Opt) || !t.NonNone().Is(types.Instance) {
		return nil
	}
	if g := f.goType(t.NonNone()); g.Kind == ir.PointerType {
		return g
	}
	return nil
}

// typedField returns the Go field for an attribute of an object of known type, else nil.
func (f *fn) typedField(a *pyast.Attribute, obj ir.Expr) ir.Expr {
	if value, _, _ := f.structField(a, obj); value != nil {
		return value
	}
	return nil
}

// typedGetItem lowers obj[key] for containers of known type, else nil.
func (f *fn) typedGetItem(s *pyast.Subscript, obj, key ir.Expr) ir.Expr {
	t := obj.GoType()
	key = place(t, key)
	switch {
	case isTupleN(t):
		if lit, ok := key.(*ir.Lit); ok && lit.Kind == ir.LitInt {
			n := int64(len(t.Args))
			if i := lit.Int; i >= -n && i < n {
				return tupleField(obj, t, int((i+n)%n))
			}
		}
	case t.Kind == ir.PointerType && isPy(t, "List") && ir.Same(key.GoType(), ir.Int):
		return ir.MethodCall(t.Elem.Args[0], obj, "Get", key)
	case t.Kind == ir.PointerType && isPy(t, "Tuple") && ir.Same(key.GoType(), ir.Int):
		return ir.MethodCall(ir.Any, obj, "Get", key)
	case t.Kind == ir.PointerType && isPy(t, "Dict") && f.keyFits(t, key):
		return ir.MethodCall(t.Elem.Args[1], obj, "Get", f.coerce(key, t.Elem.Args[0]))
	case ir.Same(t, ir.String) && ir.Same(key.GoType(), ir.Int):
		return ir.CallOf(ir.String, pyPath, "StrAt", obj, key)
	}
	if sl := sliceParts(key); sl != nil {
		return f.typedSlice(obj, sl)
	}
	return nil
}

// place returns the index of a sequence as a Go int.
func place(t *ir.Type, key ir.Expr) ir.Expr {
	sequence := t.Kind == ir.PointerType && (isPy(t, "List") || isPy(t, "Tuple")) || ir.Same(t, ir.String)
	if sequence && ir.Same(key.GoType(), bigType) {
		return ir.MethodCall(ir.Int, key, "Place")
	}
	return key
}

// keyFits says whether a key can be converted to the key type of a dict: inference unified them, or the dict takes any.
func (f *fn) keyFits(t *ir.Type, key ir.Expr) bool {
	k := t.Elem.Args[0]
	return ir.Same(k, key.GoType()) || ir.Same(k, ir.Any) || ir.Same(k, bigType) && ir.Same(key.GoType(), ir.Int)
}

// sliceParts returns the parts of a slice without a step that is being built, else nil.
func sliceParts(key ir.Expr) []ir.Expr {
	c, ok := key.(*ir.Call)
	if !ok || !isPy(key.GoType(), "Slice") || len(c.Args) != 3 || !isNil(c.Args[2]) {
		return nil
	}
	return c.Args
}

// typedSlice lowers obj[lo:hi] for lists and strings with int bounds: lo and hi count as Python's do.
func (f *fn) typedSlice(obj ir.Expr, parts []ir.Expr) ir.Expr {
	bound := func(e ir.Expr) (ir.Expr, bool) {
		if imp, ok := e.(*ir.Implicit); ok {
			e = imp.X
		}
		if ir.Same(e.GoType(), bigType) {
			e = ir.MethodCall(ir.Int, e, "Clamp") // a bound beyond all lengths counts as the end
		}
		return e, ir.Same(e.GoType(), ir.Int)
	}
	t := obj.GoType()
	lo, loInt := bound(parts[0])
	hi, hiInt := bound(parts[1])
	loNone, hiNone := isNil(parts[0]), isNil(parts[1])
	if !loInt && !loNone || !hiInt && !hiNone {
		return nil
	}
	if loNone {
		lo = ir.IntLit(0)
	}
	switch {
	case t.Kind == ir.PointerType && isPy(t, "List"):
		if hiNone {
			return ir.MethodCall(t, obj, "From", lo)
		}
		return ir.MethodCall(t, obj, "Slice", lo, hi)
	case ir.Same(t, ir.String):
		switch {
		case hiNone:
			return ir.CallOf(t, pyPath, "StrFrom", obj, lo)
		case loNone:
			return ir.CallOf(t, pyPath, "StrTo", obj, hi)
		}
		return ir.CallOf(t, pyPath, "StrSlice", obj, lo, hi)
	}
	return nil
}

// typedSetItem lowers obj[key] = value for containers of known type, else nil.
func (f *fn) typedSetItem(obj, key, value ir.Expr) ir.Stmt {
	t := obj.GoType()
	key = place(t, key)
	switch {
	case t.Kind == ir.PointerType && isPy(t, "List") && ir.Same(key.GoType(), ir.Int):
		return ir.Do(ir.MethodCall(nil, obj, "Set", key, f.coerce(value, t.Elem.Args[0])))
	case t.Kind == ir.PointerType && isPy(t, "Dict") && f.keyFits(t, key):
		return ir.Do(ir.MethodCall(nil, obj, "Set", f.coerce(key, t.Elem.Args[0]), f.coerce(value, t.Elem.Args[1])))
	}
	return nil
}

// typedContains lowers x in y for containers of known type, else nil.
func (f *fn) typedContains(x, y ir.Expr) ir.Expr {
	t := y.GoType()
	if calls(x) && (calls(y) || volatile(y)) {
		return nil
	}
	switch {
	case t.Kind == ir.PointerType && (isPy(t, "List") || isPy(t, "Set") || isPy(t, "Dict")):
		elem := t.Elem.Args[0]
		if ir.Same(elem, x.GoType()) {
			return ir.MethodCall(ir.Bool, y, "Has", x)
		}
	case ir.Same(t, ir.String) && ir.Same(x.GoType(), ir.String):
		return ir.CallOf(ir.Bool, pyPath, "StrHas", y, x)
	}
	return nil
}

// typedMember returns a module's member as a Go variable where the stub names one, else nil.
func (f *fn) typedMember(m *stub.Module, name string) ir.Expr {
	v := m.Vars[name]
	if v == nil || v.GoName == "" || v.Type == nil {
		return nil
	}
	t := f.stubType(v.Type)
	if t == nil {
		return nil
	}
	return &ir.Qual{Pkg: v.GoPkg, Name: v.GoName, T: t}
}

// stubType returns the Go type of an annotation of a stub where it is simple, nil otherwise.
func (f *fn) stubType(t *stub.Type) *ir.Type {
	if t.Kind != stub.Plain || len(t.Args) > 0 {
		return nil
	}
	switch t.Name {
	case "str":
		return ir.String
	case "int":
		return ir.Int
	case "float":
		return ir.Float64
	case "bool":
		return ir.Bool
	}
	if t.Class != nil && len(t.Class.TypeVars) == 0 {
		return f.goType(types.InstanceOf(t.Class))
	}
	return nil
}
