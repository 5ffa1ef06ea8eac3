package infer

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// hierarchy is how the Struct classes of the program extend each other: each has one base at most.
//
// All classes that are related are Structs, or none is: an instance of a derived class is used as one of its base, so both
// must have one representation.
type hierarchy struct {
	base map[*scope.Class]*scope.Class
	subs map[*scope.Class][]*scope.Class
}

// namedBases gives the classes of the program that a class statement names as bases, where the name means nothing else.
func (a *analyzer) namedBases(c *scope.Class) []*scope.Class {
	var list []*scope.Class
	for _, b := range c.Def.Bases {
		n, ok := b.(*pyast.Name)
		if !ok {
			continue
		}
		v := a.table.Lookup(n)
		if v == nil {
			continue
		}
		for _, bind := range v.Binds {
			if def, ok := bind.(*pyast.ClassDef); ok {
				list = append(list, a.table.ClassOf(def))
			}
		}
	}
	return list
}

// relate finds the bases of the classes that nothing else keeps from being Structs, and makes dynamic what is related to a
// dynamic class. why holds the dynamic classes and their reasons.
func (a *analyzer) relate(why map[*scope.Class]string) {
	h := &hierarchy{base: map[*scope.Class]*scope.Class{}, subs: map[*scope.Class][]*scope.Class{}}
	for again := true; again; {
		again = false
		for _, c := range a.table.Classes {
			for _, b := range a.namedBases(c) {
				_, cDynamic := why[c]
				_, bDynamic := why[b]
				switch {
				case cDynamic && !bDynamic:
					why[b], again = "class "+c.Name+", which extends it, is dynamic", true
				case bDynamic && !cDynamic:
					why[c], again = "class "+b.Name+", which it extends, is dynamic", true
				case !cDynamic:
					if clash := a.clashes(c, b); clash != "" {
						why[c], again = clash, true
					}
				}
			}
		}
	}
	for _, c := range a.table.Classes {
		if _, dynamic := why[c]; dynamic {
			continue
		}
		for _, b := range a.namedBases(c) {
			h.base[c] = b
			h.subs[b] = append(h.subs[b], c)
		}
	}
	a.hierarchy = h
}

// clashes says what in a class does not fit the class it extends, "" when all does: Go wants an overriding method to have the
// signature of the other one.
func (a *analyzer) clashes(c, base *scope.Class) string {
	for k := base; k != nil; k = a.extended(k) {
		for name, f := range c.Methods {
			switch g := k.Methods[name]; {
			case g == nil:
				if classVar(k, name) != nil {
					return "its method " + name + " hides an attribute of class " + k.Name
				}
			case name != "__init__" && scope.Mangle(c, name) == name && !a.overrides(f, g):
				return "its method " + name + " has another signature than that of class " + k.Name
			}
		}
		for name := range k.Methods {
			if c.Methods[name] == nil && classVar(c, name) != nil {
				return "its attribute " + name + " hides a method of class " + k.Name
			}
		}
	}
	return ""
}

// extended is the class of the program that c names as its base, nil where there is none.
func (a *analyzer) extended(c *scope.Class) *scope.Class {
	if list := a.namedBases(c); len(list) > 0 {
		return list[0]
	}
	return nil
}

// classVar is the variable of a class body of that name, nil when nothing binds it or a def does.
func classVar(c *scope.Class, name string) *scope.Var {
	if v := c.Scope.Lookup(name); v != nil && len(v.Binds) > 0 && c.Methods[name] == nil {
		return v
	}
	return nil
}

// overrides says whether method f can override g in Go.
func (a *analyzer) overrides(f, g *scope.Func) bool {
	switch kind := KindOfMethod(f.Decorators); {
	case kind != KindOfMethod(g.Decorators):
		return false
	case kind == InstanceMethod:
		return sameShape(f, g)
	case kind == Getter:
		return a.property(f.Method, f.Name).set == nil && a.property(g.Method, g.Name).set == nil && sameShape(f, g)
	}
	return false
}

// sameShape says whether two methods can be called in the same way, but for the name of self.
func sameShape(f, g *scope.Func) bool {
	return kindOf(f) == kindOf(g) && slices.EqualFunc(f.Params[1:], g.Params[1:], func(p, q *scope.Param) bool {
		return p.Name == q.Name && p.Kind == q.Kind && sameDefault(p.Default, q.Default)
	})
}

// sameDefault says whether two defaults are the same constant, or neither is there.
func sameDefault(a, b pyast.Expr) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if m, n := constInt(a), constInt(b); m != nil && n != nil {
		return *m == *n
	}
	x, ok := a.(*pyast.Constant)
	y, ok2 := b.(*pyast.Constant)
	return ok && ok2 && x.Kind == y.Kind && x.S == y.S && x.Int == y.Int && x.Float == y.Float && x.Big == nil && y.Big == nil
}

