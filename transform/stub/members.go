package stub

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
)

// members reads functions, methods and variables.
func (f *file) members() {
	for _, s := range f.tree.Body {
		switch s := s.(type) {
		case *pyast.FunctionDef:
			f.function(s, false)
		case *pyast.AsyncFunctionDef:
			f.function((*pyast.FunctionDef)(s), true)
		case *pyast.ClassDef:
			f.class(s)
		case *pyast.AnnAssign:
			if v := f.variable(s, nil); v != nil {
				v.Module = f.module
				if v.GoName != "" && v.GoPkg == "" {
					v.GoPkg = f.goPath
				}
				f.module.Vars[v.Name] = v
				f.module.Names = append(f.module.Names, v.Name)
			}
		case *pyast.Assign:
			f.alias(s)
		case *pyast.Import, *pyast.ImportFrom, *pyast.Pass:
		case *pyast.ExprStmt: // a docstring or "..."
		default:
			f.errorf(s, "a stub holds classes, functions, annotated variables and imports only")
		}
	}
}

// alias reads "TimeoutError = TimeoutError" and "create_task = ensure_future": another name for a class or function.
func (f *file) alias(s *pyast.Assign) {
	name, ok := s.Targets[0].(*pyast.Name)
	if !ok || f.vars[string(name.Id)] {
		return
	}
	id := string(name.Id)
	f.module.Names = append(f.module.Names, id)
	switch target := lastName(s.Value); {
	case f.module.Classes[target] != nil && target != id:
		f.module.Classes[id] = f.module.Classes[target]
	case f.module.Funcs[target] != nil && target != id:
		f.module.Funcs[id] = f.module.Funcs[target]
	case f.loader.lib.Builtin(target) != nil:
		f.module.Classes[id] = f.loader.lib.Builtin(target)
	default:
		if a, ok := s.Value.(*pyast.Attribute); ok {
			f.module.Imports[id] = dotted(a.Value) + ":" + string(a.Attr)
			return
		}
		f.errorf(s, "%s: the alias of nothing known", id)
	}
}

func (f *file) class(s *pyast.ClassDef) {
	c := f.module.Classes[string(s.Name)]
	for _, m := range s.Body {
		switch m := m.(type) {
		case *pyast.FunctionDef:
			f.method(c, m, false)
		case *pyast.AsyncFunctionDef:
			f.method(c, (*pyast.FunctionDef)(m), true)
		case *pyast.AnnAssign:
			if v := f.variable(m, c); v != nil {
				v.Module = f.module
				c.Attrs[v.Name] = v
			}
		case *pyast.Assign:
			f.methodAlias(c, m)
		case *pyast.Pass, *pyast.ExprStmt:
		default:
			f.errorf(m, "a class of a stub holds methods and annotated attributes only")
		}
	}
}

// methodAlias reads "__radd__ = __add__".
func (f *file) methodAlias(c *Class, s *pyast.Assign) {
	name, target := nameOf(s.Targets[0]), nameOf(s.Value)
	if m := c.Methods[target]; m != nil && name != "" {
		c.Methods[name] = m
		return
	}
	f.errorf(s, "the alias of no method of %s", c.Name)
}

func (f *file) variable(s *pyast.AnnAssign, c *Class) *Var {
	name := nameOf(s.Target)
	if name == "" {
		f.errorf(s, "a name is wanted here")
		return nil
	}
	r := &resolver{file: f, self: c}
	if c != nil {
		r.vars = c.TypeVars
	}
	v := &Var{Name: name, Type: r.typ(s.Annotation)}
	if sub, ok := s.Annotation.(*pyast.Subscript); ok && lastName(sub.Value) == "Annotated" {
		if t, ok := sub.Slice.(*pyast.Tuple); ok {
			for _, a := range t.Elts[1:] {
				if g, ok := f.goDecorator(a); ok {
					v.GoPkg, v.GoName = f.goName(g.name)
				}
			}
		}
	}
	return v
}

func (f *file) function(s *pyast.FunctionDef, async bool) {
	fn := f.module.Funcs[string(s.Name)]
	if fn == nil {
		fn = &Func{Name: string(s.Name)}
		f.module.Funcs[fn.Name] = fn
		f.module.Names = append(f.module.Names, fn.Name)
	}
	f.signature(fn, nil, s, async)
}

