// Package scope says which variable every name of a program means, as CPython's symbol table does, and which reads may
// find their variable without a value.
//
// In go parsed modules; out comes a Table, keyed by nodes of the trees, which are not changed. Names that no module
// defines belong to the builtins or are undefined (a NameError when they are read).
//
// Comprehensions are scopes of their own that run in the function around them (PEP 709); generator expressions are
// functions. Variables of class bodies are seen by the class body alone. What it does not do: types, imports across
// modules, attributes.
package scope

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Module is one module of the program.
type Module struct {
	Name string // dotted, or __main__
	Tree *pyast.Module
}

// Env answers what scope can't see in the program.
type Env interface {
	// IsBuiltin says whether name is a name of the builtins module.
	IsBuiltin(name string) bool
	// StarNames lists what "from module import *" binds, for modules that are not part of the program.
	StarNames(module string) []string
}

// Kind says what kind of code a Scope is.
type Kind uint8

// The kinds of scope.
const (
	ModuleScope        Kind = iota
	FunctionScope           // def and async def
	LambdaScope             //
	GeneratorScope          // generator expression
	ClassScope              //
	ComprehensionScope      // list, set and dict comprehension
)

// Scope is a region of the program with variables of its own.
type Scope struct {
	Kind     Kind
	Name     string     // "f", "C", "<lambda>", "<genexpr>", "<listcomp>", "<module>"
	QualName string     // as __qualname__
	Node     pyast.Node // *Module, *FunctionDef, *AsyncFunctionDef, *ClassDef, *Lambda, *GeneratorExp, *ListComp ...
	Parent   *Scope     // nil for modules
	Module   *Module
	Vars     []*Var // the variables that belong here, in the order of their first appearance
	Children []*Scope
	Func     *Func  // the function whose frame this code runs in (itself for functions and modules); nil in class bodies
	Class    *Class // for a class body: the class; elsewhere the innermost class around, through functions

	names map[string]*Var
	uses  []use
	decls map[string]declaration
}

// Func is code with a frame of its own: a def, a lambda, a generator expression or a module's body.
type Func struct {
	*Scope
	Params        []*Param
	Body          []pyast.Stmt // of def and modules
	Expr          pyast.Expr   // the body of a lambda
	Decorators    []pyast.Expr
	IsAsync       bool   // async def, or a generator expression that awaits
	IsGenerator   bool   // holds yield, or is a generator expression
	Method        *Class // the class in whose body the def stands, nil elsewhere
	UsesClassCell bool   // reads __class__ or calls super()
	CallsLocals   bool   // reads locals, vars, dir, eval or exec, which see variables by name
}

// FuncName implements types.Function.
func (f *Func) FuncName() string { return f.QualName }

// ParamKind says how a parameter takes arguments.
type ParamKind uint8

// The kinds of parameters.
const (
	PosOnly ParamKind = iota
	PosOrKw
	VarArgs // *args
	KwOnly
	KwArgs // **kw
)

// Param is a parameter in the order of declaration (that of the ABI's slots).
type Param struct {
	Name    string
	Kind    ParamKind
	Default pyast.Expr // nil where there is none
	Arg     *pyast.Arg // nil for the implicit ".0" of a generator expression
	Var     *Var
}

// Class is a class statement.
type Class struct {
	*Scope
	Def     *pyast.ClassDef
	Methods map[string]*Func // the defs of the body by name; the last one wins
	Bases   []*Class         // bases that are classes of the program, set by inference; see infer.ClassInfo

	repr Repr
}

// VarKind says where a variable lives.
type VarKind uint8

// The kinds of variables, seen from the scope that owns them.
const (
	Local     VarKind = iota // of a function or comprehension
	Cell                     // the same, and captured by a function inside
	Global                   // of a module
	ClassVar                 // of a class body
	Builtin                  // a name of the builtins that no module binds
	Undefined                // bound nowhere: reading it is a NameError
)

