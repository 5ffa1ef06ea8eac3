package py

import "context"

// CmpOp is a rich comparison.
type CmpOp uint8

// The rich comparisons, in CPython's order.
const (
	OpLt CmpOp = iota
	OpLe
	OpEq
	OpNe
	OpGt
	OpGe
)

// BinOp is a binary arithmetic operator.
type BinOp uint8

// The binary operators.
const (
	OpAdd BinOp = iota
	OpSub
	OpMul
	OpMatMul
	OpTrueDiv
	OpFloorDiv
	OpMod
	OpDivMod
	OpPow
	OpLShift
	OpRShift
	OpAnd
	OpXor
	OpOr
)

// UnOp is a unary operator.
type UnOp uint8

// The unary operators.
const (
	OpNeg UnOp = iota
	OpPos
	OpInvert
	OpAbs
)

// Slots are the operations of a builtin class in Go form. A nil field means the class has no such operation of its own
// (the base class's is used, then the TypeError CPython gives). The receiver is always a boxed value of the class; for an
// instance of a user subclass it is the instance's Base. Compare, Binary and Inplace return NotImplemented for operands
// they do not know. The dunder attributes (__add__, __eq__, __len__ ...) are derived from the slots.
type Slots struct {
	Repr     func(o any) string
	Str      func(o any) string // nil: Repr
	Format   func(o any, spec string) string
	Hash     func(o any) int
	NoHash   bool // unhashable although object is hashable
	Truth    func(o any) bool
	Len      func(o any) int
	Iter     func(o any) Iterator
	Next     func(o any) (any, bool) // an iterator class; Iter is then the identity
	Reversed func(o any) Iterator
	Contains func(o, x any) bool
	GetItem  func(o, k any) any
	SetItem  func(o, k, v any)
	DelItem  func(o, k any)
	Compare  func(op CmpOp, a, b any) any
	// Binary computes a op b when either operand is of this class (so also the reflected operation).
	Binary func(op BinOp, a, b any) any
	// BinOps lists the operators Binary serves (for the derived __add__, __radd__ ...).
	BinOps []BinOp
	// SequenceOps says that + and * are a sequence's: no reflected __radd__, error texts of concatenation.
	SequenceOps bool
	Inplace     func(op BinOp, a, b any) any
	InplaceOps  []BinOp
	Unary       func(op UnOp, a any) any
	UnOps       []UnOp
	// Index gives the Go int or *big.Int of an object usable as an index.
	Index func(o any) any
	Call  func(ctx context.Context, o any, args []any, kw []Kwarg) any
	// GetAttr is asked for attributes that the class does not define; SetAttr and DelAttr report false when they do not know the name.
	GetAttr func(o any, name string) (any, bool)
	SetAttr func(o any, name string, v any) bool
	DelAttr func(o any, name string) bool
	// Attrs lists the names GetAttr knows, for dir and vars.
	Attrs func(o any) []string
	Enter func(ctx context.Context, o any) any
	Exit  func(ctx context.Context, o any, exc *Exception) any
}

// singleton is the Go value of Ellipsis, NotImplemented and the unbound marker.
type singleton struct {
	name string
	cls  **Type
}

// PyClass gives the singleton's class.
func (s *singleton) PyClass() *Type { return *s.cls }

var (
	// Ellipsis is Python's `...`.
	Ellipsis any = &singleton{"Ellipsis", &EllipsisType}
	// NotImplemented is what an operator method returns for operands it does not know.
	NotImplemented any = &singleton{"NotImplemented", &NotImplementedType}
	// Unbound stands in a variable that has no value. It never reaches Python code.
	Unbound any = &singleton{"<unbound>", &ObjectType}
)
