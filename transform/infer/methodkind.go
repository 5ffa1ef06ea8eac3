package infer

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// MethodKind says what the builtin decorator of a def in a class body makes of it.
type MethodKind uint8

// The kinds of methods.
const (
	InstanceMethod MethodKind = iota
	Getter                    // @property
	Setter                    // @name.setter
	StaticMethod
	ClassMethod
	OtherMethod // what else a decorator makes: called through the class's attribute
)

// KindOfMethod reads the decorators of a def in a class body, taken for the builtin ones.
func KindOfMethod(decorators []pyast.Expr) MethodKind {
	if len(decorators) == 0 {
		return InstanceMethod
	}
	if len(decorators) > 1 {
		return OtherMethod
	}
	switch d := decorators[0].(type) {
	case *pyast.Name:
		switch d.Id {
		case "property":
			return Getter
		case "staticmethod":
			return StaticMethod
		case "classmethod":
			return ClassMethod
		}
	case *pyast.Attribute:
		if _, ok := d.Value.(*pyast.Name); ok && d.Attr == "setter" {
			return Setter
		}
	}
	return OtherMethod
}

// methodNotPlain says what in a def of a class body keeps its class from being a Struct, "" when nothing does.
func (a *analyzer) methodNotPlain(c *scope.Class, f *scope.Func, defined map[string]bool) string {
	name := f.Name
	kind := KindOfMethod(f.Decorators)
	self := len(f.Params) > 0 && (f.Params[0].Kind == scope.PosOnly || f.Params[0].Kind == scope.PosOrKw)
	plain := false
	switch kind {
	case InstanceMethod, ClassMethod:
		plain = self
	case StaticMethod:
		plain = true
	case OtherMethod:
		if self && len(f.Decorators) == 1 && scope.Mangle(c, name) == name && !strings.HasPrefix(name, "__") {
			return "" // if the decorator keeps the function: see def
		}
	case Getter:
		plain = self && len(f.Params) == 1
	case Setter:
		plain = self && len(f.Params) == 2 && defined[name] && a.property(c, name).get != nil && setterOf(f) == name
	}
	if plain && kind != InstanceMethod && kind != Setter {
		plain = a.table.Lookup(f.Decorators[0].(*pyast.Name)).Kind == scope.Builtin && scope.Mangle(c, name) == name
	}
	if !plain {
		return "method " + name + " has a decorator or no self"
	}
	if kind != InstanceMethod && len(name) > 4 && name[:2] == "__" {
		return "special method " + name + " has a decorator"
	}
	return ""
}

// setterOf is the name of the property that @name.setter adds to.
func setterOf(f *scope.Func) string {
	return string(f.Decorators[0].(*pyast.Attribute).Value.(*pyast.Name).Id)
}

// defs gives the functions that the body of a class defines, in order.
func defs(c *scope.Class) []*scope.Func {
	var list []*scope.Func
	for _, child := range c.Children {
		if child.Func != nil && child.Func.Method == c && child.Func.Scope == child {
			list = append(list, child.Func)
		}
	}
	return list
}

// accessors are the functions of a property; set is nil where it has none, get where there is no property.
type accessors struct{ get, set *scope.Func }

// property finds the property of that name which the body of c defines.
func (a *analyzer) property(c *scope.Class, name string) accessors {
	var p accessors
	if c.Methods[name] == nil {
		return p
	}
	for _, f := range defs(c) {
		if f.Name != name {
			continue
		}
		switch KindOfMethod(f.Decorators) {
		case Getter:
			p.get = f
		case Setter:
			p.set = f
		}
	}
	return p
}

// propertyOf finds the property that an attribute of instances of c means.
func (a *analyzer) propertyOf(c *scope.Class, name string) accessors {
	for _, k := range a.line(c) {
		if p := a.property(k, name); p.get != nil {
			return p
		}
	}
	return accessors{}
}

