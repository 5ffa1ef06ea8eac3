// Package infer finds static types: whole-program, interprocedural, to a fixed point. Whatever it says holds on every
// execution; where nothing can be proved it says Object, with the reason.
//
// In go the scopes of all modules and the library's stubs; out comes an Info, total over the nodes of the program.
// Neither the trees nor the stubs are changed; the scope table's classes learn their representation and its variables
// whether they may be unbound (with context managers known).
//
// What it does not do: it reports no errors, and decides nothing of the Go spelling.
package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Info is the result of inference.
type Info struct {
	Table *scope.Table
	Lib   *stub.Library

	exprs   map[pyast.Expr]types.Type
	vars    map[*scope.Var]types.Type
	funcs   map[*scope.Func]*FuncInfo
	classes map[*scope.Class]*ClassInfo
	calls   map[*pyast.Call]Callee
	attrs   map[*pyast.Attribute]Member
	augs    map[*pyast.AugAssign]types.Type
	items   map[pyast.Expr]types.Type // by what is iterated over
	floats  map[*scope.Var]bool       // floats that hold an int constant in Python
	patched map[string]bool           // "module.name" that the program assigns to

	overrides map[*stub.Class]map[string]bool // see extendStub
}

// unknown is the type of whatever was not analysed.
var unknown = types.Obj("not analysed", nil)

// Type returns the static type of the value of e, after narrowing at that place. For the operand of an await it is the
// awaitable, for a call of a coroutine function Coroutine(result). Never means that the value is never there.
func (in *Info) Type(e pyast.Expr) types.Type {
	if t, ok := in.exprs[e]; ok {
		return t
	}
	return unknown
}

// Var returns the type of a variable's storage. A read that Type says more of needs an assertion. A variable that may
// be unbound is Object.
func (in *Info) Var(v *scope.Var) types.Type {
	if t, ok := in.vars[v]; ok && !v.MaybeUnbound {
		return t
	}
	return unknown
}

// Func returns what is known of a function; never nil.
func (in *Info) Func(f *scope.Func) *FuncInfo { return in.funcs[f] }

// Class returns what is known of a class; never nil.
func (in *Info) Class(c *scope.Class) *ClassInfo { return in.classes[c] }

// Patched says whether the program assigns to the name of a module of the runtime.
func (in *Info) Patched(module, name string) bool { return in.patched[module+"."+name] }

// Call returns what a call calls.
func (in *Info) Call(c *pyast.Call) Callee { return in.calls[c] }

// Attr returns what an attribute means; also for attributes that are assigned or deleted, and for the function of a
// call.
func (in *Info) Attr(a *pyast.Attribute) Member { return in.attrs[a] }

// Item returns what a loop over e assigns to its target.
func (in *Info) Item(e pyast.Expr) types.Type {
	if t, ok := in.items[e]; ok {
		return t
	}
	return unknown
}

// Aug returns the type of what an augmented assignment stores.
func (in *Info) Aug(s *pyast.AugAssign) types.Type {
	if t, ok := in.augs[s]; ok {
		return t
	}
	return unknown
}

// FuncKind says what calling a function gives.
type FuncKind uint8

// The kinds of functions.
const (
	Plain FuncKind = iota
	Coroutine
	Generator
	AsyncGenerator
)

// FuncInfo describes a function.
type FuncInfo struct {
	// Params are the types of the parameters in the order of scope.Func.Params; *args is VarTuple and **kw a dict.
	Params []types.Type
	// Result is what the body returns: of a coroutine what awaiting it gives, of a generator the value of its
	// StopIteration. None where nothing is returned.
	Result types.Type
	// Yield is what a generator yields.
	Yield types.Type
	Kind  FuncKind
	// Escapes says that the function is used as a value that dynamic code may call, so it needs a *py.Function.
	Escapes bool
	// Called says that some call resolves to it directly.
	Called bool
	// NeedsCtx says that the Go function takes ctx: coroutines, and what transitively needs the loop or calls
	// dynamically.
	NeedsCtx bool
	// IsVoid says that the Go function has no result: it only ever returns None.
	IsVoid bool
	// NoReturn says that it never returns normally.
	NoReturn bool
	// OnCallCycle says that it may call itself, directly or through others, and has to count its depth.
	OnCallCycle bool
}

// ClassRepr is how instances of a class are represented.
type ClassRepr uint8

// The representations.
const (
	Dynamic ClassRepr = iota // *py.Instance, made with py.NewClass
	Struct                   // a Go struct with typed fields and methods
)

