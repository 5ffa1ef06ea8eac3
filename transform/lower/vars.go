package lower

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// variable returns the Go variable that stores v, a variable of a function, comprehension or module.
func (f *fn) variable(v *scope.Var) *ir.Var {
	if v.Kind == scope.Global {
		return f.global(v)
	}
	owner := f
	for owner.outer != nil && owner.sf != runningFunc(v.Owner) {
		owner = owner.outer
	}
	if g := owner.vars[v]; g != nil {
		return g
	}
	g := owner.newVariable(v, ir.Local)
	owner.vars[v] = g
	return g
}

// runningFunc returns the function that runs the code of a scope: a class body's is that around it.
func runningFunc(s *scope.Scope) *scope.Func {
	for s != nil && s.Func == nil {
		s = s.Parent
	}
	if s == nil {
		return nil
	}
	return s.Func
}

func (f *fn) newVariable(v *scope.Var, kind ir.VarKind) *ir.Var {
	g := &ir.Var{Kind: kind, Hint: v.Name, Type: f.storage(v), Home: f.home, Persistent: v.MaybeUnbound}
	if c := f.boundClass(v); c != nil && f.structOf(c) != nil {
		g.Hint = v.Name + "_class" // the name itself is the Go type's
	}
	g.Once = len(v.Binds) == 1 && !v.Outside && !v.MaybeUnbound
	g.Shared = v.Kind == scope.Cell
	g.Volatile = (g.Shared || kind == ir.Global) && len(v.Binds) != 1
	if v.MaybeUnbound {
		g.Init = &ir.Qual{Pkg: pyPath, Name: "Unbound", T: ir.Any}
	}
	return g
}

// global returns the Go variable of a module variable: a package variable when functions use it (or Go code may), else a
// local of the module's body.
func (f *fn) global(v *scope.Var) *ir.Var {
	if g := f.globals[v]; g != nil {
		return g
	}
	body := f
	for body.outer != nil {
		body = body.outer
	}
	kind := ir.Local
	if f.packageLevel(v) {
		kind = ir.Global
	}
	g := body.newVariable(v, kind)
	g.Public = v.Name[0] != '_'
	f.globals[v] = g
	return g
}

func (m *module) packageLevel(v *scope.Var) bool {
	if c := m.boundClass(v); c != nil && (m.usesCell(c) || m.structOf(c) != nil) {
		return true
	}
	if v.Outside || !m.program() && m.opts.EntryName == "" && v.Name[0] != '_' {
		return true
	}
	for _, n := range v.Reads {
		if s := m.table.ScopeAt(n); s != nil && (s.Func == nil && s.Parent.Kind != scope.ModuleScope || s.Func != nil && s.Func != m.scope.Func) {
			return true
		}
	}
	return false
}

// storage returns the Go type that v is stored as.
func (m *module) storage(v *scope.Var) *ir.Type {
	if v.MaybeUnbound {
		return ir.Any
	}
	if m.boundClass(v) != nil {
		return typeObject
	}
	return m.goType(m.info.Var(v))
}

// goType returns the Go type of values of type t: any for None and everything dynamic.
func (m *module) goType(t types.Type) *ir.Type {
	if t.Is(types.None, types.Never) {
		return ir.Any
	}
	return m.convertType(types.GoType(t))
}

func (m *module) convertType(g types.Go) *ir.Type {
	var t *ir.Type
	if c, ok := g.Class.(*scope.Class); ok && g.Name == "" {
		s := m.structOf(c)
		if s == nil {
			return ir.Any
		}
		t = ir.DeclaredType(s.typ)
	} else {
		t = ir.Named(g.Pkg, g.Name)
		t.Extended = m.info.Extended(g.Pkg, g.Name)
		for _, a := range g.Args {
			t.Args = append(t.Args, m.convertType(a))
		}
	}
	if g.Pointer {
		t = ir.Pointer(t)
		t.Nullable = g.Nullable
	}
	return t
}

