package pyast

import (
	"slices"
)

// Inspect calls f for n and, where f returns true, for everything below it, in source order.
func Inspect(n Node, f func(Node) bool) {
	if f(n) {
		Children(n, func(c Node) { Inspect(c, f) })
	}
}

// Walk calls enter for n, then, where enter returned true, walks its children in source order and calls leave for n.
func Walk(n Node, enter func(Node) bool, leave func(Node)) {
	if enter(n) {
		Children(n, func(c Node) { Walk(c, enter, leave) })
		leave(n)
	}
}

// visitor calls a function for each child that is there.
type visitor func(Node)

func (v visitor) expr(list ...Expr) {
	for _, e := range list {
		if e != nil {
			v(e)
		}
	}
}

func (v visitor) stmts(lists ...[]Stmt) {
	for _, list := range lists {
		for _, s := range list {
			v(s)
		}
	}
}

func each[T Node](v visitor, list []T) {
	for _, n := range list {
		v(n)
	}
}

// Children calls f for every direct child of n in source order. Contexts, operators and names are not nodes.
func Children(n Node, f func(Node)) {
	v := visitor(f)
	if !v.statement(n) && !v.expression(n) && !v.pattern(n) {
		v.part(n)
	}
}

func (v visitor) statement(n Node) bool {
	switch n := n.(type) {
	case *FunctionDef:
		v.function(n)
	case *AsyncFunctionDef:
		v.function((*FunctionDef)(n))
	case *ClassDef:
		v.expr(n.DecoratorList...)
		each(v, n.TypeParams)
		v.arguments(n.Bases, n.Keywords)
		v.stmts(n.Body)
	case *Return:
		v.expr(n.Value)
	case *Delete:
		v.expr(n.Targets...)
	case *Assign:
		v.expr(n.Targets...)
		v.expr(n.Value)
	case *AugAssign:
		v.expr(n.Target, n.Value)
	case *AnnAssign:
		v.expr(n.Target, n.Annotation, n.Value)
	case *TypeAlias:
		v(n.Name)
		each(v, n.TypeParams)
		v.expr(n.Value)
	case *Raise:
		v.expr(n.Exc, n.Cause)
	case *Assert:
		v.expr(n.Test, n.Msg)
	case *Import:
		each(v, n.Names)
	case *ImportFrom:
		each(v, n.Names)
	case *ExprStmt:
		v.expr(n.Value)
	default:
		return v.block(n)
	}
	return true
}

// block visits the statements that hold statements.
func (v visitor) block(n Node) bool {
	switch n := n.(type) {
	case *Module:
		v.stmts(n.Body)
	case *For:
		v.expr(n.Target, n.Iter)
		v.stmts(n.Body, n.Orelse)
	case *AsyncFor:
		v.expr(n.Target, n.Iter)
		v.stmts(n.Body, n.Orelse)
	case *While:
		v.expr(n.Test)
		v.stmts(n.Body, n.Orelse)
	case *If:
		v.expr(n.Test)
		v.stmts(n.Body, n.Orelse)
	case *With:
		each(v, n.Items)
		v.stmts(n.Body)
	case *AsyncWith:
		each(v, n.Items)
		v.stmts(n.Body)
	case *Try:
		v.try(n)
	case *TryStar:
		v.try((*Try)(n))
	case *Match:
		v.expr(n.Subject)
		each(v, n.Cases)
	default:
		return false
	}
	return true
}

func (v visitor) function(n *FunctionDef) {
	v.expr(n.DecoratorList...)
	each(v, n.TypeParams)
	v(n.Args)
	v.expr(n.Returns)
	v.stmts(n.Body)
}

func (v visitor) try(n *Try) {
	v.stmts(n.Body)
	each(v, n.Handlers)
	v.stmts(n.Orelse, n.Finalbody)
}

