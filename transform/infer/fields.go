package infer

import (
	"cmp"
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// surelySet returns the attributes that __init__ sets before anybody else can see the instance: by statements of its
// body's top level, as long as self has only been used to reach attributes. A call of super().__init__ sets what that sets;
// whole says that it, and all it calls, shows self to nobody.
func (a *analyzer) surelySet(c *scope.Class) (set map[string]bool, whole bool) {
	set = map[string]bool{}
	init := c.Methods["__init__"]
	if init == nil && a.base[c] != nil {
		return a.surelySet(a.base[c])
	}
	if init == nil || len(init.Params) == 0 {
		return set, true
	}
	self := init.Params[0].Name
	for _, s := range init.Body {
		if args, ok := a.baseInit(c, s, self); ok {
			if a.leaksArgs(c, args, self, set) || !a.addBase(c, set) {
				return set, false
			}
			continue
		}
		if a.leaksSelf(c, s, self, set) {
			return set, false
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
			return set, false
		case *pyast.If:
			if both := setByBoth(c, s, self); both != nil {
				for name := range both {
					set[name] = true
				}
			}
			if mayLeave(s) {
				return set, false
			}
		default:
			if mayLeave(s) {
				return set, false
			}
		}
	}
	return set, true
}

// addBase adds what __init__ of the base sets; it reports whether that shows self to nobody.
func (a *analyzer) addBase(c *scope.Class, set map[string]bool) bool {
	base, whole := a.surelySet(a.base[c])
	for name := range base {
		set[name] = true
	}
	return whole
}

// baseInit recognizes the statements super().__init__(...) and Base.__init__(self, ...); args are what is passed beside self.
func (a *analyzer) baseInit(c *scope.Class, s pyast.Stmt, self string) (args []pyast.Expr, ok bool) {
	e, ok := s.(*pyast.ExprStmt)
	if !ok || a.base[c] == nil {
		return nil, false
	}
	call, ok := e.Value.(*pyast.Call)
	if !ok {
		return nil, false
	}
	args = call.Args
	for _, k := range call.Keywords {
		args = append(args[:len(args):len(args)], k.Value)
	}
	callee := a.calls[call]
	if callee.Func == nil || callee.Func != a.method(a.base[c], "__init__") {
		return nil, false
	}
	if callee.Super {
		return args, true
	}
	if len(call.Args) == 0 {
		return nil, false
	}
	n, ok := call.Args[0].(*pyast.Name)
	return args[1:], ok && callee.Kind == UserFunc && string(n.Id) == self
}

// leaksArgs is leaksSelf for expressions.
func (a *analyzer) leaksArgs(c *scope.Class, args []pyast.Expr, self string, set map[string]bool) bool {
	for _, x := range args {
		if a.leaksSelf(c, &pyast.ExprStmt{Value: x}, self, set) {
			return true
		}
	}
	return false
}

// unset returns the fields of c that an instance, also one of a class that extends c, may be seen without.
func (a *analyzer) unset(c *scope.Class) map[string]bool {
	unset := map[string]bool{}
	for _, d := range append(a.below(c), c) {
		set, _ := a.surelySet(d)
		for _, f := range a.classes[c].order {
			if !set[f.name] {
				unset[f.name] = true
			}
		}
	}
	return unset
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
func (a *analyzer) leaksSelf(c *scope.Class, s pyast.Stmt, self string, set map[string]bool) bool {
	leaks := false
	kept := map[pyast.Expr]bool{}
	pyast.Inspect(s, func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.Call:
			if callee := a.calls[n]; callee.Kind == UserClass && a.keepsOnly(callee.Class) {
				for _, x := range n.Args {
					kept[x] = true
				}
			}
		case *pyast.AugAssign:
			if t, ok := n.Target.(*pyast.Attribute); ok && !set[scope.Mangle(c, string(t.Attr))] {
				v, isName := t.Value.(*pyast.Name)
				leaks = leaks || isName && string(v.Id) == self
			}
		case *pyast.Attribute:
			if v, ok := n.Value.(*pyast.Name); ok && string(v.Id) == self {
				if n.Ctx == pyast.Load && !set[scope.Mangle(c, string(n.Attr))] {
					leaks = true
				}
				return false
			}
		case *pyast.Name:
			leaks = leaks || string(n.Id) == self && !kept[n] || n.Id == "super"
		}
		return !leaks
	})
	return leaks
}