// typeOf returns the static type of an expression.
func (m *module) typeOf(e pyast.Expr) types.Type { return m.info.Type(e) }

// valueType returns the Go type that an expression's value can be had as.
func (m *module) valueType(e pyast.Expr) *ir.Type { return m.goType(m.typeOf(e)) }

// readName lowers a name that is read.
func (f *fn) readName(n *pyast.Name) ir.Expr {
	v := f.table.Lookup(n)
	if v == nil {
		return f.refused(n, ErrNotYet, "the name %s is not resolved", n.Id)
	}
	if n.Id == "__class__" && v.Kind == scope.Cell && v.Owner.Kind == scope.ClassScope && f.usesCell(v.Owner.Class) {
		return ir.Use(f.classCell(v.Owner.Class))
	}
	return f.readVar(n, v)
}

// readVar reads the variable that a name means.
func (f *fn) readVar(n *pyast.Name, v *scope.Var) ir.Expr {
	switch v.Kind {
	case scope.Builtin:
		return f.builtinValue(n, v.Name)
	case scope.Undefined:
		return f.notDefined(n)
	case scope.ClassVar:
		return f.readClassVar(n, v)
	}
	if len(v.Binds) == 0 && v.Kind == scope.Global {
		if e := f.moduleAttr(v.Name); e != nil {
			return e
		}
	}
	if fun := f.staticFunc(v); fun != nil {
		return f.functionObject(fun)
	}
	if e := f.imported(v); e != nil {
		return e
	}
	ref := ir.Use(f.variable(v))
	if !v.MaybeUnbound {
		return ref
	}
	switch {
	case v.Kind == scope.Global && f.info.Lib.IsBuiltin(v.Name):
		return f.checked("GlobalOrBuiltin", ref, v.Name)
	case v.Kind == scope.Global:
		return f.checked("CheckGlobal", ref, v.Name)
	case f.table.IsFree(n):
		return f.checked("CheckFree", ref, v.Name)
	}
	return f.checked("CheckLocal", ref, v.Name)
}

func (f *fn) checked(check string, value ir.Expr, name string) ir.Expr {
	return ir.CallOf(ir.Any, pyPath, check, value, ir.Str(name))
}

// moduleAttr returns the value of a variable that every module has from the start, nil for other names.
func (f *fn) moduleAttr(name string) ir.Expr {
	switch name {
	case "__name__":
		if f.opts.EntryName != "" || f.program() {
			return ir.Str("__main__")
		}
		return ir.Str(f.scope.Module.Name)
	case "__file__":
		return ir.Str(f.file.PyPath)
	case "__doc__":
		if doc, ok := docString(f.tree.Body); ok {
			return ir.Str(doc)
		}
		return anyNil()
	case "__spec__", "__package__", "__cached__", "__loader__":
		return anyNil()
	}
	return nil
}

// builtinValue returns a builtin as a value: exception classes are variables of package py, the rest stands in a table.
func (f *fn) builtinValue(n pyast.Node, name string) ir.Expr {
	if f.builtinException(name) {
		return &ir.Implicit{X: &ir.Qual{Pkg: pyPath, Name: exceptionVar(name), T: pyType("Type")}, T: ir.Any}
	}
	switch name {
	case "NotImplemented", "Ellipsis":
		return &ir.Qual{Pkg: pyPath, Name: name, T: ir.Any}
	case "eval", "exec", "compile", "__import__", "globals", "locals", "breakpoint", "help", "copyright":
		return f.refused(n, ErrExecEval, "%s() is not supported", name)
	}
	builtins := &ir.Qual{Pkg: pyPath, Name: "Builtins"}
	get := ir.MethodCall(ir.Any, builtins, "Get", ir.Str(name))
	get.Pure = true
	return get
}

