package lower

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
)

// importStmt lowers import a.b as c. A name that is nothing but the module needs no variable: it is resolved where it is used.
func (f *fn) importStmt(s *pyast.Import) {
	for _, a := range s.Names {
		name := string(a.Name)
		m := f.libModule(a, name)
		if m == nil {
			continue
		}
		v := f.table.VarOf(a)
		if f.importOf(v) == a {
			continue
		}
		if a.AsName == "" {
			top, _, _ := strings.Cut(name, ".")
			if m = f.info.Lib.Modules[top]; m == nil {
				f.refuse(a, ErrModule, "module %s is not supported", top)
				continue
			}
		}
		f.storeVar(v, moduleObject(m))
	}
}

// importFrom lowers from m import a as b.
func (f *fn) importFrom(s *pyast.ImportFrom) {
	if s.Level > 0 {
		f.refuse(s, ErrRelative, "relative imports are not supported")
		return
	}
	if s.Module == "__future__" {
		return
	}
	m := f.libModule(s, string(s.Module))
	if m == nil {
		return
	}
	for _, a := range s.Names {
		if a.Name == "*" {
			f.starImport(s, m)
			continue
		}
		if !m.Has(string(a.Name)) && f.info.Lib.Modules[m.Name+"."+string(a.Name)] == nil {
			f.refuse(a, ErrModuleName, "%s.%s is not supported", m.Name, a.Name)
			continue
		}
		v := f.table.VarOf(a)
		if f.importOf(v) == a {
			continue
		}
		f.storeVar(v, f.memberValue(m, string(a.Name)))
	}
}

// starImport stores the names that are not simply resolved where they are used.
func (f *fn) starImport(s *pyast.ImportFrom, m *stub.Module) {
	for _, name := range f.info.Lib.StarNames(m.Name) {
		v := f.scope.Lookup(name)
		if v == nil || len(v.Reads) == 0 || len(v.Binds) == 1 && !v.MaybeUnbound {
			continue
		}
		f.storeVar(v, f.memberValue(m, name))
	}
}

// libModule returns the stub of a module, refusing those that have none. One that is no part of the standard library is not there
// when the program runs: where the program handles that, the import fails as it does in a CPython without it.
func (f *fn) libModule(n pyast.Node, name string) *stub.Module {
	m := f.info.Lib.Modules[name]
	switch {
	case m != nil:
	case f.guarded && f.info.Lib.Absent(name):
		top, _, _ := strings.Cut(name, ".")
		f.emit(ir.Do(ir.CallOf(nil, pyPath, "ImportModule", ir.Str(top))))
	default:
		f.refuse(n, ErrModule, "module %s is not supported", name)
	}
	return m
}

// handlesImports says whether an except clause takes the exception of an import that fails.
func (f *fn) handlesImports(h *pyast.ExceptHandler) bool {
	if h.ExprType == nil {
		return true
	}
	list := []pyast.Expr{h.ExprType}
	if t, ok := h.ExprType.(*pyast.Tuple); ok {
		list = t.Elts
	}
	return slices.ContainsFunc(list, func(e pyast.Expr) bool {
		return f.isBuiltin(e, "ImportError") || f.isBuiltin(e, "ModuleNotFoundError") || f.isBuiltin(e, "Exception") || f.isBuiltin(e, "BaseException")
	})
}

// importOf returns the node that alone binds v by importing (*pyast.Alias or *pyast.ImportFrom), nil when v is a variable.
func (f *fn) importOf(v *scope.Var) pyast.Node {
	if v == nil || len(v.Binds) != 1 || v.MaybeUnbound || v.Deleted || v.Outside || v.Kind == scope.ClassVar {
		return nil
	}
	switch n := v.Binds[0].(type) {
	case *pyast.Alias, *pyast.ImportFrom:
		return n
	}
	return nil
}

// imported returns the value of a variable that an import alone binds, nil for others.
func (f *fn) imported(v *scope.Var) ir.Expr {
	switch n := f.importOf(v).(type) {
	case *pyast.Alias:
		module, member := f.aliasMeaning(n, v)
		m := f.info.Lib.Modules[module]
		switch {
		case m == nil:
			return anyNil() // refused at the import
		case member == "":
			return moduleObject(m)
		}
		return f.memberValue(m, member)
	case *pyast.ImportFrom:
		if m := f.info.Lib.Modules[string(n.Module)]; m != nil {
			return f.memberValue(m, v.Name)
		}
		return anyNil()
	}
	return nil
}

// aliasMeaning returns the module that an alias binds, or the module and its member.
func (f *fn) aliasMeaning(a *pyast.Alias, v *scope.Var) (module, member string) {
	if from := f.fromOf(a); from != nil {
		return string(from.Module), string(a.Name)
	}
	name := string(a.Name)
	if a.AsName == "" {
		name, _, _ = strings.Cut(name, ".")
	}
	return name, ""
}

// fromOf returns the from statement an alias belongs to, nil for a plain import.
func (m *module) fromOf(a *pyast.Alias) *pyast.ImportFrom {
	if m.aliases == nil {
		m.aliases = map[*pyast.Alias]*pyast.ImportFrom{}
		pyast.Inspect(m.tree, func(n pyast.Node) bool {
			if from, ok := n.(*pyast.ImportFrom); ok {
				for _, alias := range from.Names {
					m.aliases[alias] = from
				}
			}
			return true
		})
	}
	return m.aliases[a]
}

// moduleObject returns a runtime module as a value.
func moduleObject(m *stub.Module) ir.Expr {
	return &ir.Implicit{X: &ir.Qual{Pkg: m.GoPath, Name: m.GoVar, T: pyType("Module")}, T: ir.Any}
}

// moduleMember returns the member of a module as a value, refusing what the module's stub does not list.
func (f *fn) moduleMember(n pyast.Node, module, name string) ir.Expr {
	m := f.info.Lib.Modules[module]
	if m == nil {
		return f.refused(n, ErrModule, "module %s is not supported", module)
	}
	if !m.Has(name) && f.info.Lib.Modules[module+"."+name] == nil {
		return f.refused(n, ErrModuleName, "%s.%s is not supported", module, name)
	}
	return f.memberValue(m, name)
}

// stubException returns the Go variable that holds an exception class of the runtime, nil where its stub names none.
//
//	asyncio.QueueFull    asyncio.QueueFull
func stubException(c *stub.Class) ir.Expr {
	switch {
	case c.Module.Name == "builtins":
		return &ir.Implicit{X: &ir.Qual{Pkg: pyPath, Name: exceptionVar(c.Name), T: pyType("Type")}, T: ir.Any}
	case c.Go.Name != "":
		return &ir.Implicit{X: &ir.Qual{Pkg: c.Go.Pkg, Name: c.Go.Name, T: pyType("Type")}, T: ir.Any}
	}
	return nil
}

// memberValue returns a member of a module as a value: a Go variable where the stub names one, else what the module's
// table holds.
func (f *fn) memberValue(m *stub.Module, name string) ir.Expr {
	if sub := f.info.Lib.Modules[m.Name+"."+name]; sub != nil && m.Funcs[name] == nil && m.Classes[name] == nil {
		return moduleObject(sub)
	}
	if e := f.typedMember(m, name); e != nil {
		return e
	}
	if c := m.Classes[name]; c != nil && c.Exception && !f.info.Patched(m.Name, name) {
		if x := stubException(c); x != nil {
			return x
		}
	}
	get := ir.MethodCall(ir.Any, &ir.Qual{Pkg: m.GoPath, Name: m.GoVar}, "Get", ir.Str(name))
	get.Pure = true
	return get
}
