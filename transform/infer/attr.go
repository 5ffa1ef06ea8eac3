package infer

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// attrName is the attribute's name, mangled inside classes.
func (u *unit) attrName(e *pyast.Attribute) string {
	name := string(e.Attr)
	if strings.HasPrefix(name, "__") {
		return scope.Mangle(u.fn.Scope.Class, name)
	}
	return name
}

// attribute evaluates "value.name" where it is read.
func (u *unit) attribute(e *pyast.Attribute) types.Type {
	if isTypeName(e) {
		return u.typeName(e)
	}
	if t, ok := u.superProperty(e); ok {
		u.exprs[e] = t
		return t
	}
	recv := u.expr(e.Value)
	t, m := u.getAttr(recv, u.attrName(e), e)
	u.attrs[e] = m
	u.noteRewrites(recv, string(e.Attr), e)
	if m.Kind == DynamicMember && !u.pending(recv) && !isTypeName(e) {
		u.Release(recv)
		u.dynamicRead(u.attrName(e))
	}
	u.exprs[e] = t
	return t
}

// getAttr is the type of an attribute and what it means. A dynamic member's receiver is for the caller to release.
func (u *unit) getAttr(recv types.Type, name string, node pyast.Node) (types.Type, Member) {
	if u.pending(recv) {
		return types.Type{}, Member{}
	}
	switch recv.Kind() {
	case types.Opt:
		return u.getAttr(recv.NonNone(), name, node)
	case types.Module:
		return u.moduleAttr(recv.Name(), name, node)
	case types.ClassObj:
		return u.classAttr(recv, name, node)
	case types.Instance:
		if c, ok := recv.Class().(*scope.Class); ok {
			return u.userAttr(recv, c, name, node)
		}
		return u.stubAttr(recv, recv.Class().(*stub.Class), name, node)
	case types.Func, types.Method:
		if name == "__name__" || name == "__qualname__" || name == "__module__" {
			return tStr, Member{}
		}
	default:
		if c := u.builtinClass(recv); c != nil {
			return u.stubAttr(recv, c, name, node)
		}
	}
	return types.Obj("attribute "+name+" of "+recv.String(), node), Member{}
}

// stubAttr is an attribute of an instance of a runtime class.
func (u *unit) stubAttr(recv types.Type, c *stub.Class, name string, node pyast.Node) (types.Type, Member) {
	if v := c.Attr(name); v != nil {
		return u.member(recv, v.Type, u.declaring(c, name)), Member{Kind: StubAttr, Name: name, Attr: v}
	}
	m := c.Method(name)
	if u.facts.overrides[c][name] {
		return types.Obj("a class that extends "+c.ClassName()+" overrides "+name, node), Member{}
	}
	if m == nil {
		if name == "__class__" {
			return types.Obj("a class", node), Member{}
		}
		return types.Obj(c.ClassName()+" has no attribute "+name+" in its stub", node), Member{}
	}
	if m.IsProperty {
		sig := m.Sigs[0]
		return u.member(recv, sig.Result, sig.Class), Member{Kind: StubAttr, Name: name, Sig: sig}
	}
	if m.IsStatic || m.IsClass {
		return types.FuncOf(m), Member{Kind: StubMethodMember, Name: name}
	}
	return types.MethodOf(m, recv), Member{Kind: StubMethodMember, Name: name}
}

// declaring is the class among c and its bases whose stub has the attribute.
func (u *unit) declaring(c *stub.Class, name string) *stub.Class {
	for _, k := range c.Ancestors() {
		if sc, ok := k.(*stub.Class); ok && sc.Attrs[name] != nil {
			return sc
		}
	}
	return c
}

// moduleAttr is a name of a module.
func (u *unit) moduleAttr(module, name string, node pyast.Node) (types.Type, Member) {
	if s := u.userModule(module); s != nil {
		if v := s.Lookup(name); v != nil {
			return u.cell(v).Read(u), Member{Kind: UserGlobal, Module: module, Name: name, Var: v}
		}
	}
	if sub := module + "." + name; u.lib.Modules[sub] != nil || u.userModule(sub) != nil {
		return types.ModuleOf(sub), Member{Kind: ModuleMember, Module: module, Name: name}
	}
	m := u.lib.Modules[module]
	if m == nil || u.facts.patched[module+"."+name] {
		return types.Obj("module "+module+" is not known", node), Member{}
	}
	t, ok := u.moduleMember(m, name, 0)
	if !ok {
		return types.Obj("module "+module+" has no "+name, node), Member{Kind: ModuleMember, Module: module, Name: name}
	}
	return t, Member{Kind: ModuleMember, Module: module, Name: name, Attr: m.Vars[name]}
}

