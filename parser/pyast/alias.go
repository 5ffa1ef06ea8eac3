package pyast

import "github.com/go-python/gpython/ast"

// The interfaces that sort nodes, from gpython.
type (
	Node       = ast.Ast
	Stmt       = ast.Stmt
	Expr       = ast.Expr
	Identifier = ast.Identifier
)

// Statements that gpython's nodes describe exactly.
type (
	Return        = ast.Return
	Delete        = ast.Delete
	Assign        = ast.Assign
	AugAssign     = ast.AugAssign
	For           = ast.For
	While         = ast.While
	If            = ast.If
	With          = ast.With
	WithItem      = ast.WithItem
	Raise         = ast.Raise
	Try           = ast.Try
	ExceptHandler = ast.ExceptHandler // Name "" where there is no "as"
	Assert        = ast.Assert
	Import        = ast.Import
	Alias         = ast.Alias      // AsName "" where there is no "as"
	ImportFrom    = ast.ImportFrom // Module "" in "from . import x"
	Global        = ast.Global
	Nonlocal      = ast.Nonlocal
	ExprStmt      = ast.ExprStmt
	Pass          = ast.Pass
	Break         = ast.Break
	Continue      = ast.Continue
)

// Expressions that gpython's nodes describe exactly.
type (
	BoolOp    = ast.BoolOp
	BinOp     = ast.BinOp
	UnaryOp   = ast.UnaryOp
	IfExp     = ast.IfExp
	Dict      = ast.Dict // a nil key stands for "**value"
	Set       = ast.Set
	Yield     = ast.Yield
	YieldFrom = ast.YieldFrom
	Compare   = ast.Compare
	Attribute = ast.Attribute
	Starred   = ast.Starred
	Name      = ast.Name
	List      = ast.List
	Tuple     = ast.Tuple
	Arg       = ast.Arg
	Keyword   = ast.Keyword // Arg "" stands for "**value"
)

// ExprContext says whether a name, attribute, item, list, tuple or star is read, bound or deleted.
type ExprContext = ast.ExprContext

// The contexts.
const (
	Load  = ast.Load
	Store = ast.Store
	Del   = ast.Del
)

// BoolOpNumber is "and" or "or".
type BoolOpNumber = ast.BoolOpNumber

// The Boolean operators.
const (
	And = ast.And
	Or  = ast.Or
)

// OperatorNumber is a binary operator.
type OperatorNumber = ast.OperatorNumber

// MatMult is what gpython lacks: the operator @. It stands beyond gpython's numbers, so use OpName
// instead of the String method.
const MatMult = ast.FloorDiv + 1

// The binary operators.
const (
	Add      = ast.Add
	Sub      = ast.Sub
	Mult     = ast.Mult
	Div      = ast.Div
	Modulo   = ast.Modulo
	Pow      = ast.Pow
	LShift   = ast.LShift
	RShift   = ast.RShift
	BitOr    = ast.BitOr
	BitXor   = ast.BitXor
	BitAnd   = ast.BitAnd
	FloorDiv = ast.FloorDiv
)

// UnaryOpNumber is a unary operator.
type UnaryOpNumber = ast.UnaryOpNumber

// The unary operators.
const (
	Invert = ast.Invert
	Not    = ast.Not
	UAdd   = ast.UAdd
	USub   = ast.USub
)

// CmpOp is a comparison operator.
type CmpOp = ast.CmpOp

// The comparison operators.
const (
	Eq    = ast.Eq
	NotEq = ast.NotEq
	Lt    = ast.Lt
	LtE   = ast.LtE
	Gt    = ast.Gt
	GtE   = ast.GtE
	Is    = ast.Is
	IsNot = ast.IsNot
	In    = ast.In
	NotIn = ast.NotIn
)

// OpName returns CPython's name of a binary operator, such as "Add" or "MatMult".
func OpName(op OperatorNumber) string {
	if op == MatMult {
		return "MatMult"
	}
	name := op.String()
	return name[:len(name)-2]
}
