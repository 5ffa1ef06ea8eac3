// Package stub reads the .pyi files beside the runtime: what the translator knows of modules that are not translated.
//
// In go the files of rt/stubs, in Python's stub syntax with the @go decorators of the runtime's contract; out comes a
// Library of modules, classes, functions and variables with their types and their Go names. A name that no stub lists
// does not exist for the translator.
package stub

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Library is all that the stubs say.
type Library struct {
	Modules map[string]*Module // by dotted name
	// Standard are the public modules of CPython's standard library at the top level, with a stub or without.
	Standard map[string]bool
}

// Absent says whether the import of a module fails: it is no part of the standard library, and the program runs with nothing else.
func (l *Library) Absent(name string) bool {
	top, _, _ := strings.Cut(name, ".")
	return l.Modules[top] == nil && !l.Standard[top] && !strings.HasPrefix(top, "_")
}

// Module is a module of the runtime.
type Module struct {
	Name    string
	GoPath  string // import path of the Go package that holds the module
	GoVar   string // the package's variable that is the module
	Funcs   map[string]*Func
	Classes map[string]*Class
	Vars    map[string]*Var
	Imports map[string]string // submodules seen as attributes: asyncio.subprocess; and names of other modules: "module:name"
	Names   []string          // all public names in the order of the file
}

// Func is a function or method with its overloads.
type Func struct {
	Name       string
	Sigs       []*Sig // in order; the first that matches is called
	IsProperty bool
	IsStatic   bool
	IsClass    bool // classmethod
	Absent     bool // @absent: CPython has it, the runtime has not; programs that name it are refused
	Final      bool // @final: the runtime does not ask a class of the program that overrides it; such classes are refused
	Setter     *Sig
}

// FuncName implements types.Function.
func (f *Func) FuncName() string {
	if len(f.Sigs) == 0 {
		return f.Name
	}
	if c := f.Sigs[0].Class; c != nil {
		return c.ClassName() + "." + f.Name
	}
	return f.Sigs[0].Module.Name + "." + f.Name
}

// Sig is one signature of a function.
type Sig struct {
	Func     *Func
	Module   *Module
	Class    *Class // of methods
	TypeVars []string
	Params   []Param // without self
	Self     *Type   // the annotation of self, nil when there is none
	Result   *Type
	IsAsync  bool
	GoName   string // "" when there is no static form; with type parameters in brackets for constructors: NewQueue[T]
	GoPkg    string // import path of the package of GoName and CoroName; "" for a method of the receiver's Go type
	CoroName string // the form that returns a coroutine object, "" when there is none
	NeedsCtx bool   // the static form takes ctx first
	Parks    bool   // a coroutine that is started over finds its wait again (ir.Call)
	Recalls  bool   // a coroutine that is started over gets the same object again (ir.Call)
}

// ParamKind says how a parameter takes arguments, as in package scope.
type ParamKind uint8

// The kinds of parameters.
const (
	PosOnly ParamKind = iota
	PosOrKw
	VarArgs
	KwOnly
	KwArgs
)

// Param is a parameter of a signature.
type Param struct {
	Name       string
	Kind       ParamKind
	Type       *Type // nil when not annotated
	HasDefault bool
	Default    pyast.Expr // the default as written; nil for "..."
}

// Class is a class of the runtime.
type Class struct {
	Name      string
	Module    *Module
	TypeVars  []string
	Bases     []*Type
	Methods   map[string]*Func
	Attrs     map[string]*Var
	Go        types.Go // the Go type of instances, Name "" when there is none
	Exception bool
	Adopted   bool // a Go value may be part of an instance of a class of the program; its methods Box and FromBox know
	Sealed    bool // @sealed: all methods but __init__ are final

	ancestors []types.Class
}

// Var is a module variable, constant or attribute.
type Var struct {
	Name   string
	Type   *Type
	GoName string // "" when it is dynamic only
	GoPkg  string // import path of the package of GoName; "" for a field of the receiver's Go type
	Module *Module
}

// ClassName implements types.Class.
func (c *Class) ClassName() string {
	if c.Module == nil || c.Module.Name == "builtins" {
		return c.Name
	}
	return c.Module.Name + "." + c.Name
}

// Ancestors implements types.Class.
func (c *Class) Ancestors() []types.Class { return c.ancestors }

// GoClass implements types.Class.
func (c *Class) GoClass() types.Go { return c.Go }

// IsException implements types.Class.
func (c *Class) IsException() bool { return c.Exception }

// Constructor returns __init__ of the class or of the nearest base that has one; nil when there is none.
func (c *Class) Constructor() *Func { return c.Method("__init__") }

// Method finds a method by name in the class and its bases.
func (c *Class) Method(name string) *Func {
	for _, k := range c.ancestors {
		if sc, ok := k.(*Class); ok && sc.Methods[name] != nil {
			return sc.Methods[name]
		}
	}
	return nil
}

// Final says whether the runtime would not ask a class of the program that extends c and overrides the method.
func (c *Class) Final(name string) bool {
	for _, k := range c.ancestors {
		if sc, ok := k.(*Class); ok && sc.Methods[name] != nil {
			m := sc.Methods[name]
			return m.Final || m.Absent || sc.Sealed && name != "__init__"
		}
	}
	return false
}

// Attr finds an attribute by name in the class and its bases.
func (c *Class) Attr(name string) *Var {
	for _, k := range c.ancestors {
		if sc, ok := k.(*Class); ok && sc.Attrs[name] != nil {
			return sc.Attrs[name]
		}
	}
	return nil
}

// IsBuiltin implements scope.Env.
func (l *Library) IsBuiltin(name string) bool {
	return slices.Contains(builtinNames, name)
}

// StarNames implements scope.Env.
func (l *Library) StarNames(module string) []string {
	m := l.Modules[module]
	if m == nil {
		return nil
	}
	var names []string
	for _, n := range m.Names {
		if !strings.HasPrefix(n, "_") {
			names = append(names, n)
		}
	}
	return names
}

// Builtin returns a class of the builtins by name, nil when no stub describes it.
func (l *Library) Builtin(name string) *Class {
	if m := l.Modules["builtins"]; m != nil {
		return m.Classes[name]
	}
	return nil
}

// Has says whether the module has a name: the private classes of a stub, and what it imports for itself, are not of the module.
func (m *Module) Has(name string) bool {
	if strings.HasPrefix(name, "_") {
		return m.Funcs[name] != nil || m.Vars[name] != nil || strings.HasSuffix(m.Imports[name], "."+name)
	}
	return m.Funcs[name] != nil || m.Classes[name] != nil || m.Vars[name] != nil || m.Imports[name] != ""
}
