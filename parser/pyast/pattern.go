package pyast

import "github.com/go-python/gpython/ast"

// Match is "match subject:".
type Match struct {
	ast.StmtBase
	Subject Expr
	Cases   []*MatchCase
}

// MatchCase is "case pattern if guard:".
type MatchCase struct {
	ast.AST
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// Pattern is a node of a case pattern.
type Pattern interface {
	Node
	patternNode()
}

// MatchValue compares with ==.
type MatchValue struct {
	ast.AST
	Value Expr
}

// MatchSingleton compares with "is": Value is None, True or False.
type MatchSingleton struct {
	ast.AST
	Value ConstKind
}

// MatchSequence is "[a, b]", "(a, b)" or "a, b".
type MatchSequence struct {
	ast.AST
	Patterns []Pattern
}

// MatchMapping is "{key: pattern, **rest}"; Rest is "" where there is none.
type MatchMapping struct {
	ast.AST
	Keys     []Expr
	Patterns []Pattern
	Rest     Identifier
}

// MatchClass is "cls(patterns, name=pattern)".
type MatchClass struct {
	ast.AST
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []Identifier
	KwdPatterns []Pattern
}

// MatchStar is "*name" inside a sequence; Name is "" for "*_".
type MatchStar struct {
	ast.AST
	Name Identifier
}

// MatchAs is "pattern as name", a capture "name" (Pattern nil) or the wildcard "_" (both empty).
type MatchAs struct {
	ast.AST
	Pattern Pattern
	Name    Identifier
}

// MatchOr is "a | b".
type MatchOr struct {
	ast.AST
	Patterns []Pattern
}

func (*MatchValue) patternNode()     {}
func (*MatchSingleton) patternNode() {}
func (*MatchSequence) patternNode()  {}
func (*MatchMapping) patternNode()   {}
func (*MatchClass) patternNode()     {}
func (*MatchStar) patternNode()      {}
func (*MatchAs) patternNode()        {}
func (*MatchOr) patternNode()        {}