func (f *file) method(c *Class, s *pyast.FunctionDef, async bool) {
	fn := c.Methods[string(s.Name)]
	if fn == nil {
		fn = &Func{Name: string(s.Name)}
		c.Methods[fn.Name] = fn
	}
	f.signature(fn, c, s, async)
}

// signature adds one overload to fn.
func (f *file) signature(fn *Func, c *Class, s *pyast.FunctionDef, async bool) {
	r := &resolver{file: f, vars: typeVars(s.TypeParams), self: c}
	sig := &Sig{Func: fn, Module: f.module, Class: c, TypeVars: typeVars(s.TypeParams), IsAsync: async, NeedsCtx: async}
	if c != nil {
		r.vars = append(r.vars, c.TypeVars...)
	}
	setter := false
	for _, d := range s.DecoratorList {
		setter = f.decorator(fn, sig, d) || setter
	}
	if self := append(append([]*pyast.Arg(nil), s.Args.Posonlyargs...), s.Args.Args...); c != nil && !fn.IsStatic && len(self) > 0 && self[0].Annotation != nil {
		sig.Self = r.typ(self[0].Annotation)
	}
	sig.Params = f.params(r, s.Args, c != nil && !fn.IsStatic)
	if s.Returns != nil {
		sig.Result = r.typ(s.Returns)
	} else {
		sig.Result = &Type{Kind: AnyType}
		if fn.Name == "__init__" {
			sig.Result = &Type{Kind: NoneType}
		}
	}
	if setter {
		fn.Setter = sig
		return
	}
	fn.Sigs = append(fn.Sigs, sig)
}

// decorator applies one decorator and reports whether it is NAME.setter.
func (f *file) decorator(fn *Func, sig *Sig, d pyast.Expr) bool {
	if g, ok := f.goDecorator(d); ok {
		sig.GoPkg, sig.GoName = f.goName(g.name)
		sig.CoroName = g.coro
		sig.NeedsCtx = sig.NeedsCtx || g.ctx
		sig.Parks, sig.Recalls = g.parks, g.recalls
		if sig.GoPkg == "" && (sig.Class == nil || fn.Name == "__init__" || fn.IsStatic || fn.IsClass) {
			sig.GoPkg = f.goPath
		}
		return false
	}
	switch name := lastName(d); name {
	case "property", "cached_property":
		fn.IsProperty = true
	case "staticmethod":
		fn.IsStatic = true
	case "classmethod":
		fn.IsClass = true
	case "absent":
		fn.Absent = true
	case "setter":
		return true
	case "final":
		fn.Final = true
	case "overload", "abstractmethod", "deprecated", "deleter":
	default:
		f.errorf(d, "unknown decorator %s", name)
	}
	return false
}

func (f *file) params(r *resolver, a *pyast.Arguments, hasSelf bool) []Param {
	var list []Param
	positional := append(append([]*pyast.Arg(nil), a.Posonlyargs...), a.Args...)
	required := len(positional) - len(a.Defaults)
	for i, arg := range positional {
		p := r.param(arg, PosOrKw)
		if i < len(a.Posonlyargs) || strings.HasPrefix(p.Name, "__") && !strings.HasSuffix(p.Name, "__") {
			p.Kind = PosOnly
		}
		if i >= required {
			p.setDefault(a.Defaults[i-required])
		}
		if i > 0 || !hasSelf {
			list = append(list, p)
		}
	}
	if a.Vararg != nil {
		list = append(list, r.param(a.Vararg, VarArgs))
	}
	for i, arg := range a.Kwonlyargs {
		p := r.param(arg, KwOnly)
		if a.KwDefaults[i] != nil {
			p.setDefault(a.KwDefaults[i])
		}
		list = append(list, p)
	}
	if a.Kwarg != nil {
		list = append(list, r.param(a.Kwarg, KwArgs))
	}
	return list
}

func (r *resolver) param(arg *pyast.Arg, kind ParamKind) Param {
	p := Param{Name: string(arg.Arg), Kind: kind}
	if arg.Annotation != nil {
		p.Type = r.typ(arg.Annotation)
	}
	return p
}

func (p *Param) setDefault(e pyast.Expr) {
	p.HasDefault = true
	if c, ok := e.(*pyast.Constant); !ok || c.Kind != pyast.ConstEllipsis {
		p.Default = e
	}
}
