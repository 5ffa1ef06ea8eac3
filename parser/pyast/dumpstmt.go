package pyast

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/source"
)

// stmt shows a statement.
func (d *dumper) stmt(s Stmt) any {
	switch s := s.(type) {
	case *FunctionDef:
		return d.function(s, "FunctionDef")
	case *AsyncFunctionDef:
		return d.function((*FunctionDef)(s), "AsyncFunctionDef")
	case *ClassDef:
		return d.located(s, "ClassDef",
			field{"name", ident(s.Name)}, field{"bases", d.exprs(s.Bases)}, field{"keywords", listOf(s.Keywords, d.keyword)},
			field{"body", d.stmts(s.Body)}, field{"decorator_list", d.exprs(s.DecoratorList)},
			field{"type_params", listOf(s.TypeParams, d.typeParam)})
	case *Return:
		return d.located(s, "Return", field{"value", d.expr(s.Value)})
	case *Delete:
		return d.located(s, "Delete", field{"targets", d.exprs(s.Targets)})
	case *Assign:
		return d.assign(s)
	case *TypeAlias:
		return d.located(s, "TypeAlias", field{"name", d.expr(s.Name)},
			field{"type_params", listOf(s.TypeParams, d.typeParam)}, field{"value", d.expr(s.Value)})
	case *AugAssign:
		return d.located(s, "AugAssign", field{"target", d.expr(s.Target)}, field{"op", rec(OpName(s.Op))},
			field{"value", d.expr(s.Value)})
	case *AnnAssign:
		simple := text("0")
		if s.Simple {
			simple = "1"
		}
		return d.located(s, "AnnAssign", field{"target", d.expr(s.Target)}, field{"annotation", d.expr(s.Annotation)},
			field{"value", d.expr(s.Value)}, field{"simple", simple})
	case *ExprStmt:
		return d.located(s, "Expr", field{"value", d.expr(s.Value)})
	case *Pass:
		return d.located(s, "Pass")
	case *Break:
		return d.located(s, "Break")
	case *Continue:
		return d.located(s, "Continue")
	}
	return d.smallStmt(s)
}

// assign shows an assignment, which to CPython includes its type comment, and so do the blocks that end in it.
func (d *dumper) assign(s *Assign) any {
	end := SpanOf(s).End
	comment := d.typeAfter(end, "")
	if comment.value != nil {
		d.extended[end] = source.Pos(endOfLine(d.file.Text, int(end)))
	}
	return d.located(s, "Assign", field{"targets", d.exprs(s.Targets)}, field{"value", d.expr(s.Value)}, comment)
}

func (d *dumper) smallStmt(s Stmt) any {
	switch s := s.(type) {
	case *Raise:
		return d.located(s, "Raise", field{"exc", d.expr(s.Exc)}, field{"cause", d.expr(s.Cause)})
	case *Assert:
		return d.located(s, "Assert", field{"test", d.expr(s.Test)}, field{"msg", d.expr(s.Msg)})
	case *Import:
		return d.located(s, "Import", field{"names", listOf(s.Names, d.alias)})
	case *ImportFrom:
		return d.located(s, "ImportFrom", field{"module", ident(s.Module)}, field{"names", listOf(s.Names, d.alias)},
			field{"level", number(s.Level)})
	case *Global:
		return d.located(s, "Global", field{"names", idents(s.Names)})
	case *Nonlocal:
		return d.located(s, "Nonlocal", field{"names", idents(s.Names)})
	}
	return d.blockStmt(s)
}

func (d *dumper) blockStmt(s Stmt) any {
	switch s := s.(type) {
	case *For:
		return d.loop(s, "For")
	case *AsyncFor:
		return d.loop((*For)(s), "AsyncFor")
	case *While:
		return d.located(s, "While", field{"test", d.expr(s.Test)}, field{"body", d.stmts(s.Body)},
			field{"orelse", d.stmts(s.Orelse)})
	case *If:
		return d.located(s, "If", field{"test", d.expr(s.Test)}, field{"body", d.stmts(s.Body)},
			field{"orelse", d.stmts(s.Orelse)})
	case *With:
		return d.with(s, "With")
	case *AsyncWith:
		return d.with((*With)(s), "AsyncWith")
	case *Try:
		return d.try(s, "Try")
	case *TryStar:
		return d.try((*Try)(s), "TryStar")
	case *Match:
		return d.located(s, "Match", field{"subject", d.expr(s.Subject)}, field{"cases", listOf(s.Cases, d.matchCase)})
	}
	return nil
}

func (d *dumper) function(s *FunctionDef, name string) any {
	end := SpanOf(s.Args).End
	if s.Returns != nil {
		end = SpanOf(s.Returns).End
	}
	return d.located(s, name,
		field{"name", ident(s.Name)}, field{"args", d.arguments(s.Args)}, field{"body", d.stmts(s.Body)},
		field{"decorator_list", d.exprs(s.DecoratorList)}, field{"returns", d.expr(s.Returns)},
		d.headerType(end, true), field{"type_params", listOf(s.TypeParams, d.typeParam)})
}

func (d *dumper) loop(s *For, name string) any {
	return d.located(s, name, field{"target", d.expr(s.Target)}, field{"iter", d.expr(s.Iter)},
		field{"body", d.stmts(s.Body)}, field{"orelse", d.stmts(s.Orelse)}, d.headerType(SpanOf(s.Iter).End, false))
}

