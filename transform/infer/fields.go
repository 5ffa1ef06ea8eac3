package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// surelySet returns the attributes that __init__ sets before anybody else can see the instance: by statements of its
// body's top level, as long as self has only been used to reach attributes.
func surelySet(c *scope.Class) map[string]bool {
	set := map[string]bool{}
	init := c.Methods["__init__"]
	if init == nil || len(init.Params) == 0 {
		return set
	}
	self := init.Params[0].Name
	for _, s := range init.Body {
		if leaksSelf(c, s, self, set) {
			break
		}
		switch s := s.(type) {
		case *pyast.Assign:
			for _, t := range s.Targets {
				noteSet(c, t, self, set)
			}
		case *pyast.AnnAssign:
			if s.Value != nil {
				noteSet(c, s.Target, self, set)
			}
		case *pyast.Return, *pyast.Raise:
			return set
		case *pyast.If:
			if both := setByBoth(c, s, self); both != nil {
				for name := range both {
					set[name] = true
				}
			}
			if mayLeave(s) {
				return set
			}
		default:
			if mayLeave(s) {
				return set
			}
		}
	}
	return set
}

// mayLeave says whether a statement may return from the function.
func mayLeave(s pyast.Stmt) bool {
	leaves := false
	pyast.Inspect(s, func(n pyast.Node) bool {
		switch n.(type) {
		case *pyast.Return:
			leaves = true
		case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.Lambda:
			return false
		}
		return !leaves
	})
	return leaves
}

// setByBoth returns the attributes that both branches of an if set at their top level.
func setByBoth(c *scope.Class, s *pyast.If, self string) map[string]bool {
	yes, no := map[string]bool{}, map[string]bool{}
	for branch, set := range map[*[]pyast.Stmt]map[string]bool{&s.Body: yes, &s.Orelse: no} {
		for _, b := range *branch {
			if a, ok := b.(*pyast.Assign); ok {
				for _, t := range a.Targets {
					noteSet(c, t, self, set)
				}
			}
		}
	}
	for name := range yes {
		if !no[name] {
			delete(yes, name)
		}
	}
	return yes
}

func noteSet(c *scope.Class, t pyast.Expr, self string, set map[string]bool) {
	switch t := t.(type) {
	case *pyast.Attribute:
		if n, ok := t.Value.(*pyast.Name); ok && string(n.Id) == self {
			set[scope.Mangle(c, string(t.Attr))] = true
		}
	case *pyast.Tuple:
		for _, e := range t.Elts {
			noteSet(c, e, self, set)
		}
	}
}

// leaksSelf says whether a statement uses self for anything but setting attributes and reading those set before.
func leaksSelf(c *scope.Class, s pyast.Stmt, self string, set map[string]bool) bool {
	leaks := false
	pyast.Inspect(s, func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.AugAssign:
			if t, ok := n.Target.(*pyast.Attribute); ok && !set[scope.Mangle(c, string(t.Attr))] {
				leaks = true
			}
		case *pyast.Attribute:
			if v, ok := n.Value.(*pyast.Name); ok && string(v.Id) == self {
				if n.Ctx == pyast.Load && !set[scope.Mangle(c, string(n.Attr))] {
					leaks = true
				}
				return false
			}
		case *pyast.Name:
			leaks = leaks || string(n.Id) == self
		}
		return !leaks
	})
	return leaks
}

// classDefault is the constant that the class body gives an attribute.
func classDefault(c *scope.Class, name string) pyast.Expr {
	for _, s := range c.Def.Body {
		switch s := s.(type) {
		case *pyast.Assign:
			if n, ok := s.Targets[0].(*pyast.Name); ok && string(n.Id) == name {
				return s.Value
			}
		case *pyast.AnnAssign:
			if n, ok := s.Target.(*pyast.Name); ok && string(n.Id) == name {
				return s.Value
			}
		}
	}
	return nil
}
