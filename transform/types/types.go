// Package types describes what is known statically of a Python value: the lattice that inference moves in and the Go
// type that stands for each member.
//
// A Type is an immutable value; the zero Type is Never. Containers are invariant: their element types are cells (see
// Cell) that a flow between two containers unifies, so that one list has one element type wherever it is seen. Tuples
// and Opt are covariant values and hold their element types directly.
//
// The package is a leaf: classes, functions and modules appear as opaque references that their owners implement.
package types

import (
	"strings"
)

// Kind says what a Type is.
type Kind uint8

// The kinds. The comment says what Elem(i) holds, where there are elements.
const (
	Never          Kind = iota // no value: code that is not reached, or a container nothing was put in
	None                       // None
	Bool                       // True, False
	Int                        // int; Bits bounds it
	Float                      // float
	Complex                    // complex
	Str                        // str
	Bytes                      // bytes
	Bytearray                  // bytearray
	List                       // list: element
	Dict                       // dict: key, value
	Set                        // set: element
	FrozenSet                  // frozenset: element
	Tuple                      // tuple of 2..6 known elements: each of them
	VarTuple                   // any other tuple
	Instance                   // instance of Class: the class's type arguments
	Func                       // the function Fn and no other
	Method                     // method Fn bound to a receiver of type Elem(0)
	Callable                   // something callable from outside: result
	ClassObj                   // the class Class itself
	Module                     // the module Name
	Generator                  // generator: yielded
	AsyncGenerator             // async generator: yielded
	Coroutine                  // coroutine: result
	Iterator                   // an iterable or iterator of the runtime's (range, zip, dict.keys ...): element
	Opt                        // Elem(0) or None
	Object                     // anything
)

var kindNames = [...]string{
	"Never", "None", "bool", "int", "float", "complex", "str", "bytes", "bytearray", "list", "dict", "set", "frozenset",
	"tuple", "tuple", "instance", "func", "method", "callable", "type", "module", "generator", "asyncgenerator",
	"coroutine", "iterator", "optional", "object",
}

// Class is a class: one of the program's (*scope.Class) or of a stub (*stub.Class).
type Class interface {
	// ClassName is the name that dumps show.
	ClassName() string
	// Ancestors lists the class itself and its bases, nearest first (the method resolution order), as far as known.
	Ancestors() []Class
	// GoClass is the Go type of an instance without type arguments; Name "" when there is none, so that values are any.
	GoClass() Go
	// IsException says whether instances are *py.Exception.
	IsException() bool
}

// Function is a function of the program (*scope.Func), of a stub (*stub.Func) or of the builtins (infer.BuiltinFunc).
type Function interface {
	// FuncName is the qualified name that dumps show.
	FuncName() string
}

// Type is a static type. Compare with Same.
type Type struct {
	kind Kind
	bits uint8 // Int only
	more *more // nil for plain kinds
}

type more struct {
	cells  []*Cell // List, Dict, Set, FrozenSet, Instance, Generator ...: invariant elements
	values []Type  // Tuple, Opt, Method: covariant elements
	class  Class
	fn     Function
	name   string
	reason *Reason
}

// Reason says why a value is Object, for "translate check" and for dumps.
type Reason struct {
	Text string
	Pos  any // where: a pyast.Node, or nil
}

// SmallBits is the largest bound of an int that is a Go int; ints with more bits are py.Int. The methods of py.Int that take
// a Go int (AddInt ...) are right for all of these, and the sum of two fits a Go int.
const SmallBits = 61

const bigBits = 255

// Basic returns a type of a kind without elements (None, Bool, Float, Str, VarTuple ...).
func Basic(k Kind) Type { return Type{kind: k} }

// SmallInt returns int with |value| < 2**bits, bits <= SmallBits.
func SmallInt(bits int) Type {
	if bits > SmallBits {
		return BigInt()
	}
	return Type{kind: Int, bits: uint8(max(bits, 1))}
}

// BigInt returns int without bounds.
func BigInt() Type { return Type{kind: Int, bits: bigBits} }

// Obj returns Object with the reason for it.
func Obj(reason string, pos any) Type {
	return Type{kind: Object, more: &more{reason: &Reason{reason, pos}}}
}

// ListOf returns list with the given element cell.
func ListOf(elem *Cell) Type { return Of(List, elem) }

// Of returns a type of a kind whose elements are cells.
func Of(k Kind, elems ...*Cell) Type { return Type{kind: k, more: &more{cells: elems}} }

// TupleOf returns the fixed tuple of elems where Go has a type for it (2..6 elements), else VarTuple.
func TupleOf(elems ...Type) Type {
	if len(elems) < 2 || len(elems) > 6 {
		return Basic(VarTuple)
	}
	return Type{kind: Tuple, more: &more{values: elems}}
}

// OptOf returns t or None.
func OptOf(t Type) Type {
	switch t.kind {
	case None, Opt, Object:
		return t
	case Never:
		return Basic(None)
	}
	return Type{kind: Opt, more: &more{values: []Type{t}}}
}