func (d *dumper) with(s *With, name string) any {
	return d.located(s, name, field{"items", listOf(s.Items, d.withItem)}, field{"body", d.stmts(s.Body)},
		d.headerType(SpanOf(s.Items[len(s.Items)-1]).End, false))
}

func (d *dumper) try(s *Try, name string) any {
	return d.located(s, name, field{"body", d.stmts(s.Body)}, field{"handlers", listOf(s.Handlers, d.handler)},
		field{"orelse", d.stmts(s.Orelse)}, field{"finalbody", d.stmts(s.Finalbody)})
}

func (d *dumper) handler(h *ExceptHandler) any {
	return d.located(h, "ExceptHandler", field{"type", d.expr(h.ExprType)}, field{"name", ident(h.Name)},
		field{"body", d.stmts(h.Body)})
}

func (d *dumper) withItem(w *WithItem) any {
	return rec("withitem", field{"context_expr", d.expr(w.ContextExpr)}, field{"optional_vars", d.expr(w.OptionalVars)})
}

func (d *dumper) alias(a *Alias) any {
	return d.located(a, "alias", field{"name", ident(a.Name)}, field{"asname", ident(a.AsName)})
}

func (d *dumper) keyword(k *Keyword) any {
	return d.located(k, "keyword", field{"arg", ident(k.Arg)}, field{"value", d.expr(k.Value)})
}

// arg shows a parameter; its type comment stands after its default and a comma.
func (d *dumper) arg(a *Arg, value Expr) any {
	if a == nil {
		return nil
	}
	end := SpanOf(a).End
	if value != nil {
		end = SpanOf(value).End
	}
	return d.located(a, "arg", field{"arg", ident(a.Arg)}, field{"annotation", d.expr(a.Annotation)}, d.typeAfter(end, ",)"))
}

// args shows parameters whose defaults are the last of values.
func (d *dumper) args(params []*Arg, values []Expr) (l list) {
	for i, a := range params {
		var value Expr
		if n := len(values) - len(params) + i; n >= 0 {
			value = values[n]
		}
		l = append(l, d.arg(a, value))
	}
	return l
}

func (d *dumper) arguments(a *Arguments) any {
	positional := d.args(slices.Concat(a.Posonlyargs, a.Args), a.Defaults)
	return rec("arguments",
		field{"posonlyargs", positional[:len(a.Posonlyargs)]}, field{"args", positional[len(a.Posonlyargs):]},
		field{"vararg", d.arg(a.Vararg, nil)}, field{"kwonlyargs", d.args(a.Kwonlyargs, a.KwDefaults)},
		field{"kw_defaults", listOf(a.KwDefaults, d.orNone)}, field{"kwarg", d.arg(a.Kwarg, nil)},
		field{"defaults", d.exprs(a.Defaults)})
}

// orNone shows an element of a list that may be missing.
func (d *dumper) orNone(e Expr) any {
	if e == nil {
		return text("None")
	}
	return d.expr(e)
}

func (d *dumper) typeParam(t TypeParam) any {
	switch t := t.(type) {
	case *TypeVar:
		return d.located(t, "TypeVar", field{"name", ident(t.Name)}, field{"bound", d.expr(t.Bound)},
			field{"default_value", d.expr(t.Default)})
	case *ParamSpec:
		return d.located(t, "ParamSpec", field{"name", ident(t.Name)}, field{"default_value", d.expr(t.Default)})
	case *TypeVarTuple:
		return d.located(t, "TypeVarTuple", field{"name", ident(t.Name)}, field{"default_value", d.expr(t.Default)})
	}
	return nil
}

func (d *dumper) matchCase(c *MatchCase) any {
	return rec("match_case", field{"pattern", d.pattern(c.Pattern)}, field{"guard", d.expr(c.Guard)},
		field{"body", d.stmts(c.Body)})
}

func (d *dumper) pattern(p Pattern) any {
	switch p := p.(type) {
	case *MatchValue:
		return d.located(p, "MatchValue", field{"value", d.expr(p.Value)})
	case *MatchSingleton:
		return d.located(p, "MatchSingleton", field{"value", text((&Constant{Kind: p.Value}).Repr())})
	case *MatchSequence:
		return d.located(p, "MatchSequence", field{"patterns", d.patterns(p.Patterns)})
	case *MatchMapping:
		return d.located(p, "MatchMapping", field{"keys", d.exprs(p.Keys)}, field{"patterns", d.patterns(p.Patterns)},
			field{"rest", ident(p.Rest)})
	case *MatchClass:
		return d.located(p, "MatchClass", field{"cls", d.expr(p.Cls)}, field{"patterns", d.patterns(p.Patterns)},
			field{"kwd_attrs", idents(p.KwdAttrs)}, field{"kwd_patterns", d.patterns(p.KwdPatterns)})
	case *MatchStar:
		return d.located(p, "MatchStar", field{"name", ident(p.Name)})
	case *MatchAs:
		var inner any
		if p.Pattern != nil {
			inner = d.pattern(p.Pattern)
		}
		return d.located(p, "MatchAs", field{"pattern", inner}, field{"name", ident(p.Name)})
	case *MatchOr:
		return d.located(p, "MatchOr", field{"patterns", d.patterns(p.Patterns)})
	}
	return nil
}

func (d *dumper) patterns(l []Pattern) list { return listOf(l, d.pattern) }
