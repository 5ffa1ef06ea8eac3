// Package pyast is the syntax tree of Python: gpython's nodes where they fit, our own where Python has grown since.
//
// It is the only package that imports gpython. Spans: gpython's nodes have room for one position, two ints. Here those
// hold the byte offsets where the node starts and ends, which costs nothing and serves every node; read them with SpanOf
// and never through Lineno, ColOffset or their getters. Lines and columns come from Module.File.
//
// Strings may hold lone surrogates ('\ud800'), written as in UTF-8 generalised to surrogates (WTF-8).
package pyast

import (
	"math/big"

	"github.com/go-python/gpython/ast"

	"github.com/gosyncio/gosyncio/parser/source"
)

// Module is a parsed file.
type Module struct {
	ast.ModBase
	File     *source.File
	Body     []Stmt
	Comments []Comment // in source order
}

// Comment is one comment, from its '#' to the end of the line.
type Comment struct {
	Span    source.Span
	Text    string // with the '#'
	OwnLine bool   // nothing but white space stands before it on its line
}

// SpanOf returns where a node starts and ends.
func SpanOf(n Node) source.Span {
	return source.Span{Start: source.Pos(n.GetLineno()), End: source.Pos(n.GetColOffset())}
}

// Position returns the line (from 1) and column (from 0, in bytes) where a node of m starts.
func (m *Module) Position(n Node) source.Position { return m.File.Position(SpanOf(n).Start) }

// Text returns the source text of a node of m.
func (m *Module) Text(n Node) string { return m.File.Slice(SpanOf(n)) }

// PosAt returns the position part of a node that spans [start, end).
func PosAt(start, end source.Pos) ast.Pos { return ast.Pos{Lineno: int(start), ColOffset: int(end)} }

// ExprAt returns the embedded part of an expression that spans [start, end).
func ExprAt(start, end source.Pos) ast.ExprBase { return ast.ExprBase{Pos: PosAt(start, end)} }

// StmtAt returns the embedded part of a statement that spans [start, end).
func StmtAt(start, end source.Pos) ast.StmtBase { return ast.StmtBase{Pos: PosAt(start, end)} }

// ConstKind says what a Constant is.
type ConstKind uint8

// The kinds of constants and the field of Constant that holds the value.
const (
	ConstNone ConstKind = iota
	ConstTrue
	ConstFalse
	ConstEllipsis
	ConstInt     // Int, or Big when it does not fit
	ConstFloat   // Float
	ConstComplex // Float is the imaginary part; the real part is 0
	ConstStr     // S
	ConstBytes   // S
)

// Constant is a literal.
type Constant struct {
	ast.ExprBase
	Kind  ConstKind
	U     bool // a str written with the prefix u
	S     string
	Int   int64
	Float float64
	Big   *big.Int // set exactly when an int does not fit Int
}

// FunctionDef is "def".
type FunctionDef struct {
	ast.StmtBase
	Name          Identifier
	TypeParams    []TypeParam
	Args          *Arguments // never nil
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr
}

// AsyncFunctionDef is "async def"; convert between *AsyncFunctionDef and *FunctionDef freely.
type AsyncFunctionDef FunctionDef

// ClassDef is "class". Starred bases stand in Bases, "**kw" in Keywords.
type ClassDef struct {
	ast.StmtBase
	Name          Identifier
	TypeParams    []TypeParam
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
}

// Arguments are the parameters of a function or lambda. Defaults belong to the last of Posonlyargs+Args; KwDefaults has
// an entry for each of Kwonlyargs, nil where there is none.
type Arguments struct {
	ast.AST
	Posonlyargs []*Arg
	Args        []*Arg
	Vararg      *Arg
	Kwonlyargs  []*Arg
	KwDefaults  []Expr
	Kwarg       *Arg
	Defaults    []Expr
}

// Lambda is "lambda args: body".
type Lambda struct {
	ast.ExprBase
	Args *Arguments // never nil
	Body Expr
}