// line gives a class and those it extends, nearest first.
func (h *hierarchy) line(c *scope.Class) []*scope.Class {
	var list []*scope.Class
	for ; c != nil; c = h.base[c] {
		list = append(list, c)
	}
	return list
}

// below gives the classes that extend c, directly or not.
func (h *hierarchy) below(c *scope.Class) []*scope.Class {
	var list []*scope.Class
	for _, s := range h.subs[c] {
		list = append(append(list, s), h.below(s)...)
	}
	return list
}

// related gives c, those it extends and those that extend it.
func (h *hierarchy) related(c *scope.Class) []*scope.Class { return append(h.line(c), h.below(c)...) }

// method finds the method that an attribute of an instance of c means; the name is mangled.
func (h *hierarchy) method(c *scope.Class, name string) *scope.Func {
	for _, k := range h.line(c) {
		if f := ownMethod(k, name); f != nil {
			return f
		}
	}
	return nil
}

// ownMethod is the method of that mangled name that the body of c defines, unless a decorator makes something else of it.
func ownMethod(c *scope.Class, name string) *scope.Func {
	if f := ownDef(c, name); f != nil && KindOfMethod(f.Decorators) != OtherMethod {
		return f
	}
	return nil
}

// ownDef is the def of that mangled name in the body of c.
func ownDef(c *scope.Class, name string) *scope.Func {
	if f := c.Methods[name]; f != nil && scope.Mangle(c, name) == name {
		return f
	}
	if i := strings.Index(name, "__"); i > 0 && name[0] == '_' {
		if f := c.Methods[name[i:]]; f != nil && scope.Mangle(c, name[i:]) == name {
			return f
		}
	}
	return nil
}

// hidesMethod says whether an attribute of instances of c would hide a method.
func (h *hierarchy) hidesMethod(c *scope.Class, name string) bool {
	return slices.ContainsFunc(h.related(c), func(k *scope.Class) bool { return ownDef(k, name) != nil })
}

// overriders gives the methods that override f in classes that extend c.
func (h *hierarchy) overriders(c *scope.Class, f *scope.Func) []*scope.Func {
	var list []*scope.Func
	if f.Name == "__init__" || scope.Mangle(f.Method, f.Name) != f.Name {
		return nil
	}
	for _, k := range h.below(c) {
		if g := k.Methods[f.Name]; g != nil {
			list = append(list, g)
		}
	}
	return list
}

// overridden gives the method of the nearest class above that f overrides, nil when there is none.
func (h *hierarchy) overridden(f *scope.Func) *scope.Func {
	if f.Name == "__init__" || scope.Mangle(f.Method, f.Name) != f.Name {
		return nil
	}
	if base := h.base[f.Method]; base != nil {
		return h.method(base, f.Name)
	}
	return nil
}

// unifyOverrides makes the parameters and results of a method and of what overrides it the same types.
func (a *analyzer) unifyOverrides() {
	for _, f := range a.table.Funcs {
		if f.Method == nil || !a.isStruct(f.Method) {
			continue
		}
		g := a.overridden(f)
		if g == nil {
			continue
		}
		for i, p := range f.Params[1:] {
			q := g.Params[i+1]
			a.Unify(a.cell(p.Var), a.cell(q.Var))
			if p.Kind == scope.VarArgs {
				a.Unify(a.at(p.Arg, "elements"), a.at(q.Arg, "elements"))
			}
		}
		a.Unify(a.units[f].result, a.units[g].result)
		a.Unify(a.units[f].yield, a.units[g].yield)
	}
}

// callOverriders notes that a call of method f of an instance of c may run what overrides it.
func (u *unit) callOverriders(c *scope.Class, f *scope.Func) (virtual bool) {
	for _, g := range u.overriders(c, f) {
		u.units[g].called = true
		u.callees[g] = true
		virtual = true
	}
	return virtual
}

// superBase is the class that super() looks in, in the method of a Struct that u is; nil elsewhere.
func (u *unit) superBase() *scope.Class {
	c := u.fn.Method
	if c == nil || !u.isStruct(c) || len(u.fn.Params) == 0 || KindOfMethod(u.fn.Decorators) > Setter {
		return nil
	}
	return u.base[c]
}

// superMethod finds the method that super().name means; nil where that is none of the program's Structs. What a decorator made
// something else of is reached dynamically.
func (u *unit) superMethod(name string) (base *scope.Class, f *scope.Func) {
	if base = u.superBase(); base == nil {
		return nil, nil
	}
	if f = u.method(base, name); f == nil {
		f = u.wrapped(base, name)
	}
	if f != nil && KindOfMethod(f.Decorators) != InstanceMethod {
		u.openMethod(f)
		return nil, nil
	}
	return base, f
}

// isBelow says whether instances of class d are instances of c.
func isBelow(d, c types.Class) bool {
	return slices.Contains(d.Ancestors(), c)
}