// builtinException says whether name is a builtin exception class: these are variables of package py.
func (f *fn) builtinException(name string) bool {
	if lib := f.info.Lib.Modules["builtins"]; lib != nil && lib.Classes[name] != nil {
		return lib.Classes[name].Exception
	}
	for _, suffix := range []string{"Error", "Exception", "Warning", "Exit", "Iteration", "Interrupt", "ExceptionGroup"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// exceptionVar is the variable of package py that holds an exception class: py.Exception is the Go type of all exceptions, and
// IOError is another name of OSError.
func exceptionVar(class string) string {
	switch class {
	case "Exception":
		return "ExceptionClass"
	case "IOError", "EnvironmentError":
		return "OSError"
	}
	return class
}

// pyType returns the pointer type *py.name.
func pyType(name string, args ...*ir.Type) *ir.Type {
	return ir.Pointer(ir.Named(pyPath, name, args...))
}

// isBuiltin says whether e is the builtin called name, not shadowed by anything.
func (f *fn) isBuiltin(e pyast.Expr, name string) bool {
	n, ok := e.(*pyast.Name)
	if !ok || string(n.Id) != name {
		return false
	}
	v := f.table.Lookup(n)
	return v != nil && v.Kind == scope.Builtin
}

// storeName assigns a value to a name.
func (f *fn) storeName(n *pyast.Name, value ir.Expr) {
	f.storeVar(f.table.Lookup(n), value)
}

// storeVar assigns a value to a variable of the program.
func (f *fn) storeVar(v *scope.Var, value ir.Expr) {
	if v.Kind == scope.ClassVar {
		f.storeClassVar(v, value)
		return
	}
	g := f.variable(v)
	if ref, ok := value.(*ir.Ref); ok && ref.Var == g {
		return // x = x, which go vet rejects
	}
	f.emit(ir.Set(g, f.coerce(value, g.Type)))
}

// deleteName unbinds a variable; one that is unbound already raises.
func (f *fn) deleteName(n *pyast.Name) {
	v := f.table.Lookup(n)
	if v.Kind == scope.ClassVar {
		f.deleteClassVar(v)
		return
	}
	if v.MaybeUnbound && f.ownsStorage(v) {
		check := "CheckLocal"
		switch {
		case v.Kind == scope.Global:
			check = "CheckGlobal"
		case f.table.IsFree(n):
			check = "CheckFree"
		}
		f.emit(ir.Do(f.checked(check, ir.Use(f.variable(v)), v.Name)))
	}
	f.unbind(v)
}

// unbind makes v unbound. A variable that is never read unbound needs nothing.
func (f *fn) unbind(v *scope.Var) {
	unbound := &ir.Qual{Pkg: pyPath, Name: "Unbound", T: ir.Any}
	switch {
	case v.Kind == scope.ClassVar:
		f.storeClassVar(v, unbound)
		f.deleteClassVar(v)
	case v.MaybeUnbound && f.ownsStorage(v):
		f.emit(ir.Set(f.variable(v), unbound))
	}
}

// ownsStorage says whether v is stored in a Go variable.
func (f *fn) ownsStorage(v *scope.Var) bool {
	return v.Kind == scope.Global || v.Kind == scope.Local || v.Kind == scope.Cell
}

// staticFunc returns the function that v always is, nil when v can hold anything else.
func (f *fn) staticFunc(v *scope.Var) *function {
	if v.MaybeUnbound || v.Outside {
		return nil
	}
	def := v.SoleDef()
	if def == nil {
		return nil
	}
	sf := f.table.FuncOf(def)
	if sf == nil || len(sf.Decorators) > 0 || v.Kind == scope.ClassVar {
		return nil
	}
	return f.function(sf)
}

// goResult returns the Go result type of a function, nil when it has none.
func (m *module) goResult(info *infer.FuncInfo) *ir.Type {
	if info.IsVoid {
		return nil
	}
	return m.goType(info.Result)
}