// inStoreOrder returns fields of a class in the order of __dict__.
func (a *analyzer) inStoreOrder(c *scope.Class, fields []*field) []*field {
	order := a.storeOrder(c)
	at := func(f *field) int {
		if i := slices.Index(order, f.name); i >= 0 {
			return i
		}
		return len(order)
	}
	sorted := slices.Clone(fields)
	slices.SortStableFunc(sorted, func(f, g *field) int { return cmp.Compare(at(f), at(g)) })
	return sorted
}

// storeOrder returns the attributes of instances of c in the order in which methods store them: __init__ first and what that
// calls, then what the other methods of c and of its bases add.
func (a *analyzer) storeOrder(c *scope.Class) []string {
	s := &stores{analyzer: a, class: c, seen: map[*scope.Func]bool{}}
	if init := a.method(c, "__init__"); init != nil {
		s.visit(init)
	}
	for _, k := range a.line(c) {
		for _, f := range defs(k) {
			s.visit(f)
		}
	}
	return s.names
}

// stores collects the attributes of self that methods store.
type stores struct {
	*analyzer
	class *scope.Class // of the instance
	seen  map[*scope.Func]bool
	names []string
}

func (s *stores) visit(f *scope.Func) {
	if f == nil || s.seen[f] || len(f.Params) == 0 {
		return
	}
	s.seen[f] = true
	self := f.Params[0].Name
	for _, stmt := range f.Body {
		if _, ok := s.baseInit(f.Method, stmt, self); ok {
			s.visit(s.method(s.base[f.Method], "__init__"))
			continue
		}
		pyast.Inspect(stmt, func(n pyast.Node) bool {
			a, ok := n.(*pyast.Attribute)
			if !ok {
				return true
			}
			name := scope.Mangle(f.Method, string(a.Attr))
			if isSuper(a.Value) && s.base[f.Method] != nil {
				s.visit(s.method(s.base[f.Method], name))
			}
			v, ok := a.Value.(*pyast.Name)
			if !ok || string(v.Id) != self {
				return true
			}
			if a.Ctx == pyast.Load {
				s.visit(s.method(s.class, name))
			} else if !slices.Contains(s.names, name) {
				s.names = append(s.names, name)
			}
			return true
		})
	}
}

// isSuper says whether an expression is super().
func isSuper(e pyast.Expr) bool {
	call, ok := e.(*pyast.Call)
	if !ok || len(call.Args) > 0 {
		return false
	}
	n, ok := call.Func.(*pyast.Name)
	return ok && n.Id == "super"
}

// keepsOnly says whether __init__ of a class does nothing but store its arguments and fresh containers: nobody looks at them.
func (a *analyzer) keepsOnly(c *scope.Class) bool {
	init := a.method(c, "__init__")
	if init == nil || len(init.Params) == 0 || !a.isStruct(c) {
		return false
	}
	for _, s := range init.Body {
		if args, ok := a.baseInit(init.Method, s, init.Params[0].Name); ok {
			if !a.keepsOnly(a.base[init.Method]) || !stored(args...) {
				return false
			}
			continue
		}
		switch s := s.(type) {
		case *pyast.Pass:
		case *pyast.ExprStmt:
			if _, constant := s.Value.(*pyast.Constant); !constant {
				return false
			}
		case *pyast.Assign:
			for _, t := range s.Targets {
				attr, ok := t.(*pyast.Attribute)
				if !ok || !stored(attr.Value) {
					return false
				}
				if m := a.attrs[attr]; m.Kind != FieldMember {
					return false
				}
			}
			if !stored(s.Value) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// stored says whether evaluating expressions looks at no object: names, constants and displays of them.
func stored(list ...pyast.Expr) bool {
	for _, e := range list {
		switch e := e.(type) {
		case *pyast.Name, *pyast.Constant:
		case *pyast.List:
			if !stored(e.Elts...) {
				return false
			}
		case *pyast.Dict:
			if len(e.Keys) > 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
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