// Call is a call. Args may hold *Starred; a Keyword without name is "**value".
type Call struct {
	ast.ExprBase
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// Comprehension is one "for ... in ... if ..." of a comprehension.
type Comprehension struct {
	ast.AST
	Target  Expr
	Iter    Expr
	Ifs     []Expr
	IsAsync bool
}

// ListComp is a list comprehension.
type ListComp struct {
	ast.ExprBase
	Elt        Expr
	Generators []*Comprehension
}

// SetComp is a set comprehension.
type SetComp struct {
	ast.ExprBase
	Elt        Expr
	Generators []*Comprehension
}

// DictComp is a dict comprehension.
type DictComp struct {
	ast.ExprBase
	Key, Value Expr
	Generators []*Comprehension
}

// GeneratorExp is a generator expression.
type GeneratorExp struct {
	ast.ExprBase
	Elt        Expr
	Generators []*Comprehension
}

// AsyncFor is "async for"; convert between *AsyncFor and *For freely.
type AsyncFor ast.For

// AsyncWith is "async with"; convert between *AsyncWith and *With freely.
type AsyncWith ast.With

// TryStar is try with "except*"; convert between *TryStar and *Try freely.
type TryStar ast.Try

// Await is "await value".
type Await struct {
	ast.ExprBase
	Value Expr
}

// JoinedStr is an f-string (or several strings in a row of which one is): Values are *Constant and *FormattedValue.
type JoinedStr struct {
	ast.ExprBase
	Values []Expr
}

// FormattedValue is a replacement field of an f-string.
type FormattedValue struct {
	ast.ExprBase
	Value      Expr
	Conversion rune       // 's', 'r', 'a', or -1
	FormatSpec *JoinedStr // nil where there is none
}

// TemplateStr is a t-string (Python 3.14): Values are *Constant and *Interpolation.
type TemplateStr struct {
	ast.ExprBase
	Values []Expr
}

// Interpolation is a replacement field of a t-string; Str is the text of its expression.
type Interpolation struct {
	ast.ExprBase
	Value      Expr
	Str        string
	Conversion rune
	FormatSpec *JoinedStr
}

// AnnAssign is "target: annotation = value"; Simple when the target is a name without parentheses.
type AnnAssign struct {
	ast.StmtBase
	Target     Expr
	Annotation Expr
	Value      Expr
	Simple     bool
}

// NamedExpr is "target := value".
type NamedExpr struct {
	ast.ExprBase
	Target *Name
	Value  Expr
}

// Subscript is "value[slice]"; Slice is any expression, a *Slice, or a *Tuple that may hold them.
type Subscript struct {
	ast.ExprBase
	Value Expr
	Slice Expr
	Ctx   ExprContext
}

// SetCtx implements gpython's SetCtxer.
func (o *Subscript) SetCtx(ctx ExprContext) { o.Ctx = ctx }

// Slice is "lower:upper:step" inside a Subscript.
type Slice struct {
	ast.ExprBase
	Lower, Upper, Step Expr
}

// TypeAlias is "type name[params] = value".
type TypeAlias struct {
	ast.StmtBase
	Name       *Name
	TypeParams []TypeParam
	Value      Expr
}

// TypeParam is a *TypeVar, *ParamSpec or *TypeVarTuple.
type TypeParam interface {
	Node
	typeParamNode()
}

// TypeVar is "T", "T: bound", "T = default".
type TypeVar struct {
	ast.AST
	Name    Identifier
	Bound   Expr
	Default Expr
}

// ParamSpec is "**P".
type ParamSpec struct {
	ast.AST
	Name    Identifier
	Default Expr
}

// TypeVarTuple is "*Ts".
type TypeVarTuple struct {
	ast.AST
	Name    Identifier
	Default Expr
}

func (*TypeVar) typeParamNode()      {}
func (*ParamSpec) typeParamNode()    {}
func (*TypeVarTuple) typeParamNode() {}

var _ ast.SetCtxer = (*Subscript)(nil)

// The parts that nodes embed: expressions, statements, and what is neither.
type (
	ExprBase = ast.ExprBase
	StmtBase = ast.StmtBase
	NodeBase = ast.AST
)