// InstanceOf returns the instances of a class (and its subclasses).
func InstanceOf(c Class, args ...*Cell) Type {
	return Type{kind: Instance, more: &more{class: c, cells: args}}
}

// ClassOf returns the class itself as a value.
func ClassOf(c Class) Type { return Type{kind: ClassObj, more: &more{class: c}} }

// IteratorOf returns a runtime iterable of the given kind ("range", "zip", "dict_items" ...).
func IteratorOf(name string, elem *Cell) Type {
	return Type{kind: Iterator, more: &more{cells: []*Cell{elem}, name: name}}
}

// CallableOf returns what a decorator of the runtime made of fn (nil when unknown): calling it gives result.
func CallableOf(fn Function, result *Cell) Type {
	return Type{kind: Callable, more: &more{cells: []*Cell{result}, fn: fn}}
}

// FuncOf returns the function itself as a value.
func FuncOf(f Function) Type { return Type{kind: Func, more: &more{fn: f}} }

// MethodOf returns f bound to a receiver.
func MethodOf(f Function, recv Type) Type {
	return Type{kind: Method, more: &more{fn: f, values: []Type{recv}}}
}

// ModuleOf returns a module.
func ModuleOf(name string) Type { return Type{kind: Module, more: &more{name: name}} }

// Kind returns the kind.
func (t Type) Kind() Kind { return t.kind }

// Is says whether the kind is one of ks.
func (t Type) Is(ks ...Kind) bool {
	for _, k := range ks {
		if t.kind == k {
			return true
		}
	}
	return false
}

// Bits returns the bound of an int: |value| < 2**Bits; meaningless for Big.
func (t Type) Bits() int { return int(t.bits) }

// Big says whether t is an int that needs py.Int.
func (t Type) Big() bool { return t.kind == Int && t.bits > SmallBits }

// Small says whether t is an int that is a Go int.
func (t Type) Small() bool { return t.kind == Int && t.bits <= SmallBits }

// Class returns the class of an Instance or ClassObj, nil otherwise.
func (t Type) Class() Class {
	if t.more == nil {
		return nil
	}
	return t.more.class
}

// Fn returns the function of a Func or Method, nil otherwise.
func (t Type) Fn() Function {
	if t.more == nil {
		return nil
	}
	return t.more.fn
}

// Name returns the name of a Module or the kind of an Iterator, "" otherwise.
func (t Type) Name() string {
	if t.more == nil {
		return ""
	}
	return t.more.name
}

// Why returns the reason of an Object, nil when none is known.
func (t Type) Why() *Reason {
	if t.more == nil {
		return nil
	}
	return t.more.reason
}

// Cells returns the invariant elements.
func (t Type) Cells() []*Cell {
	if t.more == nil {
		return nil
	}
	return t.more.cells
}

// Cell returns the i-th invariant element.
func (t Type) Cell(i int) *Cell { return t.more.cells[i] }

// Elems returns the element types, invariant or covariant.
func (t Type) Elems() []Type {
	if t.more == nil {
		return nil
	}
	if t.more.values != nil {
		return t.more.values
	}
	list := make([]Type, len(t.more.cells))
	for i, c := range t.more.cells {
		list[i] = c.Type()
	}
	return list
}

// Elem returns the i-th element type, Never when there is none.
func (t Type) Elem(i int) Type {
	switch {
	case t.more == nil:
	case i < len(t.more.values):
		return t.more.values[i]
	case i < len(t.more.cells):
		return t.more.cells[i].Type()
	}
	return Type{}
}

// NonNone returns t without None: the type behind an Opt.
func (t Type) NonNone() Type {
	switch t.kind {
	case Opt:
		return t.more.values[0]
	case None:
		return Type{}
	}
	return t
}

// String returns the type in Python's notation; ints show as int (Go int) or Int (py.Int).
func (t Type) String() string {
	var b strings.Builder
	t.write(&b, 0)
	return b.String()
}

func (t Type) write(b *strings.Builder, depth int) {
	if depth > 8 {
		b.WriteString("...")
		return
	}
	switch t.kind {
	case Int:
		b.WriteString(map[bool]string{true: "Int", false: "int"}[t.Big()])
		return
	case Opt:
		t.more.values[0].write(b, depth+1)
		b.WriteString(" | None")
		return
	case Instance:
		b.WriteString(t.more.class.ClassName())
	case Func, Method:
		b.WriteString(kindNames[t.kind] + " " + t.more.fn.FuncName())
		return
	case ClassObj:
		b.WriteString("type[" + t.more.class.ClassName() + "]")
		return
	case Module:
		b.WriteString("module " + t.more.name)
		return
	case VarTuple:
		b.WriteString("tuple[...]")
		return
	default:
		b.WriteString(kindNames[t.kind])
	}
	elems := t.Elems()
	for i, e := range elems {
		b.WriteString([2]string{"[", ", "}[min(i, 1)])
		e.write(b, depth+1)
	}
	if len(elems) > 0 {
		b.WriteByte(']')
	}
}