// Var is a variable.
type Var struct {
	Name    string
	Kind    VarKind
	Owner   *Scope // nil for Builtin and Undefined
	IsParam bool
	// MaybeUnbound says that some read may find no value, by definite assignment. See Table.Assign.
	MaybeUnbound bool
	// Deleted says that "del" or the end of an except clause unbinds it somewhere.
	Deleted bool
	// Binds lists the nodes that bind it, in source order: *Name, *Arg, *FunctionDef, *AsyncFunctionDef, *ClassDef,
	// *Alias, *ExceptHandler, *MatchAs, *MatchStar, *MatchMapping.
	Binds []pyast.Node
	// Reads lists the names that read it.
	Reads []*pyast.Name
	// Outside says that a scope other than its owner's frame binds it (global, nonlocal).
	Outside bool
	// Fallback is what a ClassVar means where the class body has not bound it yet: a global or builtin, even where a function
	// around the class has a variable of that name.
	Fallback *Var
	// Star says that "from module import *" binds it; Binds then holds the *ImportFrom.
	Star bool
}

// Captured says whether a function inside the owner's frame uses the variable.
func (v *Var) Captured() bool { return v.Kind == Cell }

// SoleDef returns the def or class statement that alone binds v, or nil. Globals bound by other functions do not count.
func (v *Var) SoleDef() pyast.Node {
	if len(v.Binds) != 1 || v.Deleted {
		return nil
	}
	switch n := v.Binds[0].(type) {
	case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef:
		return n
	}
	return nil
}

// Table is the result: what each node means.
type Table struct {
	Modules []*Scope // the module scopes, in the order given
	Funcs   []*Func  // every function, modules included, outer before inner
	Classes []*Class

	env      Env
	vars     map[pyast.Node]*Var
	scopes   map[pyast.Node]*Scope
	in       map[*pyast.Name]*Scope
	funcs    map[pyast.Node]*Func
	classes  map[*pyast.ClassDef]*Class
	builtins map[string]*Var
	loops    map[*pyast.Name]pyast.Stmt // the loop that a name is a target of
}

// Lookup returns the variable that a name reads, binds or deletes; never nil for names of the program other than those
// inside annotations of local variables.
func (t *Table) Lookup(n *pyast.Name) *Var { return t.vars[n] }

// VarOf returns the variable that a node binds or a name means: see Var.Binds for the nodes. Nil for other nodes.
func (t *Table) VarOf(n pyast.Node) *Var { return t.vars[n] }

// ScopeOf returns the scope that a node opens, nil when it opens none.
func (t *Table) ScopeOf(n pyast.Node) *Scope { return t.scopes[n] }

// ScopeAt returns the scope in which a name stands.
func (t *Table) ScopeAt(n *pyast.Name) *Scope { return t.in[n] }

// FuncOf returns the function of a def, lambda, generator expression or module.
func (t *Table) FuncOf(n pyast.Node) *Func { return t.funcs[n] }

// ClassOf returns the class of a class statement.
func (t *Table) ClassOf(n *pyast.ClassDef) *Class { return t.classes[n] }

// IsFree says whether a name means a variable of a function around its own (CheckFree's case).
func (t *Table) IsFree(n *pyast.Name) bool {
	v, s := t.vars[n], t.in[n]
	return v != nil && v.Owner != nil && (v.Kind == Local || v.Kind == Cell) && v.Owner.Func != s.Func
}

// Lookup returns the variable of that name which belongs to the scope itself, or nil.
func (s *Scope) Lookup(name string) *Var { return s.names[name] }

// Repr is how instances of a class are represented; inference decides.
type Repr struct {
	Struct    bool // a Go struct of its own
	Exception bool
	MRO       []types.Class
}

// SetRepr records the decision of inference for types.GoType.
func (c *Class) SetRepr(r Repr) { c.repr = r }

// ClassName implements types.Class.
func (c *Class) ClassName() string { return c.QualName }

// Ancestors implements types.Class.
func (c *Class) Ancestors() []types.Class {
	if c.repr.MRO == nil {
		return []types.Class{c}
	}
	return c.repr.MRO
}

// GoClass implements types.Class: a pointer to the class's struct when it has one.
func (c *Class) GoClass() types.Go {
	if c.repr.Struct {
		return types.Go{Pointer: true, Class: c}
	}
	return types.Go{}
}

// IsException implements types.Class.
func (c *Class) IsException() bool { return c.repr.Exception }

// Mangle returns name as it is meant inside class c: __x becomes _C__x.
func Mangle(c *Class, name string) string {
	if c == nil || len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	owner := c.Name
	for owner != "" && owner[0] == '_' {
		owner = owner[1:]
	}
	if owner == "" {
		return name
	}
	for _, r := range name {
		if r == '.' {
			return name
		}
	}
	return "_" + owner + name
}