// userModule finds a module of the program.
func (u *unit) userModule(name string) *scope.Scope {
	for _, s := range u.table.Modules {
		if s.Module.Name == name {
			return s
		}
	}
	return nil
}

// moduleMember is the type of a public name of a runtime module.
func (u *unit) moduleMember(m *stub.Module, name string, depth int) (types.Type, bool) {
	switch {
	case m.Classes[name] != nil:
		return types.ClassOf(m.Classes[name]), true
	case m.Funcs[name] != nil:
		return types.FuncOf(m.Funcs[name]), true
	case m.Vars[name] != nil:
		return u.instantiate(m.Vars[name].Type, u.newBinding(nil, ""), ""), true
	case m.Imports[name] != "" && depth < 8:
		target, member, ok := strings.Cut(m.Imports[name], ":")
		if !ok {
			return types.ModuleOf(target), true
		}
		if next := u.lib.Modules[target]; next != nil {
			return u.moduleMember(next, member, depth+1)
		}
	case u.lib.Modules[m.Name+"."+name] != nil:
		return types.ModuleOf(m.Name + "." + name), true
	}
	return types.Type{}, false
}

// classAttr is an attribute of a class itself.
func (u *unit) classAttr(recv types.Type, name string, node pyast.Node) (types.Type, Member) {
	if name == "__name__" || name == "__qualname__" || name == "__module__" {
		return tStr, Member{}
	}
	switch c := recv.Class().(type) {
	case *stub.Class:
		if m := c.Method(name); m != nil && (m.IsStatic || m.IsClass) {
			return types.FuncOf(m), Member{Kind: StubMethodMember, Name: name}
		}
		if v := c.Attr(name); v != nil && v.GoName == "" {
			return u.member(types.InstanceOf(c), v.Type, nil), Member{}
		}
	case *scope.Class:
		return u.userClassAttr(c, name, node)
	}
	return types.Obj("attribute "+name+" of "+recv.String(), node), Member{}
}

// setAttr is "target.name = value".
func (u *unit) setAttr(e *pyast.Attribute, value types.Type) {
	recv := u.expr(e.Value)
	u.exprs[e] = value
	name := u.attrName(e)
	if u.pending(recv) {
		return
	}
	if recv.Kind() == types.Opt {
		recv = recv.NonNone() // None raises AttributeError
	}
	switch recv.Kind() {
	case types.Module:
		u.setModuleAttr(recv.Name(), name, value)
		return
	case types.Instance:
		if c, ok := recv.Class().(*scope.Class); ok {
			if m, ok := u.setUserAttr(c, name, value, e); ok {
				u.attrs[e] = m
				return
			}
			break
		}
		t, m := u.stubAttr(recv, recv.Class().(*stub.Class), name, e)
		if m.Kind == StubAttr {
			u.attrs[e] = m
			_ = t
			u.Release(value)
			return
		}
	case types.ClassObj:
		if c, ok := recv.Class().(*scope.Class); ok {
			u.setClassAttr(c, name, value)
			return
		}
	}
	u.setUnknownAttr(recv, name, value)
}

// setModuleAttr changes a global of the program, or patches the runtime.
func (u *unit) setModuleAttr(module, name string, value types.Type) {
	if s := u.userModule(module); s != nil && s.Lookup(name) != nil {
		v := s.Lookup(name)
		u.Into(u.cell(v), value)
		v.Outside = true
		return
	}
	u.Release(value)
	if key := module + "." + name; !u.facts.patched[key] {
		u.facts.patched[key] = true
		u.facts.changed = true
	}
}

func (u *unit) delAttr(e *pyast.Attribute) {
	recv := u.expr(e.Value)
	u.delUserAttr(recv, u.attrName(e))
}

// isTypeName says whether e is type(x).__name__, which lets nobody call the class.
func isTypeName(e *pyast.Attribute) bool {
	call, ok := e.Value.(*pyast.Call)
	if !ok || len(call.Args) != 1 || e.Attr != "__name__" && e.Attr != "__qualname__" {
		return false
	}
	name, ok := call.Func.(*pyast.Name)
	return ok && name.Id == "type"
}

// typeName evaluates type(x).__name__.
func (u *unit) typeName(e *pyast.Attribute) types.Type {
	call := e.Value.(*pyast.Call)
	fn := call.Func.(*pyast.Name)
	if u.table.Lookup(fn).Kind != scope.Builtin {
		u.Release(u.expr(call))
	} else {
		u.expr(fn)
		u.expr(call.Args[0])
		u.exprs[call] = types.Obj("a class", call)
		u.calls[call] = Callee{Kind: Builtin, Name: "type", Result: u.exprs[call]}
	}
	u.attrs[e] = Member{}
	return tStr
}