func (v visitor) expression(n Node) bool {
	switch n := n.(type) {
	case *Name, *Constant:
	case *Attribute:
		v.expr(n.Value)
	case *Call:
		v.expr(n.Func)
		v.arguments(n.Args, n.Keywords)
	case *BinOp:
		v.expr(n.Left, n.Right)
	case *BoolOp:
		v.expr(n.Values...)
	case *UnaryOp:
		v.expr(n.Operand)
	case *Compare:
		v.expr(n.Left)
		v.expr(n.Comparators...)
	case *Subscript:
		v.expr(n.Value, n.Slice)
	case *Slice:
		v.expr(n.Lower, n.Upper, n.Step)
	case *Starred:
		v.expr(n.Value)
	case *List:
		v.expr(n.Elts...)
	case *Tuple:
		v.expr(n.Elts...)
	case *Set:
		v.expr(n.Elts...)
	case *Dict:
		for i, value := range n.Values {
			v.expr(n.Keys[i], value)
		}
	case *IfExp:
		v.expr(n.Body, n.Test, n.Orelse)
	case *NamedExpr:
		v.expr(n.Target, n.Value)
	case *Lambda:
		v(n.Args)
		v.expr(n.Body)
	default:
		return v.rarer(n)
	}
	return true
}

// rarer visits comprehensions, strings with fields, and what suspends.
func (v visitor) rarer(n Node) bool {
	switch n := n.(type) {
	case *Await:
		v.expr(n.Value)
	case *Yield:
		v.expr(n.Value)
	case *YieldFrom:
		v.expr(n.Value)
	case *ListComp:
		v.expr(n.Elt)
		each(v, n.Generators)
	case *SetComp:
		v.expr(n.Elt)
		each(v, n.Generators)
	case *GeneratorExp:
		v.expr(n.Elt)
		each(v, n.Generators)
	case *DictComp:
		v.expr(n.Key, n.Value)
		each(v, n.Generators)
	case *JoinedStr:
		v.expr(n.Values...)
	case *TemplateStr:
		v.expr(n.Values...)
	case *FormattedValue:
		v.field(n.Value, n.FormatSpec)
	case *Interpolation:
		v.field(n.Value, n.FormatSpec)
	default:
		return false
	}
	return true
}

func (v visitor) field(value Expr, spec *JoinedStr) {
	v.expr(value)
	if spec != nil {
		v(spec)
	}
}

func (v visitor) pattern(n Node) bool {
	switch n := n.(type) {
	case *MatchValue:
		v.expr(n.Value)
	case *MatchSequence:
		each(v, n.Patterns)
	case *MatchOr:
		each(v, n.Patterns)
	case *MatchMapping:
		for i, key := range n.Keys {
			v.expr(key)
			v(n.Patterns[i])
		}
	case *MatchClass:
		v.expr(n.Cls)
		each(v, n.Patterns)
		each(v, n.KwdPatterns)
	case *MatchAs:
		if n.Pattern != nil {
			v(n.Pattern)
		}
	case *MatchStar, *MatchSingleton:
	default:
		return false
	}
	return true
}

// part visits the nodes that are neither statement nor expression nor pattern.
func (v visitor) part(n Node) {
	switch n := n.(type) {
	case *Arguments:
		v.parameters(n)
	case *Arg:
		v.expr(n.Annotation)
	case *Keyword:
		v.expr(n.Value)
	case *Comprehension:
		v.expr(n.Target, n.Iter)
		v.expr(n.Ifs...)
	case *WithItem:
		v.expr(n.ContextExpr, n.OptionalVars)
	case *ExceptHandler:
		v.expr(n.ExprType)
		v.stmts(n.Body)
	case *MatchCase:
		v(n.Pattern)
		v.expr(n.Guard)
		v.stmts(n.Body)
	case *TypeVar:
		v.expr(n.Bound, n.Default)
	case *ParamSpec:
		v.expr(n.Default)
	case *TypeVarTuple:
		v.expr(n.Default)
	}
}

// parameters visits each parameter followed by its default.
func (v visitor) parameters(n *Arguments) {
	positional := slices.Concat(n.Posonlyargs, n.Args)
	required := len(positional) - len(n.Defaults)
	for i, a := range positional {
		v(a)
		if i >= required {
			v.expr(n.Defaults[i-required])
		}
	}
	if n.Vararg != nil {
		v(n.Vararg)
	}
	for i, a := range n.Kwonlyargs {
		v(a)
		v.expr(n.KwDefaults[i])
	}
	if n.Kwarg != nil {
		v(n.Kwarg)
	}
}

// arguments visits positional and keyword arguments merged by where they stand: f(a, k=1, *b).
func (v visitor) arguments(args []Expr, keywords []*Keyword) {
	for len(args) > 0 && len(keywords) > 0 {
		if SpanOf(args[0]).Start < SpanOf(keywords[0]).Start {
			v(args[0])
			args = args[1:]
		} else {
			v(keywords[0])
			keywords = keywords[1:]
		}
	}
	v.expr(args...)
	each(v, keywords)
}