// getProperty is reading a property.
func (u *unit) getProperty(recv types.Type, c *scope.Class, name string, p accessors, node pyast.Node) (types.Type, Member) {
	m := Member{Kind: PropertyMember, Name: name, Class: c, Func: p.get, Setter: p.set}
	m.Virtual = u.callOverriders(c, p.get)
	return u.callUser(p.get, &args{node: node}, &recv).Result, m
}

// superProperty is reading super().name in a method of a Struct, where that is a property of the base.
func (u *unit) superProperty(e *pyast.Attribute) (types.Type, bool) {
	base := u.superBase()
	if base == nil || !isSuper(e.Value) || u.table.Lookup(e.Value.(*pyast.Call).Func.(*pyast.Name)).Kind != scope.Builtin {
		return types.Type{}, false
	}
	name := u.attrName(e)
	p := u.propertyOf(base, name)
	if p.get == nil {
		return types.Type{}, false
	}
	self := types.InstanceOf(u.fn.Method)
	u.exprs[e.Value] = types.Obj("super()", e)
	u.attrs[e] = Member{Kind: PropertyMember, Name: name, Class: base, Func: p.get, Super: true}
	return u.callUser(p.get, &args{node: e}, &self).Result, true
}

// setProperty is storing to a property that has a setter.
func (u *unit) setProperty(c *scope.Class, name string, p accessors, value types.Type, node pyast.Node) Member {
	self := types.InstanceOf(c)
	u.callUser(p.set, plainArgs(node, value), &self)
	return Member{Kind: PropertyMember, Name: name, Class: c, Func: p.get, Setter: p.set, Virtual: u.callOverriders(c, p.get)}
}

// wrapped finds the method of that name that a decorator of the runtime wraps, such as contextmanager; nil when the name means
// anything else.
func (a *analyzer) wrapped(c *scope.Class, name string) *scope.Func {
	for _, k := range a.line(c) {
		if f := k.Methods[name]; f != nil {
			if KindOfMethod(f.Decorators) == OtherMethod {
				return f
			}
			return nil
		}
	}
	return nil
}

// defWrapped decorates a method of a Struct: what its decorator makes must pass the arguments on to it.
func (u *unit) defWrapped(f *scope.Func, n *pyast.FunctionDef, node pyast.Stmt) types.Type {
	t := u.decorate(n.DecoratorList, types.FuncOf(f), node)
	if u.pending(t) {
		return t
	}
	if t.Kind() != types.Callable || t.Fn() != types.Function(f) {
		u.facts.demote(f.Method, "method "+f.Name+" has a decorator that is not known")
	}
	return t
}

// callWrappedMethod is a call of a decorated method of a Struct; ok is false for other calls.
func (u *unit) callWrappedMethod(e *pyast.Call, attr *pyast.Attribute, recv types.Type) (c Callee, ok bool) {
	class, ok := recv.NonNone().Class().(*scope.Class)
	if !ok || !recv.NonNone().Is(types.Instance) || !u.isStruct(class) {
		return c, false
	}
	f := u.wrapped(class, u.attrName(attr))
	if f == nil {
		return c, false
	}
	u.exprs[attr], u.attrs[attr] = types.Obj("a decorated method", attr), Member{}
	a := u.evalArgs(e)
	t := u.cell(u.table.VarOf(f.Node)).Read(u)
	self := recv.NonNone()
	u.units[f].escapes = true
	u.callUser(f, a, &self)
	u.dynamic = true
	if t.Kind() != types.Callable {
		return Callee{Result: types.Type{}}, true // not decorated yet
	}
	return Callee{Result: t.Cell(0).Read(u)}, true
}

// classValue is what cls is in a class method of c: the class itself where nothing extends it.
func (u *unit) classValue(c *scope.Class) types.Type {
	if len(u.subs[c]) == 0 {
		return types.ClassOf(c)
	}
	u.Release(types.ClassOf(c))
	return types.Obj("a class method is called by several classes", c.Def)
}
