package infer

import (
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Exception classes of the program are no Structs: their instances are *py.Exception, with attributes by name. But where the class
// is plain, what its methods store in an attribute is known, and reading the attribute gives that type.
//
//	class AppError(Exception):
//	    def __init__(self, code):
//	        super().__init__(code)
//	        self.code = code          e.code is an int, if all callers pass one
//
// Anybody may catch an exception, so what is stored is always seen by dynamic code too. Classes that extend each other are a
// family: they share their attributes, and all are plain or none is.

// family is the class of the program nearest to the builtin exception among those that c extends, c itself if it is that.
func family(c *scope.Class) *scope.Class {
	root := c
	for _, k := range c.Ancestors() {
		if k, ok := k.(*scope.Class); ok {
			root = k
		}
	}
	return root
}

// relatives are the classes of the program in the family of c.
func (a *analyzer) relatives(c *scope.Class) []*scope.Class {
	var list []*scope.Class
	for _, k := range a.table.Classes {
		if k.IsException() && family(k) == family(c) {
			list = append(list, k)
		}
	}
	return list
}

// plainException says whether c is an exception class whose attributes have types.
func (a *analyzer) plainException(c *scope.Class) bool {
	if !c.IsException() {
		return false
	}
	root := family(c)
	if known, ok := a.plainRoots[root]; ok {
		return known
	}
	plain := !a.facts.allDynamic
	for _, k := range a.relatives(c) {
		plain = plain && !a.facts.wild[k] && a.plainExceptionDef(k)
	}
	a.plainRoots[root] = plain
	return plain
}

// plainExceptionDef says whether a class statement alone leaves its class plain.
func (a *analyzer) plainExceptionDef(c *scope.Class) bool {
	v := a.table.VarOf(c.Def)
	if c.Parent.Kind != scope.ModuleScope || v.SoleDef() == nil || !atTop(c) || len(c.Def.Bases) != 1 || a.bodyNotPlain(c) != "" {
		return false
	}
	if len(c.Def.DecoratorList)+len(c.Def.Keywords)+len(c.Def.TypeParams) > 0 {
		return false
	}
	for _, f := range defs(c) {
		if kind := KindOfMethod(f.Decorators); kind != InstanceMethod && kind != Getter && kind != StaticMethod || f.Name == "__init__" && kindOf(f) != Plain {
			return false
		}
	}
	for _, k := range c.Ancestors() {
		if k, ok := k.(*stub.Class); ok && k.Name == "BaseExceptionGroup" {
			return false // it makes others of its class
		}
	}
	return true
}

// exceptionMethods gives self its type in the methods of a plain exception class. All but __init__ are called dynamically.
func (u *unit) exceptionMethods(c *scope.Class) {
	for _, f := range defs(c) {
		if KindOfMethod(f.Decorators) == StaticMethod {
			u.units[f].open()
			continue
		}
		u.Into(u.cell(f.Params[0].Var), types.InstanceOf(c))
		u.units[f].escapes = true
		if f.Name != "__init__" || u.classes[c].exposed {
			u.openMethod(f)
		}
	}
}

// exposeException is called when dynamic code sees a class: it may call it.
func (a *analyzer) exposeException(c *scope.Class) {
	for _, k := range a.relatives(c) {
		a.classes[k].exposed = true
		for _, f := range defs(k) {
			if f.Name == "__init__" && a.plainException(k) {
				a.openMethod(f)
			}
		}
	}
}

// initException passes the arguments of a call of a plain exception class, or of super().__init__ in a class that extends it, to
// the __init__ that runs. The exception keeps them too.
func (u *unit) initException(c *scope.Class, a *args) {
	for _, k := range c.Ancestors() {
		k, ok := k.(*scope.Class)
		if !ok {
			return
		}
		init := ownDef(k, "__init__")
		if init == nil {
			continue
		}
		u.units[init].called = true
		params := init.Params[1:]
		if list, ok := bind(params, a); ok {
			u.passArgs(params, list, a)
		} else {
			u.passStars(params, a)
		}
		return
	}
}

// superException is super().__init__ in a plain exception class. It reports whether that is known to set the arguments that the
// exception keeps, and nothing else.
func (u *unit) superException(name string, a *args) (keeps bool) {
	c := u.fn.Method
	if name != "__init__" || c == nil || !c.IsException() || !u.plainException(c) {
		return false
	}
	list := c.Ancestors()
	if len(list) < 2 {
		return false
	}
	switch base := list[1].(type) {
	case *scope.Class:
		u.initException(base, a)
	case *stub.Class:
		self := u.fn.Params[0].Var
		return u.fn.Name == "__init__" && keepers[base.Name] && base.Module.Name == "builtins" && a.plain() && len(self.Binds) == 1
	}
	return false
}

// keepers are the builtin exception classes whose __init__ does nothing but keep the arguments.
var keepers = map[string]bool{
	"BaseException": true, "Exception": true, "ValueError": true, "RuntimeError": true, "TypeError": true, "LookupError": true,
	"KeyError": true, "IndexError": true, "ArithmeticError": true, "ZeroDivisionError": true, "AssertionError": true,
}

// exceptionAttr is an attribute of an instance of an exception class of the program; ok is false where its type is not known.
func (u *unit) exceptionAttr(c *scope.Class, name string) (t types.Type, ok bool) {
	cell := u.exceptionCell(c, name)
	if cell == nil {
		return t, false
	}
	for _, k := range u.relatives(c) {
		if v := classVar(k, name); v != nil {
			value := u.cell(v).Read(u)
			u.Release(value)
			u.Into(cell, value)
		}
	}
	t = cell.Read(u)
	return t, t.Kind() != types.Never || !u.final
}

// setExceptionAttr is "e.name = value"; false where the attribute is not the class's alone.
func (u *unit) setExceptionAttr(c *scope.Class, name string, value types.Type) bool {
	cell := u.exceptionCell(c, name)
	if cell == nil {
		return false
	}
	u.Release(value)
	u.Into(cell, value)
	return true
}

// exceptionCell is the cell of an attribute of the instances of a family of plain exception classes, nil where the name means
// anything else: a method, or what builtin exceptions have.
func (u *unit) exceptionCell(c *scope.Class, name string) *types.Cell {
	if !u.plainException(c) || len(name) > 2 && name[:2] == "__" {
		return nil
	}
	for _, k := range u.relatives(c) {
		if ownDef(k, name) != nil {
			return nil
		}
	}
	for _, k := range c.Ancestors() {
		if k, ok := k.(*stub.Class); ok && (k.Attr(name) != nil || k.Method(name) != nil) {
			return nil
		}
	}
	root := family(c).Def
	if cell := u.cells[cellKey{root, "attribute " + name}]; cell != nil {
		return cell
	}
	cell := u.at(root, "attribute "+name)
	u.Into(cell, u.unknownSets(name).Type())
	return cell
}

// setAnyException is setting an attribute of a value that may be any exception.
func (u *unit) setAnyException(name string, value types.Type) {
	for _, c := range u.table.Classes {
		if cell := u.cells[cellKey{c.Def, "attribute " + name}]; cell != nil {
			u.Into(cell, value)
		}
	}
}