// ClassInfo describes a class.
type ClassInfo struct {
	Repr        ClassRepr
	IsException bool
	// Base is the Struct class it extends, nil when that is object. Only for Struct.
	Base *scope.Class
	// Subclasses are the classes of the program that name it as a base.
	Subclasses []*scope.Class
	// Fields are the instance attributes that the class adds to its base's, in the order of first assignment.
	Fields []Field
	// Order are the names of the fields, those of the base included, in the order of __dict__.
	Order []string
	// Methods are the defs of the body of a Struct class, by name.
	Methods map[string]*MethodInfo
	// Init is the __init__ that constructing calls, the class's own or an inherited one; nil when there is none.
	Init *scope.Func
	// Escapes says that the class is used as a value by dynamic code.
	Escapes bool
	// Nullable says that some value of the program is an instance or None.
	Nullable bool
	// Why says what keeps the class from being a Struct, "" when it is one.
	Why string
}

// Field is an attribute of the instances of a Struct class.
type Field struct {
	Name string // after mangling
	Type types.Type
	// MaybeUnset says that an instance may be seen without it: it is stored as any, py.Unbound at first.
	MaybeUnset bool
	// Default is the class attribute's value where the class body gives one, else nil.
	Default pyast.Expr
}

// MethodInfo describes a method of a Struct class.
type MethodInfo struct {
	Func *scope.Func
	// Virtual says that a subclass overrides it, so that calls through this class must dispatch.
	Virtual bool
	// Overrides is the method of the nearest base that it overrides, nil when there is none. Params and results of a
	// virtual method and all its overrides are the same types.
	Overrides *scope.Func
}

// CalleeKind says what a call calls.
type CalleeKind uint8

// The kinds of callee.
const (
	DynamicCall   CalleeKind = iota // py.Call, py.CallMethod
	UserFunc                        // Func, a function of the program
	UserMethod                      // Func, a method of the Struct class Class, on Recv
	UserClass                       // constructs the Struct class Class; Func is its __init__ or nil
	StubFunc                        // Sig, a function of a runtime module
	StubMethod                      // Sig, a method of a runtime class on Recv
	StubClass                       // Sig, the constructor of a runtime class StubClass
	Builtin                         // the builtin function or class Name, called with its name
	ExceptionInit                   // super().__init__ of a builtin exception class that keeps its arguments and does nothing else
)

// Callee is the target of a call.
type Callee struct {
	Kind      CalleeKind
	Func      *scope.Func
	Class     *scope.Class
	Recv      pyast.Expr // the receiver; nil for a plain super().m(...), whose receiver is self: see Super
	Super     bool       // super().m(...): the method of the base, not dispatched
	Virtual   bool       // of a UserMethod: a class that extends Class overrides it
	Sig       *stub.Sig  // the overload that the arguments match; nil when only the result is known
	StubClass *stub.Class
	Name      string
	// Args has one entry for each parameter of Func (without self for methods and constructors) or of Sig. Nil when
	// the arguments do not fit statically (stars, keywords unknown): such a call goes through the dynamic form.
	Args []Arg
	// TypeArgs are the types that stand for the type parameters of Sig and StubClass, by name.
	TypeArgs map[string]types.Type
	// Result is the type of the call's value.
	Result types.Type
}

// Arg is what a call passes for one parameter.
type Arg struct {
	// Exprs are the expressions passed: one for a plain parameter, any number for *args, none where the default holds.
	// An entry of *args may be a *pyast.Starred.
	Exprs []pyast.Expr
	// Keywords are the arguments that **kw collects.
	Keywords []*pyast.Keyword
	// Default says that the parameter's default is used.
	Default bool
	// Type is the parameter's type at this call (type parameters replaced).
	Type types.Type
}

// MemberKind says what an attribute means.
type MemberKind uint8

// The kinds of members.
const (
	DynamicMember    MemberKind = iota // py.GetAttr, py.SetAttr
	ModuleMember                       // Name of the runtime module Module (a Sub-module when Type is Module)
	UserGlobal                         // the variable Var of a module of the program
	FieldMember                        // the field Name of the Struct class Class
	MethodMember                       // a method of the Struct class Class: Func
	PropertyMember                     // a property of the Struct class Class: Func is its getter, Setter its setter or nil
	ClassMember                        // a class attribute of a class of the program
	StubAttr                           // a typed attribute or property of a stub class: Attr
	StubMethodMember                   // a method of a stub class
)

// Member is what an attribute means.
type Member struct {
	Kind   MemberKind
	Module string
	Name   string
	Class  *scope.Class
	Func   *scope.Func
	Var    *scope.Var
	Setter *scope.Func
	// Virtual says that a class that extends Class overrides the getter, Super that it is the getter of super().
	Virtual, Super bool
	Attr           *stub.Var // of a StubAttr that is a variable, or of a ModuleMember that is one
	Sig            *stub.Sig // of a StubAttr that is a property
}
