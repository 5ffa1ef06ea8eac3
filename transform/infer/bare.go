package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// bare finds the classes whose instances the program makes without running __init__. They are no Structs: a Struct's fields
// are there from the start, and nobody may see that before __init__ has set them.
type bare struct {
	table  *scope.Table
	called map[*pyast.Attribute]bool // the __new__ of calls
	why    map[*scope.Class]string   // the classes found
}

// note looks at one node, the outer before the inner ones:
//
//	object.__new__(C)      C
//	cls.__new__(cls)       the class whose method has cls as its first parameter, and type(self) the same
//	make = C.__new__       any class
//
// super().__new__ and the __new__ of builtin classes are left out: they make instances of classes that define __new__ or
// extend a builtin class, which are no Structs anyway.
func (b *bare) note(n pyast.Node) {
	switch n := n.(type) {
	case *pyast.Call:
		if a, ok := n.Func.(*pyast.Attribute); ok && a.Attr == "__new__" && len(n.Args) > 0 {
			b.called[a] = true
			b.made(a.Value, n.Args[0])
		}
	case *pyast.Attribute:
		if n.Attr == "__new__" && n.Ctx == pyast.Load && !b.called[n] {
			b.made(n.Value, nil)
		}
	}
}

// made records what owner.__new__(class) may make, anything where class is nil.
func (b *bare) made(owner, class pyast.Expr) {
	switch o := owner.(type) {
	case *pyast.Name:
		if b.table.Lookup(o).Kind == scope.Builtin && o.Id != "object" {
			return
		}
	case *pyast.Call:
		if b.calls(o, "super") {
			return
		}
	}
	classes := b.table.Classes
	if c := b.meant(class); c != nil {
		classes = []*scope.Class{c}
	}
	for _, c := range classes {
		b.why[c] = "the program makes instances with __new__, without __init__"
	}
}

// meant is the class that e means: one of the program by its name, or the one whose method has the name e, or x where e is
// type(x) or x.__class__, as its first parameter. It is nil for others.
func (b *bare) meant(e pyast.Expr) *scope.Class {
	switch x := e.(type) {
	case *pyast.Call:
		if b.calls(x, "type") && len(x.Args) == 1 {
			e = x.Args[0]
		}
	case *pyast.Attribute:
		if x.Attr == "__class__" {
			e = x.Value
		}
	}
	name, ok := e.(*pyast.Name)
	if !ok {
		return nil
	}
	v := b.table.Lookup(name)
	if def, ok := v.SoleDef().(*pyast.ClassDef); ok {
		return b.table.ClassOf(def)
	}
	if v.Owner == nil || v.Owner.Func == nil || len(v.Binds) != 1 {
		return nil
	}
	if f := v.Owner.Func; f.Method != nil && len(f.Params) > 0 && f.Params[0].Var == v {
		return f.Method
	}
	return nil
}

// calls says whether c calls the builtin of that name.
func (b *bare) calls(c *pyast.Call, name string) bool {
	n, ok := c.Func.(*pyast.Name)
	return ok && string(n.Id) == name && b.table.Lookup(n).Kind == scope.Builtin
}
